#include "door/tries.h"

#include <glib.h>

#define SECOND ((gint64)G_USEC_PER_SEC)

static void some_are_free(void)
{
    Tries *tries = tries_new();
    for (int i = 0; i < TRIES_FREE; i++) {
        g_assert_cmpint(tries_begin(tries, "desk", SECOND), ==, 0);
    }
    g_assert_cmpint(tries_begin(tries, "desk", SECOND), >, 0);
    g_assert_cmpint(tries_begin(tries, "other", SECOND), ==, 0); /* each name by itself */
    tries_free(tries);
}

/* Waits grow, and have an end: nobody is locked out for good. */
static void waits_grow(void)
{
    Tries *tries = tries_new();
    gint64 now = SECOND;
    int longest = 0;
    for (int i = 0; i < 40; i++) {
        const int wait = tries_begin(tries, "desk", now);
        g_assert_cmpint(wait, <=, TRIES_WAIT_LIMIT);
        g_assert_true(wait == 0 || wait >= longest || wait == TRIES_WAIT_LIMIT);
        longest = MAX(longest, wait);
        if (wait > 0) {
            now += wait * SECOND;
            g_assert_cmpint(tries_begin(tries, "desk", now), ==, 0);
        }
    }
    g_assert_cmpint(longest, ==, TRIES_WAIT_LIMIT);
    tries_free(tries);
}

/* Who asks while they wait does not wait longer for it. */
static void asking_is_no_try(void)
{
    Tries *tries = tries_new();
    for (int i = 0; i < TRIES_FREE; i++) {
        tries_begin(tries, "desk", SECOND);
    }
    for (int i = 0; i < 1000; i++) {
        g_assert_cmpint(tries_begin(tries, "desk", SECOND), ==, 1);
    }
    g_assert_cmpint(tries_begin(tries, "desk", 2 * SECOND), ==, 0);
    tries_free(tries);
}

static void what_was_right_or_not_tried_is_forgiven(void)
{
    Tries *tries = tries_new();
    for (int i = 0; i < 100; i++) {
        g_assert_cmpint(tries_begin(tries, "right", SECOND), ==, 0);
        tries_forgive(tries, "right");
        g_assert_cmpint(tries_begin(tries, "crowded", SECOND), ==, 0);
        tries_undo(tries, "crowded");
    }
    tries_forgive(tries, "nobody");
    tries_undo(tries, "nobody");
    tries_free(tries);
}

static void time_forgets(void)
{
    Tries *tries = tries_new();
    for (int i = 0; i < TRIES_FREE; i++) {
        tries_begin(tries, "desk", SECOND);
    }
    const gint64 later = (TRIES_FORGET_SECONDS + 2) * SECOND;
    for (int i = 0; i < TRIES_FREE; i++) {
        g_assert_cmpint(tries_begin(tries, "desk", later), ==, 0);
    }
    tries_free(tries);
}

/* Names that are tried once each cost no more memory than so many. */
static void names_have_a_limit(void)
{
    Tries *tries = tries_new();
    for (int i = 0; i < TRIES_FREE; i++) {
        tries_begin(tries, "first", SECOND);
    }
    for (int i = 0; i < TRIES_NAMES_LIMIT; i++) {
        g_autofree char *name = g_strdup_printf("name%d", i);
        tries_begin(tries, name, SECOND);
    }
    g_assert_cmpint(tries_begin(tries, "first", SECOND), ==, 0); /* forgotten: it was tried longest ago */
    tries_free(tries);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/tries/some-are-free", some_are_free);
    g_test_add_func("/tries/waits-grow", waits_grow);
    g_test_add_func("/tries/asking-is-no-try", asking_is_no_try);
    g_test_add_func("/tries/what-was-right-or-not-tried-is-forgiven", what_was_right_or_not_tried_is_forgiven);
    g_test_add_func("/tries/time-forgets", time_forgets);
    g_test_add_func("/tries/names-have-a-limit", names_have_a_limit);
    return g_test_run();
}
