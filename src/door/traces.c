#include "door/door_parts.h"

#include <stdio.h>
#include <string.h>

enum { WRITTEN_A_SECOND = 20 /* lines of a kind on standard error; how many are left out, the next one says */ };

/* The last one is shared, should there be more kinds. */
static TraceRate *rate_of(Door *door, const char *what)
{
    guint i = 0;
    while (i < DOOR_TRACE_KINDS - 1 && door->trace_rates[i].what != NULL &&
           strcmp(door->trace_rates[i].what, what) != 0) {
        i++;
    }
    door->trace_rates[i].what = what;
    return &door->trace_rates[i];
}

/* Whether this one is written, and how many of its kind before it were not. `traces_lock` is held. */
static bool is_written(Door *door, const char *what, guint *ret_left_out)
{
    TraceRate *rate = rate_of(door, what);
    const gint64 now = g_get_monotonic_time();
    *ret_left_out = 0;
    if (now - rate->since > G_USEC_PER_SEC) {
        *ret_left_out = rate->n > WRITTEN_A_SECOND ? rate->n - WRITTEN_A_SECOND : 0;
        rate->since = now;
        rate->n = 0;
    }
    return ++rate->n <= WRITTEN_A_SECOND;
}

static void write_line(const DoorTrace *trace, guint left_out)
{
    g_auto(Buffer) line = BUFFER_INIT;
    JsonWriter json;
    json_begin(&json, &line);
    json_open_inline_object(&json, NULL);
    json_put_integer(&json, "at", trace->at);
    json_put_string(&json, "door", trace->what);
    json_put_string(&json, "who", trace->who);
    json_put_string(&json, "by", trace->by);
    json_put_string(&json, "why", trace->why);
    if (left_out > 0) {
        json_put_integer(&json, "left_out", left_out);
    }
    json_close_object(&json);
    fprintf(stderr, "%s\n", buffer_text(&line));
}

void door_trace(Door *door, const char *what, const char *who, const char *by, const char *why, Instant now)
{
    DoorTrace trace = { .at = now, .what = what };
    guint left_out = 0;
    g_strlcpy(trace.who, who, sizeof trace.who);
    g_strlcpy(trace.by, by, sizeof trace.by);
    g_strlcpy(trace.why, why, sizeof trace.why);
    pthread_mutex_lock(&door->traces_lock);
    if (door->traces->len < DOOR_TRACES_LIMIT) {
        g_array_append_val(door->traces, trace);
    } else {
        g_array_index(door->traces, DoorTrace, door->next_trace) = trace;
    }
    door->next_trace = (door->next_trace + 1) % DOOR_TRACES_LIMIT;
    const bool is_told = door->watch != NULL && is_written(door, what, &left_out);
    pthread_mutex_unlock(&door->traces_lock);
    if (is_told) {
        write_line(&trace, left_out);
    }
}

GArray *door_traces(Door *door)
{
    GArray *traces = g_array_new(FALSE, FALSE, sizeof(DoorTrace));
    pthread_mutex_lock(&door->traces_lock);
    const guint n = door->traces->len;
    for (guint i = 1; i <= n; i++) {
        const guint place = (door->next_trace + DOOR_TRACES_LIMIT - i) % DOOR_TRACES_LIMIT;
        g_array_append_val(traces, g_array_index(door->traces, DoorTrace, place));
    }
    pthread_mutex_unlock(&door->traces_lock);
    return traces;
}
