/* The smallest change of a plan that holds. See forecast_week.h.
 *
 * A candidate is an announcement and a place for what is then left. Each is played through; what is likely is never
 * reckoned twice in two ways. */
#include "core/forecast_plan.h"

#include <string.h>

enum { LEFT_PERMILLE_MAX = 1000 - FORECAST_SURE_PERMILLE };

static const double SURE = FORECAST_SURE_PERMILLE / 1000.0;

typedef double Row[FORECAST_SCENARIOS];
typedef bool Marks[FORECAST_SCENARIOS];

/* A plan while it is mended. */
typedef struct {
    const ForecastWeek *week;
    const ForecastMeans *means;
    Plan *plan;  /* with the moves that were decided */
    Plan *trial; /* with one candidate more */
    Row *left, *spare;
    Marks *overrun;
    int before[FORECAST_MATTERS_MAX]; /* how probably each was left, in thousandths, as the plan stands */
} Mending;

typedef struct {
    int slot; /* of the plan: those after the week's are the possible extra ones */
    int minutes;
    ForecastReason reason;
} Piece;

typedef struct {
    bool is_found;
    Announced announced;
    Piece pieces[FORECAST_PIECES_MAX];
    int n_pieces;
    int minutes;
    int announced_rank; /* what intrudes less has less */
    int place_rank;
} Candidate;

static void run_trial(Mending *mending)
{
    Course course = { mending->left, mending->spare, mending->overrun, NULL, NULL, NULL };
    plan_run(mending->trial, &course);
}

static void trial_begin(Mending *mending)
{
    memcpy(mending->trial, mending->plan, sizeof *mending->plan);
}

/* Whether the matter is done in the trial, and nobody else is worse off than they may be. */
static bool trial_holds(Mending *mending, int matter)
{
    run_trial(mending);
    for (size_t i = 0; i < mending->week->n_matters; i++) {
        int most = (int)i == matter ? LEFT_PERMILLE_MAX : MAX(LEFT_PERMILLE_MAX, mending->before[i]);
        if (course_permille_left(mending->left[i]) > most) {
            return false;
        }
    }
    return true;
}

/* What is to be given for so much that is left, of which the tolerance need not be. */
static int minutes_for(double left)
{
    int minutes = (int)((MAX(left - FORECAST_TOLERANCE_SECONDS, 0) + 59) / 60);
    int pieces = (minutes + FORECAST_ROUND_MINUTES - 1) / FORECAST_ROUND_MINUTES;
    return MAX(pieces * FORECAST_ROUND_MINUTES, FORECAST_PIECE_MINUTES);
}

static bool is_smaller(const Candidate *a, const Candidate *b)
{
    int differences[] = { a->minutes - b->minutes, a->n_pieces - b->n_pieces, a->place_rank - b->place_rank,
                          a->announced_rank - b->announced_rank };
    for (size_t i = 0; i < G_N_ELEMENTS(differences); i++) {
        if (differences[i] != 0) {
            return differences[i] < 0;
        }
    }
    return false;
}

/* Tries the candidate on what the trial began as, and keeps it if it holds and is smaller than what was found. */
static void try_candidate(Mending *mending, int matter, Candidate candidate, Candidate *best)
{
    candidate.is_found = true;
    candidate.minutes = 0;
    for (int i = 0; i < candidate.n_pieces; i++) {
        candidate.minutes += candidate.pieces[i].minutes;
        candidate.place_rank = MAX(candidate.place_rank, (int)candidate.pieces[i].reason);
    }
    if (best->is_found && !is_smaller(&candidate, best)) {
        return;
    }
    trial_begin(mending);
    plan_announce(mending->trial, matter, candidate.announced);
    for (int i = 0; i < candidate.n_pieces; i++) {
        if (!plan_add(mending->trial, candidate.pieces[i].slot, matter, candidate.pieces[i].minutes)) {
            return;
        }
    }
    if (trial_holds(mending, matter)) {
        *best = candidate;
    }
}

/* Slots that may take some of the matter: those of the week that are not over and in which it is not planned already,
 * and not before its first. */
static bool may_take(const Plan *plan, int slot, int matter)
{
    if (plan->ends[slot] <= 0) {
        return false;
    }
    double first = -G_MAXDOUBLE;
    bool is_seen = false;
    for (size_t i = 0; i < plan->n_segments; i++) {
        const ForecastSegment *segment = &plan->segments[i].planned;
        if (segment->matter != matter) {
            continue;
        }
        if (segment->slot == slot) {
            return false;
        }
        first = is_seen ? first : plan->starts[segment->slot];
        is_seen = true;
    }
    return plan->starts[slot] > first;
}

/* A piece of the slot of at most so many minutes: of those that are spare four times in five. */
static Piece piece_of(const Mending *mending, Row *spare, int slot, int minutes)
{
    int unused = (int)(course_at(spare[slot], 1 - SURE) / 60);
    int taken = MIN(unused, minutes);
    ForecastReason reason =
        plan_free(mending->plan, slot) / 60 >= taken ? FORECAST_TIME_IS_FREE : FORECAST_TIME_IS_SPARE;
    if ((size_t)slot >= mending->week->n_slots) {
        reason = FORECAST_NO_TIME_ELSEWHERE;
    }
    return (Piece){ slot, taken, reason };
}

/* One slot for all that is left, be it an extra one; then the first few of the week together. */
static void try_places(Mending *mending, int matter, const Candidate *announced, Row *spare, int minutes,
                       Candidate *best)
{
    Candidate spread = *announced;
    int missing = minutes;
    for (int slot = 0; slot < (int)mending->plan->n_slots; slot++) {
        if (!may_take(mending->plan, slot, matter)) {
            continue;
        }
        Piece whole = piece_of(mending, spare, slot, minutes);
        if (whole.minutes == minutes) {
            Candidate one = *announced;
            one.pieces[one.n_pieces++] = whole;
            try_candidate(mending, matter, one, best);
        }
        Piece part = piece_of(mending, spare, slot, MAX(missing, FORECAST_PIECE_MINUTES));
        bool is_of_week = (size_t)slot < mending->week->n_slots;
        if (is_of_week && missing > 0 && spread.n_pieces < FORECAST_PIECES_MAX &&
            part.minutes >= FORECAST_PIECE_MINUTES) {
            spread.pieces[spread.n_pieces++] = part;
            missing -= part.minutes;
        }
    }
    if (missing <= 0 && spread.n_pieces > 1) {
        try_candidate(mending, matter, spread, best);
    }
}

/* With one announcement: whether it is enough, and where what it leaves could be heard. */
static void try_announced(Mending *mending, int matter, const Candidate *announced, Candidate *best)
{
    try_candidate(mending, matter, *announced, best);
    if (best->is_found && best->minutes == 0) {
        return;
    }
    trial_begin(mending);
    plan_announce(mending->trial, matter, announced->announced);
    plan_stop(mending->trial, matter);
    run_trial(mending);
    int minutes = minutes_for(course_at(mending->left[matter], SURE));
    g_autofree Row *spare = g_memdup2(mending->spare, mending->trial->n_slots * sizeof(Row));
    try_places(mending, matter, announced, spare, minutes, best);
}

static bool shortens(const Mending *mending, const ForecastLimit *limit, int matter)
{
    int now = pace_limit(mending->week->pace, limit->class);
    const ForecastMatter *of = &mending->week->matters[matter];
    return (now == 0 || limit->seconds < now) && (of->waiting[limit->class] > 0 || of->newcomers_class == limit->class);
}

static Candidate smallest_for(Mending *mending, int matter)
{
    Candidate best = { 0 };
    const ForecastMatter *of = &mending->week->matters[matter];
    bool may_close =
        mending->means->may_close && of->has_list && !of->is_closed && mending->plan->newcomers[matter] > 0;
    size_t n_limits = of->has_list ? mending->means->n_limits : 0;
    for (int is_closed = 0; is_closed <= (may_close ? 1 : 0); is_closed++) {
        Candidate closing = { .announced = { is_closed, NULL }, .announced_rank = is_closed };
        try_announced(mending, matter, &closing, &best);
        for (size_t i = 0; i < n_limits; i++) {
            const ForecastLimit *limit = &mending->means->limits[i];
            if (shortens(mending, limit, matter)) {
                /* A longer limit before a shorter one, either before both a limit and closing. */
                Candidate limited = { .announced = { is_closed, limit },
                                      .announced_rank = 2 + is_closed * (PACE_LIMIT_SECONDS + 1) + PACE_LIMIT_SECONDS -
                                                        limit->seconds };
                try_announced(mending, matter, &limited, &best);
            }
        }
    }
    return best;
}

/* --- From candidates to moves ---------------------------------------------------------------------------------------
 */

typedef struct {
    Candidate found[FORECAST_MATTERS_MAX];
} Decided;

/* Applies all that was decided to a fresh plan. */
static void apply(Mending *mending, const Decided *decided)
{
    g_free(mending->plan);
    mending->plan = plan_new(mending->week, mending->means->extra, mending->means->n_extra);
    for (size_t i = 0; i < mending->week->n_matters; i++) {
        const Candidate *found = &decided->found[i];
        if (!found->is_found) {
            continue;
        }
        plan_announce(mending->plan, (int)i, found->announced);
        for (int piece = 0; piece < found->n_pieces; piece++) {
            plan_add(mending->plan, found->pieces[piece].slot, (int)i, found->pieces[piece].minutes);
        }
    }
}

/* How probably each matter is left, as the plan stands. */
static void look(Mending *mending)
{
    trial_begin(mending);
    run_trial(mending);
    for (size_t i = 0; i < mending->week->n_matters; i++) {
        mending->before[i] = course_permille_left(mending->left[i]);
    }
}

/* The matter left by the earliest slot; −1 if all hold that can be helped. */
static int next_overrun(const Mending *mending, const bool *is_tried)
{
    int matter = -1;
    double earliest = 0;
    for (size_t i = 0; i < mending->week->n_matters; i++) {
        int slot = plan_last_slot(mending->plan, (int)i);
        double ends = slot < 0 ? G_MAXDOUBLE : mending->plan->ends[slot];
        if (!is_tried[i] && mending->before[i] > LEFT_PERMILLE_MAX && (matter < 0 || ends < earliest)) {
            matter = (int)i;
            earliest = ends;
        }
    }
    return matter;
}

/* A move may turn out to be needless once others were made. */
static void take_back(Mending *mending, Decided *decided)
{
    for (size_t i = 0; i < mending->week->n_matters; i++) {
        if (!decided->found[i].is_found) {
            continue;
        }
        Candidate kept = decided->found[i];
        int before[FORECAST_MATTERS_MAX];
        memcpy(before, mending->before, sizeof before);
        decided->found[i] = (Candidate){ 0 };
        apply(mending, decided);
        look(mending);
        bool holds = true;
        for (size_t j = 0; j < mending->week->n_matters; j++) {
            holds = holds && mending->before[j] <= MAX(LEFT_PERMILLE_MAX, before[j]);
        }
        if (!holds) {
            decided->found[i] = kept;
            memcpy(mending->before, before, sizeof before);
        }
    }
    apply(mending, decided);
}

static void add_move(ForecastReplan *replan, ForecastMove move)
{
    g_assert(replan->n_moves < FORECAST_MOVES_MAX);
    bool is_new = move.to_slot >= 0;
    for (size_t i = 0; i < replan->n_moves; i++) {
        is_new = is_new && (replan->moves[i].to_slot != move.to_slot || replan->moves[i].kind != move.kind);
    }
    replan->moves[replan->n_moves++] = move;
    replan->minutes_moved += move.minutes;
    replan->slots_touched += is_new;
}

static void add_moves(ForecastReplan *replan, const Mending *mending, int matter, const Candidate *found)
{
    int from = -1;
    for (size_t i = 0; i < mending->week->n_segments; i++) {
        from = mending->week->segments[i].matter == matter ? mending->week->segments[i].slot : from;
    }
    if (found->announced.is_closed) {
        add_move(replan,
                 (ForecastMove){ FORECAST_CLOSE_LIST, FORECAST_MORE_INSCRIBE_THAN_FIT, matter, from, -1, 0, -1, 0 });
    }
    const ForecastLimit *limit = found->announced.limit;
    if (limit != NULL) {
        add_move(replan, (ForecastMove){ FORECAST_SHORTEN_LIMIT, FORECAST_STATEMENTS_TOO_LONG, matter, from, -1, 0,
                                         limit->class, limit->seconds });
    }
    for (int i = 0; i < found->n_pieces; i++) {
        const Piece *piece = &found->pieces[i];
        int extra = piece->slot - (int)mending->week->n_slots;
        bool is_extra = extra >= 0;
        add_move(replan, (ForecastMove){ is_extra ? FORECAST_EXTRA_MEETING : FORECAST_GIVE_TIME, piece->reason, matter,
                                         from, is_extra ? extra : piece->slot, piece->minutes, -1, 0 });
    }
}

static void mend(Mending *mending, Decided *decided)
{
    bool is_tried[FORECAST_MATTERS_MAX] = { false };
    look(mending);
    for (int matter = next_overrun(mending, is_tried); matter >= 0; matter = next_overrun(mending, is_tried)) {
        is_tried[matter] = true;
        decided->found[matter] = smallest_for(mending, matter);
        apply(mending, decided);
        look(mending);
    }
    take_back(mending, decided);
    look(mending);
}

static ForecastAnswer check_means(const ForecastWeek *week, const ForecastMeans *means)
{
    if (means->n_limits > FORECAST_LIMITS_MAX) {
        return (ForecastAnswer){ FORECAST_TOO_MANY_LIMITS, FORECAST_LIMITS_MAX };
    }
    if (means->n_extra + week->n_slots > FORECAST_SLOTS_MAX) {
        return (ForecastAnswer){ FORECAST_TOO_MANY_WINDOWS, FORECAST_SLOTS_MAX };
    }
    for (size_t i = 0; i < means->n_limits; i++) {
        const ForecastLimit *limit = &means->limits[i];
        if (limit->class < 0 || limit->class >= PACE_CLASSES_MAX) {
            return (ForecastAnswer){ FORECAST_BAD_CLASS, i };
        }
        if (limit->seconds < 1 || limit->seconds > PACE_LIMIT_SECONDS) {
            return (ForecastAnswer){ FORECAST_BAD_LIMIT, i };
        }
    }
    for (size_t i = 0; i < means->n_extra; i++) {
        const ForecastWindow *extra = &means->extra[i];
        bool is_bad = extra->end < extra->start || (i > 0 && extra->start < extra[-1].end);
        for (size_t slot = 0; slot < week->n_slots; slot++) {
            is_bad = is_bad || (extra->start < week->slots[slot].end && week->slots[slot].start < extra->end);
        }
        if (is_bad) {
            return (ForecastAnswer){ FORECAST_BAD_WINDOW, i };
        }
    }
    return (ForecastAnswer){ FORECAST_OK, 0 };
}

ForecastAnswer forecast_replan(const ForecastWeek *week, const ForecastMeans *means, ForecastReplan *ret_replan)
{
    ForecastAnswer answer = plan_check(week);
    answer = answer.problem == FORECAST_OK ? check_means(week, means) : answer;
    if (answer.problem != FORECAST_OK) {
        return answer;
    }
    g_autofree Row *left = g_new0(Row, FORECAST_MATTERS_MAX);
    g_autofree Row *spare = g_new0(Row, FORECAST_SLOTS_MAX);
    g_autofree Marks *overrun = g_new0(Marks, FORECAST_SLOTS_MAX);
    g_autofree Plan *trial = g_new(Plan, 1);
    g_autofree Decided *decided = g_new0(Decided, 1);
    Mending mending = { .week = week,
                        .means = means,
                        .plan = plan_new(week, means->extra, means->n_extra),
                        .trial = trial,
                        .left = left,
                        .spare = spare,
                        .overrun = overrun };
    mend(&mending, decided);
    ForecastReplan replan = { 0 };
    for (size_t i = 0; i < week->n_matters; i++) {
        if (decided->found[i].is_found) {
            add_moves(&replan, &mending, (int)i, &decided->found[i]);
        }
        replan.unresolved += mending.before[i] > LEFT_PERMILLE_MAX;
    }
    g_free(mending.plan);
    *ret_replan = replan;
    return answer;
}
