/* Votes on motions, on appeals against rulings, and on questions that consensus did not decide. */
#include "session/votes.h"

#include "session/attendance.h"
#include "session/common.h"
#include "session/module.h"
#include "session/motions.h"
#include "session/order.h"
#include "session/questions.h"
#include "session/quorum.h"
#include "session/seats.h"

static const RefusalInfo refused_no_vote = { "no-vote", "62", NULL, "No voting is going on" };
static const RefusalInfo refused_no_right = { "no-right-to-vote", "63, 110", "rule 124 of the rules of procedure",
                                              "This participant has no vote" };
static const RefusalInfo refused_absent = { "voter-absent", "26, 63", NULL,
                                            "Only a Member that is in the room votes: mark it as present first" };
static const RefusalInfo refused_turn = { "not-called", "64", "rule 127 of the rules of procedure",
                                          "In a roll-call the Members answer in their order" };
static const RefusalInfo refused_method = { "other-method", "64", "rule 127 of the rules of procedure",
                                            "This vote is taken by another method" };
static const RefusalInfo refused_too_many = { "votes-too-many", "26, 63", NULL,
                                              "There are more votes than Members in the room" };
static const RefusalInfo refused_unfinished = {
    "vote-unfinished", "63, 64", NULL, "The vote is not complete: hands have not been counted, or Members not called"
};
static const RefusalInfo refused_not_to_vote = {
    "not-to-be-voted", "55, 56, 83", NULL,
    "That is not before the body: a point of order without an appeal, or a question that is not open"
};

bool votes_carry(Majority majority, int yes, int no)
{
    return majority == MAJORITY_TWO_THIRDS ? yes > 0 && 3 * yes >= 2 * (yes + no) : yes > no;
}

/* Who votes when */

static bool has_vote(const State *state, int participant, Instant at)
{
    return participant_rights(state, participant, at).vote;
}

static void turn_to(GArray *order, int first)
{
    guint at = 0;
    while (at < order->len && g_array_index(order, int, at) != first) {
        at++;
    }
    if (at > 0 && at < order->len) {
        g_autoptr(GArray) behind = g_array_sized_new(FALSE, FALSE, sizeof(int), at);
        g_array_append_vals(behind, order->data, at);
        g_array_remove_range(order, 0, at);
        g_array_append_vals(order, behind->data, behind->len);
    }
}

/* The seats go round the alphabet too, from another State on. */
GArray *votes_order(const State *state, int vote)
{
    const Vote *row = state_vote(state, vote);
    GArray *order = seats_in_order(state);
    for (guint i = order->len; i > 0; i--) {
        if (!has_vote(state, g_array_index(order, int, i - 1), row->opened)) {
            g_array_remove_index(order, i - 1);
        }
    }
    turn_to(order, row->lot);
    return order;
}

/* The ballots of a vote stand together, those of one that it interrupted before them. */
int votes_ballot(const State *state, int vote, int participant)
{
    for (int id = state_ballots(state); id > state_vote(state, vote)->ballots_before; id--) {
        const Ballot *ballot = state_ballot(state, id);
        if (ballot != NULL && ballot->vote == vote && ballot->participant == participant) {
            return id;
        }
    }
    return ID_NONE;
}

/* Marks who has answered, in one walk over the ballots: of bool, by participant. */
static gboolean *answered(const State *state, int vote)
{
    gboolean *has = g_new0(gboolean, (gsize)state_participants(state) + 1);
    for (int id = state_ballots(state); id > state_vote(state, vote)->ballots_before; id--) {
        const Ballot *ballot = state_ballot(state, id);
        if (ballot != NULL && ballot->vote == vote) {
            has[ballot->participant] = TRUE;
        }
    }
    return has;
}

int votes_next(const State *state, int vote)
{
    if (state_vote(state, vote)->method != VOTE_ROLL_CALL) {
        return ID_NONE;
    }
    g_autoptr(GArray) order = votes_order(state, vote);
    g_autofree gboolean *has = answered(state, vote);
    for (guint i = 0; i < order->len; i++) {
        const int id = g_array_index(order, int, i);
        if (!has[id] && state_participant(state, id)->is_present) {
            return id;
        }
    }
    return ID_NONE;
}

/* A vote is called */

static bool may_stand(const State *state, int motion, int point, int question)
{
    const PointOfOrder *order = state_point(state, point);
    return (motion != 0 && motion_waits(state, motion)) || (order != NULL && order->state == POINT_APPEALED) ||
           (question != 0 && question_is_open(state_question(state, question)));
}

static bool apply_called(State *state, const Event *event)
{
    const Values *values = &event->values;
    const int motion = (int)values_number(values, FIELD_MOTION, 0);
    const int point = (int)values_number(values, FIELD_POINT, 0);
    const int question = (int)values_number(values, FIELD_QUESTION, 0);
    const Floor *before = state_the_floor(state);
    if (values_number(values, FIELD_VOTE, 0) != state_votes(state) + 1 || before->meeting == ID_NONE ||
        (motion != 0) + (point != 0) + (question != 0) != 1 || !may_stand(state, motion, point, question)) {
        return false;
    }
    int id;
    const int interrupts = before->voting;
    state_rests_on(state, TABLE_MOTION, motion);
    state_rests_on(state, TABLE_POINT, point);
    state_rests_on(state, TABLE_QUESTION, question);
    Vote *vote = state_vote_add(state, &id);
    vote->interrupts = interrupts;
    vote->motion = motion;
    vote->point = point;
    vote->question = question;
    vote->method = (VoteMethod)values_number(values, FIELD_METHOD, VOTE_SHOW_OF_HANDS);
    vote->majority = (Majority)values_number(values, FIELD_MAJORITY, MAJORITY_SIMPLE);
    vote->lot = event_find(state, event, FIELD_LOT, state_find_participant);
    vote->opened = event->at;
    vote->ballots_before = state_ballots(state);
    state_the_floor_edit(state)->voting = id;
    return true;
}

static const EventInfo called = {
    .name = "vote.called",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_VOTE, FIELD_METHOD, FIELD_MAJORITY, MAY_BE_MISSING, FIELD_MOTION, FIELD_POINT,
                     FIELD_QUESTION, FIELD_LOT, FIELD_REQUESTER),
    .says =
        "Voting began ({method})[ on motion {motion}][ on the appeal against the ruling on point {point}][ on question "
        "{question}][, starting with {lot}][, asked for by {requester}]",
    .apply = apply_called,
};

static Refusal check_object(const State *state, const Command *command)
{
    const int motion = (int)values_number(&command->values, FIELD_MOTION, 0);
    const int point = (int)values_number(&command->values, FIELD_POINT, 0);
    const int question = (int)values_number(&command->values, FIELD_QUESTION, 0);
    const Floor *floor = state_the_floor(state);
    if (floor->point != ID_NONE && floor->point != point) {
        return &refused_point_pending;
    }
    if (floor->voting != ID_NONE && (point == ID_NONE || state_vote(state, floor->voting)->point == point)) {
        return &refused_voting;
    }
    if (motion != 0) {
        return motions_may_deal_with(state, motion);
    }
    if (!may_stand(state, motion, point, question)) {
        return &refused_not_to_vote;
    }
    if (question != 0) {
        const Refusal refusal = motions_come_first(state);
        return refusal == ALLOWED ? motions_may_decide_on(state, state_question(state, question)->matter) : refusal;
    }
    return ALLOWED;
}

/* A roll-call begins with the Member on which the lot fell; other votes have no order. */
static Refusal check_method(const State *state, const Command *command, Outcome *outcome)
{
    const gint64 method = values_number(&command->values, FIELD_METHOD, VOTE_SHOW_OF_HANDS);
    const int lot = state_find_participant(state, values_text(&command->values, FIELD_LOT));
    const bool is_drawn =
        lot != ID_NONE && !state_participant(state, lot)->has_left && has_vote(state, lot, command->at);
    if (method == VOTE_ROLL_CALL && !is_drawn) {
        return refuse_field(outcome, FIELD_LOT, "the Member that was drawn by lot to be called first");
    }
    if (method != VOTE_ROLL_CALL && values_has(&command->values, FIELD_LOT)) {
        return refuse_field(outcome, FIELD_LOT, "none, except for a roll-call");
    }
    int requester;
    if (values_has(&command->values, FIELD_REQUESTER)) {
        return command_find(state, command, outcome, FIELD_REQUESTER, state_find_participant, &requester);
    }
    return ALLOWED;
}

static Majority majority_of(const State *state, const Command *command)
{
    const Motion *motion = state_motion(state, (int)values_number(&command->values, FIELD_MOTION, 0));
    if (motion != NULL) {
        return motion_rule(motion->kind)->majority;
    }
    return values_has(&command->values, FIELD_POINT)
               ? MAJORITY_SIMPLE
               : (Majority)values_number(&command->values, FIELD_MAJORITY, MAJORITY_SIMPLE);
}

static Refusal decide_call(const State *state, const Command *command, Outcome *outcome)
{
    const Values *values = &command->values;
    const int objects =
        values_has(values, FIELD_MOTION) + values_has(values, FIELD_POINT) + values_has(values, FIELD_QUESTION);
    if (objects != 1) {
        return refuse_field(outcome, FIELD_QUESTION, "one of a question, a motion and a point of order with an appeal");
    }
    Refusal refusal = check_object(state, command);
    if (refusal == ALLOWED) {
        refusal = check_method(state, command, outcome);
    }
    if (refusal == ALLOWED) {
        refusal = questions_may_be_decided(state, outcome);
    }
    if (refusal != ALLOWED) {
        return refusal;
    }
    Event *event = outcome_add(outcome, &called);
    event_number(event, FIELD_VOTE, (gint64)state_votes(state) + 1);
    event_number(event, FIELD_METHOD, values_number(values, FIELD_METHOD, VOTE_SHOW_OF_HANDS));
    event_number(event, FIELD_MAJORITY, majority_of(state, command));
    EVENT_TAKE(event, command, FIELD_MOTION, FIELD_POINT, FIELD_QUESTION, FIELD_LOT, FIELD_REQUESTER);
    return ALLOWED;
}

static const CommandInfo call = {
    .name = "vote.call",
    .who = MAY(ROLE_CHAIR),
    .needs = NEEDS_SESSION | NEEDS_SITTING,
    COMMAND_FIELDS_ARE({ FIELD_MOTION, OPTIONAL, "what is voted on: a motion," },
                       { FIELD_POINT, OPTIONAL, "or the appeal against the ruling on a point of order," },
                       { FIELD_QUESTION, OPTIONAL, "or a question" },
                       { FIELD_METHOD, OPTIONAL, "a show of hands, where it is left out" },
                       { FIELD_LOT, OPTIONAL, "the Member with which a roll-call begins" },
                       { FIELD_MAJORITY, OPTIONAL, "on a question; motions and appeals have their own" },
                       { FIELD_REQUESTER, OPTIONAL, "who asked for a recorded vote or a roll-call" }),
    .rules = "26, 55, 61–65",
    .source = "rules 108, 113 and 123–128 of the rules of procedure",
    .summary = "Put to the vote",
    .about =
        "With a majority of the Members in the room, in a formal meeting. From then on only a point of order about the conduct "
        "of the voting may interrupt it, until the result is announced (vote.close).\n\n"
        "Of an appeal, “yes” overrules the Chair. A motion to reconsider takes two thirds; everything else a simple majority of "
        "those present and voting, unless the rules of the body say more of a question.",
    .example = "motion=1 method=roll-call lot=FRA",
    .decide = decide_call,
};

/* The vote that is going on, unless a point of order about its conduct is pending. */
static Refusal find_vote(const State *state, int *ret_vote)
{
    const Floor *floor = state_the_floor(state);
    *ret_vote = floor->voting;
    if (floor->voting == ID_NONE) {
        return &refused_no_vote;
    }
    return floor->point == ID_NONE || state_vote(state, floor->voting)->point == floor->point ? ALLOWED
                                                                                              : &refused_point_pending;
}

/* Hands are counted */

static bool apply_counted(State *state, const Event *event)
{
    const int id = state_the_floor(state)->voting;
    if (id == ID_NONE || id != values_number(&event->values, FIELD_VOTE, 0)) {
        return false;
    }
    Vote *vote = state_vote_edit(state, id);
    vote->is_counted = true;
    vote->yes = (int)values_number(&event->values, FIELD_YES, 0);
    vote->no = (int)values_number(&event->values, FIELD_NO, 0);
    vote->abstaining = (int)values_number(&event->values, FIELD_ABSTAINING, 0);
    return true;
}

static const EventInfo counted = {
    .name = "vote.counted",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_VOTE, FIELD_YES, FIELD_NO, FIELD_ABSTAINING, MAY_BE_MISSING),
    .says = "Hands were counted: {yes} for, {no} against, {abstaining} abstaining",
    .apply = apply_counted,
};

static Refusal decide_count(const State *state, const Command *command, Outcome *outcome)
{
    int id;
    const Refusal refusal = find_vote(state, &id);
    const Vote *vote = state_vote(state, id);
    const gint64 abstaining = values_number(&command->values, FIELD_ABSTAINING, 0);
    const gint64 all =
        values_number(&command->values, FIELD_YES, 0) + values_number(&command->values, FIELD_NO, 0) + abstaining;
    if (refusal != ALLOWED) {
        return refusal;
    }
    if (vote->method != VOTE_SHOW_OF_HANDS) {
        return &refused_method;
    }
    if (all > quorum_present(state)) {
        return &refused_too_many;
    }
    Event *event = outcome_add(outcome, &counted);
    event_number(event, FIELD_VOTE, id);
    EVENT_TAKE(event, command, FIELD_YES, FIELD_NO);
    event_number(event, FIELD_ABSTAINING, abstaining);
    return ALLOWED;
}

static const CommandInfo count = {
    .name = "vote.count",
    .who = MAY(ROLE_CHAIR) | MAY(ROLE_SECRETARIAT),
    .needs = NEEDS_SESSION | NEEDS_SITTING,
    COMMAND_FIELDS_ARE({ FIELD_YES, GIVEN, NULL }, { FIELD_NO, GIVEN, NULL },
                       { FIELD_ABSTAINING, OPTIONAL, "none, where it is left out" }),
    .rules = "63",
    .source = "rules 126 and 127 of the rules of procedure",
    .summary = "Count a show of hands",
    .about =
        "Not more hands than Members are in the room. A new count takes the place of the one before, until the result is "
        "announced.",
    .example = "yes=92 no=14 abstaining=30",
    .decide = decide_count,
};

/* Ballots */

static bool apply_cast(State *state, const Event *event)
{
    const int vote = state_the_floor(state)->voting;
    const int participant = event_find(state, event, FIELD_PARTY, state_find_participant);
    if (vote == ID_NONE || participant == ID_NONE || vote != values_number(&event->values, FIELD_VOTE, 0)) {
        return false;
    }
    const int known = votes_ballot(state, vote, participant);
    Ballot *ballot = known != ID_NONE ? state_ballot_edit(state, known) : state_ballot_add(state, NULL);
    ballot->vote = vote;
    ballot->participant = participant;
    ballot->choice = (BallotChoice)values_number(&event->values, FIELD_CHOICE, BALLOT_NOT_VOTING);
    state_rests_on(state, TABLE_VOTE, vote);
    return true;
}

static const EventInfo cast = {
    .name = "vote.cast",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_VOTE, FIELD_PARTY, FIELD_CHOICE, MAY_BE_MISSING, FIELD_WAS),
    .says = "{party}: {choice}[, corrected from {was}]",
    .apply = apply_cast,
};

static Refusal may_cast(const State *state, const Command *command, Outcome *outcome, int vote, int participant)
{
    if (state_vote(state, vote)->method == VOTE_SHOW_OF_HANDS) {
        return &refused_method;
    }
    if (!has_vote(state, participant, command->at)) {
        return &refused_no_right;
    }
    if (!state_participant(state, participant)->is_present) {
        return &refused_absent;
    }
    const bool is_called = state_vote(state, vote)->method != VOTE_ROLL_CALL ||
                           votes_ballot(state, vote, participant) != ID_NONE || votes_next(state, vote) == participant;
    if (!is_called) {
        outcome->complaint = g_strdup_printf("%s is called now", participant_code(state, votes_next(state, vote)));
        return &refused_turn;
    }
    return ALLOWED;
}

static Refusal decide_cast(const State *state, const Command *command, Outcome *outcome)
{
    int participant, vote = ID_NONE;
    Refusal refusal = command_participant(state, command, outcome, &participant);
    if (refusal == ALLOWED) {
        refusal = find_vote(state, &vote);
    }
    if (refusal == ALLOWED) {
        refusal = may_cast(state, command, outcome, vote, participant);
    }
    if (refusal != ALLOWED) {
        return refusal;
    }
    const Ballot *before = state_ballot(state, votes_ballot(state, vote, participant));
    Event *event = outcome_add(outcome, &cast);
    event_number(event, FIELD_VOTE, vote);
    event_text(event, FIELD_PARTY, participant_code(state, participant));
    EVENT_TAKE(event, command, FIELD_CHOICE);
    event_text(event, FIELD_WAS, before != NULL ? ballot_choice_names[before->choice] : NULL);
    return ALLOWED;
}

static const CommandInfo vote_cast = {
    .name = "vote.cast",
    .who = MAY(ROLE_PARTICIPANT) | MAY(ROLE_SECRETARIAT),
    .needs = NEEDS_SESSION | NEEDS_SITTING,
    COMMAND_FIELDS_ARE({ FIELD_CHOICE, GIVEN, "a Member that does not answer is not voting" },
                       { FIELD_PARTY, OPTIONAL, "left out by a delegation for itself" }),
    .rules = "63, 64",
    .source = "rule 127 of the rules of procedure",
    .summary = "Vote, in a recorded vote or a roll-call",
    .about =
        "In a roll-call the Members in the room answer one after the other, in English alphabetical order from the one that was "
        "drawn by lot; in a recorded vote in any order. A Member may correct its vote until the result is announced.",
    .example = "party=FRA choice=yes",
    .binds = true,
    .decide = decide_cast,
};

/* The result */

VoteTally votes_tally(const State *state, int id)
{
    const Vote *vote = state_vote(state, id);
    VoteTally tally = { vote->yes, vote->no, vote->abstaining, 0 };
    for (int row = vote->ballots_before + 1; row <= state_ballots(state); row++) {
        const Ballot *ballot = state_ballot(state, row);
        if (ballot != NULL && ballot->vote == id) {
            tally.yes += ballot->choice == BALLOT_YES;
            tally.no += ballot->choice == BALLOT_NO;
            tally.abstaining += ballot->choice == BALLOT_ABSTAINING;
            tally.answered++;
        }
    }
    return tally;
}

static bool apply_closed(State *state, const Event *event)
{
    const int id = state_the_floor(state)->voting;
    if (id == ID_NONE || id != values_number(&event->values, FIELD_VOTE, 0)) {
        return false;
    }
    Vote *vote = state_vote_edit(state, id);
    vote->yes = (int)values_number(&event->values, FIELD_YES, 0);
    vote->no = (int)values_number(&event->values, FIELD_NO, 0);
    vote->abstaining = (int)values_number(&event->values, FIELD_ABSTAINING, 0);
    vote->state =
        values_number(&event->values, FIELD_OUTCOME, OUTCOME_LOST) == OUTCOME_CARRIED ? VOTE_CARRIED : VOTE_LOST;
    const int interrupted = vote->interrupts;
    state_the_floor_edit(state)->voting = interrupted;
    return true;
}

static const EventInfo closed = {
    .name = "vote.closed",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_VOTE, FIELD_YES, FIELD_NO, FIELD_ABSTAINING, FIELD_OUTCOME, MAY_BE_MISSING),
    .says = "The vote was {outcome}: {yes} for, {no} against, {abstaining} abstaining",
    .apply = apply_closed,
};

/* What the vote makes true, beside its figures. */
static void make_true(const State *state, Outcome *outcome, const Vote *vote, const VoteTally *tally, bool is_carried)
{
    const Question *question = state_question(state, vote->question);
    if (vote->point != ID_NONE) {
        order_appeal_decided(outcome, vote->point, !is_carried);
    } else if (question != NULL) {
        const char *formula = outcome_text(outcome, "It was %s by %d votes to %d, with %d abstaining%s",
                                           is_carried ? "adopted" : "rejected", tally->yes, tally->no,
                                           tally->abstaining, question->is_amended ? ", as orally amended" : "");
        questions_decide(state, outcome, vote->question, is_carried, formula);
    } else {
        questions_withdraw_on(state, outcome, vote->motion);
        motions_decide(state, outcome, vote->motion, is_carried);
    }
}

static Refusal decide_close(const State *state, const Command *command, Outcome *outcome)
{
    (void)command;
    int id;
    const Refusal refusal = find_vote(state, &id);
    if (refusal != ALLOWED) {
        return refusal;
    }
    const Vote *vote = state_vote(state, id);
    if (!may_stand(state, vote->motion, vote->point, vote->question)) {
        return &refused_not_to_vote;
    }
    const bool is_complete = vote->method == VOTE_SHOW_OF_HANDS ? vote->is_counted : votes_next(state, id) == ID_NONE;
    if (!is_complete) {
        return &refused_unfinished;
    }
    const VoteTally tally = votes_tally(state, id);
    const bool is_carried = votes_carry(vote->majority, tally.yes, tally.no);
    Event *event = outcome_add(outcome, &closed);
    event_number(event, FIELD_VOTE, id);
    event_number(event, FIELD_YES, tally.yes);
    event_number(event, FIELD_NO, tally.no);
    event_number(event, FIELD_ABSTAINING, tally.abstaining);
    event_number(event, FIELD_OUTCOME, is_carried ? OUTCOME_CARRIED : OUTCOME_LOST);
    make_true(state, outcome, vote, &tally, is_carried);
    return ALLOWED;
}

static const CommandInfo vote_close = {
    .name = "vote.close",
    .who = MAY(ROLE_CHAIR),
    .needs = NEEDS_SESSION | NEEDS_SITTING,
    .rules = "55, 63, 65, 89",
    .source = "rules 125, 126 and 133 of the rules of procedure",
    .summary = "Announce the result of the vote",
    .about =
        "A tie is no majority, and those who abstain are counted as not voting. What was voted on takes effect at once. The "
        "result cannot be taken back.",
    .example = "",
    .is_lasting = true,
    .decide = decide_close,
};

static const CommandInfo *const commands[] = { &call, &count, &vote_cast, &vote_close, NULL };
static const EventInfo *const events[] = { &called, &counted, &cast, &closed, NULL };
static const RefusalInfo *const refusals[] = { &refused_no_vote,    &refused_no_right,    &refused_absent,
                                               &refused_turn,       &refused_method,      &refused_too_many,
                                               &refused_unfinished, &refused_not_to_vote, NULL };

const Module module_votes = { "votes", "Votes", commands, events, refusals };
