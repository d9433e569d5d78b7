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
