#include "http/peer.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

/* In its one form; an IPv4 address that comes over IPv6 is one of IPv4. */
static bool write_address(int family, const void *bytes, char ret_address[PEER_SIZE])
{
    const struct in6_addr *six = bytes;
    if (family == AF_INET6 && IN6_IS_ADDR_V4MAPPED(six)) {
        return inet_ntop(AF_INET, &six->s6_addr[12], ret_address, PEER_SIZE) != NULL;
    }
    return inet_ntop(family, bytes, ret_address, PEER_SIZE) != NULL;
}

void peer_of_socket(const struct sockaddr *from, unsigned int length, Peer *ret_peer)
{
    *ret_peer = (Peer){ 0 };
    if (length >= sizeof(struct sockaddr_in) && from->sa_family == AF_INET) {
        write_address(AF_INET, &((const struct sockaddr_in *)(const void *)from)->sin_addr, ret_peer->address);
    } else if (length >= sizeof(struct sockaddr_in6) && from->sa_family == AF_INET6) {
        write_address(AF_INET6, &((const struct sockaddr_in6 *)(const void *)from)->sin6_addr, ret_peer->address);
    }
}

static bool read_address(const char *text, char ret_address[PEER_SIZE])
{
    unsigned char bytes[sizeof(struct in6_addr)];
    for (int i = 0; i < 2; i++) {
        const int family = i == 0 ? AF_INET : AF_INET6;
        if (inet_pton(family, text, bytes) == 1) {
            return write_address(family, bytes, ret_address);
        }
    }
    return false;
}

bool peer_is_name_of_proxy(const char *proxy)
{
    char unused[PEER_SIZE];
    return strcmp(proxy, PEER_LOOPBACK) == 0 || read_address(proxy, unused);
}

static bool is_proxy(const Peer *peer, const char *proxy)
{
    char address[PEER_SIZE];
    if (proxy == NULL) {
        return false;
    }
    if (strcmp(proxy, PEER_LOOPBACK) == 0) {
        return strcmp(peer->address, "::1") == 0 || g_str_has_prefix(peer->address, "127.");
    }
    return read_address(proxy, address) && strcmp(address, peer->address) == 0;
}

/* The last of the list is whom the proxy itself saw; what stands before it, others have said. */
static void take_address(const char *forwarded, Peer *peer)
{
    const char *comma = strrchr(forwarded, ',');
    g_autofree char *last = g_strstrip(g_strdup(comma != NULL ? comma + 1 : forwarded));
    char address[PEER_SIZE];
    if (read_address(last, address)) {
        memcpy(peer->address, address, sizeof address);
    }
}

void peer_settle(Peer *peer, const char *proxy, Request *request)
{
    if (is_proxy(peer, proxy)) {
        if (request->forwarded_for != NULL) {
            take_address(request->forwarded_for, peer);
        }
        peer->is_secure |=
            request->forwarded_proto != NULL && g_ascii_strcasecmp(request->forwarded_proto, "https") == 0;
    }
    request->forwarded_for = NULL;
    request->forwarded_proto = NULL;
    request->peer = peer->address[0] != '\0' ? peer->address : NULL;
    request->is_secure = peer->is_secure;
}
