/* Days of the timetable: their dates, headings for several days, days side by side on the page. */
#include "core/prose.h"
#include "core/vocabulary.h"
#include "reading/timetable_reader.h"

/* --- dates ---------------------------------------------------------------------------------------------------- */

static void check_weekday(Reader *reader, const DayText *day, CivilDate date, Position at)
{
    if (day_fits_weekday(day, date)) {
        return;
    }
    char iso[CIVIL_DATE_SIZE];
    if (!civil_date_is_set(date)) {
        lines_note(
            reader->lines, SEVERITY_ERROR, "weekday", at,
            g_strdup_printf("there is no day %d of month %d in a year that this paper tells", day->day, day->month),
            g_strdup("the meetings below have no date"));
        return;
    }
    lines_note(reader->lines, SEVERITY_ERROR, "weekday", at,
               g_strdup_printf("%s is a %s, not a %s", civil_date_format(date, iso),
                               prose_weekday(civil_date_weekday(date)), prose_weekday(day->weekday)),
               g_strdup("expected the weekday of the date; the date was taken"));
}

static void read_date(Reader *reader, const DayText *day, Position at)
{
    bool told;
    const CivilDate date = day_date(&reader->years, day, reader->date, &told);
    check_weekday(reader, day, date, at);
    if (!told && civil_date_is_set(date)) {
        lines_note(reader->lines, SEVERITY_NOTE, "year-inferred", at, g_strdup("the day names no year"),
                   g_strdup_printf("%d was taken", date.year));
    }
    reader->date = date;
    reader->years.last = civil_date_is_set(date) ? date.year : reader->years.last;
    reader->dated = true;
}

/* --- headings for several days -------------------------------------------------------------------------------- */

static Entry *copy_entry(const Entry *entry)
{
    Entry *copy = entry_new(entry->kind, entry->text);
    copy->depth = entry->depth;
    copy->ordinal = entry->ordinal;
    copy->minutes = entry->minutes;
    copy->provenance = g_strdup(entry->provenance);
    copy->as_printed = entry->as_printed;
    copy->at = entry->at;
    g_array_append_vals(copy->items, entry->items->data, entry->items->len);
    g_array_append_vals(copy->notes, entry->notes->data, entry->notes->len);
    return copy;
}

static Row *copy_row(const Row *row, CivilDate date)
{
    Row *copy = row_new(row->kind);
    copy->date = date;
    copy->start = row->start;
    copy->end = row->end;
    copy->text = g_strdup(row->text);
    copy->mode = row->mode;
    copy->label = g_strdup(row->label);
    copy->room = g_strdup(row->room);
    copy->shares_row = row->shares_row;
    copy->at = row->at;
    g_array_append_vals(copy->notes, row->notes->data, row->notes->len);
    for (guint i = 0; i < row->entries->len; i++) {
        row_add_entry(copy, copy_entry(row_entry(row, i)));
    }
    return copy;
}

/* The rows of the heading's first day, once more for another. */
static void repeat_rows(Reader *reader, guint end, CivilDate date)
{
    for (guint i = reader->span.first; i < end; i++) {
        const Row *row = programme_row(reader->programme, i);
        Row *copy = programme_add_row(reader->programme, copy_row(row, date));
        if (g_hash_table_contains(reader->told_modes, row)) {
            reader_tell_mode(reader, copy, row->mode);
        }
    }
}

void reader_close_day(Reader *reader)
{
    reader_close_meeting(reader);
    reader->row = NULL;
    const guint end = reader->programme->rows->len;
    for (int i = 1; i < reader->span.days; i++) {
        repeat_rows(reader, end, civil_date_add(reader->span.from, i));
    }
    reader->span.days = 0;
}

enum { DAYS_OF_A_HEADING = 4 };

static void open_span(Reader *reader, const DayText *day)
{
    reader->span = (DaySpan){ .from = reader->date, .days = 1, .first = reader->programme->rows->len };
    if (day->last_day == 0 || !civil_date_is_set(reader->date)) {
        return;
    }
    for (CivilDate date = reader->date; reader->span.days < DAYS_OF_A_HEADING && date.day != day->last_day;) {
        date = civil_date_add(date, 1);
        reader->span.days++;
    }
}

/* --- days side by side ---------------------------------------------------------------------------------------- */

bool reader_is_right_below_day(const Reader *reader)
{
    return reader->beside.dates->len > 0 && reader->dated && !reader->words.pending && reader->meeting == NULL &&
           reader->row == NULL && reader->span.first == reader->programme->rows->len && reader->span.days == 1;
}

static void stand_beside(Reader *reader, bool another)
{
    DaysBeside *beside = &reader->beside;
    if (!another) {
        g_array_set_size(beside->dates, 0);
    }
    g_array_append_val(beside->dates, reader->date);
    beside->nth = 0;
    beside->row_by_row = false;
    beside->latest = CLOCK_UNKNOWN;
    reader->date = g_array_index(beside->dates, CivilDate, 0);
}

/* A start that is not later than the last tells the next day. The same start again: the page was read row by row, each
 * hour for all days, and a later one begins a new row. */
void reader_turn_to_day(Reader *reader, int start)
{
    DaysBeside *beside = &reader->beside;
    if (beside->dates->len < 2) {
        return;
    }
    const bool again = start == beside->latest;
    if (start <= beside->latest && beside->nth + 1 < beside->dates->len) {
        beside->nth++;
        beside->row_by_row |= again;
    } else if (start > beside->latest && beside->row_by_row) {
        beside->nth = 0;
    }
    reader->date = g_array_index(beside->dates, CivilDate, beside->nth);
    beside->latest = start;
}

/* --- a day's heading ------------------------------------------------------------------------------------------ */

static bool are_hours_of_meeting(const Lines *lines, guint i)
{
    g_auto(HoursLine) hours = { 0 };
    return line_at(lines, i)->use == USE_NONE && hours_line_read(lines, i, &hours) &&
           vocabulary_row_kind(hours.rest) == ROW_MEETING;
}

static LookAhead look_for_hours(const Lines *lines, guint from)
{
    guint used;
    for (guint i = from; i < lines->lines->len; i++) {
        if (are_hours_of_meeting(lines, i)) {
            return (LookAhead){ from, i + 1, true };
        }
        if (i > from && day_line_form(lines, i, false, &used) != DAY_NOT && !day_line_is_below_another(lines, i)) {
            return (LookAhead){ from, i, false };
        }
    }
    return (LookAhead){ from, lines->lines->len, false };
}

/* Do hours of a meeting stand from line `i` on, before the heading of another day that has words above it? */
static bool hours_follow(Reader *reader, guint i)
{
    LookAhead *ahead = &reader->hours_ahead;
    if (i < ahead->from || i >= ahead->to) {
        *ahead = look_for_hours(reader->lines, i);
    }
    return ahead->found;
}

/* A bracket behind a day that says why there is no meeting, or anything else of its own. */
static void take_bracket(Reader *reader, const char *bracket, Position at)
{
    if (bracket == NULL || mark_of_word(bracket) != MARK_NONE) {
        return;
    }
    const bool holiday = vocabulary_row_kind(bracket) == ROW_NO_MEETING;
    Row *row = reader_add_row(reader, holiday ? ROW_NO_MEETING : ROW_REMARK, at);
    row->text = g_strdup(bracket);
}

void reader_take_day(Reader *reader, guint i, const DayLine *day)
{
    const Line *line = line_at(reader->lines, i);
    const bool another = reader_is_right_below_day(reader);
    reader_close_day(reader);
    read_date(reader, &day->day, line->at);
    open_span(reader, &day->day);
    stand_beside(reader, another);
    reader->day_has_hours = reader->columns.heads->len == 0 && hours_follow(reader, i + day->used);
    reader->columns.nth = -1;
    take_bracket(reader, day->bracket, line->at);
    g_auto(HoursLine) hours = { 0 };
    if (day->rest != NULL && hours_text_read(day->rest, &hours)) {
        reader_take_hours(reader, line, &hours);
    } else if (day->rest != NULL) {
        reader_begin_words(reader, line, day->rest, 0);
    }
}
