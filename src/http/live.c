/* The hub: one thread, helped by another when much is to be sent (sender.h), which sleeps until there is news, somebody
 * comes, goes or can take more, or a time has come.
 *
 * What always holds: channels and watchers are touched by that thread alone; others leave notes under the lock and
 * wake it. Watchers leave while events are served, one by one, each in its own event; whatever else makes many of them
 * leave comes after all events that were fetched, so that no event is of one who has left. Channels without watchers
 * are swept at the end of each pass. */
#include "http/live.h"

#include "http/sender.h"
#include "http/watcher.h"

#include <errno.h>
#include <pthread.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

G_DEFINE_QUARK(placard - live - error, live_error)

enum {
    EVENTS = 256, /* that are fetched at once */
    BEATS = 256,  /* signs of life that are given before it is looked whether there is something else to do */
    BEATS_PAUSE_US = 250000, /* those that are due meanwhile are given together */
    MS_US = 1000,
    ROUNDS_PAUSE_US = G_USEC_PER_SEC / LIVE_ROUNDS_A_SECOND,
};

/* What other threads want of the hub: to take a connection, or (with a descriptor of −1) to end an owner. */
typedef struct {
    int descriptor;
    LiveWish wish;
    char *channel; /* of the wish, owned */
} Note;

struct Live {
    LiveSource source;
    guint limit;
    gint64 beat_us;
    GThread *thread;
    int poll, wake;

    pthread_mutex_t lock; /* of what follows */
    GArray *notes;        /* of Note, in the order they came */
    guint taken;          /* connections, those in notes among them */
    guint64 news;         /* the number that was told of last */
    gint64 news_at;       /* when the first was told of that no round has seen */
    bool is_ending;
    LiveFigures figures;

    /* The thread's own. */
    GHashTable *by_name;           /* of Channel */
    GPtrArray *channels;           /* the same */
    GQueue beats;                  /* of Watcher, the next to get a sign of life first */
    GBytes *greeting[2], *beat[2]; /* as they are, and squeezed */
    ChannelCommon common;
    Sender *sender;
    GPtrArray *alike;                     /* of Watcher: who is sent the same in this moment */
    guint64 ended[LIVE_ENDED_REMEMBERED]; /* a ring */
    guint next_ended;
    guint64 seen;      /* the number that the last round was told of; also read under the lock */
    gint64 next_round; /* not before that */
    gint64 next_tick, next_beats;
    guint left;     /* connections that were taken and are no more, and not yet told of */
    bool has_empty; /* a channel that nobody watches any more */
    LiveFigures count;
};

static gint64 now_us(void)
{
    return g_get_monotonic_time();
}

/* --- watchers ----------------------------------------------------------------------------------------------------- */

static void leave(Live *live, Watcher *watcher)
{
    /* Before it is closed: a child that is just being made may have a copy of the descriptor. */
    epoll_ctl(live->poll, EPOLL_CTL_DEL, watcher->descriptor, NULL);
    g_queue_unlink(&live->beats, &watcher->beat);
    live->has_empty |= watcher->channel->watchers->len == 1;
    live->count.watchers--;
    live->left++;
    watcher_free(watcher);
}

static void cut(Live *live, Watcher *watcher)
{
    live->count.cut++;
    leave(live, watcher);
}

static bool listen_to(Live *live, Watcher *watcher, int how, bool waits)
{
    struct epoll_event event = { .events = EPOLLIN | EPOLLRDHUP | (waits ? EPOLLOUT : 0), .data.ptr = watcher };
    return epoll_ctl(live->poll, how, watcher->descriptor, &event) == 0;
}

/* False: it has left. */
static bool send_to(Live *live, Watcher *watcher, GBytes *message)
{
    switch (watcher_send(watcher, message, &live->count.bytes)) {
    case WATCHER_SENT: return true;
    case WATCHER_WAITS: listen_to(live, watcher, EPOLL_CTL_MOD, true); return true;
    default: leave(live, watcher); return false;
    }
}

/* The next of what happened, unless it is still taking what came before. Where that is not all the rest follows when
 * others have had their turn: the system says at once that it can take more. */
static void tell(Live *live, Watcher *watcher)
{
    LiveNews news;
    if (watcher->message != NULL) {
        return;
    }
    g_autoptr(GBytes) message =
        channel_tell(watcher->channel, &live->source, watcher->after, watcher->is_squeezed, &news);
    if (news.has_ended) {
        leave(live, watcher);
        return;
    }
    watcher->after = news.upto;
    if (watcher->is_behind != news.has_more) {
        watcher->is_behind = news.has_more;
        listen_to(live, watcher, EPOLL_CTL_MOD, news.has_more);
    }
    if (message != NULL) {
        send_to(live, watcher, message);
    }
}

/* Sends what changed since it was told last, unless it is still taking that. */
static void catch_up(Live *live, Watcher *watcher)
{
    Channel *channel = watcher->channel;
    if (channel->is_log) {
        tell(live, watcher);
        return;
    }
    if (watcher->message != NULL || watcher->turn == channel->turn) {
        return;
    }
    const bool lags = watcher->turn != 0 && watcher->turn + 1 < channel->turn;
    if (lags && live->common.held > LIVE_HELD_LIMIT) {
        cut(live, watcher);
        return;
    }
    live->count.lagged += lags;
    const guint32 parts = channel_since(channel, watcher->turn);
    g_autoptr(GBytes) message = channel_message(channel, parts, watcher->is_squeezed);
    watcher->turn = channel->turn;
    if (message != NULL) {
        send_to(live, watcher, message);
    }
}

static void go_on_sending(Live *live, Watcher *watcher)
{
    switch (watcher_send_rest(watcher, &live->count.bytes)) {
    case WATCHER_SENT:
        listen_to(live, watcher, EPOLL_CTL_MOD, watcher->is_behind);
        catch_up(live, watcher);
        return;
    case WATCHER_GONE: leave(live, watcher); return;
    default: return;
    }
}

static void serve(Live *live, Watcher *watcher, guint32 events)
{
    if (events & (EPOLLERR | EPOLLHUP | EPOLLRDHUP)) {
        leave(live, watcher);
    } else if ((events & EPOLLIN) && !watcher_hear(watcher)) {
        leave(live, watcher);
    } else if ((events & EPOLLOUT) && watcher->message != NULL) {
        go_on_sending(live, watcher);
    } else if ((events & EPOLLOUT) && watcher->is_behind) {
        tell(live, watcher);
    }
}

/* --- rounds ------------------------------------------------------------------------------------------------------- */

static void settle(Channel *channel)
{
    channel->has_ahead = false;
    channel_forget(channel);
    for (guint i = 0; i < channel->watchers->len && !channel->is_log; i++) {
        Watcher *watcher = g_ptr_array_index(channel->watchers, i);
        if (watcher->after > channel->number) {
            watcher->turn = 0; /* the number is none of ours: nobody knows what it has seen */
        }
        watcher->after = 0;
    }
}

/* Nearly all have seen all but what has changed just now, and lack the same. */
static void find_alike(Live *live, const Channel *channel)
{
    g_ptr_array_set_size(live->alike, 0);
    for (guint i = 0; i < channel->watchers->len; i++) {
        Watcher *watcher = g_ptr_array_index(channel->watchers, i);
        if (watcher->message == NULL && watcher->turn != 0 && watcher->turn + 1 == channel->turn) {
            g_ptr_array_add(live->alike, watcher);
        }
    }
}

static void send_alike(Live *live, Channel *channel)
{
    find_alike(live, channel);
    if (live->alike->len < SENDER_ALONE) {
        return;
    }
    const guint32 parts = channel_since(channel, channel->turn - 1);
    g_autoptr(GBytes) plain = channel_message(channel, parts, false);
    g_autoptr(GBytes) squeezed = channel_message(channel, parts, true);
    if (plain == NULL || squeezed == NULL) {
        return;
    }
    GBytes *const messages[2] = { plain, squeezed };
    live->count.bytes += sender_send(live->sender, (Watcher *const *)live->alike->pdata, live->alike->len, messages);
    for (guint i = 0; i < live->alike->len; i++) {
        Watcher *watcher = g_ptr_array_index(live->alike, i);
        watcher->turn = channel->turn;
        if (watcher->result == WATCHER_WAITS) {
            listen_to(live, watcher, EPOLL_CTL_MOD, true);
        } else if (watcher->result == WATCHER_GONE) {
            leave(live, watcher);
        }
    }
}

/* Sends each watcher of the channel what it lacks. Backwards, since who leaves has its place taken by the last. */
static void deliver(Live *live, Channel *channel)
{
    settle(channel);
    if (!channel->is_log) {
        send_alike(live, channel);
    }
    for (guint i = channel->watchers->len; i > 0; i--) {
        catch_up(live, g_ptr_array_index(channel->watchers, i - 1));
    }
}

/* Looks at channels from the i-th on, for as long as may be at once, and adds to `changed` what is to be delivered.
 * Returns where to go on; `i` if there is nothing to be seen. */
static guint look(Live *live, GPtrArray *channels, guint i, GPtrArray *changed)
{
    guint64 number = 0;
    if (!live->source.begin(&number, live->source.data)) {
        return i;
    }
    const gint64 until = now_us() + LIVE_LOOK_US;
    do {
        Channel *channel = g_ptr_array_index(channels, i++);
        if (channel->is_log || channel_look(channel, &live->source, number) || channel->has_ahead) {
            g_ptr_array_add(changed, channel);
        }
    } while (i < channels->len && now_us() < until);
    live->source.end(live->source.data);
    return i;
}

/* By how many watch it. */
static gint by_watchers(gconstpointer a, gconstpointer b)
{
    const guint left = (*(const Channel *const *)a)->watchers->len, right = (*(const Channel *const *)b)->watchers->len;
    return (left > right) - (left < right);
}

/* Nothing is sent while the source keeps what is seen as it is: others may wait for it to change. What few watch goes
 * first: the desk and the screens of the hall do not wait for the public. */
static void look_at(Live *live, GPtrArray *channels, void (*then)(Live *live, Channel *channel))
{
    g_autoptr(GPtrArray) changed = g_ptr_array_new();
    for (guint i = 0, next; i < channels->len; i = next) {
        next = look(live, channels, i, changed);
        if (next == i) {
            return;
        }
        g_ptr_array_sort(changed, by_watchers);
        for (guint k = 0; k < changed->len && then != NULL; k++) {
            then(live, g_ptr_array_index(changed, k));
        }
        g_ptr_array_set_size(changed, 0);
    }
}

/* What is told of from now on is for the next round. Returns since when there is news; 0: there is none. */
static gint64 take_news(Live *live)
{
    pthread_mutex_lock(&live->lock);
    const gint64 since = live->news > live->seen ? live->news_at : 0;
    live->seen = live->news;
    live->news_at = 0;
    pthread_mutex_unlock(&live->lock);
    return since;
}

static void run_round(Live *live, gint64 now)
{
    const gint64 since = take_news(live);
    live->next_tick = now + (gint64)LIVE_TICK_SECONDS * G_USEC_PER_SEC;
    if (since != 0) {
        live->next_round = now + ROUNDS_PAUSE_US;
    }
    if (live->channels->len == 0) {
        return;
    }
    look_at(live, live->channels, deliver);
    live->count.rounds++;
    if (since != 0) {
        live->count.latest_round_us = now_us() - since;
        live->count.longest_round_us = MAX(live->count.longest_round_us, live->count.latest_round_us);
    }
}

/* --- coming and going --------------------------------------------------------------------------------------------- */

static Channel *find_channel(Live *live, const char *name, GPtrArray *fresh)
{
    Channel *channel = g_hash_table_lookup(live->by_name, name);
    if (channel == NULL) {
        channel = channel_new(name, &live->common);
        g_hash_table_insert(live->by_name, channel->name, channel);
        g_ptr_array_add(live->channels, channel);
        g_ptr_array_add(fresh, channel);
    }
    return channel;
}

static void sweep_channels(Live *live)
{
    for (guint i = live->has_empty ? live->channels->len : 0; i > 0; i--) {
        Channel *channel = g_ptr_array_index(live->channels, i - 1);
        if (channel->watchers->len == 0) {
            g_ptr_array_remove_index_fast(live->channels, i - 1);
            g_hash_table_remove(live->by_name, channel->name);
            channel_free(channel);
        }
    }
    live->has_empty = false;
}

static bool has_ended(const Live *live, guint64 owner)
{
    for (guint i = 0; i < LIVE_ENDED_REMEMBERED && owner != 0; i++) {
        if (live->ended[i] == owner) {
            return true;
        }
    }
    return false;
}

static void end_owner(Live *live, guint64 owner)
{
    live->ended[live->next_ended++ % LIVE_ENDED_REMEMBERED] = owner;
    for (GList *at = live->beats.head, *next; at != NULL; at = next) {
        Watcher *watcher = at->data;
        next = at->next;
        if (watcher->owner == owner) {
            leave(live, watcher);
        }
    }
}

static void take(Live *live, const Note *note, GPtrArray *fresh)
{
    if (has_ended(live, note->wish.owner)) {
        close(note->descriptor);
        live->left++;
        return;
    }
    Watcher *watcher = watcher_new(find_channel(live, note->wish.channel, fresh), note->descriptor, &note->wish);
    watcher->due = now_us() + live->beat_us;
    g_queue_push_tail_link(&live->beats, &watcher->beat);
    live->count.watchers++;
    if (!listen_to(live, watcher, EPOLL_CTL_ADD, false)) {
        leave(live, watcher);
    }
}

/* The first that it hears, and what it may not have seen. */
static void welcome(Live *live, Watcher *watcher)
{
    Channel *channel = watcher->channel;
    if (!send_to(live, watcher, live->greeting[watcher->is_squeezed]) || watcher->message != NULL) {
        return; /* gone, or all that there is follows the greeting */
    }
    if (channel->is_log) {
        tell(live, watcher);
        return;
    }
    const guint32 parts = channel_after(channel, watcher->after);
    g_autoptr(GBytes) message = channel_message(channel, parts, watcher->is_squeezed);
    watcher->turn = channel->turn;
    if (watcher->after > channel->number) {
        channel->has_ahead = true;
    } else {
        watcher->after = 0;
    }
    if (message != NULL) {
        send_to(live, watcher, message);
    }
}

/* The newest `n`, who stand at the end of the queue. */
static void welcome_all(Live *live, guint n)
{
    GList *at = live->beats.tail;
    for (guint i = 0; i < n; i++) {
        Watcher *watcher = at->data;
        at = at->prev;
        welcome(live, watcher);
    }
}

/* Those who come together: what nobody watched before is looked at once for all of them. */
static void take_all(Live *live, const Note *notes, guint n)
{
    g_autoptr(GPtrArray) fresh = g_ptr_array_new();
    const guint before = live->count.watchers;
    for (guint i = 0; i < n; i++) {
        take(live, &notes[i], fresh);
    }
    look_at(live, fresh, NULL);
    welcome_all(live, live->count.watchers - before);
}

/* In their order: who comes after the end of their owner is none of those that are ended by it, but refused. */
static void read_notes(Live *live, const GArray *notes)
{
    const Note *all = (const Note *)(gpointer)notes->data;
    guint begun = 0;
    for (guint i = 0; i < notes->len; i++) {
        if (all[i].descriptor < 0) {
            take_all(live, all + begun, i - begun);
            end_owner(live, all[i].wish.owner);
            begun = i + 1;
        }
    }
    take_all(live, all + begun, notes->len - begun);
}

static void note_clear(gpointer pointer)
{
    Note *note = pointer;
    g_free(note->channel);
}

static GArray *new_notes(void)
{
    GArray *notes = g_array_new(FALSE, FALSE, sizeof(Note));
    g_array_set_clear_func(notes, note_clear);
    return notes;
}

/* --- signs of life ------------------------------------------------------------------------------------------------ */

/* Who takes nothing from one sign of life to the next is asked once more, and cut then. */
static void give_beat(Live *live, Watcher *watcher, gint64 now)
{
    watcher->due = now + live->beat_us;
    g_queue_unlink(&live->beats, &watcher->beat);
    g_queue_push_tail_link(&live->beats, &watcher->beat);
    if (watcher->message == NULL) {
        send_to(live, watcher, live->beat[watcher->is_squeezed]);
    } else if (watcher->is_stuck) {
        cut(live, watcher);
    } else {
        watcher->is_stuck = true;
    }
}

static void give_beats(Live *live, gint64 now)
{
    if (now < live->next_beats) {
        return;
    }
    for (guint i = 0; i < BEATS; i++) {
        Watcher *watcher = g_queue_peek_head(&live->beats);
        if (watcher == NULL || watcher->due > now) {
            live->next_beats = now + BEATS_PAUSE_US;
            return;
        }
        give_beat(live, watcher, now);
    }
}

/* --- the thread --------------------------------------------------------------------------------------------------- */

typedef struct {
    GArray *notes; /* or NULL */
    bool has_news, is_ending;
} Wishes;

static Wishes take_wishes(Live *live)
{
    Wishes wishes = { 0 };
    pthread_mutex_lock(&live->lock);
    if (live->notes->len > 0) {
        wishes.notes = live->notes;
        live->notes = new_notes();
    }
    wishes.has_news = live->news > live->seen;
    wishes.is_ending = live->is_ending;
    pthread_mutex_unlock(&live->lock);
    return wishes;
}

static void show_figures(Live *live)
{
    pthread_mutex_lock(&live->lock);
    live->taken -= live->left;
    live->left = 0;
    live->count.channels = live->channels->len;
    live->count.parts = live->common.parts_made;
    live->count.held = live->common.held;
    live->figures = live->count;
    pthread_mutex_unlock(&live->lock);
}

static int patience_ms(const Live *live, bool has_news)
{
    gint64 due = has_news ? MIN(live->next_round, live->next_tick) : live->next_tick;
    if (live->beats.head != NULL) {
        due = MIN(due, live->next_beats);
    }
    const gint64 left = due - now_us();
    return left <= 0 ? 0 : (int)((left + MS_US - 1) / MS_US);
}

static void serve_events(Live *live, int timeout_ms)
{
    struct epoll_event events[EVENTS];
    const int n = epoll_wait(live->poll, events, EVENTS, timeout_ms);
    for (int i = 0; i < n; i++) {
        eventfd_t unused;
        if (events[i].data.ptr != NULL) {
            serve(live, events[i].data.ptr, events[i].events);
        } else {
            eventfd_read(live->wake, &unused);
        }
    }
}

static gpointer run(gpointer data)
{
    Live *live = data;
    Wishes wishes = { 0 };
    while (!wishes.is_ending) {
        serve_events(live, patience_ms(live, wishes.has_news));
        wishes = take_wishes(live);
        if (wishes.notes != NULL) {
            read_notes(live, wishes.notes);
            g_array_unref(wishes.notes);
        }
        const gint64 now = now_us();
        give_beats(live, now);
        if (now >= live->next_tick || (wishes.has_news && now >= live->next_round)) {
            run_round(live, now);
            wishes.has_news = false;
        }
        sweep_channels(live);
        show_figures(live);
    }
    return NULL;
}

/* --- what others call --------------------------------------------------------------------------------------------- */

static GBytes *constant(const char *text)
{
    return g_bytes_new_static(text, strlen(text));
}

static void make_constants(Live *live)
{
    live->common.squeezer = squeezer_new();
    live->greeting[0] = constant(": here\nretry: 1000\n\n");
    live->greeting[1] = squeeze_first(live->common.squeezer, live->greeting[0]);
    live->beat[0] = constant(":\n\n");
    live->beat[1] = squeeze(live->common.squeezer, live->beat[0]);
}

static bool live_open(Live *live, GError **error)
{
    live->poll = epoll_create1(EPOLL_CLOEXEC);
    live->wake = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    struct epoll_event event = { .events = EPOLLIN };
    if (live->poll < 0 || live->wake < 0 || epoll_ctl(live->poll, EPOLL_CTL_ADD, live->wake, &event) < 0) {
        g_set_error(error, LIVE_ERROR, LIVE_ERROR_SYSTEM, "no live streams: %s", g_strerror(errno));
        return false;
    }
    live->sender = sender_new(error);
    if (live->sender == NULL) {
        return false;
    }
    live->thread = g_thread_try_new("live", run, live, error);
    return live->thread != NULL;
}

Live *live_new(const LiveSource *source, const LiveOptions *options, GError **error)
{
    Live *live = g_new0(Live, 1);
    live->source = *source;
    live->limit = options->watchers > 0 ? options->watchers : LIVE_WATCHERS_LIMIT;
    live->beat_us =
        (options->heartbeat_seconds > 0 ? options->heartbeat_seconds : LIVE_HEARTBEAT_SECONDS) * G_USEC_PER_SEC;
    pthread_mutex_init(&live->lock, NULL);
    live->notes = new_notes();
    live->by_name = g_hash_table_new(g_str_hash, g_str_equal);
    live->channels = g_ptr_array_new();
    live->alike = g_ptr_array_new();
    g_queue_init(&live->beats);
    make_constants(live);
    live->next_tick = now_us() + (gint64)LIVE_TICK_SECONDS * G_USEC_PER_SEC;
    if (!live_open(live, error)) {
        live_free(live);
        return NULL;
    }
    return live;
}

static void end_thread(Live *live)
{
    pthread_mutex_lock(&live->lock);
    live->is_ending = true;
    pthread_mutex_unlock(&live->lock);
    eventfd_write(live->wake, 1);
    g_thread_join(live->thread);
}

static void close_if_open(int descriptor)
{
    if (descriptor >= 0) {
        close(descriptor);
    }
}

void live_free(Live *live)
{
    if (live == NULL) {
        return;
    }
    if (live->thread != NULL) {
        end_thread(live);
    }
    for (guint i = 0; i < live->notes->len; i++) {
        close_if_open(g_array_index(live->notes, Note, i).descriptor);
    }
    while (live->beats.head != NULL) {
        leave(live, live->beats.head->data);
    }
    sweep_channels(live);
    close_if_open(live->poll);
    close_if_open(live->wake);
    for (int i = 0; i < 2; i++) {
        g_bytes_unref(live->greeting[i]);
        g_bytes_unref(live->beat[i]);
    }
    squeezer_free(live->common.squeezer);
    sender_free(live->sender);
    g_ptr_array_unref(live->alike);
    g_ptr_array_unref(live->channels);
    g_hash_table_unref(live->by_name);
    g_array_unref(live->notes);
    pthread_mutex_destroy(&live->lock);
    g_free(live);
}

/* `lock` is held. */
static bool has_place(const Live *live, guint64 owner)
{
    return live->taken < (owner != 0 ? live->limit : live->limit - live->limit / LIVE_OWNERS_SHARE);
}

bool live_has_room(Live *live, const char *channel, guint64 owner)
{
    pthread_mutex_lock(&live->lock);
    const bool has_room = has_place(live, owner);
    pthread_mutex_unlock(&live->lock);
    const bool is_known = channel[0] != LIVE_LOG || live->source.news != NULL;
    return has_room && is_known && strlen(channel) <= LIVE_CHANNEL_LIMIT;
}

static void leave_note(Live *live, Note note)
{
    g_array_append_val(live->notes, note);
}

bool live_take(Live *live, int descriptor, const LiveWish *wish)
{
    pthread_mutex_lock(&live->lock);
    const bool has_room = has_place(live, wish->owner) && strlen(wish->channel) <= LIVE_CHANNEL_LIMIT;
    if (has_room) {
        Note note = { descriptor, *wish, g_strdup(wish->channel) };
        note.wish.channel = note.channel;
        live->taken++;
        leave_note(live, note);
    }
    pthread_mutex_unlock(&live->lock);
    if (has_room) {
        eventfd_write(live->wake, 1);
    }
    return has_room;
}

void live_tell(Live *live, guint64 number)
{
    pthread_mutex_lock(&live->lock);
    const bool is_news = number > live->news;
    if (is_news) {
        live->news = number;
        live->news_at = live->news_at != 0 ? live->news_at : now_us();
    }
    pthread_mutex_unlock(&live->lock);
    if (is_news) {
        eventfd_write(live->wake, 1);
    }
}

void live_end_owner(Live *live, guint64 owner)
{
    g_return_if_fail(owner != 0);
    pthread_mutex_lock(&live->lock);
    leave_note(live, (Note){ .descriptor = -1, .wish.owner = owner });
    pthread_mutex_unlock(&live->lock);
    eventfd_write(live->wake, 1);
}

LiveFigures live_figures(Live *live)
{
    pthread_mutex_lock(&live->lock);
    const LiveFigures figures = live->figures;
    pthread_mutex_unlock(&live->lock);
    return figures;
}
