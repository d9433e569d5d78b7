/* Acts over HTTP: 64 clients, each with a connection that stays open, ask for the floor for one delegation after the
 * other as fast as they are answered. Beside them, in the same run, 64 threads do the same without HTTP. Wall time,
 * since the disk is waited for; clients and server share the machine's processors.
 *
 * bench-acts FOLDER: the folder is on the disk that is measured. */
#include "core/roster.h"
#include "session/module.h"
#include "web/site.h"

#include <arpa/inet.h>
#include <glib/gstdio.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { CLIENTS = 64, LISTS = 8 /* of each client */, SECONDS = 4, ROUNDS = 3, STRINGS_BLOCK = 512, RATE = 1000000 };

#define BEGIN_TIME ((Instant)1658480400 * G_USEC_PER_SEC)

typedef struct {
    App *app;
    int port;
    const char *token;
    guint index;
    const GPtrArray *members; /* of RosterEntry */
    gint64 until;
    GArray *taken; /* of gint64: µs of each act */
} Client;

static gint64 now_us(void)
{
    return g_get_monotonic_time();
}

/* --- the session -------------------------------------------------------------------------------------------------- */

static void act(App *app, const char *who, const char *line, Instant at)
{
    g_autoptr(GStringChunk) strings = g_string_chunk_new(STRINGS_BLOCK);
    AppCommand wish = { 0 };
    g_auto(AppAnswer) answer = { 0 };
    g_autofree char *complaint = command_read(line, strings, &wish.command);
    g_assert_cmpstr(complaint, ==, NULL);
    g_assert_true(actor_read(who, strings, &wish.command.actor));
    wish.command.at = at;
    app_submit(app, &wish, &answer);
    if (answer.result != APP_DONE) {
        g_error("%s was not done", line);
    }
}

static void begin_session(App *app)
{
    act(app, "secretariat",
        "session.begin body=\"Working group\" session=\"Third session\" profile=oewg from=2022-07-25 to=2022-07-29 "
        "place=\"New York\" zone=America/New_York",
        BEGIN_TIME);
    for (guint i = 0; i < CLIENTS * LISTS; i++) {
        g_autofree char *line = g_strdup_printf("list.open list=bench-%u", i);
        act(app, "secretariat", line, BEGIN_TIME + 1);
    }
}

static Ledger *new_ledger(const char *folder, const char *name)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autoptr(GError) error = NULL;
    Ledger *ledger = ledger_sqlite_open(path, LEDGER_CREATE, &error);
    g_assert_no_error(error);
    return ledger;
}

static void remove_ledger(const char *folder, const char *name)
{
    static const char *const ends[] = { "", "-wal", "-shm" };
    for (guint i = 0; i < G_N_ELEMENTS(ends); i++) {
        g_autofree char *path = g_strconcat(folder, "/", name, ends[i], NULL);
        g_unlink(path);
    }
}

/* --- without HTTP ------------------------------------------------------------------------------------------------- */

/* The n-th that the client asks for; false when all lists are full. */
static bool wish_of(const Client *client, guint n, guint *ret_list, const char **ret_party)
{
    *ret_list = client->index * LISTS + n / client->members->len;
    const RosterEntry *entry = g_ptr_array_index(client->members, n % client->members->len);
    *ret_party = entry->id;
    return n < LISTS * client->members->len;
}

static gpointer submit_on(gpointer data)
{
    Client *client = data;
    const char *party;
    guint list;
    for (guint n = 0; now_us() < client->until && wish_of(client, n, &list, &party); n++) {
        g_autofree char *line = g_strdup_printf("floor.request list=bench-%u party=%s", list, party);
        const gint64 began = now_us();
        act(client->app, "secretariat", line, BEGIN_TIME + 2);
        const gint64 taken = now_us() - began;
        g_array_append_val(client->taken, taken);
    }
    return NULL;
}

/* --- over HTTP ---------------------------------------------------------------------------------------------------- */

static int connect_to(int port)
{
    const int one = 1;
    const int handle = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons((guint16)port) };
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    g_assert_cmpint(connect(handle, (struct sockaddr *)&to, sizeof to), ==, 0);
    setsockopt(handle, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    return handle;
}

/* Reads one answer, which must be good. */
static void read_answer(int handle)
{
    char bytes[8192];
    gsize length = 0, whole = sizeof bytes - 1;
    while (length < whole) {
        const gssize n = read(handle, bytes + length, sizeof bytes - 1 - length);
        g_assert_cmpint((gint64)n, >, 0);
        length += (gsize)n;
        bytes[length] = '\0';
        const char *end = strstr(bytes, "\r\n\r\n"), *size = strstr(bytes, "Content-Length: ");
        if (end != NULL && size != NULL) {
            whole = (gsize)(end + 4 - bytes) + g_ascii_strtoull(size + strlen("Content-Length: "), NULL, 10);
        }
    }
    if (!g_str_has_prefix(bytes, "HTTP/1.1 200 ")) {
        g_error("%s", bytes);
    }
}

static gpointer post_on(gpointer data)
{
    Client *client = data;
    const int handle = connect_to(client->port);
    const char *party;
    guint list;
    for (guint n = 0; now_us() < client->until && wish_of(client, n, &list, &party); n++) {
        g_autofree char *body = g_strdup_printf("{\"list\":\"bench-%u\",\"party\":\"%s\"}", list, party);
        g_autofree char *request = g_strdup_printf(
            "POST /api/v1/commands/floor.request HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
            "Content-Type: application/json\r\nContent-Length: %zu\r\n\r\n%s",
            client->token, strlen(body), body);
        const gint64 began = now_us();
        g_assert_cmpint((gint64)write(handle, request, strlen(request)), ==, (gint64)strlen(request));
        read_answer(handle);
        const gint64 taken = now_us() - began;
        g_array_append_val(client->taken, taken);
    }
    close(handle);
    return NULL;
}

/* --- both --------------------------------------------------------------------------------------------------------- */

static gint by_size(gconstpointer a, gconstpointer b)
{
    const gint64 left = *(const gint64 *)a, right = *(const gint64 *)b;
    return (left > right) - (left < right);
}

static double at_share(const GArray *sorted, double share)
{
    return (double)g_array_index(sorted, gint64, (guint)(share * (sorted->len - 1))) / 1000;
}

static void run(const char *name, const Client *like, GThreadFunc go_on)
{
    Client clients[CLIENTS];
    GThread *threads[CLIENTS];
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(gint64));
    const gint64 began = now_us();
    for (guint i = 0; i < CLIENTS; i++) {
        clients[i] = *like;
        clients[i].index = i;
        clients[i].until = began + (gint64)SECONDS * G_USEC_PER_SEC;
        clients[i].taken = g_array_new(FALSE, FALSE, sizeof(gint64));
        threads[i] = g_thread_new("client", go_on, &clients[i]);
    }
    for (guint i = 0; i < CLIENTS; i++) {
        g_thread_join(threads[i]);
        g_array_append_vals(all, clients[i].taken->data, clients[i].taken->len);
        g_array_unref(clients[i].taken);
    }
    const double seconds = (double)(now_us() - began) / G_USEC_PER_SEC;
    g_array_sort(all, by_size);
    printf("%-24s %8.0f acts/s; ms: median %6.2f  p99 %6.2f  worst %6.2f\n", name, all->len / seconds,
           at_share(all, 0.5), at_share(all, 0.99), at_share(all, 1));
    fflush(stdout);
}

static void run_direct(const char *folder, const GPtrArray *members)
{
    g_autoptr(App) app = app_open(new_ledger(folder, "direct.sqlite"), NULL);
    begin_session(app);
    run("64 threads, no HTTP", &(Client){ .app = app, .members = members }, submit_on);
}

static void run_http(const char *folder, const GPtrArray *members)
{
    g_autoptr(GError) error = NULL;
    char token[KEY_TOKEN_LENGTH + 1];
    Ledger *ledger = new_ledger(folder, "http.sqlite");
    g_assert_true(keys_add(ledger, "bench", "secretariat", NULL, 1, token, &error));
    Keyring *keys = keyring_new(ledger_open_again(ledger, LEDGER_READ, NULL), &error);
    App *app = app_open(ledger, &error);
    g_assert_no_error(error);
    begin_session(app);
    Running *running = running_new(app, keys, RATE);
    Site *site = site_new(LANGUAGE_ENGLISH);
    site_set_running(site, running);
    const ServerSite asked = {
        .body_limit = site_body_limit, .answer = site_answer, .waits = site_waits, .data = site
    };
    Server *server = server_new(&(ServerOptions){ 0 }, &asked, &error);
    g_assert_no_error(error);
    run("64 clients over HTTP", &(Client){ .port = server_port(server), .token = token, .members = members }, post_on);
    server_free(server);
    site_free(site);
    running_free(running);
    keyring_free(keys);
    app_close(app);
}

int main(int argc, char **argv)
{
    g_assert_cmpint(argc, ==, 2);
    g_autofree char *folder = g_build_filename(argv[1], "bench-XXXXXX", NULL);
    g_assert_nonnull(g_mkdtemp(folder));
    g_autoptr(GPtrArray) members = roster_members_in_order(LANGUAGE_ENGLISH, (CivilDate){ 2022, 7, 25 });
    for (guint round = 0; round < ROUNDS; round++) {
        run_direct(folder, members);
        remove_ledger(folder, "direct.sqlite");
        run_http(folder, members);
        remove_ledger(folder, "http.sqlite");
    }
    g_assert_cmpint(g_rmdir(folder), ==, 0);
    return 0;
}
