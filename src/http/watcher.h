/* One who watches a channel, as the hub of live streams (live.h) has them: a socket, what is on its way to it, and how
 * far it was told. The hub's thread alone uses it, but while its sender (sender.h) sends to many. */
#pragma once

#include "http/channel.h"

typedef enum {
    WATCHER_SENT,  /* all that was to be sent */
    WATCHER_WAITS, /* for the system to take more */
    WATCHER_GONE,
} WatcherResult;

struct Watcher {
    GList beat; /* in the hub's queue of those who wait for a sign of life */
    gint64 due; /* of the next */
    Channel *channel;
    guint index; /* among the watchers of the channel */
    int descriptor;
    guint turn;     /* of the channel: what came up to it was sent, or is on its way */
    bool is_stuck;  /* since the last sign of life nothing was taken of what waits */
    guint chatter;  /* bytes that it sent */
    guint64 after;  /* the number that it had seen when it came, as long as no round has reached that. Of a log: that up
                       to  which it was told, or what is on its way goes */
    bool is_behind; /* of a log: there is more to be told at once */
    guint64 owner;
    bool is_squeezed;     /* what it is sent */
    GBytes *message;      /* on its way; NULL: none */
    gsize sent;           /* of that */
    WatcherResult result; /* of the sender's last sending */
};

/* Takes the descriptor over and joins the channel. */
Watcher *watcher_new(Channel *channel, int descriptor, const LiveWish *wish);

/* Leaves the channel and closes the descriptor. */
void watcher_free(Watcher *watcher);

/* Begins to send, while nothing else is on its way; keeps what the system does not take. What it did take is added to
 * `*bytes`. */
WatcherResult watcher_send(Watcher *watcher, GBytes *message, guint64 *bytes);
WatcherResult watcher_send_rest(Watcher *watcher, guint64 *bytes);

/* Throws away what it sends. False: it has gone, or says too much. */
bool watcher_hear(Watcher *watcher);
