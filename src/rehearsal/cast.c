#include "rehearsal/cast.h"

#include <string.h>

/* Informal groups that speak as one on most matters, by their codes in data/groups.tsv. The largest speak most. */
static const struct {
    const char *code;
    int zeal;
} speaking_groups[] = {
    { "EU", 950 },      { "AFRICAN", 550 }, { "ARAB", 600 }, { "ASEAN", 650 },
    { "CARICOM", 500 }, { "PIF", 550 },     { "NAM", 300 },
};

static void free_group(gpointer data)
{
    SpeakingGroup *group = data;
    g_free(group->others);
    g_free(group);
}

/* A few speak on everything, most on some things, many hardly ever. */
static int draw_zeal(Chance *chance)
{
    const int drawn = chance_below(chance, 100);
    if (drawn < 12) {
        return chance_between(chance, 700, 950);
    }
    return drawn < 45 ? chance_between(chance, 200, 600) : chance_between(chance, 5, 90);
}

static Delegation draw_delegation(const Chance *chance, guint64 number, const RosterEntry *entry)
{
    Chance own = chance_apart(chance, number);
    return (Delegation){ .code = entry->id,
                         .entry = entry,
                         .zeal = draw_zeal(&own),
                         .pace = (int)chance_around(&own, CAST_USUAL_PACE, 180),
                         .foresight = chance_between(&own, 100, 900),
                         .is_touchy = chance_happens(&own, 150),
                         .is_late = chance_happens(&own, 120) };
}

/* Chooses `n` of the members: as one draws names, so that every one is as likely. */
static void draw_delegations(Cast *cast, const Chance *chance, const GPtrArray *members, int n)
{
    Chance own = chance_apart(chance, 1000000);
    int wanted = MIN(n, (int)members->len);
    GString *codes = g_string_new(NULL);
    for (guint i = 0; i < members->len && wanted > 0; i++) {
        if (chance_below(&own, (int)(members->len - i)) >= wanted) {
            continue;
        }
        const Delegation delegation = draw_delegation(chance, i, g_ptr_array_index(members, i));
        g_array_append_val(cast->delegations, delegation);
        g_string_append_printf(codes, "%s%s", codes->len > 0 ? " " : "", delegation.code);
        wanted--;
    }
    cast->codes = g_string_free(codes, FALSE);
    cast->is_whole = cast->delegations->len == members->len;
}

/* The European Union speaks for its members itself where it takes part; other groups choose one of them. */
static bool speaks_itself(const Cast *cast, const RosterGroup *known)
{
    return cast->is_whole && strcmp(known->code, "EU") == 0;
}

/* The group as far as its members came; NULL if fewer than three did. */
static SpeakingGroup *draw_group(const Cast *cast, Chance *chance, const RosterGroup *known, int zeal)
{
    GString *members = g_string_new(NULL);
    const char *speaker = speaks_itself(cast, known) ? known->code : NULL;
    const bool is_chosen = speaker == NULL;
    int seen = 0;
    for (guint i = 0; i < cast->delegations->len; i++) {
        const Delegation *delegation = cast_delegation(cast, i);
        if (!roster_group_has(known, delegation->entry)) {
            continue;
        }
        const bool is_speaker = chance_below(chance, ++seen) == 0 && is_chosen;
        const char *other = is_speaker ? speaker : delegation->code;
        speaker = is_speaker ? delegation->code : speaker;
        if (other != NULL) {
            g_string_append_printf(members, "%s%s", members->len > 0 ? " " : "", other);
        }
    }
    if (seen < 3) {
        g_string_free(members, TRUE);
        return NULL;
    }
    SpeakingGroup *group = g_new0(SpeakingGroup, 1);
    const char *name = is_chosen ? known->name[LANGUAGE_ENGLISH] : "its member States";
    *group = (SpeakingGroup){ name, speaker, g_string_free(members, FALSE), zeal };
    return group;
}

static void draw_groups(Cast *cast, const Chance *chance, CivilDate day)
{
    for (guint i = 0; i < G_N_ELEMENTS(speaking_groups); i++) {
        Chance own = chance_apart(chance, 2000000 + i);
        const RosterGroup *known = roster_group_of_code(speaking_groups[i].code, day);
        SpeakingGroup *group = known != NULL ? draw_group(cast, &own, known, speaking_groups[i].zeal) : NULL;
        if (group != NULL) {
            g_ptr_array_add(cast->groups, group);
        }
    }
}

Cast *cast_new(const Chance *chance, int n, CivilDate day)
{
    Cast *cast = g_new0(Cast, 1);
    g_autoptr(GPtrArray) members = roster_members_in_order(LANGUAGE_ENGLISH, day);
    cast->delegations = g_array_new(FALSE, FALSE, sizeof(Delegation));
    cast->groups = g_ptr_array_new_with_free_func(free_group);
    cast->stakeholders = g_ptr_array_new_with_free_func(g_free);
    draw_delegations(cast, chance, members, n);
    draw_groups(cast, chance, day);
    for (int i = 1; i <= CAST_STAKEHOLDERS; i++) {
        g_ptr_array_add(cast->stakeholders, g_strdup_printf("ORG-%d", i));
    }
    return cast;
}

void cast_free(Cast *cast)
{
    g_array_unref(cast->delegations);
    g_ptr_array_unref(cast->groups);
    g_ptr_array_unref(cast->stakeholders);
    g_free(cast->codes);
    g_free(cast);
}

const Delegation *cast_delegation(const Cast *cast, guint i)
{
    return &g_array_index(cast->delegations, Delegation, i);
}

const SpeakingGroup *cast_group(const Cast *cast, guint i)
{
    return g_ptr_array_index(cast->groups, i);
}
