/* Work that takes long, done by a few threads for which nobody else waits: they give way to those that answer. */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef struct Jobs Jobs;

/* `run` is called with each job, by any of the threads; `drop` with those that were never begun. NULL with the error
 * set if the threads cannot be had. */
Jobs *jobs_new(int threads, int waiting_limit, GFunc run, GDestroyNotify drop, gpointer data, GError **error);

/* False if as many wait as may: the job is still the caller's. */
bool jobs_add(Jobs *jobs, gpointer job);

/* Drops those that wait and waits for those that run. */
void jobs_free(Jobs *jobs);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Jobs, jobs_free)
