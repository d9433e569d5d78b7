/* What a forecast costs while a meeting runs: after every statement, for lists of growing length; and what becomes of a
 * week, with the re-plan of one that does not hold. */
#include "bench.h"
#include "core/forecast_week.h"

#include <glib.h>
#include <stdio.h>

enum { WAITING_MOST = 500, HEARD = 200, SLOTS = 10 };

typedef struct {
    PaceStatement heard[HEARD];
    int gaps[HEARD];
    PaceObserved observed;
    Pace *pace;
    int waiting[WAITING_MOST];
    ForecastWindow slots[SLOTS];
    ForecastList list;
    ForecastSpeaker speakers[WAITING_MOST];
    ForecastWeek week;
    ForecastSegment segments[2 * SLOTS];
    ForecastMatter matters[2 * SLOTS];
} Bench;

static void run_pace(void *data)
{
    const Bench *bench = data;
    pace_free(pace_new(&bench->observed));
}

static void run_list(void *data)
{
    Bench *bench = data;
    ForecastEnd end;
    g_assert(forecast_list(&bench->list, bench->speakers, &end).problem == FORECAST_OK);
}

static void run_options(void *data)
{
    Bench *bench = data;
    static const ForecastLimit LIMITS[] = { { PACE_STATE, 180 }, { PACE_STATE, 120 } };
    ForecastOption options[FORECAST_OPTIONS(2)];
    g_assert(forecast_options(&bench->list, LIMITS, 2, options).problem == FORECAST_OK);
}

static void run_fit(void *data)
{
    Bench *bench = data;
    forecast_limit_that_fits(&bench->list, PACE_STATE, true);
}

static void run_week(void *data)
{
    Bench *bench = data;
    ForecastSlotOutlook slots[SLOTS];
    ForecastSegmentOutlook segments[2 * SLOTS];
    ForecastMatterOutlook matters[2 * SLOTS];
    g_assert(forecast_week(&bench->week, slots, segments, matters).problem == FORECAST_OK);
}

static void run_replan(void *data)
{
    Bench *bench = data;
    static const ForecastLimit LIMITS[] = { { PACE_STATE, 180 }, { PACE_STATE, 120 } };
    ForecastMeans means = { .limits = LIMITS, .n_limits = 2, .may_close = true };
    ForecastReplan replan;
    g_assert(forecast_replan(&bench->week, &means, &replan).problem == FORECAST_OK);
}

static void bench_fill(Bench *bench)
{
    for (int i = 0; i < HEARD; i++) {
        bench->heard[i] = (PaceStatement){ i % 9 == 0 ? PACE_GROUP : PACE_STATE, 150 + i * 37 % 240, i < 60 ? 0 : 180 };
        bench->gaps[i] = 10 + i * 13 % 40;
    }
    bench->observed =
        (PaceObserved){ .statements = bench->heard, .n_statements = HEARD, .gaps = bench->gaps, .n_gaps = HEARD };
    bench->observed.rules[PACE_STATE].limit_seconds = 180;
    bench->pace = pace_new(&bench->observed);
    for (int i = 0; i < SLOTS; i++) {
        Instant start = (Instant)(i / 2 * 24 + i % 2 * 5) * 3600 * FORECAST_SECOND;
        bench->slots[i] = (ForecastWindow){ start, start + (Instant)3 * 3600 * FORECAST_SECOND };
    }
    for (int i = 0; i < WAITING_MOST; i++) {
        bench->waiting[i] = i % 11 == 0 ? PACE_GROUP : PACE_STATE;
    }
    bench->list = (ForecastList){ .pace = bench->pace,
                                  .now = 0,
                                  .has_floor = true,
                                  .floor_class = PACE_STATE,
                                  .floor_seconds = 70,
                                  .waiting = bench->waiting,
                                  .windows = bench->slots,
                                  .n_windows = SLOTS,
                                  .is_open = true,
                                  .newcomers = 5,
                                  .newcomers_seconds = 3600,
                                  .newcomers_class = PACE_STATE };
    for (int i = 0; i < 2 * SLOTS; i++) {
        bench->segments[i] = (ForecastSegment){ i / 2, i, i % 5 == 4 ? 60 : 90 };
        bench->matters[i] = (ForecastMatter){ .has_list = true, .newcomers_class = PACE_STATE };
        bench->matters[i].waiting[PACE_STATE] = i == 3 ? 40 : 14;
    }
    bench->week = (ForecastWeek){ .pace = bench->pace,
                                  .slots = bench->slots,
                                  .n_slots = SLOTS,
                                  .segments = bench->segments,
                                  .n_segments = 2 * SLOTS,
                                  .matters = bench->matters,
                                  .n_matters = 2 * SLOTS };
}

int main(void)
{
    g_autofree Bench *bench = g_new0(Bench, 1);
    bench_fill(bench);
    bench_begin("Forecast, 200 statements heard");
    bench_run("learn the pace", run_pace, bench, 0);
    static const size_t WAITING[] = { 10, 100, 500 };
    for (size_t i = 0; i < G_N_ELEMENTS(WAITING); i++) {
        bench->list.n_waiting = WAITING[i];
        char name[64];
        g_snprintf(name, sizeof name, "list, %zu waiting", WAITING[i]);
        bench_run(name, run_list, bench, 0);
        g_snprintf(name, sizeof name, "six options, %zu waiting", WAITING[i]);
        bench_run(name, run_options, bench, 0);
        g_snprintf(name, sizeof name, "limit that fits, %zu waiting", WAITING[i]);
        bench_run(name, run_fit, bench, 0);
    }
    bench_run("week, 10 slots, 20 matters", run_week, bench, 0);
    bench_run("re-plan of it", run_replan, bench, 0);
    pace_free(bench->pace);
    return 0;
}
