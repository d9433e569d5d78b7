#include "base/civil.h"

#include <string.h>

int civil_days_in_month(int year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    if (month < 1 || month > 12) {
        return 0;
    }
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

CivilDate civil_date(int year, int month, int day)
{
    if (year < 1583 || year > 9999 || day < 1 || day > civil_days_in_month(year, month)) {
        return (CivilDate){ 0 };
    }
    return (CivilDate){ .year = year, .month = month, .day = day };
}

bool civil_date_is_set(CivilDate date)
{
    return date.year != 0;
}

int civil_date_compare(CivilDate a, CivilDate b)
{
    if (a.year != b.year) {
        return a.year - b.year;
    }
    return a.month != b.month ? a.month - b.month : a.day - b.day;
}

bool civil_date_equal(CivilDate a, CivilDate b)
{
    return civil_date_compare(a, b) == 0;
}

/* Days since 1 March of year 0: years start in March, so that the leap day is the last of its year. */
static int day_number(CivilDate date)
{
    const int year = date.month <= 2 ? date.year - 1 : date.year;
    const int month = (date.month + 9) % 12;
    return year * 365 + year / 4 - year / 100 + year / 400 + (month * 306 + 5) / 10 + date.day - 1;
}

static CivilDate date_of_number(int number)
{
    int year = (int)((10000LL * number + 14780) / 3652425);
    int rest = number - (year * 365 + year / 4 - year / 100 + year / 400);
    if (rest < 0) {
        year--;
        rest = number - (year * 365 + year / 4 - year / 100 + year / 400);
    }
    const int month = (100 * rest + 52) / 3060;
    return civil_date(year + (month + 2) / 12, (month + 2) % 12 + 1, rest - (month * 306 + 5) / 10 + 1);
}

CivilDate civil_date_add(CivilDate date, int days)
{
    if (!civil_date_is_set(date)) {
        return date;
    }
    return date_of_number(day_number(date) + days);
}

int civil_date_days_between(CivilDate from, CivilDate to)
{
    return day_number(to) - day_number(from);
}

Weekday civil_date_weekday(CivilDate date)
{
    if (!civil_date_is_set(date)) {
        return WEEKDAY_NONE;
    }
    /* 1 March of year 0 was a Wednesday. */
    return (Weekday)((day_number(date) + 2) % 7 + 1);
}

/* The value of exactly `count` digits at `text`, or -1. */
static int digits(const char *text, int count)
{
    int value = 0;
    for (int i = 0; i < count; i++) {
        if (!g_ascii_isdigit(text[i])) {
            return -1;
        }
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

CivilDate civil_date_parse(const char *text)
{
    if (text == NULL || strlen(text) != 10 || text[4] != '-' || text[7] != '-') {
        return (CivilDate){ 0 };
    }
    return civil_date(digits(text, 4), digits(text + 5, 2), digits(text + 8, 2));
}

static void two_digits(char *out, int value)
{
    out[0] = (char)('0' + value / 10 % 10);
    out[1] = (char)('0' + value % 10);
}

const char *civil_date_format(CivilDate date, char out[CIVIL_DATE_SIZE])
{
    if (!civil_date_is_set(date)) {
        out[0] = '\0';
        return out;
    }
    two_digits(out, date.year / 100);
    two_digits(out + 2, date.year);
    out[4] = '-';
    two_digits(out + 5, date.month);
    out[7] = '-';
    two_digits(out + 8, date.day);
    out[10] = '\0';
    return out;
}

int clock_parse(const char *text)
{
    if (text == NULL || strlen(text) != 5 || text[2] != ':') {
        return CLOCK_UNKNOWN;
    }
    const int hour = digits(text, 2);
    const int minute = digits(text + 3, 2);
    if (hour < 0 || minute < 0 || minute > 59 || hour * 60 + minute > CLOCK_DAY) {
        return CLOCK_UNKNOWN;
    }
    return hour * 60 + minute;
}

const char *clock_format(int clock, char out[CLOCK_SIZE])
{
    if (clock < 0 || clock > CLOCK_DAY) {
        out[0] = '\0';
        return out;
    }
    two_digits(out, clock / 60);
    out[2] = ':';
    two_digits(out + 3, clock % 60);
    out[5] = '\0';
    return out;
}
