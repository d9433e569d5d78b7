/* Places on a list of speakers: asking for one, leaving it, and what the Chair does about it. */
#include "session/inscriptions.h"

#include "session/common.h"
#include "session/lists.h"
#include "session/module.h"
#include "session/speakers.h"
#include "session/time_limits.h"

#include <string.h>

const RefusalInfo refused_already_listed = { "already-listed", "32", NULL, "The delegation is on the list" };
const RefusalInfo refused_not_waiting = { "not-waiting", "29", NULL, "That inscription does not wait any longer" };
const RefusalInfo refused_not_requester = {
    "not-requester", "37", NULL, "Only the delegation itself may, or the Secretariat that names it as the requester"
};
const RefusalInfo refused_members_first = {
    "members-first", "42", NULL, "No observer is placed ahead of a Member, but by precedence that the Chair grants"
};
static const RefusalInfo refused_no_right = { "no-right-to-speak", "110", NULL,
                                              "That participant has no right to speak here" };
static const RefusalInfo refused_no_group = { "no-group", "33, 110", NULL,
                                              "That participant may not speak in the name of others" };
static const RefusalInfo refused_stakeholder_list = { "stakeholders-list", "41", NULL,
                                                      "Stakeholders are heard in their own segment alone" };
static const RefusalInfo refused_not_accredited = { "not-accredited", "41", NULL, "The stakeholder is not accredited" };
static const RefusalInfo refused_list_of_replies = { "list-of-replies", "46", NULL,
                                                     "A list of replies takes replies alone" };
static const RefusalInfo refused_list_of_explanations = { "list-of-explanations", "51", NULL,
                                                          "A list of explanations takes explanations alone" };
static const RefusalInfo refused_precedence_first = { "precedence-first", "31, 42", NULL,
                                                      "Who was granted precedence is heard first" };
static const RefusalInfo refused_precedence_granted = { "precedence-granted", "42", NULL, "It has precedence already" };
static const RefusalInfo refused_not_moved = { "not-moved", "31", NULL, "It stands where the order has it" };

/* Whose place */

int inscription_of(const State *state, int list, int participant, bool for_group)
{
    const GArray *waiting = state_waiting(state, list);
    for (guint i = 0; i < waiting->len; i++) {
        const Inscription *other = state_inscription(state, g_array_index(waiting, int, i));
        if (other->participant == participant && (other->capacity == CAPACITY_GROUP) == for_group) {
            return g_array_index(waiting, int, i);
        }
    }
    const int speaks = state_the_floor(state)->inscription;
    const Inscription *row = state_inscription(state, speaks);
    const bool is_it = row != NULL && row->list == list && row->participant == participant &&
                       (row->capacity == CAPACITY_GROUP) == for_group;
    return is_it ? speaks : ID_NONE;
}

static int waiting_of(const State *state, int list, int participant, bool for_group)
{
    const int id = inscription_of(state, list, participant, for_group);
    const Inscription *row = state_inscription(state, id);
    return row != NULL && row->state == INSCRIPTION_WAITING ? id : ID_NONE;
}

/* FIELD_LIST and somebody who is named, or acts. */
static Refusal find_by_list(const State *state, const Command *command, Outcome *outcome, int *ret_inscription)
{
    int list, participant;
    Refusal refusal = command_find(state, command, outcome, FIELD_LIST, state_find_list, &list);
    if (refusal == ALLOWED && values_has(&command->values, FIELD_REQUESTER)) {
        refusal = command_find(state, command, outcome, FIELD_REQUESTER, state_find_participant, &participant);
    } else if (refusal == ALLOWED) {
        refusal = command_participant(state, command, outcome, &participant);
    }
    if (refusal != ALLOWED) {
        return refusal;
    }
    const int own = waiting_of(state, list, participant, false), group = waiting_of(state, list, participant, true);
    if (own != ID_NONE && group != ID_NONE) {
        g_autofree char *expected = g_strdup_printf("%d, in its own name, or %d, for the group", own, group);
        return refuse_field(outcome, FIELD_INSCRIPTION, expected);
    }
    *ret_inscription = own != ID_NONE ? own : group;
    return *ret_inscription != ID_NONE ? ALLOWED : &refused_not_waiting;
}

Refusal inscription_find(const State *state, const Command *command, Outcome *outcome, int *ret_inscription)
{
    if (!values_has(&command->values, FIELD_INSCRIPTION)) {
        return values_has(&command->values, FIELD_LIST)
                   ? find_by_list(state, command, outcome, ret_inscription)
                   : refuse_field(outcome, FIELD_INSCRIPTION, "its number, or the list and the delegation");
    }
    const int id = (int)values_number(&command->values, FIELD_INSCRIPTION, 0);
    const Inscription *row = state_inscription(state, id);
    if (row == NULL) {
        return refuse_unknown(outcome, command, FIELD_INSCRIPTION);
    }
    if (command->actor.role == ROLE_PARTICIPANT &&
        g_strcmp0(participant_code(state, row->participant), command->actor.party) != 0) {
        return &refused_not_yours;
    }
    *ret_inscription = id;
    return row->state == INSCRIPTION_WAITING && row->list != ID_NONE ? ALLOWED : &refused_not_waiting;
}

Refusal inscription_consents(const Command *command, const State *state, int participant)
{
    const char *code = participant_code(state, participant);
    if (command->actor.role == ROLE_PARTICIPANT) {
        return g_strcmp0(code, command->actor.party) == 0 ? ALLOWED : &refused_not_yours;
    }
    return g_strcmp0(code, values_text(&command->values, FIELD_REQUESTER)) == 0 ? ALLOWED : &refused_not_requester;
}

Inscription *inscription_edit_waiting(State *state, const Event *event)
{
    const int id = (int)values_number(&event->values, FIELD_INSCRIPTION, 0);
    const Inscription *row = state_inscription(state, id);
    return row != NULL && row->state == INSCRIPTION_WAITING ? state_inscription_edit(state, id) : NULL;
}

Event *inscription_event_about(const State *state, Outcome *outcome, const EventInfo *info, int id)
{
    const Inscription *row = state_inscription(state, id);
    Event *event = outcome_add(outcome, info);
    event_number(event, FIELD_INSCRIPTION, id);
    event_text(event, FIELD_LIST, state_text(state, state_list(state, row->list)->id));
    event_text(event, FIELD_PARTY, participant_code(state, row->participant));
    return event;
}

/* Who may have one */

static Refusal stakeholder_capacity(const SpeakersList *list, const Participant *participant, bool for_group,
                                    Capacity *ret_capacity)
{
    if (list == NULL || list->kind != LIST_OF_STAKEHOLDERS) {
        return &refused_stakeholder_list;
    }
    if (participant->standing != STANDING_ACCREDITED && participant->standing != STANDING_ECOSOC) {
        return &refused_not_accredited;
    }
    *ret_capacity = CAPACITY_STAKEHOLDER;
    return for_group ? &refused_no_group : ALLOWED;
}

Refusal inscription_capacity(const State *state, int list, int participant, bool for_group, Instant at,
                             Capacity *ret_capacity)
{
    static const Capacity capacities[] = {
        [INSCRIBED_GROUPS] = CAPACITY_GROUP,
        [INSCRIBED_STATES] = CAPACITY_STATE,
        [INSCRIBED_OBSERVERS] = CAPACITY_OBSERVER,
        [INSCRIBED_OTHERS] = CAPACITY_ENTITY,
    };
    const Participant *row = state_participant(state, participant);
    if (row->has_left) {
        return &refused_has_left;
    }
    if (row->class == PARTICIPANT_STAKEHOLDER) {
        return stakeholder_capacity(state_list(state, list), row, for_group, ret_capacity);
    }
    const Rights rights = participant_rights(state, participant, at);
    const InscriptionClass class = rights_inscribed(&rights, for_group);
    if (class == INSCRIBED_NOWHERE) {
        return rights.inscribed == INSCRIBED_NOWHERE ? &refused_no_right : &refused_no_group;
    }
    *ret_capacity = row->class == PARTICIPANT_SECRETARIAT ? CAPACITY_SECRETARIAT : capacities[class];
    return ALLOWED;
}

/* Rule 34, and 35: after closing, the Secretariat may still be put on it (rule 112 of the rules of procedure). */
static Refusal takes_requests(const SpeakersList *list, Capacity capacity)
{
    if (list->kind == LIST_OF_REPLIES) {
        return &refused_list_of_replies;
    }
    if (list->question != ID_NONE) {
        return &refused_list_of_explanations;
    }
    if (list->state == LIST_NOT_OPEN) {
        return &refused_list_not_open;
    }
    return list->state == LIST_CLOSED && capacity != CAPACITY_SECRETARIAT ? &refused_list_closed : ALLOWED;
}

/* Asking for the floor */

static bool apply_inscribed(State *state, const Event *event)
{
    const Values *values = &event->values;
    const int list = event_find(state, event, FIELD_LIST, state_find_list);
    const int participant = event_find(state, event, FIELD_PARTY, state_find_participant);
    if (list == ID_NONE || participant == ID_NONE ||
        values_number(values, FIELD_INSCRIPTION, 0) != state_inscriptions(state) + 1) {
        return false;
    }
    state_rests_on(state, TABLE_LIST, list);
    state_rests_on(state, TABLE_PARTICIPANT, participant);
    Inscription *inscription = state_inscription_add(state, NULL);
    inscription->list = list;
    inscription->participant = participant;
    inscription->capacity = (Capacity)values_number(values, FIELD_CAPACITY, CAPACITY_STATE);
    inscription->group = state_keep(state, values_text(values, FIELD_GROUP));
    inscription->on_behalf = state_keep(state, values_text(values, FIELD_ON_BEHALF));
    inscription->channel = (Channel)values_number(values, FIELD_CHANNEL, CHANNEL_DESK);
    inscription->level = (Level)values_number(values, FIELD_LEVEL, LEVEL_DELEGATE);
    inscription->person = state_keep(state, values_text(values, FIELD_PERSON));
    inscription->round = (int)values_number(values, FIELD_ROUND, 0);
    inscription->sequence = (int)values_number(values, FIELD_NUMBER, 0);
    inscription->asked = event->at;
    return true;
}

static const EventInfo inscribed = {
    .name = "speaker.inscribed",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_INSCRIPTION, FIELD_LIST, FIELD_PARTY, FIELD_NUMBER, FIELD_CAPACITY, FIELD_CHANNEL,
                     MAY_BE_MISSING, FIELD_GROUP, FIELD_ON_BEHALF, FIELD_LEVEL, FIELD_PERSON, FIELD_ALIGNED_WITH,
                     FIELD_WITH, FIELD_ROUND, FIELD_REASON),
    .says = "{party} was put on the list {list}[ on behalf of {group}][, aligned with {aligned_with}][ ({reason})]",
    .apply = apply_inscribed,
};

int inscription_next_id(const State *state, const Outcome *outcome)
{
    int id = state_inscriptions(state) + 1;
    for (guint i = 0; i < outcome->events->len; i++) {
        const Event *event = g_ptr_array_index(outcome->events, i);
        id += event->info == &inscribed;
    }
    return id;
}

Event *inscription_event(const State *state, Outcome *outcome, const char *list, int participant, Capacity capacity,
                         Channel channel)
{
    const int known = state_find_list(state, list), id = inscription_next_id(state, outcome);
    Event *event = outcome_add(outcome, &inscribed);
    event_number(event, FIELD_INSCRIPTION, id);
    event_text(event, FIELD_LIST, list);
    event_text(event, FIELD_PARTY, participant_code(state, participant));
    event_number(event, FIELD_CAPACITY, capacity);
    event_number(event, FIELD_CHANNEL, channel);
    event_number(event, FIELD_NUMBER, known != ID_NONE ? speakers_last_sequence(state, known) + 1 : 1);
    return event;
}

static Event *add_inscribed(const State *state, Outcome *outcome, int list, int participant, Capacity capacity,
                            Channel channel)
{
    return inscription_event(state, outcome, state_text(state, state_list(state, list)->id), participant, capacity,
                             channel);
}

int inscription_add(const State *state, Outcome *outcome, int list, int participant, Capacity capacity, Channel channel)
{
    const Event *event = add_inscribed(state, outcome, list, participant, capacity, channel);
    return (int)values_number(&event->values, FIELD_INSCRIPTION, 0);
}

/* Groups (rule 33) */

static bool apply_overlap(State *state, const Event *event)
{
    const int one = (int)values_number(&event->values, FIELD_INSCRIPTION, 0);
    const int other = (int)values_number(&event->values, FIELD_WITH, 0);
    return state_inscription(state, one) != NULL && state_inscription(state, other) != NULL;
}

static const EventInfo overlap = {
    .name = "group.overlap",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_INSCRIPTION, FIELD_WITH, FIELD_LIST, FIELD_PARTIES, MAY_BE_MISSING),
    .says = "Notice: named in two statements for groups on {list} ({with} and {inscription}): {parties}",
    .apply = apply_overlap,
};

/* "FRA" at *at, and past the blank behind it. */
static bool next_code(const char **at, char code[FIELD_ID_LIMIT + 1])
{
    const size_t length = *at != NULL ? strcspn(*at, " ") : 0;
    if (length == 0 || length > FIELD_ID_LIMIT) {
        return false;
    }
    memcpy(code, *at, length);
    code[length] = '\0';
    *at += length + ((*at)[length] == ' ');
    return true;
}

static bool is_state(const State *state, int participant)
{
    const Participant *row = state_participant(state, participant);
    return row != NULL && (row->class == PARTICIPANT_MEMBER_STATE || row->class == PARTICIPANT_STATE_OF_PALESTINE ||
                           row->class == PARTICIPANT_HOLY_SEE);
}

/* The States take part, each once, the one that speaks not among them. */
static Refusal check_states(const State *state, Outcome *outcome, const char *codes, const char *speaker)
{
    char code[FIELD_ID_LIMIT + 1];
    for (const char *at = codes; next_code(&at, code);) {
        const bool is_twice = *at != '\0' && codes_have(at, code);
        if (!is_state(state, state_find_participant(state, code)) || is_twice || strcmp(code, speaker) == 0) {
            g_autofree char *expected =
                g_strdup_printf("States that take part, each once, %s itself not among them: not %s", speaker, code);
            return refuse_field(outcome, FIELD_ON_BEHALF, expected);
        }
    }
    return ALLOWED;
}

static const RosterGroup *group_of(const char *name, CivilDate day)
{
    const RosterGroup *group = name != NULL ? roster_group_of_code(name, day) : NULL;
    return group != NULL || name == NULL ? group : roster_group_of_name(name, day);
}

/* Those of a known group that take part, but for the one that speaks; NULL if there are none. */
static const char *members_of(const State *state, Outcome *outcome, const RosterGroup *group, const char *speaker)
{
    g_autoptr(GString) codes = g_string_new(NULL);
    for (size_t i = 0; i < group->n_members; i++) {
        const char *code = roster_at((size_t)group->members[i])->id;
        if (is_state(state, state_find_participant(state, code)) && strcmp(code, speaker) != 0) {
            g_string_append_printf(codes, "%s%s", codes->len > 0 ? " " : "", code);
        }
    }
    return codes->len > 0 ? outcome_keep(outcome, codes->str) : NULL;
}

typedef struct {
    int list, participant;
    Capacity capacity;
    const char *group, *on_behalf;
} Wish;

/* In whose name: of the States that are given, else of the members of a known group. The European Union is one itself.
 */
static Refusal find_states(const State *state, const Command *command, Outcome *outcome, Wish *wish)
{
    const char *speaker = participant_code(state, wish->participant);
    const RosterEntry *entry = state_roster(state, wish->participant);
    wish->group = values_text(&command->values, FIELD_GROUP);
    wish->on_behalf = values_text(&command->values, FIELD_ON_BEHALF);
    if (wish->group == NULL && wish->on_behalf == NULL && entry != NULL && entry->class == PARTICIPANT_EUROPEAN_UNION) {
        const RosterGroup *own = group_of(speaker, session_day(state, command->at));
        wish->on_behalf = own != NULL ? members_of(state, outcome, own, speaker) : NULL;
        return ALLOWED;
    }
    const RosterGroup *known = group_of(wish->group, session_day(state, command->at));
    if (wish->on_behalf == NULL && known != NULL) {
        wish->group = known->name[LANGUAGE_ENGLISH];
        wish->on_behalf = members_of(state, outcome, known, speaker);
    }
    if (wish->group != NULL && wish->on_behalf == NULL) {
        return refuse_field(outcome, FIELD_ON_BEHALF, "the States in whose name it is said");
    }
    return check_states(state, outcome, wish->on_behalf, speaker);
}

Refusal inscription_group(const State *state, const Command *command, Outcome *outcome, int participant,
                          const char **ret_group, const char **ret_on_behalf)
{
    Wish wish = { .participant = participant };
    const Refusal refusal = find_states(state, command, outcome, &wish);
    *ret_group = wish.group;
    *ret_on_behalf = wish.on_behalf;
    return refusal;
}

/* Which States of the one are of the other too; NULL if none. */
static const char *common_states(Outcome *outcome, const char *ones, const char *others)
{
    char code[FIELD_ID_LIMIT + 1];
    g_autoptr(GString) codes = g_string_new(NULL);
    for (const char *at = ones; next_code(&at, code);) {
        if (codes_have(others, code)) {
            g_string_append_printf(codes, "%s%s", codes->len > 0 ? " " : "", code);
        }
    }
    return codes->len > 0 ? outcome_keep(outcome, codes->str) : NULL;
}

static void notice_overlaps(const State *state, Outcome *outcome, const Wish *wish, gint64 inscription)
{
    const GArray *others = state_for_groups(state, wish->list);
    if (wish->on_behalf == NULL || others->len == 0) {
        return;
    }
    const char *all = outcome_text(outcome, "%s %s", participant_code(state, wish->participant), wish->on_behalf);
    for (guint i = 0; i < others->len; i++) {
        const int id = g_array_index(others, int, i);
        const Inscription *other = state_inscription(state, id);
        g_autofree char *theirs =
            g_strconcat(participant_code(state, other->participant), " ", state_text(state, other->on_behalf), NULL);
        const char *both = common_states(outcome, all, theirs);
        if (both != NULL) {
            Event *event = outcome_add(outcome, &overlap);
            event_number(event, FIELD_INSCRIPTION, inscription);
            event_number(event, FIELD_WITH, id);
            event_text(event, FIELD_LIST, state_text(state, state_list(state, wish->list)->id));
            event_text(event, FIELD_PARTIES, both);
        }
    }
}

static Refusal check_aligned(const State *state, const Command *command, Outcome *outcome, int list)
{
    const Inscription *aligned = state_inscription(state, (int)values_number(&command->values, FIELD_ALIGNED_WITH, 0));
    return !values_has(&command->values, FIELD_ALIGNED_WITH) || (aligned != NULL && aligned->list == list)
               ? ALLOWED
               : refuse_field(outcome, FIELD_ALIGNED_WITH, "an inscription of the same list");
}

static Refusal check_wish(const State *state, const Command *command, Outcome *outcome, Wish *wish)
{
    const bool for_group = wish->group != NULL || wish->on_behalf != NULL;
    Refusal refusal =
        inscription_capacity(state, wish->list, wish->participant, for_group, command->at, &wish->capacity);
    if (refusal == ALLOWED) {
        refusal = takes_requests(state_list(state, wish->list), wish->capacity);
    }
    if (refusal == ALLOWED &&
        inscription_of(state, wish->list, wish->participant, wish->capacity == CAPACITY_GROUP) != ID_NONE) {
        refusal = &refused_already_listed;
    }
    if (refusal == ALLOWED) {
        refusal = limits_may_inscribe(state, wish->list, wish->participant, wish->capacity);
    }
    return refusal == ALLOWED ? check_aligned(state, command, outcome, wish->list) : refusal;
}

static Channel channel_of(const Command *command)
{
    const Channel usual = command->actor.role == ROLE_PARTICIPANT ? CHANNEL_PORTAL : CHANNEL_DESK;
    return (Channel)values_number(&command->values, FIELD_CHANNEL, usual);
}

static Refusal decide_request(const State *state, const Command *command, Outcome *outcome)
{
    Wish wish = { 0 };
    Refusal refusal = command_find(state, command, outcome, FIELD_LIST, state_find_list, &wish.list);
    if (refusal == ALLOWED) {
        refusal = command_participant(state, command, outcome, &wish.participant);
    }
    if (refusal == ALLOWED) {
        refusal = find_states(state, command, outcome, &wish);
    }
    if (refusal == ALLOWED) {
        refusal = check_wish(state, command, outcome, &wish);
    }
    if (refusal != ALLOWED) {
        return refusal;
    }
    Event *event = add_inscribed(state, outcome, wish.list, wish.participant, wish.capacity, channel_of(command));
    EVENT_TAKE(event, command, FIELD_LEVEL, FIELD_PERSON, FIELD_ALIGNED_WITH);
    event_text(event, FIELD_GROUP, wish.group);
    event_text(event, FIELD_ON_BEHALF, wish.on_behalf);
    notice_overlaps(state, outcome, &wish, values_number(&event->values, FIELD_INSCRIPTION, 0));
    return ALLOWED;
}

static const CommandInfo request = {
    .name = "floor.request",
    .who = MAY(ROLE_SECRETARIAT) | MAY(ROLE_PARTICIPANT),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_LIST, GIVEN, NULL }, { FIELD_PARTY, OPTIONAL, "left out by a delegation for itself" },
                       { FIELD_ON_BEHALF, OPTIONAL, "of a statement for a group; its members, if the group is known" },
                       { FIELD_GROUP, OPTIONAL, NULL }, { FIELD_LEVEL, OPTIONAL, "a delegate where it is left out" },
                       { FIELD_CHANNEL, OPTIONAL, "the portal of a delegation, the desk of the Secretariat" },
                       { FIELD_PERSON, OPTIONAL, NULL }, { FIELD_ALIGNED_WITH, OPTIONAL, NULL }),
    .rules = "29, 30, 32–35, 38, 41, 112",
    .source = "rule 109 of the rules of procedure",
    .summary = "Ask for the floor",
    .about =
        "Puts a delegation on a list, once in its own name and once for a group. Requests from the portal, from the seat and over the "
        "desk stand in one list and have one sequence. For whom it speaks follows from its rights: Members, observers, "
        "entities of the United Nations; stakeholders are heard on their own lists, once accredited.\n\n"
        "A statement for a group names its States; of a group that is known (ASEAN, African Group) its name is enough. If a State is in two "
        "statements for groups on the list, that is allowed, and noted.",
    .example = "list=item-5 party=FRA",
    .decide = decide_request,
};

/* Leaving */

static bool leave(State *state, const Event *event, InscriptionState new_state)
{
    Inscription *row = inscription_edit_waiting(state, event);
    if (row == NULL) {
        return false;
    }
    row->state = new_state;
    return true;
}

static bool apply_withdrawn(State *state, const Event *event)
{
    return leave(state, event, INSCRIPTION_WITHDRAWN);
}

static const EventInfo withdrawn = {
    .name = "speaker.withdrawn",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_INSCRIPTION, FIELD_LIST, FIELD_PARTY, MAY_BE_MISSING, FIELD_REASON),
    .says = "{party} took itself off the list {list}[: {reason}]",
    .apply = apply_withdrawn,
};

static bool apply_removed(State *state, const Event *event)
{
    return leave(state, event, INSCRIPTION_REMOVED);
}

static const EventInfo removed = {
    .name = "speaker.removed",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_INSCRIPTION, FIELD_LIST, FIELD_PARTY, FIELD_REQUESTER, MAY_BE_MISSING, FIELD_REASON),
    .says = "{party} was taken off the list {list}, as {requester} asked[: {reason}]",
    .apply = apply_removed,
};

static Refusal decide_withdraw(const State *state, const Command *command, Outcome *outcome)
{
    int id;
    const Refusal refusal = inscription_find(state, command, outcome, &id);
    if (refusal != ALLOWED) {
        return refusal;
    }
    EVENT_TAKE(inscription_event_about(state, outcome, &withdrawn, id), command, FIELD_REASON);
    return ALLOWED;
}

static const CommandInfo withdraw = {
    .name = "floor.withdraw",
    .who = MAY(ROLE_PARTICIPANT),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_LIST, OPTIONAL, NULL },
                       { FIELD_INSCRIPTION, OPTIONAL, "where the delegation has two places on the list" },
                       { FIELD_REASON, OPTIONAL, NULL }),
    .rules = "37",
    .summary = "Take oneself off a list",
    .about = "A delegation gives up its place. It may ask again, and is then the last of its class.",
    .example = "list=item-5",
    .decide = decide_withdraw,
};

static Refusal decide_remove(const State *state, const Command *command, Outcome *outcome)
{
    int id;
    Refusal refusal = inscription_find(state, command, outcome, &id);
    if (refusal == ALLOWED) {
        refusal = inscription_consents(command, state, state_inscription(state, id)->participant);
    }
    if (refusal != ALLOWED) {
        return refusal;
    }
    EVENT_TAKE(inscription_event_about(state, outcome, &removed, id), command, FIELD_REQUESTER, FIELD_REASON);
    return ALLOWED;
}

static const CommandInfo remove_speaker = {
    .name = "floor.remove",
    .who = MAY(ROLE_SECRETARIAT),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_LIST, OPTIONAL, NULL }, { FIELD_INSCRIPTION, OPTIONAL, NULL },
                       { FIELD_REQUESTER, GIVEN, "the delegation, which asked for it" },
                       { FIELD_REASON, OPTIONAL, NULL }),
    .rules = "37",
    .summary = "Take a delegation off a list at its request",
    .about = "What a delegation asks for over the desk, by note or by telephone. It is named as the one that asked.",
    .example = "list=item-5 requester=FRA",
    .decide = decide_remove,
};

/* Moving by hand (rule 31) */

static bool apply_moved(State *state, const Event *event)
{
    Inscription *inscription = inscription_edit_waiting(state, event);
    if (inscription == NULL) {
        return false;
    }
    inscription->pin = (int)values_number(&event->values, FIELD_TURN, 0);
    inscription->pin_reason = state_keep(state, values_text(&event->values, FIELD_REASON));
    inscription->moved = event->at;
    return true;
}

static const EventInfo moved = {
    .name = "speaker.moved",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_INSCRIPTION, FIELD_LIST, FIELD_PARTY, FIELD_POSITION, FIELD_NUMBER, FIELD_TURN, FIELD_REASON,
                     MAY_BE_MISSING),
    .says = "{party} was moved on {list} from place {number} to place {position}: {reason}",
    .apply = apply_moved,
};

/* Where it may be moved: no move brings an observer ahead of a Member (rule 42), or anybody ahead of precedence. */
static Refusal check_move(const State *state, const Command *command, Outcome *outcome, int id)
{
    int first, last;
    const int waiting = (int)state_waiting(state, state_inscription(state, id)->list)->len;
    const int position = (int)values_number(&command->values, FIELD_POSITION, 0);
    if (!speakers_movable(state, id, &first, &last)) {
        return &refused_precedence_first;
    }
    if (position > waiting) {
        g_autofree char *expected = g_strdup_printf("a place from 1 to %d", waiting);
        return refuse_field(outcome, FIELD_POSITION, expected);
    }
    if (position >= first && position <= last) {
        return ALLOWED;
    }
    const bool is_member = speakers_is_among_members(state_inscription(state, id));
    return is_member && position < first ? &refused_precedence_first : &refused_members_first;
}

static Refusal decide_move(const State *state, const Command *command, Outcome *outcome)
{
    int id;
    Refusal refusal = inscription_find(state, command, outcome, &id);
    if (refusal == ALLOWED) {
        refusal = check_move(state, command, outcome, id);
    }
    if (refusal != ALLOWED) {
        return refusal;
    }
    const int taken = (int)state_taken(state, state_inscription(state, id)->list)->len;
    Event *event = inscription_event_about(state, outcome, &moved, id);
    EVENT_TAKE(event, command, FIELD_POSITION, FIELD_REASON);
    event_number(event, FIELD_NUMBER, speakers_place(state, id));
    event_number(event, FIELD_TURN, taken + values_number(&command->values, FIELD_POSITION, 0));
    return ALLOWED;
}

static const CommandInfo move = {
    .name = "floor.move",
    .who = MAY(ROLE_CHAIR) | MAY(ROLE_SECRETARIAT),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_LIST, OPTIONAL, NULL }, { FIELD_PARTY, OPTIONAL, NULL },
                       { FIELD_INSCRIPTION, OPTIONAL, NULL }, { FIELD_POSITION, GIVEN, NULL },
                       { FIELD_REASON, GIVEN, NULL }),
    .rules = "31, 42",
    .source = "rule 109 of the rules of procedure",
    .summary = "Move a speaker to another place on the list",
    .about =
        "It stays in that turn whatever the others do. The reason is told to whoever asks, and where it would stand by the order "
        "remains visible; floor.restore puts it back there.",
    .example = "list=item-5 party=FRA position=2 reason=\"the minister must leave at noon\"",
    .decide = decide_move,
};

static bool apply_restored(State *state, const Event *event)
{
    const int id = (int)values_number(&event->values, FIELD_INSCRIPTION, 0);
    const Inscription *row = state_inscription(state, id);
    if (row == NULL || row->pin == 0) {
        return false;
    }
    Inscription *inscription = state_inscription_edit(state, id);
    inscription->pin = 0;
    inscription->pin_reason = 0;
    inscription->moved = 0;
    return true;
}

static const EventInfo restored = {
    .name = "speaker.restored",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_INSCRIPTION, FIELD_LIST, FIELD_PARTY, MAY_BE_MISSING, FIELD_REASON),
    .says = "{party} was put back on {list} where the order has it[: {reason}]",
    .apply = apply_restored,
};

static Refusal decide_restore(const State *state, const Command *command, Outcome *outcome)
{
    int id;
    const Refusal refusal = inscription_find(state, command, outcome, &id);
    if (refusal != ALLOWED) {
        return refusal;
    }
    if (state_inscription(state, id)->pin == 0) {
        return &refused_not_moved;
    }
    EVENT_TAKE(inscription_event_about(state, outcome, &restored, id), command, FIELD_REASON);
    return ALLOWED;
}

static const CommandInfo restore = {
    .name = "floor.restore",
    .who = MAY(ROLE_CHAIR) | MAY(ROLE_SECRETARIAT),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_LIST, OPTIONAL, NULL }, { FIELD_PARTY, OPTIONAL, NULL },
                       { FIELD_INSCRIPTION, OPTIONAL, NULL }, { FIELD_REASON, OPTIONAL, NULL }),
    .rules = "31",
    .summary = "Put a speaker that was moved back in its place",
    .about = "The order of the list has it again.",
    .example = "list=item-5 party=FRA",
    .decide = decide_restore,
};

/* Precedence (rule 111 of the rules of procedure) */

static bool apply_granted(State *state, const Event *event)
{
    Inscription *inscription = inscription_edit_waiting(state, event);
    if (inscription == NULL) {
        return false;
    }
    inscription->precedence = (int)values_number(&event->values, FIELD_NUMBER, 0);
    return true;
}

static const EventInfo granted = {
    .name = "precedence.granted",
    .version = 1,
    EVENT_FIELDS_ARE(FIELD_INSCRIPTION, FIELD_LIST, FIELD_PARTY, FIELD_NUMBER, FIELD_REASON, MAY_BE_MISSING),
    .says = "The Chair granted {party} precedence on {list}: {reason}",
    .apply = apply_granted,
};

static int latest_grant(const State *state, int list)
{
    const GArray *waiting = state_waiting(state, list);
    int latest = 0;
    for (guint i = 0; i < waiting->len; i++) {
        latest = MAX(latest, state_inscription(state, g_array_index(waiting, int, i))->precedence);
    }
    return latest;
}

/* Of an inscription that is there or that the outcome adds. */
static void add_grant(const State *state, const Command *command, Outcome *outcome, int id, int list, int participant)
{
    Event *event = outcome_add(outcome, &granted);
    event_number(event, FIELD_INSCRIPTION, id);
    event_text(event, FIELD_LIST, state_text(state, state_list(state, list)->id));
    event_text(event, FIELD_PARTY, participant_code(state, participant));
    event_number(event, FIELD_NUMBER, latest_grant(state, list) + 1);
    EVENT_TAKE(event, command, FIELD_REASON);
}

/* Who is not on the list comes on it, closed or not (rule 35). */
static Refusal inscribe_with_precedence(const State *state, const Command *command, Outcome *outcome, int *ret_list,
                                        int *ret_participant, int *ret_id)
{
    Capacity capacity;
    Refusal refusal = command_find(state, command, outcome, FIELD_LIST, state_find_list, ret_list);
    if (refusal == ALLOWED) {
        refusal = command_participant(state, command, outcome, ret_participant);
    }
    if (refusal == ALLOWED) {
        refusal = inscription_capacity(state, *ret_list, *ret_participant, false, command->at, &capacity);
    }
    if (refusal == ALLOWED && state_list(state, *ret_list)->state == LIST_NOT_OPEN) {
        refusal = &refused_list_not_open;
    }
    if (refusal == ALLOWED) {
        *ret_id = inscription_add(state, outcome, *ret_list, *ret_participant, capacity, CHANNEL_DESK);
    }
    return refusal;
}

static Refusal decide_precedence(const State *state, const Command *command, Outcome *outcome)
{
    int id, list, participant;
    Refusal refusal = inscription_find(state, command, outcome, &id);
    if (refusal == &refused_not_waiting && !values_has(&command->values, FIELD_INSCRIPTION)) {
        refusal = inscribe_with_precedence(state, command, outcome, &list, &participant, &id);
    } else if (refusal == ALLOWED) {
        list = state_inscription(state, id)->list;
        participant = state_inscription(state, id)->participant;
        refusal = state_inscription(state, id)->precedence > 0 ? &refused_precedence_granted : ALLOWED;
    }
    if (refusal != ALLOWED) {
        return refusal;
    }
    add_grant(state, command, outcome, id, list, participant);
    return ALLOWED;
}

static const CommandInfo precedence = {
    .name = "floor.precedence",
    .who = MAY(ROLE_CHAIR),
    .needs = NEEDS_SESSION,
    COMMAND_FIELDS_ARE({ FIELD_LIST, OPTIONAL, NULL }, { FIELD_PARTY, OPTIONAL, NULL },
                       { FIELD_INSCRIPTION, OPTIONAL, NULL }, { FIELD_REASON, GIVEN, NULL }),
    .rules = "29, 35, 42",
    .source = "rule 111 of the rules of procedure",
    .summary = "Grant precedence",
    .about =
        "The speaker comes before all others on the list, after those who were granted precedence earlier: the chair or rapporteur of "
        "another body who explains its conclusions, a guest, a head of State. Who is not on the list comes on it, closed or not.",
    .example = "list=item-5 party=EGY reason=\"presents the conclusions of the committee\"",
    .decide = decide_precedence,
};

/* The last speaker once more */

static const RefusalInfo refused_nobody_spoke = { "nobody-spoke", "29", NULL, "Nobody has spoken in this meeting" };

static Refusal decide_again(const State *state, const Command *command, Outcome *outcome)
{
    const int last = state_the_floor(state)->last;
    const Inscription *row = state_inscription(state, last);
    if (row == NULL || row->list == ID_NONE) {
        return &refused_nobody_spoke;
    }
    if (inscription_of(state, row->list, row->participant, row->capacity == CAPACITY_GROUP) != ID_NONE) {
        return &refused_already_listed;
    }
    Event *event = add_inscribed(state, outcome, row->list, row->participant, row->capacity, CHANNEL_DESK);
    event_text(event, FIELD_GROUP, state_text(state, row->group));
    event_text(event, FIELD_ON_BEHALF, state_text(state, row->on_behalf));
    event_number(event, FIELD_LEVEL, row->level);
    event_number(event, FIELD_WITH, last);
    const int id = (int)values_number(&event->values, FIELD_INSCRIPTION, 0);
    add_grant(state, command, outcome, id, row->list, row->participant);
    return ALLOWED;
}

static const CommandInfo again = {
    .name = "floor.again",
    .who = MAY(ROLE_CHAIR),
    .needs = NEEDS_SESSION | NEEDS_MEETING,
    COMMAND_FIELDS_ARE({ FIELD_REASON, GIVEN, NULL }),
    .rules = "29, 35",
    .source = "rules 107 and 111 of the rules of procedure",
    .summary = "Let the last speaker speak once more",
    .about =
        "Puts whoever had the floor last back at the head of the list. If the statement was ended by mistake, act.undo is the way.",
    .example = "reason=\"the sound had failed\"",
    .decide = decide_again,
};

static const CommandInfo *const commands[] = { &request, &withdraw,   &remove_speaker, &move,
                                               &restore, &precedence, &again,          NULL };
static const EventInfo *const events[] = {
    &inscribed, &overlap, &withdrawn, &removed, &moved, &restored, &granted, NULL
};
static const RefusalInfo *const refusals[] = {
    &refused_already_listed,
    &refused_not_waiting,
    &refused_not_requester,
    &refused_members_first,
    &refused_no_right,
    &refused_no_group,
    &refused_stakeholder_list,
    &refused_not_accredited,
    &refused_list_of_replies,
    &refused_list_of_explanations,
    &refused_precedence_first,
    &refused_precedence_granted,
    &refused_not_moved,
    &refused_nobody_spoke,
    NULL,
};

const Module module_inscriptions = { "inscriptions", "Places on a list of speakers", commands, events, refusals };
