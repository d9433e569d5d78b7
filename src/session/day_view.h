/* A day of the session as it happens beside the plan: its meetings, what each line of the programme took, what was
 * said, and when what is still to come is likely. Pages, pictures and papers of a day ask here.
 *
 * Costs what grows with the lines of a meeting and with what was said in it, not with all that was ever said. */
#pragma once

#include "session/state.h"
#include "session/week_outlook.h"

/* A line of the programme, those that only head others among them. */
typedef struct {
    int segment; /* Segment */
    int minutes; /* that it is planned to take (work_lines.h); 0: it only heads others */
    bool is_heading, is_break;
    bool is_passed;                       /* it was not taken up, and a later one is or was, or the meeting has risen */
    Instant planned_from, planned_to;     /* one line after the other from the planned beginning of the meeting */
    Instant began, ended;                 /* really; 0: not yet, or never */
    ForecastRange likely_from, likely_to; /* of what is still to come; zeros where nothing is known */
} DayLine;

typedef struct {
    int meeting;
    GArray *lines;           /* of DayLine */
    GArray *suspensions;     /* of int: Suspensions, in their order */
    GArray *heard;           /* of int: Inscriptions, by when they had the floor; informal ones too */
    ForecastRange likely_to; /* when all its lines are dealt with; zeros where that is not forecast */
} DayMeeting;

/* `week` (borrowed for the call) tells what is likely of meetings that go on or are ahead; NULL: nothing is. */
DayMeeting *day_meeting_new(const State *state, int meeting, const WeekOutlook *week);
void day_meeting_free(DayMeeting *day);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DayMeeting, day_meeting_free)

/* The day on which a meeting is planned, by the clocks of the place. */
CivilDate day_of_meeting(const State *state, int meeting);

/* The meetings of a day as they follow each other, those that were cancelled among them: of int. Free with
 * g_array_unref. */
GArray *day_meetings(const State *state, CivilDate day);

/* The days on which the body meets, in their order: of CivilDate. Free with g_array_unref. */
GArray *day_all(const State *state);

/* Of the meeting that goes on; else the day of `now` at the place, if the body meets on it; else the next on which it
 * does, and after the last the last. Unset where no meeting is planned. */
CivilDate day_to_show(const State *state, Instant now);

/* The meeting of that ordinal; 0 if there is none. */
int day_meeting_of_ordinal(const State *state, int ordinal);

/* What was decided between two instants: Questions that were settled, in the order of time, of int. Free with
 * g_array_unref. */
GArray *day_decisions(const State *state, Instant from, Instant to);
