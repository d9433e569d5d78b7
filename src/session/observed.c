#include "session/observed.h"

enum {
    EXACT = 8, /* seconds below which each has a place of its own */
    SHARE = 8, /* places in an octave */
    OCTAVES = 9,
    PLACES = EXACT + OCTAVES * SHARE,
    SIDES = 2, /* within the limit; beyond it */
};

/* Statements of one class under one limit. */
typedef struct {
    int class, limit;
    int counts[SIDES * PLACES];
    gint64 sums[SIDES * PLACES]; /* seconds */
} Lengths;

/* What a row counts as at present. */
typedef struct {
    int lengths; /* index + 1; 0: not */
    int place;
    int seconds;
    int gap; /* seconds + 1; 0: none */
} Noted;

struct Observed {
    GPtrArray *lengths; /* of Lengths */
    GArray *statements; /* of Noted, by inscription */
    GArray *points;     /* of Noted, by point of order */
    gint64 gaps, gap_sum, gap_squares;
};

int observed_class(ListKind kind, Capacity capacity, int round)
{
    static const int classes[N_CAPACITIES] = {
        [CAPACITY_GROUP] = PACE_GROUP,
        [CAPACITY_STATE] = PACE_STATE,
        [CAPACITY_OBSERVER] = PACE_OBSERVER,
        [CAPACITY_ENTITY] = OBSERVED_ENTITY,
        [CAPACITY_STAKEHOLDER] = PACE_STAKEHOLDER,
        [CAPACITY_SECRETARIAT] = OBSERVED_SECRETARIAT,
    };
    if (kind == LIST_OF_REPLIES) {
        return round > 1 ? OBSERVED_SECOND_REPLY : PACE_REPLY;
    }
    if (kind == LIST_OF_EXPLANATIONS_BEFORE || kind == LIST_OF_EXPLANATIONS_AFTER) {
        return PACE_EXPLANATION;
    }
    return capacity < N_CAPACITIES ? classes[capacity] : PACE_OTHER;
}

/* The figures of core/pace.h for its classes; the others are guesses of the same sort. */
const PacePrior *observed_priors(void)
{
    static const PacePrior priors[PACE_CLASSES_MAX] = {
        [PACE_GROUP] = { 8 * 60, 45, PACE_WEIGHT },       [PACE_STATE] = { 4 * 60 + 30, 50, PACE_WEIGHT },
        [PACE_OBSERVER] = { 4 * 60, 50, PACE_WEIGHT },    [PACE_STAKEHOLDER] = { 3 * 60, 40, PACE_WEIGHT },
        [PACE_REPLY] = { 4 * 60, 50, PACE_WEIGHT },       [PACE_POINT_OF_ORDER] = { 2 * 60, 60, PACE_WEIGHT },
        [PACE_EXPLANATION] = { 4 * 60, 50, PACE_WEIGHT }, [PACE_PRESENTATION] = { 15 * 60, 35, PACE_WEIGHT },
        [PACE_OTHER] = { 3 * 60, 60, PACE_WEIGHT },       [OBSERVED_SECOND_REPLY] = { 2 * 60 + 30, 50, PACE_WEIGHT },
        [OBSERVED_ENTITY] = { 5 * 60, 50, PACE_WEIGHT },  [OBSERVED_SECRETARIAT] = { 5 * 60, 60, PACE_WEIGHT },
    };
    return priors;
}

static GArray *notes_new(void)
{
    return g_array_new(FALSE, TRUE, sizeof(Noted));
}

Observed *observed_new(void)
{
    Observed *observed = g_new0(Observed, 1);
    observed->lengths = g_ptr_array_new_with_free_func(g_free);
    observed->statements = notes_new();
    observed->points = notes_new();
    return observed;
}

void observed_free(Observed *observed)
{
    g_ptr_array_unref(observed->lengths);
    g_array_unref(observed->statements);
    g_array_unref(observed->points);
    g_free(observed);
}

/* From 8 seconds on the three digits after the leading one, in binary. */
static int place_of(int seconds, int limit)
{
    int place = seconds;
    if (seconds >= EXACT) {
        const int octave = (int)g_bit_storage((gulong)seconds) - 4; /* 8 has four digits */
        place = EXACT + octave * SHARE + ((seconds >> octave) & (SHARE - 1));
    }
    G_STATIC_ASSERT(PACE_STATEMENT_SECONDS < EXACT << OCTAVES);
    return place + (limit > 0 && seconds > limit ? PLACES : 0);
}

static int lengths_of(Observed *observed, int class, int limit)
{
    for (guint i = 0; i < observed->lengths->len; i++) {
        const Lengths *lengths = g_ptr_array_index(observed->lengths, i);
        if (lengths->class == class && lengths->limit == limit) {
            return (int)i;
        }
    }
    Lengths *lengths = g_new0(Lengths, 1);
    lengths->class = class;
    lengths->limit = limit;
    g_ptr_array_add(observed->lengths, lengths);
    return (int)observed->lengths->len - 1;
}

static void count(Observed *observed, const Noted *noted, int times)
{
    if (noted->lengths > 0) {
        Lengths *lengths = g_ptr_array_index(observed->lengths, noted->lengths - 1);
        lengths->counts[noted->place] += times;
        lengths->sums[noted->place] += (gint64)times * noted->seconds;
    }
    if (noted->gap > 0) {
        const gint64 seconds = noted->gap - 1;
        observed->gaps += times;
        observed->gap_sum += times * seconds;
        observed->gap_squares += times * seconds * seconds;
    }
}

static int seconds_of(gint64 time)
{
    return (int)(CLAMP(time, 0, (gint64)PACE_STATEMENT_SECONDS * G_USEC_PER_SEC) / G_USEC_PER_SEC);
}

static void note(Observed *observed, GArray *notes, int id, const Observation *observation)
{
    Noted now = { 0 };
    if (observation->has_ended) {
        now.seconds = seconds_of(observation->spoken);
        now.lengths = lengths_of(observed, observation->class, observation->limit) + 1;
        now.place = place_of(now.seconds, observation->limit);
    }
    if (observation->waiting >= 0 && observation->waiting <= (gint64)PACE_GAP_SECONDS * G_USEC_PER_SEC) {
        now.gap = seconds_of(observation->waiting) + 1;
    }
    if (notes->len <= (guint)id) {
        if (now.lengths == 0 && now.gap == 0) {
            return;
        }
        g_array_set_size(notes, (guint)id + 1);
    }
    Noted *noted = &g_array_index(notes, Noted, id);
    count(observed, noted, -1);
    *noted = now;
    count(observed, noted, 1);
}

void observed_statement(Observed *observed, int inscription, const Observation *observation)
{
    note(observed, observed->statements, inscription, observation);
}

void observed_point(Observed *observed, int point, const Observation *observation)
{
    note(observed, observed->points, point, observation);
}

static void read_lengths(const Lengths *lengths, GArray *statements)
{
    for (int place = 0; place < SIDES * PLACES; place++) {
        const int times = lengths->counts[place];
        if (times > 0 && statements->len < PACE_STATEMENTS_MAX) {
            const PaceStatement statement = { .class = lengths->class,
                                              .seconds = (int)((lengths->sums[place] + times / 2) / times),
                                              .limit_seconds = lengths->limit,
                                              .count = times };
            g_array_append_val(statements, statement);
        }
    }
}

void observed_read(const Observed *observed, GArray *statements, PaceSum *ret_gaps)
{
    for (guint i = 0; i < observed->lengths->len; i++) {
        read_lengths(g_ptr_array_index(observed->lengths, i), statements);
    }
    *ret_gaps = (PaceSum){ (double)observed->gaps, (double)observed->gap_sum, (double)observed->gap_squares };
}
