/* The ledger as a text file, which endures: docs/format/ledger.md. Anybody can read it and verify the chain without
 * this program. It is written and read as a stream. */
#pragma once

#include "ledger/ledger.h"

typedef enum {
    LEDGER_EXPORT_CHAIN,       /* the records alone */
    LEDGER_EXPORT_WITH_PEOPLE, /* after them, in lines of their own, what is kept of people. Never keys */
} LedgerExport;

/* Takes all of the bytes; false with an error set ends the export. */
typedef bool (*LedgerWrite)(gpointer data, const void *bytes, gsize length, GError **error);

/* Gives at most `size` bytes; `*ret_length` is 0 at the end and only there. */
typedef bool (*LedgerFill)(gpointer data, void *into, gsize size, gsize *ret_length, GError **error);

/* For `data` that is a FILE *. Neither flushes nor closes it. */
bool ledger_write_to_file(gpointer file, const void *bytes, gsize length, GError **error);
bool ledger_fill_from_file(gpointer file, void *into, gsize size, gsize *ret_length, GError **error);

/* The ledger up to the record that was the last when it began. Every hash is verified on the way out. */
bool ledger_export(Ledger *ledger, LedgerExport what, LedgerWrite write, gpointer data, GError **error);

/* Into a ledger without records (else LEDGER_ERROR_CONFLICT): all of the file, or nothing if anything is wrong with it.
 * The message names the line. */
bool ledger_import(Ledger *ledger, LedgerFill fill, gpointer data, GError **error);

/* For ledger_import, which reads what is written here. */
#define LEDGER_EXPORT_NAME "placard-ledger"
#define LEDGER_EXPORT_PERSON "local person "
#define LEDGER_EXPORT_END "local end "
