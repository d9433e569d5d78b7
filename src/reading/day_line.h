/* A line that heads a day or a week: whether it does, and what else it says. */
#pragma once

#include "reading/civil_text.h"
#include "reading/lines.h"

typedef struct {
    DayText day;
    guint used;    /* how many lines it takes */
    char *bracket; /* "United Nations floating holiday": what stands in brackets behind the day; or NULL */
    char *rest;    /* hours and anything else behind the day; or NULL */
} DayLine;

/* A day's heading at line `i`. Its day may be a range of up to three days ("Wednesday, 7 January to Thursday, 8
 * January"), and its month may be left open ("Monday 19": month 0). `expected`: a timetable is being read, where a date
 * without a weekday is a heading, too. False if there is none. */
bool day_line_read(const Lines *lines, guint i, bool expected, DayLine *ret_day);
void day_line_clear(DayLine *day);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(DayLine, day_line_clear)

typedef enum { DAY_NOT, DAY_ALONE, DAY_WITH_HOURS } DayForm;

/* The same, for who only wants to know whether. *ret_used: the lines it takes, 0 for DAY_NOT. */
DayForm day_line_form(const Lines *lines, guint i, bool expected, guint *ret_used);

/* Does the line above `i` head a day too? Then both stand side by side on the page. */
bool day_line_is_below_another(const Lines *lines, guint i);

/* "Week of 6–10 October 2025", "Week 1", "January 2026": *ret_day gets its dates if it names some. */
bool week_line_read(const char *text, DayText *ret_day);
