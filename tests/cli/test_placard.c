/* The program from outside: what it prints, what it writes, what it ends with. PLACARD is the program. */
#include "base/json.h"
#include "shell.h"

#include <glib/gstdio.h>
#include <string.h>

static const char programme[] =
    "Working group on invented matters\n\nFirst session\n\nNew York, 24\u201325 July 2023\n\n"
    "Provisional programme of work\n\nMonday, 24 July\n\n10 a.m.\u20131 p.m.\n\nOpening of the session\n\n"
    "3\u20136 p.m.\n\nGeneral debate\n\nTuesday, 25 July\n\n10 a.m.\u20131 p.m.\n\nGeneral debate (continued)\n\n"
    "3\u20136 p.m.\n\nClosure of the session\n";

/* --- check ---------------------------------------------------------------------------------------------- */

static void test_check_sound(void)
{
    g_auto(Shell) shell;
    shell_init(&shell);
    shell_put(&shell, "good.txt", programme);
    shell_run(&shell, "$placard check --severity warning good.txt");
    g_assert_cmpstr(shell.err, ==, "");
    g_assert_cmpint(shell.code, ==, 0);
    shell_run(&shell, "$placard check --severity warning - < good.txt");
    shell_assert_begins(shell.out, "standard input: ");
    g_assert_cmpint(shell.code, ==, 0);
}

static void test_check_errors(void)
{
    g_auto(Shell) shell;
    shell_init(&shell);
    g_autofree char *bad = g_strconcat(programme, "\n3\u20136 p.m.\n\nA second meeting, in the same hours\n", NULL);
    g_autofree char *late = g_strdup(bad);
    char *day = strstr(late, "Tuesday, 25");
    memcpy(day, "Tuesday, 27", 11);
    shell_put(&shell, "bad.txt", late);
    shell_run(&shell, "$placard check --brief bad.txt");
    g_assert_cmpint(shell.code, ==, 1);
    g_assert_nonnull(strstr(shell.out, "bad.txt:"));
    g_assert_nonnull(strstr(shell.out, ": error: "));
    g_assert_nonnull(strstr(shell.out, "[weekday]"));
    g_assert_null(strchr(shell.out, '\033'));
    shell_run(&shell, "$placard check --color=always bad.txt");
    g_assert_nonnull(strstr(shell.out, "\033[1;31merror\033[0m"));
}

static void test_check_strict(void)
{
    g_auto(Shell) shell;
    shell_init(&shell);
    g_autofree char *odd = g_strconcat(programme, "\n", NULL);
    char *dash = strstr(odd, "24\u201325");
    memcpy(dash, "24 - 2", 5); /* "24 - 25": three bytes for the dash's three */
    shell_put(&shell, "odd.txt", odd);
    shell_run(&shell, "$placard check odd.txt");
    g_assert_cmpint(shell.code, ==, 0);
    g_assert_nonnull(strstr(shell.out, "[dash]"));
    shell_run(&shell, "$placard check --strict odd.txt");
    g_assert_cmpint(shell.code, ==, 1);
}

static void test_check_json(void)
{
    g_auto(Shell) shell;
    shell_init(&shell);
    shell_put(&shell, "a.txt", programme);
    shell_put(&shell, "b.txt", programme);
    shell_run(&shell, "$placard check --format json a.txt b.txt");
    g_autoptr(GBytes) bytes = g_bytes_new(shell.out, strlen(shell.out));
    g_autoptr(GError) error = NULL;
    g_autoptr(JsonValue) root = json_parse(bytes, &error);
    g_assert_no_error(error);
    const JsonValue *files = json_member(root, "files");
    g_assert_cmpint(json_size(files), ==, 2);
    g_assert_cmpstr(json_string(json_member(json_at(files, 1), "file")), ==, "b.txt");
    const JsonValue *findings = json_member(json_at(files, 0), "findings");
    for (guint i = 0; i < json_size(findings); i++) {
        g_assert_cmpint(json_kind(json_member(json_at(findings, i), "rule")), ==, JSON_STRING);
        g_assert_cmpint(json_kind(json_member(json_at(findings, i), "line")), ==, JSON_INTEGER);
    }
}

static void test_unreadable(void)
{
    static const struct {
        const char *line, *complaint;
    } cases[] = {
        { "$placard check nofile.txt", "placard: cannot read nofile.txt: No such file or directory\n" },
        { "$placard check .", "placard: cannot read .: Is a directory\n" },
        { "truncate -s 100M big.txt; $placard check big.txt",
          "placard: cannot read big.txt: the file is too large: a programme of work has at most 16 MB\n" },
        { "head -c 17M /dev/zero | $placard check -",
          "placard: cannot read standard input: the file is too large: a programme of work has at most 16 MB\n" },
        { "printf '{\"a\":' > a.json; $placard check a.json", "placard: cannot understand a.json:1:" },
        { "printf 'a\\nb\\351\\n' > latin.txt; $placard check latin.txt",
          "placard: cannot understand latin.txt:2:2: " },
        { "$placard check \"$(printf 'no\\033[31mfile')\"", "placard: cannot read no\uFFFD[31mfile: " },
    };
    g_auto(Shell) shell;
    shell_init(&shell);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        shell_run(&shell, cases[i].line);
        shell_assert_begins(shell.err, cases[i].complaint);
        g_assert_cmpint(shell.code, ==, 2);
    }
}

/* --- convert -------------------------------------------------------------------------------------------- */

static void test_convert_places(void)
{
    g_auto(Shell) shell;
    shell_init(&shell);
    shell_put(&shell, "note.txt", programme);
    static const struct {
        const char *line, *made; /* files, parted by blanks */
    } cases[] = {
        { "$placard convert -q note.txt --to json", "note.json" },
        { "$placard convert -q note.txt --output a.json", "a.json" },
        { "$placard convert -q note.txt --to json,tree --to txt --output stem", "stem.json stem.tree stem.txt" },
        { "$placard convert -q note.txt --to json --to html --output new/folder/",
          "new/folder/note.json new/folder/note.html" },
        { "$placard convert -q note.txt --to ics --output new", "new/note.ics" },
        { "$placard convert -q note.txt --output a.schedule.json", "a.schedule.json" },
        { "$placard convert -q note.txt --to all --output all/ && test -s all/note.pdf && test -s all/note.docx",
          "all/note.txt all/note.html all/note.akn.xml all/note.json all/note.ics all/note.schedule.xml "
          "all/note.schedule.json all/note.csv" },
        { "$placard convert -q - --to json < note.txt > b.json", "b.json" },
        { "ln -s b.json link.json; $placard convert -q note.txt --output link.json; test -L link.json", "b.json" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        shell_run(&shell, cases[i].line);
        g_assert_cmpstr(shell.err, ==, "");
        g_assert_cmpstr(shell.out, ==, "");
        g_assert_cmpint(shell.code, ==, 0);
        g_auto(GStrv) names = g_strsplit(cases[i].made, " ", -1);
        for (char **name = names; *name != NULL; name++) {
            g_autofree char *text = shell_get(&shell, *name);
            g_assert_nonnull(text);
            g_assert_cmpint(strlen(text), >, 100);
        }
    }
    shell_run(&shell, "ls -R | grep '[.][A-Za-z0-9]\\{6\\}$'");
    g_assert_cmpstr(shell.out, ==, "");
}

static void test_convert_languages(void)
{
    static const struct {
        const char *option, *words;
    } cases[] = {
        { "", "Date/time" },
        { "--language fr", "Lundi 24 juillet" },
        { "--language zh", "7月24日星期一" },
        { "--language fr --of source", "Monday, 24 July" },
    };
    g_auto(Shell) shell;
    shell_init(&shell);
    shell_put(&shell, "note.txt", programme);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *line = g_strdup_printf("$placard convert -q note.txt --to akn --output - %s", cases[i].option);
        shell_run(&shell, line);
        g_assert_cmpint(shell.code, ==, 0);
        if (strstr(shell.out, cases[i].words) == NULL) {
            g_error("“%s” is not in “%s”", cases[i].words, shell.out);
        }
    }
}

static void test_convert_refuses(void)
{
    static const struct {
        const char *line, *complaint;
    } cases[] = {
        { "$placard convert note.txt",
          "placard: say which form to write: --to txt, html, pdf, docx, akn, json, ics, schedule, "
          "schedule-json, csv, tree\n" },
        { "$placard convert note.txt --to doc", "placard: there is no form “doc”; there are txt, html, " },
        { "$placard convert -q note.txt --to txt",
          "placard: note.txt is the file that is read; it is not overwritten" },
        { "ln note.txt other.txt; $placard convert -q note.txt --output other.txt", "placard: other.txt is the file" },
        { "$placard convert -q note.txt --to txt,json --output -", "placard: standard output takes one form" },
        { "$placard convert -q note.txt --to json --output no/such/place.json",
          "placard: cannot write no/such/place.json: " },
        { "$placard convert -q note.txt --to ics --of source", "placard: cannot make ics of note.txt: ics is no form" },
        { "$placard convert -q note.txt --to txt --language xx",
          "placard: --language cannot be “xx”; it is one of ar, " },
        { "$placard convert a b", "placard: convert does not know what to do with “b”: " },
        { "$placard convrt", "placard: there is no verb “convrt”; did you mean convert?\n" },
        { "$placard convert -q note.txt --to json --output - > /dev/full", "placard: cannot write -: No space left" },
        { "$placard help > /dev/full", "placard: cannot write to standard output\n" },
    };
    g_auto(Shell) shell;
    shell_init(&shell);
    shell_put(&shell, "note.txt", programme);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        shell_run(&shell, cases[i].line);
        shell_assert_begins(shell.err, cases[i].complaint);
        g_assert_cmpint(shell.code, ==, 2);
    }
    g_autofree char *text = shell_get(&shell, "note.txt");
    g_assert_cmpstr(text, ==, programme);
}

/* JSON that was written is read like the text it came from. */
static void test_convert_back(void)
{
    g_auto(Shell) shell;
    shell_init(&shell);
    shell_put(&shell, "note.txt", programme);
    shell_run(
        &shell,
        "$placard convert -q note.txt --to json && $placard convert -q note.json --to txt,json --output again"
        " && cmp note.json again.json && $placard convert -q again.txt --output third.json && cmp note.json third.json");
    g_assert_cmpstr(shell.out, ==, "");
    g_assert_cmpstr(shell.err, ==, "");
    g_assert_cmpint(shell.code, ==, 0);
}

/* --- versions -------------------------------------------------------------------------------------------- */

/* The programme with the debate of the first day an hour later. */
static void put_revision(const Shell *shell)
{
    g_auto(GStrv) parts = g_strsplit(programme, "3\u20136 p.m.", 2);
    g_autofree char *revision = g_strjoin("4\u20137 p.m.", parts[0], parts[1], NULL);
    shell_put(shell, "note.txt", programme);
    shell_put(shell, "rev.txt", revision);
}

static void test_diff(void)
{
    static const struct {
        const char *line;
        int code;
        const char *out; /* what stands in it */
    } cases[] = {
        { "$placard diff note.txt note.txt", 0, "Nothing has changed." },
        { "$placard diff note.txt rev.txt", 1, "- Moved: [-3\u20136 p.m.-] {+4\u20137 p.m.+}" },
        { "$placard diff --color always note.txt rev.txt", 1, "\033[9;31m3\u20136\033[0m" },
        { "$placard diff --quiet note.txt rev.txt", 1, "" },
        { "$placard diff --to json note.txt rev.txt", 1, "\"aspect\": \"when\"" },
        { "$placard diff --to html note.txt rev.txt", 1, "<ins>4\u20137 p.m.</ins>" },
        { "$placard diff -l fr note.txt rev.txt", 1, "Modifications du programme de travail" },
        { "$placard diff -o out.txt note.txt rev.txt; cat out.txt", 0, "{+4\u20137 p.m.+}" },
        { "$placard diff -o out.html note.txt rev.txt; cat out.html", 0, "<ins>" },
        { "$placard diff note.txt missing.txt 2>&1", 2, "cannot read missing.txt" },
        { "$placard diff --to zip note.txt rev.txt 2>&1", 2, "there is no form “zip” of changes" },
        { "$placard diff note.txt 2>&1", 2, "diff needs OLD NEW" },
    };
    g_auto(Shell) shell;
    shell_init(&shell);
    put_revision(&shell);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        shell_run(&shell, cases[i].line);
        if (strstr(shell.out, cases[i].out) == NULL) {
            g_error("%s: “%s” is not in:\n%s", cases[i].line, cases[i].out, shell.out);
        }
        g_assert_cmpint(shell.code, ==, cases[i].code);
    }
}

static void test_next(void)
{
    g_auto(Shell) shell;
    shell_init(&shell);
    shell_put(&shell, "note.txt", programme);
    shell_run(&shell,
              "$placard next note.txt --session 'Second session' --from 2024-07-22 -o next.txt --to-confirm list.md");
    g_assert_cmpint(shell.code, ==, 0);
    g_assert_nonnull(strstr(shell.err, "has become “22–23 July 2024” [date]"));
    g_assert_nonnull(strstr(shell.err, " facts to confirm, 0 of them doubtful\n"));
    g_autofree char *next = shell_get(&shell, "next.txt");
    g_assert_nonnull(strstr(next, "Second session\n\nNew York, 22–23 July 2024\n"));
    g_assert_nonnull(strstr(next, "Tuesday, 23 July\n"));
    g_autofree char *list = shell_get(&shell, "list.md");
    shell_assert_begins(list, "# To confirm\n");
    g_assert_nonnull(strstr(list, "- [ ] place: “New York” is carried over\n"));
    shell_run(&shell, "$placard next note.txt --from 2024-07-22 -q --to json --to-confirm list.json");
    g_assert_cmpstr(shell.err, ==, "");
    shell_assert_begins(shell.out, "{\n");
    g_autofree char *facts = shell_get(&shell, "list.json");
    g_assert_nonnull(strstr(facts, "\"fate\": \"doubtful\""));
    shell_run(&shell, "$placard next note.txt");
    shell_assert_begins(shell.err, "placard: say on which day the session begins: --from YYYY-MM-DD\n");
    shell_run(&shell, "$placard next note.txt --from tomorrow");
    shell_assert_begins(shell.err, "placard: “tomorrow” is no day;");
    shell_run(&shell, "$placard next note.txt --from 2024-07-22 -o note.txt");
    shell_assert_begins(shell.err, "placard: note.txt is the file that is read;");
    g_assert_cmpint(shell.code, ==, 2);
}

static void test_issue(void)
{
    static const struct {
        const char *line;
        int code;
        const char *out;
    } cases[] = {
        { "$placard issue note.txt --to site --name third --at 2023-06-01T10:00:00Z", 0, "site/third: version 1\n" },
        { "$placard issue note.txt --to site --name third 2>&1", 1, "it is the version that was issued last" },
        { "$placard issue rev.txt --to site --name third --state adopted --at 2023-07-24T14:00:00Z", 0,
          "site/third: version 2\n" },
        { "$placard issue note.txt --to site --name third 2>&1", 1, "has an author and a reason" },
        { "$placard issue note.txt --to site --name third --author A --reason B", 0, "site/third: version 3\n" },
        { "$placard issue wrong.txt --to site 2>&1", 1, "wrong.txt breaks rules and is not issued" },
        { "$placard issue wrong.txt --to site --force 2>/dev/null", 0, "site/wrong: version 1\n" },
        { "$placard issue note.txt 2>&1", 2, "say which folder the versions go to" },
        { "$placard issue note.txt --to site --at noon 2>&1", 2, "“noon” is no time" },
        { "ls site/third", 0, "0001.json\n0002.json\n0003.json\nindex.json\n" },
        { "printf x >> site/third/0002.json; $placard serve site 2>&1", 2, "its file is not the one that was issued" },
    };
    g_auto(Shell) shell;
    shell_init(&shell);
    put_revision(&shell);
    g_auto(GStrv) parts = g_strsplit(programme, "Monday, 24 July", 2);
    g_autofree char *wrong = g_strjoin("Sunday, 24 July", parts[0], parts[1], NULL);
    shell_put(&shell, "wrong.txt", wrong);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        shell_run(&shell, cases[i].line);
        if (strstr(shell.out, cases[i].out) == NULL) {
            g_error("%s: “%s” is not in:\n%s", cases[i].line, cases[i].out, shell.out);
        }
        g_assert_cmpint(shell.code, ==, cases[i].code);
    }
}

/* --- the rest ------------------------------------------------------------------------------------------- */

static void test_explain_and_help(void)
{
    static const struct {
        const char *line;
        int code;
        const char *out; /* what stands in it */
    } cases[] = {
        { "$placard explain weekday", 0, "weekday (error)\nA weekday is that of its date\n" },
        { "$placard explain all", 0, "\nslot-sum" },
        { "$placard explain", 0, "\n 32  One place on a list\n" },
        { "$placard explain 32", 0, "Rule 32: One place on a list\nLists of speakers; carried out\n" },
        { "$placard explain 32", 0, "\n  already-listed" },
        { "$placard explain 58-60 weekday", 0, "\n\nRule 60: To limit speeches\n" },
        { "$placard explain 128 2>&1", 2, "there is no rule 128; they are numbered from 1 to 127" },
        { "$placard explain slotsum 2>&1", 2, "there is no rule “slotsum”; did you mean slot-sum?" },
        { "$placard explain zzz 2>&1", 2, "`placard explain all` lists them" },
        { "$placard", 2, "" },
        { "$placard --help", 0, "placard VERB [options]" },
        { "$placard help convert", 0, "--output PATH" },
        { "$placard convert --help", 0, "--output PATH" },
        { "$placard --version", 0, "placard 0." },
        { "$placard version", 0, "placard 0." },
    };
    g_auto(Shell) shell;
    shell_init(&shell);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        shell_run(&shell, cases[i].line);
        g_assert_nonnull(strstr(shell.out, cases[i].out));
        g_assert_cmpint(shell.code, ==, cases[i].code);
    }
}

static void test_serve_refuses(void)
{
    static const struct {
        const char *line, *complaint;
    } cases[] = {
        { "$placard serve note.txt --port http", "placard: “http” is no port; a port is a number from 0 to 65535\n" },
        { "$placard serve nofile.txt", "placard: cannot read nofile.txt: " },
        { "mkdir empty; $placard serve empty",
          "placard: there are no programmes (*.txt, *.json, or issued ones) in empty\n" },
        { "$placard serve",
          "placard: there is nothing to serve: name programmes of work, or a session with --data DIR\n" },
        { "$placard serve --data none", "placard: no session is kept in none; " },
        { "$placard serve --data none --rate 0", "placard: “0” is no rate; expected a number from 1 to 1000000\n" },
    };
    g_auto(Shell) shell;
    shell_init(&shell);
    shell_put(&shell, "note.txt", programme);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        shell_run(&shell, cases[i].line);
        shell_assert_begins(shell.err, cases[i].complaint);
        g_assert_cmpint(shell.code, ==, 2);
    }
}

/* Serves a folder, says where, and ends well when it is told to. */
static void test_serve(void)
{
    g_auto(Shell) shell;
    shell_init(&shell);
    shell_put(&shell, "note.txt", programme);
    shell_run(
        &shell,
        "$placard serve --port 0 . > said & server=$!; for i in 1 2 3 4 5 6 7 8 9 10; do grep -q http said && break;"
        " sleep 0.3; done; kill $server; wait $server");
    g_assert_cmpint(shell.code, ==, 0);
    g_autofree char *said = shell_get(&shell, "said");
    shell_assert_begins(said, "1 programme at http://127.0.0.1:");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/placard/check/sound", test_check_sound);
    g_test_add_func("/placard/check/errors", test_check_errors);
    g_test_add_func("/placard/check/strict", test_check_strict);
    g_test_add_func("/placard/check/json", test_check_json);
    g_test_add_func("/placard/check/unreadable", test_unreadable);
    g_test_add_func("/placard/convert/places", test_convert_places);
    g_test_add_func("/placard/convert/languages", test_convert_languages);
    g_test_add_func("/placard/convert/refuses", test_convert_refuses);
    g_test_add_func("/placard/convert/back", test_convert_back);
    g_test_add_func("/placard/diff", test_diff);
    g_test_add_func("/placard/next", test_next);
    g_test_add_func("/placard/issue", test_issue);
    g_test_add_func("/placard/explain-and-help", test_explain_and_help);
    g_test_add_func("/placard/serve/refuses", test_serve_refuses);
    g_test_add_func("/placard/serve/serves", test_serve);
    return g_test_run();
}
