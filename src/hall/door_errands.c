/* Signing in, signing out, accepting an invitation. Who signs in has no sign-in yet whose token the form could carry:
 * that it comes from a page of ours, the browser says (run_errand in hall.c). */
#include "hall/door_forms.h"
#include "hall/errands.h"
#include "hall/hall_parts.h"

#include <string.h>

enum { DOOR_FORM_LIMIT = 16 << 10 };

/* The browser has a new sign-in; one that it had before is over. */
static void welcome(Errand *errand, const DoorWelcome *guest, const char *path, Response *response)
{
    if (errand->visitor.sign_in != 0) {
        door_end(errand->door, errand->visitor.sign_in, guest->visitor.account, g_get_real_time(), NULL);
    }
    errand_lead(errand, path, words_of(errand->visit->language)->welcome, response);
    response->set_cookie = door_set_cookie(guest->cookie, request_is_secure(errand->request));
}

static void say_error(const Errand *errand, const char *path, const GError *error, int retry_seconds,
                      Response *response)
{
    g_autofree char *said = door_error_words(words_of(errand->visit->language), error, retry_seconds);
    errand_lead(errand, path, said, response);
    response->retry_seconds = retry_seconds;
}

/* --- signing in -----------------------------------------------------------------------------------------------------
 */

static void answer_sign_in(Errand *errand, Response *response)
{
    g_autoptr(Form) form = door_form_read(errand);
    if (form == NULL) {
        return;
    }
    g_autoptr(GError) error = NULL;
    DoorWelcome guest;
    g_autofree char *name = door_form_field(form, "name");
    g_autofree char *password = door_form_field(form, "password");
    g_autofree char *back = door_form_field(form, "back");
    const bool leads_back = errand_is_path(back);
    if (door_sign_in(errand->door, name, password, errand->request->cookie, g_get_real_time(), &guest, &error)) {
        welcome(errand, &guest, leads_back ? back : door_home(guest.visitor.role), response);
    } else {
        g_autofree char *escaped = leads_back ? g_uri_escape_string(back, "/", false) : NULL;
        g_autofree char *path = g_strconcat("/sign-in", escaped != NULL ? "?back=" : "", escaped, NULL);
        say_error(errand, path, error, guest.retry_seconds, response);
    }
    explicit_bzero(password, strlen(password));
    explicit_bzero(&guest, sizeof guest);
}

const ErrandInfo errand_sign_in = { .path = "/sign-in",
                                    .is_posted = true,
                                    .roles = DOOR_EVERYBODY,
                                    .takes_no_token = true,
                                    .limit = DOOR_FORM_LIMIT,
                                    .is_slow = true,
                                    .waits = true,
                                    .answer = answer_sign_in };

/* --- signing out ----------------------------------------------------------------------------------------------------
 */

static void answer_sign_out(Errand *errand, Response *response)
{
    g_autoptr(Form) form = door_form_read(errand);
    if (form == NULL || !errand_check_token(errand, form)) {
        return;
    }
    const Visitor *visitor = &errand->visitor;
    door_end(errand->door, visitor->sign_in, visitor->account, g_get_real_time(), NULL);
    errand_lead(errand, "/sign-in", words_of(errand->visit->language)->signed_out, response);
    response->set_cookie = door_set_cookie(NULL, request_is_secure(errand->request));
}

const ErrandInfo errand_sign_out = { .path = "/sign-out",
                                     .is_posted = true,
                                     .roles = DOOR_EVERYBODY,
                                     .limit = DOOR_FORM_LIMIT,
                                     .is_slow = true,
                                     .waits = true,
                                     .answer = answer_sign_out };

/* --- an invitation --------------------------------------------------------------------------------------------------
 */

static void accept(Errand *errand, const Form *form, Response *response)
{
    g_autoptr(GError) error = NULL;
    DoorWelcome guest = { 0 };
    g_autofree char *name = door_form_field(form, "name");
    g_autofree char *password = door_form_field(form, "password");
    g_autofree char *again = door_form_field(form, "again");
    g_autofree char *path = g_strconcat("/invitation/", errand->match.place[0], NULL);
    if (strcmp(password, again) != 0) {
        errand_lead(errand, path, words_of(errand->visit->language)->door_passwords_differ, response);
    } else if (door_accept(errand->door, errand->match.place[0], name, password, g_get_real_time(), &guest, &error)) {
        welcome(errand, &guest, door_home(guest.visitor.role), response);
    } else {
        say_error(errand, path, error, guest.retry_seconds, response);
    }
    explicit_bzero(password, strlen(password));
    explicit_bzero(again, strlen(again));
    explicit_bzero(&guest, sizeof guest);
}

static void answer_accept(Errand *errand, Response *response)
{
    g_autoptr(Form) form = door_form_read(errand);
    if (form != NULL) {
        accept(errand, form, response);
    }
}

/* The link itself says that it is wanted: who does not know it has no form to forge. */
const ErrandInfo errand_accept = { .path = "/invitation/*",
                                   .is_posted = true,
                                   .roles = DOOR_EVERYBODY,
                                   .takes_no_token = true,
                                   .limit = DOOR_FORM_LIMIT,
                                   .is_slow = true,
                                   .waits = true,
                                   .answer = answer_accept };
