/* What all stores have in common: limits, the chain when writing and when reading, who may write. */
#include "ledger/ledger.h"

#include "ledger/store.h"

#include <string.h>

G_DEFINE_QUARK(placard - ledger - error, ledger_error)

enum { PROGRESS_EVERY = 4096 /* records */ };

/* --- one call at a time ------------------------------------------------------------------------------------------- */

static void enter(Ledger *ledger)
{
    g_assert(!ledger->is_in_use);
    ledger->is_in_use = true;
}

static bool leave(Ledger *ledger, bool result)
{
    ledger->is_in_use = false;
    return result;
}

static bool enter_to_write(Ledger *ledger, GError **error)
{
    if (ledger->mode == LEDGER_READ) {
        g_set_error(error, LEDGER_ERROR, LEDGER_ERROR_READ_ONLY, "the ledger was opened for reading only");
        return false;
    }
    enter(ledger);
    return true;
}

/* --- handles ---------------------------------------------------------------------------------------------------- */

Ledger *ledger_open_again(Ledger *ledger, LedgerOpen mode, GError **error)
{
    g_assert(mode != LEDGER_CREATE);
    return ledger->store->open_again(ledger, mode, error);
}

void ledger_close(Ledger *ledger)
{
    if (ledger != NULL) {
        g_assert(!ledger->is_in_use);
        ledger->store->close(ledger);
    }
}

void ledger_set_patience(Ledger *ledger, guint patience_ms)
{
    if (ledger->store->set_patience != NULL) {
        ledger->store->set_patience(ledger, patience_ms);
    }
}

/* --- appending -------------------------------------------------------------------------------------------------- */

/* Up to the first byte that must not be. Nearly always there is none, which is faster seen without a branch a byte. */
static gsize length_of_line(const guint8 *bytes, gsize length)
{
    guint8 found = 0;
    for (gsize i = 0; i < length; i++) {
        found |= bytes[i] < 0x20;
    }
    gsize line = found ? 0 : length;
    while (line < length && bytes[line] >= 0x20) {
        line++;
    }
    return line;
}

bool ledger_may_record(const void *bytes, gsize length, GError **error)
{
    const guint8 *byte = bytes;
    if (length == 0 || length > LEDGER_RECORD_LIMIT) {
        g_set_error(error, LEDGER_ERROR, LEDGER_ERROR_LIMIT, "a record has 1 to %d bytes, not %" G_GSIZE_FORMAT,
                    LEDGER_RECORD_LIMIT, length);
        return false;
    }
    const gsize line = length_of_line(byte, length);
    if (line < length) {
        g_set_error(error, LEDGER_ERROR, LEDGER_ERROR_LIMIT,
                    "a record is one line, but its byte %" G_GSIZE_FORMAT " is 0x%02x", line + 1, byte[line]);
    }
    return line == length;
}

static bool begin_after(LedgerBatch *batch, Seq expected, GError **error)
{
    if (!batch->ledger->store->head(batch->ledger, &batch->seq, batch->hash, error)) {
        return false;
    }
    if (batch->seq != expected) {
        g_set_error(error, LEDGER_ERROR, LEDGER_ERROR_CONFLICT,
                    "the ledger ends with record %" G_GUINT64_FORMAT ", expected was %" G_GUINT64_FORMAT, batch->seq,
                    expected);
        return false;
    }
    return true;
}

bool ledger_batch_begin(LedgerBatch *batch, Ledger *ledger, Seq expected, GError **error)
{
    batch->ledger = ledger;
    if (!enter_to_write(ledger, error)) {
        return false;
    }
    if (!ledger->store->begin(ledger, error)) {
        return leave(ledger, false);
    }
    return begin_after(batch, expected, error) || ledger_batch_end(batch, false, NULL);
}

bool ledger_batch_add(LedgerBatch *batch, const void *bytes, gsize length, GError **error)
{
    if (!ledger_may_record(bytes, length, error)) {
        return false;
    }
    chain_next(batch->hash, bytes, length, batch->hash);
    batch->seq++;
    const LedgerRecord record = { .seq = batch->seq, .bytes = bytes, .length = length, .hash = batch->hash };
    return batch->ledger->store->add(batch->ledger, &record, error);
}

bool ledger_batch_end(LedgerBatch *batch, bool is_good, GError **error)
{
    Ledger *ledger = batch->ledger;
    if (!is_good) {
        ledger->store->rollback(ledger);
        return leave(ledger, false);
    }
    return leave(ledger, ledger->store->commit(ledger, error));
}

static bool add_all(LedgerBatch *batch, GPtrArray *records, GError **error)
{
    for (guint i = 0; i < records->len; i++) {
        gsize length = 0;
        const void *bytes = g_bytes_get_data(records->pdata[i], &length);
        if (!ledger_batch_add(batch, bytes, length, error)) {
            g_prefix_error(error, "record %u of the batch: ", i + 1);
            return false;
        }
    }
    return true;
}

static bool is_batch(const GPtrArray *records, GError **error)
{
    if (records->len == 0 || records->len > LEDGER_BATCH_LIMIT) {
        g_set_error(error, LEDGER_ERROR, LEDGER_ERROR_LIMIT, "1 to %d records are appended at once, not %u",
                    LEDGER_BATCH_LIMIT, records->len);
        return false;
    }
    return true;
}

bool ledger_append(Ledger *ledger, Seq expected, GPtrArray *records, GError **error)
{
    LedgerBatch batch;
    return is_batch(records, error) && ledger_batch_begin(&batch, ledger, expected, error) &&
           ledger_batch_end(&batch, add_all(&batch, records, error), error);
}

bool ledger_append_made(Ledger *ledger, Seq expected, LedgerMake make, gpointer data, GError **error)
{
    LedgerBatch batch;
    if (!ledger_batch_begin(&batch, ledger, expected, error)) {
        return false;
    }
    g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    if (!make(records, data, error)) {
        return ledger_batch_end(&batch, false, NULL);
    }
    if (records->len == 0) {
        ledger_batch_end(&batch, false, NULL);
        return true;
    }
    return ledger_batch_end(&batch, is_batch(records, error) && add_all(&batch, records, error), error);
}

/* --- reading ---------------------------------------------------------------------------------------------------- */

bool ledger_head(Ledger *ledger, Seq *ret_seq, guint8 ret_hash[CHAIN_HASH_BYTES], GError **error)
{
    enter(ledger);
    return leave(ledger, ledger->store->head(ledger, ret_seq, ret_hash, error));
}

typedef struct {
    Seq after, seq; /* nothing up to `after` is shown; `seq` is the last that was read */
    guint8 hash[CHAIN_HASH_BYTES];
    LedgerVisit visit;
    gpointer data;
    GError *error;
} Reading;

static bool complain(Reading *reading, Seq seq, const char *what)
{
    g_set_error(&reading->error, LEDGER_ERROR, LEDGER_ERROR_BROKEN, "record %" G_GUINT64_FORMAT " %s", seq, what);
    return false;
}

/* The record before the first that is shown gives its hash and is not judged. */
static bool take_base(Reading *reading, const LedgerRow *row)
{
    if (row->seq != reading->after) {
        return complain(reading, reading->after, "is missing");
    }
    if (row->hash_length != CHAIN_HASH_BYTES) {
        return complain(reading, row->seq, "has no whole hash");
    }
    memcpy(reading->hash, row->hash, CHAIN_HASH_BYTES);
    reading->seq = row->seq;
    return true;
}

static bool take_row(const LedgerRow *row, gpointer data)
{
    Reading *reading = data;
    if (reading->seq < reading->after) {
        return take_base(reading, row);
    }
    const Seq seq = reading->seq + 1;
    if (row->seq != seq) {
        return complain(reading, seq, "is missing");
    }
    g_autoptr(GError) error = NULL;
    if (!ledger_may_record(row->bytes, row->length, &error)) {
        g_autofree char *what = g_strdup_printf("is damaged: %s", error->message);
        return complain(reading, seq, what);
    }
    chain_next(reading->hash, row->bytes, row->length, reading->hash);
    if (row->hash_length != CHAIN_HASH_BYTES || memcmp(row->hash, reading->hash, CHAIN_HASH_BYTES) != 0) {
        return complain(reading, seq, "is damaged: its hash is not that of its bytes and of the record before");
    }
    reading->seq = seq;
    const LedgerRecord record = { .seq = seq, .bytes = row->bytes, .length = row->length, .hash = reading->hash };
    return reading->visit(&record, reading->data);
}

/* `reading->seq` is the last record that was right, whatever becomes of it. */
static bool read_on(Ledger *ledger, Reading *reading, GError **error)
{
    const Seq from = MAX(reading->after, 1);
    const bool could_read = ledger->store->read(ledger, from, take_row, reading, error);
    if (reading->error != NULL) {
        g_clear_error(error);
        g_propagate_error(error, reading->error);
        return false;
    }
    if (!could_read && error != NULL && g_error_matches(*error, LEDGER_ERROR, LEDGER_ERROR_BROKEN)) {
        g_prefix_error(error, "record %" G_GUINT64_FORMAT " cannot be read: ", reading->seq + 1);
    }
    return could_read;
}

bool ledger_read(Ledger *ledger, Seq after, LedgerVisit visit, gpointer data, GError **error)
{
    Reading reading = { .after = after, .visit = visit, .data = data };
    g_autoptr(GError) failure = NULL;
    enter(ledger);
    const bool could_read = leave(ledger, read_on(ledger, &reading, &failure));
    if (!could_read) {
        g_propagate_error(error, g_steal_pointer(&failure));
    }
    return could_read;
}

typedef struct {
    LedgerProgress progress;
    gpointer data;
    Seq all;
} Verifying;

static bool count_record(const LedgerRecord *record, gpointer data)
{
    const Verifying *verifying = data;
    if (verifying->progress != NULL && (record->seq % PROGRESS_EVERY == 0 || record->seq == verifying->all)) {
        verifying->progress(record->seq, MAX(verifying->all, record->seq), verifying->data);
    }
    return true;
}

/* False also with `*ret_broken` set, to the record or 0. */
static bool verify(Ledger *ledger, Verifying *verifying, Seq *ret_broken, GError **error)
{
    guint8 hash[CHAIN_HASH_BYTES];
    Reading reading = { .visit = count_record, .data = verifying };
    *ret_broken = 0;
    /* What is wrong with the head itself is found by reading. */
    if (!ledger->store->head(ledger, &verifying->all, hash, NULL)) {
        verifying->all = 0;
    }
    if (!read_on(ledger, &reading, error)) {
        *ret_broken = reading.seq + 1;
        return false;
    }
    if (reading.seq < verifying->all) {
        *ret_broken = reading.seq + 1;
        complain(&reading, reading.seq + 1, "is missing, and all after it but the last");
        g_propagate_error(error, reading.error);
        return false;
    }
    return ledger->store->check == NULL || ledger->store->check(ledger, error);
}

bool ledger_verify(Ledger *ledger, LedgerProgress progress, gpointer data, Seq *ret_broken, GError **error)
{
    Verifying verifying = { .progress = progress, .data = data };
    g_autoptr(GError) failure = NULL;
    Seq broken = 0;
    enter(ledger);
    if (leave(ledger, verify(ledger, &verifying, &broken, &failure))) {
        return true;
    }
    if (ret_broken != NULL && g_error_matches(failure, LEDGER_ERROR, LEDGER_ERROR_BROKEN)) {
        *ret_broken = broken;
    }
    g_propagate_error(error, g_steal_pointer(&failure));
    return false;
}

bool ledger_wait(Ledger *ledger, Seq seq, guint timeout_ms, Seq *ret_head, GError **error)
{
    const gint64 wait_us = (gint64)MIN(timeout_ms, LEDGER_WAIT_LIMIT_MS) * 1000;
    enter(ledger);
    return leave(ledger, ledger->store->wait(ledger, seq, g_get_monotonic_time() + wait_us, ret_head, error));
}

/* --- people and keys ---------------------------------------------------------------------------------------------- */

static bool is_name(const char *name)
{
    const gsize length = strlen(name);
    for (gsize i = 0; i < length; i++) {
        if (name[i] < '!' || name[i] > '~') {
            return false;
        }
    }
    return length > 0 && length <= LEDGER_NAME_LIMIT;
}

static const gsize entry_limits[N_LEDGER_TABLES] = {
    [LEDGER_PEOPLE] = LEDGER_ENTRY_LIMIT,
    [LEDGER_KEYS] = LEDGER_ENTRY_LIMIT,
    [LEDGER_PAPERS] = LEDGER_PAPER_LIMIT,
};

static bool may_be_entry(LedgerTable table, const char *name, GBytes *bytes, GError **error)
{
    const gsize limit = entry_limits[table];
    if (!is_name(name)) {
        g_set_error(error, LEDGER_ERROR, LEDGER_ERROR_LIMIT,
                    "an id or a name has 1 to %d visible characters of ASCII and no blank", LEDGER_NAME_LIMIT);
        return false;
    }
    if (bytes != NULL && g_bytes_get_size(bytes) > limit) {
        g_set_error(error, LEDGER_ERROR, LEDGER_ERROR_LIMIT,
                    "%" G_GSIZE_FORMAT " bytes at most are kept under a name, not %" G_GSIZE_FORMAT, limit,
                    g_bytes_get_size(bytes));
        return false;
    }
    return true;
}

bool ledger_batch_put(LedgerBatch *batch, LedgerTable table, const char *name, GBytes *bytes, GError **error)
{
    return may_be_entry(table, name, bytes, error) &&
           batch->ledger->store->put(batch->ledger, table, name, bytes, error);
}

static bool put(Ledger *ledger, LedgerTable table, const char *name, GBytes *bytes, GError **error)
{
    if (!may_be_entry(table, name, bytes, error) || !enter_to_write(ledger, error)) {
        return false;
    }
    return leave(ledger, ledger->store->put(ledger, table, name, bytes, error));
}

static bool get(Ledger *ledger, LedgerTable table, const char *name, GBytes **ret_bytes, GError **error)
{
    if (!may_be_entry(table, name, NULL, error)) {
        return false;
    }
    enter(ledger);
    return leave(ledger, ledger->store->get(ledger, table, name, ret_bytes, error));
}

static bool erase(Ledger *ledger, LedgerTable table, const char *name, GError **error)
{
    if (!may_be_entry(table, name, NULL, error) || !enter_to_write(ledger, error)) {
        return false;
    }
    return leave(ledger, ledger->store->erase(ledger, table, name, error));
}

static bool each(Ledger *ledger, LedgerTable table, LedgerEntryVisit visit, gpointer data, GError **error)
{
    enter(ledger);
    return leave(ledger, ledger->store->each(ledger, table, visit, data, error));
}

bool ledger_person_put(Ledger *ledger, const char *id, GBytes *bytes, GError **error)
{
    return put(ledger, LEDGER_PEOPLE, id, bytes, error);
}

bool ledger_person_get(Ledger *ledger, const char *id, GBytes **ret_bytes, GError **error)
{
    return get(ledger, LEDGER_PEOPLE, id, ret_bytes, error);
}

bool ledger_person_erase(Ledger *ledger, const char *id, GError **error)
{
    return erase(ledger, LEDGER_PEOPLE, id, error);
}

bool ledger_person_each(Ledger *ledger, LedgerEntryVisit visit, gpointer data, GError **error)
{
    return each(ledger, LEDGER_PEOPLE, visit, data, error);
}

bool ledger_key_put(Ledger *ledger, const char *name, GBytes *bytes, GError **error)
{
    return put(ledger, LEDGER_KEYS, name, bytes, error);
}

bool ledger_key_get(Ledger *ledger, const char *name, GBytes **ret_bytes, GError **error)
{
    return get(ledger, LEDGER_KEYS, name, ret_bytes, error);
}

bool ledger_key_erase(Ledger *ledger, const char *name, GError **error)
{
    return erase(ledger, LEDGER_KEYS, name, error);
}

bool ledger_key_each(Ledger *ledger, LedgerEntryVisit visit, gpointer data, GError **error)
{
    return each(ledger, LEDGER_KEYS, visit, data, error);
}

/* --- papers ------------------------------------------------------------------------------------------------------- */

static void digest_of(GBytes *bytes, char ret_digest[CHAIN_HASH_DIGITS + 1])
{
    g_autofree char *digest = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
    memcpy(ret_digest, digest, CHAIN_HASH_DIGITS + 1);
}

static bool is_digest(const char *digest, GError **error)
{
    guint8 hash[CHAIN_HASH_BYTES];
    if (!chain_of_digits(digest, strlen(digest), hash)) {
        g_set_error(error, LEDGER_ERROR, LEDGER_ERROR_LIMIT, "a digest has %d small hexadecimal digits",
                    CHAIN_HASH_DIGITS);
        return false;
    }
    return true;
}

bool ledger_paper_put(Ledger *ledger, GBytes *bytes, char ret_digest[CHAIN_HASH_DIGITS + 1], GError **error)
{
    if (g_bytes_get_size(bytes) == 0) {
        g_set_error_literal(error, LEDGER_ERROR, LEDGER_ERROR_LIMIT, "a paper has one byte at least");
        return false;
    }
    char digest[CHAIN_HASH_DIGITS + 1];
    digest_of(bytes, digest);
    if (!put(ledger, LEDGER_PAPERS, digest, bytes, error)) {
        return false;
    }
    memcpy(ret_digest, digest, sizeof digest);
    return true;
}

bool ledger_paper_get(Ledger *ledger, const char *digest, GBytes **ret_bytes, GError **error)
{
    g_autoptr(GBytes) bytes = NULL;
    char found[CHAIN_HASH_DIGITS + 1];
    if (!is_digest(digest, error) || !get(ledger, LEDGER_PAPERS, digest, &bytes, error)) {
        return false;
    }
    if (bytes != NULL) {
        digest_of(bytes, found);
        if (strcmp(found, digest) != 0) {
            g_set_error(error, LEDGER_ERROR, LEDGER_ERROR_BROKEN, "the paper %s is another than was put there", digest);
            return false;
        }
    }
    *ret_bytes = g_steal_pointer(&bytes);
    return true;
}

bool ledger_paper_erase(Ledger *ledger, const char *digest, GError **error)
{
    return is_digest(digest, error) && erase(ledger, LEDGER_PAPERS, digest, error);
}

bool ledger_paper_each(Ledger *ledger, LedgerEntryVisit visit, gpointer data, GError **error)
{
    return each(ledger, LEDGER_PAPERS, visit, data, error);
}
