/* A day of the session by its date: what was planned, what became of it, and all that was said. It does not change by
 * itself; the day that goes on is followed at /room. */
#include "hall/pages.h"
#include "hall/room_parts.h"

static CivilDate day_of(const Scene *scene)
{
    return civil_date_parse(scene->parts[0]);
}

static bool has(const Scene *scene)
{
    const CivilDate day = day_of(scene);
    g_autoptr(GArray) meetings = day_meetings(scene->state, day);
    return civil_date_is_set(day) && meetings->len > 0;
}

static const char *title(const Scene *scene)
{
    return scene->words->today;
}

static void put_heard(const Scene *scene, Html *html, const GPtrArray *meetings)
{
    html_open_class(html, "section", "panel room-heard");
    html_element(html, "h2", NULL, scene->words->room_heard);
    for (guint i = 0; i < meetings->len; i++) {
        const DayMeeting *day = g_ptr_array_index(meetings, i);
        g_autofree char *name = line_meeting_words(scene, day->meeting);
        if (state_meeting(scene->state, day->meeting)->called > 0) {
            html_element(html, "h3", NULL, name);
            room_put_heard(scene, html, day, 0, true);
        }
    }
    html_close(html);
}

static void put(const Scene *scene, Html *html)
{
    Instant from = 0, to = 0;
    const CivilDate day = day_of(scene);
    g_autoptr(GPtrArray) meetings = room_day(scene, day, true);
    room_day_span(meetings, scene, &from, &to);
    room_put_head(scene, html, day, false);
    html_open_class(html, "div", "room past");
    html_open_class(html, "section", "panel room-plan");
    html_element(html, "h2", NULL, scene->words->room_plan);
    room_put_picture(scene, html, meetings, "picture");
    for (guint i = 0; i < meetings->len; i++) {
        room_put_meeting(scene, html, g_ptr_array_index(meetings, i));
    }
    html_close(html);
    html_open_class(html, "section", "panel room-decisions");
    html_element(html, "h2", NULL, scene->words->room_decisions);
    room_put_decisions(scene, html, from, to);
    html_close(html);
    put_heard(scene, html, meetings);
    html_close(html);
}

static const char *const files[] = { "chart.css", "room.css", NULL };

const Page page_day = {
    .path = "/room/*", .roles = DOOR_EVERYBODY, .has = has, .title = title, .files = files, .put = put
};
