#include "web/contents.h"

#include "doc/write_html.h"
#include "exchange/calendar.h"
#include "exchange/forms.h"
#include "exchange/issued_events.h"
#include "exchange/programme_file.h"
#include "exchange/programme_json.h"
#include "paper/programme_paper.h"
#include "web/api.h"
#include "web/assets.h"
#include "web/checked.h"
#include "web/issues.h"
#include "web/pages.h"

#include <stdio.h>
#include <string.h>

void asked_clear(Asked *asked)
{
    for (size_t i = 0; i < G_N_ELEMENTS(asked->values); i++) {
        g_free(asked->values[i]);
    }
    problem_clear(&asked->problem);
}

static Content *finished(Asked *asked, Buffer *out, const char *type)
{
    if (buffer_overflowed(out)) {
        problem_set(&asked->problem, PROBLEM_TOO_LARGE, g_strdup("What there is to show is more than 64 MiB."));
        return NULL;
    }
    return content_new(buffer_steal(out), type);
}

Content *contents_page(Asked *asked, Buffer *out)
{
    return finished(asked, out, "text/html; charset=utf-8");
}

Content *contents_json(Asked *asked, Buffer *out)
{
    return finished(asked, out, "application/json");
}

const char *contents_scheme(const Request *request)
{
    return request->is_secure ? "https://" : "http://";
}

bool contents_fail_world(Asked *asked, const GError *fault)
{
    problem_set(&asked->problem, PROBLEM_FAULT, fault != NULL ? g_strdup(app_fault_words(fault)) : NULL);
    if (fault != NULL) {
        fprintf(stderr, "placard: %s: %s\n", asked->visit.path, fault->message);
    }
    return false;
}

char *contents_limit(size_t bytes)
{
    const bool is_large = bytes >= 1 << 20;
    return g_strdup_printf("%d %s", (int)(bytes >> (is_large ? 20 : 10)), is_large ? "MiB" : "KiB");
}

/* Pages */

static Content *make_home(Asked *asked)
{
    g_auto(Buffer) out = BUFFER_INIT;
    page_home(asked->publications, &asked->visit, &out);
    return contents_page(asked, &out);
}

static Content *make_programme(Asked *asked)
{
    g_auto(Buffer) out = BUFFER_INIT;
    page_programme(asked->publication, &asked->filter, &asked->visit, &out);
    return contents_page(asked, &out);
}

static Content *make_check(Asked *asked)
{
    g_auto(Buffer) out = BUFFER_INIT;
    page_check(asked->publication, &asked->visit, &out);
    return contents_page(asked, &out);
}

static Content *make_paper(Asked *asked)
{
    g_auto(Buffer) out = BUFFER_INIT;
    g_autoptr(Document) paper = programme_paper(asked->publication->programme, language_code(asked->visit.language));
    page_paper(asked->publication, paper, &asked->visit, &out);
    return contents_page(asked, &out);
}

static Content *make_api(Asked *asked)
{
    g_auto(Buffer) out = BUFFER_INIT;
    page_api(&asked->visit, asked->running != NULL, &out);
    return contents_page(asked, &out);
}

/* Documents */

char *contents_policy_of_documents(void)
{
    guint8 digest[32];
    gsize length = sizeof digest;
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(checksum, (const guchar *)write_html_style(), -1);
    g_checksum_get_digest(checksum, digest, &length);
    g_autofree char *base64 = g_base64_encode(digest, length);
    return g_strconcat("default-src 'none'; style-src 'sha256-", base64, "'; base-uri 'none'; frame-ancestors 'none'",
                       NULL);
}

static const ProgrammeForm *form_of_extension(const char *extension)
{
    const ProgrammeForm *form;
    for (guint i = 0; (form = programme_form_at(i)) != NULL; i++) {
        if (strcmp(form->extension, extension) == 0) {
            return form;
        }
    }
    return NULL;
}

/* The row as the filter sees it; of what was cancelled, as it was last. */
static bool calendar_wants(const Programme *programme, guint row, gconstpointer data)
{
    const Asked *asked = data;
    return programme_row(programme, row)->kind == ROW_MEETING &&
           filter_wants_lines(&asked->filter, programme_entries_of(programme, row));
}

static Content *make_calendar(Asked *asked)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *url =
        g_strconcat(contents_scheme(asked->request), asked->request->host, "/p/", asked->publication->slug, "/", NULL);
    const IssuedProgramme *issued = asked->publication->issued;
    g_autoptr(GArray) events = issued != NULL ? issued_events(issued) : NULL;
    const CalendarOptions options = {
        .language = language_code(asked->visit.language),
        .url = url,
        .events = events,
        .wants = filter_is_all(&asked->filter) ? NULL : calendar_wants,
        .data = asked,
    };
    GBytes *bytes = programme_calendar(asked->publication->programme, &options, &error);
    if (bytes == NULL) {
        problem_set(&asked->problem, PROBLEM_FAILED, g_strdup(error->message));
        return NULL;
    }
    Content *content = content_new(bytes, "text/calendar; charset=utf-8");
    content->file_name = g_strconcat(asked->publication->slug, ".ics", NULL);
    return content;
}

/* programme.txt, programme.pdf, ..., programme.schedule.xml: shown, where a browser can */
static Content *make_download(Asked *asked)
{
    g_autoptr(GError) error = NULL;
    const ProgrammeForm *form = form_of_extension(asked->match.place[1]);
    if (form == NULL) {
        return NULL;
    }
    if (strcmp(form->name, "ics") == 0) {
        return make_calendar(asked); /* which knows what was issued before */
    }
    g_autofree char *url =
        g_strconcat(contents_scheme(asked->request), asked->request->host, "/p/", asked->publication->slug, "/", NULL);
    g_autoptr(ProgrammeForms) forms =
        programme_forms_new(asked->publication->programme, language_code(asked->visit.language));
    programme_forms_set_url(forms, url);
    GBytes *bytes = form->write(forms, &error);
    if (bytes == NULL) {
        problem_set(&asked->problem, PROBLEM_FAILED, g_strdup(error->message));
        return NULL;
    }
    Content *content = content_new(bytes, form->type);
    if (strcmp(form->name, "html") == 0) {
        g_free(content->policy);
        content->policy = contents_policy_of_documents();
    }
    return content;
}

/* /assets/VERSION/NAME; a page from before an update asks for another version and gets what there is. */
static Content *make_asset(Asked *asked)
{
    const Asset *asset = asset_of_name(asked->match.place[1]);
    if (asset == NULL) {
        return NULL;
    }
    Content *content = content_new(g_bytes_new_static(asset->bytes, asset->length), asset_type(asset));
    content->keep = strcmp(asked->match.place[0], assets_version()) == 0 ? KEEP_FOREVER : KEEP_CHECKED;
    return content;
}

/* Routes */

static const Route pages[] = {
    { "", NULL, .speaks = true }, /* behind a language: "/fr" */
    { "/", make_home, .speaks = true },
    { "/p/*", NULL, .has_publication = true, .speaks = true },
    { "/p/*/", make_programme, .has_publication = true, .takes_filter = true, .speaks = true, .takes_host = true },
    { "/p/*/paper", make_paper, .has_publication = true, .speaks = true, .is_slow = true, .takes_turns = true },
    { "/p/*/check", make_check, .has_publication = true, .speaks = true },
    { "/feed.atom", issues_make_feed_of_all, .speaks = true, .takes_host = true, .is_slow = true, .takes_turns = true },
    { "/p/*/feed.atom", issues_make_feed, .has_publication = true, .speaks = true, .takes_host = true, .is_slow = true,
      .takes_turns = true },
    { "/p/*/versions", issues_make_versions, .has_publication = true, .speaks = true },
    { "/p/*/versions/*", issues_make_version, .has_publication = true, .speaks = true, .is_slow = true },
    { "/p/*/changes/*", issues_make_changes, .has_publication = true, .speaks = true, .is_slow = true },
    { "/p/*/calendar.ics", make_calendar, .has_publication = true, .takes_filter = true, .speaks = true,
      .takes_host = true, .is_slow = true, .takes_turns = true },
    { "/p/*/programme.*", make_download, .has_publication = true, .speaks = true, .takes_host = true, .is_slow = true,
      .takes_turns = true },
    { "/check", checked_make_form, .speaks = true },
    { "/check", checked_make_result, .speaks = true, .limit = PROGRAMME_FILE_LIMIT, .takes_form = true,
      .is_slow = true },
    { "/check/download", checked_make_download, .speaks = true, .limit = CONVERTED_LIMIT, .takes_form = true,
      .is_slow = true, .takes_turns = true },
    { "/api", make_api, .speaks = true },
    { "/assets/*/*", make_asset },
};

const Route *contents_route_at(guint i)
{
    return i < G_N_ELEMENTS(pages) ? &pages[i] : api_route_at(i - (guint)G_N_ELEMENTS(pages));
}

static bool knows(const Route *route, Method method)
{
    return route->limit > 0 ? method == METHOD_POST : method == METHOD_GET || method == METHOD_HEAD;
}

const Route *contents_find(Method method, const char *path, RouteMatch *ret_match, const char **ret_allow)
{
    static const char *const allow[2][2] = {
        { NULL, "POST, OPTIONS" },
        { "GET, HEAD, OPTIONS", "GET, HEAD, POST, OPTIONS" },
    };
    bool is_read = false, is_posted = false;
    const Route *route;
    for (guint i = 0; (route = contents_route_at(i)) != NULL; i++) {
        if (route_matches(route->pattern, path, ret_match)) {
            if (knows(route, method)) {
                return route;
            }
            is_posted |= route->limit > 0;
            is_read |= route->limit == 0;
        }
    }
    *ret_allow = allow[is_read][is_posted];
    return NULL;
}

Content *contents_problem(const Problem *problem, bool is_open, const Visit *visit)
{
    g_auto(Buffer) out = BUFFER_INIT;
    if (is_open) {
        problem_put_json(problem, &out);
    } else {
        page_problem(problem, visit, &out);
    }
    Content *content =
        content_new(buffer_steal(&out), is_open ? "application/problem+json" : "text/html; charset=utf-8");
    content->keep = KEEP_NEVER;
    return content;
}
