/* A programme of work with what only the world outside can tell about it: at which instants its hours are. */
#pragma once

#include "base/zone.h"
#include "core/programme.h"

typedef struct {
    Instant starts, ends; /* of the row's hours; 0 where it has none */
    int offset;           /* seconds east of UTC then */
} PlanHours;

typedef struct Plan {
    const Programme *programme;
    const PlanHours *hours; /* one for each of its rows */
} Plan;
