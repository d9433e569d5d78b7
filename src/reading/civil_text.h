/* Days and hours as papers print them, understood: "Monday, 24 July", "24–28 July 2023", "10 a.m.–1 p.m.", and the
 * same in the other five languages; which language it is need not be told.
 *
 * Tolerant of what real documents do; tells what it had to repair. What core/civil_words.h writes reads back to the
 * same. Readers take a place in a text and answer how many bytes they understood; 0 is "nothing of that kind begins
 * here". */
#pragma once

#include "base/civil.h"

#include <stddef.h>

typedef enum {
    TIME_AS_IT_SHOULD_BE = 0,
    TIME_DASH_LOST = 1 << 0, /* "10 a.m1 p.m." */
    TIME_HYPHEN = 1 << 1,    /* a hyphen, a long dash or a dash with blanks where an en dash belongs */
    TIME_FORM = 1 << 2,      /* another house's form: "9h45", "10:00", "1 PM", "0900" */
    TIME_GUESSED = 1 << 3,   /* no a.m. or p.m.: "3.00–6.00" */
} TimeRepair;

enum { HOURS_IN_A_LINE = 4 };

typedef struct {
    int start;
    int end; /* CLOCK_UNKNOWN if only the start is given */
} ClockRange;

typedef struct {
    int count;
    ClockRange range[HOURS_IN_A_LINE];
    unsigned repairs; /* of TimeRepair */
    bool open;        /* ends in a dash: the end of the last range must follow */
    bool plain;       /* written as bare figures ("10.30", "9.15–10"): a time only where one is expected */
} HoursText;

/* One time, a range, or several ("10 a.m.–1 p.m. and 3–6 p.m."), perhaps after "from", "at" or "between". */
size_t hours_read(const char *text, HoursText *ret_hours);

typedef struct {
    Weekday weekday;          /* of the first day, if it is named */
    int day, month, year;     /* year 0 if it is not given */
    int last_day, last_month; /* of a range; else 0 */
    int first_year;           /* of a range that names the years of both its ends; else 0 */
    bool hyphen;              /* the range is written with a hyphen */
} DayText;

/* One day ("Monday, 24 July 2023", "24 July (Monday)", "July 24", "Mon. 24 Jul", "2023-07-24") or a range of days
 * ("24–28 July 2023", "28 March–1 April 2022", "from 24 to 28 July 2023"). */
size_t day_read(const char *text, DayText *ret_day);

/* A weekday's name alone, with what belongs to it ("Tuesday", "Mon.,"). */
size_t weekday_read(const char *text, Weekday *ret_weekday);

/* The range of dates that a DayText with a year stands for; false if one of them does not exist. */
bool day_range(const DayText *day, CivilDate *ret_from, CivilDate *ret_to);

/* Behind a day or hours: steps over the mark between them and what else their line says (":", "–", "|", blanks). */
const char *civil_skip_joint(const char *text);
