/* What always holds: publications do not change while the site is served, so only the cache is locked, and what is in
 * it is immutable. */
#include "web/site.h"

#include "base/text.h"
#include "core/programme_check.h"
#include "exchange/zone_check.h"
#include "web/acts.h"
#include "web/api.h"
#include "web/contents.h"
#include "web/figures.h"
#include "web/stream.h"

#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

enum { CACHE_LIMIT = 512 /* contents; when it is full it starts anew */ };

struct Site {
    Language usual;
    GPtrArray *publications; /* of Publication, in the order they were added */
    GHashTable *by_slug;     /* slug → Publication */
    Running *running;        /* or NULL */
    Wing wing;               /* without `has`: there is none */
    Figures *figures;
    GRWLock lock;      /* of `cache` */
    GHashTable *cache; /* address → Content */
    GMutex turns;      /* of what goes through libraries that are better used by one thread at a time */
};

/* The cache */

static Content *cache_take(Site *site, const char *key)
{
    g_rw_lock_reader_lock(&site->lock);
    Content *content = g_hash_table_lookup(site->cache, key);
    if (content != NULL) {
        content_ref(content);
    }
    g_rw_lock_reader_unlock(&site->lock);
    return content;
}

static void cache_put(Site *site, const char *key, Content *content)
{
    g_rw_lock_writer_lock(&site->lock);
    if (g_hash_table_size(site->cache) >= CACHE_LIMIT) {
        g_hash_table_remove_all(site->cache);
    }
    g_hash_table_replace(site->cache, g_strdup(key), content_ref(content));
    g_rw_lock_writer_unlock(&site->lock);
}

/* The path and what else the content depends on, in one form: an address that differs only in what is ignored
 * finds the same content. */
static void put_cache_key(const Route *route, const Asked *asked, Buffer *out)
{
    buffer_string(out, asked->request->path);
    buffer_char(out, '?');
    filter_put_query(&asked->filter, out);
    if (route->speaks && !asked->visit.is_chosen) {
        buffer_char(out, ' ');
        buffer_string(out, language_code(asked->visit.language));
    }
    if (route->takes_host) {
        buffer_char(out, ' ');
        buffer_string(out, contents_scheme(asked->request));
        buffer_string(out, asked->request->host);
    }
}

static Content *make(Site *site, const Route *route, Asked *asked)
{
    if (route->takes_turns) {
        g_mutex_lock(&site->turns);
    }
    Content *content = route->make(asked);
    if (route->takes_turns) {
        g_mutex_unlock(&site->turns);
    }
    if (content != NULL) {
        content->varies_by_language = route->speaks && !asked->visit.is_chosen;
    }
    return content;
}

/* Answering */

static char *who_of(const Asked *asked)
{
    return asked->who[0] != '\0' ? g_strdup(asked->who) : NULL;
}

static void answer_problem(const Asked *asked, const Route *route, Response *response)
{
    const bool is_open = route != NULL ? route->is_open : g_str_has_prefix(asked->visit.path, "/api/");
    const Problem *problem = &asked->problem;
    response_answer(response, asked->request, problem_info(problem->kind)->status,
                    contents_problem(problem, is_open, &asked->visit));
    response->is_open = is_open;
    response->who = who_of(asked);
    response->asks_for_key = problem->kind == PROBLEM_KEY;
    if (problem->retry_seconds > 0) {
        response->retry_seconds = problem->retry_seconds;
    } else if (problem_info(problem->kind)->status == 503) {
        response->retry_seconds = SERVER_RETRY_SECONDS;
    }
}

/* What the server has settled already. */
static void take_refusal(const Route *route, Asked *asked)
{
    if (asked->request->refusal == 413) {
        const size_t limit = route != NULL ? route->limit : 0;
        problem_set(&asked->problem, PROBLEM_TOO_LARGE, contents_limit(limit));
    } else if (asked->request->refusal != 0) {
        problem_set(&asked->problem, PROBLEM_BUSY, NULL);
    }
}

/* What the route's description says of the query, held against what came. */
static void take_parameters(const Route *route, Asked *asked)
{
    for (size_t i = 0; route->operation != NULL && i < PARAMETERS_LIMIT && asked->problem.kind == PROBLEM_NONE; i++) {
        const Parameter *parameter = &route->operation->parameters[i];
        if (parameter->name != NULL) {
            asked->values[i] = api_take_parameter(parameter, asked->request->query, &asked->problem);
        }
    }
}

static void take_filter(const Route *route, Asked *asked)
{
    const char *wrong = NULL;
    if (route->takes_filter && !filter_parse(asked->request->query, &asked->filter, &wrong)) {
        problem_set(&asked->problem, PROBLEM_PARAMETER, g_strdup(wrong));
    }
}

/* Made afresh, or NULL with a problem. What was posted is nobody else's, and what is true now soon is not, so only what
 * else is read is kept. */
static Content *made(Site *site, const Route *route, Asked *asked, const char *key)
{
    Content *content = make(site, route, asked);
    if (content == NULL && asked->problem.kind == PROBLEM_NONE) {
        problem_set(&asked->problem, PROBLEM_MISSING, NULL);
    } else if (content != NULL && (route->limit > 0 || route->is_live)) {
        content->keep = content->keep == KEEP_OWN ? KEEP_OWN : KEEP_NEVER;
    } else if (content != NULL) {
        cache_put(site, key, content);
    }
    return content;
}

static void open_stream(const Route *route, Asked *asked, Response *response)
{
    route->open(asked, response);
    response->is_open = route->is_open;
    response->who = who_of(asked);
    if (asked->problem.kind != PROBLEM_NONE) {
        response_clear(response);
        answer_problem(asked, route, response);
    }
}

/* False if it takes long and there is no leisure. */
static bool answer_route(Site *site, const Route *route, Asked *asked, bool at_leisure, Response *response)
{
    g_auto(Buffer) key = BUFFER_INIT;
    put_cache_key(route, asked, &key);
    const bool is_kept = route->limit == 0 && !route->is_live;
    Content *content = is_kept ? cache_take(site, buffer_text(&key)) : NULL;
    if (content == NULL && route->is_slow && !at_leisure) {
        return false;
    }
    if (route->open != NULL) {
        open_stream(route, asked, response);
        return true;
    }
    if (content == NULL) {
        content = made(site, route, asked, buffer_text(&key));
    }
    if (content == NULL) {
        answer_problem(asked, route, response);
        return true;
    }
    const bool is_good = asked->problem.kind == PROBLEM_NONE;
    response_answer(response, asked->request, is_good ? 200 : problem_info(asked->problem.kind)->status, content);
    response->is_open = route->is_open;
    response->who = who_of(asked);
    return true;
}

/* Everything that is to be said against the request before anything is made. */
static void find_problem(const Site *site, const Route *route, Asked *asked)
{
    take_refusal(route, asked);
    if (asked->problem.kind != PROBLEM_NONE) {
        return;
    }
    if (route->has_publication) {
        asked->publication = g_hash_table_lookup(site->by_slug, asked->match.place[0]);
    }
    if (route->has_publication && asked->publication == NULL) {
        problem_set(&asked->problem, PROBLEM_MISSING, NULL);
    } else if (route->of_session && asked->running == NULL) {
        problem_set(&asked->problem, PROBLEM_MISSING, g_strdup("No session is served here."));
    } else if (route->limit > 0 && !route->is_open && !request_is_own(asked->request)) {
        /* A foreign page could show its own text under this site's address, and keep this site busy. */
        problem_set(&asked->problem, PROBLEM_FOREIGN, NULL);
    } else {
        take_filter(route, asked);
        take_parameters(route, asked);
    }
}

static const Route *find_route(Asked *asked, const char **ret_allow)
{
    *ret_allow = NULL;
    const Route *route = contents_find(asked->request->method, asked->visit.path, &asked->match, ret_allow);
    return route != NULL && asked->visit.is_chosen && !route->speaks ? NULL : route;
}

/* There is no such address, or it does not know the method. */
static void answer_without_route(Asked *asked, const char *allow, Response *response)
{
    response->allow = allow;
    if (allow != NULL && asked->request->method == METHOD_OPTIONS) {
        response->status = 204;
        response->is_open = g_str_has_prefix(asked->visit.path, "/api/");
        return;
    }
    take_refusal(NULL, asked);
    if (asked->problem.kind == PROBLEM_NONE) {
        problem_set(&asked->problem, allow != NULL ? PROBLEM_METHOD : PROBLEM_MISSING, NULL);
    }
    answer_problem(asked, NULL, response);
}

static bool is_of_wing(const Site *site, const Request *request, const Visit *visit)
{
    return site->wing.has != NULL && site->wing.has(request->method, visit, site->wing.data);
}

bool site_answer(const Request *request, bool at_leisure, Response *response, gpointer data)
{
    Site *site = data;
    const char *allow = NULL;
    const Visit visit = visit_of(request, site->usual);
    if (is_of_wing(site, request, &visit)) {
        return site->wing.answer(request, &visit, at_leisure, response, site->wing.data);
    }
    g_auto(Asked) asked = { .visit = visit,
                            .publications = site->publications,
                            .running = site->running,
                            .figures = site->figures,
                            .request = request,
                            .filter = FILTER_ALL };
    const Route *route = find_route(&asked, &allow);
    if (route == NULL) {
        answer_without_route(&asked, allow, response);
        return true;
    }
    find_problem(site, route, &asked);
    if (asked.problem.kind != PROBLEM_NONE) {
        answer_problem(&asked, route, response);
        return true;
    }
    if (route->make == NULL && route->open == NULL) {
        response->status = 301;
        response->location = g_strconcat(request->path, "/", NULL);
        return true;
    }
    return answer_route(site, route, &asked, at_leisure, response);
}

size_t site_body_limit(const Request *request, gpointer data)
{
    const Site *site = data;
    const char *allow = NULL;
    Asked asked = { .visit = visit_of(request, site->usual), .request = request };
    if (is_of_wing(site, request, &asked.visit)) {
        return site->wing.body_limit(request, &asked.visit, site->wing.data);
    }
    const Route *route = find_route(&asked, &allow);
    return route == NULL ? 0 : route->limit + (route->takes_form ? FORM_ROOM : 0);
}

bool site_waits(const Request *request, gpointer data)
{
    const Site *site = data;
    const char *allow = NULL;
    Asked asked = { .visit = visit_of(request, site->usual), .request = request };
    if (is_of_wing(site, request, &asked.visit)) {
        return site->wing.waits(request, &asked.visit, site->wing.data);
    }
    const Route *route = find_route(&asked, &allow);
    return route != NULL && route->waits && !acts_take_paper(&asked);
}

bool site_awaits(const Request *request, guint64 *ret_after, int *ret_seconds, gpointer data)
{
    const Site *site = data;
    const char *allow = NULL;
    Asked asked = {
        .visit = visit_of(request, site->usual), .request = request, .running = site->running, .figures = site->figures
    };
    const Route *route = find_route(&asked, &allow);
    return route != NULL && route->awaits_news && acts_await(&asked, ret_after, ret_seconds);
}

/* What was begun: of the wing, which has its own, or a route's. */
typedef struct {
    bool is_of_wing;
    gpointer begun;
    const Route *route;
    Asked asked;
} SiteBegun;

static void answer_content(Asked *asked, const Route *route, Content *content, Response *response)
{
    if (content == NULL) {
        answer_problem(asked, route, response);
        return;
    }
    content->keep = KEEP_NEVER;
    const bool is_good = asked->problem.kind == PROBLEM_NONE;
    response_answer(response, asked->request, is_good ? 200 : problem_info(asked->problem.kind)->status, content);
    response->is_open = route->is_open;
    response->who = who_of(asked);
}

static void site_begun_free(SiteBegun *begun)
{
    asked_clear(&begun->asked);
    g_free(begun);
}

/* False if it is none that is begun. */
static bool begin_route(Site *site, const Request *request, const Visit *visit, Later *later, Response *response,
                        gpointer *ret_begun)
{
    const char *allow = NULL;
    SiteBegun *begun = g_new0(SiteBegun, 1);
    Asked *asked = &begun->asked;
    *asked = (Asked){ .visit = *visit,
                      .publications = site->publications,
                      .running = site->running,
                      .figures = site->figures,
                      .request = request,
                      .filter = FILTER_ALL };
    const Route *route = find_route(asked, &allow);
    begun->route = route;
    if (route == NULL || route->begin == NULL || acts_take_paper(asked)) {
        site_begun_free(begun);
        return false;
    }
    Content *content = NULL;
    find_problem(site, route, asked);
    if (asked->problem.kind == PROBLEM_NONE) {
        *ret_begun = begun; /* before it can be resumed */
        begun->begun = route->begin(asked, later, &content);
        if (begun->begun == NULL && content == NULL && asked->problem.kind == PROBLEM_NONE) {
            problem_set(&asked->problem, PROBLEM_MISSING, NULL);
        }
    }
    if (begun->begun == NULL) {
        *ret_begun = NULL;
        answer_content(asked, route, content, response);
        site_begun_free(begun);
    }
    return true;
}

bool site_begin(const Request *request, Later *later, Response *response, gpointer *ret_begun, gpointer data)
{
    Site *site = data;
    if (request->method != METHOD_POST || request->refusal != 0) {
        return false;
    }
    const Visit visit = visit_of(request, site->usual);
    if (!is_of_wing(site, request, &visit)) {
        return begin_route(site, request, &visit, later, response, ret_begun);
    }
    gpointer begun = NULL;
    if (!site->wing.begin(request, &visit, later, response, &begun, site->wing.data)) {
        return false;
    }
    if (begun != NULL) {
        SiteBegun *kept = g_new0(SiteBegun, 1);
        kept->is_of_wing = true;
        kept->begun = begun;
        *ret_begun = kept;
    }
    return true;
}

void site_finish(const Request *request, gpointer begun, Response *response, gpointer data)
{
    const Site *site = data;
    SiteBegun *kept = begun;
    if (kept->is_of_wing) {
        site->wing.finish(kept->begun, response, site->wing.data);
    } else {
        Content *content = kept->route->finish(&kept->asked, kept->begun);
        answer_content(&kept->asked, kept->route, content, response);
    }
    site_begun_free(kept);
}

void site_set_wing(Site *site, const Wing *wing)
{
    site->wing = *wing;
}

void site_set_trace(Site *site, Trace trace)
{
    figures_set_trace(site->figures, trace);
}

static void tell_figures(const Request *request, const Response *response, gint64 us, gpointer data)
{
    const Site *site = data;
    figures_answered(site->figures, request, response, us);
}

void site_set_running(Site *site, Running *running)
{
    site->running = running;
}

/* Adding */

Site *site_new(Language usual)
{
    Site *site = g_new0(Site, 1);
    site->usual = usual;
    site->publications = g_ptr_array_new_with_free_func((GDestroyNotify)publication_free);
    site->by_slug = g_hash_table_new(g_str_hash, g_str_equal);
    site->cache = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)content_unref);
    g_rw_lock_init(&site->lock);
    site->figures = figures_new();
    g_mutex_init(&site->turns);
    return site;
}

void site_free(Site *site)
{
    if (site == NULL) {
        return;
    }
    g_hash_table_unref(site->cache);
    g_hash_table_unref(site->by_slug);
    figures_free(site->figures);
    g_ptr_array_unref(site->publications);
    g_rw_lock_clear(&site->lock);
    g_mutex_clear(&site->turns);
    g_free(site);
}

static char *free_slug(const Site *site, const char *wanted)
{
    g_autofree char *base = text_slug(wanted);
    char *slug = g_strdup(base);
    for (int nth = 2; g_hash_table_contains(site->by_slug, slug); nth++) {
        g_free(slug);
        slug = g_strdup_printf("%s-%d", base, nth);
    }
    return slug;
}

const char *site_add_programme(Site *site, const char *slug, Programme *programme, GPtrArray *findings, GBytes *source)
{
    g_autofree char *name = free_slug(site, slug);
    Publication *publication = publication_new(name, programme, findings, source);
    g_ptr_array_add(site->publications, publication);
    g_hash_table_insert(site->by_slug, publication->slug, publication);
    return publication->slug;
}

const char *site_add_issued(Site *site, const char *slug, IssuedProgramme *issued)
{
    Programme *latest = programme_copy(issued_latest(issued)->programme);
    GPtrArray *findings = diagnostics_new();
    programme_check(latest, findings);
    zone_check(latest, findings);
    const char *name = site_add_programme(site, slug, latest, findings, NULL);
    Publication *publication = g_hash_table_lookup(site->by_slug, name);
    publication->issued = issued;
    return name;
}

/* Serving */

static char *url_of(const Server *server, bool is_secure)
{
    const char *address = server_address(server), *scheme = is_secure ? "https" : "http";
    const bool is_v6 = strchr(address, ':') != NULL;
    return g_strdup_printf(is_v6 ? "%s://[%s]:%d/" : "%s://%s:%d/", scheme, address, server_port(server));
}

/* Until one comes that says to stop. The other says that the certificate was renewed. */
static void wait_for_stop(const sigset_t *signals, Tls *tls)
{
    int number = 0;
    while (sigwait(signals, &number) == 0 && number == SIGHUP) {
        g_autoptr(GError) error = NULL;
        if (!tls_renew(tls, &error)) {
            fprintf(stderr, "placard: the certificate stays as it is: %s\n", error->message);
        }
    }
}

/* What the wing shows, and what the API tells. */
static LiveSource live_source(const Site *site)
{
    LiveSource source = site->wing.live;
    source.news = site->running != NULL ? stream_news : NULL;
    source.news_data = site->running;
    return source;
}

static void tell_server(Seq seq, gpointer server)
{
    server_tell(server, seq);
}

/* 0 if there is nothing that could be new. */
static guint listen_for_news(const Site *site, Server *server)
{
    return site->running != NULL ? app_listen(running_app(site->running), tell_server, server) : 0;
}

static void tell_wing(const Site *site, Server *server)
{
    if (site->wing.serve != NULL) {
        site->wing.serve(server, site->wing.data);
    }
}

bool site_serve(Site *site, const ServerOptions *options, void (*ready)(const char *url, gpointer data), gpointer data,
                GError **error)
{
    /* The server's threads inherit the mask, so that only this one is told to stop. */
    sigset_t stops, before;
    sigemptyset(&stops);
    sigaddset(&stops, SIGINT);
    sigaddset(&stops, SIGTERM);
    sigaddset(&stops, SIGPIPE);
    if (options->tls != NULL) {
        sigaddset(&stops, SIGHUP);
    }
    pthread_sigmask(SIG_BLOCK, &stops, &before);
    sigdelset(&stops, SIGPIPE);

    const ServerSite asked = { .body_limit = site_body_limit,
                               .answer = site_answer,
                               .waits = site->running != NULL ? site_waits : NULL,
                               .awaits = site->running != NULL ? site_awaits : NULL,
                               .begin = site->running != NULL ? site_begin : NULL,
                               .finish = site_finish,
                               .answered = tell_figures,
                               .live = live_source(site),
                               .data = site };
    Server *server = server_new(options, &asked, error);
    if (server != NULL) {
        g_autofree char *url = url_of(server, options->tls != NULL);
        const guint listening = listen_for_news(site, server);
        tell_wing(site, server);
        figures_set_server(site->figures, server);
        ready(url, data);
        wait_for_stop(&stops, options->tls);
        if (listening != 0) {
            app_unlisten(running_app(site->running), listening);
        }
        tell_wing(site, NULL);
        figures_set_server(site->figures, NULL);
        server_free(server);
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return server != NULL;
}
