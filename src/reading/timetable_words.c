/* Words of the timetable: lines that belong together are gathered, and become an entry or the text of a row. */
#include "base/text.h"
#include "reading/timetable_reader.h"

#include <string.h>

void reader_begin_words(Reader *reader, const Line *line, const char *text, int depth)
{
    GatheredWords *words = &reader->words;
    /* Where numbers stand bare before titles, they are items': "8 General debate". */
    const size_t number =
        reader->numbered && reader->row == NULL && line->marker == NULL ? form_number_before_title(text) : 0;
    if (number > 0) {
        g_string_printf(words->text, "Item %.*s: %s", (int)number, text, text + number + 1);
    } else {
        g_string_assign(words->text, text);
    }
    words->last = line;
    words->at = line->at;
    words->depth = depth;
    words->pending = true;
}

/* --- what words become --------------------------------------------------------------------------------------- */

/* Words of a day outside its meetings: kept in their place. */
static void add_remark(Reader *reader, const char *text)
{
    Row *row = reader_add_row(reader, ROW_REMARK, reader->words.at);
    row->text = g_strdup(text);
    lines_note(reader->lines, SEVERITY_NOTE, "kept-line", row->at,
               g_strdup_printf("\"%s\" stands outside the meetings of its day", text), g_strdup("kept as a remark"));
}

/* The text of the open row, which ends with it. */
static void end_row(Reader *reader, char *text)
{
    Row *row = g_steal_pointer(&reader->row);
    notes_cut(text, row->notes);
    g_free(row->text);
    row->text = g_strdup(text);
}

static void add_entry(Reader *reader, const char *text)
{
    const EntryPlace place = entry_place_at(&reader->last, reader->words.depth);
    Entry *entry = entry_of_text(text, &place, reader->words.at);
    reader->last = entry_place_after(&reader->last, entry);
    row_add_entry(reader->meeting, entry);
}

void reader_end_words(Reader *reader)
{
    if (!reader->words.pending) {
        return;
    }
    reader->words.pending = false;
    reader->words.are_number_only = false;
    g_autofree char *text = text_tidy(reader->words.text->str);
    if (text == NULL) {
        return;
    }
    if (reader->row != NULL) {
        end_row(reader, text);
    } else if (reader->meeting == NULL && reader->day_has_hours) {
        add_remark(reader, text);
    } else {
        if (reader->meeting == NULL) {
            reader_open_meeting(reader, CLOCK_UNKNOWN, CLOCK_UNKNOWN, reader->words.at);
        }
        add_entry(reader, text);
    }
}

/* --- which words belong together ------------------------------------------------------------------------------ */

/* A number alone becomes an item's heading when its title comes. */
static void join_title(GatheredWords *words, const Line *line)
{
    g_autofree char *number = g_strdup(words->text->str);
    if (number[0] == '(' || g_str_has_suffix(number, ".")) {
        g_string_printf(words->text, "%s %s", number, line->text);
    } else if (g_ascii_isdigit(number[0])) {
        g_string_printf(words->text, "Item %s: %s", number, line->text);
    } else {
        g_string_printf(words->text, g_str_has_suffix(number, ":") ? "%s %s" : "%s: %s", number, line->text);
    }
    words->last = line;
    words->are_number_only = false;
}

static bool may_be_title(const GatheredWords *words, const Line *line)
{
    const char first = words->text->str[0];
    const bool same_row = line->cell < 0 || line->at.line == words->last->at.line;
    const bool apart = line->after_blank && !g_ascii_isdigit(first) && first != '(';
    return line->marker == NULL && line->role == NULL && same_row && !apart &&
           !g_unichar_isdigit(g_utf8_get_char(line->text)) && !form_is_item_word(line->text);
}

void reader_take_words(Reader *reader, const Line *line)
{
    GatheredWords *words = &reader->words;
    if (words->pending && words->are_number_only && may_be_title(words, line)) {
        join_title(words, line);
        return;
    }
    const bool is_number = form_is_number(line->text) || form_is_item_word(line->text);
    const bool is_numbered = reader->numbered && line->marker == NULL && form_number_before_title(line->text) > 0;
    if (words->pending && !is_number && !is_numbered && line_goes_on(words->text->str, words->last, line, false)) {
        text_join(words->text, line->text);
        words->last = line;
        return;
    }
    reader_end_words(reader);
    reader_begin_words(reader, line, line->text, line->depth);
    words->are_number_only = line->marker == NULL && is_number;
}

/* --- explicit lines ------------------------------------------------------------------------------------------- */

static void take_explicit_row(Reader *reader, const Line *line, RowKind kind)
{
    const bool has_hours = reader->row != NULL && line->same_line; /* they stand before it in the same line */
    Row *row = has_hours ? reader->row : reader_add_row(reader, kind, line->at);
    row->kind = kind;
    row->text = line->text[0] == '\0' ? NULL : g_strdup(line->text);
    g_autofree char *marks = g_strconcat("x", line->rest, NULL);
    notes_cut(marks, row->notes);
    reader->row = NULL;
    reader->meeting = NULL;
}

static bool take_explicit_entry(Reader *reader, const Line *line)
{
    const int kind = entry_kind_of_name(line->role);
    if (kind < 0) {
        return false;
    }
    Entry *entry =
        entry_of_words((EntryKind)kind, line->label, line->text, line->aside, line->rest, line->depth, line->at);
    reader->last = entry_place_after(&reader->last, entry);
    row_add_entry(reader->meeting, entry);
    return true;
}

static void set_text(char **field, const char *text)
{
    g_free(*field);
    *field = g_strdup(text);
}

bool reader_take_explicit(Reader *reader, const Line *line)
{
    reader_end_words(reader);
    const int row_kind = row_kind_of_name(line->role);
    if (row_kind > ROW_MEETING) {
        take_explicit_row(reader, line, (RowKind)row_kind);
        return true;
    }
    if (reader->meeting == NULL) {
        return false;
    }
    const int mode = meeting_mode_of_name(line->text);
    if (strcmp(line->role, "label") == 0) {
        set_text(&reader->meeting->label, line->text);
    } else if (strcmp(line->role, "room") == 0) {
        set_text(&reader->meeting->room, line->text);
    } else if (strcmp(line->role, "mode") == 0 && mode >= 0) {
        reader_tell_mode(reader, reader->meeting, (MeetingMode)mode);
    } else {
        return take_explicit_entry(reader, line);
    }
    return true;
}
