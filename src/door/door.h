/* The door: who is let in as whom. Accounts, invitations, sign-ins and screens, kept in the ledger's table of keys: of
 * this machine, outside the chain, never exported (docs/adr/0017-the-door.md).
 *
 * All of it is at hand in memory, since it is asked with every request. What is changed here is on the disk before it
 * holds; what another process changes (the command line) holds within a second, once door_watch has been called. Any
 * thread may call anything, but for door_free. `now`: of the clock. What changes something may wait for the disk, and
 * where a password is at stake for its turn to be computed. */
#pragma once

#include "door/secret.h"
#include "door/visitor.h"
#include "ledger/ledger.h"

#define DOOR_COOKIE "placard" /* the name of the cookie that carries a sign-in */

enum {
    DOOR_ACCOUNTS_LIMIT = 10000,
    DOOR_SIGN_INS_LIMIT = 12000,
    DOOR_INVITATIONS_LIMIT = 10000,
    DOOR_OF_ACCOUNT_LIMIT = 50, /* sign-ins of one account: for another the one ends that was not used for longest */
    DOOR_OF_PARTY_LIMIT = 100,  /* accounts of one delegation, and invitations for it: none takes the room of others */
    DOOR_USES_LIMIT = 1000,     /* of one invitation */
    DOOR_SCREEN_LIMIT = 64,     /* bytes of the name of a screen */
    DOOR_IDLE_SECONDS = 12 * 60 * 60,
    DOOR_SIGN_IN_SECONDS = 7 * 24 * 60 * 60, /* in all */
    DOOR_SCREEN_SECONDS = 30 * 24 * 60 * 60, /* of a screen, which may be dark for days */
    DOOR_FIRST_SECONDS = 60 * 60,            /* of the invitation of the first secretary */
    DOOR_INVITATION_SECONDS = 14 * 24 * 60 * 60,
    DOOR_TRACES_LIMIT = 500, /* that are at hand */
};

#define DOOR_ERROR door_error_quark()
GQuark door_error_quark(void);
typedef enum {
    DOOR_ERROR_NAME,       /* no name for an account */
    DOOR_ERROR_PASSWORD,   /* it may be no password */
    DOOR_ERROR_EXISTS,     /* there is such an account already */
    DOOR_ERROR_UNKNOWN,    /* there is no such account, sign-in, invitation */
    DOOR_ERROR_STANDING,   /* role, delegation and rank do not go together */
    DOOR_ERROR_LIMIT,      /* there are as many as may be */
    DOOR_ERROR_WRONG,      /* name or password are wrong: which, is not said */
    DOOR_ERROR_EARLY,      /* too many wrong ones: wait */
    DOOR_ERROR_CROWDED,    /* too many sign in at this moment: wait */
    DOOR_ERROR_INVITATION, /* it is used, over, or was never given */
    DOOR_ERROR_NOT_YOURS,  /* who asks may not */
    DOOR_ERROR_CODE,       /* no screen waits under that code */
    DOOR_ERROR_DAMAGED,    /* what is stored is none of ours */
    N_DOOR_ERRORS,
} DoorError;

typedef struct Door Door;

/* Takes the handle over, which nobody else uses; where it fails it is still the caller's. */
Door *door_new(Ledger *ledger, GError **error);
void door_free(Door *door);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Door, door_free)

/* From now on looks whether others have changed something, and keeps order: for a server. */
void door_watch(Door *door);

/* Is told of each sign-in that is over, whyever: to end what still goes on in its name. Called on any thread, which it
 * must not keep waiting. NULL: nobody is told any more. */
void door_on_end(Door *door, void (*ended)(guint64 sign_in, gpointer data), gpointer data);

/* Whom the value of a Cookie header (may be NULL) lets in: the public, where it names no sign-in that is good. At once:
 * from memory. */
void door_visitor(Door *door, const char *cookies, Instant now, Visitor *ret_visitor);

/* --- as whom somebody may come in --------------------------------------------------------------------------------- */

/* Role, delegation, rank. Delegates and stakeholders have a party and a rank, all others neither. */
typedef struct {
    DoorRole role;
    DoorRank rank;
    char party[FIELD_ID_LIMIT + 1];
    char person[24];
} DoorStanding;

/* Does it go together? Not whether there is such a party. */
bool door_standing_check(const DoorStanding *standing, GError **error);

/* The secretary invites anybody; the head of a delegation or of a stakeholder's, for its own party. */
bool door_may_invite(const Visitor *visitor, const DoorStanding *standing);

/* --- accounts ----------------------------------------------------------------------------------------------------- */

typedef struct {
    char name[DOOR_ACCOUNT_LIMIT + 1];
    DoorStanding standing;
    Instant made, used; /* 0: has not been here */
    guint sign_ins;     /* that are good at this moment */
} DoorAccount;

/* All, by name. Free with g_array_unref. */
GArray *door_accounts(Door *door, Instant now);

/* `name`: letters, digits and . _ - @, kept in small letters. `by`: who does it, for the record of the door: an account
 * or "command line". */
bool door_account_add(Door *door, const char *name, const DoorStanding *standing, const char *password, const char *by,
                      Instant now, GError **error);
bool door_account_remove(Door *door, const char *name, const char *by, Instant now, GError **error); /* and signs out */

/* All sign-ins of the account end but `except` (0: all). */
bool door_account_password(Door *door, const char *name, const char *password, guint64 except, const char *by,
                           Instant now, GError **error);

/* --- sign-ins ----------------------------------------------------------------------------------------------------- */

typedef struct {
    guint64 id;                           /* of no use to whoever wants to come in */
    char account[DOOR_ACCOUNT_LIMIT + 1]; /* "" of a screen */
    char screen[DOOR_SCREEN_LIMIT + 1];   /* which screen it is, or "" */
    DoorRole role;
    Instant made, used;
} DoorSignIn;

/* That are good at this moment, the latest first: of an account, or all (NULL). Free with g_array_unref. */
GArray *door_sign_ins(Door *door, const char *account, Instant now);

/* Who has signed in, and the value of the cookie, which is told this once. */
typedef struct {
    Visitor visitor;
    char cookie[SECRET_LENGTH + 1];
    int retry_seconds; /* with DOOR_ERROR_EARLY and DOOR_ERROR_CROWDED */
} DoorWelcome;

/* `cookies`: of the request; may be NULL. A browser that was signed in to the account before is not kept waiting by
 * others who try their luck with its name. It always is a new sign-in: no cookie that a browser brings becomes one. */
bool door_sign_in(Door *door, const char *name, const char *password, const char *cookies, Instant now,
                  DoorWelcome *ret_welcome, GError **error);

/* Is that the password of the account? Counted as a try to sign in; false with an error as of door_sign_in. */
bool door_confirm(Door *door, const Visitor *visitor, const char *password, Instant now, int *ret_retry_seconds,
                  GError **error);

/* Signs out: one, or all of an account but `except`. */
bool door_end(Door *door, guint64 sign_in, const char *by, Instant now, GError **error);
bool door_end_all(Door *door, const char *account, guint64 except, const char *by, Instant now, GError **error);

/* The value of a Set-Cookie that hands out `cookie`; NULL takes it away. `is_secure`: the browser came over TLS. Free
 * with g_free. */
char *door_set_cookie(const char *cookie, bool is_secure);

/* --- invitations -------------------------------------------------------------------------------------------------- */

typedef struct {
    guint64 id; /* not its token */
    DoorStanding standing;
    guint uses; /* that are left */
    Instant made, until;
    char by[DOOR_ACCOUNT_LIMIT + 1];
} DoorInvitation;

/* Makes one: of `invitation`, standing, uses and until. The token is told this once. */
bool door_invite(Door *door, const DoorInvitation *invitation, const char *by, Instant now,
                 char ret_token[SECRET_LENGTH + 1], GError **error);

/* For the first secretary: where there is no account yet, else false without an error. What was given before in the
 * same way is taken back. */
bool door_invite_first(Door *door, Instant now, char ret_token[SECRET_LENGTH + 1], GError **error);

/* That of a token, if it can still be used. */
bool door_invitation(Door *door, const char *token, Instant now, DoorInvitation *ret_invitation);

/* That can still be used, the latest first; all, or those for a party (not NULL). Free with g_array_unref. */
GArray *door_invitations(Door *door, const char *party, Instant now);

/* Accepts: makes the account, and signs in. */
bool door_accept(Door *door, const char *token, const char *name, const char *password, Instant now,
                 DoorWelcome *ret_welcome, GError **error);
bool door_invitation_revoke(Door *door, guint64 id, const char *by, Instant now, GError **error);

/* --- calendars ----------------------------------------------------------------------------------------------------
 * A calendar asks for its address again and again, and knows no sign-in: the address itself is the secret, for an
 * account that wants one. It lets see what the account sees, and do nothing. */

/* Makes one; that which the account had before is none any more. The token is told this once. */
bool door_feed_make(Door *door, const char *account, Instant now, char ret_token[SECRET_LENGTH + 1], GError **error);

/* Takes it back; there need not be one. */
bool door_feed_end(Door *door, const char *account, const char *by, Instant now, GError **error);

/* When that of the account was made; false with 0 if it has none. */
bool door_feed_made(Door *door, const char *account, Instant *ret_made);

/* Whom the token lets see: without a sign-in, so that nothing can be done with it. False if it is none any more. */
bool door_feed(Door *door, const char *token, Visitor *ret_visitor);

/* --- screens ------------------------------------------------------------------------------------------------------
 * A screen of the hall has no keyboard. It is given a cookie and shows a code that goes with it; an officer at the desk
 * reads the code and says which screen that is; then the screen asks again and is in, with a cookie that is new.
 * Nothing is kept for screens that wait, so that nobody can crowd them out by asking.
 *
 * What a page of screens does (GET, by a public visitor):
 *     if door_screen_enter(...)      → Set-Cookie of the welcome, 303 to the screen's page
 *     else if door_screen_code(...)  → show the code, ask again after some seconds
 *     else                           → Set-Cookie of door_screen_ask(), and the code of it
 */

enum { DOOR_CODE_LENGTH = 8, DOOR_CODE_SECONDS = 5 * 60 /* for the screen to ask, once its code was entered */ };

/* A cookie for a screen that waits, by itself good for nothing. Free with g_free. */
char *door_screen_ask(void);

/* The code that goes with the cookie that the screen brings: letters and digits that are not mistaken for each other.
 * False if it brings none that could be one, or is in already. It is another after the server has begun anew. */
bool door_screen_code(Door *door, const char *cookies, char ret_code[DOOR_CODE_LENGTH + 1]);

/* The officer: blanks, hyphens and the case of the code do not matter. `screen`: its name, "Hall, left". */
bool door_screen_admit(Door *door, const char *code, const char *screen, const char *by, Instant now, GError **error);

/* The screen, asking again: false as long as nobody has entered its code. */
bool door_screen_enter(Door *door, const char *cookies, Instant now, DoorWelcome *ret_welcome, GError **error);

/* Which screen a sign-in is; false if it is none. */
bool door_screen_name(Door *door, guint64 sign_in, char ret_name[DOOR_SCREEN_LIMIT + 1]);

/* --- the record of the door --------------------------------------------------------------------------------------- */

/* What was done or refused at the door: as a line of JSON on standard error, and the latest at hand. No secrets. */
typedef struct {
    Instant at;
    const char *what;                 /* static: "sign-in", "refused", ... */
    char who[DOOR_ACCOUNT_LIMIT + 1]; /* the account, or the name that was tried */
    char by[DOOR_ACCOUNT_LIMIT + 1];  /* where another did it; else "" */
    char why[80];                     /* of a refusal, or what it was about; or "" */
} DoorTrace;

/* For who refuses something elsewhere in the site: `what` and `why` are static or copied. */
void door_trace(Door *door, const char *what, const char *who, const char *by, const char *why, Instant now);

/* The latest first. Free with g_array_unref. */
GArray *door_traces(Door *door);
