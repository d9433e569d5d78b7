/* How often somebody may ask: so many a second, and after a pause as many more at once. */
#pragma once

#include <glib.h>
#include <stdbool.h>

enum {
    RATE_BURST_SECONDS = 2,  /* what was not used for so long may be used at once */
    RATE_NAMES_LIMIT = 2048, /* when there are so many names, all begin anew */
};

typedef struct Rate Rate;
Rate *rate_new(int a_second);
void rate_free(Rate *rate);

/* Takes one for `name`: 0, or after how many seconds there is one again. `now`: microseconds of a clock that is never
 * set. Any thread may. */
int rate_take(Rate *rate, const char *name, gint64 now);
