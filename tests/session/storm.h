/* Acts at random, from the table of commands and from what there is in the state: most of them make sense, some do not.
 * For fuzzing the rules without knowing them: what is new in the tables is tried at once. */
#pragma once

#include "session/decide.h"

typedef struct Storm Storm;

/* The same seed gives the same acts. */
Storm *storm_new(guint64 seed);
void storm_free(Storm *storm);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Storm, storm_free)

/* The next act upon that state; its texts are good until the next call. */
void storm_next(Storm *storm, const State *state, Command *ret_command);

/* The first acts of every storm: a session with some participants and a programme. */
bool storm_begin(Storm *storm, State *state, void (*done)(const Outcome *outcome, gpointer data), gpointer data);

/* What must be true of every state, whatever happened: NULL, or what is not. Free with g_free. */
char *storm_broken(const State *state);
