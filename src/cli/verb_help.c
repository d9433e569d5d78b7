#include "cli/load.h"
#include "cli/manual.h"
#include "cli/nearest.h"

static int print_markdown(const Verb *verb)
{
    g_autoptr(GString) text = g_string_new(NULL);
    manual_markdown(text, verb);
    fputs(text->str, stdout);
    return EXIT_GOOD;
}

static int print_man(void)
{
    g_autoptr(GString) text = g_string_new(NULL);
    manual_mdoc(text);
    fputs(text->str, stdout);
    return EXIT_GOOD;
}

static int run_help(const Arguments *arguments)
{
    if (arguments_has(arguments, "man")) {
        return print_man();
    }
    Terminal terminal;
    terminal_init(&terminal, stdout, arguments_value(arguments, "color", "auto"));
    const char *name = arguments_operand(arguments, 0);
    if (name == NULL) {
        manual_overview(&terminal);
        return EXIT_GOOD;
    }
    const Verb *verb = verb_of_name(name);
    if (verb == NULL) {
        complain("there is no verb “%s”; `placard help` lists them", name);
        return EXIT_TROUBLE;
    }
    if (arguments_has(arguments, "markdown")) {
        return print_markdown(verb);
    }
    manual_verb(&terminal, verb);
    return EXIT_GOOD;
}

static int run_version(const Arguments *arguments)
{
    puts("placard " PLACARD_VERSION);
    return EXIT_GOOD;
}

static const Option options[] = {
    { "markdown", 0, NULL, "print the page of the verb as Markdown", NULL },
    { "man", 0, NULL, "print the manual page, in mdoc", NULL },
    { "color", 0, "WHEN", "`auto`, `always` or `never`", terminal_color_choices },
    { 0 },
};

static const ExitCode help_exits[] = {
    { EXIT_GOOD, "helped" },
    { EXIT_TROUBLE, "there is no such verb" },
    { 0 },
};

static const ExitCode version_exits[] = {
    { EXIT_GOOD, "always" },
    { 0 },
};

static const Example help_examples[] = {
    { "help convert", "what `convert` does, with all its options" },
    { 0 },
};

static const Example version_examples[] = {
    { "version", "which version this is" },
    { 0 },
};

const Verb verb_help = {
    .name = "help",
    .operands = "[VERB]",
    .most = 1,
    .summary = "say what the verbs do",
    .description = "Without a VERB it lists them. `placard VERB --help` is the same as `placard help VERB`.",
    .options = options,
    .exits = help_exits,
    .examples = help_examples,
    .run = run_help,
};

const Verb verb_version = {
    .name = "version",
    .summary = "print the version",
    .description = "Prints the name of the program and its version in one line.",
    .exits = version_exits,
    .examples = version_examples,
    .run = run_version,
};
