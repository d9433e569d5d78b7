#include "exchange/command_json.h"

#include <string.h>

const char *field_type_name(FieldType type)
{
    static const char *const names[N_FIELD_TYPES] = {
        [TYPE_NUMBER] = "number",
        [TYPE_FLAG] = "flag",
        [TYPE_CHOICE] = "choice",
        [TYPE_SECONDS] = "seconds",
        [TYPE_INSTANT] = "instant",
        [TYPE_CLOCK] = "clock",
        [TYPE_DATE] = "date",
        [TYPE_ID] = "id",
        [TYPE_PARTICIPANT] = "participant",
        [TYPE_PARTICIPANTS] = "participants",
        [TYPE_TEXT] = "text",
        [TYPE_PAPER] = "paper",
    };
    return names[type];
}

/* --- reading ------------------------------------------------------------------------------------------------------ */

/* The figures of these may be typed as people do. */
static bool may_be_typed(FieldType type)
{
    return type == TYPE_SECONDS || type == TYPE_INSTANT || type == TYPE_CLOCK || type == TYPE_CHOICE;
}

/* A list of codes as one text, which is how values have it. A blank in a code would make two of it. */
static const char *join_codes(const JsonValue *list, GStringChunk *strings)
{
    g_autoptr(GString) codes = g_string_new(NULL);
    for (guint i = 0; i < json_size(list); i++) {
        const JsonValue *code = json_at(list, i);
        if (json_kind(code) != JSON_STRING || strchr(json_string(code), ' ') != NULL) {
            return NULL;
        }
        g_string_append(codes, i > 0 ? " " : "");
        g_string_append(codes, json_string(code));
    }
    return g_string_chunk_insert(strings, codes->str);
}

/* False if the JSON is of no kind that the field can have. */
static bool take_value(const JsonValue *json, GStringChunk *strings, Value *value)
{
    const FieldType type = field_info(value->field)->type;
    switch (json_kind(json)) {
    case JSON_BOOL: value->number = json_bool(json); return type == TYPE_FLAG;
    case JSON_INTEGER:
        value->number = json_integer(json);
        return !field_type_is_text(type) && type != TYPE_FLAG && type != TYPE_CHOICE;
    case JSON_ARRAY:
        value->text = type == TYPE_PARTICIPANTS ? join_codes(json, strings) : NULL;
        return value->text != NULL;
    case JSON_STRING:
        if (may_be_typed(type)) {
            return value_read(value->field, json_string(json), strings, value);
        }
        value->text = g_string_chunk_insert(strings, json_string(json));
        return field_type_is_text(type) && type != TYPE_PARTICIPANTS;
    default: return false;
    }
}

/* The beginning of it, short enough to be shown; it ends with a whole character. */
static char *shown(const char *text)
{
    enum { SHOWN_LENGTH = 60 /* characters */ };
    const bool is_long = g_utf8_strlen(text, -1) > SHOWN_LENGTH;
    g_autofree char *start = g_utf8_substring(text, 0, is_long ? SHOWN_LENGTH : g_utf8_strlen(text, -1));
    return g_strconcat(start, is_long ? "…" : "", NULL);
}

static char *found_words(const JsonValue *json)
{
    g_autofree char *text = json_kind(json) == JSON_STRING ? shown(json_string(json)) : NULL;
    switch (json_kind(json)) {
    case JSON_STRING: return g_strdup_printf("“%s”", text);
    case JSON_INTEGER: return g_strdup_printf("%" G_GINT64_FORMAT, json_integer(json));
    default: return g_strdup(json_kind_name(json_kind(json)));
    }
}

static char *expected_words(Field field)
{
    if (field_info(field)->type == TYPE_FLAG) {
        return g_strdup("true or false");
    }
    if (field_info(field)->type == TYPE_PARTICIPANTS) {
        return g_strdup("a list of codes of participants, such as [\"FRA\", \"DEU\"]");
    }
    return field_expected(field);
}

static char *complain_unknown(const CommandInfo *info, const char *name)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_autofree char *unknown = shown(name);
    g_string_append_printf(text, "%s has no field “%s”", info->name, unknown);
    for (guint i = 0; i < info->n_fields; i++) {
        g_string_append_printf(text, "%s%s", i == 0 ? "; it has " : ", ", field_info(info->fields[i].field)->name);
    }
    return g_string_free(g_steal_pointer(&text), FALSE);
}

static char *read_member(const CommandInfo *info, const char *name, const JsonValue *json, GStringChunk *strings,
                         Values *values)
{
    const Field field = field_of_name(name);
    if (field == N_FIELDS || !command_takes(info, field)) {
        return complain_unknown(info, name);
    }
    Value value = { .field = field };
    if (!take_value(json, strings, &value) || !value_is_sound(&value)) {
        g_autofree char *found = found_words(json), *expected = expected_words(field);
        return g_strdup_printf("%s: found %s, expected %s", name, found, expected);
    }
    if (field_is_text(field)) {
        values_set_text(values, field, value.text);
    } else {
        values_set_number(values, field, value.number);
    }
    return NULL;
}

static char *complain_missing(const CommandInfo *info, const Values *values)
{
    for (guint i = 0; i < info->n_fields; i++) {
        const Field field = info->fields[i].field;
        if (info->fields[i].presence == GIVEN && !values_has(values, field)) {
            g_autofree char *expected = expected_words(field);
            return g_strdup_printf("%s: not given, expected %s", field_info(field)->name, expected);
        }
    }
    return NULL;
}

char *command_json_read(const CommandInfo *info, const JsonValue *object, GStringChunk *strings, Values *values,
                        Position *ret_at)
{
    *ret_at = json_position(object);
    if (json_kind(object) != JSON_OBJECT) {
        return g_strdup_printf("found %s, expected an object with the fields of %s", json_kind_name(json_kind(object)),
                               info->name);
    }
    for (guint i = 0; i < json_size(object); i++) {
        const JsonValue *member = json_member_at(object, i);
        char *complaint = read_member(info, json_member_name(object, i), member, strings, values);
        if (complaint != NULL) {
            *ret_at = json_position(member);
            return complaint;
        }
    }
    return complain_missing(info, values);
}

/* --- the schema --------------------------------------------------------------------------------------------------- */

static void put_bounds(JsonWriter *json, const FieldInfo *info)
{
    gint64 least = info->least, most = info->most;
    if (info->type == TYPE_CLOCK) {
        least = 0;
        most = CLOCK_DAY;
    } else if (info->type == TYPE_INSTANT) {
        least = 1;
        most = FIELD_INSTANT_LIMIT;
    }
    json_put_string(json, "type", "integer");
    json_put_integer(json, "minimum", least);
    json_put_integer(json, "maximum", most);
}

/* A number, or the same as it is typed. */
static void put_typed(JsonWriter *json, const FieldInfo *info)
{
    json_open_array(json, "anyOf");
    json_open_object(json, NULL);
    put_bounds(json, info);
    json_close_object(json);
    json_open_object(json, NULL);
    json_put_string(json, "type", "string");
    json_close_object(json);
    json_close_array(json);
}

static void put_choices(JsonWriter *json, const FieldInfo *info)
{
    json_put_string(json, "type", "string");
    json_open_inline_array(json, "enum");
    for (guint i = 0; info->names[i] != NULL; i++) {
        json_put_string(json, NULL, info->names[i]);
    }
    json_close_array(json);
}

/* Limits of texts are in bytes, and no fewer characters fit into them: so `maxLength` holds, if not to the last. */
static void put_text(JsonWriter *json, const FieldInfo *info)
{
    static const char *const patterns[N_FIELD_TYPES] = {
        [TYPE_DATE] = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        [TYPE_ID] = "^[A-Za-z0-9./-]+$",
        [TYPE_PARTICIPANT] = "^[A-Z0-9-]+$",
    };
    json_put_string(json, "type", "string");
    json_put_integer(json, "minLength", 1);
    json_put_integer(json, "maxLength", info->most);
    if (patterns[info->type] != NULL) {
        json_put_string(json, "pattern", patterns[info->type]);
    }
}

static void put_codes(JsonWriter *json)
{
    json_put_string(json, "type", "array");
    json_put_integer(json, "minItems", 1);
    json_open_object(json, "items");
    put_text(json, field_info(FIELD_PARTY));
    json_close_object(json);
}

static void put_field(JsonWriter *json, const CommandField *field)
{
    const FieldInfo *info = field_info(field->field);
    g_autofree char *about =
        g_strconcat(info->about, field->about != NULL ? "; " : "", field->about != NULL ? field->about : "", NULL);
    json_open_object(json, info->name);
    json_put_string(json, "description", about);
    switch (info->type) {
    case TYPE_NUMBER: put_bounds(json, info); break;
    case TYPE_FLAG: json_put_string(json, "type", "boolean"); break;
    case TYPE_CHOICE: put_choices(json, info); break;
    case TYPE_SECONDS:
    case TYPE_INSTANT:
    case TYPE_CLOCK: put_typed(json, info); break;
    case TYPE_PARTICIPANTS: put_codes(json); break;
    default: put_text(json, info); break;
    }
    json_close_object(json);
}

void command_json_put_schema(JsonWriter *json, const char *name, const CommandInfo *info)
{
    json_open_object(json, name);
    json_put_string(json, "type", "object");
    json_open_object(json, "properties");
    for (guint i = 0; i < info->n_fields; i++) {
        put_field(json, &info->fields[i]);
    }
    json_close_object(json);
    json_open_inline_array(json, "required");
    for (guint i = 0; i < info->n_fields; i++) {
        if (info->fields[i].presence == GIVEN) {
            json_put_string(json, NULL, field_info(info->fields[i].field)->name);
        }
    }
    json_close_array(json);
    json_put_bool(json, "additionalProperties", false);
    json_close_object(json);
}
