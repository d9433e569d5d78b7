/* The walk over a timetable's lines: each goes to the part of the reader that understands its form. */
#include "reading/timetable.h"

#include "base/text.h"
#include "core/vocabulary.h"
#include "reading/head.h"
#include "reading/timetable_reader.h"

#include <string.h>

/* --- where it ends -------------------------------------------------------------------------------------------- */

static LookAhead look_for_day(const Lines *lines, guint from)
{
    guint used;
    for (guint i = from + 1; i < lines->lines->len; i++) {
        if (day_line_form(lines, i, false, &used) != DAY_NOT && timetable_hours_follow(lines, i)) {
            return (LookAhead){ from, i, true };
        }
    }
    return (LookAhead){ from, lines->lines->len, false };
}

/* Does a day with hours come behind line `i`? */
static bool day_follows(Reader *reader, guint i)
{
    LookAhead *ahead = &reader->days_ahead;
    if (i < ahead->from || i >= ahead->to) {
        *ahead = look_for_day(reader->lines, i);
    }
    return ahead->found;
}

/* The timetable ends before an annex or running text, unless it goes on behind. */
static bool ends_at(Reader *reader, guint i)
{
    const Line *line = line_at(reader->lines, i);
    if (line->role != NULL) {
        return strcmp(line->role, "end") == 0;
    }
    const bool annex = line->after_blank && line->marker == NULL && is_annex_heading(line->text, NULL);
    return (annex || form_is_running_text(line->text)) && !day_follows(reader, i);
}

/* --- lines by their form -------------------------------------------------------------------------------------- */

/* Each of these takes what begins at line `i` if it has the form that it knows: how many lines it took, 0 if none. */
typedef guint (*Taker)(Reader *reader, guint i);

/* A date without a weekday heads a day only where it stands apart, within the session. */
static bool expects_day(const Reader *reader, const Line *line)
{
    DayText day;
    const bool may_head = line->marker == NULL && (line->after_blank || reader_is_right_below_day(reader));
    if (!may_head || day_read(line->text, &day) == 0) {
        return false;
    }
    bool told;
    const CivilDate date = day_date(&reader->years, &day, reader->date, &told);
    return !civil_date_is_set(reader->programme->from) || day_is_in_session(reader->programme, date);
}

static guint take_day(Reader *reader, guint i)
{
    g_auto(DayLine) day = { 0 };
    if (!day_line_read(reader->lines, i, expects_day(reader, line_at(reader->lines, i)), &day)) {
        return 0;
    }
    reader_take_day(reader, i, &day);
    return day.used;
}

static guint take_column_heads(Reader *reader, guint i)
{
    const guint heads = line_at(reader->lines, i)->marker == NULL ? reader_take_column_heads(reader, i) : 0;
    if (heads > 0) {
        reader_close_meeting(reader);
    }
    return heads;
}

static guint take_week(Reader *reader, guint i)
{
    DayText week;
    if (!week_line_read(line_at(reader->lines, i)->text, &week)) {
        return 0;
    }
    reader_close_meeting(reader);
    reader->years.last = week.year != 0 ? week.year : reader->years.last;
    return 1;
}

static guint take_open_date(Reader *reader, guint i)
{
    if (!form_is_open_date(line_at(reader->lines, i)->text)) {
        return 0;
    }
    reader_close_day(reader);
    reader->date = (CivilDate){ 0 };
    reader->dated = true;
    return 1;
}

static guint take_table_head(Reader *reader, guint i)
{
    Line *line = line_at(reader->lines, i);
    if (!line_is_table_head(line) && !form_is_date_time_head(line)) {
        return 0;
    }
    line->use = USE_FURNITURE;
    return 1;
}

static guint take_hours(Reader *reader, guint i)
{
    g_auto(HoursLine) hours = { 0 };
    if (!hours_line_read(reader->lines, i, &hours)) {
        return 0;
    }
    reader_take_hours(reader, line_at(reader->lines, i), &hours);
    return hours.used;
}

static guint take_hours_behind(Reader *reader, guint i)
{
    g_auto(HoursLine) hours = { 0 };
    const Line *line = line_at(reader->lines, i);
    const bool may_have = reader->label_first && reader->words.pending && line->marker == NULL;
    if (!may_have || !hours_behind_read(line->text, &hours)) {
        return 0;
    }
    reader_take_hours_behind(reader, line, &hours);
    return 1;
}

/* Under column heads a line may begin the next cell, and still has words of its own then. */
static guint take_cell(Reader *reader, guint i)
{
    return reader_enter_cell(reader, line_at(reader->lines, i)) ? 1 : 0;
}

static guint take_row(Reader *reader, guint i)
{
    RowKind kind;
    const Line *line = line_at(reader->lines, i);
    if (reader->row != NULL && !reader->words.pending) {
        reader_take_words(reader, line); /* what the hours above are for */
        return 1;
    }
    if (line->marker != NULL || !form_is_row(line, &kind)) {
        return 0;
    }
    reader_take_row(reader, line, kind);
    return 1;
}

static guint take_open_hours(Reader *reader, guint i)
{
    if (form_behind_open_hours(line_at(reader->lines, i)->text) == NULL) {
        return 0;
    }
    reader_take_open_hours(reader, line_at(reader->lines, i));
    return 1;
}

static guint take_words(Reader *reader, guint i)
{
    reader_take_words(reader, line_at(reader->lines, i));
    return 1;
}

/* In this order: the first that knows a line's form takes it. */
static const Taker takers[] = { take_day, take_column_heads, take_week, take_open_date, take_table_head, take_hours };

/* Below a day any other line belongs to a meeting or a row; without one it is none of the timetable's. */
static const Taker takers_below_day[] = { take_hours_behind, take_cell, take_row, take_open_hours, take_words };

static guint take_first(Reader *reader, guint i, const Taker *list, size_t count)
{
    guint used = 0;
    for (size_t k = 0; k < count && used == 0; k++) {
        used = list[k](reader, i);
    }
    return used;
}

/* Reads what begins at line `i`; how many lines it took. */
static guint read_at(Reader *reader, guint i)
{
    const Line *line = line_at(reader->lines, i);
    if (line->role != NULL) {
        return reader_take_explicit(reader, line) ? 1 : 0;
    }
    const guint used = take_first(reader, i, takers, G_N_ELEMENTS(takers));
    if (used > 0 || !reader->dated) {
        return used;
    }
    return take_first(reader, i, takers_below_day, G_N_ELEMENTS(takers_below_day));
}

static void use_lines(const Lines *lines, guint i, guint count)
{
    for (guint k = i; k < i + count; k++) {
        if (line_at(lines, k)->use == USE_NONE) {
            line_at(lines, k)->use = USE_TIMETABLE;
        }
    }
}

/* More rows than any session has, and as many as a programme's JSON may have: what the rows are compared with each
 * other for must stay cheap. */
enum { ROWS_LIMIT = 10000 };

static bool is_full(const Reader *reader, const Line *line)
{
    if (reader->programme->rows->len < ROWS_LIMIT) {
        return false;
    }
    lines_note(reader->lines, SEVERITY_WARNING, "kept-line", line->at,
               g_strdup_printf("the timetable has more than %d rows", ROWS_LIMIT),
               g_strdup("the rest is kept as text"));
    return true;
}

static void walk(Reader *reader, TimetablePlace place)
{
    for (guint i = place.first; i < place.end;) {
        Line *line = line_at(reader->lines, i);
        if (line->use != USE_NONE) {
            i++;
            continue;
        }
        if (ends_at(reader, i)) {
            line->use = line->role != NULL ? USE_TIMETABLE : USE_NONE;
            break;
        }
        if (is_full(reader, line)) {
            break;
        }
        reader->at = i;
        const guint used = read_at(reader, i);
        use_lines(reader->lines, i, used);
        i += MAX(used, 1);
    }
    reader_close_day(reader);
}

/* --- what only the whole timetable tells ---------------------------------------------------------------------- */

enum { TITLE_LINES = 10, TITLE_LENGTH = 80 };

/* A list of deadlines looks like a timetable of starts. Only its title, above line `first`, says what it is. */
static bool is_list_of_deadlines(const Lines *lines, guint first)
{
    static const char *const words[] = { "deadlines", "deadline", NULL };
    for (guint i = 0; i < lines->programme->rows->len; i++) {
        if (programme_row(lines->programme, i)->end != CLOCK_UNKNOWN) {
            return false;
        }
    }
    for (guint i = first > TITLE_LINES ? first - TITLE_LINES : 0; i < first; i++) {
        /* A line that names what it is is no head of the list. */
        const Line *line = line_at(lines, i);
        if (line->role == NULL && text_length(line->text) < TITLE_LENGTH && text_holds_one_of(line->text, words)) {
            return true;
        }
    }
    return false;
}

static void make_deadline(Row *row, const Profile *profile)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < row->entries->len; i++) {
        g_autofree char *words = entry_words(row_entry(row, i), profile);
        g_string_append_printf(text, "%s%s", i > 0 ? "; " : "", words != NULL ? words : "");
    }
    row->kind = ROW_DEADLINE;
    row->text = g_strdup(text->str);
}

static void make_deadlines(Programme *programme)
{
    for (guint i = 0; i < programme->rows->len; i++) {
        Row *row = programme_row(programme, i);
        if (row->kind == ROW_MEETING) {
            make_deadline(row, programme->profile);
        }
    }
}

/* A meeting that shares its printed row has all that stands there; a mode that nobody told follows from the words. */
static void settle_meetings(const Reader *reader)
{
    const Row *before = NULL;
    for (guint i = 0; i < reader->programme->rows->len; i++) {
        Row *row = programme_row(reader->programme, i);
        if (row->kind == ROW_MEETING && row->shares_row && before != NULL) {
            row->mode = before->mode;
            row->label = g_strdup(before->label);
            row->room = g_strdup(before->room);
        } else if (row->kind == ROW_MEETING && !g_hash_table_contains(reader->told_modes, row)) {
            row->mode = vocabulary_mode(row->label, row->entries->len > 0 ? row_entry(row, 0)->text : NULL);
        }
        before = row;
    }
}

/* --- all of it ------------------------------------------------------------------------------------------------ */

static void reader_init(Reader *reader, Lines *lines)
{
    *reader = (Reader){
        .lines = lines,
        .programme = lines->programme,
        .last = { .parent = N_ENTRY_KINDS },
        .words = { .text = g_string_new(NULL) },
        .beside = { .dates = g_array_new(FALSE, FALSE, sizeof(CivilDate)) },
        .columns = { .heads = g_array_new(FALSE, FALSE, sizeof(Column)), .nth = -1 },
        .told_modes = g_hash_table_new(NULL, NULL),
    };
    years_init(&reader->years, lines);
}

static void reader_clear(Reader *reader)
{
    g_string_free(reader->words.text, TRUE);
    g_array_unref(reader->beside.dates);
    g_array_unref(reader->columns.heads);
    g_hash_table_unref(reader->told_modes);
    years_clear(&reader->years);
}

enum { NUMBERED_LINES = 3 }; /* so many make a habit */

static bool lines_are_numbered(const Lines *lines, guint first)
{
    guint numbered = 0;
    for (guint i = first; i < lines->lines->len && numbered < NUMBERED_LINES; i++) {
        const Line *line = line_at(lines, i);
        numbered += line->use == USE_NONE && line->role == NULL && line->marker == NULL &&
                    form_number_before_title(line->text) > 0;
    }
    return numbered == NUMBERED_LINES;
}

void timetable_read(Lines *lines, TimetablePlace place)
{
    Reader reader;
    reader_init(&reader, lines);
    reader.label_first = labels_come_first(lines, place.first);
    reader.numbered = lines_are_numbered(lines, place.first);
    walk(&reader, place);
    if (is_list_of_deadlines(lines, place.first)) {
        make_deadlines(lines->programme);
    }
    settle_meetings(&reader);
    reader_clear(&reader);
}
