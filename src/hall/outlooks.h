/* Forecasts of lists, made once for all who look at the same state: what each delegation is told of its own turn comes
 * from one forecast of the list. Used by one thread at a time. */
#pragma once

#include "session/list_outlook.h"

typedef struct Outlooks Outlooks;
Outlooks *outlooks_new(void);
void outlooks_free(Outlooks *outlooks);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Outlooks, outlooks_free)

/* Borrowed until the next outlooks_forget; NULL if there is no such list. All calls between two of those are for one
 * state and one time. */
const ListOutlook *outlooks_of(Outlooks *outlooks, const State *state, int list, Instant now);
void outlooks_forget(Outlooks *outlooks);
