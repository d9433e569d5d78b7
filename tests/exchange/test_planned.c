/* Programmes with the instants of their hours, and what only the world outside can tell of a command. */
#include "exchange/planned.h"

static Row *add_row(Programme *programme, RowKind kind, CivilDate date, int start)
{
    Row *row = programme_add_row(programme, row_new(kind));
    row->date = date;
    row->start = start;
    row->end = CLOCK_UNKNOWN;
    return row;
}

/* Deadlines and closures of lists have their instants too; remarks have none. */
static void test_hours(void)
{
    g_autoptr(Programme) programme = programme_new();
    g_autoptr(GError) error = NULL;
    const CivilDate july = civil_date(2022, 7, 25), december = civil_date(2022, 12, 5);
    programme->zone = g_strdup("America/New_York");
    add_row(programme, ROW_MEETING, july, 600);
    add_row(programme, ROW_DEADLINE, december, 1080);
    add_row(programme, ROW_LIST_CLOSURE, july, 1080);
    add_row(programme, ROW_REMARK, july, 1080);
    g_autoptr(Planned) planned = planned_new(programme, &error);
    g_assert_no_error(error);
    g_assert_cmpint(planned->hours[0].starts, ==, G_GINT64_CONSTANT(1658757600000000));
    g_assert_cmpint(planned->hours[0].ends, ==, 0);
    g_assert_cmpint(planned->hours[0].offset, ==, -4 * 3600);
    g_assert_cmpint(planned->hours[1].offset, ==, -5 * 3600);
    g_assert_cmpint(planned->hours[2].starts, ==, G_GINT64_CONSTANT(1658786400000000));
    g_assert_cmpint(planned->hours[3].starts, ==, 0);
}

static void test_no_zone(void)
{
    g_autoptr(Programme) programme = programme_new();
    g_autoptr(GError) error = NULL;
    programme->zone = g_strdup("Nowhere/Land");
    g_assert_null(planned_new(programme, &error));
    g_assert_error(error, PLANNED_ERROR, PLANNED_ERROR_ZONE);
}

/* The clocks skip 2.30 a.m. on 13 March 2022 in New York. */
static void test_skipped_hour(void)
{
    g_autoptr(Programme) programme = programme_new();
    g_autoptr(GError) error = NULL;
    programme->zone = g_strdup("America/New_York");
    add_row(programme, ROW_DEADLINE, civil_date(2022, 3, 13), 150);
    g_assert_null(planned_new(programme, &error));
    g_assert_error(error, PLANNED_ERROR, PLANNED_ERROR_HOUR);
}

static void test_complete(void)
{
    static const struct {
        const char *zone, *from;
        int given, offset; /* 0: none */
        bool good;
    } cases[] = {
        { "America/New_York", "2022-07-25", 0, -4 * 3600, true },
        { "America/New_York", "2022-12-05", 0, -5 * 3600, true },
        { "Asia/Kathmandu", "2022-12-05", 0, 20700, true },
        { "America/New_York", "2022-12-05", 3600, 3600, true },
        { NULL, "2022-12-05", 0, 0, true },
        { "America/New_York", NULL, 0, 0, true },
        { "Nowhere/Land", "2022-12-05", 0, 0, false },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        Values values = { 0 };
        g_autoptr(GError) error = NULL;
        values_set_text(&values, FIELD_ZONE, cases[i].zone);
        values_set_text(&values, FIELD_FROM, cases[i].from);
        if (cases[i].given != 0) {
            values_set_number(&values, FIELD_OFFSET, cases[i].given);
        }
        g_assert_cmpint(planned_complete(&values, &error), ==, cases[i].good);
        g_assert_cmpint(error == NULL, ==, cases[i].good);
        g_assert_cmpint(values_number(&values, FIELD_OFFSET, 0), ==, cases[i].offset);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/exchange/planned/hours", test_hours);
    g_test_add_func("/exchange/planned/no-zone", test_no_zone);
    g_test_add_func("/exchange/planned/skipped-hour", test_skipped_hour);
    g_test_add_func("/exchange/planned/complete", test_complete);
    return g_test_run();
}
