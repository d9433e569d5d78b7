/* What is likely to become of the programme from now on: what core/forecast_week.h is asked with, filled from the
 * state.
 *
 * - Slots are the meeting that goes on, from now to its planned end, and those that are planned; what was cancelled,
 * and meetings that overlap one that begins earlier, are left apart.
 * - Lines are those in which work is done (work_lines.h). What is done, or was passed over, is left apart. Of the line
 *   that is being taken up, the minutes that have gone are taken off.
 * - The work of a line with a list is that of the list: on its own matter or, where a topic has none, on its item.
 * Lists are those of speakers and of stakeholders that are not yet over. Of a matter that is read twice, the list
 * belongs to the first reading that is still to come.
 * - A list that is closed and on which nobody waits any more is what others of its kind are compared with.
 *
 * Costs what grows with the meetings and lines that are planned, the lists and those who wait. */
#pragma once

#include "core/forecast_week.h"
#include "session/list_outlook.h"

typedef struct {
    const State *state; /* borrowed */
    Instant now;
    Pace *pace;
    ForecastWindow slots[FORECAST_SLOTS_MAX];
    int meetings[FORECAST_SLOTS_MAX]; /* Meeting of each */
    ForecastSegment segments[FORECAST_SEGMENTS_MAX];
    int lines[FORECAST_SEGMENTS_MAX]; /* Segment of each */
    ForecastMatter matters[FORECAST_MATTERS_MAX];
    int matter_ids[FORECAST_MATTERS_MAX]; /* Matter of each; 0: a line that is about none */
    int readings[FORECAST_MATTERS_MAX];
    int first_lines[FORECAST_MATTERS_MAX]; /* Segment in which it stands first */
    ForecastComparable comparables[FORECAST_COMPARABLES_MAX];
    int left_out; /* meetings for which there was no room: the later ones */

    ForecastWeek input; /* points into this */
    ForecastSlotOutlook of_slots[FORECAST_SLOTS_MAX];
    ForecastSegmentOutlook of_segments[FORECAST_SEGMENTS_MAX];
    ForecastMatterOutlook of_matters[FORECAST_MATTERS_MAX];
} WeekOutlook;

WeekOutlook *week_outlook_new(const State *state, Instant now);
void week_outlook_free(WeekOutlook *outlook);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WeekOutlook, week_outlook_free)

/* The smallest change with which all is heard. What may be done: closing lists, limits of 2, 3 and 5 minutes, time that
 * is free or spare in the slots, and an extra meeting in the evening (WEEK_EVENING_*) of a day on which the body meets.
 */
enum {
    WEEK_EVENING_AFTER = 30 * 60, /* seconds after the last meeting of the day ends; two and a half hours */
    WEEK_EVENING_SECONDS = 150 * 60,
};
typedef struct {
    ForecastReplan replan;
    ForecastWindow extra[FORECAST_SLOTS_MAX]; /* where its moves are of that kind, `to_slot` is an index of these */
    size_t n_extra;
} WeekReplan;
WeekReplan *week_outlook_replan(const WeekOutlook *outlook); /* free with g_free */
