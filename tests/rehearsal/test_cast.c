/* Who comes, and what is invented about them. */
#include "rehearsal/cast.h"
#include "rehearsal/phrases.h"

#include <string.h>

static const CivilDate day = { 2022, 7, 25 };

static bool has_code(const char *codes, const char *code)
{
    g_auto(GStrv) all = g_strsplit(codes, " ", -1);
    return g_strv_contains((const char *const *)all, code);
}

static bool comes(const Cast *cast, const char *code)
{
    for (guint i = 0; i < cast->delegations->len; i++) {
        if (strcmp(cast_delegation(cast, i)->code, code) == 0) {
            return true;
        }
    }
    return false;
}

/* As many as were asked for, each once, whom `codes` names too. */
static void test_size(void)
{
    for (int n = 1; n <= 193; n += 32) {
        const Chance chance = { (guint64)n };
        g_autoptr(Cast) cast = cast_new(&chance, n, day);
        g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
        g_assert_cmpuint(cast->delegations->len, ==, n);
        g_assert_true(cast->is_whole == (n == 193));
        for (guint i = 0; i < cast->delegations->len; i++) {
            const Delegation *delegation = cast_delegation(cast, i);
            g_assert_true(g_hash_table_add(seen, (gpointer)delegation->code));
            g_assert_true(has_code(cast->codes, delegation->code));
            g_assert_cmpint(delegation->entry->class, ==, PARTICIPANT_MEMBER_STATE);
            g_assert_cmpint(delegation->zeal, >=, 5);
            g_assert_cmpint(delegation->zeal, <=, 950);
            g_assert_cmpint(delegation->pace, >, 0);
        }
    }
    const Chance chance = { 1 };
    g_autoptr(Cast) too_many = cast_new(&chance, 500, day);
    g_assert_cmpuint(too_many->delegations->len, ==, 193);
}

/* Every Member comes about as often as any other. */
static void test_fair(void)
{
    enum { CASTS = 300 };
    guint first = 0, last = 0;
    for (guint64 seed = 0; seed < CASTS; seed++) {
        const Chance chance = { seed * 2 + 1 };
        g_autoptr(Cast) cast = cast_new(&chance, 60, day);
        first += comes(cast, "AFG");
        last += comes(cast, "ZWE");
    }
    g_assert_cmpint(ABS((int)first - CASTS * 60 / 193), <, 40);
    g_assert_cmpint(ABS((int)last - CASTS * 60 / 193), <, 40);
}

/* A group names its other members, all of whom came, and its speaker is one of its members; three at least. */
static void test_groups(void)
{
    for (guint64 seed = 0; seed < 40; seed++) {
        const Chance chance = { seed };
        g_autoptr(Cast) cast = cast_new(&chance, 120, day);
        g_assert_cmpuint(cast->groups->len, >=, 3);
        for (guint i = 0; i < cast->groups->len; i++) {
            const SpeakingGroup *group = cast_group(cast, i);
            g_auto(GStrv) others = g_strsplit(group->others, " ", -1);
            g_assert_cmpuint(g_strv_length(others), >=, 2);
            g_assert_true(comes(cast, group->speaker));
            g_assert_false(has_code(group->others, group->speaker));
            for (guint k = 0; others[k] != NULL; k++) {
                g_assert_true(comes(cast, others[k]));
            }
        }
    }
    const Chance chance = { 1 };
    g_autoptr(Cast) few = cast_new(&chance, 3, day);
    g_assert_cmpuint(few->groups->len, <=, 1);
}

/* The European Union speaks itself where it takes part, for all its members. */
static void test_union(void)
{
    const Chance chance = { 1 };
    g_autoptr(Cast) cast = cast_new(&chance, 193, day);
    const SpeakingGroup *group = cast_group(cast, 0);
    g_assert_cmpstr(group->speaker, ==, "EU");
    g_auto(GStrv) others = g_strsplit(group->others, " ", -1);
    g_assert_cmpuint(g_strv_length(others), ==, 27);
    g_assert_true(has_code(group->others, "FRA"));
}

/* The same seed gives the same people; how one behaves does not depend on who else comes. */
static void test_same(void)
{
    const Chance chance = { 12 }, other = { 13 };
    g_autoptr(Cast) one = cast_new(&chance, 193, day);
    g_autoptr(Cast) again = cast_new(&chance, 193, day);
    g_autoptr(Cast) fewer = cast_new(&chance, 60, day);
    g_autoptr(Cast) different = cast_new(&other, 60, day);
    for (guint i = 0; i < 193; i++) {
        g_assert_cmpint(cast_delegation(one, i)->zeal, ==, cast_delegation(again, i)->zeal);
    }
    g_assert_cmpstr(fewer->codes, !=, different->codes);
    for (guint i = 0, k = 0; k < 60; i++) {
        const Delegation *known = cast_delegation(one, i), *same = cast_delegation(fewer, k);
        if (strcmp(known->code, same->code) == 0) {
            g_assert_cmpint(known->zeal, ==, same->zeal);
            g_assert_cmpint(known->pace, ==, same->pace);
            k++;
        }
    }
}

static void test_organizations(void)
{
    g_autoptr(GHashTable) names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    char name[PHRASES_NAME_SIZE];
    g_assert_cmpint(CAST_STAKEHOLDERS, <=, PHRASES_ORGANIZATIONS);
    for (guint i = 0; i < PHRASES_ORGANIZATIONS; i++) {
        g_assert_true(g_hash_table_add(names, g_strdup(phrases_organization(i, name))));
    }
    g_assert_true(g_hash_table_contains(names, "Lindhaven Institute for Open Standards"));
}

static void test_words(void)
{
    for (int kind = 0; kind < N_PHRASES; kind++) {
        g_autoptr(GHashTable) said = g_hash_table_new(g_str_hash, g_str_equal);
        Chance chance = { 5 };
        for (int i = 0; i < 200; i++) {
            const char *words = phrases_some((PhraseKind)kind, &chance);
            g_assert_nonnull(words);
            g_hash_table_add(said, (gpointer)words);
        }
        g_assert_cmpuint(g_hash_table_size(said), ==, PHRASES_EACH);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/cast/size", test_size);
    g_test_add_func("/cast/fair", test_fair);
    g_test_add_func("/cast/groups", test_groups);
    g_test_add_func("/cast/union", test_union);
    g_test_add_func("/cast/same", test_same);
    g_test_add_func("/cast/organizations", test_organizations);
    g_test_add_func("/cast/words", test_words);
    return g_test_run();
}
