/* A vote, from the words of the Chair to the result. */
#include "rehearsal/play.h"
#include "session/common.h"
#include "session/quorum.h"
#include "session/votes.h"

static bool count_hands(Rehearsal *rehearsal, const State *state);
static bool call_roll(Rehearsal *rehearsal, const State *state);
static bool record(Rehearsal *rehearsal, const State *state);
static bool announce(Rehearsal *rehearsal, const State *state);

static void say_object(Rehearsal *rehearsal)
{
    const Ballots *ballots = &rehearsal->ballots;
    if (ballots->motion != ID_NONE) {
        play_number(rehearsal, FIELD_MOTION, ballots->motion);
    } else if (ballots->point != ID_NONE) {
        play_number(rehearsal, FIELD_POINT, ballots->point);
    } else {
        play_number(rehearsal, FIELD_QUESTION, ballots->question);
    }
}

bool chair_call_vote(Rehearsal *rehearsal, const State *state)
{
    const VoteMethod method = rehearsal->ballots.method;
    (void)state;
    play_do(rehearsal, DO_VOTE, ROLE_CHAIR, NULL);
    say_object(rehearsal);
    play_number(rehearsal, FIELD_METHOD, method);
    if (method == VOTE_ROLL_CALL) {
        play_text(rehearsal, FIELD_LOT, play_code(rehearsal, play_somebody(rehearsal)));
    }
    if (method != VOTE_SHOW_OF_HANDS) {
        play_text(rehearsal, FIELD_REQUESTER, play_code(rehearsal, play_somebody(rehearsal)));
    }
    rehearsal->otherwise = rehearsal->ballots.then;
    play_then(rehearsal,
              method == VOTE_SHOW_OF_HANDS ? count_hands
              : method == VOTE_ROLL_CALL   ? call_roll
                                           : record,
              30 * SECOND);
    return true;
}

/* Nearly everybody who is in the room raises a hand. */
static bool count_hands(Rehearsal *rehearsal, const State *state)
{
    const int present = quorum_present(state), voting = present * chance_between(&rehearsal->chance, 820, 980) / 1000;
    const int abstaining = voting * chance_between(&rehearsal->chance, 50, 250) / 1000;
    const int share = CLAMP(rehearsal->ballots.inclination + chance_between(&rehearsal->chance, -90, 90), 0, 1000);
    const int yes = (voting - abstaining) * share / 1000;
    play_do(rehearsal, DO_COUNT, ROLE_SECRETARIAT, NULL);
    play_number(rehearsal, FIELD_YES, yes);
    play_number(rehearsal, FIELD_NO, voting - abstaining - yes);
    play_number(rehearsal, FIELD_ABSTAINING, abstaining);
    play_then(rehearsal, announce, 2 * MINUTE);
    return true;
}

static void cast_ballot(Rehearsal *rehearsal, const char *code)
{
    enum { ABSTAINING = 140, NOT_VOTING = 40 };
    const int drawn = chance_below(&rehearsal->chance, 1000);
    const BallotChoice choice = drawn < NOT_VOTING                                        ? BALLOT_NOT_VOTING
                                : drawn < NOT_VOTING + ABSTAINING                         ? BALLOT_ABSTAINING
                                : play_happens(rehearsal, rehearsal->ballots.inclination) ? BALLOT_YES
                                                                                          : BALLOT_NO;
    play_do(rehearsal, DO_CAST, ROLE_PARTICIPANT, code);
    play_number(rehearsal, FIELD_CHOICE, choice);
}

static bool call_roll(Rehearsal *rehearsal, const State *state)
{
    const int next = votes_next(state, state_the_floor(state)->voting);
    if (next == ID_NONE) {
        play_then(rehearsal, announce, MINUTE);
        return false;
    }
    cast_ballot(rehearsal, play_keep(rehearsal, participant_code(state, next)));
    rehearsal->otherwise = announce;
    rehearsal->at += play_around(rehearsal, 4 * SECOND, 300);
    return true;
}

/* By the buttons at the seats: within a minute. */
static bool record(Rehearsal *rehearsal, const State *state)
{
    while (rehearsal->nth < rehearsal->cast->delegations->len) {
        const char *code = play_code(rehearsal, rehearsal->nth++);
        if (play_is_present(state, code)) {
            cast_ballot(rehearsal, code);
            rehearsal->at += chance_below(&rehearsal->chance, 2) * SECOND / 2;
            return true;
        }
    }
    play_then(rehearsal, announce, 20 * SECOND);
    return false;
}

static bool announce(Rehearsal *rehearsal, const State *state)
{
    (void)state;
    play_do(rehearsal, DO_RESULT, ROLE_CHAIR, NULL);
    play_then(rehearsal, rehearsal->ballots.then, 20 * SECOND);
    return true;
}
