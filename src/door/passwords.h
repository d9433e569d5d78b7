/* Passwords, kept as what argon2id makes of them (RFC 9106), which takes memory and time, so that whoever has stolen
 * the table still has to work for each guess. The only file that knows libsodium is passwords.c.
 *
 * Because each costs so much, only PASSWORDS_PARALLEL are computed at the same time, by threads that give way to those
 * that serve; some may wait, and whoever comes later is told to come again. */
#pragma once

#include <glib.h>
#include <stdbool.h>

enum {
    PASSWORD_LEAST = 10,         /* characters */
    PASSWORD_LIMIT = 256,        /* bytes */
    PASSWORD_HASH_SIZE = 128,    /* with its zero */
    PASSWORDS_PARALLEL = 2,      /* 19 MiB each */
    PASSWORDS_WAITING = 24,      /* of anybody */
    PASSWORDS_WAITING_KNOWN = 24 /* and beside them of whoever has been here before */
};

typedef struct Passwords Passwords;
Passwords *passwords_new(void);
void passwords_free(Passwords *passwords); /* when nobody waits any more */

/* Whether it is long enough to be one, and no trivial one: NULL, or what is wrong with it, in English. `name` is that
 * of the account. */
const char *password_fault(const char *password, const char *name);

typedef enum { PASSWORD_RIGHT, PASSWORD_WRONG, PASSWORD_CROWDED } PasswordAnswer;

/* Waits for its turn. `hash` NULL: there is no such account; it takes as long, and is wrong. `is_known`: of whoever has
 * been here before, so that strangers cannot keep them waiting. Any thread may. */
PasswordAnswer passwords_check(Passwords *passwords, const char *hash, const char *password, bool is_known);

/* Waits for its turn, too. False: it is crowded. */
bool passwords_make(Passwords *passwords, const char *password, char ret_hash[PASSWORD_HASH_SIZE]);
