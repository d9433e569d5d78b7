/* What doc/xml_write promises: well-formed, indented only where that changes no text, bounded. */
#include "doc/xml_write.h"

#include <string.h>

static char *finished(XmlWriter *xml)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = xml_write_finish(xml, &error);
    g_assert_no_error(error);
    gsize length;
    const char *text = g_bytes_get_data(bytes, &length);
    return g_strndup(text, length);
}

static void test_elements(void)
{
    g_autoptr(XmlWriter) xml = xml_write_new(true);
    xml_write_begin(xml, "w:p");
    xml_write_attribute(xml, "xmlns:w", "urn:example");
    xml_write_attribute(xml, "none", NULL);
    xml_write_attribute(xml, NULL, "none");
    xml_write_number(xml, "w:n", -7);
    xml_write_begin(xml, "w:empty");
    xml_write_end(xml);
    xml_write_element(xml, "w:t", "one");
    xml_write_element(xml, "w:none", NULL);
    xml_write_begin(xml, "w:mixed");
    xml_write_inline(xml);
    xml_write_element(xml, "b", "first");
    xml_write_text(xml, " then ");
    xml_write_begin(xml, "i");
    xml_write_element(xml, "b", "deep");
    g_autofree char *text = finished(xml); /* three elements are still open */
    g_assert_cmpstr(text, ==,
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                    "<w:p xmlns:w=\"urn:example\" w:n=\"-7\">\n"
                    "  <w:empty/>\n"
                    "  <w:t>one</w:t>\n"
                    "  <w:mixed><b>first</b> then <i><b>deep</b></i></w:mixed>\n"
                    "</w:p>\n");
}

static void test_without_indentation(void)
{
    g_autoptr(XmlWriter) xml = xml_write_new(false);
    xml_write_begin(xml, "a");
    xml_write_begin(xml, "b");
    xml_write_end(xml);
    g_autofree char *text = finished(xml);
    g_assert_cmpstr(text, ==, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a><b/></a>\n");
}

static void test_escapes(void)
{
    g_autoptr(XmlWriter) xml = xml_write_new(true);
    xml_write_begin(xml, "a");
    xml_write_attribute(xml, "x", "<\"&\n\x01 é会\xff");
    xml_write_text(xml, "<&> é会 \x01\x7f\xef\xbf\xbf|\xff|");
    g_autofree char *text = finished(xml);
    g_assert_cmpstr(text, ==,
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                    "<a x=\"&lt;&quot;&amp;&#10; é会\xef\xbf\xbd\">&lt;&amp;&gt; é会 |\xef\xbf\xbd|</a>\n");
}

static void expect_too_large(XmlWriter *xml)
{
    g_autoptr(GError) error = NULL;
    g_assert_null(xml_write_finish(xml, &error));
    g_assert_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_TOO_LARGE);
}

static void test_limits(void)
{
    g_autoptr(XmlWriter) deep = xml_write_new(true);
    for (int i = 0; i <= XML_WRITE_DEPTH_LIMIT; i++) {
        xml_write_begin(deep, "a");
    }
    xml_write_end(deep);
    expect_too_large(deep);

    g_autoptr(XmlWriter) large = xml_write_new(true);
    g_autofree char *piece = g_strnfill(1 << 20, 'x');
    xml_write_begin(large, "a");
    for (int i = 0; i <= XML_WRITE_LIMIT >> 20; i++) {
        xml_write_text(large, piece);
    }
    expect_too_large(large);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/xml_write/elements", test_elements);
    g_test_add_func("/xml_write/without-indentation", test_without_indentation);
    g_test_add_func("/xml_write/escapes", test_escapes);
    g_test_add_func("/xml_write/limits", test_limits);
    return g_test_run();
}
