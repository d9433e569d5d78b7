#include "cli/command.h"

#include <string.h>

static const Command *const commands[] = {
    &command_check, &command_convert, &command_diff,  &command_explain, &command_issue,
    &command_lines, &command_next,    &command_serve, &command_help,    &command_version,
};

const Command *command_of_name(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(commands); i++) {
        if (g_strcmp0(commands[i]->name, name) == 0) {
            return commands[i];
        }
    }
    return NULL;
}

const Command *command_at(guint i)
{
    return i < G_N_ELEMENTS(commands) ? commands[i] : NULL;
}

char *command_synopsis(const Command *command)
{
    return g_strdup_printf("placard %s%s%s%s", command->name, command->options != NULL ? " [options]" : "",
                           command->operands != NULL ? " " : "", command->operands != NULL ? command->operands : "");
}

char *option_usage(const Option *option)
{
    const char letter[] = { '-', option->letter, ',', ' ', '\0' };
    return g_strdup_printf("%s--%s%s%s", option->letter != '\0' ? letter : "", option->name,
                           option->argument != NULL ? " " : "", option->argument != NULL ? option->argument : "");
}
