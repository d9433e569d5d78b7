/* XML, read: what opens, what closes and the text between, told to three functions; the only file that knows libxml2's
 * parser.
 *
 * For strangers' files: a part in UTF-8 or UTF-16 and in no other encoding; a document type is refused, and with it
 * every entity but XML's own five; nothing is opened; depth and lengths are limited. */
#pragma once

#include "doc/format.h"

/* An element while it opens or closes. */
typedef struct {
    const char *name;  /* without its prefix */
    const char *space; /* address of its namespace, or "" */
    const void *attributes;
    int count;
} XmlElement;

typedef struct {
    /* Each may be NULL. False ends the reading: xml_read is false then without setting an error of its own. */
    bool (*open)(void *data, const XmlElement *element);
    bool (*close)(void *data, const XmlElement *element); /* it has no attributes */
    bool (*text)(void *data, const char *text, size_t length);
} XmlHandler;

/* Reads `bytes`; `part` names them in errors. False with DOCUMENT_ERROR set where they are no such XML: part, line,
 * what is wrong. What was told until then was told. */
bool xml_read(GBytes *bytes, const char *part, const XmlHandler *handler, void *data, GError **error);

/* The attribute by its name without a prefix, whatever its namespace; NULL if there is none. Free with g_free. */
char *xml_attribute(const XmlElement *element, const char *name);

/* The same as a number; `otherwise` where it is absent or none. */
int xml_attribute_number(const XmlElement *element, const char *name, int otherwise);
