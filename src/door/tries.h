/* Who tries passwords for a name waits longer and longer. It is counted by the name that is tried, whether there is
 * such an account or not, and never by where it comes from: a hall shares one address. */
#pragma once

#include <glib.h>

enum {
    TRIES_FREE = 5,            /* wrong ones after which there is a wait */
    TRIES_WAIT_LIMIT = 60,     /* seconds: no wait is longer */
    TRIES_NAMES_LIMIT = 4096,  /* the oldest are forgotten */
    TRIES_FORGET_SECONDS = 900 /* after the last try */
};

typedef struct Tries Tries;
Tries *tries_new(void);
void tries_free(Tries *tries);

/* 0: the password may be tried, and counts as wrong until it is known to be right, so that many at once are not one.
 * Else after how many seconds it may. `now`: microseconds of a clock that is never set. Any thread may. */
int tries_begin(Tries *tries, const char *name, gint64 now);

/* It was right, or was not tried after all. */
void tries_forgive(Tries *tries, const char *name);
void tries_undo(Tries *tries, const char *name);
