/* Plain text to a tree: what a copy from a PDF, an e-mail or Placard's own text layout gives.
 *
 * It knows lines, blank lines, tabs (cells), bullets, left-over tags and links, superscript marks, form feeds; it
 * knows nothing of days and hours. Each line of the input is in the tree, with its place. */
#pragma once

#include "doc/format.h"

enum {
    TEXT_LIMIT = 4 << 20,       /* bytes of a text document */
    TEXT_LINE_LIMIT = 64 << 10, /* bytes of one line */
    TEXT_LINES_LIMIT = 50000,
};

/* The tree of `bytes`. What was repaired on the way (tags, links, damaged characters) is appended to
 * `diagnostics`. NULL with DOCUMENT_ERROR set when the bytes are no text or pass a limit; the message names
 * the line and what was expected. */
Document *read_text(GBytes *bytes, GPtrArray *diagnostics, GError **error);
