/* What a store does for ledger.c: keep rows, and say which is the last. Hashes, limits, the check of what is expected
 * and of what is read are ledger.c's, the same for every store. A store is a const table of functions and a structure
 * that begins with a Ledger; ledger_mem.c is the shortest example.
 *
 * One on a database server has what it needs here: `begin` takes the lock under which the head stands still, `add` may
 * queue, `commit` answers when all is durable, `wait` sleeps until the server tells of news. */
#pragma once

#include "ledger/ledger.h"

typedef enum { LEDGER_PEOPLE, LEDGER_KEYS, LEDGER_PAPERS, N_LEDGER_TABLES } LedgerTable;

/* A row as it is stored, not yet believed. */
typedef struct {
    Seq seq;
    const guint8 *hash, *bytes;
    gsize hash_length, length;
} LedgerRow;

typedef bool (*LedgerRowVisit)(const LedgerRow *row, gpointer data);

typedef struct {
    bool (*head)(Ledger *ledger, Seq *ret_seq, guint8 ret_hash[CHAIN_HASH_BYTES], GError **error);

    /* The rows from number `from` on, in order, until the visitor returns false. */
    bool (*read)(Ledger *ledger, Seq from, LedgerRowVisit visit, gpointer data, GError **error);

    /* Between `begin` and `commit` or `rollback` nobody else appends. `put` may be called there too, and is undone by
     * `rollback`. After a `commit` that failed the transaction is over. */
    bool (*begin)(Ledger *ledger, GError **error);
    bool (*add)(Ledger *ledger, const LedgerRecord *record, GError **error);
    bool (*commit)(Ledger *ledger, GError **error);
    void (*rollback)(Ledger *ledger);

    bool (*put)(Ledger *ledger, LedgerTable table, const char *name, GBytes *bytes, GError **error);
    bool (*get)(Ledger *ledger, LedgerTable table, const char *name, GBytes **ret_bytes, GError **error);
    bool (*erase)(Ledger *ledger, LedgerTable table, const char *name, GError **error);
    bool (*each)(Ledger *ledger, LedgerTable table, LedgerEntryVisit visit, gpointer data, GError **error);

    /* `until` is a time of g_get_monotonic_time. */
    bool (*wait)(Ledger *ledger, Seq seq, gint64 until, Seq *ret_head, GError **error);

    bool (*check)(Ledger *ledger, GError **error);                    /* what is not in rows; NULL: nothing is not */
    bool (*backup)(Ledger *ledger, const char *path, GError **error); /* NULL: row by row into a SQLite file. Else into
                                                                       * a file that is not there, and to the disk */
    void (*set_patience)(Ledger *ledger, guint patience_ms);          /* NULL: it never gives up */
    Ledger *(*open_again)(Ledger *ledger, LedgerOpen mode, GError **error);
    void (*close)(Ledger *ledger);
} LedgerStore;

struct Ledger {
    const LedgerStore *store;
    LedgerOpen mode;
    bool is_in_use; /* by a call: a callback must not come back */
};

/* Records that are appended in one step, however many; what ledger_append, import and copying are made of. */
typedef struct {
    Ledger *ledger;
    Seq seq;
    guint8 hash[CHAIN_HASH_BYTES];
} LedgerBatch;

bool ledger_batch_begin(LedgerBatch *batch, Ledger *ledger, Seq expected, GError **error);
bool ledger_batch_add(LedgerBatch *batch, const void *bytes, gsize length, GError **error);
bool ledger_batch_put(LedgerBatch *batch, LedgerTable table, const char *name, GBytes *bytes, GError **error);

/* Commits if `is_good`, else undoes all; true if it was good and is committed. */
bool ledger_batch_end(LedgerBatch *batch, bool is_good, GError **error);
