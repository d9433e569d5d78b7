/* What is taken up and concluded, where the stories do not reach, and what the modules share about taking back. */
#include "room.h"
#include "session/common.h"

static SegmentState segment_state(const Acting *room, int segment)
{
    return state_segment(room->state, segment)->state;
}

static Acting *room_with_lines(void)
{
    Acting *room = room_new();
    acting_event(room, "segment.planned",
                 "{\"meeting\":\"am\",\"segment\":1,\"segment_kind\":\"line\",\"depth\":0,\"matter\":\"item-6\"}");
    acting_event(room, "segment.planned",
                 "{\"meeting\":\"am\",\"segment\":2,\"segment_kind\":\"topic\",\"depth\":0,\"matter\":\"item-5/1\"}");
    acting_event(room, "segment.planned",
                 "{\"meeting\":\"am\",\"segment\":3,\"segment_kind\":\"topic\",\"depth\":0,\"matter\":\"item-5/2\"}");
    return room;
}

/* An item that has no line of its own is taken up with the first about a topic under it. */
static void test_by_topic(void)
{
    g_autoptr(Acting) room = room_with_lines();
    acting_do(room, "chair item.open matter=item-5");
    g_assert_cmpint(segment_state(room, 1), ==, SEGMENT_AHEAD);
    g_assert_cmpint(segment_state(room, 2), ==, SEGMENT_OPEN);
    g_assert_cmpint(segment_state(room, 3), ==, SEGMENT_AHEAD);
    g_assert_cmpint(state_meeting(room->state, 1)->matter, ==, state_find_matter(room->state, "item-5"));
}

/* To conclude a matter ends its line if that is in hand, and no other. */
static void test_concluded(void)
{
    g_autoptr(Acting) room = room_with_lines();
    acting_do(room, "chair item.conclude matter=item-5/2");
    acting_do(room, "chair item.open segment=2");
    acting_do(room, "chair item.conclude matter=item-6");
    g_assert_cmpint(segment_state(room, 2), ==, SEGMENT_OPEN);
    acting_do(room, "chair item.conclude matter=item-5/1");
    g_assert_cmpint(segment_state(room, 2), ==, SEGMENT_DONE);
    g_assert_cmpint(state_meeting(room->state, 1)->segment, ==, ID_NONE);
    g_assert_true(state_matter(room->state, state_find_matter(room->state, "item-5/1"))->is_settled);
    g_assert_cmpstr(acting_does(room, "chair item.conclude"), ==, "nothing-open");
}

/* The next line is the first that is still ahead, whatever was taken up before. */
static void test_next(void)
{
    g_autoptr(Acting) room = room_with_lines();
    acting_do(room, "chair item.open segment=1");
    acting_do(room, "chair item.open");
    g_assert_cmpint(state_meeting(room->state, 1)->segment, ==, 2);
}

static void test_codes(void)
{
    g_assert_cmpuint(codes_count(NULL), ==, 0);
    g_assert_cmpuint(codes_count(""), ==, 0);
    g_assert_cmpuint(codes_count("FRA DEU"), ==, 2);
    g_assert_false(codes_have(NULL, "FRA"));
    g_assert_false(codes_have("FRANCE", "FRA"));
    g_assert_true(codes_have("DEU FRA", "FRA"));
    g_assert_false(codes_repeat(NULL));
    g_assert_false(codes_repeat("FRA DEU"));
    g_assert_true(codes_repeat("FRA DEU FRA"));
}

/* An act of which nobody knows what it was is not taken back. */
static void test_unknown_act(void)
{
    g_autoptr(Acting) room = room_new();
    room->begins = true;
    g_assert_true(acting_fits(room, "matter.listed", "{\"matter\":\"item-7\",\"number\":7}"));
    g_assert_cmpstr(acting_does(room, "chair act.undo"), ==, "undo-lasting");
    g_assert_cmpstr(acting_does(room, "chair act.undo act=1000"), ==, "undo-unknown");
}

int main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/items/by-topic", test_by_topic);
    g_test_add_func("/items/concluded", test_concluded);
    g_test_add_func("/items/next", test_next);
    g_test_add_func("/items/codes", test_codes);
    g_test_add_func("/items/unknown-act", test_unknown_act);
    return g_test_run();
}
