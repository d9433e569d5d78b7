/* Trees as bytes and back: random ones exactly, damaged ones not at all. */
#include "doc/pack.h"

#include "generate.h"

#include <string.h>

static const char *some_name(Generator *generator)
{
    static const char *const names[] = { NULL, "day", "hours", "en", "zh-Hans", "title" };
    return names[generate_below(generator, G_N_ELEMENTS(names))];
}

static char *some_text(Generator *generator)
{
    return generate_chance(generator, 30) ? generate_text(generator) : NULL;
}

static void fill_node(Generator *generator, Node *node)
{
    node->level = generate_between(generator, 0, 9);
    node->span = generate_between(generator, 0, 4);
    node->header = generate_chance(generator, 20);
    node->after_blank = generate_chance(generator, 20);
    node->role = g_intern_string(some_name(generator));
    node->language = g_intern_string(some_name(generator));
    node->label = node->kind == NODE_MARK ? generate_text(generator) : some_text(generator);
    node->text = node->kind == NODE_TEXT ? generate_text(generator) : some_text(generator);
    node->target = some_text(generator);
    node->id = some_text(generator);
    node->value = some_text(generator);
    node->author = some_text(generator);
    node->changed = some_text(generator);
    node->at = (Position){ generate_between(generator, 0, 50000), generate_between(generator, 0, 999), 3 };
}

/* A kind that may stand below `parent`; false if none may. */
static bool kind_below(Generator *generator, NodeKind parent, NodeKind *ret_kind)
{
    static const struct {
        NodeKind parent, first, last;
    } below[] = {
        { NODE_DOCUMENT, NODE_MASTHEAD, NODE_LIST }, { NODE_DOCUMENT, NODE_TABLE, NODE_TABLE },
        { NODE_DOCUMENT, NODE_NOTES, NODE_NOTES },   { NODE_DOCUMENT, NODE_FURNITURE, NODE_BREAK_PAGE },
        { NODE_MASTHEAD, NODE_FIELD, NODE_FIELD },   { NODE_LIST, NODE_ITEM, NODE_ITEM },
        { NODE_ITEM, NODE_TEXT, NODE_DELETED },      { NODE_ITEM, NODE_LIST, NODE_LIST },
        { NODE_TABLE, NODE_ROW, NODE_ROW },          { NODE_ROW, NODE_CELL, NODE_CELL },
        { NODE_CELL, NODE_HEADING, NODE_LIST },      { NODE_CELL, NODE_TEXT, NODE_DELETED },
        { NODE_NOTES, NODE_NOTE, NODE_NOTE },        { NODE_PARAGRAPH, NODE_TEXT, NODE_DELETED },
        { NODE_HEADING, NODE_TEXT, NODE_DELETED },   { NODE_FIELD, NODE_TEXT, NODE_DELETED },
        { NODE_NOTE, NODE_TEXT, NODE_DELETED },      { NODE_FURNITURE, NODE_TEXT, NODE_DELETED },
        { NODE_STRONG, NODE_TEXT, NODE_DELETED },    { NODE_EMPHASIS, NODE_TEXT, NODE_DELETED },
        { NODE_LINK, NODE_TEXT, NODE_DELETED },      { NODE_SPAN, NODE_TEXT, NODE_DELETED },
        { NODE_INSERTED, NODE_TEXT, NODE_DELETED },  { NODE_DELETED, NODE_TEXT, NODE_DELETED },
    };
    const guint start = generate_below(generator, G_N_ELEMENTS(below));
    for (guint i = 0; i < G_N_ELEMENTS(below); i++) {
        const guint at = (start + i) % G_N_ELEMENTS(below);
        if (below[at].parent == parent) {
            *ret_kind = (NodeKind)generate_between(generator, (int)below[at].first, (int)below[at].last);
            return true;
        }
    }
    return false;
}

static Document *some_document(guint32 seed)
{
    enum { NODES = 60, DEEPEST = 40 };
    Generator generator = generator_of(seed);
    Document *document = document_new("ar");
    document->title = some_text(&generator);
    document->symbol = some_text(&generator);
    document->source = generate_chance(&generator, 50) ? g_bytes_new("\0\1{}", 4) : NULL;
    document->source_name = some_text(&generator);
    Node *at = document->root;
    int depth = 0;
    for (int i = 0; i < NODES; i++) {
        NodeKind kind;
        while (at->parent != NULL && generate_chance(&generator, 40)) {
            at = at->parent;
            depth--;
        }
        if (depth < DEEPEST && kind_below(&generator, at->kind, &kind)) {
            at = node_append(at, node_new(kind));
            fill_node(&generator, at);
            depth++;
        }
    }
    return document;
}

static void assert_same_node(const Node *a, const Node *b)
{
    g_assert_cmpint(a->kind, ==, b->kind);
    g_assert_cmpint(a->level, ==, b->level);
    g_assert_cmpint(a->span, ==, b->span);
    g_assert_true(a->header == b->header && a->explicit_role == b->explicit_role && a->after_blank == b->after_blank);
    g_assert_true(a->role == b->role && a->language == b->language);
    g_assert_cmpmem(&a->at, sizeof a->at, &b->at, sizeof b->at);
    g_assert_cmpstr(a->text, ==, b->text);
    g_assert_cmpstr(a->label, ==, b->label);
    g_assert_cmpstr(a->target, ==, b->target);
    g_assert_cmpstr(a->id, ==, b->id);
    g_assert_cmpstr(a->value, ==, b->value);
    g_assert_cmpstr(a->author, ==, b->author);
    g_assert_cmpstr(a->changed, ==, b->changed);
}

static void assert_same(const Document *a, const Document *b)
{
    const Node *one = a->root;
    const Node *other = b->root;
    while (one != NULL && other != NULL) {
        assert_same_node(one, other);
        g_assert_true((one->first == NULL) == (other->first == NULL) && (one->next == NULL) == (other->next == NULL));
        one = node_next(one, a->root);
        other = node_next(other, b->root);
    }
    g_assert_true(one == NULL && other == NULL);
    g_assert_cmpstr(a->language, ==, b->language);
    g_assert_cmpstr(a->title, ==, b->title);
    g_assert_cmpstr(a->symbol, ==, b->symbol);
    g_assert_cmpstr(a->source_name, ==, b->source_name);
    g_assert_true((a->source == NULL) == (b->source == NULL));
    g_assert_true(a->source == NULL || g_bytes_equal(a->source, b->source));
}

static GPtrArray *some_findings(void)
{
    GPtrArray *findings = diagnostics_new();
    diagnostics_add(findings, SEVERITY_WARNING, "bullet", (Position){ 3, 4, 5 }, g_strdup("a dash – lost"), NULL);
    diagnostics_add(findings, SEVERITY_ERROR, "note-mark", (Position){ 0 }, g_strdup("x"), g_strdup("y"));
    return findings;
}

static void test_round_trip(void)
{
    for (guint32 seed = 1; seed <= 400; seed++) {
        g_autoptr(Document) document = some_document(seed);
        g_autoptr(GPtrArray) findings = some_findings();
        g_autoptr(GBytes) bytes = pack_document(document, findings);
        g_assert_nonnull(bytes);
        g_autoptr(GPtrArray) found = diagnostics_new();
        g_autoptr(GError) error = NULL;
        g_autoptr(Document) same = unpack_document(bytes, found, &error);
        g_assert_no_error(error);
        assert_same(document, same);
        g_assert_cmpuint(found->len, ==, 2);
        const Diagnostic *first = g_ptr_array_index(found, 0);
        g_assert_cmpstr(first->rule, ==, "bullet");
        g_assert_cmpint(first->at.length, ==, 5);
        g_assert_cmpstr(first->what, ==, "a dash – lost");
        g_autoptr(GBytes) again = pack_document(same, found);
        g_assert_true(g_bytes_equal(bytes, again));
    }
}

static void assert_refused(const char *bytes, gsize size)
{
    g_autoptr(GBytes) packed = g_bytes_new(bytes, size);
    g_autoptr(GPtrArray) found = diagnostics_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(Document) document = unpack_document(packed, found, &error);
    g_assert_null(document);
    g_assert_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_UNREADABLE);
    g_assert_cmpuint(found->len, ==, 0);
}

static void test_every_truncation(void)
{
    g_autoptr(Document) document = some_document(7);
    g_autoptr(GPtrArray) findings = some_findings();
    g_autoptr(GBytes) bytes = pack_document(document, findings);
    gsize size = 0;
    const char *data = g_bytes_get_data(bytes, &size);
    for (gsize length = 0; length < size; length++) {
        assert_refused(data, length);
    }
    g_autofree char *longer = g_malloc0(size + 1);
    memcpy(longer, data, size);
    assert_refused(longer, size + 1);
}

/* One byte changed gives a tree that holds what the format promises, or none. */
static void test_every_changed_byte(void)
{
    g_autoptr(Document) document = some_document(11);
    g_autoptr(GPtrArray) findings = some_findings();
    g_autoptr(GBytes) bytes = pack_document(document, findings);
    gsize size = 0;
    const char *data = g_bytes_get_data(bytes, &size);
    g_autofree char *changed = g_memdup2(data, size);
    for (gsize i = 0; i < size; i++) {
        changed[i] = (char)(data[i] ^ 0x91);
        g_autoptr(GBytes) packed = g_bytes_new(changed, size);
        g_autoptr(GPtrArray) found = diagnostics_new();
        g_autoptr(Document) read = unpack_document(packed, found, NULL);
        if (read != NULL) {
            g_autoptr(GBytes) again = pack_document(read, found);
            g_assert_nonnull(again);
        }
        changed[i] = data[i];
    }
}

/* What is packed here may be built but not sent: the other side refuses it. */
static void test_misplaced(void)
{
    g_autoptr(GPtrArray) none = diagnostics_new();
    static const NodeKind wrong[][2] = {
        { NODE_PARAGRAPH, NODE_TABLE }, { NODE_LIST, NODE_PARAGRAPH }, { NODE_TABLE, NODE_CELL },
        { NODE_STRONG, NODE_LIST },     { NODE_CELL, NODE_DOCUMENT },  { NODE_BREAK_PAGE, NODE_STRONG },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_autoptr(Document) document = document_new("en");
        node_add(node_add(document->root, wrong[i][0], NULL), wrong[i][1], NULL);
        g_autoptr(GBytes) bytes = pack_document(document, none);
        assert_refused(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    }
}

static void test_incomplete(void)
{
    g_autoptr(GPtrArray) none = diagnostics_new();
    for (int i = 0; i < 3; i++) {
        g_autoptr(Document) document = document_new("en");
        Node *paragraph = node_add(document->root, NODE_PARAGRAPH, i == 2 ? "line" : NULL);
        paragraph->explicit_role = i == 2;
        node_add(paragraph, i == 0 ? NODE_TEXT : i == 1 ? NODE_MARK : NODE_STRONG, NULL);
        g_autoptr(GBytes) bytes = pack_document(document, none);
        assert_refused(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    }
}

static void test_too_large(void)
{
    g_autoptr(Document) document = document_new("en");
    g_autoptr(GPtrArray) none = diagnostics_new();
    document->title = g_strnfill(PACK_LIMIT, 'x');
    g_assert_null(pack_document(document, none));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pack/round-trip", test_round_trip);
    g_test_add_func("/pack/every-truncation", test_every_truncation);
    g_test_add_func("/pack/every-changed-byte", test_every_changed_byte);
    g_test_add_func("/pack/misplaced", test_misplaced);
    g_test_add_func("/pack/incomplete", test_incomplete);
    g_test_add_func("/pack/too-large", test_too_large);
    return g_test_run();
}
