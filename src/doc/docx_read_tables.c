/* The tables of a Word document: rows, cells, what is merged, and the table that only lays out a masthead. */
#include "doc/docx_read_reader.h"

#include <string.h>

enum { TABLES_LIMIT = 8 }; /* within each other; what stands deeper is taken as text of the cell around it */

void docx_enter(DocxReader *reader, Node *container)
{
    docx_level(reader)->container = reader->container;
    reader->container = container;
}

void docx_leave(DocxReader *reader)
{
    if (docx_level(reader)->container != NULL) {
        reader->container = docx_level(reader)->container;
    }
}

bool docx_open_table(DocxReader *reader, const XmlElement *element)
{
    const bool may_hold =
        reader->flow == DOCX_BODY && (reader->container->kind == NODE_DOCUMENT || reader->container->kind == NODE_CELL);
    if (may_hold && reader->tables < TABLES_LIMIT && reader->merged != reader->container) {
        Node *table = docx_add_node(reader, reader->container, NODE_TABLE);
        table->after_blank = true;
        docx_enter(reader, table);
        reader->tables++;
    }
    return true;
}

/* Are all words of the table fields of a head that our own writer laid out? */
static bool is_masthead(const Node *table)
{
    bool any = false;
    for (const Node *node = table->first; node != NULL;) {
        if (node->kind == NODE_FIELD) {
            any = true;
            node = node_skip(node, table);
        } else if (node->kind == NODE_ROW || node->kind == NODE_CELL) {
            node = node_next(node, table);
        } else {
            return false;
        }
    }
    return any;
}

static void make_masthead(Node *table)
{
    g_autoptr(GPtrArray) fields = g_ptr_array_new();
    for (Node *node = (Node *)node_next(table, table); node != NULL; node = (Node *)node_next(node, table)) {
        if (node->kind == NODE_FIELD) {
            g_ptr_array_add(fields, node);
        }
    }
    for (guint i = 0; i < fields->len; i++) {
        node_append(table, node_take(g_ptr_array_index(fields, i)));
    }
    while (table->first->kind == NODE_ROW) {
        node_free(node_take(table->first));
    }
    table->kind = NODE_MASTHEAD;
}

void docx_close_table(DocxReader *reader)
{
    Node *table = docx_level(reader)->container != NULL ? reader->container : NULL;
    docx_leave(reader);
    if (table == NULL) {
        return;
    }
    reader->tables--;
    if (is_masthead(table) && table->parent->kind == NODE_DOCUMENT) {
        reader->merged = NULL; /* its cells are gone */
        make_masthead(table);
    }
}

bool docx_open_row(DocxReader *reader, const XmlElement *element)
{
    if (reader->container->kind == NODE_TABLE) {
        docx_enter(reader, docx_add_node(reader, reader->container, NODE_ROW));
    }
    return docx_hold_limits(reader);
}

bool docx_open_cell(DocxReader *reader, const XmlElement *element)
{
    if (reader->container->kind == NODE_ROW) {
        docx_enter(reader, docx_add_node(reader, reader->container, NODE_CELL));
    }
    return docx_hold_limits(reader);
}

static bool is_cell(const DocxReader *reader)
{
    return reader->container->kind == NODE_CELL && docx_stands_in(reader, 1, "tcPr");
}

enum { COLUMNS_LIMIT = 100 };

bool docx_open_span(DocxReader *reader, const XmlElement *element)
{
    if (is_cell(reader)) {
        reader->container->span = CLAMP(xml_attribute_number(element, "val", 1), 1, COLUMNS_LIMIT);
    }
    return true;
}

/* Columns that a row leaves out at its beginning are a cell without words, so that the others are counted right. */
bool docx_open_columns_before(DocxReader *reader, const XmlElement *element)
{
    if (reader->container->kind == NODE_ROW && docx_stands_in(reader, 1, "trPr")) {
        Node *cell = docx_add_node(reader, reader->container, NODE_CELL);
        cell->span = CLAMP(xml_attribute_number(element, "val", 1), 1, COLUMNS_LIMIT);
    }
    return true;
}

bool docx_open_merge(DocxReader *reader, const XmlElement *element)
{
    g_autofree char *value = docx_value(element);
    if (is_cell(reader) && g_strcmp0(value, "restart") != 0) {
        reader->merged = reader->container;
    }
    return true;
}

bool docx_open_head_row(DocxReader *reader, const XmlElement *element)
{
    if (reader->container->kind == NODE_ROW && docx_stands_in(reader, 1, "trPr")) {
        reader->container->header = docx_is_on(element);
    }
    return true;
}
