/* What comes before every list of speakers, and in which order: points of order, then motions (rules 52, 53 and 56). */
#pragma once

#include "session/state.h"

typedef enum { BUSINESS_VOTE, BUSINESS_POINT, BUSINESS_MOTION } BusinessKind;

typedef struct {
    BusinessKind kind;
    int id; /* Vote, PointOfOrder or Motion */
} Business;

/* All that waits now, what must be settled first at the head: a point of order that is pending, the voting that is
 * going on, the motions in their order. Free with g_array_unref. */
GArray *order_business(const State *state);

/* The event that ends an appeal by the vote on it; the ruling stands unless a majority overruled it (rule 55). */
void order_appeal_decided(Outcome *outcome, int point, bool is_upheld);
