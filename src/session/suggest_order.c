/* What comes before the usual course: points of order, votes, motions, and the question before the body. */
#include "core/programme.h"
#include "session/agenda.h"
#include "session/common.h"
#include "session/motions.h"
#include "session/questions.h"
#include "session/quorum.h"
#include "session/suggest_parts.h"
#include "session/votes.h"

/* Points of order (rules 53–55) */

static void propose_ruling(Suggester *suggester, SuggestKind kind, ActsWord words)
{
    const PointOfOrder *point = state_point(suggester->state, suggester->floor->point);
    Suggestion one = suggest_begin(kind, WEIGHT_NOW, REASON_POINT_FIRST);
    suggest_text(&one, FIELD_RULING, acts_word(words, suggester->language));
    suggest_text(&one, FIELD_PARTY, participant_code(suggester->state, point->participant));
    suggest_ask(&one, FIELD_RULING);
    suggest_propose(suggester, &one);
}

void suggest_on_point(Suggester *suggester)
{
    const State *state = suggester->state;
    const int id = suggester->floor->point;
    const PointOfOrder *point = state_point(state, id);
    const Vote *vote = state_vote(state, suggester->floor->voting);
    if (point->state == POINT_RAISED) {
        propose_ruling(suggester, SUGGEST_RULE_FOR, WORD_WELL_TAKEN);
        propose_ruling(suggester, SUGGEST_RULE_AGAINST, WORD_IN_ORDER);
        return;
    }
    if (vote != NULL && vote->point == id) {
        suggest_on_vote(suggester);
    } else if (suggest_may_decide(suggester)) {
        Suggestion one = suggest_begin(SUGGEST_VOTE_APPEAL, WEIGHT_NOW, REASON_APPEAL_FIRST);
        suggest_number(&one, FIELD_POINT, id);
        suggest_text(&one, FIELD_PARTY, participant_code(state, point->appellant));
        suggest_propose(suggester, &one);
    }
}

/* Votes (rules 62–64) */

static bool is_complete(const State *state, int vote, const VoteTally *tally)
{
    const Vote *row = state_vote(state, vote);
    if (row->method == VOTE_SHOW_OF_HANDS) {
        return row->is_counted;
    }
    return row->method == VOTE_ROLL_CALL ? votes_next(state, vote) == ID_NONE
                                         : tally->answered >= quorum_present(state);
}

void suggest_on_vote(Suggester *suggester)
{
    const int id = suggester->floor->voting;
    const VoteTally tally = votes_tally(suggester->state, id);
    const bool is_done = is_complete(suggester->state, id, &tally);
    if (state_vote(suggester->state, id)->method == VOTE_SHOW_OF_HANDS) {
        Suggestion count = suggest_begin(SUGGEST_COUNT_HANDS, is_done ? WEIGHT_POSSIBLE : WEIGHT_NOW, REASON_VOTING);
        suggest_ask(&count, FIELD_YES);
        suggest_ask(&count, FIELD_NO);
        suggest_ask(&count, FIELD_ABSTAINING);
        suggest_propose(suggester, &count);
    }
    Suggestion result = suggest_begin(SUGGEST_ANNOUNCE_RESULT, is_done ? WEIGHT_NOW : WEIGHT_POSSIBLE,
                                      is_done ? REASON_VOTE_COMPLETE : REASON_VOTING);
    suggest_number(&result, FIELD_YES, tally.yes);
    suggest_number(&result, FIELD_NO, tally.no);
    suggest_number(&result, FIELD_ABSTAINING, tally.abstaining);
    suggest_propose(suggester, &result);
}

/* Motions (rules 56–60) */

static void say_motion(const Suggester *suggester, Suggestion *suggestion, const Motion *motion)
{
    suggest_number(suggestion, FIELD_MOTION_KIND, motion->kind);
    suggest_text(suggestion, FIELD_PARTY, participant_code(suggester->state, motion->participant));
}

static void propose_speakers(Suggester *suggester, int id, SuggestKind kind, Side side, Weight weight)
{
    Suggestion one = suggest_begin(kind, weight, REASON_MOTION_WAITS);
    suggest_number(&one, FIELD_SIDE, side);
    suggest_number(&one, FIELD_MOTION, id);
    suggest_ask(&one, FIELD_PARTY);
    suggest_propose(suggester, &one);
}

/* It was carried: the Chair declares what it leads to. */
static void carry_out(Suggester *suggester)
{
    const Motion *motion = state_motion(suggester->state, suggester->floor->motion);
    if (motion != NULL) {
        const SuggestKind kind = motion->kind == MOTION_ADJOURN_MEETING ? SUGGEST_ADJOURN : SUGGEST_BREAK;
        const Suggestion one = suggest_begin(kind, WEIGHT_NOW, REASON_MOTION_CARRIED);
        suggester->is_busy = true;
        suggest_propose(suggester, &one);
    }
}

void suggest_on_motions(Suggester *suggester)
{
    const State *state = suggester->state;
    const int id = motions_first(state);
    const Motion *motion = state_motion(state, id);
    carry_out(suggester);
    if (motion == NULL) {
        return;
    }
    const bool is_urgent = motion_rule(motion->kind)->is_urgent;
    const Weight weight = is_urgent ? WEIGHT_NOW : WEIGHT_USUAL;
    suggester->is_busy = suggester->is_busy || is_urgent;
    propose_speakers(suggester, id, SUGGEST_HEAR_FOR, SIDE_FOR, WEIGHT_POSSIBLE);
    propose_speakers(suggester, id, SUGGEST_HEAR_AGAINST, SIDE_AGAINST, WEIGHT_POSSIBLE);
    if (!suggest_may_decide(suggester)) {
        return;
    }
    if (motion->state == MOTION_WAITING) {
        Suggestion put =
            suggest_begin(SUGGEST_PUT_MOTION, weight, is_urgent ? REASON_MOTION_FIRST : REASON_MOTION_WAITS);
        suggest_number(&put, FIELD_QUESTION_KIND, QUESTION_MOTION);
        suggest_number(&put, FIELD_MOTION, id);
        suggest_text(&put, FIELD_TEXT, acts_word(WORD_ASK_MOTION, suggester->language));
        say_motion(suggester, &put, motion);
        suggest_propose(suggester, &put);
    }
    Suggestion vote = suggest_begin(SUGGEST_VOTE_MOTION, WEIGHT_POSSIBLE, REASON_MOTION_WAITS);
    suggest_number(&vote, FIELD_MOTION, id);
    say_motion(suggester, &vote, motion);
    suggest_propose(suggester, &vote);
}

/* The question before the body (rules 83–84) */

static void on_objections(Suggester *suggester, int id)
{
    const State *state = suggester->state;
    g_autoptr(GArray) objections = questions_objections(state, id);
    Suggestion consult = suggest_begin(SUGGEST_CONSULT, WEIGHT_USUAL, REASON_OBJECTION);
    suggest_number(&consult, FIELD_MODE, SITTING_INFORMAL);
    suggest_text(&consult, FIELD_REASON, acts_word(WORD_CONSULTATIONS, suggester->language));
    suggest_propose(suggester, &consult);
    if (objections->len > 0) {
        const int objection = g_array_index(objections, int, 0);
        Suggestion clear = suggest_begin(SUGGEST_CLEAR, WEIGHT_POSSIBLE, REASON_OBJECTION);
        suggest_number(&clear, FIELD_OBJECTION, objection);
        suggest_number(&clear, FIELD_CONSENT, 1);
        suggest_text(&clear, FIELD_PARTY, participant_code(state, state_objection(state, objection)->participant));
        suggest_propose(suggester, &clear);
    }
    Suggestion vote = suggest_begin(SUGGEST_VOTE_QUESTION, WEIGHT_POSSIBLE, REASON_OBJECTION);
    suggest_number(&vote, FIELD_QUESTION, id);
    suggest_text(&vote, FIELD_SYMBOL, state_text(state, state_question(state, id)->symbol));
    suggest_propose(suggester, &vote);
}

static void propose_gavel(Suggester *suggester, int id)
{
    const State *state = suggester->state;
    if (suggest_may_decide(suggester)) {
        Suggestion gavel = suggest_begin(SUGGEST_DECIDE, WEIGHT_NOW, REASON_NONE_HEARD);
        suggest_number(&gavel, FIELD_QUESTION, id);
        suggest_text(&gavel, FIELD_SYMBOL, state_text(state, state_question(state, id)->symbol));
        suggest_propose(suggester, &gavel);
    }
}

void suggest_on_question(Suggester *suggester)
{
    const State *state = suggester->state;
    const int id = questions_latest(state);
    const Question *question = state_question(state, id);
    if (question == NULL) {
        return;
    }
    Suggestion withdraw = suggest_begin(SUGGEST_WITHDRAW_QUESTION, WEIGHT_POSSIBLE, REASON_QUESTION_OPEN);
    suggest_number(&withdraw, FIELD_QUESTION, id);
    suggest_text(&withdraw, FIELD_REASON, acts_word(WORD_CONSULTATIONS, suggester->language));
    suggest_propose(suggester, &withdraw);
    if (question->objections > 0) {
        suggester->is_waiting = true;
        on_objections(suggester, id);
        return;
    }
    suggester->is_busy = true;
    const int before = suggest_explanations(suggester, LIST_OF_EXPLANATIONS_BEFORE, id);
    if (before != ID_NONE && suggest_give(suggester, before, WEIGHT_NOW, REASON_BEFORE_DECISION)) {
        return;
    }
    if (question->is_absence_recorded) {
        propose_gavel(suggester, id);
        return;
    }
    Suggestion none = suggest_begin(SUGGEST_HEAR_NONE, WEIGHT_NOW, REASON_QUESTION_OPEN);
    suggest_number(&none, FIELD_QUESTION, id);
    suggest_propose(suggester, &none);
}

/* What the line in hand asks the body */

/* Was something decided since the line was taken up? */
static bool has_decided_since(const State *state, const Segment *line)
{
    for (int id = state_questions(state); id > ID_NONE; id--) {
        const Question *question = state_question(state, id);
        if (question != NULL && question->decided > 0) {
            return question->decided >= line->opened;
        }
    }
    return false;
}

static void propose_text(Suggester *suggester, const Matter *matter, Weight weight)
{
    Suggestion put = suggest_begin(SUGGEST_PUT_TEXT, weight, REASON_TEXT_READY);
    suggest_number(&put, FIELD_QUESTION_KIND, matter->needs_report ? QUESTION_PROGRESS_REPORT : QUESTION_TEXT);
    suggest_text(&put, FIELD_MATTER, state_text(suggester->state, matter->id));
    suggest_text(&put, FIELD_SYMBOL, state_text(suggester->state, matter->report));
    suggest_text(&put, FIELD_TEXT, acts_word(WORD_ASK_TEXT, suggester->language));
    suggest_propose(suggester, &put);
}

static void propose_other(Suggester *suggester, const Matter *matter, Weight weight)
{
    Suggestion put = suggest_begin(SUGGEST_PUT_OTHER, weight, REASON_LINE_IN_HAND);
    suggest_text(&put, FIELD_MATTER, matter != NULL ? state_text(suggester->state, matter->id) : NULL);
    suggest_text(&put, FIELD_TEXT, acts_word(WORD_ASK_PROCEED, suggester->language));
    suggest_ask(&put, FIELD_TEXT);
    suggest_propose(suggester, &put);
}

void suggest_put(Suggester *suggester)
{
    const State *state = suggester->state;
    const Segment *line = state_segment(state, suggester->meeting->segment);
    const Matter *matter = state_matter(state, suggester->meeting->matter);
    if (line == NULL || question_is_open(state_question(state, questions_latest(state)))) {
        return;
    }
    const bool is_adoption = line->kind == ENTRY_ADOPTION;
    const bool is_settled = has_decided_since(state, line);
    if (matter != NULL && agenda_text_is_open(matter)) {
        const bool is_time = is_adoption && suggester->list == ID_NONE;
        propose_text(suggester, matter, is_time ? WEIGHT_USUAL : WEIGHT_POSSIBLE);
        suggester->is_done = suggester->is_done && !is_adoption;
        return;
    }
    const bool is_asked = is_adoption && !is_settled;
    const bool may_be = line->kind == ENTRY_ITEM || line->kind == ENTRY_LINE || line->kind == ENTRY_SUBITEM;
    if (is_asked || (may_be && !is_settled && suggester->list == ID_NONE)) {
        propose_other(suggester, matter, is_asked ? WEIGHT_USUAL : WEIGHT_POSSIBLE);
        suggester->is_done = suggester->is_done && !is_asked;
    }
}
