/* Handing in the text of a statement, and reading one's own again. */
#include "hall/delegation_parts.h"
#include "hall/pages.h"
#include "hall/statement_parts.h"

#include "exchange/statement_file.h"
#include "session/party_view.h"
#include "session/statements.h"

enum {
    ROLES_THAT_HAND_IN =
        DOOR_BIT(DOOR_DELEGATE) | DOOR_BIT(DOOR_STAKEHOLDER) | DOOR_BIT(DOOR_SECRETARY) | DOOR_BIT(DOOR_OFFICER)
};

static const char *const files[] = { "hall.css", "delegation.css", "idiomorph.js", "live.js", "act.js", NULL };

/* === The form === */

static const char *form_title(const Scene *scene)
{
    return scene->words->hand_in_statement;
}

static void put_lists(const Scene *scene, Html *html)
{
    g_autofree char *wanted = query_value(scene->query, "list");
    open_select(html, scene->words->for_which_list, "list");
    for (int id = 1; id <= state_lists(scene->state); id++) {
        const SpeakersList *list = state_list(scene->state, id);
        if (list == NULL || list->is_released) {
            continue;
        }
        const char *name = state_text(scene->state, list->id);
        const char *title = list_title(scene, id);
        g_autofree char *label = list_name(scene, id);
        g_autofree char *text = title != NULL ? g_strdup_printf("%s: %s", label, title) : g_strdup(label);
        put_option(html, name, text, g_strcmp0(name, wanted) == 0);
    }
    close_select(html);
}

static void put_languages(const Scene *scene, Html *html)
{
    open_select(html, scene->words->language_of_text, "language");
    for (int i = 0; i < N_TEXT_LANGUAGES; i++) {
        g_autofree char *words = text_language_words(scene, (TextLanguage)i);
        put_option(html, text_language_names[i], words, i == (int)scene->visit->language);
    }
    close_select(html);
}

static void put_file(const Scene *scene, Html *html)
{
    html_open(html, "label");
    html_text(html, scene->words->file_of_text);
    html_empty(html, "input");
    html_attribute(html, "type", "file");
    html_attribute(html, "name", "file");
    html_attribute(html, "accept", ".txt,.docx,.pdf");
    html_flag(html, "required");
    html_close(html);
}

static void put_verbatim(const Scene *scene, Html *html)
{
    open_select(html, scene->words->how_it_is_read, "verbatim");
    put_option(html, "no", scene->words->check_against_delivery, true);
    put_option(html, "yes", scene->words->read_verbatim, false);
    close_select(html);
}

static void put_translation(const Scene *scene, Html *html)
{
    open_select(html, scene->words->what_text_is, "translation");
    put_option(html, "no", scene->words->text_read_out, true);
    put_option(html, "yes", scene->words->a_translation, false);
    close_select(html);
}

static void put_seal(const Scene *scene, Html *html)
{
    act_form_field(html, "token", scene->token);
    act_form_field(html, "once", scene->once);
}

static void put_form(const Scene *scene, Html *html)
{
    html_element(html, "h1", NULL, scene->words->hand_in_statement);
    html_element(html, "p", "lead", scene->words->hand_in_text_lead);
    html_open_class(html, "form", "upload fields");
    html_attribute(html, "method", "post");
    html_attribute(html, "enctype", "multipart/form-data");
    visit_address(scene->visit, html, "action", "/delegation/text");
    put_seal(scene, html);
    if (scene->participant == ID_NONE) {
        put_text_field(html, scene->words->whose_text, "party", NULL, FIELD_ID_LIMIT);
    }
    put_lists(scene, html);
    put_languages(scene, html);
    put_translation(scene, html);
    put_verbatim(scene, html);
    put_file(scene, html);
    close_act(html, scene->words->hand_in_button, "main");
}

const Page page_text_form = {
    .path = "/delegation/text", .roles = ROLES_THAT_HAND_IN, .title = form_title, .files = files, .put = put_form
};

/* === Reading one's own === */

static const char *text_title(const Scene *scene)
{
    return scene->words->read_the_text;
}

static bool is_own(const Scene *scene)
{
    return statement_is_of(scene->state, statement_of_place(scene), scene->participant);
}

static void put_text(const Scene *scene, Html *html)
{
    const int id = statement_of_place(scene);
    put_statement_head(scene, html, id);
    put_embargo(scene, html, id);
    html_open_class(html, "p", "facts");
    put_statement_pace(scene, html, id);
    put_statement_others(scene, html, id, "/delegation/texts/");
    html_close(html);
    put_statement_text(scene, html, id);
    put_statement_file(scene, html, id);
}

const Page page_own_text = { .path = "/delegation/texts/*",
                             .roles = DOOR_BIT(DOOR_DELEGATE) | DOOR_BIT(DOOR_STAKEHOLDER),
                             .has = is_own,
                             .title = text_title,
                             .files = files,
                             .put = put_text };
