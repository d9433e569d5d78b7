/* Limits and replies: what stories do not show. */
#include "session/time_limits.h"

#include "room.h"
#include "session/replies.h"

static int limit_of(Acting *room, const char *list)
{
    const GArray *waiting = state_waiting(room->state, state_find_list(room->state, list));
    g_assert_cmpuint(waiting->len, >, 0);
    return limits_seconds(room->state, g_array_index(waiting, int, 0));
}

/* Each decision fits more closely than the one before; when it is lifted, the one before holds again. */
static void test_closest(void)
{
    static const char *const decisions[] = {
        "seconds=600",
        "seconds=550 capacity=state",
        "seconds=500 matter=item-5",
        "seconds=450 matter=item-5 capacity=state",
        "seconds=400 matter=item-5/1",
        "seconds=350 matter=item-5/1 capacity=state",
        "seconds=200 list=topic",
        "seconds=150 list=topic capacity=state",
    };
    g_autoptr(Acting) room = room_new();
    acting_do(room, "chair list.open list=topic matter=item-5/1");
    acting_do(room, "FRA floor.request list=topic");
    g_assert_cmpint(limit_of(room, "topic"), ==, 0);
    for (guint i = G_N_ELEMENTS(decisions); i > 0; i--) { /* the later does not win where it fits less closely */
        g_autofree char *line = g_strconcat("chair limit.decide consent=yes ", decisions[i - 1], NULL);
        acting_do(room, line);
        g_assert_cmpint(limit_of(room, "topic"), ==, 150);
    }
    for (int id = 1; id <= (int)G_N_ELEMENTS(decisions); id++) {
        g_autofree char *line = g_strdup_printf("chair limit.lift limit=%d decision=\"decision 1\"", id);
        const int before = limit_of(room, "topic");
        acting_do(room, line);
        const int after = limit_of(room, "topic");
        g_assert_true(id < (int)G_N_ELEMENTS(decisions) ? after > before : after == 0);
    }
}

/* What holds for others does not hold for this one. */
static void test_others(void)
{
    static const char *const decisions[] = { "seconds=60 capacity=group", "seconds=60 kind=replies",
                                             "seconds=60 matter=item-6",  "seconds=60 list=other",
                                             "times=1 capacity=group",    "seconds=60 kind=replies round=2" };
    g_autoptr(Acting) room = room_new();
    acting_do(room, "chair list.open list=other matter=item-6");
    for (guint i = 0; i < G_N_ELEMENTS(decisions); i++) {
        g_autofree char *line = g_strconcat("chair limit.decide consent=yes ", decisions[i], NULL);
        acting_do(room, line);
    }
    acting_do(room, "FRA floor.request list=item-5");
    g_assert_cmpint(limit_of(room, "item-5"), ==, 0);
    acting_do(room, "BRA reply.request matter=item-6");
    g_assert_cmpint(limit_of(room, "replies/item-6/2022-07-25"), ==, 60);
    acting_do(room, "chair limit.lift limit=2 consent=yes");
    g_assert_cmpint(limit_of(room, "replies/item-6/2022-07-25"), ==, 300); /* it is a first one */
    acting_do(room, "DEU floor.request list=item-5 on_behalf=EGY group=Two");
    acting_do(room, "DEU floor.request list=item-5");
    acting_do(room, "chair floor.give list=item-5");
    acting_do(room, "chair floor.end");
    g_assert_cmpstr(acting_does(room, "DEU floor.request list=item-5 on_behalf=EGY group=Two"), ==, "spoken-enough");
}

/* A limit on a line of the programme holds for lists of that line alone. */
static void test_segments(void)
{
    g_autoptr(Acting) room = room_new();
    acting_event(room, "segment.planned",
                 "{\"meeting\":\"am\",\"segment\":1,\"segment_kind\":\"exchange\",\"depth\":0}");
    acting_event(room, "segment.planned",
                 "{\"meeting\":\"am\",\"segment\":2,\"segment_kind\":\"exchange\",\"depth\":0}");
    acting_do(room, "chair list.open list=first meeting=am segment=1");
    acting_do(room, "chair list.open list=second meeting=am segment=2");
    acting_do(room, "FRA floor.request list=first");
    acting_do(room, "FRA floor.request list=second");
    acting_do(room, "chair limit.decide meeting=am segment=1 seconds=60 consent=yes");
    g_assert_cmpint(limit_of(room, "first"), ==, 60);
    g_assert_cmpint(limit_of(room, "second"), ==, 0);
}

/* Who speaks has asked, in whatever capacity. */
static void test_times_while_speaking(void)
{
    g_autoptr(Acting) room = room_new();
    acting_do(room, "chair limit.decide times=1 consent=yes");
    acting_do(room, "FRA floor.request list=item-5 on_behalf=DEU group=Two");
    acting_do(room, "chair floor.give list=item-5");
    g_assert_cmpstr(acting_does(room, "FRA floor.request list=item-5"), ==, "spoken-enough");
}

static void test_misfits(void)
{
    static const char *const misfits[] = { "{\"limit\":2,\"seconds\":60}", "{\"limit\":1,\"matter\":\"no\"}",
                                           "{\"limit\":1,\"list\":\"no\"}",
                                           "{\"limit\":1,\"meeting\":\"am\",\"segment\":1}" };
    g_autoptr(Acting) room = room_new();
    for (guint i = 0; i < G_N_ELEMENTS(misfits); i++) {
        g_assert_false(acting_would_fit(room, "limit.decided", misfits[i]));
    }
    g_assert_false(acting_would_fit(room, "limit.lifted", "{\"limit\":1}"));
    acting_do(room, "chair limit.decide seconds=60 consent=yes");
    acting_do(room, "chair limit.lift limit=1 consent=yes");
    g_assert_false(acting_would_fit(room, "limit.lifted", "{\"limit\":1}"));
    g_assert_cmpstr(acting_does(room, "chair limit.decide seconds=60 meeting=no segment=1 consent=yes"), ==, "field");
}

/* Without a limit nothing is over; a clock that stands does not run over. */
static void test_overrun(void)
{
    g_autoptr(Acting) room = room_new();
    acting_do(room, "FRA floor.request list=item-5");
    acting_do(room, "chair floor.give list=item-5");
    g_assert_cmpint(limits_overrun(room->state, room->now + 1000 * G_USEC_PER_SEC), ==, 0);
    acting_do(room, "chair floor.end");
    acting_do(room, "chair limit.decide seconds=60 consent=yes");
    acting_do(room, "chair limit.cut_off cut_off=yes consent=yes");
    acting_do(room, "FRA floor.request list=item-5");
    acting_do(room, "chair floor.give list=item-5");
    const Instant began = room->now;
    g_assert_cmpint(limits_overrun(room->state, began + 61 * G_USEC_PER_SEC), ==, G_USEC_PER_SEC);
    g_assert_false(limits_cut(room->state, began + 59 * G_USEC_PER_SEC));
    g_assert_true(limits_cut(room->state, began + 61 * G_USEC_PER_SEC));
    acting_do(room, "chair floor.pause");
    g_assert_cmpint(limits_overrun(room->state, began + 61 * G_USEC_PER_SEC), ==, 0);
}

/* Stakeholders have a figure of their own, and the Secretariat none. */
static void test_usual(void)
{
    g_autoptr(Acting) room = room_new();
    acting_do(room, "secretariat stakeholder.register party=NGO1 name=\"An organization\" status=ecosoc");
    acting_do(room, "secretariat roster.admit parties=UNSEC class=secretariat name=Secretariat");
    acting_do(room, "chair list.open list=others kind=stakeholders");
    acting_do(room, "chair list.open list=states kind=stakeholders");
    acting_do(room, "chair list.open list=desk");
    acting_do(room, "NGO1 floor.request list=others");
    acting_do(room, "FRA floor.request list=states");
    acting_do(room, "UNSEC floor.request list=desk");
    g_assert_cmpint(limit_of(room, "others"), ==, 180);
    g_assert_cmpint(limit_of(room, "states"), ==, 0);
    g_assert_cmpint(limit_of(room, "desk"), ==, 0);
}

/* Replies */

static void test_later_meeting(void)
{
    g_autoptr(Acting) room = room_new();
    const int item = state_find_matter(room->state, "item-5"), topic = state_find_matter(room->state, "item-5/1");
    const int other = state_find_matter(room->state, "item-6");
    g_assert_cmpint(replies_later_meeting(room->state, item), ==, ID_NONE);
    acting_do(room, "secretariat slot.add meeting=pm starts=2022-07-25T19:00:00Z ends=2022-07-25T22:00:00Z");
    acting_event(room, "segment.planned",
                 "{\"meeting\":\"pm\",\"segment\":1,\"segment_kind\":\"topic\",\"depth\":0,\"matter\":\"item-5/2\"}");
    const int pm = state_find_meeting(room->state, "pm");
    g_assert_cmpint(replies_later_meeting(room->state, item), ==, pm); /* with the topics under it */
    g_assert_cmpint(replies_later_meeting(room->state, topic), ==, ID_NONE);
    g_assert_cmpint(replies_later_meeting(room->state, other), ==, ID_NONE);
    acting_event(room, "segment.planned",
                 "{\"meeting\":\"pm\",\"segment\":2,\"segment_kind\":\"item\",\"depth\":0,\"matter\":\"item-5\"}");
    g_assert_cmpint(replies_later_meeting(room->state, topic), ==, pm);

    /* Once the item has been dealt with, replies need not wait. */
    acting_do(room, "FRA reply.request matter=item-5");
    g_autofree char *list = g_strdup("replies/item-5/2022-07-25");
    g_assert_cmpint(replies_list(room->state, item), ==, state_find_list(room->state, list));
    g_assert_cmpstr(acting_does(room, "chair floor.give list=replies/item-5/2022-07-25"), ==, "replies-later");
    acting_do(room, "chair question.put matter=item-5 question_kind=text symbol=A/1 text=That");
    acting_do(room, "chair question.no_objection");
    acting_do(room, "chair question.gavel");
    acting_do(room, "chair floor.give list=replies/item-5/2022-07-25");
    acting_do(room, "chair floor.end");
    acting_do(room, "chair meeting.adjourn");
    g_assert_cmpint(replies_list(room->state, item), ==, ID_NONE);
    g_assert_cmpint(replies_later_meeting(room->state, item), ==, ID_NONE);
}

/* A matter with a long id has a list too. */
static void test_long_id(void)
{
    g_autoptr(Acting) room = room_new();
    g_autofree char *id = g_strnfill(FIELD_ID_LIMIT, 'm');
    g_autofree char *listed = g_strdup_printf("{\"matter\":\"%s\",\"number\":0}", id);
    g_autofree char *line = g_strdup_printf("FRA reply.request matter=%s", id);
    acting_event(room, "matter.listed", listed);
    acting_do(room, line);
    const int matter = state_find_matter(room->state, id);
    g_autofree char *expected = g_strdup_printf("replies/%d/2022-07-25", matter);
    g_assert_cmpint(replies_list(room->state, matter), ==, state_find_list(room->state, expected));
    g_assert_cmpint(replies_list(room->state, 999), ==, ID_NONE);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/time_limits/closest", test_closest);
    g_test_add_func("/time_limits/others", test_others);
    g_test_add_func("/time_limits/segments", test_segments);
    g_test_add_func("/time_limits/times-while-speaking", test_times_while_speaking);
    g_test_add_func("/time_limits/misfits", test_misfits);
    g_test_add_func("/time_limits/overrun", test_overrun);
    g_test_add_func("/time_limits/usual", test_usual);
    g_test_add_func("/replies/later-meeting", test_later_meeting);
    g_test_add_func("/replies/long-id", test_long_id);
    return g_test_run();
}
