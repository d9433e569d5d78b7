#include "ledger/chain.h"

#include <nettle/sha2.h>
#include <string.h>

G_STATIC_ASSERT(CHAIN_HASH_BYTES == SHA256_DIGEST_SIZE);

void chain_next(const guint8 before[CHAIN_HASH_BYTES], const void *bytes, gsize length,
                guint8 ret_hash[CHAIN_HASH_BYTES])
{
    struct sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, CHAIN_HASH_BYTES, before);
    sha256_update(&context, length, bytes);
    sha256_digest(&context, CHAIN_HASH_BYTES, ret_hash);
}

void chain_to_digits(const guint8 hash[CHAIN_HASH_BYTES], char ret_digits[CHAIN_HASH_DIGITS + 1])
{
    static const char digits[] = "0123456789abcdef";
    for (int i = 0; i < CHAIN_HASH_BYTES; i++) {
        ret_digits[2 * i] = digits[hash[i] >> 4];
        ret_digits[2 * i + 1] = digits[hash[i] & 15];
    }
    ret_digits[CHAIN_HASH_DIGITS] = '\0';
}

/* A hash has one form: no capitals. */
static int value_of(char digit)
{
    return digit >= 'A' && digit <= 'F' ? -1 : g_ascii_xdigit_value(digit);
}

bool chain_of_digits(const char *digits, gsize length, guint8 ret_hash[CHAIN_HASH_BYTES])
{
    guint8 hash[CHAIN_HASH_BYTES];
    if (length != CHAIN_HASH_DIGITS) {
        return false;
    }
    for (int i = 0; i < CHAIN_HASH_BYTES; i++) {
        const int high = value_of(digits[2 * i]);
        const int low = value_of(digits[2 * i + 1]);
        if (high < 0 || low < 0) {
            return false;
        }
        hash[i] = (guint8)(high << 4 | low);
    }
    memcpy(ret_hash, hash, sizeof hash);
    return true;
}
