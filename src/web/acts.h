/* A session over HTTP: its acts, made from the closed table of commands; how it stands; its record. Rows of the same
 * table that the other addresses have (contents.h). Who acts is told by the key that the request shows, and when, by
 * the clock of this machine: a request says neither. */
#pragma once

#include "http/server.h"
#include "web/contents.h"

enum {
    ACT_BODY_LIMIT = 64 << 10,      /* bytes of the fields of an act */
    ACT_PAPER_BODY_LIMIT = 4 << 20, /* of one with a paper */
    LOG_LIMIT = 1000,               /* entries that are told at once */
    LOG_BYTES_LIMIT = 4 << 20,      /* after which no more are told at once */
};

enum { LOG_WAIT_LIMIT = SERVER_NEWS_SECONDS };

#define ACT_PATH API_PATH "/commands/" /* the name of a command follows */

extern const RouteTable acts_routes;

/* Is it what all acts share? The description has an operation for each of them in its place. */
bool acts_is_act(const Operation *operation);

/* Is this an act with a paper, which takes long to read? */
bool acts_take_paper(const Asked *asked);

/* Does the request wait for entries that there are not yet? */
bool acts_await(const Asked *asked, guint64 *ret_after, int *ret_seconds);
