/* The fields of commands and events: one closed table. What a field is called, of what type it is, what it may hold and
 * what it means is said once, and read from here by the command line, the log, HTTP and the documentation.
 *
 * A value is a number or a text; which, says the type of its field. */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef enum {
    TYPE_NUMBER,       /* an integer from `least` to `most` */
    TYPE_FLAG,         /* yes or no: 1 or 0 */
    TYPE_CHOICE,       /* one of `names`: its index */
    TYPE_SECONDS,      /* a duration; typed as "90", "3:00", "3m" or "1h30m" */
    TYPE_INSTANT,      /* microseconds since 1970 in UTC; typed as "2022-07-25T14:00:00Z" */
    TYPE_CLOCK,        /* minutes after midnight at the place; typed as "15:00" */
    TYPE_DATE,         /* YYYY-MM-DD, as a text */
    TYPE_ID,           /* of a thing that has one: letters, digits, "-", "." and "/" */
    TYPE_PARTICIPANT,  /* the code of a participant: "FRA", "EU" */
    TYPE_PARTICIPANTS, /* several of them, parted by single blanks; typed with commas or blanks, in JSON a list */
    TYPE_TEXT,         /* a line of UTF-8 for people */
    TYPE_PAPER,        /* a whole document as a text of its own format */
    N_FIELD_TYPES,
} FieldType;

typedef enum {
#define FIELD(name, ...) FIELD_##name,
#include "session/field.def"
#undef FIELD
    N_FIELDS,
} Field;

typedef struct {
    const char *name; /* "list", as it is typed and as it stands in JSON */
    FieldType type;
    gint64 least, most;       /* of numbers; of texts `most` is the limit in bytes */
    const char *const *names; /* of choices, NULL-terminated */
    const char *about;        /* what it means, a phrase without a full stop */
} FieldInfo;

const FieldInfo *field_info(Field field);

/* The field of that name among all; N_FIELDS if there is none. */
Field field_of_name(const char *name);

/* "a number from 1 to 60", "one of portal, seat", "a line of text": for complaints. Free with g_free. */
char *field_expected(Field field);

bool field_is_text(Field field); /* its value is a text, not a number */
bool field_type_is_text(FieldType type);

enum {
    FIELD_ID_LIMIT = 64,
    FIELD_LINE_LIMIT = 2000,         /* bytes of a line for people */
    FIELD_PARTICIPANTS_LIMIT = 4000, /* bytes of a list of codes: all members and more */
    FIELD_PAPER_LIMIT = 900 << 10,
    STATEMENT_SIZE_LIMIT = 40 << 10, /* bytes of the text of a statement: more than half an hour in any language */
};

#define FIELD_INSTANT_LIMIT G_GINT64_CONSTANT(253402300799999999) /* the end of the year 9999 */

/* The values of one act or event, by field; at most VALUES_LIMIT. Texts are borrowed. */
typedef struct {
    Field field;
    gint64 number;
    const char *text;
} Value;

enum { VALUES_LIMIT = 20 };

typedef struct {
    guint n;
    Value list[VALUES_LIMIT];
} Values;

const Value *values_find(const Values *values, Field field); /* NULL if it is not given */
bool values_has(const Values *values, Field field);

/* The number that is given, else `otherwise`. */
gint64 values_number(const Values *values, Field field, gint64 otherwise);

/* The text that is given, else NULL. */
const char *values_text(const Values *values, Field field);

/* These replace what was given before. A NULL text is none, and adds nothing. */
void values_set_number(Values *values, Field field, gint64 number);
void values_set_text(Values *values, Field field, const char *text);

/* Does the value keep to the table: its limits, its form, one line of UTF-8? */
bool value_is_sound(const Value *value);

/* `text`, as a person types it, as a value of the field: *ret_value. Texts are put into `strings`. False if it is not
 * of that form. */
bool value_read(Field field, const char *text, GStringChunk *strings, Value *ret_value);
