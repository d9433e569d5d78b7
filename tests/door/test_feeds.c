/* Addresses of calendars: one an account, told once, taken back at will; they let see and do nothing. */
#include "door/door.h"

#include <string.h>

#define NOW ((Instant)1658480400 * G_USEC_PER_SEC)
#define LATER (NOW + (Instant)3600 * G_USEC_PER_SEC)

static Door *new_door(Ledger **ret_ledger)
{
    g_autoptr(GError) error = NULL;
    *ret_ledger = ledger_mem_new();
    Door *door = door_new(*ret_ledger, &error);
    g_assert_no_error(error);
    return door;
}

static void add_account(Door *door, const char *name, Instant at)
{
    g_autoptr(GError) error = NULL;
    const DoorStanding standing = { .role = DOOR_DELEGATE, .rank = DOOR_RANK_HEAD, .party = "FRA" };
    door_account_add(door, name, &standing, "four words by chance", "test", at, &error);
    g_assert_no_error(error);
}

static void make(Door *door, const char *account, Instant at, char token[SECRET_LENGTH + 1])
{
    g_autoptr(GError) error = NULL;
    door_feed_make(door, account, at, token, &error);
    g_assert_no_error(error);
}

static bool is_let_in(Door *door, const char *token)
{
    Visitor visitor;
    return door_feed(door, token, &visitor);
}

static void test_life(void)
{
    Ledger *ledger;
    Visitor visitor;
    Instant made;
    char first[SECRET_LENGTH + 1], second[SECRET_LENGTH + 1];
    g_autoptr(GError) error = NULL;
    g_autoptr(Door) door = new_door(&ledger);
    add_account(door, "claire", NOW);
    g_assert_false(door_feed_made(door, "claire", &made));
    make(door, "claire", NOW + 1, first);
    g_assert_true(door_feed(door, first, &visitor));
    g_assert_cmpint(visitor.role, ==, DOOR_DELEGATE);
    g_assert_cmpstr(visitor.party, ==, "FRA");
    g_assert_cmpuint(visitor.sign_in, ==, 0);
    g_assert_cmpstr(visitor.token, ==, "");
    g_assert_true(door_feed_made(door, "claire", &made));
    g_assert_cmpint(made, ==, NOW + 1);
    make(door, "claire", LATER, second);
    g_assert_false(is_let_in(door, first));
    g_assert_true(is_let_in(door, second));
    door_feed_end(door, "claire", "claire", LATER + 1, &error);
    g_assert_no_error(error);
    g_assert_false(is_let_in(door, second));
    g_assert_false(door_feed_made(door, "claire", &made));
}

/* What was never given lets nobody in, nor does an address whose account is gone, or is another of that name. */
static void test_none(void)
{
    Ledger *ledger;
    char token[SECRET_LENGTH + 1], other[SECRET_LENGTH + 1];
    g_autoptr(GError) error = NULL;
    g_autoptr(Door) door = new_door(&ledger);
    g_assert_false(door_feed_make(door, "nobody", NOW, token, &error));
    g_assert_error(error, DOOR_ERROR, DOOR_ERROR_UNKNOWN);
    g_clear_error(&error);
    add_account(door, "claire", NOW);
    make(door, "claire", NOW, token);
    memcpy(other, token, sizeof other);
    other[0] = other[0] == 'a' ? 'b' : 'a';
    const char *const bad[] = { NULL, "", "x", other };
    for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_assert_false(is_let_in(door, bad[i]));
    }
    door_account_remove(door, "claire", "test", NOW + 1, &error);
    g_assert_no_error(error);
    g_assert_false(is_let_in(door, token));
    add_account(door, "claire", LATER);
    g_assert_false(is_let_in(door, token));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/door/feeds/life", test_life);
    g_test_add_func("/door/feeds/none", test_none);
    return g_test_run();
}
