/* The fixed words of the pages, a table a language: what is not in the programme itself. A language is a parameter
 * of every page, never of the process.
 *
 * The list of words, with their English texts, is words.def; the other languages are translated in po/ and compiled in.
 */
#pragma once

#include "base/buffer.h"
#include "base/civil.h"
#include "core/language.h"

enum { PLURAL_FORMS = 6 }; /* Arabic has as many; the others use the first ones */

/* Every member is a text that must be there. "%s" or "%d" in it is the place of a text or a number. */
typedef struct {
    Language language;
    unsigned (*form)(unsigned n); /* which of the forms of a count goes with n things */
#define WORD(name, text) const char *name;
#define COUNT(name, of_one, of_several) const char *name[PLURAL_FORMS];
#define LIST(name, n, ...) const char *name[n];
#include "web/words.def"
#undef WORD
#undef COUNT
#undef LIST
} Words;

const Words *words_of(Language language);

/* "Monday, 25 July 2022"; "25 July"; "25–29 July 2022". Nothing for unset dates. */
void words_put_day(const Words *words, CivilDate date, Buffer *out);
void words_put_short_day(const Words *words, CivilDate date, Buffer *out);
void words_put_date(const Words *words, CivilDate date, Buffer *out);
void words_put_range(const Words *words, CivilDate from, CivilDate to, Buffer *out);

/* "10 meetings": `forms` is a COUNT of these words. */
void words_put_count(const Words *words, const char *const forms[PLURAL_FORMS], int n, Buffer *out);

/* "1 h 30 min". */
void words_put_duration(const Words *words, int minutes, Buffer *out);

/* `pattern` with what belongs into its first place, escaped as markup. */
void words_put_with(const char *pattern, const char *text, Buffer *out);
void words_put_number(const char *pattern, int n, Buffer *out);

/* For who writes markup into a place: `pattern` up to its first place, escaped; returns what follows the place, to go
 * on with. All of a pattern without a place; what follows is then "". */
const char *words_put_until(const char *pattern, Buffer *out);
