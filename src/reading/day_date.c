#include "reading/day_date.h"

#include <stdlib.h>
#include <string.h>

/* --- years that the document names ------------------------------------------------------------------------- */

enum { FIRST_YEAR = 1990, LAST_YEAR = 2099, YEARS_LIMIT = 64 };

typedef struct {
    int year, count;
} YearCount;

static int more_frequent(gconstpointer a, gconstpointer b)
{
    return ((const YearCount *)b)->count - ((const YearCount *)a)->count;
}

static void count_year(GArray *counts, int year)
{
    for (guint i = 0; i < counts->len; i++) {
        YearCount *count = &g_array_index(counts, YearCount, i);
        if (count->year == year) {
            count->count++;
            return;
        }
    }
    const YearCount count = { .year = year, .count = 1 };
    if (counts->len < YEARS_LIMIT) {
        g_array_append_val(counts, count);
    }
}

static void count_years_of(const char *text, GArray *counts)
{
    while (*text != '\0') {
        const size_t digits = strspn(text, "0123456789");
        const int year = digits == 4 ? atoi(text) : 0;
        if (year >= FIRST_YEAR && year <= LAST_YEAR) {
            count_year(counts, year);
        }
        text += MAX(digits, 1);
    }
}

void years_init(Years *years, const Lines *lines)
{
    g_autoptr(GArray) counts = g_array_new(FALSE, FALSE, sizeof(YearCount));
    for (guint i = 0; i < lines->lines->len; i++) {
        count_years_of(line_at(lines, i)->text, counts);
    }
    g_array_sort(counts, more_frequent);
    *years = (Years){ .programme = lines->programme, .named = g_array_new(FALSE, FALSE, sizeof(int)) };
    for (guint i = 0; i < counts->len; i++) {
        g_array_append_val(years->named, g_array_index(counts, YearCount, i).year);
    }
}

void years_clear(Years *years)
{
    g_clear_pointer(&years->named, g_array_unref);
}

/* --- dates ------------------------------------------------------------------------------------------------- */

bool day_is_in_session(const Programme *programme, CivilDate date)
{
    return civil_date_is_set(programme->from) && civil_date_compare(date, programme->from) >= 0 &&
           civil_date_compare(date, programme->to) <= 0;
}

bool day_fits_weekday(const DayText *day, CivilDate date)
{
    return civil_date_is_set(date) && (day->weekday == WEEKDAY_NONE || civil_date_weekday(date) == day->weekday);
}

enum { DAYS_AHEAD = 60 };

/* "Monday 19" is the first such day of the session, or after the day before. */
static CivilDate date_without_month(const Years *years, const DayText *day, CivilDate before)
{
    CivilDate date = civil_date_is_set(before) ? before : years->programme->from;
    date = civil_date_is_set(date) ? date : years->programme->issued;
    for (int i = 0; i < DAYS_AHEAD; i++, date = civil_date_add(date, 1)) {
        if (date.day == day->day && day_fits_weekday(day, date)) {
            return date;
        }
    }
    return (CivilDate){ 0 };
}

/* The date with the year of the session's first day or of its last. */
static CivilDate date_in_session(const Years *years, const DayText *day)
{
    const int of_session[] = { years->programme->from.year, years->programme->to.year };
    for (size_t i = 0; i < G_N_ELEMENTS(of_session); i++) {
        const CivilDate date = civil_date(of_session[i], day->month, day->day);
        if (day_is_in_session(years->programme, date)) {
            return date;
        }
    }
    return (CivilDate){ 0 };
}

/* The year after the last day's: from December to January it turns. */
static CivilDate date_after(const Years *years, const DayText *day, CivilDate before)
{
    const bool turned = civil_date_is_set(before) && day->month < before.month - 6;
    return civil_date(years->last + turned, day->month, day->day);
}

/* Where nothing else tells, a day's year is about that of the session, of the issue, or the one named most. */
static int likely_year(const Years *years)
{
    const Programme *programme = years->programme;
    if (civil_date_is_set(programme->from)) {
        return programme->from.year;
    }
    if (civil_date_is_set(programme->issued) || years->named->len == 0) {
        return programme->issued.year;
    }
    return g_array_index(years->named, int, 0);
}

/* A year in which the day has the weekday that it names: one of the document's, else one near the likely year. */
static CivilDate date_by_weekday(const Years *years, const DayText *day)
{
    static const int offsets[] = { 0, 1, -1, 2 };
    for (guint i = 0; day->weekday != WEEKDAY_NONE && i < years->named->len; i++) {
        const CivilDate date = civil_date(g_array_index(years->named, int, i), day->month, day->day);
        if (day_fits_weekday(day, date)) {
            return date;
        }
    }
    const int likely = likely_year(years);
    for (size_t i = 0; likely != 0 && i < G_N_ELEMENTS(offsets); i++) {
        const CivilDate date = civil_date(likely + offsets[i], day->month, day->day);
        if (day_fits_weekday(day, date)) {
            return date;
        }
    }
    return civil_date(likely, day->month, day->day);
}

CivilDate day_date(const Years *years, const DayText *day, CivilDate before, bool *ret_told)
{
    *ret_told = true;
    if (day->year != 0) {
        return civil_date(day->year, day->month, day->day);
    }
    if (day->month == 0) {
        return date_without_month(years, day, before);
    }
    const CivilDate of_session = date_in_session(years, day);
    if (civil_date_is_set(of_session)) {
        return of_session;
    }
    if (years->last != 0) {
        return date_after(years, day, before);
    }
    *ret_told = false;
    return date_by_weekday(years, day);
}
