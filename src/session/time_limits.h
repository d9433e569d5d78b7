/* How long and how many times one may speak: by the decisions of the body that are in force, else by the figures of
 * procedure (rules 43, 44 and 47). Walks over the decisions on limits of the session, which are few. */
#pragma once

#include "session/state.h"

/* Of the statement of an inscription, if it began now: seconds, 0 for no limit. The most specific decision says it: on
 * the list, before that on the segment, the topic, the item, and everywhere; for one capacity before everybody. */
int limits_seconds(const State *state, int inscription);

/* Likewise of whoever would speak on that list in that capacity; `round` is that of a reply, else 0. */
int limits_on_list(const State *state, int list, Capacity capacity, int round);

/* May one more inscription be made, or has the participant had as many on this list as the body decided? */
Refusal limits_may_inscribe(const State *state, int list, int participant, Capacity capacity);

/* How far the statement that is being made is over its limit, in microseconds: what speaker, Chair and hall are shown.
 * 0 if it is not over, or has none. */
gint64 limits_overrun(const State *state, Instant now);

/* Does the microphone go off by itself now? Only if the body decided that it does (rule 44). */
bool limits_cut(const State *state, Instant now);

/* A decision as events: what it takes the place of is over. `values` are those of the event limit.decided but its
 * number. */
void limits_decide(const State *state, Outcome *outcome, const Values *values);
