#include "app/app.h"

#include "app/app_parts.h"

#include <signal.h>

G_DEFINE_QUARK(placard - app - error, app_error)

enum { WATCH_MS = 200 /* how long closing waits for the watcher, at most */ };

/* Readers must not keep a command waiting for ever, so writers go first. */
static void init_state_lock(pthread_rwlock_t *lock)
{
    pthread_rwlockattr_t attributes;
    pthread_rwlockattr_init(&attributes);
    pthread_rwlockattr_setkind_np(&attributes, PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP);
    pthread_rwlock_init(lock, &attributes);
    pthread_rwlockattr_destroy(&attributes);
}

static bool keep_recent(const FoldEntry *entry, gpointer data)
{
    recent_add(data, entry->seq, entry->bytes, entry->length);
    return true;
}

/* Reads on into the state, and keeps what comes last. */
static bool fold_into(Ledger *ledger, State *state, Recent *recent, GError **error)
{
    const FoldVisitor visitor = { .after = keep_recent, .data = recent };
    return fold(ledger, state, &visitor, error);
}

App *app_open(Ledger *ledger, GError **error)
{
    g_autoptr(State) state = state_new();
    App *app = g_new0(App, 1);
    if (!fold_into(ledger, state, &app->recent, error)) {
        recent_clear(&app->recent);
        g_free(app);
        return NULL;
    }
    pthread_mutex_init(&app->queue, NULL);
    monotonic_cond_init(&app->arrived);
    pthread_mutex_init(&app->ledger_use, NULL);
    pthread_mutex_init(&app->entries_use, NULL);
    pthread_mutex_init(&app->papers_use, NULL);
    pthread_mutex_init(&app->papers_put_use, NULL);
    app->papers_at_hand = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_bytes_unref);
    init_state_lock(&app->state_lock);
    app->ledger = ledger;
    app->state = g_steal_pointer(&state);
    app->hub = hub_new();
    hub_tell(app->hub, state_seq(app->state));
    app_start_storing(app);
    return app;
}

static void stop_watching(App *app)
{
    if (app->watched != NULL) {
        g_atomic_int_set(&app->is_closing, 1);
        pthread_join(app->watcher, NULL);
        ledger_close(app->watched);
    }
}

void app_close(App *app)
{
    if (app == NULL) {
        return;
    }
    stop_watching(app);
    app_end_storing(app);
    g_assert(app->first == NULL);
    ledger_close(app->entries);
    g_clear_pointer(&app->taken_back, taken_back_free);
    ledger_close(app->papers);
    ledger_close(app->papers_put);
    g_hash_table_unref(app->papers_at_hand);
    ledger_close(app->ledger);
    state_free(app->state);
    recent_clear(&app->recent);
    hub_free(app->hub);
    pthread_rwlock_destroy(&app->state_lock);
    pthread_mutex_destroy(&app->entries_use);
    pthread_mutex_destroy(&app->papers_use);
    pthread_mutex_destroy(&app->papers_put_use);
    pthread_mutex_destroy(&app->ledger_use);
    pthread_cond_destroy(&app->arrived);
    pthread_mutex_destroy(&app->queue);
    g_free(app);
}

Instant app_now(const App *app)
{
    return g_get_real_time() + app->ahead;
}

void app_set_clock(App *app, Instant now)
{
    app->ahead = now - g_get_real_time();
}

void app_answer_clear(AppAnswer *answer)
{
    g_clear_pointer(&answer->complaint, g_free);
    g_clear_error(&answer->fault);
    g_clear_pointer(&answer->entries, g_ptr_array_unref);
}

const char *app_fault_words(const GError *fault)
{
    static const char *const words[] = {
        [LEDGER_ERROR_BROKEN] = "The record is damaged.",
        [LEDGER_ERROR_FULL] = "There is no room on the disk.",
        [LEDGER_ERROR_READ_ONLY] = "The record cannot be written.",
        [LEDGER_ERROR_BUSY] = "Another program keeps the record for too long.",
        [LEDGER_ERROR_NEWER] = "The record was written by a later version of the program.",
        [LEDGER_ERROR_IO] = "The disk does not answer as it should.",
    };
    if (fault->domain == APP_ERROR && fault->code == APP_ERROR_TOO_LARGE) {
        return "The act makes more than is stored in one step.";
    }
    if (fault->domain == FOLD_ERROR) {
        return "The record has an entry that cannot be read, or does not fit.";
    }
    const bool is_known = fault->domain == LEDGER_ERROR && (guint)fault->code < G_N_ELEMENTS(words);
    return is_known && words[fault->code] != NULL ? words[fault->code] : "It did not succeed.";
}

/* --- reading ---------------------------------------------------------------------------------------------------- */

const State *app_read_lock(App *app)
{
    pthread_rwlock_rdlock(&app->state_lock);
    if (app->state == NULL) {
        pthread_rwlock_unlock(&app->state_lock);
        return NULL;
    }
    return app->state;
}

void app_read_unlock(App *app)
{
    pthread_rwlock_unlock(&app->state_lock);
}

const Recent *app_recent(const App *app)
{
    return &app->recent;
}

bool app_refold(App *app, GError **error)
{
    g_clear_pointer(&app->state, state_free);
    g_autoptr(State) state = state_new();
    if (!fold_into(app->ledger, state, &app->recent, error)) {
        return false;
    }
    app->state = g_steal_pointer(&state);
    return true;
}

bool app_read_on(App *app, GError **error)
{
    Seq seq = 0;
    pthread_rwlock_wrlock(&app->state_lock);
    bool good = app->state != NULL ? fold_into(app->ledger, app->state, &app->recent, error) : app_refold(app, error);
    if (good) {
        seq = state_seq(app->state);
    } else {
        g_clear_pointer(&app->state, state_free);
    }
    pthread_rwlock_unlock(&app->state_lock);
    if (good) {
        hub_tell(app->hub, seq);
    }
    return good;
}

bool app_catch_up(App *app, GError **error)
{
    pthread_mutex_lock(&app->ledger_use);
    const bool good = app_read_on(app, error);
    pthread_mutex_unlock(&app->ledger_use);
    return good;
}

/* --- waiting ---------------------------------------------------------------------------------------------------- */

Seq app_wait(App *app, Seq seq, guint timeout_ms)
{
    return hub_wait(app->hub, seq, MIN(timeout_ms, APP_WAIT_LIMIT_MS));
}

guint app_listen(App *app, void (*listener)(Seq seq, gpointer data), gpointer data)
{
    return hub_listen(app->hub, listener, data);
}

void app_unlisten(App *app, guint id)
{
    hub_unlisten(app->hub, id);
}

static void pause_watching(const App *app)
{
    g_usleep(WATCH_MS * 1000);
    (void)app;
}

/* What this process itself appends is news to the watcher too; reading on finds nothing then. */
static void *watch(void *data)
{
    App *app = data;
    Seq seen = 0;
    while (g_atomic_int_get(&app->is_closing) == 0) {
        Seq head = seen;
        if (!ledger_wait(app->watched, seen, WATCH_MS, &head, NULL)) {
            pause_watching(app);
            continue;
        }
        if (head > seen && hub_wait(app->hub, head - 1, 0) < head && !app_catch_up(app, NULL)) {
            pause_watching(app);
            continue;
        }
        seen = head;
    }
    return NULL;
}

void app_start_thread(pthread_t *thread, void *(*run)(void *data), void *data)
{
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    const int failure = pthread_create(thread, NULL, run, data);
    g_assert(failure == 0);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

bool app_watch(App *app, GError **error)
{
    g_assert(app->watched == NULL);
    pthread_mutex_lock(&app->ledger_use);
    app->watched = ledger_open_again(app->ledger, LEDGER_READ, error);
    pthread_mutex_unlock(&app->ledger_use);
    if (app->watched == NULL) {
        return false;
    }
    app_start_thread(&app->watcher, watch, app);
    return true;
}
