/* From a command to what happens: the one door of the rules. Pure: the same state and command give the same outcome. */
#pragma once

#include "session/state.h"

/* What the rules say. ALLOWED: outcome->events are what happens, in order, complete with time, actor and meeting;
 * nothing is applied yet. Else outcome->events is empty, and outcome->complaint may say more. The outcome was
 * initialized and is empty. */
Refusal decide(const State *state, const Command *command, Outcome *outcome);

/* The same, and makes it true in the state at once: for who keeps no ledger (rehearsals, tests). What was decided
 * always fits. */
Refusal decide_and_apply(State *state, const Command *command, Outcome *outcome);
