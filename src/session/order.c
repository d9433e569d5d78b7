/* Points of order, the Chair's rulings, and appeals against them. */
#include "session/order.h"

#include "session/common.h"
#include "session/module.h"
#include "session/motions.h"

static const RefusalInfo refused_no_right = { "no-right-of-point", "52, 110", "rule 113 of the rules of procedure",
                                              "This participant has no right to raise a point of order" };
static const RefusalInfo refused_no_point = { "no-point", "54", NULL, "No point of order is pending" };
static const RefusalInfo refused_no_ruling = {
    "no-ruling", "55", "rule 113 of the rules of procedure",
    "There is no ruling that can still be appealed against: an appeal follows the ruling at once"
};
static const RefusalInfo refused_no_appeal = { "no-right-of-appeal", "55, 110", "rule 113 of the rules of procedure",
                                               "This participant has no right to challenge a ruling" };

GArray *order_business(const State *state)
{
    const Floor *floor = state_the_floor(state);
    const Vote *going_on = state_vote(state, floor->voting);
    GArray *all = g_array_new(FALSE, FALSE, sizeof(Business));
    if (floor->point != ID_NONE) {
        const Business point = { BUSINESS_POINT, floor->point };
        g_array_append_val(all, point);
    }
    if (floor->voting != ID_NONE) {
        const Business vote = { BUSINESS_VOTE, floor->voting };
        g_array_append_val(all, vote);
    }
    g_autoptr(GArray) motions = motions_in_order(state);
    for (guint i = 0; i < motions->len; i++) {
        const Business motion = { BUSINESS_MOTION, g_array_index(motions, int, i) };
        if (going_on == NULL || going_on->motion != motion.id) { /* what is being voted on is there already */
            g_array_append_val(all, motion);
        }
    }
    return all;
}

/* The clock of the statement that is being made stands while a point of order is pending (rule 45). */

static int running_statement(const State *state)
{
    const Floor *floor = state_the_floor(state);
    return floor->since > 0 ? floor->inscription : ID_NONE;
}

static void pend(State *state, int point, Instant at)
{
    Floor *floor = state_the_floor_edit(state);
    floor->point = point;
    floor->ruled = ID_NONE;
    if (floor->since > 0) {
        floor->spoken += at - floor->since;
        floor->since = 0;
    }
}

/* The point is settled, whatever has become of it; the statement that it interrupted goes on. */
static void settle(State *state, int id, PointState as, Instant at)
{
    PointOfOrder *point = state_point_edit(state, id);
    point->state = as;
    point->settled = at;
    const int interrupted = point->interrupted;
    Floor *floor = state_the_floor_edit(state);
    floor->point = ID_NONE;
    floor->ruled = as == POINT_RULED ? id : ID_NONE;
    if (interrupted != ID_NONE && floor->inscription == interrupted && floor->since == 0) {
        floor->since = at;
    }
}

/* The point that an event is about, if it is pending and in that state. */
static int pending_in(const State *state, const Event *event, PointState as)
{
    const int id = (int)values_number(&event->values, FIELD_POINT, 0);
    const PointOfOrder *point = state_point(state, id);
    return point != NULL && id == state_the_floor(state)->point && point->state == as ? id : ID_NONE;
}

/* Appends an event about the point, with the participant. */
static Event *add_about(const State *state, Outcome *outcome, const EventInfo *info, int point, int participant)
{
    Event *event = outcome_add(outcome, info);
    event_number(event, FIELD_POINT, point);
    return event_text(event, FIELD_PARTY, participant_code(state, participant));
}

/* The same, of one that makes the clock of the statement stand. */
static Event *add_interrupting(const State *state, Outcome *outcome, const EventInfo *info, int point, int participant)
{
    Event *event = add_about(state, outcome, info, point, participant);
    if (running_statement(state) != ID_NONE) {
        event_number(event, FIELD_INSCRIPTION, running_statement(state));
    }
    return event;
}

/* Raising */

static bool apply_raised(State *state, const Event *event)
{
    const Values *values = &event->values;
    const int participant = event_find(state, event, FIELD_PARTY, state_find_participant);
    const Floor *floor = state_the_floor(state);
    if (participant == ID_NONE || floor->meeting == ID_NONE || floor->point != ID_NONE ||
        values_number(values, FIELD_POINT, 0) != state_points(state) + 1 ||
        values_number(values, FIELD_INSCRIPTION, 0) != running_statement(state)) {
        return false;
    }
    int id;
    const Text text = state_keep(state, values_text(values, FIELD_TEXT));
    PointOfOrder *point = state_point_add(state, &id);
    point->participant = participant;
    point->interrupted = running_statement(state);
    point->raised = event->at;
    point->text = text;
    pend(state, id, event->at);
    return true;
}

static const EventInfo raised = {
    .name = "order.raised",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_POINT, FIELD_PARTY, FIELD_SECONDS, MAY_BE_MISSING, FIELD_TEXT, FIELD_CONDUCT,
                     FIELD_INSCRIPTION),
    .says = "{party} raised a point of order[: {text}]",
    .apply = apply_raised,
};

static Refusal may_raise(const State *state, const Command *command, Outcome *outcome, int participant)
{
    const RightExtent right = participant_rights(state, participant, command->at).point_of_order;
    const bool on_conduct = values_number(&command->values, FIELD_CONDUCT, 0) != 0;
    const bool are_voting = state_the_floor(state)->voting != ID_NONE;
    if (right != EXTENT_FULL && right != EXTENT_OWN_MATTERS) {
        return &refused_no_right;
    }
    if (right == EXTENT_OWN_MATTERS && !values_has(&command->values, FIELD_TEXT)) {
        return refuse_field(outcome, FIELD_TEXT, "how the proceedings concern the participant itself");
    }
    if (are_voting && !on_conduct) {
        return &refused_voting;
    }
    if (on_conduct && !are_voting) {
        return refuse_field(outcome, FIELD_CONDUCT, "no, since no voting is going on");
    }
    return ALLOWED;
}

static Refusal decide_raise(const State *state, const Command *command, Outcome *outcome)
{
    int participant;
    Refusal refusal = command_participant(state, command, outcome, &participant);
    if (refusal == ALLOWED) {
        refusal = may_raise(state, command, outcome, participant);
    }
    if (refusal != ALLOWED) {
        return refusal;
    }
    Event *event = add_interrupting(state, outcome, &raised, state_points(state) + 1, participant);
    EVENT_TAKE(event, command, FIELD_TEXT, FIELD_CONDUCT);
    event_number(event, FIELD_SECONDS, state_the_body(state)->procedure.point_seconds);
    return ALLOWED;
}

static const CommandInfo order_raise = {
    .name = "order.raise",
    .who = MAY(ROLE_PARTICIPANT) | MAY(ROLE_SECRETARIAT) | MAY(ROLE_CHAIR),
    .needs = NEEDS_SESSION | NEEDS_SITTING | NEEDS_NO_POINT,
    COMMAND_FIELDS_ARE(
        { FIELD_PARTY, OPTIONAL, "left out by a delegation for itself" },
        { FIELD_TEXT, OPTIONAL, "what it is about; whoever may do it on its own matters alone must say it" },
        { FIELD_CONDUCT, OPTIONAL, "must be yes while voting is going on" }),
    .rules = "45, 52, 53, 62",
    .source = "rules 113 and 128 of the rules of procedure",
    .summary = "Raise a point of order",
    .about =
        "At any time of a discussion, whoever has the floor; it comes before every list. The clock of the statement that is "
        "interrupted stands until the Chair has ruled, and nobody else can be given the floor before. While voting is going "
        "on, a point of order may only be about how it is conducted.",
    .example = "party=FRA text=\"The interpretation into French is missing\"",
    .decide = decide_raise,
};

/* Ruling */

static bool apply_ruled(State *state, const Event *event)
{
    const int id = pending_in(state, event, POINT_RAISED);
    if (id == ID_NONE) {
        return false;
    }
    settle(state, id, POINT_RULED, event->at);
    return true;
}

static const EventInfo ruled = {
    .name = "order.ruled",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_POINT, FIELD_PARTY, FIELD_RULING, MAY_BE_MISSING),
    .says = "The Chair ruled on the point of order of {party}: {ruling}",
    .apply = apply_ruled,
};

static Refusal decide_rule(const State *state, const Command *command, Outcome *outcome)
{
    const int id = state_the_floor(state)->point;
    const PointOfOrder *point = state_point(state, id);
    if (point == NULL || point->state != POINT_RAISED) {
        return &refused_no_point;
    }
    EVENT_TAKE(add_about(state, outcome, &ruled, id, point->participant), command, FIELD_RULING);
    return ALLOWED;
}

static const CommandInfo rule = {
    .name = "order.rule",
    .who = MAY(ROLE_CHAIR),
    .needs = NEEDS_SESSION | NEEDS_SITTING,
    COMMAND_FIELDS_ARE({ FIELD_RULING, GIVEN, "in the words in which it is announced" }),
    .rules = "45, 54",
    .source = "rule 113 of the rules of procedure",
    .summary = "Rule on the point of order",
    .about =
        "The Chair decides at once, and the statement that was interrupted goes on with the time that was left. The ruling can "
        "be appealed against until somebody else has been given the floor.",
    .example = "ruling=\"The list of speakers is closed; the request comes too late\"",
    .decide = decide_rule,
};

/* Withdrawing: a point, or an appeal, by who made it */

static bool apply_withdrawn(State *state, const Event *event)
{
    const int raised_point = pending_in(state, event, POINT_RAISED);
    const int appealed_point = pending_in(state, event, POINT_APPEALED);
    if (raised_point != ID_NONE) {
        settle(state, raised_point, POINT_WITHDRAWN, event->at);
    } else if (appealed_point != ID_NONE) {
        settle(state, appealed_point, POINT_UPHELD, event->at);
    }
    return raised_point != ID_NONE || appealed_point != ID_NONE;
}

static const EventInfo withdrawn = {
    .name = "order.withdrawn",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_POINT, FIELD_PARTY, MAY_BE_MISSING),
    .says = "{party} did not insist",
    .apply = apply_withdrawn,
};

static Refusal decide_withdraw(const State *state, const Command *command, Outcome *outcome)
{
    int participant;
    const Floor *floor = state_the_floor(state);
    const PointOfOrder *point = state_point(state, floor->point);
    const Vote *vote = state_vote(state, floor->voting);
    const Refusal refusal = command_participant(state, command, outcome, &participant);
    if (refusal != ALLOWED) {
        return refusal;
    }
    if (point == NULL) {
        return &refused_no_point;
    }
    if (participant != (point->state == POINT_APPEALED ? point->appellant : point->participant)) {
        return &refused_not_yours;
    }
    if (vote != NULL && vote->point == floor->point) {
        return &refused_voting;
    }
    add_about(state, outcome, &withdrawn, floor->point, participant);
    return ALLOWED;
}

static const CommandInfo withdraw = {
    .name = "order.withdraw",
    .who = MAY(ROLE_PARTICIPANT) | MAY(ROLE_SECRETARIAT) | MAY(ROLE_CHAIR),
    .needs = NEEDS_SESSION | NEEDS_SITTING,
    COMMAND_FIELDS_ARE({ FIELD_PARTY, OPTIONAL, "left out by a delegation for itself" }),
    .rules = "54",
    .source = "rule 113 of the rules of procedure",
    .summary = "Withdraw the point of order, or the appeal",
    .about =
        "By the delegation that raised the point, as long as the Chair has not ruled; by the one that appealed, as long as "
        "nobody votes on it: then the ruling stands.",
    .example = "party=FRA",
    .decide = decide_withdraw,
};

/* Appeals */

static bool apply_appealed(State *state, const Event *event)
{
    const int id = (int)values_number(&event->values, FIELD_POINT, 0);
    const int participant = event_find(state, event, FIELD_PARTY, state_find_participant);
    const Floor *floor = state_the_floor(state);
    if (participant == ID_NONE || id == ID_NONE || floor->ruled != id || state_point(state, id) == NULL ||
        values_number(&event->values, FIELD_INSCRIPTION, 0) != running_statement(state)) {
        return false;
    }
    PointOfOrder *point = state_point_edit(state, id);
    point->state = POINT_APPEALED;
    point->appellant = participant;
    point->interrupted = running_statement(state);
    pend(state, id, event->at);
    return true;
}

static const EventInfo appealed = {
    .name = "order.appealed",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_POINT, FIELD_PARTY, MAY_BE_MISSING, FIELD_INSCRIPTION),
    .says = "{party} appealed against the ruling",
    .apply = apply_appealed,
};

static Refusal decide_appeal(const State *state, const Command *command, Outcome *outcome)
{
    int participant;
    const Floor *floor = state_the_floor(state);
    const Refusal refusal = command_participant(state, command, outcome, &participant);
    if (refusal != ALLOWED) {
        return refusal;
    }
    if (!participant_rights(state, participant, command->at).challenge_ruling) {
        return &refused_no_appeal;
    }
    if (floor->ruled == ID_NONE) {
        return &refused_no_ruling;
    }
    add_interrupting(state, outcome, &appealed, floor->ruled, participant);
    return ALLOWED;
}

static const CommandInfo appeal = {
    .name = "order.appeal",
    .who = MAY(ROLE_PARTICIPANT) | MAY(ROLE_SECRETARIAT) | MAY(ROLE_CHAIR),
    .needs = NEEDS_SESSION | NEEDS_SITTING | NEEDS_NO_POINT,
    COMMAND_FIELDS_ARE({ FIELD_PARTY, OPTIONAL, "left out by a delegation for itself" }),
    .rules = "53, 55",
    .source = "rule 113 of the rules of procedure",
    .summary = "Appeal against the Chair's ruling",
    .about =
        "Right after the ruling, before somebody else has been given the floor. It is put to the vote at once (vote.call with "
        "the point); nothing else goes on before. The ruling stands unless a majority of the Members present and voting "
        "overrules it.",
    .example = "party=EGY",
    .binds = true,
    .decide = decide_appeal,
};

static bool apply_appeal_decided(State *state, const Event *event)
{
    const int id = pending_in(state, event, POINT_APPEALED);
    const bool is_upheld = values_number(&event->values, FIELD_APPEAL, RULING_OVERRULED) == RULING_UPHELD;
    if (id == ID_NONE) {
        return false;
    }
    settle(state, id, is_upheld ? POINT_UPHELD : POINT_OVERRULED, event->at);
    return true;
}

static const EventInfo appeal_decided = {
    .name = "order.appeal_decided",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_POINT, FIELD_APPEAL, MAY_BE_MISSING),
    .says = "The body decided on the appeal: the ruling was {appeal}",
    .apply = apply_appeal_decided,
};

void order_appeal_decided(Outcome *outcome, int point, bool is_upheld)
{
    Event *event = outcome_add(outcome, &appeal_decided);
    event_number(event, FIELD_POINT, point);
    event_number(event, FIELD_APPEAL, is_upheld ? RULING_UPHELD : RULING_OVERRULED);
}

static const CommandInfo *const commands[] = { &order_raise, &rule, &withdraw, &appeal, NULL };
static const EventInfo *const events[] = { &raised, &ruled, &withdrawn, &appealed, &appeal_decided, NULL };
static const RefusalInfo *const refusals[] = { &refused_no_right, &refused_no_point, &refused_no_ruling,
                                               &refused_no_appeal, NULL };

const Module module_order = { "order", "Points of order", commands, events, refusals };
