#include "cli/data.h"
#include "cli/load.h"
#include "cli/nearest.h"
#include "cli/verb.h"
#include "cli/views.h"

#include "base/instant.h"

#include <string.h>

/* As long after the latest entry a clock that runs may still be running. */
#define LIVE_LIMIT ((Instant)12 * 3600 * G_USEC_PER_SEC)

/* Up to which entry the session is shown: that number, or the last of that time. */
typedef struct {
    Seq seq; /* 0: no bound */
    Instant at;
    bool has_time;
} Bound;

static bool is_within(const FoldEntry *entry, gpointer data)
{
    const Bound *bound = data;
    return (bound->seq == 0 || entry->seq <= bound->seq) && (!bound->has_time || entry->event->at <= bound->at);
}

static bool fold_to(Ledger *ledger, State *state, Bound *bound)
{
    const FoldVisitor visitor = { .before = is_within, .data = bound };
    g_autoptr(GError) error = NULL;
    if (!fold(ledger, state, &visitor, &error)) {
        complain("cannot read the session: %s", error->message);
        return false;
    }
    return true;
}

/* A time is one of the place, which the first entry tells. */
static bool read_bound(const Arguments *arguments, Ledger *ledger, Bound *bound)
{
    const char *seq = arguments_value(arguments, "at-seq", NULL);
    const char *time = arguments_value(arguments, "at-time", NULL);
    *bound = (Bound){ .seq = time != NULL ? 1 : 0 };
    if (seq != NULL && !g_ascii_string_to_unsigned(seq, 10, 1, G_MAXINT64, &bound->seq, NULL)) {
        complain("“%s” is no number of an entry", seq);
        return false;
    }
    if (time == NULL) {
        return true;
    }
    g_autoptr(State) first = state_new();
    g_auto(Place) place = { 0 };
    if (!fold_to(ledger, first, &(Bound){ .seq = 1 })) {
        return false;
    }
    place_init(&place, first, LANGUAGE_ENGLISH);
    g_autofree char *complaint = place_read_time(&place, time, (CivilDate){ 0 }, &bound->at);
    if (complaint != NULL) {
        complain("%s", complaint);
        return false;
    }
    bound->has_time = true;
    bound->seq = 0;
    return true;
}

/* A session is shown as it is now; one that is over, or is shown as it was, at the time of its latest entry. */
static Instant now_of(const State *state, const Bound *bound)
{
    const Instant latest = state_now(state), now = g_get_real_time();
    if (bound->has_time) {
        return bound->at;
    }
    return bound->seq == 0 && now > latest && now - latest < LIVE_LIMIT ? now : latest;
}

static void print_json(const ViewOf *of, const View *view, const Sheet *sheet)
{
    g_auto(Buffer) out = BUFFER_INIT;
    JsonWriter writer;
    char now[INSTANT_SIZE];
    json_begin(&writer, &out);
    json_open_object(&writer, NULL);
    json_put_string(&writer, "view", view->name);
    json_put_integer(&writer, "seq", (gint64)state_seq(of->state));
    json_put_string(&writer, "at", instant_format(of->now, now));
    sheet_write_json(sheet, &writer);
    json_close_object(&writer);
    fputs(buffer_text(&out), stdout);
    fputc('\n', stdout);
}

static void print_text(const Terminal *terminal, const ViewOf *of, const Sheet *sheet)
{
    g_autofree char *when = place_time_words(of->place, of->now), *zone = place_zone_words(of->place, of->now);
    sheet_print(sheet, terminal);
    terminal_begin(terminal, STYLE_FAINT);
    fprintf(terminal->out, "\nAs of %s (%s), entry %" G_GUINT64_FORMAT "\n", when, zone, state_seq(of->state));
    terminal_end(terminal);
}

static int show(const Arguments *arguments, const View *view, const ViewOf *of)
{
    g_autoptr(Sheet) sheet = sheet_new();
    if (!view->show(of, sheet)) {
        complain("there is no “%s” in that session", of->one);
        return EXIT_TROUBLE;
    }
    Terminal terminal;
    terminal_init(&terminal, stdout, arguments_value(arguments, "color", "auto"));
    if (arguments_has(arguments, "json")) {
        print_json(of, view, sheet);
    } else {
        print_text(&terminal, of, sheet);
    }
    return EXIT_GOOD;
}

static int complain_view(const char *name)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    const View *view;
    for (guint i = 0; (view = view_at(i)) != NULL; i++) {
        g_ptr_array_add(names, (gpointer)view->name);
    }
    const char *meant = nearest_name(name, (const char *const *)names->pdata, names->len);
    if (meant != NULL) {
        complain("there is no view “%s”; did you mean %s?", name, meant);
    } else {
        complain("there is no view “%s”; `placard help show` lists them", name);
    }
    return EXIT_TROUBLE;
}

static int run_show(const Arguments *arguments)
{
    const View *view = view_of_name(arguments_operand(arguments, 0));
    if (view == NULL) {
        return complain_view(arguments_operand(arguments, 0));
    }
    const char *folder = data_folder(arguments);
    g_autoptr(Ledger) ledger = folder != NULL ? data_open(folder, LEDGER_READ) : NULL;
    Bound bound;
    g_autoptr(State) state = state_new();
    if (ledger == NULL || !read_bound(arguments, ledger, &bound) || !fold_to(ledger, state, &bound)) {
        return EXIT_TROUBLE;
    }
    g_auto(Place) place = { 0 };
    place_init(&place, state, language_of_code(arguments_value(arguments, "language", "en")));
    const ViewOf of = {
        .state = state, .place = &place, .now = now_of(state, &bound), .one = arguments_operand(arguments, 1)
    };
    return show(arguments, view, &of);
}

static const char *const languages[] = { "ar", "zh", "en", "fr", "ru", "es", NULL };

static const Option options[] = {
    DATA_OPTION,
    { "at-seq", 0, "N", "as it was after that entry", NULL },
    { "at-time", 0, "TIME", "as it was at that time, such as \"2022-07-25 10:30\" or 2022-07-25T14:30:00Z", NULL },
    { "json", 0, NULL, "for programs", NULL },
    { "language", 'l', "LANGUAGE", "of names and days: `ar`, `zh`, `en`, `fr`, `ru` or `es`; else English", languages },
    { "color", 0, "WHEN", "`auto`, `always` or `never`", terminal_color_choices },
    { 0 },
};

static const ExitCode exits[] = {
    { EXIT_GOOD, "shown" },
    { EXIT_TROUBLE, "there is no session, no such thing in it, or the command line is wrong" },
    { 0 },
};

static const Example examples[] = {
    { "show floor --data session/", "who has the floor, and who is next" },
    { "show lists item-5 --data session/", "a list of speakers, as it will be called" },
    { "show meeting --data session/ --at-time \"2022-07-25 10:30\"", "the meeting as it stood at half past ten" },
    { 0 },
};

const Verb verb_show = {
    .name = "show",
    .operands = "VIEW [ID]",
    .least = 1,
    .most = 2,
    .summary = "show the state of a session",
    .description =
        "VIEW is `floor` (who has the floor, for how long, and who is next), `lists` (the lists of speakers as they will be called), "
        "`programme` (the planned meetings and what became of them), `people` (officers, who takes part, who is in the room), `meeting` "
        "(the one that goes on, or the latest), or `decisions` (what was put to the body, and votes). ID is one list or one meeting.\n\n"
        "It is shown as it is now; with `--at-seq` or `--at-time` as it was then, worked out anew from the record up to there.",
    .options = options,
    .exits = exits,
    .examples = examples,
    .run = run_show,
};
