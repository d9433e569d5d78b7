/* Chance that can be repeated: the same seed gives the same numbers on every machine, since all is done in integers. */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef struct {
    guint64 seed;
} Chance;

guint64 chance_draw(Chance *chance);
int chance_below(Chance *chance, int n);                 /* 0 to n − 1; 0 if n is less than 1 */
int chance_between(Chance *chance, int least, int most); /* both may come */
bool chance_happens(Chance *chance, int per_mille);

/* A number around `median`, as the lengths of statements are: half below, half above, a long tail to the right.
 * `spread` is the standard deviation of the logarithm in thousandths: 350 is usual, at most 1000. Never less than a
 * fifth of the median, never more than five times. */
gint64 chance_around(Chance *chance, gint64 median, int spread);

/* Another source that depends on this one and on the number: what one delegation does does not change what the others
 * do. */
Chance chance_apart(const Chance *chance, guint64 number);
