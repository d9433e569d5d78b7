/* Every page and errand of the hall, as its row says who may: nobody else opens it, and nothing that is posted does
 * anything without the token of the sign-in, or for a page of another site. New rows are tried without a word here. */
#include "body.h"
#include "hall/errand.h"
#include "hall/hall.h"
#include "hall/page.h"

#include <string.h>

#define PASSWORD "four wet owls"

typedef struct {
    App *app;
    Keyring *keys;
    Running *running;
    Door *door;
    Hall *hall;
    char *cookies[N_DOOR_ROLES]; /* that a browser of each sends; NULL: it has none */
} House;

static DoorStanding standing_of(DoorRole role)
{
    DoorStanding standing = { .role = role };
    if (role == DOOR_DELEGATE || role == DOOR_STAKEHOLDER) {
        standing.rank = DOOR_RANK_HEAD;
        g_strlcpy(standing.party, "FRA", sizeof standing.party);
    }
    return standing;
}

static char *come_in(Door *door, DoorRole role)
{
    const Instant now = g_get_real_time();
    const DoorStanding standing = standing_of(role);
    DoorWelcome guest;
    if (role == DOOR_SCREEN) {
        char code[DOOR_CODE_LENGTH + 1];
        g_autofree char *ticket = door_screen_ask(), *asking = g_strconcat(DOOR_COOKIE "=", ticket, NULL);
        g_assert_true(door_screen_code(door, asking, code));
        g_assert_true(door_screen_admit(door, code, "Hall", "test", now, NULL));
        g_assert_true(door_screen_enter(door, asking, now, &guest, NULL));
    } else {
        g_assert_true(door_account_add(door, door_role_names[role], &standing, PASSWORD, "test", now, NULL));
        g_assert_true(door_sign_in(door, door_role_names[role], PASSWORD, NULL, now, &guest, NULL));
    }
    return g_strconcat(DOOR_COOKIE "=", guest.cookie, NULL);
}

static void house_init(House *house)
{
    *house = (House){ .app = app_open(ledger_mem_new(), NULL) };
    house->keys = keyring_new(ledger_mem_new(), NULL);
    house->running = running_new(house->app, house->keys, 100000);
    house->door = door_new(ledger_mem_new(), NULL);
    house->hall = hall_new(house->running, house->door);
    body_begin(house->app);
    for (int role = DOOR_SECRETARY; role < N_DOOR_ROLES; role++) {
        house->cookies[role] = come_in(house->door, (DoorRole)role);
    }
}

static void house_clear(House *house)
{
    hall_free(house->hall);
    door_free(house->door);
    running_free(house->running);
    keyring_free(house->keys);
    app_close(house->app);
    for (int role = 0; role < N_DOOR_ROLES; role++) {
        g_free(house->cookies[role]);
    }
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(House, house_clear)

/* An address that the pattern matches. Free with g_free. */
static char *address_of(const char *pattern)
{
    g_auto(GStrv) pieces = g_strsplit(pattern, "*", -1);
    return g_strjoinv("x", pieces);
}

static void ask(const House *house, const Request *like, const char *path, Response *response)
{
    Request request = *like;
    const Visit visit = { .language = LANGUAGE_ENGLISH, .path = path, .host = "example.org" };
    const Wing *wing = hall_wing(house->hall);
    gpointer begun = NULL;
    request.path = path;
    request.query = "";
    request.host = "example.org";
    g_assert_true(wing->has(request.method, &visit, wing->data));
    if (wing->begin != NULL && wing->begin(&request, &visit, NULL, response, &begun, wing->data)) {
        g_assert_null(begun);
        return;
    }
    g_assert_true(wing->answer(&request, &visit, true, response, wing->data));
}

/* `form` is what is posted, as browsers write it either way. */
static int status_of_form(const House *house, const ErrandInfo *info, DoorRole role, const char *form,
                          const char *fetch_site, bool in_parts)
{
    g_auto(Response) response = { 0 };
    g_autofree char *path = address_of(info->path);
    g_autofree char *parts =
        g_strdup_printf("--b\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n%s\r\n--b--\r\n", form);
    const char *sent = in_parts ? parts : form;
    g_autoptr(GBytes) body = g_bytes_new(sent, strlen(sent));
    const Request request = { .method = METHOD_POST,
                              .cookie = house->cookies[role],
                              .content_type =
                                  in_parts ? "multipart/form-data; boundary=b" : "application/x-www-form-urlencoded",
                              .fetch_site = fetch_site,
                              .body = body };
    ask(house, &request, path, &response);
    return response.status;
}

static guint64 entries(const House *house)
{
    const State *state = app_read_lock(house->app);
    const guint64 seq = state_seq(state);
    app_read_unlock(house->app);
    return seq;
}

static void nothing_is_done_without_the_token(void)
{
    g_auto(House) house;
    const ErrandInfo *info;
    house_init(&house);
    const guint64 before = entries(&house);
    guint tried = 0;
    for (guint i = 0; (info = errand_at(i)) != NULL; i++) {
        for (int role = DOOR_SECRETARY; role < N_DOOR_ROLES && info->is_posted && !info->takes_no_token; role++) {
            const int status = status_of_form(&house, info, (DoorRole)role, "once=1&token=", "same-origin", false);
            const int parts = status_of_form(&house, info, (DoorRole)role, "guess", "same-origin", true);
            if (status != 403 || parts != 403) {
                g_test_message("%s as %s: %d, %d", info->path, door_role_names[role], status, parts);
            }
            /* An act of no such name is none, whoever asks. */
            g_assert_true(status == 403 || (status == 404 && strchr(info->path, '*') != NULL));
            g_assert_true(parts == 403 || parts == 404);
            tried++;
        }
    }
    g_assert_cmpuint(tried, >, 50);
    g_assert_cmpuint(entries(&house), ==, before);
}

static void nothing_is_done_for_another_site(void)
{
    g_auto(House) house;
    const ErrandInfo *info;
    static const char *const sites[] = { "cross-site", "same-site", "nonsense", "" };
    house_init(&house);
    for (guint i = 0; (info = errand_at(i)) != NULL; i++) {
        for (gsize site = 0; site < G_N_ELEMENTS(sites) && info->is_posted; site++) {
            Visitor visitor;
            door_visitor(house.door, house.cookies[DOOR_SECRETARY], g_get_real_time(), &visitor);
            g_autofree char *form = g_strdup_printf("once=1&token=%s", visitor.token);
            const int status = status_of_form(&house, info, DOOR_SECRETARY, form, sites[site], false);
            g_assert_cmpint(status, ==, 403);
        }
    }
}

static void errands_are_for_whom_they_are(void)
{
    g_auto(House) house;
    const ErrandInfo *info;
    house_init(&house);
    for (guint i = 0; (info = errand_at(i)) != NULL; i++) {
        g_autofree char *path = address_of(info->path);
        for (int role = DOOR_PUBLIC; role < N_DOOR_ROLES; role++) {
            if ((info->roles & DOOR_BIT(role)) != 0) {
                continue;
            }
            g_auto(Response) response = { 0 };
            const Request request = { .method = info->is_posted ? METHOD_POST : METHOD_GET,
                                      .cookie = house.cookies[role] };
            ask(&house, &request, path, &response);
            g_assert_cmpint(response.status, ==, role == DOOR_PUBLIC && !info->is_posted ? 303 : 403);
        }
    }
}

static void pages_are_for_whom_they_are(void)
{
    g_auto(House) house;
    const Page *page;
    house_init(&house);
    for (guint i = 0; (page = page_at(i)) != NULL; i++) {
        g_autofree char *path = address_of(page->path), *live = g_strconcat("/live", path, NULL);
        const char *const paths[] = { path, live };
        for (int role = DOOR_PUBLIC; role < N_DOOR_ROLES; role++) {
            for (gsize which = 0; which < G_N_ELEMENTS(paths) && (page->roles & DOOR_BIT(role)) == 0; which++) {
                g_auto(Response) response = { 0 };
                const Request request = { .method = METHOD_GET, .cookie = house.cookies[role] };
                ask(&house, &request, paths[which], &response);
                g_assert_cmpint(response.status, ==, role == DOOR_PUBLIC ? 303 : 403);
                g_assert_null(response.channel);
            }
        }
    }
}

static void paths_that_lead_away_are_none(void)
{
    static const char *const bad[] = { NULL,        "",        "room",         "//evil.example", "/\\evil.example",
                                       "/a\tb",     "/a\r\nb", "/a b",         "https://x/",     "/a#b",
                                       "/\xc3\xa9", "\\/x",    "javascript:x", "/a\\b",          "/\x7f" };
    g_autofree char *endless = g_strnfill(ERRAND_PATH_LIMIT + 1, '/');
    endless[1] = 'a';
    for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_assert_false(errand_is_path(bad[i]));
    }
    g_assert_false(errand_is_path(endless));
    g_assert_true(errand_is_path("/") && errand_is_path("/room") && errand_is_path("/lists/item-5?x=%20y&z"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/errands/nothing-is-done-without-the-token", nothing_is_done_without_the_token);
    g_test_add_func("/errands/nothing-is-done-for-another-site", nothing_is_done_for_another_site);
    g_test_add_func("/errands/errands-are-for-whom-they-are", errands_are_for_whom_they_are);
    g_test_add_func("/errands/pages-are-for-whom-they-are", pages_are_for_whom_they_are);
    g_test_add_func("/errands/paths-that-lead-away-are-none", paths_that_lead_away_are_none);
    return g_test_run();
}
