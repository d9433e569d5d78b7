/* How the blocks of a document look in print: a style sheet as a table, from kind and role to sizes and spaces.
 *
 * The measures are those of the documents of the United Nations, on A4. All lengths are points; horizontal ones run
 * from the side on which the writing starts, so that one table serves both directions of writing. */
#pragma once

#include "doc/node.h"

#define PDF_PAGE_WIDTH 595.28
#define PDF_PAGE_HEIGHT 841.89
#define PDF_MARGIN 51.64 /* on both sides; what is between is the page's full width */
#define PDF_FULL_WIDTH 492.0
#define PDF_BODY_X 63.4 /* of the text column, from the margin */
#define PDF_BODY_WIDTH 365.0
#define PDF_FIRST_TOP 34.0 /* of the first page, which has its masthead there */
#define PDF_TOP 80.0       /* of the others, under the running head */
#define PDF_BOTTOM 768.0

/* Where a block stands, as far as its look depends on it. */
typedef enum {
    PDF_IN_PAGE = 1,
    PDF_IN_CELL = 2,
    PDF_IN_HEADER = 4, /* a cell of a header row */
    PDF_ANYWHERE = 7,
} PdfPlacing;

typedef enum { PDF_START, PDF_END, PDF_JUSTIFIED } PdfAlign;

/* The look of letters and lines. */
typedef struct {
    float size;  /* of the letters, for the Latin script */
    float pitch; /* from line to line; 0: by the size */
    bool bold, italic;
    PdfAlign align;
    bool turned; /* written against the direction of the document: a line that is not full begins at the other side */
} PdfFace;

typedef struct {
    NodeKind kind;
    const char *role; /* NULL: any */
    int level;        /* 0: any */
    PdfPlacing placing;
    PdfFace face;
    float before, after; /* space; between two blocks the greater counts */
    float x, width;      /* on the page, from the margin; width 0: in the text column */
    float indent;        /* of the first line of a numbered paragraph; of all lines of an item or note */
    bool keep_next;      /* must not be the last on its page */
    bool new_page;       /* begins a page */
    bool large_organ;    /* the first part of a document symbol is printed large */
} PdfStyle;

/* Never NULL: each kind has a last resort. */
const PdfStyle *pdf_style_of(const Node *node, PdfPlacing placing);
const PdfStyle *pdf_style_of_kind(NodeKind kind, PdfPlacing placing);

/* What differs between scripts: the fonts in order of preference, and how much larger letters and lines must be to
 * look alike. */
typedef struct {
    const char *language; /* its primary subtag; NULL: all others */
    const char *fonts;    /* families, comma-separated */
    double size, pitch;   /* factors */
    bool upright;         /* it has no italics */
} PdfScript;

const PdfScript *pdf_script_of(const char *language);

/* A field of the masthead: in which of its two bands, from where, how wide. */
typedef struct {
    const char *role; /* NULL: any other */
    int band;         /* 0: above the first rule, 1: below it */
    double x, width;  /* from the margin; fields with the same x stand under each other */
} PdfMastheadField;

const PdfMastheadField *pdf_masthead_field(const Node *field);
#define PDF_MASTHEAD_HEIGHT 112.0 /* of band 1, at least */

/* The share of the table's width that the first column of a table of that role has; 0: by its content. */
double pdf_first_column(const Node *table);
