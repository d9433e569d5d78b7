#include "app/bell.h"

enum { WAITERS = 8, TURNS = 2000 };

typedef struct {
    Bell bell;
    gint turn; /* atomic: which has come */
    gint awake[2];
} Hall;

typedef struct {
    Hall *hall;
    guint ear;
} Waiter;

static gpointer wait_for_turns(gpointer data)
{
    const Waiter *waiter = data;
    Hall *hall = waiter->hall;
    for (gint turn = 1; turn <= TURNS; turn++) {
        for (;;) {
            const guint rings = bell_rings(&hall->bell);
            if (g_atomic_int_get(&hall->turn) >= turn) {
                break;
            }
            bell_wait(&hall->bell, rings, 1U << waiter->ear);
        }
        g_atomic_int_inc(&hall->awake[waiter->ear]);
    }
    return NULL;
}

static void wait_until(const gint *number, gint least)
{
    while (g_atomic_int_get(number) < least) {
        g_thread_yield();
    }
}

/* Nobody sleeps on, however looking, waiting and ringing fall together. */
static void test_all(void)
{
    Hall hall = { 0 };
    Waiter waiters[WAITERS];
    GThread *threads[WAITERS];
    for (guint i = 0; i < WAITERS; i++) {
        waiters[i] = (Waiter){ &hall, i % 2 };
        threads[i] = g_thread_new("waiter", wait_for_turns, &waiters[i]);
    }
    for (gint turn = 1; turn <= TURNS; turn++) {
        g_atomic_int_set(&hall.turn, turn);
        bell_ring(&hall.bell, 3);
        wait_until(&hall.awake[0], turn * WAITERS / 2);
        wait_until(&hall.awake[1], turn * WAITERS / 2);
    }
    for (guint i = 0; i < WAITERS; i++) {
        g_thread_join(threads[i]);
    }
}

static gpointer wait_once(gpointer data)
{
    const Waiter *waiter = data;
    const guint rings = bell_rings(&waiter->hall->bell);
    while (bell_rings(&waiter->hall->bell) == rings) {
        g_atomic_int_set(&waiter->hall->turn, 1);
        bell_wait(&waiter->hall->bell, rings, 1U << waiter->ear);
    }
    g_atomic_int_inc(&waiter->hall->awake[waiter->ear]);
    return NULL;
}

/* A ring is for those whose ears it names; who comes late has missed nothing. */
static void test_ears(void)
{
    enum { SETTLE_US = 50000 };
    Hall hall = { 0 };
    const Waiter waiter = { &hall, 0 };
    GThread *thread = g_thread_new("waiter", wait_once, (gpointer)&waiter);
    wait_until(&hall.turn, 1);
    g_usleep(SETTLE_US); /* it is asleep by now, nearly always */
    bell_ring(&hall.bell, 2);
    g_usleep(SETTLE_US);
    bell_ring(&hall.bell, 1);
    g_thread_join(thread);
    g_assert_cmpint(hall.awake[0], ==, 1);
    bell_wait(&hall.bell, bell_rings(&hall.bell) - 1, 1); /* has rung since */
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/bell/all", test_all);
    g_test_add_func("/bell/ears", test_ears);
    return g_test_run();
}
