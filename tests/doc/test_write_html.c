#include "doc/format.h"
#include "doc/write_html.h"

#include <string.h>

static char *text_of(const char *text)
{
    g_auto(Buffer) out = BUFFER_INIT;
    write_html_text(text, &out);
    return g_strdup(buffer_text(&out));
}

#define LINK(address) "<a href=\"" address "\">" address "</a>"

static void bare_addresses_become_links(void)
{
    const struct {
        const char *text, *html;
    } samples[] = {
        { "", "" },
        { "no address: here", "no address: here" },
        { "see https://example.org/a.", "see " LINK("https://example.org/a") "." },
        { "HTTP://EXAMPLE.ORG", LINK("HTTP://EXAMPLE.ORG") },
        { "(http://a.org/x_(y))", "(" LINK("http://a.org/x_(y)") ")" },
        { "<https://a.org/?b=1&c=2>", "&lt;" LINK("https://a.org/?b=1&amp;c=2") "&gt;" },
        { "https://a.org, https://b.org!", LINK("https://a.org") ", " LINK("https://b.org") "!" },
        { "xhttps://a.org", "xhttps://a.org" },
        { "https://", "https://" },
        { "javascript:alert(1)", "javascript:alert(1)" },
        { "见https://a.org/b。又", "见" LINK("https://a.org/b") "。又" },
        { "http:https://a.org", "http:" LINK("https://a.org") },
        { "\"http://a.org\"onmouseover=x", "&quot;" LINK("http://a.org") "&quot;onmouseover=x" },
        { ":", ":" },
        { "::http://é.org/", "::http://é.org/" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(samples); i++) {
        g_autofree char *html = text_of(samples[i].text);
        g_assert_cmpstr(html, ==, samples[i].html);
    }
    g_autofree char *nothing = text_of(NULL);
    g_assert_cmpstr(nothing, ==, "");
}

static void only_the_web_may_be_linked(void)
{
    static const char *const good[] = { "https://a.org", "http://a.org/b?c#d", "#note" };
    static const char *const bad[] = {
        NULL,         "",   "#",           "javascript:alert(1)", "JaVaScRiPt:x",   "data:text/html,x",
        "//a.org",    "/a", "ftp://a.org", "https://a.org/\nx",   " https://a.org", "java\tscript:x",
        "file:///etc"
    };
    for (size_t i = 0; i < G_N_ELEMENTS(good); i++) {
        g_assert_true(write_html_may_link(good[i]));
    }
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_assert_false(write_html_may_link(bad[i]));
    }
}

static Node *add_paragraph(Node *parent, const char *text)
{
    Node *paragraph = node_add(parent, NODE_PARAGRAPH, NULL);
    node_add_text(paragraph, text);
    return paragraph;
}

static Node *add_row(Node *table, const char *role, bool header)
{
    Node *row = node_add(table, NODE_ROW, role);
    row->header = header;
    return row;
}

static void add_cell(Node *row, const char *role, const char *text, int span)
{
    Node *cell = node_add(row, NODE_CELL, NULL);
    cell->span = span;
    add_paragraph(cell, text)->role = g_intern_string(role);
}

static char *article_of(const Document *document)
{
    g_auto(Buffer) out = BUFFER_INIT;
    write_html_article(document, &out);
    return g_strdup(buffer_text(&out));
}

static void assert_has(const char *html, const char *what)
{
    if (strstr(html, what) == NULL) {
        g_error("no “%s” in:\n%s", what, html);
    }
}

static void words_of_another_language_are_marked(void)
{
    g_autoptr(Document) document = document_new("ar");
    Node *paragraph = add_paragraph(document->root, "البند ");
    Node *span = node_add(paragraph, NODE_SPAN, NULL);
    span->language = g_intern_string("en");
    node_add_text(span, "other matters");
    node_add_text(node_add(paragraph, NODE_SPAN, NULL), "A/AC.292/2021/1");
    add_paragraph(document->root, "All of it")->language = g_intern_string("en");
    g_autofree char *html = article_of(document);
    assert_has(html, "<article class=\"paper\" lang=\"ar\" dir=\"rtl\">");
    assert_has(html, "<p>البند <bdi lang=\"en\" dir=\"ltr\">other matters</bdi><bdi>A/AC.292/2021/1</bdi></p>");
    assert_has(html, "<p lang=\"en\" dir=\"ltr\">All of it</p>");
}

static void add_valued(Node *parent, const char *role, const char *text, const char *value)
{
    Node *block = add_paragraph(parent, text);
    block->role = g_intern_string(role);
    block->value = g_strdup(value);
}

static void days_and_hours_are_told_to_programs(void)
{
    g_autoptr(Document) document = document_new("en");
    add_valued(document->root, "day", "Monday", "2022-07-25");
    add_valued(document->root, "hours", "10 a.m.", "2022-07-25T10:00:00-04:00/2022-07-25T13:00:00-04:00");
    add_valued(document->root, "place-dates", "25–29 July", "2022-07-25/2022-07-29");
    add_valued(document->root, "item", "Agenda item 5", "5");
    g_autofree char *html = article_of(document);
    assert_has(html, "<p class=\"day\"><time datetime=\"2022-07-25\">Monday</time></p>");
    assert_has(html, "<p class=\"hours\"><time datetime=\"2022-07-25T10:00:00-04:00\">10 a.m.</time></p>");
    assert_has(html, "<p class=\"place-dates\">25–29 July</p>");
    assert_has(html, "<p class=\"item\">Agenda item 5</p>");
}

static void changes_say_who_made_them(void)
{
    g_autoptr(Document) document = document_new("en");
    Node *paragraph = add_paragraph(document->root, "States ");
    Node *deleted = node_add(paragraph, NODE_DELETED, NULL);
    deleted->author = g_strdup("<A>");
    deleted->changed = g_strdup("2022-07-25T10:00:00Z");
    node_add_text(deleted, "should");
    node_add_text(node_add(paragraph, NODE_INSERTED, NULL), "may");
    g_autofree char *html = article_of(document);
    assert_has(html, "States <del title=\"&lt;A&gt;\" datetime=\"2022-07-25T10:00:00Z\">should</del><ins>may</ins>");
}

static void tables_name_their_rows_and_columns(void)
{
    g_autoptr(Document) document = document_new("en");
    Node *table = node_add(document->root, NODE_TABLE, NULL);
    Node *head = add_row(table, NULL, true);
    add_cell(head, NULL, "Date/time", 1);
    add_cell(head, NULL, "Programme", 1);
    add_cell(add_row(table, "day", false), NULL, "Monday", 2);
    Node *row = add_row(table, NULL, false);
    add_cell(row, "hours", "10 a.m.", 1);
    add_cell(row, NULL, "Opening", 1);
    add_cell(add_row(table, "day", false), NULL, "Tuesday", 2);
    g_autofree char *html = article_of(document);
    assert_has(html, "<thead>\n<tr><th scope=\"col\"><p>Date/time</p>\n</th>");
    assert_has(html, "</thead>\n<tbody>\n<tr class=\"day\"><th scope=\"rowgroup\" colspan=\"2\"><p>Monday</p>");
    assert_has(html, "<th scope=\"row\"><p class=\"hours\">10 a.m.</p>");
    assert_has(html, "</tbody>\n<tbody>\n<tr class=\"day\"><th scope=\"rowgroup\" colspan=\"2\"><p>Tuesday</p>");
    assert_has(html, "</tbody>\n</table>");
}

static void lists_count_where_their_marks_do(void)
{
    g_autoptr(Document) document = document_new("en");
    static const char *const labels[] = { "(a)", "–" };
    for (size_t i = 0; i < G_N_ELEMENTS(labels); i++) {
        Node *item = node_add(node_add(document->root, NODE_LIST, NULL), NODE_ITEM, NULL);
        node_set_label(item, labels[i]);
        node_add_text(item, "text");
    }
    g_autofree char *html = article_of(document);
    assert_has(html, "<ol>\n<li><span class=\"label\">(a)</span> text</li>\n</ol>");
    assert_has(html, "<ul>\n<li><span class=\"label\">–</span> text</li>\n</ul>");
}

static void footnotes_lead_there_and_back(void)
{
    g_autoptr(Document) document = document_new("en");
    Node *paragraph = add_paragraph(document->root, "a");
    node_add_mark(paragraph, "*");
    node_add_mark(paragraph, "*");
    Node *notes = node_add(document->root, NODE_NOTES, NULL);
    Node *note = node_add(notes, NODE_NOTE, NULL);
    node_set_label(note, "*");
    node_add_text(note, "b");
    Node *unused = node_add(notes, NODE_NOTE, NULL);
    node_set_label(unused, "2");
    node_add_text(unused, "c");
    g_autofree char *html = article_of(document);
    assert_has(html, "<sup><a role=\"doc-noteref\" id=\"mark-_42\" href=\"#note-_42\">*</a></sup>"
                     "<sup><a role=\"doc-noteref\" href=\"#note-_42\">*</a></sup>");
    assert_has(html, "<li id=\"note-_42\"><a class=\"label\" role=\"doc-backlink\" href=\"#mark-_42\">*</a> b</li>");
    assert_has(html, "<li id=\"note-2\"><span class=\"label\">2</span> c</li>");
}

static void links_of_other_schemes_are_text(void)
{
    g_autoptr(Document) document = document_new("en");
    static const char *const targets[] = { "javascript:alert(1)", "https://a.org/?b=\"c\"&d" };
    for (size_t i = 0; i < G_N_ELEMENTS(targets); i++) {
        Node *link = node_add(add_paragraph(document->root, "see "), NODE_LINK, NULL);
        link->target = g_strdup(targets[i]);
        node_add_text(link, "https://shown.org");
    }
    g_autofree char *html = article_of(document);
    assert_has(html, "<p>see " LINK("https://shown.org") "</p>");
    assert_has(html, "<p>see <a href=\"https://a.org/?b=&quot;c&quot;&amp;d\">https://shown.org</a></p>");
    g_assert_null(strstr(html, "javascript"));
}

static void text_is_escaped_and_furniture_left_out(void)
{
    g_autoptr(Document) document = document_new("en");
    Node *heading = node_add(document->root, NODE_HEADING, "title");
    heading->level = 9;
    node_add_text(heading, "<b> & \"c\"");
    node_add_text(node_add(node_add(document->root, NODE_PARAGRAPH, NULL), NODE_EMPHASIS, NULL), "it");
    node_add_text(node_add(document->root, NODE_FURNITURE, NULL), "2/8");
    node_add(document->root, NODE_BREAK_PAGE, NULL);
    g_autofree char *html = article_of(document);
    assert_has(html, "<h1 class=\"title\">&lt;b&gt; &amp; &quot;c&quot;</h1>");
    assert_has(html, "<p><em>it</em></p>");
    assert_has(html, "<hr class=\"page-break\">");
    g_assert_null(strstr(html, "2/8"));
}

static void headings_leave_no_level_out(void)
{
    static const int levels[] = { 1, 3, 3, 2, 4, 1, 9 };
    g_autoptr(Document) document = document_new("en");
    for (size_t i = 0; i < G_N_ELEMENTS(levels); i++) {
        Node *heading = node_add(document->root, NODE_HEADING, NULL);
        heading->level = levels[i];
        node_add_text(heading, "x");
    }
    g_autofree char *html = article_of(document);
    assert_has(html, "<h1>x</h1>\n<h2>x</h2>\n<h2>x</h2>\n<h2>x</h2>\n<h3>x</h3>\n<h1>x</h1>\n<h2>x</h2>\n");
}

static void documents_stand_alone(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Document) document = document_new("ar");
    document->title = g_strdup("برنامج <العمل>");
    add_paragraph(document->root, "نص");
    g_autoptr(GBytes) bytes = write_html(document, &error);
    g_assert_no_error(error);
    g_autofree char *html = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    g_assert_true(g_str_has_prefix(html, "<!DOCTYPE html>\n<html lang=\"ar\" dir=\"rtl\">"));
    assert_has(html, "<title>برنامج &lt;العمل&gt;</title>");
    assert_has(html, "display: table-header-group");
    g_assert_true(g_str_has_suffix(html, "</main>\n</body>\n</html>\n"));
    g_assert_null(strstr(html, "<script"));
    g_assert_null(strstr(html, "<link"));
}

/* As deep as a tree may be: the walk goes in and comes out again. */
static void depth_costs_nothing(void)
{
    g_autoptr(Document) document = document_new("en");
    Node *parent = document->root;
    for (int i = 0; i < 30; i++) {
        parent = node_add(node_add(parent, NODE_LIST, NULL), NODE_ITEM, NULL);
    }
    node_add_text(parent, "deep");
    g_autofree char *html = article_of(document);
    const char *deep = strstr(html, "deep");
    int closed = 0;
    for (const char *at = deep; (at = strstr(at, "</ul>")) != NULL; at++) {
        closed++;
    }
    g_assert_cmpint(closed, ==, 30);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/write-html/bare-addresses-become-links", bare_addresses_become_links);
    g_test_add_func("/write-html/only-the-web-may-be-linked", only_the_web_may_be_linked);
    g_test_add_func("/write-html/words-of-another-language-are-marked", words_of_another_language_are_marked);
    g_test_add_func("/write-html/days-and-hours-are-told-to-programs", days_and_hours_are_told_to_programs);
    g_test_add_func("/write-html/changes-say-who-made-them", changes_say_who_made_them);
    g_test_add_func("/write-html/tables-name-their-rows-and-columns", tables_name_their_rows_and_columns);
    g_test_add_func("/write-html/lists-count-where-their-marks-do", lists_count_where_their_marks_do);
    g_test_add_func("/write-html/footnotes-lead-there-and-back", footnotes_lead_there_and_back);
    g_test_add_func("/write-html/links-of-other-schemes-are-text", links_of_other_schemes_are_text);
    g_test_add_func("/write-html/text-is-escaped", text_is_escaped_and_furniture_left_out);
    g_test_add_func("/write-html/headings-leave-no-level-out", headings_leave_no_level_out);
    g_test_add_func("/write-html/documents-stand-alone", documents_stand_alone);
    g_test_add_func("/write-html/depth-costs-nothing", depth_costs_nothing);
    return g_test_run();
}
