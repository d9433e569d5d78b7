/* One list, whole, with what officers do by hand about it. */
#include "hall/act_form.h"
#include "hall/desk_parts.h"
#include "hall/pages.h"
#include "session/module.h"
#include "session/speakers.h"
#include "web/frame.h"

#include <stdlib.h>
#include <string.h>

static int list_of(const Scene *scene)
{
    const char *digits = scene->parts[0];
    enum { DIGITS_LIMIT = 9 };
    const size_t length = strspn(digits, "0123456789");
    const int id = digits[length] == '\0' && length > 0 && length <= DIGITS_LIMIT ? atoi(digits) : ID_NONE;
    return state_list(scene->state, id) != NULL ? id : ID_NONE;
}

static bool has(const Scene *scene)
{
    return list_of(scene) != ID_NONE;
}

static const char *title(const Scene *scene)
{
    return state_text(scene->state, state_list(scene->state, list_of(scene))->id);
}

/* --- the list ----------------------------------------------------------------------------------------------------- */

static void put_list(const Scene *scene, Html *html)
{
    html_attribute(html, "class", "panel");
    desk_put_list(scene, html, list_of(scene), DESK_WHOLE_LIST, true);
}

static const Fragment fragment_list = {
    .name = "desk-list", .tag = "section", .depends = ON_AUDIENCE | ON_ROLE | ON_PLACE, .put = put_list
};

/* --- forms -------------------------------------------------------------------------------------------------------- */

/* Opens a form in a fold; false if it is not for the visitor. */
static bool open_form(const Scene *scene, Html *html, const char *command, const char *heading, bool is_open)
{
    html_open_class(html, "details", "panel");
    if (is_open) {
        html_flag(html, "open");
    }
    html_element(html, "summary", NULL, heading);
    if (act_form_open(scene, html, command, "fields")) {
        return true;
    }
    html_close(html);
    return false;
}

static void close_form(Html *html, const char *label)
{
    act_form_close(html, label, NULL);
    html_close(html);
}

static bool may(const Scene *scene, const char *command)
{
    return visitor_may(scene->visitor, command_of(command));
}

static void put_inscribe(const Scene *scene, Html *html, const char *list)
{
    const Words *words = scene->words;
    if (!may(scene, "floor.request") || !open_form(scene, html, "floor.request", words->desk_inscribe, true)) {
        return;
    }
    act_form_field(html, "list", list);
    desk_put_party(scene, html, words->desk_party, "party", true);
    desk_put_choices(scene, html, words->desk_level, FIELD_LEVEL, words->desk_usual);
    desk_put_input(html, words->desk_group, "group", NULL, NULL, false);
    desk_put_input(html, words->desk_group_states, "on_behalf", NULL, NULL, false);
    close_form(html, words->desk_inscribe);
}

static void put_limit(const Scene *scene, Html *html, const char *list)
{
    const Words *words = scene->words;
    if (!may(scene, "limit.decide") || !open_form(scene, html, "limit.decide", words->desk_limit, false)) {
        return;
    }
    act_form_field(html, "list", list);
    act_form_field(html, "consent", "yes");
    desk_put_input(html, words->desk_duration, "seconds", NULL, NULL, true);
    desk_put_choices(scene, html, words->desk_for_whom, FIELD_CAPACITY, words->desk_everybody);
    close_form(html, words->desk_limit_do);
}

static void put_order(const Scene *scene, Html *html, int id, const char *list)
{
    const Words *words = scene->words;
    if (!may(scene, "list.order") || !open_form(scene, html, "list.order", words->desk_order, false)) {
        return;
    }
    act_form_field(html, "list", list);
    desk_put_input(html, words->desk_order_rules, "order", speakers_order(scene->state, id), "order-rules", true);
    html_open(html, "datalist");
    html_attribute(html, "id", "order-rules");
    const OrderRule *rule;
    for (guint i = 0; (rule = order_rule_at(i)) != NULL; i++) {
        html_open(html, "option");
        html_attribute(html, "value", rule->name);
        html_text(html, rule->about);
        html_close(html);
    }
    html_close(html);
    desk_put_input(html, words->desk_reason, "reason", NULL, NULL, false);
    close_form(html, words->desk_order);
}

static void put_roll(const Scene *scene, Html *html, int id, const char *list)
{
    const Words *words = scene->words;
    if (!may(scene, "list.roll") || !open_form(scene, html, "list.roll", words->desk_roll, false)) {
        return;
    }
    act_form_field(html, "list", list);
    html_open(html, "label");
    html_text(html, words->desk_onto);
    html_open(html, "select");
    html_attribute(html, "name", "onto");
    for (int other = 1; other <= state_lists(scene->state); other++) {
        const SpeakersList *row = state_list(scene->state, other);
        if (row != NULL && other != id && !row->is_released) {
            g_autofree char *words_of_it = desk_list_title(scene, other);
            html_open(html, "option");
            html_attribute(html, "value", state_text(scene->state, row->id));
            html_text(html, words_of_it);
            html_close(html);
        }
    }
    html_close(html);
    html_close(html);
    close_form(html, words->desk_roll);
}

static void put_announce(const Scene *scene, Html *html, const SpeakersList *row, const char *list)
{
    const Words *words = scene->words;
    if (row->state != LIST_OPEN || !may(scene, "list.announce") ||
        !open_form(scene, html, "list.announce", words->desk_list_announce, false)) {
        return;
    }
    act_form_field(html, "list", list);
    desk_put_input(html, words->desk_announce_at, "closes", NULL, NULL, false);
    close_form(html, words->desk_list_announce);
}

static void put(const Scene *scene, Html *html)
{
    const int id = list_of(scene);
    const SpeakersList *row = state_list(scene->state, id);
    const char *list = state_text(scene->state, row->id);
    html_element(html, "h1", "unseen", list);
    desk_put_box(scene, html, id);
    html_open_class(html, "div", "desk");
    fragment_put(&fragment_list, scene, html);
    html_open_class(html, "div", "desk-side forms");
    html_open_class(html, "p", "back");
    frame_put_link(html, scene->visit, "/desk", scene->words->desk_back, false);
    html_close(html);
    put_inscribe(scene, html, list);
    put_announce(scene, html, row, list);
    put_limit(scene, html, list);
    put_order(scene, html, id, list);
    put_roll(scene, html, id, list);
    html_close(html);
    html_close(html);
    desk_put_participants(scene, html);
}

static const Fragment *const fragments[] = { &fragment_list, NULL };
static const char *const files[] = { "desk.css", "desk.js", NULL };

const Page page_desk_list = { .path = "/desk/list/*",
                              .roles = DOOR_OFFICE,
                              .has = has,
                              .title = title,
                              .files = files,
                              .fragments = fragments,
                              .put = put };
