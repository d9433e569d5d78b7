#include "exchange/planned.h"

#include "core/prose.h"

G_DEFINE_QUARK(placard - planned - error, planned_error)

static bool fail_hour(const Row *row, int clock, const Zone *zone, GError **error)
{
    g_autofree char *words = prose_clock(clock);
    g_autofree char *day = prose_day(row->date);
    g_set_error(error, PLANNED_ERROR, PLANNED_ERROR_HOUR,
                "line %d: %s on %s is no one time in %s: clocks are changed that night", row->at.line, words, day,
                zone_name(zone));
    return false;
}

/* An hour that is not given is no fault: the meeting has none. */
static bool instant_of(const Zone *zone, const Row *row, int clock, Instant *ret_instant, GError **error)
{
    switch (zone_instant(zone, row->date, clock, ret_instant)) {
    case ZONE_OK:
    case ZONE_UNDEFINED: return true;
    default: return fail_hour(row, clock, zone, error);
    }
}

static bool hours_of(const Zone *zone, const Row *row, PlanHours *ret_hours, GError **error)
{
    PlanHours hours = { 0 };
    if (!instant_of(zone, row, row->start, &hours.starts, error) ||
        !instant_of(zone, row, row->end, &hours.ends, error)) {
        return false;
    }
    hours.offset = zone_offset(zone, hours.starts, NULL);
    *ret_hours = hours;
    return true;
}

/* Meetings, and what is to be done until an hour. */
static bool has_hours(RowKind kind)
{
    return kind == ROW_MEETING || kind == ROW_DEADLINE || kind == ROW_LIST_CLOSURE;
}

Planned *planned_new(const Programme *programme, GError **error)
{
    const char *name = programme_zone(programme);
    g_autoptr(Zone) zone = name != NULL ? zone_new(name) : NULL;
    if (zone == NULL) {
        g_set_error(error, PLANNED_ERROR, PLANNED_ERROR_ZONE, "the time zone of the meetings is not known%s%s",
                    name != NULL ? ": there is no " : "", name != NULL ? name : "");
        return NULL;
    }
    g_autoptr(Planned) planned = g_new0(Planned, 1);
    planned->hours = g_new0(PlanHours, MAX(programme->rows->len, 1));
    planned->plan = (Plan){ programme, planned->hours };
    for (guint i = 0; i < programme->rows->len; i++) {
        const Row *row = programme_row(programme, i);
        if (has_hours(row->kind) && !hours_of(zone, row, &planned->hours[i], error)) {
            return NULL;
        }
    }
    return g_steal_pointer(&planned);
}

void planned_free(Planned *planned)
{
    if (planned != NULL) {
        g_free(planned->hours);
        g_free(planned);
    }
}

bool planned_complete(Values *values, GError **error)
{
    const char *name = values_text(values, FIELD_ZONE);
    const char *from = values_text(values, FIELD_FROM);
    if (name == NULL || from == NULL || values_has(values, FIELD_OFFSET)) {
        return true;
    }
    g_autoptr(Zone) zone = zone_new(name);
    Instant noon;
    if (zone == NULL) {
        g_set_error(error, PLANNED_ERROR, PLANNED_ERROR_ZONE,
                    "zone: there is no “%s”, expected an IANA name such as America/New_York", name);
        return false;
    }
    if (zone_instant(zone, civil_date_parse(from), CLOCK_NOON, &noon) == ZONE_OK) {
        values_set_number(values, FIELD_OFFSET, zone_offset(zone, noon, NULL));
    }
    return true;
}
