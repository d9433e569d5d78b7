/* Who is at the other end of a connection, and whether nobody reads along: as the system says, or, where a proxy in
 * front is trusted, as that says. What anybody else says of itself is not looked at. */
#pragma once

#include "http/http.h"

struct sockaddr;

enum { PEER_SIZE = 46 /* of a numeric address with its NUL */ };

#define PEER_LOOPBACK "loopback" /* instead of an address: whoever is on this machine */

typedef struct {
    char address[PEER_SIZE]; /* "192.0.2.7", "2001:db8::1"; "" where there is none */
    bool is_secure;          /* it speaks TLS */
} Peer;

void peer_of_socket(const struct sockaddr *from, unsigned int length, Peer *ret_peer);

/* Is it a numeric address, or PEER_LOOPBACK? */
bool peer_is_name_of_proxy(const char *proxy);

/* Tells the request who sends it. `proxy`: whose word is taken; NULL: nobody's. What the headers of others say is taken
 * out of the request. `peer` is then who it is, and lives as long as the request. */
void peer_settle(Peer *peer, const char *proxy, Request *request);
