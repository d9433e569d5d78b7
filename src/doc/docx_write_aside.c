/* What no page of a Word document shows and a reader wants to know: properties of the document, and bookmarks that tell
 * to which paragraphs they belong (docx_lines.h). */
#include "doc/docx_write.h"

#include "doc/docx_lines.h"
#include "doc/text_layout.h"

#include <string.h>

/* --- paragraphs with a line of their own ----------------------------------------------------------------------- */

bool docx_begin_line(DocxWriter *writer, const Node *block, const char *label)
{
    if (!docx_line_is_kept(block)) {
        return false;
    }
    g_ptr_array_add(writer->lines, (gpointer)block);
    const int number = (int)writer->lines->len;
    g_autofree char *name = docx_line_bookmark((DocxLineMark){ .number = number, .sum = docx_line_sum(label, block) });
    xml_write_begin(writer->xml, "w:bookmarkStart");
    xml_write_number(writer->xml, "w:id", number);
    xml_write_attribute(writer->xml, "w:name", name);
    xml_write_end(writer->xml);
    return true;
}

void docx_end_line(DocxWriter *writer)
{
    xml_write_begin(writer->xml, "w:bookmarkEnd");
    xml_write_number(writer->xml, "w:id", writer->lines->len);
    xml_write_end(writer->xml);
}

/* --- what goes without saying ---------------------------------------------------------------------------------- */

/* Do the links in the text say all that the lines about links say, in the same order? */
static bool links_tell_themselves(const Node *root)
{
    g_autoptr(GString) lines = g_string_new(NULL);
    g_autoptr(GString) links = g_string_new(NULL);
    for (const Node *node = root->first; node != NULL; node = node_next(node, root)) {
        if (node->kind == NODE_FURNITURE && node_has_role(node, "link") && node->text != NULL) {
            g_string_append_printf(lines, "%s\n", node->text);
        } else if (node->kind == NODE_LINK && node->target != NULL) {
            g_autofree char *words = node_plain_text(node);
            g_autofree char *line = text_layout_line("link", node->target, words, NULL, NULL);
            g_string_append_printf(links, "%s\n", line);
        }
    }
    return strcmp(lines->str, links->str) == 0;
}

/* A line of the text layout that stands for nothing on the page; where the text ends its styles tell. */
static bool is_kept_aside(const Node *node, bool with_links)
{
    return node->kind == NODE_FURNITURE && node->text != NULL && node->text[0] != '\0' && node->role != NULL &&
           !node_has_role(node, "end") && (with_links || !node_has_role(node, "link"));
}

/* The labels of the notes in their own order, where that is not the order in which the text leads to them. */
static char *order_of_notes(const DocxWriter *writer)
{
    guint place = 0;
    bool same = true;
    GString *order = g_string_new(NULL);
    for (const Node *notes = writer->document->root->first; notes != NULL; notes = notes->next) {
        for (const Node *note = notes->first; notes->kind == NODE_NOTES && note != NULL; note = note->next) {
            same = same && (place >= writer->notes->len || g_ptr_array_index(writer->notes, place) == note);
            place++;
            g_string_append_printf(order, "%s%s", order->len > 0 ? " " : "", note->label != NULL ? note->label : "");
        }
    }
    return g_string_free(order, same);
}

/* --- properties ------------------------------------------------------------------------------------------------- */

typedef struct {
    XmlWriter *xml;
    int id; /* of the last; 1 belongs to nobody */
} Properties;

static void write_property(Properties *properties, const char *name, const char *value)
{
    XmlWriter *xml = properties->xml;
    xml_write_begin(xml, "property");
    xml_write_attribute(xml, "fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}");
    xml_write_number(xml, "pid", ++properties->id);
    xml_write_attribute(xml, "name", name);
    xml_write_element(xml, "vt:lpwstr", value);
    xml_write_end(xml);
}

/* A name must be the only one of its kind: links, of which there are several, are numbered. */
static void write_unprinted(Properties *properties, const Node *root)
{
    const bool with_links = !links_tell_themselves(root);
    int links = 0;
    for (const Node *node = root->first; node != NULL; node = node->next) {
        if (is_kept_aside(node, with_links)) {
            const bool is_link = node_has_role(node, "link");
            g_autofree char *number = is_link ? g_strdup_printf(" %d", ++links) : NULL;
            g_autofree char *name = g_strconcat(DOCX_OWN_PROPERTY, node->role, number, NULL);
            write_property(properties, name, node->text);
        }
    }
}

static void write_lines(Properties *properties, const GPtrArray *lines)
{
    for (guint i = 0; i < lines->len; i++) {
        const Node *block = g_ptr_array_index(lines, i);
        g_autofree char *name = docx_line_property((int)i + 1);
        write_property(properties, name, block->text[0] != '\0' ? block->text : DOCX_LINE_SILENT);
    }
}

GBytes *docx_write_aside(DocxWriter *writer, GError **error)
{
    g_autoptr(XmlWriter) xml = xml_write_new(false);
    Properties properties = { .xml = xml, .id = 1 };
    xml_write_begin(xml, "Properties");
    xml_write_attribute(xml, "xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties");
    xml_write_attribute(xml, "xmlns:vt", "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes");
    write_unprinted(&properties, writer->document->root);
    g_autofree char *order = order_of_notes(writer);
    if (order != NULL) {
        write_property(&properties, DOCX_NOTES_PROPERTY, order);
    }
    write_lines(&properties, writer->lines);
    xml_write_end(xml);
    return xml_write_finish(xml, error);
}
