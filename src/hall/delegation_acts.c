/* What a delegation does beside asking for the floor: reply, points of order, motions; what it says to a question
 * before the body; and whether it is in the room. */
#include "hall/delegation_parts.h"

#include "session/acts.h"
#include "session/common.h"
#include "session/meeting.h"
#include "session/module.h"
#include "session/motions.h"
#include "session/questions.h"
#include "session/votes.h"

/* === A question before the body === */

static void put_ballot(const Scene *scene, Html *html, int vote)
{
    const Ballot *ballot = state_ballot(scene->state, votes_ballot(scene->state, vote, scene->participant));
    html_open_class(html, "div", "ballot");
    html_element(html, "h3", NULL, scene->words->voting);
    if (ballot != NULL) {
        g_autofree char *choice = acts_choice(FIELD_CHOICE, ballot->choice, scene->visit->language);
        html_open(html, "p");
        put_words(html, scene->words->you_voted, choice, NULL);
        html_close(html);
    }
    for (int i = BALLOT_YES; i <= BALLOT_ABSTAINING; i++) {
        if (act_form_open(scene, html, "vote.cast", "act")) {
            g_autofree char *choice = acts_choice(FIELD_CHOICE, i, scene->visit->language);
            act_form_field(html, "choice", ballot_choice_names[i]);
            close_act(html, choice, NULL);
        }
    }
    html_close(html);
}

static int own_objection(const Scene *scene, int question)
{
    g_autoptr(GArray) objections = questions_objections(scene->state, question);
    for (guint i = 0; i < objections->len; i++) {
        const int id = g_array_index(objections, int, i);
        if (state_objection(scene->state, id)->participant == scene->participant) {
            return id;
        }
    }
    return ID_NONE;
}

static void put_with_text(const Scene *scene, Html *html, const char *command, int question, const char *label,
                          const char *button, const char *look)
{
    if (act_form_open(scene, html, command, "fields")) {
        put_settled_number(html, "question", question);
        put_text_field(html, label, "text", NULL, FIELD_LINE_LIMIT);
        close_act(html, button, look);
    }
}

static void put_objections(const Scene *scene, Html *html, int question)
{
    const Words *words = scene->words;
    const int own = own_objection(scene, question);
    if (own != ID_NONE) {
        html_element(html, "p", NULL, words->you_object);
        if (act_form_open(scene, html, "objection.clear", "act")) {
            put_settled_number(html, "objection", own);
            close_act(html, words->clear_objection, "main");
        }
        return;
    }
    open_details(html, NULL, words->object);
    put_with_text(scene, html, "objection.raise", question, words->object_to_what, words->object, "grave");
    html_close(html);
}

static void put_explanations(const Scene *scene, Html *html, int question)
{
    const char *const labels[] = { scene->words->explain_before, scene->words->explain_after };
    for (int when = WHEN_BEFORE; when <= WHEN_AFTER; when++) {
        if (act_form_open(scene, html, "explanation.request", "act")) {
            put_settled_number(html, "question", question);
            act_form_field(html, "when", when_names[when]);
            act_form_field(html, "channel", channel_names[CHANNEL_PORTAL]);
            close_act(html, labels[when], NULL);
        }
    }
}

static void put_open_question(const Scene *scene, Html *html, int id)
{
    const Question *question = state_question(scene->state, id);
    const Rights rights = participant_rights(scene->state, scene->participant, scene->now);
    g_autofree char *kind = acts_choice(FIELD_QUESTION_KIND, question->kind, scene->visit->language);
    html_element(html, "p", "facts", kind);
    html_element(html, "p", "title", state_text(scene->state, question->text));
    html_element(html, "p", "quiet", state_text(scene->state, question->symbol));
    if (rights.block_consensus) {
        put_objections(scene, html, id);
        open_details(html, NULL, scene->words->disassociate);
        put_with_text(scene, html, "question.disassociate", id, scene->words->from_what, scene->words->disassociate,
                      NULL);
        html_close(html);
    }
    if (state_participant(scene->state, scene->participant)->class != PARTICIPANT_STAKEHOLDER) {
        put_explanations(scene, html, id);
    }
}

/* Informal meetings decide nothing, so that whoever may not follow one misses no question. */
static void put_question(const Scene *scene, Html *html)
{
    const int question = questions_latest(scene->state), vote = state_the_floor(scene->state)->voting;
    const Vote *row = state_vote(scene->state, vote);
    html_attribute(html, "class", question != ID_NONE || row != NULL ? "panel question" : "nothing");
    if (state_participant(scene->state, scene->participant) == NULL || (question == ID_NONE && row == NULL)) {
        return;
    }
    const Rights rights = participant_rights(scene->state, scene->participant, scene->now);
    html_element(html, "h2", NULL, scene->words->before_the_body);
    if (row != NULL && row->method != VOTE_SHOW_OF_HANDS && rights.vote) {
        put_ballot(scene, html, vote);
    }
    if (question != ID_NONE) {
        put_open_question(scene, html, question);
    }
}

const Fragment fragment_delegation_question = {
    .name = "question", .tag = "section", .depends = ON_DELEGATION, .put = put_question
};

/* === Acts === */

static void put_reply(const Scene *scene, Html *html, const Meeting *meeting)
{
    const Matter *matter = state_matter(scene->state, meeting->matter);
    if (matter == NULL || !act_form_open(scene, html, "reply.request", "fields")) {
        return;
    }
    act_form_field(html, "matter", state_text(scene->state, matter->id));
    act_form_field(html, "channel", channel_names[CHANNEL_PORTAL]);
    put_text_field(html, scene->words->reply_to_what, "reason", NULL, 500);
    close_act(html, scene->words->ask_for_reply, NULL);
}

static void put_point(const Scene *scene, Html *html)
{
    const PointOfOrder *point = state_point(scene->state, state_the_floor(scene->state)->point);
    if (point != NULL && point->participant == scene->participant) {
        html_element(html, "p", NULL, scene->words->your_point_waits);
        act_button(scene, html, "order.withdraw", scene->words->withdraw_point, NULL, NULL);
        return;
    }
    open_details(html, NULL, scene->words->point_of_order);
    if (act_form_open(scene, html, "order.raise", "fields")) {
        put_text_field(html, scene->words->point_about, "text", NULL, FIELD_LINE_LIMIT);
        if (state_the_floor(scene->state)->voting != ID_NONE) {
            act_form_field(html, "conduct", "yes");
        }
        close_act(html, scene->words->raise_point, "grave");
    }
    html_close(html);
}

/* A motion that waits: who moved it, and what one may do about it. */
static void put_waiting_motion(const Scene *scene, Html *html, int id)
{
    const char *const labels[] = { scene->words->speak_for, scene->words->speak_against };
    const Motion *motion = state_motion(scene->state, id);
    g_autofree char *kind = acts_choice(FIELD_MOTION_KIND, motion->kind, scene->visit->language);
    g_autofree char *name = scene_name(scene, motion->participant);
    html_open(html, "li");
    html_element(html, "b", NULL, kind);
    html_text(html, " ");
    html_element(html, "span", "quiet", name);
    for (int side = SIDE_FOR; side < N_SIDES && motion->participant != scene->participant; side++) {
        if (act_form_open(scene, html, "motion.speak", "act")) {
            put_settled_number(html, "motion", id);
            act_form_field(html, "side", side_names[side]);
            close_act(html, labels[side], NULL);
        }
    }
    if (motion->participant == scene->participant && act_form_open(scene, html, "motion.withdraw", "act")) {
        put_settled_number(html, "motion", id);
        close_act(html, scene->words->withdraw_motion, NULL);
    }
    html_close(html);
}

static void put_waiting_motions(const Scene *scene, Html *html)
{
    g_autoptr(GArray) motions = motions_in_order(scene->state);
    if (motions->len == 0) {
        return;
    }
    html_element(html, "h3", NULL, scene->words->motions_waiting);
    html_open_class(html, "ol", "motions");
    for (guint i = 0; i < motions->len; i++) {
        put_waiting_motion(scene, html, g_array_index(motions, int, i));
    }
    html_close(html);
}

static void put_motion(const Scene *scene, Html *html, const Meeting *meeting)
{
    const Matter *matter = state_matter(scene->state, meeting->matter);
    const CommandInfo *move = command_of("motion.move");
    if (!visitor_may(scene->visitor, move)) {
        return;
    }
    open_details(html, NULL, scene->words->motion);
    if (act_form_open(scene, html, "motion.move", "fields")) {
        put_choice_field(scene, html, scene->words->what_is_moved, FIELD_MOTION_KIND, 0, N_MOTION_KINDS);
        if (matter != NULL) {
            act_form_field(html, "matter", state_text(scene->state, matter->id));
        }
        put_text_field(html, scene->words->motion_limit, "seconds", NULL, 8);
        put_text_field(html, scene->words->motion_words, "text", NULL, FIELD_LINE_LIMIT);
        close_act(html, scene->words->move, NULL);
    }
    html_close(html);
}

static void put_acts(const Scene *scene, Html *html)
{
    const Participant *party = state_participant(scene->state, scene->participant);
    const Meeting *meeting = state_meeting(scene->state, meeting_now(scene->state));
    const bool may = party != NULL && party->class != PARTICIPANT_STAKEHOLDER && meeting != NULL &&
                     scene->visitor->rank >= DOOR_RANK_DELEGATE;
    html_attribute(html, "class", may ? "panel acts" : "nothing");
    if (!may) {
        return;
    }
    const Rights rights = participant_rights(scene->state, scene->participant, scene->now);
    html_element(html, "h2", NULL, scene->words->from_the_seat);
    if (rights.reply != EXTENT_NONE) {
        open_details(html, NULL, scene->words->right_of_reply);
        put_reply(scene, html, meeting);
        html_close(html);
    }
    if (rights.point_of_order != EXTENT_NONE) {
        put_point(scene, html);
    }
    if (rights.move) {
        put_motion(scene, html, meeting);
        put_waiting_motions(scene, html);
    }
}

const Fragment fragment_delegation_acts = {
    .name = "acts", .tag = "section", .depends = ON_DELEGATION, .put = put_acts
};

/* === In the room === */

static void put_room(const Scene *scene, Html *html)
{
    const Participant *party = state_participant(scene->state, scene->participant);
    html_attribute(html, "class", "room");
    if (party == NULL) {
        html_element(html, "p", "quiet", scene->words->takes_no_part);
        return;
    }
    html_element(html, "span", party->is_present ? "tag good" : "tag",
                 party->is_present ? scene->words->in_the_room : scene->words->not_in_the_room);
    if (act_form_open(scene, html, "attendance.mark", "act")) {
        act_form_field(html, "present", party->is_present ? "no" : "yes");
        close_act(html, party->is_present ? scene->words->we_leave : scene->words->we_are_here, NULL);
    } else {
        html_element(html, "span", "quiet", scene->words->you_read_only);
    }
}

const Fragment fragment_delegation_room = { .name = "room", .tag = "div", .depends = ON_DELEGATION, .put = put_room };
