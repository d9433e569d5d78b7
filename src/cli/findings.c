#include "cli/findings.h"

#include "cli/excerpt.h"

#include <string.h>

Style findings_style(Severity severity)
{
    static const Style styles[] = {
        [SEVERITY_NOTE] = STYLE_NOTE,
        [SEVERITY_WARNING] = STYLE_WARNING,
        [SEVERITY_ERROR] = STYLE_ERROR,
    };
    return styles[severity];
}

/* The text in one line, as the reader of a compiler's messages knows it. */
static char *message_of(const Diagnostic *finding)
{
    return finding->expected != NULL ? g_strdup_printf("%s, %s [%s]", finding->what, finding->expected, finding->rule)
                                     : g_strdup_printf("%s [%s]", finding->what, finding->rule);
}

static int print_place(const Terminal *terminal, const char *name, Position at)
{
    g_autofree char *place =
        at.line > 0 ? g_strdup_printf("%s:%d:%d:", name, at.line, MAX(at.column, 1)) : g_strdup_printf("%s:", name);
    terminal_begin(terminal, STYLE_STRONG);
    terminal_text(terminal, place);
    terminal_end(terminal);
    return terminal_columns(place);
}

static void print_message(const Terminal *terminal, const char *message, int at)
{
    enum { INDENT = 4 };
    g_autofree char *valid = g_utf8_make_valid(message, -1);
    for (char *c = valid; *c != '\0'; c++) {
        *c = g_ascii_iscntrl(*c) ? '?' : *c;
    }
    if (!terminal->is_screen) {
        fputs(valid, terminal->out);
        return;
    }
    terminal_wrap(terminal, valid, at, INDENT);
}

static void print_excerpt(const Terminal *terminal, const SourceLines *lines, const Diagnostic *finding)
{
    enum { GUTTER = 9 };
    g_auto(Excerpt) excerpt = excerpt_of(lines, finding->at, terminal->width - GUTTER - 1);
    if (excerpt.text == NULL) {
        return;
    }
    terminal_begin(terminal, STYLE_FAINT);
    fprintf(terminal->out, "%6d | ", finding->at.line);
    terminal_end(terminal);
    fprintf(terminal->out, "%s\n", excerpt.text);
    terminal_put(terminal, STYLE_FAINT, "       | ");
    fprintf(terminal->out, "%*s", excerpt.before, "");
    terminal_begin(terminal, STYLE_MARK);
    fputc('^', terminal->out);
    for (int i = 1; i < excerpt.columns; i++) {
        fputc('~', terminal->out);
    }
    terminal_end(terminal);
    fputc('\n', terminal->out);
}

static void print_finding(const Terminal *terminal, const FindingsView *view, const Diagnostic *finding)
{
    const char *severity = severity_name(finding->severity);
    int at = print_place(terminal, view->name, finding->at);
    fputc(' ', terminal->out);
    terminal_put(terminal, findings_style(finding->severity), severity);
    fputs(": ", terminal->out);
    at += 1 + (int)strlen(severity) + 2;
    g_autofree char *message = message_of(finding);
    print_message(terminal, message, at);
    fputc('\n', terminal->out);
}

/* The same thing said of several places is said once, with the other lines behind it. */
static void print_other_lines(const Terminal *terminal, const GArray *lines)
{
    enum { MOST = 12 };
    if (lines->len == 0) {
        return;
    }
    terminal_put(terminal, STYLE_FAINT, "       = ");
    fputs(lines->len == 1 ? "also on line " : "also on lines ", terminal->out);
    for (guint i = 0; i < MIN(lines->len, MOST); i++) {
        fprintf(terminal->out, "%s%d", i > 0 ? ", " : "", g_array_index(lines, int, i));
    }
    if (lines->len > MOST) {
        fprintf(terminal->out, " and %u more", lines->len - MOST);
    }
    fputc('\n', terminal->out);
}

/* By message, the lines after its first; in *ret_first, for each finding, those lines if it is the first of its
 * message, else NULL. */
static GHashTable *fold(const GPtrArray *findings, GPtrArray *ret_first)
{
    GHashTable *folded = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
    for (guint i = 0; i < findings->len; i++) {
        const Diagnostic *finding = g_ptr_array_index(findings, i);
        g_autofree char *message = message_of(finding);
        GArray *lines = g_hash_table_lookup(folded, message);
        if (lines != NULL) {
            g_array_append_val(lines, finding->at.line);
            g_ptr_array_add(ret_first, NULL);
            continue;
        }
        lines = g_array_new(FALSE, FALSE, sizeof(int));
        g_ptr_array_add(ret_first, lines);
        g_hash_table_insert(folded, g_steal_pointer(&message), lines);
    }
    return folded;
}

static void print_with_source(const Terminal *terminal, const FindingsView *view, const GPtrArray *findings)
{
    g_auto(SourceLines) lines = { 0 };
    source_lines_init(&lines, view->source);
    g_autoptr(GPtrArray) first = g_ptr_array_new();
    g_autoptr(GHashTable) folded = fold(findings, first);
    for (guint i = 0; i < findings->len; i++) {
        const Diagnostic *finding = g_ptr_array_index(findings, i);
        const GArray *others = g_ptr_array_index(first, i);
        if (finding->severity >= view->least && others != NULL) {
            print_finding(terminal, view, finding);
            print_excerpt(terminal, &lines, finding);
            print_other_lines(terminal, others);
        }
    }
}

void findings_print(const Terminal *terminal, const FindingsView *view, const GPtrArray *findings)
{
    if (view->source != NULL) {
        print_with_source(terminal, view, findings);
        return;
    }
    for (guint i = 0; i < findings->len; i++) {
        const Diagnostic *finding = g_ptr_array_index(findings, i);
        if (finding->severity >= view->least) {
            print_finding(terminal, view, finding);
        }
    }
}

void findings_count(const GPtrArray *findings, int counts[3])
{
    for (int severity = SEVERITY_NOTE; severity <= SEVERITY_ERROR; severity++) {
        counts[severity] += diagnostics_count(findings, (Severity)severity);
    }
}

void findings_print_counts(const Terminal *terminal, const int counts[3])
{
    bool any = false;
    for (int severity = SEVERITY_ERROR; severity >= SEVERITY_NOTE; severity--) {
        if (counts[severity] == 0) {
            continue;
        }
        fputs(any ? ", " : "", terminal->out);
        terminal_begin(terminal, findings_style((Severity)severity));
        fprintf(terminal->out, "%d %s%s", counts[severity], severity_name((Severity)severity),
                counts[severity] == 1 ? "" : "s");
        terminal_end(terminal);
        any = true;
    }
    if (!any) {
        terminal_put(terminal, STYLE_GOOD, "no findings");
    }
    fputc('\n', terminal->out);
}

void findings_write_json(JsonWriter *writer, const FindingsView *view, const GPtrArray *findings)
{
    int counts[3] = { 0 };
    findings_count(findings, counts);
    json_open_object(writer, NULL);
    json_put_string(writer, "file", view->name);
    json_put_integer(writer, "errors", counts[SEVERITY_ERROR]);
    json_put_integer(writer, "warnings", counts[SEVERITY_WARNING]);
    json_put_integer(writer, "notes", counts[SEVERITY_NOTE]);
    json_open_array(writer, "findings");
    for (guint i = 0; i < findings->len; i++) {
        const Diagnostic *finding = g_ptr_array_index(findings, i);
        if (finding->severity < view->least) {
            continue;
        }
        json_open_object(writer, NULL);
        json_put_string(writer, "rule", finding->rule);
        json_put_string(writer, "severity", severity_name(finding->severity));
        json_put_integer(writer, "line", finding->at.line);
        json_put_integer(writer, "column", finding->at.column);
        json_put_integer(writer, "length", finding->at.length);
        json_put_string(writer, "what", finding->what);
        json_put_string(writer, "expected", finding->expected);
        json_close_object(writer);
    }
    json_close_array(writer);
    json_close_object(writer);
}
