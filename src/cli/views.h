/* What `placard show` can show of a session: each a function from the state to a sheet. */
#pragma once

#include "cli/sheet.h"
#include "exchange/place.h"

typedef struct {
    const State *state;
    const Place *place;
    Instant now;     /* for clocks that run */
    const char *one; /* the one list or meeting that is asked for; NULL: all, or the present one */
} ViewOf;

typedef struct {
    const char *name;  /* "floor" */
    const char *about; /* for the help */
    /* False if there is nothing of the name in `one`. */
    bool (*show)(const ViewOf *of, Sheet *sheet);
} View;

const View *view_at(guint i); /* from 0 until NULL */
const View *view_of_name(const char *name);

/* --- for the views themselves ---------------------------------------------------------------------------------------
 */

bool view_floor(const ViewOf *of, Sheet *sheet);
bool view_lists(const ViewOf *of, Sheet *sheet);
bool view_programme(const ViewOf *of, Sheet *sheet);
bool view_people(const ViewOf *of, Sheet *sheet);
bool view_meeting(const ViewOf *of, Sheet *sheet);
bool view_decisions(const ViewOf *of, Sheet *sheet);

/* Free with g_free: the name of a participant (NULL for 0); "France, on behalf of the African Group"; "2:31"; "10:05";
 * "1st meeting, 2022-07-25-am". */
char *view_name(const ViewOf *of, int participant);
char *view_speaker(const ViewOf *of, int inscription);
char *view_minutes(gint64 us);
char *view_clock(const ViewOf *of, Instant at); /* NULL for 0 */
char *view_meeting_name(const ViewOf *of, int meeting);

/* The words of a choice; free with g_free. */
char *view_choice(const ViewOf *of, Field field, gint64 number);
