/* The chain of hashes: what makes one record stand behind all before it. docs/format/ledger.md has the formula. */
#pragma once

#include <glib.h>
#include <stdbool.h>

enum {
    CHAIN_HASH_BYTES = 32,
    CHAIN_HASH_DIGITS = 2 * CHAIN_HASH_BYTES,
};

/* The hash of a record from that of the record before and its own bytes. Before the first are 32 zero bytes. `before`
 * and `ret_hash` may be the same. */
void chain_next(const guint8 before[CHAIN_HASH_BYTES], const void *bytes, gsize length,
                guint8 ret_hash[CHAIN_HASH_BYTES]);

/* As 64 small hexadecimal digits and a NUL; and back, false if these are not 64 such digits. */
void chain_to_digits(const guint8 hash[CHAIN_HASH_BYTES], char ret_digits[CHAIN_HASH_DIGITS + 1]);
bool chain_of_digits(const char *digits, gsize length, guint8 ret_hash[CHAIN_HASH_BYTES]);
