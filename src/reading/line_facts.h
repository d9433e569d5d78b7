/* What one line of a paper tells by itself, whatever stands around it: for who wonders what the reader makes of it. */
#pragma once

#include "core/programme.h"
#include "reading/civil_text.h"

typedef struct {
    DayText day; /* a day or a range of days, wherever it stands; all zeros if there is none */
    HoursText hours;
    char *place;      /* before or behind dates: by its English name if the terms have it; or NULL */
    GArray *items;    /* of ItemNumber */
    Mark mark;        /* MARK_NONE, MARK_CONTINUED or MARK_CONCLUDED */
    int minutes;      /* of an entry that says how long it takes; else 0 */
    EntryKind kind;   /* ENTRY_LINE if the words say nothing */
    RowKind row_kind; /* ROW_MEETING if it is none of the other rows */
    int session;      /* the ordinal of the session that it names; or 0 */
} LineFacts;

void line_facts_read(const char *text, LineFacts *ret_facts);
void line_facts_clear(LineFacts *facts);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(LineFacts, line_facts_clear)
