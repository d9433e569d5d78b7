#include "session/shares.h"

static void add(Tally *sum, Tally more)
{
    sum->times += more.times;
    sum->spoken += more.spoken;
}

static gint longest_first(gconstpointer a, gconstpointer b)
{
    const Share *one = a, *other = b;
    return one->tally.spoken != other->tally.spoken
               ? (one->tally.spoken < other->tally.spoken) - (one->tally.spoken > other->tally.spoken)
               : (one->participant > other->participant) - (one->participant < other->participant);
}

/* What everybody had in that meeting is added to what they had before: `sums` is of Tally, by participant. */
static void add_participants(const State *state, int meeting, GArray *sums)
{
    for (int id = 1; id <= state_participants(state); id++) {
        add(&g_array_index(sums, Tally, id), state_tally_in_meeting(state, meeting, id));
    }
}

static GArray *new_sums(const State *state)
{
    GArray *sums = g_array_new(FALSE, TRUE, sizeof(Tally));
    g_array_set_size(sums, (guint)state_participants(state) + 1);
    return sums;
}

/* Those who spoke, the longest first. */
static GArray *ranked(const GArray *sums)
{
    GArray *shares = g_array_new(FALSE, FALSE, sizeof(Share));
    for (guint id = 1; id < sums->len; id++) {
        const Share share = { (int)id, g_array_index(sums, Tally, id) };
        if (share.tally.times > 0) {
            g_array_append_val(shares, share);
        }
    }
    g_array_sort(shares, longest_first);
    return shares;
}

static void add_meeting(Shares *shares, const State *state, int meeting, GArray *sums)
{
    add_participants(state, meeting, sums);
    for (int capacity = 0; capacity < N_CAPACITIES; capacity++) {
        const Tally tally = state_tally_of_capacity(state, meeting, (Capacity)capacity);
        add(&shares->capacities[capacity], tally);
        add(&shares->all, tally);
    }
    for (int group = 0; group < N_REGIONAL_GROUPS; group++) {
        add(&shares->groups[group], state_tally_of_group(state, meeting, CAPACITY_STATE, (RegionalGroup)group));
    }
}

Shares *shares_new(const State *state, int meeting)
{
    Shares *shares = g_new0(Shares, 1);
    g_autoptr(GArray) sums = new_sums(state);
    for (int id = 1; id <= state_meetings(state); id++) {
        if (meeting == ID_NONE || id == meeting) {
            add_meeting(shares, state, id, sums);
        }
    }
    shares->participants = ranked(sums);
    return shares;
}

void shares_free(Shares *shares)
{
    if (shares != NULL) {
        g_array_unref(shares->participants);
        g_free(shares);
    }
}

/* With who spoke longest first, the i-th of n counts n − i times from below. */
static int unevenness(const GArray *shares)
{
    const gint64 n = shares->len;
    double sum = 0, weighted = 0;
    for (guint i = 0; i < shares->len; i++) {
        const double spoken = (double)g_array_index(shares, Share, i).tally.spoken;
        sum += spoken;
        weighted += spoken * (double)(n - i);
    }
    if (n == 0 || sum <= 0) {
        return 0;
    }
    const double gini = 2 * weighted / ((double)n * sum) - (double)(n + 1) / (double)n;
    return (int)(CLAMP(gini, 0, 1) * 1000 + 0.5);
}

static int half_of(const GArray *shares)
{
    gint64 all = 0, sum = 0;
    for (guint i = 0; i < shares->len; i++) {
        all += g_array_index(shares, Share, i).tally.spoken;
    }
    for (guint i = 0; i < shares->len; i++) {
        sum += g_array_index(shares, Share, i).tally.spoken;
        if (2 * sum >= all) {
            return (int)i + 1;
        }
    }
    return 0;
}

typedef struct {
    int ordinal, id;
} Held;

static gint by_ordinal(gconstpointer a, gconstpointer b)
{
    return ((const Held *)a)->ordinal - ((const Held *)b)->ordinal;
}

GArray *shares_evenness(const State *state)
{
    GArray *points = g_array_new(FALSE, FALSE, sizeof(Evenness));
    g_autoptr(GArray) held = g_array_new(FALSE, FALSE, sizeof(Held));
    g_autoptr(GArray) sums = new_sums(state);
    for (int id = 1; id <= state_meetings(state); id++) {
        const Meeting *row = state_meeting(state, id);
        const Held one = { row != NULL ? row->ordinal : 0, id };
        if (one.ordinal > 0) {
            g_array_append_val(held, one);
        }
    }
    g_array_sort(held, by_ordinal);
    for (guint i = 0; i < held->len; i++) {
        const int meeting = g_array_index(held, Held, i).id;
        add_participants(state, meeting, sums);
        g_autoptr(GArray) shares = ranked(sums);
        const Evenness point = { meeting, (int)shares->len, half_of(shares), unevenness(shares) };
        g_array_append_val(points, point);
    }
    return points;
}
