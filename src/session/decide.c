#include "session/decide.h"

#include "session/common.h"
#include "session/motions.h"

static Refusal check_fields(const Command *command, Outcome *outcome)
{
    const CommandInfo *info = command->info;
    for (guint i = 0; i < info->n_fields; i++) {
        if (info->fields[i].presence == GIVEN && !values_has(&command->values, info->fields[i].field)) {
            g_autofree char *expected = field_expected(info->fields[i].field);
            outcome->complaint =
                g_strdup_printf("%s: not given, expected %s", field_info(info->fields[i].field)->name, expected);
            return &refused_field;
        }
    }
    for (guint i = 0; i < command->values.n; i++) {
        const Value *value = &command->values.list[i];
        if (!command_takes(info, value->field)) {
            outcome->complaint = g_strdup_printf("%s: no field of %s", field_info(value->field)->name, info->name);
            return &refused_field;
        }
        if (!value_is_sound(value)) {
            g_autofree char *expected = field_expected(value->field);
            outcome->complaint = g_strdup_printf("%s: expected %s", field_info(value->field)->name, expected);
            return &refused_field;
        }
    }
    return ALLOWED;
}

/* Who acts for somebody must be there and be that. */
static Refusal check_actor(const State *state, const Command *command)
{
    if ((command->info->who & MAY(command->actor.role)) == 0) {
        return &refused_role;
    }
    if (command->actor.role != ROLE_PARTICIPANT) {
        return ALLOWED;
    }
    const Participant *own = state_participant(state, state_find_participant(state, command->actor.party));
    if (own == NULL) {
        return &refused_role;
    }
    return own->has_left ? &refused_has_left : ALLOWED;
}

static Refusal check_needs(const State *state, guint needs)
{
    const Body *body = state_the_body(state);
    const Floor *floor = state_the_floor(state);
    const Meeting *meeting = state_meeting(state, floor->meeting);
    if ((needs & NEEDS_SESSION) != 0 && !body->has_begun) {
        return &refused_no_session;
    }
    if ((needs & NEEDS_SESSION) != 0 && body->is_closed) {
        return &refused_session_closed;
    }
    if ((needs & (NEEDS_MEETING | NEEDS_SITTING)) != 0 && meeting == NULL) {
        return &refused_no_meeting;
    }
    if ((needs & NEEDS_SITTING) != 0 && meeting->state == MEETING_SUSPENDED && meeting->is_break) {
        return &refused_break;
    }
    if ((needs & NEEDS_NO_VOTING) != 0 && floor->voting != ID_NONE) {
        return &refused_voting;
    }
    if ((needs & NEEDS_NO_POINT) != 0 && floor->point != ID_NONE) {
        return &refused_point_pending;
    }
    if ((needs & NEEDS_NO_MOTION) != 0) {
        return motions_come_first(state);
    }
    return ALLOWED;
}

static Refusal check(const State *state, const Command *command, Outcome *outcome)
{
    Refusal refusal = check_fields(command, outcome);
    if (refusal == ALLOWED) {
        refusal = check_needs(state, command->info->needs);
    }
    if (refusal == ALLOWED) {
        refusal = check_actor(state, command);
    }
    if (refusal == ALLOWED && (command->at < state_now(state) || command->at > FIELD_INSTANT_LIMIT)) {
        refusal = &refused_time;
    }
    return refusal;
}

/* What every entry of the ledger says beside what happened (rules 89, 115). */
static void complete(const State *state, const Command *command, Outcome *outcome)
{
    const Meeting *meeting = state_meeting(state, state_the_floor(state)->meeting);
    g_autofree char *actor = actor_text(&command->actor);
    const char *by = outcome_keep(outcome, actor);
    const char *id = meeting != NULL ? state_text(state, meeting->id) : NULL;
    for (guint i = 0; i < outcome->events->len; i++) {
        Event *event = g_ptr_array_index(outcome->events, i);
        event->at = command->at;
        event->by = by;
        event->act = i == 0 ? command->info->name : NULL;
        event->meeting = id;
    }
}

Refusal decide(const State *state, const Command *command, Outcome *outcome)
{
    Refusal refusal = check(state, command, outcome);
    if (refusal == ALLOWED) {
        refusal = command->info->decide(state, command, outcome);
    }
    if (refusal != ALLOWED) {
        g_ptr_array_set_size(outcome->events, 0);
        return refusal;
    }
    g_assert(outcome->events->len > 0);
    complete(state, command, outcome);
    return ALLOWED;
}

Refusal decide_and_apply(State *state, const Command *command, Outcome *outcome)
{
    const Refusal refusal = decide(state, command, outcome);
    for (guint i = 0; refusal == ALLOWED && i < outcome->events->len; i++) {
        const bool fits = state_apply(state, g_ptr_array_index(outcome->events, i));
        g_assert(fits);
    }
    return refusal;
}
