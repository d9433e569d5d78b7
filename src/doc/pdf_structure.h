/* What stands on the pages of a PDF, for those who do not look at it: the tree of structure elements, which
 * marked pieces of the pages belong to which, where links and named places lie.
 *
 * The canvas records it while it draws; pdf_finish writes it into the file. Places are in points from the top left
 * corner of the page; pages count from 0. */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef guint PdfElementId; /* 0 is the root, "Document" */

/* What belongs to an element, in reading order: an element, or a piece of a page. */
typedef struct {
    bool is_element;
    PdfElementId element;
    int page;
    int piece; /* the number of the marked piece within its page */
} PdfKid;

typedef struct {
    const char *type; /* static: a standard structure type of PDF 1.7, "P", "TD" */
    PdfElementId parent;
    int span;             /* of a table cell: its columns; else 0 */
    bool attached;        /* it stands among the kids of its parent */
    char *target;         /* of a link: a URI, or "#" and the name of a place; else NULL */
    const char *language; /* interned, where it is not that of the element around it; else NULL */
    GArray *kids;         /* of PdfKid */
} PdfElement;

/* A rectangle of a page that a link can be followed from. */
typedef struct {
    PdfElementId element;
    int page;
    double left, top, right, bottom;
} PdfArea;

typedef struct {
    char *name;
    int page;
    double top;
} PdfPlace;

/* How many marked pieces a page has; those that belong to no element are its furniture. */
typedef struct {
    GArray *elements; /* of PdfElement, parents before children */
    GArray *areas;    /* of PdfArea, page by page */
    GArray *places;   /* of PdfPlace */
    GArray *pages;    /* of GArray *: by page, the PdfElementId of every marked piece, PDF_FURNITURE for furniture */
} PdfStructure;

#define PDF_FURNITURE G_MAXUINT

PdfStructure *pdf_structure_new(void);
void pdf_structure_free(PdfStructure *structure);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfStructure, pdf_structure_free)

PdfElement *pdf_structure_element(const PdfStructure *structure, PdfElementId id);

/* A new element, the last kid of `parent`. `type` must be static. */
PdfElementId pdf_structure_block(PdfStructure *structure, PdfElementId parent, const char *type);

/* A new element within the text of `parent`: it takes its place there when its first piece is drawn. `target` may be
 * NULL. */
PdfElementId pdf_structure_inline(PdfStructure *structure, PdfElementId parent, const char *type, const char *target);

/* The next marked piece of page `page` belongs to `element`, or is PDF_FURNITURE. */
void pdf_structure_add_piece(PdfStructure *structure, PdfElementId element, int page);

void pdf_structure_add_area(PdfStructure *structure, PdfArea area);
void pdf_structure_add_place(PdfStructure *structure, const char *name, int page, double top);
