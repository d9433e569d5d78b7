/* What every store keeps to. Each case is run for each store, on a new and empty ledger. */
#include "ledger/ledger.h"
#include "support.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
    char *folder;
    char *path; /* of the store's file, if it has one */
    Ledger *ledger;
} Fixture;

typedef struct {
    const char *name;
    Ledger *(*open)(const char *path, GError **error);
    bool is_lasting; /* can be closed and opened again */
} Store;

static Ledger *open_mem(const char *path, GError **error)
{
    return ledger_mem_new();
}

static Ledger *open_sqlite(const char *path, GError **error)
{
    return ledger_sqlite_open(path, LEDGER_CREATE, error);
}

static const Store stores[] = {
    { "mem", open_mem, false },
    { "sqlite", open_sqlite, true },
};

static void set_up(Fixture *fixture, gconstpointer data)
{
    const Store *store = data;
    g_autoptr(GError) error = NULL;
    fixture->folder = support_folder();
    fixture->path = support_path(fixture->folder, "ledger.sqlite");
    fixture->ledger = store->open(fixture->path, &error);
    g_assert_no_error(error);
}

static void tear_down(Fixture *fixture, gconstpointer data)
{
    ledger_close(fixture->ledger);
    g_free(fixture->path);
    support_remove(fixture->folder);
}

/* --- reading as text ------------------------------------------------------------------------------------------------
 */

typedef struct {
    GString *text; /* "1:bytes 2:bytes " */
    guint most;    /* records to see */
    guint seen;
} Reader;

static bool read_one(const LedgerRecord *record, gpointer data)
{
    Reader *reader = data;
    g_string_append_printf(reader->text, "%" G_GUINT64_FORMAT ":%.*s ", record->seq, (int)record->length,
                           (const char *)record->bytes);
    return ++reader->seen < reader->most;
}

static void assert_reads(Ledger *ledger, Seq after, guint most, const char *expected)
{
    Reader reader = { g_string_new(NULL), most, 0 };
    g_autoptr(GError) error = NULL;
    g_assert_true(ledger_read(ledger, after, read_one, &reader, &error));
    g_assert_no_error(error);
    g_assert_cmpstr(reader.text->str, ==, expected);
    g_string_free(reader.text, TRUE);
}

static void assert_head(Ledger *ledger, Seq seq, const char *digits)
{
    Seq found = 99;
    guint8 hash[CHAIN_HASH_BYTES];
    char found_digits[CHAIN_HASH_DIGITS + 1];
    g_autoptr(GError) error = NULL;
    g_assert_true(ledger_head(ledger, &found, hash, &error));
    g_assert_no_error(error);
    chain_to_digits(hash, found_digits);
    g_assert_cmpuint(found, ==, seq);
    g_assert_cmpstr(found_digits, ==, digits);
}

/* --- the chain -------------------------------------------------------------------------------------------------- */

#define HASH_0 "0000000000000000000000000000000000000000000000000000000000000000"
#define HASH_3 "97f03f301370faed2d44036363f098f6f2c414443f31fd13bcb3c684964b7435"

static void test_append_and_read(Fixture *fixture, gconstpointer data)
{
    Ledger *ledger = fixture->ledger;
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) two = support_records("{\"a\":1}", "{\"b\":\"é\"}", NULL);
    g_autoptr(GPtrArray) one = support_records("x", NULL);
    assert_head(ledger, 0, HASH_0);
    assert_reads(ledger, 0, 99, "");
    g_assert_true(ledger_append(ledger, 0, two, &error));
    g_assert_true(ledger_append(ledger, 2, one, &error));
    g_assert_no_error(error);
    assert_head(ledger, 3, HASH_3);
    assert_reads(ledger, 0, 99, "1:{\"a\":1} 2:{\"b\":\"é\"} 3:x ");
    assert_reads(ledger, 1, 99, "2:{\"b\":\"é\"} 3:x ");
    assert_reads(ledger, 1, 1, "2:{\"b\":\"é\"} ");
    assert_reads(ledger, 3, 99, "");
    assert_reads(ledger, 4, 99, "");
    assert_reads(ledger, G_MAXUINT64, 99, "");
    support_assert_whole(ledger, 3);
}

/* What test_made has made: as many records as `n` says, or none and an error. */
typedef struct {
    guint n, calls;
    bool fails;
} Making;

static bool make_records(GPtrArray *records, gpointer data, GError **error)
{
    Making *making = data;
    making->calls++;
    for (guint i = 0; i < making->n; i++) {
        g_autofree char *text = g_strdup_printf("made%u", i);
        g_ptr_array_add(records, g_bytes_new(text, strlen(text)));
    }
    if (making->fails) {
        g_set_error_literal(error, LEDGER_ERROR, LEDGER_ERROR_IO, "not made");
    }
    return !making->fails;
}

static void test_made(Fixture *fixture, gconstpointer data)
{
    static const struct {
        Making making;
        Seq expected;
        int error; /* −1: none */
    } cases[] = {
        { { 1, 0, false }, 0, LEDGER_ERROR_CONFLICT },
        { { 0, 1, false }, 1, -1 },
        { { 2, 1, true }, 1, LEDGER_ERROR_IO },
        { { LEDGER_BATCH_LIMIT + 1, 1, false }, 1, LEDGER_ERROR_LIMIT },
        { { 2, 1, false }, 1, -1 },
    };
    support_append(fixture->ledger, "first");
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        Making making = { .n = cases[i].making.n, .fails = cases[i].making.fails };
        const bool good = ledger_append_made(fixture->ledger, cases[i].expected, make_records, &making, &error);
        g_assert_true(good == (cases[i].error < 0));
        g_assert_cmpuint(making.calls, ==, cases[i].making.calls);
        if (!good) {
            g_assert_error(error, LEDGER_ERROR, cases[i].error);
        }
    }
    assert_reads(fixture->ledger, 0, 9, "1:first 2:made0 3:made1 ");
    support_assert_whole(fixture->ledger, 3);
}

static void test_conflict(Fixture *fixture, gconstpointer data)
{
    g_autoptr(GPtrArray) records = support_records("late", "later", NULL);
    support_append(fixture->ledger, "first");
    support_append(fixture->ledger, "second");
    for (Seq expected = 0; expected < 5; expected++) {
        g_autoptr(GError) error = NULL;
        if (expected != 2) {
            g_assert_false(ledger_append(fixture->ledger, expected, records, &error));
            g_assert_error(error, LEDGER_ERROR, LEDGER_ERROR_CONFLICT);
        }
    }
    assert_reads(fixture->ledger, 0, 99, "1:first 2:second ");
    support_append(fixture->ledger, "third");
    support_assert_whole(fixture->ledger, 3);
}

static void assert_append_refused(Ledger *ledger, GPtrArray *records, const char *message)
{
    g_autoptr(GError) error = NULL;
    g_assert_false(ledger_append(ledger, 0, records, &error));
    g_assert_error(error, LEDGER_ERROR, LEDGER_ERROR_LIMIT);
    g_assert_cmpstr(error->message, ==, message);
    assert_head(ledger, 0, HASH_0);
}

static void test_limits(Fixture *fixture, gconstpointer data)
{
    g_autoptr(GPtrArray) none = g_ptr_array_new();
    assert_append_refused(fixture->ledger, none, "1 to 10000 records are appended at once, not 0");
    g_autoptr(GPtrArray) empty = support_records("good", "", NULL);
    assert_append_refused(fixture->ledger, empty, "record 2 of the batch: a record has 1 to 1048576 bytes, not 0");
    g_autoptr(GPtrArray) line_end = support_records("good", "good", "ab\ncd", NULL);
    assert_append_refused(fixture->ledger, line_end,
                          "record 3 of the batch: a record is one line, but its byte 3 is 0x0a");
    g_autofree char *long_text = g_strnfill(LEDGER_RECORD_LIMIT + 1, 'x');
    g_autoptr(GPtrArray) too_long = support_records(long_text, NULL);
    assert_append_refused(fixture->ledger, too_long,
                          "record 1 of the batch: a record has 1 to 1048576 bytes, not 1048577");
    long_text[LEDGER_RECORD_LIMIT] = '\0';
    support_append(fixture->ledger, long_text);
    support_append(fixture->ledger, "\x7f\xff and what is no UTF-8 either");
    support_assert_whole(fixture->ledger, 2);
}

static void test_many_at_once(Fixture *fixture, gconstpointer data)
{
    g_autoptr(GPtrArray) records = g_ptr_array_new();
    g_autoptr(GBytes) bytes = g_bytes_new_static("same", 4);
    g_autoptr(GError) error = NULL;
    for (int i = 0; i < LEDGER_BATCH_LIMIT; i++) {
        g_ptr_array_add(records, bytes);
    }
    g_assert_true(ledger_append(fixture->ledger, 0, records, &error));
    g_ptr_array_add(records, bytes);
    g_assert_false(ledger_append(fixture->ledger, LEDGER_BATCH_LIMIT, records, &error));
    g_assert_error(error, LEDGER_ERROR, LEDGER_ERROR_LIMIT);
    support_assert_whole(fixture->ledger, LEDGER_BATCH_LIMIT);
}

/* What the caller does with its buffer afterwards is its business. */
static void test_never_changes(Fixture *fixture, gconstpointer data)
{
    char buffer[] = "as it was";
    g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    g_ptr_array_add(records, g_bytes_new_static(buffer, strlen(buffer)));
    g_assert_true(ledger_append(fixture->ledger, 0, records, NULL));
    memset(buffer, 'X', strlen(buffer));
    support_append(fixture->ledger, "another");
    assert_reads(fixture->ledger, 0, 99, "1:as it was 2:another ");
}

/* Everything that can be seen in progress is monotonous and ends with the whole. */
static void note_progress(Seq done, Seq all, gpointer data)
{
    Seq *last = data;
    g_assert_cmpuint(done, >, *last);
    g_assert_cmpuint(all, ==, 10001);
    *last = done;
}

static void test_progress(Fixture *fixture, gconstpointer data)
{
    Seq last = 0;
    support_fill(fixture->ledger, 10001);
    g_assert_true(ledger_verify(fixture->ledger, note_progress, &last, NULL, NULL));
    g_assert_cmpuint(last, ==, 10001);
}

/* --- several handles ------------------------------------------------------------------------------------------------
 */

static Ledger *another(Ledger *ledger, LedgerOpen mode)
{
    g_autoptr(GError) error = NULL;
    Ledger *other = ledger_open_again(ledger, mode, &error);
    g_assert_no_error(error);
    return other;
}

static void test_two_handles(Fixture *fixture, gconstpointer data)
{
    g_autoptr(Ledger) writer = another(fixture->ledger, LEDGER_WRITE);
    g_autoptr(Ledger) reader = another(fixture->ledger, LEDGER_READ);
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) records = support_records("x", NULL);
    g_autoptr(GBytes) bytes = g_bytes_new_static("b", 1);
    support_append(fixture->ledger, "one");
    support_append(writer, "two");
    support_append(fixture->ledger, "three");
    assert_reads(reader, 0, 99, "1:one 2:two 3:three ");
    g_assert_false(ledger_append(reader, 3, records, &error));
    g_assert_error(error, LEDGER_ERROR, LEDGER_ERROR_READ_ONLY);
    g_clear_error(&error);
    g_assert_false(ledger_person_put(reader, "p", bytes, &error));
    g_assert_error(error, LEDGER_ERROR, LEDGER_ERROR_READ_ONLY);
    support_assert_whole(reader, 3);
}

enum { THREADS = 4, EACH_APPENDS = 100 };

static gpointer append_many(gpointer data)
{
    Ledger *ledger = data;
    guint8 hash[CHAIN_HASH_BYTES];
    g_autoptr(GPtrArray) records = support_records("from a thread", NULL);
    Seq conflicts = 0;
    for (int done = 0; done < EACH_APPENDS;) {
        g_autoptr(GError) error = NULL;
        Seq head = 0;
        g_assert_true(ledger_head(ledger, &head, hash, NULL));
        if (ledger_append(ledger, head, records, &error)) {
            done++;
        } else {
            g_assert_error(error, LEDGER_ERROR, LEDGER_ERROR_CONFLICT);
            conflicts++;
        }
    }
    return GSIZE_TO_POINTER(conflicts);
}

static void test_threads(Fixture *fixture, gconstpointer data)
{
    GThread *threads[THREADS];
    Ledger *handles[THREADS];
    Seq conflicts = 0;
    for (int i = 0; i < THREADS; i++) {
        handles[i] = another(fixture->ledger, LEDGER_WRITE);
        threads[i] = g_thread_new("append", append_many, handles[i]);
    }
    for (int i = 0; i < THREADS; i++) {
        conflicts += GPOINTER_TO_SIZE(g_thread_join(threads[i]));
        ledger_close(handles[i]);
    }
    g_test_message("%" G_GUINT64_FORMAT " conflicts", conflicts);
    support_assert_whole(fixture->ledger, (Seq)THREADS * EACH_APPENDS);
}

/* --- waiting --------------------------------------------------------------------------------------------------------
 */

static gpointer append_later(gpointer data)
{
    g_usleep(50 * 1000);
    support_append(data, "news");
    return NULL;
}

static void test_wait(Fixture *fixture, gconstpointer data)
{
    g_autoptr(Ledger) waiting = another(fixture->ledger, LEDGER_READ);
    g_autoptr(GError) error = NULL;
    Seq head = 99;
    gint64 start = g_get_monotonic_time();
    g_assert_true(ledger_wait(waiting, 0, 60, &head, &error));
    g_assert_cmpuint(head, ==, 0);
    g_assert_cmpint(g_get_monotonic_time() - start, >=, 60 * 1000);
    GThread *thread = g_thread_new("append", append_later, fixture->ledger);
    start = g_get_monotonic_time();
    g_assert_true(ledger_wait(waiting, 0, 30 * 1000, &head, &error));
    g_assert_cmpuint(head, ==, 1);
    g_assert_cmpint(g_get_monotonic_time() - start, <, 20 * G_USEC_PER_SEC);
    g_thread_join(thread);
    start = g_get_monotonic_time();
    g_assert_true(ledger_wait(waiting, 0, 30 * 1000, &head, &error));
    g_assert_cmpint(g_get_monotonic_time() - start, <, 10 * G_USEC_PER_SEC);
    g_assert_true(ledger_wait(waiting, 5, 0, &head, &error));
    g_assert_cmpuint(head, ==, 1);
    g_assert_no_error(error);
}

/* --- people and keys ---------------------------------------------------------------------------------------------- */

/* The two tables have the same functions. */
static const struct {
    bool (*put)(Ledger *ledger, const char *name, GBytes *bytes, GError **error);
    bool (*get)(Ledger *ledger, const char *name, GBytes **ret_bytes, GError **error);
    bool (*erase)(Ledger *ledger, const char *name, GError **error);
    bool (*each)(Ledger *ledger, LedgerEntryVisit visit, gpointer data, GError **error);
} tables[] = {
    { ledger_person_put, ledger_person_get, ledger_person_erase, ledger_person_each },
    { ledger_key_put, ledger_key_get, ledger_key_erase, ledger_key_each },
};

static void put(Ledger *ledger, size_t table, const char *name, const char *text)
{
    g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
    g_autoptr(GError) error = NULL;
    g_assert_true(tables[table].put(ledger, name, bytes, &error));
    g_assert_no_error(error);
}

static bool list_entry(const char *name, GBytes *bytes, gpointer data)
{
    g_string_append_printf(data, "%s=%.*s ", name, (int)g_bytes_get_size(bytes),
                           (const char *)g_bytes_get_data(bytes, NULL));
    return strcmp(name, "stop") != 0;
}

static void assert_entries(Ledger *ledger, size_t table, const char *expected)
{
    GString *text = g_string_new(NULL);
    g_assert_true(tables[table].each(ledger, list_entry, text, NULL));
    g_assert_cmpstr(text->str, ==, expected);
    g_string_free(text, TRUE);
}

static void test_entries(Fixture *fixture, gconstpointer data)
{
    Ledger *ledger = fixture->ledger;
    for (size_t i = 0; i < G_N_ELEMENTS(tables); i++) {
        g_autoptr(GBytes) bytes = NULL;
        g_autoptr(GBytes) none = NULL;
        put(ledger, i, "p2", "second");
        put(ledger, i, "p10", "");
        put(ledger, i, "P1", "first");
        assert_entries(ledger, i, "P1=first p10= p2=second ");
        put(ledger, i, "p2", "changed, and longer");
        assert_entries(ledger, i, "P1=first p10= p2=changed, and longer ");
        g_assert_true(tables[i].get(ledger, "p2", &bytes, NULL));
        g_assert_cmpmem(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), "changed, and longer", 19);
        g_assert_true(tables[i].get(ledger, "nobody", &none, NULL));
        g_assert_null(none);
        g_assert_true(tables[i].erase(ledger, "p2", NULL));
        g_assert_true(tables[i].erase(ledger, "nobody", NULL));
        g_assert_true(tables[i].get(ledger, "p2", &none, NULL));
        g_assert_null(none);
        put(ledger, i, "stop", "here");
        put(ledger, i, "t", "never seen");
        assert_entries(ledger, i, "P1=first p10= stop=here ");
    }
    assert_head(ledger, 0, HASH_0);
}

static void test_entry_limits(Fixture *fixture, gconstpointer data)
{
    g_autofree char *long_name = g_strnfill(LEDGER_NAME_LIMIT + 1, 'n');
    const char *const names[] = { "", "a b", "a\n", "é", long_name };
    g_autoptr(GBytes) bytes = g_bytes_new_static("b", 1);
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_false(ledger_person_put(fixture->ledger, names[i], bytes, &error));
        g_assert_error(error, LEDGER_ERROR, LEDGER_ERROR_LIMIT);
    }
    g_autoptr(GError) error = NULL;
    g_autofree char *most = g_malloc0(LEDGER_ENTRY_LIMIT + 1);
    g_autoptr(GBytes) good = g_bytes_new_static(most, LEDGER_ENTRY_LIMIT);
    g_autoptr(GBytes) bad = g_bytes_new_static(most, LEDGER_ENTRY_LIMIT + 1);
    g_assert_true(ledger_person_put(fixture->ledger, long_name + 1, good, NULL));
    g_assert_false(ledger_person_put(fixture->ledger, "p", bad, &error));
    g_assert_error(error, LEDGER_ERROR, LEDGER_ERROR_LIMIT);
}

/* --- papers ------------------------------------------------------------------------------------------------------- */

static bool count_paper(const char *name, GBytes *bytes, gpointer data)
{
    g_assert_cmpuint(strlen(name), ==, CHAIN_HASH_DIGITS);
    g_assert_cmpuint(g_bytes_get_size(bytes), >, 0);
    ++*(int *)data;
    return true;
}

static void assert_papers(Ledger *ledger, int expected)
{
    int n = 0;
    g_assert_true(ledger_paper_each(ledger, count_paper, &n, NULL));
    g_assert_cmpint(n, ==, expected);
}

static void assert_paper(Ledger *ledger, const char *digest, GBytes *expected)
{
    g_autoptr(GBytes) bytes = NULL;
    g_autoptr(GError) error = NULL;
    g_assert_true(ledger_paper_get(ledger, digest, &bytes, &error));
    g_assert_no_error(error);
    g_assert_true((bytes == NULL) == (expected == NULL));
    g_assert_true(bytes == NULL || g_bytes_equal(bytes, expected));
}

/* That of "abc" is an example of the standard (FIPS 180-4). */
#define DIGEST_OF_ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

static void test_papers(Fixture *fixture, gconstpointer data)
{
    g_autoptr(Ledger) reader = another(fixture->ledger, LEDGER_READ);
    g_autoptr(GBytes) abc = g_bytes_new_static("abc", 3);
    g_autofree char *most = g_strnfill(LEDGER_PAPER_LIMIT, 'm');
    g_autoptr(GBytes) large = g_bytes_new_static(most, LEDGER_PAPER_LIMIT);
    char digest[CHAIN_HASH_DIGITS + 1], again[CHAIN_HASH_DIGITS + 1];
    assert_papers(reader, 0);
    assert_paper(reader, DIGEST_OF_ABC, NULL);
    g_assert_true(ledger_paper_erase(fixture->ledger, DIGEST_OF_ABC, NULL));
    g_assert_true(ledger_paper_put(fixture->ledger, abc, digest, NULL));
    g_assert_cmpstr(digest, ==, DIGEST_OF_ABC);
    assert_paper(reader, digest, abc);
    g_assert_true(ledger_paper_put(fixture->ledger, abc, again, NULL));
    g_assert_cmpstr(again, ==, digest);
    assert_papers(reader, 1);
    g_assert_true(ledger_paper_put(fixture->ledger, large, again, NULL));
    assert_paper(reader, again, large);
    assert_papers(fixture->ledger, 2);
    g_assert_true(ledger_paper_erase(fixture->ledger, again, NULL));
    assert_paper(reader, again, NULL);
    assert_paper(reader, digest, abc);
    assert_head(fixture->ledger, 0, HASH_0);
}

static void test_paper_limits(Fixture *fixture, gconstpointer data)
{
    static const char *const wrong[] = { "", "abc", "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD",
                                         DIGEST_OF_ABC "0" };
    g_autofree char *most = g_malloc0(LEDGER_PAPER_LIMIT + 1);
    GBytes *bad[2];
    char digest[CHAIN_HASH_DIGITS + 1] = "as it was";
    bad[0] = g_bytes_new_static("", 0);
    bad[1] = g_bytes_new_static(most, LEDGER_PAPER_LIMIT + 1);
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_false(ledger_paper_put(fixture->ledger, bad[i], digest, &error));
        g_assert_error(error, LEDGER_ERROR, LEDGER_ERROR_LIMIT);
        g_assert_cmpstr(digest, ==, "as it was");
        g_bytes_unref(bad[i]);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_autoptr(GError) error = NULL;
        GBytes *bytes = NULL;
        g_assert_false(ledger_paper_get(fixture->ledger, wrong[i], &bytes, &error));
        g_assert_error(error, LEDGER_ERROR, LEDGER_ERROR_LIMIT);
        g_assert_false(ledger_paper_erase(fixture->ledger, wrong[i], NULL));
    }
    g_autoptr(Ledger) reader = another(fixture->ledger, LEDGER_READ);
    g_autoptr(GBytes) abc = g_bytes_new_static("abc", 3);
    g_assert_false(ledger_paper_put(reader, abc, digest, NULL));
    assert_papers(fixture->ledger, 0);
}

/* --- copies ------------------------------------------------------------------------------------------------------- */

static void test_backup(Fixture *fixture, gconstpointer data)
{
    g_autofree char *path = support_path(fixture->folder, "backup.sqlite");
    g_autofree char *part = g_strconcat(path, ".part", NULL);
    g_autoptr(GError) error = NULL;
    support_append(fixture->ledger, "one");
    put(fixture->ledger, 0, "p1", "Somebody");
    put(fixture->ledger, 1, "k1", "secret");
    g_autoptr(GBytes) abc = g_bytes_new_static("abc", 3);
    char digest[CHAIN_HASH_DIGITS + 1];
    g_assert_true(ledger_paper_put(fixture->ledger, abc, digest, NULL));
    g_assert_true(ledger_backup(fixture->ledger, path, &error));
    g_assert_no_error(error);
    support_append(fixture->ledger, "two");
    g_autoptr(Ledger) copy = ledger_sqlite_open(path, LEDGER_WRITE, &error);
    g_assert_no_error(error);
    assert_reads(copy, 0, 99, "1:one ");
    assert_entries(copy, 0, "p1=Somebody ");
    assert_entries(copy, 1, "k1=secret ");
    assert_paper(copy, digest, abc);
    support_append(copy, "another two");
    assert_reads(fixture->ledger, 0, 99, "1:one 2:two ");
    g_assert_false(ledger_backup(fixture->ledger, path, &error));
    g_assert_error(error, LEDGER_ERROR, LEDGER_ERROR_EXISTS);
    g_assert_false(g_file_test(part, G_FILE_TEST_EXISTS));
    support_assert_whole(copy, 2);
}

static gpointer append_storm(gpointer data)
{
    Ledger *ledger = data;
    support_fill(ledger, 20000);
    for (int i = 0; i < 500; i++) {
        support_append(ledger, "in the storm");
    }
    return NULL;
}

static void test_backup_in_a_storm(Fixture *fixture, gconstpointer data)
{
    Ledger *writer = another(fixture->ledger, LEDGER_WRITE);
    GThread *thread = g_thread_new("append", append_storm, writer);
    g_autoptr(Ledger) reader = another(fixture->ledger, LEDGER_READ);
    guint8 hash[CHAIN_HASH_BYTES];
    Seq before = 0;
    for (int i = 0; i < 5; i++) {
        g_autofree char *name = g_strdup_printf("backup-%d.sqlite", i);
        g_autofree char *path = support_path(fixture->folder, name);
        g_autoptr(GError) error = NULL;
        g_assert_true(ledger_backup(reader, path, &error));
        g_assert_no_error(error);
        g_autoptr(Ledger) copy = ledger_sqlite_open(path, LEDGER_READ, &error);
        g_assert_no_error(error);
        Seq head = 0;
        g_assert_true(ledger_head(copy, &head, hash, NULL));
        g_assert_cmpuint(head, >=, before);
        support_assert_whole(copy, head);
        before = head;
        g_usleep(20 * 1000);
    }
    g_thread_join(thread);
    ledger_close(writer);
    support_assert_whole(fixture->ledger, 20500);
}

/* --- over time
 * -------------------------------------------------------------------------------------------------------- */

static void test_reopen(Fixture *fixture, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    support_append(fixture->ledger, "one");
    put(fixture->ledger, 0, "p1", "Somebody");
    ledger_close(fixture->ledger);
    fixture->ledger = ledger_sqlite_open(fixture->path, LEDGER_CREATE, &error);
    g_assert_error(error, LEDGER_ERROR, LEDGER_ERROR_EXISTS);
    g_assert_null(fixture->ledger);
    g_clear_error(&error);
    fixture->ledger = ledger_sqlite_open(fixture->path, LEDGER_WRITE, &error);
    g_assert_no_error(error);
    support_append(fixture->ledger, "two");
    assert_reads(fixture->ledger, 0, 99, "1:one 2:two ");
    assert_entries(fixture->ledger, 0, "p1=Somebody ");
}

typedef void (*Case)(Fixture *fixture, gconstpointer data);

static const struct {
    const char *name;
    Case run;
    bool needs_lasting;
} cases[] = {
    { "append-and-read", test_append_and_read },
    { "conflict", test_conflict },
    { "made", test_made },
    { "limits", test_limits },
    { "many-at-once", test_many_at_once },
    { "never-changes", test_never_changes },
    { "progress", test_progress },
    { "two-handles", test_two_handles },
    { "threads", test_threads },
    { "wait", test_wait },
    { "entries", test_entries },
    { "entry-limits", test_entry_limits },
    { "papers", test_papers },
    { "paper-limits", test_paper_limits },
    { "backup", test_backup },
    { "backup-in-a-storm", test_backup_in_a_storm },
    { "reopen", test_reopen, true },
};

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(stores); i++) {
        for (size_t j = 0; j < G_N_ELEMENTS(cases); j++) {
            if (cases[j].needs_lasting && !stores[i].is_lasting) {
                continue;
            }
            g_autofree char *name = g_strdup_printf("/ledger/%s/%s", stores[i].name, cases[j].name);
            g_test_add(name, Fixture, &stores[i], set_up, cases[j].run, tear_down);
        }
    }
    return g_test_run();
}
