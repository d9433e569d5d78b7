#include "cli/excerpt.h"

#include "cli/terminal.h"

#include <string.h>

/* The excerpt as it is drawn: the line, and under it blanks and a mark. */
static char *drawn(const char *source, Position at, int width)
{
    g_autoptr(GBytes) bytes = g_bytes_new_static(source, strlen(source));
    g_auto(SourceLines) lines = { 0 };
    source_lines_init(&lines, bytes);
    g_auto(Excerpt) excerpt = excerpt_of(&lines, at, width);
    if (excerpt.text == NULL) {
        return NULL;
    }
    g_assert_cmpint(terminal_columns(excerpt.text), <=, width);
    g_assert_cmpint(excerpt.before + excerpt.columns, <=, width + 1);
    GString *text = g_string_new(excerpt.text);
    g_string_append_printf(text, "\n%*s", excerpt.before, "");
    for (int i = 0; i < excerpt.columns; i++) {
        g_string_append_c(text, '^');
    }
    return g_string_free(text, FALSE);
}

static void test_drawn(void)
{
    static const struct {
        const char *source;
        Position at;
        int width;
        const char *drawn; /* NULL: there is no such line */
    } cases[] = {
        { "one\ntwo\n", { 2, 1, 3 }, 40, "two\n^^^" },
        { "one\r\ntwo", { 2, 2, 0 }, 40, "two\n ^" },
        { "one\rtwo\r", { 2, 3, 1 }, 40, "two\n  ^" },
        { "\xef\xbb\xbfone", { 1, 1, 3 }, 40, "one\n^^^" },
        { "head\fbody", { 1, 1, 4 }, 40, "body\n^^^^" },
        { "a\tb", { 1, 3, 1 }, 40, "a    b\n     ^" },
        { "大会 x", { 1, 4, 1 }, 40, "大会 x\n     ^" },
        { "e\u0301tat", { 1, 3, 1 }, 40, "e\u0301tat\n ^" },
        { "a\033[31mb", { 1, 1, 1 }, 40, "a\uFFFD[31mb\n^" },
        { "caf\xe9!", { 1, 5, 1 }, 40, "caf\uFFFD!\n    ^" },
        { "one", { 1, 90, 5 }, 40, "one\n   ^" },
        { "one", { 2, 1, 1 }, 40, NULL },
        { "one", { 0, 0, 0 }, 40, NULL },
        { "", { 1, 1, 1 }, 40, NULL },
        { "0123456789abcdefghij", { 1, 1, 2 }, 10, "012345678…\n^^" },
        { "0123456789abcdefghij", { 1, 20, 1 }, 10, "…cdefghij\n        ^" },
        { "0123456789abcdefghij0123456789", { 1, 16, 2 }, 12, "…cdefghij01…\n    ^^" },
        { "0123456789abcdefghij", { 1, 3, 18 }, 10, "012345678…\n  ^^^^^^^^" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = drawn(cases[i].source, cases[i].at, cases[i].width);
        g_assert_cmpstr(text, ==, cases[i].drawn);
    }
}

/* Whatever the place and the width, it fits and nothing is read beyond the text (sanitizers look). */
static void test_any_place(void)
{
    static const char source[] = "Дата\t大会 ok\u0301 10 a.m.\u20131 p.m. and then some more words, up to here";
    for (int column = 0; column < 80; column++) {
        for (int length = 0; length < 70; length += 3) {
            for (int width = 8; width < 70; width += 7) {
                g_autofree char *text = drawn(source, (Position){ 1, column, length }, width);
                g_assert_nonnull(text);
            }
        }
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/excerpt/drawn", test_drawn);
    g_test_add_func("/excerpt/any-place", test_any_place);
    return g_test_run();
}
