#include "http/html.h"

static void nests_and_closes(void)
{
    g_auto(Buffer) out = BUFFER_INIT;
    Html html;
    html_begin(&html, &out);
    html_open_class(&html, "ul", "a");
    html_element(&html, "li", NULL, "one");
    html_open(&html, "li");
    html_empty(&html, "br");
    html_text(&html, "two");
    html_close(&html);
    html_close(&html);
    html_end(&html);
    g_assert_cmpstr(buffer_text(&out), ==, "<!DOCTYPE html>\n<ul class=\"a\"><li>one</li><li><br>two</li></ul>\n");
}

static void escapes_by_destination(void)
{
    g_auto(Buffer) out = BUFFER_INIT;
    Html html = { .out = &out };
    html_open(&html, "a");
    html_attribute_open(&html, "href");
    html_piece(&html, "/p/");
    html_piece_url(&html, "a b\"<&/é");
    html_attribute_close(&html);
    html_attribute(&html, "title", "\"quoted\" & <b>");
    html_attribute(&html, "lang", NULL);
    html_text(&html, "<script>alert('x') & \"y\"</script>\x01");
    html_close(&html);
    g_assert_cmpstr(buffer_text(&out), ==,
                    "<a href=\"/p/a%20b%22%3C%26%2F%C3%A9\" title=\"&quot;quoted&quot; &amp; &lt;b&gt;\">"
                    "&lt;script&gt;alert(&#39;x&#39;) &amp; &quot;y&quot;&lt;/script&gt;</a>");
}

static void writes_numbers_and_flags(void)
{
    g_auto(Buffer) out = BUFFER_INIT;
    Html html = { .out = &out };
    html_open(&html, "option");
    html_number(&html, "value", -7);
    html_flag(&html, "selected");
    html_text_number(&html, 1440);
    html_close(&html);
    g_assert_cmpstr(buffer_text(&out), ==, "<option value=\"-7\" selected>1440</option>");
}

static void an_attribute_after_text_is_a_bug(void)
{
    if (g_test_subprocess()) {
        g_auto(Buffer) out = BUFFER_INIT;
        Html html = { .out = &out };
        html_open(&html, "p");
        html_text(&html, "text");
        html_attribute(&html, "class", "late");
        return;
    }
    g_test_trap_subprocess(NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
    g_test_trap_assert_failed();
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/html/nests-and-closes", nests_and_closes);
    g_test_add_func("/html/escapes-by-destination", escapes_by_destination);
    g_test_add_func("/html/writes-numbers-and-flags", writes_numbers_and_flags);
    g_test_add_func("/html/an-attribute-after-text-is-a-bug", an_attribute_after_text_is_a_bug);
    return g_test_run();
}
