/* What changed between two texts of one line, by words; in scripts without blanks between words, by characters.
 *
 * The kept and the inserted runs in their order are the new text, the kept and the deleted ones the old text, byte by
 * byte. Where hardly anything stayed, or the texts are too different to be worth the search, the whole is deleted and
 * inserted: a person reads that more easily than words picked out of each other. */
#pragma once

#include <glib.h>
#include <stddef.h>

typedef enum { WORDS_KEPT, WORDS_DELETED, WORDS_INSERTED } WordsChange;

typedef struct {
    WordsChange change;
    size_t start, length; /* bytes: of the old text where deleted, else of the new one */
} WordRun;

/* The changed places that are looked for in one pair of texts; beyond it the rest is taken as replaced. */
enum { WORD_DIFF_LIMIT = 300 };

/* Of WordRun, deleted before inserted; no two of a kind follow each other. NULL is the empty text. */
GArray *word_diff(const char *before, const char *after);

/* How much of the longer text stands in the other, in the same order: 0–100; 100 only if they are equal. */
int word_diff_share(const char *before, const char *after);
