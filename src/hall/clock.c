/* What time it is here. A page asks several times, takes the answer that came back soonest, and reckons with half the
 * way: so all screens count by the same clock, however their own are set (assets/clock.js). */
#include "hall/errands.h"

#include <string.h>

static void answer(Errand *errand, Response *response)
{
    const gint64 now = running_now(errand->running);
    g_autofree char *text = g_strdup_printf("%" G_GINT64_FORMAT "\n", now);
    Content *content = content_new(g_bytes_new(text, strlen(text)), "text/plain; charset=utf-8");
    content->keep = KEEP_NEVER;
    response_answer(response, errand->request, 200, content);
}

/* Microseconds since 1970 in UTC. */
const ErrandInfo errand_clock = { .path = "/clock", .roles = DOOR_EVERYBODY, .answer = answer };
