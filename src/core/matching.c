#include "core/matching.h"

#include <string.h>

static GArray *none_of(guint n)
{
    GArray *array = g_array_sized_new(FALSE, FALSE, sizeof(int), n);
    for (guint i = 0; i < n; i++) {
        const int none = -1;
        g_array_append_val(array, none);
    }
    return array;
}

void matching_init(Matching *matching, guint n_old, guint n_new)
{
    *matching = (Matching){ none_of(n_old), none_of(n_new) };
}

void matching_clear(Matching *matching)
{
    g_clear_pointer(&matching->new_of, g_array_unref);
    g_clear_pointer(&matching->old_of, g_array_unref);
}

int matching_new_of(const Matching *matching, guint old)
{
    return g_array_index(matching->new_of, int, old);
}

int matching_old_of(const Matching *matching, guint new_)
{
    return g_array_index(matching->old_of, int, new_);
}

void matching_pair(Matching *matching, guint old, guint new_)
{
    g_assert(matching_new_of(matching, old) == -1 && matching_old_of(matching, new_) == -1);
    g_array_index(matching->new_of, int, old) = (int)new_;
    g_array_index(matching->old_of, int, new_) = (int)old;
}

/* By key, the numbers of those that have it: of all, or of those without a pair. */
static GHashTable *by_key(const GPtrArray *keys, const GArray *pairs, MatchRule rule)
{
    GHashTable *table = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_array_unref);
    for (guint i = 0; i < keys->len; i++) {
        char *key = g_ptr_array_index(keys, i);
        if (key == NULL || (rule == MATCH_IN_ORDER && g_array_index(pairs, int, i) != -1)) {
            continue;
        }
        GArray *bearers = g_hash_table_lookup(table, key);
        if (bearers == NULL) {
            bearers = g_array_new(FALSE, FALSE, sizeof(guint));
            g_hash_table_insert(table, key, bearers);
        }
        g_array_append_val(bearers, i);
    }
    return table;
}

void matching_by_key(Matching *matching, const GPtrArray *old_keys, const GPtrArray *new_keys, MatchRule rule)
{
    g_autoptr(GHashTable) olds = by_key(old_keys, matching->new_of, rule);
    g_autoptr(GHashTable) news = by_key(new_keys, matching->old_of, rule);
    for (guint i = 0; i < old_keys->len; i++) {
        const char *key = g_ptr_array_index(old_keys, i);
        const GArray *here = key != NULL ? g_hash_table_lookup(olds, key) : NULL;
        const GArray *there = here != NULL ? g_hash_table_lookup(news, key) : NULL;
        if (there == NULL || g_array_index(here, guint, 0) != i ||
            (rule == MATCH_UNIQUE && (here->len > 1 || there->len > 1))) {
            continue;
        }
        for (guint k = 0; k < MIN(here->len, there->len); k++) {
            const guint old = g_array_index(here, guint, k);
            const guint new_ = g_array_index(there, guint, k);
            if (matching_new_of(matching, old) == -1 && matching_old_of(matching, new_) == -1) {
                matching_pair(matching, old, new_);
            }
        }
    }
}

static int compare_candidates(gconstpointer x, gconstpointer y)
{
    const Candidate *a = x;
    const Candidate *b = y;
    if (a->share != b->share) {
        return b->share - a->share;
    }
    if (a->distance != b->distance) {
        return a->distance - b->distance;
    }
    const guint later_a = MAX(a->old, a->new_), later_b = MAX(b->old, b->new_);
    if (later_a != later_b) {
        return later_a < later_b ? -1 : 1;
    }
    const guint earlier_a = MIN(a->old, a->new_), earlier_b = MIN(b->old, b->new_);
    if (earlier_a != earlier_b) {
        return earlier_a < earlier_b ? -1 : 1;
    }
    return a->old < b->old ? -1 : a->old > b->old;
}

void matching_by_candidates(Matching *matching, GArray *candidates)
{
    g_array_sort(candidates, compare_candidates);
    for (guint i = 0; i < candidates->len; i++) {
        const Candidate *candidate = &g_array_index(candidates, Candidate, i);
        if (matching_new_of(matching, candidate->old) == -1 && matching_old_of(matching, candidate->new_) == -1) {
            matching_pair(matching, candidate->old, candidate->new_);
        }
    }
}

/* The first place in `tails` whose number is not less than `old`. */
static guint place_in(const GArray *olds, const GArray *tails, int old)
{
    guint from = 0;
    guint to = tails->len;
    while (from < to) {
        const guint middle = (from + to) / 2;
        if (g_array_index(olds, int, g_array_index(tails, guint, middle)) < old) {
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    return from;
}

/* The longest list of pairs that kept their order stays; `tails` holds where the best list of each length ends. */
GArray *matching_out_of_order(const GArray *olds)
{
    GArray *moved = g_array_new(FALSE, TRUE, sizeof(bool));
    g_array_set_size(moved, olds->len);
    g_autoptr(GArray) tails = g_array_new(FALSE, FALSE, sizeof(guint));
    g_autofree int *before = g_new(int, olds->len + 1);
    for (guint i = 0; i < olds->len; i++) {
        const guint place = place_in(olds, tails, g_array_index(olds, int, i));
        before[i] = place > 0 ? (int)g_array_index(tails, guint, place - 1) : -1;
        if (place == tails->len) {
            g_array_append_val(tails, i);
        } else {
            g_array_index(tails, guint, place) = i;
        }
        g_array_index(moved, bool, i) = true;
    }
    int kept = tails->len > 0 ? (int)g_array_index(tails, guint, tails->len - 1) : -1;
    for (; kept >= 0; kept = before[kept]) {
        g_array_index(moved, bool, kept) = false;
    }
    return moved;
}
