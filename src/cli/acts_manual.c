#include "cli/acts_manual.h"

#include "cli/load.h"
#include "cli/nearest.h"
#include "session/short_forms.h"

#include <string.h>

void acts_complain(const char *name)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    const CommandInfo *info;
    for (guint i = 0; (info = command_at(i)) != NULL; i++) {
        g_ptr_array_add(names, (gpointer)info->name);
    }
    const char *meant = nearest_name(name, (const char *const *)names->pdata, names->len);
    if (meant != NULL) {
        complain("there is no command “%s”; did you mean %s?", name, meant);
    } else {
        complain("there is no command “%s”; `placard do` lists them", name);
    }
}

/* --- what both forms say ------------------------------------------------------------------------------------------ */

static char *who_may(const CommandInfo *info)
{
    static const char *const names[N_ROLES] = {
        [ROLE_CHAIR] = "the Chair",
        [ROLE_SECRETARIAT] = "the Secretariat",
        [ROLE_PARTICIPANT] = "a participant for itself",
        [ROLE_CLOCK] = "the clock, when a time that was set has come",
    };
    GString *text = g_string_new(NULL);
    for (guint role = 0; role < N_ROLES; role++) {
        if ((info->who & MAY(role)) != 0) {
            g_string_append(text, text->len > 0 ? "; " : "");
            g_string_append(text, names[role]);
        }
    }
    g_string_append(text, info->binds ? " (it binds the delegation: of those who sign in for it, the head)" : "");
    return g_string_free(text, FALSE);
}

static char *when_may(const CommandInfo *info)
{
    static const struct {
        guint need;
        const char *words;
    } needs[] = {
        { NEEDS_SESSION, "the session has begun and is not closed" },
        { NEEDS_MEETING, "a meeting has been called to order" },
        { NEEDS_SITTING, "the meeting is not suspended for a break" },
        { NEEDS_NO_VOTING, "no voting is going on" },
        { NEEDS_NO_POINT, "no point of order or appeal is pending" },
        { NEEDS_NO_MOTION, "no motion waits that comes before all else" },
    };
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(needs); i++) {
        if ((info->needs & needs[i].need) != 0) {
            g_string_append(text, text->len > 0 ? "; " : "");
            g_string_append(text, needs[i].words);
        }
    }
    return g_string_free(text, FALSE);
}

/* What the field means here, what may be given, and whether it must be. */
static char *field_words(const CommandField *field)
{
    const FieldInfo *info = field_info(field->field);
    g_autofree char *expected = field_expected(field->field);
    return g_strdup_printf("%s%s%s%s: %s", field->presence == GIVEN ? "" : "(may be left out) ", info->about,
                           field->about != NULL ? "; " : "", field->about != NULL ? field->about : "", expected);
}

static char *example_of(const CommandInfo *info)
{
    return g_strdup_printf("placard do %s%s%s", info->name, info->example[0] != '\0' ? " " : "", info->example);
}

static char *basis_of(const CommandInfo *info)
{
    const bool is_plural = strpbrk(info->rules, ",–") != NULL;
    return g_strdup_printf("rule%s %s%s%s", is_plural ? "s" : "", info->rules, info->source != NULL ? "; " : "",
                           info->source != NULL ? info->source : "");
}

/* --- the terminal ------------------------------------------------------------------------------------------------- */

void acts_manual_overview(const Terminal *terminal)
{
    enum { COLUMN = 30 };
    const Module *module;
    for (guint i = 0; (module = module_at(i)) != NULL; i++) {
        if (module->commands[0] == NULL) {
            continue;
        }
        terminal_put(terminal, STYLE_STRONG, module->title);
        fputc('\n', terminal->out);
        for (const CommandInfo *const *info = module->commands; *info != NULL; info++) {
            terminal_term(terminal, (*info)->name, (*info)->summary, COLUMN);
        }
        fputc('\n', terminal->out);
    }
    fputs("`placard help do NAME` says more about a command, with its fields.\n", terminal->out);
}

static void terminal_short_forms(const Terminal *terminal, const CommandInfo *info)
{
    const ShortForm *form;
    if (short_form_of(info, 0) != NULL) {
        terminal_heading(terminal, "In the command box of the desk");
    }
    for (guint i = 0; (form = short_form_of(info, i)) != NULL; i++) {
        fprintf(terminal->out, "  %s\n", form->usage);
    }
}

void acts_manual_command(const Terminal *terminal, const CommandInfo *info)
{
    enum { COLUMN = 16 };
    g_autofree char *who = who_may(info), *when = when_may(info), *basis = basis_of(info), *example = example_of(info);
    terminal_put(terminal, STYLE_STRONG, info->name);
    fprintf(terminal->out, "\n%s\n", info->summary);
    terminal_paragraphs(terminal, info->about);
    if (info->n_fields > 0) {
        terminal_heading(terminal, "Fields");
    }
    for (guint i = 0; i < info->n_fields; i++) {
        g_autofree char *words = field_words(&info->fields[i]);
        terminal_term(terminal, field_info(info->fields[i].field)->name, words, COLUMN);
    }
    terminal_heading(terminal, "Rules");
    terminal_term(terminal, "who may", who, COLUMN);
    if (*when != '\0') {
        terminal_term(terminal, "when", when, COLUMN);
    }
    terminal_term(terminal, "basis", basis, COLUMN);
    terminal_term(terminal, "taking back", info->is_lasting ? "it cannot be taken back" : "`act.undo`", COLUMN);
    terminal_heading(terminal, "Example");
    fprintf(terminal->out, "  %s\n", example);
    terminal_short_forms(terminal, info);
}

/* --- Markdown ----------------------------------------------------------------------------------------------------- */

static void markdown_fields(GString *out, const CommandInfo *info)
{
    if (info->n_fields == 0) {
        return;
    }
    g_string_append(out, "\n## Fields\n\n| field | | |\n|---|---|---|\n");
    for (guint i = 0; i < info->n_fields; i++) {
        const CommandField *field = &info->fields[i];
        g_autofree char *expected = field_expected(field->field);
        g_string_append_printf(out, "| `%s` | %s%s%s%s | %s |\n", field_info(field->field)->name,
                               field_info(field->field)->about, field->about != NULL ? "; " : "",
                               field->about != NULL ? field->about : "",
                               field->presence == GIVEN ? "" : "; may be left out", expected);
    }
}

static void markdown_short_forms(GString *out, const CommandInfo *info)
{
    const ShortForm *form;
    if (short_form_of(info, 0) != NULL) {
        g_string_append(out, "\n## In the command box of the desk\n\n");
    }
    for (guint i = 0; (form = short_form_of(info, i)) != NULL; i++) {
        g_string_append_printf(out, "    %s\n", form->usage);
    }
}

void acts_markdown_command(GString *out, const CommandInfo *info)
{
    g_autofree char *who = who_may(info), *when = when_may(info), *basis = basis_of(info), *example = example_of(info);
    g_string_append_printf(out, "# %s\n\n%s.\n\n%s\n", info->name, info->summary, info->about);
    markdown_fields(out, info);
    g_string_append_printf(out, "\n## Rules\n\n| | |\n|---|---|\n| who may | %s |\n", who);
    if (*when != '\0') {
        g_string_append_printf(out, "| when | %s |\n", when);
    }
    g_string_append_printf(out, "| basis | %s |\n| taking back | %s |\n", basis,
                           info->is_lasting ? "it cannot be taken back" : "[`act.undo`](act.undo.md)");
    g_string_append_printf(out, "\n## Example\n\n    %s\n", example);
    markdown_short_forms(out, info);
}

static void markdown_all_short_forms(GString *out)
{
    g_string_append(
        out,
        "\n## In the command box of the desk\n\nWhat officers type in place of a command with its fields. Words in capitals are what "
        "is meant, in brackets what may be left out, with three dots all that follows. A participant is called by its code, or by its "
        "name or the only beginning that it can be, in any of the six languages. `@item-5` says which list is meant, where it is not "
        "the one that is being heard; fields may be given by name (`fr level=minister`). Several commands are parted by `;`.\n\n"
        "| | |\n|---|---|\n");
    const ShortForm *form;
    for (guint i = 0; (form = short_form_at(i)) != NULL; i++) {
        g_string_append_printf(out, "| `%s` | [`%s`](%s.md) |\n", form->usage, form->command, form->command);
    }
}

void acts_markdown_index(GString *out)
{
    g_string_append(
        out,
        "# What may be done in a session\n\n`placard do NAME FIELD=VALUE...`; what each command does, who may, and "
        "by which rule. The pages are made from the program's own table by `placard help --acts DIR`.\n");
    const Module *module;
    for (guint i = 0; (module = module_at(i)) != NULL; i++) {
        if (module->commands[0] == NULL) {
            continue;
        }
        g_string_append_printf(out, "\n## %s\n\n| | |\n|---|---|\n", module->title);
        for (const CommandInfo *const *info = module->commands; *info != NULL; info++) {
            g_string_append_printf(out, "| [`%s`](%s.md) | %s |\n", (*info)->name, (*info)->name, (*info)->summary);
        }
    }
    markdown_all_short_forms(out);
}

static const char *json_type_of(FieldType type)
{
    static const char *const words[N_FIELD_TYPES] = {
        [TYPE_NUMBER] = "number",
        [TYPE_FLAG] = "`true` or `false`",
        [TYPE_CHOICE] = "string, one of",
        [TYPE_SECONDS] = "number of seconds",
        [TYPE_INSTANT] = "microseconds since 1970 in UTC",
        [TYPE_CLOCK] = "minutes after midnight",
        [TYPE_DATE] = "string, YYYY-MM-DD",
        [TYPE_ID] = "string, an id",
        [TYPE_PARTICIPANT] = "string, a code",
        [TYPE_PARTICIPANTS] = "array of codes",
        [TYPE_TEXT] = "string",
        [TYPE_PAPER] = "string, a document of its own format",
    };
    return words[type];
}

static void markdown_field(GString *out, const FieldInfo *info)
{
    g_string_append_printf(out, "| `%s` | %s", info->name, json_type_of(info->type));
    for (guint i = 0; info->type == TYPE_CHOICE && info->names[i] != NULL; i++) {
        g_string_append_printf(out, "%s `%s`", i > 0 ? "," : "", info->names[i]);
    }
    if (info->type == TYPE_NUMBER || info->type == TYPE_SECONDS) {
        g_string_append_printf(out, " from %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT, info->least, info->most);
    } else if (info->type == TYPE_TEXT || info->type == TYPE_PAPER) {
        g_string_append_printf(out, " of at most %" G_GINT64_FORMAT " bytes", info->most);
    }
    g_string_append_printf(out, " | %s |\n", info->about);
}

static void markdown_event(GString *out, const EventInfo *info)
{
    g_string_append_printf(out, "\n### %s\n\nVersion %d. “%s”\n", info->name, info->version, info->says);
    bool all_may = true;
    for (guint i = 0; i < info->n_fields; i++) {
        all_may = all_may && info->fields[i] != MAY_BE_MISSING;
    }
    if (info->n_fields > 0) {
        g_string_append(out, all_may ? "\n`data`, each where there is something to say:" : "\n`data`:");
    }
    const char *joint = "";
    for (guint i = 0; i < info->n_fields; i++) {
        if (info->fields[i] == MAY_BE_MISSING) {
            joint = "; where there is more to say, ";
            continue;
        }
        g_string_append_printf(out, "%s`%s`", joint[0] != '\0' ? joint : " ", field_info(info->fields[i])->name);
        joint = ", ";
    }
    g_string_append(out, info->n_fields > 0 ? "\n" : "");
}

static const char events_head[] =
    "# Entries of the ledger\n\n"
    "Each record of the [ledger](ledger.md) of a session is an event: a fact, something that has happened. This page is made from the "
    "program's own tables by `placard help --events`.\n\n"
    "## The form of an entry\n\n"
    "One line of JSON in UTF-8, without blanks between its parts. There is one form for each event, and what is written in any "
    "other is no entry: members stand in this order, those of `data` in that of the event below, and what is not given is not there.\n\n"
    "    {\"event\":\"floor.given\",\"v\":1,\"at\":1658757900000000,\"by\":\"chair\",\"act\":\"floor.give\",\"meeting\":\"2022-07-25-am\","
    "\"data\":{\"inscription\":1,\"list\":\"item-5\",\"party\":\"FRA\"}}\n\n"
    "| member | |\n|---|---|\n"
    "| `event`, `v` | what happened, and the version of its shape |\n"
    "| `at` | when, in microseconds since 1970 in UTC; never before the entry that stands in front of it |\n"
    "| `by` | who did it: `chair`, `secretariat`, `clock`, or the code of a participant; `/` and the id of a person may follow |\n"
    "| `act` | the command that led to it, in the first entry of an act; the entries after it, up to the next with `act`, belong to "
    "the same act |\n"
    "| `meeting` | the meeting that was going on, by its id; not there if there was none |\n"
    "| `data` | what is to be said of it |\n\n"
    "In strings only `\"`, `\\`, and what is below U+0020 are escaped, the shortest way. Numbers are whole. An event that was "
    "released keeps its name; a new shape of it gets a new version, and earlier ones stay readable.\n";

void acts_markdown_events(GString *out)
{
    g_string_append(out, events_head);
    g_string_append(out, "\n## Values\n\n| name | in JSON | |\n|---|---|---|\n");
    for (guint field = 0; field < N_FIELDS; field++) {
        markdown_field(out, field_info((Field)field));
    }
    const Module *module;
    for (guint i = 0; (module = module_at(i)) != NULL; i++) {
        if (module->events[0] != NULL) {
            g_string_append_printf(out, "\n## %s\n", module->title);
        }
        for (const EventInfo *const *info = module->events; *info != NULL; info++) {
            markdown_event(out, *info);
        }
    }
}
