/* Questions before the body: what is put to it for decision, who objects, and how it ends (rules 83–86 and 89). */
#pragma once

#include "session/state.h"

bool question_is_open(const Question *question);    /* it was put, and neither decided nor withdrawn */
bool question_is_settled(const Question *question); /* it was decided, one way or the other */
bool question_is_text(QuestionKind kind);           /* the adoption of a text, a report too */

/* The latest one that is open; 0 if there is none. Costs a walk back over the questions, which are few. */
int questions_latest(const State *state);

/* May a decision be taken now? Refused in an informal meeting, and where too few Members are in the room. */
Refusal questions_may_be_decided(const State *state, Outcome *outcome);

/* The events of its decision by a vote, with what it leads to. */
void questions_decide(const State *state, Outcome *outcome, int question, bool is_carried, const char *formula);

/* The event that withdraws the open question about a motion, if there is one; and the same that ends it with the vote
 * on the motion. */
void questions_withdraw_on(const State *state, Outcome *outcome, int motion);

/* Who objects now, and who has disassociated itself: the Objections of the question, of int. Free with g_array_unref.
 */
GArray *questions_objections(const State *state, int question);
GArray *questions_disassociations(const State *state, int question);
