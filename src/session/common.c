#include "session/common.h"

#include "base/instant.h"
#include "session/module.h"

#include <string.h>

const RefusalInfo refused_field = { "field", "122", NULL,
                                    "A field of the command is missing or is not what it must be" };
const RefusalInfo refused_role = { "role", "22, 29, 110", NULL, "Whoever that is may not do this" };
const RefusalInfo refused_time = {
    "time", "27, 89", NULL,
    "The time is before that of the latest entry: what happened stands in the order in which it happened"
};
const RefusalInfo refused_no_session = { "no-session", "19", NULL, "No session has begun" };
const RefusalInfo refused_session_closed = { "session-closed", "27, 28", NULL, "The session is closed" };
const RefusalInfo refused_no_meeting = { "no-meeting", "22, 27", "rule 106 of the rules of procedure",
                                         "No meeting has been called to order" };
const RefusalInfo refused_break = { "break", "22, 24", NULL, "The meeting is suspended" };
const RefusalInfo refused_voting = { "voting", "62", "rule 128 of the rules of procedure",
                                     "Voting has begun: only a point of order about its conduct may interrupt it" };
const RefusalInfo refused_point_pending = { "point-pending", "53, 54", "rule 113 of the rules of procedure",
                                            "A point of order has not been settled" };
const RefusalInfo refused_not_agreed = { "not-agreed", "43, 44, 61, 84", NULL,
                                         "It takes a decision: the Chair asks the body, and it agrees" };
const RefusalInfo refused_not_yours = { "not-yours", "37, 112", NULL, "A delegation acts for itself alone" };
const RefusalInfo refused_unknown = { "unknown", "29", NULL, "There is nothing of that id" };

const RefusalInfo refused_has_left = { "has-left", "109, 110", NULL, "It does not take part any more" };
const RefusalInfo refused_as_it_is = { "as-it-is", "115", NULL, "It is so already" };

static const RefusalInfo refused_undo_unknown = { "undo-unknown", "115", NULL,
                                                  "No act begins there that can still be taken back" };
static const RefusalInfo refused_undo_needed = { "undo-needed", "115", NULL,
                                                 "A later act rests on it: take that back first" };
static const RefusalInfo refused_undo_lasting = {
    "undo-lasting", "27, 65, 89", NULL, "It was done before the body and stands: only the body can change it"
};

Refusal refuse_field(Outcome *outcome, Field field, const char *expected)
{
    g_free(outcome->complaint);
    outcome->complaint = g_strdup_printf("%s: expected %s", field_info(field)->name, expected);
    return &refused_field;
}

Refusal refuse_unknown(Outcome *outcome, const Command *command, Field field)
{
    const Value *value = values_find(&command->values, field);
    g_free(outcome->complaint);
    outcome->complaint = value != NULL && field_is_text(field)
                             ? g_strdup_printf("%s: there is no “%.80s”", field_info(field)->name, value->text)
                             : g_strdup_printf("%s: there is no such thing", field_info(field)->name);
    return &refused_unknown;
}

Refusal command_participant(const State *state, const Command *command, Outcome *outcome, int *ret_participant)
{
    const char *named = values_text(&command->values, FIELD_PARTY);
    const char *own = command->actor.role == ROLE_PARTICIPANT ? command->actor.party : NULL;
    if (own != NULL && named != NULL && strcmp(own, named) != 0) {
        return &refused_not_yours;
    }
    if (own == NULL && named == NULL) {
        return refuse_field(outcome, FIELD_PARTY, "the code of a participant, such as FRA");
    }
    *ret_participant = state_find_participant(state, own != NULL ? own : named);
    if (*ret_participant == ID_NONE) {
        return refuse_unknown(outcome, command, FIELD_PARTY);
    }
    return state_participant(state, *ret_participant)->has_left ? &refused_has_left : ALLOWED;
}

Refusal command_find(const State *state, const Command *command, Outcome *outcome, Field field,
                     int (*find)(const State *state, const char *id), int *ret_id)
{
    *ret_id = find(state, values_text(&command->values, field));
    return *ret_id != ID_NONE ? ALLOWED : refuse_unknown(outcome, command, field);
}

int event_find(const State *state, const Event *event, Field field, int (*find)(const State *state, const char *id))
{
    return find(state, values_text(&event->values, field));
}

Refusal command_decided(const Command *command)
{
    const bool is_decided =
        values_number(&command->values, FIELD_CONSENT, 0) != 0 || values_has(&command->values, FIELD_DECISION);
    return is_decided ? ALLOWED : &refused_not_agreed;
}

int session_offset(const State *state)
{
    const Meeting *running = state_meeting(state, state_the_floor(state)->meeting);
    const Meeting *first = state_meeting(state, 1);
    if (running != NULL) {
        return running->offset;
    }
    return state_the_body(state)->offset != 0 || first == NULL ? state_the_body(state)->offset : first->offset;
}

/* The day at the place and not in UTC: a meeting may go on in the evening, when it is tomorrow at Greenwich. */
CivilDate session_day(const State *state, Instant at)
{
    int second;
    return instant_day(at + (gint64)session_offset(state) * G_USEC_PER_SEC, &second);
}

const Profile *session_profile(const State *state)
{
    return profile_of_id(state_text(state, state_the_body(state)->profile));
}

Rights participant_rights(const State *state, int participant, Instant at)
{
    return rights_in(session_profile(state), state_participant(state, participant)->class, session_day(state, at));
}

const char *participant_code(const State *state, int participant)
{
    const Participant *row = state_participant(state, participant);
    return row != NULL ? state_text(state, row->code) : NULL;
}

bool codes_have(const char *codes, const char *code)
{
    const size_t length = strlen(code);
    for (const char *at = codes; at != NULL && *at != '\0';) {
        const size_t one = strcspn(at, " ");
        if (one == length && strncmp(at, code, length) == 0) {
            return true;
        }
        at += one + (at[one] != '\0');
    }
    return false;
}

guint codes_count(const char *codes)
{
    guint n = codes != NULL && *codes != '\0';
    for (const char *at = codes; at != NULL && *at != '\0'; at++) {
        n += *at == ' ';
    }
    return n;
}

/* Costs the square of their number, of which there are no more than Members. */
bool codes_repeat(const char *codes)
{
    for (const char *at = codes;;) {
        g_autofree char *code = codes_next(&at);
        if (code == NULL) {
            return false;
        }
        if (codes_have(at, code)) {
            return true;
        }
    }
}

char *codes_next(const char **at)
{
    if (*at == NULL || **at == '\0') {
        return NULL;
    }
    const char *begin = *at;
    const size_t length = strcspn(begin, " ");
    *at = begin + length + (begin[length] != '\0');
    return g_strndup(begin, length);
}

/* Taking back */

static bool apply_undone(State *state, const Event *event)
{
    Seq later;
    const Seq act = (Seq)values_number(&event->values, FIELD_ACT, 0);
    if (state_may_undo(state, act, &later) != UNDO_MAY) {
        return false;
    }
    state_undo(state, act);
    return true;
}

static const EventInfo undone = {
    .name = "act.undone",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_ACT, FIELD_WAS, MAY_BE_MISSING, FIELD_REASON),
    .says = "{actor} took back: {was}[ ({reason})]",
    .apply = apply_undone,
};

static bool is_lasting(const State *state, Seq act)
{
    const CommandInfo *info = command_of(state_act_name(state, act));
    return info == NULL || info->is_lasting;
}

/* The latest act that is none of taking back, which cannot be taken back itself; 0 if there is none. */
static Seq latest_act(const State *state)
{
    Seq act = state_latest_act(state, 0);
    while (act != 0 && strcmp(state_act_name(state, act), "act.undo") == 0) {
        act = state_latest_act(state, act);
    }
    return act;
}

static Refusal decide_undo(const State *state, const Command *command, Outcome *outcome)
{
    Seq later = 0;
    const Seq act = values_has(&command->values, FIELD_ACT) ? (Seq)values_number(&command->values, FIELD_ACT, 0)
                                                            : latest_act(state);
    const UndoAnswer answer = state_may_undo(state, act, &later);
    if (answer == UNDO_UNKNOWN) {
        return &refused_undo_unknown;
    }
    if (is_lasting(state, act)) {
        return &refused_undo_lasting;
    }
    if (answer == UNDO_NEEDED) {
        outcome->complaint = g_strdup_printf("act %" G_GUINT64_FORMAT " rests on it", later);
        return &refused_undo_needed;
    }
    Event *event = outcome_add(outcome, &undone);
    event_number(event, FIELD_ACT, (gint64)act);
    event_text(event, FIELD_WAS, outcome_keep(outcome, state_act_name(state, act)));
    EVENT_TAKE(event, command, FIELD_REASON);
    return ALLOWED;
}

static const CommandInfo undo = {
    .name = "act.undo",
    .who = MAY(ROLE_CHAIR) | MAY(ROLE_SECRETARIAT),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_ACT, OPTIONAL, "the act, by its first entry in the ledger; else the latest one" },
                       { FIELD_REASON, OPTIONAL, NULL }),
    .rules = "115",
    .summary = "Take an act back",
    .about =
        "What the act changed is as it was before, as if it had not been done; both stay in the ledger. An act can be taken back as "
        "long as no later one rests on it, whatever else has happened since: taking the later ones back first opens the way. What "
        "was decided by the body, and the end of a meeting, stand.",
    .example = "reason=\"wrong delegation\"",
    .is_lasting = true,
    .decide = decide_undo,
};

static const CommandInfo *const commands[] = { &undo, NULL };
static const EventInfo *const events[] = { &undone, NULL };
static const RefusalInfo *const refusals[] = {
    &refused_field,       &refused_role,           &refused_time,
    &refused_no_session,  &refused_session_closed, &refused_no_meeting,
    &refused_break,       &refused_voting,         &refused_point_pending,
    &refused_not_agreed,  &refused_not_yours,      &refused_unknown,
    &refused_has_left,    &refused_as_it_is,       &refused_undo_unknown,
    &refused_undo_needed, &refused_undo_lasting,   NULL,
};

const Module module_common = { "common", "What holds for every act", commands, events, refusals };
