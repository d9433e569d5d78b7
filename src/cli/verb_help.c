#include "cli/acts_manual.h"
#include "cli/load.h"
#include "cli/manual.h"
#include "cli/nearest.h"
#include "cli/output.h"
#include "cli/rules_manual.h"

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

/* --- the pages of docs/acts -----------------------------------------------------------------------------------------
 */

static bool write_page(const char *folder, const char *name, const GString *text)
{
    g_autofree char *file = g_strconcat(name, ".md", NULL);
    g_autofree char *path = g_build_filename(folder, file, NULL);
    g_autoptr(GBytes) bytes = g_bytes_new(text->str, text->len);
    g_autoptr(GError) error = NULL;
    if (!output_write(path, bytes, &error)) {
        complain("cannot write %s: %s", path, error->message);
        return false;
    }
    return true;
}

static int write_acts(const char *folder)
{
    g_autoptr(GString) index = g_string_new(NULL);
    acts_markdown_index(index);
    bool good = write_page(folder, "README", index);
    const CommandInfo *info;
    for (guint i = 0; good && (info = command_at(i)) != NULL; i++) {
        g_autoptr(GString) page = g_string_new(NULL);
        acts_markdown_command(page, info);
        good = write_page(folder, info->name, page);
    }
    return good ? EXIT_GOOD : EXIT_TROUBLE;
}

static int print_events(void)
{
    g_autoptr(GString) text = g_string_new(NULL);
    acts_markdown_events(text);
    fputs(text->str, stdout);
    return EXIT_GOOD;
}

static int print_rules(void)
{
    g_autoptr(GString) text = g_string_new(NULL);
    rules_markdown(text);
    fputs(text->str, stdout);
    return EXIT_GOOD;
}

static int help_command(const Terminal *terminal, const char *name)
{
    const CommandInfo *info = command_of(name);
    if (info == NULL) {
        acts_complain(name);
        return EXIT_TROUBLE;
    }
    acts_manual_command(terminal, info);
    return EXIT_GOOD;
}

static int run_help(const Arguments *arguments)
{
    if (arguments_has(arguments, "man")) {
        return print_man();
    }
    if (arguments_has(arguments, "acts")) {
        return write_acts(arguments_value(arguments, "acts", NULL));
    }
    if (arguments_has(arguments, "events")) {
        return print_events();
    }
    if (arguments_has(arguments, "rules")) {
        return print_rules();
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
    if (arguments_operand(arguments, 1) != NULL && verb != &verb_do) {
        complain("%s has no commands of its own", name);
        return EXIT_TROUBLE;
    }
    if (arguments_operand(arguments, 1) != NULL) {
        return help_command(&terminal, arguments_operand(arguments, 1));
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
    { "acts", 0, "DIR", "write a page on each command of `placard do` into DIR, as Markdown", NULL },
    { "events", 0, NULL, "print the page on the entries of the ledger, as Markdown", NULL },
    { "rules", 0, NULL, "print the page on the rules of a session, as Markdown", NULL },
    { "man", 0, NULL, "print the manual page, in mdoc", NULL },
    { "color", 0, "WHEN", "`auto`, `always` or `never`", terminal_color_choices },
    { 0 },
};

static const ExitCode help_exits[] = {
    { EXIT_GOOD, "helped" },
    { EXIT_TROUBLE, "there is no such verb or command, or a page cannot be written" },
    { 0 },
};

static const ExitCode version_exits[] = {
    { EXIT_GOOD, "always" },
    { 0 },
};

static const Example help_examples[] = {
    { "help convert", "what `convert` does, with all its options" },
    { "help do floor.request", "what a command of a session does, with its fields" },
    { 0 },
};

static const Example version_examples[] = {
    { "version", "which version this is" },
    { 0 },
};

const Verb verb_help = {
    .name = "help",
    .operands = "[VERB [COMMAND]]",
    .most = 2,
    .summary = "say what the verbs do",
    .description =
        "Without a VERB it lists them. `placard VERB --help` is the same as `placard help VERB`. What a command of "
        "a session does says `placard help do COMMAND`.",
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
