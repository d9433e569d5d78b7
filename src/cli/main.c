#include "cli/load.h"
#include "cli/manual.h"
#include "cli/nearest.h"

#include <string.h>

/* What people type at any program before they read anything. */
static const Command *command_of_word(const char *word)
{
    static const struct {
        const char *word;
        const Command *command;
    } habits[] = {
        { "--help", &command_help },
        { "-h", &command_help },
        { "--version", &command_version },
        { "-V", &command_version },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(habits); i++) {
        if (strcmp(word, habits[i].word) == 0) {
            return habits[i].command;
        }
    }
    return command_of_name(word);
}

static int complain_verb(const char *word)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    const Command *command;
    for (guint i = 0; (command = command_at(i)) != NULL; i++) {
        g_ptr_array_add(names, (gpointer)command->name);
    }
    const char *meant = nearest_name(word, (const char *const *)names->pdata, names->len);
    if (meant != NULL) {
        complain("there is no verb “%s”; did you mean %s?", word, meant);
    } else {
        complain("there is no verb “%s”; `placard help` lists them", word);
    }
    return EXIT_TROUBLE;
}

static int run(const Command *command, char **words)
{
    g_auto(Arguments) arguments = { 0 };
    g_autofree char *complaint = NULL;
    if (!arguments_parse(&arguments, command, words, &complaint)) {
        complain("%s (see: placard help %s)", complaint, command->name);
        return EXIT_TROUBLE;
    }
    if (arguments.wants_help) {
        Terminal terminal;
        terminal_init(&terminal, stdout, "auto");
        manual_command(&terminal, command);
        return EXIT_GOOD;
    }
    return command->run(&arguments);
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        Terminal terminal;
        terminal_init(&terminal, stderr, "auto");
        manual_overview(&terminal);
        return EXIT_TROUBLE;
    }
    const Command *command = command_of_word(argv[1]);
    if (command == NULL) {
        return complain_verb(argv[1]);
    }
    const int code = run(command, argv + 2);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        complain("cannot write to standard output");
        return EXIT_TROUBLE;
    }
    return code;
}
