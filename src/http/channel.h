/* A channel of the hub of live streams (live.h): its parts as they were last seen, when each changed, and the bytes by
 * which a watcher is told. It knows no socket.
 *
 * A part has two marks. By its number it is known what somebody from outside may have missed: the number is the
 * ledger's, and outlives this process. Who has seen up to a number has surely seen a part that changed at a smaller
 * one; what changed at the same number may have come later, since some things change with time alone. By its turn it
 * is known exactly what a watcher has not been sent yet. */
#pragma once

#include "http/live.h"
#include "http/squeeze.h"

typedef struct Watcher Watcher;

/* What all channels share. */
typedef struct {
    Squeezer *squeezer;
    gsize held;         /* bytes of all messages that are kept, or on their way to somebody */
    guint64 parts_made; /* how many were seen to change */
} ChannelCommon;

typedef struct {
    GBytes *bytes;
    guint64 number; /* of the round that found it changed */
    guint turn;     /* of the channel, likewise */
} ChannelPart;

typedef struct {
    char *name;
    GPtrArray *watchers; /* of Watcher, in no order; the hub's */
    bool has_ahead;      /* the hub's: some have seen a number that no round has reached yet */
    ChannelPart parts[LIVE_PARTS_LIMIT];
    guint n_parts;
    guint64 number;  /* of the last look */
    guint turn;      /* how many looks have found a change; 0: nobody has looked yet */
    GPtrArray *said; /* of Said: what was made of the parts as they are */
    bool is_log;     /* it has no parts */
    GPtrArray *told; /* of Told: of a log, what was told in this round, for all who have come as far */
    ChannelCommon *common;
} Channel;

/* `common` is borrowed; messages must not outlive it. */
Channel *channel_new(const char *name, ChannelCommon *common);
void channel_free(Channel *channel);

/* Sees what there is, as it stands at that number, within a round of the source. Returns whether anything changed. */
bool channel_look(Channel *channel, const LiveSource *source, guint64 number);

/* The parts that somebody may not have seen who has seen up to a number, or was sent all up to a turn: a bit for each.
 */
guint32 channel_after(const Channel *channel, guint64 number);
guint32 channel_since(const Channel *channel, guint turn);

/* Of a log: what there is to be told after a number; NULL if nothing. Free with g_bytes_unref. It is asked for anew
 * after channel_forget. */
GBytes *channel_tell(Channel *channel, const LiveSource *source, guint64 after, bool is_squeezed, LiveNews *ret_news);
void channel_forget(Channel *channel);

/* The event that carries these parts, squeezed or not; the same for all who lack the same. NULL if there are none. Free
 * with g_bytes_unref. */
GBytes *channel_message(Channel *channel, guint32 parts, bool is_squeezed);
