/* A body that hears people, for tests of the forecast: two days of two meetings each, in all of which item 5 stands,
 * sixty Members in the room, a list of speakers on item 5; the clock is the test's, to the second. */
#pragma once

#include "acting.h"

enum { HEARING_MEETINGS = 4, HEARING_MEMBERS = 60 };

typedef struct {
    Acting *acting;
    State *state; /* its own */
    Programme *programme;
    PlanHours hours[HEARING_MEETINGS];
    Plan plan;
} Hearing;

/* `lines` stand in each meeting, each as "item 5", "debate", "opening" with minutes, parted by commas: "item 5/120";
 * NULL: "item 5". Where item 5 is not among them the list is on no matter. The first meeting was called to order at 10
 * a.m., and nothing has happened since. */
Hearing *hearing_new(const char *lines);
void hearing_free(Hearing *hearing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Hearing, hearing_free)

const char *hearing_member(int i); /* the code of one of the Members, from 0 */

/* "chair floor.end": done so many seconds after what was done last. The name of the refusal; "" if it was allowed. */
const char *hearing_does(Hearing *hearing, int seconds, const char *line);
void hearing_do(Hearing *hearing, int seconds, const char *line); /* it must be allowed */

/* Members ask for the floor on item-5, without time passing. */
void hearing_ask(Hearing *hearing, int first, int count);

/* The next on item-5 is given the floor after `gap` seconds and speaks for `seconds`. */
void hearing_hear(Hearing *hearing, int gap, int seconds);

int hearing_list(const Hearing *hearing); /* that on item-5 */
