/* A programme of work with the instants of its hours, for the life of the session (session/plan.h): the rules know no
 * time zones, so what the clocks of the place show is worked out here. */
#pragma once

#include "session/command.h"
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

/* What the rules cannot work out of a command: where it names a zone and a first day and no offset, as session.begin
 * does, the offset is that at noon of that day. False with PLANNED_ERROR_ZONE set where there is no such zone. */
bool planned_complete(Values *values, GError **error);

#define PLANNED_ERROR planned_error_quark()
GQuark planned_error_quark(void);
typedef enum { PLANNED_ERROR_ZONE, PLANNED_ERROR_HOUR } PlannedError;
