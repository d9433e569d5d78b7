/* The screens of the hall: which of them shows what, and what the desk has put on them. What a view shows follows the
 * Chair by itself; a message stands in its place until it is cleared. */
#pragma once

#include "session/state.h"

#define SCREEN_ALL "all" /* stands for every screen where a message is meant for all; none may be called so */

enum {
    SCREENS_LIMIT = 100,          /* names that were ever used */
    SCREEN_NAME_LIMIT = 40,       /* bytes: letters, digits, "-" and "." */
    SCREEN_TITLE_LIMIT = 80,      /* bytes */
    SCREEN_TEXT_LIMIT = 600,      /* bytes: what can be read from the last row */
    SCREEN_IDENTIFY_SECONDS = 10, /* so long it shows its name */
};

/* The screen of that name that has not been removed; 0 if there is none. */
int screens_find(const State *state, const char *name);

/* What the desk has put on it, else on all of them; NULL if nothing. Borrowed. `screen` may be 0. */
const char *screens_message(const State *state, int screen);

/* What goes on in the hall, as a screen shows it: the first of these that is so. */
typedef enum {
    MOMENT_CLOSED, /* the session is over */
    MOMENT_RISEN,  /* no meeting goes on */
    MOMENT_BREAK,  /* it is suspended, and nobody works */
    MOMENT_VOTE,
    MOMENT_POINT, /* a point of order is pending */
    MOMENT_SPEAKER,
    MOMENT_RESULT, /* nobody has the floor, and a vote was the last that happened */
    MOMENT_QUIET,  /* nobody has the floor */
    N_MOMENTS,
} Moment;
Moment screens_moment(const State *state);

/* The vote to show: that which goes on, else the last one of the meeting that goes on; 0 if there is none. */
int screens_vote(const State *state);

/* The list to show: of who has the floor, else the one that is being heard or is to be heard next; 0 if there is none.
 */
int screens_list(const State *state);

/* How the Members voted: of int, a BallotChoice + 1 for each participant, 0 of who has not answered; the index is the
 * participant. With sums by choice. Costs a walk over the ballots of the vote. Free with g_array_unref. */
GArray *screens_ballots(const State *state, int vote, int ret_sums[N_BALLOT_CHOICES]);
