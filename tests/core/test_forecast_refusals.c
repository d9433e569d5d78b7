/* Questions that a forecast does not answer: each says what is wrong and where, and leaves the outputs as they were. */
#include "core/forecast_week.h"

#include <glib.h>
#include <string.h>

#define MINUTE ((Instant)60 * FORECAST_SECOND)
#define TEN (G_GINT64_CONSTANT(1690207200) * FORECAST_SECOND)

static const PaceObserved nothing;

/* --- a list ----------------------------------------------------------------------------------------------- */

typedef struct {
    ForecastList list;
    int waiting[2];
    ForecastWindow windows[2];
    ForecastLimit limits[2];
    size_t n_limits;
} Asked;

#define ASK(name, act)                                                                                                 \
    static void name(Asked *a)                                                                                         \
    {                                                                                                                  \
        act;                                                                                                           \
    }

ASK(many_waiting, a->list.n_waiting = FORECAST_WAITING_MAX + 1)
ASK(many_windows, a->list.n_windows = FORECAST_WINDOWS_MAX + 1)
ASK(odd_newcomers, a->list.newcomers_class = PACE_CLASSES_MAX)
ASK(odd_floor, a->list.has_floor = true; a->list.floor_class = -1)
ASK(odd_waiting, a->waiting[1] = -1)
ASK(window_backwards, a->windows[0].end = a->windows[0].start - 1)
ASK(windows_in_each_other, a->windows[1].start = a->windows[0].start)
ASK(many_limits, a->n_limits = FORECAST_LIMITS_MAX + 1)
ASK(odd_limit_class, a->limits[1].class = PACE_CLASSES_MAX)
ASK(no_limit, a->limits[1].seconds = 0)
ASK(long_limit, a->limits[0].seconds = PACE_LIMIT_SECONDS + 1)

static const struct {
    void (*done)(Asked *asked);
    ForecastProblem problem;
    size_t place;
    bool is_of_limits; /* the list itself is sound */
} asked_wrongly[] = {
    { many_waiting, FORECAST_TOO_MANY_WAITING, FORECAST_WAITING_MAX, false },
    { many_windows, FORECAST_TOO_MANY_WINDOWS, FORECAST_WINDOWS_MAX, false },
    { odd_newcomers, FORECAST_BAD_CLASS, 0, false },
    { odd_floor, FORECAST_BAD_CLASS, 0, false },
    { odd_waiting, FORECAST_BAD_CLASS, 1, false },
    { window_backwards, FORECAST_BAD_WINDOW, 0, false },
    { windows_in_each_other, FORECAST_BAD_WINDOW, 1, false },
    { many_limits, FORECAST_TOO_MANY_LIMITS, FORECAST_LIMITS_MAX, true },
    { odd_limit_class, FORECAST_BAD_CLASS, 1, true },
    { no_limit, FORECAST_BAD_LIMIT, 1, true },
    { long_limit, FORECAST_BAD_LIMIT, 0, true },
};

static void asked_init(Asked *asked, const Pace *pace)
{
    *asked = (Asked){ .waiting = { PACE_STATE, PACE_STATE },
                      .windows = { { TEN, TEN + MINUTE }, { TEN + 2 * MINUTE, TEN + 3 * MINUTE } },
                      .limits = { { PACE_STATE, 60 }, { PACE_STATE, 120 } },
                      .n_limits = 2 };
    asked->list = (ForecastList){
        .pace = pace, .now = TEN, .waiting = asked->waiting, .n_waiting = 2, .windows = asked->windows, .n_windows = 2
    };
}

static void test_lists(void)
{
    g_autoptr(Pace) pace = pace_new(&nothing);
    ForecastOption untouched[FORECAST_OPTIONS(2)];
    memset(untouched, 7, sizeof untouched);
    for (size_t i = 0; i < G_N_ELEMENTS(asked_wrongly); i++) {
        Asked asked;
        asked_init(&asked, pace);
        asked_wrongly[i].done(&asked);
        ForecastOption options[FORECAST_OPTIONS(2)];
        memset(options, 7, sizeof options);
        const ForecastAnswer answer = forecast_options(&asked.list, asked.limits, asked.n_limits, options);
        g_test_message("question %zu", i);
        g_assert_cmpint(answer.problem, ==, asked_wrongly[i].problem);
        g_assert_cmpint(answer.place, ==, asked_wrongly[i].place);
        g_assert_cmpmem(options, sizeof options, untouched, sizeof untouched);
        ForecastEnd end = { .newcomers = 77 };
        const ForecastProblem of_list = forecast_list(&asked.list, NULL, &end).problem;
        g_assert_cmpint(of_list, ==, asked_wrongly[i].is_of_limits ? FORECAST_OK : asked_wrongly[i].problem);
        g_assert_cmpint(end.newcomers == 77, ==, !asked_wrongly[i].is_of_limits);
        if (!asked_wrongly[i].is_of_limits) {
            g_assert_cmpint(forecast_limit_that_fits(&asked.list, PACE_STATE, false), ==, 0);
        }
    }
}

static void test_limits_of_no_class(void)
{
    g_autoptr(Pace) pace = pace_new(&nothing);
    Asked asked;
    asked_init(&asked, pace);
    g_assert_cmpint(forecast_limit_that_fits(&asked.list, -1, false), ==, 0);
    g_assert_cmpint(forecast_limit_that_fits(&asked.list, PACE_CLASSES_MAX, false), ==, 0);
    g_assert_cmpint(forecast_limit_that_fits(&asked.list, PACE_STATE, false), ==,
                    0); /* two in a minute: none would do */
    asked.windows[0].end = asked.windows[1].start = asked.windows[1].end = TEN + 8 * MINUTE;
    const int limit = forecast_limit_that_fits(&asked.list, PACE_STATE, false);
    g_assert_cmpint(limit, >=, FORECAST_LIMIT_LEAST);
    g_assert_cmpint(limit, <, PACE_STATEMENT_SECONDS);
}

/* A point of order holds all up; who has the floor without a limit takes longer than with one. */
static void test_what_goes_first(void)
{
    g_autoptr(Pace) pace = pace_new(&nothing);
    Asked asked;
    asked_init(&asked, pace);
    ForecastEnd plain, point, free, limited;
    g_assert_cmpint(forecast_list(&asked.list, NULL, &plain).problem, ==, FORECAST_OK);
    asked.list.has_point = true;
    g_assert_cmpint(forecast_list(&asked.list, NULL, &point).problem, ==, FORECAST_OK);
    g_assert_cmpint(point.end.likely, >, plain.end.likely);
    asked.list.has_point = false;
    asked.list.has_floor = true;
    asked.list.floor_class = PACE_STATE;
    asked.list.floor_limit = -1;
    g_assert_cmpint(forecast_list(&asked.list, NULL, &free).problem, ==, FORECAST_OK);
    asked.list.floor_limit = 60;
    g_assert_cmpint(forecast_list(&asked.list, NULL, &limited).problem, ==, FORECAST_OK);
    g_assert_cmpint(limited.end.likely, >, plain.end.likely);
    g_assert_cmpint(free.end.likely, >, limited.end.likely);
}

/* --- a week ----------------------------------------------------------------------------------------------- */

typedef struct {
    ForecastWeek week;
    ForecastWindow slots[2];
    ForecastSegment segments[2];
    ForecastMatter matters[2];
    ForecastMeans means;
    ForecastWindow extra[2];
    ForecastLimit limits[2];
} Week;

#define PLAN(name, act)                                                                                                \
    static void name(Week *w)                                                                                          \
    {                                                                                                                  \
        act;                                                                                                           \
    }

PLAN(many_slots, w->week.n_slots = FORECAST_SLOTS_MAX + 1)
PLAN(many_matters, w->week.n_matters = FORECAST_MATTERS_MAX + 1)
PLAN(many_segments, w->week.n_segments = FORECAST_SEGMENTS_MAX + 1)
PLAN(many_comparables, w->week.n_comparables = FORECAST_COMPARABLES_MAX + 1)
PLAN(slot_backwards, w->slots[0].end = w->slots[0].start - 1)
PLAN(slots_in_each_other, w->slots[1].start = w->slots[0].start)
PLAN(class_below, w->matters[1].newcomers_class = -1)
PLAN(class_above, w->matters[0].newcomers_class = PACE_CLASSES_MAX)
PLAN(heard_less_than_none, w->matters[1].heard = -1)
PLAN(waiting_less_than_none, w->matters[0].waiting[PACE_STATE] = -1)
PLAN(waiting_too_many, w->matters[0].waiting[PACE_STATE] = FORECAST_WAITING_MAX + 1)
PLAN(slot_below, w->segments[0].slot = -1)
PLAN(slot_above, w->segments[1].slot = 2)
PLAN(matter_below, w->segments[0].matter = -1)
PLAN(matter_above, w->segments[1].matter = 2)
PLAN(minutes_below, w->segments[1].minutes = -1)
PLAN(minutes_above, w->segments[1].minutes = 61)
PLAN(segments_out_of_order, w->segments[0].slot = 1; w->segments[1].slot = 0)
PLAN(means_of_many_limits, w->means.n_limits = FORECAST_LIMITS_MAX + 1)
PLAN(means_of_many_meetings, w->means.n_extra = FORECAST_SLOTS_MAX - 1)
PLAN(limit_class_below, w->limits[0].class = -1)
PLAN(limit_class_above, w->limits[1].class = PACE_CLASSES_MAX)
PLAN(limit_of_none, w->limits[1].seconds = 0)
PLAN(limit_too_long, w->limits[0].seconds = PACE_LIMIT_SECONDS + 1)
PLAN(extra_backwards, w->extra[0].end = w->extra[0].start - 1)
PLAN(extra_in_each_other, w->extra[1].start = w->extra[0].start)
PLAN(extra_in_a_slot, w->extra[1] = w->slots[1]; w->means.n_extra = 2; w->extra[0] = w->slots[0];
     w->extra[0].end = w->extra[0].start)

static const struct {
    void (*done)(Week *week);
    ForecastProblem problem;
    size_t place;
    bool is_of_means; /* the week itself is sound */
} planned_wrongly[] = {
    { many_slots, FORECAST_TOO_MANY_WINDOWS, FORECAST_SLOTS_MAX, false },
    { many_matters, FORECAST_TOO_MANY_MATTERS, FORECAST_MATTERS_MAX, false },
    { many_segments, FORECAST_TOO_MANY_SEGMENTS, FORECAST_SEGMENTS_MAX, false },
    { many_comparables, FORECAST_TOO_MANY_COMPARABLES, FORECAST_COMPARABLES_MAX, false },
    { slot_backwards, FORECAST_BAD_WINDOW, 0, false },
    { slots_in_each_other, FORECAST_BAD_WINDOW, 1, false },
    { class_below, FORECAST_BAD_CLASS, 1, false },
    { class_above, FORECAST_BAD_CLASS, 0, false },
    { heard_less_than_none, FORECAST_BAD_MATTER, 1, false },
    { waiting_less_than_none, FORECAST_BAD_MATTER, 0, false },
    { waiting_too_many, FORECAST_BAD_MATTER, 0, false },
    { slot_below, FORECAST_BAD_SEGMENT, 0, false },
    { slot_above, FORECAST_BAD_SEGMENT, 1, false },
    { matter_below, FORECAST_BAD_SEGMENT, 0, false },
    { matter_above, FORECAST_BAD_SEGMENT, 1, false },
    { minutes_below, FORECAST_BAD_SEGMENT, 1, false },
    { minutes_above, FORECAST_BAD_SEGMENT, 1, false },
    { segments_out_of_order, FORECAST_BAD_SEGMENT, 1, false },
    { means_of_many_limits, FORECAST_TOO_MANY_LIMITS, FORECAST_LIMITS_MAX, true },
    { means_of_many_meetings, FORECAST_TOO_MANY_WINDOWS, FORECAST_SLOTS_MAX, true },
    { limit_class_below, FORECAST_BAD_CLASS, 0, true },
    { limit_class_above, FORECAST_BAD_CLASS, 1, true },
    { limit_of_none, FORECAST_BAD_LIMIT, 1, true },
    { limit_too_long, FORECAST_BAD_LIMIT, 0, true },
    { extra_backwards, FORECAST_BAD_WINDOW, 0, true },
    { extra_in_each_other, FORECAST_BAD_WINDOW, 1, true },
    { extra_in_a_slot, FORECAST_BAD_WINDOW, 1, true },
};

static void week_init(Week *w, const Pace *pace)
{
    const Instant later = TEN + 600 * MINUTE;
    *w = (Week){ .slots = { { TEN, TEN + 60 * MINUTE }, { TEN + 120 * MINUTE, TEN + 180 * MINUTE } },
                 .segments = { { 0, 0, 60 }, { 1, 1, 60 } },
                 .extra = { { later, later + 60 * MINUTE }, { later + 60 * MINUTE, later + 120 * MINUTE } },
                 .limits = { { PACE_STATE, 60 }, { PACE_STATE, 120 } } };
    w->week = (ForecastWeek){ .pace = pace,
                              .now = TEN,
                              .slots = w->slots,
                              .n_slots = 2,
                              .segments = w->segments,
                              .n_segments = 2,
                              .matters = w->matters,
                              .n_matters = 2 };
    w->means = (ForecastMeans){ .limits = w->limits, .n_limits = 2, .extra = w->extra, .n_extra = 2 };
}

static void test_weeks(void)
{
    g_autoptr(Pace) pace = pace_new(&nothing);
    for (size_t i = 0; i < G_N_ELEMENTS(planned_wrongly); i++) {
        Week w;
        week_init(&w, pace);
        planned_wrongly[i].done(&w);
        ForecastSlotOutlook slots[2] = { { .free_minutes = 77 } };
        ForecastReplan replan = { .unresolved = 77 };
        g_test_message("plan %zu", i);
        const ForecastAnswer answer = forecast_replan(&w.week, &w.means, &replan);
        g_assert_cmpint(answer.problem, ==, planned_wrongly[i].problem);
        g_assert_cmpint(answer.place, ==, planned_wrongly[i].place);
        g_assert_cmpint(replan.unresolved, ==, 77);
        const ForecastProblem of_week = forecast_week(&w.week, slots, NULL, NULL).problem;
        g_assert_cmpint(of_week, ==, planned_wrongly[i].is_of_means ? FORECAST_OK : planned_wrongly[i].problem);
        g_assert_cmpint(slots[0].free_minutes == 77, ==, !planned_wrongly[i].is_of_means);
    }
}

/* The plan that each of these makes one thing of is sound itself. */
static void test_sound(void)
{
    g_autoptr(Pace) pace = pace_new(&nothing);
    Asked asked;
    asked_init(&asked, pace);
    ForecastOption options[FORECAST_OPTIONS(2)];
    g_assert_cmpint(forecast_options(&asked.list, asked.limits, 2, options).problem, ==, FORECAST_OK);
    Week w;
    week_init(&w, pace);
    ForecastReplan replan;
    g_assert_cmpint(forecast_replan(&w.week, &w.means, &replan).problem, ==, FORECAST_OK);
    pace_free(NULL);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/forecast_refusals/lists", test_lists);
    g_test_add_func("/forecast_refusals/limits-of-no-class", test_limits_of_no_class);
    g_test_add_func("/forecast_refusals/first", test_what_goes_first);
    g_test_add_func("/forecast_refusals/weeks", test_weeks);
    g_test_add_func("/forecast_refusals/sound", test_sound);
    return g_test_run();
}
