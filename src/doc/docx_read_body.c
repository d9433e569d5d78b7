/* The text of a Word document to blocks: paragraphs, headings, lists, tables, notes, running heads.
 *
 * Each element that means something has a row in a table; an element that has none is looked through, so that what
 * stands in content controls, smart tags and text boxes is read as if it stood free. Nothing recurses: where a block
 * goes is kept by level. */
#include "doc/docx_read_reader.h"

#include <string.h>

enum { PARAGRAPHS_WITHIN = 8 }; /* paragraphs of text boxes within each other */

/* --- where we are --------------------------------------------------------------------------------------------- */

DocxParagraph *docx_paragraph(const DocxReader *reader)
{
    return reader->paragraphs->len > 0 ? g_ptr_array_index(reader->paragraphs, reader->paragraphs->len - 1) : NULL;
}

DocxLevel *docx_level(DocxReader *reader)
{
    return &reader->levels[reader->depth];
}

bool docx_stands_in(const DocxReader *reader, int above, const char *name)
{
    const int depth = reader->depth - above;
    return depth > 0 && reader->levels[depth].row != NULL && strcmp(reader->levels[depth].row->name, name) == 0;
}

bool docx_is_of_run(const DocxReader *reader)
{
    return docx_stands_in(reader, 1, "rPr") && docx_stands_in(reader, 2, "r");
}

bool docx_is_of_mark(const DocxReader *reader)
{
    return docx_stands_in(reader, 1, "rPr") && docx_stands_in(reader, 2, "pPr");
}

Node *docx_add_node(DocxReader *reader, Node *parent, NodeKind kind)
{
    reader->text->nodes++;
    Node *node = node_add(parent, kind, NULL);
    node->at = (Position){ .line = MAX(reader->text->paragraphs, 1), .column = 1 };
    return node;
}

bool docx_hold_limits(DocxReader *reader)
{
    DocxText *text = reader->text;
    const DocxParagraph *paragraph = docx_paragraph(reader);
    if (text->paragraphs > DOCX_PARAGRAPHS_LIMIT) {
        g_set_error(&text->error, DOCUMENT_ERROR, DOCUMENT_ERROR_TOO_LARGE, "the document has more than %d paragraphs",
                    (int)DOCX_PARAGRAPHS_LIMIT);
    } else if (text->nodes > DOCX_NODES_LIMIT) {
        g_set_error(&text->error, DOCUMENT_ERROR, DOCUMENT_ERROR_TOO_LARGE,
                    "paragraph %d: the document has more than %d pieces of text and cells", text->paragraphs,
                    (int)DOCX_NODES_LIMIT);
    } else if (paragraph != NULL && paragraph->length > DOCX_PARAGRAPH_LIMIT) {
        g_set_error(&text->error, DOCUMENT_ERROR, DOCUMENT_ERROR_TOO_LARGE, "paragraph %d is longer than %d bytes",
                    paragraph->line, (int)DOCX_PARAGRAPH_LIMIT);
    }
    return text->error == NULL;
}

/* --- paragraphs ----------------------------------------------------------------------------------------------------
 */

static bool open_paragraph(DocxReader *reader, const XmlElement *element)
{
    reader->text->paragraphs++;
    const bool outside_note = reader->flow == DOCX_NOTES && reader->container->kind != NODE_NOTE;
    if (reader->paragraphs->len >= PARAGRAPHS_WITHIN || reader->merged == reader->container || outside_note) {
        return false;
    }
    g_ptr_array_add(reader->paragraphs, docx_paragraph_new(reader->text->paragraphs));
    docx_paragraph(reader)->style = docx_style(reader->text->styles, NULL);
    docx_level(reader)->opened = true;
    return docx_hold_limits(reader);
}

static bool open_style(DocxReader *reader, const XmlElement *element)
{
    g_autofree char *id = docx_value(element);
    if (docx_stands_in(reader, 1, "pPr") && docx_paragraph(reader) != NULL) {
        docx_paragraph(reader)->style = docx_style(reader->text->styles, id);
    }
    return true;
}

static bool open_number(DocxReader *reader, const XmlElement *element)
{
    if (docx_stands_in(reader, 2, "pPr") && docx_paragraph(reader) != NULL) {
        docx_paragraph(reader)->number = xml_attribute_number(element, "val", 0);
    }
    return true;
}

static bool open_number_level(DocxReader *reader, const XmlElement *element)
{
    if (docx_stands_in(reader, 2, "pPr") && docx_paragraph(reader) != NULL) {
        docx_paragraph(reader)->number_level = CLAMP(xml_attribute_number(element, "val", 0), 0, DOCX_LEVELS - 1);
    }
    return true;
}

static bool open_outline(DocxReader *reader, const XmlElement *element)
{
    const int level = xml_attribute_number(element, "val", 9);
    if (docx_stands_in(reader, 1, "pPr") && docx_paragraph(reader) != NULL) {
        docx_paragraph(reader)->heading = level >= 0 && level < 9 ? MIN(level + 1, 6) : 0;
    }
    return true;
}

static bool open_page_before(DocxReader *reader, const XmlElement *element)
{
    if (docx_stands_in(reader, 1, "pPr") && docx_paragraph(reader) != NULL) {
        docx_paragraph(reader)->page_before = docx_is_on(element);
    }
    return true;
}

static bool open_bookmark(DocxReader *reader, const XmlElement *element)
{
    DocxParagraph *paragraph = docx_paragraph(reader);
    g_autofree char *name = xml_attribute(element, "name");
    const DocxLineMark mark = name != NULL ? docx_line_bookmark_read(name) : (DocxLineMark){ 0 };
    if (paragraph != NULL && paragraph->line_mark.number == 0 && reader->flow != DOCX_FURNITURE) {
        paragraph->line_mark = mark;
    }
    return true;
}

/* What is printed before the paragraph, counted also where nothing follows it; *ret_level: of its list, from 1. */
static char *label_of(DocxReader *reader, const DocxParagraph *paragraph, int *ret_level)
{
    const DocxStyle *style = paragraph->style;
    const int number = paragraph->number >= 0 ? paragraph->number : style->number;
    const int level = paragraph->number_level >= 0 ? paragraph->number_level : style->number_level;
    *ret_level = level + 1;
    return number > 0 ? docx_numbering_label(reader->text->numbering, number, level) : NULL;
}

static bool holds_figures(const char *label)
{
    for (const char *at = label; *at != '\0'; at = g_utf8_next_char(at)) {
        if (g_unichar_isalnum(g_utf8_get_char(at))) {
            return true;
        }
    }
    return false;
}

static void settle_kind(DocxReader *reader, const DocxParagraph *paragraph, char *label, int level)
{
    Node *node = paragraph->node;
    const DocxStyle *style = paragraph->style;
    const int heading = paragraph->heading >= 0 ? paragraph->heading : style->heading;
    const bool is_list = label != NULL && (!style->is_own || !holds_figures(label));
    node->role = style->role;
    node->label = label;
    if (reader->flow == DOCX_FURNITURE) {
        node->kind = NODE_FURNITURE;
    } else if (heading > 0) {
        node->kind = NODE_HEADING;
        node->level = heading;
    } else if (is_list || style->kind == NODE_ITEM) {
        node->kind = NODE_ITEM;
        node->level = level;
    } else {
        node->kind = style->kind == NODE_HEADING ? NODE_PARAGRAPH : style->kind;
    }
}

/* Tables and rows take no text of their own: a document that puts some there means the cell or page around. */
static Node *holder_of_blocks(DocxReader *reader)
{
    Node *holder = reader->container;
    while (holder->kind == NODE_TABLE || holder->kind == NODE_ROW) {
        holder = holder->parent;
    }
    return holder;
}

static void break_page(DocxReader *reader, Node *holder)
{
    if (holder->kind == NODE_DOCUMENT && reader->flow == DOCX_BODY) {
        docx_add_node(reader, holder, NODE_BREAK_PAGE);
    }
}

/* A mark that is not counted stands before the words of its note too, where it is no word; twice in what LibreOffice
 * makes of ours. */
static void drop_own_mark(const Node *note, Node *node)
{
    while (node->first != NULL && node->first->kind == NODE_MARK && g_strcmp0(node->first->label, note->label) == 0) {
        node_free(node_take(node->first));
    }
    if (node->first != NULL && node->first->kind == NODE_TEXT) {
        g_strchug(node->first->text); /* what parts the words from the mark */
    }
}

/* A note holds words: its paragraphs are lines of it. */
static void place_in_note(DocxReader *reader, Node *note, Node *node)
{
    if (note->first != NULL) {
        docx_add_node(reader, note, NODE_LINE_END)->at = node->at;
    } else {
        note->at = node->at;
        drop_own_mark(note, node);
    }
    while (node->first != NULL) {
        node_append(note, node_take(node->first));
    }
    node_free(node);
}

static Node *list_for(DocxReader *reader, Node *holder, Node *item)
{
    if (holder->last != NULL && holder->last->kind == NODE_LIST) {
        return holder->last;
    }
    item->after_blank = true;
    Node *list = docx_add_node(reader, holder, NODE_LIST);
    list->at = item->at;
    return list;
}

static void place_block(DocxReader *reader, Node *holder, Node *node)
{
    if (holder->kind == NODE_NOTE) {
        place_in_note(reader, holder, node);
    } else if (node->kind == NODE_ITEM) {
        node_append(list_for(reader, holder, node), node);
    } else {
        node->after_blank = true;
        node_append(holder, node);
    }
}

/* A change of the paragraph's end stands behind its words. */
static void add_mark_change(DocxReader *reader, DocxParagraph *paragraph)
{
    if (paragraph->mark.kind != NODE_TEXT) {
        Node *node = docx_add_node(reader, paragraph->node, paragraph->mark.kind);
        node->author = g_steal_pointer(&paragraph->mark.author);
        node->changed = g_steal_pointer(&paragraph->mark.changed);
    }
}

/* Such a paragraph says something even where it shows no words. */
static bool has_own_line(const DocxReader *reader, const DocxParagraph *paragraph)
{
    return paragraph->line_mark.number != 0 &&
           g_hash_table_contains(reader->text->own_lines, GINT_TO_POINTER(paragraph->line_mark.number));
}

/* A label that no list of Word counts: our own writer lets it stand before the words, with a tabulator between. */
static bool take_typed_label(const DocxParagraph *paragraph)
{
    Node *node = paragraph->node;
    Node *words = node->first;
    const char *tab = words != NULL && words->kind == NODE_TEXT ? strchr(words->text, '\t') : NULL;
    if (!paragraph->style->is_own || node->label != NULL || tab == NULL || tab == words->text) {
        return false;
    }
    node->label = g_strndup(words->text, (gsize)(tab - words->text));
    memmove(words->text, tab + 1, strlen(tab + 1) + 1);
    return true;
}

static void remember_line(DocxReader *reader, const DocxParagraph *paragraph, Node *holder, bool has_typed_label)
{
    if (has_own_line(reader, paragraph)) {
        const bool in_note = holder->kind == NODE_NOTE;
        const DocxLineBlock line = { in_note ? holder : paragraph->node, paragraph->line_mark, has_typed_label };
        g_array_append_val(reader->text->lines, line);
    }
}

static void place_paragraph(DocxReader *reader, DocxParagraph *paragraph)
{
    Node *holder = holder_of_blocks(reader);
    if (paragraph->page_before) {
        break_page(reader, holder);
    }
    int level;
    char *label = label_of(reader, paragraph, &level);
    settle_kind(reader, paragraph, label, level);
    if (paragraph->node->first != NULL || has_own_line(reader, paragraph)) {
        add_mark_change(reader, paragraph);
        remember_line(reader, paragraph, holder, take_typed_label(paragraph));
        place_block(reader, holder, g_steal_pointer(&paragraph->node));
    }
    if (paragraph->page_behind) {
        break_page(reader, holder);
    }
}

static void close_paragraph(DocxReader *reader)
{
    DocxParagraph *paragraph = docx_paragraph(reader);
    if (!docx_level(reader)->opened || paragraph == NULL) {
        return;
    }
    docx_drop_instructions(reader);
    docx_paragraph_finish(paragraph);
    reader->own_mark = NULL;
    place_paragraph(reader, paragraph);
    g_ptr_array_set_size(reader->paragraphs, (gint)reader->paragraphs->len - 1);
}

/* --- notes -------------------------------------------------------------------------------------------------------- */

static bool enter_note(DocxReader *reader, const XmlElement *element, char kind)
{
    g_autofree char *id = xml_attribute(element, "id");
    g_autofree char *key = id != NULL ? g_strdup_printf("%c%s", kind, id) : NULL;
    Node *note = key != NULL && reader->flow == DOCX_NOTES ? g_hash_table_lookup(reader->text->notes, key) : NULL;
    if (note != NULL) {
        docx_enter(reader, note);
    }
    return note != NULL;
}

static bool open_footnote(DocxReader *reader, const XmlElement *element)
{
    return enter_note(reader, element, 'f');
}

static bool open_endnote(DocxReader *reader, const XmlElement *element)
{
    return enter_note(reader, element, 'e');
}

/* --- elements ------------------------------------------------------------------------------------------------------
 */

static bool leave_out(DocxReader *reader, const XmlElement *element)
{
    return false;
}

/* Of several ways to say the same the first is read. */
static bool open_alternative(DocxReader *reader, const XmlElement *element)
{
    DocxLevel *around = &reader->levels[reader->depth - 1];
    const bool first = !around->chosen;
    around->chosen = true;
    return first;
}

static bool look_through(DocxReader *reader, const XmlElement *element)
{
    return true;
}

static bool open_body(DocxReader *reader, const XmlElement *element)
{
    reader->text->has_body = true;
    return true;
}

/* By name, for the search. */
static const DocxElement elements[] = {
    { "Choice", open_alternative },
    { "Fallback", open_alternative },
    { "b", docx_open_bold },
    { "body", open_body },
    { "bookmarkStart", open_bookmark },
    { "br", docx_open_break },
    { "cr", docx_open_break },
    { "del", docx_open_deleted, docx_close_frame },
    { "delInstrText", docx_open_words, docx_close_instruction },
    { "delText", docx_open_words, docx_close_words },
    { "endnote", open_endnote, docx_leave },
    { "endnoteReference", docx_open_endnote_mark },
    { "fldChar", docx_open_field_sign },
    { "footnote", open_footnote, docx_leave },
    { "footnoteReference", docx_open_footnote_mark },
    { "gridBefore", docx_open_columns_before },
    { "gridSpan", docx_open_span },
    { "hyperlink", docx_open_hyperlink, docx_close_frame },
    { "i", docx_open_italic },
    { "ilvl", open_number_level },
    { "ins", docx_open_inserted, docx_close_frame },
    { "instrText", docx_open_words, docx_close_instruction },
    { "lang", docx_open_language },
    { "moveFrom", docx_open_deleted, docx_close_frame },
    { "moveTo", docx_open_inserted, docx_close_frame },
    { "noBreakHyphen", docx_open_hyphen },
    { "numId", open_number },
    { "numPr", look_through },
    { "outlineLvl", open_outline },
    { "p", open_paragraph, close_paragraph },
    { "pPr", look_through },
    { "pPrChange", leave_out },
    { "pStyle", open_style },
    { "pageBreakBefore", open_page_before },
    { "position", docx_open_position },
    { "ptab", docx_open_tab },
    { "r", docx_open_run },
    { "rPr", look_through },
    { "rPrChange", leave_out },
    { "rStyle", docx_open_run_style },
    { "rt", leave_out }, /* how a word is spoken, above it */
    { "rtl", docx_open_leftward },
    { "sdtPr", leave_out },
    { "sectPr", leave_out },
    { "sym", docx_open_symbol },
    { "t", docx_open_words, docx_close_words },
    { "tab", docx_open_tab },
    { "tbl", docx_open_table, docx_close_table },
    { "tblGrid", leave_out },
    { "tblHeader", docx_open_head_row },
    { "tblPr", leave_out },
    { "tc", docx_open_cell, docx_leave },
    { "tcPr", look_through },
    { "tcPrChange", leave_out },
    { "tr", docx_open_row, docx_leave },
    { "trPr", look_through },
    { "trPrChange", leave_out },
    { "vMerge", docx_open_merge },
    { "vanish", docx_open_hidden },
    { "vertAlign", docx_open_height },
};

static int compare_names(const void *name, const void *row)
{
    return strcmp(name, ((const DocxElement *)row)->name);
}

#define ALTERNATIVES "http://schemas.openxmlformats.org/markup-compatibility/2006"

static const DocxElement *row_of(const XmlElement *element)
{
    if (!docx_is_word(element) && strcmp(element->space, ALTERNATIVES) != 0) {
        return NULL;
    }
    return bsearch(element->name, elements, G_N_ELEMENTS(elements), sizeof elements[0], compare_names);
}

static bool open_element(void *data, const XmlElement *element)
{
    DocxReader *reader = data;
    g_assert(reader->depth + 1 < DOCX_OPEN_LIMIT);
    reader->levels[++reader->depth] = (DocxLevel){ 0 };
    if (reader->skipped_at != 0) {
        return true;
    }
    const DocxElement *row = row_of(element);
    docx_level(reader)->row = row;
    if (row != NULL && !row->open(reader, element)) {
        reader->skipped_at = reader->depth;
    }
    return reader->text->error == NULL;
}

static bool close_element(void *data, const XmlElement *element)
{
    DocxReader *reader = data;
    const DocxLevel *level = docx_level(reader);
    if (reader->skipped_at == reader->depth) {
        reader->skipped_at = 0;
    } else if (reader->skipped_at == 0 && level->row != NULL && level->row->close != NULL) {
        level->row->close(reader);
    }
    reader->depth--;
    return docx_hold_limits(reader);
}

/* Words are only in the elements that are for words; all other text is the layout of the XML. */
static bool take_text(void *data, const char *text, size_t length)
{
    DocxReader *reader = data;
    const DocxElement *row = docx_level(reader)->row;
    if (reader->skipped_at == 0 && row != NULL && row->open == docx_open_words) {
        g_string_append_len(reader->words, text, (gssize)length);
    }
    return true;
}

static void reader_clear(DocxReader *reader)
{
    g_ptr_array_unref(reader->paragraphs);
    g_array_unref(reader->frames);
    g_array_unref(reader->fields);
    g_string_free(reader->instruction, TRUE);
    g_string_free(reader->words, TRUE);
    g_free(reader);
}

bool docx_body_read(DocxText *text, GBytes *part, const char *name, DocxFlow flow, GError **error)
{
    DocxReader *reader = g_new0(DocxReader, 1);
    reader->text = text;
    reader->flow = flow;
    reader->container = text->document->root;
    reader->paragraphs = g_ptr_array_new_with_free_func(docx_paragraph_free);
    reader->frames = g_array_new(FALSE, TRUE, sizeof(DocxFrame));
    g_array_set_clear_func(reader->frames, docx_frame_clear);
    reader->fields = g_array_new(FALSE, TRUE, sizeof(DocxField));
    reader->instruction = g_string_new(NULL);
    reader->words = g_string_new(NULL);
    const XmlHandler handler = { open_element, close_element, take_text };
    const bool done = xml_read(part, name, &handler, reader, error);
    if (text->error != NULL) {
        g_propagate_error(error, g_steal_pointer(&text->error));
    }
    reader_clear(reader);
    return done;
}
