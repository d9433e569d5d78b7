#include "core/civil_words.h"

#include "core/prose.h"
#include "core/terms.h"

#include <string.h>

/* In the forms, a letter after "%" stands for a part of a date: day, month by name or number, year, weekday; capital
 * letters are those of a second date. */
typedef struct {
    const char *months[12];
    const char *weekdays[7];
    const char *first_day; /* of the month, where it is an ordinal; else NULL */
    const char *date, *day, *day_with_year;
    const char *days, *days_of_months, *days_of_years; /* ranges within a month, a year, and beyond */
    const char *span, *span_of_months, *span_of_years; /* the same in a sentence: "from 24 to 28 July 2023" */
    bool week_is_span;                                 /* "Semaine du 6 au 10 octobre": a week is told in this form */
    const char *and_hours;                             /* before the last of several hours */
} Words;

static const Words words[N_LANGUAGES] = {
    [LANGUAGE_ARABIC] = {
        .months = { "كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل", "أيار/مايو", "حزيران/يونيه",
                    "تموز/يوليه", "آب/أغسطس", "أيلول/سبتمبر", "تشرين الأول/أكتوبر", "تشرين الثاني/نوفمبر",
                    "كانون الأول/ديسمبر" },
        .weekdays = { "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد" },
        .date = "%d %m %y",
        .day = "%w، %d %m",
        .day_with_year = "%w، %d %m %y",
        .days = "%d–%D %M %Y",
        .days_of_months = "%d %m – %D %M %Y",
        .days_of_years = "%d %m %y – %D %M %Y",
        .span = "من %d إلى %D %M %Y",
        .span_of_months = "من %d %m إلى %D %M %Y",
        .span_of_years = "من %d %m %y إلى %D %M %Y",
        .and_hours = " و",
    },
    [LANGUAGE_CHINESE] = {
        .months = { "1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月" },
        .weekdays = { "星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日" },
        .date = "%y年%m%d日",
        .day = "%m%d日%w",
        .day_with_year = "%y年%m%d日%w",
        .days = "%y年%m%d日至%D日",
        .days_of_months = "%y年%m%d日至%M%D日",
        .days_of_years = "%y年%m%d日至%Y年%M%D日",
        .span = "%y年%m%d日至%D日",
        .span_of_months = "%y年%m%d日至%M%D日",
        .span_of_years = "%y年%m%d日至%Y年%M%D日",
        .and_hours = "和",
    },
    [LANGUAGE_ENGLISH] = {
        .date = "%d %m %y",
        .day = "%w, %d %m",
        .day_with_year = "%w, %d %m %y",
        .days = "%d–%D %M %Y",
        .days_of_months = "%d %m–%D %M %Y",
        .days_of_years = "%d %m %y–%D %M %Y",
        .span = "from %d to %D %M %Y",
        .span_of_months = "from %d %m to %D %M %Y",
        .span_of_years = "from %d %m %y to %D %M %Y",
        .and_hours = " and ",
    },
    [LANGUAGE_FRENCH] = {
        .months = { "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
                    "novembre", "décembre" },
        .weekdays = { "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche" },
        .first_day = "1er",
        .date = "%d %m %y",
        .day = "%w %d %m",
        .day_with_year = "%w %d %m %y",
        .days = "%d-%D %M %Y",
        .days_of_months = "%d %m-%D %M %Y",
        .days_of_years = "%d %m %y-%D %M %Y",
        .span = "du %d au %D %M %Y",
        .span_of_months = "du %d %m au %D %M %Y",
        .span_of_years = "du %d %m %y au %D %M %Y",
        .week_is_span = true,
        .and_hours = " et ",
    },
    [LANGUAGE_RUSSIAN] = {
        .months = { "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября",
                    "ноября", "декабря" },
        .weekdays = { "понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье" },
        .date = "%d %m %y года",
        .day = "%w, %d %m",
        .day_with_year = "%w, %d %m %y года",
        .days = "%d–%D %M %Y года",
        .days_of_months = "%d %m — %D %M %Y года",
        .days_of_years = "%d %m %y года — %D %M %Y года",
        .span = "с %d по %D %M %Y года",
        .span_of_months = "с %d %m по %D %M %Y года",
        .span_of_years = "с %d %m %y года по %D %M %Y года",
        .and_hours = " и ",
    },
    [LANGUAGE_SPANISH] = {
        .months = { "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
                    "noviembre", "diciembre" },
        .weekdays = { "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo" },
        .date = "%d de %m de %y",
        .day = "%w %d de %m",
        .day_with_year = "%w %d de %m de %y",
        .days = "%d a %D de %M de %Y",
        .days_of_months = "%d de %m a %D de %M de %Y",
        .days_of_years = "%d de %m de %y a %D de %M de %Y",
        .span = "del %d al %D de %M de %Y",
        .span_of_months = "del %d de %m al %D de %M de %Y",
        .span_of_years = "del %d de %m de %y al %D de %M de %Y",
        .week_is_span = true,
        .and_hours = " y ",
    },
};

/* --- hours ------------------------------------------------------------------------------------------------ */

/* One suffix serves both ends only on one side of noon and in the right order (rule 2). */
static bool same_half(int start, int end)
{
    return (start < CLOCK_NOON) == (end < CLOCK_NOON) && start < end;
}

static int hour_of_twelve(int clock)
{
    const int hour = clock / 60 % 12;
    return hour == 0 ? 12 : hour;
}

static bool is_named(int clock)
{
    return clock % CLOCK_DAY == 0 || clock == CLOCK_NOON;
}

static void append_english_clock(GString *out, int clock, bool with_half)
{
    if (is_named(clock)) {
        g_string_append(out, clock == CLOCK_NOON ? "noon" : "midnight");
        return;
    }
    g_string_append_printf(out, "%d", hour_of_twelve(clock));
    if (clock % 60 != 0) {
        g_string_append_printf(out, ".%02d", clock % 60);
    }
    if (with_half) {
        g_string_append(out, clock < CLOCK_NOON ? " a.m." : " p.m.");
    }
}

static void append_english(GString *out, int start, int end)
{
    const bool range = end != CLOCK_UNKNOWN;
    append_english_clock(out, start, !range || !same_half(start, end) || is_named(end));
    if (range) {
        g_string_append(out, "–");
        append_english_clock(out, end, true);
    }
}

static void append_chinese_clock(GString *out, int clock, bool with_half)
{
    if (clock % CLOCK_DAY == 0) {
        g_string_append(out, clock == 0 ? "零时" : "24时");
        return;
    }
    const char *half = clock < CLOCK_NOON ? "上午" : "下午";
    half = clock == CLOCK_NOON ? "中午" : half;
    const int hour = clock < 60 ? 0 : hour_of_twelve(clock);
    g_string_append_printf(out, "%s%d时", with_half ? half : "", hour);
    if (clock % 60 != 0) {
        g_string_append_printf(out, "%d分", clock % 60);
    }
}

static void append_chinese(GString *out, int start, int end)
{
    append_chinese_clock(out, start, true);
    if (end != CLOCK_UNKNOWN) {
        g_string_append(out, "至");
        append_chinese_clock(out, end, !same_half(start, end) || is_named(start));
    }
}

static void append_french_clock(GString *out, int clock)
{
    g_string_append_printf(out, "%d ", clock / 60);
    if (clock % 60 != 0) {
        g_string_append_printf(out, "h %d", clock % 60);
    } else {
        g_string_append(out, clock / 60 < 2 ? "heure" : "heures");
    }
}

static void append_french(GString *out, int start, int end)
{
    append_french_clock(out, start);
    if (end != CLOCK_UNKNOWN) {
        g_string_append_c(out, '-');
        append_french_clock(out, end);
    }
}

static void append_russian(GString *out, int start, int end)
{
    g_string_append_printf(out, "%d ч. %02d м.", start / 60, start % 60);
    if (end != CLOCK_UNKNOWN) {
        g_string_append_printf(out, "–%d ч. %02d м.", end / 60, end % 60);
    }
}

static void append_spanish(GString *out, int start, int end)
{
    g_string_append_printf(out, "%d.%02d", start / 60, start % 60);
    if (end != CLOCK_UNKNOWN) {
        g_string_append_printf(out, " a %d.%02d", end / 60, end % 60);
    }
    g_string_append(out, " horas");
}

static void append_arabic(GString *out, int start, int end)
{
    g_string_append_printf(out, "الساعة %02d:%02d", start / 60, start % 60);
    if (end != CLOCK_UNKNOWN) {
        g_string_append_printf(out, "–%02d:%02d", end / 60, end % 60);
    }
}

char *hours_in_words(Language language, int start, int end)
{
    static void (*const append[N_LANGUAGES])(GString * out, int start, int end) = {
        [LANGUAGE_ARABIC] = append_arabic, [LANGUAGE_CHINESE] = append_chinese, [LANGUAGE_ENGLISH] = append_english,
        [LANGUAGE_FRENCH] = append_french, [LANGUAGE_RUSSIAN] = append_russian, [LANGUAGE_SPANISH] = append_spanish,
    };
    GString *out = g_string_new(NULL);
    append[language](out, start, end);
    return g_string_free(out, FALSE);
}

const char *hours_joint(Language language, bool last)
{
    return last ? words[language].and_hours : term_wording(TERM_COMMA, language);
}

/* The form of the noun that goes with the number. */
static Term minutes_term(Language language, int minutes)
{
    const int ones = minutes % 10;
    if (language == LANGUAGE_RUSSIAN && minutes / 10 % 10 != 1 && ones > 0 && ones < 5) {
        return ones == 1 ? TERM_MINUTE : TERM_MINUTES_FEW;
    }
    if (language == LANGUAGE_ARABIC && minutes > 2 && minutes < 11) {
        return TERM_MINUTES_FEW;
    }
    return minutes == 1 ? TERM_MINUTE : minutes == 2 ? TERM_MINUTES_TWO : TERM_MINUTES;
}

char *minutes_in_words(Language language, int minutes)
{
    g_autofree char *number = g_strdup_printf("%d", minutes);
    return term_with(minutes_term(language, minutes), language, number);
}

/* --- days ------------------------------------------------------------------------------------------------- */

const char *month_in_words(Language language, int month)
{
    return language == LANGUAGE_ENGLISH ? prose_month(month) : words[language].months[month - 1];
}

const char *weekday_in_words(Language language, Weekday weekday)
{
    return language == LANGUAGE_ENGLISH ? prose_weekday(weekday) : words[language].weekdays[weekday - MONDAY];
}

static void append_part(GString *out, Language language, char part, CivilDate date)
{
    if (part == 'd' && date.day == 1 && words[language].first_day != NULL) {
        g_string_append(out, words[language].first_day);
        return;
    }
    switch (part) {
    case 'd': g_string_append_printf(out, "%d", date.day); break;
    case 'm': g_string_append(out, month_in_words(language, date.month)); break;
    case 'y': g_string_append_printf(out, "%d", date.year); break;
    default: g_string_append(out, weekday_in_words(language, civil_date_weekday(date))); break;
    }
}

/* The form with the parts of the dates in their places. */
static char *in_form(Language language, const char *form, CivilDate from, CivilDate to)
{
    GString *out = g_string_new(NULL);
    for (; *form != '\0'; form++) {
        if (*form != '%') {
            g_string_append_c(out, *form);
            continue;
        }
        form++;
        append_part(out, language, g_ascii_tolower(*form), g_ascii_isupper(*form) ? to : from);
    }
    return g_string_free(out, FALSE);
}

char *date_in_words(Language language, CivilDate date)
{
    return in_form(language, words[language].date, date, date);
}

char *date_range_in_words(Language language, CivilDate from, CivilDate to)
{
    const Words *w = &words[language];
    if (civil_date_equal(from, to)) {
        return date_in_words(language, from);
    }
    const char *within_year = from.month == to.month ? w->days : w->days_of_months;
    return in_form(language, from.year == to.year ? within_year : w->days_of_years, from, to);
}

char *date_span_in_words(Language language, CivilDate from, CivilDate to)
{
    const Words *w = &words[language];
    const char *within_year = from.month == to.month ? w->span : w->span_of_months;
    return in_form(language, from.year == to.year ? within_year : w->span_of_years, from, to);
}

char *week_in_words(Language language, CivilDate from, CivilDate to)
{
    g_autofree char *range =
        words[language].week_is_span ? date_span_in_words(language, from, to) : date_range_in_words(language, from, to);
    return term_with(TERM_WEEK_OF, language, range);
}

char *day_heading_in_words(Language language, CivilDate date, bool with_year)
{
    const Words *w = &words[language];
    g_autofree char *heading = in_form(language, with_year ? w->day_with_year : w->day, date, date);
    char letter[7] = "";
    g_unichar_to_utf8(g_unichar_toupper(g_utf8_get_char(heading)), letter);
    return g_strconcat(letter, g_utf8_next_char(heading), NULL);
}
