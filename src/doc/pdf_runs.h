/* The inlines of a block as one text with spans: what is bold, what is a link, what must stay on one line.
 *
 * The text is clean: valid UTF-8 in one line, without control characters, without leading, trailing or doubled blanks,
 * and with no directional control but our own. */
#pragma once

#include "doc/node.h"
#include "doc/pdf_structure.h"

typedef enum {
    RUN_BOLD = 1 << 0,
    RUN_ITALIC = 1 << 1,
    RUN_RAISED = 1 << 2,   /* a footnote mark */
    RUN_UNBROKEN = 1 << 3, /* no line may end within */
    RUN_LINK = 1 << 4,
    RUN_LARGE = 1 << 5,    /* the first part of a document symbol in a masthead */
    RUN_INSERTED = 1 << 6, /* a tracked change */
    RUN_DELETED = 1 << 7,
} RunFlags;

typedef struct {
    guint start, end; /* bytes of the text */
    guint flags;
    PdfElementId element;
} PdfSpan;

/* A footnote mark: where it stands in the text, and of which footnote. */
typedef struct {
    guint at;
    guint note;
} PdfMark;

typedef struct {
    GString *text;
    GArray *spans; /* of PdfSpan, without gaps */
    GArray *marks; /* of PdfMark, in order */
    guint word;    /* characters since the last place where a line may end */
} PdfRuns;

/* What runs are made with; the same for a whole document. */
typedef struct {
    PdfStructure *structure;
    GHashTable *notes; /* label to index + 1 of the footnote */
    bool rtl;          /* the text runs from right to left: symbols and addresses are isolated */
} PdfRunsContext;

PdfRuns *pdf_runs_new(void);
void pdf_runs_free(PdfRuns *runs);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfRuns, pdf_runs_free)

/* Appends the inline `node` with all below it to the text of the structure element `element`. */
void pdf_runs_add(PdfRuns *runs, const PdfRunsContext *context, const Node *node, PdfElementId element);

/* Appends plain text with `flags`. */
void pdf_runs_add_text(PdfRuns *runs, const PdfRunsContext *context, const char *text, guint flags,
                       PdfElementId element);

/* Takes back trailing blanks; nothing may be added afterwards. */
void pdf_runs_end(PdfRuns *runs);

/* Marks the text up to its first "/" as large: "A" of "A/C.1/80/L.20". */
void pdf_runs_enlarge_organ(PdfRuns *runs);

/* Where to cut a text that is too long to be laid out in one piece: the end of the piece that begins at `start`. */
guint pdf_runs_piece_end(const PdfRuns *runs, guint start);
