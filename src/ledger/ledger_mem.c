/* The ledger in memory: for tests, and for trying something out. All handles share what is kept, under its lock, which
 * is one of POSIX: sanitizers that look for races know what that means. */
#include "base/monotonic.h"
#include "ledger/store.h"

#include <string.h>

typedef struct {
    guint8 hash[CHAIN_HASH_BYTES];
    gsize length;
    guint8 bytes[];
} Kept;

typedef struct {
    char *name;
    GBytes *bytes;
} Entry;

typedef struct {
    gint handles;
    pthread_mutex_t lock;                /* of all below */
    pthread_cond_t news;                 /* that there are more records */
    pthread_mutex_t writing;             /* is held from begin to commit, and taken before `lock` */
    GPtrArray *records;                  /* of Kept, which stay where they are until the end */
    GPtrArray *entries[N_LEDGER_TABLES]; /* of Entry, sorted by name */
} Shared;

typedef struct {
    Ledger ledger;
    Shared *shared;
    GPtrArray *added;                /* between begin and commit; else NULL */
    GPtrArray *put[N_LEDGER_TABLES]; /* likewise */
} LedgerMem;

static void entry_free(gpointer data)
{
    Entry *entry = data;
    g_free(entry->name);
    g_bytes_unref(entry->bytes);
    g_free(entry);
}

static GPtrArray *entries_new(void)
{
    return g_ptr_array_new_with_free_func(entry_free);
}

/* Where the entry of that name is, or where it belongs. */
static guint place_of(GPtrArray *entries, const char *name, bool *ret_found)
{
    guint low = 0;
    guint high = entries->len;
    while (low < high) {
        const guint middle = low + (high - low) / 2;
        const Entry *entry = entries->pdata[middle];
        if (strcmp(entry->name, name) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    *ret_found = low < entries->len && strcmp(((const Entry *)entries->pdata[low])->name, name) == 0;
    return low;
}

static void put_entry(GPtrArray *entries, const char *name, GBytes *bytes)
{
    bool is_there;
    const guint place = place_of(entries, name, &is_there);
    if (is_there) {
        g_ptr_array_remove_index(entries, place);
    }
    Entry *entry = g_new(Entry, 1);
    entry->name = g_strdup(name);
    entry->bytes = g_bytes_ref(bytes);
    g_ptr_array_insert(entries, (gint)place, entry);
}

/* --- the chain -------------------------------------------------------------------------------------------------- */

static bool mem_head(Ledger *ledger, Seq *ret_seq, guint8 ret_hash[CHAIN_HASH_BYTES], GError **error)
{
    Shared *shared = ((LedgerMem *)ledger)->shared;
    pthread_mutex_lock(&shared->lock);
    *ret_seq = shared->records->len;
    if (shared->records->len > 0) {
        const Kept *last = shared->records->pdata[shared->records->len - 1];
        memcpy(ret_hash, last->hash, CHAIN_HASH_BYTES);
    } else {
        memset(ret_hash, 0, CHAIN_HASH_BYTES);
    }
    pthread_mutex_unlock(&shared->lock);
    return true;
}

/* What is kept does not move; only the list of it may. */
static const Kept *kept_at(Shared *shared, Seq seq)
{
    pthread_mutex_lock(&shared->lock);
    const Kept *kept = seq <= shared->records->len ? shared->records->pdata[seq - 1] : NULL;
    pthread_mutex_unlock(&shared->lock);
    return kept;
}

static bool mem_read(Ledger *ledger, Seq from, LedgerRowVisit visit, gpointer data, GError **error)
{
    Shared *shared = ((LedgerMem *)ledger)->shared;
    bool go_on = true;
    for (Seq seq = from; go_on; seq++) {
        const Kept *kept = kept_at(shared, seq);
        if (kept == NULL) {
            return true;
        }
        const LedgerRow row = { seq, kept->hash, kept->bytes, CHAIN_HASH_BYTES, kept->length };
        go_on = visit(&row, data);
    }
    return true;
}

static bool mem_begin(Ledger *ledger, GError **error)
{
    LedgerMem *self = (LedgerMem *)ledger;
    pthread_mutex_lock(&self->shared->writing);
    self->added = g_ptr_array_new_with_free_func(g_free);
    for (int i = 0; i < N_LEDGER_TABLES; i++) {
        self->put[i] = entries_new();
    }
    return true;
}

static bool mem_add(Ledger *ledger, const LedgerRecord *record, GError **error)
{
    LedgerMem *self = (LedgerMem *)ledger;
    Kept *kept = g_malloc(sizeof *kept + record->length);
    memcpy(kept->hash, record->hash, CHAIN_HASH_BYTES);
    memcpy(kept->bytes, record->bytes, record->length);
    kept->length = record->length;
    g_ptr_array_add(self->added, kept);
    return true;
}

static void mem_rollback(Ledger *ledger)
{
    LedgerMem *self = (LedgerMem *)ledger;
    g_clear_pointer(&self->added, g_ptr_array_unref);
    for (int i = 0; i < N_LEDGER_TABLES; i++) {
        g_clear_pointer(&self->put[i], g_ptr_array_unref);
    }
    pthread_mutex_unlock(&self->shared->writing);
}

static bool mem_commit(Ledger *ledger, GError **error)
{
    LedgerMem *self = (LedgerMem *)ledger;
    Shared *shared = self->shared;
    pthread_mutex_lock(&shared->lock);
    g_ptr_array_extend_and_steal(shared->records, g_steal_pointer(&self->added));
    for (int i = 0; i < N_LEDGER_TABLES; i++) {
        for (guint j = 0; j < self->put[i]->len; j++) {
            const Entry *entry = self->put[i]->pdata[j];
            put_entry(shared->entries[i], entry->name, entry->bytes);
        }
    }
    pthread_cond_broadcast(&shared->news);
    pthread_mutex_unlock(&shared->lock);
    mem_rollback(ledger);
    return true;
}

static bool mem_wait(Ledger *ledger, Seq seq, gint64 until, Seq *ret_head, GError **error)
{
    Shared *shared = ((LedgerMem *)ledger)->shared;
    bool is_time_left = true;
    pthread_mutex_lock(&shared->lock);
    while (shared->records->len <= seq && is_time_left) {
        is_time_left = monotonic_cond_wait(&shared->news, &shared->lock, until);
    }
    *ret_head = shared->records->len;
    pthread_mutex_unlock(&shared->lock);
    return true;
}

/* --- people and keys ---------------------------------------------------------------------------------------------- */

static bool mem_put(Ledger *ledger, LedgerTable table, const char *name, GBytes *bytes, GError **error)
{
    LedgerMem *self = (LedgerMem *)ledger;
    if (self->put[table] != NULL) {
        put_entry(self->put[table], name, bytes);
        return true;
    }
    pthread_mutex_lock(&self->shared->lock);
    put_entry(self->shared->entries[table], name, bytes);
    pthread_mutex_unlock(&self->shared->lock);
    return true;
}

static bool mem_get(Ledger *ledger, LedgerTable table, const char *name, GBytes **ret_bytes, GError **error)
{
    Shared *shared = ((LedgerMem *)ledger)->shared;
    bool is_there;
    pthread_mutex_lock(&shared->lock);
    const guint place = place_of(shared->entries[table], name, &is_there);
    *ret_bytes = is_there ? g_bytes_ref(((Entry *)shared->entries[table]->pdata[place])->bytes) : NULL;
    pthread_mutex_unlock(&shared->lock);
    return true;
}

static bool mem_erase(Ledger *ledger, LedgerTable table, const char *name, GError **error)
{
    Shared *shared = ((LedgerMem *)ledger)->shared;
    bool is_there;
    pthread_mutex_lock(&shared->lock);
    const guint place = place_of(shared->entries[table], name, &is_there);
    if (is_there) {
        g_ptr_array_remove_index(shared->entries[table], place);
    }
    pthread_mutex_unlock(&shared->lock);
    return true;
}

/* The visitor sees the table as it was when the call began. */
static bool mem_each(Ledger *ledger, LedgerTable table, LedgerEntryVisit visit, gpointer data, GError **error)
{
    Shared *shared = ((LedgerMem *)ledger)->shared;
    g_autoptr(GPtrArray) seen = entries_new();
    pthread_mutex_lock(&shared->lock);
    for (guint i = 0; i < shared->entries[table]->len; i++) {
        const Entry *entry = shared->entries[table]->pdata[i];
        put_entry(seen, entry->name, entry->bytes);
    }
    pthread_mutex_unlock(&shared->lock);
    for (guint i = 0; i < seen->len; i++) {
        const Entry *entry = seen->pdata[i];
        if (!visit(entry->name, entry->bytes, data)) {
            break;
        }
    }
    return true;
}

/* --- handles ---------------------------------------------------------------------------------------------------- */

static Ledger *mem_open_again(Ledger *ledger, LedgerOpen mode, GError **error);

static void mem_close(Ledger *ledger)
{
    Shared *shared = ((LedgerMem *)ledger)->shared;
    g_free(ledger);
    if (!g_atomic_int_dec_and_test(&shared->handles)) {
        return;
    }
    g_ptr_array_unref(shared->records);
    for (int i = 0; i < N_LEDGER_TABLES; i++) {
        g_ptr_array_unref(shared->entries[i]);
    }
    pthread_mutex_destroy(&shared->lock);
    pthread_mutex_destroy(&shared->writing);
    pthread_cond_destroy(&shared->news);
    g_free(shared);
}

static const LedgerStore store = {
    .head = mem_head,
    .read = mem_read,
    .begin = mem_begin,
    .add = mem_add,
    .commit = mem_commit,
    .rollback = mem_rollback,
    .put = mem_put,
    .get = mem_get,
    .erase = mem_erase,
    .each = mem_each,
    .wait = mem_wait,
    .open_again = mem_open_again,
    .close = mem_close,
};

static Ledger *handle_new(Shared *shared, LedgerOpen mode)
{
    LedgerMem *self = g_new0(LedgerMem, 1);
    self->ledger = (Ledger){ .store = &store, .mode = mode };
    self->shared = shared;
    g_atomic_int_inc(&shared->handles);
    return &self->ledger;
}

static Ledger *mem_open_again(Ledger *ledger, LedgerOpen mode, GError **error)
{
    return handle_new(((LedgerMem *)ledger)->shared, mode);
}

Ledger *ledger_mem_new(void)
{
    Shared *shared = g_new0(Shared, 1);
    pthread_mutex_init(&shared->lock, NULL);
    pthread_mutex_init(&shared->writing, NULL);
    monotonic_cond_init(&shared->news);
    shared->records = g_ptr_array_new_with_free_func(g_free);
    for (int i = 0; i < N_LEDGER_TABLES; i++) {
        shared->entries[i] = entries_new();
    }
    return handle_new(shared, LEDGER_WRITE);
}
