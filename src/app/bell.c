/* By the futex of Linux, since nothing of POSIX has many wait without a lock and wakes them in one call. */
#include "app/bell.h"

#include <limits.h>
#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

guint bell_rings(Bell *bell)
{
    return (guint)g_atomic_int_get(&bell->rings);
}

void bell_wait(Bell *bell, guint rings, guint32 ears)
{
    syscall(SYS_futex, &bell->rings, FUTEX_WAIT_BITSET_PRIVATE, rings, NULL, NULL, ears);
}

void bell_ring(Bell *bell, guint32 ears)
{
    g_atomic_int_inc(&bell->rings);
    syscall(SYS_futex, &bell->rings, FUTEX_WAKE_BITSET_PRIVATE, INT_MAX, NULL, NULL, ears);
}
