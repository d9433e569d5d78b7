#include "door/passwords.h"

#include <string.h>

static void the_right_one_is_right(void)
{
    Passwords *passwords = passwords_new();
    char hash[PASSWORD_HASH_SIZE], other[PASSWORD_HASH_SIZE];
    g_assert_true(passwords_make(passwords, "four wet owls", hash));
    g_assert_true(passwords_make(passwords, "four wet owls", other));
    g_assert_true(g_str_has_prefix(hash, "$argon2id$v=19$m=19456,t=2,p=1$"));
    g_assert_cmpstr(hash, !=, other); /* each with its own salt */
    g_assert_cmpint(passwords_check(passwords, hash, "four wet owls", false), ==, PASSWORD_RIGHT);
    g_assert_cmpint(passwords_check(passwords, other, "four wet owls", true), ==, PASSWORD_RIGHT);
    g_assert_cmpint(passwords_check(passwords, hash, "four wet owlS", false), ==, PASSWORD_WRONG);
    g_assert_cmpint(passwords_check(passwords, hash, "", false), ==, PASSWORD_WRONG);
    g_assert_cmpint(passwords_check(passwords, "", "", false), ==, PASSWORD_WRONG);
    g_assert_cmpint(passwords_check(passwords, "$argon2id$nonsense", "x", false), ==, PASSWORD_WRONG);
    g_assert_cmpint(passwords_check(passwords, NULL, "four wet owls", false), ==, PASSWORD_WRONG);
    passwords_free(passwords);
}

static gint64 time_of(Passwords *passwords, const char *hash)
{
    const gint64 before = g_get_monotonic_time();
    g_assert_cmpint(passwords_check(passwords, hash, "wrong", false), ==, PASSWORD_WRONG);
    return g_get_monotonic_time() - before;
}

/* The least of several, taken in turns, is what it takes, however busy the machine is. */
static void nobody_takes_as_long(void)
{
    enum { TURNS = 12 };
    Passwords *passwords = passwords_new();
    char hash[PASSWORD_HASH_SIZE];
    gint64 somebody = G_MAXINT64, nobody = G_MAXINT64;
    g_assert_true(passwords_make(passwords, "four wet owls", hash));
    for (int i = 0; i < TURNS; i++) {
        somebody = MIN(somebody, time_of(passwords, hash));
        nobody = MIN(nobody, time_of(passwords, NULL));
    }
    g_print("# %" G_GINT64_FORMAT " and %" G_GINT64_FORMAT " microseconds\n", somebody, nobody);
    g_assert_cmpint(nobody, >, somebody / 2);
    g_assert_cmpint(somebody, >, nobody / 2);
    passwords_free(passwords);
}

static gint crowded, wrong;

static gpointer try_one(gpointer passwords)
{
    const PasswordAnswer answer = passwords_check(passwords, NULL, "x", false);
    g_atomic_int_add(answer == PASSWORD_CROWDED ? &crowded : &wrong, 1);
    return NULL;
}

/* However many come, some wait and the others are told at once; and they keep nobody waiting who was here before. */
static void a_crowd_is_told_to_come_again(void)
{
    enum { MANY = 4 * PASSWORDS_WAITING };
    Passwords *passwords = passwords_new();
    GThread *threads[MANY];
    for (int i = 0; i < MANY; i++) {
        threads[i] = g_thread_new("try", try_one, passwords);
    }
    while (g_atomic_int_get(&crowded) == 0) {
        g_usleep(100);
    }
    g_assert_cmpint(passwords_check(passwords, NULL, "x", true), ==, PASSWORD_WRONG);
    const int others = g_atomic_int_get(&wrong);
    for (int i = 0; i < MANY; i++) {
        g_thread_join(threads[i]);
    }
    g_assert_cmpint(crowded + wrong, ==, MANY);
    g_assert_cmpint(wrong, >=, PASSWORDS_WAITING);
    g_assert_cmpint(others, <, PASSWORDS_WAITING); /* it had its turn before all of them had theirs */
    passwords_free(passwords);
}

static void some_are_no_passwords(void)
{
    g_autofree char *long_one = g_strnfill(PASSWORD_LIMIT + 1, 'a');
    const char *const bad[] = { "",
                                "short",
                                "aaaaaaaaaaaaaaaa",
                                "abababababababab",
                                "desk.france",
                                "desk.francex",
                                "\xff\xfe invalid text",
                                long_one };
    for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_assert_nonnull(password_fault(bad[i], "desk.france"));
    }
    g_assert_null(password_fault("four wet owls", "desk.france"));
    g_assert_null(password_fault("четыре мокрых совы", "desk"));
    g_assert_null(password_fault("desk.france is where four wet owls meet", "desk.france"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/passwords/the-right-one-is-right", the_right_one_is_right);
    g_test_add_func("/passwords/nobody-takes-as-long", nobody_takes_as_long);
    g_test_add_func("/passwords/a-crowd-is-told-to-come-again", a_crowd_is_told_to_come_again);
    g_test_add_func("/passwords/some-are-no-passwords", some_are_no_passwords);
    return g_test_run();
}
