#include "http/route.h"

#include <glib.h>

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

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/route/patterns-match", patterns_match);
    g_test_add_func("/route/long-segments-match-nothing", long_segments_match_nothing);
    return g_test_run();
}
