/* The lines of a planned meeting in which work is done, and how long each is planned to take: what a forecast needs of
 * the programme.
 *
 * A line that only heads others is none: an item above its readings, a reading above its topics, unless the heading
 * alone was given minutes. A line without minutes takes what is usual for its kind (an opening, a statement from the
 * podium: WORK_SHORT_MINUTES); all others share equally what the meeting has left. */
#pragma once

#include "session/state.h"

enum {
    WORK_SHORT_MINUTES = 10,
    WORK_LINES_LIMIT = 256, /* of one meeting; what stands after them is not looked at */
};

typedef struct {
    int segment; /* Segment */
    int matter;  /* or 0 */
    int reading;
    int minutes;
    bool is_done;  /* or was passed over: a later line of the meeting is being taken up */
    bool is_break; /* nobody deliberates */
} WorkLine;

/* In their order: of WorkLine. Costs a walk over the lines of the meeting. Free with g_array_unref. */
GArray *work_lines(const State *state, int meeting);

/* The line that is being taken up, if the meeting goes on, else the first that is not done; −1 if all are done. */
int work_reached(const State *state, int meeting, const GArray *lines);

/* Does the line deal with the matter: with itself, with the item of a topic, or with a topic of the item? */
bool work_is_about(const State *state, const WorkLine *line, int matter);

/* The minutes of the lines from `first` up to `end`, without what is done. */
int work_minutes(const GArray *lines, int first, int end);
