/* The page of a delegation, or of a stakeholder: first for a telephone. */
#include "hall/delegation_parts.h"
#include "hall/fragments.h"
#include "hall/pages.h"

#include "core/roster.h"

static const char *title(const Scene *scene)
{
    return scene->words->our_delegation;
}

/* Names to choose from, outside of all that changes: browsers offer them where a field asks for one. */
static void put_names(const Scene *scene, Html *html)
{
    html_open(html, "datalist");
    html_attribute(html, "id", "parties");
    for (int id = 1; id <= state_participants(scene->state); id++) {
        const Participant *row = state_participant(scene->state, id);
        if (row != NULL && !row->has_left && row->class != PARTICIPANT_STAKEHOLDER) {
            g_autofree char *name = scene_name(scene, id);
            put_option(html, state_text(scene->state, row->code), name, false);
        }
    }
    html_close(html);
}

static void put_groups(const Scene *scene, Html *html)
{
    html_open(html, "datalist");
    html_attribute(html, "id", "groups");
    const RosterGroup *group;
    for (size_t i = 0; (group = roster_group_at(i)) != NULL; i++) {
        put_option(html, group->name[LANGUAGE_ENGLISH], group->name[scene->visit->language], false);
    }
    html_close(html);
}

/* Shown by the page's script, where the browser can tell of something while the page is in the back. */
static void put_notify(const Scene *scene, Html *html)
{
    html_open_class(html, "button", "notify");
    html_attribute(html, "type", "button");
    html_attribute(html, "id", "notify");
    html_flag(html, "hidden");
    html_text(html, scene->words->tell_me);
    html_close(html);
}

static void put(const Scene *scene, Html *html)
{
    g_autofree char *name = scene_name(scene, scene->participant);
    html_open_class(html, "header", "delegation-head");
    html_element(html, "h1", NULL, name != NULL ? name : scene->visitor->party);
    fragment_put(&fragment_delegation_room, scene, html);
    put_notify(scene, html);
    html_close(html);
    fragment_put(&fragment_delegation_alerts, scene, html);
    html_open_class(html, "div", "delegation");
    html_open_class(html, "div", "column");
    fragment_put(&fragment_floor, scene, html);
    fragment_put(&fragment_delegation_question, scene, html);
    fragment_put(&fragment_delegation_lists, scene, html);
    fragment_put(&fragment_delegation_acts, scene, html);
    html_close(html);
    html_open_class(html, "div", "column");
    fragment_put(&fragment_delegation_now, scene, html);
    fragment_put(&fragment_delegation_day, scene, html);
    fragment_put(&fragment_delegation_texts, scene, html);
    html_close(html);
    html_close(html);
    put_names(scene, html);
    put_groups(scene, html);
}

static const Fragment *const fragments[] = {
    &fragment_delegation_room,
    &fragment_delegation_alerts,
    &fragment_floor,
    &fragment_delegation_question,
    &fragment_delegation_lists,
    &fragment_delegation_acts,
    &fragment_delegation_now,
    &fragment_delegation_day,
    &fragment_delegation_texts,
    NULL,
};
static const char *const files[] = { "hall.css", "delegation.css", "idiomorph.js",  "live.js",
                                     "clock.js", "act.js",         "delegation.js", NULL };

const Page page_delegation = { .path = "/delegation",
                               .roles = DOOR_BIT(DOOR_DELEGATE) | DOOR_BIT(DOOR_STAKEHOLDER),
                               .is_in_menu = true,
                               .title = title,
                               .files = files,
                               .fragments = fragments,
                               .put = put };
