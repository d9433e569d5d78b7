#include "base/zone.h"

/* An instant in UTC, for expectations. */
static Instant utc(int year, int month, int day, int hour, int minute)
{
    const gint64 days = civil_date_days_between(civil_date(1970, 1, 1), civil_date(year, month, day));
    return ((days * 24 + hour) * 60 + minute) * 60 * G_USEC_PER_SEC;
}

static void test_wall_clocks(void)
{
    static const struct {
        const char *zone;
        CivilDate date;
        int clock;
        int utc_day, utc_hour, utc_minute;
    } cases[] = {
        { "America/New_York", { 2022, 7, 25 }, 10 * 60, 25, 14, 0 },
        { "America/New_York", { 2023, 12, 11 }, 10 * 60, 11, 15, 0 },
        { "Europe/Zurich", { 2023, 3, 6 }, 10 * 60, 6, 9, 0 },
        { "Africa/Nairobi", { 2023, 3, 6 }, 9 * 60 + 30, 6, 6, 30 },
        { "Asia/Kolkata", { 2023, 3, 6 }, 0, 5, 18, 30 },
        { "Pacific/Chatham", { 2023, 7, 1 }, CLOCK_NOON, 30, 23, 15 },
        { "America/New_York", { 2022, 7, 24 }, CLOCK_DAY, 25, 4, 0 },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Zone) zone = zone_new(cases[i].zone);
        g_assert_nonnull(zone);
        Instant instant = 0;
        g_assert_cmpint(zone_instant(zone, cases[i].date, cases[i].clock, &instant), ==, ZONE_OK);
        const int month = cases[i].utc_day > cases[i].date.day + 1 ? cases[i].date.month - 1 : cases[i].date.month;
        g_assert_cmpint(instant, ==,
                        utc(cases[i].date.year, month, cases[i].utc_day, cases[i].utc_hour, cases[i].utc_minute));
    }
}

static void test_the_clocks_change(void)
{
    g_autoptr(Zone) zone = zone_new("America/New_York");
    Instant instant = 42;
    g_assert_cmpint(zone_instant(zone, civil_date(2022, 3, 13), 2 * 60 + 30, &instant), ==, ZONE_GAP);
    g_assert_cmpint(zone_instant(zone, civil_date(2022, 3, 13), 2 * 60, &instant), ==, ZONE_GAP);
    g_assert_cmpint(zone_instant(zone, civil_date(2022, 11, 6), 60 + 30, &instant), ==, ZONE_TWICE);
    g_assert_cmpint(instant, ==, 42);
    g_assert_cmpint(zone_instant(zone, civil_date(2022, 3, 13), 3 * 60, &instant), ==, ZONE_OK);
    g_assert_cmpint(instant, ==, utc(2022, 3, 13, 7, 0));
    g_assert_cmpint(zone_instant(zone, civil_date(2022, 3, 13), 2 * 60 - 1, &instant), ==, ZONE_OK);
    g_assert_cmpint(zone_instant(zone, civil_date(2022, 11, 6), 2 * 60, &instant), ==, ZONE_OK);
    g_assert_cmpint(instant, ==, utc(2022, 11, 6, 7, 0));
}

/* Half an hour of summer time, a day that was left out, an offset that changed for good. */
static void test_rare_changes(void)
{
    Instant instant = 0;
    g_autoptr(Zone) lord_howe = zone_new("Australia/Lord_Howe");
    g_assert_cmpint(zone_instant(lord_howe, civil_date(2022, 10, 2), 2 * 60 + 15, &instant), ==, ZONE_GAP);
    g_assert_cmpint(zone_instant(lord_howe, civil_date(2022, 4, 3), 60 + 45, &instant), ==, ZONE_TWICE);
    g_autoptr(Zone) apia = zone_new("Pacific/Apia");
    g_assert_cmpint(zone_instant(apia, civil_date(2011, 12, 30), CLOCK_NOON, &instant), ==, ZONE_GAP);
    g_assert_cmpint(zone_instant(apia, civil_date(2011, 12, 31), CLOCK_NOON, &instant), ==, ZONE_OK);
}

static void test_offsets_and_names(void)
{
    g_autoptr(Zone) zone = zone_new("America/New_York");
    const char *name = NULL;
    g_assert_cmpint(zone_offset(zone, utc(2022, 7, 25, 14, 0), &name), ==, -4 * 3600);
    g_assert_cmpstr(name, ==, "EDT");
    g_assert_cmpint(zone_offset(zone, utc(2022, 12, 1, 14, 0), &name), ==, -5 * 3600);
    g_assert_cmpstr(name, ==, "EST");
    g_assert_cmpint(zone_offset(zone, utc(2022, 3, 13, 7, 0), NULL), ==, -4 * 3600);
    g_assert_cmpint(zone_offset(zone, utc(2022, 3, 13, 7, 0) - 1, NULL), ==, -5 * 3600);
    g_assert_cmpstr(zone_name(zone), ==, "America/New_York");
}

static void test_no_such_zone(void)
{
    static const char *const names[] = {
        "", "Atlantis", "Europe/Geneva", "../etc/passwd", "/etc/passwd", ":UTC", "America/../America/New_York"
    };
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_assert_null(zone_new(names[i]));
    }
    g_assert_null(zone_new(NULL));
}

static void test_undefined(void)
{
    g_autoptr(Zone) zone = zone_new("Europe/Vienna");
    Instant instant = 0;
    g_assert_cmpint(zone_instant(zone, (CivilDate){ 0 }, 600, &instant), ==, ZONE_UNDEFINED);
    g_assert_cmpint(zone_instant(zone, civil_date(2022, 1, 1), CLOCK_UNKNOWN, &instant), ==, ZONE_UNDEFINED);
    g_assert_cmpint(zone_instant(zone, civil_date(2022, 1, 1), CLOCK_DAY + 1, &instant), ==, ZONE_UNDEFINED);
    g_assert_cmpint(zone_instant(NULL, civil_date(2022, 1, 1), 600, &instant), ==, ZONE_UNKNOWN);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/zone/wall-clocks", test_wall_clocks);
    g_test_add_func("/base/zone/change", test_the_clocks_change);
    g_test_add_func("/base/zone/rare", test_rare_changes);
    g_test_add_func("/base/zone/offsets", test_offsets_and_names);
    g_test_add_func("/base/zone/unknown", test_no_such_zone);
    g_test_add_func("/base/zone/undefined", test_undefined);
    return g_test_run();
}
