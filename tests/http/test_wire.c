#include "http/wire.h"

#include <string.h>

typedef struct {
    int status; /* 0: it is sound */
    WireHead head;
} Outcome;

static Outcome read_head(const char *text)
{
    Outcome outcome = { 0 };
    const char *fault = NULL;
    if (!wire_head_read(&outcome.head, text, strlen(text), &outcome.status, &fault)) {
        g_assert_nonnull(fault);
        g_assert_null(outcome.head.text);
    }
    return outcome;
}

static void a_head_is_read(void)
{
    Outcome outcome = read_head("POST /a/b?c=d&e HTTP/1.1\r\nhost: x.org:8080\r\nCONTENT-LENGTH:  12 \r\n"
                                "Content-Type: text/plain\r\nAccept-Language: fr\r\nOrigin: http://x.org\r\n"
                                "Sec-Fetch-Site: same-origin\r\nIf-None-Match: \"1\"\r\nX-Other: y\r\n\r\n");
    const Request *request = &outcome.head.request;
    g_assert_cmpint(outcome.status, ==, 0);
    g_assert_cmpint(request->method, ==, METHOD_POST);
    g_assert_cmpstr(request->path, ==, "/a/b");
    g_assert_cmpstr(request->query, ==, "c=d&e");
    g_assert_cmpstr(request->host, ==, "x.org:8080");
    g_assert_cmpstr(request->content_type, ==, "text/plain");
    g_assert_cmpstr(request->accept_language, ==, "fr");
    g_assert_cmpstr(request->origin, ==, "http://x.org");
    g_assert_cmpstr(request->fetch_site, ==, "same-origin");
    g_assert_cmpstr(request->if_none_match, ==, "\"1\"");
    g_assert_cmpint(outcome.head.length, ==, 12);
    g_assert_true(outcome.head.stays && !outcome.head.stays_if_told && !outcome.head.awaits_word);
    wire_head_clear(&outcome.head);
}

/* A client may have made up the first; what the proxy itself adds comes behind it. */
static void the_nearest_proxy_is_heard(void)
{
    const Outcome outcome = read_head("GET / HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 192.0.2.1\r\n"
                                      "X-Forwarded-For: 192.0.2.2, 192.0.2.3\r\nX-Forwarded-Proto: https\r\n\r\n");
    WireHead head = outcome.head;
    g_assert_cmpstr(head.request.forwarded_for, ==, "192.0.2.2, 192.0.2.3");
    g_assert_cmpstr(head.request.forwarded_proto, ==, "https");
    wire_head_clear(&head);
}

static void who_stays_and_who_waits(void)
{
    const struct {
        const char *text;
        gint64 length;
        bool stays, awaits_word;
    } samples[] = {
        { "GET / HTTP/1.1\r\nHost: a\r\n\r\n", 0, true, false },
        { "GET / HTTP/1.1\r\nHost: a\r\nConnection: Close\r\n\r\n", 0, false, false },
        { "GET / HTTP/1.1\r\nHost: a\r\nConnection: te, close\r\n\r\n", 0, false, false },
        { "GET / HTTP/1.0\r\nHost: a\r\n\r\n", 0, false, false },
        { "GET / HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n", 0, true, false },
        { "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: Chunked\r\nExpect: 100-Continue\r\n\r\n", -1, true, true },
        { "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nExpect: 100-continue\r\n\r\n", 0, true, false },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(samples); i++) {
        Outcome outcome = read_head(samples[i].text);
        g_test_message("%s", samples[i].text);
        g_assert_cmpint(outcome.status, ==, 0);
        g_assert_cmpint(outcome.head.length, ==, samples[i].length);
        g_assert_true(outcome.head.stays == samples[i].stays);
        g_assert_true(outcome.head.awaits_word == samples[i].awaits_word);
        wire_head_clear(&outcome.head);
    }
}

static void what_could_be_read_in_two_ways_is_refused(void)
{
    const struct {
        const char *text;
        int status;
    } samples[] = {
        { "\r\n\r\n", 400 },
        { "GET /\r\n\r\n", 400 },
        { "GET / HTTP/1.1\r\n\r\n", 400 },
        { "GET / HTTP/1.1\nHost: a\n\n", 400 },
        { "GET / HTTP/1.2\r\nHost: a\r\n\r\n", 505 },
        { "GET / http/1.1\r\nHost: a\r\n\r\n", 505 },
        { "GET / HTTP/1.1 \r\nHost: a\r\n\r\n", 505 },
        { "GET \t/ HTTP/1.1\r\nHost: a\r\n\r\n", 400 },
        { "GET * HTTP/1.1\r\nHost: a\r\n\r\n", 400 },
        { "GET / HTTP/1.1\r\n Host: a\r\n\r\n", 400 },
        { "GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400 },
        { "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400 },
        { "GET / HTTP/1.1\r\nHost: a\r\nnothing\r\n\r\n", 400 },
        { "GET / HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n", 400 },
        { "GET / HTTP/1.1\r\nHost: a,b\r\n\r\n", 400 },
        { "GET / HTTP/1.1\r\nHost: a\r\nX: \x7f\r\n\r\n", 400 },
        { "GET / HTTP/1.1\r\nHost: a\r\nX: a\rb\r\n\r\n", 400 },
        { "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1, 1\r\n\r\n", 400 },
        { "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", 400 },
        { "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0x1\r\n\r\n", 400 },
        { "POST / HTTP/1.1\r\nHost: a\r\nContent-Length:\r\n\r\n", 400 },
        { "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, chunked\r\n\r\n", 400 },
        { "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", 400 },
        { "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: \r\nContent-Length: 1\r\n\r\n", 400 },
        { "POST / HTTP/1.1\r\nHost: a\r\nExpect: 200-ok\r\n\r\n", 417 },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(samples); i++) {
        g_test_message("%s", samples[i].text);
        g_assert_cmpint(read_head(samples[i].text).status, ==, samples[i].status);
    }
}

static void heads_have_limits(void)
{
    int status = 0;
    const char *fault = NULL;
    WireHead head;
    g_autoptr(GString) text = g_string_new("GET / HTTP/1.1\r\nHost: a\r\n");
    for (int i = 0; i < WIRE_HEADERS_LIMIT; i++) {
        g_string_append(text, "X: y\r\n");
    }
    g_string_append(text, "\r\n");
    g_assert_false(wire_head_read(&head, text->str, text->len, &status, &fault));
    g_assert_cmpint(status, ==, 431);
    g_assert_false(wire_head_read(&head, "GET / HTTP/1.1\r\nHost: a\0b\r\n\r\n", 28, &status, &fault));
    g_assert_cmpint(status, ==, 400);
}

/* In pieces of `step` bytes. `*ret_rest`: how much follows the body. */
static WireChunksResult take(const char *text, size_t step, size_t limit, char **ret_body, size_t *ret_rest)
{
    WireChunks chunks = { 0 };
    g_auto(Buffer) body = BUFFER_INIT;
    WireChunksResult result = CHUNKS_GO_ON;
    size_t at = 0;
    buffer_init(&body, limit);
    while (text[at] != '\0' && result == CHUNKS_GO_ON) {
        size_t taken = 0;
        result = wire_chunks_take(&chunks, text + at, MIN(step, strlen(text + at)), &body, &taken);
        g_assert_cmpuint(taken, >, 0);
        at += taken;
    }
    *ret_body = buffer_overflowed(&body) ? NULL : g_strdup(buffer_text(&body));
    *ret_rest = strlen(text + at);
    return result;
}

static void chunks_make_a_body(void)
{
    const struct {
        const char *text;
        WireChunksResult result;
        const char *body;
        size_t rest;
    } samples[] = {
        { "5\r\nhello\r\n0\r\n\r\n", CHUNKS_END, "hello", 0 },
        { "5\r\nhello\r\n0\r\n\r\nGET /", CHUNKS_END, "hello", 5 },
        { "000A;name=\"v\"\r\nhello worl\r\n1 \r\nd\r\n0\r\nTrailer: x\r\nOther: y\r\n\r\n", CHUNKS_END, "hello world",
          0 },
        { "0\r\n\r\n", CHUNKS_END, "", 0 },
        { "5\r\nhel", CHUNKS_GO_ON, "hel", 0 },
        { "\r\n", CHUNKS_BROKEN, "", 1 },
        { "x\r\n", CHUNKS_BROKEN, "", 2 },
        { "-1\r\n", CHUNKS_BROKEN, "", 3 },
        { "5\nhello", CHUNKS_BROKEN, "", 5 },
        { "5\r\nhello0\r\n", CHUNKS_BROKEN, "hello", 2 },
        { "5\r\nhello\n0\r\n", CHUNKS_BROKEN, "hello", 3 },
        { "80000000\r\n", CHUNKS_BROKEN, "", 2 },
        { "ffffffffffffffffffff\r\n", CHUNKS_BROKEN, "", 14 },
        { "0\r\nX\n\r\n", CHUNKS_BROKEN, "", 2 },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(samples); i++) {
        for (size_t step = 1; step < 80; step += 13) {
            g_autofree char *body = NULL;
            size_t rest = 0;
            g_test_message("%s", samples[i].text);
            g_assert_cmpint(take(samples[i].text, step, 100, &body, &rest), ==, samples[i].result);
            g_assert_cmpstr(body, ==, samples[i].body);
            g_assert_cmpuint(rest, ==, samples[i].rest);
        }
    }
}

static void chunks_have_limits(void)
{
    g_autofree char *body = NULL, *line = NULL, *trailers = NULL;
    g_autofree char *filling = g_strnfill(WIRE_TRAILERS_LIMIT, 'x');
    g_autofree char *extension = g_strdup_printf("1;%s\r\na\r\n0\r\n\r\n", filling);
    g_autofree char *trailer = g_strdup_printf("0\r\nX: %s\r\n\r\n", filling);
    size_t rest = 0;
    g_assert_cmpint(take("5\r\nhello\r\n0\r\n\r\n", 100, 4, &body, &rest), ==, CHUNKS_END);
    g_assert_null(body);
    g_assert_cmpint(take(extension, 100, 100, &line, &rest), ==, CHUNKS_BROKEN);
    g_assert_cmpint(take(trailer, 100, 100, &trailers, &rest), ==, CHUNKS_BROKEN);
}

static char *head_of(const Response *response, const WireHead *head)
{
    g_auto(Buffer) out = BUFFER_INIT;
    wire_put_head(&out, response, head, 784111777);
    return g_strdup(buffer_text(&out));
}

static void an_answer_has_its_headers(void)
{
    const WireHead head = { .stays = true };
    g_auto(Response) response = { .status = 200, .content = content_new(g_bytes_new("ab", 2), "text/plain") };
    g_autofree char *text = head_of(&response, &head);
    g_autofree char *expected =
        g_strdup_printf("HTTP/1.1 200 OK\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nContent-Type: text/plain\r\n"
                        "Cache-Control: no-cache\r\nETag: %s\r\nContent-Security-Policy: %s\r\n"
                        "X-Content-Type-Options: nosniff\r\nReferrer-Policy: same-origin\r\nContent-Length: 2\r\n\r\n",
                        response.content->etag, policy_of_pages);
    g_assert_cmpstr(text, ==, expected);
}

static void answers_say_what_they_must(void)
{
    const WireHead leaves = { 0 }, old = { .stays = true, .stays_if_told = true };
    const WireHead asks = { .stays = true, .request = { .method = METHOD_OPTIONS } };
    g_autofree char *busy = head_of(&(Response){ .status = 503, .retry_seconds = 7 }, &leaves);
    g_autofree char *moved = head_of(&(Response){ .status = 301, .location = (char *)"/x/" }, &old);
    g_autofree char *open = head_of(&(Response){ .status = 204, .allow = "POST, OPTIONS", .is_open = true }, &asks);
    g_assert_nonnull(strstr(busy, "HTTP/1.1 503 Service Unavailable\r\n"));
    g_assert_nonnull(strstr(busy, "\r\nRetry-After: 7\r\nConnection: close\r\n\r\n"));
    g_assert_nonnull(strstr(moved, "\r\nContent-Length: 0\r\nLocation: /x/\r\nConnection: keep-alive\r\n\r\n"));
    g_assert_nonnull(strstr(open, "\r\nAllow: POST, OPTIONS\r\nAccess-Control-Allow-Origin: *\r\n"
                                  "Access-Control-Allow-Methods: POST, OPTIONS\r\n"));
    g_assert_null(strstr(open, "Content-Length"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/wire/a-head-is-read", a_head_is_read);
    g_test_add_func("/wire/the-nearest-proxy-is-heard", the_nearest_proxy_is_heard);
    g_test_add_func("/wire/who-stays-and-who-waits", who_stays_and_who_waits);
    g_test_add_func("/wire/what-could-be-read-in-two-ways-is-refused", what_could_be_read_in_two_ways_is_refused);
    g_test_add_func("/wire/heads-have-limits", heads_have_limits);
    g_test_add_func("/wire/chunks-make-a-body", chunks_make_a_body);
    g_test_add_func("/wire/chunks-have-limits", chunks_have_limits);
    g_test_add_func("/wire/an-answer-has-its-headers", an_answer_has_its_headers);
    g_test_add_func("/wire/answers-say-what-they-must", answers_say_what_they_must);
    return g_test_run();
}
