/* Lists of speakers and the floor. */
#include "session/speakers.h"

#include "session/common.h"
#include "session/meeting.h"
#include "session/module.h"
#include "session/time_limits.h"

static const RefusalInfo refused_list_known = { "list-known", "34", NULL, "There is a list of that id" };
static const RefusalInfo refused_list_closed = { "list-closed", "35", "rule 115 of the rules of procedure",
                                                 "The list is closed" };
static const RefusalInfo refused_list_not_open = { "list-not-open", "34", NULL, "The list is not open yet" };
static const RefusalInfo refused_already_listed = { "already-listed", "32", NULL, "The delegation is on the list" };
static const RefusalInfo refused_floor_taken = { "floor-taken", "29", "rule 109 of the rules of procedure",
                                                 "Somebody has the floor" };
static const RefusalInfo refused_nobody_speaks = { "nobody-speaks", "29", NULL, "Nobody has the floor" };
static const RefusalInfo refused_nobody_waits = { "nobody-waits", "29", "rule 109 of the rules of procedure",
                                                  "Nobody on the list waits for the floor" };

/* Order (rule 30): by class, then by the sequence of the requests. */

static gint64 rank_of(const State *state, int id)
{
    const Inscription *inscription = state_inscription(state, id);
    return ((gint64)inscription->capacity << 32) + inscription->sequence;
}

static gint compare(gconstpointer a, gconstpointer b, gpointer state)
{
    const gint64 one = rank_of(state, *(const int *)a), other = rank_of(state, *(const int *)b);
    return one < other ? -1 : one > other;
}

GArray *speakers_in_order(const State *state, int list)
{
    const GArray *waiting = state_waiting(state, list);
    GArray *order = g_array_sized_new(FALSE, FALSE, sizeof(int), waiting->len);
    if (waiting->len > 0) {
        g_array_append_vals(order, waiting->data, waiting->len);
    }
    g_array_sort_with_data(order, compare, (gpointer)state);
    return order;
}

int speakers_next(const State *state, int list)
{
    const GArray *waiting = state_waiting(state, list);
    int next = ID_NONE;
    for (guint i = 0; i < waiting->len; i++) {
        const int id = g_array_index(waiting, int, i);
        if (next == ID_NONE || rank_of(state, id) < rank_of(state, next)) {
            next = id;
        }
    }
    return next;
}

/* A list opens */

static bool apply_opened(State *state, const Event *event)
{
    const Values *values = &event->values;
    SpeakersList *list = state_list_add(state, NULL);
    list->id = state_keep(state, values_text(values, FIELD_LIST));
    list->kind = (ListKind)values_number(values, FIELD_KIND, LIST_OF_SPEAKERS);
    list->matter = event_find(state, event, FIELD_MATTER, state_find_matter);
    list->state = LIST_OPEN;
    list->opens = event->at;
    return true;
}

static const EventInfo opened = {
    .name = "list.opened",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_LIST, FIELD_KIND, FIELD_MATTER),
    .says = "The list of speakers {list} was opened[ on {matter}]",
    .apply = apply_opened,
};

static Refusal decide_open(const State *state, const Command *command, Outcome *outcome)
{
    if (state_find_list(state, values_text(&command->values, FIELD_LIST)) != ID_NONE) {
        return &refused_list_known;
    }
    int matter;
    if (values_has(&command->values, FIELD_MATTER)) {
        const Refusal refusal = command_find(state, command, outcome, FIELD_MATTER, state_find_matter, &matter);
        if (refusal != ALLOWED) {
            return refusal;
        }
    }
    Event *event = outcome_add(outcome, &opened);
    EVENT_TAKE(event, command, FIELD_LIST, FIELD_KIND, FIELD_MATTER);
    return ALLOWED;
}

static const CommandInfo list_open = {
    .name = "list.open",
    .who = MAY(ROLE_CHAIR) | MAY(ROLE_SECRETARIAT) | MAY(ROLE_CLOCK),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_LIST, GIVEN, "the id that it is to have" }, { FIELD_MATTER, OPTIONAL, NULL },
                       { FIELD_KIND, OPTIONAL, NULL }),
    .rules = "34",
    .source = "rule 109 of the rules of procedure",
    .summary = "Open a list of speakers",
    .about = "From then on delegations may ask for the floor.",
    .example = "list=item-5 matter=item-5",
    .decide = decide_open,
};

/* Asking for the floor */

static bool apply_inscribed(State *state, const Event *event)
{
    const Values *values = &event->values;
    const int list = event_find(state, event, FIELD_LIST, state_find_list);
    const int participant = event_find(state, event, FIELD_PARTY, state_find_participant);
    if (list == ID_NONE || participant == ID_NONE) {
        return false;
    }
    state_rests_on(state, TABLE_LIST, list);
    Inscription *inscription = state_inscription_add(state, NULL);
    inscription->list = list;
    inscription->participant = participant;
    inscription->capacity = (Capacity)values_number(values, FIELD_CAPACITY, CAPACITY_STATE);
    inscription->group = state_keep(state, values_text(values, FIELD_GROUP));
    inscription->on_behalf = state_keep(state, values_text(values, FIELD_ON_BEHALF));
    inscription->channel = (Channel)values_number(values, FIELD_CHANNEL, CHANNEL_SEAT);
    inscription->level = (Level)values_number(values, FIELD_LEVEL, LEVEL_DELEGATE);
    inscription->sequence = (int)values_number(values, FIELD_NUMBER, 0);
    inscription->asked = event->at;
    return true;
}

static const EventInfo inscribed = {
    .name = "speaker.inscribed",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_INSCRIPTION, FIELD_LIST, FIELD_PARTY, FIELD_CAPACITY, FIELD_GROUP, FIELD_ON_BEHALF,
                     FIELD_LEVEL, FIELD_CHANNEL, FIELD_PERSON, FIELD_NUMBER),
    .says = "{party} asked for the floor on {list}[ on behalf of {group}]",
    .apply = apply_inscribed,
};

static bool is_listed(const State *state, int list, int participant, Capacity capacity)
{
    const GArray *waiting = state_waiting(state, list);
    for (guint i = 0; i < waiting->len; i++) {
        const Inscription *other = state_inscription(state, g_array_index(waiting, int, i));
        if (other->participant == participant && (other->capacity == CAPACITY_GROUP) == (capacity == CAPACITY_GROUP)) {
            return true;
        }
    }
    return false;
}

static Refusal may_inscribe(const State *state, int list, int participant, Capacity capacity)
{
    const ListState list_state = state_list(state, list)->state;
    if (list_state == LIST_CLOSED) {
        return &refused_list_closed;
    }
    if (list_state == LIST_NOT_OPEN) {
        return &refused_list_not_open;
    }
    if (is_listed(state, list, participant, capacity)) {
        return &refused_already_listed;
    }
    return limits_may_inscribe(state, list, participant, capacity);
}

static Refusal decide_request(const State *state, const Command *command, Outcome *outcome)
{
    int list, participant;
    Refusal refusal = command_find(state, command, outcome, FIELD_LIST, state_find_list, &list);
    if (refusal == ALLOWED) {
        refusal = command_participant(state, command, outcome, &participant);
    }
    const bool is_group = values_has(&command->values, FIELD_ON_BEHALF);
    const Capacity capacity = is_group ? CAPACITY_GROUP : CAPACITY_STATE;
    if (refusal == ALLOWED) {
        refusal = may_inscribe(state, list, participant, capacity);
    }
    if (refusal != ALLOWED) {
        return refusal;
    }
    Event *event = outcome_add(outcome, &inscribed);
    event_number(event, FIELD_INSCRIPTION, state_inscriptions(state) + 1);
    EVENT_TAKE(event, command, FIELD_LIST, FIELD_GROUP, FIELD_ON_BEHALF, FIELD_LEVEL, FIELD_CHANNEL, FIELD_PERSON);
    event_text(event, FIELD_PARTY, participant_code(state, participant));
    event_number(event, FIELD_CAPACITY, capacity);
    event_number(event, FIELD_NUMBER, (gint64)state_inscribed(state, list)->len + 1);
    return ALLOWED;
}

static const CommandInfo request = {
    .name = "floor.request",
    .who = MAY(ROLE_SECRETARIAT) | MAY(ROLE_PARTICIPANT),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_LIST, GIVEN, NULL }, { FIELD_PARTY, OPTIONAL, "left out by a delegation for itself" },
                       { FIELD_ON_BEHALF, OPTIONAL, NULL }, { FIELD_GROUP, OPTIONAL, NULL },
                       { FIELD_LEVEL, OPTIONAL, NULL }, { FIELD_CHANNEL, OPTIONAL, NULL },
                       { FIELD_PERSON, OPTIONAL, NULL }),
    .rules = "29–33, 38",
    .source = "rule 109 of the rules of procedure",
    .summary = "Ask for the floor",
    .about = "The delegation is put on the list.",
    .example = "list=item-5 party=FRA",
    .decide = decide_request,
};

/* The floor */

static bool apply_given(State *state, const Event *event)
{
    const int id = (int)values_number(&event->values, FIELD_INSCRIPTION, 0);
    if (state_inscription(state, id) == NULL || state_the_floor(state)->inscription != ID_NONE) {
        return false;
    }
    state_rests_on(state, TABLE_MEETING, state_the_floor(state)->meeting);
    Inscription *inscription = state_inscription_edit(state, id);
    inscription->state = INSCRIPTION_SPEAKING;
    inscription->began = event->at;
    inscription->meeting = state_the_floor(state)->meeting;
    inscription->limit = (int)values_number(&event->values, FIELD_SECONDS, 0);
    inscription->is_informal = meeting_is_informal(state);
    const int limit = inscription->limit;
    state_list_edit(state, inscription->list)->n_taken++;
    Floor *floor = state_the_floor_edit(state);
    floor->limit = limit;
    floor->ruled = ID_NONE;
    floor->inscription = id;
    floor->since = event->at;
    floor->spoken = 0;
    return true;
}

static const EventInfo given = {
    .name = "floor.given",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_INSCRIPTION, FIELD_LIST, FIELD_PARTY, FIELD_SECONDS),
    .says = "{party} was given the floor",
    .apply = apply_given,
};

static Refusal decide_give(const State *state, const Command *command, Outcome *outcome)
{
    int list;
    const Refusal refusal = command_find(state, command, outcome, FIELD_LIST, state_find_list, &list);
    if (refusal != ALLOWED) {
        return refusal;
    }
    if (state_the_floor(state)->inscription != ID_NONE) {
        return &refused_floor_taken;
    }
    const int next = speakers_next(state, list);
    if (next == ID_NONE) {
        return &refused_nobody_waits;
    }
    Event *event = outcome_add(outcome, &given);
    event_number(event, FIELD_INSCRIPTION, next);
    EVENT_TAKE(event, command, FIELD_LIST);
    event_text(event, FIELD_PARTY, participant_code(state, state_inscription(state, next)->participant));
    const int limit = limits_seconds(state, next);
    if (limit > 0) {
        event_number(event, FIELD_SECONDS, limit);
    }
    return ALLOWED;
}

static const CommandInfo give = {
    .name = "floor.give",
    .who = MAY(ROLE_CHAIR),
    .needs = NEEDS_SESSION | NEEDS_SITTING | NEEDS_NO_VOTING | NEEDS_NO_POINT,
    COMMAND_FIELDS_ARE({ FIELD_LIST, GIVEN, NULL }),
    .rules = "29, 30, 53",
    .source = "rule 109 of the rules of procedure",
    .summary = "Give the floor to the next speaker",
    .about = "Whoever the order of the list has first.",
    .example = "list=item-5",
    .decide = decide_give,
};

static bool apply_ended(State *state, const Event *event)
{
    const int id = state_the_floor(state)->inscription;
    if (id == ID_NONE) {
        return false;
    }
    Inscription *inscription = state_inscription_edit(state, id);
    inscription->state = INSCRIPTION_HEARD;
    inscription->ended = event->at;
    inscription->spoken = values_number(&event->values, FIELD_SPOKEN, 0);
    Floor *floor = state_the_floor_edit(state);
    floor->inscription = ID_NONE;
    floor->since = floor->spoken = 0;
    floor->limit = 0;
    return true;
}

static const EventInfo ended = {
    .name = "floor.ended",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_INSCRIPTION, FIELD_PARTY, FIELD_SPOKEN),
    .says = "{party} ended its statement",
    .apply = apply_ended,
};

static Refusal decide_end(const State *state, const Command *command, Outcome *outcome)
{
    const Floor *floor = state_the_floor(state);
    if (floor->inscription == ID_NONE) {
        return &refused_nobody_speaks;
    }
    Event *event = outcome_add(outcome, &ended);
    event_number(event, FIELD_INSCRIPTION, floor->inscription);
    event_text(event, FIELD_PARTY, participant_code(state, state_inscription(state, floor->inscription)->participant));
    event_number(event, FIELD_SPOKEN, floor->spoken + (floor->since > 0 ? command->at - floor->since : 0));
    return ALLOWED;
}

static const CommandInfo end = {
    .name = "floor.end",
    .who = MAY(ROLE_CHAIR) | MAY(ROLE_SECRETARIAT) | MAY(ROLE_PARTICIPANT),
    .needs = NEEDS_SESSION | NEEDS_MEETING,
    .rules = "40",
    .summary = "End the statement that is being made",
    .about = "The time that was used is kept; pauses do not count.",
    .example = "",
    .decide = decide_end,
};

static const CommandInfo *const commands[] = { &list_open, &request, &give, &end, NULL };
static const EventInfo *const events[] = { &opened, &inscribed, &given, &ended, NULL };
static const RefusalInfo *const refusals[] = { &refused_list_known,    &refused_list_closed,
                                               &refused_list_not_open, &refused_already_listed,
                                               &refused_floor_taken,   &refused_nobody_speaks,
                                               &refused_nobody_waits,  NULL };

const Module module_speakers = { "speakers", "Lists of speakers and the floor", commands, events, refusals };
