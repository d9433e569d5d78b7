/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf/blocks.h"

#include "pdf/middle.h"

#include <math.h>
#include <string.h>

/* Shares of the size of the letters, but where said otherwise. */
static const float SAME_EDGE = 0.6F;     /* left edges that differ by less are one */
static const float SAME_SIZE = 0.08F;    /* of the size: how much lines of a block may differ */
static const float LOOSE = 1.15F;        /* of the usual leading: what is further below begins anew */
static const float LOOSE_IN_ROW = 1.35F; /* likewise, between the lines of a row */
static const float SLACK = 0.35F;        /* a word that would have fitted but for so little did not fit */
static const float LONG_LINE = 15.0F;    /* of text, not of a cell with a few words */
static const float LIKE_GRID = 11.0F;    /* the least width of cells that stand beside each other in a grid */

static void free_block(gpointer data)
{
    Block *block = data;
    g_array_unref(block->lines);
    g_free(block);
}

Block *blocks_at(const Blocks *blocks, guint i)
{
    return g_ptr_array_index(blocks->blocks, i);
}

void blocks_free(Blocks *blocks)
{
    if (blocks != NULL) {
        g_ptr_array_unref(blocks->blocks);
        g_free(blocks);
    }
}

static Segment *line_of(const Strips *strips, const Block *block, guint nth)
{
    return strips_segment(strips, g_array_index(block->lines, guint, nth));
}

static Segment *last_line(const Strips *strips, const Block *block)
{
    return line_of(strips, block, block->lines->len - 1);
}

static bool overlap(const Box *a, const Box *b)
{
    return a->x0 < b->x1 && b->x0 < a->x1;
}

static bool are_same_size(const Segment *a, const Segment *b)
{
    return fabsf(a->size - b->size) <= SAME_SIZE * MAX(a->size, b->size);
}

/* Was there no room behind `line` for the first word of `next`? */
static bool is_full(const Strips *strips, const Segment *line, const Segment *next)
{
    const Word *word = strips_word(strips, next->first);
    const float blank = 0.25F * line->size;
    const float width = word->box.x1 - word->box.x0;
    return line->box.x1 + blank + width > line->edge - SLACK * line->size;
}

/* --- leading --------------------------------------------------------------------------------------------------- */

enum { LEADINGS = 64 };

/* Counts, in steps of a thirtieth, how far below a segment the next one of its size stands. What follows a long full
 * line is most likely its next line and counts more than what may be another row of a table. */
static void count_leadings(const Strips *strips, guint counts[LEADINGS])
{
    enum { LOOKED_AT = 12, STEPS = 30, FULL_WEIGHT = 8 };
    for (guint i = 0; i < strips->segments->len; i++) {
        const Segment *one = strips_segment(strips, i);
        for (guint k = i + 1; k < strips->segments->len && k < i + LOOKED_AT; k++) {
            const Segment *next = strips_segment(strips, k);
            if (next->strip == one->strip || !overlap(&one->box, &next->box)) {
                continue;
            }
            const float step = (next->base - one->base) / one->size * STEPS;
            if (are_same_size(one, next) && step >= 0 && step < LEADINGS) {
                const bool is_wide = one->box.x1 - one->box.x0 > LONG_LINE * one->size;
                counts[(int)step] += is_wide && is_full(strips, one, next) ? FULL_WEIGHT : 1;
            }
            break;
        }
    }
}

/* The least distance that is frequent: blank lines and spaces between paragraphs are wider. Of distances that printers
 * use for lines fewer are enough, because in a table nearly all others may be from row to row. */
float blocks_leading(const GPtrArray *pages)
{
    enum { STEPS = 30, LEAST = 24, USUAL = 44, FREQUENT = 5, FREQUENT_IF_USUAL = 20 };
    guint counts[LEADINGS] = { 0 };
    for (guint i = 0; i < pages->len; i++) {
        count_leadings(g_ptr_array_index(pages, i), counts);
    }
    guint most = 0;
    for (int i = 0; i < LEADINGS; i++) {
        most = MAX(most, counts[i]);
    }
    for (int i = LEAST; i < LEADINGS; i++) {
        if (counts[i] > 1 && counts[i] * (i < USUAL ? FREQUENT_IF_USUAL : FREQUENT) >= most) {
            return (float)(i + 1) / STEPS;
        }
    }
    return 1.2F;
}

/* --- lines that belong together ---------------------------------------------------------------------------------- */

bool blocks_line_is_full(const Blocks *blocks, const Block *block, guint nth)
{
    return is_full(blocks->strips, line_of(blocks->strips, block, nth), line_of(blocks->strips, block, nth + 1));
}

static bool ends_in_mid_phrase(const Strips *strips, const Segment *line)
{
    const char *text = strips_word(strips, line->end - 1)->text;
    return g_str_has_suffix(text, ",") || g_str_has_suffix(text, "–") || g_str_has_suffix(text, "-");
}

/* Does the segment stand below the other, at most `reach` times the size of its letters? */
static bool is_below(const Segment *above, const Segment *segment, float reach)
{
    const float distance = segment->base - above->base;
    return segment->strip != above->strip && distance <= reach * above->size && are_same_size(above, segment) &&
           overlap(&above->box, &segment->box);
}

enum { LOOKED_BACK = 24 };

/* Does what stands right above the segment go on in it for sure? */
static bool is_rest(const Strips *strips, guint i, float leading)
{
    const Segment *segment = strips_segment(strips, i);
    for (guint k = i; k > 0 && i - k < LOOKED_BACK; k--) {
        const Segment *above = strips_segment(strips, k - 1);
        if (is_below(above, segment, LOOSE_IN_ROW * leading)) {
            const bool near = is_below(above, segment, LOOSE * leading);
            return !segment->label && ((near && is_full(strips, above, segment)) || ends_in_mid_phrase(strips, above));
        }
    }
    return false;
}

/* How far up the segments of a strip look for what they go on with. In a table rows may be as near to each other as
 * lines, and lines farther than elsewhere: a strip of several segments goes on with the row above if one of them must
 * be the rest of what stands there; else it begins a row. `first` is its first segment. */
static float reach_of(const Strips *strips, guint first, float leading)
{
    const guint strip = strips_segment(strips, first)->strip;
    bool goes_on = false;
    guint n = 0;
    for (guint i = first; i < strips->segments->len && strips_segment(strips, i)->strip == strip; i++, n++) {
        goes_on = goes_on || is_rest(strips, i, leading);
    }
    return n < 2 ? LOOSE * leading : goes_on ? LOOSE_IN_ROW * leading : 0;
}

/* Does the segment stand where the next line of the block would? */
static bool goes_on(const Strips *strips, const Block *block, const Segment *segment, float reach)
{
    const Segment *last = last_line(strips, block);
    if (!is_below(last, segment, reach) || segment->label || segment->bold != last->bold) {
        return false;
    }
    const float same = SAME_EDGE * segment->size;
    const Segment *first = line_of(strips, block, 0);
    const bool under = fabsf(segment->box.x0 - first->box.x0) < same || fabsf(segment->box.x0 - first->body) < same ||
                       fabsf(segment->box.x0 - last->box.x0) < same;
    const bool centred = fabsf((segment->box.x0 + segment->box.x1) - (last->box.x0 + last->box.x1)) < 2 * same;
    return under || centred || is_full(strips, last, segment);
}

static void append_line(const Strips *strips, Block *block, guint i)
{
    const Segment *segment = strips_segment(strips, i);
    if (block->lines->len == 0) {
        block->box = segment->box;
        block->size = segment->size;
        block->strip = segment->strip;
        block->left = segment->body;
    }
    block->box = (Box){ MIN(block->box.x0, segment->box.x0), MIN(block->box.y0, segment->box.y0),
                        MAX(block->box.x1, segment->box.x1), MAX(block->box.y1, segment->box.y1) };
    g_array_append_val(block->lines, i);
}

/* The block that the segment goes on with, or a new one. */
static Block *block_for(const Strips *strips, GPtrArray *blocks, const Segment *segment, float reach)
{
    for (guint k = blocks->len; k > 0 && blocks->len - k < LOOKED_BACK; k--) {
        Block *block = g_ptr_array_index(blocks, k - 1);
        if (goes_on(strips, block, segment, reach)) {
            return block;
        }
    }
    Block *block = g_new0(Block, 1);
    block->lines = g_array_new(FALSE, FALSE, sizeof(guint));
    g_ptr_array_add(blocks, block);
    return block;
}

/* Blocks by their first lines. */
static GPtrArray *gather(const Strips *strips, float leading)
{
    GPtrArray *blocks = g_ptr_array_new();
    float reach = 0;
    for (guint i = 0; i < strips->segments->len; i++) {
        const Segment *segment = strips_segment(strips, i);
        if (i == 0 || segment->strip != strips_segment(strips, i - 1)->strip) {
            reach = reach_of(strips, i, leading);
        }
        append_line(strips, block_for(strips, blocks, segment, reach), i);
    }
    return blocks;
}

/* --- reading order ------------------------------------------------------------------------------------------------ */

typedef struct {
    const Strips *strips;
    GPtrArray *ordered; /* of Block */
} Order;

static Block *block_in(const GPtrArray *blocks, guint i)
{
    return g_ptr_array_index(blocks, i);
}

/* Where the second column of the row begins whose first block is `first`; 0 if it stands alone. */
static float second_column(const GPtrArray *blocks, guint first)
{
    const guint next = first + 1;
    const bool beside = next < blocks->len && block_in(blocks, next)->strip == block_in(blocks, first)->strip;
    return beside ? block_in(blocks, next)->box.x0 - SAME_EDGE * block_in(blocks, next)->size : 0;
}

/* The end of the row: the next block that begins left of the second column. */
static guint row_end(const GPtrArray *blocks, guint first, float second)
{
    guint end = first + 1;
    while (end < blocks->len && block_in(blocks, end)->box.x0 >= second) {
        end++;
    }
    return end;
}

static void emit(Order *order, Block *block, bool in_row, bool *started)
{
    block->row = in_row;
    block->same_row = in_row && *started;
    *started = true;
    g_ptr_array_add(order->ordered, block);
}

/* Cells side by side in a grid are each read to their end; numbers beside titles are read line by line. */
static bool is_grid(const GPtrArray *blocks)
{
    const float second = second_column(blocks, 0);
    guint wide = 0;
    guint narrow = 0;
    for (guint i = 0; i < blocks->len; i++) {
        const Block *block = block_in(blocks, i);
        const bool is_wide = block->box.x1 - block->box.x0 > LIKE_GRID * block->size;
        wide += block->box.x0 < second && is_wide;
        narrow += block->box.x0 < second && !is_wide;
    }
    return second > 0 && wide >= narrow;
}

/* The blocks of a row right of its first cell: column by column in a grid, else in rows of their own. The columns are
 * taken off one by one, so that there is no recursion. */
static void order_cells(Order *order, const GPtrArray *cells)
{
    bool started = true;
    g_autoptr(GPtrArray) rest = g_ptr_array_copy((GPtrArray *)cells, NULL, NULL);
    while (rest->len > 0 && is_grid(rest)) {
        const float second = second_column(rest, 0);
        g_autoptr(GPtrArray) right = g_ptr_array_new();
        for (guint i = 0; i < rest->len; i++) {
            Block *block = block_in(rest, i);
            if (i == 0 || block->box.x0 < second) { /* letters may be set over each other: one goes at least */
                emit(order, block, true, &started);
            } else {
                g_ptr_array_add(right, block);
            }
        }
        g_ptr_array_set_size(rest, 0);
        g_ptr_array_extend(rest, right, NULL, NULL);
    }
    for (guint i = 0; i < rest->len; i++) {
        emit(order, block_in(rest, i), true, &started);
    }
}

static GPtrArray *in_reading_order(const Strips *strips, const GPtrArray *blocks)
{
    GPtrArray *ordered = g_ptr_array_new_with_free_func(free_block);
    Order order = { strips, ordered };
    for (guint i = 0; i < blocks->len;) {
        const float second = second_column(blocks, i);
        bool started = false;
        emit(&order, block_in(blocks, i), second > 0, &started);
        if (second == 0) {
            i++;
            continue;
        }
        const guint end = row_end(blocks, i, second);
        g_autoptr(GPtrArray) cells = g_ptr_array_new();
        for (guint k = i + 1; k < end; k++) {
            g_ptr_array_add(cells, block_in(blocks, k));
        }
        order_cells(&order, cells);
        i = end;
    }
    return ordered;
}

Blocks *blocks_of_strips(Strips *strips, float leading)
{
    Blocks *blocks = g_new0(Blocks, 1);
    g_autoptr(GPtrArray) gathered = gather(strips, leading);
    middle_raise_cells(gathered);
    blocks->strips = strips;
    blocks->blocks = in_reading_order(strips, gathered);
    return blocks;
}
