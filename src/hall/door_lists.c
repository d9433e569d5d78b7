#include "hall/door_lists.h"

#include "hall/act_form.h"

#include <string.h>

void door_put_button(const Scene *scene, Html *html, const char *path, const char *label, const char *field,
                     const char *value)
{
    door_form_open(scene, html, path, "act");
    act_form_field(html, field, value);
    act_form_field(html, "back", scene->back);
    door_form_close(html, label, NULL);
}

static void put_button_of_id(const Scene *scene, Html *html, const char *path, const char *label, guint64 id)
{
    g_autofree char *text = g_strdup_printf("%" G_GUINT64_FORMAT, id);
    door_put_button(scene, html, path, label, "id", text);
}

static void put_time(const Scene *scene, Html *html, Instant at)
{
    g_autofree char *words = at != 0 ? place_time_words(scene->place, at) : NULL;
    html_element(html, "td", "when", words != NULL ? words : "–");
}

static void open_table(Html *html, const char *const headings[])
{
    html_open_class(html, "div", "scroll");
    html_number(html, "tabindex", 0);
    html_open_class(html, "table", "plain");
    html_open(html, "thead");
    html_open(html, "tr");
    for (int i = 0; headings[i] != NULL; i++) {
        html_open(html, "th");
        html_attribute(html, "scope", "col");
        html_text(html, headings[i]);
        html_close(html);
    }
    html_close(html);
    html_close(html);
    html_open(html, "tbody");
}

static void close_table(Html *html)
{
    html_close(html);
    html_close(html);
    html_close(html);
}

/* A name that somebody chose, in whatever script. */
static void put_name(Html *html, const char *name)
{
    html_open(html, "th");
    html_attribute(html, "scope", "row");
    html_open(html, "bdi");
    html_text(html, name);
    html_close(html);
    html_close(html);
}

/* --- sign-ins -------------------------------------------------------------------------------------------------------
 */

static void put_sign_in(const Scene *scene, Html *html, const DoorSignIn *row, bool of_screens)
{
    html_open(html, "tr");
    if (of_screens) {
        put_name(html, row->screen);
    }
    put_time(scene, html, row->made);
    put_time(scene, html, row->used);
    html_open(html, "td");
    if (row->id == scene->visitor->sign_in) {
        html_element(html, "span", "tag good", scene->words->this_one);
    } else {
        put_button_of_id(scene, html, "/door/sign-out", scene->words->sign_out, row->id);
    }
    html_close(html);
    html_close(html);
}

void door_put_sign_ins(const Scene *scene, Html *html, const GArray *rows, bool of_screens)
{
    const Words *words = scene->words;
    const char *const headings[] = { words->screen_name, words->signed_in_since, words->used_last, words->deeds, NULL };
    if (rows->len == 0) {
        return;
    }
    open_table(html, headings + !of_screens);
    for (guint i = 0; i < MIN(rows->len, DOOR_ROWS_SHOWN); i++) {
        put_sign_in(scene, html, &g_array_index(rows, DoorSignIn, i), of_screens);
    }
    close_table(html);
}

/* --- accounts -------------------------------------------------------------------------------------------------------
 */

static void put_account(const Scene *scene, Html *html, const DoorAccount *row)
{
    g_autofree char *standing = door_standing_words(scene, &row->standing);
    html_open(html, "tr");
    put_name(html, row->name);
    html_element(html, "td", NULL, standing);
    put_time(scene, html, row->used);
    html_open_class(html, "td", "number");
    html_text_number(html, row->sign_ins);
    html_close(html);
    html_open(html, "td");
    if (row->sign_ins > 0 && strcmp(row->name, scene->visitor->account) != 0) {
        door_put_button(scene, html, "/door/sign-out-all", scene->words->sign_out, "account", row->name);
    }
    if (strcmp(row->name, scene->visitor->account) != 0) {
        door_put_button(scene, html, "/door/remove", scene->words->remove_account, "account", row->name);
    }
    html_close(html);
    html_close(html);
}

static bool is_shown(const DoorAccount *row, const char *party, const char *sought)
{
    return (party == NULL || strcmp(row->standing.party, party) == 0) &&
           (sought == NULL || strstr(row->name, sought) != NULL || strcmp(row->standing.party, sought) == 0);
}

void door_put_accounts(const Scene *scene, Html *html, const GArray *accounts, const char *party, const char *sought)
{
    const Words *words = scene->words;
    const char *const headings[] = { words->account_name,   words->as_whom, words->used_last,
                                     words->sign_ins_count, words->deeds,   NULL };
    guint n = 0;
    open_table(html, headings);
    for (guint i = 0; i < accounts->len && n < DOOR_ROWS_SHOWN; i++) {
        const DoorAccount *row = &g_array_index(accounts, DoorAccount, i);
        if (is_shown(row, party, sought)) {
            put_account(scene, html, row);
            n++;
        }
    }
    close_table(html);
    if (n == DOOR_ROWS_SHOWN) {
        html_element(html, "p", "quiet", words->more_accounts);
    }
}

/* --- invitations ----------------------------------------------------------------------------------------------------
 */

void door_put_invitations(const Scene *scene, Html *html, const GArray *invitations)
{
    const Words *words = scene->words;
    const char *const headings[] = { words->as_whom,   words->invited_by, words->good_until,
                                     words->uses_left, words->deeds,      NULL };
    if (invitations->len == 0) {
        return;
    }
    open_table(html, headings);
    for (guint i = 0; i < MIN(invitations->len, DOOR_ROWS_SHOWN); i++) {
        const DoorInvitation *row = &g_array_index(invitations, DoorInvitation, i);
        g_autofree char *standing = door_standing_words(scene, &row->standing);
        html_open(html, "tr");
        html_element(html, "td", NULL, standing);
        html_element(html, "td", NULL, row->by);
        put_time(scene, html, row->until);
        html_open_class(html, "td", "number");
        html_text_number(html, row->uses);
        html_close(html);
        html_open(html, "td");
        put_button_of_id(scene, html, "/door/take-back", words->take_back_invitation, row->id);
        html_close(html);
        html_close(html);
    }
    close_table(html);
}

static void put_roles(const Scene *scene, Html *html)
{
    door_select_open(html, "role", scene->words->role);
    for (int role = DOOR_SECRETARY; role < DOOR_SCREEN; role++) {
        door_put_option(html, door_role_names[role], scene->words->door_roles[role], role == DOOR_DELEGATE);
    }
    door_select_close(html);
}

static void put_parties(const Scene *scene, Html *html)
{
    door_select_open(html, "party", scene->words->delegation_of);
    door_put_option(html, "", "–", true);
    for (int i = 1; i <= state_participants(scene->state); i++) {
        const Participant *row = state_participant(scene->state, i);
        if (row != NULL && !row->has_left) {
            g_autofree char *name = scene_name(scene, i);
            door_put_option(html, state_text(scene->state, row->code), name, false);
        }
    }
    door_select_close(html);
}

static void put_ranks(const Scene *scene, Html *html)
{
    door_select_open(html, "rank", scene->words->rank);
    for (int rank = DOOR_RANK_HEAD; rank > DOOR_RANK_NONE; rank--) {
        door_put_option(html, door_rank_names[rank], scene->words->door_ranks[rank], rank == DOOR_RANK_DELEGATE);
    }
    door_select_close(html);
}

void door_put_invite(const Scene *scene, Html *html, const Visitor *visitor)
{
    const Words *words = scene->words;
    door_form_open(scene, html, "/door/invite", "fields row");
    act_form_field(html, "back", scene->back);
    if (visitor->role == DOOR_SECRETARY) {
        put_roles(scene, html);
        put_parties(scene, html);
    } else {
        act_form_field(html, "role", door_role_names[visitor->role]);
        act_form_field(html, "party", visitor->party);
    }
    put_ranks(scene, html);
    door_put_input(html,
                   &(DoorInput){ .name = "uses", .label = words->uses, .type = "number", .value = "1", .limit = 0 });
    door_form_close(html, words->invite, "main");
    html_element(html, "p", "quiet", words->invite_note);
}
