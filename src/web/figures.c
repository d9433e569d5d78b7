#include "web/figures.h"

#include "app/app.h"
#include "base/instant.h"
#include "base/json.h"
#include "web/acts.h"
#include "web/holder.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { READY_US = G_USEC_PER_SEC, TRACED_PATH_LIMIT = 200 };

struct Figures {
    Meter *meter;
    Trace trace;
    gint64 began;  /* µs since 1970 */
    guint32 run;   /* tells the requests of this process from those of another */
    gint requests; /* atomic: traced so far */
    GMutex lock;   /* of what follows */
    const Server *server;
    gint64 looked; /* when it was last seen whether the ledger can be written; 0: never */
    bool is_ready;
};

const char *const trace_names[] = { "errors", "acts", "all", NULL };

Figures *figures_new(void)
{
    Figures *figures = g_new0(Figures, 1);
    figures->meter = meter_new();
    figures->began = g_get_real_time();
    figures->run = (guint32)(figures->began / 1000);
    g_mutex_init(&figures->lock);
    return figures;
}

void figures_free(Figures *figures)
{
    meter_free(figures->meter);
    g_mutex_clear(&figures->lock);
    g_free(figures);
}

void figures_set_trace(Figures *figures, Trace trace)
{
    figures->trace = trace;
}

void figures_set_server(Figures *figures, const Server *server)
{
    g_mutex_lock(&figures->lock);
    figures->server = server;
    g_mutex_unlock(&figures->lock);
}

/* --- what requests are for
 * -------------------------------------------------------------------------------------------- */

typedef enum {
    FOR_ACT,
    FOR_MICROPHONE,
    FOR_STATE,
    FOR_RECORD,
    FOR_STREAM,
    FOR_API,
    FOR_ASSET,
    FOR_PROGRAMME,
    FOR_OPERATION,
    FOR_FORM,
    FOR_PAGE,
    N_CLASSES,
} Class;

static const char *const class_names[] = {
    "act", "microphone", "state", "record", "stream", "api", "asset", "programme", "operation", "form", "page", NULL,
};
G_STATIC_ASSERT(G_N_ELEMENTS(class_names) == N_CLASSES + 1 && (int)N_CLASSES <= (int)METER_CLASSES_LIMIT);

/* The first that the address begins with. */
static const struct {
    const char *start;
    Class class;
} starts[] = {
    { ACT_PATH, FOR_ACT },
    { API_PATH "/microphones", FOR_MICROPHONE },
    { API_PATH "/session", FOR_STATE },
    { API_PATH "/log", FOR_RECORD },
    { "/api/", FOR_API },
    { "/assets/", FOR_ASSET },
    { "/p/", FOR_PROGRAMME },
    { "/metrics", FOR_OPERATION },
    { "/health", FOR_OPERATION },
    { "/ready", FOR_OPERATION },
};

static Class class_of(const Request *request, const Response *response)
{
    if (response->channel != NULL) {
        return FOR_STREAM;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(starts); i++) {
        if (request->path != NULL && g_str_has_prefix(request->path, starts[i].start)) {
            return starts[i].class == FOR_ACT && request->method != METHOD_POST ? FOR_API : starts[i].class;
        }
    }
    return request->method == METHOD_POST ? FOR_FORM : FOR_PAGE;
}

/* --- traces
 * ----------------------------------------------------------------------------------------------------------- */

static bool is_traced(const Figures *figures, Class class, int status)
{
    switch (figures->trace) {
    case TRACE_ALL: return true;
    case TRACE_ACTS: return status >= 500 || class == FOR_ACT || class == FOR_MICROPHONE || class == FOR_FORM;
    default: return status >= 500 && status != 503; /* which is said to who comes while much is to be done */
    }
}

/* Of pages an address may be a secret, such as an invitation: only what it is for is told. */
static void put_trace(Figures *figures, const Request *request, const Response *response, Class class, gint64 us)
{
    static const char *const methods[] = { "GET", "HEAD", "POST", "OPTIONS", "OTHER" };
    g_auto(Buffer) out = BUFFER_INIT;
    JsonWriter json;
    char at[INSTANT_SIZE], id[24];
    const bool is_open = request->path != NULL && g_str_has_prefix(request->path, "/api/");
    g_autofree char *path = is_open ? g_strndup(request->path, TRACED_PATH_LIMIT) : NULL;
    g_snprintf(id, sizeof id, "%08x-%u", figures->run, (guint)g_atomic_int_add(&figures->requests, 1));
    json_begin(&json, &out);
    json_open_inline_object(&json, NULL);
    json_put_string(&json, "at", instant_format(g_get_real_time(), at));
    json_put_string(&json, "request", id);
    json_put_string(&json, "method", methods[request->method]);
    json_put_string(&json, "route", class_names[class]);
    if (path != NULL) {
        json_put_string(&json, "path", path);
    }
    json_put_integer(&json, "status", response->status);
    json_put_integer(&json, "us", us);
    if (response->who != NULL) {
        json_put_string(&json, "who", response->who);
    }
    json_close_object(&json);
    buffer_char(&out, '\n');
    fwrite(out.data, 1, out.length, stderr); /* at once: no other line comes into it */
}

void figures_answered(Figures *figures, const Request *request, const Response *response, gint64 us)
{
    const Class class = class_of(request, response);
    meter_count(figures->meter, class, response->status, us);
    if (is_traced(figures, class, response->status)) {
        put_trace(figures, request, response, class, us);
    }
}

/* --- figures
 * ---------------------------------------------------------------------------------------------------------- */

static void put_one(Buffer *out, const char *name, const char *type, const char *about, guint64 number)
{
    meter_put_head(out, name, type, about);
    meter_put_number(out, name, NULL, number);
}

static void put_app(const Running *running, Buffer *out)
{
    static const char *const results[] = { "result=\"done\"", "result=\"refused\"", "result=\"fault\"" };
    App *app = running_app(running);
    const AppFigures figures = app_figures(app);
    const guint64 acts[] = { figures.done, figures.refused, figures.faults };
    meter_put_head(out, "placard_acts_total", "counter", "Acts that were decided, by what became of them.");
    for (size_t i = 0; i < G_N_ELEMENTS(results); i++) {
        meter_put_number(out, "placard_acts_total", results[i], acts[i]);
    }
    put_one(out, "placard_commits_total", "counter", "Batches that were stored in one commit.", figures.commits);
    put_one(out, "placard_committed_acts_total", "counter", "Acts in them: divided by commits, the size of a batch.",
            figures.acts);
    meter_put_head(out, "placard_commit_seconds_total", "counter", "Time that commits took, deciding included.");
    meter_put_seconds(out, "placard_commit_seconds_total", NULL, (gint64)figures.commits_us);
    meter_put_head(out, "placard_commit_longest_seconds", "gauge", "The longest of them.");
    meter_put_seconds(out, "placard_commit_longest_seconds", NULL, figures.longest_us);
    put_one(out, "placard_ledger_head", "gauge", "The number of the last entry.", app_wait(app, 0, 0));
}

static void put_live(const Server *server, Buffer *out)
{
    const LiveFigures live = server_live_figures(server);
    put_one(out, "placard_live_watchers", "gauge", "Who watches a live stream.", live.watchers);
    put_one(out, "placard_live_channels", "gauge", "What is watched.", live.channels);
    put_one(out, "placard_live_rounds_total", "counter", "Looks at all channels.", live.rounds);
    put_one(out, "placard_live_parts_total", "counter", "Parts that were seen to change.", live.parts);
    put_one(out, "placard_live_sent_bytes_total", "counter", "What was sent.", live.bytes);
    put_one(out, "placard_live_lagged_total", "counter", "How often several changes were sent at once.", live.lagged);
    put_one(out, "placard_live_cut_total", "counter", "Who was cut for taking nothing.", live.cut);
    put_one(out, "placard_live_held_bytes", "gauge", "Events that are kept.", live.held);
    meter_put_head(out, "placard_live_latest_round_seconds", "gauge", "From news to the last byte.");
    meter_put_seconds(out, "placard_live_latest_round_seconds", NULL, live.latest_round_us);
}

static void put_server(const Server *server, Buffer *out)
{
    const FrontFigures front = server_front_figures(server);
    guint computing = 0, waiting = 0;
    server_jobs(server, &computing, &waiting);
    meter_put_head(out, "placard_jobs_waiting", "gauge",
                   "Requests that wait for a thread: to compute, or for the disk.");
    meter_put_number(out, "placard_jobs_waiting", "for=\"computing\"", computing);
    meter_put_number(out, "placard_jobs_waiting", "for=\"disk\"", waiting);
    put_one(out, "placard_tls_connections", "gauge", "Connections over TLS.", front.open);
    put_one(out, "placard_tls_begun_total", "counter", "Connections that came to speak TLS.", front.begun);
    put_one(out, "placard_tls_failed_total", "counter", "Of these, who was not understood.", front.failed);
    put_live(server, out);
}

/* Resident bytes; 0 where the system does not tell. */
static guint64 memory_bytes(void)
{
    g_autofree char *text = NULL;
    unsigned long long all = 0, resident = 0;
    const bool is_told = g_file_get_contents("/proc/self/statm", &text, NULL, NULL);
    return is_told && sscanf(text, "%llu %llu", &all, &resident) == 2 ? resident * (guint64)sysconf(_SC_PAGESIZE) : 0;
}

static void put_process(const Figures *figures, Buffer *out)
{
    meter_put_head(out, "placard_build_info", "gauge", "Which version this is.");
    meter_put_number(out, "placard_build_info", "version=\"" PLACARD_VERSION "\"", 1);
    meter_put_head(out, "process_start_time_seconds", "gauge", "When it began, since 1970.");
    meter_put_seconds(out, "process_start_time_seconds", NULL, figures->began);
    put_one(out, "process_resident_memory_bytes", "gauge", "Memory that it has.", memory_bytes());
}

static Content *make_metrics(Asked *asked)
{
    g_auto(Buffer) out = BUFFER_INIT;
    KeyHolder holder;
    Figures *figures = asked->figures;
    if (!holder_find(asked, SCOPE_METRICS, &holder)) {
        return NULL;
    }
    put_process(figures, &out);
    meter_put(figures->meter, class_names, &out);
    put_app(asked->running, &out);
    g_mutex_lock(&figures->lock);
    if (figures->server != NULL) {
        put_server(figures->server, &out);
    }
    g_mutex_unlock(&figures->lock);
    return content_new(buffer_steal(&out), "text/plain; version=0.0.4; charset=utf-8");
}

/* --- whether it is well
 * ----------------------------------------------------------------------------------------------- */

static Content *say(const char *text)
{
    return content_new(g_bytes_new_static(text, strlen(text)), "text/plain; charset=utf-8");
}

static Content *make_health(Asked *asked)
{
    (void)asked;
    return say("alive\n");
}

/* However many ask, the ledger is looked at once a second. */
static bool look(Figures *figures, const Running *running)
{
    g_autoptr(GError) error = NULL;
    g_mutex_lock(&figures->lock);
    if (figures->looked == 0 || g_get_monotonic_time() - figures->looked > READY_US) {
        figures->is_ready = app_is_ready(running_app(running), &error);
        figures->looked = g_get_monotonic_time();
    }
    const bool is_ready = figures->is_ready;
    g_mutex_unlock(&figures->lock);
    if (error != NULL) {
        fprintf(stderr, "placard: not ready: %s\n", error->message);
    }
    return is_ready;
}

static Content *make_ready(Asked *asked)
{
    if (asked->running != NULL && !look(asked->figures, asked->running)) {
        problem_set(&asked->problem, PROBLEM_FAULT, NULL);
        return NULL;
    }
    return say("ready\n");
}

static const Operation get_metrics = {
    .id = "getMetrics",
    .summary = "Figures about the server",
    .about =
        "In the format of Prometheus: requests and how long they took, acts, commits, live streams, what waits. None of "
        "them tells what was done, or who did it.",
    .type = "text/plain; version=0.0.4; charset=utf-8",
    .key = KEY_NEEDED,
    .scope = SCOPE_METRICS,
    .problems = PROBLEM_BIT(PROBLEM_KEY) | PROBLEM_BIT(PROBLEM_SCOPE) | PROBLEM_BIT(PROBLEM_RATE) |
                PROBLEM_BIT(PROBLEM_BUSY) | PROBLEM_BIT(PROBLEM_FAULT),
};

static const Operation get_health = {
    .id = "getHealth",
    .summary = "Whether the server lives",
    .about = "It does if it answers.",
    .type = "text/plain; charset=utf-8",
};

static const Operation get_ready = {
    .id = "getReady",
    .summary = "Whether the server can do its work",
    .about =
        "Whether the record of the session, if one is served, can be read and written; seen once a second at most.",
    .type = "text/plain; charset=utf-8",
    .problems = PROBLEM_BIT(PROBLEM_BUSY) | PROBLEM_BIT(PROBLEM_FAULT),
};

static const Route routes[] = {
    { "/metrics", make_metrics, .is_open = true, .of_session = true, .is_live = true, .is_slow = true, .waits = true,
      .operation = &get_metrics },
    { "/health", make_health, .is_open = true, .is_live = true, .operation = &get_health },
    { "/ready", make_ready, .is_open = true, .is_live = true, .is_slow = true, .waits = true, .operation = &get_ready },
};

const RouteTable figures_routes = { routes, G_N_ELEMENTS(routes) };
