/* Who has the floor: whoever the Chair calls upon, the next of a list, and how a statement ends. */
#include "rehearsal/play.h"
#include "session/common.h"
#include "session/replies.h"
#include "session/speakers.h"
#include "session/time_limits.h"

#include <string.h>

static bool take_back(Rehearsal *rehearsal, const State *state);
static bool give_up(Rehearsal *rehearsal, const State *state);

/* Statements */

static void begin_speech(Rehearsal *rehearsal, int speaker, gint64 length, Phase then)
{
    rehearsal->speech = (Speech){ .speaker = speaker, .left = length, .then = then };
}

/* Something happens in the middle of a few. */
static void draw_interruption(Rehearsal *rehearsal)
{
    enum { POINTS = 7, SOUND = 3 };
    Speech *speech = &rehearsal->speech;
    const int drawn = chance_below(&rehearsal->chance, 1000);
    if (drawn < POINTS + SOUND) {
        speech->interruption = drawn < POINTS ? chair_point : chair_sound;
        speech->cut = speech->left * chance_between(&rehearsal->chance, 20, 80) / 100;
    }
}

static void speak(Rehearsal *rehearsal)
{
    const Speech *speech = &rehearsal->speech;
    play_then(rehearsal, chair_listen, speech->cut > 0 ? speech->cut : speech->left);
}

static bool hears_own_list(const Rehearsal *rehearsal)
{
    return rehearsal->speech.then == chair_hear_list;
}

bool chair_listen(Rehearsal *rehearsal, const State *state)
{
    Speech *speech = &rehearsal->speech;
    if (speech->cut > 0) {
        speech->left -= speech->cut;
        speech->cut = 0;
        return speech->interruption(rehearsal, state);
    }
    const Inscription *speaker = state_inscription(state, speech->speaker);
    const bool is_state = speaker != NULL && speaker->capacity == CAPACITY_STATE;
    play_do(rehearsal, DO_END, ROLE_CHAIR, NULL);
    play_then(rehearsal, speech->then, play_around(rehearsal, BUSINESS_GAP_SECONDS * SECOND, 400));
    if (hears_own_list(rehearsal) && is_state) {
        delegations_answer(rehearsal);
    }
    return true;
}

/* Whoever the Chair calls upon */

/* An entity of the United Nations that the line names, else the Secretariat; 0 if neither takes part. */
static int whom_to_call(const State *state, const char *title, CivilDate day)
{
    int secretariat = ID_NONE;
    for (int id = 1; id <= state_participants(state); id++) {
        const ParticipantClass class = state_participant(state, id)->class;
        const RosterEntry *entry = class == PARTICIPANT_UN_ENTITY ? state_roster(state, id) : NULL;
        if (entry != NULL && title != NULL && strstr(title, roster_name(entry, LANGUAGE_ENGLISH, day)) != NULL) {
            return id;
        }
        secretariat = class == PARTICIPANT_SECRETARIAT ? id : secretariat;
    }
    return secretariat;
}

/* What takes long is not said by one alone: presentations of several. */
bool chair_call_upon(Rehearsal *rehearsal, const State *state)
{
    enum { USUAL_MINUTES = 15, REASON_LIMIT = 500 };
    const Business business = business_of(state, play_meeting(rehearsal, state), rehearsal->line);
    const guint speakers = (guint)MAX(business.minutes / USUAL_MINUTES, 1);
    if (rehearsal->called == speakers || play_is_late(rehearsal, state)) {
        play_then(rehearsal, chair_go_on, 0);
        return false;
    }
    const char *title = state_text(state, play_line(rehearsal, state)->title);
    const int called = whom_to_call(state, title, session_day(state, rehearsal->at));
    play_do(rehearsal, DO_CALL_UPON, ROLE_CHAIR, NULL);
    play_text(rehearsal, FIELD_PARTY, participant_code(state, called));
    if (title != NULL && strlen(title) <= REASON_LIMIT) {
        play_text(rehearsal, FIELD_REASON, title);
    }
    const gint64 length = play_around(rehearsal, business.minutes * MINUTE * 9 / 10 / speakers, 250);
    begin_speech(rehearsal, ID_NONE, length, chair_call_upon);
    rehearsal->otherwise = chair_go_on;
    rehearsal->called++;
    speak(rehearsal);
    return true;
}

/* The next of a list */

/* Replies and explanations have their own time; a second reading is about changes of words. */
static gint64 usual_seconds(const Rehearsal *rehearsal, const State *state, const Inscription *speaker)
{
    const SpeakersList *list = state_list(state, speaker->list);
    if (list->kind == LIST_OF_REPLIES) {
        return speaker->round > 1 ? BUSINESS_REPLY_SECONDS * 2 / 3 : BUSINESS_REPLY_SECONDS;
    }
    if (speaker->capacity == CAPACITY_STAKEHOLDER) {
        return BUSINESS_STAKEHOLDER_SECONDS;
    }
    const gint64 usual = speaker->capacity == CAPACITY_GROUP ? BUSINESS_GROUP_SECONDS : BUSINESS_STATEMENT_SECONDS;
    const bool is_again = rehearsal->list != NO_LIST && play_list(rehearsal, (guint)rehearsal->list)->reading > 1;
    const bool is_short = list->question != ID_NONE || rehearsal->list == NO_LIST;
    return is_short ? usual * 6 / 10 : is_again ? usual * 85 / 100 : usual;
}

static int pace_of(const Rehearsal *rehearsal, const char *code)
{
    for (guint i = 0; i < rehearsal->cast->delegations->len; i++) {
        if (strcmp(play_code(rehearsal, i), code) == 0) {
            return cast_delegation(rehearsal->cast, i)->pace;
        }
    }
    return CAST_USUAL_PACE;
}

/* Who knows of a limit keeps to it, more or less. */
static gint64 draw_length(Rehearsal *rehearsal, const State *state, int id)
{
    const Inscription *speaker = state_inscription(state, id);
    const int pace = pace_of(rehearsal, participant_code(state, speaker->participant));
    const gint64 usual = usual_seconds(rehearsal, state, speaker) * SECOND * pace / CAST_USUAL_PACE;
    const gint64 length = play_around(rehearsal, usual, 330);
    const gint64 limit = limits_seconds(state, id) * SECOND;
    return limit > 0 && length > limit ? limit + play_around(rehearsal, 8 * SECOND, 700) : length;
}

/* Whose turn comes is in the room by then. */
static bool come_in(Rehearsal *rehearsal, const State *state, int id)
{
    const Participant *participant = state_participant(state, state_inscription(state, id)->participant);
    if (participant->is_present || participant->class != PARTICIPANT_MEMBER_STATE) {
        return false;
    }
    play_do(rehearsal, DO_MARK, ROLE_SECRETARIAT, NULL);
    play_text(rehearsal, FIELD_PARTY, state_text(state, participant->code));
    rehearsal->at += 5 * SECOND;
    return true;
}

static bool give(Rehearsal *rehearsal, const State *state, const char *list, int next, Phase then)
{
    if (come_in(rehearsal, state, next)) {
        return true;
    }
    play_do(rehearsal, DO_GIVE, ROLE_CHAIR, NULL);
    play_text(rehearsal, FIELD_LIST, list);
    begin_speech(rehearsal, next, draw_length(rehearsal, state, next), then);
    rehearsal->heard++;
    return true;
}

void chair_hear(Rehearsal *rehearsal, int list, Phase then)
{
    rehearsal->hearing = (Hearing){ list, then };
    rehearsal->list = NO_LIST;
    play_then(rehearsal, chair_hear_others, 20 * SECOND);
}

bool chair_hear_others(Rehearsal *rehearsal, const State *state)
{
    const int id = rehearsal->hearing.list, next = id != ID_NONE ? speakers_next(state, id) : ID_NONE;
    if (next == ID_NONE || replies_may_begin(state, next) != ALLOWED) {
        play_then(rehearsal, rehearsal->hearing.then, 20 * SECOND);
        return false;
    }
    give(rehearsal, state, state_text(state, state_list(state, id)->id), next, chair_hear_others);
    if (rehearsal->command->info == rehearsal->infos[DO_GIVE]) {
        rehearsal->otherwise = rehearsal->hearing.then;
        speak(rehearsal);
    }
    return true;
}

/* The own lists */

/* The Chair looks at the clock: proposes a limit, announces who is on the list, closes it (rules 34, 43). */
static bool tend(Rehearsal *rehearsal, const State *state, OwnList *list, int id)
{
    const Meeting *meeting = play_meeting(rehearsal, state);
    const SpeakersList *row = state_list(state, id);
    const gint64 waiting = state_waiting(state, id)->len;
    const gint64 left = MIN(meeting->ends, rehearsal->line_ends) - rehearsal->at;
    if (list->last > meeting->starts || rehearsal->heard < 4) {
        return false;
    }
    if (!list->was_hurried && list->kind == LIST_OF_SPEAKERS && waiting > 5 &&
        waiting * (BUSINESS_STATEMENT_SECONDS + BUSINESS_GAP_SECONDS) * SECOND > left) {
        list->was_hurried = true;
        return chair_hurry(rehearsal, state);
    }
    if (row->state == LIST_OPEN && (left < 60 * MINUTE || (waiting < 8 && list->coming <= 3))) {
        play_do(rehearsal, DO_ANNOUNCE, ROLE_CHAIR, NULL);
    } else if (row->state == LIST_ANNOUNCED && (left < 35 * MINUTE || waiting < 4)) {
        play_do(rehearsal, DO_CLOSE_LIST, ROLE_CHAIR, NULL);
        play_number(rehearsal, FIELD_CONSENT, 1);
    } else {
        return false;
    }
    play_text(rehearsal, FIELD_LIST, list->id);
    rehearsal->at += 20 * SECOND;
    return true;
}

static bool leave(Rehearsal *rehearsal)
{
    play_then(rehearsal, chair_go_on, 30 * SECOND);
    return false;
}

/* Nobody waits: the Chair waits a little for those who are about to ask. */
static bool wait_or_leave(Rehearsal *rehearsal, OwnList *list, const Meeting *meeting)
{
    if (list->coming > 0 &&
        wishes_have(rehearsal->wishes, WISH_SPEAK, (guint)rehearsal->list, rehearsal->at + 3 * MINUTE)) {
        rehearsal->at += MINUTE;
        return false;
    }
    list->is_done = list->last <= meeting->starts;
    return leave(rehearsal);
}

bool chair_hear_list(Rehearsal *rehearsal, const State *state)
{
    enum { TAKEN_BACK = 5 };
    OwnList *list = play_list(rehearsal, (guint)rehearsal->list);
    const int id = state_find_list(state, list->id);
    if (id == ID_NONE || play_is_late(rehearsal, state)) {
        return leave(rehearsal);
    }
    const int next = speakers_next(state, id);
    if (next == ID_NONE) {
        return wait_or_leave(rehearsal, list, play_meeting(rehearsal, state));
    }
    const bool is_tended = tend(rehearsal, state, list, id);
    if (is_tended || rehearsal->phase != chair_hear_list) { /* what is proposed comes first */
        return is_tended;
    }
    give(rehearsal, state, list->id, next, chair_hear_list);
    if (rehearsal->command->info != rehearsal->infos[DO_GIVE]) {
        return true;
    }
    rehearsal->otherwise = give_up;
    if (play_happens(rehearsal, TAKEN_BACK)) {
        play_then(rehearsal, take_back, 5 * SECOND);
        return true;
    }
    draw_interruption(rehearsal);
    speak(rehearsal);
    return true;
}

/* Nobody of this list can be given the floor: it is left, so that the Chair does not try for ever. */
static bool give_up(Rehearsal *rehearsal, const State *state)
{
    (void)state;
    play_list(rehearsal, (guint)rehearsal->list)->is_done = true;
    return leave(rehearsal);
}

/* Somebody may have asked for the floor since: that stands. */
static Seq latest_giving(const State *state)
{
    Seq act = state_latest_act(state, 0);
    while (act != 0 && g_strcmp0(state_act_name(state, act), "floor.give") != 0) {
        act = state_latest_act(state, act);
    }
    return act;
}

static bool take_back(Rehearsal *rehearsal, const State *state)
{
    play_do(rehearsal, DO_UNDO, ROLE_SECRETARIAT, NULL);
    play_number(rehearsal, FIELD_ACT, (gint64)latest_giving(state));
    play_text(rehearsal, FIELD_REASON, "The wrong microphone was switched on");
    rehearsal->heard--;
    play_then(rehearsal, chair_hear_list, 4 * SECOND);
    return true;
}
