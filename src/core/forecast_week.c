/* What is likely to become of a plan. See forecast_week.h. */
#include "core/forecast_plan.h"

static const double EARLY = 0.1;
static const double MIDDLE = 0.5;
static const double LATE = 0.9;

typedef double Row[FORECAST_SCENARIOS];

static int minutes_of(double seconds)
{
    return (int)(seconds / 60 + 0.5);
}

static Instant instant_of(const ForecastWeek *week, double seconds)
{
    return week->now + (Instant)(seconds < 0 ? seconds - 0.5 : seconds + 0.5) * FORECAST_SECOND;
}

static ForecastRange range_of(const ForecastWeek *week, const double *figures)
{
    return (ForecastRange){ instant_of(week, course_at(figures, EARLY)), instant_of(week, course_at(figures, MIDDLE)),
                            instant_of(week, course_at(figures, LATE)) };
}

static void look_at_slots(const Plan *plan, const Course *course, ForecastSlotOutlook *slots)
{
    for (size_t i = 0; i < plan->n_slots; i++) {
        int overruns = 0;
        for (int scenario = 0; scenario < FORECAST_SCENARIOS; scenario++) {
            overruns += course->overrun[i][scenario];
        }
        slots[i] = (ForecastSlotOutlook){ (overruns * 1000 + FORECAST_SCENARIOS / 2) / FORECAST_SCENARIOS,
                                          (int)(plan_free(plan, (int)i) / 60),
                                          minutes_of(course_at(course->spare[i], MIDDLE)) };
    }
}

static void look_at_segments(const Plan *plan, const Course *course, ForecastSegmentOutlook *segments)
{
    for (size_t i = 0; i < plan->n_segments; i++) {
        segments[i] =
            (ForecastSegmentOutlook){ range_of(plan->week, course->start[i]), range_of(plan->week, course->end[i]),
                                      minutes_of(course_at(course->behind[i], MIDDLE)),
                                      minutes_of(course_at(course->behind[i], LATE)) };
    }
}

static void look_at_matters(const Plan *plan, const Course *course, ForecastMatterOutlook *matters)
{
    for (size_t i = 0; i < plan->week->n_matters; i++) {
        matters[i] =
            (ForecastMatterOutlook){ (int)(plan->newcomers[i] + 0.5), minutes_of(course_at(plan->work[i], MIDDLE)),
                                     course_permille_left(course->left[i]),
                                     minutes_of(course_at(course->left[i], MIDDLE)),
                                     minutes_of(course_at(course->left[i], LATE)) };
    }
}

ForecastAnswer forecast_week(const ForecastWeek *week, ForecastSlotOutlook *slots, ForecastSegmentOutlook *segments,
                             ForecastMatterOutlook *matters)
{
    ForecastAnswer answer = plan_check(week);
    if (answer.problem != FORECAST_OK) {
        return answer;
    }
    g_autofree Plan *plan = plan_new(week, NULL, 0);
    g_autofree Row *left = g_new0(Row, week->n_matters + 1);
    g_autofree Row *spare = g_new0(Row, week->n_slots + 1);
    g_autofree Row *of_segments = g_new0(Row, 3 * week->n_segments + 1);
    bool(*overrun)[FORECAST_SCENARIOS] = g_malloc0_n(week->n_slots + 1, sizeof *overrun);
    Course course = {
        left, spare, overrun, of_segments, of_segments + week->n_segments, of_segments + 2 * week->n_segments
    };
    plan_run(plan, &course);
    if (slots != NULL) {
        look_at_slots(plan, &course, slots);
    }
    if (segments != NULL) {
        look_at_segments(plan, &course, segments);
    }
    if (matters != NULL) {
        look_at_matters(plan, &course, matters);
    }
    g_free(overrun);
    return answer;
}
