/* Is a Word or PDF document really a plain text, typed or pasted line by line? Then it is best read as one: its tags,
 * dashes and gaps mean what they mean in a text. */
#pragma once

#include "doc/node.h"

/* The text of a document that holds nothing but paragraphs without numbers, styles, notes and marks: a line a paragraph
 * or line of it, with its empty lines. NULL if it has a form of its own. What pages repeat is left out. */
GBytes *document_plain_text(const Document *document);
