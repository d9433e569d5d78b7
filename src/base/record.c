#include "base/record.h"

#include "base/civil.h"

#include <stdarg.h>
#include <string.h>

enum { SHOWN_LENGTH = 40 /* characters of a refused text that a complaint repeats */ };

/* --- complaints -------------------------------------------------------------------------------------- */

bool record_refuse(RecordReader *reader, const JsonValue *value, JsonError code, const char *format, ...)
{
    if (reader->error != NULL && *reader->error != NULL) {
        return false;
    }
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *what = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    const Position at = json_position(value);
    const bool named = reader->path->len > 0;
    g_set_error(reader->error, JSON_ERROR, code, "%d:%d: %s%s%s", at.line, at.column, reader->path->str,
                named ? ": " : "", what);
    return false;
}

/* What is there, for a message. Free with g_free. */
static char *describe(const JsonValue *value)
{
    switch (json_kind(value)) {
    case JSON_STRING: {
        const char *text = json_string(value);
        const bool whole = g_utf8_strlen(text, -1) <= SHOWN_LENGTH;
        g_autofree char *shown = whole ? g_strdup(text) : g_utf8_substring(text, 0, SHOWN_LENGTH);
        return g_strdup_printf("\"%s%s\"", shown, whole ? "" : "...");
    }
    case JSON_INTEGER: return g_strdup_printf("%" G_GINT64_FORMAT, json_integer(value));
    case JSON_BOOL: return g_strdup(json_bool(value) ? "true" : "false");
    default: return g_strdup(json_kind_name(json_kind(value)));
    }
}

bool record_refuse_value(RecordReader *reader, const JsonValue *value, const char *expected)
{
    g_autofree char *found = describe(value);
    return record_refuse(reader, value, JSON_ERROR_SHAPE, "found %s, expected %s", found, expected);
}

gsize record_enter(RecordReader *reader, const char *name)
{
    const gsize length = reader->path->len;
    g_string_append_printf(reader->path, "%s%s", length > 0 ? "." : "", name);
    return length;
}

gsize record_enter_nth(RecordReader *reader, guint i)
{
    const gsize length = reader->path->len;
    g_string_append_printf(reader->path, "[%u]", i);
    return length;
}

void record_leave(RecordReader *reader, gsize length)
{
    g_string_truncate(reader->path, length);
}

bool record_is_list(RecordReader *reader, const JsonValue *value, guint limit)
{
    if (json_kind(value) != JSON_ARRAY) {
        return record_refuse_value(reader, value, "an array");
    }
    if (json_size(value) > limit) {
        return record_refuse(reader, value, JSON_ERROR_LIMIT, "%u values, expected at most %u", json_size(value),
                             limit);
    }
    return true;
}

/* --- simple types ------------------------------------------------------------------------------------ */

static bool text_is_unset(const RecordField *field, const void *member)
{
    return *(char *const *)member == NULL;
}

static void write_text_member(RecordWriter *writer, const RecordField *field, const void *member)
{
    json_put_string(&writer->json, field->name, *(char *const *)member);
}

static bool read_text_member(RecordReader *reader, const RecordField *field, const JsonValue *value, void *member)
{
    if (json_kind(value) != JSON_STRING || json_string(value)[0] == '\0') {
        return false;
    }
    if (strlen(json_string(value)) > RECORD_TEXT_LIMIT) {
        return record_refuse(reader, value, JSON_ERROR_LIMIT, "the text is longer than %d bytes", RECORD_TEXT_LIMIT);
    }
    char **text = member;
    g_free(*text);
    *text = g_strdup(json_string(value));
    return true;
}

const RecordType record_text = { "a text or null", true, text_is_unset, write_text_member, read_text_member };
const RecordType record_full_text = { "a text", false, text_is_unset, write_text_member, read_text_member };

static bool date_is_unset(const RecordField *field, const void *member)
{
    return !civil_date_is_set(*(const CivilDate *)member);
}

static void write_date(RecordWriter *writer, const RecordField *field, const void *member)
{
    char text[CIVIL_DATE_SIZE];
    json_put_string(&writer->json, field->name, civil_date_format(*(const CivilDate *)member, text));
}

static bool read_date(RecordReader *reader, const RecordField *field, const JsonValue *value, void *member)
{
    if (json_kind(value) != JSON_STRING) {
        return false;
    }
    const CivilDate date = civil_date_parse(json_string(value));
    *(CivilDate *)member = date;
    return civil_date_is_set(date);
}

const RecordType record_date = { "a day of the calendar as \"YYYY-MM-DD\", or null", true, date_is_unset, write_date,
                                 read_date };

static bool clock_is_unset(const RecordField *field, const void *member)
{
    return *(const int *)member == CLOCK_UNKNOWN;
}

static void write_clock(RecordWriter *writer, const RecordField *field, const void *member)
{
    char text[CLOCK_SIZE];
    json_put_string(&writer->json, field->name, clock_format(*(const int *)member, text));
}

static bool read_clock(RecordReader *reader, const RecordField *field, const JsonValue *value, void *member)
{
    if (json_kind(value) != JSON_STRING) {
        return false;
    }
    const int clock = clock_parse(json_string(value));
    *(int *)member = clock;
    return clock != CLOCK_UNKNOWN;
}

const RecordType record_clock = { "an hour of the day as \"HH:MM\" up to \"24:00\", or null", true, clock_is_unset,
                                  write_clock, read_clock };

/* Zero is "not given", except where the member is always written. */
static bool number_is_unset(const RecordField *field, const void *member)
{
    return *(const int *)member == 0 && field->presence == WHERE_SET;
}

static void write_number(RecordWriter *writer, const RecordField *field, const void *member)
{
    json_put_integer(&writer->json, field->name, *(const int *)member);
}

bool record_read_int(RecordReader *reader, const JsonValue *value, int minimum, int maximum, int *ret_number)
{
    const bool whole = json_kind(value) == JSON_INTEGER;
    if (!whole || json_integer(value) < minimum || json_integer(value) > maximum) {
        g_autofree char *expected = g_strdup_printf("an integer from %d to %d", minimum, maximum);
        return record_refuse_value(reader, value, expected);
    }
    *ret_number = (int)json_integer(value);
    return true;
}

static bool read_number(RecordReader *reader, const RecordField *field, const JsonValue *value, void *member)
{
    return record_read_int(reader, value, field->minimum, field->maximum, member);
}

const RecordType record_number = { "an integer", false, number_is_unset, write_number, read_number };

static bool flag_is_unset(const RecordField *field, const void *member)
{
    return !*(const bool *)member;
}

static void write_flag(RecordWriter *writer, const RecordField *field, const void *member)
{
    json_put_bool(&writer->json, field->name, *(const bool *)member);
}

static bool read_flag(RecordReader *reader, const RecordField *field, const JsonValue *value, void *member)
{
    if (json_kind(value) != JSON_BOOL) {
        return false;
    }
    *(bool *)member = json_bool(value);
    return true;
}

const RecordType record_flag = { "true or false", false, flag_is_unset, write_flag, read_flag };

static bool name_is_unset(const RecordField *field, const void *member)
{
    return *(const int *)member < field->minimum;
}

static void write_name(RecordWriter *writer, const RecordField *field, const void *member)
{
    json_put_string(&writer->json, field->name, field->names->name_of(*(const int *)member));
}

static bool read_name(RecordReader *reader, const RecordField *field, const JsonValue *value, void *member)
{
    const int number = json_kind(value) == JSON_STRING ? field->names->of_name(json_string(value)) : -1;
    if (number < field->minimum) {
        return record_refuse_value(reader, value, field->names->expected);
    }
    *(int *)member = number;
    return true;
}

const RecordType record_name = { "a name", false, name_is_unset, write_name, read_name };

/* --- records and lists ------------------------------------------------------------------------------- */

static void write_field(RecordWriter *writer, const RecordField *field, const void *record)
{
    if (field->derive != NULL) {
        field->derive(writer, field->name);
        return;
    }
    const void *member = (const char *)record + field->offset;
    if (!field->type->is_unset(field, member)) {
        field->type->write(writer, field, member);
    } else if (field->presence != WHERE_SET) {
        json_put_null(&writer->json, field->name);
    }
}

void record_write(RecordWriter *writer, const Record *record, const void *data)
{
    for (guint i = 0; i < record->n_fields; i++) {
        write_field(writer, &record->fields[i], data);
    }
}

static bool read_derived(RecordReader *reader, const RecordField *field, const JsonValue *value)
{
    if (json_kind(value) == field->kind || json_kind(value) == JSON_NULL) {
        return true;
    }
    g_autofree char *expected = g_strdup_printf("%s or null", json_kind_name(field->kind));
    return record_refuse_value(reader, value, expected);
}

static bool read_field(RecordReader *reader, const RecordField *field, const JsonValue *value, void *record)
{
    if (field->type == NULL) {
        return read_derived(reader, field, value);
    }
    if (json_kind(value) == JSON_NULL && field->type->nullable) {
        return true;
    }
    return field->type->read(reader, field, value, (char *)record + field->offset) ||
           record_refuse_value(reader, value, field->type->expected);
}

static const RecordField *find_field(const Record *record, const char *name)
{
    for (guint i = 0; i < record->n_fields; i++) {
        if (strcmp(record->fields[i].name, name) == 0) {
            return &record->fields[i];
        }
    }
    return NULL;
}

static bool knows_all_members(RecordReader *reader, const Record *record, const JsonValue *object)
{
    for (guint i = 0; i < json_size(object); i++) {
        if (find_field(record, json_member_name(object, i)) == NULL) {
            record_enter(reader, json_member_name(object, i));
            return record_refuse(reader, json_member_at(object, i), JSON_ERROR_SHAPE, "there is no such member");
        }
    }
    return true;
}

/* Members are read in the order of the table, whatever their order in the text. */
bool record_read(RecordReader *reader, const Record *record, const JsonValue *value, void *data)
{
    if (json_kind(value) != JSON_OBJECT) {
        return record_refuse_value(reader, value, "an object");
    }
    if (!knows_all_members(reader, record, value)) {
        return false;
    }
    for (guint i = 0; i < record->n_fields; i++) {
        const RecordField *field = &record->fields[i];
        const JsonValue *member = json_member(value, field->name);
        if (member == NULL && field->presence == REQUIRED) {
            return record_refuse(reader, value, JSON_ERROR_SHAPE, "the member \"%s\" is missing", field->name);
        }
        const gsize path = record_enter(reader, field->name);
        if (member != NULL && !read_field(reader, field, member, data)) {
            return false;
        }
        record_leave(reader, path);
    }
    return record->check == NULL || record->check(reader, value, data);
}

static void write_list(RecordWriter *writer, const RecordField *field, const void *member)
{
    const GPtrArray *list = *(GPtrArray *const *)member;
    json_open_array(&writer->json, field->name);
    for (guint i = 0; i < list->len; i++) {
        writer->nth = i;
        json_open_object(&writer->json, NULL);
        record_write(writer, field->record, g_ptr_array_index(list, i));
        json_close_object(&writer->json);
    }
    json_close_array(&writer->json);
}

bool record_is_never_unset(const RecordField *field, const void *member)
{
    return false;
}

static bool read_list(RecordReader *reader, const RecordField *field, const JsonValue *value, void *member)
{
    const Record *record = field->record;
    if (!record_is_list(reader, value, record->limit)) {
        return false;
    }
    for (guint i = 0; i < json_size(value); i++) {
        const gsize path = record_enter_nth(reader, i);
        void *data = record->create();
        g_ptr_array_add(*(GPtrArray **)member, data);
        if (record->position != 0) {
            *(Position *)((char *)data + record->position) = json_position(json_at(value, i));
        }
        if (!record_read(reader, record, json_at(value, i), data)) {
            return false;
        }
        record_leave(reader, path);
    }
    return true;
}

const RecordType record_list = { "an array", false, record_is_never_unset, write_list, read_list };
