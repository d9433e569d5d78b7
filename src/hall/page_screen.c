/* The screens of the hall: a view by its name, for whoever opens it; and a screen by its own name, which shows what the
 * desk has chosen for it and goes on by itself. */
#include "hall/pages.h"
#include "hall/screen_views.h"
#include "session/screens.h"

#include <string.h>

enum { MS = 1000 };

static const char *title(const Scene *scene)
{
    return scene->words->screens;
}

static const char *const files[] = { "screen.css", "screen.js", NULL };

/* --- a view ---------------------------------------------------------------------------------------------------------
 */

static ScreenView view_of(const Scene *scene)
{
    ScreenView view = VIEW_OVERVIEW;
    while (view < N_SCREEN_VIEWS && strcmp(screen_view_names[view], scene->parts[0]) != 0) {
        view++;
    }
    return view;
}

static bool has_view(const Scene *scene)
{
    return view_of(scene) < N_SCREEN_VIEWS;
}

static void put_view(const Scene *scene, Html *html)
{
    if (has_view(scene)) {
        screen_put_view(scene, html, view_of(scene), ID_NONE);
    }
}

static const Fragment fragment_view = {
    .name = "view", .tag = "section", .depends = ON_AUDIENCE | ON_PLACE, .put = put_view
};

static void put_view_page(const Scene *scene, Html *html)
{
    fragment_put(&fragment_view, scene, html);
}

static const Fragment *const view_fragments[] = { &fragment_view, NULL };

const Page page_view = { .path = "/screens/*",
                         .roles = DOOR_EVERYBODY,
                         .is_screen = true,
                         .has = has_view,
                         .title = title,
                         .files = files,
                         .fragments = view_fragments,
                         .put = put_view_page };

/* --- a screen -------------------------------------------------------------------------------------------------------
 */

/* Its name, where it is asked for: assets/screen.js shows it until then. */
static void put_identity(const Scene *scene, Html *html, const Screen *screen)
{
    const char *name = state_text(scene->state, screen->title != 0 ? screen->title : screen->name);
    html_open_class(html, "p", "identity");
    html_number(html, "data-identify", screen->identified / MS + (gint64)SCREEN_IDENTIFY_SECONDS * MS);
    html_attribute(html, "data-name", name);
    html_close(html);
}

static void put_screen(const Scene *scene, Html *html)
{
    const int id = screens_find(scene->state, scene->parts[0]);
    const Screen *screen = state_screen(scene->state, id);
    if (screen == NULL) {
        screen_put_view(scene, html, VIEW_MESSAGE, ID_NONE); /* it was let in, and nothing is chosen yet */
        return;
    }
    screen_put_view(scene, html, screen->view, id);
    put_identity(scene, html, screen);
}

static const Fragment fragment_screen = {
    .name = "screen", .tag = "section", .depends = ON_AUDIENCE | ON_PLACE, .put = put_screen
};

static void put_screen_page(const Scene *scene, Html *html)
{
    fragment_put(&fragment_screen, scene, html);
}

static const Fragment *const screen_fragments[] = { &fragment_screen, NULL };

const Page page_screen = { .path = "/screens/at/*",
                           .roles = DOOR_BIT(DOOR_SCREEN) | DOOR_OFFICE,
                           .is_screen = true,
                           .title = title,
                           .files = files,
                           .fragments = screen_fragments,
                           .put = put_screen_page };
