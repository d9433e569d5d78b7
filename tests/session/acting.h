/* Acts for tests in C: a session that is lived line by line, and events that nobody decided. */
#pragma once

#include "session/decide.h"
#include "session/plan.h"

typedef struct {
    State *state;
    GStringChunk *strings;
    Instant now;      /* a minute passes with every act */
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
 * is useless after a false. */
bool acting_fits(Acting *acting, const char *event, const char *data);
