/* HTTP/1.1 on TCP: accepts, reads, refuses what is not sound, and sends what the site answers.
 *
 * A thread and a listener of its own for each loop; the site is asked by all of them at the same time. What takes long
 * is answered by workers, so that nobody else waits for it. The only file that knows the event library is server.c. Who
 * speaks TLS is heard by the front (front.h); HTTP/2 is the business of a proxy. */
#pragma once

#include "http/front.h"
#include "http/http.h"
#include "http/live.h"

#define SERVER_ERROR server_error_quark()
GQuark server_error_quark(void);
typedef enum { SERVER_ERROR_ADDRESS, SERVER_ERROR_SYSTEM } ServerError;

/* Zeros mean the usual value. */
typedef struct {
    const char *address; /* numeric or a name of this machine; NULL: 127.0.0.1 */
    int port;            /* 0: any that is free */
    Tls *tls;            /* who comes speaks TLS, and is known this certificate; borrowed. NULL: nobody does */
    int threads;         /* 0: one for each processor */
    int connections;     /* at the same time, over all threads; 0: 4096. For who comes later one is dropped that has
                            nothing to do, first whoever has asked for nothing yet. Live streams do not count: of them
                            there may be as many as these leave descriptors for, and half of all at least */
    int idle_seconds;    /* without a byte; 0: 10 */
    int request_seconds; /* from connecting, or from the last answer, to a whole request, and a second more for each
                            SERVER_BYTES_A_SECOND that have come or gone; 0: 30 */
    int workers;         /* 0: one for each processor, two at least */
    int waiting;         /* how many requests may wait for a worker; who comes later is told 503. 0: 32 */
    const char
        *proxy;  /* whose word is taken about who a client is: a numeric address, or PEER_LOOPBACK; NULL: nobody's */
    int keepers; /* threads for what waits for the disk; 0: 64. As many requests as SERVER_KEPT_LIMIT wait for
                    one; who comes later is told 503 */
} ServerOptions;

enum {
    SERVER_BYTES_A_SECOND = 32 << 10, /* who sends or takes slower runs out of time */
    SERVER_BODIES_LIMIT = 256 << 20,  /* bytes of all bodies that are held at the same time; past it: 503 */
    SERVER_RETRY_SECONDS = 10,        /* after which who was told 503 may ask again */
    SERVER_KEPT_LIMIT = 1024,
    SERVER_NEWS_SECONDS = 60, /* for which news are waited for at most */
};

/* A request that will be answered later, without a thread that waits for it. */
typedef struct Later Later;

/* What it waited for has come: its `finish` is called soon. Any thread may tell so, once, also before `begin` has
 * returned. */
void server_resume(Later *later);

/* Whom the server asks. All functions are called from several threads. */
typedef struct {
    /* How large a body may be that comes with this request, of which the head is there; 0: there may be none. A larger
     * one is not read: `answer` is asked for the words, with `refusal` 413. */
    size_t (*body_limit)(const Request *request, gpointer data);

    /* Answers one request: fills `response`, which is empty. If that takes long and it is not asked `at_leisure`, it
     * returns false and leaves the response empty; a worker then asks again, at leisure. A request with a `refusal` is
     * answered at once. */
    bool (*answer)(const Request *request, bool at_leisure, Response *response, gpointer data);

    /* Of a request that was declined: does it take long because it waits for the disk, with nothing to compute? Such
     * ones have threads of their own, many, so that what waits together can be stored together. NULL: none does. */
    bool (*waits)(const Request *request, gpointer data);

    /* Of a request that was declined: does it wait for news? Then `answer` is asked at leisure when server_tell has
     * told of a number above `*ret_after`, or after so many seconds (SERVER_NEWS_SECONDS at most); until then it costs
     * its connection and no thread. NULL: none does. */
    bool (*awaits)(const Request *request, guint64 *ret_after, int *ret_seconds, gpointer data);

    /* Begins what is answered when something else has come to its end, such as a commit. Either fills the response, or
     * sets `*ret_begun` and sees to it that server_resume is called; false: the request is none of these, and `answer`
     * is asked. The request is there until `finish` has returned. NULL: there are none. */
    bool (*begin)(const Request *request, Later *later, Response *response, gpointer *ret_begun, gpointer data);
    /* Answers what was begun, on the client's loop; lets go of `begun`. Is called also where the client has left. */
    void (*finish)(const Request *request, gpointer begun, Response *response, gpointer data);

    /* Is told of each request when its answer goes out, and how long that took from when it was whole. NULL: nobody
     * wants to know. */
    void (*answered)(const Request *request, const Response *response, gint64 us, gpointer data);

    /* What is to be seen on the channels that answers name. Without `begin` there are no live streams. */
    LiveSource live;

    gpointer data;
} ServerSite;

typedef struct Server Server;

/* A running server: when this returns, the port is bound. NULL with SERVER_ERROR set when it cannot be. */
Server *server_new(const ServerOptions *options, const ServerSite *site, GError **error);

/* Where it listens: "127.0.0.1" and 8080. */
const char *server_address(const Server *server);
int server_port(const Server *server);

/* How many requests wait for a thread that computes, and for one that waits for the disk. */
void server_jobs(const Server *server, guint *ret_computing, guint *ret_waiting);
FrontFigures server_front_figures(const Server *server);

/* There is news up to this number: who waits for it is answered, and who watches is sent what changed. Any thread may
 * tell. */
void server_tell(Server *server, guint64 number);

/* Ends all live streams of that owner (Response.owner). Any thread may. */
void server_end_owner(Server *server, guint64 owner);

/* All zeros without live streams. Any thread may. */
LiveFigures server_live_figures(const Server *server);

/* Stops accepting, drops what is open, and waits for the threads, and for workers until what they do is done. */
void server_free(Server *server);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Server, server_free)
