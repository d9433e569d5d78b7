/* Where everybody sits (domain rule 111): in English alphabetical order from the State on that the lot fell on, round
 * the alphabet. Neither the order of speaking nor that of a roll-call, which has its own lot. */
#pragma once

#include "session/state.h"

/* The participants that have a seat among the Members, from the first seat on: of int. On the session's first day; in
 * plain alphabetical order as long as no lot is recorded. Free with g_array_unref. */
GArray *seats_in_order(const State *state);

/* Adds the event of the lot of the General Assembly's session of that day, if core/roster.h knows it. */
void seats_take_lot(Outcome *outcome, CivilDate day);
