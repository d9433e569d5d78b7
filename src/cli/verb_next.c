#include "cli/findings.h"
#include "cli/input.h"
#include "cli/load.h"
#include "cli/output.h"
#include "cli/terminal.h"
#include "cli/verb.h"
#include "exchange/forms.h"
#include "exchange/next_facts.h"

#include <string.h>
#include <unistd.h>

/* The facts as findings: the place in the earlier paper, what is there, what became of it. */
static void print_facts(const ProgrammeFile *file, const char *name, const GPtrArray *facts)
{
    g_autoptr(GPtrArray) findings = diagnostics_new();
    int doubtful = 0;
    for (guint i = 0; i < facts->len; i++) {
        const NextFact *fact = g_ptr_array_index(facts, i);
        const bool doubt = fact->fate == FACT_DOUBTFUL;
        doubtful += doubt;
        diagnostics_add(findings, doubt ? SEVERITY_WARNING : SEVERITY_NOTE, fact_kind_name(fact->kind), fact->at,
                        next_fact_words(fact), g_strdup(fact->why));
    }
    diagnostics_sort(findings);
    Terminal terminal;
    terminal_init(&terminal, stderr, "auto");
    const FindingsView view = { .name = name, .source = file->shown, .least = SEVERITY_NOTE };
    findings_print(&terminal, &view, findings);
    fprintf(stderr, "%u facts to confirm, %d of them doubtful\n", facts->len, doubtful);
}

static bool write_bytes(const char *path, GBytes *bytes)
{
    g_autoptr(GError) error = NULL;
    if (!output_write(path, bytes, &error)) {
        complain("cannot write %s: %s", path, error->message);
        return false;
    }
    return true;
}

static bool write_facts(const char *path, const GPtrArray *facts, const char *name)
{
    g_autoptr(GBytes) bytes =
        g_str_has_suffix(path, ".json") ? next_facts_to_json(facts, name) : next_facts_to_markdown(facts, name);
    return write_bytes(path, bytes);
}

static bool write_draft(const Programme *next, const char *form_name, const char *path)
{
    const ProgrammeForm *form = form_name != NULL ? programme_form(form_name) : programme_form_of_file(path);
    if (form == NULL && form_name != NULL) {
        complain("there is no form “%s”; `placard help convert` lists them", form_name);
        return false;
    }
    form = form != NULL ? form : programme_form("txt");
    if (form->is_binary && strcmp(path, "-") == 0 && isatty(STDOUT_FILENO) == 1) {
        complain("that form would upset the terminal; say --output FILE");
        return false;
    }
    g_autoptr(GError) error = NULL;
    g_autoptr(ProgrammeForms) forms = programme_forms_new(next, NULL);
    g_autoptr(GBytes) bytes = form->write(forms, &error);
    if (bytes == NULL) {
        complain("cannot make %s of the draft: %s", form->name, error->message);
        return false;
    }
    return write_bytes(path, bytes);
}

static bool read_plan(const Arguments *arguments, NextPlan *ret_plan)
{
    const char *from = arguments_value(arguments, "from", NULL);
    *ret_plan = (NextPlan){ .session = arguments_value(arguments, "session", NULL),
                            .from = from != NULL ? civil_date_parse(from) : (CivilDate){ 0 },
                            .place = arguments_value(arguments, "place", NULL) };
    if (!civil_date_is_set(ret_plan->from)) {
        complain(from == NULL ? "say on which day the session begins: --from YYYY-MM-DD%s"
                              : "“%s” is no day; a day is YYYY-MM-DD, such as 2024-03-04",
                 from == NULL ? "" : from);
        return false;
    }
    return true;
}

static int run_next(const Arguments *arguments)
{
    NextPlan plan;
    const char *path = arguments_operand(arguments, 0);
    const char *output = arguments_value(arguments, "output", "-");
    if (!read_plan(arguments, &plan)) {
        return EXIT_TROUBLE;
    }
    if (strcmp(path, "-") != 0 && output_is_same_file(path, output)) {
        complain("%s is the file that is read; it is not overwritten: choose another --output", output);
        return EXIT_TROUBLE;
    }
    g_autoptr(ProgrammeFile) file = load_programme(path);
    if (file == NULL) {
        return EXIT_TROUBLE;
    }
    g_autoptr(GPtrArray) facts = next_facts_new();
    g_autoptr(Programme) next = programme_next(file->programme, &plan, facts);
    if (next == NULL) {
        complain("%s has no day from which the days of the next session could be counted", input_name(path));
        return EXIT_TROUBLE;
    }
    const char *list = arguments_value(arguments, "to-confirm", NULL);
    if (!write_draft(next, arguments_value(arguments, "to", NULL), output) ||
        (list != NULL && !write_facts(list, facts, input_name(path)))) {
        return EXIT_TROUBLE;
    }
    if (!arguments_has(arguments, "quiet")) {
        print_facts(file, input_name(path), facts);
    }
    return EXIT_GOOD;
}

static const Option options[] = {
    { "from", 0, "DAY", "the first day of the next session, YYYY-MM-DD; must be given", NULL },
    { "session", 0, "NAME", "its name, \"Seventh substantive session\"; else the earlier name stays and is doubtful",
      NULL },
    { "place", 0, "PLACE", "where it is held; else where the earlier one was", NULL },
    { "output", 'o', "FILE", "the file to write the draft to, instead of standard output", NULL },
    { "to", 't', "FORM", "the form of the draft; else by the name of the output, else `txt`", NULL },
    { "to-confirm", 0, "FILE", "write the list of what must be confirmed: `.json` for programs, else Markdown", NULL },
    { "quiet", 'q', NULL, "do not print that list on standard error", NULL },
    { 0 },
};

static const ExitCode exits[] = {
    { EXIT_GOOD, "the draft is written; the list says what must be confirmed" },
    { EXIT_TROUBLE,
      "the file cannot be read or has no days, something cannot be written, or the command line is wrong" },
    { 0 },
};

static const Example examples[] = {
    { "next 6.txt --session \"Seventh session\" --from 2024-03-04 -o 7.txt", "draft the seventh session's programme" },
    { "next 6.txt --from 2024-03-04 -o 7.txt --to-confirm confirm.md", "with a list to tick off" },
    { 0 },
};

const Verb verb_next = {
    .name = "next",
    .operands = "FILE",
    .least = 1,
    .most = 1,
    .summary = "draft the next session's programme from an earlier one",
    .description =
        "Reads FILE, the programme of an earlier session, and drafts that of the next. The rows keep their distance from the "
        "first day, and with it their weekday where the new session begins on the same one. In the texts only the session's own "
        "dates and name are changed. Symbol, job number and date of issue are taken out: they are assigned, never made up. "
        "“(continued)” is worked out anew.\n\n"
        "Everything that was carried over or changed and could be wrong in a year is listed with its place in FILE: dates, "
        "ordinals, persons, addresses, symbols, resolutions, agenda items, footnotes, deadlines. What something speaks against, such "
        "as a date that does not agree with the year of the document it is about, is a warning. Nothing is guessed.",
    .options = options,
    .exits = exits,
    .examples = examples,
    .run = run_next,
};
