/* The door: who is let in as whom. Accounts, invitations, sign-ins and screens, kept in the ledger's table of keys: of
 * this machine, outside the chain, never exported. */
#pragma once

#include "door/visitor.h"
#include "ledger/ledger.h"

#define DOOR_COOKIE "placard" /* the name of the cookie that carries a sign-in */

typedef struct Door Door;

/* Takes the handle over, which nobody else uses; where it fails it is still the caller's. */
Door *door_new(Ledger *ledger, GError **error);
void door_free(Door *door);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Door, door_free)

/* Whom the value of a Cookie header (may be NULL) lets in: the public, where it names no sign-in that is good. At once:
 * from memory, and any thread may ask. `now`: of the clock. */
void door_visitor(Door *door, const char *cookies, Instant now, Visitor *ret_visitor);
