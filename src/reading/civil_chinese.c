/* Days as Chinese writes them: the year first, each part followed by its name, the weekday before or behind. */
#include "base/folding.h"
#include "reading/civil_names.h"
#include "reading/civil_scan.h"

#include <string.h>

/* One numeral, 0–10; −1 if none stands at *at. */
static int scan_numeral(const char **at)
{
    static const char *const numerals[] = { "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十" };
    for (size_t i = 0; i < G_N_ELEMENTS(numerals); i++) {
        if (scan_bytes(at, numerals[i])) {
            return (int)i;
        }
    }
    return scan_bytes(at, "零") ? 0 : -1;
}

/* "十八" is ten and eight, "二十八" two tens and eight. */
int chinese_number_scan(const char **at)
{
    const char *from = *at;
    const int figures = scan_number(&from, 2);
    if (figures >= 0) {
        *at = from;
        return figures;
    }
    const int first = scan_numeral(&from);
    if (first < 0) {
        return 0;
    }
    *at = from;
    const bool tens = first == 10 || scan_bytes(at, "十");
    from = *at;
    const int last = tens ? scan_numeral(&from) : 0;
    *at = tens && last > 0 && last < 10 ? from : *at;
    const int unit = last > 0 && last < 10 ? last : 0;
    return tens ? (first == 10 ? 10 : first * 10) + unit : first;
}

/* "2015", "二〇一五". */
static int scan_year_number(const char **at)
{
    const char *from = *at;
    int year = scan_number(&from, 4);
    if (year < 0) {
        year = 0;
        for (int i = 0, numeral; i < 4 && (numeral = scan_numeral(&from)) >= 0 && numeral < 10; i++) {
            year = year * 10 + numeral;
        }
    }
    if (year < 1900 || year > 2199) {
        return 0;
    }
    *at = from;
    return year;
}

/* The number before a name such as "月"; 0 moves nothing. */
static int scan_named_number(const char **at, const char *name)
{
    const char *from = *at;
    const int number = chinese_number_scan(&from);
    from = skip_blanks(from);
    if (number < 1 || !scan_bytes(&from, name)) {
        return 0;
    }
    *at = skip_blanks(from);
    return number;
}

static int scan_year(const char **at)
{
    const char *from = *at;
    const int year = scan_year_number(&from);
    from = skip_blanks(from);
    if (year == 0 || !scan_bytes(&from, "年")) {
        return 0;
    }
    *at = skip_blanks(from);
    return year;
}

static int scan_day(const char **at)
{
    const int day = scan_named_number(at, "日");
    return day != 0 ? day : scan_named_number(at, "号");
}

/* "，星期一", "（星期一）", "星期一". */
static Weekday scan_weekday_behind(const char **at)
{
    const char *from = skip_blanks(*at);
    const bool bracket = scan_bytes(&from, "（") || scan_bytes(&from, "(");
    if (!bracket) {
        scan_comma(&from);
    }
    from = skip_blanks(from);
    const Weekday weekday = weekday_name_scan(&from);
    if (weekday == WEEKDAY_NONE || (bracket && !scan_bytes(&from, "）") && !scan_bytes(&from, ")"))) {
        return WEEKDAY_NONE;
    }
    *at = from;
    return weekday;
}

/* What joins the days of a range: a dash of any kind, or "and". */
static bool scan_joint(const char **at)
{
    static const char *const words[] = { "和", "及", "、", NULL };
    const char *from = skip_blanks(*at);
    if (scan_dash(at) != NO_DASH) {
        return true;
    }
    if (!scan_phrase(&from, words)) {
        return false;
    }
    *at = skip_blanks(from);
    return true;
}

/* "至22日", "至4月1日", "至2016年1月8日". */
static void scan_last_day(const char **at, DayText *day)
{
    const char *from = *at;
    if (!scan_joint(&from)) {
        return;
    }
    const int year = scan_year(&from);
    const int month = scan_named_number(&from, "月");
    const int last = scan_day(&from);
    if (last == 0) {
        return;
    }
    day->last_day = last;
    day->last_month = month != 0 ? month : day->month;
    day->first_year = year != 0 ? day->year : 0;
    day->year = year != 0 ? year : day->year;
    *at = from;
}

/* The first day: its own name may be left out before a range ("5月4-15日"). */
static int scan_first_day(const char **at)
{
    const int day = scan_day(at);
    if (day != 0) {
        return day;
    }
    const char *from = *at;
    const int bare = chinese_number_scan(&from);
    const char *after = from;
    if (bare <= 0 || !scan_joint(&after) || scan_day(&after) == 0) {
        return 0;
    }
    *at = from;
    return bare;
}

size_t chinese_day_read(const char *text, DayText *ret_day)
{
    *ret_day = (DayText){ 0 };
    const char *at = skip_blanks(text);
    ret_day->weekday = weekday_name_scan(&at);
    if (ret_day->weekday != WEEKDAY_NONE) {
        at = skip_blanks(at);
        scan_comma(&at);
        at = skip_blanks(at);
    }
    ret_day->year = scan_year(&at);
    ret_day->month = scan_named_number(&at, "月");
    ret_day->day = ret_day->month == 0 ? 0 : scan_first_day(&at);
    if (ret_day->day == 0 || ret_day->month > 12 || ret_day->day > 31) {
        *ret_day = (DayText){ 0 };
        return 0;
    }
    const Weekday behind = scan_weekday_behind(&at);
    ret_day->weekday = ret_day->weekday != WEEKDAY_NONE ? ret_day->weekday : behind;
    scan_last_day(&at, ret_day);
    if (ret_day->last_day != 0) {
        scan_weekday_behind(&at);
    }
    while (at > text && at[-1] == ' ') {
        at--;
    }
    return (size_t)(at - text);
}
