/* The lines of a document, flat, as the reader of programmes goes through them: each with its place and with what
 * it was found to be. Nothing is lost because a line without a use is kept and reported. */
#pragma once

#include "core/programme.h"
#include "doc/node.h"

typedef enum {
    USE_NONE,      /* nobody has understood it yet */
    USE_FURNITURE, /* running heads, page and job numbers, table heads: repeated by every page, said by none */
    USE_HEAD,      /* masthead and title block */
    USE_FRONT,     /* before the timetable */
    USE_TIMETABLE,
    USE_NOTE, /* a footnote, or the rule above footnotes */
    USE_BACK, /* after the timetable */
} LineUse;

typedef struct {
    char *text; /* footnote marks are superscript figures or stars in it */
    Position at;
    int cell;         /* of a table row, from 0; −1 outside tables */
    int depth;        /* of a list item, from 1; 0 outside lists */
    char *marker;     /* of a list item: "–", ""; else NULL */
    bool after_blank; /* an empty line, a page or another block ends before it */
    bool same_line;   /* stands behind the line before it in the same source line */
    bool flat;        /* stood behind another line in the same block of the source */
    bool whole;       /* stands in a cell of a document, in which every line is a block of its own */
    bool after_page;  /* furniture stands between it and the line before it */
    const char *role; /* of an explicit line, else NULL. Its words are `text`, then come `aside` and `rest` */
    char *label;
    char *aside;
    char *rest;
    LineUse use;
} Line;

typedef struct {
    GPtrArray *lines;       /* of Line */
    GPtrArray *diagnostics; /* borrowed */
    Programme *programme;   /* being read; borrowed */
    bool profile_told;      /* the text names the profile */
    bool head_told;         /* the text names a datum of the head */
} Lines;

void lines_init(Lines *lines, const Document *document, Programme *programme, GPtrArray *diagnostics);
void lines_clear(Lines *lines);

void line_free(gpointer line);
Line *line_at(const Lines *lines, guint i);

/* The index of the next line from `i` on that has no use yet and is not furniture; the number of lines at the end. */
guint lines_next_open(const Lines *lines, guint i);

/* The index of the line behind `i`, furniture stepped over; the number of lines at the end. */
guint lines_following(const Lines *lines, guint i);

/* Is there a line `i` that has no use yet and does not itself name what it is? */
bool lines_is_open(const Lines *lines, guint i);

/* Marks what pages repeat, takes running symbol and job number into the programme, and closes the gaps: a line that
 * follows furniture is told so. */
void lines_find_furniture(Lines *lines);

/* Reads the footnotes wherever they stand into the programme, and makes marks that lost their height ("proposals4")
 * into marks again. */
void lines_find_notes(Lines *lines);

/* Cuts line `i` at `at`, a place in its text; what follows becomes the next line, which is returned, borrowed. */
Line *line_cut(Lines *lines, guint i, const char *at);

/* Parts lines from `first` on that hold several entries of a meeting, and reports each. */
void lines_part_entries(Lines *lines, guint first);

/* Would this line be understood as furniture, a footnote or a mark without height, whatever stands around it? */
bool line_is_taken_apart(const Programme *programme, const char *text);

/* The number of footnotes' mark that `text` ends in as plain figures; 0 if in none. *ret_digits: how many. */
int glued_mark_of(const Programme *programme, const char *text, size_t *ret_digits);

/* Does line `next` go on with the words of `text` (the line before it, or several joined)? `loose`: both stand in
 * running text, where a block is a paragraph; else in a timetable, where a block may be several entries. */
bool line_goes_on(const char *text, const Line *before, const Line *next, bool loose);

/* Copies of pages leave gaps in the middle of notes and paragraphs, too: `before` is as long as a line of a page gets
 * and ends no sentence, and `next`, below a gap, is nothing of its own. For notes and paragraphs with a number. */
bool line_goes_on_below_gap(const Line *before, const Line *next);

/* Does the text begin as only the rest of a sentence does, with a small letter? */
bool line_begins_in_mid_phrase(const char *text);

/* Does it end in a word behind which more must follow ("of", "the", "and"), or in a hyphen? */
bool line_ends_in_mid_phrase(const char *text);

/* Is line `i` what a sentence broke off before? "... is due on" above "Monday, 10 March 2025, at 1 p.m." */
bool line_is_rest_of_sentence(const Lines *lines, guint i);

/* `text` with `next` joined to it as words; "UN-" and "Women" become "UN-Women". */
void text_join(GString *text, const char *next);

/* A page number, a job number or a bar code, by its form alone. */
bool line_is_page_sign(const Line *line);

/* A heading line of a table ("Date/time", "Agenda item/programme"). */
bool line_is_table_head(const Line *line);

void lines_note(Lines *lines, Severity severity, const char *rule, Position at, char *what, char *expected);
