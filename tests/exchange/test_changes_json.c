#include "exchange/changes_json.h"

#include "generate.h"
#include "script.h"

#include <glib/gstdio.h>
#include <string.h>

enum { PAIRS = 60 };

static GBytes *changes_of(guint32 before, guint32 after)
{
    g_autoptr(Programme) old = generate_programme(before);
    g_autoptr(Programme) new_ = generate_programme(after);
    g_autoptr(ProgrammeDiff) diff = programme_diff(old, new_);
    return changes_to_json(diff);
}

static void test_is_json(void)
{
    for (guint32 seed = 0; seed < PAIRS; seed++) {
        g_autoptr(GBytes) bytes = changes_of(seed, seed + 1);
        g_autoptr(GBytes) again = changes_of(seed, seed + 1);
        g_autoptr(GError) error = NULL;
        g_autoptr(JsonValue) root = json_parse(bytes, &error);
        g_assert_no_error(error);
        g_assert_cmpint(json_kind(json_member(root, "changes")), ==, JSON_ARRAY);
        g_assert_true(g_bytes_equal(bytes, again));
    }
}

static void test_one_change(void)
{
    g_autoptr(Programme) old = programme_new();
    old->body = g_strdup("A group");
    Row *row = programme_add_row(old, row_new(ROW_MEETING));
    row->date = civil_date(2023, 7, 24);
    row->start = 600;
    row->end = 780;
    row_add_entry(row, entry_new(ENTRY_LINE, "Briefing"))->minutes = 30;
    g_autoptr(Programme) new_ = programme_copy(old);
    row_entry(programme_row(new_, 0), 0)->minutes = 45;
    g_autoptr(ProgrammeDiff) diff = programme_diff(old, new_);
    g_autoptr(GBytes) bytes = changes_to_json(diff);
    g_autofree char *text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    static const char *const expected[] = {
        "\"relation\": \"same\"",
        "\"subject\": \"line\"",
        "\"change\": \"altered\"",
        "\"aspect\": \"minutes\"",
        "\"id\": \"2023-07-24-am\", \"kind\": \"meeting\", \"date\": \"2023-07-24\", \"start\": \"10:00\", \"end\": \"13:00\"",
        "\"line\": 0, \"kind\": \"line\", \"items\": null, \"text\": \"Briefing\"",
        "\"before\": \"30\"",
        "\"after\": \"45\"",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(expected); i++) {
        if (strstr(text, expected[i]) == NULL) {
            g_error("%s is not in\n%s", expected[i], text);
        }
    }
}

static void test_schema(void)
{
    g_auto(ScriptFiles) files;
    script_files_init(&files);
    for (guint32 seed = 0; seed < PAIRS; seed++) {
        g_autoptr(GBytes) bytes = changes_of(seed, seed + 1);
        g_autofree char *name = g_strdup_printf("%u.json", seed);
        script_files_add(&files, name, g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    }
    script_accepts("validate_json.py", "changes.schema.json", &files);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/exchange/changes_json/json", test_is_json);
    g_test_add_func("/exchange/changes_json/one-change", test_one_change);
    g_test_add_func("/exchange/changes_json/schema", test_schema);
    return g_test_run();
}
