/* Days and ranges of days as the papers print them. */
#include "base/folding.h"
#include "base/text.h"
#include "reading/civil_names.h"
#include "reading/civil_scan.h"

#include <string.h>

/* What may stand before a day without saying more: "from 24 July", "le lundi", "el 24 de julio", "в среду". */
static const char *const words_before[] = {
    "from",       "du",           "le",
    "dès le",     "à compter du", "del",
    "el",         "desde el",     "a partir del",
    "с",          "со",           "в",
    "во",         "начиная с",    "من",
    "يوم",        "في",           "من يوم",
    "في يوم",     "في الفترة من", "خلال الفترة من",
    "اعتبارا من", "从",           "自",
    "于",         NULL,
};

size_t weekday_read(const char *text, Weekday *ret_weekday)
{
    const char *at = text;
    *ret_weekday = weekday_name_scan(&at);
    if (*ret_weekday == WEEKDAY_NONE) {
        scan_phrase(&at, words_before);
        at = skip_blanks(at);
        *ret_weekday = at == text ? WEEKDAY_NONE : weekday_name_scan(&at);
    }
    if (*ret_weekday == WEEKDAY_NONE) {
        return 0;
    }
    scan_comma(&at);
    return (size_t)(at - text);
}

/* What may stand before the figures of a year, and behind them. */
static const char *const words_before_year[] = { "de", "del", "del año", "عام", "لعام", "سنة", NULL };
static const char *const words_behind_year[] = { "года", "год", "г.", "م", NULL };

/* A year after a date, with or without a comma. */
static int scan_year(const char **at)
{
    const char *from = skip_blanks(*at);
    scan_comma(&from);
    from = skip_blanks(from);
    scan_phrase(&from, words_before_year);
    from = skip_blanks(from);
    int year = 0;
    size_t used = 0;
    for (int i = 0; i < 4; i++, from += used) {
        const int figure = folded_figure(from, &used);
        if (figure < 0) {
            return 0;
        }
        year = year * 10 + figure;
    }
    /* One figure more is a footnote mark that lost its height ("June 20251"); two are some other number. */
    const bool number = g_ascii_isdigit(from[0]) && g_ascii_isdigit(from[1]);
    if (year < 1900 || year > 2199 || number || *from == ':' || *from == '/') {
        return 0;
    }
    const char *behind = skip_blanks(from);
    *at = scan_phrase(&behind, words_behind_year) ? behind : from;
    return year;
}

/* "1st", "1er", "1.º", "1-го" lose their letters; the number of a day. */
static int scan_day_number(const char **at)
{
    static const char *const endings[] = { "st", "nd", "rd", "th",  "er", "re", "e",
                                           "º",  ".º", "°",  "-го", "го", "-е", NULL };
    const char *from = *at;
    const int day = scan_number(&from, 2);
    if (day < 1 || day > 31) {
        return 0;
    }
    scan_phrase(&from, endings);
    *at = from;
    return day;
}

static bool scan_iso_date(const char **at, DayText *day)
{
    char iso[11] = "";
    g_strlcpy(iso, *at, sizeof iso);
    const CivilDate date = civil_date_parse(iso);
    if (!civil_date_is_set(date) || g_ascii_isdigit((*at)[10])) {
        return false;
    }
    day->day = date.day;
    day->month = date.month;
    day->year = date.year;
    *at += 10;
    return true;
}

/* "14/10/2025", "14.10.2025": day first, as nearly everywhere. */
static bool scan_figures_date(const char **at, DayText *day)
{
    const char *from = *at;
    const int number = scan_number(&from, 2);
    const char mark = *from;
    if (number < 1 || (mark != '/' && mark != '.')) {
        return false;
    }
    from++;
    const int month = scan_number(&from, 2);
    if (month < 1 || month > 12 || *from != mark) {
        return false;
    }
    from++;
    const int year = scan_number(&from, 4);
    if (year < 1900 || year > 2199 || g_ascii_isdigit(*from)) {
        return false;
    }
    day->day = number;
    day->month = month;
    day->year = year;
    *at = from;
    return true;
}

/* "–28", "–April 1" behind a day whose month came first. */
static void scan_last_month_first(const char **at, DayText *day)
{
    const char *from = *at;
    const Dash dash = scan_dash(&from);
    if (dash == NO_DASH) {
        return;
    }
    const int month = month_name_scan(&from);
    from = month != 0 ? skip_blanks(from) : from;
    const int last = scan_day_number(&from);
    if (last != 0) {
        day->last_day = last;
        day->last_month = month != 0 ? month : day->month;
        day->hyphen = dash == OTHER_DASH;
        *at = from;
    }
}

/* "July 24, 2023": an ocean away from the house style, but met in workshops. */
static bool scan_month_first(const char **at, DayText *day)
{
    const char *from = *at;
    day->month = month_name_scan(&from);
    if (day->month == 0) {
        return false;
    }
    from = skip_blanks(from);
    day->day = scan_day_number(&from);
    if (day->day == 0 || *from == ':') {
        return false;
    }
    scan_last_month_first(&from, day);
    *at = from;
    return true;
}

/* "2428 July 2023": the dash between two days is lost. Only with a month and a year behind them, and in their order. */
static bool scan_days_run_together(const char **at, DayText *day)
{
    const char *from = *at;
    const int both = scan_number(&from, 4);
    const int first = both / 100;
    const int last = both % 100;
    if (from - *at != 4 || first < 1 || last > 31 || first >= last) {
        return false;
    }
    from = skip_blanks(from);
    const int month = month_name_scan(&from);
    const char *year = from;
    if (month == 0 || scan_year(&year) == 0) {
        return false;
    }
    *day = (DayText){
        .weekday = day->weekday, .day = first, .month = month, .last_day = last, .last_month = month, .hyphen = true
    };
    *at = from;
    return true;
}

/* "July", "of July", "de julio" behind the number of a day; 0 moves nothing. */
static int scan_month_behind(const char **at)
{
    static const char *const words[] = { "of", "de", "del mes de", "من شهر", "من", NULL };
    const char *from = skip_blanks(*at);
    int month = month_name_scan(&from);
    if (month == 0 && scan_phrase(&from, words)) {
        from = skip_blanks(from);
        month = month_name_scan(&from);
    }
    *at = month != 0 ? from : *at;
    return month;
}

/* A dash, or "and" between two days. */
static Dash scan_dash_or_and(const char **at)
{
    static const char *const words[] = { "and", "et", "et le", "y", "e", "y el", "и", "و", NULL };
    const Dash dash = scan_dash(at);
    const char *from = skip_blanks(*at);
    if (dash == NO_DASH && from != *at && scan_phrase(&from, words) && (skip_blanks(from) != from || is_figure(from))) {
        *at = skip_blanks(from);
        return WORD_DASH;
    }
    return dash;
}

/* In Arabic, figures on both sides of a dash may have been stored as they are seen, the last first. */
static void settle_order(DayText *day, const char *month)
{
    const unsigned char script = (unsigned char)skip_blanks(month)[0];
    if (day->last_day < day->day && day->last_month == day->month && script >= 0xd8 && script <= 0xdb) {
        const int last = day->day;
        day->day = day->last_day;
        day->last_day = last;
    }
}

/* "–28 July", "–1 April", " to Thursday, 8 January" behind a first day, whose year may stand before the dash. */
static bool scan_last_day(const char **at, DayText *day)
{
    const char *from = *at;
    const int first_year = day->month != 0 ? scan_year(&from) : 0;
    const Dash dash = scan_dash_or_and(&from);
    const char *named = from;
    if (weekday_name_scan(&named) != WEEKDAY_NONE) {
        scan_comma(&named);
        from = skip_blanks(named);
    }
    const int last = dash == NO_DASH ? 0 : scan_day_number(&from);
    const char *name = from;
    const int month = last == 0 ? 0 : scan_month_behind(&from);
    if (month == 0) {
        return false;
    }
    day->last_day = last;
    day->last_month = month;
    day->month = day->month != 0 ? day->month : month;
    day->hyphen = dash == OTHER_DASH && day->month == month;
    day->first_year = first_year;
    settle_order(day, name);
    *at = from;
    return true;
}

/* "24 July", "24–28 July", "28 March–1 April", "24 and 25 July". */
static bool scan_day_first(const char **at, DayText *day)
{
    if (scan_days_run_together(at, day)) {
        return true;
    }
    const char *from = *at;
    day->day = scan_day_number(&from);
    if (day->day == 0) {
        return false;
    }
    day->month = scan_month_behind(&from);
    if (!scan_last_day(&from, day) && day->month == 0) {
        return false;
    }
    *at = from;
    return true;
}

/* A weekday before a date, with what belongs to it: "Monday, ", "Monday the ", "Monday – ". */
static Weekday scan_weekday_before(const char **at)
{
    static const char *const articles[] = { "the", "le", "el", NULL };
    const char *from = *at;
    const Weekday weekday = weekday_name_scan(&from);
    if (weekday == WEEKDAY_NONE) {
        return WEEKDAY_NONE;
    }
    scan_comma(&from);
    from = skip_blanks(from);
    scan_phrase(&from, articles);
    from = skip_blanks(from);
    if (scan_bytes(&from, "–") || scan_bytes(&from, "-")) {
        from = skip_blanks(from);
    }
    *at = from;
    return weekday;
}

/* "24 July 2023, Monday", "24 July (Monday)". */
static Weekday scan_weekday_behind(const char **at)
{
    const char *from = skip_blanks(*at);
    const bool bracket = scan_bytes(&from, "(");
    const bool comma = !bracket && scan_comma(&from);
    from = skip_blanks(from);
    const Weekday weekday = weekday_name_scan(&from);
    const bool closed = !bracket || scan_bytes(&from, ")");
    if (weekday == WEEKDAY_NONE || !closed || (!bracket && !comma && *from != '\0')) {
        return WEEKDAY_NONE;
    }
    *at = from;
    return weekday;
}

/* "10–21 March and 5–9 May 2014": behind the first of two ranges, the second, which has the year of both. */
static bool scan_another_range(const char *at, DayText *next)
{
    static const char *const words[] = { "and", "et", "et du", "y", "y del", "и", "и с", "و", "و من", NULL };
    *next = (DayText){ 0 };
    at = skip_blanks(at);
    const bool joined = scan_comma(&at) || scan_phrase(&at, words) || scan_bytes(&at, "و");
    at = skip_blanks(at);
    if (!joined || !is_figure(at) || !scan_day_first(&at, next) || next->last_day == 0) {
        return false;
    }
    next->year = scan_year(&at);
    return true;
}

/* "6–9 and 12–16 April 2010": the first range has the month of the second, too. */
static bool scan_days_before_another_range(const char **at, DayText *day)
{
    const char *from = *at;
    DayText next;
    const int first = scan_day_number(&from);
    const int last = first == 0 || scan_dash(&from) == NO_DASH ? 0 : scan_day_number(&from);
    if (last <= first || !scan_another_range(from, &next) || next.day <= last) {
        return false;
    }
    day->day = first;
    day->last_day = last;
    day->month = day->last_month = next.month;
    day->year = next.year;
    *at = from;
    return true;
}

/* Every language but Chinese, which has an order of its own. */
static size_t read_day(const char *text, DayText *day)
{
    const char *at = skip_blanks(text);
    day->weekday = scan_weekday_before(&at);
    if (day->weekday == WEEKDAY_NONE && !is_figure(at) && scan_phrase(&at, words_before)) {
        at = skip_blanks(at);
        day->weekday = scan_weekday_before(&at);
    }
    if (scan_iso_date(&at, day) || scan_figures_date(&at, day) || scan_days_before_another_range(&at, day)) {
        return (size_t)(at - text);
    }
    if ((!scan_day_first(&at, day) && !scan_month_first(&at, day)) || g_ascii_isalpha(*at)) {
        return 0;
    }
    day->year = scan_year(&at);
    DayText next;
    if (day->year == 0 && day->last_day != 0 && scan_another_range(at, &next)) {
        day->year = next.year;
    }
    if (day->weekday == WEEKDAY_NONE) {
        day->weekday = scan_weekday_behind(&at);
    }
    return (size_t)(at - text);
}

size_t day_read(const char *text, DayText *ret_day)
{
    *ret_day = (DayText){ 0 };
    if (!has_figure_near(text)) {
        return 0;
    }
    const size_t used = read_day(text, ret_day);
    return used > 0 ? used : chinese_day_read(text, ret_day);
}

bool day_range(const DayText *day, CivilDate *ret_from, CivilDate *ret_to)
{
    const int last_month = day->last_day != 0 ? day->last_month : day->month;
    const int last_day = day->last_day != 0 ? day->last_day : day->day;
    const int usual_year = last_month < day->month ? day->year - 1 : day->year;
    const int first_year = day->first_year != 0 ? day->first_year : usual_year;
    *ret_from = civil_date(first_year, day->month, day->day);
    *ret_to = civil_date(day->year, last_month, last_day);
    return civil_date_is_set(*ret_from) && civil_date_is_set(*ret_to);
}
