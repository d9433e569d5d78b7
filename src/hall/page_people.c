/* Who takes part: who is in the room, marked as quickly as people come in; the quorum; officers; stakeholders with
 * their standings. */
#include "hall/act_form.h"
#include "hall/desk_parts.h"
#include "hall/pages.h"
#include "session/acts.h"
#include "session/common.h"
#include "session/module.h"
#include "session/quorum.h"

#include <string.h>

static const char *title(const Scene *scene)
{
    return scene->words->people;
}

/* --- quorum ------------------------------------------------------------------------------------------------------- */

static void put_meter(const Scene *scene, Html *html, const char *pattern, Quorum quorum)
{
    const int needed = quorum_needed(scene->state, quorum);
    const bool is_met = quorum_is_met(scene->state, quorum);
    g_autofree char *number = g_strdup_printf("%d", needed);
    html_open_class(html, "p", "quorum");
    html_open(html, "span");
    words_put_with(pattern, number, html_inside(html));
    html_close(html);
    g_auto(Buffer) label = BUFFER_INIT;
    words_put_with(pattern, number, &label);
    html_open(html, "meter");
    html_attribute(html, "aria-label", buffer_text(&label));
    html_attribute(html, "min", "0");
    html_number(html, "max", MAX(quorum_members(scene->state), 1));
    html_number(html, "low", needed);
    html_number(html, "optimum", MAX(quorum_members(scene->state), 1));
    html_number(html, "value", quorum_present(scene->state));
    html_text(html, is_met ? scene->words->people_is_met : scene->words->people_is_not_met);
    html_close(html);
    html_element(html, "span", is_met ? "tag good" : "tag bad",
                 is_met ? scene->words->people_is_met : scene->words->people_is_not_met);
    html_close(html);
}

static void put_quorum(const Scene *scene, Html *html)
{
    g_autofree char *present = g_strdup_printf("%d / %d", quorum_present(scene->state), quorum_members(scene->state));
    html_attribute(html, "class", "panel");
    html_element(html, "h2", NULL, scene->words->people_quorum);
    html_open_class(html, "p", "lead");
    words_put_with(scene->words->people_present, present, html_inside(html));
    html_close(html);
    put_meter(scene, html, scene->words->people_to_open, QUORUM_TO_OPEN);
    put_meter(scene, html, scene->words->people_to_decide, QUORUM_TO_DECIDE);
}

static const Fragment fragment_quorum = {
    .name = "quorum", .tag = "section", .depends = ON_AUDIENCE, .put = put_quorum
};

/* --- the room ----------------------------------------------------------------------------------------------------- */

typedef struct {
    int id;
    const RosterEntry *entry; /* NULL of who is in no table */
    char *name, *key;         /* the key, by which those are sorted, only of them */
} Person;

typedef struct {
    Language language;
    CivilDate day;
} Ordering;

static void clear_person(gpointer data)
{
    Person *person = data;
    g_free(person->name);
    g_free(person->key);
}

/* By the order of the language where the roster has one, else by what the name's letters say. */
static int compare_people(gconstpointer a, gconstpointer b, gpointer data)
{
    const Ordering *ordering = data;
    const Person *one = a, *other = b;
    if (one->entry != NULL && other->entry != NULL) {
        return roster_compare(one->entry, other->entry, ordering->language, ordering->day);
    }
    return (one->entry == NULL) != (other->entry == NULL) ? (one->entry == NULL) - (other->entry == NULL)
                                                          : strcmp(one->key, other->key);
}

/* Free with g_array_unref. */
static GArray *people_of(const Scene *scene, bool (*is_wanted)(const Participant *row))
{
    GArray *people = g_array_new(FALSE, FALSE, sizeof(Person));
    g_array_set_clear_func(people, clear_person);
    for (int id = 1; id <= state_participants(scene->state); id++) {
        const Participant *row = state_participant(scene->state, id);
        if (row != NULL && !row->has_left && is_wanted(row)) {
            Person person = { .id = id, .entry = state_roster(scene->state, id), .name = scene_name(scene, id) };
            person.key = person.entry == NULL ? g_utf8_casefold(person.name, -1) : NULL;
            g_array_append_val(people, person);
        }
    }
    Ordering ordering = { scene->visit->language, place_day(scene->place, scene->now) };
    g_array_sort_with_data(people, compare_people, &ordering);
    return people;
}

static bool is_member(const Participant *row)
{
    return row->class == PARTICIPANT_MEMBER_STATE;
}

static bool is_stakeholder(const Participant *row)
{
    return row->class == PARTICIPANT_STAKEHOLDER;
}

static bool is_other(const Participant *row)
{
    return !is_member(row) && !is_stakeholder(row);
}

/* A name is a button of one of two forms: one marks as present, the other as gone. */
static const char *const mark_forms[] = { "mark-present", "mark-gone" };

static void put_mark(const Scene *scene, Html *html, const Person *person)
{
    const Participant *row = state_participant(scene->state, person->id);
    html_open(html, "button");
    html_attribute(html, "form", mark_forms[row->is_present]);
    html_attribute(html, "name", "party");
    html_attribute(html, "value", state_text(scene->state, row->code));
    html_attribute(html, "aria-pressed", row->is_present ? "true" : "false");
    html_text(html, person->name);
    html_close(html);
}

static void put_room(const Scene *scene, Html *html, const char *heading, bool (*is_wanted)(const Participant *row))
{
    g_autoptr(GArray) people = people_of(scene, is_wanted);
    html_attribute(html, "class", "panel");
    html_element(html, "h2", NULL, heading);
    html_open_class(html, "div", "room");
    for (guint i = 0; i < people->len; i++) {
        put_mark(scene, html, &g_array_index(people, Person, i));
    }
    html_close(html);
    if (people->len == 0) {
        html_element(html, "p", "quiet", scene->words->people_nobody);
    }
}

static void put_members(const Scene *scene, Html *html)
{
    put_room(scene, html, scene->words->people_members, is_member);
}

static void put_others(const Scene *scene, Html *html)
{
    put_room(scene, html, scene->words->people_others, is_other);
}

static const Fragment fragment_members = {
    .name = "members", .tag = "section", .depends = ON_AUDIENCE, .put = put_members
};
static const Fragment fragment_others = {
    .name = "others", .tag = "section", .depends = ON_AUDIENCE, .put = put_others
};

static void put_mark_forms(const Scene *scene, Html *html)
{
    static const char *const present[] = { "yes", "no" };
    for (guint i = 0; i < G_N_ELEMENTS(mark_forms); i++) {
        if (act_form_open_as(scene, html, "attendance.mark", NULL, mark_forms[i])) {
            act_form_field(html, "present", present[i]);
            html_close(html);
        }
    }
}

/* --- officers and stakeholders ------------------------------------------------------------------------------------ */

static void put_officers(const Scene *scene, Html *html)
{
    guint n = 0;
    html_attribute(html, "class", "panel");
    html_element(html, "h2", NULL, scene->words->people_officers);
    html_open_class(html, "table", "plain");
    for (int id = 1; id <= state_officers(scene->state); id++) {
        const Officer *row = state_officer(scene->state, id);
        if (row == NULL || row->has_left) {
            continue;
        }
        g_autofree char *post = acts_choice(FIELD_POST, row->post, scene->visit->language);
        g_autofree char *name = scene_name(scene, row->participant);
        html_open(html, "tr");
        html_element(html, "td", NULL, post);
        html_element(html, "td", NULL, name);
        html_close(html);
        n++;
    }
    html_close(html);
    if (n == 0) {
        html_element(html, "p", "quiet", scene->words->people_nobody);
    }
}

static const Fragment fragment_officers = {
    .name = "officers", .tag = "section", .depends = ON_AUDIENCE, .put = put_officers
};

static const char *look_of(Standing standing)
{
    switch (standing) {
    case STANDING_ACCREDITED:
    case STANDING_ECOSOC: return "tag good";
    case STANDING_OBJECTED:
    case STANDING_WITHDRAWN: return "tag bad";
    default: return "tag warn";
    }
}

static void put_stakeholders(const Scene *scene, Html *html)
{
    g_autoptr(GArray) people = people_of(scene, is_stakeholder);
    html_attribute(html, "class", "panel");
    html_element(html, "h2", NULL, scene->words->people_stakeholders);
    html_open_class(html, "table", "plain");
    for (guint i = 0; i < people->len; i++) {
        const Person *person = &g_array_index(people, Person, i);
        const Participant *row = state_participant(scene->state, person->id);
        g_autofree char *standing = acts_choice(FIELD_STATUS, row->standing, scene->visit->language);
        html_open(html, "tr");
        html_element(html, "td", NULL, person->name);
        html_open(html, "td");
        html_element(html, "code", NULL, state_text(scene->state, row->code));
        html_close(html);
        html_open(html, "td");
        html_element(html, "span", look_of(row->standing), standing);
        html_close(html);
        html_close(html);
    }
    html_close(html);
    if (people->len == 0) {
        html_element(html, "p", "quiet", scene->words->people_nobody);
    }
}

static const Fragment fragment_stakeholders = {
    .name = "stakeholders", .tag = "section", .depends = ON_AUDIENCE, .put = put_stakeholders
};

/* --- forms -------------------------------------------------------------------------------------------------------- */

static bool open_form(const Scene *scene, Html *html, const char *command, const char *heading)
{
    if (!visitor_may(scene->visitor, command_of(command))) {
        return false;
    }
    html_open_class(html, "details", "panel");
    html_element(html, "summary", NULL, heading);
    return act_form_open(scene, html, command, "fields");
}

static void close_form(Html *html, const char *label)
{
    act_form_close(html, label, NULL);
    html_close(html);
}

static void put_forms(const Scene *scene, Html *html)
{
    const Words *words = scene->words;
    if (open_form(scene, html, "officer.elect", words->people_elect)) {
        desk_put_choices(scene, html, words->people_post, FIELD_POST, NULL);
        desk_put_party(scene, html, words->desk_party, "party", true);
        act_form_field(html, "consent", "yes");
        close_form(html, words->people_elect_do);
    }
    if (open_form(scene, html, "stakeholder.set_standing", words->people_set_standing)) {
        desk_put_party(scene, html, words->people_code, "party", true);
        desk_put_choices(scene, html, words->people_standing, FIELD_STATUS, NULL);
        desk_put_input(html, words->desk_reason, "reason", NULL, NULL, false);
        close_form(html, words->people_set_standing);
    }
    if (open_form(scene, html, "stakeholder.register", words->people_register)) {
        desk_put_input(html, words->people_code, "party", NULL, NULL, true);
        desk_put_input(html, words->people_name, "name", NULL, NULL, true);
        desk_put_choices(scene, html, words->people_standing, FIELD_STATUS, words->desk_usual);
        close_form(html, words->people_register);
    }
}

static void put(const Scene *scene, Html *html)
{
    html_element(html, "h1", NULL, scene->words->people);
    put_mark_forms(scene, html);
    html_open_class(html, "div", "people");
    html_open_class(html, "div", "desk-side");
    fragment_put(&fragment_quorum, scene, html);
    fragment_put(&fragment_officers, scene, html);
    put_forms(scene, html);
    html_close(html);
    html_open_class(html, "div", "desk-lists");
    html_element(html, "p", "quiet", scene->words->people_mark);
    html_open_class(html, "div", "finder");
    html_attribute(html, "hidden", "hidden");
    desk_put_input(html, scene->words->people_find, "find", NULL, NULL, false);
    html_close(html);
    fragment_put(&fragment_members, scene, html);
    fragment_put(&fragment_others, scene, html);
    fragment_put(&fragment_stakeholders, scene, html);
    html_close(html);
    html_close(html);
    desk_put_participants(scene, html);
}

static const Fragment *const fragments[] = { &fragment_quorum,   &fragment_members,      &fragment_others,
                                             &fragment_officers, &fragment_stakeholders, NULL };
static const char *const files[] = { "desk.css", "people.js", NULL };

const Page page_people = { .path = "/desk/people",
                           .roles = DOOR_OFFICE,
                           .is_in_menu = true,
                           .title = title,
                           .files = files,
                           .fragments = fragments,
                           .put = put };
