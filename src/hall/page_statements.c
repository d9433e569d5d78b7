/* Statements that were delivered in formal meetings, for everybody; each has an address that stays. */
#include "hall/delegation_parts.h"
#include "hall/pages.h"
#include "hall/statement_parts.h"

#include "session/statements.h"

enum { STATEMENTS_SHOWN = 500 };

static const char *title(const Scene *scene)
{
    return scene->words->statements;
}

static void put_one(const Scene *scene, Html *html, int id)
{
    const Statement *statement = state_statement(scene->state, id);
    const Inscription *turn = state_inscription(scene->state, statement_turn(scene->state, id));
    const char *group = state_text(scene->state, turn->group);
    g_autofree char *name = scene_name(scene, statement->participant);
    g_autofree char *list = list_name(scene, turn->list);
    g_autofree char *language = text_language_words(scene, statement->language);
    html_open(html, "li");
    html_open(html, "a");
    visit_address_open(scene->visit, html, "href");
    html_piece(html, "/statements/");
    html_piece_number(html, id);
    html_attribute_close(html);
    html_text(html, name);
    html_close(html);
    html_element(html, "span", "quiet", group);
    html_open_class(html, "span", "facts");
    html_element(html, "span", NULL, list);
    html_open(html, "span");
    words_put_short_day(scene->words, place_day(scene->place, turn->began), html_inside(html));
    html_text(html, " ");
    scene_put_clock(scene, html, turn->began);
    html_close(html);
    html_element(html, "span", NULL, language);
    html_close(html);
    html_close(html);
}

/* The latest first; what was withdrawn or is another's embargo is not counted, nor named. */
static void put(const Scene *scene, Html *html)
{
    guint n = 0;
    html_element(html, "h1", NULL, scene->words->statements);
    html_element(html, "p", "lead", scene->words->statements_lead);
    html_open_class(html, "ul", "statements");
    for (int id = state_statements(scene->state); id > 0 && n < STATEMENTS_SHOWN; id--) {
        const Statement *statement = state_statement(scene->state, id);
        if (statement != NULL && !statement->is_translation && statement_is_public(scene->state, id)) {
            put_one(scene, html, id);
            n++;
        }
    }
    html_close(html);
    if (n == 0) {
        html_element(html, "p", "quiet", scene->words->no_statements);
    }
}

static const char *const files[] = { "hall.css", "delegation.css", "interpreters.css", NULL };

const Page page_statements = {
    .path = "/statements", .roles = DOOR_EVERYBODY, .is_in_menu = true, .title = title, .files = files, .put = put
};

/* === One === */

/* Here everybody sees the same, whatever else they may read: nobody passes on an address that opens for them alone. */
static int public_statement(const Scene *scene)
{
    const int id = statement_of_place(scene);
    return id != ID_NONE && statement_is_public(scene->state, id) ? id : ID_NONE;
}

static bool has_statement(const Scene *scene)
{
    return public_statement(scene) != ID_NONE;
}

static void put_statement(const Scene *scene, Html *html)
{
    const int id = public_statement(scene);
    put_statement_head(scene, html, id);
    html_open_class(html, "p", "facts");
    put_statement_others(scene, html, id, "/statements/");
    html_close(html);
    put_statement_text(scene, html, id);
    if (state_statement(scene->state, id)->delivery == DELIVERY_UNCHECKED) {
        html_element(html, "p", "quiet", scene->words->was_not_checked);
    }
}

const Page page_statement = { .path = "/statements/*",
                              .roles = DOOR_EVERYBODY,
                              .has = has_statement,
                              .title = title,
                              .files = files,
                              .put = put_statement };
