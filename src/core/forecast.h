/* Time as a forecast: when each waiting speaker will have the floor, when the list ends, and what closing the list or a
 * shorter limit would change (rules 39 and 40).
 *
 * What is reckoned: the rest of who is speaking, then for each of those waiting a gap and a statement, each as long as
 * pace.h has learned for their class. Lengths do not depend on each other, but what is learned about a class is
 * uncertain for all its speakers at once, which is what widens the range of a long list.
 *
 * What a range says: `likely` is the middle (half the cases are earlier), `earliest` and `latest` enclose 80 % of the
 * cases, one in ten on either side. It is a range of the model: a fire alarm is not in it. Tests throw meetings with a
 * pace, a discipline and outliers of their own; of their starts 77–83 % fall into the range, of the ends of lists on
 * which people still inscribe 76 %.
 *
 * Windows are the slots in which this list is heard; what does not fit into one goes on in the next, and after the last
 * one it goes on without a break (an overrun). A statement that a break would cut counts as going on after it. "In
 * time" and "heard" always speak of the first window.
 *
 * While a list is open, inscriptions go on at the rate at which they came lately, until the list closes or the first
 * window ends; who comes then is heard after those who wait. The rate of n inscriptions in a time counts as n + ½,
 * since none seen does not mean that none come, and is as uncertain as such a count is.
 *
 * Instants are microseconds UTC, as everywhere; spans are whole seconds. Shares are in thousandths. The clock is a
 * field of the input. A forecast costs time in the number of those waiting, of observations and of windows; nothing is
 * allocated. Pure, but for doubles: two machines whose doubles are those of IEEE 754 give the same seconds. */
#pragma once

#include "base/zone.h"
#include "core/pace.h"

enum {
    FORECAST_WAITING_MAX = 1000,
    FORECAST_WINDOWS_MAX = 64,
    FORECAST_LIMITS_MAX = 16,
    FORECAST_NEWCOMERS_MAX = 500, /* more are never expected */
    FORECAST_LIMIT_STEP = 30,     /* seconds; forecast_limit_that_fits tries these */
    FORECAST_LIMIT_LEAST = 60,
    FORECAST_SURE_PERMILLE = 800, /* what "fits" and "holds" mean */
    FORECAST_SECOND = 1000000,    /* of an Instant */
};

typedef struct {
    Instant earliest, likely, latest;
} ForecastRange;

typedef struct {
    Instant start, end;
} ForecastWindow;

typedef struct {
    const Pace *pace;
    Instant now;

    bool has_floor; /* somebody is speaking */
    int floor_class;
    int floor_seconds; /* on their clock so far */
    int floor_limit; /* seconds that they were given, which they keep; 0: as is in force for their class; −1: none */
    bool has_point;  /* a point of order is pending: everything else waits for its rest */
    int point_seconds; /* since it was raised */

    const int *waiting; /* the class of each, in order */
    size_t n_waiting;

    const ForecastWindow *windows; /* in order of time, none into another. None: no break and no end */
    size_t n_windows;

    bool is_open;          /* inscriptions are taken */
    Instant closes_at;     /* closing was announced for then; 0: it was not */
    int newcomers;         /* inscriptions in the last … */
    int newcomers_seconds; /* … so many seconds; 0: nothing is known, and nobody is expected */
    int newcomers_class;
    int newcomers_left; /* who could still inscribe; 0: unknown */
} ForecastList;

/* What is wrong with a question. `place` of the answer is the index of what is meant, where there are several. */
typedef enum {
    FORECAST_OK,
    FORECAST_TOO_MANY_WAITING, /* more than FORECAST_WAITING_MAX */
    FORECAST_TOO_MANY_WINDOWS,
    FORECAST_TOO_MANY_LIMITS,
    FORECAST_BAD_CLASS,  /* of a waiting speaker, a limit or (place 0) who speaks: not 0 … PACE_CLASSES_MAX − 1 */
    FORECAST_BAD_WINDOW, /* it ends before it begins, or begins before the one before it ends */
    FORECAST_BAD_LIMIT,  /* not 1 … PACE_LIMIT_SECONDS */
    FORECAST_TOO_MANY_MATTERS,
    FORECAST_TOO_MANY_SEGMENTS,
    FORECAST_TOO_MANY_COMPARABLES,
    FORECAST_BAD_MATTER,  /* a count is negative, or all together more than FORECAST_WAITING_MAX */
    FORECAST_BAD_SEGMENT, /* no such slot or matter, more minutes than the slot has, or not in the order of slots */
} ForecastProblem;

typedef struct {
    ForecastProblem problem;
    size_t place;
} ForecastAnswer;

typedef struct {
    ForecastRange start;
    ForecastRange end;
    int in_time_permille; /* that the statement ends within the first window */
} ForecastSpeaker;

typedef struct {
    ForecastRange end; /* of the list, with those who are expected to inscribe */
    int in_time_permille;
    int newcomers; /* expected, rounded */
    /* Of those waiting and expected, how many are heard within the first window: so many for sure (nine in ten),
     * likely, and at most (one in ten). */
    int heard_at_least, heard_likely, heard_at_most;
    int heard_permille; /* expected share of all of them; 1000 if there is nobody */
} ForecastEnd;

/* Questions (a) and (b): when each speaks and when it ends. `speakers` has room for list->n_waiting, or is NULL. With a
 * problem, outputs are untouched. */
ForecastAnswer forecast_list(const ForecastList *list, ForecastSpeaker *speakers, ForecastEnd *ret_end);

typedef struct {
    int class;
    int seconds;
} ForecastLimit;

typedef struct {
    bool is_closed;      /* closing is announced now: nobody inscribes any more */
    int class;           /* the limit is for this class; −1: none is changed */
    int limit_seconds;   /* 0 with −1 */
    ForecastEnd outcome; /* never later than as things stand, unless the limit is longer than the one in force */
} ForecastOption;

/* How many options there are for so many limits: as things stand, closing, then for each limit alone and with closing.
 */
#define FORECAST_OPTIONS(n_limits) (2 + 2 * (n_limits))

/* Question (c): a small table of what could be announced. `options` has room for FORECAST_OPTIONS(n_limits). A limit
 * binds from the next speaker on, who speaks now keeps theirs. A newcomer's statement is limited like any other. */
ForecastAnswer forecast_options(const ForecastList *list, const ForecastLimit *limits, size_t n_limits,
                                ForecastOption *options);

/* The longest limit for a class, in steps of FORECAST_LIMIT_STEP and shorter than the one in force, with which the list
 * ends within the first window with FORECAST_SURE_PERMILLE; 0 if FORECAST_LIMIT_LEAST is still too long, or the list
 * ends in time without one, or the list has a problem. */
int forecast_limit_that_fits(const ForecastList *list, int class, bool is_closed);
