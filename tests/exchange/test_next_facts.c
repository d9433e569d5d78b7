#include "exchange/next_facts.h"

#include "base/json.h"
#include "generate.h"
#include "script.h"

#include <glib/gstdio.h>
#include <string.h>

static const NextPlan plan = { .session = "Ninth session", .from = { 2031, 3, 3 }, .place = "Nairobi" };

static GPtrArray *facts_of(guint32 seed)
{
    g_autoptr(Programme) earlier = generate_programme(seed);
    GPtrArray *facts = next_facts_new();
    programme_free(programme_next(earlier, &plan, facts));
    return facts;
}

static void test_schema(void)
{
    g_autofree char *script = g_test_build_filename(G_TEST_DIST, "validate_json.py", NULL);
    g_autofree char *schema =
        g_test_build_filename(G_TEST_DIST, "..", "..", "docs", "format", "confirm.schema.json", NULL);
    g_autofree char *folder = g_dir_make_tmp("placard-facts-XXXXXX", NULL);
    g_autoptr(GPtrArray) arguments = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(arguments, g_strdup(schema));
    for (guint32 seed = 0; seed < 40; seed++) {
        g_autoptr(GPtrArray) facts = facts_of(seed);
        g_autoptr(GBytes) bytes = next_facts_to_json(facts, "earlier.txt");
        g_autofree char *name = g_strdup_printf("%u.json", seed);
        char *path = g_build_filename(folder, name, NULL);
        g_assert_true(g_file_set_contents(path, g_bytes_get_data(bytes, NULL), (gssize)g_bytes_get_size(bytes), NULL));
        g_ptr_array_add(arguments, path);
    }
    const int outcome = script_run(script, arguments, NULL);
    for (guint i = 1; i < arguments->len; i++) {
        g_unlink(g_ptr_array_index(arguments, i));
    }
    g_rmdir(folder);
    if (outcome == SCRIPT_MISSING) {
        g_test_skip("python3-jsonschema is not there: nothing was validated against the schema");
        return;
    }
    g_assert_cmpint(outcome, ==, 0);
}

/* Each fact is a line to tick off, and what a text has in it is no mark of Markdown. */
static void test_markdown(void)
{
    for (guint32 seed = 0; seed < 40; seed++) {
        g_autoptr(GPtrArray) facts = facts_of(seed);
        g_autoptr(GBytes) bytes = next_facts_to_markdown(facts, "a_b*c.txt");
        g_autofree char *text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
        g_auto(GStrv) parts = g_strsplit(text, "\n- [ ] ", -1);
        g_assert_cmpuint(g_strv_length(parts), ==, facts->len + 1);
        g_assert_nonnull(strstr(parts[0], "a\\_b\\*c.txt"));
    }
}

static void test_words(void)
{
    NextFact fact = { .fate = FACT_CARRIED, .was = (char *)"New York", .is = (char *)"Geneva" };
    static const char *const expected[] = {
        [FACT_CARRIED] = "“New York” is carried over",
        [FACT_CHANGED] = "“New York” has become “Geneva”",
        [FACT_REMOVED] = "“New York” is taken out",
        [FACT_DOUBTFUL] = "“New York” is carried over",
    };
    for (int fate = 0; fate < N_FACT_FATES; fate++) {
        fact.fate = (FactFate)fate;
        g_autofree char *words = next_fact_words(&fact);
        g_assert_cmpstr(words, ==, expected[fate]);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/exchange/next_facts/schema", test_schema);
    g_test_add_func("/exchange/next_facts/markdown", test_markdown);
    g_test_add_func("/exchange/next_facts/words", test_words);
    return g_test_run();
}
