#include "hall/room_parts.h"

#include "session/acts.h"
#include "session/meeting.h"

enum { MINUTE = 60 * G_USEC_PER_SEC, HOUR = 3600, LEFT_RUNNING_HOURS = 12, LIKELY_MINUTES = 5 };

static void free_meeting(gpointer meeting)
{
    day_meeting_free(meeting);
}

GPtrArray *room_day(const Scene *scene, CivilDate day, bool is_live)
{
    GPtrArray *meetings = g_ptr_array_new_with_free_func(free_meeting);
    g_autoptr(GArray) ids = day_meetings(scene->state, day);
    for (guint i = 0; i < ids->len; i++) {
        const int id = g_array_index(ids, int, i);
        const MeetingState state = state_meeting(scene->state, id)->state;
        const bool is_over = state == MEETING_ADJOURNED || state == MEETING_CANCELLED;
        g_ptr_array_add(meetings, day_meeting_new(scene->state, id, is_live && !is_over ? scene_week(scene) : NULL));
    }
    return meetings;
}

Instant room_now(const Scene *scene)
{
    const Instant latest = state_now(scene->state);
    return MIN(scene->now, latest + (Instant)LEFT_RUNNING_HOURS * HOUR * G_USEC_PER_SEC);
}

void room_put_with(Html *html, const char *tag, const char *class_name, const char *pattern, const char *text)
{
    html_open_class(html, tag, class_name);
    words_put_with(pattern, text, html_inside(html));
    html_close(html);
}

void room_link_open(const Scene *scene, Html *html, const char *rest)
{
    html_open(html, "a");
    visit_address_open(scene->visit, html, "href");
    html_piece(html, "/room/");
    html_piece(html, rest);
    html_attribute_close(html);
}

/* === The head === */

static void put_day_link(const Scene *scene, Html *html, CivilDate day, CivilDate shown, CivilDate today)
{
    char iso[CIVIL_DATE_SIZE];
    html_open(html, "li");
    room_link_open(scene, html, civil_date_format(day, iso));
    html_attribute(html, "aria-current", civil_date_equal(day, shown) ? "page" : NULL);
    html_element(html, "span", "weekday", scene->words->weekdays_short[civil_date_weekday(day) - 1]);
    html_text(html, " ");
    html_open_class(html, "span", "date");
    words_put_number(scene->words->days_short[day.month - 1], day.day, html_inside(html));
    html_close(html);
    if (civil_date_equal(day, today)) {
        html_text(html, " ");
        html_element(html, "span", "tag", scene->words->room_today);
    }
    html_close(html);
    html_close(html);
}

static void put_days(const Scene *scene, Html *html, CivilDate shown)
{
    const CivilDate today = place_day(scene->place, scene->now);
    g_autoptr(GArray) days = day_all(scene->state);
    html_open_class(html, "nav", "room-days");
    html_attribute(html, "aria-label", scene->words->room_days);
    html_open(html, "ul");
    for (guint i = 0; i < days->len; i++) {
        put_day_link(scene, html, g_array_index(days, CivilDate, i), shown, today);
    }
    html_close(html);
    html_close(html);
}

/* By whose clocks the hours of the page are. */
static void put_zone(const Scene *scene, Html *html, CivilDate day)
{
    const Body *body = state_the_body(scene->state);
    const CivilDate shown = civil_date_is_set(day) ? day : day_to_show(scene->state, scene->now);
    g_autoptr(GArray) meetings = day_meetings(scene->state, shown);
    const Instant at =
        meetings->len > 0 ? state_meeting(scene->state, g_array_index(meetings, int, 0))->starts : scene->now;
    g_autofree char *zone = place_zone_words(scene->place, at);
    html_open_class(html, "p", "zone-line");
    line_put_words(scene, html, "span", NULL, state_text(scene->state, body->place));
    html_text(html, body->place != 0 ? " · " : "");
    html_open(html, "bdi");
    html_text(html, zone);
    html_close(html);
    html_close(html);
}

void room_put_head(const Scene *scene, Html *html, CivilDate day, bool is_live)
{
    const Body *body = state_the_body(scene->state);
    html_open_class(html, "header", "room-head");
    line_put_words(scene, html, "p", "body", state_text(scene->state, body->body));
    html_open(html, "h1");
    line_put_words(scene, html, "span", NULL, state_text(scene->state, body->session));
    html_text(html, " ");
    if (civil_date_is_set(day)) {
        html_open_class(html, "span", "day");
        words_put_day(scene->words, day, html_inside(html));
        html_close(html);
    }
    html_close(html);
    put_zone(scene, html, day);
    if (!is_live) {
        html_open_class(html, "p", "follow");
        html_open(html, "a");
        visit_address(scene->visit, html, "href", "/room");
        html_text(html, scene->words->room_live);
        html_close(html);
        html_close(html);
    }
    put_days(scene, html, day);
    html_close(html);
}

/* === Hours === */

static Instant rounded(Instant at, Instant unit, Instant towards)
{
    return (at + towards) / unit * unit;
}

/* Outwards at the ends, to the nearest in the middle. */
void room_put_likely(const Scene *scene, Html *html, const ForecastRange *range)
{
    if (range->latest - range->earliest < (Instant)LIKELY_MINUTES * MINUTE) {
        scene_put_clock(scene, html, rounded(range->likely, MINUTE, MINUTE / 2));
        return;
    }
    const Instant unit = (Instant)LIKELY_MINUTES * MINUTE;
    char likely[PLACE_CLOCK_SIZE];
    g_autofree char *between =
        line_hours(scene, rounded(range->earliest, unit, 0), rounded(range->latest, unit, unit - 1));
    html_open_class(html, "span", "likely");
    words_put_with(scene->words->room_likely,
                   place_clock(scene->place, rounded(range->likely, unit, unit / 2), false, likely), html_inside(html));
    html_text(html, " ");
    html_element(html, "bdi", "range", between);
    html_close(html);
}

static void put_hours(const Scene *scene, Html *html, Instant from, Instant to)
{
    html_open(html, "bdi");
    scene_put_clock(scene, html, from);
    if (to > 0) {
        html_text(html, "–");
        scene_put_clock(scene, html, to);
    }
    html_close(html);
}

static void put_duration(const Scene *scene, Html *html, int minutes)
{
    html_text(html, " ");
    html_open_class(html, "span", "minutes");
    words_put_duration(scene->words, minutes, html_inside(html));
    html_close(html);
}

/* As the clocks show both. */
static int minutes_between(Instant from, Instant to)
{
    return (int)(to / MINUTE - from / MINUTE);
}

/* === A meeting === */

/* On narrow screens a line is no line of a table for the eye; for others it stays one. */
static void open_cell(Html *html, const char *class_name)
{
    html_open_class(html, "td", class_name);
    html_attribute(html, "role", "cell");
}

static void put_planned(const Scene *scene, Html *html, const DayLine *line)
{
    open_cell(html, "hours");
    if (!line->is_heading) {
        put_hours(scene, html, line->planned_from, line->planned_to);
        put_duration(scene, html, line->minutes);
    }
    html_close(html);
}

/* What heads others is over in the moment in which the first of those is taken up. */
static bool is_only_head(const DayLine *line)
{
    return line->is_heading && line->ended > 0 && minutes_between(line->began, line->ended) == 0;
}

static void put_real(const Scene *scene, Html *html, const DayLine *line)
{
    open_cell(html, "hours");
    if (is_only_head(line)) {
        html_close(html);
        return;
    }
    if (line->began > 0) {
        put_hours(scene, html, line->began, line->ended);
    }
    if (line->ended > 0) {
        put_duration(scene, html, minutes_between(line->began, line->ended));
    } else if (line->began > 0) {
        html_text(html, " ");
        html_element(html, "span", "tag good", scene->words->room_is_now);
    } else if (line->is_passed) {
        html_element(html, "span", "quiet", scene->words->room_not_taken);
    } else if (line->likely_from.likely > 0) {
        room_put_likely(scene, html, &line->likely_from);
    }
    html_close(html);
}

static void put_line(const Scene *scene, Html *html, const DayLine *line)
{
    static const char *const depths[] = { "line", "line under", "line under deeper" };
    const Segment *row = state_segment(scene->state, line->segment);
    g_autofree char *words = line_words(scene, line->segment);
    html_open_class(html, "tr",
                    line->began > 0 && line->ended == 0 ? "open"
                    : line->ended > 0                   ? "done"
                    : line->is_passed                   ? "passed"
                                                        : NULL);
    html_attribute(html, "role", "row");
    put_planned(scene, html, line);
    put_real(scene, html, line);
    open_cell(html, depths[CLAMP(row->depth, 0, (int)G_N_ELEMENTS(depths) - 1)]);
    line_put(html, "span", NULL, words);
    html_close(html);
    html_close(html);
}

static void put_lines(const Scene *scene, Html *html, const DayMeeting *day)
{
    if (day->lines->len == 0) {
        return;
    }
    html_open_class(html, "table", "plain room-lines");
    html_attribute(html, "role", "table");
    html_open(html, "thead");
    html_attribute(html, "role", "rowgroup");
    html_open(html, "tr");
    html_attribute(html, "role", "row");
    const char *const heads[] = { scene->words->room_planned, scene->words->room_real, scene->words->room_line };
    for (guint i = 0; i < G_N_ELEMENTS(heads); i++) {
        html_open(html, "th");
        html_attribute(html, "scope", "col");
        html_attribute(html, "role", "columnheader");
        html_text(html, heads[i]);
        html_close(html);
    }
    html_close(html);
    html_close(html);
    html_open(html, "tbody");
    html_attribute(html, "role", "rowgroup");
    for (guint i = 0; i < day->lines->len; i++) {
        put_line(scene, html, &g_array_index(day->lines, DayLine, i));
    }
    html_close(html);
    html_close(html);
}

/* "7 min later" than planned, or earlier. */
static void put_shift(const Scene *scene, Html *html, Instant planned, Instant real)
{
    const int minutes = minutes_between(planned, real);
    g_auto(Buffer) duration = BUFFER_INIT;
    if (minutes == 0) {
        html_element(html, "span", "shift", scene->words->room_on_time);
        return;
    }
    words_put_duration(scene->words, ABS(minutes), &duration);
    const char *pattern = minutes > 0 ? scene->words->room_later : scene->words->room_earlier;
    html_open_class(html, "span", minutes > 0 ? "shift late" : "shift early");
    words_put_with(pattern, buffer_text(&duration), html_inside(html));
    html_close(html);
}

static void put_mode(const Scene *scene, Html *html, const Meeting *meeting)
{
    const SittingMode mode = meeting->called > 0 ? meeting->mode : meeting->planned_mode;
    g_autofree char *words = acts_choice(FIELD_MODE, mode, scene->visit->language);
    html_element(html, "span", "tag", words);
    if (meeting->state == MEETING_CANCELLED) {
        html_text(html, " ");
        html_element(html, "span", "tag bad", scene->words->room_is_cancelled);
    }
}

static void put_sat(const Scene *scene, Html *html, const Meeting *meeting)
{
    char clock[PLACE_CLOCK_SIZE];
    g_autofree char *planned = line_hours(scene, meeting->starts, meeting->ends);
    html_open_class(html, "p", "facts");
    room_put_with(html, "bdi", NULL, scene->words->room_planned_hours, planned);
    if (meeting->adjourned > 0) {
        g_autofree char *sat = line_hours(scene, meeting->called, meeting->adjourned);
        html_text(html, " · ");
        room_put_with(html, "bdi", NULL, scene->words->room_sat, sat);
        html_text(html, " · ");
        put_shift(scene, html, meeting->ends, meeting->adjourned);
    } else if (meeting->called > 0) {
        html_text(html, " · ");
        room_put_with(html, "bdi", NULL, scene->words->room_called,
                      place_clock(scene->place, meeting->called, false, clock));
        html_text(html, " · ");
        put_shift(scene, html, meeting->starts, meeting->called);
    }
    if (meeting->room != 0) {
        html_text(html, " · ");
        line_put_words(scene, html, "span", NULL, state_text(scene->state, meeting->room));
    }
    html_close(html);
}

void room_put_meeting(const Scene *scene, Html *html, const DayMeeting *day)
{
    const Meeting *meeting = state_meeting(scene->state, day->meeting);
    g_autofree char *name = line_meeting_words(scene, day->meeting);
    html_open_class(html, "section", "room-meeting");
    html_attribute_open(html, "id");
    html_piece(html, "m-");
    html_piece(html, state_text(scene->state, meeting->id));
    html_attribute_close(html);
    html_open(html, "h3");
    if (meeting->ordinal > 0) {
        html_open(html, "a");
        visit_address_open(scene->visit, html, "href");
        html_piece(html, "/room/meetings/");
        html_piece_number(html, meeting->ordinal);
        html_attribute_close(html);
        html_text(html, name);
        html_close(html);
    } else {
        html_element(html, "bdi", NULL, name);
    }
    html_text(html, " ");
    put_mode(scene, html, meeting);
    html_close(html);
    put_sat(scene, html, meeting);
    put_lines(scene, html, day);
    html_close(html);
}
