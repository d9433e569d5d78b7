#include "web/contents.h"

#include <string.h>

static void patterns_match(void)
{
    const struct {
        const char *pattern, *path, *first, *second; /* first NULL: no match */
    } samples[] = {
        { "/", "/", "", "" },
        { "/", "//", NULL, NULL },
        { "/", "", NULL, NULL },
        { "/p/*/", "/p/oewg-3/", "oewg-3", "" },
        { "/p/*/", "/p/oewg-3", NULL, NULL },
        { "/p/*/", "/p//", NULL, NULL },
        { "/p/*/", "/p/a/b/", NULL, NULL },
        { "/p/*/programme.*", "/p/a/programme.pdf", "a", "pdf" },
        { "/p/*/programme.*", "/p/a/programme.", NULL, NULL },
        { "/p/*/programme.*", "/p/a/programme.pdf/", NULL, NULL },
        { "/api/*.json", "/api/a.json", "a", "" },
        { "/api/*.json", "/api/a", NULL, NULL },
        { "/api/*.json", "/api/a.json.json", NULL, NULL },
        { "/assets/*/*", "/assets/1f/x.css", "1f", "x.css" },
        { "/assets/*/*", "/assets/../../x", NULL, NULL },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(samples); i++) {
        RouteMatch match;
        const bool matches = route_matches(samples[i].pattern, samples[i].path, &match);
        g_test_message("%s on %s", samples[i].pattern, samples[i].path);
        g_assert_true(matches == (samples[i].first != NULL));
        if (matches) {
            g_assert_cmpstr(match.place[0], ==, samples[i].first);
            g_assert_cmpstr(match.place[1], ==, samples[i].second);
        }
    }
}

static void long_segments_match_nothing(void)
{
    RouteMatch match;
    g_autofree char *segment = g_strnfill(ROUTE_PLACE_SIZE - 1, 'a');
    g_autofree char *fits = g_strconcat("/p/", segment, "/", NULL);
    g_autofree char *too_long = g_strconcat("/p/a", segment, "/", NULL);
    g_assert_true(route_matches("/p/*/", fits, &match));
    g_assert_cmpuint(strlen(match.place[0]), ==, ROUTE_PLACE_SIZE - 1);
    g_assert_false(route_matches("/p/*/", too_long, &match));
}

static void every_address_has_its_route(void)
{
    const struct {
        const char *path, *allow;
    } samples[] = {
        { "/", "GET, HEAD, OPTIONS" },
        { "/p/a", "GET, HEAD, OPTIONS" },
        { "/p/a/", "GET, HEAD, OPTIONS" },
        { "/p/a/paper", "GET, HEAD, OPTIONS" },
        { "/p/a/check", "GET, HEAD, OPTIONS" },
        { "/p/a/calendar.ics", "GET, HEAD, OPTIONS" },
        { "/p/a/programme.txt", "GET, HEAD, OPTIONS" },
        { "/check", "GET, HEAD, POST, OPTIONS" },
        { "/check/download", "POST, OPTIONS" },
        { "/api", "GET, HEAD, OPTIONS" },
        { "/api/openapi.json", "GET, HEAD, OPTIONS" },
        { "/api/programmes", "GET, HEAD, OPTIONS" },
        { "/api/programmes/a", "GET, HEAD, OPTIONS" },
        { "/api/programmes/a.json", "GET, HEAD, OPTIONS" },
        { "/api/programmes/a/findings", "GET, HEAD, OPTIONS" },
        { "/api/forms", "GET, HEAD, OPTIONS" },
        { "/api/rules", "GET, HEAD, OPTIONS" },
        { "/api/rules/weekday", "GET, HEAD, OPTIONS" },
        { "/api/check", "POST, OPTIONS" },
        { "/api/convert", "POST, OPTIONS" },
        { "/assets/v/placard.css", "GET, HEAD, OPTIONS" },
        { "/p/", NULL },
        { "/p/a/other", NULL },
        { "/api/", NULL },
        { "/api/programmes/", NULL },
        { "/index.html", NULL },
        { "/check/", NULL },
        { "/p/a/check/", NULL },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(samples); i++) {
        RouteMatch match;
        const char *allow = NULL;
        g_test_message("%s", samples[i].path);
        g_assert_null(contents_find(METHOD_OTHER, samples[i].path, &match, &allow));
        g_assert_cmpstr(allow, ==, samples[i].allow);
        const bool is_read = allow != NULL && g_str_has_prefix(allow, "GET");
        g_assert_true((contents_find(METHOD_GET, samples[i].path, &match, &allow) != NULL) == is_read);
        g_assert_true(contents_find(METHOD_HEAD, samples[i].path, &match, &allow) ==
                      contents_find(METHOD_GET, samples[i].path, &match, &allow));
    }
}

/* Whoever posts says how much; what an address of the API asks of the query stands in its description. */
static void every_route_is_whole(void)
{
    const Route *route;
    guint described = 0;
    for (guint i = 0; (route = contents_route_at(i)) != NULL; i++) {
        g_test_message("%s", route->pattern);
        g_assert_true(route->make != NULL || route->limit == 0);
        g_assert_true(route->operation == NULL || route->is_open);
        g_assert_true(!route->is_open || !route->speaks);
        g_assert_true(route->limit == 0 || route->is_slow);
        described += route->operation != NULL;
    }
    g_assert_cmpuint(described, ==, 14);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/route/patterns-match", patterns_match);
    g_test_add_func("/route/long-segments-match-nothing", long_segments_match_nothing);
    g_test_add_func("/route/every-address-has-its-route", every_address_has_its_route);
    g_test_add_func("/route/every-route-is-whole", every_route_is_whole);
    return g_test_run();
}
