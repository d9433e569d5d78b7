/* What stands in docs/ about the verbs is what the table of verbs says. PLACARD_SOURCE is the source root. */
#include "cli/acts_manual.h"
#include "cli/manual.h"
#include "cli/rules_manual.h"

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

static void assert_is(const char *name, const GString *made)
{
    g_autofree char *written = file_of(name);
    g_assert_cmpstr(written, ==, made->str);
}

/* And a page for each command of a session; none of what is no command any more. */
static void test_act_pages(void)
{
    g_test_message("if this differs: placard help --acts docs/acts; placard help --events > docs/format/events.md");
    g_autoptr(GString) index = g_string_new(NULL), events = g_string_new(NULL);
    const CommandInfo *info;
    guint n = 1;
    acts_markdown_index(index);
    acts_markdown_events(events);
    assert_is("docs/acts/README.md", index);
    assert_is("docs/format/events.md", events);
    for (guint i = 0; (info = command_at(i)) != NULL; i++, n++) {
        g_autofree char *name = g_strdup_printf("docs/acts/%s.md", info->name);
        g_autoptr(GString) page = g_string_new(NULL);
        acts_markdown_command(page, info);
        assert_is(name, page);
    }
    g_autofree char *folder = g_build_filename(g_getenv("PLACARD_SOURCE"), "docs", "acts", NULL);
    g_autoptr(GDir) pages = g_dir_open(folder, 0, NULL);
    while (g_dir_read_name(pages) != NULL) {
        n--;
    }
    g_assert_cmpuint(n, ==, 0);
}

static void test_rules_page(void)
{
    g_test_message("if this differs: placard help --rules > docs/rules.md");
    g_autoptr(GString) made = g_string_new(NULL);
    rules_markdown(made);
    assert_is("docs/rules.md", made);
}

static void assert_fits(void (*print)(const Terminal *terminal, gconstpointer of), gconstpointer of)
{
    g_autofree char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    const Terminal terminal = { .out = out, .width = 80 };
    print(&terminal, of);
    fclose(out);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        if (!g_str_has_prefix(*line, "  placard do ")) { /* an example is one line, to be copied */
            g_assert_cmpint(terminal_columns(*line), <=, 80);
        }
    }
}

static void print_overview(const Terminal *terminal, gconstpointer of)
{
    (void)of;
    acts_manual_overview(terminal);
}

static void print_act(const Terminal *terminal, gconstpointer of)
{
    acts_manual_command(terminal, of);
}

static void test_acts_fit(void)
{
    const CommandInfo *info;
    assert_fits(print_overview, NULL);
    for (guint i = 0; (info = command_at(i)) != NULL; i++) {
        assert_fits(print_act, info);
    }
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
    g_test_add_func("/manual/act-pages", test_act_pages);
    g_test_add_func("/manual/rules-page", test_rules_page);
    g_test_add_func("/manual/acts-fit", test_acts_fit);
    return g_test_run();
}
