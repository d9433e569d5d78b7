/* What was found, beside the source: each line with its number, what is wrong in it marked, the finding under it. */
#include "core/programme_check.h"
#include "web/frame.h"
#include "web/page_parts.h"
#include "web/pages.h"

#include <string.h>

enum {
    ALL_LINES_LIMIT = 1500, /* a longer source is shown only where something was found */
    CONTEXT_LINES = 3,
};

typedef struct {
    Html *html;
    const Publication *publication;
    const Words *words;
    char **lines;
    int n_lines;
} CheckPage;

static const Diagnostic *finding_at(const CheckPage *page, guint i)
{
    return g_ptr_array_index(page->publication->findings, i);
}

static const char *severity_class(Severity severity)
{
    static const char *const classes[] = {
        [SEVERITY_NOTE] = "finding note",
        [SEVERITY_WARNING] = "finding warning",
        [SEVERITY_ERROR] = "finding error",
    };
    return classes[severity];
}

static void put_finding(const CheckPage *page, const Diagnostic *finding)
{
    Html *html = page->html;
    const Rule *rule = rule_of_name(finding->rule);
    html_open_class(html, "div", severity_class(finding->severity));
    html_open(html, "p");
    html_element(html, "strong", NULL, page->words->severities[finding->severity]);
    html_text(html, " ");
    html_text(html, finding->what);
    if (finding->expected != NULL) {
        html_text(html, "; ");
        html_text(html, finding->expected);
    }
    html_close(html);
    html_open_class(html, "p", "rule");
    html_text(html, page->words->why);
    html_text(html, " ");
    html_element(html, "code", NULL, finding->rule);
    if (rule != NULL) {
        html_text(html, ": ");
        html_text(html, rule->title);
    }
    html_close(html);
    html_close(html);
}

/* The line with the first finding's characters marked. */
static void put_marked(const CheckPage *page, const char *line, const Diagnostic *finding)
{
    Html *html = page->html;
    const glong length = g_utf8_strlen(line, -1);
    const glong from = CLAMP(finding->at.column - 1, 0, length);
    const glong to = CLAMP(from + finding->at.length, from, length);
    g_autofree char *before = g_utf8_substring(line, 0, from);
    g_autofree char *marked = g_utf8_substring(line, from, to);
    html_text(html, before);
    if (to > from) {
        html_element(html, "mark", NULL, marked);
    }
    html_text(html, g_utf8_offset_to_pointer(line, to));
}

/* `*next` is the first finding that is not printed yet; they are sorted by line. */
static void put_line(const CheckPage *page, int number, guint *next)
{
    Html *html = page->html;
    const GPtrArray *findings = page->publication->findings;
    const char *line = page->lines[number - 1];
    const bool has_finding = *next < findings->len && finding_at(page, *next)->at.line == number;
    html_open(html, "li");
    html_number(html, "value", number);
    html_attribute_open(html, "id");
    html_piece(html, "line-");
    html_piece_number(html, number);
    html_attribute_close(html);
    html_attribute(html, "class", has_finding ? "found" : NULL);
    html_open(html, "code");
    if (has_finding) {
        put_marked(page, line, finding_at(page, *next));
    } else {
        html_text(html, line);
    }
    html_close(html);
    for (; *next < findings->len && finding_at(page, *next)->at.line <= number; (*next)++) {
        put_finding(page, finding_at(page, *next));
    }
    html_close(html);
}

/* `next` is the first finding at or after the line; the one before it may be near, too. */
static bool is_shown(const CheckPage *page, int number, guint next)
{
    const GPtrArray *findings = page->publication->findings;
    if (page->n_lines <= ALL_LINES_LIMIT) {
        return true;
    }
    if (next < findings->len && finding_at(page, next)->at.line - number <= CONTEXT_LINES) {
        return true;
    }
    return next > 0 && finding_at(page, next - 1)->at.line > 0 &&
           number - finding_at(page, next - 1)->at.line <= CONTEXT_LINES;
}

static bool has_place(const CheckPage *page, const Diagnostic *finding)
{
    return finding->at.line >= 1 && finding->at.line <= page->n_lines;
}

/* Findings without a line, or on a line that the source does not have. */
static void put_without_place(const CheckPage *page)
{
    Html *html = page->html;
    bool is_open = false;
    for (guint i = 0; i < page->publication->findings->len; i++) {
        if (has_place(page, finding_at(page, i))) {
            continue;
        }
        if (!is_open) {
            html_open_class(html, "section", "whole");
            html_element(html, "h2", NULL, page->words->without_place);
            is_open = true;
        }
        put_finding(page, finding_at(page, i));
    }
    if (is_open) {
        html_close(html);
    }
}

static void put_source(const CheckPage *page)
{
    Html *html = page->html;
    guint next = 0;
    while (next < page->publication->findings->len && !has_place(page, finding_at(page, next))) {
        next++;
    }
    html_open_class(html, "section", "source");
    html_element(html, "h2", NULL, page->words->source);
    if (page->n_lines > ALL_LINES_LIMIT) {
        html_element(html, "p", NULL, page->words->lines_left_out);
    }
    html_open_class(html, "ol", "lines");
    for (int number = 1; number <= page->n_lines; number++) {
        if (is_shown(page, number, next)) {
            put_line(page, number, &next);
        }
    }
    html_close(html);
    html_close(html);
}

static void put_head(const CheckPage *page)
{
    Html *html = page->html;
    html_open_class(html, "header", "head");
    html_element(html, "p", "body", publication_title(page->publication));
    html_element(html, "h1", NULL, page->words->check_title);
    html_open_class(html, "p", "lead");
    if (page->publication->findings->len == 0) {
        html_text(html, page->words->check_clean);
    } else {
        html_text(html, page->words->check_lead);
    }
    html_close(html);
    html_close(html);
}

/* Its lines as valid UTF-8, whatever the bytes are; no lines without a source. */
static char **lines_of(GBytes *source)
{
    if (source == NULL) {
        return g_new0(char *, 1);
    }
    gsize length;
    const char *data = g_bytes_get_data(source, &length);
    length -= length > 0 && data[length - 1] == '\n'; /* it ends the last line and begins none */
    g_autofree char *text = g_utf8_make_valid(data, (gssize)length);
    return g_strsplit(text, "\n", -1);
}

void page_check(const Publication *publication, const Visit *visit, Buffer *out)
{
    Html html;
    g_auto(GStrv) lines = lines_of(publication->source);
    const Words *words = words_of(visit->language);
    const CheckPage page = { &html, publication, words, lines, (int)g_strv_length(lines) };
    const ProgrammePage parts = { .html = &html, .publication = publication, .visit = visit, .words = words };
    const Frame frame = { .visit = visit, .words = words, .title = words->check_title };
    html_begin(&html, out);
    frame_open(&html, &frame);
    put_head(&page);
    part_links(&parts, "check");
    put_without_place(&page);
    if (page.n_lines > 0) {
        put_source(&page);
    }
    frame_close(&html, &frame);
}
