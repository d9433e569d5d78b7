/* Any bytes as lines of a ledger: what is an event has one form of bytes, and whatever order events come in, the state
 * takes them or refuses them, and does not break. */
#include "fuzz.h"
#include "session/state.h"

#include <string.h>

/* The rest of a ledger whose event did not fit says nothing more: the state is useless then. */
static bool take_line(EventReader *reader, State *state, const char *line, size_t length)
{
    g_auto(Buffer) out = BUFFER_INIT;
    g_autofree char *complaint = NULL;
    const Event *event = event_read(reader, line, length, &complaint);
    g_assert((event == NULL) == (complaint != NULL));
    if (event == NULL) {
        return true;
    }
    event_write(event, &out);
    g_assert(event->info->older != NULL || (out.length == length && memcmp(buffer_text(&out), line, length) == 0));
    return state_apply(state, event);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(EventReader) reader = event_reader_new();
    g_autoptr(State) state = state_new();
    const char *at = (const char *)data, *end = at + size;
    while (at < end) {
        const char *line_end = memchr(at, '\n', (size_t)(end - at));
        const size_t length = (size_t)((line_end != NULL ? line_end : end) - at);
        if (!take_line(reader, state, at, length)) {
            break;
        }
        at += length + (line_end != NULL);
    }
    return 0;
}
