/* The timetable within a document: where it stands, and its rows. */
#pragma once

#include "reading/lines.h"

typedef struct {
    guint first, end; /* of the lines; equal if the document holds no timetable as a table or list */
} TimetablePlace;

/* Finds the lines of the timetable: from its table head or first day with hours to the last. */
TimetablePlace timetable_find(Lines *lines);

/* Reads the rows out of these lines. */
void timetable_read(Lines *lines, TimetablePlace place);

/* For documents that give their meetings in running text only: reads sentences that say the day and the hours of
 * a meeting. The text stays where it is. */
void timetable_read_prose(Lines *lines, const GPtrArray *blocks);

/* For who writes: is a line of these words, in the middle of a timetable, understood as words of a meeting and
 * nothing else? `marked`: behind a dash. */
bool timetable_reads_words(const char *text, bool marked);

/* Does a line give exactly these hours, label, room, mode and marks? `usual`: the mode that the words of the
 * meeting stand for. */
bool timetable_reads_hours(const char *text, const Row *row, MeetingMode usual);

/* The words for a mode behind the hours: "informal meeting". */
const char *timetable_mode_words(MeetingMode mode);
