/* What the command box says of a line that it does not understand. */
#include "hall/desk_parts.h"
#include "session/acts.h"
#include "session/module.h"

#include <stdlib.h>
#include <string.h>

/* For each kind of complaint: the sentence, and what may follow it. */
enum { WITH_CANDIDATES = 1, WITH_USAGE = 2, WITH_EXPECTED = 4, IS_OF_COMMAND = 8 };

typedef struct {
    const char *sentence;
    guint with;
} TypedWords;

static TypedWords words_for(const Words *words, Typed what)
{
    const TypedWords table[N_TYPED] = {
        [TYPED_TOO_LONG] = { words->typed_too_long, 0 },
        [TYPED_NO_TEXT] = { words->typed_no_text, 0 },
        [TYPED_QUOTE] = { words->typed_quote, 0 },
        [TYPED_UNKNOWN] = { words->typed_unknown, WITH_CANDIDATES },
        [TYPED_SEVERAL] = { words->typed_several, WITH_CANDIDATES },
        [TYPED_PARTY] = { words->typed_party, 0 },
        [TYPED_ABSENT] = { words->typed_absent, 0 },
        [TYPED_MISSING] = { words->typed_missing, WITH_EXPECTED | WITH_USAGE },
        [TYPED_EXTRA] = { words->typed_extra, WITH_USAGE },
        [TYPED_VALUE] = { words->typed_value, WITH_EXPECTED | WITH_USAGE },
        [TYPED_FIELD] = { "", WITH_EXPECTED },
        [TYPED_NO_LIST] = { words->typed_no_list, WITH_CANDIDATES },
        [TYPED_NO_PLACE] = { words->typed_no_place, 0 },
        [TYPED_NOBODY] = { words->typed_nobody, 0 },
        [TYPED_NO_MATTER] = { words->typed_no_matter, 0 },
        [TYPED_NO_MEETING] = { words->typed_no_meeting, 0 },
        [TYPED_NO_ACT] = { words->typed_no_act, 0 },
        [TYPED_NOT_YOURS] = { words->typed_not_yours, IS_OF_COMMAND },
    };
    return table[what];
}

/* The one place of a pattern filled. */
static void put_filled(GString *text, const char *pattern, const char *value)
{
    const char *place = strstr(pattern, "%s");
    if (place == NULL || value == NULL) {
        g_string_append(text, pattern);
        return;
    }
    g_string_append_len(text, pattern, place - pattern);
    g_string_append(text, value);
    g_string_append(text, place + strlen("%s"));
}

static void put_candidates(const Scene *scene, const ShorthandComplaint *complaint, GString *text)
{
    for (guint i = 0; complaint->candidates != NULL && i < complaint->candidates->len; i++) {
        const char *candidate = g_ptr_array_index(complaint->candidates, i);
        g_autofree char *name = scene_name(scene, state_find_participant(scene->state, candidate));
        g_string_append_printf(text, "%s%s%s", i == 0 ? " " : ", ", complaint->what == TYPED_NO_LIST ? "@" : "",
                               candidate);
        if (name != NULL && strcmp(name, candidate) != 0) {
            g_string_append_printf(text, " (%s)", name);
        }
    }
}

static void put_place(const Words *words, const ShorthandComplaint *complaint, const char *line, GString *text)
{
    const char *place = strstr(words->box_at, "%d");
    g_assert(place != NULL);
    g_string_append_len(text, words->box_at, place - words->box_at);
    g_string_append_printf(text, "%d", shorthand_column(line, complaint->from));
    g_string_append(text, place + strlen("%d"));
}

char *desk_complaint(const Scene *scene, const ShorthandComplaint *complaint, const char *line)
{
    const TypedWords row = words_for(scene->words, complaint->what);
    const CommandInfo *info = complaint->info;
    GString *text = g_string_new(NULL);
    put_place(scene->words, complaint, line, text);
    const char *value = complaint->found;
    if ((row.with & IS_OF_COMMAND) && info != NULL) {
        value = acts_words(ACTS_COMMAND, info->name, info->summary, scene->visit->language);
    }
    put_filled(text, row.sentence, value);
    if (row.with & WITH_CANDIDATES) {
        put_candidates(scene, complaint, text);
    }
    if ((row.with & WITH_EXPECTED) && complaint->expected != NULL) {
        g_string_append_printf(text, "%s%s", row.sentence[0] != '\0' ? " " : "", complaint->expected);
    }
    if ((row.with & WITH_USAGE) && complaint->form != NULL) {
        g_string_append_printf(text, " · %s", complaint->form->usage);
    } else if ((row.with & WITH_USAGE) && info != NULL) {
        g_string_append_printf(text, " · %s %s", info->name, info->example);
    }
    return g_string_free(text, FALSE);
}

int desk_script_column(const char *line, size_t at)
{
    enum { BEYOND = 0xFFFF };
    int units = 0;
    for (const char *c = line; *c != '\0' && (size_t)(c - line) < at; c = g_utf8_next_char(c)) {
        units += g_utf8_get_char(c) > BEYOND ? 2 : 1;
    }
    return units;
}

guint desk_read_acts(const char *text, Seq ret_acts[DESK_ACTS_LIMIT])
{
    guint n = 0;
    g_auto(GStrv) words = g_strsplit(text != NULL ? text : "", " ", DESK_ACTS_LIMIT + 1);
    for (guint i = 0; words[i] != NULL && n < DESK_ACTS_LIMIT; i++) {
        const guint64 act = g_ascii_strtoull(words[i], NULL, 10);
        if (act > 0 && act <= G_MAXINT64) {
            ret_acts[n++] = act;
        }
    }
    return n;
}

bool desk_typist(const State *state, const Visitor *visitor, Instant now, Typist *ret_typist)
{
    *ret_typist = (Typist){ .state = state, .now = MAX(now, state_now(state)) };
    return visitor_actor(visitor, &ret_typist->actor);
}
