#include "reading/mend.h"

#include "base/text.h"
#include "reading/block_text.h"

#include <stdlib.h>
#include <string.h>

static bool is_year_at(const char *text)
{
    const size_t digits = strspn(text, "0123456789");
    const int year = digits == 4 ? atoi(text) : 0;
    return year >= 1900 && year <= 2199;
}

/* Does a word begin at `at`, as in running text: behind a blank, a bracket or nothing? */
static bool is_free_before(const char *text, const char *at)
{
    return at == text || strchr(" ([“\"", at[-1]) != NULL;
}

static bool is_free_behind(const char *at)
{
    return *at == '\0' || strchr(" ,;:.)]\"", *at) != NULL;
}

/* The hyphen of the first range of years at or behind `from`, or NULL. */
static char *year_range(char *text, const char *from)
{
    for (char *hyphen = strchr(from, '-'); hyphen != NULL; hyphen = strchr(hyphen + 1, '-')) {
        const bool between = hyphen - text >= 4 && is_year_at(hyphen + 1) && is_free_behind(hyphen + 5);
        if (between && is_free_before(text, hyphen - 4) && g_ascii_isdigit(hyphen[-4]) && atoi(hyphen - 4) >= 1900 &&
            atoi(hyphen - 4) < atoi(hyphen + 1)) {
            return hyphen;
        }
    }
    return NULL;
}

static void mend_line(Lines *lines, Line *line)
{
    char *hyphen;
    for (size_t at = 0; (hyphen = year_range(line->text, line->text + at)) != NULL;) {
        Position position = line->at;
        position.column += text_length(line->text) - text_length(hyphen) - 4;
        position.length = 9;
        lines_note(lines, SEVERITY_WARNING, "dash", position,
                   g_strdup_printf("a hyphen in the range of years \"%.9s\"", hyphen - 4),
                   g_strdup("expected an en dash (–); it was taken"));
        at = (size_t)(hyphen - line->text);
        hyphen[0] = '\0';
        char *mended = g_strconcat(line->text, "–", hyphen + 1, NULL);
        g_free(line->text);
        line->text = mended;
    }
}

/* Chinese, French and Spanish papers print a hyphen in a range of figures. */
static bool prints_hyphens(Language language)
{
    return language == LANGUAGE_CHINESE || language == LANGUAGE_FRENCH || language == LANGUAGE_SPANISH;
}

void mend_year_ranges(Lines *lines)
{
    if (prints_hyphens(lines->programme->language)) {
        return;
    }
    for (guint i = 0; i < lines->lines->len; i++) {
        Line *line = line_at(lines, i);
        if (line->use == USE_NONE && line->role == NULL) {
            mend_line(lines, line);
        }
    }
}

enum { LONG_LINE = 100 }; /* characters: no entry of a table is so long, a paragraph may break off there */

static bool is_running_text(const char *text)
{
    return g_str_has_suffix(text, ".") || g_str_has_suffix(text, "。") || text_length(text) >= LONG_LINE;
}

/* Are lines `i` and `i + 1` the two cells of a row that a tab behind a paragraph's number made? */
static bool is_numbered_paragraph(const Lines *lines, guint i)
{
    const Line *number = line_at(lines, i);
    const Line *words = line_at(lines, i + 1);
    const bool open = number->use == USE_NONE && number->role == NULL && words->use == USE_NONE && words->role == NULL;
    if (!open || number->cell != 0 || words->cell != 1 || number->whole || words->at.line != number->at.line) {
        return false;
    }
    const bool last = i + 2 >= lines->lines->len || line_at(lines, i + 2)->at.line != number->at.line;
    g_autofree char *joined = g_strconcat(number->text, " ", words->text, NULL);
    g_autofree char *label = NULL;
    return last && is_running_text(words->text) && number->text[0] != '\0' &&
           block_label_read(joined, &label) == strlen(number->text) + 1;
}

void mend_numbered_paragraphs(Lines *lines)
{
    for (guint i = 0; i + 1 < lines->lines->len; i++) {
        if (!is_numbered_paragraph(lines, i)) {
            continue;
        }
        Line *number = line_at(lines, i);
        char *joined = g_strconcat(number->text, " ", line_at(lines, i + 1)->text, NULL);
        g_free(number->text);
        number->text = joined;
        number->cell = -1;
        g_ptr_array_remove_index(lines->lines, i + 1);
    }
}
