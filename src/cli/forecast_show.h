/* A forecast for people, in lines of 80 columns; and for programs. Bars are drawn on a screen alone: beside them stands
 * everything that they show. */
#pragma once

#include "cli/as_of.h"
#include "cli/terminal.h"
#include "session/week_outlook.h"

typedef struct {
    const Terminal *terminal;
    const AsOf *as_of;
} ForecastShow;

/* Who speaks when, when the list ends, and what could be announced. */
void forecast_show_list(const ForecastShow *show, const ListOutlook *outlook);

/* "FRA speaks between 11:42 and 12:10, likely at 11:55; place 4 on item-5." */
void forecast_show_party(const ForecastShow *show, const ListOutlook *outlook, int inscription);

/* Each slot with how likely it overruns, and the smallest change with which it does not. */
void forecast_show_week(const ForecastShow *show, const WeekOutlook *outlook);

/* One object; `list` and `week` may be NULL. `party` is an inscription, or 0: then all. */
void forecast_json(const AsOf *as_of, const ListOutlook *list, int party, const WeekOutlook *week, Buffer *out);
