/* Who is in the room. */
#pragma once

#include "session/state.h"

/* For events after which the room is empty. */
void attendance_clear(State *state);
