#include "base/record.h"

#include "base/civil.h"

#include <string.h>

typedef enum { COLOUR_NONE, COLOUR_RED, COLOUR_BLUE } Colour;

typedef struct {
    int number;
} Stone;

typedef struct {
    char *text;
    CivilDate date;
    int clock;
    int number;
    bool flag;
    Colour colour;
    GPtrArray *stones;
    Position at;
} Box;

static const char *colour_name(int value)
{
    return value == COLOUR_RED ? "red" : "blue";
}

static int colour_of_name(const char *name)
{
    return strcmp(name, "red") == 0 ? COLOUR_RED : strcmp(name, "blue") == 0 ? COLOUR_BLUE : -1;
}

static const RecordNames colours = { "a colour", colour_name, colour_of_name };

static void *stone_new(void)
{
    return g_new0(Stone, 1);
}

static const RecordField stone_fields[] = {
    { RECORD_FIELD("number", record_number, Stone, number), .presence = REQUIRED, .minimum = 1, .maximum = 9 },
};
static const Record stone_record = { RECORD_FIELDS(stone_fields), .limit = 3, .create = stone_new };

static void derive_size(RecordWriter *writer, const char *name)
{
    json_put_integer(&writer->json, name, 7);
}

static bool check_box(RecordReader *reader, const JsonValue *value, const void *record)
{
    const Box *box = record;
    return box->number != 13 || record_refuse(reader, value, JSON_ERROR_SHAPE, "no box has number %d", box->number);
}

static const RecordField box_fields[] = {
    { RECORD_FIELD("text", record_text, Box, text), .presence = ALWAYS },
    { RECORD_FIELD("date", record_date, Box, date) },
    { RECORD_FIELD("clock", record_clock, Box, clock), .presence = ALWAYS },
    { RECORD_FIELD("number", record_number, Box, number), .minimum = -5, .maximum = 20 },
    { RECORD_DERIVED("size", JSON_INTEGER, derive_size) },
    { RECORD_FIELD("flag", record_flag, Box, flag) },
    { RECORD_FIELD("colour", record_name, Box, colour), .minimum = COLOUR_RED, .names = &colours },
    { RECORD_FIELD("stones", record_list, Box, stones), .record = &stone_record },
};
static const Record box_record = { RECORD_FIELDS(box_fields), .check = check_box };

static Box *box_new(void)
{
    Box *box = g_new0(Box, 1);
    box->clock = CLOCK_UNKNOWN;
    box->stones = g_ptr_array_new_with_free_func(g_free);
    return box;
}

static void box_free(Box *box)
{
    g_free(box->text);
    g_ptr_array_unref(box->stones);
    g_free(box);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Box, box_free)

/* What is wrong with the text as a box, or NULL; the box as it is written again goes to *ret_written. */
static char *read_and_write(const char *text, char **ret_written)
{
    g_autoptr(GBytes) bytes = g_bytes_new_static(text, strlen(text));
    g_autoptr(GError) error = NULL;
    g_autoptr(JsonValue) value = json_parse(bytes, &error);
    g_assert_no_error(error);
    g_autoptr(GString) path = g_string_new(NULL);
    g_autoptr(Box) box = box_new();
    RecordReader reader = { .path = path, .error = &error };
    if (!record_read(&reader, &box_record, value, box)) {
        g_assert_error(error, JSON_ERROR, error->code);
        return g_strdup(error->message);
    }
    g_assert_no_error(error);
    g_assert_cmpstr(path->str, ==, "");
    g_auto(Buffer) out = BUFFER_INIT;
    RecordWriter writer = { 0 };
    json_begin(&writer.json, &out);
    json_open_inline_object(&writer.json, NULL);
    record_write(&writer, &box_record, box);
    json_close_object(&writer.json);
    *ret_written = g_strdup(buffer_text(&out));
    return NULL;
}

static void assert_becomes(const char *text, const char *expected)
{
    g_autofree char *written = NULL;
    g_autofree char *complaint = read_and_write(text, &written);
    g_assert_null(complaint);
    g_assert_cmpstr(written, ==, expected);
}

static void test_read_and_written(void)
{
    static const char full[] =
        "{\"text\": \"a\", \"date\": \"2022-07-25\", \"clock\": \"24:00\", \"number\": -5, \"size\": 7, "
        "\"flag\": true, \"colour\": \"blue\", \"stones\": [{\"number\": 1}, {\"number\": 9}]}";
    assert_becomes(full, full);
    assert_becomes("{}", "{\"text\": null, \"clock\": null, \"size\": 7, \"stones\": []}");
    assert_becomes("{\"size\": 99, \"number\": 0, \"flag\": false, \"date\": null, \"clock\": null, \"text\": null}",
                   "{\"text\": null, \"clock\": null, \"size\": 7, \"stones\": []}");
    assert_becomes("{\"clock\": \"00:00\", \"text\": \"z\"}",
                   "{\"text\": \"z\", \"clock\": \"00:00\", \"size\": 7, \"stones\": []}");
}

static const struct {
    const char *text, *complaint;
} refused[] = {
    { "null", "1:1: found null, expected an object" },
    { "{\"shape\": 1}", "1:11: shape: there is no such member" },
    { "{\"text\": \"\"}", "1:10: text: found \"\", expected a text or null" },
    { "{\"date\": 20220725}", "1:10: date: found 20220725, expected a day of the calendar as \"YYYY-MM-DD\", or null" },
    { "{\"clock\": \"10\"}",
      "1:11: clock: found \"10\", expected an hour of the day as \"HH:MM\" up to \"24:00\", or null" },
    { "{\"number\": 21}", "1:12: number: found 21, expected an integer from -5 to 20" },
    { "{\"number\": null}", "1:12: number: found null, expected an integer from -5 to 20" },
    { "{\"number\": 9007199254740993}", "1:12: number: found number, expected an integer from -5 to 20" },
    { "{\"number\": 13}", "1:1: no box has number 13" },
    { "{\"size\": \"7\"}", "1:10: size: found \"7\", expected integer or null" },
    { "{\"flag\": null}", "1:10: flag: found null, expected true or false" },
    { "{\"colour\": \"green\"}", "1:12: colour: found \"green\", expected a colour" },
    { "{\"colour\": 1}", "1:12: colour: found 1, expected a colour" },
    { "{\"stones\": {}}", "1:12: stones: found object, expected an array" },
    { "{\"stones\": [{}]}", "1:13: stones[0]: the member \"number\" is missing" },
    { "{\"stones\": [{\"number\": 1},\n {\"number\": 0}]}",
      "2:13: stones[1].number: found 0, expected an integer from 1 to 9" },
    { "{\"stones\": [1, 2, 3, 4]}", "1:12: stones: 4 values, expected at most 3" },
    { "{\"flag\": \"a text that is much longer than what one would like to see in a complaint\"}",
      "1:10: flag: found \"a text that is much longer than what one...\", expected true or false" },
};

static void test_refused(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(refused); i++) {
        g_autofree char *written = NULL;
        g_autofree char *complaint = read_and_write(refused[i].text, &written);
        g_assert_cmpstr(complaint, ==, refused[i].complaint);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/record/both-ways", test_read_and_written);
    g_test_add_func("/base/record/refused", test_refused);
    return g_test_run();
}
