#include "app/taken_back.h"
#include "cli/data.h"
#include "cli/load.h"
#include "cli/terminal.h"
#include "cli/verb.h"
#include "core/civil_words.h"
#include "exchange/place.h"
#include "session/acts.h"
#include "session/meeting.h"

#include <string.h>

typedef struct {
    Terminal terminal;
    Place place;
    State *state;
    TakenBack *taken_back;
    Seq act;              /* that the entry belongs to which is looked at, by its first */
    Seq from, to;         /* 0: no bound */
    Instant since, until; /* likewise */
    const char *meeting;  /* NULL: all */
    bool is_json;
    CivilDate day; /* of the heading that stands last */
    char *heading; /* the meeting of it */
} Log;

static void log_clear(Log *log)
{
    place_clear(&log->place);
    g_clear_pointer(&log->state, state_free);
    g_clear_pointer(&log->taken_back, taken_back_free);
    g_clear_pointer(&log->heading, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Log, log_clear)

/* --- headings ----------------------------------------------------------------------------------------------------- */

static void put_day(Log *log, Instant at)
{
    const CivilDate day = place_day(&log->place, at);
    if (civil_date_equal(day, log->day)) {
        return;
    }
    g_autofree char *words = day_heading_in_words(log->place.language, day, true);
    g_autofree char *zone = place_zone_words(&log->place, at);
    fputs(civil_date_is_set(log->day) ? "\n" : "", log->terminal.out);
    terminal_put(&log->terminal, STYLE_STRONG, words);
    fprintf(log->terminal.out, " (%s)\n", zone);
    log->day = day;
    g_clear_pointer(&log->heading, g_free);
}

/* That was going on; the call to order is the first thing that happens in it. */
static const char *meeting_of(const State *state, const Event *event)
{
    const Meeting *meeting = state_meeting(state, state_the_floor(state)->meeting);
    return event->meeting == NULL && meeting != NULL ? state_text(state, meeting->id) : event->meeting;
}

/* Meetings are headed by their ordinal, which they have once they are called to order. */
static void put_meeting(Log *log, const Event *event)
{
    const char *id = meeting_of(log->state, event);
    if (g_strcmp0(id, log->heading) == 0) {
        return;
    }
    const Meeting *meeting = state_meeting(log->state, state_find_meeting(log->state, id));
    fputc('\n', log->terminal.out);
    if (meeting != NULL) {
        g_autofree char *words = tell_meeting(meeting->ordinal, id, log->place.language);
        terminal_put(&log->terminal, STYLE_STRONG, words);
    } else {
        terminal_put(&log->terminal, STYLE_STRONG, acts_word(WORD_BETWEEN, log->place.language));
    }
    fputc('\n', log->terminal.out);
    g_free(log->heading);
    log->heading = g_strdup(id);
}

/* --- entries ------------------------------------------------------------------------------------------------------ */

/* The sentence, and what is to be known of it beside. */
static char *line_of(const Log *log, const Event *event)
{
    const Teller teller = place_teller(&log->place);
    const bool informal = event->meeting != NULL && meeting_is_informal(log->state);
    g_autofree char *sentence = tell_event(event, &teller);
    GString *line = g_string_new(NULL);
    if (informal) {
        g_string_append_printf(line, "(%s) ", acts_word(WORD_INFORMAL, log->place.language));
    }
    for (const char *at = sentence; *at != '\0'; at++) {
        g_string_append_c(line, (guchar)*at < 0x20 || *at == 0x7f ? ' ' : *at);
    }
    if (taken_back_by(log->taken_back, log->act) != 0) {
        g_string_append_printf(line, " (%s)", acts_word(WORD_TAKEN_BACK, log->place.language));
    }
    return g_string_free(line, FALSE);
}

static void put_entry(Log *log, const FoldEntry *entry)
{
    enum { TEXT_COLUMN = 19 };
    char clock[PLACE_CLOCK_SIZE];
    const Event *event = entry->event;
    g_autofree char *line = line_of(log, event);
    put_day(log, event->at);
    put_meeting(log, event);
    /* What belongs to the act before stands under it, without its time again. */
    fprintf(log->terminal.out, "%8s ", event->act != NULL ? place_clock(&log->place, event->at, true, clock) : "");
    terminal_begin(&log->terminal, STYLE_FAINT);
    fprintf(log->terminal.out, "%7" G_GUINT64_FORMAT "  ", entry->seq);
    terminal_end(&log->terminal);
    terminal_wrap(&log->terminal, line, TEXT_COLUMN, TEXT_COLUMN);
    fputc('\n', log->terminal.out);
}

/* A line an entry: its number, its hash, the sentence, the number of what took it back, and the entry as it stands in
 * the ledger. */
static void put_json(Log *log, const FoldEntry *entry)
{
    char digits[CHAIN_HASH_DIGITS + 1];
    const Teller teller = place_teller(&log->place);
    const Seq by = taken_back_by(log->taken_back, log->act);
    g_autofree char *sentence = tell_event(entry->event, &teller);
    g_auto(Buffer) out = BUFFER_INIT;
    chain_to_digits(entry->hash, digits);
    buffer_literal(&out, "{\"seq\":");
    buffer_number(&out, (gint64)entry->seq);
    buffer_literal(&out, ",\"hash\":\"");
    buffer_string(&out, digits);
    buffer_literal(&out, "\",\"text\":");
    buffer_json(&out, sentence);
    buffer_literal(&out, ",\"taken_back\":");
    if (by != 0) {
        buffer_number(&out, (gint64)by);
    } else {
        buffer_literal(&out, "null");
    }
    buffer_literal(&out, ",\"entry\":");
    buffer_bytes(&out, entry->bytes, entry->length);
    buffer_literal(&out, "}\n");
    fwrite(out.data, 1, out.length, log->terminal.out);
}

static bool is_wanted(const Log *log, const FoldEntry *entry)
{
    const Event *event = entry->event;
    return entry->seq >= log->from && (log->to == 0 || entry->seq <= log->to) && event->at >= log->since &&
           (log->until == 0 || event->at <= log->until) &&
           (log->meeting == NULL || g_strcmp0(log->meeting, meeting_of(log->state, event)) == 0);
}

static bool look_on(const FoldEntry *entry, gpointer data)
{
    Log *log = data;
    place_follow(&log->place, log->state);
    log->act = entry->event->act != NULL ? entry->seq : log->act;
    if (is_wanted(log, entry)) {
        (log->is_json ? put_json : put_entry)(log, entry);
    }
    return true;
}

/* --- bounds --------------------------------------------------------------------------------------------------------
 */

/* The zone of the session is in its first entry. */
static bool stop_at_first(const FoldEntry *entry, gpointer data)
{
    (void)entry;
    (void)data;
    return false;
}

static bool init_place(Ledger *ledger, Place *place, Language language)
{
    g_autoptr(State) first = state_new();
    const FoldVisitor visitor = { .after = stop_at_first };
    g_autoptr(GError) error = NULL;
    const bool good = fold(ledger, first, &visitor, &error);
    if (!good) {
        complain("cannot read the session: %s", error->message);
    }
    place_init(place, first, language);
    place->state = NULL;
    return good;
}

/* A number of an entry, or a time. A day as the end is meant whole. */
static bool read_bound(const Place *place, const char *text, bool is_end, Seq *ret_seq, Instant *ret_at)
{
    guint64 seq;
    if (text == NULL) {
        return true;
    }
    if (g_ascii_string_to_unsigned(text, 10, 1, G_MAXINT64, &seq, NULL)) {
        *ret_seq = seq;
        return true;
    }
    g_autofree char *complaint = place_read_time(place, text, (CivilDate){ 0 }, ret_at);
    if (complaint != NULL) {
        complain("“%s” is no number of an entry and no time such as 2022-07-25: %s", text, complaint);
        return false;
    }
    if (is_end && civil_date_is_set(civil_date_parse(text))) {
        *ret_at += (Instant)CLOCK_DAY * 60 * G_USEC_PER_SEC - 1;
    }
    return true;
}

static bool read_bounds(const Arguments *arguments, Log *log)
{
    log->meeting = arguments_value(arguments, "meeting", NULL);
    log->is_json = arguments_has(arguments, "json");
    return read_bound(&log->place, arguments_value(arguments, "from", NULL), false, &log->from, &log->since) &&
           read_bound(&log->place, arguments_value(arguments, "to", NULL), true, &log->to, &log->until);
}

/* --- the verb ------------------------------------------------------------------------------------------------------
 */

static bool read_on(Ledger *ledger, Log *log)
{
    const FoldVisitor visitor = { .after = look_on, .data = log };
    g_autoptr(GError) error = NULL;
    const bool good = taken_back_read(log->taken_back, ledger, &error) && fold(ledger, log->state, &visitor, &error);
    fflush(log->terminal.out);
    if (!good) {
        complain("cannot read on: %s", error->message);
    }
    return good;
}

/* Until it is stopped, or who reads has gone. */
static int follow(Ledger *ledger, Log *log)
{
    enum { WAIT_MS = 1000 };
    while (!ferror(log->terminal.out)) {
        g_autoptr(GError) error = NULL;
        Seq head = 0;
        if (!ledger_wait(ledger, state_seq(log->state), WAIT_MS, &head, &error)) {
            complain("cannot wait for news: %s", error->message);
            return EXIT_TROUBLE;
        }
        if (head > state_seq(log->state) && !read_on(ledger, log)) {
            return EXIT_TROUBLE;
        }
    }
    return EXIT_GOOD;
}

static int run_log(const Arguments *arguments)
{
    const char *folder = data_folder(arguments);
    g_autoptr(Ledger) ledger = folder != NULL ? data_open(folder, LEDGER_READ) : NULL;
    if (ledger == NULL) {
        return EXIT_TROUBLE;
    }
    g_auto(Log) log = { .state = state_new(), .taken_back = taken_back_new() };
    terminal_init(&log.terminal, stdout, arguments_value(arguments, "color", "auto"));
    if (!init_place(ledger, &log.place, language_of_code(arguments_value(arguments, "language", "en"))) ||
        !read_bounds(arguments, &log) || !read_on(ledger, &log)) {
        return EXIT_TROUBLE;
    }
    return arguments_has(arguments, "follow") ? follow(ledger, &log) : EXIT_GOOD;
}

static const char *const languages[] = { "ar", "zh", "en", "fr", "ru", "es", NULL };

static const Option options[] = {
    DATA_OPTION,
    { "from", 0, "WHERE", "the first entry: its number, a day, or a time such as \"2022-07-25 10:00\"", NULL },
    { "to", 0, "WHERE", "the last one, likewise", NULL },
    { "meeting", 'm', "ID", "only what happened in that meeting, such as 2022-07-25-am", NULL },
    { "follow", 'f', NULL, "go on with what is added, until it is stopped", NULL },
    { "json", 0, NULL, "for programs: a line of JSON an entry", NULL },
    { "language", 'l', "LANGUAGE", "`ar`, `zh`, `en`, `fr`, `ru` or `es`; else English", languages },
    { "color", 0, "WHEN", "`auto`, `always` or `never`", terminal_color_choices },
    { 0 },
};

static const ExitCode exits[] = {
    { EXIT_GOOD, "told" },
    { EXIT_TROUBLE, "there is no session, it cannot be read, or the command line is wrong" },
    { 0 },
};

static const Example examples[] = {
    { "log --data session/", "all that happened" },
    { "log --data session/ --from 2022-07-25 --to 2022-07-25", "one day" },
    { "log --data session/ --meeting 2022-07-25-am --json", "a meeting, for programs" },
    { 0 },
};

const Verb verb_log = {
    .name = "log",
    .summary = "tell what happened in a session",
    .description =
        "Tells every entry of the session's record as a sentence, under the day and the meeting in which it happened. Times are those of "
        "the clocks at the place; the zone stands with each day. Beside the time stands the number of the entry in the record, by which "
        "`act.undo` and others refer to it. What belongs to one act stands together under one time. What happened while a meeting "
        "was suspended and went on informally is marked, and so is what was taken back.",
    .options = options,
    .exits = exits,
    .examples = examples,
    .run = run_log,
};
