/* When who waits on a list will speak, and when the list ends: what core/forecast.h is asked with, filled from the
 * state (rules 39 and 40).
 *
 * What is taken from where:
 * - how long statements and gaps take, from the sums of observed.h; before anything was heard, from what is usual;
 * - limits, from the decisions in force (time_limits.h); who has the floor keeps the one they were given;
 * - who waits, in the order in which they will be called (speakers.h). Replies wait until those on the lists of
 * speakers on the same matter have been heard;
 * - windows, from the programme: the rest of the meeting that goes on, to its planned end, if the list is heard in it,
 * and later meetings in which the matter stands, from the line on in which it does (work_lines.h). Where it stands
 * nowhere any more, the meeting that goes on or the next one;
 * - who is still to inscribe, from the rate lately: that of LIST_OUTLOOK_LATELY seconds before, or, while nobody meets,
 * of as long before as is still to go until the list is heard. The rush in the first LIST_OUTLOOK_RUSH seconds after a
 *   list opened is not counted.
 *
 * Costs what grows with who waits, with the meetings that are planned, and with the inscriptions of that while (at most
 * FORECAST_NEWCOMERS_MAX of them); not with what was ever said. */
#pragma once

#include "core/forecast.h"
#include "session/observed.h"
#include "session/state.h"

enum {
    LIST_OUTLOOK_LATELY = 30 * 60,       /* seconds */
    LIST_OUTLOOK_LATELY_LEAST = 10 * 60, /* nobody in less than that is as nobody in that */
    LIST_OUTLOOK_RUSH = 10 * 60,         /* after a list opened: who asks then says nothing of who comes later */
};

/* What is asked. Zeros ask for things as they stand. */
typedef struct {
    Instant now;       /* not before the state's */
    int limit_seconds; /* as if that were decided now for the list's usual class; 0: as decided */
    bool is_closed;    /* as if the list were closed now */
} OutlookQuestion;

typedef struct {
    const State *state; /* borrowed */
    int list;
    Instant now;
    int usual_class; /* of observed.h: what most speak as on such a list */

    GArray *order;             /* of int: inscriptions as they will be called, those that come first all the same too */
    guint n_before;            /* so many at its beginning wait on other lists */
    GArray *classes;           /* of int, likewise */
    ForecastSpeaker *speakers; /* likewise */
    ForecastEnd end;           /* of the list */

    ForecastWindow windows[FORECAST_WINDOWS_MAX];
    int meetings[FORECAST_WINDOWS_MAX]; /* Meeting of each */
    bool is_taken_up;                   /* it is heard in the meeting that goes on, now */

    Pace *pace;
    ForecastList input; /* what was asked of core/forecast.h: points into this */
} ListOutlook;

/* NULL if there is no such list. At most FORECAST_WAITING_MAX of those who wait are looked at. */
ListOutlook *list_outlook_new(const State *state, int list, const OutlookQuestion *question);
void list_outlook_free(ListOutlook *outlook);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ListOutlook, list_outlook_free)

/* The inscription's place in `order`; −1 if it is not there. */
int list_outlook_find(const ListOutlook *outlook, int inscription);

/* Limits that Chairs propose, for the usual class of the list: 2, 3 and 5 minutes, those that are shorter than the one
 * in force. Returns how many. */
enum { LIST_OUTLOOK_LIMITS = 3 };
size_t list_outlook_limits(const ListOutlook *outlook, ForecastLimit limits[LIST_OUTLOOK_LIMITS]);

/* The pace of the session as it is learned now, with the limits in force on a list (0: everywhere). Free with
 * pace_free. */
Pace *outlook_pace(const State *state, int list, int limited_class, int limit_seconds);

/* The list that is being heard: of who has the floor, or had it last in the meeting that goes on; else the open list on
 * the matter that is taken up; else the one on which most wait. 0 if nobody waits anywhere. */
int outlook_current_list(const State *state);
