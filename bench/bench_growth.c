/* Whether costs grow with what a document holds and no faster: the same step for documents of doubling sizes. The last
 * column is what a doubling costs; 2 is linear. Some fixed cost makes it less, memory that no cache holds a little
 * more. */
#include "bench.h"
#include "core/programme_check.h"
#include "doc/read_text.h"
#include "exchange/csv.h"
#include "exchange/programme_json.h"
#include "exchange/schedule.h"
#include "paper/programme_paper.h"
#include "reading/programme_read.h"
#include "web/layout.h"

#include <glib.h>
#include <stdio.h>

enum { SMALLEST = 1000, LARGEST = 8000 };

static const char head[] = "General Assembly\n\nProvisional programme of work\n\nNew York, 4–8 March 2024\n\n";
static const char day[] = "Monday, 4 March 2024\n\n";
static const char meeting[] = "10 a.m.–1 p.m.\n\nItem 1: opening of the session\n\n";

typedef struct {
    GBytes *source;
    Programme *programme;
} Bench;

/* --- documents of a size ---------------------------------------------------------------------------------------- */

static void write_meetings(GString *text, guint size)
{
    g_string_append(text, day);
    for (guint i = 0; i < size; i++) {
        g_string_append_printf(text, "10 a.m.–1 p.m.\n\nAgenda item 5: other matters %u\n\n", i);
    }
}

static void write_paragraphs(GString *text, guint size)
{
    for (guint i = 0; i < size; i++) {
        g_string_append_printf(text, "%u. The group will consider what is set out in section %u.\n\n", i + 1, i);
    }
    g_string_append_printf(text, "%s%s", day, meeting);
}

static void write_footnotes(GString *text, guint size)
{
    g_string_append_printf(text, "%s%s", day, meeting);
    for (guint i = 0; i < size; i++) {
        g_string_append_printf(text, "%u  A note on the organization of work.\n\n", i + 1);
    }
}

static void write_long_paragraph(GString *text, guint size)
{
    for (guint i = 0; i < size; i++) {
        g_string_append(text, "session ");
    }
    g_string_append_printf(text, "\n\n%s%s", day, meeting);
}

static void write_blank_lines(GString *text, guint size)
{
    for (guint i = 0; i < size; i++) {
        g_string_append(text, "\n\n\n\n\n");
    }
}

/* --- steps ------------------------------------------------------------------------------------------------------ */

static Programme *read_source(GBytes *source)
{
    g_autoptr(GPtrArray) diagnostics = diagnostics_new();
    g_autoptr(Document) tree = read_text(source, diagnostics, NULL);
    g_assert(tree != NULL);
    return programme_read(tree, diagnostics);
}

static void run_read(void *data)
{
    const Bench *bench = data;
    g_autoptr(Programme) programme = read_source(bench->source);
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

static void run_json(void *data)
{
    const Bench *bench = data;
    g_autoptr(GBytes) bytes = programme_to_json(bench->programme);
}

static void run_csv(void *data)
{
    const Bench *bench = data;
    g_autoptr(GBytes) bytes = programme_csv(bench->programme, "en", NULL);
}

static void run_schedule(void *data)
{
    const Bench *bench = data;
    const ScheduleOptions options = { .language = "en" };
    g_autoptr(GBytes) bytes = programme_schedule_xml(bench->programme, &options, NULL);
}

static void run_layout(void *data)
{
    const Bench *bench = data;
    g_autoptr(Layout) layout = layout_new(bench->programme);
}

static const struct {
    const char *name;
    BenchOperation run;
} steps[] = {
    { "reading", run_read }, { "check", run_check },       { "paper", run_paper },   { "JSON", run_json },
    { "CSV", run_csv },      { "schedule", run_schedule }, { "layout", run_layout },
};

static void bench_size(void (*write)(GString *text, guint size), guint size, double *took)
{
    GString *text = g_string_new(head);
    write(text, size);
    g_autoptr(GBytes) source = g_string_free_to_bytes(text);
    g_autoptr(Programme) programme = read_source(source);
    Bench bench = { source, programme };
    for (size_t i = 0; i < G_N_ELEMENTS(steps); i++) {
        took[i] = bench_fastest(steps[i].run, &bench);
    }
}

static void bench_document(const char *name, void (*write)(GString *text, guint size))
{
    double took[G_N_ELEMENTS(steps)];
    double before[G_N_ELEMENTS(steps)] = { 0 };
    printf("\n%s\n%-20s %10s %10s %10s\n", name, "", "size", "us", "ratio");
    for (guint size = SMALLEST; size <= LARGEST; size *= 2) {
        bench_size(write, size, took);
        for (size_t i = 0; i < G_N_ELEMENTS(steps); i++) {
            printf("%-20s %10u %10.1f", steps[i].name, size, took[i]);
            if (before[i] > 0) {
                printf(" %10.2f", took[i] / before[i]);
            }
            printf("\n");
            before[i] = took[i];
        }
        fflush(stdout);
    }
}

int main(void)
{
    bench_document("Meetings at one hour", write_meetings);
    bench_document("Covering paragraphs", write_paragraphs);
    bench_document("Footnotes", write_footnotes);
    bench_document("Words of one paragraph", write_long_paragraph);
    bench_document("Blank lines, by five", write_blank_lines);
    return 0;
}
