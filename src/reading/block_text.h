/* A paragraph of the covering text as text, and back: the same for who reads and who writes. */
#pragma once

#include "core/programme.h"
#include "reading/lines.h"

/* The printed number or marker that `text` begins with ("1.", "(a)", "IV.", "–") and the blanks behind it: bytes, 0
 * if there is none. *ret_label is the label without blanks. */
size_t block_label_read(const char *text, char **ret_label);

/* The block of a text without an explicit role: label, kind and footnote marks by its form. */
Block *block_of_text(const char *text);

/* The block of an explicit line: "\paragraph[12 bis]{text}", "\heading{...}", "\kept{...}"; of any other role, kept. */
Block *block_of_words(const Line *line);
