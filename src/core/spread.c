/* Times that are not known. See spread.h. */
#include "core/spread.h"

#include <string.h>

/* Beyond this the form of Wilson and Hilferty folds over; no sum of statements comes near. */
static const double LOPSIDED_MAX = 2.5;
/* Below this a curve is as good as symmetrical, and dividing by it is not. */
static const double LOPSIDED_MIN = 0.001;

/* How much of the normal curve lies below 0, 0.05, … 4 standard deviations. */
static const double NORMAL[] = {
    0.500000, 0.519939, 0.539828, 0.559618, 0.579260, 0.598706, 0.617911, 0.636831, 0.655422, 0.673645, 0.691462,
    0.708840, 0.725747, 0.742154, 0.758036, 0.773373, 0.788145, 0.802337, 0.815940, 0.828944, 0.841345, 0.853141,
    0.864334, 0.874928, 0.884930, 0.894350, 0.903200, 0.911492, 0.919243, 0.926471, 0.933193, 0.939429, 0.945201,
    0.950529, 0.955435, 0.959941, 0.964070, 0.967843, 0.971283, 0.974412, 0.977250, 0.979818, 0.982136, 0.984222,
    0.986097, 0.987776, 0.989276, 0.990613, 0.991802, 0.992857, 0.993790, 0.994614, 0.995339, 0.995975, 0.996533,
    0.997020, 0.997445, 0.997814, 0.998134, 0.998411, 0.998650, 0.998856, 0.999032, 0.999184, 0.999313, 0.999423,
    0.999517, 0.999596, 0.999663, 0.999720, 0.999767, 0.999807, 0.999841, 0.999869, 0.999892, 0.999912, 0.999928,
    0.999941, 0.999952, 0.999961, 0.999968,
};
static const double NORMAL_STEP = 0.05;
static const double NORMAL_END = 4;

/* Newton's root from a guess that halves the exponent; five steps make it exact to the last bits. */
static double square_root(double value)
{
    if (value <= 0) {
        return 0;
    }
    guint64 bits;
    memcpy(&bits, &value, sizeof bits);
    bits = (bits >> 1) + (G_GUINT64_CONSTANT(1023) << 51);
    double root;
    memcpy(&root, &bits, sizeof root);
    for (int i = 0; i < 5; i++) {
        root = (root + value / root) / 2;
    }
    return root;
}

static double cube_root(double value)
{
    if (value <= 0) {
        return 0;
    }
    guint64 bits;
    memcpy(&bits, &value, sizeof bits);
    bits = bits / 3 + (G_GUINT64_CONSTANT(682) << 52);
    double root;
    memcpy(&root, &bits, sizeof root);
    for (int i = 0; i < 6; i++) {
        root = (2 * root + value / (root * root)) / 3;
    }
    return root;
}

static double normal_below(double deviations)
{
    double size = ABS(deviations);
    double share = 1;
    if (size < NORMAL_END) {
        int step = (int)(size / NORMAL_STEP);
        double part = size / NORMAL_STEP - step;
        share = NORMAL[step] + part * (NORMAL[step + 1] - NORMAL[step]);
    }
    return deviations < 0 ? 1 - share : share;
}

double spread_deviation(double probability)
{
    double share = MAX(probability, 1 - probability);
    size_t step = 0;
    while (step + 2 < G_N_ELEMENTS(NORMAL) && NORMAL[step + 1] < share) {
        step++;
    }
    double part = (share - NORMAL[step]) / (NORMAL[step + 1] - NORMAL[step]);
    double size = MIN(NORMAL_END, NORMAL_STEP * ((double)step + part));
    return probability < 0.5 ? -size : size;
}

Spread spread_certain(double seconds)
{
    return (Spread){ .mean = seconds };
}

Spread spread_of(double mean, double variance)
{
    if (mean <= 0 || variance <= 0) {
        return spread_certain(MAX(mean, 0));
    }
    /* Of a log-normal time with coefficient of variation c, the skewness is 3c + c³. */
    return (Spread){ mean, variance,
                     3 * variance * variance / mean + variance * variance * variance / (mean * mean * mean) };
}

Spread spread_sum(Spread a, Spread b)
{
    return (Spread){ a.mean + b.mean, a.variance + b.variance, a.third + b.third };
}

Spread spread_times(Spread one, double count)
{
    return (Spread){ one.mean * count, one.variance * count, one.third * count };
}

static double lopsidedness(const Spread *spread, double deviation)
{
    return CLAMP(spread->third / (spread->variance * deviation), -LOPSIDED_MAX, LOPSIDED_MAX);
}

double spread_at(const Spread *spread, double deviations)
{
    double deviation = square_root(spread->variance);
    if (deviation <= 0) {
        return MAX(spread->mean, 0);
    }
    double skew = lopsidedness(spread, deviation);
    double out = deviations;
    if (ABS(skew) > LOPSIDED_MIN) {
        double root = 1 + skew * deviations / 6 - skew * skew / 36;
        root = MAX(root, 0);
        out = 2 / skew * (root * root * root - 1);
    }
    return MAX(0, spread->mean + deviation * out);
}

double spread_within(const Spread *spread, double seconds)
{
    double deviation = square_root(spread->variance);
    if (seconds < 0) {
        return 0;
    }
    if (deviation <= 0) {
        return seconds >= spread->mean ? 1 : 0;
    }
    double skew = lopsidedness(spread, deviation);
    double out = (seconds - spread->mean) / deviation;
    if (ABS(skew) > LOPSIDED_MIN) {
        double cube = 1 + skew * out / 2;
        if (cube <= 0) {
            return skew > 0 ? 0 : 1;
        }
        out = 6 / skew * (cube_root(cube) - 1 + skew * skew / 36);
    }
    return normal_below(out);
}
