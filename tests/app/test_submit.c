/* What the app promises of submitting: in order, together, durable before it is seen, and whole again after a fault. */
#include "app/app.h"
#include "body.h"
#include "faulty.h"
#include "session/module.h"
#include "session/plan.h"
#include "session/quorum.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
    Faults faults;
    Ledger *ledger; /* another handle, for looking */
    App *app;
} Fixture;

static void set_up(Fixture *fixture, gconstpointer data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    Ledger *ledger = faulty_ledger_new(&fixture->faults);
    fixture->ledger = ledger_open_again(ledger, LEDGER_READ, NULL);
    fixture->app = app_open(ledger, &error);
    g_assert_no_error(error);
    body_begin(fixture->app);
}

static void tear_down(Fixture *fixture, gconstpointer data)
{
    (void)data;
    app_close(fixture->app);
    ledger_close(fixture->ledger);
}

/* --- one at a time -------------------------------------------------------------------------------------------------
 */

static void test_done(Fixture *fixture, gconstpointer data)
{
    (void)data;
    const Seq before = body_assert_fold(fixture->app, fixture->ledger);
    g_auto(AppAnswer) answer = { 0 };
    body_do(fixture->app, "FRA", "attendance.mark", 5, &answer);
    g_assert_cmpint(answer.result, ==, APP_DONE);
    g_assert_cmpuint(answer.first, ==, before + 1);
    g_assert_cmpint(answer.at, ==, BODY_BEGIN_TIME + 5 * G_USEC_PER_SEC);
    g_assert_cmpuint(body_assert_fold(fixture->app, fixture->ledger), ==, before + answer.entries->len);
}

static void test_refused(Fixture *fixture, gconstpointer data)
{
    (void)data;
    const Seq before = body_assert_fold(fixture->app, fixture->ledger);
    g_auto(AppAnswer) answer = { 0 };
    body_do(fixture->app, "FRA", "floor.request list=none", 5, &answer);
    g_assert_cmpint(answer.result, ==, APP_REFUSED);
    g_assert_cmpstr(answer.refusal->name, ==, "unknown");
    g_assert_nonnull(strstr(answer.complaint, "none"));
    g_assert_null(answer.entries);
    g_assert_cmpuint(body_assert_fold(fixture->app, fixture->ledger), ==, before);
}

static AppCommand wish_of(const char *line, int second, GStringChunk *strings)
{
    AppCommand wish = { 0 };
    g_assert_null(command_read(line, strings, &wish.command));
    wish.command.actor = (Actor){ .role = ROLE_SECRETARIAT };
    wish.command.at = BODY_BEGIN_TIME + (Instant)second * G_USEC_PER_SEC;
    return wish;
}

static void test_trial(Fixture *fixture, gconstpointer data)
{
    (void)data;
    g_autoptr(GStringChunk) strings = g_string_chunk_new(512);
    AppCommand wish = wish_of("attendance.mark party=FRA", 5, strings);
    wish.is_trial = true;
    const gint commits = g_atomic_int_get(&fixture->faults.commits);
    const Seq before = body_assert_fold(fixture->app, fixture->ledger);
    for (guint i = 0; i < 2; i++) {
        g_auto(AppAnswer) answer = { 0 };
        app_submit(fixture->app, &wish, &answer);
        g_assert_cmpint(answer.result, ==, APP_DONE);
        g_assert_cmpuint(answer.first, ==, before + 1);
        g_assert_cmpuint(answer.entries->len, >, 0);
    }
    g_assert_cmpuint(body_assert_fold(fixture->app, fixture->ledger), ==, before);
    g_assert_cmpint(g_atomic_int_get(&fixture->faults.commits), ==, commits);
}

/* A clock that is behind does not stop anybody, unless the time is insisted on. */
static void test_time(Fixture *fixture, gconstpointer data)
{
    (void)data;
    g_autoptr(GStringChunk) strings = g_string_chunk_new(512);
    body_did(fixture->app, "FRA", "attendance.mark", 60);
    AppCommand wish = wish_of("attendance.mark party=DEU", 30, strings);
    wish.is_exact = true;
    g_auto(AppAnswer) refused = { 0 };
    app_submit(fixture->app, &wish, &refused);
    g_assert_cmpint(refused.result, ==, APP_REFUSED);
    g_assert_cmpstr(refused.refusal->name, ==, "time");
    wish.is_exact = false;
    g_auto(AppAnswer) done = { 0 };
    app_submit(fixture->app, &wish, &done);
    g_assert_cmpint(done.result, ==, APP_DONE);
    g_assert_cmpint(done.at, ==, BODY_BEGIN_TIME + 60 * G_USEC_PER_SEC);
    body_assert_fold(fixture->app, fixture->ledger);
}

/* --- faults --------------------------------------------------------------------------------------------------------
 */

static void set_fault(Fixture *fixture, Fault fault)
{
    g_atomic_int_set(&fixture->faults.fault, (gint)fault);
}

/* Nothing was stored, nobody sees it, and the next one is served. */
static void test_fault_before(Fixture *fixture, gconstpointer data)
{
    const Fault fault = (Fault)GPOINTER_TO_INT(data);
    const Seq before = body_assert_fold(fixture->app, fixture->ledger);
    set_fault(fixture, fault);
    g_auto(AppAnswer) answer = { 0 };
    body_do(fixture->app, "FRA", "attendance.mark", 5, &answer);
    g_assert_cmpint(answer.result, ==, APP_FAULT);
    g_assert_error(answer.fault, LEDGER_ERROR, LEDGER_ERROR_IO);
    g_assert_null(answer.entries);
    set_fault(fixture, FAULT_NONE);
    g_assert_cmpuint(body_assert_fold(fixture->app, fixture->ledger), ==, before);
    g_assert_cmpuint(body_did(fixture->app, "FRA", "attendance.mark", 5), ==, before + 1);
    body_assert_fold(fixture->app, fixture->ledger);
}

/* It was stored, and nobody knew: the fold does. */
static void test_fault_after(Fixture *fixture, gconstpointer data)
{
    (void)data;
    const Seq before = body_assert_fold(fixture->app, fixture->ledger);
    set_fault(fixture, FAULT_ANSWER);
    g_auto(AppAnswer) answer = { 0 };
    body_do(fixture->app, "FRA", "attendance.mark", 5, &answer);
    g_assert_cmpint(answer.result, ==, APP_FAULT);
    set_fault(fixture, FAULT_NONE);
    g_assert_cmpuint(body_assert_fold(fixture->app, fixture->ledger), >, before);
    g_auto(AppAnswer) again = { 0 };
    body_do(fixture->app, "FRA", "attendance.mark", 5, &again);
    g_assert_cmpint(again.result, ==, APP_REFUSED);
}

/* An append fails and the ledger cannot be read either: there is no state, which is said, until it can be read. */
static void test_unreadable(Fixture *fixture, gconstpointer data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    const Seq before = body_assert_fold(fixture->app, fixture->ledger);
    set_fault(fixture, FAULT_READ);
    g_assert_false(app_catch_up(fixture->app, &error));
    g_assert_error(error, LEDGER_ERROR, LEDGER_ERROR_IO);
    g_assert_null(app_read_lock(fixture->app));
    g_auto(AppAnswer) answer = { 0 };
    body_do(fixture->app, "FRA", "attendance.mark", 5, &answer);
    g_assert_cmpint(answer.result, ==, APP_FAULT);
    g_autoptr(GStringChunk) strings = g_string_chunk_new(512);
    AppCommand wish = wish_of("attendance.mark party=FRA", 5, strings);
    wish.is_trial = true;
    g_auto(AppAnswer) trial = { 0 };
    app_submit(fixture->app, &wish, &trial);
    g_assert_cmpint(trial.result, ==, APP_FAULT);
    set_fault(fixture, FAULT_NONE);
    g_assert_cmpuint(body_did(fixture->app, "FRA", "attendance.mark", 5), ==, before + 1);
    body_assert_fold(fixture->app, fixture->ledger);
}

/* --- many at once --------------------------------------------------------------------------------------------------
 */

enum { ACTS = 60 };

typedef struct {
    App *app;
    guint member;
    guint n;
    guint faults;
    GArray *seqs; /* of Seq: what was answered */
} Submitter;

/* --- large acts ----------------------------------------------------------------------------------------------------
 */

/* A programme of one meeting with so many lines; issuing it makes an entry a line. */
typedef struct {
    Programme *programme;
    PlanHours hours;
    Plan plan;
    App *app;
    const char *paper;
    AppAnswer answer;
} Issue;

static void issue_init(Issue *issue, App *app, int day, guint lines, const char *paper)
{
    *issue = (Issue){ .programme = programme_new(), .app = app, .paper = paper };
    Row *row = programme_add_row(issue->programme, row_new(ROW_MEETING));
    row->date = civil_date(2022, 7, day);
    row->start = 600;
    row->end = 780;
    const Instant ten = BODY_BEGIN_TIME + ((Instant)(day - 22) * 86400 + 5 * 3600) * G_USEC_PER_SEC;
    issue->hours = (PlanHours){ ten, ten + (Instant)3 * 3600 * G_USEC_PER_SEC, -4 * 3600 };
    for (guint i = 0; i < lines; i++) {
        row_add_entry(row, entry_new(ENTRY_TOPIC, "A line"));
    }
    issue->plan = (Plan){ issue->programme, &issue->hours };
}

static gpointer issue_programme(gpointer data)
{
    Issue *issue = data;
    AppCommand wish = { .command = { .info = command_of("programme.issue"), .plan = &issue->plan } };
    wish.command.actor.role = ROLE_SECRETARIAT;
    values_set_text(&wish.command.values, FIELD_PAPER, issue->paper);
    app_submit(issue->app, &wish, &issue->answer);
    return NULL;
}

static void issue_clear(Issue *issue)
{
    app_answer_clear(&issue->answer);
    programme_free(issue->programme);
}

static gpointer mark_slowly(gpointer data)
{
    g_auto(AppAnswer) answer = { 0 };
    body_toggle(data, 0, 0, &answer);
    g_assert_cmpint(answer.result, ==, APP_DONE);
    return NULL;
}

/* Who finds the batch full waits on, and is served in the next one. */
static void test_full_batch(Fixture *fixture, gconstpointer data)
{
    (void)data;
    enum { ISSUES = 6, LINES = 1500, HOLD_US = 100000, SETTLE_US = 30000 };
    Issue issues[ISSUES];
    GThread *threads[ISSUES];
    g_atomic_int_set(&fixture->faults.delay_us, HOLD_US);
    GThread *first = g_thread_new("first", mark_slowly, fixture->app);
    g_usleep(SETTLE_US);
    const gint before = g_atomic_int_get(&fixture->faults.commits);
    for (guint i = 0; i < ISSUES; i++) {
        issue_init(&issues[i], fixture->app, 25, LINES + i, "{}");
        threads[i] = g_thread_new("issue", issue_programme, &issues[i]);
    }
    g_thread_join(first);
    g_autoptr(GHashTable) seqs = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < ISSUES; i++) {
        g_thread_join(threads[i]);
        g_assert_no_error(issues[i].answer.fault);
        g_assert_cmpint(issues[i].answer.result, ==, APP_DONE);
        g_assert_cmpuint(issues[i].answer.entries->len, >=, LINES);
        g_assert_true(g_hash_table_add(seqs, GSIZE_TO_POINTER(issues[i].answer.first)));
        issue_clear(&issues[i]);
    }
    g_atomic_int_set(&fixture->faults.delay_us, 0);
    const gint commits = g_atomic_int_get(&fixture->faults.commits) - before;
    g_assert_cmpint(commits, >=, 3); /* the first one, and two of at most three programmes each */
    g_assert_cmpint(commits, <=, 1 + ISSUES);
    body_assert_fold(fixture->app, fixture->ledger);
}

/* What cannot be stored leaves no trace, and who came with it is served. */
static void test_too_large(Fixture *fixture, gconstpointer data)
{
    (void)data;
    enum { QUOTES = 800000 };
    g_autofree char *quotes = g_strnfill(QUOTES, '"');
    const struct {
        guint lines;
        const char *paper;
        GQuark domain;
    } cases[] = {
        { APP_ACT_LIMIT + 1, "{}", APP_ERROR },
        { 3, quotes, LEDGER_ERROR },
    };
    const Seq before = body_assert_fold(fixture->app, fixture->ledger);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        Issue issue;
        issue_init(&issue, fixture->app, 25, cases[i].lines, cases[i].paper);
        issue_programme(&issue);
        g_assert_cmpint(issue.answer.result, ==, APP_FAULT);
        g_assert_true(issue.answer.fault->domain == cases[i].domain);
        g_assert_null(issue.answer.entries);
        issue_clear(&issue);
    }
    g_assert_cmpuint(body_assert_fold(fixture->app, fixture->ledger), ==, before);
    body_did(fixture->app, "FRA", "attendance.mark", 5);
}

/* Others are always a step ahead: it is given up at some time, and said. */
static void test_crowded(Fixture *fixture, gconstpointer data)
{
    (void)data;
    const Seq before = body_assert_fold(fixture->app, fixture->ledger);
    set_fault(fixture, FAULT_CROWD);
    g_auto(AppAnswer) crowded = { 0 };
    body_do(fixture->app, "FRA", "attendance.mark", 5, &crowded);
    g_assert_cmpint(crowded.result, ==, APP_FAULT);
    g_assert_error(crowded.fault, APP_ERROR, APP_ERROR_CROWDED);
    set_fault(fixture, FAULT_CROWD_UNREAD);
    g_auto(AppAnswer) unread = { 0 };
    body_do(fixture->app, "FRA", "attendance.mark", 5, &unread);
    g_assert_cmpint(unread.result, ==, APP_FAULT);
    g_assert_error(unread.fault, LEDGER_ERROR, LEDGER_ERROR_IO);
    set_fault(fixture, FAULT_NONE);
    g_autoptr(GStringChunk) strings = g_string_chunk_new(512);
    AppCommand wish = wish_of("attendance.mark party=FRA", 5, strings);
    wish.is_trial = true; /* which finds no state, and reads the ledger */
    g_auto(AppAnswer) trial = { 0 };
    app_submit(fixture->app, &wish, &trial);
    g_assert_cmpint(trial.result, ==, APP_DONE);
    g_assert_cmpuint(body_assert_fold(fixture->app, fixture->ledger), ==, before);
}

static gpointer submit_many(gpointer data)
{
    Submitter *submitter = data;
    for (guint i = 0; submitter->seqs->len < submitter->n; i++) {
        g_auto(AppAnswer) answer = { 0 };
        body_toggle(submitter->app, submitter->member, submitter->seqs->len, &answer);
        if (answer.result == APP_FAULT) {
            submitter->faults++;
            continue;
        }
        g_assert_cmpint(answer.result, ==, APP_DONE);
        g_array_append_val(submitter->seqs, answer.first);
    }
    return NULL;
}

static void start_all(Submitter submitters[BODY_MEMBERS], GThread *threads[BODY_MEMBERS], App *app, guint n)
{
    for (guint i = 0; i < BODY_MEMBERS; i++) {
        submitters[i] = (Submitter){ .app = app, .member = i, .n = n, .seqs = g_array_new(FALSE, FALSE, sizeof(Seq)) };
        threads[i] = g_thread_new("submitter", submit_many, &submitters[i]);
    }
}

/* Each answer names an entry of its own, in the order of who asked. */
static guint join_all(Submitter submitters[BODY_MEMBERS], GThread *threads[BODY_MEMBERS])
{
    guint faults = 0;
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < BODY_MEMBERS; i++) {
        g_thread_join(threads[i]);
        Seq before = 0;
        for (guint n = 0; n < submitters[i].seqs->len; n++) {
            const Seq seq = g_array_index(submitters[i].seqs, Seq, n);
            g_assert_cmpuint(seq, >, before);
            g_assert_true(g_hash_table_add(seen, GSIZE_TO_POINTER(seq)));
            before = seq;
        }
        faults += submitters[i].faults;
        g_array_unref(submitters[i].seqs);
    }
    return faults;
}

static void test_together(Fixture *fixture, gconstpointer data)
{
    (void)data;
    Submitter submitters[BODY_MEMBERS];
    GThread *threads[BODY_MEMBERS];
    const gint commits = g_atomic_int_get(&fixture->faults.commits);
    const Seq before = body_assert_fold(fixture->app, fixture->ledger);
    g_atomic_int_set(&fixture->faults.delay_us, 1000);
    start_all(submitters, threads, fixture->app, ACTS);
    g_assert_cmpuint(join_all(submitters, threads), ==, 0);
    g_assert_cmpuint(body_assert_fold(fixture->app, fixture->ledger), ==, before + BODY_MEMBERS * ACTS);
    const gint needed = g_atomic_int_get(&fixture->faults.commits) - commits;
    g_test_message("%d acts in %d commits", BODY_MEMBERS * ACTS, needed);
    g_assert_cmpint(needed, <, BODY_MEMBERS * ACTS / 2);
}

/* --- without a thread that waits -----------------------------------------------------------------------------------
 */

enum { SENDINGS = APP_BATCH_LIMIT + 44 }; /* more than one commit takes */

typedef struct {
    AppCommand command;
    AppAnswer answer;
    AppSending sending;
    gint turn; /* in which it was answered, from 1 */
    gint *n_answered;
} Sent;

static void note_answered(AppSending *sending, gpointer data)
{
    Sent *sent = data;
    g_assert_true(sending == &sent->sending);
    g_atomic_int_set(&sent->turn, g_atomic_int_add(sent->n_answered, 1) + 1);
}

static void send_all(App *app, Sent *sent, gint *n_answered, GStringChunk *strings)
{
    for (gint i = 0; i < SENDINGS; i++) {
        const guint member = (guint)i % BODY_MEMBERS, nth = (guint)i / BODY_MEMBERS;
        g_autofree char *line =
            g_strdup_printf("attendance.mark party=%s present=%s", body_members[member], nth % 2 == 0 ? "yes" : "no");
        sent[i] = (Sent){ .command = wish_of(line, 5 + i, strings), .n_answered = n_answered };
        sent[i].sending = (AppSending){
            .command = &sent[i].command, .answer = &sent[i].answer, .done = note_answered, .data = &sent[i]
        };
        app_send(app, &sent[i].sending);
    }
}

static void await_all(gint *n_answered)
{
    for (guint tries = 0; g_atomic_int_get(n_answered) < SENDINGS; tries++) {
        g_assert_cmpuint(tries, <, 10000);
        g_usleep(1000);
    }
}

/* In the order in which they were sent, durable before they are told, each answered once. */
static void test_sent(Fixture *fixture, gconstpointer data)
{
    (void)data;
    g_autoptr(GStringChunk) strings = g_string_chunk_new(512);
    g_autofree Sent *sent = g_new0(Sent, SENDINGS);
    gint n_answered = 0;
    const Seq before = body_assert_fold(fixture->app, fixture->ledger);
    const gint commits = g_atomic_int_get(&fixture->faults.commits);
    send_all(fixture->app, sent, &n_answered, strings);
    await_all(&n_answered);
    for (gint i = 0; i < SENDINGS; i++) {
        g_assert_cmpint(sent[i].answer.result, ==, APP_DONE);
        g_assert_cmpint(g_atomic_int_get(&sent[i].turn), ==, i + 1);
        g_assert_cmpuint(sent[i].answer.first, ==, before + (Seq)i + 1);
        app_answer_clear(&sent[i].answer);
    }
    g_assert_cmpuint(body_assert_fold(fixture->app, fixture->ledger), ==, before + SENDINGS);
    g_assert_cmpint(g_atomic_int_get(&fixture->faults.commits) - commits, <, SENDINGS / 4);
}

/* What was not stored is told so, and leaves no trace. */
static void test_sent_in_vain(Fixture *fixture, gconstpointer data)
{
    (void)data;
    g_autoptr(GStringChunk) strings = g_string_chunk_new(512);
    g_autofree Sent *sent = g_new0(Sent, SENDINGS);
    gint n_answered = 0;
    const Seq before = body_assert_fold(fixture->app, fixture->ledger);
    set_fault(fixture, FAULT_COMMIT);
    send_all(fixture->app, sent, &n_answered, strings);
    await_all(&n_answered);
    for (gint i = 0; i < SENDINGS; i++) {
        g_assert_cmpint(sent[i].answer.result, ==, APP_FAULT);
        app_answer_clear(&sent[i].answer);
    }
    set_fault(fixture, FAULT_NONE);
    g_assert_cmpuint(body_assert_fold(fixture->app, fixture->ledger), ==, before);
}

static gpointer mark_somebody(gpointer data)
{
    const Submitter *submitter = data;
    g_auto(AppAnswer) answer = { 0 };
    body_toggle(submitter->app, submitter->member, submitter->n, &answer);
    g_assert_cmpint(answer.result, !=, APP_FAULT); /* two of one member may come in the wrong order */
    return NULL;
}

/* More than one commit takes: those who are left over are answered with the next one. */
static void test_crowd(Fixture *fixture, gconstpointer data)
{
    (void)data;
    enum { CROWD = APP_BATCH_LIMIT + 80, HOLD_US = 200000, SETTLE_US = 30000 };
    g_autofree Submitter *submitters = g_new0(Submitter, CROWD);
    g_autofree GThread **threads = g_new0(GThread *, CROWD);
    g_atomic_int_set(&fixture->faults.delay_us, HOLD_US);
    GThread *first = g_thread_new("first", mark_slowly, fixture->app);
    g_usleep(SETTLE_US);
    const gint before = g_atomic_int_get(&fixture->faults.commits);
    for (guint i = 0; i < CROWD; i++) {
        submitters[i] = (Submitter){ .app = fixture->app, .member = i % BODY_MEMBERS, .n = i / BODY_MEMBERS };
        threads[i] = g_thread_new("one", mark_somebody, &submitters[i]);
    }
    g_thread_join(first);
    for (guint i = 0; i < CROWD; i++) {
        g_thread_join(threads[i]);
    }
    g_assert_cmpint(g_atomic_int_get(&fixture->faults.commits) - before, >=, 2);
    body_assert_fold(fixture->app, fixture->ledger);
}

typedef struct {
    Fixture *fixture;
    gint is_over; /* atomic */
    guint reads;
} Reader;

static gpointer read_many(gpointer data)
{
    Reader *reader = data;
    while (g_atomic_int_get(&reader->is_over) == 0) {
        const State *state = app_read_lock(reader->fixture->app);
        if (state != NULL) {
            const Seq seq = state_seq(state);
            g_assert_cmpuint(seq, <=, (Seq)g_atomic_int_get(&reader->fixture->faults.durable));
            int present = 0;
            for (int id = 1; id <= state_participants(state); id++) {
                present += state_participant(state, id)->is_present;
            }
            g_assert_cmpint(present, ==, quorum_present(state));
            g_assert_cmpuint(state_seq(state), ==, seq);
            app_read_unlock(reader->fixture->app);
            reader->reads++;
        }
        g_usleep(50);
    }
    return NULL;
}

/* Commits fail now and then, before and after they are stored; nobody ever sees what is not stored. */
static void test_undurable_unseen(Fixture *fixture, gconstpointer data)
{
    (void)data;
    enum { READERS = 3, TURNS = 12, TURN_US = 4000 };
    Submitter submitters[BODY_MEMBERS];
    GThread *threads[BODY_MEMBERS], *reading[READERS];
    Reader readers[READERS];
    for (guint i = 0; i < READERS; i++) {
        readers[i] = (Reader){ .fixture = fixture };
        reading[i] = g_thread_new("reader", read_many, &readers[i]);
    }
    g_atomic_int_set(&fixture->faults.delay_us, 500);
    start_all(submitters, threads, fixture->app, ACTS);
    for (guint i = 0; i < TURNS; i++) {
        g_usleep(TURN_US);
        set_fault(fixture, i % 2 == 0 ? FAULT_COMMIT : FAULT_NONE);
    }
    set_fault(fixture, FAULT_NONE);
    const guint faults = join_all(submitters, threads);
    for (guint i = 0; i < READERS; i++) {
        g_atomic_int_set(&readers[i].is_over, 1);
        g_thread_join(reading[i]);
        g_assert_cmpuint(readers[i].reads, >, 0);
    }
    g_test_message("%u answers were faults", faults);
    g_assert_cmpuint(faults, >, 0);
    body_assert_fold(fixture->app, fixture->ledger);
}

/* --- several handles -----------------------------------------------------------------------------------------------
 */

static App *open_file(const char *path, LedgerOpen mode)
{
    g_autoptr(GError) error = NULL;
    Ledger *ledger = ledger_sqlite_open(path, mode, &error);
    g_assert_no_error(error);
    App *app = app_open(ledger, &error);
    g_assert_no_error(error);
    return app;
}

typedef struct {
    App *app;
    guint from, to; /* members */
} Half;

static gpointer submit_side(gpointer data)
{
    const Half *side = data;
    enum { EACH = 30 };
    for (guint i = 0; i < EACH; i++) {
        for (guint member = side->from; member < side->to; member++) {
            g_auto(AppAnswer) answer = { 0 };
            body_toggle(side->app, member, i, &answer);
            g_assert_no_error(answer.fault);
            g_assert_cmpint(answer.result, ==, APP_DONE);
        }
    }
    return NULL;
}

/* As two processes on one file: neither loses an act, neither gives up, and both come to the same state. */
static void test_two_apps(void)
{
    g_autofree char *folder = g_dir_make_tmp("placard-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "ledger.sqlite", NULL);
    App *one = open_file(path, LEDGER_CREATE);
    body_begin(one);
    App *other = open_file(path, LEDGER_WRITE);
    const Half sides[] = { { one, 0, BODY_MEMBERS / 2 }, { other, BODY_MEMBERS / 2, BODY_MEMBERS } };
    GThread *threads[G_N_ELEMENTS(sides)];
    for (guint i = 0; i < G_N_ELEMENTS(sides); i++) {
        threads[i] = g_thread_new("side", submit_side, (gpointer)&sides[i]);
    }
    for (guint i = 0; i < G_N_ELEMENTS(sides); i++) {
        g_thread_join(threads[i]);
    }
    g_assert_true(app_catch_up(one, NULL));
    g_assert_true(app_catch_up(other, NULL));
    g_autoptr(Ledger) ledger = ledger_sqlite_open(path, LEDGER_READ, NULL);
    const Seq n = body_assert_fold(one, ledger);
    g_assert_cmpuint(body_assert_fold(other, ledger), ==, n);
    g_clear_pointer(&ledger, ledger_close);
    app_close(one);
    app_close(other);
    static const char *const names[] = { "ledger.sqlite", "ledger.sqlite-wal", "ledger.sqlite-shm" };
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *name = g_build_filename(folder, names[i], NULL);
        g_unlink(name);
    }
    g_assert_cmpint(g_rmdir(folder), ==, 0);
}

static void count_news(Seq seq, gpointer data)
{
    (void)seq;
    g_atomic_int_inc((gint *)data);
}

/* What another appends comes by itself to who watches. */
static void test_watch(void)
{
    enum { LONG_MS = 20000 };
    g_autoptr(GError) error = NULL;
    Ledger *ledger = ledger_mem_new();
    Ledger *again = ledger_open_again(ledger, LEDGER_WRITE, NULL);
    g_autoptr(App) one = app_open(ledger, NULL);
    g_autoptr(App) other = app_open(again, NULL);
    gint news = 0;
    const guint id = app_listen(other, count_news, &news);
    g_assert_true(app_watch(other, &error));
    body_begin(one);
    const Seq first = app_wait(other, 0, LONG_MS);
    g_assert_cmpuint(first, >, 0);
    const Seq seq = body_did(one, "FRA", "attendance.mark", 5);
    while (app_wait(other, seq - 1, LONG_MS) < seq) {
    }
    const State *state = app_read_lock(other);
    g_assert_cmpint(quorum_present(state), ==, 1);
    app_read_unlock(other);
    g_assert_cmpint(g_atomic_int_get(&news), >, 0);
    app_unlisten(other, id);
    /* And both ways: the one that watches acts on what it has not read itself. */
    body_did(other, "DEU", "attendance.mark", 6);
    g_assert_true(app_catch_up(one, &error));
    body_did(one, "FRA", "attendance.mark present=no", 7);
}

static void add(const char *name, void (*test)(Fixture *fixture, gconstpointer data), gint value)
{
    g_test_add(name, Fixture, GINT_TO_POINTER(value), set_up, test, tear_down);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    add("/submit/done", test_done, 0);
    add("/submit/refused", test_refused, 0);
    add("/submit/trial", test_trial, 0);
    add("/submit/time", test_time, 0);
    add("/submit/fault/begin", test_fault_before, FAULT_BEGIN);
    add("/submit/fault/head", test_fault_before, FAULT_HEAD);
    add("/submit/fault/commit", test_fault_before, FAULT_COMMIT);
    add("/submit/fault/answer", test_fault_after, 0);
    add("/submit/fault/unreadable", test_unreadable, 0);
    add("/submit/full-batch", test_full_batch, 0);
    add("/submit/too-large", test_too_large, 0);
    add("/submit/crowded", test_crowded, 0);
    add("/submit/together", test_together, 0);
    add("/submit/crowd", test_crowd, 0);
    add("/submit/undurable-unseen", test_undurable_unseen, 0);
    add("/submit/sent", test_sent, 0);
    add("/submit/sent-in-vain", test_sent_in_vain, 0);
    g_test_add_func("/submit/two-apps", test_two_apps);
    g_test_add_func("/submit/watch", test_watch);
    return g_test_run();
}
