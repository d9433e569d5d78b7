/* A Word document (Office Open XML, ECMA-376) to a tree: paragraphs, headings, lists, tables, footnotes, links,
 * tracked changes with author and date. It knows nothing of days and hours.
 *
 * For strangers' files it runs in a confined child (confined/stranger.h); it opens nothing itself. Positions: `line` is
 * the ordinal of the paragraph in reading order, table cells row by row, then footnotes; `column` as everywhere. */
#pragma once

#include "doc/format.h"

enum {
    DOCX_LIMIT = 32 << 20,        /* bytes of the file */
    DOCX_PART_LIMIT = 64 << 20,   /* bytes of a part when it is unpacked */
    DOCX_TOTAL_LIMIT = 128 << 20, /* of all that are looked at */
    DOCX_ENTRIES_LIMIT = 2000,    /* files in the archive */
    DOCX_PARAGRAPHS_LIMIT = 50000,
    DOCX_PARAGRAPH_LIMIT = 64 << 10, /* bytes of one paragraph's words */
    DOCX_NODES_LIMIT = 1 << 20,      /* cells, and words of the same look */
};

/* NULL with DOCUMENT_ERROR set: what is wrong, in which part, and what was expected. */
Document *read_docx(GBytes *bytes, GPtrArray *diagnostics, GError **error);
