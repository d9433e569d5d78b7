#include "cli/data.h"

#include "cli/load.h"

#include <errno.h>
#include <glib/gstdio.h>

const char *data_folder(const Arguments *arguments)
{
    const char *folder = arguments_value(arguments, "data", g_getenv("PLACARD_DATA"));
    if (folder == NULL || *folder == '\0') {
        complain("say where the session is kept: --data DIR");
        return NULL;
    }
    return folder;
}

char *data_file(const char *path)
{
    const bool is_file = g_file_test(path, G_FILE_TEST_IS_REGULAR);
    return is_file ? g_strdup(path) : g_build_filename(path, DATA_FILE, NULL);
}

bool data_exists(const char *path)
{
    g_autofree char *file = data_file(path);
    return g_file_test(file, G_FILE_TEST_EXISTS);
}

static bool make_folder(const char *path)
{
    enum { ONLY_FOR_US = 0700 };
    if (g_mkdir_with_parents(path, ONLY_FOR_US) != 0) {
        complain("cannot make the folder %s: %s", path, g_strerror(errno));
        return false;
    }
    return true;
}

Ledger *data_open(const char *path, LedgerOpen mode)
{
    if (mode == LEDGER_CREATE && !make_folder(path)) {
        return NULL;
    }
    if (mode != LEDGER_CREATE && !data_exists(path)) {
        complain("no session is kept in %s; one begins with `placard do session.begin`", path);
        return NULL;
    }
    g_autofree char *file = data_file(path);
    g_autoptr(GError) error = NULL;
    Ledger *ledger = ledger_sqlite_open(file, mode, &error);
    if (ledger == NULL) {
        complain("cannot open %s: %s", file, error->message);
    }
    return ledger;
}

typedef struct {
    Ledger *to;
    Seq seq;
    GPtrArray *records;
    GError *error;
} Copying;

static bool flush_copies(Copying *copying)
{
    if (copying->records->len > 0 && !ledger_append(copying->to, copying->seq, copying->records, &copying->error)) {
        return false;
    }
    copying->seq += copying->records->len;
    g_ptr_array_set_size(copying->records, 0);
    return true;
}

static bool copy_one(const LedgerRecord *record, gpointer data)
{
    Copying *copying = data;
    g_ptr_array_add(copying->records, g_bytes_new(record->bytes, record->length));
    return copying->records->len < LEDGER_BATCH_LIMIT || flush_copies(copying);
}

static void free_bytes(gpointer bytes)
{
    g_bytes_unref(bytes);
}

static bool copy_all(Ledger *from, Ledger *to, GError **error)
{
    g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func(free_bytes);
    Copying copying = { .to = to, .records = records };
    const bool was_read = ledger_read(from, 0, copy_one, &copying, error);
    if (was_read && copying.error == NULL) {
        flush_copies(&copying);
    }
    if (copying.error != NULL) {
        g_propagate_error(error, copying.error);
        return false;
    }
    return was_read;
}

Ledger *data_trial(const char *path)
{
    g_autoptr(Ledger) trial = ledger_mem_new();
    g_autoptr(GError) error = NULL;
    if (path == NULL || !data_exists(path)) {
        return g_steal_pointer(&trial);
    }
    g_autoptr(Ledger) ledger = data_open(path, LEDGER_READ);
    if (ledger == NULL) {
        return NULL;
    }
    if (!copy_all(ledger, trial, &error)) {
        complain("cannot read the session in %s: %s", path, error->message);
        return NULL;
    }
    return g_steal_pointer(&trial);
}

App *data_app(Ledger *ledger, const char *path)
{
    g_autoptr(GError) error = NULL;
    App *app = app_open(ledger, &error);
    if (app == NULL) {
        complain("cannot read the session in %s: %s", path, error->message);
        ledger_close(ledger);
    }
    return app;
}

App *data_app_of(const Arguments *arguments, LedgerOpen mode)
{
    const char *folder = data_folder(arguments);
    Ledger *ledger = folder != NULL ? data_open(folder, mode) : NULL;
    return ledger != NULL ? data_app(ledger, folder) : NULL;
}
