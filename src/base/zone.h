/* Where civil time and instants meet: the rules of a place's time zone (IANA names, the system's tzdata).
 *
 * An Instant is microseconds since 1970-01-01T00:00:00Z. Nothing here reads the clock. */
#pragma once

#include "base/civil.h"

typedef gint64 Instant;

typedef enum {
    ZONE_OK,
    ZONE_UNKNOWN,   /* no such zone on this system */
    ZONE_GAP,       /* the wall clock never shows this time: it is skipped in spring */
    ZONE_TWICE,     /* the wall clock shows it twice, in autumn */
    ZONE_UNDEFINED, /* the date or the time is not given */
} ZoneAnswer;

/* A look-up table for one zone; NULL if there is no zone of that name. Not shared between threads. */
typedef struct Zone Zone;
Zone *zone_new(const char *name);
void zone_free(Zone *zone);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Zone, zone_free)

/* The instant at which the wall clocks of `zone` show `clock` on `date`. Only with ZONE_OK is *ret_instant
 * set. `clock` 1440 is midnight at the day's end. */
ZoneAnswer zone_instant(const Zone *zone, CivilDate date, int clock, Instant *ret_instant);

/* Seconds east of UTC at `instant`, and the abbreviation in use ("EDT"; owned by the zone). */
int zone_offset(const Zone *zone, Instant instant, const char **ret_abbreviation);

const char *zone_name(const Zone *zone);
