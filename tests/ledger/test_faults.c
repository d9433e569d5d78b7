/* What goes wrong around the ledger: processes that die, disks that are full, several that append at once. The other
 * processes are children of this one, which tell over a pipe what they were promised. */
#include "ledger/ledger.h"
#include "ledger/ledger_export.h"
#include "support.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    ROUNDS = 10, /* of killing; PLACARD_ROUNDS says otherwise */
    WRITERS = 3,
    EACH_APPENDS = 300,
};

typedef struct {
    char *folder, *path;
} Fixture;

static void set_up(Fixture *fixture, gconstpointer data)
{
    fixture->folder = support_folder();
    fixture->path = support_path(fixture->folder, "ledger.sqlite");
    g_autoptr(GError) error = NULL;
    ledger_close(ledger_sqlite_open(fixture->path, LEDGER_CREATE, &error));
    g_assert_no_error(error);
}

static void tear_down(Fixture *fixture, gconstpointer data)
{
    g_free(fixture->path);
    support_remove(fixture->folder);
}

static Ledger *open_to_write(const char *path)
{
    g_autoptr(GError) error = NULL;
    Ledger *ledger = ledger_sqlite_open(path, LEDGER_WRITE, &error);
    g_assert_no_error(error);
    return ledger;
}

static Seq head_of(Ledger *ledger)
{
    guint8 hash[CHAIN_HASH_BYTES];
    Seq head = 0;
    g_autoptr(GError) error = NULL;
    g_assert_true(ledger_head(ledger, &head, hash, &error));
    g_assert_no_error(error);
    return head;
}

static void assert_ended_well(pid_t child)
{
    int status = 0;
    g_assert_cmpint(waitpid(child, &status, 0), ==, child);
    g_assert_true(WIFEXITED(status));
    g_assert_cmpint(WEXITSTATUS(status), ==, 0);
}

/* --- killed ---------------------------------------------------------------------------------------------------------
 */

static GBytes *numbered(guint64 number)
{
    char *text = g_strdup_printf("{\"n\":%" G_GUINT64_FORMAT "}", number);
    return g_bytes_new_take(text, strlen(text));
}

/* Batches of 1 to 20, as fast as it goes; after each the number of its last record is told. Does not end. */
static void append_until_killed(const char *path, int out)
{
    Ledger *ledger = open_to_write(path);
    Seq head = head_of(ledger);
    for (;;) {
        g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
        const guint n = (guint)(head * 7 % 20) + 1;
        for (guint i = 1; i <= n; i++) {
            g_ptr_array_add(records, numbered(head + i));
        }
        g_assert_true(ledger_append(ledger, head, records, NULL));
        head += n;
        g_assert_cmpint(write(out, &head, sizeof head), ==, sizeof head);
    }
}

/* The last number that was told before the end. */
static Seq last_told(int in)
{
    Seq told = 0;
    Seq last = 0;
    while (read(in, &told, sizeof told) == sizeof told) {
        last = told;
    }
    return last;
}

static Seq storm_and_kill(const char *path, guint after_us)
{
    int ends[2];
    g_assert_cmpint(pipe(ends), ==, 0);
    const pid_t child = fork();
    g_assert_cmpint(child, >=, 0);
    if (child == 0) {
        close(ends[0]);
        append_until_killed(path, ends[1]);
    }
    close(ends[1]);
    g_usleep(after_us);
    g_assert_cmpint(kill(child, SIGKILL), ==, 0);
    int status = 0;
    g_assert_cmpint(waitpid(child, &status, 0), ==, child);
    g_assert_true(WIFSIGNALED(status));
    const Seq last = last_told(ends[0]);
    close(ends[0]);
    return last;
}

/* Whether it is the record of its number; the first is that after which the first round began. */
static bool is_numbered(const LedgerRecord *record, gpointer data)
{
    g_autoptr(GBytes) expected = numbered(record->seq);
    g_autoptr(GBytes) found = g_bytes_new(record->bytes, record->length);
    g_assert_true(g_bytes_equal(expected, found));
    return true;
}

static void test_killed(Fixture *fixture, gconstpointer data)
{
    const char *wanted = g_getenv("PLACARD_ROUNDS");
    const guint64 rounds = wanted != NULL ? g_ascii_strtoull(wanted, NULL, 10) : ROUNDS;
    guint busy = 0;
    for (guint64 i = 0; i < rounds; i++) {
        const Seq promised = storm_and_kill(fixture->path, (guint)g_test_rand_int_range(500, 60000));
        g_autoptr(Ledger) ledger = open_to_write(fixture->path);
        const Seq head = head_of(ledger);
        g_assert_cmpuint(head, >=, promised);
        support_assert_whole(ledger, head);
        g_assert_true(ledger_read(ledger, 0, is_numbered, NULL, NULL));
        busy += promised > 0;
    }
    g_test_message("in %u of %" G_GUINT64_FORMAT " rounds something had been promised", busy, rounds);
    g_assert_cmpuint(busy, >, 0);
}

/* --- several at once
 * -------------------------------------------------------------------------------------------------- */

static void append_as(const char *path, int writer)
{
    Ledger *ledger = open_to_write(path);
    for (int i = 0; i < EACH_APPENDS;) {
        g_autofree char *text = g_strdup_printf("%d:%d", writer, i);
        g_autoptr(GPtrArray) records = support_records(text, NULL);
        g_autoptr(GError) error = NULL;
        if (ledger_append(ledger, head_of(ledger), records, &error)) {
            i++;
        } else {
            g_assert_error(error, LEDGER_ERROR, LEDGER_ERROR_CONFLICT);
        }
    }
    ledger_close(ledger);
}

/* Each writer's records are there once, in its order. */
static bool count_of_writer(const LedgerRecord *record, gpointer data)
{
    int *next = data;
    g_autofree char *text = g_strndup((const char *)record->bytes, record->length);
    const int writer = text[0] - '0';
    g_assert_cmpint(atoi(text + 2), ==, next[writer]);
    next[writer]++;
    return true;
}

static void test_at_once(Fixture *fixture, gconstpointer data)
{
    pid_t children[WRITERS];
    int next[WRITERS] = { 0 };
    for (int i = 0; i < WRITERS; i++) {
        children[i] = fork();
        g_assert_cmpint(children[i], >=, 0);
        if (children[i] == 0) {
            append_as(fixture->path, i);
            _exit(0);
        }
    }
    for (int i = 0; i < WRITERS; i++) {
        assert_ended_well(children[i]);
    }
    g_autoptr(Ledger) ledger = open_to_write(fixture->path);
    support_assert_whole(ledger, WRITERS * EACH_APPENDS);
    g_assert_true(ledger_read(ledger, 0, count_of_writer, next, NULL));
    for (int i = 0; i < WRITERS; i++) {
        g_assert_cmpint(next[i], ==, EACH_APPENDS);
    }
}

/* --- a full disk
 * ------------------------------------------------------------------------------------------------------ */

/* Appends batches of about 100 KB until one is refused; the head before that. */
static Seq fill_up(Ledger *ledger)
{
    g_autofree char *text = g_strnfill(1000, 'f');
    g_autoptr(GBytes) bytes = g_bytes_new_static(text, 1000);
    g_autoptr(GPtrArray) records = g_ptr_array_new();
    g_autoptr(GError) error = NULL;
    for (int i = 0; i < 100; i++) {
        g_ptr_array_add(records, bytes);
    }
    Seq head = head_of(ledger);
    while (ledger_append(ledger, head, records, &error)) {
        head += records->len;
        g_assert_cmpuint(head, <, 100000);
    }
    g_assert_error(error, LEDGER_ERROR, LEDGER_ERROR_FULL);
    return head;
}

/* Nothing else can be written either, and nothing is half there. */
static void try_the_rest(Ledger *ledger, const char *path)
{
    g_autofree char *big = g_malloc0(LEDGER_ENTRY_LIMIT);
    g_autoptr(GBytes) bytes = g_bytes_new_static(big, LEDGER_ENTRY_LIMIT);
    g_autoptr(GBytes) found = NULL;
    g_autofree char *backup = g_strconcat(path, "-backup", NULL);
    g_autofree char *part = g_strconcat(backup, ".part", NULL);
    g_autoptr(GError) error = NULL;
    g_assert_false(ledger_person_put(ledger, "p1", bytes, &error));
    g_assert_error(error, LEDGER_ERROR, LEDGER_ERROR_FULL);
    g_clear_error(&error);
    g_assert_true(ledger_person_get(ledger, "p1", &found, NULL));
    g_assert_null(found);
    g_assert_false(ledger_backup(ledger, backup, &error));
    g_assert_error(error, LEDGER_ERROR, LEDGER_ERROR_FULL);
    g_assert_false(g_file_test(backup, G_FILE_TEST_EXISTS));
    g_assert_false(g_file_test(part, G_FILE_TEST_EXISTS));
}

typedef void (*Room)(const char *folder, bool is_much);

/* With little room, then with much. */
static void fill_and_go_on(const char *folder, Room room)
{
    g_autofree char *path = support_path(folder, "ledger.sqlite");
    g_autofree char *long_text = g_strnfill(LEDGER_RECORD_LIMIT, 'l');
    Ledger *ledger = open_to_write(path);
    support_fill(ledger, 1999);
    support_append(ledger, long_text); /* so that the file itself is larger than what a backup finds room for */
    ledger_close(ledger);
    ledger = open_to_write(path);
    room(folder, false);
    const Seq head = fill_up(ledger);
    g_assert_cmpuint(head, >=, 2000);
    support_assert_whole(ledger, head);
    try_the_rest(ledger, path);
    support_assert_whole(ledger, head);
    room(folder, true);
    support_append(ledger, "there is room again");
    support_assert_whole(ledger, head + 1);
    ledger_close(ledger);
    ledger = open_to_write(path);
    support_assert_whole(ledger, head + 1);
    ledger_close(ledger);
}

/* No file may be larger than a megabyte. */
static void limit_files(const char *folder, bool is_much)
{
    struct rlimit limit;
    g_assert_cmpint(getrlimit(RLIMIT_FSIZE, &limit), ==, 0);
    limit.rlim_cur = is_much ? limit.rlim_max : 1 << 20;
    g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &limit), ==, 0);
}

static void test_file_limit(Fixture *fixture, gconstpointer data)
{
    const pid_t child = fork();
    g_assert_cmpint(child, >=, 0);
    if (child == 0) {
        signal(SIGXFSZ, SIG_IGN);
        fill_and_go_on(fixture->folder, limit_files);
        _exit(0);
    }
    assert_ended_well(child);
}

enum { NO_NAMESPACE = 77 };

/* A file that takes the room, and is taken away. */
static void take_room(const char *folder, bool is_much)
{
    g_autofree char *path = support_path(folder, "ballast");
    if (is_much) {
        g_assert_cmpint(g_unlink(path), ==, 0);
        return;
    }
    g_autofree char *ballast = g_malloc0(2 << 20);
    g_assert_true(g_file_set_contents(path, ballast, 2 << 20, NULL));
}

/* A file system of four megabytes that this process alone sees. */
static bool mount_small(const char *folder)
{
    return unshare(CLONE_NEWNS) == 0 && mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
           mount("tmpfs", folder, "tmpfs", 0, "size=4m") == 0;
}

static void look_read_only(const char *folder)
{
    g_autofree char *path = support_path(folder, "ledger.sqlite");
    g_autoptr(GError) error = NULL;
    g_assert_cmpint(mount(NULL, folder, NULL, MS_REMOUNT | MS_RDONLY, NULL), ==, 0);
    g_assert_null(ledger_sqlite_open(path, LEDGER_WRITE, &error));
    g_assert_error(error, LEDGER_ERROR, LEDGER_ERROR_READ_ONLY);
    g_clear_error(&error);
    g_autoptr(Ledger) ledger = ledger_sqlite_open(path, LEDGER_READ, &error);
    g_assert_no_error(error);
    support_assert_whole(ledger, head_of(ledger));
}

static void test_full_disk(Fixture *fixture, gconstpointer data)
{
    const pid_t child = fork();
    int status = 0;
    g_assert_cmpint(child, >=, 0);
    if (child == 0) {
        if (!mount_small(fixture->folder)) {
            _exit(NO_NAMESPACE);
        }
        g_autoptr(GError) error = NULL;
        ledger_close(ledger_sqlite_open(fixture->path, LEDGER_CREATE, &error));
        g_assert_no_error(error);
        fill_and_go_on(fixture->folder, take_room);
        look_read_only(fixture->folder);
        _exit(0);
    }
    g_assert_cmpint(waitpid(child, &status, 0), ==, child);
    g_assert_true(WIFEXITED(status));
    if (WEXITSTATUS(status) == NO_NAMESPACE) {
        g_test_skip("a small file system cannot be mounted here: needs to be root, or namespaces");
        return;
    }
    g_assert_cmpint(WEXITSTATUS(status), ==, 0);
}

/* An import that finds no room leaves the ledger as empty as it was. */
static void import_without_room(const char *path, const char *text)
{
    Ledger *ledger = open_to_write(path);
    g_autoptr(GError) error = NULL;
    FILE *file = g_fopen(text, "r");
    limit_files(NULL, false);
    g_assert_false(ledger_import(ledger, ledger_fill_from_file, file, &error));
    g_assert_error(error, LEDGER_ERROR, LEDGER_ERROR_FULL);
    g_clear_error(&error);
    support_assert_whole(ledger, 0);
    limit_files(NULL, true);
    rewind(file);
    g_assert_true(ledger_import(ledger, ledger_fill_from_file, file, &error));
    g_assert_no_error(error);
    support_assert_whole(ledger, 100000);
    ledger_close(ledger);
}

static void test_import_without_room(Fixture *fixture, gconstpointer data)
{
    g_autofree char *text = support_path(fixture->folder, "export.txt");
    g_autoptr(Ledger) source = ledger_mem_new();
    FILE *file = g_fopen(text, "w");
    support_fill(source, 100000);
    g_assert_true(ledger_export(source, LEDGER_EXPORT_CHAIN, ledger_write_to_file, file, NULL));
    g_assert_cmpint(fclose(file), ==, 0);
    const pid_t child = fork();
    g_assert_cmpint(child, >=, 0);
    if (child == 0) {
        signal(SIGXFSZ, SIG_IGN);
        import_without_room(fixture->path, text);
        _exit(0);
    }
    assert_ended_well(child);
}

static void add(const char *name, void (*run)(Fixture *fixture, gconstpointer data))
{
    g_autofree char *path = g_strconcat("/ledger/faults/", name, NULL);
    g_test_add(path, Fixture, NULL, set_up, run, tear_down);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    add("killed", test_killed);
    add("at-once", test_at_once);
    add("file-limit", test_file_limit);
    add("full-disk", test_full_disk);
    add("import-without-room", test_import_without_room);
    return g_test_run();
}
