/* The meetings of an issued programme as events with a life: the same event through all versions, wherever it went,
 * until it is cancelled (domain rule 116). */
#pragma once

#include "exchange/calendar.h"
#include "exchange/issued.h"

/* What a calendar of the latest version must hold: of CalendarEvent, those of its rows in their order, then those that
 * were cancelled, as they were last. The programmes stay those of `issued`. Free with g_array_unref. */
GArray *issued_events(const IssuedProgramme *issued);

/* The same as of version `upto` (from 0). */
GArray *issued_events_upto(const IssuedProgramme *issued, guint upto);
