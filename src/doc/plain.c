#include "doc/plain.h"

#include <string.h>

/* What a plain text can become when a program makes pages or paragraphs of it. A dash that is typed before a line makes
 * it an item. */
static bool is_of_plain_text(const Node *node)
{
    switch (node->kind) {
    case NODE_DOCUMENT:
    case NODE_TEXT:
    case NODE_LINE_END:
    case NODE_LIST:
    case NODE_BREAK_PAGE: return true;
    case NODE_ITEM: return node->level <= 1 && node->label != NULL && !g_ascii_isalnum(node->label[0]);
    case NODE_PARAGRAPH: return node->label == NULL && node->role == NULL;
    default: return false;
    }
}

static bool is_plain(const Document *document)
{
    for (const Node *node = document->root; node != NULL;) {
        if (node->kind == NODE_FURNITURE) {
            node = node_skip(node, document->root);
            continue;
        }
        if (!is_of_plain_text(node)) {
            return false;
        }
        node = node_next(node, document->root);
    }
    return true;
}

typedef struct {
    GString *text;
    int line;         /* of what was appended last; 0 before the first */
    bool counts_gaps; /* empty paragraphs are not in the tree, but the lines are counted with them */
} PlainText;

static bool is_block(const Node *node)
{
    return node->kind == NODE_PARAGRAPH || node->kind == NODE_ITEM;
}

static bool has_counted_gaps(const Document *document)
{
    int line = 0;
    for (const Node *node = document->root->first; node != NULL; node = node_next(node, document->root)) {
        if (is_block(node) && line > 0 && node->at.line > line + 1) {
            return true;
        }
        line = MAX(line, node->at.line);
    }
    return false;
}

static void begin_block(PlainText *plain, const Node *block)
{
    const bool gap = plain->counts_gaps ? block->at.line > plain->line + 1 : block->after_blank;
    if (plain->line > 0) {
        g_string_append(plain->text, gap ? "\n\n" : "\n");
    }
    if (block->kind == NODE_ITEM) {
        g_string_append_printf(plain->text, "%s ", block->label);
    }
    plain->line = MAX(plain->line, block->at.line);
}

GBytes *document_plain_text(const Document *document)
{
    if (!is_plain(document)) {
        return NULL;
    }
    PlainText plain = { .text = g_string_new(NULL), .counts_gaps = has_counted_gaps(document) };
    for (const Node *node = document->root->first; node != NULL;) {
        if (node->kind == NODE_FURNITURE) {
            node = node_skip(node, document->root);
            continue;
        }
        if (is_block(node)) {
            begin_block(&plain, node);
        } else if (node->kind == NODE_TEXT) {
            g_string_append(plain.text, node->text);
            plain.line = MAX(plain.line, node->at.line);
        } else if (node->kind == NODE_LINE_END) {
            g_string_append_c(plain.text, '\n');
        }
        node = node_next(node, document->root);
    }
    g_string_append_c(plain.text, '\n');
    return g_string_free_to_bytes(plain.text);
}
