/* A programme of work to the tree of its paper, in the form the United Nations gives it. A pure function: the
 * same programme and language give the same tree. */
#pragma once

#include "core/programme.h"
#include "doc/node.h"

/* `language`: of the fixed phrases; the programme's own words stay as they are. */
Document *programme_paper(const Programme *programme, const char *language);
