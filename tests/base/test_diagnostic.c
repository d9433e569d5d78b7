#include "base/diagnostic.h"

static void add(GPtrArray *list, Severity severity, int line, int column, const char *what)
{
    diagnostics_add(list, severity, "rule", (Position){ .line = line, .column = column }, g_strdup(what), NULL);
}

static void test_sorted_by_place_then_severity_then_age(void)
{
    g_autoptr(GPtrArray) list = diagnostics_new();
    add(list, SEVERITY_NOTE, 9, 1, "seventh");
    add(list, SEVERITY_NOTE, 3, 4, "fifth");
    add(list, SEVERITY_WARNING, 3, 4, "third");
    add(list, SEVERITY_WARNING, 3, 4, "fourth");
    add(list, SEVERITY_ERROR, 3, 4, "second");
    add(list, SEVERITY_ERROR, 3, 10, "sixth");
    add(list, SEVERITY_NOTE, 0, 0, "first");
    diagnostics_sort(list);
    static const char *const expected[] = { "first", "second", "third", "fourth", "fifth", "sixth", "seventh" };
    g_assert_cmpuint(list->len, ==, G_N_ELEMENTS(expected));
    for (guint i = 0; i < list->len; i++) {
        const Diagnostic *diagnostic = g_ptr_array_index(list, i);
        g_assert_cmpstr(diagnostic->what, ==, expected[i]);
    }
}

static void test_counts(void)
{
    g_autoptr(GPtrArray) list = diagnostics_new();
    g_assert_cmpint(diagnostics_count(list, SEVERITY_ERROR), ==, 0);
    add(list, SEVERITY_ERROR, 1, 1, "a");
    add(list, SEVERITY_NOTE, 1, 1, "b");
    add(list, SEVERITY_ERROR, 1, 1, "c");
    g_assert_cmpint(diagnostics_count(list, SEVERITY_ERROR), ==, 2);
    g_assert_cmpint(diagnostics_count(list, SEVERITY_WARNING), ==, 0);
    g_assert_cmpint(diagnostics_count(list, SEVERITY_NOTE), ==, 1);
}

static void test_keeps_what_it_was_given(void)
{
    g_autoptr(GPtrArray) list = diagnostics_new();
    const Position at = { .line = 2, .column = 7, .length = 3 };
    diagnostics_add(list, SEVERITY_WARNING, "weekday", at, g_strdup("what"), g_strdup("expected"));
    const Diagnostic *diagnostic = g_ptr_array_index(list, 0);
    g_assert_cmpint(diagnostic->severity, ==, SEVERITY_WARNING);
    g_assert_cmpstr(diagnostic->rule, ==, "weekday");
    g_assert_cmpint(diagnostic->at.length, ==, 3);
    g_assert_cmpstr(diagnostic->expected, ==, "expected");
    g_assert_cmpstr(severity_name(SEVERITY_NOTE), ==, "note");
    g_assert_cmpstr(severity_name(SEVERITY_WARNING), ==, "warning");
    g_assert_cmpstr(severity_name(SEVERITY_ERROR), ==, "error");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/diagnostic/sort", test_sorted_by_place_then_severity_then_age);
    g_test_add_func("/base/diagnostic/count", test_counts);
    g_test_add_func("/base/diagnostic/content", test_keeps_what_it_was_given);
    return g_test_run();
}
