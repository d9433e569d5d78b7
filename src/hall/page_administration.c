/* Who may come in: accounts, invitations, screens, and what was done and refused at the door. The secretary's; officers
 * at the desk let screens in. */
#include "hall/door_lists.h"
#include "hall/pages.h"

enum { TRACES_SHOWN = 50 };

static const char *title(const Scene *scene)
{
    return scene->words->administration;
}

static void put_search(const Scene *scene, const char *sought, Html *html)
{
    html_open_class(html, "form", "search");
    html_attribute(html, "role", "search");
    visit_address(scene->visit, html, "action", "/administration");
    html_open(html, "label");
    html_text(html, scene->words->seek_account);
    html_empty(html, "input");
    html_attribute(html, "type", "search");
    html_attribute(html, "name", "q");
    html_attribute(html, "value", sought);
    html_number(html, "maxlength", DOOR_ACCOUNT_LIMIT);
    html_close(html);
    html_element(html, "button", NULL, scene->words->seek);
    html_close(html);
}

static void put_accounts(const Scene *scene, Html *html)
{
    g_autoptr(GArray) accounts = door_accounts(scene->door, g_get_real_time());
    g_autofree char *sought = query_value(scene->query, "q");
    html_open_class(html, "section", "panel wide");
    html_element(html, "h2", NULL, scene->words->accounts);
    put_search(scene, sought, html);
    door_put_accounts(scene, html, accounts, NULL, sought);
    html_close(html);
}

static void put_invitations(const Scene *scene, Html *html)
{
    g_autoptr(GArray) invitations = door_invitations(scene->door, NULL, g_get_real_time());
    html_open_class(html, "section", "panel wide");
    html_element(html, "h2", NULL, scene->words->invitations);
    door_put_invite(scene, html, scene->visitor);
    door_put_invitations(scene, html, invitations);
    html_close(html);
}

static void keep_screens(GArray *rows)
{
    for (guint i = rows->len; i > 0; i--) {
        if (g_array_index(rows, DoorSignIn, i - 1).screen[0] == '\0') {
            g_array_remove_index(rows, i - 1);
        }
    }
}

static void put_screens(const Scene *scene, Html *html)
{
    const Words *words = scene->words;
    g_autoptr(GArray) rows = door_sign_ins(scene->door, NULL, g_get_real_time());
    keep_screens(rows);
    html_open_class(html, "section", "panel wide");
    html_element(html, "h2", NULL, words->screens);
    door_form_open(scene, html, "/door/screen", "fields row");
    door_put_input(html, &(DoorInput){ .name = "code",
                                       .label = words->screen_code,
                                       .type = "text",
                                       .hint = words->screen_code_hint,
                                       .limit = 2 * DOOR_CODE_LENGTH });
    door_put_input(
        html,
        &(DoorInput){ .name = "screen", .label = words->screen_name, .type = "text", .limit = DOOR_SCREEN_LIMIT });
    door_form_close(html, words->screen_admit, NULL);
    door_put_sign_ins(scene, html, rows, true);
    html_close(html);
}

static void put_trace(const Scene *scene, const DoorTrace *trace, Html *html)
{
    g_autofree char *at = place_time_words(scene->place, trace->at);
    html_open(html, "tr");
    html_element(html, "td", "when", at);
    html_element(html, "td", NULL, trace->what);
    html_element(html, "td", NULL, trace->who);
    html_element(html, "td", NULL, trace->by);
    html_element(html, "td", NULL, trace->why);
    html_close(html);
}

/* In English, as it stands in the traces: for who looks after the server. */
static void put_traces(const Scene *scene, Html *html)
{
    g_autoptr(GArray) traces = door_traces(scene->door);
    html_open_class(html, "section", "panel wide");
    html_element(html, "h2", NULL, scene->words->door_record);
    html_open_class(html, "div", "scroll");
    html_number(html, "tabindex", 0);
    html_open_class(html, "table", "plain traces");
    html_attribute(html, "lang", "en");
    html_attribute(html, "dir", "ltr");
    html_open(html, "tbody");
    for (guint i = 0; i < MIN(traces->len, TRACES_SHOWN); i++) {
        put_trace(scene, &g_array_index(traces, DoorTrace, i), html);
    }
    html_close(html);
    html_close(html);
    html_close(html);
    html_close(html);
}

static void put(const Scene *scene, Html *html)
{
    const bool is_secretary = scene->visitor->role == DOOR_SECRETARY;
    html_element(html, "h1", NULL, scene->words->administration);
    html_open_class(html, "div", "panels");
    if (is_secretary) {
        put_invitations(scene, html);
    }
    put_screens(scene, html);
    if (is_secretary) {
        put_accounts(scene, html);
        put_traces(scene, html);
    }
    html_close(html);
}

static const char *const files[] = { "hall.css", "door.css", NULL };

const Page page_administration = { .path = "/administration",
                                   .roles = DOOR_BIT(DOOR_SECRETARY) | DOOR_BIT(DOOR_OFFICER),
                                   .is_in_menu = true,
                                   .title = title,
                                   .files = files,
                                   .put = put };
