#include "hearing.h"

#include <stdlib.h>
#include <string.h>

/* 25 July 2022, midnight in New York. */
#define MIDNIGHT G_GINT64_CONSTANT(1658721600000000)
#define SECOND G_GINT64_CONSTANT(1000000)

static const char MEMBERS[] =
    "ARG AUS AUT AZE BEL BGD BRA CAN CHE CHL CHN COL CRI CUB CZE DEU DNK DOM ECU EGY ESP EST FIN FRA GBR GHA GRC GTM HRV "
    "HUN IDN IND IRL IRN ISR ITA JAM JOR JPN KAZ KEN KOR LBN LKA LVA MAR MEX MYS NGA NLD NOR NZL PAK PER PHL POL PRT QAT "
    "ROU RUS";

const char *hearing_member(int i)
{
    static char code[4];
    memcpy(code, MEMBERS + (gsize)i * 4, 3);
    return code;
}

static void add_line(Row *row, const char *text)
{
    g_auto(GStrv) parts = g_strsplit(text, "/", 2);
    const bool is_item = g_str_has_prefix(parts[0], "item ");
    const EntryKind kind = is_item                            ? ENTRY_ITEM
                           : g_str_equal(parts[0], "opening") ? ENTRY_OPENING
                           : g_str_equal(parts[0], "break")   ? ENTRY_BREAK
                           : g_str_equal(parts[0], "reading") ? ENTRY_READING
                           : g_str_equal(parts[0], "debate")  ? ENTRY_DEBATE
                                                              : ENTRY_LINE;
    Entry *entry = row_add_entry(row, entry_new(kind, is_item ? "an item" : parts[0]));
    entry->minutes = parts[1] != NULL ? atoi(parts[1]) : 0;
    if (is_item) {
        const ItemNumber item = { .number = atoi(parts[0] + strlen("item ")) };
        g_array_append_val(entry->items, item);
    }
}

static void make_plan(Hearing *hearing, const char *lines)
{
    hearing->programme = programme_new();
    g_auto(GStrv) each = g_strsplit(lines != NULL ? lines : "item 5", ",", 0);
    for (int i = 0; i < HEARING_MEETINGS; i++) {
        Row *row = programme_add_row(hearing->programme, row_new(ROW_MEETING));
        row->date = civil_date(2022, 7, 25 + i / 2);
        row->start = i % 2 == 0 ? 600 : 900;
        row->end = row->start + 180;
        const Instant day = MIDNIGHT + (gint64)(i / 2) * 86400 * SECOND;
        hearing->hours[i] =
            (PlanHours){ day + (gint64)row->start * 60 * SECOND, day + (gint64)row->end * 60 * SECOND, -4 * 3600 };
        for (guint line = 0; each[line] != NULL; line++) {
            add_line(row, each[line]);
        }
    }
    hearing->plan = (Plan){ hearing->programme, hearing->hours };
}

Hearing *hearing_new(const char *lines)
{
    Hearing *hearing = g_new0(Hearing, 1);
    hearing->acting = acting_new();
    hearing->state = hearing->acting->state;
    hearing->acting->now = MIDNIGHT + (gint64)9 * 3600 * SECOND;
    make_plan(hearing, lines);
    hearing->acting->plan = &hearing->plan;
    g_autofree char *begin = g_strdup_printf("secretariat session.begin body=Body session=Session profile=oewg "
                                             "from=2022-07-25 to=2022-07-26 zone=America/New_York parties=\"%s\"",
                                             MEMBERS);
    hearing_do(hearing, 0, begin);
    hearing_do(hearing, 0, "secretariat programme.issue paper={}");
    for (int i = 0; i < HEARING_MEMBERS; i++) {
        g_autofree char *mark = g_strdup_printf("secretariat attendance.mark party=%s", hearing_member(i));
        hearing_do(hearing, 0, mark);
    }
    hearing_do(hearing, 3600, "chair meeting.call_to_order meeting=2022-07-25-am");
    const bool is_known = state_find_matter(hearing->state, "item-5") != ID_NONE;
    hearing_do(hearing, 0, is_known ? "chair list.open list=item-5 matter=item-5" : "chair list.open list=item-5");
    return hearing;
}

void hearing_free(Hearing *hearing)
{
    acting_free(hearing->acting);
    programme_free(hearing->programme);
    g_free(hearing);
}

const char *hearing_does(Hearing *hearing, int seconds, const char *line)
{
    hearing->acting->step = seconds * SECOND;
    return acting_does(hearing->acting, line);
}

void hearing_do(Hearing *hearing, int seconds, const char *line)
{
    hearing->acting->step = seconds * SECOND;
    acting_do(hearing->acting, line);
}

void hearing_ask(Hearing *hearing, int first, int count)
{
    for (int i = first; i < first + count; i++) {
        g_autofree char *line = g_strdup_printf("%s floor.request list=item-5", hearing_member(i));
        hearing_do(hearing, 0, line);
    }
}

void hearing_hear(Hearing *hearing, int gap, int seconds)
{
    hearing_do(hearing, gap, "chair floor.give list=item-5");
    hearing_do(hearing, seconds, "chair floor.end");
}

int hearing_list(const Hearing *hearing)
{
    return state_find_list(hearing->state, "item-5");
}
