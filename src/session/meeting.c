/* A meeting, from the call to order to its adjournment. */
#include "session/meeting.h"

#include "session/attendance.h"
#include "session/common.h"
#include "session/module.h"
#include "session/officers.h"
#include "session/quorum.h"

#include <string.h>

static const RefusalInfo refused_running = { "meeting-running", "21", NULL, "Another meeting has not been adjourned" };
static const RefusalInfo refused_over = { "meeting-over", "27", NULL, "That meeting was held, or is not to be held" };
static const RefusalInfo refused_quorum = { "no-quorum", "26", "rule 108 of the rules of procedure",
                                            "Fewer Members than a quorum are present" };
static const RefusalInfo refused_speaking = { "somebody-speaks", "24, 27", "rule 109 of the rules of procedure",
                                              "Somebody has the floor: end the statement or stop its clock first" };
static const RefusalInfo refused_suspended = { "suspended", "22, 24", "rule 118 of the rules of procedure",
                                               "The meeting is suspended" };
static const RefusalInfo refused_not_suspended = { "not-suspended", "22", "rule 118 of the rules of procedure",
                                                   "The meeting is not suspended" };
static const RefusalInfo refused_not_held = { "not-adjourned", "27", NULL,
                                              "That meeting has not risen: only what is over is corrected" };

/* When, and who presided, for every event of the Chair about a meeting (rules 22 and 24). */
static void say_when(const State *state, Event *event, int meeting)
{
    event_text(event, FIELD_MEETING, state_text(state, state_meeting(state, meeting)->id));
    event_number(event, FIELD_OFFSET, state_meeting(state, meeting)->offset);
    event_text(event, FIELD_PRESIDING, officers_presiding_code(state));
}

/* The meeting that goes on, if the event is about it; else 0. */
static int running_of(const State *state, const Event *event)
{
    const int id = event_find(state, event, FIELD_MEETING, state_find_meeting);
    return id == state_the_floor(state)->meeting ? id : ID_NONE;
}

/* The call to order */

static bool apply_called(State *state, const Event *event)
{
    const Values *values = &event->values;
    const int id = event_find(state, event, FIELD_MEETING, state_find_meeting);
    if (id == ID_NONE || state_the_floor(state)->meeting != ID_NONE) {
        return false;
    }
    Meeting *meeting = state_meeting_edit(state, id);
    meeting->state = MEETING_RUNNING;
    meeting->called = event->at;
    meeting->mode = (SittingMode)values_number(values, FIELD_MODE, meeting->planned_mode);
    meeting->offset = (int)values_number(values, FIELD_OFFSET, meeting->offset);
    meeting->ordinal = (int)values_number(values, FIELD_NUMBER, 0);
    meeting->presiding = event_find(state, event, FIELD_PRESIDING, state_find_participant);
    state_the_body_edit(state)->meetings_held = meeting->ordinal;
    state_the_floor_edit(state)->meeting = id;
    return true;
}

static const EventInfo called = {
    .name = "meeting.called",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_MEETING, FIELD_NUMBER, FIELD_MODE, FIELD_OFFSET, MAY_BE_MISSING, FIELD_PRESIDING),
    .says = "The {number:ordinal} meeting ({meeting}) was called to order[, {presiding} presiding]",
    .apply = apply_called,
};

/* Without an adopted programme work may go on, and is informal (rule 19). */
static SittingMode mode_to_begin_in(const State *state, const Meeting *meeting)
{
    const bool is_adopted = state_the_body(state)->programme_state != PROGRAMME_NOT_ADOPTED;
    return is_adopted || meeting->planned_mode != SITTING_FORMAL ? meeting->planned_mode : SITTING_INFORMAL;
}

static Refusal check_call(const State *state, const Meeting *meeting, Outcome *outcome)
{
    if (state_the_floor(state)->meeting != ID_NONE) {
        return &refused_running;
    }
    if (meeting->state != MEETING_PLANNED || meeting->is_taken_out) {
        return &refused_over;
    }
    if (!quorum_is_met(state, QUORUM_TO_OPEN)) {
        outcome->complaint = quorum_words(state, QUORUM_TO_OPEN);
        return &refused_quorum;
    }
    return ALLOWED;
}

static Refusal decide_call(const State *state, const Command *command, Outcome *outcome)
{
    int id;
    Refusal refusal = command_find(state, command, outcome, FIELD_MEETING, state_find_meeting, &id);
    if (refusal == ALLOWED) {
        refusal = check_call(state, state_meeting(state, id), outcome);
    }
    if (refusal != ALLOWED) {
        return refusal;
    }
    Event *event = outcome_add(outcome, &called);
    say_when(state, event, id);
    event_number(event, FIELD_NUMBER, state_the_body(state)->meetings_held + 1);
    event_number(event, FIELD_MODE, mode_to_begin_in(state, state_meeting(state, id)));
    return ALLOWED;
}

static const CommandInfo call = {
    .name = "meeting.call_to_order",
    .who = MAY(ROLE_CHAIR),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_MEETING, GIVEN, NULL }),
    .rules = "19, 21, 22, 24, 26",
    .source = "rules 106 and 108 of the rules of procedure",
    .summary = "Call a meeting to order",
    .about =
        "The meeting gets its number now: slots that are not held have none. As many Members as the quorum says must be in the room, "
        "unless the quorum was waived or overridden. Where the body has not adopted a programme of work, the meeting is informal.",
    .example = "meeting=2022-07-25-am",
    .decide = decide_call,
};

/* Suspension */

static bool apply_suspended(State *state, const Event *event)
{
    const Values *values = &event->values;
    const int id = running_of(state, event);
    if (id == ID_NONE || state_meeting(state, id)->state != MEETING_RUNNING) {
        return false;
    }
    int row;
    const SittingMode before = state_meeting(state, id)->mode;
    Suspension *suspension = state_suspension_add(state, &row);
    suspension->meeting = id;
    suspension->began = event->at;
    suspension->is_break = !values_has(values, FIELD_MODE);
    suspension->before = before;
    suspension->mode = (SittingMode)values_number(values, FIELD_MODE, before);
    Meeting *meeting = state_meeting_edit(state, id);
    meeting->state = MEETING_SUSPENDED;
    meeting->suspended = event->at;
    meeting->until = values_number(values, FIELD_UNTIL, 0);
    meeting->is_break = !values_has(values, FIELD_MODE);
    meeting->mode = (SittingMode)values_number(values, FIELD_MODE, before);
    meeting->suspension = row;
    if (state_the_floor(state)->motion != ID_NONE) { /* it has been carried out */
        state_the_floor_edit(state)->motion = ID_NONE;
    }
    return true;
}

static const EventInfo suspended = {
    .name = "meeting.suspended",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_MEETING, FIELD_OFFSET, MAY_BE_MISSING, FIELD_MODE, FIELD_UNTIL, FIELD_PRESIDING,
                     FIELD_REASON),
    .says = "The meeting was suspended[ and went on in the mode {mode}][ until {until}][: {reason}]",
    .apply = apply_suspended,
};

static Refusal check_suspend(const State *state, const Command *command, Outcome *outcome)
{
    const Values *values = &command->values;
    const Floor *floor = state_the_floor(state);
    if (state_meeting(state, floor->meeting)->state != MEETING_RUNNING) {
        return &refused_suspended;
    }
    if (floor->inscription != ID_NONE && floor->since != 0) {
        return &refused_speaking;
    }
    if (values_number(values, FIELD_MODE, SITTING_INFORMAL) == SITTING_FORMAL) {
        return refuse_field(outcome, FIELD_MODE, "informal or informal-informal; none for a break");
    }
    if (values_has(values, FIELD_UNTIL) && values_number(values, FIELD_UNTIL, 0) <= command->at) {
        return refuse_field(outcome, FIELD_UNTIL, "a time to come");
    }
    return ALLOWED;
}

static Refusal decide_suspend(const State *state, const Command *command, Outcome *outcome)
{
    const Refusal refusal = check_suspend(state, command, outcome);
    if (refusal != ALLOWED) {
        return refusal;
    }
    Event *event = outcome_add(outcome, &suspended);
    say_when(state, event, state_the_floor(state)->meeting);
    EVENT_TAKE(event, command, FIELD_MODE, FIELD_UNTIL, FIELD_REASON);
    return ALLOWED;
}

static const CommandInfo suspend = {
    .name = "meeting.suspend",
    .who = MAY(ROLE_CHAIR),
    .needs = NEEDS_SESSION | NEEDS_MEETING | NEEDS_NO_VOTING,
    COMMAND_FIELDS_ARE({ FIELD_MODE, OPTIONAL, "in which it goes on; none for a break" },
                       { FIELD_UNTIL, OPTIONAL, NULL }, { FIELD_REASON, OPTIONAL, NULL }),
    .rules = "22–24, 124",
    .source = "rules 106 and 118 of the rules of procedure",
    .summary = "Suspend the meeting",
    .about =
        "For a break, in which nothing is done; or so as to go on in an informal mode, in which what is said is not part of the record "
        "of the meeting. A point of order may stand over a suspension; a statement may not go on into it.",
    .example = "mode=informal",
    .decide = decide_suspend,
};

static bool apply_resumed(State *state, const Event *event)
{
    const int id = running_of(state, event);
    const Meeting *row = state_meeting(state, id);
    if (row == NULL || row->state != MEETING_SUSPENDED) {
        return false;
    }
    state_suspension_edit(state, row->suspension)->ended = event->at;
    Meeting *meeting = state_meeting_edit(state, id);
    meeting->state = MEETING_RUNNING;
    meeting->mode = (SittingMode)values_number(&event->values, FIELD_MODE, SITTING_FORMAL);
    meeting->is_break = false;
    meeting->suspended = meeting->until = 0;
    meeting->suspension = ID_NONE;
    return true;
}

static const EventInfo resumed = {
    .name = "meeting.resumed",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_MEETING, FIELD_MODE, FIELD_OFFSET, MAY_BE_MISSING, FIELD_PRESIDING),
    .says = "The meeting was resumed ({mode})[, {presiding} presiding]",
    .apply = apply_resumed,
};

static Refusal decide_resume(const State *state, const Command *command, Outcome *outcome)
{
    (void)command;
    const Floor *floor = state_the_floor(state);
    const Meeting *meeting = state_meeting(state, floor->meeting);
    if (meeting->state != MEETING_SUSPENDED) {
        return &refused_not_suspended;
    }
    if (floor->inscription != ID_NONE && floor->since != 0) {
        return &refused_speaking;
    }
    Event *event = outcome_add(outcome, &resumed);
    say_when(state, event, floor->meeting);
    event_number(event, FIELD_MODE, state_suspension(state, meeting->suspension)->before);
    return ALLOWED;
}

static const CommandInfo resume = {
    .name = "meeting.resume",
    .who = MAY(ROLE_CHAIR),
    .needs = NEEDS_SESSION | NEEDS_MEETING,
    .rules = "22–24",
    .source = "rule 106 of the rules of procedure",
    .summary = "Resume the meeting",
    .about =
        "After a suspension, in the mode that the meeting had before it. What is said from then on belongs to the record again.",
    .example = "",
    .decide = decide_resume,
};

/* Mode */

static const MeetingTerms terms[] = {
    [SITTING_FORMAL] = { true, true, true, true, "formal: interpreted, recorded, open to accredited stakeholders" },
    [SITTING_INFORMAL] = { false, true, true, false, "informal: interpreted, not recorded, for States and observers" },
    [SITTING_INFORMAL_INFORMAL] = { false, false, false, false,
                                    "informal informal: for drafting, without interpretation or record, for States" },
};
G_STATIC_ASSERT(G_N_ELEMENTS(terms) == N_SITTING_MODES);

const MeetingTerms *meeting_terms(SittingMode mode)
{
    g_assert((guint)mode < N_SITTING_MODES);
    return &terms[mode];
}

bool meeting_is_informal(const State *state)
{
    const Meeting *meeting = state_meeting(state, state_the_floor(state)->meeting);
    return meeting != NULL && (meeting->state == MEETING_SUSPENDED || !terms[meeting->mode].is_recorded);
}

static bool apply_mode(State *state, const Event *event)
{
    const int id = running_of(state, event);
    if (id == ID_NONE) {
        return false;
    }
    Meeting *meeting = state_meeting_edit(state, id);
    meeting->mode = (SittingMode)values_number(&event->values, FIELD_MODE, SITTING_FORMAL);
    return true;
}

static const EventInfo mode_changed = {
    .name = "meeting.mode_changed",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_MEETING, FIELD_MODE, FIELD_WAS, FIELD_OFFSET, MAY_BE_MISSING, FIELD_PRESIDING, FIELD_REASON),
    .says = "The meeting went on in the mode {mode}, after {was}[: {reason}]",
    .apply = apply_mode,
};

static Refusal decide_mode(const State *state, const Command *command, Outcome *outcome)
{
    const Meeting *meeting = state_meeting(state, state_the_floor(state)->meeting);
    const gint64 mode = values_number(&command->values, FIELD_MODE, SITTING_FORMAL);
    if (meeting->state == MEETING_SUSPENDED && mode == SITTING_FORMAL) {
        return &refused_suspended;
    }
    if (meeting->mode == (SittingMode)mode) {
        return &refused_as_it_is;
    }
    Event *event = outcome_add(outcome, &mode_changed);
    say_when(state, event, state_the_floor(state)->meeting);
    EVENT_TAKE(event, command, FIELD_MODE, FIELD_REASON);
    event_text(event, FIELD_WAS, sitting_mode_names[meeting->mode]);
    return ALLOWED;
}

static const CommandInfo change_mode = {
    .name = "meeting.mode",
    .who = MAY(ROLE_CHAIR),
    .needs = NEEDS_SESSION | NEEDS_SITTING | NEEDS_NO_VOTING,
    COMMAND_FIELDS_ARE({ FIELD_MODE, GIVEN, NULL }, { FIELD_REASON, OPTIONAL, NULL }),
    .rules = "124",
    .source = "rule 60 of the rules of procedure",
    .summary = "Go on in another mode",
    .about =
        "Formal: interpreted, recorded, open to observers and accredited stakeholders. Informal: interpreted, not recorded, for States "
        "and observers. Informal informal: drafting among States, without interpretation. A suspended meeting becomes formal again "
        "by meeting.resume alone.",
    .example = "mode=informal",
    .decide = decide_mode,
};

/* Adjournment */

static void end_segment(State *state, int id)
{
    if (state_segment(state, id) != NULL) {
        state_segment_edit(state, id)->state = SEGMENT_DONE;
    }
}

static bool apply_adjourned(State *state, const Event *event)
{
    const int id = running_of(state, event);
    if (id == ID_NONE) {
        return false;
    }
    const int suspension = state_meeting(state, id)->suspension;
    if (state_suspension(state, suspension) != NULL) {
        state_suspension_edit(state, suspension)->ended = event->at;
    }
    end_segment(state, state_meeting(state, id)->segment);
    Meeting *meeting = state_meeting_edit(state, id);
    meeting->state = MEETING_ADJOURNED;
    meeting->adjourned = event->at;
    meeting->suspension = meeting->segment = meeting->matter = ID_NONE;
    Floor *floor = state_the_floor_edit(state);
    memset(floor, 0, sizeof(*floor));
    Body *body = state_the_body_edit(state);
    body->is_quorum_overridden[QUORUM_TO_OPEN] = body->is_quorum_overridden[QUORUM_TO_DECIDE] = false;
    attendance_clear(state);
    return true;
}

static const EventInfo adjourned = {
    .name = "meeting.adjourned",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_MEETING, FIELD_OFFSET, MAY_BE_MISSING, FIELD_PRESIDING),
    .says = "The meeting rose",
    .apply = apply_adjourned,
};

static Refusal decide_adjourn(const State *state, const Command *command, Outcome *outcome)
{
    (void)command;
    const Floor *floor = state_the_floor(state);
    if (floor->inscription != ID_NONE) {
        return &refused_speaking;
    }
    say_when(state, outcome_add(outcome, &adjourned), floor->meeting);
    return ALLOWED;
}

static const CommandInfo adjourn = {
    .name = "meeting.adjourn",
    .who = MAY(ROLE_CHAIR),
    .needs = NEEDS_SESSION | NEEDS_MEETING | NEEDS_NO_VOTING | NEEDS_NO_POINT,
    .rules = "22, 24, 27, 54",
    .source = "rule 106 of the rules of procedure",
    .summary = "Adjourn the meeting",
    .about =
        "The meeting rises; it may be in the middle of a suspension. No point of order may be left open and nobody be speaking. Nothing "
        "can be added to it afterwards but a dated correction, and the room is empty until it is counted again.",
    .example = "",
    .is_lasting = true,
    .decide = decide_adjourn,
};

/* Corrections */

static bool apply_corrected(State *state, const Event *event)
{
    const int id = event_find(state, event, FIELD_MEETING, state_find_meeting);
    if (id == ID_NONE) {
        return false;
    }
    state_rests_on(state, TABLE_MEETING, id);
    Correction *correction = state_correction_add(state, NULL);
    correction->meeting = id;
    correction->at = event->at;
    correction->text = state_keep(state, values_text(&event->values, FIELD_TEXT));
    return true;
}

static const EventInfo corrected = {
    .name = "meeting.corrected",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_MEETING, FIELD_TEXT, MAY_BE_MISSING, FIELD_REQUESTER),
    .says = "Correction to the record of the meeting {meeting}[, asked for by {requester}]: {text}",
    .apply = apply_corrected,
};

static Refusal decide_correct(const State *state, const Command *command, Outcome *outcome)
{
    int id;
    Refusal refusal = command_find(state, command, outcome, FIELD_MEETING, state_find_meeting, &id);
    if (refusal == ALLOWED && values_has(&command->values, FIELD_REQUESTER)) {
        int requester;
        refusal = command_find(state, command, outcome, FIELD_REQUESTER, state_find_participant, &requester);
    }
    if (refusal != ALLOWED) {
        return refusal;
    }
    if (state_meeting(state, id)->state != MEETING_ADJOURNED) {
        return &refused_not_held;
    }
    EVENT_TAKE(outcome_add(outcome, &corrected), command, FIELD_MEETING, FIELD_TEXT, FIELD_REQUESTER);
    return ALLOWED;
}

static const CommandInfo correct = {
    .name = "meeting.correct",
    .who = MAY(ROLE_CHAIR) | MAY(ROLE_SECRETARIAT),
    COMMAND_FIELDS_ARE({ FIELD_MEETING, GIVEN, NULL }, { FIELD_TEXT, GIVEN, "what is put right" },
                       { FIELD_REQUESTER, OPTIONAL, NULL }),
    .rules = "27",
    .summary = "Add a correction to a meeting that has risen",
    .about =
        "It stands in the record under its own date, beside what it corrects; nothing is overwritten. After the session has been closed "
        "too.",
    .example = "meeting=2022-07-25-am text=\"The statement of FRA was on behalf of the European Union.\"",
    .decide = decide_correct,
};

/* What is derived */

int meeting_now(const State *state)
{
    return state_the_floor(state)->meeting;
}

static bool is_planned(const Meeting *meeting)
{
    return meeting->state == MEETING_PLANNED && !meeting->is_taken_out;
}

int meeting_next(const State *state, Instant at)
{
    int next = ID_NONE;
    for (int id = 1; id <= state_meetings(state); id++) {
        const Meeting *one = state_meeting(state, id);
        if (one != NULL && is_planned(one) && one->starts >= at &&
            (next == ID_NONE || one->starts < state_meeting(state, next)->starts)) {
            next = id;
        }
    }
    return next;
}

static Instant begins(const State *state, int id)
{
    const Meeting *meeting = state_meeting(state, id);
    return meeting->called > 0 ? meeting->called : meeting->starts;
}

static gint compare_begins(gconstpointer a, gconstpointer b, gpointer state)
{
    const int one = *(const int *)a, other = *(const int *)b;
    const Instant left = begins(state, one), right = begins(state, other);
    return left != right ? (left < right ? -1 : 1) : one - other;
}

GArray *meetings_in_order(const State *state)
{
    GArray *order = g_array_new(FALSE, FALSE, sizeof(int));
    for (int id = 1; id <= state_meetings(state); id++) {
        const Meeting *one = state_meeting(state, id);
        if (one != NULL && one->state != MEETING_CANCELLED && (one->called > 0 || is_planned(one))) {
            g_array_append_val(order, id);
        }
    }
    g_array_sort_with_data(order, compare_begins, (gpointer)state);
    return order;
}

int meeting_segment(const State *state, int meeting, int number)
{
    const Meeting *row = state_meeting(state, meeting);
    return row != NULL && number >= 1 && number <= row->n_segments ? row->first_segment + number - 1 : ID_NONE;
}

GArray *meeting_remaining(const State *state, int meeting)
{
    GArray *remaining = g_array_new(FALSE, FALSE, sizeof(int));
    const Meeting *row = state_meeting(state, meeting);
    const int open = row != NULL ? row->segment : ID_NONE;
    if (open != ID_NONE) {
        g_array_append_val(remaining, open);
    }
    for (int number = 1; row != NULL && number <= row->n_segments; number++) {
        const int id = meeting_segment(state, meeting, number);
        if (id != open && state_segment(state, id)->state != SEGMENT_DONE) {
            g_array_append_val(remaining, id);
        }
    }
    return remaining;
}

static bool is_activity(int kind)
{
    return kind == ENTRY_READING || kind == ENTRY_THEMATIC || kind == ENTRY_DEBATE || kind == ENTRY_EXCHANGE ||
           kind == ENTRY_STAKEHOLDERS;
}

int meeting_activity(const State *state, int segment)
{
    const Segment *row = state_segment(state, segment);
    const int meeting = row != NULL ? row->meeting : ID_NONE;
    int depth = row != NULL ? row->depth : 0;
    for (int id = segment; row != NULL && row->meeting == meeting; row = state_segment(state, --id)) {
        if ((id == segment || row->depth < depth) && is_activity(row->kind)) {
            return id;
        }
        if (row->depth < depth) {
            depth = row->depth;
        }
    }
    return ID_NONE;
}

static const CommandInfo *const commands[] = { &call, &suspend, &resume, &change_mode, &adjourn, &correct, NULL };
static const EventInfo *const events[] = { &called, &suspended, &resumed, &mode_changed, &adjourned, &corrected, NULL };
static const RefusalInfo *const refusals[] = { &refused_running,   &refused_over,
                                               &refused_quorum,    &refused_speaking,
                                               &refused_suspended, &refused_not_suspended,
                                               &refused_not_held,  NULL };

const Module module_meeting = { "meeting", "Meetings", commands, events, refusals };
