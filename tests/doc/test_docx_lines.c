/* Lines of the text layout that a Word document keeps beside its paragraphs: they go with the words that they were kept
 * for, and no further. */
#include "doc/docx_lines.h"
#include "doc/read_docx.h"

#include <string.h>

static Node *add_block(Node *parent, const char *role, const char *words, const char *line)
{
    Node *block = node_add(parent, NODE_PARAGRAPH, role);
    node_add_text(block, words);
    block->text = g_strdup(line);
    return block;
}

/* A meeting whose hours speak for the room below them, and a line that words cannot tell. */
static Document *sample(const char *room, const char *item)
{
    Document *document = document_new("en");
    Node *row = node_add(node_add(document->root, NODE_TABLE, "timetable"), NODE_ROW, "meeting");
    Node *left = node_add(row, NODE_CELL, NULL);
    add_block(left, "hours", "10 a.m.", "10 a.m. (Hall)");
    add_block(left, "room", room, "");
    Node *right = node_add(row, NODE_CELL, NULL);
    add_block(right, "line", "Opening", NULL);
    add_block(right, "item", item, "\\item[5]{Opening}");
    return document;
}

static Node *block_of_role(const Document *document, const char *role)
{
    const Node *node = document->root;
    while (node != NULL && !node_has_role(node, role)) {
        node = node_next(node, document->root);
    }
    g_assert_nonnull(node);
    return (Node *)node;
}

static Document *written_and_read(const Document *document)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) diagnostics = diagnostics_new();
    g_autoptr(GBytes) bytes = write_docx(document, &error);
    g_assert_no_error(error);
    Document *read = read_docx(bytes, diagnostics, &error);
    g_assert_no_error(error);
    return read;
}

static void test_come_back(void)
{
    g_autoptr(Document) document = sample("Hall", "Agenda item 5");
    g_autoptr(Document) read = written_and_read(document);
    g_assert_cmpstr(block_of_role(read, "hours")->text, ==, "10 a.m. (Hall)");
    g_assert_cmpstr(block_of_role(read, "room")->text, ==, "");
    g_assert_cmpstr(block_of_role(read, "item")->text, ==, "\\item[5]{Opening}");
    g_assert_null(block_of_role(read, "line")->text);
}

static void test_without_words(void)
{
    g_autoptr(Document) document = sample("Hall", NULL);
    g_autoptr(Document) read = written_and_read(document);
    g_assert_cmpstr(block_of_role(read, "item")->text, ==, "\\item[5]{Opening}");
}

/* Tracked changes ask what the words shall be: the line must not answer. */
static void test_in_question(void)
{
    g_autoptr(Document) document = sample("Hall", "Agenda item 5");
    Node *item = block_of_role(document, "item");
    node_add_text(node_add(item, NODE_INSERTED, NULL), " and 6");
    g_assert_false(docx_line_is_kept(item));
    g_autoptr(Document) read = written_and_read(document);
    g_assert_null(block_of_role(read, "item")->text);
}

/* The sum is of what is seen. */
static void test_sums(void)
{
    g_autoptr(Document) one = sample("Hall", "Agenda item 5");
    g_autoptr(Document) other = sample("Other hall", "Agenda\u200b  item 5");
    const Node *item = block_of_role(one, "item");
    const Node *room = block_of_role(one, "room");
    g_assert_cmpuint(docx_line_sum(NULL, item), ==, docx_line_sum(NULL, block_of_role(other, "item")));
    g_assert_cmpuint(docx_line_sum(NULL, room), !=, docx_line_sum(NULL, block_of_role(other, "room")));
    g_assert_cmpuint(docx_line_sum("1.", item), !=, docx_line_sum(NULL, item));
}

static void test_names(void)
{
    g_autofree char *bookmark = docx_line_bookmark((DocxLineMark){ .number = 12, .sum = 0xbeef });
    g_assert_cmpstr(bookmark, ==, "_Placard_12_0000beef");
    const DocxLineMark mark = docx_line_bookmark_read(bookmark);
    g_assert_cmpint(mark.number, ==, 12);
    g_assert_cmpuint(mark.sum, ==, 0xbeef);
    static const char *const others[] = { "_Toc12",
                                          "_Placard_",
                                          "_Placard_x_0000beef",
                                          "_Placard_12_beef",
                                          "_Placard_-1_0000beef",
                                          "_Placard_0_0000beef",
                                          "_Placard_99999999999_0000beef",
                                          "_Placard_12_0000BEEF" };
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
        g_assert_cmpint(docx_line_bookmark_read(others[i]).number, ==, 0);
    }
    g_assert_cmpint(docx_line_property_read("Placard line 7"), ==, 7);
    g_assert_cmpint(docx_line_property_read("Placard line 7b"), ==, 0);
    g_assert_cmpint(docx_line_property_read("Placard zone"), ==, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/docx_lines/come-back", test_come_back);
    g_test_add_func("/docx_lines/without-words", test_without_words);
    g_test_add_func("/docx_lines/in-question", test_in_question);
    g_test_add_func("/docx_lines/sums", test_sums);
    g_test_add_func("/docx_lines/names", test_names);
    return g_test_run();
}
