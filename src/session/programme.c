/* The programme of work in the life of the session: issued, adopted or not, revised. The paper stands in the ledger
 * whole, as data; what the rules need of it is planned from it (planning.c). */
#include "session/common.h"
#include "session/module.h"
#include "session/planning.h"
#include "session/versions.h"

static const RefusalInfo refused_revision = { "revision-unexplained", "20", NULL,
                                              "A change of an adopted programme is a revision and needs a reason" };
static const RefusalInfo refused_no_programme = { "no-programme", "19", "rule 99 of the rules of procedure",
                                                  "No programme of work has been issued" };
static const RefusalInfo refused_adopted = { "programme-adopted", "19, 20", "rule 99 of the rules of procedure",
                                             "The programme of work has been adopted" };

static bool is_in_force(const State *state)
{
    const ProgrammeState now = state_the_body(state)->programme_state;
    return now == PROGRAMME_ADOPTED || now == PROGRAMME_REVISED;
}

int versions_adopted(const State *state)
{
    for (int version = state_programmes(state); version > 0; version--) {
        const ProgrammeVersion *row = state_programme(state, version);
        if (row != NULL && row->was_adopted) {
            return version;
        }
    }
    return ID_NONE;
}

const char *versions_paper(const State *state, int version)
{
    if (state_programme(state, version) == NULL) {
        return NULL;
    }
    for (; version > 0; version--) { /* what was taken back has no row */
        const ProgrammeVersion *row = state_programme(state, version);
        if (row != NULL && row->paper != 0) {
            return state_text(state, row->paper);
        }
    }
    return NULL;
}

/* Issued and revised */

static bool add_version(State *state, const Event *event)
{
    const Values *values = &event->values;
    if (values_number(values, FIELD_VERSION, 0) != state_programmes(state) + 1) {
        return false;
    }
    const ProgrammeState now = (ProgrammeState)values_number(values, FIELD_STATE, PROGRAMME_PROVISIONAL);
    int version;
    ProgrammeVersion *row = state_programme_add(state, &version);
    row->state = now;
    row->by = state_keep(state, event->by);
    row->reason = state_keep(state, values_text(values, FIELD_REASON));
    row->paper = state_keep(state, values_text(values, FIELD_PAPER));
    Body *body = state_the_body_edit(state);
    body->programme_version = version;
    body->programme_state = now;
    body->paper = row->paper != 0 ? row->paper : body->paper;
    return true;
}

static const EventInfo issued = {
    .name = "programme.issued",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_VERSION, FIELD_STATE, FIELD_PAPER, MAY_BE_MISSING, FIELD_REASON),
    .says = "Version {version} of the programme of work was issued ({state})[: {reason}]",
    .apply = add_version,
};

static const EventInfo revised = {
    .name = "programme.revised",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_VERSION, FIELD_STATE, FIELD_REASON, MAY_BE_MISSING),
    .says = "The programme of work was revised (version {version}): {reason}",
    .apply = add_version,
};

Refusal versions_revise(const State *state, const Command *command, Outcome *outcome, int *ret_version)
{
    *ret_version = state_the_body(state)->programme_version;
    if (!is_in_force(state)) {
        return ALLOWED;
    }
    if (!values_has(&command->values, FIELD_REASON)) {
        return &refused_revision;
    }
    Event *event = outcome_add(outcome, &revised);
    *ret_version = state_programmes(state) + 1; /* the number of one that was taken back is not given again */
    event_number(event, FIELD_VERSION, *ret_version);
    event_number(event, FIELD_STATE, PROGRAMME_REVISED);
    EVENT_TAKE(event, command, FIELD_REASON);
    return ALLOWED;
}

static Refusal decide_issue(const State *state, const Command *command, Outcome *outcome)
{
    if (command->plan == NULL) {
        return refuse_field(outcome, FIELD_PAPER, "a programme of work");
    }
    if (is_in_force(state) && !values_has(&command->values, FIELD_REASON)) {
        return &refused_revision;
    }
    const int version = state_programmes(state) + 1;
    Event *event = outcome_add(outcome, &issued);
    event_number(event, FIELD_VERSION, version);
    event_number(event, FIELD_STATE, is_in_force(state) ? PROGRAMME_REVISED : PROGRAMME_PROVISIONAL);
    EVENT_TAKE(event, command, FIELD_REASON, FIELD_PAPER);
    return planning_events(state, command, outcome, version);
}

static const CommandInfo issue = {
    .name = "programme.issue",
    .who = MAY(ROLE_SECRETARIAT),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_PAPER, GIVEN, "on the command line the file it is in" },
                       { FIELD_REASON, OPTIONAL, "must be given of a change of an adopted programme" }),
    .rules = "17, 19, 20, 123",
    .source = "rule 99 of the rules of procedure",
    .summary = "Issue a version of the programme of work",
    .about =
        "The slots, their lines, the matters and the deadlines are taken from it. The first is provisional until the body adopts it; one "
        "that is issued after that is a revision, with its reason, and the adopted one stays readable.\n\n"
        "Issued again, a meeting is the same meeting by its day and part of the day, and what has been held stays as it was. A meeting "
        "that is no longer there is marked as taken out; where another has its lines word for word, that one was moved. Only items of the "
        "agenda can be scheduled, once an agenda has been adopted.",
    .example = "paper=note.txt",
    .is_lasting = true,
    .decide = decide_issue,
};

/* Adopted or not */

static bool settle(State *state, const Event *event, ProgrammeState now)
{
    const int version = (int)values_number(&event->values, FIELD_VERSION, 0);
    if (version != state_the_body(state)->programme_version) {
        return false;
    }
    ProgrammeVersion *row = state_programme_edit(state, version);
    row->state = now;
    row->was_adopted = now == PROGRAMME_ADOPTED;
    state_the_body_edit(state)->programme_state = now;
    return true;
}

static bool apply_adopted(State *state, const Event *event)
{
    return settle(state, event, PROGRAMME_ADOPTED);
}

static const EventInfo adopted = {
    .name = "programme.adopted",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_VERSION, MAY_BE_MISSING, FIELD_CONSENT, FIELD_DECISION),
    .says = "The body adopted its programme of work (version {version})",
    .apply = apply_adopted,
};

static Refusal check_open(const State *state)
{
    if (state_the_body(state)->programme_version == 0) {
        return &refused_no_programme;
    }
    return is_in_force(state) ? &refused_adopted : ALLOWED;
}

static Refusal decide_adopt(const State *state, const Command *command, Outcome *outcome)
{
    Refusal refusal = check_open(state);
    if (refusal == ALLOWED) {
        refusal = command_decided(command);
    }
    if (refusal != ALLOWED) {
        return refusal;
    }
    Event *event = outcome_add(outcome, &adopted);
    event_number(event, FIELD_VERSION, state_the_body(state)->programme_version);
    EVENT_TAKE(event, command, FIELD_CONSENT, FIELD_DECISION);
    return ALLOWED;
}

static const CommandInfo adopt = {
    .name = "programme.adopt",
    .who = MAY(ROLE_CHAIR) | MAY(ROLE_SECRETARIAT),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_CONSENT, OPTIONAL, NULL }, { FIELD_DECISION, OPTIONAL, NULL }),
    .rules = "19",
    .source = "rule 99 of the rules of procedure",
    .summary = "Adopt the programme of work",
    .about =
        "The body adopts the version that was issued last. From then on every change of it is a revision and needs a reason.",
    .example = "consent=yes",
    .is_lasting = true,
    .decide = decide_adopt,
};

static bool apply_rejected(State *state, const Event *event)
{
    return settle(state, event, PROGRAMME_NOT_ADOPTED);
}

static const EventInfo rejected = {
    .name = "programme.not_adopted",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_VERSION, FIELD_REASON, MAY_BE_MISSING),
    .says = "The body did not adopt the programme of work (version {version}): {reason}",
    .apply = apply_rejected,
};

static Refusal decide_reject(const State *state, const Command *command, Outcome *outcome)
{
    const Refusal refusal = check_open(state);
    if (refusal != ALLOWED) {
        return refusal;
    }
    if (state_the_body(state)->programme_state == PROGRAMME_NOT_ADOPTED) {
        return &refused_as_it_is;
    }
    Event *event = outcome_add(outcome, &rejected);
    event_number(event, FIELD_VERSION, state_the_body(state)->programme_version);
    EVENT_TAKE(event, command, FIELD_REASON);
    return ALLOWED;
}

static const CommandInfo reject = {
    .name = "programme.reject",
    .who = MAY(ROLE_CHAIR) | MAY(ROLE_SECRETARIAT),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_REASON, GIVEN, NULL }),
    .rules = "19",
    .source = "rule 99 of the rules of procedure",
    .summary = "Record that the body could not adopt the programme of work",
    .about =
        "Work may go on by it and is informal then: meetings that are called to order from then on begin in the informal mode. It can "
        "still be adopted later, or another one be issued.",
    .example = "reason=\"no agreement on the modalities\"",
    .is_lasting = true,
    .decide = decide_reject,
};

static const CommandInfo *const commands[] = { &issue, &adopt, &reject, NULL };
static const EventInfo *const events[] = { &issued, &revised, &adopted, &rejected, NULL };
static const RefusalInfo *const refusals[] = { &refused_revision, &refused_no_programme, &refused_adopted, NULL };

const Module module_programme = { "programme", "The programme of work", commands, events, refusals };
