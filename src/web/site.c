/* What always holds: publications do not change while the site is served, so only the cache is locked, and what is in
 * it is immutable. Slow things (papers, PDF) are made by one thread at a time. */
#include "web/site.h"

#include "web/contents.h"

#include <pthread.h>
#include <signal.h>
#include <string.h>

enum {
    CACHE_LIMIT = 512, /* contents; when it is full it starts anew */
    SLUG_LIMIT = 64,
};

struct Site {
    Language usual;
    GPtrArray *publications; /* of Publication, in the order they were added */
    GHashTable *by_slug;     /* slug → Publication */
    GRWLock lock;            /* of `cache` */
    GHashTable *cache;       /* address → Content */
    GMutex slow;
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
        buffer_string(out, asked->request->host);
    }
}

static Content *make(Site *site, const Route *route, Asked *asked)
{
    if (route->is_slow) {
        g_mutex_lock(&site->slow);
    }
    Content *content = route->make(asked);
    if (route->is_slow) {
        g_mutex_unlock(&site->slow);
    }
    if (content != NULL) {
        content->varies_by_language = route->speaks && !asked->visit.is_chosen;
    }
    return content;
}

/* Answering */

static void answer_problem(const Asked *asked, int status, const char *detail, Response *response)
{
    response_answer(response, asked->request, status, contents_problem(status, detail, &asked->visit));
}

static void answer_route(Site *site, const Route *route, Asked *asked, Response *response)
{
    const char *wrong = NULL;
    if (route->takes_filter && !filter_parse(asked->request->query, &asked->filter, &wrong)) {
        answer_problem(asked, 400, wrong, response);
        return;
    }
    g_auto(Buffer) key = BUFFER_INIT;
    put_cache_key(route, asked, &key);
    Content *content = cache_take(site, buffer_text(&key));
    if (content == NULL) {
        content = make(site, route, asked);
        if (content == NULL) {
            answer_problem(asked, asked->problem != NULL ? 500 : 404, asked->problem, response);
            g_clear_pointer(&asked->problem, g_free);
            return;
        }
        cache_put(site, buffer_text(&key), content);
    }
    response_answer(response, asked->request, 200, content);
}

void site_answer(const Request *request, Response *response, gpointer data)
{
    Site *site = data;
    Asked asked = { .visit = visit_of(request, site->usual),
                    .publications = site->publications,
                    .request = request,
                    .filter = FILTER_ALL };
    if (request->method == METHOD_OTHER) {
        answer_problem(&asked, 405, NULL, response);
        return;
    }
    const Route *route = contents_find(asked.visit.path, &asked.match);
    if (route != NULL && asked.visit.is_chosen && !route->speaks) {
        route = NULL;
    }
    if (route != NULL && route->has_publication) {
        asked.publication = g_hash_table_lookup(site->by_slug, asked.match.place[0]);
    }
    if (route == NULL || (route->has_publication && asked.publication == NULL)) {
        answer_problem(&asked, 404, NULL, response);
        return;
    }
    if (route->make == NULL) {
        response->status = 301;
        response->location = g_strconcat(request->path, "/", NULL);
        return;
    }
    answer_route(site, route, &asked, response);
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
    g_mutex_init(&site->slow);
    return site;
}

void site_free(Site *site)
{
    if (site == NULL) {
        return;
    }
    g_hash_table_unref(site->cache);
    g_hash_table_unref(site->by_slug);
    g_ptr_array_unref(site->publications);
    g_rw_lock_clear(&site->lock);
    g_mutex_clear(&site->slow);
    g_free(site);
}

static char *clean_slug(const char *text)
{
    g_autoptr(GString) slug = g_string_new(NULL);
    for (; *text != '\0' && slug->len < SLUG_LIMIT; text++) {
        if (g_ascii_isalnum(*text)) {
            g_string_append_c(slug, g_ascii_tolower(*text));
        } else if (slug->len > 0 && slug->str[slug->len - 1] != '-') {
            g_string_append_c(slug, '-');
        }
    }
    while (slug->len > 0 && slug->str[slug->len - 1] == '-') {
        g_string_truncate(slug, slug->len - 1);
    }
    return g_strdup(slug->len > 0 ? slug->str : "programme");
}

static char *free_slug(const Site *site, const char *wanted)
{
    g_autofree char *base = clean_slug(wanted);
    char *slug = g_strdup(base);
    for (int nth = 2; g_hash_table_contains(site->by_slug, slug); nth++) {
        g_free(slug);
        slug = g_strdup_printf("%s-%d", base, nth);
    }
    return slug;
}

const char *site_add_programme(Site *site, const char *slug, Programme *programme, GPtrArray *findings, GBytes *source)
{
    Publication *publication = g_new0(Publication, 1);
    publication->slug = free_slug(site, slug);
    publication->programme = programme;
    publication->layout = layout_new(programme);
    publication->findings = findings;
    publication->source = source;
    diagnostics_sort(publication->findings);
    g_ptr_array_add(site->publications, publication);
    g_hash_table_insert(site->by_slug, publication->slug, publication);
    return publication->slug;
}

/* Serving */

static char *url_of(const Server *server)
{
    const char *address = server_address(server);
    const bool is_v6 = strchr(address, ':') != NULL;
    return g_strdup_printf(is_v6 ? "http://[%s]:%d/" : "http://%s:%d/", address, server_port(server));
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
    pthread_sigmask(SIG_BLOCK, &stops, &before);
    sigdelset(&stops, SIGPIPE);

    Server *server = server_new(options, site_answer, site, error);
    if (server != NULL) {
        g_autofree char *url = url_of(server);
        int signal_number;
        ready(url, data);
        sigwait(&stops, &signal_number);
        server_free(server);
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return server != NULL;
}
