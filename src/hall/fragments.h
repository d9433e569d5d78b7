/* The fragments that several pages share, each in a file of its own (fragment_*.c). */
#pragma once

#include "hall/fragment.h"

extern const Fragment fragment_floor; /* who has the floor, and the clock */

/* Of the day as it happens: what goes on, who is next, the plan, who was heard, what comes next, what was decided. */
extern const Fragment fragment_room_now, fragment_room_next, fragment_room_picture, fragment_room_lines,
    fragment_room_heard, fragment_room_ahead, fragment_room_decisions;
/* The clock of the statement that is being made, counted by assets/clock.js; also for others that show it. */
void floor_put_clock(const Scene *scene, Html *html);
