/* Accounts and invitations from the command line. */
#include "shell.h"

#include <string.h>

#define BEGIN_SESSION                                                                                                  \
    "$placard do session.begin body=B session=S profile=oewg from=2022-07-25 to=2022-07-29 parties=FRA,DEU --data s && "
#define PASSWORD "echo 'four wet owls' | "

static void test_account(void)
{
    g_auto(Shell) shell;
    shell_init(&shell);
    shell_must(&shell, 0, BEGIN_SESSION PASSWORD "$placard account add Desk --role officer --data s");
    g_assert_cmpstr(shell.err, ==, "");
    shell_must(&shell, 0, PASSWORD "$placard account add amb --role delegate --party FRA --rank head --data s");
    shell_must(&shell, 0, PASSWORD "$placard account add aide --role delegate --party FRA --data s");
    shell_must(&shell, 0, "PLACARD_DATA=s $placard account list");
    shell_assert_begins(shell.out, "aide                          delegate of FRA, delegate     20");
    shell_assert_has(shell.out, "\namb                           delegate of FRA, head         20");
    shell_assert_has(shell.out, "\ndesk                          officer                       20");
    shell_assert_has(shell.out, "Z  0 signed in\n");
    shell_must(&shell, 1, "grep -q 'four wet owls' s/*");
    shell_must(&shell, 0, "echo 'three dry owls' | $placard account password desk --data s");
    shell_must(&shell, 0, "$placard account sign-out desk --data s && $placard account remove DESK --data s");
    shell_must(&shell, 0, "$placard account list --data s");
    g_assert_null(strstr(shell.out, "desk"));
}

static void test_account_refuses(void)
{
    static const struct {
        const char *line, *complaint;
    } cases[] = {
        { "$placard account list", "placard: say where the session is kept: --data DIR\n" },
        { "$placard account list --data none", "placard: no session is kept in none; " },
        { "$placard account make x --data s", "placard: “make” is nothing to do with accounts: " },
        { "$placard account add --data s", "placard: the account needs a name: placard account add NAME\n" },
        { "$placard account list x --data s", "placard: the list is of all accounts: it takes no name\n" },
        { "$placard account add x --data s", "placard: say as what: --role secretary, " },
        { "$placard account add x --role king --data s", "placard: " },
        { "$placard account add x --role delegate --data s", "placard: a delegate or stakeholder is of a delegation" },
        { "$placard account add x --role chair --party FRA --data s",
          "placard: only delegates and stakeholders are of" },
        { "$placard account add x --role officer --data s < /dev/null", "placard: the password is read from standard" },
        { "echo short | $placard account add x --role officer --data s", "placard: that is no good password: it is " },
        { PASSWORD "$placard account add 'a b' --role officer --data s", "placard: “a b” is no name for an account: " },
        { PASSWORD "$placard account add there --role officer --data s",
          "placard: there is an account “there” already" },
        { PASSWORD "$placard account password x --data s", "placard: there is no account “x”\n" },
        { "$placard account remove x --data s", "placard: there is no account “x”\n" },
        { "$placard invite --data s", "placard: say as what: --role secretary, " },
        { "$placard invite --role officer --uses 0 --data s",
          "placard: --uses “0”: expected a number from 1 to 1000\n" },
        { "$placard invite --role officer --hours x --data s", "placard: --hours “x”: expected a number from 1 to " },
    };
    g_auto(Shell) shell;
    shell_init(&shell);
    shell_must(&shell, 0, BEGIN_SESSION PASSWORD "$placard account add there --role chair --data s");
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        shell_run(&shell, cases[i].line);
        shell_assert_begins(shell.err, cases[i].complaint);
        g_assert_cmpstr(shell.out, ==, "");
        g_assert_cmpint(shell.code, ==, 2);
    }
}

static void test_invite(void)
{
    g_auto(Shell) shell;
    shell_init(&shell);
    shell_must(&shell, 0, BEGIN_SESSION "$placard invite --role officer --data s > link");
    shell_assert_begins(shell.err, "This link is told this once");
    g_autofree char *link = shell_get(&shell, "link");
    shell_assert_begins(link, "/invitation/");
    g_assert_cmpuint(strlen(link), ==, strlen("/invitation/\n") + 43);
    shell_must(&shell, 0, "$placard invite --role officer --site https://a.example --data s");
    shell_assert_begins(shell.out, "https://a.example/invitation/");
    shell_must(&shell, 0, "$placard invite --role officer --site https://a.example/ --data s");
    shell_assert_begins(shell.out, "https://a.example/invitation/");
    shell_must(&shell, 0, "sed 's!.*/!!' link > token; ! grep -q -f token s/*");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/account/account", test_account);
    g_test_add_func("/account/account-refuses", test_account_refuses);
    g_test_add_func("/account/invite", test_invite);
    return g_test_run();
}
