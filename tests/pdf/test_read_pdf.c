/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages to trees. What is expected is written as the lines of the tree, an empty line where one stands apart. */
#include "pdf/read_pdf.h"
#include "typewriter.h"

static const Type body = { .size = 10 };
static const Type small = { .size = 6 };
static const Type bold = { .size = 10, .bold = true };

/* The blocks with their kinds and words; line ends as "|", marks as "^1", a space between blocks as "/". */
static char *outline_of(const Pages *pages)
{
    g_autoptr(GPtrArray) findings = diagnostics_new();
    g_autoptr(Document) document = read_pdf_pages(pages, findings);
    GString *out = g_string_new(NULL);
    for (const Node *node = document->root->first; node != NULL; node = node_next(node, document->root)) {
        if (node->kind == NODE_TEXT) {
            g_string_append(out, node->text);
        } else if (node->kind == NODE_MARK) {
            g_string_append_printf(out, "^%s", node->label);
        } else if (node->kind == NODE_LINE_END) {
            g_string_append(out, "|");
        } else if (!node_is_inline(node) && node->kind != NODE_LIST) {
            g_string_append_printf(out, "\n%s%c:", node->after_blank ? "/" : "", node_kind_name(node->kind)[0]);
        }
    }
    return g_string_free(out, FALSE);
}

static void test_paragraphs(void)
{
    g_autoptr(Pages) pages = typed_pages();
    Page *page = typed_page(pages);
    type_at(page, 72, 60, bold, "Meetings");
    type_at(page, 72, 100, body, "The Committee will meet in the morning and");
    type_at(page, 72, 112, body, "in the afternoon of each day until all is");
    type_at(page, 72, 124, body, "done.");
    type_at(page, 72, 150, body, "A line");
    type_at(page, 72, 162, body, "and another that begins anew for all to see.");
    g_autofree char *outline = outline_of(pages);
    g_assert_cmpstr(outline, ==,
                    "\n/h:Meetings"
                    "\n/p:The Committee will meet in the morning and in the afternoon of each day until all is done."
                    "\n/p:A line|and another that begins anew for all to see.");
}

/* Rows in their order, each cell whole. */
static void test_table(void)
{
    g_autoptr(Pages) pages = typed_pages();
    Page *page = typed_page(pages);
    type_at(page, 72, 80, bold, "Monday, 3 March");
    type_at(page, 72, 100, body, "10 a.m.–1 p.m.");
    type_at(page, 200, 100, body, "Item 4: the sea, its coasts and all that lives");
    type_at(page, 200, 112, body, "between them");
    type_at(page, 200, 132, body, "Item 5: reefs, and whatever else there may be,");
    type_at(page, 200, 144, body, "in general");
    type_at(page, 72, 164, body, "3–6 p.m.");
    type_at(page, 200, 164, body, "Closure");
    g_autofree char *outline = outline_of(pages);
    g_assert_cmpstr(outline, ==,
                    "\n/h:Monday, 3 March"
                    "\n/p:10 a.m.–1 p.m."
                    "\np:Item 4: the sea, its coasts and all that lives between them"
                    "\n/p:Item 5: reefs, and whatever else there may be, in general"
                    "\n/p:3–6 p.m."
                    "\np:Closure");
}

/* Hours in the middle of the height of their rows, as web pages have them. */
static void test_middle(void)
{
    g_autoptr(Pages) pages = typed_pages();
    Page *page = typed_page(pages);
    type_at(page, 72, 40, body, "Meetings are held in the large room of the house and in the");
    type_at(page, 72, 52, body, "smaller one beside it, as may be needed from one day to the");
    type_at(page, 72, 64, body, "next.");
    type_at(page, 72, 80, bold, "Monday, 3 March");
    type_at(page, 200, 100, body, "Item 4: the sea");
    type_at(page, 72, 109, bold, "10 a.m.");
    type_at(page, 200, 118, body, "Item 5: reefs");
    type_at(page, 200, 140, body, "Item 6: coasts");
    type_at(page, 72, 158, bold, "3 p.m.");
    type_at(page, 200, 158, body, "Item 7: ports");
    type_at(page, 200, 176, body, "Closure");
    g_autofree char *outline = outline_of(pages);
    g_assert_cmpstr(outline, ==,
                    "\n/p:Meetings are held in the large room of the house and in the smaller one beside it, as may be "
                    "needed from one day to the next."
                    "\n/h:Monday, 3 March"
                    "\n/p:10 a.m.\np:Item 4: the sea\n/p:Item 5: reefs"
                    "\n/p:3 p.m.\np:Item 6: coasts\n/p:Item 7: ports\n/p:Closure");
}

/* Cells side by side that each hold lines of text are read one after the other. */
static void test_grid(void)
{
    g_autoptr(Pages) pages = typed_pages();
    Page *page = typed_page(pages);
    type_at(page, 50, 40, body, "Meetings are held in the large room of the house and in the");
    type_at(page, 50, 52, body, "smaller one beside it, as may be needed from one day to the");
    type_at(page, 50, 64, body, "next.");
    type_at(page, 50, 100, bold, "Morning");
    type_at(page, 150, 100, body, "Adoption of the agenda and");
    type_at(page, 150, 112, body, "other matters");
    type_at(page, 150, 130, body, "Election of all the officers");
    type_at(page, 300, 100, body, "General debate on the sea");
    type_at(page, 300, 118, body, "Statements from the floor");
    g_autofree char *outline = outline_of(pages);
    g_assert_cmpstr(outline, ==,
                    "\n/p:Meetings are held in the large room of the house and in the smaller one beside it, as may be "
                    "needed from one day to the next."
                    "\n/p:Morning"
                    "\np:Adoption of the agenda and other matters"
                    "\n/p:Election of all the officers"
                    "\np:General debate on the sea"
                    "\n/p:Statements from the floor");
}

static void test_furniture_notes_and_lists(void)
{
    g_autoptr(Pages) pages = typed_pages();
    for (int i = 0; i < 2; i++) {
        Page *page = typed_page(pages);
        type_at(page, 400, 40, body, "A/AC.999/2025/1");
        type_at(page, 72, 120, body, "–");
        type_at(page, 90, 120, body, "Coasts");
        type_at(page, 72, 700, small, "1");
        type_at(page, 80, 704, (Type){ .size = 8 }, "To be announced.");
        type_at(page, 500, 810, body, i == 0 ? "1/2" : "2/2");
    }
    g_autofree char *outline = outline_of(pages);
    g_assert_cmpstr(outline, ==,
                    "\n/f:A/AC.999/2025/1\n/i:Coasts\n/p:^1 To be announced.\n/f:1/2\np:"
                    "\n/f:A/AC.999/2025/1\n/i:Coasts\n/p:^1 To be announced.\n/f:2/2");
}

static void test_chinese(void)
{
    g_autoptr(Pages) pages = typed_pages();
    Page *page = typed_page(pages);
    type_at(page, 72, 60, bold, "会议");
    type_at(page, 72, 100, body, "不限成员名额工作组第三届实质性会议将于年在纽约举行");
    type_at(page, 72, 114, body, "会议将于年在纽约举行的会议通过了本届会议的临时议程");
    type_at(page, 72, 128, body, "草案");
    g_autofree char *outline = outline_of(pages);
    g_assert_cmpstr(
        outline, ==,
        "\n/h:会议\n/p:不限成员名额工作组第三届实质性会议将于年在纽约举行会议将于年在纽约举行的会议通过了本届会议的临时议程"
        "草案");
}

/* The ordinals of lines go up one by one, so that what is shown has no gaps. */
static void test_places(void)
{
    g_autoptr(Pages) pages = typed_pages();
    Page *page = typed_page(pages);
    type_at(page, 72, 100, bold, "One");
    type_at(page, 72, 112, body, "two words");
    type_at(page, 72, 140, body, "Three");
    g_autoptr(GPtrArray) findings = diagnostics_new();
    g_autoptr(Document) document = read_pdf_pages(pages, findings);
    int line = 0;
    for (const Node *node = document->root; node != NULL; node = node_next(node, document->root)) {
        if (node->kind == NODE_TEXT) {
            g_assert_cmpint(node->at.line, ==, ++line);
            g_assert_cmpint(node->at.column, ==, 1);
        }
    }
    g_assert_cmpint(line, ==, 3);
}

/* A printed text: tabs and blanks are what they were, lines behind full ones go on, others do not, also across pages.
 */
static void test_typed(void)
{
    g_autoptr(Pages) pages = typed_pages();
    Page *page = typed_page(pages);
    type_at(page, 72, 84, body, "10–11 a.m.");
    type_at(page, 144, 84, body, "Opening of the session, statements by all who have asked for the floor now");
    type_at(page, 72, 96, body, "in time");
    type_at(page, 108, 108, body, "Closure");
    type_at(page, 72, 132, body, "Notes");
    type_at(page, 87, 144, body, "three blanks");
    for (int i = 13; i < 69; i++) {
        type_at(page, 72, (float)i * 12, body, i % 2 == 0 ? "– Item" : "Line");
    }
    type_at(typed_page(pages), 72, 84, body, "Last");
    g_autofree char *outline = outline_of(pages);
    g_assert_true(g_str_has_prefix(
        outline, "\n/p:10–11 a.m.\tOpening of the session, statements by all who have asked for the floor now in time"
                 "\np:\tClosure\n/p:Notes\np:   three blanks\np:Line\np:– Item\np:Line"));
    g_assert_true(g_str_has_suffix(outline, "\np:– Item\np:Last"));
}

static void test_nothing(void)
{
    g_autoptr(Pages) pages = typed_pages();
    typed_page(pages);
    g_autofree char *outline = outline_of(pages);
    g_assert_cmpstr(outline, ==, "");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/read-pdf/paragraphs", test_paragraphs);
    g_test_add_func("/read-pdf/table", test_table);
    g_test_add_func("/read-pdf/middle", test_middle);
    g_test_add_func("/read-pdf/grid", test_grid);
    g_test_add_func("/read-pdf/furniture-notes-and-lists", test_furniture_notes_and_lists);
    g_test_add_func("/read-pdf/chinese", test_chinese);
    g_test_add_func("/read-pdf/places", test_places);
    g_test_add_func("/read-pdf/typed", test_typed);
    g_test_add_func("/read-pdf/nothing", test_nothing);
    return g_test_run();
}
