/* Where the timetable stands in a document: from the head of its table, or from the first day that has hours. */
#include "reading/timetable.h"

#include "base/text.h"
#include "reading/timetable_reader.h"

#include <string.h>

enum {
    HOURS_DISTANCE = 16, /* open lines between a day's heading and its first hours, at most */
    LONG_LINE = 250,     /* characters: running text, behind which hours belong to something else */
    DATE_DISTANCE = 4,   /* lines between a date without a weekday and its hours, at most */
    HEAD_DISTANCE = 8,   /* lines of a table's head, at most */
    LIST_DISTANCE = 8,   /* lines between a list of days and the table that goes on with it */
};

/* Hours that are no bare figures, or a range of them. */
static bool are_real_hours(const HoursLine *hours)
{
    return !hours->hours.plain || hours->hours.range[0].end != CLOCK_UNKNOWN;
}

bool timetable_hours_follow(const Lines *lines, guint i)
{
    guint used;
    bool side_by_side = true; /* nothing but headings of days has been met: they share what follows */
    for (guint k = i + 1, seen = 0; k < lines->lines->len && seen < HOURS_DISTANCE; k++) {
        if (line_at(lines, k)->use != USE_NONE) {
            continue;
        }
        seen++;
        const bool is_day = day_line_form(lines, k, false, &used) != DAY_NOT;
        if (is_day && side_by_side) {
            continue;
        }
        side_by_side = false;
        g_auto(HoursLine) hours = { 0 };
        if (hours_line_read(lines, k, &hours)) {
            return are_real_hours(&hours);
        }
        if (is_day || text_length(line_at(lines, k)->text) > LONG_LINE) {
            return false;
        }
    }
    return false;
}

/* A day whose heading names no weekday counts when hours stand right below it. */
static bool is_date_with_hours(const Lines *lines, guint i)
{
    guint used;
    guint more;
    if (day_line_form(lines, i, true, &used) != DAY_ALONE) {
        return false;
    }
    for (guint k = i + used, seen = 0; k < lines->lines->len && seen < DATE_DISTANCE; k++, seen++) {
        if (seen < 2 && day_line_form(lines, k, true, &more) == DAY_ALONE) {
            continue; /* a date side by side with it */
        }
        g_auto(HoursLine) hours = { 0 };
        if (hours_line_read(lines, k, &hours)) {
            return true;
        }
    }
    return false;
}

/* Days of one form: the line of the first (the number of lines if there is none), and how many there are. */
typedef struct {
    guint first, count;
} Days;

static void count_day(Days *days, guint i)
{
    days->first = MIN(days->first, i);
    days->count++;
}

/* Days that stand above their hours, and days whose line names both. */
static void find_days(const Lines *lines, Days *ret_above_hours, Days *ret_with_hours)
{
    const guint none = lines->lines->len;
    *ret_above_hours = *ret_with_hours = (Days){ .first = none };
    for (guint i = 0; i < none; i++) {
        guint used;
        const DayForm form = day_line_form(lines, i, false, &used);
        if (form == DAY_WITH_HOURS) {
            count_day(ret_with_hours, i);
        } else if (form == DAY_ALONE ? timetable_hours_follow(lines, i) : is_date_with_hours(lines, i)) {
            count_day(ret_above_hours, i);
        }
    }
}

static bool is_column_head(const Lines *lines, guint i)
{
    bool afternoon;
    const Line *line = line_at(lines, i);
    if (line_is_table_head(line) || form_is_date_time_head(line) || form_is_part_of_day(line->text, &afternoon)) {
        return true;
    }
    g_auto(HoursLine) hours = { 0 };
    return hours_line_read(lines, i, &hours) && hours.rest == NULL;
}

/* A table head right above the first day belongs to the timetable. */
static guint with_table_head(const Lines *lines, guint first)
{
    guint at = first;
    for (guint i = first; i > 0 && first - i < HEAD_DISTANCE; i--) {
        const bool open = line_at(lines, i - 1)->use == USE_NONE;
        if (open && !is_column_head(lines, i - 1)) {
            break;
        }
        at = open ? i - 1 : at;
    }
    return at;
}

/* "Morning" and "Afternoon" above days: columns whose hours stand elsewhere. */
static guint find_part_heads(const Lines *lines)
{
    for (guint i = 0; i + 1 < lines->lines->len; i++) {
        bool first;
        bool second;
        if (form_is_part_of_day(line_at(lines, i)->text, &first) && !first &&
            form_is_part_of_day(line_at(lines, i + 1)->text, &second) && second) {
            return i;
        }
    }
    return lines->lines->len;
}

/* One range and nothing else. */
static bool is_bare_range(const Lines *lines, guint i)
{
    g_auto(HoursLine) hours = { 0 };
    return i < lines->lines->len && hours_line_read(lines, i, &hours) && hours.rest == NULL && hours.used == 1 &&
           hours.hours.count == 1 && hours.hours.range[0].end != CLOCK_UNKNOWN;
}

/* Is the next open line from `i` on the heading of a day? */
static bool day_comes_next(const Lines *lines, guint i)
{
    guint used;
    const guint next = lines_next_open(lines, i);
    return next < lines->lines->len && day_line_form(lines, next, false, &used) == DAY_ALONE;
}

/* Hours one under another and a day behind them: columns too. */
static guint find_hour_heads(const Lines *lines)
{
    for (guint i = 0; i < lines->lines->len; i++) {
        const guint first = i;
        while (is_bare_range(lines, i)) {
            i++;
        }
        if (i - first >= 2 && day_comes_next(lines, i)) {
            return first;
        }
    }
    return lines->lines->len;
}

static guint find_date_time_head(const Lines *lines)
{
    for (guint i = 0; i < lines->lines->len; i++) {
        if (line_at(lines, i)->use == USE_NONE && form_is_date_time_head(line_at(lines, i))) {
            return i;
        }
    }
    return lines->lines->len;
}

/* Without a timetable, the text layout still says where the text behind it would begin. */
static guint take_explicit_end(Lines *lines)
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

static guint find_first_day(const Lines *lines)
{
    Days above_hours;
    Days with_hours;
    find_days(lines, &above_hours, &with_hours);
    if (above_hours.count == 0) {
        const guint heads = MIN(find_part_heads(lines), with_hours.count == 0 ? find_hour_heads(lines) : G_MAXUINT);
        return heads < lines->lines->len ? heads : with_hours.first;
    }
    /* A list of days with their hours that goes on into the table is one timetable. */
    const bool list_goes_on =
        with_hours.first < above_hours.first && above_hours.first - with_hours.first < LIST_DISTANCE;
    return above_hours.count * 2 >= with_hours.count && !list_goes_on ? above_hours.first : with_hours.first;
}

TimetablePlace timetable_find(Lines *lines)
{
    const guint none = lines->lines->len;
    guint first = find_date_time_head(lines);
    if (first == none) {
        first = find_first_day(lines);
        first = first < none ? with_table_head(lines, first) : none;
    }
    if (first == none) {
        const guint end = take_explicit_end(lines);
        return (TimetablePlace){ end, end };
    }
    return (TimetablePlace){ first, none };
}
