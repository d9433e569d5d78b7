/* JSON: a bounded reader into a tree of values, and the marks of a canonical writer.
 *
 * The reader is strict (RFC 8259): UTF-8, no comments, no trailing commas, no duplicate members, nothing after
 * the value. Every value knows its place, so that who interprets it can complain like a compiler. Numbers are
 * kept as integers where they are whole and fit in 53 bits; others as doubles. */
#pragma once

#include "base/buffer.h"
#include "base/diagnostic.h"

#include <glib.h>

#define JSON_ERROR json_error_quark()
GQuark json_error_quark(void);
typedef enum {
    JSON_ERROR_SYNTAX, /* not JSON */
    JSON_ERROR_LIMIT,  /* too large, too deep, too many values */
    JSON_ERROR_SHAPE,  /* JSON, but not what was expected there */
} JsonError;

enum {
    JSON_BYTES_LIMIT = 16 << 20,
    JSON_DEPTH_LIMIT = 64,
    JSON_VALUES_LIMIT = 1000000,
};

typedef enum { JSON_NULL, JSON_BOOL, JSON_INTEGER, JSON_DOUBLE, JSON_STRING, JSON_ARRAY, JSON_OBJECT } JsonKind;

typedef struct JsonValue JsonValue;

/* The root value of the text; NULL with JSON_ERROR set, the message begins with "line:column: ". */
JsonValue *json_parse(GBytes *bytes, GError **error);
void json_free(JsonValue *root);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JsonValue, json_free)

JsonKind json_kind(const JsonValue *value);
const char *json_kind_name(JsonKind kind); /* "null", "boolean", "integer", "number", "string", "array", "object" */
Position json_position(const JsonValue *value);

bool json_bool(const JsonValue *value); /* these four assert the kind */
gint64 json_integer(const JsonValue *value);
double json_double(const JsonValue *value);      /* of an integer too */
const char *json_string(const JsonValue *value); /* UTF-8, without NUL; borrowed */

guint json_size(const JsonValue *value); /* of an array or object: how many members; else 0 */
const JsonValue *json_at(const JsonValue *array, guint i);
const JsonValue *json_member(const JsonValue *object, const char *name); /* NULL if there is none */
const char *json_member_name(const JsonValue *object, guint i);
const JsonValue *json_member_at(const JsonValue *object, guint i);

/* A writer that keeps commas, nesting and indentation right: */
typedef struct {
    Buffer *out;
    int depth;
    bool first;                     /* of the open array or object */
    bool inlined[JSON_DEPTH_LIMIT]; /* open containers that are written in one line */
} JsonWriter;

void json_begin(JsonWriter *writer, Buffer *out);
void json_open_object(JsonWriter *writer, const char *name); /* `name` NULL inside an array or at the root */
void json_open_array(JsonWriter *writer, const char *name);
void json_open_inline_object(JsonWriter *writer, const char *name); /* what is inside stands in one line */
void json_open_inline_array(JsonWriter *writer, const char *name);
void json_close_object(JsonWriter *writer);
void json_close_array(JsonWriter *writer);
void json_put_string(JsonWriter *writer, const char *name, const char *text); /* NULL writes null */
void json_put_integer(JsonWriter *writer, const char *name, gint64 number);
void json_put_bool(JsonWriter *writer, const char *name, bool value);
void json_put_null(JsonWriter *writer, const char *name);
void json_put_ready(JsonWriter *writer, const char *name, const char *json,
                    size_t length); /* a value in JSON already */
