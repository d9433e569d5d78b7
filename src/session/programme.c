/* The programme of work in the life of the session: issued, adopted, revised. The paper stands in the ledger whole, as
 * data; beside it what the rules need of it: the slots, their lines and the matters. */
#include "session/common.h"
#include "session/module.h"
#include "session/plan.h"

#include <string.h>

static const RefusalInfo refused_revision = { "revision-unexplained", "20", NULL,
                                              "A change of an adopted programme is a revision and needs a reason" };
static const RefusalInfo refused_no_programme = { "no-programme", "19", "rule 99 of the rules of procedure",
                                                  "No programme of work has been issued" };

static bool apply_issued(State *state, const Event *event)
{
    Body *body = state_the_body_edit(state);
    body->programme_version = (int)values_number(&event->values, FIELD_VERSION, 0);
    body->programme_state = (ProgrammeState)values_number(&event->values, FIELD_STATE, PROGRAMME_PROVISIONAL);
    body->paper = state_keep(state, values_text(&event->values, FIELD_PAPER));
    return true;
}

static const EventInfo issued = {
    .name = "programme.issued",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_VERSION, FIELD_STATE, FIELD_REASON, FIELD_PAPER),
    .says = "Version {version} of the programme of work was issued ({state})[: {reason}]",
    .apply = apply_issued,
};

static bool apply_listed(State *state, const Event *event)
{
    const Values *values = &event->values;
    const int known = event_find(state, event, FIELD_MATTER, state_find_matter);
    Matter *matter = known != ID_NONE ? state_matter_edit(state, known) : state_matter_add(state, NULL);
    const char *id = values_text(values, FIELD_MATTER);
    const char *slash = strchr(id, '/');
    g_autofree char *parent = slash != NULL ? g_strndup(id, (gsize)(slash - id)) : NULL;
    matter->id = state_keep(state, id);
    matter->title = state_keep(state, values_text(values, FIELD_TITLE));
    matter->number = (int)values_number(values, FIELD_NUMBER, 0);
    matter->parent = state_find_matter(state, parent);
    return true;
}

static const EventInfo listed = {
    .name = "matter.listed",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_MATTER, FIELD_NUMBER, FIELD_TITLE),
    .says = "On the agenda: {matter}[, {title}]",
    .apply = apply_listed,
};

static bool apply_slot(State *state, const Event *event)
{
    const Values *values = &event->values;
    const int known = event_find(state, event, FIELD_MEETING, state_find_meeting);
    Meeting *meeting = known != ID_NONE ? state_meeting_edit(state, known) : state_meeting_add(state, NULL);
    meeting->id = state_keep(state, values_text(values, FIELD_MEETING));
    meeting->starts = values_number(values, FIELD_STARTS, 0);
    meeting->ends = values_number(values, FIELD_ENDS, 0);
    meeting->offset = (int)values_number(values, FIELD_OFFSET, 0);
    meeting->planned_mode = (SittingMode)values_number(values, FIELD_MODE, SITTING_FORMAL);
    meeting->room = state_keep(state, values_text(values, FIELD_ROOM));
    meeting->label = state_keep(state, values_text(values, FIELD_TITLE));
    meeting->version = (int)values_number(values, FIELD_VERSION, 0);
    meeting->first_segment = meeting->n_segments = 0;
    return true;
}

static const EventInfo slot = {
    .name = "slot.planned",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_MEETING, FIELD_VERSION, FIELD_STARTS, FIELD_ENDS, FIELD_OFFSET, FIELD_MODE, FIELD_ROOM,
                     FIELD_TITLE),
    .says = "A meeting is planned: {meeting}, {starts} to {ends}",
    .apply = apply_slot,
};

static bool apply_segment(State *state, const Event *event)
{
    const Values *values = &event->values;
    const int meeting = event_find(state, event, FIELD_MEETING, state_find_meeting);
    if (meeting == ID_NONE) {
        return false;
    }
    int id;
    Segment *segment = state_segment_add(state, &id);
    segment->meeting = meeting;
    segment->number = (int)values_number(values, FIELD_SEGMENT, 0);
    segment->kind = (int)values_number(values, FIELD_SEGMENT_KIND, 0);
    segment->matter = event_find(state, event, FIELD_MATTER, state_find_matter);
    segment->minutes = (int)values_number(values, FIELD_MINUTES, 0);
    segment->title = state_keep(state, values_text(values, FIELD_TITLE));
    Meeting *of = state_meeting_edit(state, meeting);
    of->first_segment = of->n_segments == 0 ? id : of->first_segment;
    of->n_segments++;
    return true;
}

static const EventInfo segment_planned = {
    .name = "segment.planned",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_MEETING, FIELD_SEGMENT, FIELD_SEGMENT_KIND, FIELD_MATTER, FIELD_MINUTES, FIELD_TITLE),
    .says = "{meeting}, line {segment}: {title}",
    .apply = apply_segment,
};

/* From the programme to events */

/* "item-5" and, for a sub-item, "item-5/a". */
static const char *matter_of_item(Outcome *outcome, const ItemNumber *item)
{
    return item->sub[0] != '\0' ? outcome_text(outcome, "item-%d/%s", item->number, item->sub)
                                : outcome_text(outcome, "item-%d", item->number);
}

static bool is_listed(const State *state, const Outcome *outcome, const char *id)
{
    for (guint i = 0; i < outcome->events->len; i++) {
        const Event *event = g_ptr_array_index(outcome->events, i);
        if (event->info == &listed && g_strcmp0(values_text(&event->values, FIELD_MATTER), id) == 0) {
            return true;
        }
    }
    return state_find_matter(state, id) != ID_NONE;
}

static void list_matter(const State *state, Outcome *outcome, const char *id, int number, const char *title)
{
    if (!is_listed(state, outcome, id)) {
        Event *event = outcome_add(outcome, &listed);
        event_text(event, FIELD_MATTER, id);
        event_number(event, FIELD_NUMBER, number);
        event_text(event, FIELD_TITLE, outcome_keep(outcome, title));
    }
}

typedef struct {
    const char *item; /* the matter of the latest item's line */
    int topics;       /* under it in this meeting */
} Reached;

/* What a line is about: its own item; a topic, as a matter of its own under the item; else the item above it. */
static const char *matter_of(const State *state, Outcome *outcome, const Entry *entry, Reached *reached)
{
    if (entry->items->len > 0) {
        const ItemNumber *item = entry_item(entry, 0);
        const char *id = matter_of_item(outcome, item);
        list_matter(state, outcome, id, item->number, entry->text);
        reached->item = id;
    }
    return reached->item;
}

static void plan_segments(const State *state, Outcome *outcome, const Row *row, const char *meeting)
{
    Reached reached = { 0 };
    for (guint i = 0; i < row->entries->len; i++) {
        const Entry *entry = row_entry(row, i);
        const char *matter = matter_of(state, outcome, entry, &reached);
        Event *event = outcome_add(outcome, &segment_planned);
        event_text(event, FIELD_MEETING, meeting);
        event_number(event, FIELD_SEGMENT, (gint64)i + 1);
        event_number(event, FIELD_SEGMENT_KIND, entry->kind);
        event_text(event, FIELD_MATTER, matter);
        if (entry->minutes > 0) {
            event_number(event, FIELD_MINUTES, entry->minutes);
        }
        event_text(event, FIELD_TITLE, outcome_keep(outcome, entry->text));
    }
}

static void plan_meeting(const State *state, Outcome *outcome, const Plan *plan, guint i, const char *id, int version)
{
    const Row *row = programme_row(plan->programme, i);
    Event *event = outcome_add(outcome, &slot);
    event_text(event, FIELD_MEETING, id);
    event_number(event, FIELD_VERSION, version);
    event_number(event, FIELD_STARTS, plan->hours[i].starts);
    event_number(event, FIELD_ENDS, plan->hours[i].ends);
    event_number(event, FIELD_OFFSET, plan->hours[i].offset);
    event_number(event, FIELD_MODE, row->mode == MODE_FORMAL ? SITTING_FORMAL : SITTING_INFORMAL);
    event_text(event, FIELD_ROOM, outcome_keep(outcome, row->room));
    event_text(event, FIELD_TITLE, outcome_keep(outcome, row->label));
    plan_segments(state, outcome, programme_entries_of(plan->programme, i), id);
}

static Refusal decide_issue(const State *state, const Command *command, Outcome *outcome)
{
    const Body *body = state_the_body(state);
    if (command->plan == NULL) {
        return refuse_field(outcome, FIELD_PAPER, "a programme of work");
    }
    const bool is_revision = body->programme_state == PROGRAMME_ADOPTED || body->programme_state == PROGRAMME_REVISED;
    if (is_revision && !values_has(&command->values, FIELD_REASON)) {
        return &refused_revision;
    }
    const int version = body->programme_version + 1;
    Event *event = outcome_add(outcome, &issued);
    event_number(event, FIELD_VERSION, version);
    event_number(event, FIELD_STATE, is_revision ? PROGRAMME_REVISED : PROGRAMME_PROVISIONAL);
    EVENT_TAKE(event, command, FIELD_REASON, FIELD_PAPER);
    g_autoptr(GPtrArray) ids = programme_meeting_ids(command->plan->programme);
    for (guint i = 0; i < ids->len; i++) {
        const char *id = g_ptr_array_index(ids, i);
        if (id != NULL && command->plan->hours[i].starts > 0) {
            plan_meeting(state, outcome, command->plan, i, outcome_keep(outcome, id), version);
        }
    }
    return ALLOWED;
}

static const CommandInfo issue = {
    .name = "programme.issue",
    .who = MAY(ROLE_SECRETARIAT),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_PAPER, GIVEN, "on the command line the file it is in" },
                       { FIELD_REASON, OPTIONAL, "must be given of a change of an adopted programme" }),
    .rules = "19, 20",
    .source = "rule 99 of the rules of procedure",
    .summary = "Issue a version of the programme of work",
    .about = "The slots, their lines and the matters of the agenda are taken from it.",
    .example = "paper=note.txt",
    .is_lasting = true,
    .decide = decide_issue,
};

static const CommandInfo *const commands[] = { &issue, NULL };
static const EventInfo *const events[] = { &issued, &listed, &slot, &segment_planned, NULL };
static const RefusalInfo *const refusals[] = { &refused_revision, &refused_no_programme, NULL };

const Module module_programme = { "programme", "The programme of work", commands, events, refusals };
