/* The forms that a document can be written in: one closed table, a writer each.
 *
 * A writer takes a finished tree, its document data and nothing else: same tree, same bytes. */
#pragma once

#include "doc/node.h"

#define DOCUMENT_ERROR document_error_quark()
GQuark document_error_quark(void);
typedef enum {
    DOCUMENT_ERROR_UNREADABLE, /* not the format it should be: binary, wrong encoding, damaged */
    DOCUMENT_ERROR_TOO_LARGE,  /* past a limit; the message says which */
    DOCUMENT_ERROR_WRITING,    /* the writer's library failed */
} DocumentError;

typedef struct {
    const char *name;      /* "txt": after --to */
    const char *extension; /* "txt" */
    const char *type;      /* media type with charset, for HTTP */
    const char *title;     /* for people: "Plain text" */
    /* The document as bytes; NULL with `error` set (DOCUMENT_ERROR_WRITING) if it cannot be done. */
    GBytes *(*write)(const Document *document, GError **error);
} DocumentFormat;

const DocumentFormat *document_format(const char *name); /* NULL if no writer has that name */
const DocumentFormat *document_format_at(guint i);       /* all: i from 0 until NULL */

GBytes *write_text(const Document *document, GError **error);
GBytes *write_html(const Document *document, GError **error);
GBytes *write_pdf(const Document *document, GError **error);
GBytes *write_docx(const Document *document, GError **error);
GBytes *write_akn(const Document *document, GError **error);
GBytes *write_tree(const Document *document, GError **error);
