/* Replies and explanations: lists of their own, and when their turn comes (rules 46–51). */
#pragma once

#include "session/state.h"

/* May the one that waits be given the floor now? Asked of whoever is next, on every list: refused while the debate on
 * the matter is adjourned, while a reply has to wait for the day's last meeting on it or for the first replies of all,
 * and of an explanation before or after its time. */
Refusal replies_may_begin(const State *state, int inscription);

/* The list of replies on the matter in the meeting that goes on; 0 if there is none yet, or no meeting. */
int replies_list(const State *state, int matter);

/* Is there to be another meeting today, after the one that goes on, that takes up the matter? Its Meeting, else 0 (rule
 * 48). Costs a walk over the planned meetings. */
int replies_later_meeting(const State *state, int matter);
