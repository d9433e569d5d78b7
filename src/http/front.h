/* Before the server, for who speaks TLS: takes connections, and for each that is known makes a plain one to the server,
 * between which and the client it carries what either says. So the server, and the hub of streams, have sockets as they
 * always have. It has threads of its own; one connection costs it no other's time but what its bytes take. */
#pragma once

#include "http/peer.h"
#include "http/tls.h"

#define FRONT_ERROR front_error_quark()
GQuark front_error_quark(void);
typedef enum { FRONT_ERROR_ADDRESS, FRONT_ERROR_SYSTEM } FrontError;

enum {
    FRONT_PATIENCE_SECONDS = 10, /* for making each other's acquaintance; likewise for the last words */
    FRONT_CHUNK = 16 << 10,      /* bytes that are carried at once, and at most wait on the way in each direction */
};

typedef struct {
    Tls *tls; /* borrowed */
    const char *address;
    int port;    /* 0: any that is free */
    int threads; /* 0: one for each processor */
    int limit;   /* connections at the same time; 0: as many as a quarter of the descriptors. For who comes later one
                  goes that does not know us yet; if there is none, they wait */
    /* A connection: owned from then on, or false. Any of the threads may ask. */
    bool (*take)(int descriptor, const Peer *peer, gpointer data);
    gpointer data;
} FrontOptions;

typedef struct Front Front;
Front *front_new(const FrontOptions *options, GError **error);
void front_free(Front *front); /* ends all that it carries */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Front, front_free)

int front_port(const Front *front);

typedef struct {
    guint64 begun, failed; /* since it began: who came, and who was not understood */
    guint open;
} FrontFigures;
FrontFigures front_figures(const Front *front);
