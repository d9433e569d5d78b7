/* A line that begins a day or a slot: whether it does, and what else it says. */
#pragma once

#include "paper/civil_text.h"
#include "paper/lines.h"

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

typedef struct {
    HoursText hours;
    guint used;
    char *rest; /* what stands behind the hours, without the mark between; or NULL */
} HoursLine;

/* Hours at the end of a line, behind a place or a title ("Main hall, 09:00 to 10:15"): `rest` is what stands before
 * them. */
bool hours_behind_read(const char *text, HoursLine *ret_hours);

/* Hours at the beginning of line `i`, which may be broken over the next ones. */
bool hours_line_read(const Lines *lines, guint i, HoursLine *ret_hours);
bool hours_text_read(const char *text, HoursLine *ret_hours);
void hours_line_clear(HoursLine *hours);

/* "Week of 6–10 October 2025", "Week 1", "January 2026": *ret_day gets its dates if it names some. */
bool week_line_read(const char *text, DayText *ret_day);
