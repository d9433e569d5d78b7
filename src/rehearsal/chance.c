#include "rehearsal/chance.h"

/* Splitmix64. */
static guint64 mix(guint64 z)
{
    z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

enum { PER_MILLE = 1000 };

static const guint64 step = G_GUINT64_CONSTANT(0x9e3779b97f4a7c15);

guint64 chance_draw(Chance *chance)
{
    chance->seed += step;
    return mix(chance->seed);
}

int chance_below(Chance *chance, int n)
{
    return n > 1 ? (int)((chance_draw(chance) >> 32) * (guint64)n >> 32) : 0;
}

int chance_between(Chance *chance, int least, int most)
{
    return least + chance_below(chance, most - least + 1);
}

bool chance_happens(Chance *chance, int per_mille)
{
    return chance_below(chance, PER_MILLE) < per_mille;
}

/* The quantiles of the normal distribution at (i + ½)/40, in thousandths: its upper half; the lower is its mirror. */
static const int quantiles[] = { 31,  94,  157, 221, 285,  350,  417,  485,  555,  627,
                                 702, 781, 864, 954, 1052, 1161, 1287, 1440, 1645, 1960 };

/* e to the power of x, both in thousandths, for x from −2500 to 2500: a series with eight terms, halved twice before
 * and squared twice after, exact to a thousandth of itself. */
static gint64 power_of_e(gint64 x)
{
    enum { TERMS = 8, QUARTERS = 4 };
    const gint64 one = 1000000;
    const gint64 small = x * (one / PER_MILLE) / QUARTERS;
    gint64 sum = one, term = one;
    for (int i = 1; i <= TERMS; i++) {
        term = term * small / one / i;
        sum += term;
    }
    const gint64 squared = sum * sum / one;
    return squared * squared / one / (one / PER_MILLE);
}

gint64 chance_around(Chance *chance, gint64 median, int spread)
{
    const int half = (int)G_N_ELEMENTS(quantiles);
    const int drawn = chance_below(chance, 2 * half);
    const int deviation = drawn < half ? -quantiles[drawn] : quantiles[drawn - half];
    const gint64 factor = power_of_e((gint64)deviation * CLAMP(spread, 0, PER_MILLE) / PER_MILLE);
    return CLAMP(median * factor / PER_MILLE, median / 5, median * 5);
}

Chance chance_apart(const Chance *chance, guint64 number)
{
    return (Chance){ mix(chance->seed ^ mix(number + step)) };
}
