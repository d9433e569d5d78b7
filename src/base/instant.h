/* Instants as text: RFC 3339, in UTC when written. Nothing here reads the clock. */
#pragma once

#include "base/zone.h"

enum { INSTANT_SIZE = 24 };

/* "2026-03-04T10:15:00Z", "2026-03-04T10:15:00.5-05:00" and nothing else; years 1970–9999. False if it is anything
 * else. */
bool instant_parse(const char *text, Instant *ret_instant);

/* Writes "2026-03-04T10:15:00Z", cut to whole seconds, and returns `out`. */
const char *instant_format(Instant instant, char out[INSTANT_SIZE]);

/* The day and the second of it, in UTC. */
CivilDate instant_day(Instant instant, int *ret_second);
