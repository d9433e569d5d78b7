/* A session as it stands, as JSON: the body, the meeting that goes on, who has the floor, the lists of speakers in
 * their order. Instants are microseconds since 1970 in UTC, as in the ledger; `clock` is the one of who writes it, for
 * who shows a time that is left. */
#pragma once

#include "base/json.h"
#include "session/state.h"

typedef struct {
    Instant clock;       /* 0: leaves it out, so that it is the same as long as the session is */
    bool hides_speakers; /* leaves out who speaks and who waits; `is_private` says so */
    bool hides_persons;  /* leaves out ids of persons */
} SessionView;

/* The parts, each as the member `name` of the open object (NULL at the root or in a list). */
void session_json_put_body(JsonWriter *json, const char *name, const State *state);
void session_json_put_meeting(JsonWriter *json, const char *name, const State *state); /* null if none goes on */
void session_json_put_floor(JsonWriter *json, const char *name, const State *state,
                            const SessionView *view); /* null if nobody has it */
void session_json_put_lists(JsonWriter *json, const char *name, const State *state, const SessionView *view);

/* All of it, a whole document. */
void session_json_put(Buffer *out, const State *state, const SessionView *view);
