/* The timetable of a paper: days across both columns, hours on the left, the lines of the meeting on the right. */
#include "paper/paper_builder.h"

#include "base/text.h"
#include "core/civil_words.h"
#include "core/vocabulary.h"
#include "doc/text_layout.h"
#include "reading/civil_text.h"
#include "reading/entry_text.h"
#include "reading/timetable.h"

#include <string.h>

typedef struct {
    const PaperBuilder *builder;
    Node *table;
    CivilDate date; /* of the last day's heading */
    bool has_day;   /* one has been printed */
    int year;       /* that a reader knows by now; 0 at first */
    CivilDate week; /* the Monday of the last week's heading */
} Timetable;

/* --- entries ------------------------------------------------------------------------------------------------ */

static const char *mark_word(Mark mark)
{
    return mark == MARK_CONTINUED ? "continued" : mark == MARK_CONCLUDED ? "concluded" : NULL;
}

/* What follows the words, as text: mark, provenance, minutes. Footnote marks are apart. */
static char *entry_tail(const Entry *entry, Mark mark, bool with_provenance)
{
    GString *tail = g_string_new(NULL);
    if (mark_word(mark) != NULL) {
        g_string_append_printf(tail, " (%s)", mark_word(mark));
    }
    if (entry->provenance != NULL && with_provenance) {
        g_string_append_printf(tail, " [%s]", entry->provenance);
    }
    if (entry->minutes > 0) {
        g_string_append_printf(tail, " (%d minute%s)", entry->minutes, entry->minutes == 1 ? "" : "s");
    }
    return g_string_free(tail, FALSE);
}

static bool same_numbers(const Entry *a, const Entry *b)
{
    if (a->items->len != b->items->len) {
        return false;
    }
    for (guint i = 0; i < a->items->len; i++) {
        const ItemNumber *x = entry_item(a, i);
        const ItemNumber *y = entry_item(b, i);
        if (x->number != y->number || strcmp(x->sub, y->sub) != 0) {
            return false;
        }
    }
    return true;
}

static bool same_entry(const Entry *read, const Entry *entry, Mark mark)
{
    return read->kind == entry->kind && read->depth == entry->depth && read->ordinal == entry->ordinal &&
           read->minutes == entry->minutes && read->as_printed == mark && g_strcmp0(read->text, entry->text) == 0 &&
           g_strcmp0(read->provenance, entry->provenance) == 0 && read->notes->len == entry->notes->len &&
           same_numbers(read, entry);
}

/* Is the line's place in a list told by a dash? A sub-item's letter tells it otherwise. */
static bool has_dash(const Entry *entry)
{
    return entry->depth > 0 && entry->kind != ENTRY_SUBITEM;
}

/* Would the words be read as what they are, here? */
static bool reads_back(const PaperBuilder *builder, const Entry *entry, Mark mark, const EntryPlace *last,
                       const char *line)
{
    if (builder->explicit_all || !paper_line_survives(builder, line) || !timetable_reads_words(line, has_dash(entry))) {
        return false;
    }
    const EntryPlace place = entry_place_at(last, has_dash(entry) ? entry->depth : 0);
    Entry *read = entry_of_text(line, &place, (Position){ 0 });
    const bool same = same_entry(read, entry, mark);
    entry_free(read);
    return same;
}

/* The label by which an explicit line tells what words cannot: numbers of items, the ordinal of a reading. */
static char *explicit_label(const Entry *entry)
{
    if (entry->kind == ENTRY_READING) {
        return g_strdup_printf("%d", entry->ordinal);
    }
    return entry->items->len > 0 ? entry_item_numbers(entry) : NULL;
}

/* Mark, provenance and minutes behind the words; the word of a mark in italics, as the house prints it. */
static void add_tail(Node *block, const Entry *entry, Mark mark)
{
    if (mark_word(mark) != NULL) {
        node_add_text(block, " (");
        node_add_text(node_add(block, NODE_EMPHASIS, "mark"), mark_word(mark));
        node_add_text(block, ")");
    }
    g_autofree char *rest = entry_tail(entry, MARK_NONE, true);
    node_add_text(block, rest);
    paper_add_notes(block, entry->notes);
}

/* The line's own form in the text layout, where its words would not read back; else NULL. */
static char *entry_line(const PaperBuilder *builder, const Entry *entry, Mark mark, const EntryPlace *last)
{
    g_autofree char *words = entry_words(entry, builder->programme->profile);
    g_autofree char *tail = entry_tail(entry, mark, true);
    g_autofree char *notes = paper_notes_text(entry->notes);
    g_autofree char *line = g_strconcat(words, tail, notes, NULL);
    if (reads_back(builder, entry, mark, last, line)) {
        return NULL;
    }
    g_autofree char *label = explicit_label(entry);
    g_autofree char *plain_tail = entry_tail(entry, mark, false);
    g_autofree char *rest = g_strconcat(plain_tail, notes, NULL);
    return text_layout_line(entry_kind_name(entry->kind), label, entry->text, entry->provenance, rest);
}

/* The list that takes an item of that depth: a new one, or the last block's. */
static Node *list_at_depth(Node *cell, int depth)
{
    Node *holder = cell;
    for (int level = 1; level < depth && holder->last != NULL && holder->last->kind == NODE_LIST; level++) {
        holder = holder->last->last;
    }
    Node *list = holder->last != NULL && holder->last->kind == NODE_LIST ? holder->last : NULL;
    return list != NULL ? list : node_add(holder, NODE_LIST, NULL);
}

static Node *add_entry_block(Node *cell, const Entry *entry, const char *line)
{
    if (entry->depth == 0) {
        return node_add(cell, NODE_PARAGRAPH, entry_kind_name(entry->kind));
    }
    Node *item = node_add(list_at_depth(cell, entry->depth), NODE_ITEM, entry_kind_name(entry->kind));
    item->level = entry->depth;
    const bool lettered = entry->kind == ENTRY_SUBITEM && entry->items->len > 0 && line == NULL;
    g_autofree char *letter = lettered ? g_strdup_printf("(%s)", entry_item(entry, 0)->sub) : NULL;
    node_set_label(item, lettered ? letter : "–");
    return item;
}

static void add_entry(const PaperBuilder *builder, Node *cell, const Entry *entry, Mark mark, const EntryPlace *last)
{
    char *line = entry_line(builder, entry, mark, last);
    Node *block = add_entry_block(cell, entry, line);
    const bool lettered = block->label != NULL && block->label[0] == '(';
    g_autofree char *words = lettered ? g_strdup(entry->text) : entry_words(entry, builder->programme->profile);
    paper_add_words(builder, block, words);
    add_tail(block, entry, mark);
    block->text = line;
}

/* --- the left column ------------------------------------------------------------------------------------------ */

static char *hours_of_row(const Row *row)
{
    return row->start == CLOCK_UNKNOWN ? NULL : hours_in_words(LANGUAGE_ENGLISH, row->start, row->end);
}

/* The hours of the row and of those that share it: "10 a.m.–1 p.m. and 3–6 p.m." */
static char *shared_hours(const Programme *programme, guint i)
{
    g_autofree char *first = hours_of_row(programme_row(programme, i));
    if (first == NULL) {
        return g_strdup("Time to be announced");
    }
    GString *hours = g_string_new(first);
    for (guint k = i + 1; k < programme->rows->len && programme_row(programme, k)->shares_row; k++) {
        const bool last = k + 1 >= programme->rows->len || !programme_row(programme, k + 1)->shares_row;
        g_autofree char *more = hours_of_row(programme_row(programme, k));
        g_string_append_printf(hours, "%s%s", last ? " and " : ", ", more);
    }
    return g_string_free(hours, FALSE);
}

/* "10 a.m.–1 p.m. (1st plenary meeting; Plenary Hall; parallel meeting)¹" */
static char *hours_line(const char *hours, const Row *row, MeetingMode usual)
{
    GString *line = g_string_new(hours);
    const char *const parts[] = { row->label, row->room, row->mode != usual ? timetable_mode_words(row->mode) : NULL };
    int count = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        if (parts[i] != NULL) {
            g_string_append_printf(line, "%s%s", count++ == 0 ? " (" : "; ", parts[i]);
        }
    }
    g_string_append(line, count > 0 ? ")" : "");
    g_autofree char *notes = paper_notes_text(row->notes);
    g_string_append(line, notes);
    return g_string_free(line, FALSE);
}

static void add_hours_part(const PaperBuilder *builder, Node *cell, const char *role, const char *words, char *line)
{
    Node *block = node_add(cell, NODE_PARAGRAPH, role);
    paper_add_words(builder, block, words);
    block->text = line;
}

/* Label, room and mode below the hours. In the text layout they stand in one line with them, or each in its own that
 * names it. */
static void add_left_cell(const PaperBuilder *builder, Node *cell, guint i)
{
    const Row *row = programme_row(builder->programme, i);
    const char *first = row->entries->len > 0 ? row_entry(row, 0)->text : NULL;
    const MeetingMode usual = vocabulary_mode(row->label, first);
    g_autofree char *hours = shared_hours(builder->programme, i);
    g_autofree char *line = hours_line(hours, row, usual);
    const bool plain =
        !builder->explicit_all && paper_line_survives(builder, line) && timetable_reads_hours(line, row, usual);
    Node *block = node_add(cell, NODE_PARAGRAPH, "hours");
    node_add_text(block, hours);
    paper_add_notes(block, row->notes);
    block->text = plain ? g_strdup(line) : NULL;
    const struct {
        const char *role;
        const char *words;
        const char *named; /* in an explicit line */
    } parts[] = {
        { "label", row->label, row->label },
        { "room", row->room, row->room },
        { "mode", row->mode != usual ? timetable_mode_words(row->mode) : NULL, meeting_mode_name(row->mode) },
    };
    for (size_t k = 0; k < G_N_ELEMENTS(parts); k++) {
        if (parts[k].words != NULL) {
            add_hours_part(builder, cell, parts[k].role, parts[k].words,
                           plain ? g_strdup("") : text_layout_line(parts[k].role, NULL, parts[k].named, NULL, NULL));
        }
    }
}

/* --- rows --------------------------------------------------------------------------------------------------- */

static Node *add_row(Timetable *timetable, const char *role, Node **ret_left)
{
    Node *row = node_add(timetable->table, NODE_ROW, role);
    *ret_left = node_add(row, NODE_CELL, NULL);
    return node_add(row, NODE_CELL, NULL);
}

static void add_meeting(Timetable *timetable, guint i)
{
    const PaperBuilder *builder = timetable->builder;
    const Row *row = programme_row(builder->programme, i);
    Node *left;
    Node *right = add_row(timetable, "meeting", &left);
    left->parent->id = programme_meeting_id(builder->programme, i);
    add_left_cell(builder, left, i);
    EntryPlace last = { .parent = N_ENTRY_KINDS };
    for (guint k = 0; k < row->entries->len; k++) {
        const Entry *entry = row_entry(row, k);
        add_entry(builder, right, entry, programme_marks_printed(builder->marks, i, k), &last);
        last = entry_place_after(&last, entry);
    }
}

/* "No meetings scheduled (United Nations floating holiday)". */
static char *no_meeting_words(const Row *row)
{
    return row->text == NULL ? g_strdup("No meetings scheduled")
                             : g_strdup_printf("No meetings scheduled (%s)", row->text);
}

/* A row that is no meeting in one line of the text layout. */
static char *plain_row_line(const PaperBuilder *builder, const Row *row, const char *hours, const char *notes)
{
    g_autofree char *named = text_layout_line(row_kind_name(row->kind), NULL, row->text, NULL, notes);
    if (row->kind == ROW_NO_MEETING && row->start == CLOCK_UNKNOWN && row->notes->len == 0 && !builder->explicit_all) {
        g_autofree char *words = no_meeting_words(row);
        const bool simple =
            row->text == NULL || (strpbrk(row->text, "()") == NULL && paper_line_survives(builder, words));
        return simple ? g_steal_pointer(&words) : g_steal_pointer(&named);
    }
    const bool known_kind = row->text != NULL && vocabulary_row_kind(row->text) == row->kind &&
                            (row->kind == ROW_DEADLINE || row->kind == ROW_LIST_CLOSURE);
    g_autofree char *line = g_strconcat(hours, ": ", row->text, notes, NULL);
    if (known_kind && hours != NULL && !builder->explicit_all && paper_line_survives(builder, row->text) &&
        paper_line_survives(builder, line) && g_ascii_isalpha(row->text[0])) {
        return g_steal_pointer(&line);
    }
    return hours == NULL ? g_steal_pointer(&named) : g_strconcat(hours, ": ", named, NULL);
}

static void add_plain_row(Timetable *timetable, const Row *row)
{
    const PaperBuilder *builder = timetable->builder;
    g_autofree char *hours = hours_of_row(row);
    g_autofree char *notes = paper_notes_text(row->notes);
    Node *left;
    Node *right = add_row(timetable, row_kind_name(row->kind), &left);
    if (hours != NULL) {
        add_hours_part(builder, left, "hours", hours, g_strdup(""));
    }
    Node *block = node_add(right, NODE_PARAGRAPH, row_kind_name(row->kind));
    g_autofree char *words = row->kind == ROW_NO_MEETING ? no_meeting_words(row) : g_strdup(row->text);
    paper_add_words(builder, block, words);
    paper_add_notes(block, row->notes);
    block->text = plain_row_line(builder, row, hours, notes);
}

/* --- days --------------------------------------------------------------------------------------------------- */

enum { LONG_SESSION = 300 }; /* days, over which a date without a year may be told by the session's dates */

/* Does a day's heading need its year to be understood? */
static bool needs_year(const Timetable *timetable, CivilDate date)
{
    const Programme *programme = timetable->builder->programme;
    if (timetable->builder->explicit_all) {
        return true;
    }
    if (civil_date_is_set(programme->from)) {
        return civil_date_compare(date, programme->from) < 0 || civil_date_compare(date, programme->to) > 0 ||
               civil_date_days_between(programme->from, programme->to) > LONG_SESSION;
    }
    const bool turned = civil_date_is_set(timetable->date) && date.month < timetable->date.month - 6;
    return timetable->year != date.year || turned;
}

static Node *add_heading(Timetable *timetable, const char *role, const char *text)
{
    Node *row = node_add(timetable->table, NODE_ROW, role);
    Node *cell = node_add(row, NODE_CELL, NULL);
    cell->span = 2;
    Node *heading = node_add(cell, NODE_HEADING, role);
    heading->level = 3;
    node_add_text(heading, text);
    return heading;
}

/* Weeks are printed by some houses, where the work goes over more than one. */
static void add_week(Timetable *timetable, CivilDate date)
{
    const Programme *programme = timetable->builder->programme;
    const CivilDate first = programme_first_day(programme);
    if (!programme->profile->week_headings || !civil_date_is_set(date) ||
        civil_date_days_between(first, programme_last_day(programme)) < 7) {
        return;
    }
    const CivilDate monday = civil_date_add(date, 1 - (int)civil_date_weekday(date));
    const CivilDate friday = civil_date_add(monday, 4);
    if (civil_date_equal(monday, timetable->week)) {
        return;
    }
    timetable->week = monday;
    g_autofree char *range = date_range_in_words(LANGUAGE_ENGLISH, monday, friday);
    g_autofree char *words = g_strdup_printf("Week of %s", range);
    add_heading(timetable, "week", words);
    /* A week that crosses the year leaves the year of its days open. */
    timetable->year = monday.year == friday.year ? friday.year : 0;
}

static void add_day(Timetable *timetable, CivilDate date)
{
    if (timetable->has_day && civil_date_equal(timetable->date, date)) {
        return;
    }
    add_week(timetable, date);
    g_autofree char *words = civil_date_is_set(date)
                                 ? day_heading_in_words(LANGUAGE_ENGLISH, date, needs_year(timetable, date))
                                 : g_strdup("Date to be announced");
    Node *heading = add_heading(timetable, "day", words);
    char iso[CIVIL_DATE_SIZE];
    heading->id = civil_date_is_set(date) ? g_strdup_printf("day-%s", civil_date_format(date, iso)) : NULL;
    timetable->year = civil_date_is_set(date) ? date.year : timetable->year;
    timetable->date = date;
    timetable->has_day = true;
}

static void add_table_head(Timetable *timetable)
{
    Node *row = node_add(timetable->table, NODE_ROW, NULL);
    row->header = true;
    static const char *const heads[] = { "Date/time", "Agenda item/programme" };
    for (size_t i = 0; i < G_N_ELEMENTS(heads); i++) {
        Node *cell = node_add(row, NODE_CELL, NULL);
        node_add_text(node_add(cell, NODE_PARAGRAPH, NULL), heads[i]);
    }
}

void paper_add_timetable(const PaperBuilder *builder)
{
    const Programme *programme = builder->programme;
    if (programme->rows->len == 0) {
        return;
    }
    Timetable timetable = {
        .builder = builder,
        .table = node_add(builder->document->root, NODE_TABLE, "timetable"),
    };
    add_table_head(&timetable);
    for (guint i = 0; i < programme->rows->len; i++) {
        const Row *row = programme_row(programme, i);
        if (row->kind == ROW_MEETING && row->shares_row) {
            continue;
        }
        add_day(&timetable, row->date);
        if (row->kind == ROW_MEETING) {
            add_meeting(&timetable, i);
        } else {
            add_plain_row(&timetable, row);
        }
    }
}
