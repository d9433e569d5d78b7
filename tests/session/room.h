/* A meeting of a small body, for tests in C: eight Members, of whom five are in the room, item-5 with two topics,
 * item-6, and a list of speakers on item-5. Acts are lines as they are typed; events that nobody decided can be tried
 * on what the ledger amounts to so far. */
#pragma once

#include "session/decide.h"

typedef struct {
    State *state;
    GStringChunk *strings;
    GPtrArray *records; /* of char *: what was written */
    Instant now;        /* a second passes with every act */
} Room;

Room *room_new(void);
void room_free(Room *room);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Room, room_free)

/* "FRA order.raise": the name of the refusal, "" if it was allowed. A line that is no command fails the test. */
const char *room_says(Room *room, const char *line);

void room_do(Room *room, const char *line); /* it must be allowed */

/* Is the event of that name, with the data `data` ("{...}"), one that fits what was written so far? It is not kept. */
bool room_fits(const Room *room, const char *event, const char *data);

/* It must fit, and is kept. */
void room_event(Room *room, const char *event, const char *data);
