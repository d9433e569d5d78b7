/* Any text as what is typed, line by line: "who command field=value ...", each a minute after the one before. What is
 * decided fits, and the ledger of it gives the same state. */
#include "fuzz.h"
#include "session/decide.h"

#include <string.h>

typedef struct {
    State *state, *replica;
    EventReader *reader;
    GStringChunk *strings;
    Instant at;
} Play;

static void replay(Play *play, const Outcome *outcome)
{
    for (guint i = 0; i < outcome->events->len; i++) {
        g_auto(Buffer) out = BUFFER_INIT;
        event_write(g_ptr_array_index(outcome->events, i), &out);
        const Event *event = event_read(play->reader, buffer_text(&out), out.length, NULL);
        g_assert(event != NULL);
        const bool fits = state_apply(play->replica, event);
        g_assert(fits);
    }
}

static void do_line(Play *play, char *line)
{
    Command command;
    Actor actor;
    char *rest = strchr(line, ' ');
    if (rest == NULL) {
        return;
    }
    *rest++ = '\0';
    g_autofree char *complaint = NULL;
    if (!actor_read(line, play->strings, &actor) || (complaint = command_read(rest, play->strings, &command)) != NULL) {
        return;
    }
    g_auto(Outcome) outcome = { 0 };
    outcome_init(&outcome);
    command.actor = actor;
    command.at = play->at += 60 * G_USEC_PER_SEC;
    if (decide_and_apply(play->state, &command, &outcome) == ALLOWED) {
        replay(play, &outcome);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Play play = { state_new(), state_new(), event_reader_new(), g_string_chunk_new(4096),
                  G_GINT64_CONSTANT(1658757600000000) };
    g_autofree char *text = g_strndup((const char *)data, size);
    g_auto(GStrv) lines = g_strsplit(text, "\n", 200);
    for (guint i = 0; lines[i] != NULL; i++) {
        do_line(&play, lines[i]);
    }
    g_assert(state_equal(play.state, play.replica));
    state_free(play.state);
    state_free(play.replica);
    event_reader_free(play.reader);
    g_string_chunk_free(play.strings);
    return 0;
}
