/* Entries of a meeting that run together in one line: they are parted where one is marked as continued and another
 * begins, and in a table's cell also where the words of the field begin an entry. */
#include "reading/lines.h"

#include "base/text.h"
#include "core/vocabulary.h"

#include <string.h>

/* The longest thing behind which a new entry may or may not begin is a word or two: looking at all that stands before
 * would make long lines costly. */
enum { LAST_WORDS = 32 }; /* bytes */

/* The last words of what stands between `text` and `end`, without blanks at the end. */
static const char *last_words(const char *text, const char *end, char out[LAST_WORDS + 1])
{
    while (end > text && end[-1] == ' ') {
        end--;
    }
    const size_t length = MIN((size_t)(end - text), LAST_WORDS);
    memcpy(out, end - length, length);
    out[length] = '\0';
    return out;
}

/* May a new entry begin behind these words? Not in the middle of a phrase, nor behind a colon. */
static bool may_end_entry(const char *words)
{
    const size_t length = strlen(words);
    return length > 0 && strchr(":,;(-/“\"", words[length - 1]) == NULL && !line_ends_in_mid_phrase(words);
}

/* Where the next entry begins in words that hold several, behind the first; NULL if they hold one. */
static const char *next_entry(const char *text, bool in_table)
{
    for (const char *at = text + 1; *at != '\0'; at++) {
        if ((at[-1] != ' ' && at[-1] != ')') || !g_ascii_isupper(*at)) {
            continue;
        }
        char before[LAST_WORDS + 1];
        if (!may_end_entry(last_words(text, at, before))) {
            continue;
        }
        if (g_str_has_suffix(before, "(continued)") || g_str_has_suffix(before, "(concluded)") ||
            (in_table && vocabulary_begins_entry(at))) {
            return at;
        }
    }
    return NULL;
}

/* What stands in the line from `at` on, as a line of its own. */
static Line *line_from(const Line *line, const char *at)
{
    Line *rest = g_new0(Line, 1);
    rest->text = text_tidy(at);
    rest->at = line->at;
    rest->at.column += (int)g_utf8_strlen(line->text, at - line->text);
    rest->cell = line->cell;
    rest->after_blank = true;
    return rest;
}

static void end_line(Line *line, const char *at)
{
    line->text[at - line->text] = '\0';
    text_tidy_in_place(&line->text);
}

Line *line_cut(Lines *lines, guint i, const char *at)
{
    Line *line = line_at(lines, i);
    Line *rest = line_from(line, at);
    end_line(line, at);
    g_ptr_array_insert(lines->lines, (gint)i + 1, rest);
    return rest;
}

enum { ENTRIES_OF_A_LINE = 100 };

/* Appends the line to `parted`, and after it the lines that its other entries make. */
static void part_line(Lines *lines, Line *line, GPtrArray *parted)
{
    g_ptr_array_add(parted, line);
    for (int n = 1; n < ENTRIES_OF_A_LINE; n++) {
        const char *at = line->use == USE_NONE && line->role == NULL && line->text[0] != '\0'
                             ? next_entry(line->text, line->cell >= 0 && !line->whole)
                             : NULL;
        if (at == NULL) {
            return;
        }
        Line *rest = line_from(line, at);
        end_line(line, at);
        g_ptr_array_add(parted, rest);
        lines_note(lines, SEVERITY_NOTE, "split-line", rest->at,
                   g_strdup_printf("\"%s\" runs on in one line", rest->text), g_strdup("taken as a line of its own"));
        line = rest;
    }
}

void lines_part_entries(Lines *lines, guint first)
{
    g_autoptr(GPtrArray) parted = g_ptr_array_new(); /* owns nothing: its lines go back */
    for (guint i = first; i < lines->lines->len; i++) {
        part_line(lines, line_at(lines, i), parted);
    }
    if (parted->len > 0) {
        g_ptr_array_set_size(lines->lines, (gint)(first + parted->len));
        memcpy(lines->lines->pdata + first, parted->pdata, parted->len * sizeof(gpointer));
    }
}
