#include "exchange/programme_json.h"

#include "base/record.h"
#include "core/references.h"
#include "core/vocabulary.h"

#include <string.h>

enum {
    RECORDS_LIMIT = 10000, /* rows, lines of a meeting, footnotes */
    BLOCKS_LIMIT = 200000, /* before and after the timetable: a long text without one has many */
    NUMBERS_LIMIT = 1000,  /* of a line's agenda items or footnotes */
};

typedef struct {
    const Programme *programme;
    const ProgrammeMarks *marks;
    const GPtrArray *ids; /* of the rows */
    guint row;            /* that is being written */
} Writing;

typedef struct {
    Programme *programme;
    GPtrArray *rows;    /* of Row, as they were read, list by list; NULL for one that is in the programme */
    GHashTable *ids;    /* id to one more than the index in `rows`, of those not yet in the programme */
    GHashTable *labels; /* of Row: whose labels are stated, though the lines say the same */
    bool zone_stated;   /* likewise, though the place says the same */
} Reading;

static Writing *writing_of(RecordWriter *writer)
{
    return writer->context;
}

static Reading *reading_of(RecordReader *reader)
{
    return reader->context;
}

/* --- footnote marks and sub-items -------------------------------------------------------------------- */

/* The number of a footnote: negative for one marked by so many asterisks, and never 0. */
enum { NOTE_MINIMUM = -3, NOTE_MAXIMUM = 999999 };

static bool read_note_number(RecordReader *reader, const JsonValue *value, int *ret_number)
{
    return record_read_int(reader, value, NOTE_MINIMUM, NOTE_MAXIMUM, ret_number) &&
           (*ret_number != 0 || record_refuse_value(reader, value, "the number of a footnote, or minus its asterisks"));
}

static bool note_is_unset(const RecordField *field, const void *member)
{
    return *(const int *)member == 0;
}

static void write_note(RecordWriter *writer, const RecordField *field, const void *member)
{
    json_put_integer(&writer->json, field->name, *(const int *)member);
}

static bool read_note(RecordReader *reader, const RecordField *field, const JsonValue *value, void *member)
{
    return read_note_number(reader, value, member);
}

static const RecordType note_type = { "an integer", false, note_is_unset, write_note, read_note };

static bool sub_is_unset(const RecordField *field, const void *member)
{
    return *(const char *)member == '\0';
}

static void write_sub(RecordWriter *writer, const RecordField *field, const void *member)
{
    json_put_string(&writer->json, field->name, member);
}

static bool read_sub(RecordReader *reader, const RecordField *field, const JsonValue *value, void *member)
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

static const RecordType sub_type = { "the letters of a sub-item, three at most", false, sub_is_unset, write_sub,
                                     read_sub };

/* --- names ------------------------------------------------------------------------------------------- */

#define NAMES(prefix, Enum, words)                                                                                     \
    static const char *prefix##_json_name(int value)                                                                   \
    {                                                                                                                  \
        return prefix##_name((Enum)value);                                                                             \
    }                                                                                                                  \
    static const RecordNames prefix##_names = { words, prefix##_json_name, prefix##_of_name };

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

static const RecordNames deadline_names = { "\"deadline\" or \"list-closure\"", deadline_kind_name,
                                            deadline_kind_of_name };

static bool array_is_unset(const RecordField *field, const void *member)
{
    return (*(GArray *const *)member)->len == 0;
}

static void write_items(RecordWriter *writer, const RecordField *field, const void *member)
{
    const GArray *items = *(GArray *const *)member;
    json_open_inline_array(&writer->json, field->name);
    for (guint i = 0; i < items->len; i++) {
        json_open_object(&writer->json, NULL);
        record_write(writer, field->record, &g_array_index(items, ItemNumber, i));
        json_close_object(&writer->json);
    }
    json_close_array(&writer->json);
}

static bool read_items(RecordReader *reader, const RecordField *field, const JsonValue *value, void *member)
{
    if (!record_is_list(reader, value, NUMBERS_LIMIT)) {
        return false;
    }
    for (guint i = 0; i < json_size(value); i++) {
        const gsize path = record_enter_nth(reader, i);
        ItemNumber item = { 0 };
        if (!record_read(reader, field->record, json_at(value, i), &item)) {
            return false;
        }
        g_array_append_val(*(GArray **)member, item);
        record_leave(reader, path);
    }
    return true;
}

static const RecordType items_type = { "an array", false, array_is_unset, write_items, read_items };

static void write_notes(RecordWriter *writer, const RecordField *field, const void *member)
{
    const GArray *notes = *(GArray *const *)member;
    json_open_inline_array(&writer->json, field->name);
    for (guint i = 0; i < notes->len; i++) {
        json_put_integer(&writer->json, NULL, g_array_index(notes, int, i));
    }
    json_close_array(&writer->json);
}

static bool read_notes(RecordReader *reader, const RecordField *field, const JsonValue *value, void *member)
{
    if (!record_is_list(reader, value, NUMBERS_LIMIT)) {
        return false;
    }
    for (guint i = 0; i < json_size(value); i++) {
        const gsize path = record_enter_nth(reader, i);
        int number = 0;
        if (!read_note_number(reader, json_at(value, i), &number)) {
            return false;
        }
        g_array_append_val(*(GArray **)member, number);
        record_leave(reader, path);
    }
    return true;
}

static const RecordType notes_type = { "an array", false, array_is_unset, write_notes, read_notes };

/* --- the tables -------------------------------------------------------------------------------------- */

static const RecordField item_number_fields[] = {
    { RECORD_FIELD("number", record_number, ItemNumber, number), .presence = REQUIRED, .minimum = 1, .maximum = 999 },
    { RECORD_FIELD("sub", sub_type, ItemNumber, sub) },
};
static const Record item_number_record = { RECORD_FIELDS(item_number_fields) };

static void *create_block(void)
{
    return block_new(BLOCK_PARAGRAPH, NULL, NULL);
}

static const RecordField block_fields[] = {
    { RECORD_FIELD("kind", record_name, Block, kind), .presence = REQUIRED, .names = &block_kind_names },
    { RECORD_FIELD("label", record_text, Block, label) },
    { RECORD_FIELD("text", record_full_text, Block, text), .presence = REQUIRED },
    { RECORD_FIELD("notes", notes_type, Block, notes) },
};
static const Record block_record = { RECORD_FIELDS(block_fields), .limit = BLOCKS_LIMIT, .create = create_block,
                                     .position = G_STRUCT_OFFSET(Block, at) };

static void *create_agenda_item(void)
{
    return g_new0(AgendaItem, 1);
}

static const RecordField agenda_fields[] = {
    { RECORD_FIELD("number", record_number, AgendaItem, item.number), .presence = REQUIRED, .minimum = 1,
      .maximum = 999 },
    { RECORD_FIELD("sub", sub_type, AgendaItem, item.sub) },
    { RECORD_FIELD("title", record_full_text, AgendaItem, title), .presence = REQUIRED },
};
static const Record agenda_record = { RECORD_FIELDS(agenda_fields), .limit = RECORDS_LIMIT,
                                      .create = create_agenda_item, .position = G_STRUCT_OFFSET(AgendaItem, at) };

static void *create_footnote(void)
{
    return g_new0(Footnote, 1);
}

static const RecordField footnote_fields[] = {
    { RECORD_FIELD("number", note_type, Footnote, number), .presence = REQUIRED },
    { RECORD_FIELD("mark", record_text, Footnote, mark) },
    { RECORD_FIELD("text", record_full_text, Footnote, text), .presence = REQUIRED },
};
static const Record footnote_record = { RECORD_FIELDS(footnote_fields), .limit = RECORDS_LIMIT,
                                        .create = create_footnote, .position = G_STRUCT_OFFSET(Footnote, at) };

static void *create_link(void)
{
    return g_new0(Link, 1);
}

static const RecordField link_fields[] = {
    { RECORD_FIELD("words", record_full_text, Link, words), .presence = REQUIRED },
    { RECORD_FIELD("target", record_full_text, Link, target), .presence = REQUIRED },
};
static const Record link_record = { RECORD_FIELDS(link_fields), .limit = RECORDS_LIMIT, .create = create_link };

/* --- lines of a meeting ------------------------------------------------------------------------------ */

static const Entry *entry_of(RecordWriter *writer)
{
    return row_entry(programme_row(writing_of(writer)->programme, writing_of(writer)->row), writer->nth);
}

static void derive_mark(RecordWriter *writer, const char *name)
{
    const Mark mark = programme_marks_printed(writing_of(writer)->marks, writing_of(writer)->row, writer->nth);
    if (mark != MARK_NONE) {
        json_put_string(&writer->json, name, mark_name(mark));
    }
}

static void derive_presenter(RecordWriter *writer, const char *name)
{
    g_autofree char *presenter = entry_presenter(entry_of(writer));
    if (presenter != NULL) {
        json_put_string(&writer->json, name, presenter);
    }
}

static void derive_topic(RecordWriter *writer, const char *name)
{
    const Entry *entry = entry_of(writer);
    const Topic topic = entry->kind == ENTRY_TOPIC && entry->text != NULL ? vocabulary_topic(entry->text) : TOPIC_NONE;
    if (topic != TOPIC_NONE) {
        json_put_string(&writer->json, name, topic_name(topic));
    }
}

static void *create_entry(void)
{
    return entry_new(ENTRY_LINE, NULL);
}

static bool check_entry(RecordReader *reader, const JsonValue *value, const void *record)
{
    const Entry *entry = record;
    const bool on_agenda = entry->kind == ENTRY_ITEM || entry->kind == ENTRY_SUBITEM;
    if (on_agenda != (entry->items->len > 0)) {
        return record_refuse(reader, value, JSON_ERROR_SHAPE, "%s",
                             on_agenda ? "an agenda item needs \"items\": its number or numbers"
                                       : "only lines of the kinds \"item\" and \"subitem\" have \"items\"");
    }
    if (entry->text == NULL && !on_agenda) {
        return record_refuse(reader, value, JSON_ERROR_SHAPE, "the line has no text");
    }
    if (entry->ordinal != 0 && entry->kind != ENTRY_READING) {
        return record_refuse(reader, value, JSON_ERROR_SHAPE, "only a reading has an \"ordinal\"");
    }
    return true;
}

static const RecordField entry_fields[] = {
    { RECORD_FIELD("kind", record_name, Entry, kind), .presence = REQUIRED, .names = &entry_kind_names },
    { RECORD_FIELD("depth", record_number, Entry, depth), .presence = ALWAYS, .maximum = 2 },
    { RECORD_FIELD("text", record_text, Entry, text), .presence = ALWAYS },
    { RECORD_FIELD("items", items_type, Entry, items), .record = &item_number_record },
    { RECORD_FIELD("ordinal", record_number, Entry, ordinal), .maximum = 100 },
    { RECORD_DERIVED("mark", JSON_STRING, derive_mark) },
    { RECORD_FIELD("as_printed", record_name, Entry, as_printed), .minimum = MARK_NONE, .names = &mark_names },
    { RECORD_FIELD("minutes", record_number, Entry, minutes), .maximum = CLOCK_DAY },
    { RECORD_DERIVED("presenter", JSON_STRING, derive_presenter) },
    { RECORD_FIELD("provenance", record_text, Entry, provenance) },
    { RECORD_DERIVED("topic", JSON_STRING, derive_topic) },
    { RECORD_FIELD("notes", notes_type, Entry, notes) },
};
static const Record entry_record = { RECORD_FIELDS(entry_fields), .limit = RECORDS_LIMIT, .create = create_entry,
                                     .position = G_STRUCT_OFFSET(Entry, at), .check = check_entry };

/* --- rows -------------------------------------------------------------------------------------------- */

static const Row *row_of(RecordWriter *writer)
{
    return programme_row(writing_of(writer)->programme, writing_of(writer)->row);
}

/* The row whose lines the meeting has. */
static guint owner_of(RecordWriter *writer)
{
    guint row = writing_of(writer)->row;
    while (row > 0 && programme_row(writing_of(writer)->programme, row)->shares_row) {
        row--;
    }
    return row;
}

static bool has_mark(RecordWriter *writer, Mark mark)
{
    const guint owner = owner_of(writer);
    for (guint i = 0; i < programme_row(writing_of(writer)->programme, owner)->entries->len; i++) {
        if (programme_marks_printed(writing_of(writer)->marks, owner, i) == mark) {
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

static void derive_items(RecordWriter *writer, const char *name)
{
    const Row *row = programme_row(writing_of(writer)->programme, owner_of(writer));
    g_autoptr(GArray) numbers = g_array_new(FALSE, FALSE, sizeof(int));
    json_open_inline_array(&writer->json, name);
    for (guint i = 0; i < row->entries->len; i++) {
        const Entry *entry = row_entry(row, i);
        for (guint k = 0; k < entry->items->len; k++) {
            const int number = entry_item(entry, k)->number;
            if (!contains(numbers, number)) {
                g_array_append_val(numbers, number);
                json_put_integer(&writer->json, NULL, number);
            }
        }
    }
    json_close_array(&writer->json);
}

static void derive_continued(RecordWriter *writer, const char *name)
{
    json_put_bool(&writer->json, name, has_mark(writer, MARK_CONTINUED));
}

static void derive_concluded(RecordWriter *writer, const char *name)
{
    if (has_mark(writer, MARK_CONCLUDED)) {
        json_put_bool(&writer->json, name, true);
    }
}

static void derive_reading(RecordWriter *writer, const char *name)
{
    const Row *row = programme_row(writing_of(writer)->programme, owner_of(writer));
    for (guint i = 0; i < row->entries->len; i++) {
        const char *ordinal = ordinal_in_words(row_entry(row, i)->ordinal);
        if (ordinal != NULL) {
            json_put_string(&writer->json, name, ordinal);
            return;
        }
    }
}

static void derive_informal(RecordWriter *writer, const char *name)
{
    if (row_of(writer)->mode == MODE_INFORMAL) {
        json_put_bool(&writer->json, name, true);
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
    const bool telling =
        first != NULL && first->text != NULL && !has_items && (first->kind == ENTRY_CLOSURE || !formal);
    return telling ? without_brackets(first->text) : NULL;
}

static void derive_label(RecordWriter *writer, const char *name)
{
    g_autofree char *of_lines = label_of_lines(writing_of(writer)->programme, writing_of(writer)->row);
    const char *label = row_of(writer)->label != NULL ? row_of(writer)->label : of_lines;
    if (label != NULL) {
        json_put_string(&writer->json, name, label);
    }
}

static void derive_label_stated(RecordWriter *writer, const char *name)
{
    g_autofree char *of_lines = label_of_lines(writing_of(writer)->programme, writing_of(writer)->row);
    if (of_lines != NULL && g_strcmp0(of_lines, row_of(writer)->label) == 0) {
        json_put_bool(&writer->json, name, true);
    }
}

static bool read_label_stated(RecordReader *reader, const RecordField *field, const JsonValue *value, void *member)
{
    if (json_kind(value) != JSON_BOOL) {
        return false;
    }
    if (json_bool(value)) {
        g_hash_table_add(reading_of(reader)->labels, member);
    }
    return true;
}

static const RecordType label_stated_type = { .expected = "true or false", .read = read_label_stated };

static void derive_title(RecordWriter *writer, const char *name)
{
    json_put_string(&writer->json, name,
                    programme_meeting_title(writing_of(writer)->programme, writing_of(writer)->row));
}

static void derive_id(RecordWriter *writer, const char *name)
{
    json_put_string(&writer->json, name, g_ptr_array_index(writing_of(writer)->ids, writing_of(writer)->row));
}

static bool read_id(RecordReader *reader, const RecordField *field, const JsonValue *value, void *member)
{
    if (json_kind(value) != JSON_STRING) {
        return false;
    }
    /* Members are read right after the row was added, so it is the last one. */
    if (!g_hash_table_insert(reading_of(reader)->ids, g_strdup(json_string(value)),
                             GUINT_TO_POINTER(reading_of(reader)->rows->len))) {
        return record_refuse(reader, value, JSON_ERROR_SHAPE, "the id \"%s\" is given twice", json_string(value));
    }
    return true;
}

static const RecordType id_type = { .expected = "a text", .read = read_id };

#define ROW_ID                                                                                                         \
    {                                                                                                                  \
        .name = "id", .type = &id_type, .presence = REQUIRED, .derive = derive_id                                      \
    }

static bool check_meeting(RecordReader *reader, const JsonValue *value, const void *record)
{
    const Row *row = record;
    if (row->shares_row && row->entries->len > 0) {
        return record_refuse(reader, value, JSON_ERROR_SHAPE,
                             "a meeting that shares its row has the lines of the meeting before, and no \"entries\"");
    }
    return true;
}

static const RecordField meeting_fields[] = {
    ROW_ID,
    { RECORD_FIELD("date", record_date, Row, date), .presence = REQUIRED },
    { RECORD_FIELD("start", record_clock, Row, start), .presence = ALWAYS },
    { RECORD_FIELD("end", record_clock, Row, end), .presence = ALWAYS },
    { RECORD_DERIVED("title", JSON_STRING, derive_title) },
    { RECORD_FIELD("label", record_text, Row, label), .derive = derive_label },
    { .name = "label_stated", .type = &label_stated_type, .derive = derive_label_stated },
    { RECORD_DERIVED("items", JSON_ARRAY, derive_items) },
    { RECORD_DERIVED("continued", JSON_BOOL, derive_continued) },
    { RECORD_DERIVED("concluded", JSON_BOOL, derive_concluded) },
    { RECORD_DERIVED("reading", JSON_STRING, derive_reading) },
    { RECORD_FIELD("mode", record_name, Row, mode), .presence = ALWAYS, .names = &meeting_mode_names },
    { RECORD_DERIVED("informal", JSON_BOOL, derive_informal) },
    { RECORD_FIELD("room", record_text, Row, room) },
    { RECORD_FIELD("shares_row", record_flag, Row, shares_row) },
    { RECORD_FIELD("notes", notes_type, Row, notes) },
    { RECORD_FIELD("entries", record_list, Row, entries), .presence = ALWAYS, .record = &entry_record },
};
static const Record meeting_record = { RECORD_FIELDS(meeting_fields), .limit = RECORDS_LIMIT,
                                       .position = G_STRUCT_OFFSET(Row, at), .check = check_meeting };

static const RecordField deadline_fields[] = {
    ROW_ID,
    { RECORD_FIELD("kind", record_name, Row, kind), .presence = REQUIRED, .names = &deadline_names },
    { RECORD_FIELD("date", record_date, Row, date), .presence = REQUIRED },
    { RECORD_FIELD("time", record_clock, Row, start), .presence = ALWAYS },
    { RECORD_FIELD("end", record_clock, Row, end) },
    { RECORD_FIELD("what", record_text, Row, text), .presence = ALWAYS },
    { RECORD_FIELD("notes", notes_type, Row, notes) },
};
static const Record deadline_record = { RECORD_FIELDS(deadline_fields), .limit = RECORDS_LIMIT,
                                        .position = G_STRUCT_OFFSET(Row, at) };

static const RecordField no_meeting_fields[] = {
    ROW_ID,
    { RECORD_FIELD("date", record_date, Row, date), .presence = REQUIRED },
    { RECORD_FIELD("start", record_clock, Row, start) },
    { RECORD_FIELD("end", record_clock, Row, end) },
    { RECORD_FIELD("why", record_text, Row, text), .presence = ALWAYS },
    { RECORD_FIELD("notes", notes_type, Row, notes) },
};
static const Record no_meeting_record = { RECORD_FIELDS(no_meeting_fields), .limit = RECORDS_LIMIT,
                                          .position = G_STRUCT_OFFSET(Row, at) };

static const RecordField remark_fields[] = {
    ROW_ID,
    { RECORD_FIELD("date", record_date, Row, date), .presence = REQUIRED },
    { RECORD_FIELD("start", record_clock, Row, start) },
    { RECORD_FIELD("end", record_clock, Row, end) },
    { RECORD_FIELD("text", record_text, Row, text), .presence = ALWAYS },
    { RECORD_FIELD("notes", notes_type, Row, notes) },
};
static const Record remark_record = { RECORD_FIELDS(remark_fields), .limit = RECORDS_LIMIT,
                                      .position = G_STRUCT_OFFSET(Row, at) };

/* The rows of the kinds from `minimum` to `maximum` of the field, in a list of their own. */
static void write_rows(RecordWriter *writer, const RecordField *field, const void *member)
{
    const Programme *programme = writing_of(writer)->programme;
    json_open_array(&writer->json, field->name);
    for (guint i = 0; i < programme->rows->len; i++) {
        const int kind = (int)programme_row(programme, i)->kind;
        if (kind >= field->minimum && kind <= field->maximum) {
            writing_of(writer)->row = i;
            json_open_object(&writer->json, NULL);
            record_write(writer, field->record, programme_row(programme, i));
            json_close_object(&writer->json);
        }
    }
    json_close_array(&writer->json);
}

static bool read_rows(RecordReader *reader, const RecordField *field, const JsonValue *value, void *member)
{
    if (!record_is_list(reader, value, field->record->limit)) {
        return false;
    }
    for (guint i = 0; i < json_size(value); i++) {
        const gsize path = record_enter_nth(reader, i);
        Row *row = row_new((RowKind)field->minimum);
        row->at = json_position(json_at(value, i));
        g_ptr_array_add(reading_of(reader)->rows, row);
        if (!record_read(reader, field->record, json_at(value, i), row)) {
            return false;
        }
        record_leave(reader, path);
    }
    return true;
}

static const RecordType rows_type = { "an array", false, record_is_never_unset, write_rows, read_rows };

/* The order of all rows, by their ids. */
static void write_order(RecordWriter *writer, const RecordField *field, const void *member)
{
    json_open_array(&writer->json, field->name);
    for (guint i = 0; i < writing_of(writer)->ids->len; i++) {
        json_put_string(&writer->json, NULL, g_ptr_array_index(writing_of(writer)->ids, i));
    }
    json_close_array(&writer->json);
}

/* Moves the row of that id to the end of the programme. */
static bool place_row(RecordReader *reader, const JsonValue *value)
{
    const char *id = json_kind(value) == JSON_STRING ? json_string(value) : "";
    const guint nth = GPOINTER_TO_UINT(g_hash_table_lookup(reading_of(reader)->ids, id));
    if (nth == 0) {
        return record_refuse_value(reader, value, "the id of a row, each once");
    }
    Row *row = g_ptr_array_index(reading_of(reader)->rows, nth - 1);
    programme_add_row(reading_of(reader)->programme, row);
    g_ptr_array_index(reading_of(reader)->rows, nth - 1) = NULL;
    g_hash_table_remove(reading_of(reader)->ids, id);
    return true;
}

static bool read_order(RecordReader *reader, const RecordField *field, const JsonValue *value, void *member)
{
    if (!record_is_list(reader, value, RECORDS_LIMIT)) {
        return false;
    }
    for (guint i = 0; i < json_size(value); i++) {
        const gsize path = record_enter_nth(reader, i);
        if (!place_row(reader, json_at(value, i))) {
            return false;
        }
        record_leave(reader, path);
    }
    if (g_hash_table_size(reading_of(reader)->ids) > 0) {
        return record_refuse(reader, value, JSON_ERROR_SHAPE,
                             "%u of the rows are not named here, expected the ids of all",
                             g_hash_table_size(reading_of(reader)->ids));
    }
    return true;
}

static const RecordType order_type = { "an array", false, record_is_never_unset, write_order, read_order };

/* --- the programme ----------------------------------------------------------------------------------- */

static const char format_name[] = "placard-programme-1";

static void derive_format(RecordWriter *writer, const char *name)
{
    json_put_string(&writer->json, name, format_name);
}

static bool read_format(RecordReader *reader, const RecordField *field, const JsonValue *value, void *member)
{
    return json_kind(value) == JSON_STRING && strcmp(json_string(value), format_name) == 0;
}

static const RecordType format_type = { .expected = "\"placard-programme-1\"", .read = read_format };

static void derive_session_ordinal(RecordWriter *writer, const char *name)
{
    const int ordinal = programme_session_ordinal(writing_of(writer)->programme);
    if (ordinal > 0) {
        json_put_integer(&writer->json, name, ordinal);
    } else {
        json_put_null(&writer->json, name);
    }
}

static void derive_session_kind(RecordWriter *writer, const char *name)
{
    json_put_string(&writer->json, name, programme_session_kind(writing_of(writer)->programme));
}

static void derive_zone(RecordWriter *writer, const char *name)
{
    json_put_string(&writer->json, name, programme_zone(writing_of(writer)->programme));
}

/* The zone that a programme of that place and body has without stating one. */
static const char *zone_of_place(const Programme *programme)
{
    Programme unstated = *programme;
    unstated.zone = NULL;
    return programme_zone(&unstated);
}

static void derive_zone_stated(RecordWriter *writer, const char *name)
{
    const Programme *programme = writing_of(writer)->programme;
    if (programme->zone != NULL && g_strcmp0(programme->zone, zone_of_place(programme)) == 0) {
        json_put_bool(&writer->json, name, true);
    }
}

static bool read_zone_stated(RecordReader *reader, const RecordField *field, const JsonValue *value, void *member)
{
    return record_flag.read(reader, field, value, &reading_of(reader)->zone_stated);
}

static const RecordType zone_stated_type = { .expected = "true or false", .read = read_zone_stated };

static void write_language(RecordWriter *writer, const RecordField *field, const void *member)
{
    json_put_string(&writer->json, field->name, language_code(*(const Language *)member));
}

static bool read_language(RecordReader *reader, const RecordField *field, const JsonValue *value, void *member)
{
    const Language language = json_kind(value) == JSON_STRING ? language_of_code(json_string(value)) : LANGUAGE_NONE;
    if (language == LANGUAGE_NONE) {
        return false;
    }
    *(Language *)member = language;
    return true;
}

static const RecordType language_type = { "the code of a language: \"ar\", \"zh\", \"en\", \"fr\", \"ru\" or \"es\"",
                                          false, record_is_never_unset, write_language, read_language };

static void write_profile(RecordWriter *writer, const RecordField *field, const void *member)
{
    json_put_string(&writer->json, field->name, (*(const Profile *const *)member)->id);
}

static bool read_profile(RecordReader *reader, const RecordField *field, const JsonValue *value, void *member)
{
    const Profile *profile = json_kind(value) == JSON_STRING ? profile_of_id(json_string(value)) : NULL;
    if (profile == NULL) {
        return false;
    }
    *(const Profile **)member = profile;
    return true;
}

static const RecordType profile_type = { "the name of a profile: \"free\", \"oewg\", ...", false, record_is_never_unset,
                                         write_profile, read_profile };

static const RecordField dates_fields[] = {
    { RECORD_FIELD("from", record_date, Programme, from), .presence = REQUIRED },
    { RECORD_FIELD("to", record_date, Programme, to), .presence = REQUIRED },
};
static const Record dates_record = { RECORD_FIELDS(dates_fields) };

static bool dates_are_unset(const RecordField *field, const void *member)
{
    const Programme *programme = member;
    return !civil_date_is_set(programme->from) && !civil_date_is_set(programme->to);
}

static void write_dates(RecordWriter *writer, const RecordField *field, const void *member)
{
    json_open_inline_object(&writer->json, field->name);
    record_write(writer, &dates_record, member);
    json_close_object(&writer->json);
}

static bool read_dates(RecordReader *reader, const RecordField *field, const JsonValue *value, void *member)
{
    return record_read(reader, &dates_record, value, member);
}

static const RecordType dates_type = { "the session's dates or null", true, dates_are_unset, write_dates, read_dates };

/* What the rows say where the session does not. */
static void derive_period(RecordWriter *writer, const char *name)
{
    const Programme *programme = writing_of(writer)->programme;
    const CivilDate first = programme_first_day(programme);
    const CivilDate last = programme_last_day(programme);
    const bool stated = civil_date_is_set(programme->from) && civil_date_is_set(programme->to);
    if (stated || !civil_date_is_set(first) || !civil_date_is_set(last)) {
        return;
    }
    char text[CIVIL_DATE_SIZE];
    json_open_inline_object(&writer->json, name);
    json_put_string(&writer->json, "from", civil_date_format(first, text));
    json_put_string(&writer->json, "to", civil_date_format(last, text));
    json_close_object(&writer->json);
}

static bool overlap(const Row *a, const Row *b)
{
    return a->kind == ROW_MEETING && b->kind == ROW_MEETING && civil_date_equal(a->date, b->date) &&
           MAX(a->start, b->start) < MIN(a->end, b->end) && a->start != CLOCK_UNKNOWN && b->start != CLOCK_UNKNOWN;
}

/* Rows stand by day, so only those of the same day need comparing. */
static bool meets_beside_another(const Programme *programme, guint row)
{
    const Row *meeting = programme_row(programme, row);
    for (guint i = row; i > 0 && civil_date_equal(programme_row(programme, i - 1)->date, meeting->date); i--) {
        if (overlap(programme_row(programme, i - 1), meeting)) {
            return true;
        }
    }
    return false;
}

static void derive_parallel(RecordWriter *writer, const char *name)
{
    const Programme *programme = writing_of(writer)->programme;
    for (guint i = 0; i < programme->rows->len; i++) {
        if (meets_beside_another(programme, i)) {
            json_put_bool(&writer->json, name, true);
            return;
        }
    }
}

static void write_references(RecordWriter *writer, const char *name, ReferenceKind kind)
{
    g_autoptr(GPtrArray) references = references_of_programme(writing_of(writer)->programme, kind);
    json_open_array(&writer->json, name);
    for (guint i = 0; i < references->len; i++) {
        json_put_string(&writer->json, NULL, g_ptr_array_index(references, i));
    }
    json_close_array(&writer->json);
}

static void derive_symbols(RecordWriter *writer, const char *name)
{
    write_references(writer, name, REFERENCE_SYMBOL);
}

static void derive_resolutions(RecordWriter *writer, const char *name)
{
    write_references(writer, name, REFERENCE_RESOLUTION);
}

static void derive_urls(RecordWriter *writer, const char *name)
{
    write_references(writer, name, REFERENCE_URL);
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

static void derive_timed(RecordWriter *writer, const char *name)
{
    json_open_array(&writer->json, name);
    for (guint i = 0; i < writing_of(writer)->programme->rows->len; i++) {
        const Row *row = programme_row(writing_of(writer)->programme, i);
        for (guint k = 0; k < row->entries->len; k++) {
            if (row_entry(row, k)->minutes > 0) {
                write_timed(&writer->json, row, row_entry(row, k));
            }
        }
    }
    json_close_array(&writer->json);
}

#define TEXT(json_name, member)                                                                                        \
    {                                                                                                                  \
        RECORD_FIELD(json_name, record_text, Programme, member), .presence = ALWAYS                                    \
    }
#define ROWS(json_name, first, last, row_record)                                                                       \
    {                                                                                                                  \
        .name = json_name, .type = &rows_type, .minimum = first, .maximum = last, .record = &row_record                \
    }

static const RecordField programme_fields[] = {
    { .name = "format", .type = &format_type, .derive = derive_format },
    { RECORD_FIELD("language", language_type, Programme, language) },
    TEXT("title", title),
    TEXT("annex_label", annex_label),
    TEXT("annex_title", annex_title),
    TEXT("organ", organ),
    TEXT("body", body),
    TEXT("session", session),
    { RECORD_DERIVED("session_ordinal", JSON_INTEGER, derive_session_ordinal) },
    { RECORD_DERIVED("session_kind", JSON_STRING, derive_session_kind) },
    TEXT("place", place),
    { RECORD_FIELD("timezone", record_text, Programme, zone), .derive = derive_zone },
    { .name = "timezone_stated", .type = &zone_stated_type, .derive = derive_zone_stated },
    { RECORD_FIELD("profile", profile_type, Programme, profile) },
    { RECORD_FIELD("issued", record_date, Programme, issued), .presence = ALWAYS },
    TEXT("own_symbol", symbol),
    TEXT("job_number", job_number),
    TEXT("distribution", distribution),
    TEXT("original", original),
    TEXT("note_kind", note_kind),
    { .name = "dates", .type = &dates_type, .presence = ALWAYS },
    { RECORD_DERIVED("period", JSON_OBJECT, derive_period) },
    { RECORD_DERIVED("parallel", JSON_BOOL, derive_parallel) },
    { RECORD_FIELD("front", record_list, Programme, front), .record = &block_record },
    { RECORD_FIELD("agenda", record_list, Programme, agenda), .record = &agenda_record },
    ROWS("meetings", ROW_MEETING, ROW_MEETING, meeting_record),
    ROWS("deadlines", ROW_DEADLINE, ROW_LIST_CLOSURE, deadline_record),
    ROWS("no_meeting", ROW_NO_MEETING, ROW_NO_MEETING, no_meeting_record),
    ROWS("remarks", ROW_REMARK, ROW_REMARK, remark_record),
    { .name = "rows", .type = &order_type, .presence = REQUIRED },
    { RECORD_FIELD("footnotes", record_list, Programme, footnotes), .record = &footnote_record },
    { RECORD_FIELD("back", record_list, Programme, back), .record = &block_record },
    { RECORD_FIELD("links", record_list, Programme, links), .record = &link_record },
    { RECORD_DERIVED("timed", JSON_ARRAY, derive_timed) },
    { RECORD_DERIVED("symbols", JSON_ARRAY, derive_symbols) },
    { RECORD_DERIVED("resolutions", JSON_ARRAY, derive_resolutions) },
    { RECORD_DERIVED("urls", JSON_ARRAY, derive_urls) },
};
static const Record programme_record = { RECORD_FIELDS(programme_fields) };

/* --- the whole --------------------------------------------------------------------------------------- */

/* A meeting by its date and part of the day, the others by what they are and a number: each name once. */
static GPtrArray *ids_of_rows(const Programme *programme)
{
    GPtrArray *ids = programme_meeting_ids(programme);
    guint counts[N_ROW_KINDS] = { 0 };
    for (guint i = 0; i < ids->len; i++) {
        const RowKind kind = programme_row(programme, i)->kind;
        counts[kind]++;
        if (kind != ROW_MEETING) {
            ids->pdata[i] = g_strdup_printf("%s-%u", row_kind_name(kind), counts[kind]);
        }
    }
    return ids;
}

GBytes *programme_to_json(const Programme *programme)
{
    g_auto(Buffer) out = BUFFER_INIT;
    g_autoptr(ProgrammeMarks) marks = programme_marks_new(programme);
    g_autoptr(GPtrArray) ids = ids_of_rows(programme);
    Writing writing = { .programme = programme, .marks = marks, .ids = ids };
    RecordWriter writer = { .context = &writing };
    json_begin(&writer.json, &out);
    json_open_object(&writer.json, NULL);
    record_write(&writer, &programme_record, programme);
    json_close_object(&writer.json);
    buffer_char(&out, '\n');
    return buffer_steal(&out);
}

/* Takes back what was read from members that are written for others' convenience and say nothing new. */
static void forget_what_goes_without_saying(const Reading *reading)
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

/* Tidies the programme. Tidying takes shares_row from a meeting that cannot share; its lines would be lost. */
static bool tidy(Programme *programme, GError **error)
{
    g_autoptr(GPtrArray) sharing = g_ptr_array_new();
    for (guint i = 0; i < programme->rows->len; i++) {
        if (programme_row(programme, i)->shares_row) {
            g_ptr_array_add(sharing, programme_row(programme, i));
        }
    }
    programme_tidy(programme);
    for (guint i = 0; i < sharing->len; i++) {
        const Row *row = g_ptr_array_index(sharing, i);
        if (!row->shares_row) {
            g_set_error(error, JSON_ERROR, JSON_ERROR_SHAPE,
                        "%d:%d: \"shares_row\" without a meeting before it that it can share with: "
                        "of the same day, mode, label and room, both with hours and without notes, four at most",
                        row->at.line, row->at.column);
            return false;
        }
    }
    return true;
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
    Reading reading = { .programme = programme, .rows = rows, .ids = ids, .labels = labels };
    RecordReader reader = { .path = path, .context = &reading, .error = error };
    if (!record_read(&reader, &programme_record, root, programme)) {
        return NULL;
    }
    forget_what_goes_without_saying(&reading);
    return tidy(programme, error) ? g_steal_pointer(&programme) : NULL;
}
