#include "cli/rules_manual.h"

#include "core/profile.h"
#include "core/programme_check.h"
#include "session/module.h"
#include "session/procedure.h"

#include <string.h>

/* --- what carries a rule out -------------------------------------------------------------------------------------- */

/* One of them: how it is called and what it does, or what it says. Borrowed from the tables. */
typedef struct {
    const char *name;
    const char *words;
} Part;

typedef struct {
    GArray *commands, *refusals, *checks; /* of Part */
} Parts;

static void add_part(GArray *parts, const char *name, const char *words)
{
    const Part part = { name, words };
    g_array_append_val(parts, part);
}

static void find_parts(Parts *parts, int number)
{
    const CommandInfo *command;
    Refusal refusal;
    const Rule *check;
    parts->commands = g_array_new(FALSE, FALSE, sizeof(Part));
    parts->refusals = g_array_new(FALSE, FALSE, sizeof(Part));
    parts->checks = g_array_new(FALSE, FALSE, sizeof(Part));
    for (guint i = 0; (command = command_at(i)) != NULL; i++) {
        if (rule_citation_has(command->rules, number)) {
            add_part(parts->commands, command->name, command->summary);
        }
    }
    for (guint i = 0; (refusal = refusal_at(i)) != NULL; i++) {
        if (rule_citation_has(refusal->rules, number)) {
            add_part(parts->refusals, refusal->name, refusal->words);
        }
    }
    for (guint i = 0; (check = rule_at(i)) != NULL; i++) {
        if (rule_citation_has(check->domain, number)) {
            add_part(parts->checks, check->name, check->title);
        }
    }
}

static void parts_clear(Parts *parts)
{
    g_array_unref(parts->commands);
    g_array_unref(parts->refusals);
    g_array_unref(parts->checks);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Parts, parts_clear)

/* "carried out", "carried out in part: nothing is linked", "planned". */
static char *progress_of(const NumberedRule *rule)
{
    return rule->progress == RULE_IN_PART ? g_strdup_printf("carried out in part: %s", rule->lacks)
                                          : g_strdup(rule_progress_name(rule->progress));
}

/* --- the terminal ------------------------------------------------------------------------------------------------- */

static void put_parts(const Terminal *terminal, const char *heading, const GArray *parts)
{
    enum { COLUMN = 24 };
    if (parts->len == 0) {
        return;
    }
    terminal_heading(terminal, heading);
    for (guint i = 0; i < parts->len; i++) {
        const Part *part = &g_array_index(parts, Part, i);
        terminal_term(terminal, part->name, part->words, COLUMN);
    }
}

void rules_manual_rule(const Terminal *terminal, const NumberedRule *rule)
{
    g_auto(Parts) parts = { 0 };
    g_autofree char *name = g_strdup_printf("Rule %d: %s", rule->number, rule->title);
    g_autofree char *progress = progress_of(rule);
    g_autofree char *source = g_strdup_printf("Source: %s", rule->source);
    g_autofree char *state = g_strdup_printf("%s; %s", rule->theme, progress);
    find_parts(&parts, rule->number);
    terminal_put(terminal, STYLE_STRONG, name);
    fputc('\n', terminal->out);
    terminal_wrap(terminal, state, 0, 0);
    fputc('\n', terminal->out);
    terminal_paragraphs(terminal, rule->text);
    terminal_paragraphs(terminal, source);
    put_parts(terminal, "Commands", parts.commands);
    put_parts(terminal, "Refusals", parts.refusals);
    put_parts(terminal, "Checks of programmes", parts.checks);
}

void rules_manual_list(const Terminal *terminal)
{
    enum { NUMBER = 5 };
    const char *theme = "";
    for (int number = 1; number <= numbered_rules_count(); number++) {
        const NumberedRule *rule = numbered_rule(number);
        if (strcmp(theme, rule->theme) != 0) {
            fputs(number > 1 ? "\n" : "", terminal->out);
            terminal_put(terminal, STYLE_STRONG, rule->theme);
            fputc('\n', terminal->out);
            theme = rule->theme;
        }
        g_autofree char *line = rule->progress == RULE_CARRIED_OUT
                                    ? g_strdup(rule->title)
                                    : g_strdup_printf("%s (%s)", rule->title, rule_progress_name(rule->progress));
        fprintf(terminal->out, "%*d  ", NUMBER - 2, number);
        terminal_wrap(terminal, line, NUMBER, NUMBER);
        fputc('\n', terminal->out);
    }
}

/* --- Markdown ----------------------------------------------------------------------------------------------------- */

static const char head[] =
    "# The rules of a session\n\n"
    "What commands, refusals and stories cite as “rule 32”, in the program's own words: facts, and no text of law. Rules of procedure "
    "that are named as sources are those of the General Assembly. `placard explain 32` prints a rule. The findings of `placard check` have "
    "rules with names instead: `placard explain all` lists both.\n\n"
    "A rule is told as a story in `tests/scenarios/rules/rule-NNN-….txt`, or shown by the test that is named with it. The page is "
    "made from `data/rules.tsv` and the program's own tables by `placard help --rules`.\n\n"
    "Where the figures of a rule may be changed by the body, what they are to begin with stands under [Defaults](#defaults).\n";

static void markdown_names(GString *out, const char *what, const GArray *parts)
{
    for (guint i = 0; i < parts->len; i++) {
        g_string_append_printf(out, "%s`%s`", i == 0 ? what : ", ", g_array_index(parts, Part, i).name);
    }
    g_string_append(out, parts->len > 0 ? "\n" : "");
}

static void markdown_rule(GString *out, const NumberedRule *rule)
{
    g_auto(Parts) parts = { 0 };
    g_autofree char *progress = progress_of(rule);
    find_parts(&parts, rule->number);
    g_string_append_printf(out, "\n### %d. %s\n\n%s\n\n* source: %s\n* %s\n", rule->number, rule->title, rule->text,
                           rule->source, progress);
    for (guint i = 0; i < parts.commands->len; i++) {
        const char *name = g_array_index(parts.commands, Part, i).name;
        g_string_append_printf(out, "%s[`%s`](acts/%s.md)", i == 0 ? "* commands: " : ", ", name, name);
    }
    g_string_append(out, parts.commands->len > 0 ? "\n" : "");
    markdown_names(out, "* refusals: ", parts.refusals);
    markdown_names(out, "* checks of programmes: ", parts.checks);
    if (rule->shown != NULL) {
        g_string_append_printf(out, "* shown by: [`%s`](../%s)\n", rule->shown, rule->shown);
    }
}

/* A column a profile; the figures of bodies that have no profile of their own are those of the last. */
static void markdown_defaults(GString *out)
{
    const ProcedureFigure *figure;
    const Profile *profile;
    g_string_append(out,
                    "\n## Defaults\n\n"
                    "The figures that a session begins with, by the profile of its body. They enter the record with "
                    "the session; [`procedure.change`](acts/procedure.change.md) changes one by a decision.\n\n| |");
    for (guint i = 0; (profile = profile_at(i)) != NULL; i++) {
        g_string_append_printf(out, " %s |", profile->id);
    }
    g_string_append(out, " source |\n|---|");
    for (guint i = 0; profile_at(i) != NULL; i++) {
        g_string_append(out, "---|");
    }
    g_string_append(out, "---|\n");
    for (guint i = 0; (figure = procedure_figure_at(i)) != NULL; i++) {
        g_string_append_printf(out, "| `%s`: %s |", figure->name, figure->about);
        for (guint p = 0; (profile = profile_at(p)) != NULL; p++) {
            g_string_append_printf(out, " %d |", procedure_figure(procedure_usual(profile->id), i));
        }
        g_string_append_printf(out, " %s |\n", figure->source);
    }
}

void rules_markdown(GString *out)
{
    const char *theme = "";
    g_string_append(out, head);
    for (int number = 1; number <= numbered_rules_count(); number++) {
        const NumberedRule *rule = numbered_rule(number);
        if (strcmp(theme, rule->theme) != 0) {
            g_string_append_printf(out, "\n## %s\n", rule->theme);
            theme = rule->theme;
        }
        markdown_rule(out, rule);
    }
    markdown_defaults(out);
}
