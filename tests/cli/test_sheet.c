#include "cli/sheet.h"

#include <string.h>

static const SheetColumn columns[] = { { "place", "" }, { "code", NULL }, { "asked", "asked" }, { "name", "who" } };

static Sheet *sample(void)
{
    Sheet *sheet = sheet_new();
    sheet_section(sheet, "list", "item-5", columns, G_N_ELEMENTS(columns), "nobody waits");
    sheet_fact(sheet, "state", "state", "open");
    sheet_fact(sheet, "nothing", "nothing", NULL);
    sheet_fact_number(sheet, "left_us", NULL, -5);
    sheet_row(sheet);
    sheet_number(sheet, 9);
    sheet_text(sheet, "FRA");
    sheet_text(sheet, "10:05");
    sheet_text(sheet, "France\033[2J");
    sheet_row(sheet);
    sheet_number(sheet, 10);
    sheet_text(sheet, NULL);
    sheet_text(sheet, NULL);
    sheet_text(sheet, "somebody with a name that is so long that it does not stand in one line of eighty columns");
    sheet_section(sheet, "empty", "Empty", columns, G_N_ELEMENTS(columns), "nobody waits");
    sheet_section(sheet, "bare", "Bare", NULL, 0, NULL);
    return sheet;
}

static char *print(const Sheet *sheet)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    const Terminal terminal = { .out = out, .width = 80 };
    sheet_print(sheet, &terminal);
    fclose(out);
    return text;
}

static void test_text(void)
{
    g_autoptr(Sheet) sheet = sample();
    g_autofree char *text = print(sheet);
    g_assert_cmpstr(text, ==,
                    "item-5\n"
                    "  state  open\n"
                    "      asked  who\n"
                    "   9  10:05  France\uFFFD[2J\n"
                    "  10         somebody with a name that is so long that it does not stand in one\n"
                    "             line of eighty columns\n"
                    "\nEmpty\n  nobody waits\n"
                    "\nBare\n");
}

static void test_json(void)
{
    g_autoptr(Sheet) sheet = sample();
    g_auto(Buffer) out = BUFFER_INIT;
    JsonWriter writer;
    json_begin(&writer, &out);
    json_open_object(&writer, NULL);
    sheet_write_json(sheet, &writer);
    json_close_object(&writer);
    g_autoptr(GBytes) bytes = buffer_steal(&out);
    g_autoptr(GError) error = NULL;
    g_autoptr(JsonValue) root = json_parse(bytes, &error);
    g_assert_no_error(error);
    const JsonValue *sections = json_member(root, "sections");
    g_assert_cmpuint(json_size(sections), ==, 3);
    const JsonValue *list = json_at(sections, 0);
    g_assert_cmpint(json_integer(json_member(json_member(list, "facts"), "left_us")), ==, -5);
    g_assert_null(json_member(json_member(list, "facts"), "nothing"));
    const JsonValue *rows = json_member(list, "rows");
    g_assert_cmpuint(json_size(rows), ==, 2);
    g_assert_cmpstr(json_string(json_member(json_at(rows, 0), "code")), ==, "FRA");
    g_assert_cmpint(json_integer(json_member(json_at(rows, 1), "place")), ==, 10);
    g_assert_cmpint(json_kind(json_member(json_at(rows, 1), "asked")), ==, JSON_NULL);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/sheet/text", test_text);
    g_test_add_func("/sheet/json", test_json);
    return g_test_run();
}
