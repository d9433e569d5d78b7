/* A tree to a programme of work: the second step of reading, whatever reader made the tree.
 *
 * Never fails: what it understands is in the programme; every other line is kept in place, as it was, and
 * reported; every repair is reported with its place, what was there and what was taken. A document without a
 * timetable gives a programme without rows and says so (rule `no-timetable`). */
#pragma once

#include "core/programme.h"
#include "doc/node.h"

/* The programme that `document` holds; findings of reading are appended to `diagnostics`. */
Programme *programme_read(const Document *document, GPtrArray *diagnostics);
