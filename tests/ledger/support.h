/* What the tests of the ledger have in common. */
#pragma once

#include "ledger/ledger.h"

/* A folder of its own for a test, and files in it. */
char *support_folder(void);
char *support_path(const char *folder, const char *name);
void support_remove(char *folder); /* with all files in it; frees the name */

/* Records made of text; the last argument is NULL. */
GPtrArray *support_records(const char *first, ...) G_GNUC_NULL_TERMINATED;

/* Appends one record that says `text`, after the last. */
void support_append(Ledger *ledger, const char *text);

/* `n` records that name their number, in batches, after the last. */
void support_fill(Ledger *ledger, guint n);

/* Fails the test unless the chain holds and has exactly `n` records. */
void support_assert_whole(Ledger *ledger, Seq n);

/* Is there that text in that file? Another process looks, so that no lock of this one on the file is lost. */
bool support_is_in_file(const char *path, const char *text);

/* Where those bytes first stand in the file; and makes the byte at a place another, or what it was. */
gsize support_find(const char *path, const void *bytes, gsize length);
void support_flip(const char *path, gsize place);
