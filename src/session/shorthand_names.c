/* Participants by what people call them. */
#include "base/folding.h"
#include "session/shorthand_parts.h"

#include <string.h>

/* From the surest to the boldest: what is found by one is not looked for by the next. */
typedef enum { BY_CODE, BY_NAME, BY_BEGINNING, BY_WORD, N_WAYS } Way;

enum { WORD_LEAST = 3 /* characters of what is looked for inside names */ };

static bool name_is_so(const char *name, const char *text, Way way)
{
    switch (way) {
    case BY_NAME: return folded_is(name, text);
    case BY_BEGINNING: return folded_begins_with_stem(name, text);
    default: return folded_holds_stem(name, text);
    }
}

static bool names_are_so(const RosterEntry *entry, const char *text, Way way)
{
    for (size_t i = 0; i < entry->n_names; i++) {
        for (guint language = 0; language < N_LANGUAGES; language++) {
            const char *name = entry->names[i].text[language];
            if (name != NULL && name_is_so(name, text, way)) {
                return true;
            }
        }
    }
    for (guint i = 0; entry->also != NULL && entry->also[i] != NULL; i++) {
        if (name_is_so(entry->also[i], text, way)) {
            return true;
        }
    }
    return false;
}

static bool is_so(const State *state, int id, const char *text, Way way)
{
    const Participant *row = state_participant(state, id);
    const RosterEntry *entry = state_roster(state, id);
    const char *code = state_text(state, row->code), *name = state_text(state, row->name);
    if (way == BY_CODE) {
        return g_ascii_strcasecmp(code, text) == 0 ||
               (entry != NULL && entry->alpha2 != NULL && g_ascii_strcasecmp(entry->alpha2, text) == 0);
    }
    if (entry != NULL) {
        return names_are_so(entry, text, way);
    }
    return (name != NULL && name_is_so(name, text, way)) ||
           (way == BY_BEGINNING && folded_begins_with_stem(code, text));
}

bool short_begins_somebody(const State *state, const char *text)
{
    for (int id = 1; id <= state_participants(state); id++) {
        const Participant *row = state_participant(state, id);
        if (row != NULL && !row->has_left && is_so(state, id, text, BY_BEGINNING)) {
            return true;
        }
    }
    return false;
}

void shorthand_participants(const State *state, const char *text, GArray *ret_ids)
{
    const char *at = text;
    const guint before = ret_ids->len;
    if (folded_next(&at) == 0) {
        return;
    }
    for (Way way = BY_CODE; way < N_WAYS && ret_ids->len == before; way++) {
        if (way == BY_WORD && g_utf8_strlen(text, -1) < WORD_LEAST) {
            return;
        }
        for (int id = 1; id <= state_participants(state); id++) {
            const Participant *row = state_participant(state, id);
            if (row != NULL && !row->has_left && is_so(state, id, text, way)) {
                g_array_append_val(ret_ids, id);
            }
        }
    }
}
