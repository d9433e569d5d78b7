/* A plan of a week that can be changed and played through. For forecast_week.c and forecast_replan.c alone. */
#pragma once

#include "core/forecast_week.h"

typedef struct {
    ForecastSegment planned; /* with its minutes said */
    double stop;             /* planned end, seconds from now */
    double later;            /* seconds planned for the matter after this segment */
    bool is_last;            /* of its matter */
    bool is_last_of_slot;
    bool is_given; /* no part of the week as it was planned */
} PlanSegment;

/* What was announced for a matter. */
typedef struct {
    bool is_closed;
    const ForecastLimit *limit; /* NULL: none */
} Announced;

typedef struct {
    const ForecastWeek *week;
    double starts[FORECAST_SLOTS_MAX], ends[FORECAST_SLOTS_MAX]; /* seconds from now; past slots end at 0 */
    size_t n_slots;                                              /* the week's, then extra ones */
    PlanSegment segments[FORECAST_SEGMENTS_MAX];
    size_t n_segments;
    double work[FORECAST_MATTERS_MAX][FORECAST_SCENARIOS]; /* seconds */
    double newcomers[FORECAST_MATTERS_MAX];
    Announced announced[FORECAST_MATTERS_MAX];
} Plan;

/* What came of it, a figure for each scenario; seconds, instants as seconds from now. The last three may be NULL. */
typedef struct {
    double (*left)[FORECAST_SCENARIOS];  /* of each matter */
    double (*spare)[FORECAST_SCENARIOS]; /* of each slot */
    bool (*overrun)[FORECAST_SCENARIOS]; /* of each slot */
    double (*start)[FORECAST_SCENARIOS]; /* of each segment */
    double (*end)[FORECAST_SCENARIOS];
    double (*behind)[FORECAST_SCENARIOS];
} Course;

ForecastAnswer plan_check(const ForecastWeek *week);

/* The week with so many slots more, in which nothing is planned; they follow the week's by index, and segments stand in
 * the order of time all the same. Free with g_free. */
Plan *plan_new(const ForecastWeek *week, const ForecastWindow *extra, size_t n_extra);

/* Announces, or takes back, and works out anew what remains of the matter. */
void plan_announce(Plan *plan, int matter, Announced announced);

/* Adds a segment after those of its slot. False if there is no room for one more. */
bool plan_add(Plan *plan, int slot, int matter, int minutes);

/* Lets the matter stop at its planned end in its last segment too, as it would if it got more time later. */
void plan_stop(Plan *plan, int matter);

/* The slot of the matter's last segment; −1 if it has none. */
int plan_last_slot(const Plan *plan, int matter);

/* Seconds of the slot from now on that nothing is planned in. */
double plan_free(const Plan *plan, int slot);

/* Plays all scenarios through. */
void plan_run(const Plan *plan, const Course *course);

/* What is so far up in the figures of the scenarios, 0–1; and how many of them are past the tolerance, in thousandths.
 */
double course_at(const double *figures, double share);
int course_permille_left(const double *left);
