/* Events that do not fit: a ledger that these rules did not write is told from one that they did, and nothing crashes.
 */
#include "acting.h"
#include "session/common.h"
#include "session/versions.h"

typedef struct {
    const char *event, *data;
    bool fits; /* beside those that do not, the nearest one that does */
} Misfit;

#define SLOT "\"version\":1,\"starts\":1658757600000000,\"offset\":-14400,\"mode\":\"formal\""
#define LINE "\"segment_kind\":\"line\",\"depth\":0"
#define FIGURES                                                                                                        \
    "\"quorum-open=250 quorum-decide=500 replies=2 reply-first=300 reply-second=180 union-replies=1 "                  \
    "point-of-order=180 explanation=300 stakeholder=180 state=0 group=0 roll-over=1\""
#define BEGUN                                                                                                          \
    "\"body\":\"B\",\"session\":\"S\",\"profile\":\"oewg\",\"from\":\"2022-07-25\",\"to\":\"2022-07-29\",\"figures\":"

/* Before the session has begun. */
static const Misfit at_first[] = {
    { "session.begun", "{" BEGUN "\"replies=2\"}", false },
    { "session.begun", "{" BEGUN FIGURES "}", true },
    { "session.closed", "{\"number\":0}", false },
};

/* After a session of four Members has begun, with one slot of two lines and nothing held. */
static const Misfit when_begun[] = {
    { "session.begun", "{" BEGUN FIGURES "}", false },
    { "session.closed", "{\"number\":0}", true },
    { "procedure.changed", "{\"figure\":\"replies\",\"number\":9,\"was\":\"2\"}", true },
    { "procedure.changed", "{\"figure\":\"replies\",\"number\":10,\"was\":\"2\"}", false },
    { "procedure.changed", "{\"figure\":\"reply-first\",\"number\":0,\"was\":\"300\"}", false },
    { "roster.admitted", "{\"class\":\"observer\",\"parties\":[\"ICRC\"]}", true },
    { "roster.admitted", "{\"class\":\"observer\",\"parties\":[\"ICRC\",\"FRA\"]}", false },
    { "roster.left", "{\"party\":\"FRA\"}", true },
    { "roster.left", "{\"party\":\"XXX\"}", false },
    { "stakeholder.registered", "{\"party\":\"ORG\",\"name\":\"O\",\"status\":\"applied\"}", true },
    { "stakeholder.registered", "{\"party\":\"FRA\",\"name\":\"O\",\"status\":\"applied\"}", false },
    { "stakeholder.standing_changed", "{\"party\":\"FRA\",\"status\":\"accredited\",\"was\":\"none\"}", true },
    { "stakeholder.standing_changed", "{\"party\":\"XXX\",\"status\":\"accredited\",\"was\":\"none\"}", false },
    { "seats.drawn", "{\"party\":\"FRA\"}", true },
    { "seats.drawn", "{\"party\":\"XXX\"}", false },
    { "officer.elected", "{\"post\":\"chair\",\"party\":\"FRA\"}", true },
    { "officer.elected", "{\"post\":\"chair\",\"party\":\"XXX\"}", false },
    { "officer.left", "{\"post\":\"chair\",\"party\":\"FRA\"}", false },
    { "officer.left", "{\"post\":\"chair\",\"party\":\"XXX\"}", false },
    { "chair.handed_over", "{\"party\":\"FRA\"}", false },
    { "chair.handed_over", "{\"party\":\"XXX\"}", false },
    { "chair.taken_back", "{\"party\":\"FRA\"}", false },
    { "attendance.marked", "{\"parties\":[\"FRA\"],\"present\":true}", true },
    { "attendance.marked", "{\"parties\":[\"FRA\",\"XXX\"],\"present\":true}", false },
    { "attendance.rolled", "{\"number\":0}", true },
    { "attendance.rolled", "{\"number\":1,\"parties\":[\"FRA\",\"XXX\"]}", false },
    { "programme.issued", "{\"version\":2,\"state\":\"provisional\",\"paper\":\"{}\"}", false },
    { "programme.issued", "{\"version\":1,\"state\":\"provisional\",\"paper\":\"{}\"}", true },
    { "programme.revised", "{\"version\":1,\"state\":\"revised\",\"reason\":\"r\"}", true },
    { "programme.revised", "{\"version\":2,\"state\":\"revised\",\"reason\":\"r\"}", false },
    { "programme.adopted", "{\"version\":1}", false },
    { "programme.not_adopted", "{\"version\":1,\"reason\":\"r\"}", false },
    { "agenda.adopted", "{\"items\":\"1, 2\"}", true },
    { "agenda.adopted", "{\"items\":\"2, 1\"}", false },
    { "agenda.adopted", "{\"items\":\"1000\"}", false },
    { "agenda.adopted", "{\"items\":\"1-\"}", false },
    { "matter.listed", "{\"matter\":\"item-6\",\"number\":6}", true },
    { "matter.listed", "{\"matter\":\"item-6/1\",\"number\":6}", false },
    { "text.attached", "{\"matter\":\"item-5\",\"symbol\":\"L.1\"}", true },
    { "text.attached", "{\"matter\":\"item-6\",\"symbol\":\"L.1\"}", false },
    { "text.withdrawn", "{\"matter\":\"item-5\",\"symbol\":\"L.1\"}", true },
    { "text.withdrawn", "{\"matter\":\"item-6\",\"symbol\":\"L.1\"}", false },
    { "slot.planned", "{\"meeting\":\"b\"," SLOT "}", true },
    { "slot.kept", "{\"meeting\":\"a\",\"version\":2}", true },
    { "slot.kept", "{\"meeting\":\"b\",\"version\":2}", false },
    { "slot.taken_out", "{\"meeting\":\"a\",\"version\":2}", true },
    { "slot.taken_out", "{\"meeting\":\"b\",\"version\":2}", false },
    { "slot.moved", "{\"meeting\":\"b\",\"version\":1,\"starts\":1,\"ends\":2,\"offset\":0}", false },
    { "slot.cancelled", "{\"meeting\":\"b\",\"reason\":\"r\"}", false },
    { "segment.planned", "{\"meeting\":\"a\",\"segment\":3," LINE "}", true },
    { "segment.planned", "{\"meeting\":\"a\",\"segment\":4," LINE "}", false },
    { "segment.planned", "{\"meeting\":\"b\",\"segment\":1," LINE "}", false },
    { "deadline.set",
      "{\"deadline\":1,\"version\":1,\"closes\":1658757600000000,\"offset\":0,\"closes_list\":true,\"title\":\"t\"}",
      true },
    { "deadline.set",
      "{\"deadline\":2,\"version\":1,\"closes\":1658757600000000,\"offset\":0,\"closes_list\":true,\"title\":\"t\"}",
      false },
    { "deadline.taken_out", "{\"deadline\":1,\"version\":1,\"title\":\"t\"}", false },
    { "deadline.named", "{\"deadline\":1,\"list\":\"l\"}", false },
    { "deadline.passed", "{\"deadline\":1,\"title\":\"t\",\"closes_list\":false}", false },
    { "meeting.called", "{\"meeting\":\"b\",\"number\":1,\"mode\":\"formal\",\"offset\":0}", false },
    { "meeting.called", "{\"meeting\":\"a\",\"number\":1,\"mode\":\"formal\",\"offset\":0}", true },
    { "meeting.suspended", "{\"meeting\":\"a\",\"offset\":0}", false },
    { "meeting.resumed", "{\"meeting\":\"a\",\"mode\":\"formal\",\"offset\":0}", false },
    { "meeting.mode_changed", "{\"meeting\":\"a\",\"mode\":\"formal\",\"was\":\"informal\",\"offset\":0}", false },
    { "meeting.adjourned", "{\"meeting\":\"a\",\"offset\":0}", false },
    { "meeting.corrected", "{\"meeting\":\"b\",\"text\":\"t\"}", false },
    { "item.opened", "{\"meeting\":\"a\"}", false },
    { "segment.ended", "{\"segment\":1}", false },
    { "item.concluded", "{\"matter\":\"item-5\"}", false },
    { "act.undone", "{\"act\":999,\"was\":\"x\"}", false },
};

/* In that slot, called to order. */
static const Misfit in_meeting[] = {
    { "meeting.called", "{\"meeting\":\"a\",\"number\":1,\"mode\":\"formal\",\"offset\":0}", false },
    { "meeting.resumed", "{\"meeting\":\"a\",\"mode\":\"formal\",\"offset\":0}", false },
    { "meeting.suspended", "{\"meeting\":\"a\",\"offset\":0}", true },
    { "meeting.suspended", "{\"meeting\":\"b\",\"offset\":0}", false },
    { "slot.planned", "{\"meeting\":\"a\"," SLOT "}", false },
    { "slot.taken_out", "{\"meeting\":\"a\",\"version\":2}", false },
    { "slot.moved", "{\"meeting\":\"a\",\"version\":1,\"starts\":1,\"ends\":2,\"offset\":0}", false },
    { "slot.cancelled", "{\"meeting\":\"a\",\"reason\":\"r\"}", false },
    { "item.opened", "{\"meeting\":\"a\",\"segment\":2}", true },
    { "item.opened", "{\"meeting\":\"a\",\"segment\":3}", false },
    { "segment.ended", "{\"segment\":1}", false },
    { "segment.ended", "{\"segment\":3}", false },
    { "item.concluded", "{\"matter\":\"item-6\"}", false },
    { "item.concluded", "{\"matter\":\"item-5\"}", true },
};

static void plan_one(Acting *acting)
{
    static const Misfit plan[] = {
        { "matter.listed", "{\"matter\":\"item-5\",\"number\":5}", true },
        { "slot.planned", "{\"meeting\":\"a\"," SLOT "}", true },
        { "segment.planned", "{\"meeting\":\"a\",\"segment\":1," LINE "}", true },
        { "segment.planned", "{\"meeting\":\"a\",\"segment\":2," LINE ",\"matter\":\"item-5\"}", true },
    };
    for (guint i = 0; i < G_N_ELEMENTS(plan); i++) {
        g_assert_true(acting_fits(acting, plan[i].event, plan[i].data));
    }
}

typedef enum { AT_FIRST, WHEN_BEGUN, IN_MEETING } Stage;

static Acting *at_stage(Stage stage)
{
    Acting *acting = acting_new();
    acting->begins = stage == AT_FIRST;
    if (stage == AT_FIRST) {
        return acting;
    }
    acting_begin(acting, "oewg");
    plan_one(acting);
    if (stage == IN_MEETING) {
        acting_do(acting, "secretariat attendance.mark party=FRA");
        acting_do(acting, "chair meeting.call_to_order meeting=a");
    }
    return acting;
}

static void try_all(Stage stage, const Misfit *misfits, guint n)
{
    for (guint i = 0; i < n; i++) {
        g_autoptr(Acting) acting = at_stage(stage);
        g_test_message("%s %s", misfits[i].event, misfits[i].data);
        if (acting_fits(acting, misfits[i].event, misfits[i].data) != misfits[i].fits) {
            g_printerr("%s %s\n", misfits[i].event, misfits[i].data);
            g_test_fail();
        }
    }
}

static void test_at_first(void)
{
    try_all(AT_FIRST, at_first, G_N_ELEMENTS(at_first));
}

static void test_when_begun(void)
{
    try_all(WHEN_BEGUN, when_begun, G_N_ELEMENTS(when_begun));
}

static void test_in_meeting(void)
{
    try_all(IN_MEETING, in_meeting, G_N_ELEMENTS(in_meeting));
}

/* One after the other: the second is no news any more. */
static void test_twice(void)
{
    static const Misfit twice[] = {
        { "roster.left", "{\"party\":\"FRA\"}", false },
        { "meeting.called", "{\"meeting\":\"a\",\"number\":1,\"mode\":\"formal\",\"offset\":0}", false },
        { "stakeholder.registered", "{\"party\":\"ORG\",\"name\":\"O\",\"status\":\"applied\"}", false },
    };
    for (guint i = 0; i < G_N_ELEMENTS(twice); i++) {
        g_autoptr(Acting) acting = at_stage(WHEN_BEGUN);
        g_assert_true(acting_fits(acting, twice[i].event, twice[i].data));
        g_assert_false(acting_fits(acting, twice[i].event, twice[i].data));
    }
}

/* A deadline that has passed is neither set anew nor passes twice. */
static void test_deadline_once(void)
{
    static const char set[] =
        "{\"deadline\":1,\"version\":1,\"closes\":1658757600000000,\"offset\":0,\"closes_list\":true,\"title\":\"t\"}";
    static const char passed[] = "{\"deadline\":1,\"title\":\"t\",\"closes_list\":false}";
    g_autoptr(Acting) acting = at_stage(WHEN_BEGUN);
    g_assert_true(acting_fits(acting, "deadline.set", set));
    g_assert_true(acting_fits(acting, "deadline.set", set));
    g_assert_true(acting_fits(acting, "deadline.passed", passed));
    g_autoptr(Acting) other = at_stage(WHEN_BEGUN);
    g_assert_true(acting_fits(other, "deadline.set", set));
    g_assert_false(acting_fits(other, "deadline.named", "{\"deadline\":1,\"list\":\"l\"}"));
    g_assert_false(acting_fits(acting, "deadline.set", set));
    g_assert_false(acting_fits(acting, "deadline.passed", passed));
    g_autoptr(Acting) third = at_stage(WHEN_BEGUN);
    g_assert_true(acting_fits(third, "deadline.set", set));
    g_assert_true(acting_fits(third, "deadline.taken_out", "{\"deadline\":1,\"version\":2,\"title\":\"t\"}"));
    g_assert_false(
        acting_fits(third, "deadline.passed", "{\"deadline\":1,\"title\":\"t\",\"closes_list\":false,\"list\":\"l\"}"));
}

/* A meeting that is suspended is not suspended again. */
static void test_suspended_once(void)
{
    g_autoptr(Acting) acting = at_stage(IN_MEETING);
    g_assert_true(acting_fits(acting, "meeting.suspended", "{\"meeting\":\"a\",\"offset\":0}"));
    g_assert_false(acting_fits(acting, "meeting.suspended", "{\"meeting\":\"a\",\"offset\":0}"));
}

/* Who takes the Chair again must be somebody, and somebody else must have had it. */
static void test_taken_back(void)
{
    g_autoptr(Acting) acting = at_stage(IN_MEETING);
    acting_do(acting, "secretariat officer.elect post=chair party=FRA consent=yes");
    acting_do(acting, "secretariat officer.elect post=vice-chair party=DEU consent=yes");
    acting_do(acting, "chair chair.hand_over party=DEU");
    g_assert_false(acting_fits(acting, "chair.taken_back", "{\"party\":\"XXX\"}"));
}

/* Two lines that were opened and never ended: each can be ended, and what is in hand stays. */
static void test_two_lines_open(void)
{
    g_autoptr(Acting) acting = at_stage(IN_MEETING);
    g_assert_true(acting_fits(acting, "item.opened", "{\"meeting\":\"a\",\"segment\":1}"));
    g_assert_true(acting_fits(acting, "item.opened", "{\"meeting\":\"a\",\"segment\":2}"));
    g_assert_true(acting_fits(acting, "segment.ended", "{\"segment\":1}"));
    g_assert_cmpint(state_segment(acting->state, state_meeting(acting->state, 1)->segment)->number, ==, 2);
    acting_do(acting, "chair meeting.adjourn");
    g_assert_cmpint(state_segment(acting->state, 2)->state, ==, SEGMENT_DONE);
}

/* A ledger of a body whose rules nobody knows any more: nothing is derived from them, and nothing crashes. */
static void test_unknown_profile(void)
{
    g_autoptr(Acting) acting = at_stage(AT_FIRST);
    g_assert_true(acting_fits(acting, "session.begun",
                              "{\"body\":\"B\",\"session\":\"S\",\"profile\":\"gone\",\"from\":\"2022-07-25\","
                              "\"to\":\"2022-07-29\",\"figures\":" FIGURES "}"));
    g_assert_null(session_profile(acting->state));
    g_assert_true(acting_fits(acting, "roster.admitted", "{\"class\":\"member-state\",\"parties\":[\"FRA\"]}"));
    g_assert_true(participant_rights(acting->state, 1, acting->now).vote);
}

/* A version without a paper before any that had one. */
static void test_no_paper(void)
{
    g_autoptr(Acting) acting = at_stage(WHEN_BEGUN);
    g_assert_true(acting_fits(acting, "programme.revised", "{\"version\":1,\"state\":\"revised\",\"reason\":\"r\"}"));
    g_assert_null(versions_paper(acting->state, 1));
}

/* Lines of two meetings do not mix. */
static void test_lines_follow(void)
{
    g_autoptr(Acting) acting = at_stage(WHEN_BEGUN);
    g_assert_true(acting_fits(acting, "slot.planned", "{\"meeting\":\"b\"," SLOT "}"));
    g_assert_true(acting_fits(acting, "segment.planned", "{\"meeting\":\"b\",\"segment\":1," LINE "}"));
    g_assert_false(acting_fits(acting, "segment.planned", "{\"meeting\":\"a\",\"segment\":3," LINE "}"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/session/misfits/at-first", test_at_first);
    g_test_add_func("/session/misfits/when-begun", test_when_begun);
    g_test_add_func("/session/misfits/in-meeting", test_in_meeting);
    g_test_add_func("/session/misfits/twice", test_twice);
    g_test_add_func("/session/misfits/deadline-once", test_deadline_once);
    g_test_add_func("/session/misfits/suspended-once", test_suspended_once);
    g_test_add_func("/session/misfits/taken-back", test_taken_back);
    g_test_add_func("/session/misfits/two-lines-open", test_two_lines_open);
    g_test_add_func("/session/misfits/unknown-profile", test_unknown_profile);
    g_test_add_func("/session/misfits/no-paper", test_no_paper);
    g_test_add_func("/session/misfits/lines-follow", test_lines_follow);
    return g_test_run();
}
