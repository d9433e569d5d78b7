#include "web/site.h"

#include "sample.h"

#include <string.h>

static Site *new_site(void)
{
    Site *site = site_new(LANGUAGE_ENGLISH);
    site_add_programme(site, "Session 3.txt", sample_programme(), diagnostics_new(), NULL);
    return site;
}

static void ask(Site *site, const char *path, const char *query, const char *tag, Response *response)
{
    const Request request = { .path = path, .query = query, .host = "example.org", .if_none_match = tag };
    g_assert_true(site_answer(&request, true, response, site));
}

static void assert_contains(const Response *response, const char *what)
{
    gsize length;
    const char *data = g_bytes_get_data(response->content->bytes, &length);
    g_assert_nonnull(g_strstr_len(data, (gssize)length, what));
}

static void names_are_made_fit(void)
{
    g_autoptr(Site) site = site_new(LANGUAGE_ENGLISH);
    const struct {
        const char *wanted, *given;
    } samples[] = {
        { "Session 3.txt", "session-3-txt" },
        { "session/3 txt", "session-3-txt-2" },
        { "../../x", "x" },
        { "", "programme" },
        { "Größe", "gr-e" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(samples); i++) {
        const char *slug = site_add_programme(site, samples[i].wanted, programme_new(), diagnostics_new(), NULL);
        g_assert_cmpstr(slug, ==, samples[i].given);
    }
}

static void answers_what_there_is(void)
{
    g_autoptr(Site) site = new_site();
    const struct {
        const char *path, *type, *what;
    } samples[] = {
        { "/", "text/html; charset=utf-8", "session-3-txt" },
        { "/p/session-3-txt/", "text/html; charset=utf-8", "Third substantive session" },
        { "/p/session-3-txt/paper", "text/html; charset=utf-8", "class=\"paper\"" },
        { "/p/session-3-txt/check", "text/html; charset=utf-8", "Check of the programme" },
        { "/p/session-3-txt/programme.html", "text/html; charset=utf-8", "<style>" },
        { "/p/session-3-txt/programme.json", "application/json", "Third substantive session" },
        { "/p/session-3-txt/programme.txt", "text/plain; charset=utf-8", "Third substantive session" },
        { "/p/session-3-txt/calendar.ics", "text/calendar; charset=utf-8", "BEGIN:VCALENDAR" },
        { "/api/v1/programmes", "application/json", "\"slug\": \"session-3-txt\"" },
        { "/api/v1/programmes/session-3-txt", "application/json", "Third substantive session" },
        { "/api/v1/programmes/session-3-txt/findings", "application/json", "\"findings\"" },
        { "/assets/old/placard.css", "text/css; charset=utf-8", ":root" },
        { "/assets/old/paper.css", "text/css; charset=utf-8", ".paper" },
        { "/assets/old/placard.js", "text/javascript; charset=utf-8", "use strict" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(samples); i++) {
        g_auto(Response) response = { 0 };
        g_test_message("%s", samples[i].path);
        ask(site, samples[i].path, "", NULL, &response);
        g_assert_cmpint(response.status, ==, 200);
        g_assert_cmpstr(response.content->type, ==, samples[i].type);
        g_assert_cmpint(response.content->keep, ==, KEEP_CHECKED);
        assert_contains(&response, samples[i].what);
    }
}

static void refuses_what_there_is_not(void)
{
    g_autoptr(Site) site = new_site();
    const struct {
        const char *path, *query;
        int status;
    } samples[] = {
        { "/nothing", "", 404 },
        { "/p/other/", "", 404 },
        { "/p/other", "", 404 },
        { "/p/session-3-txt/programme.exe", "", 404 },
        { "/p/session-3-txt/../", "", 404 },
        { "/assets/old/passwd", "", 404 },
        { "/assets/old/../placard.css", "", 404 },
        { "/p/session-3-txt/", "item=x", 400 },
        { "/p/session-3-txt/calendar.ics", "topic=weather", 400 },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(samples); i++) {
        g_auto(Response) response = { 0 };
        g_test_message("%s", samples[i].path);
        ask(site, samples[i].path, samples[i].query, NULL, &response);
        g_assert_cmpint(response.status, ==, samples[i].status);
        g_assert_cmpint(response.content->keep, ==, KEEP_NEVER);
    }
}

static void only_reading_is_known(void)
{
    g_autoptr(Site) site = new_site();
    g_auto(Response) response = { 0 };
    const Request request = { .method = METHOD_OTHER, .path = "/", .query = "", .host = "example.org" };
    g_assert_true(site_answer(&request, true, &response, site));
    g_assert_cmpint(response.status, ==, 405);
}

static void a_missing_slash_is_put_right(void)
{
    g_autoptr(Site) site = new_site();
    g_auto(Response) response = { 0 };
    ask(site, "/p/session-3-txt", "", NULL, &response);
    g_assert_cmpint(response.status, ==, 301);
    g_assert_cmpstr(response.location, ==, "/p/session-3-txt/");
}

static void ask_in(Site *site, const char *path, const char *accepted, Response *response)
{
    const Request request = { .path = path, .query = "", .host = "example.org", .accept_language = accepted };
    g_assert_true(site_answer(&request, true, response, site));
}

static void each_language_is_an_answer_of_its_own(void)
{
    g_autoptr(Site) site = new_site();
    g_auto(Response) usual = { 0 }, agreed = { 0 }, chosen = { 0 }, again = { 0 };
    ask_in(site, "/p/session-3-txt/", NULL, &usual);
    ask_in(site, "/p/session-3-txt/", "fr;q=0.5, ar-EG", &agreed);
    ask_in(site, "/fr/p/session-3-txt/", "ar", &chosen);
    ask_in(site, "/fr/p/session-3-txt/", "en", &again);
    assert_contains(&usual, "<html lang=\"en\"");
    assert_contains(&agreed, "<html lang=\"ar\"");
    assert_contains(&chosen, "<html lang=\"fr\"");
    g_assert_true(again.content == chosen.content);
    g_assert_true(usual.content->varies_by_language && agreed.content->varies_by_language);
    g_assert_false(chosen.content->varies_by_language);
}

static void what_has_no_words_has_no_language(void)
{
    g_autoptr(Site) site = new_site();
    const struct {
        const char *path, *location;
        int status;
    } samples[] = {
        { "/fr", "/fr/", 301 },
        { "/fr/p/session-3-txt", "/fr/p/session-3-txt/", 301 },
        { "/fr/api/v1/programmes", NULL, 404 },
        { "/fr/assets/old/placard.css", NULL, 404 },
        { "/fr/fr/", NULL, 404 },
        { "/fr/nothing", NULL, 404 },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(samples); i++) {
        g_auto(Response) response = { 0 };
        g_test_message("%s", samples[i].path);
        ask_in(site, samples[i].path, NULL, &response);
        g_assert_cmpint(response.status, ==, samples[i].status);
        g_assert_cmpstr(response.location, ==, samples[i].location);
    }
    g_auto(Response) list = { 0 };
    ask_in(site, "/api/v1/programmes", "fr", &list);
    g_assert_false(list.content->varies_by_language);
}

static void who_holds_it_gets_no_second_copy(void)
{
    g_autoptr(Site) site = new_site();
    g_auto(Response) first = { 0 }, again = { 0 }, other = { 0 };
    ask(site, "/p/session-3-txt/", "item=5", NULL, &first);
    ask(site, "/p/session-3-txt/", "ignored=1&item=05", first.content->etag, &again);
    ask(site, "/p/session-3-txt/", "item=7", first.content->etag, &other);
    g_assert_cmpint(again.status, ==, 304);
    g_assert_true(again.content == first.content); /* kept, and found by what was meant */
    g_assert_cmpint(other.status, ==, 200);
}

static void feeds_are_filtered(void)
{
    g_autoptr(Site) site = new_site();
    g_auto(Response) all = { 0 }, some = { 0 };
    ask(site, "/p/session-3-txt/calendar.ics", "", NULL, &all);
    ask(site, "/p/session-3-txt/calendar.ics", "item=7", NULL, &some);
    assert_contains(&some, "BEGIN:VEVENT");
    g_assert_cmpuint(g_bytes_get_size(some.content->bytes), <, g_bytes_get_size(all.content->bytes));
    g_assert_cmpstr(all.content->file_name, ==, "session-3-txt.ics");
}

static void the_cache_has_an_end(void)
{
    g_autoptr(Site) site = new_site();
    for (int i = 1; i <= 999; i++) {
        g_auto(Response) response = { 0 };
        char query[16];
        g_snprintf(query, sizeof query, "item=%d", i);
        ask(site, "/p/session-3-txt/", query, NULL, &response);
        g_assert_cmpint(response.status, ==, 200);
    }
}

/* The document has its style inside: the policy lets that one in and no other. */
static void documents_have_a_policy_of_their_own(void)
{
    g_autoptr(Site) site = new_site();
    g_auto(Response) page = { 0 }, document = { 0 };
    ask(site, "/p/session-3-txt/", "", NULL, &page);
    ask(site, "/p/session-3-txt/programme.html", "", NULL, &document);
    g_assert_cmpstr(page.content->policy, ==, policy_of_pages);
    g_assert_null(strstr(policy_of_pages, "unsafe"));
    g_assert_nonnull(strstr(document.content->policy, "style-src 'sha256-"));
}

/* Posting */

static const char form_type[] = "multipart/form-data; boundary=b";

static void post(Site *site, const char *path, const char *type, const char *body, Response *response)
{
    g_autoptr(GBytes) bytes = g_bytes_new_static(body, strlen(body));
    const Request request = { .method = METHOD_POST,
                              .path = path,
                              .query = "to=txt&language=fr",
                              .host = "example.org",
                              .content_type = type,
                              .body = bytes };
    g_assert_true(site_answer(&request, true, response, site));
}

#define FIELD(name, value) "--b\r\nContent-Disposition: form-data; name=\"" name "\"\r\n\r\n" value "\r\n"

static void documents_are_answered_and_not_kept(void)
{
    static const char text[] = "Third substantive session\n\nMonday, 25 July\n\n10 a.m.\tOpening of the session\n";
    const struct {
        const char *path, *type, *body;
        int status;
        const char *what;
    } samples[] = {
        { "/check", form_type, FIELD("text", "Monday, 25 July 2022\r\n\r\n10 a.m.\tOpening") "--b--", 200,
          "id=\"findings\"" },
        { "/check", form_type, FIELD("text", "{\"rows\": 1}") "--b--", 422, "role=\"alert\"" },
        { "/check", form_type, FIELD("text", "") "--b--", 200, "Choose a document first" },
        { "/check", form_type, "nothing of a form", 400, "does not begin" },
        { "/check", "text/plain", text, 400, "no form" },
        { "/fr/check", "application/x-www-form-urlencoded", "text=Monday%2C+25+July", 200, "<html lang=\"fr\"" },
        { "/check/download", form_type, FIELD("programme", "{\"rows\": []}") FIELD("to", "json") "--b--", 200,
          "\"rows\"" },
        { "/check/download", form_type, FIELD("programme", "{}") FIELD("to", "json") "--b--", 422, "rows" },
        { "/check/download", form_type, FIELD("programme", "{\"rows\": []}") FIELD("to", "exe") "--b--", 400,
          "no form" },
        { "/check/download", form_type, FIELD("to", "json") "--b--", 400, "no programme" },
        { "/api/v1/check", NULL, text, 200, "\"meetings\": 1" },
        { "/api/v1/check", "application/x-www-form-urlencoded", text, 200, "\"meetings\": 1" },
        { "/api/v1/check", form_type, "--b--", 415, "\"type\": \"/api#media-type\"" },
        { "/api/v1/check", NULL, "", 422, "empty" },
        { "/api/v1/convert", NULL, text, 200, "Troisième session de fond" },
    };
    g_autoptr(Site) site = new_site();
    for (size_t i = 0; i < G_N_ELEMENTS(samples); i++) {
        g_auto(Response) response = { 0 };
        g_test_message("%s %s", samples[i].path, samples[i].body);
        post(site, samples[i].path, samples[i].type, samples[i].body, &response);
        g_assert_cmpint(response.status, ==, samples[i].status);
        g_assert_cmpint(response.content->keep, ==, KEEP_NEVER);
        assert_contains(&response, samples[i].what);
    }
}

static void what_takes_long_is_declined_until_there_is_leisure(void)
{
    const struct {
        Method method;
        const char *path;
        bool is_answered;
    } samples[] = {
        { METHOD_GET, "/", true },
        { METHOD_GET, "/p/session-3-txt/", true },
        { METHOD_GET, "/p/session-3-txt/paper", false },
        { METHOD_GET, "/p/none/paper", true },
        { METHOD_POST, "/check", false },
        { METHOD_POST, "/api/v1/check", false },
        { METHOD_POST, "/", true }, /* it is not known */
        { METHOD_OPTIONS, "/api/v1/check", true },
    };
    g_autoptr(Site) site = new_site();
    for (size_t i = 0; i < G_N_ELEMENTS(samples); i++) {
        g_auto(Response) response = { 0 };
        const Request request = { .method = samples[i].method, .path = samples[i].path, .query = "", .host = "a" };
        g_test_message("%s", samples[i].path);
        g_assert_true(site_answer(&request, false, &response, site) == samples[i].is_answered);
        g_assert_true((response.status != 0) == samples[i].is_answered);
    }
    g_auto(Response) made = { 0 }, kept = { 0 };
    const Request paper = { .path = "/p/session-3-txt/paper", .query = "", .host = "a" };
    g_assert_true(site_answer(&paper, true, &made, site));
    g_assert_true(site_answer(&paper, false, &kept, site)); /* it is at hand now */
    g_assert_true(made.content == kept.content);
}

static void only_forms_of_this_site_are_taken(void)
{
    const struct {
        const char *path, *fetch_site, *origin;
        int status;
    } samples[] = {
        { "/check", NULL, NULL, 400 }, /* an old browser, or no browser: it is taken, and is no form */
        { "/check", "same-origin", "null", 400 },
        { "/check", "none", NULL, 400 },
        { "/check", NULL, "https://EXAMPLE.org", 400 },
        { "/check", "cross-site", "http://example.org", 403 },
        { "/check", "same-site", NULL, 403 },
        { "/check", NULL, "https://example.com", 403 },
        { "/check", NULL, "https://example.org.evil", 403 },
        { "/check", NULL, "null", 403 },
        { "/check/download", "cross-site", NULL, 403 },
        { "/api/v1/check", "cross-site", "https://example.com", 422 }, /* the API is open */
    };
    g_autoptr(Site) site = new_site();
    for (size_t i = 0; i < G_N_ELEMENTS(samples); i++) {
        g_auto(Response) response = { 0 };
        const Request request = { .method = METHOD_POST,
                                  .path = samples[i].path,
                                  .query = "",
                                  .host = "example.org",
                                  .origin = samples[i].origin,
                                  .fetch_site = samples[i].fetch_site };
        g_test_message("%s %s %s", samples[i].path, samples[i].fetch_site, samples[i].origin);
        g_assert_true(site_answer(&request, true, &response, site));
        g_assert_cmpint(response.status, ==, samples[i].status);
        g_assert_true(response.is_open == g_str_has_prefix(samples[i].path, "/api/"));
    }
}

static void the_address_says_how_much_it_takes(void)
{
    const struct {
        const char *path;
        size_t limit;
        const char *said;
    } samples[] = {
        { "/check", 17 << 20, "16 MiB" },
        { "/fr/check", 17 << 20, "16 MiB" },
        { "/check/download", 5 << 20, "4 MiB" },
        { "/api/v1/check", 16 << 20, "16 MiB" },
        { "/", 0, "0 KiB" },
        { "/nothing", 0, "0 KiB" },
    };
    g_autoptr(Site) site = new_site();
    for (size_t i = 0; i < G_N_ELEMENTS(samples); i++) {
        g_auto(Response) large = { 0 }, busy = { 0 };
        Request request = { .method = METHOD_POST, .path = samples[i].path, .query = "", .host = "a" };
        g_assert_cmpuint(site_body_limit(&request, site), ==, samples[i].limit);
        request.refusal = 413;
        g_assert_true(site_answer(&request, false, &large, site));
        g_assert_cmpint(large.status, ==, 413);
        assert_contains(&large, samples[i].said);
        request.refusal = 503;
        g_assert_true(site_answer(&request, false, &busy, site));
        g_assert_cmpint(busy.status, ==, 503);
        g_assert_cmpint(busy.retry_seconds, ==, SERVER_RETRY_SECONDS);
    }
}

static gpointer ask_often(gpointer site)
{
    for (int i = 0; i < 300; i++) {
        g_auto(Response) response = { 0 };
        char query[16];
        g_snprintf(query, sizeof query, "item=%d", 1 + i % 9);
        ask(site, i % 10 == 0 ? "/p/session-3-txt/paper" : "/p/session-3-txt/", query, NULL, &response);
        g_assert_cmpint(response.status, ==, 200);
    }
    return NULL;
}

static void many_threads_may_ask(void)
{
    g_autoptr(Site) site = new_site();
    GThread *threads[4];
    for (size_t i = 0; i < G_N_ELEMENTS(threads); i++) {
        threads[i] = g_thread_new("ask", ask_often, site);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(threads); i++) {
        g_thread_join(threads[i]);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/site/names-are-made-fit", names_are_made_fit);
    g_test_add_func("/site/answers-what-there-is", answers_what_there_is);
    g_test_add_func("/site/refuses-what-there-is-not", refuses_what_there_is_not);
    g_test_add_func("/site/only-reading-is-known", only_reading_is_known);
    g_test_add_func("/site/a-missing-slash-is-put-right", a_missing_slash_is_put_right);
    g_test_add_func("/site/each-language-is-an-answer-of-its-own", each_language_is_an_answer_of_its_own);
    g_test_add_func("/site/what-has-no-words-has-no-language", what_has_no_words_has_no_language);
    g_test_add_func("/site/who-holds-it-gets-no-second-copy", who_holds_it_gets_no_second_copy);
    g_test_add_func("/site/feeds-are-filtered", feeds_are_filtered);
    g_test_add_func("/site/the-cache-has-an-end", the_cache_has_an_end);
    g_test_add_func("/site/documents-have-a-policy-of-their-own", documents_have_a_policy_of_their_own);
    g_test_add_func("/site/documents-are-answered-and-not-kept", documents_are_answered_and_not_kept);
    g_test_add_func("/site/what-takes-long-is-declined", what_takes_long_is_declined_until_there_is_leisure);
    g_test_add_func("/site/only-forms-of-this-site-are-taken", only_forms_of_this_site_are_taken);
    g_test_add_func("/site/the-address-says-how-much-it-takes", the_address_says_how_much_it_takes);
    g_test_add_func("/site/many-threads-may-ask", many_threads_may_ask);
    return g_test_run();
}
