#include "session/field.h"

#include "base/instant.h"
#include "session/names.h"
#include "session/procedure.h"

#include <string.h>

static const FieldInfo fields[] = {
#define FIELD(id, field_name, field_type, field_least, field_most, field_names, field_about)                           \
    [FIELD_##id] = { .name = field_name,                                                                               \
                     .type = field_type,                                                                               \
                     .least = field_least,                                                                             \
                     .most = field_most,                                                                               \
                     .names = field_names,                                                                             \
                     .about = field_about },
#include "session/field.def"
#undef FIELD
};

G_STATIC_ASSERT(G_N_ELEMENTS(fields) == N_FIELDS);

const FieldInfo *field_info(Field field)
{
    g_assert((guint)field < N_FIELDS);
    return &fields[field];
}

Field field_of_name(const char *name)
{
    for (guint i = 0; i < N_FIELDS; i++) {
        if (strcmp(fields[i].name, name) == 0) {
            return (Field)i;
        }
    }
    return N_FIELDS;
}

bool field_type_is_text(FieldType type)
{
    return type >= TYPE_DATE;
}

bool field_is_text(Field field)
{
    return field_type_is_text(field_info(field)->type);
}

static char *expected_choice(const FieldInfo *info)
{
    GString *text = g_string_new("one of ");
    for (guint i = 0; info->names[i] != NULL; i++) {
        g_string_append(text, i > 0 ? ", " : "");
        g_string_append(text, info->names[i]);
    }
    return g_string_free(text, FALSE);
}

char *field_expected(Field field)
{
    static const char *const words[N_FIELD_TYPES] = {
        [TYPE_FLAG] = "yes or no",
        [TYPE_SECONDS] = "a duration such as 180, 3:00 or 3m, at most 24 hours",
        [TYPE_INSTANT] = "a time such as 2022-07-25T14:00:00Z",
        [TYPE_CLOCK] = "an hour such as 15:00",
        [TYPE_DATE] = "a date such as 2022-07-25",
        [TYPE_ID] = "an id of letters, digits, hyphens, dots and slashes, at most 64",
        [TYPE_PARTICIPANT] = "the code of a participant, such as FRA",
        [TYPE_PARTICIPANTS] = "codes of participants, such as FRA,DEU",
        [TYPE_PAPER] = "a programme of work",
    };
    const FieldInfo *info = field_info(field);
    switch (info->type) {
    case TYPE_NUMBER:
        return g_strdup_printf("a number from %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT, info->least, info->most);
    case TYPE_CHOICE: return expected_choice(info);
    case TYPE_TEXT: return g_strdup_printf("a line of text of at most %d bytes", (int)info->most);
    default: return g_strdup(words[info->type]);
    }
}

/* Values */

const Value *values_find(const Values *values, Field field)
{
    for (guint i = 0; i < values->n; i++) {
        if (values->list[i].field == field) {
            return &values->list[i];
        }
    }
    return NULL;
}

bool values_has(const Values *values, Field field)
{
    return values_find(values, field) != NULL;
}

gint64 values_number(const Values *values, Field field, gint64 otherwise)
{
    const Value *value = values_find(values, field);
    return value != NULL ? value->number : otherwise;
}

const char *values_text(const Values *values, Field field)
{
    const Value *value = values_find(values, field);
    return value != NULL ? value->text : NULL;
}

static Value *place_of(Values *values, Field field)
{
    Value *value = (Value *)values_find(values, field);
    if (value == NULL) {
        g_assert(values->n < VALUES_LIMIT);
        value = &values->list[values->n++];
    }
    *value = (Value){ .field = field };
    return value;
}

void values_set_number(Values *values, Field field, gint64 number)
{
    g_assert(!field_is_text(field));
    place_of(values, field)->number = number;
}

void values_set_text(Values *values, Field field, const char *text)
{
    g_assert(field_is_text(field));
    if (text != NULL) {
        place_of(values, field)->text = text;
    }
}

/* Are they sound? */

static bool is_id(const char *text)
{
    return text[strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-./")] == '\0';
}

static bool is_code(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (!g_ascii_isupper(text[i]) && !g_ascii_isdigit(text[i]) && text[i] != '-') {
            return false;
        }
    }
    return length > 0 && length <= (size_t)fields[FIELD_PARTY].most;
}

static bool are_codes(const char *text)
{
    for (;;) {
        const size_t length = strcspn(text, " ");
        if (!is_code(text, length)) {
            return false;
        }
        if (text[length] == '\0') {
            return true;
        }
        text += length + 1;
    }
}

static bool is_line(const char *text)
{
    for (const char *at = text; *at != '\0'; at++) {
        if ((guchar)*at < 0x20 || *at == 0x7f) {
            return false;
        }
    }
    return g_utf8_validate(text, -1, NULL);
}

static bool text_is_sound(const FieldInfo *info, const char *text)
{
    const size_t length = strlen(text);
    if (length == 0 || length > (size_t)info->most) {
        return false;
    }
    switch (info->type) {
    case TYPE_DATE: return civil_date_is_set(civil_date_parse(text));
    case TYPE_ID: return is_id(text);
    case TYPE_PARTICIPANT: return is_code(text, length);
    case TYPE_PARTICIPANTS: return are_codes(text);
    case TYPE_PAPER: return g_utf8_validate(text, -1, NULL);
    default: return is_line(text);
    }
}

static guint count_names(const FieldInfo *info)
{
    guint n = 0;
    while (info->names[n] != NULL) {
        n++;
    }
    return n;
}

static bool number_is_sound(const FieldInfo *info, gint64 number)
{
    switch (info->type) {
    case TYPE_CHOICE: return number >= 0 && number < count_names(info);
    case TYPE_FLAG: return number == 0 || number == 1;
    case TYPE_CLOCK: return number >= 0 && number <= CLOCK_DAY;
    case TYPE_INSTANT: return number > 0 && number <= FIELD_INSTANT_LIMIT;
    default: return number >= info->least && number <= info->most;
    }
}

bool value_is_sound(const Value *value)
{
    const FieldInfo *info = field_info(value->field);
    return field_type_is_text(info->type) ? value->text != NULL && text_is_sound(info, value->text)
                                          : number_is_sound(info, value->number);
}

/* As a person types them */

static bool read_number(const char *text, gint64 *ret_number)
{
    const char *digits = text + (*text == '-');
    enum { DIGITS_LIMIT = 18 };
    const size_t length = strspn(digits, "0123456789");
    if (length == 0 || length > DIGITS_LIMIT || digits[length] != '\0') {
        return false;
    }
    *ret_number = g_ascii_strtoll(text, NULL, 10);
    return true;
}

static bool read_flag(const char *text, gint64 *ret_number)
{
    *ret_number = strcmp(text, "yes") == 0;
    return *ret_number == 1 || strcmp(text, "no") == 0;
}

static bool read_choice(const FieldInfo *info, const char *text, gint64 *ret_number)
{
    for (guint i = 0; info->names[i] != NULL; i++) {
        if (strcmp(info->names[i], text) == 0) {
            *ret_number = i;
            return true;
        }
    }
    return false;
}

/* "FRA,DEU" or "fra deu" as "FRA DEU". */
static char *codes_of(const char *text)
{
    GString *codes = g_string_new(NULL);
    for (const char *at = text; *at != '\0'; at++) {
        const bool parts = *at == ',' || *at == ' ';
        if (!parts) {
            g_string_append_c(codes, g_ascii_toupper(*at));
        } else if (codes->len > 0 && codes->str[codes->len - 1] != ' ') {
            g_string_append_c(codes, ' ');
        }
    }
    if (codes->len > 0 && codes->str[codes->len - 1] == ' ') {
        g_string_truncate(codes, codes->len - 1);
    }
    return g_string_free(codes, FALSE);
}

static bool read_text(FieldType type, const char *text, GStringChunk *strings, const char **ret_text)
{
    const bool are_capitals = type == TYPE_PARTICIPANT || type == TYPE_PARTICIPANTS;
    g_autofree char *codes = are_capitals ? codes_of(text) : NULL;
    *ret_text = g_string_chunk_insert_const(strings, codes != NULL ? codes : text);
    return true;
}

/* The figures at *at, at most six, and moves past them; −1 if there are none. */
static gint64 take_figures(const char **at)
{
    const size_t length = strspn(*at, "0123456789");
    enum { FIGURES_LIMIT = 6 };
    if (length == 0 || length > FIGURES_LIMIT) {
        return -1;
    }
    const gint64 number = g_ascii_strtoll(*at, NULL, 10);
    *at += length;
    return number;
}

/* "180", "3:00", "1:30:00", "3m", "1h30m", "90s". */
static bool read_seconds(const char *text, gint64 *ret_seconds)
{
    static const char units[] = "hms";
    static const int worth[] = { 3600, 60, 1 };
    const bool has_units = strpbrk(text, units) != NULL;
    gint64 seconds = 0;
    for (const char *at = text; *at != '\0';) {
        const gint64 figures = take_figures(&at);
        const char *unit = *at != '\0' ? strchr(units, *at) : NULL;
        const bool ends = *at == '\0';
        if (figures < 0 || (has_units ? unit == NULL : !ends && *at != ':') || (!ends && !has_units && at[1] == '\0')) {
            return false;
        }
        seconds = has_units ? seconds + figures * worth[unit - units] : seconds * 60 + figures;
        at += !ends;
    }
    *ret_seconds = seconds;
    return true;
}

static bool read_clock(const char *text, gint64 *ret_number)
{
    *ret_number = clock_parse(text);
    return *ret_number != CLOCK_UNKNOWN;
}

bool value_read(Field field, const char *text, GStringChunk *strings, Value *ret_value)
{
    const FieldInfo *info = field_info(field);
    Value value = { .field = field };
    bool good = false;
    switch (info->type) {
    case TYPE_NUMBER: good = read_number(text, &value.number); break;
    case TYPE_FLAG: good = read_flag(text, &value.number); break;
    case TYPE_CHOICE: good = read_choice(info, text, &value.number); break;
    case TYPE_SECONDS: good = read_seconds(text, &value.number); break;
    case TYPE_INSTANT: good = instant_parse(text, &value.number); break;
    case TYPE_CLOCK: good = read_clock(text, &value.number); break;
    default: good = read_text(info->type, text, strings, &value.text); break;
    }
    if (!good || !value_is_sound(&value)) {
        return false;
    }
    *ret_value = value;
    return true;
}
