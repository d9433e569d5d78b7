/* The closed tables of the session: what every row must have, whoever adds it. */
#include "core/numbered_rules.h"
#include "session/module.h"

#include <string.h>

static void complain(const char *name, const char *what)
{
    g_test_message("%s: %s", name, what);
    g_printerr("%s: %s\n", name, what);
    g_test_fail();
}

static void must(bool holds, const char *name, const char *what)
{
    if (!holds) {
        complain(name, what);
    }
}

static bool ends_as_a_phrase(const char *text)
{
    const size_t length = text != NULL ? strlen(text) : 0;
    return length > 0 && text[length - 1] != '.' && text[0] != ' ';
}

static bool is_name(const char *name)
{
    return g_regex_match_simple("^[a-z_]+\\.[a-z_]+$", name, 0, 0);
}

static void check_fields_once(const char *name, const Field *fields, guint n)
{
    for (guint i = 0; i < n; i++) {
        for (guint j = 0; j < i; j++) {
            must(fields[i] != fields[j], name, "a field stands twice in it");
        }
    }
}

static void test_commands(void)
{
    const CommandInfo *info;
    g_assert_nonnull(command_at(0));
    for (guint i = 0; (info = command_at(i)) != NULL; i++) {
        must(command_of(info->name) == info, info->name, "another command has the name");
        must(is_name(info->name), info->name, "a name is such as floor.request");
        must(info->who != 0 && info->who < MAY(N_ROLES), info->name, "nobody may");
        must(rule_citation_is_valid(info->rules), info->name,
             "it cites no rule of data/rules.tsv, or not as “29–32, 38”");
        must(ends_as_a_phrase(info->summary), info->name, "its summary is a phrase without a full stop");
        must(info->about != NULL && g_str_has_suffix(info->about, "."), info->name, "it is not explained in sentences");
        must(info->decide != NULL, info->name, "nothing decides it");
        must(info->n_fields <= COMMAND_FIELDS, info->name, "it has too many fields");
        Field fields[COMMAND_FIELDS];
        for (guint f = 0; f < info->n_fields; f++) {
            fields[f] = info->fields[f].field;
        }
        check_fields_once(info->name, fields, info->n_fields);
    }
}

/* What help shows must be what could be typed: a paper stands for a file there, and is left out. */
static void test_examples(void)
{
    const CommandInfo *info;
    for (guint i = 0; (info = command_at(i)) != NULL; i++) {
        GStringChunk *strings = g_string_chunk_new(512);
        g_autofree char *line = g_strconcat(info->name, " ", info->example, NULL);
        Command command;
        g_autofree char *complaint = command_read(line, strings, &command);
        must(complaint == NULL, info->name, complaint);
        for (guint f = 0; complaint == NULL && f < info->n_fields; f++) {
            must(info->fields[f].presence == OPTIONAL || values_has(&command.values, info->fields[f].field), info->name,
                 "its example lacks a field that must be given");
        }
        g_string_chunk_free(strings);
    }
}

/* Every {place} of the words is a field of the event, or who did it, or the meeting. */
static void check_words(const EventInfo *info)
{
    for (const char *at = strchr(info->says, '{'); at != NULL; at = strchr(at + 1, '{')) {
        g_autofree char *name = g_strndup(at + 1, strcspn(at + 1, ":?}")); /* how it is told stands behind */
        bool is_known = strcmp(name, "actor") == 0;
        for (guint i = 0; i < info->n_fields; i++) {
            is_known = is_known ||
                       ((int)info->fields[i] != MAY_BE_MISSING && strcmp(field_info(info->fields[i])->name, name) == 0);
        }
        if (!is_known) {
            g_autofree char *what = g_strdup_printf("its words have {%s}, which it has not", name);
            complain(info->name, what);
        }
    }
}

static void check_shape(const EventInfo *info)
{
    const guint given = event_info_given(info);
    must(info->n_fields == 0 || given > 0, info->name,
         "it does not say which of its fields are always there: MAY_BE_MISSING stands before those that are not");
    must(info->n_fields <= EVENT_FIELDS, info->name, "it has too many fields");
    check_fields_once(info->name, info->fields, info->n_fields);
    must(info->older == NULL || (info->older->version == info->version - 1 && info->older->lift != NULL), info->name,
         "the version before has no way to this one");
}

static void test_events(void)
{
    const EventInfo *info;
    for (guint i = 0; (info = event_at(i)) != NULL; i++) {
        must(event_of(info->name) == info, info->name, "another event has the name");
        must(is_name(info->name), info->name, "a name is such as speaker.inscribed");
        must(info->version >= 1, info->name, "it has no version");
        must(info->apply != NULL, info->name, "nothing makes it true");
        must(ends_as_a_phrase(info->says), info->name, "its words are a sentence without a full stop");
        check_shape(info);
        check_words(info);
    }
}

static void test_refusals(void)
{
    Refusal refusal;
    for (guint i = 0; (refusal = refusal_at(i)) != NULL; i++) {
        must(rule_citation_is_valid(refusal->rules), refusal->name,
             "it cites no rule of data/rules.tsv, or not as “29–32, 38”");
        must(ends_as_a_phrase(refusal->words), refusal->name, "its words are a sentence without a full stop");
        must(g_regex_match_simple("^[a-z0-9-]+$", refusal->name, 0, 0), refusal->name, "a name is such as list-closed");
        for (guint j = 0; j < i; j++) {
            must(strcmp(refusal_at(j)->name, refusal->name) != 0, refusal->name, "another refusal has the name");
        }
    }
}

static void test_fields(void)
{
    for (guint i = 0; i < N_FIELDS; i++) {
        const FieldInfo *info = field_info((Field)i);
        g_autofree char *expected = field_expected((Field)i);
        must(field_of_name(info->name) == (Field)i, info->name, "another field has the name");
        must(ends_as_a_phrase(info->about), info->name, "it is not described by a phrase without a full stop");
        must(expected != NULL && *expected != '\0', info->name, "nothing is said of what is expected");
        must((info->type == TYPE_CHOICE) == (info->names != NULL), info->name, "only choices have names, and all have");
        must(info->type == TYPE_CHOICE || info->least <= info->most, info->name, "its limits are none");
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/session/tables/commands", test_commands);
    g_test_add_func("/session/tables/examples", test_examples);
    g_test_add_func("/session/tables/events", test_events);
    g_test_add_func("/session/tables/refusals", test_refusals);
    g_test_add_func("/session/tables/fields", test_fields);
    return g_test_run();
}
