/* Deadlines of the programme, and lists that close at a time. */
#include "session/deadlines.h"

#include "session/common.h"
#include "session/lists.h"
#include "session/module.h"

static const RefusalInfo refused_early = { "not-yet", "123", NULL, "Its time has not come" };
static const RefusalInfo refused_passed = { "deadline-passed", "123", NULL,
                                            "It has passed, or is no longer in the programme" };

/* What is derived */

static const Deadline *ahead(const State *state, int id)
{
    const Deadline *deadline = state_deadline(state, id);
    return deadline != NULL && deadline->state == DEADLINE_AHEAD ? deadline : NULL;
}

int deadlines_next(const State *state)
{
    int next = ID_NONE;
    for (int id = 1; id <= state_deadlines(state); id++) {
        const Deadline *one = ahead(state, id);
        if (one != NULL && (next == ID_NONE || one->at < state_deadline(state, next)->at)) {
            next = id;
        }
    }
    return next;
}

static gint compare(gconstpointer a, gconstpointer b, gpointer state)
{
    const int one = *(const int *)a, other = *(const int *)b;
    const Instant left = state_deadline(state, one)->at, right = state_deadline(state, other)->at;
    return left != right ? (left < right ? -1 : 1) : one - other;
}

GArray *deadlines_ahead(const State *state)
{
    GArray *order = g_array_new(FALSE, FALSE, sizeof(int));
    for (int id = 1; id <= state_deadlines(state); id++) {
        if (ahead(state, id) != NULL) {
            g_array_append_val(order, id);
        }
    }
    g_array_sort_with_data(order, compare, (gpointer)state);
    return order;
}

GArray *deadlines_prompting(const State *state)
{
    GArray *prompting = g_array_new(FALSE, FALSE, sizeof(int));
    for (int id = 1; id <= state_deadlines(state); id++) {
        const Deadline *one = state_deadline(state, id);
        if (one == NULL || one->state != DEADLINE_PASSED || !one->closes_list) {
            continue;
        }
        const SpeakersList *list = state_list(state, one->list);
        if (list == NULL || list->state != LIST_CLOSED) {
            g_array_append_val(prompting, id);
        }
    }
    return prompting;
}

/* Which list it closes */

static bool apply_named(State *state, const Event *event)
{
    const int id = (int)values_number(&event->values, FIELD_DEADLINE, 0);
    const int list = event_find(state, event, FIELD_LIST, state_find_list);
    if (state_deadline(state, id) == NULL || list == ID_NONE) {
        return false;
    }
    state_rests_on(state, TABLE_LIST, list);
    state_deadline_edit(state, id)->list = list;
    return true;
}

static const EventInfo named = {
    .name = "deadline.named",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_DEADLINE, FIELD_LIST, MAY_BE_MISSING, FIELD_TITLE),
    .says = "The list {list} is closed by the programme[: {title}]",
    .apply = apply_named,
};

static Refusal find_deadline(const State *state, const Command *command, Outcome *outcome, int *ret_id)
{
    *ret_id = (int)values_number(&command->values, FIELD_DEADLINE, 0);
    if (state_deadline(state, *ret_id) == NULL) {
        return refuse_unknown(outcome, command, FIELD_DEADLINE);
    }
    return ahead(state, *ret_id) != NULL ? ALLOWED : &refused_passed;
}

static Refusal decide_name(const State *state, const Command *command, Outcome *outcome)
{
    int id, list;
    Refusal refusal = find_deadline(state, command, outcome, &id);
    if (refusal == ALLOWED) {
        refusal = command_find(state, command, outcome, FIELD_LIST, state_find_list, &list);
    }
    if (refusal != ALLOWED) {
        return refusal;
    }
    if (!state_deadline(state, id)->closes_list) {
        return refuse_field(outcome, FIELD_DEADLINE, "one that closes a list of speakers");
    }
    if (state_deadline(state, id)->list == list) {
        return &refused_as_it_is;
    }
    Event *event = outcome_add(outcome, &named);
    EVENT_TAKE(event, command, FIELD_DEADLINE, FIELD_LIST);
    event_text(event, FIELD_TITLE, state_text(state, state_deadline(state, id)->title));
    return ALLOWED;
}

static const CommandInfo name_list = {
    .name = "deadline.name",
    .who = MAY(ROLE_CHAIR) | MAY(ROLE_SECRETARIAT),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_DEADLINE, GIVEN, NULL }, { FIELD_LIST, GIVEN, NULL }),
    .rules = "123",
    .source = "rule 115 of the rules of procedure",
    .summary = "Say which list a line of the programme closes",
    .about =
        "Where its words do not tell it: “closure of the list of speakers on agenda item 5” is about the list of that item, if there is "
        "only one.",
    .example = "deadline=1 list=general-debate",
    .decide = decide_name,
};

/* Its time comes */

static bool apply_passed(State *state, const Event *event)
{
    const Values *values = &event->values;
    const int id = (int)values_number(values, FIELD_DEADLINE, 0);
    const int list = event_find(state, event, FIELD_LIST, state_find_list);
    if (ahead(state, id) == NULL || (values_has(values, FIELD_LIST) && list == ID_NONE)) {
        return false;
    }
    Deadline *deadline = state_deadline_edit(state, id);
    deadline->state = DEADLINE_PASSED;
    deadline->list = list;
    if (values_number(values, FIELD_CLOSES_LIST, 0) != 0 && list != ID_NONE) {
        lists_close(state, list, event->at);
    }
    return true;
}

static const EventInfo passed = {
    .name = "deadline.passed",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_DEADLINE, FIELD_TITLE, FIELD_CLOSES_LIST, MAY_BE_MISSING, FIELD_LIST),
    .says = "The time has come: {title}[; list {list} {closes_list?is closed|stays as it is}]",
    .apply = apply_passed,
};

/* The list that it closes: the one that was named; else the only one on its matter that is not closed. */
static int list_of(const State *state, const Deadline *deadline)
{
    int found = ID_NONE;
    if (!deadline->closes_list || deadline->list != ID_NONE) {
        return deadline->list;
    }
    for (int id = 1; deadline->matter != ID_NONE && id <= state_lists(state); id++) {
        const SpeakersList *list = state_list(state, id);
        if (list != NULL && list->matter == deadline->matter && list->kind == LIST_OF_SPEAKERS &&
            list->state != LIST_CLOSED) {
            if (found != ID_NONE) {
                return ID_NONE;
            }
            found = id;
        }
    }
    return found;
}

/* The body consented to the closure when it adopted the programme that has it, or when the list was announced
 * (rule 34). */
static bool may_close(const State *state, int list)
{
    const ProgrammeState now = state_the_body(state)->programme_state;
    const SpeakersList *row = state_list(state, list);
    return row != NULL && row->state != LIST_CLOSED && row->state != LIST_NOT_OPEN &&
           (now == PROGRAMME_ADOPTED || now == PROGRAMME_REVISED || row->state == LIST_ANNOUNCED);
}

static Refusal decide_pass(const State *state, const Command *command, Outcome *outcome)
{
    int id;
    const Refusal refusal = find_deadline(state, command, outcome, &id);
    if (refusal != ALLOWED) {
        return refusal;
    }
    const Deadline *deadline = state_deadline(state, id);
    if (command->at < deadline->at) {
        return &refused_early;
    }
    const int list = list_of(state, deadline);
    Event *event = outcome_add(outcome, &passed);
    EVENT_TAKE(event, command, FIELD_DEADLINE);
    event_text(event, FIELD_TITLE, state_text(state, deadline->title));
    event_number(event, FIELD_CLOSES_LIST, may_close(state, list));
    event_text(event, FIELD_LIST, list != ID_NONE ? state_text(state, state_list(state, list)->id) : NULL);
    return ALLOWED;
}

static const CommandInfo pass = {
    .name = "deadline.pass",
    .who = MAY(ROLE_CHAIR) | MAY(ROLE_SECRETARIAT) | MAY(ROLE_CLOCK),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_DEADLINE, GIVEN, NULL }),
    .rules = "34, 123",
    .source = "rule 115 of the rules of procedure",
    .summary = "Let a deadline of the programme pass",
    .about =
        "By the clock, when its time has come. A list whose closure it is closes, if the body adopted the programme that says so or the "
        "list has been announced; else the Chair is reminded to close it.",
    .example = "deadline=1",
    .decide = decide_pass,
};

static const CommandInfo *const commands[] = { &name_list, &pass, NULL };
static const EventInfo *const events[] = { &named, &passed, NULL };
static const RefusalInfo *const refusals[] = { &refused_early, &refused_passed, NULL };

const Module module_deadlines = { "deadlines", "Deadlines of the programme", commands, events, refusals };
