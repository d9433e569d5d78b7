/* Where people sign in. The form carries the path to which it leads back. */
#include "door/passwords.h"
#include "hall/act_form.h"
#include "hall/door_forms.h"
#include "hall/pages.h"

static const char *title(const Scene *scene)
{
    return scene->words->sign_in;
}

static void put(const Scene *scene, Html *html)
{
    const Words *words = scene->words;
    g_autofree char *back = query_value(scene->query, "back");
    html_element(html, "h1", NULL, words->sign_in);
    html_element(html, "p", "quiet", words->sign_in_lead);
    door_form_open(scene, html, "/sign-in", "fields panel");
    act_form_field(html, "back", errand_is_path(back) ? back : NULL);
    door_put_input(html, &(DoorInput){ .name = "name",
                                       .label = words->account_name,
                                       .type = "text",
                                       .complete = "username",
                                       .limit = DOOR_ACCOUNT_LIMIT });
    door_put_input(html, &(DoorInput){ .name = "password",
                                       .label = words->password,
                                       .type = "password",
                                       .complete = "current-password",
                                       .limit = PASSWORD_LIMIT });
    door_form_close(html, words->sign_in, "main");
    html_element(html, "p", "quiet", words->no_account);
}

static const char *const files[] = { "hall.css", "door.css", NULL };

const Page page_sign_in = { .path = "/sign-in", .roles = DOOR_EVERYBODY, .title = title, .files = files, .put = put };
