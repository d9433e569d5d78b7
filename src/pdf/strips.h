/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The characters of a page as words, strips of words on one base line, and segments: the parts of a strip between
 * wide gaps, which are columns of a table or a label and its words. */
#pragma once

#include "pdf/pages.h"

typedef struct {
    char *text;
    Box box;
    float size, base; /* of the font; where the letters stand */
    bool bold, italic;
    bool raised;     /* a mark above the base line of its strip */
    bool told_blank; /* the library tells of a blank before it */
    bool blank;      /* a blank stands before it; of the first of a segment without meaning */
} Word;

/* The words `first` to `end` of the strip's page, which stand beside each other. */
typedef struct {
    guint first, end;
    guint strip;
    Box box;
    float size, base;
    float body;  /* where its words begin, behind a label */
    bool label;  /* its first word is one: "1.", "(a)", "–" */
    bool bold;   /* all of it */
    float limit; /* where the column right of it begins; INFINITY if there is none */
    float edge;  /* how far to the right the lines reach that begin where it does */
} Segment;

typedef struct {
    GArray *words;    /* of Word, strip by strip, from left to right */
    GArray *segments; /* of Segment, likewise */
    guint n_strips;
} Strips;

/* `rtl`: the page is written from right to left, and mirrored (bidi.h). */
Strips *strips_of_page(const Page *page, bool rtl);
void strips_free(Strips *strips);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Strips, strips_free)

const Word *strips_word(const Strips *strips, guint i);
Segment *strips_segment(const Strips *strips, guint i);

/* "1.", "(a)", "IV.", "–" */
bool strips_is_label(const char *text);

/* The words of a segment with their blanks. Free with g_free. */
char *strips_text(const Strips *strips, const Segment *segment);
