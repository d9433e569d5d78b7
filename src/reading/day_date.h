/* The date that a day of a timetable stands for. Most days name no year, some no month: what else the document tells
 * settles it, and whether it does tell is answered too. */
#pragma once

#include "reading/civil_text.h"
#include "reading/lines.h"

typedef struct {
    const Programme *programme; /* has the session's dates and the date of issue */
    GArray *named;              /* of int: numbers of the document that may be years, the most frequent first */
    int last;                   /* the year of the last day that was read; 0 before the first */
} Years;

void years_init(Years *years, const Lines *lines);
void years_clear(Years *years);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Years, years_clear)

/* The date of `day`; `before` is the day before it in the document, unset at first. Unset if there is no such day.
 * *ret_told: the document tells the year, nothing had to be inferred. */
CivilDate day_date(const Years *years, const DayText *day, CivilDate before, bool *ret_told);

/* Is this the weekday that the day names, if it names one? Not of the unset date. */
bool day_fits_weekday(const DayText *day, CivilDate date);

bool day_is_in_session(const Programme *programme, CivilDate date);
