/* Sockets that listen, several to a port: the kernel gives each its share of those who come. */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef struct {
    int socket;
    int error;           /* errno where there is no socket */
    const char *unknown; /* why there is no such address, where that is the reason; static */
} Listening;

/* `port` 0 takes any that is free. `is_first`: of those of this server; it finds out whether another server has the
 * port, with which it would share it unasked. On failure `socket` is −1. */
Listening listen_on(const char *address, int port, bool is_first);

int listen_port(int socket);

/* How many descriptors this process may have; and to have as many as the system lets it. */
guint listen_descriptors(void);
void listen_raise_descriptors(void);
