#include "http/route.h"

#include <string.h>

bool route_matches(const char *pattern, const char *path, RouteMatch *ret_match)
{
    int n = 0;
    memset(ret_match, 0, sizeof *ret_match);
    for (; *pattern != '\0'; pattern++) {
        if (*pattern != '*') {
            if (*pattern != *path++) {
                return false;
            }
            continue;
        }
        const char ends[] = { '/', pattern[1], '\0' };
        const size_t length = strcspn(path, ends);
        if (length == 0 || length >= ROUTE_PLACE_SIZE || n == ROUTE_PLACES) {
            return false;
        }
        memcpy(ret_match->place[n++], path, length);
        path += length;
    }
    return *path == '\0';
}
