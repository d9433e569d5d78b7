/* The lists that matter to a delegation: its places, when it is likely to speak, and how it asks for a place, changes
 * it or gives it away. */
#include "hall/delegation_parts.h"

#include "session/acts.h"
#include "session/common.h"
#include "session/inscriptions.h"
#include "session/party_view.h"
#include "session/speakers.h"
#include "session/statements.h"
#include "session/time_limits.h"

/* === The list === */

static void put_state(const Scene *scene, Html *html, const SpeakersList *list)
{
    const Words *words = scene->words;
    const char *const states[] = { words->list_not_open, words->list_open, words->list_announced, words->list_closed };
    static const char *const looks[] = { "tag", "tag good", "tag warn", "tag" };
    html_element(html, "span", looks[list->state], states[list->state]);
}

static void put_facts(const Scene *scene, Html *html, int id)
{
    const SpeakersList *list = state_list(scene->state, id);
    html_open_class(html, "p", "facts");
    put_state(scene, html, list);
    if (scene_follows(scene)) {
        html_open(html, "span");
        words_put_count(scene->words, scene->words->waiting_count, (int)state_waiting(scene->state, id)->len,
                        html_inside(html));
        html_close(html);
    }
    if (list->closes > scene->now && list->state != LIST_CLOSED) {
        char clock[PLACE_CLOCK_SIZE];
        html_open(html, "span");
        put_words(html, scene->words->closes_at, place_clock(scene->place, list->closes, false, clock), NULL);
        html_close(html);
    }
    html_close(html);
}

/* === A place on it === */

static void put_forecast(const Scene *scene, Html *html, int inscription, int list)
{
    const ListOutlook *outlook = scene_outlook(scene, list);
    const int i = outlook != NULL ? list_outlook_find(outlook, inscription) : -1;
    if (i < 0) {
        return;
    }
    html_open_class(html, "p", "when");
    put_when(scene, html, scene->words->you_speak, outlook->now, &outlook->speakers[i].start);
    html_close(html);
}

static void put_limit(const Scene *scene, Html *html, int inscription)
{
    const int seconds = limits_seconds(scene->state, inscription);
    if (seconds > 0) {
        g_autofree char *time = tell_duration(seconds, scene->visit->language);
        html_open(html, "p");
        put_words(html, scene->words->you_have, time, NULL);
        html_close(html);
    }
}

/* What it offers itself, and how that is taken back. */
static void put_own_offer(const Scene *scene, Html *html, int id)
{
    const Inscription *row = state_inscription(scene->state, id);
    const Inscription *other = state_inscription(scene->state, row->swap);
    const int to = other != NULL ? other->participant : row->yield_to;
    if (to == ID_NONE) {
        return;
    }
    g_autofree char *name = scene_name(scene, to);
    html_open_class(html, "div", "offer");
    html_open(html, "p");
    put_words(html, other != NULL ? scene->words->you_offered_swap : scene->words->you_offered_yield, name, NULL);
    html_close(html);
    if (act_form_open(scene, html, "floor.decline", "act")) {
        put_settled_number(html, "inscription", id);
        close_act(html, scene->words->take_back, NULL);
    }
    html_close(html);
}

static void put_swap_options(const Scene *scene, Html *html, int id, int list)
{
    const Inscription *own = state_inscription(scene->state, id);
    g_autoptr(GArray) order = speakers_in_order(scene->state, list);
    for (guint i = 0; i < order->len; i++) {
        const int other = g_array_index(order, int, i);
        const Inscription *row = state_inscription(scene->state, other);
        if (other == id || speakers_is_among_members(row) != speakers_is_among_members(own)) {
            continue;
        }
        g_autofree char *name = scene_name(scene, row->participant);
        g_autofree char *text = g_strdup_printf("%u. %s", i + 1, name);
        g_autofree char *value = g_strdup_printf("%d", other);
        put_option(html, value, text, false);
    }
}

static void put_swap(const Scene *scene, Html *html, int id, int list)
{
    if (!scene_follows(scene) || state_waiting(scene->state, list)->len < 2 ||
        !act_form_open(scene, html, "floor.swap", "fields")) {
        return;
    }
    put_settled_number(html, "inscription", id);
    open_select(html, scene->words->swap_with, "with");
    put_swap_options(scene, html, id, list);
    close_select(html);
    close_act(html, scene->words->offer_swap, NULL);
}

/* Who only reads is shown no heading with nothing behind it. */
static bool acts(const Scene *scene)
{
    return scene->visitor->rank >= DOOR_RANK_DELEGATE;
}

static void put_changes(const Scene *scene, Html *html, int id, int list)
{
    if (!acts(scene)) {
        return;
    }
    open_details(html, "changes", scene->words->change_place);
    put_swap(scene, html, id, list);
    if (act_form_open(scene, html, "floor.yield", "fields")) {
        put_settled_number(html, "inscription", id);
        put_text_field(html, scene->words->yield_to, "recipient", "parties", FIELD_ID_LIMIT);
        close_act(html, scene->words->offer_place, NULL);
    }
    if (act_form_open(scene, html, "floor.withdraw", "act")) {
        put_settled_number(html, "inscription", id);
        close_act(html, scene->words->leave_list, "grave");
    }
    html_close(html);
}

static void put_group(const Scene *scene, Html *html, const Inscription *row)
{
    const char *group = state_text(scene->state, row->group), *codes = state_text(scene->state, row->on_behalf);
    if (group != NULL || codes != NULL) {
        html_open_class(html, "p", "quiet");
        put_words(html, scene->words->on_behalf_of, group != NULL ? group : codes, NULL);
        html_close(html);
    }
}

static void put_text_link(const Scene *scene, Html *html, int id, int list)
{
    const int text = statement_of_turn(scene->state, id);
    html_open(html, "p");
    if (text != ID_NONE) {
        html_element(html, "span", "tag good", scene->words->text_is_there);
        html_text(html, " ");
    }
    if (acts(scene)) {
        html_open(html, "a");
        visit_address_open(scene->visit, html, "href");
        html_piece(html, "/delegation/text?list=");
        html_piece_url(html, state_text(scene->state, state_list(scene->state, list)->id));
        html_attribute_close(html);
        html_text(html, text != ID_NONE ? scene->words->hand_in_anew : scene->words->hand_in_statement);
        html_close(html);
    }
    html_close(html);
}

static void put_place(const Scene *scene, Html *html, int id, int list)
{
    const Inscription *row = state_inscription(scene->state, id);
    html_open_class(html, "div", "place");
    if (row->state == INSCRIPTION_SPEAKING) {
        html_element(html, "p", "when", scene->words->alert_floor);
        put_text_link(scene, html, id, list);
        html_close(html);
        return;
    }
    g_autofree char *place = g_strdup_printf("%d", speakers_place(scene->state, id));
    html_open_class(html, "p", "number");
    put_words(html, scene->words->your_place, place, NULL);
    html_close(html);
    put_group(scene, html, row);
    put_forecast(scene, html, id, list);
    put_limit(scene, html, id);
    put_own_offer(scene, html, id);
    put_text_link(scene, html, id, list);
    put_changes(scene, html, id, list);
    html_close(html);
}

/* === Asking for one === */

/* For a group, and at which rank: what few need is behind a heading. */
static void put_more_about(const Scene *scene, Html *html, bool may_group)
{
    open_details(html, NULL, may_group ? scene->words->for_group_or_rank : scene->words->at_rank);
    html_open_class(html, "div", "fields");
    if (may_group) {
        put_text_field(html, scene->words->group_field, "group", "groups", 200);
        put_text_field(html, scene->words->on_behalf_field, "on_behalf", NULL, 0);
    }
    open_select(html, scene->words->level_field, "level");
    for (int level = N_LEVELS - 1; level >= 0; level--) {
        g_autofree char *words = acts_choice(FIELD_LEVEL, level, scene->visit->language);
        put_option(html, level_names[level], words, level == LEVEL_DELEGATE);
    }
    close_select(html);
    html_close(html);
    html_close(html);
}

static void put_request(const Scene *scene, Html *html, int list, bool may_group, bool is_more)
{
    if (!act_form_open(scene, html, "floor.request", "ask")) {
        return;
    }
    act_form_field(html, "list", state_text(scene->state, state_list(scene->state, list)->id));
    act_form_field(html, "channel", channel_names[CHANNEL_PORTAL]);
    put_more_about(scene, html, may_group);
    close_act(html, is_more ? scene->words->ask_for_group : scene->words->ask_for_floor, is_more ? NULL : "main");
}

static void put_asking(const Scene *scene, Html *html, int list, int own, int group)
{
    const Participant *party = state_participant(scene->state, scene->participant);
    const Rights rights = participant_rights(scene->state, scene->participant, scene->now);
    const bool may_group = party->class != PARTICIPANT_STAKEHOLDER && rights.speak_for_group;
    if (!acts(scene) || !party_may_ask(scene->state, list, scene->participant, scene->now) ||
        (own != ID_NONE && group != ID_NONE)) {
        return;
    }
    if (own == ID_NONE) {
        put_request(scene, html, list, may_group, false);
    } else if (may_group) {
        open_details(html, NULL, scene->words->also_for_group);
        put_request(scene, html, list, true, true);
        html_close(html);
    }
}

/* === All of them === */

static void put_list(const Scene *scene, Html *html, int list)
{
    const int own = inscription_of(scene->state, list, scene->participant, false);
    const int group = inscription_of(scene->state, list, scene->participant, true);
    g_autofree char *name = list_name(scene, list);
    html_open_class(html, "article", own != ID_NONE || group != ID_NONE ? "list mine" : "list");
    html_attribute_open(html, "id");
    html_piece(html, "list-");
    html_piece_number(html, list);
    html_attribute_close(html);
    html_element(html, "h3", NULL, name);
    const char *title = list_title(scene, list);
    if (title != NULL) {
        html_element(html, "p", "title", title);
    }
    put_facts(scene, html, list);
    if (group != ID_NONE) {
        put_place(scene, html, group, list);
    }
    if (own != ID_NONE) {
        put_place(scene, html, own, list);
    }
    put_asking(scene, html, list, own, group);
    html_close(html);
}

static void put_none(const Scene *scene, Html *html)
{
    const Participant *party = state_participant(scene->state, scene->participant);
    html_element(html, "p", "quiet", scene->words->no_list_open);
    if (party != NULL && party->class == PARTICIPANT_STAKEHOLDER) {
        g_autofree char *standing = acts_choice(FIELD_STATUS, party->standing, scene->visit->language);
        html_open(html, "p");
        put_words(html, scene->words->your_standing, standing, NULL);
        html_close(html);
    }
}

static void put(const Scene *scene, Html *html)
{
    g_autoptr(GArray) lists = party_lists(scene->state, scene->participant, scene->now);
    html_attribute(html, "class", "panel lists");
    html_element(html, "h2", NULL, scene->words->lists_of_speakers);
    for (guint i = 0; i < lists->len; i++) {
        put_list(scene, html, g_array_index(lists, int, i));
    }
    if (lists->len == 0) {
        put_none(scene, html);
    }
}

const Fragment fragment_delegation_lists = { .name = "lists", .tag = "section", .depends = ON_DELEGATION, .put = put };
