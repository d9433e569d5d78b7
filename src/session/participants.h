/* Who takes part: the roster of the session. */
#pragma once

#include "session/state.h"

/* Adds the events that admit the participants of `codes` (parted by blanks), one for each class that is among them; of
 * a code that is in no table, `otherwise` is the class. */
void participants_admit(Outcome *outcome, const char *codes, ParticipantClass otherwise);

/* The same of everybody that core/roster.h knows. */
void participants_admit_all(Outcome *outcome);

/* The name that people know it by: of who is in no table its own, else the English short name of that day, else its
 * code. Borrowed. */
const char *participant_name(const State *state, int participant, CivilDate day);
