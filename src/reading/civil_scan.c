#include "reading/civil_scan.h"

#include "base/folding.h"
#include "base/text.h"

#include <string.h>

/* Blanks beyond ASCII, and marks that show nothing. */
static bool is_gap(gunichar c)
{
    return c == 0xa0 || c == 0x202f || c == 0x3000 || c == 0x61c || (c >= 0x2000 && c <= 0x200f) ||
           (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x2069);
}

const char *skip_blanks(const char *at)
{
    for (;;) {
        if (*at == ' ' || *at == '\t') {
            at++;
        } else if ((unsigned char)*at >= 0x80 && is_gap(g_utf8_get_char(at))) {
            at = g_utf8_next_char(at);
        } else {
            return at;
        }
    }
}

enum { NEAR = 40 }; /* characters; more than the longest words before a day have */

/* Chinese has numerals of its own. */
static bool is_east_asian(const char *at)
{
    return (unsigned char)*at >= 0xe3;
}

bool has_figure_near(const char *text)
{
    size_t used;
    const char *at = text;
    for (int i = 0; i < NEAR && *at != '\0'; i++, at += used) {
        if (folded_figure(at, &used) >= 0 || is_east_asian(at)) {
            return true;
        }
    }
    return false;
}

bool is_figure(const char *at)
{
    size_t used;
    return folded_figure(at, &used) >= 0;
}

int scan_number(const char **at, int most)
{
    const char *from = *at;
    int value = 0;
    int figures = 0;
    int figure;
    size_t used;
    while ((figure = folded_figure(from, &used)) >= 0) {
        if (++figures > most) {
            return -1;
        }
        value = value * 10 + figure;
        from += used;
    }
    if (figures == 0) {
        return -1;
    }
    *at = from;
    return value;
}

bool scan_word(const char **at, const char *word)
{
    if (!text_begins(*at, word)) {
        return false;
    }
    *at += strlen(word);
    return true;
}

bool scan_bytes(const char **at, const char *bytes)
{
    const size_t length = strlen(bytes);
    if (strncmp(*at, bytes, length) != 0) {
        return false;
    }
    *at += length;
    return true;
}

bool scan_phrase(const char **at, const char *const *phrases)
{
    const size_t used = folded_begins_with_one_of(*at, phrases);
    *at += used;
    return used > 0;
}

bool scan_comma(const char **at)
{
    return scan_bytes(at, ",") || scan_bytes(at, "،") || scan_bytes(at, "，");
}

static Dash scan_dash_sign(const char **at)
{
    static const struct {
        const char *bytes;
        Dash dash;
    } dashes[] = {
        { "–", EN_DASH },     { "-", OTHER_DASH },  { "—", OTHER_DASH },  { "‐", OTHER_DASH },
        { "‑", OTHER_DASH },  { "−", OTHER_DASH },  { "―", OTHER_DASH },  { "~", OTHER_DASH },
        { "－", OTHER_DASH }, { "～", OTHER_DASH }, { "〜", OTHER_DASH },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(dashes); i++) {
        if (scan_bytes(at, dashes[i].bytes)) {
            return dashes[i].dash;
        }
    }
    return NO_DASH;
}

/* A word between two ends. Chinese needs no blanks about it. */
static bool scan_dash_word(const char **at, bool apart)
{
    static const char *const words[] = {
        "to",   "until", "till",     "through",   "à",  "au", "jusqu'à", "jusqu'au", "a",     "al", "a las",
        "a la", "hasta", "hasta el", "hasta las", "до", "по", "إلى",     "حتى",      "لغاية", NULL,
    };
    static const char *const chinese[] = { "至", "到", NULL };
    const char *after = *at;
    if (scan_phrase(&after, chinese)) {
        *at = skip_blanks(after);
        return true;
    }
    after = *at;
    if (!apart || !scan_phrase(&after, words) || *skip_blanks(after) == '\0' || skip_blanks(after) == after) {
        return false;
    }
    *at = skip_blanks(after);
    return true;
}

Dash scan_dash(const char **at)
{
    const char *from = skip_blanks(*at);
    const char *after = from;
    const Dash dash = scan_dash_sign(&after);
    if (dash != NO_DASH) {
        const bool spaced = from != *at || skip_blanks(after) != after;
        *at = skip_blanks(after);
        return spaced ? OTHER_DASH : dash;
    }
    if (*from == '\0' || !scan_dash_word(&after, from != *at)) {
        return NO_DASH;
    }
    *at = after;
    return WORD_DASH;
}
