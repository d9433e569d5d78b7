/* The queue of what people are going to do. */
#include "rehearsal/chance.h"
#include "rehearsal/wishes.h"

static void test_order(void)
{
    enum { N = 3000 };
    g_autoptr(Wishes) wishes = wishes_new();
    Chance chance = { 1 };
    g_assert_null(wishes_first(wishes));
    for (guint i = 0; i < N; i++) {
        wishes_add(wishes, (Wish){ .at = chance_below(&chance, 200), .who = i });
    }
    Wish before = { .at = -1 };
    for (guint i = 0; i < N; i++) {
        const Instant announced = wishes_first(wishes)->at;
        const Wish wish = wishes_take(wishes);
        g_assert_cmpint(wish.at, ==, announced);
        g_assert_cmpint(wish.at, >=, before.at);
        g_assert_true(wish.at > before.at || wish.who > before.who); /* of one time: who came first */
        before = wish;
    }
    g_assert_null(wishes_first(wishes));
}

/* Put in while others are taken out. */
static void test_mixed(void)
{
    g_autoptr(Wishes) wishes = wishes_new();
    Chance chance = { 2 };
    Instant now = 0;
    for (guint i = 0; i < 5000; i++) {
        wishes_add(wishes, (Wish){ .at = now + chance_below(&chance, 50) });
        if (chance_happens(&chance, 900)) {
            const Wish wish = wishes_take(wishes);
            g_assert_cmpint(wish.at, >=, now);
            now = wish.at;
        }
    }
}

static void test_have(void)
{
    g_autoptr(Wishes) wishes = wishes_new();
    g_assert_false(wishes_have(wishes, WISH_SPEAK, 0, 100));
    wishes_add(wishes, (Wish){ .at = 10, .kind = WISH_SPEAK, .list = 3 });
    g_assert_true(wishes_have(wishes, WISH_SPEAK, 3, 11));
    g_assert_false(wishes_have(wishes, WISH_SPEAK, 3, 10));
    g_assert_false(wishes_have(wishes, WISH_SPEAK, 2, 11));
    g_assert_false(wishes_have(wishes, WISH_REPLY, 3, 11));
    wishes_take(wishes);
    g_assert_false(wishes_have(wishes, WISH_SPEAK, 3, 11));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/wishes/order", test_order);
    g_test_add_func("/wishes/mixed", test_mixed);
    g_test_add_func("/wishes/have", test_have);
    return g_test_run();
}
