#include "cli/acts_manual.h"
#include "cli/desk.h"
#include "cli/load.h"
#include "cli/manual.h"
#include "cli/verb.h"

#include <string.h>

static const char *const languages[] = { "ar", "zh", "en", "fr", "ru", "es", NULL };

static void help_do(const Terminal *terminal, const Arguments *arguments)
{
    const char *name = arguments_operand(arguments, 0);
    const CommandInfo *info = name != NULL ? command_of(name) : NULL;
    if (info != NULL) {
        acts_manual_command(terminal, info);
    } else {
        manual_verb(terminal, arguments->verb);
    }
}

static int list_commands(void)
{
    Terminal terminal;
    terminal_init(&terminal, stdout, "auto");
    acts_manual_overview(&terminal);
    return EXIT_GOOD;
}

static int do_one(Desk *desk, const Arguments *arguments, const char *who)
{
    const CommandInfo *info = command_of(arguments_operand(arguments, 0));
    if (info == NULL) {
        acts_complain(arguments_operand(arguments, 0));
        return EXIT_TROUBLE;
    }
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    for (guint i = 1; i < arguments->operands->len; i++) {
        g_ptr_array_add(words, (gpointer)arguments_operand(arguments, i));
    }
    g_ptr_array_add(words, NULL);
    const DeskAct act = { .time = arguments_value(arguments, "at", NULL),
                          .who = who,
                          .info = info,
                          .words = (const char *const *)words->pdata };
    return desk_do(desk, &act, NULL);
}

static int run_do(const Arguments *arguments)
{
    const char *file = arguments_value(arguments, "file", NULL);
    if (file == NULL && arguments->operands->len == 0) {
        return list_commands();
    }
    if (file != NULL && (arguments->operands->len > 0 || arguments_has(arguments, "at"))) {
        complain("the acts and their times stand in %s; a command or --at beside it is not understood", file);
        return EXIT_TROUBLE;
    }
    const char *folder = data_folder(arguments);
    if (folder == NULL) {
        return EXIT_TROUBLE;
    }
    g_auto(Desk) desk;
    desk_init(&desk, folder, arguments_has(arguments, "dry-run"),
              language_of_code(arguments_value(arguments, "language", "en")));
    const char *who = arguments_value(arguments, "as", "secretariat");
    return file != NULL ? desk_do_file(&desk, file, who, arguments_has(arguments, "keep-going"))
                        : do_one(&desk, arguments, who);
}

static const Option options[] = {
    DATA_OPTION,
    { "as", 'a', "WHO",
      "who acts: `chair`, `secretariat`, `clock`, or the code of a participant, such as FRA; else `secretariat`",
      NULL },
    { "at", 0, "TIME", "when it was done, such as 10:05, \"2022-07-25 10:05\" or 2022-07-25T14:05:00Z; else now",
      NULL },
    { "dry-run", 'n', NULL, "say what would happen, and do nothing", NULL },
    { "file", 'f', "FILE", "do the acts that stand in FILE, a line each; `-` is standard input", NULL },
    { "keep-going", 'k', NULL, "with --file: go on after an act that was not done", NULL },
    { "language", 'l', "LANGUAGE", "of what is told: `ar`, `zh`, `en`, `fr`, `ru`, `es`; else English", languages },
    { 0 },
};

static const ExitCode exits[] = {
    { EXIT_GOOD, "it was done, and is on the disk" },
    { EXIT_ERRORS, "the rules say no: the reason and the rule were told" },
    { EXIT_TROUBLE, "something was wrong with the command, or it could not be stored" },
    { 0 },
};

static const Example examples[] = {
    { "do", "which commands there are" },
    { "do floor.request list=item-5 --as FRA --data session/", "France asks for the floor" },
    { "do --file acts.txt --dry-run --data session/", "whether all these acts would be allowed" },
    { 0 },
};

const Verb verb_do = {
    .name = "do",
    .operands = "[NAME FIELD=VALUE...]",
    .most = G_MAXUINT,
    .summary = "do something in a running session",
    .description =
        "Carries out the command NAME in the session that is kept in DIR, and tells what happened; or tells why the rules do not "
        "allow it, with the rule. What was done is on the disk when it is told. Without NAME it lists all commands; `placard do NAME "
        "--help` says what one of them does and which fields it has.\n\n"
        "The first command is `session.begin`, which makes DIR. A field that takes a programme of work is given the name of a file.\n\n"
        "The record has one order. An act is done now, or, if the clock of this machine is behind, at the time of the latest entry; "
        "a time that is given with `--at` is insisted on, and refused where the record is past it.\n\n"
        "In a file of acts each line is typed as behind `placard do`, with the time and who acts in front where that is to be said: "
        "`10:05 FRA floor.request list=item-5`. A line `day 2022-07-25` says on which day the hours after it are. Empty lines and "
        "those that begin with `#` are passed over. The first act that is not done ends it.",
    .options = options,
    .exits = exits,
    .examples = examples,
    .run = run_do,
    .help = help_do,
};
