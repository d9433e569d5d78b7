/* Schedules: what becomes an event, when it is by the clocks of the place, and by what it is known again. */
#include "exchange/schedule.h"

#include "generate.h"
#include "script.h"

#include <glib/gstdio.h>
#include <string.h>

enum { PROGRAMMES = 300, VALIDATED = 60 };

typedef GBytes *ScheduleWriter(const Programme *programme, const ScheduleOptions *options, GError **error);

static const ScheduleOptions own = { NULL, NULL };

static char *text_of(ScheduleWriter *write, const Programme *programme, const ScheduleOptions *options)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = write(programme, options, &error);
    g_assert_no_error(error);
    return g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
}

static void expect(const char *text, const char *part)
{
    if (strstr(text, part) == NULL) {
        g_test_message("“%s” is not in:\n%s", part, text);
        g_test_fail();
    }
}

static int count_of(const char *text, const char *part)
{
    int count = 0;
    for (const char *at = text; (at = strstr(at, part)) != NULL; at += strlen(part)) {
        count++;
    }
    return count;
}

static Row *add_row(Programme *programme, RowKind kind, const char *date, int start, int end)
{
    Row *row = programme_add_row(programme, row_new(kind));
    row->date = civil_date_parse(date);
    row->start = start;
    row->end = end;
    return row;
}

static Entry *add_item(Row *row, int number, const char *text)
{
    const ItemNumber item = { .number = number };
    Entry *entry = row_add_entry(row, entry_new(ENTRY_ITEM, text));
    g_array_append_val(entry->items, item);
    return entry;
}

static Programme *known_programme(void)
{
    Programme *programme = programme_new();
    programme->body = g_strdup("Open-ended working group");
    programme->session = g_strdup("Third substantive session");
    programme->place = g_strdup("New York");
    programme->issued = civil_date(2022, 6, 23);
    programme->profile = profile_of_id("oewg");
    Row *morning = add_row(programme, ROW_MEETING, "2022-07-25", 600, 780);
    add_item(morning, 5, "matters");
    row_add_entry(morning, entry_new(ENTRY_PRESENTATION, "Presentation by the Chair on <A & B>"))->depth = 1;
    Row *afternoon = add_row(programme, ROW_MEETING, "2022-07-25", 900, CLOCK_UNKNOWN);
    afternoon->room = g_strdup("Conference Room 4");
    afternoon->mode = MODE_INFORMAL;
    add_item(afternoon, 5, "matters");
    add_row(programme, ROW_DEADLINE, "2022-07-26", 900, CLOCK_UNKNOWN)->text = g_strdup("deadline for proposals");
    row_add_entry(add_row(programme, ROW_MEETING, "2022-07-27", CLOCK_UNKNOWN, CLOCK_UNKNOWN),
                  entry_new(ENTRY_LINE, "Panel"));
    row_add_entry(add_row(programme, ROW_MEETING, "2022-12-01", 20 * 60, CLOCK_DAY), entry_new(ENTRY_LINE, "Night"));
    programme_tidy(programme);
    return programme;
}

static void test_xml(void)
{
    g_autoptr(Programme) programme = known_programme();
    g_autofree char *text = text_of(programme_schedule_xml, programme, &own);
    static const char *const parts[] = {
        "<acronym>oewg_20220725</acronym>",
        "<title>Open-ended working group – Third substantive session</title>",
        "<days>2</days>",
        "<time_zone_name>America/New_York</time_zone_name>",
        "<day index=\"1\" date=\"2022-07-25\" start=\"2022-07-25T10:00:00-04:00\" end=\"2022-07-25T18:00:00-04:00\">",
        "<room name=\"New York\">",
        "<room name=\"Conference Room 4\">",
        "<title>Agenda item 5: matters</title>",
        "<track>Agenda item 5</track>",
        "<subtitle>informal meeting</subtitle>",
        "– Presentation by the Chair on &lt;A &amp; B&gt;</description>",
        ">the Chair</person>",
        "<slug>oewg_20220725-2022-07-25-pm</slug>",
        /* The end that nobody told is that of the body's usual hours. */
        "<start>15:00</start>\n        <duration>03:00</duration>",
        /* Another offset in winter; the night ends with the day. */
        "start=\"2022-12-01T20:00:00-05:00\" end=\"2022-12-02T00:00:00-05:00\"",
        "<duration>04:00</duration>",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        expect(text, parts[i]);
    }
    g_assert_cmpint(count_of(text, "<event "), ==, 3);
    g_assert_null(strstr(text, "deadline"));
}

static void test_json(void)
{
    g_autoptr(Programme) programme = known_programme();
    const ScheduleOptions options = { .language = "fr", .url = "https://example.org/p" };
    g_autofree char *text = text_of(programme_schedule_json, programme, &options);
    static const char *const parts[] = {
        "\"time_zone_name\": \"America/New_York\"",
        "\"url\": \"https://example.org/p#2022-07-25-am\"",
        "\"start\": \"2022-12-01T20:00:00-05:00\"",
        "\"end\": \"2022-12-02T00:00:00-05:00\"",
        "\"language\": \"fr\"",
        "\"track\": \"Point 5 de l'ordre du jour\"",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        expect(text, parts[i]);
    }
    const ScheduleOptions unsafe = { .url = "javascript:alert(1)" };
    g_autofree char *without = text_of(programme_schedule_json, programme, &unsafe);
    g_assert_null(strstr(without, "javascript"));
    expect(without, "\"url\": \"urn:uuid:");
}

/* The guid of the first event. Free with g_free. */
static char *first_guid(const Programme *programme, const char *language)
{
    const ScheduleOptions options = { .language = language };
    g_autofree char *text = text_of(programme_schedule_xml, programme, &options);
    const char *at = strstr(text, "guid=\"");
    g_assert_nonnull(at);
    return g_strndup(at + strlen("guid=\""), 36);
}

/* An application that has the schedule must know a meeting again after a correction, in every language. */
static void test_identity(void)
{
    g_autoptr(Programme) programme = known_programme();
    g_autofree char *before = first_guid(programme, NULL);
    g_autofree char *arabic = first_guid(programme, "ar");
    Row *row = programme_row(programme, 0);
    row->start = 630;
    row->room = g_strdup("Trusteeship Council Chamber");
    row_add_entry(row, entry_new(ENTRY_LINE, "Other matters"));
    g_autofree char *after = first_guid(programme, NULL);
    row->date = civil_date(2022, 7, 24);
    g_autofree char *moved = first_guid(programme, NULL);
    g_assert_cmpstr(before, ==, after);
    g_assert_cmpstr(before, ==, arabic);
    g_assert_cmpstr(before, !=, moved);
    g_assert_cmpint(before[14], ==, '5'); /* the version */
}

static void test_times_that_are_none(void)
{
    g_autoptr(Programme) programme = known_programme();
    Row *row = programme_row(programme, 0);
    row->date = civil_date(2022, 3, 13);
    row->start = 150;
    row->end = 240;
    g_autoptr(GError) error = NULL;
    g_assert_null(programme_schedule_xml(programme, &own, &error));
    g_assert_error(error, SCHEDULE_ERROR, SCHEDULE_ERROR_HOURS);
    expect(error->message, "2022-03-13, 02:30");
    g_clear_error(&error);
    programme->zone = g_strdup("Atlantis/Centre");
    g_assert_null(programme_schedule_json(programme, &own, &error));
    g_assert_error(error, SCHEDULE_ERROR, SCHEDULE_ERROR_ZONE);
}

/* Nowhere, the clocks show what is printed; that they do so in UTC is not claimed. */
static void test_without_a_place(void)
{
    g_autoptr(Programme) programme = programme_new();
    row_add_entry(add_row(programme, ROW_MEETING, "2022-07-25", 600, 780), entry_new(ENTRY_LINE, "Panel"));
    g_autofree char *text = text_of(programme_schedule_xml, programme, &own);
    expect(text, "<date>2022-07-25T10:00:00-00:00</date>");
    g_assert_null(strstr(text, "time_zone_name"));
    g_autoptr(Programme) empty = programme_new();
    g_autofree char *nothing = text_of(programme_schedule_xml, empty, &own);
    expect(nothing, "<day index=\"1\" date=\"1970-01-01\"/>");
}

/* --- any programme
 * ------------------------------------------------------------------------------------------------------ */

static int events_expected(const Programme *programme)
{
    int count = 0;
    for (guint i = 0; i < programme->rows->len; i++) {
        const Row *row = programme_row(programme, i);
        count += row->kind == ROW_MEETING && civil_date_is_set(row->date) && row->start != CLOCK_UNKNOWN &&
                 row->start < CLOCK_DAY;
    }
    return count;
}

/* Some programmes have hours that their place never sees; all others have a schedule. */
static bool has_schedule(const Programme *programme)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = programme_schedule_xml(programme, &own, &error);
    g_assert_true(bytes != NULL || error->domain == SCHEDULE_ERROR);
    return bytes != NULL;
}

static void test_any_programme(void)
{
    int schedules = 0;
    for (guint32 seed = 0; seed < PROGRAMMES; seed++) {
        g_autoptr(Programme) programme = generate_programme(seed);
        if (!has_schedule(programme)) {
            continue;
        }
        const ScheduleOptions options = { .language = language_code((Language)(seed % N_LANGUAGES)) };
        g_autofree char *xml = text_of(programme_schedule_xml, programme, &options);
        g_autofree char *again = text_of(programme_schedule_xml, programme, &options);
        g_autofree char *json = text_of(programme_schedule_json, programme, &options);
        g_assert_cmpint(count_of(xml, "<event id="), ==, events_expected(programme));
        g_assert_cmpint(count_of(json, "\"participants\""), ==, events_expected(programme));
        g_assert_cmpstr(xml, ==, again);
        schedules++;
    }
    g_assert_cmpint(schedules, >, PROGRAMMES * 3 / 4);
}

static void add_file(ScriptFiles *files, guint32 seed, const char *extension, const char *text)
{
    g_autofree char *name = g_strdup_printf("%u.schedule.%s", seed, extension);
    script_files_add(files, name, text, strlen(text));
}

static void test_is_valid(void)
{
    g_auto(ScriptFiles) files;
    script_files_init(&files);
    for (guint32 seed = 0; seed < VALIDATED; seed++) {
        g_autoptr(Programme) programme = seed == 0 ? known_programme() : generate_programme(seed);
        if (!has_schedule(programme)) {
            continue;
        }
        g_autofree char *xml = text_of(programme_schedule_xml, programme, &own);
        g_autofree char *json = text_of(programme_schedule_json, programme, &own);
        add_file(&files, seed, "xml", xml);
        add_file(&files, seed, "json", json);
    }
    script_accepts("validate_schedule.py", NULL, &files);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/schedule/xml", test_xml);
    g_test_add_func("/schedule/json", test_json);
    g_test_add_func("/schedule/identity", test_identity);
    g_test_add_func("/schedule/times-that-are-none", test_times_that_are_none);
    g_test_add_func("/schedule/without-a-place", test_without_a_place);
    g_test_add_func("/schedule/any-programme", test_any_programme);
    g_test_add_func("/schedule/is-valid", test_is_valid);
    return g_test_run();
}
