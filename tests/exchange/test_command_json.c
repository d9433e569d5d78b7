#include "exchange/command_json.h"

#include "session/module.h"
#include "session/names.h"

#include <string.h>

/* A command with a field of each type, so that nothing depends on those that there are. */
static const CommandInfo info = {
    .name = "test.all",
    COMMAND_FIELDS_ARE(
        { FIELD_LIST, GIVEN, NULL }, { FIELD_MINUTES, OPTIONAL, NULL }, { FIELD_CONSENT, OPTIONAL, NULL },
        { FIELD_LEVEL, OPTIONAL, NULL }, { FIELD_SECONDS, OPTIONAL, NULL }, { FIELD_UNTIL, OPTIONAL, "here" },
        { FIELD_FROM, OPTIONAL, NULL }, { FIELD_PARTY, OPTIONAL, NULL }, { FIELD_PARTIES, OPTIONAL, NULL },
        { FIELD_TEXT, OPTIONAL, NULL }, { FIELD_PAPER, OPTIONAL, NULL }),
};

static char *read_text(const char *text, GStringChunk *strings, Values *values, Position *at)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = g_bytes_new_static(text, strlen(text));
    g_autoptr(JsonValue) root = json_parse(bytes, &error);
    g_assert_no_error(error);
    return command_json_read(&info, root, strings, values, at);
}

static void test_values(void)
{
    g_autoptr(GStringChunk) strings = g_string_chunk_new(512);
    Values values = { 0 };
    Position at;
    g_autofree char *complaint = read_text(
        "{\"list\":\"item-5/3\",\"minutes\":30,\"consent\":true,\"level\":\"minister\",\"seconds\":\"3m\","
        "\"until\":\"2022-07-25T14:00:00Z\",\"from\":\"2022-07-25\",\"party\":\"FRA\",\"parties\":[\"DEU\",\"EU\"],"
        "\"text\":\"d'accord\",\"paper\":\"a\\nb\"}",
        strings, &values, &at);
    g_assert_cmpstr(complaint, ==, NULL);
    g_assert_cmpuint(values.n, ==, info.n_fields);
    g_assert_cmpstr(values_text(&values, FIELD_LIST), ==, "item-5/3");
    g_assert_cmpint(values_number(&values, FIELD_MINUTES, 0), ==, 30);
    g_assert_cmpint(values_number(&values, FIELD_CONSENT, 0), ==, 1);
    g_assert_cmpint(values_number(&values, FIELD_LEVEL, 0), ==, LEVEL_MINISTER);
    g_assert_cmpint(values_number(&values, FIELD_SECONDS, 0), ==, 180);
    g_assert_cmpint(values_number(&values, FIELD_UNTIL, 0), ==, G_GINT64_CONSTANT(1658757600000000));
    g_assert_cmpstr(values_text(&values, FIELD_PARTIES), ==, "DEU EU");
    g_assert_cmpstr(values_text(&values, FIELD_PAPER), ==, "a\nb");
}

static void test_figures(void)
{
    g_autoptr(GStringChunk) strings = g_string_chunk_new(512);
    Values values = { 0 };
    Position at;
    g_assert_null(read_text("{\"list\":\"x\",\"seconds\":90,\"until\":1658757600000000,\"consent\":false}", strings,
                            &values, &at));
    g_assert_cmpint(values_number(&values, FIELD_SECONDS, 0), ==, 90);
    g_assert_cmpint(values_number(&values, FIELD_UNTIL, 0), ==, G_GINT64_CONSTANT(1658757600000000));
    g_assert_cmpint(values_number(&values, FIELD_CONSENT, 1), ==, 0);
}

static void test_complaints(void)
{
    static const struct {
        const char *text;
        int column;
        const char *start;
    } cases[] = {
        { "[]", 1, "found array, expected an object with the fields of test.all" },
        { "{}", 1, "list: not given, expected an id of letters" },
        { "{\"list\":\"a b\"}", 9, "list: found “a b”, expected an id of letters" },
        { "{\"list\":null}", 9, "list: found null, expected" },
        { "{\"list\":\"x\",\"title\":\"y\"}", 21, "test.all has no field “title”; it has list, minutes, " },
        { "{\"list\":\"x\",\"nothing\":1}", 23, "test.all has no field “nothing”" },
        { "{\"minutes\":\"30\"}", 12, "minutes: found “30”, expected a number from 0 to 1440" },
        { "{\"minutes\":1441}", 12, "minutes: found 1441, expected a number from 0 to 1440" },
        { "{\"minutes\":1.5}", 12, "minutes: found number, expected" },
        { "{\"minutes\":true}", 12, "minutes: found boolean, expected" },
        { "{\"consent\":1}", 12, "consent: found 1, expected true or false" },
        { "{\"consent\":\"yes\"}", 12, "consent: found “yes”, expected true or false" },
        { "{\"level\":2}", 10, "level: found 2, expected one of head-of-state, " },
        { "{\"level\":\"king\"}", 10, "level: found “king”, expected one of " },
        { "{\"seconds\":0}", 12, "seconds: found 0, expected a duration" },
        { "{\"seconds\":\"3 min\"}", 12, "seconds: found “3 min”, expected a duration" },
        { "{\"until\":\"tomorrow\"}", 10, "until: found “tomorrow”, expected a time" },
        { "{\"from\":\"25/7/2022\"}", 9, "from: found “25/7/2022”, expected a date" },
        { "{\"party\":\"fra\"}", 10, "party: found “fra”, expected the code" },
        { "{\"party\":[\"FRA\"]}", 10, "party: found array, expected the code" },
        { "{\"parties\":\"FRA\"}", 12, "parties: found “FRA”, expected a list of codes" },
        { "{\"parties\":[]}", 12, "parties: found array, expected a list of codes" },
        { "{\"parties\":[\"FRA DEU\"]}", 12, "parties: found array, expected a list" },
        { "{\"parties\":[1]}", 12, "parties: found array, expected a list" },
        { "{\"text\":\"a\\nb\"}", 9, "text: found “a\nb”, expected a line of text" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GStringChunk) strings = g_string_chunk_new(512);
        Values values = { 0 };
        Position at;
        g_autofree char *complaint = read_text(cases[i].text, strings, &values, &at);
        g_assert_nonnull(complaint);
        if (!g_str_has_prefix(complaint, cases[i].start)) {
            g_error("%s: %s", cases[i].text, complaint);
        }
        g_assert_cmpint(at.line, ==, 1);
        g_assert_cmpint(at.column, ==, cases[i].column);
    }
}

static const JsonValue *property(const JsonValue *schema, const char *name)
{
    const JsonValue *value = json_member(json_member(schema, "properties"), name);
    g_assert_nonnull(value);
    return value;
}

static void test_schema(void)
{
    g_auto(Buffer) out = BUFFER_INIT;
    JsonWriter json;
    json_begin(&json, &out);
    command_json_put_schema(&json, NULL, &info);
    g_autoptr(GBytes) bytes = buffer_steal(&out);
    g_autoptr(JsonValue) schema = json_parse(bytes, NULL);
    g_assert_nonnull(schema);
    g_assert_false(json_bool(json_member(schema, "additionalProperties")));
    g_assert_cmpuint(json_size(json_member(schema, "required")), ==, 1);
    g_assert_cmpuint(json_size(json_member(schema, "properties")), ==, info.n_fields);
    g_assert_cmpint(json_integer(json_member(property(schema, "minutes"), "maximum")), ==, 1440);
    g_assert_cmpstr(json_string(json_member(property(schema, "consent"), "type")), ==, "boolean");
    g_assert_cmpuint(json_size(json_member(property(schema, "level"), "enum")), ==, N_LEVELS);
    g_assert_cmpuint(json_size(json_member(property(schema, "until"), "anyOf")), ==, 2);
    g_assert_true(g_str_has_suffix(json_string(json_member(property(schema, "until"), "description")), "; here"));
}

/* Every type that a field has is called something. */
static void test_types(void)
{
    const CommandInfo *command;
    for (guint i = 0; (command = command_at(i)) != NULL; i++) {
        for (guint n = 0; n < command->n_fields; n++) {
            g_assert_nonnull(field_type_name(field_info(command->fields[n].field)->type));
        }
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/command_json/values", test_values);
    g_test_add_func("/command_json/figures", test_figures);
    g_test_add_func("/command_json/complaints", test_complaints);
    g_test_add_func("/command_json/schema", test_schema);
    g_test_add_func("/command_json/types", test_types);
    return g_test_run();
}
