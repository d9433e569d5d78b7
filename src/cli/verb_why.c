#include "cli/as_of.h"
#include "cli/load.h"
#include "cli/verb.h"
#include "session/common.h"
#include "session/speakers.h"

static int tell(const AsOf *as_of, const Terminal *terminal, int list, int participant)
{
    const State *state = as_of->state;
    const GArray *waiting = state_waiting(state, list);
    bool is_found = false;
    for (guint i = 0; i < waiting->len; i++) {
        const int id = g_array_index(waiting, int, i);
        if (state_inscription(state, id)->participant != participant) {
            continue;
        }
        g_autoptr(SpeakersWhy) why = speakers_why(state, id);
        g_autofree char *words = speakers_why_text(state, why);
        terminal_wrap(terminal, words, 0, 0);
        fputc('\n', terminal->out);
        is_found = true;
    }
    if (!is_found) {
        complain("%s does not wait on %s", participant_code(state, participant),
                 state_text(state, state_list(state, list)->id));
    }
    return is_found ? EXIT_GOOD : EXIT_ERRORS;
}

static int run_why(const Arguments *arguments)
{
    Terminal terminal;
    g_auto(AsOf) as_of = { 0 };
    terminal_init(&terminal, stdout, "auto");
    if (!as_of_init(&as_of, arguments, LANGUAGE_ENGLISH)) {
        return EXIT_TROUBLE;
    }
    const char *id = arguments_operand(arguments, 0), *code = arguments_operand(arguments, 1);
    const int list = state_find_list(as_of.state, id), participant = state_find_participant(as_of.state, code);
    if (list == ID_NONE || participant == ID_NONE) {
        complain("there is no %s “%s” at that time", list == ID_NONE ? "list" : "participant",
                 list == ID_NONE ? id : code);
        return EXIT_TROUBLE;
    }
    return tell(&as_of, &terminal, list, participant);
}

static const Option options[] = { DATA_OPTION, AS_OF_OPTION, { 0 } };

static const ExitCode exits[] = {
    { EXIT_GOOD, "told" },
    { EXIT_ERRORS, "the participant does not wait on that list" },
    { EXIT_TROUBLE, "there is no session or no such list, it cannot be read, or the command line is wrong" },
    { 0 },
};

static const Example examples[] = {
    { "why item-5 FRA --data session/", "why France stands where it stands on the list" },
    { 0 },
};

const Verb verb_why = {
    .name = "why",
    .operands = "LIST PARTY",
    .least = 2,
    .most = 2,
    .summary = "explain a place on a list of speakers",
    .description =
        "Tells which place PARTY has on LIST, how many stand before it by which rule of the list's order, and whether it was "
        "moved, exchanged its place or was granted precedence.",
    .options = options,
    .exits = exits,
    .examples = examples,
    .run = run_why,
};
