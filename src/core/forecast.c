/* When the list will end. See forecast.h. */
#include "core/forecast.h"

/* Above this, a list on which people inscribe as fast as they are heard is reckoned to end only once it has closed. */
static const double LOAD_MAX = 0.8;

/* The list with what was learned about each class as a number, so that each of those waiting costs the same. */
typedef struct {
    const ForecastList *list;
    bool is_closed;
    double inside; /* seconds of the first window from now on; negative: there is no window and no end */
    Spread gap;
    double gap_mean_variance;
    Spread statement[PACE_CLASSES_MAX];
    double mean_variance[PACE_CLASSES_MAX];
} Reckoning;

/* A sum of gaps and statements as it grows. What is uncertain about a class is uncertain for all of it alike, so its
 * part of the variance goes with the square of the count. */
typedef struct {
    Spread sum;
    double common;
    double gaps;
    double counts[PACE_CLASSES_MAX];
} Running;

static void run_gap(Running *running, const Reckoning *of)
{
    running->sum = spread_sum(running->sum, of->gap);
    running->common += (2 * running->gaps + 1) * of->gap_mean_variance;
    running->gaps++;
}

static void run_statements(Running *running, const Reckoning *of, int class, double count)
{
    double *before = &running->counts[class];
    running->sum = spread_sum(running->sum, spread_times(of->statement[class], count));
    running->common += (2 * *before + count) * count * of->mean_variance[class];
    *before += count;
}

static Spread running_spread(const Running *running)
{
    Spread spread = running->sum;
    spread.variance += running->common;
    return spread;
}

/* --- Where work falls in time ------------------------------------------------------------------------------------- */

static Instant after(Instant from, double seconds)
{
    return from + (Instant)(seconds + 0.5) * FORECAST_SECOND;
}

static double seconds_between(Instant from, Instant to)
{
    return to <= from ? 0 : (double)(to - from) / FORECAST_SECOND;
}

/* The instant after so many seconds of work from now on. */
static Instant instant_of(const ForecastList *list, double work)
{
    Instant at = list->now;
    for (size_t i = 0; i < list->n_windows; i++) {
        const ForecastWindow *window = &list->windows[i];
        if (window->end <= at && i + 1 < list->n_windows) {
            continue;
        }
        at = MAX(at, window->start);
        double room = seconds_between(at, window->end);
        bool is_last = i + 1 == list->n_windows;
        if (is_last || work <= room) {
            break;
        }
        work -= room;
        at = window->end;
    }
    return after(at, work);
}

static ForecastRange range_of(const ForecastList *list, const Spread *work)
{
    return (ForecastRange){
        instant_of(list, spread_at(work, SPREAD_EARLY)),
        instant_of(list, spread_at(work, SPREAD_MIDDLE)),
        instant_of(list, spread_at(work, SPREAD_LATE)),
    };
}

/* Nobody begins or ends before those ahead of them, whatever the form of the curves says at their edges. */
static ForecastRange not_before(ForecastRange range, const ForecastRange *other)
{
    return (ForecastRange){ MAX(range.earliest, other->earliest), MAX(range.likely, other->likely),
                            MAX(range.latest, other->latest) };
}

static ForecastRange not_after(ForecastRange range, const ForecastRange *other)
{
    return (ForecastRange){ MIN(range.earliest, other->earliest), MIN(range.likely, other->likely),
                            MIN(range.latest, other->latest) };
}

static double within_window(const Reckoning *of, const Spread *work)
{
    return of->inside < 0 ? 1 : spread_within(work, of->inside);
}

static int permille(double share)
{
    return (int)(CLAMP(share, 0, 1) * 1000 + 0.5);
}

/* --- Reckoning ---------------------------------------------------------------------------------------------------- */

static void reckoning_init(Reckoning *of, const ForecastList *list, const ForecastLimit *limit, bool is_closed)
{
    *of = (Reckoning){ .list = list, .is_closed = is_closed || !list->is_open, .inside = -1 };
    bool is_needed[PACE_CLASSES_MAX] = { false };
    for (size_t i = 0; i < list->n_waiting; i++) {
        is_needed[list->waiting[i]] = true;
    }
    is_needed[list->newcomers_class] = true;
    of->gap = pace_gap(list->pace, &of->gap_mean_variance);
    for (int i = 0; i < PACE_CLASSES_MAX; i++) {
        if (is_needed[i]) {
            int seconds = limit != NULL && limit->class == i ? limit->seconds : pace_limit(list->pace, i);
            of->statement[i] = pace_statement(list->pace, i, seconds, &of->mean_variance[i]);
        }
    }
    if (list->n_windows > 0) {
        of->inside = seconds_between(MAX(list->now, list->windows[0].start), list->windows[0].end);
    }
}

static Running running_begin(const ForecastList *list)
{
    Running running = { 0 };
    if (list->has_floor) {
        int limit = list->floor_limit == 0 ? pace_limit(list->pace, list->floor_class) : MAX(list->floor_limit, 0);
        running.sum = pace_rest_under(list->pace, list->floor_class, limit, list->floor_seconds);
    }
    if (list->has_point) {
        running.sum = spread_sum(running.sum, pace_rest(list->pace, PACE_POINT_OF_ORDER, list->point_seconds));
    }
    return running;
}

/* Seconds from now in which inscriptions are still taken. A list that hears people from ten to one takes them from now
 * until one. */
static double open_seconds(const Reckoning *of)
{
    const ForecastList *list = of->list;
    if (of->is_closed || list->newcomers < 0 || list->newcomers_seconds <= 0) {
        return 0;
    }
    double open = G_MAXINT32;
    if (list->n_windows > 0) {
        open = seconds_between(list->now, list->windows[0].end);
    }
    if (list->closes_at != 0) {
        open = MIN(open, seconds_between(list->now, list->closes_at));
    }
    return open;
}

static void run_newcomers(Running *running, const Reckoning *of, double count, double echo)
{
    const ForecastList *list = of->list;
    double each = of->statement[list->newcomers_class].mean + of->gap.mean;
    run_statements(running, of, list->newcomers_class, count);
    running->sum = spread_sum(running->sum, spread_times(of->gap, count));
    running->common += (2 * running->gaps + count) * count * of->gap_mean_variance;
    running->gaps += count;
    /* How many come at that rate is as uncertain as a count is, and the rate as the count that it was taken from; but
     * they take no less than no time, so the long tail is towards later. */
    double chance = (count + count * count / (list->newcomers + 0.5)) * echo * echo;
    Spread part = spread_of(count * each, MIN(chance, count * count) * each * each);
    running->sum.third += part.third;
    running->sum.variance += part.variance + (running->sum.variance + running->common) * (echo * echo - 1);
}

/* The end of a list on which people still inscribe, seen from two sides. */
typedef struct {
    double count;    /* of newcomers, likely */
    Spread closing;  /* the work, if all who come until it closes are heard */
    Spread emptying; /* the work, if it ends because it is empty */
} Newcomers;

/* Each heard takes time in which others come: with work W, a rate a and s seconds each, the list ends when it is empty,
 * after W/(1 − a·s), or everyone who came until it closed has been heard, after W + a·s·H, whichever is first. A delay
 * lets more come, who delay: hence the echo 1/(1 − a·s). */
static Newcomers newcomers_of(const Reckoning *of, const Running *waiting)
{
    const ForecastList *list = of->list;
    Newcomers out = { .closing = running_spread(waiting), .emptying = running_spread(waiting) };
    double open = open_seconds(of);
    if (open <= 0) {
        return out;
    }
    double rate = (list->newcomers + 0.5) / list->newcomers_seconds;
    double load = rate * (of->statement[list->newcomers_class].mean + of->gap.mean);
    double most = list->newcomers_left > 0 ? MIN(list->newcomers_left, FORECAST_NEWCOMERS_MAX) : FORECAST_NEWCOMERS_MAX;
    out.count = MIN(rate * open, most);
    Running running = *waiting;
    run_newcomers(&running, of, out.count, 1);
    out.closing = running_spread(&running);
    out.emptying = out.closing;
    if (load < LOAD_MAX) {
        double count = MIN(rate * waiting->sum.mean / (1 - load), most);
        running = *waiting;
        run_newcomers(&running, of, count, 1 / (1 - load));
        out.emptying = running_spread(&running);
        out.count = MIN(out.count, count);
    }
    return out;
}

/* How many of those that are expected are heard in what remains of the window after those who wait. */
static double newcomers_heard(const Reckoning *of, const Running *waiting, double count)
{
    if (of->inside < 0 || count <= 0) {
        return count;
    }
    double each = of->statement[of->list->newcomers_class].mean + of->gap.mean;
    return each <= 0 ? count : CLAMP((of->inside - waiting->sum.mean) / each, 0, count);
}

typedef struct {
    double heard;                  /* expected */
    int at_least, likely, at_most; /* of those waiting */
} Heard;

static void count_heard(Heard *heard, double probability)
{
    heard->heard += probability;
    heard->at_least += probability >= 0.9;
    heard->likely += probability >= 0.5;
    heard->at_most += probability >= 0.1;
}

static Heard run_waiting(Running *running, const Reckoning *of, ForecastSpeaker *speakers, ForecastRange *ret_end)
{
    const ForecastList *list = of->list;
    Heard heard = { 0 };
    double probability = 1;
    Spread work = running_spread(running);
    ForecastRange end = range_of(list, &work);
    for (size_t i = 0; i < list->n_waiting; i++) {
        run_gap(running, of);
        work = running_spread(running);
        Spread begin = work;
        run_statements(running, of, list->waiting[i], 1);
        work = running_spread(running);
        probability = MIN(probability, within_window(of, &work));
        count_heard(&heard, probability);
        if (speakers != NULL) {
            ForecastRange start = range_of(list, &begin);
            start = not_before(start, &end);
            end = range_of(list, &work);
            end = not_before(end, &start);
            speakers[i] = (ForecastSpeaker){ start, end, permille(probability) };
        }
    }
    ForecastRange last = range_of(list, &work);
    *ret_end = not_before(last, &end);
    return heard;
}

static ForecastEnd reckon(const Reckoning *of, ForecastSpeaker *speakers)
{
    Running running = running_begin(of->list);
    ForecastEnd outcome = { 0 };
    ForecastRange waiting_end;
    Heard heard = run_waiting(&running, of, speakers, &waiting_end);
    Newcomers newcomers = newcomers_of(of, &running);
    double count = newcomers.count;
    double more = newcomers_heard(of, &running, count);
    ForecastRange closing = range_of(of->list, &newcomers.closing);
    outcome.end = range_of(of->list, &newcomers.emptying);
    outcome.end = not_after(outcome.end, &closing);
    outcome.end = not_before(outcome.end, &waiting_end);
    outcome.in_time_permille =
        permille(MAX(within_window(of, &newcomers.closing), within_window(of, &newcomers.emptying)));
    outcome.newcomers = (int)(count + 0.5);
    outcome.heard_at_least = heard.at_least;
    outcome.heard_likely = heard.likely + (int)(more + 0.5);
    outcome.heard_at_most = heard.at_most + (more > 0 ? outcome.newcomers : 0);
    double all = (double)of->list->n_waiting + count;
    outcome.heard_permille = all > 0 ? permille((heard.heard + more) / all) : 1000;
    return outcome;
}

/* --- Questions ---------------------------------------------------------------------------------------------------- */

static bool is_class(int class)
{
    return class >= 0 && class < PACE_CLASSES_MAX;
}

static ForecastAnswer problem(ForecastProblem what, size_t place)
{
    return (ForecastAnswer){ what, place };
}

static ForecastAnswer check_list(const ForecastList *list)
{
    if (list->n_waiting > FORECAST_WAITING_MAX) {
        return problem(FORECAST_TOO_MANY_WAITING, FORECAST_WAITING_MAX);
    }
    if (list->n_windows > FORECAST_WINDOWS_MAX) {
        return problem(FORECAST_TOO_MANY_WINDOWS, FORECAST_WINDOWS_MAX);
    }
    if (!is_class(list->newcomers_class) || (list->has_floor && !is_class(list->floor_class))) {
        return problem(FORECAST_BAD_CLASS, 0);
    }
    for (size_t i = 0; i < list->n_waiting; i++) {
        if (!is_class(list->waiting[i])) {
            return problem(FORECAST_BAD_CLASS, i);
        }
    }
    for (size_t i = 0; i < list->n_windows; i++) {
        const ForecastWindow *window = &list->windows[i];
        if (window->end < window->start || (i > 0 && window->start < window[-1].end)) {
            return problem(FORECAST_BAD_WINDOW, i);
        }
    }
    return problem(FORECAST_OK, 0);
}

ForecastAnswer forecast_list(const ForecastList *list, ForecastSpeaker *speakers, ForecastEnd *ret_end)
{
    ForecastAnswer answer = check_list(list);
    if (answer.problem != FORECAST_OK) {
        return answer;
    }
    Reckoning of;
    reckoning_init(&of, list, NULL, false);
    *ret_end = reckon(&of, speakers);
    return answer;
}

static ForecastAnswer check_limits(const ForecastLimit *limits, size_t count)
{
    if (count > FORECAST_LIMITS_MAX) {
        return problem(FORECAST_TOO_MANY_LIMITS, FORECAST_LIMITS_MAX);
    }
    for (size_t i = 0; i < count; i++) {
        if (!is_class(limits[i].class)) {
            return problem(FORECAST_BAD_CLASS, i);
        }
        if (limits[i].seconds < 1 || limits[i].seconds > PACE_LIMIT_SECONDS) {
            return problem(FORECAST_BAD_LIMIT, i);
        }
    }
    return problem(FORECAST_OK, 0);
}

/* A limit that shortens nothing may end later. All else is earlier for each single speaker, so also at the edges of
 * the range, where the form of the curves might say a second more. */
static bool never_later(const ForecastList *list, const ForecastLimit *limit)
{
    int now = limit == NULL ? 0 : pace_limit(list->pace, limit->class);
    return limit == NULL || now == 0 || limit->seconds <= now;
}

static ForecastOption option(const ForecastList *list, const ForecastLimit *limit, bool is_closed,
                             const ForecastEnd *now)
{
    Reckoning of;
    reckoning_init(&of, list, limit, is_closed);
    ForecastOption out = { is_closed, limit == NULL ? -1 : limit->class, limit == NULL ? 0 : limit->seconds,
                           reckon(&of, NULL) };
    if (now != NULL && never_later(list, limit)) {
        out.outcome.end = not_after(out.outcome.end, &now->end);
        out.outcome.in_time_permille = MAX(out.outcome.in_time_permille, now->in_time_permille);
    }
    return out;
}

ForecastAnswer forecast_options(const ForecastList *list, const ForecastLimit *limits, size_t n_limits,
                                ForecastOption *options)
{
    ForecastAnswer answer = check_list(list);
    if (answer.problem == FORECAST_OK) {
        answer = check_limits(limits, n_limits);
    }
    if (answer.problem != FORECAST_OK) {
        return answer;
    }
    options[0] = option(list, NULL, false, NULL);
    options[1] = option(list, NULL, true, &options[0].outcome);
    for (size_t i = 0; i < n_limits; i++) {
        options[2 + 2 * i] = option(list, &limits[i], false, &options[0].outcome);
        options[3 + 2 * i] = option(list, &limits[i], true, &options[0].outcome);
    }
    return answer;
}

static bool fits(const ForecastList *list, const ForecastLimit *limit, bool is_closed)
{
    return option(list, limit, is_closed, NULL).outcome.in_time_permille >= FORECAST_SURE_PERMILLE;
}

/* Halves what lies between a number of steps that fits and one that does not: shorter limits never end later. */
int forecast_limit_that_fits(const ForecastList *list, int class, bool is_closed)
{
    if (check_list(list).problem != FORECAST_OK || !is_class(class) || fits(list, NULL, is_closed)) {
        return 0;
    }
    int now = pace_limit(list->pace, class);
    int good = FORECAST_LIMIT_LEAST / FORECAST_LIMIT_STEP;
    int bad = ((now > 0 ? now : PACE_STATEMENT_SECONDS) + FORECAST_LIMIT_STEP - 1) / FORECAST_LIMIT_STEP;
    if (good >= bad || !fits(list, &(ForecastLimit){ class, good * FORECAST_LIMIT_STEP }, is_closed)) {
        return 0;
    }
    while (good + 1 < bad) {
        int middle = (good + bad) / 2;
        if (fits(list, &(ForecastLimit){ class, middle * FORECAST_LIMIT_STEP }, is_closed)) {
            good = middle;
        } else {
            bad = middle;
        }
    }
    return good * FORECAST_LIMIT_STEP;
}
