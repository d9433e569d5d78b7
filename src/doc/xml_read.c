#include "doc/xml_read.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

typedef struct {
    xmlParserCtxt *parser;
    const XmlHandler *handler;
    void *data;
    bool has_type; /* a document type was met */
    bool stopped;  /* by the handler */
    char *fault;   /* the first: what comes after it only follows from it */
    int fault_line;
} Reader;

/* --- the encoding ------------------------------------------------------------------------------------------ */

static bool is_wide(const guint8 *bytes, gsize size)
{
    if (size < 2) {
        return false;
    }
    const guint pair = (guint)bytes[0] << 8 | bytes[1];
    return pair == 0xfffe || pair == 0xfeff || pair == 0x3c00 || pair == 0x003c;
}

static char *text_of_wide(const guint8 *bytes, gsize size, gsize *ret_size)
{
    const gsize count = size / 2;
    const bool big = bytes[0] == 0xfe || bytes[0] == 0x00;
    const gsize first = bytes[0] >= 0xfe ? 1 : 0; /* the byte-order mark is no text */
    g_autofree gunichar2 *units = g_new(gunichar2, count + 1);
    for (gsize i = 0; i < count; i++) {
        units[i] =
            big ? (gunichar2)(bytes[2 * i] << 8 | bytes[2 * i + 1]) : (gunichar2)(bytes[2 * i + 1] << 8 | bytes[2 * i]);
    }
    glong written = 0;
    char *text = g_utf16_to_utf8(units + first, (glong)(count - first), NULL, &written, NULL);
    *ret_size = (gsize)written;
    return text;
}

/* The bytes as UTF-8. libxml2 is never asked to convert, because it would load a converter for a name that a stranger
 * gives. NULL with `error` set if they are neither UTF-8 nor UTF-16. */
static GBytes *as_utf8(GBytes *bytes, const char *part, GError **error)
{
    gsize size = 0;
    const guint8 *data = g_bytes_get_data(bytes, &size);
    if (is_wide(data, size)) {
        gsize length = 0;
        char *text = text_of_wide(data, size, &length);
        if (text != NULL && memchr(text, '\0', length) == NULL) {
            return g_bytes_new_take(text, length);
        }
        g_free(text);
    } else if (size > 0 && g_utf8_validate_len((const char *)data, size, NULL)) {
        return g_bytes_ref(bytes);
    }
    g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_UNREADABLE, "%s: expected XML in UTF-8 or UTF-16", part);
    return NULL;
}

/* --- what the parser tells --------------------------------------------------------------------------------- */

static void go_on(Reader *reader, bool goes_on)
{
    if (!goes_on) {
        reader->stopped = true;
        xmlStopParser(reader->parser);
    }
}

static XmlElement element_of(const xmlChar *name, const xmlChar *space)
{
    return (XmlElement){ .name = (const char *)name, .space = space != NULL ? (const char *)space : "" };
}

static void on_open(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *space, int n_spaces,
                    const xmlChar **spaces, int n_attributes, int n_defaulted, const xmlChar **attributes)
{
    Reader *reader = data;
    if (reader->handler->open != NULL && !reader->stopped) {
        XmlElement element = element_of(name, space);
        element.attributes = attributes;
        element.count = n_attributes;
        go_on(reader, reader->handler->open(reader->data, &element));
    }
}

static void on_close(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *space)
{
    Reader *reader = data;
    if (reader->handler->close != NULL && !reader->stopped) {
        const XmlElement element = element_of(name, space);
        go_on(reader, reader->handler->close(reader->data, &element));
    }
}

static void on_text(void *data, const xmlChar *text, int length)
{
    Reader *reader = data;
    if (reader->handler->text != NULL && !reader->stopped && length > 0) {
        go_on(reader, reader->handler->text(reader->data, (const char *)text, (size_t)length));
    }
}

static void on_type(void *data, const xmlChar *name, const xmlChar *id, const xmlChar *address)
{
    Reader *reader = data;
    reader->has_type = true;
    xmlStopParser(reader->parser);
}

static void on_fault(void *data, xmlErrorPtr fault)
{
    Reader *reader = data;
    if (reader->fault == NULL && fault->level >= XML_ERR_ERROR && fault->message != NULL) {
        reader->fault = g_strchomp(g_utf8_make_valid(fault->message, -1));
        reader->fault_line = fault->line;
    }
}

/* --- all of it ------------------------------------------------------------------------------------------------ */

/* An attribute is five pointers: name, prefix, namespace, where its value begins and ends. */
enum { ATTRIBUTE_WIDTH = 5, ATTRIBUTE_BEGINS = 3, ATTRIBUTE_ENDS = 4 };

char *xml_attribute(const XmlElement *element, const char *name)
{
    const char *const *attribute = element->attributes;
    for (int i = 0; i < element->count; i++, attribute += ATTRIBUTE_WIDTH) {
        if (strcmp(attribute[0], name) == 0) {
            const char *value = attribute[ATTRIBUTE_BEGINS];
            return g_strndup(value, (gsize)(attribute[ATTRIBUTE_ENDS] - value));
        }
    }
    return NULL;
}

int xml_attribute_number(const XmlElement *element, const char *name, int otherwise)
{
    g_autofree char *value = xml_attribute(element, name);
    gint64 number;
    return value != NULL && g_ascii_string_to_signed(value, 10, G_MININT32, G_MAXINT32, &number, NULL) ? (int)number
                                                                                                       : otherwise;
}

static void explain(const Reader *reader, const char *part, GError **error)
{
    if (reader->has_type) {
        g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_UNREADABLE,
                    "%s: it declares a document type, which no part of such a file may have", part);
        return;
    }
    g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_UNREADABLE, "%s, line %d: %s; expected well-formed XML", part,
                MAX(reader->fault_line, 1), reader->fault != NULL ? reader->fault : "not XML");
}

static xmlParserCtxt *new_parser(GBytes *text, Reader *reader)
{
    gsize size = 0;
    const char *data = g_bytes_get_data(text, &size);
    xmlInitParser();
    xmlParserCtxt *parser = xmlCreateMemoryParserCtxt(data, (int)size);
    if (parser == NULL) {
        return NULL;
    }
    *parser->sax = (xmlSAXHandler){
        .initialized = XML_SAX2_MAGIC,
        .startElementNs = on_open,
        .endElementNs = on_close,
        .characters = on_text,
        .ignorableWhitespace = on_text,
        .cdataBlock = on_text,
        .internalSubset = on_type,
        .serror = on_fault,
    };
    parser->userData = reader;
    xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
    return parser;
}

bool xml_read(GBytes *bytes, const char *part, const XmlHandler *handler, void *data, GError **error)
{
    g_autoptr(GBytes) text = as_utf8(bytes, part, error);
    if (text == NULL) {
        return false;
    }
    Reader reader = { .handler = handler, .data = data };
    reader.parser = new_parser(text, &reader);
    if (reader.parser == NULL) {
        g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_UNREADABLE, "%s: empty; expected XML", part);
        return false;
    }
    const bool well_formed = xmlParseDocument(reader.parser) == 0 && reader.parser->wellFormed;
    if (!reader.stopped && !well_formed) {
        explain(&reader, part, error);
    }
    xmlFreeParserCtxt(reader.parser);
    g_free(reader.fault);
    return !reader.stopped && well_formed;
}
