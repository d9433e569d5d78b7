/* Acts for tests in C: a session that is lived line by line, and events that nobody decided. What happens is written as
 * it would stand in the ledger. */
#pragma once

#include "session/decide.h"
#include "session/plan.h"

typedef struct {
    State *state;
    GStringChunk *strings;
    GPtrArray *records; /* of char *: what was written */
    Instant now;
    Instant step;     /* passes with every act: a minute, if nothing else is said */
    const Plan *plan; /* of what is issued next */
    bool begins;      /* the event of acting_fits is the first of an act */
} Acting;

Acting *acting_new(void);
void acting_free(Acting *acting);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Acting, acting_free)

/* Begins a session of four Members, FRA, DEU, BRA and CHN, under the profile; on 22 July 2022 at 13.00 UTC. */
void acting_begin(Acting *acting, const char *profile);

/* "chair meeting.adjourn": the name of the refusal; "" if it was allowed. Borrowed. A command that is wrong fails the
 * test. */
const char *acting_does(Acting *acting, const char *line);

/* It must be allowed. */
void acting_do(Acting *acting, const char *line);

/* Is the event, whose data are `data` ("{...}"), part of the latest act unless `begins`, taken by the state? The state
 * is useless after a false, and nothing is written. */
bool acting_fits(Acting *acting, const char *event, const char *data);

/* The same of an act of its own, tried on what is written so far: the state stays as it is. */
bool acting_would_fit(const Acting *acting, const char *event, const char *data);

/* An event as an act of its own, which nobody takes back; it must fit, and is written. */
void acting_event(Acting *acting, const char *event, const char *data);

/* What is written, folded anew. Free with state_free. */
State *acting_fold(const Acting *acting);
