/* What the drawing library cannot write into a PDF: the structure for those who do not look, links, language,
 * title. The only file that knows qpdf. */
#pragma once

#include "doc/node.h"
#include "doc/pdf_structure.h"

/* `drawn` with all that `structure` and `document` say; the document's source goes along as an associated file. Same
 * input, same bytes. NULL with DOCUMENT_ERROR_WRITING set. */
GBytes *pdf_finish(GBytes *drawn, const PdfStructure *structure, const Document *document, GError **error);
