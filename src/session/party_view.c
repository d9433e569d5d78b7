#include "session/party_view.h"

#include "session/common.h"
#include "session/inscriptions.h"
#include "session/list_outlook.h"
#include "session/speakers.h"
#include "session/statements.h"
#include "session/votes.h"

const char *const party_alert_names[] = { "floor", "vote",  "next",    "after-next", "ruled",
                                          "swap",  "yield", "closing", NULL };
G_STATIC_ASSERT(G_N_ELEMENTS(party_alert_names) == N_PARTY_ALERTS + 1);

typedef struct {
    const State *state;
    int participant;
    Instant now;
    PartyAlert *out;
    guint n;
    PartyAlert spare; /* of what is past the limit */
} Looking;

static PartyAlert *add(Looking *looking, PartyAlertKind kind, int list, int inscription)
{
    PartyAlert *alert = looking->n < PARTY_ALERTS_LIMIT ? &looking->out[looking->n++] : &looking->spare;
    *alert = (PartyAlert){ .kind = kind, .list = list, .inscription = inscription };
    return alert;
}

static bool is_own(const Looking *looking, int inscription)
{
    const Inscription *row = state_inscription(looking->state, inscription);
    return row != NULL && row->participant == looking->participant;
}

/* The list that is being heard: that of the floor; before anybody was given it, that on what was taken up. */
static int heard_list(const State *state)
{
    const Floor *floor = state_the_floor(state);
    const Meeting *meeting = state_meeting(state, floor->meeting);
    if (meeting == NULL || floor->list != ID_NONE) {
        return meeting != NULL ? floor->list : ID_NONE;
    }
    const int list = outlook_current_list(state);
    const SpeakersList *row = state_list(state, list);
    return row != NULL && row->matter != ID_NONE && row->matter == meeting->matter ? list : ID_NONE;
}

static void look_at_list(Looking *looking)
{
    const int list = heard_list(looking->state);
    for (int for_group = 1; list != ID_NONE && for_group >= 0; for_group--) {
        const int own = inscription_of(looking->state, list, looking->participant, for_group != 0);
        const int place = speakers_place(looking->state, own);
        if (place == 1 || place == 2) {
            add(looking, place == 1 ? ALERT_NEXT : ALERT_AFTER_NEXT, list, own);
        }
    }
}

static void look_at_vote(Looking *looking)
{
    const int id = state_the_floor(looking->state)->voting;
    const Vote *vote = state_vote(looking->state, id);
    if (vote == NULL || vote->method == VOTE_SHOW_OF_HANDS || vote->state != VOTE_OPEN) {
        return;
    }
    const Rights rights = participant_rights(looking->state, looking->participant, looking->now);
    if (rights.vote && votes_ballot(looking->state, id, looking->participant) == ID_NONE) {
        add(looking, ALERT_VOTE, ID_NONE, ID_NONE)->about = id;
    }
}

static void look_at_point(Looking *looking)
{
    const int id = state_points(looking->state);
    const PointOfOrder *point = state_point(looking->state, id);
    const bool is_settled =
        point != NULL && point->participant == looking->participant &&
        (point->state == POINT_RULED || point->state == POINT_UPHELD || point->state == POINT_OVERRULED);
    if (is_settled && looking->now - point->settled < (gint64)PARTY_RULED_SECONDS * G_USEC_PER_SEC) {
        add(looking, ALERT_RULED, ID_NONE, ID_NONE)->about = id;
    }
}

static void look_for_offers(Looking *looking, int list)
{
    const GArray *waiting = state_waiting(looking->state, list);
    for (guint i = 0; i < waiting->len; i++) {
        const int id = g_array_index(waiting, int, i);
        const Inscription *row = state_inscription(looking->state, id);
        if (row->swap != ID_NONE && is_own(looking, row->swap)) {
            add(looking, ALERT_SWAP, list, id)->about = row->participant;
        } else if (row->yield_to == looking->participant) {
            add(looking, ALERT_YIELD, list, id)->about = row->participant;
        }
    }
}

static bool is_on(const State *state, int list, int participant)
{
    return inscription_of(state, list, participant, false) != ID_NONE ||
           inscription_of(state, list, participant, true) != ID_NONE;
}

static void look_at_closing(Looking *looking, int list)
{
    const SpeakersList *row = state_list(looking->state, list);
    const gint64 left = row->closes - looking->now;
    const bool is_soon = row->closes != 0 && left > 0 && left <= (gint64)PARTY_CLOSING_SECONDS * G_USEC_PER_SEC;
    if ((is_soon || row->state == LIST_ANNOUNCED) &&
        party_may_ask(looking->state, list, looking->participant, looking->now) &&
        !is_on(looking->state, list, looking->participant)) {
        add(looking, ALERT_CLOSING, list, ID_NONE)->at = is_soon ? row->closes : 0;
    }
}

guint party_alerts(const State *state, int participant, Instant now, PartyAlert out[PARTY_ALERTS_LIMIT])
{
    Looking looking = { .state = state, .participant = participant, .now = now, .out = out };
    const Floor *floor = state_the_floor(state);
    if (state_participant(state, participant) == NULL) {
        return 0;
    }
    if (is_own(&looking, floor->inscription)) {
        add(&looking, ALERT_FLOOR, floor->list, floor->inscription);
    }
    look_at_vote(&looking);
    look_at_list(&looking);
    look_at_point(&looking);
    for (int list = 1; list <= state_lists(state); list++) {
        if (state_list(state, list) != NULL) {
            look_for_offers(&looking, list);
        }
    }
    for (int list = 1; list <= state_lists(state); list++) {
        if (state_list(state, list) != NULL) {
            look_at_closing(&looking, list);
        }
    }
    return looking.n;
}

bool party_may_ask(const State *state, int list, int participant, Instant now)
{
    const SpeakersList *row = state_list(state, list);
    Capacity capacity;
    return row != NULL && state_participant(state, participant) != NULL &&
           (row->state == LIST_OPEN || row->state == LIST_ANNOUNCED) && row->kind != LIST_OF_REPLIES &&
           row->question == ID_NONE && !row->is_released &&
           inscription_capacity(state, list, participant, false, now, &capacity) == ALLOWED;
}

GArray *party_lists(const State *state, int participant, Instant now)
{
    GArray *lists = g_array_new(FALSE, FALSE, sizeof(int));
    for (int list = 1; list <= state_lists(state) && state_participant(state, participant) != NULL; list++) {
        if (state_list(state, list) != NULL &&
            (is_on(state, list, participant) || party_may_ask(state, list, participant, now))) {
            g_array_append_val(lists, list);
        }
    }
    return lists;
}

/* === What it said === */

static void add_statement(GArray *found, int turn, int text)
{
    const PartyStatement statement = { turn, text };
    g_array_append_val(found, statement);
}

static void add_texts_ahead(const State *state, int participant, guint limit, GArray *found)
{
    for (int id = state_statements(state); id > 0 && found->len < limit; id--) {
        const Statement *text = state_statement(state, id);
        if (text == NULL || text->participant != participant || !statement_stands(text)) {
            continue;
        }
        const int at = statement_turn(state, id);
        const Inscription *turn = state_inscription(state, at);
        const bool is_beside = turn != NULL && statement_of_turn(state, at) != id; /* another one is read out */
        if (!is_beside && (turn == NULL || turn->state == INSCRIPTION_WAITING)) {
            add_statement(found, turn != NULL ? statement_turn(state, id) : ID_NONE, id);
        }
    }
}

GArray *party_statements(const State *state, int participant, guint limit)
{
    GArray *found = g_array_new(FALSE, FALSE, sizeof(PartyStatement));
    add_texts_ahead(state, participant, limit, found);
    for (int id = state_inscriptions(state); id > 0 && found->len < limit; id--) {
        const Inscription *row = state_inscription(state, id);
        if (row != NULL && row->participant == participant &&
            (row->state == INSCRIPTION_SPEAKING || row->state == INSCRIPTION_HEARD)) {
            add_statement(found, id, statement_of_turn(state, id));
        }
    }
    return found;
}
