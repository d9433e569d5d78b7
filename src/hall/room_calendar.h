/* The session as a calendar: its meetings, and the statements of a delegation with when they likely are. */
#pragma once

#include "hall/scene.h"
#include "hall/told.h"

typedef struct {
    const char *party; /* whose statements stand in it, and only meetings that they concern; NULL: all meetings */
    int item;          /* only meetings on that agenda item; 0: on all */
    const char *base;  /* where the site is, "https://example.org", for links */
    Told *told;
} CalendarWish;

/* The calendar; NULL with an error if it cannot be written. What the scene's visitor may not know is not in it. */
GBytes *room_calendar(const Scene *scene, const CalendarWish *wish, GError **error);
