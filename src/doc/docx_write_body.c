/* The blocks of a document as paragraphs and tables of a Word document. */
#include "doc/docx_write.h"

#include <string.h>

#define HOURS_SIZE 10.0    /* points: the type that hours are set in */
#define HOURS_GAP 18.0     /* points: from the hours to the next column */
#define MOST_OF_FIRST 0.42 /* of a table's width: no first column gets wider for its hours */

/* --- paragraphs ------------------------------------------------------------------------------------------------- */

static void write_number(XmlWriter *xml, int number, int level)
{
    xml_write_begin(xml, "w:numPr");
    docx_write_count(xml, "w:ilvl", level);
    docx_write_count(xml, "w:numId", number);
    xml_write_end(xml);
}

static void write_stop(XmlWriter *xml, double position)
{
    xml_write_begin(xml, "w:tabs");
    xml_write_begin(xml, "w:tab");
    xml_write_attribute(xml, "w:val", "left");
    xml_write_number(xml, "w:pos", docx_twips(position));
    xml_write_end(xml);
    xml_write_end(xml);
}

/* A label hangs before the lines of an item, and stands in the first line of a paragraph. */
static void write_label_indent(XmlWriter *xml, const DocxLook *look, bool hangs, int level)
{
    const double step = look->look->indent;
    const double column = look->placing == PDF_IN_PAGE ? PDF_BODY_X : 0;
    const double left = hangs ? column + step * (level + 1) : column;
    xml_write_begin(xml, "w:ind");
    xml_write_number(xml, "w:left", docx_twips(left));
    xml_write_number(xml, hangs ? "w:hanging" : "w:firstLine", hangs ? docx_twips(step) : 0);
    xml_write_end(xml);
}

/* An address is not broken: the line before it would be drawn apart to both margins. */
static bool holds_address(const Node *block)
{
    g_autofree char *words = node_plain_text(block);
    return strstr(words, "://") != NULL;
}

static bool has_label(const Node *block)
{
    return block->label != NULL && block->label[0] != '\0' && block->kind != NODE_NOTE;
}

static void write_end_change(DocxWriter *writer, const Node *change)
{
    xml_write_begin(writer->xml, "w:rPr");
    xml_write_begin(writer->xml, change->kind == NODE_INSERTED ? "w:ins" : "w:del");
    docx_write_change(writer, change);
    xml_write_end(writer->xml);
    xml_write_end(writer->xml);
}

static void write_properties(DocxWriter *writer, const Node *block, const DocxLook *look, int number)
{
    XmlWriter *xml = writer->xml;
    const int level = block->kind == NODE_ITEM ? CLAMP(block->level - 1, 0, DOCX_LIST_LEVELS - 1) : 0;
    const bool hangs = block->kind == NODE_ITEM;
    xml_write_begin(xml, "w:pPr");
    docx_write_value(xml, "w:pStyle", look->id);
    if (number > 0) {
        write_number(xml, number, level);
    }
    if (has_label(block) && !hangs) {
        write_stop(xml, (look->placing == PDF_IN_PAGE ? PDF_BODY_X : 0) + look->look->indent);
    }
    if (has_label(block)) {
        write_label_indent(xml, look, hangs, level);
    }
    if (holds_address(block)) {
        docx_write_value(xml, "w:jc", "left");
    }
    const Node *change = docx_change_of_end(block);
    if (change != NULL) {
        write_end_change(writer, change);
    }
    xml_write_end(xml);
}

static void write_tab(XmlWriter *xml)
{
    xml_write_begin(xml, "w:r");
    docx_write_empty(xml, "w:tab");
    xml_write_end(xml);
}

void docx_write_paragraph(DocxWriter *writer, const Node *block, PdfPlacing placing)
{
    const DocxLook *look = docx_look_of(writer, block, placing);
    const int level = block->kind == NODE_ITEM ? CLAMP(block->level - 1, 0, DOCX_LIST_LEVELS - 1) : 0;
    const int number = has_label(block) ? docx_number_of(writer, block->label, level) : 0;
    xml_write_begin(writer->xml, "w:p");
    write_properties(writer, block, look, number);
    const char *typed = has_label(block) && number == 0 ? block->label : NULL;
    const bool kept = docx_begin_line(writer, block, typed);
    if (typed != NULL) {
        docx_write_run(writer, NULL, typed);
        write_tab(writer->xml);
    }
    docx_write_words(writer, block);
    if (kept) {
        docx_end_line(writer);
    }
    xml_write_end(writer->xml);
}

static void write_empty_paragraph(XmlWriter *xml)
{
    docx_write_empty(xml, "w:p");
}

static void write_page_break(XmlWriter *xml)
{
    xml_write_begin(xml, "w:p");
    xml_write_begin(xml, "w:r");
    xml_write_begin(xml, "w:br");
    xml_write_attribute(xml, "w:type", "page");
    xml_write_end(xml);
    xml_write_end(xml);
    xml_write_end(xml);
}

/* --- tables --------------------------------------------------------------------------------------------------------
 */

enum { COLUMNS_LIMIT = 63 }; /* Word's own */

static int span_of(const Node *cell)
{
    return CLAMP(cell->span, 1, COLUMNS_LIMIT);
}

static int columns_of(const Node *table)
{
    int most = 1;
    for (const Node *row = table->first; row != NULL; row = row->next) {
        int count = 0;
        for (const Node *cell = row->first; cell != NULL; cell = cell->next) {
            count += span_of(cell);
        }
        most = MAX(most, count);
    }
    return MIN(most, COLUMNS_LIMIT);
}

/* About how wide the words are set, in points. Word sets them with its own fonts: what is known is that ideographs are
 * as wide as they are high, and other letters a little over half as wide. */
static double width_of_words(const char *words)
{
    double width = 0;
    for (; *words != '\0'; words = g_utf8_next_char(words)) {
        width += g_unichar_iswide(g_utf8_get_char(words)) ? 1 : 0.52;
    }
    return width * HOURS_SIZE;
}

/* The share of a timetable's first column: the usual one, or as much as its hours need to stand in one line. */
static double first_column(const Node *table)
{
    double share = pdf_first_column(table);
    for (const Node *row = table->first; row != NULL && share > 0; row = row->next) {
        const Node *hours = row->first != NULL ? row->first->first : NULL;
        if (hours != NULL && node_has_role(hours, "hours")) {
            g_autofree char *words = node_plain_text(hours);
            const double wanted = (width_of_words(words) + HOURS_GAP) / PDF_BODY_WIDTH;
            share = wanted <= MOST_OF_FIRST ? MAX(share, wanted) : share;
        }
    }
    return share;
}

/* Columns are as wide as each other but for a first one whose share the style sheet knows. */
static void divide(const Node *table, int widths[], int count)
{
    const double share = count == 2 ? first_column(table) : 0;
    for (int i = 0; i < count; i++) {
        widths[i] = docx_twips(PDF_BODY_WIDTH / count);
    }
    if (share > 0) {
        widths[0] = docx_twips(PDF_BODY_WIDTH * share);
        widths[1] = docx_twips(PDF_BODY_WIDTH * (1 - share));
    }
}

static void write_rule(XmlWriter *xml, const char *side, int eighths)
{
    xml_write_begin(xml, side);
    xml_write_attribute(xml, "w:val", "single");
    xml_write_number(xml, "w:sz", eighths);
    xml_write_number(xml, "w:space", 0);
    xml_write_attribute(xml, "w:color", "auto");
    xml_write_end(xml);
}

static void write_margins(XmlWriter *xml)
{
    static const struct {
        const char *side;
        int twips;
    } sides[] = { { "w:top", 0 }, { "w:left", 0 }, { "w:bottom", 0 }, { "w:right", 100 } };
    xml_write_begin(xml, "w:tblCellMar");
    for (size_t i = 0; i < G_N_ELEMENTS(sides); i++) {
        xml_write_begin(xml, sides[i].side);
        xml_write_number(xml, "w:w", sides[i].twips);
        xml_write_attribute(xml, "w:type", "dxa");
        xml_write_end(xml);
    }
    xml_write_end(xml);
}

static void write_width(XmlWriter *xml, const char *name, int twips)
{
    xml_write_begin(xml, name);
    xml_write_number(xml, "w:w", twips);
    xml_write_attribute(xml, "w:type", "dxa");
    xml_write_end(xml);
}

void docx_begin_table(DocxWriter *writer, const int *widths, int count, double indent)
{
    XmlWriter *xml = writer->xml;
    int sum = 0;
    for (int i = 0; i < count; i++) {
        sum += widths[i];
    }
    xml_write_begin(xml, "w:tbl");
    xml_write_begin(xml, "w:tblPr");
    if (!writer->rightward) {
        docx_write_empty(xml, "w:bidiVisual");
    }
    write_width(xml, "w:tblW", sum);
    write_width(xml, "w:tblInd", docx_twips(indent));
    xml_write_begin(xml, "w:tblLayout");
    xml_write_attribute(xml, "w:type", "fixed");
    xml_write_end(xml);
    write_margins(xml);
    xml_write_end(xml);
    xml_write_begin(xml, "w:tblGrid");
    for (int i = 0; i < count; i++) {
        xml_write_begin(xml, "w:gridCol");
        xml_write_number(xml, "w:w", widths[i]);
        xml_write_end(xml);
    }
    xml_write_end(xml);
}

void docx_begin_cell(XmlWriter *xml, int width, int span, const DocxRules *rules)
{
    xml_write_begin(xml, "w:tc");
    xml_write_begin(xml, "w:tcPr");
    write_width(xml, "w:tcW", width);
    if (span > 1) {
        docx_write_count(xml, "w:gridSpan", span);
    }
    if (rules->above > 0 || rules->below > 0) {
        xml_write_begin(xml, "w:tcBorders");
        if (rules->above > 0) {
            write_rule(xml, "w:top", rules->above);
        }
        if (rules->below > 0) {
            write_rule(xml, "w:bottom", rules->below);
        }
        xml_write_end(xml);
    }
    xml_write_end(xml);
}

static void write_row_properties(XmlWriter *xml, const Node *row)
{
    xml_write_begin(xml, "w:trPr");
    docx_write_empty(xml, "w:cantSplit");
    if (row->header) {
        docx_write_empty(xml, "w:tblHeader");
    }
    xml_write_end(xml);
}

/* --- walking -------------------------------------------------------------------------------------------------------
 */

/* A table that is open: of tables within tables each has its own. */
typedef struct {
    int widths[COLUMNS_LIMIT];
    int count;
    int column; /* that the next cell begins in */
} Table;

typedef struct {
    DocxWriter *writer;
    GArray *tables; /* of Table */
} Walk;

static PdfPlacing placing_of(const Node *block)
{
    for (const Node *at = block->parent; at != NULL; at = at->parent) {
        if (at->kind == NODE_CELL) {
            return at->parent->header ? PDF_IN_HEADER : PDF_IN_CELL;
        }
    }
    return PDF_IN_PAGE;
}

static void enter_table(Walk *walk, const Node *node)
{
    Table table = { .count = columns_of(node) };
    divide(node, table.widths, table.count);
    g_array_append_val(walk->tables, table);
    docx_begin_table(walk->writer, table.widths, table.count, PDF_BODY_X);
}

/* Behind a table Word wants a paragraph: within a cell and at the end, and so that two tables do not become one. */
static void leave_table(Walk *walk, const Node *node)
{
    g_array_set_size(walk->tables, walk->tables->len - 1);
    xml_write_end(walk->writer->xml);
    if (node->next == NULL || node->next->kind == NODE_TABLE || node->next->kind == NODE_NOTES) {
        write_empty_paragraph(walk->writer->xml);
    }
}

static void enter_row(Walk *walk, const Node *row)
{
    g_array_index(walk->tables, Table, walk->tables->len - 1).column = 0;
    xml_write_begin(walk->writer->xml, "w:tr");
    write_row_properties(walk->writer->xml, row);
}

static bool holds_inlines(const Node *cell)
{
    return cell->first == NULL || node_is_inline(cell->first);
}

static void leave_element(Walk *walk, const Node *node)
{
    xml_write_end(walk->writer->xml);
}

#define HEAD_RULE_ABOVE 4 /* eighths of a point */
#define HEAD_RULE_BELOW 8

static void enter_cell(Walk *walk, const Node *cell)
{
    Table *table = &g_array_index(walk->tables, Table, walk->tables->len - 1);
    int width = 0;
    for (int i = 0; i < span_of(cell) && table->column < table->count; i++) {
        width += table->widths[table->column++];
    }
    const bool header = cell->parent->header;
    const bool first = header && cell->parent->previous == NULL;
    const bool last = header && (cell->parent->next == NULL || !cell->parent->next->header);
    const DocxRules rules = { first ? HEAD_RULE_ABOVE : 0, last ? HEAD_RULE_BELOW : 0 };
    docx_begin_cell(walk->writer->xml, width, span_of(cell), &rules);
    if (holds_inlines(cell)) {
        docx_write_paragraph(walk->writer, cell, header ? PDF_IN_HEADER : PDF_IN_CELL);
    }
}

static void enter_paragraph(Walk *walk, const Node *block)
{
    docx_write_paragraph(walk->writer, block, placing_of(block));
}

static void enter_masthead(Walk *walk, const Node *masthead)
{
    docx_write_masthead(walk->writer, masthead);
}

static void enter_page_break(Walk *walk, const Node *node)
{
    write_page_break(walk->writer->xml);
}

static const struct {
    void (*enter)(Walk *walk, const Node *node);
    void (*leave)(Walk *walk, const Node *node);
    bool is_leaf; /* of blocks: what it holds is written with it */
} kinds[N_NODE_KINDS] = {
    [NODE_MASTHEAD] = { enter_masthead, NULL, true },
    [NODE_FIELD] = { enter_paragraph },
    [NODE_HEADING] = { enter_paragraph },
    [NODE_PARAGRAPH] = { enter_paragraph },
    [NODE_ITEM] = { enter_paragraph },
    [NODE_TABLE] = { enter_table, leave_table },
    [NODE_ROW] = { enter_row, leave_element },
    [NODE_CELL] = { enter_cell, leave_element },
    [NODE_BREAK_PAGE] = { enter_page_break },
    [NODE_NOTES] = { NULL, NULL, true },
    [NODE_FURNITURE] = { NULL, NULL, true },
};

static const Node *leave_to(Walk *walk, const Node *node, const Node *root)
{
    for (; node != root; node = node->parent) {
        if (kinds[node->kind].leave != NULL) {
            kinds[node->kind].leave(walk, node);
        }
        if (node->next != NULL) {
            return node->next;
        }
    }
    return NULL;
}

static void write_blocks(DocxWriter *writer)
{
    Walk walk = { .writer = writer, .tables = g_array_new(FALSE, FALSE, sizeof(Table)) };
    const Node *root = writer->document->root;
    for (const Node *node = root->first; node != NULL;) {
        const bool is_inline = node_is_inline(node);
        if (!is_inline && kinds[node->kind].enter != NULL) {
            kinds[node->kind].enter(&walk, node);
        }
        const bool descends = !is_inline && !kinds[node->kind].is_leaf && node->first != NULL;
        node = descends ? node->first : leave_to(&walk, node, root);
    }
    g_array_unref(walk.tables);
}

/* --- notes -----------------------------------------------------------------------------------------------------------
 */

/* The mark that Word counts, or another. */
static void write_own_mark(DocxWriter *writer, const Node *note, bool counted)
{
    XmlWriter *xml = writer->xml;
    if (!counted) {
        docx_write_run(writer, "FootnoteReference", note->label);
        return;
    }
    xml_write_begin(xml, "w:r");
    xml_write_begin(xml, "w:rPr");
    docx_write_value(xml, "w:rStyle", "FootnoteReference");
    xml_write_end(xml);
    docx_write_empty(xml, "w:footnoteRef");
    xml_write_end(xml);
}

static void write_note_paragraph(DocxWriter *writer, const Node *note, const char *style, bool counted, bool in_text)
{
    XmlWriter *xml = writer->xml;
    xml_write_begin(xml, "w:p");
    xml_write_begin(xml, "w:pPr");
    docx_write_value(xml, "w:pStyle", style);
    xml_write_end(xml);
    const bool kept = docx_begin_line(writer, note, in_text ? note->label : NULL);
    write_own_mark(writer, note, counted);
    docx_write_run(writer, NULL, " ");
    docx_write_words(writer, note);
    if (kept) {
        docx_end_line(writer);
    }
    xml_write_end(xml);
}

/* Notes without a mark have no place in Word: they stand at the end as they would be typed. */
static void write_notes_without_mark(DocxWriter *writer)
{
    for (const Node *notes = writer->document->root->first; notes != NULL; notes = notes->next) {
        for (const Node *note = notes->first; notes->kind == NODE_NOTES && note != NULL; note = note->next) {
            if (note->label != NULL && !g_ptr_array_find(writer->notes, note, NULL)) {
                write_note_paragraph(writer, note, docx_look_of_typed_note(writer)->id, false, true);
            }
        }
    }
}

static void write_separator(XmlWriter *xml, int id, const char *type, const char *element)
{
    xml_write_begin(xml, "w:footnote");
    xml_write_attribute(xml, "w:type", type);
    xml_write_number(xml, "w:id", id);
    xml_write_begin(xml, "w:p");
    xml_write_begin(xml, "w:r");
    docx_write_empty(xml, element);
    xml_write_end(xml);
    xml_write_end(xml);
    xml_write_end(xml);
}

GBytes *docx_write_footnotes(DocxWriter *writer, GError **error)
{
    g_autoptr(XmlWriter) xml = writer->xml = xml_write_new(false);
    docx_begin_part(xml, "w:footnotes");
    write_separator(xml, 0, "separator", "w:separator");
    write_separator(xml, 1, "continuationSeparator", "w:continuationSeparator");
    int counted = 0;
    const guint count = writer->notes->len; /* a mark within a note finds no more notes to place */
    for (guint i = 0; i < count; i++) {
        const Node *note = g_ptr_array_index(writer->notes, i);
        g_autofree char *label = g_strdup_printf("%d", counted + 1);
        const bool is_counted = strcmp(label, note->label) == 0;
        counted += is_counted ? 1 : 0;
        xml_write_begin(xml, "w:footnote");
        xml_write_number(xml, "w:id", (gint64)i + DOCX_FIRST_NOTE);
        write_note_paragraph(writer, note, docx_look_of(writer, note, PDF_IN_PAGE)->id, is_counted, false);
        xml_write_end(xml);
    }
    xml_write_end(xml);
    return xml_write_finish(xml, error);
}

/* --- the part -------------------------------------------------------------------------------------------------------
 */

static void write_furniture_reference(XmlWriter *xml, const char *name, const char *type, const char *id)
{
    xml_write_begin(xml, name);
    xml_write_attribute(xml, "w:type", type);
    xml_write_attribute(xml, "r:id", id);
    xml_write_end(xml);
}

/* A4, the first page without a running head. */
static void write_section(DocxWriter *writer)
{
    static const struct {
        const char *side;
        double points;
    } margins[] = {
        { "w:top", PDF_TOP },     { "w:right", PDF_MARGIN }, { "w:bottom", PDF_PAGE_HEIGHT - PDF_BOTTOM },
        { "w:left", PDF_MARGIN }, { "w:header", 44 },        { "w:footer", 36 },
        { "w:gutter", 0 },
    };
    XmlWriter *xml = writer->xml;
    xml_write_begin(xml, "w:sectPr");
    for (size_t i = 0; i < DOCX_FURNITURE_PARTS; i++) {
        const DocxFurniture *part = &docx_furniture[i];
        write_furniture_reference(xml, part->is_head ? "w:headerReference" : "w:footerReference", part->type, part->id);
    }
    xml_write_begin(xml, "w:pgSz");
    xml_write_number(xml, "w:w", docx_twips(PDF_PAGE_WIDTH));
    xml_write_number(xml, "w:h", docx_twips(PDF_PAGE_HEIGHT));
    xml_write_end(xml);
    xml_write_begin(xml, "w:pgMar");
    for (size_t i = 0; i < G_N_ELEMENTS(margins); i++) {
        xml_write_number(xml, margins[i].side, docx_twips(margins[i].points));
    }
    xml_write_end(xml);
    docx_write_empty(xml, "w:titlePg");
    if (!writer->rightward) {
        docx_write_empty(xml, "w:bidi");
    }
    xml_write_end(xml);
}

GBytes *docx_write_document(DocxWriter *writer, GError **error)
{
    g_autoptr(XmlWriter) xml = writer->xml = xml_write_new(false);
    docx_begin_part(xml, "w:document");
    xml_write_begin(xml, "w:body");
    write_blocks(writer);
    write_notes_without_mark(writer);
    write_section(writer);
    xml_write_end(xml);
    xml_write_end(xml);
    return xml_write_finish(xml, error);
}
