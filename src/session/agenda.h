/* The agenda and the texts under its items. */
#pragma once

#include "session/state.h"

/* A text that is before the body has been neither adopted nor withdrawn (rule 28). */
extern const RefusalInfo refused_text_unsettled;

/* Is the text of the matter before the body and still to be settled? */
bool agenda_text_is_open(const Matter *matter);

/* May the matter be scheduled: is no agenda adopted, or the item on it (rule 17)? */
bool agenda_has(const State *state, int matter);
