/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf/bidi.h"

#include "pdf/strips.h"

#include <string.h>

static const float COLUMN = 1.3F; /* of the size of letters: what is written from left to right does not go across */

bool bidi_is_rtl(gunichar c)
{
    return (c >= 0x590 && c <= 0x8ff) || (c >= 0xfb1d && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfefc);
}

bool bidi_pages_are_rtl(const GPtrArray *pages)
{
    guint rtl = 0;
    guint letters = 0;
    for (guint i = 0; i < pages->len; i++) {
        const Page *page = g_ptr_array_index(pages, i);
        for (guint k = 0; k < page->chars->len; k++) {
            const gunichar c = g_array_index(page->chars, PageChar, k).c;
            letters += g_unichar_isalpha(c);
            rtl += g_unichar_isalpha(c) && bidi_is_rtl(c);
        }
    }
    return rtl * 4 > letters;
}

/* --- words -------------------------------------------------------------------------------------------------------- */

typedef enum { RIGHT_TO_LEFT, LETTERS, FIGURES, NEITHER } Direction;

static Direction direction_of(const char *text)
{
    Direction found = NEITHER;
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(at);
        if (bidi_is_rtl(c)) {
            return RIGHT_TO_LEFT;
        }
        if (g_unichar_isalpha(c)) {
            found = LETTERS;
        } else if (g_unichar_isdigit(c) && found == NEITHER) {
            found = FIGURES;
        }
    }
    return found;
}

/* "2025–2021" is read from the right: 2021–2025. */
static char *turn_range(const char *text)
{
    static const char dash[] = "–";
    const char *at = strstr(text, dash);
    if (at == NULL || strstr(at + strlen(dash), dash) != NULL) {
        return g_strdup(text);
    }
    g_autofree char *left = g_strndup(text, (gsize)(at - text));
    return g_strconcat(at + strlen(dash), dash, left, NULL);
}

static void turn_figures(Word *word)
{
    char *turned = turn_range(word->text);
    const size_t points = strspn(turned, ".,:");
    if (points > 0 && turned[points] != '\0') {
        g_autofree char *taken = g_steal_pointer(&turned);
        turned = g_strdup_printf("%s%.*s", taken + points, (int)points, taken);
    }
    g_free(word->text);
    word->text = turned;
}

static Box mirrored(const Box *box, float from, float to)
{
    return (Box){ from + to - box->x1, box->y0, from + to - box->x0, box->y1 };
}

void bidi_mirror(GArray *words, float width)
{
    for (guint i = 0; i < words->len; i++) {
        Word *word = &g_array_index(words, Word, i);
        word->box = mirrored(&word->box, 0, width);
    }
}

/* --- strips ------------------------------------------------------------------------------------------------------- */

static Word *word_at(GArray *words, guint i)
{
    return &g_array_index(words, Word, i);
}

/* The words from `first` on that are not written from right to left, without signs at their end. *ret_letters: there
 * are letters among them. */
static guint run_length(GArray *words, guint first, guint end, bool *ret_letters)
{
    guint n = 0;
    *ret_letters = false;
    for (guint i = first; i < end; i++) {
        const Word *word = word_at(words, i);
        const Direction direction = direction_of(word->text);
        const bool apart = i > first && word->box.x0 - word_at(words, i - 1)->box.x1 > COLUMN * word->size;
        if (direction == RIGHT_TO_LEFT || apart) {
            break;
        }
        *ret_letters = *ret_letters || direction == LETTERS;
        n = direction != NEITHER ? i - first + 1 : n;
    }
    return n;
}

/* Turns words around, each to the place that mirrors its own among them. */
static void turn_run(GArray *words, guint first, guint n)
{
    const float from = word_at(words, first)->box.x0;
    const float to = word_at(words, first + n - 1)->box.x1;
    for (guint i = 0; i < n / 2; i++) {
        const Word kept = *word_at(words, first + i);
        *word_at(words, first + i) = *word_at(words, first + n - 1 - i);
        *word_at(words, first + n - 1 - i) = kept;
    }
    for (guint i = first; i < first + n; i++) {
        word_at(words, i)->box = mirrored(&word_at(words, i)->box, from, to);
    }
}

/* Some programs name brackets as they look, some as they are meant. In a strip that opens with a closing one they look
 * so. */
static void turn_brackets(GArray *words, guint first, guint n)
{
    static const char brackets[] = "()[]";
    static const char turned[] = ")(][";
    char opening = '\0';
    for (guint pass = 0; pass < 2; pass++) {
        for (guint i = first; i < first + n; i++) {
            for (char *at = word_at(words, i)->text; *at != '\0'; at++) {
                const char *known = strchr(brackets, *at);
                opening = opening == '\0' && known != NULL ? *at : opening;
                *at = pass == 1 && known != NULL ? turned[known - brackets] : *at;
            }
        }
        if (opening != ')' && opening != ']') {
            return;
        }
    }
}

void bidi_order_strip(GArray *words, guint first, guint n)
{
    const guint end = first + n;
    for (guint i = first; i < end;) {
        bool letters;
        const guint length = run_length(words, i, end, &letters);
        if (length > 0 && letters) {
            turn_run(words, i, length);
        } else if (length > 0) {
            turn_figures(word_at(words, i));
        }
        i += letters ? MAX(length, 1) : 1;
    }
    turn_brackets(words, first, n);
}
