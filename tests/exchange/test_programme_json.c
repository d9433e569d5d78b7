#include "exchange/programme_json.h"

#include "generate.h"
#include "script.h"

#include <glib/gstdio.h>
#include <string.h>

enum { PROGRAMMES = 2000, VALIDATED = 40 };

static GBytes *bytes_of(const char *text)
{
    return g_bytes_new(text, strlen(text));
}

static JsonValue *parsed(GBytes *bytes)
{
    g_autoptr(GError) error = NULL;
    JsonValue *value = json_parse(bytes, &error);
    g_assert_no_error(error);
    return value;
}

static Programme *read_back(GBytes *bytes)
{
    g_autoptr(GError) error = NULL;
    Programme *programme = programme_of_json(bytes, &error);
    g_assert_no_error(error);
    return programme;
}

/* --- properties -------------------------------------------------------------------------------------- */

static void test_what_is_written_reads_back(void)
{
    for (guint32 seed = 0; seed < PROGRAMMES; seed++) {
        g_autoptr(Programme) programme = generate_programme(seed);
        g_autoptr(GBytes) bytes = programme_to_json(programme);
        g_autoptr(GError) error = NULL;
        g_autoptr(Programme) again = programme_of_json(bytes, &error);
        if (again == NULL) {
            g_error("seed %u: %s", seed, error->message);
        }
        g_autofree char *where = NULL;
        if (!programme_equal(programme, again, &where)) {
            g_error("seed %u: %s", seed, where);
        }
        g_autoptr(GBytes) bytes_again = programme_to_json(again);
        g_assert_true(g_bytes_equal(bytes, bytes_again));
    }
}

/* The bytes with one of them changed or lost are read or refused with a place, and never break anything. */
static void test_damaged_bytes(void)
{
    Generator generator = generator_of(1);
    g_autoptr(Programme) programme = generate_programme(7);
    g_autoptr(GBytes) bytes = programme_to_json(programme);
    gsize size = 0;
    const char *text = g_bytes_get_data(bytes, &size);
    for (int i = 0; i < 3000; i++) {
        g_autofree char *damaged = g_memdup2(text, size);
        damaged[generate_below(&generator, (guint)size)] = (char)generate_below(&generator, 256);
        g_autoptr(GBytes) input = g_bytes_new(damaged, size - generate_below(&generator, 3));
        g_autoptr(GError) error = NULL;
        g_autoptr(Programme) read = programme_of_json(input, &error);
        g_assert_true((read == NULL) == (error != NULL));
        g_assert_true(read != NULL || g_ascii_isdigit(error->message[0]));
    }
}

/* --- the schema -------------------------------------------------------------------------------------- */

/* The validator must be able to complain. */
static void test_schema_refuses(void)
{
    static const char wrong[] = "{\"rows\": [], \"issued\": \"July\"}";
    g_auto(ScriptFiles) files;
    script_files_init(&files);
    script_files_add(&files, "wrong.json", wrong, strlen(wrong));
    const int outcome = script_judge("validate_json.py", "programme.schema.json", &files);
    if (outcome == SCRIPT_MISSING) {
        g_test_skip("python3-jsonschema is not there: nothing was validated against the schema");
        return;
    }
    g_assert_cmpint(outcome, ==, 1);
}

static void test_schema(void)
{
    g_auto(ScriptFiles) files;
    script_files_init(&files);
    for (guint32 seed = 0; seed < VALIDATED; seed++) {
        g_autoptr(Programme) programme = generate_programme(seed);
        g_autoptr(GBytes) bytes = programme_to_json(programme);
        g_autofree char *name = g_strdup_printf("%u.json", seed);
        script_files_add(&files, name, g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    }
    script_accepts("validate_json.py", "programme.schema.json", &files);
}

/* --- what others rely on ----------------------------------------------------------------------------- */

static Row *add_meeting(Programme *programme, const char *date, int start)
{
    Row *row = programme_add_row(programme, row_new(ROW_MEETING));
    row->date = civil_date_parse(date);
    row->start = start;
    row->end = start + 180;
    return row;
}

static Entry *add_item(Row *row, int number, const char *title)
{
    Entry *entry = row_add_entry(row, entry_new(ENTRY_ITEM, title));
    ItemNumber item = { .number = number };
    g_array_append_val(entry->items, item);
    return entry;
}

static void add_reading(Row *row, int ordinal, const char *words)
{
    row_add_entry(row, entry_new(ENTRY_READING, words))->ordinal = ordinal;
}

/* A session like those that the form was made for. */
static Programme *session(void)
{
    Programme *programme = programme_new();
    programme->profile = profile_of_id("oewg");
    programme->session = g_strdup("Third substantive session");
    programme->place = g_strdup("New York");
    programme->from = civil_date(2022, 7, 25);
    programme->to = civil_date(2022, 7, 29);
    Row *row = add_meeting(programme, "2022-07-25", 600);
    add_item(row, 3, "organization of work");
    add_item(row, 5, "discussions on substantive issues");
    row = add_meeting(programme, "2022-07-25", 900);
    add_item(row, 5, "discussions on substantive issues");
    add_reading(row, 1, "First reading of draft report");
    row = add_meeting(programme, "2022-07-27", 600);
    add_item(row, 5, "discussions on substantive issues");
    row_add_entry(row, entry_new(ENTRY_THEMATIC, "Thematic discussion on capacity-building"));
    row_add_entry(row, entry_new(ENTRY_EXCHANGE, "Interactive exchange"))->minutes = 60;
    row = add_meeting(programme, "2022-07-27", 900);
    row_add_entry(row, entry_new(ENTRY_STAKEHOLDERS, "Dedicated stakeholder session (as agreed on 22 April 2022)"));
    row = add_meeting(programme, "2022-07-28", 600);
    add_item(row, 5, "discussions on substantive issues");
    add_reading(row, 2, "Second reading of draft report");
    row = add_meeting(programme, "2022-07-29", 900);
    add_item(row, 7, "adoption of reports");
    add_item(row, 6, "other matters");
    row = add_meeting(programme, "2022-07-29", 1080);
    row_add_entry(row, entry_new(ENTRY_CLOSURE, "Closure of the session"));
    programme_tidy(programme);
    return programme;
}

static const struct {
    const char *id;
    const char *items;
    bool continued;
    const char *reading;
    const char *label;
} expected_meetings[] = {
    { "2022-07-25-am", "3 5", false, NULL, NULL },
    { "2022-07-25-pm", "5", true, "first", NULL },
    { "2022-07-27-am", "5", true, NULL, "Thematic discussion on capacity-building" },
    { "2022-07-27-pm", "", false, NULL, "Dedicated stakeholder session" },
    { "2022-07-28-am", "5", true, "second", NULL },
    { "2022-07-29-pm", "7 6", false, NULL, NULL },
    { "2022-07-29-evening", "", false, NULL, "Closure of the session" },
};

static const char *string_member(const JsonValue *object, const char *name)
{
    const JsonValue *member = json_member(object, name);
    return member != NULL && json_kind(member) == JSON_STRING ? json_string(member) : NULL;
}

static char *numbers(const JsonValue *array)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < json_size(array); i++) {
        g_string_append_printf(text, "%s%d", i > 0 ? " " : "", (int)json_integer(json_at(array, i)));
    }
    return g_string_free(g_steal_pointer(&text), FALSE);
}

static void test_derived_members_of_meetings(void)
{
    g_autoptr(Programme) programme = session();
    g_autoptr(GBytes) bytes = programme_to_json(programme);
    g_autoptr(JsonValue) root = parsed(bytes);
    const JsonValue *meetings = json_member(root, "meetings");
    g_assert_cmpuint(json_size(meetings), ==, G_N_ELEMENTS(expected_meetings));
    for (guint i = 0; i < G_N_ELEMENTS(expected_meetings); i++) {
        const JsonValue *meeting = json_at(meetings, i);
        g_autofree char *items = numbers(json_member(meeting, "items"));
        g_assert_cmpstr(string_member(meeting, "id"), ==, expected_meetings[i].id);
        g_assert_cmpstr(items, ==, expected_meetings[i].items);
        g_assert_cmpint(json_bool(json_member(meeting, "continued")), ==, expected_meetings[i].continued);
        g_assert_cmpstr(string_member(meeting, "reading"), ==, expected_meetings[i].reading);
        g_assert_cmpstr(string_member(meeting, "label"), ==, expected_meetings[i].label);
        g_assert_null(json_member(meeting, "label_stated"));
    }
}

static void test_derived_members_of_the_session(void)
{
    g_autoptr(Programme) programme = session();
    g_autoptr(GBytes) bytes = programme_to_json(programme);
    g_autoptr(JsonValue) root = parsed(bytes);
    g_assert_cmpint(json_integer(json_member(root, "session_ordinal")), ==, 3);
    g_assert_cmpstr(string_member(root, "session_kind"), ==, "substantive");
    g_assert_cmpstr(string_member(root, "timezone"), ==, "America/New_York");
    g_assert_cmpstr(string_member(json_member(root, "dates"), "to"), ==, "2022-07-29");
    g_assert_null(json_member(root, "period"));
    const JsonValue *timed = json_at(json_member(root, "timed"), 0);
    g_assert_cmpint(json_integer(json_member(timed, "minutes")), ==, 60);
    g_assert_cmpstr(string_member(timed, "what"), ==, "Interactive exchange");
    g_assert_cmpstr(string_member(timed, "start"), ==, "10:00");
}

static void test_period_of_the_rows(void)
{
    g_autoptr(Programme) programme = session();
    programme->from = programme->to = (CivilDate){ 0 };
    g_autoptr(GBytes) bytes = programme_to_json(programme);
    g_autoptr(JsonValue) root = parsed(bytes);
    g_assert_cmpint(json_kind(json_member(root, "dates")), ==, JSON_NULL);
    g_assert_cmpstr(string_member(json_member(root, "period"), "from"), ==, "2022-07-25");
    g_assert_cmpstr(string_member(json_member(root, "period"), "to"), ==, "2022-07-29");
}

static void test_parallel_meetings(void)
{
    g_autoptr(Programme) programme = session();
    programme_row(programme, 1)->start = 780;
    g_autoptr(GBytes) after_each_other = programme_to_json(programme);
    g_autoptr(JsonValue) root = parsed(after_each_other);
    g_assert_null(json_member(root, "parallel"));
    programme_row(programme, 1)->start = 779;
    g_autoptr(GBytes) beside_each_other = programme_to_json(programme);
    g_autoptr(JsonValue) parallel = parsed(beside_each_other);
    g_assert_true(json_bool(json_member(parallel, "parallel")));
}

/* A label or zone that the paper states stays stated, also where it says what would be derived. */
static void test_stated_or_derived(void)
{
    g_autoptr(Programme) programme = session();
    programme->zone = g_strdup("America/New_York");
    programme_row(programme, 6)->label = g_strdup("Closure of the session");
    g_autoptr(GBytes) bytes = programme_to_json(programme);
    g_autoptr(Programme) again = read_back(bytes);
    g_assert_true(programme_equal(programme, again, NULL));
    g_assert_cmpstr(again->zone, ==, "America/New_York");
    g_assert_cmpstr(programme_row(again, 6)->label, ==, "Closure of the session");
}

/* --- by hand ----------------------------------------------------------------------------------------- */

static void test_little_is_needed(void)
{
    g_autoptr(GBytes) bytes =
        bytes_of("{\"rows\": [\"b\", \"a\"],\n"
                 " \"remarks\": [{\"id\": \"a\", \"date\": null, \"text\": \"later\"}],\n"
                 " \"meetings\": [{\"date\": \"2022-07-25\", \"id\": \"b\", \"start\": \"10:00\", \"symbols\": null,\n"
                 "   \"continued\": true, \"entries\": [{\"kind\": \"item\", \"items\": [{\"number\": 5}]}]}]}");
    g_autoptr(GError) error = NULL;
    g_assert_null(programme_of_json(bytes, &error));
    g_assert_cmpstr(error->message, ==, "3:78: meetings[0].symbols: there is no such member");

    g_autoptr(GBytes) good =
        bytes_of("{\"rows\": [\"b\", \"a\"],\n"
                 " \"remarks\": [{\"id\": \"a\", \"date\": null, \"text\": \"later\"}],\n"
                 " \"meetings\": [{\"date\": \"2022-07-25\", \"id\": \"b\", \"start\": \"10:00\",\n"
                 "   \"continued\": true, \"entries\": [{\"kind\": \"item\", \"items\": [{\"number\": 5}]}]}]}");
    g_autoptr(Programme) programme = read_back(good);
    g_assert_cmpuint(programme->rows->len, ==, 2);
    const Row *meeting = programme_row(programme, 0);
    g_assert_cmpint(meeting->start, ==, 600);
    g_assert_cmpint(meeting->end, ==, CLOCK_UNKNOWN);
    g_assert_cmpint(meeting->at.line, ==, 3);
    g_assert_cmpint(entry_item(row_entry(meeting, 0), 0)->number, ==, 5);
    g_assert_cmpint(row_entry(meeting, 0)->as_printed, ==, MARK_DERIVED);
    g_assert_cmpint(programme_row(programme, 1)->kind, ==, ROW_REMARK);
}

#define MEETING(members) "{\"rows\": [\"m\"], \"meetings\": [{\"id\": \"m\", \"date\": \"2022-07-25\", " members "}]}"
#define LINE(members) MEETING("\"entries\": [{" members "}]")

static const struct {
    const char *text, *message;
} refused[] = {
    { "[]", "1:1: found array, expected an object" },
    { "{", "1:2: the text ends here, expected a member's name in quotation marks" },
    { "{}", "1:1: the member \"rows\" is missing" },
    { "{\"rows\": [], \"Title\": \"x\"}", "1:23: Title: there is no such member" },
    { "{\"rows\": [], \"title\": \"\"}", "1:23: title: found \"\", expected a text or null" },
    { "{\"rows\": [], \"title\": 7}", "1:23: title: found 7, expected a text or null" },
    { "{\"rows\": [], \"format\": \"other\"}", "1:24: format: found \"other\", expected \"placard-programme-1\"" },
    { "{\"rows\": [], \"profile\": \"?\"}",
      "1:25: profile: found \"?\", expected the name of a profile: \"free\", \"oewg\", ..." },
    { "{\"rows\": [], \"issued\": \"2022-02-30\"}",
      "1:24: issued: found \"2022-02-30\", expected a day of the calendar as \"YYYY-MM-DD\", or null" },
    { "{\"rows\": [], \"dates\": {\"from\": null}}", "1:23: dates: the member \"to\" is missing" },
    { "{\"rows\": [], \"dates\": \"July\"}", "1:23: dates: found \"July\", expected an object" },
    { "{\"rows\": [], \"symbols\": {}}", "1:25: symbols: found object, expected array or null" },
    { "{\"rows\": [], \"session_ordinal\": \"3\"}", "1:33: session_ordinal: found \"3\", expected integer or null" },
    { "{\"rows\": [\"x\"]}", "1:11: rows[0]: found \"x\", expected the id of a row, each once" },
    { "{\"rows\": [], \"meetings\": [{\"id\": \"m\", \"date\": null}]}",
      "1:10: rows: 1 of the rows are not named here, expected the ids of all" },
    { "{\"rows\": [\"m\", \"m\"], \"meetings\": [{\"id\": \"m\", \"date\": null}]}",
      "1:16: rows[1]: found \"m\", expected the id of a row, each once" },
    { "{\"rows\": [\"m\"], \"meetings\": [{\"id\": \"m\", \"date\": null}, {\"id\": \"m\", \"date\": null}]}",
      "1:64: meetings[1].id: the id \"m\" is given twice" },
    { "{\"rows\": [\"m\"], \"meetings\": [{\"id\": \"m\"}]}", "1:30: meetings[0]: the member \"date\" is missing" },
    { MEETING("\"start\": \"25:00\""), "1:73: meetings[0].start: found \"25:00\", expected an hour of the day as "
                                       "\"HH:MM\" up to \"24:00\", or null" },
    { MEETING("\"mode\": \"secret\""),
      "1:72: meetings[0].mode: found \"secret\", expected a mode of meeting: \"formal\", \"informal\", \"joint\", "
      "\"parallel\" or \"side-event\"" },
    { MEETING("\"shares_row\": 1"), "1:78: meetings[0].shares_row: found 1, expected true or false" },
    { MEETING("\"shares_row\": true"),
      "1:30: \"shares_row\" without a meeting before it that it can share with: "
      "of the same day, mode, label and room, both with hours and without notes, four at most" },
    { MEETING("\"notes\": [1, 0]"),
      "1:77: meetings[0].notes[1]: found 0, expected the number of a footnote, or minus its asterisks" },
    { MEETING("\"entries\": {}"), "1:75: meetings[0].entries: found object, expected an array" },
    { LINE("\"kind\": \"poem\", \"text\": \"x\""),
      "1:85: meetings[0].entries[0].kind: found \"poem\", expected a kind of line: \"line\", \"item\", \"reading\", ..." },
    { LINE("\"kind\": \"line\""), "1:76: meetings[0].entries[0]: the line has no text" },
    { LINE("\"kind\": \"item\", \"text\": \"x\""),
      "1:76: meetings[0].entries[0]: an agenda item needs \"items\": its number or numbers" },
    { LINE("\"kind\": \"line\", \"text\": \"x\", \"items\": [{\"number\": 1}]"),
      "1:76: meetings[0].entries[0]: only lines of the kinds \"item\" and \"subitem\" have \"items\"" },
    { LINE("\"kind\": \"item\", \"items\": [{\"number\": 1000}]"),
      "1:114: meetings[0].entries[0].items[0].number: found 1000, expected an integer from 1 to 999" },
    { LINE("\"kind\": \"item\", \"items\": [{\"number\": 1, \"sub\": \"(a)\"}]"),
      "1:124: meetings[0].entries[0].items[0].sub: found \"(a)\", expected the letters of a sub-item, three at most" },
    { LINE("\"kind\": \"line\", \"text\": \"x\", \"ordinal\": 1"),
      "1:76: meetings[0].entries[0]: only a reading has an \"ordinal\"" },
    { LINE("\"kind\": \"line\", \"text\": \"x\", \"depth\": 3"),
      "1:115: meetings[0].entries[0].depth: found 3, expected an integer from 0 to 2" },
    { LINE("\"kind\": \"line\", \"text\": \"x\", \"minutes\": 1.5"),
      "1:117: meetings[0].entries[0].minutes: found number, expected an integer from 0 to 1440" },
    { LINE("\"kind\": \"line\", \"text\": \"x\", \"as_printed\": \"derived\""),
      "1:120: meetings[0].entries[0].as_printed: found \"derived\", expected \"none\", \"continued\" or "
      "\"concluded\"" },
    { "{\"rows\": [\"d\"], \"deadlines\": [{\"id\": \"d\", \"kind\": \"remark\", \"date\": null}]}",
      "1:51: deadlines[0].kind: found \"remark\", expected \"deadline\" or \"list-closure\"" },
    { "{\"rows\": [], \"footnotes\": [{\"number\": 1}]}", "1:28: footnotes[0]: the member \"text\" is missing" },
};

static void test_refused(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(refused); i++) {
        g_autoptr(GBytes) bytes = bytes_of(refused[i].text);
        g_autoptr(GError) error = NULL;
        g_assert_null(programme_of_json(bytes, &error));
        g_assert_cmpstr(error->message, ==, refused[i].message);
        /* Who does not want to know the reason must not be punished for it. */
        g_assert_null(programme_of_json(bytes, NULL));
    }
}

static void test_limits(void)
{
    g_autofree char *blanks = g_strnfill((2 << 20), 'x');
    g_autofree char *text = g_strdup_printf("{\"rows\": [], \"title\": \"%s\"}", blanks);
    g_autoptr(GBytes) bytes = bytes_of(text);
    g_autoptr(GError) error = NULL;
    g_assert_null(programme_of_json(bytes, &error));
    g_assert_error(error, JSON_ERROR, JSON_ERROR_LIMIT);
    g_assert_cmpstr(error->message, ==, "1:23: title: the text is longer than 1048576 bytes");

    g_autoptr(GString) many = g_string_new("{\"rows\": [\"r\"");
    for (int i = 0; i < 10000; i++) {
        g_string_append(many, ", \"r\"");
    }
    g_string_append(many, "]}");
    g_autoptr(GBytes) rows = bytes_of(many->str);
    g_autoptr(GError) too_many = NULL;
    g_assert_null(programme_of_json(rows, &too_many));
    g_assert_cmpstr(too_many->message, ==, "1:10: rows: 10001 values, expected at most 10000");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/paper/programme_json/round-trip", test_what_is_written_reads_back);
    g_test_add_func("/paper/programme_json/damaged", test_damaged_bytes);
    g_test_add_func("/paper/programme_json/schema", test_schema);
    g_test_add_func("/paper/programme_json/schema-refuses", test_schema_refuses);
    g_test_add_func("/paper/programme_json/meetings", test_derived_members_of_meetings);
    g_test_add_func("/paper/programme_json/session", test_derived_members_of_the_session);
    g_test_add_func("/paper/programme_json/period", test_period_of_the_rows);
    g_test_add_func("/paper/programme_json/parallel", test_parallel_meetings);
    g_test_add_func("/paper/programme_json/stated", test_stated_or_derived);
    g_test_add_func("/paper/programme_json/by-hand", test_little_is_needed);
    g_test_add_func("/paper/programme_json/refused", test_refused);
    g_test_add_func("/paper/programme_json/limits", test_limits);
    return g_test_run();
}
