/* A meeting from the hour at which it is to begin: the room is counted, it is called to order, and its lines are taken
 * up one after the other. */
#include "rehearsal/play.h"
#include "session/meeting.h"
#include "session/officers.h"
#include "session/quorum.h"

#include <string.h>

static bool count_room(Rehearsal *rehearsal, const State *state);
static bool call_to_order(Rehearsal *rehearsal, const State *state);
static bool hand_over(Rehearsal *rehearsal, const State *state);

/* Which meeting comes */

static int next_planned(const State *state)
{
    int next = ID_NONE;
    for (int id = 1; id <= state_meetings(state); id++) {
        const Meeting *meeting = state_meeting(state, id);
        if (meeting != NULL && meeting->state == MEETING_PLANNED && !meeting->is_taken_out && meeting->starts > 0 &&
            (next == ID_NONE || meeting->starts < state_meeting(state, next)->starts)) {
            next = id;
        }
    }
    return next;
}

/* Somebody who reads the record of the meeting before finds something in it (rule 27). */
static bool correct(Rehearsal *rehearsal, const State *state)
{
    play_do(rehearsal, DO_CORRECT, ROLE_SECRETARIAT, NULL);
    play_text(rehearsal, FIELD_MEETING, state_text(state, play_meeting(rehearsal, state)->id));
    play_text(rehearsal, FIELD_TEXT, phrases_some(PHRASES_CORRECTION, &rehearsal->chance));
    play_text(rehearsal, FIELD_REQUESTER, play_code(rehearsal, play_somebody(rehearsal)));
    play_then(rehearsal, chair_choose_meeting, MINUTE);
    return true;
}

/* Of each meeting that was held it is asked once, and so long before the next that there is time. */
static bool is_to_be_corrected(Rehearsal *rehearsal, const State *state, Instant at)
{
    enum { CORRECTED = 90 };
    const Meeting *meeting = play_meeting(rehearsal, state);
    const bool is_new =
        meeting != NULL && rehearsal->meeting != rehearsal->corrected && meeting->state == MEETING_ADJOURNED;
    rehearsal->corrected = rehearsal->meeting;
    return is_new && at >= rehearsal->at && play_happens(rehearsal, CORRECTED);
}

bool chair_choose_meeting(Rehearsal *rehearsal, const State *state)
{
    const int next = next_planned(state);
    if (next == ID_NONE) {
        play_then(rehearsal, chair_end, MINUTE);
        return false;
    }
    const Meeting *meeting = state_meeting(state, next);
    if (is_to_be_corrected(rehearsal, state, meeting->starts - 50 * MINUTE)) {
        play_then(rehearsal, correct, 0);
        rehearsal->at = meeting->starts - 50 * MINUTE;
        return false;
    }
    if (!business_is_held(state, next)) {
        play_do(rehearsal, DO_CANCEL, ROLE_SECRETARIAT, NULL);
        play_text(rehearsal, FIELD_MEETING, state_text(state, meeting->id));
        play_text(rehearsal, FIELD_REASON, "It is no meeting of which this record is kept");
        return true;
    }
    rehearsal->meeting = next;
    rehearsal->line = 0;
    rehearsal->list = NO_LIST;
    rehearsal->heard = 0;
    rehearsal->has_gone_ahead = false;
    rehearsal->at = MAX(rehearsal->at, meeting->starts - 4 * MINUTE);
    play_then(rehearsal, count_room, 0);
    return false;
}

/* The beginning */

/* On the first morning all who come are there, later most of them, and sometimes hardly anybody in time. */
static bool count_room(Rehearsal *rehearsal, const State *state)
{
    enum { THIN = 25 };
    const bool is_first = state_the_body(state)->meetings_held == 0;
    const bool is_thin = !is_first && play_happens(rehearsal, THIN);
    g_autoptr(GString) codes = g_string_new(NULL);
    for (guint i = 0; i < rehearsal->cast->delegations->len; i++) {
        const Delegation *delegation = cast_delegation(rehearsal->cast, i);
        const int likely = is_first ? 960 : is_thin ? 200 : delegation->is_late ? 400 : 880;
        if (play_happens(rehearsal, likely)) {
            g_string_append_printf(codes, "%s%s", codes->len > 0 ? " " : "", delegation->code);
        }
    }
    play_do(rehearsal, DO_ROLL, ROLE_SECRETARIAT, NULL);
    if (codes->len > 0) {
        play_text(rehearsal, FIELD_PARTIES, play_keep(rehearsal, codes->str));
    }
    play_then(rehearsal, call_to_order, 0);
    rehearsal->at =
        MAX(rehearsal->at, play_meeting(rehearsal, state)->starts + play_around(rehearsal, 5 * MINUTE, 500));
    return true;
}

/* The Chair waits for a quorum, and in the end goes on without one if nobody asks for a count (rule 26). */
static bool wait_for_quorum(Rehearsal *rehearsal)
{
    enum { WAITS = 3 };
    if (rehearsal->nth++ < WAITS) {
        wishes_add(rehearsal->wishes,
                   (Wish){ .at = rehearsal->at + 2 * MINUTE, .kind = WISH_ARRIVE, .about = rehearsal->meeting });
        rehearsal->at += 3 * MINUTE;
        return false;
    }
    play_do(rehearsal, DO_OVERRIDE, ROLE_CHAIR, NULL);
    play_number(rehearsal, FIELD_QUORUM, QUORUM_TO_OPEN);
    play_text(rehearsal, FIELD_REASON, "No delegation asked for a count");
    rehearsal->at += MINUTE;
    return true;
}

static bool call_to_order(Rehearsal *rehearsal, const State *state)
{
    if (!quorum_is_met(state, QUORUM_TO_OPEN)) {
        return wait_for_quorum(rehearsal);
    }
    if (state_the_body(state)->acting_chair != ID_NONE) {
        rehearsal->at += 5 * SECOND;
        return play_do(rehearsal, DO_TAKE_BACK, ROLE_CHAIR, NULL);
    }
    play_do(rehearsal, DO_CALL, ROLE_CHAIR, NULL);
    play_text(rehearsal, FIELD_MEETING, state_text(state, play_meeting(rehearsal, state)->id));
    for (int i = 1; i <= 2; i++) {
        wishes_add(rehearsal->wishes, (Wish){ .at = rehearsal->at + play_around(rehearsal, i * 16 * MINUTE, 300),
                                              .kind = WISH_ARRIVE,
                                              .about = rehearsal->meeting });
    }
    play_then(rehearsal, hand_over, MINUTE);
    return true;
}

/* The Chair is called away now and then, but not from the first meeting nor the last. */
static bool hand_over(Rehearsal *rehearsal, const State *state)
{
    enum { CALLED_AWAY = 80 };
    const Officer *vice = state_officer(state, officers_in_post(state, POST_VICE_CHAIR));
    play_then(rehearsal, chair_go_on, 0);
    if (vice == NULL || state_the_body(state)->meetings_held < 2 || play_is_last(rehearsal, state) ||
        !play_happens(rehearsal, CALLED_AWAY)) {
        return false;
    }
    play_do(rehearsal, DO_HAND_OVER, ROLE_CHAIR, NULL);
    play_text(rehearsal, FIELD_PARTY, state_text(state, state_participant(state, vice->participant)->code));
    rehearsal->at += 30 * SECOND;
    return true;
}

/* The lines */

static void begin_business(Rehearsal *rehearsal, Business business)
{
    switch (business.kind) {
    case BUSINESS_CEREMONY:
        play_then(rehearsal, chair_go_on, play_around(rehearsal, business.minutes * MINUTE, 250));
        return;
    case BUSINESS_STATEMENT:
        rehearsal->called = 0;
        play_then(rehearsal, chair_call_upon, 20 * SECOND);
        return;
    case BUSINESS_ORGANIZATION:
        rehearsal->question = QUESTION_ON_PROGRAMME;
        play_then(rehearsal, chair_put, 2 * MINUTE);
        return;
    case BUSINESS_FORMALITY:
        rehearsal->question = QUESTION_ON_FORMALITY;
        play_then(rehearsal, chair_put, 2 * MINUTE);
        return;
    case BUSINESS_ADOPTION:
        rehearsal->question = QUESTION_ON_TEXT;
        play_then(rehearsal, chair_put, 4 * MINUTE);
        return;
    case BUSINESS_DEBATE:
    case BUSINESS_STAKEHOLDERS:
        rehearsal->list = own_lists_of_line(rehearsal, rehearsal->meeting, rehearsal->line);
        rehearsal->line_ends = rehearsal->at + business.minutes * MINUTE;
        play_then(rehearsal, rehearsal->list != NO_LIST ? chair_hear_list : chair_go_on, MINUTE);
        return;
    case BUSINESS_NONE:
    case BUSINESS_CLOSURE: play_then(rehearsal, chair_go_on, 10 * SECOND); return;
    }
}

static bool take_up(Rehearsal *rehearsal, const State *state)
{
    const Meeting *meeting = play_meeting(rehearsal, state);
    const Segment *line = play_line(rehearsal, state);
    const bool is_open = line->state == SEGMENT_OPEN && meeting->matter == line->matter;
    play_do(rehearsal, DO_TAKE_UP, ROLE_CHAIR, NULL);
    play_number(rehearsal, FIELD_SEGMENT, rehearsal->line);
    if (line->state == SEGMENT_DONE) {
        play_text(rehearsal, FIELD_REASON, "Its consideration goes on");
    }
    begin_business(rehearsal, business_of(state, meeting, rehearsal->line));
    return !is_open;
}

/* A list that does not stand in the programme of this meeting. */
static bool take_up_list(Rehearsal *rehearsal, const State *state, int list)
{
    const char *matter = play_list(rehearsal, (guint)list)->matter;
    const Meeting *meeting = play_meeting(rehearsal, state);
    const bool is_open = matter == NULL || meeting->matter == state_find_matter(state, matter);
    rehearsal->list = list;
    rehearsal->line_ends = meeting->ends;
    play_do(rehearsal, DO_TAKE_UP, ROLE_CHAIR, NULL);
    play_text(rehearsal, FIELD_MATTER, matter);
    play_then(rehearsal, chair_hear_list, 30 * SECOND);
    return !is_open;
}

/* What the first meeting must have decided before there is debate, if no line of it says so; else at its end. */
static bool must_adopt_programme(const Rehearsal *rehearsal, const State *state, BusinessKind next)
{
    const Meeting *meeting = play_meeting(rehearsal, state);
    const Body *body = state_the_body(state);
    const bool is_time = business_has_list(next) || next == BUSINESS_ADOPTION || rehearsal->line == meeting->n_segments;
    return body->meetings_held == 1 && body->programme_state == PROGRAMME_PROVISIONAL &&
           !rehearsal->has_put_programme && is_time && !business_organizes(state, meeting);
}

/* When the hour has passed decisions are taken all the same, and nobody else is heard. */
static bool may_be_taken(const Rehearsal *rehearsal, const State *state, BusinessKind kind)
{
    return !play_is_late(rehearsal, state) ||
           (kind != BUSINESS_NONE && kind != BUSINESS_STATEMENT && !business_has_list(kind));
}

/* When much time is left at the end the Chair may go on to what comes next under the same item: mostly in the first
 * meeting, whose business is soon done. */
static int list_to_go_ahead_with(Rehearsal *rehearsal, const State *state)
{
    enum { GOES_AHEAD = 350, GOES_AHEAD_AT_FIRST = 850 };
    const gint64 left = play_meeting(rehearsal, state)->ends - rehearsal->at;
    if (rehearsal->has_gone_ahead || left < 45 * MINUTE || play_is_last(rehearsal, state)) {
        return NO_LIST;
    }
    rehearsal->has_gone_ahead = true;
    const bool is_first = state_the_body(state)->meetings_held == 1;
    return play_happens(rehearsal, is_first ? GOES_AHEAD_AT_FIRST : GOES_AHEAD) ? own_lists_ahead(rehearsal, state)
                                                                                : NO_LIST;
}

/* Who was left on an earlier list goes on first (rule 36). */
bool chair_go_on(Rehearsal *rehearsal, const State *state)
{
    const Meeting *meeting = play_meeting(rehearsal, state);
    const bool takes_left =
        rehearsal->line == 0 && business_has_debate(state, meeting) && !play_is_late(rehearsal, state);
    const int left = takes_left ? own_lists_left_over(rehearsal, state) : NO_LIST;
    rehearsal->list = NO_LIST;
    if (left != NO_LIST) {
        return take_up_list(rehearsal, state, left);
    }
    const Business next = business_of(state, meeting, rehearsal->line + 1);
    if (must_adopt_programme(rehearsal, state, next.kind)) {
        rehearsal->question = QUESTION_ON_PROGRAMME;
        play_then(rehearsal, chair_put, MINUTE);
        return false;
    }
    while (rehearsal->line < meeting->n_segments) {
        if (may_be_taken(rehearsal, state, business_of(state, meeting, ++rehearsal->line).kind)) {
            return take_up(rehearsal, state);
        }
    }
    const int ahead = list_to_go_ahead_with(rehearsal, state);
    if (ahead != NO_LIST) {
        return take_up_list(rehearsal, state, ahead);
    }
    play_then(rehearsal, chair_replies, MINUTE);
    return false;
}
