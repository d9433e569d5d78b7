/* The flow cut into pages and drawn, with running heads, page numbers and the footnotes at the foot. */
#pragma once

#include "doc/pdf_flow.h"

enum { PDF_PAGES_LIMIT = 4000 };

/* Draws all of `flow` on its canvas. False with DOCUMENT_ERROR_TOO_LARGE set when it takes more pages than the
 * limit. */
bool pdf_pages_draw(PdfFlow *flow, GError **error);
