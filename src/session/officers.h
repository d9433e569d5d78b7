/* The officers of the body: who is Chair, who presides now. */
#pragma once

#include "session/state.h"

/* The officer who has the post and has not left it; of several vice-chairs the first elected. 0 if there is none. */
int officers_in_post(const State *state, OfficerPost post);

/* Who presides now: the officer to whom the Chair was handed over, else the Chair. 0 as long as nobody is elected. */
int officers_presiding(const State *state);

/* The code of that officer's country, for events of the Chair; NULL if nobody is elected. Borrowed. */
const char *officers_presiding_code(const State *state);
