/* What ties a line of the text layout to the paragraph of a Word document that shows it in other words.
 *
 * Some blocks have a line of their own (Node.text): what it says cannot be read from the words of the page. The
 * document keeps these lines as properties, numbered in the order of the text, and the paragraph of each has a bookmark
 * with that number and with a sum of the paragraph's words. Both go through word processors that know nothing of them.
 * Who changes the words leaves the sum behind, and the words count again: a line never says what the page does not.
 *
 * A line that prints nothing belongs to those next to it, which say what its paragraph shows ("10 a.m." and below it
 * the room): if one of them has changed none of them counts. */
#pragma once

#include "doc/node.h"

#include <stdint.h>

typedef struct {
    int number; /* of the line, from 1; 0: the paragraph has none */
    uint32_t sum;
} DocxLineMark;

/* The sum of what is printed: `label` (NULL: none, or one that a list counts), then the inlines of `block`. Blanks and
 * signs without a look count for nothing. */
uint32_t docx_line_sum(const char *label, const Node *block);

/* The name of a bookmark; free with g_free. */
char *docx_line_bookmark(DocxLineMark mark);
DocxLineMark docx_line_bookmark_read(const char *name); /* 0, 0 if the bookmark is another */

/* Are there tracked changes in the block? They are a question about its words, which a line beside them would answer.
 */
bool docx_line_is_in_question(const Node *block);

/* Does the block's own line say more than its words? */
bool docx_line_is_kept(const Node *block);

/* The name of the property that holds line `number`; free with g_free. Its value is the line, or for one that prints
 * nothing DOCX_LINE_SILENT, since an empty property might get lost. */
char *docx_line_property(int number);
int docx_line_property_read(const char *name); /* its number; 0 if the property is another */
#define DOCX_LINE_SILENT "-"
