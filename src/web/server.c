/* The server on libevent's evhttp, which parses loosely: everything it hands over is checked again here
 * (request_fault), and whoever fails is answered and cut off.
 *
 * What always holds: a Loop and all it owns is touched by its own thread only, but for its `wake` descriptor. */
#include "web/server.h"

#include <errno.h>
#include <event2/buffer.h>
#include <event2/bufferevent.h>
#include <event2/event.h>
#include <event2/http.h>
#include <event2/keyvalq_struct.h>
#include <event2/listener.h>
#include <netdb.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
    HEADERS_LIMIT = 16 << 10,
    BODY_LIMIT = 8 << 10, /* nothing here takes a body; this much is read and dropped */
    WRITE_SIZE = 1 << 20, /* evhttp's own 16 KB at a time meets Nagle and costs 40 ms a page */
    BACKLOG = 1024,
    CONNECTIONS = 4096,
    IDLE_SECONDS = 10,
    REQUEST_SECONDS = 30,
    PAUSE_MICROSECONDS = 200000,
};

typedef struct {
    Server *server;
    struct event_base *base;
    struct evhttp *http;
    struct evconnlistener *listener;
    struct event *woken;
    int wake;
    GThread *thread;
    GHashTable *connections;        /* struct bufferevent * → Connection */
    const struct timeval *patience; /* until a whole request has come */
    guint connections_limit;
} Loop;

struct Server {
    ServerHandler handler;
    gpointer data;
    char *address;
    int port;
    Loop *loops;
    int threads;
};

/* One client. evhttp tells of it only when its first request is whole, and forgets those who never send one; so
 * until then the transport is held here, and its descriptor with it. */
typedef struct {
    Loop *loop;
    struct bufferevent *transport;
    bool is_held;
    struct event *deadline;
} Connection;

G_DEFINE_QUARK(placard - server - error, server_error)

static void connection_free(gpointer pointer)
{
    Connection *connection = pointer;
    event_free(connection->deadline);
    if (connection->is_held) {
        bufferevent_decref(connection->transport);
    }
    g_free(connection);
}

static void forget_connection(Loop *loop, struct bufferevent *transport)
{
    g_hash_table_remove(loop->connections, transport);
    if (loop->listener != NULL && g_hash_table_size(loop->connections) < loop->connections_limit) {
        evconnlistener_enable(loop->listener);
    }
}

/* The request did not come in time, or the answer is not taken: whatever evhttp waits for, it now gets the end. */
static void on_deadline(evutil_socket_t unused, short events, void *data)
{
    Connection *connection = data;
    shutdown(bufferevent_getfd(connection->transport), SHUT_RDWR);
    if (connection->is_held) {
        forget_connection(connection->loop, connection->transport);
    }
}

static struct bufferevent *on_accept(struct event_base *base, void *data)
{
    Loop *loop = data;
    struct bufferevent *transport = bufferevent_socket_new(base, -1, BEV_OPT_CLOSE_ON_FREE);
    bufferevent_set_max_single_write(transport, WRITE_SIZE);
    bufferevent_incref(transport);

    Connection *connection = g_new0(Connection, 1);
    connection->loop = loop;
    connection->transport = transport;
    connection->is_held = true;
    connection->deadline = event_new(base, -1, 0, on_deadline, connection);
    event_add(connection->deadline, loop->patience);
    g_hash_table_insert(loop->connections, transport, connection);
    if (g_hash_table_size(loop->connections) >= loop->connections_limit) {
        evconnlistener_disable(loop->listener);
    }
    return transport;
}

static void on_close(struct evhttp_connection *client, void *data)
{
    forget_connection(data, evhttp_connection_get_bufferevent(client));
}

static void note_request(Loop *loop, struct evhttp_connection *client)
{
    struct bufferevent *transport = evhttp_connection_get_bufferevent(client);
    Connection *connection = g_hash_table_lookup(loop->connections, transport);
    g_assert(connection != NULL);
    if (connection->is_held) {
        connection->is_held = false;
        bufferevent_decref(transport);
        evhttp_connection_set_closecb(client, on_close, loop);
    }
    event_add(connection->deadline, loop->patience);
}

/* Strictness */

static bool is_token(const char *name)
{
    for (const char *at = name; *at != '\0'; at++) {
        if (!g_ascii_isalnum(*at) && strchr("!#$%&'*+-.^_`|~", *at) == NULL) {
            return false;
        }
    }
    return name[0] != '\0';
}

static bool has_control_characters(const char *value)
{
    for (const char *at = value; *at != '\0'; at++) {
        if (*at != '\t' && g_ascii_iscntrl(*at)) {
            return true;
        }
    }
    return false;
}

static bool is_host(const char *value)
{
    return value[0] != '\0' &&
           strspn(value, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_:[]") == strlen(value);
}

static bool is_target(const char *target)
{
    if (target == NULL || target[0] != '/') {
        return false;
    }
    for (const char *at = target; *at != '\0'; at++) {
        if (!g_ascii_isgraph(*at)) {
            return false;
        }
    }
    return true;
}

/* The headers that decide where a request ends and whom it is for: two readings of them are an attack. */
typedef struct {
    const char *host, *length, *encoding;
} Framing;

static const char *take_once(const char **slot, const char *value, const char *fault)
{
    if (*slot != NULL) {
        return fault;
    }
    *slot = value;
    return NULL;
}

static const char *header_fault(const char *name, const char *value, Framing *framing)
{
    if (!is_token(name)) {
        return "A header's name has a character that no name can have.";
    }
    if (has_control_characters(value)) {
        return "A header's value has a control character.";
    }
    if (g_ascii_strcasecmp(name, "Host") == 0) {
        return take_once(&framing->host, value, "There is more than one Host.");
    }
    if (g_ascii_strcasecmp(name, "Content-Length") == 0) {
        return take_once(&framing->length, value, "There is more than one Content-Length.");
    }
    if (g_ascii_strcasecmp(name, "Transfer-Encoding") == 0) {
        return take_once(&framing->encoding, value, "There is more than one Transfer-Encoding.");
    }
    return NULL;
}

/* What is not sound about the request, for the client; NULL if nothing is. */
static const char *request_fault(struct evhttp_request *raw)
{
    Framing framing = { 0 };
    const struct evkeyvalq *headers = evhttp_request_get_input_headers(raw);
    for (const struct evkeyval *header = headers->tqh_first; header != NULL; header = header->next.tqe_next) {
        const char *fault = header_fault(header->key, header->value, &framing);
        if (fault != NULL) {
            return fault;
        }
    }
    if (framing.encoding != NULL && g_ascii_strcasecmp(framing.encoding, "chunked") != 0) {
        return "No Transfer-Encoding but chunked is known here.";
    }
    if (framing.encoding != NULL && framing.length != NULL) {
        return "Content-Length and Transfer-Encoding exclude each other.";
    }
    if (framing.length != NULL && strspn(framing.length, "0123456789") != strlen(framing.length)) {
        return "The Content-Length is no number.";
    }
    if (framing.host == NULL || !is_host(framing.host)) {
        return "The Host is missing, or is none.";
    }
    return is_target(evhttp_request_get_uri(raw)) ? NULL : "The target of a request begins with a slash and is ASCII.";
}

/* Answering */

static void put_header(struct evhttp_request *raw, const char *name, const char *value)
{
    if (value != NULL) {
        evhttp_add_header(evhttp_request_get_output_headers(raw), name, value);
    }
}

static void put_content_headers(struct evhttp_request *raw, const Content *content)
{
    static const char *const keeping[] = {
        [KEEP_CHECKED] = "no-cache",
        [KEEP_FOREVER] = "public, max-age=31536000, immutable",
        [KEEP_NEVER] = "no-store",
    };
    put_header(raw, "Content-Type", content->type);
    put_header(raw, "Cache-Control", keeping[content->keep]);
    put_header(raw, "ETag", content->keep == KEEP_NEVER ? NULL : content->etag);
    put_header(raw, "Vary", content->varies_by_language ? "Accept-Language" : NULL);
    put_header(raw, "Content-Security-Policy", content->policy);
    put_header(raw, "X-Content-Type-Options", "nosniff");
    put_header(raw, "Referrer-Policy", "no-referrer");
    if (content->file_name != NULL) {
        g_autofree char *disposition = g_strconcat("attachment; filename=\"", content->file_name, "\"", NULL);
        put_header(raw, "Content-Disposition", disposition);
    }
}

static void release_bytes(const void *data, size_t length, void *bytes)
{
    g_bytes_unref(bytes);
}

static void put_body(struct evhttp_request *raw, const Content *content, Method method)
{
    gsize length;
    const void *data = g_bytes_get_data(content->bytes, &length);
    if (method == METHOD_HEAD) {
        char digits[24];
        g_snprintf(digits, sizeof digits, "%" G_GSIZE_FORMAT, length);
        put_header(raw, "Content-Length", digits);
        return;
    }
    evbuffer_add_reference(evhttp_request_get_output_buffer(raw), data, length, release_bytes,
                           g_bytes_ref(content->bytes));
}

static const char *reason_of(int status)
{
    static const struct {
        int status;
        const char *reason;
    } reasons[] = {
        { 200, "OK" },        { 301, "Moved Permanently" },  { 304, "Not Modified" },          { 400, "Bad Request" },
        { 404, "Not Found" }, { 405, "Method Not Allowed" }, { 500, "Internal Server Error" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(reasons); i++) {
        if (reasons[i].status == status) {
            return reasons[i].reason;
        }
    }
    return "Answer";
}

static void send_response(struct evhttp_request *raw, const Response *response, Method method)
{
    put_header(raw, "Location", response->location);
    put_header(raw, "Allow", response->status == 405 ? "GET, HEAD" : NULL);
    if (response->content != NULL) {
        put_content_headers(raw, response->content);
        if (response->status != 304) {
            put_body(raw, response->content, method);
        }
    }
    evhttp_send_reply(raw, response->status, reason_of(response->status), NULL);
}

static void refuse(struct evhttp_request *raw, const char *fault)
{
    put_header(raw, "Content-Type", "text/plain; charset=utf-8");
    put_header(raw, "Connection", "close");
    struct evbuffer *body = evhttp_request_get_output_buffer(raw);
    evbuffer_add(body, fault, strlen(fault));
    evbuffer_add(body, "\n", 1);
    evhttp_send_reply(raw, 400, reason_of(400), NULL);
}

static Method method_of(struct evhttp_request *raw)
{
    switch (evhttp_request_get_command(raw)) {
    case EVHTTP_REQ_GET: return METHOD_GET;
    case EVHTTP_REQ_HEAD: return METHOD_HEAD;
    default: return METHOD_OTHER;
    }
}

static void on_request(struct evhttp_request *raw, void *data)
{
    Loop *loop = data;
    note_request(loop, evhttp_request_get_connection(raw));
    const char *fault = request_fault(raw);
    if (fault != NULL) {
        refuse(raw, fault);
        return;
    }
    const char *target = evhttp_request_get_uri(raw);
    const size_t path_length = strcspn(target, "?#");
    g_autofree char *path = g_strndup(target, path_length);
    g_autofree char *query = target[path_length] == '?' ? g_strdup(target + path_length + 1) : g_strdup("");
    const struct evkeyvalq *headers = evhttp_request_get_input_headers(raw);
    const Request request = {
        .method = method_of(raw),
        .path = path,
        .query = query,
        .host = evhttp_find_header(headers, "Host"),
        .if_none_match = evhttp_find_header(headers, "If-None-Match"),
        .accept_language = evhttp_find_header(headers, "Accept-Language"),
    };
    g_auto(Response) response = { 0 };
    loop->server->handler(&request, &response, loop->server->data);
    send_response(raw, &response, request.method);
}

/* Listening */

static bool fail(GError **error, ServerError code, const char *address, int port, int number)
{
    g_set_error(error, SERVER_ERROR, (int)code, "%s port %d: %s", address, port, g_strerror(number));
    return false;
}

static int open_socket(const struct addrinfo *where, bool shared)
{
    const int one = 1;
    const int listening = socket(where->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (listening < 0) {
        return -1;
    }
    setsockopt(listening, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    setsockopt(listening, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one); /* the accepted ones inherit it */
    if (shared) {
        setsockopt(listening, SOL_SOCKET, SO_REUSEPORT, &one, sizeof one);
    }
    if (bind(listening, where->ai_addr, where->ai_addrlen) < 0 || listen(listening, BACKLOG) < 0) {
        const int reason = errno;
        close(listening);
        errno = reason;
        return -1;
    }
    return listening;
}

/* Listeners that share a port would share it with another server of the same user too; one that does not share
 * finds out whether there is such a server. */
static bool is_free(const struct addrinfo *where)
{
    const int probe = open_socket(where, false);
    if (probe < 0) {
        return false;
    }
    close(probe);
    return true;
}

static int port_of(int listening)
{
    struct sockaddr_storage bound;
    socklen_t length = sizeof bound;
    char port[NI_MAXSERV];
    if (getsockname(listening, (struct sockaddr *)&bound, &length) < 0 ||
        getnameinfo((struct sockaddr *)&bound, length, NULL, 0, port, sizeof port, NI_NUMERICSERV) != 0) {
        return -1;
    }
    return atoi(port);
}

static struct addrinfo *resolve(const char *address, int port, GError **error)
{
    char service[16];
    g_snprintf(service, sizeof service, "%d", port);
    const struct addrinfo hints = { .ai_flags = AI_PASSIVE | AI_NUMERICSERV,
                                    .ai_family = AF_UNSPEC,
                                    .ai_socktype = SOCK_STREAM };
    struct addrinfo *found = NULL;
    const int answer = getaddrinfo(address, service, &hints, &found);
    if (answer != 0) {
        g_set_error(error, SERVER_ERROR, SERVER_ERROR_ADDRESS, "%s: %s", address, gai_strerror(answer));
        return NULL;
    }
    return found;
}

/* A listening socket for the loop; the first one settles the port for the others. -1 with `error` set. */
static int listen_on(Server *server, bool first, GError **error)
{
    struct addrinfo *where = resolve(server->address, server->port, error);
    if (where == NULL) {
        return -1;
    }
    int listening = -1;
    if (!first || server->port == 0 || is_free(where)) {
        listening = open_socket(where, true);
    }
    const int reason = errno;
    freeaddrinfo(where);
    if (listening < 0) {
        fail(error, SERVER_ERROR_ADDRESS, server->address, server->port, reason);
        return -1;
    }
    server->port = port_of(listening);
    return listening;
}

static void on_pause_over(evutil_socket_t unused, short events, void *listener)
{
    evconnlistener_enable(listener);
}

/* No descriptor is left, most likely: a pause beats asking again at once for ever. */
static void on_accept_error(struct evconnlistener *listener, void *unused)
{
    const struct timeval pause = { .tv_usec = PAUSE_MICROSECONDS };
    evconnlistener_disable(listener);
    event_base_once(evconnlistener_get_base(listener), -1, EV_TIMEOUT, on_pause_over, listener, &pause);
}

static void on_wake(evutil_socket_t wake, short events, void *data)
{
    event_base_loopbreak(data);
}

static struct event_base *new_base(void)
{
    struct event_config *config = event_config_new();
    event_config_set_flag(config, EVENT_BASE_FLAG_NOLOCK | EVENT_BASE_FLAG_EPOLL_USE_CHANGELIST);
    struct event_base *base = event_base_new_with_config(config);
    event_config_free(config);
    return base;
}

static struct evhttp *new_http(Loop *loop, int idle_seconds)
{
    struct evhttp *http = evhttp_new(loop->base);
    evhttp_set_max_headers_size(http, HEADERS_LIMIT);
    evhttp_set_max_body_size(http, BODY_LIMIT);
    evhttp_set_timeout(http, idle_seconds);
    evhttp_set_allowed_methods(http, EVHTTP_REQ_GET | EVHTTP_REQ_HEAD | EVHTTP_REQ_POST | EVHTTP_REQ_PUT |
                                         EVHTTP_REQ_DELETE | EVHTTP_REQ_OPTIONS | EVHTTP_REQ_PATCH | EVHTTP_REQ_TRACE);
    evhttp_set_default_content_type(http, NULL);
    evhttp_set_bevcb(http, on_accept, loop);
    evhttp_set_gencb(http, on_request, loop);
    return http;
}

static int or_usual(int value, int usual)
{
    return value > 0 ? value : usual;
}

static bool loop_open(Loop *loop, const ServerOptions *options, GError **error)
{
    Server *server = loop->server;
    const int listening = listen_on(server, loop == server->loops, error);
    if (listening < 0) {
        return false;
    }
    loop->base = new_base();
    loop->wake = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    if (loop->base == NULL || loop->wake < 0) {
        close(listening);
        return fail(error, SERVER_ERROR_SYSTEM, server->address, server->port, errno);
    }
    const struct timeval patience = { .tv_sec = or_usual(options->request_seconds, REQUEST_SECONDS) };
    loop->patience = event_base_init_common_timeout(loop->base, &patience);
    loop->connections = g_hash_table_new_full(NULL, NULL, NULL, connection_free);
    loop->connections_limit = (guint)MAX(or_usual(options->connections, CONNECTIONS) / server->threads, 1);
    loop->http = new_http(loop, or_usual(options->idle_seconds, IDLE_SECONDS));
    loop->listener =
        evconnlistener_new(loop->base, NULL, NULL, LEV_OPT_CLOSE_ON_FREE | LEV_OPT_CLOSE_ON_EXEC, 0, listening);
    evconnlistener_set_error_cb(loop->listener, on_accept_error);
    evhttp_bind_listener(loop->http, loop->listener);
    loop->woken = event_new(loop->base, loop->wake, EV_READ, on_wake, loop->base);
    event_add(loop->woken, NULL);
    return true;
}

static void loop_close(Loop *loop)
{
    /* The clients go first: evhttp tells of each, and the table must still be there to hear it. The listener is
     * evhttp's and goes before them. */
    loop->listener = NULL;
    g_clear_pointer(&loop->http, evhttp_free);
    g_clear_pointer(&loop->connections, g_hash_table_destroy);
    g_clear_pointer(&loop->woken, event_free);
    g_clear_pointer(&loop->base, event_base_free);
    if (loop->wake > 0) {
        close(loop->wake);
    }
}

static gpointer loop_run(gpointer data)
{
    Loop *loop = data;
    event_base_dispatch(loop->base);
    return NULL;
}

static bool open_all(Server *server, const ServerOptions *options, GError **error)
{
    for (int i = 0; i < server->threads; i++) {
        server->loops[i].server = server;
        if (!loop_open(&server->loops[i], options, error)) {
            return false;
        }
    }
    for (int i = 0; i < server->threads; i++) {
        server->loops[i].thread = g_thread_try_new("web", loop_run, &server->loops[i], error);
        if (server->loops[i].thread == NULL) {
            return false;
        }
    }
    return true;
}

Server *server_new(const ServerOptions *options, ServerHandler handler, gpointer data, GError **error)
{
    g_autoptr(Server) server = g_new0(Server, 1);
    server->handler = handler;
    server->data = data;
    server->address = g_strdup(options->address != NULL ? options->address : "127.0.0.1");
    server->port = options->port;
    server->threads = or_usual(options->threads, (int)g_get_num_processors());
    server->loops = g_new0(Loop, server->threads);
    return open_all(server, options, error) ? g_steal_pointer(&server) : NULL;
}

const char *server_address(const Server *server)
{
    return server->address;
}

int server_port(const Server *server)
{
    return server->port;
}

void server_free(Server *server)
{
    if (server == NULL) {
        return;
    }
    for (int i = 0; i < server->threads; i++) {
        Loop *loop = &server->loops[i];
        if (loop->thread != NULL) {
            eventfd_write(loop->wake, 1);
            g_thread_join(loop->thread);
        }
        loop_close(loop);
    }
    g_free(server->loops);
    g_free(server->address);
    g_free(server);
}
