/* Footnotes: their texts, wherever they stand, and their marks, also those that a copy has brought down to the line. */
#include "reading/lines.h"

#include "base/text.h"
#include "core/symbol.h"
#include "reading/entry_text.h"

#include <stdlib.h>
#include <string.h>

static bool is_note_rule(const Line *line)
{
    return line->role == NULL && strlen(line->text) >= 5 && strspn(line->text, "_") == strlen(line->text);
}

/* "¹ Text" or, where notes are expected, "1 Text" and "* Text": the number; *ret_words is where the text begins. */
static int note_start(const Line *line, bool expected, const char **ret_words)
{
    const char *at = line->text;
    if (expected && line->marker != NULL && line->marker[0] == '*') {
        *ret_words = at;
        return -(int)strlen(line->marker);
    }
    size_t used = 0;
    int number = note_mark_read(at, &used);
    at += used;
    if (number == 0 && expected) {
        const size_t stars = strspn(at, "*");
        const size_t digits = strspn(at, "0123456789");
        number = stars > 0 && stars < 4 ? -(int)stars : digits > 0 && digits < 4 ? atoi(at) : 0;
        at += stars + digits;
        if (number != 0 && *at != ' ') {
            return 0;
        }
    }
    *ret_words = at + strspn(at, " ");
    return **ret_words == '\0' ? 0 : number;
}

/* Where the words of a note end although the next line looks like going on: another page, another note. */
static guint read_note(Lines *lines, guint i, int number, const char *words)
{
    Line *line = line_at(lines, i);
    g_autoptr(GString) text = g_string_new(words);
    const Position at = line->at;
    line->use = USE_NOTE;
    guint next = i + 1;
    const char *other;
    for (; next < lines->lines->len; next++) {
        Line *more = line_at(lines, next);
        const bool ends = more->use != USE_NONE || more->after_page || more->role != NULL || more->cell >= 0 ||
                          more->marker != NULL || note_start(more, true, &other) != 0;
        if (ends || !(line_goes_on(text->str, line, more, true) || line_goes_on_below_gap(line, more))) {
            break;
        }
        text_join(text, more->text);
        more->use = USE_NOTE;
        line = more;
    }
    programme_add_footnote(lines->programme, number, NULL, text->str, at);
    return next;
}

static void read_explicit_note(Lines *lines, Line *line)
{
    const gint64 number = line->label == NULL ? 0 : g_ascii_strtoll(line->label, NULL, 10);
    programme_add_footnote(lines->programme, (int)CLAMP(number, -3, 9999), NULL, line->text, line->at);
    line->use = USE_NOTE;
}

/* How many figures at the end of `text` may be a mark: one or two behind a word, or the fifth behind a year. */
static size_t mark_figures(const char *text)
{
    const size_t length = strlen(text);
    size_t digits = 0;
    while (digits < length && g_ascii_isdigit(text[length - 1 - digits])) {
        digits++;
    }
    if (digits == 5 && g_str_has_prefix(text + length - 5, "20")) {
        return 1;
    }
    if (digits == 0 || digits > 2 || digits == length) {
        return 0;
    }
    const char before = text[length - digits - 1];
    /* Behind a blank a figure is a number ("Panel 2") unless the word before is a plural ("commissions 3"). */
    const bool plural = before == ' ' && length > digits + 12 && text[length - digits - 2] == 's';
    const bool behind_word = g_ascii_isalpha(before) || strchr(")\"", before) != NULL || plural;
    return behind_word || g_str_has_suffix(text, "’") ? digits : 0;
}

int glued_mark_of(const Programme *programme, const char *text, size_t *ret_digits)
{
    const bool numbered = text_begins(text, "item") || text_begins(text, "items") || text_begins(text, "agenda item") ||
                          text_begins(text, "annex");
    const size_t digits = numbered && strchr(text, ':') == NULL ? 0 : mark_figures(text);
    const int number = digits == 0 ? 0 : atoi(text + strlen(text) - digits);
    *ret_digits = digits;
    return programme_has_footnote(programme, number) ? number : 0;
}

static void raise_glued_mark(Lines *lines, Line *line)
{
    size_t digits = 0;
    const int number = glued_mark_of(lines->programme, line->text, &digits);
    if (number == 0) {
        return;
    }
    g_autofree char *words = g_strndup(line->text, strlen(line->text) - digits);
    g_autofree char *mark = note_mark_text(number);
    g_strchomp(words);
    g_free(line->text);
    line->text = g_strconcat(words, mark, NULL);
    lines_note(lines, SEVERITY_NOTE, "note-mark", line->at,
               g_strdup_printf("\"%d\" stands at the end of the line like a figure of the text", number),
               g_strdup_printf("taken as the mark of footnote %d", number));
}

bool line_is_taken_apart(const Programme *programme, const char *text)
{
    size_t digits;
    const char *words;
    const Line line = { .text = (char *)text, .cell = -1 };
    return line_is_page_sign(&line) || line_is_table_head(&line) || is_note_rule(&line) ||
           note_start(&line, false, &words) != 0 || glued_mark_of(programme, text, &digits) != 0 ||
           symbol_is_valid(text, strlen(text)) || text_is_digits(text);
}

enum { MOST_STARS = 3 };

/* How often so many stars stand behind a word, and how many lines begin with them. */
typedef struct {
    guint behind[MOST_STARS + 1];
    guint before[MOST_STARS + 1];
} Stars;

static void count_stars_of(const Line *line, Stars *stars)
{
    const size_t marker = line->marker == NULL ? 0 : strspn(line->marker, "*");
    if (marker > 0 && marker <= MOST_STARS && line->marker[marker] == '\0') {
        stars->before[marker]++;
    }
    for (const char *at = strchr(line->text, '*'); at != NULL; at = strchr(at, '*')) {
        const size_t count = strspn(at, "*");
        if (count <= MOST_STARS && at != line->text && at[-1] != ' ') {
            stars->behind[count]++;
        }
        at += count;
    }
}

static Stars count_stars(const Lines *lines)
{
    Stars stars = { 0 };
    for (guint i = 0; i < lines->lines->len; i++) {
        count_stars_of(line_at(lines, i), &stars);
    }
    return stars;
}

/* "* E/CN.17/2025/1." without a rule above: the only line that begins so, and the star stands behind a word. */
static bool is_starred_note(const Line *line, const Stars *stars)
{
    const size_t marker = line->marker == NULL ? 0 : strspn(line->marker, "*");
    return marker > 0 && marker <= MOST_STARS && line->marker[marker] == '\0' && stars->before[marker] == 1 &&
           stars->behind[marker] > 0;
}

void lines_find_notes(Lines *lines)
{
    const Stars stars = count_stars(lines);
    bool expected = false;
    for (guint i = 0; i < lines->lines->len;) {
        Line *line = line_at(lines, i);
        if (line->use == USE_FURNITURE || line->after_page) {
            expected = false;
        }
        const char *words = NULL;
        const bool may_be_note = expected || is_starred_note(line, &stars);
        if (line->use != USE_NONE) {
            i++;
        } else if (line->role != NULL && strcmp(line->role, "note") == 0) {
            read_explicit_note(lines, line);
            i++;
        } else if (is_note_rule(line)) {
            line->use = USE_NOTE;
            expected = true;
            i++;
        } else if (line->role == NULL && line->cell < 0 && note_start(line, may_be_note, &words) != 0) {
            i = read_note(lines, i, note_start(line, may_be_note, &words), words);
        } else {
            i++;
        }
    }
    for (guint i = 0; i < lines->lines->len; i++) {
        Line *line = line_at(lines, i);
        if (line->use == USE_NONE && line->role == NULL && !line_is_table_head(line)) {
            raise_glued_mark(lines, line);
        }
    }
}
