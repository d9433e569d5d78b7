/* The document as one long column of strips: lines with their spaces, not yet cut into pages.
 *
 * A strip is what no page break may cut: one line of text, or the lines of all the cells of a row that stand beside
 * each other. It holds pieces, which know where they stand across the page. */
#pragma once

#include "doc/pdf_canvas.h"

/* Something drawn in a strip: a line of a text, or a rule. */
typedef struct {
    const PdfText *text; /* NULL for a rule */
    int line;
    guint anchor; /* 1 + index of what the outline and links can lead to, or 0 */
    float x, y;   /* of the text where its letters stand, of the rule its top; y from the top of the strip */
    float width;  /* of the rule */
    float thickness;
} PdfPiece;

typedef struct {
    float before; /* space above it, which is left out at the top of a page */
    float height;
    guint first_piece, n_pieces;
    guint first_header, n_headers; /* the strips that are repeated above it when it begins a page */
    bool keep_next;                /* no page break between it and the next */
    bool new_page;                 /* begins a page */
} PdfStrip;

/* A node that the outline shows, or links lead to. */
typedef struct {
    const Node *node;
    char *name; /* of the place, for links; NULL if there is none */
} PdfAnchor;

/* The strips of one footnote within the flow's notes. */
typedef struct {
    guint first_strip, n_strips;
} PdfNote;

typedef struct {
    const Document *document;
    PdfCanvas *canvas;
    PdfRunsContext context;
    GArray *strips;  /* of PdfStrip: the body */
    GArray *notes;   /* of PdfStrip: the footnotes */
    GArray *note_of; /* of PdfNote, by the number of the footnote */
    GArray *pieces;  /* of PdfPiece, of all strips */
    GArray *anchors; /* of PdfAnchor */
    GPtrArray *runs; /* of PdfRuns, kept for their texts */
    int heading;     /* the level of the last heading */
} PdfFlow;

/* Where blocks are set: a column of a page or of a table. */
typedef struct {
    GArray *strips; /* of PdfStrip, where the next one is appended */
    double x, width;
    PdfPlacing placing;
    PdfElementId element; /* what the blocks become kids of */
    float after;          /* the space that the last block wants */
    bool new_page;        /* the next strip begins a page */
    guint first_header, n_headers;
} PdfColumn;

/* The flow of a whole document. NULL with DOCUMENT_ERROR_TOO_LARGE set when its text is longer than a PDF is made
 * of. */
PdfFlow *pdf_flow_new(const Document *document, PdfCanvas *canvas, PdfStructure *structure, GError **error);
void pdf_flow_free(PdfFlow *flow);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfFlow, pdf_flow_free)

/* For the setters of blocks: */

/* Sets `runs` in lines, below what the column has. `label` (may be NULL) stands at the start of the first line, which
 * begins `indent` later. The flow owns both from then on. Returns the index of the first strip. */
guint pdf_flow_text(PdfFlow *flow, PdfColumn *column, PdfRuns *runs, PdfRuns *label, const PdfStyle *style);

/* A rule over the width of the column. */
void pdf_flow_rule(PdfFlow *flow, PdfColumn *column, double before, double thickness);

enum { PDF_CELLS_LIMIT = 16 };

/* Puts at most PDF_CELLS_LIMIT columns that stand beside each other into `column`, as the
 * strips of a row that is at least `height` high. */
void pdf_flow_beside(PdfFlow *flow, PdfColumn *column, const PdfColumn *cells, guint n_cells, double before,
                     double height);

/* Sets the block `node`, or the inlines that begin with it as a paragraph; returns the sibling that comes next. */
const Node *pdf_block_set(PdfFlow *flow, PdfColumn *column, const Node *node);

/* Sets what is below `node`: blocks, and inlines that stand among them as paragraphs. */
void pdf_blocks_set(PdfFlow *flow, PdfColumn *column, const Node *node);
void pdf_table_set(PdfFlow *flow, PdfColumn *column, const Node *table);
void pdf_masthead_set(PdfFlow *flow, PdfColumn *column, const Node *masthead);

/* The footnotes of the document, into the flow's notes. */
void pdf_notes_set(PdfFlow *flow);
