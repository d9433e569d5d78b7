#include "hall/hall.h"

#include "hall/errand.h"
#include "hall/hall_parts.h"
#include "web/contents.h"

#include <stdlib.h>
#include <string.h>

#define LIVE_PATH "/live" /* that of the page follows */

/* --- finding --------------------------------------------------------------------------------------------------------
 */

/* What an address of the hall is; one of the three, or none. */
typedef struct {
    const Page *page;
    bool is_stream; /* of the page */
    const ErrandInfo *errand;
    RouteMatch match;
} Found;

static const ErrandInfo *find_errand(Method method, const char *path, RouteMatch *ret_match)
{
    const ErrandInfo *info;
    for (guint i = 0; (info = errand_at(i)) != NULL; i++) {
        const bool is_right = info->is_posted ? method == METHOD_POST : method == METHOD_GET || method == METHOD_HEAD;
        if (is_right && route_matches(info->path, path, ret_match)) {
            return info;
        }
    }
    return NULL;
}

static bool find(Method method, const Visit *visit, Found *ret_found)
{
    *ret_found = (Found){ 0 };
    ret_found->errand = find_errand(method, visit->path, &ret_found->match);
    if (ret_found->errand != NULL || (method != METHOD_GET && method != METHOD_HEAD)) {
        return ret_found->errand != NULL;
    }
    const char *path = visit->path;
    ret_found->is_stream = method == METHOD_GET && g_str_has_prefix(path, LIVE_PATH "/");
    ret_found->page = page_find(path + (ret_found->is_stream ? strlen(LIVE_PATH) : 0), &ret_found->match);
    return ret_found->page != NULL;
}

/* --- answering ------------------------------------------------------------------------------------------------------
 */

static void tell_problem(const Problem *problem, const Request *request, const Visit *visit, Response *response)
{
    response_answer(response, request, problem_info(problem->kind)->status, contents_problem(problem, false, visit));
    response->retry_seconds = problem->retry_seconds;
}

/* Who may not open it: whoever has not signed in is led to the door, and back from there. */
static void turn_away(Errand *errand, Response *response)
{
    if (errand->visitor.role == DOOR_PUBLIC && errand->request->method != METHOD_POST) {
        g_autofree char *back = g_uri_escape_string(errand->visit->path, "/", false);
        g_autofree char *door = g_strconcat("/sign-in?back=", back, NULL);
        errand_lead(errand, door, NULL, response);
        return;
    }
    problem_set(&errand->problem, PROBLEM_NOT_YOURS, NULL);
}

static void open_stream(Hall *hall, const Errand *errand, const Found *found, Response *response)
{
    Visit visit = *errand->visit;
    visit.path += strlen(LIVE_PATH);
    const Showing showing = { found->page, &found->match, errand->request, &visit, &errand->visitor, NULL };
    g_autofree char *after = query_value(errand->request->query, "after");
    const char *seen = errand->request->last_event_id != NULL ? errand->request->last_event_id : after;
    response->status = 200;
    response->channel = show_channel(hall->show, &showing);
    response->after = seen != NULL ? g_ascii_strtoull(seen, NULL, 10) : 0;
    response->owner = errand->visitor.sign_in;
}

static void open_page(Hall *hall, Errand *errand, const Found *found, Response *response)
{
    const Showing showing = { found->page, &found->match, errand->request, errand->visit, &errand->visitor, NULL };
    if (found->is_stream) {
        open_stream(hall, errand, found, response);
        if (response->channel == NULL) {
            problem_set(&errand->problem, PROBLEM_FAULT, NULL);
        }
        return;
    }
    bool is_missing = false;
    Content *content = show_page(hall->show, &showing, &is_missing);
    if (content == NULL) {
        problem_set(&errand->problem, is_missing ? PROBLEM_MISSING : PROBLEM_FAULT, NULL);
        return;
    }
    content->varies_by_language = !errand->visit->is_chosen;
    response_answer(response, errand->request, 200, content);
}

static void take_refusal(Errand *errand)
{
    if (errand->request->refusal == 413) {
        problem_set(&errand->problem, PROBLEM_TOO_LARGE, NULL);
    } else if (errand->request->refusal != 0) {
        problem_set(&errand->problem, PROBLEM_BUSY, NULL);
    }
}

static void errand_init(Errand *errand, Hall *hall, const Request *request, const Visit *visit, const Found *found)
{
    *errand = (Errand){ .hall = hall,
                        .running = hall->running,
                        .door = hall->door,
                        .request = request,
                        .visit = visit,
                        .info = found->errand,
                        .match = found->match };
    door_visitor(hall->door, request->cookie, g_get_real_time(), &errand->visitor);
}

/* Everything that is to be said against it before it is looked at. True if there is nothing: else there is a problem,
 * or the response is filled. */
static bool may_go_on(Errand *errand, guint roles, Response *response)
{
    take_refusal(errand);
    if (errand->problem.kind == PROBLEM_NONE && (roles & DOOR_BIT(errand->visitor.role)) == 0) {
        turn_away(errand, response);
    } else if (errand->info != NULL && errand->info->is_posted && !request_is_own(errand->request)) {
        problem_set(&errand->problem, PROBLEM_FOREIGN, NULL);
    }
    return errand->problem.kind == PROBLEM_NONE && response->status == 0;
}

static void say_problem(const Errand *errand, Response *response)
{
    const ProblemInfo *info = problem_info(errand->problem.kind);
    const char *detail = errand->problem.detail;
    g_autofree char *text = g_strconcat(info->title, detail != NULL ? ": " : "", detail, NULL);
    errand_say(errand, info->status, text, response);
}

/* What somebody tried who may not, for who looks after the server. */
static void trace_refusal(const Errand *errand)
{
    const ProblemKind kind = errand->problem.kind;
    if (kind == PROBLEM_FOREIGN || kind == PROBLEM_NOT_YOURS) {
        door_trace(errand->door, kind == PROBLEM_FOREIGN ? "foreign form refused" : "not theirs",
                   errand->visitor.account, "", errand->request->path, g_get_real_time());
    }
}

/* Tells of the problem, if there is one, and lets go of it. */
static void close_errand(Errand *errand, Response *response)
{
    trace_refusal(errand);
    if (errand->visitor.account[0] != '\0' && response->who == NULL) {
        response->who = g_strconcat("account:", errand->visitor.account, NULL);
    }
    if (errand->problem.kind != PROBLEM_NONE && response->status == 0 && errand->is_quiet) {
        say_problem(errand, response);
    } else if (errand->problem.kind != PROBLEM_NONE && response->status == 0) {
        tell_problem(&errand->problem, errand->request, errand->visit, response);
    }
    problem_clear(&errand->problem);
}

static bool answer(const Request *request, const Visit *visit, bool at_leisure, Response *response, gpointer data)
{
    Hall *hall = data;
    Found found;
    Errand errand;
    if (!find(request->method, visit, &found)) {
        g_assert_not_reached(); /* it was asked whether it has the address */
    }
    if (found.errand != NULL && found.errand->is_slow && !at_leisure && request->refusal == 0) {
        return false;
    }
    errand_init(&errand, hall, request, visit, &found);
    if (!may_go_on(&errand, found.errand != NULL ? found.errand->roles : found.page->roles, response)) {
        /* what is to be said is said below */
    } else if (found.errand != NULL) {
        found.errand->answer(&errand, response);
    } else {
        open_page(hall, &errand, &found, response);
    }
    close_errand(&errand, response);
    return true;
}

/* --- answering later ------------------------------------------------------------------------------------------------
 */

typedef struct {
    Errand errand;
    Visit visit;
    gpointer begun; /* by the errand */
} BegunErrand;

static bool begin(const Request *request, const Visit *visit, Later *later, Response *response, gpointer *ret_begun,
                  gpointer data)
{
    Found found;
    if (!find(request->method, visit, &found) || found.errand == NULL || found.errand->begin == NULL) {
        return false;
    }
    BegunErrand *begun = g_new0(BegunErrand, 1);
    begun->visit = *visit;
    errand_init(&begun->errand, data, request, &begun->visit, &found);
    if (may_go_on(&begun->errand, found.errand->roles, response)) {
        *ret_begun = begun; /* before it can be resumed */
        begun->begun = found.errand->begin(&begun->errand, later, response);
    }
    if (begun->begun == NULL) {
        *ret_begun = NULL;
        close_errand(&begun->errand, response);
        g_free(begun);
    }
    return true;
}

static void finish(gpointer pointer, Response *response, gpointer data)
{
    BegunErrand *begun = pointer;
    begun->errand.info->finish(&begun->errand, begun->begun, response);
    close_errand(&begun->errand, response);
    g_free(begun);
}

static bool has(Method method, const Visit *visit, gpointer data)
{
    Found found;
    return find(method, visit, &found);
}

static size_t body_limit(const Request *request, const Visit *visit, gpointer data)
{
    Found found;
    return find(request->method, visit, &found) && found.errand != NULL ? found.errand->limit : 0;
}

static bool waits(const Request *request, const Visit *visit, gpointer data)
{
    Found found;
    return find(request->method, visit, &found) && found.errand != NULL && found.errand->waits;
}

static void end_streams(guint64 sign_in, gpointer server)
{
    server_end_owner(server, sign_in);
}

/* Whose sign-in is over watches no longer in its name. */
static void serve(Server *server, gpointer data)
{
    const Hall *hall = data;
    door_on_end(hall->door, server != NULL ? end_streams : NULL, server);
}

Hall *hall_new(Running *running, Door *door)
{
    Hall *hall = g_new0(Hall, 1);
    hall->running = running;
    hall->door = door;
    hall->notes = notes_new();
    hall->done = remembered_new();
    hall->told = told_new();
    hall->show = show_new(running, hall->notes, door);
    hall->wing = (Wing){ .has = has,
                         .body_limit = body_limit,
                         .answer = answer,
                         .waits = waits,
                         .begin = begin,
                         .finish = finish,
                         .serve = serve,
                         .live = show_source(hall->show),
                         .data = hall };
    return hall;
}

void hall_free(Hall *hall)
{
    if (hall != NULL) {
        show_free(hall->show);
        remembered_free(hall->done);
        told_free(hall->told);
        notes_free(hall->notes);
        g_free(hall);
    }
}

const Wing *hall_wing(Hall *hall)
{
    return &hall->wing;
}
