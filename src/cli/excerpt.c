#include "cli/excerpt.h"

#include <string.h>

enum { TAB = 4, LINE_LIMIT = 1 << 16 };

void source_lines_init(SourceLines *lines, GBytes *source)
{
    lines->text = g_bytes_get_data(source, &lines->length);
    lines->starts = g_array_new(FALSE, FALSE, sizeof(gsize));
    gsize start = lines->length >= 3 && memcmp(lines->text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    g_array_append_val(lines->starts, start);
    for (gsize i = 0; i < lines->length; i++) {
        const bool pair = lines->text[i] == '\r' && i + 1 < lines->length && lines->text[i + 1] == '\n';
        if (lines->text[i] == '\n' || (lines->text[i] == '\r' && !pair)) {
            start = i + 1;
            g_array_append_val(lines->starts, start);
        }
    }
}

void source_lines_clear(SourceLines *lines)
{
    g_clear_pointer(&lines->starts, g_array_unref);
}

/* Lines are counted as the text reader counts them: a form feed ends a page and no line, and columns begin anew after
 * it. */
static char *line_text(const SourceLines *lines, int line)
{
    if (line < 1 || (guint)line > lines->starts->len) {
        return NULL;
    }
    gsize start = g_array_index(lines->starts, gsize, line - 1);
    const gsize end = (guint)line < lines->starts->len ? g_array_index(lines->starts, gsize, line) : lines->length;
    const char *page = memrchr(lines->text + start, '\f', end - start);
    start = page != NULL ? (gsize)(page - lines->text) + 1 : start;
    gsize length = MIN(end - start, LINE_LIMIT);
    while (length > 0 && (lines->text[start + length - 1] == '\n' || lines->text[start + length - 1] == '\r')) {
        length--;
    }
    return g_utf8_make_valid(lines->text + start, (gssize)length);
}

static int columns_of(gunichar c)
{
    if (c == '\t') {
        return TAB;
    }
    return g_unichar_iszerowidth(c) ? 0 : (g_unichar_iswide(c) ? 2 : 1);
}

/* The place in columns instead of characters. */
static void measure(const char *text, Position at, Excerpt *excerpt, int *ret_total)
{
    const int first = MAX(at.column, 1);
    const int length = MAX(at.length, 1);
    int total = 0;
    int character = 1;
    excerpt->columns = 0;
    for (const char *c = text; *c != '\0'; c = g_utf8_next_char(c), character++) {
        const int columns = columns_of(g_utf8_get_char(c));
        if (character < first) {
            excerpt->before += columns;
        } else if (character < first + length) {
            excerpt->columns += columns;
        }
        total += columns;
    }
    excerpt->columns = MAX(excerpt->columns, 1);
    *ret_total = total;
}

static void append_shown(GString *out, gunichar c)
{
    if (c == '\t') {
        g_string_append_printf(out, "%*s", TAB, "");
    } else {
        g_string_append_unichar(out, g_unichar_iscntrl(c) ? 0xFFFD : c);
    }
}

/* The columns `from` to `to` of the text. Where a cut goes through a wide character or a tab, that is left out. */
static char *clip(const char *text, int from, int to)
{
    GString *out = g_string_new(NULL);
    int column = 0;
    for (const char *c = text; *c != '\0' && column < to; c = g_utf8_next_char(c)) {
        const gunichar character = g_utf8_get_char(c);
        const int columns = columns_of(character);
        if (column >= from && column + columns <= to) {
            append_shown(out, character);
        }
        column += columns;
    }
    return g_string_free(out, FALSE);
}

/* A third of the width is kept before the mark, so that it is seen in its words. */
static int first_column(const Excerpt *excerpt, int total, int width)
{
    if (total <= width || excerpt->before + MIN(excerpt->columns, width / 2) < width) {
        return 0;
    }
    return MIN(excerpt->before - width / 3, total - width + 1);
}

Excerpt excerpt_of(const SourceLines *lines, Position at, int width)
{
    Excerpt excerpt = { 0 };
    g_autofree char *text = line_text(lines, at.line);
    if (text == NULL || *text == '\0') {
        return excerpt;
    }
    int total = 0;
    measure(text, at, &excerpt, &total);
    const int from = first_column(&excerpt, total, width);
    const bool cut_after = total - from > width;
    const int shift = from > 0 ? 1 : 0; /* the sign that stands for what is cut */
    g_autofree char *shown = clip(text, from + shift, cut_after ? from + width - 1 : total);
    excerpt.text = g_strconcat(from > 0 ? "…" : "", shown, cut_after ? "…" : NULL, NULL);
    excerpt.before -= from;
    excerpt.columns = MAX(1, MIN(excerpt.columns, width - excerpt.before));
    return excerpt;
}

void excerpt_clear(Excerpt *excerpt)
{
    g_clear_pointer(&excerpt->text, g_free);
}
