/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf/read_pdf.h"

#include "pdf/bidi.h"
#include "pdf/blocks.h"
#include "pdf/furniture.h"
#include "pdf/typed.h"

#include <math.h>
#include <string.h>

typedef struct {
    Document *document;
    GPtrArray *strips;    /* of Strips, by page */
    GPtrArray *furniture; /* of sets, by page */
    GHashTable *repeated; /* of the page that is being read */
    float leading;
    float body;    /* the size of most letters */
    Node *list;    /* that the last block was an item of, or NULL */
    GArray *edges; /* of float: where the open levels of the list begin */
    int line;      /* the ordinal of the last line */
    int column;    /* where the next word of the line begins */
} Reader;

/* --- the words of a line ------------------------------------------------------------------------------------------ */

typedef struct {
    Reader *reader;
    Node *block;
    Node *into; /* the inline that is open, or the block */
    bool bold, italic;
    GString *text;
    int column; /* where the text begins */
} Run;

static void flush(Run *run)
{
    if (run->text->len > 0) {
        Node *text = node_add_text(run->into, run->text->str);
        text->at = (Position){ .line = run->reader->line, .column = run->column };
        g_string_truncate(run->text, 0);
    }
    run->column = run->reader->column;
}

static void add_text(Run *run, const char *text)
{
    g_string_append(run->text, text);
    run->reader->column += (int)g_utf8_strlen(text, -1);
}

/* The face of a heading is that of all its words and says nothing more. */
static void turn_to_face(Run *run, const Word *word)
{
    const bool bold = word->bold && run->block->kind != NODE_HEADING;
    if (bold == run->bold && word->italic == run->italic) {
        return;
    }
    flush(run);
    run->bold = bold;
    run->italic = word->italic;
    run->into = bold ? node_add(run->block, NODE_STRONG, NULL) : run->block;
    run->into = run->italic ? node_add(run->into, NODE_EMPHASIS, NULL) : run->into;
}

static bool is_mark(const Word *word)
{
    const size_t length = strlen(word->text);
    return word->raised && length <= 3 &&
           (strspn(word->text, "0123456789") == length || strspn(word->text, "*") == length);
}

static void add_word(Run *run, const Word *word, bool blank)
{
    if (is_mark(word)) {
        flush(run);
        Node *mark = node_add_mark(run->into, word->text);
        mark->at = (Position){ .line = run->reader->line, .column = run->reader->column };
        run->reader->column += (int)strlen(word->text);
        run->column = run->reader->column;
        return;
    }
    if (blank) {
        add_text(run, " ");
    }
    turn_to_face(run, word);
    add_text(run, word->text);
}

/* --- the lines of a block ----------------------------------------------------------------------------------------- */

/* Words of scripts that are written without blanks are joined without one. */
static bool is_written_without_blanks(gunichar c)
{
    return (c >= 0x2e80 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) || (c >= 0xff00 && c <= 0xffef) ||
           (c >= 0x20000 && c <= 0x3ffff);
}

static bool joins_with_blank(const Word *last, const Word *next)
{
    const char *end = g_utf8_find_prev_char(last->text, last->text + strlen(last->text));
    const gunichar before = g_utf8_get_char(end);
    const gunichar behind = g_utf8_get_char(next->text);
    const bool hyphen = before == '-' || before == 0x2010 || before == 0xad;
    const bool range = before == 0x2013 && (end != last->text || !last->blank); /* "10 a.m.–" */
    return !hyphen && !range && !(is_written_without_blanks(before) && is_written_without_blanks(behind));
}

static void begin_line(Run *run, bool first)
{
    Reader *reader = run->reader;
    flush(run);
    reader->line++;
    reader->column = 1;
    if (!first) {
        run->into = run->block;
        run->bold = run->italic = false;
        node_add(run->block, NODE_LINE_END, NULL)->at = (Position){ .line = reader->line, .column = 1 };
    }
    run->column = 1;
}

static void add_line(Run *run, const Strips *strips, const Segment *line, guint from, bool joined)
{
    for (guint i = from; i < line->end; i++) {
        const Word *word = strips_word(strips, i);
        const bool begins = i == from;
        const bool blank =
            begins ? joined && joins_with_blank(strips_word(strips, line->first - 1), word) : word->blank;
        add_word(run, word, blank);
    }
}

static void fill_block(Reader *reader, Node *node, const Blocks *blocks, const Block *block, bool skip_label)
{
    g_autoptr(GString) text = g_string_new(NULL);
    Run run = { .reader = reader, .block = node, .into = node, .text = text };
    const Word *last = NULL;
    for (guint i = 0; i < block->lines->len; i++) {
        const Segment *line = strips_segment(blocks->strips, g_array_index(block->lines, guint, i));
        const bool joined = i > 0 && blocks_line_is_full(blocks, block, i - 1);
        if (!joined) {
            begin_line(&run, i == 0);
        }
        if (joined && joins_with_blank(last, strips_word(blocks->strips, line->first))) {
            add_text(&run, " ");
        }
        add_line(&run, blocks->strips, line, line->first + (i == 0 && skip_label), false);
        last = strips_word(blocks->strips, line->end - 1);
    }
    flush(&run);
}

/* --- blocks ----------------------------------------------------------------------------------------------------------
 */

static bool is_bullet(const char *text)
{
    return !g_ascii_isalnum(text[0]) && text[0] != '(';
}

static bool is_item(const Segment *first)
{
    return first->label && first->end > first->first + 1;
}

static int level_of(Reader *reader, float edge, float size)
{
    GArray *edges = reader->edges;
    while (edges->len > 0 && edge < g_array_index(edges, float, edges->len - 1) - size / 2) {
        g_array_set_size(edges, edges->len - 1);
    }
    if (edges->len == 0 || edge > g_array_index(edges, float, edges->len - 1) + size / 2) {
        g_array_append_val(edges, edge);
    }
    return (int)MIN(edges->len, NODE_DEPTH_LIMIT);
}

static Node *add_item(Reader *reader, const Segment *line, const char *marker)
{
    if (reader->list == NULL) {
        g_array_set_size(reader->edges, 0);
        reader->list = node_add(reader->document->root, NODE_LIST, NULL);
        reader->list->at.line = reader->line + 1;
    }
    Node *item = node_add(reader->list, NODE_ITEM, NULL);
    item->level = level_of(reader, line->box.x0, line->size);
    node_set_label(item, marker);
    return item;
}

static NodeKind kind_of(const Reader *reader, const Blocks *blocks, const Block *block)
{
    enum { HEADING_LINES = 5 };
    const Segment *first = strips_segment(blocks->strips, g_array_index(block->lines, guint, 0));
    const bool stands_out = first->bold || first->size > 1.15F * reader->body;
    return stands_out && !block->row && block->lines->len <= HEADING_LINES ? NODE_HEADING : NODE_PARAGRAPH;
}

static int heading_level(const Reader *reader, const Block *block)
{
    const float larger = block->size / reader->body;
    return larger > 1.35F ? 1 : larger > 1.15F ? 2 : 3;
}

static Node *add_block(Reader *reader, const Blocks *blocks, const Block *block)
{
    const guint number = g_array_index(block->lines, guint, 0);
    const Segment *first = strips_segment(blocks->strips, number);
    const bool repeated = g_hash_table_contains(reader->repeated, GUINT_TO_POINTER(number + 1));
    const char *marker = strips_word(blocks->strips, first->first)->text;
    const bool item = !repeated && is_item(first) && is_bullet(marker);
    Node *node;
    if (item) {
        node = add_item(reader, first, marker);
    } else {
        reader->list = NULL;
        node = node_add(reader->document->root, repeated ? NODE_FURNITURE : kind_of(reader, blocks, block), NULL);
        node->level = node->kind == NODE_HEADING ? heading_level(reader, block) : 0;
    }
    node->at = (Position){ .line = reader->line + 1, .column = 1 };
    fill_block(reader, node, blocks, block, item);
    return node;
}

/* Is there more than the usual distance between the block and the one that was read before it? */
static bool stands_apart(const Reader *reader, const Blocks *blocks, const Block *block, const Block *before)
{
    const bool beside = before != NULL && (block->box.x0 > before->box.x1 || before->box.x0 > block->box.x1);
    if (before == NULL || (block->same_row && beside)) {
        return before == NULL;
    }
    const guint last = g_array_index(before->lines, guint, before->lines->len - 1);
    const Segment *above = strips_segment(blocks->strips, last);
    const Segment *first = strips_segment(blocks->strips, g_array_index(block->lines, guint, 0));
    const float distance = first->base - above->base;
    return distance < 0 || distance > 1.15F * reader->leading * MAX(first->size, above->size);
}

static void read_page(Reader *reader, guint nth)
{
    Strips *strips = g_ptr_array_index(reader->strips, nth);
    reader->repeated = g_ptr_array_index(reader->furniture, nth);
    g_autoptr(Blocks) blocks = blocks_of_strips(strips, reader->leading);
    if (nth > 0) {
        node_add(reader->document->root, NODE_BREAK_PAGE, NULL);
        reader->list = NULL;
    }
    const Block *before = NULL;
    for (guint i = 0; i < blocks->blocks->len; i++) {
        const Block *block = blocks_at(blocks, i);
        Node *node = add_block(reader, blocks, block);
        node->after_blank = stands_apart(reader, blocks, block, before);
        before = block;
    }
}

/* --- the document ----------------------------------------------------------------------------------------------------
 */

/* The size of most letters, in half points. */
static float body_size(const GPtrArray *strips)
{
    enum { SIZES = 200 };
    guint counts[SIZES] = { 0 };
    for (guint i = 0; i < strips->len; i++) {
        const Strips *page = g_ptr_array_index(strips, i);
        for (guint k = 0; k < page->words->len; k++) {
            const Word *word = strips_word(page, k);
            const int size = (int)CLAMP(word->size * 2, 1, SIZES - 1);
            counts[size] += (guint)strlen(word->text);
        }
    }
    int most = 1;
    for (int i = 1; i < SIZES; i++) {
        most = counts[i] > counts[most] ? i : most;
    }
    return (float)most / 2;
}

static void free_strips(gpointer strips)
{
    strips_free(strips);
}

Document *read_pdf_pages(const Pages *pages, GPtrArray *diagnostics)
{
    g_autoptr(GPtrArray) strips = g_ptr_array_new_with_free_func(free_strips);
    const bool rtl = bidi_pages_are_rtl(pages->pages);
    for (guint i = 0; i < pages->pages->len; i++) {
        g_ptr_array_add(strips, strips_of_page(g_ptr_array_index(pages->pages, i), rtl));
    }
    g_autoptr(GPtrArray) furniture = furniture_of(pages->pages, strips, 2);
    g_autoptr(GArray) edges = g_array_new(FALSE, FALSE, sizeof(float));
    Reader reader = {
        .document = document_new(rtl ? "ar" : "en"),
        .strips = strips,
        .furniture = furniture,
        .leading = blocks_leading(strips),
        .body = body_size(strips),
        .edges = edges,
    };
    const bool is_text = typed_read(reader.document, pages->pages, strips, reader.leading);
    for (guint i = 0; i < strips->len && !is_text; i++) {
        read_page(&reader, i);
    }
    if (rtl) {
        diagnostics_add(
            diagnostics, SEVERITY_WARNING, "right-to-left", (Position){ 0 },
            g_strdup("the PDF is written from right to left: its words were put together from their letters"),
            g_strdup("expected its DOCX file, which is read without doubt"));
    }
    return reader.document;
}

Document *read_pdf(GBytes *bytes, GPtrArray *diagnostics, GError **error)
{
    g_autoptr(Pages) pages = pages_of_pdf(bytes, error);
    if (pages == NULL) {
        return NULL;
    }
    Document *document = read_pdf_pages(pages, diagnostics);
    document->source = g_steal_pointer(&pages->source);
    document->source_name = g_steal_pointer(&pages->source_name);
    document->source_type = g_steal_pointer(&pages->source_type);
    return document;
}
