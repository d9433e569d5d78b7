/* Which acts of a ledger were taken back: for who tells what happened, and comes to an act before it comes to what took
 * it back. */
#pragma once

#include "ledger/ledger.h"

typedef struct TakenBack TakenBack;
TakenBack *taken_back_new(void);
void taken_back_free(TakenBack *acts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TakenBack, taken_back_free)

/* Reads what the ledger has beyond what was read before. Of what is no entry of a session nothing is said: whoever
 * folds it is told exactly. */
bool taken_back_read(TakenBack *acts, Ledger *ledger, GError **error);

/* The entry that took back the act whose first entry is `act`; 0 if it stands. */
Seq taken_back_by(const TakenBack *acts, Seq act);
