/* From the ledger to the state: reads the entries that the state does not have yet and applies them. An entry that
 * cannot be read or does not fit is a fault that is told exactly: the ledger was not written by these rules. */
#pragma once

#include "ledger/ledger.h"
#include "session/state.h"

#define FOLD_ERROR fold_error_quark()
GQuark fold_error_quark(void);
typedef enum {
    FOLD_ERROR_ENTRY, /* "entry 17, column 23: expected a number" */
    FOLD_ERROR_UNFIT, /* "entry 17: floor.given does not fit what stands before it" */
} FoldError;

typedef struct {
    Seq seq;
    const guint8 *hash;
    const char *bytes; /* not terminated */
    gsize length;
    const Event *event;
    const State *state; /* as the event left it, or in `before` as it found it */
} FoldEntry;

/* For whoever looks on. All members may be NULL. Returning false ends the fold there, which is no failure; what
 * `before` turns down is not applied. */
typedef struct {
    bool (*before)(const FoldEntry *entry, gpointer data);
    bool (*after)(const FoldEntry *entry, gpointer data);
    gpointer data;
    bool is_strict; /* each entry is also written again and must be the same bytes */
} FoldVisitor;

/* `state` is useless after a failure. `visitor` may be NULL. */
bool fold(Ledger *ledger, State *state, const FoldVisitor *visitor, GError **error);
