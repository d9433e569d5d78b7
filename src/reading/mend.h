/* Small faults of typing that have one right form, mended before anything is understood, each with a report. */
#pragma once

#include "reading/lines.h"

/* Hyphens in ranges of years ("2021-2025") become en dashes (domain rule 3). Addresses and symbols are left alone. */
void mend_year_ranges(Lines *lines);

/* "1.<tab>The Committee ...": a tab behind the number of a paragraph parts no columns; both become one line again. */
void mend_numbered_paragraphs(Lines *lines);
