/* Many submit, one stores. Who comes while nobody leads, leads: takes all who wait, decides their commands one after
 * the other on the state as the ones before left it, and has all entries appended in one step. Then it answers all and
 * hands over to the first of those who came meanwhile. */
#include "app/app_parts.h"

#include <semaphore.h>

struct Ticket {
    const AppCommand *command;
    AppAnswer *answer;
    Ticket *next;
    sem_t called; /* it is done, or is to lead: who waits needs no lock to go on */
    bool leads;
};

typedef struct {
    App *app;
    Ticket *tickets; /* linked by `next` */
    guint n;
    guint n_decided; /* how many of them */
    guint n_entries;
    bool has_state; /* locked for writing */
} Batch;

/* --- deciding --------------------------------------------------------------------------------------------------- */

static void free_bytes(gpointer bytes)
{
    g_bytes_unref(bytes);
}

static bool encode(const Outcome *outcome, GPtrArray *entries, GError **error)
{
    if (outcome->events->len > APP_ACT_LIMIT) {
        g_set_error(error, APP_ERROR, APP_ERROR_TOO_LARGE,
                    "the act makes %u entries, and at most %d are stored at once", outcome->events->len, APP_ACT_LIMIT);
        return false;
    }
    for (guint i = 0; i < outcome->events->len; i++) {
        g_auto(Buffer) out = BUFFER_INIT;
        event_write(g_ptr_array_index(outcome->events, i), &out);
        GBytes *bytes = buffer_steal(&out);
        g_ptr_array_add(entries, bytes);
        if (!ledger_may_record(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), error)) {
            g_prefix_error(error, "entry %u of the act cannot be stored: ", i + 1);
            return false;
        }
    }
    return true;
}

/* Decides into the answer. Nothing is applied yet: an act that cannot be stored must leave no trace. */
static void judge(const State *state, const AppCommand *wish, Outcome *outcome, AppAnswer *answer)
{
    Command command = wish->command;
    if (!wish->is_exact) {
        command.at = MAX(command.at, state_now(state));
    }
    answer->at = command.at;
    answer->refusal = decide(state, &command, outcome);
    if (answer->refusal != ALLOWED) {
        answer->result = APP_REFUSED;
        answer->complaint = g_steal_pointer(&outcome->complaint);
        return;
    }
    answer->first = state_seq(state) + 1;
    answer->entries = g_ptr_array_new_with_free_func(free_bytes);
    answer->result = encode(outcome, answer->entries, &answer->fault) ? APP_DONE : APP_FAULT;
    if (answer->result == APP_FAULT) {
        g_clear_pointer(&answer->entries, g_ptr_array_unref);
    }
}

static void decide_one(Batch *batch, const Ticket *ticket, GPtrArray *records)
{
    g_auto(Outcome) outcome = { 0 };
    outcome_init(&outcome);
    State *state = batch->app->state;
    AppAnswer *answer = ticket->answer;
    judge(state, ticket->command, &outcome, answer);
    for (guint i = 0; answer->result == APP_DONE && i < answer->entries->len; i++) {
        const bool fits = state_apply(state, g_ptr_array_index(outcome.events, i));
        g_assert(fits); /* a decision that its own events contradict */
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
    for (const Ticket *ticket = batch->tickets; ticket != NULL && records->len < APP_ENTRIES_LIMIT;
         ticket = ticket->next) {
        decide_one(batch, ticket, records);
        batch->n_decided++;
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
    for (Ticket *ticket = batch->tickets; ticket != NULL; ticket = ticket->next) {
        app_answer_clear(ticket->answer);
        *ticket->answer = (AppAnswer){ .result = APP_FAULT, .fault = g_error_copy(failure) };
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

/* --- waiting and leading ---------------------------------------------------------------------------------------- */

/* Those who were answered together tend to come again together. The first of them would be alone in a commit, and the
 * others would wait for it; so it waits for them, for less time than that would cost. */
static void gather(App *app)
{
    const gint64 patience = MIN(app->latest_commit_us / 2, APP_GATHER_LIMIT_US);
    const gint64 until = g_get_monotonic_time() + patience;
    app->awaited = MIN(app->latest_batch, APP_BATCH_LIMIT);
    while (app->waiting < app->awaited && monotonic_cond_wait(&app->arrived, &app->queue, until)) {
    }
    app->awaited = 0;
}

static void take(App *app, Batch *batch)
{
    *batch = (Batch){ .app = app, .tickets = app->first };
    g_assert(app->first != NULL); /* who leads has not been served */
    Ticket *last = app->first;
    for (batch->n = 1; last->next != NULL && batch->n < APP_BATCH_LIMIT; batch->n++) {
        last = last->next;
    }
    app->first = last->next;
    last->next = NULL;
    app->last = app->first != NULL ? app->last : NULL;
    app->waiting -= batch->n;
}

/* Those whose turn did not come, because the batch was full of entries, wait on in front of the others. */
static void put_back(App *app, Ticket *ticket)
{
    Ticket *last = ticket;
    app->waiting++;
    for (; last->next != NULL; last = last->next) {
        app->waiting++;
    }
    last->next = app->first;
    app->last = app->first != NULL ? app->last : last;
    app->first = ticket;
}

/* A ticket is gone as soon as it is called. */
static void call_all(const Batch *batch, const Ticket *own)
{
    Ticket *ticket = batch->tickets;
    for (guint i = 0; i < batch->n_decided; i++) {
        Ticket *next = ticket->next;
        if (ticket != own) {
            sem_post(&ticket->called);
        }
        ticket = next;
    }
}

static Ticket *ticket_at(const Batch *batch, guint i)
{
    Ticket *ticket = batch->tickets;
    while (i-- > 0) {
        ticket = ticket->next;
    }
    return ticket;
}

/* `own` is the first of those who wait. */
static void lead(App *app, const Ticket *own)
{
    Batch batch;
    gather(app);
    take(app, &batch);
    pthread_mutex_unlock(&app->queue);
    const gint64 began = g_get_monotonic_time();
    serve(&batch);
    pthread_mutex_lock(&app->queue);
    app->latest_commit_us = g_get_monotonic_time() - began;
    app->latest_batch = batch.n_decided;
    if (batch.n_decided < batch.n) {
        put_back(app, ticket_at(&batch, batch.n_decided));
    }
    Ticket *heir = app->first;
    app->has_leader = heir != NULL;
    pthread_mutex_unlock(&app->queue);
    call_all(&batch, own);
    if (heir != NULL) {
        heir->leads = true;
        sem_post(&heir->called);
    }
}

static void enqueue(App *app, Ticket *ticket)
{
    if (app->last != NULL) {
        app->last->next = ticket;
    } else {
        app->first = ticket;
    }
    app->last = ticket;
    app->waiting++;
    if (app->awaited > 0 && app->waiting >= app->awaited) {
        pthread_cond_signal(&app->arrived);
    }
}

static void try_out(App *app, const AppCommand *command, AppAnswer *answer)
{
    g_auto(Outcome) outcome = { 0 };
    outcome_init(&outcome);
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
    judge(state, command, &outcome, answer);
    app_read_unlock(app);
}

void app_submit(App *app, const AppCommand *command, AppAnswer *answer)
{
    if (command->is_trial) {
        try_out(app, command, answer);
        return;
    }
    Ticket ticket = { .command = command, .answer = answer };
    sem_init(&ticket.called, 0, 0);
    pthread_mutex_lock(&app->queue);
    enqueue(app, &ticket);
    const bool leads = !app->has_leader;
    app->has_leader = true;
    if (!leads) {
        pthread_mutex_unlock(&app->queue);
        while (sem_wait(&ticket.called) != 0) { /* a signal came between */
        }
        if (ticket.leads) {
            pthread_mutex_lock(&app->queue);
        }
    }
    if (leads || ticket.leads) {
        lead(app, &ticket);
    }
    sem_destroy(&ticket.called);
}
