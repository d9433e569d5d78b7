#include "base/civil.h"

static void test_calendar_has_the_days_it_has(void)
{
    g_assert_true(civil_date_is_set(civil_date(2024, 2, 29)));
    g_assert_true(civil_date_is_set(civil_date(2000, 2, 29)));
    g_assert_true(civil_date_is_set(civil_date(1583, 1, 1)));
    g_assert_true(civil_date_is_set(civil_date(9999, 12, 31)));
    static const CivilDate none[] = {
        { 2023, 2, 29 }, { 1900, 2, 29 }, { 2022, 4, 31 }, { 2022, 0, 1 }, { 2022, 13, 1 },
        { 2022, 1, 0 },  { 1582, 10, 1 }, { 10000, 1, 1 }, { 0, 0, 0 },    { -1, 1, 1 },
    };
    for (guint i = 0; i < G_N_ELEMENTS(none); i++) {
        g_assert_false(civil_date_is_set(civil_date(none[i].year, none[i].month, none[i].day)));
    }
}

static void test_month_lengths(void)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    for (int month = 1; month <= 12; month++) {
        g_assert_cmpint(civil_days_in_month(2023, month), ==, days[month - 1]);
    }
    g_assert_cmpint(civil_days_in_month(2024, 2), ==, 29);
    g_assert_cmpint(civil_days_in_month(2100, 2), ==, 28);
    g_assert_cmpint(civil_days_in_month(2023, 0), ==, 0);
    g_assert_cmpint(civil_days_in_month(2023, 13), ==, 0);
}

/* Every day of eight centuries, each one more than the day before and one weekday on. */
static void test_days_follow_each_other(void)
{
    CivilDate date = civil_date(1583, 1, 1);
    Weekday weekday = SATURDAY;
    g_assert_cmpint(civil_date_weekday(date), ==, weekday);
    while (date.year < 2400) {
        const CivilDate next = civil_date_add(date, 1);
        weekday = weekday == SUNDAY ? MONDAY : weekday + 1;
        g_assert_cmpint(civil_date_compare(date, next), <, 0);
        g_assert_cmpint(civil_date_days_between(date, next), ==, 1);
        g_assert_cmpint(civil_date_weekday(next), ==, weekday);
        g_assert_true(civil_date_equal(civil_date_add(next, -1), date));
        date = next;
    }
}

static void test_known_weekdays(void)
{
    g_assert_cmpint(civil_date_weekday(civil_date(2022, 7, 25)), ==, MONDAY);
    g_assert_cmpint(civil_date_weekday(civil_date(2023, 12, 15)), ==, FRIDAY);
    g_assert_cmpint(civil_date_weekday(civil_date(2000, 1, 1)), ==, SATURDAY);
    g_assert_cmpint(civil_date_weekday(civil_date(1970, 1, 1)), ==, THURSDAY);
    g_assert_cmpint(civil_date_weekday((CivilDate){ 0 }), ==, WEEKDAY_NONE);
}

static void test_adding_past_the_calendar(void)
{
    g_assert_false(civil_date_is_set(civil_date_add(civil_date(9999, 12, 31), 1)));
    g_assert_false(civil_date_is_set(civil_date_add(civil_date(1583, 1, 1), -1)));
    g_assert_false(civil_date_is_set(civil_date_add((CivilDate){ 0 }, 5)));
    g_assert_cmpint(civil_date_compare((CivilDate){ 0 }, civil_date(1583, 1, 1)), <, 0);
}

static void test_date_texts(void)
{
    char text[CIVIL_DATE_SIZE];
    g_assert_cmpstr(civil_date_format(civil_date(2022, 7, 5), text), ==, "2022-07-05");
    g_assert_cmpstr(civil_date_format((CivilDate){ 0 }, text), ==, "");
    g_assert_true(civil_date_equal(civil_date_parse("2022-07-05"), civil_date(2022, 7, 5)));
    static const char *const none[] = {
        "",           "2022-7-5",   "2022-02-30",  "2022/07/05", "2022-07-05 ", " 2022-07-05", "20220705",
        "2022-07-0a", "+022-07-05", "2022-07-050", "1582-12-31", "２022-07-05", "2022--7-05"
    };
    for (guint i = 0; i < G_N_ELEMENTS(none); i++) {
        g_assert_false(civil_date_is_set(civil_date_parse(none[i])));
    }
    g_assert_false(civil_date_is_set(civil_date_parse(NULL)));
}

static void test_every_minute_reads_back(void)
{
    char text[CLOCK_SIZE];
    for (int clock = 0; clock <= CLOCK_DAY; clock++) {
        g_assert_cmpint(clock_parse(clock_format(clock, text)), ==, clock);
    }
    g_assert_cmpstr(clock_format(CLOCK_UNKNOWN, text), ==, "");
    g_assert_cmpstr(clock_format(CLOCK_DAY + 1, text), ==, "");
}

static void test_no_clock_shows_that(void)
{
    static const char *const none[] = { "",     "24:01", "25:00", "9:00",   "09:60",
                                        "0900", "09.00", "09:0",  "09:000", "-1:00" };
    for (guint i = 0; i < G_N_ELEMENTS(none); i++) {
        g_assert_cmpint(clock_parse(none[i]), ==, CLOCK_UNKNOWN);
    }
    g_assert_cmpint(clock_parse(NULL), ==, CLOCK_UNKNOWN);
    g_assert_cmpint(clock_parse("24:00"), ==, CLOCK_DAY);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/civil/calendar", test_calendar_has_the_days_it_has);
    g_test_add_func("/base/civil/months", test_month_lengths);
    g_test_add_func("/base/civil/every-day", test_days_follow_each_other);
    g_test_add_func("/base/civil/weekdays", test_known_weekdays);
    g_test_add_func("/base/civil/ends", test_adding_past_the_calendar);
    g_test_add_func("/base/civil/date-texts", test_date_texts);
    g_test_add_func("/base/civil/every-minute", test_every_minute_reads_back);
    g_test_add_func("/base/civil/no-clock", test_no_clock_shows_that);
    return g_test_run();
}
