#include "cli/forecast_show.h"
#include "cli/load.h"
#include "cli/verb.h"
#include "session/common.h"

typedef struct {
    Terminal terminal;
    AsOf as_of;
    OutlookQuestion question;
    int list;        /* 0: the one that is being heard */
    int participant; /* 0: all */
    bool is_json;
} Asking;

static void asking_clear(Asking *asking)
{
    as_of_clear(&asking->as_of);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Asking, asking_clear)

static bool read_limit(const char *text, int *ret_seconds)
{
    Value value;
    g_autoptr(GStringChunk) strings = g_string_chunk_new(64);
    const bool is_good = text == NULL || value_read(FIELD_SECONDS, text, strings, &value);
    if (!is_good) {
        g_autofree char *expected = field_expected(FIELD_SECONDS);
        complain("“%s” is no limit; expected %s", text, expected);
        return false;
    }
    *ret_seconds = text != NULL ? (int)value.number : 0;
    return true;
}

static bool find(const Asking *asking, const char *id, int (*look)(const State *, const char *), const char *what,
                 int *ret_id)
{
    *ret_id = id != NULL ? look(asking->as_of.state, id) : ID_NONE;
    if (id != NULL && *ret_id == ID_NONE) {
        complain("there is no %s “%s” at that time", what, id);
        return false;
    }
    return true;
}

static bool read_question(const Arguments *arguments, Asking *asking)
{
    asking->question.now = asking->as_of.now;
    asking->question.is_closed = arguments_has(arguments, "close");
    asking->is_json = arguments_has(arguments, "json");
    return read_limit(arguments_value(arguments, "limit", NULL), &asking->question.limit_seconds) &&
           find(asking, arguments_operand(arguments, 0), state_find_list, "list", &asking->list) &&
           find(asking, arguments_value(arguments, "party", NULL), state_find_participant, "participant",
                &asking->participant);
}

static void put_json(const Asking *asking, const ListOutlook *list, int party, const WeekOutlook *week)
{
    g_auto(Buffer) out = BUFFER_INIT;
    forecast_json(&asking->as_of, list, party, week, &out);
    fwrite(out.data, 1, out.length, asking->terminal.out);
}

/* On every list on which the participant waits, or on the one that was named. */
static int tell_party(const Asking *asking)
{
    const State *state = asking->as_of.state;
    const ForecastShow show = { &asking->terminal, &asking->as_of };
    bool is_found = false;
    for (int list = 1; list <= state_lists(state); list++) {
        if (state_list(state, list) == NULL || (asking->list != ID_NONE && list != asking->list)) {
            continue;
        }
        const GArray *waiting = state_waiting(state, list);
        for (guint i = 0; i < waiting->len; i++) {
            const int id = g_array_index(waiting, int, i);
            if (state_inscription(state, id)->participant != asking->participant) {
                continue;
            }
            g_autoptr(ListOutlook) outlook = list_outlook_new(state, list, &asking->question);
            if (asking->is_json) {
                put_json(asking, outlook, id, NULL);
            } else {
                forecast_show_party(&show, outlook, id);
            }
            is_found = true;
        }
    }
    if (!is_found) {
        complain("%s waits on no list", participant_code(state, asking->participant));
    }
    return is_found ? EXIT_GOOD : EXIT_ERRORS;
}

static int tell_all(const Asking *asking, bool with_week)
{
    const State *state = asking->as_of.state;
    const ForecastShow show = { &asking->terminal, &asking->as_of };
    const int list = asking->list != ID_NONE ? asking->list : outlook_current_list(state);
    g_autoptr(ListOutlook) outlook = list_outlook_new(state, list, &asking->question);
    g_autoptr(WeekOutlook) week = with_week ? week_outlook_new(state, asking->as_of.now) : NULL;
    if (asking->is_json) {
        put_json(asking, outlook, ID_NONE, week);
        return EXIT_GOOD;
    }
    if (asking->as_of.is_past) {
        fputs("No meeting is near: this is as of the latest entry.\n\n", asking->terminal.out);
    }
    if (outlook != NULL) {
        forecast_show_list(&show, outlook);
    }
    if (week != NULL) {
        fputs(outlook != NULL ? "\n" : "", asking->terminal.out);
        forecast_show_week(&show, week);
    }
    return EXIT_GOOD;
}

static int run_forecast(const Arguments *arguments)
{
    g_auto(Asking) asking = { 0 };
    terminal_init(&asking.terminal, stdout, arguments_value(arguments, "color", "auto"));
    if (!as_of_init(&asking.as_of, arguments, LANGUAGE_ENGLISH) || !read_question(arguments, &asking)) {
        return EXIT_TROUBLE;
    }
    return asking.participant != ID_NONE ? tell_party(&asking) : tell_all(&asking, asking.list == ID_NONE);
}

static const Option options[] = {
    DATA_OPTION,
    AS_OF_OPTION,
    { "party", 'p', "CODE", "only when that participant speaks, such as FRA", NULL },
    { "limit", 0, "TIME", "as if that limit were decided now for national statements, such as 3:00", NULL },
    { "close", 0, NULL, "as if the list were closed now", NULL },
    { "json", 0, NULL, "for programs: one object of JSON; times are in UTC", NULL },
    { "color", 0, "WHEN", "`auto`, `always` or `never`", terminal_color_choices },
    { 0 },
};

static const ExitCode exits[] = {
    { EXIT_GOOD, "told" },
    { EXIT_ERRORS, "the participant waits on no list" },
    { EXIT_TROUBLE, "there is no session or no such list, it cannot be read, or the command line is wrong" },
    { 0 },
};

static const Example examples[] = {
    { "forecast --data session/", "the list that is being heard, and the rest of the programme" },
    { "forecast item-5 --data session/ --limit 3:00 --close", "what closing the list and a limit would do" },
    { "forecast --party FRA --data session/ --at 11:05", "when France speaks, as it looked at 11:05" },
    { 0 },
};

const Verb verb_forecast = {
    .name = "forecast",
    .operands = "[LIST]",
    .most = 1,
    .summary = "tell who will probably speak when, and what will not be done in time",
    .description =
        "Tells when each of those who wait on LIST will probably have the floor, when the list ends, and what closing it or a limit "
        "on statements would change; without LIST, of the list that is being heard, and beside it how likely each meeting of the "
        "programme does not do what is planned for it, with the smallest change of the programme that would help.\n\n"
        "A range of times holds in eight cases of ten: one in ten is earlier, one in ten later. It is learned from how long statements "
        "and gaps took in this session so far; before anything was heard, from what is usual. Times are those of the clocks at the "
        "place.",
    .options = options,
    .exits = exits,
    .examples = examples,
    .run = run_forecast,
};
