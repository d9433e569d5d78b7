/* A programme of work to the tree of its paper, in the form the United Nations gives it. A pure function: the
 * same programme and language give the same tree. */
#pragma once

#include "core/programme.h"
#include "doc/node.h"

/* `language` is a code ("fr"); NULL, "" and what is none of the six stand for the programme's own. In another language
 * than its own the paper has the fixed phrases, days and hours, and all texts for which core/terms.h has words, in that
 * language; other texts stay word for word, and their nodes say in which language they are. Its text layout reads back
 * to programme_translate's programme. */
Document *programme_paper(const Programme *programme, const char *language);
