/* The days as lists: every meeting with all its lines in the paper's own words, under its anchor. */
#include "core/item_words.h"
#include "core/terms.h"
#include "web/page_parts.h"

enum { DEPTH_LIMIT = 6 };

/* Text */

static void put_note_marks(const ProgrammePage *page, const GArray *notes)
{
    Html *html = page->html;
    for (guint i = 0; i < notes->len; i++) {
        const int number = g_array_index(notes, int, i);
        html_open(html, "sup");
        html_open(html, "a");
        html_attribute(html, "role", "doc-noteref");
        if (g_hash_table_add(page->marked, GINT_TO_POINTER(number))) {
            html_attribute_open(html, "id");
            html_piece(html, "mark-");
            html_piece_number(html, number);
            html_attribute_close(html);
        }
        html_attribute_open(html, "href");
        html_piece(html, "#note-");
        html_piece_number(html, number);
        html_attribute_close(html);
        html_text_number(html, number);
        html_close(html);
        html_close(html);
    }
}

static void put_mark(const ProgrammePage *page, Mark mark)
{
    if (mark != MARK_CONTINUED && mark != MARK_CONCLUDED) {
        return;
    }
    const Language language = page->visit->language;
    const Term term = mark == MARK_CONTINUED ? TERM_CONTINUED : TERM_CONCLUDED;
    g_autofree char *words = term_with(TERM_BRACKETS, language, term_wording(term, language));
    html_text(page->html, words[0] == ' ' ? " " : "");
    html_element(page->html, "em", "mark", g_strchug(words));
}

static void put_number(const ProgrammePage *page, const Entry *entry)
{
    if (entry->kind == ENTRY_ITEM && entry->items->len > 0) {
        html_open_class(page->html, "span", "number");
        part_items(page, entry->items);
        html_close(page->html);
        html_text(page->html, entry->text != NULL ? page->words->colon : "");
    } else if (entry->kind == ENTRY_SUBITEM && entry->items->len > 0) {
        g_autofree char *marker = item_marker_in_words(page->visit->language, entry_item(entry, 0)->sub);
        html_element(page->html, "span", "number", marker);
        html_text(page->html, " ");
    }
}

static void put_entry(const ProgrammePage *page, const Entry *entry, Mark mark)
{
    Html *html = page->html;
    put_number(page, entry);
    part_own_prose(page, entry->text);
    put_mark(page, mark);
    if (entry->provenance != NULL) {
        html_text(html, " ");
        html_open_class(html, "span", "provenance");
        html_text(html, "[");
        part_own_prose(page, entry->provenance);
        html_text(html, "]");
        html_close(html);
    }
    put_note_marks(page, entry->notes);
    if (entry->minutes > 0) {
        html_text(html, " ");
        html_open_class(html, "span", "minutes");
        words_put_duration(page->words, entry->minutes, html_inside(html));
        html_close(html);
    }
}

/* Lists in lists by the depth of the entries; one that is deeper than the paper's form allows goes one level in. */
static void put_entries(const ProgrammePage *page, const Row *row, guint number)
{
    Html *html = page->html;
    int level = -1;
    for (guint i = 0; i < row->entries->len; i++) {
        const Entry *entry = row_entry(row, i);
        const int wanted = MIN(MIN(entry->depth, level + 1), DEPTH_LIMIT);
        for (; level > wanted; level--) {
            html_close(html);
            html_close(html);
        }
        if (level == wanted) {
            html_close(html);
        } else {
            html_open_class(html, "ul", level < 0 ? "entries" : NULL);
            level++;
        }
        html_open_class(html, "li", entry_kind_name(entry->kind));
        put_entry(page, entry, programme_marks_printed(page->layout->marks, number, i));
    }
    for (; level >= 0; level--) {
        html_close(html);
        html_close(html);
    }
}

/* Slots */

enum { BAR_PARTS_LIMIT = 24 };

/* How the meeting's time is given to its lines; only where the paper gives minutes and they fit. */
static void put_minutes_bar(const ProgrammePage *page, const LayoutSlot *slot, const Row *row)
{
    static const char *const shades[] = { "m1", "m2", "m3" };
    int parts[BAR_PARTS_LIMIT];
    const char *classes[BAR_PARTS_LIMIT];
    guint n = 0;
    int given = 0;
    for (guint i = 0; i < row->entries->len && n + 1 < BAR_PARTS_LIMIT; i++) {
        const int minutes = row_entry(row, i)->minutes;
        if (minutes > 0) {
            classes[n] = shades[n % G_N_ELEMENTS(shades)];
            parts[n++] = minutes;
            given += minutes;
        }
    }
    if (n == 0 || given > slot->minutes) {
        return;
    }
    if (given < slot->minutes) {
        classes[n] = "m0";
        parts[n++] = slot->minutes - given;
    }
    part_bar(page->html, parts, classes, n, slot->minutes);
}

static void put_time(const ProgrammePage *page, const LayoutSlot *slot)
{
    Html *html = page->html;
    html_open_class(html, "div", "when");
    html_open_class(html, "p", "time");
    part_hours(page, slot);
    if (slot->zone[0] != '\0') {
        html_text(html, " ");
        part_sign(page, "zone", slot->zone);
    }
    html_close(html);
    if (slot->starts[0] != '\0') {
        /* The script fills it in where the reader's own zone is another one. */
        html_open_class(html, "p", "own");
        html_attribute(html, "data-words", page->words->your_time);
        html_flag(html, "hidden");
        html_close(html);
    }
    html_close(html);
}

static void put_meeting_head(const ProgrammePage *page, const Row *row)
{
    Html *html = page->html;
    const char *mode = mode_words(page->words, row->mode);
    if (row->label != NULL) {
        part_own_element(page, "h4", "label", row->label);
    }
    if (mode != NULL || row->room != NULL) {
        html_open_class(html, "p", "where");
        if (mode != NULL) {
            html_element(html, "span", "mode", mode);
        }
        html_text(html, mode != NULL && row->room != NULL ? " " : "");
        part_own_words(page, row->room);
        html_close(html);
    }
}

static void put_meeting(const ProgrammePage *page, const LayoutSlot *slot)
{
    guint number;
    const Row *row = layout_row(page->layout, slot);
    const Row *entries = layout_entries(page->layout, slot, &number);
    put_meeting_head(page, row);
    put_entries(page, entries, number);
    put_minutes_bar(page, slot, entries);
    put_note_marks(page, row->notes);
}

static void put_other_row(const ProgrammePage *page, const Row *row)
{
    Html *html = page->html;
    html_open_class(html, "p", "other");
    html_element(html, "strong", NULL, kind_words(page->words, row->kind));
    if (row->text != NULL) {
        html_text(html, page->words->colon);
        part_own_prose(page, row->text);
    }
    put_note_marks(page, row->notes);
    html_close(html);
}

static void put_slot(const ProgrammePage *page, const LayoutSlot *slot)
{
    Html *html = page->html;
    const Row *row = layout_row(page->layout, slot);
    html_open(html, "li");
    html_attribute(html, "id", slot->id);
    html_attribute_open(html, "class");
    html_piece(html, "row ");
    html_piece(html, row_kind_name(row->kind));
    html_piece(html, " ");
    html_piece(html, share_class(page->layout, slot->share));
    html_attribute_close(html);
    if (row->kind == ROW_MEETING && slot->minutes > 0) {
        html_attribute(html, "data-starts", slot->starts);
        html_attribute(html, "data-ends", slot->ends);
    }
    put_time(page, slot);
    html_open_class(html, "div", "what");
    if (row->kind == ROW_MEETING) {
        put_meeting(page, slot);
    } else {
        put_other_row(page, row);
    }
    html_close(html);
    html_close(html);
}

/* Days */

static bool is_wanted(const ProgrammePage *page, const LayoutDay *day)
{
    for (guint i = day->first; i < day->first + day->n; i++) {
        if (layout_wants(page->layout, layout_slot(page->layout, i), page->filter)) {
            return true;
        }
    }
    return false;
}

static void put_day(const ProgrammePage *page, const LayoutDay *day)
{
    Html *html = page->html;
    char date[CIVIL_DATE_SIZE];
    html_open_class(html, "section", "day");
    html_open(html, "h3");
    html_attribute_open(html, "id");
    html_piece(html, "day-");
    html_piece(html, civil_date_format(day->date, date));
    html_attribute_close(html);
    if (civil_date_is_set(day->date)) {
        words_put_day(page->words, day->date, html_inside(html));
    } else {
        html_text(html, page->words->undated);
    }
    html_close(html);
    html_open_class(html, "ol", "rows");
    for (guint i = day->first; i < day->first + day->n; i++) {
        const LayoutSlot *slot = layout_slot(page->layout, i);
        if (layout_wants(page->layout, slot, page->filter)) {
            put_slot(page, slot);
        }
    }
    html_close(html);
    html_close(html);
}

void part_days(const ProgrammePage *page)
{
    Html *html = page->html;
    html_open_class(html, "section", "days");
    html_attribute(html, "id", "days");
    html_attribute(html, "data-now", page->words->now);
    html_attribute(html, "aria-labelledby", "days-title");
    html_open(html, "h2");
    html_attribute(html, "id", "days-title");
    html_text(html, page->words->days);
    html_close(html);
    if (layout_count(page->layout, page->filter) == 0 && !filter_is_all(page->filter)) {
        html_element(html, "p", "none", page->words->filter_none);
    }
    for (guint i = 0; i < page->layout->days->len; i++) {
        if (is_wanted(page, layout_day(page->layout, i))) {
            put_day(page, layout_day(page->layout, i));
        }
    }
    html_close(html);
}

/* Footnotes */

static void put_note(const ProgrammePage *page, const Footnote *note)
{
    Html *html = page->html;
    const bool is_marked = g_hash_table_contains(page->marked, GINT_TO_POINTER(note->number));
    html_open(html, "li");
    html_attribute_open(html, "id");
    html_piece(html, "note-");
    html_piece_number(html, note->number);
    html_attribute_close(html);
    html_open_class(html, "span", "note-number");
    if (note->mark != NULL) {
        html_text(html, note->mark);
    } else {
        html_text_number(html, note->number);
    }
    html_close(html);
    html_text(html, " ");
    part_own_prose(page, note->text);
    if (is_marked) {
        html_text(html, " ");
        html_open(html, "a");
        html_attribute(html, "role", "doc-backlink");
        html_attribute_open(html, "href");
        html_piece(html, "#mark-");
        html_piece_number(html, note->number);
        html_attribute_close(html);
        html_attribute(html, "aria-label", page->words->note_back);
        html_element(html, "span", "arrow", "↩");
        html_close(html);
    }
    html_close(html);
}

void part_notes(const ProgrammePage *page)
{
    Html *html = page->html;
    if (page->programme->footnotes->len == 0) {
        return;
    }
    html_open_class(html, "section", "notes");
    html_attribute(html, "aria-labelledby", "notes-title");
    html_open(html, "h2");
    html_attribute(html, "id", "notes-title");
    html_text(html, page->words->paper_notes);
    html_close(html);
    html_open(html, "ol");
    for (guint i = 0; i < page->programme->footnotes->len; i++) {
        put_note(page, g_ptr_array_index(page->programme->footnotes, i));
    }
    html_close(html);
    html_close(html);
}
