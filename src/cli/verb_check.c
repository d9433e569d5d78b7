#include "cli/findings.h"
#include "cli/input.h"
#include "cli/load.h"
#include "cli/verb.h"

#include <string.h>

typedef struct {
    Terminal terminal;
    bool is_json;
    JsonWriter json; /* where it is */
    Severity least;
    bool brief;
    int counts[3];
    bool trouble; /* a file could not be read */
} Run;

static Severity severity_of_name(const char *name)
{
    int severity = SEVERITY_NOTE;
    while (strcmp(severity_name((Severity)severity), name) != 0) {
        severity++;
    }
    return (Severity)severity;
}

static void print_file(Run *run, const FindingsView *view, const ProgrammeFile *file)
{
    int counts[3] = { 0 };
    findings_count(file->findings, counts);
    findings_print(&run->terminal, view, file->findings);
    terminal_begin(&run->terminal, STYLE_STRONG);
    terminal_text(&run->terminal, view->name);
    terminal_end(&run->terminal);
    fputs(": ", run->terminal.out);
    findings_print_counts(&run->terminal, counts);
}

static void check_file(Run *run, const char *path)
{
    g_autoptr(ProgrammeFile) file = load_programme(path);
    if (file == NULL) {
        run->trouble = true;
        return;
    }
    programme_file_check(file);
    findings_count(file->findings, run->counts);
    const FindingsView view = {
        .name = input_name(path),
        .source = run->brief ? NULL : file->shown,
        .least = run->least,
    };
    if (run->is_json) {
        findings_write_json(&run->json, &view, file->findings);
    } else {
        print_file(run, &view, file);
    }
}

static void check_files(Run *run, const Arguments *arguments)
{
    for (guint i = 0; i < arguments->operands->len; i++) {
        check_file(run, arguments_operand(arguments, i));
    }
    if (!run->is_json && arguments->operands->len > 1) {
        fprintf(stdout, "%u files: ", arguments->operands->len);
        findings_print_counts(&run->terminal, run->counts);
    }
}

static void check_files_to_json(Run *run, const Arguments *arguments)
{
    g_auto(Buffer) out = BUFFER_INIT;
    run->is_json = true;
    json_begin(&run->json, &out);
    json_open_object(&run->json, NULL);
    json_open_array(&run->json, "files");
    check_files(run, arguments);
    json_close_array(&run->json);
    json_close_object(&run->json);
    puts(buffer_text(&out));
    run->json = (JsonWriter){ 0 };
}

static int run_check(const Arguments *arguments)
{
    Run run = {
        .least = severity_of_name(arguments_value(arguments, "severity", "note")),
        .brief = arguments_has(arguments, "brief"),
    };
    terminal_init(&run.terminal, stdout, arguments_value(arguments, "color", "auto"));
    if (strcmp(arguments_value(arguments, "format", "text"), "json") == 0) {
        check_files_to_json(&run, arguments);
    } else {
        check_files(&run, arguments);
    }
    if (run.trouble) {
        return EXIT_TROUBLE;
    }
    const bool strict = arguments_has(arguments, "strict") && run.counts[SEVERITY_WARNING] > 0;
    return run.counts[SEVERITY_ERROR] > 0 || strict ? EXIT_ERRORS : EXIT_GOOD;
}

static const char *const formats[] = { "text", "json", NULL };
static const char *const severities[] = { "note", "warning", "error", NULL };

static const Option options[] = {
    { "format", 'f', "FORMAT", "`text` for people, `json` for programs", formats },
    { "severity", 's', "SEVERITY", "show findings of this severity and worse: `note`, `warning`, `error`", severities },
    { "brief", 'b', NULL, "one line a finding, without the line of the source", NULL },
    { "strict", 0, NULL, "warnings, too, make the check fail", NULL },
    { "color", 0, "WHEN", "`auto`, `always` or `never`", terminal_color_choices },
    { 0 },
};

static const ExitCode exits[] = {
    { EXIT_GOOD, "no errors; there may be warnings and notes" },
    { EXIT_ERRORS, "at least one error, or a warning with `--strict`" },
    { EXIT_TROUBLE, "a file cannot be read, or the command line is wrong" },
    { 0 },
};

static const Example examples[] = {
    { "check note.txt", "check a programme of work" },
    { "check --brief --severity warning *.txt", "the worst of many, a line each" },
    { "check --format json - < note.txt", "findings as data, from standard input" },
    { 0 },
};

const Verb verb_check = {
    .name = "check",
    .operands = "FILE...",
    .least = 1,
    .most = G_MAXUINT,
    .summary = "say what is wrong or odd in programmes of work",
    .description =
        "Reads each FILE, a programme of work as plain text, Word document, PDF or JSON, and holds it against the rules of procedure, the "
        "editorial rules and the calendar. `-` is standard input.\n\n"
        "Every finding is a line with file, line, column, severity, what is there, what was expected, and in brackets the "
        "name of the rule; under it stands the place in the source. What the reader had to repair is among the findings. "
        "`placard explain RULE` says why a rule exists.\n\n"
        "An error breaks the programme or a rule of procedure. A warning is very likely a mistake. A note is worth a look, "
        "and may be right as it is.",
    .options = options,
    .exits = exits,
    .examples = examples,
    .run = run_check,
};
