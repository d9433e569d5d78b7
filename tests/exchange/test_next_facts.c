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
    g_auto(ScriptFiles) files;
    script_files_init(&files);
    for (guint32 seed = 0; seed < 40; seed++) {
        g_autoptr(GPtrArray) facts = facts_of(seed);
        g_autoptr(GBytes) bytes = next_facts_to_json(facts, "earlier.txt");
        g_autofree char *name = g_strdup_printf("%u.json", seed);
        script_files_add(&files, name, g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    }
    script_accepts("validate_json.py", "confirm.schema.json", &files);
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
