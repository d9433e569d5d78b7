/* The versions of the programme of work. All stay readable (rule 20). */
#pragma once

#include "session/state.h"

/* The version that the body adopted last; 0 if it has adopted none. */
int versions_adopted(const State *state);

/* The programme as data, as it was in that version: where only slots were moved or added, the paper before it. NULL if
 * there is no such version. Borrowed. */
const char *versions_paper(const State *state, int version);

/* Adds what a change of the plan by itself is: of an adopted programme a revision with its reason, which must be given
 * then; of any other nothing. *ret_version gets the version that the change belongs to. */
Refusal versions_revise(const State *state, const Command *command, Outcome *outcome, int *ret_version);
