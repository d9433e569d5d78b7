/* With a handle of its own, opened when it is first asked for: whoever appends keeps the other one for as long as the
 * disk takes. */
#include "app/entries.h"

#include "app/app_parts.h"

typedef struct {
    EventReader *reader;
    AppEntryVisit visit;
    gpointer data;
    GError *error;
} Reading;

static bool read_one(const LedgerRecord *record, gpointer data)
{
    Reading *reading = data;
    g_autofree char *complaint = NULL;
    char digits[CHAIN_HASH_DIGITS + 1];
    chain_to_digits(record->hash, digits);
    AppEntry entry = {
        .seq = record->seq, .hash = digits, .bytes = (const char *)record->bytes, .length = record->length
    };
    entry.event = event_read(reading->reader, entry.bytes, entry.length, &complaint);
    if (entry.event == NULL) {
        g_set_error(&reading->error, FOLD_ERROR, FOLD_ERROR_ENTRY, "entry %" G_GUINT64_FORMAT ", %s", entry.seq,
                    complaint);
        return false;
    }
    return reading->visit(&entry, reading->data);
}

/* With `entries_use`. */
static bool open_handle(App *app, GError **error)
{
    if (app->entries == NULL) {
        pthread_mutex_lock(&app->ledger_use);
        app->entries = ledger_open_again(app->ledger, LEDGER_READ, error);
        pthread_mutex_unlock(&app->ledger_use);
    }
    return app->entries != NULL;
}

bool app_entries(App *app, Seq after, AppEntryVisit visit, gpointer data, GError **error)
{
    g_autoptr(EventReader) reader = event_reader_new();
    Reading reading = { .reader = reader, .visit = visit, .data = data };
    pthread_mutex_lock(&app->entries_use);
    bool good = open_handle(app, error) && ledger_read(app->entries, after, read_one, &reading, error);
    pthread_mutex_unlock(&app->entries_use);
    if (reading.error != NULL) {
        g_propagate_error(error, reading.error);
        good = false;
    }
    return good;
}
