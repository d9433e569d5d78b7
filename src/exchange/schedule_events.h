/* The events of a schedule, in the order of time: what both its forms are written from. Internal to schedule*.c. */
#pragma once

#include "exchange/schedule.h"

typedef struct {
    char *name;          /* in the language of the schedule */
    const char *printed; /* in the programme's own, by which it is known; borrowed */
    guint number;        /* in the order in which they are first met, from 0 */
    char *guid;
} ScheduleRoom;

typedef struct {
    char *name;
    char *guid;
    guint32 id;
} SchedulePerson;

typedef struct {
    CivilDate date;
    int start;   /* clock */
    int minutes; /* that it lasts, by the clocks' hands */
    char *begin; /* RFC 3339 with the offset of the place */
    char *end;
    char *guid; /* stable: by body, session, day and part of the day */
    guint32 id; /* a number made of the guid, each once */
    char *slug;
    char *url; /* or NULL */
    char *title;
    char *subtitle; /* "" if there is none, as are the next two */
    char *track;
    char *description;
    const ScheduleRoom *room;
    GPtrArray *persons; /* of SchedulePerson */
} ScheduleEvent;

typedef struct {
    const Programme *programme;
    const char *language; /* code */
    const char *url;      /* or NULL */
    char *acronym;
    char *title;
    char *version;
    char *zone; /* IANA name, or NULL */
    CivilDate from, to;
    char *begin, *end; /* RFC 3339 */
    int slot;          /* minutes that all times are multiples of: 15, 5 or 1 */
    GPtrArray *rooms;  /* of ScheduleRoom, in the order in which they are used first */
    GPtrArray *events; /* of ScheduleEvent */
} Schedule;

/* NULL with SCHEDULE_ERROR set: see schedule.h. */
Schedule *schedule_new(const Programme *programme, const ScheduleOptions *options, GError **error);
void schedule_free(Schedule *schedule);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Schedule, schedule_free)

/* How many of the events from `first` on are of the same day. */
guint schedule_day_length(const Schedule *schedule, guint first);

/* The latest end of the day that begins with event `first`. Borrowed. */
const char *schedule_day_end(const Schedule *schedule, guint first);
