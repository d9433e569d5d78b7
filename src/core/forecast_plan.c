/* A plan of a week that can be played through. See forecast_plan.h; what is assumed stands in forecast_week.h. */
#include "core/forecast_plan.h"

#include <string.h>

static ForecastAnswer problem(ForecastProblem what, size_t place)
{
    return (ForecastAnswer){ what, place };
}

/* --- What is asked --------------------------------------------------------------------------------------------------
 */

static ForecastAnswer check_slots(const ForecastWeek *week)
{
    for (size_t i = 0; i < week->n_slots; i++) {
        const ForecastWindow *slot = &week->slots[i];
        if (slot->end < slot->start || (i > 0 && slot->start < slot[-1].end)) {
            return problem(FORECAST_BAD_WINDOW, i);
        }
    }
    return problem(FORECAST_OK, 0);
}

static ForecastAnswer check_matters(const ForecastWeek *week)
{
    for (size_t i = 0; i < week->n_matters; i++) {
        const ForecastMatter *matter = &week->matters[i];
        if (matter->newcomers_class < 0 || matter->newcomers_class >= PACE_CLASSES_MAX) {
            return problem(FORECAST_BAD_CLASS, i);
        }
        gint64 all = 0;
        bool is_negative = matter->heard < 0;
        for (int class = 0; class < PACE_CLASSES_MAX; class ++) {
            is_negative = is_negative || matter->waiting[class] < 0;
            all += matter->waiting[class];
        }
        if (is_negative || all > FORECAST_WAITING_MAX) {
            return problem(FORECAST_BAD_MATTER, i);
        }
    }
    return problem(FORECAST_OK, 0);
}

static ForecastAnswer check_segments(const ForecastWeek *week)
{
    gint64 minutes = 0;
    for (size_t i = 0; i < week->n_segments; i++) {
        const ForecastSegment *segment = &week->segments[i];
        bool is_placed = segment->slot >= 0 && (size_t)segment->slot < week->n_slots && segment->matter >= 0 &&
                         (size_t)segment->matter < week->n_matters && segment->minutes >= 0;
        if (!is_placed || (i > 0 && segment->slot < segment[-1].slot)) {
            return problem(FORECAST_BAD_SEGMENT, i);
        }
        const ForecastWindow *slot = &week->slots[segment->slot];
        minutes = i > 0 && segment->slot == segment[-1].slot ? minutes + segment->minutes : segment->minutes;
        if (minutes * 60 * FORECAST_SECOND > slot->end - slot->start) {
            return problem(FORECAST_BAD_SEGMENT, i);
        }
    }
    return problem(FORECAST_OK, 0);
}

ForecastAnswer plan_check(const ForecastWeek *week)
{
    if (week->n_slots > FORECAST_SLOTS_MAX) {
        return problem(FORECAST_TOO_MANY_WINDOWS, FORECAST_SLOTS_MAX);
    }
    if (week->n_matters > FORECAST_MATTERS_MAX) {
        return problem(FORECAST_TOO_MANY_MATTERS, FORECAST_MATTERS_MAX);
    }
    if (week->n_segments > FORECAST_SEGMENTS_MAX) {
        return problem(FORECAST_TOO_MANY_SEGMENTS, FORECAST_SEGMENTS_MAX);
    }
    if (week->n_comparables > FORECAST_COMPARABLES_MAX) {
        return problem(FORECAST_TOO_MANY_COMPARABLES, FORECAST_COMPARABLES_MAX);
    }
    ForecastAnswer answer = check_slots(week);
    answer = answer.problem == FORECAST_OK ? check_matters(week) : answer;
    return answer.problem == FORECAST_OK ? check_segments(week) : answer;
}

/* --- How long a matter takes ----------------------------------------------------------------------------------------
 */

/* Seconds planned for a matter in the week's own segments: all of them, and from now on. An announcement does not
 * change it, nor does time that is given: how many speak does not depend on it. */
typedef struct {
    double all, ahead;
} Planned;

static Planned planned_of(const Plan *plan, int matter)
{
    Planned planned = { 0 };
    for (size_t i = 0; i < plan->n_segments; i++) {
        const PlanSegment *segment = &plan->segments[i];
        if (segment->planned.matter == matter && !segment->is_given) {
            double seconds = segment->planned.minutes * 60.0;
            planned.all += seconds;
            planned.ahead += CLAMP(segment->stop, 0, seconds);
        }
    }
    return planned;
}

static Spread as_planned(double seconds)
{
    double mean = seconds * FORECAST_PLAN_PERCENT / 100;
    double deviation = seconds * FORECAST_PLAN_SPREAD_PERCENT / 100;
    return (Spread){ mean, deviation * deviation, 0 };
}

typedef struct {
    double mean, variance;
} Count;

/* How many speak on such a matter, from first to last. The programme counts like one comparable matter. */
static Count speakers_of(const Plan *plan, const ForecastMatter *matter, double fit)
{
    const ForecastWeek *week = plan->week;
    double expected = fit * FORECAST_PLAN_PERCENT / 100;
    double doubt = expected * FORECAST_SPEAKERS_SPREAD_PERCENT / 100;
    double weight = 1;
    double sum = expected;
    double squares = expected * expected + doubt * doubt;
    for (size_t i = 0; i < week->n_comparables; i++) {
        if (week->comparables[i].kind == matter->kind) {
            double speakers = CLAMP(week->comparables[i].speakers, 0, FORECAST_WAITING_MAX);
            weight++;
            sum += speakers;
            squares += speakers * speakers;
        }
    }
    double mean = sum / weight;
    return (Count){ mean, MAX(0, squares / weight - mean * mean) * (1 + 1 / weight) };
}

/* Of those who speak, the ones of whom nothing was seen yet. Nobody is less than nobody, so a list with more than the
 * usual number may still get a few. */
static Count unseen_of(Count all, double seen)
{
    enum { PARTS = 31 };
    Spread speakers = spread_of(all.mean, all.variance);
    Count unseen = { 0 };
    double squares = 0;
    for (int i = 0; i < PARTS; i++) {
        double more = MAX(0, spread_at(&speakers, spread_deviation((i + 0.5) / PARTS)) - seen);
        unseen.mean += more / PARTS;
        squares += more * more / PARTS;
    }
    unseen.variance = MAX(0, squares - unseen.mean * unseen.mean);
    return unseen;
}

static double waiting_of(const ForecastMatter *matter)
{
    double waiting = 0;
    for (int class = 0; class < PACE_CLASSES_MAX; class ++) {
        waiting += matter->waiting[class];
    }
    return waiting;
}

static bool has_evidence(const ForecastWeek *week, const ForecastMatter *matter)
{
    for (size_t i = 0; i < week->n_comparables; i++) {
        if (week->comparables[i].kind == matter->kind) {
            return true;
        }
    }
    return waiting_of(matter) > 0 || matter->heard > 0;
}

/* So many of a class, each with a gap. What is uncertain about the class is uncertain for all of them at once. */
static void add_class(const Plan *plan, int class, double count, const ForecastLimit *limit, Spread *work)
{
    double uncertain;
    int seconds = limit != NULL && limit->class == class ? limit->seconds : pace_limit(plan->week->pace, class);
    Spread statement = pace_statement(plan->week->pace, class, seconds, &uncertain);
    *work = spread_sum(*work, spread_times(statement, count));
    work->variance += count * count * uncertain;
}

static Count newcomers_of(const Plan *plan, int index, double planned)
{
    const ForecastMatter *matter = &plan->week->matters[index];
    if (matter->is_closed || plan->announced[index].is_closed) {
        return (Count){ 0 };
    }
    double uncertain;
    int in_force = pace_limit(plan->week->pace, matter->newcomers_class);
    double each = pace_statement(plan->week->pace, matter->newcomers_class, in_force, &uncertain).mean +
                  pace_gap(plan->week->pace, &uncertain).mean;
    Count all = speakers_of(plan, matter, each > 0 ? planned / each : 0);
    return unseen_of(all, matter->heard + waiting_of(matter));
}

static Spread work_of_list(const Plan *plan, int index, Count newcomers)
{
    const ForecastMatter *matter = &plan->week->matters[index];
    double count = waiting_of(matter) + newcomers.mean;
    Spread work = { 0 };
    for (int class = 0; class < PACE_CLASSES_MAX; class ++) {
        double of_class = matter->waiting[class] + (class == matter->newcomers_class ? newcomers.mean : 0);
        if (of_class > 0) {
            add_class(plan, class, of_class, plan->announced[index].limit, &work);
        }
    }
    double uncertain;
    Spread gap = pace_gap(plan->week->pace, &uncertain);
    double each = count > 0 ? work.mean / count + gap.mean : 0;
    work = spread_sum(work, spread_times(gap, count));
    work.variance += count * count * uncertain + newcomers.variance * each * each;
    return work;
}

static Spread work_of(Plan *plan, int index)
{
    const ForecastMatter *matter = &plan->week->matters[index];
    Planned planned = planned_of(plan, index);
    plan->newcomers[index] = 0;
    if (matter->is_done) {
        return spread_certain(0);
    }
    if (!matter->has_list || !has_evidence(plan->week, matter)) {
        return as_planned(planned.ahead);
    }
    Count newcomers = newcomers_of(plan, index, planned.all);
    plan->newcomers[index] = newcomers.mean;
    return work_of_list(plan, index, newcomers);
}

/* Each matter meets its equally probable lengths in an order of its own, so that no two are late together by design.
 * The order comes from the matter's index alone. */
static void scenario_order(int matter, int order[FORECAST_SCENARIOS])
{
    guint32 state = 2463534242U + (guint32)matter * 2654435761U;
    state = state == 0 ? 1 : state;
    for (int i = 0; i < FORECAST_SCENARIOS; i++) {
        order[i] = i;
    }
    for (int i = FORECAST_SCENARIOS - 1; i > 0; i--) {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        int other = (int)(state % (guint32)(i + 1));
        int kept = order[i];
        order[i] = order[other];
        order[other] = kept;
    }
}

void plan_announce(Plan *plan, int matter, Announced announced)
{
    plan->announced[matter] = announced;
    Spread work = work_of(plan, matter);
    int order[FORECAST_SCENARIOS];
    scenario_order(matter, order);
    for (int i = 0; i < FORECAST_SCENARIOS; i++) {
        plan->work[matter][i] = spread_at(&work, spread_deviation((order[i] + 0.5) / FORECAST_SCENARIOS));
    }
}

/* --- The plan -------------------------------------------------------------------------------------------------------
 */

static double seconds_ahead(const ForecastWeek *week, Instant at)
{
    return (double)(at - week->now) / FORECAST_SECOND;
}

/* Planned hours, and for each segment what comes after it, anew. */
static void lay_out(Plan *plan)
{
    double at = 0;
    for (size_t i = 0; i < plan->n_segments; i++) {
        PlanSegment *segment = &plan->segments[i];
        bool is_first = i == 0 || segment[-1].planned.slot != segment->planned.slot;
        at = is_first ? plan->starts[segment->planned.slot] : at;
        at += segment->planned.minutes * 60.0;
        segment->is_last_of_slot = i + 1 == plan->n_segments || segment[1].planned.slot != segment->planned.slot;
        segment->stop = segment->is_last_of_slot ? plan->ends[segment->planned.slot] : at;
    }
    double later[FORECAST_MATTERS_MAX] = { 0 };
    bool is_seen[FORECAST_MATTERS_MAX] = { false };
    for (size_t i = plan->n_segments; i-- > 0;) {
        PlanSegment *segment = &plan->segments[i];
        int matter = segment->planned.matter;
        segment->is_last = !is_seen[matter];
        segment->later = later[matter];
        is_seen[matter] = true;
        later[matter] += segment->planned.minutes * 60.0;
    }
}

/* Gives segments of which no minutes are said an equal share of what the others leave. */
static void share_out(Plan *plan)
{
    int said[FORECAST_SLOTS_MAX] = { 0 };
    int unsaid[FORECAST_SLOTS_MAX] = { 0 };
    for (size_t i = 0; i < plan->n_segments; i++) {
        const ForecastSegment *segment = &plan->segments[i].planned;
        said[segment->slot] += segment->minutes;
        unsaid[segment->slot] += segment->minutes == 0;
    }
    for (size_t i = 0; i < plan->n_segments; i++) {
        ForecastSegment *segment = &plan->segments[i].planned;
        if (segment->minutes == 0) {
            int length = (int)((plan->ends[segment->slot] - plan->starts[segment->slot]) / 60);
            segment->minutes = (length - said[segment->slot]) / unsaid[segment->slot];
        }
    }
}

static void add_slots(Plan *plan, const ForecastWindow *slots, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        plan->starts[plan->n_slots] = seconds_ahead(plan->week, slots[i].start);
        plan->ends[plan->n_slots] = seconds_ahead(plan->week, slots[i].end);
        plan->n_slots++;
    }
}

Plan *plan_new(const ForecastWeek *week, const ForecastWindow *extra, size_t n_extra)
{
    Plan *plan = g_new0(Plan, 1);
    plan->week = week;
    add_slots(plan, week->slots, week->n_slots);
    add_slots(plan, extra, n_extra);
    plan->n_segments = week->n_segments;
    for (size_t i = 0; i < week->n_segments; i++) {
        plan->segments[i].planned = week->segments[i];
    }
    share_out(plan);
    lay_out(plan);
    for (size_t i = 0; i < week->n_matters; i++) {
        plan_announce(plan, (int)i, (Announced){ 0 });
    }
    return plan;
}

bool plan_add(Plan *plan, int slot, int matter, int minutes)
{
    if (plan->n_segments == FORECAST_SEGMENTS_MAX) {
        return false;
    }
    size_t place = plan->n_segments;
    while (place > 0 && plan->starts[plan->segments[place - 1].planned.slot] > plan->starts[slot]) {
        place--;
    }
    memmove(&plan->segments[place + 1], &plan->segments[place], (plan->n_segments - place) * sizeof *plan->segments);
    plan->segments[place] = (PlanSegment){ .planned = { slot, matter, minutes }, .is_given = true };
    plan->n_segments++;
    lay_out(plan);
    return true;
}

void plan_stop(Plan *plan, int matter)
{
    for (size_t i = 0; i < plan->n_segments; i++) {
        if (plan->segments[i].planned.matter == matter) {
            plan->segments[i].is_last = false;
        }
    }
}

int plan_last_slot(const Plan *plan, int matter)
{
    int slot = -1;
    for (size_t i = 0; i < plan->n_segments; i++) {
        slot = plan->segments[i].planned.matter == matter ? plan->segments[i].planned.slot : slot;
    }
    return slot;
}

double plan_free(const Plan *plan, int slot)
{
    double free_from = plan->starts[slot];
    for (size_t i = 0; i < plan->n_segments; i++) {
        free_from += plan->segments[i].planned.slot == slot ? plan->segments[i].planned.minutes * 60.0 : 0;
    }
    return MAX(0, plan->ends[slot] - MAX(free_from, 0));
}

/* --- The course -----------------------------------------------------------------------------------------------------
 */

/* Plays one segment from `at` on, and returns when it ends. */
static double run_segment(const Plan *plan, const Course *course, size_t index, int scenario, double at)
{
    const PlanSegment *segment = &plan->segments[index];
    int slot = segment->planned.slot;
    double *left = &course->left[segment->planned.matter][scenario];
    double stop = segment->is_last ? plan->ends[slot] : segment->stop;
    double used = CLAMP(*left, 0, MAX(0, stop - at));
    *left -= used;
    if (segment->is_last && *left > FORECAST_TOLERANCE_SECONDS) {
        course->overrun[slot][scenario] = true;
    }
    if (course->start != NULL) {
        course->start[index][scenario] = at;
        course->end[index][scenario] = at + used;
        course->behind[index][scenario] = MAX(0, *left - segment->later);
    }
    return at + used;
}

static void run_scenario(const Plan *plan, const Course *course, int scenario)
{
    for (size_t i = 0; i < plan->week->n_matters; i++) {
        course->left[i][scenario] = plan->work[i][scenario];
    }
    for (size_t i = 0; i < plan->n_slots; i++) {
        course->overrun[i][scenario] = false;
        course->spare[i][scenario] = MAX(0, plan->ends[i] - MAX(0, plan->starts[i]));
    }
    double at = 0;
    for (size_t i = 0; i < plan->n_segments; i++) {
        int slot = plan->segments[i].planned.slot;
        if (i == 0 || plan->segments[i - 1].planned.slot != slot) {
            /* A slot that is over has no time left, whatever its segments need. */
            at = MIN(MAX(0, plan->starts[slot]), plan->ends[slot]);
        }
        at = run_segment(plan, course, i, scenario, at);
        course->spare[slot][scenario] = MAX(0, plan->ends[slot] - at);
    }
}

void plan_run(const Plan *plan, const Course *course)
{
    for (int scenario = 0; scenario < FORECAST_SCENARIOS; scenario++) {
        run_scenario(plan, course, scenario);
    }
}

double course_at(const double *figures, double share)
{
    double sorted[FORECAST_SCENARIOS];
    for (int i = 0; i < FORECAST_SCENARIOS; i++) {
        int place = i;
        while (place > 0 && sorted[place - 1] > figures[i]) {
            sorted[place] = sorted[place - 1];
            place--;
        }
        sorted[place] = figures[i];
    }
    return sorted[(int)(share * (FORECAST_SCENARIOS - 1) + 0.5)];
}

int course_permille_left(const double *left)
{
    int count = 0;
    for (int i = 0; i < FORECAST_SCENARIOS; i++) {
        count += left[i] > FORECAST_TOLERANCE_SECONDS;
    }
    return (count * 1000 + FORECAST_SCENARIOS / 2) / FORECAST_SCENARIOS;
}
