/* The text of a statement from whatever a delegation hands in: plain text, a Word document, a PDF. Of the document only
 * the words stay, a paragraph a line: who reads it aloud and who interprets need no more, and nothing else of a
 * stranger's file is shown to anybody. */
#pragma once

#include <glib.h>
#include <stdbool.h>

enum { STATEMENT_FILE_LIMIT = 4 << 20 /* bytes of the file */ };

/* UTF-8: paragraphs, each a line without blanks at its ends, none of them empty. Word documents and PDFs are read by a
 * confined child (confined/stranger.h). NULL with DOCUMENT_ERROR if it is no text, has no words, or has more than
 * STATEMENT_SIZE_LIMIT bytes of them. Free with g_free. */
char *statement_file_text(GBytes *bytes, GError **error);

/* How many words it has, as a speaker needs time for them: what has blanks or marks between it; each Chinese or
 * Japanese character counts. */
int statement_words(const char *text);
