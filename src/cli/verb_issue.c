#include "base/instant.h"
#include "base/text.h"
#include "cli/findings.h"
#include "cli/input.h"
#include "cli/load.h"
#include "cli/terminal.h"
#include "cli/verb.h"
#include "exchange/issued.h"

#include <string.h>

/* The name of the folder that the versions go into: as given, else after the file. */
static char *name_of(const Arguments *arguments, const char *path)
{
    g_autofree char *stem = strcmp(path, "-") == 0 ? g_strdup("programme") : g_path_get_basename(path);
    char *dot = strrchr(stem, '.');
    if (dot != NULL && dot != stem) {
        *dot = '\0';
    }
    return text_slug(arguments_value(arguments, "name", stem));
}

static bool read_issue(const Arguments *arguments, Issue *ret_issue)
{
    const char *at = arguments_value(arguments, "at", NULL);
    *ret_issue = (Issue){ .at = g_get_real_time(),
                          .state = issue_state_of_name(arguments_value(arguments, "state", NULL)),
                          .author = arguments_value(arguments, "author", NULL),
                          .reason = arguments_value(arguments, "reason", NULL) };
    if (at != NULL && !instant_parse(at, &ret_issue->at)) {
        complain("“%s” is no time; a time is such as 2024-03-04T10:15:00Z or 2024-03-04T10:15:00-05:00", at);
        return false;
    }
    ret_issue->at -= ret_issue->at % G_USEC_PER_SEC; /* as it is written */
    return true;
}

/* Nothing with errors is issued, unless somebody insists. */
static bool is_sound(ProgrammeFile *file, const char *name, bool force)
{
    programme_file_check(file);
    const int errors = diagnostics_count(file->findings, SEVERITY_ERROR);
    if (errors == 0) {
        return true;
    }
    Terminal terminal;
    terminal_init(&terminal, stderr, "auto");
    const FindingsView view = { .name = name, .source = file->shown, .least = SEVERITY_ERROR };
    findings_print(&terminal, &view, file->findings);
    if (!force) {
        complain("%s breaks rules and is not issued; --force issues it all the same", name);
    }
    return force;
}

static int run_issue(const Arguments *arguments)
{
    const char *path = arguments_operand(arguments, 0);
    const char *folder = arguments_value(arguments, "to", NULL);
    Issue issue;
    if (folder == NULL) {
        complain("say which folder the versions go to: --to FOLDER");
        return EXIT_TROUBLE;
    }
    if (!read_issue(arguments, &issue)) {
        return EXIT_TROUBLE;
    }
    g_autoptr(ProgrammeFile) file = load_programme(path);
    if (file == NULL) {
        return EXIT_TROUBLE;
    }
    if (!is_sound(file, input_name(path), arguments_has(arguments, "force"))) {
        return EXIT_ERRORS;
    }
    g_autofree char *name = name_of(arguments, path);
    g_autofree char *place = g_build_filename(folder, name, NULL);
    g_autoptr(GError) error = NULL;
    const int version = issued_add(place, file->programme, &issue, &error);
    if (version == 0) {
        complain("%s is not issued: %s", input_name(path), error->message);
        return error->domain == ISSUED_ERROR && error->code != ISSUED_ERROR_DAMAGED ? EXIT_ERRORS : EXIT_TROUBLE;
    }
    fprintf(stdout, "%s: version %d\n", place, version);
    return EXIT_GOOD;
}

static const char *const states[] = { "provisional", "adopted", "revised", NULL };

static const Option options[] = {
    { "to", 't', "FOLDER", "where the versions are kept; must be given. Each programme has a folder of its own in it",
      NULL },
    { "name", 'n', "NAME", "what the programme is called there and in addresses; else after FILE", NULL },
    { "state", 's', "STATE",
      "`provisional`, `adopted` or `revised`; else as the version before, and revised if that was adopted", states },
    { "reason", 'r', "TEXT", "why it is issued; must be given for a revision", NULL },
    { "author", 'a', "NAME", "who issues it; likewise", NULL },
    { "at", 0, "TIME", "when it is issued, such as 2024-03-04T10:15:00Z; else now", NULL },
    { "force", 'f', NULL, "issue it although the check finds errors", NULL },
    { 0 },
};

static const ExitCode exits[] = {
    { EXIT_GOOD, "the version is issued" },
    { EXIT_ERRORS, "it must not be issued: it breaks rules, did not change, or does not follow the version before" },
    { EXIT_TROUBLE, "a file cannot be read or written, the folder is damaged, or the command line is wrong" },
    { 0 },
};

static const Example examples[] = {
    { "issue note.txt --to site/ --name third", "issue the first version as site/third" },
    { "issue note.txt --to site/ --name third --state adopted", "the body adopted it" },
    { "issue rev.txt --to site/ -n third -a Secretariat -r \"No room\"", "issue a revision of it" },
    { 0 },
};

const Verb verb_issue = {
    .name = "issue",
    .operands = "FILE",
    .least = 1,
    .most = 1,
    .summary = "issue a programme of work as a version that never changes",
    .description =
        "Reads FILE, a programme of work, and puts it as the next version into its folder in FOLDER: as data in a file that is never "
        "written again, and in an index that says when, why, by whom and in which state it was issued. Each version carries the "
        "SHA-256 of the one before, so that none can be exchanged, taken out or put in between unseen.\n\n"
        "`placard serve FOLDER` shows the latest version, the earlier ones, and what changed between any two; subscribed calendars "
        "follow each meeting wherever it is moved, and keep what is cancelled as cancelled.\n\n"
        "Refused are a programme with errors, one that did not change, one of another body or session, and any change of an adopted "
        "programme that is not a revision with author and reason.",
    .options = options,
    .exits = exits,
    .examples = examples,
    .run = run_issue,
};
