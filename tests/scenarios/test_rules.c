/* The rules of a session, a story each: rules/rule-NNN-....txt. How they are written: story.h. PLACARD_SOURCE is the
 * source root.
 *
 * What all stories together must tell is the last case: GTest runs the cases of one path in the order in which they
 * were added. */
#include "cases.h"
#include "core/numbered_rules.h"
#include "session/module.h"
#include "story.h"

#include <stdlib.h>
#include <string.h>

static char *folder(void)
{
    return g_build_filename(g_getenv("PLACARD_SOURCE"), "tests", "scenarios", NULL);
}

static guint n_run; /* stories */

static void test_story(gconstpointer path)
{
    n_run++;
    g_autofree char *scenarios = folder();
    story_run(path, scenarios);
}

/* --- what the stories are called -----------------------------------------------------------------------------------
 */

static void complain(const char *name, const char *what)
{
    g_test_message("%s: %s", name, what);
    g_printerr("%s: %s\n", name, what);
    g_test_fail();
}

/* The number in "rule-032-one-inscription.txt"; 0 if there is none. */
static int number_of(const char *name)
{
    const bool is_named = g_regex_match_simple("^rule-[0-9]{3}-[a-z0-9-]+\\.txt$", name, 0, 0);
    return is_named ? atoi(name + strlen("rule-")) : 0;
}

static GPtrArray *story_names(void)
{
    g_autofree char *scenarios = folder();
    g_autofree char *rules = g_build_filename(scenarios, "rules", NULL);
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GDir) dir = g_dir_open(rules, 0, NULL);
    const char *name;
    g_assert_nonnull(dir);
    while ((name = g_dir_read_name(dir)) != NULL) {
        g_ptr_array_add(names, g_strdup(name));
    }
    return names;
}

/* The head: the number and the title of the rule, then two to four lines. */
static void check_head(const char *name, const NumberedRule *rule)
{
    enum { LEAST = 2, MOST = 4, WIDTH = 120 };
    g_autofree char *scenarios = folder();
    g_autofree char *path = g_build_filename(scenarios, "rules", name, NULL);
    g_autofree char *text = NULL;
    g_autofree char *title = g_strdup_printf("Rule %d: %s", rule->number, rule->title);
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(text, "\n", MOST + 3);
    guint n = 0;
    while (lines[n] != NULL && *lines[n] != '\0') {
        if (g_utf8_strlen(lines[n], -1) > WIDTH) {
            complain(name, "a line of its head is too long");
        }
        n++;
    }
    if (strcmp(lines[0], title) != 0) {
        g_autofree char *what = g_strdup_printf("it begins with “%s”, not with “%s”", lines[0], title);
        complain(name, what);
    }
    if (n < 1 + LEAST || n > 1 + MOST) {
        complain(name, "its head says in two to four lines what is to be learned, and is followed by an empty line");
    }
}

static void test_heads(void)
{
    g_autoptr(GPtrArray) names = story_names();
    g_assert_cmpuint(names->len, >, 0);
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        const NumberedRule *rule = numbered_rule(number_of(name));
        if (rule == NULL) {
            complain(name, "its name has no number of data/rules.tsv, as rule-032-one-inscription.txt has");
        } else if (rule->progress == RULE_PLANNED) {
            complain(name, "it tells of a rule that data/rules.tsv marks as planned");
        } else {
            check_head(name, rule);
        }
    }
}

static bool is_told(const GPtrArray *names, int number)
{
    for (guint i = 0; i < names->len; i++) {
        if (number_of(g_ptr_array_index(names, i)) == number) {
            return true;
        }
    }
    return false;
}

/* The rules of a running session are told as stories. Of the others it is known where they are shown; where something
 * is carried out in part only, what there is may be told within other stories. */
static void test_every_rule(void)
{
    g_autoptr(GPtrArray) names = story_names();
    for (int number = 1; number <= numbered_rules_count(); number++) {
        const NumberedRule *rule = numbered_rule(number);
        const bool is_running =
            (number >= 17 && number <= 65) || (number >= 109 && number <= 115) || (number >= 120 && number <= 124);
        if (rule->progress != RULE_CARRIED_OUT && !is_running) {
            continue;
        }
        if (!is_told(names, number) && rule->shown == NULL) {
            complain(rule->title, "the rule has no story, and data/rules.tsv names no test that shows it");
        }
    }
}

/* Every command and every refusal stands in a story. */
static void test_all_told(void)
{
    const CommandInfo *command;
    Refusal refusal;
    g_autoptr(GPtrArray) names = story_names();
    if (n_run < names->len) {
        g_test_skip("not all stories were run (-p): whether they tell of everything is NOT tested");
        return;
    }
    for (guint i = 0; (command = command_at(i)) != NULL; i++) {
        if (!g_hash_table_contains(story_commands(), command->name)) {
            complain(command->name, "no story has the command");
        }
    }
    for (guint i = 0; (refusal = refusal_at(i)) != NULL; i++) {
        if (!g_hash_table_contains(story_refusals(), refusal->name)) {
            complain(refusal->name, "no story meets the refusal");
        }
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_autofree char *scenarios = folder();
    g_autofree char *rules = g_build_filename(scenarios, "rules", NULL);
    cases_add(rules, ".txt", "rules", test_story);
    g_test_add_func("/rules/heads", test_heads);
    g_test_add_func("/rules/every-rule", test_every_rule);
    g_test_add_func("/rules/all-told", test_all_told);
    return g_test_run();
}
