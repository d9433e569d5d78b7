/* Seats: the lot is recorded, the order derived. */
#include "session/seats.h"

#include "core/roster.h"
#include "session/common.h"
#include "session/module.h"
#include "session/participants.h"

static const RefusalInfo refused_seat = { "no-seat", "111", NULL, "It has no seat among the Members" };

static CivilDate first_day(const State *state)
{
    return civil_date_parse(state_text(state, state_the_body(state)->from));
}

/* On the first day of the session: seats do not change in its course. */
static bool has_seat(const State *state, int id)
{
    const Participant *one = state_participant(state, id);
    if (one == NULL || one->has_left) {
        return false;
    }
    const Rights rights = rights_in(session_profile(state), one->class, first_day(state));
    return one->class == PARTICIPANT_MEMBER_STATE || rights.seated_with_members;
}

/* Who is in no table comes by its name, after those that are: the alphabet of the tables knows accents, and only them.
 */
static gint compare_seats(gconstpointer a, gconstpointer b, gpointer data)
{
    const State *state = data;
    const int one = *(const int *)a, other = *(const int *)b;
    const RosterEntry *left = roster_of_id(participant_code(state, one));
    const RosterEntry *right = roster_of_id(participant_code(state, other));
    if (left != NULL && right != NULL) {
        return roster_compare(left, right, LANGUAGE_ENGLISH, first_day(state));
    }
    if (left != NULL || right != NULL) {
        return left != NULL ? -1 : 1;
    }
    return g_strcmp0(participant_name(state, one, first_day(state)), participant_name(state, other, first_day(state)));
}

/* The lot's State comes first, and who stands before it in the alphabet comes last. */
static void turn_round(GArray *seats, int first)
{
    guint at = 0;
    while (at < seats->len && g_array_index(seats, int, at) != first) {
        at++;
    }
    for (guint i = 0; at < seats->len && i < at; i++) {
        const int id = g_array_index(seats, int, 0);
        g_array_remove_index(seats, 0);
        g_array_append_val(seats, id);
    }
}

GArray *seats_in_order(const State *state)
{
    GArray *seats = g_array_new(FALSE, FALSE, sizeof(int));
    for (int id = 1; id <= state_participants(state); id++) {
        if (has_seat(state, id)) {
            g_array_append_val(seats, id);
        }
    }
    g_array_sort_with_data(seats, compare_seats, (gpointer)state);
    turn_round(seats, state_the_body(state)->seat_lot);
    return seats;
}

static bool apply_drawn(State *state, const Event *event)
{
    const int id = event_find(state, event, FIELD_PARTY, state_find_participant);
    if (id == ID_NONE) {
        return false;
    }
    state_the_body_edit(state)->seat_lot = id;
    return true;
}

static const EventInfo drawn = {
    .name = "seats.drawn",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_PARTY, MAY_BE_MISSING, FIELD_REASON),
    .says = "{party} has the first seat[: {reason}]",
    .apply = apply_drawn,
};

void seats_take_lot(Outcome *outcome, CivilDate day)
{
    const SeatLot *lot = roster_lot(day);
    if (lot != NULL) {
        Event *event = outcome_add(outcome, &drawn);
        event_text(event, FIELD_PARTY, lot->first->id);
        event_text(event, FIELD_REASON,
                   outcome_text(outcome, "drawn for session %d of the General Assembly", lot->session));
    }
}

static Refusal decide_lot(const State *state, const Command *command, Outcome *outcome)
{
    int participant;
    const Refusal refusal = command_participant(state, command, outcome, &participant);
    if (refusal != ALLOWED) {
        return refusal;
    }
    if (!has_seat(state, participant)) {
        return &refused_seat;
    }
    if (state_the_body(state)->seat_lot == participant) {
        return &refused_as_it_is;
    }
    EVENT_TAKE(outcome_add(outcome, &drawn), command, FIELD_PARTY, FIELD_REASON);
    return ALLOWED;
}

static const CommandInfo seat_lot = {
    .name = "roster.seat_lot",
    .who = MAY(ROLE_SECRETARIAT),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_PARTY, GIVEN, "on whom the lot fell" }, { FIELD_REASON, OPTIONAL, NULL }),
    .rules = "111",
    .summary = "Record who has the first seat",
    .about =
        "The lot is drawn in the room or taken over from the General Assembly. The others follow in English alphabetical order, round "
        "the alphabet. The order of speaking and that of a roll-call do not depend on it.",
    .example = "party=FRA",
    .decide = decide_lot,
};

static const CommandInfo *const commands[] = { &seat_lot, NULL };
static const EventInfo *const events[] = { &drawn, NULL };
static const RefusalInfo *const refusals[] = { &refused_seat, NULL };

const Module module_seats = { "seats", "Seats", commands, events, refusals };
