/* "(continued)" and its kin, derived (domain rules 6–11): one walk over the programme in the order of its rows.
 *
 * An item is the same item by its number; a reading by its ordinal and the item it stands under, so that changing
 * the words for the text that is read does not start it anew (rule 8); a debate by its words, whatever is said
 * around them ("Opening of the general debate"). A line counts as seen from the next printed row on. */
#include "core/programme.h"

#include "base/text.h"

#include <string.h>

struct ProgrammeMarks {
    const Programme *programme;
    GPtrArray *rows; /* of GArray of Mark */
};

/* How often an identity has been met, and the marks of the row where it was met last. */
typedef struct {
    guint last_row;
    Mark *last_mark;
    bool seen_before;
} Sighting;

static bool is_marked_activity(EntryKind kind)
{
    return kind == ENTRY_READING || kind == ENTRY_THEMATIC || kind == ENTRY_DEBATE;
}

static char *debate_identity(const Entry *entry)
{
    static const char *const around[] = { "opening of the ", "continuation of the ", "conclusion of the ",
                                          "resumption of the ", "closure of the " };
    g_autofree char *words = text_words(entry->text);
    const char *core = words;
    for (size_t i = 0; i < G_N_ELEMENTS(around); i++) {
        if (g_str_has_prefix(core, around[i])) {
            core += strlen(around[i]);
        }
    }
    return g_strdup_printf("%s %s", entry_kind_name(entry->kind), core);
}

/* What makes two lines the same line going on; NULL for a line that never does (rule 9). `under` is the item that the
 * line stands under, 0 if none. */
static char *identity(const Programme *programme, const Entry *entry, int under)
{
    const MarkPolicy *policy = &programme->profile->marks;
    if (entry->kind == ENTRY_ITEM && policy->items && entry->items->len > 0) {
        g_autofree char *numbers = entry_item_numbers(entry);
        return g_strdup_printf("item %s", numbers);
    }
    if (!policy->activities || !is_marked_activity(entry->kind)) {
        return NULL;
    }
    if (entry->kind == ENTRY_READING) {
        return g_strdup_printf("reading %d of item %d", entry->ordinal, under);
    }
    return debate_identity(entry);
}

/* The item is going on if each of its numbers has been met, alone or with others. */
static void remember_numbers(GHashTable *numbers, const Entry *entry)
{
    for (guint i = 0; i < entry->items->len; i++) {
        const ItemNumber *item = entry_item(entry, i);
        g_hash_table_add(numbers, g_strdup_printf("%d%s", item->number, item->sub));
    }
}

static bool knows_numbers(GHashTable *numbers, const Entry *entry)
{
    for (guint i = 0; i < entry->items->len; i++) {
        const ItemNumber *item = entry_item(entry, i);
        g_autofree char *key = g_strdup_printf("%d%s", item->number, item->sub);
        if (!g_hash_table_contains(numbers, key)) {
            return false;
        }
    }
    return true;
}

static Mark meet(GHashTable *sightings, const char *key, guint row, Mark *mark, bool known)
{
    Sighting *sighting = g_hash_table_lookup(sightings, key);
    if (sighting == NULL) {
        sighting = g_new0(Sighting, 1);
        sighting->last_row = row;
        g_hash_table_insert(sightings, g_strdup(key), sighting);
    } else if (sighting->last_row != row) {
        sighting->seen_before = true;
        sighting->last_row = row;
    }
    sighting->seen_before |= known;
    sighting->last_mark = mark;
    return sighting->seen_before ? MARK_CONTINUED : MARK_NONE;
}

/* Where the house marks the end, the last line of each that went on is "(concluded)". */
static void conclude(GHashTable *sightings)
{
    GHashTableIter iter;
    gpointer value;
    g_hash_table_iter_init(&iter, sightings);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        const Sighting *sighting = value;
        if (sighting->seen_before) {
            *sighting->last_mark = MARK_CONCLUDED;
        }
    }
}

static GArray *marks_of_row(const Programme *programme, guint i, GHashTable *sightings, GHashTable *numbers)
{
    const Row *row = programme_row(programme, i);
    GArray *marks = g_array_sized_new(FALSE, TRUE, sizeof(Mark), row->entries->len);
    g_array_set_size(marks, row->entries->len);
    int under = 0;
    for (guint k = 0; k < row->entries->len; k++) {
        const Entry *entry = row_entry(row, k);
        Mark *mark = &g_array_index(marks, Mark, k);
        g_autofree char *key = identity(programme, entry, under);
        if (entry->kind == ENTRY_ITEM && entry->items->len > 0) {
            under = entry_item(entry, 0)->number;
        }
        const bool known = entry->items->len > 0 && knows_numbers(numbers, entry);
        *mark = key == NULL ? MARK_NONE : meet(sightings, key, i, mark, known);
    }
    for (guint k = 0; k < row->entries->len; k++) {
        if (row_entry(row, k)->kind == ENTRY_ITEM) {
            remember_numbers(numbers, row_entry(row, k));
        }
    }
    return marks;
}

ProgrammeMarks *programme_marks_new(const Programme *programme)
{
    ProgrammeMarks *marks = g_new0(ProgrammeMarks, 1);
    marks->programme = programme;
    marks->rows = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    g_autoptr(GHashTable) sightings = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    g_autoptr(GHashTable) numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < programme->rows->len; i++) {
        g_ptr_array_add(marks->rows, marks_of_row(programme, i, sightings, numbers));
    }
    if (programme->profile->marks.concluded) {
        conclude(sightings);
    }
    return marks;
}

void programme_marks_free(ProgrammeMarks *marks)
{
    if (marks == NULL) {
        return;
    }
    g_ptr_array_unref(marks->rows);
    g_free(marks);
}

Mark programme_marks_derived(const ProgrammeMarks *marks, guint row, guint entry)
{
    return g_array_index((GArray *)g_ptr_array_index(marks->rows, row), Mark, entry);
}

Mark programme_marks_printed(const ProgrammeMarks *marks, guint row, guint entry)
{
    const Mark as_printed = row_entry(programme_row(marks->programme, row), entry)->as_printed;
    return as_printed != MARK_DERIVED ? as_printed : programme_marks_derived(marks, row, entry);
}

Mark programme_mark(const Programme *programme, guint row, guint entry)
{
    g_autoptr(ProgrammeMarks) marks = programme_marks_new(programme);
    return programme_marks_derived(marks, row, entry);
}
