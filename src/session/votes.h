/* Votes: who is called when, who voted how, and what it comes to (rules 55 and 62–65). */
#pragma once

#include "session/state.h"

/* The Members in the order in which a roll-call goes round: from the one that was drawn by lot in English alphabetical
 * order (rule 64). Of int; free with g_array_unref. */
GArray *votes_order(const State *state, int vote);

/* Who is called next: of those who are in the room, the first that has not answered. 0 when all have, and of other
 * votes. */
int votes_next(const State *state, int vote);

/* The Ballot of a participant; 0 if it has none. Costs a walk over the ballots of the vote. */
int votes_ballot(const State *state, int vote, int participant);

/* What a vote comes to so far. `answered`: who has a ballot, not voting included; of a show of hands 0. */
typedef struct {
    int yes, no, abstaining, answered;
} VoteTally;
VoteTally votes_tally(const State *state, int vote);

/* Is it carried with these figures? Abstentions do not count as voting, and a tie is not a majority (rule 63). */
bool votes_carry(Majority majority, int yes, int no);
