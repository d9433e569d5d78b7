/* Texts of statements: what a delegation handed in before it speaks, which turn it belongs to, and from when on it is
 * known.
 *
 * A text is under embargo until the turn that it belongs to has been heard. What is said informally is in no record
 * (rule 23), and its text never becomes public. The text itself is not in the state, which has its digest: whoever
 * shows it asks here first whether it may. */
#pragma once

#include "session/state.h"

enum { STATEMENT_DIGEST_LENGTH = 64 /* hexadecimal digits of SHA-256 */ };

bool statement_stands(const Statement *statement); /* neither withdrawn nor replaced */

/* The inscription that it is read out in: the one it was handed in for, as long as that is on a list or was heard; else
 * the first turn of its participant there that was not over when it was handed in. 0 while there is none. */
int statement_turn(const State *state, int statement);

bool statement_is_delivered(const State *state, int statement); /* its turn was heard */

/* May everybody read it? It stands, was delivered in a formal meeting, and nobody found that something else was said.
 */
bool statement_is_public(const State *state, int statement);

/* Whose it is may read it, and withdraw it, at any time; others but the Secretariat and who interprets may not before
 * it is public. */
bool statement_is_of(const State *state, int statement, int participant);

/* The texts that stand for these turns, 0 where there is none: one walk over all texts for as many turns. Where there
 * are several it is the one that is read out, and not a translation of it. */
void statements_of_turns(const State *state, const int *turns, guint n, int *ret_statements);
int statement_of_turn(const State *state, int inscription);

/* The other texts that stand for the same turn: in other languages. Of int. Free with g_array_unref. */
GArray *statement_others(const State *state, int statement);
