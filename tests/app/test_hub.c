#include "app/hub.h"

#include "app/app.h"

static void note(Seq seq, gpointer data)
{
    Seq *noted = data;
    *noted = seq;
}

static void test_listeners(void)
{
    Hub *hub = hub_new();
    Seq one = 0, other = 0;
    const guint first = hub_listen(hub, note, &one);
    const guint second = hub_listen(hub, note, &other);
    g_assert_cmpuint(first, !=, second);
    hub_tell(hub, 3);
    g_assert_cmpuint(one, ==, 3);
    g_assert_cmpuint(other, ==, 3);
    hub_unlisten(hub, first);
    hub_unlisten(hub, 99);
    hub_tell(hub, 5);
    g_assert_cmpuint(one, ==, 3);
    g_assert_cmpuint(other, ==, 5);
    hub_tell(hub, 4); /* no news */
    g_assert_cmpuint(other, ==, 5);
    hub_free(hub);
}

static gpointer tell_later(gpointer data)
{
    enum { LATER_US = 20000 };
    g_usleep(LATER_US);
    hub_tell(data, 7);
    return NULL;
}

static void test_wait(void)
{
    enum { LONG_MS = 20000, SHORT_MS = 10 };
    Hub *hub = hub_new();
    hub_tell(hub, 2);
    g_assert_cmpuint(hub_wait(hub, 1, LONG_MS), ==, 2); /* at once */
    const gint64 began = g_get_monotonic_time();
    g_assert_cmpuint(hub_wait(hub, 2, SHORT_MS), ==, 2);
    g_assert_cmpint(g_get_monotonic_time() - began, >=, SHORT_MS * 1000);
    GThread *thread = g_thread_new("teller", tell_later, hub);
    g_assert_cmpuint(hub_wait(hub, 2, LONG_MS), ==, 7);
    g_thread_join(thread);
    hub_free(hub);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/hub/listeners", test_listeners);
    g_test_add_func("/hub/wait", test_wait);
    return g_test_run();
}
