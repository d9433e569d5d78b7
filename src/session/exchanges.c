/* Places that change hands: exchanged between two delegations, or given by one to another. Both sides consent; what one
 * offers and the other has not answered stands until either takes it back or one of the two no longer waits (rule 37).
 */
#include "session/common.h"
#include "session/inscriptions.h"
#include "session/module.h"
#include "session/speakers.h"

#include <string.h>

static const RefusalInfo refused_no_offer = { "no-offer", "37", NULL, "Nothing is offered there" };
static const RefusalInfo refused_offer_gone = { "offer-gone", "37", NULL,
                                                "The other place is no longer there: its holder was heard or left" };

/* The place that the acting delegation, or the one that the Secretariat names, may dispose of. */
static Refusal find_own(const State *state, const Command *command, Outcome *outcome, int *ret_inscription)
{
    const Refusal refusal = inscription_find(state, command, outcome, ret_inscription);
    return refusal == ALLOWED
               ? inscription_consents(command, state, state_inscription(state, *ret_inscription)->participant)
               : refusal;
}

/* Offering an exchange */

static bool apply_swap_offered(State *state, const Event *event)
{
    Inscription *own = inscription_edit_waiting(state, event);
    if (own == NULL) {
        return false;
    }
    own->swap = (int)values_number(&event->values, FIELD_WITH, 0);
    own->yield_to = ID_NONE;
    return true;
}

static const EventInfo swap_offered = {
    .name = "swap.offered",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_INSCRIPTION, FIELD_LIST, FIELD_PARTY, FIELD_WITH, FIELD_RECIPIENT, MAY_BE_MISSING,
                     FIELD_REQUESTER),
    .says = "{party} offered to exchange places on {list} with {recipient}",
    .apply = apply_swap_offered,
};

static Refusal check_swap(const State *state, Outcome *outcome, int own, int other)
{
    const Inscription *one = state_inscription(state, own), *two = state_inscription(state, other);
    if (two == NULL || own == other || two->list != one->list) {
        return refuse_field(outcome, FIELD_WITH, "another inscription of the same list");
    }
    if (two->state != INSCRIPTION_WAITING) {
        return &refused_offer_gone;
    }
    return speakers_is_among_members(one) == speakers_is_among_members(two) ? ALLOWED : &refused_members_first;
}

static Refusal decide_swap(const State *state, const Command *command, Outcome *outcome)
{
    int own;
    const int other = (int)values_number(&command->values, FIELD_WITH, 0);
    Refusal refusal = find_own(state, command, outcome, &own);
    if (refusal == ALLOWED) {
        refusal = check_swap(state, outcome, own, other);
    }
    if (refusal != ALLOWED) {
        return refusal;
    }
    Event *event = inscription_event_about(state, outcome, &swap_offered, own);
    EVENT_TAKE(event, command, FIELD_WITH, FIELD_REQUESTER);
    event_text(event, FIELD_RECIPIENT, participant_code(state, state_inscription(state, other)->participant));
    return ALLOWED;
}

static const CommandInfo swap = {
    .name = "floor.swap",
    .who = MAY(ROLE_SECRETARIAT) | MAY(ROLE_PARTICIPANT),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_LIST, OPTIONAL, NULL }, { FIELD_INSCRIPTION, OPTIONAL, "one's own place" },
                       { FIELD_WITH, GIVEN, "the place that is wanted" },
                       { FIELD_REQUESTER, OPTIONAL, "the delegation, where the Secretariat acts for it" }),
    .rules = "37, 42",
    .summary = "Offer to exchange places",
    .about = "The other delegation accepts or declines (floor.accept, floor.decline); until then nothing changes.",
    .example = "list=item-5 with=3",
    .decide = decide_swap,
};

/* Offering one's place */

static bool apply_yield_offered(State *state, const Event *event)
{
    const int recipient = event_find(state, event, FIELD_RECIPIENT, state_find_participant);
    Inscription *own = inscription_edit_waiting(state, event);
    if (own == NULL || recipient == ID_NONE) {
        return false;
    }
    own->yield_to = recipient;
    own->swap = ID_NONE;
    return true;
}

static const EventInfo yield_offered = {
    .name = "yield.offered",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_INSCRIPTION, FIELD_LIST, FIELD_PARTY, FIELD_RECIPIENT, MAY_BE_MISSING, FIELD_REQUESTER),
    .says = "{party} offered its place on {list} to {recipient}",
    .apply = apply_yield_offered,
};

/* Who receives it must have the right to speak there, and be of the same part of the list. */
static Refusal check_recipient(const State *state, const Command *command, Outcome *outcome, int own, int recipient,
                               Capacity *ret_capacity)
{
    const Inscription *row = state_inscription(state, own);
    if (recipient == row->participant) {
        return refuse_field(outcome, FIELD_RECIPIENT, "another delegation");
    }
    const Refusal refusal = inscription_capacity(state, row->list, recipient, false, command->at, ret_capacity);
    const Inscription would_be = { .capacity = *ret_capacity };
    return refusal != ALLOWED || speakers_is_among_members(row) == speakers_is_among_members(&would_be)
               ? refusal
               : &refused_members_first;
}

static Refusal decide_yield(const State *state, const Command *command, Outcome *outcome)
{
    int own, recipient;
    Capacity capacity = CAPACITY_STATE;
    Refusal refusal = find_own(state, command, outcome, &own);
    if (refusal == ALLOWED) {
        refusal = command_find(state, command, outcome, FIELD_RECIPIENT, state_find_participant, &recipient);
    }
    if (refusal == ALLOWED) {
        refusal = check_recipient(state, command, outcome, own, recipient, &capacity);
    }
    if (refusal != ALLOWED) {
        return refusal;
    }
    EVENT_TAKE(inscription_event_about(state, outcome, &yield_offered, own), command, FIELD_RECIPIENT, FIELD_REQUESTER);
    return ALLOWED;
}

static const CommandInfo yield = {
    .name = "floor.yield",
    .who = MAY(ROLE_SECRETARIAT) | MAY(ROLE_PARTICIPANT),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_LIST, OPTIONAL, NULL }, { FIELD_INSCRIPTION, OPTIONAL, "one's own place" },
                       { FIELD_RECIPIENT, GIVEN, NULL },
                       { FIELD_REQUESTER, OPTIONAL, "the delegation, where the Secretariat acts for it" }),
    .rules = "37, 42",
    .summary = "Offer one's place to another delegation",
    .about =
        "If the other accepts, it has the place, and the one that offered it is off the list. The list is no longer for it, so that this "
        "is possible on a closed list too. Who has a place already moves to the one that it is given.",
    .example = "list=item-5 recipient=DEU",
    .decide = decide_yield,
};

/* Answers */

static void exchange_numbers(int *one, int *other)
{
    const int kept = *one;
    *one = *other;
    *other = kept;
}

/* All that makes a place what it is: whose keys it has, the turn it was moved to, precedence. */
static void exchange_places(State *state, int one_id, int other_id)
{
    Inscription *one = state_inscription_edit(state, one_id), *other = state_inscription_edit(state, other_id);
    int place = one->place != ID_NONE ? one->place : one_id;
    int others = other->place != ID_NONE ? other->place : other_id;
    const Text reason = one->pin_reason;
    const Instant moved = one->moved;
    exchange_numbers(&place, &others);
    exchange_numbers(&one->pin, &other->pin);
    exchange_numbers(&one->precedence, &other->precedence);
    one->place = place != one_id ? place : ID_NONE;
    other->place = others != other_id ? others : ID_NONE;
    one->pin_reason = other->pin_reason;
    one->moved = other->moved;
    other->pin_reason = reason;
    other->moved = moved;
    one->swap = one->yield_to = other->swap = other->yield_to = ID_NONE;
}

/* The two inscriptions of an event, if both wait on one list. */
static bool two_waiting(const State *state, const Event *event, int *ret_one, int *ret_other)
{
    *ret_one = (int)values_number(&event->values, FIELD_INSCRIPTION, 0);
    *ret_other = (int)values_number(&event->values, FIELD_WITH, 0);
    const Inscription *one = state_inscription(state, *ret_one), *other = state_inscription(state, *ret_other);
    return *ret_one != *ret_other && one != NULL && other != NULL && one->state == INSCRIPTION_WAITING &&
           other->state == INSCRIPTION_WAITING && one->list == other->list;
}

static bool apply_exchanged(State *state, const Event *event)
{
    int one, other;
    if (!two_waiting(state, event, &one, &other)) {
        return false;
    }
    exchange_places(state, one, other);
    return true;
}

static const EventInfo exchanged = {
    .name = "places.exchanged",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_INSCRIPTION, FIELD_LIST, FIELD_PARTY, FIELD_WITH, FIELD_RECIPIENT, MAY_BE_MISSING,
                     FIELD_REQUESTER),
    .says = "{party} and {recipient} exchanged places on {list}",
    .apply = apply_exchanged,
};

static bool apply_yielded(State *state, const Event *event)
{
    int one, other;
    if (!two_waiting(state, event, &one, &other)) {
        return false;
    }
    exchange_places(state, one, other);
    state_inscription_edit(state, one)->state = INSCRIPTION_YIELDED;
    return true;
}

static const EventInfo yielded = {
    .name = "place.yielded",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_INSCRIPTION, FIELD_LIST, FIELD_PARTY, FIELD_WITH, FIELD_RECIPIENT, MAY_BE_MISSING,
                     FIELD_REQUESTER),
    .says = "{party} gave its place on {list} to {recipient}",
    .apply = apply_yielded,
};

/* The inscription in whose name something is offered. */
static Refusal find_offer(const State *state, const Command *command, Outcome *outcome, int *ret_id)
{
    *ret_id = (int)values_number(&command->values, FIELD_INSCRIPTION, 0);
    const Inscription *row = state_inscription(state, *ret_id);
    if (row == NULL) {
        return refuse_unknown(outcome, command, FIELD_INSCRIPTION);
    }
    if (row->swap == ID_NONE && row->yield_to == ID_NONE) {
        return &refused_no_offer;
    }
    return row->state == INSCRIPTION_WAITING ? ALLOWED : &refused_offer_gone;
}

static int answers(const State *state, const Inscription *offer)
{
    const Inscription *other = state_inscription(state, offer->swap);
    return other != NULL ? other->participant : offer->yield_to;
}

static void add_change(const State *state, const Command *command, Outcome *outcome, const EventInfo *info, int offer,
                       int other)
{
    Event *event = inscription_event_about(state, outcome, info, offer);
    event_number(event, FIELD_WITH, other);
    event_text(event, FIELD_RECIPIENT, participant_code(state, answers(state, state_inscription(state, offer))));
    EVENT_TAKE(event, command, FIELD_REQUESTER);
}

static Refusal accept_swap(const State *state, const Command *command, Outcome *outcome, int offer, int other)
{
    const Refusal refusal = check_swap(state, outcome, offer, other);
    if (refusal == ALLOWED) {
        add_change(state, command, outcome, &exchanged, offer, other);
    }
    return refusal;
}

static Refusal accept_yield(const State *state, const Command *command, Outcome *outcome, int offer)
{
    Capacity capacity = CAPACITY_STATE;
    const Inscription *row = state_inscription(state, offer);
    const Refusal refusal = check_recipient(state, command, outcome, offer, row->yield_to, &capacity);
    if (refusal != ALLOWED) {
        return refusal;
    }
    int other = inscription_of(state, row->list, row->yield_to, capacity == CAPACITY_GROUP);
    const Inscription *known = state_inscription(state, other);
    if (known != NULL && known->state != INSCRIPTION_WAITING) {
        return &refused_already_listed;
    }
    if (known == NULL) {
        const Channel channel = command->actor.role == ROLE_PARTICIPANT ? CHANNEL_PORTAL : CHANNEL_DESK;
        other = inscription_add(state, outcome, row->list, row->yield_to, capacity, channel);
    }
    add_change(state, command, outcome, &yielded, offer, other);
    return ALLOWED;
}

static Refusal decide_accept(const State *state, const Command *command, Outcome *outcome)
{
    int offer;
    Refusal refusal = find_offer(state, command, outcome, &offer);
    if (refusal == ALLOWED) {
        refusal = inscription_consents(command, state, answers(state, state_inscription(state, offer)));
    }
    if (refusal != ALLOWED) {
        return refusal;
    }
    const int other = state_inscription(state, offer)->swap;
    return other != ID_NONE ? accept_swap(state, command, outcome, offer, other)
                            : accept_yield(state, command, outcome, offer);
}

static const CommandInfo accept_offer = {
    .name = "floor.accept",
    .who = MAY(ROLE_SECRETARIAT) | MAY(ROLE_PARTICIPANT),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_INSCRIPTION, GIVEN, "the place of the delegation that made the offer" },
                       { FIELD_REQUESTER, OPTIONAL, "the delegation that accepts, where the Secretariat acts for it" }),
    .rules = "37, 42",
    .summary = "Accept an exchange, or a place that is offered",
    .about =
        "The places change hands at once. If the other has been heard meanwhile or has left, there is nothing to accept.",
    .example = "inscription=2",
    .decide = decide_accept,
};

static bool apply_declined(State *state, const Event *event)
{
    Inscription *offer = inscription_edit_waiting(state, event);
    if (offer == NULL) {
        return false;
    }
    offer->swap = offer->yield_to = ID_NONE;
    return true;
}

static const EventInfo declined = {
    .name = "offer.declined",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_INSCRIPTION, FIELD_LIST, FIELD_PARTY, FIELD_RECIPIENT, MAY_BE_MISSING, FIELD_REQUESTER),
    .says = "The offer of {party} to {recipient} on {list} no longer stands",
    .apply = apply_declined,
};

/* Either side may. */
static Refusal decide_decline(const State *state, const Command *command, Outcome *outcome)
{
    int id;
    Refusal refusal = find_offer(state, command, outcome, &id);
    if (refusal != ALLOWED) {
        return refusal;
    }
    const Inscription *offer = state_inscription(state, id);
    refusal = inscription_consents(command, state, answers(state, offer));
    if (refusal != ALLOWED) {
        refusal = inscription_consents(command, state, offer->participant);
    }
    if (refusal != ALLOWED) {
        return refusal;
    }
    Event *event = inscription_event_about(state, outcome, &declined, id);
    event_text(event, FIELD_RECIPIENT, participant_code(state, answers(state, offer)));
    EVENT_TAKE(event, command, FIELD_REQUESTER);
    return ALLOWED;
}

static const CommandInfo decline = {
    .name = "floor.decline",
    .who = MAY(ROLE_SECRETARIAT) | MAY(ROLE_PARTICIPANT),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_INSCRIPTION, GIVEN, "the place of the delegation that made the offer" },
                       { FIELD_REQUESTER, OPTIONAL, "the delegation, where the Secretariat acts for it" }),
    .rules = "37",
    .summary = "Decline an offer, or take one's own back",
    .about = "Both places stay as they are.",
    .example = "inscription=2",
    .decide = decide_decline,
};

static const CommandInfo *const commands[] = { &swap, &yield, &accept_offer, &decline, NULL };
static const EventInfo *const events[] = { &swap_offered, &yield_offered, &exchanged, &yielded, &declined, NULL };
static const RefusalInfo *const refusals[] = { &refused_no_offer, &refused_offer_gone, NULL };

const Module module_exchanges = { "exchanges", "Exchanging places", commands, events, refusals };
