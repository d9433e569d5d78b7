/* What is read out of a file that a delegation hands in. */
#include "exchange/statement_file.h"

#include "doc/format.h"
#include "doc/node.h"
#include "session/field.h"

#include <string.h>

static char *text_of(const char *bytes, gsize length, GError **error)
{
    g_autoptr(GBytes) file = g_bytes_new_static(bytes, length);
    return statement_file_text(file, error);
}

static void test_plain(void)
{
    static const struct {
        const char *file, *text;
    } cases[] = {
        { "Mr. Chair,\n\nWe thank\nthe Secretariat.\n\nThank you.\n",
          "Mr. Chair,\nWe thank the Secretariat.\nThank you.\n" },
        { "One paragraph\r\nand another\r\n", "One paragraph\nand another\n" },
        { "\xef\xbb\xbfWith a mark", "With a mark\n" },
        { "\n\n   Much\t\u00a0blank  \n\n\n", "Much blank\n" },
        { "right\u202eto left\u200b", "rightto left\n" }, /* nothing turns the order of what is shown */
        { "<script>alert(1)</script> & \"so\"", "<script>alert(1)</script> & \"so\"\n" },
        { "بسم الله\n", "بسم الله\n" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        g_autofree char *text = text_of(cases[i].file, strlen(cases[i].file), &error);
        g_assert_no_error(error);
        g_assert_cmpstr(text, ==, cases[i].text);
    }
}

static void test_refused(void)
{
    g_autofree char *long_text = g_strnfill(STATEMENT_SIZE_LIMIT + 1, 'a');
    g_autofree char *long_file = g_strnfill(STATEMENT_FILE_LIMIT + 1, ' ');
    const struct {
        const char *bytes;
        gsize length;
        const char *says;
    } cases[] = {
        { "\x89PNG\r\n", 6, "a picture (PNG)" },
        { "{\\rtf1 text}", 12, "Rich Text" },
        { "\xd0\xcf\x11\xe0", 4, ".doc" },
        { "caf\xe9", 4, "no text in UTF-8" },
        { "a\0b", 3, "no text in UTF-8" },
        { "", 0, "no words" },
        { " -- \n ", 6, "no words" },
        { "PK\3\4 no Word document", 22, "" },
        { "%PDF-1.7 none", 13, "" },
        { long_text, STATEMENT_SIZE_LIMIT + 1, "expected the text of one statement" },
        { long_file, STATEMENT_FILE_LIMIT + 1, "MiB" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        g_autofree char *text = text_of(cases[i].bytes, cases[i].length, &error);
        g_assert_null(text);
        g_assert_nonnull(error);
        g_test_message("%s", error->message);
        g_assert_nonnull(strstr(error->message, cases[i].says));
    }
}

/* Headings, items and cells are read out; what stands at the foot of pages is not, nor what was deleted. */
static void test_document(void)
{
    g_autoptr(Document) document = document_new("en");
    g_autoptr(GError) error = NULL;
    Node *heading = node_add(document->root, NODE_HEADING, NULL);
    node_add_text(heading, "Statement by France");
    Node *paragraph = node_add(document->root, NODE_PARAGRAPH, NULL);
    node_set_label(paragraph, "1.");
    node_add_text(paragraph, "We agree");
    node_add_text(node_add(paragraph, NODE_DELETED, NULL), " not");
    node_add_text(node_add(paragraph, NODE_STRONG, NULL), " fully.");
    node_add_text(node_add(document->root, NODE_FURNITURE, NULL), "Page 1");
    g_autoptr(GBytes) docx = write_docx(document, &error);
    g_assert_no_error(error);
    g_autofree char *text = statement_file_text(docx, &error);
    if (text == NULL && strstr(error->message, "not installed") != NULL) {
        g_test_skip("the reader of Word documents is not beside the test");
        return;
    }
    g_assert_no_error(error);
    g_assert_nonnull(strstr(text, "Statement by France\n"));
    g_assert_nonnull(strstr(text, "We agree fully.\n"));
    g_assert_null(strstr(text, "Page 1"));
    g_assert_null(strstr(text, " not"));
}

static void test_words(void)
{
    static const struct {
        const char *text;
        int words;
    } cases[] = {
        { "", 0 },           { "Mr. Chair, thank you.", 4 },     { "l'accord d’aujourd'hui", 2 },
        { "well-known", 2 }, { "主席先生，谢谢。", 6 },          { "联合国 UN 会议", 6 },
        { "تحية طيبة", 2 },  { "Спасибо, г-н Председатель", 4 }, { "80/501", 2 },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_assert_cmpint(statement_words(cases[i].text), ==, cases[i].words);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/statement_file/plain", test_plain);
    g_test_add_func("/statement_file/refused", test_refused);
    g_test_add_func("/statement_file/document", test_document);
    g_test_add_func("/statement_file/words", test_words);
    return g_test_run();
}
