/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages onto which a plain text was printed: one face in one size, every line from one margin. Such pages have no form
 * but that of the text: what stands behind a gap was set there by a tab or by blanks, and no line is a cell. */
#pragma once

#include "pdf/strips.h"

#include "doc/node.h"

/* Appends the lines of the text to the root of `document`, each a paragraph of its own with its tabs and blanks, and
 * what pages repeat as furniture. `pages` are of Page, `strips` of Strips; `leading` is the usual distance of lines, as
 * a share of the size of letters. False, with nothing done, if the pages are more than a text. */
bool typed_read(Document *document, const GPtrArray *pages, const GPtrArray *strips, float leading);
