/* What comes before every list: a point of order, the voting, motions in their order, the question before the body.
 * What is to be done about it stands among the suggestions; here is what it is. */
#include "hall/chair_parts.h"

#include "session/acts.h"
#include "session/motions.h"
#include "session/order.h"
#include "session/questions.h"
#include "session/votes.h"

static void open_entry(Html *html, const char *kind, const char *title)
{
    html_open_class(html, "li", kind);
    html_element(html, "h3", NULL, title);
}

static void put_since(const Scene *scene, Html *html, Instant at)
{
    html_open_class(html, "span", "quiet");
    scene_put_clock(scene, html, at);
    html_close(html);
}

static void put_said(Html *html, const char *text)
{
    if (text != NULL) {
        html_open(html, "p");
        html_element(html, "q", NULL, text);
        html_close(html);
    }
}

static void put_point(const Scene *scene, Html *html, int id)
{
    const PointOfOrder *point = state_point(scene->state, id);
    const bool is_appealed = point->state == POINT_APPEALED;
    open_entry(html, "point", is_appealed ? scene->words->chair_appeal : scene->words->chair_point);
    html_open_class(html, "p", "party");
    chair_put_party(scene, html, is_appealed ? point->appellant : point->participant);
    put_since(scene, html, point->raised);
    html_close(html);
    put_said(html, state_text(scene->state, point->text));
    html_close(html);
}

static void put_figure(Html *html, const char *label, int number)
{
    html_open(html, "div");
    html_element(html, "dt", NULL, label);
    html_open(html, "dd");
    html_text_number(html, number);
    html_close(html);
    html_close(html);
}

/* What is voted on. */
static void put_object(const Scene *scene, Html *html, const Vote *vote)
{
    const Motion *motion = state_motion(scene->state, vote->motion);
    const Question *question = state_question(scene->state, vote->question);
    if (motion != NULL) {
        g_autofree char *kind = acts_choice(FIELD_MOTION_KIND, motion->kind, scene->visit->language);
        html_open_class(html, "p", "party");
        html_element(html, "span", NULL, kind);
        chair_put_party(scene, html, motion->participant);
        html_close(html);
    } else if (question != NULL) {
        put_said(html, state_text(scene->state, question->text));
    } else {
        html_element(html, "p", NULL, scene->words->chair_appeal);
    }
}

static void put_vote(const Scene *scene, Html *html, int id)
{
    const Vote *vote = state_vote(scene->state, id);
    const Words *words = scene->words;
    const VoteTally tally = votes_tally(scene->state, id);
    const int next = votes_next(scene->state, id);
    g_autofree char *method = acts_choice(FIELD_METHOD, vote->method, scene->visit->language);
    open_entry(html, "vote", words->voting);
    html_open(html, "p");
    html_element(html, "strong", NULL, method);
    if (vote->majority == MAJORITY_TWO_THIRDS) {
        g_autofree char *majority = acts_choice(FIELD_MAJORITY, vote->majority, scene->visit->language);
        html_text(html, " · ");
        html_text(html, majority);
    }
    html_close(html);
    put_object(scene, html, vote);
    html_open_class(html, "dl", "figures");
    put_figure(html, words->chair_yes_votes, tally.yes);
    put_figure(html, words->chair_no_votes, tally.no);
    put_figure(html, words->chair_abstaining, tally.abstaining);
    html_close(html);
    if (next != ID_NONE) {
        html_open_class(html, "p", "party");
        html_element(html, "span", "quiet", words->chair_called);
        chair_put_party(scene, html, next);
        html_close(html);
    }
    html_close(html);
}

static void put_sides(const Scene *scene, Html *html, const Motion *motion)
{
    const MotionRule *rule = motion_rule(motion->kind);
    if (rule->most_for == 0 && rule->most_against == 0) {
        html_element(html, "p", "quiet", scene->words->chair_not_debated);
        return;
    }
    html_open_class(html, "dl", "figures");
    put_figure(html, scene->words->chair_spoke_for, motion->n_for);
    put_figure(html, scene->words->chair_spoke_against, motion->n_against);
    html_close(html);
}

static void put_motion(const Scene *scene, Html *html, int id, bool is_first)
{
    const Motion *motion = state_motion(scene->state, id);
    const Matter *matter = state_matter(scene->state, motion->matter);
    g_autofree char *kind = acts_choice(FIELD_MOTION_KIND, motion->kind, scene->visit->language);
    open_entry(html, is_first ? "motion" : "motion later", kind);
    html_open_class(html, "p", "party");
    chair_put_party(scene, html, motion->participant);
    html_close(html);
    if (matter != NULL) {
        g_autofree char *name = matter_name(scene, motion->matter);
        html_element(html, "p", "quiet", name);
    }
    if (motion->seconds > 0) {
        g_autofree char *limit = tell_duration(motion->seconds, scene->visit->language);
        html_element(html, "p", NULL, limit);
    }
    put_said(html, state_text(scene->state, motion->text));
    put_sides(scene, html, motion);
    html_close(html);
}

static void put_objections(const Scene *scene, Html *html, int id)
{
    g_autoptr(GArray) objections = questions_objections(scene->state, id);
    for (guint i = 0; i < objections->len; i++) {
        const Objection *objection = state_objection(scene->state, g_array_index(objections, int, i));
        html_open_class(html, "p", "party bad");
        html_element(html, "span", "tag bad", scene->words->chair_objects);
        chair_put_party(scene, html, objection->participant);
        html_close(html);
        put_said(html, state_text(scene->state, objection->text));
    }
}

static void put_question(const Scene *scene, Html *html, int id)
{
    const Question *question = state_question(scene->state, id);
    const char *symbol = state_text(scene->state, question->symbol);
    open_entry(html, "question", scene->words->chair_question);
    html_open(html, "p");
    html_element(html, "q", NULL, state_text(scene->state, question->text));
    if (symbol != NULL) {
        html_text(html, " ");
        html_element(html, "span", "tag", symbol);
    }
    html_close(html);
    if (question->is_absence_recorded) {
        html_element(html, "p", "good", scene->words->chair_none_heard);
    }
    put_objections(scene, html, id);
    html_close(html);
}

static void put_business(const Scene *scene, Html *html, const Business *one, bool is_first)
{
    switch (one->kind) {
    case BUSINESS_POINT: put_point(scene, html, one->id); return;
    case BUSINESS_VOTE: put_vote(scene, html, one->id); return;
    case BUSINESS_MOTION: put_motion(scene, html, one->id, is_first); return;
    }
}

/* Apart from one that is being voted on, which stands with the vote. */
static int open_question(const Scene *scene)
{
    const Floor *floor = state_the_floor(scene->state);
    const Vote *vote = state_vote(scene->state, floor->voting);
    const int question = floor->meeting != ID_NONE ? questions_latest(scene->state) : ID_NONE;
    return vote == NULL || vote->question != question ? question : ID_NONE;
}

static void put(const Scene *scene, Html *html)
{
    g_autoptr(GArray) all = order_business(scene->state);
    const int question = open_question(scene);
    html_attribute(html, "class", "panel first");
    html_attribute(html, "aria-label", scene->words->chair_first);
    if (all->len == 0 && question == ID_NONE) {
        html_flag(html, "hidden");
        return;
    }
    html_element(html, "h2", NULL, scene->words->chair_first);
    html_open(html, "ol");
    for (guint i = 0; i < all->len; i++) {
        put_business(scene, html, &g_array_index(all, Business, i), i == 0);
    }
    if (question != ID_NONE) {
        put_question(scene, html, question);
    }
    html_close(html);
}

const Fragment fragment_chair_first = { .name = "chair-first", .tag = "section", .depends = ON_AUDIENCE, .put = put };
