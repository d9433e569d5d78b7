/* A programme of work as a conference schedule, for the applications that show those on telephones and screens: the XML
 * of frab and pentabarf, and the second form of the JSON of c3voc. docs/format/schedule.md describes both.
 *
 * An event is a meeting with a date and an hour; its lines are the event's description. Such a schedule has no place
 * for meetings without hours, deadlines and days without meetings: who needs these takes the calendar. */
#pragma once

#include "core/programme.h"

typedef struct {
    const char *language; /* of the fixed phrases; NULL: the programme's own */
    const char *url;      /* http or https: of the page that shows the programme; or NULL */
} ScheduleOptions;

/* NULL with SCHEDULE_ERROR set if the system does not know the programme's zone or a meeting's hours do not exist in
 * it; the message names the meeting. Of a programme that names no place the times have the offset -00:00, which stands
 * for one that is not known (RFC 3339 section 4.3). */
GBytes *programme_schedule_xml(const Programme *programme, const ScheduleOptions *options, GError **error);
GBytes *programme_schedule_json(const Programme *programme, const ScheduleOptions *options, GError **error);

#define SCHEDULE_ERROR schedule_error_quark()
GQuark schedule_error_quark(void);
typedef enum { SCHEDULE_ERROR_ZONE, SCHEDULE_ERROR_HOURS } ScheduleError;
