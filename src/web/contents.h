/* What the site can answer: each kind of content, the address it has, and how it is made. */
#pragma once

#include "web/http.h"
#include "web/publication.h"
#include "web/route.h"
#include "web/visit.h"

/* What is asked for, and with what; a maker reads it and says what went wrong in it. */
typedef struct {
    Visit visit;
    const GPtrArray *publications;  /* of Publication: all of them */
    const Publication *publication; /* the one the address names; NULL where it names none */
    const Request *request;
    RouteMatch match;
    Filter filter;
    char *problem; /* why it could not be made; owned */
} Asked;

typedef struct {
    const char *pattern;
    /* NULL: there is no such thing, or it failed and `problem` says why. A route without a maker leads to the same
     * address with a slash. */
    Content *(*make)(Asked *asked);
    bool has_publication; /* the first place is a publication's name */
    bool takes_filter;
    bool speaks;     /* has words in the visitor's language; only such an address may begin with one */
    bool takes_host; /* what it makes has the site's own address in it */
    bool is_slow;    /* goes through libraries that are better used by one thread at a time */
} Route;

/* The route of a path without its language; NULL if there is none. */
const Route *contents_find(const char *path, RouteMatch *ret_match);

/* A page for who asked for what cannot be given: see page_problem. Never kept. */
Content *contents_problem(int status, const char *detail, const Visit *visit);
