#include "exchange/zone_check.h"

#include "base/zone.h"
#include "core/programme_check.h"
#include "core/prose.h"

/* Clocks change twice a year: more findings than this say nothing new. */
enum { FINDINGS_LIMIT = 20 };

static const char *trouble_of(ZoneAnswer answer)
{
    switch (answer) {
    case ZONE_GAP: return "does not exist";
    case ZONE_TWICE: return "comes twice";
    case ZONE_OK:
    case ZONE_UNKNOWN:
    case ZONE_UNDEFINED: break;
    }
    return NULL;
}

static void check_clock(const Zone *zone, const Row *row, int clock, GPtrArray *findings)
{
    Instant instant;
    const char *trouble = trouble_of(zone_instant(zone, row->date, clock, &instant));
    if (trouble == NULL) {
        return;
    }
    const Rule *rule = rule_of_name("zone");
    g_autofree char *words = prose_clock(clock);
    g_autofree char *day = prose_day(row->date);
    diagnostics_add(findings, rule->severity, rule->name, row->at,
                    g_strdup_printf("%s on %s %s in %s", words, day, trouble, zone_name(zone)),
                    g_strdup("clocks are changed that night"));
}

void zone_check(const Programme *programme, GPtrArray *findings)
{
    const char *name = programme_zone(programme);
    if (name == NULL) {
        return;
    }
    g_autoptr(Zone) zone = zone_new(name);
    if (zone == NULL) {
        const Rule *rule = rule_of_name("zone");
        diagnostics_add(findings, rule->severity, rule->name, programme->dates_at,
                        g_strdup_printf("there is no time zone “%s”", name),
                        g_strdup("expected a name like America/New_York"));
        return;
    }
    const guint limit = findings->len + FINDINGS_LIMIT;
    for (guint i = 0; i < programme->rows->len && findings->len < limit; i++) {
        const Row *row = programme_row(programme, i);
        check_clock(zone, row, row->start, findings);
        check_clock(zone, row, row->end, findings);
    }
}
