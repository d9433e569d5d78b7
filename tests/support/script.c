#include "script.h"

#include <glib/gstdio.h>
#include <string.h>

/* A Python of the user's own does not know the modules that the distribution installed for its own. */
static const char *const pythons[] = { "python3", "/usr/bin/python3" };

static int run(const char *python, const char *path, const GPtrArray *arguments, char **ret_output)
{
    g_autoptr(GPtrArray) command = g_ptr_array_new();
    g_ptr_array_add(command, (gpointer)python);
    g_ptr_array_add(command, (gpointer)path);
    for (guint i = 0; i < arguments->len; i++) {
        g_ptr_array_add(command, g_ptr_array_index(arguments, i));
    }
    g_ptr_array_add(command, NULL);
    int status = 0;
    g_autofree char *complaints = NULL;
    g_autoptr(GError) error = NULL;
    if (!g_spawn_sync(NULL, (char **)command->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, ret_output, &complaints,
                      &status, &error)) {
        g_test_message("%s", error->message);
        return SCRIPT_MISSING;
    }
    if (complaints[0] != '\0') {
        g_test_message("%s", complaints);
    }
    return g_spawn_check_wait_status(status, &error) ? 0 : error->code;
}

int script_run(const char *path, const GPtrArray *arguments, char **ret_output)
{
    int outcome = SCRIPT_MISSING;
    for (guint i = 0; i < G_N_ELEMENTS(pythons) && outcome == SCRIPT_MISSING; i++) {
        g_autofree char *output = NULL;
        outcome = run(pythons[i], path, arguments, &output);
        if (outcome != SCRIPT_MISSING && ret_output != NULL) {
            *ret_output = g_steal_pointer(&output);
        }
    }
    return outcome;
}

char *script_read(const char *name, const char *extension, const char *text)
{
    g_autofree char *script = g_test_build_filename(G_TEST_DIST, name, NULL);
    g_auto(ScriptFiles) files;
    script_files_init(&files);
    g_autofree char *file = g_strconcat("text.", extension, NULL);
    script_files_add(&files, file, text, strlen(text));
    char *output = NULL;
    const int outcome = script_run(script, files.paths, &output);
    g_assert_true(outcome == 0 || outcome == SCRIPT_MISSING);
    return output;
}

void script_files_init(ScriptFiles *files)
{
    g_autoptr(GError) error = NULL;
    files->folder = g_dir_make_tmp("placard-XXXXXX", &error);
    g_assert_no_error(error);
    files->paths = g_ptr_array_new_with_free_func(g_free);
}

void script_files_add(ScriptFiles *files, const char *name, const void *data, gsize length)
{
    char *path = g_build_filename(files->folder, name, NULL);
    g_autoptr(GError) error = NULL;
    g_ptr_array_add(files->paths, path);
    g_file_set_contents(path, data, (gssize)length, &error);
    g_assert_no_error(error);
}

void script_files_clear(ScriptFiles *files)
{
    for (guint i = 0; i < files->paths->len; i++) {
        g_unlink(g_ptr_array_index(files->paths, i));
    }
    g_rmdir(files->folder);
    g_free(files->folder);
    g_ptr_array_unref(files->paths);
}

int script_judge(const char *name, const char *schema, const ScriptFiles *files)
{
    g_autofree char *script = g_test_build_filename(G_TEST_DIST, name, NULL);
    g_autoptr(GPtrArray) arguments = g_ptr_array_new();
    g_autofree char *grammar =
        schema != NULL ? g_test_build_filename(G_TEST_DIST, "..", "..", "docs", "format", schema, NULL) : NULL;
    if (grammar != NULL) {
        g_ptr_array_add(arguments, grammar);
    }
    for (guint i = 0; i < files->paths->len; i++) {
        g_ptr_array_add(arguments, g_ptr_array_index(files->paths, i));
    }
    return script_run(script, arguments, NULL);
}

void script_accepts(const char *name, const char *schema, const ScriptFiles *files)
{
    const int outcome = script_judge(name, schema, files);
    if (outcome == SCRIPT_MISSING) {
        g_test_skip("Python or a module that the script needs is not there: nothing was validated");
        return;
    }
    g_assert_cmpint(outcome, ==, 0);
}
