/* One line of a meeting as text, and back. The reader and the paper share it, so that what is written reads back:
 * the paper asks the reader whether the plain words would be understood, and only where they would not does the
 * text layout name the kind of line (`\role{...}`). */
#pragma once

#include "core/programme.h"

/* Where a line stands. */
typedef struct {
    int depth;        /* 0, or how deep its dash is */
    EntryKind parent; /* the kind of the line it stands under; N_ENTRY_KINDS at depth 0 */
    int item;         /* the number of the agenda item before it in its meeting; 0 if there is none */
} EntryPlace;

/* The line as an entry: words, number, marks and all, never NULL. The printed mark is in as_printed
 * (MARK_NONE if there is none): programme_tidy settles what is deviation. Some lines belong deeper than their
 * dash shows (topics, sub-items): depth says where. */
Entry *entry_of_text(const char *text, const EntryPlace *place, Position at);

/* The same for a line whose kind, words and provenance (may be NULL) are told: `rest` is what follows them
 * ("(continued) ¹"). */
Entry *entry_of_words(EntryKind kind, const char *label, const char *words, const char *provenance, const char *rest,
                      int depth, Position at);

/* The place of the line after `entry`, when that is at depth `depth`. */
EntryPlace entry_place_after(const EntryPlace *before, const Entry *entry);
EntryPlace entry_place_at(const EntryPlace *last, int depth);

/* What is printed before the marks: number and words ("Agenda item 5: other matters"). Free with g_free. */
char *entry_words(const Entry *entry, const Profile *profile);

/* The mark that a bracketed word stands for ("continued", "cont'd", "suite et fin", "续"), or MARK_NONE. */
Mark mark_of_word(const char *word);

/* Superscript figures or stars at the end of `text` are cut off and appended to `notes`, first first. */
void notes_cut(char *text, GArray *notes);

/* The number of the superscript mark that `text` begins with, 0 if there is none; *ret_used gets its bytes. */
int note_mark_read(const char *text, size_t *ret_used);

/* The mark as it is printed behind words: "¹", "*". Free with g_free. */
char *note_mark_text(int number);
