/* What a page costs when it is made afresh, and what a request costs behind the server. Argument: a text document that
 * holds a programme of work. */
#include "bench.h"
#include "exchange/programme_file.h"
#include "web/pages.h"
#include "web/site.h"

#include <glib.h>

typedef struct {
    Publication *publication;
    Site *site;
    const Request *request;
    Filter filter;
    size_t written;
} Bench;

static const Visit visit = { .language = LANGUAGE_ENGLISH, .path = "/p/x/", .host = "127.0.0.1:8080" };

static void run_layout(void *data)
{
    const Bench *bench = data;
    g_autoptr(Layout) layout = layout_new(bench->publication->programme);
}

static void run_programme_page(void *data)
{
    Bench *bench = data;
    g_auto(Buffer) out = BUFFER_INIT;
    page_programme(bench->publication, &bench->filter, &visit, &out);
    bench->written = out.length;
}

static void run_check_page(void *data)
{
    Bench *bench = data;
    g_auto(Buffer) out = BUFFER_INIT;
    page_check(bench->publication, &visit, &out);
    bench->written = out.length;
}

static void run_answer(void *data)
{
    Bench *bench = data;
    g_auto(Response) response = { 0 };
    site_answer(bench->request, true, &response, bench->site);
}

static void bench_pages(Bench *bench)
{
    bench_begin("Pages, made afresh");
    bench_run("layout of a programme", run_layout, bench, 0);
    run_programme_page(bench);
    bench_run("timetable", run_programme_page, bench, bench->written);
    bench->filter = (Filter){ .item = { .number = 5 }, .topic = TOPIC_NONE };
    run_programme_page(bench);
    bench_run("timetable, filtered", run_programme_page, bench, bench->written);
    run_check_page(bench);
    bench_run("check beside the source", run_check_page, bench, bench->written);
}

static void bench_answers(Bench *bench, const char *slug)
{
    g_autofree char *path = g_strconcat("/p/", slug, "/", NULL);
    g_auto(Response) response = { 0 };
    const Request whole = { .path = path, .query = "item=5", .host = "127.0.0.1:8080" };
    site_answer(&whole, true, &response, bench->site);
    const Request held = {
        .path = path, .query = "item=5", .host = "127.0.0.1:8080", .if_none_match = response.content->etag
    };
    bench_begin("Answers, from what is kept");
    bench->request = &whole;
    bench_run("timetable", run_answer, bench, 0);
    bench->request = &held;
    bench_run("timetable that the client holds", run_answer, bench, 0);
}

static ProgrammeFile *read_file(const char *path, GError **error)
{
    char *content = NULL;
    gsize size = 0;
    if (!g_file_get_contents(path, &content, &size, error)) {
        return NULL;
    }
    g_autoptr(GBytes) bytes = g_bytes_new_take(content, size);
    ProgrammeFile *file = programme_file_read(bytes, path, error);
    if (file != NULL) {
        programme_file_check(file);
    }
    return file;
}

static Publication *publish(ProgrammeFile *file)
{
    Publication *publication = g_new0(Publication, 1);
    publication->slug = g_strdup("programme");
    publication->programme = g_steal_pointer(&file->programme);
    publication->layout = layout_new(publication->programme);
    publication->findings = g_steal_pointer(&file->findings);
    publication->source = g_bytes_ref(file->source);
    return publication;
}

int main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    if (argc != 2) {
        g_printerr("usage: bench-page FILE\n");
        return 2;
    }
    g_autoptr(ProgrammeFile) shown = read_file(argv[1], &error);
    g_autoptr(ProgrammeFile) served = shown != NULL ? read_file(argv[1], &error) : NULL;
    if (served == NULL) {
        g_printerr("bench-page: %s: %s\n", argv[1], error->message);
        return 1;
    }
    g_autoptr(Site) site = site_new(LANGUAGE_ENGLISH);
    g_autoptr(Publication) publication = publish(shown);
    const char *slug = site_add_programme(site, "programme", g_steal_pointer(&served->programme),
                                          g_steal_pointer(&served->findings), NULL);
    Bench bench = { .publication = publication, .site = site, .filter = FILTER_ALL };
    bench_pages(&bench);
    bench_answers(&bench, slug);
    return 0;
}
