/* A line that begins with hours, or ends in them: what they are, and what else it says. */
#pragma once

#include "reading/civil_text.h"
#include "reading/lines.h"

typedef struct {
    HoursText hours;
    guint used;
    char *rest; /* what stands behind the hours, without the mark between; or NULL */
} HoursLine;

/* Hours at the end of a line, behind a place or a title ("Main hall, 09:00 to 10:15"): `rest` is what stands before
 * them. */
bool hours_behind_read(const char *text, HoursLine *ret_hours);

/* Hours at the beginning of line `i`, which may be broken over the next ones. */
bool hours_line_read(const Lines *lines, guint i, HoursLine *ret_hours);

/* The same in a text that stands alone. */
bool hours_text_read(const char *text, HoursLine *ret_hours);
void hours_line_clear(HoursLine *hours);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(HoursLine, hours_line_clear)
