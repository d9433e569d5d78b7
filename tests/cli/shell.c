#include "shell.h"

#include <glib/gstdio.h>
#include <string.h>

void shell_init(Shell *shell)
{
    *shell = (Shell){ .folder = g_dir_make_tmp("placard-XXXXXX", NULL) };
    g_assert_nonnull(shell->folder);
}

void shell_clear(Shell *shell)
{
    const char *const remove[] = { "rm", "-rf", shell->folder, NULL };
    g_assert_true(g_spawn_sync(NULL, (char **)remove, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL));
    g_free(shell->folder);
    g_free(shell->out);
    g_free(shell->err);
}
void shell_put(const Shell *shell, const char *name, const char *text)
{
    g_autofree char *path = g_build_filename(shell->folder, name, NULL);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

char *shell_get(const Shell *shell, const char *name)
{
    g_autofree char *path = g_build_filename(shell->folder, name, NULL);
    char *text = NULL;
    g_file_get_contents(path, &text, NULL, NULL);
    return text;
}

void shell_run(Shell *shell, const char *line)
{
    g_clear_pointer(&shell->out, g_free);
    g_clear_pointer(&shell->err, g_free);
    const char *const words[] = { "sh", "-c", line, NULL };
    g_auto(GStrv) environment = g_environ_setenv(g_get_environ(), "placard", g_getenv("PLACARD"), TRUE);
    int status = 0;
    g_assert_true(g_spawn_sync(shell->folder, (char **)words, environment, G_SPAWN_SEARCH_PATH, NULL, NULL, &shell->out,
                               &shell->err, &status, NULL));
    g_assert_cmpint(status & 0xff, ==, 0);
    shell->code = status >> 8;
}

void shell_assert_begins(const char *text, const char *start)
{
    if (!g_str_has_prefix(text, start)) {
        g_error("“%s” does not begin with “%s”", text, start);
    }
}

void shell_must(Shell *shell, int code, const char *line)
{
    shell_run(shell, line);
    if (shell->code != code) {
        g_error("%s ended with %d, not %d:\n%s%s", line, shell->code, code, shell->out, shell->err);
    }
}

void shell_assert_has(const char *text, const char *part)
{
    if (strstr(text, part) == NULL) {
        g_error("“%s” is not in:\n%s", part, text);
    }
}
