#include "exchange/session_json.h"

#include "exchange/planned.h"
#include "exchange/programme_file.h"
#include "exchange/programme_json.h"
#include "session/decide.h"
#include "session/module.h"

#include <string.h>

#define BEGINS G_GINT64_CONSTANT(1658754000000000) /* 2022-07-25, 13:00 in UTC */

#define BEGIN_SESSION                                                                                                  \
    "secretariat session.begin body=B session=S profile=oewg from=2022-07-25 to=2022-07-29 zone=America/New_York "     \
    "parties=BRA,CHN,DEU,FRA"

typedef struct {
    State *state;
    GStringChunk *strings;
    Instant at;
} Play;

static void decide_it(Play *play, Command *command, const char *line)
{
    g_auto(Outcome) outcome = { 0 };
    outcome_init(&outcome);
    command->at = play->at += G_USEC_PER_SEC;
    const Refusal refusal = decide_and_apply(play->state, command, &outcome);
    if (refusal != ALLOWED) {
        g_error("%s: %s", line, refusal->words);
    }
}

/* Each line is a second after the one before: "who command field=value". */
static void act(Play *play, const char *line)
{
    Command command = { 0 };
    Actor actor;
    const char *rest = strchr(line, ' ');
    g_autofree char *who = g_strndup(line, (gsize)(rest - line));
    g_autofree char *complaint = command_read(rest + 1, play->strings, &command);
    g_assert_cmpstr(complaint, ==, NULL);
    g_assert_true(actor_read(who, play->strings, &actor));
    command.actor = actor;
    decide_it(play, &command, line);
}

static void issue(Play *play)
{
    g_autofree char *path = g_test_build_filename(G_TEST_DIST, "..", "scenarios", "given", "week.programme", NULL);
    g_autofree char *text = NULL;
    g_autoptr(GError) error = NULL;
    gsize length;
    g_file_get_contents(path, &text, &length, &error);
    g_assert_no_error(error);
    g_autoptr(GBytes) bytes = g_bytes_new(text, length);
    g_autoptr(ProgrammeFile) file = programme_file_read(bytes, path, &error);
    g_assert_no_error(error);
    g_autoptr(Planned) planned = planned_new(file->programme, &error);
    g_assert_no_error(error);
    g_autoptr(GBytes) json = programme_to_json(file->programme);
    g_autofree char *paper = g_strndup(g_bytes_get_data(json, NULL), g_bytes_get_size(json));
    Command command = { .info = command_of("programme.issue"), .plan = &planned->plan };
    command.actor.role = ROLE_SECRETARIAT;
    values_set_text(&command.values, FIELD_PAPER, paper);
    decide_it(play, &command, "programme.issue");
}

static void play_init(Play *play)
{
    static const char *const lines[] = {
        BEGIN_SESSION,
        "secretariat attendance.mark party=BRA",
        "secretariat attendance.mark party=CHN",
        "secretariat attendance.mark party=DEU",
        "secretariat list.open list=a",
        "FRA floor.request list=a person=42",
        "DEU floor.request list=a on_behalf=BRA,CHN group=Friends level=minister",
    };
    *play = (Play){ .state = state_new(), .strings = g_string_chunk_new(512), .at = BEGINS };
    for (guint i = 0; i < G_N_ELEMENTS(lines); i++) {
        act(play, lines[i]);
    }
}

static void play_clear(Play *play)
{
    state_free(play->state);
    g_string_chunk_free(play->strings);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Play, play_clear)

static JsonValue *show(const Play *play, const SessionView *view)
{
    g_auto(Buffer) out = BUFFER_INIT;
    session_json_put(&out, play->state, view);
    g_autoptr(GBytes) bytes = buffer_steal(&out);
    g_autoptr(GError) error = NULL;
    JsonValue *root = json_parse(bytes, &error);
    g_assert_no_error(error);
    return root;
}

/* The member at a path such as "lists.0.waiting.1.party". */
static const JsonValue *at(const JsonValue *root, const char *path)
{
    g_auto(GStrv) steps = g_strsplit(path, ".", -1);
    for (guint i = 0; steps[i] != NULL; i++) {
        root = json_kind(root) == JSON_ARRAY ? json_at(root, (guint)g_ascii_strtoull(steps[i], NULL, 10))
                                             : json_member(root, steps[i]);
        g_assert_nonnull(root);
    }
    return root;
}

static void assert_text(const JsonValue *root, const char *path, const char *text)
{
    g_assert_cmpstr(json_string(at(root, path)), ==, text);
}

static void assert_number(const JsonValue *root, const char *path, gint64 number)
{
    g_assert_cmpint(json_integer(at(root, path)), ==, number);
}

static void assert_null(const JsonValue *root, const char *path)
{
    g_assert_cmpint(json_kind(at(root, path)), ==, JSON_NULL);
}

static void test_nothing(void)
{
    Play play = { .state = state_new(), .strings = g_string_chunk_new(512) };
    g_autoptr(JsonValue) root = show(&play, &(SessionView){ .clock = 5 });
    assert_number(root, "seq", 0);
    assert_null(root, "at");
    assert_number(root, "clock", 5);
    assert_null(root, "session.body");
    g_assert_false(json_bool(at(root, "session.has_begun")));
    assert_null(root, "meeting");
    assert_null(root, "floor");
    g_assert_cmpuint(json_size(at(root, "lists")), ==, 0);
    play_clear(&play);
}

static void test_lists(void)
{
    g_auto(Play) play;
    play_init(&play);
    g_autoptr(JsonValue) root = show(&play, &(SessionView){ 0 });
    assert_text(root, "session.body", "B");
    assert_text(root, "lists.0.id", "a");
    assert_text(root, "lists.0.state", "open");
    assert_number(root, "lists.0.asked", 2);
    g_assert_cmpuint(json_size(at(root, "lists.0.waiting")), ==, 2);
    assert_number(root, "lists.0.waiting.0.position", 1);
    assert_text(root, "lists.0.waiting.0.party", "DEU"); /* groups come first */
    assert_text(root, "lists.0.waiting.0.name", "Germany");
    assert_text(root, "lists.0.waiting.0.group", "Friends");
    assert_text(root, "lists.0.waiting.0.level", "minister");
    assert_text(root, "lists.0.waiting.0.on_behalf.1", "CHN");
    assert_text(root, "lists.0.waiting.1.person", "42");
    assert_null(root, "lists.0.waiting.0.person");
}

static void test_hidden(void)
{
    g_auto(Play) play;
    play_init(&play);
    g_autoptr(JsonValue) persons = show(&play, &(SessionView){ .hides_persons = true });
    g_assert_null(json_member(at(persons, "lists.0.waiting.1"), "person"));
    g_autoptr(JsonValue) speakers = show(&play, &(SessionView){ .hides_speakers = true });
    g_assert_true(json_bool(at(speakers, "is_private")));
    g_assert_cmpuint(json_size(at(speakers, "lists.0.waiting")), ==, 0);
    assert_number(speakers, "lists.0.asked", 2); /* how many is no secret */
    assert_null(speakers, "floor");
}

/* While the clock runs, when the time is up; while it stands, how much is left. */
static void test_floor(void)
{
    g_auto(Play) play;
    play_init(&play);
    issue(&play);
    act(&play, "chair meeting.call_to_order meeting=2022-07-25-am");
    act(&play, "chair limit.decide seconds=180 decision=D");
    act(&play, "chair floor.give list=a");
    const Instant given = play.at;
    g_autoptr(JsonValue) running = show(&play, &(SessionView){ 0 });
    assert_text(running, "meeting.state", "running");
    assert_text(running, "floor.party", "DEU");
    assert_text(running, "floor.list", "a");
    assert_number(running, "floor.limit", 180);
    assert_number(running, "floor.since", given);
    assert_number(running, "floor.deadline", given + 180 * G_USEC_PER_SEC);
    assert_null(running, "floor.rest");
    assert_number(running, "lists.0.taken", 1);
    play.at += 59 * G_USEC_PER_SEC;
    act(&play, "chair floor.pause");
    g_autoptr(JsonValue) paused = show(&play, &(SessionView){ 0 });
    g_assert_false(json_bool(at(paused, "floor.is_running")));
    assert_null(paused, "floor.deadline");
    assert_number(paused, "floor.spoken", 60 * G_USEC_PER_SEC);
    assert_number(paused, "floor.rest", 120 * G_USEC_PER_SEC);
}

static void test_suspension(void)
{
    g_auto(Play) play;
    play_init(&play);
    issue(&play);
    act(&play, "chair meeting.call_to_order meeting=2022-07-25-am");
    act(&play, "chair meeting.suspend");
    g_autoptr(JsonValue) root = show(&play, &(SessionView){ 0 });
    assert_text(root, "meeting.state", "suspended");
    assert_number(root, "meeting.suspension.began", play.at);
    assert_null(root, "meeting.suspension.until");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/session_json/nothing", test_nothing);
    g_test_add_func("/session_json/lists", test_lists);
    g_test_add_func("/session_json/hidden", test_hidden);
    g_test_add_func("/session_json/floor", test_floor);
    g_test_add_func("/session_json/suspension", test_suspension);
    return g_test_run();
}
