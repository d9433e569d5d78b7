/* Which documents are plain text in other clothes, and what text they are. */
#include "doc/plain.h"

#include <string.h>

static Node *add_line(Document *document, int line, const char *words)
{
    Node *paragraph = node_add(document->root, NODE_PARAGRAPH, NULL);
    paragraph->at.line = line;
    node_add_text(paragraph, words)->at.line = line;
    return paragraph;
}

static void expect_text(const Document *document, const char *expected)
{
    g_autoptr(GBytes) text = document_plain_text(document);
    g_assert_nonnull(text);
    gsize length;
    const char *data = g_bytes_get_data(text, &length);
    g_assert_cmpmem(data, length, expected, strlen(expected));
}

/* Word gives each line a paragraph and counts the empty ones. */
static void test_counted_gaps(void)
{
    g_autoptr(Document) document = document_new("en");
    add_line(document, 1, "Monday, 24 July")->after_blank = true;
    add_line(document, 2, "10 a.m.–1 p.m.\tOpening of the session")->after_blank = true;
    add_line(document, 5, "Tuesday, 25 July")->after_blank = true;
    expect_text(document, "Monday, 24 July\n10 a.m.–1 p.m.\tOpening of the session\n\nTuesday, 25 July\n");
}

/* A page shows its gaps; what it repeats is none of the text. */
static void test_seen_gaps(void)
{
    g_autoptr(Document) document = document_new("en");
    add_line(document, 1, "Monday, 24 July");
    node_add_text(node_add(document->root, NODE_FURNITURE, NULL), "2/3");
    Node *second = add_line(document, 2, "<i>Date</i>");
    second->after_blank = true;
    node_add(second, NODE_LINE_END, NULL);
    node_add_text(second, "10 a.m.");
    expect_text(document, "Monday, 24 July\n\n<i>Date</i>\n10 a.m.\n");
}

static void test_typed_dashes(void)
{
    g_autoptr(Document) document = document_new("en");
    add_line(document, 1, "Opening statements");
    Node *item = node_add(node_add(document->root, NODE_LIST, NULL), NODE_ITEM, NULL);
    item->level = 1;
    item->at.line = 2;
    node_set_label(item, "–");
    node_add_text(item, "The Chair");
    expect_text(document, "Opening statements\n– The Chair\n");
}

/* What a form of its own tells would be lost in a text. */
static void test_form_of_its_own(void)
{
    static const NodeKind kinds[] = { NODE_HEADING, NODE_TABLE, NODE_NOTES, NODE_MASTHEAD };
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        g_autoptr(Document) document = document_new("en");
        add_line(document, 1, "Opening statements");
        node_add(document->root, kinds[i], NULL);
        g_assert_null(document_plain_text(document));
    }
    g_autoptr(Document) styled = document_new("en");
    node_add_text(node_add(styled->root, NODE_PARAGRAPH, "hours"), "10 a.m.");
    g_assert_null(document_plain_text(styled));
    g_autoptr(Document) changed = document_new("en");
    node_add_text(node_add(add_line(changed, 1, "The"), NODE_INSERTED, NULL), "Chair");
    g_assert_null(document_plain_text(changed));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/plain/counted-gaps", test_counted_gaps);
    g_test_add_func("/plain/seen-gaps", test_seen_gaps);
    g_test_add_func("/plain/typed-dashes", test_typed_dashes);
    g_test_add_func("/plain/form-of-its-own", test_form_of_its_own);
    return g_test_run();
}
