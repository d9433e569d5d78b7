/* The verbs of a running session, from outside. */
#include "base/json.h"
#include "shell.h"

#include <stdlib.h>
#include <string.h>

static const char begin_line[] =
    "session.begin body='Working group' session='First session' profile=oewg from=2022-07-25 to=2022-07-29 "
    "place='New York' zone=America/New_York parties=BRA,CHN,DEU,EGY,FRA,IND,USA,ZAF";

/* A session of a week, in its first meeting, as a file of acts. */
static const char acts[] =
    "# The week begins.\n"
    "day 2022-07-22\n"
    "09:00 session.begin body=\"Working group\" session=\"First session\" profile=oewg from=2022-07-25 to=2022-07-29 "
    "place=\"New York\" zone=America/New_York parties=BRA,CHN,DEU,EGY,FRA,IND,USA,ZAF\n"
    "09:01 programme.issue paper=week.txt\n"
    "\n"
    "Day 2022-07-25\n"
    "09:50 attendance.mark parties=BRA,CHN,DEU,EGY,FRA\n"
    "10:00 chair meeting.call_to_order meeting=2022-07-25-am\n"
    "10:01 chair list.open list=item-5 matter=item-5\n"
    "10:05 FRA floor.request list=item-5\n"
    "10:06:30 DEU floor.request list=item-5\n"
    "2022-07-25T14:07:00Z chair floor.give list=item-5\n";

static void begin_week(Shell *shell)
{
    shell_init(shell);
    g_autofree char *path =
        g_build_filename(g_getenv("PLACARD_SOURCE"), "tests", "scenarios", "given", "week.programme", NULL);
    g_autofree char *week = NULL;
    g_assert_true(g_file_get_contents(path, &week, NULL, NULL));
    shell_put(shell, "week.txt", week);
    shell_put(shell, "acts.txt", acts);
    shell_must(shell, 0, "$placard do --file acts.txt --data s");
}

static void must_show(Shell *shell, const char *line, const char *part)
{
    shell_must(shell, 0, line);
    shell_assert_has(shell->out, part);
}

/* --- do ------------------------------------------------------------------------------------------------------------
 */

static void test_do_lists(void)
{
    g_auto(Shell) shell;
    shell_init(&shell);
    shell_must(&shell, 0, "$placard do");
    shell_assert_has(shell.out, "\n  floor.request");
    shell_assert_has(shell.out, "Ask for the floor");
    shell_must(&shell, 0, "$placard do floor.request --help");
    g_autofree char *help = g_strdup(shell.out);
    shell_assert_has(help, "\nFields\n  list ");
    shell_must(&shell, 0, "$placard help do floor.request");
    g_assert_cmpstr(shell.out, ==, help);
    shell_must(&shell, 2, "$placard help do floor.requst");
    shell_assert_has(shell.err, "did you mean floor.request?");
    shell_must(&shell, 2, "$placard help log floor.request");
    shell_must(&shell, 0, "$placard do --help");
    shell_assert_begins(shell.out, "placard do [options]");
}

static void test_do_tells(void)
{
    g_auto(Shell) shell;
    begin_week(&shell);
    shell_assert_has(shell.out, "09:01:00  Version 1 of the programme of work was issued");
    shell_assert_has(shell.out, "entries more\n");
    shell_assert_has(shell.out, "10:00:00  The 1st meeting (2022-07-25-am) was called to order");
    shell_assert_has(shell.out, "10:07:00  France was given the floor");
    shell_must(&shell, 0, "$placard do floor.end --as chair --at '2022-07-25 10:10' -d s");
    shell_assert_begins(shell.out, "10:10:00  France");
    shell_must(&shell, 0, "PLACARD_DATA=s $placard show floor");
    shell_assert_has(shell.out, "nobody");
}

/* What is refused is told with its rule, and nothing is stored. */
static void test_do_refuses(void)
{
    g_auto(Shell) shell;
    begin_week(&shell);
    shell_must(&shell, 0, "$placard verify s");
    g_autofree char *whole = g_strdup(shell.out);
    shell_must(&shell, 1, "$placard do floor.request list=item-5 --as DEU -d s");
    shell_assert_begins(shell.err, "refused: ");
    shell_assert_has(shell.err, "[already-listed; rule 32 (placard explain 32)]");
    shell_must(&shell, 1, "$placard do floor.end --as chair --at '2022-07-25 10:00' -d s");
    shell_assert_has(shell.err, "[time; ");
    static const struct {
        const char *line, *complaint;
    } cases[] = {
        { "$placard do floor.end", "placard: say where the session is kept" },
        { "$placard do floor.end -d none", "placard: no session is kept in none" },
        { "$placard do floor.edn -d s", "placard: there is no command “floor.edn”; did you mean floor.end?" },
        { "$placard do floor.end --as nobody/ -d s", "placard: “nobody/” is nobody who acts" },
        { "$placard do floor.request list -d s", "placard: “list” is no field" },
        { "$placard do floor.request lst=a -d s", "placard: floor.request has no field “lst”; it has list" },
        { "$placard do floor.end --at noon -d s", "placard: “noon” is no time" },
        { "$placard do floor.end --file acts.txt -d s", "placard: the acts and their times stand in acts.txt" },
        { "$placard do programme.issue paper=none.txt -d s", "placard: cannot read none.txt" },
        { "$placard do --file none.txt -d s", "placard: none.txt: " },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        shell_must(&shell, 2, cases[i].line);
        shell_assert_begins(shell.err, cases[i].complaint);
    }
    shell_must(&shell, 0, "$placard verify s");
    g_assert_cmpstr(shell.out, ==, whole);
}

/* A folder is made when a session begins in it, and not before. */
static void test_do_begins(void)
{
    g_auto(Shell) shell;
    shell_init(&shell);
    g_autofree char *wrong = g_strdup_printf(
        "$placard do %s --as FRA -d new/folder; code=$?; test ! -e new || exit 9; exit $code", begin_line);
    shell_must(&shell, 1, wrong);
    g_autofree char *dry = g_strdup_printf(
        "$placard do %s --dry-run -d new/folder; code=$?; test ! -e new || exit 9; exit $code", begin_line);
    shell_must(&shell, 0, dry);
    shell_assert_has(shell.out, "begins");
    g_autofree char *right =
        g_strdup_printf("$placard do %s -d new/folder && test -f new/folder/ledger.sqlite", begin_line);
    shell_must(&shell, 0, right);
    shell_must(&shell, 1, right);
}

static void test_do_tries(void)
{
    g_auto(Shell) shell;
    begin_week(&shell);
    shell_must(&shell, 0, "$placard verify s");
    g_autofree char *whole = g_strdup(shell.out);
    /* Each act is decided as the ones before would leave it. */
    shell_put(&shell, "more.txt", "day 2022-07-25\n10:10 chair floor.end\n10:11 chair floor.give list=item-5\n");
    shell_must(&shell, 0, "$placard do --dry-run --file more.txt -d s");
    shell_assert_has(shell.out, "10:11:00  Germany was given the floor");
    shell_must(&shell, 0, "$placard verify s");
    g_assert_cmpstr(shell.out, ==, whole);
}

static void test_do_files(void)
{
    g_auto(Shell) shell;
    begin_week(&shell);
    static const char *const wrong[][2] = {
        { "floor.edn\n", "placard: standard input:1: there is no command" },
        { "\n10:10 FRA\n", "placard: standard input:2: there is no command in this line" },
        { "floor.move reason=\"open\n", "placard: standard input:1: a quotation mark is not closed" },
        { "day monday\n", "placard: standard input:1: “monday” is no day" },
        { "\xff\n", "placard: standard input:1: the line is no UTF-8" },
        { "day 2022-03-13\n02:30 floor.end\n", "placard: standard input:2: the clocks of the place skip that hour" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
        shell_put(&shell, "wrong.txt", wrong[i][0]);
        shell_must(&shell, 2, "$placard do --file - -d s < wrong.txt");
        shell_assert_begins(shell.err, wrong[i][1]);
    }
    shell_put(
        &shell, "more.txt",
        "day 2022-07-25\n10:08 DEU floor.request list=item-5\n10:10 chair floor.end\n10:11 chair floor.give list=item-5\n");
    shell_must(&shell, 1, "$placard do --file more.txt -d s");
    shell_assert_begins(shell.err, "more.txt:2: refused: ");
    g_assert_cmpstr(shell.out, ==, "");
    shell_must(&shell, 1, "$placard do --keep-going --file more.txt -d s");
    shell_assert_has(shell.out, "10:11:00  Germany was given the floor");
}

/* --- log -----------------------------------------------------------------------------------------------------------
 */

static void test_log(void)
{
    g_auto(Shell) shell;
    begin_week(&shell);
    shell_must(&shell, 0, "$placard log -d s");
    shell_assert_begins(shell.out, "Friday, 22 July 2022 (America/New_York, EDT, UTC−4)\n");
    shell_assert_has(shell.out, "\n\nMonday, 25 July 2022 (America/New_York, EDT, UTC−4)\n");
    shell_assert_has(shell.out, "\n\n1st meeting (2022-07-25-am)\n10:00:00 ");
    g_auto(GStrv) lines = g_strsplit(shell.out, "\n", -1);
    for (guint i = 0; lines[i] != NULL; i++) {
        g_assert_cmpint(g_utf8_strlen(lines[i], -1), <=, 80);
    }
    shell_must(&shell, 0, "$placard log -d s --from '2022-07-25 10:05' --to '2022-07-25 10:06'");
    shell_assert_has(shell.out, "10:05:00 ");
    g_assert_null(strstr(shell.out, "10:06:30"));
    g_assert_null(strstr(shell.out, "10:01:00"));
    shell_must(&shell, 0, "$placard log -d s --to 2022-07-22");
    g_assert_null(strstr(shell.out, "Monday"));
    shell_must(&shell, 0, "$placard log -d s --meeting 2022-07-25-am");
    g_assert_null(strstr(shell.out, "attend"));
    shell_assert_has(shell.out, "called to order");
    shell_must(&shell, 0, "$placard log -d s -l fr --meeting 2022-07-25-am");
    shell_assert_has(shell.out, "Allemagne");
    shell_assert_has(shell.out, "Lundi 25 juillet 2022");
    shell_must(&shell, 2, "$placard log -d s --from never");
    shell_assert_has(shell.err, "“never” is no number of an entry and no time");
}

static void test_log_json(void)
{
    g_auto(Shell) shell;
    begin_week(&shell);
    shell_must(&shell, 0, "$placard log -d s --json --from 2 --to 4");
    g_auto(GStrv) lines = g_strsplit(shell.out, "\n", -1);
    g_assert_cmpuint(g_strv_length(lines), ==, 4); /* the last is empty */
    for (guint i = 0; i < 3; i++) {
        g_autoptr(GBytes) bytes = g_bytes_new_static(lines[i], strlen(lines[i]));
        g_autoptr(GError) error = NULL;
        g_autoptr(JsonValue) root = json_parse(bytes, &error);
        g_assert_no_error(error);
        g_assert_cmpint(json_integer(json_member(root, "seq")), ==, i + 2);
        g_assert_cmpuint(strlen(json_string(json_member(root, "hash"))), ==, 64);
        g_assert_nonnull(json_member(json_member(root, "entry"), "event"));
    }
}

/* What was taken back is told where it was done too, all of its entries. */
static void test_log_taken_back(void)
{
    g_auto(Shell) shell;
    begin_week(&shell);
    shell_must(&shell, 0, "$placard do floor.end --as chair --at '2022-07-25 10:07:30' -d s");
    shell_must(&shell, 0, "$placard do floor.again reason=sound --as chair --at '2022-07-25 10:08' -d s");
    shell_must(&shell, 0, "$placard do act.undo reason=mistaken --as chair --at '2022-07-25 10:09' -d s");
    must_show(&shell, "$placard log -d s --from '2022-07-25 10:07'", "France was given the floor\n");
    g_assert_null(strstr(strstr(shell.out, "took back"), "(taken back)"));
    must_show(&shell, "$placard log -d s --from '2022-07-25 10:08'", "(taken back)\n");
    must_show(&shell, "$placard log -d s -l fr --from '2022-07-25 10:08'", "(annulé)\n");
    shell_must(&shell, 0, "$placard log -d s --json --from '2022-07-25 10:07:30'");
    g_auto(GStrv) lines = g_strsplit(shell.out, "\n", -1);
    g_assert_cmpuint(g_strv_length(lines), ==, 5); /* ended; put on the list, granted precedence; undone */
    g_assert_nonnull(strstr(lines[0], "\"taken_back\":null,"));
    const char *last = strstr(lines[3], "{\"seq\":");
    g_autofree char *by = g_strdup_printf("\"taken_back\":%d,", atoi(last + strlen("{\"seq\":")));
    g_assert_nonnull(strstr(lines[1], by));
    g_assert_nonnull(strstr(lines[2], by));
    g_assert_nonnull(strstr(lines[3], "\"taken_back\":null,"));
}

/* What is added while it follows is told. */
static void test_log_follows(void)
{
    g_auto(Shell) shell;
    begin_week(&shell);
    shell_must(
        &shell, 0,
        "$placard log -d s --follow > said & log=$!; for i in 1 2 3 4 5 6 7 8 9 10; do grep -q 10:07 said && break; sleep 0.2; done; "
        "$placard do floor.end --as chair --at '2022-07-25 10:10' -d s; "
        "for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do grep -q 10:10:00 said && break; sleep 0.2; done; kill $log; grep -q 10:10:00 said");
}

/* --- show ----------------------------------------------------------------------------------------------------------
 */

static void test_show(void)
{
    static const struct {
        const char *view, *part;
    } views[] = {
        { "floor", "has the floor      France\n" },
        { "lists", "\n  1    2  10:06  State  Germany\n" },
        { "lists item-5", "state  open\n" },
        { "programme", "\nTuesday, 26 July 2022\n" },
        { "people", "needed to open    2\n" },
        { "meeting", "\n  10:07          item-5    France\n" },
        { "meeting 2022-07-26-am", "planned  26 July 2022, 10:00\n" },
        { "decisions", "nothing was put to the body\n" },
    };
    g_auto(Shell) shell;
    begin_week(&shell);
    for (guint i = 0; i < G_N_ELEMENTS(views); i++) {
        g_autofree char *line = g_strdup_printf("$placard show %s -d s", views[i].view);
        shell_must(&shell, 0, line);
        shell_assert_has(shell.out, views[i].part);
        g_auto(GStrv) lines = g_strsplit(shell.out, "\n", -1);
        for (guint n = 0; lines[n] != NULL; n++) {
            g_assert_cmpint(g_utf8_strlen(lines[n], -1), <=, 80);
        }
        g_autofree char *json = g_strconcat(line, " --json", NULL);
        shell_must(&shell, 0, json);
        g_autoptr(GBytes) bytes = g_bytes_new_static(shell.out, strlen(shell.out));
        g_autoptr(GError) error = NULL;
        g_autoptr(JsonValue) root = json_parse(bytes, &error);
        g_assert_no_error(error);
        g_assert_cmpuint(json_size(json_member(root, "sections")), >, 0);
    }
    shell_must(&shell, 2, "$placard show flor -d s");
    shell_assert_has(shell.err, "did you mean floor?");
    shell_must(&shell, 2, "$placard show lists none -d s");
    shell_must(&shell, 2, "$placard show meeting none -d s");
}

/* A meeting in which more happens. */
static const char more_acts[] = "day 2022-07-25\n"
                                "10:08 chair officer.elect post=chair party=BRA consent=yes\n"
                                "10:08 chair officer.elect post=rapporteur party=CHN consent=yes\n"
                                "10:09 chair floor.end\n"
                                "10:09 chair limit.decide list=item-5 seconds=2:00 consent=yes\n"
                                "10:10 chair floor.give list=item-5\n"
                                "10:13 chair floor.pause\n";

static const char last_acts[] = "day 2022-07-25\n"
                                "10:14 chair floor.end\n"
                                "10:15 chair meeting.suspend mode=informal\n"
                                "10:16 FRA floor.request list=item-5\n"
                                "10:17 chair meeting.resume\n"
                                "10:18 chair question.put text=\"That we meet on Saturday\"\n"
                                "10:18 chair vote.call question=1\n"
                                "10:19 secretariat vote.count yes=2 no=1 abstaining=2\n"
                                "10:19 chair vote.close\n";

static void test_show_more(void)
{
    g_auto(Shell) shell;
    begin_week(&shell);
    shell_put(&shell, "more.txt", more_acts);
    shell_put(&shell, "last.txt", last_acts);
    shell_must(&shell, 0, "$placard do --file more.txt -d s");
    must_show(&shell, "$placard show floor -d s --at 10:13", "over by            1:00\n");
    must_show(&shell, "$placard show floor -d s --at 10:13", "clock              stands still\n");
    must_show(&shell, "$placard show floor -d s --at 10:11", "left               1:00\n");
    must_show(&shell, "$placard show people -d s", "  Chair       Brazil (presides)\n");
    shell_must(&shell, 0, "$placard do --file last.txt -d s");
    must_show(&shell, "$placard show meeting -d s", "\n  10:15  10:17  informal\n");
    must_show(&shell, "$placard show meeting -d s", "\n  10:10  3:00    item-5    Germany\n");
    must_show(&shell, "$placard show floor -d s --at 10:16:30", "informal: not in the record");
    must_show(&shell, "$placard show decisions -d s", "That we meet on Saturday\n");
    must_show(&shell, "$placard show decisions -d s", "carried    2   1           2\n");
    must_show(&shell, "$placard log -d s --from '2022-07-25 10:16' --to '2022-07-25 10:16'", "(informal) France");
    must_show(&shell, "$placard do meeting.adjourn --as chair --at '2022-07-25 10:30' -d s", "10:30:00  ");
    must_show(&shell, "$placard show meeting -d s", "rose             25 July 2022, 10:30\n");
    must_show(&shell, "$placard show floor -d s", "No meeting goes on\n");
    must_show(&shell, "$placard do roster.admit parties=UNIDIR --at '2022-07-25 10:40' -d s", "10:40:00  ");
    must_show(&shell, "$placard log -d s", "\nBetween meetings\n10:40:00 ");
}

/* As it was: what is shown of a moment later is what was shown then. */
static void test_show_past(void)
{
    g_auto(Shell) shell;
    begin_week(&shell);
    shell_must(&shell, 0, "$placard show lists -d s --json");
    g_autofree char *then = g_strdup(shell.out);
    const char *mark = strstr(then, "\"seq\": ");
    const int seq = atoi(mark + strlen("\"seq\": "));
    shell_must(&shell, 0, "$placard do floor.end --as chair --at '2022-07-25 10:10' -d s");
    shell_must(&shell, 0, "$placard do floor.give list=item-5 --as chair --at '2022-07-25 10:11' -d s");
    g_autofree char *again = g_strdup_printf("$placard show lists -d s --json --at-seq %d", seq);
    shell_must(&shell, 0, again);
    g_assert_cmpstr(shell.out, ==, then);
    shell_must(&shell, 0, "$placard show floor -d s --at 10:10:30");
    shell_assert_has(shell.out, "nobody");
    shell_must(&shell, 2, "$placard show floor -d s --at-seq none");
}

/* --- keeping -------------------------------------------------------------------------------------------------------
 */

static void test_verify(void)
{
    g_auto(Shell) shell;
    begin_week(&shell);
    shell_must(&shell, 0, "$placard verify s");
    g_auto(GStrv) lines = g_strsplit(shell.out, "\n", -1);
    g_assert_cmpuint(strlen(lines[1]), ==, 64);
    g_autofree char *whole = g_strdup(shell.out);
    shell_must(&shell, 0, "$placard verify s/ledger.sqlite");
    g_assert_cmpstr(shell.out, ==, whole);
    shell_must(&shell, 0, "$placard verify --data s");
    g_assert_cmpstr(shell.out, ==, whole);
    shell_must(&shell, 0, "PLACARD_DATA=s $placard verify");
    g_assert_cmpstr(shell.out, ==, whole);
    shell_must(&shell, 2, "$placard verify s --data s");
    shell_assert_has(shell.err, "not both");
    shell_must(&shell, 2, "env -u PLACARD_DATA $placard verify");
    shell_assert_has(shell.err, "--data DIR");
    shell_must(&shell, 0, "$placard export -d s --to record.txt && $placard verify record.txt");
    g_assert_cmpstr(shell.out, ==, whole);
    shell_must(&shell, 1, "sed 's/\"FRA\"/\"FRB\"/' record.txt > bad.txt; $placard verify bad.txt");
    shell_assert_has(shell.err, "is not whole: line ");
    shell_must(&shell, 2, "$placard verify none");
    shell_must(&shell, 2, "$placard verify acts.txt");
}

/* A record with right hashes that is no session: its entries do not fit. */
static void test_verify_unfit(void)
{
    g_auto(Shell) shell;
    shell_init(&shell);
    shell_put(&shell, "make.py",
              "import hashlib\n"
              "entry = b'{\"event\":\"no.such\",\"v\":1,\"at\":1,\"by\":\"chair\",\"data\":{}}'\n"
              "digits = hashlib.sha256(bytes(32) + entry).hexdigest()\n"
              "print('{\"format\":\"placard-ledger\",\"version\":1,\"records\":1,\"hash\":\"%s\"}' % digits)\n"
              "print(digits, entry.decode())\n");
    shell_run(&shell, "python3 make.py > record.txt");
    if (shell.code != 0) {
        g_test_skip("there is no Python");
        return;
    }
    shell_must(&shell, 1, "$placard verify record.txt");
    shell_assert_has(shell.err, "entry 1, column ");
    shell_must(&shell, 2, "$placard import record.txt -d new; code=$?; test ! -e new || exit 9; exit $code");
}

static void test_import(void)
{
    g_auto(Shell) shell;
    begin_week(&shell);
    shell_must(&shell, 0, "$placard export -d s --to record.txt; $placard verify s");
    g_autofree char *whole = g_strdup(shell.out);
    shell_must(&shell, 0, "$placard import record.txt -d other; $placard verify other");
    g_assert_cmpstr(shell.out, ==, whole);
    shell_must(&shell, 0, "$placard export -d other --to - | cmp - record.txt");
    shell_must(&shell, 2, "$placard import record.txt -d other");
    shell_must(&shell, 2, "$placard import none.txt -d third; code=$?; test ! -e third || exit 9; exit $code");
    shell_must(&shell, 2, "$placard export -d s --to none/record.txt");
    shell_must(&shell, 2, "$placard export -d s");
}

static void test_backup(void)
{
    g_auto(Shell) shell;
    begin_week(&shell);
    shell_must(
        &shell, 0,
        "$placard people add p1 'Somebody Known' -d s; $placard backup -d s --to copy.sqlite; $placard verify s");
    g_autofree char *whole = g_strdup(shell.out);
    shell_must(&shell, 0, "$placard verify copy.sqlite");
    g_assert_cmpstr(shell.out, ==, whole);
    shell_must(&shell, 0, "mkdir t; mv copy.sqlite t/ledger.sqlite; $placard people list -d t");
    g_assert_cmpstr(shell.out, ==, "p1\tSomebody Known\n");
    shell_must(&shell, 2, "$placard backup -d s --to t/ledger.sqlite");
}

static void test_people(void)
{
    g_auto(Shell) shell;
    begin_week(&shell);
    shell_must(&shell, 0,
               "$placard people add p1 'Somebody Known' -d s; $placard people add p1 'Somebody Renamed' -d s");
    shell_must(&shell, 0, "$placard people list -d s");
    g_assert_cmpstr(shell.out, ==, "p1\tSomebody Renamed\n");
    shell_must(&shell, 0, "$placard export -d s --to r.txt && ! grep -q p1 r.txt");
    shell_must(&shell, 0, "$placard export -d s --people --to r.txt && grep -q '^local person p1 ' r.txt");
    shell_must(&shell, 0, "$placard people erase p1 -d s && $placard people list -d s && ! grep -rqa Renamed s");
    g_assert_cmpstr(shell.out, ==, "");
    static const char *const wrong[] = { "add p1", "add 'p 1' X", "erase", "list p1", "forget p1", "add p1 ''" };
    for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_autofree char *line = g_strdup_printf("$placard people %s -d s", wrong[i]);
        shell_must(&shell, 2, line);
    }
}

/* --- forecast, why --------------------------------------------------------------------------------------------------
 */

static void test_forecast(void)
{
    g_auto(Shell) shell;
    begin_week(&shell);
    shell_must(&shell, 0,
               "$placard do floor.request list=item-5 --as BRA --at '2022-07-25 10:08' -d s && "
               "$placard do floor.request list=item-5 --as CHN --at '2022-07-25 10:08' -d s");
    shell_must(&shell, 0, "$placard forecast -d s --at 10:09");
    shell_assert_begins(shell.out, "item-5 (open), as of 25 July 2022, 10:09 (America/New_York, EDT, UTC−4)\n"
                                   "  France has the floor, for 2:00 so far.\n"
                                   "   1  Germany");
    shell_assert_has(shell.out, "\n   3  China");
    shell_assert_has(shell.out, "\n  as things stand ");
    shell_assert_has(shell.out, "\n  limit of 2:00, list closed ");
    shell_assert_has(shell.out, "\n  Monday 25, 10:09–13:00 ");
    shell_assert_has(shell.out, "\n  Friday 29, 15:00–18:00 ");
    g_auto(GStrv) lines = g_strsplit(shell.out, "\n", 0);
    for (guint i = 0; lines[i] != NULL; i++) {
        g_assert_cmpint(g_utf8_strlen(lines[i], -1), <=, 80);
    }
    shell_must(&shell, 0, "$placard forecast --party CHN -d s --at 10:09");
    shell_assert_begins(shell.out, "China speaks between 10:");
    shell_must(&shell, 0, "$placard forecast item-5 --limit 2:00 --close -d s --at 10:09");
    shell_assert_has(shell.out, "That it ends by 13:00: 100 %. By then 3 are heard, at least 3 and at most 3.");
    /* As it was before Germany asked. */
    shell_must(&shell, 1, "$placard forecast --party DEU -d s --at 10:06");
    shell_assert_begins(shell.err, "placard: DEU waits on no list");
    shell_must(&shell, 2, "$placard forecast item-9 -d s --at 10:09");
    shell_assert_begins(shell.err, "placard: there is no list “item-9” at that time");
    shell_must(&shell, 2, "$placard forecast --limit soon -d s --at 10:09");
    shell_assert_begins(shell.err, "placard: “soon” is no limit; expected ");
    shell_must(&shell, 2, "$placard forecast --at noon -d s");
    shell_assert_begins(shell.err, "placard: “noon” is no time");
}

static void test_forecast_json(void)
{
    g_auto(Shell) shell;
    begin_week(&shell);
    shell_must(&shell, 0, "$placard forecast --json -d s --at 10:09");
    g_autoptr(GBytes) bytes = g_bytes_new_static(shell.out, strlen(shell.out));
    g_autoptr(GError) error = NULL;
    g_autoptr(JsonValue) root = json_parse(bytes, &error);
    g_assert_no_error(error);
    shell_assert_begins(shell.out, "{\"now\":\"2022-07-25T14:09:00Z\",\"list\":{\"id\":\"item-5\",\"meeting\":"
                                   "\"2022-07-25-am\",\"until\":\"2022-07-25T17:00:00Z\",\"end\":{\"earliest\":");
    shell_assert_has(shell.out, "\"party\":\"DEU\"");
    shell_assert_has(shell.out, "\"slots\":[{\"meeting\":\"2022-07-25-am\"");
    shell_assert_has(shell.out, "\"replan\":{\"unresolved\":");
}

static void test_why(void)
{
    g_auto(Shell) shell;
    begin_week(&shell);
    shell_must(&shell, 0, "$placard why item-5 DEU -d s");
    shell_assert_begins(shell.out, "DEU is 1st on item-5.");
    shell_must(&shell, 0, "$placard why item-5 DEU -d s --at 10:06:30");
    shell_assert_begins(shell.out, "DEU is 2nd on item-5. Before it: 1 that asked earlier.");
    shell_must(&shell, 1, "$placard why item-5 BRA -d s");
    shell_assert_begins(shell.err, "placard: BRA does not wait on item-5");
    shell_must(&shell, 2, "$placard why item-5 XXX -d s");
    shell_must(&shell, 2, "$placard why item-9 DEU -d s");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/session/do/lists", test_do_lists);
    g_test_add_func("/session/do/tells", test_do_tells);
    g_test_add_func("/session/do/refuses", test_do_refuses);
    g_test_add_func("/session/do/begins", test_do_begins);
    g_test_add_func("/session/do/tries", test_do_tries);
    g_test_add_func("/session/do/files", test_do_files);
    g_test_add_func("/session/log", test_log);
    g_test_add_func("/session/log/json", test_log_json);
    g_test_add_func("/session/log/taken-back", test_log_taken_back);
    g_test_add_func("/session/log/follows", test_log_follows);
    g_test_add_func("/session/show", test_show);
    g_test_add_func("/session/show/more", test_show_more);
    g_test_add_func("/session/show/past", test_show_past);
    g_test_add_func("/session/verify", test_verify);
    g_test_add_func("/session/verify/unfit", test_verify_unfit);
    g_test_add_func("/session/import", test_import);
    g_test_add_func("/session/backup", test_backup);
    g_test_add_func("/session/people", test_people);
    g_test_add_func("/session/forecast", test_forecast);
    g_test_add_func("/session/forecast/json", test_forecast_json);
    g_test_add_func("/session/why", test_why);
    return g_test_run();
}
