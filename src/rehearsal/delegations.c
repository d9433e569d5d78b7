/* What delegations do when their time has come: they ask for the floor, alone and for groups, think better of it,
 * exchange places, answer, and come late. */
#include "rehearsal/play.h"
#include "session/common.h"

#include <string.h>

/* Whoever asks from its seat is in the room. */
static bool come_in(Rehearsal *rehearsal, const Wish *wish, const char *code)
{
    wishes_add(rehearsal->wishes, (Wish){ .at = wish->at + 30 * SECOND,
                                          .kind = wish->kind,
                                          .who = wish->who,
                                          .list = wish->list,
                                          .about = wish->about });
    return play_do(rehearsal, DO_MARK, ROLE_PARTICIPANT, code);
}

/* A list that is closed is closed for all; a few try. */
static bool gives_up(Rehearsal *rehearsal, const State *state, const OwnList *list)
{
    enum { TRY_ANYWAY = 80 };
    const SpeakersList *row = state_list(state, state_find_list(state, list->id));
    if (row == NULL || row->is_released || list->is_done) {
        return true;
    }
    return row->state == LIST_CLOSED && !play_happens(rehearsal, TRY_ANYWAY);
}

static bool ask_for_group(Rehearsal *rehearsal, const State *state, const Wish *wish)
{
    OwnList *list = play_list(rehearsal, wish->list);
    const SpeakingGroup *group = cast_group(rehearsal->cast, wish->who);
    list->coming--;
    if (gives_up(rehearsal, state, list)) {
        return false;
    }
    play_do(rehearsal, DO_REQUEST, ROLE_PARTICIPANT, group->speaker);
    play_text(rehearsal, FIELD_LIST, list->id);
    play_text(rehearsal, FIELD_GROUP, group->name);
    play_text(rehearsal, FIELD_ON_BEHALF, group->others);
    play_number(rehearsal, FIELD_CHANNEL, CHANNEL_PORTAL);
    return true;
}

/* Many who speak after their group say that they align themselves with its statement. */
static void align(Rehearsal *rehearsal, const State *state, int list, const char *code)
{
    enum { ALIGNING = 450 };
    const GArray *groups = state_for_groups(state, list);
    for (guint i = 0; i < groups->len; i++) {
        const int id = g_array_index(groups, int, i);
        const char *others = state_text(state, state_inscription(state, id)->on_behalf);
        if (others != NULL && codes_have(others, code)) {
            if (play_happens(rehearsal, ALIGNING)) {
                play_number(rehearsal, FIELD_ALIGNED_WITH, id);
            }
            return;
        }
    }
}

/* Of who takes the floor in a general debate; elsewhere it is delegates and ambassadors. */
static void say_level(Rehearsal *rehearsal, const OwnList *list)
{
    const int drawn = chance_below(&rehearsal->chance, 1000);
    if (list->line_kind == ENTRY_DEBATE && drawn < 60) {
        play_number(rehearsal, FIELD_LEVEL, drawn < 25 ? LEVEL_MINISTER : LEVEL_VICE_MINISTER);
    } else if (drawn < 240) {
        play_number(rehearsal, FIELD_LEVEL, LEVEL_AMBASSADOR);
    }
}

/* The one of a delegation in its own name that waits; 0 if it does not. */
static int own_place(const State *state, int list, const char *code)
{
    const GArray *waiting = state_waiting(state, list);
    const int participant = state_find_participant(state, code);
    for (guint i = 0; i < waiting->len; i++) {
        const Inscription *row = state_inscription(state, g_array_index(waiting, int, i));
        if (row->participant == participant && row->capacity == CAPACITY_STATE) {
            return g_array_index(waiting, int, i);
        }
    }
    return ID_NONE;
}

static bool ask(Rehearsal *rehearsal, const State *state, const Wish *wish)
{
    OwnList *list = play_list(rehearsal, wish->list);
    const bool is_stakeholder = list->kind == LIST_OF_STAKEHOLDERS;
    const char *code =
        is_stakeholder ? g_ptr_array_index(rehearsal->cast->stakeholders, wish->who) : play_code(rehearsal, wish->who);
    const bool from_seat = state_the_floor(state)->meeting != ID_NONE && wish->at >= list->first;
    const bool waits = !is_stakeholder && own_place(state, state_find_list(state, list->id), code) != ID_NONE;
    if (waits || gives_up(rehearsal, state, list)) {
        list->coming--;
        return false;
    }
    if (from_seat && !is_stakeholder && !play_is_present(state, code)) {
        return come_in(rehearsal, wish, code);
    }
    list->coming--;
    play_do(rehearsal, DO_REQUEST, ROLE_PARTICIPANT, code);
    play_text(rehearsal, FIELD_LIST, list->id);
    play_number(rehearsal, FIELD_CHANNEL, from_seat ? CHANNEL_SEAT : CHANNEL_PORTAL);
    if (!is_stakeholder) {
        align(rehearsal, state, state_find_list(state, list->id), code);
        say_level(rehearsal, list);
    }
    return true;
}

/* Exchanges */

/* Another State that waits on the list, by chance; 0 if there is none. */
static int another_place(Rehearsal *rehearsal, const State *state, int list, int own)
{
    const GArray *waiting = state_waiting(state, list);
    int chosen = ID_NONE, seen = 0;
    for (guint i = 0; i < waiting->len; i++) {
        const int id = g_array_index(waiting, int, i);
        if (id != own && state_inscription(state, id)->capacity == CAPACITY_STATE &&
            chance_below(&rehearsal->chance, ++seen) == 0) {
            chosen = id;
        }
    }
    return chosen;
}

static guint index_of(const Rehearsal *rehearsal, const char *code)
{
    guint i = 0;
    while (i < rehearsal->cast->delegations->len && strcmp(play_code(rehearsal, i), code) != 0) {
        i++;
    }
    return i;
}

static void expect_answer(Rehearsal *rehearsal, const Wish *wish, guint who, int offer)
{
    wishes_add(rehearsal->wishes, (Wish){ .at = wish->at + play_around(rehearsal, 6 * MINUTE, 500),
                                          .kind = WISH_ANSWER,
                                          .who = who,
                                          .list = wish->list,
                                          .about = offer });
}

static bool offer_place(Rehearsal *rehearsal, const State *state, const Wish *wish)
{
    const OwnList *list = play_list(rehearsal, wish->list);
    const char *code = play_code(rehearsal, wish->who);
    const int id = state_find_list(state, list->id), own = own_place(state, id, code);
    const int other = another_place(rehearsal, state, id, own);
    if (own == ID_NONE || other == ID_NONE) {
        return false;
    }
    const char *recipient = participant_code(state, state_inscription(state, other)->participant);
    const guint who = index_of(rehearsal, recipient);
    if (who == rehearsal->cast->delegations->len) {
        return false;
    }
    play_do(rehearsal, wish->kind == WISH_SWAP ? DO_SWAP : DO_YIELD, ROLE_PARTICIPANT, code);
    play_text(rehearsal, FIELD_LIST, list->id);
    play_number(rehearsal, FIELD_INSCRIPTION, own);
    if (wish->kind == WISH_SWAP) {
        play_number(rehearsal, FIELD_WITH, other);
    } else {
        play_text(rehearsal, FIELD_RECIPIENT, play_keep(rehearsal, recipient));
    }
    expect_answer(rehearsal, wish, who, own);
    return true;
}

/* Whether the offer still stands: both may have been heard meanwhile. */
static bool answer_offer(Rehearsal *rehearsal, const State *state, const Wish *wish)
{
    enum { ACCEPTING = 780 };
    const Inscription *offer = state_inscription(state, wish->about);
    const Inscription *other = offer != NULL ? state_inscription(state, offer->swap) : NULL;
    const bool stands = offer != NULL && offer->state == INSCRIPTION_WAITING &&
                        (offer->yield_to != ID_NONE || (other != NULL && other->state == INSCRIPTION_WAITING));
    if (!stands) {
        return false;
    }
    play_do(rehearsal, play_happens(rehearsal, ACCEPTING) ? DO_ACCEPT : DO_DECLINE, ROLE_PARTICIPANT,
            play_code(rehearsal, wish->who));
    play_number(rehearsal, FIELD_INSCRIPTION, wish->about);
    return true;
}

static bool withdraw(Rehearsal *rehearsal, const State *state, const Wish *wish)
{
    const OwnList *list = play_list(rehearsal, wish->list);
    const char *code = play_code(rehearsal, wish->who);
    const int own = own_place(state, state_find_list(state, list->id), code);
    if (own == ID_NONE) {
        return false;
    }
    play_do(rehearsal, DO_WITHDRAW, ROLE_PARTICIPANT, code);
    play_text(rehearsal, FIELD_LIST, list->id);
    play_number(rehearsal, FIELD_INSCRIPTION, own);
    return true;
}

/* Replies */

void delegations_answer(Rehearsal *rehearsal)
{
    enum { NAMED = 200 };
    const guint who = play_somebody(rehearsal);
    if (play_happens(rehearsal, NAMED) && cast_delegation(rehearsal->cast, who)->is_touchy) {
        wishes_add(rehearsal->wishes, (Wish){ .at = rehearsal->at + play_around(rehearsal, 2 * MINUTE, 400),
                                              .kind = WISH_REPLY,
                                              .who = who,
                                              .list = (guint)rehearsal->list });
    }
}

static bool reply(Rehearsal *rehearsal, const State *state, const Wish *wish)
{
    const OwnList *list = play_list(rehearsal, wish->list);
    const Meeting *meeting = state_meeting(state, state_the_floor(state)->meeting);
    if (meeting == NULL || list->matter == NULL || (meeting->state == MEETING_SUSPENDED && meeting->is_break)) {
        return false;
    }
    const char *code = play_code(rehearsal, wish->who);
    if (!play_is_present(state, code)) {
        return come_in(rehearsal, wish, code);
    }
    play_do(rehearsal, DO_REPLY, ROLE_PARTICIPANT, code);
    play_text(rehearsal, FIELD_MATTER, list->matter);
    play_number(rehearsal, FIELD_CHANNEL, CHANNEL_SEAT);
    return true;
}

/* Coming late */

static bool arrive(Rehearsal *rehearsal, const State *state, const Wish *wish)
{
    enum { ARRIVING = 350 };
    g_autoptr(GString) codes = g_string_new(NULL);
    const bool is_over =
        wish->about != rehearsal->meeting || state_meeting(state, wish->about)->state == MEETING_ADJOURNED;
    for (guint i = 0; !is_over && i < rehearsal->cast->delegations->len; i++) {
        const char *code = play_code(rehearsal, i);
        if (!play_is_present(state, code) && play_happens(rehearsal, ARRIVING)) {
            g_string_append_printf(codes, "%s%s", codes->len > 0 ? " " : "", code);
        }
    }
    if (codes->len == 0) {
        return false;
    }
    play_do(rehearsal, DO_MARK, ROLE_SECRETARIAT, NULL);
    play_text(rehearsal, FIELD_PARTIES, play_keep(rehearsal, codes->str));
    return true;
}

bool delegations_fulfil(Rehearsal *rehearsal, const State *state, const Wish *wish)
{
    switch (wish->kind) {
    case WISH_SPEAK: return ask(rehearsal, state, wish);
    case WISH_SPEAK_FOR_GROUP: return ask_for_group(rehearsal, state, wish);
    case WISH_REPLY: return reply(rehearsal, state, wish);
    case WISH_WITHDRAW: return withdraw(rehearsal, state, wish);
    case WISH_SWAP:
    case WISH_YIELD: return offer_place(rehearsal, state, wish);
    case WISH_ANSWER: return answer_offer(rehearsal, state, wish);
    case WISH_ARRIVE: return arrive(rehearsal, state, wish);
    }
    return false;
}
