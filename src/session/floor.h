/* Who has the floor, and its clock: derived from the state and the time, so that every screen shows the same (rules
 * 39, 40, 44, 45). */
#pragma once

#include "session/state.h"

extern const RefusalInfo refused_floor_taken, refused_nobody_speaks;

/* How long the one that has the floor has used it, pauses and points of order left out; µs. 0 if nobody has it. */
gint64 floor_spoken(const State *state, Instant now);

/* What is left of its time, µs; below 0 how far it is over (rule 44). G_MAXINT64 without a limit. */
gint64 floor_left(const State *state, Instant now);

bool floor_stands_still(const State *state); /* somebody has the floor, and its clock does not run */

/* What is said now is not in the record of the meeting: it is suspended and goes on informally (rule 23), or it is
 * held informally, or the programme was not adopted (rule 19). */
bool floor_is_informal(const State *state);

enum { FLOOR_NEXT = 3 };

/* What the Chair sees (rule 39). Inscriptions; 0: none. */
typedef struct {
    int list; /* that is being heard */
    int current;
    int next[FLOOR_NEXT];
    int remaining; /* who waits on the list */
    int heard;     /* statements on it so far, the current one included */
    gint64 spoken, left;
    bool is_over, stands_still;
} FloorView;
FloorView floor_view(const State *state, Instant now);

/* The clock stops, goes on: for apply functions. Nothing happens if it does so already. */
void floor_stop_clock(State *state, Instant at);
void floor_start_clock(State *state, Instant at);
