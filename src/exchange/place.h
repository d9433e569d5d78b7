/* The place where a body meets, for who reads about it: its clocks, and the names of those who take part. */
#pragma once

#include "core/language.h"
#include "session/state.h"
#include "session/tell.h"

typedef struct {
    Zone *zone; /* NULL: UTC */
    Language language;
    const State *state; /* borrowed: names of stakeholders are in it; may be NULL */
} Place;

/* The zone is that of the session; until it has begun, and where it has none, UTC. */
void place_init(Place *place, const State *state, Language language);
void place_clear(Place *place);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Place, place_clear)

/* The session may have begun since. */
void place_follow(Place *place, const State *state);

enum { PLACE_CLOCK_SIZE = 16 };

/* The day that the clocks show, and "10:05" or "10:05:30". */
CivilDate place_day(const Place *place, Instant at);
const char *place_clock(const Place *place, Instant at, bool with_seconds, char out[PLACE_CLOCK_SIZE]);

/* "New York time (EDT, UTC−4)" for headings; free with g_free. */
char *place_zone_words(const Place *place, Instant at);

/* "25 July 2022, 10:05"; free with g_free. */
char *place_time_words(const Place *place, Instant at);

/* "2022-07-25T14:05:00Z", "2022-07-25", "2022-07-25 10:05", "10:05" and "10:05:30" (on `day`) as the clocks of the
 * place show them. NULL, or what is wrong; free with g_free. */
char *place_read_time(const Place *place, const char *text, CivilDate day, Instant *ret_at);

/* For session/tell.h; borrows the place. */
Teller place_teller(const Place *place);
