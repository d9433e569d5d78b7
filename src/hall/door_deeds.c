/* What is done on the pages about accounts. Each form carries the seal of its page; who may do what to whom is looked
 * at here, whatever the page showed. */
#include "hall/door_forms.h"
#include "hall/errands.h"

#include <string.h>

enum { DEED_FORM_LIMIT = 8 << 10 };

/* What is being done. */
typedef struct {
    Errand *errand;
    const Form *form;
    const Words *words;
    Instant now;
    GError *error;
    int retry_seconds;
    char *said; /* instead of that it is done; owned */
} Deed;

static const char *by(const Deed *deed)
{
    return deed->errand->visitor.account;
}

static bool is_secretary(const Deed *deed)
{
    return deed->errand->visitor.role == DOOR_SECRETARY;
}

static bool not_yours(Deed *deed)
{
    g_set_error_literal(&deed->error, DOOR_ERROR, DOOR_ERROR_NOT_YOURS, "that is not for you to do");
    return false;
}

static guint64 id_of(const Deed *deed)
{
    g_autofree char *text = door_form_field(deed->form, "id");
    guint64 id = 0;
    return g_ascii_string_to_unsigned(text, 10, 1, G_MAXUINT64, &id, NULL) ? id : 0;
}

static const DoorSignIn *sign_in_of(const GArray *rows, guint64 id)
{
    for (guint i = 0; i < rows->len; i++) {
        if (g_array_index(rows, DoorSignIn, i).id == id) {
            return &g_array_index(rows, DoorSignIn, i);
        }
    }
    return NULL;
}

static const DoorAccount *account_of(const GArray *rows, const char *name)
{
    for (guint i = 0; i < rows->len; i++) {
        if (strcmp(g_array_index(rows, DoorAccount, i).name, name) == 0) {
            return &g_array_index(rows, DoorAccount, i);
        }
    }
    return NULL;
}

/* Whose people they look after: the secretary everybody's, the head of a delegation those below in it. */
static bool looks_after(const Deed *deed, const DoorAccount *account)
{
    const Visitor *visitor = &deed->errand->visitor;
    return is_secretary(deed) ||
           (door_may_invite(visitor, &account->standing) && account->standing.rank < DOOR_RANK_HEAD);
}

/* --- sign-ins -------------------------------------------------------------------------------------------------------
 */

/* One's own; an officer's: screens; the secretary's: all. */
static bool sign_out_one(Deed *deed)
{
    const Visitor *visitor = &deed->errand->visitor;
    g_autoptr(GArray) rows = door_sign_ins(deed->errand->door, NULL, deed->now);
    const DoorSignIn *row = sign_in_of(rows, id_of(deed));
    if (row != NULL && !is_secretary(deed) && strcmp(row->account, visitor->account) != 0 &&
        !(row->role == DOOR_SCREEN && visitor->role == DOOR_OFFICER)) {
        return not_yours(deed);
    }
    return door_end(deed->errand->door, row != NULL ? row->id : 0, by(deed), deed->now, &deed->error);
}

static bool sign_out_all(Deed *deed)
{
    const Visitor *visitor = &deed->errand->visitor;
    g_autoptr(GArray) accounts = door_accounts(deed->errand->door, deed->now);
    g_autofree char *name = door_form_field(deed->form, "account");
    const DoorAccount *account = account_of(accounts, name);
    const bool is_own = strcmp(name, visitor->account) == 0;
    if (!is_own && (account == NULL || !looks_after(deed, account))) {
        return not_yours(deed);
    }
    return door_end_all(deed->errand->door, name, visitor->sign_in, by(deed), deed->now, &deed->error);
}

/* --- accounts -------------------------------------------------------------------------------------------------------
 */

static bool remove_account(Deed *deed)
{
    g_autoptr(GArray) accounts = door_accounts(deed->errand->door, deed->now);
    g_autofree char *name = door_form_field(deed->form, "account");
    const DoorAccount *account = account_of(accounts, name);
    if (account == NULL || !looks_after(deed, account) || strcmp(name, by(deed)) == 0) {
        return not_yours(deed);
    }
    return door_account_remove(deed->errand->door, name, by(deed), deed->now, &deed->error);
}

static bool change_password(Deed *deed)
{
    const Visitor *visitor = &deed->errand->visitor;
    g_autofree char *old = door_form_field(deed->form, "old");
    g_autofree char *password = door_form_field(deed->form, "password");
    g_autofree char *again = door_form_field(deed->form, "again");
    bool is_good = strcmp(password, again) == 0;
    if (!is_good) {
        deed->said = g_strdup(deed->words->door_passwords_differ);
    } else {
        is_good = door_confirm(deed->errand->door, visitor, old, deed->now, &deed->retry_seconds, &deed->error) &&
                  door_account_password(deed->errand->door, visitor->account, password, visitor->sign_in, by(deed),
                                        deed->now, &deed->error);
    }
    explicit_bzero(old, strlen(old));
    explicit_bzero(password, strlen(password));
    explicit_bzero(again, strlen(again));
    return is_good;
}

/* --- invitations ----------------------------------------------------------------------------------------------------
 */

static int number_of(const char *const names[], const char *name)
{
    for (int i = 0; names[i] != NULL; i++) {
        if (strcmp(names[i], name) == 0) {
            return i;
        }
    }
    return 0;
}

typedef struct {
    const char *party;
    bool is_there;
} Sought;

static void seek_party(const Scene *scene, gpointer data)
{
    Sought *sought = data;
    const int id = state_find_participant(scene->state, sought->party);
    const Participant *row = id != ID_NONE ? state_participant(scene->state, id) : NULL;
    sought->is_there = row != NULL && !row->has_left;
}

/* What the form says. Of who is of no delegation the rank does not matter. */
static bool read_standing(Deed *deed, DoorStanding *ret_standing)
{
    g_autofree char *role = door_form_field(deed->form, "role");
    g_autofree char *party = door_form_field(deed->form, "party");
    g_autofree char *rank = door_form_field(deed->form, "rank");
    *ret_standing = (DoorStanding){ .role = (DoorRole)number_of(door_role_names, role) };
    if (ret_standing->role == DOOR_DELEGATE || ret_standing->role == DOOR_STAKEHOLDER) {
        Sought sought = { .party = party };
        errand_scene(deed->errand, seek_party, &sought);
        ret_standing->rank = (DoorRank)number_of(door_rank_names, rank);
        if (!sought.is_there ||
            g_strlcpy(ret_standing->party, party, sizeof ret_standing->party) >= sizeof ret_standing->party) {
            g_set_error_literal(&deed->error, DOOR_ERROR, DOOR_ERROR_STANDING, "no such delegation takes part");
            return false;
        }
    }
    return door_standing_check(ret_standing, &deed->error);
}

/* With the site's own address, so that it can be sent as it is. */
static char *link_words(const Deed *deed, const char *token)
{
    const Request *request = deed->errand->request;
    return g_strdup_printf("%s %s://%s/invitation/%s", deed->words->invitation_link,
                           request_is_secure(request) ? "https" : "http", request->host, token);
}

static bool invite(Deed *deed)
{
    DoorInvitation invitation = { .until = deed->now + (Instant)DOOR_INVITATION_SECONDS * G_USEC_PER_SEC };
    char token[SECRET_LENGTH + 1];
    guint64 uses = 0;
    g_autofree char *text = door_form_field(deed->form, "uses");
    if (!read_standing(deed, &invitation.standing)) {
        return false;
    }
    if (!door_may_invite(&deed->errand->visitor, &invitation.standing)) {
        return not_yours(deed);
    }
    invitation.uses = g_ascii_string_to_unsigned(text, 10, 1, DOOR_USES_LIMIT, &uses, NULL) ? (guint)uses : 1;
    if (!door_invite(deed->errand->door, &invitation, by(deed), deed->now, token, &deed->error)) {
        return false;
    }
    deed->said = link_words(deed, token);
    explicit_bzero(token, sizeof token);
    return true;
}

static bool take_back(Deed *deed)
{
    g_autoptr(GArray) rows = door_invitations(deed->errand->door, NULL, deed->now);
    const guint64 id = id_of(deed);
    for (guint i = 0; i < rows->len; i++) {
        const DoorInvitation *row = &g_array_index(rows, DoorInvitation, i);
        if (row->id == id && !door_may_invite(&deed->errand->visitor, &row->standing)) {
            return not_yours(deed);
        }
    }
    return door_invitation_revoke(deed->errand->door, id, by(deed), deed->now, &deed->error);
}

/* --- screens --------------------------------------------------------------------------------------------------------
 */

static bool admit_screen(Deed *deed)
{
    g_autofree char *code = door_form_field(deed->form, "code");
    g_autofree char *screen = door_form_field(deed->form, "screen");
    return door_screen_admit(deed->errand->door, code, screen, by(deed), deed->now, &deed->error);
}

/* --- all of them ----------------------------------------------------------------------------------------------------
 */

static void tell(Deed *deed, bool is_good, Response *response)
{
    Errand *errand = deed->errand;
    g_autofree char *back = door_form_field(deed->form, "back");
    if (!is_good && g_error_matches(deed->error, DOOR_ERROR, DOOR_ERROR_NOT_YOURS)) {
        problem_set(&errand->problem, PROBLEM_NOT_YOURS, NULL);
        return;
    }
    if (!is_good && deed->said == NULL) {
        deed->said = door_error_words(deed->words, deed->error, deed->retry_seconds);
    }
    errand_lead(errand, errand_is_path(back) ? back : "/account",
                deed->said != NULL ? deed->said : deed->words->door_done, response);
}

static void carry_out(Errand *errand, bool (*run)(Deed *deed), Response *response)
{
    g_autoptr(Form) form = door_form_read_sealed(errand, response);
    if (form == NULL) {
        return;
    }
    Deed deed = {
        .errand = errand, .form = form, .words = words_of(errand->visit->language), .now = g_get_real_time()
    };
    const bool is_good = run(&deed);
    if (errand->problem.kind == PROBLEM_NONE) {
        tell(&deed, is_good, response);
    }
    errand_is_done(errand, form, response);
    g_clear_error(&deed.error);
    g_free(deed.said);
}

enum {
    SIGNED_IN = DOOR_EVERYBODY & ~(1 << DOOR_PUBLIC | 1 << DOOR_SCREEN),
    AT_DESK = 1 << DOOR_SECRETARY | 1 << DOOR_OFFICER
};

#define DEED(name, address, who, function)                                                                             \
    static void answer_##name(Errand *errand, Response *response)                                                      \
    {                                                                                                                  \
        carry_out(errand, function, response);                                                                         \
    }                                                                                                                  \
    const ErrandInfo errand_##name = { .path = "/door/" address,                                                       \
                                       .is_posted = true,                                                              \
                                       .roles = who,                                                                   \
                                       .limit = DEED_FORM_LIMIT,                                                       \
                                       .is_slow = true,                                                                \
                                       .waits = true,                                                                  \
                                       .answer = answer_##name }

DEED(sign_out_one, "sign-out", SIGNED_IN, sign_out_one);
DEED(sign_out_all, "sign-out-all", SIGNED_IN, sign_out_all);
DEED(remove_account, "remove", SIGNED_IN, remove_account);
DEED(change_password, "password", SIGNED_IN, change_password);
DEED(invite, "invite", SIGNED_IN, invite);
DEED(take_back, "take-back", SIGNED_IN, take_back);
DEED(admit_screen, "screen", AT_DESK, admit_screen);
