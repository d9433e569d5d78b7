#include "cli/findings.h"
#include "cli/input.h"
#include "cli/load.h"
#include "cli/nearest.h"
#include "cli/output.h"
#include "cli/verb.h"
#include "doc/format.h"
#include "exchange/forms.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

typedef struct {
    const char *input;
    const char *output;   /* as given, or NULL */
    const char *language; /* or NULL: the programme's own */
    bool of_source;       /* write the document as it was read, not the paper of the programme */
    GPtrArray *forms;     /* of const ProgrammeForm *, each once */
    ProgrammeFile *file;
    ProgrammeForms *programme;
} Conversion;

/* --- which forms ---------------------------------------------------------------------------------------- */

static char *form_names(void)
{
    GString *names = g_string_new(NULL);
    const ProgrammeForm *form;
    for (guint i = 0; (form = programme_form_at(i)) != NULL; i++) {
        g_string_append_printf(names, "%s%s", i > 0 ? ", " : "", form->name);
    }
    return g_string_free(names, FALSE);
}

static void add_once(GPtrArray *forms, const ProgrammeForm *form)
{
    if (!g_ptr_array_find(forms, form, NULL)) {
        g_ptr_array_add(forms, (gpointer)form);
    }
}

/* All that can be made of what is converted, but the tree, which is for nobody but who works on Placard. */
static void add_all(const Conversion *conversion)
{
    const ProgrammeForm *form;
    for (guint i = 0; (form = programme_form_at(i)) != NULL; i++) {
        const bool can_be = !conversion->of_source || document_format(form->name) != NULL;
        if (can_be && strcmp(form->name, "tree") != 0) {
            add_once(conversion->forms, form);
        }
    }
}

static bool add_form(const Conversion *conversion, const char *name)
{
    if (strcmp(name, "all") == 0) {
        add_all(conversion);
        return true;
    }
    const ProgrammeForm *form = programme_form(name);
    if (form == NULL) {
        g_autofree char *names = form_names();
        complain("there is no form “%s”; there are %s, and all", name, names);
        return false;
    }
    add_once(conversion->forms, form);
    return true;
}

static bool add_forms(const Conversion *conversion, const char *list)
{
    g_auto(GStrv) names = g_strsplit(list, ",", -1);
    for (char **name = names; *name != NULL; name++) {
        if (!add_form(conversion, *name)) {
            return false;
        }
    }
    return true;
}

/* The forms that --to asks for; where there is none, that of the output's name. */
static bool choose_forms(Conversion *conversion, const Arguments *arguments)
{
    for (guint i = 0; i < arguments->given->len; i++) {
        const Option *option = g_ptr_array_index(arguments->given, i);
        if (strcmp(option->name, "to") == 0 && !add_forms(conversion, g_ptr_array_index(arguments->values, i))) {
            return false;
        }
    }
    if (conversion->forms->len > 0) {
        return true;
    }
    const ProgrammeForm *form = conversion->output != NULL ? programme_form_of_file(conversion->output) : NULL;
    if (form == NULL) {
        g_autofree char *names = form_names();
        complain("say which form to write: --to %s", names);
        return false;
    }
    add_once(conversion->forms, form);
    return true;
}

/* --- where to ------------------------------------------------------------------------------------------- */

/* "note" of "folder/note.txt". */
static char *stem_of(const char *path)
{
    char *name = strcmp(path, "-") == 0 ? g_strdup("programme") : g_path_get_basename(path);
    char *dot = strrchr(name, '.');
    if (dot != NULL && dot != name) {
        *dot = '\0';
    }
    return name;
}

static bool is_folder(const char *path)
{
    return g_str_has_suffix(path, "/") || g_file_test(path, G_FILE_TEST_IS_DIR);
}

/* Where the form goes: see the description of the verb. */
static char *place_of(const Conversion *conversion, const ProgrammeForm *form)
{
    const char *output = conversion->output;
    g_autofree char *stem = stem_of(conversion->input);
    if (output == NULL) {
        return strcmp(conversion->input, "-") == 0 ? g_strdup("-") : g_strdup_printf("%s.%s", stem, form->extension);
    }
    if (strcmp(output, "-") == 0) {
        return g_strdup(output);
    }
    if (is_folder(output)) {
        return g_strdup_printf("%s%s%s.%s", output, g_str_has_suffix(output, "/") ? "" : "/", stem, form->extension);
    }
    return conversion->forms->len == 1 ? g_strdup(output) : g_strdup_printf("%s.%s", output, form->extension);
}

static bool make_folder(const char *output)
{
    if (output == NULL || !g_str_has_suffix(output, "/") || g_mkdir_with_parents(output, 0777) == 0) {
        return true;
    }
    complain("cannot make the folder %s: %s", output, g_strerror(errno));
    return false;
}

static bool may_write(const Conversion *conversion, const ProgrammeForm *form, const char *place)
{
    if (strcmp(place, "-") != 0) {
        if (strcmp(conversion->input, "-") != 0 && output_is_same_file(conversion->input, place)) {
            complain("%s is the file that is read; it is not overwritten: choose another --output", place);
            return false;
        }
        return true;
    }
    if (conversion->forms->len > 1) {
        complain("standard output takes one form; with several say --output FOLDER");
        return false;
    }
    if (form->is_binary && isatty(STDOUT_FILENO) == 1) {
        complain("%s would upset the terminal; say --output FILE", form->title);
        return false;
    }
    return true;
}

/* --- writing -------------------------------------------------------------------------------------------- */

static GBytes *bytes_of(const Conversion *conversion, const ProgrammeForm *form, GError **error)
{
    if (!conversion->of_source) {
        return form->write(conversion->programme, error);
    }
    const DocumentFormat *format = document_format(form->name);
    if (format == NULL || conversion->file->document == NULL) {
        g_set_error(error, DOCUMENT_ERROR, DOCUMENT_ERROR_WRITING, "%s is no form of the document that was read",
                    form->name);
        return NULL;
    }
    return format->write(conversion->file->document, error);
}

static bool write_form(const Conversion *conversion, const ProgrammeForm *form)
{
    g_autofree char *place = place_of(conversion, form);
    if (!may_write(conversion, form, place)) {
        return false;
    }
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = bytes_of(conversion, form, &error);
    if (bytes == NULL) {
        complain("cannot make %s of %s: %s", form->name, input_name(conversion->input), error->message);
        return false;
    }
    if (!output_write(place, bytes, &error)) {
        complain("cannot write %s: %s", place, error->message);
        return false;
    }
    return true;
}

static void print_repairs(const Conversion *conversion)
{
    Terminal terminal;
    terminal_init(&terminal, stderr, "auto");
    const FindingsView view = { .name = input_name(conversion->input), .least = SEVERITY_NOTE };
    findings_print(&terminal, &view, conversion->file->findings);
}

static bool convert(Conversion *conversion, bool quiet)
{
    g_autoptr(ProgrammeFile) file = load_programme(conversion->input);
    if (file == NULL || !make_folder(conversion->output)) {
        return false;
    }
    g_autoptr(ProgrammeForms) programme = programme_forms_new(file->programme, conversion->language);
    conversion->file = file;
    conversion->programme = programme;
    if (!quiet) {
        print_repairs(conversion);
    }
    bool good = true;
    for (guint i = 0; i < conversion->forms->len; i++) {
        good &= write_form(conversion, g_ptr_array_index(conversion->forms, i));
    }
    return good;
}

static int run_convert(const Arguments *arguments)
{
    g_autoptr(GPtrArray) forms = g_ptr_array_new();
    Conversion conversion = {
        .input = arguments_operand(arguments, 0),
        .output = arguments_value(arguments, "output", NULL),
        .language = arguments_value(arguments, "language", NULL),
        .of_source = strcmp(arguments_value(arguments, "of", "paper"), "source") == 0,
        .forms = forms,
    };
    if (!choose_forms(&conversion, arguments)) {
        return EXIT_TROUBLE;
    }
    return convert(&conversion, arguments_has(arguments, "quiet")) ? EXIT_GOOD : EXIT_TROUBLE;
}

static const char *const languages[] = { "ar", "zh", "en", "fr", "ru", "es", NULL };
static const char *const subjects[] = { "paper", "source", NULL };

static const Option options[] = {
    { "to", 't', "FORM",
      "the form or forms to write, parted by commas: `txt`, `html`, `pdf`, `docx`, `akn`, `json`, `ics`, "
      "`schedule`, `schedule-json`, `csv`, `tree`; `all` is all but `tree`",
      NULL },
    { "output", 'o', "PATH", "the file or folder to write to; `-` is standard output", NULL },
    { "language", 'l', "LANGUAGE", "to write in: `ar`, `zh`, `en`, `fr`, `ru`, `es`; else the programme's own",
      languages },
    { "of", 0, "WHAT", "`paper`: the programme as Placard prints it; `source`: the document as it was read", subjects },
    { "quiet", 'q', NULL, "do not report what was repaired in reading", NULL },
    { 0 },
};

static const ExitCode exits[] = {
    { EXIT_GOOD, "all forms are written" },
    { EXIT_TROUBLE, "the file cannot be read, a form cannot be written, or the command line is wrong" },
    { 0 },
};

static const Example examples[] = {
    { "convert note.txt --to pdf", "write note.pdf" },
    { "convert note.txt --to html,pdf,ics --output site/", "three forms in a folder" },
    { "convert note.txt --to all --output site/", "every form" },
    { "convert note.docx --to txt,ics", "a Word document as plain text and as a calendar" },
    { "convert note.txt --language fr --to pdf,akn", "the paper in French, as PDF and as Akoma Ntoso" },
    { "convert note.json --to txt --output - | less", "read it as plain text" },
    { "convert note.txt --to tree --of source --output -", "see what the reader made of a text" },
    { 0 },
};

const Verb verb_convert = {
    .name = "convert",
    .operands = "FILE",
    .least = 1,
    .most = 1,
    .summary = "write a programme of work in other forms",
    .description =
        "Reads FILE, a programme of work as plain text, Word document, PDF or JSON, and writes it in other forms. `-` is standard input. The same "
        "input gives the same bytes.\n\n"
        "Forms of its paper are `txt`, `html`, `pdf`, `docx` (Word) and `akn` (Akoma Ntoso, for archives and legislation systems). Forms "
        "of what it says are `json` (data), `ics` (calendar), `schedule` and `schedule-json` (conference schedule, for "
        "applications on telephones) and `csv` (table). `tree` shows how a document is built.\n\n"
        "Without `--output` the files are named after FILE and written to the current folder; from standard input one form goes "
        "to standard output. With one form `--output` is a file or a folder; with several it is a folder, or the beginning of "
        "the files' names. A file is replaced in one step, and FILE itself never.\n\n"
        "Another language gives the papers' fixed phrases, days, hours and usual lines in it; other words stay as they are and "
        "are marked as of the programme's own language.\n\n"
        "What was repaired in reading is reported on standard error.",
    .options = options,
    .exits = exits,
    .examples = examples,
    .run = run_convert,
};
