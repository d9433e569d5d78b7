#include "doc/pdf_flow.h"

#include "doc/format.h"

#include <string.h>

enum {
    TEXT_LIMIT_MIB = 4,   /* of text: some 1,500 pages; laid out, each byte takes about 60 */
    BLOCKS_LIMIT = 40000, /* and each block, link or mark about 8 KiB while it is drawn and finished */
    WHOLE_LINES = 5,      /* a paragraph in a table that has no more is never parted */
    KEPT_LINES = 2,       /* of a paragraph that are never parted from it */
    LABEL_LIMIT = 64,     /* bytes; longer ones are text */
};

#define BAND_LIMIT 120.0 /* lines of cells that never end together are cut here all the same */
#define WHOLE_ROW 140.0  /* a row that is not higher is never cut */

static void clear_anchor(gpointer data)
{
    g_free(((PdfAnchor *)data)->name);
}

static void free_runs(gpointer data)
{
    pdf_runs_free(data);
}

static bool is_small_enough(const Document *document, GError **error)
{
    size_t length = 0, blocks = 0;
    for (const Node *node = document->root; node != NULL; node = node_next(node, document->root)) {
        length += (node->text != NULL ? strlen(node->text) : 0) + (node->label != NULL ? strlen(node->label) : 0);
        blocks += node->kind != NODE_TEXT;
    }
    if (length > (size_t)TEXT_LIMIT_MIB << 20) {
        g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_TOO_LARGE,
                    "the document has more than %d MiB of text, the most that is set as PDF", TEXT_LIMIT_MIB);
        return false;
    }
    if (blocks > BLOCKS_LIMIT) {
        g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_TOO_LARGE,
                    "the document has more than %d paragraphs, cells, links and marks, the most that are set as PDF",
                    BLOCKS_LIMIT);
        return false;
    }
    return true;
}

/* Footnotes are found by their labels; of two with the same one the first counts. */
static GHashTable *number_notes(const Document *document)
{
    GHashTable *notes = g_hash_table_new(g_str_hash, g_str_equal);
    guint n = 0;
    for (const Node *node = document->root; node != NULL; node = node_next(node, document->root)) {
        if (node->kind != NODE_NOTE) {
            continue;
        }
        n++;
        if (node->label != NULL && !g_hash_table_contains(notes, node->label)) {
            g_hash_table_insert(notes, node->label, GUINT_TO_POINTER(n));
        }
    }
    return notes;
}

PdfFlow *pdf_flow_new(const Document *document, PdfCanvas *canvas, PdfStructure *structure, GError **error)
{
    if (!is_small_enough(document, error)) {
        return NULL;
    }
    PdfFlow *flow = g_new0(PdfFlow, 1);
    flow->document = document;
    flow->canvas = canvas;
    flow->context = (PdfRunsContext){
        .structure = structure,
        .notes = number_notes(document),
        .rtl = language_is_rtl(document->language),
    };
    flow->strips = g_array_new(FALSE, TRUE, sizeof(PdfStrip));
    flow->notes = g_array_new(FALSE, TRUE, sizeof(PdfStrip));
    flow->note_of = g_array_new(FALSE, TRUE, sizeof(PdfNote));
    flow->pieces = g_array_new(FALSE, TRUE, sizeof(PdfPiece));
    flow->anchors = g_array_new(FALSE, TRUE, sizeof(PdfAnchor));
    g_array_set_clear_func(flow->anchors, clear_anchor);
    flow->runs = g_ptr_array_new_with_free_func(free_runs);
    PdfColumn page = {
        .strips = flow->strips,
        .x = PDF_MARGIN + PDF_BODY_X,
        .width = PDF_BODY_WIDTH,
        .placing = PDF_IN_PAGE,
    };
    pdf_blocks_set(flow, &page, document->root);
    pdf_notes_set(flow);
    return flow;
}

void pdf_flow_free(PdfFlow *flow)
{
    if (flow == NULL) {
        return;
    }
    g_hash_table_unref(flow->context.notes);
    g_array_unref(flow->strips);
    g_array_unref(flow->notes);
    g_array_unref(flow->note_of);
    g_array_unref(flow->pieces);
    g_array_unref(flow->anchors);
    g_ptr_array_unref(flow->runs);
    g_free(flow);
}

static PdfStrip *append_strip(PdfFlow *flow, PdfColumn *column)
{
    const PdfStrip strip = {
        .first_piece = flow->pieces->len,
        .first_header = column->first_header,
        .n_headers = column->n_headers,
        .new_page = column->new_page,
    };
    column->new_page = false;
    g_array_append_val(column->strips, strip);
    return &g_array_index(column->strips, PdfStrip, column->strips->len - 1);
}

static void append_line(PdfFlow *flow, PdfStrip *strip, const PdfText *text, int line, double x, double ascent)
{
    const PdfPiece piece = { .text = text, .line = line, .x = (float)x, .y = (float)ascent };
    const double height = ascent - pdf_text_ascent(text, line) + pdf_text_height(text, line);
    g_array_append_val(flow->pieces, piece);
    strip->n_pieces++;
    strip->height = MAX(strip->height, (float)height);
}

/* Neither the first nor the last lines of a paragraph are left alone on a page, and the short ones of a table stay
 * whole. */
static bool is_kept(const PdfColumn *column, int line, int n_lines)
{
    const bool is_whole = column->placing != PDF_IN_PAGE && n_lines <= WHOLE_LINES;
    return line + 1 < n_lines && (is_whole || line + 1 < KEPT_LINES || line + 1 > n_lines - KEPT_LINES);
}

static void append_text(PdfFlow *flow, PdfColumn *column, const PdfText *text, double x)
{
    const int n = pdf_text_lines(text);
    for (int line = 0; line < n; line++) {
        PdfStrip *strip = append_strip(flow, column);
        append_line(flow, strip, text, line, x, pdf_text_ascent(text, line));
        strip->keep_next = is_kept(column, line, n);
    }
}

/* The letters of a label and of its text stand on one line, whatever their sizes and scripts. */
static void append_labelled(PdfFlow *flow, PdfColumn *column, const PdfText *label, double label_x, const PdfText *text,
                            double x)
{
    const guint first = column->strips->len;
    PdfStrip *strip = append_strip(flow, column);
    const double ascent = MAX(pdf_text_ascent(label, 0), pdf_text_ascent(text, 0));
    append_line(flow, strip, label, 0, label_x, ascent);
    append_line(flow, strip, text, 0, x, ascent);
    const int n = pdf_text_lines(text);
    for (int line = 1; line < n; line++) {
        append_line(flow, append_strip(flow, column), text, line, x, pdf_text_ascent(text, line));
    }
    for (int line = 0; line < n; line++) {
        g_array_index(column->strips, PdfStrip, first + (guint)line).keep_next = is_kept(column, line, n);
    }
}

/* What a text is set with. */
typedef struct {
    const PdfFace *face;
    double x, width, indent;
} Setting;

/* Sets all of `runs`: long texts in pieces. */
static void set_runs(PdfFlow *flow, PdfColumn *column, const PdfRuns *runs, const Setting *how, const PdfText *label,
                     double label_x)
{
    guint start = 0;
    do {
        const guint end = pdf_runs_piece_end(runs, start);
        const double indent = start == 0 ? how->indent : 0;
        const PdfText *text = pdf_canvas_set(flow->canvas, runs, start, end, how->face, how->width, indent);
        if (start == 0 && label != NULL) {
            append_labelled(flow, column, label, label_x, text, how->x);
        } else {
            append_text(flow, column, text, how->x);
        }
        start = end;
    } while (start < runs->text->len);
}

/* The label set on its own, or NULL if it is too wide to stand beside the text: then it is set above it. */
static const PdfText *set_label(PdfFlow *flow, PdfColumn *column, PdfRuns *label, const PdfFace *face, double x,
                                double width)
{
    const PdfFace plain = { .size = face->size, .pitch = face->pitch, .bold = face->bold, .italic = face->italic };
    if (label->text->len <= LABEL_LIMIT) {
        const PdfText *text = pdf_canvas_set(flow->canvas, label, 0, (guint)label->text->len, &plain, width, 0);
        if (pdf_text_lines(text) == 1 && pdf_text_width(text, 0) < width / 2) {
            return text;
        }
    }
    set_runs(flow, column, label, &(Setting){ .face = &plain, .x = x, .width = width }, NULL, 0);
    return NULL;
}

/* The room that a label takes from its text. */
static double room_for(const PdfText *label, const PdfStyle *style)
{
    return MAX(style->indent, pdf_text_width(label, 0) + 0.4 * style->face.size);
}

guint pdf_flow_text(PdfFlow *flow, PdfColumn *column, PdfRuns *runs, PdfRuns *label, const PdfStyle *style)
{
    const guint first = column->strips->len;
    const bool is_own_column = style->width > 0 && column->placing == PDF_IN_PAGE;
    Setting how = {
        .face = &style->face,
        .x = is_own_column ? PDF_MARGIN + style->x : column->x,
        .width = is_own_column ? style->width : column->width,
    };
    const double label_x = how.x;
    g_ptr_array_add(flow->runs, runs);
    const PdfText *label_text = NULL;
    if (label != NULL) {
        PdfFace face = style->face;
        face.turned = false;
        g_ptr_array_add(flow->runs, label);
        label_text = set_label(flow, column, label, &face, how.x, how.width);
    }
    if (label_text != NULL && style->kind == NODE_PARAGRAPH) {
        how.indent = room_for(label_text, style);
    } else if (label_text != NULL) {
        const double room = room_for(label_text, style);
        how.x += room;
        how.width -= room;
    }
    set_runs(flow, column, runs, &how, label_text, label_x);
    PdfStrip *strip = &g_array_index(column->strips, PdfStrip, first);
    strip->before = MAX(column->after, style->before);
    strip->new_page |= style->new_page;
    g_array_index(column->strips, PdfStrip, column->strips->len - 1).keep_next |= style->keep_next;
    column->after = style->after;
    return first;
}

void pdf_flow_rule(PdfFlow *flow, PdfColumn *column, double before, double thickness)
{
    PdfStrip *strip = append_strip(flow, column);
    const PdfPiece piece = {
        .x = (float)column->x,
        .width = (float)column->width,
        .thickness = (float)thickness,
    };
    g_array_append_val(flow->pieces, piece);
    strip->n_pieces = 1;
    strip->height = piece.thickness;
    strip->before = (float)before;
    column->after = 0;
}

/* How far the strips of a cell have been put into its row. */
typedef struct {
    guint next;
    double top; /* of the next strip, from the top of the row */
} Progress;

static bool is_done(const PdfColumn *cell, const Progress *at)
{
    return at->next >= cell->strips->len;
}

static const PdfStrip *next_strip(const PdfColumn *cell, const Progress *at)
{
    return &g_array_index(cell->strips, PdfStrip, at->next);
}

/* The cell whose next strip begins highest; `n_cells` if there is none. */
static guint highest(const PdfColumn *cells, const Progress *at, guint n_cells)
{
    guint best = n_cells;
    for (guint i = 0; i < n_cells; i++) {
        if (!is_done(&cells[i], &at[i]) && (best == n_cells || at[i].top < at[best].top)) {
            best = i;
        }
    }
    return best;
}

static void copy_pieces(PdfFlow *flow, PdfStrip *band, const PdfStrip *strip, double lower)
{
    for (guint i = 0; i < strip->n_pieces; i++) {
        PdfPiece piece = g_array_index(flow->pieces, PdfPiece, strip->first_piece + i);
        piece.y += (float)lower;
        g_array_append_val(flow->pieces, piece);
    }
    band->n_pieces += strip->n_pieces;
}

static void step(const PdfColumn *cell, Progress *at)
{
    at->top += next_strip(cell, at)->height;
    at->next++;
    at->top += is_done(cell, at) ? 0 : next_strip(cell, at)->before;
}

/* Puts the strips that overlap with the highest one into one band; returns where the band ends. */
static double append_band(PdfFlow *flow, PdfColumn *column, const PdfColumn *cells, Progress *at, guint n_cells,
                          double above)
{
    guint i = highest(cells, at, n_cells);
    const double top = at[i].top;
    double bottom = top;
    PdfStrip *band = append_strip(flow, column);
    band->before = (float)MAX(0, top - above);
    do {
        const PdfStrip *strip = next_strip(&cells[i], &at[i]);
        copy_pieces(flow, band, strip, at[i].top - top);
        band->keep_next |= strip->keep_next;
        bottom = MAX(bottom, at[i].top + strip->height);
        step(&cells[i], &at[i]);
        i = highest(cells, at, n_cells);
    } while (i < n_cells && at[i].top < bottom - 0.5 && at[i].top < top + BAND_LIMIT);
    if (i < n_cells) {
        bottom = MIN(bottom, at[i].top);
    }
    band->height = (float)(bottom - top);
    return bottom;
}

void pdf_flow_beside(PdfFlow *flow, PdfColumn *column, const PdfColumn *cells, guint n_cells, double before,
                     double height)
{
    g_assert(n_cells <= PDF_CELLS_LIMIT);
    Progress at[PDF_CELLS_LIMIT] = { 0 };
    for (guint i = 0; i < n_cells; i++) {
        at[i].top = is_done(&cells[i], &at[i]) ? 0 : next_strip(&cells[i], &at[i])->before;
    }
    const guint first = column->strips->len;
    double bottom = 0;
    while (highest(cells, at, n_cells) < n_cells) {
        bottom = append_band(flow, column, cells, at, n_cells, bottom);
    }
    if (column->strips->len == first) {
        append_strip(flow, column);
    }
    PdfStrip *last = &g_array_index(column->strips, PdfStrip, column->strips->len - 1);
    last->height += (float)MAX(0, height - bottom);
    g_array_index(column->strips, PdfStrip, first).before += (float)MAX(before, column->after);
    for (guint i = first; bottom <= WHOLE_ROW && i + 1 < column->strips->len; i++) {
        g_array_index(column->strips, PdfStrip, i).keep_next = true;
    }
    column->after = 0;
}
