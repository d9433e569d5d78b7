/* A copy of a ledger as a file that is there whole or not at all: made beside its place, then put there in one step. */
#include "ledger/ledger.h"
#include "ledger/store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

/* --- row by row, for stores that are no file ---------------------------------------------------------------------- */

typedef struct {
    LedgerBatch batch;
    LedgerTable table;
    GError *error;
} Copying;

static bool copy_record(const LedgerRecord *record, gpointer data)
{
    Copying *copying = data;
    return ledger_batch_add(&copying->batch, record->bytes, record->length, &copying->error);
}

static bool copy_entry(const char *name, GBytes *bytes, gpointer data)
{
    Copying *copying = data;
    return ledger_batch_put(&copying->batch, copying->table, name, bytes, &copying->error);
}

static bool copy_all(Ledger *from, Copying *copying, GError **error)
{
    bool is_good = ledger_read(from, 0, copy_record, copying, error) && copying->error == NULL;
    for (int i = 0; i < N_LEDGER_TABLES && is_good; i++) {
        copying->table = (LedgerTable)i;
        is_good = from->store->each(from, copying->table, copy_entry, copying, error) && copying->error == NULL;
    }
    if (copying->error != NULL) {
        g_propagate_error(error, copying->error);
    }
    return is_good;
}

static bool copy_rows(Ledger *from, const char *path, GError **error)
{
    g_autoptr(Ledger) to = ledger_sqlite_open(path, LEDGER_CREATE, error);
    Copying copying = { 0 };
    if (to == NULL || !ledger_batch_begin(&copying.batch, to, 0, error)) {
        return false;
    }
    return ledger_batch_end(&copying.batch, copy_all(from, &copying, error), error);
}

/* --- the file ----------------------------------------------------------------------------------------------------- */

static bool fail(const char *path, GError **error)
{
    const int code = errno;
    LedgerError kind = LEDGER_ERROR_IO;
    if (code == EEXIST) {
        kind = LEDGER_ERROR_EXISTS;
    } else if (code == ENOSPC || code == EDQUOT || code == EFBIG) {
        kind = LEDGER_ERROR_FULL;
    }
    g_set_error(error, LEDGER_ERROR, kind, "%s: %s", path, g_strerror(code));
    return false;
}

/* An empty file that is ours keeps the place, so that nothing else is written over. */
static bool take_place(const char *path, GError **error)
{
    const int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    return file >= 0 ? close(file) == 0 || fail(path, error) : fail(path, error);
}

static void remove_parts(const char *part)
{
    static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };
    for (size_t i = 0; i < G_N_ELEMENTS(suffixes); i++) {
        g_autofree char *path = g_strconcat(part, suffixes[i], NULL);
        g_unlink(path);
    }
}

/* The file's own bytes are on the disk since the store closed it; the folder is a file too. */
static bool put_in_place(const char *part, const char *path, GError **error)
{
    g_autofree char *folder = g_path_get_dirname(path);
    if (rename(part, path) != 0) {
        return fail(path, error);
    }
    const int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file >= 0) {
        fsync(file);
        close(file);
    }
    return true;
}

bool ledger_backup(Ledger *ledger, const char *path, GError **error)
{
    g_autofree char *part = g_strconcat(path, ".part", NULL);
    if (!take_place(path, error)) {
        return false;
    }
    remove_parts(part); /* of a backup that was interrupted: the place was free, so no other is being made */
    const bool is_copied =
        ledger->store->backup != NULL ? ledger->store->backup(ledger, part, error) : copy_rows(ledger, part, error);
    if (!is_copied || !put_in_place(part, path, error)) {
        remove_parts(part);
        g_unlink(path);
        return false;
    }
    return true;
}
