/* The plan of a week held against what is likely: when each planned segment will begin and end, which slots overrun,
 * and the smallest change of the plan that holds.
 *
 * The week is slots with segments; a segment gives a matter some minutes of a slot. A matter is what work is done on: a
 * topic with its list of speakers, a reading, an opening. What remains of a matter with a list:
 *
 * - who waits, a gap and a statement each (pace.h);
 * - who is still to inscribe, while the list is open. How many speak on a matter is taken from the matters of the same
 * kind that were finished (comparables), and from the programme itself, which counts like one of them: whoever gave the
 * matter its minutes expected FORECAST_PLAN_PERCENT of the speakers that fit. Those heard and those waiting are taken
 * off.
 *
 * A matter without a list, and one of which nothing is known (nobody heard, nobody waiting, none comparable), takes
 * FORECAST_PLAN_PERCENT of its planned minutes, give or take FORECAST_PLAN_SPREAD_PERCENT: without evidence the
 * programme is believed.
 *
 * How a slot runs: its segments one after the other, the next as soon as the one before has no more work. A matter that
 * has another segment later stops at its planned end, and its rest rolls over into that. One that has not goes on,
 * pushing what comes after it, until it is done or the slot ends; what is then left is the slot's overrun. Slots begin
 * and end by their hours. A slot whose segments leave minutes free has them at its end.
 *
 * Chance is played through in FORECAST_SCENARIOS fixed courses of the week, the same in every call: in each, every
 * matter takes as long as one of as many equally probable lengths, in an order of its own. So ranges are of 80 % as in
 * forecast.h, and probabilities are exact to about a hundredth. Matters are taken as independent: a body that is slow
 * in all of them at once is somewhat underrated.
 *
 * Cost: scenarios × (segments + matters) for a forecast; a re-plan makes some dozens of these for each matter that
 * overruns. */
#pragma once

#include "core/forecast.h"

enum {
    FORECAST_SLOTS_MAX = FORECAST_WINDOWS_MAX,
    FORECAST_MATTERS_MAX = 64,
    FORECAST_SEGMENTS_MAX = 256,
    FORECAST_COMPARABLES_MAX = 1000,
    FORECAST_SCENARIOS = 127,
    FORECAST_PLAN_PERCENT = 85,
    FORECAST_PLAN_SPREAD_PERCENT = 12,
    FORECAST_SPEAKERS_SPREAD_PERCENT = 30, /* how sure the programme is of the number of speakers */
    FORECAST_TOLERANCE_SECONDS = 60,       /* less than that is no overrun */
};

/* Part of a slot. Segments stand in the order of their slots and, within one, of their hours. */
typedef struct {
    int slot;    /* index */
    int matter;  /* index */
    int minutes; /* planned; 0: not said, an equal share of what the slot's other segments leave */
} ForecastSegment;

typedef struct {
    bool has_list;
    bool is_done;                  /* nothing remains, whatever is planned */
    bool is_closed;                /* its list */
    int kind;                      /* matters of one kind are comparable; any number */
    int heard;                     /* statements on it so far; who has the floor counts as waiting */
    int waiting[PACE_CLASSES_MAX]; /* by class */
    int newcomers_class;           /* of who is still to inscribe */
} ForecastMatter;

/* A finished matter of that kind, on which so many spoke. */
typedef struct {
    int kind;
    int speakers;
} ForecastComparable;

typedef struct {
    const Pace *pace;
    Instant now;
    const ForecastWindow *slots; /* in order of time, none into another; past ones may be among them */
    size_t n_slots;
    const ForecastSegment *segments;
    size_t n_segments;
    const ForecastMatter *matters;
    size_t n_matters;
    const ForecastComparable *comparables;
    size_t n_comparables;
} ForecastWeek;

typedef struct {
    int overrun_permille; /* that a matter which has no later segment is not done when the slot ends */
    int free_minutes;     /* which nothing is planned in */
    int spare_minutes;    /* likely left over at its end */
} ForecastSlotOutlook;

typedef struct {
    ForecastRange start, end; /* of a slot that is over: its end */
    int behind_likely;        /* minutes of the matter's work that roll over beyond what is planned for it later on */
    int behind_latest;        /* one time in ten it is more */
} ForecastSegmentOutlook;

typedef struct {
    int newcomers;        /* expected, rounded */
    int work_minutes;     /* likely still to come */
    int unheard_permille; /* that it is not done within its segments */
    int unheard_likely;   /* minutes; 0 if it is likely done */
    int unheard_latest;   /* one time in ten it is more */
} ForecastMatterOutlook;

/* Question (d). Each array has room for as many as the week has, or is NULL. With a problem, outputs are untouched. */
ForecastAnswer forecast_week(const ForecastWeek *week, ForecastSlotOutlook *slots, ForecastSegmentOutlook *segments,
                             ForecastMatterOutlook *matters);

/* --- The smallest re-plan ------------------------------------------------------------------------------------------
 */

enum {
    FORECAST_PIECES_MAX = 4, /* slots over which the rest of one matter is spread at most */
    FORECAST_MOVES_MAX = FORECAST_MATTERS_MAX * (FORECAST_PIECES_MAX + 2),
    FORECAST_PIECE_MINUTES = 15, /* no shorter segment is made */
    FORECAST_ROUND_MINUTES = 5,
};

typedef enum {
    FORECAST_CLOSE_LIST,
    FORECAST_SHORTEN_LIMIT, /* for this matter: `class` and `limit_seconds` */
    FORECAST_GIVE_TIME,     /* `minutes` of `to_slot`, after what is planned there */
    FORECAST_EXTRA_MEETING, /* `to_slot` is the index among the possible ones of ForecastMeans */
} ForecastMoveKind;

typedef enum {
    FORECAST_MORE_INSCRIBE_THAN_FIT, /* without newcomers it fits, or comes nearer to it */
    FORECAST_STATEMENTS_TOO_LONG,    /* with shorter ones it fits, or comes nearer to it */
    FORECAST_TIME_IS_FREE,           /* nothing is planned there */
    FORECAST_TIME_IS_SPARE,          /* what is planned there will be done before its end, four times in five */
    FORECAST_NO_TIME_ELSEWHERE,      /* no single slot of the week has room for it */
} ForecastReason;

typedef struct {
    ForecastMoveKind kind;
    ForecastReason reason;
    int matter;
    int from_slot; /* in which the matter would be left unheard */
    int to_slot;   /* −1 where nothing is moved */
    int minutes;   /* moved; 0 where nothing is */
    int class, limit_seconds;
} ForecastMove;

typedef struct {
    const ForecastLimit *limits; /* that may be proposed; at most FORECAST_LIMITS_MAX */
    size_t n_limits;
    bool may_close;
    const ForecastWindow *extra; /* when an extra meeting could be, in order of time; at most FORECAST_SLOTS_MAX with
                                  * the slots of the week */
    size_t n_extra;
} ForecastMeans;

typedef struct {
    ForecastMove moves[FORECAST_MOVES_MAX];
    size_t n_moves;
    int minutes_moved;
    int slots_touched; /* which get time that they did not have for it */
    int unresolved;    /* matters for which nothing in `means` is enough; they are left as they are */
} ForecastReplan;

/* The smallest re-plan with which every matter is done within its segments with FORECAST_SURE_PERMILLE, and no other
 * matter is pushed below that. Smallest is: least minutes of planned work moved to another slot, then fewest slots
 * touched, then what intrudes least (free minutes before spare ones before an extra meeting; nothing announced, closing
 * the list, a limit, both; a longer limit before a shorter one; an earlier slot before a later one).
 *
 * Closing and limits move nothing, so they come first where `means` allows them: who would rather use free time than
 * close the list asks without. Matters are mended in the order of the slots that they overrun; for each, every
 * announcement is tried with nothing else, with each slot that has room, with the first few that have room together,
 * and with each extra meeting. At the end every move without which the week holds too is taken back. For a single
 * overrun the answer is the smallest of these; for several it is so step by step, which need not be the smallest of
 * all.
 *
 * A matter that is given time later stops at its planned end from then on, like any that has a later segment: `minutes`
 * is what it then still needs, four times in five. */
ForecastAnswer forecast_replan(const ForecastWeek *week, const ForecastMeans *means, ForecastReplan *ret_replan);
