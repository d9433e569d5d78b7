/* The name that was probably meant. */
#pragma once

#include <glib.h>

/* The one of `names` that is nearest to `word` by letters left out, added, changed or exchanged; NULL if none is near
 * enough to be worth proposing. Borrowed. */
const char *nearest_name(const char *word, const char *const *names, guint n_names);
