#include "app/taken_back.h"

#include "session/event.h"

#include <string.h>

/* How such a record begins, since there is one form of it: the others need not be read. */
#define UNDONE "{\"event\":\"act.undone\","

struct TakenBack {
    GHashTable *by; /* Seq of an act to that of what took it back */
    EventReader *reader;
    Seq seq; /* the last that was read */
};

TakenBack *taken_back_new(void)
{
    TakenBack *acts = g_new0(TakenBack, 1);
    acts->by = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
    acts->reader = event_reader_new();
    return acts;
}

void taken_back_free(TakenBack *acts)
{
    g_hash_table_unref(acts->by);
    event_reader_free(acts->reader);
    g_free(acts);
}

static bool see(const LedgerRecord *record, gpointer data)
{
    TakenBack *acts = data;
    const char *bytes = (const char *)record->bytes;
    acts->seq = record->seq;
    if (record->length < strlen(UNDONE) || memcmp(bytes, UNDONE, strlen(UNDONE)) != 0) {
        return true;
    }
    const Event *event = event_read(acts->reader, bytes, record->length, NULL);
    if (event != NULL) {
        const Seq act = (Seq)values_number(&event->values, FIELD_ACT, 0);
        g_hash_table_insert(acts->by, g_memdup2(&act, sizeof act), g_memdup2(&record->seq, sizeof record->seq));
    }
    return true;
}

bool taken_back_read(TakenBack *acts, Ledger *ledger, GError **error)
{
    return ledger_read(ledger, acts->seq, see, acts, error);
}

Seq taken_back_by(const TakenBack *acts, Seq act)
{
    const Seq *by = g_hash_table_lookup(acts->by, &act);
    return by != NULL ? *by : 0;
}
