/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A PDF to a tree, by the places of its words: paragraphs and headings, lists, tables row by row, footnotes with their
 * marks, what pages repeat. It knows nothing of days and hours.
 *
 * A PDF that carries what it was made from gives that as the document's `source`: who asked reads it instead.
 * Positions: `line` is the ordinal of the line among those that do not merely go on with the one before. */
#pragma once

#include "doc/format.h"
#include "pdf/pages.h"

enum { PDF_LIMIT = 32 << 20 /* bytes of the file */ };

/* NULL with DOCUMENT_ERROR set. */
Document *read_pdf(GBytes *bytes, GPtrArray *diagnostics, GError **error);

/* The tree of pages that are at hand. */
Document *read_pdf_pages(const Pages *pages, GPtrArray *diagnostics);
