/* A decision, from the question of the Chair to what is said after the gavel. */
#include "rehearsal/play.h"
#include "session/common.h"
#include "session/questions.h"
#include "session/quorum.h"

#include <string.h>

static bool object(Rehearsal *rehearsal, const State *state);
static bool suspend(Rehearsal *rehearsal, const State *state);
static bool open_consultation(Rehearsal *rehearsal, const State *state);
static bool consult(Rehearsal *rehearsal, const State *state);
static bool settle(Rehearsal *rehearsal, const State *state);
static bool clear(Rehearsal *rehearsal, const State *state);
static bool resume(Rehearsal *rehearsal, const State *state);
static bool hear_no_objection(Rehearsal *rehearsal, const State *state);
static bool gavel(Rehearsal *rehearsal, const State *state);
static bool adopt_programme(Rehearsal *rehearsal, const State *state);
static bool dissociate(Rehearsal *rehearsal, const State *state);
static bool explain(Rehearsal *rehearsal, const State *state);

/* Where there is a matter with its text, that is decided on; else what the line says. */
static void say_text(Rehearsal *rehearsal, const State *state)
{
    const Segment *line = play_line(rehearsal, state);
    const Matter *matter = line != NULL ? state_matter(state, line->matter) : NULL;
    if (matter == NULL || matter->report == 0) {
        return;
    }
    play_number(rehearsal, FIELD_QUESTION_KIND, matter->needs_report ? QUESTION_PROGRESS_REPORT : QUESTION_TEXT);
    play_text(rehearsal, FIELD_MATTER, state_text(state, matter->id));
    play_text(rehearsal, FIELD_SYMBOL, state_text(state, matter->report));
}

bool chair_put(Rehearsal *rehearsal, const State *state)
{
    static const char *const words[] = {
        [QUESTION_ON_PROGRAMME] = "May I take it that the body agrees to its programme of work?",
        [QUESTION_ON_TEXT] = "May I take it that the body wishes to adopt the text before it?",
        [QUESTION_ON_FORMALITY] = "May I take it that the body wishes to proceed accordingly?",
    };
    enum { OBJECTED = 170 };
    const bool is_text = rehearsal->question == QUESTION_ON_TEXT;
    rehearsal->has_put_programme = rehearsal->has_put_programme || rehearsal->question == QUESTION_ON_PROGRAMME;
    rehearsal->party = play_somebody(rehearsal);
    play_do(rehearsal, DO_PUT, ROLE_CHAIR, NULL);
    play_text(rehearsal, FIELD_TEXT, words[rehearsal->question]);
    if (is_text) {
        say_text(rehearsal, state);
    }
    rehearsal->otherwise = chair_go_on;
    play_then(rehearsal, is_text && play_happens(rehearsal, OBJECTED) ? object : hear_no_objection, 20 * SECOND);
    return true;
}

/* Objections */

static bool put_to_vote(Rehearsal *rehearsal, const State *state)
{
    rehearsal->ballots = (Ballots){
        .question = questions_latest(state), .method = VOTE_RECORDED, .inclination = 860, .then = dissociate
    };
    play_then(rehearsal, chair_call_vote, 0);
    return false;
}

/* A body that works by consensus alone consults; others sometimes vote. */
static bool object(Rehearsal *rehearsal, const State *state)
{
    enum { VOTED = 500 };
    const bool may_vote = strcmp(rehearsal->plan->programme->profile->id, "oewg") != 0;
    (void)state;
    play_do(rehearsal, DO_OBJECT, ROLE_PARTICIPANT, play_code(rehearsal, rehearsal->party));
    play_text(rehearsal, FIELD_TEXT, phrases_some(PHRASES_OBJECTION, &rehearsal->chance));
    rehearsal->otherwise = hear_no_objection;
    play_then(rehearsal, may_vote && play_happens(rehearsal, VOTED) ? put_to_vote : suspend, 2 * MINUTE);
    return true;
}

static bool suspend(Rehearsal *rehearsal, const State *state)
{
    (void)state;
    play_do(rehearsal, DO_SUSPEND, ROLE_CHAIR, NULL);
    play_number(rehearsal, FIELD_MODE, SITTING_INFORMAL);
    play_text(rehearsal, FIELD_REASON, "Consultations on the text");
    rehearsal->otherwise = clear;
    play_then(rehearsal, open_consultation, MINUTE);
    return true;
}

static bool open_consultation(Rehearsal *rehearsal, const State *state)
{
    const Meeting *meeting = play_meeting(rehearsal, state);
    const Matter *matter = state_matter(state, meeting->matter);
    const char *list = play_printf(rehearsal, "%s-consultation", state_text(state, meeting->id));
    if (state_find_list(state, list) != ID_NONE) {
        play_then(rehearsal, consult, 0);
        return false;
    }
    play_do(rehearsal, DO_OPEN_LIST, ROLE_CHAIR, NULL);
    play_text(rehearsal, FIELD_LIST, list);
    play_text(rehearsal, FIELD_MATTER, matter != NULL ? state_text(state, matter->id) : NULL);
    rehearsal->otherwise = clear;
    play_then(rehearsal, consult, 10 * SECOND);
    return true;
}

/* Who objects speaks first, then a few who have ideas. */
static bool consult(Rehearsal *rehearsal, const State *state)
{
    const guint speakers = 3 + rehearsal->party % 4;
    const char *list = play_printf(rehearsal, "%s-consultation", state_text(state, play_meeting(rehearsal, state)->id));
    if (rehearsal->nth == speakers) {
        chair_hear(rehearsal, state_find_list(state, list), settle);
        return false;
    }
    const guint who = (rehearsal->party + rehearsal->nth * 11) % rehearsal->cast->delegations->len;
    play_do(rehearsal, DO_REQUEST, ROLE_PARTICIPANT, play_code(rehearsal, who));
    play_text(rehearsal, FIELD_LIST, list);
    play_number(rehearsal, FIELD_CHANNEL, CHANNEL_SEAT);
    rehearsal->nth++;
    rehearsal->at += play_around(rehearsal, 15 * SECOND, 500);
    return true;
}

static bool settle(Rehearsal *rehearsal, const State *state)
{
    (void)state;
    play_then(rehearsal, clear, play_around(rehearsal, 4 * MINUTE, 400));
    return false;
}

static bool clear(Rehearsal *rehearsal, const State *state)
{
    play_do(rehearsal, DO_CLEAR, ROLE_PARTICIPANT, play_code(rehearsal, rehearsal->party));
    play_number(rehearsal, FIELD_OBJECTION, state_objections(state));
    play_then(rehearsal, resume, MINUTE);
    return true;
}

static bool resume(Rehearsal *rehearsal, const State *state)
{
    (void)state;
    play_do(rehearsal, DO_RESUME, ROLE_CHAIR, NULL);
    play_then(rehearsal, hear_no_objection, MINUTE);
    return true;
}

/* The decision */

static bool hear_no_objection(Rehearsal *rehearsal, const State *state)
{
    (void)state;
    play_do(rehearsal, DO_NO_OBJECTION, ROLE_CHAIR, NULL);
    rehearsal->otherwise = chair_go_on;
    play_then(rehearsal, gavel, 10 * SECOND);
    return true;
}

/* Nobody asks for a count, and the record says how many there were (rule 26). */
static bool override(Rehearsal *rehearsal)
{
    play_do(rehearsal, DO_OVERRIDE, ROLE_CHAIR, NULL);
    play_number(rehearsal, FIELD_QUORUM, QUORUM_TO_DECIDE);
    play_text(rehearsal, FIELD_REASON, "No delegation asked for a count");
    return true;
}

static bool gavel(Rehearsal *rehearsal, const State *state)
{
    if (!quorum_is_met(state, QUORUM_TO_DECIDE)) {
        return override(rehearsal);
    }
    play_do(rehearsal, DO_GAVEL, ROLE_CHAIR, NULL);
    rehearsal->otherwise = chair_go_on;
    play_then(rehearsal,
              rehearsal->question == QUESTION_ON_PROGRAMME ? adopt_programme
              : rehearsal->question == QUESTION_ON_TEXT    ? dissociate
                                                           : chair_go_on,
              30 * SECOND);
    return true;
}

static bool adopt_programme(Rehearsal *rehearsal, const State *state)
{
    (void)state;
    play_do(rehearsal, DO_ADOPT, ROLE_CHAIR, NULL);
    play_number(rehearsal, FIELD_CONSENT, 1);
    play_then(rehearsal, chair_go_on, MINUTE);
    return true;
}

/* What is said afterwards */

/* One or two do not want to be bound by a part of the text; that blocks nothing. */
static bool dissociate(Rehearsal *rehearsal, const State *state)
{
    enum { DISSOCIATING = 220 };
    if (rehearsal->nth++ == 2 || !play_happens(rehearsal, DISSOCIATING)) {
        play_then(rehearsal, explain, 10 * SECOND);
        return false;
    }
    play_do(rehearsal, DO_DISASSOCIATE, ROLE_PARTICIPANT, play_code(rehearsal, play_somebody(rehearsal)));
    play_number(rehearsal, FIELD_QUESTION, state_questions(state));
    play_text(rehearsal, FIELD_TEXT, phrases_some(PHRASES_DISASSOCIATION, &rehearsal->chance));
    rehearsal->at += play_around(rehearsal, 30 * SECOND, 400);
    return true;
}

static int list_of_explanations(const State *state, int question)
{
    for (int id = state_lists(state); id >= 1; id--) {
        const SpeakersList *list = state_list(state, id);
        if (list != NULL && list->kind == LIST_OF_EXPLANATIONS_AFTER && list->question == question) {
            return id;
        }
    }
    return ID_NONE;
}

static bool explain(Rehearsal *rehearsal, const State *state)
{
    const guint speakers = (guint)(rehearsal->cast->delegations->len / 30 + rehearsal->party % 5);
    const int question = state_questions(state);
    if (rehearsal->nth == speakers) {
        chair_hear(rehearsal, list_of_explanations(state, question), chair_go_on);
        return false;
    }
    const guint who = (rehearsal->party + 3 + rehearsal->nth * 13) % rehearsal->cast->delegations->len;
    play_do(rehearsal, DO_EXPLAIN, ROLE_PARTICIPANT, play_code(rehearsal, who));
    play_number(rehearsal, FIELD_WHEN, WHEN_AFTER);
    play_number(rehearsal, FIELD_QUESTION, question);
    play_number(rehearsal, FIELD_CHANNEL, CHANNEL_SEAT);
    rehearsal->nth++;
    rehearsal->at += play_around(rehearsal, 8 * SECOND, 500);
    return true;
}
