/* The list that is being heard: who comes next and when, how many remain, when it is likely to end, and what would
 * help. */
#include "hall/chair_parts.h"
#include "hall/lines.h"

#include "session/acts.h"
#include "session/list_outlook.h"
#include "session/meeting.h"
#include "session/speakers.h"
#include "session/suggest.h"

#include <string.h>

#define MINUTES ((gint64)60 * G_USEC_PER_SEC)

int chair_list(const Scene *scene)
{
    const Floor *floor = state_the_floor(scene->state);
    const int list = suggest_list(scene->state, scene->now);
    if (floor->inscription != ID_NONE && state_list(scene->state, floor->list) != NULL) {
        return floor->list;
    }
    return list != ID_NONE ? list : outlook_current_list(scene->state);
}

void chair_put_party(const Scene *scene, Html *html, int participant)
{
    g_autofree char *name = scene_name(scene, participant);
    html_element(html, "strong", NULL, name);
}

/* Hours are told in steps, so that they do not change for nothing. */
static Instant in_steps(Instant at, int minutes)
{
    const gint64 step = minutes * MINUTES;
    return (at + step / 2) / step * step;
}

/* Who comes next */

static void put_turn(const Scene *scene, Html *html, const ListOutlook *outlook, int id, bool is_first)
{
    const Inscription *row = state_inscription(scene->state, id);
    const Participant *participant = state_participant(scene->state, row->participant);
    g_autofree char *name = line_speaker_words(scene, id);
    const int at = outlook != NULL ? list_outlook_find(outlook, id) : -1;
    html_open_class(html, "li", is_first ? "first" : NULL);
    html_open(html, "span");
    html_element(html, "strong", NULL, name);
    if (row->capacity > CAPACITY_STATE) {
        g_autofree char *capacity = acts_choice(FIELD_CAPACITY, row->capacity, scene->visit->language);
        html_element(html, "span", "tag", capacity);
    }
    if (participant != NULL && !participant->is_present && row->capacity <= CAPACITY_STATE) {
        html_element(html, "span", "tag warn", scene->words->not_in_the_room);
    }
    html_close(html);
    if (at >= 0 && outlook->is_taken_up) {
        scene_put_clock(scene, html, in_steps(outlook->speakers[at].start.likely, 1));
    }
    html_close(html);
}

static void put_turns(const Scene *scene, Html *html, int list, const ListOutlook *outlook)
{
    enum { SHOWN = 8 };
    g_autoptr(GArray) order = speakers_in_order(scene->state, list);
    html_open_class(html, "ol", "speakers");
    for (guint i = 0; i < MIN(order->len, SHOWN); i++) {
        put_turn(scene, html, outlook, g_array_index(order, int, i), i == 0);
    }
    html_close(html);
    html_open_class(html, "p", "quiet");
    if (order->len > SHOWN) {
        words_put_count(scene->words, scene->words->room_waiting, (int)order->len - SHOWN, html_inside(html));
    } else if (order->len == 0) {
        html_text(html, scene->words->chair_nobody_waits);
    }
    html_close(html);
}

/* When it ends */

/* With the day, if it is another than today. */
static char *clock_of(const Scene *scene, Instant at)
{
    char clock[PLACE_CLOCK_SIZE];
    const bool is_today = civil_date_equal(place_day(scene->place, at), place_day(scene->place, scene->now));
    return is_today ? g_strdup(place_clock(scene->place, at, false, clock)) : place_time_words(scene->place, at);
}

static void put_range(const Scene *scene, Html *html, const ForecastRange *range)
{
    enum { STEP = 5 };
    g_autofree char *from = clock_of(scene, in_steps(range->earliest, STEP));
    g_autofree char *to = clock_of(scene, in_steps(range->latest, STEP));
    if (strcmp(from, to) == 0) {
        html_text(html, from);
    } else {
        put_words(html, scene->words->between_clocks, from, to);
    }
}

static const char *look_of(int permille)
{
    enum { SURE = 800, DOUBTFUL = 400 };
    return permille >= SURE ? "good" : permille >= DOUBTFUL ? "warn" : "bad";
}

/* Chances are told in tenths: more would be no truer. */
static void put_chance(const Scene *scene, Html *html, int permille)
{
    html_open_class(html, "span", "tag");
    html_attribute(html, "data-look", look_of(permille));
    words_put_number(scene->words->chair_in_time, (permille + 50) / 100, html_inside(html));
    html_close(html);
}

static void put_help_option(const Scene *scene, Html *html, const ForecastOption *option)
{
    const Words *words = scene->words;
    html_open(html, "li");
    html_open(html, "span");
    if (option->limit_seconds == 0) {
        html_text(html, words->chair_help_closing);
    } else {
        g_autofree char *limit = tell_duration(option->limit_seconds, scene->visit->language);
        put_words(html, option->is_closed ? words->chair_help_both : words->chair_help_limit, limit, NULL);
    }
    html_close(html);
    put_chance(scene, html, option->outcome.in_time_permille);
    html_open_class(html, "span", "clocks");
    put_range(scene, html, &option->outcome.end);
    html_close(html);
    html_close(html);
}

/* Of all that could be announced what helps: closing alone; then the mildest limit with which the list is likely to end
 * in time, without closing and with it. */
static bool is_mild(const ForecastOption *options, size_t i, int now, bool is_open)
{
    enum { SURE = 800, HELPS = 100 };
    const ForecastOption *one = &options[i];
    if (one->outcome.in_time_permille < now + HELPS || (one->is_closed && !is_open)) {
        return false;
    }
    if (one->limit_seconds == 0) {
        return true;
    }
    return one->outcome.in_time_permille >= SURE;
}

/* Is there a longer limit among them that would do? */
static bool is_outdone(const ForecastOption *options, size_t n, size_t i, int now, bool is_open)
{
    for (size_t other = 1; other < n; other++) {
        if (options[i].limit_seconds > 0 && options[other].is_closed == options[i].is_closed &&
            options[other].limit_seconds > options[i].limit_seconds && is_mild(options, other, now, is_open)) {
            return true;
        }
    }
    return false;
}

/* The one by which the list ends soonest, where none is enough. */
static size_t best_of(const ForecastOption *options, size_t n)
{
    size_t best = 1;
    for (size_t i = 2; i < n; i++) {
        best = options[i].outcome.end.likely < options[best].outcome.end.likely ? i : best;
    }
    return best;
}

/* Only where help is needed. */
static void put_help(const Scene *scene, Html *html, const ListOutlook *outlook)
{
    enum { SURE = 800 };
    ForecastLimit limits[LIST_OUTLOOK_LIMITS];
    ForecastOption options[FORECAST_OPTIONS(LIST_OUTLOOK_LIMITS)];
    const size_t n = list_outlook_limits(outlook, limits);
    const int now = outlook->end.in_time_permille;
    const bool is_open = outlook->input.is_open;
    if (now >= SURE || forecast_options(&outlook->input, limits, n, options).problem != FORECAST_OK) {
        return;
    }
    html_element(html, "h3", NULL, scene->words->chair_helps);
    html_open_class(html, "ul", "helps");
    guint shown = 0;
    for (size_t i = 1; i < FORECAST_OPTIONS(n); i++) {
        if (is_mild(options, i, now, is_open) && !is_outdone(options, FORECAST_OPTIONS(n), i, now, is_open)) {
            put_help_option(scene, html, &options[i]);
            shown++;
        }
    }
    if (shown == 0) {
        put_help_option(scene, html, &options[best_of(options, FORECAST_OPTIONS(n))]);
    }
    html_close(html);
}

static void put_end(const Scene *scene, Html *html, const ListOutlook *outlook)
{
    const Words *words = scene->words;
    const int running = meeting_now(scene->state);
    html_open_class(html, "dl", "ends");
    html_open(html, "div");
    html_element(html, "dt", NULL, words->chair_ends);
    html_open(html, "dd");
    put_range(scene, html, &outlook->end.end);
    html_close(html);
    html_close(html);
    if (outlook->input.n_windows > 0) {
        html_open(html, "div");
        html_element(html, "dt", NULL, words->chair_planned_end);
        html_open(html, "dd");
        scene_put_clock(scene, html, outlook->windows[0].end);
        if (running == outlook->meetings[0]) {
            html_text(html, " ");
            put_chance(scene, html, outlook->end.in_time_permille);
        }
        html_close(html);
        html_close(html);
    }
    html_close(html);
}

/* The whole */

static void put_state(const Scene *scene, Html *html, const SpeakersList *list)
{
    static const char *const looks[] = { "tag", "tag good", "tag warn", "tag" };
    html_element(html, "span", looks[list->state], scene->words->chair_list_states[list->state]);
    if (list->closes > scene->now && list->state != LIST_CLOSED) {
        html_text(html, " ");
        scene_put_clock(scene, html, list->closes);
    }
}

static void put(const Scene *scene, Html *html)
{
    const int id = chair_list(scene);
    const SpeakersList *list = state_list(scene->state, id);
    html_attribute(html, "class", "panel");
    html_element(html, "h2", NULL, scene->words->chair_list);
    if (list == NULL) {
        html_element(html, "p", "quiet", scene->words->chair_nobody_waits);
        return;
    }
    const ListOutlook *outlook = scene_outlook(scene, id);
    const guint waiting = state_waiting(scene->state, id)->len;
    g_autofree char *name = list_name(scene, id);
    html_open_class(html, "p", "list-head");
    html_element(html, "strong", NULL, name);
    html_text(html, " ");
    put_state(scene, html, list);
    html_open_class(html, "span", "count");
    words_put_count(scene->words, scene->words->chair_waiting, (int)waiting, html_inside(html));
    html_close(html);
    html_close(html);
    if (outlook != NULL && waiting > 0) {
        put_end(scene, html, outlook);
    }
    put_turns(scene, html, id, outlook);
    if (outlook != NULL && waiting > 0 && outlook->is_taken_up) {
        put_help(scene, html, outlook);
    }
}

const Fragment fragment_chair_list = { .name = "chair-list", .tag = "section", .depends = ON_AUDIENCE, .put = put };
