/* Officers: election, and who presides. The Chair acts as the Chair and as nobody's delegation (rule 113): an actor is
 * one or the other, and what the Chair's country says it says from its own seat. */
#include "session/officers.h"

#include "session/common.h"
#include "session/module.h"

static const RefusalInfo refused_post = { "post-taken", "113", "rule 103 of the rules of procedure",
                                          "Somebody has that post" };
static const RefusalInfo refused_not_eligible = { "not-eligible", "110", "rule 103 of the rules of procedure",
                                                  "Its representatives cannot be elected to that post" };
static const RefusalInfo refused_no_officer = { "no-officer", "22", "rule 105 of the rules of procedure",
                                                "It has no such post" };
static const RefusalInfo refused_presides = { "presides", "22", "rule 105 of the rules of procedure",
                                              "That officer presides already" };

static int find_officer(const State *state, OfficerPost post, int participant)
{
    for (int id = 1; id <= state_officers(state); id++) {
        const Officer *one = state_officer(state, id);
        if (one != NULL && !one->has_left && one->post == post &&
            (participant == ID_NONE || one->participant == participant)) {
            return id;
        }
    }
    return ID_NONE;
}

int officers_in_post(const State *state, OfficerPost post)
{
    return find_officer(state, post, ID_NONE);
}

int officers_presiding(const State *state)
{
    const int acting = state_the_body(state)->acting_chair;
    const Officer *officer = state_officer(state, acting);
    return officer != NULL && !officer->has_left ? acting : officers_in_post(state, POST_CHAIR);
}

const char *officers_presiding_code(const State *state)
{
    const Officer *officer = state_officer(state, officers_presiding(state));
    return officer != NULL ? participant_code(state, officer->participant) : NULL;
}

/* Election */

static bool apply_elected(State *state, const Event *event)
{
    const Values *values = &event->values;
    const int participant = event_find(state, event, FIELD_PARTY, state_find_participant);
    if (participant == ID_NONE) {
        return false;
    }
    Officer *officer = state_officer_add(state, NULL);
    officer->post = (OfficerPost)values_number(values, FIELD_POST, POST_CHAIR);
    officer->participant = participant;
    officer->person = state_keep(state, values_text(values, FIELD_PERSON));
    return true;
}

static const EventInfo elected = {
    .name = "officer.elected",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_POST, FIELD_PARTY, MAY_BE_MISSING, FIELD_PERSON, FIELD_CONSENT, FIELD_DECISION),
    .says = "{party} was elected {post}[ ({decision})]",
    .apply = apply_elected,
};

static Refusal check_elect(const State *state, const Command *command, int participant)
{
    const OfficerPost post = (OfficerPost)values_number(&command->values, FIELD_POST, POST_CHAIR);
    const ParticipantClass class = state_participant(state, participant)->class;
    const bool is_of_secretariat = class == PARTICIPANT_SECRETARIAT || class == PARTICIPANT_UN_ENTITY;
    if (post == POST_SECRETARY ? !is_of_secretariat : !participant_rights(state, participant, command->at).be_officer) {
        return &refused_not_eligible;
    }
    if (find_officer(state, post, post == POST_VICE_CHAIR ? participant : ID_NONE) != ID_NONE) {
        return &refused_post;
    }
    return post == POST_SECRETARY ? ALLOWED : command_decided(command);
}

static Refusal decide_elect(const State *state, const Command *command, Outcome *outcome)
{
    int participant;
    Refusal refusal = command_participant(state, command, outcome, &participant);
    if (refusal == ALLOWED) {
        refusal = check_elect(state, command, participant);
    }
    if (refusal != ALLOWED) {
        return refusal;
    }
    EVENT_TAKE(outcome_add(outcome, &elected), command, FIELD_POST, FIELD_PARTY, FIELD_PERSON, FIELD_CONSENT,
               FIELD_DECISION);
    return ALLOWED;
}

static const CommandInfo elect = {
    .name = "officer.elect",
    .who = MAY(ROLE_CHAIR) | MAY(ROLE_SECRETARIAT),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_POST, GIVEN, NULL }, { FIELD_PARTY, GIVEN, "whose representative it is" },
                       { FIELD_PERSON, OPTIONAL, NULL }, { FIELD_CONSENT, OPTIONAL, "yes: by acclamation" },
                       { FIELD_DECISION, OPTIONAL, "how else it was decided, such as by secret ballot" }),
    .rules = "22, 113",
    .source = "rule 103 of the rules of procedure",
    .summary = "Record an election",
    .about =
        "Chair, vice-chairs and rapporteur are elected by the body, by acclamation where there is one candidate. The secretary of the "
        "body is designated by the Secretariat. Whoever is elected keeps the post until officer.leave.",
    .example = "post=chair party=SGP consent=yes",
    .decide = decide_elect,
};

static bool apply_left(State *state, const Event *event)
{
    const OfficerPost post = (OfficerPost)values_number(&event->values, FIELD_POST, POST_CHAIR);
    const int participant = event_find(state, event, FIELD_PARTY, state_find_participant);
    const int id = participant != ID_NONE ? find_officer(state, post, participant) : ID_NONE;
    if (id == ID_NONE) {
        return false;
    }
    state_officer_edit(state, id)->has_left = true;
    return true;
}

static const EventInfo left = {
    .name = "officer.left",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_POST, FIELD_PARTY, MAY_BE_MISSING, FIELD_REASON),
    .says = "{party} is no longer {post}[: {reason}]",
    .apply = apply_left,
};

static Refusal decide_leave(const State *state, const Command *command, Outcome *outcome)
{
    int participant;
    const Refusal refusal = command_participant(state, command, outcome, &participant);
    if (refusal != ALLOWED) {
        return refusal;
    }
    const OfficerPost post = (OfficerPost)values_number(&command->values, FIELD_POST, POST_CHAIR);
    if (find_officer(state, post, participant) == ID_NONE) {
        return &refused_no_officer;
    }
    EVENT_TAKE(outcome_add(outcome, &left), command, FIELD_POST, FIELD_PARTY, FIELD_REASON);
    return ALLOWED;
}

static const CommandInfo leave = {
    .name = "officer.leave",
    .who = MAY(ROLE_CHAIR) | MAY(ROLE_SECRETARIAT),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_POST, GIVEN, NULL }, { FIELD_PARTY, GIVEN, NULL }, { FIELD_REASON, GIVEN, NULL }),
    .rules = "22",
    .source = "rule 105 of the rules of procedure",
    .summary = "Record that an officer has left the post",
    .about = "A new one may then be elected for what is left of the term.",
    .example = "post=vice-chair party=EGY reason=\"recalled to capital\"",
    .decide = decide_leave,
};

/* Who presides */

/* `officer` 0: the elected Chair. */
static void set_presiding(State *state, int officer, int participant)
{
    state_the_body_edit(state)->acting_chair = officer;
    const int running = state_the_floor(state)->meeting;
    if (running != ID_NONE) {
        state_meeting_edit(state, running)->presiding = participant;
    }
}

static bool apply_handed_over(State *state, const Event *event)
{
    const int participant = event_find(state, event, FIELD_PARTY, state_find_participant);
    const int officer = participant != ID_NONE ? find_officer(state, POST_VICE_CHAIR, participant) : ID_NONE;
    if (officer == ID_NONE) {
        return false;
    }
    state_rests_on(state, TABLE_OFFICER, officer);
    set_presiding(state, officer, participant);
    return true;
}

static const EventInfo handed_over = {
    .name = "chair.handed_over",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_PARTY, MAY_BE_MISSING, FIELD_PERSON, FIELD_WAS),
    .says = "{party}, vice-chair, took the Chair",
    .apply = apply_handed_over,
};

static Refusal decide_hand_over(const State *state, const Command *command, Outcome *outcome)
{
    int participant;
    const Refusal refusal = command_participant(state, command, outcome, &participant);
    if (refusal != ALLOWED) {
        return refusal;
    }
    const int officer = find_officer(state, POST_VICE_CHAIR, participant);
    if (officer == ID_NONE) {
        return &refused_no_officer;
    }
    if (officers_presiding(state) == officer) {
        return &refused_presides;
    }
    Event *event = outcome_add(outcome, &handed_over);
    EVENT_TAKE(event, command, FIELD_PARTY);
    event_text(event, FIELD_PERSON, state_text(state, state_officer(state, officer)->person));
    event_text(event, FIELD_WAS, officers_presiding_code(state));
    return ALLOWED;
}

static const CommandInfo hand_over = {
    .name = "chair.hand_over",
    .who = MAY(ROLE_CHAIR) | MAY(ROLE_SECRETARIAT),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_PARTY, GIVEN, "the country of the vice-chair" }),
    .rules = "22, 113",
    .source = "rule 105 of the rules of procedure",
    .summary = "Hand the Chair over to a vice-chair",
    .about =
        "The vice-chair has all powers of the Chair until chair.take_back. The record says from then on who presided.",
    .example = "party=EGY",
    .decide = decide_hand_over,
};

static bool apply_taken_back(State *state, const Event *event)
{
    const int participant = event_find(state, event, FIELD_PARTY, state_find_participant);
    if (participant == ID_NONE || state_the_body(state)->acting_chair == ID_NONE) {
        return false;
    }
    set_presiding(state, ID_NONE, participant);
    return true;
}

static const EventInfo taken_back = {
    .name = "chair.taken_back",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_PARTY, MAY_BE_MISSING, FIELD_PERSON, FIELD_WAS),
    .says = "{party}, Chair, took the Chair again",
    .apply = apply_taken_back,
};

static Refusal decide_take_back(const State *state, const Command *command, Outcome *outcome)
{
    (void)command;
    const Officer *chair = state_officer(state, officers_in_post(state, POST_CHAIR));
    if (chair == NULL) {
        return &refused_no_officer;
    }
    if (state_the_body(state)->acting_chair == ID_NONE) {
        return &refused_presides;
    }
    Event *event = outcome_add(outcome, &taken_back);
    event_text(event, FIELD_PARTY, participant_code(state, chair->participant));
    event_text(event, FIELD_PERSON, state_text(state, chair->person));
    event_text(event, FIELD_WAS, officers_presiding_code(state));
    return ALLOWED;
}

static const CommandInfo take_back = {
    .name = "chair.take_back",
    .who = MAY(ROLE_CHAIR) | MAY(ROLE_SECRETARIAT),
    .needs = NEEDS_SESSION,
    .rules = "22",
    .source = "rule 105 of the rules of procedure",
    .summary = "Take the Chair again",
    .about = "The elected Chair presides again.",
    .example = "",
    .decide = decide_take_back,
};

static const CommandInfo *const commands[] = { &elect, &leave, &hand_over, &take_back, NULL };
static const EventInfo *const events[] = { &elected, &left, &handed_over, &taken_back, NULL };
static const RefusalInfo *const refusals[] = { &refused_post, &refused_not_eligible, &refused_no_officer,
                                               &refused_presides, NULL };

const Module module_officers = { "officers", "Officers", commands, events, refusals };
