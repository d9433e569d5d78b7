/* The server as a stranger meets it: bytes on a socket. */
#include "http/server.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

enum { WAIT_SECONDS = 10, LARGE = 3 << 20 };

static gint answered; /* how many requests the handler has seen */

static gint slow_ones; /* how many of those that take long have begun */
static gint is_let_go; /* those that take long end when it is set */

/* "/live/7?5" watches for owner 7, who has seen up to 5. */
static bool answer_live(const Request *request, Response *response)
{
    if (!g_str_has_prefix(request->path, "/live/") || request->refusal != 0) {
        return false;
    }
    response->status = 200;
    response->channel = g_strdup(request->path);
    response->owner = g_ascii_strtoull(request->path + strlen("/live/"), NULL, 10);
    response->after = g_ascii_strtoull(request->query, NULL, 10);
    return true;
}

static bool answer(const Request *request, bool at_leisure, Response *response, gpointer data)
{
    if (answer_live(request, response)) {
        return true;
    }
    if (g_str_has_prefix(request->path, "/news") && request->refusal == 0 && !at_leisure) {
        return false;
    }
    if (g_str_has_prefix(request->path, "/slow") && request->refusal == 0) {
        if (!at_leisure) {
            return false;
        }
        g_atomic_int_inc(&slow_ones);
        while (!g_atomic_int_get(&is_let_go)) {
            g_usleep(1000);
        }
    }
    if (request->refusal != 0) {
        g_autofree char *words = g_strdup_printf("refused: %d", request->refusal);
        response_answer(response, request, request->refusal,
                        content_new(g_bytes_new(words, strlen(words)), "text/plain"));
        return true;
    }
    g_atomic_int_inc(&answered);
    if (request->body != NULL) {
        response_answer(response, request, 200, content_new(g_bytes_ref(request->body), "text/plain"));
        return true;
    }
    g_autofree char *text =
        strcmp(request->path, "/large") == 0 ? g_strnfill(LARGE, 'x')
        : strcmp(request->path, "/peer") == 0
            ? g_strdup(request->peer)
            : g_strdup_printf("%d %s?%s at %s", request->method, request->path, request->query, request->host);
    const gsize length = strlen(text);
    response_answer(response, request, 200,
                    content_new(g_bytes_new_take(g_steal_pointer(&text), length), "text/plain"));
    return true;
}

static size_t limit_of(const Request *request, gpointer data)
{
    return g_str_has_prefix(request->path, "/post") || g_str_has_prefix(request->path, "/slow") ? LARGE : 0;
}

static bool waits_for_disk(const Request *request, gpointer data)
{
    return strcmp(request->path, "/slow-disk") == 0 || g_str_has_prefix(request->path, "/news");
}

/* "/news?7" waits for what is above 7, "/news-soon?7" no longer than a second. */
static bool awaits_news(const Request *request, guint64 *ret_after, int *ret_seconds, gpointer data)
{
    *ret_after = g_ascii_strtoull(request->query, NULL, 10);
    *ret_seconds = strcmp(request->path, "/news-soon") == 0 ? 1 : 1000000;
    return g_str_has_prefix(request->path, "/news");
}

/* "/later" is resumed by the test, "/later-soon" before it has begun, "/later-never" is answered at once. */
static GAsyncQueue *begun_ones; /* of Later */
static gint finished;

static bool begin(const Request *request, Later *later, Response *response, gpointer *ret_begun, gpointer data)
{
    if (!g_str_has_prefix(request->path, "/later")) {
        return false;
    }
    if (strcmp(request->path, "/later-never") == 0) {
        response_answer(response, request, 200, content_new(g_bytes_new_static("at once", 7), "text/plain"));
        return true;
    }
    *ret_begun = g_strdup(request->query);
    if (strcmp(request->path, "/later-soon") == 0) {
        server_resume(later);
    } else {
        g_async_queue_push(begun_ones, later);
    }
    return true;
}

static void finish(const Request *request, gpointer begun, Response *response, gpointer data)
{
    g_atomic_int_inc(&finished);
    response_answer(response, request, 200, content_new(g_bytes_new_take(begun, strlen(begun)), "text/plain"));
}

static const ServerSite site = { .body_limit = limit_of,
                                 .answer = answer,
                                 .waits = waits_for_disk,
                                 .awaits = awaits_news,
                                 .begin = begin,
                                 .finish = finish };

/* One part, whose words are `shown`. */
static gint shown;

static bool begin_look(guint64 *ret_number, gpointer data)
{
    *ret_number = (guint64)g_atomic_int_get(&shown);
    return true;
}

static GBytes *look_at_part(const char *channel, guint i, gpointer data)
{
    char *text = i == 0 ? g_strdup_printf("<p id=p>%s %d</p>", channel, g_atomic_int_get(&shown)) : NULL;
    return text != NULL ? g_bytes_new_take(text, strlen(text)) : NULL;
}

static void end_look(gpointer data)
{
}

static Server *start_live(const ServerOptions *options)
{
    g_autoptr(GError) error = NULL;
    ServerSite with_streams = site;
    with_streams.live = (LiveSource){ .begin = begin_look, .part = look_at_part, .end = end_look };
    g_atomic_int_set(&shown, 5);
    Server *server = server_new(options, &with_streams, &error);
    g_assert_no_error(error);
    return server;
}

static Server *start(const ServerOptions *options)
{
    g_autoptr(GError) error = NULL;
    Server *server = server_new(options, &site, &error);
    g_assert_no_error(error);
    g_assert_cmpint(server_port(server), >, 0);
    return server;
}

static int connect_to(const Server *server)
{
    const struct sockaddr_in address = { .sin_family = AF_INET,
                                         .sin_port = htons((guint16)server_port(server)),
                                         .sin_addr = { htonl(INADDR_LOOPBACK) } };
    const struct timeval patience = { .tv_sec = WAIT_SECONDS };
    const int client = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    g_assert_cmpint(client, >=, 0);
    setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    g_assert_cmpint(connect(client, (const struct sockaddr *)&address, sizeof address), ==, 0);
    return client;
}

static void say(int client, const char *text)
{
    g_assert_cmpint(send(client, text, strlen(text), MSG_NOSIGNAL), ==, (gssize)strlen(text));
}

/* All that comes until the server closes, or waits too long. */
static char *hear(int client)
{
    GString *heard = g_string_new(NULL);
    char part[65536];
    gssize n;
    while ((n = recv(client, part, sizeof part, 0)) > 0) {
        g_string_append_len(heard, part, n);
    }
    g_assert_true(n == 0 || errno == ECONNRESET);
    close(client);
    return g_string_free(heard, FALSE);
}

static char *exchange(const Server *server, const char *request)
{
    const int client = connect_to(server);
    say(client, request);
    return hear(client);
}

static void answers_and_closes(void)
{
    g_autoptr(Server) server = start(&(ServerOptions){ .threads = 1 });
    g_autofree char *heard = exchange(server, "GET /a%20b?c=d HTTP/1.1\r\nHost: x.org\r\nConnection: close\r\n\r\n");
    g_assert_true(g_str_has_prefix(heard, "HTTP/1.1 200 OK\r\n"));
    g_assert_nonnull(strstr(heard, "\r\nContent-Security-Policy: default-src 'none'"));
    g_assert_nonnull(strstr(heard, "\r\nX-Content-Type-Options: nosniff\r\n"));
    g_assert_nonnull(strstr(heard, "\r\nETag: \""));
    g_assert_true(g_str_has_suffix(heard, "\r\n\r\n0 /a%20b?c=d at x.org"));
}

static void heads_have_no_body(void)
{
    g_autoptr(Server) server = start(&(ServerOptions){ .threads = 1 });
    g_autofree char *heard = exchange(server, "HEAD / HTTP/1.1\r\nHost: x.org\r\nConnection: close\r\n\r\n");
    g_assert_nonnull(strstr(heard, "\r\nContent-Length: 13\r\n"));
    g_assert_true(g_str_has_suffix(heard, "\r\n\r\n"));
}

static void held_content_is_not_sent(void)
{
    g_autoptr(Server) server = start(&(ServerOptions){ .threads = 1 });
    g_autofree char *heard =
        exchange(server, "GET / HTTP/1.1\r\nHost: x.org\r\nIf-None-Match: *\r\nConnection: close\r\n\r\n");
    g_assert_true(g_str_has_prefix(heard, "HTTP/1.1 304 Not Modified\r\n"));
    g_assert_nonnull(strstr(heard, "\r\nETag: \""));
    g_assert_true(g_str_has_suffix(heard, "\r\n\r\n"));
}

static void unsound_requests_are_refused(void)
{
    static const char *const requests[] = {
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost:\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\"><script>\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\nx",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +1\r\n\r\nx",
        "GET / HTTP/1.1\r\nHost: a\r\nX: a\001b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX : a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX(y): a\r\n\r\n",
        "GET / HTTP/1.1\nHost: a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\nX: y\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX: a\r\n b\r\n\r\n",
        "GET  / HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /#x HTTP/1.1\r\nHost: a\r\n\r\n",
        "G ET / HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /\r\nHost: a\r\n\r\n",
        "POST /post HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST /post HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n\r\n",
        "POST /post HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nxy\r\n0\r\n\r\n",
        "POST /post HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "GET http://other.org/ HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /\xc3\xa9 HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /\x7f HTTP/1.1\r\nHost: a\r\n\r\n",
    };
    g_autoptr(Server) server = start(&(ServerOptions){ .threads = 1, .idle_seconds = 3 });
    for (size_t i = 0; i < G_N_ELEMENTS(requests); i++) {
        const gint before = g_atomic_int_get(&answered);
        g_autofree char *heard = exchange(server, requests[i]);
        g_test_message("%s", requests[i]);
        g_assert_true(g_str_has_prefix(heard, "HTTP/1.1 400 ") || heard[0] == '\0');
        g_assert_cmpint(g_atomic_int_get(&answered), ==, before);
    }
}

static void too_much_is_refused(void)
{
    g_autoptr(Server) server = start(&(ServerOptions){ .threads = 1, .idle_seconds = 3 });
    const gint before = g_atomic_int_get(&answered);
    g_autofree char *filling = g_strnfill(20000, 'x');
    g_autofree char *headers = g_strdup_printf("GET / HTTP/1.1\r\nHost: a\r\nX: %s\r\n\r\n", filling);
    g_autofree char *body = g_strdup_printf("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 20000\r\n\r\n%s", filling);
    g_autofree char *refused_headers = exchange(server, headers), *refused_body = exchange(server, body);
    g_assert_null(strstr(refused_headers, " 200 "));
    g_assert_null(strstr(refused_body, " 200 "));
    g_assert_cmpint(g_atomic_int_get(&answered), ==, before);
}

static void other_versions_and_expectations_are_refused(void)
{
    g_autoptr(Server) server = start(&(ServerOptions){ .threads = 1 });
    g_autofree char *version = exchange(server, "GET / HTTP/2.0\r\nHost: a\r\n\r\n");
    g_autofree char *expecting = exchange(server, "GET / HTTP/1.1\r\nHost: a\r\nExpect: more\r\n\r\n");
    g_assert_true(g_str_has_prefix(version, "HTTP/1.1 505 "));
    g_assert_true(g_str_has_prefix(expecting, "HTTP/1.1 417 "));
}

static void bodies_arrive(void)
{
    static const char *const requests[] = {
        "POST /post HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 11\r\n\r\nhello world",
        "POST /post HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
        "6\r\nhello \r\n5;x=y\r\nworld\r\n0\r\nTrailer: x\r\n\r\n",
        "POST /post HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nfirst\r\n"
        "POST /post HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 11\r\n\r\nhello world",
    };
    g_autoptr(Server) server = start(&(ServerOptions){ .threads = 1 });
    for (size_t i = 0; i < G_N_ELEMENTS(requests); i++) {
        g_autofree char *heard = exchange(server, requests[i]);
        g_test_message("%s", requests[i]);
        g_assert_true(g_str_has_prefix(heard, "HTTP/1.1 200 OK"));
        g_assert_true(g_str_has_suffix(heard, "\r\n\r\nhello world"));
    }
}

static void large_bodies_arrive_whole(void)
{
    g_autoptr(Server) server = start(&(ServerOptions){ .threads = 1 });
    g_autofree char *body = g_strnfill(LARGE, 'y');
    g_autofree char *request = g_strdup_printf(
        "POST /post HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s", LARGE, body);
    g_autofree char *heard = exchange(server, request);
    g_assert_true(g_str_has_prefix(heard, "HTTP/1.1 200 OK"));
    g_assert_true(g_str_has_suffix(heard, body));
}

/* The answer comes before the body has, and reaches a client that sends it all the same. */
static void too_large_bodies_are_answered(void)
{
    g_autoptr(Server) server = start(&(ServerOptions){ .threads = 1 });
    g_autofree char *body = g_strnfill(2 * LARGE, 'y');
    const char *const heads[] = {
        "POST /post HTTP/1.1\r\nHost: a\r\nContent-Length: 6291456\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 6291456\r\n\r\n",
        "POST /post HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n600000\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n600000\r\n",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(heads); i++) {
        g_autofree char *request = g_strconcat(heads[i], body, NULL);
        const int client = connect_to(server);
        say(client, request);
        shutdown(client, SHUT_WR);
        g_autofree char *heard = hear(client);
        g_assert_true(g_str_has_prefix(heard, "HTTP/1.1 413 Content Too Large"));
        g_assert_nonnull(strstr(heard, "\r\nConnection: close\r\n"));
        g_assert_true(g_str_has_suffix(heard, "refused: 413"));
    }
}

static void who_waits_for_a_word_gets_it(void)
{
    char part[64] = "";
    g_autoptr(Server) server = start(&(ServerOptions){ .threads = 1 });
    const int client = connect_to(server), other = connect_to(server);
    say(client,
        "POST /post HTTP/1.1\r\nHost: a\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    g_assert_cmpint(recv(client, part, sizeof part - 1, 0), ==, 25);
    g_assert_cmpstr(part, ==, "HTTP/1.1 100 Continue\r\n\r\n");
    say(client, "ok");
    g_autofree char *heard = hear(client);
    g_assert_true(g_str_has_suffix(heard, "\r\n\r\nok"));
    say(other, "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    shutdown(other, SHUT_WR);
    g_autofree char *refused = hear(other);
    g_assert_true(g_str_has_prefix(refused, "HTTP/1.1 413 "));
}

static void wait_for(gint *count, gint least)
{
    const gint64 end = g_get_monotonic_time() + WAIT_SECONDS * G_USEC_PER_SEC;
    while (g_atomic_int_get(count) < least) {
        g_assert_cmpint(g_get_monotonic_time(), <, end);
        g_usleep(1000);
    }
}

static void begin_slow_ones(void)
{
    g_atomic_int_set(&slow_ones, 0);
    g_atomic_int_set(&is_let_go, 0);
}

/* All workers are kept busy, and as many as may wait do; others are answered meanwhile. */
static void nobody_waits_for_what_takes_long(void)
{
    begin_slow_ones();
    g_autoptr(Server) server = start(&(ServerOptions){ .threads = 1, .workers = 2, .waiting = 2 });
    int clients[4];
    for (int i = 0; i < 4; i++) {
        clients[i] = connect_to(server);
        say(clients[i],
            "GET /slow HTTP/1.1\r\nHost: x.org\r\n\r\nGET /after HTTP/1.1\r\nHost: x.org\r\nConnection: close\r\n\r\n");
        wait_for(&slow_ones, MIN(i + 1, 2));
    }
    g_autofree char *other = exchange(server, "GET /quick HTTP/1.1\r\nHost: x.org\r\nConnection: close\r\n\r\n");
    g_assert_true(g_str_has_suffix(other, "/quick? at x.org"));
    g_autofree char *late = exchange(server, "GET /slow HTTP/1.1\r\nHost: x.org\r\nConnection: close\r\n\r\n");
    g_assert_true(g_str_has_prefix(late, "HTTP/1.1 503 Service Unavailable"));
    g_atomic_int_set(&is_let_go, 1);
    for (int i = 0; i < 4; i++) {
        g_autofree char *heard = hear(clients[i]);
        g_assert_nonnull(strstr(heard, "/slow? at x.org"));
        g_assert_true(g_str_has_suffix(heard, "/after? at x.org")); /* in the order in which they were asked */
    }
}

static void what_nobody_waits_for_any_more_is_not_begun(void)
{
    begin_slow_ones();
    g_autoptr(Server) server = start(&(ServerOptions){ .threads = 1, .workers = 1 });
    const int first = connect_to(server);
    say(first, "GET /slow HTTP/1.1\r\nHost: x.org\r\nConnection: close\r\n\r\n");
    wait_for(&slow_ones, 1);
    for (int i = 0; i < 20; i++) {
        const int client = connect_to(server);
        say(client, "GET /slow HTTP/1.1\r\nHost: x.org\r\n\r\n");
        close(client);
    }
    g_autofree char *other = exchange(server, "GET /quick HTTP/1.1\r\nHost: x.org\r\nConnection: close\r\n\r\n");
    g_assert_true(g_str_has_suffix(other, "/quick? at x.org"));
    g_atomic_int_set(&is_let_go, 1);
    g_autofree char *heard = hear(first);
    g_autofree char *last = exchange(server, "GET /slow HTTP/1.1\r\nHost: x.org\r\nConnection: close\r\n\r\n");
    g_assert_true(g_str_has_suffix(last, "/slow? at x.org"));
    g_assert_cmpint(g_atomic_int_get(&slow_ones), <=, 3); /* one may have begun before it was known to be left */
}

/* They have threads of their own: those that compute for long are none of theirs. */
static void what_waits_for_the_disk_waits_for_nobody_else(void)
{
    begin_slow_ones();
    g_autoptr(Server) server = start(&(ServerOptions){ .threads = 1, .workers = 1, .keepers = 3 });
    int clients[4];
    for (int i = 0; i < 4; i++) {
        clients[i] = connect_to(server);
        say(clients[i], i == 0 ? "GET /slow HTTP/1.1\r\nHost: x.org\r\nConnection: close\r\n\r\n"
                               : "GET /slow-disk HTTP/1.1\r\nHost: x.org\r\nConnection: close\r\n\r\n");
    }
    wait_for(&slow_ones, 4);
    g_atomic_int_set(&is_let_go, 1);
    for (int i = 0; i < 4; i++) {
        g_autofree char *heard = hear(clients[i]);
        g_assert_nonnull(strstr(heard, "HTTP/1.1 200 OK"));
    }
}

static int ask_for_news(const Server *server, const char *what)
{
    g_autofree char *request =
        g_strdup_printf("GET %s HTTP/1.1\r\nHost: x.org\r\n\r\nGET /after HTTP/1.1\r\nHost: x.org\r\n"
                        "Connection: close\r\n\r\n",
                        what);
    const int client = connect_to(server);
    say(client, request);
    return client;
}

static bool has_heard(int client)
{
    char byte;
    return recv(client, &byte, 1, MSG_PEEK | MSG_DONTWAIT) > 0;
}

static void assert_hears(int client, const char *what)
{
    g_autofree char *heard = hear(client);
    g_assert_nonnull(strstr(heard, what));
    g_assert_true(g_str_has_suffix(heard, "/after? at x.org"));
}

/* Many wait for news, and cost no thread; each is answered by what it waits for. */
static void news_are_waited_for(void)
{
    enum { MANY = 40, A_WHILE_US = 100000 };
    g_autoptr(Server) server = start(&(ServerOptions){ .threads = 2, .workers = 1, .keepers = 1, .idle_seconds = 5 });
    int early[MANY];
    for (int i = 0; i < MANY; i++) {
        early[i] = ask_for_news(server, "/news?4");
    }
    const int late = ask_for_news(server, "/news?5");
    g_usleep(A_WHILE_US);
    server_tell(server, 4);
    g_usleep(A_WHILE_US);
    g_assert_false(has_heard(early[0]) || has_heard(early[MANY - 1]) || has_heard(late));
    server_tell(server, 5);
    for (int i = 0; i < MANY; i++) {
        assert_hears(early[i], "/news?4 at x.org");
    }
    g_assert_false(has_heard(late));
    server_tell(server, 5);
    server_tell(server, 3);
    g_assert_false(has_heard(late));
    server_tell(server, 9);
    assert_hears(late, "/news?5 at x.org");
    assert_hears(ask_for_news(server, "/news?8"), "/news?8 at x.org"); /* there is such news already */
}

static void nobody_waits_for_news_for_ever(void)
{
    g_autoptr(Server) server = start(&(ServerOptions){ .threads = 1, .idle_seconds = 1 });
    const gint64 before = g_get_monotonic_time();
    const int gone = ask_for_news(server, "/news-soon?1");
    close(gone);
    assert_hears(ask_for_news(server, "/news-soon?1"), "/news-soon?1 at x.org");
    const gint64 taken = g_get_monotonic_time() - before;
    g_assert_cmpint(taken, >=, G_USEC_PER_SEC);
    g_assert_cmpint(taken, <, 5 * G_USEC_PER_SEC);
    const int waiting = ask_for_news(server, "/news?1");
    g_usleep(50000);
    const gint64 stopped = g_get_monotonic_time();
    g_clear_pointer(&server, server_free);
    g_assert_cmpint(g_get_monotonic_time() - stopped, <, 2 * G_USEC_PER_SEC);
    close(waiting);
}

static void stopping_ends_what_waits(void)
{
    begin_slow_ones();
    Server *server = start(&(ServerOptions){ .threads = 2, .workers = 1 });
    int clients[4];
    for (int i = 0; i < 4; i++) {
        clients[i] = connect_to(server);
        say(clients[i], "POST /slow HTTP/1.1\r\nHost: x.org\r\nContent-Length: 1\r\n\r\nx");
    }
    wait_for(&slow_ones, 1);
    g_atomic_int_set(&is_let_go, 1);
    server_free(server);
    for (int i = 0; i < 4; i++) {
        close(clients[i]);
    }
}

/* Who has gone meanwhile, too, is finished, so that nothing is left behind. */
static void what_was_begun_is_finished(void)
{
    g_autoptr(Server) server = start(&(ServerOptions){ .threads = 2 });
    static const char *const requests[] = { "GET /later?one HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                                            "GET /later?two HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n" };
    g_atomic_int_set(&finished, 0);
    const int one = connect_to(server), two = connect_to(server);
    say(one, requests[0]);
    Later *first = g_async_queue_pop(begun_ones);
    say(two, requests[1]);
    Later *second = g_async_queue_pop(begun_ones);
    close(one);
    server_resume(second);
    g_autofree char *heard = hear(two);
    g_assert_true(g_str_has_suffix(heard, "\r\n\r\ntwo"));
    server_resume(first);
    for (guint tries = 0; g_atomic_int_get(&finished) < 2; tries++) {
        g_assert_cmpuint(tries, <, 5000);
        g_usleep(1000);
    }
}

static void what_is_begun_may_be_over_at_once(void)
{
    g_autoptr(Server) server = start(&(ServerOptions){ .threads = 1 });
    g_autofree char *soon = exchange(server, "GET /later-soon?x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    g_assert_true(g_str_has_suffix(soon, "\r\n\r\nx"));
    g_autofree char *never = exchange(server, "GET /later-never HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    g_assert_true(g_str_has_suffix(never, "\r\n\r\nat once"));
}

static gpointer resume_late(gpointer later)
{
    g_usleep(100 * 1000);
    server_resume(later);
    return NULL;
}

static void stopping_waits_for_what_was_begun(void)
{
    Server *server = start(&(ServerOptions){ .threads = 1 });
    g_atomic_int_set(&finished, 0);
    const int client = connect_to(server);
    say(client, "GET /later?late HTTP/1.1\r\nHost: x\r\n\r\n");
    GThread *thread = g_thread_new("late", resume_late, g_async_queue_pop(begun_ones));
    server_free(server);
    g_assert_cmpint(g_atomic_int_get(&finished), ==, 1);
    g_thread_join(thread);
    close(client);
}

static void old_clients_are_understood(void)
{
    g_autoptr(Server) server = start(&(ServerOptions){ .threads = 1 });
    g_autofree char *once = exchange(server, "GET / HTTP/1.0\r\nHost: x.org\r\n\r\n");
    g_autofree char *twice = exchange(server, "GET / HTTP/1.0\r\nHost: x.org\r\nConnection: keep-alive\r\n\r\n"
                                              "GET /b HTTP/1.0\r\nHost: x.org\r\n\r\n");
    g_assert_true(g_str_has_suffix(once, "/? at x.org"));
    g_assert_nonnull(strstr(twice, "\r\nConnection: keep-alive\r\n"));
    g_assert_true(g_str_has_suffix(twice, "/b? at x.org"));
}

/* Who has said all and closes that direction still hears everything. */
static void who_has_ended_hears_the_rest(void)
{
    g_autoptr(Server) server = start(&(ServerOptions){ .threads = 1 });
    const int client = connect_to(server);
    for (int i = 0; i < 3; i++) {
        say(client, "GET /large HTTP/1.1\r\nHost: x.org\r\n\r\n");
    }
    shutdown(client, SHUT_WR);
    g_autofree char *heard = hear(client);
    g_assert_cmpuint(strlen(heard), >, 3u * LARGE);
}

static void many_requests_go_over_one_connection(void)
{
    g_autoptr(Server) server = start(&(ServerOptions){ .threads = 1 });
    const int client = connect_to(server);
    for (int i = 0; i < 50; i++) {
        say(client, "GET / HTTP/1.1\r\nHost: x.org\r\n\r\n");
    }
    say(client, "GET /last HTTP/1.1\r\nHost: x.org\r\nConnection: close\r\n\r\n");
    g_autofree char *heard = hear(client);
    guint n = 0;
    for (const char *at = heard; (at = strstr(at, "HTTP/1.1 200 OK")) != NULL; at++) {
        n++;
    }
    g_assert_cmpuint(n, ==, 51);
    g_assert_true(g_str_has_suffix(heard, "0 /last? at x.org"));
}

static void large_answers_arrive_whole(void)
{
    g_autoptr(Server) server = start(&(ServerOptions){ .threads = 1 });
    g_autofree char *heard = exchange(server, "GET /large HTTP/1.1\r\nHost: x.org\r\nConnection: close\r\n\r\n");
    const char *body = strstr(heard, "\r\n\r\n");
    g_assert_nonnull(body);
    g_assert_cmpuint(strlen(body + 4), ==, LARGE);
}

static double seconds_until_closed(int client)
{
    const gint64 before = g_get_monotonic_time();
    g_autofree char *heard = hear(client);
    return (double)(g_get_monotonic_time() - before) / G_USEC_PER_SEC;
}

static void the_silent_are_cut_off(void)
{
    g_autoptr(Server) server = start(&(ServerOptions){ .threads = 1, .idle_seconds = 1 });
    g_assert_cmpfloat(seconds_until_closed(connect_to(server)), <, 5);
    const int half = connect_to(server);
    say(half, "GET / HTTP/1.1\r\nHost: x");
    g_assert_cmpfloat(seconds_until_closed(half), <, 5);
}

/* A byte now and then keeps the connection from being idle; it does not make a request. */
static void the_slow_are_cut_off(void)
{
    g_autoptr(Server) server = start(&(ServerOptions){ .threads = 1, .idle_seconds = 5, .request_seconds = 1 });
    const int client = connect_to(server);
    const gint64 end = g_get_monotonic_time() + 4 * G_USEC_PER_SEC;
    say(client, "GET / HTTP/1.1\r\nHost: x.org\r\nX: ");
    while (g_get_monotonic_time() < end && send(client, "x", 1, MSG_NOSIGNAL) == 1) {
        g_usleep(100000);
    }
    g_assert_cmpint(g_get_monotonic_time(), <, end);
    close(client);
}

/* A request over a connection that stays. */
static bool is_answered(int client)
{
    char part[1024];
    say(client, "GET / HTTP/1.1\r\nHost: x.org\r\n\r\n");
    return recv(client, part, sizeof part, 0) > 0;
}

/* For who comes when all are connected that may be, the one goes that has had nothing to do for longest. */
static void the_longest_idle_makes_room(void)
{
    enum { LIMIT = 4 };
    g_autoptr(Server) server = start(&(ServerOptions){ .threads = 1, .connections = LIMIT, .idle_seconds = 30 });
    int clients[LIMIT];
    for (int i = 0; i < LIMIT; i++) {
        clients[i] = connect_to(server);
        g_assert_true(is_answered(clients[i]));
    }
    g_assert_true(is_answered(clients[0]));
    g_autofree char *heard = exchange(server, "GET /late HTTP/1.1\r\nHost: x.org\r\nConnection: close\r\n\r\n");
    g_assert_true(g_str_has_suffix(heard, "/late? at x.org"));
    g_autofree char *nothing = hear(clients[1]);
    g_assert_cmpstr(nothing, ==, "");
    const int rest[] = { 0, 2, 3 };
    for (gsize i = 0; i < G_N_ELEMENTS(rest); i++) {
        g_assert_true(is_answered(clients[rest[i]]));
        close(clients[rest[i]]);
    }
}

/* However many come that ask for nothing, or never come to an end with asking, who has asked stays. */
static void a_crowd_that_asks_for_nothing_keeps_nobody_out(void)
{
    enum { LIMIT = 16, WORKING = 4, CROWD = 200 };
    g_autoptr(Server) server = start(&(ServerOptions){ .threads = 1, .connections = LIMIT, .idle_seconds = 30 });
    int working[WORKING], crowd[CROWD];
    for (int i = 0; i < WORKING; i++) {
        working[i] = connect_to(server);
        g_assert_true(is_answered(working[i]));
    }
    for (int i = 0; i < CROWD; i++) {
        crowd[i] = connect_to(server);
        if (i % 2 == 0) {
            say(crowd[i], "GET / HTTP/1.1\r\nHost: x");
        }
    }
    for (int i = 0; i < WORKING; i++) {
        g_assert_true(is_answered(working[i]));
        close(working[i]);
    }
    g_autofree char *heard = exchange(server, "GET /late HTTP/1.1\r\nHost: x.org\r\nConnection: close\r\n\r\n");
    g_assert_true(g_str_has_suffix(heard, "/late? at x.org"));
    for (int i = 0; i < CROWD; i++) {
        close(crowd[i]);
    }
}

/* Who is being answered is not dropped: who comes then waits until the first answer is out. */
static void who_is_being_answered_stays(void)
{
    enum { LIMIT = 2 };
    g_atomic_int_set(&is_let_go, 0);
    g_autoptr(Server) server =
        start(&(ServerOptions){ .threads = 1, .connections = LIMIT, .workers = LIMIT, .idle_seconds = 30 });
    int clients[LIMIT];
    const int before = g_atomic_int_get(&slow_ones);
    for (int i = 0; i < LIMIT; i++) {
        clients[i] = connect_to(server);
        say(clients[i], "GET /slow HTTP/1.1\r\nHost: x.org\r\nConnection: close\r\n\r\n");
    }
    while (g_atomic_int_get(&slow_ones) < before + LIMIT) {
        g_usleep(1000);
    }
    const int late = connect_to(server); /* the kernel takes it; the server does not, until one has gone */
    const struct timeval short_patience = { .tv_usec = 300000 };
    char byte;
    setsockopt(late, SOL_SOCKET, SO_RCVTIMEO, &short_patience, sizeof short_patience);
    say(late, "GET /late HTTP/1.1\r\nHost: x.org\r\nConnection: close\r\n\r\n");
    g_assert_cmpint(recv(late, &byte, 1, 0), ==, -1);
    g_atomic_int_set(&is_let_go, 1);
    for (int i = 0; i < LIMIT; i++) {
        g_autofree char *slow = hear(clients[i]);
        g_assert_true(g_str_has_suffix(slow, "/slow? at x.org"));
    }
    const struct timeval patience = { .tv_sec = WAIT_SECONDS };
    setsockopt(late, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    g_autofree char *heard = hear(late);
    g_assert_true(g_str_has_suffix(heard, "/late? at x.org"));
}

/* Whoever comes and goes, with or without asking, leaves no place taken. */
static void those_who_leave_leave_nothing(void)
{
    g_autoptr(Server) server =
        start(&(ServerOptions){ .threads = 1, .connections = 8, .idle_seconds = 1, .request_seconds = 1 });
    for (int i = 0; i < 400; i++) {
        const int client = connect_to(server);
        if (i % 50 != 0) {
            say(client, "GET /gone HTTP/1.1\r\nHost: x.org\r\n\r\n");
        }
        close(client);
    }
    g_autofree char *heard = exchange(server, "GET / HTTP/1.1\r\nHost: x.org\r\nConnection: close\r\n\r\n");
    g_assert_true(g_str_has_prefix(heard, "HTTP/1.1 200 OK"));
}

static void several_threads_share_a_port(void)
{
    g_autoptr(Server) server = start(&(ServerOptions){ .threads = 3 });
    for (int i = 0; i < 30; i++) {
        g_autofree char *heard = exchange(server, "GET / HTTP/1.1\r\nHost: x.org\r\nConnection: close\r\n\r\n");
        g_assert_true(g_str_has_prefix(heard, "HTTP/1.1 200 OK"));
    }
}

static void a_taken_port_is_an_error(void)
{
    g_autoptr(GError) taken = NULL, nonsense = NULL;
    g_autoptr(Server) server = start(&(ServerOptions){ .threads = 1 });
    const ServerOptions same = { .threads = 1, .port = server_port(server) };
    const ServerOptions nowhere = { .threads = 1, .address = "256.0.0.1" };
    g_assert_null(server_new(&same, &site, &taken));
    g_assert_error(taken, SERVER_ERROR, SERVER_ERROR_ADDRESS);
    g_assert_null(server_new(&nowhere, &site, &nonsense));
    g_assert_error(nonsense, SERVER_ERROR, SERVER_ERROR_ADDRESS);
}

static void stopping_does_not_wait_for_clients(void)
{
    Server *server = start(&(ServerOptions){ .threads = 2, .idle_seconds = 60 });
    const int client = connect_to(server);
    const gint64 before = g_get_monotonic_time();
    server_free(server);
    g_assert_cmpint(g_get_monotonic_time() - before, <, 2 * G_USEC_PER_SEC);
    close(client);
}

static void connections_have_a_peer(void)
{
    g_autoptr(Server) server = start(&(ServerOptions){ .threads = 1 });
    g_autofree char *heard = exchange(server, "GET /peer HTTP/1.1\r\nHost: x.org\r\nConnection: close\r\n\r\n");
    g_assert_true(g_str_has_suffix(heard, "\r\n\r\n127.0.0.1"));
}

/* Until that has come; returns all that came. Free with g_free. */
static char *hear_until(int client, const char *text)
{
    GString *heard = g_string_new(NULL);
    char part[4096];
    while (strstr(heard->str, text) == NULL) {
        const gssize n = recv(client, part, sizeof part, 0);
        if (n <= 0) {
            g_error("“%s” is waited for in vain; “%s” came", text, heard->str);
        }
        g_string_append_len(heard, part, n);
    }
    return g_string_free(heard, FALSE);
}

static void wait_for_watchers(const Server *server, guint n)
{
    const gint64 until = g_get_monotonic_time() + WAIT_SECONDS * G_USEC_PER_SEC;
    while (server_live_figures(server).watchers != n && g_get_monotonic_time() < until) {
        g_usleep(1000);
    }
    g_assert_cmpuint(server_live_figures(server).watchers, ==, n);
}

static void streams_are_streams(void)
{
    g_autoptr(Server) server = start_live(&(ServerOptions){ .threads = 1 });
    const int client = connect_to(server);
    say(client, "GET / HTTP/1.1\r\nHost: x.org\r\n\r\nGET /live/7 HTTP/1.1\r\nHost: x.org\r\n\r\nand more");
    g_autofree char *heard = hear_until(client, "</p>\n\n");
    const char *head = strstr(heard, "at x.orgHTTP/1.1 200 OK\r\n");
    g_assert_nonnull(head);
    g_assert_nonnull(strstr(head, "\r\nContent-Type: text/event-stream; charset=utf-8\r\nCache-Control: no-store\r\n"));
    g_assert_nonnull(strstr(head, "\r\nX-Accel-Buffering: no\r\n"));
    g_assert_nonnull(strstr(head, "\r\nX-Content-Type-Options: nosniff\r\n"));
    g_assert_nonnull(strstr(head, "\r\nContent-Security-Policy: default-src 'none'"));
    g_assert_nonnull(strstr(head, "\r\nConnection: close\r\n"));
    g_assert_null(strstr(head, "Content-Length"));
    g_assert_null(strstr(head, "Content-Encoding"));
    g_assert_true(
        g_str_has_suffix(head, "\r\n\r\n: here\nretry: 1000\n\nid: 5\nevent: parts\ndata: <p id=p>/live/7 5</p>\n\n"));
    g_atomic_int_set(&shown, 6);
    server_tell(server, 6);
    g_autofree char *next = hear_until(client, "</p>\n\n");
    g_assert_cmpstr(next, ==, "id: 6\nevent: parts\ndata: <p id=p>/live/7 6</p>\n\n");
    wait_for_watchers(server, 1);
    server_end_owner(server, 8);
    server_end_owner(server, 7);
    g_autofree char *last = hear(client);
    g_assert_cmpstr(last, ==, "");
}

static void streams_are_squeezed_for_who_can_open_them(void)
{
    g_autoptr(Server) server = start_live(&(ServerOptions){ .threads = 1 });
    const int client = connect_to(server);
    say(client, "GET /live/7 HTTP/1.1\r\nHost: x.org\r\nAccept-Encoding: deflate, gzip\r\n\r\n");
    g_autofree char *head = hear_until(client, "\r\nContent-Encoding: gzip\r\nVary: Accept-Encoding\r\n");
    close(client);
}

/* While far more watch than may be connected otherwise, requests are answered. */
static void streams_take_no_room_from_others(void)
{
    g_autoptr(Server) server = start_live(&(ServerOptions){ .threads = 1, .connections = 2 });
    int watching[20];
    for (gsize i = 0; i < G_N_ELEMENTS(watching); i++) {
        watching[i] = connect_to(server);
        say(watching[i], "GET /live/1?6 HTTP/1.1\r\nHost: x.org\r\n\r\n");
        g_autofree char *heard = hear_until(watching[i], ": here\n");
        g_autofree char *page = exchange(server, "GET / HTTP/1.1\r\nHost: x.org\r\nConnection: close\r\n\r\n");
        g_assert_true(g_str_has_suffix(page, "at x.org"));
    }
    wait_for_watchers(server, G_N_ELEMENTS(watching));
    for (gsize i = 0; i < G_N_ELEMENTS(watching); i++) {
        close(watching[i]);
    }
    wait_for_watchers(server, 0);
}

static void what_cannot_be_a_stream_is_answered(void)
{
    g_autofree char *endless = g_strnfill(LIVE_CHANNEL_LIMIT, '9');
    g_autofree char *request =
        g_strdup_printf("GET /live/%s HTTP/1.1\r\nHost: x.org\r\nConnection: close\r\n\r\n", endless);
    g_autoptr(Server) server = start_live(&(ServerOptions){ .threads = 1 });
    g_autofree char *refused = exchange(server, request);
    g_assert_true(g_str_has_prefix(refused, "HTTP/1.1 503 "));
    g_assert_true(g_str_has_suffix(refused, "refused: 503"));
    g_autoptr(Server) without = start(&(ServerOptions){ .threads = 1 });
    g_autofree char *none = exchange(without, "GET /live/1 HTTP/1.1\r\nHost: x.org\r\nConnection: close\r\n\r\n");
    g_assert_true(g_str_has_prefix(none, "HTTP/1.1 501 "));
    server_end_owner(without, 1);
    g_assert_cmpuint(server_live_figures(without).watchers, ==, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/server/answers-and-closes", answers_and_closes);
    g_test_add_func("/server/heads-have-no-body", heads_have_no_body);
    g_test_add_func("/server/held-content-is-not-sent", held_content_is_not_sent);
    g_test_add_func("/server/unsound-requests-are-refused", unsound_requests_are_refused);
    g_test_add_func("/server/too-much-is-refused", too_much_is_refused);
    g_test_add_func("/server/other-versions-and-expectations-are-refused", other_versions_and_expectations_are_refused);
    g_test_add_func("/server/bodies-arrive", bodies_arrive);
    g_test_add_func("/server/large-bodies-arrive-whole", large_bodies_arrive_whole);
    g_test_add_func("/server/too-large-bodies-are-answered", too_large_bodies_are_answered);
    g_test_add_func("/server/who-waits-for-a-word-gets-it", who_waits_for_a_word_gets_it);
    g_test_add_func("/server/nobody-waits-for-what-takes-long", nobody_waits_for_what_takes_long);
    g_test_add_func("/server/what-nobody-waits-for-any-more-is-not-begun", what_nobody_waits_for_any_more_is_not_begun);
    g_test_add_func("/server/what-waits-for-the-disk-waits-for-nobody-else",
                    what_waits_for_the_disk_waits_for_nobody_else);
    g_test_add_func("/server/news-are-waited-for", news_are_waited_for);
    g_test_add_func("/server/nobody-waits-for-news-for-ever", nobody_waits_for_news_for_ever);
    g_test_add_func("/server/stopping-ends-what-waits", stopping_ends_what_waits);
    begun_ones = g_async_queue_new();
    g_test_add_func("/server/what-was-begun-is-finished", what_was_begun_is_finished);
    g_test_add_func("/server/what-is-begun-may-be-over-at-once", what_is_begun_may_be_over_at_once);
    g_test_add_func("/server/stopping-waits-for-what-was-begun", stopping_waits_for_what_was_begun);
    g_test_add_func("/server/old-clients-are-understood", old_clients_are_understood);
    g_test_add_func("/server/who-has-ended-hears-the-rest", who_has_ended_hears_the_rest);
    g_test_add_func("/server/many-requests-go-over-one-connection", many_requests_go_over_one_connection);
    g_test_add_func("/server/large-answers-arrive-whole", large_answers_arrive_whole);
    g_test_add_func("/server/the-silent-are-cut-off", the_silent_are_cut_off);
    g_test_add_func("/server/the-slow-are-cut-off", the_slow_are_cut_off);
    g_test_add_func("/server/the-longest-idle-makes-room", the_longest_idle_makes_room);
    g_test_add_func("/server/a-crowd-that-asks-for-nothing-keeps-nobody-out",
                    a_crowd_that_asks_for_nothing_keeps_nobody_out);
    g_test_add_func("/server/who-is-being-answered-stays", who_is_being_answered_stays);
    g_test_add_func("/server/those-who-leave-leave-nothing", those_who_leave_leave_nothing);
    g_test_add_func("/server/several-threads-share-a-port", several_threads_share_a_port);
    g_test_add_func("/server/a-taken-port-is-an-error", a_taken_port_is_an_error);
    g_test_add_func("/server/stopping-does-not-wait-for-clients", stopping_does_not_wait_for_clients);
    g_test_add_func("/server/connections-have-a-peer", connections_have_a_peer);
    g_test_add_func("/server/streams-are-streams", streams_are_streams);
    g_test_add_func("/server/streams-are-squeezed-for-who-can-open-them", streams_are_squeezed_for_who_can_open_them);
    g_test_add_func("/server/streams-take-no-room-from-others", streams_take_no_room_from_others);
    g_test_add_func("/server/what-cannot-be-a-stream-is-answered", what_cannot_be_a_stream_is_answered);
    const int status = g_test_run();
    g_async_queue_unref(begun_ones);
    return status;
}
