/* The Chair's console: what must be dealt with first, who has the floor, what comes next and the words for it, the list
 * and when it ends, the programme. All of it by single keys, which stand on the buttons. */
#include "hall/chair_parts.h"
#include "hall/fragments.h"
#include "hall/pages.h"

static const char *title(const Scene *scene)
{
    return scene->words->chair_console;
}

/* For fields in which a delegation is named: its code, and its name to find it by. */
static void put_codes(const Scene *scene, Html *html)
{
    html_open(html, "datalist");
    html_attribute(html, "id", CHAIR_CODES);
    for (int id = 1; id <= state_participants(scene->state); id++) {
        const Participant *row = state_participant(scene->state, id);
        if (row != NULL && !row->has_left && row->class != PARTICIPANT_STAKEHOLDER) {
            g_autofree char *name = scene_name(scene, id);
            html_open(html, "option");
            html_attribute(html, "value", state_text(scene->state, row->code));
            html_text(html, name);
            html_close(html);
        }
    }
    html_close(html);
}

static void put_key(Html *html, const char *key, const char *about)
{
    html_open(html, "div");
    html_open(html, "dt");
    html_element(html, "kbd", NULL, key);
    html_close(html);
    html_element(html, "dd", NULL, about);
    html_close(html);
}

/* Opened by its summary, and by "?" where scripts run. */
static void put_keys(const Scene *scene, Html *html)
{
    const Words *words = scene->words;
    html_open_class(html, "details", "keys");
    html_attribute(html, "id", "keys");
    html_element(html, "summary", NULL, words->chair_keys);
    html_open(html, "dl");
    put_key(html, "A–Z", words->chair_key_letter);
    put_key(html, "J  K  ↓  ↑", words->chair_key_move);
    put_key(html, "Enter", words->chair_key_do);
    put_key(html, "Z", words->chair_key_undo);
    put_key(html, "Esc", words->chair_key_leave);
    put_key(html, "Ctrl+Enter", words->chair_key_send);
    put_key(html, "?", words->chair_key_help);
    html_close(html);
    html_close(html);
}

/* What the script asks with, before what cannot be taken back. */
static void put_dialog(const Scene *scene, Html *html)
{
    html_open(html, "dialog");
    html_attribute(html, "id", "ask");
    html_attribute(html, "aria-labelledby", "ask-what");
    html_open(html, "p");
    html_attribute(html, "id", "ask-what");
    html_close(html);
    html_element(html, "p", "spoken", NULL);
    html_open(html, "form");
    html_attribute(html, "method", "dialog");
    html_open_class(html, "button", "main");
    html_attribute(html, "value", "yes");
    html_text(html, scene->words->chair_do_it);
    html_close(html);
    html_open(html, "button");
    html_attribute(html, "value", "no");
    html_text(html, scene->words->chair_leave_it);
    html_close(html);
    html_close(html);
    html_close(html);
}

static void put(const Scene *scene, Html *html)
{
    html_open_class(html, "header", "console-head");
    html_element(html, "h1", NULL, scene->words->chair_console);
    fragment_put(&fragment_chair_room, scene, html);
    html_close(html);
    fragment_put(&fragment_chair_first, scene, html);
    html_open_class(html, "div", "console");
    html_open_class(html, "div", "column");
    fragment_put(&fragment_floor, scene, html);
    fragment_put(&fragment_chair_acts, scene, html);
    fragment_put(&fragment_chair_log, scene, html);
    html_close(html);
    html_open_class(html, "div", "column");
    fragment_put(&fragment_chair_list, scene, html);
    fragment_put(&fragment_chair_programme, scene, html);
    put_keys(scene, html);
    html_close(html);
    html_close(html);
    put_dialog(scene, html);
    put_codes(scene, html);
}

static const Fragment *const fragments[] = {
    &fragment_chair_room, &fragment_chair_first,     &fragment_floor,     &fragment_chair_acts,
    &fragment_chair_list, &fragment_chair_programme, &fragment_chair_log, NULL,
};
static const char *const files[] = { "chair.css", NULL };

const Page page_chair = { .path = "/chair",
                          .roles = DOOR_OFFICE,
                          .is_in_menu = true,
                          .title = title,
                          .files = files,
                          .fragments = fragments,
                          .put = put };
