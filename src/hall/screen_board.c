/* Votes on screens: what is voted on, the sums, and the board. Not by colour alone: each choice has a sign. */
#include "hall/screen_parts.h"
#include "session/acts.h"
#include "session/votes.h"

enum { BOARD_FEW = 24, BOARD_SOME = 80 };

static const struct {
    const char *class_name, *sign;
} choices[N_BALLOT_CHOICES] = {
    [BALLOT_YES] = { "yes", "+" },
    [BALLOT_NO] = { "no", "−" },
    [BALLOT_ABSTAINING] = { "abstaining", "○" },
    [BALLOT_NOT_VOTING] = { "not-voting", "·" },
};

static void put_subject(const Scene *scene, Html *html, const Vote *vote)
{
    const State *state = scene->state;
    const Language language = scene->visit->language;
    const Question *question = state_question(state, vote->question);
    const Motion *motion = state_motion(state, vote->motion);
    const PointOfOrder *point = state_point(state, vote->point);
    g_autofree char *text = NULL;
    if (question != NULL) {
        const char *symbol = state_text(state, question->symbol);
        const char *words = state_text(state, question->text);
        text = words != NULL && symbol != NULL   ? g_strconcat(symbol, ": ", words, NULL)
               : words != NULL || symbol != NULL ? g_strdup(words != NULL ? words : symbol)
                                                 : acts_choice(FIELD_QUESTION_KIND, question->kind, language);
    } else if (motion != NULL) {
        text = acts_choice(FIELD_MOTION_KIND, motion->kind, language);
    } else if (point != NULL) {
        text = g_strdup(scene->words->screen_appeal);
    }
    html_open_class(html, "p", "subject");
    html_attribute(html, "dir", "auto");
    html_text(html, text);
    html_close(html);
}

static void put_sum(const Scene *scene, Html *html, BallotChoice choice, int n)
{
    g_autofree char *words = acts_choice(FIELD_CHOICE, choice, scene->visit->language);
    html_open_class(html, "div", choices[choice].class_name);
    html_open(html, "dt");
    html_element(html, "span", "sign", choices[choice].sign);
    html_text(html, words);
    html_close(html);
    html_open(html, "dd");
    html_text_number(html, n);
    html_close(html);
    html_close(html);
}

static void put_sums(const Scene *scene, Html *html, const int sums[N_BALLOT_CHOICES])
{
    html_open_class(html, "dl", "sums");
    put_sum(scene, html, BALLOT_YES, sums[BALLOT_YES]);
    put_sum(scene, html, BALLOT_NO, sums[BALLOT_NO]);
    put_sum(scene, html, BALLOT_ABSTAINING, sums[BALLOT_ABSTAINING]);
    html_close(html);
}

static const char *board_class(guint n)
{
    return n <= BOARD_FEW ? "board few" : n <= BOARD_SOME ? "board some" : "board all";
}

static void put_voter(const Scene *scene, Html *html, int participant, int answer, bool is_called)
{
    g_autofree char *name = scene_name(scene, participant);
    const char *class_name = answer > 0 ? choices[answer - 1].class_name : is_called ? "called" : "silent";
    html_open_class(html, "li", class_name);
    html_element(html, "span", "sign", answer > 0 ? choices[answer - 1].sign : is_called ? "▸" : "");
    html_element(html, "bdi", NULL, name);
    html_close(html);
}

static void put_board(const Scene *scene, Html *html, int vote, const GArray *answers)
{
    g_autoptr(GArray) order = votes_order(scene->state, vote);
    const int called = votes_next(scene->state, vote);
    html_open_class(html, "ol", board_class(order->len));
    html_flag(html, "data-fit");
    for (guint i = 0; i < order->len; i++) {
        const int participant = g_array_index(order, int, i);
        const bool is_there = state_participant(scene->state, participant)->is_present;
        const int answer = g_array_index(answers, int, participant);
        if (is_there || answer > 0) {
            put_voter(scene, html, participant, answer, participant == called);
        }
    }
    html_close(html);
}

static void put_called(const Scene *scene, Html *html, int vote)
{
    const int called = votes_next(scene->state, vote);
    if (called != ID_NONE) {
        g_autofree char *name = scene_name(scene, called);
        html_open_class(html, "p", "called");
        words_put_with(scene->words->screen_called, name, html_inside(html));
        html_close(html);
    }
}

static void put_outcome(const Scene *scene, Html *html, const Vote *vote)
{
    if (vote->state != VOTE_OPEN) {
        const bool is_carried = vote->state == VOTE_CARRIED;
        g_autofree char *words =
            acts_choice(FIELD_OUTCOME, is_carried ? OUTCOME_CARRIED : OUTCOME_LOST, scene->visit->language);
        html_element(html, "p", is_carried ? "outcome carried" : "outcome lost", words);
    }
}

void screen_put_vote(const Scene *scene, Html *html)
{
    const int id = screens_vote(scene->state);
    const Vote *vote = state_vote(scene->state, id);
    if (vote == NULL) {
        html_element(html, "p", "notice", scene->words->screen_no_vote);
        return;
    }
    int sums[N_BALLOT_CHOICES];
    g_autoptr(GArray) answers = screens_ballots(scene->state, id, sums);
    const bool is_by_hand = vote->method == VOTE_SHOW_OF_HANDS;
    if (is_by_hand || vote->state != VOTE_OPEN) {
        sums[BALLOT_YES] = vote->yes;
        sums[BALLOT_NO] = vote->no;
        sums[BALLOT_ABSTAINING] = vote->abstaining;
    }
    g_autofree char *method = acts_choice(FIELD_METHOD, vote->method, scene->visit->language);
    html_element(html, "p", "event", method);
    put_subject(scene, html, vote);
    if (!is_by_hand || vote->is_counted) {
        put_sums(scene, html, sums);
    }
    put_outcome(scene, html, vote);
    if (!is_by_hand) {
        put_called(scene, html, id);
        put_board(scene, html, id, answers);
    }
}
