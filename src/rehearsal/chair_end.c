/* The end of a meeting and of the session: replies, the gavel, and what must be settled before the session closes. */
#include "rehearsal/play.h"
#include "session/agenda.h"
#include "session/replies.h"
#include "session/speakers.h"

static bool rise(Rehearsal *rehearsal, const State *state);
static bool adjourn(Rehearsal *rehearsal, const State *state);
static bool withdraw_texts(Rehearsal *rehearsal, const State *state);
static bool close_session(Rehearsal *rehearsal, const State *state);

/* A list of replies whose time has come: the others wait for the day's last meeting on their matter (rule 48). */
static int due_replies(const State *state)
{
    for (int id = 1; id <= state_lists(state); id++) {
        const SpeakersList *list = state_list(state, id);
        const bool waits = list != NULL && list->kind == LIST_OF_REPLIES && state_waiting(state, id)->len > 0;
        if (waits && replies_may_begin(state, speakers_next(state, id)) == ALLOWED) {
            return id;
        }
    }
    return ID_NONE;
}

/* Whoever is answered may answer once more; that comes while the list is heard. */
static void answer_back(Rehearsal *rehearsal, const State *state, int list)
{
    enum { ANSWERED = 300 };
    const Matter *matter = state_matter(state, state_list(state, list)->matter);
    for (guint i = 0; matter != NULL && i < rehearsal->lists->len && play_happens(rehearsal, ANSWERED); i++) {
        if (g_strcmp0(play_list(rehearsal, i)->matter, state_text(state, matter->id)) == 0) {
            wishes_add(rehearsal->wishes, (Wish){ .at = rehearsal->at + 2 * MINUTE,
                                                  .kind = WISH_REPLY,
                                                  .who = play_somebody(rehearsal),
                                                  .list = i });
            return;
        }
    }
}

bool chair_replies(Rehearsal *rehearsal, const State *state)
{
    enum { ROUNDS = 20 };
    const int list = due_replies(state);
    if (list == ID_NONE || rehearsal->replied == ROUNDS) {
        rehearsal->replied = 0;
        play_then(rehearsal, rise, 30 * SECOND);
        return false;
    }
    rehearsal->replied++;
    answer_back(rehearsal, state, list);
    chair_hear(rehearsal, list, chair_replies);
    return false;
}

/* The meeting */

static bool rise(Rehearsal *rehearsal, const State *state)
{
    const Meeting *meeting = play_meeting(rehearsal, state);
    const RehearsedSlot slot = {
        .id = meeting->id,
        .starts = meeting->starts,
        .ends = meeting->ends,
        .rose = rehearsal->at,
        .heard = rehearsal->heard,
        .left = own_lists_count_left(rehearsal, state),
    };
    g_array_append_val(rehearsal->slots, slot);
    play_then(rehearsal, play_is_last(rehearsal, state) ? chair_end : adjourn, 0);
    return false;
}

static bool adjourn(Rehearsal *rehearsal, const State *state)
{
    (void)state;
    play_do(rehearsal, DO_ADJOURN, ROLE_CHAIR, NULL);
    play_then(rehearsal, chair_choose_meeting, MINUTE);
    return true;
}

/* The session */

/* Who was not heard is released (rule 28), while the last meeting still goes on. */
bool chair_end(Rehearsal *rehearsal, const State *state)
{
    while (rehearsal->nth < (guint)state_lists(state)) {
        const int id = (int)++rehearsal->nth;
        const SpeakersList *list = state_list(state, id);
        if (list != NULL && state_waiting(state, id)->len > 0) {
            play_do(rehearsal, DO_RELEASE, ROLE_CHAIR, NULL);
            play_text(rehearsal, FIELD_LIST, state_text(state, list->id));
            play_text(rehearsal, FIELD_REASON, "The session closes; statements are posted");
            rehearsal->at += 10 * SECOND;
            return true;
        }
    }
    play_then(rehearsal, withdraw_texts, 10 * SECOND);
    return false;
}

/* A text that never came to its decision. */
static bool withdraw_texts(Rehearsal *rehearsal, const State *state)
{
    while (rehearsal->nth < (guint)state_matters(state)) {
        const Matter *matter = state_matter(state, (int)++rehearsal->nth);
        if (matter != NULL && agenda_text_is_open(matter)) {
            play_do(rehearsal, DO_WITHDRAW_TEXT, ROLE_SECRETARIAT, NULL);
            play_text(rehearsal, FIELD_MATTER, state_text(state, matter->id));
            play_text(rehearsal, FIELD_REASON, "It was not taken up in this session");
            return true;
        }
    }
    play_then(rehearsal, close_session, 20 * SECOND);
    return false;
}

static bool close_session(Rehearsal *rehearsal, const State *state)
{
    if (state_the_floor(state)->meeting != ID_NONE) {
        rehearsal->at += 10 * SECOND;
        return play_do(rehearsal, DO_ADJOURN, ROLE_CHAIR, NULL);
    }
    play_do(rehearsal, DO_CLOSE, ROLE_CHAIR, NULL);
    rehearsal->otherwise = close_session;
    play_then(rehearsal, NULL, 0);
    return true;
}
