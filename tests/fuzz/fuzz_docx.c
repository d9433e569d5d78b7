/* Any bytes as a Word document: the zip archive, its parts, their XML. */
#include "docx_target.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(GBytes) bytes = g_bytes_new(data, size);
    docx_target_read(bytes);
    return 0;
}
