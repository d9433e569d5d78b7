/* Live streams: who watches a page is sent its parts anew when they change (server-sent events, WHATWG HTML 9.2).
 *
 * A channel is what one audience sees of one page in one language; all who watch it are sent the same bytes, which are
 * made once. What happened carries a number that only grows (that of the ledger): it is the id of the event, so who
 * lost the connection says how far they came and is sent what may have changed since, and nothing is missed, also when
 * the server was started anew meanwhile. A thread of its own serves all streams; requests are never kept waiting by
 * them.
 *
 * On the wire an event is `id: 17`, `event: parts`, and as data the changed parts one after the other, each an element
 * with an id of its own that takes the place of the one in the page. Every LIVE_HEARTBEAT_SECONDS comes a comment.
 *
 * A channel whose name begins with LIVE_LOG tells what happened instead, event by event: nothing is left out, and
 * nothing sent twice. Who comes is sent what happened after the number that they have seen; who reads slowly comes to
 * it later.
 *
 * Nobody waits for the slow: for each watcher one event is on its way, and who has not taken it yet is then sent all
 * that changed meanwhile at once, as it is by then. Who takes nothing for LIVE_STALL_SECONDS is cut, and so is who lags
 * while LIVE_HELD_LIMIT bytes are kept for such; the browser comes again. */
#pragma once

#include <glib.h>
#include <stdbool.h>

enum {
    LIVE_HEARTBEAT_SECONDS = 15,
    LIVE_STALL_SECONDS = 2 * LIVE_HEARTBEAT_SECONDS, /* without a byte taken; also how long a dead peer stays */
    LIVE_ROUNDS_A_SECOND = 10, /* at most, of those that news make; the first of a burst is at once */
    LIVE_TICK_SECONDS = 5,     /* what changes with time alone is looked at so often */
    LIVE_LOOK_US = 5000,       /* what is seen is kept as it is no longer at once, but for one channel more */
    LIVE_PARTS_LIMIT = 32,     /* of a channel */
    LIVE_CHANNEL_LIMIT = 256,  /* bytes of the name of a channel */
    LIVE_OWNERS_SHARE = 4,     /* one of so many places is kept for streams that have an owner: no crowd has them all */
    LIVE_WATCHERS_LIMIT = 50000,   /* if there are descriptors for so many */
    LIVE_SEND_BUFFER = 64 << 10,   /* bytes that the system keeps for one watcher */
    LIVE_HELD_LIMIT = 64 << 20,    /* bytes of events, each counted once, that the hub keeps */
    LIVE_CHATTER_LIMIT = 64 << 10, /* bytes that a watcher may send, though nobody listens */
    LIVE_ENDED_REMEMBERED = 1024,  /* owners whose streams were ended: one that comes late is not taken */
};

#define LIVE_LOG '+'

/* What there is to be told after a number. */
typedef struct {
    guint64 upto;   /* how far that goes: not less than the number that was asked about */
    bool has_more;  /* that is not all yet */
    bool has_ended; /* nobody may hear of it any more: who listens is sent away */
} LiveNews;

/* Whom the hub asks for what there is to see. All of it is called on the hub's thread. */
typedef struct {
    /* What is seen stays as it is until `end`. Returns the number up to which it is true, which is never smaller than
     * before, nor than what was told before (live_tell). False: there is nothing to be seen now, and no `end`. */
    bool (*begin)(guint64 *ret_number, gpointer data);
    /* The i-th part of a channel (owned), from 0; NULL after the last, or if there is no such channel. It never
     * becomes fewer. Channels share parts that are alike: the same GBytes is best. */
    GBytes *(*part)(const char *channel, guint i, gpointer data);
    void (*end)(gpointer data);
    gpointer data;

    /* Of a LIVE_LOG: what happened after `after`, as events that are whole, with their ids and empty lines; some
     * LIVE_SEND_BUFFER bytes of it where it is much. NULL: nothing. Not between `begin` and `end`. */
    GBytes *(*news)(const char *channel, guint64 after, LiveNews *ret_news, gpointer data);
    gpointer news_data;
} LiveSource;

#define LIVE_ERROR live_error_quark()
GQuark live_error_quark(void);
typedef enum { LIVE_ERROR_SYSTEM } LiveError;

typedef struct Live Live;

/* Zeros mean the usual value. */
typedef struct {
    guint watchers;        /* at the same time; 0: LIVE_WATCHERS_LIMIT */
    int heartbeat_seconds; /* 0: LIVE_HEARTBEAT_SECONDS. Who takes nothing for twice as long is cut */
} LiveOptions;

/* `source` is copied. NULL with LIVE_ERROR if the system gives no more of what it takes. */
Live *live_new(const LiveSource *source, const LiveOptions *options, GError **error);
void live_free(Live *live); /* ends all streams */

/* Is there room for one more of that owner (0: of nobody in particular), and may a channel be called so? To be asked
 * before the head of an answer is sent. Any thread may. */
bool live_has_room(Live *live, const char *channel, guint64 owner);

/* What somebody wants to watch. */
typedef struct {
    const char *channel;
    guint64 after;    /* the number that the reader has seen; 0: nothing */
    guint64 owner;    /* whose it is, for live_end_owner; 0: nobody's in particular */
    bool is_squeezed; /* what is sent is gzip, from the first byte on: a piece for each event, made once for all */
} LiveWish;

/* A connection becomes a watcher: the hub owns the descriptor from now on, over which the head of the answer has been
 * sent whole. False, and the descriptor is still the caller's, if there is no room. Any thread may. */
bool live_take(Live *live, int descriptor, const LiveWish *wish);

/* There is news up to this number. Any thread may. */
void live_tell(Live *live, guint64 number);

/* Ends all streams of that owner (a sign-in that was taken back), also one that is just about to be taken. Any thread
 * may. */
void live_end_owner(Live *live, guint64 owner);

typedef struct {
    guint watchers, channels;
    guint64 rounds, parts, bytes; /* since it began: looks at all channels, parts that changed, bytes that were sent */
    guint64 lagged, cut; /* how often somebody was sent several changes at once; who was cut for taking nothing */
    gsize held;          /* bytes of events that are kept */
    gint64 latest_round_us, longest_round_us; /* from the news to the last byte given to the system */
} LiveFigures;
LiveFigures live_figures(Live *live);
