#include "cli/findings.h"
#include "cli/load.h"
#include "cli/nearest.h"
#include "cli/rules_manual.h"
#include "cli/terminal.h"
#include "cli/verb.h"
#include "core/programme_check.h"

#include <string.h>

static void explain(const Terminal *terminal, const Rule *rule)
{
    terminal_put(terminal, STYLE_STRONG, rule->name);
    fputs(" (", terminal->out);
    terminal_put(terminal, findings_style(rule->severity), severity_name(rule->severity));
    fprintf(terminal->out, ")\n%s\n", rule->title);
    terminal_paragraphs(terminal, rule->why);
    g_autofree char *source = g_strdup_printf("Source: %s", rule->source);
    terminal_paragraphs(terminal, source);
}

static void list_rules(const Terminal *terminal)
{
    enum { NAME = 23, SEVERITY = 8 };
    const Rule *rule;
    rules_manual_list(terminal);
    terminal_heading(terminal, "Checks of a programme of work");
    for (guint i = 0; (rule = rule_at(i)) != NULL; i++) {
        terminal_put(terminal, STYLE_STRONG, rule->name);
        fprintf(terminal->out, "%*s", NAME - (int)strlen(rule->name), "");
        const char *severity = severity_name(rule->severity);
        terminal_put(terminal, findings_style(rule->severity), severity);
        fprintf(terminal->out, "%*s", SEVERITY - (int)strlen(severity), "");
        terminal_wrap(terminal, rule->title, NAME + SEVERITY, NAME + SEVERITY);
        fputc('\n', terminal->out);
    }
}

static int complain_unknown(const char *name)
{
    if (g_ascii_isdigit(name[0])) {
        complain("there is no rule %s; they are numbered from 1 to %d", name, numbered_rules_count());
        return EXIT_TROUBLE;
    }
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    const Rule *rule;
    for (guint i = 0; (rule = rule_at(i)) != NULL; i++) {
        g_ptr_array_add(names, (gpointer)rule->name);
    }
    const char *meant = nearest_name(name, (const char *const *)names->pdata, names->len);
    if (meant != NULL) {
        complain("there is no rule “%s”; did you mean %s?", name, meant);
    } else {
        complain("there is no rule “%s”; `placard explain all` lists them", name);
    }
    return EXIT_TROUBLE;
}

/* "32", "56–59": as refusals cite them. */
static void explain_numbered(const Terminal *terminal, const char *citation)
{
    int first, last;
    for (const char *joint = ""; rule_citation_next(&citation, &first, &last);) {
        for (int number = first; number <= last; number++, joint = "\n") {
            fputs(joint, terminal->out);
            rules_manual_rule(terminal, numbered_rule(number));
        }
    }
}

static bool explain_operand(const Terminal *terminal, const char *name)
{
    const Rule *rule = rule_of_name(name);
    if (rule != NULL) {
        explain(terminal, rule);
    } else if (rule_citation_is_valid(name)) {
        explain_numbered(terminal, name);
    } else if (strcmp(name, "all") == 0) {
        list_rules(terminal);
    } else {
        return false;
    }
    return true;
}

static int run_explain(const Arguments *arguments)
{
    Terminal terminal;
    terminal_init(&terminal, stdout, arguments_value(arguments, "color", "auto"));
    for (guint i = 0; i < arguments->operands->len; i++) {
        fputs(i > 0 ? "\n" : "", stdout);
        if (!explain_operand(&terminal, arguments_operand(arguments, i))) {
            return complain_unknown(arguments_operand(arguments, i));
        }
    }
    if (arguments->operands->len == 0) {
        list_rules(&terminal);
    }
    return EXIT_GOOD;
}

static const Option options[] = {
    { "color", 0, "WHEN", "`auto`, `always` or `never`", terminal_color_choices },
    { 0 },
};

static const ExitCode exits[] = {
    { EXIT_GOOD, "explained" },
    { EXIT_TROUBLE, "there is no such rule" },
    { 0 },
};

static const Example examples[] = {
    { "explain slot-sum", "why a finding was reported, and where its rule comes from" },
    { "explain 32", "a rule of the session, with the commands and refusals that carry it out" },
    { "explain", "the list of all rules" },
    { 0 },
};

const Verb verb_explain = {
    .name = "explain",
    .operands = "[RULE...|all]",
    .most = G_MAXUINT,
    .summary = "say what a rule wants, why, and where it comes from",
    .description =
        "A RULE with a number, such as 32 or 56–59, is one of the session: what must hold when a body meets, cited by "
        "`placard do` where it refuses something. The answer says what the rule wants, where it comes from, how far it is carried out, "
        "and by which commands, refusals and checks.\n\n"
        "A RULE with a name is one of programmes of work: the name stands in brackets at the end of a finding. The answer says "
        "what must hold, what goes wrong otherwise, and whether the rule comes from the rules of procedure, from the "
        "editorial manual or from practice.\n\n"
        "Without a RULE, or with `all`, it lists both: the numbers by theme, and every name with the worst severity that "
        "it is reported with.",
    .options = options,
    .exits = exits,
    .examples = examples,
    .run = run_explain,
};
