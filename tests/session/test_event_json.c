/* The one form of an event's bytes: what is written is read as the same, and any other form is no event, whose place is
 * named. */
#include "session/module.h"
#include "session/state.h"

#include <stdio.h>
#include <string.h>

static const char sample[] =
    "{\"event\":\"attendance.marked\",\"v\":1,\"at\":1658757600000000,\"by\":\"secretariat\",\"act\":\"attendance.mark\","
    "\"meeting\":\"2022-07-25-am\",\"data\":{\"parties\":[\"FRA\"],\"present\":true}}";

static const Event *read_event(EventReader *reader, const char *text, char **ret_complaint)
{
    return event_read(reader, text, strlen(text), ret_complaint);
}

static void test_sample(void)
{
    g_autoptr(EventReader) reader = event_reader_new();
    g_auto(Buffer) out = BUFFER_INIT;
    g_autofree char *complaint = NULL;
    const Event *event = read_event(reader, sample, &complaint);
    g_assert_cmpstr(complaint, ==, NULL);
    g_assert_nonnull(event);
    g_assert_cmpstr(event->info->name, ==, "attendance.marked");
    g_assert_cmpint(event->at, ==, G_GINT64_CONSTANT(1658757600000000));
    g_assert_cmpstr(event->by, ==, "secretariat");
    g_assert_cmpstr(event->act, ==, "attendance.mark");
    g_assert_cmpstr(event->meeting, ==, "2022-07-25-am");
    g_assert_cmpstr(values_text(&event->values, FIELD_PARTIES), ==, "FRA");
    g_assert_cmpint(values_number(&event->values, FIELD_PRESENT, 0), ==, 1);
    event_write(event, &out);
    g_assert_cmpstr(buffer_text(&out), ==, sample);
}

/* Every byte matters: cut anywhere it is no event, and the complaint names a column within it. */
static void test_cut_short(void)
{
    g_autoptr(EventReader) reader = event_reader_new();
    for (gsize length = 0; length < strlen(sample); length++) {
        g_autofree char *complaint = NULL;
        g_assert_null(event_read(reader, sample, length, &complaint));
        int column = 0;
        g_assert_cmpint(sscanf(complaint, "column %d: expected ", &column), ==, 1);
        g_assert_cmpint(column, >=, 1);
        g_assert_cmpint(column, <=, (int)length + 1);
    }
    g_assert_null(event_read(reader, sample, 5, NULL));
}

/* `text` of the sample replaced by something else. */
static char *with(const char *text, const char *other)
{
    const char *found = strstr(sample, text);
    g_assert_nonnull(found);
    return g_strdup_printf("%.*s%s%s", (int)(found - sample), sample, other, found + strlen(text));
}

static void test_other_forms(void)
{
    static const struct {
        const char *text, *other, *expected;
    } cases[] = {
        { "{\"event\"", "{ \"event\"", "column 1: expected {\"event\":" },
        { "\"attendance.marked\"", "attendance", "expected a text" },
        { "attendance.marked", "attendance.forgotten", "expected an event that is known" },
        { "\"v\":1", "\"v\":2", "expected a version of the event that is known" },
        { "\"v\":1", "\"v\":0", "expected a version of the event that is known" },
        { "\"v\":1", "\"v\":one", "expected a number" },
        { "\"v\":1", "\"v\":01", "expected a number" },
        { "\"v\":1", "\"v\":-0", "expected a number" },
        { "\"v\":1,", "", "expected ,\"v\":" },
        { "\"at\":1658757600000000", "\"at\":-5", "expected" },
        { "\"at\":1658757600000000", "\"at\":999999999999999999", "expected" },
        { "\"at\":1658757600000000", "\"at\":16587576000000001234", "expected" },
        { "\"by\":\"secretariat\",", "", "expected ,\"by\":" },
        { "\"by\":\"secretariat\"", "\"by\":7", "expected a text" },
        { "\"act\":\"attendance.mark\"", "\"act\":true", "expected a text" },
        { "\"meeting\":\"2022-07-25-am\"", "\"meeting\":[]", "expected a text" },
        { "\"data\":", "\"date\":", "expected ,\"data\":{" },
        { "[\"FRA\"]", "[\"fra\"]", "expected parties" },
        { "\"parties\":[\"FRA\"],", "", "expected parties" },
        { "[\"FRA\"]", "[\"\"]", "expected parties" },
        { "[\"FRA\"]", "12", "expected a list of participants" },
        { "\"present\":true", "\"present\":1", "expected false" },
        { "\"present\":true", "\"present\":true,\"reason\":\"x\"", "expected }}" },
        { "true}}", "true}} ", "expected nothing more" },
        { "secretariat", "a\\qb", "expected an escaped character" },
        { "secretariat", "a\\u0", "expected an escaped character" },
        { "secretariat", "a\\u0g0g", "expected an escaped character" },
        { "secretariat", "a\\u1234", "expected an escaped character" },
        { "secretariat", "a\\u00g1", "expected an escaped character" },
        { "secretariat", "a\\u001g", "expected an escaped character" },
        { "secretariat", "a\\u0000", "expected a character" },
    };
    g_autoptr(EventReader) reader = event_reader_new();
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = with(cases[i].text, cases[i].other);
        g_autofree char *complaint = NULL;
        g_assert_null(read_event(reader, text, &complaint));
        if (strstr(complaint, cases[i].expected) == NULL) {
            g_test_message("%s: %s", text, complaint);
            g_test_fail();
        }
    }
}

/* Members that may be missing are missing, and texts of every kind come back as they were. */
static void test_texts(void)
{
    static const char *const texts[] = { "a", "\"quoted\" and \\", "line\tand\x01 control",
                                         "Côte d'Ivoire 日本 العربية", "\x7f" };
    g_autoptr(EventReader) reader = event_reader_new();
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_auto(Buffer) out = BUFFER_INIT;
        g_auto(Buffer) again = BUFFER_INIT;
        Event event = { .info = event_of("attendance.marked"), .at = 5, .by = texts[i] };
        event_text(event_number(&event, FIELD_PRESENT, 0), FIELD_PARTIES, "FRA");
        event_write(&event, &out);
        const Event *same = read_event(reader, buffer_text(&out), NULL);
        g_assert_nonnull(same);
        g_assert_cmpstr(same->by, ==, texts[i]);
        g_assert_cmpstr(same->act, ==, NULL);
        g_assert_cmpstr(same->meeting, ==, NULL);
        event_write(same, &again);
        g_assert_cmpstr(buffer_text(&again), ==, buffer_text(&out));
    }
}

static void test_lists(void)
{
    static const char head[] =
        "{\"event\":\"roster.admitted\",\"v\":1,\"at\":5,\"by\":\"secretariat\",\"act\":\"roster.admit\",\"data\":";
    static const struct {
        const char *data, *expected;
    } wrong[] = {
        { "{\"class\":\"member-state\",\"parties\":\"FRA\"}}", "expected a list of participants" },
        { "{\"class\":\"member-state\",\"parties\":[]}}", "expected a list of participants" },
        { "{\"class\":\"member-state\",\"parties\":[\"FRA\", \"DEU\"]}}", "expected the code of a participant" },
        { "{\"class\":\"member-state\",\"parties\":[\"FRA DEU\"]}}", "expected the code of a participant" },
        { "{\"class\":\"member-state\",\"parties\":[\"FRA\",\"\"]}}", "expected" },
        { "{\"class\":\"member-state\",\"parties\":[\"FRA", "expected" },
        { "{\"class\":\"emperor\",\"parties\":[\"FRA\"]}}", "expected class" },
        { "{\"class\":3,\"parties\":[\"FRA\"]}}", "expected a text" },
    };
    g_autoptr(EventReader) reader = event_reader_new();
    g_autofree char *good = g_strconcat(head, "{\"class\":\"member-state\",\"parties\":[\"FRA\",\"DEU\"]}}", NULL);
    const Event *event = read_event(reader, good, NULL);
    g_assert_nonnull(event);
    g_assert_cmpstr(values_text(&event->values, FIELD_PARTIES), ==, "FRA DEU");
    for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_autofree char *text = g_strconcat(head, wrong[i].data, NULL);
        g_autofree char *complaint = NULL;
        g_assert_null(read_event(reader, text, &complaint));
        if (strstr(complaint, wrong[i].expected) == NULL) {
            g_test_message("%s: %s", wrong[i].data, complaint);
            g_test_fail();
        }
    }
}

static void test_tables_end(void)
{
    g_assert_nonnull(module_at(0));
    g_assert_null(module_at(1000));
    g_assert_null(command_at(100000));
    g_assert_null(event_at(100000));
    g_assert_null(refusal_at(100000));
    g_assert_null(command_of("floor.levitate"));
    g_assert_null(event_of("floor.levitated"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/session/event_json/sample", test_sample);
    g_test_add_func("/session/event_json/cut-short", test_cut_short);
    g_test_add_func("/session/event_json/other-forms", test_other_forms);
    g_test_add_func("/session/event_json/texts", test_texts);
    g_test_add_func("/session/event_json/lists", test_lists);
    g_test_add_func("/session/event_json/tables-end", test_tables_end);
    return g_test_run();
}
