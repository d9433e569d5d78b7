/* What a programme of work costs on its way from text to each of its forms. Argument: a text document. */
#include "bench.h"
#include "core/programme_check.h"
#include "doc/read_text.h"
#include "exchange/calendar.h"
#include "exchange/programme_json.h"
#include "paper/programme_paper.h"
#include "reading/programme_read.h"

#include <glib.h>
#include <stdio.h>

typedef struct {
    GBytes *source;
    Document *tree;
    Programme *programme;
    Document *paper;
    const DocumentFormat *format;
    size_t written; /* bytes of the last output */
} Bench;

static void run_read_text(void *data)
{
    const Bench *bench = data;
    g_autoptr(GPtrArray) diagnostics = diagnostics_new();
    g_autoptr(Document) document = read_text(bench->source, diagnostics, NULL);
    g_assert(document != NULL);
}

static void run_programme_read(void *data)
{
    const Bench *bench = data;
    g_autoptr(GPtrArray) diagnostics = diagnostics_new();
    g_autoptr(Programme) programme = programme_read(bench->tree, diagnostics);
}

static void run_check(void *data)
{
    const Bench *bench = data;
    g_autoptr(GPtrArray) findings = diagnostics_new();
    programme_check(bench->programme, findings);
}

static void run_paper(void *data)
{
    const Bench *bench = data;
    g_autoptr(Document) paper = programme_paper(bench->programme, "en");
}

static void run_write(void *data)
{
    Bench *bench = data;
    g_autoptr(GBytes) bytes = bench->format->write(bench->paper, NULL);
    g_assert(bytes != NULL);
    bench->written = g_bytes_get_size(bytes);
}

static void run_json(void *data)
{
    Bench *bench = data;
    g_autoptr(GBytes) bytes = programme_to_json(bench->programme);
    bench->written = g_bytes_get_size(bytes);
}

static void run_json_back(void *data)
{
    const Bench *bench = data;
    g_autoptr(GBytes) bytes = programme_to_json(bench->programme);
    g_autoptr(Programme) programme = programme_of_json(bytes, NULL);
    g_assert(programme != NULL);
}

static void run_calendar(void *data)
{
    Bench *bench = data;
    const CalendarOptions options = { .language = "en" };
    g_autoptr(GBytes) bytes = programme_calendar(bench->programme, &options, NULL);
    g_assert(bytes != NULL);
    bench->written = g_bytes_get_size(bytes);
}

static void bench_reading(Bench *bench)
{
    const size_t size = g_bytes_get_size(bench->source);
    bench_begin("Reading and checking");
    bench_run("text to tree", run_read_text, bench, size);
    bench_run("tree to programme", run_programme_read, bench, size);
    bench_run("check", run_check, bench, 0);
}

/* The reading of the same programme as its paper in `language` has it. */
static double reading_in(const Bench *bench, Language language)
{
    g_autoptr(GPtrArray) diagnostics = diagnostics_new();
    g_autoptr(Document) paper = programme_paper(bench->programme, language_code(language));
    g_autoptr(GBytes) text = write_text(paper, NULL);
    g_autoptr(Document) tree = read_text(text, diagnostics, NULL);
    Bench other = { .source = text, .tree = tree };
    return bench_fastest(run_programme_read, &other);
}

static void bench_languages(const Bench *bench)
{
    const double english = reading_in(bench, LANGUAGE_ENGLISH);
    printf("\nTree to programme, in each language\n%-44s %10s %10s\n", "", "fastest us", "to English");
    for (Language language = 0; language < N_LANGUAGES; language++) {
        const double took = language == LANGUAGE_ENGLISH ? english : reading_in(bench, language);
        printf("%-44s %10.1f %10.2f\n", language_code(language), took, took / english);
    }
}

static void bench_writing(Bench *bench)
{
    bench_begin("Writing");
    bench_run("programme to paper", run_paper, bench, 0);
    for (guint i = 0; document_format_at(i) != NULL; i++) {
        bench->format = document_format_at(i);
        g_autofree char *name = g_strdup_printf("paper to %s", bench->format->name);
        run_write(bench);
        bench_run(name, run_write, bench, bench->written);
    }
    run_json(bench);
    bench_run("programme to JSON", run_json, bench, bench->written);
    bench_run("programme to JSON and back", run_json_back, bench, 0);
    run_calendar(bench);
    bench_run("programme to calendar", run_calendar, bench, bench->written);
}

int main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    char *content = NULL;
    gsize size = 0;
    if (argc != 2 || !g_file_get_contents(argv[1], &content, &size, &error)) {
        g_printerr("bench-programme: %s\n", error != NULL ? error->message : "usage: bench-programme FILE");
        return 2;
    }
    g_autoptr(GPtrArray) diagnostics = diagnostics_new();
    g_autoptr(GBytes) source = g_bytes_new_take(content, size);
    g_autoptr(Document) tree = read_text(source, diagnostics, &error);
    if (tree == NULL) {
        g_printerr("bench-programme: %s: %s\n", argv[1], error->message);
        return 1;
    }
    g_autoptr(Programme) programme = programme_read(tree, diagnostics);
    g_autoptr(Document) paper = programme_paper(programme, "en");
    Bench bench = { .source = source, .tree = tree, .programme = programme, .paper = paper };
    bench_reading(&bench);
    bench_languages(&bench);
    bench_writing(&bench);
    return 0;
}
