#include "cli/verb.h"

#include <string.h>

static const Verb *const verbs[] = { &verb_account, &verb_backup,  &verb_check,    &verb_convert,  &verb_diff,
                                     &verb_do,      &verb_explain, &verb_export,   &verb_forecast, &verb_import,
                                     &verb_invite,  &verb_issue,   &verb_key,      &verb_lines,    &verb_log,
                                     &verb_next,    &verb_people,  &verb_rehearse, &verb_serve,    &verb_show,
                                     &verb_verify,  &verb_why,     &verb_help,     &verb_version };

const Verb *verb_of_name(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(verbs); i++) {
        if (g_strcmp0(verbs[i]->name, name) == 0) {
            return verbs[i];
        }
    }
    return NULL;
}

const Verb *verb_at(guint i)
{
    return i < G_N_ELEMENTS(verbs) ? verbs[i] : NULL;
}

char *verb_synopsis(const Verb *verb)
{
    return g_strdup_printf("placard %s%s%s%s", verb->name, verb->options != NULL ? " [options]" : "",
                           verb->operands != NULL ? " " : "", verb->operands != NULL ? verb->operands : "");
}

char *option_usage(const Option *option)
{
    const char letter[] = { '-', option->letter, ',', ' ', '\0' };
    return g_strdup_printf("%s--%s%s%s", option->letter != '\0' ? letter : "", option->name,
                           option->argument != NULL ? " " : "", option->argument != NULL ? option->argument : "");
}
