/* What of the day changes while one looks: what is going on, the plan beside what became of it, who was heard, what
 * comes next, what was decided. */
#include "hall/fragments.h"
#include "hall/room_parts.h"
#include "session/acts.h"
#include "session/floor.h"
#include "session/meeting.h"

enum { AHEAD_SLOTS = 3 };

static CivilDate shown_day(const Scene *scene)
{
    return day_to_show(scene->state, scene->now);
}

static void open_panel(Html *html, const char *class_name, const char *heading)
{
    html_attribute(html, "class", class_name);
    html_element(html, "h2", NULL, heading);
}

/* === At this moment === */

static void put_what(const Scene *scene, Html *html, const Meeting *meeting)
{
    char clock[PLACE_CLOCK_SIZE];
    const Segment *segment = state_segment(scene->state, meeting->segment);
    g_autofree char *words =
        segment != NULL ? line_words(scene, meeting->segment) : line_matter_words(scene, meeting->matter);
    line_put(html, "p", "taken-up", words);
    if (segment != NULL && segment->opened > 0) {
        room_put_with(html, "p", "quiet", scene->words->room_since,
                      place_clock(scene->place, segment->opened, false, clock));
    }
}

static void put_suspended(const Scene *scene, Html *html, const Meeting *meeting)
{
    char clock[PLACE_CLOCK_SIZE];
    if (meeting->state != MEETING_SUSPENDED) {
        return;
    }
    html_open_class(html, "p", "suspended");
    html_text(html, meeting->is_break ? scene->words->room_break : scene->words->meets_informally);
    if (meeting->until > 0) {
        html_text(html, " ");
        words_put_with(scene->words->room_until, place_clock(scene->place, meeting->until, false, clock),
                       html_inside(html));
    }
    html_close(html);
}

static void put_running(const Scene *scene, Html *html, int id)
{
    const Meeting *meeting = state_meeting(scene->state, id);
    g_autofree char *name = line_meeting_words(scene, id);
    g_autofree char *mode = acts_choice(FIELD_MODE, meeting->mode, scene->visit->language);
    g_autofree char *chair = meeting->presiding != ID_NONE ? scene_name(scene, meeting->presiding) : NULL;
    html_open_class(html, "p", "meeting");
    html_text(html, name);
    html_text(html, " ");
    html_element(html, "span", "tag", mode);
    html_close(html);
    put_suspended(scene, html, meeting);
    put_what(scene, html, meeting);
    if (chair != NULL) {
        room_put_with(html, "p", "quiet", scene->words->room_presides, chair);
    }
}

static void put_idle(const Scene *scene, Html *html)
{
    const int next = meeting_next(scene->state, scene->now);
    if (state_the_body(scene->state)->is_closed) {
        html_element(html, "p", NULL, scene->words->room_closed);
    } else if (next == ID_NONE) {
        html_element(html, "p", NULL, scene->words->room_no_meeting);
    } else {
        g_autofree char *when = place_time_words(scene->place, state_meeting(scene->state, next)->starts);
        room_put_with(html, "p", NULL, scene->words->room_next_meeting, when);
    }
}

static void put_now(const Scene *scene, Html *html)
{
    const int running = meeting_now(scene->state);
    open_panel(html, "panel room-now", scene->words->room_at_work);
    if (running != ID_NONE) {
        put_running(scene, html, running);
    } else {
        put_idle(scene, html);
    }
}

const Fragment fragment_room_now = { .name = "room-now", .tag = "section", .put = put_now };

/* === Who is next === */

/* When its turn likely is: the middle of the forecast alone, since that is what one looks for here. */
static void put_turn(const Scene *scene, Html *html, int list, int inscription)
{
    const ListOutlook *outlook = scene_outlook(scene, list);
    const int place = outlook != NULL ? list_outlook_find(outlook, inscription) : -1;
    if (place >= 0) {
        char clock[PLACE_CLOCK_SIZE];
        room_put_with(html, "span", "likely", scene->words->room_likely,
                      place_clock(scene->place, outlook->speakers[place].start.likely, false, clock));
    }
}

static void put_next(const Scene *scene, Html *html)
{
    const FloorView view = floor_view(scene->state, scene->now);
    const bool shows = scene_follows(scene) && meeting_now(scene->state) != ID_NONE && view.remaining > 0;
    if (!shows) {
        html_flag(html, "hidden");
    }
    open_panel(html, "panel room-next", scene->words->room_next);
    if (!shows) {
        return;
    }
    html_open_class(html, "ol", "speakers");
    for (guint i = 0; i < FLOOR_NEXT && view.next[i] != ID_NONE; i++) {
        g_autofree char *who = line_speaker_words(scene, view.next[i]);
        html_open_class(html, "li", i == 0 ? "first" : NULL);
        html_element(html, "span", NULL, who);
        put_turn(scene, html, view.list, view.next[i]);
        html_close(html);
    }
    html_close(html);
    if (view.remaining > FLOOR_NEXT) {
        html_open_class(html, "p", "quiet");
        words_put_count(scene->words, scene->words->room_waiting, view.remaining - FLOOR_NEXT, html_inside(html));
        html_close(html);
    }
}

const Fragment fragment_room_next = { .name = "room-next", .tag = "section", .depends = ON_AUDIENCE, .put = put_next };

/* === The plan and what became of it === */

/* Two, since the picture changes with each statement, and what is beside it seldom does. */
static void put_picture(const Scene *scene, Html *html)
{
    g_autoptr(GPtrArray) meetings = room_day(scene, shown_day(scene), true);
    if (meetings->len == 0) {
        html_element(html, "p", "quiet", scene->words->room_none);
        return;
    }
    room_put_picture(scene, html, meetings, "picture");
}

static void put_lines(const Scene *scene, Html *html)
{
    g_autoptr(GPtrArray) meetings = room_day(scene, shown_day(scene), true);
    for (guint i = 0; i < meetings->len; i++) {
        room_put_meeting(scene, html, g_ptr_array_index(meetings, i));
    }
}

const Fragment fragment_room_picture = { .name = "room-picture", .tag = "div", .put = put_picture };
const Fragment fragment_room_lines = { .name = "room-lines", .tag = "div", .put = put_lines };

/* === What comes next === */

static void put_ahead_meeting(const Scene *scene, Html *html, int meeting)
{
    const Meeting *row = state_meeting(scene->state, meeting);
    const CivilDate day = day_of_meeting(scene->state, meeting);
    g_autofree char *hours = line_hours(scene, row->starts, row->ends);
    html_open(html, "h3");
    if (!civil_date_equal(day, shown_day(scene))) {
        words_put_short_day(scene->words, day, html_inside(html));
        html_text(html, ", ");
    }
    html_element(html, "bdi", NULL, hours);
    html_close(html);
}

static void put_ahead_line(const Scene *scene, Html *html, const WeekOutlook *week, size_t i)
{
    g_autofree char *words = line_words(scene, week->lines[i]);
    html_open(html, "li");
    html_open_class(html, "span", "when");
    room_put_likely(scene, html, &week->of_segments[i].start);
    html_close(html);
    line_put(html, "span", "what", words);
    html_close(html);
}

/* The lines of a slot, from `first` on; returns the index of the first of the next slot. */
static size_t put_ahead_slot(const Scene *scene, Html *html, const WeekOutlook *week, size_t first)
{
    const int slot = week->segments[first].slot;
    size_t i = first;
    put_ahead_meeting(scene, html, week->meetings[slot]);
    html_open_class(html, "ol", "ahead");
    for (; i < week->input.n_segments && week->segments[i].slot == slot; i++) {
        if (state_segment(scene->state, week->lines[i])->state == SEGMENT_AHEAD) {
            put_ahead_line(scene, html, week, i);
        }
    }
    html_close(html);
    return i;
}

/* Whether something of the slot that begins with the line is still ahead: of the meeting that goes on, its last line
 * may be in hand. */
static bool is_ahead(const Scene *scene, const WeekOutlook *week, size_t first)
{
    bool is_so = false;
    for (size_t i = first; i < week->input.n_segments && week->segments[i].slot == week->segments[first].slot; i++) {
        is_so = is_so || state_segment(scene->state, week->lines[i])->state == SEGMENT_AHEAD;
    }
    return is_so;
}

static void put_overrun(const Scene *scene, Html *html, const WeekOutlook *week)
{
    enum { WORTH_TELLING = 20, STEP = 5 };
    const int running = meeting_now(scene->state);
    const bool is_first = week->input.n_slots > 0 && running != ID_NONE && week->meetings[0] == running;
    const int per_cent = is_first ? week->of_slots[0].overrun_permille / 10 / STEP * STEP : 0;
    if (per_cent >= WORTH_TELLING) {
        html_open_class(html, "p", "overrun");
        words_put_number(scene->words->room_overrun, per_cent, html_inside(html));
        html_close(html);
    }
}

static void put_ahead(const Scene *scene, Html *html)
{
    open_panel(html, "panel room-ahead", scene->words->room_ahead);
    const WeekOutlook *week = state_the_body(scene->state)->is_closed ? NULL : scene_week(scene);
    guint shown = 0;
    if (week == NULL || week->input.n_segments == 0) {
        html_element(html, "p", "quiet", scene->words->room_nothing_ahead);
        return;
    }
    put_overrun(scene, html, week);
    for (size_t i = 0; i < week->input.n_segments && shown < AHEAD_SLOTS;) {
        const int slot = week->segments[i].slot;
        if (is_ahead(scene, week, i)) {
            i = put_ahead_slot(scene, html, week, i);
            shown++;
        }
        while (i < week->input.n_segments && week->segments[i].slot == slot) {
            i++;
        }
    }
    html_element(html, "p", "how", scene->words->room_forecast_how);
}

const Fragment fragment_room_ahead = { .name = "room-ahead", .tag = "section", .put = put_ahead };

/* === Who was heard === */

/* In the meeting that goes on, else in the latest of the day. */
static int heard_meeting(const Scene *scene)
{
    int meeting = meeting_now(scene->state);
    g_autoptr(GArray) meetings = day_meetings(scene->state, shown_day(scene));
    for (guint i = 0; meeting == ID_NONE && i < meetings->len; i++) {
        const int id = g_array_index(meetings, int, meetings->len - 1 - i);
        meeting = state_meeting(scene->state, id)->called > 0 ? id : ID_NONE;
    }
    return meeting;
}

/* All of them stand in the journal of the meeting: here as many as change under one's eyes. */
enum { HEARD_LATEST = 12 };

static void put_earlier(const Scene *scene, Html *html, const DayMeeting *day)
{
    const Meeting *meeting = state_meeting(scene->state, day->meeting);
    if (day->heard->len <= HEARD_LATEST) {
        return;
    }
    html_open_class(html, "p", "earlier");
    g_autofree char *journal = g_strdup_printf("meetings/%d", meeting->ordinal);
    room_link_open(scene, html, journal);
    words_put_count(scene->words, scene->words->room_heard_before, (int)(day->heard->len - HEARD_LATEST),
                    html_inside(html));
    html_close(html);
    html_close(html);
}

static void put_heard(const Scene *scene, Html *html)
{
    const int meeting = heard_meeting(scene);
    open_panel(html, "panel room-heard", scene->words->room_heard);
    if (meeting == ID_NONE) {
        html_element(html, "p", "quiet", scene->words->room_heard_none);
        return;
    }
    g_autofree char *name = line_meeting_words(scene, meeting);
    g_autoptr(DayMeeting) day = day_meeting_new(scene->state, meeting, NULL);
    html_element(html, "p", "quiet", name);
    put_earlier(scene, html, day);
    room_put_heard(scene, html, day, HEARD_LATEST, false);
}

const Fragment fragment_room_heard = { .name = "room-heard", .tag = "section", .put = put_heard };

/* === What was decided === */

static void put_decisions(const Scene *scene, Html *html)
{
    Instant from, to;
    g_autoptr(GPtrArray) meetings = room_day(scene, shown_day(scene), false);
    open_panel(html, "panel room-decisions", scene->words->room_decisions);
    if (room_day_span(meetings, scene, &from, &to)) {
        room_put_decisions(scene, html, from, to);
    } else {
        html_element(html, "p", "quiet", scene->words->room_decisions_none);
    }
}

const Fragment fragment_room_decisions = { .name = "room-decisions", .tag = "section", .put = put_decisions };
