/* How long statements take. See pace.h.
 *
 * Everything is a weighted sample of wishes: the usual figures as POINTS points that share the prior's weight, each
 * observation with weight 1. A limit, or what was spoken already, is a function on the points. */
#include "core/pace.h"

enum { POINTS = 16 };

/* From a limit that nobody was expected to pass by so much, nothing is learned about overruns. */
static const double EXCESS_SECONDS_MIN = 1;

/* The means of the sixteenths of a log-normal curve with a standard deviation of half its mean, brought to mean 0 and
 * variance 1. */
static const double SHAPE[POINTS] = {
    -1.3261, -1.0774, -0.9205, -0.7862, -0.6608, -0.5381, -0.4140, -0.2851,
    -0.1479, 0.0017,  0.1698,  0.3652,  0.6038,  0.9181,  1.3962,  2.7011,
};

/* Backwards through a limit that hardly anybody passes, a second of overrun would be minutes of wish. */
static const double OVERRUN_MIN = 1.0 / 16;

static const PacePrior PRIORS[] = {
    [PACE_GROUP] = { 8 * 60, 45, PACE_WEIGHT },       [PACE_STATE] = { 4 * 60 + 30, 50, PACE_WEIGHT },
    [PACE_OBSERVER] = { 4 * 60, 50, PACE_WEIGHT },    [PACE_STAKEHOLDER] = { 3 * 60, 40, PACE_WEIGHT },
    [PACE_REPLY] = { 4 * 60, 50, PACE_WEIGHT },       [PACE_POINT_OF_ORDER] = { 2 * 60, 60, PACE_WEIGHT },
    [PACE_EXPLANATION] = { 4 * 60, 50, PACE_WEIGHT }, [PACE_PRESENTATION] = { 15 * 60, 35, PACE_WEIGHT },
    [PACE_OTHER] = { 3 * 60, 60, PACE_WEIGHT },
};

static const double GAP_MEAN = 30;
static const double GAP_VARIANCE = 30.0 * 30.0;
static const double SPREAD_PERCENT_MAX = 70;

typedef struct {
    double points[POINTS]; /* usual wishes */
    double weight;         /* of all of them together */
    double overrun;        /* what is spoken of what is beyond a limit */
    PaceRule rule;
    size_t first, count; /* observed wishes: a stretch of Pace.wishes */
    double heard;        /* how many statements these are */
} Class;

typedef struct {
    double seconds;
    double count;
} Wish;

struct Pace {
    Class classes[PACE_CLASSES_MAX];
    Wish *wishes;
    Spread gap;
    double gap_mean_variance;
};

PacePrior pace_prior(int class)
{
    return class >= 0 && class < (int)G_N_ELEMENTS(PRIORS) ? PRIORS[class] : PRIORS[PACE_OTHER];
}

static int class_of(int class)
{
    return class >= 0 && class < PACE_CLASSES_MAX ? class : PACE_OTHER;
}

static int limit_of(int limit_seconds)
{
    return limit_seconds > 0 && limit_seconds <= PACE_LIMIT_SECONDS ? limit_seconds : 0;
}

static double count_of(const PaceStatement *statement)
{
    return statement->count > 0 ? statement->count : 1;
}

static double seconds_of(const PaceStatement *statement)
{
    return CLAMP(statement->seconds, 0, PACE_STATEMENT_SECONDS);
}

/* What a wish takes under a limit. Grows with the wish and with the limit, and so do mean and variance of a sample of
 * them: a shorter limit is never later. */
static double under_limit(double wish, int limit, double overrun)
{
    return limit == 0 || wish <= limit ? wish : limit + overrun * (wish - limit);
}

static double wish_of(double taken, int limit, double overrun)
{
    if (limit == 0 || taken <= limit) {
        return taken;
    }
    return MIN(PACE_STATEMENT_SECONDS + limit, limit + (taken - limit) / MAX(overrun, OVERRUN_MIN));
}

/* A weighted sample as it is gathered. */
typedef struct {
    double weight, sum, squares;
} Sample;

static void sample_add(Sample *sample, double weight, double value)
{
    sample->weight += weight;
    sample->sum += weight * value;
    sample->squares += weight * value * value;
}

static double sample_mean(const Sample *sample)
{
    return sample->weight > 0 ? sample->sum / sample->weight : 0;
}

static double sample_variance(const Sample *sample)
{
    double mean = sample_mean(sample);
    return sample->weight > 0 ? MAX(0, sample->squares / sample->weight - mean * mean) : 0;
}

static Spread sample_spread(const Sample *sample)
{
    return spread_of(sample_mean(sample), sample_variance(sample));
}

/* What is usual and what was heard, together. The usual mean counts like `weight` statements, the usual variance like
 * more: a few statements of a lopsided kind nearly always show too small a variance. Both means and both variances grow
 * with the limit, so what comes of them does too. The mean is as uncertain as one of one statement fewer, since the
 * variance is not known either. */
static Spread learned(const Sample *usual, double weight, const Sample *heard, double *ret_mean_variance)
{
    double count = heard->weight;
    double mean = (weight * sample_mean(usual) + heard->sum) / (weight + count);
    double spreads = weight * PACE_SPREAD_FACTOR;
    double variance =
        (spreads * sample_variance(usual) + count * sample_variance(heard)) / (spreads + MAX(0, count - 1));
    *ret_mean_variance = variance / MAX(1, weight + count - 1);
    return spread_of(mean, variance);
}

static void usual_points(Class *class, PacePrior prior)
{
    if (prior.mean_seconds <= 0) {
        prior = PRIORS[PACE_OTHER];
    }
    double mean = MIN(prior.mean_seconds, PACE_STATEMENT_SECONDS);
    double deviation = mean * CLAMP(prior.spread_percent, 0, SPREAD_PERCENT_MAX) / 100;
    for (int i = 0; i < POINTS; i++) {
        class->points[i] = mean + deviation * SHAPE[i];
    }
    class->weight = CLAMP(prior.weight, 1, PACE_WEIGHT_MAX);
}

/* How far the usual wishes, brought to the mean of what was heard without a limit, go beyond `limit` on average. */
static double excess_of(const Class *class, double scale, int limit)
{
    double sum = 0;
    for (int i = 0; i < POINTS; i++) {
        sum += MAX(0, class->points[i] * scale - limit);
    }
    return sum / POINTS;
}

typedef struct {
    double free_sum, free_count; /* of statements without a limit */
    double over, expected;       /* seconds beyond limits: spoken, and wished */
    double limited;              /* statements under a limit that somebody was expected to pass */
} Overruns;

/* Spoken overruns over wished ones, the usual share counting like so many statements. */
static double learn_overrun(const Overruns *seen)
{
    double usual = PACE_OVERRUN_PERMILLE / 1000.0;
    if (seen->limited < 1 || seen->expected <= 0) {
        return usual;
    }
    double each = seen->expected / seen->limited;
    double share = (usual * PACE_OVERRUN_WEIGHT + seen->over / each) / (PACE_OVERRUN_WEIGHT + seen->limited);
    return CLAMP(share, OVERRUN_MIN, 1);
}

static void learn_overruns(Pace *pace, const PaceStatement *statements, size_t count)
{
    Overruns seen[PACE_CLASSES_MAX] = { 0 };
    for (size_t i = 0; i < count; i++) {
        Overruns *of = &seen[class_of(statements[i].class)];
        if (limit_of(statements[i].limit_seconds) == 0) {
            of->free_sum += count_of(&statements[i]) * seconds_of(&statements[i]);
            of->free_count += count_of(&statements[i]);
        }
    }
    for (size_t i = 0; i < count; i++) {
        int limit = limit_of(statements[i].limit_seconds);
        Overruns *of = &seen[class_of(statements[i].class)];
        const Class *class = &pace->classes[class_of(statements[i].class)];
        if (limit == 0) {
            continue;
        }
        double usual = excess_of(class, 1, 0);
        double mean = (usual * class->weight + of->free_sum) / (class->weight + of->free_count);
        double excess = excess_of(class, mean / usual, limit);
        if (excess >= EXCESS_SECONDS_MIN) {
            double times = count_of(&statements[i]);
            of->expected += times * excess;
            of->over += times * MAX(0, seconds_of(&statements[i]) - limit);
            of->limited += times;
        }
    }
    for (int i = 0; i < PACE_CLASSES_MAX; i++) {
        pace->classes[i].overrun = learn_overrun(&seen[i]);
    }
}

static void learn_wishes(Pace *pace, const PaceStatement *statements, size_t count)
{
    pace->wishes = g_new(Wish, count + 1);
    for (size_t i = 0; i < count; i++) {
        pace->classes[class_of(statements[i].class)].count++;
    }
    size_t first = 0;
    for (int i = 0; i < PACE_CLASSES_MAX; i++) {
        pace->classes[i].first = first;
        first += pace->classes[i].count;
        pace->classes[i].count = 0;
    }
    for (size_t i = 0; i < count; i++) {
        Class *class = &pace->classes[class_of(statements[i].class)];
        pace->wishes[class->first + class->count++] =
            (Wish){ wish_of(seconds_of(&statements[i]), limit_of(statements[i].limit_seconds), class->overrun),
                    count_of(&statements[i]) };
        class->heard += count_of(&statements[i]);
    }
}

static void learn_gaps(Pace *pace, const int *gaps, size_t count, const PaceSum *summed)
{
    Sample usual = { 1, GAP_MEAN, GAP_VARIANCE + GAP_MEAN * GAP_MEAN };
    Sample heard = { summed->count, summed->sum, summed->squares };
    for (size_t i = 0; i < count; i++) {
        sample_add(&heard, 1, CLAMP(gaps[i], 0, PACE_GAP_SECONDS));
    }
    pace->gap = learned(&usual, PACE_WEIGHT, &heard, &pace->gap_mean_variance);
}

Pace *pace_new(const PaceObserved *observed)
{
    Pace *pace = g_new0(Pace, 1);
    size_t count = MIN(observed->n_statements, PACE_STATEMENTS_MAX);
    size_t n_gaps = MIN(observed->n_gaps, PACE_STATEMENTS_MAX);
    const PaceStatement *statements = count == 0 ? NULL : observed->statements + (observed->n_statements - count);
    for (int i = 0; i < PACE_CLASSES_MAX; i++) {
        usual_points(&pace->classes[i], observed->priors == NULL ? pace_prior(i) : observed->priors[i]);
        pace->classes[i].rule = (PaceRule){ limit_of(observed->rules[i].limit_seconds), observed->rules[i].is_cut_off };
    }
    learn_overruns(pace, statements, count);
    learn_wishes(pace, statements, count);
    learn_gaps(pace, n_gaps == 0 ? NULL : observed->gaps + (observed->n_gaps - n_gaps), n_gaps, &observed->summed_gaps);
    return pace;
}

void pace_free(Pace *pace)
{
    if (pace == NULL) {
        return;
    }
    g_free(pace->wishes);
    g_free(pace);
}

int pace_limit(const Pace *pace, int class)
{
    return pace->classes[class_of(class)].rule.limit_seconds;
}

static double overrun_in_force(const Class *class)
{
    return class->rule.is_cut_off ? 0 : class->overrun;
}

int pace_overrun_permille(const Pace *pace, int class)
{
    return (int)(overrun_in_force(&pace->classes[class_of(class)]) * 1000 + 0.5);
}

Spread pace_statement(const Pace *pace, int class, int limit_seconds, double *ret_mean_variance)
{
    const Class *of = &pace->classes[class_of(class)];
    int limit = limit_of(limit_seconds);
    double overrun = overrun_in_force(of);
    Sample usual = { 0 };
    Sample heard = { 0 };
    for (int i = 0; i < POINTS; i++) {
        sample_add(&usual, 1, under_limit(of->points[i], limit, overrun));
    }
    for (size_t i = 0; i < of->count; i++) {
        const Wish *wish = &pace->wishes[of->first + i];
        sample_add(&heard, wish->count, under_limit(wish->seconds, limit, overrun));
    }
    return learned(&usual, of->weight, &heard, ret_mean_variance);
}

Spread pace_gap(const Pace *pace, double *ret_mean_variance)
{
    *ret_mean_variance = pace->gap_mean_variance;
    return pace->gap;
}

static void add_rest(Sample *sample, double weight, double takes, double spoken)
{
    if (takes > spoken) {
        sample_add(sample, weight, takes - spoken);
    }
}

Spread pace_rest(const Pace *pace, int class, int spoken_seconds)
{
    return pace_rest_under(pace, class, pace_limit(pace, class), spoken_seconds);
}

Spread pace_rest_under(const Pace *pace, int class, int limit_seconds, int spoken_seconds)
{
    const Class *of = &pace->classes[class_of(class)];
    int limit = limit_of(limit_seconds);
    double overrun = overrun_in_force(of);
    double spoken = CLAMP(spoken_seconds, 0, PACE_LIMIT_SECONDS);
    Sample sample = { 0 };
    for (int i = 0; i < POINTS; i++) {
        add_rest(&sample, of->weight / POINTS, under_limit(of->points[i], limit, overrun), spoken);
    }
    for (size_t i = 0; i < of->count; i++) {
        const Wish *wish = &pace->wishes[of->first + i];
        add_rest(&sample, wish->count, under_limit(wish->seconds, limit, overrun), spoken);
    }
    /* One more says how heavy the tail is: exponential, so its square is twice that of its mean. It weighs as much as
     * the share of wishes that are spoken already, and is all there is once none is longer. */
    double tail = spoken * PACE_TAIL_PERMILLE / 1000.0;
    bool is_past = limit > 0 && spoken >= limit;
    tail = is_past ? overrun * tail : under_limit(spoken + tail, limit, overrun) - spoken;
    double weight = 1 - sample.weight / (of->weight + of->heard);
    if (tail > 0 && weight > 0) {
        sample.weight += weight;
        sample.sum += weight * tail;
        sample.squares += weight * 2 * tail * tail;
    }
    return sample.weight > 0 ? sample_spread(&sample) : spread_certain(0);
}
