/* `placard rehearse` from outside: the same session again, many of them, and what goes wrong. */
#include "shell.h"

#include <string.h>

static const char programme[] = "General Assembly\n\nOpen-ended working group on lights 2025–2029\n\n"
                                "Second substantive session\n\nNew York, 18–22 May 2026\n\n"
                                "Provisional programme of work\n\nAnnex\n\nProvisional programme of work\n\n"
                                "Date/time\tAgenda item/programme\n\nMonday, 18 May\n\n10 a.m.–1 p.m.\n\n"
                                "Opening of the session\n\nAgenda item 3: organization of work\n\n"
                                "Agenda item 5: lights\n\n3–6 p.m.\n\nAgenda item 5: lights (continued)\n\n"
                                "Agenda item 7: adoption of annual progress reports\n\n"
                                "– Adoption of the annual progress report\n\nClosure of the session\n";

static void begin(Shell *shell)
{
    shell_init(shell);
    shell_put(shell, "week.txt", programme);
}

/* The last line of what verify says. */
static char *hash_of(Shell *shell, const char *folder)
{
    g_autofree char *line = g_strdup_printf("$placard verify --data %s", folder);
    shell_must(shell, 0, line);
    shell_assert_begins(shell->out, "whole");
    g_auto(GStrv) lines = g_strsplit(g_strchomp(shell->out), "\n", -1);
    return g_strdup(lines[g_strv_length(lines) - 1]);
}

static void test_same(void)
{
    g_auto(Shell) shell;
    begin(&shell);
    shell_must(&shell, 0, "$placard rehearse week.txt --data one --seed 7");
    shell_assert_has(shell.out, "Monday, 18 May      10:00–13:00");
    shell_assert_has(shell.out, "seed 7, 193 delegations");
    shell_must(&shell, 0, "$placard rehearse week.txt --data again --seed 7");
    shell_must(&shell, 0, "$placard rehearse week.txt --data other --seed 8");
    shell_must(&shell, 0, "$placard rehearse week.txt --data few --seed 7 --delegations 20");
    g_autofree char *one = hash_of(&shell, "one"), *again = hash_of(&shell, "again");
    g_autofree char *other = hash_of(&shell, "other"), *few = hash_of(&shell, "few");
    g_assert_cmpuint(strlen(one), ==, 64);
    g_assert_cmpstr(one, ==, again);
    g_assert_cmpstr(one, !=, other);
    g_assert_cmpstr(one, !=, few);
    shell_must(&shell, 0, "$placard log --data one");
    shell_assert_has(shell.out, "The session was closed");
    shell_assert_has(shell.out, "The body adopted its programme of work");
}

/* However fast it goes, and whoever writes it: the same record. */
static void test_speed(void)
{
    g_auto(Shell) shell;
    begin(&shell);
    shell_must(&shell, 0, "$placard rehearse week.txt --data fast --seed 3 --delegations 8");
    shell_must(&shell, 0, "$placard rehearse week.txt --data timed --seed 3 --delegations 8 --speed 100000");
    g_assert_cmpstr(shell.out, ==, "");
    g_autofree char *fast = hash_of(&shell, "fast"), *timed = hash_of(&shell, "timed");
    g_assert_cmpstr(fast, ==, timed);
}

/* A session that is there is not overwritten. */
static void test_there(void)
{
    g_auto(Shell) shell;
    begin(&shell);
    shell_must(&shell, 0, "$placard rehearse week.txt --data s");
    g_autofree char *before = hash_of(&shell, "s");
    shell_must(&shell, 2, "$placard rehearse week.txt --data s");
    shell_assert_has(shell.err, "a ledger is there already");
    shell_must(&shell, 2, "$placard rehearse week.txt --data s --speed 100000");
    shell_assert_has(shell.err, "a ledger is there already");
    g_autofree char *after = hash_of(&shell, "s");
    g_assert_cmpstr(before, ==, after);
}

static void test_runs(void)
{
    g_auto(Shell) shell;
    begin(&shell);
    shell_must(&shell, 0, "$placard rehearse week.txt --runs 5 --chart chart.svg --json");
    g_autofree char *json = g_strdup(shell.out);
    shell_assert_has(json, "\"runs\": 5");
    shell_assert_has(json, "\"meeting\": \"2026-05-18-am\"");
    g_autofree char *chart = shell_get(&shell, "chart.svg");
    g_assert_nonnull(chart);
    shell_assert_begins(chart, "<svg ");
    shell_assert_has(chart, "Second substantive session");
    shell_must(&shell, 0, "$placard rehearse week.txt --runs 5 --json --quiet");
    g_assert_cmpstr(shell.out, ==, json); /* whatever the threads did first */
    shell_must(&shell, 0, "$placard rehearse week.txt --runs 1 --quiet");
    shell_assert_begins(shell.out, "1 session; no slot overran in ");
    shell_must(&shell, 0, "$placard rehearse week.txt --runs 2 --quiet --chart - | tail -1");
    g_assert_cmpstr(shell.out, ==, "</svg>\n");
}

static void test_wrong(void)
{
    static const struct {
        const char *line, *says;
    } wrong[] = {
        { "$placard rehearse none.txt", "none.txt" },
        { "$placard rehearse", "PROGRAMME" },
        { "$placard rehearse week.txt --seed x", "--seed: found “x”, expected a number from 0 to 2147483647" },
        { "$placard rehearse week.txt --delegations 4", "expected a number from 5 to 193" },
        { "$placard rehearse week.txt --delegations 194", "expected a number from 5 to 193" },
        { "$placard rehearse week.txt --runs 0", "expected a number from 1 to 1000000" },
        { "$placard rehearse week.txt --speed 60", "say where with --data" },
        { "$placard rehearse week.txt --speed 0 --data s", "expected a number from 1 to 100000" },
        { "$placard rehearse week.txt --runs 2 --data s", "--runs keeps nothing" },
        { "$placard rehearse week.txt --runs 2 --speed 2", "leave --speed out" },
        { "$placard rehearse week.txt --chart c.svg", "--runs" },
        { "$placard rehearse week.txt --json", "--runs" },
        { "$placard rehearse empty.txt", "no meeting in it has its hours" },
        { "$placard rehearse week.txt --runs 1 --quiet --chart none/c.svg", "none/c.svg is not written" },
    };
    g_auto(Shell) shell;
    begin(&shell);
    shell_put(&shell, "empty.txt", "General Assembly\n\nProvisional programme of work\n");
    for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
        shell_must(&shell, 2, wrong[i].line);
        shell_assert_has(shell.err, wrong[i].says);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/rehearse/same", test_same);
    g_test_add_func("/rehearse/speed", test_speed);
    g_test_add_func("/rehearse/there", test_there);
    g_test_add_func("/rehearse/runs", test_runs);
    g_test_add_func("/rehearse/wrong", test_wrong);
    return g_test_run();
}
