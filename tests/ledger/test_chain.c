#include "ledger/chain.h"

#include <string.h>

/* Computed apart from this program; they stand in docs/format/ledger.md too. */
static const struct {
    const char *bytes, *digits;
} vectors[] = {
    { "{\"a\":1}", "b06a229070741292512e8760f470dd7a4c46ccfdf253df781d88dabe58c1ccb1" },
    { "{\"b\":\"é\"}", "79ccf3cfad8b57711ea51d7678c108df870e8054f8f5b7649ef73924f03513d4" },
    { "x", "97f03f301370faed2d44036363f098f6f2c414443f31fd13bcb3c684964b7435" },
};

static void test_vectors(void)
{
    guint8 hash[CHAIN_HASH_BYTES] = { 0 };
    char digits[CHAIN_HASH_DIGITS + 1];
    for (size_t i = 0; i < G_N_ELEMENTS(vectors); i++) {
        chain_next(hash, vectors[i].bytes, strlen(vectors[i].bytes), hash);
        chain_to_digits(hash, digits);
        g_assert_cmpstr(digits, ==, vectors[i].digits);
    }
}

static void test_digits(void)
{
    guint8 hash[CHAIN_HASH_BYTES];
    char digits[CHAIN_HASH_DIGITS + 1];
    const char *good = vectors[0].digits;
    g_assert_true(chain_of_digits(good, strlen(good), hash));
    chain_to_digits(hash, digits);
    g_assert_cmpstr(digits, ==, good);
    g_assert_false(chain_of_digits(good, strlen(good) - 1, hash));
    g_autofree char *capitals = g_ascii_strup(good, -1);
    g_assert_false(chain_of_digits(capitals, strlen(capitals), hash));
    digits[7] = 'g';
    g_assert_false(chain_of_digits(digits, CHAIN_HASH_DIGITS, hash));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/ledger/chain/vectors", test_vectors);
    g_test_add_func("/ledger/chain/digits", test_digits);
    return g_test_run();
}
