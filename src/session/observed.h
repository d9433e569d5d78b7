/* How long statements, points of order and gaps have taken in this session: sums, kept beside the rows that they are
 * made from, so that a forecast need not look through what was ever said (rule 40). Part of state.c; others ask
 * state_observed. A row tells what it counts as anew whenever it changes, so that taking back needs nothing of its own.
 *
 * What counts is what was really said: the speaker's clock without its pauses, once the statement has ended. A gap runs
 * from the end of a statement to the beginning of the next on the same list, and the pauses of the statement before it
 * are part of it, since whoever waits waits for them too. It counts only as far as it says something about turns: not
 * where the meeting was suspended meanwhile, nor where the next speaker had not even asked when the one before ended,
 * nor what is longer than PACE_GAP_SECONDS.
 *
 * Lengths are kept by class, by the limit that was in force, and by about an eighth of an octave. */
#pragma once

#include "core/pace.h"
#include "session/rows.h"

/* Classes beside those of core/pace.h. */
enum {
    OBSERVED_SECOND_REPLY = PACE_OTHER + 1,
    OBSERVED_ENTITY,      /* of the United Nations */
    OBSERVED_SECRETARIAT, /* called on at any time */
    N_OBSERVED_CLASSES,
};

/* The class of a statement of that capacity on a list of that kind; `round` is that of a reply. */
int observed_class(ListKind kind, Capacity capacity, int round);

/* What is usual for each of PACE_CLASSES_MAX classes. */
const PacePrior *observed_priors(void);

typedef struct Observed Observed;
Observed *observed_new(void);
void observed_free(Observed *observed);

/* What was observed of one statement. */
typedef struct {
    bool has_ended;
    int class, limit;
    gint64 spoken;  /* µs */
    gint64 waiting; /* µs: of the gap before it; negative: none that counts */
} Observation;

/* Takes the place of what that inscription or that point of order was observed as before. */
void observed_statement(Observed *observed, int inscription, const Observation *observation);
void observed_point(Observed *observed, int point, const Observation *observation);

/* Everything, for pace_new: appends to `statements` (of PaceStatement), at most PACE_STATEMENTS_MAX. Costs what grows
 * with the classes and limits, not with what was said. */
void observed_read(const Observed *observed, GArray *statements, PaceSum *ret_gaps);
