/* How the time was shared that was spoken on the record: by kinds of speakers, by regional groups, by participants, and
 * how evenly, meeting by meeting. What was said informally is in none of it (rule 23).
 *
 * All of it is made of the sums that are kept by meeting (state_tally_in_meeting and its like): it costs what grows
 * with the meetings and those who take part, not with what was said. */
#pragma once

#include "session/state.h"

typedef struct {
    int participant; /* Participant */
    Tally tally;     /* in whatever capacity */
} Share;

typedef struct {
    Tally all;
    Tally capacities[N_CAPACITIES];
    Tally groups[N_REGIONAL_GROUPS]; /* of Members that spoke for themselves */
    GArray *participants;            /* of Share, who spoke longest first */
} Shares;

/* Of one meeting, or of all (0). */
Shares *shares_new(const State *state, int meeting);
void shares_free(Shares *shares);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Shares, shares_free)

/* How evenly the time was shared by then. */
typedef struct {
    int meeting;         /* Meeting, after which it is */
    int spoke;           /* participants that have spoken */
    int half;            /* the fewest that together had half of the time */
    int uneven_permille; /* Gini's coefficient among those who spoke: 0 if all had the same, towards 1000 if one had all
                          */
} Evenness;

/* After each meeting that was called to order, in their order: of Evenness. Free with g_array_unref. */
GArray *shares_evenness(const State *state);
