/* The session in figures and pictures, for everybody: how the time was shared, what became of the plan, how the list
 * will go on. */
#include "hall/chart.h"
#include "hall/pages.h"
#include "hall/room_parts.h"

static const char *title(const Scene *scene)
{
    return scene->words->room_charts;
}

static void open_part(Html *html, const char *id, const char *heading)
{
    html_open_class(html, "section", "panel");
    html_attribute(html, "id", id);
    html_element(html, "h2", NULL, heading);
}

static void put_shares(const Scene *scene, Html *html)
{
    g_autoptr(Shares) shares = shares_new(scene->state, ID_NONE);
    if (shares->all.times == 0) {
        html_element(html, "p", "quiet", scene->words->room_heard_none);
        return;
    }
    open_part(html, "kinds", scene->words->chart_by_kind);
    chart_put_kinds(scene, html, shares);
    html_close(html);
    open_part(html, "groups", scene->words->chart_by_group);
    chart_put_groups(scene, html, shares);
    html_close(html);
    open_part(html, "participants", scene->words->chart_by_participant);
    chart_put_participants(scene, html, shares);
    html_close(html);
    open_part(html, "even", scene->words->chart_evenness);
    chart_put_evenness(scene, html);
    html_close(html);
}

static void put_list(const Scene *scene, Html *html)
{
    const int list = outlook_current_list(scene->state);
    if (list == ID_NONE || !scene_follows(scene)) {
        return;
    }
    g_autofree char *matter = line_matter_words(scene, state_list(scene->state, list)->matter);
    open_part(html, "list", scene->words->chart_turns);
    line_put_words(scene, html, "p", "quiet",
                   matter != NULL ? matter : state_text(scene->state, state_list(scene->state, list)->id));
    chart_put_list(scene, html, list);
    html_close(html);
}

static void put_rehearsals(const Scene *scene, Html *html)
{
    const int version = state_the_body(scene->state)->programme_version;
    const Outlook *outlook = scene->rehearsed != NULL ? rehearsed_at_hand(scene->rehearsed, version) : NULL;
    if (version == 0) {
        return;
    }
    open_part(html, "rehearsals", scene->words->chart_rehearsals);
    html_element(html, "p", "how", scene->words->chart_rehearsals_how);
    if (outlook != NULL) {
        chart_put_outlook(scene, html, outlook);
    } else {
        html_open_class(html, "a", "button");
        visit_address(scene->visit, html, "href", "/room/rehearsals");
        html_attribute(html, "rel", "nofollow");
        html_text(html, scene->words->chart_rehearse);
        html_close(html);
    }
    html_close(html);
}

static void put(const Scene *scene, Html *html)
{
    room_put_head(scene, html, (CivilDate){ 0 }, false);
    html_element(html, "h2", "charts-title", scene->words->room_charts);
    html_element(html, "p", "how", scene->words->chart_on_record);
    html_open_class(html, "div", "charts");
    put_shares(scene, html);
    open_part(html, "plan", scene->words->chart_meetings);
    chart_put_meetings(scene, html);
    html_close(html);
    put_list(scene, html);
    put_rehearsals(scene, html);
    html_close(html);
}

static const char *const files[] = { "chart.css", "room.css", NULL };

const Page page_charts = {
    .path = "/room/charts", .roles = DOOR_EVERYBODY, .title = title, .files = files, .put = put
};
