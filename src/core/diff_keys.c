/* What the lines and meetings of a programme are known by. */
#include "core/diff_parts.h"

#include "base/text.h"
#include "core/vocabulary.h"

#include <string.h>

static void line_key_clear(gpointer data)
{
    LineKey *key = data;
    g_free(key->identity);
    g_free(key->exact);
    g_free(key->path);
}

/* There is one of these under an item, whatever words announce it. */
static bool is_known_by_kind(EntryKind kind)
{
    return kind == ENTRY_OPENING || kind == ENTRY_CLOSURE || kind == ENTRY_STAKEHOLDERS || kind == ENTRY_ADOPTION;
}

/* The same identity as that of "(continued)" (programme_marks.c) where a line can have that mark. `under` is the number
 * of the item before it in its meeting. */
static char *identity_of(const Entry *entry, int under)
{
    if (entry->items->len > 0) {
        g_autofree char *numbers = entry_item_numbers(entry);
        return g_strdup_printf("%s %s", entry_kind_name(entry->kind), numbers);
    }
    if (entry->kind == ENTRY_READING) {
        return g_strdup_printf("reading %d of item %d", entry->ordinal, under);
    }
    const Topic topic = entry->kind == ENTRY_TOPIC ? vocabulary_topic(entry->text) : TOPIC_NONE;
    if (topic != TOPIC_NONE) {
        return g_strdup_printf("topic %d", (int)topic);
    }
    return is_known_by_kind(entry->kind) ? g_strdup_printf("%s of item %d", entry_kind_name(entry->kind), under) : NULL;
}

static char *exact_of(const Entry *entry)
{
    g_autofree char *numbers = entry_item_numbers(entry);
    g_autofree char *words = text_words(entry->text);
    return g_strdup_printf("%s|%s|%s", entry_kind_name(entry->kind), numbers, words);
}

static const char *known_by(const LineKey *key)
{
    return key->identity != NULL ? key->identity : key->exact;
}

static int parent_of(const Row *row, guint line)
{
    const int depth = row_entry(row, line)->depth;
    for (guint i = line; i > 0 && depth > 0; i--) {
        if (row_entry(row, i - 1)->depth < depth) {
            return (int)i - 1;
        }
    }
    return -1;
}

static GArray *keys_of(const Row *row)
{
    GArray *keys = g_array_sized_new(FALSE, FALSE, sizeof(LineKey), row->entries->len);
    g_array_set_clear_func(keys, line_key_clear);
    int under = 0;
    for (guint i = 0; i < row->entries->len; i++) {
        const Entry *entry = row_entry(row, i);
        LineKey key = { .identity = identity_of(entry, under), .exact = exact_of(entry), .parent = parent_of(row, i) };
        const LineKey *parent = key.parent >= 0 ? &g_array_index(keys, LineKey, key.parent) : NULL;
        key.path = parent == NULL ? g_strdup("") : g_strconcat(parent->path, "/", known_by(parent), NULL);
        g_array_append_val(keys, key);
        under = entry->kind == ENTRY_ITEM && entry->items->len > 0 ? entry_item(entry, 0)->number : under;
    }
    return keys;
}

static char *matter_of(const DiffSide *side, guint row)
{
    const Row *slot = programme_row(side->programme, row);
    if (slot->kind != ROW_MEETING) {
        return text_words(slot->text);
    }
    GString *matter = g_string_new(NULL);
    const char *part;
    for (guint i = 0; (part = diff_matter_at(side, row, i)) != NULL; i++) {
        g_string_append_printf(matter, "%s\n", part);
    }
    return g_string_free(matter, FALSE);
}

void diff_side_init(DiffSide *side, const Programme *programme)
{
    const guint n = programme->rows->len;
    *side = (DiffSide){ .programme = programme,
                        .owner = g_new0(guint, n + 1),
                        .lines = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref),
                        .matters = g_ptr_array_new_with_free_func(g_free) };
    for (guint i = 0; i < n; i++) {
        const Row *row = programme_row(programme, i);
        side->owner[i] = i > 0 && row->shares_row ? side->owner[i - 1] : i;
        g_ptr_array_add(side->lines, keys_of(row));
        g_ptr_array_add(side->matters, matter_of(side, i));
    }
}

void diff_side_clear(DiffSide *side)
{
    g_free(side->owner);
    g_ptr_array_unref(side->lines);
    g_ptr_array_unref(side->matters);
}

static GArray *lines_of(const DiffSide *side, guint row)
{
    return g_ptr_array_index(side->lines, side->owner[row]);
}

guint diff_line_count(const DiffSide *side, guint row)
{
    return lines_of(side, row)->len;
}

const LineKey *diff_line(const DiffSide *side, guint row, guint line)
{
    return &g_array_index(lines_of(side, row), LineKey, line);
}

const Entry *diff_entry(const DiffSide *side, guint row, guint line)
{
    return row_entry(programme_row(side->programme, side->owner[row]), line);
}

const char *diff_matter_at(const DiffSide *side, guint row, guint i)
{
    const guint lines = diff_line_count(side, row);
    if (i < lines) {
        return known_by(diff_line(side, row, i));
    }
    return i == lines ? programme_row(side->programme, row)->label : NULL;
}

int diff_share(const DiffSide *old, guint old_row, const DiffSide *new_, guint new_row)
{
    g_autoptr(GHashTable) counts = g_hash_table_new(g_str_hash, g_str_equal);
    const char *part;
    guint n_old = 0;
    for (; (part = diff_matter_at(old, old_row, n_old)) != NULL; n_old++) {
        const guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, part));
        g_hash_table_insert(counts, (gpointer)part, GUINT_TO_POINTER(count + 1));
    }
    guint common = 0;
    guint n_new = 0;
    for (; (part = diff_matter_at(new_, new_row, n_new)) != NULL; n_new++) {
        const guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, part));
        if (count > 0) {
            g_hash_table_insert(counts, (gpointer)part, GUINT_TO_POINTER(count - 1));
            common++;
        }
    }
    const guint most = MAX(n_old, n_new);
    return most == 0 ? 0 : (int)(common * 100 / most);
}
