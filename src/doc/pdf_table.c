/* Tables: columns, rows beside each other, the rules and the head that is repeated on every page. */
#include "doc/pdf_flow.h"

#include <string.h>

#define GUTTER 10.0
#define ROW_GAP 3.0 /* above a row, besides the space that its blocks want */
#define RULE 0.5
#define HEAVY_RULE 1.0
#define MOST_OF_FIRST 0.35    /* of a table's width: no first column gets wider for its hours */
#define REPEATED_HEIGHT 160.0 /* a head that is higher is not repeated */

enum {
    LEAST_WEIGHT = 8, /* of a column, in bytes of its longest cell */
    MOST_WEIGHT = 80,
};

typedef struct {
    PdfFlow *flow;
    double x, width;
    guint n_columns;
    double starts[PDF_CELLS_LIMIT + 1]; /* of the columns, from x; the last is the table's width */
    PdfElementId element;
} Table;

static guint span_of(const Node *cell)
{
    return (guint)CLAMP(cell->span, 1, PDF_CELLS_LIMIT);
}

static guint columns_of(const Node *row)
{
    guint n = 0;
    for (const Node *cell = row->first; cell != NULL && n < PDF_CELLS_LIMIT; cell = cell->next) {
        n += span_of(cell);
    }
    return MIN(n, PDF_CELLS_LIMIT);
}

static size_t text_length(const Node *node)
{
    size_t length = 0;
    for (const Node *at = node; at != NULL && length < MOST_WEIGHT; at = node_next(at, node)) {
        length += at->text != NULL ? strlen(at->text) : 0;
    }
    return length;
}

/* Columns get room by the longest text in them, within bounds. */
static void weigh(const Node *table, size_t weights[PDF_CELLS_LIMIT])
{
    for (const Node *row = table->first; row != NULL; row = row->next) {
        guint i = 0;
        for (const Node *cell = row->first; cell != NULL && i < PDF_CELLS_LIMIT; cell = cell->next) {
            if (span_of(cell) == 1) {
                weights[i] = MIN(MAX(weights[i], text_length(cell)), MOST_WEIGHT);
            }
            i += span_of(cell);
        }
    }
}

/* The longest hours in the first column of a timetable, NULL if there are none: they shall stand in one line. */
static const Node *longest_hours(const Node *table)
{
    const Node *longest = NULL;
    size_t most = 0;
    for (const Node *row = table->first; row != NULL; row = row->next) {
        const Node *hours = row->first != NULL ? row->first->first : NULL;
        const size_t length = hours != NULL && node_has_role(hours, "hours") ? text_length(hours) : 0;
        if (length > most) {
            most = length;
            longest = hours;
        }
    }
    return longest;
}

/* How wide they are set. */
static double width_of_hours(PdfFlow *flow, const Node *hours)
{
    PdfRuns *runs = pdf_runs_new();
    g_ptr_array_add(flow->runs, runs);
    g_autofree char *words = node_plain_text(hours);
    pdf_runs_add_text(runs, &flow->context, words, 0, 0);
    pdf_runs_end(runs);
    const PdfStyle *style = pdf_style_of(hours, PDF_IN_CELL);
    const PdfText *text =
        pdf_canvas_set(flow->canvas, runs, 0, (guint)runs->text->len, &style->face, PDF_FULL_WIDTH, 0);
    return pdf_text_width(text, 0);
}

/* Where the second column of a table of two begins: by its style, further out if the hours of the language need it. */
static double second_column(const Table *t, const Node *table, double share)
{
    const Node *hours = longest_hours(table);
    const double usual = t->width * share;
    const double wanted = hours == NULL ? 0 : width_of_hours(t->flow, hours) + GUTTER + 1;
    return wanted > usual && wanted <= t->width * MOST_OF_FIRST ? wanted : usual;
}

static void divide(Table *t, const Node *table)
{
    size_t weights[PDF_CELLS_LIMIT] = { 0 };
    weigh(table, weights);
    size_t sum = 0;
    for (guint i = 0; i < t->n_columns; i++) {
        weights[i] = MAX(weights[i], LEAST_WEIGHT);
        sum += weights[i];
    }
    for (guint i = 0; i < t->n_columns; i++) {
        t->starts[i + 1] = t->starts[i] + t->width * (double)weights[i] / (double)sum;
    }
    const double first = pdf_first_column(table);
    if (first > 0 && t->n_columns == 2) {
        t->starts[1] = second_column(t, table, first);
    }
}

static PdfColumn cell_column(const Table *t, guint start, guint end, bool is_header, PdfElementId row)
{
    const double right = t->starts[end] - (end < t->n_columns ? MIN(GUTTER, t->width / (4 * t->n_columns)) : 0);
    return (PdfColumn){
        .strips = g_array_new(FALSE, TRUE, sizeof(PdfStrip)),
        .x = t->x + t->starts[start],
        .width = right - t->starts[start],
        .placing = is_header ? PDF_IN_HEADER : PDF_IN_CELL,
        .element = pdf_structure_block(t->flow->context.structure, row, is_header ? "TH" : "TD"),
    };
}

/* Cells past the last column go on in it. */
static void set_row(const Table *t, PdfColumn *column, const Node *row)
{
    PdfStructure *structure = t->flow->context.structure;
    const PdfElementId element = pdf_structure_block(structure, t->element, "TR");
    PdfColumn cells[PDF_CELLS_LIMIT];
    guint n_cells = 0, at = 0;
    for (const Node *cell = row->first; cell != NULL;) {
        if (at < t->n_columns) {
            const guint end = MIN(at + span_of(cell), t->n_columns);
            cells[n_cells] = cell_column(t, at, end, row->header, element);
            pdf_structure_element(structure, cells[n_cells].element)->span = (int)(end - at);
            n_cells++;
            at = end;
        }
        cell = pdf_block_set(t->flow, &cells[n_cells - 1], cell);
    }
    pdf_flow_beside(t->flow, column, cells, n_cells, row->header ? 0 : ROW_GAP, 0);
    for (guint i = 0; i < n_cells; i++) {
        g_array_unref(cells[i].strips);
    }
}

static const Node *set_head(const Table *t, PdfColumn *column, const Node *row)
{
    for (; row != NULL && row->kind == NODE_ROW && row->header; row = row->next) {
        set_row(t, column, row);
    }
    pdf_flow_rule(t->flow, column, 1, HEAVY_RULE);
    return row;
}

/* The head stays with what it heads, and on the pages of the document is repeated. */
static void keep_head(const Table *t, PdfColumn *column, guint first)
{
    double height = 0;
    for (guint i = first; i < column->strips->len; i++) {
        PdfStrip *strip = &g_array_index(column->strips, PdfStrip, i);
        strip->keep_next = true;
        height += strip->before + strip->height;
    }
    if (column->strips == t->flow->strips && height <= REPEATED_HEIGHT) {
        column->first_header = first;
        column->n_headers = column->strips->len - first;
    }
}

void pdf_table_set(PdfFlow *flow, PdfColumn *column, const Node *node)
{
    Table t = { .flow = flow, .x = column->x, .width = column->width };
    for (const Node *row = node->first; row != NULL; row = row->next) {
        t.n_columns = MAX(t.n_columns, columns_of(row));
    }
    if (t.n_columns == 0) {
        return;
    }
    divide(&t, node);
    t.element = pdf_structure_block(flow->context.structure, column->element, "Table");
    PdfColumn body = *column;
    const guint first = column->strips->len;
    pdf_flow_rule(flow, &body, MAX(column->after, 4), RULE);
    const Node *row = node->first;
    if (row->kind == NODE_ROW && row->header) {
        row = set_head(&t, &body, row);
    }
    keep_head(&t, &body, first);
    while (row != NULL) {
        if (row->kind == NODE_ROW) {
            set_row(&t, &body, row);
            row = row->next;
        } else {
            row = pdf_block_set(flow, &body, row);
        }
    }
    g_array_index(body.strips, PdfStrip, body.strips->len - 1).keep_next = true;
    pdf_flow_rule(flow, &body, MAX(body.after, 3), HEAVY_RULE);
    column->after = 8;
    column->new_page = body.new_page;
}
