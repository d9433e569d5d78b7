#include "http/watcher.h"

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

enum { HEAR_SIZE = 4096, MS_OF_SECOND = 1000 };

/* The system keeps little, so that who reads slowly is sent what is, and not what was; and gives up a peer that
 * acknowledges nothing any more. A socket that knows no such thing does without. */
static void set_socket(int descriptor)
{
    const int buffer = LIVE_SEND_BUFFER, patience_ms = LIVE_STALL_SECONDS * MS_OF_SECOND;
    setsockopt(descriptor, SOL_SOCKET, SO_SNDBUF, &buffer, sizeof buffer);
    setsockopt(descriptor, IPPROTO_TCP, TCP_USER_TIMEOUT, &patience_ms, sizeof patience_ms);
}

Watcher *watcher_new(Channel *channel, int descriptor, const LiveWish *wish)
{
    Watcher *watcher = g_new0(Watcher, 1);
    set_socket(descriptor);
    watcher->beat.data = watcher;
    watcher->channel = channel;
    watcher->index = channel->watchers->len;
    watcher->descriptor = descriptor;
    watcher->owner = wish->owner;
    watcher->after = wish->after;
    watcher->is_squeezed = wish->is_squeezed;
    g_ptr_array_add(channel->watchers, watcher);
    return watcher;
}

void watcher_free(Watcher *watcher)
{
    GPtrArray *others = watcher->channel->watchers;
    Watcher *last = g_ptr_array_index(others, others->len - 1);
    g_ptr_array_index(others, watcher->index) = last;
    last->index = watcher->index;
    g_ptr_array_set_size(others, (gint)others->len - 1);
    close(watcher->descriptor);
    g_clear_pointer(&watcher->message, g_bytes_unref);
    g_free(watcher);
}

WatcherResult watcher_send_rest(Watcher *watcher, guint64 *bytes)
{
    gsize length;
    const char *data = g_bytes_get_data(watcher->message, &length);
    const gssize n =
        send(watcher->descriptor, data + watcher->sent, length - watcher->sent, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (n < 0) {
        return errno == EAGAIN || errno == EINTR ? WATCHER_WAITS : WATCHER_GONE;
    }
    *bytes += (guint64)n;
    watcher->sent += (gsize)n;
    watcher->is_stuck = false;
    if (watcher->sent < length) {
        return WATCHER_WAITS;
    }
    g_clear_pointer(&watcher->message, g_bytes_unref);
    return WATCHER_SENT;
}

WatcherResult watcher_send(Watcher *watcher, GBytes *message, guint64 *bytes)
{
    g_assert(watcher->message == NULL);
    watcher->message = g_bytes_ref(message);
    watcher->sent = 0;
    return watcher_send_rest(watcher, bytes);
}

bool watcher_hear(Watcher *watcher)
{
    char unheard[HEAR_SIZE];
    const gssize n = recv(watcher->descriptor, unheard, sizeof unheard, MSG_DONTWAIT);
    if (n < 0) {
        return errno == EAGAIN || errno == EINTR;
    }
    watcher->chatter += (guint)n;
    return n > 0 && watcher->chatter <= LIVE_CHATTER_LIMIT;
}
