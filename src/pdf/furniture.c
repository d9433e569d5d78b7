/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf/furniture.h"

#include <string.h>

static const float EDGE = 0.12F; /* of a page's height */

/* Its words with the height at which they stand; of a page number any figures. NULL in the middle of a page. */
static char *key_of(const Page *page, const Strips *strips, const Segment *segment)
{
    enum { STEP = 6 }; /* points: the same place on pages that differ a little */
    const bool above = segment->box.y1 < EDGE * page->height;
    const bool below = segment->box.y0 > (1 - EDGE) * page->height;
    if (!above && !below) {
        return NULL;
    }
    g_autofree char *text = strips_text(strips, segment);
    if (text[strspn(text, "0123456789/-–— ")] == '\0') {
        g_free(text);
        text = g_strdup("#");
    }
    return g_strdup_printf("%c%d %s", above ? 'a' : 'b', (int)(segment->base / STEP), text);
}

static void count_page(const Page *page, const Strips *strips, GHashTable *counts)
{
    g_autoptr(GHashTable) met = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < strips->segments->len; i++) {
        char *key = key_of(page, strips, strips_segment(strips, i));
        if (key == NULL || !g_hash_table_add(met, key)) {
            continue;
        }
        const guint n = GPOINTER_TO_UINT(g_hash_table_lookup(counts, key));
        g_hash_table_insert(counts, g_strdup(key), GUINT_TO_POINTER(n + 1));
    }
}

static GHashTable *repeated_on(const Page *page, const Strips *strips, GHashTable *counts, guint least)
{
    GHashTable *found = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < strips->segments->len; i++) {
        g_autofree char *key = key_of(page, strips, strips_segment(strips, i));
        if (key != NULL && GPOINTER_TO_UINT(g_hash_table_lookup(counts, key)) >= least) {
            g_hash_table_add(found, GUINT_TO_POINTER(i + 1));
        }
    }
    return found;
}

GPtrArray *furniture_of(const GPtrArray *pages, const GPtrArray *strips, guint least)
{
    g_autoptr(GHashTable) counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < pages->len; i++) {
        count_page(g_ptr_array_index(pages, i), g_ptr_array_index(strips, i), counts);
    }
    GPtrArray *found = g_ptr_array_new_with_free_func((GDestroyNotify)g_hash_table_unref);
    for (guint i = 0; i < pages->len; i++) {
        const Page *page = g_ptr_array_index(pages, i);
        g_ptr_array_add(found, repeated_on(page, g_ptr_array_index(strips, i), counts, least));
    }
    return found;
}
