/* Acts that are durable, and the fold of what was stored. Wall time, since the disk is waited for.
 *
 * bench-submit FOLDER PROGRAMME: the folder is on the disk that is measured. 64 submitters act as fast as they are
 * answered; beside them, in the same run, the store alone appends batches of 64 records of the same size: no act can be
 * durable faster than that. */
#include "app/app.h"
#include "core/roster.h"
#include "exchange/planned.h"
#include "exchange/programme_file.h"
#include "exchange/programme_json.h"
#include "session/module.h"

#include <glib/gstdio.h>
#include <string.h>
#include <time.h>

enum { SUBMITTERS = 64, SECONDS = 3, ROUNDS = 3, EVENTS = 200000, BATCH = 10000, STRINGS_BLOCK = 512 };

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

/* --- submitting ----------------------------------------------------------------------------------------------------
 */

typedef struct {
    App *app;
    const char *code;
    const gint *is_over; /* atomic */
    guint64 acts;
    gsize bytes;
} Submitter;

static gpointer submit_on(gpointer data)
{
    Submitter *submitter = data;
    g_autoptr(GStringChunk) strings = g_string_chunk_new(STRINGS_BLOCK);
    AppCommand comes = { .command = command_of_line(submitter->code, "attendance.mark present=yes", 0, strings) };
    AppCommand leaves = { .command = command_of_line(submitter->code, "attendance.mark present=no", 0, strings) };
    while (g_atomic_int_get(submitter->is_over) == 0) {
        g_auto(AppAnswer) answer = { 0 };
        app_submit(submitter->app, submitter->acts % 2 == 0 ? &comes : &leaves, &answer);
        g_assert_cmpint(answer.result, ==, APP_DONE);
        submitter->bytes += g_bytes_get_size(g_ptr_array_index(answer.entries, 0));
        submitter->acts++;
    }
    return NULL;
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

static double submit_rate(const char *folder, gsize *ret_size)
{
    g_autoptr(App) app = app_open(new_ledger(folder, "submit.sqlite"), NULL);
    Submitter submitters[SUBMITTERS];
    GThread *threads[SUBMITTERS];
    gint is_over = 0;
    guint64 acts = 0;
    gsize bytes = 0;
    begin_session(app);
    const gint64 began = g_get_monotonic_time();
    for (guint i = 0; i < SUBMITTERS; i++) {
        submitters[i] = (Submitter){ .app = app, .code = member_code(i), .is_over = &is_over };
        threads[i] = g_thread_new("submitter", submit_on, &submitters[i]);
    }
    g_usleep(SECONDS * G_USEC_PER_SEC);
    g_atomic_int_set(&is_over, 1);
    for (guint i = 0; i < SUBMITTERS; i++) {
        g_thread_join(threads[i]);
        acts += submitters[i].acts;
        bytes += submitters[i].bytes;
    }
    *ret_size = bytes / acts;
    return (double)acts / seconds_since(began);
}

static double store_rate(const char *folder, gsize size)
{
    g_autoptr(Ledger) ledger = new_ledger(folder, "store.sqlite");
    g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func(free_bytes);
    g_autofree char *text = g_strnfill(size, 'x');
    Seq seq = 0;
    for (guint i = 0; i < SUBMITTERS; i++) {
        g_ptr_array_add(records, g_bytes_new(text, size));
    }
    const gint64 began = g_get_monotonic_time();
    while (seconds_since(began) < SECONDS) {
        g_autoptr(GError) error = NULL;
        ledger_append(ledger, seq, records, &error);
        g_assert_no_error(error);
        seq += SUBMITTERS;
    }
    return (double)seq / seconds_since(began);
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

static void bench_submit(const char *folder)
{
    for (guint round = 0; round < ROUNDS; round++) {
        gsize size = 0;
        const double acts = submit_rate(folder, &size);
        const double limit = store_rate(folder, size);
        printf("%-34s %8.0f acts/s; the store %8.0f records/s of %" G_GSIZE_FORMAT " bytes; ratio %.2f\n",
               "64 submitters, durable", acts, limit, size, acts / limit);
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
