/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The segments of a page as blocks: lines under one another that belong together, in the order in which a person reads
 * them. A table is read row by row, each cell as a block or several. */
#pragma once

#include "pdf/strips.h"

typedef struct {
    GArray *lines; /* of guint: segments, from top to bottom */
    Box box;
    float size;    /* of its first line */
    guint strip;   /* of its first line */
    float left;    /* where lines begin that go on */
    bool row;      /* others stand beside it in a row of a table */
    bool same_row; /* it stands behind the block before it in the same row */
} Block;

typedef struct {
    GPtrArray *blocks; /* of Block, in reading order */
    const Strips *strips;
} Blocks;

/* The usual distance of base lines, as a share of the size of letters, on all these pages (of Strips). */
float blocks_leading(const GPtrArray *pages);

Blocks *blocks_of_strips(Strips *strips, float leading);
void blocks_free(Blocks *blocks);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Blocks, blocks_free)

Block *blocks_at(const Blocks *blocks, guint i);

/* Did line `nth` of the block end because it was full? Then the next line goes on with it. */
bool blocks_line_is_full(const Blocks *blocks, const Block *block, guint nth);
