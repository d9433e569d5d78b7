/* Work for which those that answer must not stand still, done by threads of its own. */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef struct Jobs Jobs;

/* So much nicer than others is a thread that computes for long (setpriority): a stranger's document that keeps all of
 * them busy must not keep a page from those who wait for one. Threads that mostly wait, for the disk, need not be. */
enum { JOBS_NICE = 10, JOBS_EQUAL = 0 };

/* `run` is called with each job, by any of the threads; `drop` with those that were never begun. NULL with the error
 * set if the threads cannot be had. */
Jobs *jobs_new(int threads, int niceness, int waiting_limit, GFunc run, GDestroyNotify drop, gpointer data,
               GError **error);

/* False if as many wait as may: the job is still the caller's. */
bool jobs_add(Jobs *jobs, gpointer job);

guint jobs_waiting(Jobs *jobs); /* how many were added and not yet begun */

/* Drops those that wait and waits for those that run. */
void jobs_free(Jobs *jobs);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Jobs, jobs_free)
