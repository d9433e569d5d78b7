/* A loop of epoll a thread, told of changes alone (edges): what can be carried is carried until nothing moves, and
 * whatever makes it move again is told.
 *
 * What always holds: a Keeper and its Carriers are touched by its own thread only, but for `wake`, `is_ending` and the
 * figures. A carrier that is over is freed when all that was told of in the same moment was looked at. */
#include "http/front.h"

#include "http/listen.h"

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
    EVENTS_AT_ONCE = 128,
    ACCEPTS_AT_ONCE = 64,
    STEPS_AT_ONCE = 32, /* chunks of one connection before it is another's turn */
    TICK_MS = 1000,
};

typedef struct Keeper Keeper;

/* Bytes that the one side has said and the other has not taken. */
typedef struct {
    char *bytes; /* NULL: none */
    size_t at, length;
} Rest;

typedef struct {
    Keeper *keeper;
    guint index;      /* among its keeper's */
    int outer, inner; /* inner −1: they do not know each other yet */
    TlsSession *session;
    Peer peer;
    Rest in, out;    /* from the client; to the client */
    bool has_heard;  /* the client says no more */
    bool has_passed; /* and the server knows */
    bool has_closed; /* the server says no more */
    bool has_ended;  /* and the client knows */
    bool is_over, waits_turn;
    gint64 due;     /* of what must not last for ever; 0: it may */
    GList stranger; /* its place among those that do not know each other yet; without data: it has none */
} Carrier;

struct Keeper {
    Front *front;
    int epoll, wake, listener;
    bool is_pausing; /* the listener is not looked at */
    guint limit;
    GPtrArray *carriers;
    GPtrArray *over;  /* to be freed */
    GPtrArray *turns; /* who had more than is carried at once */
    guint n_due;      /* of how many something is due */
    GQueue strangers; /* of Carrier: those that do not know each other yet, whoever waits longest first */
    GThread *thread;
    gint is_ending; /* atomic */
    char chunk[FRONT_CHUNK];
};

struct Front {
    FrontOptions options;
    int port, threads;
    Keeper *keepers;
    guint64 begun, failed; /* atomic, as `open` */
    gint open;
};

G_DEFINE_QUARK(placard - front - error, front_error)

/* --- carriers
 * --------------------------------------------------------------------------------------------------------- */

static void count(guint64 *figure)
{
    __atomic_fetch_add(figure, 1, __ATOMIC_RELAXED);
}

static void set_due(Carrier *carrier, bool is_due)
{
    carrier->keeper->n_due += (guint)is_due - (guint)(carrier->due != 0);
    carrier->due = is_due ? g_get_monotonic_time() + (gint64)FRONT_PATIENCE_SECONDS * G_USEC_PER_SEC : 0;
}

static void be_no_stranger(Carrier *carrier)
{
    if (carrier->stranger.data != NULL) {
        g_queue_unlink(&carrier->keeper->strangers, &carrier->stranger);
        carrier->stranger.data = NULL;
    }
}

static void close_all(Carrier *carrier)
{
    if (carrier->is_over) {
        return;
    }
    Keeper *keeper = carrier->keeper;
    be_no_stranger(carrier);
    set_due(carrier, false);
    carrier->is_over = true;
    if (carrier->waits_turn) {
        g_ptr_array_remove_fast(keeper->turns, carrier);
    }
    close(carrier->outer);
    if (carrier->inner >= 0) {
        close(carrier->inner);
    }
    Carrier *last = g_ptr_array_index(keeper->carriers, keeper->carriers->len - 1);
    g_ptr_array_index(keeper->carriers, carrier->index) = last;
    last->index = carrier->index;
    g_ptr_array_set_size(keeper->carriers, (gint)keeper->carriers->len - 1);
    g_ptr_array_add(keeper->over, carrier);
    g_atomic_int_add(&keeper->front->open, -1);
}

static void carrier_free(gpointer pointer)
{
    Carrier *carrier = pointer;
    tls_session_free(carrier->session);
    g_free(carrier->in.bytes);
    g_free(carrier->out.bytes);
    g_free(carrier);
}

static bool look_at(const Keeper *keeper, int descriptor, gpointer what, guint32 events)
{
    struct epoll_event event = { .events = events, .data.ptr = what };
    return epoll_ctl(keeper->epoll, EPOLL_CTL_ADD, descriptor, &event) == 0;
}

static void keep_rest(Rest *rest, const char *bytes, size_t length)
{
    if (length > 0) {
        *rest = (Rest){ .bytes = g_memdup2(bytes, length), .length = length };
    }
}

static void take_of_rest(Rest *rest, size_t n)
{
    rest->at += n;
    if (rest->at == rest->length) {
        g_free(rest->bytes);
        *rest = (Rest){ 0 };
    }
}

/* --- from the client to the server
 * ------------------------------------------------------------------------------------ */

/* How many the server took; −1: it listens no more, and what is said to it is let fall. */
static gssize send_in(const Carrier *carrier, const char *bytes, size_t length)
{
    const gssize n = send(carrier->inner, bytes, length, MSG_DONTWAIT | MSG_NOSIGNAL);
    return n >= 0 ? n : errno == EAGAIN || errno == EINTR ? 0 : -1;
}

/* Whether something moved. */
static bool carry_rest_in(Carrier *carrier)
{
    const gssize n = send_in(carrier, carrier->in.bytes + carrier->in.at, carrier->in.length - carrier->in.at);
    take_of_rest(&carrier->in, n < 0 ? carrier->in.length - carrier->in.at : (size_t)n);
    return n != 0;
}

static bool carry_in(Carrier *carrier)
{
    size_t length = 0;
    char *chunk = carrier->keeper->chunk;
    if (carrier->in.bytes != NULL) {
        return carry_rest_in(carrier);
    }
    if (carrier->has_heard) {
        return false;
    }
    switch (tls_session_read(carrier->session, chunk, FRONT_CHUNK, &length)) {
    case TLS_DONE: break;
    case TLS_WAITS: return false;
    case TLS_ENDED: carrier->has_heard = true; return true;
    default: close_all(carrier); return false;
    }
    const gssize n = send_in(carrier, chunk, length);
    if (n >= 0) {
        keep_rest(&carrier->in, chunk + n, length - (size_t)n);
    }
    return true;
}

/* --- from the server to the client
 * ------------------------------------------------------------------------------------ */

/* How many the client took; −1, and it is over: it cannot be told any more. */
static gssize write_out(Carrier *carrier, const char *bytes, size_t length)
{
    size_t n = 0;
    switch (tls_session_write(carrier->session, bytes, length, &n)) {
    case TLS_DONE: return (gssize)n;
    case TLS_WAITS: return 0;
    default: close_all(carrier); return -1;
    }
}

static bool carry_rest_out(Carrier *carrier)
{
    const gssize n = write_out(carrier, carrier->out.bytes + carrier->out.at, carrier->out.length - carrier->out.at);
    if (n > 0) {
        take_of_rest(&carrier->out, (size_t)n);
    }
    return n > 0;
}

static bool carry_out(Carrier *carrier)
{
    char *chunk = carrier->keeper->chunk;
    if (carrier->out.bytes != NULL) {
        return carry_rest_out(carrier);
    }
    if (carrier->has_closed) {
        return false;
    }
    const gssize length = recv(carrier->inner, chunk, FRONT_CHUNK, MSG_DONTWAIT);
    if (length < 0 && (errno == EAGAIN || errno == EINTR)) {
        return false;
    }
    if (length <= 0) {
        carrier->has_closed = true;
        return true;
    }
    const gssize n = write_out(carrier, chunk, (size_t)length);
    if (n >= 0) {
        keep_rest(&carrier->out, chunk + n, (size_t)(length - n));
    }
    return n >= 0;
}

/* --- the ends
 * --------------------------------------------------------------------------------------------------------- */

/* Who says no more is told of to the other side when all that was said is there. A client that is still sending would
 * lose the answer if its connection were closed at once. */
static void settle_ends(Carrier *carrier)
{
    if (carrier->has_heard && !carrier->has_passed && carrier->in.bytes == NULL) {
        carrier->has_passed = true;
        shutdown(carrier->inner, SHUT_WR);
    }
    if (carrier->has_closed && !carrier->has_ended) {
        if (carrier->due == 0) {
            set_due(carrier, true);
        }
        if (carrier->out.bytes == NULL) {
            carrier->has_ended = true;
            tls_session_end(carrier->session);
            shutdown(carrier->outer, SHUT_WR);
        }
    }
    if (carrier->has_ended && carrier->has_heard) {
        close_all(carrier);
    }
}

static bool make_plain_one(Carrier *carrier)
{
    int pair[2];
    Front *front = carrier->keeper->front;
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, pair) < 0) {
        return false;
    }
    carrier->inner = pair[0];
    const bool is_watched =
        look_at(carrier->keeper, carrier->inner, carrier, EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET);
    if (!is_watched || !front->options.take(pair[1], &carrier->peer, front->options.data)) {
        close(pair[1]);
        return false;
    }
    return true;
}

/* False until they know each other. */
static bool begin(Carrier *carrier)
{
    switch (tls_session_begin(carrier->session)) {
    case TLS_DONE: break;
    case TLS_WAITS: return false;
    default:
        count(&carrier->keeper->front->failed);
        close_all(carrier);
        return false;
    }
    set_due(carrier, false);
    be_no_stranger(carrier);
    if (!make_plain_one(carrier)) {
        close_all(carrier);
        return false;
    }
    return true;
}

static void carry(Carrier *carrier)
{
    carrier->waits_turn = false;
    if (carrier->is_over || (carrier->inner < 0 && !begin(carrier))) {
        return;
    }
    bool moves = true;
    for (int i = 0; moves && !carrier->is_over && i < STEPS_AT_ONCE; i++) {
        moves = carry_in(carrier);
        moves |= !carrier->is_over && carry_out(carrier);
    }
    if (!carrier->is_over) {
        settle_ends(carrier);
    }
    if (!carrier->is_over && moves) {
        carrier->waits_turn = true;
        g_ptr_array_add(carrier->keeper->turns, carrier);
    }
}

/* --- keepers
 * ---------------------------------------------------------------------------------------------------------- */

static void pause_listening(Keeper *keeper, bool is_pausing)
{
    if (keeper->is_pausing != is_pausing) {
        keeper->is_pausing = is_pausing;
        if (is_pausing) {
            epoll_ctl(keeper->epoll, EPOLL_CTL_DEL, keeper->listener, NULL);
        } else {
            look_at(keeper, keeper->listener, &keeper->listener, EPOLLIN);
        }
    }
}

/* A client that acknowledges nothing any more is given up, and of what is said to it little waits in the system: who
 * reads slowly is to be sent what is, and not what was. */
static void set_socket(int descriptor)
{
    const int patience_ms = 2 * FRONT_PATIENCE_SECONDS * 1000, waiting = FRONT_CHUNK;
    setsockopt(descriptor, IPPROTO_TCP, TCP_USER_TIMEOUT, &patience_ms, sizeof patience_ms);
    setsockopt(descriptor, IPPROTO_TCP, TCP_NOTSENT_LOWAT, &waiting, sizeof waiting);
}

static void carrier_new(Keeper *keeper, int descriptor, const struct sockaddr *from, socklen_t length)
{
    TlsSession *session = tls_session_new(keeper->front->options.tls, descriptor);
    if (session == NULL) {
        close(descriptor);
        return;
    }
    set_socket(descriptor);
    Carrier *carrier = g_new0(Carrier, 1);
    carrier->keeper = keeper;
    carrier->outer = descriptor;
    carrier->inner = -1;
    carrier->session = session;
    carrier->index = keeper->carriers->len;
    peer_of_socket(from, length, &carrier->peer);
    carrier->peer.is_secure = true;
    g_ptr_array_add(keeper->carriers, carrier);
    g_atomic_int_inc(&keeper->front->open);
    count(&keeper->front->begun);
    set_due(carrier, true);
    carrier->stranger.data = carrier;
    g_queue_push_tail_link(&keeper->strangers, &carrier->stranger);
    if (!look_at(keeper, descriptor, carrier, EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET)) {
        close_all(carrier);
    }
}

/* Whether there is room for another. Who comes and says nothing makes room for who comes later; those that know each
 * other the server chooses from. */
static bool has_room(Keeper *keeper)
{
    return keeper->carriers->len < keeper->limit || keeper->strangers.length > 0;
}

static void make_room(Keeper *keeper)
{
    if (keeper->carriers->len >= keeper->limit) {
        close_all(g_queue_peek_head(&keeper->strangers));
    }
}

static void accept_some(Keeper *keeper)
{
    for (int i = 0; i < ACCEPTS_AT_ONCE && has_room(keeper); i++) {
        struct sockaddr_storage from;
        socklen_t length = sizeof from;
        const int descriptor =
            accept4(keeper->listener, (struct sockaddr *)&from, &length, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (descriptor < 0 && (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM)) {
            pause_listening(keeper, true); /* until the next tick: asking again at once would be for ever */
        }
        if (descriptor < 0) {
            return;
        }
        make_room(keeper);
        carrier_new(keeper, descriptor, (const struct sockaddr *)&from, length);
    }
    pause_listening(keeper, !has_room(keeper));
}

static void end_overdue(Keeper *keeper)
{
    const gint64 now = g_get_monotonic_time();
    for (guint i = keeper->carriers->len; keeper->n_due > 0 && i > 0; i--) {
        Carrier *carrier = g_ptr_array_index(keeper->carriers, i - 1);
        if (carrier->due != 0 && carrier->due <= now) {
            close_all(carrier);
        }
    }
}

/* Those that had more than their turn are the first of the next. */
static void take_turns(Keeper *keeper)
{
    g_autoptr(GPtrArray) turns = g_steal_pointer(&keeper->turns);
    keeper->turns = g_ptr_array_new();
    for (guint i = 0; i < turns->len; i++) {
        carry(g_ptr_array_index(turns, i));
    }
}

static void look(Keeper *keeper, const struct epoll_event *events, int n)
{
    for (int i = 0; i < n; i++) {
        gpointer what = events[i].data.ptr;
        if (what == &keeper->listener) {
            accept_some(keeper);
        } else if (what != &keeper->wake && !((Carrier *)what)->waits_turn) {
            carry(what);
        }
    }
}

static gpointer keep(gpointer data)
{
    Keeper *keeper = data;
    struct epoll_event events[EVENTS_AT_ONCE];
    gint64 next = 0;
    while (!g_atomic_int_get(&keeper->is_ending)) {
        const bool ticks = keeper->n_due > 0 || keeper->is_pausing;
        const int n = epoll_wait(keeper->epoll, events, EVENTS_AT_ONCE,
                                 keeper->turns->len > 0 ? 0
                                 : ticks                ? TICK_MS
                                                        : -1);
        take_turns(keeper);
        look(keeper, events, n);
        if (ticks && g_get_monotonic_time() >= next) {
            next = g_get_monotonic_time() + (gint64)TICK_MS * 1000;
            end_overdue(keeper);
            pause_listening(keeper, !has_room(keeper));
        }
        g_ptr_array_set_size(keeper->over, 0);
    }
    return NULL;
}

/* --- all of it
 * -------------------------------------------------------------------------------------------------------- */

static bool fail(GError **error, FrontError code, const Front *front, const char *reason)
{
    g_set_error(error, FRONT_ERROR, (int)code, "%s port %d: %s", front->options.address, front->port, reason);
    return false;
}

static bool keeper_open(Keeper *keeper, Front *front, GError **error)
{
    keeper->front = front;
    keeper->limit = (guint)MAX(front->options.limit / front->threads, 1);
    keeper->carriers = g_ptr_array_new();
    keeper->turns = g_ptr_array_new();
    keeper->over = g_ptr_array_new_with_free_func(carrier_free);
    keeper->epoll = epoll_create1(EPOLL_CLOEXEC);
    keeper->wake = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    const Listening listening = listen_on(front->options.address, front->port, keeper == front->keepers);
    keeper->listener = listening.socket;
    if (listening.socket < 0) {
        return fail(error, FRONT_ERROR_ADDRESS, front,
                    listening.unknown != NULL ? listening.unknown : g_strerror(listening.error));
    }
    front->port = listen_port(listening.socket);
    if (keeper->epoll < 0 || keeper->wake < 0 || !look_at(keeper, keeper->wake, &keeper->wake, EPOLLIN) ||
        !look_at(keeper, keeper->listener, &keeper->listener, EPOLLIN)) {
        return fail(error, FRONT_ERROR_SYSTEM, front, g_strerror(errno));
    }
    keeper->thread = g_thread_try_new("tls", keep, keeper, error);
    return keeper->thread != NULL;
}

Front *front_new(const FrontOptions *options, GError **error)
{
    g_autoptr(Front) front = g_new0(Front, 1);
    front->options = *options;
    front->port = options->port;
    front->threads = options->threads > 0 ? options->threads : (int)g_get_num_processors();
    if (options->limit <= 0) {
        front->options.limit = (int)MIN(listen_descriptors() / 4, G_MAXINT);
    }
    front->keepers = g_new0(Keeper, front->threads);
    for (int i = 0; i < front->threads; i++) {
        front->keepers[i].epoll = front->keepers[i].wake = front->keepers[i].listener = -1;
    }
    for (int i = 0; i < front->threads; i++) {
        if (!keeper_open(&front->keepers[i], front, error)) {
            return NULL;
        }
    }
    return g_steal_pointer(&front);
}

static void close_if(int descriptor)
{
    if (descriptor >= 0) {
        close(descriptor);
    }
}

static void keeper_close(Keeper *keeper)
{
    if (keeper->thread != NULL) {
        g_atomic_int_set(&keeper->is_ending, 1);
        eventfd_write(keeper->wake, 1);
        g_thread_join(keeper->thread);
    }
    while (keeper->carriers != NULL && keeper->carriers->len > 0) {
        close_all(g_ptr_array_index(keeper->carriers, 0));
    }
    g_clear_pointer(&keeper->over, g_ptr_array_unref);
    g_clear_pointer(&keeper->turns, g_ptr_array_unref);
    g_clear_pointer(&keeper->carriers, g_ptr_array_unref);
    close_if(keeper->listener);
    close_if(keeper->wake);
    close_if(keeper->epoll);
}

void front_free(Front *front)
{
    if (front != NULL) {
        for (int i = 0; i < front->threads; i++) {
            keeper_close(&front->keepers[i]);
        }
        g_free(front->keepers);
        g_free(front);
    }
}

int front_port(const Front *front)
{
    return front->port;
}

FrontFigures front_figures(const Front *front)
{
    return (FrontFigures){ .begun = __atomic_load_n(&front->begun, __ATOMIC_RELAXED),
                           .failed = __atomic_load_n(&front->failed, __ATOMIC_RELAXED),
                           .open = (guint)g_atomic_int_get(&front->open) };
}
