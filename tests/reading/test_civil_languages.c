/* Days and hours in six languages: all that core/civil_words writes reads back, and so do the other usual forms. */
#include "core/civil_words.h"
#include "reading/civil_text.h"

#include <string.h>

static void assert_hours_read_back(Language language, int start, int end)
{
    g_autofree char *text = hours_in_words(language, start, end);
    HoursText hours;
    const size_t used = hours_read(text, &hours);
    if (used != strlen(text) || hours.count != 1 || hours.range[0].start != start || hours.range[0].end != end ||
        hours.plain) {
        g_test_message("\"%s\" is read as %d–%d", text, hours.range[0].start, hours.range[0].end);
        g_test_fail();
    }
}

static void test_hours_read_back(void)
{
    for (int i = 0; i < N_LANGUAGES; i++) {
        for (int start = 0; start < CLOCK_DAY; start += 5) {
            assert_hours_read_back((Language)i, start, CLOCK_UNKNOWN);
            for (int end = start + 5; end <= CLOCK_DAY; end += 35) {
                assert_hours_read_back((Language)i, start, end);
            }
        }
    }
}

static void assert_range_reads_back(Language language, CivilDate from, CivilDate to)
{
    g_autofree char *text = date_range_in_words(language, from, to);
    DayText day;
    CivilDate first;
    CivilDate last;
    const size_t used = day_read(text, &day);
    if (used != strlen(text) || !day_range(&day, &first, &last) || !civil_date_equal(first, from) ||
        !civil_date_equal(last, to)) {
        g_test_message("\"%s\" is not read back", text);
        g_test_fail();
    }
}

static void assert_heading_reads_back(Language language, CivilDate date, bool with_year)
{
    g_autofree char *text = day_heading_in_words(language, date, with_year);
    DayText day;
    g_assert_cmpuint(day_read(text, &day), ==, strlen(text));
    g_assert_cmpint(day.day, ==, date.day);
    g_assert_cmpint(day.month, ==, date.month);
    g_assert_cmpint(day.year, ==, with_year ? date.year : 0);
    g_assert_cmpint(day.weekday, ==, civil_date_weekday(date));
}

static void test_days_read_back(void)
{
    for (int i = 0; i < N_LANGUAGES; i++) {
        CivilDate date = civil_date(2022, 1, 1);
        for (int n = 0; n < 740; n++, date = civil_date_add(date, 1)) {
            assert_range_reads_back((Language)i, date, date);
            assert_range_reads_back((Language)i, date, civil_date_add(date, 1 + n % 40));
            assert_heading_reads_back((Language)i, date, n % 2 == 0);
        }
    }
}

/* All of the text is the date; `iso` is YYYY-MM-DD, or two of them parted by a slash. */
static void assert_days(const char *text, const char *iso, Weekday weekday)
{
    DayText day;
    CivilDate from;
    CivilDate to;
    const size_t used = day_read(text, &day);
    if (used != strlen(text) || !day_range(&day, &from, &to)) {
        g_test_message("\"%s\": read %u bytes of %u", text, (guint)used, (guint)strlen(text));
        g_test_fail();
        return;
    }
    char first[CIVIL_DATE_SIZE];
    char last[CIVIL_DATE_SIZE];
    g_autofree char *read = civil_date_equal(from, to)
                                ? g_strdup(civil_date_format(from, first))
                                : g_strconcat(civil_date_format(from, first), "/", civil_date_format(to, last), NULL);
    g_assert_cmpstr(read, ==, iso);
    g_assert_cmpint(day.weekday, ==, weekday);
}

static void test_usual_forms_of_days(void)
{
    static const struct {
        const char *text, *iso;
        Weekday weekday;
    } days[] = {
        { "le jeudi 12 février 2015", "2015-02-12", THURSDAY },
        { "Jeudi 12 fevrier 2015", "2015-02-12", THURSDAY },
        { "1er août 2025", "2025-08-01", WEEKDAY_NONE },
        { "du 28 mars au 1er avril 2022", "2022-03-28/2022-04-01", WEEKDAY_NONE },
        { "du lundi 18 au vendredi 22 mai 2015", "2015-05-18/2015-05-22", MONDAY },
        { "4-15 Mai 2015", "2015-05-04/2015-05-15", WEEKDAY_NONE },
        { "4 et 5 mai 2015", "2015-05-04/2015-05-05", WEEKDAY_NONE },
        { "el jueves 12 de febrero de 2015", "2015-02-12", THURSDAY },
        { "jueves, 12 de febrero de 2015", "2015-02-12", THURSDAY },
        { "MIÉRCOLES 3 DE JULIO DE 2024", "2024-07-03", WEDNESDAY },
        { "18 a 22 de mayo 2015", "2015-05-18/2015-05-22", WEEKDAY_NONE },
        { "del 18 al 22 de mayo de 2015", "2015-05-18/2015-05-22", WEEKDAY_NONE },
        { "28 de marzo a 1 de abril de 2022", "2022-03-28/2022-04-01", WEEKDAY_NONE },
        { "1º de setiembre de 2023", "2023-09-01", WEEKDAY_NONE },
        { "в четверг, 12 февраля 2015 года", "2015-02-12", THURSDAY },
        { "во вторник, 17 февраля 2015 года", "2015-02-17", TUESDAY },
        { "среду, 4 марта 2015 года", "2015-03-04", WEDNESDAY },
        { "13 - 17 апреля 2015 года", "2015-04-13/2015-04-17", WEEKDAY_NONE },
        { "с 13 по 17 апреля 2015 г.", "2015-04-13/2015-04-17", WEEKDAY_NONE },
        { "28 марта — 1 апреля 2022 года", "2022-03-28/2022-04-01", WEEKDAY_NONE },
        { "2015年2月12日星期四", "2015-02-12", THURSDAY },
        { "2015年2月12日，星期四", "2015-02-12", THURSDAY },
        { "2015年2月12日（星期四）", "2015-02-12", THURSDAY },
        { "星期四，2015年2月12日", "2015-02-12", THURSDAY },
        { "2015 年 5 月 18 日至 22 日", "2015-05-18/2015-05-22", WEEKDAY_NONE },
        { "2015年5月4-15日", "2015-05-04/2015-05-15", WEEKDAY_NONE },
        { "2015年4月17日 - 23日", "2015-04-17/2015-04-23", WEEKDAY_NONE },
        { "2022年3月28日至4月1日", "2022-03-28/2022-04-01", WEEKDAY_NONE },
        { "二〇一五年五月十八日至二十二日", "2015-05-18/2015-05-22", WEEKDAY_NONE },
        { "الخميس 12 شباط/فبراير 2015", "2015-02-12", THURSDAY },
        { "يوم الأربعاء، 18 شباط/فبراير 2015", "2015-02-18", WEDNESDAY },
        { "الخميس ١٢ شباط/فبراير ٢٠١٥", "2015-02-12", THURSDAY },
        { "29 كانون الثاني/يناير 2015", "2015-01-29", WEEKDAY_NONE },
        { "29 يناير 2015", "2015-01-29", WEEKDAY_NONE },
        { "29 كانون الثاني 2015", "2015-01-29", WEEKDAY_NONE },
        { "18-22 أيار/مايو 2015", "2015-05-18/2015-05-22", WEEKDAY_NONE },
        { "22-18 أيار/مايو 2015", "2015-05-18/2015-05-22", WEEKDAY_NONE },
        { "\u200f18\u200e-\u200f22 أيار/مايو 2015", "2015-05-18/2015-05-22", WEEKDAY_NONE },
        { "من 28 آذار/مارس إلى 1 نيسان/أبريل 2022", "2022-03-28/2022-04-01", WEEKDAY_NONE },
        { "الإثنين، ٧ تمّوز/يوليو ٢٠٢٥", "2025-07-07", MONDAY },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(days); i++) {
        assert_days(days[i].text, days[i].iso, days[i].weekday);
    }
}

static void test_usual_forms_of_hours(void)
{
    static const struct {
        const char *text;
        int start, end;
    } hours[] = {
        { "de 10 heures à 13 heures", 600, 780 },
        { "10 h-13 h", 600, 780 },
        { "10 h 30", 630, CLOCK_UNKNOWN },
        { "à 10 h 5", 605, CLOCK_UNKNOWN },
        { "10 h 30–13 h", 630, 780 },
        { "10 heures 30 – 12 heures 15", 630, 735 },
        { "de 10 à 13 heures", 600, 780 },
        { "15 h-midi", 900, 720 },
        { "de 10.00 a 13.00 horas", 600, 780 },
        { "de las 10.00 a las 13.00 horas", 600, 780 },
        { "a las 10.23 horas", 623, CLOCK_UNKNOWN },
        { "15.00–18.00 horas", 900, 1080 },
        { "10 de la mañana", 600, CLOCK_UNKNOWN },
        { "15.00–18.00 час.", 900, 1080 },
        { "с 10 ч. 00 м. до 13 ч. 00 м.", 600, 780 },
        { "10 час. 00 мин.–13 час. 00 мин.", 600, 780 },
        { "в 10 ч. 23 м.", 623, CLOCK_UNKNOWN },
        { "3 часа дня", 900, CLOCK_UNKNOWN },
        { "с 10:00 до 13:00", 600, 780 },
        { "上午10时至下午1时", 600, 780 },
        { "上午10:00至下午1:00", 600, 780 },
        { "下午3时至6时", 900, 1080 },
        { "10时30分", 630, CLOCK_UNKNOWN },
        { "下午3时半", 930, CLOCK_UNKNOWN },
        { "上午十时至下午一时", 600, 780 },
        { "上午10：00－下午1：00", 600, 780 },
        { "15时至18时", 900, 1080 },
        { "من الساعة 10:00 إلى الساعة 13:00", 600, 780 },
        { "الساعة 10:23", 623, CLOCK_UNKNOWN },
        { "10/00-13/00", 600, 780 },
        { "الساعة ١٠/٠٠", 600, CLOCK_UNKNOWN },
        { "10:00 صباحا", 600, CLOCK_UNKNOWN },
        { "الساعة 3 بعد الظهر", 900, CLOCK_UNKNOWN },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(hours); i++) {
        HoursText read;
        const size_t used = hours_read(hours[i].text, &read);
        if (used != strlen(hours[i].text) || read.count != 1 || read.range[0].start != hours[i].start ||
            read.range[0].end != hours[i].end || read.plain) {
            g_test_message("\"%s\": read %u bytes of %u, %d–%d", hours[i].text, (guint)used,
                           (guint)strlen(hours[i].text), read.range[0].start, read.range[0].end);
            g_test_fail();
        }
    }
}

static void test_several_hours_in_a_line(void)
{
    static const char *const texts[] = {
        "10 heures-13 heures et 15 heures-18 heures",
        "de 10.00 a 13.00 horas y de 15.00 a 18.00 horas",
        "10 ч. 00 м.–13 ч. 00 м. и 15 ч. 00 м.–18 ч. 00 м.",
        "上午10时至下午1时和下午3时至6时",
        "الساعة 10:00–13:00 والساعة 15:00–18:00",
        "10:00–13:00 و 15:00–18:00",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        HoursText hours;
        g_assert_cmpuint(hours_read(texts[i], &hours), ==, strlen(texts[i]));
        g_assert_cmpint(hours.count, ==, 2);
        g_assert_cmpint(hours.range[0].start, ==, 600);
        g_assert_cmpint(hours.range[0].end, ==, 780);
        g_assert_cmpint(hours.range[1].start, ==, 900);
        g_assert_cmpint(hours.range[1].end, ==, 1080);
    }
}

/* What looks like a day or an hour in another language and is none. */
static void test_other_words_are_left_alone(void)
{
    static const char *const no_days[] = {
        "a las 10.00", "Mars", "12 pays", "de 2015", "第12次会议", "3 дня", "البند 5"
    };
    for (size_t i = 0; i < G_N_ELEMENTS(no_days); i++) {
        DayText day;
        g_assert_cmpuint(day_read(no_days[i], &day), ==, 0);
    }
    static const char *const no_hours[] = { "3 дня", "a 13",  "de 5 pays", "第10届会议",
                                            "3小时", "12/05", "le 4 mai",  "la" };
    for (size_t i = 0; i < G_N_ELEMENTS(no_hours); i++) {
        HoursText hours;
        g_assert_cmpuint(hours_read(no_hours[i], &hours), ==, 0);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/civil_languages/hours-read-back", test_hours_read_back);
    g_test_add_func("/civil_languages/days-read-back", test_days_read_back);
    g_test_add_func("/civil_languages/forms-of-days", test_usual_forms_of_days);
    g_test_add_func("/civil_languages/forms-of-hours", test_usual_forms_of_hours);
    g_test_add_func("/civil_languages/several-hours", test_several_hours_in_a_line);
    g_test_add_func("/civil_languages/others", test_other_words_are_left_alone);
    return g_test_run();
}
