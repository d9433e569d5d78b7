/* A small body for the tests of the app: a session of eight Members. */
#pragma once

#include "app/app.h"

enum { BODY_MEMBERS = 8 };
extern const char *const body_members[BODY_MEMBERS];

#define BODY_BEGIN_TIME ((Instant)1658480400 * G_USEC_PER_SEC) /* 2022-07-22 09:00 UTC */

/* Does `line`, a command as it is typed, as `who`, at so many seconds after the session's beginning. Clear the answer.
 */
void body_do(App *app, const char *who, const char *line, int second, AppAnswer *answer);

/* The same, and it must be done. Returns the number of its first entry. */
Seq body_did(App *app, const char *who, const char *line, int second);

/* Begins the session. */
void body_begin(App *app);

/* The act number `i` of a member: it comes into the room, or leaves it. Always allowed. */
void body_toggle(App *app, guint member, guint i, AppAnswer *answer);

/* Fails the test unless the app's state is the fold of the ledger, which is verified; returns how many entries it has.
 */
Seq body_assert_fold(App *app, Ledger *ledger);
