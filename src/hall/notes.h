/* What is to be said on the page to which a form leads: kept here for a minute and found by an address that cannot be
 * guessed, so that nobody's link can put words into our mouth. */
#pragma once

#include <glib.h>

enum { NOTES_LIMIT = 4096, NOTES_SECONDS = 60 };

typedef struct Notes Notes;
Notes *notes_new(void);
void notes_free(Notes *notes);

/* Keeps a text; returns its name. Any thread may. Free with g_free. `now`: microseconds of a clock that is never set.
 */
char *notes_put(Notes *notes, const char *text, gint64 now);

/* The text of that name, NULL if there is none. Free with g_free. */
char *notes_get(Notes *notes, const char *name, gint64 now);
