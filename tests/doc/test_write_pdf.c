/* The PDF as other programs read it: poppler's and qpdf's tools say what is on its pages and in its structure. Where
 * they are not installed, those tests are skipped. */
#include "doc/format.h"

#include "pdf_paper.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static GBytes *written(const Document *document)
{
    g_autoptr(GError) error = NULL;
    GBytes *bytes = write_pdf(document, &error);
    g_assert_no_error(error);
    g_assert_nonnull(bytes);
    return bytes;
}

/* What `command` prints about the file, "%" in it standing for the file's name; NULL when it is not installed. */
static char *told(GBytes *pdf, const char *command)
{
    g_auto(GStrv) argv = g_strsplit(command, " ", -1);
    g_autofree char *program = g_find_program_in_path(argv[0]);
    if (program == NULL) {
        g_autofree char *reason = g_strdup_printf("%s is not installed", argv[0]);
        g_test_skip(reason);
        return NULL;
    }
    g_autofree char *file = g_build_filename(g_get_tmp_dir(), "placard-test-XXXXXX", NULL);
    const int opened = g_mkstemp(file);
    g_assert_cmpint(opened, >=, 0);
    close(opened);
    g_assert_true(g_file_set_contents(file, g_bytes_get_data(pdf, NULL), (gssize)g_bytes_get_size(pdf), NULL));
    for (char **arg = argv; *arg != NULL; arg++) {
        if (g_str_equal(*arg, "%")) {
            g_free(*arg);
            *arg = g_strdup(file);
        }
    }
    char *output = NULL;
    int status = 0;
    g_assert_true(g_spawn_sync(NULL, argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output,
                               NULL, &status, NULL));
    g_assert_cmpint(status, ==, 0);
    g_assert_cmpint(g_remove(file), ==, 0);
    return output;
}

static char *told_of(const char *language, int days, const char *command)
{
    g_autoptr(Document) document = pdf_paper_new(language, days);
    g_autoptr(GBytes) pdf = written(document);
    return told(pdf, command);
}

static void assert_has(const char *text, const char *part)
{
    if (strstr(text, part) == NULL) {
        g_test_message("not found: %s\nin:\n%s", part, text);
        g_test_fail();
    }
}

static void assert_has_not(const char *text, const char *part)
{
    if (strstr(text, part) != NULL) {
        g_test_message("found: %s", part);
        g_test_fail();
    }
}

static void assert_in_order(const char *text, const char *const *parts)
{
    for (; *parts != NULL; parts++) {
        const char *at = strstr(text, *parts);
        if (at == NULL) {
            g_test_message("not found in its place: %s\nin:\n%s", *parts, text);
            g_test_fail();
            return;
        }
        text = at + strlen(*parts);
    }
}

static void test_information(void)
{
    g_autofree char *info = told_of("en", 5, "pdfinfo %");
    if (info == NULL) {
        return;
    }
    static const char *const lines[] = {
        "Title:           Provisional programme of work\n",
        "Subject:         Committee on the peaceful use of made-up examples 2021–2025\n",
        "CreationDate:    Mon Jul  3 ",
        "Tagged:          yes\n",
        "(A4)\n",
        NULL
    };
    assert_in_order(info, lines);
    assert_has_not(info, "Author:");
}

static void test_symbol_as_keyword(void)
{
    g_autofree char *info = told_of("zh", 1, "pdfinfo %");
    if (info != NULL) {
        assert_has(info, "Keywords:        A/AC.999/2023/3\n");
    }
}

static void test_reading_order(void)
{
    g_autofree char *text = told_of("en", 5, "pdftotext -raw % -");
    if (text == NULL) {
        return;
    }
    static const char *const parts[] = { "United Nations",
                                         "[symbol to be assigned]",
                                         "General Assembly",
                                         "Distr.: General",
                                         "Original: English",
                                         "Fifth substantive session",
                                         "Note by the Secretariat",
                                         "1.",
                                         "The fifth substantive session",
                                         "2.",
                                         "A/AC.999/2021/1.",
                                         "Conduct of business",
                                         "\f",
                                         "Annex",
                                         "Date/time",
                                         "Agenda item/programme",
                                         "Monday, 24 July",
                                         "10 a.m.–1 p.m.",
                                         "Monday, 25 July",
                                         NULL };
    assert_in_order(text, parts);
}

static GStrv pages_of(const char *language, int days)
{
    g_autofree char *text = told_of(language, days, "pdftotext -layout % -");
    return text == NULL ? NULL : g_strsplit(text, "\f", -1);
}

static guint count_pages(GStrv pages)
{
    return g_strv_length(pages) - 1; /* each page ends with a form feed */
}

static void test_head_is_repeated(void)
{
    g_auto(GStrv) pages = pages_of("en", 9);
    if (pages == NULL) {
        return;
    }
    const guint n = count_pages(pages);
    g_assert_cmpuint(n, >=, 5);
    for (guint i = 1; i < n; i++) {
        g_autofree char *number = g_strdup_printf("%u/%u\n", i + 1, n);
        assert_has(pages[i], "[symbol to be assigned]");
        assert_has(pages[i], "Agenda item/programme");
        assert_has(pages[i], number);
    }
    g_autofree char *first = g_strdup_printf("1/%u\n", n);
    assert_has_not(pages[0], first);
}

static void test_footnotes_stand_on_the_page_of_their_marks(void)
{
    g_auto(GStrv) pages = pages_of("en", 9);
    for (guint i = 0; pages != NULL && i < count_pages(pages); i++) {
        const bool has_first = strstr(pages[i], "75/2401") != NULL;
        const bool has_second = strstr(pages[i], "report2") != NULL;
        g_assert_cmpint(has_first, ==, strstr(pages[i], "States are strongly encouraged") != NULL);
        g_assert_cmpint(has_second, ==, strstr(pages[i], "letter-from-the-chair") != NULL);
    }
}

/* Each day heading has a meeting after it on its page, wherever the breaks fall. */
static void test_no_day_is_left_alone(void)
{
    static const char *const parts[] = { "July", "10 a.m.–1 p.m.", NULL };
    for (int days = 1; days <= 14; days++) {
        g_auto(GStrv) pages = pages_of("en", days);
        for (guint i = 1; pages != NULL && i < count_pages(pages); i++) {
            for (const char *at = pages[i]; (at = strstr(at, "Monday, ")) != NULL; at++) {
                assert_in_order(at, parts);
                const char *hours = strstr(at, "10 a.m.–1 p.m."), *next = strstr(at + 1, "Monday, ");
                g_assert_true(next == NULL || hours < next);
            }
        }
    }
}

static void test_structure(void)
{
    g_autofree char *tree = told_of("en", 5, "pdfinfo -struct-text %");
    if (tree == NULL) {
        return;
    }
    static const char *const parts[] = {
        "Document",
        "Sect",
        "\"United Nations\"",
        "H1 (block)\n    \"Provisional programme of work\"",
        "\"1. The fifth substantive session of the Committee on the peaceful use of made-up examples, established",
        "Link (inline)\n      \"A/AC.999/2021/1\"\n      Object",
        "Table",
        "TH",
        "/Scope /Column",
        "TD",
        "/ColSpan 2",
        "H3 (block)\n          \"Monday, 24 July\"",
        "Reference (inline)",
        "LI (block)\n            Lbl (block)\n              \"– \"",
        "LBody",
        "\"Continue to study, with a view to promoting common understandings, existing and potential threats\"",
        "Note",
        "Lbl",
        "States are strongly encouraged",
        NULL
    };
    assert_in_order(tree, parts);
    assert_has_not(tree, "2/3"); /* furniture is not for reading */
}

static void test_arabic_reads_in_order(void)
{
    g_autofree char *tree = told_of("ar", 5, "pdfinfo -struct-text %");
    if (tree == NULL) {
        return;
    }
    static const char *const parts[] = { "\"الأمم المتحدة\"",
                                         "\"3 July 2023\"",
                                         "\"برنامج العمل المؤقت\"",
                                         "\"1. تعقد الدورة الموضوعية الخامسة",
                                         "بقرار الجمعية العامة 75/240، في المقر في الفترة من 24 إلى 28",
                                         NULL };
    assert_in_order(tree, parts);
}

/* The file without compression, for a look at its objects. */
static char *objects_of(const Document *document)
{
    g_autoptr(GBytes) pdf = written(document);
    return told(pdf, "qpdf --qdf --object-streams=disable % -");
}

static void test_catalogue(void)
{
    static const struct {
        const char *code, *language, *direction;
    } rows[] = { { "en", "\"/Lang\": \"en\"", "\"/Direction\": \"/L2R\"" },
                 { "ar", "\"/Lang\": \"ar\"", "\"/Direction\": \"/R2L\"" },
                 { "zh", "\"/Lang\": \"zh\"", "\"/Direction\": \"/L2R\"" } };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *json = told_of(rows[i].code, 2, "qpdf --json=1 --json-key=objects %");
        if (json == NULL) {
            return;
        }
        assert_has(json, rows[i].language);
        assert_has(json, rows[i].direction);
        assert_has(json, "\"/DisplayDocTitle\": true");
        assert_has(json, "\"/Marked\": true");
        assert_has(json, "\"/Tabs\": \"/S\"");
    }
}

static void test_outline_and_links(void)
{
    g_autoptr(Document) document = pdf_paper_new("en", 3);
    g_autoptr(GBytes) pdf = written(document);
    g_autofree char *json = told(pdf, "qpdf --json=1 --json-key=objects %");
    if (json == NULL) {
        return;
    }
    static const char *const parts[] = {
        "\"/Title\": \"Annex\"",
        "\"/Title\": \"Monday, 24 July\"",
        "\"/Title\": \"Monday, 26 July\"",
        "\"/URI\": \"https://undocs.example.org/A/AC.999/2021/1\"",
        "\"/URI\": \"https://meetings.example.org/committee-on-the-peaceful-use-of-made-up-examples-2021\"",
        "\"/Contents\": \"https://undocs.example.org/A/AC.999/2021/1\"",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        assert_has(json, parts[i]);
    }
}

static void test_other_languages_are_named(void)
{
    g_autoptr(Document) document = document_new("ar");
    Node *paragraph = node_add(document->root, NODE_PARAGRAPH, NULL);
    node_add_text(paragraph, "البند 5: ");
    Node *span = node_add(paragraph, NODE_SPAN, NULL);
    span->language = g_intern_string("fr");
    node_add_text(span, "questions diverses");
    node_add_text(paragraph, " (تابع)");
    Node *block = node_add(document->root, NODE_PARAGRAPH, NULL);
    block->language = g_intern_string("en");
    node_add_text(block, "Other matters");
    g_autofree char *objects = objects_of(document);
    g_autoptr(GBytes) pdf = written(document);
    g_autofree char *tree = objects == NULL ? NULL : told(pdf, "pdfinfo -struct-text %");
    if (tree == NULL) {
        return;
    }
    assert_has(objects, "/Lang (fr)");
    assert_has(objects, "/Lang (en)");
    static const char *const parts[] = { "\"البند 5: \"", "Span (inline)",     "\"questions diverses\"",
                                         "\" (تابع)\"",   "\"Other matters\"", NULL };
    assert_in_order(tree, parts);
}

static void test_changes_are_drawn(void)
{
    g_autoptr(Document) document = document_new("en");
    Node *paragraph = node_add(document->root, NODE_PARAGRAPH, NULL);
    node_add_text(node_add(paragraph, NODE_DELETED, NULL), "should");
    node_add_text(node_add(paragraph, NODE_INSERTED, NULL), "may");
    g_autofree char *objects = objects_of(document);
    if (objects != NULL) {
        assert_has(objects, "0.7 0 0 rg");
        assert_has(objects, "0 0.35 0.15 rg");
        assert_has(objects, " re f"); /* the lines through and under the words */
    }
}

static void test_unsafe_links_are_text(void)
{
    static const char *const targets[] = { "javascript:alert(1)", "file:///etc/passwd", "#", "#nowhere", "" };
    g_autoptr(Document) document = document_new("en");
    for (size_t i = 0; i < G_N_ELEMENTS(targets); i++) {
        Node *link = node_add(node_add(document->root, NODE_PARAGRAPH, NULL), NODE_LINK, NULL);
        link->target = g_strdup(targets[i]);
        node_add_text(link, "words");
    }
    g_autoptr(GBytes) pdf = written(document);
    g_autofree char *json = told(pdf, "qpdf --json=1 --json-key=objects %");
    if (json != NULL) {
        assert_has_not(json, "/Annot");
        assert_has_not(json, "javascript");
    }
}

/* Whether a line of a page's content paints something. */
static bool paints(const char *line)
{
    static const char *const operators[] = { "Tj", "TJ", " f", " f*", " S", " B" };
    for (size_t i = 0; i < G_N_ELEMENTS(operators); i++) {
        if (g_str_has_suffix(line, operators[i])) {
            return true;
        }
    }
    return false;
}

static void test_all_that_is_painted_is_marked(void)
{
    g_autoptr(Document) document = pdf_paper_new("en", 5);
    g_autofree char *objects = objects_of(document);
    if (objects == NULL) {
        return;
    }
    int depth = 0, painted = 0, furniture = 0;
    for (char *line = objects; line != NULL;) {
        char *end = strchr(line, '\n');
        if (end != NULL) {
            *end = '\0';
        }
        g_strchomp(line);
        depth += g_str_has_suffix(line, " BDC") || g_str_has_suffix(line, " BMC");
        depth -= g_str_equal(line, "EMC");
        furniture += g_str_equal(line, "/Artifact BMC");
        if (depth == 0 && paints(line)) {
            g_test_message("painted without a mark: %s", line);
            g_test_fail();
        }
        painted += paints(line);
        line = end != NULL ? end + 1 : NULL;
    }
    g_assert_cmpint(depth, ==, 0);
    g_assert_cmpint(painted, >, 100);
    g_assert_cmpint(furniture, >, 6);
}

static void test_same_bytes(void)
{
    static const char *const languages[] = { "en", "ar", "zh" };
    GBytes *first[G_N_ELEMENTS(languages)];
    for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
        g_autoptr(Document) document = pdf_paper_new(languages[i], 4);
        first[i] = written(document);
    }
    g_usleep(1100 * 1000); /* the clock has moved on, were it read */
    for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
        g_autoptr(Document) document = pdf_paper_new(languages[i], 4);
        g_autoptr(GBytes) second = written(document);
        g_assert_true(g_bytes_equal(first[i], second));
        g_bytes_unref(first[i]);
    }
}

/* No word reaches beyond the margins, by the boxes that `pdftotext -bbox` tells. */
static void assert_within_margins(const char *boxes)
{
    int words = 0;
    for (const char *at = boxes; (at = strstr(at, "<word xMin=\"")) != NULL; at++) {
        const double left = g_ascii_strtod(at + strlen("<word xMin=\""), NULL);
        const double right = g_ascii_strtod(strstr(at, "xMax=\"") + strlen("xMax=\""), NULL);
        const double bottom = g_ascii_strtod(strstr(at, "yMax=\"") + strlen("yMax=\""), NULL);
        g_assert_cmpfloat(left, >, 51);
        g_assert_cmpfloat(right, <, 545);
        g_assert_cmpfloat(bottom, <, 800);
        words++;
    }
    g_assert_cmpint(words, >, 0);
}

static void test_everything_within_margins(void)
{
    static const char *const languages[] = { "en", "ar", "zh" };
    for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
        g_autofree char *boxes = told_of(languages[i], 6, "pdftotext -bbox % -");
        if (boxes != NULL) {
            assert_within_margins(boxes);
        }
    }
}

static void test_wide_words_break(void)
{
    g_autoptr(Document) document = document_new("en");
    g_autofree char *word = g_strnfill(5000, 'w');
    g_autofree char *symbol = g_strdup("A/AC.292/WWWWWWWWWWWW/WWWWWWWWWW.99999");
    node_add_text(node_add(document->root, NODE_PARAGRAPH, NULL), word);
    Node *row = node_add(node_add(document->root, NODE_TABLE, "timetable"), NODE_ROW, NULL);
    node_add_text(node_add(row, NODE_CELL, NULL), symbol);
    node_add_text(node_add(row, NODE_CELL, NULL), word);
    g_autoptr(GBytes) pdf = written(document);
    g_autofree char *boxes = told(pdf, "pdftotext -bbox % -");
    if (boxes != NULL) {
        assert_within_margins(boxes);
    }
}

/* A footnote of several pages goes on at the foot of the next ones, and all of it is there. */
static void test_long_footnote(void)
{
    g_autoptr(Document) document = document_new("en");
    Node *paragraph = node_add(document->root, NODE_PARAGRAPH, NULL);
    node_add_text(paragraph, "Words with a note");
    node_add_mark(paragraph, "1");
    Node *note = node_add(node_add(document->root, NODE_NOTES, NULL), NODE_NOTE, NULL);
    node_set_label(note, "1");
    g_autoptr(GString) words = g_string_new(NULL);
    for (int i = 0; i < 3000; i++) {
        g_string_append_printf(words, "word%d ", i);
    }
    node_add_text(note, words->str);
    g_autoptr(GBytes) pdf = written(document);
    g_autofree char *text = told(pdf, "pdftotext % -");
    if (text == NULL) {
        return;
    }
    for (int i = 0; i < 3000; i += 100) {
        g_autofree char *word = g_strdup_printf("word%d", i);
        assert_has(text, word);
    }
    assert_has(text, "3/");
}

static void test_too_large(void)
{
    g_autoptr(Document) document = document_new("en");
    g_autofree char *text = g_strnfill(5 << 20, 'x');
    node_add_text(node_add(document->root, NODE_PARAGRAPH, NULL), text);
    g_autoptr(GError) error = NULL;
    g_assert_null(write_pdf(document, &error));
    g_assert_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_TOO_LARGE);
}

static void test_too_many_blocks(void)
{
    g_autoptr(Document) document = document_new("en");
    for (int i = 0; i < 50000; i++) {
        node_add(document->root, NODE_PARAGRAPH, NULL);
    }
    g_autoptr(GError) error = NULL;
    g_assert_null(write_pdf(document, &error));
    g_assert_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_TOO_LARGE);
}

static void test_too_many_pages(void)
{
    g_autoptr(Document) document = document_new("en");
    for (int i = 0; i < 5000; i++) {
        node_add(document->root, NODE_BREAK_PAGE, NULL);
        node_add_text(node_add(document->root, NODE_PARAGRAPH, NULL), "x");
    }
    g_autoptr(GError) error = NULL;
    g_assert_null(write_pdf(document, &error));
    g_assert_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_TOO_LARGE);
}

static void test_empty(void)
{
    g_autoptr(Document) document = document_new("en");
    g_autoptr(GBytes) pdf = written(document);
    g_autofree char *info = told(pdf, "pdfinfo %");
    if (info != NULL) {
        assert_has(info, "Pages:           1\n");
    }
}

static const char *random_text(GRand *chance)
{
    static const char *const texts[] = {
        "Agenda item 5: discussions",
        "A/AC.292/2023/3 and https://example.org/a/b?c=d#e.",
        "  blanks\tand\nlines\r\n ",
        "\x01\x02\x7f",
        "damaged \xff\xfe\xc3 bytes",
        "\u202eturned around\u2066\u2066",
        "العربية 75/240 (تابع)",
        "中文，标点。第75/240号",
        "Русский текст",
        "हिन्दी ไทย 🏛 e\u0301\u0327\u0323",
        "",
        "–",
        "()[]{}<>&\"'",
        "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww",
    };
    return texts[g_rand_int_range(chance, 0, G_N_ELEMENTS(texts))];
}

static const char *random_role(GRand *chance)
{
    static const char *const roles[] = {
        NULL,    NULL,  "organization", "symbol", "organ",     "issued",  "title",
        "annex", "day", "week",         "hours",  "timetable", "meeting", "symbol-placeholder",
        "odd"
    };
    return roles[g_rand_int_range(chance, 0, G_N_ELEMENTS(roles))];
}

static Node *random_node(GRand *chance)
{
    Node *node = node_new((NodeKind)g_rand_int_range(chance, NODE_MASTHEAD, N_NODE_KINDS));
    node->role = g_intern_string(random_role(chance));
    node->level = g_rand_int_range(chance, -1, 9);
    node->span = g_rand_int_range(chance, -1, 30) / 8;
    node->header = g_rand_int_range(chance, 0, 4) == 0;
    if (g_rand_int_range(chance, 0, 3) == 0) {
        node->label = g_strdup(random_text(chance));
    }
    if (g_rand_int_range(chance, 0, 3) == 0) {
        node->id = g_strdup(random_text(chance));
        node->target = g_strdup(g_rand_boolean(chance) ? "#Agenda item 5: discussions" : random_text(chance));
    }
    if (node->kind == NODE_TEXT) {
        node->text = g_strdup(random_text(chance));
    }
    return node;
}

/* Nodes of any kind below nodes of any kind. */
static Document *random_document(guint32 seed)
{
    static const char *const languages[] = { "en", "ar", "zh-Hans", "fr", "", "x-odd" };
    g_autoptr(GRand) chance = g_rand_new_with_seed(seed);
    Document *document = document_new(languages[g_rand_int_range(chance, 0, G_N_ELEMENTS(languages))]);
    g_autoptr(GPtrArray) parents = g_ptr_array_new();
    g_ptr_array_add(parents, document->root);
    const int n = g_rand_int_range(chance, 0, 250);
    for (int i = 0; i < n; i++) {
        const int recent = MIN((int)parents->len, 20);
        Node *parent = parents->pdata[(int)parents->len - 1 - g_rand_int_range(chance, 0, recent)];
        int depth = 0;
        for (const Node *at = parent; at != NULL; at = at->parent) {
            depth++;
        }
        Node *node = random_node(chance);
        node_append(depth < NODE_DEPTH_LIMIT ? parent : document->root, node);
        if (node->kind != NODE_TEXT) {
            g_ptr_array_add(parents, node);
        }
    }
    return document;
}

static void test_random_trees(void)
{
    for (guint32 seed = 1; seed <= 150; seed++) {
        g_autoptr(Document) document = random_document(seed);
        g_autoptr(GBytes) pdf = written(document);
        g_assert_cmpuint(g_bytes_get_size(pdf), >, 500);
        if (seed % 15 == 0) {
            g_autofree char *report = told(pdf, "qpdf --check %");
            if (report != NULL) {
                assert_has(report, "No syntax or stream encoding errors found");
            }
        }
    }
}

static void test_deepest_tree(void)
{
    static const NodeKind kinds[] = { NODE_TABLE, NODE_ROW, NODE_CELL, NODE_LIST, NODE_ITEM };
    g_autoptr(Document) document = document_new("ar");
    Node *at = document->root;
    for (int i = 0; i < NODE_DEPTH_LIMIT - 1; i++) {
        at = node_add(at, kinds[i % G_N_ELEMENTS(kinds)], NULL);
    }
    node_add_text(at, "the innermost words");
    g_autoptr(GBytes) pdf = written(document);
    g_assert_cmpuint(g_bytes_get_size(pdf), >, 500);
}

static gpointer write_in_thread(gpointer data)
{
    g_autoptr(Document) document = pdf_paper_new(data, 3);
    return written(document);
}

static void test_threads(void)
{
    g_autoptr(GBytes) alone = write_in_thread((gpointer) "ar");
    GThread *threads[4];
    for (size_t i = 0; i < G_N_ELEMENTS(threads); i++) {
        threads[i] = g_thread_new("writer", write_in_thread, (gpointer)(i % 2 == 0 ? "ar" : "en"));
    }
    for (size_t i = 0; i < G_N_ELEMENTS(threads); i++) {
        g_autoptr(GBytes) pdf = g_thread_join(threads[i]);
        g_assert_true(i % 2 != 0 || g_bytes_equal(pdf, alone));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/write_pdf/information", test_information);
    g_test_add_func("/write_pdf/symbol-as-keyword", test_symbol_as_keyword);
    g_test_add_func("/write_pdf/reading-order", test_reading_order);
    g_test_add_func("/write_pdf/head-is-repeated", test_head_is_repeated);
    g_test_add_func("/write_pdf/footnotes", test_footnotes_stand_on_the_page_of_their_marks);
    g_test_add_func("/write_pdf/no-day-left-alone", test_no_day_is_left_alone);
    g_test_add_func("/write_pdf/structure", test_structure);
    g_test_add_func("/write_pdf/arabic-order", test_arabic_reads_in_order);
    g_test_add_func("/write_pdf/catalogue", test_catalogue);
    g_test_add_func("/write_pdf/outline-and-links", test_outline_and_links);
    g_test_add_func("/write_pdf/other-languages", test_other_languages_are_named);
    g_test_add_func("/write_pdf/changes", test_changes_are_drawn);
    g_test_add_func("/write_pdf/unsafe-links", test_unsafe_links_are_text);
    g_test_add_func("/write_pdf/all-marked", test_all_that_is_painted_is_marked);
    g_test_add_func("/write_pdf/same-bytes", test_same_bytes);
    g_test_add_func("/write_pdf/margins", test_everything_within_margins);
    g_test_add_func("/write_pdf/wide-words", test_wide_words_break);
    g_test_add_func("/write_pdf/long-footnote", test_long_footnote);
    g_test_add_func("/write_pdf/too-large", test_too_large);
    g_test_add_func("/write_pdf/too-many-blocks", test_too_many_blocks);
    g_test_add_func("/write_pdf/too-many-pages", test_too_many_pages);
    g_test_add_func("/write_pdf/empty", test_empty);
    g_test_add_func("/write_pdf/random-trees", test_random_trees);
    g_test_add_func("/write_pdf/deepest-tree", test_deepest_tree);
    g_test_add_func("/write_pdf/threads", test_threads);
    return g_test_run();
}
