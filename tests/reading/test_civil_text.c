/* Days and hours as real papers print them: a row a form, with what is to be understood. */
#include "core/civil_words.h"
#include "reading/civil_text.h"

#include <string.h>

/* --- hours ---------------------------------------------------------------------------------------------- */

static void append_repairs(GString *out, const HoursText *hours)
{
    static const struct {
        unsigned repair;
        const char *word;
    } words[] = {
        { TIME_DASH_LOST, " dash-lost" },
        { TIME_HYPHEN, " hyphen" },
        { TIME_FORM, " form" },
        { TIME_GUESSED, " guessed" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        g_string_append(out, (hours->repairs & words[i].repair) != 0 ? words[i].word : "");
    }
    g_string_append(out, hours->open ? " open" : "");
    g_string_append(out, hours->plain ? " plain" : "");
}

/* "10:00-13:00, 15:00- | rest": the ranges, what was repaired, and what is left of the text; "-" if nothing was read.
 */
static char *hours_told(const char *text)
{
    HoursText hours;
    const size_t used = hours_read(text, &hours);
    if (used == 0) {
        return g_strdup("-");
    }
    GString *out = g_string_new(NULL);
    for (int i = 0; i < hours.count; i++) {
        char start[CLOCK_SIZE];
        char end[CLOCK_SIZE];
        g_string_append_printf(out, "%s%s-%s", i > 0 ? ", " : "", clock_format(hours.range[i].start, start),
                               clock_format(hours.range[i].end, end));
    }
    append_repairs(out, &hours);
    if (text[used] != '\0') {
        g_string_append_printf(out, " |%s", text + used);
    }
    return g_string_free(out, FALSE);
}

typedef struct {
    const char *text, *told;
} Case;

static void assert_cases(const Case *cases, size_t count, char *(*tell)(const char *text))
{
    for (size_t i = 0; i < count; i++) {
        g_autofree char *told = tell(cases[i].text);
        if (strcmp(told, cases[i].told) != 0) {
            g_test_message("\"%s\": expected \"%s\", read \"%s\"", cases[i].text, cases[i].told, told);
            g_test_fail();
        }
    }
}

static void test_hours_of_the_house(void)
{
    static const Case cases[] = {
        { "10 a.m.–1 p.m.", "10:00-13:00" },
        { "3–6 p.m.", "15:00-18:00" },
        { "9.30 a.m.–noon", "09:30-12:00" },
        { "noon–1.15 p.m.", "12:00-13:15" },
        { "9–11.45 a.m.", "09:00-11:45" },
        { "6 p.m.–midnight", "18:00-24:00" },
        { "11 a.m.", "11:00-" },
        { "12.30 p.m.", "12:30-" },
        { "10 a.m.–1 p.m. and 3–6 p.m.", "10:00-13:00, 15:00-18:00" },
        { "from 10 a.m. to 1 p.m.", "10:00-13:00" },
        { "10 a.m.–1 p.m. Opening", "10:00-13:00 | Opening" },
    };
    assert_cases(cases, G_N_ELEMENTS(cases), hours_told);
}

static void test_hours_of_other_houses(void)
{
    static const Case cases[] = {
        { "10:00–13:00", "10:00-13:00 form" },
        { "10:00-13:00", "10:00-13:00 hyphen form" },
        { "0900–1200", "09:00-12:00 form plain" },
        { "9h45", "09:45- form" },
        { "9h00–12h30", "09:00-12:30 form" },
        { "14.30–17.00 hrs", "14:30-17:00 form" },
        { "15.00 hours", "15:00- form" },
        { "1 PM", "13:00- form" },
        { "9:00 AM – 12:30 PM", "09:00-12:30 hyphen form" },
        { "10am-1pm", "10:00-13:00 hyphen form" },
        { "10 a.m. until 1 p.m.", "10:00-13:00" },
        { "between 9 a.m. and 10 a.m.", "09:00-, 10:00-" },
    };
    assert_cases(cases, G_N_ELEMENTS(cases), hours_told);
}

static void test_hours_damaged(void)
{
    static const Case cases[] = {
        { "10 a.m1 p.m.", "10:00-13:00 dash-lost" },
        { "3.006.00 p.m.", "15:00-18:00 dash-lost" },
        { "3.00 6.00 p.m.", "15:00-18:00 dash-lost" },
        { "10 a.m.1 p.m.", "10:00-13:00 dash-lost" },
        { "10 a.m. - 1 p.m.", "10:00-13:00 hyphen" },
        { "10 a.m.—1 p.m.", "10:00-13:00 hyphen" },
        { "3-6:00 p.m.", "15:00-18:00 hyphen form" },
        { "3–6:00 p.m.", "15:00-18:00 form" },
        { "10–1 p.m.", "10:00-13:00" },
        { "3.00–6.00", "15:00-18:00 guessed plain" },
        { "10.00–1.00", "10:00-13:00 guessed plain" },
        { "14.00 p.m.", "14:00- form" },
        { "10 a.m.–", "10:00- open" },
    };
    assert_cases(cases, G_N_ELEMENTS(cases), hours_told);
}

static void test_no_hours(void)
{
    static const char *const texts[] = {
        "10",      "1–3",   "2026–2027",   "75/240", "25:00", "10.75", "Item 3",
        "12 July", "3 (a)", "ten o'clock", "",       "–",     "9.15",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autofree char *told = hours_told(texts[i]);
        g_assert_cmpstr(told, ==, "-");
    }
}

static void assert_hours_read_back(int start, int end)
{
    HoursText hours;
    g_autofree char *words = hours_in_words(LANGUAGE_ENGLISH, start, end);
    const bool same = hours_read(words, &hours) == strlen(words) && hours.count == 1 && hours.range[0].start == start &&
                      hours.range[0].end == end && hours.repairs == TIME_AS_IT_SHOULD_BE && !hours.open && !hours.plain;
    if (!same) {
        g_test_message("%d to %d: \"%s\"", start, end, words);
        g_test_fail();
    }
}

/* Every minute, and every range of a day. */
static void test_all_hours_read_back(void)
{
    for (int start = 0; start < CLOCK_DAY && !g_test_failed(); start++) {
        assert_hours_read_back(start, CLOCK_UNKNOWN);
        for (int end = start + 1; end <= CLOCK_DAY && !g_test_failed(); end++) {
            assert_hours_read_back(start, end);
        }
    }
}

/* --- days ----------------------------------------------------------------------------------------------- */

static char *day_told(const char *text)
{
    static const char *const weekdays[] = { "", "Mon ", "Tue ", "Wed ", "Thu ", "Fri ", "Sat ", "Sun " };
    DayText day;
    const size_t used = day_read(text, &day);
    if (used == 0) {
        return g_strdup("-");
    }
    GString *out = g_string_new(weekdays[day.weekday]);
    g_string_append_printf(out, "%d.%d.", day.day, day.month);
    if (day.last_day != 0) {
        g_string_append_printf(out, "-%d.%d.", day.last_day, day.last_month);
    }
    g_string_append_printf(out, "%d", day.year);
    g_string_append(out, day.hyphen ? " hyphen" : "");
    if (text[used] != '\0') {
        g_string_append_printf(out, " |%s", text + used);
    }
    return g_string_free(out, FALSE);
}

static void test_days(void)
{
    static const Case cases[] = {
        { "Monday, 24 July", "Mon 24.7.0" },
        { "Monday, 24 July 2023", "Mon 24.7.2023" },
        { "Monday 24 July 2023", "Mon 24.7.2023" },
        { "MONDAY, 24 JULY", "Mon 24.7.0" },
        { "Mon. 24 Jul", "Mon 24.7.0" },
        { "Tues., 3 Sept. 2024", "Tue 3.9.2024" },
        { "Monday, the 24th of July 2023", "Mon 24.7.2023" },
        { "24 July (Monday)", "Mon 24.7.0" },
        { "24 July 2023, Monday", "Mon 24.7.2023" },
        { "July 24, 2023", "24.7.2023" },
        { "Monday, July 24", "Mon 24.7.0" },
        { "2023-07-24", "24.7.2023" },
        { "24/07/2023", "24.7.2023" },
        { "24.7.2023", "24.7.2023" },
        { "24 July: opening", "24.7.0 |: opening" },
        { "24 July 20251", "24.7.2025 |1" }, /* a footnote mark that lost its height */
    };
    assert_cases(cases, G_N_ELEMENTS(cases), day_told);
}

static void test_ranges_of_days(void)
{
    static const Case cases[] = {
        { "24–28 July 2023", "24.7.-28.7.2023" },
        { "24-28 July 2023", "24.7.-28.7.2023 hyphen" },
        { "2428 July 2023", "24.7.-28.7.2023 hyphen" },
        { "28 March–1 April 2022", "28.3.-1.4.2022" },
        { "29 December 2025–9 January 2026", "29.12.-9.1.2026" },
        { "from 24 to 28 July 2023", "24.7.-28.7.2023" },
        { "24 and 25 July", "24.7.-25.7.0" },
        { "July 24–28, 2023", "24.7.-28.7.2023" },
        { "Wednesday, 7 January to Thursday, 8 January", "Wed 7.1.-8.1.0" },
    };
    assert_cases(cases, G_N_ELEMENTS(cases), day_told);
}

static void test_no_days(void)
{
    static const char *const texts[] = { "Monday",   "July",    "24",     "32 July", "24 Julius",
                                         "Marching", "Item 24", "75/240", "" };
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autofree char *told = day_told(texts[i]);
        g_assert_cmpstr(told, ==, "-");
    }
}

static void test_range_over_new_year(void)
{
    DayText day;
    CivilDate from;
    CivilDate to;
    day_read("29 December–9 January 2026", &day);
    g_assert_true(day_range(&day, &from, &to));
    g_assert_true(civil_date_equal(from, civil_date(2025, 12, 29)));
    g_assert_true(civil_date_equal(to, civil_date(2026, 1, 9)));
    day_read("30 February–2 March 2026", &day);
    g_assert_false(day_range(&day, &from, &to));
}

/* Every day of some years, leap and not, and the ranges that begin on it. */
static void test_all_days_read_back(void)
{
    const CivilDate last = civil_date(2025, 12, 31);
    for (CivilDate date = civil_date(2023, 1, 1); civil_date_compare(date, last) <= 0; date = civil_date_add(date, 1)) {
        DayText day;
        g_autofree char *heading = day_heading_in_words(LANGUAGE_ENGLISH, date, true);
        g_assert_cmpuint(day_read(heading, &day), ==, strlen(heading));
        g_assert_true(civil_date_equal(civil_date(day.year, day.month, day.day), date));
        g_assert_cmpint(day.weekday, ==, civil_date_weekday(date));
        for (int length = 1; length < 60; length++) {
            CivilDate from;
            CivilDate to;
            g_autofree char *range = date_range_in_words(LANGUAGE_ENGLISH, date, civil_date_add(date, length));
            g_assert_cmpuint(day_read(range, &day), ==, strlen(range));
            g_assert_true(day_range(&day, &from, &to) && !day.hyphen);
            g_assert_true(civil_date_equal(from, date) && civil_date_equal(to, civil_date_add(date, length)));
        }
    }
}

static void test_words(void)
{
    const CivilDate monday = civil_date(2023, 7, 24);
    g_autofree char *heading = day_heading_in_words(LANGUAGE_ENGLISH, monday, false);
    g_autofree char *day = date_range_in_words(LANGUAGE_ENGLISH, monday, monday);
    g_autofree char *week = date_range_in_words(LANGUAGE_ENGLISH, monday, civil_date_add(monday, 4));
    g_autofree char *months = date_range_in_words(LANGUAGE_ENGLISH, civil_date(2022, 3, 28), civil_date(2022, 4, 1));
    g_autofree char *years = date_range_in_words(LANGUAGE_ENGLISH, civil_date(2025, 12, 29), civil_date(2026, 1, 9));
    g_assert_cmpstr(heading, ==, "Monday, 24 July");
    g_assert_cmpstr(day, ==, "24 July 2023");
    g_assert_cmpstr(week, ==, "24–28 July 2023");
    g_assert_cmpstr(months, ==, "28 March–1 April 2022");
    g_assert_cmpstr(years, ==, "29 December 2025–9 January 2026");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/civil-text/hours/house", test_hours_of_the_house);
    g_test_add_func("/civil-text/hours/other-houses", test_hours_of_other_houses);
    g_test_add_func("/civil-text/hours/damaged", test_hours_damaged);
    g_test_add_func("/civil-text/hours/none", test_no_hours);
    g_test_add_func("/civil-text/hours/all-read-back", test_all_hours_read_back);
    g_test_add_func("/civil-text/days/forms", test_days);
    g_test_add_func("/civil-text/days/ranges", test_ranges_of_days);
    g_test_add_func("/civil-text/days/none", test_no_days);
    g_test_add_func("/civil-text/days/new-year", test_range_over_new_year);
    g_test_add_func("/civil-text/days/all-read-back", test_all_days_read_back);
    g_test_add_func("/civil-text/days/words", test_words);
    return g_test_run();
}
