/* The screens of the hall, at the desk: which shows what, what is put on them, who comes in and who is sent away. */
#include "hall/act_form.h"
#include "hall/door_forms.h"
#include "hall/pages.h"
#include "session/acts.h"
#include "session/screens.h"

#include <string.h>

static const char *title(const Scene *scene)
{
    return scene->words->screens;
}

/* --- forms ----------------------------------------------------------------------------------------------------------
 */

static void put_view_choice(const Scene *scene, Html *html, ScreenView chosen)
{
    door_select_open(html, "view", scene->words->screen_view);
    for (int view = 0; view < N_SCREEN_VIEWS; view++) {
        g_autofree char *words = acts_choice(FIELD_VIEW, view, scene->visit->language);
        door_put_option(html, screen_view_names[view], words, view == (int)chosen);
    }
    door_select_close(html);
}

static void put_text_field(Html *html, const char *name, const char *label, const char *value, int limit)
{
    html_open(html, "label");
    html_text(html, label);
    html_empty(html, "input");
    html_attribute(html, "type", "text");
    html_attribute(html, "name", name);
    html_attribute(html, "dir", "auto");
    html_number(html, "maxlength", limit);
    html_attribute(html, "value", value);
    html_close(html);
}

static void put_show_form(const Scene *scene, Html *html, const Screen *screen, const char *name)
{
    g_autofree char *id = g_strconcat("show-", name, NULL);
    if (act_form_open_as(scene, html, "screen.show", "fields row", id)) {
        act_form_field(html, "screen", name);
        put_view_choice(scene, html, screen->view);
        put_text_field(html, "title", scene->words->screen_title, state_text(scene->state, screen->title),
                       SCREEN_TITLE_LIMIT);
        act_form_close(html, scene->words->screen_set, NULL);
    }
}

/* `name` NULL: on all. */
static void put_say_form(const Scene *scene, Html *html, const char *name, const char *message)
{
    if (message != NULL) {
        html_open_class(html, "p", "on-screen");
        html_attribute(html, "dir", "auto");
        html_text(html, message);
        html_close(html);
        act_button(scene, html, "screen.clear", scene->words->screen_clear, NULL, "screen",
                   name != NULL ? name : SCREEN_ALL, NULL);
    }
    /* By its id the form that is on its way is known from the one that comes in before it. */
    g_autofree char *id = g_strconcat("say-", name != NULL ? name : SCREEN_ALL, NULL);
    if (act_form_open_as(scene, html, "screen.say", "fields row", id)) {
        act_form_field(html, "screen", name != NULL ? name : SCREEN_ALL);
        put_text_field(html, "text", scene->words->screen_message, NULL, SCREEN_TEXT_LIMIT);
        act_form_close(html, scene->words->screen_put, NULL);
    }
}

static void put_revoke_form(const Scene *scene, Html *html, const char *name)
{
    html_open_class(html, "form", "act");
    html_attribute(html, "method", "post");
    visit_address(scene->visit, html, "action", "/desk/screens/revoke");
    act_form_seal(scene, html);
    act_form_field(html, "screen", name);
    html_element(html, "button", "grave", scene->words->screen_revoke);
    html_close(html);
}

/* --- a screen -------------------------------------------------------------------------------------------------------
 */

static void put_screen(const Scene *scene, Html *html, const Screen *screen)
{
    const char *name = state_text(scene->state, screen->name);
    const char *words = state_text(scene->state, screen->title != 0 ? screen->title : screen->name);
    g_autofree char *id = g_strconcat("screen-", name, NULL);
    g_autofree char *path = g_strconcat("/screens/at/", name, NULL);
    html_open_class(html, "section", "panel");
    html_attribute(html, "id", id);
    html_open(html, "h2");
    html_attribute(html, "dir", "auto");
    html_open(html, "a");
    visit_address(scene->visit, html, "href", path);
    html_text(html, words);
    html_close(html);
    html_close(html);
    put_show_form(scene, html, screen, name);
    put_say_form(scene, html, name, state_text(scene->state, screen->message));
    act_button(scene, html, "screen.identify", scene->words->screen_identify, NULL, "screen", name, NULL);
    html_close(html);
}

static void put_for_all(const Scene *scene, Html *html)
{
    html_open_class(html, "section", "panel");
    html_element(html, "h2", NULL, scene->words->screen_for_all);
    put_say_form(scene, html, NULL, screens_message(scene->state, ID_NONE));
    html_close(html);
}

static bool is_shown(const State *state, const Screen *screen)
{
    return screen != NULL && !screen->is_removed && screens_find(state, state_text(state, screen->name)) != ID_NONE;
}

static void put_screens(const Scene *scene, Html *html)
{
    html_attribute(html, "class", "panels");
    put_for_all(scene, html);
    for (int i = 1; i <= state_screens(scene->state); i++) {
        const Screen *screen = state_screen(scene->state, i);
        if (is_shown(scene->state, screen)) {
            put_screen(scene, html, screen);
        }
    }
}

static const Fragment fragment_screens = { .name = "screens", .tag = "div", .depends = ON_ROLE, .put = put_screens };

/* --- who comes in, who is sent away ---------------------------------------------------------------------------------
 */

static void put_admit(const Scene *scene, Html *html)
{
    const Words *words = scene->words;
    html_open_class(html, "section", "panel");
    html_element(html, "h2", NULL, words->screen_admit);
    html_element(html, "p", "quiet", words->screen_how);
    door_form_open(scene, html, "/desk/screens/admit", "fields row");
    door_put_input(html, &(DoorInput){ .name = "code",
                                       .label = words->screen_code,
                                       .type = "text",
                                       .hint = words->screen_code_hint,
                                       .limit = 2 * DOOR_CODE_LENGTH });
    door_put_input(html, &(DoorInput){ .name = "screen",
                                       .label = words->screen_name,
                                       .type = "text",
                                       .hint = words->screen_name_hint,
                                       .limit = SCREEN_NAME_LIMIT });
    put_text_field(html, "title", words->screen_title, NULL, SCREEN_TITLE_LIMIT);
    put_view_choice(scene, html, VIEW_OVERVIEW);
    door_form_close(html, words->screen_admit, "main");
    html_close(html);
}

static void put_revocations(const Scene *scene, Html *html)
{
    bool is_any = false;
    for (int i = 1; i <= state_screens(scene->state); i++) {
        const Screen *screen = state_screen(scene->state, i);
        if (!is_shown(scene->state, screen)) {
            continue;
        }
        if (!is_any) {
            html_open_class(html, "section", "panel revocations");
            html_element(html, "h2", NULL, scene->words->screen_revoke);
            is_any = true;
        }
        html_open(html, "p");
        html_element(html, "bdi", NULL, state_text(scene->state, screen->title != 0 ? screen->title : screen->name));
        html_text(html, " ");
        put_revoke_form(scene, html, state_text(scene->state, screen->name));
        html_close(html);
    }
    if (is_any) {
        html_close(html);
    }
}

static void put_views(const Scene *scene, Html *html)
{
    html_open_class(html, "section", "panel");
    html_element(html, "h2", NULL, scene->words->screen_open);
    html_open_class(html, "ul", "views");
    for (int view = 0; view < N_SCREEN_VIEWS; view++) {
        g_autofree char *words = acts_choice(FIELD_VIEW, view, scene->visit->language);
        g_autofree char *path = g_strconcat("/screens/", screen_view_names[view], NULL);
        html_open(html, "li");
        html_open(html, "a");
        visit_address(scene->visit, html, "href", path);
        html_text(html, words);
        html_close(html);
        html_close(html);
    }
    html_close(html);
    html_close(html);
}

static void put(const Scene *scene, Html *html)
{
    html_element(html, "h1", NULL, scene->words->screens);
    fragment_put(&fragment_screens, scene, html);
    html_open_class(html, "div", "panels");
    if (scene->visitor->role != DOOR_CHAIR) {
        put_admit(scene, html);
        put_revocations(scene, html);
    }
    put_views(scene, html);
    html_close(html);
}

static const Fragment *const fragments[] = { &fragment_screens, NULL };
static const char *const files[] = { "door.css", "screens.css", NULL };

const Page page_screens = { .path = "/desk/screens",
                            .roles = DOOR_OFFICE,
                            .is_in_menu = true,
                            .title = title,
                            .files = files,
                            .fragments = fragments,
                            .put = put };

/* --- the screen that waits ------------------------------------------------------------------------------------------
 */

static void put_pairing(const Scene *scene, Html *html)
{
    html_open_class(html, "section", "view pairing");
    html_open_class(html, "div", "middle");
    html_element(html, "p", "detail", scene->words->screen_waits);
    html_element(html, "h1", "code", scene->given);
    html_element(html, "p", "detail", scene->words->screen_where);
    html_close(html);
    html_close(html);
}

static const char *const pairing_files[] = { "screen.css", "screen.js", NULL };

const Page page_pairing = { .path = "/screen",
                            .roles = DOOR_BIT(DOOR_PUBLIC) | DOOR_BIT(DOOR_SCREEN),
                            .is_screen = true,
                            .title = title,
                            .files = pairing_files,
                            .put = put_pairing };
