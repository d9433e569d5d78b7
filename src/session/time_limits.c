/* Time limits: decisions of the body, and nothing but (rule 43). */
#include "session/time_limits.h"

#include "session/common.h"
#include "session/module.h"

static const RefusalInfo refused_spoken_enough = {
    "spoken-enough", "43", "rule 114 of the rules of procedure",
    "The delegation has asked for the floor as many times as the body decided"
};
static const RefusalInfo refused_cut_off_so = { "cut-off-so", "44", NULL, "It is decided so already" };

/* Which limit holds for whom */

/* A statement as limits look at it. */
typedef struct {
    int list, segment, matter;
    ListKind kind;
    int capacity; /* a Capacity + 1 */
    int round;
} Turn;

static Turn turn_on(const State *state, int id, Capacity capacity, int round)
{
    const SpeakersList *list = state_list(state, id);
    const Meeting *meeting = state_meeting(state, state_the_floor(state)->meeting);
    const Turn turn = { .list = id,
                        .segment = list->segment != ID_NONE ? list->segment
                                   : meeting != NULL        ? meeting->segment
                                                            : 0,
                        .matter = list->matter,
                        .kind = list->kind,
                        .capacity = (int)capacity + 1,
                        .round = round };
    return turn;
}

static bool is_under(const State *state, int matter, int item)
{
    const Matter *row = state_matter(state, matter);
    return row != NULL && row->parent == item;
}

/* How closely the limit fits the statement; 0 if it does not hold for it. */
static int closeness(const State *state, const TimeLimit *limit, const Turn *turn)
{
    enum { EVERYWHERE = 4, ON_ITEM = 8, ON_TOPIC = 12, IN_SEGMENT = 16, ON_LIST = 20, FOR_CAPACITY = 2, FOR_ROUND = 1 };
    const bool fits = limit->kind == turn->kind && (limit->capacity == 0 || limit->capacity == turn->capacity) &&
                      (limit->round == 0 || limit->round == turn->round);
    int place = EVERYWHERE;
    if (limit->list != ID_NONE) {
        place = limit->list == turn->list ? ON_LIST : 0;
    } else if (limit->segment != ID_NONE) {
        place = limit->segment == turn->segment ? IN_SEGMENT : 0;
    } else if (limit->matter != ID_NONE) {
        place = limit->matter == turn->matter ? ON_TOPIC : is_under(state, turn->matter, limit->matter) ? ON_ITEM : 0;
    }
    if (!fits || place == 0) {
        return 0;
    }
    return place + (limit->capacity != 0 ? FOR_CAPACITY : 0) + (limit->round != 0 ? FOR_ROUND : 0);
}

/* The limit in force that says most closely how long, or how many times; of two the later one. NULL if none does. */
static const TimeLimit *closest(const State *state, const Turn *turn, bool is_times)
{
    const TimeLimit *found = NULL;
    int best = 0;
    for (int id = 1; id <= state_limits(state); id++) {
        const TimeLimit *limit = state_limit(state, id);
        if (limit == NULL || limit->is_over || (is_times ? limit->times : limit->seconds) == 0) {
            continue;
        }
        const int close = closeness(state, limit, turn);
        if (close > 0 && close >= best) {
            best = close;
            found = limit;
        }
    }
    return found;
}

static int usual_seconds(const Procedure *procedure, const Turn *turn)
{
    switch (turn->kind) {
    case LIST_OF_REPLIES: return procedure->reply_seconds[turn->round > 1];
    case LIST_OF_EXPLANATIONS_BEFORE:
    case LIST_OF_EXPLANATIONS_AFTER: return procedure->explanation_seconds;
    case LIST_OF_STAKEHOLDERS: return turn->capacity == CAPACITY_STAKEHOLDER + 1 ? procedure->stakeholder_seconds : 0;
    default: break;
    }
    if (turn->capacity == CAPACITY_GROUP + 1) {
        return procedure->group_seconds;
    }
    return turn->capacity == CAPACITY_SECRETARIAT + 1 ? 0 : procedure->state_seconds;
}

int limits_on_list(const State *state, int list, Capacity capacity, int round)
{
    const Turn turn = turn_on(state, list, capacity, round);
    const TimeLimit *limit = closest(state, &turn, false);
    return limit != NULL ? limit->seconds : usual_seconds(&state_the_body(state)->procedure, &turn);
}

int limits_seconds(const State *state, int inscription)
{
    const Inscription *row = state_inscription(state, inscription);
    return limits_on_list(state, row->list, row->capacity, row->round);
}

/* Those that wait, and those that have had the floor: the latter from their sums, since a list may be long. */
static int turns_of(const State *state, int list, int participant, const TimeLimit *limit)
{
    const GArray *waiting = state_waiting(state, list);
    int times = 0;
    for (guint i = 0; i < waiting->len; i++) {
        const Inscription *other = state_inscription(state, g_array_index(waiting, int, i));
        times +=
            other->participant == participant && (limit->capacity == 0 || limit->capacity == (int)other->capacity + 1);
    }
    for (int capacity = 0; capacity < N_CAPACITIES; capacity++) {
        const bool counts = limit->capacity == 0 || limit->capacity == capacity + 1;
        times += counts ? state_tally_of_turns(state, list, (Capacity)capacity, participant).times : 0;
    }
    return times;
}

Refusal limits_may_inscribe(const State *state, int list, int participant, Capacity capacity)
{
    const Turn turn = turn_on(state, list, capacity, 0);
    const TimeLimit *limit = closest(state, &turn, true);
    return limit == NULL || turns_of(state, list, participant, limit) < limit->times ? ALLOWED : &refused_spoken_enough;
}

gint64 limits_overrun(const State *state, Instant now)
{
    const Floor *floor = state_the_floor(state);
    if (floor->inscription == ID_NONE || floor->limit == 0) {
        return 0;
    }
    const gint64 spoken = floor->spoken + (floor->since > 0 ? now - floor->since : 0);
    return MAX(0, spoken - (gint64)floor->limit * G_USEC_PER_SEC);
}

bool limits_cut(const State *state, Instant now)
{
    return state_the_body(state)->has_cut_off && limits_overrun(state, now) > 0;
}

/* A limit is decided */

/* The segment that an event or a command names by its meeting and number; 0 if it names none, −1 if there is none. */
static int segment_named(const State *state, const Values *values)
{
    const char *id = values_text(values, FIELD_MEETING);
    const int number = (int)values_number(values, FIELD_SEGMENT, 0);
    const Meeting *meeting = state_meeting(state, state_find_meeting(state, id));
    if (id == NULL && number == 0) {
        return ID_NONE;
    }
    if (meeting == NULL || number < 1 || number > meeting->n_segments) {
        return -1;
    }
    return meeting->first_segment + number - 1;
}

static TimeLimit limit_of(const State *state, const Values *values)
{
    const gint64 capacity = values_number(values, FIELD_CAPACITY, -1);
    const TimeLimit limit = { .matter = state_find_matter(state, values_text(values, FIELD_MATTER)),
                              .segment = segment_named(state, values),
                              .list = state_find_list(state, values_text(values, FIELD_LIST)),
                              .kind = (ListKind)values_number(values, FIELD_KIND, LIST_OF_SPEAKERS),
                              .capacity = (int)capacity + 1,
                              .round = (int)values_number(values, FIELD_ROUND, 0),
                              .seconds = (int)values_number(values, FIELD_SECONDS, 0),
                              .times = (int)values_number(values, FIELD_TIMES, 0) };
    return limit;
}

static bool apply_decided(State *state, const Event *event)
{
    const TimeLimit wanted = limit_of(state, &event->values);
    if (values_number(&event->values, FIELD_LIMIT, 0) != state_limits(state) + 1 || wanted.segment < 0 ||
        (values_has(&event->values, FIELD_MATTER) && wanted.matter == ID_NONE) ||
        (values_has(&event->values, FIELD_LIST) && wanted.list == ID_NONE)) {
        return false;
    }
    TimeLimit *limit = state_limit_add(state, NULL);
    limit->matter = wanted.matter;
    limit->segment = wanted.segment;
    limit->list = wanted.list;
    limit->kind = wanted.kind;
    limit->capacity = wanted.capacity;
    limit->round = wanted.round;
    limit->seconds = wanted.seconds;
    limit->times = wanted.times;
    state_rests_on(state, TABLE_LIST, wanted.list);
    return true;
}

static const EventInfo decided = {
    .name = "limit.decided",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_LIMIT, MAY_BE_MISSING, FIELD_LIST, FIELD_MATTER, FIELD_MEETING, FIELD_SEGMENT, FIELD_KIND,
                     FIELD_CAPACITY, FIELD_ROUND, FIELD_SECONDS, FIELD_TIMES, FIELD_MOTION, FIELD_DECISION),
    .says =
        "The body decided on a limit[ for {kind}][, on {list}][, on {matter}][, in {meeting}][ line {segment}][, for the capacity "
        "{capacity}][, in round {round}][: {seconds} for each statement][, {times} statements for each delegation]",
    .apply = apply_decided,
};

static bool apply_lifted(State *state, const Event *event)
{
    const int id = (int)values_number(&event->values, FIELD_LIMIT, 0);
    const TimeLimit *limit = state_limit(state, id);
    if (limit == NULL || limit->is_over) {
        return false;
    }
    state_limit_edit(state, id)->is_over = true;
    return true;
}

static const EventInfo lifted = {
    .name = "limit.lifted",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_LIMIT, MAY_BE_MISSING, FIELD_REASON, FIELD_DECISION),
    .says = "Limit {limit} no longer holds[: {reason}]",
    .apply = apply_lifted,
};

static bool same_scope(const TimeLimit *a, const TimeLimit *b)
{
    return a->matter == b->matter && a->segment == b->segment && a->list == b->list && a->kind == b->kind &&
           a->capacity == b->capacity && a->round == b->round;
}

void limits_decide(const State *state, Outcome *outcome, const Values *values)
{
    const TimeLimit wanted = limit_of(state, values);
    for (int id = 1; id <= state_limits(state); id++) {
        const TimeLimit *limit = state_limit(state, id);
        if (limit != NULL && !limit->is_over && same_scope(limit, &wanted)) {
            event_number(outcome_add(outcome, &lifted), FIELD_LIMIT, id);
        }
    }
    Event *event = outcome_add(outcome, &decided);
    event->values = *values;
    event_number(event, FIELD_LIMIT, (gint64)state_limits(state) + 1);
}

/* One place, and one that exists. */
static Refusal check_scope(const State *state, const Command *command, Outcome *outcome)
{
    int id;
    Refusal refusal = ALLOWED;
    const Values *values = &command->values;
    if (values_has(values, FIELD_LIST)) {
        refusal = command_find(state, command, outcome, FIELD_LIST, state_find_list, &id);
    }
    if (refusal == ALLOWED && values_has(values, FIELD_MATTER)) {
        refusal = command_find(state, command, outcome, FIELD_MATTER, state_find_matter, &id);
    }
    if (refusal == ALLOWED && segment_named(state, values) < 0) {
        refusal = refuse_field(outcome, FIELD_SEGMENT, "a line of a planned meeting, with the meeting");
    }
    const int places =
        values_has(values, FIELD_LIST) + values_has(values, FIELD_MATTER) + values_has(values, FIELD_SEGMENT);
    if (refusal == ALLOWED && places > 1) {
        refusal = refuse_field(outcome, FIELD_LIST, "one of a list, a matter and a segment");
    }
    return refusal;
}

static Refusal decide_limit(const State *state, const Command *command, Outcome *outcome)
{
    const Refusal refusal = check_scope(state, command, outcome);
    if (refusal != ALLOWED) {
        return refusal;
    }
    if (!values_has(&command->values, FIELD_SECONDS) && !values_has(&command->values, FIELD_TIMES)) {
        return refuse_field(outcome, FIELD_SECONDS, "how long each statement may be, or how many times one may speak");
    }
    if (command_decided(command) != ALLOWED) {
        return command_decided(command);
    }
    Event taken = { 0 };
    EVENT_TAKE(&taken, command, FIELD_LIST, FIELD_MATTER, FIELD_MEETING, FIELD_SEGMENT, FIELD_KIND, FIELD_CAPACITY,
               FIELD_ROUND, FIELD_SECONDS, FIELD_TIMES, FIELD_DECISION);
    limits_decide(state, outcome, &taken.values);
    return ALLOWED;
}

static const CommandInfo limit_decide = {
    .name = "limit.decide",
    .who = MAY(ROLE_CHAIR),
    .needs = NEEDS_SESSION | NEEDS_NO_VOTING,
    COMMAND_FIELDS_ARE(
        { FIELD_SECONDS, OPTIONAL, "how long each statement may be" },
        { FIELD_TIMES, OPTIONAL, "how many times a delegation may be inscribed on the list" },
        { FIELD_LIST, OPTIONAL, "where it holds; everywhere, if no place is named" },
        { FIELD_MATTER, OPTIONAL, "where it holds, with the topics under it" },
        { FIELD_MEETING, OPTIONAL, "the meeting whose line is named" }, { FIELD_SEGMENT, OPTIONAL, "where it holds" },
        { FIELD_KIND, OPTIONAL, "lists of speakers, where it is left out" },
        { FIELD_CAPACITY, OPTIONAL, "for whom; everybody, where it is left out" },
        { FIELD_ROUND, OPTIONAL, "of replies: the first or the second" },
        { FIELD_CONSENT, OPTIONAL, "must be yes, unless a decision is named" }, { FIELD_DECISION, OPTIONAL, NULL }),
    .rules = "43",
    .source = "rule 114 of the rules of procedure",
    .summary = "Record that the body limits statements",
    .about =
        "The Chair proposes it, and the body agrees; where somebody objects, the limit is moved (motion.move), and two may "
        "speak for it and two against. Of several limits the closest one holds: that of a list before that of a segment, a "
        "topic, an item, and the one for everywhere; a limit for one capacity before one for everybody. A later decision on "
        "the same takes the earlier one's place. The statement that is being made keeps the limit it began with.",
    .example = "list=item-5 capacity=state seconds=3:00 consent=yes",
    .decide = decide_limit,
};

static Refusal decide_lift(const State *state, const Command *command, Outcome *outcome)
{
    const TimeLimit *limit = state_limit(state, (int)values_number(&command->values, FIELD_LIMIT, 0));
    if (limit == NULL || limit->is_over) {
        return refuse_unknown(outcome, command, FIELD_LIMIT);
    }
    if (command_decided(command) != ALLOWED) {
        return command_decided(command);
    }
    Event *event = outcome_add(outcome, &lifted);
    EVENT_TAKE(event, command, FIELD_LIMIT, FIELD_REASON, FIELD_DECISION);
    return ALLOWED;
}

static const CommandInfo limit_lift = {
    .name = "limit.lift",
    .who = MAY(ROLE_CHAIR),
    .needs = NEEDS_SESSION | NEEDS_NO_VOTING,
    COMMAND_FIELDS_ARE({ FIELD_LIMIT, GIVEN, NULL },
                       { FIELD_CONSENT, OPTIONAL, "must be yes, unless a decision is named" },
                       { FIELD_DECISION, OPTIONAL, NULL }, { FIELD_REASON, OPTIONAL, NULL }),
    .rules = "43",
    .source = "rule 114 of the rules of procedure",
    .summary = "Record that a limit no longer holds",
    .about = "What was decided for a wider scope holds again, or else the figures of procedure.",
    .example = "limit=1 consent=yes",
    .decide = decide_lift,
};

/* Microphones */

static bool apply_cut_off(State *state, const Event *event)
{
    const bool is_on = values_number(&event->values, FIELD_CUT_OFF, 0) != 0;
    Body *body = state_the_body_edit(state);
    body->has_cut_off = is_on;
    return true;
}

static const EventInfo cut_off_decided = {
    .name = "cut_off.decided",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_CUT_OFF, MAY_BE_MISSING, FIELD_DECISION),
    .says = "By decision of the body microphones {cut_off?go off|stay on} at the limit",
    .apply = apply_cut_off,
};

static Refusal decide_cut_off(const State *state, const Command *command, Outcome *outcome)
{
    const bool is_on = values_number(&command->values, FIELD_CUT_OFF, 0) != 0;
    if (command_decided(command) != ALLOWED) {
        return command_decided(command);
    }
    if (state_the_body(state)->has_cut_off == is_on) {
        return &refused_cut_off_so;
    }
    EVENT_TAKE(outcome_add(outcome, &cut_off_decided), command, FIELD_CUT_OFF, FIELD_DECISION);
    return ALLOWED;
}

static const CommandInfo cut_off = {
    .name = "limit.cut_off",
    .who = MAY(ROLE_CHAIR),
    .needs = NEEDS_SESSION | NEEDS_NO_VOTING,
    COMMAND_FIELDS_ARE({ FIELD_CUT_OFF, GIVEN, NULL },
                       { FIELD_CONSENT, OPTIONAL, "must be yes, unless a decision is named" },
                       { FIELD_DECISION, OPTIONAL, NULL }),
    .rules = "44",
    .source = "rule 114 of the rules of procedure",
    .summary = "Record whether microphones go off at the limit",
    .about =
        "Without such a decision a statement that is too long is shown as such, and the Chair calls the speaker to order; the "
        "microphone stays on.",
    .example = "cut_off=yes consent=yes",
    .decide = decide_cut_off,
};

static const CommandInfo *const commands[] = { &limit_decide, &limit_lift, &cut_off, NULL };
static const EventInfo *const events[] = { &decided, &lifted, &cut_off_decided, NULL };
static const RefusalInfo *const refusals[] = { &refused_spoken_enough, &refused_cut_off_so, NULL };

const Module module_limits = { "limits", "Time limits", commands, events, refusals };
