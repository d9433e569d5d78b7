#include "cli/arguments.h"

#include "cli/verb.h"

static const char *const colors[] = { "auto", "never", NULL };

static const Option options[] = {
    { "to", 't', "FORM", "a form", NULL },
    { "color", 0, "WHEN", "when", colors },
    { "quiet", 'q', NULL, "no words", NULL },
    { "brief", 'b', NULL, "few words", NULL },
    { 0 },
};

static const Verb sample = { .name = "try", .operands = "FILE...", .least = 1, .most = 2, .options = options };

/* The arguments after `line` is split at blanks; the words live as long as the vector that is returned. */
static char **parse(Arguments *arguments, const char *line, char **ret_complaint)
{
    char **words = g_strsplit(line, " ", -1);
    *ret_complaint = NULL;
    arguments_parse(arguments, &sample, words, ret_complaint);
    return words;
}

static void test_options(void)
{
    static const char *const lines[] = {
        "--to pdf -q a", "--to=pdf -q a", "-t pdf -q a", "-tpdf -q a", "-qtpdf a", "a --quiet --to txt --to pdf",
        "-qbt pdf -- a",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
        g_auto(Arguments) arguments = { 0 };
        g_autofree char *complaint = NULL;
        g_auto(GStrv) words = parse(&arguments, lines[i], &complaint);
        g_assert_cmpstr(complaint, ==, NULL);
        g_assert_cmpstr(arguments_value(&arguments, "to", NULL), ==, "pdf");
        g_assert_true(arguments_has(&arguments, "quiet"));
        g_assert_cmpint(arguments.operands->len, ==, 1);
        g_assert_cmpstr(arguments_operand(&arguments, 0), ==, "a");
        g_assert_null(arguments_operand(&arguments, 1));
    }
}

static void test_operands(void)
{
    g_auto(Arguments) arguments = { 0 };
    g_autofree char *complaint = NULL;
    g_auto(GStrv) words = parse(&arguments, "- -- --to", &complaint);
    g_assert_cmpstr(complaint, ==, NULL);
    g_assert_cmpstr(arguments_operand(&arguments, 0), ==, "-");
    g_assert_cmpstr(arguments_operand(&arguments, 1), ==, "--to");
    g_assert_cmpstr(arguments_value(&arguments, "to", "txt"), ==, "txt");
    g_assert_false(arguments_has(&arguments, "to"));
}

static void test_complaints(void)
{
    static const struct {
        const char *line, *complaint;
    } cases[] = {
        { "--tto pdf a", "try has no option --tto; did you mean --to?" },
        { "--zebra a", "try has no option --zebra" },
        { "-z a", "try has no option -z" },
        { "a --to", "--to needs a value: --to FORM" },
        { "--quiet=yes a", "--quiet takes no value" },
        { "--color red a", "--color cannot be “red”; it is one of auto, never" },
        { "-q", "try needs FILE...: placard try [options] FILE..." },
        { "a b c", "try does not know what to do with “c”: placard try [options] FILE..." },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_auto(Arguments) arguments = { 0 };
        g_autofree char *complaint = NULL;
        g_auto(GStrv) words = parse(&arguments, cases[i].line, &complaint);
        g_assert_cmpstr(complaint, ==, cases[i].complaint);
    }
}

static void test_help_comes_first(void)
{
    static const char *const lines[] = { "--help", "-h", "a b -qh", "--to --help", "a --help --zebra" };
    for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
        g_auto(Arguments) arguments = { 0 };
        g_autofree char *complaint = NULL;
        g_auto(GStrv) words = parse(&arguments, lines[i], &complaint);
        const bool is_value = g_str_has_prefix(lines[i], "--to");
        g_assert_true(arguments.wants_help != is_value);
    }
}

/* Letters and names are unique within a verb, and every verb can be described. */
static void test_table(void)
{
    const Verb *verb;
    for (guint i = 0; (verb = verb_at(i)) != NULL; i++) {
        g_assert_true(verb_of_name(verb->name) == verb);
        g_assert_nonnull(verb->run);
        g_assert_nonnull(verb->description);
        g_assert_cmpint(verb->least, <=, verb->most);
        g_assert_true((verb->operands != NULL) == (verb->most > 0));
        g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
        for (const Option *option = verb->options; option != NULL && option->name != NULL; option++) {
            g_assert_true(g_hash_table_add(seen, GUINT_TO_POINTER(g_str_hash(option->name))));
            g_assert_true(option->letter == '\0' || g_hash_table_add(seen, GINT_TO_POINTER(option->letter)));
            g_assert_nonnull(option->help);
        }
    }
    g_assert_null(verb_of_name("no-such-verb"));
    g_assert_null(verb_of_name(NULL));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/arguments/options", test_options);
    g_test_add_func("/arguments/operands", test_operands);
    g_test_add_func("/arguments/complaints", test_complaints);
    g_test_add_func("/arguments/help", test_help_comes_first);
    g_test_add_func("/arguments/table", test_table);
    return g_test_run();
}
