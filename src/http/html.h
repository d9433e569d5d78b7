/* Writes HTML so that it cannot come out wrong: elements nest and close, and text is escaped by where it goes.
 *
 * Names of elements and attributes are the program's own constants; everything else is text. */
#pragma once

#include "base/buffer.h"

enum { HTML_DEPTH_LIMIT = 48 };

typedef struct {
    Buffer *out;
    bool in_tag; /* the start tag of the innermost element is not closed yet: attributes may follow */
    int depth;
    const char *open[HTML_DEPTH_LIMIT]; /* static names */
} Html;

/* Begins a document with its doctype. */
void html_begin(Html *html, Buffer *out);
void html_end(Html *html); /* asserts that everything is closed */

/* Begins an element; html_close ends the innermost. */
void html_open(Html *html, const char *tag);
void html_close(Html *html);

/* An element that has no end tag: attributes may follow. */
void html_empty(Html *html, const char *tag);

/* Attributes of the element begun last, before anything is in it. A NULL value leaves the attribute out. */
void html_attribute(Html *html, const char *name, const char *value);
void html_number(Html *html, const char *name, gint64 value);
void html_flag(Html *html, const char *name);

/* An attribute in pieces: `/p/` as it is, a slug as part of a URL. */
void html_attribute_open(Html *html, const char *name);
void html_piece(Html *html, const char *text);
void html_piece_url(Html *html, const char *text);
void html_piece_number(Html *html, gint64 number);
void html_attribute_close(Html *html);

void html_text(Html *html, const char *text); /* NULL is nothing */
void html_text_number(Html *html, gint64 number);

/* Where others write text: the buffer, with the start tag closed. They must escape what they write. */
Buffer *html_inside(Html *html);

/* Short forms: <tag class="class">, and with text and end. `class` may be NULL. */
void html_open_class(Html *html, const char *tag, const char *class_name);
void html_element(Html *html, const char *tag, const char *class_name, const char *text);
