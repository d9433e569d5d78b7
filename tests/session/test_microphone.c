#include "session/microphone.h"

#include "acting.h"

static MicrophoneSense sense(const Acting *acting, const char *seat, bool is_on, Instant at)
{
    return microphone_sense(acting->state, state_find_participant(acting->state, seat), is_on, at);
}

static void assert_sense(const Acting *acting, const char *seat, bool is_on, Instant at, MicrophoneSense expected)
{
    g_assert_cmpstr(microphone_info(sense(acting, seat, is_on, at))->name, ==, microphone_info(expected)->name);
}

static Acting *with_floor(void)
{
    static const char *const acts[] = {
        "secretariat slot.add meeting=am starts=2022-07-25T14:00:00Z ends=2022-07-25T17:00:00Z",
        "secretariat attendance.roll parties=FRA,DEU,BRA,CHN",
        "chair meeting.call_to_order meeting=am",
        "chair list.open list=one",
        "FRA floor.request list=one",
        "DEU floor.request list=one",
    };
    Acting *acting = acting_new();
    acting_begin(acting, "oewg");
    for (guint i = 0; i < G_N_ELEMENTS(acts); i++) {
        g_test_message("%s", acts[i]);
        acting_do(acting, acts[i]);
    }
    return acting;
}

static void test_sense(void)
{
    g_autoptr(Acting) acting = with_floor();
    assert_sense(acting, "FRA", true, acting->now, MICROPHONE_NOBODY);
    acting_do(acting, "chair floor.give list=one");
    const Instant given = state_now(acting->state);
    assert_sense(acting, "FRA", true, given + 1, MICROPHONE_AGREES);
    assert_sense(acting, "DEU", true, given + 1, MICROPHONE_ANOTHER);
    assert_sense(acting, "podium", false, given + 1, MICROPHONE_ANOTHER);
    assert_sense(acting, "FRA", false, given - 1, MICROPHONE_LATE);
    assert_sense(acting, "FRA", false, given + 1, MICROPHONE_PAUSES);
    g_assert_cmpint(microphone_off_since(acting->state), ==, 0);
    acting_do(acting, "secretariat floor.pause party=FRA channel=seat");
    const Instant off = state_now(acting->state);
    g_assert_cmpint(microphone_off_since(acting->state), ==, off);
    assert_sense(acting, "FRA", false, off + 1, MICROPHONE_AGREES);
    assert_sense(acting, "FRA", true, off - 1, MICROPHONE_LATE);
    assert_sense(acting, "FRA", true, off, MICROPHONE_RESUMES);
}

/* What somebody at the desk did, or a point of order, the microphone does not undo; nor is its time counted then. */
static void test_by_hand(void)
{
    g_autoptr(Acting) acting = with_floor();
    acting_do(acting, "chair floor.give list=one");
    acting_do(acting, "secretariat floor.pause");
    assert_sense(acting, "FRA", true, acting->now, MICROPHONE_BY_HAND);
    assert_sense(acting, "FRA", false, acting->now, MICROPHONE_BY_HAND);
    g_assert_cmpint(microphone_off_since(acting->state), ==, 0);
    acting_do(acting, "secretariat floor.resume");
    acting_do(acting, "secretariat floor.pause channel=seat");
    acting_do(acting, "DEU order.raise");
    assert_sense(acting, "FRA", true, acting->now, MICROPHONE_BY_HAND);
    g_assert_cmpint(microphone_off_since(acting->state), ==, 0);
    acting_do(acting, "chair order.rule ruling=no");
    g_assert_cmpint(microphone_off_since(acting->state), >, 0);
    acting_do(acting, "chair floor.resume");
    g_assert_cmpint(microphone_off_since(acting->state), ==, 0);
    acting_do(acting, "secretariat floor.pause channel=seat");
    acting_do(acting, "clock floor.end channel=seat");
    g_assert_cmpint(microphone_off_since(acting->state), ==, 0);
    acting_do(acting, "chair floor.give list=one");
    g_assert_cmpint(microphone_off_since(acting->state), ==, 0);
    g_assert_cmpstr(acting_does(acting, "clock floor.end"), ==, "by-hand");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/microphone/sense", test_sense);
    g_test_add_func("/microphone/by-hand", test_by_hand);
    return g_test_run();
}
