#include "http/rate.h"

enum { A_SECOND = 5, SECOND = G_USEC_PER_SEC };

static void test_burst(void)
{
    Rate *rate = rate_new(A_SECOND);
    for (guint i = 0; i < A_SECOND * RATE_BURST_SECONDS; i++) {
        g_assert_cmpint(rate_take(rate, "a", 0), ==, 0);
    }
    g_assert_cmpint(rate_take(rate, "a", 0), ==, 1);
    g_assert_cmpint(rate_take(rate, "b", 0), ==, 0); /* each for itself */
    rate_free(rate);
}

static void test_refill(void)
{
    Rate *rate = rate_new(A_SECOND);
    while (rate_take(rate, "a", 0) == 0) {
    }
    for (guint i = 0; i < A_SECOND; i++) {
        g_assert_cmpint(rate_take(rate, "a", SECOND), ==, 0);
    }
    g_assert_cmpint(rate_take(rate, "a", SECOND), >, 0);
    guint n = 0;
    while (rate_take(rate, "a", (gint64)1000 * SECOND) == 0) {
        n++;
    }
    g_assert_cmpuint(n, ==, A_SECOND * RATE_BURST_SECONDS); /* no more, however long it was */
    rate_free(rate);
}

/* However many names come, it does not grow; nor does it stop who comes anew. */
static void test_names(void)
{
    Rate *rate = rate_new(1);
    for (guint i = 0; i < 3 * RATE_NAMES_LIMIT; i++) {
        g_autofree char *name = g_strdup_printf("%u", i);
        g_assert_cmpint(rate_take(rate, name, 0), ==, 0);
    }
    rate_free(rate);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/rate/burst", test_burst);
    g_test_add_func("/rate/refill", test_refill);
    g_test_add_func("/rate/names", test_names);
    return g_test_run();
}
