/* Trees as Word documents: what stands in the parts, and that the reader finds the same tree in them. */
#include "doc/read_docx.h"
#include "doc/xml_read.h"
#include "doc/zip.h"

#include <string.h>

/* --- trees -------------------------------------------------------------------------------------------------------- */

static Node *add_block(Node *parent, NodeKind kind, const char *role, const char *label, const char *words)
{
    Node *node = node_add(parent, kind, role);
    node->level = kind == NODE_HEADING || kind == NODE_ITEM ? 1 : 0;
    node_set_label(node, label);
    node_add_text(node, words);
    return node;
}

static Node *add_change(Node *block, NodeKind kind, const char *author, const char *words)
{
    Node *change = node_add(block, kind, NULL);
    change->author = g_strdup(author);
    change->changed = g_strdup("2026-05-04T10:00:00Z");
    node_add_text(change, words);
    return change;
}

static void add_paragraphs(Node *root)
{
    static const char *const labels[] = { "1.", "2.", "(a)", "(b)", "7.", "8.", "IV.", "V.", "§ 3", "–" };
    for (size_t i = 0; i < G_N_ELEMENTS(labels); i++) {
        add_block(root, NODE_PARAGRAPH, "front", labels[i], "words");
    }
    Node *paragraph = add_block(root, NODE_PARAGRAPH, "front", NULL, "a ");
    node_add_text(node_add(paragraph, NODE_EMPHASIS, NULL), "b");
    node_add_mark(paragraph, "1");
    node_add_text(paragraph, " c");
    node_add_mark(paragraph, "*");
    Node *link = node_add(paragraph, NODE_LINK, NULL);
    link->target = g_strdup("https://un.example/");
    node_add_text(link, "there");
    node_add(paragraph, NODE_LINE_END, NULL);
    Node *span = node_add(paragraph, NODE_SPAN, NULL);
    span->language = "fr";
    node_add_text(span, "ici");
}

static void add_table(Node *root)
{
    Node *table = node_add(root, NODE_TABLE, "timetable");
    Node *head = node_add(table, NODE_ROW, NULL);
    head->header = true;
    add_block(node_add(head, NODE_CELL, NULL), NODE_PARAGRAPH, NULL, NULL, "Time");
    add_block(node_add(head, NODE_CELL, NULL), NODE_PARAGRAPH, NULL, NULL, "Programme");
    Node *day = node_add(node_add(table, NODE_ROW, "day"), NODE_CELL, NULL);
    day->span = 2;
    add_block(day, NODE_HEADING, "day", NULL, "Monday, 4 May")->level = 3;
    Node *row = node_add(table, NODE_ROW, "meeting");
    add_block(node_add(row, NODE_CELL, NULL), NODE_PARAGRAPH, "hours", NULL, "10 a.m.");
    Node *cell = node_add(row, NODE_CELL, NULL);
    add_block(cell, NODE_PARAGRAPH, "opening", NULL, "Opening");
    Node *list = node_add(cell, NODE_LIST, NULL);
    add_block(list, NODE_ITEM, "speaker", "–", "The Chair");
    add_block(list, NODE_ITEM, "line", "–", "Below")->level = 2;
}

static void add_changes(Node *root)
{
    Node *paragraph = add_block(root, NODE_PARAGRAPH, "back", NULL, "kept ");
    Node *inserted = add_change(paragraph, NODE_INSERTED, "Delegation A", "new ");
    add_change(inserted, NODE_DELETED, "Delegation B", "not so new ");
    add_change(paragraph, NODE_DELETED, "Delegation C", "old");
    add_change(paragraph, NODE_INSERTED, "Delegation D", NULL);
}

static Document *sample(const char *language)
{
    Document *document = document_new(language);
    document->title = g_strdup("A programme & more");
    document->date = g_strdup("2026-05-01");
    document->symbol = g_strdup("A/1/2");
    Node *masthead = node_add(document->root, NODE_MASTHEAD, NULL);
    add_block(masthead, NODE_FIELD, "organization", NULL, "United Nations");
    add_block(masthead, NODE_FIELD, "symbol", NULL, "A/1/2");
    add_block(masthead, NODE_FIELD, "organ", NULL, "General Assembly");
    add_block(masthead, NODE_FIELD, "distribution", NULL, "Distr.: General");
    add_block(document->root, NODE_HEADING, "title", NULL, "Programme");
    add_paragraphs(document->root);
    add_table(document->root);
    add_changes(document->root);
    Node *notes = node_add(document->root, NODE_NOTES, NULL);
    add_block(notes, NODE_NOTE, NULL, "1", "One.");
    add_block(notes, NODE_NOTE, NULL, "*", "Star.");
    return document;
}

static GBytes *written(const Document *document)
{
    g_autoptr(GError) error = NULL;
    GBytes *bytes = write_docx(document, &error);
    g_assert_no_error(error);
    return bytes;
}

static bool any(const char *name)
{
    return true;
}

static Zip *opened(GBytes *bytes)
{
    const ZipLimits limits = { 1 << 20, 1 << 22, 100 };
    Zip *zip = zip_read(bytes, &limits, any, NULL);
    g_assert_nonnull(zip);
    return zip;
}

static char *part_of(const Zip *zip, const char *name)
{
    GBytes *part = zip_part(zip, name);
    g_assert_nonnull(part);
    return g_strndup(g_bytes_get_data(part, NULL), g_bytes_get_size(part));
}

static void assert_holds(const char *text, const char *needle)
{
    if (strstr(text, needle) == NULL) {
        g_test_message("\"%s\" is not in:\n%s", needle, text);
        g_test_fail();
    }
}

/* --- the way there and back ------------------------------------------------------------------------------------------
 */

static char *tree_without_places(const Document *document)
{
    for (Node *node = document->root; node != NULL; node = (Node *)node_next(node, document->root)) {
        node->at = (Position){ 0 };
        if (node->kind == NODE_TABLE || node->kind == NODE_ROW || node->kind == NODE_LIST) {
            node->role = NULL; /* styles are of paragraphs */
        }
    }
    g_autoptr(GBytes) bytes = write_tree(document, NULL);
    return g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
}

/* What the reader has besides: heads and feet of pages, and a list around a dash. */
static void drop_furniture(Node *root)
{
    for (Node *node = root->first; node != NULL;) {
        Node *next = node->next;
        if (node->kind == NODE_FURNITURE) {
            node_free(node_take(node));
        }
        node = next;
    }
}

static void test_round_trip(void)
{
    g_autoptr(Document) document = sample("en");
    g_autoptr(GBytes) bytes = written(document);
    g_autoptr(GPtrArray) diagnostics = diagnostics_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(Document) read = read_docx(bytes, diagnostics, &error);
    g_assert_no_error(error);
    drop_furniture(read->root);
    g_assert_cmpstr(read->title, ==, document->title);
    g_assert_cmpstr(read->language, ==, "en");
    g_autofree char *one = tree_without_places(document);
    g_autofree char *two = tree_without_places(read);
    /* A dash begins a list. */
    g_autoptr(GString) expected = g_string_new(one);
    g_string_replace(expected, "  paragraph.front label=\"–\"\n    text \"words\"\n",
                     "  list\n    item.front level=1 label=\"–\"\n      text \"words\"\n", 1);
    g_assert_cmpstr(two, ==, expected->str);
}

static void test_same_bytes(void)
{
    g_autoptr(Document) document = sample("ar");
    g_autoptr(GBytes) one = written(document);
    g_setenv("TZ", "Pacific/Auckland", TRUE);
    g_autoptr(GBytes) two = written(document);
    g_assert_true(g_bytes_equal(one, two));
}

static bool stays(void *data, const XmlElement *element)
{
    return true;
}

/* Each part is XML, and each that is named is there. */
static void test_parts(void)
{
    static const char *const names[] = {
        "[Content_Types].xml",         "_rels/.rels",        "docProps/core.xml", "docProps/custom.xml",
        "word/document.xml",           "word/footnotes.xml", "word/styles.xml",   "word/numbering.xml",
        "word/settings.xml",           "word/fontTable.xml", "word/header1.xml",  "word/footer2.xml",
        "word/_rels/document.xml.rels"
    };
    g_autoptr(Document) document = sample("en");
    g_autoptr(GBytes) bytes = written(document);
    g_autoptr(Zip) zip = opened(bytes);
    const XmlHandler handler = { .open = stays };
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_nonnull(zip_part(zip, names[i]));
        xml_read(zip_part(zip, names[i]), names[i], &handler, NULL, &error);
        g_assert_no_error(error);
    }
    g_autofree char *core = part_of(zip, "docProps/core.xml");
    assert_holds(core, "<dc:title>A programme &amp; more</dc:title>");
    assert_holds(core, ">2026-05-01T00:00:00Z</dcterms:created>");
    g_assert_null(strstr(core, "creator"));
}

static void test_words(void)
{
    g_autoptr(Document) document = sample("en");
    g_autoptr(GBytes) bytes = written(document);
    g_autoptr(Zip) zip = opened(bytes);
    g_autofree char *text = part_of(zip, "word/document.xml");
    static const char *const needles[] = {
        "<w:tblHeader/>",
        "<w:cantSplit/>",
        "<w:gridSpan w:val=\"2\"/>",
        "<w:pStyle w:val=\"PlacardHeadingDay\"/>",
        "<w:footnoteReference w:id=\"2\"/>",
        "<w:footnoteReference w:customMarkFollows=\"1\" w:id=\"3\"/><w:t xml:space=\"preserve\">*</w:t>",
        "w:author=\"Delegation A\" w:date=\"2026-05-04T10:00:00Z\"><w:r><w:t xml:space=\"preserve\">new </w:t></w:r>",
        "w:author=\"Delegation B\" w:date=\"2026-05-04T10:00:00Z\"><w:r><w:delText xml:space=\"preserve\">not so new ",
        "<w:rPr><w:ins w:id=\"1\" w:author=\"Delegation D\" w:date=\"2026-05-04T10:00:00Z\"/></w:rPr></w:pPr>",
        "<w:hyperlink r:id=\"rLink1\">",
        "<w:lang w:val=\"fr-FR\"/>",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(needles); i++) {
        assert_holds(text, needles[i]);
    }
    g_assert_null(strstr(text, "<w:bidi/>"));
}

static void test_leftward(void)
{
    g_autoptr(Document) document = document_new("ar");
    add_block(document->root, NODE_PARAGRAPH, NULL, NULL, "في الوثيقة A/AC.292/1 المؤرخة 4 أيار");
    Node *table = node_add(document->root, NODE_TABLE, NULL);
    add_block(node_add(node_add(table, NODE_ROW, NULL), NODE_CELL, NULL), NODE_PARAGRAPH, NULL, NULL, "قاعة");
    g_autoptr(GBytes) bytes = written(document);
    g_autoptr(Zip) zip = opened(bytes);
    g_autofree char *text = part_of(zip, "word/document.xml");
    assert_holds(text, "<w:rPr><w:rtl/></w:rPr><w:t xml:space=\"preserve\">في الوثيقة </w:t>");
    assert_holds(text, "<w:r><w:t xml:space=\"preserve\">A/AC.292/1</w:t></w:r>");
    assert_holds(text, "<w:rPr><w:rtl/></w:rPr><w:t xml:space=\"preserve\"> المؤرخة 4 أيار</w:t>");
    assert_holds(text, "<w:bidiVisual/>");
    g_autofree char *styles = part_of(zip, "word/styles.xml");
    assert_holds(styles, "<w:pPr><w:bidi/></w:pPr>");
    assert_holds(styles, "w:bidi=\"ar-SA\"");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/write_docx/round-trip", test_round_trip);
    g_test_add_func("/write_docx/same-bytes", test_same_bytes);
    g_test_add_func("/write_docx/parts", test_parts);
    g_test_add_func("/write_docx/words", test_words);
    g_test_add_func("/write_docx/leftward", test_leftward);
    return g_test_run();
}
