/* The tables of the state and what is remembered for taking back, apart from what the rules make of them. */
#include "session/decide.h"
#include "session/module.h"

#include <string.h>

typedef struct {
    State *state;
    GStringChunk *strings;
    Instant at;
} Room;

static Refusal act(Room *room, Role role, const char *line)
{
    Command command;
    g_auto(Outcome) outcome = { 0 };
    outcome_init(&outcome);
    g_autofree char *complaint = command_read(line, room->strings, &command);
    g_assert_cmpstr(complaint, ==, NULL);
    command.actor = (Actor){ .role = role };
    command.at = room->at += G_USEC_PER_SEC;
    return decide_and_apply(room->state, &command, &outcome);
}

static void room_init(Room *room)
{
    *room = (Room){ state_new(), g_string_chunk_new(512), G_GINT64_CONSTANT(1658480400000000) };
    g_assert_true(act(room, ROLE_SECRETARIAT,
                      "session.begin body=\"A body\" session=\"First session\" profile=oewg from=2022-07-25 "
                      "to=2022-07-29 zone=America/New_York offset=-14400 parties=BRA,CHN,DEU,FRA") == ALLOWED);
}

static void room_clear(Room *room)
{
    state_free(room->state);
    g_string_chunk_free(room->strings);
}

static void test_nothing(void)
{
    g_autoptr(State) state = state_new();
    Seq later;
    state_free(NULL);
    g_assert_cmpuint(state_seq(state), ==, 0);
    g_assert_null(state_text(state, 0));
    g_assert_cmpuint(state_keep(state, NULL), ==, 0);
    g_assert_null(state_inscription(state, 0));
    g_assert_null(state_inscription(state, -1));
    g_assert_null(state_inscription(state, 1));
    g_assert_cmpint(state_find_list(state, "a"), ==, ID_NONE);
    g_assert_cmpint(state_find_list(state, NULL), ==, ID_NONE);
    g_assert_cmpint(state_may_undo(state, 1, &later), ==, UNDO_UNKNOWN);
    g_assert_cmpuint(state_latest_act(state, 0), ==, 0);
    g_assert_null(state_act_name(state, 1));
    g_assert_null(state_roster(state, -1));
    g_assert_null(state_roster(state, 1000));
    g_assert_cmpint(state_tally(state, ID_NONE, 1).times, ==, 0);
}

/* Two states are equal only if all that ever was seen of them is. */
static void test_equal(void)
{
    Room one, other;
    room_init(&one);
    room_init(&other);
    g_autofree char *digest = state_digest(one.state);
    g_autofree char *same = state_digest(other.state);
    g_assert_true(state_equal(one.state, other.state));
    g_assert_cmpstr(digest, ==, same);
    g_assert_true(act(&one, ROLE_SECRETARIAT, "list.open list=a") == ALLOWED);
    g_assert_false(state_equal(one.state, other.state));
    g_assert_true(act(&other, ROLE_SECRETARIAT, "list.open list=b") == ALLOWED);
    g_assert_cmpuint(state_seq(one.state), ==, state_seq(other.state));
    g_assert_false(state_equal(one.state, other.state)); /* the same rows of numbers; another text */
    g_autofree char *digest_one = state_digest(one.state);
    g_autofree char *digest_other = state_digest(other.state);
    g_assert_cmpstr(digest_one, !=, digest_other);
    room_clear(&one);
    room_clear(&other);
}

static void test_time_and_rows_differ(void)
{
    Room one, other;
    room_init(&one);
    room_init(&other);
    other.at += G_USEC_PER_SEC;
    g_assert_true(act(&one, ROLE_SECRETARIAT, "attendance.mark party=BRA") == ALLOWED);
    g_assert_true(act(&other, ROLE_SECRETARIAT, "attendance.mark party=BRA") == ALLOWED);
    g_assert_false(state_equal(one.state, other.state));
    room_clear(&one);
    room_clear(&other);
    room_init(&one);
    room_init(&other);
    g_assert_true(act(&one, ROLE_SECRETARIAT, "attendance.mark party=BRA") == ALLOWED);
    g_assert_true(act(&other, ROLE_SECRETARIAT, "attendance.mark party=CHN") == ALLOWED);
    g_assert_false(state_equal(one.state, other.state));
    room_clear(&one);
    room_clear(&other);
}

/* An event before its time, and one that belongs to no act, fit nowhere. */
static void test_misplaced(void)
{
    Room room;
    room_init(&room);
    const Event early = {
        .info = event_of("attendance.marked"), .at = 1, .by = "secretariat", .act = "attendance.mark"
    };
    g_assert_false(state_apply(room.state, &early));
    g_autoptr(State) empty = state_new();
    const Event lost = { .info = event_of("attendance.marked"), .at = 1, .by = "secretariat" };
    g_assert_false(state_apply(empty, &lost));
    room_clear(&room);
}

/* So many acts are remembered, and what is forgotten stands for good. */
static void test_memory(void)
{
    Room room;
    Seq later;
    room_init(&room);
    const Seq first = state_seq(room.state) + 1;
    g_assert_true(act(&room, ROLE_SECRETARIAT, "list.open list=a") == ALLOWED);
    g_assert_cmpstr(state_act_name(room.state, first), ==, "list.open");
    for (int i = 0; i < 2 * STATE_UNDO_LIMIT + 5; i++) {
        g_assert_true(act(&room, ROLE_SECRETARIAT,
                          i % 2 == 0 ? "attendance.mark party=BRA present=yes"
                                     : "attendance.mark party=BRA present=no") == ALLOWED);
    }
    g_assert_cmpint(state_may_undo(room.state, first, &later), ==, UNDO_UNKNOWN);
    g_assert_null(state_act_name(room.state, first));
    int remembered = 0;
    for (Seq one = state_latest_act(room.state, 0); one != 0; one = state_latest_act(room.state, one)) {
        remembered++;
    }
    g_assert_cmpint(remembered, >=, STATE_UNDO_LIMIT);
    g_assert_cmpint(remembered, <=, 2 * STATE_UNDO_LIMIT);
    room_clear(&room);
}

/* Backwards, one after the other, until it is as it was. */
static void test_backwards(void)
{
    Room room;
    room_init(&room);
    static const char *const lines[] = { "list.open list=a", "floor.request list=a party=BRA",
                                         "floor.request list=a party=CHN",
                                         "floor.move list=a party=CHN position=1 reason=protocol" };
    for (guint i = 0; i < G_N_ELEMENTS(lines); i++) {
        g_assert_true(act(&room, ROLE_SECRETARIAT, lines[i]) == ALLOWED);
    }
    const int list = state_find_list(room.state, "a");
    g_assert_cmpuint(state_waiting(room.state, list)->len, ==, 2);
    for (guint i = 0; i < G_N_ELEMENTS(lines); i++) {
        g_assert_true(act(&room, ROLE_SECRETARIAT, "act.undo") == ALLOWED);
    }
    g_assert_cmpint(state_find_list(room.state, "a"), ==, ID_NONE);
    g_assert_cmpuint(state_waiting(room.state, list)->len, ==, 0);
    g_assert_true(act(&room, ROLE_SECRETARIAT, "list.open list=a") == ALLOWED);
    g_assert_cmpint(state_find_list(room.state, "a"), !=, list);
    room_clear(&room);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/session/state/nothing", test_nothing);
    g_test_add_func("/session/state/equal", test_equal);
    g_test_add_func("/session/state/time-and-rows-differ", test_time_and_rows_differ);
    g_test_add_func("/session/state/misplaced", test_misplaced);
    g_test_add_func("/session/state/memory", test_memory);
    g_test_add_func("/session/state/backwards", test_backwards);
    return g_test_run();
}
