#include "base/folding.h"

enum { ALIF_MAQSURA = 0x649, YA = 0x64a, TA_MARBUTA = 0x629, HA = 0x647, TATWEEL = 0x640 };

/* Chinese characters and what stands among them without blanks. */
static bool is_han(gunichar c)
{
    return (c >= 0x2e80 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff);
}

/* Vowel signs and accents of their own, marks of direction, soft hyphens and joiners. */
static bool is_silent(gunichar c)
{
    if (c < 0x300) {
        return c == 0xad;
    }
    return c == TATWEEL || c == 0x61c || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
           (c >= 0x2060 && c <= 0x2069) || c == 0xfeff || g_unichar_ismark(c);
}

/* Forms of one sign that writers and machines exchange for each other. */
static gunichar plain_form(gunichar c)
{
    if (c >= 0xff01 && c <= 0xff5e) {
        return c - 0xfee0; /* of full width */
    }
    if (c >= 0x2000 && c <= 0x200a) {
        return ' ';
    }
    switch (c) {
    case 0xa0:
    case 0x202f:
    case 0x3000: return ' ';
    case 0x2bc:
    case 0x2018:
    case 0x2019: return '\'';
    case 0x2010:
    case 0x2011: return '-';
    case ALIF_MAQSURA: return YA;
    case TA_MARBUTA: return HA;
    default: return c;
    }
}

/* An Arabic figure as one of ASCII; any other character as it is. */
static gunichar plain_figure(gunichar c)
{
    if (c >= 0x660 && c <= 0x669) {
        return c - 0x660 + '0';
    }
    return c >= 0x6f0 && c <= 0x6f9 ? c - 0x6f0 + '0' : c;
}

static gunichar fold(gunichar c)
{
    gunichar base;
    gunichar accent;
    c = plain_figure(plain_form(c));
    while (c >= 0xc0 && !is_han(c) && g_unichar_decompose(c, &base, &accent)) {
        c = base;
    }
    return g_unichar_tolower(c);
}

gunichar folded_next(const char **at)
{
    if ((unsigned char)**at < 0x80) {
        return **at == '\0' ? 0 : (gunichar)g_ascii_tolower(*(*at)++);
    }
    while ((unsigned char)**at >= 0x80) {
        const gunichar c = g_utf8_get_char(*at);
        *at = g_utf8_next_char(*at);
        if (!is_silent(c)) {
            return fold(c);
        }
    }
    return **at == '\0' ? 0 : (gunichar)g_ascii_tolower(*(*at)++);
}

static const char *skip_silent(const char *at)
{
    while ((unsigned char)*at >= 0x80 && is_silent(g_utf8_get_char(at))) {
        at = g_utf8_next_char(at);
    }
    return at;
}

/* Does the character go together with its like to make a word? */
static bool joins(gunichar c)
{
    if (c < 0x80) {
        return g_ascii_isalnum((char)c);
    }
    return (g_unichar_isalpha(c) || g_unichar_isdigit(c)) && !is_han(c); /* a mark in superscript does not */
}

static inline gunichar ascii_lower(unsigned char c)
{
    return c >= 'A' && c <= 'Z' ? c + 32U : c;
}

/* Can a phrase begin with the folded character `first`? Most do not, and a phrase's first byte tells its script: this
 * keeps a table of phrases in six languages nearly as cheap as one in English. */
static inline bool may_begin(gunichar first, const char *phrase)
{
    const unsigned char lead = (unsigned char)*phrase;
    if (lead < 0x80) {
        return first == ascii_lower(lead);
    }
    if (lead < 0xd0) {
        return first < 0x250; /* Latin, whose accents are folded into ASCII */
    }
    if (lead < 0xe2) {
        return first >= 0x400 && first < 0x800;
    }
    return first >= 0x2000;
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
    return lead < 0x80 ? ascii_lower(lead) : folded_next(&text);
}

size_t folded_begins(const char *text, const char *phrase)
{
    return may_begin(first_of(text), phrase) ? matches(text, phrase) : 0;
}

size_t folded_begins_with_one_of(const char *text, const char *const *phrases)
{
    const gunichar first = first_of(text);
    size_t longest = 0;
    for (; *phrases != NULL; phrases++) {
        if (may_begin(first, *phrases)) {
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
    const gunichar c = g_utf8_get_char(at);
    const gunichar before = g_utf8_get_char(g_utf8_prev_char(at));
    return !g_unichar_isalnum(before) || is_han(before) || is_han(c);
}

const char *folded_finds(const char *text, const char *phrase, size_t *ret_used)
{
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        const size_t used = folded_begins(at, phrase);
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
    for (; *phrases != NULL; phrases++) {
        if (folded_finds(text, *phrases, NULL) != NULL) {
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
    const gunichar c = plain_figure(plain_form(g_utf8_get_char(text)));
    *ret_used = (size_t)(g_utf8_next_char(text) - text);
    return c >= '0' && c <= '9' ? (int)(c - '0') : -1;
}

bool folded_begins_name(const char *text)
{
    const gunichar c = g_utf8_get_char(text);
    return g_unichar_isalpha(c) && !g_unichar_islower(c);
}
