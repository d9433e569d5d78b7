#include "web/contents.h"

#include "doc/format.h"
#include "doc/write_html.h"
#include "exchange/calendar.h"
#include "exchange/programme_json.h"
#include "paper/programme_paper.h"
#include "web/assets.h"
#include "web/pages.h"

#include <string.h>

static Content *page_content(Buffer *out)
{
    return content_new(buffer_steal(out), "text/html; charset=utf-8");
}

static Content *json_content(GBytes *bytes)
{
    return content_new(bytes, "application/json; charset=utf-8");
}

/* Pages */

static Content *make_home(Asked *asked)
{
    g_auto(Buffer) out = BUFFER_INIT;
    page_home(asked->publications, &asked->visit, &out);
    return page_content(&out);
}

static Content *make_programme(Asked *asked)
{
    g_auto(Buffer) out = BUFFER_INIT;
    page_programme(asked->publication, &asked->filter, &asked->visit, &out);
    return page_content(&out);
}

static Content *make_check(Asked *asked)
{
    g_auto(Buffer) out = BUFFER_INIT;
    page_check(asked->publication, &asked->visit, &out);
    return page_content(&out);
}

static Content *make_paper(Asked *asked)
{
    g_auto(Buffer) out = BUFFER_INIT;
    g_autoptr(Document) paper = programme_paper(asked->publication->programme, language_code(asked->visit.language));
    page_paper(asked->publication, paper, &asked->visit, &out);
    return page_content(&out);
}

/* Documents */

/* A downloaded document brings its style in the file; the policy lets exactly that one in. */
static char *policy_of_documents(void)
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

static const DocumentFormat *format_of_extension(const char *extension)
{
    const DocumentFormat *format;
    for (guint i = 0; (format = document_format_at(i)) != NULL; i++) {
        if (strcmp(format->extension, extension) == 0) {
            return format;
        }
    }
    return NULL;
}

static Content *make_document(Asked *asked, const DocumentFormat *format)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Document) paper = programme_paper(asked->publication->programme, language_code(asked->visit.language));
    GBytes *bytes = format->write(paper, &error);
    if (bytes == NULL) {
        asked->problem = g_strdup(error->message);
        return NULL;
    }
    Content *content = content_new(bytes, format->type);
    if (strcmp(format->name, "html") == 0) {
        g_free(content->policy);
        content->policy = policy_of_documents();
    }
    return content;
}

/* programme.txt, programme.pdf, ..., programme.json: shown, where a browser can */
static Content *make_download(Asked *asked)
{
    const char *extension = asked->match.place[1];
    if (strcmp(extension, "json") == 0) {
        return json_content(programme_to_json(asked->publication->programme));
    }
    const DocumentFormat *format = format_of_extension(extension);
    return format != NULL ? make_document(asked, format) : NULL;
}

static bool calendar_wants(const Programme *programme, guint row, gconstpointer data)
{
    const Asked *asked = data;
    const Layout *layout = asked->publication->layout;
    for (guint i = 0; i < layout->slots->len; i++) {
        if (layout_slot(layout, i)->row == row) {
            return layout_wants(layout, layout_slot(layout, i), &asked->filter);
        }
    }
    return false;
}

static Content *make_calendar(Asked *asked)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *url = g_strconcat("http://", asked->request->host, "/p/", asked->publication->slug, "/", NULL);
    const CalendarOptions options = {
        .language = language_code(asked->visit.language),
        .url = url,
        .wants = filter_is_all(&asked->filter) ? NULL : calendar_wants,
        .data = asked,
    };
    GBytes *bytes = programme_calendar(asked->publication->programme, &options, &error);
    if (bytes == NULL) {
        asked->problem = g_strdup(error->message);
        return NULL;
    }
    Content *content = content_new(bytes, "text/calendar; charset=utf-8");
    content->file_name = g_strconcat(asked->publication->slug, ".ics", NULL);
    return content;
}

/* The API */

static Content *make_api_list(Asked *asked)
{
    g_auto(Buffer) out = BUFFER_INIT;
    JsonWriter json;
    json_begin(&json, &out);
    json_open_object(&json, NULL);
    json_open_array(&json, "programmes");
    for (guint i = 0; i < asked->publications->len; i++) {
        const Publication *publication = g_ptr_array_index(asked->publications, i);
        char date[CIVIL_DATE_SIZE];
        json_open_object(&json, NULL);
        json_put_string(&json, "slug", publication->slug);
        json_put_string(&json, "title", publication_title(publication));
        json_put_string(&json, "body", publication->programme->body);
        json_put_string(&json, "place", publication->programme->place);
        json_put_string(&json, "zone", programme_zone(publication->programme));
        json_put_string(&json, "from", civil_date_format(programme_first_day(publication->programme), date));
        json_put_string(&json, "to", civil_date_format(programme_last_day(publication->programme), date));
        json_put_integer(&json, "meetings", publication->layout->meetings);
        json_put_integer(&json, "errors", diagnostics_count(publication->findings, SEVERITY_ERROR));
        json_put_integer(&json, "warnings", diagnostics_count(publication->findings, SEVERITY_WARNING));
        json_close_object(&json);
    }
    json_close_array(&json);
    json_close_object(&json);
    buffer_char(&out, '\n');
    return json_content(buffer_steal(&out));
}

static Content *make_api_programme(Asked *asked)
{
    return json_content(programme_to_json(asked->publication->programme));
}

static Content *make_api_findings(Asked *asked)
{
    g_auto(Buffer) out = BUFFER_INIT;
    JsonWriter json;
    json_begin(&json, &out);
    json_open_object(&json, NULL);
    json_open_array(&json, "findings");
    for (guint i = 0; i < asked->publication->findings->len; i++) {
        const Diagnostic *finding = g_ptr_array_index(asked->publication->findings, i);
        json_open_object(&json, NULL);
        json_put_string(&json, "severity", severity_name(finding->severity));
        json_put_string(&json, "rule", finding->rule);
        json_put_integer(&json, "line", finding->at.line);
        json_put_integer(&json, "column", finding->at.column);
        json_put_string(&json, "what", finding->what);
        json_put_string(&json, "expected", finding->expected);
        json_close_object(&json);
    }
    json_close_array(&json);
    json_close_object(&json);
    buffer_char(&out, '\n');
    return json_content(buffer_steal(&out));
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

static const Route routes[] = {
    { "", NULL, .speaks = true }, /* behind a language: "/fr" */
    { "/", make_home, .speaks = true },
    { "/p/*", NULL, .has_publication = true, .speaks = true },
    { "/p/*/", make_programme, .has_publication = true, .takes_filter = true, .speaks = true, .takes_host = true },
    { "/p/*/paper", make_paper, .has_publication = true, .speaks = true, .is_slow = true },
    { "/p/*/check", make_check, .has_publication = true, .speaks = true },
    { "/p/*/calendar.ics", make_calendar, .has_publication = true, .takes_filter = true, .speaks = true,
      .takes_host = true, .is_slow = true },
    { "/p/*/programme.*", make_download, .has_publication = true, .speaks = true, .is_slow = true },
    { "/api/programmes", make_api_list },
    { "/api/programmes/*", make_api_programme, .has_publication = true },
    { "/api/programmes/*/findings", make_api_findings, .has_publication = true },
    { "/assets/*/*", make_asset },
};

const Route *contents_find(const char *path, RouteMatch *ret_match)
{
    for (size_t i = 0; i < G_N_ELEMENTS(routes); i++) {
        if (route_matches(routes[i].pattern, path, ret_match)) {
            return &routes[i];
        }
    }
    return NULL;
}

Content *contents_problem(int status, const char *detail, const Visit *visit)
{
    g_auto(Buffer) out = BUFFER_INIT;
    page_problem(status, detail, visit, &out);
    Content *content = page_content(&out);
    content->keep = KEEP_NEVER;
    return content;
}
