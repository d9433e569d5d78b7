/* The small change of text in one line: tidying, comparing by words, matching phrases. English phrases are matched
 * without regard to case; all else is UTF-8. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* A copy of `text` as valid UTF-8 in one line: control characters and every kind of blank become single blanks,
 * none at either end; soft hyphens, zero-width spaces, byte-order marks and the controls of direction are gone. NULL if
 * nothing is left. */
char *text_tidy(const char *text);

/* Replaces *text by its tidy form. */
void text_tidy_in_place(char **text);

/* The words of `text` in lower case, letters and digits only, parted by single blanks: "Regular, institutional
 * dialogue" and "regular institutional dialogue" give the same. Never NULL. Free with g_free. */
char *text_words(const char *text);

/* `text` begins with the phrase, as whole words, in any case (ASCII). */
bool text_begins(const char *text, const char *phrase);

/* The phrase as whole words anywhere in `text`; where it begins, or NULL. */
const char *text_finds(const char *text, const char *phrase);

/* The same of a list of phrases that NULL ends. `text_is_one_of`: nothing but the phrase, in any case. */
bool text_is_one_of(const char *text, const char *const *phrases);
bool text_holds_one_of(const char *text, const char *const *phrases);

/* How many bytes the first of the phrases takes with which `text` begins; 0 if it begins with none. */
size_t text_begins_with_one_of(const char *text, const char *const *phrases);

/* Does the byte before or after a word's end belong to it? Letters, digits and all of UTF-8 beyond ASCII do. */
bool text_is_word_byte(char c);

/* How many characters (not bytes) there are. */
int text_length(const char *text);

/* `text` fit for an address: lower-case letters and digits of ASCII with single hyphens between, at most
 * TEXT_SLUG_LIMIT of them; "programme" if nothing is left. Free with g_free. */
char *text_slug(const char *text);
enum { TEXT_SLUG_LIMIT = 64 };

bool text_is_digits(const char *text); /* of ASCII, one or more, and nothing else */

/* The superscript form of a figure, 0–9: "²". */
const char *text_superscript(int figure);

/* The superscript figure that `text` begins with, and its bytes; −1 if it begins with none. */
int text_superscript_read(const char *text, size_t *ret_used);
