/* What a story can say of the body, its programme and its meetings, of lists and the floor, of limits, points of order,
 * motions, questions and votes. */
#pragma once

#include "session/state.h"

typedef struct {
    const char *name;
    /* What is so now, in words: free with g_free. `argument` is NULL if there is none; `midnight` is that of the
     * story's day at its place. */
    char *(*check)(const State *state, Instant midnight, const char *argument);
} StoryCheck;

/* Each up to the one without a name. */
extern const StoryCheck body_checks[], speakers_checks[], order_checks[];
