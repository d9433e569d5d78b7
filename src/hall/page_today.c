/* The day as it happens, for everybody. */
#include "hall/fragments.h"
#include "hall/pages.h"

static const char *title(const Scene *scene)
{
    return scene->words->today;
}

static void put(const Scene *scene, Html *html)
{
    html_element(html, "h1", NULL, scene->words->today);
    fragment_put(&fragment_floor, scene, html);
}

static const Fragment *const fragments[] = { &fragment_floor, NULL };

const Page page_today = {
    .path = "/room", .roles = DOOR_EVERYBODY, .is_in_menu = true, .title = title, .fragments = fragments, .put = put
};
