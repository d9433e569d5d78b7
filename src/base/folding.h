/* Text compared as people compare it, whatever the script: case, accents, the vowel signs and the lengthening of
 * Arabic, the forms of apostrophes, blanks, hyphens and figures, and the invisible marks of direction do not matter.
 *
 * Nothing is copied: each question walks both texts. Phrases are written as the papers print them. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* The next character as it is compared; moves *at past it and past the signs that do not count. 0 at the end. */
gunichar folded_next(const char **at);

/* How many bytes of `text` the phrase takes with which it begins, as whole words; 0 if it begins otherwise. Chinese
 * writes no blanks, so a phrase in it may end anywhere. */
size_t folded_begins(const char *text, const char *phrase);

/* The same of a list of phrases that NULL ends: the longest counts. */
size_t folded_begins_with_one_of(const char *text, const char *const *phrases);

/* Nothing but the phrase; nothing but one of the phrases. */
bool folded_is(const char *text, const char *phrase);
bool folded_is_one_of(const char *text, const char *const *phrases);

/* Where the phrase stands as whole words, or NULL; *ret_used (may be NULL) gets the bytes that it takes. */
const char *folded_finds(const char *text, const char *phrase, size_t *ret_used);
bool folded_holds_one_of(const char *text, const char *const *phrases);

/* A stem with whatever ending: at the beginning of `text`; at the beginning of any of its words. */
bool folded_begins_with_stem(const char *text, const char *stem);
bool folded_holds_stem(const char *text, const char *stem);

/* May a word begin at `at`, a place in `text`? Behind anything but a letter or figure; beside a Chinese character
 * always. */
bool folded_starts_word(const char *text, const char *at);

/* The figure that `text` begins with, 0–9, of ASCII, Arabic or full width, and its bytes; −1 if it begins with none. */
int folded_figure(const char *text, size_t *ret_used);

/* Does `text` begin as a title or a name may: with a capital, or a letter of a script that has none? */
bool folded_begins_name(const char *text);
