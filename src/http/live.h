/* Live streams: who watches a page is sent its parts anew when they change (server-sent events, WHATWG HTML 9.2).
 *
 * A channel is what one audience sees of one page in one language; all who watch it are sent the same bytes, which are
 * made once. What happened carries a number that only grows (that of the ledger): it is the id of the event, so who
 * lost the connection says how far they came and is sent what changed since, and nothing is missed. A thread of its own
 * serves all streams; requests are never kept waiting by them.
 *
 * On the wire an event is `id: 17`, `event: parts`, and as data the changed parts one after the other, each an element
 * with an id of its own that takes the place of the one in the page. Every LIVE_HEARTBEAT_SECONDS comes a comment.
 * Who reads too slowly to keep LIVE_PENDING_LIMIT bytes from waiting is cut; the browser comes again. */
#pragma once

#include <glib.h>
#include <stdbool.h>

enum {
    LIVE_PENDING_LIMIT = 64 << 10, /* bytes that wait for one watcher */
    LIVE_HEARTBEAT_SECONDS = 15,
    LIVE_ROUNDS_A_SECOND = 10, /* at most; the first of a burst is at once */
    LIVE_TICK_SECONDS = 5,     /* what changes with time alone is looked at so often */
    LIVE_PARTS_LIMIT = 32,     /* of a channel */
    LIVE_CHANNEL_LIMIT = 256,  /* bytes of the name of a channel */
    LIVE_WATCHERS_LIMIT = 50000,
};

/* Whom the hub asks for what there is to see. All of it is called on the hub's thread, one round at a time. */
typedef struct {
    /* A round begins: what is seen stays as it is until `end`. Returns the number up to which it is true. False: there
     * is nothing to be seen now, and the round is over. */
    bool (*begin)(guint64 *ret_number, gpointer data);
    /* The i-th part of a channel (owned), from 0; NULL after the last, or if there is no such channel. Channels share
     * parts that are alike: the same GBytes is best. */
    GBytes *(*part)(const char *channel, guint i, gpointer data);
    void (*end)(gpointer data);
    gpointer data;
} LiveSource;

typedef struct Live Live;
Live *live_new(const LiveSource *source); /* `source` is copied */
void live_free(Live *live);               /* ends all streams */

/* A connection becomes a watcher: the hub owns the descriptor from now on, which does not block and over which the head
 * of the answer has been sent whole. `after`: the number that its reader has seen; 0: nothing. False, and the
 * descriptor is still the caller's, if there are too many. Any thread may. */
bool live_take(Live *live, int descriptor, const char *channel, guint64 after, guint64 owner);

/* There is news up to this number. Any thread may. */
void live_tell(Live *live, guint64 number);

/* Ends all streams of that owner (a sign-in that was taken back), or of all channels that begin so. Any thread may. */
void live_end_owner(Live *live, guint64 owner);

typedef struct {
    guint watchers, channels;
    guint64 rounds, parts, bytes, cut; /* since it began: what was made, what was sent, who was cut for slowness */
    gint64 latest_round_us, longest_round_us; /* from the news to the last byte given to the system */
} LiveFigures;
LiveFigures live_figures(Live *live);
