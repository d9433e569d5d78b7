/* The packed form: a first line that names it, the table of names, the data of the document, the diagnostics, the
 * nodes. Nodes stand in document order, each with its depth, so that neither side needs recursion. Numbers are of four
 * bytes, the lowest first; a text is its length and one more, then its bytes; 0 is no text. */
#include "doc/pack.h"

#include "base/buffer.h"

#include <string.h>

static const char first_line[] = "placard tree 1\n";

enum {
    NAMES_LIMIT = 256,     /* what is interned stays for good: a stranger may add so many, */
    NAME_LENGTH = 48,      /* so long each */
    SPAN_LIMIT = 1000,     /* columns of a cell */
    PLACE_LIMIT = 1 << 28, /* a line, a column */
};

typedef enum {
    FLAG_HEADER = 1 << 0,
    FLAG_EXPLICIT = 1 << 1,
    FLAG_AFTER_BLANK = 1 << 2,
    ALL_FLAGS = (1 << 3) - 1,
} Flags;

/* The texts of a node, of a document: where the structure keeps each. */
static const size_t node_texts[] = {
    G_STRUCT_OFFSET(Node, text),    G_STRUCT_OFFSET(Node, label), G_STRUCT_OFFSET(Node, target),
    G_STRUCT_OFFSET(Node, id),      G_STRUCT_OFFSET(Node, value), G_STRUCT_OFFSET(Node, author),
    G_STRUCT_OFFSET(Node, changed),
};
static const size_t document_texts[] = {
    G_STRUCT_OFFSET(Document, language),    G_STRUCT_OFFSET(Document, title),  G_STRUCT_OFFSET(Document, subject),
    G_STRUCT_OFFSET(Document, date),        G_STRUCT_OFFSET(Document, symbol), G_STRUCT_OFFSET(Document, source_name),
    G_STRUCT_OFFSET(Document, source_type),
};

/* --- packing ----------------------------------------------------------------------------------------------- */

typedef struct {
    Buffer *out;
    GPtrArray *names; /* borrowed, interned */
    GHashTable *numbers;
} Packer;

static void put_number(Buffer *out, int number)
{
    const guint32 bytes = GUINT32_TO_LE((guint32)number);
    buffer_bytes(out, (const char *)&bytes, sizeof bytes);
}

static void put_bytes(Buffer *out, const char *bytes, size_t length)
{
    put_number(out, bytes == NULL ? 0 : (int)(length + 1));
    buffer_bytes(out, bytes, length);
}

static void put_text(Buffer *out, const char *text)
{
    put_bytes(out, text, text == NULL ? 0 : strlen(text));
}

static void put_texts(Buffer *out, const void *structure, const size_t *offsets, guint n)
{
    for (guint i = 0; i < n; i++) {
        put_text(out, G_STRUCT_MEMBER(char *, structure, offsets[i]));
    }
}

static void put_place(Buffer *out, Position at)
{
    put_number(out, at.line);
    put_number(out, at.column);
    put_number(out, at.length);
}

static void gather_name(Packer *packer, const char *name)
{
    if (name != NULL && !g_hash_table_contains(packer->numbers, name)) {
        g_ptr_array_add(packer->names, (gpointer)name);
        g_hash_table_insert(packer->numbers, (gpointer)name, GUINT_TO_POINTER(packer->names->len));
    }
}

static void put_name(const Packer *packer, const char *name)
{
    put_number(packer->out, name == NULL ? 0 : (int)GPOINTER_TO_UINT(g_hash_table_lookup(packer->numbers, name)));
}

static void put_names(Packer *packer, const Document *document, const GPtrArray *diagnostics)
{
    for (const Node *node = document->root; node != NULL; node = node_next(node, document->root)) {
        gather_name(packer, node->role);
        gather_name(packer, node->language);
    }
    for (guint i = 0; i < diagnostics->len; i++) {
        gather_name(packer, ((const Diagnostic *)g_ptr_array_index(diagnostics, i))->rule);
    }
    put_number(packer->out, (int)packer->names->len);
    for (guint i = 0; i < packer->names->len; i++) {
        put_text(packer->out, g_ptr_array_index(packer->names, i));
    }
}

static void put_document(Buffer *out, const Document *document)
{
    put_texts(out, document, document_texts, G_N_ELEMENTS(document_texts));
    gsize size = 0;
    const char *source = document->source == NULL ? NULL : g_bytes_get_data(document->source, &size);
    put_bytes(out, document->source != NULL && source == NULL ? "" : source, size);
}

static void put_diagnostics(const Packer *packer, const GPtrArray *diagnostics)
{
    const guint n = MIN(diagnostics->len, PACK_FINDINGS_LIMIT);
    put_number(packer->out, (int)n);
    for (guint i = 0; i < n; i++) {
        const Diagnostic *diagnostic = g_ptr_array_index(diagnostics, i);
        buffer_char(packer->out, (char)diagnostic->severity);
        put_name(packer, diagnostic->rule);
        put_place(packer->out, diagnostic->at);
        put_text(packer->out, diagnostic->what);
        put_text(packer->out, diagnostic->expected);
    }
}

static void put_node(const Packer *packer, const Node *node, int depth)
{
    buffer_char(packer->out, (char)depth);
    buffer_char(packer->out, (char)node->kind);
    buffer_char(packer->out, (char)((node->header ? FLAG_HEADER : 0) | (node->explicit_role ? FLAG_EXPLICIT : 0) |
                                    (node->after_blank ? FLAG_AFTER_BLANK : 0)));
    put_number(packer->out, node->level);
    put_number(packer->out, node->span);
    put_name(packer, node->role);
    put_name(packer, node->language);
    put_place(packer->out, node->at);
    put_texts(packer->out, node, node_texts, G_N_ELEMENTS(node_texts));
}

static void put_nodes(const Packer *packer, const Node *root)
{
    int n = 0;
    for (const Node *node = root; node != NULL; node = node_next(node, root)) {
        n++;
    }
    put_number(packer->out, n);
    int depth = 0;
    for (const Node *node = root; node != NULL;) {
        put_node(packer, node, depth);
        const Node *next = node_next(node, root);
        depth += next != NULL && next->parent == node;
        for (const Node *up = node; next != NULL && next->parent != node && up->parent != next->parent;
             up = up->parent) {
            depth--;
        }
        node = next;
    }
}

GBytes *pack_document(const Document *document, const GPtrArray *diagnostics)
{
    g_auto(Buffer) out = { .limit = PACK_LIMIT };
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    g_autoptr(GHashTable) numbers = g_hash_table_new(g_str_hash, g_str_equal);
    Packer packer = { .out = &out, .names = names, .numbers = numbers };
    buffer_string(&out, first_line);
    put_names(&packer, document, diagnostics);
    put_document(&out, document);
    put_diagnostics(&packer, diagnostics);
    put_nodes(&packer, document->root);
    return buffer_overflowed(&out) ? NULL : buffer_steal(&out);
}

/* --- unpacking --------------------------------------------------------------------------------------------- */

typedef struct {
    const char *at, *end;
    GPtrArray *names;  /* interned */
    const char *wrong; /* what is, once something is; nothing is read from then on */
} Unpacker;

static void fail(Unpacker *unpacker, const char *what)
{
    if (unpacker->wrong == NULL) {
        unpacker->wrong = what;
        unpacker->at = unpacker->end;
    }
}

static const char *take(Unpacker *unpacker, size_t length)
{
    if (length > (size_t)(unpacker->end - unpacker->at)) {
        fail(unpacker, "it ends too early");
        return NULL;
    }
    const char *bytes = unpacker->at;
    unpacker->at += length;
    return bytes;
}

static int take_byte(Unpacker *unpacker, int limit)
{
    const char *byte = take(unpacker, 1);
    if (byte != NULL && (unsigned char)*byte >= limit) {
        fail(unpacker, "a kind is unknown");
    }
    return byte == NULL || unpacker->wrong != NULL ? 0 : (unsigned char)*byte;
}

static int take_number(Unpacker *unpacker, int limit)
{
    guint32 number = 0;
    const char *bytes = take(unpacker, sizeof number);
    if (bytes != NULL) {
        memcpy(&number, bytes, sizeof number);
        number = GUINT32_FROM_LE(number);
    }
    if (number > (guint32)limit) {
        fail(unpacker, "a number is past its limit");
    }
    return unpacker->wrong != NULL ? 0 : (int)number;
}

static const char *take_span(Unpacker *unpacker, size_t *ret_length)
{
    const int length = take_number(unpacker, PACK_LIMIT);
    *ret_length = length == 0 ? 0 : (size_t)length - 1;
    return length == 0 ? NULL : take(unpacker, *ret_length);
}

/* What is no text in UTF-8 is refused: whoever gets the tree relies on it. */
static char *take_text(Unpacker *unpacker)
{
    size_t length = 0;
    const char *text = take_span(unpacker, &length);
    if (text == NULL) {
        return NULL;
    }
    if (memchr(text, '\0', length) != NULL || !g_utf8_validate(text, (gssize)length, NULL)) {
        fail(unpacker, "a text is not UTF-8");
        return NULL;
    }
    return g_strndup(text, length);
}

static void take_texts(Unpacker *unpacker, void *structure, const size_t *offsets, guint n)
{
    for (guint i = 0; i < n; i++) {
        char **text = &G_STRUCT_MEMBER(char *, structure, offsets[i]);
        g_free(*text);
        *text = take_text(unpacker);
    }
}

static Position take_place(Unpacker *unpacker)
{
    Position at;
    at.line = take_number(unpacker, PLACE_LIMIT);
    at.column = take_number(unpacker, PLACE_LIMIT);
    at.length = take_number(unpacker, PLACE_LIMIT);
    return at;
}

static bool is_name(const char *text)
{
    size_t length = 0;
    while (g_ascii_isalnum(text[length]) || text[length] == '-') {
        length++;
    }
    return text[length] == '\0' && length > 0 && length <= NAME_LENGTH;
}

static void take_names(Unpacker *unpacker)
{
    const int n = take_number(unpacker, NAMES_LIMIT);
    for (int i = 0; i < n && unpacker->wrong == NULL; i++) {
        g_autofree char *name = take_text(unpacker);
        if (name == NULL || !is_name(name)) {
            fail(unpacker, "a name is none");
            return;
        }
        g_ptr_array_add(unpacker->names, (gpointer)g_intern_string(name));
    }
}

static const char *take_name(Unpacker *unpacker)
{
    const int number = take_number(unpacker, (int)unpacker->names->len);
    return number == 0 ? NULL : g_ptr_array_index(unpacker->names, number - 1);
}

static void take_document(Unpacker *unpacker, Document *document)
{
    take_texts(unpacker, document, document_texts, G_N_ELEMENTS(document_texts));
    if (document->language == NULL) {
        fail(unpacker, "its language is not told");
    }
    size_t size = 0;
    const char *source = take_span(unpacker, &size);
    document->source = source == NULL ? NULL : g_bytes_new(source, size);
}

static void take_diagnostics(Unpacker *unpacker, GPtrArray *diagnostics)
{
    const int n = take_number(unpacker, PACK_FINDINGS_LIMIT);
    for (int i = 0; i < n && unpacker->wrong == NULL; i++) {
        const Severity severity = (Severity)take_byte(unpacker, SEVERITY_ERROR + 1);
        const char *rule = take_name(unpacker);
        const Position at = take_place(unpacker);
        char *what = take_text(unpacker);
        char *expected = take_text(unpacker);
        if (rule == NULL || what == NULL) {
            fail(unpacker, "a finding says nothing");
        }
        diagnostics_add(diagnostics, severity, rule, at, what, expected);
    }
}

enum {
    BLOCKS = (1 << NODE_TEXT) - 1,
    INLINES = ((1 << N_NODE_KINDS) - 1) & ~BLOCKS,
    FLOW = BLOCKS & ~(1 << NODE_DOCUMENT | 1 << NODE_ITEM | 1 << NODE_ROW | 1 << NODE_CELL | 1 << NODE_NOTE),
};

/* What a node of each kind may hold, as a set of kinds. */
static const int may_hold[] = {
    [NODE_DOCUMENT] = FLOW,
    [NODE_MASTHEAD] = FLOW,
    [NODE_FIELD] = INLINES,
    [NODE_HEADING] = INLINES,
    [NODE_PARAGRAPH] = INLINES,
    [NODE_LIST] = 1 << NODE_ITEM,
    [NODE_ITEM] = INLINES | 1 << NODE_LIST,
    [NODE_TABLE] = 1 << NODE_ROW,
    [NODE_ROW] = 1 << NODE_CELL,
    [NODE_CELL] = FLOW | INLINES,
    [NODE_NOTES] = 1 << NODE_NOTE,
    [NODE_NOTE] = INLINES,
    [NODE_FURNITURE] = INLINES,
    [NODE_BREAK_PAGE] = 0,
    [NODE_TEXT] = 0,
    [NODE_EMPHASIS] = INLINES,
    [NODE_STRONG] = INLINES,
    [NODE_LINK] = INLINES,
    [NODE_MARK] = 0,
    [NODE_LINE_END] = 0,
    [NODE_SPAN] = INLINES,
    [NODE_INSERTED] = INLINES,
    [NODE_DELETED] = INLINES,
};
G_STATIC_ASSERT(G_N_ELEMENTS(may_hold) == N_NODE_KINDS);

/* An explicit block may stand behind the inlines of another, as in `3 p.m.: \deadline{…}`. */
static bool may_stand(const Node *parent, const Node *node)
{
    return (may_hold[parent->kind] & 1 << node->kind) != 0 ||
           (node->explicit_role && node->kind == NODE_PARAGRAPH && (may_hold[parent->kind] & INLINES) != 0);
}

static void take_node_data(Unpacker *unpacker, Node *node)
{
    node->kind = (NodeKind)take_byte(unpacker, N_NODE_KINDS);
    const int flags = take_byte(unpacker, ALL_FLAGS + 1);
    node->header = (flags & FLAG_HEADER) != 0;
    node->explicit_role = (flags & FLAG_EXPLICIT) != 0;
    node->after_blank = (flags & FLAG_AFTER_BLANK) != 0;
    node->level = take_number(unpacker, NODE_DEPTH_LIMIT);
    node->span = take_number(unpacker, SPAN_LIMIT);
    node->role = take_name(unpacker);
    node->language = take_name(unpacker);
    node->at = take_place(unpacker);
    take_texts(unpacker, node, node_texts, G_N_ELEMENTS(node_texts));
    const bool is_whole = (node->kind != NODE_TEXT || (node->text != NULL && node->text[0] != '\0')) &&
                          (node->kind != NODE_MARK || (node->label != NULL && node->label[0] != '\0')) &&
                          (!node->explicit_role || node->role != NULL);
    if (!is_whole) {
        fail(unpacker, "a node lacks what its kind must have");
    }
}

/* The open node at that depth, going up from the last one. */
static Node *parent_at(Node *last, int last_depth, int depth)
{
    for (; last_depth >= depth; last_depth--) {
        last = last->parent;
    }
    return last;
}

/* The root is there already; the first node fills it. */
static void take_nodes(Unpacker *unpacker, Node *root)
{
    const int n = take_number(unpacker, PACK_NODES_LIMIT);
    Node *last = root;
    int last_depth = 0;
    if (n == 0 || take_byte(unpacker, 1) != 0) {
        fail(unpacker, "it has no root");
    }
    take_node_data(unpacker, root);
    if (root->kind != NODE_DOCUMENT) {
        fail(unpacker, "its root is no document");
    }
    for (int i = 1; i < n && unpacker->wrong == NULL; i++) {
        const int depth = take_byte(unpacker, NODE_DEPTH_LIMIT + 1);
        Node *node = node_new(NODE_PARAGRAPH);
        take_node_data(unpacker, node);
        Node *parent = depth < 1 || depth > last_depth + 1 ? NULL : parent_at(last, last_depth, depth);
        if (unpacker->wrong != NULL || parent == NULL || !may_stand(parent, node)) {
            fail(unpacker, "a node stands where none of its kind may");
            node_free(node);
            return;
        }
        last = node_append(parent, node);
        last_depth = depth;
    }
}

/* Whoever understands an explicit block relies on the words that it begins with. */
static void check_explicit(Unpacker *unpacker, const Node *root)
{
    for (const Node *node = root; node != NULL; node = node_next(node, root)) {
        if (node->explicit_role && (node->first == NULL || node->first->kind != NODE_TEXT)) {
            fail(unpacker, "an explicit block has no words");
        }
    }
}

static void take_all(Unpacker *unpacker, Document *document, GPtrArray *diagnostics)
{
    const char *head = take(unpacker, strlen(first_line));
    if (head == NULL || memcmp(head, first_line, strlen(first_line)) != 0) {
        fail(unpacker, "it begins otherwise");
    }
    take_names(unpacker);
    take_document(unpacker, document);
    take_diagnostics(unpacker, diagnostics);
    take_nodes(unpacker, document->root);
    check_explicit(unpacker, document->root);
    if (unpacker->at != unpacker->end) {
        fail(unpacker, "something follows its end");
    }
}

static gpointer move_over(gconstpointer diagnostic, gpointer unused)
{
    return (gpointer)diagnostic;
}

Document *unpack_document(GBytes *bytes, GPtrArray *diagnostics, GError **error)
{
    gsize size = 0;
    const char *data = g_bytes_get_data(bytes, &size);
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    g_autoptr(GPtrArray) found = diagnostics_new();
    g_autoptr(Document) document = document_new("en");
    Unpacker unpacker = { .at = data, .end = data + size, .names = names };
    if (size == 0 || size > PACK_LIMIT) {
        fail(&unpacker, size == 0 ? "it is empty" : "it is too large");
    } else {
        take_all(&unpacker, document, found);
    }
    if (unpacker.wrong != NULL) {
        g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_UNREADABLE, "this is no packed document: %s", unpacker.wrong);
        return NULL;
    }
    g_ptr_array_extend(diagnostics, found, move_over, NULL);
    g_ptr_array_set_free_func(found, NULL); /* they belong to `diagnostics` now */
    return g_steal_pointer(&document);
}
