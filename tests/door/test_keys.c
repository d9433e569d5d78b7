#include "door/keys.h"

#include <string.h>

enum { MADE = 1658757900 };

#define ZEROS "0000000000000000000000000000000000000000000000000000000000000000"

static void add(Ledger *ledger, const char *name, const char *as, char token[KEY_TOKEN_LENGTH + 1])
{
    g_autoptr(GError) error = NULL;
    keys_add(ledger, name, as, NULL, MADE, token, &error);
    g_assert_no_error(error);
}

static void test_list(void)
{
    static const char *const all[][3] = { { "b.2", "FRA", "FRA" },
                                          { "a_1", "secretariat", "secretariat" },
                                          { "c-3", "chair/9", "chair/9" },
                                          { "d", "DEU/42", "DEU/42" } };
    static const guint in_order[] = { 1, 0, 2, 3 };
    g_autoptr(Ledger) ledger = ledger_mem_new();
    char token[KEY_TOKEN_LENGTH + 1];
    for (guint i = 0; i < G_N_ELEMENTS(all); i++) {
        add(ledger, all[i][0], all[i][1], token);
    }
    g_autoptr(GPtrArray) keys = keys_list(ledger, NULL);
    g_assert_cmpuint(keys->len, ==, G_N_ELEMENTS(all));
    for (guint i = 0; i < keys->len; i++) {
        const Key *key = g_ptr_array_index(keys, i);
        g_assert_cmpstr(key->name, ==, all[in_order[i]][0]);
        g_assert_cmpstr(key->as, ==, all[in_order[i]][2]);
        g_assert_cmpint(key->made, ==, MADE);
    }
}

/* What was made before there were scopes reaches as far as before; a scope that there is no more opens nothing, and
 * hinders nobody else. */
static void test_scopes(void)
{
    static const struct {
        const char *stored, *scopes;
    } cases[] = {
        { "{\"as\":\"FRA\",\"made\":1,\"hash\":\"" ZEROS "\"}", "read record act" },
        { "{\"as\":\"FRA\",\"made\":1,\"scopes\":\"act:of.old\",\"hash\":\"" ZEROS "\"}", "act:of.old" },
    };
    char token[KEY_TOKEN_LENGTH + 1] = "";
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Ledger) ledger = ledger_mem_new();
        g_autoptr(GBytes) bytes = g_bytes_new_static(cases[i].stored, strlen(cases[i].stored));
        g_assert_true(ledger_key_put(ledger, "bearer:old", bytes, NULL));
        g_autoptr(GPtrArray) keys = keys_list(ledger, NULL);
        g_assert_cmpstr(((const Key *)g_ptr_array_index(keys, 0))->scopes, ==, cases[i].scopes);
    }
    g_autoptr(GError) error = NULL;
    g_autoptr(Ledger) ledger = ledger_mem_new();
    g_assert_false(keys_add(ledger, "one", "FRA", "read,all", 1, token, &error));
    g_assert_error(error, KEYS_ERROR, KEYS_ERROR_SCOPE);
    g_assert_true(keys_add(ledger, "one", "FRA", "act:floor, read", 1, token, NULL));
    KeyHolder holder;
    Keyring *keyring = keyring_new(ledger_open_again(ledger, LEDGER_READ, NULL), NULL);
    g_assert_cmpint(keyring_find(keyring, token, &holder, NULL), ==, KEY_KNOWN);
    g_assert_cmpstr(holder.scopes, ==, "act:floor read");
    keyring_free(keyring);
}

/* No two are the same, and what is kept has nothing of it. */
static bool has_no_token(const char *name, GBytes *bytes, gpointer token)
{
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    g_assert_null(g_strstr_len(data, (gssize)length, token));
    g_assert_null(strstr(name, token));
    return true;
}

static void test_tokens(void)
{
    g_autoptr(Ledger) ledger = ledger_mem_new();
    char one[KEY_TOKEN_LENGTH + 1] = "", other[KEY_TOKEN_LENGTH + 1] = "";
    add(ledger, "one", "FRA", one);
    add(ledger, "other", "FRA", other);
    g_assert_cmpstr(one, !=, other);
    g_assert_cmpuint(strlen(one), ==, KEY_TOKEN_LENGTH);
    g_assert_cmpuint(strspn(one, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"), ==,
                     KEY_TOKEN_LENGTH);
    g_assert_true(ledger_key_each(ledger, has_no_token, one, NULL));
}

static void test_refused(void)
{
    static const struct {
        const char *name, *as;
        KeysError code;
    } cases[] = {
        { "", "FRA", KEYS_ERROR_NAME },
        { "two words", "FRA", KEYS_ERROR_NAME },
        { "a/b", "FRA", KEYS_ERROR_NAME },
        { "12345678901234567890123456789012345678901234567890123456789012345", "FRA", KEYS_ERROR_NAME },
        { "new", "clock", KEYS_ERROR_ACTOR },
        { "new", "", KEYS_ERROR_ACTOR },
        { "new", "la France", KEYS_ERROR_ACTOR },
        { "new", "FRA/", KEYS_ERROR_ACTOR },
        { "there", "FRA", KEYS_ERROR_EXISTS },
    };
    g_autoptr(Ledger) ledger = ledger_mem_new();
    char token[KEY_TOKEN_LENGTH + 1];
    add(ledger, "there", "chair", token);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        char untouched[KEY_TOKEN_LENGTH + 1] = "untouched";
        g_assert_false(keys_add(ledger, cases[i].name, cases[i].as, NULL, MADE, untouched, &error));
        g_assert_error(error, KEYS_ERROR, (gint)cases[i].code);
        g_assert_cmpstr(untouched, ==, "untouched");
    }
    g_autoptr(GError) error = NULL;
    g_assert_false(keys_remove(ledger, "new", &error));
    g_assert_error(error, KEYS_ERROR, KEYS_ERROR_UNKNOWN);
    g_autoptr(GPtrArray) keys = keys_list(ledger, NULL);
    g_assert_cmpuint(keys->len, ==, 1);
}

static void test_limit(void)
{
    g_autoptr(Ledger) ledger = ledger_mem_new();
    g_autoptr(GBytes) stored = NULL;
    g_autoptr(GError) error = NULL;
    char token[KEY_TOKEN_LENGTH + 1];
    add(ledger, "first", "FRA", token);
    g_assert_true(ledger_key_get(ledger, "bearer:first", &stored, NULL));
    for (guint i = 1; i < KEYS_LIMIT; i++) {
        g_autofree char *name = g_strdup_printf("bearer:%u", i);
        g_assert_true(ledger_key_put(ledger, name, stored, NULL));
    }
    g_assert_false(keys_add(ledger, "more", "FRA", NULL, MADE, token, &error));
    g_assert_error(error, KEYS_ERROR, KEYS_ERROR_LIMIT);
    g_assert_true(keys_remove(ledger, "first", NULL));
    add(ledger, "more", "FRA", token);
}

/* While one key is damaged nothing is done with any. */
static void assert_useless(Ledger *ledger)
{
    g_autoptr(GError) add = NULL, remove = NULL, ring = NULL;
    char token[KEY_TOKEN_LENGTH + 1];
    g_assert_false(keys_add(ledger, "other", "DEU", NULL, 1, token, &add));
    g_assert_error(add, KEYS_ERROR, KEYS_ERROR_DAMAGED);
    g_assert_false(keys_remove(ledger, "mine", &remove));
    g_assert_error(remove, KEYS_ERROR, KEYS_ERROR_DAMAGED);
    g_assert_null(keyring_new(ledger, &ring));
    g_assert_error(ring, KEYS_ERROR, KEYS_ERROR_DAMAGED);
    keyring_free(NULL);
}

/* Others may keep credentials of their own kind beside. */
static void test_damaged(void)
{
    static const char *const damaged[] = {
        "",
        "[]",
        "{}",
        "{\"as\":\"FRA\",\"made\":1,\"hash\":\"00\"}",
        "{\"as\":1,\"made\":1,\"hash\":\"" ZEROS "\"}",
        "{\"as\":\"clock\",\"made\":1,\"hash\":\"" ZEROS "\"}",
        "{\"as\":\"two words\",\"made\":1,\"hash\":\"" ZEROS "\"}",
        "{\"as\":\"FRA\",\"made\":\"now\",\"hash\":\"" ZEROS "\"}",
        "{\"as\":\"FRA\",\"made\":1}",
        "{\"as\":\"FRA\",\"made\":1,\"hash\":1}",
    };
    g_autoptr(Ledger) ledger = ledger_mem_new();
    g_autoptr(GBytes) strange = g_bytes_new_static("?", 1);
    char token[KEY_TOKEN_LENGTH + 1];
    g_assert_true(ledger_key_put(ledger, "device:7", strange, NULL));
    add(ledger, "mine", "FRA", token);
    for (guint i = 0; i < G_N_ELEMENTS(damaged); i++) {
        g_autoptr(GBytes) bytes = g_bytes_new_static(damaged[i], strlen(damaged[i]));
        g_autoptr(GError) error = NULL;
        g_assert_true(ledger_key_put(ledger, "bearer:mine", bytes, NULL));
        g_assert_null(keys_list(ledger, &error));
        g_assert_error(error, KEYS_ERROR, KEYS_ERROR_DAMAGED);
    }
    assert_useless(ledger);
}

/* What cannot be written is not given out. */
static void test_unwritable(void)
{
    g_autoptr(Ledger) ledger = ledger_mem_new();
    g_autoptr(Ledger) read_only = ledger_open_again(ledger, LEDGER_READ, NULL);
    g_autoptr(GError) error = NULL;
    char token[KEY_TOKEN_LENGTH + 1] = "none";
    g_assert_false(keys_add(read_only, "mine", "FRA", NULL, 1, token, &error));
    g_assert_error(error, LEDGER_ERROR, LEDGER_ERROR_READ_ONLY);
    g_assert_cmpstr(token, ==, "none");
    g_autoptr(GPtrArray) keys = keys_list(ledger, NULL);
    g_assert_cmpuint(keys->len, ==, 0);
}

static Keyring *ring_of(Ledger *ledger)
{
    g_autoptr(GError) error = NULL;
    Keyring *ring = keyring_new(ledger_open_again(ledger, LEDGER_READ, NULL), &error);
    g_assert_no_error(error);
    return ring;
}

static KeyAnswer find(Keyring *ring, const char *token, KeyHolder *ret_holder)
{
    g_autoptr(GError) error = NULL;
    const KeyAnswer answer = keyring_find(ring, token, ret_holder, &error);
    g_assert_true((answer == KEY_FAULT) == (error != NULL));
    return answer;
}

static void test_ring(void)
{
    g_autoptr(Ledger) ledger = ledger_mem_new();
    char france[KEY_TOKEN_LENGTH + 1], germany[KEY_TOKEN_LENGTH + 1];
    KeyHolder holder;
    add(ledger, "france", "FRA", france);
    add(ledger, "germany", "DEU/42", germany);
    g_autoptr(Keyring) ring = ring_of(ledger);
    g_assert_cmpint(find(ring, germany, &holder), ==, KEY_KNOWN);
    g_assert_cmpstr(holder.name, ==, "germany");
    g_assert_cmpstr(holder.as, ==, "DEU/42");
    g_assert_cmpint(find(ring, france, &holder), ==, KEY_KNOWN);
    g_assert_cmpstr(holder.as, ==, "FRA");
    france[0] = france[0] == 'x' ? 'y' : 'x';
    g_assert_cmpint(find(ring, france, &holder), ==, KEY_UNKNOWN);
    g_assert_cmpint(find(ring, "", &holder), ==, KEY_UNKNOWN);
}

static void test_ring_follows(void)
{
    g_autoptr(Ledger) ledger = ledger_mem_new();
    char token[KEY_TOKEN_LENGTH + 1];
    KeyHolder holder;
    g_autoptr(Keyring) ring = ring_of(ledger);
    add(ledger, "late", "FRA", token);
    g_usleep(KEYRING_PATIENCE_US + 1000);
    g_assert_cmpint(find(ring, token, &holder), ==, KEY_KNOWN);
    g_assert_true(keys_remove(ledger, "late", NULL));
    g_usleep(KEYRING_FRESH_US + 1000);
    g_assert_cmpint(find(ring, token, &holder), ==, KEY_UNKNOWN);
    g_autoptr(GBytes) strange = g_bytes_new_static("?", 1);
    g_assert_true(ledger_key_put(ledger, "bearer:x", strange, NULL));
    g_usleep(KEYRING_FRESH_US + 1000);
    g_assert_cmpint(find(ring, token, &holder), ==, KEY_FAULT);
    g_assert_true(ledger_key_erase(ledger, "bearer:x", NULL));
    g_assert_cmpint(find(ring, token, &holder), ==, KEY_UNKNOWN);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/keys/list", test_list);
    g_test_add_func("/keys/scopes", test_scopes);
    g_test_add_func("/keys/tokens", test_tokens);
    g_test_add_func("/keys/refused", test_refused);
    g_test_add_func("/keys/limit", test_limit);
    g_test_add_func("/keys/damaged", test_damaged);
    g_test_add_func("/keys/unwritable", test_unwritable);
    g_test_add_func("/keys/ring", test_ring);
    g_test_add_func("/keys/ring-follows", test_ring_follows);
    return g_test_run();
}
