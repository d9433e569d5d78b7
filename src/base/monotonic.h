/* Conditions of POSIX that wait by the clock that is never set. */
#pragma once

#include <glib.h>
#include <pthread.h>
#include <stdbool.h>

void monotonic_cond_init(pthread_cond_t *cond);

/* Until it is signalled, or until that time of g_get_monotonic_time: false then. */
bool monotonic_cond_wait(pthread_cond_t *cond, pthread_mutex_t *lock, gint64 until_us);
