#include "session/time_limits.h"
#include "story_checks.h"

#include <stdlib.h>

/* "10:05" on the story's day. */
static Instant hour_at(Instant midnight, const char *text)
{
    const int clock = text != NULL ? clock_parse(text) : CLOCK_UNKNOWN;
    g_assert_cmpint(clock, !=, CLOCK_UNKNOWN);
    return midnight + (gint64)clock * 60 * G_USEC_PER_SEC;
}

/* limit: 180 seconds; limit: none */
static char *check_limit(const State *state, Instant midnight, const char *argument)
{
    const int limit = state_the_floor(state)->limit;
    return limit > 0 ? g_strdup_printf("%d seconds", limit) : g_strdup("none");
}

/* overrun 10:07: 60 seconds, microphone off */
static char *check_overrun(const State *state, Instant midnight, const char *argument)
{
    const Instant now = hour_at(midnight, argument);
    const gint64 over = limits_overrun(state, now);
    return over > 0 ? g_strdup_printf("%d seconds%s", (int)(over / G_USEC_PER_SEC),
                                      limits_cut(state, now) ? ", microphone off" : "")
                    : g_strdup("none");
}

const StoryCheck order_checks[] = {
    { "limit", check_limit },
    { "overrun", check_overrun },
    { NULL, NULL },
};
