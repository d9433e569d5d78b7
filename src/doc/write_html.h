/* What the HTML writer shares with who puts a document into a page of its own. */
#pragma once

#include "base/buffer.h"
#include "doc/node.h"

/* The document as one `article` element, for a page that brings its own frame and the style sheet. */
void write_html_article(const Document *document, Buffer *out);

/* The style sheet of the article; write_html puts the same into its documents, between `<style>` and `</style>`. */
const char *write_html_style(void);

/* Escapes `text`; web addresses that stand bare in it become links (http and https only). NULL is nothing. */
void write_html_text(const char *text, Buffer *out);

/* May a link lead there? Only http and https addresses and places of the same document; never another scheme. */
bool write_html_may_link(const char *target);
