#include "reading/civil_scan.h"

#include "base/text.h"

#include <string.h>

const char *skip_blanks(const char *at)
{
    for (;;) {
        if (*at == ' ' || *at == '\t') {
            at++;
        } else if (strncmp(at, "\u00a0", 2) == 0) {
            at += 2;
        } else {
            return at;
        }
    }
}

int scan_number(const char **at, int most)
{
    const char *from = *at;
    int value = 0;
    int digits = 0;
    while (g_ascii_isdigit(from[digits])) {
        if (++digits > most) {
            return -1;
        }
        value = value * 10 + (from[digits - 1] - '0');
    }
    if (digits == 0) {
        return -1;
    }
    *at = from + digits;
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

Dash scan_dash(const char **at)
{
    static const struct {
        const char *bytes;
        Dash dash;
    } dashes[] = {
        { "–", EN_DASH },    { "-", OTHER_DASH }, { "—", OTHER_DASH }, { "‐", OTHER_DASH },
        { "‑", OTHER_DASH }, { "−", OTHER_DASH }, { "―", OTHER_DASH }, { "~", OTHER_DASH },
    };
    static const char *const words[] = { "to", "until", "till", "through" };
    const char *from = skip_blanks(*at);
    for (size_t i = 0; i < G_N_ELEMENTS(dashes); i++) {
        const char *after = from;
        if (scan_bytes(&after, dashes[i].bytes)) {
            const bool spaced = from != *at || skip_blanks(after) != after;
            *at = skip_blanks(after);
            return spaced ? OTHER_DASH : dashes[i].dash;
        }
    }
    for (size_t i = 0; from != *at && i < G_N_ELEMENTS(words); i++) {
        const char *after = from;
        if (scan_word(&after, words[i]) && *skip_blanks(after) != '\0' && skip_blanks(after) != after) {
            *at = skip_blanks(after);
            return WORD_DASH;
        }
    }
    return NO_DASH;
}
