/* A process that serves a storm is killed at a random moment, again and again: nothing that was answered is lost, the
 * record is whole, and it is back in no time. PLACARD_STORM_ROUNDS says how often, 10 if it does not.
 *
 * The program is its own victim: "test-storm --serve FILE" has eight threads act as fast as they are answered, and
 * writes a line "MEMBER ENTRY" for each answer. */
#include "body.h"
#include "session/module.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ROUNDS = 10, BACK_LIMIT_US = 1000000, LINE_LIMIT = 64 };

/* --- the victim ----------------------------------------------------------------------------------------------------
 */

typedef struct {
    App *app;
    guint member;
} Server;

static bool is_present(App *app, const char *code)
{
    const State *state = app_read_lock(app);
    const bool present = state_participant(state, state_find_participant(state, code))->is_present;
    app_read_unlock(app);
    return present;
}

static gpointer serve_member(gpointer data)
{
    const Server *server = data;
    for (guint i = is_present(server->app, body_members[server->member]);; i++) {
        g_auto(AppAnswer) answer = { 0 };
        char line[LINE_LIMIT];
        body_toggle(server->app, server->member, i, &answer);
        g_assert_cmpint(answer.result, ==, APP_DONE);
        const int length = g_snprintf(line, sizeof(line), "%u %" G_GUINT64_FORMAT "\n", server->member, answer.first);
        g_assert_cmpint(write(STDOUT_FILENO, line, (size_t)length), ==, length);
    }
    return NULL;
}

static int serve(const char *path)
{
    g_autoptr(GError) error = NULL;
    prctl(PR_SET_PDEATHSIG, SIGKILL); /* where the test itself ends early */
    Ledger *ledger = ledger_sqlite_open(path, LEDGER_WRITE, &error);
    g_assert_no_error(error);
    App *app = app_open(ledger, &error);
    g_assert_no_error(error);
    Server servers[BODY_MEMBERS];
    for (guint i = 0; i < BODY_MEMBERS; i++) {
        servers[i] = (Server){ app, i };
        g_thread_new("server", serve_member, &servers[i]);
    }
    for (;;) {
        pause();
    }
    return 0;
}

/* --- the rounds ----------------------------------------------------------------------------------------------------
 */

/* Who was answered with which entry: over all rounds, since a later one could lose what an earlier one had. */
typedef struct {
    guint member;
    Seq seq;
} Acked;

typedef struct {
    const char *program;
    char *folder, *path;
    GArray *acked; /* of Acked */
    GString *rest; /* of a line that was not whole yet */
} Storm;

static void take_lines(Storm *storm, const char *bytes, gsize length)
{
    g_string_append_len(storm->rest, bytes, (gssize)length);
    char *end;
    while ((end = strchr(storm->rest->str, '\n')) != NULL) {
        char *number;
        Acked acked = { .member = (guint)strtoul(storm->rest->str, &number, 10) };
        acked.seq = g_ascii_strtoull(number, NULL, 10);
        g_array_append_val(storm->acked, acked);
        g_string_erase(storm->rest, 0, end - storm->rest->str + 1);
    }
}

/* What the victim says until that moment; false at its end. */
static bool listen_until(Storm *storm, int file, gint64 until)
{
    char bytes[4096];
    for (;;) {
        const gint64 left_ms = (until - g_get_monotonic_time()) / 1000;
        struct pollfd ready = { .fd = file, .events = POLLIN };
        if (left_ms <= 0 || poll(&ready, 1, (int)left_ms) == 0) {
            return true;
        }
        const ssize_t got = read(file, bytes, sizeof(bytes));
        if (got == 0) {
            return false;
        }
        g_assert_cmpint(got, >, 0);
        take_lines(storm, bytes, (gsize)got);
    }
}

static void kill_amid(Storm *storm)
{
    enum { SHORTEST_US = 1000, LONGEST_US = 250000, PATIENCE_US = 30 * G_USEC_PER_SEC };
    const char *const words[] = { storm->program, "--serve", storm->path, NULL };
    g_autoptr(GError) error = NULL;
    GPid pid;
    int out;
    g_spawn_async_with_pipes(NULL, (char **)words, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL, &out, NULL,
                             &error);
    g_assert_no_error(error);
    const guint before = storm->acked->len;
    const gint64 patience = g_get_monotonic_time() + PATIENCE_US;
    while (storm->acked->len == before && g_get_monotonic_time() < patience) {
        g_assert_true(listen_until(storm, out, g_get_monotonic_time() + SHORTEST_US + 1000));
    }
    g_assert_true(listen_until(storm, out, g_get_monotonic_time() + g_test_rand_int_range(SHORTEST_US, LONGEST_US)));
    g_assert_cmpint(kill(pid, SIGKILL), ==, 0);
    g_assert_false(listen_until(storm, out, patience));
    int status;
    g_assert_cmpint(waitpid(pid, &status, 0), ==, pid);
    g_assert_true(WIFSIGNALED(status));
    close(out);
    g_spawn_close_pid(pid);
    g_string_truncate(storm->rest, 0);
}

/* Every answer is an entry of who was answered. */
typedef struct {
    GHashTable *members; /* by entry: the member, from 1 */
    guint found;
} Expected;

static bool look_on(const FoldEntry *entry, gpointer data)
{
    Expected *expected = data;
    const guint member = GPOINTER_TO_UINT(g_hash_table_lookup(expected->members, GSIZE_TO_POINTER(entry->seq)));
    if (member > 0) {
        g_assert_cmpstr(entry->event->info->name, ==, "attendance.marked");
        g_assert_cmpstr(entry->event->by, ==, body_members[member - 1]);
        expected->found++;
    }
    return true;
}

static void assert_nothing_lost(const Storm *storm, Ledger *ledger)
{
    g_autoptr(GHashTable) members = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < storm->acked->len; i++) {
        const Acked *acked = &g_array_index(storm->acked, Acked, i);
        g_assert_true(g_hash_table_insert(members, GSIZE_TO_POINTER(acked->seq), GUINT_TO_POINTER(acked->member + 1)));
    }
    Expected expected = { .members = members };
    const FoldVisitor visitor = { .after = look_on, .data = &expected };
    g_autoptr(State) state = state_new();
    g_assert_true(fold(ledger, state, &visitor, NULL));
    g_assert_cmpuint(expected.found, ==, storm->acked->len);
}

static void come_back(const Storm *storm)
{
    g_autoptr(GError) error = NULL;
    const gint64 began = g_get_monotonic_time();
    Ledger *ledger = ledger_sqlite_open(storm->path, LEDGER_WRITE, &error);
    g_assert_no_error(error);
    g_autoptr(App) app = app_open(ledger, &error);
    g_assert_no_error(error);
    const gint64 took = g_get_monotonic_time() - began;
    g_assert_cmpint(took, <, BACK_LIMIT_US);
    g_autoptr(Ledger) other = ledger_sqlite_open(storm->path, LEDGER_READ, &error);
    g_assert_no_error(error);
    const Seq n = body_assert_fold(app, other); /* which verifies the chain and every entry */
    assert_nothing_lost(storm, other);
    g_test_message("%" G_GUINT64_FORMAT " entries, %u answered in all, back in %d us", n, storm->acked->len, (int)took);
}

static void begin(const Storm *storm)
{
    g_autoptr(GError) error = NULL;
    Ledger *ledger = ledger_sqlite_open(storm->path, LEDGER_CREATE, &error);
    g_assert_no_error(error);
    g_autoptr(App) app = app_open(ledger, &error);
    g_assert_no_error(error);
    body_begin(app);
}

static void test_storm(gconstpointer data)
{
    const char *wanted = g_getenv("PLACARD_STORM_ROUNDS");
    const guint rounds = wanted != NULL ? (guint)g_ascii_strtoull(wanted, NULL, 10) : ROUNDS;
    Storm storm = { .program = data,
                    .folder = g_dir_make_tmp("placard-XXXXXX", NULL),
                    .acked = g_array_new(FALSE, FALSE, sizeof(Acked)),
                    .rest = g_string_new(NULL) };
    storm.path = g_build_filename(storm.folder, "ledger.sqlite", NULL);
    begin(&storm);
    for (guint i = 0; i < rounds; i++) {
        kill_amid(&storm);
        come_back(&storm);
    }
    g_assert_cmpuint(storm.acked->len, >=, rounds);
    static const char *const ends[] = { "", "-wal", "-shm" };
    for (guint i = 0; i < G_N_ELEMENTS(ends); i++) {
        g_autofree char *name = g_strconcat(storm.path, ends[i], NULL);
        g_unlink(name);
    }
    g_assert_cmpint(g_rmdir(storm.folder), ==, 0);
    g_free(storm.folder);
    g_free(storm.path);
    g_array_unref(storm.acked);
    g_string_free(storm.rest, TRUE);
}

int main(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "--serve") == 0) {
        return serve(argv[2]);
    }
    g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
    g_test_init(&argc, &argv, NULL);
    g_test_add_data_func("/storm/killed", program, test_storm);
    return g_test_run();
}
