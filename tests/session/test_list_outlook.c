/* The forecast of a running session: that it is asked with what the state says, that acts move it the right way, and
 * that what it says comes true as often as it promises. */
#include "hearing.h"
#include "session/list_outlook.h"
#include "session/week_outlook.h"

#include <string.h>

#define SECOND G_GINT64_CONSTANT(1000000)

static ListOutlook *look(const Hearing *hearing, int later)
{
    const OutlookQuestion question = { .now = hearing->acting->now + later * SECOND };
    return list_outlook_new(hearing->state, hearing_list(hearing), &question);
}

typedef struct {
    int count;
    gint64 seconds;
    PaceSum gaps;
} Seen;

/* Of that class under that limit; −1: of all. */
static Seen seen(const State *state, int class, int limit)
{
    Seen sum = { 0 };
    g_autoptr(GArray) statements = g_array_new(FALSE, FALSE, sizeof(PaceStatement));
    observed_read(state_observed(state), statements, &sum.gaps);
    for (guint i = 0; i < statements->len; i++) {
        const PaceStatement *statement = &g_array_index(statements, PaceStatement, i);
        if ((class < 0 || statement->class == class) && (limit < 0 || statement->limit_seconds == limit)) {
            sum.count += statement->count;
            sum.seconds += (gint64)statement->count * statement->seconds;
        }
    }
    return sum;
}

/* === What is observed === */

/* A pause is no part of the statement, and lengthens the gap. */
static void test_pauses(void)
{
    g_autoptr(Hearing) hearing = hearing_new(NULL);
    hearing_ask(hearing, 0, 3);
    hearing_do(hearing, 10, "chair floor.give list=item-5");
    hearing_do(hearing, 100, "chair floor.pause");
    hearing_do(hearing, 40, "chair floor.resume");
    hearing_do(hearing, 80, "chair floor.end");
    g_assert_cmpint(seen(hearing->state, PACE_STATE, 0).count, ==, 1);
    g_assert_cmpint(seen(hearing->state, PACE_STATE, 0).seconds, ==, 180);
    g_assert_cmpfloat(seen(hearing->state, -1, -1).gaps.count, ==, 0); /* before the first there is none */
    hearing_do(hearing, 25, "chair floor.give list=item-5");
    const PaceSum gaps = seen(hearing->state, -1, -1).gaps;
    g_assert_cmpfloat(gaps.count, ==, 1);
    g_assert_cmpfloat(gaps.sum, ==, 65);
    g_assert_cmpfloat(gaps.squares, ==, 65 * 65);
    g_assert_cmpint(seen(hearing->state, -1, -1).count, ==, 1); /* who speaks has not been observed yet */
}

static void test_points_of_order(void)
{
    g_autoptr(Hearing) hearing = hearing_new(NULL);
    hearing_ask(hearing, 0, 2);
    hearing_do(hearing, 10, "chair floor.give list=item-5");
    g_autofree char *raise = g_strdup_printf("%s order.raise", hearing_member(9));
    hearing_do(hearing, 60, raise);
    g_autoptr(ListOutlook) pending = look(hearing, 30);
    g_assert_true(pending->input.has_point);
    g_assert_cmpint(pending->input.point_seconds, ==, 30);
    g_assert_cmpint(pending->input.floor_seconds, ==, 60); /* the clock stands */
    hearing_do(hearing, 90, "chair order.rule ruling=\"It is out of order\"");
    const Seen points = seen(hearing->state, PACE_POINT_OF_ORDER, -1);
    g_assert_cmpint(points.count, ==, 1);
    g_assert_cmpint(points.seconds, ==, 90);
    hearing_do(hearing, 60, "chair floor.end");
    g_assert_cmpint(seen(hearing->state, PACE_STATE, 0).seconds, ==, 120);
}

/* What says nothing about turns is no gap: a suspension, an empty list, a quarter of an hour of something else. */
static void test_no_gaps(void)
{
    g_autoptr(Hearing) hearing = hearing_new(NULL);
    hearing_ask(hearing, 0, 4);
    hearing_hear(hearing, 10, 120);
    hearing_do(hearing, 10, "chair meeting.suspend");
    hearing_do(hearing, 300, "chair meeting.resume");
    hearing_hear(hearing, 20, 120);
    g_assert_cmpfloat(seen(hearing->state, -1, -1).gaps.count, ==, 0);
    hearing_hear(hearing, PACE_GAP_SECONDS + 1, 120);
    g_assert_cmpfloat(seen(hearing->state, -1, -1).gaps.count, ==, 0);
    hearing_hear(hearing, 30, 120);
    g_assert_cmpfloat(seen(hearing->state, -1, -1).gaps.sum, ==, 30);
    hearing->acting->now += 100 * SECOND; /* nobody waits */
    hearing_ask(hearing, 4, 1);
    hearing_hear(hearing, 20, 120);
    g_assert_cmpfloat(seen(hearing->state, -1, -1).gaps.sum, ==, 30);
    g_assert_cmpint(seen(hearing->state, -1, -1).count, ==, 5);
}

/* The length that the sums give back is that of each, to an eighth of an octave, and nothing is lost where a limit
 * parts two that are near each other. */
static void test_lengths(void)
{
    for (int seconds = 0; seconds <= PACE_STATEMENT_SECONDS; seconds += 1 + seconds / 50) {
        Observed *observed = observed_new();
        g_autoptr(GArray) statements = g_array_new(FALSE, FALSE, sizeof(PaceStatement));
        PaceSum gaps;
        const Observation one = { true, PACE_STATE, 180, seconds * SECOND, -1 };
        const Observation other = { true, PACE_STATE, 180, (seconds + seconds / 8 + 1) * SECOND, -1 };
        observed_statement(observed, 7, &one);
        observed_statement(observed, 9, &other);
        observed_read(observed, statements, &gaps);
        int within = 0;
        for (guint i = 0; i < statements->len; i++) {
            within += g_array_index(statements, PaceStatement, i).seconds <= 180
                          ? g_array_index(statements, PaceStatement, i).count
                          : 0;
        }
        g_assert_cmpint(within, ==, (seconds <= 180) + (seconds + seconds / 8 + 1 <= 180));
        if (seconds >= 8 && seconds + seconds / 8 < PACE_STATEMENT_SECONDS) {
            g_assert_cmpuint(statements->len, ==, 2);
            g_assert_cmpint(g_array_index(statements, PaceStatement, 0).seconds, ==, seconds);
        }
        observed_free(observed);
    }
}

/* Taken back is forgotten. */
static void test_undo(void)
{
    g_autoptr(Hearing) hearing = hearing_new(NULL);
    hearing_ask(hearing, 0, 3);
    hearing_hear(hearing, 10, 200);
    hearing_do(hearing, 30, "chair floor.give list=item-5");
    const Seen before = seen(hearing->state, -1, -1);
    hearing_do(hearing, 100, "chair floor.end");
    g_assert_cmpint(seen(hearing->state, -1, -1).count, ==, 2);
    g_autofree char *undo =
        g_strdup_printf("chair act.undo act=%" G_GUINT64_FORMAT, state_latest_act(hearing->state, 0));
    hearing_do(hearing, 1, undo);
    const Seen after = seen(hearing->state, -1, -1);
    g_assert_cmpint(after.count, ==, before.count);
    g_assert_cmpint(after.seconds, ==, before.seconds);
    g_assert_cmpfloat(after.gaps.sum, ==, before.gaps.sum);
    g_autoptr(ListOutlook) outlook = look(hearing, 0);
    g_assert_cmpint(outlook->input.floor_seconds, ==, 101); /* it speaks again */
}

/* === What is asked === */

/* The answer is that of core/forecast.h to the same question, filled by hand. */
static void test_by_hand(void)
{
    g_autoptr(Hearing) hearing = hearing_new(NULL);
    hearing_do(hearing, 0, "chair limit.decide list=item-5 seconds=5:00 consent=yes");
    hearing_ask(hearing, 0, 5);
    hearing_hear(hearing, 15, 200);
    hearing_do(hearing, 20, "chair floor.give list=item-5");
    hearing_do(hearing, 0, "chair limit.decide list=item-5 seconds=3:00 consent=yes");
    g_autoptr(ListOutlook) outlook = look(hearing, 50);

    const PaceStatement heard[] = { { PACE_STATE, 200, 300, 1 } };
    const int gaps[] = { 20 };
    PaceObserved observed = {
        .statements = heard, .n_statements = 1, .gaps = gaps, .n_gaps = 1, .priors = observed_priors()
    };
    observed.rules[PACE_STATE].limit_seconds = 180;
    g_autoptr(Pace) pace = pace_new(&observed);
    const int waiting[] = { PACE_STATE, PACE_STATE, PACE_STATE };
    const ForecastWindow windows[] = {
        { hearing->hours[0].starts, hearing->hours[0].ends },
        { hearing->hours[1].starts, hearing->hours[1].ends },
        { hearing->hours[2].starts, hearing->hours[2].ends },
        { hearing->hours[3].starts, hearing->hours[3].ends },
    };
    const ForecastList list = { .pace = pace,
                                .now = hearing->acting->now + 50 * SECOND,
                                .has_floor = true,
                                .floor_class = PACE_STATE,
                                .floor_seconds = 50,
                                .floor_limit = 300,
                                .waiting = waiting,
                                .n_waiting = 3,
                                .windows = windows,
                                .n_windows = 4,
                                .is_open = true,
                                .newcomers = 0, /* all five came in the rush at the opening */
                                .newcomers_seconds = LIST_OUTLOOK_LATELY_LEAST,
                                .newcomers_class = PACE_STATE,
                                .newcomers_left = HEARING_MEMBERS - 3 };
    ForecastSpeaker speakers[3];
    ForecastEnd end;
    g_assert_cmpint(forecast_list(&list, speakers, &end).problem, ==, FORECAST_OK);
    g_assert_cmpuint(outlook->order->len, ==, 3);
    for (int i = 0; i < 3; i++) {
        g_assert_cmpint(outlook->speakers[i].start.earliest, ==, speakers[i].start.earliest);
        g_assert_cmpint(outlook->speakers[i].start.likely, ==, speakers[i].start.likely);
        g_assert_cmpint(outlook->speakers[i].start.latest, ==, speakers[i].start.latest);
        g_assert_cmpint(outlook->speakers[i].in_time_permille, ==, speakers[i].in_time_permille);
    }
    g_assert_cmpint(outlook->end.end.likely, ==, end.end.likely);
    g_assert_cmpint(outlook->end.newcomers, ==, end.newcomers);
    g_assert_true(outlook->is_taken_up);
}

/* Groups first, in the order of the list, each as its class. */
static void test_order(void)
{
    g_autoptr(Hearing) hearing = hearing_new(NULL);
    hearing_ask(hearing, 0, 3);
    g_autofree char *group =
        g_strdup_printf("%s floor.request list=item-5 on_behalf=BRA,CHN group=Two", hearing_member(5));
    hearing_do(hearing, 0, group);
    g_autoptr(ListOutlook) outlook = look(hearing, 0);
    g_assert_cmpint(g_array_index(outlook->order, int, 0), ==, 4);
    g_assert_cmpint(g_array_index(outlook->classes, int, 0), ==, PACE_GROUP);
    g_assert_cmpint(g_array_index(outlook->classes, int, 1), ==, PACE_STATE);
    g_assert_cmpint(list_outlook_find(outlook, 4), ==, 0);
    g_assert_cmpint(list_outlook_find(outlook, 3), ==, 3);
    g_assert_cmpint(list_outlook_find(outlook, 99), ==, -1);
}

/* In a later meeting the list is heard from its line on; before its line is reached, after what stands before it. */
static void test_windows(void)
{
    g_autoptr(Hearing) hearing = hearing_new("item 3/40,item 5/100,item 6/40");
    hearing_ask(hearing, 0, 3);
    g_autoptr(ListOutlook) before = look(hearing, 0);
    g_assert_false(before->is_taken_up);
    g_assert_cmpuint(before->input.n_windows, ==, 4);
    g_assert_cmpint(before->windows[0].start, ==, hearing->acting->now + 40 * 60 * SECOND);
    g_assert_cmpint(before->windows[0].end, ==, hearing->hours[0].ends);
    g_assert_cmpint(before->windows[1].start, ==, hearing->hours[1].starts + 40 * 60 * SECOND);
    g_assert_false(before->input.has_floor);
    hearing_do(hearing, 300, "chair floor.give list=item-5");
    g_autoptr(ListOutlook) now = look(hearing, 0);
    g_assert_true(now->is_taken_up);
    g_assert_true(now->input.has_floor);
    g_assert_cmpint(now->windows[0].start, <=, hearing->acting->now);
    g_assert_cmpint(now->speakers[0].start.likely, <, before->speakers[1].start.likely);
}

/* In a break nobody speaks before it ends; past its planned end a meeting has no time left, and work goes on later. */
static void test_break_and_end(void)
{
    g_autoptr(Hearing) hearing = hearing_new(NULL);
    hearing_ask(hearing, 0, 12);
    hearing_hear(hearing, 10, 120);
    hearing_do(hearing, 10, "chair meeting.suspend until=2022-07-25T15:00:00Z");
    g_autoptr(ListOutlook) in_break = look(hearing, 0);
    const Instant eleven = hearing->hours[0].starts + 3600 * SECOND;
    g_assert_cmpint(in_break->speakers[0].start.earliest, >=, eleven);
    hearing_do(hearing, 3600, "chair meeting.resume");
    hearing->acting->now = hearing->hours[0].ends;
    hearing_do(hearing, 60, "chair floor.give list=item-5");
    g_autoptr(ListOutlook) late = look(hearing, 60);
    g_assert_cmpint(late->speakers[0].start.earliest, >=, hearing->hours[1].starts);
    g_assert_cmpint(late->speakers[0].in_time_permille, ==, 0);
}

/* A list of which the programme says nothing is heard in the meeting that goes on, and after the last meeting without
 * end.
 */
static void test_without_windows(void)
{
    g_autoptr(Hearing) hearing = hearing_new("item 3");
    hearing_ask(hearing, 0, 2);
    g_autoptr(ListOutlook) outlook = look(hearing, 0);
    g_assert_cmpuint(outlook->input.n_windows, ==, 1);
    g_assert_cmpint(outlook->windows[0].end, ==, hearing->hours[0].ends);
    const OutlookQuestion question = { .now = hearing->hours[3].ends + SECOND };
    hearing_do(hearing, 10, "chair meeting.adjourn");
    g_autoptr(ListOutlook) after = list_outlook_new(hearing->state, hearing_list(hearing), &question);
    g_assert_cmpuint(after->input.n_windows, ==, 0);
    g_assert_null(list_outlook_new(hearing->state, 99, &question));
    g_assert_cmpint(outlook_current_list(hearing->state), ==, hearing_list(hearing));
}

/* Replies come after the speakers on the same matter. */
static void test_replies(void)
{
    g_autoptr(Hearing) hearing = hearing_new(NULL);
    hearing_ask(hearing, 0, 4);
    hearing_hear(hearing, 10, 120);
    g_autofree char *reply = g_strdup_printf("%s reply.request matter=item-5", hearing_member(20));
    const char *refusal = hearing_does(hearing, 5, reply);
    if (*refusal != '\0') {
        g_error("%s: %s", reply, refusal);
    }
    int replies = 0;
    for (int id = 1; id <= state_lists(hearing->state); id++) {
        replies = state_list(hearing->state, id)->kind == LIST_OF_REPLIES ? id : replies;
    }
    const OutlookQuestion question = { .now = hearing->acting->now };
    g_autoptr(ListOutlook) outlook = list_outlook_new(hearing->state, replies, &question);
    g_assert_cmpuint(outlook->n_before, ==, 3);
    g_assert_cmpuint(outlook->order->len, ==, 4);
    g_assert_cmpint(g_array_index(outlook->classes, int, 3), ==, PACE_REPLY);
    g_autoptr(ListOutlook) speakers = look(hearing, 0);
    g_assert_cmpint(outlook->speakers[3].start.likely, >, speakers->speakers[2].start.likely);
}

/* As if it were decided: a limit and closing are earlier, and what is asked is answered as forecast_options does. */
static void test_what_if(void)
{
    g_autoptr(Hearing) hearing = hearing_new(NULL);
    hearing_ask(hearing, 0, 30);
    hearing_hear(hearing, 10, 300);
    hearing_hear(hearing, 30, 330);
    g_autoptr(ListOutlook) now = look(hearing, 5);
    const OutlookQuestion question = { .now = now->now, .limit_seconds = 120, .is_closed = true };
    g_autoptr(ListOutlook) then = list_outlook_new(hearing->state, hearing_list(hearing), &question);
    ForecastLimit limits[LIST_OUTLOOK_LIMITS];
    ForecastOption options[FORECAST_OPTIONS(LIST_OUTLOOK_LIMITS)];
    const size_t n = list_outlook_limits(now, limits);
    g_assert_cmpuint(n, ==, 3);
    g_assert_cmpint(forecast_options(&now->input, limits, n, options).problem, ==, FORECAST_OK);
    g_assert_cmpint(then->end.end.likely, ==, options[3].outcome.end.likely);
    g_assert_cmpint(then->end.end.likely, <, now->end.end.likely);
    g_assert_cmpint(then->speakers[9].start.likely, <, now->speakers[9].start.likely);
    hearing_do(hearing, 0, "chair limit.decide list=item-5 seconds=3:00 consent=yes");
    g_autoptr(ListOutlook) limited = look(hearing, 5);
    g_assert_cmpuint(list_outlook_limits(limited, limits), ==, 1);
    g_assert_cmpint(limits[0].seconds, ==, 120);
}

/* === What must always be so === */

static int below(guint64 *seed, int n)
{
    guint64 z = *seed += G_GUINT64_CONSTANT(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT(0x94d049bb133111eb);
    return (int)((z ^ (z >> 31)) % (guint64)n);
}

/* Ending a statement, or ending it sooner, never makes the next start later; nor does a limit for those who wait, nor
 * the withdrawal of one before it. The fold of what was written forecasts the same. */
static void test_never_later(void)
{
    for (guint64 run = 1; run <= 60; run++) {
        guint64 seed = run;
        g_autoptr(Hearing) hearing = hearing_new(NULL);
        if (below(&seed, 2) == 0) {
            hearing_do(hearing, 0, "chair limit.decide list=item-5 seconds=4:00 consent=yes");
        }
        hearing_ask(hearing, 0, 14);
        for (int i = below(&seed, 5); i > 0; i--) {
            hearing_hear(hearing, 5 + below(&seed, 60), 60 + below(&seed, 400));
        }
        hearing_do(hearing, 20, "chair floor.give list=item-5");
        const int spoken = below(&seed, 500), more = below(&seed, 300);
        g_autoptr(ListOutlook) speaking = look(hearing, spoken);
        g_autoptr(State) other = acting_fold(hearing->acting);
        g_assert_true(state_equal(other, hearing->state));
        hearing_do(hearing, spoken, "chair floor.end");
        g_autoptr(ListOutlook) ended = look(hearing, 0);
        g_assert_cmpint(ended->speakers[0].start.earliest, <=, speaking->speakers[0].start.earliest);
        g_assert_cmpint(ended->speakers[0].start.likely, <=, speaking->speakers[0].start.likely);
        g_assert_cmpint(ended->speakers[0].start.latest, <=, speaking->speakers[0].start.latest);

        const OutlookQuestion later = { .now = hearing->acting->now + more * SECOND };
        g_autoptr(ListOutlook) still = list_outlook_new(other, hearing_list(hearing), &later);
        g_assert_cmpint(ended->speakers[0].start.latest, <=, still->speakers[0].start.latest);
        g_assert_cmpint(ended->speakers[0].start.likely, <=, still->speakers[0].start.likely);

        const int last = g_array_index(ended->order, int, ended->order->len - 1);
        g_autofree char *withdraw = g_strdup_printf(
            "secretariat floor.remove inscription=%d requester=%s", g_array_index(ended->order, int, 0),
            state_text(
                hearing->state,
                state_participant(hearing->state,
                                  state_inscription(hearing->state, g_array_index(ended->order, int, 0))->participant)
                    ->code));
        hearing_do(hearing, 0, withdraw);
        g_autoptr(ListOutlook) fewer = look(hearing, 0);
        g_assert_cmpint(fewer->speakers[list_outlook_find(fewer, last)].start.latest, <=,
                        ended->speakers[list_outlook_find(ended, last)].start.latest);

        g_autoptr(State) folded = acting_fold(hearing->acting);
        const OutlookQuestion same = { .now = hearing->acting->now };
        g_autoptr(ListOutlook) again = list_outlook_new(folded, hearing_list(hearing), &same);
        g_assert_cmpint(memcmp(again->speakers, fewer->speakers, fewer->order->len * sizeof(ForecastSpeaker)), ==, 0);
        g_assert_cmpint(memcmp(&again->end, &fewer->end, sizeof(ForecastEnd)), ==, 0);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/outlook/observed/pauses", test_pauses);
    g_test_add_func("/outlook/observed/points-of-order", test_points_of_order);
    g_test_add_func("/outlook/observed/no-gaps", test_no_gaps);
    g_test_add_func("/outlook/observed/lengths", test_lengths);
    g_test_add_func("/outlook/observed/undo", test_undo);
    g_test_add_func("/outlook/list/by-hand", test_by_hand);
    g_test_add_func("/outlook/list/order", test_order);
    g_test_add_func("/outlook/list/windows", test_windows);
    g_test_add_func("/outlook/list/break-and-end", test_break_and_end);
    g_test_add_func("/outlook/list/without-windows", test_without_windows);
    g_test_add_func("/outlook/list/replies", test_replies);
    g_test_add_func("/outlook/list/what-if", test_what_if);
    g_test_add_func("/outlook/never-later", test_never_later);
    return g_test_run();
}
