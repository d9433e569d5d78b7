/* What is derived about meetings: which goes on, what comes next, what is left to do. Pages, papers and the forecast
 * ask here. */
#pragma once

#include "session/state.h"

/* What the mode of a meeting means (rule 124). */
typedef struct {
    bool is_recorded;         /* there is a record of what is said */
    bool is_interpreted;      /* into the six languages */
    bool observers_attend;    /* beside States */
    bool stakeholders_attend; /* accredited ones */
    const char *about;        /* for people: a phrase */
} MeetingTerms;
const MeetingTerms *meeting_terms(SittingMode mode);

/* Is what is said now informal, and not for the record of the meeting (rule 23)? In every mode but the formal one,
 * whether the meeting was suspended for it or not. False while no meeting goes on. */
bool meeting_is_informal(const State *state);

/* The meeting that goes on; 0 if there is none. */
int meeting_now(const State *state);

/* The planned meeting that begins next after `at`, what was cancelled or taken out left apart; 0 if there is none. */
int meeting_next(const State *state, Instant at);

/* All meetings that are to be held or were held, by the time they begin or began: of int. Free with g_array_unref. */
GArray *meetings_in_order(const State *state);

/* The line of that number in the meeting, from 1; 0 if it has none. */
int meeting_segment(const State *state, int meeting, int number);

/* The lines that have not been dealt with, that which is open first among them: of int. Free with g_array_unref. */
GArray *meeting_remaining(const State *state, int meeting);

/* The line above which `segment` stands under, that says what is done: a reading, a thematic discussion, a debate;
 * itself if it is one; 0 if there is none. */
int meeting_activity(const State *state, int segment);
