#include "paper/timetable.h"

#include "base/text.h"
#include "core/vocabulary.h"
#include "paper/day_line.h"
#include "paper/entry_text.h"
#include "paper/head.h"

#include <stdlib.h>
#include <string.h>

/* --- where it stands --------------------------------------------------------------------------------------- */

enum { HOURS_DISTANCE = 16 }; /* lines between a day's heading and its first hours, at most */

/* Do hours stand below line `i`, before another day? Days side by side share what follows them. */
static bool hours_follow(const Lines *lines, guint i)
{
    bool side_by_side = true; /* nothing but headings of days has been met */
    for (guint k = i + 1, seen = 0; k < lines->lines->len && seen < HOURS_DISTANCE; k++) {
        if (line_at(lines, k)->use != USE_NONE) {
            continue;
        }
        seen++;
        HoursLine hours;
        DayLine day;
        if (side_by_side && day_line_read(lines, k, false, &day)) {
            day_line_clear(&day);
            continue;
        }
        side_by_side = false;
        if (hours_line_read(lines, k, &hours)) {
            const bool real = !hours.hours.plain || hours.hours.range[0].end != CLOCK_UNKNOWN;
            hours_line_clear(&hours);
            return real;
        }
        if (day_line_read(lines, k, false, &day)) {
            day_line_clear(&day);
            return false;
        }
        if (text_length(line_at(lines, k)->text) > 250) {
            return false;
        }
    }
    return false;
}

typedef enum { DAY_NOT, DAY_ALONE, DAY_WITH_HOURS } DayForm;

static DayForm day_form(const Lines *lines, guint i, bool expected, guint *ret_used);

/* Does the line above head a day too? Then both stand side by side. */
static bool day_is_right_above(const Lines *lines, guint i)
{
    guint above = i;
    while (above > 0 && line_at(lines, above - 1)->use == USE_FURNITURE) {
        above--;
    }
    guint used;
    return above > 0 && day_form(lines, above - 1, false, &used) == DAY_ALONE;
}

static DayForm day_form(const Lines *lines, guint i, bool expected, guint *ret_used)
{
    DayLine day;
    if (!day_line_read(lines, i, expected, &day)) {
        return DAY_NOT;
    }
    DayForm form = DAY_ALONE;
    if (day.rest != NULL) {
        HoursLine hours;
        form = hours_text_read(day.rest, &hours) ? DAY_WITH_HOURS : DAY_ALONE;
        if (form == DAY_WITH_HOURS) {
            hours_line_clear(&hours);
        }
    }
    *ret_used = day.used;
    day_line_clear(&day);
    return form;
}

/* The head of Placard's own table, and of the papers': its two cells or its first line. */
static bool is_date_time_head(const Line *line)
{
    return line->role == NULL && (text_begins(line->text, "date/time") || text_begins(line->text, "date / time"));
}

/* A day whose heading names no weekday counts when hours stand right below it. */
static bool dated_with_hours(const Lines *lines, guint i)
{
    guint used;
    if (day_form(lines, i, true, &used) != DAY_ALONE) {
        return false;
    }
    for (guint k = i + used, seen = 0; k < lines->lines->len && seen < 4; k++, seen++) {
        HoursLine hours;
        guint more;
        if (seen < 2 && day_form(lines, k, true, &more) == DAY_ALONE) {
            continue; /* a date side by side with it */
        }
        if (hours_line_read(lines, k, &hours)) {
            hours_line_clear(&hours);
            return true;
        }
    }
    return false;
}

/* Where a table of days above hours begins; where lines that name both begin. The number of lines if nowhere. */
static void find_forms(const Lines *lines, guint *ret_table, guint *ret_list, guint *ret_tabled, guint *ret_listed)
{
    const guint none = lines->lines->len;
    *ret_table = *ret_list = none;
    *ret_tabled = *ret_listed = 0;
    for (guint i = 0; i < none; i++) {
        guint used = 1;
        const DayForm form = day_form(lines, i, false, &used);
        if (form == DAY_WITH_HOURS) {
            *ret_list = MIN(*ret_list, i);
            ++*ret_listed;
        } else if ((form == DAY_ALONE && hours_follow(lines, i)) || (form == DAY_NOT && dated_with_hours(lines, i))) {
            *ret_table = MIN(*ret_table, i);
            ++*ret_tabled;
        }
    }
}

static bool is_part_of_day_alone(const char *text, bool *ret_afternoon)
{
    static const char *const parts[] = {
        "morning",         "afternoon",        "a.m.", "p.m.", "morning meeting", "afternoon meeting",
        "morning session", "afternoon session"
    };
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        if (g_ascii_strcasecmp(text, parts[i]) == 0) {
            *ret_afternoon = i % 2 == 1;
            return true;
        }
    }
    return false;
}

/* A table head right above the first day belongs to the timetable. */
static bool is_column_head(const Lines *lines, guint i)
{
    HoursLine hours;
    bool afternoon;
    const Line *line = line_at(lines, i);
    if (line_is_table_head(line) || is_date_time_head(line) || is_part_of_day_alone(line->text, &afternoon)) {
        return true;
    }
    const bool bare = hours_line_read(lines, i, &hours) && hours.rest == NULL;
    hours_line_clear(&hours);
    return bare;
}

static guint with_table_head(const Lines *lines, guint first)
{
    guint at = first;
    for (guint i = first; i > 0 && first - i < 8; i--) {
        const Line *line = line_at(lines, i - 1);
        if (line->use == USE_NONE && is_column_head(lines, i - 1)) {
            at = i - 1;
        } else if (line->use == USE_NONE) {
            break;
        }
    }
    return at;
}

/* "Morning" and "Afternoon" above days: columns whose hours stand elsewhere. */
static guint part_heads(const Lines *lines)
{
    for (guint i = 0; i + 1 < lines->lines->len; i++) {
        bool first;
        bool second;
        const bool heads = is_part_of_day_alone(line_at(lines, i)->text, &first) && !first &&
                           is_part_of_day_alone(line_at(lines, i + 1)->text, &second) && second;
        if (heads) {
            return i;
        }
    }
    return lines->lines->len;
}

/* Without a timetable, the text layout still says where the text behind it would begin. */
static guint explicit_end(const Lines *lines)
{
    for (guint i = 0; i < lines->lines->len; i++) {
        Line *line = line_at(lines, i);
        if (line->role != NULL && strcmp(line->role, "end") == 0) {
            line->use = USE_TIMETABLE;
            return i;
        }
    }
    return lines->lines->len;
}

TimetablePlace timetable_find(Lines *lines)
{
    const guint none = lines->lines->len;
    for (guint i = 0; i < none; i++) {
        if (line_at(lines, i)->use == USE_NONE && is_date_time_head(line_at(lines, i))) {
            return (TimetablePlace){ i, none };
        }
    }
    guint table;
    guint list;
    guint tabled;
    guint listed;
    find_forms(lines, &table, &list, &tabled, &listed);
    const guint parts = part_heads(lines);
    if (tabled == 0 && parts < none) {
        return (TimetablePlace){ with_table_head(lines, parts), none };
    }
    guint first = tabled > 0 && tabled * 2 >= listed ? table : list;
    /* A list of days with their hours that goes on into the table is one timetable. */
    if (tabled > 0 && listed > 0 && list < table && table - list < 8) {
        first = list;
    }
    if (first == none) {
        const guint end = explicit_end(lines);
        return (TimetablePlace){ end, end };
    }
    return (TimetablePlace){ with_table_head(lines, first), none };
}

/* --- reading it -------------------------------------------------------------------------------------------- */

typedef struct {
    Lines *lines;
    Programme *programme;
    guint at; /* the line that is being read */
    CivilDate date;
    int year;               /* of the last day that was read; 0 at first */
    bool dated;             /* a day has been read */
    Row *meeting;           /* that lines belong to, or NULL */
    Row *row;               /* that is no meeting and whose text may go on, or NULL */
    EntryPlace last;        /* of the last entry */
    GString *words;         /* of the entry or row that is being gathered */
    const Line *words_line; /* the last line in it */
    Position words_at;
    int depth;
    bool number_alone; /* the words are a number whose title follows */
    bool pending;
    bool day_has_hours; /* below the heading of this day, before the next */
    bool label_first;   /* this document's meetings are named above their hours */
    GArray *columns;    /* of Column: hours that head columns, whose cells follow each day; empty if there are none */
    bool cell_over;     /* an empty cell was read: the next line begins another */
    int column;         /* the one that is being read, -1 before the first */
    GArray *years;      /* of int: that the document names, the most frequent first */
    GArray *days;       /* of CivilDate: headings side by side, whose meetings follow day after day */
    guint day;          /* the one of them that is being read */
    int latest;         /* the last start of that day */
    bool row_by_row;    /* each hour comes for all these days before the next */
    CivilDate span_to;  /* the heading stands for all days up to this one */
    guint span_first;   /* the first row of these days */
} Reader;

typedef struct {
    int start, end;
} Column;

/* --- entries: words are gathered until it is clear that they end ----- */

static void begin_words(Reader *reader, const Line *line, const char *text, int depth)
{
    g_string_assign(reader->words, text);
    reader->words_line = line;
    reader->words_at = line->at;
    reader->depth = depth;
    reader->pending = true;
}

static Row *new_meeting(Reader *reader, int start, int end, Position at)
{
    Row *row = row_new(ROW_MEETING);
    row->date = reader->date;
    row->start = start;
    row->end = end;
    row->at = at;
    reader->last = (EntryPlace){ .parent = N_ENTRY_KINDS };
    reader->row = NULL;
    return programme_add_row(reader->programme, row);
}

/* Words of a day outside its meetings: kept in their place. */
static void add_remark(Reader *reader, const char *text)
{
    Row *row = programme_add_row(reader->programme, row_new(ROW_REMARK));
    row->date = reader->date;
    row->at = reader->words_at;
    row->text = g_strdup(text);
    lines_note(reader->lines, SEVERITY_NOTE, "kept-line", row->at,
               g_strdup_printf("\"%s\" stands outside the meetings of its day", text), g_strdup("kept as a remark"));
}

static void flush_words(Reader *reader)
{
    if (!reader->pending) {
        return;
    }
    reader->pending = false;
    reader->number_alone = false;
    g_autofree char *text = text_tidy(reader->words->str);
    if (text == NULL) {
        return;
    }
    if (reader->row != NULL) {
        g_free(reader->row->text);
        notes_cut(text, reader->row->notes);
        reader->row->text = g_steal_pointer(&text);
        reader->row = NULL;
        return;
    }
    if (reader->meeting == NULL && reader->day_has_hours) {
        add_remark(reader, text);
        return;
    }
    if (reader->meeting == NULL) {
        reader->meeting = new_meeting(reader, CLOCK_UNKNOWN, CLOCK_UNKNOWN, reader->words_at);
    }
    const EntryPlace place = entry_place_at(&reader->last, reader->depth);
    Entry *entry = entry_of_text(text, &place, reader->words_at);
    reader->last = entry_place_after(&reader->last, entry);
    row_add_entry(reader->meeting, entry);
}

/* "9", "7 (a)", "5.", "(a)": a number above its title. */
static bool is_number_alone(const char *text)
{
    g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(ItemNumber));
    size_t used = text[0] == '(' ? 0 : item_numbers_read(text, items);
    if (text[0] == '(' && g_ascii_islower(text[1])) {
        used = strcspn(text, ")");
        return used <= 4 && text[used] == ')' && text[used + 1] == '\0';
    }
    used += used > 0 && text[used] == '.';
    return used > 0 && text[used] == '\0' && strlen(text) <= 12 && g_array_index(items, ItemNumber, 0).number < 200;
}

/* "Item 21:" and "Items 3 and 4" without a title: it stands in the next line. */
static bool is_item_word_alone(const char *text)
{
    g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(ItemNumber));
    const char *at = text_begins(text, "agenda ") ? text + 7 : text;
    const size_t word = text_begins(at, "items ") ? 6 : text_begins(at, "item ") ? 5 : 0;
    const size_t used = word == 0 ? 0 : item_numbers_read(at + word, items);
    const char *rest = at + word + used;
    return used > 0 && (*rest == '\0' || strcmp(rest, ":") == 0 || strcmp(rest, ".") == 0);
}

/* A number alone becomes an item's heading when its title comes. */
static void join_title(Reader *reader, const Line *line)
{
    g_autofree char *number = g_strdup(reader->words->str);
    if (number[0] == '(' || g_str_has_suffix(number, ".")) {
        g_string_printf(reader->words, "%s %s", number, line->text);
    } else if (g_ascii_isdigit(number[0])) {
        g_string_printf(reader->words, "Item %s: %s", number, line->text);
    } else {
        g_string_printf(reader->words, g_str_has_suffix(number, ":") ? "%s %s" : "%s: %s", number, line->text);
    }
    reader->words_line = line;
    reader->number_alone = false;
}

static bool may_be_title(const Reader *reader, const Line *line)
{
    const gunichar first = g_utf8_get_char(line->text);
    const bool same_row = line->cell < 0 || line->at.line == reader->words_line->at.line;
    const bool apart = line->after_blank && !g_ascii_isdigit(reader->words->str[0]) && reader->words->str[0] != '(';
    return line->marker == NULL && line->role == NULL && same_row && !apart && !g_unichar_isdigit(first) &&
           !is_item_word_alone(line->text);
}

static void take_words(Reader *reader, const Line *line)
{
    if (reader->pending && reader->number_alone && may_be_title(reader, line)) {
        join_title(reader, line);
        return;
    }
    const bool goes_on = reader->pending && !is_number_alone(line->text) && !is_item_word_alone(line->text) &&
                         line_goes_on(reader->words->str, reader->words_line, line, false);
    if (goes_on) {
        text_join(reader->words, line->text);
        reader->words_line = line;
        return;
    }
    flush_words(reader);
    begin_words(reader, line, line->text, line->depth);
    reader->number_alone = line->marker == NULL && (is_number_alone(line->text) || is_item_word_alone(line->text));
}

/* --- explicit lines ------------------------------------------------------------------------------------ */

static void take_explicit_row(Reader *reader, const Line *line, RowKind kind)
{
    Row *row = reader->row; /* its hours stand before it in the same line */
    if (row == NULL || !line->same_line) {
        row = programme_add_row(reader->programme, row_new(ROW_REMARK));
        row->date = reader->date;
        row->at = line->at;
    }
    row->kind = kind;
    row->text = line->text[0] == '\0' ? NULL : g_strdup(line->text);
    g_autofree char *rest = g_strconcat("x", line->rest, NULL);
    notes_cut(rest, row->notes);
    reader->row = NULL;
    reader->meeting = NULL;
}

static bool take_explicit(Reader *reader, Line *line)
{
    const int row_kind = row_kind_of_name(line->role);
    const int entry_kind = entry_kind_of_name(line->role);
    const int mode = meeting_mode_of_name(line->text);
    flush_words(reader);
    if (row_kind > ROW_MEETING) {
        take_explicit_row(reader, line, (RowKind)row_kind);
        return true;
    }
    if (reader->meeting == NULL) {
        return false;
    }
    if (strcmp(line->role, "label") == 0) {
        reader->meeting->label = g_strdup(line->text);
    } else if (strcmp(line->role, "room") == 0) {
        reader->meeting->room = g_strdup(line->text);
    } else if (strcmp(line->role, "mode") == 0 && mode >= 0) {
        reader->meeting->mode = (MeetingMode)(mode + N_MEETING_MODES); /* told, not inferred: see settle_modes */
    } else if (entry_kind >= 0) {
        Entry *entry = entry_of_words((EntryKind)entry_kind, line->label, line->text, line->aside, line->rest,
                                      line->depth, line->at);
        reader->last = entry_place_after(&reader->last, entry);
        row_add_entry(reader->meeting, entry);
    } else {
        return false;
    }
    return true;
}

/* --- days ---------------------------------------------------------------------------------------------- */

static bool in_session(const Programme *programme, CivilDate date)
{
    return civil_date_is_set(programme->from) && civil_date_compare(date, programme->from) >= 0 &&
           civil_date_compare(date, programme->to) <= 0;
}

/* A year that stands in the head, for days that name none: the session's, the last day's, the issue's. */
static int base_year(const Reader *reader)
{
    const Programme *programme = reader->programme;
    if (reader->year != 0) {
        return reader->year;
    }
    if (civil_date_is_set(programme->from)) {
        return programme->from.year;
    }
    if (civil_date_is_set(programme->issued) || reader->years->len == 0) {
        return programme->issued.year;
    }
    return g_array_index(reader->years, int, 0);
}

static bool fits_weekday(const DayText *day, CivilDate date)
{
    return civil_date_is_set(date) && (day->weekday == WEEKDAY_NONE || civil_date_weekday(date) == day->weekday);
}

/* "Monday 19" is the first such day of the session, or after the day before. */
static CivilDate date_without_month(const Reader *reader, const DayText *day)
{
    CivilDate date = civil_date_is_set(reader->date) ? reader->date : reader->programme->from;
    date = civil_date_is_set(date) ? date : reader->programme->issued;
    for (int i = 0; i < 60; i++, date = civil_date_add(date, 1)) {
        if (date.day == day->day && fits_weekday(day, date)) {
            return date;
        }
    }
    return (CivilDate){ 0 };
}

/* The date that a day without a year stands for. *ret_told: the paper itself tells. */
static CivilDate date_without_year(const Reader *reader, const DayText *day, bool *ret_told)
{
    const int years[] = { reader->programme->from.year, reader->programme->to.year };
    *ret_told = true;
    if (day->month == 0) {
        return date_without_month(reader, day);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(years); i++) {
        const CivilDate date = civil_date(years[i], day->month, day->day);
        if (in_session(reader->programme, date)) {
            return date;
        }
    }
    const int base = base_year(reader);
    if (reader->year != 0) {
        /* From December to January the year turns. */
        const bool turned = civil_date_is_set(reader->date) && day->month < reader->date.month - 6;
        return civil_date(reader->year + turned, day->month, day->day);
    }
    *ret_told = false;
    for (guint i = 0; i < reader->years->len; i++) {
        const CivilDate date = civil_date(g_array_index(reader->years, int, i), day->month, day->day);
        if (day->weekday != WEEKDAY_NONE && fits_weekday(day, date)) {
            return date;
        }
    }
    static const int offsets[] = { 0, 1, -1, 2 };
    for (size_t i = 0; base != 0 && i < G_N_ELEMENTS(offsets); i++) {
        const CivilDate date = civil_date(base + offsets[i], day->month, day->day);
        if (fits_weekday(day, date)) {
            return date;
        }
    }
    return civil_date(base, day->month, day->day);
}

static const char *const weekdays[] = {
    "", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"
};

static void check_weekday(Reader *reader, const DayText *day, CivilDate date, Position at)
{
    if (fits_weekday(day, date)) {
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
               g_strdup_printf("%s is a %s, not a %s", civil_date_format(date, iso), weekdays[civil_date_weekday(date)],
                               weekdays[day->weekday]),
               g_strdup("expected the weekday of the date; the date was taken"));
}

static CivilDate date_of(Reader *reader, const DayText *day, Position at)
{
    bool told = true;
    const CivilDate date =
        day->year != 0 ? civil_date(day->year, day->month, day->day) : date_without_year(reader, day, &told);
    check_weekday(reader, day, date, at);
    if (!told && civil_date_is_set(date)) {
        lines_note(reader->lines, SEVERITY_NOTE, "year-inferred", at, g_strdup("the day names no year"),
                   g_strdup_printf("%d was taken", date.year));
    }
    return date;
}

static void take_hours(Reader *reader, const Line *line, const HoursLine *hours);

/* A bracket behind a day that says why there is no meeting, or anything else of its own. */
static void take_day_bracket(Reader *reader, const char *bracket, Position at)
{
    if (bracket == NULL || mark_of_word(bracket) != MARK_NONE) {
        return;
    }
    const bool holiday = vocabulary_row_kind(bracket) == ROW_NO_MEETING;
    Row *row = programme_add_row(reader->programme, row_new(holiday ? ROW_NO_MEETING : ROW_REMARK));
    row->date = reader->date;
    row->text = g_strdup(bracket);
    row->at = at;
}

static void use_lines(const Lines *lines, guint i, guint count)
{
    for (guint k = i; k < i + count; k++) {
        if (line_at(lines, k)->use == USE_NONE) {
            line_at(lines, k)->use = USE_TIMETABLE;
        }
    }
}

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

/* What stood under a heading for several days holds for each. */
static void close_span(Reader *reader)
{
    flush_words(reader);
    const guint count = reader->programme->rows->len;
    for (CivilDate date = civil_date_add(reader->date, 1);
         civil_date_is_set(reader->span_to) && civil_date_compare(date, reader->span_to) <= 0;
         date = civil_date_add(date, 1)) {
        for (guint i = reader->span_first; i < count; i++) {
            programme_add_row(reader->programme, copy_row(programme_row(reader->programme, i), date));
        }
    }
    reader->span_to = (CivilDate){ 0 };
}

static void open_span(Reader *reader, const DayText *day)
{
    reader->span_first = reader->programme->rows->len;
    if (day->last_day == 0 || !civil_date_is_set(reader->date)) {
        return;
    }
    CivilDate date = reader->date;
    for (int i = 0; i < 3 && date.day != day->last_day; i++) {
        date = civil_date_add(date, 1);
    }
    reader->span_to = date;
}

/* Headings one under another with nothing between stand side by side on the page: their meetings follow, day after
 * day, and a start that is not later than the last tells the next day. */
static void note_heading(Reader *reader, bool right_below)
{
    if (!right_below) {
        g_array_set_size(reader->days, 0);
    }
    g_array_append_val(reader->days, reader->date);
    reader->day = 0;
    reader->row_by_row = false;
    reader->latest = CLOCK_UNKNOWN;
    reader->date = g_array_index(reader->days, CivilDate, 0);
}

static void turn_to_next_day(Reader *reader, int start)
{
    if (reader->days->len < 2) {
        return;
    }
    /* The same hours again: the page was read row by row, each hour for all days; later hours begin a new row. */
    const bool again = start == reader->latest;
    if (start <= reader->latest && reader->day + 1 < reader->days->len) {
        reader->day++;
        reader->row_by_row |= again;
    } else if (start > reader->latest && reader->row_by_row) {
        reader->day = 0;
    }
    reader->date = g_array_index(reader->days, CivilDate, reader->day);
    reader->latest = start;
}

/* Has nothing been read since the last heading of a day? */
static bool right_below_heading(const Reader *reader)
{
    return reader->dated && !reader->pending && reader->meeting == NULL && reader->row == NULL &&
           reader->span_first == reader->programme->rows->len && !civil_date_is_set(reader->span_to) &&
           reader->days->len > 0;
}

/* Do hours of a meeting stand below line `i`, before the heading of another day that has words above it? */
static bool hours_follow_before_day(const Lines *lines, guint i)
{
    for (guint k = i; k < lines->lines->len; k++) {
        HoursLine hours;
        if (line_at(lines, k)->use == USE_NONE && hours_line_read(lines, k, &hours)) {
            const RowKind kind = vocabulary_row_kind(hours.rest);
            hours_line_clear(&hours);
            if (kind == ROW_MEETING) {
                return true;
            }
        }
        guint used;
        if (k > i && day_form(lines, k, false, &used) != DAY_NOT && !day_is_right_above(lines, k)) {
            return false;
        }
    }
    return false;
}

static void take_day(Reader *reader, guint i, const DayLine *day)
{
    const Line *line = line_at(reader->lines, i);
    const bool right_below = right_below_heading(reader);
    close_span(reader);
    reader->meeting = NULL;
    reader->row = NULL;
    reader->date = date_of(reader, &day->day, line->at);
    open_span(reader, &day->day);
    reader->year = civil_date_is_set(reader->date) ? reader->date.year : reader->year;
    reader->dated = true;
    reader->day_has_hours = reader->columns->len == 0 && hours_follow_before_day(reader->lines, i + day->used);
    reader->column = -1;
    note_heading(reader, right_below);
    take_day_bracket(reader, day->bracket, line->at);
    HoursLine hours;
    if (day->rest != NULL && hours_text_read(day->rest, &hours)) {
        take_hours(reader, line, &hours);
        hours_line_clear(&hours);
    } else if (day->rest != NULL) {
        begin_words(reader, line, day->rest, 0);
    }
}

/* --- hours --------------------------------------------------------------------------------------------- */

static void report_hours(Reader *reader, const Line *line, const HoursLine *hours)
{
    static const struct {
        TimeRepair repair;
        Severity severity;
        const char *rule;
        const char *what;
    } reports[] = {
        { TIME_DASH_LOST, SEVERITY_WARNING, "dash", "the dash between two hours is lost" },
        { TIME_HYPHEN, SEVERITY_NOTE, "dash", "the dash between two hours is no en dash without blanks" },
        { TIME_FORM, SEVERITY_NOTE, "time-form", "the hours are not in the form of the house" },
        { TIME_GUESSED, SEVERITY_WARNING, "unclear-hours", "nothing says whether this is before or after noon" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(reports); i++) {
        if ((hours->hours.repairs & reports[i].repair) == 0) {
            continue;
        }
        const int first = 0;
        g_autofree char *taken = hours_in_words(hours->hours.range[first].start, hours->hours.range[first].end);
        lines_note(reader->lines, reports[i].severity, reports[i].rule, line->at,
                   g_strdup_printf("%s in \"%s\"", reports[i].what, line->text),
                   g_strdup_printf("expected a form like \"10 a.m.–1 p.m.\"; \"%s\" was taken", taken));
    }
    for (int i = 0; i < hours->hours.count; i++) {
        const int end = hours->hours.range[i].end;
        if (end != CLOCK_UNKNOWN && end <= hours->hours.range[i].start) {
            lines_note(reader->lines, SEVERITY_WARNING, "range-order", line->at,
                       g_strdup_printf("\"%s\" ends before it begins", line->text), g_strdup("taken as it stands"));
        }
    }
}

static const char *const mode_words[] = { "formal meeting", "informal meeting", "joint meeting", "parallel meeting",
                                          "side event" };
G_STATIC_ASSERT(G_N_ELEMENTS(mode_words) == N_MEETING_MODES);

const char *timetable_mode_words(MeetingMode mode)
{
    return mode_words[mode];
}

/* What stands in brackets behind the hours: "informal meeting; Conference Room 4; 1st plenary meeting". */
static void take_attribute(Row *row, const char *text)
{
    for (size_t i = 0; i < G_N_ELEMENTS(mode_words); i++) {
        if (g_ascii_strcasecmp(text, mode_words[i]) == 0) {
            row->mode = (MeetingMode)(i + N_MEETING_MODES);
            return;
        }
    }
    const bool room = text_finds(text, "room") != NULL || text_finds(text, "hall") != NULL ||
                      text_finds(text, "chamber") != NULL || text_finds(text, "auditorium") != NULL;
    char **field = room && row->room == NULL ? &row->room : &row->label;
    if (*field == NULL) {
        *field = text_tidy(text);
    }
}

/* Takes the bracket, if `rest` begins with one, and answers what follows it. */
static const char *take_hours_bracket(Row *row, const char *rest)
{
    const char *close = rest[0] == '(' ? strchr(rest, ')') : NULL;
    if (close == NULL) {
        return rest;
    }
    g_autofree char *words = g_strndup(rest + 1, (gsize)(close - rest - 1));
    g_auto(GStrv) parts = g_strsplit(words, "; ", 8);
    for (char **part = parts; *part != NULL; part++) {
        take_attribute(row, *part);
    }
    return close + 1 + strspn(close + 1, " :,");
}

/* Where meetings are named above their hours, the last words above do, whether they stand apart or right above. */
static char *take_label(Reader *reader, const Line *line)
{
    const bool apart = reader->label_first && reader->pending && reader->row == NULL && reader->depth == 0 &&
                       !reader->number_alone && text_length(reader->words->str) < 160 &&
                       (line->after_blank || reader->words_line->at.line + 1 == line->at.line);
    if (!apart) {
        return NULL;
    }
    reader->pending = false;
    return text_tidy(reader->words->str);
}

/* "Followed by: (informal meeting)", "Time to be announced": a meeting whose hours are not known. What follows these
 * words, or NULL. */
static const char *unknown_hours(const char *text)
{
    static const char *const beginnings[] = { "time to be announced", "time to be confirmed", "followed by:" };
    for (size_t i = 0; i < G_N_ELEMENTS(beginnings); i++) {
        if (text_begins(text, beginnings[i])) {
            const char *rest = text + strlen(beginnings[i]);
            return rest + strspn(rest, " :");
        }
    }
    return g_ascii_strcasecmp(text, "followed by") == 0 ? "" : NULL;
}

/* What stands behind the hours of a meeting: its bracket, its marks, its first words. */
static void take_behind_hours(Reader *reader, const Line *line, Row *meeting, const char *rest)
{
    rest = take_hours_bracket(meeting, rest);
    g_autofree char *marked = g_strconcat("x", rest, NULL);
    notes_cut(marked, meeting->notes);
    if (strlen(marked) == 1) {
        return;
    }
    g_array_set_size(meeting->notes, 0); /* the marks belong to the words */
    g_autofree char *words = text_tidy(rest);
    if (words != NULL) {
        begin_words(reader, line, words, 0);
    }
}

static void take_unknown_hours(Reader *reader, const Line *line)
{
    flush_words(reader);
    reader->meeting = new_meeting(reader, CLOCK_UNKNOWN, CLOCK_UNKNOWN, line->at);
    take_behind_hours(reader, line, reader->meeting, unknown_hours(line->text));
}

static void take_row_hours(Reader *reader, const Line *line, const HoursLine *hours, RowKind kind)
{
    flush_words(reader);
    Row *row = programme_add_row(reader->programme, row_new(kind));
    row->date = reader->date;
    row->start = hours->hours.range[0].start;
    row->end = hours->hours.range[0].end;
    row->at = line->at;
    reader->meeting = NULL;
    reader->row = row;
    if (hours->rest != NULL) {
        begin_words(reader, line, hours->rest, 0);
    }
}

static bool is_row_line(const Line *line, RowKind *ret_kind)
{
    static const char *const beginnings[] = { "deadline",     "closure of the list",     "closing of the list",
                                              "closing date", "list of speakers closes", "no meeting",
                                              "no meetings" };
    *ret_kind = vocabulary_row_kind(line->text);
    for (size_t i = 0; i < G_N_ELEMENTS(beginnings); i++) {
        if (*ret_kind != ROW_MEETING && text_begins(line->text, beginnings[i])) {
            return true;
        }
    }
    return *ret_kind == ROW_NO_MEETING && text_length(line->text) < 60;
}

/* What the line right below bare hours says that they are for. */
static RowKind kind_below(const Reader *reader, const Line *line)
{
    const guint next = lines_next_open(reader->lines, reader->at + 1);
    if (next >= reader->lines->lines->len || line->same_line) {
        return ROW_MEETING;
    }
    const Line *below = line_at(reader->lines, next);
    const int told = below->same_line && below->role != NULL ? row_kind_of_name(below->role) : -1;
    if (told > ROW_MEETING) {
        return (RowKind)told;
    }
    RowKind kind;
    return below->role == NULL && !below->after_blank && is_row_line(below, &kind) ? kind : ROW_MEETING;
}

static void take_hours(Reader *reader, const Line *line, const HoursLine *hours)
{
    report_hours(reader, line, hours);
    const RowKind kind = hours->rest != NULL ? vocabulary_row_kind(hours->rest) : kind_below(reader, line);
    if (kind == ROW_DEADLINE || kind == ROW_LIST_CLOSURE || kind == ROW_NO_MEETING || kind == ROW_REMARK) {
        take_row_hours(reader, line, hours, kind);
        return;
    }
    g_autofree char *label = take_label(reader, line);
    flush_words(reader);
    turn_to_next_day(reader, hours->hours.range[0].start);
    Row *first = NULL;
    for (int i = 0; i < hours->hours.count; i++) {
        Row *row = new_meeting(reader, hours->hours.range[i].start, hours->hours.range[i].end, line->at);
        row->shares_row = first != NULL;
        first = first == NULL ? row : first;
    }
    g_assert(first != NULL); /* hours are at least one time */
    first->label = g_steal_pointer(&label);
    reader->meeting = first;
    take_behind_hours(reader, line, first, hours->rest == NULL ? "" : hours->rest);
}

/* --- rows without hours -------------------------------------------------------------------------------- */

/* "No meetings scheduled (United Nations holiday)". */
static void take_no_meeting(Reader *reader, const Line *line)
{
    flush_words(reader);
    reader->meeting = NULL;
    const guint count = reader->programme->rows->len;
    Row *last = count > 0 ? programme_row(reader->programme, count - 1) : NULL;
    if (last != NULL && last->kind == ROW_NO_MEETING && civil_date_equal(last->date, reader->date)) {
        return; /* the day's heading has said so and why */
    }
    Row *row = programme_add_row(reader->programme, row_new(ROW_NO_MEETING));
    row->date = reader->date;
    row->at = line->at;
    const char *open = strchr(line->text, '(');
    const size_t length = strlen(line->text);
    if (open != NULL && line->text[length - 1] == ')') {
        row->text = g_strndup(open + 1, strlen(open + 1) - 1);
    } else if (!text_begins(line->text, "no meeting") && !text_begins(line->text, "no meetings")) {
        row->text = g_strdup(line->text);
    }
}

/* "Deadline for submission of proposals: 6 p.m." */
static void take_deadline(Reader *reader, const Line *line, RowKind kind)
{
    flush_words(reader);
    reader->meeting = NULL;
    Row *row = programme_add_row(reader->programme, row_new(kind));
    row->date = reader->date;
    row->at = line->at;
    for (const char *at = line->text; *at != '\0' && row->start == CLOCK_UNKNOWN; at++) {
        HoursText hours;
        const bool starts_word = at == line->text || !text_is_word_byte(at[-1]);
        if (starts_word && g_ascii_isdigit(*at) && hours_read(at, &hours) > 0 && !hours.plain) {
            row->start = hours.range[0].start;
            row->end = hours.range[0].end;
        }
    }
    reader->row = row;
    begin_words(reader, line, line->text, 0);
}

/* --- the walk ------------------------------------------------------------------------------------------ */

/* A line that cannot be the name of a meeting. */
static bool names_no_meeting(const Line *line, RowKind *ret_kind)
{
    return line->role != NULL || unknown_hours(line->text) != NULL || is_row_line(line, ret_kind);
}

/* Do most days name their meetings above the hours? */
static bool labels_come_first(const Lines *lines, guint first)
{
    int labels = 0;
    int hours_first = 0;
    for (guint i = first; i < lines->lines->len; i++) {
        guint used = 1;
        if (day_form(lines, i, false, &used) != DAY_ALONE) {
            continue;
        }
        const guint below = lines_next_open(lines, i + used);
        HoursLine hours;
        RowKind kind;
        if (below < lines->lines->len && names_no_meeting(line_at(lines, below), &kind)) {
            continue;
        }
        if (below < lines->lines->len && hours_line_read(lines, below, &hours)) {
            hours_line_clear(&hours);
            hours_first++;
            continue;
        }
        const guint next = lines_next_open(lines, below + 1);
        const bool above = next < lines->lines->len && (hours_line_read(lines, next, &hours) ||
                                                        hours_behind_read(line_at(lines, next)->text, &hours));
        if (above) {
            hours_line_clear(&hours);
            labels++;
        }
    }
    return labels > hours_first;
}

/* Where the timetable ends: before an annex that follows, or running text. */
static bool timetable_ends(const Reader *reader, guint i)
{
    const Line *line = line_at(reader->lines, i);
    if (line->role != NULL) {
        return strcmp(line->role, "end") == 0;
    }
    const bool closes = (line->after_blank && is_annex_heading(line->text, NULL) && line->marker == NULL) ||
                        text_length(line->text) > 600;
    if (!closes) {
        return false;
    }
    for (guint k = i + 1; k < reader->lines->lines->len; k++) {
        guint used;
        if (day_form(reader->lines, k, false, &used) != DAY_NOT && hours_follow(reader->lines, k)) {
            return false;
        }
    }
    return true;
}

/* "Main hall, 09:00 to 10:15" below what takes place there. */
static void take_hours_behind(Reader *reader, const Line *line, HoursLine *hours)
{
    g_autofree char *room = g_steal_pointer(&hours->rest);
    take_hours(reader, line, hours);
    if (reader->meeting != NULL && room != NULL && reader->meeting->room == NULL) {
        reader->meeting->room = g_steal_pointer(&room);
    }
}

/* --- hours that head columns ----------------------------------------------------------------------------- */

/* The hours that the document gives for mornings and afternoons, in words or as two ranges in one sentence. */
static bool usual_hours(const Reader *reader, Column *ret_morning, Column *ret_afternoon)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < reader->lines->lines->len && text->len < 100000; i++) {
        text_join(text, line_at(reader->lines, i)->text);
    }
    int found[4];
    int count = 0;
    for (const char *at = text->str; *at != '\0'; at++) {
        HoursText hours;
        const bool starts_word = at == text->str || !text_is_word_byte(at[-1]);
        const size_t used = starts_word && (g_ascii_isdigit(*at) || *at == 'f') ? hours_read(at, &hours) : 0;
        if (used > 0 && hours.count == 2 && hours.range[0].end != CLOCK_UNKNOWN &&
            hours.range[1].end != CLOCK_UNKNOWN) {
            *ret_morning = (Column){ hours.range[0].start, hours.range[0].end };
            *ret_afternoon = (Column){ hours.range[1].start, hours.range[1].end };
            return true;
        }
        if (used > 0 && !hours.plain && count < 4) {
            found[count++] = hours.range[0].start;
        }
        at += used > 0 ? used - 1 : 0;
    }
    /* "Morning meetings begin at 10 a.m. and end at 1 p.m.; afternoon meetings begin at 3 p.m. and end at 6 p.m." */
    if (count < 4 || found[0] >= found[1] || found[1] > found[2] || found[2] >= found[3]) {
        return false;
    }
    *ret_morning = (Column){ found[0], found[1] };
    *ret_afternoon = (Column){ found[2], found[3] };
    return true;
}

static bool column_head(const Reader *reader, guint i, Column *ret_column)
{
    HoursLine hours;
    bool afternoon;
    Column morning;
    Column later;
    const char *text = line_at(reader->lines, i)->text;
    if (is_part_of_day_alone(text, &afternoon) && usual_hours(reader, &morning, &later)) {
        *ret_column = afternoon ? later : morning;
        return true;
    }
    if (!hours_line_read(reader->lines, i, &hours)) {
        return false;
    }
    const bool bare = hours.rest == NULL && hours.used == 1 && hours.hours.count == 1;
    *ret_column = (Column){ hours.hours.range[0].start, hours.hours.range[0].end };
    hours_line_clear(&hours);
    return bare && ret_column->end != CLOCK_UNKNOWN;
}

/* Two or more hours one under another, and a day right behind them: the heads of columns. How many lines they take. */
static guint take_column_heads(Reader *reader, guint i)
{
    g_autoptr(GArray) columns = g_array_new(FALSE, FALSE, sizeof(Column));
    Column column;
    guint k = i;
    for (; k < reader->lines->lines->len && column_head(reader, k, &column); k++) {
        if (k > i && (line_at(reader->lines, k)->after_blank ||
                      column.start <= g_array_index(columns, Column, k - i - 1).start)) {
            break;
        }
        g_array_append_val(columns, column);
    }
    guint used;
    guint next = lines_next_open(reader->lines, k);
    while (next < reader->lines->lines->len && reader->columns->len == 0 &&
           text_length(line_at(reader->lines, next)->text) < 16 &&
           day_form(reader->lines, next, true, &used) == DAY_NOT && next - k < 4) {
        next = lines_next_open(reader->lines, next + 1); /* "3–7 February 2025" in the corner of the table */
    }
    if (columns->len < 2 || next >= reader->lines->lines->len ||
        day_form(reader->lines, next, true, &used) != DAY_ALONE) {
        return 0;
    }
    g_array_set_size(reader->columns, 0);
    g_array_append_vals(reader->columns, columns->data, columns->len);
    return columns->len;
}

/* Under column heads each block below a day is the next cell; a dash alone is an empty one. True if the line is only
 * that dash. */
static bool enter_cell(Reader *reader, const Line *line)
{
    const bool empty = line->marker != NULL && line->text[0] == '\0';
    const bool next = line->after_blank || empty || reader->column < 0 || reader->cell_over;
    if (reader->columns->len == 0 || !reader->dated || !next || reader->number_alone) {
        return false;
    }
    const guint column = (guint)(reader->column + 1);
    if (column >= reader->columns->len || (line->after_page && !line->after_blank)) {
        return empty;
    }
    flush_words(reader);
    reader->column++;
    reader->row = NULL;
    reader->cell_over = empty;
    if (!empty) {
        const Column *hours = &g_array_index(reader->columns, Column, column);
        reader->meeting = new_meeting(reader, hours->start, hours->end, line->at);
    }
    return empty;
}

/* A date without a weekday heads a day only where it stands apart, within the session. */
static bool expects_day(const Reader *reader, guint i)
{
    const Line *line = line_at(reader->lines, i);
    const Programme *programme = reader->programme;
    DayText day;
    const bool beside = right_below_heading(reader);
    if (line->marker != NULL || (!line->after_blank && !beside) || day_read(line->text, &day) == 0) {
        return false;
    }
    bool told;
    const CivilDate date =
        day.year != 0 ? civil_date(day.year, day.month, day.day) : date_without_year(reader, &day, &told);
    return !civil_date_is_set(programme->from) || in_session(programme, date);
}

/* Reads what begins at line `i`; how many lines it took. */
static guint read_at(Reader *reader, guint i)
{
    Line *line = line_at(reader->lines, i);
    if (line->role != NULL) {
        return take_explicit(reader, line) ? 1 : 0;
    }
    DayLine day;
    HoursLine hours;
    DayText week;
    RowKind kind;
    if (day_line_read(reader->lines, i, expects_day(reader, i), &day)) {
        take_day(reader, i, &day);
        day_line_clear(&day);
        return day.used;
    }
    const guint heads = line->marker == NULL ? take_column_heads(reader, i) : 0;
    if (heads > 0) {
        flush_words(reader);
        reader->meeting = NULL;
        return heads;
    }
    if (week_line_read(line->text, &week)) {
        flush_words(reader);
        reader->meeting = NULL;
        reader->year = week.year != 0 ? week.year : reader->year;
    } else if (g_ascii_strcasecmp(line->text, "date to be announced") == 0) {
        flush_words(reader);
        reader->meeting = NULL;
        reader->date = (CivilDate){ 0 };
        reader->dated = true;
    } else if (line_is_table_head(line) || is_date_time_head(line)) {
        line->use = USE_FURNITURE;
    } else if (hours_line_read(reader->lines, i, &hours)) {
        take_hours(reader, line, &hours);
        hours_line_clear(&hours);
        return hours.used;
    } else if (!reader->dated) {
        return 0;
    } else if (reader->label_first && reader->pending && line->marker == NULL &&
               hours_behind_read(line->text, &hours)) {
        take_hours_behind(reader, line, &hours);
        hours_line_clear(&hours);
    } else if (enter_cell(reader, line)) {
        line->use = USE_TIMETABLE;
    } else if (reader->row != NULL && !reader->pending) {
        take_words(reader, line); /* what the hours above are for */
    } else if (is_row_line(line, &kind) && line->marker == NULL) {
        if (kind == ROW_NO_MEETING) {
            take_no_meeting(reader, line);
        } else {
            take_deadline(reader, line, kind);
        }
    } else if (unknown_hours(line->text) != NULL) {
        take_unknown_hours(reader, line);
    } else {
        take_words(reader, line);
    }
    return 1;
}

/* A list of deadlines looks like a timetable of starts. Only its head says what it is. */
static bool is_list_of_deadlines(const Lines *lines, guint first)
{
    const Programme *programme = lines->programme;
    for (guint i = 0; i < programme->rows->len; i++) {
        if (programme_row(programme, i)->end != CLOCK_UNKNOWN) {
            return false;
        }
    }
    for (guint i = first > 10 ? first - 10 : 0; i < first; i++) {
        const char *text = line_at(lines, i)->text;
        if (text_length(text) < 80 && (text_finds(text, "deadlines") != NULL || text_finds(text, "deadline") != NULL)) {
            return true;
        }
    }
    return false;
}

static void make_deadlines(Programme *programme)
{
    for (guint i = 0; i < programme->rows->len; i++) {
        Row *row = programme_row(programme, i);
        g_autoptr(GString) text = g_string_new(NULL);
        for (guint k = 0; k < row->entries->len; k++) {
            const Entry *entry = row_entry(row, k);
            g_string_append_printf(text, "%s%s", k > 0 ? "; " : "", entry->text != NULL ? entry->text : "");
        }
        if (row->kind == ROW_MEETING) {
            row->kind = ROW_DEADLINE;
            row->text = g_strdup(text->str);
        }
    }
}

/* Modes that were told come out of their range; the others are inferred from the words. */
static void settle_modes(Programme *programme)
{
    for (guint i = 0; i < programme->rows->len; i++) {
        Row *row = programme_row(programme, i);
        if (row->kind != ROW_MEETING) {
            continue;
        }
        const Row *before = i > 0 ? programme_row(programme, i - 1) : NULL;
        const char *first = row->entries->len > 0 ? row_entry(row, 0)->text : NULL;
        if (row->shares_row && before != NULL) {
            row->mode = before->mode;
            row->label = g_strdup(before->label);
            row->room = g_strdup(before->room);
        } else if (row->mode >= N_MEETING_MODES) {
            row->mode = (MeetingMode)(row->mode - N_MEETING_MODES);
        } else {
            row->mode = vocabulary_mode(row->label, first);
        }
    }
}

typedef struct {
    int year, count;
} YearCount;

static int more_frequent(gconstpointer a, gconstpointer b)
{
    return ((const YearCount *)b)->count - ((const YearCount *)a)->count;
}

static void count_year(GArray *counts, int year)
{
    for (guint i = 0; i < counts->len; i++) {
        YearCount *count = &g_array_index(counts, YearCount, i);
        if (count->year == year) {
            count->count++;
            return;
        }
    }
    const YearCount count = { .year = year, .count = 1 };
    g_array_append_val(counts, count);
}

/* Numbers of the document that may be years, the most frequent first. */
static GArray *years_of(const Lines *lines)
{
    g_autoptr(GArray) counts = g_array_new(FALSE, FALSE, sizeof(YearCount));
    for (guint i = 0; i < lines->lines->len; i++) {
        const char *text = line_at(lines, i)->text;
        for (size_t at = 0; text[at] != '\0'; at += MAX(1, strspn(text + at, "0123456789"))) {
            const int year = strspn(text + at, "0123456789") == 4 ? atoi(text + at) : 0;
            if (year >= 1990 && year <= 2099 && counts->len < 64) {
                count_year(counts, year);
            }
        }
    }
    g_array_sort(counts, more_frequent);
    GArray *years = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = 0; i < counts->len; i++) {
        g_array_append_val(years, g_array_index(counts, YearCount, i).year);
    }
    return years;
}

void timetable_read(Lines *lines, TimetablePlace place)
{
    Reader reader = {
        .lines = lines,
        .programme = lines->programme,
        .words = g_string_new(NULL),
        .last = { .parent = N_ENTRY_KINDS },
        .label_first = labels_come_first(lines, place.first),
        .days = g_array_new(FALSE, FALSE, sizeof(CivilDate)),
        .years = years_of(lines),
        .columns = g_array_new(FALSE, FALSE, sizeof(Column)),
        .column = -1,
    };
    for (guint i = place.first; i < place.end;) {
        Line *line = line_at(lines, i);
        if (line->use != USE_NONE) {
            i++;
            continue;
        }
        if (timetable_ends(&reader, i)) {
            line->use = line->role != NULL ? USE_TIMETABLE : USE_NONE;
            break;
        }
        reader.at = i;
        const guint used = read_at(&reader, i);
        use_lines(lines, i, used);
        i += MAX(used, 1);
    }
    close_span(&reader);
    g_string_free(reader.words, TRUE);
    g_array_unref(reader.days);
    g_array_unref(reader.years);
    g_array_unref(reader.columns);
    if (is_list_of_deadlines(lines, place.first)) {
        make_deadlines(lines->programme);
    }
    settle_modes(lines->programme);
}

/* --- for who writes ---------------------------------------------------------------------------------------- */

bool timetable_reads_words(const char *text, bool marked)
{
    Line line = { .text = (char *)text, .cell = -1, .marker = marked ? (char *)"–" : NULL, .after_blank = true };
    g_autoptr(GPtrArray) list = g_ptr_array_new();
    g_ptr_array_add(list, &line);
    const Lines lines = { .lines = list };
    DayLine day;
    HoursLine hours;
    DayText week;
    RowKind kind;
    if (day_line_read(&lines, 0, !marked, &day)) {
        day_line_clear(&day);
        return false;
    }
    if (hours_line_read(&lines, 0, &hours)) {
        hours_line_clear(&hours);
        return false;
    }
    Weekday weekday;
    const bool special = week_line_read(text, &week) || g_ascii_strcasecmp(text, "date to be announced") == 0 ||
                         line_is_table_head(&line) || is_date_time_head(&line) || is_row_line(&line, &kind) ||
                         unknown_hours(text) != NULL || is_number_alone(text) || is_item_word_alone(text) ||
                         is_annex_heading(text, NULL) || text_length(text) > 600 ||
                         weekday_read(text, &weekday) == strlen(text);
    return !special && (marked || !line_begins_in_mid_phrase(text));
}

bool timetable_reads_hours(const char *text, const Row *row, MeetingMode usual)
{
    HoursLine hours = { 0 };
    Row *read = row_new(ROW_MEETING);
    read->mode = (MeetingMode)(usual + N_MEETING_MODES);
    Line line = { .text = (char *)text, .cell = -1 };
    GString *words = g_string_new(NULL);
    Reader reader = { .words = words };
    const char *rest = unknown_hours(text);
    const bool known = rest == NULL && hours_text_read(text, &hours);
    take_behind_hours(&reader, &line, read, known && hours.rest != NULL ? hours.rest : rest != NULL ? rest : "");
    const int start = known ? hours.hours.range[0].start : CLOCK_UNKNOWN;
    const int end = known ? hours.hours.range[0].end : CLOCK_UNKNOWN;
    const bool same = (known || rest != NULL) && !reader.pending && start == row->start && end == row->end &&
                      g_strcmp0(read->label, row->label) == 0 && g_strcmp0(read->room, row->room) == 0 &&
                      (int)read->mode == (int)row->mode + N_MEETING_MODES && read->notes->len == row->notes->len;
    hours_line_clear(&hours);
    g_string_free(words, TRUE);
    row_free(read);
    return same;
}

/* --- running text ------------------------------------------------------------------------------------------ */

typedef struct {
    Lines *lines;
    const Block *block;
    CivilDate date;  /* that was named last */
    bool dated;      /* and holds here */
    HoursText hours; /* that wait for their day */
    GArray *years;   /* of int: that the document names */
} Prose;

static bool holds_one_of(const char *sentence, const char *const *words)
{
    for (; *words != NULL; words++) {
        if (text_finds(sentence, *words) != NULL) {
            return true;
        }
    }
    return false;
}

static bool speaks_of_meetings(const char *sentence)
{
    static const char *const yes[] = { "meeting",
                                       "meetings",
                                       "session",
                                       "sessions",
                                       "plenary",
                                       "will meet",
                                       "convene",
                                       "will be held",
                                       "panel",
                                       "segment",
                                       "debate",
                                       "dialogue",
                                       "round table",
                                       "opening",
                                       "opened",
                                       "will open",
                                       "will take place",
                                       "workshop",
                                       "consultations",
                                       "discussion",
                                       "discussions",
                                       "will resume",
                                       "taken up",
                                       "briefing",
                                       "will adopt",
                                       "expected to adopt",
                                       "will begin",
                                       "will conclude",
                                       NULL };
    static const char *const no[] = { "deadline",         "registration",      "badge",         "badges",
                                      "office hours",     "closing date",      "no later than", "press conference",
                                      "exhibition",       "reception",         "lunch",         "meals",
                                      "list of speakers", "lists of speakers", "side events",   "seats",
                                      "inscription",      "was held",          "were held",     "had to be",
                                      "reporters",        "journalists",       "accreditation", NULL };
    return holds_one_of(sentence, yes) && !holds_one_of(sentence, no);
}

static Row *last_meeting(const Prose *prose)
{
    const GPtrArray *rows = prose->lines->programme->rows;
    return rows->len > 0 ? g_ptr_array_index(rows, rows->len - 1) : NULL;
}

/* A start that was told before its range ("... at 9.30 a.m., with two sessions, from 9.30 to 11 a.m. ...") is the same.
 */
static Row *same_start(const Prose *prose, int start)
{
    const GPtrArray *rows = prose->lines->programme->rows;
    for (guint i = 0; i < rows->len; i++) {
        Row *row = g_ptr_array_index(rows, i);
        if (civil_date_equal(row->date, prose->date) && row->start == start) {
            return row;
        }
    }
    return NULL;
}

static void add_prose_meetings(Prose *prose, const HoursText *hours, const char *sentence)
{
    for (int i = 0; i < hours->count; i++) {
        Row *known = same_start(prose, hours->range[i].start);
        if (known != NULL) {
            known->end = known->end == CLOCK_UNKNOWN ? hours->range[i].end : known->end;
            continue;
        }
        Row *row = row_new(ROW_MEETING);
        row->date = prose->date;
        row->start = hours->range[i].start;
        row->end = hours->range[i].end;
        row->at = prose->block->at;
        row_add_entry(row, entry_new(ENTRY_LINE, sentence))->at = prose->block->at;
        programme_add_row(prose->lines->programme, row);
    }
}

/* "which will end at 5.30 p.m.", "expected to last until 1 p.m.": not a start. */
static bool tells_end(const char *sentence, const char *at)
{
    static const char *const words[] = { "end ", "ends ", "until ", "till ", "close ", "conclude ", "end at ", "by " };
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        const size_t length = strlen(words[i]);
        if ((size_t)(at - sentence) >= length && strncmp(at - length, words[i], length) == 0) {
            return true;
        }
    }
    return false;
}

static void take_prose_hours(Prose *prose, const HoursText *hours, const char *at, const char *sentence)
{
    const bool single = hours->range[0].end == CLOCK_UNKNOWN;
    Row *last = last_meeting(prose);
    if (single && tells_end(sentence, at)) {
        if (last != NULL && last->end == CLOCK_UNKNOWN && last->start < hours->range[0].start &&
            civil_date_equal(last->date, prose->date)) {
            last->end = hours->range[0].start;
        }
    } else if (single && !text_begins(at, "at")) {
        return;
    } else if (prose->dated) {
        add_prose_meetings(prose, hours, sentence);
    } else {
        prose->hours = *hours;
    }
}

/* A day or hours at `at`; how many bytes they take, 0 if neither stands there. */
static size_t read_prose_word(Prose *prose, const char *at, const char *sentence)
{
    DayText day;
    const size_t day_used = day_read(at, &day);
    if (day_used > 0 && day.last_day == 0) {
        Reader reader = { .lines = prose->lines, .programme = prose->lines->programme, .years = prose->years };
        bool told;
        prose->date =
            day.year != 0 ? civil_date(day.year, day.month, day.day) : date_without_year(&reader, &day, &told);
        prose->dated = true;
        if (prose->hours.count > 0) {
            add_prose_meetings(prose, &prose->hours, sentence);
            prose->hours.count = 0;
        }
        return day_used;
    }
    HoursText hours;
    const size_t used = day_used > 0 ? day_used : hours_read(at, &hours);
    if (day_used == 0 && used > 0 && !hours.plain) {
        take_prose_hours(prose, &hours, at, sentence);
    }
    return used;
}

/* A sentence that names no day speaks of the day before: "in the afternoon of the same day", "It will conclude ...". */
static bool names_day(const char *sentence)
{
    for (const char *at = sentence; *at != '\0'; at++) {
        DayText day;
        const bool starts_word = at == sentence || !text_is_word_byte(at[-1]);
        if (starts_word && day_read(at, &day) > 0) {
            return true;
        }
    }
    return false;
}

enum { SENTENCE_LIMIT = 2000 }; /* bytes: what is longer is no sentence */

static void read_sentence(Prose *prose, const char *sentence)
{
    if (strlen(sentence) > SENTENCE_LIMIT || !speaks_of_meetings(sentence)) {
        return;
    }
    prose->dated = !names_day(sentence) && civil_date_is_set(prose->date);
    prose->hours.count = 0;
    for (const char *at = sentence; *at != '\0';) {
        const bool starts_word = at == sentence || !text_is_word_byte(at[-1]);
        const size_t used = starts_word ? read_prose_word(prose, at, sentence) : 0;
        at += MAX(used, 1);
    }
}

/* Where the sentence that begins at `text` ends: a full stop, a blank and a capital; not "p.m. on". */
static const char *sentence_end(const char *text)
{
    for (const char *at = text; *at != '\0'; at++) {
        const bool stop = (*at == '.' || *at == ';') && at[1] == ' ' && g_unichar_isupper(g_utf8_get_char(at + 2));
        const bool half = at - text > 2 && at[-1] == 'm' && at[-2] == '.';
        DayText day;
        if (stop && !(half && day_read(at + 2, &day) > 0)) {
            return at + 1;
        }
    }
    return text + strlen(text);
}

void timetable_read_prose(Lines *lines, const GPtrArray *blocks)
{
    g_autoptr(GArray) years = years_of(lines);
    Prose prose = { .lines = lines, .years = years };
    for (guint i = 0; i < blocks->len; i++) {
        prose.block = g_ptr_array_index(blocks, i);
        for (const char *at = prose.block->text; *at != '\0';) {
            const char *end = sentence_end(at);
            g_autofree char *sentence = g_strndup(at, (gsize)(end - at));
            read_sentence(&prose, sentence);
            at = end + strspn(end, " ");
        }
    }
    /* News say that somebody meets at ten; a programme says until when. */
    bool ranged = false;
    for (guint i = 0; i < lines->programme->rows->len; i++) {
        ranged |= programme_row(lines->programme, i)->end != CLOCK_UNKNOWN;
    }
    if (!ranged) {
        g_ptr_array_set_size(lines->programme->rows, 0);
    }
}
