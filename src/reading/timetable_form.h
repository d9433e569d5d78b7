/* Lines of a timetable that their own form tells apart, whatever stands around them. Internal to timetable_*.c. */
#pragma once

#include "reading/lines.h"

/* The head of Placard's own table, and of the papers': its two cells or its first line. */
bool form_is_date_time_head(const Line *line);

/* "Morning", "Afternoon meeting": the head of a column whose hours stand elsewhere. */
bool form_is_part_of_day(const char *text, bool *ret_afternoon);

/* "9", "7 (a)", "5.", "(a)": a number above its title. */
bool form_is_number(const char *text);

/* "Item 21:" and "Items 3 and 4" without a title: it stands in the next line. */
bool form_is_item_word(const char *text);

/* "Date to be announced": what follows has no date. */
bool form_is_open_date(const char *text);

/* "Followed by: (informal meeting)", "Time to be announced": a meeting whose hours are not known. What follows these
 * words, or NULL. */
const char *form_behind_open_hours(const char *text);

/* "Deadline for ...", "No meetings": a row that is no meeting; *ret_kind is its kind. */
bool form_is_row(const Line *line, RowKind *ret_kind);

/* So long that it is running text and no line of a timetable. */
bool form_is_running_text(const char *text);

/* "8 General debate", "7 (a) Credentials": bytes before the title; 0 if the text does not begin so. Only where a
 * document's lines usually do is it an item's number. */
size_t form_number_before_title(const char *text);
