#include "web/contents.h"

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
        { "/api/v1/openapi.json", "GET, HEAD, OPTIONS" },
        { "/api/v1/programmes", "GET, HEAD, OPTIONS" },
        { "/api/v1/programmes/a", "GET, HEAD, OPTIONS" },
        { "/api/v1/programmes/a.json", "GET, HEAD, OPTIONS" },
        { "/api/v1/programmes/a/findings", "GET, HEAD, OPTIONS" },
        { "/api/v1/forms", "GET, HEAD, OPTIONS" },
        { "/api/v1/rules", "GET, HEAD, OPTIONS" },
        { "/api/v1/rules/weekday", "GET, HEAD, OPTIONS" },
        { "/api/v1/check", "POST, OPTIONS" },
        { "/api/v1/convert", "POST, OPTIONS" },
        { "/assets/v/placard.css", "GET, HEAD, OPTIONS" },
        { "/p/", NULL },
        { "/p/a/other", NULL },
        { "/api/v1/", NULL },
        { "/api/v1/programmes/", NULL },
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
        g_assert_true(route->open == NULL || (route->is_live && route->limit == 0));
        g_assert_true(route->operation == NULL || route->is_open);
        g_assert_true(!route->is_open || !route->speaks);
        g_assert_true(route->limit == 0 || route->is_slow);
        described += route->operation != NULL;
    }
    g_assert_cmpuint(described, ==, 19);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/contents/every-address-has-its-route", every_address_has_its_route);
    g_test_add_func("/contents/every-route-is-whole", every_route_is_whole);
    return g_test_run();
}
