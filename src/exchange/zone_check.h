/* The rule `zone`: the zone of the meetings exists, and so does every hour in it. It needs the system's table of time
 * zones and therefore stands here and not among the pure rules of core/programme_check.h. */
#pragma once

#include "core/programme.h"

/* Appends to `findings` what speaks against the hours of `programme`. A programme without a known zone is the other
 * rules' matter. */
void zone_check(const Programme *programme, GPtrArray *findings);
