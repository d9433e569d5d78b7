/* Acts as the site answers them, where the disk fails; what they are when it does not, tests/web/api.py asks. */
#include "web/site.h"

#include "body.h"
#include "faulty.h"

#include <string.h>

typedef struct {
    Faults faults;
    App *app;
    Keyring *keys;
    Running *running;
    Site *site;
    char *authorization;
} Served;

static void served_init(Served *served)
{
    char token[KEY_TOKEN_LENGTH + 1];
    *served = (Served){ .site = site_new(LANGUAGE_ENGLISH) };
    Ledger *credentials = ledger_mem_new();
    g_assert_true(keys_add(credentials, "desk", "secretariat", NULL, 1, token, NULL));
    served->keys = keyring_new(credentials, NULL);
    served->app = app_open(faulty_ledger_new(&served->faults), NULL);
    served->running = running_new(served->app, served->keys, 100000);
    served->authorization = g_strconcat("Bearer ", token, NULL);
    site_set_running(served->site, served->running);
    body_begin(served->app);
}

static void served_clear(Served *served)
{
    site_free(served->site);
    running_free(served->running);
    keyring_free(served->keys);
    app_close(served->app);
    g_free(served->authorization);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Served, served_clear)

static void ask(const Served *served, const Request *like, const char *path, const char *body, Response *response)
{
    g_autoptr(GBytes) bytes = body != NULL ? g_bytes_new_static(body, strlen(body)) : NULL;
    Request request = *like;
    request.method = body != NULL ? METHOD_POST : METHOD_GET;
    request.path = path;
    request.query = "";
    request.host = "example.org";
    request.body = bytes;
    g_assert_false(site_answer(&request, false, response, served->site)); /* never on a loop */
    g_assert_true(site_answer(&request, true, response, served->site));
}

static void mark(const Served *served, const char *id, const char *body, Response *response)
{
    const Request like = { .authorization = served->authorization, .idempotency_key = id };
    ask(served, &like, "/api/v1/commands/attendance.mark", body, response);
}

static void assert_has(const Response *response, const char *what)
{
    gsize length;
    const char *data = g_bytes_get_data(response->content->bytes, &length);
    g_assert_nonnull(g_strstr_len(data, (gssize)length, what));
}

static void assert_fault(const Response *response)
{
    g_assert_cmpint(response->status, ==, 503);
    g_assert_cmpint(response->retry_seconds, >, 0);
    g_assert_cmpint(response->content->keep, ==, KEEP_NEVER);
    assert_has(response, "\"type\": \"/api#fault\"");
}

static const char comes[] = "{\"party\":\"BRA\"}";

/* It is told, nothing has changed, and the same request succeeds later: a fault is not remembered. */
static void what_was_not_stored_is_tried_again(void)
{
    static const Fault faults[] = { FAULT_BEGIN, FAULT_COMMIT };
    for (guint i = 0; i < G_N_ELEMENTS(faults); i++) {
        g_auto(Served) served;
        served_init(&served);
        const Seq before = app_wait(served.app, 0, 0);
        g_auto(Response) failed = { 0 }, done = { 0 }, again = { 0 };
        g_atomic_int_set(&served.faults.fault, (gint)faults[i]);
        mark(&served, "one", comes, &failed);
        assert_fault(&failed);
        g_assert_cmpuint(app_wait(served.app, 0, 0), ==, before);
        g_atomic_int_set(&served.faults.fault, FAULT_NONE);
        mark(&served, "one", comes, &done);
        g_assert_cmpint(done.status, ==, 200);
        mark(&served, "one", comes, &again);
        g_assert_true(again.content == done.content);
        g_assert_cmpuint(app_wait(served.app, 0, 0), ==, before + 1);
    }
}

/* The record tells whether it was stored after all; the rules then refuse it. */
static void what_was_stored_after_all_shows(void)
{
    g_auto(Served) served;
    served_init(&served);
    g_auto(Response) failed = { 0 }, again = { 0 };
    g_atomic_int_set(&served.faults.fault, FAULT_ANSWER);
    mark(&served, "one", comes, &failed);
    assert_fault(&failed);
    g_atomic_int_set(&served.faults.fault, FAULT_NONE);
    mark(&served, "one", comes, &again);
    g_assert_cmpint(again.status, ==, 409);
    assert_has(&again, "\"refusal\": \"as-it-is\"");
}

static void what_cannot_be_read_is_a_fault(void)
{
    g_auto(Served) served;
    served_init(&served);
    g_auto(Response) record = { 0 }, session = { 0 };
    const Request like = { .authorization = served.authorization };
    g_atomic_int_set(&served.faults.fault, FAULT_READ);
    ask(&served, &like, "/api/v1/log", NULL, &record);
    assert_fault(&record);
    g_atomic_int_set(&served.faults.fault, FAULT_NONE);
    ask(&served, &like, "/api/v1/session", NULL, &session);
    g_assert_cmpint(session.status, ==, 200);
}

/* Without a session there are no such addresses. */
/* Nor who cannot read on. That others keep appending is no fault: then it can be written. */
static void who_cannot_store_is_not_ready(void)
{
    static const struct {
        Fault fault;
        int status;
    } cases[] = { { FAULT_NONE, 200 }, { FAULT_BEGIN, 503 }, { FAULT_READ, 503 }, { FAULT_CROWD, 200 } };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_auto(Served) served;
        served_init(&served);
        g_auto(Response) ready = { 0 };
        const Request like = { 0 };
        const Seq before = app_wait(served.app, 0, 0);
        g_atomic_int_set(&served.faults.fault, (gint)cases[i].fault);
        ask(&served, &like, "/ready", NULL, &ready);
        g_test_message("%d", (int)cases[i].fault);
        g_assert_cmpint(ready.status, ==, cases[i].status);
        g_assert_cmpuint(app_wait(served.app, 0, 0), ==, before);
    }
}

static void where_no_session_is_served_there_is_none(void)
{
    static const char *const paths[] = { "/api/v1/commands", "/api/v1/commands/floor.request", "/api/v1/session",
                                         "/api/v1/log" };
    g_autoptr(Site) site = site_new(LANGUAGE_ENGLISH);
    for (guint i = 0; i < G_N_ELEMENTS(paths); i++) {
        g_auto(Response) response = { 0 };
        const Request request = { .path = paths[i], .query = "", .host = "example.org" };
        g_assert_true(site_answer(&request, true, &response, site));
        g_assert_cmpint(response.status, ==, 404);
        assert_has(&response, "No session is served here.");
    }
}

/* What waits for the disk, for news, or has a paper to be read first. */
static void who_answers(void)
{
    static const struct {
        Method method;
        const char *path, *query;
        bool waits, awaits;
    } cases[] = {
        { METHOD_POST, "/api/v1/commands/floor.request", "", true, false },
        { METHOD_POST, "/api/v1/commands/programme.issue", "", false, false },
        { METHOD_GET, "/api/v1/commands/floor.request", "", false, false },
        { METHOD_GET, "/api/v1/session", "wait=5", true, false },
        { METHOD_GET, "/api/v1/log", "", true, false },
        { METHOD_GET, "/api/v1/log", "after=100000&wait=5", true, true },
        { METHOD_GET, "/api/v1/log", "after=100000&wait=5000", true, false },
        { METHOD_GET, "/api/v1/log", "after=1&wait=5", true, false },
        { METHOD_GET, "/api/v1/programmes", "", false, false },
        { METHOD_POST, "/api/v1/check", "", false, false },
    };
    g_auto(Served) served;
    served_init(&served);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        const Request request = { .method = cases[i].method,
                                  .path = cases[i].path,
                                  .query = cases[i].query,
                                  .host = "example.org",
                                  .authorization = served.authorization };
        guint64 after = 0;
        int seconds = 0;
        g_test_message("%s?%s", cases[i].path, cases[i].query);
        g_assert_cmpint(site_waits(&request, served.site), ==, cases[i].waits);
        g_assert_cmpint(site_awaits(&request, &after, &seconds, served.site), ==, cases[i].awaits);
        g_assert_true(!cases[i].awaits || (after == 100000 && seconds == 5));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/acts/what-was-not-stored-is-tried-again", what_was_not_stored_is_tried_again);
    g_test_add_func("/acts/what-was-stored-after-all-shows", what_was_stored_after_all_shows);
    g_test_add_func("/acts/what-cannot-be-read-is-a-fault", what_cannot_be_read_is_a_fault);
    g_test_add_func("/acts/who-cannot-store-is-not-ready", who_cannot_store_is_not_ready);
    g_test_add_func("/acts/where-no-session-is-served-there-is-none", where_no_session_is_served_there_is_none);
    g_test_add_func("/acts/who-answers", who_answers);
    return g_test_run();
}
