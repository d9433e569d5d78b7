/* The public site: programmes of work as pages, papers, calendars and data; beside them, for programs, a session that
 * goes on, where one is served. Of what is published nothing is changed.
 *
 * Programmes are added first, then it is served; while it is served nothing is added. What was rendered is kept, by
 * address, up to a limit. */
#pragma once

#include "core/programme.h"
#include "exchange/issued.h"
#include "http/server.h"
#include "web/running.h"
#include "web/trace.h"
#include "web/visit.h"

typedef struct Site Site;

/* A part of the site with addresses of its own, which is asked first: the hall (hall/hall.h) is one. `visit` has the
 * path without its language. As in ServerSite, `answer` returns false if it takes long and there is no leisure. */
typedef struct {
    bool (*has)(Method method, const Visit *visit, gpointer data);
    size_t (*body_limit)(const Request *request, const Visit *visit, gpointer data);
    bool (*answer)(const Request *request, const Visit *visit, bool at_leisure, Response *response, gpointer data);
    bool (*waits)(const Request *request, const Visit *visit, gpointer data);
    bool (*begin)(const Request *request, const Visit *visit, Later *later, Response *response, gpointer *ret_begun,
                  gpointer data);
    void (*finish)(gpointer begun, Response *response, gpointer data);
    /* By which server it is served, as soon as it is; NULL before that one ends. May be NULL. */
    void (*serve)(Server *server, gpointer data);
    LiveSource live; /* of the channels that it answers with; without `begin` it has none */
    gpointer data;
} Wing;

/* An empty site. Who asks for no language that there is gets the usual one. */
Site *site_new(Language usual);
void site_free(Site *site);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Site, site_free)

/* Adds a programme under /p/SLUG/. All three are taken over: the programme, the list of findings (of reading and
 * of checking), and the text that it was read from (may be NULL). `slug` need not be fit for an address, nor free:
 * the name that is used is returned, borrowed. */
const char *site_add_programme(Site *site, const char *slug, Programme *programme, GPtrArray *findings, GBytes *source);

/* What the site answers, and how large a body it takes: for a ServerSite, whose data is the Site. For several threads
 * at the same time. */
bool site_answer(const Request *request, bool at_leisure, Response *response, gpointer data);
size_t site_body_limit(const Request *request, gpointer data);
bool site_waits(const Request *request, gpointer data);
bool site_awaits(const Request *request, guint64 *ret_after, int *ret_seconds, gpointer data);

/* What comes with a thread's wait is begun, and finished when it is over. */
bool site_begin(const Request *request, Later *later, Response *response, gpointer *ret_begun, gpointer data);
void site_finish(const Request *request, gpointer begun, Response *response, gpointer data);

/* Which requests leave a trace on the standard error; set before it is served. */
void site_set_trace(Site *site, Trace trace);

/* The session that is served beside; borrowed, and set before it is served. */
void site_set_running(Site *site, Running *running);

/* Copied; set before it is served. */
void site_set_wing(Site *site, const Wing *wing);

/* Adds a programme that was issued, with all its versions; the latest is the one that is shown. Taken over. */
const char *site_add_issued(Site *site, const char *slug, IssuedProgramme *issued);

/* Serves until SIGINT or SIGTERM. `ready` is called once, when the port is bound, with the address to tell people
 * ("http://127.0.0.1:8080/"). False with SERVER_ERROR set if it cannot be served at all. */
bool site_serve(Site *site, const ServerOptions *options, void (*ready)(const char *url, gpointer data), gpointer data,
                GError **error);
