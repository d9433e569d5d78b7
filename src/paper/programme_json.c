/* One table a record says what its members are called, where they stand in the structure and how they are written,
 * read and checked; writing and reading both walk the tables, so that they cannot disagree. */
#include "paper/programme_json.h"

#include "core/references.h"
#include "core/vocabulary.h"

#include <stdarg.h>
#include <string.h>

enum {
    TEXT_BYTES_LIMIT = 64 << 10,
    RECORDS_LIMIT = 10000, /* of one list of the programme */
    ENTRIES_LIMIT = 1000,  /* of one meeting, one line, one list of numbers */
    SHOWN_LENGTH = 40,     /* characters of a refused text that a message repeats */
};

typedef struct Field Field;
typedef struct Record Record;

typedef struct {
    JsonWriter json;
    const Programme *programme;
    ProgrammeMarks *marks;
    GPtrArray *ids; /* of the rows */
    guint row;      /* the row that is being written */
    guint entry;    /* its line that is being written */
} Writing;

typedef struct {
    Programme *programme;
    GString *path;      /* of the member that is being read: "meetings[3].start" */
    GPtrArray *rows;    /* of Row, as they were read, list by list; NULL for one that is in the programme */
    GHashTable *ids;    /* id to one more than the index in `rows`, of those not yet in the programme */
    GHashTable *labels; /* of Row: whose labels are stated, though the lines say the same */
    bool zone_stated;   /* likewise, though the place says the same */
    GError **error;
} Reading;

/* How members of one type go to JSON and come from it. `member` is where the record keeps it. */
typedef struct {
    const char *expected; /* for messages: "a text or null" */
    bool nullable;        /* null reads as "not given" */
    bool (*is_unset)(const Field *field, const void *member);
    void (*write)(Writing *writing, const Field *field, const void *member);
    /* False with the error set, or false without one where the value is not what was `expected`. */
    bool (*read)(Reading *reading, const Field *field, const JsonValue *value, void *member);
} Type;

/* The names of an enumeration; `first` is the first value that JSON has a name for. */
typedef struct {
    const char *expected;
    const char *(*name_of)(int value);
    int (*of_name)(const char *name);
} Names;

typedef enum {
    WHERE_SET = 0,    /* is written only where it is set */
    ALWAYS = 1,       /* is written as null too */
    REQUIRED = 2 | 1, /* must be given when read */
} Presence;

struct Field {
    const char *name;
    const Type *type;
    size_t offset;
    Presence presence;
    int minimum, maximum;
    const Names *names;
    const Record *record; /* of the members of a list */
    /* Of what is derived: writes it, or nothing where there is nothing to tell. Without a type it is not looked at
     * when read, beyond its kind. */
    void (*derive)(Writing *writing, const char *name);
    JsonKind kind;
};

struct Record {
    const Field *fields;
    guint n_fields;
    guint limit;
    void *(*create)(void);
    size_t position; /* where the record keeps its place in the source; 0 if it has none */
    bool (*check)(Reading *reading, const JsonValue *value, const void *record);
};

/* --- complaints -------------------------------------------------------------------------------------- */

/* Sets the error, once; returns false. */
G_GNUC_PRINTF(4, 5)
static bool refuse(Reading *reading, const JsonValue *value, JsonError code, const char *format, ...)
{
    if (reading->error != NULL && *reading->error != NULL) {
        return false;
    }
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *what = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    const Position at = json_position(value);
    const bool named = reading->path->len > 0;
    g_set_error(reading->error, JSON_ERROR, code, "%d:%d: %s%s%s", at.line, at.column, reading->path->str,
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

static bool refuse_value(Reading *reading, const JsonValue *value, const char *expected)
{
    g_autofree char *found = describe(value);
    return refuse(reading, value, JSON_ERROR_SHAPE, "found %s, expected %s", found, expected);
}

/* Goes down to a member, or to one of a list; the length given back leads up again. */
static gsize path_enter(Reading *reading, const char *name)
{
    const gsize length = reading->path->len;
    g_string_append_printf(reading->path, "%s%s", length > 0 ? "." : "", name);
    return length;
}

static gsize path_enter_nth(Reading *reading, guint i)
{
    const gsize length = reading->path->len;
    g_string_append_printf(reading->path, "[%u]", i);
    return length;
}

static void path_leave(Reading *reading, gsize length)
{
    g_string_truncate(reading->path, length);
}

static bool is_a_list(Reading *reading, const JsonValue *value, guint limit)
{
    if (json_kind(value) != JSON_ARRAY) {
        return refuse_value(reading, value, "an array");
    }
    if (json_size(value) > limit) {
        return refuse(reading, value, JSON_ERROR_LIMIT, "%u values, expected at most %u", json_size(value), limit);
    }
    return true;
}

/* --- simple types ------------------------------------------------------------------------------------ */

static bool text_is_unset(const Field *field, const void *member)
{
    return *(char *const *)member == NULL;
}

static void write_text_member(Writing *writing, const Field *field, const void *member)
{
    json_put_string(&writing->json, field->name, *(char *const *)member);
}

static bool read_text_member(Reading *reading, const Field *field, const JsonValue *value, void *member)
{
    if (json_kind(value) != JSON_STRING || json_string(value)[0] == '\0') {
        return false;
    }
    if (strlen(json_string(value)) > TEXT_BYTES_LIMIT) {
        return refuse(reading, value, JSON_ERROR_LIMIT, "the text is longer than %d bytes", TEXT_BYTES_LIMIT);
    }
    char **text = member;
    g_free(*text);
    *text = g_strdup(json_string(value));
    return true;
}

static const Type text_type = { "a text or null", true, text_is_unset, write_text_member, read_text_member };
static const Type full_text_type = { "a text", false, text_is_unset, write_text_member, read_text_member };

static bool date_is_unset(const Field *field, const void *member)
{
    return !civil_date_is_set(*(const CivilDate *)member);
}

static void write_date(Writing *writing, const Field *field, const void *member)
{
    char text[CIVIL_DATE_SIZE];
    json_put_string(&writing->json, field->name, civil_date_format(*(const CivilDate *)member, text));
}

static bool read_date(Reading *reading, const Field *field, const JsonValue *value, void *member)
{
    if (json_kind(value) != JSON_STRING) {
        return false;
    }
    const CivilDate date = civil_date_parse(json_string(value));
    *(CivilDate *)member = date;
    return civil_date_is_set(date);
}

static const Type date_type = { "a day of the calendar as \"YYYY-MM-DD\", or null", true, date_is_unset, write_date,
                                read_date };

static bool clock_is_unset(const Field *field, const void *member)
{
    return *(const int *)member == CLOCK_UNKNOWN;
}

static void write_clock(Writing *writing, const Field *field, const void *member)
{
    char text[CLOCK_SIZE];
    json_put_string(&writing->json, field->name, clock_format(*(const int *)member, text));
}

static bool read_clock(Reading *reading, const Field *field, const JsonValue *value, void *member)
{
    if (json_kind(value) != JSON_STRING) {
        return false;
    }
    const int clock = clock_parse(json_string(value));
    *(int *)member = clock;
    return clock != CLOCK_UNKNOWN;
}

static const Type clock_type = { "an hour of the day as \"HH:MM\" up to \"24:00\", or null", true, clock_is_unset,
                                 write_clock, read_clock };

/* Zero is "not given", except where the member is always written. */
static bool number_is_unset(const Field *field, const void *member)
{
    return *(const int *)member == 0 && field->presence == WHERE_SET;
}

static void write_number(Writing *writing, const Field *field, const void *member)
{
    json_put_integer(&writing->json, field->name, *(const int *)member);
}

static bool read_int(Reading *reading, const JsonValue *value, int minimum, int maximum, int *ret_number)
{
    const bool whole = json_kind(value) == JSON_INTEGER;
    if (!whole || json_integer(value) < minimum || json_integer(value) > maximum) {
        g_autofree char *expected = g_strdup_printf("an integer from %d to %d", minimum, maximum);
        return refuse_value(reading, value, expected);
    }
    *ret_number = (int)json_integer(value);
    return true;
}

static bool read_number(Reading *reading, const Field *field, const JsonValue *value, void *member)
{
    return read_int(reading, value, field->minimum, field->maximum, member);
}

static const Type number_type = { "an integer", false, number_is_unset, write_number, read_number };

/* The number of a footnote: negative for one marked by so many asterisks, and never 0. */
enum { NOTE_MINIMUM = -3, NOTE_MAXIMUM = 9999 };

static bool read_note_number(Reading *reading, const JsonValue *value, int *ret_number)
{
    return read_int(reading, value, NOTE_MINIMUM, NOTE_MAXIMUM, ret_number) &&
           (*ret_number != 0 || refuse_value(reading, value, "the number of a footnote, or minus its asterisks"));
}

static bool read_note(Reading *reading, const Field *field, const JsonValue *value, void *member)
{
    return read_note_number(reading, value, member);
}

static const Type note_type = { "an integer", false, number_is_unset, write_number, read_note };

static bool flag_is_unset(const Field *field, const void *member)
{
    return !*(const bool *)member;
}

static void write_flag(Writing *writing, const Field *field, const void *member)
{
    json_put_bool(&writing->json, field->name, *(const bool *)member);
}

static bool read_flag(Reading *reading, const Field *field, const JsonValue *value, void *member)
{
    if (json_kind(value) != JSON_BOOL) {
        return false;
    }
    *(bool *)member = json_bool(value);
    return true;
}

static const Type flag_type = { "true or false", false, flag_is_unset, write_flag, read_flag };

static bool name_is_unset(const Field *field, const void *member)
{
    return *(const int *)member < field->minimum;
}

static void write_name(Writing *writing, const Field *field, const void *member)
{
    json_put_string(&writing->json, field->name, field->names->name_of(*(const int *)member));
}

static bool read_name(Reading *reading, const Field *field, const JsonValue *value, void *member)
{
    const int number = json_kind(value) == JSON_STRING ? field->names->of_name(json_string(value)) : -1;
    if (number < field->minimum) {
        return refuse_value(reading, value, field->names->expected);
    }
    *(int *)member = number;
    return true;
}

static const Type name_type = { "a name", false, name_is_unset, write_name, read_name };

static bool sub_is_unset(const Field *field, const void *member)
{
    return *(const char *)member == '\0';
}

static void write_sub(Writing *writing, const Field *field, const void *member)
{
    json_put_string(&writing->json, field->name, member);
}

static bool read_sub(Reading *reading, const Field *field, const JsonValue *value, void *member)
{
    ItemNumber item;
    if (json_kind(value) != JSON_STRING || strlen(json_string(value)) >= sizeof item.sub) {
        return false;
    }
    for (const char *c = json_string(value); *c != '\0'; c++) {
        if (!g_ascii_isalnum(*c)) {
            return false;
        }
    }
    g_strlcpy(member, json_string(value), sizeof item.sub);
    return true;
}

static const Type sub_type = { "the letters of a sub-item, three at most", false, sub_is_unset, write_sub, read_sub };

/* --- names ------------------------------------------------------------------------------------------- */

#define NAMES(prefix, Enum, words)                                                                                     \
    static const char *prefix##_json_name(int value)                                                                   \
    {                                                                                                                  \
        return prefix##_name((Enum)value);                                                                             \
    }                                                                                                                  \
    static const Names prefix##_names = { words, prefix##_json_name, prefix##_of_name };

NAMES(entry_kind, EntryKind, "a kind of line: \"line\", \"item\", \"reading\", ...")
NAMES(meeting_mode, MeetingMode,
      "a mode of meeting: \"formal\", \"informal\", \"joint\", \"parallel\" or \"side-event\"")
NAMES(mark, Mark, "\"none\", \"continued\" or \"concluded\"")
NAMES(block_kind, BlockKind, "\"heading\", \"paragraph\" or \"kept\"")

static const char *deadline_kind_name(int value)
{
    return row_kind_name((RowKind)value);
}

static int deadline_kind_of_name(const char *name)
{
    const int kind = row_kind_of_name(name);
    return kind == ROW_DEADLINE || kind == ROW_LIST_CLOSURE ? kind : -1;
}

static const Names deadline_names = { "\"deadline\" or \"list-closure\"", deadline_kind_name, deadline_kind_of_name };

/* --- records and lists ------------------------------------------------------------------------------- */

static void write_field(Writing *writing, const Field *field, const void *record)
{
    if (field->derive != NULL) {
        field->derive(writing, field->name);
        return;
    }
    const void *member = (const char *)record + field->offset;
    if (!field->type->is_unset(field, member)) {
        field->type->write(writing, field, member);
    } else if (field->presence != WHERE_SET) {
        json_put_null(&writing->json, field->name);
    }
}

static void write_record(Writing *writing, const Record *record, const void *data)
{
    for (guint i = 0; i < record->n_fields; i++) {
        write_field(writing, &record->fields[i], data);
    }
}

static bool read_derived(Reading *reading, const Field *field, const JsonValue *value)
{
    if (json_kind(value) == field->kind || json_kind(value) == JSON_NULL) {
        return true;
    }
    g_autofree char *expected = g_strdup_printf("%s or null", json_kind_name(field->kind));
    return refuse_value(reading, value, expected);
}

static bool read_field(Reading *reading, const Field *field, const JsonValue *value, void *record)
{
    if (field->type == NULL) {
        return read_derived(reading, field, value);
    }
    if (json_kind(value) == JSON_NULL && field->type->nullable) {
        return true;
    }
    return field->type->read(reading, field, value, (char *)record + field->offset) ||
           refuse_value(reading, value, field->type->expected);
}

static const Field *find_field(const Record *record, const char *name)
{
    for (guint i = 0; i < record->n_fields; i++) {
        if (strcmp(record->fields[i].name, name) == 0) {
            return &record->fields[i];
        }
    }
    return NULL;
}

static bool knows_all_members(Reading *reading, const Record *record, const JsonValue *object)
{
    for (guint i = 0; i < json_size(object); i++) {
        if (find_field(record, json_member_name(object, i)) == NULL) {
            path_enter(reading, json_member_name(object, i));
            return refuse(reading, json_member_at(object, i), JSON_ERROR_SHAPE, "there is no such member");
        }
    }
    return true;
}

/* Members are read in the order of the table, whatever their order in the text. */
static bool read_record(Reading *reading, const Record *record, const JsonValue *value, void *data)
{
    if (json_kind(value) != JSON_OBJECT) {
        return refuse_value(reading, value, "an object");
    }
    if (!knows_all_members(reading, record, value)) {
        return false;
    }
    for (guint i = 0; i < record->n_fields; i++) {
        const Field *field = &record->fields[i];
        const JsonValue *member = json_member(value, field->name);
        if (member == NULL && field->presence == REQUIRED) {
            return refuse(reading, value, JSON_ERROR_SHAPE, "the member \"%s\" is missing", field->name);
        }
        const gsize path = path_enter(reading, field->name);
        if (member != NULL && !read_field(reading, field, member, data)) {
            return false;
        }
        path_leave(reading, path);
    }
    return record->check == NULL || record->check(reading, value, data);
}

static void write_list(Writing *writing, const Field *field, const void *member)
{
    const GPtrArray *list = *(GPtrArray *const *)member;
    json_open_array(&writing->json, field->name);
    for (guint i = 0; i < list->len; i++) {
        writing->entry = i;
        json_open_object(&writing->json, NULL);
        write_record(writing, field->record, g_ptr_array_index(list, i));
        json_close_object(&writing->json);
    }
    json_close_array(&writing->json);
}

static bool list_is_unset(const Field *field, const void *member)
{
    return false;
}

static bool read_list(Reading *reading, const Field *field, const JsonValue *value, void *member)
{
    const Record *record = field->record;
    if (!is_a_list(reading, value, record->limit)) {
        return false;
    }
    for (guint i = 0; i < json_size(value); i++) {
        const gsize path = path_enter_nth(reading, i);
        void *data = record->create();
        g_ptr_array_add(*(GPtrArray **)member, data);
        if (record->position != 0) {
            *(Position *)((char *)data + record->position) = json_position(json_at(value, i));
        }
        if (!read_record(reading, record, json_at(value, i), data)) {
            return false;
        }
        path_leave(reading, path);
    }
    return true;
}

static const Type list_type = { "an array", false, list_is_unset, write_list, read_list };

static bool array_is_unset(const Field *field, const void *member)
{
    return (*(GArray *const *)member)->len == 0;
}

static void write_items(Writing *writing, const Field *field, const void *member)
{
    const GArray *items = *(GArray *const *)member;
    json_open_inline_array(&writing->json, field->name);
    for (guint i = 0; i < items->len; i++) {
        json_open_object(&writing->json, NULL);
        write_record(writing, field->record, &g_array_index(items, ItemNumber, i));
        json_close_object(&writing->json);
    }
    json_close_array(&writing->json);
}

static bool read_items(Reading *reading, const Field *field, const JsonValue *value, void *member)
{
    if (!is_a_list(reading, value, ENTRIES_LIMIT)) {
        return false;
    }
    for (guint i = 0; i < json_size(value); i++) {
        const gsize path = path_enter_nth(reading, i);
        ItemNumber item = { 0 };
        if (!read_record(reading, field->record, json_at(value, i), &item)) {
            return false;
        }
        g_array_append_val(*(GArray **)member, item);
        path_leave(reading, path);
    }
    return true;
}

static const Type items_type = { "an array", false, array_is_unset, write_items, read_items };

static void write_notes(Writing *writing, const Field *field, const void *member)
{
    const GArray *notes = *(GArray *const *)member;
    json_open_inline_array(&writing->json, field->name);
    for (guint i = 0; i < notes->len; i++) {
        json_put_integer(&writing->json, NULL, g_array_index(notes, int, i));
    }
    json_close_array(&writing->json);
}

static bool read_notes(Reading *reading, const Field *field, const JsonValue *value, void *member)
{
    if (!is_a_list(reading, value, ENTRIES_LIMIT)) {
        return false;
    }
    for (guint i = 0; i < json_size(value); i++) {
        const gsize path = path_enter_nth(reading, i);
        int number = 0;
        if (!read_note_number(reading, json_at(value, i), &number)) {
            return false;
        }
        g_array_append_val(*(GArray **)member, number);
        path_leave(reading, path);
    }
    return true;
}

static const Type notes_type = { "an array", false, array_is_unset, write_notes, read_notes };

/* --- the tables -------------------------------------------------------------------------------------- */

#define FIELD(json_name, field_type, Struct, member)                                                                   \
    .name = json_name, .type = &field_type, .offset = G_STRUCT_OFFSET(Struct, member)
#define DERIVED(json_name, json_kind, function) .name = json_name, .kind = json_kind, .derive = function
#define FIELDS(table) .fields = table, .n_fields = G_N_ELEMENTS(table)

static const Field item_number_fields[] = {
    { FIELD("number", number_type, ItemNumber, number), .presence = REQUIRED, .minimum = 1, .maximum = 999 },
    { FIELD("sub", sub_type, ItemNumber, sub) },
};
static const Record item_number_record = { FIELDS(item_number_fields) };

static void *create_block(void)
{
    return block_new(BLOCK_PARAGRAPH, NULL, NULL);
}

static const Field block_fields[] = {
    { FIELD("kind", name_type, Block, kind), .presence = REQUIRED, .names = &block_kind_names },
    { FIELD("label", text_type, Block, label) },
    { FIELD("text", full_text_type, Block, text), .presence = REQUIRED },
    { FIELD("notes", notes_type, Block, notes) },
};
static const Record block_record = { FIELDS(block_fields), .limit = RECORDS_LIMIT, .create = create_block,
                                     .position = G_STRUCT_OFFSET(Block, at) };

static void *create_agenda_item(void)
{
    return g_new0(AgendaItem, 1);
}

static const Field agenda_fields[] = {
    { FIELD("number", number_type, AgendaItem, item.number), .presence = REQUIRED, .minimum = 1, .maximum = 999 },
    { FIELD("sub", sub_type, AgendaItem, item.sub) },
    { FIELD("title", full_text_type, AgendaItem, title), .presence = REQUIRED },
};
static const Record agenda_record = { FIELDS(agenda_fields), .limit = RECORDS_LIMIT, .create = create_agenda_item,
                                      .position = G_STRUCT_OFFSET(AgendaItem, at) };

static void *create_footnote(void)
{
    return g_new0(Footnote, 1);
}

static const Field footnote_fields[] = {
    { FIELD("number", note_type, Footnote, number), .presence = REQUIRED },
    { FIELD("mark", text_type, Footnote, mark) },
    { FIELD("text", full_text_type, Footnote, text), .presence = REQUIRED },
};
static const Record footnote_record = { FIELDS(footnote_fields), .limit = RECORDS_LIMIT, .create = create_footnote,
                                        .position = G_STRUCT_OFFSET(Footnote, at) };

static void *create_link(void)
{
    return g_new0(Link, 1);
}

static const Field link_fields[] = {
    { FIELD("words", full_text_type, Link, words), .presence = REQUIRED },
    { FIELD("target", full_text_type, Link, target), .presence = REQUIRED },
};
static const Record link_record = { FIELDS(link_fields), .limit = RECORDS_LIMIT, .create = create_link };

/* --- lines of a meeting ------------------------------------------------------------------------------ */

static const Entry *entry_of(const Writing *writing)
{
    return row_entry(programme_row(writing->programme, writing->row), writing->entry);
}

static void derive_mark(Writing *writing, const char *name)
{
    const Mark mark = programme_marks_printed(writing->marks, writing->row, writing->entry);
    if (mark != MARK_NONE) {
        json_put_string(&writing->json, name, mark_name(mark));
    }
}

static void derive_presenter(Writing *writing, const char *name)
{
    g_autofree char *presenter = entry_presenter(entry_of(writing));
    if (presenter != NULL) {
        json_put_string(&writing->json, name, presenter);
    }
}

static void derive_topic(Writing *writing, const char *name)
{
    const Entry *entry = entry_of(writing);
    const Topic topic = entry->kind == ENTRY_TOPIC && entry->text != NULL ? vocabulary_topic(entry->text) : TOPIC_NONE;
    if (topic != TOPIC_NONE) {
        json_put_string(&writing->json, name, topic_name(topic));
    }
}

static void *create_entry(void)
{
    return entry_new(ENTRY_LINE, NULL);
}

static bool check_entry(Reading *reading, const JsonValue *value, const void *record)
{
    const Entry *entry = record;
    const bool on_agenda = entry->kind == ENTRY_ITEM || entry->kind == ENTRY_SUBITEM;
    if (on_agenda != (entry->items->len > 0)) {
        return refuse(reading, value, JSON_ERROR_SHAPE, "%s",
                      on_agenda ? "an agenda item needs \"items\": its number or numbers"
                                : "only lines of the kinds \"item\" and \"subitem\" have \"items\"");
    }
    if (entry->text == NULL && !on_agenda) {
        return refuse(reading, value, JSON_ERROR_SHAPE, "the line has no text");
    }
    if (entry->ordinal != 0 && entry->kind != ENTRY_READING) {
        return refuse(reading, value, JSON_ERROR_SHAPE, "only a reading has an \"ordinal\"");
    }
    return true;
}

static const Field entry_fields[] = {
    { FIELD("kind", name_type, Entry, kind), .presence = REQUIRED, .names = &entry_kind_names },
    { FIELD("depth", number_type, Entry, depth), .presence = ALWAYS, .maximum = 2 },
    { FIELD("text", text_type, Entry, text), .presence = ALWAYS },
    { FIELD("items", items_type, Entry, items), .record = &item_number_record },
    { FIELD("ordinal", number_type, Entry, ordinal), .maximum = 100 },
    { DERIVED("mark", JSON_STRING, derive_mark) },
    { FIELD("as_printed", name_type, Entry, as_printed), .minimum = MARK_NONE, .names = &mark_names },
    { FIELD("minutes", number_type, Entry, minutes), .maximum = CLOCK_DAY },
    { DERIVED("presenter", JSON_STRING, derive_presenter) },
    { FIELD("provenance", text_type, Entry, provenance) },
    { DERIVED("topic", JSON_STRING, derive_topic) },
    { FIELD("notes", notes_type, Entry, notes) },
};
static const Record entry_record = { FIELDS(entry_fields), .limit = ENTRIES_LIMIT, .create = create_entry,
                                     .position = G_STRUCT_OFFSET(Entry, at), .check = check_entry };

/* --- rows -------------------------------------------------------------------------------------------- */

static const Row *row_of(const Writing *writing)
{
    return programme_row(writing->programme, writing->row);
}

/* The row whose lines the meeting has. */
static guint owner_of(const Writing *writing)
{
    guint row = writing->row;
    while (row > 0 && programme_row(writing->programme, row)->shares_row) {
        row--;
    }
    return row;
}

static bool has_mark(const Writing *writing, Mark mark)
{
    const guint owner = owner_of(writing);
    for (guint i = 0; i < programme_row(writing->programme, owner)->entries->len; i++) {
        if (programme_marks_printed(writing->marks, owner, i) == mark) {
            return true;
        }
    }
    return false;
}

static bool contains(const GArray *numbers, int number)
{
    for (guint i = 0; i < numbers->len; i++) {
        if (g_array_index(numbers, int, i) == number) {
            return true;
        }
    }
    return false;
}

static void derive_items(Writing *writing, const char *name)
{
    const Row *row = programme_row(writing->programme, owner_of(writing));
    g_autoptr(GArray) numbers = g_array_new(FALSE, FALSE, sizeof(int));
    json_open_inline_array(&writing->json, name);
    for (guint i = 0; i < row->entries->len; i++) {
        const Entry *entry = row_entry(row, i);
        for (guint k = 0; k < entry->items->len; k++) {
            const int number = entry_item(entry, k)->number;
            if (!contains(numbers, number)) {
                g_array_append_val(numbers, number);
                json_put_integer(&writing->json, NULL, number);
            }
        }
    }
    json_close_array(&writing->json);
}

static void derive_continued(Writing *writing, const char *name)
{
    json_put_bool(&writing->json, name, has_mark(writing, MARK_CONTINUED));
}

static void derive_concluded(Writing *writing, const char *name)
{
    if (has_mark(writing, MARK_CONCLUDED)) {
        json_put_bool(&writing->json, name, true);
    }
}

static void derive_reading(Writing *writing, const char *name)
{
    const Row *row = programme_row(writing->programme, owner_of(writing));
    for (guint i = 0; i < row->entries->len; i++) {
        const char *ordinal = ordinal_in_words(row_entry(row, i)->ordinal);
        if (ordinal != NULL) {
            json_put_string(&writing->json, name, ordinal);
            return;
        }
    }
}

static void derive_informal(Writing *writing, const char *name)
{
    if (row_of(writing)->mode == MODE_INFORMAL) {
        json_put_bool(&writing->json, name, true);
    }
}

/* The text up to what it explains in brackets. Free with g_free. */
static char *without_brackets(const char *text)
{
    const char *bracket = strstr(text, " (");
    return bracket == NULL || bracket == text ? g_strdup(text) : g_strndup(text, (gsize)(bracket - text));
}

/* What the lines call the meeting where the paper gives it no label of its own: what it is devoted to; without
 * agenda items also its closure, or the words of a meeting that is not a formal one. NULL if they do not. */
static char *label_of_lines(const Programme *programme, guint row)
{
    const Row *lines = programme_entries_of(programme, row);
    const Entry *first = NULL;
    bool has_items = false;
    for (guint i = 0; i < lines->entries->len; i++) {
        const Entry *entry = row_entry(lines, i);
        if (entry->text != NULL && (entry->kind == ENTRY_STAKEHOLDERS || entry->kind == ENTRY_THEMATIC)) {
            return without_brackets(entry->text);
        }
        has_items |= entry->items->len > 0;
        first = first == NULL ? entry : first;
    }
    const bool formal = programme_row(programme, row)->mode == MODE_FORMAL;
    const bool telling = first != NULL && !has_items && (first->kind == ENTRY_CLOSURE || !formal);
    return telling ? without_brackets(first->text) : NULL;
}

static void derive_label(Writing *writing, const char *name)
{
    g_autofree char *of_lines = label_of_lines(writing->programme, writing->row);
    const char *label = row_of(writing)->label != NULL ? row_of(writing)->label : of_lines;
    if (label != NULL) {
        json_put_string(&writing->json, name, label);
    }
}

static void derive_label_stated(Writing *writing, const char *name)
{
    g_autofree char *of_lines = label_of_lines(writing->programme, writing->row);
    if (of_lines != NULL && g_strcmp0(of_lines, row_of(writing)->label) == 0) {
        json_put_bool(&writing->json, name, true);
    }
}

static bool read_label_stated(Reading *reading, const Field *field, const JsonValue *value, void *member)
{
    if (json_kind(value) != JSON_BOOL) {
        return false;
    }
    if (json_bool(value)) {
        g_hash_table_add(reading->labels, member);
    }
    return true;
}

static const Type label_stated_type = { .expected = "true or false", .read = read_label_stated };

static void derive_title(Writing *writing, const char *name)
{
    json_put_string(&writing->json, name, programme_meeting_title(writing->programme, writing->row));
}

static void derive_id(Writing *writing, const char *name)
{
    json_put_string(&writing->json, name, g_ptr_array_index(writing->ids, writing->row));
}

static bool read_id(Reading *reading, const Field *field, const JsonValue *value, void *member)
{
    if (json_kind(value) != JSON_STRING) {
        return false;
    }
    /* Members are read right after the row was added, so it is the last one. */
    if (!g_hash_table_insert(reading->ids, g_strdup(json_string(value)), GUINT_TO_POINTER(reading->rows->len))) {
        return refuse(reading, value, JSON_ERROR_SHAPE, "the id \"%s\" is given twice", json_string(value));
    }
    return true;
}

static const Type id_type = { .expected = "a text", .read = read_id };

#define ROW_ID                                                                                                         \
    {                                                                                                                  \
        .name = "id", .type = &id_type, .presence = REQUIRED, .derive = derive_id                                      \
    }

static bool check_meeting(Reading *reading, const JsonValue *value, const void *record)
{
    const Row *row = record;
    if (row->shares_row && row->entries->len > 0) {
        return refuse(reading, value, JSON_ERROR_SHAPE,
                      "a meeting that shares its row has the lines of the meeting before, and no \"entries\"");
    }
    return true;
}

static const Field meeting_fields[] = {
    ROW_ID,
    { FIELD("date", date_type, Row, date), .presence = REQUIRED },
    { FIELD("start", clock_type, Row, start), .presence = ALWAYS },
    { FIELD("end", clock_type, Row, end), .presence = ALWAYS },
    { DERIVED("title", JSON_STRING, derive_title) },
    { FIELD("label", text_type, Row, label), .derive = derive_label },
    { .name = "label_stated", .type = &label_stated_type, .derive = derive_label_stated },
    { DERIVED("items", JSON_ARRAY, derive_items) },
    { DERIVED("continued", JSON_BOOL, derive_continued) },
    { DERIVED("concluded", JSON_BOOL, derive_concluded) },
    { DERIVED("reading", JSON_STRING, derive_reading) },
    { FIELD("mode", name_type, Row, mode), .presence = ALWAYS, .names = &meeting_mode_names },
    { DERIVED("informal", JSON_BOOL, derive_informal) },
    { FIELD("room", text_type, Row, room) },
    { FIELD("shares_row", flag_type, Row, shares_row) },
    { FIELD("notes", notes_type, Row, notes) },
    { FIELD("entries", list_type, Row, entries), .presence = ALWAYS, .record = &entry_record },
};
static const Record meeting_record = { FIELDS(meeting_fields), .limit = RECORDS_LIMIT,
                                       .position = G_STRUCT_OFFSET(Row, at), .check = check_meeting };

static const Field deadline_fields[] = {
    ROW_ID,
    { FIELD("kind", name_type, Row, kind), .presence = REQUIRED, .names = &deadline_names },
    { FIELD("date", date_type, Row, date), .presence = REQUIRED },
    { FIELD("time", clock_type, Row, start), .presence = ALWAYS },
    { FIELD("end", clock_type, Row, end) },
    { FIELD("what", text_type, Row, text), .presence = ALWAYS },
    { FIELD("notes", notes_type, Row, notes) },
};
static const Record deadline_record = { FIELDS(deadline_fields), .limit = RECORDS_LIMIT,
                                        .position = G_STRUCT_OFFSET(Row, at) };

static const Field no_meeting_fields[] = {
    ROW_ID,
    { FIELD("date", date_type, Row, date), .presence = REQUIRED },
    { FIELD("start", clock_type, Row, start) },
    { FIELD("end", clock_type, Row, end) },
    { FIELD("why", text_type, Row, text), .presence = ALWAYS },
    { FIELD("notes", notes_type, Row, notes) },
};
static const Record no_meeting_record = { FIELDS(no_meeting_fields), .limit = RECORDS_LIMIT,
                                          .position = G_STRUCT_OFFSET(Row, at) };

static const Field remark_fields[] = {
    ROW_ID,
    { FIELD("date", date_type, Row, date), .presence = REQUIRED },
    { FIELD("start", clock_type, Row, start) },
    { FIELD("end", clock_type, Row, end) },
    { FIELD("text", text_type, Row, text), .presence = ALWAYS },
    { FIELD("notes", notes_type, Row, notes) },
};
static const Record remark_record = { FIELDS(remark_fields), .limit = RECORDS_LIMIT,
                                      .position = G_STRUCT_OFFSET(Row, at) };

/* The rows of the kinds from `minimum` to `maximum` of the field, in a list of their own. */
static void write_rows(Writing *writing, const Field *field, const void *member)
{
    const Programme *programme = writing->programme;
    json_open_array(&writing->json, field->name);
    for (guint i = 0; i < programme->rows->len; i++) {
        const int kind = (int)programme_row(programme, i)->kind;
        if (kind >= field->minimum && kind <= field->maximum) {
            writing->row = i;
            json_open_object(&writing->json, NULL);
            write_record(writing, field->record, programme_row(programme, i));
            json_close_object(&writing->json);
        }
    }
    json_close_array(&writing->json);
}

static bool read_rows(Reading *reading, const Field *field, const JsonValue *value, void *member)
{
    if (!is_a_list(reading, value, field->record->limit)) {
        return false;
    }
    for (guint i = 0; i < json_size(value); i++) {
        const gsize path = path_enter_nth(reading, i);
        Row *row = row_new((RowKind)field->minimum);
        row->at = json_position(json_at(value, i));
        g_ptr_array_add(reading->rows, row);
        if (!read_record(reading, field->record, json_at(value, i), row)) {
            return false;
        }
        path_leave(reading, path);
    }
    return true;
}

static const Type rows_type = { "an array", false, list_is_unset, write_rows, read_rows };

/* The order of all rows, by their ids. */
static void write_order(Writing *writing, const Field *field, const void *member)
{
    json_open_array(&writing->json, field->name);
    for (guint i = 0; i < writing->ids->len; i++) {
        json_put_string(&writing->json, NULL, g_ptr_array_index(writing->ids, i));
    }
    json_close_array(&writing->json);
}

static bool may_share(const GPtrArray *placed, const Row *row)
{
    const Row *before = placed->len > 0 ? g_ptr_array_index(placed, placed->len - 1) : NULL;
    return before != NULL && before->kind == ROW_MEETING && civil_date_equal(before->date, row->date);
}

/* Moves the row of that id to the end of the programme. */
static bool place_row(Reading *reading, const JsonValue *value)
{
    const char *id = json_kind(value) == JSON_STRING ? json_string(value) : "";
    const guint nth = GPOINTER_TO_UINT(g_hash_table_lookup(reading->ids, id));
    if (nth == 0) {
        return refuse_value(reading, value, "the id of a row, each once");
    }
    Row *row = g_ptr_array_index(reading->rows, nth - 1);
    if (row->shares_row && !may_share(reading->programme->rows, row)) {
        return refuse(reading, value, JSON_ERROR_SHAPE,
                      "\"%s\" shares its row, but no meeting of its day stands before it", id);
    }
    programme_add_row(reading->programme, row);
    g_ptr_array_index(reading->rows, nth - 1) = NULL;
    g_hash_table_remove(reading->ids, id);
    return true;
}

static bool read_order(Reading *reading, const Field *field, const JsonValue *value, void *member)
{
    if (!is_a_list(reading, value, RECORDS_LIMIT)) {
        return false;
    }
    for (guint i = 0; i < json_size(value); i++) {
        const gsize path = path_enter_nth(reading, i);
        if (!place_row(reading, json_at(value, i))) {
            return false;
        }
        path_leave(reading, path);
    }
    if (g_hash_table_size(reading->ids) > 0) {
        return refuse(reading, value, JSON_ERROR_SHAPE, "%u of the rows are not named here, expected the ids of all",
                      g_hash_table_size(reading->ids));
    }
    return true;
}

static const Type order_type = { "an array", false, list_is_unset, write_order, read_order };

/* --- the programme ----------------------------------------------------------------------------------- */

static const char format_name[] = "placard-programme-1";

static void derive_format(Writing *writing, const char *name)
{
    json_put_string(&writing->json, name, format_name);
}

static bool read_format(Reading *reading, const Field *field, const JsonValue *value, void *member)
{
    return json_kind(value) == JSON_STRING && strcmp(json_string(value), format_name) == 0;
}

static const Type format_type = { .expected = "\"placard-programme-1\"", .read = read_format };

static void derive_session_ordinal(Writing *writing, const char *name)
{
    const int ordinal = programme_session_ordinal(writing->programme);
    if (ordinal > 0) {
        json_put_integer(&writing->json, name, ordinal);
    } else {
        json_put_null(&writing->json, name);
    }
}

static void derive_session_kind(Writing *writing, const char *name)
{
    json_put_string(&writing->json, name, programme_session_kind(writing->programme));
}

static void derive_zone(Writing *writing, const char *name)
{
    json_put_string(&writing->json, name, programme_zone(writing->programme));
}

/* The zone that a programme of that place and body has without stating one. */
static const char *zone_of_place(const Programme *programme)
{
    Programme unstated = *programme;
    unstated.zone = NULL;
    return programme_zone(&unstated);
}

static void derive_zone_stated(Writing *writing, const char *name)
{
    const Programme *programme = writing->programme;
    if (programme->zone != NULL && g_strcmp0(programme->zone, zone_of_place(programme)) == 0) {
        json_put_bool(&writing->json, name, true);
    }
}

static bool read_zone_stated(Reading *reading, const Field *field, const JsonValue *value, void *member)
{
    return read_flag(reading, field, value, &reading->zone_stated);
}

static const Type zone_stated_type = { .expected = "true or false", .read = read_zone_stated };

static void write_profile(Writing *writing, const Field *field, const void *member)
{
    json_put_string(&writing->json, field->name, (*(const Profile *const *)member)->id);
}

static bool read_profile(Reading *reading, const Field *field, const JsonValue *value, void *member)
{
    const Profile *profile = json_kind(value) == JSON_STRING ? profile_of_id(json_string(value)) : NULL;
    if (profile == NULL) {
        return false;
    }
    *(const Profile **)member = profile;
    return true;
}

static const Type profile_type = { "the name of a profile: \"free\", \"oewg\", ...", false, list_is_unset,
                                   write_profile, read_profile };

static const Field dates_fields[] = {
    { FIELD("from", date_type, Programme, from), .presence = REQUIRED },
    { FIELD("to", date_type, Programme, to), .presence = REQUIRED },
};
static const Record dates_record = { FIELDS(dates_fields) };

static bool dates_are_unset(const Field *field, const void *member)
{
    const Programme *programme = member;
    return !civil_date_is_set(programme->from) && !civil_date_is_set(programme->to);
}

static void write_dates(Writing *writing, const Field *field, const void *member)
{
    json_open_inline_object(&writing->json, field->name);
    write_record(writing, &dates_record, member);
    json_close_object(&writing->json);
}

static bool read_dates(Reading *reading, const Field *field, const JsonValue *value, void *member)
{
    return read_record(reading, &dates_record, value, member);
}

static const Type dates_type = { "the session's dates or null", true, dates_are_unset, write_dates, read_dates };

/* What the rows say where the session does not. */
static void derive_period(Writing *writing, const char *name)
{
    const Programme *programme = writing->programme;
    const CivilDate first = programme_first_day(programme);
    const CivilDate last = programme_last_day(programme);
    const bool stated = civil_date_is_set(programme->from) && civil_date_is_set(programme->to);
    if (stated || !civil_date_is_set(first) || !civil_date_is_set(last)) {
        return;
    }
    char text[CIVIL_DATE_SIZE];
    json_open_inline_object(&writing->json, name);
    json_put_string(&writing->json, "from", civil_date_format(first, text));
    json_put_string(&writing->json, "to", civil_date_format(last, text));
    json_close_object(&writing->json);
}

static void write_references(Writing *writing, const char *name, ReferenceKind kind)
{
    g_autoptr(GPtrArray) references = references_of_programme(writing->programme, kind);
    json_open_array(&writing->json, name);
    for (guint i = 0; i < references->len; i++) {
        json_put_string(&writing->json, NULL, g_ptr_array_index(references, i));
    }
    json_close_array(&writing->json);
}

static void derive_symbols(Writing *writing, const char *name)
{
    write_references(writing, name, REFERENCE_SYMBOL);
}

static void derive_resolutions(Writing *writing, const char *name)
{
    write_references(writing, name, REFERENCE_RESOLUTION);
}

static void derive_urls(Writing *writing, const char *name)
{
    write_references(writing, name, REFERENCE_URL);
}

static void write_timed(JsonWriter *json, const Row *row, const Entry *entry)
{
    char date[CIVIL_DATE_SIZE];
    char start[CLOCK_SIZE];
    json_open_object(json, NULL);
    json_put_integer(json, "minutes", entry->minutes);
    json_put_string(json, "what", entry->text);
    json_put_string(json, "date", civil_date_is_set(row->date) ? civil_date_format(row->date, date) : NULL);
    json_put_string(json, "start", row->start != CLOCK_UNKNOWN ? clock_format(row->start, start) : NULL);
    json_close_object(json);
}

static void derive_timed(Writing *writing, const char *name)
{
    json_open_array(&writing->json, name);
    for (guint i = 0; i < writing->programme->rows->len; i++) {
        const Row *row = programme_row(writing->programme, i);
        for (guint k = 0; k < row->entries->len; k++) {
            if (row_entry(row, k)->minutes > 0) {
                write_timed(&writing->json, row, row_entry(row, k));
            }
        }
    }
    json_close_array(&writing->json);
}

#define TEXT(json_name, member)                                                                                        \
    {                                                                                                                  \
        FIELD(json_name, text_type, Programme, member), .presence = ALWAYS                                             \
    }
#define ROWS(json_name, first, last, row_record)                                                                       \
    {                                                                                                                  \
        .name = json_name, .type = &rows_type, .minimum = first, .maximum = last, .record = &row_record                \
    }

static const Field programme_fields[] = {
    { .name = "format", .type = &format_type, .derive = derive_format },
    TEXT("title", title),
    TEXT("annex_label", annex_label),
    TEXT("annex_title", annex_title),
    TEXT("organ", organ),
    TEXT("body", body),
    TEXT("session", session),
    { DERIVED("session_ordinal", JSON_INTEGER, derive_session_ordinal) },
    { DERIVED("session_kind", JSON_STRING, derive_session_kind) },
    TEXT("place", place),
    { FIELD("timezone", text_type, Programme, zone), .derive = derive_zone },
    { .name = "timezone_stated", .type = &zone_stated_type, .derive = derive_zone_stated },
    { FIELD("profile", profile_type, Programme, profile) },
    { FIELD("issued", date_type, Programme, issued), .presence = ALWAYS },
    TEXT("own_symbol", symbol),
    TEXT("job_number", job_number),
    TEXT("distribution", distribution),
    TEXT("original", original),
    TEXT("note_kind", note_kind),
    { .name = "dates", .type = &dates_type, .presence = ALWAYS },
    { DERIVED("period", JSON_OBJECT, derive_period) },
    { FIELD("front", list_type, Programme, front), .record = &block_record },
    { FIELD("agenda", list_type, Programme, agenda), .record = &agenda_record },
    ROWS("meetings", ROW_MEETING, ROW_MEETING, meeting_record),
    ROWS("deadlines", ROW_DEADLINE, ROW_LIST_CLOSURE, deadline_record),
    ROWS("no_meeting", ROW_NO_MEETING, ROW_NO_MEETING, no_meeting_record),
    ROWS("remarks", ROW_REMARK, ROW_REMARK, remark_record),
    { .name = "rows", .type = &order_type, .presence = REQUIRED },
    { FIELD("footnotes", list_type, Programme, footnotes), .record = &footnote_record },
    { FIELD("back", list_type, Programme, back), .record = &block_record },
    { FIELD("links", list_type, Programme, links), .record = &link_record },
    { DERIVED("timed", JSON_ARRAY, derive_timed) },
    { DERIVED("symbols", JSON_ARRAY, derive_symbols) },
    { DERIVED("resolutions", JSON_ARRAY, derive_resolutions) },
    { DERIVED("urls", JSON_ARRAY, derive_urls) },
};
static const Record programme_record = { FIELDS(programme_fields) };

/* --- the whole --------------------------------------------------------------------------------------- */

/* A meeting by its date and part of the day, the others by what they are and a number: each name once. */
static GPtrArray *ids_of_rows(const Programme *programme)
{
    GPtrArray *ids = g_ptr_array_new_with_free_func(g_free);
    guint counts[N_ROW_KINDS] = { 0 };
    for (guint i = 0; i < programme->rows->len; i++) {
        const RowKind kind = programme_row(programme, i)->kind;
        counts[kind]++;
        g_ptr_array_add(ids, kind == ROW_MEETING ? programme_meeting_id(programme, i)
                                                 : g_strdup_printf("%s-%u", row_kind_name(kind), counts[kind]));
    }
    return ids;
}

GBytes *programme_to_json(const Programme *programme)
{
    g_auto(Buffer) out = BUFFER_INIT;
    g_autoptr(ProgrammeMarks) marks = programme_marks_new(programme);
    g_autoptr(GPtrArray) ids = ids_of_rows(programme);
    Writing writing = { .programme = programme, .marks = marks, .ids = ids };
    json_begin(&writing.json, &out);
    json_open_object(&writing.json, NULL);
    write_record(&writing, &programme_record, programme);
    json_close_object(&writing.json);
    buffer_char(&out, '\n');
    return buffer_steal(&out);
}

/* Takes back what was read from members that are written for others' convenience and say nothing new. */
static void forget_what_goes_without_saying(Reading *reading)
{
    Programme *programme = reading->programme;
    if (!reading->zone_stated && g_strcmp0(programme->zone, zone_of_place(programme)) == 0) {
        g_clear_pointer(&programme->zone, g_free);
    }
    for (guint i = 0; i < programme->rows->len; i++) {
        Row *row = programme_row(programme, i);
        if (row->label == NULL || g_hash_table_contains(reading->labels, row)) {
            continue;
        }
        g_autofree char *of_lines = label_of_lines(programme, i);
        if (g_strcmp0(of_lines, row->label) == 0) {
            g_clear_pointer(&row->label, g_free);
        }
    }
}

Programme *programme_of_json(GBytes *bytes, GError **error)
{
    g_autoptr(JsonValue) root = json_parse(bytes, error);
    if (root == NULL) {
        return NULL;
    }
    g_autoptr(Programme) programme = programme_new();
    g_autoptr(GString) path = g_string_new(NULL);
    g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func((GDestroyNotify)row_free);
    g_autoptr(GHashTable) ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) labels = g_hash_table_new(NULL, NULL);
    Reading reading = {
        .programme = programme, .path = path, .rows = rows, .ids = ids, .labels = labels, .error = error
    };
    if (!read_record(&reading, &programme_record, root, programme)) {
        return NULL;
    }
    forget_what_goes_without_saying(&reading);
    programme_tidy(programme);
    return g_steal_pointer(&programme);
}
