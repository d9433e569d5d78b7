#include "web/words.h"

#include "core/civil_words.h"
#include "web/words_tables.h"

#include <string.h>

static unsigned form_english(unsigned n)
{
    return n != 1;
}

static const Words english = {
    .language = LANGUAGE_ENGLISH,
    .form = form_english,
#define WORD(name, text) .name = text,
#define COUNT(name, of_one, of_several) .name = { of_one, of_several },
#define LIST(name, n, ...) .name = { __VA_ARGS__ },
#include "web/words.def"
#undef WORD
#undef COUNT
#undef LIST
};

const Words *words_of(Language language)
{
    return words_tables[language] != NULL ? words_tables[language] : &english;
}

/* Patterns */

/* The first `length` bytes of the text, in pieces that need no memory: there are many on a page. Escaping looks at
 * single bytes, so that a piece may end within a character. */
static void put_part(const char *text, size_t length, Buffer *out)
{
    char piece[128];
    for (size_t n; length > 0; text += n, length -= n) {
        n = MIN(length, sizeof piece - 1);
        memcpy(piece, text, n);
        piece[n] = '\0';
        buffer_markup(out, piece);
    }
}

const char *words_put_until(const char *pattern, Buffer *out)
{
    for (const char *at; (at = strchr(pattern, '%')) != NULL; pattern = at + 2) {
        put_part(pattern, (size_t)(at - pattern), out);
        if (at[1] != '%') {
            return at + 2;
        }
        buffer_char(out, '%');
    }
    buffer_markup(out, pattern);
    return "";
}

void words_put_with(const char *pattern, const char *text, Buffer *out)
{
    const char *rest = words_put_until(pattern, out);
    buffer_markup(out, text);
    words_put_until(rest, out);
}

void words_put_number(const char *pattern, int n, Buffer *out)
{
    const char *rest = words_put_until(pattern, out);
    buffer_number(out, n);
    words_put_until(rest, out);
}

/* A form may do without the number: the dual of Arabic does. */
void words_put_count(const Words *words, const char *const forms[PLURAL_FORMS], int n, Buffer *out)
{
    const char *form = forms[words->form((unsigned)n)];
    if (strchr(form, '%') != NULL) {
        words_put_number(form, n, out);
    } else {
        buffer_markup(out, form);
    }
}

/* Days */

void words_put_date(const Words *words, CivilDate date, Buffer *out)
{
    if (civil_date_is_set(date)) {
        g_autofree char *text = date_in_words(words->language, date);
        buffer_markup(out, text);
    }
}

void words_put_day(const Words *words, CivilDate date, Buffer *out)
{
    if (civil_date_is_set(date)) {
        g_autofree char *text = day_heading_in_words(words->language, date, true);
        buffer_markup(out, text);
    }
}

void words_put_short_day(const Words *words, CivilDate date, Buffer *out)
{
    if (civil_date_is_set(date)) {
        words_put_number(words->days_short[date.month - 1], date.day, out);
    }
}

void words_put_range(const Words *words, CivilDate from, CivilDate to, Buffer *out)
{
    if (!civil_date_is_set(from) || !civil_date_is_set(to)) {
        words_put_date(words, civil_date_is_set(from) ? from : to, out);
        return;
    }
    g_autofree char *text = date_range_in_words(words->language, from, to);
    buffer_markup(out, text);
}

void words_put_duration(const Words *words, int minutes, Buffer *out)
{
    if (minutes >= 60) {
        words_put_number(words->hours, minutes / 60, out);
    }
    if (minutes >= 60 && minutes % 60 != 0) {
        buffer_char(out, ' ');
    }
    if (minutes < 60 || minutes % 60 != 0) {
        words_put_number(words->minutes, minutes % 60, out);
    }
}
