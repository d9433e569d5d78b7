#include "app/recent.h"

void recent_clear(Recent *recent)
{
    for (guint i = 0; i < RECENT_LIMIT; i++) {
        buffer_clear(&recent->entries[i]);
    }
    recent->seq = 0;
}

/* What is in a place from a round before is written over. */
static void forget(Recent *recent)
{
    for (guint i = 0; i < RECENT_LIMIT; i++) {
        recent->entries[i].length = 0;
    }
}

void recent_add(Recent *recent, Seq seq, const char *bytes, gsize length)
{
    Buffer *entry = &recent->entries[seq % RECENT_LIMIT];
    if (seq != recent->seq + 1) {
        forget(recent);
    }
    if (entry->limit == 0) {
        buffer_init(entry, BUFFER_LIMIT);
    }
    entry->length = 0;
    buffer_bytes(entry, bytes, length);
    recent->seq = seq;
}

const Buffer *recent_entry(const Recent *recent, Seq seq)
{
    const bool is_kept = seq > 0 && seq <= recent->seq && recent->seq - seq < RECENT_LIMIT;
    const Buffer *entry = &recent->entries[seq % RECENT_LIMIT];
    return is_kept && entry->length > 0 ? entry : NULL;
}
