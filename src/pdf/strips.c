/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf/strips.h"

#include "pdf/bidi.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* All measures are shares of the size of the letters. */
static const float DESCENT = 0.21F;      /* how far a font's box reaches below the base line */
static const float USUAL_HEIGHT = 1.15F; /* of a font's box; of what is higher, as in Arabic, */
static const float MORE_DESCENT = 0.71F; /* so much is below */
static const float SAME_BASE = 0.3F;     /* base lines that differ by less are one */
static const float RAISED_SIZE = 0.82F;  /* a mark is smaller than this beside what it hangs on */
static const float RAISED_REACH = 0.9F;  /* and its base line is at most so far above that one's */
static const float BLANK = 0.2F;         /* a gap that is a blank where none is told, */
static const float TOLD_BLANK = 0.14F;   /* and where one is; kerning alone makes narrower ones */
static const float SET_APART =
    0.4F;                         /* a gap that word processors put between Chinese and Latin letters by themselves */
static const float APART = 0.6F;  /* a gap within what the library takes for a word */
static const float COLUMN = 1.3F; /* a gap that may part columns */
static const float NARROW_COLUMN = 0.7F; /* and one before a place where other strips have a column */
static const float LEAST_COLUMN = 0.4F;  /* and one before a place where many strips have one, exactly */
static const float EXACTLY = 0.05F;
static const float ALIGNED = 0.15F;           /* edges of a column differ by less */
static const float LABEL_REACH = 4.5F;        /* how far behind a label its words may begin */
static const float JUSTIFIED = 1.9F;          /* a column's gap is so much wider than the usual gap of its strip, */
static const float SLIGHTLY_JUSTIFIED = 1.6F; /* and so much before a place that is known very well */

static const float SAME_SIZE = 0.08F;  /* sizes that differ by less are one */
static const float SAME_EDGE = 0.6F;   /* left edges that differ by less are one, */
static const float SAME_CENTRE = 0.3F; /* and middles */
static const float WIDE = 8.0F;        /* a line of text, not of a narrow cell */
static const float RAGGED = 2.5F;      /* lines that end within so much end at one edge */
static const float BELOW = 1.4F;       /* base lines of the lines of a cell differ by less */
static const float BESIDE = 0.9F;      /* base lines that differ by less stand beside each other */
static const float GUTTER = 1.0F;      /* what columns keep between them */
static const float INDENT = 3.0F;      /* lines of a column begin within so much */

static void clear_word(gpointer data)
{
    g_free(((Word *)data)->text);
}

const Word *strips_word(const Strips *strips, guint i)
{
    return &g_array_index(strips->words, Word, i);
}

Segment *strips_segment(const Strips *strips, guint i)
{
    return &g_array_index(strips->segments, Segment, i);
}

void strips_free(Strips *strips)
{
    if (strips == NULL) {
        return;
    }
    g_array_unref(strips->words);
    g_array_unref(strips->segments);
    g_free(strips);
}

/* --- words --------------------------------------------------------------------------------------------------- */

static bool is_white(gunichar c)
{
    return g_unichar_isspace(c) || c == 0x200b || c == 0xfeff || g_unichar_iscntrl(c);
}

static float middle_of(const Box *box)
{
    return (box->y0 + box->y1) / 2;
}

/* Is `next` more of the word that `last` ends? A mark beside it is not, nor what stands elsewhere. */
static bool is_same_word(const PageChar *last, const PageChar *next)
{
    const float size = MAX(last->size, next->size);
    const bool size_differs = MIN(last->size, next->size) < RAISED_SIZE * size;
    const bool elsewhere = fabsf(middle_of(&last->box) - middle_of(&next->box)) > SAME_BASE * size;
    const float gap = next->box.x0 - last->box.x1;
    if (bidi_is_rtl(last->c) || bidi_is_rtl(next->c)) {
        return false; /* such letters are put in order one by one */
    }
    return !size_differs && !elsewhere && gap < APART * size && gap > -APART * size;
}

static bool is_usable(const PageChar *c)
{
    const Box *box = &c->box;
    return isfinite(box->x0) && isfinite(box->x1) && isfinite(box->y0) && isfinite(box->y1) && isfinite(c->size) &&
           c->size > 0.5F && box->x1 >= box->x0 && box->y1 >= box->y0 && fabsf(box->x0) < 1e5F && fabsf(box->y1) < 1e5F;
}

/* Letters that a font draws in one piece, and letters in the forms of their place, as plain letters. */
static void append_letter(GString *text, gunichar c)
{
    const bool is_form = (c >= 0xfb00 && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfefc);
    gunichar plain[8];
    const gsize n = is_form ? g_unichar_fully_decompose(c, TRUE, plain, G_N_ELEMENTS(plain)) : 0;
    for (gsize i = 0; i < MIN(n, G_N_ELEMENTS(plain)); i++) {
        g_string_append_unichar(text, plain[i]);
    }
    if (n == 0) {
        g_string_append_unichar(text, c);
    }
}

static void end_word(GArray *words, GString *text, Word *word)
{
    if (text->len > 0) {
        word->text = g_strdup(text->str);
        const float height = (word->box.y1 - word->box.y0) / word->size;
        const float descent = DESCENT + MORE_DESCENT * MAX(0.0F, height - USUAL_HEIGHT);
        word->base = word->box.y1 - descent * word->size;
        g_array_append_val(words, *word);
    }
    g_string_truncate(text, 0);
    *word = (Word){ 0 };
}

static void grow(Box *box, const Box *more)
{
    *box = (Box){ MIN(box->x0, more->x0), MIN(box->y0, more->y0), MAX(box->x1, more->x1), MAX(box->y1, more->y1) };
}

static GArray *words_of(const Page *page)
{
    GArray *words = g_array_new(FALSE, FALSE, sizeof(Word));
    g_array_set_clear_func(words, clear_word);
    g_autoptr(GString) text = g_string_new(NULL);
    Word word = { 0 };
    const PageChar *last = NULL;
    bool blank = false;
    for (guint i = 0; i < page->chars->len; i++) {
        const PageChar *c = &g_array_index(page->chars, PageChar, i);
        if (is_white(c->c) || !is_usable(c) || (text->len > 0 && !is_same_word(last, c))) {
            end_word(words, text, &word);
        }
        if (is_white(c->c) || !is_usable(c)) {
            blank = true;
            continue;
        }
        if (text->len == 0) {
            word = (Word){ .box = c->box, .size = c->size, .bold = c->bold, .italic = c->italic, .told_blank = blank };
            blank = false;
        }
        grow(&word.box, &c->box);
        append_letter(text, c->c);
        last = c;
    }
    end_word(words, text, &word);
    return words;
}

/* --- strips ---------------------------------------------------------------------------------------------------- */

static int compare_bases(gconstpointer a, gconstpointer b)
{
    const Word *one = a;
    const Word *other = b;
    return (one->base > other->base) - (one->base < other->base);
}

static int compare_places(gconstpointer a, gconstpointer b)
{
    const Word *one = a;
    const Word *other = b;
    return (one->box.x0 > other->box.x0) - (one->box.x0 < other->box.x0);
}

/* Does the small word stand raised beside this one? The words of a footnote may begin a little behind its mark. */
static bool hangs_on(const Word *mark, const Word *word)
{
    const float up = word->base - mark->base;
    const bool is_small = mark->size < RAISED_SIZE * word->size;
    const float before = word->box.x0 - mark->box.x1;
    const float behind = mark->box.x0 - word->box.x1;
    const float near = 0.5F * word->size;
    return is_small && up > 0.1F * word->size && up < RAISED_REACH * word->size &&
           ((before > -near && before < 3 * near) || (behind > -near && behind < near));
}

/* Small words go to the base line of what they hang on: of those below it, at most so many are looked at. */
static void lower_marks(GArray *words)
{
    enum { LOOKED_AT = 400 };
    for (guint i = 0; i < words->len; i++) {
        Word *mark = &g_array_index(words, Word, i);
        for (guint k = i + 1; k < words->len && k < i + LOOKED_AT; k++) {
            const Word *word = &g_array_index(words, Word, k);
            if (word->base - mark->base > 3 * RAISED_REACH * mark->size) {
                break;
            }
            if (hangs_on(mark, word)) {
                mark->raised = true;
                mark->base = word->base;
                break;
            }
        }
    }
}

/* The number of words from `first` on that share its base line. */
static guint strip_length(const GArray *words, guint first)
{
    const Word *start = &g_array_index(words, Word, first);
    guint n = 1;
    for (; first + n < words->len; n++) {
        const Word *word = &g_array_index(words, Word, first + n);
        if (word->base - start->base > SAME_BASE * MIN(start->size, word->size)) {
            break;
        }
    }
    return n;
}

/* --- segments --------------------------------------------------------------------------------------------------- */

static float gap_before(const GArray *words, guint i)
{
    return g_array_index(words, Word, i).box.x0 - g_array_index(words, Word, i - 1).box.x1;
}

static int compare_floats(gconstpointer a, gconstpointer b)
{
    const float one = *(const float *)a;
    const float other = *(const float *)b;
    return (one > other) - (one < other);
}

/* The gap that is usual between the words of a strip: in a justified line it may be wide. */
static float usual_gap(const GArray *words, guint first, guint n)
{
    g_autoptr(GArray) gaps = g_array_new(FALSE, FALSE, sizeof(float));
    for (guint i = first + 1; i < first + n; i++) {
        const float gap = gap_before(words, i);
        if (gap > 0.05F * g_array_index(words, Word, i).size) {
            g_array_append_val(gaps, gap);
        }
    }
    g_array_sort(gaps, compare_floats);
    return gaps->len < 3 ? 0 : g_array_index(gaps, float, (gaps->len - 1) / 2);
}

bool strips_is_label(const char *text)
{
    static const char *const bullets[] = { "–", "-", "•", "—", "·", "▪",      "○",      "●",
                                           "◦", "■", "‒", "*", "►", "\uf0b7", "\uf0a7", "\uf0fc" };
    for (size_t i = 0; i < G_N_ELEMENTS(bullets); i++) {
        if (strcmp(text, bullets[i]) == 0) {
            return true;
        }
    }
    const bool opened = text[0] == '(';
    const char *at = text + opened;
    size_t letters = 0;
    while (g_ascii_isalnum(at[letters])) {
        letters++;
    }
    const bool roman = strspn(at, "IVXivx") == letters && letters <= 5;
    const bool closed = at[letters] == ')' || (!opened && at[letters] == '.');
    return closed && at[letters + 1] == '\0' && letters > 0 && (letters <= 3 || roman) &&
           (letters == 1 || roman || strspn(at, "0123456789") == letters || opened);
}

static void begin_segment(Strips *strips, guint i)
{
    const Word *word = strips_word(strips, i);
    const Segment segment = {
        .first = i,
        .end = i + 1,
        .strip = strips->n_strips,
        .box = word->box,
        .size = word->size,
        .base = word->base,
        .body = word->box.x0,
        .label = strips_is_label(word->text),
        .bold = word->bold,
    };
    g_array_append_val(strips->segments, segment);
}

/* "Item 16:" stands before its title as a label does. */
static bool ends_as_label(const Strips *strips, const Segment *segment)
{
    const Word *last = strips_word(strips, segment->end - 1);
    const bool is_short = segment->box.x1 - segment->box.x0 < 8 * segment->size;
    return (segment->end == segment->first + 1 && segment->label) || (is_short && g_str_has_suffix(last->text, ":"));
}

static void extend_segment(Strips *strips, Segment *segment, guint i)
{
    const Word *word = strips_word(strips, i);
    if (segment->label && segment->end == segment->first + 1) {
        segment->body = word->box.x0;
    }
    segment->end = i + 1;
    grow(&segment->box, &word->box);
    segment->size = word->raised ? segment->size : MAX(segment->size, word->size);
    segment->bold = segment->bold && (word->bold || word->raised);
}

/* Where segments begin: behind others in their strip, and at all. */
typedef struct {
    GArray *behind, *all; /* of float */
} Columns;

static bool is_at_column(const GArray *columns, const Word *word, float near, guint strips)
{
    guint n = 0;
    for (guint i = 0; i < columns->len && n < strips; i++) {
        n += fabsf(g_array_index(columns, float, i) - word->box.x0) < near * word->size;
    }
    return n >= strips;
}

/* Where segments behind others begin in several strips there is a column; where very many begin, too, and a narrow cell
 * may be filled up to its edge. */
static bool is_known_column(const Columns *columns, const Segment *segment, const Word *word, float gap, float usual)
{
    enum { STRIPS = 2, MANY = 4 };
    if (gap > NARROW_COLUMN * word->size && gap > JUSTIFIED * usual) {
        return is_at_column(columns->behind, word, ALIGNED, STRIPS);
    }
    const bool parted = segment->bold != word->bold || is_at_column(columns->behind, word, EXACTLY, STRIPS);
    return gap > LEAST_COLUMN * word->size && parted && is_at_column(columns->all, word, EXACTLY, MANY);
}

/* Is the gap before word `i` one between columns? Where a column is known to begin, a narrower one is. */
static bool parts_columns(const Strips *strips, guint i, const Segment *segment, float usual, const Columns *columns)
{
    const Word *word = strips_word(strips, i);
    const float gap = gap_before(strips->words, i);
    const float size = MAX(word->size, segment->size);
    if (gap < LABEL_REACH * size && ends_as_label(strips, segment)) {
        return false;
    }
    if (gap > COLUMN * size && gap > JUSTIFIED * usual) {
        return true;
    }
    return gap > SLIGHTLY_JUSTIFIED * usual && is_known_column(columns, segment, word, gap, usual);
}

/* Chinese and the like */
static bool is_set_apart(const Word *last, const Word *word)
{
    const char *end = g_utf8_find_prev_char(last->text, last->text + strlen(last->text));
    return g_unichar_iswide(g_utf8_get_char(end)) != g_unichar_iswide(g_utf8_get_char(word->text));
}

static float least_blank(const Word *last, const Word *word)
{
    /* before such a letter blanks are not usual */
    const bool closes = strchr(".,;)", word->text[0]) != NULL && word->text[1] == '\0';
    return is_set_apart(last, word) ? SET_APART : word->told_blank && !closes ? TOLD_BLANK : BLANK;
}

static void cut_strip(Strips *strips, guint first, guint n, const Columns *columns)
{
    const float usual = usual_gap(strips->words, first, n);
    begin_segment(strips, first);
    for (guint i = first + 1; i < first + n; i++) {
        Segment *segment = strips_segment(strips, strips->segments->len - 1);
        if (parts_columns(strips, i, segment, usual, columns)) {
            begin_segment(strips, i);
        } else {
            Word *word = &g_array_index(strips->words, Word, i);
            word->blank = gap_before(strips->words, i) > least_blank(strips_word(strips, i - 1), word) * word->size;
            extend_segment(strips, segment, i);
        }
    }
}

static void cut_strips(Strips *strips, const GArray *lengths, const Columns *columns)
{
    g_array_set_size(strips->segments, 0);
    strips->n_strips = 0;
    for (guint i = 0, first = 0; i < lengths->len; i++) {
        const guint n = g_array_index(lengths, guint, i);
        cut_strip(strips, first, n, columns);
        strips->n_strips++;
        first += n;
    }
}

/* Of a page with very many segments the first ones must do. */
static void find_columns(const Strips *strips, Columns *columns)
{
    enum { MOST = 500 };
    for (guint i = 0; i < strips->segments->len && columns->all->len < MOST; i++) {
        const Segment *segment = strips_segment(strips, i);
        g_array_append_val(columns->all, segment->box.x0);
        if (i > 0 && segment->strip == strips_segment(strips, i - 1)->strip) {
            g_array_append_val(columns->behind, segment->box.x0);
        }
    }
}

/* Do both begin at the edge of one column? Paragraphs may be indented; the lines of a narrow cell may be centred. */
static bool share_column(const Segment *one, const Segment *other)
{
    const float size = one->size;
    const bool wide = one->box.x1 - one->box.x0 > WIDE * size && other->box.x1 - other->box.x0 > WIDE * size;
    const float off_centre = (one->box.x0 + one->box.x1 - other->box.x0 - other->box.x1) / 2;
    return fabsf(other->size - size) < SAME_SIZE * size &&
           (fabsf(other->body - one->body) < (wide ? INDENT : SAME_EDGE) * size ||
            fabsf(other->box.x0 - one->box.x0) < SAME_EDGE * size || fabsf(off_centre) < SAME_CENTRE * size);
}

/* Where the column that is right of the segment begins: what stands beside it, at the same height or nearly so. None:
 * far away. */
static float limit_of(const Strips *strips, guint i)
{
    enum { NEAR = 12 };
    const Segment *segment = strips_segment(strips, i);
    float limit = INFINITY;
    for (guint k = i < NEAR ? 0 : i - NEAR; k < MIN(strips->segments->len, i + NEAR); k++) {
        const Segment *other = strips_segment(strips, k);
        if (other->box.x0 >= segment->box.x1 && fabsf(other->base - segment->base) < BESIDE * segment->size) {
            limit = MIN(limit, other->box.x0);
        }
    }
    return limit;
}

/* The column right of the line above, which is of the same cell, is right of this line too. */
static float limit_above(const Strips *strips, guint i)
{
    enum { NEAR = 6 };
    const Segment *segment = strips_segment(strips, i);
    for (guint k = i; k > 0 && k + NEAR > i; k--) {
        const Segment *above = strips_segment(strips, k - 1);
        const bool near = segment->base - above->base < BELOW * segment->size && segment->strip != above->strip;
        if (near && fabsf(above->box.x0 - segment->box.x0) < ALIGNED * segment->size) {
            return above->limit >= segment->box.x1 ? above->limit : INFINITY;
        }
    }
    return INFINITY;
}

/* How far lines of running text reach: the farthest of those that begin where the segment does, if others around it
 * end about there too. One line alone tells nothing: then no line ends because it is full. */
static float farthest_around(const Strips *strips, guint i)
{
    enum { AROUND = 100 };
    const Segment *segment = strips_segment(strips, i);
    const guint first = i < AROUND ? 0 : i - AROUND;
    const guint end = MIN(strips->segments->len, i + AROUND);
    float farthest = segment->box.x1;
    for (guint k = first; k < end; k++) {
        const Segment *other = strips_segment(strips, k);
        farthest = share_column(segment, other) ? MAX(farthest, other->box.x1) : farthest;
    }
    guint n = 0;
    for (guint k = first; k < end && n < 2; k++) {
        n += fabsf(strips_segment(strips, k)->box.x1 - farthest) < RAGGED * segment->size;
    }
    return n < 2 ? INFINITY : farthest;
}

/* Columns are found by what stands around, not on the whole page: a page may have thousands of segments. */
static void find_edges(Strips *strips)
{
    for (guint i = 0; i < strips->segments->len; i++) {
        Segment *segment = strips_segment(strips, i);
        const float limit = MIN(limit_of(strips, i), limit_above(strips, i));
        segment->limit = limit;
        segment->edge = limit < INFINITY ? limit - GUTTER * segment->size : farthest_around(strips, i);
    }
}

/* Sorts the words of each strip by their places; how many words the strips have. */
static GArray *sort_strips(GArray *words, bool rtl)
{
    GArray *lengths = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < words->len;) {
        const guint n = strip_length(words, i);
        qsort(&g_array_index(words, Word, i), n, sizeof(Word), compare_places);
        if (rtl) {
            bidi_order_strip(words, i, n);
        }
        g_array_append_val(lengths, n);
        i += n;
    }
    return lengths;
}

Strips *strips_of_page(const Page *page, bool rtl)
{
    Strips *strips = g_new0(Strips, 1);
    strips->words = words_of(page);
    strips->segments = g_array_new(FALSE, TRUE, sizeof(Segment));
    if (rtl) {
        bidi_mirror(strips->words, page->width);
    }
    g_array_sort(strips->words, compare_bases);
    lower_marks(strips->words);
    g_array_sort(strips->words, compare_bases);
    g_autoptr(GArray) lengths = sort_strips(strips->words, rtl);
    g_autoptr(GArray) behind = g_array_new(FALSE, FALSE, sizeof(float));
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(float));
    Columns columns = { behind, all };
    cut_strips(strips, lengths, &columns);
    find_columns(strips, &columns);
    cut_strips(strips, lengths, &columns);
    find_edges(strips);
    return strips;
}

char *strips_text(const Strips *strips, const Segment *segment)
{
    GString *text = g_string_new(NULL);
    for (guint i = segment->first; i < segment->end; i++) {
        const Word *word = strips_word(strips, i);
        if (i > segment->first && word->blank) {
            g_string_append_c(text, ' ');
        }
        g_string_append(text, word->text);
    }
    return g_string_free(text, FALSE);
}
