/* What changed from one programme of work to another, by identity and not by lines.
 *
 * A meeting is the same meeting by what it deals with and when, an agenda item by its number and what is done under
 * it; never by wording alone (docs/adr/0009). Marks ("(continued)") are derived and therefore no change; nor is in how
 * many printed rows meetings stand, nor the number of a paragraph or footnote that others before it explain.
 *
 * The cost grows with the number of lines, not with its square. Same programmes, same changes in the same order; the
 * way back has as many changes of each kind as the way there. */
#pragma once

#include "core/programme.h"

/* What a change is about. */
typedef enum {
    SUBJECT_HEAD,    /* a datum of the document: its symbol, place, dates, title, ... */
    SUBJECT_FRONT,   /* a covering paragraph */
    SUBJECT_AGENDA,  /* an item of the agenda that the paper states */
    SUBJECT_MEETING, /* a meeting of the timetable */
    SUBJECT_LINE,    /* a line of a meeting */
    SUBJECT_ROW,     /* a row that is no meeting: a deadline, a holiday, a remark */
    SUBJECT_BACK,    /* a paragraph behind the timetable */
    SUBJECT_FOOTNOTE,
    SUBJECT_LINK,
    N_CHANGE_SUBJECTS,
} ChangeSubject;

typedef enum {
    CHANGE_ADDED,
    CHANGE_REMOVED, /* of a meeting: it is cancelled */
    CHANGE_MOVED,   /* to another day or hour, to another meeting, to another place in the order */
    CHANGE_ALTERED,
    N_CHANGE_KINDS,
} ChangeKind;

/* What of the subject has changed. */
typedef enum {
    ASPECT_WHOLE, /* it was added or removed */
    /* Where it stands */
    ASPECT_WHEN,    /* of a meeting or row: its day, its hour, or both */
    ASPECT_HOURS,   /* only when it ends */
    ASPECT_MEETING, /* of a line: it stands in another meeting */
    ASPECT_ORDER,   /* among the lines of its meeting, the rows of its hour, the paragraphs */
    /* What it says */
    ASPECT_WORDING,
    ASPECT_SPEAKER, /* the wording of who speaks or presents */
    ASPECT_KIND,
    ASPECT_ITEMS, /* the numbers of an agenda item */
    ASPECT_READING,
    ASPECT_MINUTES,
    ASPECT_PROVENANCE,
    ASPECT_DEPTH,
    ASPECT_NOTES, /* which footnotes hang on it */
    ASPECT_NUMBER,
    ASPECT_LABEL,
    ASPECT_ROOM,
    ASPECT_MODE,
    ASPECT_TARGET,
    /* The head */
    ASPECT_ORGAN,
    ASPECT_SYMBOL,
    ASPECT_JOB_NUMBER,
    ASPECT_DISTRIBUTION,
    ASPECT_ISSUED,
    ASPECT_ORIGINAL,
    ASPECT_BODY,
    ASPECT_SESSION,
    ASPECT_PLACE,
    ASPECT_ZONE,
    ASPECT_DATES,
    ASPECT_TITLE,
    ASPECT_NOTE_KIND,
    ASPECT_ANNEX_LABEL,
    ASPECT_ANNEX_TITLE,
    ASPECT_LANGUAGE,
    ASPECT_PROFILE,
    N_CHANGE_ASPECTS,
} ChangeAspect;

typedef struct {
    ChangeSubject subject;
    ChangeKind kind;
    ChangeAspect aspect;
    /* Where the subject stands in the old and in the new programme: of meetings and rows among the rows, of a line that
     * of its meeting, of all others in their list; −1 where it is not, and of the head. */
    int old_at, new_at;
    int old_line, new_line; /* of a line: among the lines of its meeting (programme_entries_of); else −1 */
    bool with_parent;       /* a line that stands under one with the same change, and went with it */
    char *before, *after; /* what it was and is, of ASPECT_WORDING and all below; NULL where there is nothing. Days are
                             YYYY-MM-DD, ranges of days two with "/" between, enumerations their names */
} Change;

/* Whether the two are versions of one programme at all. */
typedef enum {
    DIFF_SAME_PROGRAMME, /* as far as body and session tell */
    DIFF_OTHER_SESSION,
    DIFF_OTHER_BODY,
} DiffRelation;

typedef struct {
    const Programme *before, *after; /* borrowed */
    DiffRelation relation;
    GPtrArray *changes; /* of Change, in the order of the paper: by day, by hour, by line */
    GArray *new_rows;   /* of int: for each row of `before` the row of `after` that it is, or −1 */
} ProgrammeDiff;

/* Both programmes must outlive the difference. */
ProgrammeDiff *programme_diff(const Programme *before, const Programme *after);
void programme_diff_free(ProgrammeDiff *diff);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ProgrammeDiff, programme_diff_free)

bool programme_diff_is_empty(const ProgrammeDiff *diff);
const Change *programme_diff_at(const ProgrammeDiff *diff, guint i);

/* The day that a change is listed under: the new one, of what was removed the old one; unset where it has none. */
CivilDate change_day(const ProgrammeDiff *diff, const Change *change);

/* The row and the line that a change is about, in the old and in the new programme; NULL where there is none. */
const Row *change_row(const ProgrammeDiff *diff, const Change *change, bool in_new);
const Entry *change_line(const ProgrammeDiff *diff, const Change *change, bool in_new);

/* Names for programs: "meeting", "moved", "when". Static. */
const char *change_subject_name(ChangeSubject subject);
const char *change_kind_name(ChangeKind kind);
const char *change_aspect_name(ChangeAspect aspect);

/* Is the change of words, which a reader wants to see word by word? Else one value takes the place of another. */
bool change_is_of_words(ChangeAspect aspect);
