#include "base/json.h"

#include <string.h>

static JsonValue *parse(const char *text, GError **error)
{
    g_autoptr(GBytes) bytes = g_bytes_new_static(text, strlen(text));
    return json_parse(bytes, error);
}

static JsonValue *parsed(const char *text)
{
    g_autoptr(GError) error = NULL;
    JsonValue *value = parse(text, &error);
    g_assert_no_error(error);
    return value;
}

static void assert_refused(const char *text, JsonError code, const char *message)
{
    g_autoptr(GError) error = NULL;
    g_assert_null(parse(text, &error));
    g_assert_error(error, JSON_ERROR, (int)code);
    g_assert_cmpstr(error->message, ==, message);
}

static void test_words(void)
{
    g_autoptr(JsonValue) list = parsed(" [ null , true,false ]\n");
    g_assert_cmpint(json_kind(list), ==, JSON_ARRAY);
    g_assert_cmpuint(json_size(list), ==, 3);
    g_assert_cmpint(json_kind(json_at(list, 0)), ==, JSON_NULL);
    g_assert_true(json_bool(json_at(list, 1)));
    g_assert_false(json_bool(json_at(list, 2)));
}

static void test_numbers(void)
{
    static const struct {
        const char *text;
        JsonKind kind;
        double value;
    } cases[] = {
        { "0", JSON_INTEGER, 0 },
        { "-0", JSON_INTEGER, 0 },
        { "42", JSON_INTEGER, 42 },
        { "-7", JSON_INTEGER, -7 },
        { "1.0", JSON_INTEGER, 1 },
        { "1e3", JSON_INTEGER, 1000 },
        { "25E-1", JSON_DOUBLE, 2.5 },
        { "0.5", JSON_DOUBLE, 0.5 },
        { "9007199254740991", JSON_INTEGER, 9007199254740991.0 },
        { "9007199254740992", JSON_DOUBLE, 9007199254740992.0 },
        { "1e300", JSON_DOUBLE, 1e300 },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(JsonValue) value = parsed(cases[i].text);
        g_assert_cmpint(json_kind(value), ==, cases[i].kind);
        g_assert_cmpfloat(json_double(value), ==, cases[i].value);
    }
}

static void test_strings(void)
{
    static const struct {
        const char *text, *value;
    } cases[] = {
        { "\"\"", "" },
        { "\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "a\"\\/\b\f\n\r\t" },
        { "\"\\u0041\\u00e9\\u2013\"", "Aé–" },
        { "\"\\ud83c\\udf0d\\uD83C\\uDF0D\"", "🌍🌍" },
        { "\"قبل – 🌍\"", "قبل – 🌍" },
        { "\"\x7f\"", "\x7f" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(JsonValue) value = parsed(cases[i].text);
        g_assert_cmpstr(json_string(value), ==, cases[i].value);
    }
}

static void test_objects_keep_their_order(void)
{
    g_autoptr(JsonValue) object = parsed("{\"b\": 1, \"a\": {\"c\": []}, \"\": 3}");
    g_assert_cmpuint(json_size(object), ==, 3);
    g_assert_cmpstr(json_member_name(object, 0), ==, "b");
    g_assert_cmpint(json_integer(json_member_at(object, 0)), ==, 1);
    g_assert_cmpint(json_integer(json_member(object, "")), ==, 3);
    g_assert_null(json_member(object, "c"));
    const JsonValue *inner = json_member(json_member(object, "a"), "c");
    g_assert_cmpint(json_kind(inner), ==, JSON_ARRAY);
    g_assert_cmpuint(json_size(inner), ==, 0);
}

static void test_many_members(void)
{
    g_autoptr(GString) text = g_string_new("{");
    for (int i = 0; i < 50000; i++) {
        g_string_append_printf(text, "%s\"m%d\": %d", i > 0 ? "," : "", i, i);
    }
    g_string_append_c(text, '}');
    g_autoptr(JsonValue) object = parsed(text->str);
    g_assert_cmpuint(json_size(object), ==, 50000);
    g_assert_cmpint(json_integer(json_member(object, "m49999")), ==, 49999);
    g_assert_cmpint(json_integer(json_member(object, "m3")), ==, 3);
    g_assert_null(json_member(object, "m50000"));
}

static void test_places(void)
{
    g_autoptr(JsonValue) list = parsed("[1,\n  \"é\", {\"a\":\n\ttrue}]");
    const Position second = json_position(json_at(list, 1));
    g_assert_cmpint(second.line, ==, 2);
    g_assert_cmpint(second.column, ==, 3);
    const Position third = json_position(json_at(list, 2));
    g_assert_cmpint(third.line, ==, 2);
    g_assert_cmpint(third.column, ==, 8);
    const Position inner = json_position(json_member(json_at(list, 2), "a"));
    g_assert_cmpint(inner.line, ==, 3);
    g_assert_cmpint(inner.column, ==, 2);
}

static void test_refused_as_syntax(void)
{
    static const struct {
        const char *text, *message;
    } cases[] = {
        { "", "1:1: the text ends here, expected a value" },
        { "nul", "1:1: found \"n\", expected a value" },
        { "True", "1:1: found \"T\", expected a value" },
        { "[1,]", "1:4: found \"]\", expected a value" },
        { "[1 2]", "1:4: found \"2\", expected a comma or \"]\"" },
        { "{\"a\": 1,}", "1:9: found \"}\", expected a member's name in quotation marks" },
        { "{a: 1}", "1:2: found \"a\", expected a member's name in quotation marks" },
        { "{\"a\" 1}", "1:6: found \"1\", expected a colon after the member's name" },
        { "{\"a\": 1, \n \"a\": 2}", "2:2: the member \"a\" is given twice" },
        { "{\"a\": 1", "1:8: the text ends here, expected a comma or \"}\"" },
        { "1 2", "1:3: found \"2\", expected nothing after the value" },
        { "01", "1:2: found \"1\", expected nothing after the value" },
        { "+1", "1:1: found \"+\", expected a value" },
        { "-", "1:2: the text ends here, expected a digit" },
        { "1.", "1:3: the text ends here, expected a digit" },
        { ".5", "1:1: found \".\", expected a value" },
        { "1e+", "1:4: the text ends here, expected a digit" },
        { "NaN", "1:1: found \"N\", expected a value" },
        { "\"a", "1:3: the text ends here, expected a quotation mark at the end of the string" },
        { "\"a\nb\"", "1:3: found U+000A, expected a quotation mark at the end of the string" },
        { "\"\\x\"", "1:3: found \"x\", expected one of \" \\ / b f n r t u after a backslash" },
        { "\"\\u12g4\"", "1:6: found \"g\", expected a hexadecimal digit" },
        { "\"\\ud83c\"", "1:8: found \"\"\", expected the second half of a surrogate pair" },
        { "\"\\ud83c\\u0041\"", "1:14: the escape \\u0041 is not the second half of a surrogate pair" },
        { "\"\\udf0d\"", "1:8: the escape \\udf0d is no character that a text may hold" },
        { "\"\\u0000\"", "1:8: the escape \\u0000 is no character that a text may hold" },
        { "// no\n1", "1:1: found \"/\", expected a value" },
        { "\xef\xbb\xbf{}", "1:1: found U+FEFF, expected a value" },
        { "[\"\xff\"]", "1:3: found the byte 0xff, expected UTF-8" },
        { "'a'", "1:1: found \"'\", expected a value" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        assert_refused(cases[i].text, JSON_ERROR_SYNTAX, cases[i].message);
    }
}

static void test_no_byte_of_zero(void)
{
    g_autoptr(GBytes) bytes = g_bytes_new_static("[1\0]", 4);
    g_autoptr(GError) error = NULL;
    g_assert_null(json_parse(bytes, &error));
    g_assert_error(error, JSON_ERROR, JSON_ERROR_SYNTAX);
}

static char *nested(int levels)
{
    g_autofree char *open = g_strnfill((gsize)levels, '[');
    g_autofree char *close = g_strnfill((gsize)levels, ']');
    return g_strconcat(open, close, NULL);
}

static void test_depth_is_limited(void)
{
    g_autofree char *deepest = nested(JSON_DEPTH_LIMIT);
    g_autoptr(JsonValue) value = parsed(deepest);
    g_assert_nonnull(value);
    g_autofree char *deeper = nested(JSON_DEPTH_LIMIT + 1);
    assert_refused(deeper, JSON_ERROR_LIMIT, "1:65: nested deeper than 64 levels");
    g_autofree char *open = g_strnfill(1000000, '[');
    assert_refused(open, JSON_ERROR_LIMIT, "1:65: nested deeper than 64 levels");
}

static void test_other_limits(void)
{
    g_autoptr(GString) many = g_string_new("[0");
    for (int i = 1; i < JSON_VALUES_LIMIT; i++) {
        g_string_append(many, ",0");
    }
    g_string_append_c(many, ']');
    assert_refused(many->str, JSON_ERROR_LIMIT, "1:2000000: more than 1000000 values");

    g_autofree char *digits = g_strnfill(65, '1');
    assert_refused(digits, JSON_ERROR_LIMIT, "1:66: the number is longer than 64 characters");
    assert_refused("1e999", JSON_ERROR_LIMIT, "1:6: the number 1e999 is too large");

    g_autofree char *long_text = g_strnfill(JSON_BYTES_LIMIT + 1, ' ');
    assert_refused(long_text, JSON_ERROR_LIMIT, "1:1: the text is longer than 16777216 bytes");
}

/* Every beginning of a text is read or refused, and read only where it is a value of its own. */
static void test_cut_short(void)
{
    static const char text[] = "{\"a\": [1, -2.5e1, \"x\\u00e9\", null], \"b\": {\"c\": true}}";
    for (size_t length = 0; length < strlen(text); length++) {
        g_autoptr(GBytes) bytes = g_bytes_new(text, length);
        g_autoptr(GError) error = NULL;
        g_assert_null(json_parse(bytes, &error));
        g_assert_error(error, JSON_ERROR, JSON_ERROR_SYNTAX);
    }
}

static void test_writing(void)
{
    g_auto(Buffer) out = BUFFER_INIT;
    JsonWriter writer;
    json_begin(&writer, &out);
    json_open_object(&writer, NULL);
    json_put_string(&writer, "text", "a\"b");
    json_put_string(&writer, "none", NULL);
    json_open_array(&writer, "empty");
    json_close_array(&writer);
    json_open_inline_array(&writer, "numbers");
    json_put_integer(&writer, NULL, 1);
    json_put_integer(&writer, NULL, -2);
    json_open_object(&writer, NULL);
    json_put_bool(&writer, "within", true);
    json_put_null(&writer, "a line");
    json_close_object(&writer);
    json_close_array(&writer);
    json_open_array(&writer, "list");
    json_open_object(&writer, NULL);
    json_close_object(&writer);
    json_open_inline_object(&writer, NULL);
    json_put_bool(&writer, "b", false);
    json_close_object(&writer);
    json_close_array(&writer);
    json_close_object(&writer);
    g_assert_cmpstr(buffer_text(&out), ==,
                    "{\n"
                    "  \"text\": \"a\\\"b\",\n"
                    "  \"none\": null,\n"
                    "  \"empty\": [],\n"
                    "  \"numbers\": [1, -2, {\"within\": true, \"a line\": null}],\n"
                    "  \"list\": [\n"
                    "    {},\n"
                    "    {\"b\": false}\n"
                    "  ]\n"
                    "}");
}

static void test_what_is_written_reads_back(void)
{
    static const char *const texts[] = { "", "a\"\\/\b\f\n\r\t\x01\x7f", "قبل 🌍 é ", "\\u0041" };
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_auto(Buffer) out = BUFFER_INIT;
        JsonWriter writer;
        json_begin(&writer, &out);
        json_put_string(&writer, NULL, texts[i]);
        g_autoptr(JsonValue) value = parsed(buffer_text(&out));
        g_assert_cmpstr(json_string(value), ==, texts[i]);
    }
}

static void test_kinds_have_names(void)
{
    for (JsonKind kind = JSON_NULL; kind <= JSON_OBJECT; kind++) {
        g_assert_nonnull(json_kind_name(kind));
    }
    g_assert_cmpstr(json_kind_name(JSON_DOUBLE), ==, "number");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/json/words", test_words);
    g_test_add_func("/base/json/numbers", test_numbers);
    g_test_add_func("/base/json/strings", test_strings);
    g_test_add_func("/base/json/objects", test_objects_keep_their_order);
    g_test_add_func("/base/json/many-members", test_many_members);
    g_test_add_func("/base/json/places", test_places);
    g_test_add_func("/base/json/syntax", test_refused_as_syntax);
    g_test_add_func("/base/json/zero-byte", test_no_byte_of_zero);
    g_test_add_func("/base/json/depth", test_depth_is_limited);
    g_test_add_func("/base/json/limits", test_other_limits);
    g_test_add_func("/base/json/cut-short", test_cut_short);
    g_test_add_func("/base/json/writing", test_writing);
    g_test_add_func("/base/json/round-trip", test_what_is_written_reads_back);
    g_test_add_func("/base/json/kinds", test_kinds_have_names);
    return g_test_run();
}
