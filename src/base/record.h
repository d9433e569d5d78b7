/* Structures to JSON objects and back, by tables: a row a member says what it is called, where the structure keeps it
 * and of what type it is. Writing and reading walk the same rows, so they cannot disagree.
 *
 * A reader's complaint is a JsonError whose message begins with line, column and the path of the member:
 * `12:16: meetings[0].start: found "25:00", expected ...`. */
#pragma once

#include "base/json.h"

typedef struct RecordField RecordField;
typedef struct Record Record;

typedef struct {
    JsonWriter json;
    guint nth;        /* of the list that is being written, which member */
    gpointer context; /* of the types and derivations of whoever writes */
} RecordWriter;

typedef struct {
    GString *path;    /* of the member that is being read */
    gpointer context; /* likewise */
    GError **error;
} RecordReader;

/* How members of one type go to JSON and come from it. `member` is where the structure keeps it. */
typedef struct {
    const char *expected; /* for complaints: "a text or null" */
    bool nullable;        /* null reads as "not given" */
    bool (*is_unset)(const RecordField *field, const void *member);
    void (*write)(RecordWriter *writer, const RecordField *field, const void *member);
    /* False with the error set; or without, when the value is simply not what was `expected`. */
    bool (*read)(RecordReader *reader, const RecordField *field, const JsonValue *value, void *member);
} RecordType;

/* The names of an enumeration. */
typedef struct {
    const char *expected;
    const char *(*name_of)(int value);
    int (*of_name)(const char *name); /* −1 if there is none of that name */
} RecordNames;

typedef enum {
    WHERE_SET, /* written only where it is set */
    ALWAYS,    /* written as null too */
    REQUIRED,  /* the same, and must be given when read */
} RecordPresence;

struct RecordField {
    const char *name;
    const RecordType *type; /* NULL of what is only derived: when read, its kind is checked and it is left out */
    size_t offset;
    RecordPresence presence;
    int minimum, maximum; /* of numbers; the minimum also of names: what is below has no name and is unset */
    const RecordNames *names;
    const Record *record;                                   /* of the members of a list */
    void (*derive)(RecordWriter *writer, const char *name); /* writes it, or nothing where there is nothing to tell */
    JsonKind kind;                                          /* of what is derived */
};

struct Record {
    const RecordField *fields;
    guint n_fields;
    guint limit;           /* as the members of a list: how many there may be */
    void *(*create)(void); /* likewise: a new, empty one */
    size_t position;       /* where the structure keeps its place in the text; 0 if it has none */
    bool (*check)(RecordReader *reader, const JsonValue *value, const void *record); /* of the whole; may be NULL */
};

/* For the rows of tables: */
#define RECORD_FIELD(json_name, field_type, Struct, member)                                                            \
    .name = json_name, .type = &field_type, .offset = G_STRUCT_OFFSET(Struct, member)
#define RECORD_DERIVED(json_name, json_kind, function) .name = json_name, .kind = json_kind, .derive = function
#define RECORD_FIELDS(table) .fields = table, .n_fields = G_N_ELEMENTS(table)

enum { RECORD_TEXT_LIMIT = 1 << 20 /* bytes of one text */ };

extern const RecordType record_text;      /* char *, owned; null is NULL. Never "" */
extern const RecordType record_full_text; /* the same, but not null */
extern const RecordType record_date;      /* CivilDate; null is the unset date */
extern const RecordType record_clock;     /* int; null is CLOCK_UNKNOWN */
extern const RecordType record_number;    /* int; 0 is unset, except where it is written always */
extern const RecordType record_flag;      /* bool; false is unset */
extern const RecordType record_name;      /* an enumeration of int's size */
extern const RecordType record_list;      /* GPtrArray of structures; is appended to */

bool record_is_never_unset(const RecordField *field, const void *member);

/* The members of `data`, into the object that is open. */
void record_write(RecordWriter *writer, const Record *record, const void *data);

/* The object `value` into `data`, which was empty. Members are read in the order of the table, whatever their order in
 * the text. */
bool record_read(RecordReader *reader, const Record *record, const JsonValue *value, void *data);

bool record_read_int(RecordReader *reader, const JsonValue *value, int minimum, int maximum, int *ret_number);

/* For types: goes down to a member, or to one of a list; the length given back leads up again. */
gsize record_enter(RecordReader *reader, const char *name);
gsize record_enter_nth(RecordReader *reader, guint i);
void record_leave(RecordReader *reader, gsize length);

bool record_is_list(RecordReader *reader, const JsonValue *value, guint limit);

/* These set the error, unless it is set already, and return false. */
bool record_refuse(RecordReader *reader, const JsonValue *value, JsonError code, const char *format, ...)
    G_GNUC_PRINTF(4, 5);
bool record_refuse_value(RecordReader *reader, const JsonValue *value, const char *expected);
