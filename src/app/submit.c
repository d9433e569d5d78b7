/* Many submit, one stores: a thread that takes all who wait, decides their commands one after the other on the state as
 * the ones before left it, has all entries appended in one step, and answers all with one ring of a bell. Those who
 * come meanwhile are its next batch. */
#include "app/app_parts.h"

/* What deciding needs and the next one can have again. */
typedef struct {
    Outcome outcome;
    Buffer text;
} Desk;

typedef struct {
    App *app;
    AppSending *sendings; /* linked by `next` */
    Desk *desk;
    guint n;
    guint n_decided; /* how many of them */
    guint n_entries;
    guint turn;
    bool has_state; /* locked for writing */
} Batch;

static void desk_init(Desk *desk)
{
    outcome_init(&desk->outcome);
    desk->text = BUFFER_INIT;
}

static void desk_clear(Desk *desk)
{
    outcome_clear(&desk->outcome);
    buffer_clear(&desk->text);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Desk, desk_clear)

/* --- deciding --------------------------------------------------------------------------------------------------- */

static void free_bytes(gpointer bytes)
{
    g_bytes_unref(bytes);
}

static bool encode(Desk *desk, GPtrArray *entries, GError **error)
{
    const GPtrArray *events = desk->outcome.events;
    if (events->len > APP_ACT_LIMIT) {
        g_set_error(error, APP_ERROR, APP_ERROR_TOO_LARGE,
                    "the act makes %u entries, and at most %d are stored at once", events->len, APP_ACT_LIMIT);
        return false;
    }
    for (guint i = 0; i < events->len; i++) {
        desk->text.length = 0;
        event_write(g_ptr_array_index(events, i), &desk->text);
        g_ptr_array_add(entries, g_bytes_new(desk->text.data, desk->text.length));
        if (!ledger_may_record(desk->text.data, desk->text.length, error)) {
            g_prefix_error(error, "entry %u of the act cannot be stored: ", i + 1);
            return false;
        }
    }
    return true;
}

/* Decides into the answer. Nothing is applied yet: an act that cannot be stored must leave no trace. */
static void judge(const State *state, const AppCommand *wish, Desk *desk, AppAnswer *answer)
{
    Command command = wish->command;
    if (!wish->is_exact) {
        command.at = MAX(command.at, state_now(state));
    }
    answer->at = command.at;
    outcome_reset(&desk->outcome);
    answer->refusal = decide(state, &command, &desk->outcome);
    if (answer->refusal != ALLOWED) {
        answer->result = APP_REFUSED;
        answer->complaint = g_steal_pointer(&desk->outcome.complaint);
        return;
    }
    answer->first = state_seq(state) + 1;
    answer->entries = g_ptr_array_new_with_free_func(free_bytes);
    answer->result = encode(desk, answer->entries, &answer->fault) ? APP_DONE : APP_FAULT;
    if (answer->result == APP_FAULT) {
        g_clear_pointer(&answer->entries, g_ptr_array_unref);
    }
}

static void decide_one(Batch *batch, const AppSending *sending, GPtrArray *records)
{
    State *state = batch->app->state;
    AppAnswer *answer = sending->answer;
    judge(state, sending->command, batch->desk, answer);
    for (guint i = 0; answer->result == APP_DONE && i < answer->entries->len; i++) {
        const bool fits = state_apply(state, g_ptr_array_index(batch->desk->outcome.events, i));
        g_assert(fits); /* a decision that its own events contradict */
        GBytes *entry = g_ptr_array_index(answer->entries, i);
        recent_add(&batch->app->recent, state_seq(state), g_bytes_get_data(entry, NULL), g_bytes_get_size(entry));
        g_ptr_array_add(records, g_bytes_ref(g_ptr_array_index(answer->entries, i)));
        batch->n_entries++;
    }
}

/* The ledger calls this when nobody else can append. Only now is the state locked: readers need not wait with us for
 * another process. */
static bool decide_all(GPtrArray *records, gpointer data, GError **error)
{
    (void)error;
    Batch *batch = data;
    pthread_rwlock_wrlock(&batch->app->state_lock);
    batch->has_state = true;
    AppSending *sending = batch->sendings;
    while (sending != NULL && records->len < APP_ENTRIES_LIMIT && batch->n_decided < APP_BATCH_LIMIT) {
        decide_one(batch, sending, records);
        batch->n_decided++;
        sending = sending->next;
    }
    return true;
}

/* --- storing ---------------------------------------------------------------------------------------------------- */

static Seq known_seq(App *app)
{
    pthread_rwlock_rdlock(&app->state_lock);
    const Seq seq = app->state != NULL ? state_seq(app->state) : 0;
    pthread_rwlock_unlock(&app->state_lock);
    return seq;
}

/* What others appended before us is read, and it is tried again; the ledger calls decide_all at most once. */
static bool append_after_others(Batch *batch, GError **error)
{
    App *app = batch->app;
    for (guint attempt = 0; attempt < APP_ATTEMPTS_LIMIT; attempt++) {
        g_autoptr(GError) failure = NULL;
        if (ledger_append_made(app->ledger, known_seq(app), decide_all, batch, &failure)) {
            return true;
        }
        if (!g_error_matches(failure, LEDGER_ERROR, LEDGER_ERROR_CONFLICT)) {
            g_propagate_error(error, g_steal_pointer(&failure));
            return false;
        }
        if (!app_read_on(app, error)) {
            return false;
        }
    }
    g_set_error(error, APP_ERROR, APP_ERROR_CROWDED, "others appended to the ledger %d times before us",
                APP_ATTEMPTS_LIMIT);
    return false;
}

/* All were decided on a state that has not come true, the refused ones too. */
static void answer_fault(Batch *batch, const GError *failure)
{
    for (AppSending *sending = batch->sendings; sending != NULL; sending = sending->next) {
        app_answer_clear(sending->answer);
        *sending->answer = (AppAnswer){ .result = APP_FAULT, .fault = g_error_copy(failure) };
    }
    batch->n_decided = batch->n;
}

/* With the handle of the ledger. */
static bool store(Batch *batch, GError **error)
{
    App *app = batch->app;
    pthread_rwlock_rdlock(&app->state_lock);
    const bool has_state = app->state != NULL;
    pthread_rwlock_unlock(&app->state_lock);
    if (!has_state && !app_read_on(app, error)) {
        return false;
    }
    return append_after_others(batch, error);
}

static void serve(Batch *batch)
{
    App *app = batch->app;
    g_autoptr(GError) failure = NULL;
    Seq seq = 0;
    pthread_mutex_lock(&app->ledger_use);
    const bool good = store(batch, &failure);
    if (batch->has_state) {
        if (!good && batch->n_entries > 0) {
            app_refold(app, NULL); /* if it fails there is no state, and the next command tries again */
        }
        seq = app->state != NULL ? state_seq(app->state) : 0;
        pthread_rwlock_unlock(&app->state_lock);
    }
    pthread_mutex_unlock(&app->ledger_use);
    if (!good) {
        answer_fault(batch, failure);
    }
    hub_tell(app->hub, seq);
}

/* --- the storer ------------------------------------------------------------------------------------------------- */

/* Those who were answered tend to come again at once. Without them the next commit would have those alone who came
 * during the last one, and they the commit after it: two halves that wait for each other for ever. So all are waited
 * for, for less time than a commit costs. */
static void gather(App *app)
{
    const gint64 patience = MIN(app->latest_commit_us / 2, APP_GATHER_LIMIT_US);
    const gint64 until = g_get_monotonic_time() + patience;
    app->awaited = app->expected;
    while (app->waiting < app->awaited && monotonic_cond_wait(&app->arrived, &app->queue, until)) {
    }
    app->awaited = 0;
}

static void take(App *app, Batch *batch)
{
    *batch = (Batch){ .app = app, .sendings = app->first, .desk = batch->desk, .n = app->waiting, .turn = app->turn++ };
    app->first = NULL;
    app->last = NULL;
    app->waiting = 0;
}

/* Those whose turn did not come, because the batch was full, wait on in front of the others. */
static void put_back(App *app, AppSending *sending)
{
    AppSending *last = NULL;
    for (AppSending *each = sending; each != NULL; each = each->next) {
        g_atomic_int_set(&each->turn, app->turn);
        app->waiting++;
        last = each;
    }
    if (last != NULL) {
        last->next = app->first;
        app->last = app->first != NULL ? app->last : last;
        app->first = sending;
    }
}

/* Those of one turn listen with the same ear, and those of the next with the other. */
static guint32 ear_of(guint turn)
{
    return 1U << turn % 2;
}

/* A sending is gone as soon as it is done. Who waits with a thread is woken by the bell, all in one step. */
static AppSending *answer_all(const Batch *batch)
{
    AppSending *sending = batch->sendings;
    for (guint i = 0; i < batch->n_decided; i++) {
        AppSending *next = sending->next;
        if (sending->done != NULL) {
            sending->done(sending, sending->data);
        } else {
            g_atomic_int_set(&sending->is_done, 1);
        }
        sending = next;
    }
    return sending;
}

/* Before they are answered: then the answers are theirs. */
static void count_answers(const Batch *batch, AppFigures *figures)
{
    const AppSending *sending = batch->sendings;
    for (guint i = 0; i < batch->n_decided; i++) {
        switch (sending->answer->result) {
        case APP_DONE: figures->done++; break;
        case APP_REFUSED: figures->refused++; break;
        default: figures->faults++; break;
        }
        sending = sending->next;
    }
    figures->acts = batch->n_decided;
}

/* With `queue`. */
static void add_figures(App *app, const AppFigures *more, gint64 commit_us)
{
    app->figures.done += more->done;
    app->figures.refused += more->refused;
    app->figures.faults += more->faults;
    app->figures.acts += more->acts;
    app->figures.commits++;
    app->figures.commits_us += (guint64)commit_us;
    app->figures.longest_us = MAX(app->figures.longest_us, commit_us);
}

AppFigures app_figures(App *app)
{
    pthread_mutex_lock(&app->queue);
    const AppFigures figures = app->figures;
    pthread_mutex_unlock(&app->queue);
    return figures;
}

static bool make_nothing(GPtrArray *records, gpointer data, GError **error)
{
    (void)records, (void)data, (void)error;
    return true;
}

bool app_is_ready(App *app, GError **error)
{
    if (!app_catch_up(app, error)) {
        return false;
    }
    pthread_mutex_lock(&app->ledger_use);
    g_autoptr(GError) failure = NULL;
    /* Others may have appended meanwhile: then it can be written. */
    const bool good = ledger_append_made(app->ledger, known_seq(app), make_nothing, NULL, &failure) ||
                      g_error_matches(failure, LEDGER_ERROR, LEDGER_ERROR_CONFLICT);
    pthread_mutex_unlock(&app->ledger_use);
    if (!good) {
        g_propagate_error(error, g_steal_pointer(&failure));
    }
    return good;
}

/* With `queue`, which is free while the disk is waited for. */
static void store_next(App *app, Desk *desk)
{
    Batch batch = { .desk = desk };
    gather(app);
    take(app, &batch);
    pthread_mutex_unlock(&app->queue);
    const gint64 began = g_get_monotonic_time();
    serve(&batch);
    const gint64 commit_us = g_get_monotonic_time() - began;
    AppFigures figures = { 0 };
    count_answers(&batch, &figures);
    AppSending *left = answer_all(&batch);
    pthread_mutex_lock(&app->queue);
    app->latest_commit_us = commit_us;
    add_figures(app, &figures, commit_us);
    put_back(app, left);
    app->expected = MIN(app->waiting + batch.n_decided, APP_BATCH_LIMIT);
    pthread_mutex_unlock(&app->queue);
    bell_ring(&app->answered, ear_of(batch.turn));
    pthread_mutex_lock(&app->queue);
}

static void *store_on(void *data)
{
    App *app = data;
    g_auto(Desk) desk;
    desk_init(&desk);
    pthread_mutex_lock(&app->queue);
    for (;;) {
        app->awaited = 1;
        while (app->first == NULL && !app->is_ending) {
            pthread_cond_wait(&app->arrived, &app->queue);
        }
        if (app->first == NULL) {
            break;
        }
        store_next(app, &desk);
    }
    pthread_mutex_unlock(&app->queue);
    return NULL;
}

void app_start_storing(App *app)
{
    app_start_thread(&app->storer, store_on, app);
}

void app_end_storing(App *app)
{
    pthread_mutex_lock(&app->queue);
    app->is_ending = true;
    pthread_cond_signal(&app->arrived);
    pthread_mutex_unlock(&app->queue);
    pthread_join(app->storer, NULL);
}

/* --- submitting ------------------------------------------------------------------------------------------------- */

static void enqueue(App *app, AppSending *sending)
{
    pthread_mutex_lock(&app->queue);
    sending->turn = app->turn;
    if (app->last != NULL) {
        app->last->next = sending;
    } else {
        app->first = sending;
    }
    app->last = sending;
    app->waiting++;
    const bool are_enough = app->waiting == app->awaited;
    pthread_mutex_unlock(&app->queue);
    if (are_enough) {
        pthread_cond_signal(&app->arrived);
    }
}

static void try_out(App *app, const AppCommand *command, AppAnswer *answer)
{
    g_auto(Desk) desk;
    desk_init(&desk);
    g_autoptr(GError) failure = NULL;
    const State *state = app_read_lock(app);
    if (state == NULL && app_catch_up(app, &failure)) {
        state = app_read_lock(app);
    }
    if (state == NULL) {
        answer->result = APP_FAULT;
        answer->fault = failure != NULL
                            ? g_steal_pointer(&failure)
                            : g_error_new_literal(APP_ERROR, APP_ERROR_CROWDED, "the ledger cannot be read");
        return;
    }
    judge(state, command, &desk, answer);
    app_read_unlock(app);
}

void app_submit(App *app, const AppCommand *command, AppAnswer *answer)
{
    if (command->is_trial) {
        try_out(app, command, answer);
        return;
    }
    AppSending sending = { .command = command, .answer = answer };
    enqueue(app, &sending);
    for (;;) {
        const guint rings = bell_rings(&app->answered);
        if (g_atomic_int_get(&sending.is_done) != 0) {
            return;
        }
        bell_wait(&app->answered, rings, ear_of((guint)g_atomic_int_get(&sending.turn)));
    }
}

void app_send(App *app, AppSending *sending)
{
    g_assert(sending->done != NULL && !sending->command->is_trial);
    enqueue(app, sending);
}
