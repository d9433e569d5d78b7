/* Numbers of agenda items in words of all six languages: "5", "7 (a)", "132 et 17 c)", "13(а) и 115", "132和17(c)",
 * "132 و 17 (ج)", "88 to 105", and the headings that hold them. Letters of Arabic are counted in the old order of the
 * alphabet, and Cyrillic ones that look like Latin ones are those: either becomes the Latin letter that the agenda
 * means. */
#pragma once

#include "core/programme.h"

/* Bytes understood from the beginning of `text`, 0 if there is no number; they are appended to `items` (of
 * ItemNumber). */
size_t item_numbers_read(const char *text, GArray *items);

/* "(a)", "a)" where a sub-item is expected: bytes, 0 if it is none; its letter goes to `sub`. */
size_t item_letter_read(const char *text, char sub[4]);

/* The word before numbers ("Agenda item", "Point", "البند"), with the blank behind it: bytes. */
size_t item_word_read(const char *text);

/* "Agenda item 5", "Point 7 de l'ordre du jour provisoire*", "临时议程*项目7": the word, the numbers and what belongs
 * to them. Bytes; 0 and no items if it is no such heading. */
size_t item_phrase_read(const char *text, GArray *items);

/* The same with the mark behind it, before a title; also "5. Title" and, in Arabic, "5 - Title". */
size_t item_heading_read(const char *text, GArray *items);
