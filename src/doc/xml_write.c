#include "doc/xml_write.h"

#include <libxml/xmlwriter.h>
#include <string.h>

/* The library can indent too, but it does so within mixed content when an element comes first there, and a blank more
 * is another text. So the blanks are ours. */
typedef struct {
    bool is_inline;
    bool holds_elements;
} Level;

struct XmlWriter {
    xmlBuffer *bytes;
    xmlTextWriter *writer;
    Level levels[XML_WRITE_DEPTH_LIMIT];
    int depth;
    bool indented;
    size_t written;    /* bytes */
    const char *fault; /* static; NULL while all is well */
    bool is_limit;
};

XmlWriter *xml_write_new(bool indented)
{
    XmlWriter *xml = g_new0(XmlWriter, 1);
    xml->indented = indented;
    xml->bytes = xmlBufferCreate();
    g_assert(xml->bytes != NULL);
    xmlBufferSetAllocationScheme(xml->bytes, XML_BUFFER_ALLOC_DOUBLEIT);
    xml->writer = xmlNewTextWriterMemory(xml->bytes, 0);
    g_assert(xml->writer != NULL);
    xmlTextWriterStartDocument(xml->writer, NULL, "UTF-8", NULL);
    return xml;
}

void xml_write_free(XmlWriter *xml)
{
    if (xml == NULL) {
        return;
    }
    xmlFreeTextWriter(xml->writer);
    xmlBufferFree(xml->bytes);
    g_free(xml);
}

/* Each call of the library says how many bytes it wrote, or −1. */
static void count(XmlWriter *xml, int written)
{
    if (written < 0) {
        xml->fault = "the XML library failed";
        return;
    }
    xml->written += (size_t)written;
    if (xml->written > XML_WRITE_LIMIT) {
        xml->fault = "the document takes more than 64 MiB as XML";
        xml->is_limit = true;
    }
}

static void begin_line(XmlWriter *xml)
{
    static const char blanks[] = "\n                                ";
    const int length = MIN(1 + 2 * xml->depth, (int)sizeof blanks - 1);
    count(xml, xmlTextWriterWriteRawLen(xml->writer, BAD_CAST blanks, length));
}

void xml_write_begin(XmlWriter *xml, const char *name)
{
    if (xml->fault != NULL) {
        return;
    }
    if (xml->depth == XML_WRITE_DEPTH_LIMIT) {
        xml->fault = "the document is more than 256 elements deep as XML";
        xml->is_limit = true;
        return;
    }
    Level *above = xml->depth > 0 ? &xml->levels[xml->depth - 1] : NULL;
    if (above != NULL && !above->is_inline) {
        begin_line(xml);
        above->holds_elements = true;
    }
    xml->levels[xml->depth++] = (Level){ .is_inline = above != NULL ? above->is_inline : !xml->indented };
    count(xml, xmlTextWriterStartElement(xml->writer, BAD_CAST name));
}

void xml_write_end(XmlWriter *xml)
{
    if (xml->fault != NULL) {
        return;
    }
    g_assert(xml->depth > 0);
    if (xml->levels[--xml->depth].holds_elements) {
        begin_line(xml);
    }
    count(xml, xmlTextWriterEndElement(xml->writer));
}

static bool may_be_written(gunichar c)
{
    return c >= 0x20 ? c != 0x7f && c != 0xfffe && c != 0xffff : c == '\t' || c == '\n' || c == '\r';
}

/* The text without what XML 1.0 cannot hold: `text` itself in nearly every case, else `*ret_copy`. */
static const char *writable(const char *text, char **ret_copy)
{
    const char *rest = text;
    if (g_utf8_validate(text, -1, NULL)) {
        while (*rest != '\0' && may_be_written(g_utf8_get_char(rest))) {
            rest = g_utf8_next_char(rest);
        }
        if (*rest == '\0') {
            return text;
        }
    }
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    GString *kept = g_string_sized_new(strlen(valid));
    for (const char *p = valid; *p != '\0'; p = g_utf8_next_char(p)) {
        if (may_be_written(g_utf8_get_char(p))) {
            g_string_append_unichar(kept, g_utf8_get_char(p));
        }
    }
    *ret_copy = g_string_free(kept, FALSE);
    return *ret_copy;
}

void xml_write_attribute(XmlWriter *xml, const char *name, const char *value)
{
    if (xml->fault != NULL || name == NULL || value == NULL) {
        return;
    }
    g_autofree char *copy = NULL;
    count(xml, xmlTextWriterWriteAttribute(xml->writer, BAD_CAST name, BAD_CAST writable(value, &copy)));
}

void xml_write_number(XmlWriter *xml, const char *name, gint64 value)
{
    g_autofree char *digits = g_strdup_printf("%" G_GINT64_FORMAT, value);
    xml_write_attribute(xml, name, digits);
}

void xml_write_inline(XmlWriter *xml)
{
    if (xml->fault == NULL) {
        g_assert(xml->depth > 0);
        xml->levels[xml->depth - 1] = (Level){ .is_inline = true };
    }
}

void xml_write_text(XmlWriter *xml, const char *text)
{
    if (xml->fault != NULL || text == NULL) {
        return;
    }
    xml_write_inline(xml);
    g_autofree char *copy = NULL;
    count(xml, xmlTextWriterWriteString(xml->writer, BAD_CAST writable(text, &copy)));
}

void xml_write_element(XmlWriter *xml, const char *name, const char *text)
{
    if (text == NULL) {
        return;
    }
    xml_write_begin(xml, name);
    xml_write_text(xml, text);
    xml_write_end(xml);
}

GBytes *xml_write_finish(XmlWriter *xml, GError **error)
{
    while (xml->fault == NULL && xml->depth > 0) {
        xml_write_end(xml);
    }
    if (xml->fault == NULL && xmlTextWriterEndDocument(xml->writer) < 0) {
        xml->fault = "the XML library failed";
    }
    if (xml->fault != NULL) {
        g_set_error_literal(error, DOCUMENT_ERROR, xml->is_limit ? DOCUMENT_ERROR_TOO_LARGE : DOCUMENT_ERROR_WRITING,
                            xml->fault);
        return NULL;
    }
    return g_bytes_new(xmlBufferContent(xml->bytes), (size_t)xmlBufferLength(xml->bytes));
}
