/* Who is in the room. When a meeting rises everybody leaves it: each meeting is counted anew. */
#include "session/attendance.h"

#include "session/common.h"
#include "session/meeting.h"
#include "session/module.h"
#include "session/quorum.h"

static const RefusalInfo refused_attend = { "may-not-attend", "95, 124", NULL,
                                            "In the mode that the meeting has now it may not attend" };

static void set_present(State *state, int id, bool is_present)
{
    if (state_participant(state, id)->is_present != is_present) {
        state_participant_edit(state, id)->is_present = is_present;
    }
}

void attendance_clear(State *state)
{
    for (int id = 1; id <= state_participants(state); id++) {
        if (state_participant(state, id) != NULL) {
            set_present(state, id, false);
        }
    }
}

static bool apply_marked(State *state, const Event *event)
{
    const bool is_present = values_number(&event->values, FIELD_PRESENT, 0) != 0;
    const char *at = values_text(&event->values, FIELD_PARTIES);
    for (;;) {
        g_autofree char *code = codes_next(&at);
        const int id = state_find_participant(state, code);
        if (code == NULL) {
            return true;
        }
        if (id == ID_NONE) {
            return false;
        }
        set_present(state, id, is_present);
    }
}

static const EventInfo marked = {
    .name = "attendance.marked",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_PARTIES, FIELD_PRESENT, MAY_BE_MISSING),
    .says = "{present?In the room|Not in the room}: {parties}",
    .apply = apply_marked,
};

static bool is_let_in(const MeetingTerms *terms, ParticipantClass class)
{
    if (class == PARTICIPANT_STAKEHOLDER || class == PARTICIPANT_PUBLIC) {
        return terms->stakeholders_attend;
    }
    return class != PARTICIPANT_OBSERVER || terms->observers_attend;
}

/* Whoever has no place there may still leave. */
static Refusal may_attend(const State *state, const Command *command, int participant)
{
    const Meeting *running = state_meeting(state, state_the_floor(state)->meeting);
    const bool is_leaving = values_number(&command->values, FIELD_PRESENT, 1) == 0;
    if (running == NULL || is_leaving) {
        return ALLOWED;
    }
    return is_let_in(meeting_terms(running->mode), state_participant(state, participant)->class) ? ALLOWED
                                                                                                 : &refused_attend;
}

/* All that are named must take part and be allowed in. */
static Refusal check_codes(const State *state, const Command *command, Outcome *outcome)
{
    const char *codes = values_text(&command->values, FIELD_PARTIES);
    if (codes_repeat(codes)) {
        return refuse_field(outcome, FIELD_PARTIES, "each participant once");
    }
    for (const char *at = codes;;) {
        g_autofree char *code = codes_next(&at);
        if (code == NULL) {
            return ALLOWED;
        }
        const int id = state_find_participant(state, code);
        if (id == ID_NONE) {
            outcome->complaint = g_strdup_printf("parties: there is no “%s”", code);
            return &refused_unknown;
        }
        if (state_participant(state, id)->has_left) {
            outcome->complaint = g_strdup_printf("%s does not take part any more", code);
            return &refused_has_left;
        }
        if (may_attend(state, command, id) != ALLOWED) {
            return &refused_attend;
        }
    }
}

/* Those of `codes` for whom it is news, parted by blanks. */
static char *changed_codes(const State *state, const char *codes, bool is_present)
{
    GString *changed = g_string_new(NULL);
    for (const char *at = codes;;) {
        g_autofree char *code = codes_next(&at);
        if (code == NULL) {
            return g_string_free(changed, FALSE);
        }
        if (state_participant(state, state_find_participant(state, code))->is_present != is_present) {
            g_string_append(changed, changed->len > 0 ? " " : "");
            g_string_append(changed, code);
        }
    }
}

/* Whom the command is about: `parties`, `party`, or the delegation that acts. */
static Refusal find_codes(const State *state, const Command *command, Outcome *outcome, const char **ret_codes)
{
    const bool are_several = values_has(&command->values, FIELD_PARTIES);
    if (are_several && (command->actor.role == ROLE_PARTICIPANT || values_has(&command->values, FIELD_PARTY))) {
        return &refused_not_yours;
    }
    if (are_several) {
        *ret_codes = values_text(&command->values, FIELD_PARTIES);
        return check_codes(state, command, outcome);
    }
    int participant;
    const Refusal refusal = command_participant(state, command, outcome, &participant);
    if (refusal != ALLOWED) {
        return refusal;
    }
    *ret_codes = participant_code(state, participant);
    return may_attend(state, command, participant);
}

static Refusal decide_mark(const State *state, const Command *command, Outcome *outcome)
{
    const char *codes = NULL;
    const Refusal refusal = find_codes(state, command, outcome, &codes);
    if (refusal != ALLOWED) {
        return refusal;
    }
    const bool is_present = values_number(&command->values, FIELD_PRESENT, 1) != 0;
    g_autofree char *changed = changed_codes(state, codes, is_present);
    if (*changed == '\0') {
        return &refused_as_it_is;
    }
    Event *event = outcome_add(outcome, &marked);
    event_text(event, FIELD_PARTIES, outcome_keep(outcome, changed));
    event_number(event, FIELD_PRESENT, is_present);
    return ALLOWED;
}

static const CommandInfo mark = {
    .name = "attendance.mark",
    .who = MAY(ROLE_SECRETARIAT) | MAY(ROLE_PARTICIPANT),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_PARTY, OPTIONAL, "left out by a delegation for itself" },
                       { FIELD_PARTIES, OPTIONAL, "several at once" },
                       { FIELD_PRESENT, OPTIONAL, "yes where it is left out; no of who has left the room" }),
    .rules = "26, 124",
    .source = "rule 108 of the rules of procedure",
    .summary = "Say who is in the room",
    .about =
        "Members that are present count for the quorum. Who has come or gone is marked, one by one or several at once; the whole "
        "room is counted with attendance.roll. When a meeting rises the room is empty.",
    .example = "party=FRA present=yes",
    .decide = decide_mark,
};

/* The whole room at once */

static bool apply_rolled(State *state, const Event *event)
{
    const char *codes = values_text(&event->values, FIELD_PARTIES);
    for (const char *at = codes;;) {
        g_autofree char *code = codes_next(&at);
        if (code == NULL) {
            break;
        }
        if (state_find_participant(state, code) == ID_NONE) {
            return false;
        }
    }
    for (int id = 1; id <= state_participants(state); id++) {
        const Participant *one = state_participant(state, id);
        if (one != NULL) {
            set_present(state, id, codes != NULL && codes_have(codes, state_text(state, one->code)));
        }
    }
    return true;
}

static const EventInfo rolled = {
    .name = "attendance.rolled",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_NUMBER, MAY_BE_MISSING, FIELD_PARTIES),
    .says = "The room was counted: {number} Members are present[: {parties}]",
    .apply = apply_rolled,
};

static int count_members(const State *state, const char *codes)
{
    int n = 0;
    for (const char *at = codes;;) {
        g_autofree char *code = codes_next(&at);
        if (code == NULL) {
            return n;
        }
        n += state_participant(state, state_find_participant(state, code))->class == PARTICIPANT_MEMBER_STATE;
    }
}

static Refusal decide_roll(const State *state, const Command *command, Outcome *outcome)
{
    const Refusal refusal = check_codes(state, command, outcome);
    if (refusal != ALLOWED) {
        return refusal;
    }
    Event *event = outcome_add(outcome, &rolled);
    EVENT_TAKE(event, command, FIELD_PARTIES);
    event_number(event, FIELD_NUMBER, count_members(state, values_text(&command->values, FIELD_PARTIES)));
    return ALLOWED;
}

static const CommandInfo roll = {
    .name = "attendance.roll",
    .who = MAY(ROLE_SECRETARIAT),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_PARTIES, OPTIONAL, "all that are in the room; nobody where it is left out" }),
    .rules = "26",
    .source = "rule 108 of the rules of procedure",
    .summary = "Count the room",
    .about = "Whoever is named is present, and everybody else is not.",
    .example = "parties=BRA,CHN,FRA",
    .decide = decide_roll,
};

/* The quorum */

static bool apply_waived(State *state, const Event *event)
{
    const gint64 quorum = values_number(&event->values, FIELD_QUORUM, QUORUM_TO_OPEN);
    state_the_body_edit(state)->is_quorum_waived[quorum] = true;
    return true;
}

static const EventInfo waived = {
    .name = "quorum.waived",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_QUORUM, MAY_BE_MISSING, FIELD_DECISION, FIELD_CONSENT, FIELD_REASON),
    .says = "The quorum to {quorum} was waived for the session[ by {decision}][: {reason}]",
    .apply = apply_waived,
};

static Refusal decide_waive(const State *state, const Command *command, Outcome *outcome)
{
    const gint64 quorum = values_number(&command->values, FIELD_QUORUM, QUORUM_TO_OPEN);
    if (command_decided(command) != ALLOWED) {
        return &refused_not_agreed;
    }
    if (state_the_body(state)->is_quorum_waived[quorum]) {
        return &refused_as_it_is;
    }
    Event *event = outcome_add(outcome, &waived);
    EVENT_TAKE(event, command, FIELD_QUORUM, FIELD_DECISION, FIELD_CONSENT, FIELD_REASON);
    return ALLOWED;
}

static const CommandInfo waive = {
    .name = "quorum.waive",
    .who = MAY(ROLE_CHAIR) | MAY(ROLE_SECRETARIAT),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_QUORUM, GIVEN, NULL }, { FIELD_DECISION, OPTIONAL, NULL },
                       { FIELD_CONSENT, OPTIONAL, NULL }, { FIELD_REASON, OPTIONAL, NULL }),
    .rules = "26",
    .source = "rule 108 of the rules of procedure",
    .summary = "Waive a quorum for the session",
    .about =
        "As the General Assembly does for its Main Committees when a session begins: from then on meetings are opened, or decisions "
        "taken, however many Members are present. It is the body's decision or that of the organ above it.",
    .example = "quorum=open decision=\"decision 80/501\"",
    .is_lasting = true,
    .decide = decide_waive,
};

static bool apply_overridden(State *state, const Event *event)
{
    const gint64 quorum = values_number(&event->values, FIELD_QUORUM, QUORUM_TO_OPEN);
    state_the_body_edit(state)->is_quorum_overridden[quorum] = true;
    return true;
}

static const EventInfo overridden = {
    .name = "quorum.overridden",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_QUORUM, FIELD_NUMBER, FIELD_NEEDED, FIELD_REASON, MAY_BE_MISSING),
    .says =
        "The Chair went on without the quorum to {quorum}, {number} Members being present and {needed} needed: {reason}",
    .apply = apply_overridden,
};

static Refusal decide_override(const State *state, const Command *command, Outcome *outcome)
{
    const Quorum quorum = (Quorum)values_number(&command->values, FIELD_QUORUM, QUORUM_TO_OPEN);
    if (quorum_is_met(state, quorum)) {
        return &refused_as_it_is;
    }
    Event *event = outcome_add(outcome, &overridden);
    EVENT_TAKE(event, command, FIELD_QUORUM, FIELD_REASON);
    event_number(event, FIELD_NUMBER, quorum_present(state));
    event_number(event, FIELD_NEEDED, quorum_needed(state, quorum));
    return ALLOWED;
}

static const CommandInfo override = {
    .name = "quorum.override",
    .who = MAY(ROLE_CHAIR),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_QUORUM, GIVEN, NULL }, { FIELD_REASON, GIVEN, NULL }),
    .rules = "26",
    .source = "rule 108 of the rules of procedure",
    .summary = "Go on without a quorum, this once",
    .about =
        "The Chair goes on although too few are present, nobody having asked for a count. It holds until the meeting rises, and the "
        "record says how many there were and how many there should have been.",
    .example = "quorum=open reason=\"no delegation asked for a count\"",
    .decide = decide_override,
};

static const CommandInfo *const commands[] = { &mark, &roll, &waive, &override, NULL };
static const EventInfo *const events[] = { &marked, &rolled, &waived, &overridden, NULL };
static const RefusalInfo *const refusals[] = { &refused_attend, NULL };

const Module module_attendance = { "attendance", "Who is in the room, and the quorum", commands, events, refusals };
