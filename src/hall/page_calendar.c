/* How to have the session in one's calendar: for everybody, by delegation and item; for who has an account, an address
 * of its own. */
#include "hall/door_forms.h"
#include "hall/pages.h"
#include "hall/room_parts.h"

#include <string.h>

static const char *title(const Scene *scene)
{
    return scene->words->room_calendar;
}

static void put_parties(const Scene *scene, Html *html, const char *chosen)
{
    door_select_open(html, "party", scene->words->calendar_party);
    door_put_option(html, "", scene->words->calendar_all, false);
    for (int id = 1; id <= state_participants(scene->state); id++) {
        const Participant *row = state_participant(scene->state, id);
        if (row != NULL && !row->has_left) {
            const char *code = state_text(scene->state, row->code);
            g_autofree char *name = scene_name(scene, id);
            door_put_option(html, code, name, g_strcmp0(code, chosen) == 0);
        }
    }
    door_select_close(html);
}

static void put_items(const Scene *scene, Html *html, const char *chosen)
{
    door_select_open(html, "item", scene->words->item);
    door_put_option(html, "", scene->words->all_items, false);
    for (int id = 1; id <= state_matters(scene->state); id++) {
        const Matter *row = state_matter(scene->state, id);
        if (row != NULL && row->number > 0 && row->parent == ID_NONE) {
            char number[16];
            g_autofree char *name = line_matter_words(scene, id);
            g_snprintf(number, sizeof number, "%d", row->number);
            door_put_option(html, number, name, g_strcmp0(number, chosen) == 0);
        }
    }
    door_select_close(html);
}

/* The address as a link that a calendar takes up, and as a file. */
static void put_link(const Scene *scene, Html *html, const char *class_name, bool is_subscription, const char *party,
                     const char *item)
{
    html_open_class(html, "a", class_name);
    if (is_subscription) {
        html_attribute_open(html, "href");
        html_piece(html, "webcal://");
        html_piece(html, scene->visit->host);
        html_piece(html, "/");
        html_piece(html, language_code(scene->visit->language));
    } else {
        visit_address_open(scene->visit, html, "href");
    }
    html_piece(html, "/room/calendar.ics?party=");
    html_piece_url(html, party);
    html_piece(html, "&item=");
    html_piece_url(html, item);
    html_attribute_close(html);
    html_text(html, is_subscription ? scene->words->subscribe : scene->words->calendar_file);
    html_close(html);
}

static void put_address(const Scene *scene, Html *html, const char *party, const char *item)
{
    html_open_class(html, "p", "buttons");
    put_link(scene, html, "button main", true, party, item);
    put_link(scene, html, "button", false, party, item);
    html_close(html);
}

static void put_public(const Scene *scene, Html *html)
{
    g_autofree char *party = query_value(scene->query, "party"), *item = query_value(scene->query, "item");
    html_open_class(html, "section", "panel");
    html_element(html, "h2", NULL, scene->words->calendar_public);
    html_element(html, "p", "quiet", scene->words->calendar_public_lead);
    html_open_class(html, "form", "fields");
    visit_address(scene->visit, html, "action", "/room/calendar");
    put_parties(scene, html, party);
    put_items(scene, html, item);
    html_element(html, "button", NULL, scene->words->show);
    html_close(html);
    put_address(scene, html, party != NULL ? party : "", item != NULL ? item : "");
    html_close(html);
}

static void put_own(const Scene *scene, Html *html)
{
    Instant made = 0;
    const char *account = scene->visitor->account;
    if (account[0] == '\0' || scene->door == NULL) {
        return;
    }
    const bool has = door_feed_made(scene->door, account, &made);
    html_open_class(html, "section", "panel");
    html_element(html, "h2", NULL, scene->words->calendar_own);
    html_element(html, "p", "quiet", scene->words->calendar_own_lead);
    if (has) {
        g_autofree char *when = place_time_words(scene->place, made);
        room_put_with(html, "p", NULL, scene->words->calendar_made, when);
    }
    door_form_open(scene, html, "/room/calendar/make", "act");
    door_form_close(html, has ? scene->words->calendar_make_another : scene->words->calendar_make, NULL);
    if (has) {
        door_form_open(scene, html, "/room/calendar/end", "act");
        door_form_close(html, scene->words->calendar_end, "grave");
    }
    html_close(html);
}

static void put(const Scene *scene, Html *html)
{
    html_element(html, "h1", NULL, scene->words->room_calendar);
    html_element(html, "p", "quiet", scene->words->calendar_how);
    html_open_class(html, "div", "room-calendar");
    put_own(scene, html);
    put_public(scene, html);
    html_close(html);
}

static const char *const files[] = { "room.css", NULL };

const Page page_calendar = {
    .path = "/room/calendar", .roles = DOOR_EVERYBODY, .title = title, .files = files, .put = put
};
