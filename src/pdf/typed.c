/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf/typed.h"

#include "pdf/furniture.h"

#include <math.h>
#include <string.h>

/* Shares of the size of the letters, but where said otherwise. */
static const float SAME_SIZE = 0.02F;
static const float SAME_EDGE = 0.1F;
static const float SAME_UNIT = 0.03F; /* of the unit, by letter: the rounding of boxes */
static const float ON_GRID = 0.04F;   /* of the unit: what is so near to the grid was set by blanks */
static const float SLACK = 0.1F;      /* a word that would have fitted but for so little did not fit */
static const float TAB = 1.3F;        /* a gap that no blank makes, where letters differ in width */
static const float GAP = 0.5F;        /* of the distance of lines: an empty one */
static const float ASCENT = 0.85F;    /* of the distance of lines: how much of it is above the base line */
static const float REST = 0.2F;       /* of a full line: what is left over of one that was a little longer */

/* Where word processors have a tab go to that nobody set: so many points apart, and how near that is. */
static const float tab_stops[] = { 36.0F, 35.43F };
static const float AT_STOP = 0.2F;

enum { BLANKS_LIMIT = 200, TABS_LIMIT = 20 };

/* The words on one base line. */
typedef struct {
    const Strips *strips;
    guint page;
    guint first, end; /* words */
    float x0, x1, base, size;
    bool furniture;
} Line;

typedef struct {
    const GPtrArray *pages;  /* of Page */
    const GPtrArray *strips; /* of Strips, by page */
    GPtrArray *furniture;    /* of sets, by page */
    GArray *lines;           /* of Line */
    float leading;
    float left, right; /* the margins */
    float unit;        /* the width of each letter; 0 if they differ */
    float top, bottom; /* base lines of the highest and the lowest line of all pages */
    bool was_broken;   /* the text itself has lines that were broken, longer ones than fit on the page */
} Typed;

static Line *line_at(const Typed *typed, guint i)
{
    return &g_array_index(typed->lines, Line, i);
}

/* --- lines -------------------------------------------------------------------------------------------------------- */

static void take_segment(Typed *typed, guint page, guint nth)
{
    const Strips *strips = g_ptr_array_index(typed->strips, page);
    const Segment *segment = strips_segment(strips, nth);
    GHashTable *repeated = g_ptr_array_index(typed->furniture, page);
    const bool furniture = g_hash_table_contains(repeated, GUINT_TO_POINTER(nth + 1));
    if (nth > 0 && strips_segment(strips, nth - 1)->strip == segment->strip) {
        Line *line = line_at(typed, typed->lines->len - 1);
        line->end = segment->end;
        line->x0 = MIN(line->x0, segment->box.x0);
        line->x1 = MAX(line->x1, segment->box.x1);
        line->furniture = line->furniture && furniture;
        return;
    }
    const Line line = { strips,          page,          segment->first, segment->end, segment->box.x0,
                        segment->box.x1, segment->base, segment->size,  furniture };
    g_array_append_val(typed->lines, line);
}

static void take_lines(Typed *typed)
{
    for (guint page = 0; page < typed->strips->len; page++) {
        const Strips *strips = g_ptr_array_index(typed->strips, page);
        for (guint i = 0; i < strips->segments->len; i++) {
            take_segment(typed, page, i);
        }
    }
}

static void find_margins(Typed *typed)
{
    typed->left = typed->top = INFINITY;
    typed->right = 0;
    for (guint i = 0; i < typed->lines->len; i++) {
        const Line *line = line_at(typed, i);
        if (!line->furniture) {
            typed->left = MIN(typed->left, line->x0);
            typed->right = MAX(typed->right, line->x1);
            typed->top = MIN(typed->top, line->base);
            typed->bottom = MAX(typed->bottom, line->base);
        }
    }
    /* The right margin is most often as wide as the left. If it is wider, lines stay as they are broken, which does
     * little harm to a text. */
    const Page *page = typed->lines->len > 0 ? g_ptr_array_index(typed->pages, 0) : NULL;
    typed->right = page != NULL ? MAX(typed->right, page->width - typed->left) : 0;
}

/* The margin below is most often as high as that above: then a last line may be empty on all the few pages. */
static void find_room_below(Typed *typed, float size)
{
    const Page *page = g_ptr_array_index(typed->pages, 0);
    const float step = typed->leading * size;
    const float lowest = page->height - typed->top + (ASCENT - (1 - ASCENT)) * step;
    const float room = (lowest - typed->bottom) / step;
    typed->bottom += room > 1 - SLACK && room < 2 ? step : 0;
}

/* --- is it a text? ------------------------------------------------------------------------------------------------ */

static bool is_ascii(const char *text)
{
    while (g_ascii_isgraph(*text)) {
        text++;
    }
    return *text == '\0';
}

static float width_of(const Word *word)
{
    return word->box.x1 - word->box.x0;
}

/* The width of each letter, or 0. */
static float unit_of(const Typed *typed)
{
    float unit = 0;
    for (guint i = 0; i < typed->lines->len; i++) {
        const Line *line = line_at(typed, i);
        for (guint k = line->first; k < line->end; k++) {
            const Word *word = strips_word(line->strips, k);
            const float letters = (float)strlen(word->text);
            if (line->furniture || !is_ascii(word->text)) {
                continue;
            }
            unit = unit == 0 ? width_of(word) / letters : unit;
            if (fabsf(width_of(word) - letters * unit) > SAME_UNIT * letters * unit) {
                return 0;
            }
        }
    }
    return unit;
}

/* How many blanks are as wide as the gap; -1 if there is no such number. */
static int blanks_in(const Typed *typed, float gap)
{
    if (typed->unit <= 0) {
        return -1;
    }
    const float blanks = gap / typed->unit;
    const float whole = roundf(blanks);
    return whole >= 0 && whole <= BLANKS_LIMIT && fabsf(blanks - whole) < ON_GRID ? (int)whole : -1;
}

/* How many tabs go from one place to the other, measured from the margin; 0 if none stops there. */
static int tabs_between(float from, float to)
{
    for (size_t i = 0; i < G_N_ELEMENTS(tab_stops); i++) {
        const float stop = roundf(to / tab_stops[i]);
        const float tabs = stop - floorf((from + AT_STOP) / tab_stops[i]);
        if (fabsf(to - stop * tab_stops[i]) < AT_STOP && tabs >= 1 && tabs <= TABS_LIMIT) {
            return (int)tabs;
        }
    }
    return 0;
}

/* What was typed to get from one place to the other. */
typedef struct {
    int tabs, blanks;
    bool known;
} Gap;

/* Blanks if the letters have a grid and the gap is on it; else tabs, and a few blanks behind them. */
static Gap gap_of(const Typed *typed, float from, float to)
{
    enum { BEHIND_TAB = 3 };
    const int blanks = blanks_in(typed, to - from);
    if (blanks >= 0) {
        return (Gap){ .blanks = blanks, .known = true };
    }
    for (int behind = 0; behind <= (typed->unit > 0 ? BEHIND_TAB : 0); behind++) {
        const int tabs = tabs_between(from, to - (float)behind * typed->unit);
        if (tabs > 0) {
            return (Gap){ .tabs = tabs, .blanks = behind, .known = true };
        }
    }
    return (Gap){ 0 };
}

static void append_gap(GString *text, Gap gap)
{
    for (int i = 0; i < gap.tabs; i++) {
        g_string_append_c(text, '\t');
    }
    for (int i = 0; i < gap.blanks; i++) {
        g_string_append_c(text, ' ');
    }
}

static bool is_at_margin(const Typed *typed, const Line *line)
{
    return line->x0 - typed->left < SAME_EDGE * line->size;
}

static Gap indent_of(const Typed *typed, const Line *line)
{
    return is_at_margin(typed, line) ? (Gap){ .known = true } : gap_of(typed, 0, line->x0 - typed->left);
}

static bool is_of_one_face(const Line *line, float size)
{
    for (guint i = line->first; i < line->end; i++) {
        const Word *word = strips_word(line->strips, i);
        if (word->bold || word->italic || word->raised || fabsf(word->size - size) > SAME_SIZE * size) {
            return false;
        }
    }
    return true;
}

/* What is repeated in the face of the text and at its margin is of the text. */
static void take_back_lines(Typed *typed, float size)
{
    for (guint i = 0; i < typed->lines->len; i++) {
        Line *line = line_at(typed, i);
        line->furniture = line->furniture && !(is_at_margin(typed, line) && is_of_one_face(line, size));
    }
}

/* The size of the letters if the pages are a text; else 0. */
static float size_of_text(const Typed *typed)
{
    float size = 0;
    for (guint i = 0; i < typed->lines->len; i++) {
        const Line *line = line_at(typed, i);
        if (line->furniture) {
            continue;
        }
        size = size == 0 ? line->size : size;
        if (!is_of_one_face(line, size) || !indent_of(typed, line).known) {
            return 0;
        }
    }
    return size;
}

/* --- the words of a line ------------------------------------------------------------------------------------------ */

/* What stands before a word that is not the first. Words that are out of their order on the page, as in a line that
 * holds two directions, have one blank at most. */
static Gap gap_before(const Typed *typed, const Word *last, const Word *word)
{
    const Gap usual = { .blanks = word->blank };
    const float from = last->box.x1 - typed->left;
    const float to = word->box.x0 - typed->left;
    const bool is_wide = to - from > TAB * word->size;
    const Gap gap = to > from && (word->blank || is_wide) ? gap_of(typed, from, to) : usual;
    return gap.tabs > 0 || gap.blanks > 0 ? gap : is_wide ? (Gap){ .tabs = 1 } : usual;
}

static void append_words(const Typed *typed, const Line *line, GString *text)
{
    for (guint i = line->first; i < line->end; i++) {
        const Word *word = strips_word(line->strips, i);
        if (i > line->first) {
            append_gap(text, gap_before(typed, strips_word(line->strips, i - 1), word));
        }
        g_string_append(text, word->text);
    }
}

/* --- paragraphs --------------------------------------------------------------------------------------------------- */

static bool is_written_without_blanks(gunichar c)
{
    return g_unichar_iswide(c);
}

/* The width of what could have stood on the line before: a letter of a script without blanks, a part of a word with a
 * hyphen, else a word. */
static float width_of_start(const Word *word)
{
    const float letters = (float)g_utf8_strlen(word->text, -1);
    if (is_written_without_blanks(g_utf8_get_char(word->text))) {
        return width_of(word) / letters;
    }
    const char *hyphen = strchr(word->text, '-');
    const bool parts =
        hyphen != NULL && hyphen > word->text && g_ascii_isalpha(hyphen[-1]) && g_ascii_isalpha(hyphen[1]);
    const float kept = parts ? (float)g_utf8_strlen(word->text, hyphen + 1 - word->text) : letters;
    return width_of(word) * kept / letters;
}

/* How many lines could stand between both. At the end of a page there may be an empty line, or room that was left so
 * that a paragraph keeps its lines together. */
static float lines_between(const Typed *typed, const Line *last, const Line *line)
{
    const float step = typed->leading * line->size;
    const bool same_page = line->page == last->page;
    const float distance =
        same_page ? line->base - last->base : typed->bottom - last->base + step + line->base - typed->top;
    return distance / step - 1;
}

static bool is_after_gap(const Typed *typed, const Line *last, const Line *line)
{
    return lines_between(typed, last, line) > GAP;
}

static const Word *last_word(const Line *line)
{
    return strips_word(line->strips, line->end - 1);
}

static bool ends_in_hyphen(const Word *word)
{
    return g_str_has_suffix(word->text, "-") && word->text[1] != '\0';
}

static bool is_behind_full(const Typed *typed, const Line *last, const Line *line);

/* A paragraph has two lines at least on each page: for that one may be left empty. */
static bool is_kept_together(const Typed *typed, const Line *last, const Line *line)
{
    const Line *next = line + 1;
    const bool has_next = next < line_at(typed, typed->lines->len);
    return line->page != last->page && lines_between(typed, last, line) < 1 + GAP && has_next &&
           next->page == line->page && is_behind_full(typed, line, next);
}

/* Was there no room for the line's first word behind the line before? */
static bool is_behind_full(const Typed *typed, const Line *last, const Line *line)
{
    const bool apart = is_after_gap(typed, last, line) && !is_kept_together(typed, last, line);
    if (apart || !is_at_margin(typed, line)) {
        return false;
    }
    const Word *next = strips_word(line->strips, line->first);
    if (strips_is_label(next->text) && !g_ascii_isalnum(next->text[0]) && next->text[0] != '(') {
        return false;
    }
    const bool tight = ends_in_hyphen(last_word(last)) || is_written_without_blanks(g_utf8_get_char(next->text));
    const float blank = tight ? 0 : typed->unit > 0 ? typed->unit : 0.25F * line->size;
    return last->x1 + blank + width_of_start(next) > typed->right + SLACK * line->size;
}

/* Leaders are broken anywhere. */
static bool is_in_leader(const Line *last, const Line *line)
{
    return g_str_has_suffix(last_word(last)->text, "..") &&
           g_str_has_prefix(strips_word(line->strips, line->first)->text, "..");
}

static bool is_rest(const Typed *typed, const Line *line)
{
    return line->x1 - line->x0 < REST * (typed->right - typed->left);
}

/* Lines that begin in lower case though their words had room before were broken by who made the text. */
static bool was_broken(const Typed *typed)
{
    enum { FEWEST = 4, MOST_PER_BROKEN = 40 };
    guint n = 0;
    for (guint i = 1; i < typed->lines->len; i++) {
        const Line *last = line_at(typed, i - 1);
        const Line *line = line_at(typed, i);
        const gunichar c = g_utf8_get_char(strips_word(line->strips, line->first)->text);
        n += g_unichar_islower(c) && is_at_margin(typed, line) && is_at_margin(typed, last) &&
             !is_after_gap(typed, last, line) && !is_behind_full(typed, last, line);
    }
    return n >= FEWEST && n * MOST_PER_BROKEN >= typed->lines->len;
}

static bool goes_on(const Typed *typed, const Line *last, const Line *line)
{
    return is_behind_full(typed, last, line) &&
           (!typed->was_broken || is_rest(typed, line) || is_in_leader(last, line));
}

static bool joins_with_blank(const Line *last, const Line *line)
{
    const char *before = last_word(last)->text;
    const gunichar end = g_utf8_get_char(g_utf8_find_prev_char(before, before + strlen(before)));
    const gunichar start = g_utf8_get_char(strips_word(line->strips, line->first)->text);
    return !ends_in_hyphen(last_word(last)) && !is_in_leader(last, line) &&
           !(is_written_without_blanks(end) && is_written_without_blanks(start));
}

static Node *begin_paragraph(Document *document, const Line *line, int ordinal)
{
    Node *node = node_add(document->root, line->furniture ? NODE_FURNITURE : NODE_PARAGRAPH, NULL);
    node->at = (Position){ .line = ordinal, .column = 1 };
    return node;
}

static void end_paragraph(Node *node, GString *text)
{
    if (node != NULL) {
        node_add_text(node, text->str)->at = node->at;
    }
    g_string_truncate(text, 0);
}

static void add_furniture(const Typed *typed, Document *document, const Line *line, int ordinal)
{
    g_autoptr(GString) text = g_string_new(NULL);
    append_words(typed, line, text);
    end_paragraph(begin_paragraph(document, line, ordinal), text);
}

static void add_lines(const Typed *typed, Document *document)
{
    g_autoptr(GString) text = g_string_new(NULL);
    Node *open = NULL;
    const Line *last = NULL;
    int ordinal = 0;
    for (guint i = 0; i < typed->lines->len; i++) {
        const Line *line = line_at(typed, i);
        if (line->furniture) {
            add_furniture(typed, document, line, MAX(ordinal, 1));
            continue;
        }
        if (last != NULL && goes_on(typed, last, line)) {
            g_string_append(text, joins_with_blank(last, line) ? " " : "");
        } else {
            end_paragraph(open, text);
            open = begin_paragraph(document, line, ++ordinal);
            open->after_blank = last == NULL || is_after_gap(typed, last, line);
            append_gap(text, indent_of(typed, line));
        }
        append_words(typed, line, text);
        last = line;
    }
    end_paragraph(open, text);
}

bool typed_read(Document *document, const GPtrArray *pages, const GPtrArray *strips, float leading)
{
    /* A text may bring the heads of its own pages, which come to stand at the edge of some pages by chance. */
    const guint least = MAX(2, (pages->len + 1) / 2);
    g_autoptr(GPtrArray) furniture = furniture_of(pages, strips, least);
    g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(Line));
    Typed typed = { .pages = pages, .strips = strips, .furniture = furniture, .lines = lines, .leading = leading };
    take_lines(&typed);
    find_margins(&typed);
    typed.unit = unit_of(&typed);
    const float size = size_of_text(&typed);
    if (size <= 0) {
        return false;
    }
    take_back_lines(&typed, size);
    find_margins(&typed);
    find_room_below(&typed, size);
    typed.was_broken = was_broken(&typed);
    add_lines(&typed, document);
    return true;
}
