/* The order of a list of speakers: a pure function of who waits and of the rules that the list declares, so that it can
 * be explained and replayed. */
#pragma once

#include "session/state.h"

/* The inscriptions that wait, as they will be called: of int. Free with g_array_unref. */
GArray *speakers_in_order(const State *state, int list);

/* Who is next; 0 if nobody waits. Costs a walk over those who wait. */
int speakers_next(const State *state, int list);
