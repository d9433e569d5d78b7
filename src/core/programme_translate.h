/* A programme in another language, as far as the table of terms goes. */
#pragma once

#include "core/programme.h"

/* A programme with all that `programme` holds, in which every text that core/terms.h has a wording for stands in the
 * language `to`; other texts stay word for word. The marks are those that `programme` prints. `kept` (may be NULL), a
 * set of pointers, gets the strings of the new programme that stayed in the old language. */
Programme *programme_translate(const Programme *programme, Language to, GHashTable *kept);
