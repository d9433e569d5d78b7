/* The two calculations behind a timetable: what stands beside what, and how the time is shared out. */
#pragma once

#include "web/layout.h"

/* Sets the lanes of the slots of one day, and how many the day has: meetings that overlap stand side by side, each
 * as far to the left as it can and as wide as nothing is in its way. */
void layout_lay_day(Layout *layout, LayoutDay *day);

/* Fills `shares` and the sums. Where a meeting takes several items its time is divided among them: by their
 * minutes where all have some, else equally. */
void layout_share_out(Layout *layout);
