/* The session as a calendar: identities stay, numbers rise with changes and at no other time, what is likely does not
 * move for nothing, and nobody is told what is not theirs to know. */
#include "hall/room_calendar.h"
#include "hearing.h"
#include "stage.h"

#include <string.h>

#define SECOND G_GINT64_CONSTANT(1000000)
#define MINUTE (60 * SECOND)
#define NOON ((Instant)1658764800 * SECOND)

/* === What was told === */

static ToldEvent tell(Told *told, Instant starts, bool is_likely, guint32 words, Seq seq)
{
    ToldEvent event = { .starts = starts, .ends = starts + 7 * MINUTE, .is_likely = is_likely, .words = words };
    told_event(told, "one", &event, seq, NOON + (Instant)seq);
    return event;
}

static void test_told(void)
{
    Told *told = told_new();
    const ToldEvent first = tell(told, NOON, false, 1, 10);
    g_assert_cmpint(first.sequence, ==, 10);
    const ToldEvent same = tell(told, NOON, false, 1, 15);
    g_assert_cmpint(same.sequence, ==, 10);
    g_assert_cmpint(same.changed, ==, first.changed);
    g_assert_cmpint(tell(told, NOON + 1, false, 1, 16).sequence, ==, 16);
    g_assert_cmpint(tell(told, NOON + 1, false, 2, 17).sequence, ==, 17);
    g_assert_cmpint(tell(told, NOON, false, 2, 17).sequence, ==, 18); /* though nothing was stored since */
    told_free(told);
}

/* By a few minutes it does not move; then it moves to where it is. */
static void test_calm(void)
{
    static const struct {
        int minutes, told, sequence;
    } cases[] = { { 2, 0, 1 }, { 8, 0, 1 }, { -9, 0, 1 }, { 12, 10, 4 }, { 19, 10, 4 }, { 21, 20, 6 } };
    Told *told = told_new();
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        const ToldEvent event = tell(told, NOON + cases[i].minutes * MINUTE, true, 1, i + 1);
        g_assert_cmpint(event.starts, ==, NOON + cases[i].told * MINUTE);
        g_assert_cmpint(event.sequence, ==, cases[i].sequence);
        g_assert_cmpint(event.ends, >, event.starts);
    }
    /* Once it has happened it is as it was. */
    const ToldEvent real = tell(told, NOON + 21 * MINUTE + 5 * SECOND, false, 1, 9);
    g_assert_cmpint(real.starts, ==, NOON + 21 * MINUTE + 5 * SECOND);
    g_assert_cmpint(real.sequence, ==, 9);
    told_free(told);
}

/* === The calendar === */

typedef struct {
    CalendarWish wish;
    bool keeps_folds; /* of its lines, as calendars have them */
    char *text;
} Asking;

static void ask(const Scene *scene, gpointer data)
{
    Asking *asking = data;
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = room_calendar(scene, &asking->wish, &error);
    gsize length;
    g_assert_no_error(error);
    const char *text = g_bytes_get_data(bytes, &length);
    g_autofree char *folded = g_strndup(text, length);
    g_auto(GStrv) lines = g_strsplit(folded, "\r\n ", -1);
    asking->text = asking->keeps_folds ? g_strdup(folded) : g_strjoinv("", lines);
}

static char *calendar(const State *state, DoorRole role, const char *visitor, const char *party, int item, Told *told)
{
    const StageView view = { .state = state, .language = LANGUAGE_ENGLISH, .role = role, .party = visitor };
    Asking asking = { .wish = { .party = party, .item = item, .base = "https://example.org", .told = told } };
    stage_scene(&view, ask, &asking);
    return asking.text;
}

static bool has(const char *text, const char *part)
{
    g_test_message("looking for “%s” in %s", part, text);
    return strstr(text, part) != NULL;
}

static guint events(const char *text)
{
    return stage_count(text, "BEGIN:VEVENT");
}

static void test_meetings(void)
{
    Told *told = told_new();
    g_autoptr(Hearing) hearing = hearing_new("item 5,item 6");
    g_autofree char *all = calendar(hearing->state, DOOR_PUBLIC, NULL, NULL, 0, told);
    g_assert_cmpuint(events(all), ==, 4);
    g_assert_true(has(all, "DTSTART:20220725T190000Z")); /* the afternoon, in New York */
    g_assert_true(has(all, "URL:https://example.org/en/room/2022-07-26"));
    g_autofree char *again = calendar(hearing->state, DOOR_PUBLIC, NULL, NULL, 0, told);
    g_assert_cmpstr(all, ==, again);
    g_autofree char *none = calendar(hearing->state, DOOR_PUBLIC, NULL, NULL, 7, told);
    g_assert_cmpuint(events(none), ==, 0);
    hearing_do(hearing, 60, "secretariat slot.cancel meeting=2022-07-26-pm reason=\"no time is needed\"");
    g_autofree char *less = calendar(hearing->state, DOOR_PUBLIC, NULL, NULL, 0, told);
    g_assert_cmpuint(events(less), ==, 4);
    g_assert_cmpuint(stage_count(less, "STATUS:CANCELLED"), ==, 1);
    g_autofree char *number = g_strdup_printf("SEQUENCE:%d\r\nSTATUS:CANCELLED", (int)state_seq(hearing->state));
    g_assert_true(has(less, number));
    told_free(told);
}

static char *uid_of(const char *calendar, const char *summary)
{
    const char *at = strstr(calendar, summary);
    const char *uid = at != NULL ? g_strrstr_len(calendar, at - calendar, "UID:") : NULL;
    g_assert_nonnull(uid);
    return g_strndup(uid, strcspn(uid, "\r"));
}

/* One's statement: likely while it waits, as it was once it is over, the same event all the time. */
static void test_statements(void)
{
    Told *told = told_new();
    g_autoptr(Hearing) hearing = hearing_new("item 5");
    hearing_ask(hearing, 0, 3);
    g_autofree char *before = calendar(hearing->state, DOOR_PUBLIC, NULL, "AUS", 0, told);
    g_assert_cmpuint(stage_count(before, "SUMMARY;LANGUAGE=en:Australia"), ==, 1);
    g_assert_cmpuint(stage_count(before, "STATUS:TENTATIVE"), ==, 1);
    g_assert_false(has(before, "Argentina"));
    hearing_hear(hearing, 10, 100);
    hearing_hear(hearing, 10, 200);
    g_autofree char *after = calendar(hearing->state, DOOR_PUBLIC, NULL, "AUS", 0, told);
    g_autofree char *uid = uid_of(before, "SUMMARY;LANGUAGE=en:Australia");
    g_autofree char *same = uid_of(after, "SUMMARY;LANGUAGE=en:Australia");
    g_assert_cmpstr(uid, ==, same);
    g_assert_cmpuint(stage_count(after, "STATUS:TENTATIVE"), ==, 0);
    told_free(told);
}

/* While the meeting is informal only those who may attend are told who waits, and nobody what was said. */
static void test_informal(void)
{
    Told *told = told_new();
    g_autoptr(Hearing) hearing = hearing_new("item 5");
    hearing_ask(hearing, 0, 2);
    hearing_do(hearing, 60, "chair meeting.suspend mode=informal");
    hearing_hear(hearing, 10, 100);
    g_autofree char *public = calendar(hearing->state, DOOR_PUBLIC, NULL, "AUS", 0, told);
    g_assert_false(has(public, "SUMMARY;LANGUAGE=en:Australia"));
    g_autofree char *own = calendar(hearing->state, DOOR_DELEGATE, "AUS", "AUS", 0, told);
    g_assert_true(has(own, "SUMMARY;LANGUAGE=en:Australia"));
    g_autofree char *heard = calendar(hearing->state, DOOR_DELEGATE, "ARG", "ARG", 0, told);
    g_assert_false(has(heard, "SUMMARY;LANGUAGE=en:Argentina"));
    told_free(told);
}

/* Writes one where other programs read it, if they are asked to. */
static void write_sample(const char *path)
{
    Told *told = told_new();
    g_autoptr(Hearing) hearing = hearing_new("item 5,item 6");
    hearing_ask(hearing, 0, 3);
    hearing_hear(hearing, 10, 100);
    hearing_do(hearing, 60, "secretariat slot.cancel meeting=2022-07-26-pm reason=\"no time is needed\"");
    const StageView view = { .state = hearing->state, .language = LANGUAGE_ARABIC };
    Asking asking = { .wish = { .party = "AUS", .base = "https://example.org", .told = told }, .keeps_folds = true };
    stage_scene(&view, ask, &asking);
    g_assert_true(g_file_set_contents(path, asking.text, -1, NULL));
    g_free(asking.text);
    told_free(told);
}

int main(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "--write") == 0) {
        write_sample(argv[2]);
        return 0;
    }
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/hall/calendar/told", test_told);
    g_test_add_func("/hall/calendar/calm", test_calm);
    g_test_add_func("/hall/calendar/meetings", test_meetings);
    g_test_add_func("/hall/calendar/statements", test_statements);
    g_test_add_func("/hall/calendar/informal", test_informal);
    return g_test_run();
}
