/* XML of strangers: what is told of it, and what is refused. */
#include "doc/xml_read.h"

#include <string.h>

/* What was told, as one text: "<a x=1>words</a>". */
static bool tell_open(void *data, const XmlElement *element)
{
    g_autofree char *x = xml_attribute(element, "x");
    g_string_append_printf(data, "<%s%s%s%s>", element->name, element->space, x != NULL ? " " : "", x != NULL ? x : "");
    return true;
}

static bool tell_close(void *data, const XmlElement *element)
{
    g_string_append_printf(data, "</%s>", element->name);
    return true;
}

static bool tell_text(void *data, const char *text, size_t length)
{
    g_string_append_len(data, text, (gssize)length);
    return true;
}

static const XmlHandler handler = { tell_open, tell_close, tell_text };

static char *read_bytes(const void *bytes, size_t size, GError **error)
{
    g_autoptr(GBytes) part = g_bytes_new(bytes, size);
    GString *told = g_string_new(NULL);
    if (!xml_read(part, "part.xml", &handler, told, error)) {
        g_string_free(told, TRUE);
        return NULL;
    }
    return g_string_free(told, FALSE);
}

static void assert_told(const char *xml, const char *expected)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *told = read_bytes(xml, strlen(xml), &error);
    g_assert_no_error(error);
    g_assert_cmpstr(told, ==, expected);
}

static void assert_refused(const char *xml, const char *expected)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *told = read_bytes(xml, strlen(xml), &error);
    g_assert_null(told);
    g_assert_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_UNREADABLE);
    g_assert_cmpstr(error->message, ==, expected);
}

static void test_told(void)
{
    assert_told("<a x='1'>one<b/> &amp; &#x41;<![CDATA[<two>]]></a>", "<a 1>one<b></b> & A<two></a>");
    assert_told("<p:a xmlns:p='urn:n' p:x='&lt;1&gt;'/>", "<aurn:n <1>></a>");
    assert_told("\xef\xbb\xbf<?xml version='1.0' encoding='windows-1251'?><a>é</a>", "<a>é</a>");
}

static void test_utf16(void)
{
    static const char little[] = "\xff\xfe<\0a\0>\0\xe9\0<\0/\0a\0>\0";
    static const char big[] = "\0<\0a\0>\0\xe9\0<\0/\0a\0>";
    g_autofree char *one = read_bytes(little, sizeof little - 1, NULL);
    g_assert_cmpstr(one, ==, "<a>é</a>");
    g_autofree char *two = read_bytes(big, sizeof big - 1, NULL);
    g_assert_cmpstr(two, ==, "<a>é</a>");
}

static void test_refused(void)
{
    static const char type[] = "part.xml: it declares a document type, which no part of such a file may have";
    assert_refused("<!DOCTYPE a [<!ENTITY b 'bb'><!ENTITY c '&b;&b;&b;'>]><a>&c;</a>", type);
    assert_refused("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", type);
    assert_refused("", "part.xml: expected XML in UTF-8 or UTF-16");
    assert_refused("<a>\xe9</a>", "part.xml: expected XML in UTF-8 or UTF-16");
    assert_refused("<a>\n<b></a>", "part.xml, line 2: Opening and ending tag mismatch: b line 2 and a; expected "
                                   "well-formed XML");
    assert_refused("<a>&nbsp;</a>", "part.xml, line 1: Entity 'nbsp' not defined; expected well-formed XML");
}

static void test_depth(void)
{
    g_autoptr(GString) xml = g_string_new(NULL);
    for (int i = 0; i < 300; i++) {
        g_string_append(xml, "<a>");
    }
    g_autoptr(GError) error = NULL;
    g_autofree char *told = read_bytes(xml->str, xml->len, &error);
    g_assert_null(told);
    g_assert_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_UNREADABLE);
}

static bool stop(void *data, const XmlElement *element)
{
    ++*(int *)data;
    return strcmp(element->name, "b") != 0;
}

static void test_stopped(void)
{
    int count = 0;
    const XmlHandler stopping = { .open = stop };
    g_autoptr(GBytes) part = g_bytes_new_static("<a><b/><c/><d/></a>", 19);
    g_autoptr(GError) error = NULL;
    g_assert_false(xml_read(part, "part.xml", &stopping, &count, &error));
    g_assert_no_error(error);
    g_assert_cmpint(count, ==, 2);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/xml_read/told", test_told);
    g_test_add_func("/xml_read/utf16", test_utf16);
    g_test_add_func("/xml_read/refused", test_refused);
    g_test_add_func("/xml_read/depth", test_depth);
    g_test_add_func("/xml_read/stopped", test_stopped);
    return g_test_run();
}
