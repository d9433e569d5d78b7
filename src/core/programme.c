#include "core/programme.h"

#include "base/text.h"
#include "core/vocabulary.h"

#include <string.h>

/* --- names ------------------------------------------------------------------------------------------- */

static const char *const entry_kind_names[] = {
    [ENTRY_LINE] = "line",
    [ENTRY_OPENING] = "opening",
    [ENTRY_STATEMENTS] = "statements",
    [ENTRY_SPEAKER] = "speaker",
    [ENTRY_REMARKS] = "remarks",
    [ENTRY_CLOSURE] = "closure",
    [ENTRY_ITEM] = "item",
    [ENTRY_SUBITEM] = "subitem",
    [ENTRY_READING] = "reading",
    [ENTRY_PRESENTATION] = "presentation",
    [ENTRY_THEMATIC] = "thematic",
    [ENTRY_DEBATE] = "debate",
    [ENTRY_EXCHANGE] = "exchange",
    [ENTRY_STAKEHOLDERS] = "stakeholders",
    [ENTRY_ADOPTION] = "adoption",
    [ENTRY_TOPIC] = "topic",
    [ENTRY_BREAK] = "break",
};
G_STATIC_ASSERT(G_N_ELEMENTS(entry_kind_names) == N_ENTRY_KINDS);

static const char *const row_kind_names[] = {
    [ROW_MEETING] = "meeting",       [ROW_DEADLINE] = "deadline", [ROW_LIST_CLOSURE] = "list-closure",
    [ROW_NO_MEETING] = "no-meeting", [ROW_REMARK] = "remark",
};
G_STATIC_ASSERT(G_N_ELEMENTS(row_kind_names) == N_ROW_KINDS);

static const char *const mode_names[] = {
    [MODE_FORMAL] = "formal",     [MODE_INFORMAL] = "informal",     [MODE_JOINT] = "joint",
    [MODE_PARALLEL] = "parallel", [MODE_SIDE_EVENT] = "side-event",
};
G_STATIC_ASSERT(G_N_ELEMENTS(mode_names) == N_MEETING_MODES);

static const char *const mark_names[] = {
    [MARK_DERIVED] = "derived",
    [MARK_NONE] = "none",
    [MARK_CONTINUED] = "continued",
    [MARK_CONCLUDED] = "concluded",
};
G_STATIC_ASSERT(G_N_ELEMENTS(mark_names) == N_MARKS);

static const char *const block_kind_names[] = {
    [BLOCK_HEADING] = "heading",
    [BLOCK_PARAGRAPH] = "paragraph",
    [BLOCK_KEPT] = "kept",
};
G_STATIC_ASSERT(G_N_ELEMENTS(block_kind_names) == N_BLOCK_KINDS);

static int index_of(const char *const *names, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (g_strcmp0(names[i], name) == 0) {
            return (int)i;
        }
    }
    return -1;
}

#define NAMES_OF(type, prefix, table)                                                                                  \
    const char *prefix##_name(type value)                                                                              \
    {                                                                                                                  \
        return table[value];                                                                                           \
    }                                                                                                                  \
    int prefix##_of_name(const char *name)                                                                             \
    {                                                                                                                  \
        return index_of(table, G_N_ELEMENTS(table), name);                                                             \
    }

NAMES_OF(EntryKind, entry_kind, entry_kind_names)
NAMES_OF(RowKind, row_kind, row_kind_names)
NAMES_OF(MeetingMode, meeting_mode, mode_names)
NAMES_OF(Mark, mark, mark_names)
NAMES_OF(BlockKind, block_kind, block_kind_names)

/* --- life -------------------------------------------------------------------------------------------- */

static GArray *notes_new(void)
{
    return g_array_new(FALSE, FALSE, sizeof(int));
}

Entry *entry_new(EntryKind kind, const char *text)
{
    Entry *entry = g_new0(Entry, 1);
    entry->kind = kind;
    entry->text = g_strdup(text);
    entry->items = g_array_new(FALSE, FALSE, sizeof(ItemNumber));
    entry->notes = notes_new();
    return entry;
}

void entry_free(Entry *entry)
{
    if (entry == NULL) {
        return;
    }
    g_free(entry->text);
    g_free(entry->provenance);
    g_array_unref(entry->items);
    g_array_unref(entry->notes);
    g_free(entry);
}

Row *row_new(RowKind kind)
{
    Row *row = g_new0(Row, 1);
    row->kind = kind;
    row->start = CLOCK_UNKNOWN;
    row->end = CLOCK_UNKNOWN;
    row->notes = notes_new();
    row->entries = g_ptr_array_new_with_free_func((GDestroyNotify)entry_free);
    return row;
}

void row_free(Row *row)
{
    if (row == NULL) {
        return;
    }
    g_free(row->text);
    g_free(row->label);
    g_free(row->room);
    g_array_unref(row->notes);
    g_ptr_array_unref(row->entries);
    g_free(row);
}

Block *block_new(BlockKind kind, const char *label, const char *text)
{
    Block *block = g_new0(Block, 1);
    block->kind = kind;
    block->label = g_strdup(label);
    block->text = g_strdup(text);
    block->notes = notes_new();
    return block;
}

void block_free(Block *block)
{
    if (block == NULL) {
        return;
    }
    g_free(block->label);
    g_free(block->text);
    g_array_unref(block->notes);
    g_free(block);
}

static void footnote_free(gpointer data)
{
    Footnote *footnote = data;
    g_free(footnote->mark);
    g_free(footnote->text);
    g_free(footnote);
}

static void agenda_item_free(gpointer data)
{
    AgendaItem *item = data;
    g_free(item->title);
    g_free(item);
}

static void link_free(gpointer data)
{
    Link *link = data;
    g_free(link->words);
    g_free(link->target);
    g_free(link);
}

Programme *programme_new(void)
{
    Programme *programme = g_new0(Programme, 1);
    programme->profile = profile_free_form();
    programme->language = LANGUAGE_ENGLISH;
    programme->front = g_ptr_array_new_with_free_func((GDestroyNotify)block_free);
    programme->agenda = g_ptr_array_new_with_free_func(agenda_item_free);
    programme->rows = g_ptr_array_new_with_free_func((GDestroyNotify)row_free);
    programme->footnotes = g_ptr_array_new_with_free_func(footnote_free);
    programme->back = g_ptr_array_new_with_free_func((GDestroyNotify)block_free);
    programme->links = g_ptr_array_new_with_free_func(link_free);
    return programme;
}

/* The texts of a programme, by name: for freeing, tidying and comparing them all alike. */
static const struct {
    const char *name;
    size_t offset;
} texts[] = {
#define TEXT(member)                                                                                                   \
    {                                                                                                                  \
#member, G_STRUCT_OFFSET(Programme, member)                                                                    \
    }
    TEXT(organ),     TEXT(symbol),      TEXT(job_number),  TEXT(distribution), TEXT(original),
    TEXT(body),      TEXT(session),     TEXT(place),       TEXT(zone),         TEXT(title),
    TEXT(note_kind), TEXT(annex_label), TEXT(annex_title),
#undef TEXT
};

static char **text_at(const Programme *programme, size_t i)
{
    return (char **)G_STRUCT_MEMBER_P(programme, texts[i].offset);
}

void programme_free(Programme *programme)
{
    if (programme == NULL) {
        return;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_free(*text_at(programme, i));
    }
    g_ptr_array_unref(programme->front);
    g_ptr_array_unref(programme->agenda);
    g_ptr_array_unref(programme->rows);
    g_ptr_array_unref(programme->footnotes);
    g_ptr_array_unref(programme->back);
    g_ptr_array_unref(programme->links);
    g_free(programme);
}

Row *programme_add_row(Programme *programme, Row *row)
{
    g_ptr_array_add(programme->rows, row);
    return row;
}

Entry *row_add_entry(Row *row, Entry *entry)
{
    g_ptr_array_add(row->entries, entry);
    return entry;
}

Block *programme_add_block(GPtrArray *blocks, Block *block)
{
    g_ptr_array_add(blocks, block);
    return block;
}

Footnote *programme_add_footnote(Programme *programme, int number, const char *mark, const char *text, Position at)
{
    Footnote *footnote = g_new0(Footnote, 1);
    *footnote = (Footnote){ .number = number, .mark = g_strdup(mark), .text = g_strdup(text), .at = at };
    g_ptr_array_add(programme->footnotes, footnote);
    return footnote;
}

AgendaItem *programme_add_agenda_item(Programme *programme, ItemNumber item, const char *title, Position at)
{
    AgendaItem *agenda_item = g_new0(AgendaItem, 1);
    *agenda_item = (AgendaItem){ .item = item, .title = g_strdup(title), .at = at };
    g_ptr_array_add(programme->agenda, agenda_item);
    return agenda_item;
}

void programme_add_link(Programme *programme, const char *words, const char *target)
{
    Link *link = g_new0(Link, 1);
    *link = (Link){ .words = g_strdup(words), .target = g_strdup(target) };
    g_ptr_array_add(programme->links, link);
}

Row *programme_row(const Programme *programme, guint i)
{
    return g_ptr_array_index(programme->rows, i);
}

Entry *row_entry(const Row *row, guint i)
{
    return g_ptr_array_index(row->entries, i);
}

ItemNumber *entry_item(const Entry *entry, guint i)
{
    return &g_array_index(entry->items, ItemNumber, i);
}

/* --- tidying ----------------------------------------------------------------------------------------- */

static void tidy_notes(GArray *notes)
{
    for (guint i = notes->len; i > 0; i--) {
        if (g_array_index(notes, int, i - 1) == 0) {
            g_array_remove_index(notes, i - 1);
        }
    }
}

static void tidy_entry(Entry *entry)
{
    text_tidy_in_place(&entry->text);
    text_tidy_in_place(&entry->provenance);
    tidy_notes(entry->notes);
    entry->depth = CLAMP(entry->depth, 0, 2);
    entry->minutes = CLAMP(entry->minutes, 0, CLOCK_DAY);
    if (entry->kind != ENTRY_READING) {
        entry->ordinal = 0;
    }
    if (entry->kind != ENTRY_ITEM && entry->kind != ENTRY_SUBITEM) {
        g_array_set_size(entry->items, 0);
    }
}

enum { SHARED_ROWS_LIMIT = 4 }; /* as many hours as are read in one line */

/* One printed row stands for meetings that differ in their hours alone. */
static bool may_share_row(const Programme *programme, guint i)
{
    const Row *row = programme_row(programme, i);
    const Row *before = i > 0 ? programme_row(programme, i - 1) : NULL;
    if (before == NULL || before->kind != ROW_MEETING || row->kind != ROW_MEETING ||
        !civil_date_equal(before->date, row->date) || row->start == CLOCK_UNKNOWN || before->start == CLOCK_UNKNOWN) {
        return false;
    }
    guint shared = 1;
    while (programme_row(programme, i - shared)->shares_row) { /* the first row shares with none */
        shared++;
    }
    return shared < SHARED_ROWS_LIMIT && row->mode == before->mode && row->notes->len == 0 && before->notes->len == 0 &&
           g_strcmp0(row->label, before->label) == 0 && g_strcmp0(row->room, before->room) == 0;
}

/* A dash stands under a line, a second dash under a dash. */
static void tidy_depths(Row *row)
{
    int deepest = 0;
    for (guint k = 0; k < row->entries->len; k++) {
        Entry *entry = row_entry(row, k);
        entry->depth = MIN(entry->depth, deepest);
        deepest = MIN(entry->depth + 1, 2);
    }
}

static void tidy_row(Programme *programme, guint i)
{
    Row *row = programme_row(programme, i);
    text_tidy_in_place(&row->text);
    text_tidy_in_place(&row->label);
    text_tidy_in_place(&row->room);
    tidy_notes(row->notes);
    row->start = row->start == CLOCK_DAY ? 0 : CLAMP(row->start, CLOCK_UNKNOWN, CLOCK_DAY - 1);
    row->end = row->start == CLOCK_UNKNOWN ? CLOCK_UNKNOWN : CLAMP(row->end, CLOCK_UNKNOWN, CLOCK_DAY);
    row->end = row->end == 0 ? CLOCK_DAY : row->end;
    if (row->kind == ROW_MEETING) {
        g_clear_pointer(&row->text, g_free);
    } else {
        g_clear_pointer(&row->label, g_free);
        g_clear_pointer(&row->room, g_free);
        row->mode = MODE_FORMAL;
    }
    row->shares_row = row->shares_row && may_share_row(programme, i);
    if (row->kind != ROW_MEETING || row->shares_row) {
        g_ptr_array_set_size(row->entries, 0);
    }
    for (guint k = row->entries->len; k > 0; k--) {
        Entry *entry = row_entry(row, k - 1);
        tidy_entry(entry);
        if (entry->text == NULL && entry->items->len == 0) {
            g_ptr_array_remove_index(row->entries, k - 1);
        }
    }
    tidy_depths(row);
}

static void tidy_blocks(GPtrArray *blocks)
{
    for (guint i = blocks->len; i > 0; i--) {
        Block *block = g_ptr_array_index(blocks, i - 1);
        text_tidy_in_place(&block->label);
        text_tidy_in_place(&block->text);
        tidy_notes(block->notes);
        if (block->text == NULL) {
            g_ptr_array_remove_index(blocks, i - 1);
        }
    }
}

/* A mark of n asterisks is number −n, so that one number tells all marks apart. */
static void tidy_footnotes(GPtrArray *footnotes)
{
    for (guint i = footnotes->len; i > 0; i--) {
        Footnote *footnote = g_ptr_array_index(footnotes, i - 1);
        text_tidy_in_place(&footnote->text);
        footnote->number = MAX(footnote->number, -3);
        g_free(footnote->mark);
        footnote->mark = footnote->number < 0 ? g_strnfill((gsize)-footnote->number, '*') : NULL;
        if (footnote->text == NULL || footnote->number == 0) {
            g_ptr_array_remove_index(footnotes, i - 1);
        }
    }
}

static void tidy_agenda(GPtrArray *agenda)
{
    for (guint i = agenda->len; i > 0; i--) {
        AgendaItem *item = g_ptr_array_index(agenda, i - 1);
        text_tidy_in_place(&item->title);
        if (item->title == NULL) {
            g_ptr_array_remove_index(agenda, i - 1);
        }
    }
}

static void tidy_links(GPtrArray *links)
{
    for (guint i = links->len; i > 0; i--) {
        Link *link = g_ptr_array_index(links, i - 1);
        text_tidy_in_place(&link->words);
        text_tidy_in_place(&link->target);
        if (link->words == NULL || link->target == NULL) {
            g_ptr_array_remove_index(links, i - 1);
        }
    }
}

static void tidy_marks(Programme *programme)
{
    g_autoptr(ProgrammeMarks) marks = programme_marks_new(programme);
    for (guint i = 0; i < programme->rows->len; i++) {
        Row *row = programme_row(programme, i);
        for (guint k = 0; k < row->entries->len; k++) {
            Entry *entry = row_entry(row, k);
            if (entry->as_printed == programme_marks_derived(marks, i, k)) {
                entry->as_printed = MARK_DERIVED;
            }
        }
    }
}

void programme_tidy(Programme *programme)
{
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        text_tidy_in_place(text_at(programme, i));
    }
    programme->from = civil_date_is_set(programme->from) ? programme->from : programme->to;
    programme->to = civil_date_is_set(programme->to) ? programme->to : programme->from;
    tidy_blocks(programme->front);
    tidy_blocks(programme->back);
    tidy_agenda(programme->agenda);
    tidy_footnotes(programme->footnotes);
    tidy_links(programme->links);
    for (guint i = 0; i < programme->rows->len; i++) {
        tidy_row(programme, i);
    }
    tidy_marks(programme);
}

/* --- comparing --------------------------------------------------------------------------------------- */

static bool notes_equal(const GArray *a, const GArray *b)
{
    return a->len == b->len && (a->len == 0 || memcmp(a->data, b->data, a->len * sizeof(int)) == 0);
}

static bool item_equal(const ItemNumber *a, const ItemNumber *b)
{
    return a->number == b->number && strcmp(a->sub, b->sub) == 0;
}

static bool items_equal(const Entry *a, const Entry *b)
{
    if (a->items->len != b->items->len) {
        return false;
    }
    for (guint i = 0; i < a->items->len; i++) {
        if (!item_equal(entry_item(a, i), entry_item(b, i))) {
            return false;
        }
    }
    return true;
}

static const char *entry_difference(const Entry *a, const Entry *b)
{
    if (a->kind != b->kind) {
        return "kind";
    }
    if (a->depth != b->depth) {
        return "depth";
    }
    if (g_strcmp0(a->text, b->text) != 0) {
        return "text";
    }
    if (a->ordinal != b->ordinal || a->minutes != b->minutes || a->as_printed != b->as_printed) {
        return "ordinal, minutes or mark";
    }
    if (g_strcmp0(a->provenance, b->provenance) != 0) {
        return "provenance";
    }
    return items_equal(a, b) ? (notes_equal(a->notes, b->notes) ? NULL : "notes") : "items";
}

static const char *row_difference(const Row *a, const Row *b)
{
    if (a->kind != b->kind || !civil_date_equal(a->date, b->date)) {
        return "kind or date";
    }
    if (a->start != b->start || a->end != b->end) {
        return "hours";
    }
    if (g_strcmp0(a->text, b->text) != 0 || g_strcmp0(a->label, b->label) != 0) {
        return "text or label";
    }
    if (g_strcmp0(a->room, b->room) != 0 || a->mode != b->mode) {
        return "room or mode";
    }
    if (a->shares_row != b->shares_row || !notes_equal(a->notes, b->notes)) {
        return "sharing or notes";
    }
    return a->entries->len == b->entries->len ? NULL : "number of entries";
}

static const char *block_difference(gconstpointer x, gconstpointer y)
{
    const Block *a = x;
    const Block *b = y;
    const bool same = a->kind == b->kind && g_strcmp0(a->label, b->label) == 0 && g_strcmp0(a->text, b->text) == 0 &&
                      notes_equal(a->notes, b->notes);
    return same ? NULL : "kind, label, text or notes";
}

static const char *footnote_difference(gconstpointer x, gconstpointer y)
{
    const Footnote *a = x;
    const Footnote *b = y;
    return a->number == b->number && g_strcmp0(a->text, b->text) == 0 ? NULL : "number or text";
}

static const char *agenda_difference(gconstpointer x, gconstpointer y)
{
    const AgendaItem *a = x;
    const AgendaItem *b = y;
    return item_equal(&a->item, &b->item) && g_strcmp0(a->title, b->title) == 0 ? NULL : "number or title";
}

static const char *link_difference(gconstpointer x, gconstpointer y)
{
    const Link *a = x;
    const Link *b = y;
    return g_strcmp0(a->words, b->words) == 0 && g_strcmp0(a->target, b->target) == 0 ? NULL : "words or target";
}

static char *list_difference(const char *name, const GPtrArray *a, const GPtrArray *b,
                             const char *(*difference)(gconstpointer, gconstpointer))
{
    for (guint i = 0; i < MIN(a->len, b->len); i++) {
        const char *where = difference(g_ptr_array_index(a, i), g_ptr_array_index(b, i));
        if (where != NULL) {
            return g_strdup_printf("%s[%u]: %s", name, i, where);
        }
    }
    return a->len == b->len ? NULL : g_strdup_printf("%s: %u and %u", name, a->len, b->len);
}

static char *row_entries_difference(guint at, const Row *a, const Row *b)
{
    for (guint i = 0; i < a->entries->len; i++) {
        const Entry *x = row_entry(a, i);
        const Entry *y = row_entry(b, i);
        const char *where = entry_difference(x, y);
        if (where != NULL) {
            return g_strdup_printf("rows[%u].entries[%u]: %s (%s \"%s\", %s \"%s\")", at, i, where,
                                   entry_kind_name(x->kind), x->text, entry_kind_name(y->kind), y->text);
        }
    }
    return NULL;
}

static char *rows_difference(const Programme *a, const Programme *b)
{
    for (guint i = 0; i < MIN(a->rows->len, b->rows->len); i++) {
        const Row *x = programme_row(a, i);
        const Row *y = programme_row(b, i);
        const char *where = row_difference(x, y);
        if (where != NULL) {
            return g_strdup_printf("rows[%u]: %s", i, where);
        }
        char *entries = row_entries_difference(i, x, y);
        if (entries != NULL) {
            return entries;
        }
    }
    return a->rows->len == b->rows->len ? NULL : g_strdup_printf("rows: %u and %u", a->rows->len, b->rows->len);
}

static char *head_difference(const Programme *a, const Programme *b)
{
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        if (g_strcmp0(*text_at(a, i), *text_at(b, i)) != 0) {
            return g_strdup_printf("%s: \"%s\" and \"%s\"", texts[i].name, *text_at(a, i), *text_at(b, i));
        }
    }
    if (a->language != b->language) {
        return g_strdup_printf("language: %s and %s", language_code(a->language), language_code(b->language));
    }
    if (a->profile != b->profile) {
        return g_strdup_printf("profile: %s and %s", a->profile->id, b->profile->id);
    }
    const bool dates =
        civil_date_equal(a->issued, b->issued) && civil_date_equal(a->from, b->from) && civil_date_equal(a->to, b->to);
    return dates ? NULL : g_strdup("issued, from or to");
}

static char *difference_of(const Programme *a, const Programme *b)
{
    char *where = head_difference(a, b);
    where = where != NULL ? where : list_difference("front", a->front, b->front, block_difference);
    where = where != NULL ? where : list_difference("agenda", a->agenda, b->agenda, agenda_difference);
    where = where != NULL ? where : rows_difference(a, b);
    where = where != NULL ? where : list_difference("footnotes", a->footnotes, b->footnotes, footnote_difference);
    where = where != NULL ? where : list_difference("back", a->back, b->back, block_difference);
    return where != NULL ? where : list_difference("links", a->links, b->links, link_difference);
}

bool programme_equal(const Programme *a, const Programme *b, char **ret_where)
{
    g_autofree char *where = difference_of(a, b);
    const bool equal = where == NULL;
    if (!equal && ret_where != NULL) {
        *ret_where = g_steal_pointer(&where);
    }
    return equal;
}
