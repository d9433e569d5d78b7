/* What the parts of the timetable's reader share: the state of one walk over its lines. Internal to timetable_*.c.
 *
 * timetable.c walks from line to line and hands each to the part that understands it. Days set the date, hours open a
 * meeting, words are gathered until it is clear that they end: then they become an entry of the open meeting, or the
 * text of the open row. */
#pragma once

#include "reading/day_date.h"
#include "reading/day_line.h"
#include "reading/entry_text.h"
#include "reading/hours_line.h"
#include "reading/timetable_form.h"

/* Words that are being gathered. */
typedef struct {
    GString *text;
    const Line *last; /* the last line in them */
    Position at;
    int depth;
    bool pending;         /* there are some */
    bool are_number_only; /* they are a number whose title follows */
} GatheredWords;

/* Headings one under another with nothing between stand side by side on the page: their meetings follow, day after
 * day, or hour after hour for all days. */
typedef struct {
    GArray *dates;   /* of CivilDate */
    guint nth;       /* the one that is being read */
    int latest;      /* the last start of that day */
    bool row_by_row; /* each hour comes for all these days before the next */
} DaysBeside;

/* What a heading stands for: one day, or a few. */
typedef struct {
    CivilDate from;
    int days;    /* 0 before the first heading */
    guint first; /* the first row below the heading */
} DaySpan;

typedef struct {
    int start, end; /* clocks */
    int cell;       /* of the table's rows; -1 outside tables */
} Column;

/* Hours that head columns, whose cells follow each day. */
typedef struct {
    GArray *heads;  /* of Column; empty if there are none */
    int nth;        /* the one that is being read; -1 before the first */
    bool cell_over; /* an empty cell was read: the next line begins another */
    bool are_usual_known, have_usual;
    Column usual[2]; /* the document's hours for mornings and afternoons, once they are known */
} Columns;

/* What was found ahead: lines are looked at in order, so that what holds from one line to another need not be looked
 * for again by those between. */
typedef struct {
    guint from, to; /* between these lines, the second left out, the answer is `found`; equal: nothing is known */
    bool found;
} LookAhead;

typedef struct {
    Lines *lines;
    Programme *programme;
    guint at;         /* the line that is being read */
    bool label_first; /* this document's meetings are named above their hours */
    bool numbered;    /* its lines begin with the bare numbers of their items */

    Years years;
    CivilDate date;     /* of the meetings that follow; unset if it is not known */
    bool dated;         /* a day has been read */
    bool day_has_hours; /* below the heading of this day, before the next */
    DaysBeside beside;
    DaySpan span;
    Columns columns;

    GHashTable *told_modes; /* meetings whose mode was told, so that it is not inferred from their words */
    Row *meeting;           /* that lines belong to, or NULL */
    Row *row;               /* that is no meeting and whose text may go on, or NULL */
    EntryPlace last;        /* of the meeting's last entry */
    GatheredWords words;

    LookAhead hours_ahead; /* hours of a meeting before another day */
    LookAhead days_ahead;  /* a day with hours */
} Reader;

/* --- timetable_words.c: words become entries, and rows' texts -------------------------------------------------- */

void reader_begin_words(Reader *reader, const Line *line, const char *text, int depth);

/* The words end: they become what they were gathered for. */
void reader_end_words(Reader *reader);

/* The line goes on with the words or begins others. */
void reader_take_words(Reader *reader, const Line *line);

/* A line that names what it is; false if that is nothing of a timetable. */
bool reader_take_explicit(Reader *reader, const Line *line);

/* --- timetable_rows.c: meetings and other rows are opened and closed ------------------------------------------- */

/* Appends a meeting of the present day, which is open from now on. */
Row *reader_open_meeting(Reader *reader, int start, int end, Position at);

/* Words end, no meeting and no row is open any more. */
void reader_close_meeting(Reader *reader);

/* Appends a row of the present day. */
Row *reader_add_row(Reader *reader, RowKind kind, Position at);

void reader_tell_mode(Reader *reader, Row *meeting, MeetingMode mode);

/* "Deadline for submission of proposals: 6 p.m.", "No meetings scheduled (United Nations holiday)". */
void reader_take_row(Reader *reader, const Line *line, RowKind kind);

/* --- timetable_days.c: what the meetings below belong to ------------------------------------------------------- */

void reader_take_day(Reader *reader, guint i, const DayLine *day);

/* Has nothing been read since the last heading of a day? */
bool reader_is_right_below_day(const Reader *reader);

/* Among days side by side, hours that begin at `start` may tell that the next day has begun. */
void reader_turn_to_day(Reader *reader, int start);

/* What stood under a heading for several days holds for each; reading is over, or another day begins. */
void reader_close_day(Reader *reader);

/* --- timetable_hours.c: when meetings begin, and what stands beside their hours ---------------------------------- */

void reader_take_hours(Reader *reader, const Line *line, const HoursLine *hours);
void reader_take_hours_behind(Reader *reader, const Line *line, HoursLine *hours);
void reader_take_open_hours(Reader *reader, const Line *line);

/* What stands behind the hours of a meeting goes to `meeting`: its mode, label and room in brackets, its marks. The
 * first words of its first line, or NULL; free with g_free. *ret_told: the mode was told. */
char *hours_behind(const char *rest, Row *meeting, bool *ret_told);

/* Do most days below line `first` name their meetings above the hours? */
bool labels_come_first(const Lines *lines, guint first);

/* --- timetable_columns.c: tables whose columns are hours --------------------------------------------------------- */

/* Two or more hours one under another, and a day right behind them. How many lines they take, 0 if there are none. */
guint reader_take_column_heads(Reader *reader, guint i);

/* Under column heads each block below a day is the next cell; a dash alone is an empty one. True if the line is only
 * that dash. */
bool reader_enter_cell(Reader *reader, const Line *line);

/* --- timetable_find.c -------------------------------------------------------------------------------------------- */

/* Do hours stand below the day at line `i`, before another day? Days side by side share what follows them. */
bool timetable_hours_follow(const Lines *lines, guint i);
