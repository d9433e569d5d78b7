/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "typewriter.h"

Pages *typed_pages(void)
{
    Pages *pages = g_new0(Pages, 1);
    pages->pages = g_ptr_array_new_with_free_func((GDestroyNotify)page_free);
    return pages;
}

Page *typed_page(Pages *pages)
{
    Page *page = page_new(595, 842);
    g_ptr_array_add(pages->pages, page);
    return page;
}

void type_at(Page *page, float x, float y, Type type, const char *text)
{
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(at);
        const bool wide = g_unichar_iswide(c);
        const float width = type.size * (wide ? 1.0F : 0.5F);
        const PageChar made = {
            .c = c,
            .box = { x, y - 0.79F * type.size, x + width, y + 0.21F * type.size },
            .size = type.size,
            .bold = type.bold,
        };
        g_array_append_val(page->chars, made);
        x += width;
    }
    const PageChar end = { .c = '\n', .box = { x, y, x, y }, .size = type.size };
    g_array_append_val(page->chars, end);
}
