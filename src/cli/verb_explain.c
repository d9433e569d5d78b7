#include "cli/load.h"
#include "cli/nearest.h"
#include "cli/terminal.h"
#include "cli/verb.h"
#include "core/programme_check.h"

#include <string.h>

static Style style_of(Severity severity)
{
    static const Style styles[] = {
        [SEVERITY_NOTE] = STYLE_NOTE,
        [SEVERITY_WARNING] = STYLE_WARNING,
        [SEVERITY_ERROR] = STYLE_ERROR,
    };
    return styles[severity];
}

static void put_paragraph(const Terminal *terminal, const char *text)
{
    enum { INDENT = 2 };
    fprintf(terminal->out, "\n%*s", INDENT, "");
    terminal_wrap(terminal, text, INDENT, INDENT);
    fputc('\n', terminal->out);
}

static void explain(const Terminal *terminal, const Rule *rule)
{
    terminal_put(terminal, STYLE_STRONG, rule->name);
    fputs(" (", terminal->out);
    terminal_put(terminal, style_of(rule->severity), severity_name(rule->severity));
    fprintf(terminal->out, ")\n%s\n", rule->title);
    put_paragraph(terminal, rule->why);
    g_autofree char *source = g_strdup_printf("Source: %s", rule->source);
    put_paragraph(terminal, source);
}

static void list_rules(const Terminal *terminal)
{
    enum { NAME = 23, SEVERITY = 8 };
    const Rule *rule;
    for (guint i = 0; (rule = rule_at(i)) != NULL; i++) {
        terminal_put(terminal, STYLE_STRONG, rule->name);
        fprintf(terminal->out, "%*s", NAME - (int)strlen(rule->name), "");
        const char *severity = severity_name(rule->severity);
        terminal_put(terminal, style_of(rule->severity), severity);
        fprintf(terminal->out, "%*s", SEVERITY - (int)strlen(severity), "");
        terminal_wrap(terminal, rule->title, NAME + SEVERITY, NAME + SEVERITY);
        fputc('\n', terminal->out);
    }
}

static int complain_unknown(const char *name)
{
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

static int run_explain(const Arguments *arguments)
{
    Terminal terminal;
    terminal_init(&terminal, stdout, arguments_value(arguments, "color", "auto"));
    for (guint i = 0; i < arguments->operands->len; i++) {
        const char *name = arguments_operand(arguments, i);
        const Rule *rule = rule_of_name(name);
        if (rule == NULL && strcmp(name, "all") != 0) {
            return complain_unknown(name);
        }
        fputs(i > 0 ? "\n" : "", stdout);
        if (rule != NULL) {
            explain(&terminal, rule);
        } else {
            list_rules(&terminal);
        }
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
    { "explain all", "the list of all rules" },
    { 0 },
};

const Verb verb_explain = {
    .name = "explain",
    .operands = "RULE...|all",
    .least = 1,
    .most = G_MAXUINT,
    .summary = "say what a rule wants, why, and where it comes from",
    .description =
        "RULE is the name that stands in brackets at the end of a finding. The answer says what must hold, what goes "
        "wrong otherwise, and whether the rule comes from the rules of procedure, from the editorial manual or "
        "from practice.\n\n"
        "`all` lists every rule with the worst severity that it is reported with.",
    .options = options,
    .exits = exits,
    .examples = examples,
    .run = run_explain,
};
