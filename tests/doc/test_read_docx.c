/* Word documents as trees: small ones made here, each element that means something, and what is refused. */
#include "doc/read_docx.h"
#include "doc/zip.h"

#include <string.h>

#define SPACE "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define KIND "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define RELATIONS "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
#define RELATION(id, kind, target) "<Relationship Id=\"" id "\" Type=\"" KIND kind "\" Target=\"" target "\"/>"

#define P(words) "<w:p><w:r><w:t>" words "</w:t></w:r></w:p>"
#define STYLED(style, words) "<w:p><w:pPr><w:pStyle w:val=\"" style "\"/></w:pPr><w:r><w:t>" words "</w:t></w:r></w:p>"
#define COUNTED(list, level, words)                                                                                    \
    "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" level "\"/><w:numId w:val=\"" list                                         \
    "\"/></w:numPr></w:pPr><w:r><w:t>" words "</w:t></w:r></w:p>"

static const struct {
    const char *name;
    const char *content;
} parts[] = {
    { "_rels/.rels", RELATIONS RELATION("r1", "officeDocument", "/word/main.xml") "</Relationships>" },
    { "word/_rels/main.xml.rels",
      RELATIONS RELATION("r1", "styles", "styles.xml") RELATION("r2", "numbering", "../word/numbering.xml")
          RELATION("r3", "footnotes", "footnotes.xml") RELATION("r4", "header", "header1.xml") RELATION(
              "r5", "endnotes",
              "endnotes.xml") "<Relationship Id=\"r6\" Type=\"" KIND
                              "hyperlink\" Target=\"https://un.example/\" TargetMode=\"External\"/></Relationships>" },
    { "word/styles.xml",
      "<w:styles " SPACE "><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val=\"fr-CH\"/></w:rPr></w:rPrDefault>"
      "</w:docDefaults><w:style w:type=\"paragraph\" w:styleId=\"Titre2\"><w:name w:val=\"heading 2\"/></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"X\"><w:name w:val=\"Special\"/><w:basedOn w:val=\"Titre2\"/></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"J\"><w:name w:val=\"Placard heading day\"/><w:pPr><w:outlineLvl "
      "w:val=\"2\"/></w:pPr></w:style></w:styles>" },
    { "word/numbering.xml",
      "<w:numbering " SPACE "><w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/>"
      "<w:lvlText w:val=\"-\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\xef\x82\xb7\"/>"
      "</w:lvl></w:abstractNum><w:abstractNum w:abstractNumId=\"8\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt "
      "w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt "
      "w:val=\"lowerRoman\"/><w:lvlText w:val=\"%1.%2)\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId "
      "w:val=\"7\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"8\"/></w:num><w:num w:numId=\"3\">"
      "<w:abstractNumId w:val=\"8\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"11\"/></w:lvlOverride></w:num>"
      "</w:numbering>" },
    { "word/footnotes.xml", "<w:footnotes " SPACE "><w:footnote w:type=\"separator\" w:id=\"0\">" P(
                                "rule") "</w:footnote>"
                                        "<w:footnote w:id=\"2\">" P("Two.") "</w:footnote><w:footnote w:id=\"3\">" P(
                                            "Three,") P("and more.") "</w:footnote></w:footnotes>" },
    { "word/endnotes.xml",
      "<w:endnotes " SPACE "><w:endnote w:id=\"2\">" P("At the end.") "</w:endnote></w:endnotes>" },
    { "word/header1.xml", "<w:hdr " SPACE ">" P("A/1/2") "</w:hdr>" },
};

/* A document of that body: the archive. */
static GBytes *archive_of(const char *body)
{
    g_autofree char *xml = g_strconcat("<w:document " SPACE " xmlns:r=\"http://schemas.openxmlformats.org/"
                                       "officeDocument/2006/relationships\"><w:body>",
                                       body, "</w:body></w:document>", NULL);
    ZipPart archive[G_N_ELEMENTS(parts) + 1];
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        archive[i] = (ZipPart){ parts[i].name, g_bytes_new_static(parts[i].content, strlen(parts[i].content)) };
    }
    archive[G_N_ELEMENTS(parts)] = (ZipPart){ "word/main.xml", g_bytes_new(xml, strlen(xml)) };
    g_autoptr(GError) error = NULL;
    GBytes *bytes = zip_write(archive, G_N_ELEMENTS(archive), &error);
    g_assert_no_error(error);
    for (size_t i = 0; i < G_N_ELEMENTS(archive); i++) {
        g_bytes_unref(archive[i].content);
    }
    return bytes;
}

static Document *document_of(const char *body, GPtrArray *diagnostics)
{
    g_autoptr(GBytes) bytes = archive_of(body);
    g_autoptr(GError) error = NULL;
    Document *document = read_docx(bytes, diagnostics, &error);
    g_assert_no_error(error);
    return document;
}

/* The tree of that body without its places, its first two lines (the root, the running head) left out. */
static void assert_tree(const char *body, const char *expected)
{
    g_autoptr(GPtrArray) diagnostics = diagnostics_new();
    g_autoptr(Document) document = document_of(body, diagnostics);
    for (Node *node = document->root; node != NULL; node = (Node *)node_next(node, document->root)) {
        node->at = (Position){ 0 };
    }
    g_autoptr(GBytes) bytes = write_tree(document, NULL);
    g_autofree char *tree = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    static const char start[] = "document\n  furniture\n    text \"A/1/2\"\n";
    g_assert_true(g_str_has_prefix(tree, start));
    g_assert_cmpstr(tree + strlen(start), ==, expected);
}

/* --- what is read ----------------------------------------------------------------------------------------------- */

static void test_blocks(void)
{
    assert_tree(P("One") "<w:p/>" STYLED("X", "Two") STYLED("J", "Monday, 4 May"),
                "  paragraph\n    text \"One\"\n"
                "  heading level=2\n    text \"Two\"\n"
                "  heading.day level=3\n    text \"Monday, 4 May\"\n");
    assert_tree(
        "<w:sdt><w:sdtPr><w:alias w:val=\"a\"/></w:sdtPr><w:sdtContent>" P("In a control") "</w:sdtContent></w:sdt>",
        "  paragraph\n    text \"In a control\"\n");
}

static void test_lists(void)
{
    assert_tree(
        COUNTED("1", "0", "a") COUNTED("1", "1", "b"),
        "  list\n    item level=1 label=\"–\"\n      text \"a\"\n    item level=2 label=\"•\"\n      text \"b\"\n");
    assert_tree(
        COUNTED("2", "0", "a") COUNTED("2", "1", "b") COUNTED("2", "1", "c") COUNTED("2", "0", "d")
            COUNTED("2", "1", "e") COUNTED("3", "0", "f") COUNTED("3", "0", "g"),
        "  list\n    item level=1 label=\"1.\"\n      text \"a\"\n    item level=2 label=\"1.i)\"\n      text \"b\"\n"
        "    item level=2 label=\"1.ii)\"\n      text \"c\"\n    item level=1 label=\"2.\"\n      text \"d\"\n"
        "    item level=2 label=\"2.i)\"\n      text \"e\"\n    item level=1 label=\"11.\"\n      text \"f\"\n"
        "    item level=1 label=\"12.\"\n      text \"g\"\n");
}

static void test_tables(void)
{
    assert_tree(
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>" P("Head") "</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>" P(
            "a") "</w:tc><w:tc>" P("b") "</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>" P("unseen") "</w:tc><w:tc>" P("c")
            P("d") "</w:tc></w:tr></w:tbl>",
        "  table\n    row header\n      cell span=2\n        paragraph\n          text \"Head\"\n"
        "    row\n      cell\n        paragraph\n          text \"a\"\n      cell\n        paragraph\n"
        "          text \"b\"\n"
        "    row\n      cell\n      cell\n        paragraph\n          text \"c\"\n        paragraph\n"
        "          text \"d\"\n");
}

static void test_words(void)
{
    assert_tree("<w:p><w:r><w:t>a </w:t></w:r><w:r><w:rPr><w:b/><w:i/></w:rPr><w:t>b</w:t></w:r><w:r><w:rPr><w:b "
                "w:val=\"0\"/></w:rPr><w:t> c</w:t><w:br/><w:noBreakHyphen/><w:softHyphen/><w:sym w:font=\"Wingdings\" "
                "w:char=\"F0A7\"/></w:r></w:p>",
                "  paragraph\n    text \"a \"\n    strong\n      emphasis\n        text \"b\"\n    text \" c\"\n"
                "    line-end\n    text \"-▪\"\n");
    assert_tree(
        "<w:p><w:r><w:t>\xe2\x80\x8f"
        "a\xe2\x80\xac\xc2\xad"
        "b</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr>"
        "<w:t>unseen</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>3</w:t></w:r></w:p>",
        "  paragraph\n    text \"ab\"\n    mark label=\"3\"\n");
    assert_tree("<w:p><w:r><w:rPr><w:lang w:val=\"fr-FR\"/></w:rPr><w:t>a</w:t></w:r><w:r><w:rPr><w:lang "
                "w:val=\"en-GB\"/></w:rPr><w:t>b</w:t></w:r></w:p>",
                "  paragraph\n    text \"a\"\n    span language=\"en\"\n      text \"b\"\n");
}

static void test_links_and_fields(void)
{
    assert_tree(
        "<w:p><w:hyperlink r:id=\"r6\"><w:r><w:t>there</w:t></w:r></w:hyperlink><w:hyperlink w:anchor=\"x\"><w:r>"
        "<w:t> here</w:t></w:r></w:hyperlink></w:p>",
        "  paragraph\n    link target=\"https://un.example/\"\n      text \"there\"\n    text \" here\"\n");
#define SIGN(kind) "<w:r><w:fldChar w:fldCharType=\"" kind "\"/></w:r>"
    assert_tree(
        "<w:p>" SIGN("begin") "<w:r><w:instrText> HYPERLINK \"https://un.example/a\" </w:instrText></w:r>" SIGN("separate") "<w:r><w:t>there</w:t></w:r>" SIGN(
            "end") "<w:r><w:t>.</w:t></w:r></w:p><w:p>" SIGN("begin") "<w:r><w:t>no instruction</w:t></w:r></w:p>" P("after"),
        "  paragraph\n    link target=\"https://un.example/a\"\n      text \"there\"\n    text \".\"\n"
        "  paragraph\n    text \"after\"\n");
}

static void test_notes(void)
{
    assert_tree("<w:p><w:r><w:t>a</w:t></w:r><w:r><w:footnoteReference w:id=\"3\"/></w:r><w:r><w:t>b</w:t></w:r><w:r>"
                "<w:footnoteReference w:customMarkFollows=\"1\" w:id=\"2\"/><w:t>*</w:t></w:r><w:r><w:endnoteReference "
                "w:id=\"2\"/></w:r></w:p>",
                "  paragraph\n    text \"a\"\n    mark label=\"1\"\n    text \"b\"\n    mark label=\"*\"\n"
                "    mark label=\"2\"\n"
                "  notes\n    note label=\"1\"\n      text \"Three,\"\n      line-end\n      text \"and more.\"\n"
                "    note label=\"*\"\n      text \"Two.\"\n    note label=\"2\"\n      text \"At the end.\"\n");
}

static void test_boxes(void)
{
    assert_tree(
        "<w:p><w:r><mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\">"
        "<mc:Choice Requires=\"wps\"><w:txbxContent>" P(
            "Box") "</w:txbxContent></mc:Choice><mc:Fallback>"
                   "<w:txbxContent>" P(
                       "Box") "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>Around"
                              "</w:t></w:r></w:p>",
        "  paragraph\n    text \"Box\"\n  paragraph\n    text \"Around\"\n");
}

#define CHANGE(name, author, words)                                                                                    \
    "<w:" name " w:id=\"1\" w:author=\"" author "\" w:date=\"2026-05-04T10:00:00Z\">" words "</w:" name ">"
#define RUN(words) "<w:r><w:t>" words "</w:t></w:r>"
#define LOST(words) "<w:r><w:delText>" words "</w:delText></w:r>"

/* Four delegations at one paragraph, one within another's words, and the end of the paragraph itself. */
static void test_changes(void)
{
    static const char body[] =
        "<w:p><w:pPr><w:rPr><w:ins w:id=\"9\" w:author=\"Delegation D\"/></w:rPr></w:pPr>" RUN("a ")
            CHANGE("ins", "Delegation A", RUN("b ") CHANGE("del", "Delegation B", LOST("c ")))
                CHANGE("moveFrom", "Delegation C", RUN("d")) "</w:p>";
    assert_tree(body, "  paragraph\n    text \"a \"\n"
                      "    inserted author=\"Delegation A\" changed=\"2026-05-04T10:00:00Z\"\n      text \"b \"\n"
                      "      deleted author=\"Delegation B\" changed=\"2026-05-04T10:00:00Z\"\n        text \"c \"\n"
                      "    deleted author=\"Delegation C\" changed=\"2026-05-04T10:00:00Z\"\n      text \"d\"\n"
                      "    inserted author=\"Delegation D\"\n");
    g_autoptr(GPtrArray) diagnostics = diagnostics_new();
    g_autoptr(Document) document = document_of(body, diagnostics);
    g_autofree char *accepted = node_plain_text(document->root->first->next);
    g_assert_cmpstr(accepted, ==, "a b ");
    g_assert_cmpuint(diagnostics->len, ==, 1);
    const Diagnostic *told = g_ptr_array_index(diagnostics, 0);
    g_assert_cmpstr(told->rule, ==, "tracked-changes");
}

#define BY(author) "w:id=\"1\" w:author=\"" author "\" w:date=\"2026-05-04T10:00:00Z\""
#define END(name, author) "<w:pPr><w:rPr><w:" name " " BY(author) "/></w:rPr></w:pPr>"
#define TOLD(author) " author=\"" author "\" changed=\"2026-05-04T10:00:00Z\"\n"

/* Whole paragraphs, as Word writes them: their words are changed, and so is their end. */
static void test_changed_paragraphs(void)
{
    assert_tree("<w:p>" END("ins", "A") CHANGE("ins", "A", RUN("new")) "</w:p><w:p>" END("del", "B")
                    CHANGE("del", "B", LOST("old")) "</w:p>",
                "  paragraph\n    inserted" TOLD("A") "      text \"new\"\n    inserted" TOLD(
                    "A") "  paragraph\n    deleted" TOLD("B") "      text \"old\"\n    deleted" TOLD("B"));
    /* What was changed of the look is no change of the words. */
    assert_tree("<w:p><w:pPr><w:pStyle w:val=\"X\"/><w:pPrChange " BY(
                    "A") "><w:pPr><w:pStyle w:val=\"J\"/>"
                         "</w:pPr></w:pPrChange></w:pPr><w:r><w:rPr><w:b/><w:rPrChange " BY(
                             "A") "><w:rPr><w:i/></w:rPr>"
                                  "</w:rPrChange></w:rPr><w:t>x</w:t></w:r></w:p>",
                "  heading level=2\n    strong\n      text \"x\"\n");
}

/* From where and to where; the ranges around say no more than that. */
static void test_moves(void)
{
    assert_tree(
        "<w:moveFromRangeStart " BY("A") " w:name=\"move1\"/><w:p>" END("moveFrom", "A")
            CHANGE("moveFrom", "A", RUN("moved")) "</w:p><w:moveFromRangeEnd w:id=\"1\"/>" P("stays") "<w:p><w:moveToRangeStart " BY(
                "A") " w:name=\"move1\"/>" CHANGE("moveTo", "A", RUN("moved")) "<w:moveToRangeEnd w:id=\"1\"/></w:p>",
        "  paragraph\n    deleted" TOLD("A") "      text \"moved\"\n    deleted" TOLD(
            "A") "  paragraph\n    text \"stays\"\n  paragraph\n    inserted" TOLD("A") "      text \"moved\"\n");
}

#define CELL(properties, words) "<w:tc><w:tcPr>" properties "</w:tcPr><w:p>" words "</w:p></w:tc>"

/* Rows and cells that come or go say so themselves, and their words say it too: each change is told once. */
static void test_changed_tables(void)
{
    assert_tree(
        "<w:tbl><w:tr><w:trPr><w:ins " BY("A") "/></w:trPr>" CELL("", CHANGE("ins", "A", RUN("row")))
            CELL("<w:cellIns " BY("B") "/>", CHANGE("ins", "B", RUN("cell"))) "</w:tr><w:tr><w:trPr><w:del " BY(
                "C") "/></w:trPr>" CELL("<w:cellDel " BY("C") "/>", CHANGE("del", "C", LOST("gone")))
                CELL("<w:"
                     "tcPrChange " BY("D") "><w:tcPr><w:vMerge/></w:tcPr></w:tcPrChange>",
                     RUN("kept")) "</w:tr></w:tbl>",
        "  table\n    row\n      cell\n        paragraph\n          inserted" TOLD("A") "            text \"row\"\n      cell\n        paragraph\n          inserted" TOLD(
            "B") "            text \"cell\"\n    row\n      cell\n        paragraph\n          deleted" TOLD("C") "            text \"gone\"\n      cell\n        paragraph\n          text \"kept\"\n");
}

/* The place within the page that a link leads to may stand apart from the address. */
static void test_links(void)
{
    assert_tree("<w:p><w:hyperlink r:id=\"r6\" w:anchor=\"top\">" RUN("there") "</w:hyperlink></w:p>",
                "  paragraph\n    link target=\"https://un.example/#top\"\n      text \"there\"\n");
}

static void test_places(void)
{
    g_autoptr(GPtrArray) diagnostics = diagnostics_new();
    g_autoptr(Document) document = document_of(P("One") "<w:p/><w:p>" RUN("a") "<w:r><w:rPr><w:b/></w:rPr><w:t>b</w:t>"
                                                                               "</w:r></w:p>",
                                               diagnostics);
    g_assert_cmpstr(document->language, ==, "fr-CH");
    const Node *last = document->root->last;
    g_assert_cmpint(last->at.line, ==, 4); /* the running head is the first */
    g_assert_cmpint(last->last->first->at.column, ==, 2);
}

/* --- what is refused ------------------------------------------------------------------------------------------------
 */

static void assert_refused(GBytes *bytes, int code, const char *expected)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) diagnostics = diagnostics_new();
    g_autoptr(Document) document = read_docx(bytes, diagnostics, &error);
    g_assert_null(document);
    g_assert_error(error, DOCUMENT_ERROR, code);
    g_assert_cmpstr(error->message, ==, expected);
}

static void test_other_files(void)
{
    static const struct {
        const char *bytes;
        size_t size;
        const char *expected;
    } files[] = {
        { "\xd0\xcf\x11\xe0 W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t", 28,
          "this is an old Word document (.doc): save it as .docx" },
        { "\xd0\xcf\x11\xe0 E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e", 36,
          "this document is encrypted: save it without a password" },
        { "{\\rtf1}", 7, "this is a Rich Text document (.rtf): save it as .docx" },
        { "%PDF-1.7", 8, "this is a PDF, not a Word document (.docx)" },
        { "words", 5, "this is no Word document (.docx): it is no zip archive" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autoptr(GBytes) bytes = g_bytes_new_static(files[i].bytes, files[i].size);
        assert_refused(bytes, DOCUMENT_ERROR_UNREADABLE, files[i].expected);
    }
}

static void test_other_archives(void)
{
    static const struct {
        const char *entry;
        const char *expected;
    } archives[] = {
        { "xl/workbook.xml", "this is a workbook (.xlsx), not a Word document (.docx)" },
        { "mimetype", "this is an OpenDocument file (.odt): save it as .docx" },
        { "a.txt", "this zip archive holds no Word document: it has no _rels/.rels that names one" },
    };
    g_autoptr(GBytes) content = g_bytes_new_static("<a/>", 4);
    for (size_t i = 0; i < G_N_ELEMENTS(archives); i++) {
        const ZipPart part = { archives[i].entry, content };
        g_autoptr(GBytes) bytes = zip_write(&part, 1, NULL);
        assert_refused(bytes, DOCUMENT_ERROR_UNREADABLE, archives[i].expected);
    }
}

static void test_limits(void)
{
    g_autofree char *words = g_strnfill(DOCX_PARAGRAPH_LIMIT + 1, 'x');
    g_autofree char *body = g_strconcat(P("One") "<w:p><w:r><w:t>", words, "</w:t></w:r></w:p>", NULL);
    g_autoptr(GBytes) long_paragraph = archive_of(body);
    assert_refused(long_paragraph, DOCUMENT_ERROR_TOO_LARGE, "paragraph 3 is longer than 65536 bytes");
    g_autoptr(GString) many = g_string_new(NULL);
    for (int i = 0; i <= DOCX_PARAGRAPHS_LIMIT; i++) {
        g_string_append(many, "<w:p/>");
    }
    g_autoptr(GBytes) paragraphs = archive_of(many->str);
    assert_refused(paragraphs, DOCUMENT_ERROR_TOO_LARGE, "the document has more than 50000 paragraphs");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/read_docx/blocks", test_blocks);
    g_test_add_func("/read_docx/lists", test_lists);
    g_test_add_func("/read_docx/tables", test_tables);
    g_test_add_func("/read_docx/words", test_words);
    g_test_add_func("/read_docx/links-and-fields", test_links_and_fields);
    g_test_add_func("/read_docx/notes", test_notes);
    g_test_add_func("/read_docx/boxes", test_boxes);
    g_test_add_func("/read_docx/changes", test_changes);
    g_test_add_func("/read_docx/changed-paragraphs", test_changed_paragraphs);
    g_test_add_func("/read_docx/moves", test_moves);
    g_test_add_func("/read_docx/changed-tables", test_changed_tables);
    g_test_add_func("/read_docx/links", test_links);
    g_test_add_func("/read_docx/places", test_places);
    g_test_add_func("/read_docx/other-files", test_other_files);
    g_test_add_func("/read_docx/other-archives", test_other_archives);
    g_test_add_func("/read_docx/limits", test_limits);
    return g_test_run();
}
