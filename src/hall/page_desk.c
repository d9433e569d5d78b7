/* The desk of the conference officers: the command box on top, then who has the floor, what waits to be dealt with, and
 * the lists in order. */
#include "hall/act_form.h"
#include "hall/desk_parts.h"
#include "hall/fragments.h"
#include "hall/pages.h"
#include "session/acts.h"
#include "session/common.h"
#include "session/floor.h"
#include "session/meeting.h"
#include "session/module.h"
#include "session/order.h"
#include "session/speakers.h"

#include <string.h>

enum { DESK_SPEAKERS = 15 /* of each list, on the page of all */ };

static const char *title(const Scene *scene)
{
    return scene->words->desk;
}

/* --- the floor ---------------------------------------------------------------------------------------------------- */

/* To give the floor to exactly the one that is shown. */
static void put_give(const Scene *scene, Html *html)
{
    const int list = outlook_current_list(scene->state);
    const int id = list != ID_NONE ? speakers_next(scene->state, list) : ID_NONE;
    const Inscription *next = state_inscription(scene->state, id);
    if (next == NULL) {
        return;
    }
    g_autofree char *name = scene_name(scene, next->participant);
    g_autofree char *label = desk_filled(scene->words->desk_give, name);
    g_autofree char *number = g_strdup_printf("%d", id);
    act_button(scene, html, "floor.give", label, NULL, "inscription", number, NULL);
}

static void put_floor(const Scene *scene, Html *html)
{
    html_attribute(html, "class", "desk-floor");
    html_open_class(html, "div", "acts");
    if (meeting_now(scene->state) == ID_NONE) {
        html_element(html, "span", "quiet", scene->words->desk_no_meeting_now);
    } else if (state_the_floor(scene->state)->inscription != ID_NONE) {
        act_button(scene, html, "floor.end", scene->words->desk_end, NULL, NULL);
        if (floor_stands_still(scene->state)) {
            act_button(scene, html, "floor.resume", scene->words->desk_start_clock, NULL, NULL);
        } else {
            act_button(scene, html, "floor.pause", scene->words->desk_stop_clock, NULL, NULL);
        }
    } else {
        put_give(scene, html);
    }
    html_close(html);
}

static const Fragment fragment_desk_floor = {
    .name = "desk-floor", .tag = "section", .depends = ON_AUDIENCE | ON_ROLE, .put = put_floor
};

/* --- what waits --------------------------------------------------------------------------------------------------- */

static void put_two_names(const Scene *scene, Html *html, const char *pattern, int one, int other)
{
    g_autofree char *first = scene_name(scene, one), *second = scene_name(scene, other);
    Buffer *out = html_inside(html);
    const char *rest = words_put_until(pattern, out);
    buffer_markup(out, first);
    words_put_with(rest, second, out);
}

static void put_offer(const Scene *scene, Html *html, int id)
{
    const Inscription *row = state_inscription(scene->state, id);
    const Inscription *with = state_inscription(scene->state, row->swap);
    const int other = with != NULL ? with->participant : row->yield_to;
    g_autofree char *number = g_strdup_printf("%d", id);
    const char *requester = participant_code(scene->state, other);
    html_open(html, "li");
    put_two_names(scene, html, with != NULL ? scene->words->desk_exchange_of : scene->words->desk_yield_of,
                  row->participant, other);
    html_open_class(html, "div", "acts");
    act_button(scene, html, "floor.accept", scene->words->desk_offer_accept, NULL, "inscription", number, "requester",
               requester, NULL);
    act_button(scene, html, "floor.decline", scene->words->desk_offer_decline, NULL, "inscription", number, "requester",
               requester, NULL);
    html_close(html);
    html_close(html);
}

/* Who waits on a list and offers something; offers end with the waiting. */
static guint put_offers(const Scene *scene, Html *html)
{
    guint n = 0;
    for (int list = 1; list <= state_lists(scene->state); list++) {
        const GArray *waiting = state_list(scene->state, list) != NULL ? state_waiting(scene->state, list) : NULL;
        for (guint i = 0; waiting != NULL && i < waiting->len; i++) {
            const int id = g_array_index(waiting, int, i);
            const Inscription *row = state_inscription(scene->state, id);
            if (row->swap != ID_NONE || row->yield_to != ID_NONE) {
                put_offer(scene, html, id);
                n++;
            }
        }
    }
    return n;
}

static void put_motion(const Scene *scene, Html *html, const Motion *motion)
{
    g_autofree char *kind = acts_choice(FIELD_MOTION_KIND, motion->kind, scene->visit->language);
    g_autofree char *name = scene_name(scene, motion->participant);
    Buffer *out = html_inside(html);
    const char *rest = words_put_until(scene->words->desk_motion_of, out);
    buffer_markup(out, kind);
    words_put_with(rest, name, out);
}

static void put_business(const Scene *scene, Html *html, const Business *business)
{
    html_open(html, "li");
    if (business->kind == BUSINESS_VOTE) {
        html_text(html, scene->words->desk_vote_goes_on);
    } else if (business->kind == BUSINESS_POINT) {
        g_autofree char *name = scene_name(scene, state_point(scene->state, business->id)->participant);
        words_put_with(scene->words->desk_point_of, name, html_inside(html));
    } else {
        put_motion(scene, html, state_motion(scene->state, business->id));
    }
    html_close(html);
}

/* Those that are before the body, with the objections that stand in their way. */
static guint put_questions(const Scene *scene, Html *html)
{
    guint n = 0;
    for (int id = 1; id <= state_questions(scene->state); id++) {
        const Question *row = state_question(scene->state, id);
        if (row == NULL || (row->state != QUESTION_OPEN && row->state != QUESTION_OBJECTED)) {
            continue;
        }
        html_open(html, "li");
        words_put_with(scene->words->desk_question, state_text(scene->state, row->text), html_inside(html));
        if (row->objections > 0) {
            html_text(html, " ");
            html_open_class(html, "span", "tag bad");
            words_put_count(scene->words, scene->words->desk_objections, row->objections, html_inside(html));
            html_close(html);
        }
        html_close(html);
        n++;
    }
    return n;
}

/* Of the programme, those that come within the day; the latest that passed is the clock's to deal with. */
static guint put_deadlines(const Scene *scene, Html *html)
{
    enum { AHEAD_SECONDS = 24 * 60 * 60 };
    guint n = 0;
    for (int id = 1; id <= state_deadlines(scene->state); id++) {
        const Deadline *row = state_deadline(scene->state, id);
        if (row == NULL || row->state != DEADLINE_AHEAD ||
            row->at > scene->now + (Instant)AHEAD_SECONDS * G_USEC_PER_SEC) {
            continue;
        }
        g_autofree char *time = place_time_words(scene->place, row->at);
        html_open(html, "li");
        html_element(html, "span", NULL, state_text(scene->state, row->title));
        html_text(html, " ");
        html_element(html, "span", "tag warn", time);
        html_close(html);
        n++;
    }
    return n;
}

static void put_waits(const Scene *scene, Html *html)
{
    g_autoptr(GArray) business = order_business(scene->state);
    html_attribute(html, "class", "panel");
    html_element(html, "h2", NULL, scene->words->desk_waits);
    html_open_class(html, "ul", "waits");
    for (guint i = 0; i < business->len; i++) {
        put_business(scene, html, &g_array_index(business, Business, i));
    }
    const guint n = business->len + put_questions(scene, html) + put_offers(scene, html) + put_deadlines(scene, html);
    html_close(html);
    if (n == 0) {
        html_element(html, "p", "quiet", scene->words->desk_nothing);
    }
}

static const Fragment fragment_desk_waits = {
    .name = "desk-waits", .tag = "section", .depends = ON_AUDIENCE | ON_ROLE, .put = put_waits
};

/* --- the lists ---------------------------------------------------------------------------------------------------- */

/* The one that is heard is first, then those on which somebody waits, then the open ones; what is over is left out. */
static int rank_of(const State *state, int list)
{
    const SpeakersList *row = state_list(state, list);
    const bool waits = row != NULL && state_waiting(state, list)->len > 0;
    if (row == NULL || row->is_released || (row->state == LIST_CLOSED && !waits)) {
        return -1;
    }
    if (list == outlook_current_list(state)) {
        return 0;
    }
    /* Replies and explanations have a list each time; those that were heard are over. */
    const bool is_of_an_occasion = row->kind != LIST_OF_SPEAKERS && row->kind != LIST_OF_STAKEHOLDERS;
    if (!waits && is_of_an_occasion && state_taken(state, list)->len > 0) {
        return -1;
    }
    return waits ? 1 : row->state != LIST_NOT_OPEN ? 2 : 3;
}

static void put_lists(const Scene *scene, Html *html)
{
    enum { RANKS = 4 };
    guint n = 0;
    html_attribute(html, "class", "desk-lists");
    for (int rank = 0; rank < RANKS; rank++) {
        for (int list = 1; list <= state_lists(scene->state); list++) {
            if (rank_of(scene->state, list) == rank) {
                html_open_class(html, "section", "panel");
                desk_put_list(scene, html, list, DESK_SPEAKERS, n == 0);
                html_close(html);
                n++;
            }
        }
    }
    if (n == 0) {
        html_element(html, "p", "quiet", scene->words->desk_no_lists);
    }
}

static const Fragment fragment_desk_lists = {
    .name = "desk-lists", .tag = "div", .depends = ON_AUDIENCE | ON_ROLE, .put = put_lists
};

/* --- another list ----------------------------------------------------------------------------------------------- */

static void put_matters(const Scene *scene, Html *html)
{
    html_open(html, "label");
    html_text(html, scene->words->desk_about_matter);
    html_open(html, "select");
    html_attribute(html, "name", "matter");
    html_open(html, "option");
    html_attribute(html, "value", "");
    html_close(html);
    for (int id = 1; id <= state_matters(scene->state); id++) {
        const Matter *matter = state_matter(scene->state, id);
        if (matter != NULL && !matter->is_settled) {
            const char *name = state_text(scene->state, matter->id),
                       *title_of_it = state_text(scene->state, matter->title);
            g_autofree char *words = g_strdup_printf("%s %s", name, title_of_it != NULL ? title_of_it : "");
            html_open(html, "option");
            html_attribute(html, "value", name);
            html_text(html, words);
            html_close(html);
        }
    }
    html_close(html);
    html_close(html);
}

static void put_new_list(const Scene *scene, Html *html)
{
    if (!visitor_may(scene->visitor, command_of("list.open"))) {
        return;
    }
    html_open_class(html, "details", "panel");
    html_element(html, "summary", NULL, scene->words->desk_new_list);
    act_form_open(scene, html, "list.open", "fields");
    desk_put_input(html, scene->words->desk_list_id, "list", NULL, NULL, true);
    put_matters(scene, html);
    desk_put_choices(scene, html, scene->words->desk_kind_of_list, FIELD_KIND, scene->words->desk_usual);
    act_form_close(html, scene->words->desk_list_open, NULL);
    html_close(html);
}

/* --- the page ----------------------------------------------------------------------------------------------------- */

static void put(const Scene *scene, Html *html)
{
    html_element(html, "h1", "unseen", scene->words->desk);
    desk_put_box(scene, html, ID_NONE);
    html_open_class(html, "div", "desk");
    html_open_class(html, "div", "desk-side");
    fragment_put(&fragment_floor, scene, html);
    fragment_put(&fragment_desk_floor, scene, html);
    fragment_put(&fragment_desk_waits, scene, html);
    put_new_list(scene, html);
    html_close(html);
    fragment_put(&fragment_desk_lists, scene, html);
    html_close(html);
}

static const Fragment *const fragments[] = { &fragment_floor, &fragment_desk_floor, &fragment_desk_waits,
                                             &fragment_desk_lists, NULL };
static const char *const files[] = { "desk.css", "desk.js", NULL };

const Page page_desk = { .path = "/desk",
                         .roles = DOOR_OFFICE,
                         .is_in_menu = true,
                         .title = title,
                         .files = files,
                         .fragments = fragments,
                         .put = put };
