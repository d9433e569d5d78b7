#include "door/scope.h"

#include "session/module.h"

#include <string.h>

static const ScopeInfo infos[] = {
    { SCOPE_READ, "how the session stands, as its holder may see it" },
    { SCOPE_RECORD, "the record, if its holder may read it" },
    { SCOPE_ACT, "every act that its holder may do; act:floor those of that name, act:floor.request one alone" },
    { SCOPE_MICROPHONES, "telling that a microphone went on or off" },
    { SCOPE_METRICS, "figures about the server" },
};

const char scopes_usual[] = SCOPE_READ " " SCOPE_RECORD " " SCOPE_ACT;

const ScopeInfo *scope_at(guint i)
{
    return i < G_N_ELEMENTS(infos) ? &infos[i] : NULL;
}

#define ACT_PREFIX SCOPE_ACT ":"

/* Of acts: the whole name of one, or what it begins with, up to the dot. */
static bool covers(const char *scope, size_t length, const char *act)
{
    return strncmp(scope, act, length) == 0 && (act[length] == '\0' || act[length] == '.');
}

static bool is_of_acts(const char *name)
{
    const CommandInfo *info;
    for (guint i = 0; (info = command_at(i)) != NULL; i++) {
        if (covers(name, strlen(name), info->name)) {
            return true;
        }
    }
    return false;
}

static bool is_scope(const char *word)
{
    if (g_str_has_prefix(word, ACT_PREFIX)) {
        return is_of_acts(word + strlen(ACT_PREFIX));
    }
    for (size_t i = 0; i < G_N_ELEMENTS(infos); i++) {
        if (strcmp(infos[i].name, word) == 0) {
            return true;
        }
    }
    return false;
}

static bool add(GString *scopes, const char *word, char **ret_complaint)
{
    if (!is_scope(word)) {
        *ret_complaint =
            g_strdup_printf("“%.80s” is no scope: expected read, record, act, act:floor, act:floor.request, "
                            "microphones or metrics",
                            word);
        return false;
    }
    if (!scopes_have(scopes->str, word)) {
        g_string_append_printf(scopes, "%s%s", scopes->len > 0 ? " " : "", word);
    }
    if (scopes->len > SCOPES_LIMIT) {
        *ret_complaint = g_strdup_printf("the scopes are longer than %d bytes", SCOPES_LIMIT);
    }
    return scopes->len <= SCOPES_LIMIT;
}

char *scopes_read(const char *text, char **ret_complaint)
{
    g_auto(GStrv) words = g_strsplit_set(text, " ,", -1);
    g_autoptr(GString) scopes = g_string_new(NULL);
    for (guint i = 0; words[i] != NULL; i++) {
        if (words[i][0] != '\0' && !add(scopes, words[i], ret_complaint)) {
            return NULL;
        }
    }
    if (scopes->len == 0) {
        *ret_complaint = g_strdup("a key without scopes opens nothing: expected one at least");
        return NULL;
    }
    return g_strdup(scopes->str);
}

/* The first of `scopes` at *at, and its length; false at the end. */
static bool next_word(const char **at, size_t *ret_length)
{
    *at += strspn(*at, " ");
    *ret_length = strcspn(*at, " ");
    return *ret_length > 0;
}

bool scopes_have(const char *scopes, const char *scope)
{
    size_t length;
    for (; next_word(&scopes, &length); scopes += length) {
        if (length == strlen(scope) && strncmp(scopes, scope, length) == 0) {
            return true;
        }
    }
    return false;
}

bool scopes_have_act(const char *scopes, const CommandInfo *info)
{
    const size_t skipped = strlen(ACT_PREFIX);
    size_t length;
    if (scopes_have(scopes, SCOPE_ACT)) {
        return true;
    }
    for (; next_word(&scopes, &length); scopes += length) {
        const bool is_act = length > skipped && strncmp(scopes, ACT_PREFIX, skipped) == 0;
        if (is_act && covers(scopes + skipped, length - skipped, info->name)) {
            return true;
        }
    }
    return false;
}
