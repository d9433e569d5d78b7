#include "http/http.h"

#include <string.h>

static void tags_follow_the_content(void)
{
    g_autoptr(Content) one = content_new(g_bytes_new("one", 3), "text/plain");
    g_autoptr(Content) same = content_new(g_bytes_new("one", 3), "text/html");
    g_autoptr(Content) other = content_new(g_bytes_new("two", 3), "text/plain");
    g_assert_cmpstr(one->etag, ==, same->etag);
    g_assert_cmpstr(one->etag, !=, other->etag);
    g_assert_cmpint(one->etag[0], ==, '"');
    g_assert_true(g_str_has_suffix(one->etag, "\""));
    g_assert_cmpuint(strlen(one->etag), ==, 34);
}

static void tags_are_found_in_lists(void)
{
    const struct {
        const char *header;
        bool is_named;
    } samples[] = {
        { "\"abc\"", true }, { "W/\"abc\"", true }, { "\"x\", \"abc\"", true }, { "\"x\" , W/\"abc\"", true },
        { "*", true },       { "\"ab\"", false },   { "\"abcd\"", false },      { "abc", false },
        { "", false },       { ",,,", false },      { "\"x\",\"y\"", false },   { NULL, false },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(samples); i++) {
        g_test_message("If-None-Match: %s", samples[i].header);
        g_assert_true(etag_is_named(samples[i].header, "\"abc\"") == samples[i].is_named);
    }
}

static void what_is_held_is_not_sent_again(void)
{
    g_auto(Response) fresh = { 0 }, held = { 0 }, missing = { 0 };
    Content *content = content_new(g_bytes_new("x", 1), "text/plain");
    const Request first = { .path = "/", .query = "" };
    const Request again = { .path = "/", .query = "", .if_none_match = content->etag };
    response_answer(&fresh, &first, 200, content_ref(content));
    response_answer(&held, &again, 200, content_ref(content));
    response_answer(&missing, &again, 404, content);
    g_assert_cmpint(fresh.status, ==, 200);
    g_assert_cmpint(held.status, ==, 304);
    g_assert_cmpint(missing.status, ==, 404);
}

static void values_of_queries(void)
{
    const struct {
        const char *query, *name, *value;
    } samples[] = {
        { "item=5", "item", "5" },
        { "topic=x&item=5&item=6", "item", "5" },
        { "item", "item", "" },
        { "item=", "item", "" },
        { "items=5", "item", NULL },
        { "", "item", NULL },
        { "&&&item=a%20b+c%2B", "item", "a b c+" },
        { "item=%C3%A9", "item", "é" },
        { "item=%FF", "item", NULL }, /* not UTF-8 */
        { "item=%00", "item", NULL }, /* a NUL would cut it short */
        { "item=%0A", "item", NULL }, /* a line break would split a header */
        { "item=%zz", "item", NULL },
        { "item=%", "item", NULL },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(samples); i++) {
        g_autofree char *value = query_value(samples[i].query, samples[i].name);
        g_test_message("?%s", samples[i].query);
        g_assert_cmpstr(value, ==, samples[i].value);
    }
}

static void gzip_is_taken_where_it_is_named(void)
{
    static const struct {
        const char *header;
        bool takes;
    } cases[] = {
        { NULL, false },
        { "", false },
        { "gzip, deflate, br", true },
        { "br;q=1.0, gzip;q=0.2", true },
        { "GZIP", true },
        { "deflate", false },
        { "gzip;q=0", false },
        { "gzip; q=0.000, br", false },
        { "x-gzip-not", false },
        { ",, gzip ,", true },
        { "br, gzip;q=0, gzip;q=1", true },
        { "*", false },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        const Request request = { .accept_encoding = cases[i].header };
        g_assert_cmpint(request_takes_gzip(&request), ==, cases[i].takes);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/http/tags-follow-the-content", tags_follow_the_content);
    g_test_add_func("/http/tags-are-found-in-lists", tags_are_found_in_lists);
    g_test_add_func("/http/what-is-held-is-not-sent-again", what_is_held_is_not_sent_again);
    g_test_add_func("/http/values-of-queries", values_of_queries);
    g_test_add_func("/http/gzip-is-taken-where-it-is-named", gzip_is_taken_where_it_is_named);
    return g_test_run();
}
