/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Types words onto pages as a PDF has them: each letter half as wide as its size, in a box. */
#pragma once

#include "pdf/pages.h"

typedef struct {
    float size;
    bool bold;
} Type;

Pages *typed_pages(void);

/* A new page, A4. */
Page *typed_page(Pages *pages);

/* Types `text` with its base line at `y`, from `x` on. */
void type_at(Page *page, float x, float y, Type type, const char *text);
