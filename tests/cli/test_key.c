/* Keys, and a session that is served, from outside. */
#include "shell.h"

#include <string.h>

#define BEGIN_SESSION                                                                                                  \
    "$placard do session.begin body=B session=S profile=oewg from=2022-07-25 to=2022-07-29 parties=FRA,DEU --data s && "

static void test_key(void)
{
    g_auto(Shell) shell;
    shell_init(&shell);
    shell_run(&shell, BEGIN_SESSION "$placard key add desk --as secretariat --data s > token");
    g_assert_cmpint(shell.code, ==, 0);
    shell_assert_begins(shell.err, "This is the key “desk”, told this once");
    shell_run(&shell, "$placard key add italy --as Italy --data s > token2 && $placard key remove italy --data s");
    shell_assert_begins(shell.err, "placard: note: nobody of the code ITALY takes part in the session\n");
    g_autofree char *token = shell_get(&shell, "token");
    g_assert_cmpuint(strlen(token), ==, strlen("0123456789012345678901234567890123456789012\n"));
    shell_run(&shell, "$placard key add france --as FRA/7 --data s > other; cmp -s token other");
    g_assert_cmpint(shell.code, ==, 1);
    shell_run(&shell, "PLACARD_DATA=s $placard key list");
    shell_assert_begins(shell.out, "desk                      secretariat       20");
    g_assert_nonnull(strstr(shell.out, "Z  read record act\n"));
    g_assert_nonnull(strstr(shell.out, "\nfrance                    FRA/7             20"));
    shell_run(&shell, "! grep -q -f token s/*");
    g_assert_cmpint(shell.code, ==, 0);
    shell_run(&shell, "$placard key remove desk --data s && $placard key list --data s");
    shell_assert_begins(shell.out, "france ");
}

static void test_key_refuses(void)
{
    static const struct {
        const char *line, *complaint;
    } cases[] = {
        { "$placard key list", "placard: say where the session is kept: --data DIR\n" },
        { "$placard key list --data none", "placard: no session is kept in none; " },
        { "$placard key", "placard: key needs add|list|remove [NAME]: " },
        { "$placard key make x --data s", "placard: “make” is nothing to do with keys: add, list or remove\n" },
        { "$placard key add --data s", "placard: the key needs a name: placard key add NAME\n" },
        { "$placard key list x --data s", "placard: the list is of all keys: it takes no name\n" },
        { "$placard key add x --data s", "placard: say whose key it is: --as chair, --as secretariat, or --as FRA\n" },
        { "$placard key add x --as clock --data s", "placard: “clock” is nobody who has a key: " },
        { "$placard key add a/b --as FRA --data s", "placard: “a/b” is no name for a key: " },
        { "$placard key add there --as FRA --data s", "placard: there is a key “there” already\n" },
        { "$placard key remove x --data s", "placard: there is no key “x”\n" },
    };
    g_auto(Shell) shell;
    shell_init(&shell);
    shell_run(&shell, BEGIN_SESSION "$placard key add there --as chair --data s");
    g_assert_cmpint(shell.code, ==, 0);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        shell_run(&shell, cases[i].line);
        shell_assert_begins(shell.err, cases[i].complaint);
        g_assert_cmpstr(shell.out, ==, "");
        g_assert_cmpint(shell.code, ==, 2);
    }
}

/* A session alone, and beside a programme; it ends well when it is told to. */
static void test_serve_session(void)
{
    static const struct {
        const char *files, *said;
    } cases[] = {
        { "", "a session at http://127.0.0.1:" },
        { "note.txt", "1 programme and a session at http://127.0.0.1:" },
    };
    g_auto(Shell) shell;
    shell_init(&shell);
    shell_put(&shell, "note.txt", "Monday, 24 July 2023\n\n10 a.m.\n\nOpening of the session\n");
    shell_must(&shell, 0, BEGIN_SESSION "true");
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *line = g_strdup_printf(
            "rm -f said; $placard serve --port 0 --data s %s > said & server=$!; for i in $(seq 100); do grep -q http said &&"
            " break; sleep 0.2; done; kill $server; wait $server",
            cases[i].files);
        shell_must(&shell, 0, line);
        g_autofree char *said = shell_get(&shell, "said");
        shell_assert_begins(said, cases[i].said);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/key/life", test_key);
    g_test_add_func("/key/refuses", test_key_refuses);
    g_test_add_func("/key/serve-session", test_serve_session);
    return g_test_run();
}
