#include "cli/load.h"
#include "cli/manual.h"
#include "cli/nearest.h"

#include <string.h>

/* What people type at any program before they read anything. */
static const Verb *verb_of_word(const char *word)
{
    static const struct {
        const char *word;
        const Verb *verb;
    } habits[] = {
        { "--help", &verb_help },
        { "-h", &verb_help },
        { "--version", &verb_version },
        { "-V", &verb_version },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(habits); i++) {
        if (strcmp(word, habits[i].word) == 0) {
            return habits[i].verb;
        }
    }
    return verb_of_name(word);
}

static int complain_verb(const char *word)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    const Verb *verb;
    for (guint i = 0; (verb = verb_at(i)) != NULL; i++) {
        g_ptr_array_add(names, (gpointer)verb->name);
    }
    const char *meant = nearest_name(word, (const char *const *)names->pdata, names->len);
    if (meant != NULL) {
        complain("there is no verb “%s”; did you mean %s?", word, meant);
    } else {
        complain("there is no verb “%s”; `placard help` lists them", word);
    }
    return EXIT_TROUBLE;
}

static int run(const Verb *verb, char **words)
{
    g_auto(Arguments) arguments = { 0 };
    g_autofree char *complaint = NULL;
    if (!arguments_parse(&arguments, verb, words, &complaint)) {
        complain("%s (see: placard help %s)", complaint, verb->name);
        return EXIT_TROUBLE;
    }
    if (arguments.wants_help) {
        Terminal terminal;
        terminal_init(&terminal, stdout, "auto");
        if (verb->help != NULL) {
            verb->help(&terminal, &arguments);
        } else {
            manual_verb(&terminal, verb);
        }
        return EXIT_GOOD;
    }
    return verb->run(&arguments);
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        Terminal terminal;
        terminal_init(&terminal, stderr, "auto");
        manual_overview(&terminal);
        return EXIT_TROUBLE;
    }
    const Verb *verb = verb_of_word(argv[1]);
    if (verb == NULL) {
        return complain_verb(argv[1]);
    }
    const int code = run(verb, argv + 2);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        complain("cannot write to standard output");
        return EXIT_TROUBLE;
    }
    return code;
}
