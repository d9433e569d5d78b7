#include "docx_target.h"

#include "core/programme_check.h"
#include "doc/read_docx.h"
#include "reading/programme_read.h"

#include <stdlib.h>

/* What Placard writes it reads, but for what is just below a limit and grows past it. */
static void check_that_it_reads_back(const Document *document)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) diagnostics = diagnostics_new();
    g_autoptr(GBytes) bytes = write_docx(document, NULL);
    g_autoptr(Document) again = bytes != NULL ? read_docx(bytes, diagnostics, &error) : NULL;
    if (bytes != NULL && again == NULL && !g_error_matches(error, DOCUMENT_ERROR, DOCUMENT_ERROR_TOO_LARGE)) {
        g_printerr("written it is not read again: %s\n", error->message);
        abort(); /* and not g_error, whose signal libFuzzer does not keep an input for */
    }
}

void docx_target_read(GBytes *bytes)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) diagnostics = diagnostics_new();
    g_autoptr(Document) document = read_docx(bytes, diagnostics, &error);
    g_assert((document == NULL) == (error != NULL));
    if (document == NULL) {
        return;
    }
    check_that_it_reads_back(document);
    g_autoptr(Programme) programme = programme_read(document, diagnostics);
    programme_check(programme, diagnostics);
}
