/* A whole session played through the real commands: delegations ask for the floor, groups speak as one, points of order
 * interrupt, replies are made at the day's end, meetings run over and lists roll on. It sees what anybody sees, the
 * state, and does what anybody may do; the rules decide. The same programme, seed and number of delegations give the
 * same commands, each with its time, so the same ledger.
 *
 * It is a demonstration, a load, a test of the forecast, and the answer to an officer's question: will this programme
 * hold? (outlook.h) How it imagines people is written in cast.c and business.c, in figures. */
#pragma once

#include "rehearsal/cast.h"
#include "session/plan.h"
#include "session/state.h"

typedef struct {
    guint64 seed;
    int delegations; /* of the Members: 1 to 193 */
} RehearsalOptions;

enum { REHEARSAL_DELEGATIONS = 193, REHEARSAL_LEAST_DELEGATIONS = 5 };

typedef struct Rehearsal Rehearsal;

/* `plan` has meetings with hours; it and `paper` (the programme as data; may be NULL, then the ledger has "{}" in its
 * place) must live as long. */
Rehearsal *rehearsal_new(const Plan *plan, const char *paper, const RehearsalOptions *options);
void rehearsal_free(Rehearsal *rehearsal);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Rehearsal, rehearsal_free)

/* The next command upon the state, which has what came of the one before. False when the session is over. Texts are
 * good until the next call. */
bool rehearsal_next(Rehearsal *rehearsal, const State *state, Command *ret_command);

/* How that command was answered. A few refusals belong to a session: somebody asks too late, or twice. */
void rehearsal_answer(Rehearsal *rehearsal, Refusal refusal);

/* What became of a slot. */
typedef struct {
    Text id; /* of the state */
    Instant starts, ends;
    Instant rose; /* 0: it was not held */
    int heard;    /* statements */
    int left;     /* who was not heard of its own lists when it rose */
} RehearsedSlot;

const GArray *rehearsal_slots(const Rehearsal *rehearsal); /* of RehearsedSlot, as they were held; borrowed */
/* Why the Chair could not go on, where the session ended for that and not at its end; else ALLOWED. */
Refusal rehearsal_stuck(const Rehearsal *rehearsal);

guint rehearsal_refusals(const Rehearsal *rehearsal);
