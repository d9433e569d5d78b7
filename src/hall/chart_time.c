/* Time in pictures: each meeting beside its plan, and when who waits will likely speak. */
#include "base/svg.h"
#include "hall/chart.h"
#include "hall/room_parts.h"

enum {
    WIDTH = 10000,
    AXIS = 24,
    LABEL = 18,
    BAR = 14,
    ROW = LABEL + BAR + 8,
    HOUR_MINUTES = 60,
    MINUTE = 60 * G_USEC_PER_SEC,
    BEFORE_MINUTES = 15, /* that a meeting is shown to have begun early, at most */
};

/* Time along a picture. */
typedef struct {
    const Scene *scene;
    Svg svg;
    Instant from, to;
} Ruler;

static int place_of(const Ruler *ruler, Instant at)
{
    const Instant span = MAX((ruler->to - ruler->from) / G_USEC_PER_SEC, 1);
    return (int)((CLAMP(at, ruler->from, ruler->to) - ruler->from) / G_USEC_PER_SEC * WIDTH / span);
}

static void open_picture(Ruler *ruler, Html *html, const char *id, const char *title, const char *about, int height)
{
    const SvgHead head = { .class_name = "chart",
                           .id = id,
                           .title = title,
                           .about = about,
                           .width = WIDTH,
                           .height = height,
                           .is_fluid = true,
                           .is_mirrored = !language_runs_rightward(ruler->scene->visit->language) };
    svg_open(&ruler->svg, html_inside(html), &head);
}

static void put_span(Ruler *ruler, const char *look, Instant from, Instant to, int y, int height)
{
    const int x = place_of(ruler, from);
    svg_rectangle(&ruler->svg, look, x, y, place_of(ruler, to) - x, height, NULL);
}

/* === Meetings beside their plans === */

/* Of int: those that were held, by their numbers. */
static GArray *held_meetings(const Scene *scene)
{
    GArray *held = g_array_new(FALSE, FALSE, sizeof(int));
    for (int ordinal = 1; ordinal <= state_the_body(scene->state)->meetings_held; ordinal++) {
        const int id = day_meeting_of_ordinal(scene->state, ordinal);
        if (id != ID_NONE) {
            g_array_append_val(held, id);
        }
    }
    return held;
}

static Instant end_of(const Scene *scene, const Meeting *meeting)
{
    return meeting->adjourned > 0 ? meeting->adjourned : room_now(scene) / MINUTE * MINUTE;
}

/* All begin at nought: instants here are since the planned beginning. */
static void span_meetings(Ruler *ruler, const GArray *held)
{
    const Instant quarter = (Instant)BEFORE_MINUTES * MINUTE;
    ruler->from = -quarter;
    for (guint i = 0; i < held->len; i++) {
        const Meeting *row = state_meeting(ruler->scene->state, g_array_index(held, int, i));
        ruler->to = MAX(ruler->to, MAX(row->ends, end_of(ruler->scene, row)) - row->starts);
    }
    ruler->to = (ruler->to + quarter - 1) / quarter * quarter + quarter;
}

static void put_hours(Ruler *ruler, int height)
{
    const Instant hour = (Instant)HOUR_MINUTES * MINUTE;
    for (int i = 0; i * hour < ruler->to; i++) {
        g_auto(Buffer) words = BUFFER_INIT;
        const int x = place_of(ruler, i * hour);
        words_put_duration(ruler->scene->words, i * HOUR_MINUTES, &words);
        svg_line(&ruler->svg, i == 0 ? "axis" : "grid", x, AXIS - 6, x, height);
        svg_text(&ruler->svg, "mark", x, AXIS - 10, buffer_text(&words));
    }
}

static void put_held(Ruler *ruler, int id, int y)
{
    const Scene *scene = ruler->scene;
    const Meeting *row = state_meeting(scene->state, id);
    const Instant length = row->ends - row->starts, rose = end_of(scene, row) - row->starts;
    g_autofree char *name = line_meeting_words(scene, id);
    svg_text(&ruler->svg, "row", place_of(ruler, 0), y + LABEL - 5, name);
    put_span(ruler, "plan c1", 0, length, y + LABEL, BAR);
    put_span(ruler, "fact c1", row->called - row->starts, MIN(rose, length), y + LABEL + 3, BAR - 6);
    if (rose > length) {
        put_span(ruler, "late", length, rose, y + LABEL + 3, BAR - 6);
    }
}

static void put_shift(const Scene *scene, Html *html, Instant planned, Instant real)
{
    const int minutes = (int)(real / MINUTE - planned / MINUTE);
    html_open_class(html, "td", "number");
    html_open(html, "bdi");
    html_text(html, minutes > 0 ? "+" : minutes < 0 ? "−" : "");
    words_put_duration(scene->words, ABS(minutes), html_inside(html));
    html_close(html);
    html_close(html);
}

static void put_held_row(const Scene *scene, Html *html, int id)
{
    const Meeting *row = state_meeting(scene->state, id);
    g_autofree char *name = line_meeting_words(scene, id);
    g_autofree char *planned = line_hours(scene, row->starts, row->ends);
    g_autofree char *sat = line_hours(scene, row->called, end_of(scene, row));
    html_open(html, "tr");
    html_open(html, "th");
    html_attribute(html, "scope", "row");
    html_text(html, name);
    html_close(html);
    html_open_class(html, "td", "number");
    html_element(html, "bdi", NULL, planned);
    html_close(html);
    html_open_class(html, "td", "number");
    html_element(html, "bdi", NULL, sat);
    html_close(html);
    put_shift(scene, html, row->starts, row->called);
    if (row->adjourned > 0) {
        put_shift(scene, html, row->ends, row->adjourned);
    } else {
        html_element(html, "td", "number", "–");
    }
    html_close(html);
}

void chart_open_table(Html *html, const char *caption, const char *const *heads, guint n)
{
    html_open_class(html, "div", "scroller");
    html_attribute(html, "role", "group");
    html_attribute(html, "aria-label", caption);
    html_number(html, "tabindex", 0);
    html_open_class(html, "table", "plain chart-table");
    html_open(html, "thead");
    html_open(html, "tr");
    for (guint i = 0; i < n; i++) {
        html_open_class(html, "th", i > 0 ? "number" : NULL);
        html_attribute(html, "scope", "col");
        html_text(html, heads[i]);
        html_close(html);
    }
    html_close(html);
    html_close(html);
    html_open(html, "tbody");
}

void chart_close_table(Html *html)
{
    html_close(html);
    html_close(html);
    html_close(html);
}

void chart_put_meetings(const Scene *scene, Html *html)
{
    const Words *words = scene->words;
    const char *const heads[] = { words->chart_meeting, words->room_planned, words->room_real, words->chart_began,
                                  words->chart_rose };
    g_autoptr(GArray) held = held_meetings(scene);
    Ruler ruler = { .scene = scene };
    if (held->len == 0) {
        html_element(html, "p", "quiet", words->chart_none_held);
        return;
    }
    const int height = AXIS + (int)held->len * ROW;
    span_meetings(&ruler, held);
    open_picture(&ruler, html, "meetings", words->chart_meetings, words->chart_meetings_about, height);
    put_hours(&ruler, height);
    for (guint i = 0; i < held->len; i++) {
        put_held(&ruler, g_array_index(held, int, i), AXIS + (int)i * ROW);
    }
    svg_close(&ruler.svg);
    chart_open_table(html, words->chart_meetings, heads, G_N_ELEMENTS(heads));
    for (guint i = 0; i < held->len; i++) {
        put_held_row(scene, html, g_array_index(held, int, i));
    }
    chart_close_table(html);
}

/* === A list === */

static void put_clocks(Ruler *ruler, int height)
{
    enum { MARKS = 8 };
    static const int steps[] = { 1, 2, 5, 15, 30, 60, 120, 240, 720, 1440 };
    const Instant span = ruler->to - ruler->from;
    Instant step = 0;
    for (guint i = 0; i < G_N_ELEMENTS(steps) && (step == 0 || span / step > MARKS); i++) {
        step = (Instant)steps[i] * MINUTE;
    }
    for (Instant at = (ruler->from / step + 1) * step; at < ruler->to; at += step) {
        char clock[PLACE_CLOCK_SIZE];
        const int x = place_of(ruler, at);
        svg_line(&ruler->svg, "grid", x, AXIS - 6, x, height);
        svg_text(&ruler->svg, "mark middle", x, AXIS - 10, place_clock(ruler->scene->place, at, false, clock));
    }
}

static void put_turn(Ruler *ruler, const ListOutlook *outlook, guint i, int y)
{
    const ForecastRange *start = &outlook->speakers[i].start;
    g_autofree char *who = line_speaker_words(ruler->scene, g_array_index(outlook->order, int, i));
    const int x = place_of(ruler, start->likely);
    /* The name begins where there is room for it: at the beginning of the picture, or before the band. */
    svg_text(&ruler->svg, "row", 0, y + LABEL - 5, who);
    put_span(ruler, "trough", ruler->from, ruler->to, y + LABEL, BAR);
    put_span(ruler, "range", start->earliest, start->latest, y + LABEL, BAR);
    svg_rectangle(&ruler->svg, "median", x - WIDTH / 500, y + LABEL - 2, WIDTH / 250, BAR + 4, NULL);
}

static void put_turn_row(const Scene *scene, Html *html, const ListOutlook *outlook, guint i)
{
    const ForecastRange *start = &outlook->speakers[i].start;
    g_autofree char *who = line_speaker_words(scene, g_array_index(outlook->order, int, i));
    const Instant at[] = { start->likely, start->earliest, start->latest };
    html_open(html, "tr");
    html_open(html, "th");
    html_attribute(html, "scope", "row");
    html_text(html, who);
    html_close(html);
    for (guint column = 0; column < G_N_ELEMENTS(at); column++) {
        html_open_class(html, "td", "number");
        scene_put_clock(scene, html, at[column]);
        html_close(html);
    }
    html_close(html);
}

static void put_turns(const Scene *scene, Html *html, const ListOutlook *outlook, guint n)
{
    const Meeting *running = state_meeting(scene->state, state_the_floor(scene->state)->meeting);
    Ruler ruler = { .scene = scene, .from = outlook->now, .to = outlook->speakers[n - 1].start.latest };
    const int height = AXIS + (int)n * ROW;
    ruler.to += MAX((ruler.to - ruler.from) / 50, MINUTE);
    open_picture(&ruler, html, "turns", scene->words->chart_turns, scene->words->chart_turns_about, height);
    put_clocks(&ruler, height);
    for (guint i = 0; i < n; i++) {
        put_turn(&ruler, outlook, i, AXIS + (int)i * ROW);
    }
    if (running != NULL && running->ends > ruler.from && running->ends < ruler.to) {
        const int x = place_of(&ruler, running->ends);
        svg_line(&ruler.svg, "now", x, AXIS - 6, x, height);
    }
    svg_close(&ruler.svg);
}

void chart_put_list(const Scene *scene, Html *html, int list)
{
    const Words *words = scene->words;
    const char *const heads[] = { words->room_who, words->chart_likely, words->chart_earliest, words->chart_latest };
    const ListOutlook *outlook = list != ID_NONE ? scene_outlook(scene, list) : NULL;
    const guint n = outlook != NULL ? MIN(outlook->order->len, (guint)CHART_WAITING_LIMIT) : 0;
    if (n == 0) {
        html_element(html, "p", "quiet", words->chart_none_wait);
        return;
    }
    put_turns(scene, html, outlook, n);
    chart_open_table(html, words->chart_turns, heads, G_N_ELEMENTS(heads));
    for (guint i = 0; i < n; i++) {
        put_turn_row(scene, html, outlook, i);
    }
    chart_close_table(html);
    if (outlook->order->len > n) {
        html_open_class(html, "p", "how");
        words_put_count(words, words->room_waiting, (int)(outlook->order->len - n), html_inside(html));
        html_close(html);
    }
}
