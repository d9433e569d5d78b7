#include "exchange/session_json.h"

#include "session/common.h"
#include "session/meeting.h"
#include "session/participants.h"
#include "session/speakers.h"

static const char *const meeting_states[] = {
    [MEETING_PLANNED] = "planned",     [MEETING_CANCELLED] = "cancelled", [MEETING_RUNNING] = "running",
    [MEETING_SUSPENDED] = "suspended", [MEETING_ADJOURNED] = "adjourned",
};
static const char *const list_states[] = {
    [LIST_NOT_OPEN] = "not-open",
    [LIST_OPEN] = "open",
    [LIST_ANNOUNCED] = "closing-announced",
    [LIST_CLOSED] = "closed",
};

/* --- pieces ------------------------------------------------------------------------------------------------------- */

static void put_text(JsonWriter *json, const char *name, const State *state, Text text)
{
    json_put_string(json, name, state_text(state, text));
}

static void put_instant(JsonWriter *json, const char *name, Instant at)
{
    if (at != 0) {
        json_put_integer(json, name, at);
    } else {
        json_put_null(json, name);
    }
}

static void put_matter(JsonWriter *json, const State *state, int id)
{
    const Matter *matter = state_matter(state, id);
    put_text(json, "matter", state, matter != NULL ? matter->id : 0);
}

/* The code, and the name that people know it by. */
static void put_party(JsonWriter *json, const State *state, int participant)
{
    json_put_string(json, "party", participant_code(state, participant));
    json_put_string(json, "name", participant_name(state, participant, session_day(state, state_now(state))));
}

static void put_codes(JsonWriter *json, const char *name, const char *codes)
{
    char *code;
    json_open_inline_array(json, name);
    while (codes != NULL && (code = codes_next(&codes)) != NULL) {
        json_put_string(json, NULL, code);
        g_free(code);
    }
    json_close_array(json);
}

/* --- body and meeting --------------------------------------------------------------------------------------------- */

void session_json_put_body(JsonWriter *json, const char *name, const State *state)
{
    const Body *body = state_the_body(state);
    json_open_object(json, name);
    put_text(json, "body", state, body->body);
    put_text(json, "session", state, body->session);
    put_text(json, "place", state, body->place);
    put_text(json, "zone", state, body->zone);
    put_text(json, "profile", state, body->profile);
    put_text(json, "from", state, body->from);
    put_text(json, "to", state, body->to);
    json_put_bool(json, "has_begun", body->has_begun);
    json_put_bool(json, "is_closed", body->is_closed);
    json_put_string(json, "programme", programme_state_names[body->programme_state]);
    json_put_integer(json, "version", body->programme_version);
    json_put_integer(json, "meetings_held", body->meetings_held);
    json_close_object(json);
}

static void put_segment(JsonWriter *json, const State *state, int id)
{
    const Segment *segment = state_segment(state, id);
    if (segment == NULL) {
        json_put_null(json, "segment");
        return;
    }
    json_open_object(json, "segment");
    json_put_integer(json, "number", segment->number);
    put_text(json, "title", state, segment->title);
    put_matter(json, state, segment->matter);
    json_close_object(json);
}

static void put_suspension(JsonWriter *json, const Meeting *meeting)
{
    if (meeting->state != MEETING_SUSPENDED) {
        json_put_null(json, "suspension");
        return;
    }
    json_open_object(json, "suspension");
    json_put_integer(json, "began", meeting->suspended);
    put_instant(json, "until", meeting->until);
    json_put_bool(json, "is_break", meeting->is_break);
    json_close_object(json);
}

void session_json_put_meeting(JsonWriter *json, const char *name, const State *state)
{
    const Meeting *meeting = state_meeting(state, meeting_now(state));
    if (meeting == NULL) {
        json_put_null(json, name);
        return;
    }
    json_open_object(json, name);
    put_text(json, "id", state, meeting->id);
    json_put_integer(json, "ordinal", meeting->ordinal);
    json_put_string(json, "state", meeting_states[meeting->state]);
    json_put_string(json, "mode", sitting_mode_names[meeting->mode]);
    json_put_bool(json, "is_informal", meeting_is_informal(state));
    put_text(json, "room", state, meeting->room);
    put_instant(json, "starts", meeting->starts);
    put_instant(json, "ends", meeting->ends);
    json_put_integer(json, "called", meeting->called);
    json_put_string(json, "presiding", participant_code(state, meeting->presiding));
    put_matter(json, state, meeting->matter);
    put_segment(json, state, meeting->segment);
    put_suspension(json, meeting);
    json_close_object(json);
}

/* --- the floor ---------------------------------------------------------------------------------------------------- */

/* While it runs, when the time is up; while it stands, how much is left. What is over is past or below zero. */
static void put_time(JsonWriter *json, const Floor *floor)
{
    const gint64 left = (gint64)floor->limit * G_USEC_PER_SEC - floor->spoken;
    const bool is_running = floor->since != 0, has_limit = floor->limit > 0;
    json_put_bool(json, "is_running", is_running);
    put_instant(json, "since", floor->since);
    json_put_integer(json, "spoken", floor->spoken);
    if (has_limit) {
        json_put_integer(json, "limit", floor->limit);
    } else {
        json_put_null(json, "limit");
    }
    put_instant(json, "deadline", has_limit && is_running ? floor->since + left : 0);
    if (has_limit && !is_running) {
        json_put_integer(json, "rest", left);
    } else {
        json_put_null(json, "rest");
    }
    json_put_bool(json, "has_cut_off", floor->has_cut_off);
}

void session_json_put_floor(JsonWriter *json, const char *name, const State *state, const SessionView *view)
{
    const Floor *floor = state_the_floor(state);
    const Inscription *speaker = state_inscription(state, floor->inscription);
    if (speaker == NULL || view->hides_speakers) {
        json_put_null(json, name);
        return;
    }
    const SpeakersList *list = state_list(state, speaker->list);
    json_open_object(json, name);
    json_put_integer(json, "inscription", floor->inscription);
    put_party(json, state, speaker->participant);
    put_text(json, "list", state, list != NULL ? list->id : 0);
    json_put_string(json, "capacity", capacity_names[speaker->capacity]);
    put_text(json, "group", state, speaker->group);
    put_codes(json, "on_behalf", state_text(state, speaker->on_behalf));
    put_instant(json, "began", speaker->began);
    put_time(json, floor);
    json_close_object(json);
}

/* --- lists -------------------------------------------------------------------------------------------------------- */

static void put_waiting_one(JsonWriter *json, const State *state, const SessionView *view, int id, guint position)
{
    const Inscription *inscription = state_inscription(state, id);
    json_open_object(json, NULL);
    json_put_integer(json, "position", position);
    json_put_integer(json, "inscription", id);
    put_party(json, state, inscription->participant);
    json_put_string(json, "capacity", capacity_names[inscription->capacity]);
    json_put_string(json, "level", level_names[inscription->level]);
    put_text(json, "group", state, inscription->group);
    put_codes(json, "on_behalf", state_text(state, inscription->on_behalf));
    json_put_integer(json, "asked", inscription->asked);
    json_put_bool(json, "has_precedence", inscription->precedence > 0);
    if (!view->hides_persons) {
        put_text(json, "person", state, inscription->person);
    }
    json_close_object(json);
}

static void put_waiting(JsonWriter *json, const State *state, const SessionView *view, int list)
{
    json_open_array(json, "waiting");
    if (!view->hides_speakers) {
        g_autoptr(GArray) order = speakers_in_order(state, list);
        for (guint i = 0; i < order->len; i++) {
            put_waiting_one(json, state, view, g_array_index(order, int, i), i + 1);
        }
    }
    json_close_array(json);
}

static void put_list(JsonWriter *json, const State *state, const SessionView *view, int id)
{
    const SpeakersList *list = state_list(state, id);
    json_open_object(json, NULL);
    put_text(json, "id", state, list->id);
    json_put_string(json, "kind", list_kind_names[list->kind]);
    json_put_string(json, "state", list_states[list->state]);
    put_matter(json, state, list->matter);
    put_instant(json, "opens", list->opens);
    put_instant(json, "closes", list->closes);
    json_put_string(json, "order", speakers_order(state, id));
    json_put_integer(json, "asked", state_inscribed(state, id)->len);
    json_put_integer(json, "taken", state_taken(state, id)->len);
    put_waiting(json, state, view, id);
    json_close_object(json);
}

void session_json_put_lists(JsonWriter *json, const char *name, const State *state, const SessionView *view)
{
    json_open_array(json, name);
    for (int id = 1; id <= state_lists(state); id++) {
        const SpeakersList *list = state_list(state, id);
        if (list != NULL && !list->is_released) {
            put_list(json, state, view, id);
        }
    }
    json_close_array(json);
}

/* --- all ---------------------------------------------------------------------------------------------------------- */

/* What must be settled before anything else. */
static void put_pending(JsonWriter *json, const State *state)
{
    const Floor *floor = state_the_floor(state);
    json_open_object(json, "pending");
    json_put_bool(json, "point_of_order", floor->point != ID_NONE);
    json_put_bool(json, "voting", floor->voting != ID_NONE);
    json_close_object(json);
}

void session_json_put(Buffer *out, const State *state, const SessionView *view)
{
    JsonWriter json;
    json_begin(&json, out);
    json_open_object(&json, NULL);
    json_put_integer(&json, "seq", (gint64)state_seq(state));
    put_instant(&json, "at", state_now(state));
    if (view->clock != 0) {
        json_put_integer(&json, "clock", view->clock);
    }
    json_put_bool(&json, "is_private", view->hides_speakers);
    session_json_put_body(&json, "session", state);
    session_json_put_meeting(&json, "meeting", state);
    put_pending(&json, state);
    session_json_put_floor(&json, "floor", state, view);
    session_json_put_lists(&json, "lists", state, view);
    json_close_object(&json);
    buffer_char(out, '\n');
}
