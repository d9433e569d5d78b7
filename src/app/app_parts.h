/* What the files of the app share, and nobody else sees.
 *
 * Order of locks: `queue` alone; `papers_put_use` alone; `entries_use`, then `ledger_use`, then the lock of the
 * ledger's store, then `state_lock`, then the hub's or `papers_use`.
 */
#pragma once

#include "app/app.h"
#include "app/bell.h"
#include "app/hub.h"
#include "app/recent.h"
#include "app/taken_back.h"
#include "base/monotonic.h"

struct App {
    /* Who waits to be decided: submit.c. */
    pthread_mutex_t queue;
    pthread_cond_t arrived; /* the storer waits for who comes */
    AppSending *first, *last;
    guint waiting, awaited; /* how many wait; how many the storer waits for, 0 if it does not */
    guint turn;             /* the batch that those who wait will be in; it may wrap */
    guint expected;         /* who were answered last, and who came meanwhile */
    gint64 latest_commit_us;
    AppFigures figures;
    bool is_ending;
    Bell answered;
    pthread_t storer;

    pthread_mutex_t ledger_use; /* the handle is used by one thread at a time */
    Ledger *ledger;

    pthread_rwlock_t state_lock;
    State *state;  /* NULL while the ledger cannot be read */
    Recent recent; /* the latest entries that it is made of; under the same lock */

    gint64 ahead; /* µs: how far the clock of the session is ahead of this machine's */

    Hub *hub;

    pthread_mutex_t entries_use;
    Ledger *entries; /* the handle of entries.c; NULL until it is needed */
    TakenBack *taken_back;

    pthread_mutex_t papers_use; /* while nothing else is waited for */
    Ledger *papers;             /* the handles of papers.c; NULL if it was not opened */
    GHashTable *papers_at_hand; /* the digest → GBytes */
    pthread_mutex_t papers_put_use;
    Ledger *papers_put;

    pthread_t watcher;
    Ledger *watched; /* the watcher's own handle; NULL if there is no watcher */
    gint is_closing; /* atomic */
};

/* The thread that decides and stores; ended, it has answered all. */
/* A thread of the app's own. It takes no signals: those are for whoever runs the program, who could not wait for one
 * that an idle thread is given instead. */
void app_start_thread(pthread_t *thread, void *(*run)(void *data), void *data);

void app_start_storing(App *app);
void app_end_storing(App *app);

/* Folds everything anew in place of what is there; with `ledger_use` and the state locked for writing. */
bool app_refold(App *app, GError **error);

/* Reads on, or folds anew if there is no state; with `ledger_use`, the state not locked. */
bool app_read_on(App *app, GError **error);
