#include "exchange/csv.h"

#include "base/buffer.h"
#include "core/civil_words.h"
#include "exchange/meeting_words.h"

#include <string.h>

G_DEFINE_QUARK(placard - csv - error, csv_error)

/* What a record is made of. Of a row without lines `entry` is NULL. */
typedef struct {
    const Programme *programme;
    Language language;
    guint row;
    const char *meeting; /* id, or NULL */
    const Entry *entry;
    Mark mark;
} CsvRecord;

/* --- values ---------------------------------------------------------------------------------------------------------
 */

/* A spreadsheet computes what begins so, wherever the file comes from. */
static bool looks_like_formula(const char *text)
{
    return text[0] != '\0' && strchr("=+-@\t\r", text[0]) != NULL;
}

static void put_value(Buffer *out, const char *text)
{
    const bool guarded = looks_like_formula(text);
    if (strpbrk(text, ",\"\r\n") == NULL && text[0] != ' ') {
        buffer_string(out, guarded ? "'" : NULL);
        buffer_string(out, text);
        return;
    }
    buffer_string(out, guarded ? "\"'" : "\"");
    for (; *text != '\0'; text++) {
        buffer_string(out, *text == '"' ? "\"" : NULL);
        buffer_char(out, *text);
    }
    buffer_char(out, '"');
}

static const Row *row_of(const CsvRecord *record)
{
    return programme_row(record->programme, record->row);
}

static char *clock_of(int clock)
{
    char text[CLOCK_SIZE];
    return g_strdup(clock_format(clock, text));
}

static char *number_of(int number)
{
    return number > 0 ? g_strdup_printf("%d", number) : NULL;
}

/* The numbers of the items, parted by semicolons. */
static char *joined_numbers(const Entry *entry)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < entry->items->len; i++) {
        g_string_append_printf(text, "%s%d", i > 0 ? ";" : "", entry_item(entry, i)->number);
    }
    return g_string_free(text, FALSE);
}

/* The letters of the sub-items, one for each number; NULL if there is none. */
static char *joined_letters(const Entry *entry)
{
    GString *text = g_string_new(NULL);
    bool any = false;
    for (guint i = 0; i < entry->items->len; i++) {
        const char *sub = entry_item(entry, i)->sub;
        any |= sub[0] != '\0';
        g_string_append_printf(text, "%s%s", i > 0 ? ";" : "", sub);
    }
    return g_string_free(text, !any);
}

static const Footnote *footnote_of(const Programme *programme, int number)
{
    for (guint i = 0; i < programme->footnotes->len; i++) {
        const Footnote *footnote = g_ptr_array_index(programme->footnotes, i);
        if (footnote->number == number) {
            return footnote;
        }
    }
    return NULL;
}

/* The words of the footnotes. */
static char *joined_notes(const Programme *programme, const GArray *notes)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < notes->len; i++) {
        const Footnote *footnote = footnote_of(programme, g_array_index(notes, int, i));
        if (footnote != NULL) {
            g_string_append_printf(text, "%s%s", text->len > 0 ? " / " : "", footnote->text);
        }
    }
    return g_string_free(text, FALSE);
}

/* --- columns --------------------------------------------------------------------------------------------------------
 */

static char *get_date(const CsvRecord *record)
{
    char text[CIVIL_DATE_SIZE];
    return g_strdup(civil_date_format(row_of(record)->date, text));
}

static char *get_weekday(const CsvRecord *record)
{
    const Weekday day = civil_date_weekday(row_of(record)->date);
    return day == WEEKDAY_NONE ? NULL : g_strdup(weekday_in_words(record->language, day));
}

static char *get_start(const CsvRecord *record)
{
    return clock_of(row_of(record)->start);
}

static char *get_end(const CsvRecord *record)
{
    return clock_of(row_of(record)->end);
}

static char *get_zone(const CsvRecord *record)
{
    return g_strdup(programme_zone(record->programme));
}

static char *get_row(const CsvRecord *record)
{
    return g_strdup(row_kind_name(row_of(record)->kind));
}

static char *get_meeting(const CsvRecord *record)
{
    return g_strdup(record->meeting);
}

static char *get_label(const CsvRecord *record)
{
    return g_strdup(row_of(record)->label);
}

static char *get_room(const CsvRecord *record)
{
    return g_strdup(row_of(record)->room);
}

static char *get_mode(const CsvRecord *record)
{
    return row_of(record)->kind == ROW_MEETING ? g_strdup(meeting_mode_name(row_of(record)->mode)) : NULL;
}

static char *get_kind(const CsvRecord *record)
{
    return record->entry != NULL ? g_strdup(entry_kind_name(record->entry->kind)) : NULL;
}

static char *get_depth(const CsvRecord *record)
{
    return record->entry != NULL ? g_strdup_printf("%d", record->entry->depth) : NULL;
}

static char *get_item(const CsvRecord *record)
{
    return record->entry != NULL ? joined_numbers(record->entry) : NULL;
}

static char *get_sub(const CsvRecord *record)
{
    return record->entry != NULL ? joined_letters(record->entry) : NULL;
}

static char *get_text(const CsvRecord *record)
{
    if (record->entry != NULL) {
        return meeting_words_of(record->programme, record->entry->text, record->language);
    }
    return meeting_words_of(record->programme, row_of(record)->text, record->language);
}

static char *get_minutes(const CsvRecord *record)
{
    return record->entry != NULL ? number_of(record->entry->minutes) : NULL;
}

static char *get_mark(const CsvRecord *record)
{
    return record->entry != NULL && record->mark != MARK_NONE ? g_strdup(mark_name(record->mark)) : NULL;
}

static char *get_provenance(const CsvRecord *record)
{
    return record->entry != NULL ? g_strdup(record->entry->provenance) : NULL;
}

static char *get_notes(const CsvRecord *record)
{
    const GArray *notes = record->entry != NULL ? record->entry->notes : row_of(record)->notes;
    return joined_notes(record->programme, notes);
}

static const struct {
    const char *name;
    char *(*get)(const CsvRecord *record); /* NULL is an empty value */
} columns[] = {
    { "date", get_date },       { "weekday", get_weekday }, { "start", get_start },
    { "end", get_end },         { "zone", get_zone },       { "row", get_row },
    { "meeting", get_meeting }, { "label", get_label },     { "room", get_room },
    { "mode", get_mode },       { "kind", get_kind },       { "depth", get_depth },
    { "item", get_item },       { "sub", get_sub },         { "text", get_text },
    { "minutes", get_minutes }, { "mark", get_mark },       { "provenance", get_provenance },
    { "notes", get_notes },
};

/* --- records --------------------------------------------------------------------------------------------------------
 */

static void put_head(Buffer *out)
{
    buffer_literal(out, "\xef\xbb\xbf");
    for (size_t i = 0; i < G_N_ELEMENTS(columns); i++) {
        buffer_string(out, i > 0 ? "," : NULL);
        buffer_string(out, columns[i].name);
    }
    buffer_literal(out, "\r\n");
}

static void put_record(Buffer *out, const CsvRecord *record)
{
    for (size_t i = 0; i < G_N_ELEMENTS(columns); i++) {
        g_autofree char *text = columns[i].get(record);
        buffer_string(out, i > 0 ? "," : NULL);
        put_value(out, text != NULL ? text : "");
    }
    buffer_literal(out, "\r\n");
}

static void put_row(Buffer *out, CsvRecord *record, const ProgrammeMarks *marks, const GPtrArray *ids)
{
    const guint owner = meeting_lines_row(record->programme, record->row);
    const GPtrArray *entries = programme_row(record->programme, owner)->entries;
    const bool is_meeting = row_of(record)->kind == ROW_MEETING;
    record->meeting = g_ptr_array_index(ids, record->row);
    record->entry = NULL;
    for (guint i = 0; is_meeting && i < entries->len; i++) {
        record->entry = g_ptr_array_index(entries, i);
        record->mark = programme_marks_printed(marks, owner, i);
        put_record(out, record);
    }
    if (record->entry == NULL) {
        put_record(out, record);
    }
}

GBytes *programme_csv(const Programme *programme, const char *language, GError **error)
{
    const Language asked = language_of_code(language);
    g_autoptr(ProgrammeMarks) marks = programme_marks_new(programme);
    g_autoptr(GPtrArray) ids = programme_meeting_ids(programme);
    g_auto(Buffer) out = BUFFER_INIT;
    CsvRecord record = { .programme = programme, .language = asked != LANGUAGE_NONE ? asked : programme->language };
    put_head(&out);
    for (guint i = 0; i < programme->rows->len; i++) {
        record.row = i;
        put_row(&out, &record, marks, ids);
    }
    if (buffer_overflowed(&out)) {
        g_set_error(error, CSV_ERROR, CSV_ERROR_TOO_LARGE, "the table would be larger than %d MiB", BUFFER_LIMIT >> 20);
        return NULL;
    }
    return buffer_steal(&out);
}
