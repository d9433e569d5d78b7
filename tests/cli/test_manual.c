/* What stands in docs/ about the verbs is what the table of verbs says. PLACARD_SOURCE is the source root. */
#include "cli/manual.h"

#include <string.h>

static char *file_of(const char *name)
{
    g_autofree char *path = g_build_filename(g_getenv("PLACARD_SOURCE"), name, NULL);
    g_autoptr(GError) error = NULL;
    char *text = NULL;
    g_file_get_contents(path, &text, NULL, &error);
    g_assert_no_error(error);
    return text;
}

static void test_pages(void)
{
    const Verb *verb;
    for (guint i = 0; (verb = verb_at(i)) != NULL; i++) {
        g_autofree char *name = g_strdup_printf("docs/commands/%s.md", verb->name);
        g_test_message("if this differs: placard help --markdown %s > %s", verb->name, name);
        g_autofree char *written = file_of(name);
        g_autoptr(GString) made = g_string_new(NULL);
        manual_markdown(made, verb);
        g_assert_cmpstr(written, ==, made->str);
    }
}

static void test_manual_page(void)
{
    g_test_message("if this differs: placard help --man > docs/man/placard.1");
    g_autofree char *written = file_of("docs/man/placard.1");
    g_autoptr(GString) made = g_string_new(NULL);
    manual_mdoc(made);
    g_assert_cmpstr(written, ==, made->str);
}

/* The help fits a terminal of 80 columns. */
static void test_help_fits(void)
{
    const Verb *verb;
    for (guint i = 0; (verb = verb_at(i)) != NULL; i++) {
        g_autofree char *text = NULL;
        size_t length = 0;
        FILE *out = open_memstream(&text, &length);
        const Terminal terminal = { .out = out, .width = 80 };
        manual_verb(&terminal, verb);
        fclose(out);
        g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
        for (char **line = lines; *line != NULL; line++) {
            g_assert_cmpint(terminal_columns(*line), <=, 80);
        }
        g_assert_nonnull(strstr(text, verb->summary));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/manual/pages", test_pages);
    g_test_add_func("/manual/page", test_manual_page);
    g_test_add_func("/manual/help-fits", test_help_fits);
    return g_test_run();
}
