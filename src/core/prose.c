#include "core/prose.h"

#include <string.h>

static const char *const months[] = { "January", "February", "March",     "April",   "May",      "June",
                                      "July",    "August",   "September", "October", "November", "December" };
static const char *const weekdays[] = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" };

const char *prose_month(int month)
{
    return months[month - 1];
}

const char *prose_weekday(Weekday weekday)
{
    return weekdays[weekday - MONDAY];
}

static const char *skip_blanks(const char *at)
{
    while (*at == ' ') {
        at++;
    }
    return at;
}

/* A number of at most `most` digits at `at`: moves *at past it. 0 if none stands there. */
static int take_number(const char **at, int most)
{
    int value = 0;
    int n = 0;
    for (; n < most && g_ascii_isdigit((*at)[n]); n++) {
        value = value * 10 + ((*at)[n] - '0');
    }
    if (g_ascii_isdigit((*at)[n])) {
        return 0;
    }
    *at += n;
    return value;
}

/* The 1-based place of the word at *at in `words`, whole words only; 0 if it is none of them. */
static int take_word(const char **at, const char *const *words, int n_words)
{
    for (int i = 0; i < n_words; i++) {
        const size_t length = strlen(words[i]);
        if (strncmp(*at, words[i], length) == 0 && !g_ascii_isalpha((*at)[length])) {
            *at += length;
            return i + 1;
        }
    }
    return 0;
}

static int take_month(const char **at)
{
    *at = skip_blanks(*at);
    return take_word(at, months, G_N_ELEMENTS(months));
}

/* What joins the two ends of a range: a dash of any kind, or "to". */
static bool take_range(const char **at)
{
    static const char *const joints[] = { "\u2013", "\u2014", "-", "to " };
    const char *from = skip_blanks(*at);
    for (size_t i = 0; i < G_N_ELEMENTS(joints); i++) {
        const size_t length = strlen(joints[i]);
        if (strncmp(from, joints[i], length) == 0) {
            *at = skip_blanks(from + length);
            return true;
        }
    }
    return false;
}

static int take_year(const char **at)
{
    const char *from = skip_blanks(*at);
    const char *end = from;
    const int year = take_number(&end, 4);
    if (end - from != 4) {
        return 0;
    }
    *at = end;
    return year;
}

/* The second end of a range, "28 July" or "1 April" after its joint; leaves all as it is if there is none. */
static void take_end(const char **at, ProseDate *date)
{
    const char *from = *at;
    if (!take_range(&from)) {
        return;
    }
    const int day = take_number(&from, 2);
    const int month = day > 0 ? take_month(&from) : 0;
    if (month > 0) {
        date->to_day = day;
        date->to_month = month;
        *at = from;
    }
}

/* A date that begins at `at`: where it ends, or NULL. */
static const char *take_date(const char *at, ProseDate *date)
{
    *date = (ProseDate){ .day = take_number(&at, 2) };
    if (date->day == 0) {
        return NULL;
    }
    date->month = take_month(&at);
    take_end(&at, date);
    if (date->month == 0) {
        date->month = date->to_month;
    }
    if (date->month == 0) {
        return NULL;
    }
    date->year = take_year(&at);
    return at;
}

/* The weekday whose name ends, with a comma or without, right before `at`. */
static Weekday weekday_before(const char *text, const char *at)
{
    while (at > text && (at[-1] == ' ' || at[-1] == ',')) {
        at--;
    }
    for (int i = 0; i < (int)G_N_ELEMENTS(weekdays); i++) {
        const size_t length = strlen(weekdays[i]);
        if ((size_t)(at - text) >= length && strncmp(at - length, weekdays[i], length) == 0) {
            return (Weekday)(MONDAY + i);
        }
    }
    return WEEKDAY_NONE;
}

const char *prose_find_date(const char *text, ProseDate *ret_date)
{
    for (const char *at = text; *at != '\0'; at++) {
        const bool begins = g_ascii_isdigit(*at) && (at == text || !g_ascii_isalnum(at[-1]));
        const char *end = begins ? take_date(at, ret_date) : NULL;
        if (end != NULL) {
            ret_date->weekday = weekday_before(text, at);
            ret_date->length = (size_t)(end - at);
            return at;
        }
    }
    return NULL;
}

CivilDate prose_first(const ProseDate *date, int year)
{
    return civil_date(date->year != 0 ? date->year : year, date->month, date->day);
}

CivilDate prose_last(const ProseDate *date, int year)
{
    if (date->to_day == 0) {
        return prose_first(date, year);
    }
    return civil_date(date->year != 0 ? date->year : year, date->to_month, date->to_day);
}

char *prose_day(CivilDate date)
{
    return g_strdup_printf("%d %s %d", date.day, prose_month(date.month), date.year);
}

char *prose_weekday_and_day(CivilDate date)
{
    return g_strdup_printf("%s, %d %s", prose_weekday(civil_date_weekday(date)), date.day, prose_month(date.month));
}

char *prose_clock(int clock)
{
    if (clock == CLOCK_NOON) {
        return g_strdup("noon");
    }
    if (clock % CLOCK_DAY == 0) {
        return g_strdup("midnight");
    }
    const char *half = clock < CLOCK_NOON ? "a.m." : "p.m.";
    const int hour = (clock / 60 + 11) % 12 + 1;
    return clock % 60 == 0 ? g_strdup_printf("%d %s", hour, half)
                           : g_strdup_printf("%d.%02d %s", hour, clock % 60, half);
}
