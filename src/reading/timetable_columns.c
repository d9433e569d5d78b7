/* Tables whose columns are hours: the hours stand once, in the head, and below each day a cell for every column. */
#include "base/folding.h"
#include "base/text.h"
#include "reading/timetable_reader.h"

/* --- hours that the document gives for all mornings and afternoons -------------------------------------------- */

enum { SEARCHED_LENGTH = 100000 }; /* bytes of the document: what holds for all days is said early */

static GString *beginning_of(const Lines *lines)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < lines->lines->len && text->len < SEARCHED_LENGTH; i++) {
        text_join(text, line_at(lines, i)->text);
    }
    return text;
}

/* "10 a.m.–1 p.m. and 3–6 p.m.": two ranges in one sentence. */
static bool are_two_ranges(const HoursText *hours)
{
    return hours->count == 2 && hours->range[0].end != CLOCK_UNKNOWN && hours->range[1].end != CLOCK_UNKNOWN;
}

/* "Morning meetings begin at 10 a.m. and end at 1 p.m.; afternoon meetings begin at 3 p.m. and end at 6 p.m." */
static bool are_in_order(const int *clocks, int count)
{
    return count == 4 && clocks[0] < clocks[1] && clocks[1] <= clocks[2] && clocks[2] < clocks[3];
}

/* The hours of mornings and afternoons, as two ranges together or else by the first four hours of the text. */
static bool find_usual_hours(const char *text, Column usual[2])
{
    int found[4];
    int count = 0;
    for (const char *at = text; *at != '\0'; at++) {
        HoursText hours;
        const bool may_begin = g_ascii_isdigit(*at) || *at == 'f' || (unsigned char)*at >= 0xd8;
        const size_t used = may_begin && folded_starts_word(text, at) ? hours_read(at, &hours) : 0;
        if (used > 0 && are_two_ranges(&hours)) {
            usual[0] = (Column){ hours.range[0].start, hours.range[0].end, -1 };
            usual[1] = (Column){ hours.range[1].start, hours.range[1].end, -1 };
            return true;
        }
        if (used > 0 && !hours.plain && count < 4) {
            found[count++] = hours.range[0].start;
        }
        at += used > 0 ? used - 1 : 0;
    }
    if (!are_in_order(found, count)) {
        return false;
    }
    usual[0] = (Column){ found[0], found[1], -1 };
    usual[1] = (Column){ found[2], found[3], -1 };
    return true;
}

static bool has_usual_hours(Reader *reader)
{
    Columns *columns = &reader->columns;
    if (!columns->are_usual_known) {
        g_autoptr(GString) text = beginning_of(reader->lines);
        columns->have_usual = find_usual_hours(text->str, columns->usual);
        columns->are_usual_known = true;
    }
    return columns->have_usual;
}

/* --- heads ---------------------------------------------------------------------------------------------------- */

static bool column_head(Reader *reader, guint i, Column *ret_column)
{
    bool afternoon;
    if (form_is_part_of_day(line_at(reader->lines, i)->text, &afternoon) && has_usual_hours(reader)) {
        *ret_column = reader->columns.usual[afternoon];
        return true;
    }
    g_auto(HoursLine) hours = { 0 };
    if (!hours_line_read(reader->lines, i, &hours)) {
        return false;
    }
    *ret_column = (Column){ hours.hours.range[0].start, hours.hours.range[0].end, -1 };
    return hours.rest == NULL && hours.used == 1 && hours.hours.count == 1 && ret_column->end != CLOCK_UNKNOWN;
}

/* The heads from line `i` on, one under another, each later than the one before. */
static GArray *column_heads(Reader *reader, guint i)
{
    GArray *heads = g_array_new(FALSE, FALSE, sizeof(Column));
    Column column;
    for (guint k = i; k < reader->lines->lines->len && column_head(reader, k, &column); k++) {
        const bool later = k == i || column.start > g_array_index(heads, Column, heads->len - 1).start;
        if (!later || (k > i && line_at(reader->lines, k)->after_blank)) {
            break;
        }
        column.cell = line_at(reader->lines, k)->cell;
        g_array_append_val(heads, column);
    }
    return heads;
}

enum { CORNER_LENGTH = 16, CORNER_LINES = 4 };

/* The line behind heads that end before line `i`. A first table may have something in its corner ("3–7 February
 * 2025"), which is stepped over. */
static guint behind_heads(const Reader *reader, guint i)
{
    guint used;
    guint next = lines_next_open(reader->lines, i);
    while (next < reader->lines->lines->len && reader->columns.heads->len == 0 && next - i < CORNER_LINES &&
           text_length(line_at(reader->lines, next)->text) < CORNER_LENGTH &&
           day_line_form(reader->lines, next, true, &used) == DAY_NOT) {
        next = lines_next_open(reader->lines, next + 1);
    }
    return next;
}

guint reader_take_column_heads(Reader *reader, guint i)
{
    guint used;
    g_autoptr(GArray) heads = column_heads(reader, i);
    if (heads->len < 2) {
        return 0;
    }
    const guint next = behind_heads(reader, i + heads->len);
    if (next >= reader->lines->lines->len || day_line_form(reader->lines, next, true, &used) != DAY_ALONE) {
        return 0;
    }
    g_array_set_size(reader->columns.heads, 0);
    g_array_append_vals(reader->columns.heads, heads->data, heads->len);
    return heads->len;
}

/* --- cells ---------------------------------------------------------------------------------------------------- */

/* The column of a cell in a row of a table, whose cells count from its left edge; -1 if the cell is below no head. */
static int column_of_cell(const Columns *columns, int cell)
{
    for (guint i = 0; i < columns->heads->len; i++) {
        if (cell >= 0 && g_array_index(columns->heads, Column, i).cell == cell) {
            return (int)i;
        }
    }
    return -1;
}

/* The meeting of the present day that begins at `start`, if one was opened: a day may have several rows. */
static Row *meeting_of_day(const Reader *reader, int start)
{
    const GPtrArray *rows = reader->programme->rows;
    for (guint i = rows->len; i > reader->span.first; i--) {
        Row *row = g_ptr_array_index(rows, i - 1);
        if (row->kind == ROW_MEETING && row->start == start) {
            return row;
        }
    }
    return NULL;
}

static void enter_column(Reader *reader, int nth, const Line *line)
{
    const Column *head = &g_array_index(reader->columns.heads, Column, nth);
    Row *known = meeting_of_day(reader, head->start);
    reader_end_words(reader);
    reader->columns.nth = nth;
    reader->row = NULL;
    if (known == NULL) {
        reader_open_meeting(reader, head->start, head->end, line->at);
        return;
    }
    reader->meeting = known;
    reader->last = (EntryPlace){ .parent = N_ENTRY_KINDS };
}

bool reader_enter_cell(Reader *reader, const Line *line)
{
    Columns *columns = &reader->columns;
    const int column = reader->dated ? column_of_cell(columns, line->cell) : -1;
    if (column >= 0 && column != columns->nth) {
        enter_column(reader, column, line);
    }
    if (column >= 0) {
        return false;
    }
    const bool empty = line->marker != NULL && line->text[0] == '\0';
    const bool next = line->after_blank || empty || columns->nth < 0 || columns->cell_over;
    if (columns->heads->len == 0 || !reader->dated || !next || reader->words.are_number_only) {
        return false;
    }
    const guint nth = (guint)(columns->nth + 1);
    if (nth >= columns->heads->len || (line->after_page && !line->after_blank)) {
        return empty;
    }
    reader_end_words(reader);
    columns->nth++;
    columns->cell_over = empty;
    reader->row = NULL;
    if (!empty) {
        const Column *head = &g_array_index(columns->heads, Column, nth);
        reader_open_meeting(reader, head->start, head->end, line->at);
    }
    return empty;
}
