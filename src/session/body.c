/* The body and its session: who takes part, who presides, who is in the room. */
#include "session/common.h"
#include "session/module.h"

#include <string.h>

static const RefusalInfo refused_begun = { "session-begun", "20", NULL, "The session has begun already" };
static const RefusalInfo refused_no_presence = { "nothing-new", "115", NULL, "It is so already" };

/* The session begins */

static bool apply_begun(State *state, const Event *event)
{
    const Values *values = &event->values;
    Procedure procedure;
    if (state_the_body(state)->has_begun || !procedure_read(values_text(values, FIELD_TEXT), &procedure)) {
        return false;
    }
    Body *body = state_the_body_edit(state);
    body->has_begun = true;
    body->body = state_keep(state, values_text(values, FIELD_BODY));
    body->session = state_keep(state, values_text(values, FIELD_SESSION));
    body->place = state_keep(state, values_text(values, FIELD_PLACE));
    body->zone = state_keep(state, values_text(values, FIELD_ZONE));
    body->profile = state_keep(state, values_text(values, FIELD_PROFILE));
    body->from = state_keep(state, values_text(values, FIELD_FROM));
    body->to = state_keep(state, values_text(values, FIELD_TO));
    body->procedure = procedure;
    return true;
}

static const EventInfo begun = {
    .name = "session.begun",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_BODY, FIELD_SESSION, FIELD_PLACE, FIELD_ZONE, FIELD_PROFILE, FIELD_FROM, FIELD_TO,
                     FIELD_TEXT),
    .says = "The record of the {session} of the {body} begins",
    .apply = apply_begun,
};

static void admit(State *state, const char *code, gsize length, ParticipantClass class)
{
    g_autofree char *text = g_strndup(code, length);
    Participant *participant = state_participant_add(state, NULL);
    participant->code = state_keep(state, text);
    participant->class = class;
}

static bool apply_admitted(State *state, const Event *event)
{
    const ParticipantClass class = (ParticipantClass)values_number(&event->values, FIELD_CLASS, 0);
    const char *codes = values_text(&event->values, FIELD_PARTIES);
    const guint n = codes_count(codes);
    for (const char *at = codes; *at != '\0';) {
        const char *end = strchr(at, ' ');
        const gsize length = end != NULL ? (gsize)(end - at) : strlen(at);
        admit(state, at, length, class);
        at += length + (end != NULL);
    }
    if (class == PARTICIPANT_MEMBER_STATE) {
        state_the_body_edit(state)->n_members += (int)n;
    }
    return true;
}

static const EventInfo admitted = {
    .name = "roster.admitted",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_CLASS, FIELD_PARTIES),
    .says = "{parties} take part as {class}",
    .apply = apply_admitted,
};

static Refusal decide_begin(const State *state, const Command *command, Outcome *outcome)
{
    if (state_the_body(state)->has_begun) {
        return &refused_begun;
    }
    const char *profile = values_text(&command->values, FIELD_PROFILE);
    if (profile_of_id(profile) == NULL) {
        return refuse_field(outcome, FIELD_PROFILE, "oewg, main-committee, conference or free");
    }
    g_autofree char *figures = procedure_write(procedure_usual(profile));
    Event *event = outcome_add(outcome, &begun);
    EVENT_TAKE(event, command, FIELD_BODY, FIELD_SESSION, FIELD_PLACE, FIELD_ZONE, FIELD_PROFILE, FIELD_FROM, FIELD_TO);
    event_text(event, FIELD_TEXT, outcome_keep(outcome, figures));
    Event *members = outcome_add(outcome, &admitted);
    event_number(members, FIELD_CLASS, PARTICIPANT_MEMBER_STATE);
    event_text(members, FIELD_PARTIES, values_text(&command->values, FIELD_PARTIES));
    return ALLOWED;
}

static const CommandInfo begin = {
    .name = "session.begin",
    .who = MAY(ROLE_SECRETARIAT),
    COMMAND_FIELDS_ARE({ FIELD_BODY, GIVEN, NULL }, { FIELD_SESSION, GIVEN, NULL }, { FIELD_PROFILE, GIVEN, NULL },
                       { FIELD_FROM, GIVEN, NULL }, { FIELD_TO, GIVEN, NULL }, { FIELD_PLACE, OPTIONAL, NULL },
                       { FIELD_ZONE, OPTIONAL, NULL }, { FIELD_PARTIES, GIVEN, "the members" }),
    .rules = "109, 122",
    .summary = "Begin the record of a session",
    .about = "The first entry of a ledger.",
    .example =
        "body=\"Open-ended working group\" session=\"Third substantive session\" profile=oewg from=2022-07-25 to=2022-07-29 "
        "zone=America/New_York",
    .is_lasting = true,
    .decide = decide_begin,
};

/* Who is in the room */

static bool apply_marked(State *state, const Event *event)
{
    const int id = event_find(state, event, FIELD_PARTY, state_find_participant);
    const bool is_present = values_number(&event->values, FIELD_PRESENT, 0) != 0;
    if (id == ID_NONE || state_participant(state, id)->is_present == is_present) {
        return false;
    }
    Participant *participant = state_participant_edit(state, id);
    participant->is_present = is_present;
    if (participant->class == PARTICIPANT_MEMBER_STATE) {
        state_the_body_edit(state)->n_present += is_present ? 1 : -1;
    }
    return true;
}

static const EventInfo marked = {
    .name = "attendance.marked",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_PARTY, FIELD_PRESENT),
    .says = "{party} is in the room: {present}",
    .apply = apply_marked,
};

static Refusal decide_mark(const State *state, const Command *command, Outcome *outcome)
{
    int participant;
    const Refusal refusal = command_participant(state, command, outcome, &participant);
    if (refusal != ALLOWED) {
        return refusal;
    }
    const bool is_present = values_number(&command->values, FIELD_PRESENT, 1) != 0;
    if (state_participant(state, participant)->is_present == is_present) {
        return &refused_no_presence;
    }
    Event *event = outcome_add(outcome, &marked);
    event_text(event, FIELD_PARTY, participant_code(state, participant));
    event_number(event, FIELD_PRESENT, is_present);
    return ALLOWED;
}

static const CommandInfo mark = {
    .name = "attendance.mark",
    .who = MAY(ROLE_SECRETARIAT) | MAY(ROLE_PARTICIPANT),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_PARTY, OPTIONAL, "left out by a delegation for itself" },
                       { FIELD_PRESENT, OPTIONAL, "yes where it is left out" }),
    .rules = "26",
    .source = "rule 108 of the rules of procedure",
    .summary = "Say who is in the room",
    .about = "Members that are present count for the quorum.",
    .example = "party=FRA present=yes",
    .decide = decide_mark,
};

static const CommandInfo *const commands[] = { &begin, &mark, NULL };
static const EventInfo *const events[] = { &begun, &admitted, &marked, NULL };
static const RefusalInfo *const refusals[] = { &refused_begun, &refused_no_presence, NULL };

const Module module_body = { "body", "The body and who takes part", commands, events, refusals };
