#include "web/layout_parts.h"

#include <string.h>

/* Lanes */

static LayoutSlot *slot_at(const Layout *layout, guint i)
{
    return &g_array_index(layout->slots, LayoutSlot, i);
}

static bool overlap(const Layout *layout, const LayoutSlot *a, const LayoutSlot *b)
{
    return layout_row(layout, a)->start < b->end && layout_row(layout, b)->start < a->end;
}

/* Is lane `lane` taken by another slot of the day at the time of `slot`? Only those already placed count. */
static bool is_taken(const Layout *layout, const LayoutDay *day, const LayoutSlot *slot, int lane)
{
    for (guint i = day->first; i < day->first + day->n; i++) {
        const LayoutSlot *other = slot_at(layout, i);
        if (other != slot && other->n_lanes > 0 && lane >= other->lane && lane < other->lane + other->n_lanes &&
            overlap(layout, slot, other)) {
            return true;
        }
    }
    return false;
}

static void place(const Layout *layout, LayoutDay *day, LayoutSlot *slot)
{
    int lane = 0;
    while (lane < LAYOUT_LANES_LIMIT && is_taken(layout, day, slot, lane)) {
        lane++;
    }
    slot->lane = lane;
    slot->n_lanes = 1;
    day->lanes = MAX(day->lanes, lane + 1);
}

void layout_lay_day(Layout *layout, LayoutDay *day)
{
    day->lanes = 1;
    for (guint i = day->first; i < day->first + day->n; i++) {
        if (slot_at(layout, i)->end > 0) {
            place(layout, day, slot_at(layout, i));
        }
    }
    for (guint i = day->first; i < day->first + day->n; i++) {
        LayoutSlot *slot = slot_at(layout, i);
        while (slot->end > 0 && slot->lane + slot->n_lanes < day->lanes &&
               !is_taken(layout, day, slot, slot->lane + slot->n_lanes)) {
            slot->n_lanes++;
        }
    }
}

/* Shares */

typedef struct {
    int item; /* a number, or 0 */
    int minutes;
} Part;

enum { PARTS_LIMIT = 32 };

typedef struct {
    Part parts[PARTS_LIMIT];
    guint n;
    bool all_timed;
    bool has_stakeholders;
    bool is_pause; /* nobody deliberates */
} Parts;

static void note_item(Parts *parts, int item, int minutes)
{
    for (guint i = 0; i < parts->n; i++) {
        if (parts->parts[i].item == item) {
            parts->parts[i].minutes += minutes;
            return;
        }
    }
    if (parts->n < PARTS_LIMIT) {
        parts->parts[parts->n++] = (Part){ item, minutes };
    }
}

static Parts parts_of(const Row *row)
{
    Parts parts = { .all_timed = true, .is_pause = row->entries->len > 0 };
    for (guint i = 0; i < row->entries->len; i++) {
        const Entry *entry = row_entry(row, i);
        parts.is_pause &= entry->kind == ENTRY_BREAK;
        parts.has_stakeholders |= entry->kind == ENTRY_STAKEHOLDERS;
        for (guint j = 0; j < entry->items->len; j++) {
            note_item(&parts, entry_item(entry, j)->number, entry->minutes);
        }
    }
    for (guint i = 0; i < parts.n; i++) {
        parts.all_timed &= parts.parts[i].minutes > 0;
    }
    return parts;
}

static LayoutShare *find_share(Layout *layout, ShareKind kind, int item)
{
    for (guint i = 0; i < layout->shares->len; i++) {
        LayoutShare *share = &g_array_index(layout->shares, LayoutShare, i);
        if (share->kind == kind && share->item == item) {
            return share;
        }
    }
    const LayoutShare share = { .kind = kind, .item = item };
    g_array_append_val(layout->shares, share);
    return &g_array_index(layout->shares, LayoutShare, layout->shares->len - 1);
}

static void give(Layout *layout, ShareKind kind, int item, int minutes)
{
    LayoutShare *share = find_share(layout, kind, item);
    share->minutes += minutes;
    share->meetings++;
}

static int whole_of(const Parts *parts)
{
    int whole = 0;
    for (guint i = 0; i < parts->n; i++) {
        whole += parts->all_timed ? parts->parts[i].minutes : 1;
    }
    return whole;
}

/* Nothing is lost to rounding: the last part takes what is left. */
static void divide(Layout *layout, const Parts *parts, int minutes)
{
    const int whole = whole_of(parts);
    int left = minutes;
    for (guint i = 0; i < parts->n; i++) {
        const int weight = parts->all_timed ? parts->parts[i].minutes : 1;
        const int part = i + 1 == parts->n ? left : MIN(left, minutes * weight / whole);
        give(layout, SHARE_ITEM, parts->parts[i].item, part);
        left -= part;
    }
}

static ShareKind kind_of(const Parts *parts)
{
    if (parts->n > 0) {
        return SHARE_ITEM;
    }
    return parts->has_stakeholders ? SHARE_STAKEHOLDERS : SHARE_OTHER;
}

static void share_meeting(Layout *layout, const LayoutSlot *slot, const Parts *parts)
{
    layout->minutes += slot->minutes;
    if (parts->n > 0) {
        divide(layout, parts, slot->minutes);
    } else {
        give(layout, kind_of(parts), 0, slot->minutes);
    }
}

static guint share_of(const Layout *layout, const Parts *parts)
{
    for (guint i = 0; i < layout->shares->len; i++) {
        const LayoutShare *share = layout_share(layout, i);
        if (share->kind == kind_of(parts) && (parts->n == 0 || share->item == parts->parts[0].item)) {
            return i;
        }
    }
    return LAYOUT_NO_SHARE;
}

/* The agenda's wording if the paper has an agenda, else that of the item's first line. */
static const char *title_of_item(const Programme *programme, int number)
{
    for (guint i = 0; i < programme->agenda->len; i++) {
        const AgendaItem *item = g_ptr_array_index(programme->agenda, i);
        if (item->item.number == number && item->item.sub[0] == '\0') {
            return item->title;
        }
    }
    for (guint i = 0; i < programme->rows->len; i++) {
        const Row *row = programme_row(programme, i);
        for (guint j = 0; j < row->entries->len; j++) {
            const Entry *entry = row_entry(row, j);
            if (entry->items->len > 0 && entry_item(entry, 0)->number == number) {
                return entry->text;
            }
        }
    }
    return NULL;
}

static int compare_shares(gconstpointer left, gconstpointer right)
{
    const LayoutShare *a = left, *b = right;
    return a->kind != b->kind ? (int)a->kind - (int)b->kind : a->item - b->item;
}

static guint rank_of(const Layout *layout, const LayoutShare *share)
{
    guint rank = 0;
    for (guint i = 0; i < layout->shares->len; i++) {
        const LayoutShare *other = layout_share(layout, i);
        rank += other->kind == SHARE_ITEM &&
                (other->minutes > share->minutes || (other->minutes == share->minutes && other->item < share->item));
    }
    return rank;
}

static void finish_shares(Layout *layout)
{
    g_array_sort(layout->shares, compare_shares);
    for (guint i = 0; i < layout->shares->len; i++) {
        LayoutShare *share = &g_array_index(layout->shares, LayoutShare, i);
        if (share->kind == SHARE_ITEM) {
            share->rank = rank_of(layout, share);
            share->title = title_of_item(layout->programme, share->item);
        }
    }
}

void layout_share_out(Layout *layout)
{
    const guint n = layout->slots->len;
    g_autofree Parts *parts = g_new0(Parts, n);
    for (guint i = 0; i < n; i++) {
        const LayoutSlot *slot = slot_at(layout, i);
        if (layout_row(layout, slot)->kind != ROW_MEETING) {
            parts[i].is_pause = true;
            continue;
        }
        parts[i] = parts_of(layout_entries(layout, slot, NULL));
        layout->meetings++;
        if (!parts[i].is_pause) {
            share_meeting(layout, slot, &parts[i]);
        }
    }
    finish_shares(layout);
    for (guint i = 0; i < n; i++) {
        slot_at(layout, i)->share = parts[i].is_pause ? LAYOUT_NO_SHARE : share_of(layout, &parts[i]);
    }
}
