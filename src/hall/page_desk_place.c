/* One place on a list: why it is where it is, and what can be done about it by hand. */
#include "hall/act_form.h"
#include "hall/desk_parts.h"
#include "hall/pages.h"
#include "session/common.h"
#include "session/module.h"
#include "session/speakers.h"
#include "web/frame.h"

#include <stdlib.h>
#include <string.h>

static int place_of(const Scene *scene)
{
    const char *digits = scene->parts[0];
    enum { DIGITS_LIMIT = 9 };
    const size_t length = strspn(digits, "0123456789");
    const int id = digits[length] == '\0' && length > 0 && length <= DIGITS_LIMIT ? atoi(digits) : ID_NONE;
    const Inscription *row = state_inscription(scene->state, id);
    return row != NULL && state_list(scene->state, row->list) != NULL && row->participant != ID_NONE ? id : ID_NONE;
}

static bool has(const Scene *scene)
{
    return place_of(scene) != ID_NONE;
}

static const char *title(const Scene *scene)
{
    const Inscription *row = state_inscription(scene->state, place_of(scene));
    return participant_code(scene->state, row->participant);
}

/* --- why ---------------------------------------------------------------------------------------------------------- */

static void put_counts(const Scene *scene, Html *html, const SpeakersWhy *why)
{
    const char *const *const forms[N_BEFORE_REASONS] = {
        [BEFORE_BY_PRECEDENCE] = scene->words->desk_before_precedence,
        [BEFORE_BY_ROUND] = scene->words->desk_before_round,
        [BEFORE_BY_MEMBERSHIP] = scene->words->desk_before_membership,
        [BEFORE_BY_CARRYING] = scene->words->desk_before_carrying,
        [BEFORE_BY_RULE] = scene->words->desk_before_rule,
        [BEFORE_BY_SEQUENCE] = scene->words->desk_before_sequence,
        [BEFORE_BY_MOVE] = scene->words->desk_before_move,
        [BEFORE_BY_OWN_MOVE] = scene->words->desk_before_own_move,
    };
    html_open(html, "ul");
    for (guint i = 0; i < N_BEFORE_REASONS; i++) {
        if (why->counts[i] > 0) {
            html_open(html, "li");
            words_put_count(scene->words, forms[i], why->counts[i], html_inside(html));
            html_close(html);
        }
    }
    html_close(html);
}

static void put_facts(const Scene *scene, Html *html, const Inscription *row)
{
    g_autofree char *asked = place_time_words(scene->place, row->asked);
    html_open_class(html, "p", "quiet");
    words_put_with(scene->words->desk_asked_at, asked, html_inside(html));
    html_close(html);
    if (row->pin > 0 && row->pin_reason != 0) {
        html_open(html, "p");
        words_put_with(scene->words->desk_moved_because, state_text(scene->state, row->pin_reason), html_inside(html));
        html_close(html);
    }
}

static void put_why(const Scene *scene, Html *html)
{
    const int id = place_of(scene);
    const Inscription *row = state_inscription(scene->state, id);
    html_attribute(html, "class", "panel");
    html_element(html, "h2", NULL, scene->words->desk_why);
    g_autoptr(SpeakersWhy) why = row != NULL ? speakers_why(scene->state, id) : NULL;
    if (why == NULL) {
        html_element(html, "p", "quiet", scene->words->desk_is_over);
        return;
    }
    html_open_class(html, "p", "lead");
    words_put_number(scene->words->desk_is_at, why->place, html_inside(html));
    html_close(html);
    if (why->original != why->place) {
        html_open(html, "p");
        words_put_number(scene->words->desk_would_be_at, why->original, html_inside(html));
        html_close(html);
    }
    put_counts(scene, html, why);
    put_facts(scene, html, row);
}

static const Fragment fragment_why = {
    .name = "desk-why", .tag = "section", .depends = ON_AUDIENCE | ON_ROLE | ON_PLACE, .put = put_why
};

/* --- forms -------------------------------------------------------------------------------------------------------- */

typedef struct {
    const Scene *scene;
    Html *html;
    int id;
    const Inscription *row;
    const char *number, *code;
} PlaceForms;

static bool open_form(const PlaceForms *forms, const char *command, const char *heading)
{
    if (!visitor_may(forms->scene->visitor, command_of(command))) {
        return false;
    }
    html_open_class(forms->html, "section", "panel");
    html_element(forms->html, "h2", NULL, heading);
    act_form_open(forms->scene, forms->html, command, "fields");
    act_form_field(forms->html, "inscription", forms->number);
    return true;
}

static void close_form(const PlaceForms *forms, const char *label)
{
    act_form_close(forms->html, label, NULL);
    html_close(forms->html);
}

static void put_move(const PlaceForms *forms)
{
    int first = 0, last = 0;
    const Words *words = forms->scene->words;
    const bool is_movable = speakers_movable(forms->scene->state, forms->id, &first, &last);
    if (is_movable && open_form(forms, "floor.move", words->desk_move)) {
        desk_put_number(forms->html, words->desk_to_place, "position", 0, last);
        desk_put_input(forms->html, words->desk_reason, "reason", NULL, NULL, true);
        close_form(forms, words->desk_move);
    }
    if (forms->row->pin > 0 && open_form(forms, "floor.restore", words->desk_restore)) {
        close_form(forms, words->desk_restore);
    }
}

/* Who else waits on the list, by name. */
static void put_others(const PlaceForms *forms)
{
    const Scene *scene = forms->scene;
    g_autoptr(GArray) order = speakers_in_order(scene->state, forms->row->list);
    html_open(forms->html, "label");
    html_text(forms->html, scene->words->desk_with_whom);
    html_open(forms->html, "select");
    html_attribute(forms->html, "name", "with");
    for (guint i = 0; i < order->len; i++) {
        const int id = g_array_index(order, int, i);
        const Inscription *row = state_inscription(scene->state, id);
        if (row->participant != forms->row->participant) {
            g_autofree char *name = scene_name(scene, row->participant);
            html_open(forms->html, "option");
            html_number(forms->html, "value", id);
            html_text(forms->html, name);
            html_close(forms->html);
        }
    }
    html_close(forms->html);
    html_close(forms->html);
}

static void put_exchanges(const PlaceForms *forms)
{
    const Words *words = forms->scene->words;
    if (open_form(forms, "floor.swap", words->desk_swap)) {
        act_form_field(forms->html, "requester", forms->code);
        put_others(forms);
        close_form(forms, words->desk_swap);
    }
    if (open_form(forms, "floor.yield", words->desk_yield)) {
        act_form_field(forms->html, "requester", forms->code);
        desk_put_party(forms->scene, forms->html, words->desk_to_whom, "recipient", true);
        close_form(forms, words->desk_yield);
    }
}

static void put_rest(const PlaceForms *forms)
{
    const Words *words = forms->scene->words;
    if (forms->row->precedence == 0 && open_form(forms, "floor.precedence", words->desk_precedence)) {
        desk_put_input(forms->html, words->desk_reason, "reason", NULL, NULL, true);
        close_form(forms, words->desk_precedence);
    }
    if (open_form(forms, "floor.remove", words->desk_take_off)) {
        act_form_field(forms->html, "requester", forms->code);
        desk_put_input(forms->html, words->desk_reason, "reason", NULL, NULL, false);
        close_form(forms, words->desk_take_off);
    }
}

static void put_forms(const Scene *scene, Html *html)
{
    const int id = place_of(scene);
    const Inscription *row = state_inscription(scene->state, id);
    html_attribute(html, "class", "desk-forms");
    if (row == NULL || row->state != INSCRIPTION_WAITING) {
        return;
    }
    g_autofree char *number = g_strdup_printf("%d", id);
    const PlaceForms forms = { scene, html, id, row, number, participant_code(scene->state, row->participant) };
    put_move(&forms);
    put_exchanges(&forms);
    put_rest(&forms);
}

static const Fragment fragment_forms = {
    .name = "desk-forms", .tag = "div", .depends = ON_AUDIENCE | ON_ROLE | ON_PLACE, .put = put_forms
};

static void put(const Scene *scene, Html *html)
{
    const int id = place_of(scene);
    const Inscription *row = state_inscription(scene->state, id);
    g_autofree char *name = scene_name(scene, row->participant), *list = desk_list_title(scene, row->list);
    desk_put_box(scene, html, row->list);
    html_open_class(html, "header", "list-head");
    html_element(html, "h1", NULL, name);
    html_open(html, "p");
    desk_link_open(scene, html, "/desk/list/", row->list);
    html_text(html, list);
    html_close(html);
    html_close(html);
    frame_put_link(html, scene->visit, "/desk", scene->words->desk_back, false);
    html_close(html);
    html_open_class(html, "div", "desk");
    fragment_put(&fragment_why, scene, html);
    fragment_put(&fragment_forms, scene, html);
    html_close(html);
    desk_put_participants(scene, html);
}

static const Fragment *const fragments[] = { &fragment_why, &fragment_forms, NULL };
static const char *const files[] = { "desk.css", "desk.js", NULL };

const Page page_desk_place = { .path = "/desk/place/*",
                               .roles = DOOR_OFFICE,
                               .has = has,
                               .title = title,
                               .files = files,
                               .fragments = fragments,
                               .put = put };
