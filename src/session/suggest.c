#include "session/suggest_parts.h"

#include "session/meeting.h"
#include "session/module.h"
#include "session/motions.h"
#include "session/quorum.h"

#include <string.h>

/* One suggestion */

Suggestion suggest_begin(SuggestKind kind, Weight weight, SuggestReason reason)
{
    const SuggestInfo *info = suggest_info(kind);
    Suggestion suggestion = { .kind = kind,
                              .weight = weight,
                              .reason = reason,
                              .command = command_of(info->command),
                              .key = info->key[0] != '\0' ? info->key : NULL,
                              .asks_first = info->asks_first };
    for (guint i = 0; i <= SUGGEST_ASKS; i++) {
        suggestion.asks[i] = N_FIELDS;
    }
    return suggestion;
}

/* A field that the command has goes to the command, any other is for the words alone. */
static Values *values_for(Suggestion *suggestion, Field field)
{
    return command_takes(suggestion->command, field) ? &suggestion->values : &suggestion->said;
}

void suggest_number(Suggestion *suggestion, Field field, gint64 number)
{
    values_set_number(values_for(suggestion, field), field, number);
}

void suggest_text(Suggestion *suggestion, Field field, const char *text)
{
    values_set_text(values_for(suggestion, field), field, text);
}

void suggest_ask(Suggestion *suggestion, Field field)
{
    guint n = 0;
    while (suggestion->asks[n] != N_FIELDS) {
        n++;
    }
    g_assert(n < SUGGEST_ASKS);
    suggestion->asks[n] = field;
}

Command suggestion_command(const Suggestion *suggestion, Instant at)
{
    return (Command){
        .info = suggestion->command, .actor = { .role = ROLE_CHAIR }, .at = at, .values = suggestion->values
    };
}

/* Proposing */

/* A Member that could speak on the motion, for trying whether anybody could. */
static const char *somebody(const State *state)
{
    const Motion *motion = state_motion(state, motions_first(state));
    const char *heard = motion != NULL ? state_text(state, motion->speakers) : NULL;
    for (int id = 1; motion != NULL && id <= state_participants(state); id++) {
        const Participant *row = state_participant(state, id);
        const char *code = row != NULL ? state_text(state, row->code) : NULL;
        if (row != NULL && row->class == PARTICIPANT_MEMBER_STATE && !row->has_left && id != motion->participant &&
            (heard == NULL || strstr(heard, code) == NULL)) {
            return code;
        }
    }
    return NULL;
}

/* What the Chair is to write is tried with something that could be written. */
static void fill_asked(const State *state, const Suggestion *suggestion, Values *values)
{
    for (guint i = 0; suggestion->asks[i] != N_FIELDS; i++) {
        const Field field = suggestion->asks[i];
        if (values_has(values, field)) {
            continue;
        }
        if (field_info(field)->type == TYPE_PARTICIPANT) {
            values_set_text(values, field, somebody(state));
        } else {
            values_set_number(values, field, field_info(field)->least);
        }
    }
}

static bool is_key_free(const Suggestions *out, const char *key)
{
    for (guint i = 0; i < out->n; i++) {
        if (g_strcmp0(out->list[i].key, key) == 0) {
            return false;
        }
    }
    return true;
}

/* The same act, whatever it is suggested for: the first reason was the stronger one. */
static bool is_there(const Suggestions *out, const Suggestion *suggestion)
{
    for (guint i = 0; i < out->n; i++) {
        const Suggestion *other = &out->list[i];
        bool is_same = other->command == suggestion->command && other->values.n == suggestion->values.n;
        for (guint k = 0; is_same && k < other->values.n; k++) {
            const Value *value = &other->values.list[k];
            const Value *own = values_find(&suggestion->values, value->field);
            is_same = own != NULL && own->number == value->number && g_strcmp0(own->text, value->text) == 0;
        }
        if (is_same) {
            return true;
        }
    }
    return false;
}

/* Behind those that press as much or more. */
static void insert(Suggestions *out, const Suggestion *suggestion)
{
    guint at = out->n;
    while (at > 0 && out->list[at - 1].weight > suggestion->weight) {
        at--;
    }
    memmove(&out->list[at + 1], &out->list[at], (out->n - at) * sizeof(Suggestion));
    out->list[at] = *suggestion;
    out->n++;
}

bool suggest_propose(Suggester *suggester, const Suggestion *suggestion)
{
    Command command = suggestion_command(suggestion, suggester->now);
    if (suggester->out->n == SUGGESTIONS_LIMIT) {
        return false;
    }
    if (is_there(suggester->out, suggestion)) {
        return true;
    }
    fill_asked(suggester->state, suggestion, &command.values);
    outcome_reset(&suggester->outcome);
    if (decide(suggester->state, &command, &suggester->outcome) != ALLOWED) {
        return false;
    }
    Suggestion added = *suggestion;
    added.key = added.key != NULL && is_key_free(suggester->out, added.key) ? added.key : NULL;
    insert(suggester->out, &added);
    return true;
}

/* What decisions need */

static void propose_override(Suggester *suggester, Quorum quorum, Weight weight)
{
    Suggestion one = suggest_begin(SUGGEST_NO_COUNT, weight, REASON_NO_QUORUM);
    suggest_number(&one, FIELD_QUORUM, quorum);
    suggest_text(&one, FIELD_REASON, acts_word(WORD_NO_COUNT, suggester->language));
    suggest_propose(suggester, &one);
}

bool suggest_may_decide(Suggester *suggester)
{
    const Meeting *meeting = suggester->meeting;
    if (meeting->state == MEETING_SUSPENDED) {
        const Suggestion one = suggest_begin(SUGGEST_RESUME, WEIGHT_NOW, REASON_ONLY_FORMAL);
        suggest_propose(suggester, &one);
        return false;
    }
    if (meeting_is_informal(suggester->state)) {
        Suggestion one = suggest_begin(SUGGEST_FORMAL, WEIGHT_NOW, REASON_ONLY_FORMAL);
        suggest_number(&one, FIELD_MODE, SITTING_FORMAL);
        suggest_propose(suggester, &one);
        return false;
    }
    if (!quorum_is_met(suggester->state, QUORUM_TO_DECIDE)) {
        propose_override(suggester, QUORUM_TO_DECIDE, WEIGHT_NOW);
        return false;
    }
    return true;
}

/* The whole */

static void in_break(Suggester *suggester)
{
    const Meeting *meeting = suggester->meeting;
    const bool is_over = meeting->until > 0 && suggester->now >= meeting->until;
    const Suggestion resume = suggest_begin(SUGGEST_RESUME,
                                            is_over               ? WEIGHT_NOW
                                            : meeting->until == 0 ? WEIGHT_USUAL
                                                                  : WEIGHT_POSSIBLE,
                                            is_over ? REASON_BREAK_OVER : REASON_ANY_TIME);
    suggest_propose(suggester, &resume);
    suggest_on_end(suggester);
}

static void in_meeting(Suggester *suggester)
{
    const Meeting *meeting = suggester->meeting;
    if (meeting->state == MEETING_SUSPENDED && meeting->is_break) {
        in_break(suggester);
        return;
    }
    if (suggester->floor->point != ID_NONE) {
        suggest_on_point(suggester);
        return;
    }
    if (suggester->floor->voting != ID_NONE) {
        suggest_on_vote(suggester);
        return;
    }
    suggest_find_business(suggester);
    if (suggester->floor->inscription != ID_NONE) {
        suggest_on_speaker(suggester);
        return;
    }
    suggest_on_motions(suggester);
    suggest_on_question(suggester);
    suggest_programme(suggester);
    suggest_next_speaker(suggester);
    suggest_on_list(suggester);
    suggest_on_line(suggester);
    suggest_on_end(suggester);
}

static Suggester suggester_of(const State *state, Instant now)
{
    const Floor *floor = state_the_floor(state);
    return (Suggester){ .state = state,
                        .body = state_the_body(state),
                        .floor = floor,
                        .meeting = state_meeting(state, floor->meeting),
                        .now = MAX(now, state_now(state)),
                        .in_hand = -1,
                        .next = -1 };
}

int suggest_list(const State *state, Instant now)
{
    Suggester suggester = suggester_of(state, now);
    if (suggester.meeting == NULL) {
        return ID_NONE;
    }
    suggest_find_business(&suggester);
    g_array_unref(suggester.lines);
    return suggester.list;
}

Suggestions *suggest(const State *state, Instant now, Language language, const SuggestForecast *forecast)
{
    Suggestions *out = g_new0(Suggestions, 1);
    Suggester suggester = suggester_of(state, now);
    suggester.language = language;
    suggester.out = out;
    if (forecast != NULL) {
        suggester.forecast = *forecast;
    }
    out->strings = g_string_chunk_new(256);
    if (!suggester.body->has_begun || suggester.body->is_closed) {
        return out;
    }
    outcome_init(&suggester.outcome);
    if (suggester.meeting != NULL) {
        in_meeting(&suggester);
    } else {
        suggest_between_meetings(&suggester);
    }
    g_clear_pointer(&suggester.lines, g_array_unref);
    outcome_clear(&suggester.outcome);
    return out;
}

void suggestions_free(Suggestions *suggestions)
{
    if (suggestions != NULL) {
        g_string_chunk_free(suggestions->strings);
        g_free(suggestions);
    }
}
