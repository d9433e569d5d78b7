/* In which of the six languages a document is written: by its script where that tells, else by its small words and the
 * fixed phrases of the papers. */
#pragma once

#include "core/language.h"
#include "doc/node.h"

/* Of all the text of the document. English if nothing tells. A line `\language{fr}` of the text layout is not looked
 * at: it is for who writes a paper that would be taken for another language's. */
Language language_guess(const Document *document);
