/* Any bytes as a packed tree. What is taken must be packed again to the same tree, and understood without harm. */
#include "doc/pack.h"
#include "fuzz.h"
#include "reading/programme_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(GBytes) bytes = g_bytes_new(data, size);
    g_autoptr(GPtrArray) findings = diagnostics_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(Document) document = unpack_document(bytes, findings, &error);
    g_assert((document == NULL) == (error != NULL));
    if (document == NULL) {
        return 0;
    }
    g_autoptr(GBytes) packed = pack_document(document, findings);
    g_autoptr(GPtrArray) again = diagnostics_new();
    g_autoptr(Document) same = unpack_document(packed, again, &error);
    g_assert_no_error(error);
    g_autoptr(GBytes) tree = write_tree(document, NULL);
    g_autoptr(GBytes) same_tree = write_tree(same, NULL);
    g_assert(tree == NULL || g_bytes_equal(tree, same_tree));
    g_autoptr(Programme) programme = programme_read(document, findings);
    g_assert_nonnull(programme);
    return 0;
}
