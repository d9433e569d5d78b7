#include "base/buffer.h"

#include <string.h>

static void test_empty(void)
{
    g_auto(Buffer) buffer = BUFFER_INIT;
    g_assert_cmpstr(buffer_text(&buffer), ==, "");
    buffer_string(&buffer, NULL);
    buffer_bytes(&buffer, "x", 0);
    g_assert_cmpuint(buffer.length, ==, 0);
    g_autoptr(GBytes) bytes = buffer_steal(&buffer);
    g_assert_cmpuint(g_bytes_get_size(bytes), ==, 0);
}

static void test_appending(void)
{
    g_auto(Buffer) buffer = BUFFER_INIT;
    buffer_literal(&buffer, "ab");
    buffer_char(&buffer, 'c');
    buffer_string(&buffer, "de");
    buffer_bytes(&buffer, "fgh", 2);
    buffer_padded(&buffer, 7, 3);
    buffer_padded(&buffer, 1234, 2);
    g_assert_cmpstr(buffer_text(&buffer), ==, "abcdefg0071234");
    buffer_clear(&buffer);
    g_assert_cmpstr(buffer_text(&buffer), ==, "");
}

static void test_numbers(void)
{
    static const gint64 numbers[] = { 0, 7, -7, 10, G_MAXINT64, G_MININT64 };
    for (guint i = 0; i < G_N_ELEMENTS(numbers); i++) {
        g_auto(Buffer) buffer = BUFFER_INIT;
        g_autofree char *expected = g_strdup_printf("%" G_GINT64_FORMAT, numbers[i]);
        buffer_number(&buffer, numbers[i]);
        g_assert_cmpstr(buffer_text(&buffer), ==, expected);
    }
}

/* Grown by all kinds of steps it holds what was appended, in order. */
static void test_growing(void)
{
    g_auto(Buffer) buffer = BUFFER_INIT;
    g_autoptr(GString) expected = g_string_new(NULL);
    for (guint step = 1; step < 3000; step = step * 3 / 2 + 1) {
        g_autofree char *chunk = g_strnfill(step, (char)('a' + step % 26));
        buffer_string(&buffer, chunk);
        g_string_append(expected, chunk);
        g_assert_cmpstr(buffer_text(&buffer), ==, expected->str);
    }
}

static void test_limit(void)
{
    g_auto(Buffer) buffer;
    buffer_init(&buffer, 10);
    buffer_string(&buffer, "123456789");
    buffer_string(&buffer, "ab");
    g_assert_true(buffer_overflowed(&buffer));
    g_assert_cmpstr(buffer_text(&buffer), ==, "123456789");
    buffer_char(&buffer, 'x');
    buffer_char(&buffer, 'y');
    g_assert_cmpstr(buffer_text(&buffer), ==, "123456789x");
    buffer_clear(&buffer);
    g_assert_false(buffer_overflowed(&buffer));
}

static void test_steal(void)
{
    g_auto(Buffer) buffer = BUFFER_INIT;
    buffer_string(&buffer, "kept");
    g_autoptr(GBytes) bytes = buffer_steal(&buffer);
    buffer_string(&buffer, "next");
    g_assert_cmpmem(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), "kept", 4);
    g_assert_cmpstr(buffer_text(&buffer), ==, "next");
}

typedef void (*Escape)(Buffer *buffer, const char *text);

static void assert_escaped(Escape escape, const char *text, const char *expected)
{
    g_auto(Buffer) buffer = BUFFER_INIT;
    escape(&buffer, text);
    g_assert_cmpstr(buffer_text(&buffer), ==, expected);
}

static void test_markup(void)
{
    assert_escaped(buffer_markup, "a<b>&\"c\"'d'", "a&lt;b&gt;&amp;&quot;c&quot;&#39;d&#39;");
    assert_escaped(buffer_markup, "tab\tline\nend\r", "tab\tline\nend\r");
    assert_escaped(buffer_markup, "bell\a and \x7f", "bell and ");
    assert_escaped(buffer_markup, "المعلومات – ½ 🌍", "المعلومات – ½ 🌍");
    assert_escaped(buffer_markup, "", "");
    assert_escaped(buffer_markup, NULL, "");
}

static void test_json(void)
{
    assert_escaped(buffer_json, "a\"b\\c/", "\"a\\\"b\\\\c/\"");
    assert_escaped(buffer_json, "\b\f\n\r\t\x01\x1f\x7f", "\"\\b\\f\\n\\r\\t\\u0001\\u001f\\u007f\"");
    assert_escaped(buffer_json, "– 🌍", "\"– 🌍\"");
    assert_escaped(buffer_json, "", "\"\"");
    assert_escaped(buffer_json, NULL, "null");
}

static void test_url(void)
{
    assert_escaped(buffer_url, "a b/c?d=e&f#g", "a%20b%2Fc%3Fd%3De%26f%23g");
    assert_escaped(buffer_url, "AZaz09-._~", "AZaz09-._~");
    assert_escaped(buffer_url, "–%", "%E2%80%93%25");
    assert_escaped(buffer_url, NULL, "");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/buffer/empty", test_empty);
    g_test_add_func("/base/buffer/appending", test_appending);
    g_test_add_func("/base/buffer/numbers", test_numbers);
    g_test_add_func("/base/buffer/growing", test_growing);
    g_test_add_func("/base/buffer/limit", test_limit);
    g_test_add_func("/base/buffer/steal", test_steal);
    g_test_add_func("/base/buffer/markup", test_markup);
    g_test_add_func("/base/buffer/json", test_json);
    g_test_add_func("/base/buffer/url", test_url);
    return g_test_run();
}
