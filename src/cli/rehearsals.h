/* Many rehearsals at once, and what they come to, for people. */
#pragma once

#include "cli/terminal.h"
#include "exchange/place.h"
#include "rehearsal/outlook.h"

#include <stdio.h>

/* Plays `runs` sessions in memory, from the seed of `options` on, by as many threads as there are processors. The
 * outcome does not depend on how many. Progress goes to `progress` if that is a screen; NULL shows none. */
Outlook *rehearsals_run(const Plan *plan, const RehearsalOptions *options, guint runs, FILE *progress);

/* Slot by slot: of one session, of many. */
void rehearsals_print_session(const Terminal *terminal, const Place *place, const Outlook *outlook);
void rehearsals_print_outlook(const Terminal *terminal, const Place *place, const Outlook *outlook);
void rehearsals_print_json(const Outlook *outlook);
