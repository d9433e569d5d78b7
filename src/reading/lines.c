#include "reading/lines.h"

void line_free(gpointer data)
{
    Line *line = data;
    g_free(line->text);
    g_free(line->marker);
    g_free(line->label);
    g_free(line->aside);
    g_free(line->rest);
    g_free(line);
}

Line *line_at(const Lines *lines, guint i)
{
    return g_ptr_array_index(lines->lines, i);
}

void lines_clear(Lines *lines)
{
    g_ptr_array_unref(lines->lines);
}

void lines_note(Lines *lines, Severity severity, const char *rule, Position at, char *what, char *expected)
{
    diagnostics_add(lines->diagnostics, severity, rule, at, what, expected);
}

bool lines_is_open(const Lines *lines, guint i)
{
    return i < lines->lines->len && line_at(lines, i)->use == USE_NONE && line_at(lines, i)->role == NULL;
}

guint lines_following(const Lines *lines, guint i)
{
    for (i++; i < lines->lines->len && line_at(lines, i)->use == USE_FURNITURE; i++) {
    }
    return i;
}

guint lines_next_open(const Lines *lines, guint i)
{
    while (i < lines->lines->len && line_at(lines, i)->use != USE_NONE) {
        i++;
    }
    return i;
}
