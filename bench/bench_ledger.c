/* The ledger in a file: how fast it appends and reads, and whether appending costs more as it grows. Times are of the
 * clock, not of the processor, since appending waits for the disk. The folder is a temporary one: set TMPDIR to have
 * another disk measured. */
#include "ledger/ledger.h"
#include "ledger/ledger_export.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

enum {
    RECORD_BYTES = 200,
    READ_RECORDS = 200000,
    APPEND_US = 2 * G_USEC_PER_SEC, /* for each size of batch */
    SAMPLES = 500,                  /* single appends at each size of the ledger */
};

static const guint batches[] = { 1, 8, 64 };
static const Seq sizes[] = { 1000, 100000, 1000000 };

static gint64 now_us(void)
{
    return g_get_monotonic_time();
}

static GPtrArray *records_new(guint n)
{
    GPtrArray *records = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    for (guint i = 0; i < n; i++) {
        char *text = g_strnfill(RECORD_BYTES, 'r');
        g_ptr_array_add(records, g_bytes_new_take(text, RECORD_BYTES));
    }
    return records;
}

static Seq append(Ledger *ledger, Seq head, GPtrArray *records)
{
    g_autoptr(GError) error = NULL;
    if (!ledger_append(ledger, head, records, &error)) {
        g_error("%s", error->message);
    }
    return head + records->len;
}

static Ledger *open_new(const char *folder, const char *name)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autoptr(GError) error = NULL;
    Ledger *ledger = ledger_sqlite_open(path, LEDGER_CREATE, &error);
    if (ledger == NULL) {
        g_error("%s", error->message);
    }
    return ledger;
}

static Seq fill(Ledger *ledger, Seq head, Seq until)
{
    g_autoptr(GPtrArray) many = records_new(1000);
    g_autoptr(GPtrArray) one = records_new(1);
    while (head < until) {
        head = append(ledger, head, until - head >= many->len ? many : one);
    }
    return head;
}

static void bench_batch(const char *folder, guint batch)
{
    g_autofree char *name = g_strdup_printf("batch-%u.sqlite", batch);
    g_autoptr(Ledger) ledger = open_new(folder, name);
    g_autoptr(GPtrArray) records = records_new(batch);
    Seq head = 0;
    guint appends = 0;
    const gint64 start = now_us();
    gint64 took = 0;
    for (; took < APPEND_US; took = now_us() - start) {
        head = append(ledger, head, records);
        appends++;
    }
    printf("%-34s %10.1f us %12.0f records/s\n", name, (double)took / appends,
           (double)head * G_USEC_PER_SEC / (double)took);
}

static int compare(const void *a, const void *b)
{
    const gint64 left = *(const gint64 *)a;
    const gint64 right = *(const gint64 *)b;
    return (left > right) - (left < right);
}

static Seq bench_size(Ledger *ledger, Seq head, Seq size)
{
    g_autoptr(GPtrArray) one = records_new(1);
    gint64 took[SAMPLES];
    head = fill(ledger, head, size);
    for (int i = 0; i < SAMPLES; i++) {
        const gint64 start = now_us();
        head = append(ledger, head, one);
        took[i] = now_us() - start;
    }
    qsort(took, SAMPLES, sizeof took[0], compare);
    printf("%-10" G_GUINT64_FORMAT " records %15s %10" G_GINT64_FORMAT " us median %8" G_GINT64_FORMAT " us 95 %%\n",
           size, "", took[SAMPLES / 2], took[SAMPLES * 95 / 100]);
    return head;
}

static bool count(const LedgerRecord *record, gpointer data)
{
    *(gsize *)data += record->length;
    return true;
}

static bool count_bytes(gpointer data, const void *bytes, gsize length, GError **error)
{
    *(gsize *)data += length;
    return true;
}

static void print_reading(const char *what, gint64 took)
{
    printf("%-34s %10.3f s  %12.0f records/s\n", what, (double)took / G_USEC_PER_SEC,
           (double)READ_RECORDS * G_USEC_PER_SEC / (double)took);
}

static void bench_reading(const char *folder)
{
    g_autofree char *path = g_build_filename(folder, "read.sqlite", NULL);
    g_autofree char *bytes = g_strnfill(RECORD_BYTES, 'r');
    guint8 hash[CHAIN_HASH_BYTES] = { 0 };
    gsize total = 0;
    Ledger *ledger = open_new(folder, "read.sqlite");
    fill(ledger, 0, READ_RECORDS);
    ledger_close(ledger);
    gint64 start = now_us();
    ledger = ledger_sqlite_open(path, LEDGER_READ, NULL);
    g_assert(ledger_read(ledger, 0, count, &total, NULL));
    print_reading("open, read and verify the chain", now_us() - start);
    start = now_us();
    for (int i = 0; i < READ_RECORDS; i++) {
        chain_next(hash, bytes, RECORD_BYTES, hash);
    }
    print_reading("  of it, hashes", now_us() - start);
    start = now_us();
    g_assert(ledger_verify(ledger, NULL, NULL, NULL, NULL));
    print_reading("verify, the file's pages too", now_us() - start);
    start = now_us();
    g_assert(ledger_export(ledger, LEDGER_EXPORT_CHAIN, count_bytes, &total, NULL));
    print_reading("export", now_us() - start);
    ledger_close(ledger);
}

static void remove_folder(const char *folder)
{
    g_autoptr(GDir) entries = g_dir_open(folder, 0, NULL);
    const char *name;
    while ((name = g_dir_read_name(entries)) != NULL) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        g_unlink(path);
    }
    g_rmdir(folder);
}

int main(void)
{
    g_autofree char *folder = g_dir_make_tmp("placard-bench-XXXXXX", NULL);
    g_assert(folder != NULL);
    printf("\nReading %d records of %d bytes\n", READ_RECORDS, RECORD_BYTES);
    bench_reading(folder);
    printf("\nAppending, each append on the disk\n");
    for (size_t i = 0; i < G_N_ELEMENTS(batches); i++) {
        bench_batch(folder, batches[i]);
    }
    printf("\nAppending one record to a ledger that grows\n");
    Ledger *ledger = open_new(folder, "growth.sqlite");
    Seq head = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
        head = bench_size(ledger, head, sizes[i]);
    }
    ledger_close(ledger);
    remove_folder(folder);
    return 0;
}
