#include "hall/act_form.h"
#include "hall/desk_parts.h"
#include "session/acts.h"
#include "session/module.h"

#include <string.h>

char *desk_filled(const char *pattern, const char *value)
{
    const char *place = strstr(pattern, "%s");
    return place == NULL ? g_strdup(pattern)
                         : g_strdup_printf("%.*s%s%s", (int)(place - pattern), pattern, value, place + strlen("%s"));
}

void desk_put_input(Html *html, const char *label, const char *name, const char *value, const char *list,
                    bool is_required)
{
    html_open(html, "label");
    html_text(html, label);
    html_empty(html, "input");
    html_attribute(html, "name", name);
    html_attribute(html, "value", value);
    html_attribute(html, "list", list);
    html_attribute(html, "autocomplete", "off");
    html_attribute(html, "dir", "auto");
    if (is_required) {
        html_flag(html, "required");
    }
    html_close(html);
}

void desk_put_number(Html *html, const char *label, const char *name, int value, int most)
{
    html_open(html, "label");
    html_text(html, label);
    html_empty(html, "input");
    html_attribute(html, "name", name);
    html_attribute(html, "type", "number");
    html_attribute(html, "min", "1");
    html_number(html, "max", most);
    if (value > 0) {
        html_number(html, "value", value);
    }
    html_flag(html, "required");
    html_close(html);
}

static void put_option(Html *html, const char *value, const char *text)
{
    html_open(html, "option");
    html_attribute(html, "value", value);
    html_text(html, text);
    html_close(html);
}

void desk_put_choices(const Scene *scene, Html *html, const char *label, Field field, const char *none)
{
    const FieldInfo *info = field_info(field);
    html_open(html, "label");
    html_text(html, label);
    html_open(html, "select");
    html_attribute(html, "name", info->name);
    if (none != NULL) {
        put_option(html, "", none);
    }
    for (guint i = 0; info->names[i] != NULL; i++) {
        g_autofree char *words = acts_choice(field, i, scene->visit->language);
        put_option(html, info->names[i], words);
    }
    html_close(html);
    html_close(html);
}

#define PARTICIPANTS_ID "participants"

void desk_put_party(const Scene *scene, Html *html, const char *label, const char *name, bool is_required)
{
    (void)scene;
    desk_put_input(html, label, name, NULL, PARTICIPANTS_ID, is_required);
}

void desk_put_participants(const Scene *scene, Html *html)
{
    html_open(html, "datalist");
    html_attribute(html, "id", PARTICIPANTS_ID);
    for (int id = 1; id <= state_participants(scene->state); id++) {
        const Participant *row = state_participant(scene->state, id);
        if (row != NULL && !row->has_left) {
            g_autofree char *name = scene_name(scene, id);
            put_option(html, state_text(scene->state, row->code), name);
        }
    }
    html_close(html);
}

void desk_link_open(const Scene *scene, Html *html, const char *path, int id)
{
    html_open(html, "a");
    visit_address_open(scene->visit, html, "href");
    html_piece(html, path);
    html_piece_number(html, id);
    html_attribute_close(html);
}

/* --- the box ------------------------------------------------------------------------------------------------------ */

static void put_help_row(const Scene *scene, Html *html, const ShortForm *form)
{
    const CommandInfo *info = command_of(form->command);
    if (!visitor_may(scene->visitor, info)) {
        return;
    }
    html_open(html, "tr");
    html_open(html, "td");
    html_open(html, "code");
    html_attribute(html, "dir", "ltr");
    html_text(html, form->usage);
    html_close(html);
    html_close(html);
    html_element(html, "td", NULL, acts_words(ACTS_COMMAND, info->name, info->summary, scene->visit->language));
    html_close(html);
}

static void put_help(const Scene *scene, Html *html)
{
    const ShortForm *form;
    html_open_class(html, "details", "box-help");
    html_element(html, "summary", NULL, scene->words->box_help);
    html_element(html, "p", NULL, scene->words->box_help_text);
    html_open_class(html, "table", "plain");
    for (guint i = 0; (form = short_form_at(i)) != NULL; i++) {
        put_help_row(scene, html, form);
    }
    html_close(html);
    html_close(html);
}

/* A combobox as the ARIA practices have it (list autocomplete with manual selection); desk.js makes it work. */
static void put_line(const Scene *scene, Html *html, const char *text)
{
    html_open_class(html, "div", "box-line");
    html_open_class(html, "label", "unseen");
    html_attribute(html, "for", "box-text");
    html_text(html, scene->words->box_label);
    html_close(html);
    html_empty(html, "input");
    html_attribute(html, "id", "box-text");
    html_attribute(html, "name", "text");
    html_attribute(html, "value", text);
    html_attribute(html, "placeholder", scene->words->box_hint);
    html_attribute(html, "autocomplete", "off");
    html_attribute(html, "autocapitalize", "off");
    html_attribute(html, "spellcheck", "false");
    html_attribute(html, "dir", "auto");
    html_attribute(html, "enterkeyhint", "send");
    html_number(html, "maxlength", SHORTHAND_LIMIT / 2);
    html_open_class(html, "button", "main");
    html_text(html, scene->words->box_do);
    html_close(html);
    html_close(html);
}

void desk_put_box(const Scene *scene, Html *html, int list)
{
    g_autofree char *text = query_value(scene->query, "text"), *acts = query_value(scene->query, "acts");
    g_autofree char *chosen = g_strdup_printf("%d", list);
    html_open_class(html, "section", "box");
    html_attribute(html, "aria-label", scene->words->box_label);
    html_open(html, "form");
    html_attribute(html, "id", "box");
    html_attribute(html, "method", "post");
    visit_address(scene->visit, html, "action", "/desk/box");
    visit_address(scene->visit, html, "data-complete", "/desk/complete");
    act_form_seal(scene, html);
    act_form_field(html, "list", chosen);
    act_form_field(html, "acts", acts != NULL ? acts : "");
    put_line(scene, html, text);
    html_close(html);
    if (list != ID_NONE) {
        html_element(html, "p", "quiet", scene->words->box_chosen);
    }
    html_open_class(html, "div", "box-log");
    html_attribute(html, "role", "log");
    html_attribute(html, "tabindex", "0"); /* it scrolls */
    html_attribute(html, "aria-label", scene->words->box_label);
    html_open_class(html, "ol", "box-said");
    html_attribute(html, "id", "box-said");
    html_close(html);
    html_close(html);
    put_help(scene, html);
    html_close(html);
}
