/* Programmes that were issued, on the site: versions, what changed, feeds, calendars that follow. */
#include "markup.h"
#include "sample.h"
#include "web/site.h"

#include <string.h>

/* The sample in three versions: as it is; its first meeting in another room and the last one cancelled; adopted. */
static IssuedProgramme *issued_sample(void)
{
    g_autofree char *root = g_dir_make_tmp("placard-site-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(root, "third", NULL);
    g_autoptr(Programme) programme = sample_programme();
    const Issue first = { .at = 1656000000 * (Instant)G_USEC_PER_SEC, .state = -1 };
    const Issue second = { .at = 1657000000 * (Instant)G_USEC_PER_SEC, .state = -1, .reason = "Room <1> & others" };
    const Issue third = { .at = 1658000000 * (Instant)G_USEC_PER_SEC, .state = ISSUE_ADOPTED };
    g_assert_cmpint(issued_add(path, programme, &first, NULL), ==, 1);
    g_free(programme_row(programme, 0)->room);
    programme_row(programme, 0)->room = g_strdup("Conference Room <9>");
    g_ptr_array_remove_index(programme->rows, 1);
    g_assert_cmpint(issued_add(path, programme, &second, NULL), ==, 2);
    g_assert_cmpint(issued_add(path, programme, &third, NULL), ==, 3);
    IssuedProgramme *issued = issued_open(path, NULL);
    const char *const remove[] = { "rm", "-rf", root, NULL };
    g_assert_true(g_spawn_sync(NULL, (char **)remove, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL));
    return issued;
}

static Site *new_site(void)
{
    Site *site = site_new(LANGUAGE_ENGLISH);
    g_assert_cmpstr(site_add_issued(site, "third", issued_sample()), ==, "third");
    site_add_programme(site, "plain", sample_programme(), diagnostics_new(), NULL);
    return site;
}

/* What is answered; *ret_status may be NULL, and then it must be 200. Free with g_free. */
static char *ask(Site *site, const char *path, const char *query, int *ret_status)
{
    const Request request = { .path = path, .query = query, .host = "example.org" };
    g_auto(Response) response = { 0 };
    g_assert_true(site_answer(&request, true, &response, site));
    if (ret_status != NULL) {
        *ret_status = response.status;
    } else {
        g_assert_cmpint(response.status, ==, 200);
    }
    gsize length = 0;
    const char *data = g_bytes_get_data(response.content->bytes, &length);
    return g_strndup(data, length);
}

static void assert_has(const char *page, const char *what)
{
    if (strstr(page, what) == NULL) {
        g_error("“%s” is not in:\n%s", what, page);
    }
}

static void pages_of_versions(void)
{
    static const struct {
        const char *path, *what;
    } samples[] = {
        { "/p/third/versions", "<a href=\"/p/third/versions/2\">Version 2</a>" },
        { "/p/third/versions", "<a href=\"/p/third/changes/1..3\">What has changed since version 1</a>" },
        { "/p/third/versions", "Room &lt;1&gt; &amp; others" },
        { "/p/third/versions", "<time datetime=\"2022-07-05T05:46:40Z\">5 July 2022, 05:46 UTC</time>" },
        { "/p/third/versions/1", "class=\"paper\"" },
        { "/p/third/changes/1..2", "<ins>Conference Room &lt;9&gt;</ins>" },
        { "/p/third/changes/2..3", "Nothing has changed." },
        { "/fr/p/third/changes/1..2", "Modifications du programme de travail" },
        { "/ar/p/third/versions", "الإصدارات" },
        { "/p/third/", "<a href=\"/p/third/versions\">Versions</a>" },
        { "/p/third/", "data-programme=\"third\" data-version=\"3\" hidden" },
        { "/p/third/", "type=\"application/atom+xml\" title=\"Feed of versions (Atom)\" href=\"/p/third/feed.atom\"" },
        { "/", "href=\"/feed.atom\"" },
    };
    g_autoptr(Site) site = new_site();
    for (size_t i = 0; i < G_N_ELEMENTS(samples); i++) {
        g_autofree char *page = ask(site, samples[i].path, "", NULL);
        assert_sound_page(page);
        assert_has(page, samples[i].what);
    }
}

static void what_there_is_not(void)
{
    static const char *const paths[] = {
        "/p/third/versions/0",    "/p/third/versions/4",     "/p/third/versions/1x", "/p/third/versions/99999999999",
        "/p/third/changes/1..4",  "/p/third/changes/1",      "/p/third/changes/1..", "/p/third/changes/..2",
        "/p/third/changes/1...2", "/p/third/changes/1..2..", "/p/plain/versions",    "/p/plain/versions/1",
        "/p/plain/changes/1..1",  "/p/plain/feed.atom",
    };
    g_autoptr(Site) site = new_site();
    for (size_t i = 0; i < G_N_ELEMENTS(paths); i++) {
        int status = 0;
        g_autofree char *page = ask(site, paths[i], "", &status);
        g_assert_cmpint(status, ==, 404);
    }
    g_autofree char *plain = ask(site, "/p/plain/", "", NULL);
    g_assert_null(strstr(plain, "versions"));
    g_assert_null(strstr(plain, "feed.atom"));
}

static void feeds(void)
{
    g_autoptr(Site) site = new_site();
    g_autofree char *feed = ask(site, "/p/third/feed.atom", "", NULL);
    assert_has(feed, "<id>http://example.org/p/third/feed.atom</id>");
    assert_has(feed, "href=\"http://example.org/p/third/changes/1..2\"");
    g_autofree char *all = ask(site, "/feed.atom", "", NULL);
    assert_has(all, "<id>http://example.org/feed.atom</id>");
    assert_has(all, "href=\"http://example.org/p/third/versions/1\"");
    g_autofree char *french = ask(site, "/fr/feed.atom", "", NULL);
    assert_has(french, "xml:lang=\"fr\"");
    assert_has(french, "http://example.org/fr/p/third/changes/1..2");
}

static void calendars_follow(void)
{
    g_autoptr(Site) site = new_site();
    g_autofree char *calendar = ask(site, "/p/third/calendar.ics", "", NULL);
    assert_has(calendar, "SEQUENCE:1\r\n");
    assert_has(calendar, "STATUS:CANCELLED\r\n");
    assert_has(calendar, "LAST-MODIFIED:20220705T054640Z\r\n");
    g_autofree char *download = ask(site, "/p/third/programme.ics", "", NULL);
    g_assert_cmpstr(calendar, ==, download);
    g_autofree char *filtered = ask(site, "/p/third/calendar.ics", "item=999", NULL);
    g_assert_null(strstr(filtered, "BEGIN:VEVENT"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/issues/pages-of-versions", pages_of_versions);
    g_test_add_func("/issues/what-there-is-not", what_there_is_not);
    g_test_add_func("/issues/feeds", feeds);
    g_test_add_func("/issues/calendars-follow", calendars_follow);
    return g_test_run();
}
