#include "base/monotonic.h"

typedef struct {
    pthread_mutex_t lock;
    pthread_cond_t cond;
    bool is_told;
} Shared;

static gpointer tell_later(gpointer data)
{
    enum { LATER_US = 20000 };
    Shared *shared = data;
    g_usleep(LATER_US);
    pthread_mutex_lock(&shared->lock);
    shared->is_told = true;
    pthread_cond_signal(&shared->cond);
    pthread_mutex_unlock(&shared->lock);
    return NULL;
}

static void test_wait(void)
{
    enum { SHORT_US = 20000 };
    Shared shared = { .is_told = false };
    pthread_mutex_init(&shared.lock, NULL);
    monotonic_cond_init(&shared.cond);
    pthread_mutex_lock(&shared.lock);
    const gint64 until = g_get_monotonic_time() + SHORT_US;
    while (monotonic_cond_wait(&shared.cond, &shared.lock, until)) {
    }
    g_assert_cmpint(g_get_monotonic_time(), >=, until);
    g_assert_false(monotonic_cond_wait(&shared.cond, &shared.lock, 0)); /* long past */
    GThread *thread = g_thread_new("teller", tell_later, &shared);
    const gint64 patience = g_get_monotonic_time() + 20 * G_USEC_PER_SEC;
    while (!shared.is_told) {
        g_assert_true(monotonic_cond_wait(&shared.cond, &shared.lock, patience));
    }
    pthread_mutex_unlock(&shared.lock);
    g_thread_join(thread);
    pthread_cond_destroy(&shared.cond);
    pthread_mutex_destroy(&shared.lock);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/monotonic/wait", test_wait);
    return g_test_run();
}
