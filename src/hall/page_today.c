/* The day as it happens, for everybody: the plan beside what became of it, who has the floor, who was heard, what comes
 * next. It reads without scripts as with them; then it stays true by its fragments. */
#include "hall/fragments.h"
#include "hall/pages.h"
#include "hall/room_parts.h"

static const char *title(const Scene *scene)
{
    return scene->words->today;
}

static void put_links(const Scene *scene, Html *html)
{
    const struct {
        const char *path, *words;
    } links[] = {
        { "/room/charts", scene->words->room_charts },
        { "/room/calendar", scene->words->room_calendar },
        { "/room.txt", scene->words->room_text },
    };
    html_open_class(html, "ul", "room-links");
    for (guint i = 0; i < G_N_ELEMENTS(links); i++) {
        html_open(html, "li");
        html_open(html, "a");
        visit_address(scene->visit, html, "href", links[i].path);
        html_text(html, links[i].words);
        html_close(html);
        html_close(html);
    }
    html_close(html);
}

static void put(const Scene *scene, Html *html)
{
    room_put_head(scene, html, day_to_show(scene->state, scene->now), true);
    html_open_class(html, "div", "room");
    html_open_class(html, "div", "room-first");
    fragment_put(&fragment_floor, scene, html);
    fragment_put(&fragment_room_now, scene, html);
    fragment_put(&fragment_room_next, scene, html);
    html_close(html);
    html_open_class(html, "div", "room-main");
    html_open_class(html, "section", "panel room-plan");
    html_attribute(html, "id", "room-plan");
    html_element(html, "h2", NULL, scene->words->room_plan);
    fragment_put(&fragment_room_picture, scene, html);
    fragment_put(&fragment_room_lines, scene, html);
    html_close(html);
    fragment_put(&fragment_room_heard, scene, html);
    html_close(html);
    html_open_class(html, "div", "room-side");
    fragment_put(&fragment_room_ahead, scene, html);
    fragment_put(&fragment_room_decisions, scene, html);
    put_links(scene, html);
    html_close(html);
    html_close(html);
}

static const Fragment *const fragments[] = { &fragment_floor,        &fragment_room_now,       &fragment_room_next,
                                             &fragment_room_picture, &fragment_room_lines,     &fragment_room_heard,
                                             &fragment_room_ahead,   &fragment_room_decisions, NULL };
static const char *const files[] = { "chart.css", "room.css", NULL };

const Page page_today = { .path = "/room",
                          .roles = DOOR_EVERYBODY,
                          .is_in_menu = true,
                          .title = title,
                          .files = files,
                          .fragments = fragments,
                          .put = put };
