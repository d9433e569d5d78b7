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
    hearing->state = state_new();
    hearing->strings = g_string_chunk_new(4096);
    hearing->records = g_ptr_array_new_with_free_func(g_free);
    hearing->now = MIDNIGHT + (gint64)9 * 3600 * SECOND;
    make_plan(hearing, lines);
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
    state_free(hearing->state);
    g_string_chunk_free(hearing->strings);
    g_ptr_array_unref(hearing->records);
    programme_free(hearing->programme);
    g_free(hearing);
}

const char *hearing_does(Hearing *hearing, int seconds, const char *line)
{
    g_auto(Outcome) outcome = { 0 };
    Command command = { 0 };
    const char *blank = strchr(line, ' ');
    g_autofree char *who = g_strndup(line, (gsize)(blank - line));
    g_autofree char *complaint = command_read(blank + 1, hearing->strings, &command);
    g_assert_cmpstr(complaint, ==, NULL);
    g_assert_true(actor_read(who, hearing->strings, &command.actor));
    hearing->now += seconds * SECOND;
    command.at = hearing->now;
    command.plan = values_has(&command.values, FIELD_PAPER) ? &hearing->plan : NULL;
    outcome_init(&outcome);
    const Refusal refusal = decide_and_apply(hearing->state, &command, &outcome);
    for (guint i = 0; i < outcome.events->len; i++) {
        g_auto(Buffer) out = BUFFER_INIT;
        event_write(g_ptr_array_index(outcome.events, i), &out);
        g_ptr_array_add(hearing->records, g_strdup(buffer_text(&out)));
    }
    return refusal != ALLOWED ? refusal->name : "";
}

void hearing_do(Hearing *hearing, int seconds, const char *line)
{
    const char *refusal = hearing_does(hearing, seconds, line);
    if (*refusal != '\0') {
        g_error("“%s” was refused: %s", line, refusal);
    }
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

State *hearing_fold(const Hearing *hearing)
{
    State *state = state_new();
    EventReader *reader = event_reader_new();
    for (guint i = 0; i < hearing->records->len; i++) {
        g_autofree char *complaint = NULL;
        const char *record = g_ptr_array_index(hearing->records, i);
        const Event *event = event_read(reader, record, strlen(record), &complaint);
        g_assert_cmpstr(complaint, ==, NULL);
        g_assert_true(state_apply(state, event));
    }
    event_reader_free(reader);
    return state;
}
