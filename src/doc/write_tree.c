/* The tree as text, one node a line: for looking at what a reader understood, and for tests. */
#include "doc/format.h"

#include "base/buffer.h"

static void write_quoted(Buffer *out, const char *name, const char *text)
{
    if (text == NULL) {
        return;
    }
    buffer_char(out, ' ');
    buffer_string(out, name);
    buffer_json(out, text);
}

static void write_node(Buffer *out, const Node *node, int depth)
{
    for (int i = 0; i < depth; i++) {
        buffer_literal(out, "  ");
    }
    buffer_string(out, node_kind_name(node->kind));
    if (node->role != NULL) {
        buffer_char(out, '.');
        buffer_string(out, node->role);
    }
    buffer_string(out, node->explicit_role ? " explicit" : NULL);
    buffer_string(out, node->header ? " header" : NULL);
    if (node->level > 0) {
        buffer_literal(out, " level=");
        buffer_number(out, node->level);
    }
    if (node->span > 1) {
        buffer_literal(out, " span=");
        buffer_number(out, node->span);
    }
    write_quoted(out, "id=", node->id);
    write_quoted(out, "label=", node->label);
    write_quoted(out, "target=", node->target);
    write_quoted(out, "value=", node->value);
    write_quoted(out, "author=", node->author);
    write_quoted(out, "changed=", node->changed);
    write_quoted(out, "language=", node->language);
    write_quoted(out, "", node->text);
    if (node->at.line > 0) {
        buffer_literal(out, " @");
        buffer_number(out, node->at.line);
        buffer_char(out, ':');
        buffer_number(out, node->at.column);
    }
    buffer_char(out, '\n');
}

GBytes *write_tree(const Document *document, GError **error)
{
    g_auto(Buffer) out = BUFFER_INIT;
    int depth = 0;
    for (const Node *node = document->root; node != NULL;) {
        write_node(&out, node, depth);
        const Node *next = node_next(node, document->root);
        if (next != NULL && next->parent == node) {
            depth++;
        } else {
            for (const Node *up = node; next != NULL && up->parent != next->parent; up = up->parent) {
                depth--;
            }
        }
        node = next;
    }
    if (buffer_overflowed(&out)) {
        g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_TOO_LARGE, "the tree is larger than %d bytes", BUFFER_LIMIT);
        return NULL;
    }
    return buffer_steal(&out);
}
