#include "exchange/place.h"

#include <string.h>

#define TEN_AT_PLACE ((Instant)1658757600 * G_USEC_PER_SEC) /* 2022-07-25 10:00 in New York */

static const CivilDate day = { 2022, 7, 25 };

static void place_at(Place *place, const char *zone)
{
    place_init(place, NULL, LANGUAGE_ENGLISH);
    place->zone = zone != NULL ? zone_new(zone) : NULL;
}

static void test_clock(void)
{
    static const struct {
        const char *zone, *clock, *seconds, *words, *time;
    } cases[] = {
        { "America/New_York", "10:00", "10:00:00", "America/New_York, EDT, UTC−4", "25 July 2022, 10:00" },
        { "Asia/Kolkata", "19:30", "19:30:00", "Asia/Kolkata, IST, UTC+5:30", "25 July 2022, 19:30" },
        { "Asia/Dubai", "18:00", "18:00:00", "Asia/Dubai, UTC+4", "25 July 2022, 18:00" },
        { "Pacific/Auckland", "02:00", "02:00:00", "Pacific/Auckland, NZST, UTC+12", "26 July 2022, 02:00" },
        { NULL, "14:00", "14:00:00", "UTC", "25 July 2022, 14:00" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_auto(Place) place;
        char clock[PLACE_CLOCK_SIZE];
        place_at(&place, cases[i].zone);
        g_assert_cmpstr(place_clock(&place, TEN_AT_PLACE, false, clock), ==, cases[i].clock);
        g_assert_cmpstr(place_clock(&place, TEN_AT_PLACE, true, clock), ==, cases[i].seconds);
        g_autofree char *words = place_zone_words(&place, TEN_AT_PLACE);
        g_autofree char *time = place_time_words(&place, TEN_AT_PLACE);
        g_assert_cmpstr(words, ==, cases[i].words);
        g_assert_cmpstr(time, ==, cases[i].time);
    }
}

static void test_read(void)
{
    static const struct {
        const char *text;
        int second; /* after ten */
    } cases[] = {
        { "10:00", 0 },
        { "10:05:30", 330 },
        { "2022-07-25 10:01", 60 },
        { "2022-07-26 10:00", 86400 },
        { "2022-07-25", -10 * 3600 },
        { "2022-07-25T14:00:00Z", 0 },
        { "2022-07-25T16:00:00+02:00", 0 },
    };
    g_auto(Place) place;
    place_at(&place, "America/New_York");
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        Instant at = 0;
        g_autofree char *complaint = place_read_time(&place, cases[i].text, day, &at);
        g_assert_cmpstr(complaint, ==, NULL);
        g_assert_cmpint(at, ==, TEN_AT_PLACE + (Instant)cases[i].second * G_USEC_PER_SEC);
    }
    g_auto(Place) utc;
    Instant at = 0;
    place_at(&utc, NULL);
    g_assert_null(place_read_time(&utc, "14:00", day, &at));
    g_assert_cmpint(at, ==, TEN_AT_PLACE);
}

static void test_read_complains(void)
{
    static const struct {
        const char *text, *part;
    } cases[] = {
        { "noon", "“noon” is no time" },
        { "10", "is no time" },
        { "10:5", "is no time" },
        { "25:00", "is no time" },
        { "10:05:60", "is no time" },
        { "10:05-30", "is no time" },
        { "10:05:3x", "is no time" },
        { "2022-07-25 later", "is no time" },
        { "2022-02-30", "is no time" },
        { "", "is no time" },
        { "2022-03-13 02:30", "skip that hour" },
        { "2022-11-06 01:30", "show that hour twice" },
    };
    g_auto(Place) place;
    place_at(&place, "America/New_York");
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        Instant at = 5;
        g_autofree char *complaint = place_read_time(&place, cases[i].text, day, &at);
        g_assert_nonnull(complaint);
        g_assert_nonnull(strstr(complaint, cases[i].part));
        g_assert_cmpint(at, ==, 5);
    }
    Instant at;
    g_autofree char *complaint = place_read_time(&place, "10:05", (CivilDate){ 0 }, &at);
    g_assert_cmpstr(complaint, ==, "it is not said on which day");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/place/clock", test_clock);
    g_test_add_func("/place/read", test_read);
    g_test_add_func("/place/read/complains", test_read_complains);
    return g_test_run();
}
