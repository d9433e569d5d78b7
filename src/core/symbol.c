#include "core/symbol.h"

#include <string.h>

/* What may stand first. Only these begin a symbol in running text, so that "and/or" is none. */
static const char *const organs[] = {
    "A",   "S",   "E",   "T",   "ST",   "DP",    "TD",   "ID",    "SG",  "CD",   "HS",   "PBC",
    "CRC", "CAT", "CED", "CMW", "CCPR", "CERD",  "CRPD", "CEDAW", "HRI", "HSP",  "ICCD", "FCCC",
    "JIU", "LOS", "NPT", "CBD", "UNEP", "SPLOS", "ISBA", "BWC",   "CCW", "APLC", "CCM",  "GC",
};

/* Words that take a full point and a number ("AC.292", "L.1", "Add.1") and are nothing without them. */
static const char *const series[] = { "AC", "C", "CN", "CRP", "L", "SR", "WG", "WP" };

/* The same, not in capitals. */
static const char *const mixed_series[] = { "Add", "Amend", "Annex", "Corr", "Part", "Rev", "Sub", "Suppl" };

/* Words that take a slash and no full point: "INF/1". */
static const char *const slashed[] = { "INF", "NGO", "RES", "DEC", "PRST" };

typedef struct {
    const char *text;
    size_t length;
} Slice;

static bool is_one_of(Slice word, const char *const *words, size_t n_words)
{
    for (size_t i = 0; i < n_words; i++) {
        if (strlen(words[i]) == word.length && strncmp(words[i], word.text, word.length) == 0) {
            return true;
        }
    }
    return false;
}

static size_t count_digits(const char *text, size_t length)
{
    size_t n = 0;
    while (n < length && g_ascii_isdigit(text[n])) {
        n++;
    }
    return n;
}

/* A number, with a letter after it where the series has parts: "12", "9a". */
static bool is_number(const char *text, size_t length)
{
    const size_t digits = count_digits(text, length);
    return digits > 0 && digits <= 5 && (digits == length || (digits + 1 == length && g_ascii_islower(text[digits])));
}

/* "ES-10", "S-12": an emergency or special session of the Assembly. */
static bool is_special_session(Slice part)
{
    const size_t letters = part.length > 1 && part.text[0] == 'E' ? 2 : 1;
    return part.length > letters + 1 && part.text[letters - 1] == 'S' && part.text[letters] == '-' &&
           is_number(part.text + letters + 1, part.length - letters - 1);
}

/* Bodies give their papers all kinds of words in capitals ("ICEF", "P", "AB"). */
static bool is_capitals(const char *text, size_t length)
{
    enum { LONGEST = 8 };
    size_t n = 0;
    while (n < length && g_ascii_isupper(text[n])) {
        n++;
    }
    return n > 0 && n == length && n <= LONGEST;
}

/* A word without a full point. */
static bool is_word(Slice part)
{
    static const char *const mixed[] = { "Summary" };
    return is_one_of(part, mixed, G_N_ELEMENTS(mixed)) ||
           (is_capitals(part.text, part.length) && !is_one_of(part, series, G_N_ELEMENTS(series)));
}

/* "AC.292", "WG.IV", "Add.1". */
static bool is_series(Slice word, Slice number)
{
    const bool known = is_one_of(word, mixed_series, G_N_ELEMENTS(mixed_series)) ||
                       (is_capitals(word.text, word.length) && !is_one_of(word, slashed, G_N_ELEMENTS(slashed)));
    return known && (is_number(number.text, number.length) || is_capitals(number.text, number.length));
}

static bool is_component(Slice part)
{
    if (is_number(part.text, part.length) || is_special_session(part)) {
        return true;
    }
    const char *point = memchr(part.text, '.', part.length);
    if (point == NULL) {
        return is_word(part);
    }
    const size_t word = (size_t)(point - part.text);
    return is_series((Slice){ part.text, word }, (Slice){ point + 1, part.length - word - 1 });
}

/* Takes the next component off `rest`; false when there is none left. */
static bool take_component(Slice *rest, Slice *ret_part)
{
    if (rest->text == NULL) {
        return false;
    }
    const char *slash = memchr(rest->text, '/', rest->length);
    const size_t length = slash != NULL ? (size_t)(slash - rest->text) : rest->length;
    *ret_part = (Slice){ rest->text, length };
    *rest = slash != NULL ? (Slice){ slash + 1, rest->length - length - 1 } : (Slice){ NULL, 0 };
    return true;
}

static bool is_single(Slice symbol)
{
    Slice part = { 0 };
    take_component(&symbol, &part); /* there is a first one, be it empty */
    if (!is_one_of(part, organs, G_N_ELEMENTS(organs))) {
        return false;
    }
    int components = 0;
    while (take_component(&symbol, &part)) {
        if (!is_component(part)) {
            return false;
        }
        components++;
    }
    return components > 0;
}

/* How many bytes the hyphen or en dash at `at` takes, of which `length` (one at least) are left; 0 if there is none. */
static size_t dash_at(const char *at, size_t length)
{
    if (length >= 3 && memcmp(at, "\u2013", 3) == 0) {
        return 3;
    }
    return *at == '-' ? 1 : 0;
}

/* Whether an organ and a slash stand at `at`. */
static bool organ_at(const char *at, size_t length)
{
    size_t n = 0;
    while (n < length && g_ascii_isupper(at[n])) {
        n++;
    }
    return n + 1 < length && at[n] == '/' && is_one_of((Slice){ at, n }, organs, G_N_ELEMENTS(organs));
}

/* Where the second half of a double symbol begins, and in *ret_first the length of the first; NULL if it is
 * a single one. */
static const char *second_half(Slice symbol, size_t *ret_first)
{
    for (size_t i = 1; i < symbol.length; i++) {
        const size_t dash = dash_at(symbol.text + i, symbol.length - i);
        if (dash > 0 && organ_at(symbol.text + i + dash, symbol.length - i - dash)) {
            *ret_first = i;
            return symbol.text + i + dash;
        }
    }
    return NULL;
}

bool symbol_is_valid(const char *text, size_t length)
{
    /* An asterisk marks a reissue for technical reasons; it is no part of the symbol's grammar. */
    for (int i = 0; i < 2 && length > 0 && text[length - 1] == '*'; i++) {
        length--;
    }
    const Slice whole = { text, length };
    size_t first = 0;
    const char *second = second_half(whole, &first);
    if (second == NULL) {
        return is_single(whole);
    }
    return is_single((Slice){ text, first }) && is_single((Slice){ second, length - (size_t)(second - text) });
}

/* How far what begins with an organ at `at` goes on, `length` bytes at most. A full point at the end belongs to the
 * sentence. */
static size_t extent(const char *at, size_t length)
{
    size_t n = 0;
    while (n < length) {
        const size_t dash = dash_at(at + n, length - n);
        const bool joins = dash > 0 && n + dash < length &&
                           (dash == 1 ? g_ascii_isalnum(at[n + dash]) : organ_at(at + n + dash, length - n - dash));
        if (!joins && !g_ascii_isalnum(at[n]) && at[n] != '.' && at[n] != '/') {
            break;
        }
        n += joins ? dash : 1;
    }
    while (at[n - 1] == '.') {
        n--;
    }
    return n;
}

const char *symbol_find(const char *text, size_t *ret_length)
{
    const char *end = text + strlen(text);
    for (const char *at = text; at < end; at++) {
        const bool begins = at == text || (!g_ascii_isalnum(at[-1]) && strchr("/.-", at[-1]) == NULL);
        if (begins && organ_at(at, (size_t)(end - at))) {
            *ret_length = extent(at, (size_t)(end - at));
            return at;
        }
    }
    return NULL;
}

int symbol_year(const char *text, size_t length)
{
    Slice rest = { text, length };
    Slice part;
    while (take_component(&rest, &part)) {
        if (part.length == 4 && count_digits(part.text, 4) == 4 && (part.text[0] == '1' || part.text[0] == '2')) {
            return (int)g_ascii_strtoll(part.text, NULL, 10);
        }
    }
    return 0;
}

bool symbol_is_limited(const char *text, size_t length)
{
    Slice rest = { text, length };
    Slice part;
    while (take_component(&rest, &part)) {
        if (part.length > 2 && strncmp(part.text, "L.", 2) == 0 && g_ascii_isdigit(part.text[2])) {
            return true;
        }
    }
    return false;
}
