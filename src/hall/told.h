/* What calendars were told of each event, so that an event has another number (SEQUENCE) when it has changed and no
 * other time, and so that what is likely is not told anew for every minute by which it moves.
 *
 * Numbers are those of the ledger when the change was first told: they rise in one server and after it, since the
 * ledger's do. After a server began anew an event may have a higher one without a change, never a lower one. */
#pragma once

#include "base/seq.h"
#include "base/zone.h"

enum {
    TOLD_LIMIT = 100000,     /* events; what is beyond is told as new each time */
    TOLD_STEP_MINUTES = 5,   /* to which what is likely is rounded */
    TOLD_LEAST_MINUTES = 10, /* by less than that what is likely does not move */
};

typedef struct Told Told;
Told *told_new(void);
void told_free(Told *told);

typedef struct {
    Instant starts, ends;
    bool is_likely; /* not sure: rounded, and moved only by as much as matters */
    guint32 words;  /* a hash of what else is told of it, in no language: its state, its place */
    int sequence;   /* set by told_event, as the next is; `starts` and `ends` may be changed */
    Instant changed;
} ToldEvent;

/* Any thread may. */
void told_event(Told *told, const char *uid, ToldEvent *event, Seq seq, Instant now);
