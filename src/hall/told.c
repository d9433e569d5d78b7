#include "hall/told.h"

#include <string.h>

enum { MINUTE = 60 * G_USEC_PER_SEC };

struct Told {
    GMutex lock;
    GHashTable *events; /* uid → ToldEvent, both owned */
};

Told *told_new(void)
{
    Told *told = g_new0(Told, 1);
    g_mutex_init(&told->lock);
    told->events = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return told;
}

void told_free(Told *told)
{
    if (told != NULL) {
        g_hash_table_unref(told->events);
        g_mutex_clear(&told->lock);
        g_free(told);
    }
}

static Instant rounded(Instant at)
{
    const Instant step = (Instant)TOLD_STEP_MINUTES * MINUTE;
    return (at + step / 2) / step * step;
}

/* Keeps what was told where it is near enough. */
static void calm(const ToldEvent *before, ToldEvent *event)
{
    if (!event->is_likely) {
        return;
    }
    const Instant least = (Instant)TOLD_LEAST_MINUTES * MINUTE, step = (Instant)TOLD_STEP_MINUTES * MINUTE;
    const bool is_near = before != NULL && before->is_likely && ABS(before->starts - event->starts) < least &&
                         ABS(before->ends - event->ends) < least + step; /* which may have been rounded away */
    event->starts = is_near ? before->starts : rounded(event->starts);
    event->ends =
        is_near ? before->ends : MAX(rounded(event->ends), event->starts + (Instant)TOLD_STEP_MINUTES * MINUTE);
}

static bool is_same(const ToldEvent *a, const ToldEvent *b)
{
    return a->starts == b->starts && a->ends == b->ends && a->is_likely == b->is_likely && a->words == b->words;
}

void told_event(Told *told, const char *uid, ToldEvent *event, Seq seq, Instant now)
{
    g_mutex_lock(&told->lock);
    ToldEvent *before = g_hash_table_lookup(told->events, uid);
    calm(before, event);
    if (before != NULL && is_same(before, event)) {
        *event = *before;
    } else {
        event->sequence = (int)MIN(seq, G_MAXINT);
        event->sequence = before != NULL ? MAX(event->sequence, before->sequence + 1) : event->sequence;
        event->changed = now;
        if (before != NULL) {
            *before = *event;
        } else if (g_hash_table_size(told->events) < TOLD_LIMIT) {
            g_hash_table_insert(told->events, g_strdup(uid), g_memdup2(event, sizeof *event));
        }
    }
    g_mutex_unlock(&told->lock);
}
