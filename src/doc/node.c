#include "doc/node.h"

#include <string.h>

Document *document_new(const char *language)
{
    Document *document = g_new0(Document, 1);
    document->root = node_new(NODE_DOCUMENT);
    document->language = g_strdup(language);
    return document;
}

void document_free(Document *document)
{
    if (document == NULL) {
        return;
    }
    node_free(document->root);
    g_free(document->title);
    g_free(document->subject);
    g_free(document->language);
    g_free(document->date);
    g_free(document->symbol);
    g_clear_pointer(&document->source, g_bytes_unref);
    g_free(document->source_name);
    g_free(document->source_type);
    g_free(document);
}

char *document_running_head(const Document *document)
{
    if (document->symbol != NULL) {
        return g_strdup(document->symbol);
    }
    for (const Node *node = document->root; node != NULL; node = node_next(node, document->root)) {
        if (node->kind == NODE_FIELD && node_has_role(node, "symbol-placeholder")) {
            return node_plain_text(node);
        }
    }
    return NULL;
}

Node *node_new(NodeKind kind)
{
    Node *node = g_new0(Node, 1);
    node->kind = kind;
    return node;
}

void node_free(Node *node)
{
    if (node == NULL) {
        return;
    }
    g_assert(node->parent == NULL);
    Node *at = node;
    while (at != NULL) {
        if (at->first != NULL) {
            Node *child = at->first;
            at->first = child->next;
            at = child;
            continue;
        }
        Node *parent = at->parent;
        g_free(at->text);
        g_free(at->label);
        g_free(at->target);
        g_free(at->id);
        g_free(at->value);
        g_free(at->author);
        g_free(at->changed);
        g_free(at);
        at = parent;
    }
}

static int depth_of(const Node *node)
{
    int depth = 0;
    for (; node->parent != NULL; node = node->parent) {
        depth++;
    }
    return depth;
}

Node *node_append(Node *parent, Node *child)
{
    g_assert(child->parent == NULL && child != parent);
    g_assert(depth_of(parent) < NODE_DEPTH_LIMIT);
    child->parent = parent;
    child->previous = parent->last;
    if (parent->last != NULL) {
        parent->last->next = child;
    } else {
        parent->first = child;
    }
    parent->last = child;
    return child;
}

Node *node_take(Node *child)
{
    Node *parent = child->parent;
    *(child->previous != NULL ? &child->previous->next : &parent->first) = child->next;
    *(child->next != NULL ? &child->next->previous : &parent->last) = child->previous;
    child->parent = child->previous = child->next = NULL;
    return child;
}

Node *node_add(Node *parent, NodeKind kind, const char *role)
{
    Node *node = node_new(kind);
    node->role = g_intern_string(role);
    return node_append(parent, node);
}

Node *node_add_text(Node *parent, const char *text)
{
    if (text == NULL || text[0] == '\0') {
        return NULL;
    }
    Node *node = node_new(NODE_TEXT);
    node->text = g_strdup(text);
    return node_append(parent, node);
}

Node *node_add_mark(Node *parent, const char *label)
{
    Node *node = node_new(NODE_MARK);
    node->label = g_strdup(label);
    return node_append(parent, node);
}

void node_set_label(Node *node, const char *label)
{
    g_free(node->label);
    node->label = g_strdup(label);
}

Node *node_skip(const Node *node, const Node *root)
{
    for (; node != root; node = node->parent) {
        if (node->next != NULL) {
            return node->next;
        }
    }
    return NULL;
}

Node *node_next(const Node *node, const Node *root)
{
    return node->first != NULL ? node->first : node_skip(node, root);
}

bool node_is_inline(const Node *node)
{
    return node->kind >= NODE_TEXT;
}

char *node_plain_text(const Node *node)
{
    GString *text = g_string_new(NULL);
    for (const Node *at = node; at != NULL;) {
        if (at->kind == NODE_TEXT) {
            g_string_append(text, at->text);
        } else if (at->kind == NODE_LINE_END) {
            g_string_append_c(text, ' ');
        }
        at = at->kind == NODE_DELETED ? node_skip(at, node) : node_next(at, node);
    }
    return g_string_free(text, FALSE);
}

const char *node_kind_name(NodeKind kind)
{
    static const char *const names[] = {
        [NODE_DOCUMENT] = "document",   [NODE_MASTHEAD] = "masthead",     [NODE_FIELD] = "field",
        [NODE_HEADING] = "heading",     [NODE_PARAGRAPH] = "paragraph",   [NODE_LIST] = "list",
        [NODE_ITEM] = "item",           [NODE_TABLE] = "table",           [NODE_ROW] = "row",
        [NODE_CELL] = "cell",           [NODE_NOTES] = "notes",           [NODE_NOTE] = "note",
        [NODE_FURNITURE] = "furniture", [NODE_BREAK_PAGE] = "page-break", [NODE_TEXT] = "text",
        [NODE_EMPHASIS] = "emphasis",   [NODE_STRONG] = "strong",         [NODE_LINK] = "link",
        [NODE_MARK] = "mark",           [NODE_LINE_END] = "line-end",     [NODE_SPAN] = "span",
        [NODE_INSERTED] = "inserted",   [NODE_DELETED] = "deleted",
    };
    G_STATIC_ASSERT(G_N_ELEMENTS(names) == N_NODE_KINDS);
    return names[kind];
}

bool node_has_role(const Node *node, const char *role)
{
    return g_strcmp0(node->role, role) == 0;
}

bool language_is_rtl(const char *language)
{
    static const char *const scripts[] = { "ar", "fa", "he", "ur" };
    for (size_t i = 0; i < G_N_ELEMENTS(scripts); i++) {
        const size_t length = strlen(scripts[i]);
        if (strncmp(language, scripts[i], length) == 0 && (language[length] == '\0' || language[length] == '-')) {
            return true;
        }
    }
    return false;
}
