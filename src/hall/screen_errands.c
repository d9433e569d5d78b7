/* How a screen comes in: it opens /screen and shows a code; an officer enters the code at the desk and says which
 * screen that is; then it goes on by itself to what is chosen for it. And how it is sent away again. */
#include "hall/door_forms.h"
#include "hall/errands.h"
#include "hall/pages.h"
#include "session/acts.h"
#include "session/module.h"
#include "session/screens.h"

#include <string.h>

enum { SCREEN_FORM_LIMIT = 16 << 10, STRINGS_BLOCK = 512 };

#define SCREENS_PATH "/desk/screens"

/* --- coming in ------------------------------------------------------------------------------------------------------
 */

/* The name of a screen as one can be in the session, whatever somebody called it at the door. Free with g_free. */
static char *id_of(const char *name)
{
    g_autoptr(GString) id = g_string_new(NULL);
    for (const char *at = name; *at != '\0' && id->len < SCREEN_NAME_LIMIT; at++) {
        if (g_ascii_isalnum(*at) || *at == '.') {
            g_string_append_c(id, g_ascii_tolower(*at));
        } else if (id->len > 0 && id->str[id->len - 1] != '-') {
            g_string_append_c(id, '-');
        }
    }
    if (id->len > 0 && id->str[id->len - 1] == '-') {
        g_string_truncate(id, id->len - 1);
    }
    return g_strdup(id->len > 0 && strcmp(id->str, SCREEN_ALL) != 0 ? id->str : "screen");
}

static void lead_to_own(Errand *errand, guint64 sign_in, Response *response)
{
    char name[DOOR_SCREEN_LIMIT + 1];
    if (!door_screen_name(errand->door, sign_in, name)) {
        problem_set(&errand->problem, PROBLEM_MISSING, NULL);
        return;
    }
    g_autofree char *id = id_of(name);
    g_autofree char *path = g_strconcat("/screens/at/", id, NULL);
    errand_lead(errand, path, NULL, response);
}

/* Two halves are read more easily than one whole. */
static void show_code(Errand *errand, const char *code, Response *response)
{
    g_autofree char *parted = g_strdup_printf("%.*s-%s", DOOR_CODE_LENGTH / 2, code, code + DOOR_CODE_LENGTH / 2);
    errand_show(errand, &page_pairing, parted, response);
}

static void answer_screen(Errand *errand, Response *response)
{
    char code[DOOR_CODE_LENGTH + 1];
    DoorWelcome welcome = { 0 };
    g_autoptr(GError) error = NULL;
    const char *cookies = errand->request->cookie;
    if (errand->visitor.role == DOOR_SCREEN) {
        lead_to_own(errand, errand->visitor.sign_in, response);
    } else if (door_screen_enter(errand->door, cookies, g_get_real_time(), &welcome, &error)) {
        response->set_cookie = door_set_cookie(welcome.cookie, request_is_secure(errand->request));
        lead_to_own(errand, welcome.visitor.sign_in, response);
    } else if (door_screen_code(errand->door, cookies, code)) {
        show_code(errand, code, response);
    } else {
        g_autofree char *cookie = door_screen_ask();
        g_autofree char *brought = g_strconcat(DOOR_COOKIE "=", cookie, NULL);
        response->set_cookie = door_set_cookie(cookie, request_is_secure(errand->request));
        show_code(errand, door_screen_code(errand->door, brought, code) ? code : "", response);
    }
    explicit_bzero(&welcome, sizeof welcome);
}

const ErrandInfo errand_screen = { .path = "/screen",
                                   .roles = DOOR_BIT(DOOR_PUBLIC) | DOOR_BIT(DOOR_SCREEN),
                                   .is_slow = true,
                                   .waits = true,
                                   .answer = answer_screen };

/* --- at the desk ----------------------------------------------------------------------------------------------------
 */

/* Does the act with these fields of the form; what there is to say of it, or NULL. Free with g_free. */
static char *submit(Errand *errand, const char *name, const Form *form, const char *const *fields)
{
    g_auto(AppAnswer) answer = { 0 };
    g_autoptr(GStringChunk) strings = g_string_chunk_new(STRINGS_BLOCK);
    AppCommand wish = { .command = { .info = command_of(name), .at = running_now(errand->running) } };
    for (guint i = 0; fields[i] != NULL; i++) {
        g_autofree char *value = door_form_field(form, fields[i]);
        g_autofree char *word = g_strconcat(fields[i], "=", value, NULL);
        char *complaint =
            value[0] != '\0' ? command_read_field(wish.command.info, word, strings, &wish.command.values) : NULL;
        if (complaint != NULL) {
            return complaint;
        }
    }
    if (!visitor_actor(&errand->visitor, &wish.command.actor)) {
        return g_strdup("");
    }
    app_submit(running_app(errand->running), &wish, &answer);
    if (answer.result == APP_FAULT) {
        return g_strdup(app_fault_words(answer.fault));
    }
    if (answer.result != APP_REFUSED || strcmp(answer.refusal->name, "as-it-is") == 0) {
        return NULL;
    }
    const char *words = acts_words(ACTS_REFUSAL, answer.refusal->name, answer.refusal->words, errand->visit->language);
    return g_strconcat(words, answer.complaint != NULL ? " " : "", answer.complaint, NULL);
}

static const char *by(const Errand *errand)
{
    return errand->visitor.account;
}

/* It is named in the record first: a name that cannot be is refused before the screen is let in by it. */
static char *admit(Errand *errand, const Form *form)
{
    static const char *const fields[] = { "screen", "view", "title", NULL };
    g_autoptr(GError) error = NULL;
    g_autofree char *code = door_form_field(form, "code");
    g_autofree char *name = door_form_field(form, "screen");
    g_autofree char *id = id_of(name);
    const Words *words = words_of(errand->visit->language);
    if (strcmp(id, name) != 0) {
        return g_strdup(words->screen_name_hint);
    }
    char *said = submit(errand, "screen.show", form, fields);
    if (said == NULL && !door_screen_admit(errand->door, code, name, by(errand), g_get_real_time(), &error)) {
        said = door_error_words(words, error, 0);
    }
    return said;
}

static char *send_away(Errand *errand, const Form *form)
{
    static const char *const fields[] = { "screen", NULL };
    const Instant now = g_get_real_time();
    g_autofree char *name = door_form_field(form, "screen");
    g_autoptr(GArray) rows = door_sign_ins(errand->door, NULL, now);
    for (guint i = 0; i < rows->len; i++) {
        const DoorSignIn *row = &g_array_index(rows, DoorSignIn, i);
        g_autofree char *id = row->screen[0] != '\0' ? id_of(row->screen) : NULL;
        if (g_strcmp0(id, name) == 0) {
            door_end(errand->door, row->id, by(errand), now, NULL);
        }
    }
    return submit(errand, "screen.remove", form, fields);
}

static void carry_out(Errand *errand, char *(*run)(Errand *errand, const Form *form), Response *response)
{
    g_autoptr(Form) form = door_form_read_sealed(errand, response);
    if (form == NULL) {
        return;
    }
    g_autofree char *said = run(errand, form);
    if (errand->problem.kind == PROBLEM_NONE) {
        errand_lead(errand, SCREENS_PATH, said, response);
    }
    errand_is_done(errand, form, response);
}

static void answer_admit(Errand *errand, Response *response)
{
    carry_out(errand, admit, response);
}

static void answer_revoke(Errand *errand, Response *response)
{
    carry_out(errand, send_away, response);
}

enum { AT_DESK = DOOR_BIT(DOOR_SECRETARY) | DOOR_BIT(DOOR_OFFICER) };

const ErrandInfo errand_screen_admit = { .path = SCREENS_PATH "/admit",
                                         .is_posted = true,
                                         .roles = AT_DESK,
                                         .limit = SCREEN_FORM_LIMIT,
                                         .is_slow = true,
                                         .waits = true,
                                         .answer = answer_admit };

const ErrandInfo errand_screen_revoke = { .path = SCREENS_PATH "/revoke",
                                          .is_posted = true,
                                          .roles = AT_DESK,
                                          .limit = SCREEN_FORM_LIMIT,
                                          .is_slow = true,
                                          .waits = true,
                                          .answer = answer_revoke };
