/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands at the edge of several pages in the same place: running heads, page numbers. */
#pragma once

#include "pdf/strips.h"

/* By page the segments that are furniture, as a set of their numbers + 1: what is on `least` pages or more. `pages` are
 * of Page, `strips` of Strips. */
GPtrArray *furniture_of(const GPtrArray *pages, const GPtrArray *strips, guint least);
