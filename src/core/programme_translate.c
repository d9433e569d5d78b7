#include "core/programme_translate.h"

#include "core/item_words.h"
#include "core/sentences.h"
#include "core/terms.h"

#include <string.h>

typedef struct {
    Language from, to;
    GHashTable *kept; /* or NULL */
} Translation;

/* --- texts ------------------------------------------------------------------------------------------------ */

static char *keep(const Translation *translation, const char *text)
{
    char *copy = g_strdup(text);
    if (copy != NULL && translation->kept != NULL) {
        g_hash_table_add(translation->kept, copy);
    }
    return copy;
}

static char *translate(const Translation *translation, const char *text)
{
    const char *known = text == NULL ? NULL : terms_translate(text, translation->from, translation->to);
    return known != NULL ? g_strdup(known) : keep(translation, text);
}

static char *translate_session(const Translation *translation, const char *text)
{
    Language language = LANGUAGE_NONE;
    int ordinal = 0;
    const char *kind = NULL;
    if (!terms_session_read(text, &language, &ordinal, &kind) || language != translation->from) {
        return translate(translation, text);
    }
    return terms_session(ordinal, kind, translation->to);
}

/* The markers of sub-paragraphs follow the language (rule 102); numbers are the same in all (rule 106). */
static char *translate_label(const Translation *translation, const char *label)
{
    const size_t length = label == NULL ? 0 : strlen(label);
    const size_t open = length > 0 && label[0] == '(' ? 1 : 0;
    const bool lettered = length - open == 2 && g_ascii_islower(label[open]) && label[open + 1] == ')';
    if (!lettered) {
        return g_strdup(label);
    }
    const char letter[] = { label[open], '\0' };
    return item_marker_in_words(translation->to, letter);
}

/* --- parts ------------------------------------------------------------------------------------------------ */

static void copy_numbers(GArray *to, const GArray *from)
{
    g_array_append_vals(to, from->data, from->len);
}

static Entry *translate_entry(const Translation *translation, const Entry *entry)
{
    Entry *copy = entry_new(entry->kind, NULL);
    copy->depth = entry->depth;
    copy->text = translate(translation, entry->text);
    copy->ordinal = entry->ordinal;
    copy->minutes = entry->minutes;
    copy->provenance = translate(translation, entry->provenance);
    copy->at = entry->at;
    copy_numbers(copy->items, entry->items);
    copy_numbers(copy->notes, entry->notes);
    return copy;
}

static Row *translate_row(const Translation *translation, const Row *row)
{
    Row *copy = row_new(row->kind);
    copy->date = row->date;
    copy->start = row->start;
    copy->end = row->end;
    copy->text = translate(translation, row->text);
    copy->mode = row->mode;
    copy->label = translate(translation, row->label);
    copy->room = keep(translation, row->room);
    copy->shares_row = row->shares_row;
    copy->at = row->at;
    copy_numbers(copy->notes, row->notes);
    for (guint i = 0; i < row->entries->len; i++) {
        row_add_entry(copy, translate_entry(translation, row_entry(row, i)));
    }
    return copy;
}

static void translate_blocks(const Translation *translation, GPtrArray *to, const GPtrArray *from)
{
    for (guint i = 0; i < from->len; i++) {
        const Block *block = g_ptr_array_index(from, i);
        Block *copy = programme_add_block(to, block_new(block->kind, NULL, NULL));
        copy->label = translate_label(translation, block->label);
        copy->text = sentence_translate(block->text, translation->from, translation->to);
        copy->text = copy->text != NULL ? copy->text : translate(translation, block->text);
        copy->at = block->at;
        copy_numbers(copy->notes, block->notes);
    }
}

static void translate_head(const Translation *translation, Programme *copy, const Programme *programme)
{
    copy->profile = programme->profile;
    copy->language = translation->to;
    copy->organ = translate(translation, programme->organ);
    copy->symbol = g_strdup(programme->symbol);
    copy->job_number = g_strdup(programme->job_number);
    copy->distribution = g_strdup(programme->distribution);
    copy->issued = programme->issued;
    copy->original = g_strdup(programme->original);
    copy->body = translate(translation, programme->body);
    copy->session = translate_session(translation, programme->session);
    copy->place = translate(translation, programme->place);
    copy->zone = g_strdup(programme->zone);
    copy->from = programme->from;
    copy->to = programme->to;
    copy->title = translate(translation, programme->title);
    copy->note_kind = translate(translation, programme->note_kind);
    copy->annex_label = translate(translation, programme->annex_label);
    copy->annex_title = translate(translation, programme->annex_title);
    copy->title_at = programme->title_at;
    copy->session_at = programme->session_at;
    copy->dates_at = programme->dates_at;
    copy->issued_at = programme->issued_at;
    copy->body_at = programme->body_at;
    copy->symbol_at = programme->symbol_at;
}

static void translate_lists(const Translation *translation, Programme *copy, const Programme *programme)
{
    translate_blocks(translation, copy->front, programme->front);
    translate_blocks(translation, copy->back, programme->back);
    for (guint i = 0; i < programme->agenda->len; i++) {
        const AgendaItem *item = g_ptr_array_index(programme->agenda, i);
        AgendaItem *added = programme_add_agenda_item(copy, item->item, NULL, item->at);
        added->title = translate(translation, item->title);
    }
    for (guint i = 0; i < programme->footnotes->len; i++) {
        const Footnote *footnote = g_ptr_array_index(programme->footnotes, i);
        Footnote *added = programme_add_footnote(copy, footnote->number, footnote->mark, NULL, footnote->at);
        added->text = translate(translation, footnote->text);
    }
    for (guint i = 0; i < programme->links->len; i++) {
        const Link *link = g_ptr_array_index(programme->links, i);
        programme_add_link(copy, link->words, link->target);
    }
    for (guint i = 0; i < programme->rows->len; i++) {
        programme_add_row(copy, translate_row(translation, programme_row(programme, i)));
    }
}

/* What is marked as going on does not depend on the language, even where the words of an activity were not known. */
static void keep_marks(Programme *copy, const Programme *programme)
{
    g_autoptr(ProgrammeMarks) marks = programme_marks_new(programme);
    g_autoptr(ProgrammeMarks) derived = programme_marks_new(copy);
    for (guint i = 0; i < copy->rows->len; i++) {
        Row *row = programme_row(copy, i);
        for (guint k = 0; k < row->entries->len; k++) {
            const Mark printed = programme_marks_printed(marks, i, k);
            const bool same = printed == programme_marks_derived(derived, i, k);
            row_entry(row, k)->as_printed = same ? MARK_DERIVED : printed;
        }
    }
}

Programme *programme_translate(const Programme *programme, Language to, GHashTable *kept)
{
    const Translation translation = { .from = programme->language, .to = to, .kept = kept };
    Programme *copy = programme_new();
    translate_head(&translation, copy, programme);
    translate_lists(&translation, copy, programme);
    keep_marks(copy, programme);
    /* The place's name in the other language may tell its zone no more. */
    if (g_strcmp0(programme_zone(copy), programme_zone(programme)) != 0) {
        copy->zone = g_strdup(programme_zone(programme));
    }
    return copy;
}
