/* The ledger: what happened, as an append-only list of records of bytes, each chained to the one before by a hash.
 *
 * It stores bytes and their order and does not know what they mean. A record is a line: 1 byte to 1 MiB, no byte below
 * 0x20. It never changes and is never taken out. Beside the chain are three tables that can forget: people, to whom
 * records refer by id, keys, and papers, to which records refer by their digests. docs/format/ledger.md says what all
 * this is in files, and what of it endures.
 *
 * Threads. A Ledger is a handle: it is used by one thread at a time, under the caller's lock, and not by a process that
 * was forked. Each further thread (one that reads while another appends, one that waits) has a handle of its own, from
 * ledger_open_again or, in another process too, from ledger_sqlite_open; handles need no lock between them. Appends
 * through several handles are safe, because each says what it comes after. What is called back (a visitor, a writer)
 * must not use the handle that calls it.
 *
 * Functions that return false have set LEDGER_ERROR, or the error of a callback, and left their outputs untouched. */
#pragma once

#include "base/seq.h"
#include "ledger/chain.h"

#include <glib.h>
#include <stdbool.h>

typedef struct Ledger Ledger;

enum {
    LEDGER_FORMAT = 1,                /* of the file and of the export */
    LEDGER_RECORD_LIMIT = 1 << 20,    /* bytes of a record */
    LEDGER_BATCH_LIMIT = 10000,       /* records of one append */
    LEDGER_NAME_LIMIT = 200,          /* bytes of an id of a person, of a name of a key */
    LEDGER_ENTRY_LIMIT = 256 << 10,   /* bytes that are kept of a person or under a key */
    LEDGER_PAPER_LIMIT = 4 << 20,     /* bytes of a paper */
    LEDGER_PATIENCE_MS = 5000,        /* how long a lock that another handle has is waited for */
    LEDGER_WAIT_LIMIT_MS = 60 * 1000, /* for news */
};

#define LEDGER_ERROR ledger_error_quark()
GQuark ledger_error_quark(void);
typedef enum {
    LEDGER_ERROR_CONFLICT,     /* the ledger has moved past what the caller knew: read on, decide again */
    LEDGER_ERROR_BROKEN,       /* the chain does not hold, or the file is damaged: the message names record or line */
    LEDGER_ERROR_FULL,         /* no room on the disk; what was there is whole, and a later try may succeed. Where the
                                * size of files is limited (RLIMIT_FSIZE), SIGXFSZ must be ignored for this */
    LEDGER_ERROR_READ_ONLY,    /* the handle or the file cannot be written */
    LEDGER_ERROR_BUSY,         /* another handle kept its lock for longer than the patience */
    LEDGER_ERROR_NOT_A_LEDGER, /* a file of another kind */
    LEDGER_ERROR_NEWER,        /* a format of a later version of the program */
    LEDGER_ERROR_LIMIT,        /* what is to be stored is too large, empty, or holds a byte that it must not */
    LEDGER_ERROR_EXISTS,       /* there is something where a new file was to be made */
    LEDGER_ERROR_IO,           /* the system failed otherwise */
} LedgerError;

typedef enum {
    LEDGER_CREATE, /* a new one, where there is nothing */
    LEDGER_WRITE,
    LEDGER_READ,
} LedgerOpen;

/* --- handles ---------------------------------------------------------------------------------------------------- */

/* In memory, and gone with its last handle. */
Ledger *ledger_mem_new(void);

/* A file. LEDGER_READ works on media and in folders that cannot be written, if the last writer closed its handle; if it
 * did not, the message says what to do. */
Ledger *ledger_sqlite_open(const char *path, LedgerOpen mode, GError **error);

/* Another handle of the same ledger. `mode` is LEDGER_WRITE or LEDGER_READ. */
Ledger *ledger_open_again(Ledger *ledger, LedgerOpen mode, GError **error);

void ledger_close(Ledger *ledger); /* NULL is let pass */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Ledger, ledger_close)

/* Instead of LEDGER_PATIENCE_MS, for this handle. */
void ledger_set_patience(Ledger *ledger, guint patience_ms);

/* --- the chain -------------------------------------------------------------------------------------------------- */

typedef struct {
    Seq seq;
    const guint8 *bytes; /* not terminated; borrowed for the time of the visit */
    gsize length;
    const guint8 *hash; /* CHAIN_HASH_BYTES */
} LedgerRecord;

/* Whether to go on. */
typedef bool (*LedgerVisit)(const LedgerRecord *record, gpointer data);

typedef void (*LedgerProgress)(Seq done, Seq all, gpointer data);

/* May these bytes be a record? False with LEDGER_ERROR_LIMIT. */
bool ledger_may_record(const void *bytes, gsize length, GError **error);

/* The last record's number and hash; 0 and zero bytes while there is none. */
bool ledger_head(Ledger *ledger, Seq *ret_seq, guint8 ret_hash[CHAIN_HASH_BYTES], GError **error);

/* Appends all of `records` (GBytes, at least one) or none, as those that follow `expected`, the last that the caller
 * knows. Once it returns true they are on the disk. LEDGER_ERROR_CONFLICT if the ledger has moved past `expected`, or
 * never was there. After LEDGER_ERROR_IO it is not known whether they were appended, until the ledger is read. */
bool ledger_append(Ledger *ledger, Seq expected, GPtrArray *records, GError **error);

/* Adds to `records` what is to be appended, or nothing. False, with an error set, leaves the ledger as it is. */
typedef bool (*LedgerMake)(GPtrArray *records, gpointer data, GError **error);

/* As ledger_append, for records that depend on those before them: `make` is called, once, when it is sure that
 * `expected` is the last one and nobody else can append any more. So who decides what to append never does it in vain,
 * however many others append. Nothing to append is no failure. */
bool ledger_append_made(Ledger *ledger, Seq expected, LedgerMake make, gpointer data, GError **error);

/* Visits the records after `after`, in order, until there are no more or the visitor has seen enough. No record is
 * shown before its hash was found right; where the chain does not hold it stops with LEDGER_ERROR_BROKEN. The first
 * record's hash is computed from the hash that is stored with record `after`. A ledger that is shorter than `after` has
 * nothing to show. Records that are appended meanwhile may be shown or not. */
bool ledger_read(Ledger *ledger, Seq after, LedgerVisit visit, gpointer data, GError **error);

/* Reads everything, and lets the store look at its file. False with LEDGER_ERROR_BROKEN and in `*ret_broken` the first
 * record that is not what was appended, or 0 if every record is right but something else in the file is not. That
 * records were taken off the end, the chain alone cannot tell: whoever wrote down a number and hash compares.
 * `progress` and `ret_broken` may be NULL. */
bool ledger_verify(Ledger *ledger, LedgerProgress progress, gpointer data, Seq *ret_broken, GError **error);

/* Waits until the ledger has records after `seq`, but no longer than `timeout_ms` (at most LEDGER_WAIT_LIMIT_MS);
 * `*ret_head` is its last record then, and no more than `seq` if time ran out. */
bool ledger_wait(Ledger *ledger, Seq seq, guint timeout_ms, Seq *ret_head, GError **error);

/* A whole copy, people and keys included, as a new SQLite file `path`, which appears when it is complete and on the
 * disk. Others may append meanwhile: the copy is the ledger as it was at one moment. What is erased later is still in
 * the copy. */
bool ledger_backup(Ledger *ledger, const char *path, GError **error);

/* --- people and keys, outside the chain --------------------------------------------------------------------------- */

/* Names are 1 to LEDGER_NAME_LIMIT visible ASCII characters; bytes are any, LEDGER_ENTRY_LIMIT at most. */
typedef bool (*LedgerEntryVisit)(const char *name, GBytes *bytes, gpointer data);

/* Puts, or replaces. Durable when true. */
bool ledger_person_put(Ledger *ledger, const char *id, GBytes *bytes, GError **error);

/* `*ret_bytes` is NULL if there is nobody of that id. Free with g_bytes_unref. */
bool ledger_person_get(Ledger *ledger, const char *id, GBytes **ret_bytes, GError **error);

/* Takes a person out, so that no byte of it is left in the ledger's files; also one who is not there. With
 * LEDGER_ERROR_BUSY nobody finds the person any more, but another handle that still reads an older state keeps the
 * bytes on the disk: try again. It costs as much as putting all others anew. What file system and medium keep of blocks
 * that were overwritten is beyond us. */
bool ledger_person_erase(Ledger *ledger, const char *id, GError **error);

/* All, in the order of their ids' bytes. */
bool ledger_person_each(Ledger *ledger, LedgerEntryVisit visit, gpointer data, GError **error);

/* The same for keys: credentials, which belong to this machine and are never exported. */
bool ledger_key_put(Ledger *ledger, const char *name, GBytes *bytes, GError **error);
bool ledger_key_get(Ledger *ledger, const char *name, GBytes **ret_bytes, GError **error);
bool ledger_key_erase(Ledger *ledger, const char *name, GError **error);
bool ledger_key_each(Ledger *ledger, LedgerEntryVisit visit, gpointer data, GError **error);

/* --- papers, outside the chain ------------------------------------------------------------------------------------
 * Texts and files that records name by their SHA-256, as 64 small hexadecimal digits: 1 byte to LEDGER_PAPER_LIMIT.
 * They are in a backup, and in no export: whoever has the record can tell of any file whether it is the one. */

/* Puts it; it is no failure if it is there. Durable when true. */
bool ledger_paper_put(Ledger *ledger, GBytes *bytes, char ret_digest[CHAIN_HASH_DIGITS + 1], GError **error);

/* `*ret_bytes` is NULL if it is not there. LEDGER_ERROR_BROKEN if what is kept under the digest is something else. */
bool ledger_paper_get(Ledger *ledger, const char *digest, GBytes **ret_bytes, GError **error);

/* Takes it out, also one that is not there. The pages that it was on are overwritten with zeros; it does not cost what
 * erasing a person does. */
bool ledger_paper_erase(Ledger *ledger, const char *digest, GError **error);

/* All, in the order of their digests. What they hold is not verified. */
bool ledger_paper_each(Ledger *ledger, LedgerEntryVisit visit, gpointer data, GError **error);
