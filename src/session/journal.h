/* What the latest acts changed, so that each can be taken back: for every row that an act wrote, what it was before,
 * and for every row that it rests on. Part of state.c, apart because it knows nothing of what the rows mean. */
#pragma once

#include "base/seq.h"
#include "session/rows.h"

/* Beside each row. */
typedef struct {
    Seq written;    /* the act that wrote it last */
    Seq used;       /* the latest act that rests on it */
    gint64 is_void; /* it was made by an act that was taken back */
} Stamp;

/* One table of rows of the same size. Row 0 is never used. */
typedef struct {
    guint8 *rows;
    Stamp *stamps;
    guint n, room; /* row 0 counts */
    gsize size;
} RowTable;

typedef struct Journal Journal;
Journal *journal_new(guint limit); /* of acts */
void journal_free(Journal *journal);

void journal_begin(Journal *journal, Seq act, Text name);

/* Before the row is written, or right after it was made; before its `used` changes. */
void journal_before_write(Journal *journal, TableKind table, const RowTable *rows, int id);
void journal_made(Journal *journal, TableKind table, int id);
void journal_before_use(Journal *journal, TableKind table, const RowTable *rows, int id);

bool journal_knows(const Journal *journal, Seq act);
Text journal_name(const Journal *journal, Seq act); /* 0 if it is not known */
Seq journal_latest(const Journal *journal,
                   Seq before); /* the latest act before `before` (0: of all); 0 if there is none */

/* Is what the act wrote as it left it, and nothing rests on it? Else false, with the act that came later. */
bool journal_is_free(const Journal *journal, Seq act, const RowTable tables[N_TABLES], Seq *ret_later);

/* Puts back what the act wrote and forgets it. `restored` is told of each row. */
void journal_take_back(Journal *journal, Seq act, RowTable tables[N_TABLES],
                       void (*restored)(TableKind table, int id, gpointer data), gpointer data);
