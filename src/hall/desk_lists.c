/* A list of speakers as officers see it: who waits, in order, with everything that was done by hand. */
#include "hall/act_form.h"
#include "hall/desk_parts.h"
#include "session/acts.h"
#include "session/common.h"
#include "session/speakers.h"
#include "session/time_limits.h"

#include <string.h>

char *desk_list_title(const Scene *scene, int list)
{
    const SpeakersList *row = state_list(scene->state, list);
    const Matter *matter = state_matter(scene->state, row->matter);
    const Segment *segment = state_segment(scene->state, row->segment);
    const char *title = matter != NULL ? state_text(scene->state, matter->title) : NULL;
    title = title == NULL && segment != NULL ? state_text(scene->state, segment->title) : title;
    g_autofree char *line = title == NULL && segment != NULL
                                ? acts_choice(FIELD_SEGMENT_KIND, segment->kind, scene->visit->language)
                                : NULL;
    title = title == NULL && line != NULL ? line : title;
    title = title == NULL ? state_text(scene->state, row->id) : title;
    if (row->kind == LIST_OF_SPEAKERS) {
        return g_strdup(title);
    }
    g_autofree char *kind = acts_choice(FIELD_KIND, row->kind, scene->visit->language);
    return g_strdup_printf("%s: %s", title, kind);
}

static void put_tag(Html *html, const char *look, const char *text)
{
    g_autofree char *class_name = g_strconcat("tag", look[0] != '\0' ? " " : "", look, NULL);
    html_element(html, "span", class_name, text);
}

static void put_filled_tag(Html *html, const char *look, const char *pattern, const char *value)
{
    g_autofree char *class_name = g_strconcat("tag", look[0] != '\0' ? " " : "", look, NULL);
    html_open_class(html, "span", class_name);
    words_put_with(pattern, value, html_inside(html));
    html_close(html);
}

/* --- who waits ---------------------------------------------------------------------------------------------------- */

static int place_in(const GArray *order, int inscription)
{
    for (guint i = 0; i < order->len; i++) {
        if (g_array_index(order, int, i) == inscription) {
            return (int)i + 1;
        }
    }
    return 0;
}

static void put_moved(const Scene *scene, Html *html, const Inscription *row, int original)
{
    html_open_class(html, "span", "tag warn");
    html_attribute(html, "title", state_text(scene->state, row->pin_reason));
    words_put_number(scene->words->desk_tag_moved, original, html_inside(html));
    html_close(html);
}

/* The name of the group; of one without a name how many States it is, which are told where one points. */
static void put_group(const Scene *scene, Html *html, const Inscription *row)
{
    const char *group = state_text(scene->state, row->group), *states = state_text(scene->state, row->on_behalf);
    g_auto(Buffer) counted = BUFFER_INIT;
    if (row->capacity != CAPACITY_GROUP) {
        return;
    }
    words_put_count(scene->words, scene->words->desk_states, (int)codes_count(states), &counted);
    html_open_class(html, "span", "group");
    html_attribute(html, "title", states);
    words_put_with(scene->words->desk_on_behalf_of, group != NULL ? group : buffer_text(&counted), html_inside(html));
    html_close(html);
}

static void put_marks(const Scene *scene, Html *html, const Inscription *row, int original)
{
    if (row->capacity != CAPACITY_STATE && row->capacity != CAPACITY_GROUP) {
        g_autofree char *capacity = acts_choice(FIELD_CAPACITY, row->capacity, scene->visit->language);
        put_tag(html, "", capacity);
    }
    if (row->level != LEVEL_DELEGATE) {
        g_autofree char *level = acts_choice(FIELD_LEVEL, row->level, scene->visit->language);
        put_tag(html, "", level);
    }
    if (row->precedence > 0) {
        put_tag(html, "good", scene->words->desk_tag_precedence);
    }
    if (row->pin > 0) {
        put_moved(scene, html, row, original);
    }
    if (row->carried > 0) {
        put_tag(html, "", scene->words->desk_tag_carried);
    }
    if (row->swap != ID_NONE) {
        put_tag(html, "warn", scene->words->desk_tag_exchange);
    }
    if (row->yield_to != ID_NONE) {
        put_tag(html, "warn", scene->words->desk_tag_offers);
    }
}

static void put_time(const Scene *scene, Html *html, const ListOutlook *outlook, int inscription)
{
    char clock[PLACE_CLOCK_SIZE];
    const int at = outlook != NULL ? list_outlook_find(outlook, inscription) : -1;
    html_open_class(html, "span", "when");
    if (at >= 0 && outlook->speakers[at].start.likely > 0) {
        enum { STEP = 60 };
        const Instant step = (Instant)STEP * G_USEC_PER_SEC;
        const Instant likely = outlook->speakers[at].start.likely / step * step;
        words_put_with(scene->words->desk_speaks_at, place_clock(scene->place, likely, false, clock),
                       html_inside(html));
    }
    html_close(html);
}

static void put_take_off(const Scene *scene, Html *html, int id, const Inscription *row, const char *name)
{
    g_autofree char *number = g_strdup_printf("%d", id);
    if (!act_form_open(scene, html, "floor.remove", "act row")) {
        return;
    }
    act_form_field(html, "inscription", number);
    act_form_field(html, "requester", participant_code(scene->state, row->participant));
    g_autofree char *words = desk_filled(scene->words->desk_take_off_of, name);
    html_open_class(html, "button", "small");
    html_attribute(html, "aria-label", words);
    html_attribute(html, "title", words);
    html_text(html, "−");
    html_close(html);
    html_close(html);
}

typedef struct {
    const Scene *scene;
    const ListOutlook *outlook;
    const GArray *original;
} Waiting;

static void put_speaker(const Waiting *waiting, Html *html, int id, bool is_first)
{
    const Scene *scene = waiting->scene;
    const Inscription *row = state_inscription(scene->state, id);
    g_autofree char *name = scene_name(scene, row->participant);
    g_autofree char *anchor = g_strdup_printf("place-%d", id);
    html_open_class(html, "li", is_first ? "first" : NULL);
    html_attribute(html, "id", anchor);
    html_open_class(html, "span", "named");
    desk_link_open(scene, html, "/desk/place/", id);
    html_text(html, name);
    html_close(html);
    html_text(html, " ");
    put_group(scene, html, row);
    put_marks(scene, html, row, place_in(waiting->original, id));
    html_close(html);
    html_open_class(html, "div", "end");
    put_time(scene, html, waiting->outlook, id);
    put_take_off(scene, html, id, row, name);
    html_close(html);
    html_close(html);
}

static void put_waiting(const Scene *scene, Html *html, int list, int most)
{
    g_autoptr(GArray) order = speakers_in_order(scene->state, list);
    g_autoptr(GArray) original = speakers_in_original_order(scene->state, list);
    const Waiting waiting = { scene, scene_outlook(scene, list), original };
    if (order->len == 0) {
        html_element(html, "p", "quiet", scene->words->desk_nobody_waits);
        return;
    }
    html_open_class(html, "ol", "speakers");
    for (guint i = 0; i < order->len && (int)i < most; i++) {
        put_speaker(&waiting, html, g_array_index(order, int, i), i == 0);
    }
    html_close(html);
}

/* --- the head of a list ------------------------------------------------------------------------------------------- */

static void put_state(const Scene *scene, Html *html, const SpeakersList *row)
{
    static const char *const looks[] = {
        [LIST_NOT_OPEN] = "", [LIST_OPEN] = "good", [LIST_ANNOUNCED] = "warn", [LIST_CLOSED] = "bad"
    };
    char clock[PLACE_CLOCK_SIZE];
    put_tag(html, looks[row->state], scene->words->desk_list_states[row->state]);
    if (row->closes > scene->now && row->state != LIST_CLOSED) {
        put_filled_tag(html, "warn", scene->words->desk_list_closes_at,
                       place_clock(scene->place, row->closes, false, clock));
    }
}

static Capacity usual_capacity(const SpeakersList *row)
{
    return row->kind == LIST_OF_STAKEHOLDERS ? CAPACITY_STAKEHOLDER : CAPACITY_STATE;
}

static void put_figures(const Scene *scene, Html *html, int list)
{
    char clock[PLACE_CLOCK_SIZE];
    const SpeakersList *row = state_list(scene->state, list);
    const int waiting = (int)state_waiting(scene->state, list)->len, heard = (int)state_taken(scene->state, list)->len;
    const int limit = limits_on_list(scene->state, list, usual_capacity(row), row->kind == LIST_OF_REPLIES ? 1 : 0);
    const ListOutlook *outlook = waiting > 0 ? scene_outlook(scene, list) : NULL;
    html_open_class(html, "p", "figures");
    put_state(scene, html, row);
    html_open(html, "span");
    words_put_count(scene->words, scene->words->desk_waiting_count, waiting, html_inside(html));
    html_close(html);
    html_open(html, "span");
    words_put_count(scene->words, scene->words->desk_heard_count, heard, html_inside(html));
    html_close(html);
    if (limit > 0) {
        g_autofree char *duration = tell_duration(limit, scene->visit->language);
        html_open(html, "span");
        words_put_with(scene->words->desk_list_limit, duration, html_inside(html));
        html_close(html);
    }
    if (outlook != NULL && outlook->end.end.likely > 0) {
        enum { STEP = 300 };
        const Instant step = (Instant)STEP * G_USEC_PER_SEC;
        html_open(html, "span");
        words_put_with(scene->words->desk_list_ends_at,
                       place_clock(scene->place, outlook->end.end.likely / step * step, false, clock),
                       html_inside(html));
        html_close(html);
    }
    html_close(html);
}

/* What can be done about a list in each of its states. */
static void put_acts(const Scene *scene, Html *html, const SpeakersList *row)
{
    const char *id = state_text(scene->state, row->id);
    const Words *words = scene->words;
    html_open_class(html, "div", "acts");
    switch (row->state) {
    case LIST_NOT_OPEN: act_button(scene, html, "list.open", words->desk_list_open, NULL, "list", id, NULL); break;
    case LIST_OPEN: act_button(scene, html, "list.announce", words->desk_list_announce, NULL, "list", id, NULL); break;
    case LIST_ANNOUNCED:
        act_button(scene, html, "list.close", words->desk_list_close, NULL, "list", id, "consent", "yes", NULL);
        break;
    default:
        act_button(scene, html, "list.reopen", words->desk_list_reopen, NULL, "list", id, "consent", "yes", NULL);
        act_button(scene, html, "list.release", words->desk_list_release, NULL, "list", id, NULL);
        break;
    }
    html_close(html);
}

void desk_put_list(const Scene *scene, Html *html, int list, int most, bool is_main)
{
    const SpeakersList *row = state_list(scene->state, list);
    g_autofree char *title = desk_list_title(scene, list);
    g_autofree char *printed = g_strdup_printf("/desk/list/%d.pdf", list);
    html_open_class(html, "header", "list-head");
    html_open(html, "h2");
    desk_link_open(scene, html, "/desk/list/", list);
    html_text(html, title);
    html_close(html);
    html_close(html);
    if (strcmp(title, state_text(scene->state, row->id)) != 0) {
        html_open_class(html, "code", "id");
        html_attribute(html, "dir", "ltr");
        html_text(html, state_text(scene->state, row->id));
        html_close(html);
    }
    html_open_class(html, "a", "print");
    html_attribute(html, "target", "_blank"); /* the desk stays where it is */
    html_attribute(html, "data-key", is_main ? "p" : NULL);
    html_attribute(html, "aria-keyshortcuts", is_main ? "p" : NULL);
    html_attribute(html, "accesskey", is_main ? "p" : NULL); /* while the box has the focus */
    visit_address(scene->visit, html, "href", printed);
    html_text(html, scene->words->desk_print_list);
    html_close(html);
    html_close(html);
    put_figures(scene, html, list);
    put_waiting(scene, html, list, most);
    if ((int)state_waiting(scene->state, list)->len > most) {
        html_open_class(html, "p", "more");
        desk_link_open(scene, html, "/desk/list/", list);
        html_text(html, scene->words->desk_all_of_list);
        html_close(html);
        html_close(html);
    }
    put_acts(scene, html, row);
}
