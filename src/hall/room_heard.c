/* Who was heard in a meeting, and what was decided. */
#include "hall/room_parts.h"
#include "session/acts.h"
#include "session/questions.h"
#include "session/statements.h"

/* === Statements === */

/* For the eye: as long as the statement was, of a quarter of an hour. */
static void put_stroke(Html *html, gint64 seconds)
{
    enum { WHOLE = 15 * 60, WIDTH = 100 };
    const gint64 width = CLAMP(seconds * WIDTH / WHOLE, 1, WIDTH);
    html_open_class(html, "svg", "stroke");
    html_attribute(html, "viewBox", "0 0 100 1");
    html_attribute(html, "preserveAspectRatio", "none");
    html_attribute(html, "aria-hidden", "true");
    html_open(html, "rect");
    html_number(html, "width", width);
    html_attribute(html, "height", "1");
    html_close(html);
    html_close(html);
}

/* How long it took of what it was given, for the eye. */
static void put_length(const Scene *scene, Html *html, const Inscription *row)
{
    const gint64 seconds = (row->spoken + G_USEC_PER_SEC / 2) / G_USEC_PER_SEC;
    g_autofree char *words = tell_duration(seconds, scene->visit->language);
    html_open_class(html, "span", "length");
    if (row->ended > 0) {
        put_stroke(html, seconds);
    }
    if (row->ended == 0) {
        html_element(html, "span", "tag good", scene->words->room_speaking);
    } else {
        html_text(html, words);
    }
    if (row->ended > 0 && row->limit > 0 && seconds > row->limit) {
        g_autofree char *over = tell_duration(seconds - row->limit, scene->visit->language);
        html_text(html, " ");
        room_put_with(html, "span", "tag warn", scene->words->room_over, over);
    }
    html_close(html);
}

static void put_kinds(const Scene *scene, Html *html, const Inscription *row)
{
    const SpeakersList *list = state_list(scene->state, row->list);
    if (list != NULL && list->kind != LIST_OF_SPEAKERS && list->kind != LIST_OF_STAKEHOLDERS) {
        g_autofree char *kind = acts_choice(FIELD_KIND, list->kind, scene->visit->language);
        html_text(html, " ");
        html_element(html, "span", "tag", kind);
    }
    if (row->capacity != CAPACITY_STATE && row->capacity != CAPACITY_GROUP && row->capacity != CAPACITY_SECRETARIAT &&
        row->participant != ID_NONE) {
        g_autofree char *capacity = acts_choice(FIELD_CAPACITY, row->capacity, scene->visit->language);
        html_text(html, " ");
        html_element(html, "span", "tag", capacity);
    }
}

/* `text` is the Statement that was handed in for it, or 0. */
static void put_text(const Scene *scene, Html *html, int text)
{
    if (text == ID_NONE || !statement_is_public(scene->state, text)) {
        return;
    }
    html_text(html, " ");
    html_open_class(html, "a", "text");
    visit_address_open(scene->visit, html, "href");
    html_piece(html, "/statements/");
    html_piece_number(html, text);
    html_attribute_close(html);
    html_text(html, scene->words->room_statement_text);
    html_close(html);
}

static void put_statement(const Scene *scene, Html *html, int id, int text)
{
    const Inscription *row = state_inscription(scene->state, id);
    g_autofree char *who = line_speaker_words(scene, id);
    html_open(html, "li");
    html_attribute_open(html, "id");
    html_piece(html, "s");
    html_piece_number(html, id);
    html_attribute_close(html);
    html_open_class(html, "a", "when");
    html_attribute_open(html, "href");
    html_piece(html, "#s");
    html_piece_number(html, id);
    html_attribute_close(html);
    scene_put_clock(scene, html, row->began);
    html_close(html);
    html_open_class(html, "span", "who");
    html_text(html, who);
    put_kinds(scene, html, row);
    put_text(scene, html, text);
    html_close(html);
    put_length(scene, html, row);
    html_close(html);
}

/* Those that follow each other are one: how many there were is not told. */
static guint put_informal(const Scene *scene, Html *html, const GArray *heard, guint first)
{
    guint end = first;
    Instant to = 0;
    for (; end < heard->len; end++) {
        const Inscription *row = state_inscription(scene->state, g_array_index(heard, int, end));
        if (!row->is_informal) {
            break;
        }
        to = row->ended; /* 0: it goes on */
    }
    const Inscription *row = state_inscription(scene->state, g_array_index(heard, int, first));
    char clock[PLACE_CLOCK_SIZE];
    g_autofree char *hours = to > 0 ? line_hours(scene, row->began, to)
                                    : g_strconcat(place_clock(scene->place, row->began, false, clock), "–", NULL);
    html_open_class(html, "li", "informal");
    room_put_with(html, "span", "quiet", scene->words->room_informally, hours);
    html_close(html);
    return end;
}

void room_put_heard(const Scene *scene, Html *html, const DayMeeting *day, guint latest, bool with_texts)
{
    g_autofree int *texts = g_new0(int, day->heard->len + 1);
    if (with_texts) {
        statements_of_turns(scene->state, (const int *)(const void *)day->heard->data, day->heard->len, texts);
    }
    if (day->heard->len == 0) {
        html_element(html, "p", "quiet", scene->words->room_heard_none);
        return;
    }
    html_open_class(html, "ol", "heard");
    for (guint i = latest > 0 && day->heard->len > latest ? day->heard->len - latest : 0; i < day->heard->len;) {
        const int id = g_array_index(day->heard, int, i);
        if (state_inscription(scene->state, id)->is_informal) {
            i = put_informal(scene, html, day->heard, i);
        } else {
            put_statement(scene, html, id, texts[i]);
            i++;
        }
    }
    html_close(html);
}

/* === Decisions === */

static void put_votes(const Scene *scene, Html *html, int question)
{
    for (int id = 1; id <= state_votes(scene->state); id++) {
        const Vote *vote = state_vote(scene->state, id);
        if (vote == NULL || vote->question != question || vote->state == VOTE_OPEN) {
            continue;
        }
        const int figures[] = { vote->yes, vote->no, vote->abstaining };
        const char *rest = scene->words->room_votes;
        html_open_class(html, "p", "votes");
        for (guint i = 0; i < G_N_ELEMENTS(figures); i++) {
            rest = words_put_until(rest, html_inside(html));
            html_text_number(html, figures[i]);
        }
        html_text(html, rest);
        html_close(html);
    }
}

/* The usual formulas stand in the record in English, and have words in each language. */
static const char *formula_words(const Scene *scene, const char *formula)
{
    for (int word = WORD_SO_DECIDED; word <= WORD_REJECTED_BY_VOTE_AMENDED; word++) {
        if (g_strcmp0(formula, acts_word((ActsWord)word, LANGUAGE_ENGLISH)) == 0) {
            return acts_word((ActsWord)word, scene->visit->language);
        }
    }
    return formula;
}

static void put_decision(const Scene *scene, Html *html, int id)
{
    const Question *row = state_question(scene->state, id);
    const char *formula = state_text(scene->state, row->formula);
    g_autofree char *kind = acts_choice(FIELD_QUESTION_KIND, row->kind, scene->visit->language);
    const bool is_carried = row->state == QUESTION_DECIDED;
    g_autofree char *outcome =
        acts_choice(FIELD_OUTCOME, is_carried ? OUTCOME_CARRIED : OUTCOME_LOST, scene->visit->language);
    html_open(html, "li");
    html_attribute_open(html, "id");
    html_piece(html, "q");
    html_piece_number(html, id);
    html_attribute_close(html);
    html_open_class(html, "p", "when");
    scene_put_clock(scene, html, row->decided);
    html_text(html, " · ");
    html_element(html, "span", NULL, kind);
    html_text(html, " ");
    html_element(html, "span", is_carried ? "tag good" : "tag bad", outcome);
    html_close(html);
    line_put_words(scene, html, "p", "what", state_text(scene->state, row->text));
    line_put(html, "p", "formula", formula_words(scene, formula));
    line_put_words(scene, html, "p", "quiet", state_text(scene->state, row->symbol));
    put_votes(scene, html, id);
    html_close(html);
}

void room_put_decisions(const Scene *scene, Html *html, Instant from, Instant to)
{
    g_autoptr(GArray) decisions = day_decisions(scene->state, from, to);
    if (decisions->len == 0) {
        html_element(html, "p", "quiet", scene->words->room_decisions_none);
        return;
    }
    html_open_class(html, "ol", "decisions");
    for (guint i = 0; i < decisions->len; i++) {
        put_decision(scene, html, g_array_index(decisions, int, i));
    }
    html_close(html);
}
