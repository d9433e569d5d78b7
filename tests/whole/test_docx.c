/* Word documents, the whole way: a programme that is written as one and read again is the same, also after another word
 * processor has had it in its hands. That part asks for soffice and is skipped, and says so, where there is none. */
#include "acceptance.h"
#include "office.h"

#include "doc/read_docx.h"
#include "doc/zip.h"
#include "generate.h"
#include "paper/programme_paper.h"
#include "reading/programme_read.h"

#include <string.h>

/* --- the documents ------------------------------------------------------------------------------------------------ */

enum { RANDOM_PROGRAMMES = 300, RANDOM_THROUGH_OFFICE = 60 };

/* The usual texts, and those of many bodies, some of which say what no words can tell. */
static GPtrArray *all_texts(void)
{
    GPtrArray *paths = office_texts();
    g_autofree char *folder = source_path("tests/corpus");
    g_autoptr(GPtrArray) corpus = texts_of_folder(folder);
    for (guint i = 0; i < corpus->len; i++) {
        g_ptr_array_add(paths, g_strdup(g_ptr_array_index(corpus, i)));
    }
    return paths;
}

static GBytes *as_docx(const Programme *programme)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Document) paper = programme_paper(programme, NULL);
    GBytes *bytes = write_docx(paper, &error);
    g_assert_no_error(error);
    return bytes;
}

static Programme *of_docx(GBytes *bytes)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) findings = diagnostics_new();
    g_autoptr(Document) document = read_docx(bytes, findings, &error);
    g_assert_no_error(error);
    return programme_read(document, findings);
}

static void assert_same(const Programme *programme, GBytes *bytes, const char *name, const char *way)
{
    g_autofree char *where = NULL;
    g_autoptr(Programme) read = of_docx(bytes);
    if (!programme_equal(programme, read, &where)) {
        g_test_message("%s, %s: %s", name, way, where);
        g_test_fail();
    }
}

static void test_round_trip(gconstpointer path)
{
    g_autoptr(ProgrammeFile) file = checked_programme(path);
    g_autoptr(GBytes) bytes = as_docx(file->programme);
    assert_same(file->programme, bytes, path, "written and read");
    g_autoptr(GBytes) again = as_docx(file->programme);
    g_assert_true(g_bytes_equal(bytes, again));
}

/* Anything that a programme may say, also what no words can tell. */
static void test_random(void)
{
    for (guint32 seed = 1; seed <= RANDOM_PROGRAMMES; seed++) {
        g_autoptr(Programme) programme = generate_programme(seed);
        g_autoptr(GBytes) bytes = as_docx(programme);
        g_autofree char *name = g_strdup_printf("seed %u", seed);
        assert_same(programme, bytes, name, "written and read");
    }
}

/* --- through LibreOffice --------------------------------------------------------------------------------------------
 */

static void compare_all(const Office *office, const GPtrArray *paths, const char *step, const char *way)
{
    for (guint i = 0; i < paths->len; i++) {
        g_autofree char *path = office_path(office, step, i, "docx");
        g_autoptr(GBytes) bytes = bytes_of_file(path);
        g_autoptr(ProgrammeFile) file = checked_programme(g_ptr_array_index(paths, i));
        assert_same(file->programme, bytes, g_ptr_array_index(paths, i), way);
    }
}

static void write_all(const Office *office, const GPtrArray *paths, const char *form)
{
    for (guint i = 0; i < paths->len; i++) {
        g_autoptr(ProgrammeFile) file = checked_programme(g_ptr_array_index(paths, i));
        g_autoptr(GBytes) bytes = programme_in_form(file->programme, form);
        g_autofree char *path = office_path(office, form, i, form);
        office_write(path, bytes);
    }
}

static void test_random_through_office(void)
{
    Office office;
    if (!office_open(&office)) {
        return;
    }
    for (guint32 seed = 1; seed <= RANDOM_THROUGH_OFFICE; seed++) {
        g_autoptr(Programme) programme = generate_programme(seed);
        g_autoptr(GBytes) bytes = as_docx(programme);
        g_autofree char *path = office_path(&office, "docx", seed, "docx");
        office_write(path, bytes);
    }
    office_convert(&office, "docx", "again", OFFICE_DOCX, NULL);
    for (guint32 seed = 1; seed <= RANDOM_THROUGH_OFFICE; seed++) {
        g_autoptr(Programme) programme = generate_programme(seed);
        g_autofree char *path = office_path(&office, "again", seed, "docx");
        g_autofree char *name = g_strdup_printf("seed %u", seed);
        g_autoptr(GBytes) bytes = bytes_of_file(path);
        assert_same(programme, bytes, name, "written by LibreOffice");
    }
    office_close(&office);
}

static void test_through_office(void)
{
    Office office;
    if (!office_open(&office)) {
        return;
    }
    g_autoptr(GPtrArray) paths = all_texts();
    write_all(&office, paths, "docx");
    office_convert(&office, "docx", "again", OFFICE_DOCX, NULL);
    compare_all(&office, paths, "again", "written by LibreOffice");
    office_convert(&office, "docx", "odt", "odt", NULL);
    office_convert(&office, "odt", "odt-docx", OFFICE_DOCX, NULL);
    compare_all(&office, paths, "odt-docx", "through an OpenDocument file");
    office_close(&office);
}

/* A page has no footnotes that a word processor knows, and does not show job numbers, zones and profiles. */
static bool is_all_on_page(const Programme *programme)
{
    return programme->footnotes->len == 0 && programme->job_number == NULL && programme->zone == NULL &&
           programme->profile == programme_usual_profile(programme);
}

/* Those of the texts that a page shows whole. */
static GPtrArray *texts_on_page(void)
{
    GPtrArray *paths = office_texts();
    for (guint i = paths->len; i > 0; i--) {
        g_autoptr(ProgrammeFile) file = checked_programme(g_ptr_array_index(paths, i - 1));
        if (!is_all_on_page(file->programme)) {
            g_ptr_array_remove_index(paths, i - 1);
        }
    }
    return paths;
}

/* A document that somebody typed into a word processor has none of our styles: the web page as LibreOffice takes it. */
static void test_without_styles(void)
{
    Office office;
    if (!office_open(&office)) {
        return;
    }
    g_autoptr(GPtrArray) paths = texts_on_page();
    g_test_message("%u documents", paths->len);
    write_all(&office, paths, "html");
    office_convert(&office, "html", "page", OFFICE_DOCX, "--infilter=HTML (StarWriter)");
    compare_all(&office, paths, "page", "made by LibreOffice from the page");
    office_close(&office);
}

/* --- tracked changes
 * -------------------------------------------------------------------------------------------------- */

static const struct {
    NodeKind kind;
    const char *author, *changed, *words;
} changes[] = {
    { NODE_INSERTED, "Delegation A", "2026-05-04T10:00:00Z", "first " },
    { NODE_DELETED, "Delegation B", "2026-05-04T11:30:00Z", "second " },
    { NODE_INSERTED, "Delegation C", "2026-05-05T09:15:00Z", "third " },
    { NODE_DELETED, "Delegation D", "2026-05-06T16:45:00Z", "fourth " },
};

static Document *changed_document(void)
{
    Document *document = document_new("en");
    Node *paragraph = node_add(document->root, NODE_PARAGRAPH, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(changes); i++) {
        node_add_text(paragraph, "words ");
        Node *change = node_add(paragraph, changes[i].kind, NULL);
        change->author = g_strdup(changes[i].author);
        change->changed = g_strdup(changes[i].changed);
        node_add_text(change, changes[i].words);
    }
    return document;
}

/* The changes of the document are those of the table, in their order. */
static void assert_changes(const Document *document)
{
    size_t i = 0;
    for (const Node *node = document->root; node != NULL; node = node_next(node, document->root)) {
        if (node->kind != NODE_INSERTED && node->kind != NODE_DELETED) {
            continue;
        }
        g_assert_cmpuint(i, <, G_N_ELEMENTS(changes));
        g_assert_cmpint(node->kind, ==, changes[i].kind);
        g_assert_cmpstr(node->author, ==, changes[i].author);
        g_assert_cmpstr(node->changed, ==, changes[i].changed);
        g_assert_nonnull(node->first);
        g_assert_cmpstr(node->first->text, ==, changes[i].words);
        i++;
    }
    g_assert_cmpuint(i, ==, G_N_ELEMENTS(changes));
}

static void test_changes(void)
{
    Office office;
    if (!office_open(&office)) {
        return;
    }
    g_autoptr(GError) error = NULL;
    g_autoptr(Document) document = changed_document();
    g_autoptr(GBytes) bytes = write_docx(document, &error);
    g_assert_no_error(error);
    g_autofree char *path = office_path(&office, "docx", 0, "docx");
    office_write(path, bytes);
    office_convert(&office, "docx", "again", OFFICE_DOCX, NULL);
    g_autofree char *again = office_path(&office, "again", 0, "docx");
    g_autoptr(GBytes) returned = bytes_of_file(again);
    g_autoptr(GPtrArray) findings = diagnostics_new();
    g_autoptr(Document) read = read_docx(returned, findings, &error);
    g_assert_no_error(error);
    assert_changes(read);
    office_close(&office);
}

/* Paragraphs that came, went and moved, and a row of a table that came, as Word has them. */
#define BY(id, author) "w:id=\"" id "\" w:author=\"" author "\" w:date=\"2026-05-04T10:00:00Z\""
#define CHANGED(name, id, author, run)                                                                                 \
    "<w:p><w:pPr><w:rPr><w:" name " " BY(id "1", author) "/></w:rPr></w:pPr><w:" name                                  \
                                                         " " BY(id "2", author) "><w:r>" run "</w:r></w:" name         \
                                                                                "></w:p>"
#define PLAIN "<w:p><w:r><w:t>as it was</w:t></w:r></w:p>"
#define WIDTH "<w:tcPr><w:tcW w:w=\"4000\" w:type=\"dxa\"/></w:tcPr>"

static const char typed_changes[] =
    "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" PLAIN CHANGED(
        "ins", "1", "Delegation A", "<w:t>a paragraph that came</w:t>") PLAIN
        CHANGED("del", "2", "Delegation B", "<w:delText>a paragraph that went</w:delText>") "<w:moveFromRangeStart " BY("30", "Delegation C") " w:name=\"move1\"/>" CHANGED(
            "moveFrom", "3", "Delegation C",
            "<w:t>what moved</w:t>") "<w:moveFromRangeEnd w:id=\"30\"/>" PLAIN
                                     "<w:moveToRangeStart " BY("40", "Delegation C") " w:name=\"move1\"/>" CHANGED(
                                         "moveTo", "4", "Delegation C",
                                         "<w:t>what moved</w:t>") "<w:moveToRangeEnd w:id=\"40\"/>" PLAIN
                                                                  "<w:tbl><w:tblPr><w:tblW w:w=\"8000\" w:type=\"dxa\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"4000\"/><w:gridCol "
                                                                  "w:w=\"4000\"/></w:tblGrid><w:tr><w:tc>" WIDTH PLAIN
                                                                  "</w:tc><w:tc>" WIDTH CHANGED(
                                                                      "del", "5", "Delegation D",
                                                                      "<w:delText>went from its cell</w:delText>") PLAIN
    "</w:tc></w:tr><w:tr>"
    "<w:trPr><w:ins " BY("60", "Delegation E") "/></w:trPr><w:tc>" WIDTH
        CHANGED("ins", "6", "Delegation E", "<w:t>came with its row</w:t>") "</w:tc><w:tc>" WIDTH CHANGED(
            "ins", "7", "Delegation E", "<w:t>so did this</w:t>") "</w:tc></w:tr></w:tbl>" PLAIN
                                                                  "</w:body></w:document>";

static const char main_relation[] =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" "
    "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
    "Target=\"word/document.xml\"/></Relationships>";

static const char types[] =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" "
    "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";

static GBytes *typed_document(void)
{
    const ZipPart parts[] = {
        { "[Content_Types].xml", g_bytes_new_static(types, strlen(types)) },
        { "_rels/.rels", g_bytes_new_static(main_relation, strlen(main_relation)) },
        { "word/document.xml", g_bytes_new_static(typed_changes, strlen(typed_changes)) },
    };
    g_autoptr(GError) error = NULL;
    GBytes *bytes = zip_write(parts, G_N_ELEMENTS(parts), &error);
    g_assert_no_error(error);
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_bytes_unref(parts[i].content);
    }
    return bytes;
}

/* Who changed which words, a line each. */
static char *changed_words(GBytes *bytes)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) findings = diagnostics_new();
    g_autoptr(Document) document = read_docx(bytes, findings, &error);
    g_assert_no_error(error);
    GString *told = g_string_new(NULL);
    for (const Node *node = document->root; node != NULL; node = node_next(node, document->root)) {
        if ((node->kind == NODE_INSERTED || node->kind == NODE_DELETED) && node->first != NULL) {
            g_assert_cmpstr(node->changed, ==, "2026-05-04T10:00:00Z");
            g_string_append_printf(told, "%s %s: %s\n", node_kind_name(node->kind), node->author, node->first->text);
        }
    }
    return g_string_free(told, FALSE);
}

static const char told_changes[] = "inserted Delegation A: a paragraph that came\n"
                                   "deleted Delegation B: a paragraph that went\n"
                                   "deleted Delegation C: what moved\n"
                                   "inserted Delegation C: what moved\n"
                                   "deleted Delegation D: went from its cell\n"
                                   "inserted Delegation E: came with its row\n"
                                   "inserted Delegation E: so did this\n";

static void test_typed_changes(void)
{
    g_autoptr(GBytes) bytes = typed_document();
    g_autofree char *told = changed_words(bytes);
    g_assert_cmpstr(told, ==, told_changes);
    Office office;
    if (!office_open(&office)) {
        return;
    }
    g_autofree char *path = office_path(&office, "docx", 0, "docx");
    office_write(path, bytes);
    office_convert(&office, "docx", "again", OFFICE_DOCX, NULL);
    g_autofree char *again = office_path(&office, "again", 0, "docx");
    g_autoptr(GBytes) returned = bytes_of_file(again);
    g_autofree char *returned_changes = changed_words(returned);
    g_assert_cmpstr(returned_changes, ==, told_changes);
    office_close(&office);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_autoptr(GPtrArray) paths = all_texts();
    for (guint i = 0; i < paths->len; i++) {
        const char *path = g_ptr_array_index(paths, i);
        g_autofree char *name = g_path_get_basename(path);
        g_autofree char *test = g_strdup_printf("/docx/round-trip/%s", name);
        g_test_add_data_func(test, path, test_round_trip);
    }
    g_test_add_func("/docx/random", test_random);
    g_test_add_func("/docx/random-through-office", test_random_through_office);
    g_test_add_func("/docx/through-office", test_through_office);
    g_test_add_func("/docx/changes-of-four", test_changes);
    g_test_add_func("/docx/typed-changes", test_typed_changes);
    g_test_add_func("/docx/without-styles", test_without_styles);
    return g_test_run();
}
