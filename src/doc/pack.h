/* A tree as bytes and back, for handing it from one process to another: exact, bounded, and distrustful.
 *
 * The side that unpacks takes the bytes for a stranger's: every count, kind, level and text is held against a limit
 * before it is believed. */
#pragma once

#include "doc/format.h"

enum {
    PACK_LIMIT = 64 << 20,       /* bytes of a packed document */
    PACK_NODES_LIMIT = 2 << 20,  /* nodes of a tree */
    PACK_FINDINGS_LIMIT = 10000, /* diagnostics that go with it */
};

/* The document with what was found in reading it (of Diagnostic; beyond the limit they are left out). The rules of
 * diagnostics go as names. NULL if it would be larger than PACK_LIMIT. */
GBytes *pack_document(const Document *document, const GPtrArray *diagnostics);

/* What pack_document made. Diagnostics are appended; their rules are interned. NULL with DOCUMENT_ERROR set when the
 * bytes are anything else. */
Document *unpack_document(GBytes *bytes, GPtrArray *diagnostics, GError **error);
