/* Hours of the timetable: they open meetings, and what stands beside them says what kind of meeting, where, under what
 * name; or that they are the hours of something else. */
#include "base/text.h"
#include "core/civil_words.h"
#include "core/phrases.h"
#include "core/terms.h"
#include "core/vocabulary.h"
#include "reading/timetable.h"
#include "reading/timetable_reader.h"

#include <string.h>

/* --- what hours had to be mended ------------------------------------------------------------------------------ */

static void report_repairs(Reader *reader, const Line *line, const HoursText *hours)
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
    /* What is the form of the house, only English is held to: the others' forms are as many as their papers. */
    const bool strict = reader->programme->language == LANGUAGE_ENGLISH;
    for (size_t i = 0; i < G_N_ELEMENTS(reports); i++) {
        if ((hours->repairs & reports[i].repair) == 0 || (!strict && reports[i].severity == SEVERITY_NOTE)) {
            continue;
        }
        g_autofree char *taken = hours_in_words(LANGUAGE_ENGLISH, hours->range[0].start, hours->range[0].end);
        lines_note(reader->lines, reports[i].severity, reports[i].rule, line->at,
                   g_strdup_printf("%s in \"%s\"", reports[i].what, line->text),
                   g_strdup_printf("expected a form like \"10 a.m.–1 p.m.\"; \"%s\" was taken", taken));
    }
}

static void report_hours(Reader *reader, const Line *line, const HoursText *hours)
{
    report_repairs(reader, line, hours);
    for (int i = 0; i < hours->count; i++) {
        if (hours->range[i].end != CLOCK_UNKNOWN && hours->range[i].end <= hours->range[i].start) {
            lines_note(reader->lines, SEVERITY_WARNING, "range-order", line->at,
                       g_strdup_printf("\"%s\" ends before it begins", line->text), g_strdup("taken as it stands"));
        }
    }
}

/* --- what stands behind hours --------------------------------------------------------------------------------- */

static const char *const mode_words[] = { "formal meeting", "informal meeting", "joint meeting", "parallel meeting",
                                          "side event" };
G_STATIC_ASSERT(G_N_ELEMENTS(mode_words) == N_MEETING_MODES);

const char *timetable_mode_words(MeetingMode mode)
{
    return mode_words[mode];
}

static bool names_room(const char *text)
{
    static const char *const words[] = { "room", "hall", "chamber", "auditorium", NULL };
    return text_holds_one_of(text, words) || phrase_within(PHRASE_ROOM, text);
}

/* A part of what stands in brackets: "informal meeting", "Conference Room 4", "1st plenary meeting". */
static void take_attribute(Row *row, const char *text, bool *told)
{
    const char *english = terms_english(text, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(mode_words); i++) {
        if (g_ascii_strcasecmp(english != NULL ? english : text, mode_words[i]) == 0) {
            row->mode = (MeetingMode)i;
            *told = true;
            return;
        }
    }
    char **field = names_room(text) && row->room == NULL ? &row->room : &row->label;
    if (*field == NULL) {
        *field = text_tidy(text);
    }
}

enum { ATTRIBUTES_LIMIT = 8 };

/* Takes the bracket, if `rest` begins with one, and answers what follows it. */
static const char *take_bracket(Row *row, const char *rest, bool *told)
{
    const bool wide = g_str_has_prefix(rest, "（");
    const size_t width = wide ? strlen("（") : 1;
    const char *close = wide ? strstr(rest, "）") : rest[0] == '(' ? strchr(rest, ')') : NULL;
    if (close == NULL) {
        return rest;
    }
    g_autofree char *words = g_strndup(rest + width, (gsize)(close - rest) - width);
    g_auto(GStrv) parts = g_strsplit(words, "; ", ATTRIBUTES_LIMIT);
    for (char **part = parts; *part != NULL; part++) {
        take_attribute(row, *part, told);
    }
    return close + width + strspn(close + width, " :,");
}

char *hours_behind(const char *rest, Row *meeting, bool *ret_told)
{
    *ret_told = false;
    rest = take_bracket(meeting, rest, ret_told);
    g_autofree char *marks = g_strconcat("x", rest, NULL);
    notes_cut(marks, meeting->notes);
    if (strlen(marks) == 1) {
        return NULL;
    }
    g_array_set_size(meeting->notes, 0); /* the marks belong to the words */
    return text_tidy(rest);
}

static void take_behind(Reader *reader, const Line *line, Row *meeting, const char *rest)
{
    bool told;
    g_autofree char *words = hours_behind(rest, meeting, &told);
    if (told) {
        reader_tell_mode(reader, meeting, meeting->mode);
    }
    if (words != NULL) {
        reader_begin_words(reader, line, words, 0);
    }
}

/* --- hours of a meeting, and of other rows -------------------------------------------------------------------- */

enum { LABEL_LENGTH = 160 }; /* characters */

/* Where meetings are named above their hours, the last words above do, whether they stand apart or right above. */
static char *take_label(Reader *reader, const Line *line)
{
    GatheredWords *words = &reader->words;
    const bool names = reader->label_first && words->pending && reader->row == NULL && words->depth == 0 &&
                       !words->are_number_only && text_length(words->text->str) < LABEL_LENGTH &&
                       (line->after_blank || words->last->at.line + 1 == line->at.line);
    if (!names) {
        return NULL;
    }
    words->pending = false;
    return text_tidy(words->text->str);
}

/* What the line right below bare hours says that they are for. */
static RowKind kind_below(const Reader *reader, const Line *line)
{
    const guint next = lines_next_open(reader->lines, reader->at + 1);
    if (next >= reader->lines->lines->len || line->same_line) {
        return ROW_MEETING;
    }
    const Line *below = line_at(reader->lines, next);
    if (below->role != NULL) {
        const int told = below->same_line ? row_kind_of_name(below->role) : -1;
        return told > ROW_MEETING ? (RowKind)told : ROW_MEETING;
    }
    RowKind kind;
    return !below->after_blank && form_is_row(below, &kind) ? kind : ROW_MEETING;
}

static void take_row_hours(Reader *reader, const Line *line, const HoursLine *hours, RowKind kind)
{
    reader_close_meeting(reader);
    Row *row = reader_add_row(reader, kind, line->at);
    row->start = hours->hours.range[0].start;
    row->end = hours->hours.range[0].end;
    reader->row = row;
    if (hours->rest != NULL) {
        reader_begin_words(reader, line, hours->rest, 0);
    }
}

static void take_meeting_hours(Reader *reader, const Line *line, const HoursLine *hours)
{
    char *label = take_label(reader, line);
    reader_end_words(reader);
    reader_turn_to_day(reader, hours->hours.range[0].start);
    Row *first = reader_open_meeting(reader, hours->hours.range[0].start, hours->hours.range[0].end, line->at);
    for (int i = 1; i < hours->hours.count; i++) {
        Row *more = reader_open_meeting(reader, hours->hours.range[i].start, hours->hours.range[i].end, line->at);
        more->shares_row = true;
    }
    first->label = label;
    reader->meeting = first;
    take_behind(reader, line, first, hours->rest == NULL ? "" : hours->rest);
}

void reader_take_hours(Reader *reader, const Line *line, const HoursLine *hours)
{
    report_hours(reader, line, &hours->hours);
    const RowKind kind = hours->rest != NULL ? vocabulary_row_kind(hours->rest) : kind_below(reader, line);
    if (kind == ROW_MEETING) {
        take_meeting_hours(reader, line, hours);
    } else {
        take_row_hours(reader, line, hours, kind);
    }
}

void reader_take_hours_behind(Reader *reader, const Line *line, HoursLine *hours)
{
    g_autofree char *room = g_steal_pointer(&hours->rest);
    reader_take_hours(reader, line, hours);
    if (reader->meeting != NULL && reader->meeting->room == NULL) {
        reader->meeting->room = g_steal_pointer(&room);
    }
}

void reader_take_open_hours(Reader *reader, const Line *line)
{
    reader_end_words(reader);
    Row *meeting = reader_open_meeting(reader, CLOCK_UNKNOWN, CLOCK_UNKNOWN, line->at);
    take_behind(reader, line, meeting, form_behind_open_hours(line->text));
}

/* --- labels before hours -------------------------------------------------------------------------------------- */

typedef enum { NO_LABEL, LABEL_FIRST, HOURS_FIRST } LabelPlace;

/* A line that cannot be the name of a meeting. */
static bool names_no_meeting(const Line *line)
{
    RowKind kind;
    return line->role != NULL || form_behind_open_hours(line->text) != NULL || form_is_row(line, &kind);
}

static bool holds_hours(const Lines *lines, guint i)
{
    g_auto(HoursLine) hours = { 0 };
    return i < lines->lines->len && hours_line_read(lines, i, &hours);
}

static bool ends_in_hours(const Lines *lines, guint i)
{
    g_auto(HoursLine) hours = { 0 };
    return i < lines->lines->len && hours_behind_read(line_at(lines, i)->text, &hours);
}

/* What stands from line `i` on, right below the heading of a day. */
static LabelPlace label_place(const Lines *lines, guint i)
{
    const guint below = lines_next_open(lines, i);
    if (below >= lines->lines->len || names_no_meeting(line_at(lines, below))) {
        return NO_LABEL;
    }
    if (holds_hours(lines, below)) {
        return HOURS_FIRST;
    }
    const guint next = lines_next_open(lines, below + 1);
    return holds_hours(lines, next) || ends_in_hours(lines, next) ? LABEL_FIRST : NO_LABEL;
}

bool labels_come_first(const Lines *lines, guint first)
{
    int balance = 0;
    for (guint i = first; i < lines->lines->len; i++) {
        guint used;
        if (day_line_form(lines, i, false, &used) != DAY_ALONE) {
            continue;
        }
        const LabelPlace place = label_place(lines, i + used);
        balance += place == LABEL_FIRST ? 1 : place == HOURS_FIRST ? -1 : 0;
    }
    return balance > 0;
}
