/* A document on the terminal: wrapped, headings set off, inserted and deleted words in their styles; without colours
 * between {+ +} and [- -]. */
#pragma once

#include "cli/terminal.h"
#include "doc/node.h"

void show_document(const Terminal *terminal, const Document *document);
