/* The weeks as tables: a column a day, a line whenever something begins or ends, meetings at the same time side by
 * side. What is in a cell is short; it leads to the full entry in the list of days. */
#include "core/item_words.h"
#include "web/page_parts.h"

enum { LINES_OF_A_CARD = 4 };

typedef struct {
    const ProgrammePage *page;
    const LayoutWeek *week;
} WeekTable;

static int clock_at(const WeekTable *table, guint i)
{
    return g_array_index(table->week->clocks, int, i);
}

static guint n_lines(const WeekTable *table)
{
    return table->week->clocks->len > 0 ? table->week->clocks->len - 1 : 0;
}

/* Cards */

static bool is_headline(const Entry *entry)
{
    return entry->depth == 0 && entry->kind != ENTRY_ITEM && entry->kind != ENTRY_SUBITEM && entry->kind != ENTRY_TOPIC;
}

static bool is_second_line(const Entry *entry)
{
    return entry->depth == 1 && entry->kind != ENTRY_SPEAKER && entry->kind != ENTRY_TOPIC;
}

static bool is_item(const Entry *entry)
{
    return entry->items->len > 0;
}

/* Prints the first few entries that are of that sort; how many there were. */
static int put_lines(const WeekTable *table, const Row *row, bool (*wanted)(const Entry *entry))
{
    int n = 0;
    for (guint i = 0; i < row->entries->len; i++) {
        const Entry *entry = row_entry(row, i);
        if (wanted(entry) && n++ < LINES_OF_A_CARD) {
            part_own_element(table->page, "span", "line", entry->text);
        }
    }
    if (n > LINES_OF_A_CARD) {
        char more[16];
        g_snprintf(more, sizeof more, "%d", n - LINES_OF_A_CARD);
        html_open_class(table->page->html, "span", "more");
        words_put_with(table->page->words->more_lines, more, html_inside(table->page->html));
        html_close(table->page->html);
    }
    return n;
}

static void put_chips(const WeekTable *table, const Row *row)
{
    Html *html = table->page->html;
    for (guint i = 0; i < row->entries->len; i++) {
        const Entry *entry = row_entry(row, i);
        if (entry->kind == ENTRY_ITEM && is_item(entry)) {
            g_autofree char *numbers = item_numbers_in_words(table->page->visit->language, entry->items);
            html_open_class(html, "span", "chip");
            html_open_class(html, "span", "unseen");
            part_items(table->page, entry->items);
            html_close(html);
            html_open(html, "span");
            html_attribute(html, "aria-hidden", "true");
            html_text(html, numbers);
            html_close(html);
            html_close(html);
            html_text(html, " ");
        }
    }
}

static void put_topics(const WeekTable *table, unsigned topics)
{
    Html *html = table->page->html;
    if (topics == 0) {
        return;
    }
    html_open_class(html, "span", "topics");
    for (int i = 0; i < N_TOPICS; i++) {
        if ((topics & 1u << i) != 0) {
            html_element(html, "span", "topic", topic_words(table->page, (Topic)i));
            html_text(html, " ");
        }
    }
    html_close(html);
}

static void put_meeting(const WeekTable *table, const LayoutSlot *slot)
{
    Html *html = table->page->html;
    const Row *row = layout_row(table->page->layout, slot);
    const Row *entries = layout_entries(table->page->layout, slot, NULL);
    const char *mode = mode_words(table->page->words, row->mode);
    html_open_class(html, "span", "time");
    part_hours(table->page, slot);
    html_close(html);
    if (mode != NULL) {
        html_element(html, "span", "mode", mode);
    }
    if (row->label != NULL) {
        part_own_element(table->page, "span", "label", row->label);
    }
    put_chips(table, entries);
    if (put_lines(table, entries, is_headline) == 0 && put_lines(table, entries, is_second_line) == 0 &&
        slot->topics == 0) {
        put_lines(table, entries, is_item);
    }
    put_topics(table, slot->topics);
}

static void put_other_row(const WeekTable *table, const LayoutSlot *slot)
{
    const Row *row = layout_row(table->page->layout, slot);
    html_open_class(table->page->html, "span", "time");
    part_hours(table->page, slot);
    html_close(table->page->html);
    html_element(table->page->html, "span", "kind", kind_words(table->page->words, row->kind));
    part_own_element(table->page, "span", "line", row->text);
}

static void put_card(const WeekTable *table, const LayoutSlot *slot)
{
    Html *html = table->page->html;
    const Layout *layout = table->page->layout;
    const bool is_meeting = layout_row(layout, slot)->kind == ROW_MEETING;
    html_open_class(html, "a", is_meeting ? "card" : "card aside");
    html_attribute_open(html, "href");
    /* What the filter leaves out is not in the list of this page, but in that of the whole programme. */
    html_piece(html, layout_wants(layout, slot, table->page->filter) ? "#" : "./#");
    html_piece(html, slot->id);
    html_attribute_close(html);
    if (is_meeting) {
        put_meeting(table, slot);
    } else {
        put_other_row(table, slot);
    }
    html_close(html);
}

/* Lines */

static void put_day_heading(const WeekTable *table, const LayoutDay *day)
{
    Html *html = table->page->html;
    char date[CIVIL_DATE_SIZE];
    html_open(html, "th");
    html_attribute(html, "scope", "col");
    html_number(html, "colspan", day->lanes);
    html_attribute(html, "data-date", civil_date_format(day->date, date));
    html_element(html, "span", "weekday", table->page->words->weekdays_short[civil_date_weekday(day->date) - MONDAY]);
    html_text(html, " ");
    words_put_short_day(table->page->words, day->date, html_inside(html));
    html_close(html);
}

static bool is_untimed(const LayoutSlot *slot)
{
    return slot->end == 0;
}

static bool has_untimed(const WeekTable *table)
{
    const Layout *layout = table->page->layout;
    for (guint i = table->week->first; i < table->week->first + table->week->n; i++) {
        const LayoutDay *day = layout_day(layout, i);
        for (guint j = day->first; j < day->first + day->n; j++) {
            if (is_untimed(layout_slot(layout, j))) {
                return true;
            }
        }
    }
    return false;
}

/* Deadlines, holidays and meetings without an hour stand above the hours. */
static void put_untimed(const WeekTable *table)
{
    Html *html = table->page->html;
    const Layout *layout = table->page->layout;
    html_open_class(html, "tr", "untimed");
    html_open(html, "th");
    html_attribute(html, "scope", "row");
    html_text(html, table->page->words->all_day);
    html_close(html);
    for (guint i = table->week->first; i < table->week->first + table->week->n; i++) {
        const LayoutDay *day = layout_day(layout, i);
        html_open(html, "td");
        html_number(html, "colspan", day->lanes);
        for (guint j = day->first; j < day->first + day->n; j++) {
            if (is_untimed(layout_slot(layout, j))) {
                put_card(table, layout_slot(layout, j));
            }
        }
        html_close(html);
    }
    html_close(html);
}

/* The slot that has lane `lane` of the day at `clock`; NULL if none has. */
static const LayoutSlot *slot_in(const WeekTable *table, const LayoutDay *day, int lane, int clock)
{
    const Layout *layout = table->page->layout;
    for (guint i = day->first; i < day->first + day->n; i++) {
        const LayoutSlot *slot = layout_slot(layout, i);
        if (slot->end > clock && layout_row(layout, slot)->start <= clock && lane >= slot->lane &&
            lane < slot->lane + slot->n_lanes) {
            return slot;
        }
    }
    return NULL;
}

static int lines_of(const WeekTable *table, guint line, int end)
{
    int n = 0;
    while (line < n_lines(table) && clock_at(table, line) < end) {
        line++;
        n++;
    }
    return n;
}

static void put_slot_cell(const WeekTable *table, const LayoutSlot *slot, guint line)
{
    Html *html = table->page->html;
    const Layout *layout = table->page->layout;
    html_open(html, "td");
    html_attribute_open(html, "class");
    html_piece(html, "slot ");
    html_piece(html, share_class(layout, slot->share));
    html_piece(html, layout_wants(layout, slot, table->page->filter) ? "" : " off");
    html_attribute_close(html);
    html_number(html, "rowspan", lines_of(table, line, slot->end));
    html_number(html, "colspan", slot->n_lanes);
    put_card(table, slot);
    html_close(html);
}

static void put_free_cell(const WeekTable *table, int lanes)
{
    if (lanes > 0) {
        html_open_class(table->page->html, "td", "free");
        html_number(table->page->html, "colspan", lanes);
        html_close(table->page->html);
    }
}

/* What begins at this line, and what is free; what goes on stands in a cell of an earlier line. */
static void put_day_line(const WeekTable *table, const LayoutDay *day, guint line)
{
    int free_lanes = 0;
    for (int lane = 0; lane < day->lanes;) {
        const LayoutSlot *slot = slot_in(table, day, lane, clock_at(table, line));
        if (slot == NULL) {
            free_lanes++;
            lane++;
            continue;
        }
        put_free_cell(table, free_lanes);
        free_lanes = 0;
        if (layout_row(table->page->layout, slot)->start == clock_at(table, line)) {
            put_slot_cell(table, slot, line);
        }
        lane = slot->lane + slot->n_lanes;
    }
    put_free_cell(table, free_lanes);
}

static bool is_pause(const WeekTable *table, guint line)
{
    for (guint i = table->week->first; i < table->week->first + table->week->n; i++) {
        const LayoutDay *day = layout_day(table->page->layout, i);
        for (int lane = 0; lane < day->lanes; lane++) {
            if (slot_in(table, day, lane, clock_at(table, line)) != NULL) {
                return false;
            }
        }
    }
    return true;
}

static void put_line(const WeekTable *table, guint line)
{
    Html *html = table->page->html;
    const int from = clock_at(table, line), to = clock_at(table, line + 1);
    char text[CLOCK_SIZE];
    html_open(html, "tr");
    html_attribute_open(html, "class");
    if (is_pause(table, line)) {
        html_piece(html, "pause");
    } else {
        html_piece(html, "q");
        html_piece_number(html, CLAMP((to - from) / 15, 1, 16));
    }
    html_attribute_close(html);
    html_number(html, "data-from", from);
    html_number(html, "data-to", to);
    html_open(html, "th");
    html_attribute(html, "scope", "row");
    html_text(html, clock_format(from, text));
    html_close(html);
    for (guint i = table->week->first; i < table->week->first + table->week->n; i++) {
        put_day_line(table, layout_day(table->page->layout, i), line);
    }
    html_close(html);
}

/* The table can be scrolled sideways, and is a region for that; its caption names it. */
static void put_caption_id(const WeekTable *table, const char *attribute)
{
    char date[CIVIL_DATE_SIZE];
    html_attribute_open(table->page->html, attribute);
    html_piece(table->page->html, "week-");
    html_piece(table->page->html, civil_date_format(layout_day(table->page->layout, table->week->first)->date, date));
    html_attribute_close(table->page->html);
}

static void put_caption(const WeekTable *table)
{
    const Layout *layout = table->page->layout;
    html_open(table->page->html, "caption");
    put_caption_id(table, "id");
    words_put_range(table->page->words, layout_day(layout, table->week->first)->date,
                    layout_day(layout, table->week->first + table->week->n - 1)->date, html_inside(table->page->html));
    html_close(table->page->html);
}

/* Many meetings side by side need room, to be scrolled sideways. */
static const char *width_class(const ProgrammePage *page, const LayoutWeek *week)
{
    int lanes = 0;
    for (guint i = week->first; i < week->first + week->n; i++) {
        lanes += layout_day(page->layout, i)->lanes;
    }
    return lanes > 18 ? "week wider" : lanes > 10 ? "week wide" : "week";
}

static void put_week(const ProgrammePage *page, const LayoutWeek *week)
{
    const WeekTable table = { page, week };
    html_open_class(page->html, "div", "scroller");
    html_attribute(page->html, "role", "region");
    put_caption_id(&table, "aria-labelledby");
    html_number(page->html, "tabindex", 0);
    html_open_class(page->html, "table", width_class(page, week));
    put_caption(&table);
    html_open(page->html, "thead");
    html_open(page->html, "tr");
    html_open(page->html, "th");
    html_attribute(page->html, "scope", "col");
    html_element(page->html, "span", "unseen", page->words->hours_column);
    html_close(page->html);
    for (guint i = week->first; i < week->first + week->n; i++) {
        put_day_heading(&table, layout_day(page->layout, i));
    }
    html_close(page->html);
    html_close(page->html);
    html_open(page->html, "tbody");
    if (has_untimed(&table)) {
        put_untimed(&table);
    }
    for (guint i = 0; i < n_lines(&table); i++) {
        put_line(&table, i);
    }
    html_close(page->html);
    html_close(page->html);
    html_close(page->html);
}

void part_weeks(const ProgrammePage *page)
{
    html_open_class(page->html, "section", "weeks");
    html_attribute(page->html, "id", "week");
    html_attribute(page->html, "aria-labelledby", "week-title");
    html_open(page->html, "h2");
    html_attribute(page->html, "id", "week-title");
    html_text(page->html, page->words->week);
    html_close(page->html);
    for (guint i = 0; i < page->layout->weeks->len; i++) {
        const LayoutWeek *week = layout_week(page->layout, i);
        if (week->is_drawable) {
            put_week(page, week);
        }
    }
    html_close(page->html);
}
