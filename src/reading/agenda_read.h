/* The agenda of the session, where a paper lists it under a heading of its own. */
#pragma once

#include "reading/lines.h"

/* Reads the agenda out of the lines before `end`. Its first list counts: annotations follow later. */
void agenda_read(Lines *lines, guint end);
