/* The body and its session: how its record begins, its figures of procedure, how it ends. */
#include "session/agenda.h"
#include "session/common.h"
#include "session/module.h"
#include "session/participants.h"
#include "session/seats.h"

static const RefusalInfo refused_begun = { "session-begun", "20", NULL, "The session has begun already" };
static const RefusalInfo refused_meeting_open = { "meeting-open", "28", "rule 106 of the rules of procedure",
                                                  "A meeting has not been adjourned" };
static const RefusalInfo refused_unheard = { "speakers-unheard", "28", "rule 109 of the rules of procedure",
                                             "Speakers on a list have neither been heard nor released" };

/* The session begins */

static bool apply_begun(State *state, const Event *event)
{
    const Values *values = &event->values;
    Procedure procedure;
    if (state_the_body(state)->has_begun || !procedure_read(values_text(values, FIELD_FIGURES), &procedure)) {
        return false;
    }
    Body *body = state_the_body_edit(state);
    body->has_begun = true;
    body->body = state_keep(state, values_text(values, FIELD_BODY));
    body->session = state_keep(state, values_text(values, FIELD_SESSION));
    body->place = state_keep(state, values_text(values, FIELD_PLACE));
    body->zone = state_keep(state, values_text(values, FIELD_ZONE));
    body->offset = (int)values_number(values, FIELD_OFFSET, 0);
    body->profile = state_keep(state, values_text(values, FIELD_PROFILE));
    body->from = state_keep(state, values_text(values, FIELD_FROM));
    body->to = state_keep(state, values_text(values, FIELD_TO));
    body->procedure = procedure;
    return true;
}

static const EventInfo begun = {
    .name = "session.begun",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_BODY, FIELD_SESSION, FIELD_PROFILE, FIELD_FROM, FIELD_TO, FIELD_FIGURES, MAY_BE_MISSING,
                     FIELD_PLACE, FIELD_ZONE, FIELD_OFFSET),
    .says = "The record of the {session} of the {body} begins",
    .apply = apply_begun,
};

static Refusal check_begin(const State *state, const Command *command, Outcome *outcome)
{
    const Values *values = &command->values;
    if (state_the_body(state)->has_begun) {
        return &refused_begun;
    }
    if (profile_of_id(values_text(values, FIELD_PROFILE)) == NULL) {
        return refuse_field(outcome, FIELD_PROFILE, "oewg, main-committee, conference or free");
    }
    const CivilDate from = civil_date_parse(values_text(values, FIELD_FROM));
    if (civil_date_compare(from, civil_date_parse(values_text(values, FIELD_TO))) > 0) {
        return refuse_field(outcome, FIELD_TO, "a day that is not before the first one");
    }
    if (codes_repeat(values_text(values, FIELD_PARTIES))) {
        return refuse_field(outcome, FIELD_PARTIES, "each participant once");
    }
    return ALLOWED;
}

static Refusal decide_begin(const State *state, const Command *command, Outcome *outcome)
{
    const Refusal refusal = check_begin(state, command, outcome);
    if (refusal != ALLOWED) {
        return refusal;
    }
    g_autofree char *figures = procedure_write(procedure_usual(values_text(&command->values, FIELD_PROFILE)));
    Event *event = outcome_add(outcome, &begun);
    EVENT_TAKE(event, command, FIELD_BODY, FIELD_SESSION, FIELD_PLACE, FIELD_ZONE, FIELD_OFFSET, FIELD_PROFILE,
               FIELD_FROM, FIELD_TO);
    event_text(event, FIELD_FIGURES, outcome_keep(outcome, figures));
    const char *parties = values_text(&command->values, FIELD_PARTIES);
    if (parties != NULL) {
        participants_admit(outcome, parties, PARTICIPANT_MEMBER_STATE);
        return ALLOWED;
    }
    participants_admit_all(outcome);
    seats_take_lot(outcome, civil_date_parse(values_text(&command->values, FIELD_FROM)));
    return ALLOWED;
}

static const CommandInfo begin = {
    .name = "session.begin",
    .who = MAY(ROLE_SECRETARIAT),
    COMMAND_FIELDS_ARE({ FIELD_BODY, GIVEN, NULL }, { FIELD_SESSION, GIVEN, NULL }, { FIELD_PROFILE, GIVEN, NULL },
                       { FIELD_FROM, GIVEN, NULL }, { FIELD_TO, GIVEN, NULL }, { FIELD_PLACE, OPTIONAL, NULL },
                       { FIELD_ZONE, OPTIONAL, NULL },
                       { FIELD_OFFSET, OPTIONAL, "on the first day; worked out from the zone where that is given" },
                       { FIELD_PARTIES, OPTIONAL, "who takes part; the whole roster where it is left out" }),
    .rules = "109, 111, 122",
    .source = "rule 1 of the rules of procedure",
    .summary = "Begin the record of a session",
    .about =
        "The first entry of a ledger. The profile brings the figures of procedure: quorums, time limits, numbers of replies; they enter "
        "the record with it and are changed by procedure.change.\n\n"
        "Without `parties` all 193 Member States take part, and the observers, entities and offices that the tables know, and the seats "
        "follow the lot of the General Assembly's session. With `parties` only these do; a code that is in no table is a member, so that "
        "a simulation or an association can name its own.",
    .example =
        "body=\"Open-ended working group\" session=\"Third substantive session\" profile=oewg from=2022-07-25 to=2022-07-29 "
        "zone=America/New_York",
    .is_lasting = true,
    .decide = decide_begin,
};

/* Figures of procedure */

static bool apply_changed(State *state, const Event *event)
{
    const guint figure = (guint)values_number(&event->values, FIELD_FIGURE, 0);
    const gint64 value = values_number(&event->values, FIELD_NUMBER, 0);
    const ProcedureFigure *info = procedure_figure_at(figure);
    if (value < info->least || value > info->most) {
        return false;
    }
    procedure_set_figure(&state_the_body_edit(state)->procedure, figure, (int)value);
    return true;
}

static const EventInfo changed = {
    .name = "procedure.changed",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_FIGURE, FIELD_NUMBER, FIELD_WAS, MAY_BE_MISSING, FIELD_DECISION, FIELD_CONSENT,
                     FIELD_REASON),
    .says = "It was decided[ ({decision})]: {figure}: {number}, no longer {was}[ ({reason})]",
    .apply = apply_changed,
};

static Refusal decide_change(const State *state, const Command *command, Outcome *outcome)
{
    const guint figure = (guint)values_number(&command->values, FIELD_FIGURE, 0);
    const gint64 value = values_number(&command->values, FIELD_NUMBER, 0);
    const ProcedureFigure *info = procedure_figure_at(figure);
    const int was = procedure_figure(&state_the_body(state)->procedure, figure);
    if (command_decided(command) != ALLOWED) {
        return &refused_not_agreed;
    }
    if (value < info->least || value > info->most) {
        g_autofree char *expected =
            g_strdup_printf("of %s a number from %d to %d", info->name, info->least, info->most);
        return refuse_field(outcome, FIELD_NUMBER, expected);
    }
    if (value == was) {
        return &refused_as_it_is;
    }
    Event *event = outcome_add(outcome, &changed);
    EVENT_TAKE(event, command, FIELD_FIGURE, FIELD_NUMBER, FIELD_DECISION, FIELD_CONSENT, FIELD_REASON);
    event_text(event, FIELD_WAS, outcome_text(outcome, "%d", was));
    return ALLOWED;
}

static const CommandInfo change = {
    .name = "procedure.change",
    .who = MAY(ROLE_CHAIR) | MAY(ROLE_SECRETARIAT),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_FIGURE, GIVEN, NULL }, { FIELD_NUMBER, GIVEN, "its new value" },
                       { FIELD_CONSENT, OPTIONAL, NULL }, { FIELD_DECISION, OPTIONAL, NULL },
                       { FIELD_REASON, OPTIONAL, NULL }),
    .rules = "43, 122",
    .source = "rule 161 of the rules of procedure",
    .summary = "Record a decision that changes a figure of procedure",
    .about =
        "A body may decide otherwise than its rules usually have it: another quorum, other lengths of replies. It must be the body's "
        "own decision, or one of the organ above it; what the figure was stays in the record.",
    .example = "figure=reply-first number=600 consent=yes",
    .is_lasting = true,
    .decide = decide_change,
};

/* The session ends */

static bool apply_closed(State *state, const Event *event)
{
    (void)event;
    if (!state_the_body(state)->has_begun) {
        return false;
    }
    state_the_body_edit(state)->is_closed = true;
    return true;
}

static const EventInfo closed = {
    .name = "session.closed",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_NUMBER, MAY_BE_MISSING),
    .says = "The session was closed (meetings held: {number})",
    .apply = apply_closed,
};

static Refusal check_lists(const State *state, Outcome *outcome)
{
    for (int id = 1; id <= state_lists(state); id++) {
        const SpeakersList *list = state_list(state, id);
        if (list != NULL && !list->is_released && state_waiting(state, id)->len > 0) {
            outcome->complaint =
                g_strdup_printf("list %s: %u wait", state_text(state, list->id), state_waiting(state, id)->len);
            return &refused_unheard;
        }
    }
    return ALLOWED;
}

static Refusal check_texts(const State *state, Outcome *outcome)
{
    for (int id = 1; id <= state_matters(state); id++) {
        const Matter *matter = state_matter(state, id);
        if (matter != NULL && agenda_text_is_open(matter)) {
            outcome->complaint =
                g_strdup_printf("%s: %s", state_text(state, matter->id), state_text(state, matter->report));
            return &refused_text_unsettled;
        }
    }
    return ALLOWED;
}

static Refusal decide_close(const State *state, const Command *command, Outcome *outcome)
{
    (void)command;
    if (state_the_floor(state)->meeting != ID_NONE) {
        return &refused_meeting_open;
    }
    Refusal refusal = check_lists(state, outcome);
    if (refusal == ALLOWED) {
        refusal = check_texts(state, outcome);
    }
    if (refusal != ALLOWED) {
        return refusal;
    }
    event_number(outcome_add(outcome, &closed), FIELD_NUMBER, state_the_body(state)->meetings_held);
    return ALLOWED;
}

static const CommandInfo close_session = {
    .name = "session.close",
    .who = MAY(ROLE_CHAIR),
    .needs = NEEDS_SESSION,
    .rules = "28",
    .source = "rule 106 of the rules of procedure",
    .summary = "Close the session",
    .about =
        "After the last meeting has risen. Nobody may be left waiting on a list who was neither heard nor released, and no text that "
        "is before the body without having been adopted or withdrawn. Afterwards only dated corrections can be added.",
    .example = "",
    .is_lasting = true,
    .decide = decide_close,
};

static const CommandInfo *const commands[] = { &begin, &change, &close_session, NULL };
static const EventInfo *const events[] = { &begun, &changed, &closed, NULL };
static const RefusalInfo *const refusals[] = { &refused_begun, &refused_meeting_open, &refused_unheard, NULL };

const Module module_body = { "body", "The body and its session", commands, events, refusals };
