/* Acts that are durable, and the fold of what was stored. Wall time, since the disk is waited for.
 *
 * bench-submit FOLDER PROGRAMME: the folder is on the disk that is measured. 64 submitters act as fast as they are
 * answered: once as the clients of the server's two loops, which send what comes and are told when it is durable, and
 * once as a thread each, which adds a sleep and a wake-up to each act. In turn with them, for a fifth of a second each,
 * the store alone appends batches of 64 records of the same size: no act of so many can be durable faster than that.
 * Work of others and the moods of a disk come and go within seconds (a processor that sleeps while the disk is waited
 * for may also wake late, so that the store alone is the slower one), and single turns tell little: the median of their
 * ratios is what counts. It is told for all turns, and for the quarter in which the store was fastest: there the disk
 * waits least, and what acts cost beside it shows. */
#include "app/app.h"
#include "core/roster.h"
#include "exchange/planned.h"
#include "exchange/programme_file.h"
#include "exchange/programme_json.h"
#include "session/module.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

enum {
    SUBMITTERS = 64,
    TURNS = 40, /* of acts in either way, and as many of the store */
    LOOPS = 2,
    TURN_US = 200 * 1000,
    ROUNDS = 3,
    EVENTS = 200000,
    BATCH = 10000,
    STRINGS_BLOCK = 512
};

#define BEGIN_TIME ((Instant)1658480400 * G_USEC_PER_SEC)

static void free_bytes(gpointer bytes)
{
    g_bytes_unref(bytes);
}

static double seconds_since(gint64 began)
{
    return (double)(g_get_monotonic_time() - began) / G_USEC_PER_SEC;
}

/* --- commands ------------------------------------------------------------------------------------------------------
 */

static Command command_of_line(const char *who, const char *line, Instant at, GStringChunk *strings)
{
    Command command = { 0 };
    g_autofree char *complaint = command_read(line, strings, &command);
    g_assert_cmpstr(complaint, ==, NULL);
    g_assert_true(actor_read(who, strings, &command.actor));
    command.at = at;
    return command;
}

static const char *member_code(guint i)
{
    g_autoptr(GPtrArray) members = roster_members_in_order(LANGUAGE_ENGLISH, (CivilDate){ 2022, 7, 25 });
    return ((const RosterEntry *)g_ptr_array_index(members, i))->id;
}

static char *begin_line(void)
{
    GString *line =
        g_string_new("session.begin body=\"Working group\" session=\"Third session\" profile=oewg from=2022-07-25 "
                     "to=2022-07-29 place=\"New York\" zone=America/New_York parties=");
    for (guint i = 0; i < SUBMITTERS; i++) {
        g_string_append_printf(line, "%s%s", i > 0 ? "," : "", member_code(i));
    }
    return g_string_free(line, FALSE);
}

/* --- measuring -----------------------------------------------------------------------------------------------------
 */

typedef struct {
    gint64 began;
    clock_t used;
} Watch;

typedef struct {
    double rate;   /* a second */
    double cpu_us; /* of the processor, for one */
} Pace;

static Watch watch_start(void)
{
    return (Watch){ g_get_monotonic_time(), clock() };
}

static Pace watch_stop(const Watch *watch, guint64 n)
{
    return (Pace){ (double)n / seconds_since(watch->began),
                   (double)(clock() - watch->used) / CLOCKS_PER_SEC * G_USEC_PER_SEC / (double)n };
}

static int compare_doubles(gconstpointer a, gconstpointer b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Sorts `values`. */
static double percentile(double *values, guint n, guint percent)
{
    qsort(values, n, sizeof *values, compare_doubles);
    return values[(guint64)(n - 1) * percent / 100];
}

/* --- submitting ----------------------------------------------------------------------------------------------------
 */

typedef struct {
    App *app;
    const char *code;
    const gint *is_over; /* atomic */
    guint64 acts;        /* in all turns */
    gsize bytes;
    GArray *waits; /* of double: µs until an act was answered */
} Submitter;

static gpointer submit_on(gpointer data)
{
    Submitter *submitter = data;
    g_autoptr(GStringChunk) strings = g_string_chunk_new(STRINGS_BLOCK);
    AppCommand comes = { .command = command_of_line(submitter->code, "attendance.mark present=yes", 0, strings) };
    AppCommand leaves = { .command = command_of_line(submitter->code, "attendance.mark present=no", 0, strings) };
    while (g_atomic_int_get(submitter->is_over) == 0) {
        g_auto(AppAnswer) answer = { 0 };
        const gint64 began = g_get_monotonic_time();
        app_submit(submitter->app, submitter->acts % 2 == 0 ? &comes : &leaves, &answer);
        const double waited = (double)(g_get_monotonic_time() - began);
        g_array_append_val(submitter->waits, waited);
        g_assert_cmpint(answer.result, ==, APP_DONE);
        submitter->bytes += g_bytes_get_size(g_ptr_array_index(answer.entries, 0));
        submitter->acts++;
    }
    return NULL;
}

/* --- submitters that a loop serves, as the server's do -------------------------------------------------------------
 */

typedef struct Loop Loop;

typedef struct {
    Loop *loop;
    Submitter *submitter;
    AppCommand commands[2];
    AppAnswer answer;
    AppSending sending;
    gint64 began;
} LoopClient;

struct Loop {
    LoopClient clients[SUBMITTERS / LOOPS];
    GStringChunk *strings;
    int wake; /* an eventfd */
    GMutex lock;
    LoopClient *answered[SUBMITTERS / LOOPS]; /* with the lock */
    guint n;
};

/* On the thread that stores. */
static void take_answer(AppSending *sending, gpointer data)
{
    LoopClient *client = data;
    Loop *loop = client->loop;
    g_mutex_lock(&loop->lock);
    loop->answered[loop->n] = client;
    const bool is_first = loop->n++ == 0;
    g_mutex_unlock(&loop->lock);
    if (is_first) {
        eventfd_write(loop->wake, 1);
    }
}

static void send_next(LoopClient *client)
{
    Submitter *submitter = client->submitter;
    client->answer = (AppAnswer){ 0 };
    client->sending = (AppSending){ .command = &client->commands[submitter->acts % 2],
                                    .answer = &client->answer,
                                    .done = take_answer,
                                    .data = client };
    client->began = g_get_monotonic_time();
    app_send(submitter->app, &client->sending);
}

static void note_answer(LoopClient *client)
{
    Submitter *submitter = client->submitter;
    const double waited = (double)(g_get_monotonic_time() - client->began);
    g_array_append_val(submitter->waits, waited);
    g_assert_cmpint(client->answer.result, ==, APP_DONE);
    submitter->bytes += g_bytes_get_size(g_ptr_array_index(client->answer.entries, 0));
    submitter->acts++;
    app_answer_clear(&client->answer);
}

static gpointer loop_on(gpointer data)
{
    Loop *loop = data;
    const gint *is_over = loop->clients[0].submitter->is_over;
    guint n_open = SUBMITTERS / LOOPS;
    for (guint i = 0; i < SUBMITTERS / LOOPS; i++) {
        send_next(&loop->clients[i]);
    }
    while (n_open > 0) {
        LoopClient *answered[SUBMITTERS / LOOPS];
        eventfd_t rung;
        eventfd_read(loop->wake, &rung);
        g_mutex_lock(&loop->lock);
        const guint n = loop->n;
        memcpy(answered, loop->answered, n * sizeof *answered);
        loop->n = 0;
        g_mutex_unlock(&loop->lock);
        for (guint i = 0; i < n; i++) {
            note_answer(answered[i]);
            if (g_atomic_int_get(is_over) == 0) {
                send_next(answered[i]);
            } else {
                n_open--;
            }
        }
    }
    return NULL;
}

static void loop_init(Loop *loop, Submitter *submitters)
{
    *loop = (Loop){ .strings = g_string_chunk_new(STRINGS_BLOCK), .wake = eventfd(0, EFD_CLOEXEC) };
    g_mutex_init(&loop->lock);
    for (guint i = 0; i < SUBMITTERS / LOOPS; i++) {
        const char *code = submitters[i].code;
        loop->clients[i] = (LoopClient){
            .loop = loop,
            .submitter = &submitters[i],
            .commands = { { .command = command_of_line(code, "attendance.mark present=yes", 0, loop->strings) },
                          { .command = command_of_line(code, "attendance.mark present=no", 0, loop->strings) } },
        };
    }
}

static void loop_clear(Loop *loop)
{
    close(loop->wake);
    g_mutex_clear(&loop->lock);
    g_string_chunk_free(loop->strings);
}

static Ledger *new_ledger(const char *folder, const char *name)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autoptr(GError) error = NULL;
    g_unlink(path);
    Ledger *ledger = ledger_sqlite_open(path, LEDGER_CREATE, &error);
    g_assert_no_error(error);
    return ledger;
}

static void begin_session(App *app)
{
    g_autoptr(GStringChunk) strings = g_string_chunk_new(STRINGS_BLOCK);
    g_autofree char *line = begin_line();
    const AppCommand begin = { .command = command_of_line("secretariat", line, BEGIN_TIME, strings) };
    g_auto(AppAnswer) answer = { 0 };
    app_submit(app, &begin, &answer);
    g_assert_cmpint(answer.result, ==, APP_DONE);
}

static guint64 acts_of(const Submitter submitters[SUBMITTERS])
{
    guint64 acts = 0;
    for (guint i = 0; i < SUBMITTERS; i++) {
        acts += submitters[i].acts;
    }
    return acts;
}

static Pace loop_turn(Submitter submitters[SUBMITTERS], gint *is_over)
{
    Loop loops[LOOPS];
    GThread *threads[LOOPS];
    const guint64 before = acts_of(submitters);
    for (guint i = 0; i < LOOPS; i++) {
        loop_init(&loops[i], &submitters[i * (SUBMITTERS / LOOPS)]);
    }
    g_atomic_int_set(is_over, 0);
    const Watch watch = watch_start();
    for (guint i = 0; i < LOOPS; i++) {
        threads[i] = g_thread_new("loop", loop_on, &loops[i]);
    }
    g_usleep(TURN_US);
    g_atomic_int_set(is_over, 1);
    for (guint i = 0; i < LOOPS; i++) {
        g_thread_join(threads[i]);
    }
    const Pace pace = watch_stop(&watch, acts_of(submitters) - before);
    for (guint i = 0; i < LOOPS; i++) {
        loop_clear(&loops[i]);
    }
    return pace;
}

static Pace submit_turn(Submitter submitters[SUBMITTERS], gint *is_over)
{
    GThread *threads[SUBMITTERS];
    const guint64 before = acts_of(submitters);
    g_atomic_int_set(is_over, 0);
    const Watch watch = watch_start();
    for (guint i = 0; i < SUBMITTERS; i++) {
        threads[i] = g_thread_new("submitter", submit_on, &submitters[i]);
    }
    g_usleep(TURN_US);
    g_atomic_int_set(is_over, 1);
    for (guint i = 0; i < SUBMITTERS; i++) {
        g_thread_join(threads[i]);
    }
    return watch_stop(&watch, acts_of(submitters) - before);
}

static Pace store_turn(Ledger *ledger, Seq *seq, gsize size)
{
    g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func(free_bytes);
    g_autofree char *text = g_strnfill(size, 'x');
    const Seq before = *seq;
    for (guint i = 0; i < SUBMITTERS; i++) {
        g_ptr_array_add(records, g_bytes_new(text, size));
    }
    const Watch watch = watch_start();
    while (g_get_monotonic_time() - watch.began < TURN_US) {
        g_autoptr(GError) error = NULL;
        ledger_append(ledger, *seq, records, &error);
        g_assert_no_error(error);
        *seq += SUBMITTERS;
    }
    return watch_stop(&watch, *seq - before);
}

static void count_commits(Seq seq, gpointer data)
{
    (void)seq;
    ++*(guint64 *)data;
}

static void print_waits(const Submitter submitters[SUBMITTERS], guint64 commits)
{
    g_autoptr(GArray) waits = g_array_new(FALSE, FALSE, sizeof(double));
    for (guint i = 0; i < SUBMITTERS; i++) {
        g_array_append_vals(waits, submitters[i].waits->data, submitters[i].waits->len);
    }
    double *values = &g_array_index(waits, double, 0);
    printf("%-34s %8.3f ms, 99th percentile %.3f ms, longest %.3f ms; %.1f acts in a commit\n",
           "an act is answered after, median", percentile(values, waits->len, 50) / 1000,
           percentile(values, waits->len, 99) / 1000, percentile(values, waits->len, 100) / 1000,
           (double)waits->len / (double)commits);
}

typedef struct {
    Pace acts, limit;
} Turn;

typedef Pace (*SubmitTurn)(Submitter submitters[SUBMITTERS], gint *is_over);

/* The fastest of the store first. */
static int compare_turns(const void *a, const void *b)
{
    return compare_doubles(&((const Turn *)b)->limit.rate, &((const Turn *)a)->limit.rate);
}

static void print_turns(const char *which, const Turn *turns, guint n)
{
    double acts[TURNS], cpu[TURNS], limits[TURNS], ratios[TURNS];
    for (guint i = 0; i < n; i++) {
        acts[i] = turns[i].acts.rate;
        cpu[i] = turns[i].acts.cpu_us;
        limits[i] = turns[i].limit.rate;
        ratios[i] = turns[i].acts.rate / turns[i].limit.rate;
    }
    const double low = percentile(ratios, n, 25), high = percentile(ratios, n, 75);
    printf("%-34s %8.0f acts/s (%.1f µs of the processor each), the store %.0f records/s; ratio %.2f (quartiles %.2f, "
           "%.2f)\n",
           which, percentile(acts, n, 50), percentile(cpu, n, 50), percentile(limits, n, 50), percentile(ratios, n, 50),
           low, high);
    fflush(stdout);
}

static void take_turns(const char *which, SubmitTurn take, Submitter submitters[SUBMITTERS], gint *is_over,
                       Ledger *alone, Seq *seq)
{
    Turn turns[TURNS];
    for (guint i = 0; i < TURNS; i++) {
        turns[i].acts = take(submitters, is_over);
        turns[i].limit = store_turn(alone, seq, submitters[0].bytes / submitters[0].acts);
    }
    print_turns(which, turns, TURNS);
    qsort(turns, TURNS, sizeof *turns, compare_turns);
    print_turns("  where the disk waits least", turns, TURNS / 4);
}

static void bench_submit(const char *folder)
{
    g_autoptr(App) app = app_open(new_ledger(folder, "submit.sqlite"), NULL);
    g_autoptr(Ledger) alone = new_ledger(folder, "store.sqlite");
    Submitter submitters[SUBMITTERS];
    gint is_over = 0;
    guint64 commits = 0;
    for (guint i = 0; i < SUBMITTERS; i++) {
        submitters[i] = (Submitter){
            .app = app, .code = member_code(i), .is_over = &is_over, .waits = g_array_new(FALSE, FALSE, sizeof(double))
        };
    }
    begin_session(app);
    const guint listening = app_listen(app, count_commits, &commits);
    Seq seq = 0;
    take_turns("64 submitters on 2 loops, medians", loop_turn, submitters, &is_over, alone, &seq);
    print_waits(submitters, commits);
    for (guint i = 0; i < SUBMITTERS; i++) {
        g_array_set_size(submitters[i].waits, 0);
    }
    commits = 0;
    take_turns("64 submitters, a thread each", submit_turn, submitters, &is_over, alone, &seq);
    print_waits(submitters, commits);
    app_unlisten(app, listening);
    for (guint i = 0; i < SUBMITTERS; i++) {
        g_array_unref(submitters[i].waits);
    }
}

/* --- the fold ------------------------------------------------------------------------------------------------------
 */

/* Acts that are decided and kept in the ledger as fast as that goes, many in one append. */
typedef struct {
    Ledger *ledger;
    State *state;
    GPtrArray *records;
    Seq stored;
} Writer;

static void flush(Writer *writer)
{
    g_autoptr(GError) error = NULL;
    if (writer->records->len > 0) {
        ledger_append(writer->ledger, writer->stored, writer->records, &error);
        g_assert_no_error(error);
        writer->stored += writer->records->len;
        g_ptr_array_set_size(writer->records, 0);
    }
}

static void act(Writer *writer, const Command *command)
{
    g_auto(Outcome) outcome = { 0 };
    outcome_init(&outcome);
    const Refusal refusal = decide_and_apply(writer->state, command, &outcome);
    if (refusal != ALLOWED) {
        g_error("%s was refused: %s", command->info->name,
                outcome.complaint != NULL ? outcome.complaint : refusal->words);
    }
    for (guint i = 0; i < outcome.events->len; i++) {
        g_auto(Buffer) out = BUFFER_INIT;
        event_write(g_ptr_array_index(outcome.events, i), &out);
        g_ptr_array_add(writer->records, buffer_steal(&out));
    }
    if (writer->records->len >= BATCH - SUBMITTERS) {
        flush(writer);
    }
}

static void act_line(Writer *writer, const char *who, const char *line, Instant at)
{
    g_autoptr(GStringChunk) strings = g_string_chunk_new(STRINGS_BLOCK);
    const Command command = command_of_line(who, line, at, strings);
    act(writer, &command);
}

static void issue(Writer *writer, const char *path)
{
    g_autofree char *text = NULL;
    gsize length;
    g_autoptr(GError) error = NULL;
    g_file_get_contents(path, &text, &length, &error);
    g_assert_no_error(error);
    g_autoptr(GBytes) bytes = g_bytes_new(text, length);
    g_autoptr(ProgrammeFile) file = programme_file_read(bytes, path, &error);
    g_autoptr(Planned) planned = planned_new(file->programme, &error);
    g_assert_no_error(error);
    g_autoptr(GBytes) json = programme_to_json(file->programme);
    g_autofree char *paper = g_strndup(g_bytes_get_data(json, NULL), g_bytes_get_size(json));
    Command command = { .info = command_of("programme.issue"), .at = BEGIN_TIME, .plan = &planned->plan };
    command.actor.role = ROLE_SECRETARIAT;
    values_set_text(&command.values, FIELD_PAPER, paper);
    act(writer, &command);
}

/* Everybody asks for the floor, and each has it; then again. */
static void hold_debate(Writer *writer, Instant at)
{
    while (state_seq(writer->state) < EVENTS) {
        for (guint i = 0; i < SUBMITTERS; i++) {
            act_line(writer, member_code(i), "floor.request list=debate", at);
        }
        for (guint i = 0; i < SUBMITTERS; i++) {
            at += G_USEC_PER_SEC;
            act_line(writer, "chair", "floor.give list=debate", at);
            act_line(writer, "chair", "floor.end", at);
        }
    }
}

static void write_session(Ledger *ledger, const char *programme)
{
    g_autoptr(State) state = state_new();
    g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func(free_bytes);
    Writer writer = { .ledger = ledger, .state = state, .records = records };
    g_autofree char *begin = begin_line();
    const Instant meeting = BEGIN_TIME + (Instant)3 * 86400 * G_USEC_PER_SEC;
    act_line(&writer, "secretariat", begin, BEGIN_TIME);
    issue(&writer, programme);
    for (guint i = 0; i < SUBMITTERS; i++) {
        act_line(&writer, member_code(i), "attendance.mark", meeting);
    }
    act_line(&writer, "chair", "meeting.call_to_order meeting=2022-07-25-am", meeting);
    act_line(&writer, "chair", "list.open list=debate", meeting);
    hold_debate(&writer, meeting);
    flush(&writer);
}

typedef struct {
    EventReader *reader;
    guint events;
} Reading;

static bool read_only(const LedgerRecord *record, gpointer data)
{
    Reading *reading = data;
    g_assert_nonnull(event_read(reading->reader, (const char *)record->bytes, record->length, NULL));
    reading->events++;
    return true;
}

static bool look_only(const LedgerRecord *record, gpointer data)
{
    Reading *reading = data;
    reading->events += record->length > 0;
    return true;
}

/* The chain alone, then with the events read, then with the state: what each adds. */
static void bench_fold(const char *folder, const char *programme)
{
    g_autoptr(Ledger) ledger = new_ledger(folder, "fold.sqlite");
    g_autoptr(EventReader) reader = event_reader_new();
    write_session(ledger, programme);
    for (guint round = 0; round < ROUNDS; round++) {
        Reading reading = { .reader = reader };
        g_autoptr(GError) error = NULL;
        g_autoptr(State) state = state_new();
        gint64 began = g_get_monotonic_time();
        ledger_read(ledger, 0, look_only, &reading, &error);
        const double chain = seconds_since(began);
        began = g_get_monotonic_time();
        ledger_read(ledger, 0, read_only, &reading, &error);
        const double read = seconds_since(began);
        began = g_get_monotonic_time();
        const clock_t used = clock();
        fold(ledger, state, NULL, &error);
        g_assert_no_error(error);
        printf("%-34s %8.3f s, of the processor %.3f (chain %.3f, and read %.3f)\n", "fold of 200,000 events",
               seconds_since(began), (double)(clock() - used) / CLOCKS_PER_SEC, chain, read);
        fflush(stdout);
    }
}

int main(int argc, char **argv)
{
    g_assert_cmpint(argc, ==, 3);
    g_autofree char *pattern = g_build_filename(argv[1], "bench-XXXXXX", NULL);
    g_assert_nonnull(g_mkdtemp(pattern));
    bench_submit(pattern);
    bench_fold(pattern, argv[2]);
    static const char *const names[] = { "submit", "store", "fold" };
    static const char *const ends[] = { "", "-wal", "-shm" };
    for (guint i = 0; i < G_N_ELEMENTS(names) * G_N_ELEMENTS(ends); i++) {
        g_autofree char *name = g_strconcat(pattern, "/", names[i / 3], ".sqlite", ends[i % 3], NULL);
        g_unlink(name);
    }
    g_assert_cmpint(g_rmdir(pattern), ==, 0);
    return 0;
}
