#include "faulty.h"

#include "ledger/store.h"

typedef struct {
    Ledger ledger;
    Ledger *inner;
    Faults *faults;
    gint pending;
} Faulty;

static bool fails(const Faulty *faulty, Fault fault, GError **error)
{
    if (g_atomic_int_get(&faulty->faults->fault) != (gint)fault) {
        return false;
    }
    g_set_error(error, LEDGER_ERROR, LEDGER_ERROR_IO, "fault %d was asked for", (int)fault);
    return true;
}

static bool head(Ledger *ledger, Seq *ret_seq, guint8 ret_hash[CHAIN_HASH_BYTES], GError **error)
{
    Faulty *faulty = (Faulty *)ledger;
    const gint fault = g_atomic_int_get(&faulty->faults->fault);
    if (fails(faulty, FAULT_HEAD, error) || !faulty->inner->store->head(faulty->inner, ret_seq, ret_hash, error)) {
        return false;
    }
    *ret_seq += fault == FAULT_CROWD || fault == FAULT_CROWD_UNREAD;
    return true;
}

static bool read_rows(Ledger *ledger, Seq from, LedgerRowVisit visit, gpointer data, GError **error)
{
    Faulty *faulty = (Faulty *)ledger;
    return !fails(faulty, FAULT_READ, error) && !fails(faulty, FAULT_CROWD_UNREAD, error) &&
           faulty->inner->store->read(faulty->inner, from, visit, data, error);
}

static bool begin(Ledger *ledger, GError **error)
{
    Faulty *faulty = (Faulty *)ledger;
    faulty->pending = 0;
    return !fails(faulty, FAULT_BEGIN, error) && faulty->inner->store->begin(faulty->inner, error);
}

static bool add(Ledger *ledger, const LedgerRecord *record, GError **error)
{
    Faulty *faulty = (Faulty *)ledger;
    faulty->pending++;
    return faulty->inner->store->add(faulty->inner, record, error);
}

static void rollback(Ledger *ledger)
{
    Faulty *faulty = (Faulty *)ledger;
    faulty->inner->store->rollback(faulty->inner);
}

static bool commit(Ledger *ledger, GError **error)
{
    Faulty *faulty = (Faulty *)ledger;
    g_usleep((gulong)g_atomic_int_get(&faulty->faults->delay_us));
    if (fails(faulty, FAULT_COMMIT, error)) {
        rollback(ledger);
        return false;
    }
    if (!faulty->inner->store->commit(faulty->inner, error)) {
        return false;
    }
    g_atomic_int_inc(&faulty->faults->commits);
    g_atomic_int_add(&faulty->faults->durable, faulty->pending);
    return !fails(faulty, FAULT_ANSWER, error);
}

static bool wait_for(Ledger *ledger, Seq seq, gint64 until, Seq *ret_head, GError **error)
{
    Faulty *faulty = (Faulty *)ledger;
    return !fails(faulty, FAULT_WAIT, error) && faulty->inner->store->wait(faulty->inner, seq, until, ret_head, error);
}

static Ledger *wrap(Ledger *inner, Faults *faults, LedgerOpen mode);

static Ledger *open_again(Ledger *ledger, LedgerOpen mode, GError **error)
{
    Faulty *faulty = (Faulty *)ledger;
    Ledger *inner =
        !fails(faulty, FAULT_OPEN, error) ? faulty->inner->store->open_again(faulty->inner, mode, error) : NULL;
    return inner != NULL ? wrap(inner, faulty->faults, mode) : NULL;
}

static void close_ledger(Ledger *ledger)
{
    Faulty *faulty = (Faulty *)ledger;
    ledger_close(faulty->inner);
    g_free(faulty);
}

static const LedgerStore store = {
    .head = head,
    .read = read_rows,
    .begin = begin,
    .add = add,
    .commit = commit,
    .rollback = rollback,
    .wait = wait_for,
    .open_again = open_again,
    .close = close_ledger,
};

static Ledger *wrap(Ledger *inner, Faults *faults, LedgerOpen mode)
{
    Faulty *faulty = g_new0(Faulty, 1);
    faulty->ledger.store = &store;
    faulty->ledger.mode = mode;
    faulty->inner = inner;
    faulty->faults = faults;
    return &faulty->ledger;
}

Ledger *faulty_ledger_new(Faults *faults)
{
    return wrap(ledger_mem_new(), faults, LEDGER_WRITE);
}
