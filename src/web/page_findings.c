/* What was found, beside the source: each line with its number, what is wrong in it marked, the finding under it. */
#include "core/programme_check.h"
#include "web/page_parts.h"

#include <string.h>

enum {
    ALL_LINES_LIMIT = 1500, /* a longer source is shown only where something was found */
    FINDINGS_LIMIT = 1000,  /* that are shown; nobody reads more, and the page must end */
    LINE_LIMIT = 2000,      /* characters of a line that are shown */
    CONTEXT_LINES = 3,
};

typedef struct {
    Html *html;
    const Publication *publication;
    const Visit *visit;
    const Words *words;
    guint n_findings; /* that are shown */
    char **lines;
    int n_lines;
} FindingsPart;

static const Diagnostic *finding_at(const FindingsPart *part, guint i)
{
    return g_ptr_array_index(part->publication->findings, i);
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

static void put_finding(const FindingsPart *part, const Diagnostic *finding)
{
    Html *html = part->html;
    const Rule *rule = rule_of_name(finding->rule);
    html_open_class(html, "div", severity_class(finding->severity));
    if (part->publication->programme->language != part->visit->language) {
        /* It may stand within the lines of the source, which are in that other language. */
        html_attribute(html, "lang", language_code(part->visit->language));
        html_attribute(html, "dir", language_direction(part->visit->language));
    }
    html_open(html, "p");
    html_element(html, "strong", NULL, part->words->severities[finding->severity]);
    html_text(html, " ");
    html_open(html, "bdi");
    visit_mark_language(part->visit, html, LANGUAGE_ENGLISH); /* findings are told in English in all languages */
    html_text(html, finding->what);
    if (finding->expected != NULL) {
        html_text(html, "; ");
        html_text(html, finding->expected);
    }
    html_close(html);
    html_close(html);
    html_open_class(html, "p", "rule");
    html_text(html, part->words->why);
    html_text(html, " ");
    html_open(html, "bdi");
    visit_mark_language(part->visit, html, LANGUAGE_ENGLISH);
    html_element(html, "code", NULL, finding->rule);
    if (rule != NULL) {
        html_text(html, ": ");
        html_text(html, rule->title);
    }
    html_close(html);
    html_close(html);
    html_close(html);
}

/* Characters `from` to `to` of the line. */
static void put_characters(const FindingsPart *part, const char *line, glong from, glong to, const char *tag)
{
    if (to > from) {
        g_autofree char *text = g_utf8_substring(line, from, to);
        if (tag != NULL) {
            html_open(part->html, tag);
        }
        html_text(part->html, text);
        if (tag != NULL) {
            html_close(part->html);
        }
    }
}

/* The line with the first finding's characters marked; of one that is very long, the part around them. */
static void put_text(const FindingsPart *part, const char *line, const Diagnostic *finding)
{
    if (finding == NULL && strlen(line) <= LINE_LIMIT) {
        html_text(part->html, line);
        return;
    }
    const glong length = g_utf8_strlen(line, -1);
    const glong from = finding != NULL ? CLAMP(finding->at.column - 1, 0, length) : 0;
    const glong first = length > LINE_LIMIT ? MAX(from - LINE_LIMIT / 2, 0) : 0;
    const glong last = MIN(length, first + LINE_LIMIT);
    const glong to = finding != NULL ? CLAMP(from + finding->at.length, from, last) : from;
    html_text(part->html, first > 0 ? "…" : NULL);
    put_characters(part, line, first, from, NULL);
    put_characters(part, line, from, to, "mark");
    put_characters(part, line, to, last, NULL);
    html_text(part->html, last < length ? "…" : NULL);
}

/* `*next` is the first finding that is not printed yet; they are sorted by line. */
static void put_line(const FindingsPart *part, int number, guint *next)
{
    Html *html = part->html;
    const char *line = part->lines[number - 1];
    const bool has_finding = *next < part->n_findings && finding_at(part, *next)->at.line == number;
    html_open(html, "li");
    html_number(html, "value", number);
    html_attribute_open(html, "id");
    html_piece(html, "line-");
    html_piece_number(html, number);
    html_attribute_close(html);
    html_attribute(html, "class", has_finding ? "found" : NULL);
    html_open(html, "code");
    html_attribute(html, "dir", "auto");
    put_text(part, line, has_finding ? finding_at(part, *next) : NULL);
    html_close(html);
    for (; *next < part->n_findings && finding_at(part, *next)->at.line <= number; (*next)++) {
        put_finding(part, finding_at(part, *next));
    }
    html_close(html);
}

/* `next` is the first finding at or after the line; the one before it may be near, too. */
static bool is_shown(const FindingsPart *part, int number, guint next)
{
    if (part->n_lines <= ALL_LINES_LIMIT) {
        return true;
    }
    if (next < part->n_findings && finding_at(part, next)->at.line - number <= CONTEXT_LINES) {
        return true;
    }
    return next > 0 && finding_at(part, next - 1)->at.line > 0 &&
           number - finding_at(part, next - 1)->at.line <= CONTEXT_LINES;
}

static bool has_place(const FindingsPart *part, const Diagnostic *finding)
{
    return finding->at.line >= 1 && finding->at.line <= part->n_lines;
}

/* Findings without a line, or on a line that the source does not have. */
static void put_without_place(const FindingsPart *part)
{
    Html *html = part->html;
    bool is_open = false;
    for (guint i = 0; i < part->n_findings; i++) {
        if (has_place(part, finding_at(part, i))) {
            continue;
        }
        if (!is_open) {
            html_open_class(html, "section", "whole");
            html_element(html, "h2", NULL, part->words->without_place);
            is_open = true;
        }
        put_finding(part, finding_at(part, i));
    }
    if (is_open) {
        html_close(html);
    }
}

static void put_source(const FindingsPart *part)
{
    Html *html = part->html;
    guint next = 0;
    while (next < part->n_findings && !has_place(part, finding_at(part, next))) {
        next++;
    }
    html_open_class(html, "section", "source");
    html_element(html, "h2", NULL, part->words->source);
    if (part->n_lines > ALL_LINES_LIMIT) {
        html_element(html, "p", NULL, part->words->lines_left_out);
    }
    html_open_class(html, "ol", "lines");
    visit_mark_language(part->visit, html, part->publication->programme->language);
    for (int number = 1; number <= part->n_lines; number++) {
        if (is_shown(part, number, next)) {
            put_line(part, number, &next);
        }
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
    char **lines = g_strsplit(text, "\n", -1);
    for (guint i = 0; lines[i] != NULL; i++) {
        const size_t end = strlen(lines[i]);
        lines[i][end - (end > 0 && lines[i][end - 1] == '\r')] = '\0';
    }
    return lines;
}

void part_findings(const ProgrammePage *page)
{
    const GPtrArray *findings = page->publication->findings;
    g_auto(GStrv) lines = lines_of(page->publication->source);
    const FindingsPart part = { .html = page->html,
                                .publication = page->publication,
                                .visit = page->visit,
                                .words = page->words,
                                .n_findings = MIN(findings->len, FINDINGS_LIMIT),
                                .lines = lines,
                                .n_lines = (int)g_strv_length(lines) };
    if (findings->len > FINDINGS_LIMIT) {
        html_open(page->html, "p");
        words_put_number(page->words->findings_left_out, FINDINGS_LIMIT, html_inside(page->html));
        html_close(page->html);
    }
    put_without_place(&part);
    if (part.n_lines > 0) {
        put_source(&part);
    }
}
