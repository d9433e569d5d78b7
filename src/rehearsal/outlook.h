/* Will this programme hold? What many rehearsals of it came to, slot by slot. Runs are added in any order, and outlooks
 * of several threads put together, with the same result. */
#pragma once

#include "base/buffer.h"
#include "rehearsal/rehearsal.h"

/* A slot that rises later than this after its end, or leaves somebody unheard, has overrun. */
enum { OUTLOOK_GRACE_MINUTES = 2 };

typedef struct {
    char *id;
    Instant starts, ends;
    guint runs;      /* in which it was held */
    guint overran;   /* in how many of them */
    GArray *minutes; /* of int: what it took beyond its end, with the time that those left would have needed; sorted by
                        outlook_finish. Negative: it rose early */
    guint64 heard, left;
    Instant rose; /* in the run that was added last */
} SlotOutlook;

typedef struct {
    GPtrArray *slots; /* of SlotOutlook, in the order of the programme */
    guint runs;
    guint whole; /* runs in which no slot overran */
} Outlook;

Outlook *outlook_new(void);
void outlook_free(Outlook *outlook);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Outlook, outlook_free)

/* Adds what became of the slots of one run. */
void outlook_add(Outlook *outlook, const Rehearsal *rehearsal, const State *state);

/* Adds what became of one; whether it overran. `held->id` is of no concern here. The run is to be counted besides. */
bool outlook_add_slot(Outlook *outlook, const char *id, const RehearsedSlot *held);

/* Takes over what the other has, and frees it. */
void outlook_join(Outlook *outlook, Outlook *other);

/* Sorts, after the last run. */
void outlook_finish(Outlook *outlook);

const SlotOutlook *outlook_slot(const Outlook *outlook, guint i);
int outlook_per_cent(const SlotOutlook *slot);              /* how likely it overruns */
int outlook_minutes(const SlotOutlook *slot, int per_cent); /* the quantile: 50 is the median. 0 without runs */

/* A picture of it: SVG, a bar a slot, and beside it from when to when it is likely to rise. Stands alone, without
 * scripts or fonts of its own; `title` heads it. Good in print, in the dark, and read aloud. */
void outlook_chart(const Outlook *outlook, const char *title, Buffer *out);
