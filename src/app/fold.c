#include "app/fold.h"

#include <string.h>

G_DEFINE_QUARK(placard - fold - error, fold_error)

typedef struct {
    State *state;
    EventReader *reader;
    const FoldVisitor *visitor;
    Buffer again;
    GError *error;
} Fold;

static bool fail_entry(Fold *fold, Seq seq, const char *complaint)
{
    g_set_error(&fold->error, FOLD_ERROR, FOLD_ERROR_ENTRY, "entry %" G_GUINT64_FORMAT ", %s", seq, complaint);
    return false;
}

/* What was lifted from an older shape would be written in the present one, and is let pass. */
static bool is_canonical(Fold *fold, const FoldEntry *entry)
{
    if (!fold->visitor->is_strict || entry->event->info->older != NULL) {
        return true;
    }
    fold->again.length = 0;
    event_write(entry->event, &fold->again);
    const gsize n = MIN(fold->again.length, entry->length);
    gsize at = 0;
    while (at < n && fold->again.data[at] == entry->bytes[at]) {
        at++;
    }
    if (at == fold->again.length && at == entry->length) {
        return true;
    }
    g_autofree char *complaint =
        g_strdup_printf("column %" G_GSIZE_FORMAT ": expected the one form in which it is written", at + 1);
    return fail_entry(fold, entry->seq, complaint);
}

static bool take(Fold *fold, FoldEntry *entry)
{
    const FoldVisitor *visitor = fold->visitor;
    if (visitor->before != NULL && !visitor->before(entry, visitor->data)) {
        return false;
    }
    if (!state_apply(fold->state, entry->event)) {
        g_set_error(&fold->error, FOLD_ERROR, FOLD_ERROR_UNFIT,
                    "entry %" G_GUINT64_FORMAT ": %s does not fit what stands before it", entry->seq,
                    entry->event->info->name);
        return false;
    }
    return visitor->after == NULL || visitor->after(entry, visitor->data);
}

static bool visit(const LedgerRecord *record, gpointer data)
{
    Fold *fold = data;
    g_autofree char *complaint = NULL;
    FoldEntry entry = { .seq = record->seq,
                        .hash = record->hash,
                        .bytes = (const char *)record->bytes,
                        .length = record->length,
                        .state = fold->state };
    entry.event = event_read(fold->reader, entry.bytes, entry.length, &complaint);
    if (entry.event == NULL) {
        return fail_entry(fold, record->seq, complaint);
    }
    return is_canonical(fold, &entry) && take(fold, &entry);
}

bool fold(Ledger *ledger, State *state, const FoldVisitor *visitor, GError **error)
{
    static const FoldVisitor nobody = { 0 };
    g_autoptr(EventReader) reader = event_reader_new();
    Fold folding = {
        .state = state, .reader = reader, .visitor = visitor != NULL ? visitor : &nobody, .again = BUFFER_INIT
    };
    bool good = ledger_read(ledger, state_seq(state), visit, &folding, error);
    buffer_clear(&folding.again);
    if (good && folding.error != NULL) {
        g_propagate_error(error, folding.error);
        good = false;
    }
    return good;
}
