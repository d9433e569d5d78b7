#include "base/instant.h"
#include "cli/data.h"
#include "cli/load.h"
#include "cli/secret_line.h"
#include "cli/standing.h"
#include "cli/verb.h"

#include <string.h>

#define BY "command line"

static int end_with(bool is_good, GError *error)
{
    if (!is_good) {
        complain("%s", error->message);
    }
    return is_good ? EXIT_GOOD : EXIT_TROUBLE;
}

static void wipe(char *secret)
{
    explicit_bzero(secret, strlen(secret));
    g_free(secret);
}

static int add(Door *door, const char *name, const Arguments *arguments)
{
    g_autoptr(GError) error = NULL;
    DoorStanding standing;
    if (!standing_of(arguments, &standing)) {
        return EXIT_TROUBLE;
    }
    char *password = secret_line("Password: ");
    if (password == NULL) {
        complain("the password is read from standard input, in one line, and there is none");
        return EXIT_TROUBLE;
    }
    const bool is_good = door_account_add(door, name, &standing, password, BY, g_get_real_time(), &error);
    wipe(password);
    return end_with(is_good, error);
}

static int set_password(Door *door, const char *name, const Arguments *unused)
{
    g_autoptr(GError) error = NULL;
    char *password = secret_line("New password: ");
    if (password == NULL) {
        complain("the password is read from standard input, in one line, and there is none");
        return EXIT_TROUBLE;
    }
    const bool is_good = door_account_password(door, name, password, 0, BY, g_get_real_time(), &error);
    wipe(password);
    return end_with(is_good, error);
}

static int take_away(Door *door, const char *name, const Arguments *unused)
{
    g_autoptr(GError) error = NULL;
    const bool is_good = door_account_remove(door, name, BY, g_get_real_time(), &error);
    return end_with(is_good, error);
}

static int sign_out(Door *door, const char *name, const Arguments *unused)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *folded = g_ascii_strdown(name, -1);
    const bool is_good = door_end_all(door, folded, 0, BY, g_get_real_time(), &error);
    return end_with(is_good, error);
}

static int list(Door *door, const char *unused, const Arguments *none)
{
    enum { NAME_COLUMNS = 28, STANDING_COLUMNS = 28 };
    g_autoptr(GArray) accounts = door_accounts(door, g_get_real_time());
    for (guint i = 0; i < accounts->len; i++) {
        const DoorAccount *account = &g_array_index(accounts, DoorAccount, i);
        g_autofree char *standing = standing_text(&account->standing);
        char made[INSTANT_SIZE];
        printf("%-*s  %-*s  %s  %u signed in\n", NAME_COLUMNS, account->name, STANDING_COLUMNS, standing,
               instant_format(account->made, made), account->sign_ins);
    }
    return EXIT_GOOD;
}

static const struct {
    const char *name;
    bool takes_name;
    int (*run)(Door *door, const char *name, const Arguments *arguments);
} deeds[] = { { "list", false, list },
              { "add", true, add },
              { "remove", true, take_away },
              { "password", true, set_password },
              { "sign-out", true, sign_out } };

static int run_account(const Arguments *arguments)
{
    const char *what = arguments_operand(arguments, 0), *name = arguments_operand(arguments, 1);
    size_t i = 0;
    while (i < G_N_ELEMENTS(deeds) && strcmp(deeds[i].name, what) != 0) {
        i++;
    }
    if (i == G_N_ELEMENTS(deeds)) {
        complain("“%s” is nothing to do with accounts: add, list, password, remove or sign-out", what);
        return EXIT_TROUBLE;
    }
    if (deeds[i].takes_name != (name != NULL)) {
        complain(name != NULL ? "the list is of all accounts: it takes no name"
                              : "the account needs a name: placard account %s NAME",
                 what);
        return EXIT_TROUBLE;
    }
    g_autoptr(Door) door = standing_door(arguments, deeds[i].takes_name ? LEDGER_WRITE : LEDGER_READ);
    return door != NULL ? deeds[i].run(door, name, arguments) : EXIT_TROUBLE;
}

static const Option options[] = { DATA_OPTION, STANDING_OPTIONS, { 0 } };

static const ExitCode exits[] = {
    { EXIT_GOOD, "done" },
    { EXIT_TROUBLE, "there is no session, no such account, or the command line is wrong" },
    { 0 },
};

static const Example examples[] = {
    { "account add desk --role officer --data session/", "an account for an officer; the password is asked for" },
    { "account add head --role delegate --party FRA --rank head --data s/", "the head of a delegation" },
    { "account list --data session/", "who has an account, and who is signed in" },
    { "account password desk --data session/", "another password; who is signed in to it is signed out" },
    { "account sign-out head --data session/", "wherever it is signed in" },
    { 0 },
};

const Verb verb_account = {
    .name = "account",
    .operands = "add|list|password|remove|sign-out [NAME]",
    .least = 1,
    .most = 2,
    .summary = "say who may sign in to a server, and as whom",
    .description =
        "People who act through the pages of a server (`placard help serve`) sign in to an account: as the secretary, the Chair, an "
        "officer, an interpreter, or for a delegation. In a delegation only its head submits what binds it; a reviewer "
        "reads.\n\n"
        "Usually nobody makes accounts here: the first start of the server prints a link for the secretary, who invites "
        "the others; see `placard help invite`. This verb is for what must be done when nobody can sign in.\n\n"
        "`add` makes an account; its password is read from standard input, and asked for where that is a terminal. "
        "`list` tells the accounts, as whom each comes in and how often it is signed in. `password` replaces the password "
        "and signs out. `remove` takes an account away, and its sign-ins with it. `sign-out` ends all its sign-ins. A "
        "server that is running knows of it within a second.\n\n"
        "Accounts stay on this machine: they are not in the record of the session and never exported. Of a password only "
        "what argon2id makes of it is kept.",
    .options = options,
    .exits = exits,
    .examples = examples,
    .run = run_account,
};
