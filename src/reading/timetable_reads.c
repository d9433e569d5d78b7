/* What writers ask: would the reader understand these words as they are meant? The same parts answer that read. */
#include "reading/timetable.h"

#include "base/text.h"
#include "reading/head.h"
#include "reading/timetable_reader.h"

#include <string.h>

/* A timetable of this one line. */
static bool begins_day_or_hours(Line *line)
{
    g_autoptr(GPtrArray) list = g_ptr_array_new();
    g_ptr_array_add(list, line);
    const Lines lines = { .lines = list };
    g_auto(DayLine) day = { 0 };
    g_auto(HoursLine) hours = { 0 };
    return day_line_read(&lines, 0, line->marker == NULL, &day) || hours_line_read(&lines, 0, &hours);
}

static bool has_form_of_its_own(const Line *line)
{
    DayText week;
    RowKind kind;
    Weekday weekday;
    const char *text = line->text;
    return week_line_read(text, &week) || form_is_open_date(text) || line_is_table_head(line) ||
           form_is_date_time_head(line) || form_is_row(line, &kind) || form_behind_open_hours(text) != NULL ||
           form_is_number(text) || form_is_item_word(text) || is_annex_heading(text, NULL) ||
           form_is_running_text(text) || weekday_read(text, &weekday) == strlen(text);
}

bool timetable_reads_words(const char *text, bool marked)
{
    Line line = { .text = (char *)text, .cell = -1, .marker = marked ? (char *)"–" : NULL, .after_blank = true };
    return !begins_day_or_hours(&line) && !has_form_of_its_own(&line) && (marked || !line_begins_in_mid_phrase(text));
}

static bool same_attributes(const Row *a, const Row *b)
{
    return a->start == b->start && a->end == b->end && a->mode == b->mode && a->notes->len == b->notes->len &&
           g_strcmp0(a->label, b->label) == 0 && g_strcmp0(a->room, b->room) == 0;
}

bool timetable_reads_hours(const char *text, const Row *row, MeetingMode usual)
{
    g_auto(HoursLine) hours = { 0 };
    const char *behind = form_behind_open_hours(text);
    const bool known = behind == NULL && hours_text_read(text, &hours);
    if (behind == NULL && !known) {
        return false;
    }
    Row *read = row_new(ROW_MEETING);
    read->start = known ? hours.hours.range[0].start : CLOCK_UNKNOWN;
    read->end = known ? hours.hours.range[0].end : CLOCK_UNKNOWN;
    read->mode = usual;
    if (known) {
        behind = hours.rest != NULL ? hours.rest : "";
    }
    bool told;
    g_autofree char *words = hours_behind(behind, read, &told);
    const bool same = words == NULL && same_attributes(read, row);
    row_free(read);
    return same;
}
