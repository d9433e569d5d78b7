#include "cli/nearest.h"

static void test_nearest(void)
{
    static const char *const names[] = { "check", "convert", "explain", "serve", "help", "version" };
    static const struct {
        const char *word, *meant;
    } cases[] = {
        { "chekc", "check" },  { "chek", "check" },
        { "conv", "convert" }, { "explian", "explain" },
        { "servr", "serve" },  { "halp", "help" },
        { "", NULL },          { "zebra", NULL },
        { "x", NULL },         { "a-word-that-is-much-longer-than-any-name-could-ever-be", NULL },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_assert_cmpstr(nearest_name(cases[i].word, names, G_N_ELEMENTS(names)), ==, cases[i].meant);
    }
    g_assert_null(nearest_name("check", names, 0));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/nearest", test_nearest);
    return g_test_run();
}
