/* The right of reply, and explanations of position or vote. Who replies is put on a list like any other speaker; what
 * is here is who may, how often and when. */
#include "session/replies.h"

#include "base/instant.h"
#include "session/common.h"
#include "session/inscriptions.h"
#include "session/lists.h"
#include "session/meeting.h"
#include "session/module.h"
#include "session/motions.h"
#include "session/questions.h"

#include <string.h>

static const RefusalInfo refused_enough = {
    "replies-enough", "46", "decision 34/401 of the General Assembly",
    "The delegation has had as many replies on the matter as there may be in a meeting"
};
static const RefusalInfo refused_no_right = { "no-right-of-reply", "50, 110", "decision 34/401 of the General Assembly",
                                              "This participant has no right of reply" };
static const RefusalInfo refused_needs_grant = { "reply-needs-grant", "50", "rule 115 of the rules of procedure",
                                                 "The Chair may grant a reply here; it cannot be claimed" };
static const RefusalInfo refused_later = { "replies-later", "48", "decision 34/401 of the General Assembly",
                                           "Another meeting takes up the matter today: replies are heard at its end" };
static const RefusalInfo refused_first_replies = { "first-replies", "49", NULL,
                                                   "Second replies begin when all first ones have been heard" };
static const RefusalInfo refused_own_text = {
    "own-text", "51", "rule 128 of the rules of procedure",
    "Who proposed the text does not explain its position on it, unless it was amended"
};
static const RefusalInfo refused_explanation_late = { "explanation-late", "51", "rule 128 of the rules of procedure",
                                                      "It has been decided: explanations are given afterwards now" };
static const RefusalInfo refused_explanation_early = { "explanation-early", "51", "rule 128 of the rules of procedure",
                                                       "It has not been decided yet" };

/* The day's meetings */

static bool takes_up(const State *state, const Meeting *meeting, int matter)
{
    const Matter *item = state_matter(state, matter);
    const int parent = item->parent != ID_NONE ? item->parent : matter;
    for (int i = 0; i < meeting->n_segments; i++) {
        const Segment *segment = state_segment(state, meeting->first_segment + i);
        const Matter *about = segment != NULL ? state_matter(state, segment->matter) : NULL;
        if (about != NULL &&
            (segment->matter == parent || segment->matter == matter || (matter == parent && about->parent == matter))) {
            return true;
        }
    }
    return false;
}

static CivilDate day_of(const Meeting *meeting)
{
    int second;
    return instant_day(meeting->starts + (gint64)meeting->offset * G_USEC_PER_SEC, &second);
}

int replies_later_meeting(const State *state, int matter)
{
    const Meeting *now = state_meeting(state, meeting_now(state));
    for (int id = 1; now != NULL && id <= state_meetings(state); id++) {
        const Meeting *other = state_meeting(state, id);
        if (other != NULL && other->state == MEETING_PLANNED && !other->is_taken_out && other->starts > now->starts &&
            civil_date_compare(day_of(other), day_of(now)) == 0 && takes_up(state, other, matter)) {
            return id;
        }
    }
    return ID_NONE;
}

/* "replies/item-5/2022-07-25"; by the row where that would be too long for an id. */
static char *list_id(const State *state, int matter)
{
    char date[CIVIL_DATE_SIZE];
    civil_date_format(day_of(state_meeting(state, meeting_now(state))), date);
    char *id = g_strdup_printf("replies/%s/%s", state_text(state, state_matter(state, matter)->id), date);
    if (strlen(id) > FIELD_ID_LIMIT) {
        g_free(id);
        id = g_strdup_printf("replies/%d/%s", matter, date);
    }
    return id;
}

int replies_list(const State *state, int matter)
{
    if (meeting_now(state) == ID_NONE || state_matter(state, matter) == NULL) {
        return ID_NONE;
    }
    g_autofree char *id = list_id(state, matter);
    return state_find_list(state, id);
}

/* When one's turn comes */

static bool first_ones_wait(const State *state, int list)
{
    const GArray *waiting = state_waiting(state, list);
    for (guint i = 0; i < waiting->len; i++) {
        if (state_inscription(state, g_array_index(waiting, int, i))->round <= 1) {
            return true;
        }
    }
    return false;
}

static Refusal may_reply_now(const State *state, const Inscription *inscription)
{
    const int matter = state_list(state, inscription->list)->matter;
    const Matter *row = state_matter(state, matter);
    if (row != NULL && !row->is_settled && replies_later_meeting(state, matter) != ID_NONE) {
        return &refused_later;
    }
    return inscription->round > 1 && first_ones_wait(state, inscription->list) ? &refused_first_replies : ALLOWED;
}

static Refusal may_explain_now(const State *state, const SpeakersList *list)
{
    const Question *question = state_question(state, list->question);
    if (list->kind == LIST_OF_EXPLANATIONS_BEFORE) {
        return question_is_open(question) ? ALLOWED : &refused_explanation_late;
    }
    return question_is_settled(question) ? ALLOWED : &refused_explanation_early;
}

Refusal replies_may_begin(const State *state, int inscription)
{
    const Inscription *row = state_inscription(state, inscription);
    const SpeakersList *list = state_list(state, row->list);
    if (list == NULL) {
        return ALLOWED;
    }
    if (list->question != ID_NONE) {
        return may_explain_now(state, list);
    }
    const Refusal refusal = motions_may_debate(state, list->matter);
    return refusal == ALLOWED && list->kind == LIST_OF_REPLIES ? may_reply_now(state, row) : refusal;
}

/* Asking for a reply */

/* How many replies a participant may make on a matter in a meeting (rules 46 and 50). */
static int replies_of(const State *state, int participant, const Rights *rights)
{
    const Procedure *procedure = &state_the_body(state)->procedure;
    if (state_participant(state, participant)->class == PARTICIPANT_EUROPEAN_UNION) {
        return procedure->union_replies;
    }
    return rights->reply == EXTENT_FULL ? procedure->replies : rights->replies;
}

/* Those that wait, that are being made, and that were made in this meeting. */
static int replies_so_far(const State *state, int list, int participant)
{
    if (list == ID_NONE) {
        return 0;
    }
    const GArray *inscribed = state_inscribed(state, list);
    int n = 0;
    for (guint i = 0; i < inscribed->len; i++) {
        const Inscription *other = state_inscription(state, g_array_index(inscribed, int, i));
        const bool is_now = other->state == INSCRIPTION_WAITING || other->state == INSCRIPTION_SPEAKING ||
                            (other->state == INSCRIPTION_HEARD && other->meeting == meeting_now(state));
        n += other->participant == participant && is_now;
    }
    return n;
}

/* What the participant may claim, and what only the Chair may grant: where replies are granted, and once the matter has
 * been dealt with. */
static Refusal may_reply(const State *state, const Command *command, Outcome *outcome, int matter, int participant)
{
    const Rights rights = participant_rights(state, participant, command->at);
    const bool is_granted = command->actor.role == ROLE_CHAIR;
    const bool is_over = state_matter(state, matter)->is_settled || motions_debate_is_closed(state, matter);
    if (rights.reply == EXTENT_NONE) {
        return &refused_no_right;
    }
    if (!is_granted && (rights.reply == EXTENT_IF_GRANTED || is_over)) {
        return &refused_needs_grant;
    }
    if (rights.reply == EXTENT_OWN_MATTERS && !values_has(&command->values, FIELD_REASON)) {
        return refuse_field(outcome, FIELD_REASON, "which of its own positions it is about");
    }
    return replies_so_far(state, replies_list(state, matter), participant) < replies_of(state, participant, &rights)
               ? ALLOWED
               : &refused_enough;
}

/* By the class of the participant; the order of replies is that of the requests. */
static Capacity capacity_of(const Rights *rights)
{
    return rights->inscribed <= INSCRIBED_STATES ? CAPACITY_STATE : CAPACITY_OBSERVER;
}

static void add_reply(const State *state, const Command *command, Outcome *outcome, int matter, int participant)
{
    const int list = replies_list(state, matter);
    const Rights rights = participant_rights(state, participant, command->at);
    g_autofree char *own_id = list_id(state, matter);
    const char *id = outcome_keep(outcome, own_id);
    if (list == ID_NONE) {
        lists_add(outcome, id, LIST_OF_REPLIES, state_text(state, state_matter(state, matter)->id),
                  state_text(state, state_meeting(state, meeting_now(state))->id));
    }
    Event *event = inscription_event(state, outcome, id, participant, capacity_of(&rights), CHANNEL_SEAT);
    event_number(event, FIELD_ROUND, replies_so_far(state, list, participant) + 1);
    EVENT_TAKE(event, command, FIELD_CHANNEL, FIELD_PERSON, FIELD_REASON);
}

static Refusal decide_reply(const State *state, const Command *command, Outcome *outcome)
{
    int matter, participant;
    Refusal refusal = command_find(state, command, outcome, FIELD_MATTER, state_find_matter, &matter);
    if (refusal == ALLOWED) {
        refusal = command_participant(state, command, outcome, &participant);
    }
    if (refusal == ALLOWED) {
        refusal = may_reply(state, command, outcome, matter, participant);
    }
    if (refusal == ALLOWED) {
        add_reply(state, command, outcome, matter, participant);
    }
    return refusal;
}

static const CommandInfo request = {
    .name = "reply.request",
    .who = MAY(ROLE_PARTICIPANT) | MAY(ROLE_SECRETARIAT),
    .needs = NEEDS_SESSION | NEEDS_SITTING,
    COMMAND_FIELDS_ARE({ FIELD_MATTER, GIVEN, NULL }, { FIELD_PARTY, OPTIONAL, "left out by a delegation for itself" },
                       { FIELD_REASON, OPTIONAL, "to what; who replies for its own positions alone must say it" },
                       { FIELD_CHANNEL, OPTIONAL, NULL }, { FIELD_PERSON, OPTIONAL, NULL }),
    .rules = "35, 46–50",
    .source = "rule 115 of the rules of procedure; decision 34/401 of the General Assembly",
    .summary = "Ask for the right of reply",
    .about =
        "From the seat, during the meeting. Replies have a list of their own for each matter and day. They are heard after the "
        "day's last meeting on the matter, or when the matter has been concluded; all first replies before the second ones. A "
        "State may reply twice on a matter in a meeting, the European Union once, about its own positions; the body's figures of "
        "procedure say otherwise where they do. Entities of the United Nations and stakeholders do not reply; to other "
        "observers the Chair may grant it (reply.grant).",
    .example = "matter=item-5 party=FRA",
    .decide = decide_reply,
};

static const CommandInfo grant = {
    .name = "reply.grant",
    .who = MAY(ROLE_CHAIR),
    .needs = NEEDS_SESSION | NEEDS_SITTING,
    COMMAND_FIELDS_ARE({ FIELD_MATTER, GIVEN, NULL }, { FIELD_PARTY, GIVEN, NULL },
                       { FIELD_REASON, OPTIONAL, "to what" }),
    .rules = "46–50",
    .source = "rule 115 of the rules of procedure",
    .summary = "Grant a reply",
    .about =
        "To an observer that cannot claim it; and to whoever is to answer a statement that was made after the list was closed, or "
        "when the matter has been concluded, if it makes this desirable.",
    .example = "matter=item-5 party=ICRC reason=\"the statement of a State about its work\"",
    .decide = decide_reply,
};

/* Explanations */

static char *explanations_id(int question, When when)
{
    return g_strdup_printf("question-%d/%s", question, when_names[when]);
}

static Refusal may_explain(const State *state, int id, When when, int participant)
{
    const Question *question = state_question(state, id);
    const char *proposers = state_text(state, question->proposers);
    if (codes_have(proposers, participant_code(state, participant)) && !question->is_amended) {
        return &refused_own_text;
    }
    if (when == WHEN_BEFORE && !question_is_open(question)) {
        return &refused_explanation_late;
    }
    return ALLOWED;
}

/* The question that is meant: the one that is named, else the latest that was put. */
static Refusal find_question(const State *state, const Command *command, Outcome *outcome, int *ret_question)
{
    *ret_question = (int)values_number(&command->values, FIELD_QUESTION, state_questions(state));
    const Question *question = state_question(state, *ret_question);
    return question != NULL && question->state != QUESTION_WITHDRAWN ? ALLOWED
                                                                     : refuse_unknown(outcome, command, FIELD_QUESTION);
}

static Refusal find_list(const State *state, Outcome *outcome, int question, When when, int participant, bool for_group,
                         const char **ret_id)
{
    g_autofree char *id = explanations_id(question, when);
    const int list = state_find_list(state, id);
    if (list != ID_NONE && inscription_of(state, list, participant, for_group) != ID_NONE) {
        return &refused_already_listed;
    }
    *ret_id = outcome_keep(outcome, id);
    if (list == ID_NONE) {
        lists_add_explanations(outcome, *ret_id, when == WHEN_BEFORE, question);
    }
    return ALLOWED;
}

/* Who explains, and in whose name. */
typedef struct {
    int participant;
    Capacity capacity;
    const char *group, *on_behalf;
} Explainer;

static Refusal find_explainer(const State *state, const Command *command, Outcome *outcome, Explainer *ret_explainer)
{
    Explainer *who = ret_explainer;
    Refusal refusal = command_participant(state, command, outcome, &who->participant);
    if (refusal == ALLOWED) {
        refusal = inscription_group(state, command, outcome, who->participant, &who->group, &who->on_behalf);
    }
    if (refusal == ALLOWED) {
        const bool for_group = who->group != NULL || who->on_behalf != NULL;
        refusal = inscription_capacity(state, ID_NONE, who->participant, for_group, command->at, &who->capacity);
    }
    return refusal;
}

static Refusal decide_explanation(const State *state, const Command *command, Outcome *outcome)
{
    int question;
    Explainer who = { 0 };
    const When when = (When)values_number(&command->values, FIELD_WHEN, WHEN_AFTER);
    const char *id = NULL;
    Refusal refusal = find_explainer(state, command, outcome, &who);
    if (refusal == ALLOWED) {
        refusal = find_question(state, command, outcome, &question);
    }
    if (refusal == ALLOWED) {
        refusal = may_explain(state, question, when, who.participant);
    }
    if (refusal == ALLOWED) {
        refusal = find_list(state, outcome, question, when, who.participant, who.capacity == CAPACITY_GROUP, &id);
    }
    if (refusal == ALLOWED) {
        Event *event = inscription_event(state, outcome, id, who.participant, who.capacity, CHANNEL_SEAT);
        EVENT_TAKE(event, command, FIELD_CHANNEL, FIELD_PERSON);
        event_text(event, FIELD_GROUP, who.group);
        event_text(event, FIELD_ON_BEHALF, who.on_behalf);
    }
    return refusal;
}

static const CommandInfo explanation = {
    .name = "explanation.request",
    .who = MAY(ROLE_PARTICIPANT) | MAY(ROLE_SECRETARIAT),
    .needs = NEEDS_SESSION | NEEDS_SITTING | NEEDS_NO_VOTING,
    COMMAND_FIELDS_ARE({ FIELD_WHEN, GIVEN, NULL }, { FIELD_PARTY, OPTIONAL, "left out by a delegation for itself" },
                       { FIELD_QUESTION, OPTIONAL, "the latest one that was put, where it is left out" },
                       { FIELD_GROUP, OPTIONAL, NULL }, { FIELD_ON_BEHALF, OPTIONAL, NULL },
                       { FIELD_CHANNEL, OPTIONAL, NULL }, { FIELD_PERSON, OPTIONAL, NULL }),
    .rules = "51, 62",
    .source = "rule 128 of the rules of procedure",
    .summary = "Ask to explain one's position or vote",
    .about =
        "On the list before the decision, or on the one after it; a delegation may be on both. The floor is given from these lists "
        "as from any other (floor.give with list=question-1/before), with the time that the figures of procedure allow. Who "
        "proposed the text does not explain, unless it was amended.",
    .example = "party=EGY when=after question=1",
    .decide = decide_explanation,
};

static const CommandInfo *const commands[] = { &request, &grant, &explanation, NULL };
static const EventInfo *const events[] = { NULL };
static const RefusalInfo *const refusals[] = { &refused_enough,
                                               &refused_no_right,
                                               &refused_needs_grant,
                                               &refused_later,
                                               &refused_first_replies,
                                               &refused_own_text,
                                               &refused_explanation_late,
                                               &refused_explanation_early,
                                               NULL };

const Module module_replies = { "replies", "Replies and explanations", commands, events, refusals };
