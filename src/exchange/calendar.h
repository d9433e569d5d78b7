/* A programme of work as a calendar (RFC 5545): an event a meeting, in the zone of the place. */
#pragma once

#include "base/zone.h"
#include "core/programme.h"

/* A row of the programme as an event that others already have: it stays the same event wherever it is moved. */
typedef struct {
    const Programme *programme; /* the version in which it stands, of what was cancelled the last one */
    guint row;
    const Programme *first_programme; /* where it was first: its identity comes from there */
    guint first_row;
    guint nth;       /* of those that were first in that place: 0, then 1, ... */
    int sequence;    /* how often it was changed by an issue */
    Instant changed; /* when it was issued as it is */
    bool cancelled;
} CalendarEvent;

typedef struct {
    const char *language; /* of the fixed phrases; NULL: the programme's own */
    const char *url;      /* of the page that shows the programme, or NULL */
    /* Of CalendarEvent, for a programme that was issued before (exchange/issued_events.h); NULL: each row is an event
     * that nobody has yet. */
    const GArray *events;
    /* Only meetings that match, where set (rows of the programme, or of an earlier one for what was cancelled): for
     * filtered feeds. NULL is all. */
    bool (*wants)(const Programme *programme, guint row, gconstpointer data);
    gconstpointer data;
} CalendarOptions;

/* The calendar, CRLF line ends, lines folded at 75 octets. NULL with CALENDAR_ERROR set if the system
 * does not know the programme's zone or a meeting's hours do not exist in it; the message names the meeting. Of a
 * programme that names no place the events have the wall clock's time, whatever the zone (a floating time). Deadlines
 * are events of no length; a meeting whose hours are not known and a day without meetings are events of the whole day.
 * Remarks and rows without a date are left out. */
GBytes *programme_calendar(const Programme *programme, const CalendarOptions *options, GError **error);

/* An event of something that goes on, such as a statement that is likely at an hour: instants instead of the hours of a
 * place. */
typedef struct {
    const char *uid; /* its own, and for good */
    Instant starts, ends;
    int sequence;    /* higher after each change */
    Instant changed; /* when it became what it is */
    const char *summary;
    const char *description, *location, *url; /* or NULL */
    bool is_cancelled, is_tentative;
    bool takes_time; /* of who puts it into a calendar */
} CalendarItem;

typedef struct {
    const char *title;
    const char *language; /* of the words; a code */
    const char *zone;     /* in which they are shown where a calendar asks; NULL: its own */
    int refresh_minutes;  /* so often at most it is worth asking again */
} CalendarHead;

/* A calendar of `items` (of CalendarItem). NULL with CALENDAR_ERROR if it cannot be written. */
GBytes *calendar_of_items(const CalendarHead *head, const GArray *items, GError **error);

#define CALENDAR_ERROR calendar_error_quark()
GQuark calendar_error_quark(void);
typedef enum { CALENDAR_ERROR_ZONE, CALENDAR_ERROR_HOURS, CALENDAR_ERROR_LIBRARY } CalendarError;
