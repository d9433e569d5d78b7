/* What a delegation said, and the texts that it handed in. */
#include "hall/delegation_parts.h"
#include "hall/statement_parts.h"

#include "session/acts.h"
#include "session/party_view.h"
#include "session/statements.h"

enum { STATEMENTS_SHOWN = 20 };

static void put_standing(const Scene *scene, Html *html, const PartyStatement *statement)
{
    const Words *words = scene->words;
    const Statement *text = state_statement(scene->state, statement->text);
    if (text == NULL) {
        html_element(html, "span", "tag", words->no_text);
    } else if (statement_is_public(scene->state, statement->text)) {
        html_element(html, "span", "tag good", words->text_is_public);
    } else if (statement_is_delivered(scene->state, statement->text)) {
        html_element(html, "span", "tag", words->text_is_kept);
    } else {
        html_element(html, "span", "tag warn", words->under_embargo);
    }
    if (text != NULL && text->delivery != DELIVERY_UNCHECKED) {
        g_autofree char *delivery = acts_choice(FIELD_DELIVERY, text->delivery, scene->visit->language);
        html_text(html, " ");
        html_element(html, "span", "tag", delivery);
    }
}

static void put_heard(const Scene *scene, Html *html, const Inscription *turn)
{
    if (turn == NULL || turn->began == 0) {
        return;
    }
    html_open(html, "span");
    words_put_short_day(scene->words, place_day(scene->place, turn->began), html_inside(html));
    html_text(html, " ");
    scene_put_clock(scene, html, turn->began);
    html_close(html);
    if (turn->state == INSCRIPTION_HEARD) {
        g_autofree char *time = tell_duration(turn->spoken / G_USEC_PER_SEC, scene->visit->language);
        html_element(html, "span", NULL, time);
    }
    if (turn->is_informal) {
        html_element(html, "span", "tag", acts_word(WORD_INFORMAL, scene->visit->language));
    }
}

static void put_text(const Scene *scene, Html *html, int id, const Statement *text)
{
    g_autofree char *language = text_language_words(scene, text->language);
    html_open_class(html, "p", "facts");
    html_open(html, "a");
    visit_address_open(scene->visit, html, "href");
    html_piece(html, "/delegation/texts/");
    html_piece_number(html, id);
    html_attribute_close(html);
    html_text(html, scene->words->read_the_text);
    html_close(html);
    html_element(html, "span", NULL, language);
    html_open(html, "span");
    words_put_count(scene->words, scene->words->words_count, text->words, html_inside(html));
    html_close(html);
    put_statement_others(scene, html, id, "/delegation/texts/");
    if (!statement_is_delivered(scene->state, id) && act_form_open(scene, html, "statement.withdraw", "act")) {
        put_settled_number(html, "statement", id);
        close_act(html, scene->words->withdraw_text, NULL);
    }
    html_close(html);
}

static void put_statement(const Scene *scene, Html *html, const PartyStatement *statement)
{
    const Statement *text = state_statement(scene->state, statement->text);
    const Inscription *turn = state_inscription(scene->state, statement->turn);
    const int list = turn != NULL ? turn->list : text != NULL ? text->list : ID_NONE;
    g_autofree char *name = state_list(scene->state, list) != NULL
                                ? list_name(scene, list)
                                : matter_name(scene, text != NULL ? text->matter : ID_NONE);
    html_open(html, "li");
    html_open_class(html, "p", "facts");
    html_element(html, "b", NULL, name);
    put_heard(scene, html, turn);
    put_standing(scene, html, statement);
    html_close(html);
    if (text != NULL) {
        put_text(scene, html, statement->text, text);
    }
    html_close(html);
}

static void put(const Scene *scene, Html *html)
{
    g_autoptr(GArray) statements = party_statements(scene->state, scene->participant, STATEMENTS_SHOWN);
    html_attribute(html, "class", "panel texts");
    html_element(html, "h2", NULL, scene->words->your_statements);
    if (scene->participant != ID_NONE && scene->visitor->rank >= DOOR_RANK_DELEGATE) {
        html_open_class(html, "a", "button");
        visit_address(scene->visit, html, "href", "/delegation/text");
        html_text(html, scene->words->hand_in_statement);
        html_close(html);
    }
    html_open(html, "ul");
    for (guint i = 0; i < statements->len; i++) {
        put_statement(scene, html, &g_array_index(statements, PartyStatement, i));
    }
    html_close(html);
}

const Fragment fragment_delegation_texts = { .name = "texts", .tag = "section", .depends = ON_DELEGATION, .put = put };
