#include "base/json.h"

#include <stdarg.h>
#include <string.h>

G_DEFINE_QUARK(placard - json - error, json_error)

struct JsonValue {
    JsonKind kind;
    Position at;
    char *name; /* as a member of an object */
    union {
        bool truth;
        gint64 integer;
        double number;
        char *string;
        struct {
            GPtrArray *list;   /* of JsonValue; NULL while empty */
            GHashTable *index; /* of an object with many members: name to JsonValue */
        } members;
    };
};

enum {
    INDEX_FROM = 16,   /* members from which on an object gets an index, so that no look-up is slow */
    NUMBER_LENGTH = 64 /* bytes of a number: more digits than that say nothing that a double can hold */
};

/* Integers up to here are exact in every reader, also in those that know doubles only. */
static const double INTEGER_LIMIT = 9007199254740991.0;

static bool is_container(JsonKind kind)
{
    return kind == JSON_ARRAY || kind == JSON_OBJECT;
}

void json_free(JsonValue *root)
{
    if (root == NULL) {
        return;
    }
    if (root->kind == JSON_STRING) {
        g_free(root->string);
    } else if (is_container(root->kind)) {
        g_clear_pointer(&root->members.list, g_ptr_array_unref);
        g_clear_pointer(&root->members.index, g_hash_table_unref);
    }
    g_free(root->name);
    g_free(root);
}

JsonKind json_kind(const JsonValue *value)
{
    return value->kind;
}

const char *json_kind_name(JsonKind kind)
{
    static const char *const names[] = {
        [JSON_NULL] = "null",     [JSON_BOOL] = "boolean", [JSON_INTEGER] = "integer", [JSON_DOUBLE] = "number",
        [JSON_STRING] = "string", [JSON_ARRAY] = "array",  [JSON_OBJECT] = "object",
    };
    return names[kind];
}

Position json_position(const JsonValue *value)
{
    return value->at;
}

bool json_bool(const JsonValue *value)
{
    g_assert(value->kind == JSON_BOOL);
    return value->truth;
}

gint64 json_integer(const JsonValue *value)
{
    g_assert(value->kind == JSON_INTEGER);
    return value->integer;
}

double json_double(const JsonValue *value)
{
    g_assert(value->kind == JSON_DOUBLE || value->kind == JSON_INTEGER);
    return value->kind == JSON_DOUBLE ? value->number : (double)value->integer;
}

const char *json_string(const JsonValue *value)
{
    g_assert(value->kind == JSON_STRING);
    return value->string;
}

guint json_size(const JsonValue *value)
{
    return is_container(value->kind) && value->members.list != NULL ? value->members.list->len : 0;
}

const JsonValue *json_at(const JsonValue *array, guint i)
{
    g_assert(i < json_size(array));
    return g_ptr_array_index(array->members.list, i);
}

const JsonValue *json_member(const JsonValue *object, const char *name)
{
    g_assert(object->kind == JSON_OBJECT);
    if (object->members.index != NULL) {
        return g_hash_table_lookup(object->members.index, name);
    }
    for (guint i = 0; i < json_size(object); i++) {
        const JsonValue *member = json_at(object, i);
        if (strcmp(member->name, name) == 0) {
            return member;
        }
    }
    return NULL;
}

const char *json_member_name(const JsonValue *object, guint i)
{
    return json_at(object, i)->name;
}

const JsonValue *json_member_at(const JsonValue *object, guint i)
{
    return json_at(object, i);
}

/* ---- The reader ---- */

typedef struct {
    const char *at, *end; /* the text is valid UTF-8 without NUL, and nothing is read at `end` or after it */
    const char *counted;  /* up to here `line` and `column` are worked out */
    int line, column;
    int depth;
    int values;
    GError **error;
} Reader;

/* The place of reader->at. Counting goes on from where it stopped, so that all places together cost one walk. */
static Position here(Reader *reader)
{
    for (; reader->counted < reader->at; reader->counted++) {
        if (*reader->counted == '\n') {
            reader->line++;
            reader->column = 1;
        } else if (((unsigned char)*reader->counted & 0xC0) != 0x80) {
            reader->column++;
        }
    }
    return (Position){ .line = reader->line, .column = reader->column };
}

G_GNUC_PRINTF(3, 4) static bool fail(Reader *reader, JsonError code, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *what = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    const Position at = here(reader);
    g_set_error(reader->error, JSON_ERROR, code, "%d:%d: %s", at.line, at.column, what);
    return false;
}

static bool fail_expecting(Reader *reader, const char *expected)
{
    if (reader->at == reader->end) {
        return fail(reader, JSON_ERROR_SYNTAX, "the text ends here, expected %s", expected);
    }
    const gunichar c = g_utf8_get_char(reader->at);
    char character[8] = "";
    character[g_unichar_to_utf8(c, character)] = '\0';
    if (!g_unichar_isprint(c)) {
        return fail(reader, JSON_ERROR_SYNTAX, "found U+%04X, expected %s", c, expected);
    }
    return fail(reader, JSON_ERROR_SYNTAX, "found \"%s\", expected %s", character, expected);
}

static void skip_blanks(Reader *reader)
{
    while (reader->at < reader->end && strchr(" \t\r\n", *reader->at) != NULL) {
        reader->at++;
    }
}

static bool is_next(const Reader *reader, char c)
{
    return reader->at < reader->end && *reader->at == c;
}

static bool take(Reader *reader, char c)
{
    if (!is_next(reader, c)) {
        return false;
    }
    reader->at++;
    return true;
}

static bool take_digits(Reader *reader)
{
    const char *first = reader->at;
    while (reader->at < reader->end && g_ascii_isdigit(*reader->at)) {
        reader->at++;
    }
    return reader->at > first || fail_expecting(reader, "a digit");
}

/* Moves past one number as RFC 8259 has it. */
static bool skip_number(Reader *reader)
{
    take(reader, '-');
    if (!take(reader, '0') && !take_digits(reader)) {
        return false;
    }
    if (take(reader, '.') && !take_digits(reader)) {
        return false;
    }
    if (take(reader, 'e') || take(reader, 'E')) {
        if (!take(reader, '+')) {
            take(reader, '-');
        }
        return take_digits(reader);
    }
    return true;
}

static bool read_number(Reader *reader, JsonValue *value)
{
    const char *first = reader->at;
    if (!skip_number(reader)) {
        return false;
    }
    char digits[NUMBER_LENGTH + 1];
    const size_t length = (size_t)(reader->at - first);
    if (length > NUMBER_LENGTH) {
        return fail(reader, JSON_ERROR_LIMIT, "the number is longer than %d characters", NUMBER_LENGTH);
    }
    memcpy(digits, first, length);
    digits[length] = '\0';
    const double number = g_ascii_strtod(digits, NULL);
    if (number > G_MAXDOUBLE || number < -G_MAXDOUBLE) {
        return fail(reader, JSON_ERROR_LIMIT, "the number %s is too large", digits);
    }
    const bool fits = number >= -INTEGER_LIMIT && number <= INTEGER_LIMIT;
    if (fits && (double)(gint64)number == number) {
        value->kind = JSON_INTEGER;
        value->integer = (gint64)number;
    } else {
        value->kind = JSON_DOUBLE;
        value->number = number;
    }
    return true;
}

/* The four hexadecimal digits of a \u escape. */
static bool read_unit(Reader *reader, gunichar *ret_unit)
{
    gunichar unit = 0;
    for (int i = 0; i < 4; i++) {
        const int digit = reader->at < reader->end ? g_ascii_xdigit_value(*reader->at) : -1;
        if (digit < 0) {
            return fail_expecting(reader, "a hexadecimal digit");
        }
        unit = unit * 16 + (gunichar)digit;
        reader->at++;
    }
    *ret_unit = unit;
    return true;
}

static bool is_high_surrogate(gunichar unit)
{
    return unit >= 0xD800 && unit < 0xDC00;
}

static bool is_low_surrogate(gunichar unit)
{
    return unit >= 0xDC00 && unit < 0xE000;
}

/* What follows "\u": one character, which UTF-16 may have written as two units. */
static bool read_escaped_character(Reader *reader, GString *text)
{
    gunichar c = 0;
    if (!read_unit(reader, &c)) {
        return false;
    }
    if (is_high_surrogate(c)) {
        gunichar low = 0;
        if (!take(reader, '\\') || !take(reader, 'u')) {
            return fail_expecting(reader, "the second half of a surrogate pair");
        }
        if (!read_unit(reader, &low)) {
            return false;
        }
        if (!is_low_surrogate(low)) {
            return fail(reader, JSON_ERROR_SYNTAX, "the escape \\u%04x is not the second half of a surrogate pair",
                        low);
        }
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
    }
    if (c == 0 || is_low_surrogate(c)) {
        return fail(reader, JSON_ERROR_SYNTAX, "the escape \\u%04x is no character that a text may hold", c);
    }
    g_string_append_unichar(text, c);
    return true;
}

static bool read_escape(Reader *reader, GString *text)
{
    static const char letters[] = "\"\\/bfnrt";
    static const char meanings[] = "\"\\/\b\f\n\r\t";
    if (take(reader, 'u')) {
        return read_escaped_character(reader, text);
    }
    const char *letter = reader->at < reader->end ? strchr(letters, *reader->at) : NULL;
    if (letter == NULL) {
        return fail_expecting(reader, "one of \" \\ / b f n r t u after a backslash");
    }
    g_string_append_c(text, meanings[letter - letters]);
    reader->at++;
    return true;
}

/* A string from its opening quotation mark on; NULL on error. Free with g_free. */
static char *read_text(Reader *reader)
{
    if (!take(reader, '"')) {
        fail_expecting(reader, "a quotation mark");
        return NULL;
    }
    g_autoptr(GString) text = g_string_new(NULL);
    while (!is_next(reader, '"')) {
        const char *plain = reader->at;
        while (reader->at < reader->end && (unsigned char)*reader->at >= 0x20 && *reader->at != '"' &&
               *reader->at != '\\') {
            reader->at++;
        }
        g_string_append_len(text, plain, reader->at - plain);
        if (is_next(reader, '"')) {
            break;
        }
        if (!take(reader, '\\')) {
            fail_expecting(reader, "a quotation mark at the end of the string");
            return NULL;
        }
        if (!read_escape(reader, text)) {
            return NULL;
        }
    }
    reader->at++;
    return g_string_free(g_steal_pointer(&text), FALSE);
}

static bool read_string(Reader *reader, JsonValue *value)
{
    char *text = read_text(reader);
    if (text == NULL) {
        return false;
    }
    value->kind = JSON_STRING;
    value->string = text;
    return true;
}

static bool read_word(Reader *reader, JsonValue *value)
{
    static const struct {
        const char *word;
        JsonKind kind;
        bool truth;
    } words[] = { { "null", JSON_NULL, false }, { "true", JSON_BOOL, true }, { "false", JSON_BOOL, false } };
    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        const size_t length = strlen(words[i].word);
        if ((size_t)(reader->end - reader->at) >= length && memcmp(reader->at, words[i].word, length) == 0) {
            reader->at += length;
            value->kind = words[i].kind;
            value->truth = words[i].truth;
            return true;
        }
    }
    return fail_expecting(reader, "a value");
}

/* Takes `member` over. */
static void add_member(JsonValue *container, JsonValue *member)
{
    if (container->members.list == NULL) {
        container->members.list = g_ptr_array_new_with_free_func((GDestroyNotify)json_free);
    }
    GPtrArray *list = container->members.list;
    g_ptr_array_add(list, member);
    if (container->kind != JSON_OBJECT || list->len < INDEX_FROM) {
        return;
    }
    if (container->members.index == NULL) {
        container->members.index = g_hash_table_new(g_str_hash, g_str_equal);
        for (guint i = 0; i < list->len; i++) {
            JsonValue *known = g_ptr_array_index(list, i);
            g_hash_table_insert(container->members.index, known->name, known);
        }
    }
    g_hash_table_insert(container->members.index, member->name, member);
}

static JsonValue *read_value(Reader *reader);

/* The name and the colon before a member of `object`; NULL on error. Free with g_free. */
static char *read_member_name(Reader *reader, const JsonValue *object)
{
    skip_blanks(reader);
    here(reader); /* so that a complaint about the name can still say where it begins */
    const Reader before = *reader;
    if (!is_next(reader, '"')) {
        fail_expecting(reader, "a member's name in quotation marks");
        return NULL;
    }
    g_autofree char *name = read_text(reader);
    if (name == NULL) {
        return NULL;
    }
    if (json_member(object, name) != NULL) {
        *reader = before;
        fail(reader, JSON_ERROR_SYNTAX, "the member \"%s\" is given twice", name);
        return NULL;
    }
    skip_blanks(reader);
    if (!take(reader, ':')) {
        fail_expecting(reader, "a colon after the member's name");
        return NULL;
    }
    return g_steal_pointer(&name);
}

static bool read_member(Reader *reader, JsonValue *container)
{
    g_autofree char *name = NULL;
    if (container->kind == JSON_OBJECT) {
        name = read_member_name(reader, container);
        if (name == NULL) {
            return false;
        }
    }
    JsonValue *member = read_value(reader);
    if (member == NULL) {
        return false;
    }
    member->name = g_steal_pointer(&name);
    add_member(container, member);
    return true;
}

/* An array or object from its opening bracket on. */
static bool read_container(Reader *reader, JsonValue *value)
{
    const bool array = is_next(reader, '[');
    const char close = array ? ']' : '}';
    if (++reader->depth > JSON_DEPTH_LIMIT) {
        return fail(reader, JSON_ERROR_LIMIT, "nested deeper than %d levels", JSON_DEPTH_LIMIT);
    }
    value->kind = array ? JSON_ARRAY : JSON_OBJECT;
    reader->at++;
    skip_blanks(reader);
    bool closed = take(reader, close);
    while (!closed) {
        if (!read_member(reader, value)) {
            return false;
        }
        skip_blanks(reader);
        closed = take(reader, close);
        if (!closed && !take(reader, ',')) {
            return fail_expecting(reader, array ? "a comma or \"]\"" : "a comma or \"}\"");
        }
    }
    reader->depth--;
    return true;
}

static JsonValue *read_value(Reader *reader)
{
    skip_blanks(reader);
    if (++reader->values > JSON_VALUES_LIMIT) {
        fail(reader, JSON_ERROR_LIMIT, "more than %d values", JSON_VALUES_LIMIT);
        return NULL;
    }
    g_autoptr(JsonValue) value = g_new0(JsonValue, 1);
    value->at = here(reader);
    const char c = reader->at < reader->end ? *reader->at : '\0';
    bool done;
    if (c == '{' || c == '[') {
        done = read_container(reader, value);
    } else if (c == '"') {
        done = read_string(reader, value);
    } else if (c == '-' || g_ascii_isdigit(c)) {
        done = read_number(reader, value);
    } else {
        done = read_word(reader, value);
    }
    return done ? g_steal_pointer(&value) : NULL;
}

JsonValue *json_parse(GBytes *bytes, GError **error)
{
    gsize size = 0;
    const char *text = g_bytes_get_data(bytes, &size);
    if (text == NULL) {
        text = "";
    }
    Reader reader = { .at = text, .end = text + size, .counted = text, .line = 1, .column = 1, .error = error };
    if (size > JSON_BYTES_LIMIT) {
        fail(&reader, JSON_ERROR_LIMIT, "the text is longer than %d bytes", JSON_BYTES_LIMIT);
        return NULL;
    }
    if (!g_utf8_validate_len(text, size, &reader.at)) {
        fail(&reader, JSON_ERROR_SYNTAX, "found the byte 0x%02x, expected UTF-8", (unsigned char)*reader.at);
        return NULL;
    }
    reader.at = text;
    g_autoptr(JsonValue) root = read_value(&reader);
    if (root == NULL) {
        return NULL;
    }
    skip_blanks(&reader);
    if (reader.at < reader.end) {
        fail_expecting(&reader, "nothing after the value");
        return NULL;
    }
    return g_steal_pointer(&root);
}

/* ---- The writer ---- */

void json_begin(JsonWriter *writer, Buffer *out)
{
    *writer = (JsonWriter){ .out = out, .first = true };
}

static bool is_inline(const JsonWriter *writer)
{
    return writer->depth > 0 && writer->inlined[writer->depth - 1];
}

static void new_line(JsonWriter *writer)
{
    buffer_char(writer->out, '\n');
    for (int i = 0; i < writer->depth; i++) {
        buffer_literal(writer->out, "  ");
    }
}

/* What stands before a value: the comma after the one before, the way to its place, its name. */
static void lead_in(JsonWriter *writer, const char *name)
{
    if (writer->depth > 0) {
        if (!writer->first) {
            buffer_char(writer->out, ',');
        }
        if (!is_inline(writer)) {
            new_line(writer);
        } else if (!writer->first) {
            buffer_char(writer->out, ' ');
        }
    }
    writer->first = false;
    if (name != NULL) {
        buffer_json(writer->out, name);
        buffer_literal(writer->out, ": ");
    }
}

static void open_container(JsonWriter *writer, const char *name, char bracket, bool inlined)
{
    g_assert(writer->depth < JSON_DEPTH_LIMIT);
    const bool within = is_inline(writer);
    lead_in(writer, name);
    buffer_char(writer->out, bracket);
    writer->inlined[writer->depth++] = inlined || within;
    writer->first = true;
}

static void close_container(JsonWriter *writer, char bracket)
{
    g_assert(writer->depth > 0);
    const bool in_line = is_inline(writer) || writer->first;
    writer->depth--;
    if (!in_line) {
        new_line(writer);
    }
    buffer_char(writer->out, bracket);
    writer->first = false;
}

void json_open_object(JsonWriter *writer, const char *name)
{
    open_container(writer, name, '{', false);
}

void json_open_array(JsonWriter *writer, const char *name)
{
    open_container(writer, name, '[', false);
}

void json_open_inline_object(JsonWriter *writer, const char *name)
{
    open_container(writer, name, '{', true);
}

void json_open_inline_array(JsonWriter *writer, const char *name)
{
    open_container(writer, name, '[', true);
}

void json_close_object(JsonWriter *writer)
{
    close_container(writer, '}');
}

void json_close_array(JsonWriter *writer)
{
    close_container(writer, ']');
}

void json_put_string(JsonWriter *writer, const char *name, const char *text)
{
    lead_in(writer, name);
    buffer_json(writer->out, text);
}

void json_put_integer(JsonWriter *writer, const char *name, gint64 number)
{
    lead_in(writer, name);
    buffer_number(writer->out, number);
}

void json_put_bool(JsonWriter *writer, const char *name, bool value)
{
    lead_in(writer, name);
    buffer_string(writer->out, value ? "true" : "false");
}

void json_put_ready(JsonWriter *writer, const char *name, const char *json, size_t length)
{
    lead_in(writer, name);
    buffer_bytes(writer->out, json, length);
}

void json_put_null(JsonWriter *writer, const char *name)
{
    lead_in(writer, name);
    buffer_literal(writer->out, "null");
}
