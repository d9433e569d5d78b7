#include "app/app.h"
#include "cli/data.h"
#include "cli/load.h"
#include "cli/output.h"
#include "cli/rehearsals.h"
#include "cli/terminal.h"
#include "cli/verb.h"
#include "exchange/place.h"
#include "exchange/planned.h"
#include "exchange/programme_json.h"

#include <string.h>

enum {
    RUNS_LIMIT = 1000000,
    SPEED_LIMIT = 100000,
    RECORDS_TOGETHER = 512, /* of a play at full speed: so many entries are stored in one step */
};

/* --- what is played ----------------------------------------------------------------------------------------------- */

typedef struct {
    ProgrammeFile *file;
    Planned *planned;
    char *paper;
    RehearsalOptions options;
} Piece;

static void piece_clear(Piece *piece)
{
    g_clear_pointer(&piece->planned, planned_free);
    g_clear_pointer(&piece->file, programme_file_free);
    g_clear_pointer(&piece->paper, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Piece, piece_clear)

/* A programme that can be rehearsed has at least one meeting with hours. */
static bool has_hours(const Planned *planned)
{
    for (guint i = 0; i < planned->plan.programme->rows->len; i++) {
        if (planned->hours[i].starts > 0 && planned->hours[i].ends > planned->hours[i].starts) {
            return true;
        }
    }
    return false;
}

static bool read_piece(const char *path, Piece *piece)
{
    g_autoptr(GError) error = NULL;
    piece->file = load_programme(path);
    if (piece->file == NULL) {
        return false;
    }
    piece->planned = planned_new(piece->file->programme, &error);
    if (piece->planned == NULL || !has_hours(piece->planned)) {
        complain("%s cannot be rehearsed: %s", path, error != NULL ? error->message : "no meeting in it has its hours");
        return false;
    }
    g_autoptr(GBytes) json = programme_to_json(piece->file->programme);
    piece->paper = g_strndup(g_bytes_get_data(json, NULL), g_bytes_get_size(json));
    return true;
}

/* "12" between the bounds; −1 after complaining. */
static gint64 read_count(const Arguments *arguments, const char *option, gint64 otherwise, gint64 least, gint64 most)
{
    const char *text = arguments_value(arguments, option, NULL);
    guint64 number = (guint64)otherwise;
    if (text != NULL && !g_ascii_string_to_unsigned(text, 10, (guint64)least, (guint64)most, &number, NULL)) {
        complain("--%s: found “%s”, expected a number from %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT, option, text,
                 least, most);
        return -1;
    }
    return (gint64)number;
}

/* --- one session -------------------------------------------------------------------------------------------------- */

typedef struct {
    Ledger *ledger;
    State *state;
    GPtrArray *records; /* of GBytes, that are not stored yet */
    Seq stored;
} Play;

static bool store(Play *play, GError **error)
{
    if (play->records->len > 0 && !ledger_append(play->ledger, play->stored, play->records, error)) {
        return false;
    }
    play->stored += play->records->len;
    g_ptr_array_set_size(play->records, 0);
    return true;
}

static bool play_act(Play *play, const Command *command, Refusal *ret_refusal, GError **error)
{
    g_auto(Outcome) outcome = { 0 };
    outcome_init(&outcome);
    *ret_refusal = decide_and_apply(play->state, command, &outcome);
    for (guint i = 0; i < outcome.events->len; i++) {
        g_auto(Buffer) out = BUFFER_INIT;
        event_write(g_ptr_array_index(outcome.events, i), &out);
        g_ptr_array_add(play->records, buffer_steal(&out));
    }
    return play->records->len < RECORDS_TOGETHER || store(play, error);
}

static void free_bytes(gpointer bytes)
{
    g_bytes_unref(bytes);
}

/* At full speed: decided one after the other and stored many at a time. */
static bool play_fast(Rehearsal *rehearsal, Ledger *ledger, State *state, GError **error)
{
    Play play = { .ledger = ledger, .state = state, .records = g_ptr_array_new_with_free_func(free_bytes) };
    Command command;
    bool good = true;
    while (good && rehearsal_next(rehearsal, state, &command)) {
        Refusal refusal = ALLOWED;
        good = play_act(&play, &command, &refusal, error);
        rehearsal_answer(rehearsal, refusal);
    }
    good = good && store(&play, error);
    g_ptr_array_unref(play.records);
    return good;
}

typedef struct {
    gint64 speed;  /* 0: as fast as it goes */
    Instant until; /* up to here as fast as it goes, too; 0: from the beginning in time */
} Tempo;

/* How long to wait before the next act, for those who watch: while a meeting goes on as long as it would take, divided
 * by the speed; nobody waits for a night, nor for what is prepared beforehand. */
static gulong pause_before(const State *state, Instant at, const Tempo *tempo)
{
    enum { BETWEEN_MEETINGS = 20000 };
    const gint64 pause = MAX(at - MAX(state_now(state), tempo->until), 0) / tempo->speed;
    const bool goes_on = state_the_floor(state)->meeting != 0;
    return (gulong)(goes_on ? pause : MIN(pause, BETWEEN_MEETINGS));
}

/* Whoever waits to show it is told. */
static void say_in_time(const State *state, const Tempo *tempo)
{
    g_auto(Place) place;
    place_init(&place, state, LANGUAGE_ENGLISH);
    g_autofree char *words = place_time_words(&place, tempo->until);
    printf("It is %s; from here on it goes on in time.\n", words);
    fflush(stdout);
}

/* In time: each act is stored when it is done. Others may act meanwhile: their clocks come before ours. */
static bool play_in_time(Rehearsal *rehearsal, App *app, const Tempo *tempo, GError **error)
{
    bool is_in_time = tempo->until == 0;
    for (;;) {
        const State *state = app_read_lock(app);
        AppCommand command = { 0 };
        const bool goes_on = state != NULL && rehearsal_next(rehearsal, state, &command.command);
        const gulong pause = goes_on ? pause_before(state, command.command.at, tempo) : 0;
        if (goes_on && !is_in_time && command.command.at > tempo->until) {
            is_in_time = true;
            say_in_time(state, tempo);
        }
        if (state != NULL) {
            app_read_unlock(app);
        }
        if (!goes_on) {
            return true;
        }
        g_usleep(pause);
        g_auto(AppAnswer) answer = { 0 };
        app_submit(app, &command, &answer);
        if (answer.result == APP_FAULT) {
            g_propagate_error(error, g_steal_pointer(&answer.fault));
            return false;
        }
        rehearsal_answer(rehearsal, answer.result == APP_REFUSED ? answer.refusal : ALLOWED);
    }
}

static void print_slots(const Piece *piece, const Rehearsal *rehearsal, const State *state)
{
    g_autoptr(Outlook) outlook = outlook_new();
    Terminal terminal;
    g_auto(Place) place;
    terminal_init(&terminal, stdout, "auto");
    place_init(&place, state, LANGUAGE_ENGLISH);
    outlook_add(outlook, rehearsal, state);
    outlook_finish(outlook);
    rehearsals_print_session(&terminal, &place, outlook);
    printf("\n%" G_GUINT64_FORMAT " entries; %u requests were refused; seed %" G_GUINT64_FORMAT ", %d delegations\n",
           state_seq(state), rehearsal_refusals(rehearsal), piece->options.seed, piece->options.delegations);
}

static int play_session(const Piece *piece, const char *folder, const Tempo *tempo)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Rehearsal) rehearsal = rehearsal_new(&piece->planned->plan, piece->paper, &piece->options);
    Ledger *ledger = folder != NULL ? data_open(folder, LEDGER_CREATE) : ledger_mem_new();
    if (ledger == NULL) {
        return EXIT_TROUBLE;
    }
    g_autoptr(State) state = state_new();
    bool good;
    if (tempo->speed == 0) {
        good = play_fast(rehearsal, ledger, state, &error);
        ledger_close(ledger);
    } else {
        g_autoptr(App) app = data_app(ledger, folder);
        good = app != NULL && play_in_time(rehearsal, app, tempo, &error);
    }
    if (!good) {
        complain("the rehearsal cannot go on: %s", error != NULL ? error->message : "the session cannot be opened");
        return EXIT_TROUBLE;
    }
    if (rehearsal_stuck(rehearsal) != ALLOWED) {
        complain("the rehearsal cannot go on: %s (%s)", rehearsal_stuck(rehearsal)->words,
                 rehearsal_stuck(rehearsal)->name);
        return EXIT_TROUBLE;
    }
    if (tempo->speed == 0) {
        print_slots(piece, rehearsal, state);
    }
    return EXIT_GOOD;
}

/* --- many --------------------------------------------------------------------------------------------------------- */

static bool write_chart(const char *path, const Outlook *outlook, const Programme *programme)
{
    g_auto(Buffer) out = BUFFER_INIT;
    g_autoptr(GError) error = NULL;
    outlook_chart(outlook, programme->session != NULL ? programme->session : "Rehearsals", &out);
    g_autoptr(GBytes) bytes = buffer_steal(&out);
    if (!output_write(path, bytes, &error)) {
        complain("%s is not written: %s", path, error->message);
        return false;
    }
    return true;
}

static int play_many(const Arguments *arguments, const Piece *piece, gint64 runs)
{
    Terminal terminal;
    terminal_init(&terminal, stdout, "auto");
    const char *chart = arguments_value(arguments, "chart", NULL);
    g_autoptr(Outlook) outlook = rehearsals_run(&piece->planned->plan, &piece->options, (guint)runs,
                                                arguments_has(arguments, "quiet") ? NULL : stderr);
    g_auto(Place) place;
    place_init(&place, NULL, LANGUAGE_ENGLISH);
    place.zone = zone_new(programme_zone(piece->file->programme));
    if (arguments_has(arguments, "json")) {
        rehearsals_print_json(outlook);
    } else {
        rehearsals_print_outlook(&terminal, &place, outlook);
    }
    return chart == NULL || write_chart(chart, outlook, piece->file->programme) ? EXIT_GOOD : EXIT_TROUBLE;
}

/* --- the verb ----------------------------------------------------------------------------------------------------- */

static gint64 read_speed(const Arguments *arguments)
{
    const char *text = arguments_value(arguments, "speed", arguments_has(arguments, "until") ? "1" : "max");
    return strcmp(text, "max") == 0 ? 0 : read_count(arguments, "speed", 1, 1, SPEED_LIMIT);
}

/* What does not go together; false after complaining. */
static bool check_options(const Arguments *arguments)
{
    static const struct {
        const char *option, *other;
        bool with; /* it is only of use with the other; else not with it */
        const char *complaint;
    } rules[] = {
        { "runs", "data", false, "--runs keeps nothing: leave --data out" },
        { "runs", "speed", false, "--runs goes as fast as it can: leave --speed out" },
        { "chart", "runs", true, "--chart shows many sessions: say how many with --runs" },
        { "json", "runs", true, "--json is about many sessions: say how many with --runs" },
        { "speed", "data", true, "--speed is for those who watch: say where with --data" },
        { "until", "data", true, "--until is for those who watch: say where with --data" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(rules); i++) {
        if (arguments_has(arguments, rules[i].option) && arguments_has(arguments, rules[i].other) != rules[i].with) {
            complain("%s", rules[i].complaint);
            return false;
        }
    }
    return true;
}

static bool read_until(const Arguments *arguments, const Piece *piece, Instant *ret_until)
{
    g_auto(Place) place;
    place_init(&place, NULL, LANGUAGE_ENGLISH);
    place.zone = zone_new(programme_zone(piece->file->programme));
    g_autofree char *wrong =
        place_read_time(&place, arguments_value(arguments, "until", ""), (CivilDate){ 0 }, ret_until);
    if (wrong != NULL) {
        complain("--until: %s", wrong);
    }
    return wrong == NULL;
}

static int run_rehearse(const Arguments *arguments)
{
    g_auto(Piece) piece = { 0 };
    const gint64 seed = read_count(arguments, "seed", 1, 0, G_MAXINT32);
    const gint64 delegations =
        read_count(arguments, "delegations", REHEARSAL_DELEGATIONS, REHEARSAL_LEAST_DELEGATIONS, REHEARSAL_DELEGATIONS);
    const gint64 runs = read_count(arguments, "runs", 1, 1, RUNS_LIMIT);
    Tempo tempo = { .speed = read_speed(arguments) };
    if (seed < 0 || delegations < 0 || runs < 0 || tempo.speed < 0 || !check_options(arguments) ||
        !read_piece(arguments_operand(arguments, 0), &piece)) {
        return EXIT_TROUBLE;
    }
    if (arguments_has(arguments, "until") && !read_until(arguments, &piece, &tempo.until)) {
        return EXIT_TROUBLE;
    }
    piece.options = (RehearsalOptions){ (guint64)seed, (int)delegations };
    return arguments_has(arguments, "runs") ? play_many(arguments, &piece, runs)
                                            : play_session(&piece, arguments_value(arguments, "data", NULL), &tempo);
}

static const Option options[] = {
    { "data", 'd', "DIR", "a new folder in which the session is kept; else it is played in memory", NULL },
    { "seed", 's', "N", "which of the many possible sessions; the same number gives the same one. Else 1", NULL },
    { "delegations", 'n', "N", "how many of the 193 Members send a delegation; else all of them", NULL },
    { "speed", 0, "N|max",
      "for those who watch: meetings pass so many times as fast as they would; else as fast as it goes", NULL },
    { "until", 0, "TIME",
      "play as fast as it goes up to that time at the place, `2026-05-19 10:25`, and in time from there on", NULL },
    { "runs", 'r', "N", "play N sessions, from the seed on, and say how likely each slot overruns", NULL },
    { "chart", 'c', "FILE", "with --runs: write a picture of it (SVG); `-` is standard output", NULL },
    { "json", 'j', NULL, "with --runs: print it as JSON", NULL },
    { "quiet", 'q', NULL, "with --runs: show no progress", NULL },
    { 0 },
};

static const ExitCode exits[] = {
    { EXIT_GOOD, "it was played" },
    { EXIT_TROUBLE, "the programme cannot be read or has no hours, or the session cannot be stored" },
    { 0 },
};

static const Example examples[] = {
    { "rehearse programme.txt --data demo/ --seed 7", "play a session, then look at it: placard log --data demo/" },
    { "rehearse programme.txt --data demo/ --speed 60", "an hour a minute" },
    { "rehearse programme.txt --data demo/ --until \"2026-05-19 10:25\"",
      "a meeting in full swing, to be served with `--clock`" },
    { "rehearse programme.txt --runs 1000 --chart outlook.svg", "will this programme hold?" },
    { 0 },
};

const Verb verb_rehearse = {
    .name = "rehearse",
    .operands = "PROGRAMME",
    .least = 1,
    .most = 1,
    .summary = "play a whole session of a programme of work",
    .description =
        "Imagined delegations and an imagined Chair do through the real commands what is done in a session: they ask for the floor from "
        "the portal and from their seats, alone and for groups, raise points of order, exercise the right of reply, put questions, "
        "object and consult; meetings begin late and run over, lists roll on. The same programme, seed and number of delegations "
        "give the same session, entry by entry: `placard verify` prints the same last hash.\n\n"
        "With `--runs` it answers whether the programme will hold. A slot overruns when it rises more than two minutes after its end, or "
        "leaves somebody unheard. How people behave is imagined, in figures that stand in the sources: what the answer is good for is "
        "comparing one plan with another.",
    .options = options,
    .exits = exits,
    .examples = examples,
    .run = run_rehearse,
};
