#include "core/prose.h"

#include <string.h>

/* What is found, written as "weekday day month-to_day to_month year", or NULL. */
static char *found_in(const char *text, int *ret_offset)
{
    ProseDate date;
    const char *at = prose_find_date(text, &date);
    if (at == NULL) {
        return NULL;
    }
    *ret_offset = (int)(at - text);
    return g_strdup_printf("%d: %d.%d-%d.%d %d (%d)", date.weekday, date.day, date.month, date.to_day, date.to_month,
                           date.year, (int)date.length);
}

static void test_find(void)
{
    static const struct {
        const char *text;
        int offset;
        const char *found;
    } cases[] = {
        { "on 1 June 2022, is", 3, "0: 1.6-0.0 2022 (11)" },
        { "Monday, 9 June: from 9 a.m.", 8, "1: 9.6-0.0 0 (6)" },
        { "Friday 13 June", 7, "5: 13.6-0.0 0 (7)" },
        { "from 24 to 28 July 2023.", 5, "0: 24.7-28.7 2023 (18)" },
        { "24\u201328 July 2023", 0, "0: 24.7-28.7 2023 (17)" },
        { "28 March\u20131 April 2022", 0, "0: 28.3-1.4 2022 (23)" },
        { "para. 1 of 31 May", 11, "0: 31.5-0.0 0 (6)" },
        { "12 Mayors, 3 p.m., 2021", 0, NULL },
        { "A/78/265 May", 0, NULL },
        { "", 0, NULL },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        int offset = 0;
        g_autofree char *found = found_in(cases[i].text, &offset);
        g_assert_cmpstr(found, ==, cases[i].found);
        g_assert_cmpint(offset, ==, cases[i].offset);
    }
}

static void test_ends(void)
{
    ProseDate date;
    g_assert_nonnull(prose_find_date("28 March\u20131 April", &date));
    g_assert_true(civil_date_equal(prose_first(&date, 2022), civil_date(2022, 3, 28)));
    g_assert_true(civil_date_equal(prose_last(&date, 2022), civil_date(2022, 4, 1)));
    g_assert_nonnull(prose_find_date("on 24 July", &date));
    g_assert_true(civil_date_equal(prose_last(&date, 2023), civil_date(2023, 7, 24))); /* a day ends where it begins */
    g_assert_nonnull(prose_find_date("31 June 2022", &date));
    g_assert_false(civil_date_is_set(prose_first(&date, 0)));
}

static void test_words(void)
{
    static const struct {
        int clock;
        const char *words;
    } clocks[] = {
        { 600, "10 a.m." }, { 630, "10.30 a.m." }, { 720, "noon" },     { 780, "1 p.m." },
        { 0, "midnight" },  { 1440, "midnight" },  { 5, "12.05 a.m." }, { 725, "12.05 p.m." },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(clocks); i++) {
        g_autofree char *words = prose_clock(clocks[i].clock);
        g_assert_cmpstr(words, ==, clocks[i].words);
    }
    g_autofree char *day = prose_day(civil_date(2023, 7, 24));
    g_assert_cmpstr(day, ==, "24 July 2023");
    g_autofree char *weekday = prose_weekday_and_day(civil_date(2023, 7, 24));
    g_assert_cmpstr(weekday, ==, "Monday, 24 July");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/prose/find", test_find);
    g_test_add_func("/prose/ends", test_ends);
    g_test_add_func("/prose/words", test_words);
    return g_test_run();
}
