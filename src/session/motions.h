/* Procedural motions: which come first, who may speak on them, and what they lead to (rules 56–61 and 65). */
#pragma once

#include "session/state.h"

enum { MOTION_ANY_NUMBER = 99 };

/* What the rules of procedure say of a kind of motion. */
typedef struct {
    int rank;           /* the lowest comes first; motions of one rank in the order in which they were moved */
    bool is_urgent;     /* it comes before all else but points of order */
    int most_for;       /* how many may speak for it beside the mover; MOTION_ANY_NUMBER: there is no limit */
    int most_against;   /* and against it */
    Majority majority;  /* that carries it, when it is put to the vote */
    bool needs_matter;  /* it is about the debate on a matter */
    const char *source; /* the rule of procedure */
} MotionRule;

const MotionRule *motion_rule(MotionKind kind);

/* Those of the meeting that wait for their decision, the first one first (rule 56): of int. Free with g_array_unref.
 * Costs a walk over the motions of the meeting. What a meeting leaves undecided lapses with it. */
GArray *motions_in_order(const State *state);
int motions_first(const State *state); /* 0 if none waits */

bool motion_waits(const State *state, int motion); /* of this meeting, moved and neither decided nor withdrawn */

/* Refused while a motion of the first four kinds waits, or was carried and the Chair has yet to carry it out. */
Refusal motions_come_first(const State *state);

/* May the body deal with it now? Refused if another comes first, or it does not wait. */
Refusal motions_may_deal_with(const State *state, int motion);

/* The events by which the body's decision on it becomes true, with all that it leads to. */
void motions_decide(const State *state, Outcome *outcome, int motion, bool is_carried);

/* May the matter be discussed, amended and decided on? Refused while its debate, or that of the item above it, is
 * adjourned (rule 61). */
Refusal motions_may_debate(const State *state, int matter);

/* May something be decided on the matter? Refused likewise, and while a motion on the competence of the body to do so
 * waits. */
Refusal motions_may_decide_on(const State *state, int matter);

bool motions_debate_is_closed(const State *state, int matter); /* or that of the item above it */
