/* A tree as plain text: the layout that read_text reads. Every block is a line, parted by empty lines; items of dash
 * lists follow each other; a table goes down, cell after cell, as the papers do when they are copied. */
#include "doc/format.h"

#include "base/buffer.h"
#include "base/text.h"
#include "doc/text_layout.h"

#include <string.h>

#define LEFT_TO_RIGHT_ISOLATE "\u2066"
#define RIGHT_TO_LEFT_ISOLATE "\u2067"
#define POP_ISOLATE "\u2069"

/* What a page shows by its form and a text does not say in words. */
static const char *const silent_roles[] = { "organization", "symbol-placeholder", "language", NULL };

static bool is_silent(const Node *node)
{
    for (const char *const *role = silent_roles; *role != NULL; role++) {
        if (node_has_role(node, *role)) {
            return true;
        }
    }
    return false;
}

static void append_escaped(GString *line, const char *text, char close)
{
    for (; *text != '\0'; text++) {
        if (*text == '\\' || *text == close) {
            g_string_append_c(line, '\\');
        }
        g_string_append_c(line, *text);
    }
}

char *text_layout_line(const char *role, const char *label, const char *words, const char *aside, const char *tail)
{
    GString *line = g_string_new("\\");
    g_string_append(line, role);
    if (label != NULL) {
        g_string_append_c(line, '[');
        append_escaped(line, label, ']');
        g_string_append_c(line, ']');
    }
    g_string_append_c(line, '{');
    append_escaped(line, words != NULL ? words : "", '}');
    g_string_append_c(line, '}');
    if (aside != NULL) {
        g_string_append_c(line, '{');
        append_escaped(line, aside, '}');
        g_string_append_c(line, '}');
    }
    g_string_append(line, tail != NULL ? tail : "");
    return g_string_free(line, FALSE);
}

static void write_mark(Buffer *out, const char *label)
{
    for (; *label != '\0'; label++) {
        if (g_ascii_isdigit(*label)) {
            buffer_string(out, text_superscript(*label - '0'));
        } else {
            buffer_char(out, *label);
        }
    }
}

/* What sets a span apart from the direction of a text, which a plain text can say only by such characters; NULL where
 * both run the same way. Readers drop them. */
static const char *isolate_of(const Node *node, bool rtl)
{
    if (node->kind != NODE_SPAN) {
        return NULL;
    }
    const bool leftward = node->language != NULL && language_is_rtl(node->language);
    return leftward ? RIGHT_TO_LEFT_ISOLATE : rtl ? LEFT_TO_RIGHT_ISOLATE : NULL;
}

static bool is_below(const Node *node, const Node *above)
{
    while (node != NULL && node != above) {
        node = node->parent;
    }
    return node != NULL;
}

static void enter_inline(Buffer *out, const Node *node, bool rtl)
{
    buffer_string(out, isolate_of(node, rtl));
    if (node->kind == NODE_TEXT) {
        buffer_string(out, node->text);
    } else if (node->kind == NODE_MARK) {
        write_mark(out, node->label);
    } else if (node->kind == NODE_LINE_END) {
        buffer_char(out, ' ');
    }
}

/* The spans end that `next` is no more in. */
static void leave_inlines(Buffer *out, const Node *node, const Node *next, const Node *block, bool rtl)
{
    for (; node != block && (next == NULL || !is_below(next, node)); node = node->parent) {
        buffer_string(out, isolate_of(node, rtl) != NULL ? POP_ISOLATE : NULL);
    }
}

/* The inlines of a block, without the blocks that may stand in it too, and without what is deleted. */
static void write_inlines(Buffer *out, const Node *block, bool rtl)
{
    for (const Node *node = block->first; node != NULL;) {
        const bool left_out = !node_is_inline(node) || node->kind == NODE_DELETED;
        const Node *next = left_out ? node_skip(node, block) : node_next(node, block);
        if (!left_out) {
            enter_inline(out, node, rtl);
        }
        leave_inlines(out, left_out ? node->parent : node, next, block, rtl);
        node = next;
    }
}

static bool is_dash(const Node *node)
{
    return node->kind == NODE_ITEM && g_strcmp0(node->label, "–") == 0;
}

/* Dashes follow each other, and their list in an item, without an empty line between. */
static bool follows_closely(const Node *node)
{
    return is_dash(node) && (node->previous != NULL || node->parent->parent->kind == NODE_ITEM);
}

static void write_label(Buffer *out, const Node *node)
{
    if (node->kind == NODE_NOTE) {
        write_mark(out, node->label);
        buffer_char(out, ' ');
        return;
    }
    for (int i = 1; node->kind == NODE_ITEM && i < node->level; i++) {
        buffer_literal(out, "  ");
    }
    /* Only a dash stands outside the line that a block may have of its own; other labels are in it. */
    if (node->label != NULL && (is_dash(node) || node->text == NULL)) {
        buffer_string(out, node->label);
        buffer_char(out, ' ');
    }
}

static void write_block(Buffer *out, const Node *node, bool rtl)
{
    if (node->text != NULL && node->text[0] == '\0') {
        return;
    }
    if (out->length > 0 && !follows_closely(node)) {
        buffer_char(out, '\n');
    }
    if (node->kind == NODE_NOTE && node->text != NULL) {
        buffer_string(out, node->text);
    } else {
        write_label(out, node);
        if (node->text != NULL) {
            buffer_string(out, node->text);
        } else {
            write_inlines(out, node, rtl);
        }
    }
    buffer_char(out, '\n');
}

/* The heads of the columns stand in one line, with tabs between. */
static void write_header_row(Buffer *out, const Node *row)
{
    buffer_string(out, out->length > 0 ? "\n" : NULL);
    for (const Node *cell = row->first; cell != NULL; cell = cell->next) {
        g_autofree char *text = node_plain_text(cell);
        buffer_string(out, cell->previous != NULL ? "\t" : NULL);
        buffer_string(out, text);
    }
    buffer_char(out, '\n');
}

/* A block that holds inlines (or nothing) and is a line. */
static bool is_line(const Node *node)
{
    switch (node->kind) {
    case NODE_FIELD:
    case NODE_HEADING:
    case NODE_PARAGRAPH:
    case NODE_ITEM:
    case NODE_NOTE: return !is_silent(node);
    case NODE_FURNITURE: return node->text != NULL;
    case NODE_CELL: return node->first != NULL && node_is_inline(node->first);
    default: return false;
    }
}

GBytes *write_text(const Document *document, GError **error)
{
    g_auto(Buffer) out = BUFFER_INIT;
    const Node *root = document->root;
    for (const Node *node = root->first; node != NULL;) {
        if (node->kind == NODE_ROW && node->header) {
            write_header_row(&out, node);
            node = node_skip(node, root);
            continue;
        }
        if (node->kind == NODE_NOTES && node->first != NULL) {
            buffer_literal(&out, "\n__________________\n");
        }
        if (is_line(node)) {
            write_block(&out, node, language_is_rtl(document->language));
        }
        node = node_next(node, root);
    }
    if (buffer_overflowed(&out)) {
        g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_TOO_LARGE, "the text is larger than %d bytes", BUFFER_LIMIT);
        return NULL;
    }
    return buffer_steal(&out);
}
