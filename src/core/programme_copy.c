/* A second programme that owns all it has, for who wants to change one and keep the other. */
#include "core/programme.h"

static void copy_notes(GArray *to, const GArray *from)
{
    g_array_append_vals(to, from->data, from->len);
}

static Entry *copy_entry(const Entry *entry)
{
    Entry *copy = entry_new(entry->kind, entry->text);
    copy->depth = entry->depth;
    copy->ordinal = entry->ordinal;
    g_array_append_vals(copy->items, entry->items->data, entry->items->len);
    copy->minutes = entry->minutes;
    copy->provenance = g_strdup(entry->provenance);
    copy_notes(copy->notes, entry->notes);
    copy->as_printed = entry->as_printed;
    copy->at = entry->at;
    return copy;
}

static Row *copy_row(const Row *row)
{
    Row *copy = row_new(row->kind);
    copy->date = row->date;
    copy->start = row->start;
    copy->end = row->end;
    copy->text = g_strdup(row->text);
    copy_notes(copy->notes, row->notes);
    copy->mode = row->mode;
    copy->label = g_strdup(row->label);
    copy->room = g_strdup(row->room);
    copy->shares_row = row->shares_row;
    for (guint i = 0; i < row->entries->len; i++) {
        row_add_entry(copy, copy_entry(row_entry(row, i)));
    }
    copy->at = row->at;
    return copy;
}

static void copy_blocks(GPtrArray *to, const GPtrArray *from)
{
    for (guint i = 0; i < from->len; i++) {
        const Block *block = g_ptr_array_index(from, i);
        Block *copy = programme_add_block(to, block_new(block->kind, block->label, block->text));
        copy_notes(copy->notes, block->notes);
        copy->at = block->at;
    }
}

static void copy_lists(Programme *copy, const Programme *programme)
{
    copy_blocks(copy->front, programme->front);
    copy_blocks(copy->back, programme->back);
    for (guint i = 0; i < programme->agenda->len; i++) {
        const AgendaItem *item = g_ptr_array_index(programme->agenda, i);
        programme_add_agenda_item(copy, item->item, item->title, item->at);
    }
    for (guint i = 0; i < programme->rows->len; i++) {
        programme_add_row(copy, copy_row(programme_row(programme, i)));
    }
    for (guint i = 0; i < programme->footnotes->len; i++) {
        const Footnote *note = g_ptr_array_index(programme->footnotes, i);
        programme_add_footnote(copy, note->number, note->mark, note->text, note->at);
    }
    for (guint i = 0; i < programme->links->len; i++) {
        const Link *link = g_ptr_array_index(programme->links, i);
        programme_add_link(copy, link->words, link->target);
    }
}

Programme *programme_copy(const Programme *programme)
{
    Programme *copy = programme_new();
    Programme with = *programme;
    with.front = copy->front;
    with.agenda = copy->agenda;
    with.rows = copy->rows;
    with.footnotes = copy->footnotes;
    with.back = copy->back;
    with.links = copy->links;
    *copy = with;
    char **const texts[] = { &copy->organ,      &copy->symbol, &copy->job_number, &copy->distribution,
                             &copy->original,   &copy->body,   &copy->session,    &copy->place,
                             &copy->zone,       &copy->title,  &copy->note_kind,  &copy->annex_label,
                             &copy->annex_title };
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        *texts[i] = g_strdup(*texts[i]);
    }
    copy_lists(copy, programme);
    return copy;
}
