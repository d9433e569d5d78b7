/* Text for people: how it stands on lines. */
#include "cli/terminal.h"

#include <stdlib.h>
#include <string.h>

static char *wrapped(const char *text, int width, int at, int indent)
{
    char *lines = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&lines, &length);
    const Terminal terminal = { .out = out, .width = width };
    terminal_wrap(&terminal, text, at, indent);
    fclose(out);
    return lines;
}

static void test_wrap(void)
{
    static const struct {
        const char *text;
        int width, at, indent;
        const char *lines;
    } cases[] = {
        { "one two three", 80, 0, 0, "one two three" },
        { "one two three", 7, 0, 2, "one two\n  three" },
        { "one two", 7, 4, 4, "one\n    two" },
        { "longer than a line", 4, 0, 0, "longer\nthan\na\nline" }, /* a word stays whole */
        { "two  blanks", 80, 0, 0, "two  blanks" },
        { "", 80, 0, 0, "" },
        /* Chinese characters take two columns each, and lines end between them. */
        { "一二三四五", 6, 0, 0, "一二三\n四五" },
        { "一二三四五", 7, 0, 1, "一二三\n 四五" },
        { "第10次会议", 6, 0, 0, "第10次\n会议" },       /* a figure stays whole */
        { "一二三，四五", 6, 0, 0, "一二\n三，四\n五" }, /* no line begins with a sign that closes */
        { "一二（三四）", 6, 0, 0, "一二\n（三\n四）" }, /* none ends with one that opens */
        { "一二。 三", 6, 0, 0, "一二。\n三" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        char *lines = wrapped(cases[i].text, cases[i].width, cases[i].at, cases[i].indent);
        g_assert_cmpstr(lines, ==, cases[i].lines);
        free(lines);
    }
}

static void test_columns(void)
{
    g_assert_cmpint(terminal_columns("abc"), ==, 3);
    g_assert_cmpint(terminal_columns("会议"), ==, 4);
    g_assert_cmpint(terminal_columns("\u2068id\u2069"), ==, 2); /* what sets off takes none */
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/terminal/wrap", test_wrap);
    g_test_add_func("/terminal/columns", test_columns);
    return g_test_run();
}
