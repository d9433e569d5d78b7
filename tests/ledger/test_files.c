/* The SQLite file: what is refused, what damage is found, what is really gone. Here the file is touched from outside,
 * by SQLite itself and byte by byte. */
#include "ledger/ledger.h"
#include "support.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct {
    char *folder, *path, *log;
} Fixture;

static void set_up(Fixture *fixture, gconstpointer data)
{
    fixture->folder = support_folder();
    fixture->path = support_path(fixture->folder, "ledger.sqlite");
    fixture->log = support_path(fixture->folder, "ledger.sqlite-wal");
}

static void tear_down(Fixture *fixture, gconstpointer data)
{
    g_chmod(fixture->folder, 0700);
    g_free(fixture->path);
    g_free(fixture->log);
    support_remove(fixture->folder);
}

static Ledger *open_as(const char *path, LedgerOpen mode)
{
    g_autoptr(GError) error = NULL;
    Ledger *ledger = ledger_sqlite_open(path, mode, &error);
    g_assert_no_error(error);
    return ledger;
}

static void assert_refused(const char *path, LedgerOpen mode, LedgerError code, const char *message)
{
    g_autoptr(GError) error = NULL;
    Ledger *ledger = ledger_sqlite_open(path, mode, &error);
    g_assert_null(ledger);
    g_assert_error(error, LEDGER_ERROR, (gint)code);
    g_test_message("%s", error->message);
    g_assert_nonnull(strstr(error->message, path));
    g_assert_nonnull(strstr(error->message, message));
}

/* In SQLite, past the ledger. Whether it was done. */
static bool run_sql(const char *path, const char *sql)
{
    sqlite3 *db = NULL;
    g_assert_cmpint(sqlite3_open(path, &db), ==, SQLITE_OK);
    const bool is_done = sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK;
    g_assert_cmpint(sqlite3_close(db), ==, SQLITE_OK);
    return is_done;
}

/* --- opening ------------------------------------------------------------------------------------------------------ */

static void test_no_ledger(Fixture *fixture, gconstpointer data)
{
    const LedgerOpen modes[] = { LEDGER_WRITE, LEDGER_READ };
    for (size_t i = 0; i < G_N_ELEMENTS(modes); i++) {
        g_unlink(fixture->path);
        assert_refused(fixture->path, modes[i], LEDGER_ERROR_IO, "No such file");
        g_assert_false(g_file_test(fixture->path, G_FILE_TEST_EXISTS));
        assert_refused(fixture->folder, modes[i], LEDGER_ERROR_NOT_A_LEDGER, "not a regular file");
        g_assert_true(g_file_set_contents(fixture->path, "", 0, NULL));
        assert_refused(fixture->path, modes[i], LEDGER_ERROR_NOT_A_LEDGER, "an empty file");
        g_autofree char *text = g_strnfill(9000, 'x');
        g_assert_true(g_file_set_contents(fixture->path, text, -1, NULL));
        assert_refused(fixture->path, modes[i], LEDGER_ERROR_NOT_A_LEDGER, "not a database");
        g_unlink(fixture->path);
        g_assert_true(run_sql(fixture->path, "CREATE TABLE records (seq INTEGER PRIMARY KEY, hash BLOB, bytes BLOB)"));
        assert_refused(fixture->path, modes[i], LEDGER_ERROR_NOT_A_LEDGER, "its tables are not those of a ledger");
        g_unlink(fixture->path);
        g_assert_true(run_sql(fixture->path, "PRAGMA application_id = 7"));
        assert_refused(fixture->path, modes[i], LEDGER_ERROR_NOT_A_LEDGER, "without the tables of a ledger");
    }
    assert_refused(fixture->path, LEDGER_CREATE, LEDGER_ERROR_NOT_A_LEDGER, "without the tables of a ledger");
    g_autofree char *nowhere = support_path(fixture->path, "below-a-file");
    assert_refused(nowhere, LEDGER_CREATE, LEDGER_ERROR_IO, "Not a directory");
}

/* Creating that was interrupted leaves an empty file, or a database without tables. */
static void test_create_again(Fixture *fixture, gconstpointer data)
{
    g_assert_true(g_file_set_contents(fixture->path, "", 0, NULL));
    ledger_close(open_as(fixture->path, LEDGER_CREATE));
    g_unlink(fixture->path);
    g_assert_true(run_sql(fixture->path, "PRAGMA journal_mode = WAL"));
    g_autoptr(Ledger) ledger = open_as(fixture->path, LEDGER_CREATE);
    support_append(ledger, "first");
    support_assert_whole(ledger, 1);
}

static void test_private(Fixture *fixture, gconstpointer data)
{
    struct stat status;
    g_autoptr(Ledger) ledger = open_as(fixture->path, LEDGER_CREATE);
    support_append(ledger, "first");
    g_assert_cmpint(stat(fixture->path, &status), ==, 0);
    g_assert_cmpint(status.st_mode & 0777, ==, 0600);
    g_assert_cmpint(stat(fixture->log, &status), ==, 0);
    g_assert_cmpint(status.st_mode & 0777, ==, 0600);
}

static void test_newer(Fixture *fixture, gconstpointer data)
{
    ledger_close(open_as(fixture->path, LEDGER_CREATE));
    g_assert_true(run_sql(fixture->path, "PRAGMA user_version = 2; CREATE TABLE more (a) STRICT") == false);
    g_assert_true(run_sql(fixture->path, "PRAGMA user_version = 2; CREATE TABLE more (a ANY) STRICT"));
    assert_refused(fixture->path, LEDGER_WRITE, LEDGER_ERROR_NEWER, "of format 2; this program knows up to 1");
    assert_refused(fixture->path, LEDGER_READ, LEDGER_ERROR_NEWER, "of format 2; this program knows up to 1");
}

/* What a stranger put into the file is not run. */
static void test_strange_tables(Fixture *fixture, gconstpointer data)
{
    const char *const more[] = {
        "CREATE TRIGGER more AFTER INSERT ON records BEGIN DELETE FROM people; END",
        "CREATE TABLE more (a ANY) STRICT",
        "CREATE VIEW more AS SELECT 1",
        "DROP TRIGGER records_stay",
        "DROP TABLE keys; CREATE VIEW keys AS SELECT name, bytes FROM people",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(more); i++) {
        g_unlink(fixture->path);
        ledger_close(open_as(fixture->path, LEDGER_CREATE));
        g_assert_true(run_sql(fixture->path, more[i]));
        assert_refused(fixture->path, LEDGER_WRITE, LEDGER_ERROR_NOT_A_LEDGER, "its tables are not those of a ledger");
    }
}

static void test_rows_stay(Fixture *fixture, gconstpointer data)
{
    g_autoptr(Ledger) ledger = open_as(fixture->path, LEDGER_CREATE);
    support_fill(ledger, 3);
    g_assert_false(run_sql(fixture->path, "UPDATE records SET bytes = x'20' WHERE seq = 2"));
    g_assert_false(run_sql(fixture->path, "DELETE FROM records WHERE seq = 3"));
    g_assert_false(run_sql(fixture->path, "INSERT OR REPLACE INTO records VALUES (2, x'20', x'20')"));
    g_assert_false(run_sql(fixture->path, "INSERT INTO records VALUES (5, x'20', x'20')"));
    support_assert_whole(ledger, 3);
}

/* --- read only ------------------------------------------------------------------------------------------------------
 */

enum { NOBODY = 65534 };

/* What an ordinary user sees: in a child that is one. */
static void as_nobody(void (*look)(const char *path), const char *path)
{
    const pid_t child = fork();
    g_assert_cmpint(child, >=, 0);
    if (child == 0) {
        if (geteuid() == 0 && setresuid(NOBODY, NOBODY, NOBODY) != 0) {
            _exit(3);
        }
        look(path);
        _exit(0);
    }
    int status = 0;
    g_assert_cmpint(waitpid(child, &status, 0), ==, child);
    g_assert_true(WIFEXITED(status));
    g_assert_cmpint(WEXITSTATUS(status), ==, 0);
}

static void look_at_whole(const char *path)
{
    assert_refused(path, LEDGER_WRITE, LEDGER_ERROR_READ_ONLY, "cannot be written");
    g_autoptr(Ledger) ledger = open_as(path, LEDGER_READ);
    g_autoptr(GPtrArray) records = support_records("x", NULL);
    g_autoptr(GError) error = NULL;
    Seq head = 0;
    support_assert_whole(ledger, 3);
    g_assert_true(ledger_wait(ledger, 3, 5, &head, NULL));
    g_assert_false(ledger_append(ledger, 3, records, &error));
    g_assert_error(error, LEDGER_ERROR, LEDGER_ERROR_READ_ONLY);
}

static void look_at_log(const char *path)
{
    assert_refused(path, LEDGER_READ, LEDGER_ERROR_READ_ONLY, "write-ahead log (-wal) is still there");
}

/* The files can be read by all, and nothing can be written. */
static void close_folder(const Fixture *fixture)
{
    g_autofree char *index = support_path(fixture->folder, "ledger.sqlite-shm");
    g_chmod(fixture->path, 0444);
    g_chmod(fixture->log, 0444);
    g_chmod(index, 0444);
    g_chmod(fixture->folder, 0555);
}

static void test_read_only(Fixture *fixture, gconstpointer data)
{
    Ledger *ledger = open_as(fixture->path, LEDGER_CREATE);
    support_fill(ledger, 3);
    close_folder(fixture); /* while somebody writes */
    as_nobody(look_at_whole, fixture->path);
    g_chmod(fixture->folder, 0700);
    g_chmod(fixture->path, 0600);
    ledger_close(ledger);
    g_assert_false(g_file_test(fixture->log, G_FILE_TEST_EXISTS));
    close_folder(fixture); /* after it was closed */
    as_nobody(look_at_whole, fixture->path);
}

/* The last records are in a log that was left behind and can be read only where its index can be written. */
static void test_read_only_log(Fixture *fixture, gconstpointer data)
{
    const pid_t child = fork();
    if (child == 0) {
        Ledger *ledger = open_as(fixture->path, LEDGER_CREATE);
        support_fill(ledger, 3);
        _exit(0);
    }
    int status = 1;
    g_assert_cmpint(waitpid(child, &status, 0), ==, child);
    g_assert_cmpint(status, ==, 0);
    g_autofree char *index = support_path(fixture->folder, "ledger.sqlite-shm");
    g_unlink(index);
    close_folder(fixture);
    as_nobody(look_at_log, fixture->path);
    g_chmod(fixture->folder, 0700);
    g_chmod(fixture->path, 0600);
    g_chmod(fixture->log, 0600);
    g_autoptr(Ledger) ledger = open_as(fixture->path, LEDGER_WRITE);
    support_assert_whole(ledger, 3);
}

/* --- damage
 * ----------------------------------------------------------------------------------------------------------- */

enum { RECORDS = 100, LONG_RECORD = 57, LONG_BYTES = 20000 };

static bool note_hash(const LedgerRecord *record, gpointer data)
{
    memcpy((guint8 *)data + CHAIN_HASH_BYTES * record->seq, record->hash, CHAIN_HASH_BYTES);
    return true;
}

/* Records that each can be found in the file; one is so long that it stands on pages of its own. */
static char *text_of(Seq seq)
{
    g_autofree char *rest = g_strnfill(seq == LONG_RECORD ? LONG_BYTES : 30, 'r');
    return g_strdup_printf("<%03" G_GUINT64_FORMAT "%s%03" G_GUINT64_FORMAT ">", seq, rest, seq);
}

static void make_sample(const char *path, guint8 *ret_hashes)
{
    g_autoptr(Ledger) ledger = open_as(path, LEDGER_CREATE);
    for (Seq seq = 1; seq <= RECORDS; seq++) {
        g_autofree char *text = text_of(seq);
        support_append(ledger, text);
    }
    g_assert_true(ledger_read(ledger, 0, note_hash, ret_hashes, NULL));
}

static void assert_broken(const char *path, Seq seq)
{
    g_autoptr(Ledger) ledger = open_as(path, LEDGER_READ);
    g_autoptr(GError) error = NULL;
    g_autofree char *name = g_strdup_printf("record %" G_GUINT64_FORMAT " ", seq);
    Seq broken = 0;
    g_assert_false(ledger_verify(ledger, NULL, NULL, &broken, &error));
    g_assert_error(error, LEDGER_ERROR, LEDGER_ERROR_BROKEN);
    g_assert_cmpuint(broken, ==, seq);
    g_assert_true(g_str_has_prefix(error->message, name));
}

static void assert_flip_found(const char *path, const void *bytes, gsize length, Seq seq)
{
    const gsize place = support_find(path, bytes, length);
    for (gsize offset = 0; offset < length; offset++) {
        support_flip(path, place + offset);
        assert_broken(path, seq);
        support_flip(path, place + offset);
    }
}

static void test_flipped(Fixture *fixture, gconstpointer data)
{
    const Seq seqs[] = { 1, 2, LONG_RECORD, LONG_RECORD + 1, RECORDS - 1, RECORDS };
    guint8 hashes[(RECORDS + 1) * CHAIN_HASH_BYTES];
    make_sample(fixture->path, hashes);
    for (size_t i = 0; i < G_N_ELEMENTS(seqs); i++) {
        g_autofree char *start = g_strdup_printf("<%03" G_GUINT64_FORMAT, seqs[i]);
        g_autofree char *end = g_strdup_printf("%03" G_GUINT64_FORMAT ">", seqs[i]);
        assert_flip_found(fixture->path, start, strlen(start), seqs[i]);
        assert_flip_found(fixture->path, end, strlen(end), seqs[i]);
        assert_flip_found(fixture->path, hashes + CHAIN_HASH_BYTES * seqs[i], CHAIN_HASH_BYTES, seqs[i]);
    }
    g_autoptr(Ledger) ledger = open_as(fixture->path, LEDGER_READ);
    support_assert_whole(ledger, RECORDS);
}

static bool never_shown(const LedgerRecord *record, gpointer data)
{
    g_assert_not_reached();
}

/* Whoever reads on from a record sees nothing that does not follow from it. */
static void test_read_on(Fixture *fixture, gconstpointer data)
{
    guint8 hashes[(RECORDS + 1) * CHAIN_HASH_BYTES];
    g_autoptr(GError) error = NULL;
    make_sample(fixture->path, hashes);
    const gsize place = support_find(fixture->path, hashes + 2 * CHAIN_HASH_BYTES, CHAIN_HASH_BYTES);
    support_flip(fixture->path, place);
    Ledger *ledger = open_as(fixture->path, LEDGER_READ);
    g_assert_false(ledger_read(ledger, 2, never_shown, NULL, &error));
    g_assert_error(error, LEDGER_ERROR, LEDGER_ERROR_BROKEN);
    g_assert_true(g_str_has_prefix(error->message, "record 3 is damaged"));
    ledger_close(ledger);
}

/* What is no record is looked at too: here an id that is another in the table than in its index. */
static void test_damage_beside(Fixture *fixture, gconstpointer data)
{
    g_autoptr(GBytes) bytes = g_bytes_new_static("b", 1);
    g_autoptr(GError) error = NULL;
    Seq broken = 99;
    Ledger *ledger = open_as(fixture->path, LEDGER_CREATE);
    support_fill(ledger, 3);
    g_assert_true(ledger_person_put(ledger, "somebody", bytes, NULL));
    ledger_close(ledger);
    support_flip(fixture->path, support_find(fixture->path, "somebody", 8));
    ledger = open_as(fixture->path, LEDGER_READ);
    g_assert_false(ledger_verify(ledger, NULL, NULL, &broken, &error));
    g_assert_error(error, LEDGER_ERROR, LEDGER_ERROR_BROKEN);
    g_assert_cmpuint(broken, ==, 0);
    g_assert_nonnull(strstr(error->message, "every record is right, but the file is damaged"));
    ledger_close(ledger);
}

/* Rows taken out, exchanged or appended past the ledger, by whoever also took the triggers out and put them back. */
static void test_forged_rows(Fixture *fixture, gconstpointer data)
{
    static const char out[] =
        "DROP TRIGGER records_follow; DROP TRIGGER records_stay; DROP TRIGGER records_remain; PRAGMA writable_schema = ON;";
    static const struct {
        const char *sql;
        Seq broken;
    } forged[] = {
        { "DELETE FROM records WHERE seq = 2", 2 },
        { "DELETE FROM records WHERE seq = 1", 1 },
        { "UPDATE records SET bytes = x'2020' WHERE seq = 3", 3 },
        { "UPDATE records SET hash = x'20' WHERE seq = 3", 3 },
        { "UPDATE records SET bytes = x'' WHERE seq = 3", 3 },
        { "UPDATE records SET bytes = zeroblob(2000000) WHERE seq = 4", 4 },
        { "UPDATE records SET seq = -1 WHERE seq = 1", 1 },
        { "UPDATE records SET seq = 9 WHERE seq = 5", 5 },
        { "INSERT INTO records SELECT 6, hash, bytes FROM records WHERE seq = 5", 6 },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(forged); i++) {
        g_unlink(fixture->path);
        Ledger *ledger = open_as(fixture->path, LEDGER_CREATE);
        support_fill(ledger, 5);
        ledger_close(ledger);
        /* The schema is put back as it was by exchanging the file's first table for a copy of its rows. */
        g_autofree char *saved = g_strdup_printf(
            "CREATE TEMP TABLE s AS SELECT rowid AS place, * FROM sqlite_schema; %s %s;"
            "DELETE FROM sqlite_schema; INSERT INTO sqlite_schema (rowid, type, name, tbl_name, rootpage, sql)"
            " SELECT place, type, name, tbl_name, rootpage, sql FROM s",
            out, forged[i].sql);
        g_assert_true(run_sql(fixture->path, saved));
        assert_broken(fixture->path, forged[i].broken);
    }
}

static bool is_as_it_was(const LedgerRecord *record, gpointer data)
{
    g_autofree char *text = text_of(record->seq);
    g_assert_cmpmem(record->bytes, record->length, text, strlen(text));
    return true;
}

/* Wherever in the file a byte is another: what can be read is what was appended, or it is said not to be. */
static void test_any_byte(Fixture *fixture, gconstpointer data)
{
    guint8 hashes[(RECORDS + 1) * CHAIN_HASH_BYTES];
    g_autofree char *content = NULL;
    gsize size = 0;
    guint found = 0;
    enum { TRIES = 400 };
    make_sample(fixture->path, hashes);
    g_assert_true(g_file_get_contents(fixture->path, &content, &size, NULL));
    for (int i = 0; i < TRIES; i++) {
        const gsize place = (gsize)g_test_rand_int_range(0, i < TRIES / 4 ? 100 : (gint32)size);
        const char bits = (char)g_test_rand_int_range(1, 256);
        g_autoptr(GError) error = NULL;
        guint8 hash[CHAIN_HASH_BYTES];
        Seq head = 0;
        content[place] ^= bits;
        g_assert_true(g_file_set_contents(fixture->path, content, (gssize)size, NULL));
        content[place] ^= bits;
        g_autoptr(Ledger) ledger = ledger_sqlite_open(fixture->path, LEDGER_READ, &error);
        if (ledger == NULL || !ledger_verify(ledger, NULL, NULL, NULL, &error)) {
            g_assert_nonnull(error);
            found++;
        } else {
            g_assert_true(ledger_head(ledger, &head, hash, NULL));
            g_assert_cmpuint(head, ==, RECORDS);
        }
        if (ledger != NULL) {
            ledger_read(ledger, 0, is_as_it_was, NULL, NULL);
        }
    }
    g_test_message("%u of %d were of consequence", found, TRIES);
    g_assert_cmpuint(found, >, TRIES / 4);
}

static void test_cut_off(Fixture *fixture, gconstpointer data)
{
    guint8 hashes[(RECORDS + 1) * CHAIN_HASH_BYTES];
    g_autofree char *content = NULL;
    gsize size = 0;
    make_sample(fixture->path, hashes);
    g_assert_true(g_file_get_contents(fixture->path, &content, &size, NULL));
    for (gsize length = 1; length < size; length += 509) {
        g_autoptr(GError) error = NULL;
        g_assert_true(g_file_set_contents(fixture->path, content, (gssize)length, NULL));
        g_autoptr(Ledger) ledger = ledger_sqlite_open(fixture->path, LEDGER_WRITE, &error);
        g_assert_null(ledger);
        g_assert_true(g_error_matches(error, LEDGER_ERROR, LEDGER_ERROR_BROKEN) ||
                      g_error_matches(error, LEDGER_ERROR, LEDGER_ERROR_NOT_A_LEDGER));
    }
}

/* --- forgetting -----------------------------------------------------------------------------------------------------
 */

enum { PEOPLE = 80 };

/* Bytes in which a mark comes again and again. */
static void put_person(Ledger *ledger, guint n, gsize length)
{
    g_autofree char *id = g_strdup_printf("p%u", n);
    GString *text = g_string_new(NULL);
    while (text->len < length) {
        g_string_append_printf(text, "MARK-%04u-", n);
    }
    g_autoptr(GBytes) bytes = g_string_free_to_bytes(text);
    g_assert_true(ledger_person_put(ledger, id, bytes, NULL));
}

static bool is_anywhere(const Fixture *fixture, const char *text)
{
    return support_is_in_file(fixture->path, text) || support_is_in_file(fixture->log, text);
}

static void erase_person(Fixture *fixture, Ledger *ledger, guint n)
{
    g_autofree char *id = g_strdup_printf("p%u", n);
    g_autofree char *mark = g_strdup_printf("MARK-%04u", n);
    g_autoptr(GError) error = NULL;
    g_assert_true(is_anywhere(fixture, mark));
    g_assert_true(ledger_person_erase(ledger, id, &error));
    g_assert_no_error(error);
    g_assert_false(is_anywhere(fixture, mark));
}

/* Of all sizes, changed before, in between records, so that pages were split and joined. */
static void test_erased(Fixture *fixture, gconstpointer data)
{
    g_autoptr(Ledger) ledger = open_as(fixture->path, LEDGER_CREATE);
    for (guint i = 0; i < PEOPLE; i++) {
        put_person(ledger, i, (gsize)g_test_rand_int_range(10, i % 10 == 0 ? 30000 : 1500));
        support_append(ledger, "{\"person\":\"p\"}");
    }
    for (guint i = 0; i < 3 * PEOPLE; i++) {
        put_person(ledger, (guint)g_test_rand_int_range(0, PEOPLE), (gsize)g_test_rand_int_range(10, 5000));
    }
    for (guint i = 0; i < PEOPLE; i++) {
        erase_person(fixture, ledger, (i * 77) % PEOPLE);
        put_person(ledger, PEOPLE + i, (gsize)g_test_rand_int_range(10, 3000));
    }
    g_assert_true(is_anywhere(fixture, "MARK-"));
    for (guint i = 0; i < PEOPLE; i++) {
        erase_person(fixture, ledger, PEOPLE + i);
    }
    g_assert_false(is_anywhere(fixture, "MARK-"));
    support_assert_whole(ledger, PEOPLE);
}

typedef struct {
    Ledger *writer;
    guint seen;
} Eraser;

/* Called by a reader that has the old state open. */
static bool erase_meanwhile(const char *name, GBytes *bytes, gpointer data)
{
    Eraser *eraser = data;
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) found = NULL;
    g_assert_false(ledger_person_erase(eraser->writer, "p1", &error));
    g_assert_error(error, LEDGER_ERROR, LEDGER_ERROR_BUSY);
    g_assert_true(ledger_person_get(eraser->writer, "p1", &found, NULL));
    g_assert_null(found);
    eraser->seen++;
    return true;
}

static void test_erased_while_read(Fixture *fixture, gconstpointer data)
{
    g_autoptr(Ledger) ledger = open_as(fixture->path, LEDGER_CREATE);
    g_autoptr(Ledger) reader = open_as(fixture->path, LEDGER_READ);
    Eraser eraser = { ledger, 0 };
    put_person(ledger, 1, 500);
    ledger_set_patience(ledger, 20);
    g_assert_true(ledger_person_each(reader, erase_meanwhile, &eraser, NULL));
    g_assert_cmpuint(eraser.seen, ==, 1);
    g_assert_true(is_anywhere(fixture, "MARK-0001"));
    g_assert_true(ledger_person_erase(ledger, "p1", NULL));
    g_assert_false(is_anywhere(fixture, "MARK-0001"));
}

/* --- taking turns ---------------------------------------------------------------------------------------------------
 */

static void test_busy(Fixture *fixture, gconstpointer data)
{
    g_autoptr(Ledger) ledger = open_as(fixture->path, LEDGER_CREATE);
    g_autoptr(GPtrArray) records = support_records("x", NULL);
    g_autoptr(GError) error = NULL;
    sqlite3 *other = NULL;
    g_assert_cmpint(sqlite3_open(fixture->path, &other), ==, SQLITE_OK);
    g_assert_cmpint(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
    ledger_set_patience(ledger, 20);
    g_assert_false(ledger_append(ledger, 0, records, &error));
    g_assert_error(error, LEDGER_ERROR, LEDGER_ERROR_BUSY);
    sqlite3_close(other);
    support_append(ledger, "x");
    support_assert_whole(ledger, 1);
}

static void add(const char *name, void (*run)(Fixture *fixture, gconstpointer data))
{
    g_autofree char *path = g_strconcat("/ledger/files/", name, NULL);
    g_test_add(path, Fixture, NULL, set_up, run, tear_down);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    add("no-ledger", test_no_ledger);
    add("create-again", test_create_again);
    add("private", test_private);
    add("newer", test_newer);
    add("strange-tables", test_strange_tables);
    add("rows-stay", test_rows_stay);
    add("read-only", test_read_only);
    add("read-only-log", test_read_only_log);
    add("flipped", test_flipped);
    add("read-on", test_read_on);
    add("damage-beside", test_damage_beside);
    add("forged-rows", test_forged_rows);
    add("any-byte", test_any_byte);
    add("cut-off", test_cut_off);
    add("erased", test_erased);
    add("erased-while-read", test_erased_while_read);
    add("busy", test_busy);
    return g_test_run();
}
