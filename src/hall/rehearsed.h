/* What rehearsals of the programme in force come to: will it hold? It takes seconds, so that it is played once for each
 * version of the programme, by a worker, and kept. */
#pragma once

#include "rehearsal/outlook.h"

enum {
    REHEARSED_RUNS = 40,          /* of each version */
    REHEARSED_VERSIONS_LIMIT = 64 /* that are kept; what is beyond is not rehearsed */
};

typedef struct Rehearsed Rehearsed;
Rehearsed *rehearsed_new(void);
void rehearsed_free(Rehearsed *rehearsed);

/* Of that version; NULL as long as it was not played. Good as long as `rehearsed` is. Any thread may. */
const Outlook *rehearsed_at_hand(Rehearsed *rehearsed, int version);

/* Plays it unless it is at hand: of `paper`, the programme as data, with so many delegations. One at a time; others
 * wait. False if the paper is none that can be played. */
bool rehearsed_play(Rehearsed *rehearsed, int version, const char *paper, int delegations, GError **error);
