/* Two hands send to many: each is sent to once, and of each it is told what became of it. */
#include "http/sender.h"

#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MANY = 400, ROUNDS = 50, FULL = 4 << 20 };

typedef struct {
    ChannelCommon common;
    Channel *channel;
    Watcher *watchers[MANY];
    int others[MANY]; /* the other ends */
} Crowd;

static void crowd_init(Crowd *crowd)
{
    *crowd = (Crowd){ .common.squeezer = squeezer_new() };
    crowd->channel = channel_new("x", &crowd->common);
    for (guint i = 0; i < MANY; i++) {
        int ends[2];
        g_assert_cmpint(socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends), ==, 0);
        crowd->watchers[i] = watcher_new(crowd->channel, ends[0], &(LiveWish){ .channel = "x" });
        crowd->watchers[i]->is_squeezed = i % 2 == 1;
        crowd->others[i] = ends[1];
    }
}

static void crowd_clear(Crowd *crowd)
{
    while (crowd->channel->watchers->len > 0) {
        watcher_free(g_ptr_array_index(crowd->channel->watchers, 0));
    }
    for (guint i = 0; i < MANY; i++) {
        close(crowd->others[i]);
    }
    channel_free(crowd->channel);
    squeezer_free(crowd->common.squeezer);
}

static void test_once(void)
{
    g_autoptr(Sender) sender = sender_new(NULL);
    static const guint counts[] = { 0, 1, SENDER_ALONE - 1, SENDER_ALONE, MANY };
    g_autoptr(GBytes) plain = g_bytes_new_static("plain", 5), squeezed = g_bytes_new_static("squeezed", 8);
    GBytes *const messages[2] = { plain, squeezed };
    Crowd crowd;
    crowd_init(&crowd);
    for (guint round = 0; round < ROUNDS; round++) {
        const guint n = counts[round % G_N_ELEMENTS(counts)];
        const guint64 bytes = sender_send(sender, crowd.watchers, n, messages);
        g_assert_cmpuint(bytes, ==, (guint64)((n + 1) / 2) * 5 + (guint64)(n / 2) * 8);
        for (guint i = 0; i < MANY; i++) {
            char heard[32] = "";
            const gssize length = recv(crowd.others[i], heard, sizeof heard - 1, 0);
            g_assert_cmpint(length, ==, i >= n ? -1 : i % 2 == 1 ? 8 : 5);
            g_assert_cmpstr(heard, ==, i >= n ? "" : i % 2 == 1 ? "squeezed" : "plain");
            g_assert_true(i >= n || crowd.watchers[i]->result == WATCHER_SENT);
        }
    }
    crowd_clear(&crowd);
}

/* Who takes no more keeps the rest; who is gone is told to be. */
static void test_results(void)
{
    g_autoptr(Sender) sender = sender_new(NULL);
    g_autofree char *text = g_strnfill(FULL, 'x');
    g_autoptr(GBytes) long_one = g_bytes_new(text, FULL);
    GBytes *const messages[2] = { long_one, long_one };
    Crowd crowd;
    crowd_init(&crowd);
    for (guint i = 0; i < MANY; i += 3) {
        shutdown(crowd.others[i], SHUT_RDWR);
    }
    sender_send(sender, crowd.watchers, MANY, messages);
    for (guint i = 0; i < MANY; i++) {
        g_assert_cmpint(crowd.watchers[i]->result, ==, i % 3 == 0 ? WATCHER_GONE : WATCHER_WAITS);
        g_assert_true(crowd.watchers[i]->message == long_one);
    }
    crowd_clear(&crowd);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/sender/once", test_once);
    g_test_add_func("/sender/results", test_results);
    return g_test_run();
}
