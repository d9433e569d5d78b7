/* What becomes of a plan, and the smallest change of it that holds: weeks reckoned by hand, weeks of the shape that
 * programmes of work have, and weeks thrown by a generator of the test's own. */
#include "core/forecast_week.h"

#include "dice.h"

#include <glib.h>
#include <string.h>

#define MINUTE ((Instant)60 * FORECAST_SECOND)
#define HOUR (60 * MINUTE)
#define MONDAY_TEN (G_GINT64_CONSTANT(1690207200) * FORECAST_SECOND) /* 24 July 2023, 10 a.m. in New York */

enum { SLOTS = 10 };

/* Five days of 10 a.m.–1 p.m. and 3–6 p.m. */
static void fill_slots(ForecastWindow slots[SLOTS])
{
    for (int i = 0; i < SLOTS; i++) {
        Instant start = MONDAY_TEN + i / 2 * 24 * HOUR + i % 2 * 5 * HOUR;
        slots[i] = (ForecastWindow){ start, start + 3 * HOUR };
    }
}

static double minutes_from(Instant from, Instant to)
{
    return (double)(to - from) / (double)MINUTE;
}

static void assert_near(double value, double expected, double within)
{
    if (ABS(value - expected) > within) {
        g_error("%g is not within %g of %g", value, within, expected);
    }
}

/* Five minutes a speaker with the gap, to the second. */
static Pace *certain_pace(void)
{
    PacePrior priors[PACE_CLASSES_MAX];
    for (int i = 0; i < PACE_CLASSES_MAX; i++) {
        priors[i] = (PacePrior){ 270, 0, PACE_WEIGHT_MAX };
    }
    g_autofree int *gaps = g_new(int, PACE_STATEMENTS_MAX);
    for (int i = 0; i < PACE_STATEMENTS_MAX; i++) {
        gaps[i] = 30;
    }
    PaceObserved observed = { .priors = priors, .gaps = gaps, .n_gaps = PACE_STATEMENTS_MAX };
    return pace_new(&observed);
}

static ForecastMatter closed_list(int waiting)
{
    ForecastMatter matter = { .has_list = true, .is_closed = true, .newcomers_class = PACE_STATE };
    matter.waiting[PACE_STATE] = waiting;
    return matter;
}

/* A week as the tests build it. */
typedef struct {
    ForecastWeek week;
    ForecastWindow slots[SLOTS];
    ForecastSegment segments[FORECAST_SEGMENTS_MAX];
    ForecastMatter matters[FORECAST_MATTERS_MAX];
    ForecastComparable comparables[FORECAST_COMPARABLES_MAX];
    ForecastSlotOutlook of_slots[SLOTS];
    ForecastSegmentOutlook of_segments[FORECAST_SEGMENTS_MAX];
    ForecastMatterOutlook of_matters[FORECAST_MATTERS_MAX];
} Made;

static void made_init(Made *made, const Pace *pace)
{
    memset(made, 0, sizeof *made);
    fill_slots(made->slots);
    made->week = (ForecastWeek){ .pace = pace,
                                 .now = MONDAY_TEN - HOUR,
                                 .slots = made->slots,
                                 .n_slots = SLOTS,
                                 .segments = made->segments,
                                 .matters = made->matters,
                                 .comparables = made->comparables };
}

static int add_matter(Made *made, ForecastMatter matter)
{
    made->matters[made->week.n_matters] = matter;
    return (int)made->week.n_matters++;
}

static void add_segment(Made *made, int slot, int matter, int minutes)
{
    made->segments[made->week.n_segments++] = (ForecastSegment){ slot, matter, minutes };
}

static void forecast(Made *made)
{
    ForecastAnswer answer = forecast_week(&made->week, made->of_slots, made->of_segments, made->of_matters);
    g_assert_cmpint(answer.problem, ==, FORECAST_OK);
}

static ForecastReplan replan(const Made *made, const ForecastMeans *means)
{
    ForecastReplan out;
    g_assert_cmpint(forecast_replan(&made->week, means, &out).problem, ==, FORECAST_OK);
    return out;
}

static void assert_range(const ForecastRange *range, Instant from, double minutes)
{
    assert_near(minutes_from(from, range->earliest), minutes, 1);
    assert_near(minutes_from(from, range->likely), minutes, 1);
    assert_near(minutes_from(from, range->latest), minutes, 1);
}

static void assert_move(const ForecastMove *move, ForecastMoveKind kind, ForecastReason reason, int matter, int from,
                        int to, int minutes)
{
    g_assert_cmpint(move->kind, ==, kind);
    g_assert_cmpint(move->reason, ==, reason);
    g_assert_cmpint(move->matter, ==, matter);
    g_assert_cmpint(move->from_slot, ==, from);
    g_assert_cmpint(move->to_slot, ==, to);
    g_assert_cmpint(move->minutes, ==, minutes);
}

/* --- By hand --------------------------------------------------------------------------------------------------------
 */

/* 200 minutes of A in a slot of 180 and half of the next, which it shares with 60 of B. */
static void test_rest_rolls_over(void)
{
    g_autoptr(Pace) pace = certain_pace();
    Made made;
    made_init(&made, pace);
    int a = add_matter(&made, closed_list(40));
    int b = add_matter(&made, closed_list(12));
    add_segment(&made, 0, a, 180);
    add_segment(&made, 1, a, 90);
    add_segment(&made, 1, b, 90);
    forecast(&made);
    assert_range(&made.of_segments[0].start, made.slots[0].start, 0);
    assert_range(&made.of_segments[0].end, made.slots[0].start, 180);
    assert_range(&made.of_segments[1].end, made.slots[1].start, 20);
    assert_range(&made.of_segments[2].start, made.slots[1].start, 20);
    assert_range(&made.of_segments[2].end, made.slots[1].start, 80);
    g_assert_cmpint(made.of_segments[0].behind_likely, ==, 0);
    g_assert_cmpint(made.of_slots[0].overrun_permille, ==, 0);
    g_assert_cmpint(made.of_slots[0].spare_minutes, ==, 0);
    assert_near(made.of_slots[1].spare_minutes, 100, 1);
    g_assert_cmpint(made.of_slots[1].free_minutes, ==, 0);
    g_assert_cmpint(made.of_slots[2].free_minutes, ==, 180);
    assert_near(made.of_matters[a].work_minutes, 200, 1);
}

/* 300 minutes of A: thirty more than planned, which push B, of whose 70 minutes ten find no place. */
static void test_overrun_pushes(void)
{
    g_autoptr(Pace) pace = certain_pace();
    Made made;
    made_init(&made, pace);
    int a = add_matter(&made, closed_list(60));
    int b = add_matter(&made, closed_list(14));
    add_segment(&made, 0, a, 180);
    add_segment(&made, 1, a, 90);
    add_segment(&made, 1, b, 90);
    forecast(&made);
    assert_near(made.of_segments[0].behind_likely, 30, 1);
    assert_range(&made.of_segments[1].end, made.slots[1].start, 120);
    assert_range(&made.of_segments[2].end, made.slots[1].start, 180);
    g_assert_cmpint(made.of_slots[0].overrun_permille, ==, 0);
    g_assert_cmpint(made.of_slots[1].overrun_permille, ==, 1000);
    g_assert_cmpint(made.of_matters[a].unheard_permille, ==, 0);
    g_assert_cmpint(made.of_matters[b].unheard_permille, ==, 1000);
    assert_near(made.of_matters[b].unheard_likely, 10, 1);

    /* Nothing but time may be given. All other slots are free: the next one takes it, and no shorter piece is made. */
    ForecastReplan plan = replan(&made, &(ForecastMeans){ 0 });
    g_assert_cmpint(plan.n_moves, ==, 1);
    g_assert_cmpint(plan.unresolved, ==, 0);
    assert_move(&plan.moves[0], FORECAST_GIVE_TIME, FORECAST_TIME_IS_FREE, b, 1, 2, FORECAST_PIECE_MINUTES);
    g_assert_cmpint(plan.minutes_moved, ==, 15);
    g_assert_cmpint(plan.slots_touched, ==, 1);
}

static void test_minutes_that_are_not_said(void)
{
    g_autoptr(Pace) pace = certain_pace();
    Made made;
    made_init(&made, pace);
    for (int i = 0; i < 3; i++) {
        add_matter(&made, closed_list(60));
    }
    /* Thirty are said; the others share 150. All have a later segment, so they stop as planned. */
    add_segment(&made, 0, 0, 30);
    add_segment(&made, 0, 1, 0);
    add_segment(&made, 0, 2, 0);
    for (int i = 0; i < 3; i++) {
        add_segment(&made, 1 + i, i, 180);
    }
    forecast(&made);
    assert_range(&made.of_segments[1].start, made.slots[0].start, 30);
    assert_range(&made.of_segments[2].start, made.slots[0].start, 105);
    g_assert_cmpint(made.of_slots[0].free_minutes, ==, 0);
}

/* In the middle of the first slot; the second is over when the clock says so. */
static void test_week_is_under_way(void)
{
    g_autoptr(Pace) pace = certain_pace();
    Made made;
    made_init(&made, pace);
    int a = add_matter(&made, closed_list(12));
    int done = add_matter(&made, closed_list(50));
    made.matters[done].is_done = true;
    add_segment(&made, 0, done, 90);
    add_segment(&made, 0, a, 90);
    made.week.now = made.slots[0].start + 150 * MINUTE;
    forecast(&made);
    assert_range(&made.of_segments[1].start, made.week.now, 0);
    assert_near(made.of_matters[a].unheard_likely, 30, 1);
    g_assert_cmpint(made.of_matters[done].work_minutes, ==, 0);
    made.week.now = made.slots[0].end + 60 * MINUTE;
    forecast(&made);
    assert_range(&made.of_segments[1].start, made.slots[0].end, 0);
    assert_near(made.of_matters[a].unheard_likely, 60, 1);
    /* What a slot that is over left behind is given to the next one that has room. */
    ForecastReplan plan = replan(&made, &(ForecastMeans){ 0 });
    g_assert_cmpint(plan.n_moves, ==, 1);
    assert_move(&plan.moves[0], FORECAST_GIVE_TIME, FORECAST_TIME_IS_FREE, a, 0, 1, 60);
    made.week.now = made.slots[SLOTS - 1].end + HOUR;
    plan = replan(&made, &(ForecastMeans){ 0 });
    g_assert_cmpint(plan.n_moves, ==, 0);
    g_assert_cmpint(plan.unresolved, ==, 1);
}

/* Three comparable topics had 30 speakers each. The programme's 180 minutes fit 36, of which 85 % are 30.6: nineteen of
 * them were heard or wait, eleven and a bit will inscribe. */
static void test_newcomers(void)
{
    g_autoptr(Pace) pace = certain_pace();
    Made made;
    made_init(&made, pace);
    ForecastMatter matter = closed_list(10);
    matter.is_closed = false;
    matter.heard = 9;
    matter.kind = 5;
    int a = add_matter(&made, matter);
    add_segment(&made, 0, a, 180);
    for (int i = 0; i < 3; i++) {
        made.comparables[made.week.n_comparables++] = (ForecastComparable){ 5, 30 };
    }
    made.comparables[made.week.n_comparables++] = (ForecastComparable){ 6, 900 }; /* of another kind */
    forecast(&made);
    g_assert_cmpint(made.of_matters[a].newcomers, ==, 11);
    assert_near(made.of_matters[a].work_minutes, 21 * 5, 5);
    made.matters[a].is_closed = true;
    forecast(&made);
    g_assert_cmpint(made.of_matters[a].newcomers, ==, 0);
    assert_near(made.of_matters[a].work_minutes, 50, 1);
}

/* --- Re-plans by hand -----------------------------------------------------------------------------------------------
 */

/* One matter with more than fits, and the rest of the week full of matters that take all their time. */
static void make_full(Made *made, const Pace *pace, int waiting)
{
    made_init(made, pace);
    int a = add_matter(made, closed_list(waiting));
    add_segment(made, 0, a, 180);
    for (int slot = 1; slot < SLOTS; slot++) {
        int full = add_matter(made, closed_list(36));
        add_segment(made, slot, full, 180);
    }
}

static void test_replan_nothing(void)
{
    g_autoptr(Pace) pace = certain_pace();
    Made made;
    make_full(&made, pace, 36);
    ForecastReplan plan = replan(&made, &(ForecastMeans){ .may_close = true });
    g_assert_cmpint(plan.n_moves, ==, 0);
    g_assert_cmpint(plan.unresolved, ==, 0);
    g_assert_cmpint(plan.minutes_moved, ==, 0);
}

/* 44 speakers: forty minutes too many. Nowhere is time, but on Wednesday evening there could be a meeting; Tuesday's
 * would be too short. */
static void test_replan_extra(void)
{
    g_autoptr(Pace) pace = certain_pace();
    Made made;
    make_full(&made, pace, 44);
    ForecastReplan plan = replan(&made, &(ForecastMeans){ 0 });
    g_assert_cmpint(plan.n_moves, ==, 0);
    g_assert_cmpint(plan.unresolved, ==, 1);
    ForecastWindow extra[] = { { made.slots[3].end, made.slots[3].end + 30 * MINUTE },
                               { made.slots[5].end, made.slots[5].end + 60 * MINUTE } };
    plan = replan(&made, &(ForecastMeans){ .extra = extra, .n_extra = 2 });
    g_assert_cmpint(plan.n_moves, ==, 1);
    assert_move(&plan.moves[0], FORECAST_EXTRA_MEETING, FORECAST_NO_TIME_ELSEWHERE, 0, 0, 1, 40);
    g_assert_cmpint(plan.unresolved, ==, 0);
}

static void test_replan_spare(void)
{
    g_autoptr(Pace) pace = certain_pace();
    Made made;
    make_full(&made, pace, 44);
    ForecastWindow extra = { made.slots[1].end, made.slots[1].end + 60 * MINUTE };
    made.matters[6] = closed_list(20); /* a hundred of its 180 minutes */
    ForecastMeans means = { .extra = &extra, .n_extra = 1 };
    ForecastReplan plan = replan(&made, &means);
    g_assert_cmpint(plan.n_moves, ==, 1);
    assert_move(&plan.moves[0], FORECAST_GIVE_TIME, FORECAST_TIME_IS_SPARE, 0, 0, 6, 40);
    /* Minutes in which nothing is planned are taken before those that are only likely to be spare. */
    made.segments[8].minutes = 100;
    made.matters[8] = closed_list(20);
    plan = replan(&made, &means);
    assert_move(&plan.moves[0], FORECAST_GIVE_TIME, FORECAST_TIME_IS_FREE, 0, 0, 8, 40);
    /* Of two slots with half of it each, both; but rather one slot more than two of the week. */
    made.matters[6] = closed_list(31);
    made.matters[8] = closed_list(31);
    made.segments[8].minutes = 155;
    plan = replan(&made, &means);
    g_assert_cmpint(plan.moves[0].kind, ==, FORECAST_EXTRA_MEETING);
    plan = replan(&made, &(ForecastMeans){ 0 });
    g_assert_cmpint(plan.n_moves, ==, 2);
    g_assert_cmpint(plan.slots_touched, ==, 2);
    g_assert_cmpint(plan.minutes_moved, ==, 40);
    g_assert_cmpint(plan.moves[0].to_slot, ==, 6);
    g_assert_cmpint(plan.moves[1].to_slot, ==, 8);
    g_assert_cmpint(plan.unresolved, ==, 0);
}

/* A limit moves nothing, so it comes first where it may be proposed; the longest that is enough. 44 statements under
 * three minutes with a quarter of what is beyond: 202 + 30 seconds each, 170 minutes. Under 3′40″: 232 + 30, 192. */
static void test_replan_limit(void)
{
    g_autoptr(Pace) pace = certain_pace();
    Made made;
    make_full(&made, pace, 44);
    made.matters[6] = closed_list(20);
    ForecastLimit limits[] = { { PACE_STATE, 120 }, { PACE_STATE, 180 }, { PACE_STATE, 220 }, { PACE_GROUP, 60 } };
    ForecastReplan plan = replan(&made, &(ForecastMeans){ .limits = limits, .n_limits = 4 });
    g_assert_cmpint(plan.n_moves, ==, 1);
    assert_move(&plan.moves[0], FORECAST_SHORTEN_LIMIT, FORECAST_STATEMENTS_TOO_LONG, 0, 0, -1, 0);
    g_assert_cmpint(plan.moves[0].class, ==, PACE_STATE);
    g_assert_cmpint(plan.moves[0].limit_seconds, ==, 180);
    g_assert_cmpint(plan.slots_touched, ==, 0);
    /* Where the limit is not enough, it still leaves less to move. */
    plan = replan(&made, &(ForecastMeans){ .limits = &limits[2], .n_limits = 1 });
    g_assert_cmpint(plan.n_moves, ==, 2);
    g_assert_cmpint(plan.minutes_moved, ==, FORECAST_PIECE_MINUTES);
}

/* Thirty wait and some thirty more are expected: closed, it fits. */
static void test_replan_close(void)
{
    g_autoptr(Pace) pace = certain_pace();
    Made made;
    make_full(&made, pace, 30);
    made.matters[0].is_closed = false;
    for (int i = 0; i < 20; i++) {
        made.comparables[made.week.n_comparables++] = (ForecastComparable){ 0, 60 };
    }
    ForecastLimit limit = { PACE_STATE, 60 };
    ForecastReplan plan = replan(&made, &(ForecastMeans){ .may_close = true, .limits = &limit, .n_limits = 1 });
    g_assert_cmpint(plan.n_moves, ==, 1);
    assert_move(&plan.moves[0], FORECAST_CLOSE_LIST, FORECAST_MORE_INSCRIBE_THAN_FIT, 0, 0, -1, 0);
}

/* A comes after B in one slot, and B's newcomers push it out. A is mended first, with time on another day; then closing
 * B's list turns out to be enough for both. */
static void test_replan_takes_back(void)
{
    g_autoptr(Pace) pace = certain_pace();
    Made made;
    made_init(&made, pace);
    int a = add_matter(&made, closed_list(14));
    int b = add_matter(&made, closed_list(20));
    made.matters[b].is_closed = false;
    for (int i = 0; i < 30; i++) {
        made.comparables[made.week.n_comparables++] = (ForecastComparable){ 0, 40 };
    }
    add_segment(&made, 0, b, 110);
    add_segment(&made, 0, a, 70);
    ForecastReplan plan = replan(&made, &(ForecastMeans){ 0 });
    g_assert_cmpint(plan.n_moves, ==, 1);
    g_assert_cmpint(plan.moves[0].kind, ==, FORECAST_GIVE_TIME);
    g_assert_cmpint(plan.moves[0].matter, ==, b);
    g_assert_cmpint(plan.minutes_moved, >=, 85);
    g_assert_cmpint(plan.minutes_moved, <=, 120);
    g_assert_cmpint(plan.unresolved, ==, 0);
    plan = replan(&made, &(ForecastMeans){ .may_close = true });
    g_assert_cmpint(plan.n_moves, ==, 1);
    assert_move(&plan.moves[0], FORECAST_CLOSE_LIST, FORECAST_MORE_INSCRIBE_THAN_FIT, b, 0, -1, 0);
    g_assert_cmpint(plan.unresolved, ==, 0);
}

/* --- The shape of programmes ----------------------------------------------------------------------------------------
 */

/* An opening, topics in pairs, presentations of 30, 90 and 60 minutes, stakeholders, a second reading over three slots,
 * other matters, and a closure that leaves two hours. */
static void make_programme(Made *made, const Pace *pace)
{
    made_init(made, pace);
    int opening = add_matter(made, (ForecastMatter){ .kind = 1 });
    add_segment(made, 0, opening, 180);
    for (int slot = 1; slot <= 3; slot++) {
        for (int half = 0; half < 2; half++) {
            ForecastMatter topic = { .has_list = true, .kind = 2, .newcomers_class = PACE_STATE };
            add_segment(made, slot, add_matter(made, topic), half == 0 ? 90 : 0);
        }
    }
    static const int PRESENTATIONS[] = { 30, 90, 60 };
    for (size_t i = 0; i < G_N_ELEMENTS(PRESENTATIONS); i++) {
        add_segment(made, 4, add_matter(made, (ForecastMatter){ .kind = 3 }), PRESENTATIONS[i]);
    }
    ForecastMatter stakeholders = { .has_list = true, .kind = 4, .newcomers_class = PACE_STAKEHOLDER };
    add_segment(made, 5, add_matter(made, stakeholders), 180);
    ForecastMatter reading = { .has_list = true, .kind = 5, .newcomers_class = PACE_STATE };
    int second = add_matter(made, reading);
    for (int slot = 6; slot <= 8; slot++) {
        add_segment(made, slot, second, 180);
    }
    add_segment(made, 9, add_matter(made, (ForecastMatter){ .kind = 6 }), 60);
}

/* Before anything is known the programme is believed. */
static void test_programme_is_believed(void)
{
    g_autoptr(Pace) pace = pace_new(&(PaceObserved){ 0 });
    Made made;
    make_programme(&made, pace);
    forecast(&made);
    for (int slot = 0; slot < SLOTS; slot++) {
        g_assert_cmpint(made.of_slots[slot].overrun_permille, <, 200);
        g_assert_cmpint(made.of_slots[slot].free_minutes, ==, slot == 9 ? 120 : 0);
    }
    g_assert_cmpint(replan(&made, &(ForecastMeans){ .may_close = true }).n_moves, ==, 0);
}

/* The first two topics brought 40 speakers each, and twelve of the second were not reached: two hours on Friday are
 * free. */
static void test_programme_runs_late(void)
{
    g_autoptr(Pace) pace = pace_new(&(PaceObserved){ 0 });
    Made made;
    make_programme(&made, pace);
    made.week.now = made.slots[1].end;
    made.matters[0].is_done = true;
    made.matters[1].is_done = true;
    made.matters[2] = closed_list(12);
    made.matters[2].heard = 10;
    forecast(&made);
    g_assert_cmpint(made.of_slots[1].overrun_permille, ==, 1000);
    g_assert_cmpint(made.of_matters[2].unheard_likely, >=, 45);
    ForecastReplan plan = replan(&made, &(ForecastMeans){ 0 });
    g_assert_cmpint(plan.n_moves, ==, 1);
    g_assert_cmpint(plan.moves[0].kind, ==, FORECAST_GIVE_TIME);
    g_assert_cmpint(plan.moves[0].reason, ==, FORECAST_TIME_IS_FREE);
    g_assert_cmpint(plan.moves[0].to_slot, ==, 9);
    g_assert_cmpint(plan.moves[0].from_slot, ==, 1);
    g_assert_cmpint(plan.moves[0].minutes, >=, 60);
    g_assert_cmpint(plan.moves[0].minutes, <=, 90);
    g_assert_cmpint(plan.unresolved, ==, 0);

    /* Where topics like it bring so many, those of Tuesday will overrun too, and it is said before it happens. */
    for (int i = 0; i < 4; i++) {
        made.comparables[made.week.n_comparables++] = (ForecastComparable){ 2, 40 };
    }
    forecast(&made);
    g_assert_cmpint(made.of_slots[2].overrun_permille, >, 900);
    g_assert_cmpint(made.of_slots[3].overrun_permille, >, 900);
    g_assert_cmpint(made.of_slots[5].overrun_permille, <, 200);
    ForecastLimit limits[] = { { PACE_STATE, 180 }, { PACE_STATE, 120 } };
    ForecastWindow evenings[3];
    for (int i = 0; i < 3; i++) {
        evenings[i] = (ForecastWindow){ made.slots[3 + 2 * i].end, made.slots[3 + 2 * i].end + 3 * HOUR };
    }
    plan = replan(&made, &(ForecastMeans){ .limits = limits, .n_limits = 2, .extra = evenings, .n_extra = 3 });
    g_assert_cmpint(plan.unresolved, ==, 0);
    g_assert_cmpint(plan.n_moves, >=, 3);
}

/* Three sessions as their programmes of work gave them, ten slots each: what stands in each, and what has a list. A
 * session that negotiates a draft in readings; one that takes one topic a slot; one that takes topics in pairs, with a
 * thematic discussion of 30, 90 and 60 minutes and a stakeholder session in halves. Equal letters are one matter;
 * capitals have a list. */
static const char *const SHAPES[][SLOTS] = {
    { "abC", "D", "D", "D", "S", "E", "E", "E", "E", "fgh" },
    { "ab", "C", "D", "E", "F", "S", "G", "H", "i", "j" },
    { "abc", "DE", "FG", "HI", "klM", "no", "PQ", "RT", "UV", "xyz" },
};

static void make_shape(Made *made, const Pace *pace, const char *const shape[SLOTS])
{
    made_init(made, pace);
    int index[128];
    memset(index, -1, sizeof index);
    for (int slot = 0; slot < SLOTS; slot++) {
        for (const char *letter = shape[slot]; *letter != '\0'; letter++) {
            int *matter = &index[(unsigned char)*letter];
            if (*matter < 0) {
                *matter = add_matter(
                    made, (ForecastMatter){ .has_list = g_ascii_isupper(*letter), .newcomers_class = PACE_STATE });
            }
            int minutes = *letter == 'k' ? 30 : *letter == 'l' ? 90 : 0;
            add_segment(made, slot, *matter, minutes);
        }
    }
}

/* Nothing is known, and each plan holds. Then one list after the other turns out twice as long as its time: that it
 * overruns is seen, and closing lists does not help, but time does as long as there is any. */
static void test_shapes(void)
{
    g_autoptr(Pace) pace = pace_new(&(PaceObserved){ 0 });
    for (size_t shape = 0; shape < G_N_ELEMENTS(SHAPES); shape++) {
        Made made;
        make_shape(&made, pace, SHAPES[shape]);
        forecast(&made);
        ForecastWindow extra = { made.slots[SLOTS - 1].end + HOUR, made.slots[SLOTS - 1].end + 41 * HOUR };
        ForecastMeans means = { .may_close = true, .extra = &extra, .n_extra = 1 };
        for (int slot = 0; slot < SLOTS; slot++) {
            g_assert_cmpint(made.of_slots[slot].overrun_permille, <=, 200);
        }
        g_assert_cmpint(replan(&made, &means).n_moves, ==, 0);
        for (size_t i = 0; i < made.week.n_matters; i++) {
            if (!made.matters[i].has_list) {
                continue;
            }
            ForecastMatter kept = made.matters[i];
            int minutes = 0;
            for (size_t j = 0; j < made.week.n_segments; j++) {
                int share = (int)strlen(SHAPES[shape][made.segments[j].slot]);
                minutes += made.segments[j].matter == (int)i ? 180 / share : 0;
            }
            made.matters[i] = closed_list(2 * minutes / 5);
            forecast(&made);
            g_assert_cmpint(made.of_matters[i].unheard_permille, >=, 200);
            ForecastReplan plan = replan(&made, &means);
            g_assert_cmpint(plan.unresolved, ==, 0);
            g_assert_cmpint(plan.n_moves, >=, 1);
            g_assert_cmpint(plan.minutes_moved, >=, minutes / 4);
            made.matters[i] = kept;
        }
    }
}

/* --- Thrown ---------------------------------------------------------------------------------------------------------
 */

static void throw_programme(Dice *dice, Made *made, const Pace *pace)
{
    make_programme(made, pace);
    made->week.now = made->slots[0].start + throw_int(dice, -60, 4 * 24 * 60) * MINUTE;
    for (int i = throw_int(dice, 0, 6); i > 0; i--) {
        made->comparables[made->week.n_comparables++] =
            (ForecastComparable){ throw_int(dice, 2, 5), throw_int(dice, 5, 60) };
    }
    for (size_t i = 0; i < made->week.n_matters; i++) {
        ForecastMatter *matter = &made->matters[i];
        matter->is_done = throw(dice) < 0.2;
        matter->is_closed = throw(dice) < 0.3;
        matter->heard = throw_int(dice, 0, 20);
        for (int class = 0; class < 4; class ++) {
            matter->waiting[class] = throw_int(dice, 0, 9);
        }
    }
}

/* The re-plan as a plan: what it moves is planned, what it closes is closed; nothing of the answer is believed. */
static void carry_out(Made *made, const ForecastReplan *plan)
{
    for (size_t i = 0; i < plan->n_moves; i++) {
        const ForecastMove *move = &plan->moves[i];
        if (move->kind == FORECAST_CLOSE_LIST) {
            made->matters[move->matter].is_closed = true;
        }
        if (move->kind != FORECAST_GIVE_TIME) {
            continue;
        }
        size_t place = made->week.n_segments;
        while (place > 0 && made->segments[place - 1].slot > move->to_slot) {
            made->segments[place] = made->segments[place - 1];
            place--;
        }
        /* Minutes that were only spare stand in the plan of others, so the piece is written down as short as can be. */
        made->segments[place] = (ForecastSegment){ move->to_slot, move->matter, 1 };
        made->week.n_segments++;
        for (size_t j = 0; j < place; j++) {
            if (made->segments[j].slot == move->to_slot && made->segments[j].minutes > 60) {
                made->segments[j].minutes--;
            }
        }
    }
}

static void test_replans_hold(void)
{
    g_autoptr(Pace) pace = pace_new(&(PaceObserved){ 0 });
    Dice dice = { 42 };
    int mended = 0;
    for (int round = 0; round < 150; round++) {
        Made made;
        throw_programme(&dice, &made, pace);
        forecast(&made);
        int before = 0;
        for (size_t i = 0; i < made.week.n_matters; i++) {
            before += made.of_matters[i].unheard_permille > 200;
        }
        ForecastReplan plan = replan(&made, &(ForecastMeans){ .may_close = true });
        g_assert_cmpint(plan.unresolved, <=, before);
        g_assert_true(before > 0 || plan.n_moves == 0);
        carry_out(&made, &plan);
        forecast(&made);
        int after = 0;
        for (size_t i = 0; i < made.week.n_matters; i++) {
            after += made.of_matters[i].unheard_permille > 210;
        }
        g_assert_cmpint(after, <=, plan.unresolved);
        mended += before - after;
    }
    g_test_message("%d matters mended", mended);
    g_assert_cmpint(mended, >, 150);
}

/* More who wait never make anything of the week earlier, nor any overrun less likely. */
static void test_monotonic(void)
{
    g_autoptr(Pace) pace = pace_new(&(PaceObserved){ 0 });
    Dice dice = { 99 };
    for (int round = 0; round < 300; round++) {
        Made made;
        throw_programme(&dice, &made, pace);
        for (size_t i = 0; i < made.week.n_matters; i++) {
            made.matters[i].is_closed = true;
        }
        forecast(&made);
        Made more = made;
        more.week.slots = more.slots;
        more.week.segments = more.segments;
        more.week.matters = more.matters;
        more.week.comparables = more.comparables;
        more.matters[throw_int(&dice, 1, 6)].waiting[PACE_STATE] += 5;
        forecast(&more);
        for (int slot = 0; slot < SLOTS; slot++) {
            g_assert_cmpint(more.of_slots[slot].overrun_permille, >=, made.of_slots[slot].overrun_permille);
            g_assert_cmpint(more.of_slots[slot].spare_minutes, <=, made.of_slots[slot].spare_minutes);
        }
        for (size_t i = 0; i < made.week.n_segments; i++) {
            g_assert_cmpint(more.of_segments[i].end.likely, >=, made.of_segments[i].end.likely);
            g_assert_cmpint(more.of_segments[i].end.latest, >=, made.of_segments[i].end.latest);
        }
    }
}

/* Slots with two topics, of which the comparables were thrown like themselves: overruns come as often as promised, and
 * the first topic of each ends within its range four times in five. */
static void test_calibration(void)
{
    Dice dice = { 1979 };
    double promised = 0;
    int kept = 0;
    int inside = 0;
    enum { WEEKS = 3000 };
    for (int round = 0; round < WEEKS; round++) {
        double statement = 270 * throw_factor(&dice, 0.13);
        double usual = 16 * throw_factor(&dice, 0.2);
        PaceStatement heard[30];
        for (size_t i = 0; i < G_N_ELEMENTS(heard); i++) {
            heard[i] = (PaceStatement){ PACE_STATE, (int)(statement * throw_factor(&dice, 0.27)), 0 };
        }
        PaceObserved observed = { .statements = heard, .n_statements = G_N_ELEMENTS(heard) };
        g_autoptr(Pace) pace = pace_new(&observed);
        Made made;
        made_init(&made, pace);
        for (int i = 0; i < 6; i++) {
            made.comparables[made.week.n_comparables++] =
                (ForecastComparable){ 0, (int)(usual * throw_factor(&dice, 0.15)) };
        }
        double work[2] = { 0 };
        for (int half = 0; half < 2; half++) {
            int all = (int)(usual * throw_factor(&dice, 0.15));
            ForecastMatter topic = { .has_list = true, .newcomers_class = PACE_STATE };
            topic.waiting[PACE_STATE] = all / 2;
            for (int i = 0; i < all; i++) {
                work[half] += statement * throw_factor(&dice, 0.27) + 30 * throw_factor(&dice, 0.4);
            }
            add_segment(&made, 0, add_matter(&made, topic), 90);
        }
        made.week.n_slots = 1;
        forecast(&made);
        promised += made.of_slots[0].overrun_permille / 1000.0;
        kept += work[0] + work[1] > 180 * 60 + FORECAST_TOLERANCE_SECONDS;
        double end = MIN(work[0] / 60, 180);
        inside += end >= minutes_from(made.slots[0].start, made.of_segments[0].end.earliest) - 0.01 &&
                  end <= minutes_from(made.slots[0].start, made.of_segments[0].end.latest) + 0.01;
    }
    g_test_message("overruns promised %.1f %%, seen %.1f %%; %.1f %% of first topics ended within the range",
                   100 * promised / WEEKS, 100.0 * kept / WEEKS, 100.0 * inside / WEEKS);
    assert_near(100 * promised / WEEKS, 100.0 * kept / WEEKS, 5);
    assert_near(100.0 * inside / WEEKS, 80, 6);
}

/* --- Extremes -------------------------------------------------------------------------------------------------------
 */

static void test_extremes(void)
{
    g_autoptr(Pace) pace = pace_new(&(PaceObserved){ 0 });
    Made made;
    made_init(&made, pace);
    made.week.n_slots = 0;
    forecast(&made);
    g_assert_cmpint(replan(&made, &(ForecastMeans){ 0 }).n_moves, ==, 0);

    /* As many matters as there may be, each with as many waiting, on a week without an end. */
    made.week.n_slots = SLOTS;
    for (int i = 0; i < FORECAST_MATTERS_MAX; i++) {
        ForecastMatter matter = closed_list(FORECAST_WAITING_MAX);
        matter.heard = G_MAXINT;
        matter.is_closed = false;
        add_matter(&made, matter);
    }
    for (int i = 0; i < FORECAST_SEGMENTS_MAX; i++) {
        add_segment(&made, i * SLOTS / FORECAST_SEGMENTS_MAX, i % FORECAST_MATTERS_MAX, 0);
    }
    forecast(&made);
    g_assert_cmpint(made.of_slots[SLOTS - 1].overrun_permille, ==, 1000);
    ForecastReplan plan = replan(&made, &(ForecastMeans){ .may_close = true });
    g_assert_cmpint(plan.n_moves, ==, 0);
    g_assert_cmpint(plan.unresolved, ==, FORECAST_MATTERS_MAX);
}

static ForecastAnswer ask(const Made *made)
{
    return forecast_week(&made->week, NULL, NULL, NULL);
}

static void test_problems(void)
{
    g_autoptr(Pace) pace = pace_new(&(PaceObserved){ 0 });
    Made made;
    make_programme(&made, pace);
    made.matters[3].waiting[2] = -1;
    g_assert_cmpint(ask(&made).problem, ==, FORECAST_BAD_MATTER);
    g_assert_cmpint(ask(&made).place, ==, 3);
    made.matters[3].waiting[2] = FORECAST_WAITING_MAX + 1;
    g_assert_cmpint(ask(&made).problem, ==, FORECAST_BAD_MATTER);
    made.matters[3].waiting[2] = 0;
    made.segments[2].minutes = 91;
    g_assert_cmpint(ask(&made).problem, ==, FORECAST_BAD_SEGMENT);
    g_assert_cmpint(ask(&made).place, ==, 2);
    made.segments[2].minutes = 90;
    g_assert_cmpint(ask(&made).problem, ==, FORECAST_OK);
    made.segments[4].slot = 0;
    g_assert_cmpint(ask(&made).place, ==, 4);
    made.segments[4].slot = SLOTS;
    g_assert_cmpint(ask(&made).place, ==, 4);
    made.segments[4].slot = 2;
    made.slots[7].start = made.slots[6].start;
    g_assert_cmpint(ask(&made).problem, ==, FORECAST_BAD_WINDOW);
    g_assert_cmpint(ask(&made).place, ==, 7);
    fill_slots(made.slots);
    ForecastWindow extra = made.slots[4];
    ForecastReplan plan = { .n_moves = 77 };
    ForecastAnswer answer = forecast_replan(&made.week, &(ForecastMeans){ .extra = &extra, .n_extra = 1 }, &plan);
    g_assert_cmpint(answer.problem, ==, FORECAST_BAD_WINDOW);
    g_assert_cmpint(plan.n_moves, ==, 77);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/forecast_week/rest-rolls-over", test_rest_rolls_over);
    g_test_add_func("/forecast_week/overrun-pushes", test_overrun_pushes);
    g_test_add_func("/forecast_week/minutes-that-are-not-said", test_minutes_that_are_not_said);
    g_test_add_func("/forecast_week/week-is-under-way", test_week_is_under_way);
    g_test_add_func("/forecast_week/newcomers", test_newcomers);
    g_test_add_func("/forecast_week/replan/nothing", test_replan_nothing);
    g_test_add_func("/forecast_week/replan/extra", test_replan_extra);
    g_test_add_func("/forecast_week/replan/spare", test_replan_spare);
    g_test_add_func("/forecast_week/replan/limit", test_replan_limit);
    g_test_add_func("/forecast_week/replan/close", test_replan_close);
    g_test_add_func("/forecast_week/replan/takes-back", test_replan_takes_back);
    g_test_add_func("/forecast_week/programme/is-believed", test_programme_is_believed);
    g_test_add_func("/forecast_week/programme/runs-late", test_programme_runs_late);
    g_test_add_func("/forecast_week/programme/three-shapes", test_shapes);
    g_test_add_func("/forecast_week/thrown/replans-hold", test_replans_hold);
    g_test_add_func("/forecast_week/thrown/monotonic", test_monotonic);
    g_test_add_func("/forecast_week/thrown/calibration", test_calibration);
    g_test_add_func("/forecast_week/extremes", test_extremes);
    g_test_add_func("/forecast_week/problems", test_problems);
    return g_test_run();
}
