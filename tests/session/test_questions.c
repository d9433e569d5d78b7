/* Questions and votes: what stories do not show. */
#include "session/questions.h"

#include "room.h"
#include "session/votes.h"

#include <string.h>

static void test_misfits_of_put(void)
{
    g_autoptr(Acting) room = room_new();
    static const char head[] = "\"question_kind\":\"procedural\",\"text\":\"T\"";
    static const struct {
        const char *data;
        bool fits;
    } cases[] = {
        { "{\"question\":1,%s}", true },
        { "{\"question\":2,%s}", false },
        { "{\"question\":1,%s,\"again\":3}", false },
        { "{\"question\":1,%s,\"motion\":3}", false },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_auto(GStrv) parts = g_strsplit(cases[i].data, "%s", 2);
        g_autofree char *data = g_strconcat(parts[0], head, parts[1], NULL);
        g_assert_cmpint(acting_would_fit(room, "question.put", data), ==, cases[i].fits);
    }
    acting_do(room, "chair meeting.adjourn");
    g_autofree char *late = g_strconcat("{\"question\":1,", head, "}", NULL);
    g_assert_false(acting_would_fit(room, "question.put", late));
}

/* Before there is a question, and when it is decided. */
static void check_misfits(const Acting *room)
{
    g_assert_false(acting_would_fit(room, "objection.raised", "{\"objection\":1,\"question\":1,\"party\":\"FRA\"}"));
    g_assert_false(acting_would_fit(room, "objection.cleared", "{\"objection\":1,\"question\":1,\"party\":\"FRA\"}"));
    g_assert_false(acting_would_fit(room, "question.amended", "{\"question\":1,\"text\":\"T\"}"));
    g_assert_false(acting_would_fit(room, "question.no_objection_heard", "{\"question\":1}"));
    g_assert_false(acting_would_fit(room, "question.withdrawn", "{\"question\":1}"));
    g_assert_false(acting_would_fit(
        room, "question.decided",
        "{\"question\":1,\"question_kind\":\"procedural\",\"formula\":\"It was so decided\",\"outcome\":\"carried\"}"));
    g_assert_false(acting_would_fit(
        room, "vote.called", "{\"vote\":1,\"method\":\"show-of-hands\",\"majority\":\"simple\",\"question\":1}"));
}

static void test_misfits(void)
{
    g_autoptr(Acting) room = room_new();
    check_misfits(room);
    g_assert_false(acting_would_fit(room, "question.disassociated",
                                    "{\"objection\":1,\"question\":1,\"party\":\"FRA\",\"text\":\"paragraph 1\"}"));
    acting_do(room, "chair question.put text=That");
    g_assert_false(acting_would_fit(room, "objection.raised", "{\"objection\":2,\"question\":1,\"party\":\"FRA\"}"));
    g_assert_false(acting_would_fit(room, "objection.raised", "{\"objection\":1,\"question\":1,\"party\":\"XXX\"}"));
    g_assert_false(acting_would_fit(room, "question.disassociated",
                                    "{\"objection\":2,\"question\":1,\"party\":\"FRA\",\"text\":\"paragraph 1\"}"));
    g_assert_false(acting_would_fit(room, "question.disassociated",
                                    "{\"objection\":1,\"question\":1,\"party\":\"XXX\",\"text\":\"paragraph 1\"}"));
    acting_do(room, "FRA objection.raise");
    g_assert_false(acting_would_fit(room, "question.no_objection_heard", "{\"question\":1}"));
    acting_do(room, "FRA objection.clear objection=1");
    g_assert_false(acting_would_fit(room, "objection.cleared", "{\"objection\":1,\"question\":1,\"party\":\"FRA\"}"));
    acting_do(room, "FRA question.disassociate text=\"paragraph 1\"");
    g_assert_false(acting_would_fit(room, "objection.cleared", "{\"objection\":2,\"question\":1,\"party\":\"FRA\"}"));
    g_assert_cmpstr(acting_does(room, "FRA objection.clear objection=2"), ==, "unknown");
    acting_do(room, "chair question.no_objection");
    acting_do(room, "chair question.gavel");
    check_misfits(room);
}

/* A matter whose text is adopted is settled; a procedural decision settles nothing. */
static void test_settles(void)
{
    g_autoptr(Acting) room = room_new();
    const int matter = state_find_matter(room->state, "item-5");
    acting_do(room, "chair question.put matter=item-5 text=That");
    acting_do(room, "chair question.no_objection");
    acting_do(room, "chair question.gavel");
    g_assert_false(state_matter(room->state, matter)->is_settled);
    acting_do(room, "chair question.put matter=item-5 question_kind=text symbol=A/1 text=That");
    acting_do(room, "chair question.no_objection");
    acting_do(room, "chair question.gavel");
    g_assert_true(state_matter(room->state, matter)->is_settled);
}

/* Several questions may be open; the latest is meant where none is named. */
static void test_latest(void)
{
    g_autoptr(Acting) room = room_new();
    acting_do(room, "chair question.put text=one");
    acting_do(room, "chair question.put text=two");
    acting_do(room, "secretariat act.undo");
    g_assert_cmpint(questions_latest(room->state), ==, 1);
    acting_do(room, "chair question.put text=three");
    acting_do(room, "FRA objection.raise question=1");
    acting_do(room, "chair question.no_objection");
    acting_do(room, "chair question.gavel");
    g_assert_cmpint(questions_latest(room->state), ==, 1);
    g_assert_cmpstr(acting_does(room, "chair question.no_objection"), ==, "objection-stands");
    g_assert_cmpstr(acting_does(room, "chair question.gavel question=77"), ==, "question-not-open");
    g_assert_cmpstr(acting_does(room, "FRA question.disassociate question=77 text=all"), ==, "question-not-open");
    g_assert_cmpstr(acting_does(room, "chair question.amend party=XXX text=all"), ==, "unknown");
}

/* Announced formulas keep to the limit of a line. */
static void test_long_formula(void)
{
    g_autoptr(Acting) room = room_new();
    g_autofree char *words = g_strnfill(FIELD_LINE_LIMIT, 'x');
    g_autofree char *line = g_strdup_printf("chair question.gavel formula=%s", words);
    acting_do(room, "chair question.put text=one");
    acting_do(room, "chair question.amend text=two");
    acting_do(room, "chair question.no_objection");
    g_assert_cmpstr(acting_does(room, line), ==, "field");
    acting_do(room, "chair question.gavel formula=Adopted");
    g_assert_cmpstr(state_text(room->state, state_question(room->state, 1)->formula), ==, "Adopted, as orally amended");
}

/* A question on a motion that was overtaken by another, or has lapsed, is not decided. */
static void test_question_on_a_motion(void)
{
    g_autoptr(Acting) room = room_new();
    acting_do(room, "EGY motion.move motion_kind=close-debate matter=item-5");
    acting_do(room, "chair question.put question_kind=motion motion=1 text=That");
    acting_do(room, "chair question.no_objection");
    acting_do(room, "EGY motion.move motion_kind=suspend-meeting");
    g_assert_cmpstr(acting_does(room, "chair question.gavel question=1"), ==, "motion-not-first");
    acting_do(room, "EGY motion.withdraw motion=2");
    acting_do(room, "chair vote.call motion=1");
    acting_do(room, "secretariat vote.count yes=1 no=2");
    acting_do(room, "chair vote.close");
    g_assert_cmpint(state_motion(room->state, 1)->state, ==, MOTION_LOST);
    g_assert_cmpint(state_question(room->state, 1)->state, ==, QUESTION_WITHDRAWN);
}

/* Votes */

static void test_majorities(void)
{
    g_assert_true(votes_carry(MAJORITY_SIMPLE, 2, 1));
    g_assert_false(votes_carry(MAJORITY_SIMPLE, 1, 1));
    g_assert_false(votes_carry(MAJORITY_SIMPLE, 0, 0));
    g_assert_true(votes_carry(MAJORITY_TWO_THIRDS, 2, 1));
    g_assert_true(votes_carry(MAJORITY_TWO_THIRDS, 86, 43));
    g_assert_false(votes_carry(MAJORITY_TWO_THIRDS, 85, 43));
    g_assert_true(votes_carry(MAJORITY_TWO_THIRDS, 1, 0));
    g_assert_false(votes_carry(MAJORITY_TWO_THIRDS, 0, 0));
}

static void test_misfits_of_votes(void)
{
    g_autoptr(Acting) room = room_new();
    static const char called[] = "{\"vote\":%d,\"method\":\"recorded\",\"majority\":\"simple\"%s}";
    static const char *const objects[] = { "", ",\"motion\":1", ",\"point\":1", ",\"question\":9",
                                           ",\"motion\":1,\"question\":1" };
    acting_do(room, "chair question.put text=one");
    for (guint i = 0; i < G_N_ELEMENTS(objects); i++) {
        g_autofree char *data = g_strdup_printf(called, 1, objects[i]);
        g_assert_false(acting_would_fit(room, "vote.called", data));
    }
    g_autofree char *later = g_strdup_printf(called, 2, ",\"question\":1");
    g_assert_false(acting_would_fit(room, "vote.called", later));
    g_assert_false(acting_would_fit(room, "vote.counted", "{\"vote\":1,\"yes\":1,\"no\":1,\"abstaining\":1}"));
    g_assert_false(acting_would_fit(room, "vote.cast", "{\"vote\":1,\"party\":\"FRA\",\"choice\":\"yes\"}"));
    g_assert_false(acting_would_fit(room, "vote.closed",
                                    "{\"vote\":1,\"yes\":1,\"no\":1,\"abstaining\":1,\"outcome\":\"carried\"}"));
    acting_do(room, "chair vote.call question=1 method=recorded");
    g_assert_false(acting_would_fit(room, "vote.counted", "{\"vote\":2,\"yes\":1,\"no\":1,\"abstaining\":1}"));
    g_assert_false(acting_would_fit(room, "vote.cast", "{\"vote\":2,\"party\":\"FRA\",\"choice\":\"yes\"}"));
    g_assert_false(acting_would_fit(room, "vote.cast", "{\"vote\":1,\"party\":\"XXX\",\"choice\":\"yes\"}"));
    g_assert_false(acting_would_fit(room, "vote.closed",
                                    "{\"vote\":2,\"yes\":1,\"no\":1,\"abstaining\":1,\"outcome\":\"carried\"}"));
}

/* A vote that was called by mistake is taken back; one that stands holds what it is on. */
static void test_undo_of_votes(void)
{
    g_autoptr(Acting) room = room_new();
    acting_do(room, "chair question.put text=one");
    const Seq put = state_seq(room->state);
    acting_do(room, "chair vote.call question=1 method=recorded");
    g_autofree char *undo = g_strdup_printf("secretariat act.undo act=%d", (int)put);
    g_assert_cmpstr(acting_does(room, undo), ==, "undo-needed");
    acting_do(room, "FRA vote.cast choice=yes");
    acting_do(room, "DEU vote.cast choice=no");
    acting_do(room, "secretariat act.undo");
    acting_do(room, "secretariat act.undo");
    acting_do(room, "secretariat act.undo");
    g_assert_cmpint(state_the_floor(room->state)->voting, ==, ID_NONE);
    acting_do(room, undo);
    acting_do(room, "chair question.put text=two");
    acting_do(room, "chair vote.call question=2 method=roll-call lot=USA");
    acting_do(room, "BRA vote.cast choice=yes");
    g_assert_cmpint(votes_ballot(room->state, 2, state_find_participant(room->state, "BRA")), >, 0);
    g_assert_cmpint(votes_ballot(room->state, 2, state_find_participant(room->state, "FRA")), ==, 0);
}

/* An appeal that interrupts a recorded vote has its own ballots, and the first vote keeps those it had. */
static void test_vote_in_a_vote(void)
{
    g_autoptr(Acting) room = room_new();
    acting_do(room, "chair question.put text=one");
    acting_do(room, "chair vote.call question=1 method=recorded");
    acting_do(room, "FRA vote.cast choice=yes");
    acting_do(room, "EGY order.raise conduct=yes");
    acting_do(room, "chair order.rule ruling=So");
    acting_do(room, "EGY order.appeal");
    acting_do(room, "chair vote.call point=1 method=roll-call lot=CHN");
    acting_do(room, "CHN vote.cast choice=no");
    acting_do(room, "EGY vote.cast choice=yes");
    acting_do(room, "FRA vote.cast choice=no");
    acting_do(room, "DEU vote.cast choice=abstaining");
    acting_do(room, "BRA vote.cast choice=no");
    acting_do(room, "secretariat act.undo");
    acting_do(room, "BRA vote.cast choice=no");
    acting_do(room, "chair vote.close");
    g_assert_cmpint(state_point(room->state, 1)->state, ==, POINT_UPHELD);
    g_assert_cmpint(state_vote(room->state, 2)->no, ==, 3);
    acting_do(room, "BRA vote.cast choice=yes");
    acting_do(room, "FRA vote.cast choice=no"); /* a correction, behind the ballots of the other vote */
    acting_do(room, "chair vote.close");
    g_assert_cmpint(state_vote(room->state, 1)->yes, ==, 1);
    g_assert_cmpint(state_vote(room->state, 1)->no, ==, 1);
    g_assert_cmpint(state_question(room->state, 1)->state, ==, QUESTION_REJECTED);
    g_assert_cmpstr(acting_does(room, "chair vote.call question=1"), ==, "not-to-be-voted");
    acting_do(room, "chair meeting.adjourn");
    g_assert_false(acting_would_fit(room, "vote.called",
                                    "{\"vote\":3,\"method\":\"recorded\",\"majority\":\"simple\",\"question\":1}"));
}

/* Rule 86, where no progress report has been put yet. */
static void test_report_to_come(void)
{
    g_autoptr(Acting) room = room_new();
    static const char put[] =
        "chair question.put question_kind=procedural-report symbol=A/2 text=\"The procedural report\"";
    acting_do(room, put); /* of a session without a report on substance */
    acting_do(room, "chair question.withdraw");
    acting_event(room, "matter.listed", "{\"matter\":\"item-7\",\"number\":7,\"needs_text\":true}");
    g_assert_cmpstr(acting_does(room, put), ==, "report-order");
    acting_do(room, "chair question.put question_kind=progress-report matter=item-7 symbol=A/1 text=\"The report\"");
    acting_do(room, "chair question.put text=That");
    acting_do(room, "secretariat act.undo");
    g_assert_cmpstr(acting_does(room, put), ==, "report-order");
    acting_do(room, "chair question.no_objection");
    acting_do(room, "chair question.gavel");
    acting_do(room, put);
}

/* A question waits for motions that come first, put to the vote or not. */
static void test_vote_behind_motions(void)
{
    g_autoptr(Acting) room = room_new();
    acting_do(room, "chair question.put text=That");
    acting_do(room, "EGY motion.move motion_kind=suspend-meeting");
    g_assert_cmpstr(acting_does(room, "chair vote.call question=1"), ==, "motion-pending");
}

/* A ledger in which the question was decided while the vote on it went on. */
static void test_decided_meanwhile(void)
{
    g_autoptr(Acting) room = room_new();
    acting_do(room, "chair question.put text=one");
    acting_do(room, "chair vote.call question=1");
    acting_do(room, "secretariat vote.count yes=1 no=0");
    acting_event(room, "question.decided",
                 "{\"question\":1,\"question_kind\":\"procedural\",\"formula\":\"So\",\"outcome\":\"carried\"}");
    g_assert_cmpstr(acting_does(room, "chair vote.close"), ==, "not-to-be-voted");
}

/* A ledger that names no lot, or one that is no Member: the order is that of the alphabet. */
static void test_roll_call_without_lot(void)
{
    g_autoptr(Acting) room = room_new();
    acting_do(room, "chair question.put text=one");
    acting_event(room, "vote.called", "{\"vote\":1,\"method\":\"roll-call\",\"majority\":\"simple\",\"question\":1}");
    g_autoptr(GArray) order = votes_order(room->state, 1);
    g_assert_cmpint(g_array_index(order, int, 0), ==, state_find_participant(room->state, "BRA"));
    g_assert_cmpint(votes_next(room->state, 1), ==, state_find_participant(room->state, "BRA"));
    g_assert_cmpstr(acting_does(room, "chair vote.call question=1"), ==, "voting");
}

/* Others with a seat among the Members have no turn. */
static void test_roll_call_of_members(void)
{
    g_autoptr(Acting) room = room_new();
    acting_do(room, "secretariat roster.admit parties=PSE");
    acting_do(room, "chair question.put text=one");
    g_assert_cmpstr(acting_does(room, "chair vote.call question=1 method=roll-call lot=PSE"), ==, "field");
    g_assert_cmpstr(acting_does(room, "chair vote.call question=1 requester=XXX"), ==, "unknown");
    acting_do(room, "chair vote.call question=1 method=roll-call lot=BRA majority=two-thirds");
    g_autoptr(GArray) order = votes_order(room->state, 1);
    g_assert_cmpuint(order->len, ==, 8);
    g_assert_cmpint(g_array_index(order, int, 0), ==, state_find_participant(room->state, "BRA"));
    g_assert_cmpint(state_vote(room->state, 1)->majority, ==, MAJORITY_TWO_THIRDS);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/questions/misfits/put", test_misfits_of_put);
    g_test_add_func("/questions/misfits/others", test_misfits);
    g_test_add_func("/questions/settles", test_settles);
    g_test_add_func("/questions/latest", test_latest);
    g_test_add_func("/questions/long-formula", test_long_formula);
    g_test_add_func("/questions/on-a-motion", test_question_on_a_motion);
    g_test_add_func("/votes/majorities", test_majorities);
    g_test_add_func("/votes/misfits", test_misfits_of_votes);
    g_test_add_func("/votes/undo", test_undo_of_votes);
    g_test_add_func("/questions/report-to-come", test_report_to_come);
    g_test_add_func("/votes/in-a-vote", test_vote_in_a_vote);
    g_test_add_func("/votes/behind-motions", test_vote_behind_motions);
    g_test_add_func("/votes/roll-call-without-lot", test_roll_call_without_lot);
    g_test_add_func("/votes/decided-meanwhile", test_decided_meanwhile);
    g_test_add_func("/votes/roll-call-of-members", test_roll_call_of_members);
    return g_test_run();
}
