/* When a list of speakers ends: cases reckoned by hand, what must be monotonic, and whether ranges hold what they
 * promise in meetings that are thrown by a generator of the test's own. */
#include "core/forecast.h"

#include "dice.h"

#include <glib.h>

#define MINUTE ((Instant)60 * FORECAST_SECOND)
#define NOON_ISH (G_GINT64_CONSTANT(1690200000) * FORECAST_SECOND) /* some instant in July 2023 */

static const PaceObserved NOTHING = { 0 };

static double seconds_from(Instant from, Instant to)
{
    return (double)(to - from) / FORECAST_SECOND;
}

/* --- Spread --------------------------------------------------------------------------------------------------------
 */

static void assert_near(double value, double expected, double within)
{
    if (ABS(value - expected) > within) {
        g_error("%g is not within %g of %g", value, within, expected);
    }
}

static void test_spread_of_normal(void)
{
    Spread spread = { 1000, 100 * 100, 0 };
    assert_near(spread_at(&spread, SPREAD_EARLY), 1000 - 128.155, 0.01);
    assert_near(spread_at(&spread, SPREAD_MIDDLE), 1000, 0.01);
    assert_near(spread_at(&spread, SPREAD_LATE), 1128.155, 0.01);
    assert_near(spread_within(&spread, 1000), 0.5, 1e-6);
    assert_near(spread_within(&spread, 1100), 0.841345, 1e-6);
    assert_near(spread_within(&spread, 872), 0.1003, 0.001);
    assert_near(spread_deviation(0.9), 1.28155, 0.002);
    assert_near(spread_deviation(0.1), -1.28155, 0.002);
    assert_near(spread_deviation(0.5), 0, 1e-9);
}

/* Of a log-normal time with mean 270 and standard deviation 135, a table of the log-normal curve says 131.8, 241.5,
 * 442.4 for 10, 50 and 90 %. */
static void test_spread_of_lognormal(void)
{
    Spread spread = spread_of(270, 135 * 135);
    assert_near(spread_at(&spread, SPREAD_EARLY), 131.8, 8);
    assert_near(spread_at(&spread, SPREAD_MIDDLE), 241.5, 8);
    assert_near(spread_at(&spread, SPREAD_LATE), 442.4, 8);
    for (int tenth = -30; tenth < 30; tenth++) {
        double z = tenth / 10.0;
        double at = spread_at(&spread, z);
        if (at > 0) {
            assert_near(spread_deviation(spread_within(&spread, at)), z, 0.06);
        }
    }
}

static void test_spread_extremes(void)
{
    Spread certain = spread_certain(60);
    g_assert_cmpfloat(spread_at(&certain, SPREAD_LATE), ==, 60);
    g_assert_cmpfloat(spread_within(&certain, 60), ==, 1);
    g_assert_cmpfloat(spread_within(&certain, 59.9), ==, 0);
    g_assert_cmpfloat(spread_within(&certain, -1), ==, 0);
    Spread wild = { 10, 1e6, 1e12 };
    g_assert_cmpfloat(spread_at(&wild, SPREAD_EARLY), >=, 0);
    g_assert_cmpfloat(spread_at(&wild, 4), <, 1e5);
    assert_near(spread_deviation(0), -4, 0.01);
    assert_near(spread_deviation(1), 4, 0.01);
}

/* --- Pace ----------------------------------------------------------------------------------------------------------
 */

static void test_pace_usual(void)
{
    g_autoptr(Pace) pace = pace_new(&NOTHING);
    double uncertain;
    Spread state = pace_statement(pace, PACE_STATE, 0, &uncertain);
    assert_near(state.mean, 270, 0.1);
    assert_near(state.variance, 135 * 135, 20);
    assert_near(uncertain, state.variance / (PACE_WEIGHT - 1), 0.1);
    assert_near(pace_gap(pace, &uncertain).mean, 30, 0.01);
    for (int class = 0; class < PACE_CLASSES_MAX; class ++) {
        g_assert_cmpint(pace_prior(class).mean_seconds, >, 0);
        assert_near(pace_statement(pace, class, 0, &uncertain).mean, pace_prior(class).mean_seconds, 0.1);
    }
}

/* Four statements of 9 minutes against usual ones of 4½ that count like four: 6¾. The gap: four of 50 and four of 30.
 */
static void test_pace_shrinks(void)
{
    PaceStatement heard[4];
    for (int i = 0; i < 4; i++) {
        heard[i] = (PaceStatement){ PACE_STATE, 540, 0 };
    }
    int gaps[] = { 50, 50, 50, 50 };
    PaceObserved observed = { .statements = heard, .n_statements = 4, .gaps = gaps, .n_gaps = 4 };
    g_autoptr(Pace) pace = pace_new(&observed);
    double uncertain;
    assert_near(pace_statement(pace, PACE_STATE, 0, &uncertain).mean, 405, 0.1);
    assert_near(pace_statement(pace, PACE_GROUP, 0, &uncertain).mean, 480, 0.1);
    assert_near(pace_gap(pace, &uncertain).mean, 40, 0.01);
}

/* A limit of three minutes that a half of the speakers passes by two minutes, and one that nobody passes. */
static void test_pace_learns_overruns(void)
{
    enum { HEARD = 40 };
    PaceStatement heard[HEARD];
    for (int i = 0; i < HEARD; i++) {
        heard[i] = (PaceStatement){ PACE_STATE, i % 2 == 0 ? 300 : 150, 180 };
    }
    PaceObserved observed = { .statements = heard, .n_statements = HEARD, .rules = { [PACE_STATE] = { 180, false } } };
    g_autoptr(Pace) loose = pace_new(&observed);
    double uncertain;
    /* (4 × what the usual ones take + 40 × 225) / 44, whatever the law says about wishes. */
    assert_near(pace_statement(loose, PACE_STATE, 180, &uncertain).mean, 225, 5);
    g_assert_cmpint(pace_overrun_permille(loose, PACE_STATE), >, 400);
    for (int i = 0; i < HEARD; i++) {
        heard[i].seconds = MIN(heard[i].seconds, 180);
    }
    g_autoptr(Pace) strict = pace_new(&observed);
    g_assert_cmpint(pace_overrun_permille(strict, PACE_STATE), <, 100);
    assert_near(pace_statement(strict, PACE_STATE, 180, &uncertain).mean, 165, 5);
    observed.rules[PACE_STATE].is_cut_off = true;
    g_autoptr(Pace) cut = pace_new(&observed);
    g_assert_cmpint(pace_overrun_permille(cut, PACE_STATE), ==, 0);
    g_assert_cmpfloat(pace_statement(cut, PACE_STATE, 120, &uncertain).mean, <=, 120);
}

static void test_pace_limit_is_monotonic(void)
{
    Dice dice = { 77 };
    for (int round = 0; round < 200; round++) {
        PaceStatement heard[30];
        for (int i = 0; i < 30; i++) {
            heard[i] =
                (PaceStatement){ PACE_STATE, (int)(270 * throw_factor(&dice, 0.4)), throw_int(&dice, 0, 2) * 150 };
        }
        PaceObserved observed = { .statements = heard, .n_statements = (size_t)throw_int(&dice, 0, 30) };
        g_autoptr(Pace) pace = pace_new(&observed);
        Spread last = { 0 };
        double uncertain;
        for (int limit = 10; limit < 1500; limit += 10) {
            Spread now = pace_statement(pace, PACE_STATE, limit, &uncertain);
            g_assert_cmpfloat(now.mean, >=, last.mean - 1e-9);
            g_assert_cmpfloat(now.variance, >=, last.variance - 1e-6);
            last = now;
        }
        g_assert_cmpfloat(pace_statement(pace, PACE_STATE, 0, &uncertain).mean, >=, last.mean - 1e-9);
    }
}

/* The longer somebody has spoken, the later they end; and the tail goes on however long they have. */
static void test_pace_rest(void)
{
    g_autoptr(Pace) pace = pace_new(&NOTHING);
    assert_near(pace_rest(pace, PACE_STATE, 0).mean, 270, 0.5);
    double last = 0;
    for (int spoken = 0; spoken < 3600; spoken += 10) {
        double end = spoken + pace_rest(pace, PACE_STATE, spoken).mean;
        g_assert_cmpfloat(end, >=, last - 2);
        last = end;
    }
    assert_near(pace_rest(pace, PACE_STATE, 27 * 60).mean, 27 * 60 / 3.0, 2);
    PaceObserved observed = { .rules = { [PACE_STATE] = { 180, true } } };
    g_autoptr(Pace) cut = pace_new(&observed);
    g_assert_cmpfloat(pace_rest(cut, PACE_STATE, 100).mean, <=, 80);
    g_assert_cmpfloat(pace_rest(cut, PACE_STATE, 180).mean, ==, 0);
}

/* --- The list, by hand ---------------------------------------------------------------------------------------------
 */

/* Usual figures that are certain make a forecast that can be reckoned by hand. */
static void certain_priors(PacePrior *priors, int seconds)
{
    for (int i = 0; i < PACE_CLASSES_MAX; i++) {
        priors[i] = (PacePrior){ seconds, 0, PACE_WEIGHT_MAX };
    }
}

/* A thousand gaps of 30 seconds drown what is uncertain about the gap. */
static const Pace *certain_pace(int seconds, int limit)
{
    PacePrior priors[PACE_CLASSES_MAX];
    certain_priors(priors, seconds);
    static int gaps[PACE_STATEMENTS_MAX];
    for (size_t i = 0; i < G_N_ELEMENTS(gaps); i++) {
        gaps[i] = 30;
    }
    PaceObserved observed = { .priors = priors, .gaps = gaps, .n_gaps = G_N_ELEMENTS(gaps) };
    observed.rules[PACE_STATE].limit_seconds = limit;
    return pace_new(&observed);
}

static void test_list_by_hand(void)
{
    g_autoptr(Pace) pace = (Pace *)certain_pace(270, 0);
    int waiting[10] = { PACE_STATE, PACE_STATE, PACE_STATE, PACE_STATE, PACE_STATE,
                        PACE_STATE, PACE_STATE, PACE_STATE, PACE_STATE, PACE_STATE };
    ForecastWindow windows[] = { { NOON_ISH - 160 * MINUTE, NOON_ISH + 20 * MINUTE },
                                 { NOON_ISH + 140 * MINUTE, NOON_ISH + 320 * MINUTE } };
    ForecastList list = {
        .pace = pace, .now = NOON_ISH, .waiting = waiting, .n_waiting = 10, .windows = windows, .n_windows = 2
    };
    ForecastSpeaker speakers[10];
    ForecastEnd end;
    g_assert_cmpint(forecast_list(&list, speakers, &end).problem, ==, FORECAST_OK);
    /* Five minutes each: the first begins after half a minute, the fourth ends with the window, the fifth begins half
     * a minute after the break. */
    assert_near(seconds_from(NOON_ISH, speakers[0].start.likely), 30, 1);
    assert_near(seconds_from(NOON_ISH, speakers[2].start.likely), 630, 1);
    assert_near(seconds_from(NOON_ISH, speakers[4].start.likely), 140 * 60 + 30, 2);
    assert_near(seconds_from(NOON_ISH, end.end.likely), 170 * 60, 3);
    g_assert_cmpint(end.in_time_permille, ==, 0);
    g_assert_cmpint(end.heard_at_least, ==, 3);
    g_assert_cmpint(end.heard_at_most, ==, 4);
    g_assert_cmpint(end.heard_permille, >=, 300);
    g_assert_cmpint(end.heard_permille, <=, 400);
    g_assert_cmpint(speakers[0].in_time_permille, ==, 1000);
    g_assert_cmpint(speakers[9].in_time_permille, ==, 0);
}

/* 12.22 p.m., 23 on the list, 4′10″ each with the gap: 96 minutes against 38. With one minute each with half a minute
 * of gap: 34½. */
static void test_options_by_hand(void)
{
    g_autoptr(Pace) pace = (Pace *)certain_pace(220, 0);
    int waiting[23];
    for (size_t i = 0; i < G_N_ELEMENTS(waiting); i++) {
        waiting[i] = PACE_STATE;
    }
    ForecastWindow window = { NOON_ISH - 142 * MINUTE, NOON_ISH + 38 * MINUTE };
    ForecastList list = { .pace = pace,
                          .now = NOON_ISH,
                          .waiting = waiting,
                          .n_waiting = 23,
                          .windows = &window,
                          .n_windows = 1,
                          .is_open = true,
                          .newcomers = 6,
                          .newcomers_seconds = 3600,
                          .newcomers_class = PACE_STATE };
    ForecastLimit limits[] = { { PACE_STATE, 120 }, { PACE_STATE, 1 } };
    ForecastOption options[FORECAST_OPTIONS(2)];
    g_assert_cmpint(forecast_options(&list, limits, 2, options).problem, ==, FORECAST_OK);
    /* Six and a half inscriptions an hour until one o'clock: 4.1 more, of 250 seconds. */
    g_assert_cmpint(options[0].outcome.newcomers, ==, 4);
    /* The middle of a lopsided curve lies before its mean. */
    assert_near(seconds_from(NOON_ISH, options[0].outcome.end.likely), 27.1 * 250 - 150, 150);
    assert_near(seconds_from(NOON_ISH, options[1].outcome.end.likely), 23 * 250, 5);
    g_assert_cmpint(options[1].outcome.newcomers, ==, 0);
    g_assert_true(options[3].is_closed);
    g_assert_cmpint(options[3].limit_seconds, ==, 120);
    /* 120 + a quarter of the 100 beyond. */
    assert_near(seconds_from(NOON_ISH, options[3].outcome.end.likely), 23 * (145 + 30), 5);
    assert_near(options[1].outcome.heard_permille, 1000 * 9.0 / 23, 15);
    g_assert_cmpint(options[4].outcome.in_time_permille, <=, options[5].outcome.in_time_permille);
    /* Shorter than a minute is not offered; 60 + 40 + 30 seconds for 23 are 50 minutes. */
    g_assert_cmpint(forecast_limit_that_fits(&list, PACE_STATE, true), ==, 0);
    list.n_waiting = 12;
    /* 38 minutes for twelve: 190 each, 160 without the gap, 140 + 80 / 4: steps of 30 leave 120. */
    g_assert_cmpint(forecast_limit_that_fits(&list, PACE_STATE, true), ==, 120);
    list.n_waiting = 3;
    g_assert_cmpint(forecast_limit_that_fits(&list, PACE_STATE, true), ==, 0);
}

static void test_closing_announced(void)
{
    g_autoptr(Pace) pace = (Pace *)certain_pace(270, 0);
    ForecastWindow window = { NOON_ISH, NOON_ISH + 180 * MINUTE };
    int waiting[60] = { 0 };
    ForecastList list = { .pace = pace,
                          .now = NOON_ISH,
                          .waiting = waiting,
                          .n_waiting = 60,
                          .windows = &window,
                          .n_windows = 1,
                          .is_open = true,
                          .newcomers = 10,
                          .newcomers_seconds = 3600,
                          .newcomers_class = PACE_STATE };
    ForecastEnd end;
    forecast_list(&list, NULL, &end);
    /* Ten and a half an hour, for three. */
    g_assert_cmpint(end.newcomers, ==, 32);
    list.closes_at = NOON_ISH + 60 * MINUTE;
    forecast_list(&list, NULL, &end);
    g_assert_cmpint(end.newcomers, ==, 11);
    list.newcomers_left = 4;
    forecast_list(&list, NULL, &end);
    g_assert_cmpint(end.newcomers, ==, 4);
    list.is_open = false;
    forecast_list(&list, NULL, &end);
    g_assert_cmpint(end.newcomers, ==, 0);
}

/* --- The list, thrown ----------------------------------------------------------------------------------------------
 */

enum { WAITING_MOST = 60, HEARD_MOST = 60 };

/* A meeting: its own pace around the usual one, its own discipline. */
typedef struct {
    double statement, gap; /* means */
    double discipline;     /* the share of an overrun that is spoken */
    int limit;
} Meeting;

static Meeting throw_meeting(Dice *dice)
{
    return (Meeting){ 270 * throw_factor(dice, 0.13), 30 * throw_factor(dice, 0.2), 0.1 + 0.4 * throw(dice),
                      throw(dice) < 0.5 ? 0 : 180 };
}

static double throw_statement(Dice *dice, const Meeting *meeting)
{
    double wish = meeting->statement * throw_factor(dice, 0.27);
    wish *= throw(dice) < 0.02 ? 2.5 : 1;
    if (meeting->limit == 0 || wish <= meeting->limit) {
        return wish;
    }
    return meeting->limit + (wish - meeting->limit) * MIN(1, 2 * throw(dice) * meeting->discipline);
}

static double throw_gap(Dice *dice, const Meeting *meeting)
{
    return meeting->gap * throw_factor(dice, 0.45);
}

static Pace *throw_pace(Dice *dice, const Meeting *meeting, int heard)
{
    PaceStatement statements[HEARD_MOST];
    int gaps[HEARD_MOST];
    for (int i = 0; i < heard; i++) {
        statements[i] = (PaceStatement){ PACE_STATE, (int)(throw_statement(dice, meeting) + 0.5), meeting->limit };
        gaps[i] = (int)(throw_gap(dice, meeting) + 0.5);
    }
    PaceObserved observed = {
        .statements = statements, .n_statements = (size_t)heard, .gaps = gaps, .n_gaps = (size_t)heard
    };
    observed.rules[PACE_STATE].limit_seconds = meeting->limit;
    return pace_new(&observed);
}

enum { TENTHS = 11 };

typedef struct {
    int inside, early, late;
    double error, length; /* of the end of the list, summed */
    /* Of ends in time, by tenths of what was promised. */
    double promised[TENTHS];
    int kept[TENTHS], counted[TENTHS];
} Score;

static void score_range(Score *score, const ForecastRange *range, double at)
{
    score->early += at < seconds_from(NOON_ISH, range->earliest);
    score->late += at > seconds_from(NOON_ISH, range->latest);
    score->inside += at >= seconds_from(NOON_ISH, range->earliest) && at <= seconds_from(NOON_ISH, range->latest);
}

static void score_end(Score *score, const ForecastEnd *end, double at, const ForecastWindow *window)
{
    int tenth = end->in_time_permille / 100;
    score->promised[tenth] += end->in_time_permille / 1000.0;
    score->kept[tenth] += at <= seconds_from(NOON_ISH, window->end);
    score->counted[tenth]++;
    score->error += seconds_from(NOON_ISH, end->end.likely) - at;
    score->length += at;
}

/* The range holds four times in five, the middle is no lie, and of what is promised with so many tenths, so many are
 * kept. */
static void assert_score(const Score *score, const char *what)
{
    double all = score->inside + score->early + score->late;
    double bias = 100 * score->error / score->length;
    g_test_message("%s: %.1f %% in the range, %.1f %% earlier, %.1f %% later; end of list off by %+.1f %%", what,
                   100 * score->inside / all, 100 * score->early / all, 100 * score->late / all, bias);
    assert_near(100 * score->inside / all, 80, 6);
    assert_near(bias, 0, 5);
    for (int tenth = 0; tenth < TENTHS; tenth++) {
        if (score->counted[tenth] >= 150) {
            double promised = 100 * score->promised[tenth] / score->counted[tenth];
            double kept = 100.0 * score->kept[tenth] / score->counted[tenth];
            g_test_message("  in time promised with %.0f %%, kept %.0f %% of %d", promised, kept,
                           score->counted[tenth]);
            assert_near(kept, promised, 12);
        }
    }
}

static void score_meeting(Dice *dice, Score *score, int heard)
{
    Meeting meeting = throw_meeting(dice);
    g_autoptr(Pace) pace = throw_pace(dice, &meeting, heard);
    int waiting[WAITING_MOST];
    int count = throw_int(dice, 1, WAITING_MOST);
    for (int i = 0; i < count; i++) {
        waiting[i] = PACE_STATE;
    }
    int spoken = throw_int(dice, 0, 300);
    double takes = throw_statement(dice, &meeting);
    while (takes <= spoken) {
        takes = throw_statement(dice, &meeting);
    }
    ForecastWindow window = { NOON_ISH, NOON_ISH + count * throw_int(dice, 30, 85) / 10 * MINUTE };
    ForecastList list = { .pace = pace,
                          .now = NOON_ISH,
                          .has_floor = true,
                          .floor_class = PACE_STATE,
                          .floor_seconds = spoken,
                          .waiting = waiting,
                          .n_waiting = (size_t)count,
                          .windows = &window,
                          .n_windows = 1 };
    ForecastSpeaker speakers[WAITING_MOST];
    ForecastEnd end;
    g_assert_cmpint(forecast_list(&list, speakers, &end).problem, ==, FORECAST_OK);
    double at = takes - spoken;
    int seen = throw_int(dice, 0, count - 1); /* one of each meeting, since those of one meeting are late together */
    for (int i = 0; i < count; i++) {
        at += throw_gap(dice, &meeting);
        if (i == seen) {
            score_range(score, &speakers[i].start, at);
        }
        at += throw_statement(dice, &meeting);
    }
    score_end(score, &end, at, &window);
}

static void test_calibration(void)
{
    static const int HEARD[] = { 0, 3, 10, 30, 60 };
    enum { MEETINGS = 4000 };
    Dice dice = { 20230724 };
    for (size_t i = 0; i < G_N_ELEMENTS(HEARD); i++) {
        Score score = { 0 };
        for (int meeting = 0; meeting < MEETINGS; meeting++) {
            score_meeting(&dice, &score, HEARD[i]);
        }
        g_autofree char *what = g_strdup_printf("starts, %d heard", HEARD[i]);
        assert_score(&score, what);
    }
}

/* A list on which people inscribe until the window ends, at a rate that is only known from the last hour. */
static void score_open(Dice *dice, Score *score)
{
    Meeting meeting = throw_meeting(dice);
    g_autoptr(Pace) pace = throw_pace(dice, &meeting, 20);
    double rate = 2 + 6 * throw(dice); /* an hour */
    int newcomers = 0;
    for (int second = 0; second < 3600; second++) {
        newcomers += throw(dice) < rate / 3600;
    }
    int waiting[WAITING_MOST];
    int count = throw_int(dice, 3, 25);
    for (int i = 0; i < count; i++) {
        waiting[i] = PACE_STATE;
    }
    ForecastWindow window = { NOON_ISH, NOON_ISH + count * throw_int(dice, 40, 120) / 10 * MINUTE };
    ForecastList list = {
        .pace = pace,
        .now = NOON_ISH,
        .waiting = waiting,
        .n_waiting = (size_t)count,
        .windows = &window,
        .n_windows = 1,
        .is_open = true,
        .newcomers = newcomers,
        .newcomers_seconds = 3600,
        .newcomers_class = PACE_STATE,
    };
    ForecastEnd end;
    g_assert_cmpint(forecast_list(&list, NULL, &end).problem, ==, FORECAST_OK);
    double at = 0;
    int second = 0;
    for (int left = count; left > 0; left--) {
        at += throw_gap(dice, &meeting) + throw_statement(dice, &meeting);
        for (; second < at && second < seconds_from(NOON_ISH, window.end); second++) {
            left += throw(dice) < rate / 3600;
        }
    }
    score_range(score, &end.end, at);
    score_end(score, &end, at, &window);
}

static void test_calibration_of_open_lists(void)
{
    Dice dice = { 20231211 };
    Score score = { 0 };
    for (int meeting = 0; meeting < 4000; meeting++) {
        score_open(&dice, &score);
    }
    assert_score(&score, "ends, inscriptions go on");
}

static void assert_not_later(const ForecastRange *a, const ForecastRange *b)
{
    g_assert_cmpint(a->earliest, <=, b->earliest);
    g_assert_cmpint(a->likely, <=, b->likely);
    g_assert_cmpint(a->latest, <=, b->latest);
}

static void throw_list(Dice *dice, ForecastList *list, int *waiting, ForecastWindow *windows)
{
    int count = throw_int(dice, 0, WAITING_MOST - 1);
    for (int i = 0; i < WAITING_MOST; i++) {
        waiting[i] = throw_int(dice, 0, 4);
    }
    windows[0] = (ForecastWindow){ NOON_ISH - 60 * MINUTE, NOON_ISH + throw_int(dice, -20, 120) * MINUTE };
    windows[1] = (ForecastWindow){ NOON_ISH + 200 * MINUTE, NOON_ISH + 380 * MINUTE };
    *list = (ForecastList){ .pace = list->pace,
                            .now = NOON_ISH,
                            .has_floor = throw(dice) < 0.7,
                            .floor_class = PACE_STATE,
                            .floor_seconds = throw_int(dice, 0, 900),
                            .waiting = waiting,
                            .n_waiting = (size_t)count,
                            .windows = windows,
                            .n_windows = (size_t)throw_int(dice, 0, 2),
                            .is_open = throw(dice) < 0.7,
                            .newcomers = throw_int(dice, 0, 12),
                            .newcomers_seconds = 3600,
                            .newcomers_class = PACE_STATE };
}

static void check_speakers(const ForecastSpeaker *speakers, size_t count, const ForecastEnd *end)
{
    for (size_t i = 0; i < count; i++) {
        const ForecastRange *start = &speakers[i].start;
        g_assert_cmpint(start->earliest, <=, start->likely);
        g_assert_cmpint(start->likely, <=, start->latest);
        assert_not_later(start, &speakers[i].end);
        assert_not_later(&speakers[i].end, i + 1 < count ? &speakers[i + 1].start : &end->end);
        g_assert_cmpint(speakers[i].in_time_permille, >=, 0);
        g_assert_cmpint(speakers[i].in_time_permille, <=, i == 0 ? 1000 : speakers[i - 1].in_time_permille);
    }
    g_assert_cmpint(end->heard_at_least, <=, end->heard_likely);
    g_assert_cmpint(end->heard_likely, <=, end->heard_at_most);
}

static void test_monotonic(void)
{
    Dice dice = { 4711 };
    for (int round = 0; round < 3000; round++) {
        Meeting meeting = throw_meeting(&dice);
        g_autoptr(Pace) pace = throw_pace(&dice, &meeting, throw_int(&dice, 0, HEARD_MOST));
        int waiting[WAITING_MOST];
        ForecastWindow windows[2];
        ForecastSpeaker speakers[WAITING_MOST];
        ForecastList list = { .pace = pace };
        throw_list(&dice, &list, waiting, windows);
        ForecastEnd end;
        g_assert_cmpint(forecast_list(&list, speakers, &end).problem, ==, FORECAST_OK);
        check_speakers(speakers, list.n_waiting, &end);

        ForecastLimit limits[] = { { PACE_STATE, 170 }, { PACE_STATE, 120 }, { PACE_STATE, 60 } };
        ForecastOption options[FORECAST_OPTIONS(3)];
        forecast_options(&list, limits, 3, options);
        for (size_t i = 1; i < G_N_ELEMENTS(options); i++) {
            assert_not_later(&options[i].outcome.end, &options[0].outcome.end);
            g_assert_cmpint(options[i].outcome.in_time_permille, >=, options[0].outcome.in_time_permille);
        }
        for (size_t i = 4; i < G_N_ELEMENTS(options); i++) {
            g_assert_cmpint(options[i].outcome.end.likely, <=, options[i - 2].outcome.end.likely);
            g_assert_cmpint(options[i].outcome.end.latest, <=, options[i - 2].outcome.end.latest);
        }

        list.n_waiting++;
        ForecastEnd more;
        forecast_list(&list, speakers, &more);
        assert_not_later(&end.end, &more.end);
        /* A hundredth is how exact the curves are. */
        g_assert_cmpint(more.in_time_permille, <=, end.in_time_permille + 10);
    }
}

/* --- Extremes ------------------------------------------------------------------------------------------------------
 */

static void test_nobody_waits(void)
{
    g_autoptr(Pace) pace = pace_new(&NOTHING);
    ForecastWindow window = { NOON_ISH - 100 * MINUTE, NOON_ISH + 80 * MINUTE };
    ForecastList list = { .pace = pace, .now = NOON_ISH, .windows = &window, .n_windows = 1 };
    ForecastEnd end;
    g_assert_cmpint(forecast_list(&list, NULL, &end).problem, ==, FORECAST_OK);
    g_assert_cmpint(end.end.likely, ==, NOON_ISH);
    g_assert_cmpint(end.in_time_permille, ==, 1000);
    g_assert_cmpint(end.heard_permille, ==, 1000);
    list.now = window.start - 60 * MINUTE;
    forecast_list(&list, NULL, &end);
    g_assert_cmpint(end.end.latest, ==, window.start);
}

static void test_slot_is_over(void)
{
    g_autoptr(Pace) pace = pace_new(&NOTHING);
    int waiting[] = { PACE_STATE, PACE_GROUP };
    ForecastWindow windows[] = { { NOON_ISH - 200 * MINUTE, NOON_ISH - 20 * MINUTE },
                                 { NOON_ISH + 100 * MINUTE, NOON_ISH + 280 * MINUTE } };
    ForecastList list = { .pace = pace,
                          .now = NOON_ISH,
                          .waiting = waiting,
                          .n_waiting = 2,
                          .windows = windows,
                          .n_windows = 1,
                          .is_open = true,
                          .newcomers = 5,
                          .newcomers_seconds = 600 };
    ForecastEnd end;
    ForecastSpeaker speakers[2];
    forecast_list(&list, speakers, &end);
    g_assert_cmpint(end.in_time_permille, ==, 0);
    g_assert_cmpint(end.heard_at_most, ==, 0);
    g_assert_cmpint(end.heard_permille, ==, 0);
    g_assert_cmpint(speakers[0].start.earliest, >=, NOON_ISH);
    list.n_windows = 2;
    forecast_list(&list, speakers, &end);
    g_assert_cmpint(speakers[0].start.earliest, >=, windows[1].start);
}

static void test_extremes(void)
{
    static int waiting[FORECAST_WAITING_MAX];
    static ForecastSpeaker speakers[FORECAST_WAITING_MAX];
    for (size_t i = 0; i < G_N_ELEMENTS(waiting); i++) {
        waiting[i] = (int)i % PACE_CLASSES_MAX;
    }
    static const int LIMITS[] = { 1, 180, PACE_LIMIT_SECONDS, G_MAXINT };
    for (size_t i = 0; i < G_N_ELEMENTS(LIMITS); i++) {
        PaceStatement odd[] = { { PACE_STATE, G_MAXINT, LIMITS[i] }, { -7, -5, -3 }, { 99, 60, G_MAXINT } };
        int gaps[] = { -4, G_MAXINT };
        PaceObserved observed = { .statements = odd, .n_statements = 3, .gaps = gaps, .n_gaps = 2 };
        for (int class = 0; class < PACE_CLASSES_MAX; class ++) {
            observed.rules[class] = (PaceRule){ LIMITS[i], i % 2 == 0 };
        }
        g_autoptr(Pace) pace = pace_new(&observed);
        ForecastList list = { .pace = pace,
                              .now = NOON_ISH,
                              .has_floor = true,
                              .floor_seconds = G_MAXINT,
                              .waiting = waiting,
                              .n_waiting = FORECAST_WAITING_MAX,
                              .is_open = true,
                              .newcomers = G_MAXINT,
                              .newcomers_seconds = 1 };
        ForecastEnd end;
        g_assert_cmpint(forecast_list(&list, speakers, &end).problem, ==, FORECAST_OK);
        check_speakers(speakers, list.n_waiting, &end);
        g_assert_cmpint(end.newcomers, ==, FORECAST_NEWCOMERS_MAX);
        g_assert_cmpfloat(seconds_from(NOON_ISH, end.end.latest), <, 365.0 * 24 * 3600);
    }
}

static void test_problems(void)
{
    g_autoptr(Pace) pace = pace_new(&NOTHING);
    int waiting[] = { PACE_STATE, 16 };
    ForecastWindow windows[] = { { NOON_ISH, NOON_ISH + MINUTE }, { NOON_ISH, NOON_ISH + MINUTE } };
    ForecastList list = {
        .pace = pace, .now = NOON_ISH, .waiting = waiting, .n_waiting = 2, .windows = windows, .n_windows = 2
    };
    ForecastEnd end = { .newcomers = 77 };
    ForecastAnswer answer = forecast_list(&list, NULL, &end);
    g_assert_cmpint(answer.problem, ==, FORECAST_BAD_CLASS);
    g_assert_cmpint(answer.place, ==, 1);
    g_assert_cmpint(end.newcomers, ==, 77);
    list.n_waiting = 1;
    answer = forecast_list(&list, NULL, &end);
    g_assert_cmpint(answer.problem, ==, FORECAST_BAD_WINDOW);
    g_assert_cmpint(answer.place, ==, 1);
    list.n_windows = 1;
    ForecastLimit limits[] = { { PACE_STATE, 60 }, { PACE_STATE, 0 } };
    ForecastOption options[FORECAST_OPTIONS(2)];
    answer = forecast_options(&list, limits, 2, options);
    g_assert_cmpint(answer.problem, ==, FORECAST_BAD_LIMIT);
    g_assert_cmpint(answer.place, ==, 1);
    list.n_waiting = FORECAST_WAITING_MAX + 1;
    g_assert_cmpint(forecast_list(&list, NULL, &end).problem, ==, FORECAST_TOO_MANY_WAITING);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/forecast/spread/normal", test_spread_of_normal);
    g_test_add_func("/forecast/spread/lognormal", test_spread_of_lognormal);
    g_test_add_func("/forecast/spread/extremes", test_spread_extremes);
    g_test_add_func("/forecast/pace/usual", test_pace_usual);
    g_test_add_func("/forecast/pace/shrinks", test_pace_shrinks);
    g_test_add_func("/forecast/pace/learns-overruns", test_pace_learns_overruns);
    g_test_add_func("/forecast/pace/limit-is-monotonic", test_pace_limit_is_monotonic);
    g_test_add_func("/forecast/pace/rest", test_pace_rest);
    g_test_add_func("/forecast/list/by-hand", test_list_by_hand);
    g_test_add_func("/forecast/list/options-by-hand", test_options_by_hand);
    g_test_add_func("/forecast/list/closing-announced", test_closing_announced);
    g_test_add_func("/forecast/list/calibration", test_calibration);
    g_test_add_func("/forecast/list/calibration-of-open-lists", test_calibration_of_open_lists);
    g_test_add_func("/forecast/list/monotonic", test_monotonic);
    g_test_add_func("/forecast/list/nobody-waits", test_nobody_waits);
    g_test_add_func("/forecast/list/slot-is-over", test_slot_is_over);
    g_test_add_func("/forecast/list/extremes", test_extremes);
    g_test_add_func("/forecast/list/problems", test_problems);
    return g_test_run();
}
