#include "session/command.h"

#include "session/module.h"

#include <string.h>

static const struct {
    const char *name;
    Role role;
} offices[] = {
    { "chair", ROLE_CHAIR },
    { "secretariat", ROLE_SECRETARIAT },
    { "clock", ROLE_CLOCK },
};

bool actor_read(const char *text, GStringChunk *strings, Actor *ret_actor)
{
    const char *slash = strchr(text, '/');
    const size_t length = slash != NULL ? (size_t)(slash - text) : strlen(text);
    Value party, person = { 0 };
    if (slash != NULL && !value_read(FIELD_PERSON, slash + 1, strings, &person)) {
        return false;
    }
    Actor actor = { .role = ROLE_PARTICIPANT, .person = person.text };
    for (guint i = 0; i < G_N_ELEMENTS(offices); i++) {
        if (strlen(offices[i].name) == length && strncmp(offices[i].name, text, length) == 0) {
            actor.role = offices[i].role;
            *ret_actor = actor;
            return true;
        }
    }
    g_autofree char *code = g_strndup(text, length);
    if (!value_read(FIELD_PARTY, code, strings, &party)) {
        return false;
    }
    actor.party = party.text;
    *ret_actor = actor;
    return true;
}

char *actor_text(const Actor *actor)
{
    const char *name = actor->party;
    for (guint i = 0; i < G_N_ELEMENTS(offices); i++) {
        if (offices[i].role == actor->role) {
            name = offices[i].name;
        }
    }
    return g_strconcat(name, actor->person != NULL ? "/" : NULL, actor->person, NULL);
}

Role command_role_of_desk(const CommandInfo *info)
{
    const bool is_chairs_alone = (info->who & MAY(ROLE_SECRETARIAT)) == 0 && (info->who & MAY(ROLE_CHAIR)) != 0;
    return is_chairs_alone ? ROLE_CHAIR : ROLE_SECRETARIAT;
}

bool command_takes(const CommandInfo *info, Field field)
{
    for (guint i = 0; i < info->n_fields; i++) {
        if (info->fields[i].field == field) {
            return true;
        }
    }
    return false;
}

/* The names of a command's fields, for who typed another. */
static char *name_fields(const CommandInfo *info)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < info->n_fields; i++) {
        g_string_append(text, i > 0 ? ", " : "");
        g_string_append(text, field_info(info->fields[i].field)->name);
    }
    return g_string_free(text, FALSE);
}

static char *complain_field(const CommandInfo *info, const char *name)
{
    if (info == NULL || info->n_fields == 0) {
        return g_strdup_printf("“%s” is no field of it", name);
    }
    g_autofree char *names = name_fields(info);
    return g_strdup_printf("%s has no field “%s”; it has %s", info->name, name, names);
}

char *command_read_field(const CommandInfo *info, const char *word, GStringChunk *strings, Values *values)
{
    const char *equals = strchr(word, '=');
    if (equals == NULL) {
        return g_strdup_printf("“%s” is no field: a field is written name=value", word);
    }
    g_autofree char *name = g_strndup(word, (gsize)(equals - word));
    const Field field = field_of_name(name);
    if (field == N_FIELDS || (info != NULL && !command_takes(info, field))) {
        return complain_field(info, name);
    }
    if (values_has(values, field)) {
        return g_strdup_printf("%s is given twice", name);
    }
    Value value;
    if (!value_read(field, equals + 1, strings, &value)) {
        g_autofree char *expected = field_expected(field);
        return g_strdup_printf("%s: found “%.80s”, expected %s", name, equals + 1, expected);
    }
    if (field_is_text(field)) {
        values_set_text(values, field, value.text);
    } else {
        values_set_number(values, field, value.number);
    }
    return NULL;
}

/* The next word at *at, its quotation marks taken off; NULL at the end. Free with g_free. */
static char *next_word(const char **at)
{
    *at += strspn(*at, " \t");
    if (**at == '\0') {
        return NULL;
    }
    GString *word = g_string_new(NULL);
    bool quoted = false;
    for (; **at != '\0' && (quoted || (**at != ' ' && **at != '\t')); (*at)++) {
        if (**at == '"') {
            quoted = !quoted;
        } else {
            g_string_append_c(word, **at);
        }
    }
    return g_string_free(word, FALSE);
}

char *command_read(const char *text, GStringChunk *strings, Command *ret_command)
{
    const char *at = text;
    g_autofree char *name = next_word(&at);
    if (name == NULL) {
        return g_strdup("there is no command");
    }
    Command command = { .info = command_of(name) };
    if (command.info == NULL) {
        return g_strdup_printf("there is no command “%s”", name);
    }
    for (;;) {
        g_autofree char *word = next_word(&at);
        if (word == NULL) {
            break;
        }
        char *complaint = command_read_field(command.info, word, strings, &command.values);
        if (complaint != NULL) {
            return complaint;
        }
    }
    *ret_command = command;
    return NULL;
}
