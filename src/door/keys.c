#include "door/keys.h"

#include "base/chance.h"
#include "base/json.h"
#include "door/secret.h"

#include <pthread.h>
#include <string.h>

G_DEFINE_QUARK(placard - keys - error, keys_error)

/* Other kinds of credentials may come to stand in the same table. */
#define PREFIX "bearer:"

static void key_free(gpointer pointer)
{
    Key *key = pointer;
    g_free(key->name);
    g_free(key->as);
    g_free(key->scopes);
    g_free(key);
}

/* --- tokens ------------------------------------------------------------------------------------------------------- */

/* In the same time wherever they differ. */
static bool is_same(const guint8 a[32], const guint8 b[32])
{
    volatile guint8 differs = 0;
    for (int i = 0; i < 32; i++) {
        differs = (guint8)(differs | (a[i] ^ b[i]));
    }
    return differs == 0;
}

/* --- as they are stored: {"as":"FRA","made":1658757900000000,"scopes":"read act:floor","hash":"9f86…"}
 * ------------------------------------- */

static GBytes *key_bytes(const Key *key)
{
    g_auto(Buffer) out = BUFFER_INIT;
    char digits[CHAIN_HASH_DIGITS + 1];
    chain_to_digits(key->hash, digits);
    buffer_literal(&out, "{\"as\":");
    buffer_json(&out, key->as);
    buffer_literal(&out, ",\"made\":");
    buffer_number(&out, key->made);
    buffer_literal(&out, ",\"scopes\":");
    buffer_json(&out, key->scopes);
    buffer_literal(&out, ",\"hash\":");
    buffer_json(&out, digits);
    buffer_char(&out, '}');
    return buffer_steal(&out);
}

/* Whom the clock tells of a time that has come is the program itself. */
static char *actor_of(const char *as)
{
    g_autoptr(GStringChunk) strings = g_string_chunk_new(KEY_ACTOR_LIMIT);
    Actor actor;
    return actor_read(as, strings, &actor) && actor.role != ROLE_CLOCK ? actor_text(&actor) : NULL;
}

static const JsonValue *member_of(const JsonValue *object, const char *name, JsonKind kind)
{
    const JsonValue *value = json_kind(object) == JSON_OBJECT ? json_member(object, name) : NULL;
    return value != NULL && json_kind(value) == kind ? value : NULL;
}

/* What older ones have, which say nothing of it. A scope that there is no more opens nothing, and is let stand. */
static const char *scopes_of(const JsonValue *root)
{
    const JsonValue *scopes = json_kind(root) == JSON_OBJECT ? json_member(root, "scopes") : NULL;
    if (scopes == NULL) {
        return scopes_usual;
    }
    return json_kind(scopes) == JSON_STRING && strlen(json_string(scopes)) <= SCOPES_LIMIT ? json_string(scopes) : NULL;
}

static Key *key_read(const char *name, GBytes *bytes)
{
    g_autoptr(JsonValue) root = json_parse(bytes, NULL);
    const JsonValue *as = root != NULL ? member_of(root, "as", JSON_STRING) : NULL;
    const JsonValue *made = root != NULL ? member_of(root, "made", JSON_INTEGER) : NULL;
    const JsonValue *hash = root != NULL ? member_of(root, "hash", JSON_STRING) : NULL;
    guint8 digest[CHAIN_HASH_BYTES];
    g_autofree char *actor = as != NULL ? actor_of(json_string(as)) : NULL;
    const char *scopes = root != NULL ? scopes_of(root) : NULL;
    if (actor == NULL || made == NULL || hash == NULL || scopes == NULL || strlen(actor) > KEY_ACTOR_LIMIT ||
        strlen(name) > KEY_NAME_LIMIT || !chain_of_digits(json_string(hash), strlen(json_string(hash)), digest)) {
        return NULL;
    }
    Key *key = g_new0(Key, 1);
    key->name = g_strdup(name);
    key->as = g_steal_pointer(&actor);
    key->scopes = g_strdup(scopes);
    key->made = json_integer(made);
    memcpy(key->hash, digest, sizeof digest);
    return key;
}

typedef struct {
    GPtrArray *keys;
    GError *error;
} Reading;

static bool read_one(const char *name, GBytes *bytes, gpointer data)
{
    Reading *reading = data;
    if (!g_str_has_prefix(name, PREFIX)) {
        return true;
    }
    Key *key = key_read(name + strlen(PREFIX), bytes);
    if (key == NULL) {
        g_set_error(&reading->error, KEYS_ERROR, KEYS_ERROR_DAMAGED, "what is stored as the key “%s” is none",
                    name + strlen(PREFIX));
        return false;
    }
    g_ptr_array_add(reading->keys, key);
    return true;
}

GPtrArray *keys_list(Ledger *ledger, GError **error)
{
    g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func(key_free);
    Reading reading = { .keys = keys };
    const bool was_read = ledger_key_each(ledger, read_one, &reading, error);
    if (reading.error != NULL) {
        g_propagate_error(error, reading.error);
        return NULL;
    }
    return was_read ? g_steal_pointer(&keys) : NULL;
}

/* --- adding and taking away --------------------------------------------------------------------------------------- */

static bool is_name(const char *name)
{
    const size_t length = strlen(name);
    return length > 0 && length <= KEY_NAME_LIMIT &&
           strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.") == length;
}

static const Key *key_of(const GPtrArray *keys, const char *name)
{
    for (guint i = 0; i < keys->len; i++) {
        const Key *key = g_ptr_array_index(keys, i);
        if (strcmp(key->name, name) == 0) {
            return key;
        }
    }
    return NULL;
}

static bool may_add(Ledger *ledger, const char *name, GError **error)
{
    if (!is_name(name)) {
        g_set_error(error, KEYS_ERROR, KEYS_ERROR_NAME,
                    "“%.80s” is no name for a key: expected letters, digits, hyphens, dots and underscores, at most %d",
                    name, KEY_NAME_LIMIT);
        return false;
    }
    g_autoptr(GPtrArray) keys = keys_list(ledger, error);
    if (keys == NULL) {
        return false;
    }
    if (key_of(keys, name) != NULL) {
        g_set_error(error, KEYS_ERROR, KEYS_ERROR_EXISTS, "there is a key “%s” already", name);
        return false;
    }
    if (keys->len >= KEYS_LIMIT) {
        g_set_error(error, KEYS_ERROR, KEYS_ERROR_LIMIT, "there are %d keys, and no more are kept", KEYS_LIMIT);
        return false;
    }
    return true;
}

static char *read_scopes(const char *text, GError **error)
{
    char *complaint = NULL;
    char *scopes = scopes_read(text != NULL ? text : scopes_usual, &complaint);
    if (scopes == NULL) {
        g_set_error_literal(error, KEYS_ERROR, KEYS_ERROR_SCOPE, complaint);
        g_free(complaint);
    }
    return scopes;
}

bool keys_add(Ledger *ledger, const char *name, const char *as, const char *scopes, Instant now,
              char ret_token[KEY_TOKEN_LENGTH + 1], GError **error)
{
    g_autofree char *actor = actor_of(as);
    if (actor == NULL) {
        g_set_error(error, KEYS_ERROR, KEYS_ERROR_ACTOR,
                    "“%.80s” is nobody who has a key: expected chair, secretariat, or the code of a participant such "
                    "as FRA; /PERSON may follow",
                    as);
        return false;
    }
    g_autofree char *reach = read_scopes(scopes, error);
    Key key = { .as = actor, .scopes = reach, .made = now };
    if (reach == NULL || !may_add(ledger, name, error)) {
        return false;
    }
    g_autofree char *token = chance_text();
    secret_hash("", token, key.hash);
    g_autofree char *stored = g_strconcat(PREFIX, name, NULL);
    g_autoptr(GBytes) bytes = key_bytes(&key);
    const bool good = ledger_key_put(ledger, stored, bytes, error);
    if (good) {
        memcpy(ret_token, token, KEY_TOKEN_LENGTH + 1);
    }
    explicit_bzero(token, KEY_TOKEN_LENGTH);
    return good;
}

bool keys_remove(Ledger *ledger, const char *name, GError **error)
{
    g_autoptr(GPtrArray) keys = keys_list(ledger, error);
    if (keys == NULL) {
        return false;
    }
    if (key_of(keys, name) == NULL) {
        g_set_error(error, KEYS_ERROR, KEYS_ERROR_UNKNOWN, "there is no key “%.80s”", name);
        return false;
    }
    g_autofree char *stored = g_strconcat(PREFIX, name, NULL);
    return ledger_key_erase(ledger, stored, error);
}

/* --- the ring ----------------------------------------------------------------------------------------------------- */

struct Keyring {
    pthread_mutex_t lock;
    Ledger *ledger;
    GPtrArray *keys; /* NULL: they could not be read */
    gint64 read_us;  /* when, by the clock that is never set */
};

static bool read_anew(Keyring *keyring, GError **error)
{
    g_clear_pointer(&keyring->keys, g_ptr_array_unref);
    keyring->keys = keys_list(keyring->ledger, error);
    keyring->read_us = g_get_monotonic_time();
    return keyring->keys != NULL;
}

Keyring *keyring_new(Ledger *ledger, GError **error)
{
    GPtrArray *keys = keys_list(ledger, error);
    if (keys == NULL) {
        return NULL;
    }
    Keyring *keyring = g_new0(Keyring, 1);
    pthread_mutex_init(&keyring->lock, NULL);
    keyring->ledger = ledger;
    keyring->keys = keys;
    keyring->read_us = g_get_monotonic_time();
    return keyring;
}

void keyring_free(Keyring *keyring)
{
    if (keyring != NULL) {
        pthread_mutex_destroy(&keyring->lock);
        ledger_close(keyring->ledger);
        g_clear_pointer(&keyring->keys, g_ptr_array_unref);
        g_free(keyring);
    }
}

/* Walks over all of them, wherever it is found. */
static const Key *find_hash(const GPtrArray *keys, const guint8 hash[32])
{
    const Key *found = NULL;
    for (guint i = 0; i < keys->len; i++) {
        const Key *key = g_ptr_array_index(keys, i);
        found = is_same(key->hash, hash) ? key : found;
    }
    return found;
}

static const Key *find_fresh(Keyring *keyring, const guint8 hash[32], GError **error)
{
    const gint64 age = g_get_monotonic_time() - keyring->read_us;
    if ((keyring->keys == NULL || age > KEYRING_FRESH_US) && !read_anew(keyring, error)) {
        return NULL;
    }
    const Key *key = find_hash(keyring->keys, hash);
    if (key == NULL && age > KEYRING_PATIENCE_US && read_anew(keyring, error)) {
        key = find_hash(keyring->keys, hash);
    }
    return key;
}

static KeyAnswer tell(const Keyring *keyring, const Key *key, KeyHolder *ret_holder)
{
    if (key == NULL) {
        return keyring->keys != NULL ? KEY_UNKNOWN : KEY_FAULT;
    }
    g_strlcpy(ret_holder->name, key->name, sizeof ret_holder->name);
    g_strlcpy(ret_holder->as, key->as, sizeof ret_holder->as);
    g_strlcpy(ret_holder->scopes, key->scopes, sizeof ret_holder->scopes);
    return KEY_KNOWN;
}

KeyAnswer keyring_find(Keyring *keyring, const char *token, KeyHolder *ret_holder, GError **error)
{
    guint8 hash[32];
    secret_hash("", token, hash);
    pthread_mutex_lock(&keyring->lock);
    const KeyAnswer answer = tell(keyring, find_fresh(keyring, hash, error), ret_holder);
    pthread_mutex_unlock(&keyring->lock);
    return answer;
}

KeyAnswer keyring_look(Keyring *keyring, const char *name, KeyHolder *ret_holder, GError **error)
{
    pthread_mutex_lock(&keyring->lock);
    const gint64 age = g_get_monotonic_time() - keyring->read_us;
    const bool is_there = (keyring->keys != NULL && age <= KEYRING_FRESH_US) || read_anew(keyring, error);
    const KeyAnswer answer = tell(keyring, is_there ? key_of(keyring->keys, name) : NULL, ret_holder);
    pthread_mutex_unlock(&keyring->lock);
    return answer;
}
