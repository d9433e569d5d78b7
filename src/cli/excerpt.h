/* The place of a source that a finding points at, as one line of a terminal: clipped around the place, with what is
 * needed to draw a mark under it. */
#pragma once

#include "base/diagnostic.h"

#include <glib.h>

/* Where the lines of a source begin. */
typedef struct {
    const char *text; /* borrowed */
    gsize length;
    GArray *starts; /* of gsize */
} SourceLines;

void source_lines_init(SourceLines *lines, GBytes *source);
void source_lines_clear(SourceLines *lines);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(SourceLines, source_lines_clear)

typedef struct {
    char *text; /* valid UTF-8, tabs as blanks, control characters as U+FFFD, "…" where it is cut; NULL: no such line */
    int before;  /* columns before the mark */
    int columns; /* of the mark, 1 or more */
} Excerpt;

/* The line of `at`, at most `width` columns of it. */
Excerpt excerpt_of(const SourceLines *lines, Position at, int width);
void excerpt_clear(Excerpt *excerpt);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Excerpt, excerpt_clear)
