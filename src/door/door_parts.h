/* What the files of the door share of it. */
#pragma once

#include "base/json.h"
#include "door/door.h"
#include "door/passwords.h"
#include "door/tries.h"

#include <pthread.h>

/* Names of rows in the table of keys: what follows is the name of an account, else the number of a place, which is used
 * again once it is empty. To empty a row costs less than to erase it, and there is nothing in it but a hash of chance.
 */
#define ROW_ACCOUNT "account:"
#define ROW_SIGN_IN "sign-in:"
#define ROW_INVITATION "invitation:"
#define ROW_FEED "feed:"           /* the name of an account follows */
#define ROW_CHANGED "door:changed" /* another text after each change */
#define ROW_USED "door:used"       /* when each sign-in was used last */

typedef struct {
    char name[DOOR_ACCOUNT_LIMIT + 1];
    DoorStanding standing;
    Instant made;
    char password[PASSWORD_HASH_SIZE];
} Account;

typedef struct {
    guint8 hash[SECRET_HASH_BYTES]; /* the key of its table */
    guint place;
    char screen[DOOR_SCREEN_LIMIT + 1];
    Instant made;
    Instant used;    /* atomic */
    Visitor visitor; /* without a token */
} SignIn;

typedef struct {
    guint8 hash[SECRET_HASH_BYTES];
    guint place;
    bool is_first; /* for the first secretary */
    DoorInvitation facts;
} Invitation;

typedef struct {
    guint8 hash[SECRET_HASH_BYTES];
    char account[DOOR_ACCOUNT_LIMIT + 1];
    Instant made;
} Feed;

/* The tables, all of which own their values. */
typedef struct {
    GHashTable *accounts;    /* name → Account */
    GHashTable *sign_ins;    /* hash → SignIn */
    GHashTable *invitations; /* hash → Invitation */
    GHashTable *feeds;       /* hash → Feed */
} DoorTables;

/* How often traces of a kind came within a second: so a flood of one hides no other. */
typedef struct {
    const char *what; /* NULL: not used yet */
    gint64 since;
    guint n;
} TraceRate;

enum { DOOR_TRACE_KINDS = 32 };

struct Door {
    pthread_mutex_t changing; /* of `ledger` and `changed`; taken before `lock` */
    Ledger *ledger;
    char *changed;
    pthread_rwlock_t lock; /* of the tables: who changes them has `changing`, too */
    DoorTables tables;
    Passwords *passwords;
    Tries *tries;
    guint8 chance[SECRET_HASH_BYTES]; /* for the codes of screens */
    pthread_mutex_t screens_lock;
    GArray *admitted; /* of Admission */
    pthread_mutex_t ended_lock;
    void (*ended)(guint64 sign_in, gpointer data);
    gpointer ended_data;
    GArray *recent; /* of guint64: those that are told of once more, since something may have begun meanwhile */
    pthread_mutex_t traces_lock;
    GArray *traces; /* of DoorTrace: a ring */
    guint next_trace;
    TraceRate trace_rates[DOOR_TRACE_KINDS];
    GThread *watch;
    pthread_mutex_t watch_lock;
    pthread_cond_t watch_over;
    bool is_over;
};

/* rows.c: reading and writing of rows. They need `changing`. */
bool rows_read(Door *door, DoorTables *ret_tables, GError **error);
bool rows_put_account(Door *door, const Account *account, GError **error);
bool rows_put_sign_in(Door *door, const SignIn *sign_in, GError **error);
bool rows_put_invitation(Door *door, const Invitation *invitation, GError **error);
bool rows_put_feed(Door *door, const Feed *feed, GError **error);
bool rows_empty_feed(Door *door, const char *account, GError **error);
bool rows_empty(Door *door, const char *kind, guint place, GError **error);
bool rows_erase_account(Door *door, const char *name, GError **error);
bool rows_put_used(Door *door, GError **error);
bool rows_tell(Door *door, GError **error); /* other processes, that something has changed */
char *rows_told(Door *door);                /* the latest; NULL if there is none */
void tables_clear(DoorTables *tables);
guint tables_free_place(GHashTable *table, bool of_sign_ins); /* the least place that is empty */

/* accounts.c */
bool account_name(const char *name, char ret_name[DOOR_ACCOUNT_LIMIT + 1], GError **error);
bool account_get(Door *door, const char *name, Account *ret_account);

/* Of a new one: its name, which is free, and the hash of its password, which may be one. Waits for its turn. */
bool account_prepare(Door *door, const char *name, const char *password, Account *ret_account, GError **error);

/* Whether its delegation may have one more; `changing` is held. */
bool account_has_room(const Door *door, const Account *wanted, GError **error);

/* Makes one whose password is hashed already; `changing` is held. */
bool account_put(Door *door, const Account *account, const char *by, const char *why, Instant now, GError **error);

/* sign_ins.c */
bool sign_in_is_good(const SignIn *sign_in, Instant now);
void sign_in_stand(SignIn *sign_in, const Account *account);  /* makes its visitor */
SignIn *sign_in_named(const Door *door, const char *cookies); /* of the cookie; `lock` is held */
bool sign_in_begin(Door *door, const Account *account, const char *screen, Instant now, DoorWelcome *ret_welcome,
                   GError **error);

/* Ends those of the account (all, where it is NULL) for which `is_over` holds; `changing` is held. Those that are over
 * are added to `ended` (guint64), for door_tell_ended once nothing is locked. */
bool sign_ins_end(Door *door, bool (*is_over)(const SignIn *sign_in, gconstpointer data), gconstpointer data,
                  GArray *ended, GError **error);
void door_tell_ended(Door *door, GArray *ended);

/* The value of the cookie of a sign-in among those of the header, as far as it could be one; NULL. Free with g_free. */
char *cookie_value(const char *cookies);

/* feeds.c: whether it is still that of the account (may be NULL). */
bool feed_is_good(const Feed *feed, const Account *account);

/* invitations.c: ends those that are over; `changing` is held. */
bool invitations_tidy(Door *door, Instant now, GError **error);

/* screens.c */
GArray *screens_new(void);
