#include "room.h"

#include "session/module.h"

#include <string.h>

static void keep(Room *room, const Outcome *outcome)
{
    for (guint i = 0; i < outcome->events->len; i++) {
        g_auto(Buffer) out = BUFFER_INIT;
        event_write(g_ptr_array_index(outcome->events, i), &out);
        g_ptr_array_add(room->records, g_strdup(buffer_text(&out)));
    }
}

const char *room_says(Room *room, const char *line)
{
    g_auto(Outcome) outcome = { 0 };
    Command command = { 0 };
    const char *blank = strchr(line, ' ');
    g_autofree char *who = g_strndup(line, (gsize)(blank - line));
    g_autofree char *complaint = command_read(blank + 1, room->strings, &command);
    g_assert_cmpstr(complaint, ==, NULL);
    g_assert_true(actor_read(who, room->strings, &command.actor));
    room->now += G_USEC_PER_SEC;
    command.at = room->now;
    outcome_init(&outcome);
    const Refusal refusal = decide_and_apply(room->state, &command, &outcome);
    keep(room, &outcome);
    return refusal != ALLOWED ? refusal->name : "";
}

void room_do(Room *room, const char *line)
{
    const char *refusal = room_says(room, line);
    if (*refusal != '\0') {
        g_error("“%s” was refused: %s", line, refusal);
    }
}

static const Event *read_event(EventReader *reader, const char *record)
{
    g_autofree char *complaint = NULL;
    const Event *event = event_read(reader, record, strlen(record), &complaint);
    if (event == NULL) {
        g_error("%s: %s", record, complaint);
    }
    return event;
}

/* As an act of its own. */
static char *record_of(const Room *room, const char *event, const char *data)
{
    const EventInfo *info = event_of(event);
    g_assert_nonnull(info);
    return g_strdup_printf("{\"event\":\"%s\",\"v\":%d,\"at\":%" G_GINT64_FORMAT
                           ",\"by\":\"chair\",\"act\":\"act.undo\",\"data\":%s}",
                           event, info->version, room->now, data);
}

bool room_fits(const Room *room, const char *event, const char *data)
{
    g_autoptr(EventReader) reader = event_reader_new();
    g_autoptr(State) state = state_new();
    for (guint i = 0; i < room->records->len; i++) {
        g_assert_true(state_apply(state, read_event(reader, g_ptr_array_index(room->records, i))));
    }
    g_autofree char *record = record_of(room, event, data);
    return state_apply(state, read_event(reader, record));
}

void room_event(Room *room, const char *event, const char *data)
{
    g_autoptr(EventReader) reader = event_reader_new();
    char *record = record_of(room, event, data);
    g_assert_true(state_apply(room->state, read_event(reader, record)));
    g_ptr_array_add(room->records, record);
}

Room *room_new(void)
{
    Room *room = g_new0(Room, 1);
    room->state = state_new();
    room->strings = g_string_chunk_new(4096);
    room->records = g_ptr_array_new_with_free_func(g_free);
    room->now = G_GINT64_CONSTANT(1658754000000000);
    room_do(room, "secretariat session.begin body=Body session=Session profile=oewg from=2022-07-25 to=2022-07-29 "
                  "parties=BRA,CHN,DEU,EGY,FRA,IND,USA,ZAF");
    room_event(room, "matter.listed", "{\"matter\":\"item-5\",\"number\":5}");
    room_event(room, "matter.listed", "{\"matter\":\"item-5/1\",\"number\":5}");
    room_event(room, "matter.listed", "{\"matter\":\"item-5/2\",\"number\":5}");
    room_event(room, "matter.listed", "{\"matter\":\"item-6\",\"number\":6}");
    room_do(room, "secretariat slot.add meeting=am starts=2022-07-25T14:00:00Z ends=2022-07-25T17:00:00Z");
    room_do(room, "secretariat attendance.mark parties=BRA,CHN,DEU,EGY,FRA");
    room_do(room, "chair meeting.call_to_order meeting=am");
    room_do(room, "chair list.open list=item-5 matter=item-5");
    return room;
}

void room_free(Room *room)
{
    state_free(room->state);
    g_string_chunk_free(room->strings);
    g_ptr_array_unref(room->records);
    g_free(room);
}
