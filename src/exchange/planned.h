/* A programme of work with the instants of its hours, for the life of the session (session/plan.h): the rules know no
 * time zones, so what the clocks of the place show is worked out here. */
#pragma once

#include "session/plan.h"

typedef struct {
    Plan plan; /* of the programme that was given; borrowed */
    PlanHours *hours;
} Planned;

/* NULL with PLANNED_ERROR set where the zone is not known, or an hour of a meeting is skipped or shown twice by the
 * clocks. `programme` must live as long. Meetings without an hour get none. */
Planned *planned_new(const Programme *programme, GError **error);
void planned_free(Planned *planned);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Planned, planned_free)

#define PLANNED_ERROR planned_error_quark()
GQuark planned_error_quark(void);
typedef enum { PLANNED_ERROR_ZONE, PLANNED_ERROR_HOUR } PlannedError;
