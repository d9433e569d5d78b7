/* For those who interpret and who write the record: the texts in the order of speaking, and the one that is being read
 * out in large type. */
#include "hall/delegation_parts.h"
#include "hall/fragments.h"
#include "hall/pages.h"
#include "hall/statement_parts.h"

#include "session/list_outlook.h"
#include "session/speakers.h"
#include "session/statements.h"

enum {
    ROLES_OF_BOOTHS =
        DOOR_BIT(DOOR_INTERPRETER) | DOOR_BIT(DOOR_SECRETARY) | DOOR_BIT(DOOR_OFFICER) | DOOR_BIT(DOOR_CHAIR),
    QUEUE_SHOWN = 12,
    UNCHECKED_SHOWN = 8,
    LIVE_TEXT_LIMIT = 44 << 10, /* bytes of markup: less than what may wait for a watcher (http/live.h) */
};

static const char *title(const Scene *scene)
{
    return scene->words->texts_for_booths;
}

/* === The order of speaking === */

/* Who speaks, then who waits on the list that is being heard. */
static guint turns_in_order(const Scene *scene, int turns[QUEUE_SHOWN])
{
    guint n = 0;
    const int list = outlook_current_list(scene->state), speaks = state_the_floor(scene->state)->inscription;
    if (speaks != ID_NONE) {
        turns[n++] = speaks;
    }
    if (list != ID_NONE) {
        g_autoptr(GArray) order = speakers_in_order(scene->state, list);
        for (guint i = 0; i < order->len && n < QUEUE_SHOWN; i++) {
            turns[n++] = g_array_index(order, int, i);
        }
    }
    return n;
}

static void put_text_facts(const Scene *scene, Html *html, int text)
{
    const Statement *statement = state_statement(scene->state, text);
    g_autofree char *language = text_language_words(scene, statement->language);
    html_element(html, "span", "tag good", language);
    html_element(html, "span", statement->is_verbatim ? "tag warn" : "tag",
                 statement->is_verbatim ? scene->words->read_verbatim : scene->words->check_against_delivery);
    put_statement_pace(scene, html, text);
    html_open(html, "a");
    visit_address_open(scene->visit, html, "href");
    html_piece(html, "/interpreters/");
    html_piece_number(html, text);
    html_attribute_close(html);
    html_text(html, scene->words->read_the_text);
    html_close(html);
    put_statement_others(scene, html, text, "/interpreters/");
}

static void put_turn(const Scene *scene, Html *html, int turn, int text)
{
    const Inscription *row = state_inscription(scene->state, turn);
    const bool speaks = row->state == INSCRIPTION_SPEAKING;
    g_autofree char *name = scene_name(scene, row->participant);
    const char *group = state_text(scene->state, row->group);
    html_open_class(html, "li", speaks ? "first" : NULL);
    html_open(html, "div");
    html_open_class(html, "p", "name");
    html_text(html, name);
    if (group != NULL) {
        html_text(html, " ");
        html_element(html, "span", "quiet", group);
    }
    if (speaks) {
        html_text(html, " ");
        html_element(html, "span", "tag bad", scene->words->speaks_now);
    }
    html_close(html);
    html_open_class(html, "p", "facts");
    if (text != ID_NONE) {
        put_text_facts(scene, html, text);
    } else {
        html_element(html, "span", "tag", scene->words->no_text);
    }
    html_close(html);
    html_close(html);
    html_close(html);
}

static void put_queue(const Scene *scene, Html *html)
{
    int turns[QUEUE_SHOWN], texts[QUEUE_SHOWN];
    const guint n = turns_in_order(scene, turns);
    html_attribute(html, "class", "panel queue");
    html_element(html, "h2", NULL, scene->words->order_of_speaking);
    if (n == 0) {
        html_element(html, "p", "quiet", scene->words->nobody_waits);
        return;
    }
    statements_of_turns(scene->state, turns, n, texts);
    html_open_class(html, "ol", "speakers");
    for (guint i = 0; i < n; i++) {
        put_turn(scene, html, turns[i], texts[i]);
    }
    html_close(html);
}

static const Fragment fragment_queue = { .name = "queue", .tag = "section", .depends = ON_ROLE, .put = put_queue };

/* === What is read out === */

/* Who speaks; while nobody does, who comes next. */
static int turn_to_read(const Scene *scene)
{
    const int speaks = state_the_floor(scene->state)->inscription, list = outlook_current_list(scene->state);
    if (speaks != ID_NONE) {
        return speaks;
    }
    return list != ID_NONE ? speakers_next(scene->state, list) : ID_NONE;
}

static void put_reader(const Scene *scene, Html *html, const Inscription *turn)
{
    g_autofree char *name = turn != NULL ? scene_name(scene, turn->participant) : NULL;
    if (name != NULL) {
        html_element(html, "h2", NULL, name);
    }
}

static void put_reading(const Scene *scene, Html *html)
{
    const int turn = turn_to_read(scene), id = statement_of_turn(scene->state, turn);
    html_attribute(html, "class", "reading");
    put_reader(scene, html, state_inscription(scene->state, turn));
    if (id == ID_NONE) {
        html_element(html, "p", "quiet", scene->words->speaks_without_text);
        return;
    }
    put_embargo(scene, html, id);
    html_open_class(html, "p", "facts");
    put_text_facts(scene, html, id);
    html_close(html);
    put_statement_check(scene, html, id);
    if (statement_markup_size(scene, id) <= LIVE_TEXT_LIMIT) {
        put_statement_text(scene, html, id);
    }
}

static const Fragment fragment_reading = {
    .name = "reading", .tag = "section", .depends = ON_ROLE, .put = put_reading
};

/* === What is still to be checked === */

static void put_one_unchecked(const Scene *scene, Html *html, int id)
{
    g_autofree char *name = scene_name(scene, state_statement(scene->state, id)->participant);
    html_open(html, "li");
    html_element(html, "b", NULL, name);
    html_text(html, " ");
    html_open(html, "a");
    visit_address_open(scene->visit, html, "href");
    html_piece(html, "/interpreters/");
    html_piece_number(html, id);
    html_attribute_close(html);
    html_text(html, scene->words->check_against_delivery);
    html_close(html);
    html_close(html);
}

static void put_unchecked(const Scene *scene, Html *html)
{
    guint n = 0;
    html_attribute(html, "class", "panel unchecked");
    html_element(html, "h2", NULL, scene->words->not_checked_yet);
    html_open(html, "ul");
    for (int id = state_statements(scene->state); id > 0 && n < UNCHECKED_SHOWN; id--) {
        const Statement *row = state_statement(scene->state, id);
        if (row != NULL && statement_stands(row) && !row->is_translation && row->delivery == DELIVERY_UNCHECKED &&
            statement_is_delivered(scene->state, id)) {
            put_one_unchecked(scene, html, id);
            n++;
        }
    }
    html_close(html);
}

static const Fragment fragment_unchecked = {
    .name = "unchecked", .tag = "section", .depends = ON_ROLE, .put = put_unchecked
};

/* === The page === */

/* The desk hands in what a delegation brings on paper or sends. */
static void put_hand_in(const Scene *scene, Html *html)
{
    if (scene->visitor->role == DOOR_SECRETARY || scene->visitor->role == DOOR_OFFICER) {
        html_open_class(html, "a", "button");
        visit_address(scene->visit, html, "href", "/delegation/text");
        html_text(html, scene->words->hand_in_statement);
        html_close(html);
    }
}

static void put(const Scene *scene, Html *html)
{
    html_element(html, "h1", NULL, title(scene));
    put_hand_in(scene, html);
    html_open_class(html, "div", "booth");
    html_open_class(html, "div", "column");
    fragment_put(&fragment_floor, scene, html);
    fragment_put(&fragment_queue, scene, html);
    fragment_put(&fragment_unchecked, scene, html);
    html_close(html);
    fragment_put(&fragment_reading, scene, html);
    html_close(html);
}

static const Fragment *const fragments[] = { &fragment_floor, &fragment_queue, &fragment_unchecked, &fragment_reading,
                                             NULL };
static const char *const files[] = { "hall.css", "delegation.css", "interpreters.css", "idiomorph.js",
                                     "live.js",  "clock.js",       "act.js",           NULL };

const Page page_interpreters = { .path = "/interpreters",
                                 .roles = ROLES_OF_BOOTHS,
                                 .is_in_menu = true,
                                 .title = title,
                                 .files = files,
                                 .fragments = fragments,
                                 .put = put };

/* === One text === */

static bool has_text(const Scene *scene)
{
    return statement_of_place(scene) != ID_NONE;
}

static const char *text_title(const Scene *scene)
{
    return scene->words->read_the_text;
}

static void put_text(const Scene *scene, Html *html)
{
    const int id = statement_of_place(scene);
    put_statement_head(scene, html, id);
    put_embargo(scene, html, id);
    html_open_class(html, "p", "facts");
    put_statement_pace(scene, html, id);
    put_statement_others(scene, html, id, "/interpreters/");
    html_close(html);
    put_statement_check(scene, html, id);
    html_open_class(html, "div", "reading");
    put_statement_text(scene, html, id);
    html_close(html);
    put_statement_file(scene, html, id);
}

const Page page_interpreters_text = { .path = "/interpreters/*",
                                      .roles = ROLES_OF_BOOTHS,
                                      .has = has_text,
                                      .title = text_title,
                                      .files = files,
                                      .put = put_text };
