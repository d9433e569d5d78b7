/* Dates that stand in running text: "Monday, 24 July", "from 24 to 28 July 2023", "28 March–1 April 2022".
 *
 * English words only: the texts of a programme are checked in the language it was drafted in. */
#pragma once

#include "base/civil.h"

typedef struct {
    Weekday weekday;      /* that stands before it, or WEEKDAY_NONE */
    int day, month;       /* of a single date, or the first of a range */
    int year;             /* 0 if none is given */
    int to_day, to_month; /* of a range; 0 for a single date. Its year is `year` */
    size_t length;        /* bytes that the date takes in the text, without the weekday */
} ProseDate;

/* The first date in `text`: where it begins, or NULL. Whether the calendar has that day is not asked. */
const char *prose_find_date(const char *text, ProseDate *ret_date);

/* The first and the last day that `date` names, with `year` where it gives none; unset if there is no such day. */
CivilDate prose_first(const ProseDate *date, int year);
CivilDate prose_last(const ProseDate *date, int year);

const char *prose_month(int month);         /* "July" */
const char *prose_weekday(Weekday weekday); /* "Monday" */

/* "Monday, 24 July 2023", "24 July", ... for messages. Free with g_free. */
char *prose_day(CivilDate date);
char *prose_weekday_and_day(CivilDate date);

/* "10 a.m.", "10.30 a.m.", "noon", "3 p.m.", "midnight". Free with g_free. */
char *prose_clock(int clock);
