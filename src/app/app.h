/* The running body: what somebody wants to do is decided on the state, stored in the ledger and made known. Threads
 * meet here and nowhere else.
 *
 * What always holds: nobody sees what is not on the disk. Whoever submits is answered after the entries are durable;
 * whoever reads has a state whose every entry is in the ledger. The state is the fold of the ledger, and is folded anew
 * when an append failed.
 *
 * Commands that come while others are being stored wait, and are decided one after the other and stored together: one
 * commit for all who waited. */
#pragma once

#include "app/fold.h"
#include "app/recent.h"
#include "session/decide.h"

typedef struct App App;

#define APP_ERROR app_error_quark()
GQuark app_error_quark(void);
typedef enum {
    APP_ERROR_TOO_LARGE, /* an act makes more or longer entries than are stored in one step */
    APP_ERROR_CROWDED,   /* others kept appending before us, again and again */
} AppError;

enum {
    APP_BATCH_LIMIT = 256,      /* commands that are stored together */
    APP_ENTRIES_LIMIT = 4096,   /* entries after which a batch takes no further command */
    APP_ACT_LIMIT = 5000,       /* entries of one act */
    APP_ATTEMPTS_LIMIT = 100,   /* to append after reading what others have appended */
    APP_GATHER_LIMIT_US = 2000, /* how long one waits for others who are likely to come, at most */
    APP_WAIT_LIMIT_MS = 60 * 1000,
};

/* What to tell whoever is far away about a fault of the app or of keys: a sentence without the names of this machine's
 * files, which the message has. Static. */
const char *app_fault_words(const GError *fault);

/* Folds the ledger. NULL with LEDGER_ERROR, or FOLD_ERROR if an entry cannot be read or does not fit. The app uses the
 * handle from then on and closes it; where it fails the handle is still the caller's. */
App *app_open(Ledger *ledger, GError **error);
void app_close(App *app); /* when no thread uses it any more */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(App, app_close)

/* The time it is in the session: that of this machine's clock, unless a rehearsal goes on at another. Then `now` is the
 * time there at this moment; it is set before others use the app. */
Instant app_now(const App *app);
void app_set_clock(App *app, Instant now);

/* --- acting ----------------------------------------------------------------------------------------------------- */

typedef struct {
    Command command; /* `at` is what the clock of who asks shows */
    /* Clocks differ, and the record knows one order: a command whose clock is behind the latest entry is done at the
     * time of that entry, unless its time is insisted on. Then it is refused. */
    bool is_exact;
    bool is_trial; /* decide it, and store nothing */
} AppCommand;

typedef enum {
    APP_DONE,
    APP_REFUSED, /* the rules say no */
    APP_FAULT,   /* the world failed: `fault`. Whether it was stored after all, only the ledger tells */
} AppResult;

/* Whole in itself: nothing of it is borrowed from the app or from the command. */
typedef struct {
    AppResult result;
    Refusal refusal;
    char *complaint; /* more about the refusal, or NULL */
    GError *fault;
    GPtrArray *entries; /* of GBytes: what was stored, or in a trial would be, as it stands in the ledger; or NULL */
    Seq first;          /* the number of the first of them */
    Instant at;         /* the time under which it was done */
} AppAnswer;

void app_answer_clear(AppAnswer *answer);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(AppAnswer, app_answer_clear)

/* Decides and stores. Any thread may. `answer` was zeroed; clear it afterwards. */
void app_submit(App *app, const AppCommand *command, AppAnswer *answer);

/* The same for who has no thread to wait with, such as a loop that serves many: one that is on its way, and the
 * caller's until it is answered. */
typedef struct AppSending AppSending;
struct AppSending {
    const AppCommand *command; /* no trial; it and `answer` are there until it is answered */
    AppAnswer *answer;         /* zeroed; clear it afterwards */
    /* Is called when it is answered, on the thread that stores: it must be short, and must not call the app. From then
     * on the app knows nothing of the sending any more. Many are often answered one after the other. */
    void (*done)(AppSending *sending, gpointer data);
    gpointer data;
    /* The app's own. */
    AppSending *next;
    guint turn;
    gint is_done;
};

/* Returns at once; `done` may be called before that. */
void app_send(App *app, AppSending *sending);

/* Since it was opened. */
typedef struct {
    guint64 done, refused, faults; /* acts, by what became of them; trials are none */
    guint64 commits, acts;         /* batches, and how many acts were in them */
    guint64 commits_us;            /* how long they took, and the longest */
    gint64 longest_us;
} AppFigures;
AppFigures app_figures(App *app);

/* Can the ledger be read and written? Nothing is stored. Waits for whoever stores. False with the error that says why
 * not. */
bool app_is_ready(App *app, GError **error);

/* --- reading ---------------------------------------------------------------------------------------------------- */

/* The state, unchanged and durable until it is unlocked; many may read at once. NULL, and nothing to unlock, while
 * there is none because the ledger cannot be read; the next command tries it again. */
const State *app_read_lock(App *app);
void app_read_unlock(App *app);

/* The latest entries that the state is made of; while it is locked. */
const Recent *app_recent(const App *app);

/* Reads what other processes have appended. False with the errors of app_open; there is no state then. */
bool app_catch_up(App *app, GError **error);

/* Looks for what other processes append, on a thread of its own, until the app is closed. */
bool app_watch(App *app, GError **error);

/* --- waiting ---------------------------------------------------------------------------------------------------- */

/* Waits until the state has more than `seq` entries, at most so long (and at most APP_WAIT_LIMIT_MS); returns how many
 * it has. */
Seq app_wait(App *app, Seq seq, guint timeout_ms);

/* Calls `listener` whenever there are new entries: hub.h has what it may do. */
guint app_listen(App *app, void (*listener)(Seq seq, gpointer data), gpointer data);
void app_unlisten(App *app, guint id);
