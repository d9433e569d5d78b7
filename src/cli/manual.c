#include "cli/manual.h"

#include <string.h>

void manual_overview(const Terminal *terminal)
{
    enum { COLUMN = 12 };
    fputs(
        "Placard reads, checks and publishes programmes of work of intergovernmental bodies,\nand runs their sessions.\n",
        terminal->out);
    terminal_heading(terminal, "Use");
    fputs("  placard VERB [options] [...]\n", terminal->out);
    terminal_heading(terminal, "Verbs");
    const Verb *verb;
    for (guint i = 0; (verb = verb_at(i)) != NULL; i++) {
        terminal_term(terminal, verb->name, verb->summary, COLUMN);
    }
    terminal_heading(terminal, "Examples");
    for (guint i = 0; (verb = verb_at(i)) != NULL; i++) {
        if (verb->operands != NULL) {
            fprintf(terminal->out, "  placard %s\n", verb->examples[0].line);
        }
    }
    fputs("\n`placard help VERB` says more about a verb.\n", terminal->out);
}

static void put_options(const Terminal *terminal, const Verb *verb)
{
    enum { COLUMN = 28 };
    if (verb->options == NULL) {
        return;
    }
    terminal_heading(terminal, "Options");
    for (const Option *option = verb->options; option->name != NULL; option++) {
        g_autofree char *usage = option_usage(option);
        terminal_term(terminal, usage, option->help, COLUMN);
    }
}

void manual_verb(const Terminal *terminal, const Verb *verb)
{
    enum { EXIT_COLUMN = 6 };
    g_autofree char *synopsis = verb_synopsis(verb);
    terminal_put(terminal, STYLE_STRONG, synopsis);
    fprintf(terminal->out, "\n%s\n", verb->summary);
    terminal_paragraphs(terminal, verb->description);
    put_options(terminal, verb);
    terminal_heading(terminal, "Examples");
    for (const Example *example = verb->examples; example->line != NULL; example++) {
        fprintf(terminal->out, "  placard %s\n      %s\n", example->line, example->what);
    }
    terminal_heading(terminal, "Ends with");
    for (const ExitCode *code = verb->exits; code->meaning != NULL; code++) {
        g_autofree char *number = g_strdup_printf("%d", code->code);
        terminal_term(terminal, number, code->meaning, EXIT_COLUMN);
    }
}

/* --- Markdown ------------------------------------------------------------------------------------------- */

static void markdown_options(GString *out, const Verb *verb)
{
    if (verb->options == NULL) {
        return;
    }
    g_string_append(out, "\n## Options\n\n| option | |\n|---|---|\n");
    for (const Option *option = verb->options; option->name != NULL; option++) {
        g_autofree char *usage = option_usage(option);
        g_string_append_printf(out, "| `%s` | %s |\n", usage, option->help);
    }
}

void manual_markdown(GString *out, const Verb *verb)
{
    g_autofree char *synopsis = verb_synopsis(verb);
    g_string_append_printf(out, "# placard %s\n\n%c%s.\n\n    %s\n\n%s\n", verb->name,
                           g_ascii_toupper(verb->summary[0]), verb->summary + 1, synopsis, verb->description);
    markdown_options(out, verb);
    g_string_append(out, "\n## Examples\n");
    for (const Example *example = verb->examples; example->line != NULL; example++) {
        g_string_append_printf(out, "\n%c%s:\n\n    placard %s\n", g_ascii_toupper(example->what[0]), example->what + 1,
                               example->line);
    }
    g_string_append(out, "\n## Ends with\n\n| | |\n|---|---|\n");
    for (const ExitCode *code = verb->exits; code->meaning != NULL; code++) {
        g_string_append_printf(out, "| %d | %s |\n", code->code, code->meaning);
    }
}

/* --- mdoc ----------------------------------------------------------------------------------------------- */

/* One character of the page's text: a backslash, and a point or an apostrophe that begins a line, mean something to
 * the formatter. */
static void mdoc_char(GString *out, char c, bool begins_line)
{
    if (c == '\\') {
        g_string_append(out, "\\e");
    } else if (c == '-') {
        g_string_append(out, "\\-");
    } else if (begins_line && (c == '.' || c == '\'')) {
        g_string_append_printf(out, "\\&%c", c);
    } else {
        g_string_append_c(out, c);
    }
}

/* Words in backquotes become bold. Each sentence begins a line, and lines are short, as mandoc wants it. */
static void mdoc_text(GString *out, const char *text)
{
    enum { COLUMNS = 70 };
    bool quoted = false;
    gsize line = out->len;
    for (const char *at = text; *at != '\0'; at++) {
        if (*at == '`') {
            quoted = !quoted;
            g_string_append(out, quoted ? "\\fB" : "\\fP");
        } else if (*at == ' ' && at > text && (at[-1] == '.' || out->len - line + strcspn(at + 1, " ") > COLUMNS)) {
            g_string_append_c(out, '\n');
            line = out->len;
        } else {
            mdoc_char(out, *at, out->len == line);
        }
    }
    g_string_append_c(out, '\n');
}

static void mdoc_paragraphs(GString *out, const char *text)
{
    g_auto(GStrv) paragraphs = g_strsplit(text, "\n\n", -1);
    for (char **paragraph = paragraphs; *paragraph != NULL; paragraph++) {
        if (paragraph != paragraphs) {
            g_string_append(out, ".Pp\n");
        }
        mdoc_text(out, *paragraph);
    }
}

static void mdoc_options(GString *out, const Verb *verb)
{
    if (verb->options == NULL) {
        return;
    }
    g_string_append(out, ".Bl -tag -width Ds\n");
    for (const Option *option = verb->options; option->name != NULL; option++) {
        g_string_append(out, ".It ");
        if (option->letter != '\0') {
            g_string_append_printf(out, "Fl %c , ", option->letter);
        }
        g_string_append_printf(out, "Fl \\-%s", option->name);
        if (option->argument != NULL) {
            g_string_append_printf(out, " Ar %s", option->argument);
        }
        g_string_append_c(out, '\n');
        mdoc_text(out, option->help);
    }
    g_string_append(out, ".El\n");
}

static void mdoc_verb(GString *out, const Verb *verb)
{
    g_string_append_printf(out, ".Ss %s\n", verb->name);
    mdoc_paragraphs(out, verb->description);
    mdoc_options(out, verb);
}

static void mdoc_examples(GString *out)
{
    g_string_append(out, ".Sh EXAMPLES\n");
    const Verb *verb;
    for (guint i = 0; (verb = verb_at(i)) != NULL; i++) {
        for (const Example *example = verb->examples; example->line != NULL; example++) {
            g_autofree char *what = g_strdup_printf("%c%s:", g_ascii_toupper(example->what[0]), example->what + 1);
            mdoc_text(out, what);
            g_string_append(out, ".Pp\n.Dl placard ");
            mdoc_text(out, example->line);
            g_string_append(out, ".Pp\n");
        }
    }
    g_string_truncate(out, out->len - strlen(".Pp\n"));
}

void manual_mdoc(GString *out)
{
    g_string_append(
        out, ".\\\" Made by `placard help --man`.\n.Dd November 22, 2026\n.Dt PLACARD 1\n.Os\n.Sh NAME\n.Nm placard\n"
             ".Nd programmes of work of intergovernmental bodies, and their sessions\n.Sh SYNOPSIS\n");
    const Verb *verb;
    for (guint i = 0; (verb = verb_at(i)) != NULL; i++) {
        g_string_append_printf(out, ".Nm placard\n.Cm %s\n", verb->name);
        if (verb->options != NULL) {
            g_string_append(out, ".Op Ar options\n");
        }
        if (verb->operands != NULL) {
            g_string_append_printf(out, ".Ar %s\n", verb->operands);
        }
    }
    g_string_append(
        out,
        ".Sh DESCRIPTION\n.Nm\nreads a programme of work as it lies around, understands it line by line,\nholds it "
        "against the rules, and publishes it.\n.Pp\nIt also runs the session: what is done in it is decided by the rules of procedure\n"
        "and stored in a record that never changes.\n");
    for (guint i = 0; (verb = verb_at(i)) != NULL; i++) {
        mdoc_verb(out, verb);
    }
    g_string_append(
        out,
        ".Sh ENVIRONMENT\n.Bl -tag -width Ds\n.It Ev NO_COLOR\nIf it is set and not empty, nothing is "
        "coloured unless\n.Fl \\-color Ar always\nis given.\n.El\n"
        ".Sh EXIT STATUS\n.Bl -tag -width Ds\n.It 0\nNo errors.\n.It 1\nA programme breaks rules, or the "
        "rules of procedure say no.\n.It 2\nA file cannot be read or written, or the command line is wrong.\n.El\n");
    mdoc_examples(out);
}
