#include "exchange/calendar.h"

#include "base/zone.h"
#include "generate.h"
#include "script.h"

#include <glib/gstdio.h>
#include <libical/ical.h>
#include <string.h>

enum { PROGRAMMES = 2000 };

G_DEFINE_AUTOPTR_CLEANUP_FUNC(icalcomponent, icalcomponent_free)

static const CalendarOptions plain = { .language = "en", .url = "https://example.org/programme" };

static char *calendar_text(const Programme *programme, const CalendarOptions *options)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = programme_calendar(programme, options, &error);
    g_assert_no_error(error);
    return g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
}

/* --- any programme ----------------------------------------------------------------------------------- */

static bool is_event(const Row *row)
{
    return civil_date_is_set(row->date) && row->kind != ROW_REMARK;
}

/* The moment that a client takes the property for, with the zone's rules that stand in the file. */
static gint64 moment(icalcomponent *event, icalproperty_kind kind)
{
    icalproperty *property = icalcomponent_get_first_property(event, kind);
    g_assert_nonnull(property);
    const struct icaltimetype time = icalproperty_get_datetime_with_component(property, event);
    /* A floating time is counted as if it were in UTC. */
    return (gint64)(time.zone != NULL ? icaltime_as_timet_with_zone(time, time.zone) : icaltime_as_timet(time));
}

static void assert_moment(const Zone *zone, const Row *row, int clock, gint64 second)
{
    if (zone == NULL) {
        const gint64 days = civil_date_days_between((CivilDate){ 1970, 1, 1 }, row->date);
        g_assert_cmpint(second, ==, days * 86400 + (gint64)clock * 60);
        return;
    }
    Instant instant = 0;
    g_assert_cmpint(zone_instant(zone, row->date, clock, &instant), ==, ZONE_OK);
    g_assert_cmpint(second, ==, instant / G_USEC_PER_SEC);
}

static void assert_event(const Zone *zone, const Row *row, icalcomponent *event)
{
    if (row->start == CLOCK_UNKNOWN) {
        const struct icaltimetype day = icalcomponent_get_dtstart(event);
        g_assert_true(icaltime_is_date(day));
        g_assert_true(civil_date_equal(row->date, civil_date(day.year, day.month, day.day)));
        return;
    }
    assert_moment(zone, row, row->start, moment(event, ICAL_DTSTART_PROPERTY));
    if (row->kind == ROW_MEETING && row->end > row->start) {
        assert_moment(zone, row, row->end, moment(event, ICAL_DTEND_PROPERTY));
    } else {
        g_assert_null(icalcomponent_get_first_property(event, ICAL_DTEND_PROPERTY));
    }
}

static void assert_events(const Programme *programme, icalcomponent *calendar)
{
    g_autoptr(Zone) zone = zone_new(programme_zone(programme));
    g_autoptr(GHashTable) uids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    icalcomponent *event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
    for (guint i = 0; i < programme->rows->len; i++) {
        const Row *row = programme_row(programme, i);
        if (!is_event(row)) {
            continue;
        }
        g_assert_nonnull(event);
        assert_event(zone, row, event);
        g_assert_true(g_hash_table_add(uids, g_strdup(icalcomponent_get_uid(event))));
        event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT);
    }
    g_assert_null(event);
}

static void assert_lines(const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\r\n", -1);
    for (guint i = 0; lines[i] != NULL; i++) {
        g_assert_cmpuint(strlen(lines[i]), <=, 75);
        g_assert_true(g_utf8_validate(lines[i], -1, NULL));
        g_assert_null(strpbrk(lines[i], "\r\n"));
    }
}

/* False if the programme has none: its zone is unknown, or one of its hours falls to the change of the clocks. */
static bool check_programme(const Programme *programme)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = programme_calendar(programme, &plain, &error);
    if (bytes == NULL) {
        g_assert_true(error->domain == CALENDAR_ERROR && error->code != CALENDAR_ERROR_LIBRARY);
        return false;
    }
    g_autofree char *text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    g_autoptr(icalcomponent) calendar = icalcomponent_new_from_string(text);
    g_assert_nonnull(calendar);
    g_assert_cmpint(icalcomponent_count_errors(calendar), ==, 0);
    g_assert_true(icalrestriction_check(calendar));
    assert_lines(text);
    assert_events(programme, calendar);
    return true;
}

static void test_any_programme(void)
{
    int calendars = 0;
    for (guint32 seed = 0; seed < PROGRAMMES; seed++) {
        g_autoptr(Programme) programme = generate_programme(seed);
        calendars += check_programme(programme);
    }
    g_test_message("%d of %d programmes have a calendar", calendars, PROGRAMMES);
    g_assert_cmpint(calendars, >, PROGRAMMES * 3 / 4);
}

static void test_same_bytes(void)
{
    g_autoptr(Programme) programme = generate_programme(3);
    g_clear_pointer(&programme->zone, g_free);
    programme->zone = g_strdup("Europe/Vienna");
    g_autofree char *once = calendar_text(programme, &plain);
    g_autofree char *again = calendar_text(programme, &plain);
    g_assert_cmpstr(once, ==, again);
}

/* --- a known one ------------------------------------------------------------------------------------- */

static Row *add_row(Programme *programme, RowKind kind, const char *date, int start, int end)
{
    Row *row = programme_add_row(programme, row_new(kind));
    row->date = civil_date_parse(date);
    row->start = start;
    row->end = end;
    return row;
}

static Programme *known_programme(void)
{
    Programme *programme = programme_new();
    programme->profile = profile_of_id("oewg");
    programme->body = g_strdup("Working group; on, \"matters\"");
    programme->session = g_strdup("Third session");
    programme->place = g_strdup("New York");
    programme->issued = civil_date(2022, 6, 23);
    Row *meeting = add_row(programme, ROW_MEETING, "2022-07-25", 600, 780);
    meeting->room = g_strdup("Conference Room 2");
    Entry *item = row_add_entry(meeting, entry_new(ENTRY_ITEM, "other matters"));
    const ItemNumber number = { .number = 6 };
    g_array_append_val(item->items, number);
    row_add_entry(meeting, entry_new(ENTRY_TOPIC, "Rules, norms and principles"))->depth = 1;
    row_add_entry(meeting, entry_new(ENTRY_EXCHANGE, "Interactive exchange"))->minutes = 60;
    Row *second = add_row(programme, ROW_MEETING, "2022-07-25", 900, CLOCK_DAY);
    second->room = g_strdup(meeting->room);
    second->shares_row = true;
    add_row(programme, ROW_DEADLINE, "2022-07-26", 900, CLOCK_UNKNOWN)->text = g_strdup("deadline for proposals");
    add_row(programme, ROW_MEETING, "2022-07-27", CLOCK_UNKNOWN, CLOCK_UNKNOWN)->label = g_strdup("Panel");
    add_row(programme, ROW_NO_MEETING, "2022-07-28", CLOCK_UNKNOWN, CLOCK_UNKNOWN);
    add_row(programme, ROW_REMARK, "2022-07-28", CLOCK_UNKNOWN, CLOCK_UNKNOWN)->text = g_strdup("Webcast");
    programme_tidy(programme);
    return programme;
}

static void assert_has(const char *text, const char *lines)
{
    if (strstr(text, lines) == NULL) {
        g_error("\"%s\" is not in:\n%s", lines, text);
    }
}

static void test_known_calendar(void)
{
    static const char *const expected[] = {
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Placard//",
        "NAME;LANGUAGE=en:Working group\\; on\\, \"matters\" – Third session\r\n",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H\r\n",
        "BEGIN:VTIMEZONE\r\nTZID:America/New_York\r\nBEGIN:DAYLIGHT\r\nDTSTART:20220313T020000\r\n"
        "TZOFFSETFROM:-0500\r\nTZOFFSETTO:-0400\r\nTZNAME:EDT\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n",
        "DTSTAMP:20220623T000000Z\r\nSEQUENCE:0\r\nDTSTART;TZID=America/New_York:20220725T100000\r\n"
        "DTEND;TZID=America/New_York:20220725T130000\r\nSUMMARY;LANGUAGE=en:Agenda item 6: other matters\r\n",
        "DESCRIPTION;LANGUAGE=en:Agenda item 6: other matters\\n– Rules\\, norms \r\n"
        " and principles\\nInteractive exchange (60 minutes)\r\n",
        "CATEGORIES;LANGUAGE=en:Agenda item 6\r\nCATEGORIES;LANGUAGE=en:rules norms and principles\r\n",
        "LOCATION;LANGUAGE=en:Conference Room 2\\, New York\r\nURL:https://example.org/programme#2022-07-25-am\r\n"
        "TRANSP:OPAQUE\r\n",
        "DTSTART;TZID=America/New_York:20220725T150000\r\nDTEND;TZID=America/New_York:20220726T000000\r\n",
        "DTSTART;TZID=America/New_York:20220726T150000\r\nSUMMARY;LANGUAGE=en:deadline for proposals\r\n"
        "LOCATION;LANGUAGE=en:New York\r\nURL:https://example.org/programme#row-3\r\nTRANSP:TRANSPARENT\r\n",
        "DTSTART;VALUE=DATE:20220727\r\nSUMMARY;LANGUAGE=en:Panel\r\n",
        "DTSTART;VALUE=DATE:20220728\r\nSUMMARY;LANGUAGE=en:No meetings scheduled\r\n",
    };
    g_autoptr(Programme) programme = known_programme();
    g_autofree char *text = calendar_text(programme, &plain);
    for (guint i = 0; i < G_N_ELEMENTS(expected); i++) {
        assert_has(text, expected[i]);
    }
    g_assert_null(strstr(text, "Webcast"));
    g_assert_null(strstr(text, "METHOD"));
}

static GPtrArray *uids_of(const Programme *programme)
{
    g_autofree char *text = calendar_text(programme, &plain);
    g_autoptr(icalcomponent) calendar = icalcomponent_new_from_string(text);
    GPtrArray *uids = g_ptr_array_new_with_free_func(g_free);
    icalcomponent *event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
    for (; event != NULL; event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
        g_ptr_array_add(uids, g_strdup(icalcomponent_get_uid(event)));
    }
    return uids;
}

/* Who has subscribed keeps the same events after a correction. */
static void test_uids_stay(void)
{
    g_autoptr(Programme) programme = known_programme();
    g_autoptr(GPtrArray) before = uids_of(programme);
    g_free(programme->body);
    programme->body = g_strdup("Working Group on matters");
    programme_row(programme, 0)->start = 630;
    g_free(programme_row(programme, 0)->room);
    programme_row(programme, 0)->room = NULL;
    g_free(row_entry(programme_row(programme, 0), 0)->text);
    row_entry(programme_row(programme, 0), 0)->text = g_strdup("other business");
    g_free(programme_row(programme, 2)->text);
    programme_row(programme, 2)->text = g_strdup("deadline for draft proposals");
    programme_row(programme, 2)->start = 960;
    g_autoptr(GPtrArray) after = uids_of(programme);
    g_assert_cmpuint(before->len, ==, 5);
    g_assert_cmpuint(after->len, ==, 5);
    for (guint i = 0; i < before->len; i++) {
        g_assert_cmpstr(g_ptr_array_index(before, i), ==, g_ptr_array_index(after, i));
    }
    programme_row(programme, 0)->date = civil_date(2022, 7, 29);
    g_autoptr(GPtrArray) moved = uids_of(programme);
    g_assert_cmpstr(g_ptr_array_index(before, 0), !=, g_ptr_array_index(moved, 0));
}

static bool is_second_row(const Programme *programme, guint row, gconstpointer data)
{
    return row == *(const guint *)data;
}

static void test_options(void)
{
    const guint second = 1;
    const CalendarOptions options = { .wants = is_second_row, .data = &second };
    g_autoptr(Programme) programme = known_programme();
    g_autofree char *text = calendar_text(programme, &options);
    assert_has(text, "SEQUENCE:0\r\n");
    assert_has(text, "SUMMARY:");
    g_assert_null(strstr(text, "LANGUAGE"));
    g_assert_null(strstr(text, "URL"));
    g_auto(GStrv) events = g_strsplit(text, "BEGIN:VEVENT", -1);
    g_assert_cmpuint(g_strv_length(events), ==, 2);
    assert_has(text, "T150000");
}

/* --- zones ------------------------------------------------------------------------------------------- */

static char *zone_rules(const char *zone, const char *first_date, const char *last_date)
{
    g_autoptr(Programme) programme = programme_new();
    programme->zone = g_strdup(zone);
    add_row(programme, ROW_MEETING, first_date, 600, 780);
    add_row(programme, ROW_MEETING, last_date, 600, 780);
    g_assert_true(check_programme(programme));
    g_autofree char *text = calendar_text(programme, &plain);
    const char *from = strstr(text, "BEGIN:VTIMEZONE");
    const char *to = strstr(text, "END:VTIMEZONE");
    return g_strndup(from, (gsize)(to - from));
}

static guint count(const char *text, const char *what)
{
    g_auto(GStrv) parts = g_strsplit(text, what, -1);
    return g_strv_length(parts) - 1;
}

static void test_rules_of_the_time_only(void)
{
    static const struct {
        const char *zone, *first, *last;
        guint rules;
        const char *has;
    } cases[] = {
        { "America/New_York", "2022-07-25", "2022-07-29", 1, "BEGIN:DAYLIGHT" },
        { "America/New_York", "2023-12-11", "2023-12-15", 1, "DTSTART:20231105T020000" },
        { "America/New_York", "2025-10-01", "2025-11-26", 2, "DTSTART:20251102T020000" },
        { "Europe/Vienna", "2022-03-26", "2022-03-28", 2, "DTSTART:20220327T020000" },
        { "Africa/Nairobi", "2023-03-06", "2023-03-10", 1, "DTSTART:19700101T000000" },
        { "Australia/Lord_Howe", "2022-10-01", "2022-10-03", 2, "TZOFFSETFROM:+1030" },
        { "Africa/Casablanca", "2023-03-01", "2023-05-01", 3, "TZNAME:+00" },
        { "Pacific/Apia", "2011-12-29", "2011-12-31", 2, "TZOFFSETTO:+1400" },
        { "Pacific/Chatham", "2023-07-01", "2023-07-02", 1, "TZOFFSETTO:+1245" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *rules = zone_rules(cases[i].zone, cases[i].first, cases[i].last);
        g_test_message("%s", rules);
        g_assert_cmpuint(count(rules, "TZOFFSETTO"), ==, cases[i].rules);
        assert_has(rules, cases[i].has);
    }
}

static void assert_refused(const Programme *programme, CalendarError code, const char *message)
{
    g_autoptr(GError) error = NULL;
    g_assert_null(programme_calendar(programme, &plain, &error));
    g_assert_error(error, CALENDAR_ERROR, (int)code);
    g_assert_cmpstr(error->message, ==, message);
}

static void test_no_such_time(void)
{
    g_autoptr(Programme) programme = programme_new();
    Row *row = add_row(programme, ROW_MEETING, "2022-03-13", 120, 240);
    row->label = g_strdup("Night session");
    g_autoptr(GBytes) floating = programme_calendar(programme, &plain, NULL);
    g_assert_nonnull(floating);
    g_assert_nonnull(g_strstr_len(g_bytes_get_data(floating, NULL), (gssize)g_bytes_get_size(floating),
                                  "DTSTART:20220313T020000\r\n"));
    programme->zone = g_strdup("Atlantis/Centre");
    assert_refused(programme, CALENDAR_ERROR_ZONE, "there is no time zone \"Atlantis/Centre\" on this system");
    g_free(programme->zone);
    programme->zone = g_strdup("America/New_York");
    assert_refused(
        programme, CALENDAR_ERROR_HOURS,
        "2022-03-13, 02:00: \"Night session\": the clocks of America/New_York show that time never on that day");
    row->date = civil_date(2022, 11, 6);
    row->start = 60;
    row->end = 240;
    assert_refused(
        programme, CALENDAR_ERROR_HOURS,
        "2022-11-06, 01:00: \"Night session\": the clocks of America/New_York show that time twice on that day");
}

/* --- another reader ---------------------------------------------------------------------------------- */

static void test_another_reader(void)
{
    g_autoptr(Programme) programme = known_programme();
    add_row(programme, ROW_MEETING, "2022-12-01", 600, 780)->label = g_strdup("Winter; a\\b, قبل \"المعلومات\"");
    g_autofree char *text = calendar_text(programme, &plain);
    g_autofree char *events = script_read("read_calendar.py", "ics", text);
    if (events == NULL) {
        g_test_skip("python3-icalendar is not there: no other program read the calendar");
        return;
    }
    g_assert_cmpstr(events, ==,
                    "2022-07-25T14:00Z 2022-07-25T17:00Z Agenda item 6: other matters\n"
                    "2022-07-25T19:00Z 2022-07-26T04:00Z Agenda item 6: other matters\n"
                    "2022-07-26T19:00Z - deadline for proposals\n"
                    "2022-07-27 - Panel\n"
                    "2022-07-28 - No meetings scheduled\n"
                    "2022-12-01T15:00Z 2022-12-01T18:00Z Winter; a\\b, قبل \"المعلومات\"\n");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/paper/calendar/any-programme", test_any_programme);
    g_test_add_func("/paper/calendar/same-bytes", test_same_bytes);
    g_test_add_func("/paper/calendar/known", test_known_calendar);
    g_test_add_func("/paper/calendar/uids", test_uids_stay);
    g_test_add_func("/paper/calendar/options", test_options);
    g_test_add_func("/paper/calendar/zones", test_rules_of_the_time_only);
    g_test_add_func("/paper/calendar/no-such-time", test_no_such_time);
    g_test_add_func("/paper/calendar/another-reader", test_another_reader);
    return g_test_run();
}
