/* Where an invitation is accepted: its link opens this page, and what is sent from here makes the account. */
#include "door/passwords.h"
#include "hall/door_forms.h"
#include "hall/pages.h"

static const char *title(const Scene *scene)
{
    return scene->words->invitation;
}

static void put_as_whom(const Scene *scene, const DoorInvitation *invitation, Html *html)
{
    g_autofree char *who = door_standing_words(scene, &invitation->standing);
    html_open(html, "p");
    words_put_with(scene->words->invited_as, who, html_inside(html));
    html_close(html);
}

static void put_form(const Scene *scene, Html *html)
{
    const Words *words = scene->words;
    g_autofree char *path = g_strconcat("/invitation/", scene->parts[0], NULL);
    door_form_open(scene, html, path, "fields panel");
    html_element(html, "p", NULL, words->choose_name);
    door_put_input(html, &(DoorInput){ .name = "name",
                                       .label = words->account_name,
                                       .type = "text",
                                       .complete = "username",
                                       .hint = words->name_hint,
                                       .limit = DOOR_ACCOUNT_LIMIT });
    door_put_new_password(scene, html, words->password);
    door_form_close(html, words->accept_invitation, "main");
}

static void put(const Scene *scene, Html *html)
{
    DoorInvitation invitation;
    html_element(html, "h1", NULL, scene->words->invitation);
    if (!door_invitation(scene->door, scene->parts[0], g_get_real_time(), &invitation)) {
        html_element(html, "p", NULL, scene->words->invitation_over);
        return;
    }
    put_as_whom(scene, &invitation, html);
    put_form(scene, html);
}

static const char *const files[] = { "hall.css", "door.css", NULL };

const Page page_invitation = {
    .path = "/invitation/*", .roles = DOOR_EVERYBODY, .title = title, .files = files, .put = put
};
