#include "base/monotonic.h"

#include <errno.h>
#include <time.h>

void monotonic_cond_init(pthread_cond_t *cond)
{
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(cond, &attributes);
    pthread_condattr_destroy(&attributes);
}

bool monotonic_cond_wait(pthread_cond_t *cond, pthread_mutex_t *lock, gint64 until_us)
{
    const struct timespec until = { .tv_sec = until_us / G_USEC_PER_SEC,
                                    .tv_nsec = (long)(until_us % G_USEC_PER_SEC) * 1000 };
    return pthread_cond_timedwait(cond, lock, &until) != ETIMEDOUT;
}
