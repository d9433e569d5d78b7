#include "http/jobs.h"

#include <sys/resource.h>
#include <unistd.h>

struct Jobs {
    GMutex lock; /* of `waiting` and `is_ending` */
    GCond changed;
    GPtrArray *waiting; /* the first waits longest */
    guint waiting_limit;
    int niceness;
    bool is_ending;
    GFunc run;
    GDestroyNotify drop;
    gpointer data;
    GThread **threads;
    int n_threads;
};

/* The one that waits longest; NULL when it is over. */
static gpointer take(Jobs *jobs)
{
    gpointer job = NULL;
    g_mutex_lock(&jobs->lock);
    while (!jobs->is_ending && jobs->waiting->len == 0) {
        g_cond_wait(&jobs->changed, &jobs->lock);
    }
    if (!jobs->is_ending) {
        job = g_ptr_array_steal_index(jobs->waiting, 0);
    }
    g_mutex_unlock(&jobs->lock);
    return job;
}

static gpointer work(gpointer data)
{
    Jobs *jobs = data;
    gpointer job;
    if (jobs->niceness != JOBS_EQUAL) {
        setpriority(PRIO_PROCESS, (id_t)gettid(), jobs->niceness);
    }
    while ((job = take(jobs)) != NULL) {
        jobs->run(job, jobs->data);
    }
    return NULL;
}

Jobs *jobs_new(int threads, int niceness, int waiting_limit, GFunc run, GDestroyNotify drop, gpointer data,
               GError **error)
{
    g_autoptr(Jobs) jobs = g_new0(Jobs, 1);
    g_mutex_init(&jobs->lock);
    g_cond_init(&jobs->changed);
    jobs->waiting = g_ptr_array_new();
    jobs->waiting_limit = (guint)waiting_limit;
    jobs->niceness = niceness;
    jobs->run = run;
    jobs->drop = drop;
    jobs->data = data;
    jobs->threads = g_new0(GThread *, threads);
    for (; jobs->n_threads < threads; jobs->n_threads++) {
        jobs->threads[jobs->n_threads] = g_thread_try_new("job", work, jobs, error);
        if (jobs->threads[jobs->n_threads] == NULL) {
            return NULL;
        }
    }
    return g_steal_pointer(&jobs);
}

bool jobs_add(Jobs *jobs, gpointer job)
{
    g_mutex_lock(&jobs->lock);
    const bool has_room = jobs->waiting->len < jobs->waiting_limit;
    if (has_room) {
        g_ptr_array_add(jobs->waiting, job);
        g_cond_signal(&jobs->changed);
    }
    g_mutex_unlock(&jobs->lock);
    return has_room;
}

guint jobs_waiting(Jobs *jobs)
{
    g_mutex_lock(&jobs->lock);
    const guint waiting = jobs->waiting->len;
    g_mutex_unlock(&jobs->lock);
    return waiting;
}

void jobs_free(Jobs *jobs)
{
    if (jobs == NULL) {
        return;
    }
    g_mutex_lock(&jobs->lock);
    jobs->is_ending = true;
    g_cond_broadcast(&jobs->changed);
    g_mutex_unlock(&jobs->lock);
    for (int i = 0; i < jobs->n_threads; i++) {
        g_thread_join(jobs->threads[i]);
    }
    for (guint i = 0; i < jobs->waiting->len; i++) {
        jobs->drop(g_ptr_array_index(jobs->waiting, i));
    }
    g_ptr_array_unref(jobs->waiting);
    g_cond_clear(&jobs->changed);
    g_mutex_clear(&jobs->lock);
    g_free(jobs->threads);
    g_free(jobs);
}
