#include "rehearsal/outlook.h"

#include <string.h>

static void free_slot(gpointer data)
{
    SlotOutlook *slot = data;
    g_array_unref(slot->minutes);
    g_free(slot->id);
    g_free(slot);
}

Outlook *outlook_new(void)
{
    Outlook *outlook = g_new0(Outlook, 1);
    outlook->slots = g_ptr_array_new_with_free_func(free_slot);
    return outlook;
}

void outlook_free(Outlook *outlook)
{
    g_ptr_array_unref(outlook->slots);
    g_free(outlook);
}

const SlotOutlook *outlook_slot(const Outlook *outlook, guint i)
{
    return g_ptr_array_index(outlook->slots, i);
}

static SlotOutlook *slot_of(Outlook *outlook, const char *id, Instant starts, Instant ends)
{
    guint at = 0;
    for (; at < outlook->slots->len; at++) {
        SlotOutlook *slot = g_ptr_array_index(outlook->slots, at);
        if (strcmp(slot->id, id) == 0) {
            return slot;
        }
        if (slot->starts > starts || (slot->starts == starts && strcmp(slot->id, id) > 0)) {
            break;
        }
    }
    SlotOutlook *slot = g_new0(SlotOutlook, 1);
    *slot = (SlotOutlook){
        .id = g_strdup(id), .starts = starts, .ends = ends, .minutes = g_array_new(FALSE, FALSE, sizeof(int))
    };
    g_ptr_array_insert(outlook->slots, (gint)at, slot);
    return slot;
}

/* Whole minutes, what is begun left out, and what those who are left would have needed. */
static int minutes_beyond(const RehearsedSlot *held)
{
    enum { STATEMENT_MINUTES = 4 };
    const gint64 minute = 60 * G_USEC_PER_SEC;
    return (int)((held->rose - held->ends) / minute) + held->left * STATEMENT_MINUTES;
}

bool outlook_add_slot(Outlook *outlook, const char *id, const RehearsedSlot *held)
{
    SlotOutlook *slot = slot_of(outlook, id, held->starts, held->ends);
    const int minutes = minutes_beyond(held);
    const bool overran = held->left > 0 || minutes > OUTLOOK_GRACE_MINUTES;
    g_array_append_val(slot->minutes, minutes);
    slot->runs++;
    slot->rose = held->rose;
    slot->overran += overran;
    slot->heard += (guint64)held->heard;
    slot->left += (guint64)held->left;
    return overran;
}

void outlook_add(Outlook *outlook, const Rehearsal *rehearsal, const State *state)
{
    const GArray *held = rehearsal_slots(rehearsal);
    bool whole = true;
    for (guint i = 0; i < held->len; i++) {
        const RehearsedSlot *one = &g_array_index(held, RehearsedSlot, i);
        whole = !outlook_add_slot(outlook, state_text(state, one->id), one) && whole;
    }
    outlook->runs++;
    outlook->whole += whole;
}

void outlook_join(Outlook *outlook, Outlook *other)
{
    for (guint i = 0; i < other->slots->len; i++) {
        const SlotOutlook *from = outlook_slot(other, i);
        SlotOutlook *slot = slot_of(outlook, from->id, from->starts, from->ends);
        if (from->minutes->len > 0) {
            g_array_append_vals(slot->minutes, from->minutes->data, from->minutes->len);
        }
        slot->runs += from->runs;
        slot->overran += from->overran;
        slot->heard += from->heard;
        slot->left += from->left;
    }
    outlook->runs += other->runs;
    outlook->whole += other->whole;
    outlook_free(other);
}

static gint compare_ints(gconstpointer a, gconstpointer b)
{
    const int one = *(const int *)a, other = *(const int *)b;
    return one < other ? -1 : one > other;
}

void outlook_finish(Outlook *outlook)
{
    for (guint i = 0; i < outlook->slots->len; i++) {
        g_array_sort(outlook_slot(outlook, i)->minutes, compare_ints);
    }
}

int outlook_per_cent(const SlotOutlook *slot)
{
    return slot->runs > 0 ? (int)((slot->overran * 200 + slot->runs) / (2 * slot->runs)) : 0;
}

int outlook_minutes(const SlotOutlook *slot, int per_cent)
{
    const guint n = slot->minutes->len;
    return n > 0 ? g_array_index(slot->minutes, int, MIN(n * (guint)per_cent / 100, n - 1)) : 0;
}
