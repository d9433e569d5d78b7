/* A bell that wakes all who wait in one step. With a condition each of them would take its lock before going on, one
 * after the other, and a semaphore each costs a call of the system each: where one commit answers many, that is most
 * of the work.
 *
 * Who waits asks how often it has rung, then looks whether what is waited for has come, and only then waits: so no ring
 * between looking and waiting is missed. */
#pragma once

#include <glib.h>

typedef struct {
    guint rings; /* atomic; it may wrap */
} Bell;          /* zeroed, it is ready */

guint bell_rings(Bell *bell);

/* Until it has rung since it had `rings`, for one of `ears`, a set of bits; it may also return without a reason. */
void bell_wait(Bell *bell, guint rings, guint32 ears);

/* What was written before is seen by who sees the ring. */
void bell_ring(Bell *bell, guint32 ears);
