#include "session/tally.h"

#include <string.h>

typedef struct {
    gint64 key;
    Tally tally;
} Sum;

/* What an inscription counts as at present, and under which keys: a statement that is taken back has lost its meeting.
 */
typedef struct {
    bool counts;
    gint64 spoken;
    gint64 keys[TALLY_KEYS];
} Counted;

struct Tallies {
    GHashTable *sums; /* of Sum, by key */
    GArray *counted;  /* of Counted, by inscription */
};

/* GLib's takes the lower half alone, which many lists share. */
static guint hash_key(gconstpointer key)
{
    return (guint)((guint64) * (const gint64 *)key * G_GUINT64_CONSTANT(0x9e3779b97f4a7c15) >> 32);
}

Tallies *tallies_new(void)
{
    Tallies *tallies = g_new0(Tallies, 1);
    tallies->sums = g_hash_table_new_full(hash_key, g_int64_equal, g_free, NULL);
    tallies->counted = g_array_new(FALSE, TRUE, sizeof(Counted));
    return tallies;
}

void tallies_free(Tallies *tallies)
{
    g_hash_table_unref(tallies->sums);
    g_array_unref(tallies->counted);
    g_free(tallies);
}

typedef enum {
    KEY_NONE, /* so that no key is TALLY_NO_KEY */
    KEY_MATTER,
    KEY_LIST,
    KEY_TURNS,
    KEY_REGION,
    KEY_MEETING_PARTICIPANT,
    KEY_MEETING_CAPACITY,
    KEY_MEETING_REGION,
} KeyKind;

/* Ids are below STATE_ROWS_LIMIT, which leaves room for a capacity or a region beside them. */
static gint64 key_of(KeyKind kind, int where, int which)
{
    G_STATIC_ASSERT(STATE_ROWS_LIMIT < 1 << 24);
    return ((gint64)kind << 56) | ((gint64)where << 28) | which;
}

gint64 tally_key_participant(int list, int matter, int participant)
{
    return matter != ID_NONE ? key_of(KEY_MATTER, matter, participant) : key_of(KEY_LIST, list, participant);
}

gint64 tally_key_turns(int list, Capacity capacity, int participant)
{
    G_STATIC_ASSERT(N_CAPACITIES <= 8);
    return key_of(KEY_TURNS, list, participant * 8 + (int)capacity);
}

gint64 tally_key_region(int list, Capacity capacity, RegionalGroup region)
{
    G_STATIC_ASSERT(N_REGIONAL_GROUPS <= 8);
    return key_of(KEY_REGION, list, (int)capacity * 8 + (int)region);
}

gint64 tally_key_meeting_participant(int meeting, int participant)
{
    return key_of(KEY_MEETING_PARTICIPANT, meeting, participant);
}

gint64 tally_key_meeting_capacity(int meeting, Capacity capacity)
{
    return key_of(KEY_MEETING_CAPACITY, meeting, (int)capacity);
}

gint64 tally_key_meeting_region(int meeting, Capacity capacity, RegionalGroup region)
{
    return key_of(KEY_MEETING_REGION, meeting, (int)capacity * 8 + (int)region);
}

static void add(Tallies *tallies, gint64 key, int times, gint64 spoken)
{
    Sum *sum = g_hash_table_lookup(tallies->sums, &key);
    if (sum == NULL) {
        sum = g_new0(Sum, 1);
        sum->key = key;
        g_hash_table_add(tallies->sums, sum);
    }
    sum->tally.times += times;
    sum->tally.spoken += spoken;
}

static void add_all(Tallies *tallies, const gint64 keys[TALLY_KEYS], int times, gint64 spoken)
{
    for (guint i = 0; i < TALLY_KEYS; i++) {
        if (keys[i] != TALLY_NO_KEY) {
            add(tallies, keys[i], times, spoken);
        }
    }
}

void tallies_set(Tallies *tallies, int inscription, const gint64 keys[TALLY_KEYS], bool counts, gint64 spoken)
{
    if (tallies->counted->len <= (guint)inscription) {
        g_array_set_size(tallies->counted, (guint)inscription + 1);
    }
    Counted *counted = &g_array_index(tallies->counted, Counted, inscription);
    if (counted->counts == counts && counted->spoken == spoken) {
        return;
    }
    if (counted->counts) {
        add_all(tallies, counted->keys, -1, -counted->spoken);
    }
    *counted = (Counted){ .counts = counts };
    if (counts) {
        counted->spoken = spoken;
        memcpy(counted->keys, keys, sizeof counted->keys);
        add_all(tallies, keys, 1, spoken);
    }
}

Tally tallies_get(const Tallies *tallies, gint64 key)
{
    const Sum *sum = g_hash_table_lookup(tallies->sums, &key);
    return sum != NULL ? sum->tally : (Tally){ 0 };
}
