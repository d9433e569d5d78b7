/* XML, written: elements, attributes and text in order; the only file that knows libxml2's writer.
 *
 * The same calls give the same bytes. Names are written as they are given, with their prefix ("w:p"); who uses one
 * declares it by the attribute "xmlns:w". What a call cannot do it leaves, and so do all that follow: xml_write_finish
 * says so. */
#pragma once

#include "doc/format.h"

enum {
    XML_WRITE_LIMIT = 64 << 20, /* bytes of a document */
    XML_WRITE_DEPTH_LIMIT = 256,
};

typedef struct XmlWriter XmlWriter;

/* A document in UTF-8, its declaration written. With `indented` each element begins a line of its own, except within
 * elements that hold text: no white space is added there. */
XmlWriter *xml_write_new(bool indented);
void xml_write_free(XmlWriter *xml);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(XmlWriter, xml_write_free)

void xml_write_begin(XmlWriter *xml, const char *name);
void xml_write_end(XmlWriter *xml);

/* Of the element that was just begun, before it holds anything. NULL, for either, writes no attribute. */
void xml_write_attribute(XmlWriter *xml, const char *name, const char *value);
void xml_write_number(XmlWriter *xml, const char *name, gint64 value);

/* Text of the element; what XML cannot hold (control characters) is left out. NULL is nothing. */
void xml_write_text(XmlWriter *xml, const char *text);

/* The element that was just begun is going to hold text: nothing is indented in it, even if an element comes first. */
void xml_write_inline(XmlWriter *xml);

/* An element with nothing but text; none at all if `text` is NULL. */
void xml_write_element(XmlWriter *xml, const char *name, const char *text);

/* Ends what is still open. NULL with DOCUMENT_ERROR set if a limit was passed or the library failed. The writer can
 * only be freed afterwards. */
GBytes *xml_write_finish(XmlWriter *xml, GError **error);
