/* A time that is not known, as far as a forecast needs it: mean, variance and lopsidedness.
 *
 * Three figures are kept because they add up: of times that do not depend on each other, the cumulants of the sum are
 * the sums of the cumulants. What they describe is read as a curve of Pearson's third type (a gamma curve, moved), in
 * Wilson and Hilferty's form, which needs roots and a table of the normal curve and nothing of the mathematical
 * library. For sums of statements it is right to about a hundredth; for a single very lopsided time it is rougher.
 *
 * Seconds and doubles throughout. Pure; the same input gives the same output wherever doubles are those of IEEE 754. */
#pragma once

#include <glib.h>

/* A range of 80 %: one time in ten it is earlier, one in ten later. As multiples of the standard deviation. */
#define SPREAD_EARLY (-1.2815516)
#define SPREAD_MIDDLE 0.0
#define SPREAD_LATE 1.2815516

typedef struct {
    double mean;     /* seconds */
    double variance; /* seconds² */
    double third;    /* the third cumulant, seconds³; positive where the long tail is towards later */
} Spread;

/* A time that is certain. */
Spread spread_certain(double seconds);

/* A time as lopsided as log-normal ones are, which durations of speech resemble. Nothing negative goes in. */
Spread spread_of(double mean, double variance);

/* Both, one after the other; and `count` of the same kind, one after the other. */
Spread spread_sum(Spread a, Spread b);
Spread spread_times(Spread one, double count);

/* What is so many normal standard deviations out: SPREAD_EARLY, SPREAD_MIDDLE (half the cases are earlier),
 * SPREAD_LATE, or anything from −4 to 4. Never below nought. */
double spread_at(const Spread *spread, double deviations);

/* How probable it is that the time is at most `seconds`, 0–1. */
double spread_within(const Spread *spread, double seconds);

/* Below which normal deviation the share `probability` (0–1) lies; −4 to 4. */
double spread_deviation(double probability);
