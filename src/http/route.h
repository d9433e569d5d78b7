/* Addresses: which pattern a path matches, and what stands in its open places. */
#pragma once

#include <stdbool.h>

enum { ROUTE_PLACES = 2, ROUTE_PLACE_SIZE = 80 };

typedef struct {
    char place[ROUTE_PLACES][ROUTE_PLACE_SIZE]; /* what the first and the second `*` stand for; "" if there is none */
} RouteMatch;

/* Does the path match? A `*` stands for some characters without a slash, up to the next character of the pattern or
 * the segment's end: "/p/" "*" "/programme.*". Nothing is unescaped: the site's own names need no escapes. */
bool route_matches(const char *pattern, const char *path, RouteMatch *ret_match);
