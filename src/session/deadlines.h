/* Deadlines and closures of lists that stand in the programme (rule 123). Nothing here reads a clock: whoever has one
 * asks which time comes next, and lets it pass with the command deadline.pass when it has come. */
#pragma once

#include "session/state.h"

/* The deadline that comes next; 0 if none is ahead. Its time is in its row. */
int deadlines_next(const State *state);

/* Those ahead, by their time: of int. Free with g_array_unref. */
GArray *deadlines_ahead(const State *state);

/* Closures of lists whose time has passed and whose list nobody has closed: what the Chair is reminded of. Of int; free
 * with g_array_unref. */
GArray *deadlines_prompting(const State *state);
