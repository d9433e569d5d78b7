/* Any text as what is typed at the desk, in a session with a list: what is understood is decided without harm, places
 * of complaints lie in the line, and completion stands every caret. */
#include "fuzz.h"
#include "session/decide.h"
#include "session/shorthand.h"

#include <string.h>

static const char *const before[] = {
    "session.begin body=B session=S profile=oewg from=2022-07-25 to=2022-07-29 parties=BRA,CHN,DEU,FRA,IRN,IRQ,USA",
    "slot.add meeting=am starts=2022-07-25T14:00:00Z ends=2022-07-25T17:00:00Z",
    "agenda.adopt items=\"4, 5\" consent=yes",
    "quorum.waive quorum=open decision=\"decision 80/501\"",
    "list.open list=item-5 matter=item-5",
    "floor.request list=item-5 party=CHN",
    "floor.request list=item-5 party=BRA",
};

typedef struct {
    State *state;
    GStringChunk *strings;
    Instant at;
} Play;

static Refusal do_command(Play *play, Command *command)
{
    g_auto(Outcome) outcome = { 0 };
    outcome_init(&outcome);
    command->at = play->at += G_USEC_PER_SEC;
    return decide_and_apply(play->state, command, &outcome);
}

static void do_line(Play *play, Role role, const char *line)
{
    Command command;
    g_autofree char *complaint = command_read(line, play->strings, &command);
    g_assert_null(complaint);
    command.actor = (Actor){ .role = role };
    const Refusal refusal = do_command(play, &command);
    g_assert(refusal == ALLOWED);
}

static void check_complaint(const char *line, const ShorthandComplaint *complaint)
{
    g_assert(complaint->what > TYPED_WELL && complaint->what < N_TYPED);
    g_assert(complaint->from <= complaint->to && complaint->to <= strlen(line));
    g_assert(complaint->candidates == NULL || complaint->candidates->len <= SHORTHAND_CANDIDATES_LIMIT);
}

static void read_line(Play *play, Role role, const char *line)
{
    const Typist before_it = { .state = play->state, .actor = { .role = role }, .now = play->at };
    g_auto(ShorthandComplaint) complaint = { 0 };
    if (!shorthand_check(&before_it, line, &complaint)) {
        check_complaint(line, &complaint);
        return;
    }
    for (size_t at = 0;;) {
        ShorthandPart part;
        const Typist typist = { .state = play->state, .actor = { .role = role }, .now = play->at };
        const ShorthandAnswer answer = shorthand_read(&typist, line, &at, play->strings, &part, &complaint);
        if (answer == SHORTHAND_WRONG) {
            check_complaint(line, &complaint);
        }
        if (answer != SHORTHAND_PART) {
            return;
        }
        for (guint i = 0; i < part.n; i++) {
            if (do_command(play, &part.commands[i]) != ALLOWED) {
                return;
            }
        }
    }
}

static void complete_line(Play *play, const char *line)
{
    const Typist typist = { .state = play->state, .actor = { .role = ROLE_SECRETARIAT }, .now = play->at };
    const size_t length = strlen(line);
    enum { CARETS = 8 };
    for (size_t caret = length; caret + CARETS > length; caret--) {
        g_auto(Completion) completion;
        shorthand_complete(&typist, line, caret, LANGUAGE_ARABIC, &completion);
        g_assert(completion.from <= completion.to && completion.to == caret);
        if (caret == 0) {
            return;
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Play play = { state_new(), g_string_chunk_new(4096), G_GINT64_CONSTANT(1658750000000000) };
    for (guint i = 0; i < G_N_ELEMENTS(before); i++) {
        do_line(&play, ROLE_SECRETARIAT, before[i]);
    }
    play.at = G_GINT64_CONSTANT(1658757600000000);
    do_line(&play, ROLE_CHAIR, "meeting.call_to_order meeting=am");
    g_autofree char *text = g_strndup((const char *)data, size);
    g_auto(GStrv) lines = g_strsplit(text, "\n", 50);
    for (guint i = 0; lines[i] != NULL; i++) {
        complete_line(&play, lines[i]);
        read_line(&play, i % 2 == 0 ? ROLE_SECRETARIAT : ROLE_CHAIR, lines[i]);
    }
    state_free(play.state);
    g_string_chunk_free(play.strings);
    return 0;
}
