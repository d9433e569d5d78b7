/* A made-up programme of work as a tree, in the shape in which papers are built: what tests of writers set. */
#pragma once

#include "doc/node.h"

/* In `language`: "en", "ar" or "zh". It has `days` days of two meetings each, two footnotes and links. */
Document *pdf_paper_new(const char *language, int days);
