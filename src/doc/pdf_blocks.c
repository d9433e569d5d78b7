/* From nodes to strips: one short setter a kind of block. What a block looks like is said in pdf_style.c. */
#include "doc/pdf_flow.h"

#define LEAST_WIDTH 30.0 /* a column does not get narrower by further indenting */

typedef void (*Setter)(PdfFlow *flow, PdfColumn *column, const Node *node);

static PdfRuns *label_of(PdfFlow *flow, const char *label, guint flags, PdfElementId element)
{
    PdfRuns *runs = pdf_runs_new();
    pdf_runs_add_text(runs, &flow->context, label, flags, element);
    if (runs->text->len == 0) {
        pdf_runs_free(runs);
        return NULL;
    }
    /* A blank parts the label from the text for whoever reads the piece aloud. */
    pdf_runs_add_text(runs, &flow->context, " ", flags, element);
    return runs;
}

/* The inlines from `first` on, up to the next block. *ret_next gets what comes after them. */
static PdfRuns *runs_of(PdfFlow *flow, const Node *first, PdfElementId element, const Node **ret_next)
{
    PdfRuns *runs = pdf_runs_new();
    const Node *node = first;
    for (; node != NULL && node_is_inline(node); node = node->next) {
        pdf_runs_add(runs, &flow->context, node, element);
    }
    pdf_runs_end(runs);
    *ret_next = node;
    return runs;
}

/* Remembers that the outline, or links to its id, lead to the strip `index`. */
static void add_anchor(PdfFlow *flow, const PdfColumn *column, guint index, const Node *node)
{
    if (node->kind != NODE_HEADING && node->id == NULL) {
        return;
    }
    const PdfAnchor anchor = { .node = node, .name = g_strdup(node->id) };
    g_array_append_val(flow->anchors, anchor);
    const PdfStrip *strip = &g_array_index(column->strips, PdfStrip, index);
    g_array_index(flow->pieces, PdfPiece, strip->first_piece).anchor = flow->anchors->len;
}

/* A block of text: the inlines that begin it with `label`, then whatever blocks it holds besides. */
static void set_text(PdfFlow *flow, PdfColumn *column, const Node *node, PdfRuns *label, PdfElementId element)
{
    PdfStyle style = *pdf_style_of(node, column->placing);
    style.face.turned = node->language != NULL && language_is_rtl(node->language) != flow->context.rtl;
    pdf_structure_element(flow->context.structure, element)->language = node->language;
    const Node *rest;
    PdfRuns *runs = runs_of(flow, node->first, element, &rest);
    if (runs->text->len == 0 && label == NULL) {
        pdf_runs_free(runs);
    } else {
        if (style.large_organ) {
            pdf_runs_enlarge_organ(runs);
        }
        add_anchor(flow, column, pdf_flow_text(flow, column, runs, label, &style), node);
    }
    while (rest != NULL) {
        rest = pdf_block_set(flow, column, rest);
    }
}

static PdfElementId add_element(PdfFlow *flow, const PdfColumn *column, const char *type)
{
    return pdf_structure_block(flow->context.structure, column->element, type);
}

static void set_paragraph(PdfFlow *flow, PdfColumn *column, const Node *node)
{
    const PdfElementId element = add_element(flow, column, "P");
    PdfRuns *label = node->label != NULL ? label_of(flow, node->label, 0, element) : NULL;
    set_text(flow, column, node, label, element);
}

/* Readers of the structure expect no level to be left out on the way down. */
static void set_heading(PdfFlow *flow, PdfColumn *column, const Node *node)
{
    static const char *const types[] = { "H1", "H2", "H3", "H4", "H5", "H6" };
    const int level = CLAMP(node->level, 1, (int)G_N_ELEMENTS(types));
    flow->heading = MIN(level, flow->heading + 1);
    const PdfElementId element = add_element(flow, column, types[flow->heading - 1]);
    PdfRuns *label = node->label != NULL ? label_of(flow, node->label, 0, element) : NULL;
    set_text(flow, column, node, label, element);
}

/* The line that leads into a list stays with its first item. */
static void set_list(PdfFlow *flow, PdfColumn *column, const Node *node)
{
    if (column->strips->len > 0) {
        g_array_index(column->strips, PdfStrip, column->strips->len - 1).keep_next = true;
    }
    PdfColumn list = *column;
    list.element = add_element(flow, column, "L");
    pdf_blocks_set(flow, &list, node);
    column->after = list.after;
    column->new_page = list.new_page;
}

static bool holds_blocks(const Node *node)
{
    return node->last != NULL && !node_is_inline(node->last);
}

static void set_item(PdfFlow *flow, PdfColumn *column, const Node *node)
{
    PdfStructure *structure = flow->context.structure;
    const bool is_in_list = node->parent != NULL && node->parent->kind == NODE_LIST;
    const PdfElementId list = is_in_list ? column->element : add_element(flow, column, "L");
    const PdfElementId item = pdf_structure_block(structure, list, "LI");
    PdfRuns *label =
        node->label != NULL ? label_of(flow, node->label, 0, pdf_structure_block(structure, item, "Lbl")) : NULL;
    const PdfStyle *style = pdf_style_of(node, column->placing);
    const double indent = column->width - style->indent > LEAST_WIDTH ? style->indent : 0;
    PdfColumn below = *column;
    below.element = pdf_structure_block(structure, item, "LBody");
    const PdfElementId text = holds_blocks(node) ? pdf_structure_block(structure, below.element, "P") : below.element;
    const Node *rest;
    PdfRuns *runs = runs_of(flow, node->first, text, &rest);
    if (runs->text->len == 0 && label == NULL) {
        pdf_runs_free(runs);
    } else {
        add_anchor(flow, &below, pdf_flow_text(flow, &below, runs, label, style), node);
    }
    below.x += indent;
    below.width -= indent;
    while (rest != NULL) {
        rest = pdf_block_set(flow, &below, rest);
    }
    column->after = below.after;
    column->new_page = below.new_page;
}

static void set_new_page(PdfFlow *flow, PdfColumn *column, const Node *node)
{
    column->new_page = column->placing == PDF_IN_PAGE;
}

/* Footnotes stand at the foot of pages and are set apart; furniture is made anew for these pages. */
static void set_nothing(PdfFlow *flow, PdfColumn *column, const Node *node)
{
}

static const Setter setters[NODE_TEXT] = {
    [NODE_DOCUMENT] = pdf_blocks_set, [NODE_MASTHEAD] = pdf_masthead_set, [NODE_FIELD] = set_paragraph,
    [NODE_HEADING] = set_heading,     [NODE_PARAGRAPH] = set_paragraph,   [NODE_LIST] = set_list,
    [NODE_ITEM] = set_item,           [NODE_TABLE] = pdf_table_set,       [NODE_ROW] = pdf_blocks_set,
    [NODE_CELL] = pdf_blocks_set,     [NODE_NOTES] = pdf_blocks_set,      [NODE_NOTE] = set_nothing,
    [NODE_FURNITURE] = set_nothing,   [NODE_BREAK_PAGE] = set_new_page,
};

/* Inlines that stand among blocks make a paragraph. */
static const Node *set_inlines(PdfFlow *flow, PdfColumn *column, const Node *first)
{
    const Node *next;
    PdfRuns *runs = runs_of(flow, first, add_element(flow, column, "P"), &next);
    if (runs->text->len == 0) {
        pdf_runs_free(runs);
        return next;
    }
    pdf_flow_text(flow, column, runs, NULL, pdf_style_of_kind(NODE_PARAGRAPH, column->placing));
    return next;
}

const Node *pdf_block_set(PdfFlow *flow, PdfColumn *column, const Node *node)
{
    if (node_is_inline(node)) {
        return set_inlines(flow, column, node);
    }
    setters[node->kind](flow, column, node);
    return node->next;
}

void pdf_blocks_set(PdfFlow *flow, PdfColumn *column, const Node *node)
{
    for (const Node *child = node->first; child != NULL;) {
        child = pdf_block_set(flow, column, child);
    }
}

enum { MASTHEAD_BANDS = 2, MASTHEAD_COLUMNS = 2 };

/* The column of the masthead's band in which `node` stands; a new one if it is the first there. */
static PdfColumn *masthead_column(PdfColumn *columns, guint *n_columns, const PdfMastheadField *field,
                                  PdfElementId element)
{
    const double x = PDF_MARGIN + field->x;
    for (guint i = 0; i < *n_columns; i++) {
        if (columns[i].x == x) {
            return &columns[i];
        }
    }
    g_assert(*n_columns < MASTHEAD_COLUMNS);
    columns[*n_columns] = (PdfColumn){
        .strips = g_array_new(FALSE, TRUE, sizeof(PdfStrip)),
        .x = x,
        .width = field->width,
        .placing = PDF_IN_CELL,
        .element = element,
    };
    return &columns[(*n_columns)++];
}

static void set_masthead_band(PdfFlow *flow, PdfColumn *column, const Node *masthead, int band, PdfElementId element)
{
    PdfColumn columns[MASTHEAD_COLUMNS];
    guint n_columns = 0;
    for (const Node *child = masthead->first; child != NULL;) {
        const PdfMastheadField *field = pdf_masthead_field(child);
        if (field->band == band) {
            child = pdf_block_set(flow, masthead_column(columns, &n_columns, field, element), child);
        } else {
            child = child->next;
        }
    }
    pdf_flow_beside(flow, column, columns, n_columns, 0, band == 0 ? 0 : PDF_MASTHEAD_HEIGHT);
    for (guint i = 0; i < n_columns; i++) {
        g_array_unref(columns[i].strips);
    }
}

void pdf_masthead_set(PdfFlow *flow, PdfColumn *column, const Node *masthead)
{
    static const double thickness[MASTHEAD_BANDS] = { 1.3, 0.7 };
    const PdfElementId element = add_element(flow, column, "Sect");
    PdfColumn page = *column;
    if (page.placing == PDF_IN_PAGE) {
        page.x = PDF_MARGIN;
        page.width = PDF_FULL_WIDTH;
    }
    for (int band = 0; band < MASTHEAD_BANDS; band++) {
        set_masthead_band(flow, &page, masthead, band, element);
        pdf_flow_rule(flow, &page, 3, thickness[band]);
    }
    column->after = page.after;
    column->new_page = page.new_page;
}

static void set_note(PdfFlow *flow, const Node *node)
{
    PdfStructure *structure = flow->context.structure;
    PdfColumn column = {
        .strips = flow->notes,
        .x = PDF_MARGIN + PDF_BODY_X,
        .width = PDF_BODY_WIDTH,
        .placing = PDF_IN_PAGE,
        .element = pdf_structure_block(structure, 0, "Note"),
    };
    PdfNote note = { .first_strip = flow->notes->len };
    PdfRuns *label = node->label == NULL ? NULL
                                         : label_of(flow, node->label, RUN_RAISED,
                                                    pdf_structure_block(structure, column.element, "Lbl"));
    set_text(flow, &column, node, label, column.element);
    note.n_strips = flow->notes->len - note.first_strip;
    if (note.n_strips > 0) {
        const PdfAnchor anchor = { .node = node, .name = g_strdup_printf("note %u", flow->note_of->len) };
        g_array_append_val(flow->anchors, anchor);
        const PdfStrip *first = &g_array_index(flow->notes, PdfStrip, note.first_strip);
        g_array_index(flow->pieces, PdfPiece, first->first_piece).anchor = flow->anchors->len;
    }
    g_array_append_val(flow->note_of, note);
}

void pdf_notes_set(PdfFlow *flow)
{
    const Node *root = flow->document->root;
    for (const Node *node = root; node != NULL; node = node_next(node, root)) {
        if (node->kind == NODE_NOTE) {
            set_note(flow, node);
        }
    }
}
