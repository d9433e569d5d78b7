/* Days and hours as the papers of the United Nations print them, in each language (domain rules 2–4, 104): the
 * one place that knows. reading/civil_text.h reads every form that is written here. All results are new; free with
 * g_free. */
#pragma once

#include "base/civil.h"
#include "core/language.h"

/* "10 a.m.–1 p.m.", "3–6 p.m.", "9.30 a.m.", "noon"; in French "10 heures-13 heures", ... `end` may be CLOCK_UNKNOWN.
 */
char *hours_in_words(Language language, int start, int end);

char *date_in_words(Language language, CivilDate date); /* "3 July 2023" */
char *date_range_in_words(Language language, CivilDate from,
                          CivilDate to); /* "24–28 July 2023", "28 March–1 April 2022" */

/* "Monday, 24 July", with the year where `with_year`. */
char *day_heading_in_words(Language language, CivilDate date, bool with_year);

const char *month_in_words(Language language, int month);         /* "July", as it stands in a date; static */
const char *weekday_in_words(Language language, Weekday weekday); /* "Monday"; static */
