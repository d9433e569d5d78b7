/* With a handle of its own, opened when it is first asked for: whoever appends keeps the other one for as long as the
 * disk takes. */
#include "app/entries.h"

#include "app/app_parts.h"

typedef struct {
    EventReader *reader;
    const TakenBack *taken_back;
    Seq act; /* the first entry of the act that is being read */
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
    reading->act = entry.event->act != NULL ? entry.seq : reading->act;
    entry.taken_back = taken_back_by(reading->taken_back, reading->act);
    return reading->visit(&entry, reading->data);
}

typedef struct {
    EventReader *reader;
    Seq act, until;
} Search;

static bool see_act(const LedgerRecord *record, gpointer data)
{
    Search *search = data;
    const Event *event = record->seq <= search->until
                             ? event_read(search->reader, (const char *)record->bytes, record->length, NULL)
                             : NULL;
    if (event != NULL && event->act != NULL) {
        search->act = record->seq;
    }
    return record->seq < search->until;
}

/* Where the act begins that the entry `seq` belongs to. Most have few entries, and none more than APP_ACT_LIMIT. */
static bool find_act(App *app, Reading *reading, Seq seq, GError **error)
{
    static const Seq spans[] = { 16, 256, APP_ACT_LIMIT };
    Search search = { .reader = reading->reader, .until = seq };
    for (guint i = 0; i < G_N_ELEMENTS(spans) && search.act == 0 && seq > 0; i++) {
        if (!ledger_read(app->entries, seq > spans[i] ? seq - spans[i] : 0, see_act, &search, error)) {
            return false;
        }
    }
    reading->act = search.act;
    return true;
}

/* With `entries_use`. */
static bool open_handle(App *app, GError **error)
{
    if (app->entries == NULL) {
        pthread_mutex_lock(&app->ledger_use);
        app->entries = ledger_open_again(app->ledger, LEDGER_READ, error);
        pthread_mutex_unlock(&app->ledger_use);
    }
    if (app->taken_back == NULL) {
        app->taken_back = taken_back_new();
    }
    return app->entries != NULL;
}

/* With `entries_use`. */
static bool read_entries(App *app, Seq after, Reading *reading, GError **error)
{
    if (!open_handle(app, error) || !taken_back_read(app->taken_back, app->entries, error)) {
        return false;
    }
    reading->taken_back = app->taken_back;
    return find_act(app, reading, after, error) && ledger_read(app->entries, after, read_one, reading, error);
}

bool app_entries(App *app, Seq after, AppEntryVisit visit, gpointer data, GError **error)
{
    g_autoptr(EventReader) reader = event_reader_new();
    Reading reading = { .reader = reader, .visit = visit, .data = data };
    pthread_mutex_lock(&app->entries_use);
    bool good = read_entries(app, after, &reading, error);
    pthread_mutex_unlock(&app->entries_use);
    if (reading.error != NULL) {
        g_propagate_error(error, reading.error);
        good = false;
    }
    return good;
}
