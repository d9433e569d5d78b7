/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf/middle.h"

#include <math.h>

/* Shares of the size of the letters. */
static const float SAME_MIDDLE =
    1.2F; /* middles that differ by less are one: what stands below a cell may be wider than above */
static const float SAME_SIZE = 0.08F; /* sizes that differ by less are one */
static const float SAME_EDGE = 0.6F;  /* left edges that differ by less are one */

enum { STRETCH_LIMIT = 100 }; /* blocks: a page with more in one stretch is no table of hours */

/* Blocks `first` to `end` that lie on both sides of one edge: first cells left of it, what they stand before right. */
typedef struct {
    GPtrArray *blocks; /* of Block */
    guint first, end;
    GPtrArray *lefts, *rights; /* of Block, from top to bottom */
    GArray *starts;            /* of guint: where in `rights` the row of each first cell begins */
} Stretch;

static Block *block_in(const GPtrArray *blocks, guint i)
{
    return g_ptr_array_index(blocks, i);
}

static float middle_of(float top, float bottom)
{
    return (top + bottom) / 2;
}

/* The left edge of what stands beside the block; INFINITY if nothing does. */
static float edge_beside(const GPtrArray *blocks, guint i)
{
    const Block *left = block_in(blocks, i);
    float edge = INFINITY;
    for (guint k = i < STRETCH_LIMIT ? 0 : i - STRETCH_LIMIT; k < MIN(blocks->len, i + STRETCH_LIMIT); k++) {
        const Block *block = block_in(blocks, k);
        const bool around = block->box.y0 < left->box.y1 && left->box.y0 < block->box.y1;
        if (around && block->box.x0 > left->box.x1) {
            edge = MIN(edge, block->box.x0);
        }
    }
    return edge;
}

static bool is_right(const Block *block, float edge)
{
    return block->box.x0 > edge - SAME_EDGE * block->size;
}

/* A block left of the edge with nothing beside it is a heading between rows. */
static bool is_in_stretch(const GPtrArray *blocks, guint i, const Block *left, float edge)
{
    const Block *block = block_in(blocks, i);
    const bool is_left = block->box.x1 < edge && fabsf(block->size - left->size) < SAME_SIZE * left->size;
    return is_right(block, edge) || (is_left && edge_beside(blocks, i) < INFINITY);
}

static Stretch stretch_around(GPtrArray *blocks, guint floor, guint i, float edge)
{
    const Block *left = block_in(blocks, i);
    Stretch stretch = { .blocks = blocks, .first = i, .end = i + 1 };
    while (stretch.first > floor && i - stretch.first < STRETCH_LIMIT &&
           is_in_stretch(blocks, stretch.first - 1, left, edge)) {
        stretch.first--;
    }
    while (stretch.end < blocks->len && stretch.end - i < STRETCH_LIMIT &&
           is_in_stretch(blocks, stretch.end, left, edge)) {
        stretch.end++;
    }
    stretch.lefts = g_ptr_array_new();
    stretch.rights = g_ptr_array_new();
    stretch.starts = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint k = stretch.first; k < stretch.end; k++) {
        Block *block = block_in(blocks, k);
        g_ptr_array_add(is_right(block, edge) ? stretch.rights : stretch.lefts, block);
    }
    return stretch;
}

static void clear_stretch(Stretch *stretch)
{
    g_ptr_array_unref(stretch->lefts);
    g_ptr_array_unref(stretch->rights);
    g_array_unref(stretch->starts);
}

/* The end of the row that begins with right block `start` if `left` stands in its middle, as nearly as may be; 0 if it
 * does not. */
static guint row_around(const Stretch *stretch, const Block *left, guint start)
{
    const float middle = middle_of(left->box.y0, left->box.y1);
    float nearest = SAME_MIDDLE * left->size;
    guint end = 0;
    for (guint k = start; k < stretch->rights->len; k++) {
        const float bottom = block_in(stretch->rights, k)->box.y1;
        const float off = fabsf(middle_of(block_in(stretch->rights, start)->box.y0, bottom) - middle);
        if (off >= nearest && end > 0) {
            break;
        }
        if (off < nearest) {
            nearest = off;
            end = k + 1;
        }
    }
    return end;
}

/* Do the rows of all first cells but a head, one after the other, take up all that follows the right block `start`? */
static bool fits(Stretch *stretch, guint first_left, guint start)
{
    g_array_set_size(stretch->starts, 0);
    for (guint i = 0; i < first_left; i++) {
        g_array_append_val(stretch->starts, i);
    }
    for (guint i = first_left; i < stretch->lefts->len; i++) {
        g_array_append_val(stretch->starts, start);
        start = row_around(stretch, block_in(stretch->lefts, i), start);
        if (start == 0) {
            return false;
        }
    }
    return start == stretch->rights->len;
}

/* On a page that begins within a row, the rest of that goes before the first row; the head of the table, if that is
 * repeated, before the rest. */
static bool find_rows(Stretch *stretch)
{
    const bool has_head = stretch->lefts->len > 1 && row_around(stretch, block_in(stretch->lefts, 0), 0) == 1;
    for (guint head = 0; head <= (has_head ? 1 : 0); head++) {
        for (guint start = head; start < stretch->rights->len; start++) {
            if (fits(stretch, head, start)) {
                return true;
            }
        }
    }
    return false;
}

static bool begins_beside(const Stretch *stretch, const Block *left)
{
    for (guint i = 0; i < stretch->rights->len; i++) {
        if (block_in(stretch->rights, i)->strip == left->strip) {
            return true;
        }
    }
    return false;
}

/* Where every first cell begins beside a block, as in most tables, they stand at the top of their rows. */
static bool are_at_top(const Stretch *stretch)
{
    for (guint i = 0; i < stretch->lefts->len; i++) {
        if (!begins_beside(stretch, block_in(stretch->lefts, i))) {
            return false;
        }
    }
    return true;
}

static void put_in_rows(const Stretch *stretch)
{
    guint at = stretch->first;
    for (guint i = 0, row = 0; i < stretch->rights->len; i++) {
        Block *right = block_in(stretch->rights, i);
        if (row < stretch->starts->len && g_array_index(stretch->starts, guint, row) == i) {
            Block *left = block_in(stretch->lefts, row++);
            left->strip = right->strip;
            stretch->blocks->pdata[at++] = left;
        }
        stretch->blocks->pdata[at++] = right;
    }
}

/* Puts the stretch that block `i` is a first cell of into rows; it begins at `floor` or behind that. Its end; 0 if the
 * block is none. */
static guint raise_from(GPtrArray *blocks, guint floor, guint i)
{
    const float edge = edge_beside(blocks, i);
    if (edge == INFINITY) {
        return 0;
    }
    Stretch stretch = stretch_around(blocks, floor, i, edge);
    const guint end = stretch.end;
    if (!are_at_top(&stretch) && find_rows(&stretch)) {
        put_in_rows(&stretch);
    }
    clear_stretch(&stretch);
    return end;
}

void middle_raise_cells(GPtrArray *blocks)
{
    for (guint i = 0, floor = 0; i < blocks->len;) {
        const guint end = raise_from(blocks, floor, i);
        floor = end > 0 ? end : floor;
        i = end > 0 ? end : i + 1;
    }
}
