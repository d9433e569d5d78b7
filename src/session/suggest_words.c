/* The words of suggestions: what the Chair says, and why. */
#include "session/suggest_parts.h"

static const SuggestInfo infos[] = {
#define ROW(NAME, name, command, key, asks_first, words) { name, command, key, asks_first, words },
    SUGGESTIONS(ROW)
#undef ROW
};
G_STATIC_ASSERT(G_N_ELEMENTS(infos) == N_SUGGESTS);

static const struct {
    const char *name, *words;
} reasons[] = {
#define ROW(NAME, name, words) { name, words },
    SUGGEST_REASONS(ROW)
#undef ROW
};
G_STATIC_ASSERT(G_N_ELEMENTS(reasons) == N_SUGGEST_REASONS);

const SuggestInfo *suggest_info(SuggestKind kind)
{
    g_assert((guint)kind < N_SUGGESTS);
    return &infos[kind];
}

const char *suggest_name(SuggestKind kind)
{
    return suggest_info(kind)->name;
}

char *suggestion_spoken(const Suggestion *suggestion, Instant at, const Teller *teller)
{
    const SuggestInfo *info = suggest_info(suggestion->kind);
    Values all = suggestion->said;
    for (guint i = 0; i < suggestion->values.n; i++) {
        const Value *value = &suggestion->values.list[i];
        if (!values_has(&all, value->field) && all.n < VALUES_LIMIT) {
            all.list[all.n++] = *value;
        }
    }
    return tell_words(acts_words(ACTS_SPOKEN, info->name, info->words, teller->language), &all, at, teller);
}

const char *suggest_reason(SuggestReason reason, Language language)
{
    g_assert((guint)reason < N_SUGGEST_REASONS);
    return acts_words(ACTS_REASON, reasons[reason].name, reasons[reason].words, language);
}

bool suggest_spoken_at(guint i, const char **ret_name, const char **ret_english)
{
    if (i >= N_SUGGESTS) {
        return false;
    }
    *ret_name = infos[i].name;
    *ret_english = infos[i].words;
    return true;
}

bool suggest_reason_at(guint i, const char **ret_name, const char **ret_english)
{
    if (i >= N_SUGGEST_REASONS) {
        return false;
    }
    *ret_name = reasons[i].name;
    *ret_english = reasons[i].words;
    return true;
}
