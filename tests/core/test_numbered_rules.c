/* The table of numbered rules, and how rules are cited. PLACARD_SOURCE is the source root. */
#include "core/numbered_rules.h"
#include "core/programme_check.h"

#include <string.h>

/* Themes stand together, so that the list of a theme is whole; no two rules of a theme have one title. */
static void test_themes(void)
{
    g_autoptr(GHashTable) themes = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) titles = g_hash_table_new(g_str_hash, g_str_equal);
    const char *theme = "";
    for (int number = 1; number <= numbered_rules_count(); number++) {
        const NumberedRule *rule = numbered_rule(number);
        if (strcmp(rule->theme, theme) != 0) {
            g_assert_true(g_hash_table_add(themes, (gpointer)rule->theme));
            theme = rule->theme;
        }
        g_assert_true(g_hash_table_add(titles, (gpointer)rule->title));
        g_assert_cmpint(rule->number, ==, number);
    }
    g_assert_cmpint(numbered_rules_count(), ==, 127);
    g_assert_null(numbered_rule(0));
    g_assert_null(numbered_rule(-1));
    g_assert_null(numbered_rule(128));
}

static void test_words(void)
{
    for (int number = 1; number <= numbered_rules_count(); number++) {
        const NumberedRule *rule = numbered_rule(number);
        g_assert_true(strlen(rule->title) > 3 && strlen(rule->title) <= 60);
        g_assert_true(strlen(rule->text) > 30 && strlen(rule->text) <= 300);
        g_assert_true(rule->source != NULL && strchr(rule->text, '\t') == NULL);
        g_assert_true((rule->lacks != NULL) == (rule->progress == RULE_IN_PART));
    }
    g_assert_cmpstr(rule_progress_name(RULE_CARRIED_OUT), ==, "carried out");
    g_assert_cmpstr(rule_progress_name(RULE_IN_PART), ==, "in part");
    g_assert_cmpstr(rule_progress_name(RULE_PLANNED), ==, "planned");
}

/* What is said to show a rule is there. */
static void test_shown(void)
{
    for (int number = 1; number <= numbered_rules_count(); number++) {
        const NumberedRule *rule = numbered_rule(number);
        g_autofree char *path =
            g_build_filename(g_getenv("PLACARD_SOURCE"), rule->shown != NULL ? rule->shown : "data", NULL);
        g_assert_true(rule->shown == NULL || g_str_has_prefix(rule->shown, "tests/"));
        if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
            g_test_message("rule %d: there is no %s", number, rule->shown);
            g_test_fail();
        }
    }
}

/* What the checks of a programme carry out are rules, and not such as are only planned. */
static void test_checks(void)
{
    const Rule *check;
    for (guint i = 0; (check = rule_at(i)) != NULL; i++) {
        const char *at = check->domain;
        int first, last;
        g_assert_true(*at == '\0' || rule_citation_is_valid(at));
        while (rule_citation_next(&at, &first, &last)) {
            for (int number = first; number <= last; number++) {
                if (numbered_rule(number)->progress == RULE_PLANNED) {
                    g_test_message("%s carries out rule %d, which is marked as planned", check->name, number);
                    g_test_fail();
                }
            }
        }
    }
}

static void test_citations(void)
{
    static const char *const good[] = { "29", "1", "127", "29–32, 38", "56-59", "7, 8, 10", "5–5" };
    static const char *const bad[] = { "",      "0",   "128", "29 ",      " 29", "029",   "29,38",       "29, ",
                                       "32–29", "29–", "–29", "29–32–38", "a",   "29, a", "99999999999", "1–128" };
    for (guint i = 0; i < G_N_ELEMENTS(good); i++) {
        g_test_message("%s", good[i]);
        g_assert_true(rule_citation_is_valid(good[i]));
    }
    for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_test_message("%s", bad[i]);
        g_assert_false(rule_citation_is_valid(bad[i]));
    }
    g_assert_false(rule_citation_is_valid(NULL));
}

static void test_has(void)
{
    for (int number = -1; number <= 130; number++) {
        const bool is_cited = (number >= 29 && number <= 32) || number == 38;
        g_assert_true(rule_citation_has("29–32, 38", number) == is_cited);
    }
    g_assert_false(rule_citation_has("", 29));
    g_assert_false(rule_citation_has(NULL, 29));
}

static void test_next(void)
{
    const char *text = "29–32, 38, x";
    int first = 0, last = 0;
    g_assert_true(rule_citation_next(&text, &first, &last));
    g_assert_cmpint(first, ==, 29);
    g_assert_cmpint(last, ==, 32);
    g_assert_true(rule_citation_next(&text, &first, &last));
    g_assert_cmpint(first, ==, 38);
    g_assert_cmpint(last, ==, 38);
    g_assert_false(rule_citation_next(&text, &first, &last));
    g_assert_cmpstr(text, ==, "x");
    g_assert_cmpint(first, ==, 38);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/core/numbered_rules/themes", test_themes);
    g_test_add_func("/core/numbered_rules/words", test_words);
    g_test_add_func("/core/numbered_rules/shown", test_shown);
    g_test_add_func("/core/numbered_rules/checks", test_checks);
    g_test_add_func("/core/numbered_rules/citations", test_citations);
    g_test_add_func("/core/numbered_rules/has", test_has);
    g_test_add_func("/core/numbered_rules/next", test_next);
    return g_test_run();
}
