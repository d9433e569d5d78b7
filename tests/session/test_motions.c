/* Motions: what stories do not show. */
#include "session/motions.h"

#include "room.h"

/* Every kind has its row, and the four of rule 119 come first and in their order. */
static void test_rules(void)
{
    for (int kind = 0; kind < N_MOTION_KINDS; kind++) {
        const MotionRule *rule = motion_rule((MotionKind)kind);
        g_assert_cmpint(rule->rank, >=, 1);
        g_assert_cmpint(rule->is_urgent, ==, kind <= MOTION_CLOSE_DEBATE);
        g_assert_true(!rule->is_urgent || rule->rank == kind + 1);
        g_assert_cmpint(rule->majority, ==, kind == MOTION_RECONSIDER ? MAJORITY_TWO_THIRDS : MAJORITY_SIMPLE);
    }
}

static void test_misfits(void)
{
    g_autoptr(Acting) room = room_new();
    g_assert_true(acting_would_fit(room, "motion.moved", "{\"motion\":1,\"motion_kind\":\"other\",\"party\":\"FRA\"}"));
    g_assert_false(
        acting_would_fit(room, "motion.moved", "{\"motion\":2,\"motion_kind\":\"other\",\"party\":\"FRA\"}"));
    g_assert_false(
        acting_would_fit(room, "motion.moved", "{\"motion\":1,\"motion_kind\":\"other\",\"party\":\"XXX\"}"));
    g_assert_false(
        acting_would_fit(room, "motion.moved", "{\"motion\":1,\"motion_kind\":\"close-debate\",\"party\":\"FRA\"}"));
    g_assert_false(acting_would_fit(room, "motion.moved",
                                    "{\"motion\":1,\"motion_kind\":\"reconsider\",\"party\":\"FRA\",\"question\":3}"));
    g_assert_false(acting_would_fit(room, "motion.spoken", "{\"motion\":1,\"party\":\"FRA\",\"side\":\"for\"}"));
    g_assert_false(acting_would_fit(room, "motion.withdrawn", "{\"motion\":1,\"party\":\"FRA\"}"));
    g_assert_false(acting_would_fit(
        room, "motion.decided", "{\"motion\":1,\"motion_kind\":\"other\",\"party\":\"FRA\",\"outcome\":\"carried\"}"));
    g_assert_false(acting_would_fit(room, "debate.adjourned", "{\"matter\":\"item-9\"}"));
    g_assert_false(acting_would_fit(room, "debate.closed", "{\"matter\":\"item-9\"}"));
    g_assert_false(acting_would_fit(room, "debate.resumed", "{\"matter\":\"item-9\"}"));
    acting_do(room, "EGY motion.move motion_kind=other text=one");
    g_assert_false(acting_would_fit(room, "motion.spoken", "{\"motion\":1,\"party\":\"XXX\",\"side\":\"for\"}"));
    acting_do(room, "EGY motion.withdraw");
    acting_do(room, "chair meeting.adjourn");
    g_assert_false(
        acting_would_fit(room, "motion.moved", "{\"motion\":2,\"motion_kind\":\"other\",\"party\":\"FRA\"}"));
    g_autoptr(GArray) none = motions_in_order(room->state);
    g_assert_cmpuint(none->len, ==, 0);
}

static void carry(Acting *room, const char *motion)
{
    acting_do(room, motion);
    g_autofree char *call = g_strdup_printf("chair vote.call motion=%d", motions_first(room->state));
    acting_do(room, call);
    acting_do(room, "secretariat vote.count yes=5 no=0");
    acting_do(room, "chair vote.close");
}

static int matter_of(const Acting *room, const char *id)
{
    return state_find_matter(room->state, id);
}

/* What rests with an item rests with its topics, and not with other items. */
static void test_adjourned_with_topics(void)
{
    g_autoptr(Acting) room = room_new();
    carry(room, "EGY motion.move motion_kind=adjourn-debate matter=item-5");
    g_assert_true(motions_may_debate(room->state, matter_of(room, "item-5")) != ALLOWED);
    g_assert_true(motions_may_debate(room->state, matter_of(room, "item-5/1")) != ALLOWED);
    g_assert_true(motions_may_debate(room->state, matter_of(room, "item-6")) == ALLOWED);
    g_assert_true(motions_may_debate(room->state, ID_NONE) == ALLOWED);
    acting_do(room, "chair debate.resume matter=item-5 decision=\"decision 1\"");
    carry(room, "EGY motion.move motion_kind=adjourn-debate matter=item-5/1");
    g_assert_true(motions_may_debate(room->state, matter_of(room, "item-5")) == ALLOWED);
    g_assert_true(motions_may_debate(room->state, matter_of(room, "item-5/2")) == ALLOWED);
}

/* All open lists of speakers on the matter and under it end, and no others. */
static void test_closed_with_lists(void)
{
    g_autoptr(Acting) room = room_new();
    acting_do(room, "chair list.open list=topic matter=item-5/1");
    acting_do(room, "chair list.open list=other matter=item-6");
    acting_do(room, "chair list.open list=none");
    acting_do(room, "chair list.open list=later matter=item-5 opens=2022-07-26T14:00:00Z");
    acting_do(room, "FRA floor.request list=topic");
    acting_do(room, "FRA floor.request list=other");
    acting_do(room, "FRA reply.request matter=item-5");
    acting_do(room, "FRA floor.request list=item-5");
    acting_do(room, "chair list.release list=item-5");
    carry(room, "EGY motion.move motion_kind=close-debate matter=item-5");
    static const struct {
        const char *list;
        ListState state;
    } expected[] = { { "item-5", LIST_CLOSED },
                     { "topic", LIST_CLOSED },
                     { "other", LIST_OPEN },
                     { "none", LIST_OPEN },
                     { "later", LIST_NOT_OPEN } };
    for (guint i = 0; i < G_N_ELEMENTS(expected); i++) {
        const SpeakersList *list = state_list(room->state, state_find_list(room->state, expected[i].list));
        g_assert_cmpint(list->state, ==, expected[i].state);
    }
    g_assert_true(motions_debate_is_closed(room->state, matter_of(room, "item-5/1")));
    g_assert_false(motions_debate_is_closed(room->state, matter_of(room, "item-6")));
    g_assert_false(motions_debate_is_closed(room->state, ID_NONE));
}

/* An adjournment that was carried waits for the Chair, and ends with the meeting. */
static void test_adjourn_meeting(void)
{
    g_autoptr(Acting) room = room_new();
    acting_do(room, "FRA floor.request list=item-5");
    carry(room, "EGY motion.move motion_kind=adjourn-meeting");
    g_assert_cmpstr(acting_does(room, "chair floor.give list=item-5"), ==, "motion-pending");
    g_assert_cmpstr(acting_does(room, "chair question.put text=That"), ==, "motion-pending");
    acting_do(room, "chair meeting.adjourn");
    g_assert_cmpint(state_the_floor(room->state)->motion, ==, ID_NONE);
}

/* Limits that say one thing alone, or hold everywhere. */
static void test_limits(void)
{
    g_autoptr(Acting) room = room_new();
    carry(room, "EGY motion.move motion_kind=limit-speeches times=1");
    const TimeLimit *limit = state_limit(room->state, 1);
    g_assert_cmpint(limit->times, ==, 1);
    g_assert_cmpint(limit->seconds, ==, 0);
    g_assert_cmpint(limit->matter, ==, ID_NONE);
    carry(room, "EGY motion.move motion_kind=limit-speeches seconds=60");
    g_assert_true(state_limit(room->state, 1)->is_over);
    g_assert_cmpint(state_limit(room->state, 2)->seconds, ==, 60);
}

/* Two other proposals may wait side by side; so may motions on different matters. */
static void test_several(void)
{
    g_autoptr(Acting) room = room_new();
    acting_do(room, "EGY motion.move motion_kind=other text=one");
    acting_do(room, "EGY motion.move motion_kind=other text=two");
    acting_do(room, "EGY motion.move motion_kind=adjourn-debate matter=item-5");
    acting_do(room, "EGY motion.move motion_kind=adjourn-debate matter=item-6");
    g_assert_cmpint(motions_first(room->state), ==, 3);
    g_assert_cmpint(state_the_floor(room->state)->urgent, ==, 2);
    acting_do(room, "secretariat act.undo");
    g_assert_cmpint(state_the_floor(room->state)->urgent, ==, 1);
    acting_do(room, "chair question.put question_kind=motion motion=3 text=That");
    acting_do(room, "EGY motion.withdraw motion=3");
    g_assert_cmpint(state_question(room->state, 1)->state, ==, QUESTION_WITHDRAWN);
    g_assert_cmpint(motions_first(room->state), ==, 1);
    acting_do(room, "FRA motion.speak side=for");
    g_assert_cmpstr(acting_does(room, "FRA motion.speak side=against"), ==, "motion-spoken");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/motions/rules", test_rules);
    g_test_add_func("/motions/misfits", test_misfits);
    g_test_add_func("/motions/adjourned-with-topics", test_adjourned_with_topics);
    g_test_add_func("/motions/closed-with-lists", test_closed_with_lists);
    g_test_add_func("/motions/adjourn-meeting", test_adjourn_meeting);
    g_test_add_func("/motions/limits", test_limits);
    g_test_add_func("/motions/several", test_several);
    return g_test_run();
}
