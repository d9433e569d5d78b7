/* Clients on libevent's buffered sockets: each is a small machine that goes from a head to a body to an answer and
 * back. How requests and answers are written is wire.h's business, what they mean is the site's.
 *
 * What always holds: a Loop and all its clients are touched by its own thread only, but for `wake` and what `lock`
 * keeps. An Exchange that a worker has is the worker's until it stands in `answered`, but for `is_abandoned`. */
#include "http/server.h"

#include "http/jobs.h"
#include "http/listen.h"
#include "http/peer.h"
#include "http/wire.h"

#include <errno.h>
#include <event2/buffer.h>
#include <event2/bufferevent.h>
#include <event2/event.h>
#include <event2/listener.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
    INPUT_LIMIT = 64 << 10,  /* bytes that wait to be looked at; more are left to the kernel */
    OUTPUT_LIMIT = 64 << 10, /* bytes that wait to be sent before the next request is looked at */
    WRITE_SIZE = 1 << 20,
    CONNECTIONS = 4096,
    IDLE_SECONDS = 10,
    REQUEST_SECONDS = 30,
    LEAST_WORKERS = 2,
    WAITING = 32,
    KEEPERS = 64,
    PAUSE_MICROSECONDS = 200000,
    STRANGERS_SHARE = 4,   /* more of the connections than one of so many, and strangers are dropped before others */
    OWN_DESCRIPTORS = 512, /* of the process: files, and what it tells its threads by */
    RESUME_MICROSECONDS = 500,
};

typedef struct Client Client;

/* A connection that somebody else has accepted. */
typedef struct {
    int descriptor;
    Peer peer;
} Taken;

typedef struct {
    Server *server;
    struct event_base *base;
    struct evconnlistener *listener;
    struct event *woken;
    int wake;
    GThread *thread;
    GHashTable *clients; /* a set of Client */
    guint clients_limit;
    /* Of Client: those that may be dropped for others, since they never had a whole request, or have none now; who
     * waits longest is the first. */
    GQueue strangers, resting;
    bool is_deaf;                   /* nobody is accepted: all are being answered, or no descriptor is left */
    const struct timeval *idle;     /* without a byte */
    const struct timeval *patience; /* until a whole request has come */
    gint64 patience_us;             /* the same */
    GMutex lock;                    /* of what follows */
    GPtrArray *answered;            /* of Exchange: by the workers */
    GArray *taken;                  /* of Taken: by the front */
    bool is_ending;
    GPtrArray *awaiting; /* of Exchange: those that wait for news. The loop's own */
    struct event *tick;  /* while there are such */
} Loop;

struct Server {
    ServerSite site;
    char *address;
    char *proxy; /* or NULL */
    int port;
    gssize bodies; /* atomic: bytes of all bodies that are held */
    gint n_begun;  /* atomic: requests that are still to be resumed */
    GMutex lock;   /* of `news` */
    guint64 news;  /* the number that was told of last */
    Jobs *jobs;
    Jobs *kept;   /* for what waits for the disk; NULL if the site has no such thing */
    Live *live;   /* NULL: there are no live streams */
    Front *front; /* NULL: nobody speaks TLS */
    gint n_taken; /* atomic: how many the front has brought */
    Loop *loops;
    int threads;
};

/* A request and its answer. Its client holds it, and a worker while it answers, or whoever resumes it: either may leave
 * first. */
typedef struct Later {
    gatomicrefcount references;
    Loop *loop;
    Client *client;    /* NULL: it has gone. The loop's */
    gint is_abandoned; /* atomic: the same, for the worker */
    WireHead head;
    WireChunks chunks;
    Buffer body;
    size_t counted; /* bytes of the body in the server's sum */
    guint64 after;  /* what it waits for, and until when */
    gint64 due;
    gpointer begun; /* by the site, which is to finish it */
    Response response;
    Peer peer;
    gint64 began; /* when it was whole, or refused before that */
} Exchange;

typedef enum {
    PHASE_HEAD,
    PHASE_BODY,
    PHASE_ANSWER, /* a worker has the request */
    PHASE_SENT,   /* much of the answer waits to be taken */
    PHASE_LAST,   /* the last answer waits to be taken; the connection ends with it */
    PHASE_STREAM, /* the head of a live stream waits to be taken; the hub has the connection then */
    PHASE_LINGER, /* the answer is out, but a request that nobody reads is still coming in */
} Phase;

struct Client {
    Loop *loop;
    struct bufferevent *transport;
    struct event *deadline;
    Peer peer;
    Phase phase;
    bool lingers;       /* after its last answer */
    bool has_ended;     /* it says no more, but may still listen */
    Exchange *exchange; /* of a stream, until the hub has it */
    gint64 since;       /* when the time for the request began, in microseconds */
    GQueue *line;       /* `strangers` or `resting`, where it may be dropped for another; else NULL */
    GList place;        /* in it */
    bool has_asked;     /* a whole request has come over it */
    size_t moved;       /* bytes of body and answer since */
};

G_DEFINE_QUARK(placard - server - error, server_error)

/* Exchanges */

static Exchange *exchange_new(Client *client)
{
    Exchange *exchange = g_new0(Exchange, 1);
    g_atomic_ref_count_init(&exchange->references);
    exchange->loop = client->loop;
    exchange->client = client;
    exchange->peer = client->peer;
    exchange->began = g_get_monotonic_time();
    return exchange;
}

static void exchange_unref(gpointer pointer)
{
    Exchange *exchange = pointer;
    if (!g_atomic_ref_count_dec(&exchange->references)) {
        return;
    }
    g_atomic_pointer_add(&exchange->loop->server->bodies, -(gssize)exchange->counted);
    g_clear_pointer(&exchange->head.request.body, g_bytes_unref);
    wire_head_clear(&exchange->head);
    buffer_clear(&exchange->body);
    response_clear(&exchange->response);
    g_free(exchange);
}

static bool ask_site(Exchange *exchange, bool at_leisure)
{
    const ServerSite *site = &exchange->loop->server->site;
    return site->answer(&exchange->head.request, at_leisure, &exchange->response, site->data);
}

/* By a worker. */
static void answer_at_leisure(gpointer pointer, gpointer unused)
{
    Exchange *exchange = pointer;
    Loop *loop = exchange->loop;
    if (!g_atomic_int_get(&exchange->is_abandoned)) {
        ask_site(exchange, true);
    }
    g_mutex_lock(&loop->lock);
    g_ptr_array_add(loop->answered, exchange);
    g_mutex_unlock(&loop->lock);
    eventfd_write(loop->wake, 1);
}

/* Clients */

static void leave_line(Client *client)
{
    if (client->line != NULL) {
        g_queue_unlink(client->line, &client->place);
        client->line = NULL;
    }
}

/* Who comes now is let in, if there is room, or somebody who makes room. */
static void listen_or_not(Loop *loop)
{
    const bool is_full = g_hash_table_size(loop->clients) >= loop->clients_limit;
    const bool is_deaf = is_full && loop->strangers.length + loop->resting.length == 0;
    if (is_deaf == loop->is_deaf) {
        return;
    }
    loop->is_deaf = is_deaf;
    if (loop->listener == NULL) {
        return; /* the front listens */
    }
    if (is_deaf) {
        evconnlistener_disable(loop->listener);
    } else {
        evconnlistener_enable(loop->listener);
    }
}

/* From now on it may be dropped for another, after those that stand before it. */
static void stand_in_line(Client *client)
{
    Loop *loop = client->loop;
    leave_line(client);
    client->line = client->has_asked ? &loop->resting : &loop->strangers;
    g_queue_push_tail_link(client->line, &client->place);
    listen_or_not(loop);
}

/* It has a request that nobody is to be dropped with. */
static void be_answered(Client *client)
{
    leave_line(client);
    listen_or_not(client->loop);
}

static void client_free(gpointer pointer)
{
    Client *client = pointer;
    leave_line(client);
    if (client->exchange != NULL) {
        g_atomic_int_set(&client->exchange->is_abandoned, 1);
        client->exchange->client = NULL;
        exchange_unref(client->exchange);
    }
    event_free(client->deadline);
    bufferevent_free(client->transport);
    g_free(client);
}

static void client_leave(Client *client)
{
    Loop *loop = client->loop;
    g_hash_table_remove(loop->clients, client);
    listen_or_not(loop);
}

/* There is no room for another. Who comes with many connections and asks for nothing is not to keep out who works: of
 * those that have never asked the one that waits longest goes; and where few are such, of those that have nothing to do
 * now, whose browser connects anew without anybody noticing. Where they come from does not matter: a hall shares one
 * address. False if all are being answered. */
static bool drop_one(Loop *loop)
{
    const bool has_crowd = loop->strangers.length > loop->clients_limit / STRANGERS_SHARE;
    GQueue *line = has_crowd || loop->resting.length == 0 ? &loop->strangers : &loop->resting;
    Client *client = g_queue_peek_head(line);
    if (client != NULL) {
        client_leave(client);
    }
    return client != NULL;
}

static size_t waiting_output(const Client *client)
{
    return evbuffer_get_length(bufferevent_get_output(client->transport));
}

static void begin_time(Client *client)
{
    client->since = g_get_monotonic_time();
    client->moved = 0;
    stand_in_line(client);
}

/* The answer is out: the next request, or what is left of the one that nobody reads. Closed at once, the connection
 * would be reset by what is still coming in, and the client might never see the answer. */
static void after_answer(Client *client)
{
    if (client->phase == PHASE_SENT) {
        client->phase = PHASE_HEAD;
        return;
    }
    client->phase = PHASE_LINGER;
    begin_time(client);
    shutdown(bufferevent_getfd(client->transport), SHUT_WR);
}

static void release_bytes(const void *data, size_t length, void *bytes)
{
    g_bytes_unref(bytes);
}

/* Live streams */

/* The head goes out now, the connection when it has been taken. Nothing is waited for that the reader may say. */
static void begin_stream(Client *client)
{
    g_auto(Buffer) head = BUFFER_INIT;
    Exchange *exchange = client->exchange;
    exchange->head.stays = false;
    exchange->response.is_squeezed = request_takes_gzip(&exchange->head.request);
    wire_put_head(&head, &exchange->response, &exchange->head, g_get_real_time() / G_USEC_PER_SEC);
    evbuffer_add(bufferevent_get_output(client->transport), head.data, head.length);
    begin_time(client);
    client->phase = PHASE_STREAM;
}

/* The hub has the descriptor, or nobody has it any more. */
static void end_in_stream(Client *client)
{
    const Response *response = &client->exchange->response;
    const int descriptor = bufferevent_getfd(client->transport);
    bufferevent_setfd(client->transport, -1);
    const LiveWish wish = { response->channel, response->after, response->owner, response->is_squeezed };
    if (!live_take(client->loop->server->live, descriptor, &wish)) {
        close(descriptor);
    }
    client_leave(client);
}

/* What the site meant to be a stream, and cannot be one. */
static void refuse_stream(Exchange *exchange)
{
    response_clear(&exchange->response);
    if (exchange->loop->server->live != NULL) {
        exchange->head.request.refusal = 503;
        ask_site(exchange, false);
        return;
    }
    static const char words[] = "There are no live streams here.\n";
    exchange->response.status = 501;
    exchange->response.content = content_new(g_bytes_new_static(words, strlen(words)), "text/plain; charset=utf-8");
    exchange->response.content->keep = KEEP_NEVER;
}

/* Answers */

static void tell_of(const Exchange *exchange)
{
    const ServerSite *site = &exchange->loop->server->site;
    if (site->answered != NULL) {
        site->answered(&exchange->head.request, &exchange->response, g_get_monotonic_time() - exchange->began,
                       site->data);
    }
}

/* Sends the answer of the exchange and lets go of it. */
static void send_answer(Client *client)
{
    if (client->exchange->response.channel != NULL) {
        Live *live = client->loop->server->live;
        if (live != NULL && live_has_room(live, client->exchange->response.channel, client->exchange->response.owner)) {
            tell_of(client->exchange);
            begin_stream(client);
            return;
        }
        refuse_stream(client->exchange);
    }
    g_auto(Buffer) head = BUFFER_INIT;
    Exchange *exchange = client->exchange;
    const Response *response = &exchange->response;
    tell_of(exchange);
    struct evbuffer *output = bufferevent_get_output(client->transport);
    wire_put_head(&head, response, &exchange->head, g_get_real_time() / G_USEC_PER_SEC);
    evbuffer_add(output, head.data, head.length);
    if (response->content != NULL && response->status != 304 && exchange->head.request.method != METHOD_HEAD) {
        gsize length;
        const void *data = g_bytes_get_data(response->content->bytes, &length);
        evbuffer_add_reference(output, data, length, release_bytes, g_bytes_ref(response->content->bytes));
    }
    begin_time(client);
    client->moved = waiting_output(client);
    client->phase = !exchange->head.stays ? PHASE_LAST : client->moved > OUTPUT_LIMIT ? PHASE_SENT : PHASE_HEAD;
    client->exchange = NULL;
    exchange_unref(exchange);
}

/* What is wrong with how the request is written; nothing that follows it can be trusted. */
static void refuse_form(Client *client, int status, const char *fault)
{
    Response *response = &client->exchange->response;
    g_autofree char *line = g_strconcat(fault, "\n", NULL);
    response->status = status;
    response->content = content_new(g_bytes_new(line, strlen(line)), "text/plain; charset=utf-8");
    response->content->keep = KEEP_NEVER;
    client->exchange->head.stays = false;
    client->lingers = true;
    send_answer(client);
}

/* Its body is not wanted, or not now: the site says it in its words, and the connection ends, since the body would be
 * taken for the next request. */
static void refuse_body(Client *client, int status)
{
    Exchange *exchange = client->exchange;
    exchange->head.request.refusal = status;
    exchange->head.stays = false;
    client->lingers = true;
    ask_site(exchange, false);
    send_answer(client);
}

static Jobs *jobs_for(const Server *server, const Exchange *exchange)
{
    const bool waits = server->kept != NULL && server->site.waits(&exchange->head.request, server->site.data);
    return waits ? server->kept : server->jobs;
}

/* A worker answers it, or it is told that too many wait. */
static void hand_over(Client *client)
{
    Exchange *exchange = client->exchange;
    client->phase = PHASE_ANSWER;
    be_answered(client);
    g_atomic_ref_count_inc(&exchange->references);
    if (!jobs_add(jobs_for(client->loop->server, exchange), exchange)) {
        exchange_unref(exchange);
        exchange->head.request.refusal = 503;
        ask_site(exchange, false);
        send_answer(client);
    }
}

/* The site has begun it: whatever it waits for resumes it. */
static bool begin_later(Client *client)
{
    Exchange *exchange = client->exchange;
    Server *server = client->loop->server;
    if (server->site.begin == NULL) {
        return false;
    }
    g_atomic_ref_count_inc(&exchange->references);
    g_atomic_int_inc(&server->n_begun);
    const bool is_taken =
        server->site.begin(&exchange->head.request, exchange, &exchange->response, &exchange->begun, server->site.data);
    if (is_taken && exchange->begun != NULL) {
        client->phase = PHASE_ANSWER;
        return true;
    }
    g_atomic_int_add(&server->n_begun, -1);
    exchange_unref(exchange);
    if (is_taken) {
        send_answer(client);
    }
    return is_taken;
}

void server_resume(Later *later)
{
    Exchange *exchange = later;
    Loop *loop = exchange->loop;
    g_mutex_lock(&loop->lock);
    const bool is_first = loop->answered->len == 0;
    g_ptr_array_add(loop->answered, exchange);
    g_mutex_unlock(&loop->lock);
    if (is_first) {
        eventfd_write(loop->wake, 1);
    }
    g_atomic_int_add(&loop->server->n_begun, -1);
}

/* Also where nobody is there any more to be answered: the site lets go of what it began. */
static void finish_begun(gpointer pointer, gpointer unused)
{
    Exchange *exchange = pointer;
    const ServerSite *site = &exchange->loop->server->site;
    gpointer begun = g_steal_pointer(&exchange->begun);
    if (begun != NULL) {
        site->finish(&exchange->head.request, begun, &exchange->response, site->data);
    }
}

/* What was told of meanwhile is not missed: telling comes before waking, and waking after this. */
static bool wait_for_news(Client *client)
{
    Exchange *exchange = client->exchange;
    Loop *loop = client->loop;
    const ServerSite *site = &loop->server->site;
    const struct timeval second = { .tv_sec = 1 };
    int seconds = 0;
    if (site->awaits == NULL || !site->awaits(&exchange->head.request, &exchange->after, &seconds, site->data)) {
        return false;
    }
    client->phase = PHASE_ANSWER;
    stand_in_line(client);
    exchange->due = g_get_monotonic_time() + (gint64)MIN(seconds, SERVER_NEWS_SECONDS) * G_USEC_PER_SEC;
    g_atomic_ref_count_inc(&exchange->references);
    g_ptr_array_add(loop->awaiting, exchange);
    if (loop->awaiting->len == 1) {
        event_add(loop->tick, &second);
    }
    return true;
}

/* The request is whole. */
static void answer_request(Client *client)
{
    Exchange *exchange = client->exchange;
    client->has_asked = true;
    exchange->began = g_get_monotonic_time();
    be_answered(client);
    if (exchange->head.length != 0) {
        exchange->head.request.body = buffer_steal(&exchange->body);
    }
    if (begin_later(client)) {
        return;
    }
    if (ask_site(exchange, false)) {
        send_answer(client);
    } else if (!wait_for_news(client)) {
        hand_over(client);
    }
}

/* Reading */

/* With its empty line; 0 if it is not whole yet. */
static size_t head_length(struct evbuffer *input)
{
    struct evbuffer_ptr end = evbuffer_search(input, "\r\n\r\n", 4, NULL);
    return end.pos < 0 ? 0 : (size_t)end.pos + 4;
}

static void begin_body(Client *client)
{
    Exchange *exchange = client->exchange;
    const ServerSite *site = &client->loop->server->site;
    const size_t limit = site->body_limit(&exchange->head.request, site->data);
    if (exchange->head.length > (gint64)limit || (exchange->head.length < 0 && limit == 0)) {
        refuse_body(client, 413);
        return;
    }
    buffer_init(&exchange->body, limit);
    client->phase = PHASE_BODY;
    if (exchange->head.awaits_word && evbuffer_get_length(bufferevent_get_input(client->transport)) == 0) {
        bufferevent_write(client->transport, "HTTP/1.1 100 Continue\r\n\r\n", 25);
    }
}

/* These two return whether there may be more to do with what is there. */
static bool read_head(Client *client, struct evbuffer *input)
{
    const char *fault = NULL;
    int status = 0;
    if (evbuffer_get_length(input) >= 2 && memcmp(evbuffer_pullup(input, 2), "\r\n", 2) == 0) {
        evbuffer_drain(input, 2); /* some send a line end too many after a body (RFC 9112, 2.2) */
    }
    const size_t length = head_length(input);
    if (length == 0 && evbuffer_get_length(input) < WIRE_HEAD_LIMIT) {
        return false;
    }
    client->exchange = exchange_new(client);
    if (length == 0 || length > WIRE_HEAD_LIMIT) {
        refuse_form(client, 431, "The head of the request is too long.");
        return true;
    }
    const char *bytes = (const char *)evbuffer_pullup(input, (ssize_t)length);
    const bool is_sound = wire_head_read(&client->exchange->head, bytes, length, &status, &fault);
    evbuffer_drain(input, length);
    peer_settle(&client->exchange->peer, client->loop->server->proxy, &client->exchange->head.request);
    if (!is_sound) {
        refuse_form(client, status, fault);
    } else if (client->exchange->head.length != 0) {
        begin_body(client);
    } else {
        answer_request(client);
    }
    return true;
}

/* Takes of the input what belongs to the body. */
static WireChunksResult take_body(Exchange *exchange, struct evbuffer *input)
{
    const size_t there = evbuffer_get_length(input);
    const char *bytes = (const char *)evbuffer_pullup(input, -1);
    size_t taken = there;
    WireChunksResult result = CHUNKS_GO_ON;
    if (exchange->head.length < 0) {
        result = wire_chunks_take(&exchange->chunks, bytes, there, &exchange->body, &taken);
    } else {
        taken = MIN(there, (size_t)exchange->head.length - exchange->body.length);
        buffer_bytes(&exchange->body, bytes, taken);
        result = exchange->body.length == (size_t)exchange->head.length ? CHUNKS_END : CHUNKS_GO_ON;
    }
    evbuffer_drain(input, taken);
    return result;
}

/* Adds to the sum of all bodies what has come; false if that is too much. */
static bool count_body(Exchange *exchange)
{
    const gssize more = (gssize)(exchange->body.length - exchange->counted);
    exchange->counted = exchange->body.length;
    return g_atomic_pointer_add(&exchange->loop->server->bodies, more) + more <= SERVER_BODIES_LIMIT;
}

static bool read_body(Client *client, struct evbuffer *input)
{
    Exchange *exchange = client->exchange;
    if (evbuffer_get_length(input) == 0) {
        return false;
    }
    const WireChunksResult result = take_body(exchange, input);
    const bool has_room = count_body(exchange);
    client->moved = exchange->body.length;
    if (result == CHUNKS_BROKEN) {
        refuse_form(client, 400, "The chunks of the body are not sound.");
    } else if (buffer_overflowed(&exchange->body)) {
        refuse_body(client, 413);
    } else if (!has_room) {
        refuse_body(client, 503);
    } else if (result == CHUNKS_END) {
        answer_request(client);
    }
    return true;
}

static void go_on(Client *client)
{
    struct evbuffer *input = bufferevent_get_input(client->transport);
    for (bool may_go_on = true; may_go_on;) {
        switch (client->phase) {
        case PHASE_HEAD: may_go_on = read_head(client, input); break;
        case PHASE_BODY: may_go_on = read_body(client, input); break;
        case PHASE_LINGER: evbuffer_drain(input, evbuffer_get_length(input)); return;
        default: return;
        }
    }
}

static void on_read(struct bufferevent *transport, void *data)
{
    go_on(data);
}

static void on_written(struct bufferevent *transport, void *data)
{
    Client *client = data;
    if (client->phase == PHASE_STREAM && !client->has_ended && waiting_output(client) == 0) {
        end_in_stream(client);
        return;
    }
    if (client->phase == PHASE_SENT || (client->phase == PHASE_LAST && client->lingers)) {
        after_answer(client);
        go_on(client);
    }
    const bool is_over = client->phase == PHASE_LAST || (client->has_ended && client->phase != PHASE_ANSWER);
    if (is_over && waiting_output(client) == 0) {
        client_leave(client);
    }
}

static void on_trouble(struct bufferevent *transport, short what, void *data)
{
    Client *client = data;
    const bool is_patient = (what & BEV_EVENT_TIMEOUT) && (what & BEV_EVENT_READING);
    if (is_patient && (client->phase == PHASE_ANSWER || client->phase == PHASE_SENT || client->phase == PHASE_LAST)) {
        bufferevent_enable(transport, EV_READ); /* it is not the client's turn: only its going is waited for */
        return;
    }
    if ((what & BEV_EVENT_EOF) && waiting_output(client) > 0) {
        client->has_ended = true;
        return;
    }
    client_leave(client);
}

/* Its time is over, unless so much has moved meanwhile that it has more. */
static void on_deadline(evutil_socket_t unused, short events, void *data)
{
    Client *client = data;
    const gint64 moved = (gint64)client->moved - (client->phase == PHASE_BODY ? 0 : (gint64)waiting_output(client));
    const gint64 allowed = client->loop->patience_us + moved * G_USEC_PER_SEC / SERVER_BYTES_A_SECOND;
    const gint64 left = client->since + allowed - g_get_monotonic_time();
    if (left <= 0 && client->phase != PHASE_ANSWER) {
        client_leave(client);
        return;
    }
    const gint64 pause = MAX(left, G_USEC_PER_SEC);
    const struct timeval again = { .tv_sec = pause / G_USEC_PER_SEC, .tv_usec = pause % G_USEC_PER_SEC };
    event_add(client->deadline, &again);
}

/* Listening */

static void begin_client(Loop *loop, int socket, const Peer *peer)
{
    Client *client = g_new0(Client, 1);
    client->loop = loop;
    client->place.data = client;
    client->peer = *peer;
    client->transport = bufferevent_socket_new(loop->base, socket, BEV_OPT_CLOSE_ON_FREE);
    client->deadline = event_new(loop->base, -1, 0, on_deadline, client);
    begin_time(client);
    event_add(client->deadline, loop->patience);
    bufferevent_setcb(client->transport, on_read, on_written, on_trouble, client);
    bufferevent_set_timeouts(client->transport, loop->idle, loop->idle);
    bufferevent_setwatermark(client->transport, EV_READ, 0, INPUT_LIMIT);
    bufferevent_set_max_single_read(client->transport, INPUT_LIMIT);
    bufferevent_set_max_single_write(client->transport, WRITE_SIZE);
    bufferevent_enable(client->transport, EV_READ | EV_WRITE);
    g_hash_table_add(loop->clients, client);
}

static void on_accept(struct evconnlistener *listener, evutil_socket_t socket, struct sockaddr *from, int length,
                      void *data)
{
    Loop *loop = data;
    Peer peer;
    if (g_hash_table_size(loop->clients) >= loop->clients_limit) {
        drop_one(loop);
    }
    peer_of_socket(from, (socklen_t)length, &peer);
    begin_client(loop, socket, &peer);
    listen_or_not(loop);
}

/* By a thread of the front. Each loop has its turn. */
static bool take_connection(int descriptor, const Peer *peer, gpointer data)
{
    Server *server = data;
    const guint nth = (guint)g_atomic_int_add(&server->n_taken, 1);
    Loop *loop = &server->loops[nth % (guint)server->threads];
    const Taken taken = { .descriptor = descriptor, .peer = *peer };
    g_mutex_lock(&loop->lock);
    g_array_append_val(loop->taken, taken);
    g_mutex_unlock(&loop->lock);
    eventfd_write(loop->wake, 1);
    return true;
}

/* Those for whom nobody makes room are let go: they cannot wait to be accepted any more. */
static void begin_taken(Loop *loop, const GArray *taken)
{
    for (guint i = 0; i < taken->len; i++) {
        const Taken *each = &g_array_index(taken, Taken, i);
        if (g_hash_table_size(loop->clients) < loop->clients_limit || drop_one(loop)) {
            begin_client(loop, each->descriptor, &each->peer);
        } else {
            close(each->descriptor);
        }
    }
}

static void close_taken(GArray *taken)
{
    for (guint i = 0; i < taken->len; i++) {
        close(g_array_index(taken, Taken, i).descriptor);
    }
    g_array_unref(taken);
}

static void on_pause_over(evutil_socket_t unused, short events, void *data)
{
    Loop *loop = data;
    loop->is_deaf = false;
    evconnlistener_enable(loop->listener);
}

/* No descriptor is left, most likely: somebody makes room; else a pause beats asking again at once for ever. */
static void on_accept_error(struct evconnlistener *listener, void *data)
{
    Loop *loop = data;
    const struct timeval pause = { .tv_usec = PAUSE_MICROSECONDS };
    if ((errno == EMFILE || errno == ENFILE) && drop_one(loop)) {
        return;
    }
    loop->is_deaf = true;
    evconnlistener_disable(listener);
    event_base_once(loop->base, -1, EV_TIMEOUT, on_pause_over, loop, &pause);
}

/* Takes out of those that wait who has waited long enough, or has gone. */
static GPtrArray *take_ready(Loop *loop)
{
    const gint64 now = g_get_monotonic_time();
    GPtrArray *ready = g_ptr_array_new_with_free_func(exchange_unref);
    g_mutex_lock(&loop->server->lock);
    const guint64 news = loop->server->news;
    g_mutex_unlock(&loop->server->lock);
    for (guint i = loop->awaiting->len; i > 0; i--) {
        const Exchange *exchange = g_ptr_array_index(loop->awaiting, i - 1);
        if (exchange->client == NULL || exchange->after < news || exchange->due <= now) {
            g_ptr_array_add(ready, g_ptr_array_steal_index_fast(loop->awaiting, i - 1));
        }
    }
    return ready;
}

static void answer_ready(Loop *loop)
{
    g_autoptr(GPtrArray) ready = take_ready(loop);
    for (guint i = 0; i < ready->len; i++) {
        const Exchange *exchange = g_ptr_array_index(ready, i);
        if (exchange->client != NULL) {
            hand_over(exchange->client);
        }
        if (exchange->client != NULL) {
            go_on(exchange->client);
        }
    }
}

static void on_tick(evutil_socket_t unused, short events, void *data)
{
    Loop *loop = data;
    const struct timeval second = { .tv_sec = 1 };
    answer_ready(loop);
    if (loop->awaiting->len > 0) {
        event_add(loop->tick, &second);
    }
}

/* A worker has answered, what was begun can be finished, there is news, or it is over. */
static void on_wake(evutil_socket_t wake, short events, void *data)
{
    Loop *loop = data;
    eventfd_t unused;
    eventfd_read(wake, &unused);
    g_mutex_lock(&loop->lock);
    g_autoptr(GPtrArray) answered = g_steal_pointer(&loop->answered);
    loop->answered = g_ptr_array_new_with_free_func(exchange_unref);
    g_autoptr(GArray) taken = g_steal_pointer(&loop->taken);
    loop->taken = g_array_new(FALSE, FALSE, sizeof(Taken));
    const bool is_ending = loop->is_ending;
    g_mutex_unlock(&loop->lock);
    if (is_ending) {
        close_taken(g_steal_pointer(&taken));
        event_base_loopbreak(loop->base);
        return;
    }
    begin_taken(loop, taken);
    for (guint i = 0; i < answered->len; i++) {
        Exchange *exchange = g_ptr_array_index(answered, i);
        finish_begun(exchange, NULL);
        Client *client = exchange->client;
        if (client != NULL) {
            send_answer(client);
            go_on(client);
        }
    }
    if (loop->awaiting->len > 0) {
        answer_ready(loop);
    }
}

static struct event_base *new_base(void)
{
    struct event_config *config = event_config_new();
    event_config_set_flag(config, EVENT_BASE_FLAG_NOLOCK | EVENT_BASE_FLAG_EPOLL_USE_CHANGELIST);
    struct event_base *base = event_base_new_with_config(config);
    event_config_free(config);
    return base;
}

static int or_usual(int value, int usual)
{
    return value > 0 ? value : usual;
}

/* How many connections and streams there are descriptors for. By way of the front each costs three, and it keeps some
 * places for those that it does not know yet. */
static guint descriptors_for(const ServerOptions *options)
{
    const guint all = listen_descriptors();
    return options->tls != NULL ? all / 4 - all / 32 : all;
}

/* Beside streams. Over TLS both share what the front takes: so there always is one to be dropped for another. */
static guint connections_of(const ServerOptions *options)
{
    const guint wanted = (guint)or_usual(options->connections, CONNECTIONS);
    return options->tls != NULL ? MIN(wanted, descriptors_for(options) / 2) : wanted;
}

static bool fail(GError **error, ServerError code, const Server *server, const char *reason)
{
    g_set_error(error, SERVER_ERROR, (int)code, "%s port %d: %s", server->address, server->port, reason);
    return false;
}

static bool open_listener(Loop *loop, GError **error)
{
    Server *server = loop->server;
    const Listening listening = listen_on(server->address, server->port, loop == server->loops);
    if (listening.socket < 0) {
        return fail(error, SERVER_ERROR_ADDRESS, server,
                    listening.unknown != NULL ? listening.unknown : g_strerror(listening.error));
    }
    server->port = listen_port(listening.socket); /* the first one settles it for the others */
    loop->listener = evconnlistener_new(loop->base, on_accept, loop, LEV_OPT_CLOSE_ON_FREE | LEV_OPT_CLOSE_ON_EXEC, 0,
                                        listening.socket);
    evconnlistener_set_error_cb(loop->listener, on_accept_error);
    return true;
}

static bool loop_open(Loop *loop, const ServerOptions *options, GError **error)
{
    g_mutex_init(&loop->lock);
    loop->answered = g_ptr_array_new_with_free_func(exchange_unref);
    loop->awaiting = g_ptr_array_new_with_free_func(exchange_unref);
    loop->taken = g_array_new(FALSE, FALSE, sizeof(Taken));
    loop->clients = g_hash_table_new_full(NULL, NULL, client_free, NULL);
    loop->clients_limit = MAX(connections_of(options) / (guint)loop->server->threads, 1);
    loop->base = new_base();
    loop->wake = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    if (loop->base == NULL || loop->wake < 0) {
        return fail(error, SERVER_ERROR_SYSTEM, loop->server, g_strerror(errno));
    }
    const struct timeval idle = { .tv_sec = or_usual(options->idle_seconds, IDLE_SECONDS) };
    const struct timeval patience = { .tv_sec = or_usual(options->request_seconds, REQUEST_SECONDS) };
    loop->idle = event_base_init_common_timeout(loop->base, &idle);
    loop->patience = event_base_init_common_timeout(loop->base, &patience);
    loop->patience_us = patience.tv_sec * G_USEC_PER_SEC;
    loop->woken = event_new(loop->base, loop->wake, EV_READ | EV_PERSIST, on_wake, loop);
    event_add(loop->woken, NULL);
    loop->tick = event_new(loop->base, -1, 0, on_tick, loop);
    return options->tls != NULL || open_listener(loop, error);
}

static void loop_close(Loop *loop)
{
    if (loop->server == NULL) {
        return; /* it was never opened */
    }
    g_clear_pointer(&loop->listener, evconnlistener_free);
    g_clear_pointer(&loop->clients, g_hash_table_destroy);
    g_ptr_array_foreach(loop->answered, finish_begun, NULL);
    g_clear_pointer(&loop->answered, g_ptr_array_unref);
    g_clear_pointer(&loop->awaiting, g_ptr_array_unref);
    g_clear_pointer(&loop->taken, close_taken);
    g_clear_pointer(&loop->woken, event_free);
    g_clear_pointer(&loop->tick, event_free);
    g_clear_pointer(&loop->base, event_base_free);
    g_mutex_clear(&loop->lock);
    if (loop->wake >= 0) {
        close(loop->wake);
    }
}

static gpointer loop_run(gpointer data)
{
    Loop *loop = data;
    event_base_dispatch(loop->base);
    return NULL;
}

static bool open_jobs(Server *server, const ServerOptions *options, GError **error)
{
    const int processors = (int)g_get_num_processors();
    server->jobs = jobs_new(or_usual(options->workers, MAX(processors, LEAST_WORKERS)), JOBS_NICE,
                            or_usual(options->waiting, WAITING), answer_at_leisure, exchange_unref, NULL, error);
    if (server->jobs == NULL || server->site.waits == NULL) {
        return server->jobs != NULL;
    }
    server->kept = jobs_new(or_usual(options->keepers, KEEPERS), JOBS_EQUAL, SERVER_KEPT_LIMIT, answer_at_leisure,
                            exchange_unref, NULL, error);
    return server->kept != NULL;
}

static bool open_live(Server *server, const ServerOptions *options, GError **error)
{
    const guint all = descriptors_for(options);
    const guint others = connections_of(options) + OWN_DESCRIPTORS;
    const guint left = MAX(all / 2, all - MIN(all, others));
    if (server->site.live.begin == NULL) {
        return true;
    }
    server->live = live_new(&server->site.live, &(LiveOptions){ .watchers = MIN(left, LIVE_WATCHERS_LIMIT) }, error);
    return server->live != NULL;
}

/* When all else runs, since it brings clients at once. */
static bool open_front(Server *server, const ServerOptions *options, GError **error)
{
    const FrontOptions front = {
        .tls = options->tls, .address = server->address, .port = options->port, .take = take_connection, .data = server
    };
    g_autoptr(GError) failure = NULL;
    if (options->tls == NULL) {
        return true;
    }
    server->front = front_new(&front, &failure);
    if (server->front == NULL) {
        const bool is_address = g_error_matches(failure, FRONT_ERROR, FRONT_ERROR_ADDRESS);
        g_set_error_literal(error, SERVER_ERROR, is_address ? SERVER_ERROR_ADDRESS : SERVER_ERROR_SYSTEM,
                            failure->message);
        return false;
    }
    server->port = front_port(server->front);
    return true;
}

static bool open_all(Server *server, const ServerOptions *options, GError **error)
{
    if (!open_live(server, options, error) || !open_jobs(server, options, error)) {
        return false;
    }
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
    return open_front(server, options, error);
}

Server *server_new(const ServerOptions *options, const ServerSite *site, GError **error)
{
    g_autoptr(Server) server = g_new0(Server, 1);
    server->site = *site;
    g_mutex_init(&server->lock);
    server->address = g_strdup(options->address != NULL ? options->address : "127.0.0.1");
    server->proxy = g_strdup(options->proxy);
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

void server_tell(Server *server, guint64 number)
{
    g_mutex_lock(&server->lock);
    server->news = MAX(server->news, number);
    g_mutex_unlock(&server->lock);
    for (int i = 0; i < server->threads; i++) {
        eventfd_write(server->loops[i].wake, 1);
    }
    if (server->live != NULL) {
        live_tell(server->live, number);
    }
}

void server_end_owner(Server *server, guint64 owner)
{
    if (server->live != NULL && owner != 0) {
        live_end_owner(server->live, owner);
    }
}

void server_jobs(const Server *server, guint *ret_computing, guint *ret_waiting)
{
    *ret_computing = jobs_waiting(server->jobs);
    *ret_waiting = server->kept != NULL ? jobs_waiting(server->kept) : 0;
}

FrontFigures server_front_figures(const Server *server)
{
    return server->front != NULL ? front_figures(server->front) : (FrontFigures){ 0 };
}

LiveFigures server_live_figures(const Server *server)
{
    return server->live != NULL ? live_figures(server->live) : (LiveFigures){ 0 };
}

static void loop_stop(Loop *loop)
{
    if (loop->thread != NULL) {
        g_mutex_lock(&loop->lock);
        loop->is_ending = true;
        g_mutex_unlock(&loop->lock);
        eventfd_write(loop->wake, 1);
        g_thread_join(loop->thread);
    }
}

void server_free(Server *server)
{
    if (server == NULL) {
        return;
    }
    front_free(server->front);
    for (int i = 0; i < server->threads; i++) {
        loop_stop(&server->loops[i]);
    }
    while (g_atomic_int_get(&server->n_begun) > 0) {
        g_usleep(RESUME_MICROSECONDS);
    }
    jobs_free(server->kept);
    jobs_free(server->jobs); /* before the loops, into which workers put what they have answered */
    for (int i = 0; i < server->threads; i++) {
        loop_close(&server->loops[i]);
    }
    live_free(server->live);
    g_mutex_clear(&server->lock);
    g_free(server->loops);
    g_free(server->address);
    g_free(server->proxy);
    g_free(server);
}
