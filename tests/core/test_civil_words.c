#include "core/civil_words.h"
#include "core/terms.h"

#include <string.h>

typedef struct {
    Language language;
    const char *text;
} Expected;

static void check_hours(int start, int end, const Expected *expected)
{
    for (int i = 0; i < N_LANGUAGES; i++) {
        g_autofree char *text = hours_in_words(expected[i].language, start, end);
        g_assert_cmpstr(text, ==, expected[i].text);
    }
}

static void test_hours(void)
{
    check_hours(10 * 60, 13 * 60,
                (const Expected[]){
                    { LANGUAGE_ENGLISH, "10 a.m.–1 p.m." },
                    { LANGUAGE_ARABIC, "الساعة 10:00–13:00" },
                    { LANGUAGE_CHINESE, "上午10时至下午1时" },
                    { LANGUAGE_FRENCH, "10 heures-13 heures" },
                    { LANGUAGE_RUSSIAN, "10 ч. 00 м.–13 ч. 00 м." },
                    { LANGUAGE_SPANISH, "10.00 a 13.00 horas" },
                });
    check_hours(15 * 60, 18 * 60 + 15,
                (const Expected[]){
                    { LANGUAGE_ENGLISH, "3–6.15 p.m." },
                    { LANGUAGE_ARABIC, "الساعة 15:00–18:15" },
                    { LANGUAGE_CHINESE, "下午3时至6时15分" },
                    { LANGUAGE_FRENCH, "15 heures-18 h 15" },
                    { LANGUAGE_RUSSIAN, "15 ч. 00 м.–18 ч. 15 м." },
                    { LANGUAGE_SPANISH, "15.00 a 18.15 horas" },
                });
    check_hours(9 * 60 + 5, CLOCK_UNKNOWN,
                (const Expected[]){
                    { LANGUAGE_ENGLISH, "9.05 a.m." },
                    { LANGUAGE_ARABIC, "الساعة 09:05" },
                    { LANGUAGE_CHINESE, "上午9时5分" },
                    { LANGUAGE_FRENCH, "9 h 5" },
                    { LANGUAGE_RUSSIAN, "9 ч. 05 м." },
                    { LANGUAGE_SPANISH, "9.05 horas" },
                });
}

static void test_noon_and_midnight(void)
{
    check_hours(0, CLOCK_NOON,
                (const Expected[]){
                    { LANGUAGE_ENGLISH, "midnight–noon" },
                    { LANGUAGE_ARABIC, "الساعة 00:00–12:00" },
                    { LANGUAGE_CHINESE, "零时至中午12时" },
                    { LANGUAGE_FRENCH, "0 heure-12 heures" },
                    { LANGUAGE_RUSSIAN, "0 ч. 00 м.–12 ч. 00 м." },
                    { LANGUAGE_SPANISH, "0.00 a 12.00 horas" },
                });
    check_hours(CLOCK_NOON, 14 * 60,
                (const Expected[]){
                    { LANGUAGE_ENGLISH, "noon–2 p.m." },
                    { LANGUAGE_ARABIC, "الساعة 12:00–14:00" },
                    { LANGUAGE_CHINESE, "中午12时至下午2时" },
                    { LANGUAGE_FRENCH, "12 heures-14 heures" },
                    { LANGUAGE_RUSSIAN, "12 ч. 00 м.–14 ч. 00 м." },
                    { LANGUAGE_SPANISH, "12.00 a 14.00 horas" },
                });
    check_hours(21 * 60, CLOCK_DAY,
                (const Expected[]){
                    { LANGUAGE_ENGLISH, "9 p.m.–midnight" },
                    { LANGUAGE_ARABIC, "الساعة 21:00–24:00" },
                    { LANGUAGE_CHINESE, "下午9时至24时" },
                    { LANGUAGE_FRENCH, "21 heures-24 heures" },
                    { LANGUAGE_RUSSIAN, "21 ч. 00 м.–24 ч. 00 м." },
                    { LANGUAGE_SPANISH, "21.00 a 24.00 horas" },
                });
}

static void test_minutes(void)
{
    static const struct {
        Language language;
        int minutes;
        const char *text;
    } rows[] = {
        { LANGUAGE_ENGLISH, 1, "1 minute" },   { LANGUAGE_ENGLISH, 30, "30 minutes" },
        { LANGUAGE_FRENCH, 90, "90 minutes" }, { LANGUAGE_SPANISH, 1, "1 minuto" },
        { LANGUAGE_CHINESE, 30, "30分钟" },    { LANGUAGE_RUSSIAN, 1, "1 минута" },
        { LANGUAGE_RUSSIAN, 21, "21 минута" }, { LANGUAGE_RUSSIAN, 2, "2 минуты" },
        { LANGUAGE_RUSSIAN, 33, "33 минуты" }, { LANGUAGE_RUSSIAN, 25, "25 минут" },
        { LANGUAGE_RUSSIAN, 12, "12 минут" },  { LANGUAGE_RUSSIAN, 111, "111 минут" },
        { LANGUAGE_RUSSIAN, 30, "30 минут" },  { LANGUAGE_ARABIC, 1, "دقيقة واحدة" },
        { LANGUAGE_ARABIC, 2, "دقيقتان" },     { LANGUAGE_ARABIC, 5, "5 دقائق" },
        { LANGUAGE_ARABIC, 30, "30 دقيقة" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *text = minutes_in_words(rows[i].language, rows[i].minutes);
        g_assert_cmpstr(text, ==, rows[i].text);
    }
}

static void check_range(CivilDate from, CivilDate to, const Expected *expected)
{
    for (int i = 0; i < N_LANGUAGES; i++) {
        g_autofree char *text = date_range_in_words(expected[i].language, from, to);
        g_assert_cmpstr(text, ==, expected[i].text);
    }
}

static void test_dates(void)
{
    check_range(civil_date(2023, 7, 24), civil_date(2023, 7, 28),
                (const Expected[]){
                    { LANGUAGE_ENGLISH, "24–28 July 2023" },
                    { LANGUAGE_ARABIC, "24–28 تموز/يوليه 2023" },
                    { LANGUAGE_CHINESE, "2023年7月24日至28日" },
                    { LANGUAGE_FRENCH, "24-28 juillet 2023" },
                    { LANGUAGE_RUSSIAN, "24–28 июля 2023 года" },
                    { LANGUAGE_SPANISH, "24 a 28 de julio de 2023" },
                });
    check_range(civil_date(2022, 3, 28), civil_date(2022, 4, 1),
                (const Expected[]){
                    { LANGUAGE_ENGLISH, "28 March–1 April 2022" },
                    { LANGUAGE_ARABIC, "28 آذار/مارس – 1 نيسان/أبريل 2022" },
                    { LANGUAGE_CHINESE, "2022年3月28日至4月1日" },
                    { LANGUAGE_FRENCH, "28 mars-1er avril 2022" },
                    { LANGUAGE_RUSSIAN, "28 марта — 1 апреля 2022 года" },
                    { LANGUAGE_SPANISH, "28 de marzo a 1 de abril de 2022" },
                });
    check_range(civil_date(2022, 12, 29), civil_date(2023, 1, 3),
                (const Expected[]){
                    { LANGUAGE_ENGLISH, "29 December 2022–3 January 2023" },
                    { LANGUAGE_ARABIC, "29 كانون الأول/ديسمبر 2022 – 3 كانون الثاني/يناير 2023" },
                    { LANGUAGE_CHINESE, "2022年12月29日至2023年1月3日" },
                    { LANGUAGE_FRENCH, "29 décembre 2022-3 janvier 2023" },
                    { LANGUAGE_RUSSIAN, "29 декабря 2022 года — 3 января 2023 года" },
                    { LANGUAGE_SPANISH, "29 de diciembre de 2022 a 3 de enero de 2023" },
                });
    check_range(civil_date(2023, 7, 1), civil_date(2023, 7, 1),
                (const Expected[]){
                    { LANGUAGE_ENGLISH, "1 July 2023" },
                    { LANGUAGE_ARABIC, "1 تموز/يوليه 2023" },
                    { LANGUAGE_CHINESE, "2023年7月1日" },
                    { LANGUAGE_FRENCH, "1er juillet 2023" },
                    { LANGUAGE_RUSSIAN, "1 июля 2023 года" },
                    { LANGUAGE_SPANISH, "1 de julio de 2023" },
                });
}

static void test_weeks(void)
{
    static const Expected expected[] = {
        { LANGUAGE_ENGLISH, "Week of 6–10 October 2025" },
        { LANGUAGE_ARABIC, "الأسبوع 6–10 تشرين الأول/أكتوبر 2025" },
        { LANGUAGE_CHINESE, "2025年10月6日至10日当周" },
        { LANGUAGE_FRENCH, "Semaine du 6 au 10 octobre 2025" },
        { LANGUAGE_RUSSIAN, "Неделя 6–10 октября 2025 года" },
        { LANGUAGE_SPANISH, "Semana del 6 al 10 de octubre de 2025" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(expected); i++) {
        g_autofree char *text = week_in_words(expected[i].language, civil_date(2025, 10, 6), civil_date(2025, 10, 10));
        g_assert_cmpstr(text, ==, expected[i].text);
    }
}

static void test_day_headings(void)
{
    static const Expected plain[] = {
        { LANGUAGE_ENGLISH, "Monday, 24 July" },      { LANGUAGE_ARABIC, "الاثنين، 24 تموز/يوليه" },
        { LANGUAGE_CHINESE, "7月24日星期一" },        { LANGUAGE_FRENCH, "Lundi 24 juillet" },
        { LANGUAGE_RUSSIAN, "Понедельник, 24 июля" }, { LANGUAGE_SPANISH, "Lunes 24 de julio" },
    };
    static const Expected dated[] = {
        { LANGUAGE_ENGLISH, "Monday, 24 July 2023" },
        { LANGUAGE_ARABIC, "الاثنين، 24 تموز/يوليه 2023" },
        { LANGUAGE_CHINESE, "2023年7月24日星期一" },
        { LANGUAGE_FRENCH, "Lundi 24 juillet 2023" },
        { LANGUAGE_RUSSIAN, "Понедельник, 24 июля 2023 года" },
        { LANGUAGE_SPANISH, "Lunes 24 de julio de 2023" },
    };
    const CivilDate date = civil_date(2023, 7, 24);
    for (size_t i = 0; i < N_LANGUAGES; i++) {
        g_autofree char *heading = day_heading_in_words(plain[i].language, date, false);
        g_autofree char *with_year = day_heading_in_words(dated[i].language, date, true);
        g_assert_cmpstr(heading, ==, plain[i].text);
        g_assert_cmpstr(with_year, ==, dated[i].text);
    }
}

/* A range that ends before it begins has both halves of the day, so that nobody reads it the other way round. */
static void test_odd_hours(void)
{
    g_autofree char *backwards = hours_in_words(LANGUAGE_ENGLISH, 11 * 60, 10 * 60);
    g_assert_cmpstr(backwards, ==, "11 a.m.–10 a.m.");
    g_autofree char *night = hours_in_words(LANGUAGE_CHINESE, 30, CLOCK_UNKNOWN);
    g_assert_cmpstr(night, ==, "上午0时30分");
    g_assert_cmpstr(hours_joint(LANGUAGE_SPANISH, true), ==, " y ");
    g_assert_cmpstr(hours_joint(LANGUAGE_ENGLISH, false), ==, term_wording(TERM_COMMA, LANGUAGE_ENGLISH));
}

static void test_spans(void)
{
    static const struct {
        CivilDate from, to;
        const char *text;
    } spans[] = {
        { { 2023, 7, 24 }, { 2023, 7, 28 }, "del 24 al 28 de julio de 2023" },
        { { 2023, 7, 31 }, { 2023, 8, 4 }, "del 31 de julio al 4 de agosto de 2023" },
        { { 2022, 12, 29 }, { 2023, 1, 3 }, "del 29 de diciembre de 2022 al 3 de enero de 2023" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(spans); i++) {
        g_autofree char *text = date_span_in_words(LANGUAGE_SPANISH, spans[i].from, spans[i].to);
        g_assert_cmpstr(text, ==, spans[i].text);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/civil_words/hours", test_hours);
    g_test_add_func("/civil_words/noon_and_midnight", test_noon_and_midnight);
    g_test_add_func("/civil_words/minutes", test_minutes);
    g_test_add_func("/civil_words/dates", test_dates);
    g_test_add_func("/civil_words/weeks", test_weeks);
    g_test_add_func("/civil_words/day_headings", test_day_headings);
    g_test_add_func("/civil_words/odd_hours", test_odd_hours);
    g_test_add_func("/civil_words/spans", test_spans);
    return g_test_run();
}
