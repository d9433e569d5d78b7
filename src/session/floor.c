/* The floor: given, paused, ended. */
#include "session/floor.h"

#include "session/common.h"
#include "session/inscriptions.h"
#include "session/meeting.h"
#include "session/module.h"
#include "session/replies.h"
#include "session/speakers.h"
#include "session/time_limits.h"

const RefusalInfo refused_floor_taken = { "floor-taken", "29", "rule 109 of the rules of procedure",
                                          "Somebody has the floor" };
const RefusalInfo refused_nobody_speaks = { "nobody-speaks", "29", NULL, "Nobody has the floor" };
static const RefusalInfo refused_nobody_waits = { "nobody-waits", "29", "rule 109 of the rules of procedure",
                                                  "Nobody on the list waits for the floor" };
static const RefusalInfo refused_out_of_order = { "out-of-order", "30, 31", "rule 109 of the rules of procedure",
                                                  "It is not the next: out of order the floor is given with a reason" };
static const RefusalInfo refused_not_on_call = {
    "not-on-call", "29, 112", "rule 112 of the rules of procedure",
    "Only the Secretariat and officers are called without an inscription: grant precedence instead"
};
static const RefusalInfo refused_paused = { "paused", "45", NULL, "The clock stands already" };
static const RefusalInfo refused_not_paused = { "not-paused", "45", NULL, "The clock runs" };
static const RefusalInfo refused_another_speaks = { "another-speaks", "29", NULL, "Another has the floor" };
static const RefusalInfo refused_by_hand = { "by-hand", "45", NULL,
                                             "The clock does not stand because of the microphone" };

/* Derived */

gint64 floor_spoken(const State *state, Instant now)
{
    const Floor *floor = state_the_floor(state);
    if (floor->inscription == ID_NONE) {
        return 0;
    }
    return floor->spoken + (floor->since > 0 ? MAX(now - floor->since, 0) : 0);
}

gint64 floor_left(const State *state, Instant now)
{
    const Floor *floor = state_the_floor(state);
    if (floor->inscription == ID_NONE || floor->limit == 0) {
        return G_MAXINT64;
    }
    return floor->limit * G_USEC_PER_SEC - floor_spoken(state, now);
}

bool floor_stands_still(const State *state)
{
    const Floor *floor = state_the_floor(state);
    return floor->inscription != ID_NONE && floor->since == 0;
}

bool floor_is_informal(const State *state)
{
    return meeting_is_informal(state) || (state_the_floor(state)->meeting != ID_NONE &&
                                          state_the_body(state)->programme_state == PROGRAMME_NOT_ADOPTED);
}

FloorView floor_view(const State *state, Instant now)
{
    const Floor *floor = state_the_floor(state);
    FloorView view = { .list = floor->list, .current = floor->inscription };
    view.spoken = floor_spoken(state, now);
    view.left = floor_left(state, now);
    view.is_over = view.left < 0;
    view.stands_still = floor_stands_still(state);
    if (floor->list != ID_NONE) {
        g_autoptr(GArray) order = speakers_in_order(state, floor->list);
        view.remaining = (int)order->len;
        view.heard = (int)state_taken(state, floor->list)->len;
        for (guint i = 0; i < MIN(order->len, FLOOR_NEXT); i++) {
            view.next[i] = g_array_index(order, int, i);
        }
    }
    return view;
}

void floor_stop_clock(State *state, Instant at)
{
    if (state_the_floor(state)->since > 0) {
        const gint64 spoken = floor_spoken(state, at);
        Floor *floor = state_the_floor_edit(state);
        floor->spoken = spoken;
        floor->since = 0;
    }
}

void floor_start_clock(State *state, Instant at)
{
    if (floor_stands_still(state)) {
        Floor *floor = state_the_floor_edit(state);
        floor->since = at;
        floor->muted = 0;
    }
}

/* Giving the floor */

static bool begin(State *state, const Event *event, int id)
{
    const int meeting = state_the_floor(state)->meeting;
    if (state_meeting(state, meeting) == NULL || state_the_floor(state)->inscription != ID_NONE) {
        return false;
    }
    state_rests_on(state, TABLE_MEETING, meeting);
    Inscription *inscription = state_inscription_edit(state, id);
    inscription->state = INSCRIPTION_SPEAKING;
    inscription->began = event->at;
    inscription->limit = (int)values_number(&event->values, FIELD_SECONDS, 0);
    inscription->meeting = meeting;
    inscription->after = state_the_floor(state)->last;
    inscription->is_informal = values_number(&event->values, FIELD_MODE, SITTING_FORMAL) != SITTING_FORMAL;
    inscription->swap = inscription->yield_to = ID_NONE;
    Floor *floor = state_the_floor_edit(state);
    floor->inscription = id;
    floor->ruled = ID_NONE;
    floor->list = state_inscription(state, id)->list;
    floor->since = event->at;
    floor->muted = 0;
    floor->spoken = 0;
    floor->limit = (int)values_number(&event->values, FIELD_SECONDS, 0);
    return true;
}

static bool apply_given(State *state, const Event *event)
{
    const int id = (int)values_number(&event->values, FIELD_INSCRIPTION, 0);
    const Inscription *row = state_inscription(state, id);
    return row != NULL && row->state == INSCRIPTION_WAITING && begin(state, event, id);
}

static const EventInfo given = {
    .name = "floor.given",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_INSCRIPTION, FIELD_LIST, FIELD_PARTY, MAY_BE_MISSING, FIELD_GROUP, FIELD_SECONDS, FIELD_MODE,
                     FIELD_REASON),
    .says = "{party} was given the floor[ on behalf of {group}][, for {seconds}][ ({mode})][, out of order: {reason}]",
    .apply = apply_given,
};

static void add_terms(const State *state, Event *event, int limit)
{
    if (limit > 0) {
        event_number(event, FIELD_SECONDS, limit);
    }
    if (floor_is_informal(state)) {
        const SittingMode mode = state_meeting(state, state_the_floor(state)->meeting)->mode;
        event_number(event, FIELD_MODE, mode != SITTING_FORMAL ? mode : SITTING_INFORMAL);
    }
}

/* The next of the list; or the one that is named, with a reason if it is not the next. */
static Refusal find_next(const State *state, const Command *command, Outcome *outcome, int *ret_id)
{
    int list;
    if (!values_has(&command->values, FIELD_LIST) && !values_has(&command->values, FIELD_INSCRIPTION)) {
        return refuse_field(outcome, FIELD_LIST, "the list, or an inscription");
    }
    if (!values_has(&command->values, FIELD_INSCRIPTION) && !values_has(&command->values, FIELD_PARTY)) {
        const Refusal refusal = command_find(state, command, outcome, FIELD_LIST, state_find_list, &list);
        *ret_id = refusal == ALLOWED ? speakers_next(state, list) : ID_NONE;
        return refusal != ALLOWED || *ret_id != ID_NONE ? refusal : &refused_nobody_waits;
    }
    const Refusal refusal = inscription_find(state, command, outcome, ret_id);
    if (refusal != ALLOWED) {
        return refusal;
    }
    const bool is_next = speakers_next(state, state_inscription(state, *ret_id)->list) == *ret_id;
    return is_next || values_has(&command->values, FIELD_REASON) ? ALLOWED : &refused_out_of_order;
}

static Refusal decide_give(const State *state, const Command *command, Outcome *outcome)
{
    int id;
    Refusal refusal =
        state_the_floor(state)->inscription != ID_NONE ? &refused_floor_taken : find_next(state, command, outcome, &id);
    if (refusal == ALLOWED) {
        refusal = replies_may_begin(state, id);
    }
    if (refusal != ALLOWED) {
        return refusal;
    }
    const Inscription *row = state_inscription(state, id);
    Event *event = outcome_add(outcome, &given);
    event_number(event, FIELD_INSCRIPTION, id);
    event_text(event, FIELD_LIST, state_text(state, state_list(state, row->list)->id));
    event_text(event, FIELD_PARTY, participant_code(state, row->participant));
    event_text(event, FIELD_GROUP, state_text(state, row->group));
    add_terms(state, event, limits_seconds(state, id));
    EVENT_TAKE(event, command, FIELD_REASON);
    return ALLOWED;
}

static const CommandInfo give = {
    .name = "floor.give",
    .who = MAY(ROLE_CHAIR),
    .needs = NEEDS_SESSION | NEEDS_MEETING | NEEDS_SITTING | NEEDS_NO_VOTING | NEEDS_NO_POINT | NEEDS_NO_MOTION,
    COMMAND_FIELDS_ARE({ FIELD_LIST, OPTIONAL, "whose next speaker it is" }, { FIELD_PARTY, OPTIONAL, "on that list" },
                       { FIELD_INSCRIPTION, OPTIONAL, "of somebody who waits" },
                       { FIELD_REASON, OPTIONAL, "must be given of one that is not the next" }),
    .rules = "29–31, 53",
    .source = "rule 109 of the rules of procedure",
    .summary = "Give the floor to the next speaker",
    .about =
        "Whoever the order of the list has first; or one that waits and is named, with the reason why it comes out of order. The time "
        "limit that holds for it is recorded with it, and its clock runs. Nobody is given the floor without a place on a list; precedence, points of "
        "order, replies and the Secretariat have commands of their own.",
    .example = "list=item-5",
    .decide = decide_give,
};

/* Without an inscription (rule 112 of the rules of procedure) */

static bool apply_called(State *state, const Event *event)
{
    const Values *values = &event->values;
    const int participant = event_find(state, event, FIELD_PARTY, state_find_participant);
    const int id = state_inscriptions(state) + 1;
    if (values_number(values, FIELD_INSCRIPTION, 0) != id ||
        (values_has(values, FIELD_PARTY) && participant == ID_NONE) || state_the_floor(state)->meeting == ID_NONE ||
        state_the_floor(state)->inscription != ID_NONE) {
        return false;
    }
    Inscription *inscription = state_inscription_add(state, NULL);
    inscription->participant = participant;
    inscription->capacity = (Capacity)values_number(values, FIELD_CAPACITY, CAPACITY_SECRETARIAT);
    inscription->level = LEVEL_DELEGATE;
    inscription->person = state_keep(state, values_text(values, FIELD_PERSON));
    inscription->channel = CHANNEL_DESK;
    inscription->asked = event->at;
    return begin(state, event, id);
}

static const EventInfo called = {
    .name = "speaker.called",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_INSCRIPTION, FIELD_CAPACITY, MAY_BE_MISSING, FIELD_PARTY, FIELD_POST, FIELD_PERSON,
                     FIELD_SECONDS, FIELD_MODE, FIELD_REASON),
    .says = "The Chair called a speaker without inscription ({capacity})[: {party}][, {post}][; {reason}]",
    .apply = apply_called,
};

static const Officer *officer_of(const State *state, OfficerPost post)
{
    for (int id = state_officers(state); id >= 1; id--) {
        const Officer *officer = state_officer(state, id);
        if (officer != NULL && officer->post == post && !officer->has_left) {
            return officer;
        }
    }
    return NULL;
}

/* Who is called, and in which capacity: an officer, whom the rules name or who is of the Secretariat; 0 is the
 * Secretariat itself. The Chair speaks as such and is given no floor. */
static Refusal find_called(const State *state, const Command *command, Outcome *outcome, int *ret_participant)
{
    *ret_participant = ID_NONE;
    if (values_has(&command->values, FIELD_POST)) {
        const OfficerPost post = (OfficerPost)values_number(&command->values, FIELD_POST, 0);
        const Officer *officer = post != POST_CHAIR ? officer_of(state, post) : NULL;
        *ret_participant = officer != NULL ? officer->participant : ID_NONE;
        return officer != NULL || post == POST_SECRETARY
                   ? ALLOWED
                   : refuse_field(outcome, FIELD_POST, "the post of an officer, who is not the Chair");
    }
    if (!values_has(&command->values, FIELD_PARTY)) {
        return ALLOWED;
    }
    const Refusal refusal = command_find(state, command, outcome, FIELD_PARTY, state_find_participant, ret_participant);
    return refusal != ALLOWED || participant_rights(state, *ret_participant, command->at).any_time
               ? refusal
               : &refused_not_on_call;
}

static Refusal decide_call(const State *state, const Command *command, Outcome *outcome)
{
    int participant;
    const Refusal refusal = state_the_floor(state)->inscription != ID_NONE
                                ? &refused_floor_taken
                                : find_called(state, command, outcome, &participant);
    if (refusal != ALLOWED) {
        return refusal;
    }
    const Participant *row = state_participant(state, participant);
    Event *event = outcome_add(outcome, &called);
    event_number(event, FIELD_INSCRIPTION, state_inscriptions(state) + 1);
    event_text(event, FIELD_PARTY, participant_code(state, participant));
    event_number(event, FIELD_CAPACITY,
                 row != NULL && row->class == PARTICIPANT_UN_ENTITY ? CAPACITY_ENTITY : CAPACITY_SECRETARIAT);
    EVENT_TAKE(event, command, FIELD_POST, FIELD_PERSON, FIELD_REASON);
    add_terms(state, event, 0);
    return ALLOWED;
}

static const CommandInfo call = {
    .name = "floor.call",
    .who = MAY(ROLE_CHAIR),
    .needs = NEEDS_SESSION | NEEDS_MEETING | NEEDS_SITTING | NEEDS_NO_VOTING | NEEDS_NO_POINT,
    COMMAND_FIELDS_ARE({ FIELD_PARTY, OPTIONAL, "an entity of the United Nations; else the Secretariat" },
                       { FIELD_POST, OPTIONAL, "an officer of the body" }, { FIELD_PERSON, OPTIONAL, NULL },
                       { FIELD_REASON, OPTIONAL, NULL }),
    .rules = "29, 35",
    .source = "rule 112 of the rules of procedure",
    .summary = "Call on the Secretariat or an officer",
    .about =
        "The Secretariat may speak at any time, and an officer reports when the Chair asks for it. No list is needed, and none changes.",
    .example = "reason=\"budget implications\"",
    .decide = decide_call,
};

/* Pauses. The microphone at the seat stops and ends by the same commands, as whoever is at the desk would, but undoes
 * only what it did itself: a clock that was stopped by hand waits for a hand. */

static bool is_by_microphone(const Values *values)
{
    return values_number(values, FIELD_CHANNEL, CHANNEL_DESK) == CHANNEL_SEAT;
}

/* Somebody has the floor; the one that is named, if one is: what comes late must not meet the statement of another. */
static Refusal find_speaker(const State *state, const Command *command, const Inscription **ret_row)
{
    const Inscription *row = state_inscription(state, state_the_floor(state)->inscription);
    const char *party = values_text(&command->values, FIELD_PARTY);
    *ret_row = row;
    if (row == NULL) {
        return &refused_nobody_speaks;
    }
    return party == NULL || g_strcmp0(party, participant_code(state, row->participant)) == 0 ? ALLOWED
                                                                                             : &refused_another_speaks;
}

static bool apply_paused(State *state, const Event *event)
{
    if (state_the_floor(state)->since == 0) {
        return false;
    }
    floor_stop_clock(state, event->at);
    Floor *floor = state_the_floor_edit(state);
    floor->spoken = values_number(&event->values, FIELD_SPOKEN, 0);
    floor->muted = is_by_microphone(&event->values) ? event->at : 0;
    return true;
}

static const EventInfo paused = {
    .name = "floor.paused",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_INSCRIPTION, FIELD_SPOKEN, MAY_BE_MISSING, FIELD_REASON, FIELD_CHANNEL),
    .says = "The clock was stopped[: {reason}]",
    .apply = apply_paused,
};

static Refusal decide_pause(const State *state, const Command *command, Outcome *outcome)
{
    const Inscription *row;
    const Floor *floor = state_the_floor(state);
    const Refusal refusal = find_speaker(state, command, &row);
    if (refusal != ALLOWED) {
        return refusal;
    }
    if (floor->since == 0) {
        return &refused_paused;
    }
    Event *event = outcome_add(outcome, &paused);
    event_number(event, FIELD_INSCRIPTION, floor->inscription);
    event_number(event, FIELD_SPOKEN, floor_spoken(state, command->at));
    EVENT_TAKE(event, command, FIELD_REASON, FIELD_CHANNEL);
    return ALLOWED;
}

#define OF_SPEAKER                                                                                                     \
    {                                                                                                                  \
        FIELD_PARTY, OPTIONAL, "whose statement it is: refused if another has the floor by now"                        \
    }
#define BY_MICROPHONE                                                                                                  \
    {                                                                                                                  \
        FIELD_CHANNEL, OPTIONAL, "seat: the microphone there does it"                                                  \
    }

static const CommandInfo pause_clock = {
    .name = "floor.pause",
    .who = MAY(ROLE_CHAIR) | MAY(ROLE_SECRETARIAT),
    .needs = NEEDS_SESSION | NEEDS_MEETING,
    COMMAND_FIELDS_ARE({ FIELD_REASON, OPTIONAL, NULL }, OF_SPEAKER, BY_MICROPHONE),
    .rules = "45",
    .summary = "Stop the clock of the statement",
    .about =
        "For what is not the speaker's fault: no sound, no interpretation. Points of order stop it by themselves. The "
        "microphone at the seat stops it when it goes off.",
    .example = "reason=\"no interpretation\"",
    .decide = decide_pause,
};

static bool apply_resumed(State *state, const Event *event)
{
    if (!floor_stands_still(state)) {
        return false;
    }
    floor_start_clock(state, event->at);
    return true;
}

static const EventInfo resumed = {
    .name = "floor.resumed",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_INSCRIPTION, MAY_BE_MISSING),
    .says = "The clock runs again",
    .apply = apply_resumed,
};

static Refusal decide_resume(const State *state, const Command *command, Outcome *outcome)
{
    const Inscription *row;
    const Floor *floor = state_the_floor(state);
    const Refusal refusal = find_speaker(state, command, &row);
    if (refusal != ALLOWED) {
        return refusal;
    }
    if (floor->since > 0) {
        return &refused_not_paused;
    }
    if (is_by_microphone(&command->values) && floor->muted == 0) {
        return &refused_by_hand;
    }
    event_number(outcome_add(outcome, &resumed), FIELD_INSCRIPTION, floor->inscription);
    return ALLOWED;
}

static const CommandInfo resume = {
    .name = "floor.resume",
    .who = MAY(ROLE_CHAIR) | MAY(ROLE_SECRETARIAT),
    .needs = NEEDS_SESSION | NEEDS_MEETING | NEEDS_NO_POINT,
    COMMAND_FIELDS_ARE(OF_SPEAKER, BY_MICROPHONE),
    .rules = "45",
    .summary = "Let the clock of the statement run again",
    .about =
        "After a pause. The pause is not counted. The microphone at the seat lets it run only if it stopped it itself: "
        "a clock that was stopped by hand waits for a hand.",
    .example = "",
    .decide = decide_resume,
};

/* The end */

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
    floor->last = id;
    floor->since = floor->spoken = 0;
    floor->muted = 0;
    floor->limit = 0;
    return true;
}

static const EventInfo ended = {
    .name = "floor.ended",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_INSCRIPTION, FIELD_SPOKEN, MAY_BE_MISSING, FIELD_PARTY),
    .says = "[{party}: ]the statement ended after {spoken}",
    .apply = apply_ended,
};

static Refusal decide_end(const State *state, const Command *command, Outcome *outcome)
{
    const Inscription *row;
    const Floor *floor = state_the_floor(state);
    const Refusal refusal = find_speaker(state, command, &row);
    if (refusal != ALLOWED) {
        return refusal;
    }
    const char *code = participant_code(state, row->participant);
    if (command->actor.role == ROLE_PARTICIPANT && g_strcmp0(code, command->actor.party) != 0) {
        return &refused_not_yours;
    }
    const bool is_by_itself = command->actor.role == ROLE_CLOCK || is_by_microphone(&command->values);
    if (is_by_itself && (floor->muted == 0 || floor->point != ID_NONE)) {
        return &refused_by_hand;
    }
    Event *event = outcome_add(outcome, &ended);
    event_number(event, FIELD_INSCRIPTION, floor->inscription);
    event_text(event, FIELD_PARTY, code);
    event_number(event, FIELD_SPOKEN, floor_spoken(state, command->at));
    return ALLOWED;
}

static const CommandInfo end = {
    .name = "floor.end",
    .who = MAY(ROLE_CHAIR) | MAY(ROLE_SECRETARIAT) | MAY(ROLE_PARTICIPANT) | MAY(ROLE_CLOCK),
    .needs = NEEDS_SESSION | NEEDS_MEETING,
    COMMAND_FIELDS_ARE(OF_SPEAKER, BY_MICROPHONE),
    .rules = "29, 40",
    .source = "rule 109 of the rules of procedure",
    .summary = "End the statement that is being made",
    .about =
        "The time that was used is kept; pauses do not count. A delegation ends its own. When the microphone at the seat "
        "has been off for a while, the clock ends it.",
    .example = "",
    .decide = decide_end,
};

static const CommandInfo *const commands[] = { &give, &call, &pause_clock, &resume, &end, NULL };
static const EventInfo *const events[] = { &given, &called, &paused, &resumed, &ended, NULL };
static const RefusalInfo *const refusals[] = {
    &refused_floor_taken, &refused_nobody_speaks, &refused_nobody_waits,   &refused_out_of_order, &refused_not_on_call,
    &refused_paused,      &refused_not_paused,    &refused_another_speaks, &refused_by_hand,      NULL,
};

const Module module_floor = { "floor", "The floor", commands, events, refusals };
