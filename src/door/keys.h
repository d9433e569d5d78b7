/* Keys: by which programs say who acts. A key is a name, an actor and a token; the token is told once, when the key is
 * made, and kept as its SHA-256 alone. It is 32 bytes of chance, so that a plain hash is enough: nobody tries them all.
 *
 * Keys are in the ledger's table of that name (ledger/ledger.h): of this machine, outside the chain, never exported. */
#pragma once

#include "door/scope.h"
#include "ledger/ledger.h"

enum {
    KEYS_LIMIT = 1000,
    KEY_NAME_LIMIT = 64,                   /* bytes */
    KEY_TOKEN_LENGTH = 43,                 /* of a secret (secret.h) */
    KEY_ACTOR_LIMIT = FIELD_ID_LIMIT + 25, /* bytes of "FRA/42" */
    KEYRING_FRESH_US = G_USEC_PER_SEC,     /* a key that was taken away works no longer than this */
    KEYRING_PATIENCE_US = 50 * 1000,       /* so often at most is looked for a key that is not known yet */
};

#define KEYS_ERROR keys_error_quark()
GQuark keys_error_quark(void);
typedef enum {
    KEYS_ERROR_NAME,    /* no name for a key */
    KEYS_ERROR_ACTOR,   /* nobody whose key it could be */
    KEYS_ERROR_SCOPE,   /* nothing that a key could reach */
    KEYS_ERROR_EXISTS,  /* there is one of that name */
    KEYS_ERROR_UNKNOWN, /* there is none */
    KEYS_ERROR_LIMIT,   /* there are as many as may be */
    KEYS_ERROR_DAMAGED, /* what is stored is no key */
} KeysError;

typedef struct {
    char *name;
    char *as; /* actor_text: "secretariat", "FRA/42" */
    char *scopes;
    Instant made;
    guint8 hash[32]; /* of the token */
} Key;

/* --- the table ---------------------------------------------------------------------------------------------------- */

/* Makes one. `name`: letters, digits, "-", "_" and "."; `as`: chair, secretariat or a participant, with a person where
 * that is to be told; the clock has no key. `scopes`: see scopes_read; NULL are the usual ones. The token is written
 * once and is nowhere else. */
bool keys_add(Ledger *ledger, const char *name, const char *as, const char *scopes, Instant now,
              char ret_token[KEY_TOKEN_LENGTH + 1], GError **error);
bool keys_remove(Ledger *ledger, const char *name, GError **error);

/* All, by name: of Key. Free with g_ptr_array_unref. */
GPtrArray *keys_list(Ledger *ledger, GError **error);

/* --- for who is shown tokens -------------------------------------------------------------------------------------- */

/* The keys at hand, read anew when they are older than KEYRING_FRESH_US. Any thread may ask; it may wait for the disk.
 */
typedef struct Keyring Keyring;

/* Takes the handle over, which nobody else uses; where it fails it is still the caller's. */
Keyring *keyring_new(Ledger *ledger, GError **error);
void keyring_free(Keyring *keyring);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Keyring, keyring_free)

typedef struct {
    char name[KEY_NAME_LIMIT + 1];
    char as[KEY_ACTOR_LIMIT + 1];
    char scopes[SCOPES_LIMIT + 1];
} KeyHolder;

typedef enum { KEY_KNOWN, KEY_UNKNOWN, KEY_FAULT } KeyAnswer;

/* Whose token it is. How long it takes tells nothing about the tokens that there are. With KEY_FAULT, `error` is set:
 * the keys cannot be read. */
KeyAnswer keyring_find(Keyring *keyring, const char *token, KeyHolder *ret_holder, GError **error);

/* The same by its name, of one that was shown before: whether it still is. */
KeyAnswer keyring_look(Keyring *keyring, const char *name, KeyHolder *ret_holder, GError **error);
