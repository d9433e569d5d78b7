/* One's own account: where one is signed in, the password, and for the head of a delegation its people. */
#include "door/passwords.h"
#include "hall/door_lists.h"
#include "hall/pages.h"
#include "web/words.h"

static const char *title(const Scene *scene)
{
    return scene->words->my_account;
}

static void put_password(const Scene *scene, Html *html)
{
    const Words *words = scene->words;
    html_open_class(html, "section", "panel");
    html_element(html, "h2", NULL, words->change_password);
    door_form_open(scene, html, "/door/password", "fields");
    door_put_input(html, &(DoorInput){ .name = "old",
                                       .label = words->password_now,
                                       .type = "password",
                                       .complete = "current-password",
                                       .limit = PASSWORD_LIMIT });
    door_put_new_password(scene, html, words->password_new);
    door_form_close(html, words->change_password, NULL);
    html_element(html, "p", "quiet", words->change_password_note);
    html_close(html);
}

static void put_sign_ins(const Scene *scene, Html *html)
{
    g_autoptr(GArray) rows = door_sign_ins(scene->door, scene->visitor->account, g_get_real_time());
    html_open_class(html, "section", "panel");
    html_element(html, "h2", NULL, scene->words->signed_in_at);
    door_put_sign_ins(scene, html, rows, false);
    if (rows->len > 1) {
        door_put_button(scene, html, "/door/sign-out-all", scene->words->sign_out_others, "account",
                        scene->visitor->account);
    }
    html_close(html);
}

/* For the head of a delegation: who acts for it, and invitations. */
static void put_delegation(const Scene *scene, Html *html)
{
    const Visitor *visitor = scene->visitor;
    DoorStanding standing = { .role = visitor->role, .rank = DOOR_RANK_DELEGATE };
    g_strlcpy(standing.party, visitor->party, sizeof standing.party);
    if (visitor->party[0] == '\0' || !door_may_invite(visitor, &standing)) {
        return;
    }
    g_autoptr(GArray) accounts = door_accounts(scene->door, g_get_real_time());
    g_autoptr(GArray) invitations = door_invitations(scene->door, visitor->party, g_get_real_time());
    html_open_class(html, "section", "panel wide");
    html_element(html, "h2", NULL, scene->words->my_delegation);
    door_put_accounts(scene, html, accounts, visitor->party, NULL);
    door_put_invite(scene, html, visitor);
    door_put_invitations(scene, html, invitations);
    html_close(html);
}

static void put(const Scene *scene, Html *html)
{
    const Visitor *visitor = scene->visitor;
    DoorStanding standing = { .role = visitor->role, .rank = visitor->rank };
    g_strlcpy(standing.party, visitor->party, sizeof standing.party);
    g_autofree char *who = door_standing_words(scene, &standing);
    html_open(html, "h1");
    html_open(html, "bdi");
    html_text(html, visitor->account);
    html_close(html);
    html_close(html);
    html_element(html, "p", "quiet", who);
    html_open_class(html, "div", "panels");
    put_sign_ins(scene, html);
    put_password(scene, html);
    put_delegation(scene, html);
    html_close(html);
}

static const char *const files[] = { "hall.css", "door.css", NULL };

const Page page_account = { .path = "/account",
                            .roles = DOOR_EVERYBODY & ~(DOOR_BIT(DOOR_PUBLIC) | DOOR_BIT(DOOR_SCREEN)),
                            .title = title,
                            .files = files,
                            .put = put };
