#include "session/lists.h"

#include "session/common.h"
#include "session/meeting.h"
#include "session/module.h"
#include "session/speakers.h"

#include <string.h>

static const RefusalInfo refused_list_known = { "list-known", "34", NULL, "There is a list of that id" };
const RefusalInfo refused_list_closed = { "list-closed", "35", "rule 115 of the rules of procedure",
                                          "The list is closed" };
const RefusalInfo refused_list_not_open = { "list-not-open", "34", NULL, "The list is not open yet" };
static const RefusalInfo refused_list_early = { "list-early", "34", NULL,
                                                "The time that was set for the list has not come" };
static const RefusalInfo refused_list_not_announced = {
    "list-not-announced", "34", "rule 115 of the rules of procedure",
    "The list has not been announced: the Chair announces it and then closes it with the consent of the body"
};
static const RefusalInfo refused_list_not_closed = { "list-not-closed", "34", NULL, "The list is not closed" };
static const RefusalInfo refused_list_waits = { "list-empty", "28, 36", NULL, "Nobody on the list waits" };

/* What the event's list is; 0 if it is none, or in none of these states (bits). */
static int list_in(const State *state, const Event *event, guint states)
{
    const int id = event_find(state, event, FIELD_LIST, state_find_list);
    return id != ID_NONE && ((1u << state_list(state, id)->state) & states) != 0 ? id : ID_NONE;
}

/* A list is set up, and opens */

static bool apply_set_up(State *state, const Event *event)
{
    const Values *values = &event->values;
    const int meeting = event_find(state, event, FIELD_MEETING, state_find_meeting);
    const int matter = event_find(state, event, FIELD_MATTER, state_find_matter);
    const int segment = meeting_segment(state, meeting, (int)values_number(values, FIELD_SEGMENT, 0));
    const int question = (int)values_number(values, FIELD_QUESTION, 0);
    Order order;
    const char *text = values_text(values, FIELD_ORDER);
    if (event_find(state, event, FIELD_LIST, state_find_list) != ID_NONE ||
        (text != NULL && !order_read(text, &order)) || (values_has(values, FIELD_MATTER) && matter == ID_NONE) ||
        (values_has(values, FIELD_SEGMENT) && segment == ID_NONE) ||
        (values_has(values, FIELD_QUESTION) && state_question(state, question) == NULL)) {
        return false;
    }
    state_rests_on(state, TABLE_MATTER, matter);
    state_rests_on(state, TABLE_SEGMENT, segment);
    state_rests_on(state, TABLE_QUESTION, question);
    SpeakersList *list = state_list_add(state, NULL);
    list->id = state_keep(state, values_text(values, FIELD_LIST));
    list->kind = (ListKind)values_number(values, FIELD_KIND, LIST_OF_SPEAKERS);
    list->matter = matter;
    list->segment = segment;
    list->question = question;
    list->order = state_keep(state, text);
    list->state = LIST_NOT_OPEN;
    list->opens = values_number(values, FIELD_OPENS, 0);
    list->closes = values_number(values, FIELD_CLOSES, 0);
    return true;
}

static const EventInfo set_up = {
    .name = "list.set_up",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_LIST, MAY_BE_MISSING, FIELD_KIND, FIELD_MATTER, FIELD_MEETING, FIELD_SEGMENT, FIELD_ORDER,
                     FIELD_OPENS, FIELD_CLOSES, FIELD_QUESTION),
    .says =
        "The list {list} was set up[ on {matter}][, to open at {opens}][, to close at {closes}][, in the order {order}]",
    .apply = apply_set_up,
};

static bool apply_opened(State *state, const Event *event)
{
    const int id = list_in(state, event, 1u << LIST_NOT_OPEN);
    if (id == ID_NONE) {
        return false;
    }
    SpeakersList *list = state_list_edit(state, id);
    list->state = LIST_OPEN;
    list->opens = event->at;
    return true;
}

static const EventInfo opened = {
    .name = "list.opened",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_LIST, MAY_BE_MISSING),
    .says = "The list {list} was opened",
    .apply = apply_opened,
};

static void add_opened(Outcome *outcome, const char *list)
{
    event_text(outcome_add(outcome, &opened), FIELD_LIST, list);
}

void lists_add(Outcome *outcome, const char *list, ListKind kind, const char *matter, const char *meeting)
{
    Event *event = outcome_add(outcome, &set_up);
    event_text(event, FIELD_LIST, list);
    event_number(event, FIELD_KIND, kind);
    event_text(event, FIELD_MATTER, matter);
    event_text(event, FIELD_MEETING, meeting);
    add_opened(outcome, list);
}

void lists_add_explanations(Outcome *outcome, const char *list, bool is_before, int question)
{
    Event *event = outcome_add(outcome, &set_up);
    event_text(event, FIELD_LIST, list);
    event_number(event, FIELD_KIND, is_before ? LIST_OF_EXPLANATIONS_BEFORE : LIST_OF_EXPLANATIONS_AFTER);
    event_number(event, FIELD_QUESTION, question);
    add_opened(outcome, list);
}

/* The segment, where one is named, and what follows from it: the matter, and whether stakeholders are heard (rule 41).
 */
static Refusal find_segment(const State *state, const Command *command, Outcome *outcome, const Segment **ret_segment)
{
    int meeting;
    *ret_segment = NULL;
    if (!values_has(&command->values, FIELD_SEGMENT)) {
        return values_has(&command->values, FIELD_MEETING)
                   ? command_find(state, command, outcome, FIELD_MEETING, state_find_meeting, &meeting)
                   : ALLOWED;
    }
    if (!values_has(&command->values, FIELD_MEETING)) {
        return refuse_field(outcome, FIELD_MEETING, "the meeting whose line it is");
    }
    const Refusal refusal = command_find(state, command, outcome, FIELD_MEETING, state_find_meeting, &meeting);
    if (refusal == ALLOWED) {
        *ret_segment = state_segment(
            state, meeting_segment(state, meeting, (int)values_number(&command->values, FIELD_SEGMENT, 0)));
    }
    return refusal != ALLOWED || *ret_segment != NULL ? refusal : refuse_unknown(outcome, command, FIELD_SEGMENT);
}

static Refusal check_order(const Command *command, Outcome *outcome)
{
    Order order;
    const char *text = values_text(&command->values, FIELD_ORDER);
    return text == NULL || order_read(text, &order)
               ? ALLOWED
               : refuse_field(outcome, FIELD_ORDER,
                              "rules of order, each once: class, level, inscription, not-yet-spoken, fewest-minutes, "
                              "alphabet, and one of regions and classes");
}

/* A list opens once, by the Chair's word, or the Secretariat's, or because its time has come. */
static Refusal decide_reopening(const State *state, const Command *command, Outcome *outcome, int id)
{
    const SpeakersList *list = state_list(state, id);
    if (list->state != LIST_NOT_OPEN || command->values.n > 1) {
        return &refused_list_known;
    }
    if (command->actor.role == ROLE_CLOCK && list->opens > command->at) {
        return &refused_list_early;
    }
    add_opened(outcome, values_text(&command->values, FIELD_LIST));
    return ALLOWED;
}

static Refusal check_new(const State *state, const Command *command, Outcome *outcome, const Segment **ret_segment)
{
    int matter;
    Refusal refusal = values_has(&command->values, FIELD_MATTER)
                          ? command_find(state, command, outcome, FIELD_MATTER, state_find_matter, &matter)
                          : ALLOWED;
    if (refusal == ALLOWED) {
        refusal = find_segment(state, command, outcome, ret_segment);
    }
    if (refusal == ALLOWED) {
        refusal = check_order(command, outcome);
    }
    const Instant opens = values_number(&command->values, FIELD_OPENS, command->at);
    if (refusal == ALLOWED && values_number(&command->values, FIELD_CLOSES, G_MAXINT64) <= MAX(opens, command->at)) {
        refusal = refuse_field(outcome, FIELD_CLOSES, "a time after the list opens");
    }
    return refusal;
}

static Refusal decide_open(const State *state, const Command *command, Outcome *outcome)
{
    const Segment *segment = NULL;
    const char *name = values_text(&command->values, FIELD_LIST);
    const int known = state_find_list(state, name);
    if (known != ID_NONE) {
        return decide_reopening(state, command, outcome, known);
    }
    const Refusal refusal = command->actor.role == ROLE_CLOCK ? refuse_unknown(outcome, command, FIELD_LIST)
                                                              : check_new(state, command, outcome, &segment);
    if (refusal != ALLOWED) {
        return refusal;
    }
    Event *event = outcome_add(outcome, &set_up);
    EVENT_TAKE(event, command, FIELD_LIST, FIELD_KIND, FIELD_MATTER, FIELD_MEETING, FIELD_SEGMENT, FIELD_ORDER,
               FIELD_CLOSES);
    if (segment != NULL && segment->kind == ENTRY_STAKEHOLDERS && !values_has(&command->values, FIELD_KIND)) {
        event_number(event, FIELD_KIND, LIST_OF_STAKEHOLDERS);
    }
    if (segment != NULL && segment->matter != ID_NONE && !values_has(&command->values, FIELD_MATTER)) {
        event_text(event, FIELD_MATTER,
                   outcome_keep(outcome, state_text(state, state_matter(state, segment->matter)->id)));
    }
    if (values_number(&command->values, FIELD_OPENS, 0) > command->at) {
        EVENT_TAKE(event, command, FIELD_OPENS);
    } else {
        add_opened(outcome, name);
    }
    return ALLOWED;
}

static const CommandInfo list_open = {
    .name = "list.open",
    .who = MAY(ROLE_CHAIR) | MAY(ROLE_SECRETARIAT) | MAY(ROLE_CLOCK),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_LIST, GIVEN, "the id that it is to have, or of one that was set up to open later" },
                       { FIELD_MATTER, OPTIONAL, "what it is about" },
                       { FIELD_MEETING, OPTIONAL, "of a list for one line of a meeting" },
                       { FIELD_SEGMENT, OPTIONAL, "that line" }, { FIELD_KIND, OPTIONAL, NULL },
                       { FIELD_ORDER, OPTIONAL, "class inscription where it is left out" },
                       { FIELD_OPENS, OPTIONAL, "at once where it is left out" },
                       { FIELD_CLOSES, OPTIONAL, "when it closes by itself" }),
    .rules = "34, 30, 41",
    .source = "rule 109 of the rules of procedure",
    .summary = "Open a list of speakers",
    .about =
        "A list belongs to a matter, to a line of a meeting or to nothing, and lives on from meeting to meeting. From its opening on "
        "delegations may ask for the floor. With a time to open it is set up now and opens when that time comes; with a time to "
        "close it closes by itself then, since everybody knew.\n\n"
        "The order is a row of rules that hold one after the other. Members always come before observers.",
    .example = "list=item-5 matter=item-5",
    .decide = decide_open,
};

/* The list is announced, and closes */

void lists_close(State *state, int list, Instant at)
{
    SpeakersList *row = state_list_edit(state, list);
    row->closes = row->state != LIST_CLOSED ? at : row->closes;
    row->state = LIST_CLOSED;
}

static bool apply_announced(State *state, const Event *event)
{
    const int id = list_in(state, event, 1u << LIST_OPEN | 1u << LIST_ANNOUNCED);
    if (id == ID_NONE) {
        return false;
    }
    SpeakersList *list = state_list_edit(state, id);
    list->state = LIST_ANNOUNCED;
    list->closes = values_number(&event->values, FIELD_CLOSES, list->closes);
    return true;
}

static const EventInfo announced = {
    .name = "list.announced",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_LIST, FIELD_NUMBER, MAY_BE_MISSING, FIELD_CLOSES),
    .says = "The Chair announced the list {list} (speakers: {number})[, to close at {closes}]",
    .apply = apply_announced,
};

/* The list that a command names, and what stands in the way of its being open. */
static Refusal find_open(const State *state, const Command *command, Outcome *outcome, int *ret_list)
{
    const Refusal refusal = command_find(state, command, outcome, FIELD_LIST, state_find_list, ret_list);
    if (refusal != ALLOWED) {
        return refusal;
    }
    const ListState list_state = state_list(state, *ret_list)->state;
    return list_state == LIST_NOT_OPEN ? &refused_list_not_open
           : list_state == LIST_CLOSED ? &refused_list_closed
                                       : ALLOWED;
}

static Refusal decide_announce(const State *state, const Command *command, Outcome *outcome)
{
    int list;
    const Refusal refusal = find_open(state, command, outcome, &list);
    if (refusal != ALLOWED) {
        return refusal;
    }
    if (values_number(&command->values, FIELD_CLOSES, G_MAXINT64) <= command->at) {
        return refuse_field(outcome, FIELD_CLOSES, "a time to come");
    }
    Event *event = outcome_add(outcome, &announced);
    EVENT_TAKE(event, command, FIELD_LIST, FIELD_CLOSES);
    event_number(event, FIELD_NUMBER, state_waiting(state, list)->len);
    return ALLOWED;
}

static const CommandInfo announce = {
    .name = "list.announce",
    .who = MAY(ROLE_CHAIR),
    .needs = NEEDS_SESSION | NEEDS_MEETING,
    COMMAND_FIELDS_ARE({ FIELD_LIST, GIVEN, NULL }, { FIELD_CLOSES, OPTIONAL, "when it will close by itself" }),
    .rules = "34",
    .source = "rule 115 of the rules of procedure",
    .summary = "Announce the list of speakers",
    .about =
        "The Chair reads out who is on the list, before it is closed. It stays open until then, and may be announced again.",
    .example = "list=item-5",
    .decide = decide_announce,
};

static bool apply_closed(State *state, const Event *event)
{
    const int id = list_in(state, event, 1u << LIST_OPEN | 1u << LIST_ANNOUNCED);
    if (id == ID_NONE) {
        return false;
    }
    lists_close(state, id, event->at);
    return true;
}

static const EventInfo closed = {
    .name = "list.closed",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_LIST, FIELD_NUMBER, MAY_BE_MISSING, FIELD_CONSENT, FIELD_DECISION),
    .says = "The list {list} was closed (speakers waiting: {number})",
    .apply = apply_closed,
};

/* Rule 115: the Chair announces the list and, with the consent of the body, closes it. A time that was set with the
 * list or announced was known to everybody: when it has come, the clock closes, and nobody need consent again. */
static Refusal may_close(const SpeakersList *list, const Command *command)
{
    const bool has_come = list->closes > 0 && list->closes <= command->at;
    if (command->actor.role == ROLE_CLOCK) {
        return has_come ? ALLOWED : &refused_list_early;
    }
    if (has_come) {
        return ALLOWED;
    }
    if (list->state != LIST_ANNOUNCED) {
        return &refused_list_not_announced;
    }
    return command_decided(command);
}

static Refusal decide_close(const State *state, const Command *command, Outcome *outcome)
{
    int list;
    Refusal refusal = find_open(state, command, outcome, &list);
    if (refusal == ALLOWED) {
        refusal = may_close(state_list(state, list), command);
    }
    if (refusal != ALLOWED) {
        return refusal;
    }
    Event *event = outcome_add(outcome, &closed);
    EVENT_TAKE(event, command, FIELD_LIST, FIELD_CONSENT, FIELD_DECISION);
    event_number(event, FIELD_NUMBER, state_waiting(state, list)->len);
    return ALLOWED;
}

static const CommandInfo list_close = {
    .name = "list.close",
    .who = MAY(ROLE_CHAIR) | MAY(ROLE_CLOCK),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_LIST, GIVEN, NULL }, { FIELD_CONSENT, OPTIONAL, "that the body agreed: it must be yes" },
                       { FIELD_DECISION, OPTIONAL, NULL }),
    .rules = "34, 35, 123",
    .source = "rule 115 of the rules of procedure",
    .summary = "Close the list of speakers",
    .about =
        "The Chair closes it after it was announced, with the consent of the body; at a time that was set or announced it closes by "
        "itself. Afterwards the list takes replies, precedence and the Secretariat alone.",
    .example = "list=item-5 consent=yes",
    .decide = decide_close,
};

static bool apply_reopened(State *state, const Event *event)
{
    const int id = list_in(state, event, 1u << LIST_CLOSED);
    if (id == ID_NONE) {
        return false;
    }
    SpeakersList *list = state_list_edit(state, id);
    list->state = LIST_OPEN;
    list->closes = values_number(&event->values, FIELD_CLOSES, 0);
    list->is_released = false;
    return true;
}

static const EventInfo reopened = {
    .name = "list.reopened",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_LIST, MAY_BE_MISSING, FIELD_CLOSES, FIELD_CONSENT, FIELD_DECISION, FIELD_REASON),
    .says = "The list {list} was opened again with the consent of the body[, to close at {closes}][: {reason}]",
    .apply = apply_reopened,
};

static Refusal decide_reopen(const State *state, const Command *command, Outcome *outcome)
{
    int list;
    const Refusal refusal = command_find(state, command, outcome, FIELD_LIST, state_find_list, &list);
    if (refusal != ALLOWED) {
        return refusal;
    }
    if (state_list(state, list)->state != LIST_CLOSED) {
        return &refused_list_not_closed;
    }
    if (command_decided(command) != ALLOWED) {
        return command_decided(command);
    }
    if (values_number(&command->values, FIELD_CLOSES, G_MAXINT64) <= command->at) {
        return refuse_field(outcome, FIELD_CLOSES, "a time to come");
    }
    EVENT_TAKE(outcome_add(outcome, &reopened), command, FIELD_LIST, FIELD_CLOSES, FIELD_CONSENT, FIELD_DECISION,
               FIELD_REASON);
    return ALLOWED;
}

static const CommandInfo reopen = {
    .name = "list.reopen",
    .who = MAY(ROLE_CHAIR),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_LIST, GIVEN, NULL }, { FIELD_CONSENT, OPTIONAL, "that the body agreed: it must be yes" },
                       { FIELD_DECISION, OPTIONAL, NULL }, { FIELD_CLOSES, OPTIONAL, "when it closes by itself" },
                       { FIELD_REASON, OPTIONAL, NULL }),
    .rules = "34",
    .source = "rules 107 and 115 of the rules of procedure",
    .summary = "Open a closed list again",
    .about = "With the consent of the body that closed it. Who waits goes on waiting.",
    .example = "list=item-5 consent=yes",
    .decide = decide_reopen,
};

/* Order */

static bool apply_ordered(State *state, const Event *event)
{
    Order order;
    const int id = event_find(state, event, FIELD_LIST, state_find_list);
    const char *text = values_text(&event->values, FIELD_ORDER);
    if (id == ID_NONE || text == NULL || !order_read(text, &order)) {
        return false;
    }
    state_list_edit(state, id)->order = state_keep(state, text);
    return true;
}

static const EventInfo ordered = {
    .name = "list.ordered",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_LIST, FIELD_ORDER, FIELD_WAS, MAY_BE_MISSING, FIELD_REASON),
    .says = "The list {list} is taken in the order {order}, no longer {was}[: {reason}]",
    .apply = apply_ordered,
};

static Refusal decide_order(const State *state, const Command *command, Outcome *outcome)
{
    int list;
    Refusal refusal = command_find(state, command, outcome, FIELD_LIST, state_find_list, &list);
    if (refusal == ALLOWED) {
        refusal = check_order(command, outcome);
    }
    if (refusal != ALLOWED) {
        return refusal;
    }
    const char *was = speakers_order(state, list);
    if (strcmp(was, values_text(&command->values, FIELD_ORDER)) == 0) {
        return &refused_as_it_is;
    }
    Event *event = outcome_add(outcome, &ordered);
    EVENT_TAKE(event, command, FIELD_LIST, FIELD_ORDER, FIELD_REASON);
    event_text(event, FIELD_WAS, outcome_keep(outcome, was));
    return ALLOWED;
}

static const CommandInfo list_order = {
    .name = "list.order",
    .who = MAY(ROLE_CHAIR),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_LIST, GIVEN, NULL }, { FIELD_ORDER, GIVEN, NULL }, { FIELD_REASON, OPTIONAL, NULL }),
    .rules = "30, 42",
    .source = "rule 109 of the rules of procedure",
    .summary = "Say by which rules a list is ordered",
    .about =
        "The rules hold one after the other; where all leave two equal, who asked earlier comes first. class: groups, States, "
        "observers, others. level: the rank of who speaks. inscription: the time of the request. not-yet-spoken: who has not spoken on the "
        "matter. fewest-minutes: who has spoken less on it. alphabet: by name. regions or classes: in turn, one of each.\n\n"
        "Whatever the order, Members come before observers, and everybody can be told why a place is what it is.",
    .example = "list=item-5 order=\"class level inscription\"",
    .decide = decide_order,
};

/* Those who are not heard */

static bool apply_released(State *state, const Event *event)
{
    const int id = list_in(state, event, 1u << LIST_OPEN | 1u << LIST_ANNOUNCED | 1u << LIST_CLOSED);
    if (id == ID_NONE) {
        return false;
    }
    const GArray *waiting = state_waiting(state, id); /* follows the rows only after the event */
    for (guint i = 0; i < waiting->len; i++) {
        state_inscription_edit(state, g_array_index(waiting, int, i))->state = INSCRIPTION_RELEASED;
    }
    lists_close(state, id, event->at);
    state_list_edit(state, id)->is_released = true;
    return true;
}

static const EventInfo released = {
    .name = "list.released",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_LIST, FIELD_NUMBER, MAY_BE_MISSING, FIELD_REASON),
    .says = "The list {list} is over (speakers released unheard: {number})[: {reason}]",
    .apply = apply_released,
};

void lists_release(const State *state, Outcome *outcome, int list)
{
    Event *event = outcome_add(outcome, &released);
    event_text(event, FIELD_LIST, state_text(state, state_list(state, list)->id));
    event_number(event, FIELD_NUMBER, state_waiting(state, list)->len);
}

static Refusal decide_release(const State *state, const Command *command, Outcome *outcome)
{
    int list;
    const Refusal refusal = command_find(state, command, outcome, FIELD_LIST, state_find_list, &list);
    if (refusal != ALLOWED) {
        return refusal;
    }
    if (state_list(state, list)->state == LIST_NOT_OPEN) {
        return &refused_list_not_open;
    }
    if (state_waiting(state, list)->len == 0) {
        return &refused_list_waits;
    }
    Event *event = outcome_add(outcome, &released);
    EVENT_TAKE(event, command, FIELD_LIST, FIELD_REASON);
    event_number(event, FIELD_NUMBER, state_waiting(state, list)->len);
    return ALLOWED;
}

static const CommandInfo release = {
    .name = "list.release",
    .who = MAY(ROLE_CHAIR),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_LIST, GIVEN, NULL }, { FIELD_REASON, OPTIONAL, NULL }),
    .rules = "28",
    .summary = "Release who was not heard",
    .about =
        "When a list will not be taken up again: it is closed, and nobody on it waits any longer. A session cannot be closed before.",
    .example = "list=item-5 reason=\"time did not allow it; statements are posted\"",
    .decide = decide_release,
};

/* Rule 36: onto another list, at its head, in their order. A list that belongs to a matter needs none of this: it goes
 * on by itself. */

static bool apply_carried(State *state, const Event *event)
{
    const Values *values = &event->values;
    const int from = (int)values_number(values, FIELD_WITH, 0), onto = list_in(state, event, ~(1u << LIST_NOT_OPEN));
    const Inscription *old = state_inscription(state, from);
    if (old == NULL || old->state != INSCRIPTION_WAITING || onto == ID_NONE || onto == old->list ||
        values_number(values, FIELD_INSCRIPTION, 0) != state_inscriptions(state) + 1) {
        return false;
    }
    state_rests_on(state, TABLE_LIST, onto);
    Inscription *added = state_inscription_add(state, NULL);
    memcpy(added, state_inscription(state, from), sizeof(*added));
    added->list = onto;
    added->sequence = (int)values_number(values, FIELD_NUMBER, 0);
    added->carried = (int)values_number(values, FIELD_POSITION, 0);
    added->pin = added->precedence = added->place = added->swap = added->yield_to = 0;
    added->pin_reason = 0;
    state_inscription_edit(state, from)->state = INSCRIPTION_CARRIED;
    return true;
}

static const EventInfo carried = {
    .name = "speaker.carried",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_INSCRIPTION, FIELD_WITH, FIELD_LIST, FIELD_PARTY, FIELD_POSITION, FIELD_NUMBER,
                     MAY_BE_MISSING),
    .says = "{party} goes on on {list}, in place {position} of those that were not heard",
    .apply = apply_carried,
};

static Refusal decide_roll(const State *state, const Command *command, Outcome *outcome)
{
    int list, onto;
    Refusal refusal = command_find(state, command, outcome, FIELD_LIST, state_find_list, &list);
    if (refusal == ALLOWED) {
        refusal = command_find(state, command, outcome, FIELD_ONTO, state_find_list, &onto);
    }
    if (refusal != ALLOWED) {
        return refusal;
    }
    if (list == onto) {
        return refuse_field(outcome, FIELD_ONTO, "another list");
    }
    if (state_list(state, onto)->state == LIST_NOT_OPEN) {
        return &refused_list_not_open;
    }
    if (state_waiting(state, list)->len == 0) {
        return &refused_list_waits;
    }
    g_autoptr(GArray) order = speakers_in_order(state, list);
    const int number = speakers_last_sequence(state, onto), carried_before = speakers_last_carried(state, onto);
    for (guint i = 0; i < order->len; i++) {
        const int id = g_array_index(order, int, i);
        Event *event = outcome_add(outcome, &carried);
        event_number(event, FIELD_INSCRIPTION, state_inscriptions(state) + 1 + (gint64)i);
        event_number(event, FIELD_WITH, id);
        event_text(event, FIELD_LIST, values_text(&command->values, FIELD_ONTO));
        event_text(event, FIELD_PARTY, participant_code(state, state_inscription(state, id)->participant));
        event_number(event, FIELD_POSITION, carried_before + 1 + (gint64)i);
        event_number(event, FIELD_NUMBER, number + 1 + (gint64)i);
    }
    return ALLOWED;
}

static const CommandInfo roll = {
    .name = "list.roll",
    .who = MAY(ROLE_CHAIR) | MAY(ROLE_SECRETARIAT),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_LIST, GIVEN, "the list that is left" }, { FIELD_ONTO, GIVEN, NULL }),
    .rules = "36",
    .summary = "Let who was not heard go on on another list",
    .about =
        "Of a list for one line of a meeting: who was not heard comes first on the list of a later line, in the same order. A list "
        "on a matter goes on by itself whenever the matter is taken up again.",
    .example = "list=monday onto=tuesday",
    .decide = decide_roll,
};

/* Time */

ListTime lists_next_time(const State *state)
{
    ListTime next = { 0 };
    for (int id = 1; id <= state_lists(state); id++) {
        const SpeakersList *list = state_list(state, id);
        if (list == NULL || list->state == LIST_CLOSED) {
            continue;
        }
        const bool is_ahead = list->state == LIST_NOT_OPEN;
        const Instant at = is_ahead ? list->opens : list->closes;
        if (at > 0 && (next.at == 0 || at < next.at)) {
            next = (ListTime){ at, id, is_ahead ? list_open.name : list_close.name };
        }
    }
    return next;
}

static const CommandInfo *const commands[] = { &list_open,  &announce, &list_close, &reopen,
                                               &list_order, &release,  &roll,       NULL };
static const EventInfo *const events[] = { &set_up,  &opened,   &announced, &closed, &reopened,
                                           &ordered, &released, &carried,   NULL };
static const RefusalInfo *const refusals[] = {
    &refused_list_known,         &refused_list_closed,     &refused_list_not_open, &refused_list_early,
    &refused_list_not_announced, &refused_list_not_closed, &refused_list_waits,    NULL,
};

const Module module_lists = { "lists", "Lists of speakers", commands, events, refusals };
