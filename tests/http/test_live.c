/* The hub as its watchers meet it: bytes on sockets. What there is to see are two parts a channel, which say the
 * channel, a text, and how often the text was changed. */
#include "http/live.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WAIT_MS = 20000, CROWD = 10000, CROWDS = 4, LARGE = 1 << 20 };

/* --- what there is to see ----------------------------------------------------------------------------------------- */

typedef struct {
    pthread_mutex_t lock; /* of what follows, and held during a look */
    guint64 number;
    guint changes[2];
    gsize padding; /* bytes that the first part is longer */
    bool is_dark;  /* there is nothing to be seen */
    guint looks;   /* how often the first part of a channel was asked for */
    Live *live;
} Stage;

static bool begin(guint64 *ret_number, gpointer data)
{
    Stage *stage = data;
    pthread_mutex_lock(&stage->lock);
    *ret_number = stage->number;
    if (stage->is_dark) {
        pthread_mutex_unlock(&stage->lock);
        return false;
    }
    return true;
}

static void end(gpointer data)
{
    Stage *stage = data;
    pthread_mutex_unlock(&stage->lock);
}

static GBytes *part(const char *channel, guint i, gpointer data)
{
    Stage *stage = data;
    if (i > 1 || g_str_equal(channel, "nowhere")) {
        return NULL;
    }
    stage->looks += i == 0;
    g_autofree char *padding = g_strnfill(i == 0 ? stage->padding : 0, 'x');
    char *text = g_strdup_printf("<p id=p%u>%s %u%s</p>", i, channel, stage->changes[i], padding);
    return g_bytes_new_take(text, strlen(text));
}

static void stage_begin_with(Stage *stage, const LiveOptions *options)
{
    g_autoptr(GError) error = NULL;
    *stage = (Stage){ .number = 10 };
    pthread_mutex_init(&stage->lock, NULL);
    const LiveSource source = { .begin = begin, .part = part, .end = end, .data = stage };
    stage->live = live_new(&source, options, &error);
    g_assert_no_error(error);
}

static void stage_begin(Stage *stage)
{
    stage_begin_with(stage, &(LiveOptions){ 0 });
}

static void stage_end(Stage *stage)
{
    live_free(stage->live);
    pthread_mutex_destroy(&stage->lock);
}

/* Part `i` changes, by an entry that is told of or with time alone. */
static void change(Stage *stage, guint i, bool is_told)
{
    pthread_mutex_lock(&stage->lock);
    stage->changes[i]++;
    stage->number += is_told;
    const guint64 number = stage->number;
    pthread_mutex_unlock(&stage->lock);
    if (is_told) {
        live_tell(stage->live, number);
    }
}

static void set_dark(Stage *stage, bool is_dark)
{
    pthread_mutex_lock(&stage->lock);
    stage->is_dark = is_dark;
    pthread_mutex_unlock(&stage->lock);
}

/* --- who watches -------------------------------------------------------------------------------------------------- */

typedef struct {
    int socket;
    GString *heard;
} Reader;

static void watch(Stage *stage, Reader *reader, const char *channel, guint64 after, guint64 owner)
{
    int ends[2];
    g_assert_cmpint(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), ==, 0);
    const LiveWish wish = { .channel = channel, .after = after, .owner = owner };
    g_assert_true(live_take(stage->live, ends[0], &wish));
    *reader = (Reader){ .socket = ends[1], .heard = g_string_new(NULL) };
}

static void reader_end(Reader *reader)
{
    close(reader->socket);
    g_string_free(reader->heard, TRUE);
}

/* Waits for more, at most so long. False: nothing came; `*ret_is_over`: the stream has ended. */
static bool hear_more(Reader *reader, int timeout_ms, bool *ret_is_over)
{
    char bytes[65536];
    struct pollfd wait = { .fd = reader->socket, .events = POLLIN };
    if (poll(&wait, 1, timeout_ms) <= 0) {
        return false;
    }
    const gssize n = recv(reader->socket, bytes, sizeof bytes, 0);
    *ret_is_over = n <= 0;
    if (n > 0) {
        g_string_append_len(reader->heard, bytes, n);
    }
    return n > 0;
}

/* Until that has come, which is then forgotten with all that came before it. */
static void hear(Reader *reader, const char *text)
{
    bool is_over = false;
    const char *at;
    while ((at = strstr(reader->heard->str, text)) == NULL) {
        if (!hear_more(reader, WAIT_MS, &is_over)) {
            g_error("“%s” is waited for in vain; “%.2000s” came%s", text, reader->heard->str,
                    is_over ? ", and the end" : "");
        }
    }
    g_string_erase(reader->heard, 0, at + strlen(text) - reader->heard->str);
}

static void hear_nothing(Reader *reader, int for_ms)
{
    bool is_over = false;
    g_assert_cmpstr(reader->heard->str, ==, "");
    if (hear_more(reader, for_ms, &is_over) || is_over) {
        g_error("nothing was to come, but “%s” did", reader->heard->str);
    }
}

static void hear_end(Reader *reader)
{
    bool is_over = false;
    while (hear_more(reader, WAIT_MS, &is_over)) {
    }
    g_assert_true(is_over);
}

#define GREETING ": here\nretry: 1000\n\n"
#define BOTH(channel, number, first, second)                                                                           \
    "id: " number "\nevent: parts\ndata: <p id=p0>" channel " " first "</p>\ndata: <p id=p1>" channel " " second       \
    "</p>\n\n"
#define FIRST(channel, number, first) "id: " number "\nevent: parts\ndata: <p id=p0>" channel " " first "</p>\n\n"
#define SECOND(channel, number, second) "id: " number "\nevent: parts\ndata: <p id=p1>" channel " " second "</p>\n\n"

/* All that has come is exactly this. */
static void hear_exactly(Reader *reader, const char *text)
{
    bool is_over = false;
    while (reader->heard->len < strlen(text) && hear_more(reader, WAIT_MS, &is_over)) {
    }
    g_assert_cmpstr(reader->heard->str, ==, text);
    g_string_truncate(reader->heard, 0);
}

static void wait_for_watchers(Stage *stage, guint n)
{
    const gint64 until = g_get_monotonic_time() + (gint64)WAIT_MS * 1000;
    while (live_figures(stage->live).watchers != n) {
        if (g_get_monotonic_time() > until) {
            g_error("%u watch, and not %u", live_figures(stage->live).watchers, n);
        }
        g_usleep(1000);
    }
}

/* The figures, once what was heard is in them: they are shown at the end of each pass, after what is sent in it. */
static LiveFigures settled_figures(Stage *stage)
{
    Reader last;
    const guint n = live_figures(stage->live).watchers;
    watch(stage, &last, "nowhere", 0, 0);
    hear(&last, ": here");
    wait_for_watchers(stage, n + 1);
    reader_end(&last);
    wait_for_watchers(stage, n);
    return live_figures(stage->live);
}

/* --- what is sent ------------------------------------------------------------------------------------------------- */

static void changes_are_sent_and_nothing_else(void)
{
    Stage stage;
    Reader one, other;
    stage_begin(&stage);
    watch(&stage, &one, "room", 11, 0); /* ahead: what it has seen no look has reached */
    hear_exactly(&one, GREETING);
    watch(&stage, &other, "today", 0, 0);
    hear_exactly(&other, GREETING BOTH("today", "10", "0", "0"));
    change(&stage, 1, true);
    hear_exactly(&one, SECOND("room", "11", "1"));
    hear_exactly(&other, SECOND("today", "11", "1"));
    g_usleep(G_USEC_PER_SEC / LIVE_ROUNDS_A_SECOND);
    live_tell(stage.live, 12); /* nothing of it is to be seen */
    hear_nothing(&one, 300);
    reader_end(&one);
    wait_for_watchers(&stage, 1);
    reader_end(&other);
    wait_for_watchers(&stage, 0);
    stage_end(&stage);
}

static void who_comes_again_is_sent_what_changed(void)
{
    Stage stage;
    Reader first, again;
    stage_begin(&stage);
    watch(&stage, &first, "room", 0, 0);
    hear(&first, BOTH("room", "10", "0", "0"));
    change(&stage, 0, true);
    hear(&first, FIRST("room", "11", "1"));
    watch(&stage, &again, "room", 10, 0);
    hear_exactly(&again, GREETING BOTH("room", "11", "1", "0"));
    reader_end(&again);
    g_usleep(G_USEC_PER_SEC / LIVE_ROUNDS_A_SECOND);
    change(&stage, 1, true);
    hear(&first, SECOND("room", "12", "1"));
    watch(&stage, &again, "room", 12, 0);
    hear_exactly(&again, GREETING SECOND("room", "12", "1"));
    reader_end(&again);
    watch(&stage, &again, "room", 11, 0);
    hear_exactly(&again, GREETING BOTH("room", "12", "1", "1"));
    reader_end(&again);
    watch(&stage, &again, "room", 13, 0);
    hear_exactly(&again, GREETING);
    reader_end(&again);
    reader_end(&first);
    stage_end(&stage);
}

/* As after the server was started anew: nobody knows what the reader saw before. */
static void what_cannot_be_known_to_be_seen_is_sent(void)
{
    Stage stage;
    Reader one;
    stage_begin(&stage);
    watch(&stage, &one, "room", 10, 0);
    hear_exactly(&one, GREETING BOTH("room", "10", "0", "0"));
    reader_end(&one);
    watch(&stage, &one, "room", 4, 0);
    hear_exactly(&one, GREETING BOTH("room", "10", "0", "0"));
    reader_end(&one);
    watch(&stage, &one, "room", 900, 0); /* a number of another ledger */
    hear_exactly(&one, GREETING);
    change(&stage, 1, true);
    hear_exactly(&one, BOTH("room", "11", "0", "1"));
    reader_end(&one);
    stage_end(&stage);
}

static void what_changes_with_time_comes_with_a_tick(void)
{
    Stage stage;
    Reader one, again;
    stage_begin(&stage);
    watch(&stage, &one, "room", 0, 0);
    hear(&one, BOTH("room", "10", "0", "0"));
    change(&stage, 1, false);
    hear_exactly(&one, SECOND("room", "10", "1"));
    watch(&stage, &again, "room", 10, 0);
    hear_exactly(&again, GREETING BOTH("room", "10", "0", "1"));
    reader_end(&one);
    reader_end(&again);
    stage_end(&stage);
}

static void a_burst_makes_few_rounds(void)
{
    Stage stage;
    Reader one;
    stage_begin(&stage);
    watch(&stage, &one, "room", 0, 0);
    hear(&one, BOTH("room", "10", "0", "0"));
    const gint64 began = g_get_monotonic_time();
    for (guint i = 0; i < 500; i++) {
        change(&stage, 0, true);
        g_usleep(1000);
    }
    hear(&one, FIRST("room", "510", "500"));
    const gint64 taken = g_get_monotonic_time() - began;
    const LiveFigures figures = settled_figures(&stage);
    g_assert_cmpuint(figures.rounds, <=, (guint64)taken * LIVE_ROUNDS_A_SECOND / G_USEC_PER_SEC + 2);
    g_assert_cmpuint(figures.rounds, >=, 3);
    g_assert_cmpuint(figures.parts, ==, 2 + figures.rounds);
    g_assert_cmpint(figures.latest_round_us, >, 0);
    reader_end(&one);
    stage_end(&stage);
}

/* A part is made once for all who watch a channel, whoever they are. */
static void what_all_see_is_made_once(void)
{
    Stage stage;
    Reader readers[50];
    stage_begin(&stage);
    for (guint i = 0; i < G_N_ELEMENTS(readers); i++) {
        watch(&stage, &readers[i], i % 2 == 0 ? "room" : "today", 0, i);
        hear(&readers[i], i % 2 == 0 ? BOTH("room", "10", "0", "0") : BOTH("today", "10", "0", "0"));
    }
    pthread_mutex_lock(&stage.lock);
    g_assert_cmpuint(stage.looks, ==, 2);
    pthread_mutex_unlock(&stage.lock);
    change(&stage, 0, true);
    for (guint i = 0; i < G_N_ELEMENTS(readers); i++) {
        hear(&readers[i], i % 2 == 0 ? FIRST("room", "11", "1") : FIRST("today", "11", "1"));
        reader_end(&readers[i]);
    }
    pthread_mutex_lock(&stage.lock);
    g_assert_cmpuint(stage.looks, ==, 4);
    pthread_mutex_unlock(&stage.lock);
    wait_for_watchers(&stage, 0);
    g_assert_cmpuint(live_figures(stage.live).channels, ==, 0);
    stage_end(&stage);
}

static void what_is_not_there_is_silent(void)
{
    Stage stage;
    Reader nowhere, early;
    stage_begin(&stage);
    watch(&stage, &nowhere, "nowhere", 0, 0);
    hear_exactly(&nowhere, GREETING);
    set_dark(&stage, true);
    watch(&stage, &early, "room", 5, 0);
    hear_exactly(&early, GREETING);
    set_dark(&stage, false);
    change(&stage, 0, true);
    hear_exactly(&early, BOTH("room", "11", "1", "0"));
    hear_nothing(&nowhere, 50);
    reader_end(&nowhere);
    reader_end(&early);
    stage_end(&stage);
}

/* --- who is slow, who goes ---------------------------------------------------------------------------------------- */

/* One reads nothing for a while: the others are served at once, and it hears the latest when it reads, without all that
 * was in between. */
static void the_slow_hold_up_nobody(void)
{
    Stage stage;
    Reader slow, quick;
    stage_begin(&stage);
    stage.padding = LARGE;
    watch(&stage, &slow, "room", 0, 0);
    watch(&stage, &quick, "room", 0, 0);
    hear(&quick, "</p>\n\n");
    for (guint i = 1; i <= 5; i++) {
        g_autofree char *text = g_strdup_printf("<p id=p1>room %u</p>", i);
        change(&stage, 1, true);
        change(&stage, 0, true);
        hear(&quick, text);
        g_usleep(2 * G_USEC_PER_SEC / LIVE_ROUNDS_A_SECOND);
    }
    g_assert_cmpuint(live_figures(stage.live).held, <=, 3 * (LARGE + 1000));
    hear(&slow, "<p id=p1>room 0</p>");
    hear(&slow, "<p id=p1>room 5</p>\n\n");
    g_assert_null(strstr(slow.heard->str, "data"));
    const LiveFigures figures = settled_figures(&stage);
    g_assert_cmpuint(figures.lagged, ==, 1);
    g_assert_cmpuint(figures.bytes, <, 9 * (LARGE + 1000));
    reader_end(&slow);
    reader_end(&quick);
    stage_end(&stage);
}

static void signs_of_life_come_and_the_stuck_are_cut(void)
{
    Stage stage;
    Reader stuck, well;
    stage_begin_with(&stage, &(LiveOptions){ .heartbeat_seconds = 1 });
    stage.padding = LARGE;
    watch(&stage, &stuck, "room", 0, 0);
    watch(&stage, &well, "nowhere", 0, 0);
    hear_exactly(&well, GREETING);
    for (int i = 0; i < 3; i++) {
        g_usleep(G_USEC_PER_SEC / 2);
        hear_exactly(&well, ":\n\n");
    }
    wait_for_watchers(&stage, 1);
    g_assert_cmpuint(live_figures(stage.live).cut, ==, 1);
    reader_end(&stuck);
    reader_end(&well);
    stage_end(&stage);
}

static void who_says_too_much_is_cut(void)
{
    Stage stage;
    Reader one;
    const char chatter[4096] = { 0 };
    stage_begin(&stage);
    watch(&stage, &one, "nowhere", 0, 0);
    hear_exactly(&one, GREETING);
    g_assert_cmpint(send(one.socket, "hello", 5, 0), ==, 5);
    live_tell(stage.live, 11);
    hear_nothing(&one, 50);
    wait_for_watchers(&stage, 1);
    while (send(one.socket, chatter, sizeof chatter, MSG_NOSIGNAL) > 0) {
    }
    wait_for_watchers(&stage, 0);
    reader_end(&one);
    stage_end(&stage);
}

static void who_is_no_longer_signed_in_is_ended(void)
{
    Stage stage;
    Reader theirs[3], others;
    int ends[2];
    stage_begin(&stage);
    for (guint i = 0; i < G_N_ELEMENTS(theirs); i++) {
        watch(&stage, &theirs[i], i == 0 ? "room" : "today", 0, 7);
    }
    watch(&stage, &others, "room", 0, 8);
    live_end_owner(stage.live, 7);
    for (guint i = 0; i < G_N_ELEMENTS(theirs); i++) {
        hear_end(&theirs[i]);
        reader_end(&theirs[i]);
    }
    hear_exactly(&others, GREETING BOTH("room", "10", "0", "0"));
    wait_for_watchers(&stage, 1);
    g_assert_cmpint(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), ==, 0);
    g_assert_true(live_take(stage.live, ends[0], &(LiveWish){ .channel = "room", .owner = 7 })); /* it was on its way */
    Reader late = { .socket = ends[1], .heard = g_string_new(NULL) };
    hear_end(&late);
    reader_end(&late);
    reader_end(&others);
    wait_for_watchers(&stage, 0);
    stage_end(&stage);
}

/* Whoever has signed in finds room, however many watch who have not. */
static void a_crowd_leaves_room_for_owners(void)
{
    Stage stage;
    Reader readers[4];
    stage_begin_with(&stage, &(LiveOptions){ .watchers = 4 });
    for (guint i = 0; i < 3; i++) {
        g_assert_true(live_has_room(stage.live, "room", 0));
        watch(&stage, &readers[i], "room", 11, 0);
    }
    g_assert_false(live_has_room(stage.live, "room", 0));
    g_assert_true(live_has_room(stage.live, "room", 7));
    watch(&stage, &readers[3], "room", 11, 7);
    g_assert_false(live_has_room(stage.live, "room", 7));
    for (guint i = 0; i < 4; i++) {
        reader_end(&readers[i]);
    }
    stage_end(&stage);
}

static void there_is_room_for_so_many(void)
{
    Stage stage;
    Reader readers[3];
    int ends[2];
    g_autofree char *endless = g_strnfill(LIVE_CHANNEL_LIMIT + 1, 'x');
    stage_begin_with(&stage, &(LiveOptions){ .watchers = 3 });
    g_assert_false(live_has_room(stage.live, endless, 0));
    for (guint i = 0; i < 3; i++) {
        g_assert_true(live_has_room(stage.live, endless + 1, 0));
        watch(&stage, &readers[i], endless + 1, 11, 0);
    }
    g_assert_false(live_has_room(stage.live, "room", 0));
    g_assert_cmpint(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), ==, 0);
    g_assert_false(live_take(stage.live, ends[0], &(LiveWish){ .channel = "room" }));
    reader_end(&readers[1]);
    wait_for_watchers(&stage, 2);
    g_assert_true(live_take(stage.live, ends[0], &(LiveWish){ .channel = "room" }));
    close(ends[1]);
    wait_for_watchers(&stage, 2);
    reader_end(&readers[0]);
    reader_end(&readers[2]);
    stage_end(&stage);
}

static void the_end_ends_all(void)
{
    Stage stage;
    Reader readers[20];
    stage_begin(&stage);
    for (guint i = 0; i < G_N_ELEMENTS(readers); i++) {
        watch(&stage, &readers[i], "room", 0, 0);
    }
    stage_end(&stage);
    for (guint i = 0; i < G_N_ELEMENTS(readers); i++) {
        hear_end(&readers[i]);
        reader_end(&readers[i]);
    }
}

/* --- crowds ------------------------------------------------------------------------------------------------------- */

static guint crowd_size(void)
{
    struct rlimit limit;
    g_assert_cmpint(getrlimit(RLIMIT_NOFILE, &limit), ==, 0);
    limit.rlim_cur = limit.rlim_max;
    g_assert_cmpint(setrlimit(RLIMIT_NOFILE, &limit), ==, 0);
    return (guint)MIN(CROWD, limit.rlim_cur - 100);
}

/* In a process of its own, since one alone may not have so many descriptors: connects as many, and when it is told to,
 * ends in the middle of everything, so that all go at once. */
static pid_t crowd_new(const struct sockaddr_un *address, socklen_t length, guint n, int *ret_word)
{
    int word[2];
    g_assert_cmpint(pipe(word), ==, 0);
    const pid_t child = fork();
    if (child == 0) {
        char unused;
        close(word[1]);
        for (guint i = 0; i < n; i++) {
            const int one = socket(AF_UNIX, SOCK_STREAM, 0);
            if (connect(one, (const struct sockaddr *)address, length) != 0) {
                _exit(1);
            }
        }
        _exit(read(word[0], &unused, 1) < 0);
    }
    close(word[0]);
    *ret_word = word[1];
    return child;
}

static int crowd_door(struct sockaddr_un *address, socklen_t *ret_length)
{
    *address = (struct sockaddr_un){ .sun_family = AF_UNIX };
    g_snprintf(address->sun_path + 1, sizeof address->sun_path - 1, "placard-live-%d", (int)getpid());
    *ret_length = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + strlen(address->sun_path + 1));
    const int door = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    g_assert_cmpint(bind(door, (const struct sockaddr *)address, *ret_length), ==, 0);
    g_assert_cmpint(listen(door, 1024), ==, 0);
    return door;
}

/* Goes on changing until it is told to stop. */
static gpointer go_on_changing(gpointer data)
{
    Stage *stage = data;
    for (;;) {
        pthread_mutex_lock(&stage->lock);
        const bool is_over = stage->is_dark;
        pthread_mutex_unlock(&stage->lock);
        if (is_over) {
            return NULL;
        }
        change(stage, 0, true);
        g_usleep(5000);
    }
}

/* Thousands go at once, while they are being sent to, several times; who stays misses nothing. */
static void crowds_go_at_once(void)
{
    Stage stage;
    Reader one;
    struct sockaddr_un address;
    socklen_t length;
    const guint n = crowd_size();
    const int door = crowd_door(&address, &length);
    for (guint i = 0; i < CROWDS; i++) {
        int word;
        const pid_t crowd = crowd_new(&address, length, n, &word); /* while there is no other thread */
        stage_begin(&stage);
        watch(&stage, &one, "room", 0, 0);
        GThread *changing = g_thread_new("changing", go_on_changing, &stage);
        for (guint k = 0; k < n; k++) {
            const int taken = accept(door, NULL, NULL);
            g_assert_cmpint(taken, >=, 0);
            const LiveWish wish = { k % 3 == 0 ? "today" : "room", 0, k, k % 2 == 0 };
            g_assert_true(live_take(stage.live, taken, &wish));
        }
        wait_for_watchers(&stage, n + 1);
        g_usleep(200000);
        close(word);
        g_assert_cmpint(waitpid(crowd, NULL, 0), ==, crowd);
        wait_for_watchers(&stage, 1);
        set_dark(&stage, true);
        g_thread_join(changing);
        set_dark(&stage, false);
        change(&stage, 1, true);
        hear(&one, "<p id=p1>room 1</p>\n\n");
        g_assert_cmpuint(live_figures(stage.live).cut, ==, 0);
        reader_end(&one);
        wait_for_watchers(&stage, 0);
        g_assert_cmpuint(live_figures(stage.live).held, ==, 0);
        stage_end(&stage);
    }
    close(door);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/live/changes-are-sent-and-nothing-else", changes_are_sent_and_nothing_else);
    g_test_add_func("/live/who-comes-again-is-sent-what-changed", who_comes_again_is_sent_what_changed);
    g_test_add_func("/live/what-cannot-be-known-to-be-seen-is-sent", what_cannot_be_known_to_be_seen_is_sent);
    g_test_add_func("/live/what-changes-with-time-comes-with-a-tick", what_changes_with_time_comes_with_a_tick);
    g_test_add_func("/live/a-burst-makes-few-rounds", a_burst_makes_few_rounds);
    g_test_add_func("/live/what-all-see-is-made-once", what_all_see_is_made_once);
    g_test_add_func("/live/what-is-not-there-is-silent", what_is_not_there_is_silent);
    g_test_add_func("/live/the-slow-hold-up-nobody", the_slow_hold_up_nobody);
    g_test_add_func("/live/signs-of-life-come-and-the-stuck-are-cut", signs_of_life_come_and_the_stuck_are_cut);
    g_test_add_func("/live/who-says-too-much-is-cut", who_says_too_much_is_cut);
    g_test_add_func("/live/who-is-no-longer-signed-in-is-ended", who_is_no_longer_signed_in_is_ended);
    g_test_add_func("/live/a-crowd-leaves-room-for-owners", a_crowd_leaves_room_for_owners);
    g_test_add_func("/live/there-is-room-for-so-many", there_is_room_for_so_many);
    g_test_add_func("/live/the-end-ends-all", the_end_ends_all);
    g_test_add_func("/live/crowds-go-at-once", crowds_go_at_once);
    return g_test_run();
}
