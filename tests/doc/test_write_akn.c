/* What write_akn promises: the names of the guidelines, sections out of a flat tree, and something that is valid and
 * has all words whatever the tree. */
#include "doc/akn_names.h"
#include "doc/format.h"

#include <glib/gstdio.h>
#include <string.h>

static char *akn_of(const Document *document)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = write_akn(document, &error);
    g_assert_no_error(error);
    gsize length;
    const char *text = g_bytes_get_data(bytes, &length);
    return g_strndup(text, length);
}

static void expect(const char *text, const char *part)
{
    if (strstr(text, part) == NULL) {
        g_test_message("“%s” is not in:\n%s", part, text);
        g_test_fail();
    }
}

static Node *add_words(Node *parent, NodeKind kind, const char *role, const char *words)
{
    Node *node = node_add(parent, kind, role);
    node_add_text(node, words);
    return node;
}

/* --- names ----------------------------------------------------------------------------------------------------------
 */

static void test_names(void)
{
    const struct {
        const char *symbol, *date, *language, *expression;
    } samples[] = {
        { "A/AC.292/2022/3", "2022-06-23", "en",
          "/akn/un/debateReport/agenda/un-ga-ac292/2022-06-23/A-AC.292-2022-3/eng@2022-06-23" },
        { "A/C.1/80/INF/1", "2025-09-01", "fr-CH",
          "/akn/un/debateReport/agenda/un-ga-c1/2025-09-01/A-C.1-80-INF-1/fra@2025-09-01" },
        { "S/2020/1 Add é", "2020-01-02", "zh",
          "/akn/un/debateReport/agenda/un-sc/2020-01-02/S-2020-1_Add_%C3%A9/zho@2020-01-02" },
        { "UNEP/EA.6/1", "2024-02-26", "sw", "/akn/un/debateReport/agenda/un/2024-02-26/UNEP-EA.6-1/und@2024-02-26" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(samples); i++) {
        g_autoptr(Document) document = document_new(samples[i].language);
        document->symbol = g_strdup(samples[i].symbol);
        document->date = g_strdup(samples[i].date);
        g_autoptr(AknNames) names = akn_names_new(document);
        g_assert_cmpstr(names->expression, ==, samples[i].expression);
    }
}

/* The paper without a symbol, in two languages: the words differ, the days and anchors do not. */
static Document *nameless(const char *language, const char *words, const char *day)
{
    Document *document = document_new(language);
    Node *heading = add_words(document->root, NODE_HEADING, "day", words);
    heading->value = g_strdup(day);
    heading->id = g_strdup_printf("day-%s", day);
    return document;
}

static void test_temporary_number(void)
{
    g_autoptr(Document) english = nameless("en", "Monday, 25 July", "2022-07-25");
    g_autoptr(Document) french = nameless("fr", "Lundi 25 juillet", "2022-07-25");
    g_autoptr(Document) other = nameless("en", "Tuesday, 26 July", "2022-07-26");
    g_autoptr(AknNames) a = akn_names_new(english);
    g_autoptr(AknNames) b = akn_names_new(french);
    g_autoptr(AknNames) c = akn_names_new(other);
    g_assert_true(g_str_has_prefix(a->number, "temporary-"));
    g_assert_null(strchr(a->number, '/'));
    g_assert_cmpstr(a->work, ==, b->work);
    g_assert_cmpstr(a->expression, !=, b->expression);
    g_assert_cmpstr(a->number, !=, c->number);
    g_assert_cmpstr(a->date, ==, "2022-07-25");
    g_assert_false(a->is_issued);
}

static void test_instants(void)
{
    static const char *const good[] = { "2022-07-25T10:00:00-04:00", "2022-07-25T10:00:00Z",
                                        "2024-02-29T23:59:59+13:00" };
    static const char *const bad[] = { NULL,
                                       "",
                                       "2022-07-25",
                                       "2022-07-25T10:00:00",
                                       "2022-02-30T10:00:00Z",
                                       "2022-07-25T24:00:00Z",
                                       "2022-07-25T10:60:00Z",
                                       "2022-07-25T10:00:00Zulu",
                                       "2022-07-25T10:00:00-04:0",
                                       "2022-07-25 10:00:00Z" };
    for (size_t i = 0; i < G_N_ELEMENTS(good); i++) {
        g_assert_true(akn_is_instant(good[i]));
    }
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_assert_false(akn_is_instant(bad[i]));
    }
}

static void test_addresses(void)
{
    const struct {
        const char *target, *address;
    } samples[] = {
        { "https://example.org/a?b=c#d", "https://example.org/a?b=c#d" },
        { "http://example.org:8080", "http://example.org:8080" },
        { "https://example.org/a b/é[1]%20%zz#x#y", "https://example.org/a%20b/%C3%A9%5B1%5D%20%25zz#x%23y" },
        { "https://example.org:port/", NULL },
        { "https://user@example.org/", NULL },
        { "https://", NULL },
        { "javascript:alert(1)", NULL },
        { "#note", NULL },
        { NULL, NULL },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(samples); i++) {
        g_autofree char *address = akn_address(samples[i].target);
        g_assert_cmpstr(address, ==, samples[i].address);
    }
}

/* --- a paper
 * ---------------------------------------------------------------------------------------------------------- */

static void add_timetable(Node *root)
{
    Node *table = node_add(root, NODE_TABLE, "timetable");
    Node *head = node_add(table, NODE_ROW, NULL);
    head->header = true;
    add_words(node_add(head, NODE_CELL, NULL), NODE_PARAGRAPH, NULL, "Date/time");
    Node *cell = node_add(node_add(table, NODE_ROW, "day"), NODE_CELL, NULL);
    cell->span = 2;
    Node *day = add_words(cell, NODE_HEADING, "day", "Monday, 25 July");
    day->value = g_strdup("2022-07-25");
    day->id = g_strdup("day-2022-07-25");
    Node *row = node_add(table, NODE_ROW, "meeting");
    row->id = g_strdup("2022-07-25-am");
    Node *hours = add_words(node_add(row, NODE_CELL, NULL), NODE_PARAGRAPH, "hours", "10 a.m.–1 p.m. and 3 p.m.");
    hours->value = g_strdup("2022-07-25T10:00:00-04:00/2022-07-25T13:00:00-04:00 2022-07-25T15:00:00-04:00");
    Node *right = node_add(row, NODE_CELL, NULL);
    Node *item = add_words(right, NODE_PARAGRAPH, "item", "Agenda item 5: matters");
    item->value = g_strdup("5");
    Node *list = node_add(right, NODE_LIST, NULL);
    node_set_label(add_words(list, NODE_ITEM, "topic", "Threats"), "–");
    Node *again = add_words(right, NODE_PARAGRAPH, "item", "Agenda item 5");
    again->value = g_strdup("5");
}

static Document *paper(void)
{
    Document *document = document_new("en");
    document->symbol = g_strdup("A/AC.292/2022/3");
    document->date = g_strdup("2022-06-23");
    Node *masthead = node_add(document->root, NODE_MASTHEAD, NULL);
    add_words(masthead, NODE_FIELD, "symbol", "A/AC.292/2022/3");
    add_words(masthead, NODE_FIELD, "issued", "23 June 2022");
    add_words(document->root, NODE_FIELD, "body", "Open-ended working group");
    add_words(document->root, NODE_HEADING, "title", "Programme of work");
    Node *paragraph = add_words(document->root, NODE_PARAGRAPH, "front", "Text");
    node_set_label(paragraph, "1.");
    node_add_mark(paragraph, "1");
    node_add_mark(paragraph, "9");
    add_words(document->root, NODE_HEADING, "annex", "Annex");
    add_words(document->root, NODE_HEADING, "annex-title", "Timetable");
    add_timetable(document->root);
    Node *notes = node_add(document->root, NODE_NOTES, NULL);
    node_set_label(add_words(notes, NODE_NOTE, NULL, "See resolution 75/240."), "1");
    return document;
}

static void test_paper(void)
{
    g_autoptr(Document) document = paper();
    g_autofree char *text = akn_of(document);
    static const char *const parts[] = {
        "<FRBRnumber value=\"A-AC.292-2022-3\" showAs=\"A/AC.292/2022/3\"/>",
        "<FRBRthis value=\"/akn/un/debateReport/agenda/un-ga-ac292/2022-06-23/A-AC.292-2022-3/!annex_1\"/>",
        "<FRBRlanguage language=\"eng\"/>",
        "<block name=\"symbol\"><docNumber>A/AC.292/2022/3</docNumber></block>",
        "<block name=\"issued\"><docDate date=\"2022-06-23\">23 June 2022</docDate></block>",
        "<docCommittee refersTo=\"#body\">Open-ended working group</docCommittee>",
        "<block name=\"title\"><docTitle>Programme of work</docTitle></block>",
        "<num>1.</num>",
        "Text<noteRef href=\"#note_1\" marker=\"1\" placement=\"bottom\"/><sup>9</sup>",
        "<attachment eId=\"att_1\">",
        "<debateSection name=\"day\" eId=\"att_1__dbsect_1__dbsect_1\" wId=\"day-2022-07-25\">",
        "<heading><date date=\"2022-07-25\">Monday, 25 July</date></heading>",
        "wId=\"2022-07-25-am\" refersTo=\"#meeting_1\">",
        ("<recordedTime type=\"startEvent\" time=\"2022-07-25T10:00:00-04:00\">10 a.m.–1 p.m. and 3 "
         "p.m.</recordedTime><recordedTime type=\"endEvent\" time=\"2022-07-25T13:00:00-04:00\"/>"
         "<recordedTime type=\"startEvent\" time=\"2022-07-25T15:00:00-04:00\"/>"),
        "<listIntroduction class=\"item\" refersTo=\"#concept_1\">Agenda item 5: matters</listIntroduction>",
        "<p class=\"topic\">Threats</p>",
        "<block name=\"item\" refersTo=\"#concept_1\">Agenda item 5</block>",
        "showAs=\"Monday, 25 July, 10 a.m.–1 p.m. and 3 p.m.\"/>",
        "<note eId=\"note_1\" marker=\"1\" placement=\"bottom\">",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        expect(text, parts[i]);
    }
    g_autofree char *again = akn_of(document);
    g_assert_cmpstr(text, ==, again);
}

/* The words of other languages, and what was changed by whom. */
static void test_spans_and_changes(void)
{
    g_autoptr(Document) document = document_new("en");
    Node *paragraph = add_words(document->root, NODE_PARAGRAPH, NULL, "in ");
    Node *span = node_add(paragraph, NODE_SPAN, NULL);
    span->language = g_intern_string("fr");
    node_add_text(span, "français");
    Node *inserted = node_add(paragraph, NODE_INSERTED, NULL);
    inserted->author = g_strdup("Delegation A");
    inserted->changed = g_strdup("2022-06-23T10:00:00Z");
    node_add_text(inserted, " more");
    Node *deleted = node_add(paragraph, NODE_DELETED, NULL);
    node_add_text(deleted, " less");
    node_add(paragraph, NODE_INSERTED, NULL);
    g_autofree char *text = akn_of(document);
    static const char *const parts[] = {
        "contains=\"multipleVersions\"",
        "<span xml:lang=\"fr\">français</span>",
        "<eventRef eId=\"event_1\" date=\"2022-06-23T10:00:00Z\" type=\"amendment\" source=\"#agent_1\"/>",
        "showAs=\"Delegation A\"/>",
        "<ins refersTo=\"#agent_1 #event_1\"> more</ins><del> less</del><ins class=\"paragraph-end\"/>",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        expect(text, parts[i]);
    }
}

static void test_sections(void)
{
    g_autoptr(Document) document = document_new("en");
    const struct {
        int level;
        const char *words;
    } headings[] = { { 1, "One" }, { 3, "Deep" }, { 2, "Less deep" }, { 1, "Two" } };
    for (size_t i = 0; i < G_N_ELEMENTS(headings); i++) {
        add_words(document->root, NODE_HEADING, NULL, headings[i].words)->level = headings[i].level;
        add_words(document->root, NODE_PARAGRAPH, NULL, "words");
    }
    g_autofree char *text = akn_of(document);
    static const char *const ids[] = { "\"sec_1\"", "\"sec_1__sec_1\"", "\"sec_1__sec_2\"", "\"sec_2\"",
                                       "\"sec_2__para_1\"" };
    for (size_t i = 0; i < G_N_ELEMENTS(ids); i++) {
        expect(text, ids[i]);
    }
}

/* --- any tree
 * ------------------------------------------------------------------------------------------------------------ */

static const char *const roles[] = { NULL,     "title",  "day",       "hours", "meeting",     "item",    "annex",
                                     "symbol", "issued", "timetable", "body",  "annex-title", "session", "week" };
static const char *const values[] = { NULL,    "2022-07-25", "2022-07-25T10:00:00-04:00/2022-07-25T13:00:00-04:00",
                                      "5 (a)", "x/y",        "2022-07-25T10:00:00Z" };
static const char *const texts[] = { "words", "<&>", "", "ünï", "1.", "a\001b", "with blank", "é" };

static const char *one_of(GRand *chance, const char *const *list, gsize length)
{
    return list[g_rand_int_range(chance, 0, (gint32)length)];
}

/* Nodes of any kind below each other, with anything for a member. */
static void grow(GRand *chance, Node *root, int nodes)
{
    g_autoptr(GPtrArray) parents = g_ptr_array_new();
    g_ptr_array_add(parents, root);
    for (int i = 0; i < nodes; i++) {
        Node *parent =
            g_ptr_array_index(parents, g_rand_int_range(chance, (gint32)parents->len / 2, (gint32)parents->len));
        const NodeKind kind = (NodeKind)g_rand_int_range(chance, NODE_MASTHEAD, N_NODE_KINDS);
        int depth = 0;
        for (const Node *up = parent; up->parent != NULL; up = up->parent) {
            depth++;
        }
        if (depth + 1 >= NODE_DEPTH_LIMIT) {
            continue;
        }
        Node *node = node_add(parent, kind, one_of(chance, roles, G_N_ELEMENTS(roles)));
        node->level = g_rand_int_range(chance, 0, 9);
        node->span = g_rand_int_range(chance, 0, 4);
        node->header = g_rand_int_range(chance, 0, 4) == 0;
        node->value = g_strdup(one_of(chance, values, G_N_ELEMENTS(values)));
        node->label = g_strdup(one_of(chance, texts, G_N_ELEMENTS(texts)));
        node->id = g_strdup(one_of(chance, texts, G_N_ELEMENTS(texts)));
        node->target = g_strdup("https://a.org/ é");
        node->author = g_strdup(one_of(chance, texts, G_N_ELEMENTS(texts)));
        node->changed = g_strdup(one_of(chance, values, G_N_ELEMENTS(values)));
        node->language = g_intern_string(one_of(chance, texts, G_N_ELEMENTS(texts)));
        if (kind == NODE_TEXT) {
            node->text = g_strdup(one_of(chance, texts, G_N_ELEMENTS(texts)));
        } else {
            g_ptr_array_add(parents, node);
        }
    }
}

static Document *grown(guint32 seed)
{
    g_autoptr(GRand) chance = g_rand_new_with_seed(seed);
    Document *document = document_new(seed % 2 == 0 ? "en" : "no such language");
    document->symbol = seed % 3 == 0 ? g_strdup("A/C.1/[é] <1>") : NULL;
    document->date = seed % 5 == 0 ? g_strdup("no date") : NULL;
    grow(chance, document->root, g_rand_int_range(chance, 0, 120));
    return document;
}

static void test_any_tree_is_written(void)
{
    for (guint32 seed = 0; seed < 300; seed++) {
        g_autoptr(Document) document = grown(seed);
        g_autofree char *text = akn_of(document);
        g_assert_true(g_str_has_suffix(text, "</akomaNtoso>\n"));
    }
}

/* Is the node a part of the text? */
static bool is_told(const Node *node)
{
    for (; node != NULL; node = node->parent) {
        if (node->kind == NODE_NOTES || node->kind == NODE_NOTE || node->kind == NODE_FURNITURE ||
            node->kind == NODE_BREAK_PAGE) {
            return false;
        }
    }
    return true;
}

/* Every word of the tree, in the order of the tree. */
static void test_no_word_is_lost(void)
{
    for (guint32 seed = 0; seed < 300; seed++) {
        g_autoptr(Document) document = grown(seed);
        int words = 0;
        for (Node *node = document->root; node != NULL; node = node_next(node, document->root)) {
            if (node->kind == NODE_TEXT) {
                g_free(node->text);
                node->text = g_strdup_printf("[word %d]", words++);
            }
        }
        g_autofree char *text = akn_of(document);
        const char *at = strstr(text, "</meta>");
        for (const Node *node = document->root; node != NULL; node = node_next(node, document->root)) {
            if (node->kind == NODE_TEXT && is_told(node)) {
                g_test_message("%u: %s", seed, node->text);
                at = strstr(at, node->text);
                g_assert_nonnull(at);
            }
        }
    }
}

static char *path_of_schema(void)
{
    const char *shared = g_getenv("PLACARD_SHARED");
    char *path = g_build_filename(shared != NULL ? shared : "", "akn", "akomantoso30.xsd", NULL);
    if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
        g_clear_pointer(&path, g_free);
        g_test_skip("no PLACARD_SHARED/akn/akomantoso30.xsd: whether Akoma Ntoso is valid is NOT tested");
    }
    return path;
}

static void validate(const char *schema, GPtrArray *paths)
{
    g_autoptr(GPtrArray) command = g_ptr_array_new();
    static const char *const first[] = { "xmllint", "--nonet", "--noout", "--schema" };
    for (size_t i = 0; i < G_N_ELEMENTS(first); i++) {
        g_ptr_array_add(command, (gpointer)first[i]);
    }
    g_ptr_array_add(command, (gpointer)schema);
    g_ptr_array_extend(command, paths, NULL, NULL);
    g_ptr_array_add(command, NULL);
    g_autofree char *said = NULL;
    g_autoptr(GError) error = NULL;
    int status = 0;
    if (!g_spawn_sync(NULL, (char **)command->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, &said, &status,
                      &error)) {
        g_test_skip("no xmllint: whether Akoma Ntoso is valid is NOT tested");
        return;
    }
    if (status != 0) {
        g_test_message("%s", said);
    }
    g_assert_cmpint(status, ==, 0);
}

static void test_any_tree_is_valid(void)
{
    g_autofree char *schema = path_of_schema();
    if (schema == NULL) {
        return;
    }
    g_autofree char *folder = g_dir_make_tmp("placard-akn-XXXXXX", NULL);
    g_assert_nonnull(folder);
    g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
    for (guint32 seed = 0; seed < 300; seed++) {
        g_autoptr(Document) document = seed == 0 ? paper() : grown(seed);
        g_autofree char *text = akn_of(document);
        char *path = g_strdup_printf("%s/%u.xml", folder, seed);
        g_ptr_array_add(paths, path);
        g_assert_true(g_file_set_contents(path, text, -1, NULL));
    }
    validate(schema, paths);
    for (guint i = 0; i < paths->len; i++) {
        g_unlink(g_ptr_array_index(paths, i));
    }
    g_rmdir(folder);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/write_akn/names", test_names);
    g_test_add_func("/write_akn/temporary-number", test_temporary_number);
    g_test_add_func("/write_akn/instants", test_instants);
    g_test_add_func("/write_akn/addresses", test_addresses);
    g_test_add_func("/write_akn/paper", test_paper);
    g_test_add_func("/write_akn/spans-and-changes", test_spans_and_changes);
    g_test_add_func("/write_akn/sections", test_sections);
    g_test_add_func("/write_akn/any-tree-is-written", test_any_tree_is_written);
    g_test_add_func("/write_akn/no-word-is-lost", test_no_word_is_lost);
    g_test_add_func("/write_akn/any-tree-is-valid", test_any_tree_is_valid);
    return g_test_run();
}
