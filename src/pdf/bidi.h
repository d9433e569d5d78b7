/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages that are written from right to left. They are mirrored, so that all else may go from left to right; what is
 * written from left to right among them (numbers, names in Latin letters) is turned around again.
 *
 * A page has its letters in the order of the eye. That of the mind is worked out by the rules that matter in papers,
 * not by all of the Unicode bidirectional algorithm. */
#pragma once

#include "pdf/pages.h"

bool bidi_is_rtl(gunichar c);

/* Are these pages written from right to left? `pages` are of Page. */
bool bidi_pages_are_rtl(const GPtrArray *pages);

/* Mirrors the boxes of all words (of Word) of a page of that width, and puts right the words that stand alone among
 * Arabic ones: "2025–2021", ".1". */
void bidi_mirror(GArray *words, float width);

/* Puts `n` words of a mirrored strip, sorted by their places, into the order of the mind. */
void bidi_order_strip(GArray *words, guint first, guint n);
