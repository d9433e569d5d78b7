#include "hall/screen_parts.h"

#include "core/item_words.h"
#include "hall/fragments.h"
#include "session/acts.h"
#include "session/common.h"
#include "session/meeting.h"
#include "session/speakers.h"

#include <string.h>

enum { MS = 1000 };

/* --- words ----------------------------------------------------------------------------------------------------------
 */

/* `pattern` with the text in its place, as an element. */
static void put_with(Html *html, const char *tag, const char *class_name, const char *pattern, const char *text)
{
    html_open_class(html, tag, class_name);
    words_put_with(pattern, text, html_inside(html));
    html_close(html);
}

static void put_at(const Scene *scene, Html *html, const char *class_name, const char *pattern, Instant at)
{
    char clock[PLACE_CLOCK_SIZE];
    put_with(html, "p", class_name, pattern, place_clock(scene->place, at, false, clock));
}

/* Of a text that may be in any language: its own way, whatever the page's. */
static void put_words(Html *html, const char *tag, const char *class_name, const char *text)
{
    if (text == NULL || text[0] == '\0') {
        return;
    }
    html_open_class(html, tag, class_name);
    html_attribute(html, "dir", "auto");
    html_text(html, text);
    html_close(html);
}

/* --- names ----------------------------------------------------------------------------------------------------------
 */

/* How wide it is, about, in Latin letters: those of Chinese take two. */
static guint width_of(const char *text)
{
    guint width = 0;
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        const gunichar letter = g_utf8_get_char(at);
        width += g_unichar_iszerowidth(letter) ? 0 : g_unichar_iswide(letter) ? 2 : 1;
    }
    return width;
}

static const char *name_class(const char *name)
{
    static const struct {
        guint most;
        const char *class_name;
    } classes[] = { { 9, "name short" }, { 18, "name medium" }, { 36, "name long" }, { G_MAXUINT, "name longest" } };
    guint i = 0;
    while (width_of(name) > classes[i].most) {
        i++;
    }
    return classes[i].class_name;
}

void screen_put_name(Html *html, const char *tag, const char *name)
{
    if (name != NULL) {
        html_open_class(html, tag, name_class(name));
        html_element(html, "bdi", NULL, name);
        html_close(html);
    }
}

char *screen_name(const Scene *scene, const Inscription *row)
{
    if (row->participant == ID_NONE) {
        return g_strdup(acts_word(WORD_SECRETARIAT, scene->visit->language));
    }
    return scene_name(scene, row->participant);
}

void screen_put_capacity(const Scene *scene, Html *html, const Inscription *row)
{
    const SpeakersList *list = state_list(scene->state, row->list);
    const char *group = state_text(scene->state, row->group);
    if (row->capacity == CAPACITY_GROUP && group != NULL) {
        put_with(html, "p", "capacity", scene->words->screen_on_behalf, group);
    } else if (list != NULL && list->kind == LIST_OF_REPLIES) {
        html_element(html, "p", "capacity", scene->words->screen_reply);
    } else if (row->capacity == CAPACITY_OBSERVER || row->capacity == CAPACITY_STAKEHOLDER) {
        g_autofree char *capacity = acts_choice(FIELD_CAPACITY, row->capacity, scene->visit->language);
        html_element(html, "p", "capacity", capacity);
    }
}

/* --- the strip ------------------------------------------------------------------------------------------------------
 */

static void put_meeting(const Scene *scene, Html *html, const Meeting *meeting)
{
    const Language language = scene->visit->language;
    g_autofree char *ordinal = tell_ordinal(meeting->ordinal, language);
    g_autofree char *mode = acts_choice(FIELD_MODE, meeting->mode, language);
    const char *pattern = acts_word(WORD_MEETING, language);
    const size_t before = strcspn(pattern, "%");
    g_autofree char *words =
        g_strdup_printf("%.*s%s%s", (int)before, pattern, ordinal, pattern[before] != '\0' ? pattern + before + 1 : "");
    html_open_class(html, "p", "which");
    html_element(html, "span", NULL, words);
    html_element(html, "span", meeting->mode == SITTING_FORMAL ? "mode" : "mode informal", mode);
    html_close(html);
}

static void put_heading(const Scene *scene, Html *html, const Matter *item)
{
    if (item->number <= 0) {
        return;
    }
    g_autoptr(GArray) numbers = g_array_new(FALSE, TRUE, sizeof(ItemNumber));
    const ItemNumber number = { .number = item->number };
    g_array_append_val(numbers, number);
    g_autofree char *heading = item_heading_in_words(scene->visit->language, numbers, session_profile(scene->state));
    html_element(html, "p", "item", heading);
}

void screen_put_matter(const Scene *scene, Html *html, int matter)
{
    const Matter *row = state_matter(scene->state, matter);
    const Matter *item = row != NULL ? state_matter(scene->state, row->parent) : NULL;
    if (row == NULL) {
        return;
    }
    put_heading(scene, html, item != NULL ? item : row);
    put_words(html, "p", "topic", state_text(scene->state, item != NULL ? item->title : row->title));
    put_words(html, "p", "topic under", item != NULL ? state_text(scene->state, row->title) : NULL);
}

/* Here the title alone, in a line. */
static void put_about(const Scene *scene, Html *html, const Meeting *meeting)
{
    const Matter *row = state_matter(scene->state, meeting->matter);
    const Segment *segment = state_segment(scene->state, meeting->segment);
    const Matter *item = row != NULL ? state_matter(scene->state, row->parent) : NULL;
    if (row != NULL) {
        put_heading(scene, html, item != NULL ? item : row);
        put_words(html, "p", "about", state_text(scene->state, row->title));
    } else if (segment != NULL) {
        put_words(html, "p", "about", state_text(scene->state, segment->title));
    }
}

void screen_put_strip(const Scene *scene, Html *html)
{
    const Meeting *meeting = state_meeting(scene->state, state_the_floor(scene->state)->meeting);
    html_open_class(html, "header", "strip");
    html_open_class(html, "div", "matter");
    if (meeting != NULL) {
        put_meeting(scene, html, meeting);
        put_about(scene, html, meeting);
    } else {
        put_words(html, "p", "about", state_text(scene->state, state_the_body(scene->state)->body));
    }
    html_close(html);
    html_open_class(html, "p", "wall");
    html_number(html, "data-wall", scene->place->zone != NULL ? zone_offset(scene->place->zone, scene->now, NULL) : 0);
    html_close(html);
    html_close(html);
}

/* --- who speaks -----------------------------------------------------------------------------------------------------
 */

void screen_put_speaker(const Scene *scene, Html *html)
{
    const Floor *floor = state_the_floor(scene->state);
    const Inscription *row = state_inscription(scene->state, floor->inscription);
    if (row == NULL) {
        html_element(html, "p", "notice", scene->words->nobody_speaks);
        return;
    }
    g_autofree char *name = screen_name(scene, row);
    screen_put_name(html, "h1", name);
    screen_put_capacity(scene, html, row);
    floor_put_clock(scene, html);
}

void screen_put_point(const Scene *scene, Html *html)
{
    const Floor *floor = state_the_floor(scene->state);
    const PointOfOrder *point = state_point(scene->state, floor->point);
    const Inscription *row = state_inscription(scene->state, floor->inscription);
    html_element(html, "p", "event", scene->words->screen_point);
    if (point != NULL) {
        g_autofree char *name = scene_name(scene, point->participant);
        screen_put_name(html, "h1", name);
    }
    if (row != NULL) {
        g_autofree char *interrupted = screen_name(scene, row);
        put_with(html, "p", "capacity", scene->words->screen_interrupted, interrupted);
        floor_put_clock(scene, html);
    }
}

/* --- who is next ----------------------------------------------------------------------------------------------------
 */

static void put_list_state(const Scene *scene, Html *html, const SpeakersList *list)
{
    if (list->state == LIST_CLOSED) {
        html_element(html, "p", "list-state closed", scene->words->screen_list_closed);
    } else if (list->state == LIST_ANNOUNCED && list->closes > 0) {
        put_at(scene, html, "list-state closing", scene->words->screen_list_closes, list->closes);
    } else if (list->state == LIST_ANNOUNCED) {
        html_element(html, "p", "list-state closing", scene->words->screen_list_closing);
    } else if (list->state == LIST_OPEN) {
        html_element(html, "p", "list-state open", scene->words->screen_list_open);
    }
}

static void put_waiting(const Scene *scene, Html *html, int id)
{
    const Inscription *row = state_inscription(scene->state, id);
    g_autofree char *name = screen_name(scene, row);
    html_open(html, "li");
    html_element(html, "bdi", "who", name);
    screen_put_capacity(scene, html, row);
    html_close(html);
}

static void put_more(const Scene *scene, Html *html, int n)
{
    if (n > 0) {
        html_open_class(html, "p", "more");
        words_put_count(scene->words, scene->words->screen_more, n, html_inside(html));
        html_close(html);
    }
}

void screen_put_next(const Scene *scene, Html *html, guint most)
{
    const int id = screens_list(scene->state);
    const SpeakersList *list = state_list(scene->state, id);
    html_open_class(html, "section", "next");
    html_element(html, "h2", NULL, scene->words->screen_next);
    if (list != NULL) {
        g_autoptr(GArray) order = speakers_in_order(scene->state, id);
        html_open(html, "ol");
        html_flag(html, "data-fit");
        for (guint i = 0; i < MIN(order->len, most); i++) {
            put_waiting(scene, html, g_array_index(order, int, i));
        }
        html_close(html);
        put_more(scene, html, (int)order->len - (int)most);
        if (order->len == 0) {
            html_element(html, "p", "more", scene->words->screen_nobody_waits);
        }
        put_list_state(scene, html, list);
    }
    html_close(html);
}

/* --- notices --------------------------------------------------------------------------------------------------------
 */

static void put_break(const Scene *scene, Html *html)
{
    const Meeting *meeting = state_meeting(scene->state, state_the_floor(scene->state)->meeting);
    html_element(html, "p", "notice", scene->words->screen_suspended);
    if (meeting->until > 0) {
        put_at(scene, html, "detail", scene->words->screen_resumes, meeting->until);
        html_open_class(html, "p", "clock");
        html_attribute(html, "role", "timer");
        html_number(html, "data-until", meeting->until / MS);
        html_close(html);
    }
}

static void put_risen(const Scene *scene, Html *html)
{
    const int id = meeting_next(scene->state, scene->now);
    const Meeting *next = state_meeting(scene->state, id);
    put_words(html, "p", "notice", state_text(scene->state, state_the_body(scene->state)->session));
    if (next == NULL) {
        html_element(html, "p", "detail", scene->words->screen_no_meeting);
        return;
    }
    g_auto(Buffer) day = BUFFER_INIT;
    words_put_day(scene->words, place_day(scene->place, next->starts), &day);
    html_open_class(html, "p", "detail");
    html_text(html, scene->words->screen_next_meeting);
    html_close(html);
    html_open_class(html, "p", "when");
    html_text(html, buffer_text(&day));
    html_text(html, " ");
    scene_put_clock(scene, html, next->starts);
    html_close(html);
    put_words(html, "p", "detail", state_text(scene->state, next->room));
}

void screen_put_notice(const Scene *scene, Html *html, Moment moment)
{
    html_open_class(html, "div", "notices");
    if (moment == MOMENT_CLOSED) {
        put_words(html, "p", "detail", state_text(scene->state, state_the_body(scene->state)->session));
        html_element(html, "p", "notice", scene->words->screen_closed);
    } else if (moment == MOMENT_RISEN) {
        put_risen(scene, html);
    } else if (moment == MOMENT_BREAK) {
        put_break(scene, html);
    } else {
        html_element(html, "p", "notice", scene->words->meets_informally);
    }
    html_close(html);
}
