/* The timetable of a paper: days across both columns, hours on the left, the lines of the meeting on the right. */
#include "paper/paper_builder.h"

#include "base/text.h"
#include "base/zone.h"
#include "core/civil_words.h"
#include "core/item_words.h"
#include "core/vocabulary.h"
#include "doc/text_layout.h"
#include "reading/civil_text.h"
#include "reading/entry_text.h"
#include "reading/timetable.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    const PaperBuilder *builder;
    Node *table;
    const Zone *zone;     /* of the meetings, or NULL */
    CivilDate date;       /* of the last day's heading */
    bool has_day;         /* one has been printed */
    int year;             /* that a reader knows by now; 0 at first */
    CivilDate week;       /* the Monday of the last week's heading */
    const GPtrArray *ids; /* programme_meeting_ids() */
} Timetable;

/* --- entries ------------------------------------------------------------------------------------------------ */

/* The word of a mark, without brackets; NULL for none. */
static const char *mark_word(const PaperBuilder *builder, Mark mark)
{
    if (mark != MARK_CONTINUED && mark != MARK_CONCLUDED) {
        return NULL;
    }
    return term_wording(mark == MARK_CONTINUED ? TERM_CONTINUED : TERM_CONCLUDED, builder->language);
}

/* "Agenda item 5: ", "(a) ": what stands before the words. */
static char *entry_prefix(const PaperBuilder *builder, const Entry *entry)
{
    if (entry->kind == ENTRY_SUBITEM && entry->items->len > 0) {
        g_autofree char *marker = item_marker_in_words(builder->language, entry_item(entry, 0)->sub);
        return g_strconcat(marker, " ", NULL);
    }
    if (entry->kind != ENTRY_ITEM || entry->items->len == 0) {
        return g_strdup("");
    }
    g_autofree char *heading = item_heading_in_words(builder->language, entry->items, builder->programme->profile);
    const char *colon = entry->text != NULL ? term_wording(TERM_COLON, builder->language) : "";
    return g_strconcat(heading, colon, NULL);
}

static char *entry_minutes(const PaperBuilder *builder, const Entry *entry)
{
    if (entry->minutes == 0) {
        return g_strdup("");
    }
    g_autofree char *minutes = minutes_in_words(builder->language, entry->minutes);
    return term_with(TERM_BRACKETS, builder->language, minutes);
}

/* What follows the words, as text: mark, provenance, minutes. Footnote marks are apart. */
static char *entry_tail(const PaperBuilder *builder, const Entry *entry, Mark mark, bool with_provenance)
{
    const char *word = mark_word(builder, mark);
    g_autofree char *marked = word == NULL ? g_strdup("") : term_with(TERM_BRACKETS, builder->language, word);
    g_autofree char *minutes = entry_minutes(builder, entry);
    const bool sourced = entry->provenance != NULL && with_provenance;
    return g_strconcat(marked, sourced ? " [" : "", sourced ? entry->provenance : "", sourced ? "]" : "", minutes,
                       NULL);
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
static void add_tail(const PaperBuilder *builder, Node *block, const Entry *entry, Mark mark)
{
    const char *word = mark_word(builder, mark);
    if (word != NULL) {
        g_auto(GStrv) around = g_strsplit(term_wording(TERM_BRACKETS, builder->language), "%", 2);
        paper_add_text(block, around[0]);
        node_add_text(node_add(block, NODE_EMPHASIS, "mark"), word);
        paper_add_text(block, around[1]);
    }
    if (entry->provenance != NULL) {
        paper_add_text(block, " [");
        paper_add_words(builder, block, entry->provenance);
        paper_add_text(block, "]");
    }
    g_autofree char *minutes = entry_minutes(builder, entry);
    paper_add_text(block, minutes);
    paper_add_notes(block, entry->notes);
}

/* The line's own form in the text layout, where its words would not read back; else NULL. */
static char *entry_line(const PaperBuilder *builder, const Entry *entry, Mark mark, const EntryPlace *last)
{
    g_autofree char *prefix = entry_prefix(builder, entry);
    g_autofree char *tail = entry_tail(builder, entry, mark, true);
    g_autofree char *notes = paper_notes_text(entry->notes);
    g_autofree char *line = g_strconcat(prefix, entry->text != NULL ? entry->text : "", tail, notes, NULL);
    if (reads_back(builder, entry, mark, last, line)) {
        return NULL;
    }
    g_autofree char *label = explicit_label(entry);
    g_autofree char *plain_tail = entry_tail(builder, entry, mark, false);
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

static Node *add_entry_block(const PaperBuilder *builder, Node *cell, const Entry *entry, const char *line)
{
    if (entry->depth == 0) {
        return node_add(cell, NODE_PARAGRAPH, entry_kind_name(entry->kind));
    }
    Node *item = node_add(list_at_depth(cell, entry->depth), NODE_ITEM, entry_kind_name(entry->kind));
    item->level = entry->depth;
    const bool lettered = entry->kind == ENTRY_SUBITEM && entry->items->len > 0 && line == NULL;
    g_autofree char *marker = lettered ? item_marker_in_words(builder->language, entry_item(entry, 0)->sub) : NULL;
    node_set_label(item, lettered ? marker : "–");
    return item;
}

static void add_entry(const PaperBuilder *builder, Node *cell, const Entry *entry, Mark mark, const EntryPlace *last)
{
    char *line = entry_line(builder, entry, mark, last);
    Node *block = add_entry_block(builder, cell, entry, line);
    g_autofree char *prefix = entry_prefix(builder, entry);
    if (block->label == NULL || strcmp(block->label, "–") == 0) {
        paper_add_phrase(builder, block, prefix);
    }
    paper_add_words(builder, block, entry->text);
    add_tail(builder, block, entry, mark);
    block->value = entry->items->len > 0 ? entry_item_numbers(entry) : NULL;
    block->text = line;
}

/* --- the left column ------------------------------------------------------------------------------------------ */

static char *hours_of_row(const PaperBuilder *builder, const Row *row)
{
    return row->start == CLOCK_UNKNOWN ? NULL : hours_in_words(builder->language, row->start, row->end);
}

/* The hours of the row and of those that share it: "10 a.m.–1 p.m. and 3–6 p.m." */
static char *shared_hours(const PaperBuilder *builder, guint i)
{
    const Programme *programme = builder->programme;
    g_autofree char *first = hours_of_row(builder, programme_row(programme, i));
    if (first == NULL) {
        return g_strdup(term_wording(TERM_TIME_OPEN, builder->language));
    }
    GString *hours = g_string_new(first);
    for (guint k = i + 1; k < programme->rows->len && programme_row(programme, k)->shares_row; k++) {
        const bool last = k + 1 >= programme->rows->len || !programme_row(programme, k + 1)->shares_row;
        g_autofree char *more = hours_of_row(builder, programme_row(programme, k));
        g_string_append(hours, hours_joint(builder->language, last));
        g_string_append(hours, more != NULL ? more : "");
    }
    return g_string_free(hours, FALSE);
}

/* "2022-07-25T10:00:00-04:00"; without the offset where the zone is not known, or its clocks skip the hour. */
static void append_instant(GString *out, const Zone *zone, CivilDate date, int clock)
{
    const CivilDate day = clock == CLOCK_DAY ? civil_date_add(date, 1) : date;
    char iso[CIVIL_DATE_SIZE];
    char time[CLOCK_SIZE];
    g_string_append_printf(out, "%sT%s:00", civil_date_format(day, iso), clock_format(clock % CLOCK_DAY, time));
    Instant instant;
    if (zone != NULL && zone_instant(zone, date, clock, &instant) == ZONE_OK) {
        const int minutes = zone_offset(zone, instant, NULL) / 60;
        g_string_append_printf(out, "%c%02d:%02d", minutes < 0 ? '-' : '+', abs(minutes) / 60, abs(minutes) % 60);
    }
}

/* When the row is, for a program: an interval, or an instant where the end is not known; NULL without day or hour. */
static char *hours_value(const Timetable *timetable, const Row *row)
{
    if (!civil_date_is_set(row->date) || row->start == CLOCK_UNKNOWN) {
        return NULL;
    }
    GString *out = g_string_new(NULL);
    append_instant(out, timetable->zone, row->date, row->start);
    if (row->end != CLOCK_UNKNOWN) {
        const bool overnight = row->end <= row->start;
        g_string_append_c(out, '/');
        append_instant(out, timetable->zone, civil_date_add(row->date, overnight ? 1 : 0), row->end);
    }
    return g_string_free(out, FALSE);
}

/* The same of the row and of those that share it, with blanks between. */
static char *shared_hours_value(const Timetable *timetable, guint i)
{
    const Programme *programme = timetable->builder->programme;
    char *values = hours_value(timetable, programme_row(programme, i));
    for (guint k = i + 1; values != NULL && k < programme->rows->len && programme_row(programme, k)->shares_row; k++) {
        g_autofree char *first = values;
        g_autofree char *more = hours_value(timetable, programme_row(programme, k));
        values = g_strconcat(first, more != NULL ? " " : NULL, more, NULL);
    }
    return values;
}

static const char *mode_words(const PaperBuilder *builder, MeetingMode mode)
{
    static const Term terms[N_MEETING_MODES] = {
        [MODE_FORMAL] = TERM_FORMAL_MEETING, [MODE_INFORMAL] = TERM_INFORMAL_MEETING,
        [MODE_JOINT] = TERM_JOINT_MEETING,   [MODE_PARALLEL] = TERM_PARALLEL_MEETING,
        [MODE_SIDE_EVENT] = TERM_SIDE_EVENT,
    };
    return term_wording(terms[mode], builder->language);
}

/* "10 a.m.–1 p.m. (1st plenary meeting; Plenary Hall; parallel meeting)¹" */
static char *hours_line(const PaperBuilder *builder, const char *hours, const Row *row, const char *mode)
{
    const char *const parts[] = { row->label, row->room, mode };
    g_autoptr(GString) aside = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_string_append(aside, parts[i] != NULL && aside->len > 0 ? "; " : "");
        g_string_append(aside, parts[i] != NULL ? parts[i] : "");
    }
    g_autofree char *bracketed = aside->len == 0 ? NULL : term_with(TERM_BRACKETS, builder->language, aside->str);
    g_autofree char *notes = paper_notes_text(row->notes);
    return g_strconcat(hours, bracketed != NULL ? bracketed : "", notes, NULL);
}

static void add_hours_part(const PaperBuilder *builder, Node *cell, const char *role, const char *words, char *line)
{
    Node *block = node_add(cell, NODE_PARAGRAPH, role);
    paper_add_words(builder, block, words);
    block->text = line;
}

/* Label, room and mode below the hours. In the text layout they stand in one line with them, or each in its own that
 * names it. */
static void add_left_cell(const Timetable *timetable, Node *cell, guint i)
{
    const PaperBuilder *builder = timetable->builder;
    const Row *row = programme_row(builder->programme, i);
    const char *first = row->entries->len > 0 ? row_entry(row, 0)->text : NULL;
    const MeetingMode usual = vocabulary_mode(row->label, first);
    const char *mode = row->mode != usual ? mode_words(builder, row->mode) : NULL;
    g_autofree char *hours = shared_hours(builder, i);
    g_autofree char *line = hours_line(builder, hours, row, mode);
    const bool plain =
        !builder->explicit_all && paper_line_survives(builder, line) && timetable_reads_hours(line, row, usual);
    Node *block = node_add(cell, NODE_PARAGRAPH, "hours");
    paper_add_phrase(builder, block, hours);
    paper_add_notes(block, row->notes);
    block->value = shared_hours_value(timetable, i);
    block->text = plain ? g_strdup(line) : NULL;
    const struct {
        const char *role;
        const char *words;
        const char *named; /* in an explicit line */
    } parts[] = {
        { "label", row->label, row->label },
        { "room", row->room, row->room },
        { "mode", mode, meeting_mode_name(row->mode) },
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
    left->parent->id = g_strdup(g_ptr_array_index(timetable->ids, i));
    add_left_cell(timetable, left, i);
    EntryPlace last = { .parent = N_ENTRY_KINDS };
    for (guint k = 0; k < row->entries->len; k++) {
        const Entry *entry = row_entry(row, k);
        add_entry(builder, right, entry, programme_marks_printed(builder->marks, i, k), &last);
        last = entry_place_after(&last, entry);
    }
}

/* "No meetings scheduled (United Nations floating holiday)". */
static char *no_meeting_words(const PaperBuilder *builder, const Row *row)
{
    return row->text == NULL ? g_strdup(term_wording(TERM_NO_MEETINGS, builder->language))
                             : term_with(TERM_NO_MEETINGS_WHY, builder->language, row->text);
}

static void add_no_meeting_words(const PaperBuilder *builder, Node *block, const Row *row)
{
    g_auto(GStrv) around = g_strsplit(term_wording(TERM_NO_MEETINGS_WHY, builder->language), "%", 2);
    if (row->text == NULL) {
        paper_add_text(block, term_wording(TERM_NO_MEETINGS, builder->language));
        return;
    }
    paper_add_text(block, around[0]);
    paper_add_words(builder, block, row->text);
    paper_add_text(block, around[1]);
}

/* A row that is no meeting in one line of the text layout. */
static char *plain_row_line(const PaperBuilder *builder, const Row *row, const char *hours, const char *notes)
{
    g_autofree char *named = text_layout_line(row_kind_name(row->kind), NULL, row->text, NULL, notes);
    if (row->kind == ROW_NO_MEETING && row->start == CLOCK_UNKNOWN && row->notes->len == 0 && !builder->explicit_all) {
        g_autofree char *words = no_meeting_words(builder, row);
        const bool simple =
            row->text == NULL || (strpbrk(row->text, "()") == NULL && paper_line_survives(builder, words));
        return simple ? g_steal_pointer(&words) : g_steal_pointer(&named);
    }
    const bool known_kind = row->text != NULL && vocabulary_row_kind(row->text) == row->kind &&
                            (row->kind == ROW_DEADLINE || row->kind == ROW_LIST_CLOSURE);
    const char *colon = term_wording(TERM_COLON, builder->language);
    g_autofree char *line = g_strconcat(hours != NULL ? hours : "", colon, row->text, notes, NULL);
    if (known_kind && hours != NULL && !builder->explicit_all && paper_line_survives(builder, row->text) &&
        paper_line_survives(builder, line) && g_unichar_isalpha(g_utf8_get_char(row->text))) {
        return g_steal_pointer(&line);
    }
    if (hours == NULL) {
        return g_steal_pointer(&named);
    }
    /* "21 h 39:" reads as hours only with a blank before the colon; the text layout knows no wide one. */
    return g_strconcat(hours, builder->language == LANGUAGE_FRENCH ? " : " : ": ", named, NULL);
}

static void add_plain_row(Timetable *timetable, const Row *row)
{
    const PaperBuilder *builder = timetable->builder;
    g_autofree char *hours = hours_of_row(builder, row);
    g_autofree char *notes = paper_notes_text(row->notes);
    Node *left;
    Node *right = add_row(timetable, row_kind_name(row->kind), &left);
    if (hours != NULL) {
        add_hours_part(builder, left, "hours", hours, g_strdup(""));
        left->last->value = hours_value(timetable, row);
    }
    Node *block = node_add(right, NODE_PARAGRAPH, row_kind_name(row->kind));
    if (row->kind == ROW_NO_MEETING) {
        add_no_meeting_words(builder, block, row);
    } else {
        paper_add_words(builder, block, row->text);
    }
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
    g_autofree char *words = week_in_words(timetable->builder->language, monday, friday);
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
    const Language language = timetable->builder->language;
    const bool dated = civil_date_is_set(date);
    g_autofree char *words = dated ? day_heading_in_words(language, date, needs_year(timetable, date))
                                   : g_strdup(term_wording(TERM_DATE_OPEN, language));
    Node *heading = add_heading(timetable, "day", words);
    if (dated) {
        char iso[CIVIL_DATE_SIZE];
        heading->value = g_strdup(civil_date_format(date, iso));
        heading->id = g_strdup_printf("day-%s", iso);
        timetable->year = date.year;
    }
    timetable->date = date;
    timetable->has_day = true;
}

static void add_table_head(Timetable *timetable)
{
    Node *row = node_add(timetable->table, NODE_ROW, NULL);
    row->header = true;
    static const Term heads[] = { TERM_DATE_TIME, TERM_ITEM_PROGRAMME };
    for (size_t i = 0; i < G_N_ELEMENTS(heads); i++) {
        Node *cell = node_add(row, NODE_CELL, NULL);
        node_add_text(node_add(cell, NODE_PARAGRAPH, NULL), term_wording(heads[i], timetable->builder->language));
    }
}

void paper_add_timetable(const PaperBuilder *builder)
{
    const Programme *programme = builder->programme;
    if (programme->rows->len == 0) {
        return;
    }
    const char *zone_name = programme_zone(programme);
    g_autoptr(Zone) zone = zone_name == NULL ? NULL : zone_new(zone_name);
    g_autoptr(GPtrArray) ids = programme_meeting_ids(programme);
    Timetable timetable = {
        .builder = builder,
        .zone = zone,
        .table = node_add(builder->document->root, NODE_TABLE, "timetable"),
        .ids = ids,
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
