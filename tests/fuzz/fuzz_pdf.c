/* Any bytes as a PDF, through the library that opens it: there is a tree or a clear error. */
#include "doc/pack.h"
#include "fuzz.h"
#include "pdf/read_pdf.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(GBytes) bytes = g_bytes_new(data, size);
    g_autoptr(GPtrArray) findings = diagnostics_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(Document) document = read_pdf(bytes, findings, &error);
    g_assert((document == NULL) == (error != NULL));
    g_assert(error == NULL || error->domain == DOCUMENT_ERROR);
    if (document != NULL) {
        g_autoptr(GBytes) packed = pack_document(document, findings);
        g_autoptr(Document) same = unpack_document(packed, findings, &error);
        g_assert_no_error(error);
    }
    return 0;
}
