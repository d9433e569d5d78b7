/* What a meeting takes up: items and the lines of its programme, one after the other. */
#include "session/agenda.h"
#include "session/common.h"
#include "session/meeting.h"
#include "session/module.h"
#include "session/motions.h"

static const RefusalInfo refused_off_agenda = { "off-agenda", "17", "rule 99 of the rules of procedure",
                                                "The item is not on the agenda that was adopted" };
static const RefusalInfo refused_report = { "no-report", "18", NULL,
                                            "The text that is to be adopted is not there: attach it first" };
static const RefusalInfo refused_concluded = { "concluded", "21", NULL,
                                               "That has been concluded: taking it up again needs a reason" };
static const RefusalInfo refused_nothing_open = { "nothing-open", "21", NULL, "Nothing is being taken up" };

/* Ending what is in hand */

static bool apply_ended(State *state, const Event *event)
{
    const int meeting = state_the_floor(state)->meeting;
    const int id = meeting_segment(state, meeting, (int)values_number(&event->values, FIELD_SEGMENT, 0));
    if (state_segment(state, id) == NULL || state_segment(state, id)->state != SEGMENT_OPEN) {
        return false;
    }
    Segment *segment = state_segment_edit(state, id);
    segment->state = SEGMENT_DONE;
    segment->ended = event->at;
    if (state_meeting(state, meeting)->segment == id) {
        Meeting *row = state_meeting_edit(state, meeting);
        row->segment = row->matter = ID_NONE;
    }
    return true;
}

static const EventInfo ended = {
    .name = "segment.ended",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_SEGMENT, MAY_BE_MISSING, FIELD_MATTER, FIELD_TITLE),
    .says = "Line {segment} of the programme was dealt with[: {title}]",
    .apply = apply_ended,
};

/* `id` is the line in hand, or 0. */
static void end_segment(const State *state, Outcome *outcome, int id)
{
    const Segment *segment = state_segment(state, id);
    if (segment != NULL) {
        Event *event = outcome_add(outcome, &ended);
        const Matter *matter = state_matter(state, segment->matter);
        event_number(event, FIELD_SEGMENT, segment->number);
        event_text(event, FIELD_MATTER, matter != NULL ? state_text(state, matter->id) : NULL);
        event_text(event, FIELD_TITLE, state_text(state, segment->title));
    }
}

/* Taking up */

static bool apply_opened(State *state, const Event *event)
{
    const Values *values = &event->values;
    const int id = state_the_floor(state)->meeting;
    const int matter = event_find(state, event, FIELD_MATTER, state_find_matter);
    const int segment = meeting_segment(state, id, (int)values_number(values, FIELD_SEGMENT, 0));
    if (id == ID_NONE || (values_has(values, FIELD_SEGMENT) && segment == ID_NONE)) {
        return false;
    }
    if (segment != ID_NONE) {
        Segment *row = state_segment_edit(state, segment);
        row->opened = row->opened > 0 ? row->opened : event->at;
        row->ended = 0;
        row->state = SEGMENT_OPEN;
    }
    state_rests_on(state, TABLE_MATTER, matter);
    if (matter != ID_NONE && values_has(values, FIELD_REASON)) {
        state_matter_edit(state, matter)->is_settled = false;
    }
    Meeting *meeting = state_meeting_edit(state, id);
    meeting->segment = segment;
    meeting->matter = matter;
    return true;
}

static const EventInfo opened = {
    .name = "item.opened",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_MEETING, MAY_BE_MISSING, FIELD_MATTER, FIELD_SEGMENT, FIELD_READING, FIELD_TITLE,
                     FIELD_REASON),
    .says = "The meeting took up[ {matter}][ (line {segment} of its programme)][: {title}]",
    .apply = apply_opened,
};

/* The first line of the meeting that is about the matter and not done; else, of an item, about a topic under it. */
static int find_segment(const State *state, int meeting, int matter)
{
    g_autoptr(GArray) remaining = meeting_remaining(state, meeting);
    int under = ID_NONE;
    for (guint i = 0; i < remaining->len; i++) {
        const int id = g_array_index(remaining, int, i);
        const int about = state_segment(state, id)->matter;
        if (about == matter) {
            return id;
        }
        const Matter *topic = state_matter(state, about);
        if (under == ID_NONE && topic != NULL && topic->parent == matter) {
            under = id;
        }
    }
    return under;
}

/* The line that comes after the one in hand; 0 if none is left. */
static int next_segment(const State *state, int meeting)
{
    g_autoptr(GArray) remaining = meeting_remaining(state, meeting);
    for (guint i = 0; i < remaining->len; i++) {
        const int id = g_array_index(remaining, int, i);
        if (state_segment(state, id)->state == SEGMENT_AHEAD) {
            return id;
        }
    }
    return ID_NONE;
}

/* What the command means: a line of the meeting, a matter, or both. */
static Refusal find_business(const State *state, const Command *command, Outcome *outcome, int *ret_segment,
                             int *ret_matter)
{
    const Values *values = &command->values;
    const int meeting = state_the_floor(state)->meeting;
    *ret_segment = values_has(values, FIELD_SEGMENT)
                       ? meeting_segment(state, meeting, (int)values_number(values, FIELD_SEGMENT, 0))
                       : ID_NONE;
    *ret_matter = ID_NONE;
    if (values_has(values, FIELD_SEGMENT) && *ret_segment == ID_NONE) {
        return refuse_unknown(outcome, command, FIELD_SEGMENT);
    }
    if (values_has(values, FIELD_MATTER)) {
        const Refusal refusal = command_find(state, command, outcome, FIELD_MATTER, state_find_matter, ret_matter);
        if (refusal == ALLOWED && *ret_segment == ID_NONE) {
            *ret_segment = find_segment(state, meeting, *ret_matter);
        }
        return refusal;
    }
    if (*ret_segment == ID_NONE) {
        *ret_segment = next_segment(state, meeting);
        if (*ret_segment == ID_NONE) {
            return &refused_nothing_open;
        }
    }
    *ret_matter = state_segment(state, *ret_segment)->matter;
    return ALLOWED;
}

/* What holds for an item holds for its topics. */
static Refusal check_matter(const State *state, int id, bool has_reason)
{
    if (!agenda_has(state, id)) {
        return &refused_off_agenda;
    }
    for (const Matter *matter = state_matter(state, id); matter != NULL; matter = state_matter(state, matter->parent)) {
        if (matter->needs_report && matter->report == 0) {
            return &refused_report;
        }
        if (matter->is_settled && !has_reason) {
            return &refused_concluded;
        }
    }
    return motions_may_debate(state, id);
}

/* What is taken up; either may be NULL. */
static void say_business(const State *state, Event *event, const Segment *row, const Matter *about)
{
    event_text(event, FIELD_MATTER, about != NULL ? state_text(state, about->id) : NULL);
    event_text(event, FIELD_TITLE, about != NULL ? state_text(state, about->title) : NULL);
    if (row != NULL) {
        event_number(event, FIELD_SEGMENT, row->number);
        event_text(event, FIELD_TITLE, state_text(state, row->title));
    }
    if (row != NULL && row->reading > 0) {
        event_number(event, FIELD_READING, row->reading);
    }
}

static Refusal decide_open(const State *state, const Command *command, Outcome *outcome)
{
    int segment, matter;
    const bool has_reason = values_has(&command->values, FIELD_REASON);
    Refusal refusal = motions_come_first(state);
    if (refusal == ALLOWED) {
        refusal = find_business(state, command, outcome, &segment, &matter);
    }
    if (refusal == ALLOWED) {
        refusal = check_matter(state, matter, has_reason);
    }
    if (refusal != ALLOWED) {
        return refusal;
    }
    const Meeting *meeting = state_meeting(state, state_the_floor(state)->meeting);
    const Segment *row = state_segment(state, segment);
    if (row != NULL && row->state == SEGMENT_DONE && !has_reason) {
        return &refused_concluded;
    }
    if (meeting->segment == segment && meeting->matter == matter) {
        return &refused_as_it_is;
    }
    if (meeting->segment != segment) {
        end_segment(state, outcome, meeting->segment);
    }
    Event *event = outcome_add(outcome, &opened);
    event_text(event, FIELD_MEETING, state_text(state, meeting->id));
    say_business(state, event, row, state_matter(state, matter));
    EVENT_TAKE(event, command, FIELD_REASON);
    return ALLOWED;
}

static const CommandInfo open_item = {
    .name = "item.open",
    .who = MAY(ROLE_CHAIR),
    .needs = NEEDS_SESSION | NEEDS_SITTING | NEEDS_NO_VOTING | NEEDS_NO_POINT,
    COMMAND_FIELDS_ARE({ FIELD_MATTER, OPTIONAL, NULL }, { FIELD_SEGMENT, OPTIONAL, NULL },
                       { FIELD_REASON, OPTIONAL, "must be given of what has been concluded" }),
    .rules = "17, 18, 56, 61",
    .source = "rules 99 and 106 of the rules of procedure",
    .summary = "Take up an item or a line of the programme",
    .about =
        "By its matter or by its line; without either the next line of the meeting that has not been dealt with. What was in hand "
        "is then dealt with. An item need not stand in the programme of that meeting: programmes drift. An item that adopts a report "
        "needs the text first.",
    .example = "matter=item-5/3",
    .decide = decide_open,
};

/* Concluding */

static bool apply_concluded(State *state, const Event *event)
{
    const int id = event_find(state, event, FIELD_MATTER, state_find_matter);
    const int running = state_the_floor(state)->meeting;
    if (id == ID_NONE || running == ID_NONE) {
        return false;
    }
    state_matter_edit(state, id)->is_settled = true;
    if (state_meeting(state, running)->matter == id) {
        state_meeting_edit(state, running)->matter = ID_NONE;
    }
    return true;
}

static const EventInfo concluded = {
    .name = "item.concluded",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_MATTER, MAY_BE_MISSING, FIELD_TITLE),
    .says = "Consideration of {matter} was concluded",
    .apply = apply_concluded,
};

static Refusal conclude_matter(const State *state, Outcome *outcome, int id)
{
    const Matter *matter = state_matter(state, id);
    const Meeting *meeting = state_meeting(state, state_the_floor(state)->meeting);
    if (matter->is_settled && matter->report == 0) {
        return &refused_as_it_is;
    }
    if (agenda_text_is_open(matter)) {
        return &refused_text_unsettled;
    }
    const Segment *open = state_segment(state, meeting->segment);
    if (open != NULL && open->matter == id) {
        end_segment(state, outcome, meeting->segment);
    }
    Event *event = outcome_add(outcome, &concluded);
    event_text(event, FIELD_MATTER, state_text(state, matter->id));
    event_text(event, FIELD_TITLE, state_text(state, matter->title));
    return ALLOWED;
}

static Refusal decide_conclude(const State *state, const Command *command, Outcome *outcome)
{
    if (values_has(&command->values, FIELD_MATTER)) {
        int matter;
        const Refusal refusal = command_find(state, command, outcome, FIELD_MATTER, state_find_matter, &matter);
        return refusal == ALLOWED ? conclude_matter(state, outcome, matter) : refusal;
    }
    const int open = state_meeting(state, state_the_floor(state)->meeting)->segment;
    if (open == ID_NONE) {
        return &refused_nothing_open;
    }
    end_segment(state, outcome, open);
    return ALLOWED;
}

static const CommandInfo conclude = {
    .name = "item.conclude",
    .who = MAY(ROLE_CHAIR),
    .needs = NEEDS_SESSION | NEEDS_SITTING | NEEDS_NO_VOTING | NEEDS_NO_POINT,
    COMMAND_FIELDS_ARE({ FIELD_MATTER, OPTIONAL, "whose consideration is over for the session" }),
    .rules = "28",
    .source = "rule 106 of the rules of procedure",
    .summary = "Conclude what is being taken up",
    .about =
        "Without a matter the line in hand is dealt with, and the matter may come again. With a matter its consideration is over for "
        "the session; a text that is before the body under it must have been adopted or withdrawn.",
    .example = "matter=item-6",
    .decide = decide_conclude,
};

static const CommandInfo *const commands[] = { &open_item, &conclude, NULL };
static const EventInfo *const events[] = { &opened, &ended, &concluded, NULL };
static const RefusalInfo *const refusals[] = { &refused_off_agenda, &refused_report, &refused_concluded,
                                               &refused_nothing_open, NULL };

const Module module_items = { "items", "What is taken up", commands, events, refusals };
