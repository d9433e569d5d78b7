#include "cli/load.h"
#include "cli/output.h"
#include "cli/show.h"
#include "cli/terminal.h"
#include "cli/verb.h"
#include "doc/format.h"
#include "exchange/changes_json.h"
#include "paper/changes_paper.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct {
    const ProgrammeDiff *diff;
    Language language;
    const char *color;
    const char *output; /* "-" is standard output */
} Showing;

static bool write_out(const Showing *showing, GBytes *bytes, const GError *problem)
{
    if (bytes == NULL) {
        g_assert(problem != NULL);
        complain("cannot write the changes: %s", problem->message);
        return false;
    }
    g_autoptr(GError) error = NULL;
    if (!output_write(showing->output, bytes, &error)) {
        complain("cannot write %s: %s", showing->output, error->message);
        return false;
    }
    return true;
}

static bool show_text(const Showing *showing)
{
    Terminal terminal;
    g_autoptr(Document) document = changes_paper(showing->diff, showing->language);
    if (strcmp(showing->output, "-") == 0) {
        terminal_init(&terminal, stdout, showing->color);
        show_document(&terminal, document);
        return true;
    }
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    terminal = (Terminal){ .out = out, .color = strcmp(showing->color, "always") == 0, .width = 80 };
    show_document(&terminal, document);
    fclose(out);
    g_autoptr(GBytes) bytes = g_bytes_new(text, length);
    free(text);
    return write_out(showing, bytes, NULL);
}

static bool show_json(const Showing *showing)
{
    g_autoptr(GBytes) bytes = changes_to_json(showing->diff);
    return write_out(showing, bytes, NULL);
}

static bool show_as(const Showing *showing, const DocumentFormat *format)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Document) document = changes_paper(showing->diff, showing->language);
    g_autoptr(GBytes) bytes = format->write(document, &error);
    return write_out(showing, bytes, error);
}

/* The name of the form: as given, else after the name of the output, else text. */
static const char *form_of(const Arguments *arguments, const char *output)
{
    const char *dot = strrchr(output, '.');
    const char *by_name =
        dot != NULL && (document_format(dot + 1) != NULL || strcmp(dot + 1, "json") == 0) ? dot + 1 : "text";
    return arguments_value(arguments, "to", by_name);
}

static bool show(const Showing *showing, const char *form)
{
    if (strcmp(form, "text") == 0 || strcmp(form, "txt") == 0) {
        return show_text(showing);
    }
    if (strcmp(form, "json") == 0) {
        return show_json(showing);
    }
    const DocumentFormat *format = document_format(form);
    if (format == NULL) {
        complain("there is no form “%s” of changes; there are text, json, html, pdf, docx, tree", form);
        return false;
    }
    if (strcmp(form, "pdf") == 0 && strcmp(showing->output, "-") == 0 && isatty(STDOUT_FILENO) == 1) {
        complain("a PDF would upset the terminal; say --output FILE");
        return false;
    }
    return show_as(showing, format);
}

static int run_diff(const Arguments *arguments)
{
    g_autoptr(ProgrammeFile) old = load_programme(arguments_operand(arguments, 0));
    g_autoptr(ProgrammeFile) new_ = old != NULL ? load_programme(arguments_operand(arguments, 1)) : NULL;
    if (new_ == NULL) {
        return EXIT_TROUBLE;
    }
    g_autoptr(ProgrammeDiff) diff = programme_diff(old->programme, new_->programme);
    const Showing showing = { .diff = diff,
                              .language = language_of_code(arguments_value(arguments, "language", "en")),
                              .color = arguments_value(arguments, "color", "auto"),
                              .output = arguments_value(arguments, "output", "-") };
    if (!arguments_has(arguments, "quiet") && !show(&showing, form_of(arguments, showing.output))) {
        return EXIT_TROUBLE;
    }
    return programme_diff_is_empty(diff) ? EXIT_GOOD : EXIT_ERRORS;
}

static const char *const languages[] = { "ar", "en", "es", "fr", "ru", "zh", NULL };

static const Option options[] = {
    { "to", 't', "FORM", "`text` for people, `json` for programs, or `html`, `pdf`, `docx`", NULL },
    { "output", 'o', "FILE", "the file to write to, instead of standard output", NULL },
    { "language", 'l', "LANGUAGE", "of the phrases: `ar`, `en`, `es`, `fr`, `ru`, `zh`", languages },
    { "quiet", 'q', NULL, "show nothing; the exit status tells", NULL },
    { "color", 0, "WHEN", "`auto`, `always` or `never`", terminal_color_choices },
    { 0 },
};

static const ExitCode exits[] = {
    { EXIT_GOOD, "nothing has changed" },
    { EXIT_ERRORS, "something has" },
    { EXIT_TROUBLE, "a file cannot be read or written, or the command line is wrong" },
    { 0 },
};

static const Example examples[] = {
    { "diff note.txt note-rev1.txt", "what changed, day by day" },
    { "diff --to html --output changes.html note.txt note-rev1.txt", "the same as a page" },
    { "diff --to json old.json new.txt", "the same for a program" },
    { 0 },
};

const Verb verb_diff = {
    .name = "diff",
    .operands = "OLD NEW",
    .least = 2,
    .most = 2,
    .summary = "say what changed from one programme of work to another",
    .description =
        "Compares two programmes of work by what they mean and not by their lines: meetings that were moved, added or "
        "cancelled, their rooms and names; items added, removed, moved to another meeting or in the order; wording, minutes and "
        "speakers; deadlines; the head, the paragraphs, the agenda and the footnotes. What of a text changed is shown word by "
        "word.\n\n"
        "A meeting is known by what it deals with and when, an agenda item by its number and what is done under it. "
        "“(continued)” follows from the order and is never a change by itself.\n\n"
        "`-` is standard input. Programmes of different bodies or sessions are compared too, and said to be different.",
    .options = options,
    .exits = exits,
    .examples = examples,
    .run = run_diff,
};
