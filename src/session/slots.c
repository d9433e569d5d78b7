/* Changes of the plan by themselves, without a new paper: a slot is added, moved or not held. What is changed of an
 * adopted programme is a revision of it (rule 20); that a meeting was not held is no change of the programme but a
 * fact. */
#include "session/common.h"
#include "session/module.h"
#include "session/planning.h"
#include "session/versions.h"

static const RefusalInfo refused_known = { "slot-known", "21", NULL, "There is a meeting of that id" };
static const RefusalInfo refused_not_planned = { "not-planned", "21, 27", NULL,
                                                 "That meeting is going on, was held, or is not in the programme" };

static Refusal check_hours(const Command *command, Outcome *outcome)
{
    const gint64 starts = values_number(&command->values, FIELD_STARTS, 0);
    if (starts <= command->at) {
        return refuse_field(outcome, FIELD_STARTS, "a time to come");
    }
    if (values_number(&command->values, FIELD_ENDS, 0) <= starts) {
        return refuse_field(outcome, FIELD_ENDS, "a time after the beginning");
    }
    return ALLOWED;
}

static Refusal decide_add(const State *state, const Command *command, Outcome *outcome)
{
    int version;
    Refusal refusal = check_hours(command, outcome);
    if (refusal == ALLOWED && state_find_meeting(state, values_text(&command->values, FIELD_MEETING)) != ID_NONE) {
        refusal = &refused_known;
    }
    if (refusal == ALLOWED) {
        refusal = versions_revise(state, command, outcome, &version);
    }
    if (refusal != ALLOWED) {
        return refusal;
    }
    Event *event = outcome_add(outcome, &event_slot_planned);
    EVENT_TAKE(event, command, FIELD_MEETING, FIELD_STARTS, FIELD_ENDS, FIELD_ROOM, FIELD_TITLE, FIELD_REASON);
    event_number(event, FIELD_OFFSET, values_number(&command->values, FIELD_OFFSET, session_offset(state)));
    event_number(event, FIELD_MODE, values_number(&command->values, FIELD_MODE, SITTING_FORMAL));
    event_number(event, FIELD_VERSION, MAX(version, 1));
    return ALLOWED;
}

static const CommandInfo add = {
    .name = "slot.add",
    .who = MAY(ROLE_CHAIR) | MAY(ROLE_SECRETARIAT),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_MEETING, GIVEN, "the id that it is to have" }, { FIELD_STARTS, GIVEN, NULL },
                       { FIELD_ENDS, GIVEN, NULL },
                       { FIELD_OFFSET, OPTIONAL, "that of the session where it is left out" },
                       { FIELD_MODE, OPTIONAL, "formal where it is left out" }, { FIELD_ROOM, OPTIONAL, NULL },
                       { FIELD_TITLE, OPTIONAL, NULL },
                       { FIELD_REASON, OPTIONAL, "must be given where the programme has been adopted" }),
    .rules = "20, 21",
    .source = "rule 99 of the rules of procedure",
    .summary = "Plan a further meeting",
    .about =
        "Without a new paper. Where the body has adopted its programme of work this is a revision of it, and says why.",
    .example =
        "meeting=2022-07-28-evening starts=2022-07-28T22:30:00Z ends=2022-07-29T01:00:00Z reason=\"consultations\"",
    .decide = decide_add,
};

/* The planned meeting that the command names. */
static Refusal find_planned(const State *state, const Command *command, Outcome *outcome, int *ret_id)
{
    const Refusal refusal = command_find(state, command, outcome, FIELD_MEETING, state_find_meeting, ret_id);
    if (refusal != ALLOWED) {
        return refusal;
    }
    const Meeting *meeting = state_meeting(state, *ret_id);
    return meeting->state == MEETING_PLANNED && !meeting->is_taken_out ? ALLOWED : &refused_not_planned;
}

static bool apply_moved(State *state, const Event *event)
{
    const Values *values = &event->values;
    const int id = event_find(state, event, FIELD_MEETING, state_find_meeting);
    if (id == ID_NONE || state_meeting(state, id)->state != MEETING_PLANNED) {
        return false;
    }
    Meeting *meeting = state_meeting_edit(state, id);
    meeting->starts = values_number(values, FIELD_STARTS, 0);
    meeting->ends = values_number(values, FIELD_ENDS, 0);
    meeting->offset = (int)values_number(values, FIELD_OFFSET, 0);
    meeting->room = values_has(values, FIELD_ROOM) ? state_keep(state, values_text(values, FIELD_ROOM)) : meeting->room;
    meeting->version = (int)values_number(values, FIELD_VERSION, 0);
    return true;
}

static const EventInfo moved = {
    .name = "slot.moved",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_MEETING, FIELD_VERSION, FIELD_STARTS, FIELD_ENDS, FIELD_OFFSET, MAY_BE_MISSING, FIELD_ROOM,
                     FIELD_REASON),
    .says = "The meeting {meeting} was moved to {starts}, until {ends}[: {reason}]",
    .apply = apply_moved,
};

static Refusal decide_move(const State *state, const Command *command, Outcome *outcome)
{
    int id, version;
    Refusal refusal = find_planned(state, command, outcome, &id);
    if (refusal == ALLOWED) {
        refusal = check_hours(command, outcome);
    }
    if (refusal == ALLOWED) {
        refusal = versions_revise(state, command, outcome, &version);
    }
    if (refusal != ALLOWED) {
        return refusal;
    }
    Event *event = outcome_add(outcome, &moved);
    EVENT_TAKE(event, command, FIELD_MEETING, FIELD_STARTS, FIELD_ENDS, FIELD_ROOM, FIELD_REASON);
    event_number(event, FIELD_OFFSET, values_number(&command->values, FIELD_OFFSET, state_meeting(state, id)->offset));
    event_number(event, FIELD_VERSION, MAX(version, 1));
    return ALLOWED;
}

static const CommandInfo move = {
    .name = "slot.move",
    .who = MAY(ROLE_CHAIR) | MAY(ROLE_SECRETARIAT),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_MEETING, GIVEN, NULL }, { FIELD_STARTS, GIVEN, NULL }, { FIELD_ENDS, GIVEN, NULL },
                       { FIELD_OFFSET, OPTIONAL, "as before where it is left out" }, { FIELD_ROOM, OPTIONAL, NULL },
                       { FIELD_REASON, OPTIONAL, "must be given where the programme has been adopted" }),
    .rules = "20",
    .source = "rule 99 of the rules of procedure",
    .summary = "Move a planned meeting to another hour",
    .about =
        "It stays the same meeting and keeps its id and its lines. Where the body has adopted its programme of work this is a revision "
        "of it, and says why.",
    .example =
        "meeting=2022-07-28-pm starts=2022-07-28T20:00:00Z ends=2022-07-28T23:00:00Z reason=\"the room is not free\"",
    .decide = decide_move,
};

static bool apply_cancelled(State *state, const Event *event)
{
    const int id = event_find(state, event, FIELD_MEETING, state_find_meeting);
    if (id == ID_NONE || state_meeting(state, id)->state != MEETING_PLANNED) {
        return false;
    }
    Meeting *meeting = state_meeting_edit(state, id);
    meeting->state = MEETING_CANCELLED;
    return true;
}

static const EventInfo cancelled = {
    .name = "slot.cancelled",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_MEETING, FIELD_REASON, MAY_BE_MISSING),
    .says = "The meeting {meeting} is not held: {reason}",
    .apply = apply_cancelled,
};

static Refusal decide_cancel(const State *state, const Command *command, Outcome *outcome)
{
    int id;
    const Refusal refusal = find_planned(state, command, outcome, &id);
    if (refusal != ALLOWED) {
        return refusal;
    }
    EVENT_TAKE(outcome_add(outcome, &cancelled), command, FIELD_MEETING, FIELD_REASON);
    return ALLOWED;
}

static const CommandInfo cancel = {
    .name = "slot.cancel",
    .who = MAY(ROLE_CHAIR) | MAY(ROLE_SECRETARIAT),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_MEETING, GIVEN, NULL }, { FIELD_REASON, GIVEN, NULL }),
    .rules = "21",
    .source = "rule 99 of the rules of procedure",
    .summary = "Record that a planned meeting is not held",
    .about = "It takes no number: meetings are numbered as they are called to order.",
    .example = "meeting=2022-07-28-pm reason=\"consultations\"",
    .decide = decide_cancel,
};

static const CommandInfo *const commands[] = { &add, &move, &cancel, NULL };
static const EventInfo *const events[] = { &moved, &cancelled, NULL };
static const RefusalInfo *const refusals[] = { &refused_known, &refused_not_planned, NULL };

const Module module_slots = { "slots", "Changes of the plan", commands, events, refusals };
