#include "base/zone.h"

struct Zone {
    GTimeZone *rules;
    char *name;
};

Zone *zone_new(const char *name)
{
    /* g_time_zone_new answers UTC for a name it does not know; only the _identifier form tells. A leading
     * colon or slash would make it read any file, and a TZ rule string is not a place. */
    if (name == NULL || !g_ascii_isalpha(name[0]) || g_strrstr(name, "..") != NULL) {
        return NULL;
    }
    GTimeZone *rules = g_time_zone_new_identifier(name);
    if (rules == NULL) {
        return NULL;
    }
    Zone *zone = g_new0(Zone, 1);
    zone->rules = rules;
    zone->name = g_strdup(name);
    return zone;
}

void zone_free(Zone *zone)
{
    if (zone == NULL) {
        return;
    }
    g_time_zone_unref(zone->rules);
    g_free(zone->name);
    g_free(zone);
}

const char *zone_name(const Zone *zone)
{
    return zone->name;
}

ZoneAnswer zone_instant(const Zone *zone, CivilDate date, int clock, Instant *ret_instant)
{
    if (zone == NULL) {
        return ZONE_UNKNOWN;
    }
    if (!civil_date_is_set(date) || clock < 0 || clock > CLOCK_DAY) {
        return ZONE_UNDEFINED;
    }
    if (clock == CLOCK_DAY) {
        date = civil_date_add(date, 1);
        clock = 0;
    }
    const gint64 days = civil_date_days_between((CivilDate){ 1970, 1, 1 }, date);
    const gint64 local = days * 86400 + (gint64)clock * 60;

    /* Every offset that is in force within a day of the wall time is a candidate; those that lead back to the
     * same wall time are answers: none in a gap, two when the clocks are put back. */
    gint64 found[2];
    int answers = 0;
    gint32 tried = G_MAXINT32;
    for (int step = -1; step <= 1; step++) {
        const int interval = g_time_zone_find_interval(zone->rules, G_TIME_TYPE_UNIVERSAL, local + step * 86400);
        const gint32 offset = g_time_zone_get_offset(zone->rules, interval);
        if (offset == tried) {
            continue;
        }
        tried = offset;
        const gint64 instant = local - offset;
        const int back = g_time_zone_find_interval(zone->rules, G_TIME_TYPE_UNIVERSAL, instant);
        if (g_time_zone_get_offset(zone->rules, back) != offset) {
            continue;
        }
        if (answers == 1 && found[0] == instant) {
            continue;
        }
        if (answers < 2) {
            found[answers++] = instant;
        }
    }
    if (answers != 1) {
        return answers == 0 ? ZONE_GAP : ZONE_TWICE;
    }
    *ret_instant = found[0] * G_USEC_PER_SEC;
    return ZONE_OK;
}

int zone_offset(const Zone *zone, Instant instant, const char **ret_abbreviation)
{
    const gint64 second = instant / G_USEC_PER_SEC - (instant % G_USEC_PER_SEC < 0);
    const int interval = g_time_zone_find_interval(zone->rules, G_TIME_TYPE_UNIVERSAL, second);
    if (ret_abbreviation != NULL) {
        *ret_abbreviation = g_time_zone_get_abbreviation(zone->rules, interval);
    }
    return g_time_zone_get_offset(zone->rules, interval);
}
