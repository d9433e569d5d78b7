/* Pages of boxes that no program would draw, through all of the PDF reader but the library that opens the file: six
 * bytes a character. What comes of them must be a tree that can be packed. */
#include "doc/pack.h"
#include "fuzz.h"
#include "pdf/read_pdf.h"

#include <string.h>

static const gunichar letters[] = { 'a',    'b',    'M',    '1',   '2',   '.', '(',    ')', '-', ' ', '\n',
                                    0x2013, 0x2022, 0x4e00, 0x627, 0x644, 0x0, 0xf0b7, ':', ',', '*', 0x2028 };

/* Most places are on a coarse grid, so that lines and columns come about; some are anything at all. */
static PageChar char_of(const uint8_t *data)
{
    PageChar made = { .c = letters[data[0] % G_N_ELEMENTS(letters)] };
    const float size = (float)(4 + data[1] % 16);
    const float x = (float)data[2] * 2.3F + (float)(data[3] & 7);
    const float y = (float)(data[4] >> 2) * 12 + (float)(data[3] >> 6);
    made.size = size;
    made.bold = (data[5] & 1) != 0;
    made.italic = (data[5] & 2) != 0;
    made.box = (Box){ x, y, x + size / 2, y + size };
    if (data[5] == 0xff) {
        memcpy(&made.box, data, sizeof(float));
        memcpy(&made.size, data + 1, sizeof(float));
    }
    return made;
}

static void fill_pages(Pages *pages, const uint8_t *data, size_t size)
{
    enum { CHAR = 6 };
    Page *page = page_new(595, 842);
    g_ptr_array_add(pages->pages, page);
    for (size_t i = 0; i + CHAR <= size; i += CHAR) {
        if (data[i] == 0xfe && pages->pages->len < 20) {
            page = page_new(595, 842);
            g_ptr_array_add(pages->pages, page);
            continue;
        }
        const PageChar made = char_of(data + i);
        g_array_append_val(page->chars, made);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(Pages) pages = g_new0(Pages, 1);
    pages->pages = g_ptr_array_new_with_free_func((GDestroyNotify)page_free);
    fill_pages(pages, data, size);
    g_autoptr(GPtrArray) findings = diagnostics_new();
    g_autoptr(Document) document = read_pdf_pages(pages, findings);
    g_autoptr(GBytes) packed = pack_document(document, findings);
    g_autoptr(GError) error = NULL;
    g_autoptr(Document) same = unpack_document(packed, findings, &error);
    g_assert_no_error(error);
    return 0;
}
