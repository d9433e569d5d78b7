/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A PDF as characters on pages: what stands where, in which font. All that is known of poppler is known here.
 *
 * Lengths are points; places are from the top left corner of the page. */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef struct {
    float x0, y0, x1, y1;
} Box;

typedef struct {
    gunichar c;
    Box box;    /* of a blank: where it stands between words; of the end of a line nowhere */
    float size; /* of the font */
    bool bold, italic;
} PageChar;

typedef struct {
    float width, height;
    GArray *chars; /* of PageChar, as the library orders them: a word's characters follow one another */
} Page;

typedef struct {
    GPtrArray *pages; /* of Page */
    char *language;   /* that the file names, or NULL */
    GBytes *source;   /* what the file was made from, if it carries that; or NULL */
    char *source_name, *source_type;
} Pages;

enum {
    PAGES_LIMIT = 500,
    PAGES_CHARS_LIMIT = 2 << 20,   /* of all pages */
    PAGE_CHARS_LIMIT = 100 << 10,  /* of one */
    PAGES_SOURCE_LIMIT = 16 << 20, /* bytes of a carried file */
};

/* Has the library load what it reads from files and keeps, so that it need not later. */
void pages_prepare(void);

/* NULL with DOCUMENT_ERROR set: damaged, locked with a password, past a limit, without text. */
Pages *pages_of_pdf(GBytes *bytes, GError **error);
void pages_free(Pages *pages);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pages, pages_free)

Page *page_new(float width, float height);
void page_free(Page *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Page, page_free)
