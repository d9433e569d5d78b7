/* Lists of speakers: how one opens, closes, and what is to be done about it at which time (rules 34–36). */
#pragma once

#include "session/state.h"

extern const RefusalInfo refused_list_closed, refused_list_not_open;

/* Adds what sets a list up and opens it at once; for who needs a list of their own, such as one of replies. `matter`
 * and `meeting` are ids or NULL. */
void lists_add(Outcome *outcome, const char *list, ListKind kind, const char *matter, const char *meeting);

/* The same for explanations of position or vote on a question. */
void lists_add_explanations(Outcome *outcome, const char *list, bool is_before, int question);

/* For events that close a list: it is closed, since `at` unless it was closed before. */
void lists_close(State *state, int list, Instant at);

/* Adds what ends a list that is or was open: who waits on it is released (rule 28). */
void lists_release(const State *state, Outcome *outcome, int list);

/* What the clock has to do next about a list, and when: give the role clock that command, with the field `list`, at
 * that time or as soon as it has passed. */
typedef struct {
    Instant at; /* 0: nothing is to be done */
    int list;
    const char *command; /* "list.open" or "list.close" */
} ListTime;
ListTime lists_next_time(const State *state);
