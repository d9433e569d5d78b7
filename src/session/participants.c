/* Who takes part: Members and others are admitted and leave, stakeholders are registered and get their standing.
 *
 * Nobody is ever taken out of the tables: who has left keeps its row, since what it said stays its own. */
#include "session/participants.h"

#include "core/roster.h"
#include "session/common.h"
#include "session/module.h"

static const RefusalInfo refused_takes_part = { "takes-part", "109", NULL, "It takes part already" };
static const RefusalInfo refused_has_floor = { "has-floor", "109", NULL,
                                               "It has the floor or waits for it: end that first" };
static const RefusalInfo refused_transition = { "transition", "91, 92",
                                                "the modalities for the participation of stakeholders",
                                                "From its present standing a stakeholder cannot come to that one" };
static const RefusalInfo refused_silence = { "silence-runs", "92",
                                             "the modalities for the participation of stakeholders",
                                             "States may object until the deadline has passed" };

const char *participant_name(const State *state, int participant, CivilDate day)
{
    const Participant *row = state_participant(state, participant);
    const char *code = participant_code(state, participant);
    if (row == NULL || row->name != 0) {
        return row != NULL ? state_text(state, row->name) : NULL;
    }
    const RosterEntry *entry = roster_of_id(code);
    return entry != NULL ? roster_name(entry, LANGUAGE_ENGLISH, day) : code;
}

/* Admitting */

static void admit(State *state, const char *code, ParticipantClass class, const char *name)
{
    const int known = state_find_participant(state, code);
    Participant *participant =
        known != ID_NONE ? state_participant_edit(state, known) : state_participant_add(state, NULL);
    participant->code = state_keep(state, code);
    participant->class = class;
    participant->name = state_keep(state, name);
    participant->has_left = false;
}

static bool takes_part(const State *state, const char *code)
{
    const Participant *row = state_participant(state, state_find_participant(state, code));
    return row != NULL && !row->has_left;
}

static bool apply_admitted(State *state, const Event *event)
{
    const Values *values = &event->values;
    const char *at = values_text(values, FIELD_PARTIES);
    for (;;) {
        g_autofree char *code = codes_next(&at);
        if (code == NULL) {
            return true;
        }
        if (takes_part(state, code)) {
            return false;
        }
        admit(state, code, (ParticipantClass)values_number(values, FIELD_CLASS, PARTICIPANT_MEMBER_STATE),
              values_text(values, FIELD_NAME));
    }
}

static const EventInfo admitted = {
    .name = "roster.admitted",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_CLASS, FIELD_PARTIES, MAY_BE_MISSING, FIELD_NAME, FIELD_REASON),
    .says = "Admitted as {class}: {parties}",
    .apply = apply_admitted,
};

static void admit_class(Outcome *outcome, ParticipantClass class, const GString *codes)
{
    if (codes->len > 0) {
        Event *event = outcome_add(outcome, &admitted);
        event_number(event, FIELD_CLASS, class);
        event_text(event, FIELD_PARTIES, outcome_keep(outcome, codes->str));
    }
}

static void add_code(GString *codes, const char *code)
{
    g_string_append(codes, codes->len > 0 ? " " : "");
    g_string_append(codes, code);
}

void participants_admit(Outcome *outcome, const char *codes, ParticipantClass otherwise)
{
    for (int kind = 0; kind < N_PARTICIPANT_CLASSES; kind++) {
        GString *of_class = g_string_new(NULL);
        for (const char *at = codes;;) {
            g_autofree char *code = codes_next(&at);
            const RosterEntry *entry = code != NULL ? roster_of_id(code) : NULL;
            if (code == NULL) {
                break;
            }
            if ((int)(entry != NULL ? entry->class : otherwise) == kind) {
                add_code(of_class, code);
            }
        }
        admit_class(outcome, (ParticipantClass)kind, of_class);
        g_string_free(of_class, TRUE);
    }
}

void participants_admit_all(Outcome *outcome)
{
    const RosterEntry *entry;
    for (int kind = 0; kind < N_PARTICIPANT_CLASSES; kind++) {
        GString *of_class = g_string_new(NULL);
        for (size_t i = 0; (entry = roster_at(i)) != NULL; i++) {
            if ((int)entry->class == kind) {
                add_code(of_class, entry->id);
            }
        }
        admit_class(outcome, (ParticipantClass)kind, of_class);
        g_string_free(of_class, TRUE);
    }
}

static Refusal check_new(const State *state, const Command *command, Outcome *outcome)
{
    const bool has_class = values_has(&command->values, FIELD_CLASS);
    const char *codes = values_text(&command->values, FIELD_PARTIES);
    if (codes_repeat(codes)) {
        return refuse_field(outcome, FIELD_PARTIES, "each participant once");
    }
    for (const char *at = codes;;) {
        g_autofree char *code = codes_next(&at);
        if (code == NULL) {
            return ALLOWED;
        }
        if (takes_part(state, code)) {
            outcome->complaint = g_strdup_printf("%s takes part already", code);
            return &refused_takes_part;
        }
        if (!has_class && roster_of_id(code) == NULL) {
            g_autofree char *expected = g_strdup_printf("the class of %s, which is in no table", code);
            return refuse_field(outcome, FIELD_CLASS, expected);
        }
    }
}

static Refusal decide_admit(const State *state, const Command *command, Outcome *outcome)
{
    const Refusal refusal = check_new(state, command, outcome);
    if (refusal != ALLOWED) {
        return refusal;
    }
    const char *codes = values_text(&command->values, FIELD_PARTIES);
    if (values_has(&command->values, FIELD_NAME) && codes_count(codes) != 1) {
        return refuse_field(outcome, FIELD_NAME, "a name only where one participant is admitted");
    }
    if (values_number(&command->values, FIELD_CLASS, 0) == PARTICIPANT_STAKEHOLDER) {
        return refuse_field(outcome, FIELD_CLASS,
                            "another class: stakeholders are registered with stakeholder.register");
    }
    if (!values_has(&command->values, FIELD_CLASS)) {
        participants_admit(outcome, codes, PARTICIPANT_MEMBER_STATE);
        return ALLOWED;
    }
    Event *event = outcome_add(outcome, &admitted);
    EVENT_TAKE(event, command, FIELD_CLASS, FIELD_PARTIES, FIELD_NAME, FIELD_REASON);
    return ALLOWED;
}

static const CommandInfo admit_command = {
    .name = "roster.admit",
    .who = MAY(ROLE_SECRETARIAT),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE(
        { FIELD_PARTIES, GIVEN, NULL },
        { FIELD_CLASS, OPTIONAL, "must be given of a code that is in no table of States and organizations" },
        { FIELD_NAME, OPTIONAL, "what it is called, of one that is in no table" }, { FIELD_REASON, OPTIONAL, NULL }),
    .rules = "109, 110",
    .source = "rule 100 of the rules of procedure",
    .summary = "Let somebody take part who did not",
    .about =
        "The class decides what rights a participant has: Members, observers, entities of the United Nations. It is taken from the "
        "tables where they have the code. Whoever was admitted by mistake is taken off with roster.leave.",
    .example = "parties=ICRC",
    .is_lasting = true,
    .decide = decide_admit,
};

/* Leaving */

static bool apply_left(State *state, const Event *event)
{
    const int id = event_find(state, event, FIELD_PARTY, state_find_participant);
    if (id == ID_NONE || state_participant(state, id)->has_left) {
        return false;
    }
    Participant *participant = state_participant_edit(state, id);
    participant->has_left = true;
    participant->is_present = false;
    return true;
}

static const EventInfo left = {
    .name = "roster.left",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_PARTY, MAY_BE_MISSING, FIELD_REASON),
    .says = "{party} takes part no more[: {reason}]",
    .apply = apply_left,
};

static bool is_waiting(const State *state, int participant)
{
    const Inscription *speaks = state_inscription(state, state_the_floor(state)->inscription);
    if (speaks != NULL && speaks->participant == participant) {
        return true;
    }
    for (int list = 1; list <= state_lists(state); list++) {
        const GArray *waiting = state_list(state, list) != NULL ? state_waiting(state, list) : NULL;
        for (guint i = 0; waiting != NULL && i < waiting->len; i++) {
            if (state_inscription(state, g_array_index(waiting, int, i))->participant == participant) {
                return true;
            }
        }
    }
    return false;
}

static Refusal decide_leave(const State *state, const Command *command, Outcome *outcome)
{
    int participant;
    const Refusal refusal = command_participant(state, command, outcome, &participant);
    if (refusal != ALLOWED) {
        return refusal;
    }
    if (is_waiting(state, participant)) {
        return &refused_has_floor;
    }
    Event *event = outcome_add(outcome, &left);
    EVENT_TAKE(event, command, FIELD_PARTY, FIELD_REASON);
    return ALLOWED;
}

static const CommandInfo leave = {
    .name = "roster.leave",
    .who = MAY(ROLE_SECRETARIAT),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_PARTY, GIVEN, NULL }, { FIELD_REASON, GIVEN, NULL }),
    .rules = "109",
    .summary = "Record that a participant takes part no more",
    .about =
        "It counts no longer for the quorum and for majorities and cannot act. What it did before stays in the record.",
    .example = "party=ICRC reason=\"admitted by mistake\"",
    .decide = decide_leave,
};

/* Stakeholders: their standing, from which follows who may be heard (rule 41). */

/* From which standing to which (rules 91 and 92). */
static const struct {
    Standing from, to;
} transitions[] = {
    { STANDING_APPLIED, STANDING_CIRCULATED },   { STANDING_APPLIED, STANDING_WITHDRAWN },
    { STANDING_CIRCULATED, STANDING_OBJECTED },  { STANDING_CIRCULATED, STANDING_ACCREDITED },
    { STANDING_CIRCULATED, STANDING_WITHDRAWN }, { STANDING_OBJECTED, STANDING_CIRCULATED },
    { STANDING_OBJECTED, STANDING_WITHDRAWN },   { STANDING_ACCREDITED, STANDING_WITHDRAWN },
    { STANDING_ECOSOC, STANDING_WITHDRAWN },     { STANDING_WITHDRAWN, STANDING_APPLIED },
};

static bool may_become(Standing from, Standing to)
{
    for (guint i = 0; i < G_N_ELEMENTS(transitions); i++) {
        if (transitions[i].from == from && transitions[i].to == to) {
            return true;
        }
    }
    return false;
}

static bool apply_registered(State *state, const Event *event)
{
    const Values *values = &event->values;
    const char *code = values_text(values, FIELD_PARTY);
    if (state_find_participant(state, code) != ID_NONE) {
        return false;
    }
    Participant *participant = state_participant_add(state, NULL);
    participant->code = state_keep(state, code);
    participant->class = PARTICIPANT_STAKEHOLDER;
    participant->name = state_keep(state, values_text(values, FIELD_NAME));
    participant->standing = (Standing)values_number(values, FIELD_STATUS, STANDING_APPLIED);
    return true;
}

static const EventInfo registered = {
    .name = "stakeholder.registered",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_PARTY, FIELD_NAME, FIELD_STATUS, MAY_BE_MISSING),
    .says = "The stakeholder {name} was registered: {status}",
    .apply = apply_registered,
};

static Refusal decide_register(const State *state, const Command *command, Outcome *outcome)
{
    const char *code = values_text(&command->values, FIELD_PARTY);
    if (state_find_participant(state, code) != ID_NONE) {
        outcome->complaint = g_strdup_printf("%s is the code of another", code);
        return &refused_takes_part;
    }
    if (roster_of_id(code) != NULL) {
        return refuse_field(outcome, FIELD_PARTY, "a code of its own: that one is of a State or an organization");
    }
    const gint64 standing = values_number(&command->values, FIELD_STATUS, STANDING_APPLIED);
    if (standing != STANDING_APPLIED && standing != STANDING_ECOSOC) {
        return refuse_field(outcome, FIELD_STATUS, "applied, or ecosoc of one that has consultative status");
    }
    Event *event = outcome_add(outcome, &registered);
    EVENT_TAKE(event, command, FIELD_PARTY, FIELD_NAME);
    event_number(event, FIELD_STATUS, standing);
    return ALLOWED;
}

static const CommandInfo register_stakeholder = {
    .name = "stakeholder.register",
    .who = MAY(ROLE_SECRETARIAT),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_PARTY, GIVEN, "a code for it" }, { FIELD_NAME, GIVEN, NULL },
                       { FIELD_STATUS, OPTIONAL, "ecosoc of one that has consultative status; else applied" }),
    .rules = "41, 91",
    .source = "the modalities for the participation of stakeholders",
    .summary = "Register a stakeholder",
    .about =
        "An organization with consultative status of the Economic and Social Council says that it wishes to take part, and may. Any "
        "other applies; whether it is accredited is settled by circulating its name to all States.",
    .example = "party=ORG-1 name=\"An organization\" status=ecosoc",
    .is_lasting = true,
    .decide = decide_register,
};

static bool apply_standing(State *state, const Event *event)
{
    const int id = event_find(state, event, FIELD_PARTY, state_find_participant);
    if (id == ID_NONE) {
        return false;
    }
    Participant *participant = state_participant_edit(state, id);
    participant->standing = (Standing)values_number(&event->values, FIELD_STATUS, participant->standing);
    participant->silence_ends = values_number(&event->values, FIELD_UNTIL, participant->silence_ends);
    return true;
}

static const EventInfo standing_changed = {
    .name = "stakeholder.standing_changed",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_PARTY, FIELD_STATUS, FIELD_WAS, MAY_BE_MISSING, FIELD_UNTIL, FIELD_REASON),
    .says = "The standing of the stakeholder {party} is {status}, and was {was}[: {reason}]",
    .apply = apply_standing,
};

static Refusal check_standing(const Participant *row, const Command *command, Outcome *outcome)
{
    const Standing standing = (Standing)values_number(&command->values, FIELD_STATUS, 0);
    if (row->class != PARTICIPANT_STAKEHOLDER) {
        return refuse_field(outcome, FIELD_PARTY, "the code of a stakeholder");
    }
    if (!may_become(row->standing, standing)) {
        outcome->complaint = g_strdup_printf("from %s it cannot become %s", accreditation_names[row->standing],
                                             accreditation_names[standing]);
        return &refused_transition;
    }
    if (standing == STANDING_CIRCULATED && values_number(&command->values, FIELD_UNTIL, 0) <= command->at) {
        return refuse_field(outcome, FIELD_UNTIL, "until when States may object, a time to come");
    }
    if (standing == STANDING_ACCREDITED && row->silence_ends > command->at) {
        return &refused_silence;
    }
    return ALLOWED;
}

static Refusal decide_standing(const State *state, const Command *command, Outcome *outcome)
{
    int participant;
    Refusal refusal = command_participant(state, command, outcome, &participant);
    if (refusal == ALLOWED) {
        refusal = check_standing(state_participant(state, participant), command, outcome);
    }
    if (refusal != ALLOWED) {
        return refusal;
    }
    Event *event = outcome_add(outcome, &standing_changed);
    EVENT_TAKE(event, command, FIELD_PARTY, FIELD_STATUS, FIELD_UNTIL, FIELD_REASON);
    event_text(event, FIELD_WAS, accreditation_names[state_participant(state, participant)->standing]);
    return ALLOWED;
}

static const CommandInfo set_standing = {
    .name = "stakeholder.set_standing",
    .who = MAY(ROLE_CHAIR) | MAY(ROLE_SECRETARIAT),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_PARTY, GIVEN, NULL }, { FIELD_STATUS, GIVEN, NULL },
                       { FIELD_UNTIL, OPTIONAL, "of circulated: until when States may object" },
                       { FIELD_REASON, OPTIONAL, NULL }),
    .rules = "41, 91–93",
    .source = "the modalities for the participation of stakeholders",
    .summary = "Change the standing of a stakeholder",
    .about =
        "Who applied is circulated to all States with a time until which they may object; one objection is enough. When that time "
        "has passed without one the stakeholder is accredited and may be heard where stakeholders are.",
    .example = "party=ORG-1 status=circulated until=2022-06-30T21:00:00Z",
    .decide = decide_standing,
};

static const CommandInfo *const commands[] = { &admit_command, &leave, &register_stakeholder, &set_standing, NULL };
static const EventInfo *const events[] = { &admitted, &left, &registered, &standing_changed, NULL };
static const RefusalInfo *const refusals[] = { &refused_takes_part, &refused_has_floor, &refused_transition,
                                               &refused_silence, NULL };

const Module module_participants = { "participants", "Who takes part", commands, events, refusals };
