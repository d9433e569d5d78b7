/* Pairs found in passes: by key, by candidates, and which of them left their order. */
#include "core/matching.h"

static GPtrArray *keys_of(const char *const *keys)
{
    GPtrArray *array = g_ptr_array_new();
    for (; *keys != NULL; keys++) {
        g_ptr_array_add(array, g_str_equal(*keys, "-") ? NULL : (gpointer)*keys); /* "-": it has none */
    }
    return array;
}

/* "0:1 2:0": old with new, in the order of the old. */
static char *pairs_of(const Matching *matching)
{
    GString *pairs = g_string_new(NULL);
    for (guint old = 0; old < matching->new_of->len; old++) {
        const int new_ = matching_new_of(matching, old);
        if (new_ >= 0) {
            g_assert_cmpint(matching_old_of(matching, (guint)new_), ==, (int)old);
            g_string_append_printf(pairs, "%s%u:%d", pairs->len > 0 ? " " : "", old, new_);
        }
    }
    return g_string_free(pairs, FALSE);
}

static void test_keys(void)
{
    static const struct {
        const char *olds[6], *news[6];
        MatchRule rule;
        const char *pairs;
    } cases[] = {
        { { "a", "b", "a" }, { "a", "a", "b" }, MATCH_IN_ORDER, "0:0 1:2 2:1" },
        { { "a", "b", "a" }, { "a", "a", "b" }, MATCH_UNIQUE, "1:2" },
        { { "a", "b" }, { "b", "b" }, MATCH_UNIQUE, "" },
        { { "a", "a" }, { "a" }, MATCH_IN_ORDER, "0:0" },
        { { "-", "b" }, { "-", "c" }, MATCH_IN_ORDER, "" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GPtrArray) olds = keys_of(cases[i].olds);
        g_autoptr(GPtrArray) news = keys_of(cases[i].news);
        g_auto(Matching) matching;
        matching_init(&matching, olds->len, news->len);
        matching_by_key(&matching, olds, news, cases[i].rule);
        g_autofree char *pairs = pairs_of(&matching);
        g_assert_cmpstr(pairs, ==, cases[i].pairs);
    }
}

/* What an earlier pass has paired stays paired, on either side. */
static void test_later_pass(void)
{
    static const char *const same[] = { "a", "b", "c", "d", NULL };
    g_autoptr(GPtrArray) olds = keys_of(same);
    g_autoptr(GPtrArray) news = keys_of(same);
    g_auto(Matching) matching;
    matching_init(&matching, 4, 4);
    matching_pair(&matching, 0, 1);
    matching_by_key(&matching, olds, news, MATCH_UNIQUE);
    g_autofree char *pairs = pairs_of(&matching);
    g_assert_cmpstr(pairs, ==, "0:1 2:2 3:3");
}

/* The same candidates, and seen from the other side: the pairs must be the same. */
static void try_candidates(const Candidate *candidates, guint n, const char *expected)
{
    for (int side = 0; side < 2; side++) {
        g_autoptr(GArray) array = g_array_new(FALSE, FALSE, sizeof(Candidate));
        for (guint i = 0; i < n; i++) {
            Candidate candidate = candidates[side == 0 ? i : n - 1 - i];
            if (side == 1) {
                candidate.old = candidates[n - 1 - i].new_;
                candidate.new_ = candidates[n - 1 - i].old;
            }
            g_array_append_val(array, candidate);
        }
        g_auto(Matching) matching;
        matching_init(&matching, 6, 6);
        matching_by_candidates(&matching, array);
        g_autoptr(GArray) swapped = side == 1 ? g_steal_pointer(&matching.new_of) : NULL;
        if (side == 1) {
            matching.new_of = g_steal_pointer(&matching.old_of);
            matching.old_of = g_steal_pointer(&swapped);
        }
        g_autofree char *pairs = pairs_of(&matching);
        g_assert_cmpstr(pairs, ==, expected);
    }
}

static void test_candidates(void)
{
    static const Candidate by_share[] = { { 0, 0, 50, 0 }, { 0, 1, 60, 9 }, { 1, 1, 55, 0 }, { 1, 0, 40, 0 } };
    try_candidates(by_share, G_N_ELEMENTS(by_share), "0:1 1:0");
    static const Candidate by_distance[] = { { 0, 0, 50, 2 }, { 0, 1, 50, 1 }, { 1, 0, 50, 5 } };
    try_candidates(by_distance, G_N_ELEMENTS(by_distance), "0:1 1:0");
    static const Candidate by_later[] = { { 0, 4, 50, 1 }, { 0, 3, 50, 1 } };
    try_candidates(by_later, G_N_ELEMENTS(by_later), "0:3");
    static const Candidate by_earlier[] = { { 1, 3, 50, 1 }, { 0, 3, 50, 1 }, { 2, 3, 50, 1 } };
    try_candidates(by_earlier, G_N_ELEMENTS(by_earlier), "0:3");
    static const Candidate twice[] = { { 1, 3, 50, 1 }, { 3, 1, 50, 1 }, { 1, 3, 50, 1 }, { 3, 1, 50, 1 } };
    try_candidates(twice, G_N_ELEMENTS(twice), "1:3 3:1");
}

static void test_order(void)
{
    static const struct {
        int olds[6];
        guint n;
        const char *moved;
    } cases[] = {
        { { 0, 1, 2 }, 3, "..." },
        { { 1, 2, 3, 0 }, 4, "...m" },
        { { 3, 0, 1, 2 }, 4, "m..." },
        { { 4, 0, 3, 1, 2 }, 5, "m.m.." },
        { { 0 }, 0, "" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GArray) olds = g_array_new(FALSE, FALSE, sizeof(int));
        g_array_append_vals(olds, cases[i].olds, cases[i].n);
        g_autoptr(GArray) moved = matching_out_of_order(olds);
        g_autoptr(GString) letters = g_string_new(NULL);
        for (guint k = 0; k < moved->len; k++) {
            g_string_append_c(letters, g_array_index(moved, bool, k) ? 'm' : '.');
        }
        g_assert_cmpstr(letters->str, ==, cases[i].moved);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/matching/keys", test_keys);
    g_test_add_func("/matching/later-pass", test_later_pass);
    g_test_add_func("/matching/candidates", test_candidates);
    g_test_add_func("/matching/order", test_order);
    return g_test_run();
}
