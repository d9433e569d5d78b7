/* Does a line go on with the words of the line before it? Told by where both stand and by the words at the seam. */
#include "reading/lines.h"

#include "base/text.h"
#include "core/symbol.h"
#include "core/vocabulary.h"

#include <string.h>

bool line_ends_in_mid_phrase(const char *text)
{
    static const char *const words[] = { " of", " the", " and", " to", " for", " in", " on", " a", " an", " with",
                                         " by", " from", " at", " or", " as", " its", " their", " under", " between",
                                         " that", " including", " about", " is", " until", " ended", " was", " be",
                                         " are", " United", " other", " against", ",",
                                         /* the other languages */
                                         " de", " la", " le", " les", " des", " du", " et", " à", " au", " aux", " sur",
                                         " pour", " par", " dans", " en", " el", " los", " las", " del", " y", " con",
                                         " por", " para", " sobre", " и", " в", " на", " по", " с", " о", " об", " от",
                                         " для", " к", " في", " من", " على", " إلى", " عن", "،", "、", "，" };
    const size_t length = strlen(text);
    for (size_t i = 0; length > 0 && i < G_N_ELEMENTS(words); i++) {
        const size_t word = strlen(words[i]);
        if (words[i][word - 1] == text[length - 1] && g_str_has_suffix(text, words[i])) {
            return true;
        }
    }
    return length > 1 && text[length - 1] == '-' && g_ascii_isalpha(text[length - 2]);
}

bool line_begins_in_mid_phrase(const char *text)
{
    const char *at = text + strspn(text, "(\"'");
    if (g_str_has_prefix(at, "“")) {
        at += strlen("“");
    }
    const gunichar c = g_utf8_get_char(at);
    const char *close = strchr(at, ')');
    const bool is_letter = close != NULL && (text[0] == '(' ? close - at <= 3 : close == g_utf8_next_char(at));
    return g_unichar_islower(c) && !is_letter; /* "(a)", "a)" */
}

static bool ends_sentence(const char *text)
{
    static const char *const wide[] = { "。", "：", "；", "！", "？", "؟", "؛" };
    for (size_t i = 0; i < G_N_ELEMENTS(wide); i++) {
        if (g_str_has_suffix(text, wide[i])) {
            return true;
        }
    }
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
    const char *close = strchr(text, ')');
    return close != NULL && (text[0] == '(' ? close - text <= 4 : close - text == 1);
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
        const bool begins_small = line_begins_in_mid_phrase(next->text);
        const bool broken = begins_small || (loose && line_ends_in_mid_phrase(text));
        return broken && (!ends_sentence(text) || (begins_small && g_str_has_suffix(text, ":")));
    }
    if (loose || line_begins_in_mid_phrase(next->text) || line_ends_in_mid_phrase(text)) {
        return true;
    }
    return text_length(before->text) >= FULL_LINE && !ends_sentence(text) && !vocabulary_begins_entry(next->text);
}

enum { PAGE_LINE = 65 }; /* characters: a line set across the page, in which a longer word found no place */

bool line_goes_on_below_gap(const Line *before, const Line *next)
{
    const size_t length = strlen(before->text);
    return next->after_blank && is_continuation_of_form(next) && before->cell < 0 && next->cell < 0 &&
           text_length(before->text) >= PAGE_LINE && !ends_sentence(before->text) && before->text[length - 1] != ')' &&
           !symbol_is_valid(next->text, strlen(next->text));
}

static bool is_chinese(gunichar c)
{
    return (c >= 0x3001 && c <= 0x9fff) || (c >= 0xff01 && c <= 0xff5e);
}

/* Chinese breaks its lines anywhere and writes no blanks. */
static bool are_both_chinese(const char *text, const char *next)
{
    const char *end = text + strlen(text);
    const char *last = g_utf8_find_prev_char(text, end);
    return last != NULL && is_chinese(g_utf8_get_char(last)) && is_chinese(g_utf8_get_char(next));
}

void text_join(GString *text, const char *next)
{
    const bool hyphen = text->len > 1 && text->str[text->len - 1] == '-' && g_ascii_isalpha(text->str[text->len - 2]);
    const bool dash = g_str_has_suffix(text->str, "–");
    if (text->len > 0 && !hyphen && !dash && !are_both_chinese(text->str, next)) {
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
