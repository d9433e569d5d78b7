#include "base/text.h"

#include <string.h>

static bool is_blank(gunichar c)
{
    return c <= 0x20 || (c >= 0x7f && c <= 0xa0) || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 ||
           c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
}

static bool is_nothing(gunichar c)
{
    const bool turns =
        c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    return turns || c == 0xad || c == 0x200b || c == 0x2060 || c == 0xfeff;
}

/* Behind the characters at `at` that stand as they are. */
static const char *end_of_run(const char *at)
{
    for (;;) {
        if (*at > 0x20 && *at < 0x7f) {
            at++;
            continue;
        }
        const gunichar c = (unsigned char)*at < 0x80 ? ' ' : g_utf8_get_char(at);
        if (is_blank(c) || is_nothing(c)) {
            return at;
        }
        at = g_utf8_next_char(at);
    }
}

static char *tidy_valid(const char *text)
{
    GString *tidy = g_string_sized_new(strlen(text));
    bool gap = false;
    for (const char *at = text; *at != '\0';) {
        const char *end = end_of_run(at);
        if (end == at) {
            gap |= is_blank(g_utf8_get_char(at));
            at = g_utf8_next_char(at);
            continue;
        }
        if (gap && tidy->len > 0) {
            g_string_append_c(tidy, ' ');
        }
        gap = false;
        g_string_append_len(tidy, at, end - at);
        at = end;
    }
    return g_string_free(tidy, tidy->len == 0);
}

char *text_tidy(const char *text)
{
    if (text == NULL) {
        return NULL;
    }
    if (g_utf8_validate(text, -1, NULL)) {
        return tidy_valid(text);
    }
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    return tidy_valid(valid);
}

void text_tidy_in_place(char **text)
{
    char *tidy = text_tidy(*text);
    g_free(*text);
    *text = tidy;
}

char *text_words(const char *text)
{
    GString *words = g_string_new(NULL);
    bool gap = false;
    for (const char *at = text == NULL ? "" : text; *at != '\0'; at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(at);
        if (!g_unichar_isalnum(c)) {
            gap = words->len > 0;
            continue;
        }
        if (gap) {
            g_string_append_c(words, ' ');
            gap = false;
        }
        g_string_append_unichar(words, g_unichar_tolower(c));
    }
    return g_string_free(words, FALSE);
}

bool text_is_word_byte(char c)
{
    return g_ascii_isalnum(c) || (unsigned char)c >= 0x80;
}

static inline char ascii_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

/* How many bytes of `text` the phrase takes with which it begins, whatever follows; G_MAXSIZE if it begins otherwise.
 */
static inline size_t match(const char *text, const char *phrase)
{
    size_t used = 0;
    while (phrase[used] != '\0') {
        if (ascii_lower(text[used]) != ascii_lower(phrase[used])) {
            return G_MAXSIZE;
        }
        used++;
    }
    return used;
}

static inline bool ends_word(const char *phrase, const char *text, size_t used)
{
    return used == 0 || !text_is_word_byte(phrase[used - 1]) || !g_ascii_isalnum(text[used]);
}

bool text_begins(const char *text, const char *phrase)
{
    const size_t used = match(text, phrase);
    return used != G_MAXSIZE && ends_word(phrase, text, used);
}

const char *text_finds(const char *text, const char *phrase)
{
    const char first = ascii_lower(phrase[0]);
    for (const char *at = text; *at != '\0'; at++) {
        if (ascii_lower(*at) == first && (at == text || !text_is_word_byte(at[-1])) && text_begins(at, phrase)) {
            return at;
        }
    }
    return NULL;
}

bool text_is_one_of(const char *text, const char *const *phrases)
{
    for (; *phrases != NULL; phrases++) {
        if (g_ascii_strcasecmp(text, *phrases) == 0) {
            return true;
        }
    }
    return false;
}

size_t text_begins_with_one_of(const char *text, const char *const *phrases)
{
    for (; *phrases != NULL; phrases++) {
        const size_t used = match(text, *phrases);
        if (used != G_MAXSIZE && ends_word(*phrases, text, used)) {
            return used;
        }
    }
    return 0;
}

bool text_holds_one_of(const char *text, const char *const *phrases)
{
    for (const char *at = text; *at != '\0'; at++) {
        const bool starts_word = at == text || !text_is_word_byte(at[-1]);
        if (starts_word && text_begins_with_one_of(at, phrases) > 0) {
            return true;
        }
    }
    return false;
}

int text_length(const char *text)
{
    int length = 0;
    for (const char *at = text; *at != '\0'; at++) {
        length += ((unsigned char)*at & 0xc0) != 0x80; /* what continues a character is none */
    }
    return length;
}

char *text_slug(const char *text)
{
    g_autoptr(GString) slug = g_string_new(NULL);
    for (; *text != '\0' && slug->len < TEXT_SLUG_LIMIT; text++) {
        if (g_ascii_isalnum(*text)) {
            g_string_append_c(slug, g_ascii_tolower(*text));
        } else if (slug->len > 0 && slug->str[slug->len - 1] != '-') {
            g_string_append_c(slug, '-');
        }
    }
    while (slug->len > 0 && slug->str[slug->len - 1] == '-') {
        g_string_truncate(slug, slug->len - 1);
    }
    return g_strdup(slug->len > 0 ? slug->str : "programme");
}

bool text_is_digits(const char *text)
{
    return text[0] != '\0' && text[strspn(text, "0123456789")] == '\0';
}

static const char *const superscripts[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };

const char *text_superscript(int figure)
{
    return superscripts[figure];
}

int text_superscript_read(const char *text, size_t *ret_used)
{
    *ret_used = 0;
    if ((unsigned char)text[0] < 0x80) {
        return -1;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(superscripts); i++) {
        if (g_str_has_prefix(text, superscripts[i])) {
            *ret_used = strlen(superscripts[i]);
            return (int)i;
        }
    }
    return -1;
}
