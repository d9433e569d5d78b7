#include "web/holder.h"

#include <string.h>

const char *holder_token(const Request *request)
{
    static const char scheme[] = "Bearer ";
    const char *header = request->authorization;
    if (header == NULL || g_ascii_strncasecmp(header, scheme, strlen(scheme)) != 0) {
        return NULL;
    }
    header += strlen(scheme);
    return header + strspn(header, " ");
}

static bool take_turn(Asked *asked, const KeyHolder *holder)
{
    const int seconds = rate_take(running_rate(asked->running), holder->name, g_get_monotonic_time());
    if (seconds > 0) {
        problem_set(&asked->problem, PROBLEM_RATE, NULL);
        asked->problem.retry_seconds = seconds;
    }
    return seconds == 0;
}

static bool fail_scope(Asked *asked, const KeyHolder *holder, const char *kind, const char *scope)
{
    problem_set(
        &asked->problem, PROBLEM_SCOPE,
        g_strdup_printf("It needs the scope %s%s; the key “%s” has: %s", kind, scope, holder->name, holder->scopes));
    return false;
}

bool holder_reaches(Asked *asked, const KeyHolder *holder, const char *scope)
{
    return scopes_have(holder->scopes, scope) || fail_scope(asked, holder, "", scope);
}

bool holder_reaches_act(Asked *asked, const KeyHolder *holder, const CommandInfo *info)
{
    return scopes_have_act(holder->scopes, info) || fail_scope(asked, holder, SCOPE_ACT ":", info->name);
}

bool holder_find(Asked *asked, const char *scope, KeyHolder *ret_holder)
{
    g_autoptr(GError) error = NULL;
    const char *token = holder_token(asked->request);
    if (token == NULL) {
        problem_set(&asked->problem, PROBLEM_KEY, g_strdup("The request shows no key."));
        return false;
    }
    switch (keyring_find(running_keys(asked->running), token, ret_holder, &error)) {
    case KEY_KNOWN:
        g_snprintf(asked->who, sizeof asked->who, "key:%s", ret_holder->name);
        return take_turn(asked, ret_holder) && (scope == NULL || holder_reaches(asked, ret_holder, scope));
    case KEY_UNKNOWN: problem_set(&asked->problem, PROBLEM_KEY, g_strdup("Nobody has the key.")); return false;
    default: return contents_fail_world(asked, error);
    }
}
