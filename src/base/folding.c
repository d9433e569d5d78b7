#include "base/folding.h"

#include "base/folding_rule.h"

/* The character at `at`, which is not of ASCII and moves behind it. The text is valid, so that what its first byte
 * promises is there. */
static inline gunichar take_character(const char **at)
{
    const unsigned char *bytes = (const unsigned char *)*at;
    if (bytes[0] < 0xe0) {
        *at += 2;
        return (bytes[0] & 0x1fU) << 6 | (bytes[1] & 0x3fU);
    }
    if (bytes[0] < 0xf0) {
        *at += 3;
        return (bytes[0] & 0x0fU) << 12 | (bytes[1] & 0x3fU) << 6 | (bytes[2] & 0x3fU);
    }
    const gunichar c = g_utf8_get_char(*at);
    *at = g_utf8_next_char(*at);
    return c;
}

/* Nearly all of Chinese: the characters that the rule leaves as they are. */
static inline bool is_ideograph(gunichar c)
{
    return c >= 0x4e00 && c <= 0x9fff;
}

static inline gunichar fold(gunichar c)
{
    if (c < FOLDING_TABLE_END) {
        return folding_table[c];
    }
    return is_ideograph(c) ? c : folding_rule(c);
}

static inline gunichar ascii_lower(unsigned char c)
{
    return c >= 'A' && c <= 'Z' ? c + 32U : c;
}

gunichar folded_next(const char **at)
{
    while ((unsigned char)**at >= 0x80) {
        const gunichar folded = fold(take_character(at));
        if (folded != FOLDING_SILENT) {
            return folded;
        }
    }
    return **at == '\0' ? 0 : ascii_lower((unsigned char)*(*at)++);
}

static const char *skip_silent(const char *at)
{
    while ((unsigned char)*at >= 0x80) {
        const char *behind = at;
        if (fold(take_character(&behind)) != FOLDING_SILENT) {
            break;
        }
        at = behind;
    }
    return at;
}

/* Does the character go together with its like to make a word? */
static bool joins(gunichar c)
{
    if (c < 0x80) {
        return g_ascii_isalnum((char)c);
    }
    return (g_unichar_isalpha(c) || g_unichar_isdigit(c)) && !folding_is_han(c); /* a mark in superscript does not */
}

static size_t matches(const char *text, const char *phrase)
{
    const char *at = text;
    const char *wanted = phrase;
    gunichar last = 0;
    while (*wanted != '\0') {
        if ((unsigned char)*wanted < 0x80 && (unsigned char)*at < 0x80) { /* most of it, and cheap */
            last = ascii_lower((unsigned char)*wanted++);
            if (ascii_lower((unsigned char)*at++) != last) {
                return 0;
            }
            continue;
        }
        last = folded_next(&wanted);
        if (folded_next(&at) != last) {
            return 0;
        }
    }
    at = skip_silent(at);
    return joins(last) && joins(g_utf8_get_char(at)) ? 0 : (size_t)(at - text);
}

static inline gunichar first_of(const char *text)
{
    const unsigned char lead = (unsigned char)*text;
    if (lead < 0x80) {
        return ascii_lower(lead);
    }
    const gunichar folded = fold(take_character(&text));
    return folded != FOLDING_SILENT ? folded : folded_next(&text);
}

size_t folded_begins(const char *text, const char *phrase)
{
    return first_of(text) == first_of(phrase) ? matches(text, phrase) : 0;
}

size_t folded_begins_with_one_of(const char *text, const char *const *phrases)
{
    const gunichar first = first_of(text);
    size_t longest = 0;
    for (; *phrases != NULL; phrases++) {
        if (first_of(*phrases) == first) { /* most begin otherwise, and that is cheap to see */
            const size_t used = matches(text, *phrases);
            longest = MAX(longest, used);
        }
    }
    return longest;
}

bool folded_is(const char *text, const char *phrase)
{
    const size_t used = folded_begins(text, phrase);
    return used > 0 && text[used] == '\0';
}

bool folded_is_one_of(const char *text, const char *const *phrases)
{
    for (; *phrases != NULL; phrases++) {
        if (folded_is(text, *phrases)) {
            return true;
        }
    }
    return false;
}

bool folded_starts_word(const char *text, const char *at)
{
    if (at == text) {
        return true;
    }
    if ((unsigned char)at[-1] < 0x80 && (unsigned char)*at < 0x80) {
        return !g_ascii_isalnum(at[-1]);
    }
    const gunichar c = g_utf8_get_char(at);
    const gunichar before = g_utf8_get_char(g_utf8_prev_char(at));
    return !g_unichar_isalnum(before) || folding_is_han(before) || folding_is_han(c);
}

const char *folded_finds(const char *text, const char *phrase, size_t *ret_used)
{
    const gunichar first = first_of(phrase);
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        const size_t used = first_of(at) == first ? matches(at, phrase) : 0;
        if (used > 0 && folded_starts_word(text, at)) {
            if (ret_used != NULL) {
                *ret_used = used;
            }
            return at;
        }
    }
    return NULL;
}

bool folded_holds_one_of(const char *text, const char *const *phrases)
{
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        if (folded_starts_word(text, at) && folded_begins_with_one_of(at, phrases) > 0) {
            return true;
        }
    }
    return false;
}

bool folded_begins_with_stem(const char *text, const char *stem)
{
    while (*stem != '\0') {
        if (folded_next(&text) != folded_next(&stem)) {
            return false;
        }
    }
    return true;
}

bool folded_holds_stem(const char *text, const char *stem)
{
    const gunichar first = first_of(stem);
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        if (first_of(at) == first && folded_begins_with_stem(at, stem) && folded_starts_word(text, at)) {
            return true;
        }
    }
    return false;
}

int folded_figure(const char *text, size_t *ret_used)
{
    *ret_used = 1;
    if ((unsigned char)*text < 0x80) {
        return g_ascii_isdigit(*text) ? *text - '0' : -1;
    }
    const gunichar c = fold(g_utf8_get_char(text));
    *ret_used = (size_t)(g_utf8_next_char(text) - text);
    return c >= '0' && c <= '9' ? (int)(c - '0') : -1;
}

bool folded_begins_name(const char *text)
{
    const gunichar c = g_utf8_get_char(text);
    return g_unichar_isalpha(c) && !g_unichar_islower(c);
}
