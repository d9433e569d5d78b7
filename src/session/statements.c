/* Texts of statements, as they are handed in, withdrawn, and checked against delivery. */
#include "session/statements.h"

#include "session/common.h"
#include "session/inscriptions.h"
#include "session/module.h"

#include <string.h>

static const RefusalInfo refused_statement_gone = { "statement-gone", "112", NULL,
                                                    "That text was withdrawn, or another one took its place" };
static const RefusalInfo refused_statement_delivered = {
    "statement-delivered", "27, 112", NULL, "The statement was delivered, and its text belongs to what happened"
};
static const RefusalInfo refused_statement_not_delivered = {
    "statement-not-delivered", "23, 112", NULL,
    "The statement has not been delivered: there is nothing to check it against"
};

/* === Which turn === */

bool statement_stands(const Statement *statement)
{
    return statement->state == STATEMENT_FILED;
}

static bool is_live(const Inscription *row)
{
    return row != NULL &&
           (row->state == INSCRIPTION_WAITING || row->state == INSCRIPTION_SPEAKING || row->state == INSCRIPTION_HEARD);
}

/* Who was not heard goes on as another inscription, which keeps the time of the request. */
static int follow_carried(const State *state, int id)
{
    const Inscription *row = state_inscription(state, id);
    for (int i = id + 1; row != NULL && row->state == INSCRIPTION_CARRIED && i <= state_inscriptions(state); i++) {
        const Inscription *later = state_inscription(state, i);
        if (later != NULL && later->participant == row->participant && later->carried > 0 &&
            later->asked == row->asked && later->capacity == row->capacity) {
            id = i;
            row = later;
        }
    }
    return is_live(row) ? id : ID_NONE;
}

/* The first turn on the list that was not over at that time: one that was taken, else one that waits. */
static int turn_on(const State *state, int list, int participant, Instant filed)
{
    if (state_list(state, list) == NULL) {
        return ID_NONE;
    }
    const GArray *taken = state_taken(state, list);
    for (guint i = 0; i < taken->len; i++) {
        const int id = g_array_index(taken, int, i);
        const Inscription *row = state_inscription(state, id);
        if (row->participant == participant && is_live(row) && (row->ended == 0 || row->ended > filed)) {
            return id;
        }
    }
    const int own = inscription_of(state, list, participant, false);
    return own != ID_NONE ? own : inscription_of(state, list, participant, true);
}

static int turn_on_matter(const State *state, const Statement *statement)
{
    int turn = ID_NONE;
    for (int list = 1; turn == ID_NONE && list <= state_lists(state); list++) {
        const SpeakersList *row = state_list(state, list);
        if (row != NULL && row->matter == statement->matter) {
            turn = turn_on(state, list, statement->participant, statement->filed);
        }
    }
    return turn;
}

int statement_turn(const State *state, int id)
{
    const Statement *statement = state_statement(state, id);
    if (statement == NULL) {
        return ID_NONE;
    }
    const int turn = follow_carried(state, statement->inscription);
    if (turn != ID_NONE) {
        return turn;
    }
    return statement->list != ID_NONE ? turn_on(state, statement->list, statement->participant, statement->filed)
                                      : turn_on_matter(state, statement);
}

bool statement_is_delivered(const State *state, int id)
{
    const Inscription *turn = state_inscription(state, statement_turn(state, id));
    return turn != NULL && turn->state == INSCRIPTION_HEARD;
}

bool statement_is_public(const State *state, int id)
{
    const Statement *statement = state_statement(state, id);
    const Inscription *turn = state_inscription(state, statement_turn(state, id));
    return turn != NULL && statement_stands(statement) && turn->state == INSCRIPTION_HEARD && !turn->is_informal &&
           statement->delivery != DELIVERY_ANOTHER;
}

bool statement_is_of(const State *state, int id, int participant)
{
    const Statement *statement = state_statement(state, id);
    return statement != NULL && participant != ID_NONE && statement->participant == participant;
}

/* Of the texts for one turn: what is read out rather than what translates it, the later rather than the earlier. */
static int better_of(const State *state, int known, int id)
{
    const Statement *one = state_statement(state, known), *other = state_statement(state, id);
    return one == NULL || one->is_translation >= other->is_translation ? id : known;
}

void statements_of_turns(const State *state, const int *turns, guint n, int *ret_statements)
{
    for (guint i = 0; i < n; i++) {
        ret_statements[i] = ID_NONE;
    }
    for (int id = 1; id <= state_statements(state); id++) {
        const Statement *statement = state_statement(state, id);
        const int turn = statement != NULL && statement_stands(statement) ? statement_turn(state, id) : ID_NONE;
        for (guint i = 0; turn != ID_NONE && i < n; i++) {
            if (turns[i] == turn) {
                ret_statements[i] = better_of(state, ret_statements[i], id);
            }
        }
    }
}

static bool is_for(const State *state, int id, int participant, int turn)
{
    const Statement *statement = state_statement(state, id);
    return statement != NULL && statement->participant == participant && statement_stands(statement) &&
           statement_turn(state, id) == turn;
}

int statement_of_turn(const State *state, int inscription)
{
    const Inscription *turn = state_inscription(state, inscription);
    int found = ID_NONE;
    for (int id = 1; turn != NULL && id <= state_statements(state); id++) {
        if (is_for(state, id, turn->participant, inscription)) {
            found = better_of(state, found, id);
        }
    }
    return found;
}

GArray *statement_others(const State *state, int id)
{
    GArray *others = g_array_new(FALSE, FALSE, sizeof(int));
    const Statement *statement = state_statement(state, id);
    const int turn = statement_turn(state, id);
    for (int other = 1; turn != ID_NONE && other <= state_statements(state); other++) {
        if (other != id && is_for(state, other, statement->participant, turn)) {
            g_array_append_val(others, other);
        }
    }
    return others;
}

/* === Handing in === */

static bool apply_filed(State *state, const Event *event)
{
    const Values *values = &event->values;
    const int participant = event_find(state, event, FIELD_PARTY, state_find_participant);
    const int list = event_find(state, event, FIELD_LIST, state_find_list);
    const int matter = event_find(state, event, FIELD_MATTER, state_find_matter);
    const int turn = (int)values_number(values, FIELD_INSCRIPTION, 0);
    if (participant == ID_NONE || (list == ID_NONE && matter == ID_NONE) ||
        (turn != ID_NONE && state_inscription(state, turn) == NULL) ||
        values_number(values, FIELD_STATEMENT, 0) != state_statements(state) + 1) {
        return false;
    }
    state_rests_on(state, TABLE_PARTICIPANT, participant);
    Statement *statement = state_statement_add(state, NULL);
    statement->participant = participant;
    statement->list = list;
    statement->matter = matter;
    statement->inscription = turn;
    statement->digest = state_keep(state, values_text(values, FIELD_DIGEST));
    statement->original = state_keep(state, values_text(values, FIELD_ORIGINAL));
    statement->size = (int)values_number(values, FIELD_SIZE, 0);
    statement->words = (int)values_number(values, FIELD_WORDS, 0);
    statement->language = (TextLanguage)values_number(values, FIELD_LANGUAGE, TEXT_OTHER);
    statement->is_verbatim = values_number(values, FIELD_VERBATIM, 0) != 0;
    statement->is_translation = values_number(values, FIELD_TRANSLATION, 0) != 0;
    statement->filed = event->at;
    return true;
}

static const EventInfo filed = {
    .name = "statement.filed",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_STATEMENT, FIELD_PARTY, FIELD_DIGEST, FIELD_SIZE, FIELD_WORDS, FIELD_LANGUAGE,
                     MAY_BE_MISSING, FIELD_LIST, FIELD_MATTER, FIELD_INSCRIPTION, FIELD_ORIGINAL, FIELD_VERBATIM,
                     FIELD_TRANSLATION),
    .says = "The text of a statement of {party} was handed in[ for the list {list}]",
    .apply = apply_filed,
};

/* The one that an event is about, to be changed; NULL if it does not stand. */
static Statement *edit_standing(State *state, const Event *event)
{
    const int id = (int)values_number(&event->values, FIELD_STATEMENT, 0);
    const Statement *row = state_statement(state, id);
    return row != NULL && statement_stands(row) ? state_statement_edit(state, id) : NULL;
}

static bool apply_replaced(State *state, const Event *event)
{
    const int other = (int)values_number(&event->values, FIELD_WITH, 0);
    Statement *old = edit_standing(state, event);
    if (old == NULL || state_statement(state, other) == NULL) {
        return false;
    }
    old->state = STATEMENT_REPLACED;
    old->replaced_by = other;
    return true;
}

static const EventInfo replaced = {
    .name = "statement.replaced",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_STATEMENT, FIELD_PARTY, FIELD_WITH, MAY_BE_MISSING),
    .says = "It takes the place of an earlier text of {party}",
    .apply = apply_replaced,
};

/* What a command is about: for whom, and where it is to be read out. */
typedef struct {
    int participant, list, matter, turn;
    TextLanguage language;
} Place;

static Refusal find_where(const State *state, const Command *command, Outcome *outcome, Place *place)
{
    Refusal refusal = ALLOWED;
    if (values_has(&command->values, FIELD_LIST)) {
        refusal = command_find(state, command, outcome, FIELD_LIST, state_find_list, &place->list);
        place->matter = refusal == ALLOWED ? state_list(state, place->list)->matter : ID_NONE;
    } else if (values_has(&command->values, FIELD_MATTER)) {
        refusal = command_find(state, command, outcome, FIELD_MATTER, state_find_matter, &place->matter);
    } else if (!values_has(&command->values, FIELD_INSCRIPTION)) {
        refusal =
            refuse_field(outcome, FIELD_LIST, "the list or the matter that the statement is for, or the inscription");
    }
    return refusal;
}

/* A turn that is named: one's own, that waits, is taken or was heard. Its list is the one. */
static Refusal find_named_turn(const State *state, const Command *command, Outcome *outcome, Place *place)
{
    const int id = (int)values_number(&command->values, FIELD_INSCRIPTION, 0);
    const Inscription *row = state_inscription(state, id);
    if (row == NULL) {
        return refuse_unknown(outcome, command, FIELD_INSCRIPTION);
    }
    if (row->participant != place->participant) {
        return &refused_not_yours;
    }
    if (!is_live(row) || row->list == ID_NONE || (place->list != ID_NONE && row->list != place->list)) {
        return &refused_not_waiting;
    }
    place->turn = id;
    place->list = row->list;
    place->matter = state_list(state, row->list)->matter;
    return ALLOWED;
}

/* The text for the turn in that language; 0 if there is none. */
static int text_in(const State *state, int turn, const Place *place)
{
    for (int id = state_statements(state); id > 0; id--) {
        if (is_for(state, id, place->participant, turn) && state_statement(state, id)->language == place->language) {
            return id;
        }
    }
    return ID_NONE;
}

/* The latest turn on the list that was heard and for which there is no text in that language yet: texts are handed in
 * afterwards, too. */
static int heard_without_text(const State *state, const Place *place)
{
    const GArray *taken = state_taken(state, place->list);
    for (guint i = taken->len; i-- > 0;) {
        const int id = g_array_index(taken, int, i);
        const Inscription *row = state_inscription(state, id);
        if (row->participant == place->participant && row->state == INSCRIPTION_HEARD) {
            return text_in(state, id, place) == ID_NONE ? id : ID_NONE;
        }
    }
    return ID_NONE;
}

static Refusal find_turn(const State *state, const Command *command, Outcome *outcome, Place *place)
{
    if (values_has(&command->values, FIELD_INSCRIPTION)) {
        return find_named_turn(state, command, outcome, place);
    }
    if (place->list == ID_NONE) {
        return ALLOWED;
    }
    const int own = inscription_of(state, place->list, place->participant, false);
    const int group = inscription_of(state, place->list, place->participant, true);
    if (own != ID_NONE && group != ID_NONE) {
        g_autofree char *expected = g_strdup_printf("%d, in its own name, or %d, for the group", own, group);
        return refuse_field(outcome, FIELD_INSCRIPTION, expected);
    }
    place->turn = own != ID_NONE ? own : group;
    if (place->turn == ID_NONE) {
        place->turn = heard_without_text(state, place);
    }
    return ALLOWED;
}

/* Who may not speak there hands in nothing (rules 41, 110). */
static Refusal may_speak(const State *state, const Command *command, const Place *place)
{
    Capacity capacity;
    if (place->turn != ID_NONE || place->list == ID_NONE) {
        return ALLOWED;
    }
    return inscription_capacity(state, place->list, place->participant, false, command->at, &capacity);
}

static bool is_digest(const char *text)
{
    return text == NULL ||
           (strlen(text) == STATEMENT_DIGEST_LENGTH && strspn(text, "0123456789abcdef") == STATEMENT_DIGEST_LENGTH);
}

static Refusal check_digests(const Command *command, Outcome *outcome)
{
    static const Field fields[] = { FIELD_DIGEST, FIELD_ORIGINAL };
    for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
        if (!is_digest(values_text(&command->values, fields[i]))) {
            return refuse_field(outcome, fields[i], "64 small hexadecimal digits");
        }
    }
    return ALLOWED;
}

/* Does the new text take the place of that one? It does where both are in one language and for the same turn, or, as
 * long as neither has one, for the same list or matter. */
static bool takes_place_of(const State *state, const Place *place, int id)
{
    const Statement *other = state_statement(state, id);
    if (other == NULL || !statement_stands(other) || other->participant != place->participant ||
        other->language != place->language) {
        return false;
    }
    const int turn = statement_turn(state, id);
    if (turn != ID_NONE || place->turn != ID_NONE) {
        return turn == place->turn && state_inscription(state, turn)->state != INSCRIPTION_HEARD;
    }
    return place->list != ID_NONE && other->list != ID_NONE ? other->list == place->list
                                                            : other->matter == place->matter;
}

static void add_replaced(const State *state, Outcome *outcome, const Place *place, int new_id)
{
    for (int id = 1; id < new_id; id++) {
        if (takes_place_of(state, place, id)) {
            Event *event = outcome_add(outcome, &replaced);
            event_number(event, FIELD_STATEMENT, id);
            event_text(event, FIELD_PARTY, participant_code(state, place->participant));
            event_number(event, FIELD_WITH, new_id);
        }
    }
}

static void add_filed(const State *state, const Command *command, Outcome *outcome, const Place *place)
{
    const int id = state_statements(state) + 1;
    Event *event = outcome_add(outcome, &filed);
    event_number(event, FIELD_STATEMENT, id);
    event_text(event, FIELD_PARTY, participant_code(state, place->participant));
    EVENT_TAKE(event, command, FIELD_DIGEST, FIELD_SIZE, FIELD_WORDS, FIELD_LANGUAGE, FIELD_ORIGINAL, FIELD_VERBATIM,
               FIELD_TRANSLATION);
    if (place->list != ID_NONE) {
        event_text(event, FIELD_LIST, state_text(state, state_list(state, place->list)->id));
    }
    if (place->matter != ID_NONE) {
        event_text(event, FIELD_MATTER, state_text(state, state_matter(state, place->matter)->id));
    }
    if (place->turn != ID_NONE) {
        event_number(event, FIELD_INSCRIPTION, place->turn);
    }
    add_replaced(state, outcome, place, id);
}

static Refusal decide_file(const State *state, const Command *command, Outcome *outcome)
{
    Place place = { .language = (TextLanguage)values_number(&command->values, FIELD_LANGUAGE, TEXT_OTHER) };
    Refusal refusal = command_participant(state, command, outcome, &place.participant);
    refusal = refusal == ALLOWED ? check_digests(command, outcome) : refusal;
    refusal = refusal == ALLOWED ? find_where(state, command, outcome, &place) : refusal;
    refusal = refusal == ALLOWED ? find_turn(state, command, outcome, &place) : refusal;
    refusal = refusal == ALLOWED ? may_speak(state, command, &place) : refusal;
    if (refusal == ALLOWED) {
        add_filed(state, command, outcome, &place);
    }
    return refusal;
}

static const CommandInfo file = {
    .name = "statement.file",
    .who = MAY(ROLE_SECRETARIAT) | MAY(ROLE_PARTICIPANT),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_PARTY, OPTIONAL, "whose it is, where the Secretariat hands it in" },
                       { FIELD_LIST, OPTIONAL, "the list on which it will be read out" },
                       { FIELD_MATTER, OPTIONAL, "instead of the list, as long as there is none" },
                       { FIELD_INSCRIPTION, OPTIONAL, "the turn, where a delegation has two on one list" },
                       { FIELD_DIGEST, GIVEN, NULL }, { FIELD_SIZE, GIVEN, NULL }, { FIELD_WORDS, GIVEN, NULL },
                       { FIELD_LANGUAGE, GIVEN, NULL }, { FIELD_ORIGINAL, OPTIONAL, NULL },
                       { FIELD_VERBATIM, OPTIONAL, NULL }, { FIELD_TRANSLATION, OPTIONAL, NULL }),
    .rules = "23, 112",
    .summary = "Hand in the text of a statement",
    .about =
        "The text goes to those who interpret and to the Secretariat, and is under embargo for all others until the statement was "
        "delivered; then it is public, if the meeting was formal. Another text for the same turn takes its place as long as the turn "
        "was not heard; one in another language stands beside it. Who has spoken already may hand the text in afterwards. The record "
        "knows the text by its digest alone.",
    .example = "list=item-5 language=en size=6120 words=980 "
               "digest=9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    .decide = decide_file,
};

/* === Withdrawing, checking === */

static Refusal find_standing(const State *state, const Command *command, Outcome *outcome, int *ret_id)
{
    const int id = (int)values_number(&command->values, FIELD_STATEMENT, 0);
    const Statement *row = state_statement(state, id);
    if (row == NULL) {
        return refuse_unknown(outcome, command, FIELD_STATEMENT);
    }
    if (command->actor.role == ROLE_PARTICIPANT &&
        g_strcmp0(participant_code(state, row->participant), command->actor.party) != 0) {
        return &refused_not_yours;
    }
    *ret_id = id;
    return statement_stands(row) ? ALLOWED : &refused_statement_gone;
}

static bool apply_withdrawn(State *state, const Event *event)
{
    Statement *statement = edit_standing(state, event);
    if (statement == NULL) {
        return false;
    }
    statement->state = STATEMENT_WITHDRAWN;
    return true;
}

static const EventInfo withdrawn = {
    .name = "statement.withdrawn",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_STATEMENT, FIELD_PARTY, MAY_BE_MISSING, FIELD_REASON),
    .says = "The text of a statement of {party} was withdrawn[ ({reason})]",
    .apply = apply_withdrawn,
};

static Event *add_about(const State *state, Outcome *outcome, const EventInfo *info, int id)
{
    Event *event = outcome_add(outcome, info);
    event_number(event, FIELD_STATEMENT, id);
    event_text(event, FIELD_PARTY, participant_code(state, state_statement(state, id)->participant));
    return event;
}

static Refusal decide_withdraw(const State *state, const Command *command, Outcome *outcome)
{
    int id;
    const Refusal refusal = find_standing(state, command, outcome, &id);
    if (refusal != ALLOWED) {
        return refusal;
    }
    if (statement_is_delivered(state, id)) {
        return &refused_statement_delivered;
    }
    EVENT_TAKE(add_about(state, outcome, &withdrawn, id), command, FIELD_REASON);
    return ALLOWED;
}

static const CommandInfo withdraw = {
    .name = "statement.withdraw",
    .who = MAY(ROLE_SECRETARIAT) | MAY(ROLE_PARTICIPANT),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_STATEMENT, GIVEN, NULL }, { FIELD_REASON, OPTIONAL, NULL }),
    .rules = "112",
    .summary = "Withdraw the text of a statement",
    .about =
        "Nobody is shown it any more. It can be done until the statement was delivered; a newer text is simply handed in.",
    .example = "statement=3",
    .decide = decide_withdraw,
};

static bool apply_checked(State *state, const Event *event)
{
    Statement *statement = edit_standing(state, event);
    if (statement == NULL) {
        return false;
    }
    statement->delivery = (Delivery)values_number(&event->values, FIELD_DELIVERY, DELIVERY_UNCHECKED);
    statement->note = state_keep(state, values_text(&event->values, FIELD_TEXT));
    statement->checked = event->at;
    return true;
}

static const EventInfo checked = {
    .name = "statement.checked",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_STATEMENT, FIELD_PARTY, FIELD_DELIVERY, MAY_BE_MISSING, FIELD_TEXT),
    .says = "The text of {party} was checked against delivery: {delivery}",
    .apply = apply_checked,
};

static Refusal decide_check(const State *state, const Command *command, Outcome *outcome)
{
    int id;
    const Refusal refusal = find_standing(state, command, outcome, &id);
    if (refusal != ALLOWED) {
        return refusal;
    }
    const Inscription *turn = state_inscription(state, statement_turn(state, id));
    if (turn == NULL || turn->state == INSCRIPTION_WAITING) {
        return &refused_statement_not_delivered;
    }
    EVENT_TAKE(add_about(state, outcome, &checked, id), command, FIELD_DELIVERY, FIELD_TEXT);
    return ALLOWED;
}

static const CommandInfo check = {
    .name = "statement.check",
    .who = MAY(ROLE_SECRETARIAT),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_STATEMENT, GIVEN, NULL }, { FIELD_DELIVERY, GIVEN, NULL },
                       { FIELD_TEXT, OPTIONAL, "what was said otherwise" }),
    .rules = "23, 112",
    .summary = "Check a text against delivery",
    .about =
        "Who listened says whether the text was read out as it is written, with changes, or not at all. A text that was not delivered "
        "does not become public. It may be said while the speaker still has the floor, and corrected later.",
    .example = "statement=3 delivery=with-changes text=\"left out the third paragraph\"",
    .is_of_booths = true,
    .decide = decide_check,
};

static const CommandInfo *const commands[] = { &file, &withdraw, &check, NULL };
static const EventInfo *const events[] = { &filed, &replaced, &withdrawn, &checked, NULL };
static const RefusalInfo *const refusals[] = { &refused_statement_gone, &refused_statement_delivered,
                                               &refused_statement_not_delivered, NULL };

const Module module_statements = { "statements", "Texts of statements", commands, events, refusals };
