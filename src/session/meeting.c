/* A meeting, from the call to order to its adjournment. */
#include "session/common.h"
#include "session/module.h"

static const RefusalInfo refused_running = { "meeting-running", "21", NULL, "Another meeting has not been adjourned" };
static const RefusalInfo refused_over = { "meeting-over", "27", NULL, "That meeting was held, or is not to be held" };
static const RefusalInfo refused_quorum = { "no-quorum", "26", "rule 108 of the rules of procedure",
                                            "Fewer Members than a quorum are present" };

static bool apply_called(State *state, const Event *event)
{
    const int id = event_find(state, event, FIELD_MEETING, state_find_meeting);
    if (id == ID_NONE || state_the_floor(state)->meeting != ID_NONE) {
        return false;
    }
    Meeting *meeting = state_meeting_edit(state, id);
    meeting->state = MEETING_RUNNING;
    meeting->called = event->at;
    meeting->mode = meeting->planned_mode;
    meeting->ordinal = (int)values_number(&event->values, FIELD_NUMBER, 0);
    state_the_body_edit(state)->meetings_held = meeting->ordinal;
    state_the_floor_edit(state)->meeting = id;
    return true;
}

static const EventInfo called = {
    .name = "meeting.called",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_MEETING, FIELD_NUMBER),
    .says = "The {number} meeting ({meeting}) was called to order",
    .apply = apply_called,
};

static bool has_quorum_to_open(const Body *body)
{
    const gint64 needed = ((gint64)body->n_members * body->procedure.quorum_open_per_mille + 999) / 1000;
    return body->is_quorum_waived_to_open || body->n_present >= needed;
}

static Refusal decide_call(const State *state, const Command *command, Outcome *outcome)
{
    int id;
    const Refusal refusal = command_find(state, command, outcome, FIELD_MEETING, state_find_meeting, &id);
    if (refusal != ALLOWED) {
        return refusal;
    }
    if (state_the_floor(state)->meeting != ID_NONE) {
        return &refused_running;
    }
    if (state_meeting(state, id)->state != MEETING_PLANNED) {
        return &refused_over;
    }
    if (!has_quorum_to_open(state_the_body(state))) {
        return &refused_quorum;
    }
    Event *event = outcome_add(outcome, &called);
    EVENT_TAKE(event, command, FIELD_MEETING);
    event_number(event, FIELD_NUMBER, state_the_body(state)->meetings_held + 1);
    return ALLOWED;
}

static const CommandInfo call = {
    .name = "meeting.call_to_order",
    .who = MAY(ROLE_CHAIR),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_MEETING, GIVEN, NULL }),
    .rules = "21, 22, 26",
    .source = "rules 106 and 108 of the rules of procedure",
    .summary = "Call a meeting to order",
    .about = "The meeting gets its number now: slots that are not held have none.",
    .example = "meeting=2022-07-25-am",
    .decide = decide_call,
};

static bool apply_adjourned(State *state, const Event *event)
{
    const int id = state_the_floor(state)->meeting;
    if (id == ID_NONE) {
        return false;
    }
    Meeting *meeting = state_meeting_edit(state, id);
    meeting->state = MEETING_ADJOURNED;
    meeting->adjourned = event->at;
    Floor *floor = state_the_floor_edit(state);
    *floor = (Floor){ 0 };
    return true;
}

static const EventInfo adjourned = {
    .name = "meeting.adjourned",
    .version = 1,
    .says = "The meeting rose",
    .apply = apply_adjourned,
};

static Refusal decide_adjourn(const State *state, const Command *command, Outcome *outcome)
{
    (void)state;
    (void)command;
    outcome_add(outcome, &adjourned);
    return ALLOWED;
}

static const CommandInfo adjourn = {
    .name = "meeting.adjourn",
    .who = MAY(ROLE_CHAIR),
    .needs = NEEDS_SESSION | NEEDS_MEETING | NEEDS_NO_VOTING | NEEDS_NO_POINT,
    .rules = "22, 27, 54",
    .source = "rule 106 of the rules of procedure",
    .summary = "Adjourn the meeting",
    .about = "Nothing can be added to it afterwards but a dated correction.",
    .example = "",
    .is_lasting = true,
    .decide = decide_adjourn,
};

static const CommandInfo *const commands[] = { &call, &adjourn, NULL };
static const EventInfo *const events[] = { &called, &adjourned, NULL };
static const RefusalInfo *const refusals[] = { &refused_running, &refused_over, &refused_quorum, NULL };

const Module module_meeting = { "meeting", "Meetings", commands, events, refusals };
