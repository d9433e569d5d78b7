/* Files from strangers, read by a child that can do nothing else: no files, no sockets, no new programs, limits on
 * time, memory and output. The child is a program of its own beside placard (placard-read-docx, placard-read-pdf); it
 * reads the file from its standard input and answers with a packed tree (doc/pack.h). */
#pragma once

#include "doc/format.h"

typedef enum {
    STRANGER_DOCX,
    STRANGER_PDF,
    N_STRANGERS,
    STRANGER_NONE = -1,
} StrangerKind;

/* What the bytes are, by their first ones: names and media types are not believed. */
StrangerKind stranger_kind(GBytes *bytes);

/* The tree of the file. What was repaired is appended to `diagnostics`. NULL with DOCUMENT_ERROR set: the child's own
 * words where it refused the file; else what became of it (out of time, out of memory, ended by a signal, not
 * installed). Takes at most STRANGER_SECONDS; may be called by any thread. */
Document *stranger_read(StrangerKind kind, GBytes *bytes, GPtrArray *diagnostics, GError **error);

enum {
    STRANGER_SECONDS = 20, /* of the clock; of the processor half of it */
    STRANGER_MEMORY = 512, /* MiB of address space beyond what the program itself needs */
};
