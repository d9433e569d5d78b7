/* The latest entries of the ledger, as they stand in it: for who shows what happened last without reading the ledger.
 * Kept with the state, under its lock, and true like it. */
#pragma once

#include "base/buffer.h"
#include "base/seq.h"

enum { RECENT_LIMIT = 64 };

typedef struct {
    Seq seq; /* of the latest; 0: there is none */
    Buffer entries[RECENT_LIMIT];
} Recent;

void recent_clear(Recent *recent);

/* The entry after the latest; one of any other number is the only one that is known from then on. All zeros is an empty
 * one. */
void recent_add(Recent *recent, Seq seq, const char *bytes, gsize length);

/* The entry of that number, its bytes not terminated; NULL if it is not kept any more, or not there. Borrowed until the
 * state changes. */
const Buffer *recent_entry(const Recent *recent, Seq seq);
