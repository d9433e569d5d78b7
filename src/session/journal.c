#include "session/journal.h"

#include <string.h>

typedef enum { IMAGE_WRITTEN, IMAGE_MADE, IMAGE_USED } ImageKind;

typedef struct {
    ImageKind kind;
    TableKind table;
    int id;
    gsize at;    /* of the row's bytes, in `bytes` from its beginning on */
    Stamp stamp; /* what it was */
} Image;

enum { SPARE_BYTES = 4096 /* an act that kept more gives its memory back */ };

typedef struct {
    Seq seq;
    Text name;
    bool is_taken_back;
    GArray *images; /* of Image */
    GByteArray *bytes;
} Act;

struct Journal {
    guint limit;
    GPtrArray *acts;   /* of Act, by seq */
    GPtrArray *spares; /* of Act: forgotten, to be used again */
};

static void act_free(gpointer data)
{
    Act *act = data;
    g_array_unref(act->images);
    g_byte_array_unref(act->bytes);
    g_free(act);
}

static Act *act_new(void)
{
    Act *act = g_new0(Act, 1);
    act->images = g_array_new(FALSE, FALSE, sizeof(Image));
    act->bytes = g_byte_array_new();
    return act;
}

Journal *journal_new(guint limit)
{
    Journal *journal = g_new0(Journal, 1);
    journal->limit = limit;
    journal->acts = g_ptr_array_new();
    journal->spares = g_ptr_array_new_with_free_func(act_free);
    return journal;
}

static void forget(Journal *journal, guint n)
{
    for (guint i = 0; i < n; i++) {
        Act *act = g_ptr_array_index(journal->acts, i);
        if (act->bytes->len > SPARE_BYTES) {
            act_free(act);
        } else {
            g_ptr_array_add(journal->spares, act);
        }
    }
    g_ptr_array_remove_range(journal->acts, 0, n);
}

void journal_free(Journal *journal)
{
    forget(journal, journal->acts->len);
    g_ptr_array_unref(journal->acts);
    g_ptr_array_unref(journal->spares);
    g_free(journal);
}

/* Twice as many are kept as are promised, so that the old ones go in one step now and then and not one by one. */
static void forget_old(Journal *journal)
{
    if (journal->acts->len >= 2 * journal->limit) {
        forget(journal, journal->acts->len - journal->limit);
    }
}

void journal_begin(Journal *journal, Seq seq, Text name)
{
    forget_old(journal);
    const guint n = journal->spares->len;
    Act *act = n > 0 ? g_ptr_array_steal_index_fast(journal->spares, n - 1) : act_new();
    act->seq = seq;
    act->name = name;
    act->is_taken_back = false;
    g_array_set_size(act->images, 0);
    g_byte_array_set_size(act->bytes, 0);
    g_ptr_array_add(journal->acts, act);
}

static Act *latest_act(Journal *journal)
{
    g_assert(journal->acts->len > 0);
    return g_ptr_array_index(journal->acts, journal->acts->len - 1);
}

/* Once an act is enough: what the row was before it. */
void journal_before_write(Journal *journal, TableKind table, const RowTable *rows, int id)
{
    Act *act = latest_act(journal);
    const Stamp *stamp = &rows->stamps[id];
    if (stamp->written == act->seq) {
        return;
    }
    const Image image = { IMAGE_WRITTEN, table, id, act->bytes->len, *stamp };
    g_byte_array_append(act->bytes, rows->rows + (gsize)id * rows->size, (guint)rows->size);
    g_array_append_val(act->images, image);
}

void journal_made(Journal *journal, TableKind table, int id)
{
    const Image image = { IMAGE_MADE, table, id, 0, { 0 } };
    g_array_append_val(latest_act(journal)->images, image);
}

void journal_before_use(Journal *journal, TableKind table, const RowTable *rows, int id)
{
    Act *act = latest_act(journal);
    if (rows->stamps[id].used < act->seq && rows->stamps[id].written < act->seq) {
        const Image image = { IMAGE_USED, table, id, 0, rows->stamps[id] };
        g_array_append_val(act->images, image);
    }
}

static Act *act_of(const Journal *journal, Seq seq)
{
    guint low = 0, high = journal->acts->len;
    while (low < high) {
        const guint middle = low + (high - low) / 2;
        Act *act = g_ptr_array_index(journal->acts, middle);
        if (act->seq == seq) {
            return act->is_taken_back ? NULL : act;
        }
        if (act->seq < seq) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return NULL;
}

bool journal_knows(const Journal *journal, Seq act)
{
    return act_of(journal, act) != NULL;
}

Text journal_name(const Journal *journal, Seq seq)
{
    const Act *act = act_of(journal, seq);
    return act != NULL ? act->name : 0;
}

Seq journal_latest(const Journal *journal, Seq before)
{
    for (guint i = journal->acts->len; i-- > 0;) {
        const Act *act = g_ptr_array_index(journal->acts, i);
        if (!act->is_taken_back && (before == 0 || act->seq < before)) {
            return act->seq;
        }
    }
    return 0;
}

bool journal_is_free(const Journal *journal, Seq seq, const RowTable tables[N_TABLES], Seq *ret_later)
{
    const Act *act = act_of(journal, seq);
    g_assert(act != NULL);
    for (guint i = 0; i < act->images->len; i++) {
        const Image *image = &g_array_index(act->images, Image, i);
        const Stamp *stamp = &tables[image->table].stamps[image->id];
        if (image->kind != IMAGE_USED && (stamp->written != seq || stamp->used > seq)) {
            *ret_later = MAX(stamp->written, stamp->used);
            return false;
        }
    }
    return true;
}

static void put_back(const Act *act, const Image *image, RowTable *table)
{
    Stamp *stamp = &table->stamps[image->id];
    switch (image->kind) {
    case IMAGE_WRITTEN:
        memcpy(table->rows + (gsize)image->id * table->size, act->bytes->data + image->at, table->size);
        *stamp = image->stamp;
        break;
    case IMAGE_MADE: stamp->is_void = true; break;
    case IMAGE_USED:
        if (stamp->used == act->seq) {
            stamp->used = image->stamp.used;
        }
        break;
    }
}

void journal_take_back(Journal *journal, Seq seq, RowTable tables[N_TABLES],
                       void (*restored)(TableKind table, int id, gpointer data), gpointer data)
{
    Act *act = act_of(journal, seq);
    g_assert(act != NULL);
    for (guint i = act->images->len; i-- > 0;) {
        const Image *image = &g_array_index(act->images, Image, i);
        put_back(act, image, &tables[image->table]);
        restored(image->table, image->id, data);
    }
    act->is_taken_back = true;
}
