#include "door/scope.h"

#include "session/module.h"

#include <string.h>

static void test_read(void)
{
    static const struct {
        const char *text, *scopes; /* NULL: none */
    } cases[] = {
        { "read", "read" },
        { " read,record  read ", "read record" },
        { "act", "act" },
        { "act:floor", "act:floor" },
        { "act:floor.request,microphones,metrics", "act:floor.request microphones metrics" },
        { "", NULL },
        { " , ", NULL },
        { "reads", NULL },
        { "act:", NULL },
        { "act:flo", NULL },
        { "act:floor.", NULL },
        { "act:floor.requests", NULL },
        { "read:floor", NULL },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        char *complaint = NULL;
        g_autofree char *scopes = scopes_read(cases[i].text, &complaint);
        g_test_message("%s", cases[i].text);
        g_assert_cmpstr(scopes, ==, cases[i].scopes);
        g_assert_true((complaint == NULL) == (scopes != NULL));
        g_free(complaint);
    }
    g_assert_true(g_str_has_prefix(scopes_usual, "read record act"));
}

/* All that there are, one after the other, are too many. */
static void test_limit(void)
{
    char *complaint = NULL;
    const CommandInfo *info;
    g_autoptr(GString) text = g_string_new("read");
    for (guint i = 0; (info = command_at(i)) != NULL; i++) {
        g_string_append_printf(text, ",act:%s", info->name);
    }
    g_assert_null(scopes_read(text->str, &complaint));
    g_assert_nonnull(strstr(complaint, "longer than 400 bytes"));
    g_free(complaint);
}

static void test_acts(void)
{
    static const struct {
        const char *scopes, *act;
        bool reaches;
    } cases[] = {
        { "act", "floor.request", true },
        { "read act", "vote.cast", true },
        { "act:floor", "floor.request", true },
        { "act:floor", "vote.cast", false },
        { "read act:vote act:floor.request", "floor.request", true },
        { "act:floor.request", "floor.give", false },
        { "act:floor.requ", "floor.request", false },
        { "read record", "floor.request", false },
        { "", "floor.request", false },
        { "action act:", "floor.request", false },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_test_message("%s: %s", cases[i].scopes, cases[i].act);
        g_assert_true(scopes_have_act(cases[i].scopes, command_of(cases[i].act)) == cases[i].reaches);
    }
    g_assert_true(scopes_have("act:floor read", "read"));
    g_assert_false(scopes_have("reader act:floor", "read"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/scope/read", test_read);
    g_test_add_func("/scope/limit", test_limit);
    g_test_add_func("/scope/acts", test_acts);
    return g_test_run();
}
