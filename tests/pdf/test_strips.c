/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf/strips.h"
#include "typewriter.h"

static const Type body = { .size = 10 };
static const Type small = { .size = 6 };

static void assert_segments(const Page *page, const char *const *expected)
{
    g_autoptr(Strips) strips = strips_of_page(page, false);
    guint n = 0;
    for (; expected[n] != NULL; n++) {
        g_assert_cmpuint(n, <, strips->segments->len);
        g_autofree char *text = strips_text(strips, strips_segment(strips, n));
        g_assert_cmpstr(text, ==, expected[n]);
    }
    g_assert_cmpuint(strips->segments->len, ==, n);
}

static void test_columns(void)
{
    g_autoptr(Page) page = page_new(595, 842);
    type_at(page, 200, 100, body, "Opening of the session");
    type_at(page, 72, 100, body, "10 a.m.–1 p.m.");
    type_at(page, 72, 114, body, "3–6 p.m.");
    assert_segments(page, (const char *const[]){ "10 a.m.–1 p.m.", "Opening of the session", "3–6 p.m.", NULL });
}

static void test_label_keeps_its_words(void)
{
    g_autoptr(Page) page = page_new(595, 842);
    type_at(page, 72, 100, body, "(a)");
    type_at(page, 108, 100, body, "Coasts");
    type_at(page, 72, 114, body, "Item 5:");
    type_at(page, 130, 114, body, "Reefs");
    assert_segments(page, (const char *const[]){ "(a) Coasts", "Item 5: Reefs", NULL });
}

/* A justified line has wide gaps, but all of them. */
static void test_justified(void)
{
    g_autoptr(Page) page = page_new(595, 842);
    static const char *const words[] = { "the", "sea", "and", "its", "reef" };
    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        type_at(page, 72 + 32 * (float)i, 100, body, words[i]);
    }
    assert_segments(page, (const char *const[]){ "the sea and its reef", NULL });
}

static void test_mark(void)
{
    g_autoptr(Page) page = page_new(595, 842);
    type_at(page, 72, 100, body, "proposals");
    type_at(page, 117, 96, small, "4");
    type_at(page, 124, 100, body, "of all");
    g_autoptr(Strips) strips = strips_of_page(page, false);
    g_assert_cmpuint(strips->n_strips, ==, 1);
    g_assert_cmpuint(strips->words->len, ==, 4);
    g_assert_true(strips_word(strips, 1)->raised);
    g_assert_false(strips_word(strips, 2)->raised);
}

static void assert_from_right(const Page *page, const char *expected)
{
    g_autoptr(Strips) strips = strips_of_page(page, true);
    g_assert_cmpuint(strips->segments->len, ==, 1);
    g_autofree char *text = strips_text(strips, strips_segment(strips, 0));
    g_assert_cmpstr(text, ==, expected);
}

/* What the eye sees from the left, as the mind reads it from the right. */
static void test_right_to_left(void)
{
    g_autoptr(Page) figures = page_new(595, 842);
    type_at(figures, 100, 100, body, "2025–2021");
    type_at(figures, 150, 100, body, "ر");
    type_at(figures, 155, 100, body, "ا");
    type_at(figures, 160, 100, body, "د");
    assert_from_right(figures, "دار 2021–2025");

    g_autoptr(Page) letters = page_new(595, 842);
    type_at(letters, 100, 100, body, "Port");
    type_at(letters, 125, 100, body, "Ferris");
    type_at(letters, 160, 100, body, "ر");
    type_at(letters, 165, 100, body, "د");
    assert_from_right(letters, "در Port Ferris");

    g_autoptr(Page) label = page_new(595, 842);
    type_at(label, 100, 100, body, ".1");
    assert_from_right(label, "1.");
}

static void test_labels(void)
{
    static const char *const labels[] = { "1.", "12.", "(a)", "(iv)", "IV.", "VIII.", "a)", "–", "•", "\uf0b7", NULL };
    static const char *const others[] = { "Panel.", "p.m.", "2025", "(continued)", "10", "and.", "", NULL };
    for (guint i = 0; labels[i] != NULL; i++) {
        g_assert_true(strips_is_label(labels[i]));
    }
    for (guint i = 0; others[i] != NULL; i++) {
        g_assert_false(strips_is_label(others[i]));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/strips/columns", test_columns);
    g_test_add_func("/strips/label-keeps-its-words", test_label_keeps_its_words);
    g_test_add_func("/strips/justified", test_justified);
    g_test_add_func("/strips/mark", test_mark);
    g_test_add_func("/strips/right-to-left", test_right_to_left);
    g_test_add_func("/strips/labels", test_labels);
    return g_test_run();
}
