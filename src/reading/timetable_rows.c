/* Rows of the timetable: meetings, and what stands in it without being one. */
#include "base/folding.h"
#include "base/text.h"
#include "core/phrases.h"
#include "core/vocabulary.h"
#include "reading/timetable_reader.h"

#include <string.h>

Row *reader_add_row(Reader *reader, RowKind kind, Position at)
{
    Row *row = programme_add_row(reader->programme, row_new(kind));
    row->date = reader->date;
    row->at = at;
    return row;
}

Row *reader_open_meeting(Reader *reader, int start, int end, Position at)
{
    Row *row = reader_add_row(reader, ROW_MEETING, at);
    row->start = start;
    row->end = end;
    reader->last = (EntryPlace){ .parent = N_ENTRY_KINDS };
    reader->row = NULL;
    reader->meeting = row;
    return row;
}

void reader_close_meeting(Reader *reader)
{
    reader_end_words(reader);
    reader->meeting = NULL;
}

void reader_tell_mode(Reader *reader, Row *meeting, MeetingMode mode)
{
    meeting->mode = mode;
    g_hash_table_add(reader->told_modes, meeting);
}

static void take_no_meeting(Reader *reader, const Line *line)
{
    static const char *const bare[] = { "no meeting", "no meetings", NULL };
    const guint count = reader->programme->rows->len;
    const Row *last = count > 0 ? programme_row(reader->programme, count - 1) : NULL;
    if (last != NULL && last->kind == ROW_NO_MEETING && civil_date_equal(last->date, reader->date)) {
        return; /* the day's heading has said so and why */
    }
    Row *row = reader_add_row(reader, ROW_NO_MEETING, line->at);
    const char *open = strchr(line->text, '(');
    const char *wide = strstr(line->text, "（");
    if (open != NULL && g_str_has_suffix(line->text, ")")) {
        row->text = g_strndup(open + 1, strlen(open + 1) - 1);
    } else if (wide != NULL && g_str_has_suffix(line->text, "）")) {
        row->text = g_strndup(wide + strlen("（"), strlen(wide) - strlen("（）"));
    } else if (text_begins_with_one_of(line->text, bare) == 0 && phrase_begins(PHRASE_NO_MEETING, line->text) == 0) {
        row->text = g_strdup(line->text);
    }
}

/* The hour that stands somewhere in the words of a deadline. */
static void find_hour(const char *text, Row *row)
{
    for (const char *at = text; *at != '\0' && row->start == CLOCK_UNKNOWN; at = g_utf8_next_char(at)) {
        HoursText hours;
        const bool may_begin = g_ascii_isdigit(*at) || (unsigned char)*at >= 0x80;
        if (may_begin && folded_starts_word(text, at) && hours_read(at, &hours) > 0 && !hours.plain) {
            row->start = hours.range[0].start;
            row->end = hours.range[0].end;
        }
    }
}

void reader_take_row(Reader *reader, const Line *line, RowKind kind)
{
    reader_close_meeting(reader);
    if (kind == ROW_NO_MEETING) {
        take_no_meeting(reader, line);
        return;
    }
    reader->row = reader_add_row(reader, kind, line->at);
    find_hour(line->text, reader->row);
    reader_begin_words(reader, line, line->text, 0);
}
