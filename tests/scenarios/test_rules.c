/* The rules of a session, a story each: rules/rule-NNN-....txt. How they are written: story.h. PLACARD_SOURCE is the
 * source root. */
#include "cases.h"
#include "session/module.h"
#include "story.h"

static char *folder(void)
{
    return g_build_filename(g_getenv("PLACARD_SOURCE"), "tests", "scenarios", NULL);
}

static void test_story(gconstpointer path)
{
    g_autofree char *scenarios = folder();
    story_run(path, scenarios);
}

/* Every command and every refusal stands in a story. */
static void test_all_told(void)
{
    const CommandInfo *command;
    Refusal refusal;
    if (g_getenv("PLACARD_ALL_TOLD") == NULL) {
        g_test_skip("only where PLACARD_ALL_TOLD is set");
        return;
    }
    for (guint i = 0; (command = command_at(i)) != NULL; i++) {
        if (!g_hash_table_contains(story_commands(), command->name)) {
            g_test_message("no story has %s", command->name);
            g_test_fail();
        }
    }
    for (guint i = 0; (refusal = refusal_at(i)) != NULL; i++) {
        if (!g_hash_table_contains(story_refusals(), refusal->name)) {
            g_test_message("no story meets the refusal %s", refusal->name);
            g_test_fail();
        }
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_autofree char *scenarios = folder();
    g_autofree char *rules = g_build_filename(scenarios, "rules", NULL);
    cases_add(rules, ".txt", "rules", test_story);
    g_test_add_func("/rules/zz-all-told", test_all_told); /* after the stories: GTest keeps the order within a path */
    return g_test_run();
}
