/* Points of order: what stories do not show. */
#include "session/order.h"

#include "room.h"

static void test_misfits_of_raised(void)
{
    g_autoptr(Acting) room = room_new();
    g_assert_true(acting_would_fit(room, "order.raised", "{\"point\":1,\"party\":\"FRA\",\"seconds\":180}"));
    g_assert_false(acting_would_fit(room, "order.raised", "{\"point\":2,\"party\":\"FRA\",\"seconds\":180}"));
    g_assert_false(acting_would_fit(room, "order.raised", "{\"point\":1,\"party\":\"XXX\",\"seconds\":180}"));
    g_assert_false(
        acting_would_fit(room, "order.raised", "{\"point\":1,\"party\":\"FRA\",\"seconds\":180,\"inscription\":1}"));
    acting_do(room, "FRA order.raise");
    g_assert_false(acting_would_fit(room, "order.raised", "{\"point\":2,\"party\":\"FRA\",\"seconds\":180}"));
    acting_do(room, "FRA order.withdraw");
    acting_do(room, "chair meeting.adjourn");
    g_assert_false(acting_would_fit(room, "order.raised", "{\"point\":2,\"party\":\"FRA\",\"seconds\":180}"));
}

static void test_misfits_of_settled(void)
{
    g_autoptr(Acting) room = room_new();
    static const char ruled[] = "{\"point\":1,\"party\":\"FRA\",\"ruling\":\"So\"}";
    g_assert_false(acting_would_fit(room, "order.ruled", ruled));
    g_assert_false(acting_would_fit(room, "order.withdrawn", "{\"point\":1,\"party\":\"FRA\"}"));
    g_assert_false(acting_would_fit(room, "order.appeal_decided", "{\"point\":1,\"appeal\":\"upheld\"}"));
    acting_do(room, "FRA order.raise");
    g_assert_false(acting_would_fit(room, "order.ruled", "{\"point\":2,\"party\":\"FRA\",\"ruling\":\"So\"}"));
    g_assert_false(acting_would_fit(room, "order.appeal_decided", "{\"point\":1,\"appeal\":\"upheld\"}"));
    g_assert_true(acting_would_fit(room, "order.ruled", ruled));
    acting_do(room, "FRA order.withdraw");
    acting_do(room, "FRA order.raise");
    g_assert_false(acting_would_fit(room, "order.ruled", ruled)); /* the first one is settled */
}

static void test_misfits_of_appealed(void)
{
    g_autoptr(Acting) room = room_new();
    g_assert_false(acting_would_fit(room, "order.appealed", "{\"point\":1,\"party\":\"FRA\"}"));
    acting_do(room, "FRA order.raise");
    acting_do(room, "chair order.rule ruling=So");
    g_assert_true(acting_would_fit(room, "order.appealed", "{\"point\":1,\"party\":\"FRA\"}"));
    g_assert_false(acting_would_fit(room, "order.appealed", "{\"point\":1,\"party\":\"XXX\"}"));
    g_assert_false(acting_would_fit(room, "order.appealed", "{\"point\":2,\"party\":\"FRA\"}"));
    g_assert_false(acting_would_fit(room, "order.appealed", "{\"point\":1,\"party\":\"FRA\",\"inscription\":7}"));
}

/* What comes first stands first; what is being voted on stands once. */
static void test_business(void)
{
    g_autoptr(Acting) room = room_new();
    acting_do(room, "EGY motion.move motion_kind=other text=one");
    acting_do(room, "EGY motion.move motion_kind=close-debate matter=item-5");
    acting_do(room, "EGY motion.move motion_kind=suspend-meeting");
    acting_do(room, "chair vote.call motion=3");
    acting_do(room, "FRA order.raise conduct=yes");
    g_autoptr(GArray) all = order_business(room->state);
    static const Business expected[] = {
        { BUSINESS_POINT, 1 }, { BUSINESS_VOTE, 1 }, { BUSINESS_MOTION, 2 }, { BUSINESS_MOTION, 1 }
    };
    g_assert_cmpuint(all->len, ==, G_N_ELEMENTS(expected));
    for (guint i = 0; i < all->len; i++) {
        g_assert_cmpint(g_array_index(all, Business, i).kind, ==, expected[i].kind);
        g_assert_cmpint(g_array_index(all, Business, i).id, ==, expected[i].id);
    }
}

/* While voting goes on, a point about its conduct can be withdrawn; the appeal that is voted on cannot. */
static void test_withdrawing_in_votes(void)
{
    g_autoptr(Acting) room = room_new();
    acting_do(room, "EGY motion.move motion_kind=other text=one");
    acting_do(room, "chair vote.call motion=1");
    acting_do(room, "FRA order.raise conduct=yes");
    g_assert_cmpstr(acting_does(room, "chair vote.close"), ==, "point-pending");
    g_assert_cmpstr(acting_does(room, "FRA vote.cast choice=yes"), ==, "point-pending");
    g_assert_cmpstr(acting_does(room, "chair vote.call motion=1"), ==, "point-pending");
    acting_do(room, "FRA order.withdraw");
    acting_do(room, "FRA order.raise conduct=yes");
    acting_do(room, "chair order.rule ruling=No");
    acting_do(room, "FRA order.appeal");
    acting_do(room, "chair vote.call point=2");
    g_assert_cmpstr(acting_does(room, "FRA order.withdraw"), ==, "voting");
}

/* A statement that ended while the point was pending does not go on; nor one that is not the interrupted one. */
static void test_ended_meanwhile(void)
{
    g_autoptr(Acting) room = room_new();
    acting_do(room, "FRA floor.request list=item-5");
    acting_do(room, "chair floor.give list=item-5");
    acting_do(room, "EGY order.raise");
    acting_do(room, "FRA floor.end");
    acting_do(room, "chair order.rule ruling=So");
    g_assert_cmpint(state_the_floor(room->state)->since, ==, 0);
    g_assert_cmpint(state_the_floor(room->state)->inscription, ==, ID_NONE);
}

static void test_undo(void)
{
    g_autoptr(Acting) room = room_new();
    acting_do(room, "FRA floor.request list=item-5");
    acting_do(room, "chair floor.give list=item-5");
    acting_do(room, "EGY order.raise");
    acting_do(room, "secretariat act.undo");
    g_assert_cmpint(state_the_floor(room->state)->point, ==, ID_NONE);
    g_assert_cmpint(state_the_floor(room->state)->since, >, 0);
    acting_do(room, "EGY order.raise");
    acting_do(room, "chair order.rule ruling=So");
    acting_do(room, "secretariat act.undo"); /* the ruling: the point is pending again */
    g_assert_cmpstr(acting_does(room, "chair meeting.adjourn"), ==, "point-pending");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/order/misfits/raised", test_misfits_of_raised);
    g_test_add_func("/order/misfits/settled", test_misfits_of_settled);
    g_test_add_func("/order/misfits/appealed", test_misfits_of_appealed);
    g_test_add_func("/order/business", test_business);
    g_test_add_func("/order/withdrawing-in-votes", test_withdrawing_in_votes);
    g_test_add_func("/order/ended-meanwhile", test_ended_meanwhile);
    g_test_add_func("/order/undo", test_undo);
    return g_test_run();
}
