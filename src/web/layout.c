#include "web/layout.h"

#include "web/layout_parts.h"

#include <string.h>

enum { DRAWN_MINUTES = 60 };

const LayoutSlot *layout_slot(const Layout *layout, guint i)
{
    return &g_array_index(layout->slots, LayoutSlot, i);
}

const LayoutDay *layout_day(const Layout *layout, guint i)
{
    return &g_array_index(layout->days, LayoutDay, i);
}

const LayoutWeek *layout_week(const Layout *layout, guint i)
{
    return &g_array_index(layout->weeks, LayoutWeek, i);
}

const LayoutShare *layout_share(const Layout *layout, guint i)
{
    return &g_array_index(layout->shares, LayoutShare, i);
}

const Row *layout_row(const Layout *layout, const LayoutSlot *slot)
{
    return programme_row(layout->programme, slot->row);
}

const Row *layout_entries(const Layout *layout, const LayoutSlot *slot, guint *ret_row)
{
    guint row = slot->row;
    while (row > 0 && programme_row(layout->programme, row)->shares_row) {
        row--;
    }
    if (ret_row != NULL) {
        *ret_row = row;
    }
    return programme_row(layout->programme, row);
}

/* Slots */

static const char *iso_offset(int seconds, char out[8])
{
    const int minutes = ABS(seconds) / 60;
    g_snprintf(out, 8, "%c%02d:%02d", seconds < 0 ? '-' : '+', minutes / 60 % 24, minutes % 60);
    return out;
}

/* Writes the wall-clock time with the offset that the zone has then; returns the zone's abbreviation, or NULL. */
static const char *write_iso(char out[ISO_TIME_SIZE], CivilDate date, int clock, const Zone *zone)
{
    if (!civil_date_is_set(date) || clock == CLOCK_UNKNOWN) {
        return NULL;
    }
    char day[CIVIL_DATE_SIZE], time[CLOCK_SIZE], offset[8] = "";
    const char *abbreviation = NULL;
    Instant instant;
    if (zone_instant(zone, date, clock, &instant) == ZONE_OK) {
        iso_offset(zone_offset(zone, instant, &abbreviation), offset);
    }
    const bool ends_day = clock == CLOCK_DAY;
    civil_date_format(ends_day ? civil_date_add(date, 1) : date, day);
    g_snprintf(out, ISO_TIME_SIZE, "%s%s%s%s", day, "T", clock_format(ends_day ? 0 : clock, time), offset);
    return abbreviation;
}

static unsigned topics_of(const Row *row)
{
    unsigned topics = 0;
    for (guint i = 0; i < row->entries->len; i++) {
        const Topic topic = vocabulary_topic(row_entry(row, i)->text);
        topics |= topic == TOPIC_NONE ? 0 : 1u << topic;
    }
    return topics;
}

static char *id_of(const GPtrArray *ids, guint row)
{
    const char *meeting = g_ptr_array_index(ids, row);
    return meeting != NULL ? g_strdup(meeting) : g_strdup_printf("row-%u", row + 1);
}

static LayoutSlot new_slot(Layout *layout, guint number, const GPtrArray *ids, const Zone *zone)
{
    const Row *row = programme_row(layout->programme, number);
    LayoutSlot slot = { .row = number, .id = id_of(ids, number), .zone = "", .share = LAYOUT_NO_SHARE };
    const char *abbreviation = write_iso(slot.starts, row->date, row->start, zone);
    write_iso(slot.ends, row->date, row->end, zone);
    if (abbreviation != NULL) {
        slot.zone = g_string_chunk_insert_const(layout->names, abbreviation);
    }
    if (row->kind == ROW_MEETING && row->start != CLOCK_UNKNOWN) {
        const bool has_end = row->end > row->start;
        slot.minutes = has_end ? row->end - row->start : 0;
        slot.end = has_end ? row->end : MIN(row->start + DRAWN_MINUTES, CLOCK_DAY);
    }
    slot.topics = topics_of(layout_entries(layout, &slot, NULL));
    return slot;
}

static int compare_slots(gconstpointer left, gconstpointer right, gpointer data)
{
    const LayoutSlot *a = left, *b = right;
    const Layout *layout = data;
    const CivilDate date_a = layout_row(layout, a)->date, date_b = layout_row(layout, b)->date;
    const bool set_a = civil_date_is_set(date_a), set_b = civil_date_is_set(date_b);
    if (set_a != set_b) {
        return set_a ? -1 : 1;
    }
    const int order = civil_date_compare(date_a, date_b);
    return order != 0 ? order : (a->row > b->row) - (a->row < b->row);
}

static void make_slots(Layout *layout)
{
    g_autoptr(Zone) zone = zone_new(programme_zone(layout->programme));
    g_autoptr(GPtrArray) ids = programme_meeting_ids(layout->programme);
    for (guint i = 0; i < layout->programme->rows->len; i++) {
        const LayoutSlot slot = new_slot(layout, i, ids, zone);
        layout->topics |= slot.topics;
        g_array_append_val(layout->slots, slot);
    }
    g_array_sort_with_data(layout->slots, compare_slots, layout);
}

/* Days and weeks */

static CivilDate slot_date(const Layout *layout, guint i)
{
    return layout_row(layout, layout_slot(layout, i))->date;
}

static int days_from_monday(CivilDate date)
{
    return (int)civil_date_weekday(date) - MONDAY;
}

/* The columns that every week of the programme has: from the earliest to the latest day of the week in use. */
static void used_weekdays(const Layout *layout, int *ret_first, int *ret_last)
{
    *ret_first = 6;
    *ret_last = 0;
    for (guint i = 0; i < layout->slots->len; i++) {
        const CivilDate date = slot_date(layout, i);
        if (civil_date_is_set(date)) {
            *ret_first = MIN(*ret_first, days_from_monday(date));
            *ret_last = MAX(*ret_last, days_from_monday(date));
        }
    }
}

/* Appends the day `date` with the slots from *next on that belong to it. */
static void add_day(Layout *layout, CivilDate date, guint *next)
{
    LayoutDay day = { .date = date, .first = *next, .lanes = 1 };
    while (*next < layout->slots->len && civil_date_equal(slot_date(layout, *next), date)) {
        (*next)++;
    }
    day.n = *next - day.first;
    layout_lay_day(layout, &day);
    g_array_append_val(layout->days, day);
}

static int compare_clocks(gconstpointer left, gconstpointer right)
{
    return *(const int *)left - *(const int *)right;
}

static void drop_repeated(GArray *clocks)
{
    guint kept = 0;
    for (guint i = 0; i < clocks->len; i++) {
        const int clock = g_array_index(clocks, int, i);
        if (kept == 0 || g_array_index(clocks, int, kept - 1) != clock) {
            g_array_index(clocks, int, kept++) = clock;
        }
    }
    g_array_set_size(clocks, kept);
}

static GArray *clocks_of(const Layout *layout, guint first, guint n)
{
    GArray *clocks = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = first; i < first + n; i++) {
        const LayoutDay *day = layout_day(layout, i);
        for (guint j = day->first; j < day->first + day->n; j++) {
            const LayoutSlot *slot = layout_slot(layout, j);
            if (slot->end > 0) {
                g_array_append_val(clocks, layout_row(layout, slot)->start);
                g_array_append_val(clocks, slot->end);
            }
        }
    }
    g_array_sort(clocks, compare_clocks);
    drop_repeated(clocks);
    return clocks;
}

static bool is_drawable(const Layout *layout, const LayoutWeek *week)
{
    for (guint i = week->first; i < week->first + week->n; i++) {
        if (layout_day(layout, i)->lanes > LAYOUT_LANES_LIMIT) {
            return false;
        }
    }
    return week->clocks->len <= LAYOUT_LINES_LIMIT;
}

static void make_weeks(Layout *layout)
{
    int first_column, last_column;
    used_weekdays(layout, &first_column, &last_column);
    guint next = 0;
    while (next < layout->slots->len && civil_date_is_set(slot_date(layout, next))) {
        const CivilDate date = slot_date(layout, next);
        const CivilDate monday = civil_date_add(date, -days_from_monday(date));
        LayoutWeek week = { .first = layout->days->len };
        for (int column = first_column; column <= last_column; column++) {
            add_day(layout, civil_date_add(monday, column), &next);
        }
        week.n = layout->days->len - week.first;
        week.clocks = clocks_of(layout, week.first, week.n);
        week.is_drawable = is_drawable(layout, &week);
        g_array_append_val(layout->weeks, week);
    }
    if (next < layout->slots->len) {
        add_day(layout, (CivilDate){ 0 }, &next);
    }
}

static void clear_slot(gpointer slot)
{
    g_free(((LayoutSlot *)slot)->id);
}

static void clear_week(gpointer week)
{
    g_array_unref(((LayoutWeek *)week)->clocks);
}

Layout *layout_new(const Programme *programme)
{
    Layout *layout = g_new0(Layout, 1);
    layout->programme = programme;
    layout->marks = programme_marks_new(programme);
    layout->slots = g_array_new(FALSE, FALSE, sizeof(LayoutSlot));
    layout->days = g_array_new(FALSE, FALSE, sizeof(LayoutDay));
    layout->weeks = g_array_new(FALSE, FALSE, sizeof(LayoutWeek));
    layout->shares = g_array_new(FALSE, FALSE, sizeof(LayoutShare));
    layout->names = g_string_chunk_new(64);
    g_array_set_clear_func(layout->slots, clear_slot);
    g_array_set_clear_func(layout->weeks, clear_week);
    make_slots(layout);
    make_weeks(layout);
    layout_share_out(layout);
    return layout;
}

void layout_free(Layout *layout)
{
    if (layout == NULL) {
        return;
    }
    programme_marks_free(layout->marks);
    g_array_unref(layout->slots);
    g_array_unref(layout->days);
    g_array_unref(layout->weeks);
    g_array_unref(layout->shares);
    g_string_chunk_free(layout->names);
    g_free(layout);
}

/* Filters */

bool layout_wants(const Layout *layout, const LayoutSlot *slot, const Filter *filter)
{
    if (filter_is_all(filter)) {
        return true;
    }
    if (layout_row(layout, slot)->kind != ROW_MEETING) {
        return false;
    }
    return filter_wants_lines(filter, layout_entries(layout, slot, NULL));
}

int layout_count(const Layout *layout, const Filter *filter)
{
    int count = 0;
    for (guint i = 0; i < layout->slots->len; i++) {
        const LayoutSlot *slot = layout_slot(layout, i);
        count += layout_row(layout, slot)->kind == ROW_MEETING && layout_wants(layout, slot, filter);
    }
    return count;
}
