/* From a programme of work to the events that plan the session by it: matters, slots, their lines, deadlines. */
#pragma once

#include "session/state.h"

extern const EventInfo event_matter_listed, event_slot_planned;

/* Adds the events of the paper that the command brings (command->plan), which becomes that version of the programme.
 * What has been held stays as it was; what is planned and no longer there is marked as taken out. Refused where a line
 * is about an item that is not on the agenda that was adopted (rule 17). */
Refusal planning_events(const State *state, const Command *command, Outcome *outcome, int version);

/* "item-5" for 5, in `outcome`. */
const char *planning_matter_of(Outcome *outcome, int number);

/* The matter of that number, of an item as a whole; 0 if there is none. */
int planning_find_item(const State *state, int number);
