#include "http/peer.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>

static void of_socket(int family, const char *address, Peer *peer)
{
    struct sockaddr_in four = { .sin_family = AF_INET };
    struct sockaddr_in6 six = { .sin6_family = AF_INET6 };
    if (family == AF_INET) {
        g_assert_cmpint(inet_pton(AF_INET, address, &four.sin_addr), ==, 1);
        peer_of_socket((const struct sockaddr *)(const void *)&four, sizeof four, peer);
    } else {
        g_assert_cmpint(inet_pton(AF_INET6, address, &six.sin6_addr), ==, 1);
        peer_of_socket((const struct sockaddr *)(const void *)&six, sizeof six, peer);
    }
}

static void addresses(void)
{
    static const struct {
        int family;
        const char *address, *text;
    } cases[] = {
        { AF_INET, "192.0.2.7", "192.0.2.7" },
        { AF_INET6, "2001:DB8:0::1", "2001:db8::1" },
        { AF_INET6, "::ffff:192.0.2.7", "192.0.2.7" },
    };
    Peer peer;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        of_socket(cases[i].family, cases[i].address, &peer);
        g_assert_cmpstr(peer.address, ==, cases[i].text);
        g_assert_false(peer.is_secure);
    }
    const struct sockaddr local = { .sa_family = AF_UNIX };
    peer_of_socket(&local, sizeof local, &peer);
    g_assert_cmpstr(peer.address, ==, "");
}

static void proxies(void)
{
    static const struct {
        const char *from, *proxy, *proto, *forwarded, *peer;
        bool is_secure;
    } cases[] = {
        { "192.0.2.7", NULL, "https", "198.51.100.1", "192.0.2.7", false },
        { "192.0.2.7", "loopback", "https", "198.51.100.1", "192.0.2.7", false },
        { "127.0.0.1", "loopback", "https", "198.51.100.1", "198.51.100.1", true },
        { "127.0.0.1", NULL, "https", "198.51.100.1", "127.0.0.1", false },
        { "127.8.9.1", "loopback", "HTTPS", NULL, "127.8.9.1", true },
        { "127.0.0.1", "loopback", "http", "198.51.100.1", "198.51.100.1", false },
        { "127.0.0.1", "loopback", NULL, "198.51.100.1, 2001:DB8::7 ", "2001:db8::7", false },
        { "127.0.0.1", "loopback", "https", "198.51.100.1, unknown", "127.0.0.1", true },
        { "127.0.0.1", "loopback", "https", "", "127.0.0.1", true },
        { "192.0.2.7", "192.0.2.7", "https", "198.51.100.1", "198.51.100.1", true },
        { "192.0.2.8", "192.0.2.7", "https", "198.51.100.1", "192.0.2.8", false },
        { "192.0.2.7", "::ffff:192.0.2.7", "https", NULL, "192.0.2.7", true },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        Peer peer;
        Request request = { .forwarded_proto = cases[i].proto, .forwarded_for = cases[i].forwarded };
        of_socket(AF_INET, cases[i].from, &peer);
        peer_settle(&peer, cases[i].proxy, &request);
        g_test_message("%u", i);
        g_assert_cmpstr(request.peer, ==, cases[i].peer);
        g_assert_true(request.is_secure == cases[i].is_secure);
        g_assert_true(request.forwarded_proto == NULL && request.forwarded_for == NULL);
    }
    Peer secure = { .is_secure = true };
    Request request = { 0 };
    peer_settle(&secure, "loopback", &request);
    g_assert_true(request.is_secure && request.peer == NULL);
}

static void names(void)
{
    static const char *const good[] = { "loopback", "10.0.0.1", "::1", "2001:db8::1" };
    static const char *const bad[] = { "", "localhost", "10.0.0", "10.0.0.1:80", "[::1]" };
    for (guint i = 0; i < G_N_ELEMENTS(good); i++) {
        g_assert_true(peer_is_name_of_proxy(good[i]));
    }
    for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_assert_false(peer_is_name_of_proxy(bad[i]));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/peer/addresses", addresses);
    g_test_add_func("/peer/proxies", proxies);
    g_test_add_func("/peer/names", names);
    return g_test_run();
}
