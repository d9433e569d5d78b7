/* The hall: the pages of the session that goes on, their streams, and the forms by which people act. Part of the site
 * (web/site.h), which asks it first. */
#pragma once

#include "door/door.h"
#include "web/site.h"

typedef struct Hall Hall;

/* Borrows both, which are freed after it. */
Hall *hall_new(Running *running, Door *door);
void hall_free(Hall *hall);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Hall, hall_free)

/* Its addresses and what is to be seen on their streams, for site_set_wing; borrowed. */
const Wing *hall_wing(Hall *hall);
