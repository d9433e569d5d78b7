/* Does a line go on with the words of the line before it? Told by where both stand and by the words at the seam. */
#include "reading/lines.h"

#include "base/text.h"
#include "core/vocabulary.h"

#include <string.h>

bool line_ends_in_mid_phrase(const char *text)
{
    static const char *const words[] = { " of",     " the",   " and",     " to",    " for",     " in",   " on",
                                         " a",      " an",    " with",    " by",    " from",    " at",   " or",
                                         " as",     " its",   " their",   " under", " between", " that", " including",
                                         " about",  " is",    " until",   " ended", " was",     " be",   " are",
                                         " United", " other", " against", "," };
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        if (g_str_has_suffix(text, words[i])) {
            return true;
        }
    }
    const size_t length = strlen(text);
    return length > 1 && text[length - 1] == '-' && g_ascii_isalpha(text[length - 2]);
}

bool line_begins_in_mid_phrase(const char *text)
{
    const char *at = text + strspn(text, "(\"'");
    if (g_str_has_prefix(at, "“")) {
        at += strlen("“");
    }
    const gunichar c = g_utf8_get_char(at);
    return g_unichar_islower(c) && !(text[0] == '(' && strchr(at, ')') != NULL && strchr(at, ')') - at <= 3);
}

static bool ends_sentence(const char *text)
{
    const size_t length = strlen(text);
    return length > 0 && strchr(".:;!?", text[length - 1]) != NULL && !g_str_has_suffix(text, "a.m.") &&
           !g_str_has_suffix(text, "p.m.");
}

static bool is_continuation_of_form(const Line *next)
{
    return next->role == NULL && next->marker == NULL && !next->same_line;
}

/* A sub-item of its own: "(a) Title". */
static bool begins_with_letter_in_brackets(const char *text)
{
    const char *close = text[0] == '(' ? strchr(text, ')') : NULL;
    return close != NULL && close - text <= 4;
}

enum {
    FULL_LINE = 46,         /* characters: a line of a table's column that is about as wide as the column */
    LAST_WORDS = 64,        /* bytes */
    PARAGRAPH_LIMIT = 8000, /* bytes: what is joined from lines stays far below the limit of one line */
};

bool line_goes_on(const char *text, const Line *before, const Line *next, bool loose)
{
    if (!is_continuation_of_form(next) || next->cell != before->cell || before->role != NULL || text[0] == '\0') {
        return false;
    }
    if (next->cell >= 0 && next->at.line != before->at.line) {
        return false;
    }
    /* Only the end of the words tells, and they may be a long paragraph by now. */
    const size_t length = strlen(text);
    if (length > PARAGRAPH_LIMIT) {
        return false;
    }
    text += length > LAST_WORDS ? length - LAST_WORDS : 0;
    if (!loose && begins_with_letter_in_brackets(next->text) && !line_ends_in_mid_phrase(text)) {
        return false;
    }
    if (next->after_blank) {
        const bool broken = line_begins_in_mid_phrase(next->text) || (loose && line_ends_in_mid_phrase(text));
        return broken && !ends_sentence(text);
    }
    if (loose || line_begins_in_mid_phrase(next->text) || line_ends_in_mid_phrase(text)) {
        return true;
    }
    return text_length(before->text) >= FULL_LINE && !ends_sentence(text) && !vocabulary_begins_entry(next->text);
}

void text_join(GString *text, const char *next)
{
    const bool hyphen = text->len > 1 && text->str[text->len - 1] == '-' && g_ascii_isalpha(text->str[text->len - 2]);
    const bool dash = g_str_has_suffix(text->str, "–");
    if (text->len > 0 && !hyphen && !dash) {
        g_string_append_c(text, ' ');
    }
    g_string_append(text, next);
}

bool line_is_rest_of_sentence(const Lines *lines, guint i)
{
    const Line *line = line_at(lines, i);
    const Line *above = i > 0 ? line_at(lines, i - 1) : NULL;
    return above != NULL && !line->after_blank && above->role == NULL && above->cell == line->cell &&
           line_ends_in_mid_phrase(above->text);
}
