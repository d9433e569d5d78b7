/* Chance, thrown by a test: the same from the same seed on every machine. */
#pragma once

#include <glib.h>

typedef struct {
    guint64 state; /* the seed; not 0 */
} Dice;

/* From 0 up to, and without, 1. */
static inline double throw(Dice * dice)
{
    dice->state ^= dice->state << 13;
    dice->state ^= dice->state >> 7;
    dice->state ^= dice->state << 17;
    return (double)(dice->state >> 11) / (double)(G_GUINT64_CONSTANT(1) << 53);
}

static inline int throw_int(Dice *dice, int from, int to)
{
    return from + (int)(throw(dice) * (to - from + 1));
}

/* About 1 on average and log-normal-like: a product of eight factors 1 ± `swing`. */
static inline double throw_factor(Dice *dice, double swing)
{
    double factor = 1;
    for (int i = 0; i < 8; i++) {
        factor *= 1 + swing * (2 * throw(dice) - 1);
    }
    return factor;
}
