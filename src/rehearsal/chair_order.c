/* What comes between: points of order and what becomes of them, a microphone that fails, a limit that is proposed when
 * the list will not end in time. */
#include "rehearsal/play.h"
#include "session/common.h"
#include "session/motions.h"
#include "session/quorum.h"

#include <string.h>

static void go_on_speaking(Rehearsal *rehearsal, gint64 delay)
{
    play_then(rehearsal, chair_listen, delay + rehearsal->speech.left);
}

/* Points of order */

static bool rule(Rehearsal *rehearsal, const State *state);
static bool appeal(Rehearsal *rehearsal, const State *state);
static bool after_appeal(Rehearsal *rehearsal, const State *state);

bool chair_point(Rehearsal *rehearsal, const State *state)
{
    const Inscription *speaker = state_inscription(state, rehearsal->speech.speaker);
    const guint who = play_somebody(rehearsal);
    const char *code = play_code(rehearsal, who);
    if (!play_is_present(state, code) ||
        (speaker != NULL && strcmp(participant_code(state, speaker->participant), code) == 0)) {
        go_on_speaking(rehearsal, 0);
        return false;
    }
    rehearsal->party = who;
    play_do(rehearsal, DO_POINT, ROLE_PARTICIPANT, code);
    rehearsal->point = chance_below(&rehearsal->chance, PHRASES_EACH);
    play_text(rehearsal, FIELD_TEXT, phrases_of(PHRASES_POINT, rehearsal->point));
    play_then(rehearsal, rule, play_around(rehearsal, 50 * SECOND, 400));
    return true;
}

/* A ruling is hardly ever appealed against, and then by who raised the point (rule 55). */
static bool rule(Rehearsal *rehearsal, const State *state)
{
    enum { APPEALED = 40 };
    const bool may_vote =
        play_meeting(rehearsal, state)->mode == SITTING_FORMAL && quorum_is_met(state, QUORUM_TO_DECIDE);
    play_do(rehearsal, DO_RULE, ROLE_CHAIR, NULL);
    play_text(rehearsal, FIELD_RULING, phrases_of(PHRASES_RULING, rehearsal->point));
    if (may_vote && play_happens(rehearsal, APPEALED)) {
        play_then(rehearsal, appeal, 10 * SECOND);
        return true;
    }
    go_on_speaking(rehearsal, 5 * SECOND);
    return true;
}

static bool appeal(Rehearsal *rehearsal, const State *state)
{
    rehearsal->ballots = (Ballots){
        .point = state_the_floor(state)->ruled, .method = VOTE_SHOW_OF_HANDS, .inclination = 230, .then = after_appeal
    };
    play_do(rehearsal, DO_APPEAL, ROLE_PARTICIPANT, play_code(rehearsal, rehearsal->party));
    rehearsal->otherwise = after_appeal;
    play_then(rehearsal, chair_call_vote, 40 * SECOND);
    return true;
}

static bool after_appeal(Rehearsal *rehearsal, const State *state)
{
    (void)state;
    go_on_speaking(rehearsal, 10 * SECOND);
    return false;
}

/* The sound fails */

static bool sound_is_back(Rehearsal *rehearsal, const State *state)
{
    (void)state;
    play_do(rehearsal, DO_GO_ON, ROLE_SECRETARIAT, NULL);
    go_on_speaking(rehearsal, 0);
    return true;
}

bool chair_sound(Rehearsal *rehearsal, const State *state)
{
    (void)state;
    play_do(rehearsal, DO_PAUSE, ROLE_SECRETARIAT, NULL);
    play_text(rehearsal, FIELD_REASON, "The interpretation is not heard");
    play_then(rehearsal, sound_is_back, play_around(rehearsal, 70 * SECOND, 500));
    return true;
}

/* Limits under pressure */

enum { LIMIT_SECONDS = 180 };

static bool agree_on_limit(Rehearsal *rehearsal, const State *state);
static bool move_limit(Rehearsal *rehearsal, const State *state);
static bool debate_limit(Rehearsal *rehearsal, const State *state);

/* The Chair lets most go over and proposes it now and then; hardly ever somebody objects, so that it must be moved. */
bool chair_hurry(Rehearsal *rehearsal, const State *state)
{
    enum { PROPOSED = 260, MOVED = 20 };
    const int drawn = chance_below(&rehearsal->chance, 1000);
    const bool may_vote = play_meeting(rehearsal, state)->mode == SITTING_FORMAL &&
                          quorum_is_met(state, QUORUM_TO_DECIDE) && motions_first(state) == ID_NONE;
    if (drawn < PROPOSED) {
        play_then(rehearsal, agree_on_limit, 40 * SECOND);
    } else if (drawn < PROPOSED + MOVED && may_vote) {
        play_then(rehearsal, move_limit, 40 * SECOND);
    }
    return false;
}

static bool agree_on_limit(Rehearsal *rehearsal, const State *state)
{
    (void)state;
    play_do(rehearsal, DO_LIMIT, ROLE_CHAIR, NULL);
    play_text(rehearsal, FIELD_LIST, play_list(rehearsal, (guint)rehearsal->list)->id);
    play_number(rehearsal, FIELD_CAPACITY, CAPACITY_STATE);
    play_number(rehearsal, FIELD_SECONDS, LIMIT_SECONDS);
    play_number(rehearsal, FIELD_CONSENT, 1);
    play_then(rehearsal, chair_hear_list, 15 * SECOND);
    return true;
}

static bool move_limit(Rehearsal *rehearsal, const State *state)
{
    (void)state;
    rehearsal->party = play_somebody(rehearsal);
    play_do(rehearsal, DO_MOVE, ROLE_PARTICIPANT, play_code(rehearsal, rehearsal->party));
    play_number(rehearsal, FIELD_MOTION_KIND, MOTION_LIMIT_SPEECHES);
    play_text(rehearsal, FIELD_MATTER, play_list(rehearsal, (guint)rehearsal->list)->matter);
    play_number(rehearsal, FIELD_SECONDS, LIMIT_SECONDS);
    rehearsal->otherwise = chair_hear_list;
    play_then(rehearsal, debate_limit, MINUTE);
    return true;
}

/* Two speak for it and two against, and it is put to the vote: by roll-call, if somebody asks for that. */
static bool debate_limit(Rehearsal *rehearsal, const State *state)
{
    enum { SPEAKERS = 4, BY_ROLL_CALL = 300 };
    const guint who = (rehearsal->party + 1 + rehearsal->nth * 7) % rehearsal->cast->delegations->len;
    if (rehearsal->nth < SPEAKERS) {
        play_do(rehearsal, DO_SPEAK_ON, ROLE_PARTICIPANT, play_code(rehearsal, who));
        play_number(rehearsal, FIELD_SIDE, rehearsal->nth % 2 == 0 ? SIDE_FOR : SIDE_AGAINST);
        rehearsal->nth++;
        rehearsal->at += play_around(rehearsal, MINUTE, 300);
        return true;
    }
    rehearsal->ballots =
        (Ballots){ .motion = motions_first(state),
                   .method = play_happens(rehearsal, BY_ROLL_CALL) ? VOTE_ROLL_CALL : VOTE_SHOW_OF_HANDS,
                   .inclination = 620,
                   .then = chair_hear_list };
    play_then(rehearsal, rehearsal->ballots.motion != ID_NONE ? chair_call_vote : chair_hear_list, 20 * SECOND);
    return false;
}
