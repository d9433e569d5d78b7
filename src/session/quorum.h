/* The quorum (rule 108 of the rules of procedure, domain rule 26): how many Members must be in the room to open a
 * meeting and to debate, and how many to decide. All of it is derived from who takes part, who is marked as present and
 * the figures of procedure; each call costs a walk over the participants. */
#pragma once

#include "session/state.h"

int quorum_members(const State *state); /* of the body: who is counted for majorities */
int quorum_present(const State *state); /* of them, in the room */

/* 49 of 193 to open, 97 to decide, by the usual figures. */
int quorum_needed(const State *state, Quorum quorum);

/* Are enough in the room, or need they not be: because the quorum was waived by a decision, or was overridden for this
 * meeting? */
bool quorum_is_met(const State *state, Quorum quorum);

/* For refusals: "48 of 193 Members are present, 49 are needed". Free with g_free. */
char *quorum_words(const State *state, Quorum quorum);
