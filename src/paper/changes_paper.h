/* The changes between two programmes as a document: what changed around the timetable, then day by day what changed on
 * it, words inserted and deleted marked as such. A pure function, like every paper. */
#pragma once

#include "core/programme_diff.h"
#include "doc/node.h"

/* `language`: of the phrases; the words of the programmes stay as they are. */
Document *changes_paper(const ProgrammeDiff *diff, Language language);

/* The same in a line: "Meetings moved: 2; other changes: 3". Free with g_free. */
char *changes_summary(const ProgrammeDiff *diff, Language language);
