/* Chance that can be repeated, and is as likely as it says. */
#include "rehearsal/chance.h"

/* The numbers that splitmix64 gives for this seed, as others publish them. */
static void test_vectors(void)
{
    static const guint64 expected[] = {
        G_GUINT64_CONSTANT(6457827717110365317),  G_GUINT64_CONSTANT(3203168211198807973),
        G_GUINT64_CONSTANT(9817491932198370423),  G_GUINT64_CONSTANT(4593380528125082431),
        G_GUINT64_CONSTANT(16408922859458223821),
    };
    Chance chance = { 1234567 };
    for (guint i = 0; i < G_N_ELEMENTS(expected); i++) {
        g_assert_cmpuint(chance_draw(&chance), ==, expected[i]);
    }
}

static void test_below(void)
{
    enum { SIDES = 7, THROWS = 70000 };
    Chance chance = { 3 };
    int counts[SIDES] = { 0 };
    for (int i = 0; i < THROWS; i++) {
        const int side = chance_below(&chance, SIDES);
        g_assert_cmpint(side, >=, 0);
        g_assert_cmpint(side, <, SIDES);
        counts[side]++;
    }
    for (int i = 0; i < SIDES; i++) { /* five standard deviations */
        g_assert_cmpint(ABS(counts[i] - THROWS / SIDES), <, 470);
    }
    g_assert_cmpint(chance_below(&chance, 1), ==, 0);
    g_assert_cmpint(chance_below(&chance, 0), ==, 0);
    g_assert_cmpint(chance_below(&chance, -3), ==, 0);
}

static void test_between(void)
{
    Chance chance = { 4 };
    bool least = false, most = false;
    for (int i = 0; i < 1000; i++) {
        const int n = chance_between(&chance, -2, 3);
        g_assert_cmpint(n, >=, -2);
        g_assert_cmpint(n, <=, 3);
        least = least || n == -2;
        most = most || n == 3;
    }
    g_assert_true(least && most);
    g_assert_cmpint(chance_between(&chance, 5, 5), ==, 5);
}

static void test_happens(void)
{
    Chance chance = { 5 };
    int happened = 0;
    for (int i = 0; i < 100000; i++) {
        happened += chance_happens(&chance, 250);
        g_assert_false(chance_happens(&chance, 0));
        g_assert_true(chance_happens(&chance, 1000));
    }
    g_assert_cmpint(ABS(happened - 25000), <, 700);
}

static gint compare(gconstpointer a, gconstpointer b)
{
    const gint64 one = *(const gint64 *)a, other = *(const gint64 *)b;
    return one < other ? -1 : one > other;
}

/* Half below and half above the median; a sixth is a standard deviation above, and further away than those below. */
static void test_around(void)
{
    enum { N = 40000 };
    Chance chance = { 6 };
    g_autoptr(GArray) drawn = g_array_new(FALSE, FALSE, sizeof(gint64));
    for (int i = 0; i < N; i++) {
        const gint64 one = chance_around(&chance, 100000, 350);
        g_array_append_val(drawn, one);
    }
    g_array_sort(drawn, compare);
    const gint64 lower = g_array_index(drawn, gint64, N * 16 / 100), median = g_array_index(drawn, gint64, N / 2);
    const gint64 upper = g_array_index(drawn, gint64, N * 84 / 100);
    g_assert_cmpint(ABS(median - 100000), <, 2500);
    g_assert_cmpint(ABS(lower - 70470), <, 2500); /* e to the power of ∓0.35 */
    g_assert_cmpint(ABS(upper - 141910), <, 5000);
    g_assert_cmpint(g_array_index(drawn, gint64, 0), >=, 20000);
    g_assert_cmpint(g_array_index(drawn, gint64, N - 1), <=, 500000);
}

static void test_around_bounds(void)
{
    Chance chance = { 7 };
    for (int i = 0; i < 2000; i++) {
        g_assert_cmpint(chance_around(&chance, 900, 0), ==, 900);
        const gint64 wide = chance_around(&chance, 1000, 100000); /* no more than a thousand */
        g_assert_cmpint(wide, >=, 200);
        g_assert_cmpint(wide, <=, 5000);
        g_assert_cmpint(chance_around(&chance, 0, 350), ==, 0);
    }
}

/* One source does not depend on how much was drawn from another; its number tells it from its neighbours. */
static void test_apart(void)
{
    const Chance source = { 8 };
    Chance one = chance_apart(&source, 1), again = chance_apart(&source, 1), other = chance_apart(&source, 2);
    const guint64 first = chance_draw(&one);
    g_assert_cmpuint(first, ==, chance_draw(&again));
    g_assert_cmpuint(first, !=, chance_draw(&other));
    g_assert_cmpuint(source.seed, ==, 8);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/chance/vectors", test_vectors);
    g_test_add_func("/chance/below", test_below);
    g_test_add_func("/chance/between", test_between);
    g_test_add_func("/chance/happens", test_happens);
    g_test_add_func("/chance/around", test_around);
    g_test_add_func("/chance/around/bounds", test_around_bounds);
    g_test_add_func("/chance/apart", test_apart);
    return g_test_run();
}
