/* HTTP/1.1 on TCP: accepts, parses, refuses what is not sound, and sends what a handler answers.
 *
 * A thread and a listener of its own for each loop; the handler is called by all of them at the same time. The only
 * file that knows the HTTP library is server.c. TLS and HTTP/2 are the business of a proxy in front. */
#pragma once

#include "web/http.h"

#define SERVER_ERROR server_error_quark()
GQuark server_error_quark(void);
typedef enum { SERVER_ERROR_ADDRESS, SERVER_ERROR_SYSTEM } ServerError;

/* Zeros mean the usual value. */
typedef struct {
    const char *address; /* numeric or a name of this machine; NULL: 127.0.0.1 */
    int port;            /* 0: any that is free */
    int threads;         /* 0: one for each processor */
    int connections;     /* at the same time, over all threads; 0: 4096. Who comes later waits */
    int idle_seconds;    /* without a byte; 0: 10 */
    int request_seconds; /* from connecting, or from the last answer, to a whole request; 0: 30 */
} ServerOptions;

/* Answers one request; must fill `response`, which is empty. Called from several threads. */
typedef void (*ServerHandler)(const Request *request, Response *response, gpointer data);

typedef struct Server Server;

/* A running server: when this returns, the port is bound. NULL with SERVER_ERROR set when it cannot be. */
Server *server_new(const ServerOptions *options, ServerHandler handler, gpointer data, GError **error);

/* Where it listens: "127.0.0.1" and 8080. */
const char *server_address(const Server *server);
int server_port(const Server *server);

/* Stops accepting, drops what is open, and waits for the threads. */
void server_free(Server *server);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Server, server_free)
