/* Random programmes of work for property tests: valid and tidy, but nothing like what an author would write. The same
 * seed always gives the same programme, on every machine, so that a failing test names a seed and nothing else. */
#pragma once

#include "core/programme.h"

typedef struct {
    guint32 state;
} Generator;

Generator generator_of(guint32 seed);

guint generate_below(Generator *generator, guint limit);             /* 0 to limit − 1; limit > 0 */
int generate_between(Generator *generator, int lowest, int highest); /* both included */
bool generate_chance(Generator *generator, int percent);

/* A text in one line of about 3 to 300 characters, mostly short: words of several scripts, with brackets, quotes and
 * dashes, and with what a reader could take for something else: hours, days, item headings, "(continued)". Never
 * empty, and tidy. Free with g_free. */
char *generate_text(Generator *generator);

/* A programme that uses all kinds of rows, lines and blocks, and every member sooner or later; tidy. */
Programme *generate_programme(guint32 seed);
