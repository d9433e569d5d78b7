/* How long statements take in this session: what was observed, and before anything was observed, what is usual.
 *
 * What is assumed, and stands to be argued about:
 *
 * - The usual figure of a class counts like `weight` statements (PACE_WEIGHT of the default table), so that three
 *   statements of nine minutes move a forecast but do not make it, and thirty do. Figures of the default table: State
 *   4½ minutes, group 8, observer 4, stakeholder 3, reply 4, point of order 2, explanation of position 4, presentation
 *   15, other 3. A caller may bring a table of its own.
 * - A statement has a length that it would take if nobody limited it: its wish. Under a limit L a wish of x takes x
 *   while x ≤ L, else L + r(x − L). The share r of what is beyond the limit that is spoken all the same is learned for
 *   each class from its overruns: PACE_OVERRUN_PERMILLE before anything was seen, counted like PACE_OVERRUN_WEIGHT
 *   statements. With a cut-off that was decided (rule 44), r is 0.
 * - A statement heard under one limit tells about another by the same law read backwards. Of a limit longer than the
 *   one under which it was heard, it says too little; the usual figures then carry the forecast.
 * - Who has spoken for x takes as long as those wishes that are longer than x still take. Where few are, the tail is
 *   taken to be as heavy as PACE_TAIL_PERMILLE says: who has spoken long goes on for that share of it on average.
 * - Gaps run from the end of a statement to the beginning of the next: thanks, the next name, the microphone, and a
 *   point of order in between. Half a minute, counted like PACE_WEIGHT gaps. A gap that is under way tells nothing of
 *   its rest.
 *
 * Times of statements are those of the speaker's clock, without the points of order that paused it (rule 45).
 * Whole seconds go in; doubles come out. Many statements of about one length may be given as one with a
 * count. Memory and time are linear in what is given. Pure. */
#pragma once

#include "core/spread.h"

#include <stdbool.h>

/* Classes of who speaks are small numbers. These have usual figures; a caller may give meaning to the others. */
typedef enum {
    PACE_GROUP,
    PACE_STATE,
    PACE_OBSERVER,
    PACE_STAKEHOLDER,
    PACE_REPLY,
    PACE_POINT_OF_ORDER,
    PACE_EXPLANATION,
    PACE_PRESENTATION,
    PACE_OTHER,
    PACE_CLASSES_MAX = 16,
} PaceClass;

enum {
    PACE_STATEMENTS_MAX = 4096,     /* of more, the latest are used; likewise gaps */
    PACE_STATEMENT_SECONDS = 3600,  /* a longer one counts as that long: somebody forgot the clock */
    PACE_GAP_SECONDS = 900,         /* likewise; a longer one is a suspension */
    PACE_LIMIT_SECONDS = 24 * 3600, /* the longest limit; a longer one counts as none */
    PACE_WEIGHT = 4,
    PACE_WEIGHT_MAX = 1000,
    PACE_SPREAD_FACTOR = 4, /* by how much more the usual variance counts than the usual mean */
    PACE_OVERRUN_PERMILLE = 250,
    PACE_OVERRUN_WEIGHT = 4,
    PACE_TAIL_PERMILLE = 333,
};

typedef struct {
    int class;         /* 0 … PACE_CLASSES_MAX − 1 */
    int seconds;       /* as long as it took; negative counts as 0 */
    int limit_seconds; /* what was in force; 0: none */
    int count;         /* so many like it; 0 counts as 1 */
} PaceStatement;

/* Sums of so many whole seconds, and of their squares: as much as is kept of gaps that are long past. */
typedef struct {
    double count, sum, squares;
} PaceSum;

/* What is usual for a class before it was observed. All zeros: the figures of PACE_OTHER. */
typedef struct {
    int mean_seconds;   /* of the wish */
    int spread_percent; /* standard deviation as a share of it; at most 70 is used */
    int weight;         /* in statements, 1 … PACE_WEIGHT_MAX */
} PacePrior;

typedef struct {
    int limit_seconds; /* in force now; 0: none */
    bool is_cut_off;   /* the microphone ends with the limit, by decision */
} PaceRule;

typedef struct {
    const PaceStatement *statements; /* oldest first */
    size_t n_statements;
    const int *gaps; /* seconds, oldest first; negative counts as 0 */
    size_t n_gaps;
    PaceSum summed_gaps;     /* gaps beside those; none of them longer than PACE_GAP_SECONDS */
    const PacePrior *priors; /* of each class, PACE_CLASSES_MAX of them; NULL: pace_prior */
    PaceRule rules[PACE_CLASSES_MAX];
} PaceObserved;

/* What was learned. It keeps nothing of `observed`. */
typedef struct Pace Pace;
Pace *pace_new(const PaceObserved *observed);
void pace_free(Pace *pace);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pace, pace_free)

/* The default table. */
PacePrior pace_prior(int class);

/* The limit in force for a class; 0: none. */
int pace_limit(const Pace *pace, int class);

/* A statement of that class under a limit (0: none), and how uncertain its mean itself is (variance, seconds²): with
 * many statements to come, that is what counts. */
Spread pace_statement(const Pace *pace, int class, int limit_seconds, double *ret_mean_variance);

/* Likewise the gap before a statement. */
Spread pace_gap(const Pace *pace, double *ret_mean_variance);

/* What is still to come of a statement of that class, under the limit in force, of which so many seconds were heard. */
Spread pace_rest(const Pace *pace, int class, int spoken_seconds);

/* Likewise under another limit (0: none) than the one in force: who has the floor keeps the one they were given. */
Spread pace_rest_under(const Pace *pace, int class, int limit_seconds, int spoken_seconds);

/* The share of what is beyond a limit that is spoken all the same, in thousandths; 0 with a cut-off. */
int pace_overrun_permille(const Pace *pace, int class);
