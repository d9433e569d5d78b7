#include "http/jobs.h"

typedef struct {
    gint is_shut; /* whoever works waits until it is not */
    gint begun, done, dropped;
} Work;

static void run(gpointer job, gpointer data)
{
    Work *work = data;
    g_atomic_int_inc(&work->begun);
    while (g_atomic_int_get(&work->is_shut)) {
        g_usleep(1000);
    }
    g_atomic_int_add(&work->done, GPOINTER_TO_INT(job));
}

static gint *dropped; /* GDestroyNotify has no data of its own */

static void drop(gpointer job)
{
    g_atomic_int_add(dropped, GPOINTER_TO_INT(job));
}

static Jobs *start(Work *work, int threads, int waiting)
{
    g_autoptr(GError) error = NULL;
    *work = (Work){ 0 };
    dropped = &work->dropped;
    Jobs *jobs = jobs_new(threads, JOBS_NICE, waiting, run, drop, work, &error);
    g_assert_no_error(error);
    return jobs;
}

static void wait_until_begun(Work *work, gint n)
{
    while (g_atomic_int_get(&work->begun) < n) {
        g_usleep(1000);
    }
}

static void every_job_is_done_once(void)
{
    Work work;
    Jobs *jobs = start(&work, 3, 1000);
    for (int i = 0; i < 500; i++) {
        g_assert_true(jobs_add(jobs, GINT_TO_POINTER(1)));
    }
    wait_until_begun(&work, 500);
    jobs_free(jobs);
    g_assert_cmpint(work.done, ==, 500);
    g_assert_cmpint(work.dropped, ==, 0);
}

static void no_more_wait_than_may(void)
{
    Work work;
    Jobs *jobs = start(&work, 2, 3);
    g_atomic_int_set(&work.is_shut, 1);
    for (int i = 1; i <= 5; i++) {
        g_assert_true(jobs_add(jobs, GINT_TO_POINTER(1)));
        wait_until_begun(&work, MIN(i, 2));
    }
    g_assert_false(jobs_add(jobs, GINT_TO_POINTER(1)));
    g_atomic_int_set(&work.is_shut, 0);
    wait_until_begun(&work, 5);
    jobs_free(jobs);
    g_assert_cmpint(work.done, ==, 5);
}

static gpointer open_gate(gpointer data)
{
    Work *work = data;
    g_usleep(50000);
    g_atomic_int_set(&work->is_shut, 0);
    return NULL;
}

static void what_was_not_begun_is_dropped(void)
{
    Work work;
    Jobs *jobs = start(&work, 1, 10);
    g_atomic_int_set(&work.is_shut, 1);
    g_assert_true(jobs_add(jobs, GINT_TO_POINTER(1)));
    wait_until_begun(&work, 1);
    g_assert_true(jobs_add(jobs, GINT_TO_POINTER(10)));
    g_assert_true(jobs_add(jobs, GINT_TO_POINTER(100)));
    GThread *thread = g_thread_new("gate", open_gate, &work);
    jobs_free(jobs);
    g_thread_join(thread);
    g_assert_cmpint(work.done, ==, 1);
    g_assert_cmpint(work.dropped, ==, 110);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/jobs/every-job-is-done-once", every_job_is_done_once);
    g_test_add_func("/jobs/no-more-wait-than-may", no_more_wait_than_may);
    g_test_add_func("/jobs/what-was-not-begun-is-dropped", what_was_not_begun_is_dropped);
    return g_test_run();
}
