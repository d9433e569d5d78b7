/* Inside the difference of two programmes. Only programme_diff.c and the diff_*.c files include this. */
#pragma once

#include "core/matching.h"
#include "core/programme_diff.h"

/* What tells a line of a meeting from others. */
typedef struct {
    char *identity; /* "item 5", "reading 1 of item 5", "topic 3": whatever its wording; NULL where only words tell */
    char *exact;    /* kind, numbers and words */
    char *path;     /* what tells the lines that it stands under */
    int parent;     /* the line that it stands under, or −1 */
} LineKey;

typedef struct {
    const Programme *programme;
    guint *owner;       /* of each row: the row that has its lines */
    GPtrArray *lines;   /* of GArray of LineKey, for each row; of one that shares another's row empty */
    GPtrArray *matters; /* of char *: what each row deals with, "" if it does not say */
    int shift;          /* days by which the session as a whole was put off, of the old side; 0 of the new one */
} DiffSide;

typedef struct {
    DiffSide old, new_;
    Matching rows;
    GPtrArray *lines; /* of Matching, for each old row; NULL where its lines were not compared */
    Matching footnotes;
    GPtrArray *changes;
} Diffing;

void diff_side_init(DiffSide *side, const Programme *programme);
void diff_side_clear(DiffSide *side);

guint diff_line_count(const DiffSide *side, guint row);
const LineKey *diff_line(const DiffSide *side, guint row, guint line);
const Entry *diff_entry(const DiffSide *side, guint row, guint line);

/* Of the lines and the name of two meetings, how many of a hundred are the same, by identity. */
int diff_share(const DiffSide *old, guint old_row, const DiffSide *new_, guint new_row);

/* What stands for a line, or the label, where meetings are held against each other: i from 0 until NULL. */
const char *diff_matter_at(const DiffSide *side, guint row, guint i);

void diff_match_rows(Diffing *diffing);

/* The lines of the meetings that were paired, then those that went from one meeting to another. */
void diff_lines(Diffing *diffing);

/* Head, paragraphs, agenda, footnotes, links. Footnotes first: marks are compared by what they lead to. */
void diff_footnotes(Diffing *diffing);
void diff_document(Diffing *diffing);

/* A new change, appended; the rest of it is the caller's. */
Change *diff_report(Diffing *diffing, ChangeSubject subject, ChangeKind kind, ChangeAspect aspect, int old_at,
                    int new_at);

/* Reports that a text of the subject is another, if it is. `like` says of what: subject and places. */
void diff_text(Diffing *diffing, const Change *like, ChangeAspect aspect, const char *before, const char *after);
void diff_number(Diffing *diffing, const Change *like, ChangeAspect aspect, int before, int after);
void diff_notes(Diffing *diffing, const Change *like, const GArray *before, const GArray *after);
