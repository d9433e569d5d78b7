/* The rush for the floor: a list opens, and 193 delegations ask at three machines each within two seconds.
 *
 * bench-rush PROGRAM FOLDER: serves a session in the folder with PROGRAM, over real connections, with a key for each
 * machine. What is told: how long an answer takes, beside that of a plain answer (the time of day) asked in the same
 * way in the same run; then, from the ledger, that nobody was lost, that each delegation is on the list once, and that
 * the order of the list is that of the record. Not so is an error, not a figure. */
#include "app/app.h"
#include "base/seq.h"
#include "core/roster.h"
#include "door/keys.h"
#include "session/module.h"
#include "session/speakers.h"

#include <arpa/inet.h>
#include <glib/gstdio.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    MACHINES = 3, /* of a delegation */
    RUSH_US = 2 * G_USEC_PER_SEC,
    STRINGS_BLOCK = 512,
    ANSWER_SIZE = 8192,
    LINE_SIZE = 256,
    PATIENCE_MS = 10000,
};

#define BEGIN_TIME ((Instant)1658480400 * G_USEC_PER_SEC)

typedef struct {
    const char *code;
    char token[KEY_TOKEN_LENGTH + 1];
    int socket;
    gint64 at, began; /* when it is to ask, when it did */
    double waited;    /* µs; 0: not answered */
    char answer[ANSWER_SIZE];
    gsize length;
} Machine;

/* --- the session ----------------------------------------------------------------------------------------------------
 */

static void act(App *app, const char *who, const char *line)
{
    g_autoptr(GStringChunk) strings = g_string_chunk_new(STRINGS_BLOCK);
    g_auto(AppAnswer) answer = { 0 };
    AppCommand wish = { .command.at = BEGIN_TIME };
    g_autofree char *complaint = command_read(line, strings, &wish.command);
    g_assert_cmpstr(complaint, ==, NULL);
    g_assert_true(actor_read(who, strings, &wish.command.actor));
    app_submit(app, &wish, &answer);
    if (answer.result != APP_DONE) {
        g_error("%s: %s", line, answer.refusal != NULL ? answer.refusal->words : "a fault");
    }
}

static GPtrArray *all_members(void)
{
    return roster_members_in_order(LANGUAGE_ENGLISH, (CivilDate){ 2022, 7, 25 });
}

static Ledger *open_ledger(const char *folder, LedgerOpen mode)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *path = g_build_filename(folder, "ledger.sqlite", NULL);
    Ledger *ledger = ledger_sqlite_open(path, mode, &error);
    g_assert_no_error(error);
    return ledger;
}

static void begin_session(const char *folder)
{
    g_autoptr(GPtrArray) members = all_members();
    g_autoptr(App) app = app_open(open_ledger(folder, LEDGER_CREATE), NULL);
    g_autoptr(GString) line =
        g_string_new("session.begin body=\"Working group\" session=\"Third session\" profile=oewg from=2022-07-25 "
                     "to=2022-07-29 place=\"New York\" zone=America/New_York parties=");
    for (guint i = 0; i < members->len; i++) {
        g_string_append_printf(line, "%s%s", i > 0 ? "," : "", ((const RosterEntry *)members->pdata[i])->id);
    }
    act(app, "secretariat", line->str);
    act(app, "secretariat", "list.open list=debate");
}

static Machine *make_machines(const char *folder, guint *ret_n)
{
    g_autoptr(GPtrArray) members = all_members();
    g_autoptr(Ledger) ledger = open_ledger(folder, LEDGER_WRITE);
    g_autoptr(GRand) chance = g_rand_new_with_seed(1);
    Machine *machines = g_new0(Machine, members->len * MACHINES);
    *ret_n = members->len * MACHINES;
    for (guint i = 0; i < *ret_n; i++) {
        g_autoptr(GError) error = NULL;
        g_autofree char *name = g_strdup_printf("machine-%u", i);
        machines[i].code = ((const RosterEntry *)members->pdata[i / MACHINES])->id;
        machines[i].at = (gint64)(g_rand_double(chance) * (double)RUSH_US);
        keys_add(ledger, name, machines[i].code, NULL, BEGIN_TIME, machines[i].token, &error);
        g_assert_no_error(error);
    }
    return machines;
}

/* --- the server -----------------------------------------------------------------------------------------------------
 */

static GPid serve(const char *program, const char *folder, int *ret_port)
{
    g_autoptr(GError) error = NULL;
    const char *argv[] = { program, "serve", "--data", folder, "--port", "0", NULL };
    GPid pid;
    int out;
    char line[LINE_SIZE];
    g_spawn_async_with_pipes(NULL, (char **)argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL, &out, NULL,
                             &error);
    g_assert_no_error(error);
    FILE *told = fdopen(out, "r");
    const char *found = NULL;
    while (found == NULL && fgets(line, sizeof line, told) != NULL) {
        found = strstr(line, "http://127.0.0.1:");
    }
    g_assert_nonnull(found);
    *ret_port = atoi(found + strlen("http://127.0.0.1:"));
    return pid;
}

static void connect_machine(Machine *machine, int port)
{
    const struct sockaddr_in address = { .sin_family = AF_INET,
                                         .sin_port = htons((guint16)port),
                                         .sin_addr = { htonl(INADDR_LOOPBACK) } };
    const int one = 1;
    machine->socket = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    g_assert_cmpint(connect(machine->socket, (const struct sockaddr *)&address, sizeof address), ==, 0);
    setsockopt(machine->socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
}

/* --- asking ---------------------------------------------------------------------------------------------------------
 */

static void ask(Machine *machine, bool for_floor)
{
    static const char body[] = "{\"list\":\"debate\"}";
    char request[LINE_SIZE + LINE_SIZE];
    const int length =
        for_floor ? g_snprintf(request, sizeof request,
                               "POST /api/v1/commands/floor.request HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n"
                               "Content-Type: application/json\r\nContent-Length: %zu\r\n\r\n%s",
                               machine->token, strlen(body), body)
                  : g_snprintf(request, sizeof request, "GET /clock HTTP/1.1\r\nHost: x\r\n\r\n");
    machine->began = g_get_monotonic_time();
    machine->length = 0;
    machine->waited = 0;
    g_assert_cmpint(send(machine->socket, request, (size_t)length, MSG_NOSIGNAL), ==, length);
}

static bool is_whole(const Machine *machine)
{
    const char *end = g_strstr_len(machine->answer, (gssize)machine->length, "\r\n\r\n");
    const char *size = g_strstr_len(machine->answer, (gssize)machine->length, "Content-Length: ");
    return end != NULL && size != NULL &&
           machine->length >= (gsize)(end + 4 - machine->answer) + (gsize)atoi(size + strlen("Content-Length: "));
}

static bool hear(Machine *machine)
{
    const gssize n = recv(machine->socket, machine->answer + machine->length, ANSWER_SIZE - machine->length, 0);
    g_assert_cmpint(n, >, 0);
    machine->length += (gsize)n;
    if (!is_whole(machine)) {
        return false;
    }
    machine->waited = (double)(g_get_monotonic_time() - machine->began);
    return true;
}

static gint by_time(gconstpointer a, gconstpointer b)
{
    const Machine *const *x = a, *const *y = b;
    return (*x)->at < (*y)->at ? -1 : (*x)->at > (*y)->at;
}

static void rush(Machine *machines, guint n, bool for_floor)
{
    g_autoptr(GPtrArray) order = g_ptr_array_new();
    const int poll = epoll_create1(EPOLL_CLOEXEC);
    for (guint i = 0; i < n; i++) {
        struct epoll_event event = { .events = EPOLLIN, .data.ptr = &machines[i] };
        epoll_ctl(poll, EPOLL_CTL_ADD, machines[i].socket, &event);
        g_ptr_array_add(order, &machines[i]);
    }
    g_ptr_array_sort(order, by_time);
    const gint64 began = g_get_monotonic_time();
    for (guint asked = 0, answered = 0; answered < n;) {
        const gint64 now = g_get_monotonic_time() - began;
        while (asked < n && ((const Machine *)order->pdata[asked])->at <= now) {
            ask(order->pdata[asked++], for_floor);
        }
        const gint64 pause = asked < n ? ((const Machine *)order->pdata[asked])->at - now : PATIENCE_MS * 1000;
        struct epoll_event event;
        const int ready = epoll_wait(poll, &event, 1, (int)(pause / 1000));
        g_assert_true(ready > 0 || asked < n);
        answered += ready > 0 && hear(event.data.ptr);
    }
    close(poll);
}

/* --- what came of it ------------------------------------------------------------------------------------------------
 */

static int compare_doubles(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void tell_waits(const char *what, const Machine *machines, guint n)
{
    g_autofree double *waits = g_new(double, n);
    for (guint i = 0; i < n; i++) {
        waits[i] = machines[i].waited / 1000;
    }
    qsort(waits, n, sizeof *waits, compare_doubles);
    printf("%-34s median %.3f ms, 99th percentile %.3f ms, longest %.3f ms\n", what, waits[n / 2], waits[n * 99 / 100],
           waits[n - 1]);
}

static void check_answers(const Machine *machines, guint n)
{
    guint done = 0, refused = 0;
    for (guint i = 0; i < n; i++) {
        done += g_str_has_prefix(machines[i].answer, "HTTP/1.1 200");
        refused += g_str_has_prefix(machines[i].answer, "HTTP/1.1 409");
    }
    printf("%-34s %u done, %u refused as on the list already, %u lost\n", "of the requests", done, refused,
           n - done - refused);
    g_assert_cmpuint(done, ==, n / MACHINES);
    g_assert_cmpuint(refused, ==, n - n / MACHINES);
}

static void check_ledger(const char *folder, guint n)
{
    g_autoptr(App) app = app_open(open_ledger(folder, LEDGER_WRITE), NULL);
    const State *state = app_read_lock(app);
    g_autoptr(GArray) order = speakers_in_order(state, state_find_list(state, "debate"));
    g_assert_cmpuint(order->len, ==, n / MACHINES);
    for (guint i = 0; i < order->len; i++) {
        g_assert_cmpint(state_inscription(state, g_array_index(order, int, i))->sequence, ==, (int)i + 1);
    }
    app_read_unlock(app);
}

static void remove_folder(const char *folder)
{
    static const char *const names[] = { "ledger.sqlite", "ledger.sqlite-wal", "ledger.sqlite-shm" };
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *path = g_build_filename(folder, names[i], NULL);
        g_unlink(path);
    }
    g_rmdir(folder);
}

int main(int argc, char **argv)
{
    g_assert_cmpint(argc, ==, 3);
    g_autofree char *folder = g_build_filename(argv[2], "rush-XXXXXX", NULL);
    guint n;
    int port;
    g_assert_nonnull(g_mkdtemp(folder));
    begin_session(folder);
    g_autofree Machine *machines = make_machines(folder, &n);
    const GPid server = serve(argv[1], folder, &port);
    for (guint i = 0; i < n; i++) {
        connect_machine(&machines[i], port);
    }
    rush(machines, n, false);
    tell_waits("579 ask for the time in 2 s", machines, n);
    rush(machines, n, true);
    tell_waits("579 ask for the floor in 2 s", machines, n);
    check_answers(machines, n);
    kill(server, SIGTERM);
    waitpid(server, NULL, 0);
    check_ledger(folder, n);
    remove_folder(folder);
    return 0;
}
